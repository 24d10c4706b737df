"""Few steps by chords: the straight way from a point of a trajectory to a later one, and where to cut the way.

The flow map takes a point x_t to the point x_s of its trajectory. On a fixed grid of few times it is one function for
each interval, and its average velocity u = (x_s - x_t) / (s - t), the chord, is what one network evaluation can give:
x_s = x_t + (s - t) u, an Euler step with the chord in place of the velocity. For s to t it is the velocity itself.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Sequence
from itertools import pairwise

import torch
from torch import Tensor

from kinoflow.flow.path import velocity_to_clean


def chord(start: Tensor, end: Tensor, time: Tensor, end_time: Tensor) -> Tensor:
    """The average velocity [B, T, D] of the way from `start` at `time` [B] to `end` at `end_time` [B]."""
    return (end - start) / (end_time - time).view(-1, *([1] * (start.ndim - 1)))


def output_for_chord(chord: Tensor, x_t: Tensor, time: Tensor, prediction: str) -> Tensor:
    """What a network has to say at `x_t` [B, T, D] for its step to be the chord: inverse of `output_to_velocity`.

    For a clean prediction that is where the straight way would be at t = 1, x_t + (1 - t) u; on the last interval, the
    end of the trajectory.
    """
    return chord if prediction == "velocity" else velocity_to_clean(chord, x_t, time)


def bends(states: Sequence[Tensor], velocities: Sequence[Tensor], times: Sequence[float]) -> Tensor:
    """[N + 1, N + 1] how far trajectories leave their tangents: entry (i, j) is the root mean square, over everything,
    of x_j - x_i - (t_j - t_i) v_i, the error of one Euler step from i to j; 0 for j <= i.

    Args:
        states: N + 1 points of the trajectories, all of one shape; padding is left out before.
        velocities: N velocities at all but the last.
        times: N + 1 of them.
    """
    found = torch.zeros(len(times), len(times), dtype=torch.float64)
    for i, (x, velocity) in enumerate(zip(states[:-1], velocities, strict=True)):
        for j in range(i + 1, len(times)):
            error = states[j] - x - (times[j] - times[i]) * velocity
            found[i, j] = error.double().square().mean().sqrt()
    return found


def cut_evenly(cost: Tensor, parts: int) -> list[int]:
    """Places 0 = p_0 < ... < p_parts = N whose largest cost of a part is least; of several, the least sum of squares.

    Exact: the best of all ways to cut.

    Args:
        cost: [N + 1, N + 1] of the part from i to j > i, at least 0.
        parts: 1 to N.

    Raises:
        ValueError: there are not so many parts.
    """
    last = len(cost) - 1
    if not 1 <= parts <= last:
        raise ValueError(f"a way of {last} steps has 1 to {last} parts; got {parts}")
    costs: list[list[float]] = cost.tolist()
    largest, _ = _best_cut(costs, parts, max)
    squares = [[one * one if one <= largest else math.inf for one in row] for row in costs]
    return _best_cut(squares, parts, operator.add)[1]


def _best_cut(
    costs: Sequence[Sequence[float]], parts: int, join: Callable[[float, float], float]
) -> tuple[float, list[int]]:
    """The least that the costs of the parts of a way join to, and its places, by dynamic programming."""
    last = len(costs) - 1
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    for part in range(1, parts + 1):
        best = {
            end: min(
                (join(before, costs[start][end]), [*places, end])
                for start, (before, places) in best.items()
                if start < end
            )
            # The parts that are still to come need one step each.
            for end in range(part, last - (parts - part) + 1)
        }
    return best[last]


def nearest_times(wanted: Sequence[float], grid: Sequence[float]) -> list[float]:
    """The times of `grid` nearest to those wanted.

    Raises:
        ValueError: they are not from 0 to 1 in order, or two of them have the same nearest time.
    """
    found = [min(grid, key=lambda time: abs(time - one)) for one in wanted]
    if len(found) < 2 or (found[0], found[-1]) != (grid[0], grid[-1]) or any(a >= b for a, b in pairwise(found)):
        raise ValueError(f"{list(wanted)} are no different times of the grid from {grid[0]} to {grid[-1]} in order")
    return found
