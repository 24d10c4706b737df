"""How close each solver comes to the exact solution, for how much work of the network.

    python benchmarks/steppers.py [--model FOLDER] [--interval 0,0.3] [--shifts 1,3] [--evaluations 8,16,32,50]

Every solver, with every time shift, samples the same prompts from the same noise with a given number of evaluations of
the velocity. Error: norm of the difference between a sampled latent and the reference over the norm of the reference,
per clip, the median over clips; and the mean distance between their joints after decoding, without clean-up. Reference:
exponential-2 with 400 equal steps on the same field, because it solves the division by 1 - t exactly and never asks at
the end; what it changes from half as many steps is printed, and errors near that mean nothing. Work: rows of the
network per clip; an evaluation with guidance has two rows, one outside of the guidance interval has one.

Each guidance interval is a field of its own with its own reference: errors tell how well a field is integrated, not
which field makes better motions. Nothing here depends on time, so the machine may be busy. One JSON line last.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Iterable
from dataclasses import asdict, dataclass

import numpy as np
import torch
from rich.console import Console
from rich.progress import track
from torch import Tensor

from kinoflow import MotionPipeline, TextFeatures
from kinoflow.flow.grid import EVERYWHERE, GuidanceInterval
from kinoflow.flow.steppers import STEPPERS

PROMPTS = (
    "A person walks forward.",
    "A person raises the left hand.",
    "A person runs and turns right.",
    "A person bows.",
    "A person walks forward and waves with the right hand.",
)
REFERENCE = "exponential-2"
OFFICIAL = ("euler", 1.0, 50)


@dataclass(frozen=True)
class Result:
    """One cell.

    Attributes:
        interval: of guidance.
        solver: name of the stepper.
        shift: time shift.
        evaluations: that were asked for; a start may take one or two more.
        steps: of the solver.
        rows: of the network per clip.
        error: relative, of the latents; median over clips.
        largest_error: the largest over clips.
        joints_mm: mean distance of joints to those of the reference; median over clips.
    """

    interval: GuidanceInterval
    solver: str
    shift: float
    evaluations: int
    steps: int
    rows: float
    error: float
    largest_error: float
    joints_mm: float


class Benchmark:
    """A pipeline, prompts and seeds; counts the rows of the network."""

    def __init__(self, model: str, prompts: list[str], seeds: list[int], seconds: float, scale: float | None) -> None:
        self.pipe = MotionPipeline.from_pretrained(model)
        self.scale = self.pipe.description.guidance_scale if scale is None else scale
        features = self.pipe.encode_text(prompts)
        self.features: TextFeatures = features.select([row for row in range(len(prompts)) for _ in seeds])
        self.seeds = seeds * len(prompts)
        self.frames = [self.pipe.frames_of(seconds)] * len(self.seeds)
        self._rows = 0
        self.pipe.model.transformer.motion_input.register_forward_pre_hook(self._count)

    def sample(self, interval: GuidanceInterval, solver: str, shift: float, steps: int) -> tuple[Tensor, float]:
        """Latents [B, T, D], and rows of the network per clip."""
        self._rows = 0
        latents = self.pipe.sample(
            self.features,
            num_frames=self.frames,
            seeds=self.seeds,
            steps=steps,
            guidance_scale=self.scale,
            guidance_interval=interval,
            solver=solver,
            time_shift=shift,
        )
        return latents, self._rows / len(self.seeds)

    def joints(self, latents: Tensor) -> np.ndarray:
        """[B, T, J, 3] in metres."""
        clips = self.pipe.decode(latents, num_frames=self.frames, smooth=False, ground=False)
        return np.stack([clip.joints for clip in clips])

    def run(self, interval: GuidanceInterval, solver: str, shift: float, evaluations: int, reference: Tensor) -> Result:
        """One cell."""
        steps = max(1, evaluations // STEPPERS[solver].evaluations)
        latents, rows = self.sample(interval, solver, shift, steps)
        errors = relative_errors(latents, reference)
        distances = np.linalg.norm(self.joints(latents) - self.joints(reference), axis=-1).mean(axis=(1, 2))
        return Result(
            interval=interval,
            solver=solver,
            shift=shift,
            evaluations=evaluations,
            steps=steps,
            rows=rows,
            error=statistics.median(errors),
            largest_error=max(errors),
            joints_mm=1000 * float(np.median(distances)),
        )

    def _count(self, module: torch.nn.Module, inputs: tuple[Tensor]) -> None:
        self._rows += len(inputs[0])


def relative_errors(found: Tensor, reference: Tensor) -> list[float]:
    """One per clip."""
    errors: list[float] = ((found - reference).flatten(1).norm(dim=1) / reference.flatten(1).norm(dim=1)).tolist()
    return errors


def show(line: list[Result]) -> None:
    """A line of the table: a solver and a shift, a column per number of evaluations."""
    cells = (f"{one.error:.3f} {one.joints_mm:4.0f} mm @{one.rows:.0f}" for one in line)
    print(f"{line[0].solver:20}{line[0].shift:>6g}" + "".join(f"{cell:>24}" for cell in cells), flush=True)


def compare(results: list[Result], official: Result) -> dict[str, float]:
    """The fewest rows with which each solver and shift is as close to its reference as the official way to its own."""
    told = f"(euler, 50 equal steps, {official.rows:g} rows, {official.joints_mm:.1f} mm)"
    print(f"\nfewest rows per clip for an error of at most {official.error:.4f} {told}")
    found: dict[str, float] = {}
    for interval, solver, shift in dict.fromkeys((one.interval, one.solver, one.shift) for one in results):
        line = [one for one in results if (one.interval, one.solver, one.shift) == (interval, solver, shift)]
        enough = [one for one in line if one.error <= official.error]
        if enough:
            best = min(enough, key=lambda one: one.rows)
            name = f"{solver} shift {shift:g} interval {interval[0]:g},{interval[1]:g}"
            found[name] = best.rows
            print(f"  {name:48}{best.rows:>5.0f} ({best.steps} steps, error {best.error:.4f}, {best.joints_mm:.1f} mm)")
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default="compact")
    parser.add_argument("--prompt", action="append", help="may be given several times; five are built in")
    parser.add_argument("--seeds", default="0,1")
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--guidance", type=float, help="the model's own if not given")
    parser.add_argument("--interval", action="append", help="besides the whole way, by default 0,0.3; several times")
    parser.add_argument("--shifts", default="1,3")
    parser.add_argument("--evaluations", default="8,16,32,50")
    parser.add_argument("--solvers", default=",".join(STEPPERS))
    parser.add_argument("--reference-steps", type=int, default=400)
    o = parser.parse_args()
    numbers = [[float(part) for part in text.split(",")] for text in o.interval or ["0,0.3"]]
    intervals = list(dict.fromkeys([EVERYWHERE, *((a, b) for a, b in numbers)]))
    bench = Benchmark(
        o.model, o.prompt or list(PROMPTS), [int(seed) for seed in o.seeds.split(",")], o.seconds, o.guidance
    )
    description = bench.pipe.description
    shifts, counts = [float(x) for x in o.shifts.split(",")], [int(x) for x in o.evaluations.split(",")]
    print(
        f"{description.name}, {description.training_steps} training steps, guidance {bench.scale:g}, "
        f"{len(bench.seeds)} clips of {o.seconds:g} s; PyTorch {torch.__version__}"
    )
    references: dict[GuidanceInterval, Tensor] = {}
    results: list[Result] = []
    for interval in intervals:
        references[interval], rows = bench.sample(interval, REFERENCE, 1.0, o.reference_steps)
        half, _ = bench.sample(interval, REFERENCE, 1.0, o.reference_steps // 2)
        off = statistics.median(relative_errors(half, references[interval]))
        away = statistics.median(relative_errors(references[interval], references[EVERYWHERE]))
        print(
            f"\nguidance for t in {interval}; reference: {REFERENCE}, {o.reference_steps} steps, {rows:g} rows per "
            f"clip; half as many steps are {off:.4f} off;\nit is {away:.3f} from the reference with guidance everywhere"
        )
        head = "".join(f"{f'{count} evaluations':>24}" for count in counts)
        print(f"{'solver':20}{'shift':>6}{head}    (error, joints @ rows per clip)", flush=True)
        cases = [(solver, shift) for solver in o.solvers.split(",") for shift in shifts]
        for case in progress(cases):
            line = [bench.run(interval, *case, count, references[interval]) for count in counts]
            show(line)
            results += line
    official = bench.run(EVERYWHERE, *OFFICIAL, references[EVERYWHERE])
    fewest = compare(results, official)
    print(json.dumps({"official": asdict(official), "fewest_rows": fewest, "cells": [asdict(one) for one in results]}))


def progress(cases: list[tuple[str, float]]) -> Iterable[tuple[str, float]]:
    """A bar on a terminal, and nothing in a file."""
    console = Console(stderr=True)
    return track(cases, "solvers", console=console, disable=not console.is_terminal)


if __name__ == "__main__":
    main()
