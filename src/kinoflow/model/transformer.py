"""`MotionTransformer`: the whole network, from noisy motion, time and text to motion features."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from kinoflow.model.attention import joint_mask, motion_visibility, rope_table, valid_positions
from kinoflow.model.blocks import DoubleBlock, Layout, SingleBlock
from kinoflow.model.config import NetworkConfig
from kinoflow.model.layers import MLP, Modulation, TimeEmbedding, layer_norm, modulate
from kinoflow.model.refiner import TokenRefiner


class MotionTransformer(nn.Module):
    """Hybrid diffusion transformer of HY-Motion 1.0 (arXiv 2512.23464), at any size.

    A third of the blocks keep motion and text in separate streams, the rest join them. One vector, the sum of the
    time embedding and the projected sentence vector, modulates every block (adaLN-Zero).

    Only real frames need to be given: rotary positions of the text start at `train_frames` whatever T is, so the
    result for the valid frames is that of the motion padded to `train_frames`.
    """

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        width, features = config.width, config.motion_features * config.patch_size
        self.motion_input = nn.Linear(features, width)
        self.context_input = nn.Linear(config.context_width, width)
        self.pooled_input = MLP(config.pooled_width, width, "silu", width_out=width)
        self.time = TimeEmbedding(width, config.time_factor)
        self.refiner = TokenRefiner(config)
        self.double_blocks = nn.ModuleList(DoubleBlock(config) for _ in range(config.num_double))
        self.single_blocks = nn.ModuleList(SingleBlock(config) for _ in range(config.num_single))
        self.output_modulation = Modulation(width, 2, config.output_activation)
        self.output = nn.Linear(width, features)

    def forward(
        self,
        motion: Tensor,
        time: Tensor,
        context: Tensor,
        context_lengths: Tensor,
        pooled: Tensor,
        num_frames: Tensor,
    ) -> Tensor:
        """Evaluate the network.

        Args:
            motion: [B, T, D], T at most `train_frames`.
            time: [B], flow time in [0, 1].
            context: [B, S, Dc] text tokens.
            context_lengths: [B] int64, at least 1 valid token each.
            pooled: [B, Dv] sentence vectors.
            num_frames: [B] int64, valid frames of each motion; later frames are padding that changes nothing.

        Returns:
            [B, T, D]; what it means (velocity or clean motion) is the caller's choice.
        """
        dtype = self.motion_input.weight.dtype
        patches = self._to_patches(motion).to(dtype)
        motion_lengths = -(-num_frames // self.config.patch_size)
        layout, text_valid = self._layout(patches.shape[:2], context.shape[1], motion_lengths, context_lengths)

        condition = self.time(time) + self.pooled_input(pooled.to(dtype))[:, None]
        motion_tokens = self.motion_input(patches)
        text_tokens = self.refiner(self.context_input(context.to(dtype)), time, text_valid)
        for double in self.double_blocks:
            motion_tokens, text_tokens = double(motion_tokens, text_tokens, condition, layout)
        tokens = torch.cat([motion_tokens, text_tokens], dim=1)
        for single in self.single_blocks:
            tokens = single(tokens, condition, layout)
        shift, scale = self.output_modulation(condition)
        out = self.output(modulate(layer_norm(tokens[:, : layout.num_motion]), shift, scale))
        return out.reshape(len(out), -1, self.config.motion_features)[:, : motion.shape[1]].to(motion.dtype)

    def _to_patches(self, motion: Tensor) -> Tensor:
        """[B, T, D] to [B, T / patch, patch x D]; a last patch that is not full repeats its last frame."""
        patch = self.config.patch_size
        if missing := -motion.shape[1] % patch:
            motion = F.pad(motion.transpose(1, 2), (0, missing), mode="replicate").transpose(1, 2)
        return motion.reshape(len(motion), motion.shape[1] // patch, -1)

    def _layout(
        self, motion_shape: torch.Size, num_text: int, motion_lengths: Tensor, text_lengths: Tensor
    ) -> tuple[Layout, Tensor | None]:
        config, device = self.config, motion_lengths.device
        batch, num_motion = motion_shape
        motion_valid = valid_positions(motion_lengths, num_motion)
        text_valid = valid_positions(text_lengths, num_text)
        visible = motion_visibility(num_motion, config.motion_mask, config.band_frames // config.patch_size, device)
        layout = Layout(
            num_motion=num_motion,
            rope=self._rope(num_motion, num_text, device),
            motion_mask=joint_mask(motion_valid, text_valid, visible, (batch, num_motion, num_text)),
            text_mask=None if text_valid is None else text_valid[:, None, None],
        )
        return layout, text_valid

    def _rope(self, num_motion: int, num_text: int, device: torch.device) -> tuple[Tensor, Tensor]:
        """Rotary table of the joined sequence; text positions start after the longest motion, never earlier."""
        config = self.config
        first_text = config.train_frames // config.patch_size
        positions = [torch.arange(num_motion, device=device), torch.arange(num_text, device=device) + first_text]
        if not config.rope_on_text:
            positions[1] = torch.zeros_like(positions[1])
        return rope_table(torch.cat(positions), config.head_dim)
