"""A model that trains in a minute or two, for tests and for trying the commands."""

from __future__ import annotations

from kinoflow.data.loader import SamplerOptions
from kinoflow.model.config import NetworkConfig
from kinoflow.training.config import ObjectiveConfig, OptimizerConfig, TrainingConfig


def toy() -> TrainingConfig:
    """0.3 million parameters, 200 steps: it learns a handful of clips and nothing more."""
    return TrainingConfig(
        name="kinoflow-toy",
        network=NetworkConfig(
            width=64,
            num_layers=3,
            num_heads=2,
            mlp_ratio=2.0,
            context_width=384,
            pooled_width=384,
            patch_size=4,
            refiner_layers=1,
        ),
        objective=ObjectiveConfig(prediction="clean", time_distribution="logit_normal"),
        optimizer=OptimizerConfig(learning_rate=2e-3, warmup_steps=20, ema_decay=0.98),
        sampler=SamplerOptions(batch_size=8, pad_multiple=4),
        num_steps=200,
        log_every=20,
        validate_every=100,
        checkpoint_every=100,
    )
