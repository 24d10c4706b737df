"""Trainers on made-up batches, small enough for a step to take milliseconds."""

import dataclasses
from pathlib import Path

import torch
from reference.tiny import random_text, tiny_config

from kinoflow.data.loader import Batch
from kinoflow.model import MotionModel
from kinoflow.model.description import ModelDescription
from kinoflow.motion.features import layout_fingerprint
from kinoflow.training.config import ObjectiveConfig, OptimizerConfig, TrainingConfig
from kinoflow.training.engine import TrainedModel, Trainer
from kinoflow.training.supervised import FlowStage

LENGTHS = [12, 7, 3]


def fake_batch(step: int) -> Batch:
    """A pure function of the step."""
    # Not the stream of the step's noise, which would make every velocity zero.
    generator = torch.Generator().manual_seed(2**50 + step)
    return Batch(
        motion=torch.randn(3, 12, 201, generator=generator),
        lengths=torch.tensor(LENGTHS),
        captions=("a", "b", "c"),
        ids=("0", "1", "2"),
        mirrored=torch.zeros(3, dtype=torch.bool),
        text=random_text([3, 1, 4], seed=step),
    )


def tiny_training(**changes) -> TrainingConfig:
    values = {
        "name": "tiny",
        "network": tiny_config(),
        "objective": ObjectiveConfig(),
        "optimizer": OptimizerConfig(learning_rate=1e-2, warmup_steps=3, decay_from=0.5, ema_decay=0.9),
        "num_steps": 10,
        "log_every": 2,
        "validate_every": 5,
        "checkpoint_every": 5,
    }
    return TrainingConfig(**(values | changes))


def make_trainer(
    folder: Path, config: TrainingConfig | None = None, batches=fake_batch, model=None, processes=None, **more
) -> Trainer:
    config = config or tiny_training()
    torch.manual_seed(config.seed)
    model = model or MotionModel(config.network)
    description = ModelDescription(
        network=config.network, prediction=config.objective.prediction, layout=layout_fingerprint(), name="tiny"
    )
    stage = FlowStage(batches, [fake_batch(10**6), fake_batch(10**6 + 1)], config)
    return Trainer(model, TrainedModel(description), stage, config, folder, processes=processes, **more)


def parameters(trainer: Trainer) -> dict[str, torch.Tensor]:
    return {name: tensor.clone() for name, tensor in trainer.weights.master.state_dict().items()}


def with_motion(batch: Batch, motion: torch.Tensor) -> Batch:
    return dataclasses.replace(batch, motion=motion)
