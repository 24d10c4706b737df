"""Means over seeds with Student's t-intervals, and contrasts of arms that are paired by seed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import t as student

from kinoflow.errors import OptionError

LEVEL = 0.95


@dataclass(frozen=True)
class Interval:
    """A mean and what is known about it.

    Attributes:
        mean: of the values.
        half_width: half the width of the interval, or None for a single value, of which nothing is known.
        count: how many values.
    """

    mean: float
    half_width: float | None
    count: int

    @property
    def excludes_zero(self) -> bool:
        """Whether zero lies outside; never for a single value, nor for equal ones, whose spread may not be 0."""
        return bool(self.half_width) and abs(self.mean) > (self.half_width or 0.0)


def t_interval(values: Sequence[float], level: float = LEVEL) -> Interval:
    """mean +- t_{n-1, (1 + level) / 2} s / sqrt(n), with s the standard deviation with n - 1 (Student 1908).

    Raises:
        OptionError: no values, or values that are not finite.
    """
    array = np.asarray(values, dtype=np.float64)
    if array.ndim != 1 or not len(array) or not np.isfinite(array).all():
        raise OptionError(f"an interval needs at least one finite value; got {list(values)}")
    count = len(array)
    if count == 1:
        return Interval(float(array[0]), None, 1)
    half = student.ppf((1 + level) / 2, count - 1) * array.std(ddof=1) / np.sqrt(count)
    return Interval(float(array.mean()), float(half), count)


def contrast(weights: Mapping[str, float], values: Mapping[str, Mapping[int, float]]) -> Interval | None:
    """The weighted sum over arms, seed by seed, over the seeds that all of these arms have; None where there is none.

    What a seed does to all arms alike (order of the data, noise, times) cancels in the sum.

    Args:
        weights: arm to weight; they add up to zero.
        values: arm to seed to value.
    """
    seeds = sorted(set.intersection(*(set(values.get(arm, {})) for arm in weights)))
    if not seeds:
        return None
    return t_interval([sum(weight * values[arm][seed] for arm, weight in weights.items()) for seed in seeds])
