"""What buys quality at the compact model's budget: one change at a time, from equal starts, with equal computing time.

    python benchmarks/compact_ablation.py --data DATASET -o RUNS [--seconds 240] [--only NAME ...]

Each variant is the recipe `compact` at half its width and a quarter of its batch with one thing changed, trained from
fresh weights on one thread until its share of processor seconds is used up, then measured on captions and captures that
are held out. The number of steps is chosen from the time that a step of the variant takes, so that a learning rate that
falls reaches zero in time.
Results are kept in RUNS/results.jsonl; the same command continues, and two of them may run beside each other.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import math
import os
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import torch
from compact_quality import PROMISED, measured_physics

from kinoflow import MotionPipeline
from kinoflow.data.loader import validation_batches
from kinoflow.flow.loss import frame_mask, masked_error
from kinoflow.flow.path import output_to_velocity, sample_path
from kinoflow.measures.actions import find_action_test
from kinoflow.recipes.compact import COMPACT
from kinoflow.training.config import ObjectiveConfig, TrainingConfig
from kinoflow.training.pretrain import build_trainer, caption_features
from kinoflow.training.stage import step_generator

TIMES = (0.02, 0.1, 0.3, 0.5, 0.7, 0.9)
WARM_UP_STEPS, TIMED_STEPS = 3, 16
WIDTH, BATCH_SIZE = 128, 16
SAMPLING_STEPS = 25


def variants() -> dict[str, TrainingConfig]:
    """The base and each change of it, by name."""
    base = COMPACT.pretrain()
    network = dataclasses.replace(base.network, width=WIDTH, num_heads=2)
    sampler = dataclasses.replace(base.sampler, batch_size=BATCH_SIZE)
    base = dataclasses.replace(base, network=network, sampler=sampler, num_steps=1)
    base = dataclasses.replace(base, validate_every=10**9, checkpoint_every=10**9)

    def with_network(**changes: object) -> TrainingConfig:
        return dataclasses.replace(base, network=dataclasses.replace(network, **changes))

    def with_objective(**changes: object) -> TrainingConfig:
        return dataclasses.replace(base, objective=dataclasses.replace(base.objective, **changes))

    no_joints = {"position_weight": 0.0, "speed_weight": 0.0, "contact_weight": 0.0, "height_weight": 0.0}
    times = {name: getattr(base.objective, name) for name in ("time_distribution", "time_mean", "time_std")}
    return {
        "base": base,
        "patch 1": with_network(patch_size=1),
        "patch 2": with_network(patch_size=2),
        "velocity": dataclasses.replace(base, objective=ObjectiveConfig(prediction="velocity", **times)),
        "no losses on joints": with_objective(**no_joints),
        "no losses on feet": with_objective(contact_weight=0.0, height_weight=0.0),
        "uniform time": with_objective(time_distribution="uniform"),
        "time mean -2": with_objective(time_mean=-2.0, time_std=1.5),
        "wide, 3 layers": with_network(width=224, num_heads=4, num_layers=3),
        "narrow, 15 layers": with_network(width=96, num_heads=2, num_layers=15),
        "no mirrored pairs": dataclasses.replace(base, sampler=dataclasses.replace(base.sampler, mirrored_pairs=False)),
        "no length buckets": dataclasses.replace(base, sampler=dataclasses.replace(base.sampler, bucket_batches=1)),
        "constant rate": dataclasses.replace(base, optimizer=dataclasses.replace(base.optimizer, decay_from=1.0)),
    }


def train(config: TrainingConfig, data: Path, output: Path, seconds: float) -> dict[str, float]:
    """Train for about `seconds` of processor time; the number of steps, frames and parameters."""
    timed = build_trainer(config, data, output / "timed")
    for step in range(WARM_UP_STEPS + TIMED_STEPS):
        if step == WARM_UP_STEPS:
            started = time.process_time()
        timed._train_step()
    per_step = (time.process_time() - started) / TIMED_STEPS
    steps = max(50, round(seconds / per_step))
    trainer = build_trainer(dataclasses.replace(config, num_steps=steps), data, output)
    started = time.process_time()
    trainer.train()
    parameters = sum(p.numel() for p in trainer.weights.master.parameters())
    return {"steps": steps, "seconds": time.process_time() - started, "parameters": parameters}


@torch.no_grad()
def velocity_errors(folder: Path, data: Path) -> dict[str, float]:
    """Mean squared error of the velocity on held-out clips, by time: comparable whatever the network predicts."""
    pipe = MotionPipeline.from_pretrained(folder, text_encoder=None)
    model, prediction = pipe.model, pipe.description.prediction
    store = caption_features(data, "minilm")
    sums, frames = dict.fromkeys(TIMES, 0.0), 0
    for index, batch in enumerate(validation_batches(data, 32, pad_multiple=4, text=store.lookup)):
        if batch.text is None:
            raise RuntimeError("a dataset with a text lookup gives features")
        noise = torch.randn(batch.motion.shape, generator=step_generator(0, index))
        mask = frame_mask(batch.lengths, batch.motion.shape[1])
        for t in TIMES:
            time_of = torch.full((len(batch),), t)
            point = sample_path(batch.motion, noise, time_of)
            text = batch.text
            output = model(point.x_t, time_of, text.tokens, text.lengths, text.pooled, batch.lengths)
            velocity = output_to_velocity(output, point.x_t, time_of, prediction)
            sums[t] += float(masked_error(velocity, point.velocity, mask)) * int(batch.lengths.sum())
        frames += int(batch.lengths.sum())
    return {f"velocity_error_{t}": value / frames for t, value in sums.items()}


def measure(folder: Path, data: Path) -> dict[str, float]:
    """Errors, behaviour and physics of a trained variant."""
    torch.manual_seed(0)
    errors = velocity_errors(folder, data)
    pipe = MotionPipeline.from_pretrained(folder)
    pipe.description = dataclasses.replace(pipe.description, num_steps=SAMPLING_STEPS)
    passed: dict[str, float] = {}
    for test in map(find_action_test, PROMISED):
        made = [
            pipe(prompt, source="network", rewrite="off", duration=test.seconds, seeds=range(4))
            for prompt in test.prompts[:2]
        ]
        clips = [clip for some in made for clip in some]
        passed[test.name] = sum(map(test.passes, clips)) / len(clips)
    physics = measured_physics(pipe, data, 24)
    return {**errors, "behaviour": sum(passed.values()) / len(passed), "passed": passed, **physics["ratio"]}


def main() -> None:
    """Train and measure what has no result yet, then print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=240.0)
    parser.add_argument("--only", nargs="*")
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.output.mkdir(parents=True, exist_ok=True)
    for name, config in variants().items():
        folder = options.output / name.replace(" ", "-").replace(",", "")
        if (options.only and name not in options.only) or (folder / "claimed").exists():
            continue
        folder.mkdir(exist_ok=True)
        (folder / "claimed").touch()
        row = {"name": name, **train(config, options.data, folder, options.seconds)}
        row |= measure(folder / "model", options.data)
        with (options.output / "results.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
    print_table(options.output / "results.jsonl")


def print_table(results: Path) -> None:
    """One line a variant."""
    rows = [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()]
    columns = ["parameters", "steps", *(f"velocity_error_{t}" for t in TIMES), "behaviour"]
    columns += ["foot_slide_mm_per_frame", "penetration_mm", "floating_mm", "jerk_m_per_s3"]
    print("| variant | " + " | ".join(columns) + " |")
    print("|---|" + "---|" * len(columns))
    for row in rows:
        print(f"| {row['name']} | " + " | ".join(f"{row.get(c, math.nan):.4g}" for c in columns) + " |")


if __name__ == "__main__":
    main()
