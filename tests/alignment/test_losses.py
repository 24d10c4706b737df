"""The losses of DPO and GRPO against numbers computed by hand, with the signs of their gradients."""

import math
from itertools import pairwise

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.alignment.losses import group_advantages, policy_loss, preference_loss


def tensors(*rows, grad=False):
    return [torch.tensor(row, dtype=torch.float64, requires_grad=grad) for row in rows]


# DPO.


def test_preference_loss_by_hand():
    # r_w = -5 (0.3 - 0.4) = 0.5, r_l = -5 (0.6 - 0.5) = -0.5: margin 1, loss log(1 + e^-1).
    found = preference_loss(*tensors([0.3], [0.6], [0.4], [0.5]), beta=10.0)
    assert float(found.loss) == pytest.approx(math.log1p(math.exp(-1)))
    assert float(found.margin) == pytest.approx(1.0)
    assert float(found.winner_reward) == pytest.approx(0.5)
    assert float(found.loser_reward) == pytest.approx(-0.5)
    assert float(found.accuracy) == 1.0


def test_preference_loss_is_the_formula_of_the_paper():
    generator = torch.Generator().manual_seed(0)
    w, l, rw, rl = torch.rand(4, 7, generator=generator, dtype=torch.float64).unbind(0)  # noqa: E741
    inner = -100.0 / 2 * ((w - rw) - (l - rl))
    expected = -torch.log(1 / (1 + torch.exp(-inner)))
    found = preference_loss(w, l, rw, rl, beta=100.0)
    torch.testing.assert_close(found.loss, expected.mean())
    assert float(found.accuracy) == pytest.approx(float((inner > 0).double().mean()))


def test_before_the_first_update_the_loss_is_log_two_and_the_accuracy_a_half():
    w, l = tensors([0.3, 0.1], [0.6, 0.2])  # noqa: E741
    found = preference_loss(w, l, w, l, beta=100.0)
    assert float(found.loss) == pytest.approx(math.log(2))
    assert float(found.accuracy) == 0.5
    assert float(found.margin) == 0.0


def test_signs_of_the_gradient():
    """Errors on winners are pushed down, on losers up, by beta/2 sigmoid(-margin) / B; on the reference by nothing."""
    w, l, rw, rl = tensors([0.3, 0.3], [0.6, 0.3], [0.4, 0.3], [0.5, 0.3], grad=True)  # noqa: E741
    preference_loss(w, l, rw, rl, beta=10.0).loss.backward()
    first, second = 5 / (1 + math.e) / 2, 5 / 2 / 2
    torch.testing.assert_close(w.grad, torch.tensor([first, second], dtype=torch.float64))
    torch.testing.assert_close(l.grad, -w.grad)
    assert rw.grad is None
    assert rl.grad is None


def test_large_margins_stay_finite():
    w, l, rw, rl = tensors([1e4], [0.0], [0.0], [0.0], grad=True)  # noqa: E741
    found = preference_loss(w, l, rw, rl, beta=1000.0)
    found.loss.backward()
    assert float(found.loss.detach()) == pytest.approx(500 * 1e4)
    assert float(w.grad) == pytest.approx(500)


# Advantages.


def test_advantages_by_hand():
    # Mean 2, population standard deviation sqrt(2/3); the second prompt does not matter to the first.
    found = group_advantages(torch.tensor([[1.0, 2.0, 3.0], [10.0, 10.0, 40.0]], dtype=torch.float64))
    std = math.sqrt(2 / 3) + 1e-4
    assert found[0].tolist() == pytest.approx([-1 / std, 0, 1 / std])
    assert found[1].tolist() == pytest.approx([-10 / (math.sqrt(200) + 1e-4)] * 2 + [20 / (math.sqrt(200) + 1e-4)])


@given(st.floats(-1e3, 1e3), st.integers(2, 32))
def test_equal_rewards_give_exactly_zero(reward, size):
    assert torch.equal(group_advantages(torch.full((2, size), reward)), torch.zeros(2, size))


@given(st.lists(st.floats(-10, 10), min_size=2, max_size=16))
def test_advantages_keep_the_order_and_sum_to_zero(rewards):
    found = group_advantages(torch.tensor([rewards], dtype=torch.float64))[0]
    assert float(found.sum()) == pytest.approx(0, abs=1e-6)
    order = sorted(range(len(rewards)), key=rewards.__getitem__)
    assert all(found[a] <= found[b] + 1e-9 for a, b in pairwise(order))


def test_an_outlier_is_clipped():
    rewards = torch.zeros(1, 100)
    rewards[0, 0] = 1.0
    assert float(group_advantages(rewards, largest=5.0).max()) == 5.0


# The clipped objective.


def test_ratio_is_exactly_one_before_the_first_update():
    generator = torch.Generator().manual_seed(0)
    log_p, advantage = torch.randn(2, 9, generator=generator).unbind(0)
    log_p.requires_grad_(True)
    found = policy_loss(log_p, log_p.detach().clone(), advantage, clip=0.2)
    assert float(found.ratio) == 1.0
    assert float(found.clipped) == 0.0
    assert float(found.log_ratio) == 0.0
    found.loss.backward()
    # The gradient of -mean A log p: samples better than their group become more probable.
    torch.testing.assert_close(log_p.grad, -advantage / 9)


@pytest.mark.parametrize(
    ("ratio", "advantage", "loss", "slope"),
    [
        (1.1, 2.0, -2.2, -2.2),  # inside: d(-rA)/dlogp = -rA
        (1.5, 2.0, -2.4, 0.0),  # good and already more probable: held at 1.2
        (0.5, 2.0, -1.0, -1.0),  # good and less probable than it was: pushed on
        (1.5, -2.0, 3.0, 3.0),  # bad and more probable than it was: pushed down
        (0.5, -2.0, 1.6, 0.0),  # bad and already less probable: held at 0.8
    ],
)
def test_clip_by_hand(ratio, advantage, loss, slope):
    log_p = torch.tensor([math.log(ratio)], dtype=torch.float64, requires_grad=True)
    found = policy_loss(log_p, torch.zeros(1, dtype=torch.float64), torch.tensor([advantage]).double(), clip=0.2)
    found.loss.backward()
    assert float(found.loss.detach()) == pytest.approx(loss)
    assert float(log_p.grad) == pytest.approx(slope)
    assert float(found.clipped) == (slope == 0.0)
    assert float(found.ratio) == pytest.approx(ratio)


def test_zero_advantage_has_no_gradient():
    log_p = torch.randn(4, requires_grad=True)
    policy_loss(log_p, torch.zeros(4), torch.zeros(4), clip=0.2).loss.backward()
    assert torch.equal(log_p.grad, torch.zeros(4))


def test_absurd_ratios_stay_finite():
    log_p = torch.tensor([500.0, -500.0], requires_grad=True)
    found = policy_loss(log_p, torch.zeros(2), torch.tensor([-1.0, 1.0]), clip=0.2)
    found.loss.backward()
    assert found.loss.isfinite()
    assert log_p.grad.isfinite().all()
