"""The times of integration, from 0 (noise) to 1 (motion)."""

from __future__ import annotations

import torch

GRID_TOLERANCE = 1e-6
"""Times closer than this are the same: those of a grid are rounded as float32."""


def time_grid(num_steps: int, shift: float = 1.0) -> list[float]:
    """`num_steps` + 1 times from 0 to 1.

    They are equally spaced and rounded as float32, as the official solver has them, and then shifted by

        t / (t + shift (1 - t)),

    the timestep shift of Esser et al. 2024 (arXiv 2403.03206, section 5.3.2), which is written there for the share of
    noise s = 1 - t: shift s / (1 + (shift - 1) s). A shift of more than 1 takes shorter steps near noise: the first
    is about `shift` times shorter, the last about `shift` times longer. A shift of 1 leaves every bit as it is.
    """
    grid: list[float] = torch.linspace(0, 1, num_steps + 1).tolist()
    return grid if shift == 1 else [t / (t + shift * (1 - t)) for t in grid]
