"""The linear path from noise to data, and what a network may predict along it.

x_t = (1 - t) x_0 + t x_1, velocity v = x_1 - x_0, with noise x_0 ~ N(0, I) at t = 0 and data x_1 at t = 1
(flow matching, Lipman et al. 2023, arXiv 2210.02747; rectified flow, Liu et al. 2023, arXiv 2209.03003).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch
    from torch import Tensor

PREDICTIONS = ("velocity", "clean")
"""What the network's output means: the velocity, or the clean motion x_1."""
SMALLEST_REMAINDER = 1e-3
"""1 - t is kept at least this large where a clean prediction is turned into a velocity, so that t = 1 is defined."""


@dataclass(frozen=True, eq=False)
class PathSample:
    """A point on the path and its target.

    Attributes:
        x_t: [B, T, D] the point.
        time: [B] in [0, 1].
        velocity: [B, T, D] target x_1 - x_0.
    """

    x_t: Tensor
    time: Tensor
    velocity: Tensor


def sample_path(clean: Tensor, noise: Tensor, time: Tensor) -> PathSample:
    """The point at `time` [B] between `noise` and `clean` [B, T, D]."""
    t = time.view(-1, *([1] * (clean.ndim - 1)))
    return PathSample(x_t=(1 - t) * noise + t * clean, time=time, velocity=clean - noise)


def output_to_velocity(output: Tensor, x_t: Tensor, time: Tensor, prediction: str) -> Tensor:
    """The velocity that a network output stands for.

    For a clean prediction, v = (x_1 - x_t) / (1 - t), with 1 - t at least `SMALLEST_REMAINDER`.

    Args:
        output: [B, T, D] network output.
        x_t: [B, T, D] where it was evaluated.
        time: [B].
        prediction: one of `PREDICTIONS`.

    Raises:
        ValueError: `prediction` is something else.
    """
    if prediction not in PREDICTIONS:
        raise ValueError(f"prediction must be one of {', '.join(PREDICTIONS)}; got {prediction!r}")
    if prediction == "velocity":
        return output
    remainder = (1 - time).clamp(min=SMALLEST_REMAINDER).view(-1, *([1] * (x_t.ndim - 1)))
    return (output - x_t) / remainder


def velocity_to_clean(velocity: Tensor, x_t: Tensor, time: Tensor) -> Tensor:
    """The clean motion that a velocity points to: x_1 = x_t + (1 - t) v."""
    return x_t + (1 - time).view(-1, *([1] * (x_t.ndim - 1))) * velocity


def sample_time(
    batch_size: int,
    generator: torch.Generator,
    *,
    distribution: str = "uniform",
    mean: float = 0.0,
    std: float = 1.0,
) -> Tensor:
    """[B] times in [0, 1].

    "uniform", or "logit_normal": sigmoid of a normal with `mean` and `std` (Esser et al. 2024, arXiv 2403.03206).
    """
    import torch

    if distribution == "uniform":
        return torch.rand(batch_size, generator=generator)
    if distribution == "logit_normal":
        return torch.sigmoid(mean + std * torch.randn(batch_size, generator=generator))
    raise ValueError(f"distribution must be uniform or logit_normal; got {distribution!r}")
