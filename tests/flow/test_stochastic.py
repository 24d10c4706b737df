"""The stochastic step on Gaussian data, where velocity, marginals and every number can be written down."""

import math
from itertools import pairwise

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.flow.steppers import time_grid
from kinoflow.flow.stochastic import (
    RULES,
    NoisyStep,
    gaussian_kl,
    log_probability,
    ode_step,
    step_coefficients,
)

MEAN, SPREAD = 1.5, 0.4
"""Of the data: x_1 ~ N(MEAN, SPREAD^2)."""


def marginal_variance(t: float, spread: float = SPREAD) -> float:
    return (1 - t) ** 2 + (t * spread) ** 2


def velocity(x, t: float, spread: float = SPREAD):
    """E[x_1 - x_0 | x_t = x] for Gaussian data, by regression: MEAN + cov(x_1 - x_0, x_t) / var(x_t) (x - t MEAN)."""
    return MEAN + (t * spread**2 - (1 - t)) / marginal_variance(t, spread) * (x - t * MEAN)


def moments(grid: list[float], rule: str, level: float = 0.7, spread: float = SPREAD):
    """Exact mean and variance after every step: with a linear velocity a step maps Gaussians to Gaussians."""
    mean, variance, found = 0.0, 1.0, []
    for t, following in pairwise(grid):
        step = ode_step(t, following) if rule == "ode" else step_coefficients(t, following, level, rule)
        slope = velocity(1.0, t, spread) - velocity(0.0, t, spread)
        mean = step.mean(mean, velocity(mean, t, spread))
        variance = (step.x_factor + step.velocity_factor * slope) ** 2 * variance + step.std**2
        found.append((following, mean, variance))
    return found


def worst(grid, rule, *, start=0.0, **options) -> float:
    """Largest relative error of the variance at all times after `start`."""
    spread = options.get("spread", SPREAD)
    return max(abs(v / marginal_variance(t, spread) - 1) for t, _, v in moments(grid, rule, **options) if t > start)


@pytest.mark.parametrize("spread", [0.2, 1.0, 2.0])
@pytest.mark.parametrize("rule", RULES)
def test_mean_is_that_of_the_path_at_every_time(rule, spread):
    for t, mean, _ in moments([k / 20 for k in range(21)], rule, spread=spread):
        assert mean == pytest.approx(t * MEAN, abs=1e-12)


@pytest.mark.parametrize("spread", [0.4, 1.0, 2.0])
def test_variance_of_the_exponential_rule_is_that_of_the_path_at_every_time(spread):
    """First order in the step, like Euler's ODE steps, and not much farther off than those."""
    errors = [worst([k / n for k in range(n + 1)], "exponential", spread=spread) for n in (200, 400, 800)]
    assert errors[-1] < 0.01
    assert errors[0] / errors[1] == pytest.approx(2, abs=0.2)
    assert errors[1] / errors[2] == pytest.approx(2, abs=0.2)
    for n in (10, 50):
        grid = [k / n for k in range(n + 1)]
        assert worst(grid, "exponential", spread=spread) < 1.35 * worst(grid, "ode", spread=spread) + 1e-3


def test_variance_of_the_published_rule_converges_away_from_the_start():
    """Its first steps add a^4/4 and more to the variance on any grid; what is left of that fades with time."""
    errors = [worst([k / n for k in range(n + 1)], "euler", start=0.5) for n in (100, 1000, 10000)]
    assert errors[0] > errors[1] > errors[2]
    assert errors[2] < 0.01
    first = moments([k / 1000 for k in range(1001)], "euler")[0][2]
    assert first == pytest.approx(1 + 0.7**4 / 4, abs=0.01)
    assert moments([k / 1000 for k in range(1001)], "exponential")[0][2] == pytest.approx(marginal_variance(1e-3))


@pytest.mark.parametrize("rule", RULES)
def test_samples_have_the_marginals(rule):
    """The same by drawing, through `draw`, with the published level: mean and variance of 40,000 numbers."""
    generator = torch.Generator().manual_seed(0)
    x = torch.randn(40_000, generator=generator, dtype=torch.float64)
    for t, following in pairwise(time_grid(100)):
        step = step_coefficients(t, following, 0.7, rule)
        x = step.draw(x, velocity(x, t), torch.randn(len(x), generator=generator, dtype=torch.float64))
        spread = math.sqrt(marginal_variance(following))
        assert float(x.mean()) == pytest.approx(following * MEAN, abs=4.5 * spread / 200)
        # Statistical error 0.7 %; the rules' own at 100 steps is computed above.
        assert float(x.var()) == pytest.approx(spread**2, rel=0.16 if rule == "euler" else 0.08)


@given(t=st.floats(0.02, 0.95), level=st.floats(0.05, 1.5))
def test_rules_agree_in_small_steps_with_drift_and_score(t, level):
    """x' = x + v dt + s^2/2 (t v - x) / (1 - t) dt + s sqrt(dt) n."""
    dt = 1e-6
    x, v = 0.3, -1.2
    s2 = level**2 * (1 - t) / t
    for rule in RULES:
        step = step_coefficients(t, t + dt, level, rule)
        drift = (step.mean(x, v) - x) / dt
        assert drift == pytest.approx(v + s2 / 2 * (t * v - x) / (1 - t), rel=2e-3, abs=2e-3)
        assert step.std**2 / dt == pytest.approx(s2, rel=1e-3)


def test_score_is_the_derivative_of_the_log_density():
    """(t v - x) / (1 - t) against -(x - t MEAN) / var for the Gaussian."""
    for t in (0.1, 0.5, 0.9):
        for x in (-1.0, 0.2, 3.0):
            score = (t * velocity(x, t) - x) / (1 - t)
            assert score == pytest.approx(-(x - t * MEAN) / marginal_variance(t))


def test_numbers_by_hand():
    # t = 0.5 to 0.75, a = 1: rho = (1 / 3)^(1/2).
    rho = 3**-0.5
    step = step_coefficients(0.5, 0.75, 1.0)
    assert step.std == pytest.approx(0.25 * math.sqrt(2 / 3))
    assert step.x_factor == pytest.approx(0.75 + 0.25 * rho)
    assert step.velocity_factor == pytest.approx(0.375 - 0.125 * rho)
    # Euler: s^2 = 1, so x + v/4 + 1/2 (v/2 - x) / (1/2) / 4 = 3/4 x + 3/8 v.
    step = step_coefficients(0.5, 0.75, 1.0, "euler")
    assert (step.x_factor, step.velocity_factor, step.std) == pytest.approx((0.75, 0.375, 0.5))
    # At t = 0 the published rule takes s at the next time: s^2 = 0.49 * 0.9 / 0.1, s^2 dt = 0.441.
    step = step_coefficients(0.0, 0.1, 0.7, "euler")
    assert (step.x_factor, step.velocity_factor, step.std) == pytest.approx((1 - 0.2205, 0.1, math.sqrt(0.441)))
    # The exponential rule renews the noise altogether.
    step = step_coefficients(0.0, 0.1, 0.7)
    assert (step.x_factor, step.velocity_factor, step.std) == pytest.approx((0.1, 0.1, 0.9))


@pytest.mark.parametrize("t", [0.0, 0.3, 0.9])
def test_little_noise_is_the_ode(t):
    expected = ode_step(t, t + 0.1)
    for rule in RULES:
        if t == 0 and rule == "exponential":
            continue  # at t = 0 any rate renews the noise: log(t / (1 - t)) is infinitely far away
        step = step_coefficients(t, t + 0.1, 1e-4, rule)
        assert (step.x_factor, step.velocity_factor) == pytest.approx((1.0, expected.velocity_factor), abs=1e-6)
        assert step.std < 1e-3


def test_last_step_of_the_exponential_rule_lands_on_the_expected_motion():
    assert step_coefficients(0.8, 1.0, 0.7) == NoisyStep(1.0, pytest.approx(0.2), 0.0)


@pytest.mark.parametrize("times", [(0.5, 0.5), (0.6, 0.5), (-0.1, 0.5), (0.5, 1.1)])
def test_times_out_of_order(times):
    with pytest.raises(ValueError, match="later time"):
        step_coefficients(*times, 0.7)


def test_other_impossible_arguments():
    with pytest.raises(ValueError, match="positive"):
        step_coefficients(0.0, 0.1, 0.0)
    for unknown in ("milstein", "a rule"):
        with pytest.raises(ValueError, match=f"exponential, euler; got {unknown!r}"):
            step_coefficients(0.0, 0.1, 0.7, unknown)


# Probabilities.


def padded(frames: list[int], size: int, seed: int = 0):
    generator = torch.Generator().manual_seed(seed)
    mean, point, other = torch.randn(3, len(frames), size, 5, generator=generator).unbind(0)
    mask = (torch.arange(size) < torch.tensor(frames)[:, None]).float()
    return point, mean, other, mask


def test_log_probability_is_that_of_torch_over_valid_frames():
    point, mean, _, mask = padded([4, 2], 6)
    expected = torch.distributions.Normal(mean, 0.3).log_prob(point)
    found = log_probability(point, mean, 0.3, mask)
    torch.testing.assert_close(found, torch.stack([expected[0, :4].mean(), expected[1, :2].mean()]))


def test_kl_is_that_of_torch_over_valid_frames():
    _, mean, other, mask = padded([4, 2], 6)
    normal = torch.distributions.Normal
    expected = torch.distributions.kl_divergence(normal(mean, 0.3), normal(other, 0.3))
    found = gaussian_kl(mean, other, 0.3, mask)
    torch.testing.assert_close(found, torch.stack([expected[0, :4].mean(), expected[1, :2].mean()]))
    assert torch.equal(gaussian_kl(mean, mean, 0.3, mask), torch.zeros(2))


def test_padding_counts_for_nothing():
    point, mean, other, mask = padded([4, 2], 6)
    spoilt = torch.where(mask[..., None] > 0, point, torch.nan)
    assert torch.equal(log_probability(spoilt, mean, 0.3, mask), log_probability(point, mean, 0.3, mask))
    assert torch.equal(gaussian_kl(spoilt, other, 0.3, mask), gaussian_kl(point, other, 0.3, mask))


def test_gradient_of_the_log_probability_points_to_the_sample():
    mean = torch.zeros(1, 2, 1, requires_grad=True)
    log_probability(torch.tensor([[[1.0], [-2.0]]]), mean, 0.5, torch.ones(1, 2)).sum().backward()
    # (point - mean) / std^2 over two numbers.
    torch.testing.assert_close(mean.grad, torch.tensor([[[2.0], [-4.0]]]))


def test_a_step_of_the_ode_has_no_noise():
    x, velocity = torch.randn(2, 3, 4, generator=torch.Generator().manual_seed(0)).unbind(0)
    step = ode_step(0.25, 0.75)
    assert step.std == 0
    torch.testing.assert_close(step.draw(x, velocity, torch.ones_like(x)), x + 0.5 * velocity)
