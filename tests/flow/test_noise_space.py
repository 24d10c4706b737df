"""Noise in a small space: its modes and directions, and that the stochastic equation keeps its marginals with it."""

from itertools import pairwise

import pytest
import torch

from kinoflow.flow.steppers import time_grid
from kinoflow.flow.stochastic import NoiseSpace, ode_step, principal_directions, slow_modes, step_coefficients


@pytest.mark.parametrize(("frames", "count"), [(1, 1), (5, 5), (40, 7), (41, 12)])
def test_modes_are_orthonormal_and_the_first_is_constant(frames, count):
    modes = slow_modes(frames, count)
    assert modes.shape == (frames, count)
    torch.testing.assert_close(modes.T @ modes, torch.eye(count))
    torch.testing.assert_close(modes[:, 0], torch.full((frames,), frames**-0.5))


def test_no_more_modes_than_frames():
    modes = slow_modes(6, 50)
    torch.testing.assert_close(modes @ modes.T, torch.eye(6))
    with pytest.raises(ValueError, match="at least one"):
        slow_modes(6, 0)


def test_mode_k_changes_sign_k_times():
    signs = slow_modes(60, 9).sign()
    assert [(a != b).sum().item() for a, b in ((signs[1:, k], signs[:-1, k]) for k in range(9))] == list(range(9))


def test_with_all_modes_a_step_is_the_white_one_and_outside_them_it_is_that_of_the_ode():
    generator = torch.Generator().manual_seed(0)
    x, v = (torch.randn(3, 10, 4, generator=generator) for _ in range(2))
    noisy, ode = step_coefficients(0.2, 0.3, 0.7), ode_step(0.2, 0.3)
    torch.testing.assert_close(NoiseSpace(slow_modes(10, 10)).mean(noisy, ode, x, v), noisy.mean(x, v))
    modes = slow_modes(10, 3)
    space = NoiseSpace(modes)
    mean = space.mean(noisy, ode, x, v)
    torch.testing.assert_close(space.coordinates(mean), space.coordinates(noisy.mean(x, v)))
    outside = torch.eye(10) - modes @ modes.T
    torch.testing.assert_close(outside @ mean, outside @ ode.mean(x, v))


def test_marginals_are_those_of_the_path():
    """Motions whose modes are independent Gaussians, slow ones wide: the variance of each mode at every time.

    Exact, without sampling: velocity and step are linear, so each mode's variance is followed as a number. Within the
    slow modes the noise is renewed, outside it is the ODE's; both have the variance of the path, (1 - t)^2 + t^2 s^2.
    """
    frames, count, steps = 12, 4, 800
    spreads = torch.linspace(1.5, 0.2, frames, dtype=torch.float64)
    every, modes = slow_modes(frames, frames).double(), slow_modes(frames, count).double()
    covariance = torch.eye(frames, dtype=torch.float64)
    for t, following in pairwise(time_grid(steps)):
        slopes = (t * spreads**2 - (1 - t)) / ((1 - t) ** 2 + (t * spreads) ** 2)
        field = every @ torch.diag(slopes) @ every.T
        identity = torch.eye(frames)[None]
        noisy, ode = step_coefficients(t, following, 0.7), ode_step(t, following)
        matrix = NoiseSpace(modes.float()).mean(noisy, ode, identity, field.float()[None])[0].double()
        covariance = matrix @ covariance @ matrix.T + noisy.std**2 * modes @ modes.T
        if following in (0.25, 0.5, 0.75, 1.0):
            found = (every.T @ covariance @ every).diagonal()
            expected = (1 - following) ** 2 + (following * spreads) ** 2
            torch.testing.assert_close(found, expected, rtol=0.02, atol=1e-6)


def test_what_is_drawn_is_slow():
    """Accelerations of noise in 6 modes of 90 frames are far below those of white noise of the same std."""
    generator = torch.Generator().manual_seed(0)
    modes = slow_modes(90, 6)
    space = NoiseSpace(modes)
    slow = space.along(space.draw(200, 3, generator))
    white = torch.randn(200, 90, 3, generator=generator)
    assert slow.square().sum() / 200 / 18 == pytest.approx(1, rel=0.1)
    assert slow.diff(n=2, dim=1).std() / slow.std() < 0.02 * white.diff(n=2, dim=1).std() / white.std()


def test_directions_are_those_of_the_largest_deviations():
    """Deviations of known spread along known orthogonal directions: the two widest are found, in order."""
    generator = torch.Generator().manual_seed(0)
    basis = torch.linalg.qr(torch.randn(5, 5, generator=generator)).Q
    deviations = torch.randn(4000, 5, generator=generator) * torch.tensor([0.1, 3.0, 0.3, 1.0, 0.2])
    found = principal_directions(deviations @ basis.T, 2)
    torch.testing.assert_close(found.T @ found, torch.eye(2))
    torch.testing.assert_close((found.T @ basis[:, [1, 3]]).abs(), torch.eye(2), atol=0.05, rtol=0)
    with pytest.raises(ValueError, match="from 1 to 5"):
        principal_directions(deviations, 6)


def test_in_few_directions_all_else_is_the_step_of_the_ode():
    generator = torch.Generator().manual_seed(0)
    x, v = (torch.randn(3, 10, 6, generator=generator) for _ in range(2))
    noisy, ode = step_coefficients(0.2, 0.3, 0.7), ode_step(0.2, 0.3)
    directions = torch.linalg.qr(torch.randn(6, 2, generator=generator)).Q
    space, modes = NoiseSpace(slow_modes(10, 3), directions), slow_modes(10, 3)
    mean = space.mean(noisy, ode, x, v)
    torch.testing.assert_close(space.coordinates(mean), space.coordinates(noisy.mean(x, v)))
    others = torch.eye(6) - directions @ directions.T
    torch.testing.assert_close(mean @ others, ode.mean(x, v) @ others)
    fast = torch.eye(10) - modes @ modes.T
    torch.testing.assert_close(fast @ mean, fast @ ode.mean(x, v))
    drawn = space.draw(3, 6, generator)
    assert drawn.shape == (3, 3, 2)
    torch.testing.assert_close(space.coordinates(space.along(drawn)), drawn)


def test_one_direction_is_that_of_most_difference():
    deviations = torch.tensor([[3.0, 0.0, 0.1], [-3.0, 0.0, 0.1], [0.0, 0.2, -0.1]])
    found = principal_directions(deviations, 1)
    assert found.shape == (3, 1)
    assert abs(float(found[0, 0])) == pytest.approx(1.0, abs=1e-3)
    assert principal_directions(deviations, 3).shape == (3, 3)
    for count in (0, 4):
        with pytest.raises(ValueError, match="1 to 3"):
            principal_directions(deviations, count)
