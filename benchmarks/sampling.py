"""Sampling time: the official way of computing against kinoflow, side by side in one process.

    python benchmarks/sampling.py --size lite --seconds 5 --seeds 1 --dtype fp32 [--steps 4] [--repeats 3]
    python benchmarks/sampling.py --all           # every size, length, number of seeds and dtype (long)

Weights are random (with every gate opened, or most of the network would do nothing). The official way is
`tests/reference/official_torch.py`: 360 frames and 128 text slots whatever was asked for, text evaluated once per seed.
The two run in turns; ratios are medians over the turns. Steps scale both alike, so few are enough. "of peak" compares
the useful work (matrix products of real tokens) of each with this machine's matrix product rate, measured in the same
process. One JSON line last.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from kinoflow import TextFeatures
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.model.config import NetworkConfig
from kinoflow.model.folder import ModelDescription
from kinoflow.model.motion_model import MotionModel
from kinoflow.model.official import to_official

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from reference.official_torch import OfficialWay

SIZES = {
    "lite": NetworkConfig(width=1024, num_layers=18, num_heads=16),
    "full": NetworkConfig(width=1280, num_layers=27, num_heads=20),
    "small": NetworkConfig(width=256, num_layers=6, num_heads=4, context_width=512, pooled_width=128),
}
DTYPES = {"fp32": torch.float32, "bf16": torch.bfloat16}
TEXT_SLOTS = 128
GUIDANCE = 5.0


@dataclass(frozen=True)
class Case:
    """One line of the table."""

    size: str
    seconds: float
    seeds: int
    dtype: str
    official_dtype: str
    steps: int
    tokens: int


def random_model(config: NetworkConfig) -> MotionModel:
    """A network with random weights in which every block acts."""
    torch.manual_seed(0)
    model = MotionModel(config)
    for name, parameter in model.named_parameters():
        if "modulation" in name:
            torch.nn.init.normal_(parameter, std=0.02)
    return model.eval().requires_grad_(False)


def matmul_rate(dtype: torch.dtype, size: int = 2048) -> float:
    """FLOP/s of a square matrix product on this machine, the best of several."""
    a, b = (torch.randn(size, size).to(dtype) for _ in range(2))
    best = float("inf")
    for _ in range(6):
        started = time.perf_counter()
        a @ b
        best = min(best, time.perf_counter() - started)
    return 2 * size**3 / best


def linear_flops(config: NetworkConfig, motion_tokens: int, text_tokens: int) -> tuple[float, float]:
    """FLOPs of the token-wise linear layers and attention of one evaluation: (motion, text)."""
    width, ratio = config.width, config.mlp_ratio
    block = 2 * width * width * (4 + 2 * ratio)
    attention = 4 * width * (min(motion_tokens, 2 * config.band_frames + 1) + text_tokens)
    motion = motion_tokens * (config.num_layers * (block + attention) + 4 * width * config.motion_features)
    text = text_tokens * (config.num_layers + config.refiner_layers) * (block + 4 * width * text_tokens)
    return float(motion), float(text)


def run(case: Case, repeats: int) -> dict[str, float]:
    """Measure one case."""
    config = SIZES[case.size]
    model = random_model(config)
    state = {name: tensor.to(DTYPES[case.official_dtype]) for name, tensor in to_official(model).items()}
    official = OfficialWay(state, num_layers=config.num_layers, num_heads=config.num_heads)
    ours = MotionPipeline(model.to(DTYPES[case.dtype]), ModelDescription(network=config), None)
    frames = round(case.seconds * 30)
    generator = torch.Generator().manual_seed(1)
    noise = torch.randn(case.seeds, config.train_frames, config.motion_features, generator=generator)
    tokens = torch.randn(1, TEXT_SLOTS, config.context_width, generator=generator).expand(case.seeds, -1, -1)
    pooled = torch.randn(1, config.pooled_width, generator=generator).expand(case.seeds, -1)
    lengths = torch.full((case.seeds,), case.tokens)
    features = TextFeatures(tokens, lengths, pooled)

    def theirs() -> Tensor:
        return official.sample(noise, tokens, lengths, pooled, frames, steps=case.steps, scale=GUIDANCE)

    def mine() -> Tensor:
        return ours.sample(
            features, num_frames=[frames] * case.seeds, noise=noise, steps=case.steps, guidance_scale=GUIDANCE
        )

    timings: dict[str, list[float]] = {"official": [], "ours": []}
    results: dict[str, Tensor] = {}
    for _ in range(repeats + 1):
        for name, function in (("official", theirs), ("ours", mine)):
            started = time.perf_counter()
            results[name] = function()
            timings[name].append(time.perf_counter() - started)
    ratios = [a / b for a, b in zip(timings["official"][1:], timings["ours"][1:], strict=True)]
    official_s, ours_s = (statistics.median(timings[name][1:]) for name in ("official", "ours"))
    motion, text = linear_flops(config, frames, case.tokens)
    useful = case.steps * 2 * (case.seeds * motion + text)
    error = (results["ours"] - results["official"]).norm() / results["official"].norm()
    return {
        "official_s": official_s,
        "ours_s": ours_s,
        "speedup": statistics.median(ratios),
        "relative_error": float(error),
        "ours_flops_per_s": useful / ours_s,
        "ours_of_peak": useful / ours_s / matmul_rate(DTYPES[case.dtype]),
        "official_of_peak": useful / official_s / matmul_rate(DTYPES[case.official_dtype]),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=SIZES, default="lite")
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--dtype", choices=DTYPES, default="fp32", help="of ours")
    parser.add_argument("--official-dtype", choices=DTYPES, default="fp32")
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--tokens", type=int, default=24, help="real text tokens of the prompt, of 128 slots")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--all", action="store_true")
    o = parser.parse_args()
    cases = [Case(o.size, o.seconds, o.seeds, o.dtype, o.official_dtype, o.steps, o.tokens)]
    if o.all:
        cases = [
            Case(size, seconds, seeds, dtype, "fp32", o.steps, o.tokens)
            for size in ("lite", "full")
            for seconds in (2.0, 5.0, 12.0)
            for seeds in (1, 4)
            for dtype in DTYPES
        ]
    print(f"{torch.get_num_threads()} threads, PyTorch {torch.__version__}, {o.steps} steps, {o.tokens} text tokens")
    head = ("size", "seconds", "seeds", "dtype", "official s", "ours s", "speedup", "rel. error", "GFLOP/s", "of peak")
    print("".join(f"{name:>12}" for name in head))
    row: dict[str, float] = {}
    for case in cases:
        row = run(case, o.repeats)
        cells = (f"{row['official_s']:.2f}", f"{row['ours_s']:.2f}", f"{row['speedup']:.2f}",
                 f"{row['relative_error']:.1e}", f"{row['ours_flops_per_s'] / 1e9:.0f}",
                 f"{row['ours_of_peak']:.0%}")  # fmt: skip
        labels = (case.size, f"{case.seconds:g}", str(case.seeds), case.dtype)
        print("".join(f"{cell:>12}" for cell in (*labels, *cells)), flush=True)
    print(json.dumps({name: float(f"{value:.4g}") for name, value in row.items()}))


if __name__ == "__main__":
    main()
