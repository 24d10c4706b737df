"""The axes of an evaluation: does each tell captured, generated and broken motion apart? Order, with intervals.

An axis is one number about a set of clips. All sets answer the same captions, so what is compared is the paired
difference of two sets: over the same random halves of the captions for the metrics of the evaluator's space, over
resampled captions (percentile bootstrap, Efron 1979) for everything that is measured clip by clip. Two sets are
separated where the 95 % interval of their difference leaves out zero. Captured clips should rank above a model's, and
those above broken ones; `KNOWN` tells of axes that may not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kinoflow.evaluation.probing import ProbeAnswers, rows_of_classes
from kinoflow.evaluation.report.charts import number
from kinoflow.evaluation.suite import CAPTURED, DISTORTED, MODEL, NOISE, WRONG
from kinoflow.measures.physical import METRICS
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


DYNAMIC_RANGE = "dynamic_range_mm"
"""The physical metric that is best where captured clips have it, neither low nor high."""
SMOOTHLY_BROKEN = ("joint_limit_deg", "self_collision_mm", "root_drift_m_per_s")
"""Metrics that need not see noise, which trembles around an ordinary pose; distorted clips are broken for them."""
FEWEST_OF_A_CLASS = 5
"""Captions that a class needs to be ranked."""
UNITS = {"mm_per_frame": "mm/frame", "mm": "mm", "deg": "degrees", "m_per_s3": "m/s³", "m_per_s": "m/s"}
"""How names of physical metrics end, and the unit that it means."""

KNOWN = {
    "r_precision": "captions of the test that are much alike (runs and walks in a curve) are mixed up for captured "
    "clips too, so near the top this measure has no room",
    "matching_distance": "a generated clip is often more typical of its caption than the captured one, which has ways "
    "of its own",
    "frechet_distance": "half of the captured clips are as far from the other half as their own value says; a set no "
    "farther than that cannot be told from captured motion",
    "diversity": "with few clips of different actions it depends on which clips are drawn",
    "side": "it asks the evaluator, which is not sure of left and right itself: see its share for captured clips",
    "probes": "many captions ask for walking or running only, which captured clips exchanged among them do as well",
    "foot_slide_mm_per_frame": "captured feet slide too: markers and a fitted skeleton do not hold them still",
    "penetration_mm": "decoding puts the lowest part of any motion on the floor, that of noise too",
    "floating_mm": "feet that sink into the floor do not float: read it together with penetration",
    "joint_limit_deg": "the ranges were measured on captured motion, so most clips have nearly none and few decide",
    "self_collision_mm": "most clips have none, so few clips decide",
    "root_drift_m_per_s": "most clips have none, so few clips decide",
    "jerk_m_per_s3": "a model that moves less than people do has less jerk too: see the dynamic range",
    "jitter_mm": "a model that moves less than people do trembles less too: see the dynamic range",
    DYNAMIC_RANGE: "noise has the spread of the training data, by which features are scaled, so in size it is like "
    "captured motion; and two captures of one caption differ in size as well",
}
"""Metric to a known reason why sets may not rank on it as they should; shown only where they do not."""


@dataclass(frozen=True, eq=False)
class Measured:
    """Numbers about sets of N clips that answer the same N captions.

    Attributes:
        halves: set to metric of the evaluator's space to [R] values (`measures/retrieval.py:measure_halves`).
        distances: set to [N] distances from the captions.
        margin_rows: K rows whose captions differ from those of their mirror images.
        margins: set to [K]: how much nearer to the own caption; empty where K is 0.
        answers: of the probes.
        physical: set to metric to [N].
    """

    halves: Mapping[str, Mapping[str, FloatArray]]
    distances: Mapping[str, FloatArray]
    margin_rows: Sequence[int]
    margins: Mapping[str, FloatArray]
    answers: ProbeAnswers
    physical: Mapping[str, Mapping[str, FloatArray]]


def metric_title(metric: str) -> str:
    """Name and unit of a physical metric, from the name of its field."""
    for suffix in sorted(UNITS, key=len, reverse=True):
        if metric.endswith("_" + suffix):
            return f"{metric.removesuffix('_' + suffix).replace('_', ' ')}, {UNITS[suffix]}"
    return metric.replace("_", " ")


def find_axes(measured: Measured, seed: int = 0) -> list[Axis]:
    """Every axis, those of the evaluator's space first, then sides, probes and physics; `seed` is of the resamples."""
    return [*_space_axes(measured), *_listening_axes(measured, seed), *_physical_axes(measured, seed)]


def class_axes(measured: Measured, classes: Sequence[str], seed: int = 0) -> dict[str, Axis]:
    """For each class with enough captions the axis of distances from captions, within the class.

    Args:
        measured: numbers about N captions.
        classes: name of the class of each.
        seed: of the resamples.
    """
    return {
        name: axis_of_clips(
            "matching distance",
            "lower",
            {key: measured.distances[key][rows] for key in (CAPTURED, MODEL, WRONG)},
            mean,
            seed=seed,
            known=KNOWN["matching_distance"],
        )
        for name, rows in rows_of_classes(classes).items()
        if len(rows) >= FEWEST_OF_A_CLASS
    }


def _space_axes(measured: Measured) -> list[Axis]:
    def values(metric: str, broken: str) -> dict[str, FloatArray]:
        return {name: measured.halves[name][metric] for name in (CAPTURED, MODEL, broken)}

    ranks = [metric for metric in measured.halves[CAPTURED] if metric.startswith("r_precision_")]
    diversity = values("diversity", NOISE)
    return [
        *(
            axis_of_halves(
                f"R-precision, top {metric.removeprefix('r_precision_')}",
                "higher",
                values(metric, WRONG),
                known=KNOWN["r_precision"],
            )
            for metric in ranks
        ),
        axis_of_halves(
            "matching distance", "lower", values("matching_distance", WRONG), known=KNOWN["matching_distance"]
        ),
        axis_of_halves("Fréchet distance", "lower", values("frechet_distance", NOISE), known=KNOWN["frechet_distance"]),
        axis_of_halves(
            "diversity, distance from captured",
            "lower",
            diversity,
            toward=float(diversity[CAPTURED].mean()),
            known=KNOWN["diversity"],
        ),
    ]


def _listening_axes(measured: Measured, seed: int) -> list[Axis]:
    found = []
    wanted = (CAPTURED, MODEL, WRONG)
    if measured.margin_rows:
        right = {name: (measured.margins[name] > 0).astype(np.float64) for name in wanted}
        found.append(
            axis_of_clips("side told from its mirror image", "higher", right, mean, seed=seed, known=KNOWN["side"])
        )
    asked = [row for row, answers in enumerate(measured.answers[CAPTURED]) if answers]
    if asked:
        passed = {name: np.array([all(measured.answers[name][row]) for row in asked], float) for name in wanted}
        found.append(
            axis_of_clips("does what the caption says", "higher", passed, mean, seed=seed, known=KNOWN["probes"])
        )
    return found


def _physical_axes(measured: Measured, seed: int) -> list[Axis]:
    found = []
    for metric in METRICS:
        broken = DISTORTED if metric in SMOOTHLY_BROKEN else NOISE
        values = chosen({name: row[metric] for name, row in measured.physical.items()}, (CAPTURED, MODEL, broken))
        title, statistic, kind = metric_title(metric), median, "median"
        if metric == DYNAMIC_RANGE:
            # A ratio, since half and double are equally far; the floor keeps a frozen clip finite.
            own = np.maximum(values[CAPTURED], 1.0)
            values = {name: np.abs(np.log2(np.maximum(row, 1.0) / own)) for name, row in values.items()}
            title = "dynamic range, octaves from captured"
        elif not np.quantile(values[CAPTURED], 0.25) > 0:
            # Many captured clips have none of it: their median would say little.
            statistic, kind = mean, "mean"
        rank = partial(axis_of_clips, f"{title}, {kind}", "lower", values, statistic, seed=seed)
        found.append(rank(known=KNOWN.get(metric, "")))
    return found
