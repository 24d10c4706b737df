"""A few-step student beside its teacher, and beside the teacher with its best solver at the same work of the network.

    python benchmarks/distillation.py STUDENT [--teacher compact] [--prompts FILE] [--seeds 4] [--retrieval]

Everything is made from the same sentences, seeds and lengths. Work is counted in rows of the network for a motion: an
evaluation with guidance has two. Of every solver, with and without the teacher's guidance and with time shifts 1 and 2,
the most steps are taken that fit into the student's rows; the best is that whose motions end nearest to the teacher's.

First table: mean distance of joints to where the teacher's motion with the same noise is (mm, without clean-up; median
over motions), and as a share of the distance between two of the teacher's own motions of a sentence. Second: what users
get, clean-up included: probes of the words, diversity over seeds, feet, jerk and the rest, with the change from the
teacher and its 95 % interval over sentences (`evaluation.comparison`); with --retrieval the evaluator's too. Last:
seconds of the processor for a motion, one at a time, the least of some. One JSON line at the end.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kinoflow import MotionPipeline
from kinoflow.alignment.comparison import ComparisonConfig, compare, measure
from kinoflow.alignment.config import RewardOptions
from kinoflow.alignment.prompts import Prompt
from kinoflow.alignment.rewards import EvaluatorSimilarity, Reward
from kinoflow.cli.preferences import choose_prompts
from kinoflow.flow.steppers import STEPPERS, evaluation_times
from kinoflow.inference.settings import SamplingSettings
from kinoflow.measures.evaluator import TextMotionEvaluator

SENTENCES = (
    "A person walks forward.",
    "A person walks backward.",
    "A person walks and turns left.",
    "A person runs forward.",
    "A person raises the left hand.",
    "A person waves with the right hand.",
    "A person raises both hands.",
    "A person walks forward and waves with the right hand.",
    "A person stands still.",
    "A person jumps.",
)
SHIFTS = (1.0, 2.0)
MEASURES = (
    "probes_passed",
    "diversity_m",
    "activity_m_per_s",
    "foot_slide_mm_per_frame",
    "penetration_mm",
    "jerk_m_per_s3",
    "similarity",
    "found_top_1",
)


@dataclass(frozen=True)
class Way:
    """A model and how it is sampled."""

    name: str
    pipe: MotionPipeline

    @property
    def rows(self) -> int:
        """Of the network, for a motion."""
        settings = SamplingSettings.of(self.pipe.description)
        return settings.network_rows(evaluation_times(**settings.integration))


def solvers(teacher: MotionPipeline, most_rows: int) -> Iterator[Way]:
    """The teacher with every solver, with as many steps as fit into so many rows."""
    own = teacher.description
    for solver, shift, guided in itertools.product(STEPPERS, SHIFTS, (True, False)):
        if not guided and own.guidance_scale <= 1:
            continue
        fitting = []
        for steps in range(1, most_rows + 1):
            scale = own.guidance_scale if guided else 1.0
            described = own.with_sampling(num_steps=steps, solver=solver, time_shift=shift, guidance_scale=scale)
            words = f"{solver}, {steps} steps" + (f", shift {shift:g}" if shift != 1 else "")
            way = Way(
                f"teacher, {words}{'' if guided else ', no guidance'}",
                MotionPipeline(teacher.model, described, teacher.text_encoder),
            )
            if way.rows <= most_rows:
                fitting.append(way)
        if fitting:
            yield fitting[-1]


def joints(pipe: MotionPipeline, prompts: list[Prompt], seeds: list[int]) -> list[np.ndarray]:
    """Of each sentence [seeds, T, J, 3] in metres, without clean-up."""
    found = []
    for prompt in prompts:
        clips = pipe(
            prompt.text,
            source="network",
            rewrite="off",
            duration=prompt.num_frames / pipe.fps,
            seeds=seeds,
            smooth=False,
            ground=False,
        )
        found.append(np.stack([clip.joints for clip in clips]))
    return found


def distances_mm(one: list[np.ndarray], other: list[np.ndarray]) -> np.ndarray:
    """[motions] mean over frames and joints."""
    return np.concatenate(
        [1000 * np.linalg.norm(a - b, axis=-1).mean(axis=(1, 2)) for a, b in zip(one, other, strict=True)]
    )


def spread_mm(ends: list[np.ndarray]) -> float:
    """Median distance of two motions of a sentence."""
    pairs = [
        1000 * np.linalg.norm(of_one[i] - of_one[j], axis=-1).mean()
        for of_one in ends
        for i, j in itertools.combinations(range(len(of_one)), 2)
    ]
    return float(np.median(pairs))


def seconds_a_motion(pipe: MotionPipeline, prompt: Prompt, repeats: int) -> float:
    """Processor seconds of one motion, the least of some; text encoding is in it."""
    best = float("inf")
    for seed in range(repeats):
        started = time.process_time()
        pipe(prompt.text, source="network", rewrite="off", duration=prompt.num_frames / pipe.fps, seeds=[seed])
        best = min(best, time.process_time() - started)
    return best


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("student")
    parser.add_argument("--teacher", default="compact")
    parser.add_argument("--prompts", type=Path)
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--retrieval", action="store_true")
    options = parser.parse_args()
    teacher = Way("teacher", MotionPipeline.from_pretrained(options.teacher))
    student = Way("student", MotionPipeline.from_pretrained(options.student))
    prompts = [Prompt(text, teacher.pipe.frames_of(options.seconds)) for text in SENTENCES]
    if options.prompts:
        prompts = list(choose_prompts(options.prompts, None, teacher.pipe)[0])
    config = ComparisonConfig(seeds=options.seeds)
    seeds = list(range(config.first_seed, config.first_seed + config.seeds))

    wanted = joints(teacher.pipe, prompts, seeds)
    spread = spread_mm(wanted)
    print(f"two motions of a sentence by the teacher: {spread:.0f} mm apart; the teacher has {teacher.rows} rows")
    print(f"{'rows':>5} {'mm':>6} {'share':>6}  from the teacher's motion with the same noise")
    ends: dict[str, dict[str, float]] = {}
    best: Way | None = None
    for way in [student, *solvers(teacher.pipe, student.rows)]:
        apart = distances_mm(joints(way.pipe, prompts, seeds), wanted)
        middle = float(np.median(apart))
        ends[way.name] = {"rows": way.rows, "median_mm": middle, "mean_mm": float(apart.mean())}
        print(f"{way.rows:5d} {middle:6.0f} {middle / spread:6.2f}  {way.name}", flush=True)
        if way is not student and (best is None or middle < ends[best.name]["median_mm"]):
            best = way

    evaluator = TextMotionEvaluator.from_pretrained() if options.retrieval else None
    similarity = None if evaluator is None else EvaluatorSimilarity(evaluator)
    reward = Reward(dataclasses.replace(RewardOptions(), similarity=0.5 if evaluator else 0.0), similarity)
    ways = [teacher, student, *([best] if best else [])]
    measured = [measure(way.pipe, prompts, reward, evaluator, config, name=way.name) for way in ways]
    changes = {}
    for way, found in zip(ways[1:], measured[1:], strict=True):
        print(f"\n{way.name}, beside the teacher; * where the interval of the change leaves out 0")
        changes[way.name] = compare(measured[0], found)
        for change in changes[way.name]:
            if change.name in MEASURES:
                sign = "*" if change.verdict else " "
                row = f"{change.before:10.4g} {change.after:10.4g} {change.change:+10.3g} +- {change.half_width:.3g}"
                print(f"{change.name:26}{row}{sign}")
    times = {way.name: seconds_a_motion(way.pipe, prompts[0], options.repeats) for way in ways}
    print("\nprocessor seconds a motion: " + ", ".join(f"{name} {value:.3f}" for name, value in times.items()))
    record = {
        "spread_mm": spread,
        "ends": ends,
        "changes": {name: [dataclasses.asdict(change) for change in found] for name, found in changes.items()},
        "seconds": times,
    }
    print(json.dumps(record))


if __name__ == "__main__":
    main()
