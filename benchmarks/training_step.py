"""Time of a training step: frames a second of processor time, for a recipe and a dataset.

    python benchmarks/training_step.py DATASET [--recipe compact] [--batch-size 32] [--optimizer muon] [--steps 10]

Whole steps as the trainer makes them: batch, losses, gradient, optimiser, moving average. Processor time is what is
counted, of one thread unless --threads says otherwise, so that other processes disturb little; text features are random
numbers with as many tokens as the captions have words, plus four. To compare two versions of the code, run it in turn
with PYTHONPATH at each of them. One JSON line last.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import statistics
import time
from collections.abc import Sequence
from pathlib import Path

import torch

from kinoflow.data.loader import BatchSampler, MotionDataset
from kinoflow.model.motion_model import MotionModel
from kinoflow.recipes import recipe
from kinoflow.text.features import TextFeatures
from kinoflow.training.optimizer import TrainedWeights, build_optimizer
from kinoflow.training.supervised import FlowStage

WARM_UP_STEPS = 2


def random_features(captions: Sequence[str]) -> TextFeatures:
    """As wide as those of the compact text encoder."""
    lengths = torch.tensor([len(caption.split()) + 4 for caption in captions])
    generator = torch.Generator().manual_seed(0)
    tokens = torch.randn(len(captions), int(lengths.max()), 384, generator=generator)
    return TextFeatures(tokens, lengths, torch.randn(len(captions), 384, generator=generator))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--recipe", default="compact")
    parser.add_argument("--batch-size", type=int, default=32)
    parser.add_argument("--optimizer", default="adamw")
    parser.add_argument("--steps", type=int, default=10)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    config = recipe(options.recipe).pretrain()
    config = dataclasses.replace(
        config,
        sampler=dataclasses.replace(config.sampler, batch_size=options.batch_size),
        optimizer=dataclasses.replace(config.optimizer, kind=options.optimizer),
    )
    dataset = MotionDataset(options.dataset, text=random_features)
    model = MotionModel(config.network)
    model.mean.copy_(torch.from_numpy(dataset.statistics.mean))
    model.std.copy_(torch.from_numpy(dataset.statistics.std))
    stage = FlowStage(BatchSampler(dataset, config.sampler, 0), [], config)
    weights = TrainedWeights(model.train(), config.precision, 0.999)
    optimizer = build_optimizer(model, config.optimizer)

    seconds, frames = [], []
    for step in range(WARM_UP_STEPS + options.steps):
        start = time.process_time()
        batch = stage.batch(step)
        counts, sums = stage.counts(batch), stage.sums(weights.network, batch)
        torch.stack([weight * sums[name] / counts[name] for name, weight in stage.weights.items()]).sum().backward()
        weights.collect_gradients()
        gradients = weights.gradients()
        norm = float(torch.nn.utils.get_total_norm(gradients))
        torch._foreach_mul_(gradients, min(1.0, 1.0 / (norm + 1e-6)))
        optimizer.step()
        weights.updated(step)
        optimizer.zero_grad(set_to_none=True)
        seconds.append(time.process_time() - start)
        frames.append(stage.size(batch).frames)
    seconds, frames = seconds[WARM_UP_STEPS:], frames[WARM_UP_STEPS:]
    result = {
        "parameters": sum(p.numel() for p in model.parameters()),
        "frames_per_processor_s": round(sum(frames) / sum(seconds), 1),
        "processor_s_per_step": round(statistics.median(seconds), 4),
        "last_norm": norm,
    }
    print(f"{options.recipe}, {options.batch_size} clips a step, {options.optimizer}, {options.threads} threads")
    print(f"{result['frames_per_processor_s']:.0f} frames a second of processor time")
    print(json.dumps(result))


if __name__ == "__main__":
    main()
