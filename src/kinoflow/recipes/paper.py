"""The models of the HY-Motion 1.0 paper (arXiv 2512.23464).

Much of how they were trained is not published; each value says whether it is known, and if not, what was taken instead.
"""

from __future__ import annotations

from kinoflow.recipes.later_stages import ADAPTERS, DISTILLATION, FINETUNING, POLICY, PREFERENCE
from kinoflow.recipes.recipe import Recipe, Table, Value

_STAGE_ONE: Table = {
    "objective.prediction": Value("velocity", "paper"),
    "objective.loss": Value("smooth_l1", "paper: the default of its training class (reported); the text says MSE"),
    "objective.time_distribution": Value("uniform", "paper: the training class's default (reported)"),
    "objective.condition_drop": Value(0.1, "paper: official debug configuration (reported)"),
    "optimizer.kind": Value("adam", "paper: as in stage two (reported); of stage one unknown"),
    "optimizer.beta1": Value(0.9, "paper: as in stage two (reported); of stage one unknown"),
    "optimizer.beta2": Value(0.99, "paper: as in stage two (reported); of stage one unknown"),
    "optimizer.learning_rate": Value(1e-4, "paper: constant, ten times that of stage two (inferred)"),
    "optimizer.warmup_steps": Value(500, "chosen; unknown"),
    "optimizer.gradient_clip": Value(10.0, "paper: as in stage two (reported); of stage one unknown"),
    "optimizer.ema_decay": Value(0.0, "paper: no average is seen in the released files"),
    "sampler.batch_size": Value(24, "paper: as in stage two (reported); of stage one unknown"),
    "micro_batches": Value(128, "paper: as in stage two, 128 GPUs (reported); of stage one unknown"),
    "sampler.mirror_probability": Value(0.5, "paper: statistics are symmetric (inferred)"),
    "sampler.balance": Value(1.0, "chosen; unknown. Draws every clip equally often"),
    "text_encoder": Value("official", "paper"),
    "num_steps": Value(300_000, "paper: a checkpoint's label suggests it (inferred)"),
    "precision": Value("bf16", "chosen: with fp32 master weights; unknown (stage two: fp32, reported)"),
    "checkpoint_activations": Value(True, "chosen: so that 24 clips of 12 s fit"),
    "device": Value("cuda", "chosen"),
    "log_every": Value(50, "chosen"),
    "validate_every": Value(5_000, "chosen"),
    "checkpoint_every": Value(2_500, "chosen"),
    "guidance_scale": Value(5.0, "paper: released configuration"),
    "sampling_steps": Value(50, "paper: released configuration"),
}
_RELEASED = "paper: released configuration; parameter counts agree exactly"
_NOT_PUBLISHED = "chosen: of the shapes near 0.05B the one with heads of 64 channels; not published"


def _recipe(name: str, summary: str, origin: str, **network: float) -> Recipe:
    return Recipe(
        name=name,
        summary=summary,
        values={**{f"network.{field}": Value(value, origin) for field, value in network.items()}, **_STAGE_ONE},
        finetuning=FINETUNING,
        adapters=ADAPTERS,
        preference=PREFERENCE,
        policy=POLICY,
        distillation=DISTILLATION,
    )


SMALL = _recipe(
    "hy-motion-0.05b",
    "The 0.05 billion parameters of the paper's scaling study; its shape is not published.",
    _NOT_PUBLISHED,
    width=512,
    num_layers=9,
    num_heads=8,
    mlp_ratio=2.0,
    refiner_mlp_ratio=2.0,
)
LITE = _recipe(
    "hy-motion-1.0-lite",
    "HY-Motion-1.0-Lite: 0.46 billion parameters.",
    _RELEASED,
    width=1024,
    num_layers=18,
    num_heads=16,
)
LARGE = _recipe(
    "hy-motion-1.0", "HY-Motion-1.0: 1.04 billion parameters.", _RELEASED, width=1280, num_layers=27, num_heads=20
)
