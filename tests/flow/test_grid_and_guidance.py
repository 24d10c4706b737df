"""The times of integration, and where guidance acts."""

import math
from itertools import pairwise

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.flow.grid import EVERYWHERE, guide, guides, is_guided, jumps, jumps_inside, time_grid
from kinoflow.flow.steppers import integrate


def test_grid_is_that_of_linspace_in_float32():
    grid = time_grid(50)
    assert len(grid) == 51
    assert (grid[0], grid[-1]) == (0.0, 1.0)
    assert grid == [float(t) for t in torch.linspace(0, 1, 51)]
    assert time_grid(50, 1) == grid


@given(steps=st.integers(1, 200), shift=st.floats(0.01, 100))
def test_shifted_grids_go_from_end_to_end(steps, shift):
    grid = time_grid(steps, shift)
    assert len(grid) == steps + 1
    assert (grid[0], grid[-1]) == (0.0, 1.0)
    assert all(a < b for a, b in pairwise(grid))


@given(step=st.integers(0, 40), shift=st.floats(0.1, 10))
def test_shift_is_that_of_the_paper(step, shift):
    """Esser et al. 2024, equation 23, with the share of noise 1 - t and sqrt(m / n) for the shift."""
    noise = 1 - step / 40
    assert 1 - time_grid(40, shift)[step] == pytest.approx(shift * noise / (1 + (shift - 1) * noise), abs=1e-6)


def test_more_shift_spends_more_steps_near_noise():
    counts = [sum(t < 0.25 for t in time_grid(40, shift)) for shift in (0.5, 1, 2, 4)]
    assert counts == sorted(counts)
    assert counts[0] < 10 == counts[1] < counts[2] < counts[3]
    odds = [t / (1 - t) for t in time_grid(40, 4)[1:-1]]
    assert odds == pytest.approx([t / (1 - t) / 4 for t in time_grid(40)[1:-1]])


def test_steps_with_and_without_shift_are_the_same_function_of_the_grid():
    """A shift is nothing but another grid: Euler on it by hand."""
    x, grid = torch.tensor([0.5], dtype=torch.float64), time_grid(7, 2.5)
    *_, found = integrate(lambda x, t: x * t, x, 7, "euler", shift=2.5)
    for t, end in pairwise(grid):
        x = x + (end - t) * x * t
    torch.testing.assert_close(found, x, atol=1e-12, rtol=0)


@given(
    steps=st.integers(3, 300),
    shift=st.sampled_from([0.1, 0.5, 1.0, 2.0, 10.0]),
    ends=st.lists(st.floats(0, 1), min_size=1, max_size=2, unique=True),
)
def test_steps_end_at_jumps(steps, shift, ends):
    grid = time_grid(steps, shift, ends)
    assert len(grid) == steps + 1
    assert (grid[0], grid[-1]) == (0.0, 1.0)
    assert all(a < b for a, b in pairwise(grid))
    assert set(jumps_inside(ends)) <= set(grid)


@pytest.mark.parametrize("shift", [0.25, 1.0, 4.0])
@pytest.mark.parametrize("interval", [(0.0, 0.3), (0.0, 0.3199), (0.21, 0.7)])
def test_steps_beside_jumps_are_like_the_others(interval, shift):
    """None shorter than two thirds or longer than one and a half times what it would be without jumps, in even time."""
    even = [shift * t / (1 + (shift - 1) * t) for t in time_grid(25, shift, jumps(interval))]
    lengths = [25 * (b - a) for a, b in pairwise(even)]
    assert 2 / 3 < min(lengths) <= 1 <= max(lengths) < 3 / 2


def test_jumps_on_the_grid_leave_it():
    assert time_grid(25, 1, [0.32]) == pytest.approx(time_grid(25), abs=1e-7)
    assert time_grid(25, 1, [0.32])[8] == 0.32
    assert time_grid(25, 1, [0.0, 1.0]) == time_grid(25) == time_grid(25, 1, [1e-9])


def test_jumps_inside_are_in_order_and_each_once():
    assert jumps_inside([0.7, 0.2, 1.0, 0.5, 0.0, 0.5, 0.5 + 1e-9, 0.7]) == [0.2, 0.5, 0.7]
    assert jumps_inside([1e-9, 1 - 1e-9]) == []


def test_few_steps_are_one_on_each_side_of_a_jump():
    assert time_grid(1, 1, [0.3]) == [0, 0.3, 1]
    assert time_grid(2, 1, [0.2, 0.9]) == [0, 0.2, 0.9, 1]
    assert time_grid(3, 1, [0.01, 0.02]) == [0, 0.01, 0.02, 1]
    assert time_grid(4, 1, [0.98, 0.99]) == [0, 0.49, 0.98, 0.99, 1]


@given(t=st.floats(0, 1))
def test_everywhere_is_everywhere(t):
    assert is_guided(t, EVERYWHERE)
    assert jumps(EVERYWHERE) == []


@given(steps=st.integers(1, 100), first=st.integers(0, 100), length=st.integers(0, 100))
def test_steps_inside_an_interval_of_the_grid_are_guided(steps, first, length):
    """However the times of the grid are rounded: with ends on the grid, exactly the steps between them."""
    first = min(first, steps)
    end = min(first + length, steps)
    starts = time_grid(steps)[:-1]
    interval = (first / steps, end / steps)
    assert [is_guided(t, interval) for t in starts] == [first <= k < end for k in range(steps)]


def test_ends_of_intervals():
    assert is_guided(0.1, (0.1, 0.8))
    assert not is_guided(0.8, (0.1, 0.8))
    assert is_guided(1.0, (0.5, 1.0))
    assert not any(is_guided(t, (1.0, 1.0)) or is_guided(t, (0.0, 0.0)) for t in (0.0, 0.5, 1.0))
    assert jumps((0.1, 0.8)) == [0.1, 0.8]
    assert jumps((0.0, 0.8)) == [0.8]
    assert jumps((0.5, 0.5)) == []


@pytest.mark.parametrize(
    ("scale", "t", "guided"),
    [
        (2.0, 0.5, True),
        (1.0, 0.5, False),
        (0.5, 0.5, False),
        (2.0, 0.05, False),
        (1.0, 0.05, False),
        (1.001, 0.1, True),
    ],
)
def test_both_branches_are_needed_where_guidance_is_one_and_acts(scale, t, guided):
    assert guides(t, scale, (0.1, 0.8)) is guided


def test_guide_is_the_formula():
    null, conditional = torch.tensor([1.0]), torch.tensor([3.0])
    assert [float(guide(null, conditional, scale)) for scale in (0, 1, 2.5)] == [1.0, 3.0, 6.0]
    assert math.isclose(float(guide(conditional, conditional, 7.0)), 3.0)
