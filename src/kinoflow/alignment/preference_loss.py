"""The DPO loss for flow matching, from errors alone.

Diffusion-DPO (Wallace et al. 2023, arXiv 2311.12908) replaces log pi(x | c), which a flow does not have in closed form,
by minus the error e(x) of the network at a random time and noise. With the frozen reference "ref", a winner w and a
loser l under the same time and noise, the implicit reward and the loss are

    r(x) = -beta/2 (e(x) - e_ref(x)),   L = -log sigmoid(r(w) - r(l)).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor


@dataclass(frozen=True)
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
