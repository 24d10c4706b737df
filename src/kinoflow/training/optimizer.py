"""The optimiser and the learning rate over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import nn

from kinoflow.training.config import OptimizerConfig


def learning_rate(step: int, num_steps: int, config: OptimizerConfig) -> float:
    """Rate of step 0 ... num_steps - 1: linear warm-up, constant, then linear to zero from `decay_from` of the run."""
    warm = min(1.0, (step + 1) / max(1, config.warmup_steps))
    start = config.decay_from * num_steps
    cool = 1.0 if step < start else max(0.0, (num_steps - step) / max(1.0, num_steps - start))
    return config.learning_rate * warm * cool


class Optimizers(torch.optim.Optimizer):
    """Several optimisers, each with its own parameters and its state already there, that step together."""

    def __init__(self, parts: Sequence[torch.optim.Optimizer]) -> None:
        self.parts = list(parts)
        super().__init__([group for part in parts for group in part.param_groups], {})
        # The groups and states of the parts themselves: whoever sets a rate or loads a state reaches what steps.
        self.param_groups = [group for part in parts for group in part.param_groups]
        for part in parts:
            self.state.update(part.state)

    def step(self, closure: Any = None) -> None:  # type: ignore[override]
        """One step of each; there is no closure."""
        assert closure is None
        for part in self.parts:
            part.step()


def build_optimizer(model: nn.Module, config: OptimizerConfig) -> torch.optim.Optimizer:
    """The optimiser of the trainable parameters, with its state already there.

    Weight decay acts on matrices only: biases, norms and learned vectors are left alone. "muon" takes the matrices
    inside the blocks (Jordan et al. 2024; rates matched to those of AdamW as in Liu et al. 2025, arXiv 2502.16982);
    modulations, embeddings and the input and output layers stay with AdamW, as is usual.
    """
    if config.kind == "muon":
        return _muon(model, config)
    return _adam([p for p in model.parameters() if p.requires_grad], config)


def _muon(model: nn.Module, config: OptimizerConfig) -> torch.optim.Optimizer:
    trainable = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    inside = [p for name, p in trainable if p.ndim == 2 and "blocks." in name and ".modulation." not in name]
    if not inside:
        return _adam([p for _, p in trainable], config)
    muon = torch.optim.Muon(
        inside, lr=config.learning_rate, weight_decay=config.weight_decay, adjust_lr_fn="match_rms_adamw"
    )
    for parameter in inside:
        muon.state[parameter] = {"momentum_buffer": torch.zeros_like(parameter)}
    taken = set(map(id, inside))
    return Optimizers([muon, _adam([p for _, p in trainable if id(p) not in taken], config)])


def _adam(trainable: list[nn.Parameter], config: OptimizerConfig) -> torch.optim.Adam:
    # Learned vectors have axes of length 1 in front.
    matrices = [p for p in trainable if p.ndim == 2 and len(p) > 1]
    others = [p for p in trainable if p.ndim != 2 or len(p) == 1]
    groups = [{"params": matrices, "weight_decay": config.weight_decay}, {"params": others, "weight_decay": 0.0}]
    kind = torch.optim.Adam if config.kind == "adam" else torch.optim.AdamW
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
