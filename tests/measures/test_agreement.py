"""Intervals and agreement, against published worked examples and closed forms."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.errors import OptionError
from kinoflow.measures.statistics import (
    bradley_terry,
    clustered_share,
    cohen_kappa,
    krippendorff_alpha,
    t_interval,
    wilson,
)

NAN = math.nan
# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C and D: four observers, twelve units.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NAN, NAN, NAN],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NAN, 3],
    [NAN, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NAN],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NAN],
]


@pytest.mark.parametrize(
    ("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_krippendorff_of_the_published_example(level, alpha):
    assert krippendorff_alpha(OBSERVERS, level) == pytest.approx(alpha, abs=5e-4)


def test_krippendorff_of_two_observers_and_binary_data():
    # Section A of the same text.
    first, second = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert krippendorff_alpha([first, second], "nominal") == pytest.approx(0.095, abs=5e-4)


def test_krippendorff_at_its_ends():
    assert krippendorff_alpha([[1, 2, 3], [1, 2, 3]]) == pytest.approx(1)
    assert math.isnan(krippendorff_alpha([[4, 4], [4, 4]]))
    assert math.isnan(krippendorff_alpha([[1, NAN], [NAN, 2]]))
    assert krippendorff_alpha([[1, 5], [5, 1]], "interval") < 0
    with pytest.raises(OptionError, match="level"):
        krippendorff_alpha(OBSERVERS, "rank")
    with pytest.raises(OptionError, match="raters, units"):
        krippendorff_alpha([1, 2])


@given(st.integers(0, 1000))
def test_interval_alpha_is_the_ratio_of_pair_distances(seed):
    table = np.random.default_rng(seed).integers(1, 6, (3, 7)).astype(float)
    within = [(a - b) ** 2 for unit in table.T for i, a in enumerate(unit) for j, b in enumerate(unit) if i != j]
    everything = table.ravel()
    across = [(a - b) ** 2 for i, a in enumerate(everything) for j, b in enumerate(everything) if i != j]
    if np.mean(across) > 0:
        assert krippendorff_alpha(table, "interval") == pytest.approx(1 - np.mean(within) / np.mean(across))


@pytest.mark.parametrize(
    ("table", "kappa"), [((20, 5, 10, 15), 0.4), ((45, 15, 25, 15), 0.1304), ((25, 35, 5, 35), 0.2593)]
)
def test_cohen_of_worked_examples(table, kappa):
    # Counts of yes/yes, yes/no, no/yes, no/no.
    answers = [("yes", "yes"), ("yes", "no"), ("no", "yes"), ("no", "no")]
    pairs = [pair for pair, count in zip(answers, table, strict=True) for _ in range(count)]
    assert cohen_kappa([a for a, _ in pairs], [b for _, b in pairs]) == pytest.approx(kappa, abs=5e-5)


def test_cohen_at_its_ends():
    assert cohen_kappa(["yes", "no"], ["yes", "no"]) == 1
    assert cohen_kappa(["yes", "no"], ["no", "yes"]) == -1
    assert math.isnan(cohen_kappa([], []))
    assert math.isnan(cohen_kappa(["yes"], ["yes"]))
    with pytest.raises(OptionError, match="same questions"):
        cohen_kappa(["yes"], [])


@pytest.mark.parametrize(
    ("yes", "count", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_of_newcombes_table(yes, count, low, high):
    # Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3.
    assert wilson(yes, count) == pytest.approx((low, high), abs=5e-5)
    assert wilson(0, 0) == (0.0, 1.0)


def test_answers_that_hang_together_count_as_fewer():
    alone = clustered_share([(k % 2, 1) for k in range(40)])
    assert (alone.value, alone.count) == (0.5, 40)
    assert (alone.low, alone.high) == pytest.approx(wilson(39 / 2, 39))
    together = clustered_share([(3 * (k % 2), 3) for k in range(40)])
    assert (together.value, together.count) == (0.5, 120)
    assert (together.low, together.high) == pytest.approx((alone.low, alone.high))
    # Clusters that are all alike have no variance: as many observations as clusters.
    assert (clustered_share([(3, 3)] * 10).low, 1.0) == pytest.approx(wilson(10, 10))
    empty = clustered_share([(0, 0)])
    assert math.isnan(empty.value)
    assert (empty.low, empty.high, empty.count) == (0.0, 1.0, 0)


def test_bradley_terry():
    two = bradley_terry([[0, 9], [3, 0]], prior=0)
    assert two[0] / two[1] == pytest.approx(3)
    wins = np.array([[0, 5, 8], [3, 0, 6], [1, 2, 0]], dtype=float)
    strength = bradley_terry(wins, prior=0)
    chance = strength[:, None] / (strength[:, None] + strength[None, :])
    games = wins + wins.T
    # At the maximum of the likelihood everyone is expected to win as often as they did.
    np.testing.assert_allclose((games * chance).sum(axis=1), wins.sum(axis=1), atol=1e-6)
    assert np.prod(strength) == pytest.approx(1)
    assert np.isfinite(bradley_terry([[0, 4], [0, 0]])).all()
    assert bradley_terry([[0]]).tolist() == [1]
    with pytest.raises(OptionError, match="square"):
        bradley_terry([[0, 1]])


@pytest.mark.parametrize(("count", "quantile"), [(2, 12.7062), (5, 2.7764), (11, 2.2281), (31, 2.0423)])
def test_intervals_have_students_quantile_of_one_value_less(count, quantile):
    """Student's table, 97.5 percent."""
    values = np.arange(count) ** 2.0
    found = t_interval(values.tolist())
    assert found.half_width == pytest.approx(quantile * values.std(ddof=1) / math.sqrt(count), rel=1e-4)
    assert (found.mean, found.count) == (values.mean(), count)
