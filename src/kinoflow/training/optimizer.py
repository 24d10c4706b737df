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


def build_optimizer(model: nn.Module, config: OptimizerConfig) -> torch.optim.Adam:
    """Adam or AdamW (a subclass of it) of the trainable parameters, with its state already there.

    Weight decay acts on matrices only: biases, norms and learned vectors are left alone.
    """
    trainable = [p for p in model.parameters() if p.requires_grad]
    # Learned vectors have axes of length 1 in front.
    matrices = [p for p in trainable if p.ndim == 2 and len(p) > 1]
    others = [p for p in trainable if p.ndim != 2 or len(p) == 1]
    groups = [{"params": matrices, "weight_decay": config.weight_decay}, {"params": others, "weight_decay": 0.0}]
    kind = {"adam": torch.optim.Adam, "adamw": torch.optim.AdamW}[config.kind]
    optimizer = kind(
        [group for group in groups if group["params"]],
        lr=config.learning_rate,
        betas=(config.beta1, config.beta2),
        weight_decay=0.0,
        fused=True,
    )
    # What the optimiser would make at its first step. Made now, a checkpoint holds the same tensors at every step.
    for parameter in trainable:
        optimizer.state[parameter] = {
            "step": torch.zeros((), dtype=torch.float32, device=parameter.device),
            "exp_avg": torch.zeros_like(parameter),
            "exp_avg_sq": torch.zeros_like(parameter),
        }
    return optimizer
