"""Integration of dx/dt = v(x, t) from t = 0 (noise) to t = 1 (motion) on a grid fixed beforehand.

A stepper is a rule that goes from one time of the grid to the next. What every rule begins with, the velocity where it
stands, is evaluated by `integrate`, which also keeps the evaluations that rules with memory look back to.

Where the field is not continuous, at the ends of a guidance interval, a rule of any order would fall to order 1 if it
used velocities of both sides in one step. So steps end at jumps (`flow.grid.time_grid`), what was evaluated before one
is forgotten after it, and a step into one evaluates nothing at its end, where the velocity is the other side's already.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from kinoflow.flow.grid import jumps_inside, time_grid

if TYPE_CHECKING:
    from torch import Tensor

Velocity: TypeAlias = "Callable[[Tensor, float], Tensor]"


@dataclass(frozen=True, eq=False)
class Evaluation:
    """The velocity at one time of the grid.

    Attributes:
        t: the time.
        x: where the motion was.
        velocity: v(x, t).
    """

    t: float
    x: Tensor
    velocity: Tensor

    @property
    def clean(self) -> Tensor:
        """The clean motion that the velocity points to: x_1 = x + (1 - t) v."""
        return self.x + (1 - self.t) * self.velocity


Rule: TypeAlias = "Callable[[Velocity, Sequence[Evaluation], float], Tensor]"
"""(velocity, evaluations so far with the present one last, next time) to the next x."""


def euler(velocity: Velocity, past: Sequence[Evaluation], end: float) -> Tensor:
    """One Euler step: x + dt v(x, t)."""
    now = past[-1]
    return now.x + (end - now.t) * now.velocity


def midpoint(velocity: Velocity, past: Sequence[Evaluation], end: float) -> Tensor:
    """One midpoint step: x + dt v(x + dt/2 v(x, t), t + dt/2)."""
    now = past[-1]
    dt = end - now.t
    return now.x + dt * velocity(now.x + 0.5 * dt * now.velocity, now.t + 0.5 * dt)


def heun(velocity: Velocity, past: Sequence[Evaluation], end: float) -> Tensor:
    """One Heun step: x + dt/2 (v(x, t) + v(x + dt v(x, t), t + dt)).

    The step into t = 1 is an Euler step, as in algorithm 1 of Karras et al. 2022 (arXiv 2206.00364): a velocity made of
    a predicted clean motion, (x_1 - x) / (1 - t), has no value there. It costs no order, being one step of many.
    """
    now = past[-1]
    dt = end - now.t
    if end == 1:
        return euler(velocity, past, end)
    return now.x + 0.5 * dt * (now.velocity + velocity(now.x + dt * now.velocity, now.t + dt))


def adams_bashforth(velocity: Velocity, past: Sequence[Evaluation], end: float) -> Tensor:
    """One Adams-Bashforth step: x plus the integral of the polynomial through the velocities in `past`.

    On equal steps and with two evaluations, x + dt/2 (3 v_n - v_{n-1}); with three,
    x + dt/12 (23 v_n - 16 v_{n-1} + 5 v_{n-2}).
    """
    weights = adams_bashforth_weights([one.t for one in past], end)
    x = past[-1].x
    for weight, one in zip(weights, past, strict=True):
        x = x + weight * one.velocity
    return x


def adams_bashforth_weights(times: Sequence[float], end: float) -> list[float]:
    """Weights of values at `times` whose sum is the integral of their polynomial from the last time to `end`."""
    dt = end - times[-1]
    powers = np.arange(len(times))
    moments = ((np.array(times) - times[-1]) / dt) ** powers[:, None]
    return (dt * np.linalg.solve(moments, 1 / (powers + 1))).tolist()


def adams_bashforth_3(velocity: Velocity, past: Sequence[Evaluation], end: float) -> Tensor:
    """An Adams-Bashforth step that starts with a midpoint step: an Euler step would cost an order."""
    return (midpoint if len(past) == 1 else adams_bashforth)(velocity, past, end)


def dpm_solver_2m(velocity: Velocity, past: Sequence[Evaluation], end: float) -> Tensor:
    """One step of DPM-Solver++(2M) (Lu et al. 2022, arXiv 2211.01095) for the linear path.

    With lambda = log(t / (1 - t)), half the log of the signal-to-noise ratio, and the clean motion taken as linear in
    lambda, x moves on the straight line to an extrapolated clean motion:

        x + dt / (1 - t) (D - x),  D = x_1 + h' / 2h (x_1 - x_1'),

    where x_1 and x_1' are the clean motions of the present evaluation and of the one before, h' is the coming step in
    lambda and h the last one. Without an earlier evaluation, D = x_1 and this is the Euler step. Lambda is infinite at
    both ends: after t = 0 the line in lambda is flat, so that D = x_1 follows from the formula; into t = 1 it would be
    infinitely steep, and D = x_1 is set, as the authors do for the last step.

    Exact where the clean motion does not change. The error falls as dt^2 log(1 / dt): that of a step grows as
    1 / (1 - t) toward the end.
    """
    now = past[-1]
    target = now.clean
    if len(past) > 1 and end < 1:
        here = _log_ratio(now.t)
        last, coming = here - _log_ratio(past[-2].t), _log_ratio(end) - here
        target = target + coming / (2 * last) * (target - past[-2].clean)
    return now.x + (end - now.t) / (1 - now.t) * (target - now.x)


def exponential_2(velocity: Velocity, past: Sequence[Evaluation], end: float) -> Tensor:
    """One exponential Adams-Bashforth step of order 2 (Hochbruck and Ostermann 2010), finite at both ends.

    The field is v = (x_1 - x) / (1 - t): linear in x, which is solved exactly, with a clean motion x_1 that is taken as
    linear in t. With its slope s from the present evaluation and the one before,

        x + dt v + s (dt - (1 - end) log((1 - t) / (1 - end))).

    Into t = 1 the logarithm's term vanishes. Without an earlier evaluation this is the Euler step.

    Exact where the clean motion does not change; the error falls like that of `dpm_solver_2m`.
    """
    now = past[-1]
    dt = end - now.t
    x = now.x + dt * now.velocity
    if len(past) > 1:
        remainder = 1 - end
        weight = dt - (remainder * math.log((1 - now.t) / remainder) if remainder > 0 else 0.0)
        x = x + weight / (now.t - past[-2].t) * (now.clean - past[-2].clean)
    return x


def _log_ratio(t: float) -> float:
    return math.log(t / (1 - t)) if t > 0 else -math.inf


@dataclass(frozen=True)
class Stepper:
    """One integration rule.

    Attributes:
        name: what users call it.
        order: error falls as (step size) ** order on a smooth field, for some up to a logarithm.
        evaluations: of the velocity per step; the first and the last step may have one more or less.
        rule: from the present evaluation and those before to the next x.
        memory: most evaluations that the rule looks at; 1 is the present one alone.
        into_jump: what a step that ends at a jump does instead, for rules that evaluate the velocity at their end.
    """

    name: str
    order: int
    evaluations: int
    rule: Rule
    memory: int = 1
    into_jump: Rule | None = None


STEPPERS = {
    s.name: s
    for s in (
        Stepper("euler", 1, 1, euler),
        Stepper("midpoint", 2, 2, midpoint),
        Stepper("heun", 2, 2, heun, into_jump=midpoint),
        Stepper("adams-bashforth-2", 2, 1, adams_bashforth, memory=2),
        Stepper("adams-bashforth-3", 3, 1, adams_bashforth_3, memory=3),
        Stepper("dpm-solver-2m", 2, 1, dpm_solver_2m, memory=2),
        Stepper("exponential-2", 2, 1, exponential_2, memory=2),
    )
}


def integrate(
    velocity: Velocity,
    noise: Tensor,
    num_steps: int,
    stepper: str = "euler",
    *,
    shift: float = 1.0,
    jumps: Sequence[float] = (),
    times: Sequence[float] = (),
) -> Iterator[Tensor]:
    """Yield x after each step from `noise` at t = 0; the last one is the sample.

    Args:
        velocity: the field; called with x of the shape of `noise`.
        noise: x at t = 0.
        num_steps: steps, at least 1; with jumps at least one on each side of them (`time_grid`).
        stepper: one of `STEPPERS`.
        shift: of the grid, see `time_grid`.
        jumps: times at which the field is not continuous. At each of them, `velocity` must give the value of the side
            after it: it is asked there by the step that begins at the jump.
        times: the grid itself, instead of one made of `num_steps`, `shift` and `jumps`; it may be a part of the way.

    Raises:
        KeyError: an unknown stepper.
    """
    stepping, x = STEPPERS[stepper], noise
    past: deque[Evaluation] = deque(maxlen=stepping.memory)
    inside = jumps_inside(jumps)
    for t, end in pairwise(times or time_grid(num_steps, shift, inside)):
        if t in inside:
            past.clear()
        past.append(Evaluation(t, x, velocity(x, t)))
        rule = stepping.into_jump if end in inside and stepping.into_jump else stepping.rule
        x = rule(velocity, past, end)
        yield x


def evaluation_times(
    num_steps: int,
    stepper: str = "euler",
    *,
    shift: float = 1.0,
    jumps: Sequence[float] = (),
    times: Sequence[float] = (),
) -> list[float]:
    """Times at which `integrate` asks for the velocity, in order: found by asking, so any stepper has them.

    Raises:
        KeyError: an unknown stepper.
    """
    import torch

    asked: list[float] = []

    def note(x: Tensor, t: float) -> Tensor:
        asked.append(t)
        return x

    for _ in integrate(note, torch.zeros(()), num_steps, stepper, shift=shift, jumps=jumps, times=times):
        pass
    return asked
