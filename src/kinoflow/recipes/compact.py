"""The bundled compact model: small enough to train on two CPU cores and to ship in the package."""

from __future__ import annotations

import dataclasses

from kinoflow.data.loader import SamplerOptions
from kinoflow.model.config import NetworkConfig
from kinoflow.training.config import ObjectiveConfig, OptimizerConfig, TrainingConfig


def compact() -> TrainingConfig:
    """16 million parameters, four frames a token, clean-motion prediction with geometric losses.

    Where it departs from the paper, docs/log.md has the comparison that decided it.
    """
    return TrainingConfig(
        name="kinoflow-compact",
        network=NetworkConfig(
            width=256,
            num_layers=9,
            num_heads=4,
            context_width=384,
            pooled_width=384,
            patch_size=4,
            mlp_activation="silu",
            control=True,
        ),
        objective=ObjectiveConfig(
            prediction="clean",
            time_distribution="logit_normal",
            time_mean=-1.0,
            time_std=1.7,
            remainder_power=1.0,
            smallest_remainder=0.1,
            position_weight=10.0,
            speed_weight=300.0,
            contact_weight=1000.0,
            height_weight=500.0,
            control=0.25,
        ),
        optimizer=OptimizerConfig(learning_rate=1e-3, weight_decay=0.01, warmup_steps=100, decay_from=0.5),
        sampler=SamplerOptions(batch_size=64, pad_multiple=4, mirrored_pairs=True, balance=0.4, common_weight=6.0),
        num_steps=20_000,
        precision="bf16",
        guidance_scale=4.0,
        guidance_interval=(0.0, 0.3),
        log_every=50,
    )


def compact_paper() -> TrainingConfig:
    """The same size with the paper's choices: one frame a token, velocity prediction, uniform time."""
    config = compact()
    return dataclasses.replace(
        config,
        name="kinoflow-compact-paper",
        network=dataclasses.replace(config.network, patch_size=1, control=False),
        objective=ObjectiveConfig(),
        sampler=SamplerOptions(batch_size=64),
    )
