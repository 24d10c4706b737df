"""The field's metrics in a space of motions and captions, and sets of clips measured side by side in it.

Pure functions of arrays, as Guo et al. 2022 ("Generating Diverse and Natural 3D Human Motions from Text") define them.
N clips, E dimensions. Whatever the field leaves to the code around it is an argument here: pool size, numbers of pairs,
which captions count as the same, which interval is meant. Every random choice takes a generator.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kinoflow.errors import OptionError

FloatArray = NDArray[np.float64]
_Z95 = 1.959964
"""97.5 % quantile of the normal distribution."""


@dataclass(frozen=True)
class Protocol:
    """Conventions of a measurement.

    Attributes:
        pool_size: captions that a motion has to choose from, the true one included.
        top: ranks that count as found.
        repeats: times that everything random is drawn anew.
        diversity_pairs: pairs of clips that `diversity` compares.
        multimodality_pairs: pairs of clips of one caption that `multimodality` compares.
    """

    pool_size: int = 32
    top: tuple[int, ...] = (1, 2, 3)
    repeats: int = 20
    diversity_pairs: int = 300
    multimodality_pairs: int = 10

    def __post_init__(self) -> None:
        numbers = (self.pool_size, self.repeats, self.diversity_pairs, self.multimodality_pairs, *self.top)
        if min(numbers, default=0) < 1 or not self.top or max(self.top) > self.pool_size:
            raise OptionError(f"a protocol needs positive numbers and ranks within the pool; got {self}")


FIELD = Protocol()
"""What papers on HumanML3D and KIT-ML report: pools of 32, 20 repeats, 300 and 10 pairs."""


@dataclass(frozen=True)
class RepeatedScore:
    """A value with the half width of its 95 % confidence interval."""

    mean: float
    half_width: float

    def __str__(self) -> str:
        return f"{self.mean:.3f} ± {self.half_width:.3f}"


def interval(values: ArrayLike, of: str = "mean") -> RepeatedScore:
    """Mean and 95 % confidence interval of R repeats.

    Args:
        values: [R].
        of: "mean" for independent repeats (each with newly generated clips), 1.96 s / sqrt(R), as papers print it.
            "one" for repeats that are random halves of the same clips: the spread of half-sample means about equals the
            standard error of the mean over all clips, so 1.96 s.

    Raises:
        OptionError: no values, or another `of`.
    """
    array = np.asarray(values, dtype=np.float64)
    if of not in ("mean", "one"):
        raise OptionError(f'an interval is of the "mean" or of "one" repeat; got {of!r}')
    if array.ndim != 1 or not len(array):
        raise OptionError(f"an interval needs a list of values; got shape {array.shape}")
    spread = float(array.std(ddof=1)) if len(array) > 1 else 0.0
    return RepeatedScore(float(array.mean()), _Z95 * spread / (np.sqrt(len(array)) if of == "mean" else 1.0))


def r_precision(
    motions: ArrayLike,
    texts: ArrayLike,
    *,
    generator: np.random.Generator,
    pool_size: int = 32,
    top: Sequence[int] = (1, 2, 3),
    meanings: ArrayLike | None = None,
) -> FloatArray:
    """[len(top)] share of motions whose caption is among the `top` nearest of a pool of captions.

    The N pairs are shuffled and cut into pools; what is left over of the last one is not used. Distances are Euclidean.
    A caption as near as the true one counts as nearer, so that a space in which everything coincides finds nothing.

    Args:
        motions: [N, E].
        texts: [N, E], row for row the captions of the motions.
        generator: shuffles.
        pool_size: 2 or more.
        top: ranks, 1 to `pool_size`.
        meanings: [N] numbers, equal for captions that say the same: finding either is right. Without, only its own.

    Raises:
        OptionError: fewer than `pool_size` pairs, or arrays that do not fit each other.
    """
    m, t = _pair(motions, texts)
    codes = np.arange(len(m)) if meanings is None else np.asarray(meanings)
    if codes.shape != (len(m),):
        raise OptionError(f"meanings needs one number per pair ({len(m)}); got shape {codes.shape}")
    if not 2 <= pool_size <= len(m):
        raise OptionError(f"a pool of {pool_size} needs at least as many pairs, and two; got {len(m)} pairs")
    order = generator.permutation(len(m))
    found = np.zeros(len(top))
    pools = len(m) // pool_size
    for pool in order[: pools * pool_size].reshape(pools, pool_size):
        distance = distances(m[pool], t[pool])
        same = codes[pool][:, None] == codes[pool][None]
        nearest_right = np.where(same, distance, np.inf).min(axis=1, keepdims=True)
        nearer = (~same & (distance <= nearest_right)).sum(axis=1)
        found += [(nearer < rank).sum() for rank in top]
    return found / (pools * pool_size)


def matching_distance(motions: ArrayLike, texts: ArrayLike) -> float:
    """Mean Euclidean distance of motions [N, E] from their captions [N, E] (MM-Dist); lower is better."""
    m, t = _pair(motions, texts)
    return float(np.linalg.norm(m - t, axis=1).mean())


def frechet_distance(first: ArrayLike, second: ArrayLike) -> float:
    """Squared Frechet distance of the Gaussians through two sets, [N, E] and [M, E] (FID); lower is better.

    |mu1 - mu2|^2 + tr(S1 + S2 - 2 (S1^1/2 S2 S1^1/2)^1/2), with covariances over N - 1. Estimated from few clips it is
    too large, and more so the fewer there are: compare only sets of equal size.

    Raises:
        OptionError: fewer than two clips, or different E.
    """
    a, b = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1] or min(len(a), len(b)) < 2:
        raise OptionError(
            f"a Frechet distance needs two sets of at least two points of one width; got {a.shape}, {b.shape}"
        )
    cov_a, cov_b = (np.atleast_2d(np.cov(points, rowvar=False)) for points in (a, b))
    values, vectors = np.linalg.eigh(cov_a)
    root = (vectors * np.sqrt(values.clip(min=0))) @ vectors.T
    middle = np.sqrt(np.linalg.eigvalsh(root @ cov_b @ root).clip(min=0)).sum()
    apart = np.square(a.mean(axis=0) - b.mean(axis=0)).sum()
    return float(max(apart + np.trace(cov_a) + np.trace(cov_b) - 2 * middle, 0.0))


def diversity(motions: ArrayLike, *, generator: np.random.Generator, num_pairs: int = 300) -> float:
    """Mean distance of `num_pairs` random pairs of different clips among [N, E]; best when near that of real data.

    Two lists of clips are drawn without replacement, as in the field, and pairs of a clip with itself left out.

    Raises:
        OptionError: `num_pairs` is more than N, or N is less than two.
    """
    points = np.asarray(motions, dtype=np.float64)
    if points.ndim != 2 or len(points) < 2 or not 2 <= num_pairs <= len(points):
        raise OptionError(f"diversity needs 2 to N pairs of N points; got {num_pairs} pairs of shape {points.shape}")
    while True:
        one, other = (generator.choice(len(points), num_pairs, replace=False) for _ in range(2))
        different = one != other
        if different.any():
            return float(np.linalg.norm(points[one] - points[other], axis=1)[different].mean())


def multimodality(clips: ArrayLike, *, generator: np.random.Generator, num_pairs: int = 10) -> float:
    """Mean distance of random pairs of clips of one caption, [P, K, E] for P captions with K clips each.

    Per caption two lists of `num_pairs` of its K clips are drawn without replacement, and pairs of a clip with itself
    left out. Zero for a model that makes the same motion every time.

    Raises:
        OptionError: `num_pairs` is more than K, or K is less than two.
    """
    points = np.asarray(clips, dtype=np.float64)
    if points.ndim != 3 or not len(points):
        raise OptionError(f"multimodality needs points [captions, clips, dimensions]; got shape {points.shape}")
    return float(np.mean([diversity(one, generator=generator, num_pairs=num_pairs) for one in points]))


def repeat(measure: Callable[[np.random.Generator], ArrayLike], repeats: int, seed: int) -> FloatArray:
    """[R, ...] of a measurement done R times, each with its own generator made of (seed, number of the repeat)."""
    return np.stack([np.asarray(measure(np.random.default_rng([seed, n])), dtype=np.float64) for n in range(repeats)])


def distances(first: FloatArray, second: FloatArray) -> FloatArray:
    """[N, M] Euclidean distances of two sets of points, [N, E] and [M, E]."""
    return np.linalg.norm(first[:, None] - second[None], axis=-1)


def _pair(motions: ArrayLike, texts: ArrayLike) -> tuple[FloatArray, FloatArray]:
    m, t = np.asarray(motions, dtype=np.float64), np.asarray(texts, dtype=np.float64)
    if m.ndim != 2 or m.shape != t.shape or not len(m):
        raise OptionError(f"motions and texts need one shape [N, E]; got {m.shape} and {t.shape}")
    return m, t


def smallest_test(protocol: Protocol) -> int:
    """Fewest clips that `compare_sets` can measure: half of them must fill a pool."""
    return 2 * protocol.pool_size


def measure_halves(
    sets: Mapping[str, ArrayLike],
    texts: ArrayLike,
    *,
    real: str,
    meanings: ArrayLike | None = None,
    protocol: Protocol = FIELD,
    seed: int = 0,
) -> dict[str, dict[str, FloatArray]]:
    """Every repeat of `compare_sets`, which says what the arguments are: set to metric to [R] values.

    Repeat r measures the same half of the captions, in the same pools, for all sets, so that two sets can be compared
    repeat by repeat.

    Raises:
        OptionError: fewer than `smallest_test` captions, or arrays that do not fit each other.
    """
    captions = np.asarray(texts, dtype=np.float64)
    points = {name: np.asarray(rows, dtype=np.float64) for name, rows in sets.items()}
    count = len(captions)
    if real not in points or any(rows.shape != captions.shape for rows in points.values()):
        raise OptionError("every set needs one point per caption, and one of them must be the real one")
    if count < smallest_test(protocol):
        raise OptionError(
            f"pools of {protocol.pool_size} captions need {smallest_test(protocol)} test clips with captions; got "
            f"{count}"
        )
    codes = np.arange(count) if meanings is None else np.asarray(meanings)

    def measure(name: str, generator: np.random.Generator) -> FloatArray:
        order = generator.permutation(count)
        chosen, rest = order[: count // 2], order[count // 2 : 2 * (count // 2)]
        rows = points[name][chosen]
        return _measure(rows, captions[chosen], codes[chosen], points[real][rest], generator, protocol)

    names = [*(f"r_precision_{rank}" for rank in protocol.top), "matching_distance", "frechet_distance", "diversity"]
    table = {}
    for name in points:
        values = repeat(lambda generator, name=name: measure(name, generator), protocol.repeats, seed)  # type: ignore[misc]
        table[name] = {key: values[:, column] for column, key in enumerate(names)}
    return table


def _measure(
    rows: FloatArray,
    captions: FloatArray,
    codes: NDArray[np.int64],
    other_real: FloatArray,
    generator: np.random.Generator,
    protocol: Protocol,
) -> FloatArray:
    """All metrics of one half, in the order of the names in `measure_halves`."""
    found = r_precision(
        rows, captions, generator=generator, pool_size=protocol.pool_size, top=protocol.top, meanings=codes
    )
    pairs = min(protocol.diversity_pairs, len(rows))
    return np.array(
        [
            *found,
            matching_distance(rows, captions),
            frechet_distance(other_real, rows),
            diversity(rows, generator=generator, num_pairs=pairs),
        ]
    )


def half_intervals(halves: Mapping[str, Mapping[str, FloatArray]]) -> dict[str, dict[str, RepeatedScore]]:
    """Mean and 95 % interval of each set and metric of `measure_halves`; see `interval` with of="one"."""
    return {
        name: {metric: interval(values, of="one") for metric, values in row.items()} for name, row in halves.items()
    }


def compare_sets(
    sets: Mapping[str, ArrayLike],
    texts: ArrayLike,
    *,
    real: str,
    meanings: ArrayLike | None = None,
    protocol: Protocol = FIELD,
    seed: int = 0,
) -> dict[str, dict[str, RepeatedScore]]:
    """R-precision, matching distance, Frechet distance and diversity of several answers to the same N captions.

    Each repeat measures a random half of the captions, the same for all sets, and takes the Frechet distance of each
    set from the *other* half of the real clips. So all sets are compared at one size, and the row of real data shows
    what the measure cannot resolve (papers compare real data with itself and print 0). Half widths are those of
    `interval(of="one")`: how far the value might be off for the choice of clips, not for the seeds
    that generated them.

    Args:
        sets: name and points [N, E] of each set; row n answers caption n.
        texts: [N, E] points of the captions.
        real: which of the sets is real.
        meanings: see `r_precision`.
        protocol: pool, ranks and repeats.
        seed: of all random choices.

    Returns:
        For each set: "r_precision_1" and so on, "matching_distance", "frechet_distance", "diversity".

    Raises:
        OptionError: fewer than `smallest_test` captions, or arrays that do not fit each other.
    """
    return half_intervals(measure_halves(sets, texts, real=real, meanings=meanings, protocol=protocol, seed=seed))


def spread_of_answers(clips: ArrayLike, *, protocol: Protocol = FIELD, seed: int = 0) -> RepeatedScore:
    """Multimodality of points [P, K, E]: K answers to each of P prompts; the interval is over the prompts.

    Raises:
        OptionError: fewer than two answers to a prompt.
    """
    points = np.asarray(clips, dtype=np.float64)
    pairs = min(protocol.multimodality_pairs, points.shape[1]) if points.ndim == 3 else 0

    def each(generator: np.random.Generator) -> FloatArray:
        return np.array([multimodality(one[None], generator=generator, num_pairs=pairs) for one in points])

    return interval(repeat(each, protocol.repeats, seed).mean(axis=0))


def nearest_captions(asked: ArrayLike, known: ArrayLike, owners: Sequence[int]) -> NDArray[np.int64]:
    """[P] for each asked caption the owner of the known caption nearest to it by cosine: the retrieval baseline.

    Args:
        asked: [P, Dv] sentence vectors.
        known: [K, Dv] sentence vectors.
        owners: K clips that the known captions describe.
    """
    a, k = (np.asarray(vectors, dtype=np.float64) for vectors in (asked, known))
    a, k = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True) for vectors in (a, k))
    return np.asarray(owners, dtype=np.int64)[(a @ k.T).argmax(axis=1)]
