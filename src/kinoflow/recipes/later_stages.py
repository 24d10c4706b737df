"""Stages two and three and the student, as all recipes have them that say nothing else.

Of stage two the paper tells the rate; of stage three it names the algorithms and gives no numbers.
"""

from __future__ import annotations

from kinoflow.recipes.recipe import Table, Value
from kinoflow.training.config import TrainingConfig

ADAPTER_STEPS = 2_000


def _fifth(base: TrainingConfig) -> int:
    return max(1, round(0.2 * base.num_steps))


def _adapter_steps(base: TrainingConfig) -> int:
    return min(_fifth(base), ADAPTER_STEPS)


FINETUNING: Table = {
    "optimizer.learning_rate": Value(
        lambda base: 0.1 * base.optimizer.learning_rate, "paper: a tenth of stage one's (reported)"
    ),
    "optimizer.decay_from": Value(1.0, "paper: constant (reported)"),
    "num_steps": Value(_fifth, "chosen: a fifth of stage one's; the paper's is unknown. Let validation decide"),
}
ADAPTERS: Table = {
    "optimizer.learning_rate": Value(
        lambda base: base.optimizer.learning_rate,
        "chosen: stage one's own; adapters start at nothing and need about ten times the rate of the weights",
    ),
    "optimizer.warmup_steps": Value(
        lambda base: min(base.optimizer.warmup_steps, _adapter_steps(base) // 20), "chosen: a twentieth at most"
    ),
    "num_steps": Value(_adapter_steps, f"chosen: at most {ADAPTER_STEPS:,}, for a folder of one's own and one device"),
    "sampler.batch_size": Value(lambda base: min(base.sampler.batch_size, 8), "chosen: at most 8, likewise"),
    "micro_batches": Value(1, "chosen: likewise"),
    "log_every": Value(lambda base: min(base.log_every, 10), "chosen"),
    "validate_every": Value(lambda base: min(base.validate_every, 100), "chosen"),
    "checkpoint_every": Value(lambda base: min(base.checkpoint_every, 100), "chosen"),
}

_ALIGNED: Table = {
    "optimizer.weight_decay": Value(0.0, "chosen: the reference is what holds the weights"),
    "optimizer.warmup_steps": Value(10, "chosen"),
    "optimizer.decay_from": Value(1.0, "chosen: constant"),
    "reward.probes": Value(1.0, "chosen: probes are ours"),
    "reward.similarity": Value(0.5, "chosen; that retrieval is a term of the reward: paper"),
    "reward.foot_slide.weight": Value(0.5, "chosen; that foot slide is a term: paper"),
    "reward.root_drift.weight": Value(0.5, "chosen; that root drift is a term: paper"),
    "reward.jerk.weight": Value(0.25, "chosen: the term is ours"),
    "reward.penetration.weight": Value(0.25, "chosen: the term is ours"),
}
PREFERENCE: Table = {
    **_ALIGNED,
    "optimizer.learning_rate": Value(
        lambda base: 0.02 * base.optimizer.learning_rate, "measured: on the compact model; 2e-6 at the paper's 1e-4"
    ),
    "optimizer.ema_decay": Value(0.9, "chosen: runs are short"),
    "micro_batches": Value(1, "chosen"),
    "num_steps": Value(200, "measured: 400 were worse on the compact model"),
    "precision": Value("fp32", "measured: margins are small differences, and bf16 was worse"),
    "log_every": Value(10, "chosen"),
    "validate_every": Value(100, "chosen"),
    "checkpoint_every": Value(50, "chosen"),
    "preference.beta": Value(100.0, "published: Flow-GRPO's code and GenTrack (arXiv 2608.01410)"),
    "preference.pairs": Value(8, "chosen"),
    "preference.times": Value(4, "chosen; GenTrack looks at 8 times a pair"),
    "preference.winner_weight": Value(0.0, "published: plain DPO"),
    "candidates.num_prompts": Value(500, "chosen"),
    "candidates.candidates": Value(6, "chosen"),
    "candidates.margin": Value(0.2, "published: GenTrack; the paper keeps 9,228 of about 40,000 pairs"),
}
"""DPO: 200 steps of 8 pairs at 4 times each, of 500 sentences."""
POLICY: Table = {
    **_ALIGNED,
    "optimizer.learning_rate": Value(
        lambda base: 0.03 * base.optimizer.learning_rate,
        "measured: on the compact model; 3e-6 at the paper's 1e-4, GenTrack has 5e-6",
    ),
    "optimizer.ema_decay": Value(0.97, "chosen: runs are short"),
    "micro_batches": Value(8, "chosen: for small machines; published runs take ten times the motions a step"),
    "num_steps": Value(200, "chosen: likewise"),
    "log_every": Value(1, "chosen"),
    "validate_every": Value(20, "chosen"),
    "checkpoint_every": Value(10, "chosen"),
    "policy.group_size": Value(8, "chosen; published are 24 for images and 4 for motion (GenTrack)"),
    "policy.num_steps": Value(16, "published: fewer than users take"),
    "policy.window_start": Value(1, "measured: on the compact model (docs/log.md, 2026-11-28)"),
    "policy.window_steps": Value(3, "measured: likewise"),
    "policy.noise_level": Value(0.7, "published: Flow-GRPO's code"),
    "policy.noise_modes": Value(8, "measured: with white noise the compact model trembled"),
    "policy.noise_features": Value(16, "measured: likewise"),
    "policy.antithetic": Value(True, "measured: likewise"),
    "policy.rule": Value("exponential", "chosen; the published step is euler"),
    "policy.clip": Value(1e-4, "published: Flow-GRPO's code"),
    "policy.kl_weight": Value(16.0, "measured: for noise in a small space; 0.04 is published for white noise"),
    "policy.guidance_scale": Value(0.0, "chosen: the model's own; 4.5 is published, 1 in GenTrack"),
}
"""Flow-GRPO: 200 steps of 8 groups of 8 motions, with noise in a small space."""

DISTILLATION: Table = {
    "optimizer.kind": Value("adamw", "chosen"),
    "optimizer.learning_rate": Value(lambda base: 0.1 * base.optimizer.learning_rate, "chosen: a tenth of stage one's"),
    "optimizer.weight_decay": Value(0.0, "chosen"),
    "optimizer.warmup_steps": Value(50, "chosen"),
    "optimizer.decay_from": Value(1 / 3, "chosen: falling to zero over the last two thirds"),
    "optimizer.ema_decay": Value(0.99, "chosen; MotionLCM (arXiv 2404.19759) has 0.95"),
    "sampler.batch_size": Value(8, "chosen: trajectories of a step"),
    "micro_batches": Value(1, "chosen"),
    "num_steps": Value(4000, "chosen: some hours of a laptop for the compact model; not tuned"),
    "log_every": Value(20, "chosen"),
    "validate_every": Value(250, "chosen"),
    "checkpoint_every": Value(250, "chosen"),
    "distillation.times": Value((), "measured: before the run, where the teacher bends equally"),
    "distillation.trajectories": Value(8192, "chosen: some hours of a laptop for the compact model; not tuned"),
    "distillation.on_policy_every": Value(4, "chosen; the idea is that of DAgger (arXiv 1011.0686)"),
    "distillation.huber_width": Value(0.03, "chosen; Huber and not square: MotionLCM"),
    "distillation.position_weight": Value(1.0, "chosen: a tenth of the compact recipe's"),
    "distillation.speed_weight": Value(30.0, "chosen: likewise"),
    "distillation.contact_weight": Value(100.0, "chosen: likewise"),
    "distillation.height_weight": Value(50.0, "chosen: a tenth of the compact recipe's"),
}
"""4,000 steps of 8 trajectories, of 8,192 that the teacher makes."""
