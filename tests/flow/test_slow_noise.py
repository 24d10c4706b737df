"""Slow noise: the modes, and that the stochastic equation keeps its marginals with it."""

from itertools import pairwise

import pytest
import torch

from kinoflow.flow.slow_noise import along, coordinates, slow_mean, slow_modes
from kinoflow.flow.steppers import time_grid
from kinoflow.flow.stochastic import ode_step, step_coefficients


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
    torch.testing.assert_close(slow_mean(noisy, ode, x, v, slow_modes(10, 10)), noisy.mean(x, v))
    modes = slow_modes(10, 3)
    mean = slow_mean(noisy, ode, x, v, modes)
    torch.testing.assert_close(coordinates(mean, modes), coordinates(noisy.mean(x, v), modes))
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
        matrix = slow_mean(noisy, ode, identity, field.float()[None], modes.float())[0].double()
        covariance = matrix @ covariance @ matrix.T + noisy.std**2 * modes @ modes.T
        if following in (0.25, 0.5, 0.75, 1.0):
            found = (every.T @ covariance @ every).diagonal()
            expected = (1 - following) ** 2 + (following * spreads) ** 2
            torch.testing.assert_close(found, expected, rtol=0.02, atol=1e-6)


def test_what_is_drawn_is_slow():
    """Accelerations of noise in 6 modes of 90 frames are far below those of white noise of the same std."""
    generator = torch.Generator().manual_seed(0)
    modes = slow_modes(90, 6)
    slow = along(torch.randn(200, 6, 3, generator=generator), modes)
    white = torch.randn(200, 90, 3, generator=generator)
    assert slow.square().sum() / 200 / 18 == pytest.approx(1, rel=0.1)
    assert slow.diff(n=2, dim=1).std() / slow.std() < 0.02 * white.diff(n=2, dim=1).std() / white.std()
