"""Integration of dx/dt = v(x, t) from t = 0 (noise) to t = 1 (motion) on a fixed grid."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor

Velocity = Callable[[Tensor, float], Tensor]
Step = Callable[[Velocity, Tensor, float, float], Tensor]


def euler_step(velocity: Velocity, x: Tensor, t: float, dt: float) -> Tensor:
    """One Euler step: x + dt v(x, t)."""
    return x + dt * velocity(x, t)


def midpoint_step(velocity: Velocity, x: Tensor, t: float, dt: float) -> Tensor:
    """One midpoint step: x + dt v(x + dt/2 v(x, t), t + dt/2)."""
    return x + dt * velocity(x + 0.5 * dt * velocity(x, t), t + 0.5 * dt)


def heun_step(velocity: Velocity, x: Tensor, t: float, dt: float) -> Tensor:
    """One Heun step: x + dt/2 (v(x, t) + v(x + dt v(x, t), t + dt))."""
    first = velocity(x, t)
    return x + 0.5 * dt * (first + velocity(x + dt * first, t + dt))


@dataclass(frozen=True)
class Stepper:
    """One integration rule.

    Attributes:
        name: what users call it.
        order: error falls as (step size) ** order.
        evaluations: of the velocity per step.
        step: (velocity, x, t, dt) to the next x.
    """

    name: str
    order: int
    evaluations: int
    step: Step


STEPPERS = {
    s.name: s
    for s in (
        Stepper("euler", 1, 1, euler_step),
        Stepper("midpoint", 2, 2, midpoint_step),
        Stepper("heun", 2, 2, heun_step),
    )
}


def time_grid(num_steps: int) -> list[float]:
    """`num_steps` + 1 equally spaced times from 0 to 1, rounded as float32 as the official solver has them."""
    return torch.linspace(0, 1, num_steps + 1).tolist()


def integrate(velocity: Velocity, noise: Tensor, num_steps: int, stepper: str = "euler") -> Iterator[Tensor]:
    """Yield x after each step from `noise` at t = 0; the last one is the sample.

    Raises:
        KeyError: an unknown stepper.
    """
    rule, x, grid = STEPPERS[stepper], noise, time_grid(num_steps)
    for t, following in pairwise(grid):
        x = rule.step(velocity, x, t, following - t)
        yield x


def evaluation_times(num_steps: int, stepper: str = "euler") -> list[float]:
    """Times at which `integrate` asks for the velocity, in order: found by asking, so any stepper has them.

    Raises:
        KeyError: an unknown stepper.
    """
    times: list[float] = []

    def note(x: Tensor, t: float) -> Tensor:
        times.append(t)
        return x

    for _ in integrate(note, torch.zeros(()), num_steps, stepper):
        pass
    return times
