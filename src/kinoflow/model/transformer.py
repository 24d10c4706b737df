"""`MotionTransformer`: the whole network, from noisy motion, time and text to motion features."""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from kinoflow.model.attention import full_mask, joint_mask, motion_visibility, rope_table, valid_positions
from kinoflow.model.blocks import DoubleBlock, KeysValues, SingleBlock, TokenRefiner
from kinoflow.model.config import NetworkConfig
from kinoflow.model.layers import MLP, Modulation, TimeEmbedding, layer_norm, modulate

Modulations = tuple[Tensor, ...]


@dataclass(frozen=True, eq=False)
class Conditions:
    """Everything the motion needs of R pairs of time and text: independent of the motion, so it can be shared.

    Attributes:
        text: for each block, keys and values of the text tokens, each [R, S, H, head_dim].
        modulations: for each block, the vectors [R, 1, C] that modulate the motion tokens.
        output_modulation: the same for the output layer.
        skip_modulation: the same for the long skip; empty in networks without one.
        valid: [R, S] true for real text tokens, or None where all are.
    """

    text: tuple[KeysValues, ...]
    modulations: tuple[Modulations, ...]
    output_modulation: Modulations
    skip_modulation: Modulations
    valid: Tensor | None

    def select(self, rows: Tensor) -> Conditions:
        """The conditions of `rows` [B], one per motion; rows may repeat."""
        return Conditions(
            text=tuple((key[rows], value[rows]) for key, value in self.text),
            modulations=tuple(tuple(vector[rows] for vector in vectors) for vectors in self.modulations),
            output_modulation=tuple(vector[rows] for vector in self.output_modulation),
            skip_modulation=tuple(vector[rows] for vector in self.skip_modulation),
            valid=None if self.valid is None else self.valid[rows],
        )


class MotionTransformer(nn.Module):
    """Hybrid diffusion transformer of HY-Motion 1.0 (arXiv 2512.23464), at any size.

    A third of the blocks keep motion and text in separate streams, the rest share their weights. One vector, the sum
    of the time embedding and the projected sentence vector, modulates every block (adaLN-Zero).

    Only real frames need to be given: rotary positions of the text start at `train_frames` whatever T is, so the
    result for the valid frames is that of the motion padded to `train_frames`.

    Two switches of the official code are used by no released model and described nowhere. Only the shapes of their
    parameters are known, so this reading of them could not be checked against official numbers:

    - `start_token`: one learned token before the motion tokens, after the input layer. It is always valid, counts as
      the first frame for masks and rotary positions (motion from 1, text from `train_frames` + 1), and is removed
      before the output layer.
    - `long_skip`: a second output layer of width C, with its own modulation and a linear map that starts at zero,
      takes the motion tokens that enter the blocks; its result is added to those that leave them.

    With `control`, some numbers of the motion may be known: they come in clean, and a mask says which (as in Kimodo).
    The mask has D more columns of the input layer, kept apart as `control_input` and zero at the start, so that a
    network that gains them gives the same numbers as before, to the bit.
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
        self.start_token = nn.Parameter(torch.randn(1, width) * 0.02) if config.start_token else None
        if config.long_skip:
            self.long_skip_modulation = Modulation(width, 2, config.output_activation)
            self.long_skip = nn.Linear(width, width)
            nn.init.zeros_(self.long_skip.weight)
            nn.init.zeros_(self.long_skip.bias)
        self.control_input = nn.Parameter(torch.zeros(width, features)) if config.control else None

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
        """Evaluate the network.

        Args:
            motion: [B, T, D], T at most `train_frames`.
            time: [R], flow time in [0, 1]; R is B unless `rows` is given.
            context: [R, S, Dc] text tokens.
            context_lengths: [R] int64, at least 1 valid token each.
            pooled: [R, Dv] sentence vectors.
            num_frames: [B] int64, valid frames of each motion. Later frames are padding that changes nothing, except
                those that share a last patch with valid ones (with `patch_size` 1 there are none).
            rows: [B] int64, which of R pairs of time and text each motion has; they are taken through the blocks once.
            known: [B, T, D] bool, the numbers of `motion` that are clean; None where none are. Networks without
                `control` are not told.

        Returns:
            [B, T, D]; what it means (velocity or clean motion) is the caller's choice.
        """
        if self.config.text_sees_motion:
            given = (time, context, context_lengths, pooled)
            if rows is not None:
                given = (time[rows], context[rows], context_lengths[rows], pooled[rows])
            return self._whole(motion, *given, num_frames, known)
        conditions = self.conditions(time, context, context_lengths, pooled)
        return self.evaluate(motion, conditions if rows is None else conditions.select(rows), num_frames, known)

    def conditions(self, time: Tensor, context: Tensor, context_lengths: Tensor, pooled: Tensor) -> Conditions:
        """Take R texts at R times through all blocks; not for networks with `text_sees_motion`.

        Text never sees motion, so this is shared by all motions of a text at a time, and can be done for many times
        at once before sampling starts. Arguments as in `forward`, with R rows.
        """
        assert not self.config.text_sees_motion, "text that sees motion has no keys and values of its own"
        dtype = self.context_input.weight.dtype
        valid = valid_positions(context_lengths, context.shape[1])
        mask = None if valid is None else valid[:, None, None]
        condition = self.time(time) + self.pooled_input(pooled.to(dtype))[:, None]
        tokens = self.refiner(self.context_input(context.to(dtype)), time, valid)
        rope = rope_table(self.text_positions(context.shape[1], context.device), self.config.head_dim)
        text, modulations = [], []
        for block in [*self.double_blocks, *self.single_blocks]:
            of_text = block.text.modulation(condition)
            modulations.append(of_text if block.motion is block.text else block.motion.modulation(condition))
            tokens, keys_values = block.text(tokens, of_text, rope, mask, None)
            text.append(keys_values)
        skip = self.long_skip_modulation(condition) if self.config.long_skip else ()
        return Conditions(tuple(text), tuple(modulations), self.output_modulation(condition), skip, valid)

    def evaluate(
        self, motion: Tensor, conditions: Conditions, num_frames: Tensor, known: Tensor | None = None
    ) -> Tensor:
        """The network's output [B, T, D] for motions [B, T, D] under B conditions, one per row.

        `known` as in `forward`.
        """
        tokens, lengths = self._enter(motion, num_frames, known)
        entering = tokens
        num_tokens = tokens.shape[1]
        mask = joint_mask(*self._hidden(num_tokens, lengths, conditions.valid, conditions.text[0][0].shape[1]))
        rope = rope_table(torch.arange(num_tokens, device=motion.device), self.config.head_dim)
        blocks = [*self.double_blocks, *self.single_blocks]
        for block, modulations, text in zip(blocks, conditions.modulations, conditions.text, strict=True):
            tokens, _ = block.motion(tokens, modulations, rope, mask, text)
        return self._leave(tokens, entering, conditions.output_modulation, conditions.skip_modulation, motion)

    def _whole(
        self,
        motion: Tensor,
        time: Tensor,
        context: Tensor,
        context_lengths: Tensor,
        pooled: Tensor,
        num_frames: Tensor,
        known: Tensor | None,
    ) -> Tensor:
        """`forward` of networks whose text sees the motion: both are one sequence, the motion first."""
        dtype = self.context_input.weight.dtype
        valid = valid_positions(context_lengths, context.shape[1])
        condition = self.time(time) + self.pooled_input(pooled.to(dtype))[:, None]
        text = self.refiner(self.context_input(context.to(dtype)), time, valid)
        entering, lengths = self._enter(motion, num_frames, known)
        num_motion, num_text = entering.shape[1], text.shape[1]
        mask = full_mask(*self._hidden(num_motion, lengths, valid, num_text), device=motion.device)
        positions = [torch.arange(num_motion, device=motion.device), self.text_positions(num_text, motion.device)]
        rope = rope_table(torch.cat(positions), self.config.head_dim)
        tokens = torch.cat([entering, text], dim=1)
        for double in self.double_blocks:
            vectors = (double.motion.modulation(condition), double.text.modulation(condition))  # type: ignore[union-attr, operator]
            tokens = double(tokens, num_motion, vectors, rope, mask)
        for single in self.single_blocks:
            tokens, _ = single(tokens, single.modulation(condition), rope, mask, None)  # type: ignore[operator]
        skip = self.long_skip_modulation(condition) if self.config.long_skip else ()
        return self._leave(tokens[:, :num_motion], entering, self.output_modulation(condition), skip, motion)

    def embed(self, motion: Tensor, known: Tensor | None) -> Tensor:
        """Patches of motions [B, T, D] as tokens [B, P, C] in the dtype of the input layer; `known` as in `forward`."""
        dtype = self.motion_input.weight.dtype
        tokens = self.motion_input(self.to_patches(motion).to(dtype))
        if known is not None and self.control_input is not None:
            tokens = tokens + F.linear(self.to_patches(known.to(dtype)), self.control_input)
        return tokens

    def _enter(self, motion: Tensor, num_frames: Tensor, known: Tensor | None) -> tuple[Tensor, Tensor]:
        """Motion tokens [B, P, C] that enter the blocks, and how many of each row are real."""
        dtype = self.context_input.weight.dtype  # the input and output layers may be in another one
        tokens = self.embed(motion, known).to(dtype)
        lengths = -(-num_frames // self.config.patch_size)
        if self.start_token is not None:
            tokens = torch.cat([self.start_token.expand(len(tokens), 1, -1).to(dtype), tokens], dim=1)
            lengths = lengths + 1
        return tokens, lengths

    def _leave(
        self, tokens: Tensor, entering: Tensor, output: Modulations, skip: Modulations, motion: Tensor
    ) -> Tensor:
        """What the output layer makes of the motion tokens [B, P, C] that leave the blocks; shaped like `motion`."""
        if self.config.long_skip:
            tokens = tokens + self.long_skip(modulate(layer_norm(entering), *skip))
        if self.start_token is not None:
            tokens = tokens[:, 1:]
        out = modulate(layer_norm(tokens), *output)
        out = self.output(out.to(self.output.weight.dtype))
        return out.reshape(len(out), -1, self.config.motion_features)[:, : motion.shape[1]].to(motion.dtype)

    def to_patches(self, motion: Tensor) -> Tensor:
        """[B, T, D] to [B, T / patch, patch x D]; a last patch that is not full repeats its last frame."""
        patch = self.config.patch_size
        if missing := -motion.shape[1] % patch:
            motion = F.pad(motion.transpose(1, 2), (0, missing), mode="replicate").transpose(1, 2)
        return motion.reshape(len(motion), motion.shape[1] // patch, -1)

    def _hidden(
        self, num_tokens: int, lengths: Tensor, text_valid: Tensor | None, num_text: int
    ) -> tuple[Tensor | None, Tensor | None, Tensor | None, tuple[int, int, int]]:
        """Arguments of `joint_mask` and `full_mask`."""
        config = self.config
        band = config.band_frames // config.patch_size
        visible = motion_visibility(num_tokens, config.motion_mask, band, lengths.device)
        return valid_positions(lengths, num_tokens), text_valid, visible, (len(lengths), num_tokens, num_text)

    def text_positions(self, num_text: int, device: torch.device) -> Tensor:
        """[S] rotary positions of the text: after the longest motion, never earlier; 0 where it takes no turn."""
        config = self.config
        first = config.train_frames // config.patch_size + int(config.start_token)
        positions = torch.arange(num_text, device=device) + first
        return positions if config.rope_on_text else torch.zeros_like(positions)
