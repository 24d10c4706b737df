"""Retrieval metrics against closed forms and against slow, obvious references."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.linalg import sqrtm

from kinoflow.errors import OptionError
from kinoflow.measures.retrieval import (
    FIELD,
    Protocol,
    diversity,
    frechet_distance,
    interval,
    matching_distance,
    multimodality,
    r_precision,
    repeat,
)

SEEDS = st.integers(0, 2**32 - 1)


def points(count: int, width: int = 5, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(count, width))


def naive_r_precision(motions, texts, pool_size, top, generator, meanings):
    """Sort the captions of each pool by distance, one motion after another."""
    order = list(generator.permutation(len(motions)))
    hits, asked = np.zeros(len(top)), 0
    while len(order) >= pool_size:
        pool, order = order[:pool_size], order[pool_size:]
        for row in pool:
            ranked = sorted(pool, key=lambda k: sum((motions[row] - texts[k]) ** 2))
            for index, rank in enumerate(top):
                hits[index] += any(meanings[k] == meanings[row] for k in ranked[:rank])
            asked += 1
    return hits / asked


@given(seed=SEEDS, pool=st.integers(2, 9), count=st.integers(9, 30), kinds=st.integers(1, 12))
def test_r_precision_is_that_of_the_slow_reference(seed, pool, count, kinds):
    motions, texts = points(count, seed=seed), points(count, seed=seed + 1)
    meanings = np.random.default_rng(seed).integers(0, kinds, count)
    top = (1, 2)
    for codes in (meanings, np.arange(count)):
        mine = r_precision(motions, texts, generator=np.random.default_rng(3), pool_size=pool, top=top, meanings=codes)
        slow = naive_r_precision(motions, texts, pool, top, np.random.default_rng(3), codes)
        np.testing.assert_allclose(mine, slow)


def test_r_precision_of_perfect_embeddings_is_one():
    texts = points(64)
    found = r_precision(texts, texts, generator=np.random.default_rng(0))
    np.testing.assert_array_equal(found, [1, 1, 1])


def test_r_precision_of_random_embeddings_is_k_in_32():
    found = r_precision(points(6400, seed=1), points(6400, seed=2), generator=np.random.default_rng(0))
    # Standard deviation of the share: sqrt(p (1 - p) / 6400) < 0.004.
    np.testing.assert_allclose(found, np.array([1, 2, 3]) / 32, atol=0.012)


def test_r_precision_of_one_point_for_everything_is_zero():
    """A constant embedding must not be rewarded by the order in which ties are sorted."""
    same = np.ones((32, 4))
    np.testing.assert_array_equal(r_precision(same, same, generator=np.random.default_rng(0)), [0, 0, 0])


def test_captions_of_one_meaning_are_each_right():
    motions = np.array([[0.0], [10.0], [20.0], [30.0]])
    texts = motions[[1, 0, 2, 3]]  # the first two are exchanged
    strict = r_precision(motions, texts, generator=np.random.default_rng(0), pool_size=4, top=(1,))
    lenient = r_precision(
        motions, texts, generator=np.random.default_rng(0), pool_size=4, top=(1,), meanings=[7, 7, 1, 2]
    )
    assert (strict[0], lenient[0]) == (0.5, 1.0)


def test_leftover_pairs_are_not_used():
    motions = points(40)
    texts = motions.copy()
    found = [
        r_precision(motions, texts + (np.arange(40) == row)[:, None] * 99, generator=np.random.default_rng(0))[0]
        for row in range(40)
    ]
    # Spoiling the caption of a pair lowers the share by 1 / 32 if the pair is used; 8 of 40 are not.
    assert sum(value == 1.0 for value in found) == 8


def test_matching_distance_by_hand():
    assert matching_distance([[0, 0], [1, 1]], [[3, 4], [1, 1]]) == 2.5


@given(seed=SEEDS)
def test_frechet_distance_of_shifted_sets_is_the_squared_shift(seed):
    cloud = points(50, seed=seed)
    shift = np.random.default_rng(seed).normal(size=5)
    assert frechet_distance(cloud, cloud + shift) == pytest.approx(shift @ shift, abs=1e-6)


def test_frechet_distance_of_scaled_sets_by_hand():
    # S2 = 9 S1: tr(S1 + 9 S1 - 2 * 3 S1) = 4 tr S1, and the means are (3 - 1) mu apart.
    cloud = points(50)
    expected = 4 * np.trace(np.cov(cloud, rowvar=False)) + 4 * np.square(cloud.mean(axis=0)).sum()
    assert frechet_distance(cloud, 3 * cloud) == pytest.approx(expected)


def test_frechet_distance_of_gaussians_approaches_the_closed_form():
    """Diagonal Gaussians: sum of (mu1 - mu2)^2 + (sigma1 - sigma2)^2."""
    generator = np.random.default_rng(0)
    sigma, mean = np.array([1.0, 2.0, 0.5]), np.array([0.3, -1.0, 2.0])
    first, second = generator.normal(size=(2, 200_000, 3))
    expected = (mean**2).sum() + ((sigma - 1) ** 2).sum()
    assert frechet_distance(first, second * sigma + mean) == pytest.approx(expected, rel=0.01)


@given(seed=SEEDS, count=st.integers(2, 40))
def test_frechet_distance_is_that_of_the_matrix_square_root(seed, count):
    first, second = points(count, 4, seed), points(30, 4, seed + 1) * 2
    one, two = np.cov(first, rowvar=False), np.cov(second, rowvar=False)
    # A little on the diagonal, since the reference's square root needs matrices that are not singular.
    product = sqrtm((one + 1e-12 * np.eye(4)) @ (two + 1e-12 * np.eye(4))).real
    slow = np.square(first.mean(0) - second.mean(0)).sum() + np.trace(one + two - 2 * product)
    assert frechet_distance(first, second) == pytest.approx(slow, rel=1e-3, abs=1e-4)
    assert frechet_distance(second, first) == pytest.approx(frechet_distance(first, second), rel=1e-6, abs=1e-9)


def test_diversity_of_two_far_heaps_by_hand():
    """Pairs of one heap are 0 apart, of both 1; of N points in equal heaps, N / 2 of N - 1 others are in the other."""
    heaps = np.repeat([[0.0], [1.0]], 200, axis=0)
    values = repeat(lambda g: diversity(heaps, generator=g, num_pairs=300), 50, seed=0)
    assert values.mean() == pytest.approx(200 / 399, abs=0.015)


def test_diversity_of_a_constant_is_zero():
    assert diversity(np.ones((10, 3)), generator=np.random.default_rng(0), num_pairs=5) == 0


def test_multimodality_sees_only_spread_within_captions():
    apart = np.arange(6.0)[:, None, None] * 100
    still = np.zeros((6, 4, 2)) + apart
    assert multimodality(still, generator=np.random.default_rng(0), num_pairs=3) == 0
    two = np.zeros((6, 2, 2)) + apart
    two[:, 1] += [3.0, 4.0]
    assert multimodality(two, generator=np.random.default_rng(0), num_pairs=2) == pytest.approx(5.0)


def test_interval_by_hand():
    values = [1.0, 2.0, 3.0, 4.0]
    spread = np.sqrt(5 / 3)
    assert interval(values).mean == 2.5
    assert interval(values).half_width == pytest.approx(1.96 * spread / 2, rel=1e-4)
    assert interval(values, of="one").half_width == pytest.approx(1.96 * spread, rel=1e-4)
    assert interval([2.0]).half_width == 0


def test_spread_of_random_halves_is_the_standard_error_of_the_mean():
    """What `interval(of="one")` rests on."""
    data = points(200, 1)[:, 0]
    halves = repeat(lambda g: data[g.permutation(200)[:100]].mean(), 4000, seed=0)
    assert halves.std() == pytest.approx(data.std(ddof=1) / np.sqrt(200), rel=0.05)


def test_same_seed_same_values():
    data = points(64)
    measure = [repeat(lambda g: r_precision(data, data[::-1], generator=g), 3, seed=5) for _ in range(2)]
    np.testing.assert_array_equal(*measure)
    assert (measure[0] != repeat(lambda g: r_precision(data, data[::-1], generator=g), 3, seed=6)).any()


def test_the_preset_is_the_one_of_the_field():
    assert Protocol() == FIELD
    assert (FIELD.pool_size, FIELD.repeats, FIELD.top) == (32, 20, (1, 2, 3))


@pytest.mark.parametrize(
    "call",
    [
        lambda g: r_precision(points(8), points(8), generator=g, pool_size=9),
        lambda g: r_precision(points(8), points(8), generator=g, pool_size=1),
        lambda g: r_precision(points(8), points(7), generator=g, pool_size=4),
        lambda g: r_precision(points(8), points(8), generator=g, pool_size=4, meanings=[1, 2]),
        lambda g: matching_distance(points(3), points(3, 4)),
        lambda g: frechet_distance(points(1), points(3)),
        lambda g: frechet_distance(points(3, 2), points(3)),
        lambda g: diversity(points(5), generator=g, num_pairs=6),
        lambda g: multimodality(points(5), generator=g),
        lambda g: interval([]),
        lambda g: interval([1.0], of="all"),
        lambda g: Protocol(top=(40,)),
        lambda g: Protocol(repeats=0),
    ],
)
def test_impossible_requests_are_refused(call):
    with pytest.raises(OptionError):
        call(np.random.default_rng(0))
