"""Does an axis tell captured, generated and broken motion apart? Found and expected order, with intervals.

An axis is one number about a set of clips. All sets answer the same captions, so what is compared is the paired
difference of two sets: over the same random halves of the captions for the metrics of the evaluator's space, over
resampled captions (percentile bootstrap, Efron 1979) for everything that is measured clip by clip. Two sets are
separated where the 95 % interval of their difference leaves out zero.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kinoflow.evaluation.report.charts import number
from kinoflow.measures.retrieval import interval

FloatArray = NDArray[np.float64]
Statistic = Callable[[FloatArray], FloatArray]
"""[draws, clips, ...] values to [draws] numbers about a set."""
DRAWS = 1000
"""Resamples of the captions."""
EXPECTED, LEVEL, REVERSED = "as expected", "not separated", "reversed"


@dataclass(frozen=True)
class Estimate:
    """A number with the ends of its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Gap:
    """How far the set that should be better is above the one that should be worse; positive is as expected.

    Attributes:
        better: name of the set that should be better.
        worse: name of the other.
        difference: in the unit of the axis.
    """

    better: str
    worse: str
    difference: Estimate

    @property
    def verdict(self) -> str:
        """`EXPECTED`, `LEVEL` (the interval holds zero) or `REVERSED`."""
        return EXPECTED if self.difference.low > 0 else REVERSED if self.difference.high < 0 else LEVEL


@dataclass(frozen=True)
class Axis:
    """One thing that is measured, on sets in the order in which they should rank.

    Attributes:
        name: for people.
        better: "higher" or "lower".
        values: set to its value, best expected first, the broken one last.
        gaps: of each two sets.
        known: a known reason why the sets may not rank so; empty where there is none.
    """

    name: str
    better: str
    values: Mapping[str, Estimate]
    gaps: tuple[Gap, ...]
    known: str = ""

    @property
    def expected(self) -> str:
        """The expected order, best first, such as "captured > model > noise"."""
        return " > ".join(self.values)

    @cached_property
    def found(self) -> str:
        """The order by value, best first; "≈" between neighbours that are not separated."""
        sign = 1 if self.better == "higher" else -1
        order = sorted(self.values, key=lambda name: -sign * self.values[name].value)
        text = order[0]
        for one, other in pairwise(order):
            gap = next(gap for gap in self.gaps if {gap.better, gap.worse} == {one, other})
            text += f" {'≈' if gap.verdict == LEVEL else '>'} {other}"
        return text

    @property
    def neighbours(self) -> tuple[Gap, ...]:
        """The gaps of sets that follow each other in the expected order."""
        names = list(self.values)
        wanted = list(pairwise(names))
        return tuple(gap for gap in self.gaps if (gap.better, gap.worse) in wanted)

    @property
    def verdict(self) -> str:
        """`EXPECTED` where every neighbour is separated so, `REVERSED` where one is the other way, else `LEVEL`."""
        verdicts = {gap.verdict for gap in self.neighbours}
        return REVERSED if REVERSED in verdicts else LEVEL if LEVEL in verdicts else EXPECTED

    @property
    def in_order(self) -> bool:
        """Whether captured is better than the model and the model better than the broken set, beyond doubt."""
        return self.verdict == EXPECTED

    @property
    def statement(self) -> str:
        """Why the axis does not rank the sets as expected, in words; empty where it does."""
        said = []
        for gap in self.neighbours:
            value, low, high = (number(n) for n in (gap.difference.value, gap.difference.low, gap.difference.high))
            if gap.verdict == LEVEL:
                said.append(
                    f"{gap.better} and {gap.worse} are not separated: difference {value} ({low} to {high}), positive "
                    f"where {gap.better} is better"
                )
            elif gap.verdict == REVERSED:
                said.append(
                    f"{gap.worse} is better than {gap.better}, by {number(-gap.difference.value)} "
                    f"({number(-gap.difference.high)} to {number(-gap.difference.low)})"
                )
        if said and self.known:
            said.append(self.known)
        return "; ".join(said)


def axis_of_halves(
    name: str, better: str, values: Mapping[str, FloatArray], *, toward: float | None = None, known: str = ""
) -> Axis:
    """An axis measured on R random halves of the captions, the same for all sets.

    Args:
        name: see `Axis`.
        better: see `Axis`; "lower" with `toward`.
        values: set to [R], best expected first.
        toward: the value that is best; what counts is the distance from it.
        known: see `Axis`.
    """
    if toward is not None:
        values = {key: np.abs(row - toward) for key, row in values.items()}

    def estimate(row: FloatArray) -> Estimate:
        found = interval(row, of="one")
        return Estimate(found.mean, found.mean - found.half_width, found.mean + found.half_width)

    return _axis(name, better, values, estimate, known)


def axis_of_clips(
    name: str,
    better: str,
    values: Mapping[str, FloatArray],
    statistic: Statistic,
    *,
    seed: int = 0,
    known: str = "",
) -> Axis:
    """An axis measured clip by clip.

    Args:
        name: see `Axis`.
        better: see `Axis`.
        values: set to [N] or [N, ...], row for row answers to the same captions, best expected first.
        statistic: what is told about a set.
        seed: of the resamples.
        known: see `Axis`.
    """
    count = len(next(iter(values.values())))
    generator = np.random.default_rng(seed)
    # The first row is the captions as they are: the value itself.
    rows = np.concatenate([np.arange(count)[None], generator.integers(count, size=(DRAWS, count))])

    def estimate(draws: FloatArray) -> Estimate:
        low, high = np.quantile(draws[1:], [0.025, 0.975])
        return Estimate(float(draws[0]), float(low), float(high))

    return _axis(name, better, {key: statistic(row[rows]) for key, row in values.items()}, estimate, known)


def _axis(
    name: str,
    better: str,
    draws: Mapping[str, FloatArray],
    estimate: Callable[[FloatArray], Estimate],
    known: str,
) -> Axis:
    sign = 1.0 if better == "higher" else -1.0
    names = list(draws)
    gaps = tuple(
        Gap(one, other, estimate(sign * (draws[one] - draws[other])))
        for place, one in enumerate(names)
        for other in names[place + 1 :]
    )
    return Axis(name, better, {key: estimate(row) for key, row in draws.items()}, gaps, known)


def mean(values: FloatArray) -> FloatArray:
    """[draws] means of [draws, clips]."""
    return np.asarray(values.mean(axis=1), dtype=np.float64)


def median(values: FloatArray) -> FloatArray:
    """[draws] medians of [draws, clips]."""
    return np.asarray(np.median(values, axis=1), dtype=np.float64)


def share_of(values: FloatArray) -> FloatArray:
    """[draws] shares of yes of [draws, clips, 2]: how many yes, and of how many answers; 0 without answers."""
    yes, answers = values.sum(axis=1).T
    return np.asarray(yes / np.maximum(answers, 1), dtype=np.float64)


def chosen(values: Mapping[str, FloatArray], names: Sequence[str]) -> dict[str, FloatArray]:
    """Some sets, in the order of `names`."""
    return {name: values[name] for name in names}
