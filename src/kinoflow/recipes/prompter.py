"""The recipe of the prompt model: fine-tuning of SmolLM2-135M on two CPU cores, and GRPO after it."""

from __future__ import annotations

from kinoflow.alignment.prompter import PromptPolicyConfig
from kinoflow.recipes.recipe import Table, Value, with_fields
from kinoflow.training.prompter.config import PromptTuningConfig

TUNING: Table = {
    "lora.rank": Value(8, "chosen: attention and MLP of all blocks, 2.4 million numbers"),
    "batch_size": Value(16, "chosen"),
    "micro_batches": Value(1, "chosen"),
    "num_steps": Value(450, "chosen: 7,200 examples, half an hour of one core"),
    "precision": Value("bf16", "measured: 2.4 times as fast as fp32 on a Zen 4 core"),
    "length_weight": Value(0.3, "chosen: one token beside about fifteen"),
    "optimizer.learning_rate": Value(1e-3, "chosen: adapters take ten times the rate of weights"),
    "optimizer.warmup_steps": Value(20, "chosen"),
    "optimizer.decay_from": Value(0.3, "chosen: falling to zero over the rest"),
    "optimizer.ema_decay": Value(0.98, "chosen: runs are short"),
    "log_every": Value(10, "chosen"),
    "validate_every": Value(100, "chosen"),
    "checkpoint_every": Value(25, "chosen"),
}
"""Fine-tuning."""
POLICY: Table = {
    "texts": Value(4, "chosen: for small machines"),
    "group_size": Value(8, "published: TRL's default"),
    "micro_batches": Value(1, "chosen"),
    "num_steps": Value(150, "chosen: 600 texts, 4,800 answers"),
    "temperature": Value(0.9, "chosen; 1.0 is published"),
    "kl_weight": Value(0.02, "chosen; 0.04 in DeepSeekMath (arXiv 2402.03300), none in TRL's default"),
    "precision": Value("bf16", "measured: as fine-tuning"),
    "optimizer.learning_rate": Value(1e-4, "chosen: a tenth of fine-tuning's"),
    "optimizer.warmup_steps": Value(5, "chosen"),
    "optimizer.decay_from": Value(1.0, "chosen: constant"),
    "optimizer.ema_decay": Value(0.9, "chosen: runs are short"),
    "examples.validation": Value(32, "chosen"),
    "log_every": Value(1, "chosen"),
    "validate_every": Value(25, "chosen"),
    "checkpoint_every": Value(5, "chosen"),
}
"""GRPO."""


def prompt_tuning() -> PromptTuningConfig:
    """The configuration of fine-tuning."""
    return with_fields(PromptTuningConfig(), {name: value for name, (value, _) in TUNING.items()})


def prompt_policy() -> PromptPolicyConfig:
    """The configuration of GRPO."""
    return with_fields(PromptPolicyConfig(), {name: value for name, (value, _) in POLICY.items()})
