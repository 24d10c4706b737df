"""The bundled compact model: small enough to train on two CPU cores and to ship in the package."""

from __future__ import annotations

from kinoflow.recipes.later_stages import ADAPTERS, DISTILLATION, FINETUNING, POLICY, PREFERENCE
from kinoflow.recipes.recipe import Recipe, Table, Value

_SIZE: Table = {
    "network.width": Value(256, "chosen: 16 million parameters train on two cores"),
    "network.num_layers": Value(9, "chosen: likewise"),
    "network.num_heads": Value(4, "chosen: heads of 64 channels, as the paper's"),
    "network.context_width": Value(384, "chosen: the compact text encoder's"),
    "network.pooled_width": Value(384, "chosen: the compact text encoder's"),
    "network.mlp_activation": Value("silu", "measured: seven times faster than the paper's tanh-GELU on a CPU"),
    "optimizer.learning_rate": Value(1e-3, "chosen: a small network takes ten times the paper's"),
    "optimizer.weight_decay": Value(0.01, "chosen"),
    "optimizer.warmup_steps": Value(100, "chosen"),
    "optimizer.decay_from": Value(0.5, "chosen"),
    "sampler.batch_size": Value(64, "chosen"),
    "num_steps": Value(20_000, "chosen"),
    "precision": Value("bf16", "chosen"),
    "guidance_scale": Value(4.0, "measured: docs/log.md"),
    "guidance_interval": Value((0.0, 0.3), "measured: docs/log.md"),
    "log_every": Value(50, "chosen"),
}
_CLEAN_PATCHES: Table = {
    "network.patch_size": Value(4, "measured: docs/log.md compares it with the paper's single frames"),
    "network.control": Value(True, "chosen: can be told keyframes, a path and places"),
    "objective.prediction": Value("clean", "measured: docs/log.md compares it with the paper's velocity"),
    "objective.time_distribution": Value("logit_normal", "measured: with uniform times the sentence was not needed"),
    "objective.time_mean": Value(-1.0, "measured: likewise"),
    "objective.time_std": Value(1.7, "measured: likewise"),
    "objective.remainder_power": Value(1.0, "chosen: between the error of the velocity and of the motion"),
    "objective.smallest_remainder": Value(0.1, "chosen"),
    "objective.position_weight": Value(10.0, "chosen"),
    "objective.speed_weight": Value(300.0, "chosen"),
    "objective.contact_weight": Value(1000.0, "chosen"),
    "objective.height_weight": Value(500.0, "chosen"),
    "objective.control": Value(0.25, "chosen"),
    "sampler.pad_multiple": Value(4, "chosen: the patch"),
    "sampler.mirrored_pairs": Value(True, "measured: left and right are told apart a little better"),
    "sampler.balance": Value(0.4, "chosen"),
    "sampler.common_weight": Value(6.0, "chosen"),
}

COMPACT = Recipe(
    name="kinoflow-compact",
    summary="16 million parameters, four frames a token, clean-motion prediction with geometric losses.",
    values={**_SIZE, **_CLEAN_PATCHES},
    finetuning=FINETUNING,
    adapters=ADAPTERS,
    preference=PREFERENCE,
    policy=POLICY,
    distillation=DISTILLATION,
)
COMPACT_PAPER = Recipe(
    name="kinoflow-compact-paper",
    summary="The same size with the paper's choices: one frame a token, velocity prediction, uniform time.",
    values={
        **_SIZE,
        "network.patch_size": Value(1, "paper: one frame a token"),
        "objective.prediction": Value("velocity", "paper"),
        "objective.time_distribution": Value("uniform", "paper: the training class's default (reported)"),
    },
    finetuning=FINETUNING,
    adapters=ADAPTERS,
    preference=PREFERENCE,
    policy=POLICY,
    distillation=DISTILLATION,
)
