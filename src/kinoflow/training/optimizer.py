"""The optimiser and the learning rate over time."""

from __future__ import annotations

import torch
from torch import nn

from kinoflow.training.config import OptimizerConfig


def learning_rate(step: int, num_steps: int, config: OptimizerConfig) -> float:
    """Rate of step 0 ... num_steps - 1: linear warm-up, constant, then linear to zero from `decay_from` of the run."""
    warm = min(1.0, (step + 1) / max(1, config.warmup_steps))
    start = config.decay_from * num_steps
    cool = 1.0 if step < start else max(0.0, (num_steps - step) / max(1.0, num_steps - start))
    return config.learning_rate * warm * cool


def build_optimizer(model: nn.Module, config: OptimizerConfig) -> torch.optim.AdamW:
    """AdamW with decay on matrices only: biases, norms and learned vectors are left alone."""
    # Learned vectors have axes of length 1 in front.
    matrices = [p for p in model.parameters() if p.ndim == 2 and len(p) > 1]
    others = [p for p in model.parameters() if p.ndim != 2 or len(p) == 1]
    groups = [{"params": matrices, "weight_decay": config.weight_decay}, {"params": others, "weight_decay": 0.0}]
    return torch.optim.AdamW(
        groups, lr=config.learning_rate, betas=(config.beta1, config.beta2), weight_decay=0.0, fused=True
    )
