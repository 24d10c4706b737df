"""Stage three: from a trained model and the recipe of its stage one to preferences and reinforcement learning."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from kinoflow.alignment.config import DPOConfig, GRPOConfig, GuardOptions, PairOptions, PolicyOptions, PreferenceOptions
from kinoflow.model.folder import ModelDescription
from kinoflow.recipes.toy import toy
from kinoflow.training.config import CurationConfig, ObjectiveConfig, TrainingConfig

DPO_RATE = 0.02
"""Learning rate over that of stage one: 2e-6 at the paper's 1e-4. The paper's number is unknown."""
GRPO_RATE = 0.03
"""Likewise: 3e-6 at the paper's 1e-4; GenTrack (arXiv 2608.01410) has 5e-6."""


def dpo(base: TrainingConfig, description: ModelDescription) -> DPOConfig:
    """DPO for a model of the recipe `base`: 200 steps of 8 pairs at 4 times each, of 500 sentences, in fp32.

    What was measured on the compact model (docs/log.md): twice the steps, in bf16, are worse.
    """
    small = base.network == toy().network
    return DPOConfig(
        **_common(base, description, "dpo", DPO_RATE),
        num_steps=8 if small else 200,
        precision="fp32",
        log_every=2 if small else 10,
        validate_every=8 if small else 100,
        checkpoint_every=4 if small else 50,
        guards=_guards(small),
        candidates=PairOptions(num_prompts=8, candidates=3, margin=0.01)
        if small
        else PairOptions(num_prompts=500, candidates=6),
        preference=PreferenceOptions(pairs=4) if small else PreferenceOptions(),
    )


def grpo(base: TrainingConfig, description: ModelDescription) -> GRPOConfig:
    """Flow-GRPO for a model of the recipe `base`: 200 steps of 8 groups of 8 motions, with noise in a small space.

    What improved the compact model beyond its intervals (docs/log.md, 2026-11-28); with white noise it trembled.
    """
    small = base.network == toy().network
    return GRPOConfig(
        **_common(base, description, "grpo", GRPO_RATE),
        micro_batches=2 if small else 8,
        num_steps=4 if small else 200,
        log_every=1,
        validate_every=4 if small else 20,
        checkpoint_every=2 if small else 10,
        guards=_guards(small),
        policy=PolicyOptions(group_size=4, num_steps=8, window_steps=2)
        if small
        else PolicyOptions(
            num_steps=16,
            window_start=1,
            window_steps=3,
            noise_modes=8,
            noise_features=16,
            antithetic=True,
            kl_weight=16.0,
        ),
    )


def _guards(small: bool) -> GuardOptions:
    return GuardOptions(prompts=2, num_steps=8) if small else GuardOptions()


def _common(base: TrainingConfig, description: ModelDescription, stage: str, rate: float) -> dict[str, Any]:
    """What both have: network, prediction and text encoder of the model, times and sampler of its stage one."""
    same = base.objective.prediction == description.prediction
    objective = base.objective if same else ObjectiveConfig(prediction=description.prediction)
    kept = {f.name: getattr(base, f.name) for f in fields(TrainingConfig)}
    changed = {
        "name": f"{description.name or base.name}-{stage}",
        "network": description.network,
        "objective": replace(objective, control=0.0),
        "text_encoder": description.text_encoder,
        "optimizer": replace(
            base.optimizer,
            learning_rate=rate * base.optimizer.learning_rate,
            weight_decay=0.0,
            warmup_steps=0 if base.network == toy().network else 10,
            decay_from=1.0,
            ema_decay=0.97 if stage == "grpo" else 0.9,
        ),
        "micro_batches": 1,
        "curation": CurationConfig(),
        "guidance_scale": description.guidance_scale,
        "guidance_interval": description.guidance_interval,
        "sampling_steps": description.num_steps,
    }
    set_by_stage = {"num_steps", "log_every", "validate_every", "checkpoint_every"}
    set_by_stage.add("micro_batches" if stage == "grpo" else "precision")
    return {name: value for name, value in (kept | changed).items() if name not in set_by_stage}
