"""Chords on a field whose flow map is known, and cuts against all that there are."""

import itertools
import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.flow.chords import bends, chord, cut_evenly, nearest_times, output_for_chord
from kinoflow.flow.loss import frame_mask, pseudo_huber, row_distances
from kinoflow.flow.path import output_to_velocity

MEAN, DEVIATION = 1.5, 0.4


def scale(t: float) -> float:
    return math.hypot(1 - t, t * DEVIATION)


def flow_map(x, t, s):
    """Where the flow to N(MEAN, DEVIATION^2) takes a point from t to s."""
    return s * MEAN + (x - t * MEAN) * scale(s) / scale(t)


def velocity(x, t):
    """Its velocity: the derivative of `flow_map` by s at s = t."""
    slope = (t * DEVIATION**2 - (1 - t)) / scale(t) ** 2
    return MEAN + (x - t * MEAN) * slope


def times(*values):
    return torch.tensor(values, dtype=torch.float64)


@given(st.floats(0, 0.9), st.floats(0.02, 0.5), st.integers(0, 99))
def test_a_step_with_the_chord_is_the_flow_map(t, length, seed):
    s = min(1.0, t + length)
    x = torch.randn(3, 4, 2, dtype=torch.float64, generator=torch.Generator().manual_seed(seed))
    end = flow_map(x, t, s)
    u = chord(x, end, times(t, t, t), times(s, s, s))
    torch.testing.assert_close(x + (s - t) * u, end)
    for prediction in ("velocity", "clean"):
        output = output_for_chord(u, x, times(t, t, t), prediction)
        torch.testing.assert_close(output_to_velocity(output, x, times(t, t, t), prediction), u)
    # Of the last interval the clean output is the motion itself, of the whole way it maps noise to motions.
    last = chord(x, flow_map(x, t, 1.0), times(t, t, t), times(1.0, 1.0, 1.0))
    torch.testing.assert_close(output_for_chord(last, x, times(t, t, t), "clean"), flow_map(x, t, 1.0))
    torch.testing.assert_close(flow_map(x, 0.0, 1.0), MEAN + DEVIATION * x)


def test_a_short_chord_is_the_velocity():
    x = torch.linspace(-2, 2, 5, dtype=torch.float64)[None]
    for t in (0.0, 0.3, 0.8):
        u = chord(x, flow_map(x, t, t + 1e-6), times(t), times(t + 1e-6))
        torch.testing.assert_close(u, velocity(x, t), rtol=0, atol=1e-4)


@pytest.mark.parametrize("prediction", ["velocity", "clean"])
def test_the_flow_map_is_where_the_loss_is_least(prediction):
    """At the exact chord the gradient is 0, and a number; everywhere else it points away from it."""
    x = torch.randn(2, 6, 3, generator=torch.Generator().manual_seed(0))
    t, s = torch.tensor([0.0, 0.25]), torch.tensor([0.25, 0.5])
    end = torch.stack([flow_map(x[0], 0.0, 0.25), flow_map(x[1], 0.25, 0.5)])
    exact = output_for_chord(chord(x, end, t, s), x, t, prediction)
    shift = torch.tensor([0.0, 0.3], requires_grad=True)
    mask = frame_mask(torch.tensor([6, 4]), 6)
    distances = row_distances(exact + shift[:, None, None], exact, mask)
    assert distances.tolist() == pytest.approx([0.0, 0.3], abs=1e-6)
    pseudo_huber(distances, 0.1).sum().backward()
    assert shift.grad.tolist() == pytest.approx([0.0, 0.3 / math.hypot(0.3, 0.1)], abs=1e-6)


def test_the_huber_of_a_row_is_square_near_and_linear_far():
    found = pseudo_huber(torch.tensor([0.0, 1e-3, 100.0]), 0.5)
    assert found.tolist() == pytest.approx([0.0, 1e-6, 99.5], abs=2e-3)
    assert float(found[1]) == pytest.approx(1e-6, rel=0.1)


def test_padded_frames_do_not_count_even_if_they_are_no_numbers():
    predicted, target = torch.zeros(1, 4, 2, requires_grad=True), torch.full((1, 4, 2), 2.0)
    with torch.no_grad():
        predicted[:, 3] = math.nan
    found = row_distances(predicted, target, frame_mask(torch.tensor([3]), 4))
    assert found.tolist() == [2.0]
    found.sum().backward()
    assert predicted.grad[:, 3].abs().sum() == 0
    assert predicted.grad.isfinite().all()


def test_bends_are_errors_of_single_euler_steps():
    """x = t^2 leaves its tangent at i by (t_j - t_i)^2; a straight way leaves it nowhere."""
    grid = [0.0, 0.1, 0.4, 1.0]
    states = [torch.full((3,), t * t, dtype=torch.float64) for t in grid]
    found = bends(states, [torch.full((3,), 2 * t, dtype=torch.float64) for t in grid[:-1]], grid)
    for i, j in itertools.product(range(4), repeat=2):
        assert float(found[i, j]) == pytest.approx((grid[j] - grid[i]) ** 2 if j > i else 0.0, abs=1e-12)
    straight = [torch.full((3,), 5 * t) for t in grid]
    assert float(bends(straight, [torch.full((3,), 5.0)] * 3, grid).max()) < 1e-6


@given(st.integers(2, 7), st.data())
def test_cuts_are_the_best_of_all(length, data):
    parts = data.draw(st.integers(1, length))
    cost = torch.rand(length + 1, length + 1, generator=torch.Generator().manual_seed(data.draw(st.integers(0, 99))))
    found = cut_evenly(cost, parts)
    assert (found[0], found[-1], len(found)) == (0, length, parts + 1)
    ways = [[0, *inner, length] for inner in itertools.combinations(range(1, length), parts - 1)]

    def largest(way):
        return max(float(cost[a, b]) for a, b in itertools.pairwise(way))

    assert found in ways
    assert largest(found) == min(map(largest, ways))


@given(st.integers(2, 7), st.data())
def test_of_cuts_with_the_same_largest_part_the_least_sum_of_squares_is_found(length, data):
    """Whole costs, of which many ways have the same largest; a way that begins best need not end so."""
    parts = data.draw(st.integers(1, length))
    generator = torch.Generator().manual_seed(data.draw(st.integers(0, 99)))
    cost = torch.randint(0, 6, (length + 1, length + 1), generator=generator)

    def value(way):
        costs = [int(cost[a, b]) for a, b in itertools.pairwise(way)]
        return max(costs), sum(one * one for one in costs)

    ways = [[0, *inner, length] for inner in itertools.combinations(range(1, length), parts - 1)]
    assert value(cut_evenly(cost, parts)) == min(map(value, ways))


def test_a_way_that_begins_better_is_not_taken_where_its_end_is_what_counts():
    """Parts of 4, 4 and 6, or of 5, 0 and 6: the largest is 6 either way."""
    cost = torch.full((6, 6), 9)
    for a, b, one in ((0, 1, 4), (1, 4, 4), (0, 2, 5), (2, 4, 0), (4, 5, 6)):
        cost[a, b] = one
    assert cut_evenly(cost, 3) == [0, 2, 4, 5]


def test_equal_costs_are_cut_equally():
    cost = (torch.arange(13)[None] - torch.arange(13)[:, None]).double().square()
    assert cut_evenly(cost, 4) == [0, 3, 6, 9, 12]
    for parts in (0, 13):
        with pytest.raises(ValueError, match="1 to 12 parts"):
            cut_evenly(cost, parts)


def test_times_move_to_the_nearest_of_a_grid():
    grid = [0.0, 0.1, 0.2, 0.6, 1.0]
    assert nearest_times((0.0, 0.19, 0.5, 1.0), grid) == [0.0, 0.2, 0.6, 1.0]
    assert nearest_times((0.0, 1.0), grid) == [0.0, 1.0]
    for wanted in ((0.0, 0.18, 0.2, 1.0), (0.0, 0.02, 1.0), (0.0, 0.5), (1.0,), (0.3, 1.0)):
        with pytest.raises(ValueError, match=r"no different times of the grid from 0\.0 to 1\.0"):
            nearest_times(wanted, grid)
