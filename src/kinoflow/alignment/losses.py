"""The losses of stage three: of preferences (DPO) and of a policy (Flow-GRPO)."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor


@dataclass(frozen=True, eq=False)
class PreferenceLoss:
    """The loss of a batch of pairs and what to watch beside it; all scalars.

    Attributes:
        loss: mean of -log sigmoid(margin).
        accuracy: share of pairs whose winner has the greater implicit reward; a tie counts half.
        margin: mean of r(w) - r(l).
        winner_reward: mean of r(w); when it falls below zero the model gets worse on winners too, only less.
        loser_reward: mean of r(l).
    """

    loss: Tensor
    accuracy: Tensor
    margin: Tensor
    winner_reward: Tensor
    loser_reward: Tensor


def preference_loss(
    winner: Tensor, loser: Tensor, reference_winner: Tensor, reference_loser: Tensor, beta: float
) -> PreferenceLoss:
    """The loss of B pairs.

    Args:
        winner: [B] errors of the trained network on winners.
        loser: [B] on losers.
        reference_winner: [B] of the reference on winners; no gradient flows into it.
        reference_loser: [B] on losers.
        beta: strength of the tie to the reference, positive: the smaller, the further the model may go.
    """
    reward_winner = -0.5 * beta * (winner - reference_winner.detach())
    reward_loser = -0.5 * beta * (loser - reference_loser.detach())
    margin = reward_winner - reward_loser
    with torch.no_grad():
        accuracy = (torch.sign(margin) + 1).mean() / 2
    return PreferenceLoss(
        loss=-F.logsigmoid(margin).mean(),
        accuracy=accuracy,
        margin=margin.mean().detach(),
        winner_reward=reward_winner.mean().detach(),
        loser_reward=reward_loser.mean().detach(),
    )


SMALLEST_SPREAD = 1e-4
"""Added to a group's standard deviation, so that rewards that hardly differ do not count like clear ones."""
LARGEST_LOG_RATIO = 20.0
"""Log-ratios are kept within this, so that exp() stays finite."""


def group_advantages(rewards: Tensor, largest: float = 5.0) -> Tensor:
    """[P, G] advantages of G samples of each of P prompts: (r - mean) / (std + 1e-4), within +-`largest`.

    Mean and (population) standard deviation are those of the group. A group with equal rewards has exactly zero.

    Args:
        rewards: [P, G].
        largest: clip, as published; no group of at most 26 can exceed 5.
    """
    mean = rewards.mean(dim=1, keepdim=True)
    spread = rewards.std(dim=1, keepdim=True, correction=0)
    equal = rewards.amax(dim=1, keepdim=True) == rewards.amin(dim=1, keepdim=True)
    advantages = ((rewards - mean) / (spread + SMALLEST_SPREAD)).clamp(-largest, largest)
    return torch.where(equal, 0.0, advantages)


@dataclass(frozen=True, eq=False)
class PolicyLoss:
    """The loss of a batch and what to watch beside it; all scalars.

    Attributes:
        loss: what is minimised.
        ratio: mean of the ratios.
        clipped: share of samples whose gradient the clip has cut off.
        log_ratio: mean of |log ratio|.
    """

    loss: Tensor
    ratio: Tensor
    clipped: Tensor
    log_ratio: Tensor


def policy_loss(log_probability: Tensor, old_log_probability: Tensor, advantage: Tensor, clip: float) -> PolicyLoss:
    """-mean min(r A, clamp(r, 1 - clip, 1 + clip) A) with r = exp(log p - log p_old).

    p_old is the policy that made the samples, so r is exactly 1 before its first update and the gradient is then that
    of -A log p.

    Args:
        log_probability: [B] under the trained policy.
        old_log_probability: [B] under the policy that made the samples; no gradient flows into it.
        advantage: [B].
        clip: how far the ratio may leave 1 and still be pushed on, in (0, 1).
    """
    log_ratio = (log_probability - old_log_probability.detach()).clamp(-LARGEST_LOG_RATIO, LARGEST_LOG_RATIO)
    ratio = log_ratio.exp()
    plain, limited = ratio * advantage, ratio.clamp(1 - clip, 1 + clip) * advantage
    with torch.no_grad():
        clipped = (limited < plain).float().mean()
    return PolicyLoss(
        loss=-torch.minimum(plain, limited).mean(),
        ratio=ratio.mean().detach(),
        clipped=clipped,
        log_ratio=log_ratio.abs().mean().detach(),
    )
