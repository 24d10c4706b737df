"""Sampling time: the official way of computing against kinoflow, side by side in one process.

    python benchmarks/sampling.py --size lite --seconds 5 --seeds 1 --dtype fp32 [--steps 4] [--repeats 3]
    python benchmarks/sampling.py --all           # every size, length, number of seeds and dtype (long)
    python benchmarks/sampling.py --against plain --size compact --seconds 2 5 12

Weights are random (with every gate opened, or most of the network would do nothing). The official way is
`tests/reference/official_torch.py`: 360 frames and 128 text slots whatever was asked for, text evaluated once per seed.
The two run in turns; ratios are medians over the turns. "50 steps" is the ratio for 50 steps, from the time of a step
of each and from what kinoflow computes once for 50 steps, which is measured too. With --same-kernels the official way
gets the matrix products of kinoflow, so the ratio is that of the work alone. With --clock cpu and OMP_NUM_THREADS=1,
time is that of the processor in this process, which other programs hardly change. "of peak" compares the work that
kinoflow does (matrix products of real tokens) with the fastest matrix product of this machine, measured in the same
process. With --against plain the other side is kinoflow itself with no packed weights, which is what
`model/kernel_choice.py` must never lose against; the compact model's shape can be compared in this way only. Ratios
hold for the processor, whose name is printed. One JSON line last.
"""

from __future__ import annotations

import argparse
import copy
import functools
import json
import statistics
import sys
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import torch
from torch import Tensor

from kinoflow import TextFeatures
from kinoflow.flow.steppers import evaluation_times
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.inference.sampling import GuidedVelocity
from kinoflow.model.config import NetworkConfig
from kinoflow.model.description import ModelDescription
from kinoflow.model.kernel_choice import processor_name
from kinoflow.model.motion_model import MotionModel
from kinoflow.model.official import to_official
from kinoflow.model.packing import PackedLinear, can_pack, pack
from kinoflow.model.precision import dtype_of

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from reference.official_torch import OfficialWay

SIZES = {
    "lite": NetworkConfig(width=1024, num_layers=18, num_heads=16),
    "full": NetworkConfig(width=1280, num_layers=27, num_heads=20),
    "small": NetworkConfig(width=256, num_layers=6, num_heads=4, context_width=512, pooled_width=128),
    "compact": NetworkConfig(
        width=256, num_layers=9, num_heads=4, mlp_activation="silu", context_width=384, pooled_width=384, patch_size=4
    ),
}
DTYPES = {"fp32": torch.float32, "bf16": torch.bfloat16}
TEXT_SLOTS = 128
CLOCK = time.perf_counter
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


class SameKernels(OfficialWay):
    """The official way with packed weights."""

    def linear(self, name: str, x: Tensor) -> Tensor:
        """As `OfficialWay.linear`."""
        if f"{name}.packed" not in self.state:
            plain = torch.nn.Linear(1, 1, device="meta")
            weight = self.state[f"{name}.weight"]
            plain.out_features, plain.in_features = weight.shape
            plain.weight = torch.nn.Parameter(weight, requires_grad=False)
            bias = self.state.get(f"{name}.bias")
            plain.bias = None if bias is None else torch.nn.Parameter(bias, requires_grad=False)
            self.state[f"{name}.packed"] = PackedLinear(plain)
        return self.state[f"{name}.packed"](x)


def matmul_rate(dtype: torch.dtype, size: int = 2048) -> float:
    """FLOP/s of a square matrix product on this machine, the best of several and of the kernels that there are."""
    a, b = (torch.randn(size, size).to(dtype) for _ in range(2))
    products = [lambda: a @ b]
    if can_pack(a.device, dtype):
        layer = torch.nn.Linear(size, size, bias=False)
        layer.weight = torch.nn.Parameter(b, requires_grad=False)
        packed = PackedLinear(layer)
        products.append(lambda: packed(a))
    best = float("inf")
    for product in products * 8:
        started = CLOCK()
        product()
        best = min(best, CLOCK() - started)
    return 2 * size**3 / best


def step_flops(config: NetworkConfig, frames: int, tokens: int, seeds: int) -> float:
    """FLOPs that one guided step needs: matrix products of real frames, the prompt's tokens and one null token."""
    width = config.width
    block = 2 * width * width * (4 + 2 * config.mlp_ratio)
    band = config.band_frames
    pairs = sum(min(frames, i + band + 1) - max(0, i - band) for i in range(frames)) + frames * tokens
    motion = frames * (config.num_layers * block + 4 * width * config.motion_features)
    motion += config.num_layers * 4 * width * pairs
    text = (tokens + 1) * (config.num_layers + config.refiner_layers) * block
    return 2 * seeds * motion + text


def in_dtype(model: MotionModel, dtype: torch.dtype) -> MotionModel:
    """The model with its weights in the dtypes that `precision.dtype_of` gives."""
    state = {name: tensor.to(dtype_of(name, dtype)) for name, tensor in model.state_dict().items()}
    model.load_state_dict(state, assign=True)
    return model.requires_grad_(False)


@functools.lru_cache(maxsize=1)
def our_pipeline(config: NetworkConfig, dtype: torch.dtype) -> tuple[MotionPipeline, dict[str, Tensor]]:
    """kinoflow with random weights, and the same weights in fp32 for the official way; kept for the next case."""
    model = random_model(config)
    state = {name: tensor.detach() for name, tensor in to_official(model).items()}
    in_dtype(model, dtype)
    pack(model.transformer)
    return MotionPipeline(model, ModelDescription(network=config), None), state


@functools.lru_cache(maxsize=1)
def with_both_kernels(config: NetworkConfig, dtype: torch.dtype) -> tuple[MotionPipeline, MotionPipeline]:
    """kinoflow with plain weights, and with those that were chosen; the same random ones."""
    plain = in_dtype(random_model(config), dtype)
    chosen = copy.deepcopy(plain)
    pack(chosen.transformer)
    description = ModelDescription(network=config)
    return MotionPipeline(plain, description, None), MotionPipeline(chosen, description, None)


def preparation_s(ours: MotionPipeline, features: TextFeatures, frames: int, steps: int = 50) -> float:
    """Time to prepare text and modulations for a whole run."""
    times = evaluation_times(steps)
    field = GuidedVelocity(
        ours.model,
        features,
        torch.full((len(features),), frames),
        times,
        guidance_scale=GUIDANCE,
        prediction="velocity",
        null_context=True,
        network=ours.network,
    )
    started = CLOCK()
    while field._after < len(times):
        field._next = field._after
        field._prepare()
    return CLOCK() - started


def run(case: Case, repeats: int, same_kernels: bool) -> dict[str, float]:
    """Measure one case."""
    config = SIZES[case.size]
    ours, state = our_pipeline(config, DTYPES[case.dtype])
    state = {name: tensor.to(DTYPES[case.official_dtype]) for name, tensor in state.items()}
    way = SameKernels if same_kernels else OfficialWay
    official = way(state, num_layers=config.num_layers, num_heads=config.num_heads)
    frames = round(case.seconds * 30)
    generator = torch.Generator().manual_seed(1)
    noise = torch.randn(case.seeds, config.train_frames, config.motion_features, generator=generator)
    tokens = torch.randn(1, TEXT_SLOTS, config.context_width, generator=generator).expand(case.seeds, -1, -1)
    pooled = torch.randn(1, config.pooled_width, generator=generator).expand(case.seeds, -1)
    lengths = torch.full((case.seeds,), case.tokens)
    features = TextFeatures(tokens[:, : case.tokens], lengths, pooled)
    ends: list[float] = []

    def theirs() -> Tensor:
        return official.sample(noise, tokens, lengths, pooled, frames, steps=case.steps, scale=GUIDANCE)

    def mine() -> Tensor:
        ends.clear()
        return ours.sample(
            features,
            num_frames=[frames] * case.seeds,
            noise=noise,
            steps=case.steps,
            guidance_scale=GUIDANCE,
            on_step=lambda *_: ends.append(CLOCK()),
        )

    timings: dict[str, list[float]] = {"official": [], "ours": [], "step": []}
    results: dict[str, Tensor] = {}
    for turn in range(repeats + 1):
        for name, function in (("official", theirs), ("ours", mine)):
            if turn == 0 and name == "official" and repeats > 1:
                continue  # nothing of it needs a first run but its packing, and that is left out of the median
            started = CLOCK()
            results[name] = function()
            timings[name].append(CLOCK() - started)
        timings["step"] += [b - a for a, b in pairwise(ends)]
    ratios = [a / b for a, b in zip(timings["official"], timings["ours"][1:], strict=False)]
    official_s, ours_s, step_s = (statistics.median(timings[name]) for name in ("official", "ours", "step"))
    prepare_s = preparation_s(ours, features, frames)
    flops = step_flops(config, frames, case.tokens, case.seeds)
    peak = matmul_rate(DTYPES[case.dtype])
    error = (results["ours"] - results["official"]).norm() / results["official"].norm()
    return {
        "official_s": official_s,
        "ours_s": ours_s,
        "speedup": statistics.median(ratios),
        "speedup_50_steps": 50 * official_s / case.steps / (prepare_s + 50 * step_s),
        "relative_error": float(error),
        "official_step_s": official_s / case.steps,
        "ours_step_s": step_s,
        "ours_prepare_50_steps_s": prepare_s,
        "ours_flops_per_s": flops * 50 / (prepare_s + 50 * step_s),
        "peak_flops_per_s": peak,
        "ours_of_peak": flops * 50 / (prepare_s + 50 * step_s) / peak,
    }


def run_against_plain(case: Case, repeats: int) -> dict[str, float]:
    """Measure one case of `--against plain`."""
    config = SIZES[case.size]
    pipelines = with_both_kernels(config, DTYPES[case.dtype])
    frames = round(case.seconds * 30)
    generator = torch.Generator().manual_seed(1)
    noise = torch.randn(case.seeds, config.train_frames, config.motion_features, generator=generator)
    features = TextFeatures(
        torch.randn(1, case.tokens, config.context_width, generator=generator).expand(case.seeds, -1, -1),
        torch.full((case.seeds,), case.tokens),
        torch.randn(1, config.pooled_width, generator=generator).expand(case.seeds, -1),
    )
    timings: list[list[float]] = [[], []]
    results: dict[int, Tensor] = {}
    for turn in range(repeats + 1):
        for which in (0, 1) if turn % 2 else (1, 0):  # who comes second finds another cache
            started = CLOCK()
            results[which] = pipelines[which].sample(
                features,
                num_frames=[frames] * case.seeds,
                noise=noise,
                steps=case.steps,
                guidance_scale=GUIDANCE,
            )
            if turn > 0:  # the first run makes the kernels
                timings[which].append(CLOCK() - started)
    layers = [module for module in pipelines[1].model.modules() if isinstance(module, PackedLinear)]
    return {
        "plain_s": statistics.median(timings[0]),
        "ours_s": statistics.median(timings[1]),
        "speedup": statistics.median(plain / ours for plain, ours in zip(*timings, strict=True)),
        "relative_error": float((results[1] - results[0]).norm() / results[0].norm()),
        "packed_layers": len(layers),
    }


def print_row(case: Case, cells: list[str]) -> None:
    """One line of a table."""
    labels = (case.size, f"{case.seconds:g}", str(case.seeds), case.dtype)
    print("".join(f"{cell:>12}" for cell in (*labels, *cells)), flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=SIZES, default="lite")
    parser.add_argument("--seconds", type=float, nargs="+", default=[5.0])
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    parser.add_argument("--clock", choices=("wall", "cpu"), default="wall")
    parser.add_argument("--dtype", choices=DTYPES, default="fp32", help="of ours")
    parser.add_argument("--official-dtype", choices=DTYPES, default="fp32")
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--tokens", type=int, default=24, help="real text tokens of the prompt, of 128 slots")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--same-kernels", action="store_true", help="packed products for the official way, too")
    parser.add_argument("--against", choices=("official", "plain"), default="official")
    parser.add_argument("--all", action="store_true")
    o = parser.parse_args()
    if o.clock == "cpu":
        global CLOCK
        CLOCK = time.process_time
    cases = [
        Case(o.size, seconds, seeds, o.dtype, o.official_dtype, o.steps, o.tokens)
        for seconds in o.seconds
        for seeds in o.seeds
    ]
    if o.all:
        cases = [
            Case(size, seconds, seeds, dtype, "fp32", o.steps, o.tokens)
            for size in ("lite", "full")
            for seconds in (2.0, 5.0, 12.0)
            for seeds in (1, 4)
            for dtype in DTYPES
        ]
    if o.size == "compact" and o.against == "official":
        parser.error("the official way has no patches: --size compact is for --against plain")
    threads = torch.get_num_threads()
    print(processor_name())
    print(f"{threads} threads, PyTorch {torch.__version__}, {o.steps} steps, {o.tokens} text tokens, {o.clock} time")
    head = ["official s", "ours s", "speedup", "50 steps", "rel. error", "GFLOP/s", "of peak"]
    if o.against == "plain":
        head = ["plain s", "ours s", "speedup", "rel. error", "packed"]
    print("".join(f"{name:>12}" for name in ("size", "seconds", "seeds", "dtype", *head)))
    row: dict[str, float] = {}
    for case in cases:
        if o.against == "plain":
            row = run_against_plain(case, o.repeats)
            cells = [f"{row['plain_s']:.2f}", f"{row['ours_s']:.2f}", f"{row['speedup']:.2f}",
                     f"{row['relative_error']:.1e}", str(row["packed_layers"])]  # fmt: skip
        else:
            row = run(case, o.repeats, o.same_kernels)
            cells = [f"{row['official_s']:.2f}", f"{row['ours_s']:.2f}", f"{row['speedup']:.2f}",
                     f"{row['speedup_50_steps']:.2f}",
                     f"{row['relative_error']:.1e}", f"{row['ours_flops_per_s'] / 1e9:.0f}",
                     f"{row['ours_of_peak']:.0%}"]  # fmt: skip
        print_row(case, cells)
    print(json.dumps({name: float(f"{value:.4g}") for name, value in row.items()}))


if __name__ == "__main__":
    main()
