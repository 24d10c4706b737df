"""The times of integration, from 0 (noise) to 1 (motion), and between which of them guidance acts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

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


GRID_TOLERANCE = 1e-6
"""Times closer than this are the same: those of a grid are rounded as float32."""


def time_grid(num_steps: int, shift: float = 1.0, jumps: Sequence[float] = ()) -> list[float]:
    """`num_steps` + 1 times from 0 to 1.

    They are equally spaced and rounded as float32, as the official solver has them, and then shifted by

        t / (t + shift (1 - t)),

    the timestep shift of Esser et al. 2024 (arXiv 2403.03206, section 5.3.2), which is written there for the share of
    noise s = 1 - t: shift s / (1 + (shift - 1) s). A shift of more than 1 takes shorter steps near noise: the first
    is about `shift` times shorter, the last about `shift` times longer. A shift of 1 leaves every bit as it is.

    No step goes across a jump, for any rule is of order 1 in a step with one inside. The time nearest to a jump is
    moved onto it, exactly, and those between are spaced equally again (before the shift). So the number of steps stays
    and none is far longer or shorter than the others, as one would be if a step were cut in two.

    Args:
        num_steps: how many, at least 1. There is one before, between and after jumps at least, so that with very few
            of them the grid has one or two more steps than this.
        shift: see above.
        jumps: times at which the field is not continuous.
    """
    import torch  # whose rounding the grid has; imported late, for it takes seconds

    even: list[float] = torch.linspace(0, 1, num_steps + 1).tolist()
    inside = jumps_inside(jumps)
    if not inside:
        return [_shifted(t, shift) for t in even]
    steps = max(num_steps, len(inside) + 1)
    ends = [_unshifted(jump, shift) for jump in inside]
    places = [0]
    for later, end in zip(range(len(ends), 0, -1), ends, strict=True):
        places.append(min(max(round(steps * end), places[-1] + 1), steps - later))
    even = np.interp(range(steps + 1), [*places, steps], [0.0, *ends, 1.0]).tolist()
    moved = dict(zip(places[1:], inside, strict=True))
    return [moved.get(place, _shifted(t, shift)) for place, t in enumerate(even)]


def jumps_inside(jumps: Sequence[float]) -> list[float]:
    """Those within (0, 1) in order, each once."""
    found: list[float] = []
    for jump in sorted(jumps):
        if (found[-1] if found else 0.0) + GRID_TOLERANCE < jump < 1 - GRID_TOLERANCE:
            found.append(jump)
    return found


def _shifted(t: float, shift: float) -> float:
    return t if shift == 1 else t / (t + shift * (1 - t))


def _unshifted(t: float, shift: float) -> float:
    """The time of the equally spaced grid that the shift takes to `t`."""
    return shift * t / (1 + (shift - 1) * t)
