"""Integration: exact where it must be, and of the order it claims."""

import math

import pytest
import torch

from kinoflow.flow.steppers import STEPPERS, integrate, time_grid


def last(*args) -> torch.Tensor:
    *_, x = integrate(*args)
    return x


@pytest.mark.parametrize("name", STEPPERS)
@pytest.mark.parametrize("steps", [1, 7, 50])
def test_constant_fields_are_exact(name, steps):
    start, velocity = torch.randn(2, 5, 3, generator=torch.Generator().manual_seed(0)).double().unbind(0)
    torch.testing.assert_close(last(lambda x, t: velocity, start, steps, name), start + velocity, atol=1e-12, rtol=0)


def test_the_straight_path_to_a_point_is_exact_for_euler():
    """v = (target - x) / (1 - t) moves along a line whatever the grid."""
    target, start = torch.randn(2, 4, generator=torch.Generator().manual_seed(1)).double().unbind(0)
    found = last(lambda x, t: (target - x) / (1 - t), start, 10, "euler")
    torch.testing.assert_close(found, target, atol=1e-6, rtol=0)


@pytest.mark.parametrize("stepper", STEPPERS.values(), ids=lambda s: s.name)
def test_error_falls_with_the_order(stepper):
    """dx/dt = x cos(5 t) has the solution exp(sin(5 t) / 5)."""
    start = torch.ones(1, dtype=torch.float64)
    exact = math.exp(math.sin(5) / 5)
    counts = [128, 256, 512]
    errors = [abs(float(last(lambda x, t: x * math.cos(5 * t), start, n, stepper.name)) - exact) for n in counts]
    slopes = [math.log2(errors[i] / errors[i + 1]) for i in range(2)]
    assert slopes == pytest.approx([stepper.order] * 2, abs=0.15)


@pytest.mark.parametrize("stepper", STEPPERS.values(), ids=lambda s: s.name)
def test_number_of_evaluations_and_of_points(stepper):
    times = []

    def velocity(x, t):
        times.append(t)
        return x

    points = list(integrate(velocity, torch.ones(2), 9, stepper.name))
    assert len(points) == 9
    assert len(times) == 9 * stepper.evaluations
    assert min(times) == 0.0
    assert max(times) <= 1.0


def test_grid_is_that_of_linspace_in_float32():
    grid = time_grid(50)
    assert len(grid) == 51
    assert (grid[0], grid[-1]) == (0.0, 1.0)
    assert grid == [float(t) for t in torch.linspace(0, 1, 51)]


def test_start_is_not_changed():
    start = torch.ones(3)
    last(lambda x, t: x, start, 4, "heun")
    assert torch.equal(start, torch.ones(3))


def test_unknown_stepper():
    with pytest.raises(KeyError, match="rk4"):
        last(lambda x, t: x, torch.ones(1), 2, "rk4")
