"""Statistics of what is measured: means with intervals, shares, agreement of those who judge, win rates."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
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


Z_95 = 1.959963984540054
FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Share:
    """A share with its 95 percent interval.

    Attributes:
        value: 0 to 1; NaN for nothing counted.
        low: lower end.
        high: upper end.
        count: of yes/no observations.
    """

    value: float
    low: float
    high: float
    count: int


def wilson(yes: float, count: float) -> tuple[float, float]:
    """95 percent score interval of a share (Wilson, 1927): for independent observations; (0, 1) for none."""
    if count <= 0:
        return 0.0, 1.0
    p, z2 = yes / count, Z_95**2
    middle = (p + z2 / (2 * count)) / (1 + z2 / count)
    half = Z_95 / (1 + z2 / count) * math.sqrt(p * (1 - p) / count + z2 / (4 * count**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def clustered_share(clusters: Sequence[tuple[int, int]]) -> Share:
    """Share of yes over clusters of (yes, count), where answers of one cluster (the questions about one clip) hang
    together.

    p = sum y / sum n. Its variance is that of a ratio estimator, k / (k - 1) sum (y_i - p n_i)^2 / (sum n)^2 over the
    k clusters; the interval is Wilson's for the effective number of independent answers p (1 - p) / variance, at
    most sum n, and k where the variance is zero (Korn and Graubard, 1998, use the same effective number).
    """
    kept = [(yes, count) for yes, count in clusters if count > 0]
    total = sum(count for _, count in kept)
    if not total:
        return Share(math.nan, 0.0, 1.0, 0)
    p, k = sum(yes for yes, _ in kept) / total, len(kept)
    variance = k / max(k - 1, 1) * sum((yes - p * count) ** 2 for yes, count in kept) / total**2
    effective = min(p * (1 - p) / variance, total) if variance > 0 else min(k, total)
    return Share(p, *wilson(p * effective, effective), total)


def cohen_kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> float:
    """Agreement of two judges beyond chance (Cohen, 1960): (p_o - p_e) / (1 - p_e).

    1 is full agreement, 0 what chance would give; NaN without answers, or where both always say the same one thing.

    Raises:
        OptionError: not as many answers of one as of the other.
    """
    if len(first) != len(second):
        raise OptionError(f"two judges must answer the same questions; got {len(first)} and {len(second)} answers")
    if not first:
        return math.nan
    observed = sum(a == b for a, b in zip(first, second, strict=True)) / len(first)
    labels = set(first) | set(second)
    chance = sum(sum(a == label for a in first) * sum(b == label for b in second) for label in labels) / len(first) ** 2
    return math.nan if chance == 1 else (observed - chance) / (1 - chance)


def krippendorff_alpha(ratings: ArrayLike, level: str = "ordinal") -> float:
    """Agreement of any number of raters with gaps: 1 - D_observed / D_expected (Krippendorff, Content Analysis, 2004).

    Args:
        ratings: [raters, units] numbers, NaN where a rater did not rate a unit. Units with fewer than two ratings do
            not count.
        level: "nominal", "ordinal", "interval" or "ratio": how far apart two values are.

    Returns:
        1 for full agreement, 0 for that of chance; NaN where nothing can be compared, or all ratings are equal.

    Raises:
        OptionError: an unknown level, or an array that is not two-dimensional.
    """
    if level not in _DISTANCES:
        raise OptionError(f"level must be one of {', '.join(_DISTANCES)}; got {level!r}")
    table = np.asarray(ratings, dtype=np.float64)
    if table.ndim != 2:
        raise OptionError(f"ratings must be [raters, units]; got shape {table.shape}")
    values = np.unique(table[~np.isnan(table)])
    coincidences = np.zeros((len(values), len(values)))
    for unit in table.T:
        counts = np.array([(unit == value).sum() for value in values], dtype=np.float64)
        if counts.sum() >= 2:
            coincidences += (np.outer(counts, counts) - np.diag(counts)) / (counts.sum() - 1)
    totals = coincidences.sum(axis=1)
    n = totals.sum()
    if n < 2:
        return math.nan
    distance = _DISTANCES[level](values, totals)
    expected = (np.outer(totals, totals) * distance).sum() / (n - 1)
    return math.nan if expected == 0 else float(1 - (coincidences * distance).sum() / expected)


def _ordinal(values: FloatArray, totals: FloatArray) -> FloatArray:
    # (n_c / 2 + all between + n_k / 2)^2: how many ratings lie between two ranks.
    middle = np.cumsum(totals) - totals / 2
    return (middle[:, None] - middle[None, :]) ** 2


def _ratio(values: FloatArray, totals: FloatArray) -> FloatArray:
    total = values[:, None] + values[None, :]
    return np.where(total == 0, 0.0, (values[:, None] - values[None, :]) / np.where(total == 0, 1, total)) ** 2


_DISTANCES: Mapping[str, Callable[[FloatArray, FloatArray], FloatArray]] = {
    "nominal": lambda values, totals: (values[:, None] != values[None, :]).astype(np.float64),
    "ordinal": _ordinal,
    "interval": lambda values, totals: (values[:, None] - values[None, :]) ** 2,
    "ratio": _ratio,
}


def bradley_terry(wins: ArrayLike, *, prior: float = 0.1, iterations: int = 10_000) -> FloatArray:
    """Strengths [M] from wins [M, M], where wins[i, j] counts how often i beat j (a tie is half a win for each).

    P(i beats j) = s_i / (s_i + s_j); strengths have geometric mean 1. Fitted by Hunter's (2004) iteration, with
    `prior` wins added between every two so that one who never lost keeps a finite strength.

    Raises:
        OptionError: not a square array of counts.
    """
    table = np.asarray(wins, dtype=np.float64)
    if table.ndim != 2 or table.shape[0] != table.shape[1] or (table < 0).any():
        raise OptionError(f"wins must be a square array of counts; got shape {table.shape}")
    if len(table) < 2:
        return np.ones(len(table))
    table = table + prior * (1 - np.eye(len(table)))
    np.fill_diagonal(table, 0)
    won, games = table.sum(axis=1), table + table.T
    strength = np.ones(len(table))
    for _ in range(iterations):
        before = strength
        strength = won / (games / (strength[:, None] + strength[None, :])).sum(axis=1)
        strength = strength / np.exp(np.log(strength).mean())
        if np.abs(np.log(strength / before)).max() < 1e-12:
            break
    return strength
