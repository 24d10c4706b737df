"""A batch of motions of different lengths: what it costs as one packed batch, padded to the longest, and one by one.

    python benchmarks/mixed_lengths.py [--size lite] [--seconds 2 3 5 12] [--dtype fp32] [--steps 4] [--repeats 3]

Random weights, one prompt per motion, guidance. "packed" is what `MotionPipeline.sample` does with `num_frames` of
different sizes: rows lie one after the other without padding. "padded" makes all as long as the longest, as a batch in
a rectangular tensor would. "one by one" calls `sample` for each. The three run in turns; times are medians. "share of
frames" is the number of real frames over that of the padded batch: a perfect packed batch takes about that share of its
time, attention aside. The largest difference between packed and one by one is printed too. One JSON line last.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time

import torch
from sampling import DTYPES, GUIDANCE, SIZES, our_pipeline
from torch import Tensor

from kinoflow import TextFeatures


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=SIZES, default="lite")
    parser.add_argument("--seconds", type=float, nargs="+", default=[2.0, 3.0, 5.0, 12.0])
    parser.add_argument("--dtype", choices=DTYPES, default="fp32")
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--tokens", type=int, default=24, help="text tokens of each prompt")
    parser.add_argument("--repeats", type=int, default=3)
    o = parser.parse_args()
    config = SIZES[o.size]
    pipe, _ = our_pipeline(config, DTYPES[o.dtype])
    frames = [round(30 * seconds) for seconds in o.seconds]
    rows = len(frames)
    generator = torch.Generator().manual_seed(0)
    features = TextFeatures(
        torch.randn(rows, o.tokens, config.context_width, generator=generator),
        torch.full((rows,), o.tokens),
        torch.randn(rows, config.pooled_width, generator=generator),
    )
    noise = torch.randn(rows, config.train_frames, config.motion_features, generator=generator)

    def sample(chosen: list[int], lengths: list[int]) -> Tensor:
        return pipe.sample(
            features.select(chosen),
            num_frames=lengths,
            noise=noise[chosen],
            steps=o.steps,
            guidance_scale=GUIDANCE,
        )

    ways = {
        "packed": lambda: [x[:n] for x, n in zip(sample(list(range(rows)), frames), frames, strict=True)],
        "padded": lambda: list(sample(list(range(rows)), [max(frames)] * rows)),
        "one by one": lambda: [sample([row], [frames[row]])[0] for row in range(rows)],
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    found: dict[str, list[Tensor]] = {}
    for turn in range(o.repeats + 1):
        for name, way in ways.items():
            started = time.perf_counter()
            found[name] = way()
            if turn:
                times[name].append(time.perf_counter() - started)
    median = {name: statistics.median(values) for name, values in times.items()}
    pairs = zip(found["packed"], found["one by one"], strict=True)
    difference = max(float((a - b).norm() / b.norm()) for a, b in pairs)
    share = sum(frames) / (rows * max(frames))
    print(f"{o.size}, {o.dtype}, motions of {o.seconds} s, {o.steps} steps, {torch.get_num_threads()} threads")
    for name, value in median.items():
        print(f"  {name:12}{value:8.2f} s   {median['padded'] / value:5.2f} times as fast as padded")
    print(f"  share of frames {share:.2f}; relative difference of packed from one by one {difference:.1e}")
    print(json.dumps({"seconds": median, "share_of_frames": share, "relative_difference": difference}))


if __name__ == "__main__":
    main()
