"""`MotionModel`: the network together with what is learned or measured beside it."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from kinoflow.model.config import NetworkConfig
from kinoflow.model.transformer import MotionTransformer


class MotionModel(nn.Module):
    """The transformer, the learned null condition, the learned features of game clips, and the statistics.

    Attributes:
        transformer: the network.
        null_pooled: [1, Dv] sentence vector of the empty condition.
        null_context: [1, 1, Dc] token of the empty condition, repeated over the caption's positions.
        game_pooled: [1, Dv] added to the sentence vector of clips from games (official models only).
        game_context: [1, 1, Dc] token appended for such clips (official models only).
        mean, std: [D] float32 statistics of the motion features.
    """

    mean: Tensor
    std: Tensor

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        self.transformer = MotionTransformer(config)
        self.null_pooled = nn.Parameter(_small_random(1, config.pooled_width))
        self.null_context = nn.Parameter(_small_random(1, 1, config.context_width))
        self.game_pooled = nn.Parameter(_small_random(1, config.pooled_width))
        self.game_context = nn.Parameter(_small_random(1, 1, config.context_width))
        self.register_buffer("mean", torch.zeros(config.motion_features))
        self.register_buffer("std", torch.ones(config.motion_features))

    def forward(
        self,
        motion: Tensor,
        time: Tensor,
        context: Tensor,
        context_lengths: Tensor,
        pooled: Tensor,
        num_frames: Tensor,
        rows: Tensor | None = None,
        known: Tensor | None = None,
    ) -> Tensor:
        """See `MotionTransformer.forward`."""
        return self.transformer(motion, time, context, context_lengths, pooled, num_frames, rows, known)

    def drop_condition(
        self, context: Tensor, pooled: Tensor, dropped: Tensor, *, keep_context: bool = False
    ) -> tuple[Tensor, Tensor]:
        """Replace the text of some samples by the learned null condition.

        Args:
            context: [B, S, Dc].
            pooled: [B, Dv].
            dropped: [B] bool, true where the condition is dropped.
            keep_context: drop only the sentence vector (official models without a null context).

        Returns:
            context and pooled of the same shapes; lengths stay those of the caption.
        """
        pooled = torch.where(dropped[:, None], self.null_pooled.to(pooled.dtype), pooled)
        if not keep_context:
            context = torch.where(dropped[:, None, None], self.null_context.to(context.dtype), context)
        return context, pooled


def _small_random(*shape: int) -> Tensor:
    tensor = torch.empty(shape)
    # On the meta device there is nothing to fill, and trying would import a second of compiler machinery.
    return tensor if tensor.is_meta else tensor.normal_(std=0.02)
