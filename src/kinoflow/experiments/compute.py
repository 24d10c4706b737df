"""Equal compute by construction: every run takes the steps whose floating-point operations come nearest to a budget."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from kinoflow.data.loader import BatchSampler
from kinoflow.data.shards import DatasetFolder
from kinoflow.model.config import NetworkConfig
from kinoflow.text.cache import FeatureStore
from kinoflow.training.config import TrainingConfig
from kinoflow.training.estimate import training_flops
from kinoflow.training.pretrain import build_trainer

WARM_UP_STEPS, TIMED_STEPS = 2, 8
LEAST_STEPS = 2


@dataclass(frozen=True)
class Work:
    """What a number of steps is: floating-point operations, and frames of motion shown."""

    steps: int
    flops: float
    frames: int


def batch_work(sampler: BatchSampler, store: FeatureStore, network: NetworkConfig, number: int) -> tuple[float, int]:
    """Operations and frames of one batch, counted from what would be drawn, without reading any motion."""
    draws, records = sampler.draws(number), sampler.dataset.records
    captions = [records[draw.clip].captions[draw.caption] for draw in draws]
    texts = [c.mirrored if draw.mirrored else c.text for c, draw in zip(captions, draws, strict=True)]
    frames = torch.tensor([draw.frames for draw in draws])
    return training_flops(network, frames, store.lengths(texts)), int(frames.sum())


def work_of(batch: Callable[[int], tuple[float, int]], steps: int) -> Work:
    """What the first `steps` batches are together."""
    rows = [batch(number) for number in range(steps)]
    return Work(steps, sum(flops for flops, _ in rows), sum(frames for _, frames in rows))


def steps_for(batch: Callable[[int], tuple[float, int]], budget: float) -> Work:
    """The number of steps, at least `LEAST_STEPS`, whose operations together come nearest to the budget."""
    steps, total, frames = 0, 0.0, 0
    while True:
        flops, more = batch(steps)
        enough = steps >= LEAST_STEPS
        if enough and abs(total - budget) <= abs(total + flops - budget):
            return Work(steps, total, frames)
        steps, total, frames = steps + 1, total + flops, frames + more


def steps_in(config: TrainingConfig, data: DatasetFolder, folder: Path, seconds: float) -> int:
    """How many steps take about so many seconds of processor time here; `folder` is for the trainer and stays empty."""
    trainer = build_trainer(replace(config, num_steps=WARM_UP_STEPS + TIMED_STEPS), data, folder)
    for step in range(WARM_UP_STEPS + TIMED_STEPS):
        if step == WARM_UP_STEPS:
            started = time.process_time()
        trainer._train_step()
    return max(LEAST_STEPS, round(seconds * TIMED_STEPS / (time.process_time() - started)))
