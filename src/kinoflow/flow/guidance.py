"""Classifier-free guidance (Ho and Salimans 2022, arXiv 2207.12598), everywhere or on a part of the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinoflow.flow.grid import GRID_TOLERANCE

if TYPE_CHECKING:
    import torch
    from torch import Tensor

GuidanceInterval = tuple[float, float]
"""Times of the flow from a first to a last, of 0 (noise) to 1 (motion)."""
EVERYWHERE: GuidanceInterval = (0.0, 1.0)


def guide(unconditional: Tensor, conditional: Tensor, scale: float) -> Tensor:
    """The guided v = v_null + scale (v_text - v_null); scale 1 is the conditional velocity itself."""
    return unconditional + scale * (conditional - unconditional)


def is_guided(t: float, interval: GuidanceInterval) -> bool:
    """Whether guidance acts at time `t`: for start <= t < end, and at t = 1 if the interval reaches it.

    Guidance on a part of the way only (Kynkäänniemi et al. 2024, arXiv 2404.07724; their intervals are of noise
    levels, and also without the end where sampling leaves them): elsewhere the conditional velocity is used as it is.
    An interval without length has no guidance at all.
    """
    start, end = interval
    return start - GRID_TOLERANCE <= t and (t < end - GRID_TOLERANCE or 1 == end > start)


def guides(t: float, scale: float, interval: GuidanceInterval) -> bool:
    """Whether a step at time `t` needs both branches: guidance of this scale is one, and acts there."""
    return scale > 1 and is_guided(t, interval)


def jumps(interval: GuidanceInterval) -> list[float]:
    """Times inside the way at which guidance begins or ends."""
    return [t for t in interval if 0 < t < 1 and interval[0] < interval[1]]


def draw_dropped(batch_size: int, probability: float, generator: torch.Generator) -> Tensor:
    """[B] bool: which samples train without their condition, each by its own coin."""
    import torch

    return torch.rand(batch_size, generator=generator) < probability
