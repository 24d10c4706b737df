"""Sets of clips measured side by side in the evaluator's space."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kinoflow.errors import OptionError
from kinoflow.measures.retrieval_metrics import (
    FIELD,
    Protocol,
    RepeatedScore,
    diversity,
    frechet_distance,
    interval,
    matching_distance,
    multimodality,
    r_precision,
    repeat,
)

FloatArray = NDArray[np.float64]


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
    `retrieval_metrics.interval(of="one")`: how far the value might be off for the choice of clips, not for the seeds
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
