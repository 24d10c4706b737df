"""Classifier-free guidance (Ho and Salimans 2022, arXiv 2207.12598)."""

from __future__ import annotations

import torch
from torch import Tensor


def guide(unconditional: Tensor, conditional: Tensor, scale: float) -> Tensor:
    """The guided v = v_null + scale (v_text - v_null); scale 1 is the conditional velocity itself."""
    return unconditional + scale * (conditional - unconditional)


def draw_dropped(batch_size: int, probability: float, generator: torch.Generator) -> Tensor:
    """[B] bool: which samples train without their condition, each by its own coin."""
    return torch.rand(batch_size, generator=generator) < probability
