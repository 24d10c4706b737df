"""A model that trains in a minute or two, for tests and for trying the commands: every stage of it is small."""

from __future__ import annotations

from kinoflow.recipes.later_stages import ADAPTERS, DISTILLATION, FINETUNING, POLICY, PREFERENCE
from kinoflow.recipes.recipe import Recipe, Table, Value

_SECONDS = "chosen: seconds, not hours"


def _small(**values: object) -> dict[str, Value]:
    """Values that are small for one reason; a double underscore stands for the dot of a section."""
    return {name.replace("__", "."): Value(value, _SECONDS) for name, value in values.items()}


_GUARDS: Table = _small(guards__prompts=2, guards__num_steps=8, optimizer__warmup_steps=0)

_WHITE_NOISE = {
    "policy.noise_modes": 0,
    "policy.noise_features": 0,
    "policy.antithetic": False,
    "policy.kl_weight": 0.04,
}

TOY = Recipe(
    name="kinoflow-toy",
    summary="0.3 million parameters, 200 steps: it learns a handful of clips and nothing more.",
    values=_small(
        network__width=64,
        network__num_layers=3,
        network__num_heads=2,
        network__mlp_ratio=2.0,
        network__context_width=384,
        network__pooled_width=384,
        network__patch_size=4,
        network__refiner_layers=1,
        objective__prediction="clean",
        objective__time_distribution="logit_normal",
        optimizer__learning_rate=2e-3,
        optimizer__warmup_steps=20,
        optimizer__ema_decay=0.98,
        sampler__batch_size=8,
        sampler__pad_multiple=4,
        num_steps=200,
        log_every=20,
        validate_every=100,
        checkpoint_every=100,
    ),
    finetuning=FINETUNING,
    adapters=ADAPTERS,
    preference={
        **PREFERENCE,
        **_GUARDS,
        **_small(
            num_steps=8,
            log_every=2,
            validate_every=8,
            checkpoint_every=4,
            candidates__num_prompts=8,
            candidates__candidates=3,
            candidates__margin=0.01,
            preference__pairs=4,
        ),
    },
    policy={
        **POLICY,
        **_GUARDS,
        **_small(
            micro_batches=2,
            num_steps=4,
            validate_every=4,
            checkpoint_every=2,
            policy__group_size=4,
            policy__num_steps=8,
            policy__window_start=0,
            policy__window_steps=2,
        ),
        **{field: Value(value, "published: white noise") for field, value in _WHITE_NOISE.items()},
    },
    distillation={
        **DISTILLATION,
        **_small(
            optimizer__warmup_steps=2,
            optimizer__ema_decay=0.9,
            sampler__batch_size=4,
            num_steps=20,
            log_every=2,
            validate_every=10,
            checkpoint_every=10,
            distillation__trajectories=16,
            distillation__held_out=4,
            distillation__pilot=4,
        ),
    },
)
