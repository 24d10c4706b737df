"""Axes: orders found and expected, with intervals of paired differences."""

from __future__ import annotations

import numpy as np
import pytest
from frozen import check_values

from kinoflow.evaluation.axes import (
    EXPECTED,
    LEVEL,
    REVERSED,
    axis_of_clips,
    axis_of_halves,
    mean,
    median,
    share_of,
)


def values(real: float, model: float, broken: float, *, spread: float = 0.1, count: int = 100) -> dict[str, np.ndarray]:
    """Three sets around given values, with a part in common that is large beside their differences."""
    generator = np.random.default_rng(0)
    common = generator.normal(size=count)
    centres = {"captured": real, "model": model, "noise": broken}
    return {name: centre + common + spread * generator.normal(size=count) for name, centre in centres.items()}


def test_what_is_apart_is_in_order():
    axis = axis_of_clips("a", "higher", values(3, 2, 1), mean)
    assert axis.expected == axis.found == "captured > model > noise"
    assert (axis.verdict, axis.in_order, axis.statement) == (EXPECTED, True, "")
    assert axis_of_clips("a", "lower", values(1, 2, 3), median).in_order


def test_every_two_sets_have_one_difference():
    axis = axis_of_clips("a", "higher", values(3, 2, 1), mean)
    pairs = [("captured", "model"), ("captured", "noise"), ("model", "noise")]
    assert [(gap.better, gap.worse) for gap in axis.gaps] == pairs
    assert [gap.difference.value for gap in axis.gaps] == pytest.approx([1, 2, 1], abs=0.1)
    assert [(gap.better, gap.worse) for gap in axis.neighbours] == [pairs[0], pairs[2]]


def test_differences_are_paired():
    """The sets' own intervals overlap widely; captions that are hard for one are hard for all."""
    axis = axis_of_clips("a", "higher", values(0.3, 0.2, 0.1), mean)
    assert axis.values["captured"].low < axis.values["noise"].high
    assert axis.in_order


def test_what_is_not_apart_is_said_to_be_level():
    axis = axis_of_clips("a", "lower", values(1, 1, 3), mean, known="because")
    assert axis.verdict == LEVEL
    assert axis.found in ("captured ≈ model > noise", "model ≈ captured > noise")
    assert axis.statement.startswith("captured and model are not separated")
    assert axis.statement.endswith("because")
    assert "noise" not in axis.statement


def test_the_other_way_round_is_told():
    axis = axis_of_clips("a", "higher", values(1, 2, 0), mean)
    assert (axis.verdict, axis.found) == (REVERSED, "model > captured > noise")
    assert axis.statement.startswith("model is better than captured, by 0.991 (")


def test_an_interval_by_hand():
    """The mean of n values of deviation s has an interval of 1.96 s / sqrt(n); differences of paired sets likewise."""
    data = values(1, 0, -1, spread=0.5, count=2000)
    axis = axis_of_clips("a", "higher", data, mean)
    gap = next(gap for gap in axis.gaps if (gap.better, gap.worse) == ("captured", "model"))
    differences = data["captured"] - data["model"]
    half = 1.96 * differences.std(ddof=1) / np.sqrt(2000)
    assert gap.difference.value == pytest.approx(differences.mean())
    assert (gap.difference.high - gap.difference.low) / 2 == pytest.approx(half, rel=0.1)
    assert axis.values["model"].value == data["model"].mean()


def test_halves_are_compared_repeat_by_repeat():
    repeats = np.array([0.5, 0.6, 0.4, 0.5])
    data = {"captured": repeats + 0.1, "model": repeats, "noise": np.full(4, 0.05)}
    axis = axis_of_halves("a", "higher", data)
    assert axis.found == "captured > model > noise"
    assert axis.values["model"].high - axis.values["model"].value == pytest.approx(1.96 * repeats.std(ddof=1), rel=1e-3)
    gap = axis.neighbours[0].difference
    assert (gap.value, gap.low, gap.high) == pytest.approx((0.1, 0.1, 0.1))


def test_nearness_to_the_captured_value():
    data = {"captured": np.full(4, 2.0), "model": np.full(4, 2.5), "noise": np.full(4, 0.5)}
    axis = axis_of_halves("a", "lower", data, toward=2.0)
    assert [value.value for value in axis.values.values()] == [0, 0.5, 1.5]
    assert axis.in_order


def test_shares_weigh_answers_not_clips():
    counts = {"model": np.array([[3, 4], [0, 0], [1, 1]]), "noise": np.array([[0, 4], [0, 0], [1, 1]])}
    axis = axis_of_clips("a", "higher", {name: rows.astype(float) for name, rows in counts.items()}, share_of)
    assert axis.values["model"].value == pytest.approx(4 / 5)
    assert axis.values["noise"].value == pytest.approx(1 / 5)
    assert axis.expected == "model > noise"


def test_values_of_the_room_stay_as_they_are():
    check_values("evaluation", changing=("RateLimit",))
