"""Path, predicted quantity, losses, guidance and drawn times against closed forms."""

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kstest, norm

from kinoflow.flow.grid import draw_dropped, guide
from kinoflow.flow.loss import frame_mask, masked_error
from kinoflow.flow.path import (
    PREDICTIONS,
    SMALLEST_REMAINDER,
    output_to_velocity,
    sample_path,
    sample_time,
    velocity_to_clean,
)


@pytest.fixture
def pair():
    generator = torch.Generator().manual_seed(0)
    return torch.randn(2, 4, 5, 3, generator=generator).unbind(0)


def test_path_starts_at_noise_and_ends_at_the_motion(pair):
    clean, noise = pair
    assert torch.equal(sample_path(clean, noise, torch.zeros(4)).x_t, noise)
    assert torch.equal(sample_path(clean, noise, torch.ones(4)).x_t, clean)
    quarter = sample_path(clean, noise, torch.full((4,), 0.25))
    torch.testing.assert_close(quarter.x_t, 0.75 * noise + 0.25 * clean)


def test_velocity_is_the_derivative_of_the_path(pair):
    clean, noise = pair
    time = torch.tensor([0.1, 0.4, 0.6, 0.8])
    point, later = sample_path(clean, noise, time), sample_path(clean, noise, time + 0.01)
    torch.testing.assert_close((later.x_t - point.x_t) / 0.01, point.velocity, atol=1e-4, rtol=1e-4)


def test_each_sample_has_its_own_time(pair):
    clean, noise = pair
    point = sample_path(clean, noise, torch.tensor([0.0, 0.5, 1.0, 0.0]))
    assert torch.equal(point.x_t[0], noise[0])
    torch.testing.assert_close(point.x_t[1], (noise[1] + clean[1]) / 2)
    assert torch.equal(point.x_t[2], clean[2])


@given(time=st.lists(st.floats(0, 0.875), min_size=4, max_size=4))
def test_velocity_and_clean_motion_say_the_same(time):
    generator = torch.Generator().manual_seed(1)
    clean, noise = torch.randn(2, 4, 5, 3, generator=generator).double().unbind(0)
    t = torch.tensor(time, dtype=torch.float64)
    point = sample_path(clean, noise, t)
    torch.testing.assert_close(velocity_to_clean(point.velocity, point.x_t, t), clean)
    torch.testing.assert_close(output_to_velocity(clean, point.x_t, t, "clean"), point.velocity)
    assert output_to_velocity(clean, point.x_t, t, "velocity") is clean


def test_clean_prediction_at_the_end_of_the_path_is_finite(pair):
    clean, x = pair
    found = output_to_velocity(clean, x, torch.ones(4), "clean")
    torch.testing.assert_close(found, (clean - x) / SMALLEST_REMAINDER)


def test_unknown_prediction_is_refused(pair):
    assert PREDICTIONS == ("velocity", "clean")
    for unknown in ("noise", "x_0", ""):
        with pytest.raises(ValueError, match=f"velocity, clean; got {unknown!r}"):
            output_to_velocity(*pair, torch.ones(4), unknown)


def test_masked_errors_by_hand():
    target = torch.zeros(2, 3, 2)
    predicted = torch.tensor([[[1.0, 2.0], [0.5, 0.0], [9.0, 9.0]], [[3.0, 0.0], [9.0, 9.0], [9.0, 9.0]]])
    mask = frame_mask(torch.tensor([2, 1]), 3)
    assert mask.tolist() == [[1, 1, 0], [1, 0, 0]]
    # Means over features: (1 + 4) / 2, 0.25 / 2, 9 / 2; then over three valid frames.
    assert float(masked_error(predicted, target, mask)) == pytest.approx((2.5 + 0.125 + 4.5) / 3)
    # Smooth L1 with beta 1: |d| - 1/2 from 1 on, d^2 / 2 below.
    smooth = ((0.5 + 1.5) / 2 + 0.125 / 2 + 2.5 / 2) / 3
    assert float(masked_error(predicted, target, mask, kind="smooth_l1")) == pytest.approx(smooth)
    weight = torch.tensor([2.0, 0.5])
    weighted = (2 * (2.5 + 0.125) + 0.5 * 4.5) / 3
    assert float(masked_error(predicted, target, mask, weight=weight)) == pytest.approx(weighted)


@pytest.mark.parametrize("frames", [[0, 0], [1, 0], [1, 1]])
def test_few_valid_frames_or_none(frames):
    error = masked_error(torch.full((2, 3, 2), 2.0), torch.zeros(2, 3, 2), frame_mask(torch.tensor(frames), 3))
    assert float(error) == (4.0 if sum(frames) else 0.0)


def test_padded_frames_have_no_gradient():
    predicted = torch.randn(2, 4, 3, requires_grad=True)
    masked_error(predicted, torch.zeros(2, 4, 3), frame_mask(torch.tensor([3, 1]), 4)).backward()
    assert (predicted.grad[0, 3:] == 0).all()
    assert (predicted.grad[1, 1:] == 0).all()
    assert (predicted.grad[0, :3] != 0).all()


def test_losses_of_low_precision_are_float32():
    predicted = torch.full((1, 300, 1), 1.0, dtype=torch.bfloat16)
    loss = masked_error(predicted, torch.zeros_like(predicted), torch.ones(1, 300))
    assert loss.dtype == torch.float32
    assert float(loss) == 1.0


def test_unknown_loss_is_refused():
    for unknown in ("l1", "mae", "nll", "very smooth_l1"):
        with pytest.raises(ValueError, match=f"mse, smooth_l1; got {unknown!r}"):
            masked_error(torch.zeros(1, 1, 1), torch.zeros(1, 1, 1), torch.ones(1, 1), kind=unknown)


def test_guidance(pair):
    null, text = pair
    torch.testing.assert_close(guide(null, text, 1.0), text)
    torch.testing.assert_close(guide(null, text, 0.0), null)
    torch.testing.assert_close(guide(null, text, 5.0), 5 * text - 4 * null)


def test_each_sample_drops_its_condition_by_its_own_coin():
    generator = torch.Generator().manual_seed(0)
    drawn = torch.stack([draw_dropped(64, 0.1, generator) for _ in range(400)])
    assert drawn.dtype == torch.bool
    # 25,600 coins: 0.1 +- 5 standard deviations, and every place of the batch alike.
    assert abs(drawn.float().mean() - 0.1) < 5 * math.sqrt(0.1 * 0.9 / drawn.numel())
    assert abs(drawn.float().mean(dim=0) - 0.1).max() < 5 * math.sqrt(0.1 * 0.9 / 400)
    counts = drawn.sum(dim=1).float()
    # Independent coins: the number a batch drops has the variance of a binomial.
    assert float(counts.var()) == pytest.approx(64 * 0.1 * 0.9, rel=0.3)
    assert not draw_dropped(1000, 0.0, generator).any()


def test_uniform_times():
    t = sample_time(4000, torch.Generator().manual_seed(0))
    assert kstest(t.numpy(), "uniform").pvalue > 0.01


@pytest.mark.parametrize(("mean", "std"), [(0.0, 1.0), (-0.5, 1.5)])
def test_logit_normal_times(mean, std):
    t = sample_time(4000, torch.Generator().manual_seed(0), distribution="logit_normal", mean=mean, std=std)
    assert ((t > 0) & (t < 1)).all()
    assert kstest(torch.logit(t.double()).numpy(), norm(mean, std).cdf).pvalue > 0.01
    for quantile in (0.1, 0.5, 0.9):
        expected = 1 / (1 + math.exp(-(mean + std * norm.ppf(quantile))))
        assert float(t.quantile(quantile)) == pytest.approx(expected, abs=0.03)


def test_times_follow_their_generator():
    for distribution in ("uniform", "logit_normal"):
        first, second = (sample_time(5, torch.Generator().manual_seed(3), distribution=distribution) for _ in range(2))
        assert torch.equal(first, second)
    for unknown in ("cosine", "normal", "very uniform", ""):
        with pytest.raises(ValueError, match=f"uniform or logit_normal; got {unknown!r}"):
            sample_time(5, torch.Generator(), distribution=unknown)


@pytest.mark.parametrize("t", [0.0, 0.5, 0.96, 0.99, 0.9989])
def test_a_clean_prediction_is_the_velocity_that_leads_there(t):
    """Up to the last steps of every grid: only past 0.999 is 1 - t bounded."""
    x, clean, time = torch.tensor([[[0.25]]]), torch.tensor([[[1.75]]]), torch.tensor([t])
    found = output_to_velocity(clean, x, time, "clean")
    assert float(found) == pytest.approx(1.5 / (1 - float(time)), rel=1e-6)
    torch.testing.assert_close(velocity_to_clean(found, x, time), clean)


@pytest.mark.parametrize("t", [0.9995, 1.0])
def test_the_remainder_is_a_thousandth_at_least(t):
    x, clean = torch.tensor([[[0.25]]]), torch.tensor([[[1.75]]])
    assert float(output_to_velocity(clean, x, torch.tensor([t]), "clean")) == pytest.approx(1500.0)


def test_logit_normal_times_are_standard_unless_told_otherwise():
    """The logits of times have mean 0 and deviation 1."""
    times = sample_time(20_000, torch.Generator().manual_seed(0), distribution="logit_normal")
    assert float(torch.logit(times).mean()) == pytest.approx(0.0, abs=0.03)
    assert float(torch.logit(times).std()) == pytest.approx(1.0, abs=0.03)
