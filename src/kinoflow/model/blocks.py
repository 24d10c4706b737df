"""Blocks of the network: double-stream, single-stream, and those of the token refiner."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from kinoflow.model.attention import apply_rope, attend
from kinoflow.model.config import NetworkConfig
from kinoflow.model.layers import MLP, Modulation, TimeEmbedding, activation, layer_norm, modulate, qk_norm

Rope = tuple[Tensor, Tensor]
KeysValues = tuple[Tensor, Tensor]
"""Keys and values of one block, each [B, P, H, head_dim]; keys are normalised and turned."""


class Stream(nn.Module):
    """Attention, then an MLP, on one sequence: one of the two weight sets of a double-stream block."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        width = config.width
        self.num_heads = config.num_heads
        self.modulation = Modulation(width, 6)
        self.qkv = nn.Linear(width, 3 * width, bias=config.qkv_bias)
        self.query_norm = qk_norm(config.qk_norm, config.head_dim)
        self.key_norm = qk_norm(config.qk_norm, config.head_dim)
        self.projection = nn.Linear(width, width, bias=config.qkv_bias)
        self.mlp = MLP(width, int(width * config.mlp_ratio), config.mlp_activation)

    def forward(
        self, x: Tensor, modulation: tuple[Tensor, ...], rope: Rope, mask: Tensor | None, text: KeysValues | None
    ) -> tuple[Tensor, KeysValues]:
        """One block on one sequence.

        Args:
            x: [B, P, C] tokens.
            modulation: six vectors [B, 1, C], what `self.modulation` returns.
            rope: rotary table of the P positions.
            mask: [B or 1, 1, P or 1, keys] true where a query sees a key, or None.
            text: keys and values that follow the sequence's own, or None.

        Returns:
            The tokens [B, P, C], and the sequence's own keys and values.
        """
        query, key, value = self.enter(x, modulation)
        attended, own = attend_with_text(query, key, value, rope, mask, text)
        return self.leave(x, attended, modulation), own

    def enter(self, x: Tensor, modulation: tuple[Tensor, ...]) -> tuple[Tensor, Tensor, Tensor]:
        """Normalised queries and keys, and values, each [B, P, H, head_dim], of tokens [B, P, C]."""
        qkv = self.qkv(modulate(layer_norm(x), modulation[0], modulation[1])).unflatten(-1, (3, self.num_heads, -1))
        query, key, value = qkv.unbind(2)
        return self.query_norm(query), self.key_norm(key), value

    def leave(self, x: Tensor, attended: Tensor, modulation: tuple[Tensor, ...]) -> Tensor:
        """The tokens [B, P, C] after attention [B, P, C] and MLP."""
        _, _, gate1, shift2, scale2, gate2 = modulation
        x = x + gate1 * self.projection(attended)
        return x + gate2 * self.mlp(modulate(layer_norm(x), shift2, scale2))


class DoubleBlock(nn.Module):
    """Separate weights for motion and text; they meet in the motion's attention."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.motion = Stream(config)
        self.text = Stream(config)

    def forward(
        self,
        tokens: Tensor,
        num_motion: int,
        modulations: tuple[tuple[Tensor, ...], ...],
        rope: Rope,
        mask: Tensor | None,
    ) -> Tensor:
        """Both streams as one sequence, for networks whose text sees the motion.

        Args:
            tokens: [B, T + S, C], the motion before the text.
            num_motion: T.
            modulations: six vectors [B, 1, C] for the motion, six for the text.
            rope: rotary table of the T + S positions.
            mask: [B or 1, 1, T + S, T + S] true where a query sees a key, or None.

        Returns:
            [B, T + S, C].
        """
        parts = tokens.split([num_motion, tokens.shape[1] - num_motion], dim=1)
        streams = (self.motion, self.text)
        entered = [s.enter(x, vectors) for s, x, vectors in zip(streams, parts, modulations, strict=True)]
        query, key, value = (torch.cat(each, dim=1) for each in zip(*entered, strict=True))
        attended, _ = attend_with_text(query, key, value, rope, mask, None)
        mixed = attended.split([num_motion, tokens.shape[1] - num_motion], dim=1)
        left = [s.leave(x, a, v) for s, x, a, v in zip(streams, parts, mixed, modulations, strict=True)]
        return torch.cat(left, dim=1)


class SingleBlock(nn.Module):
    """Attention and MLP side by side, with the same weights for motion and text."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        width = config.width
        self.num_heads = config.num_heads
        self.hidden = int(width * config.mlp_ratio)
        self.function_name = config.mlp_activation
        self.function = activation(config.mlp_activation)
        self.modulation = Modulation(width, 3)
        self.linear1 = nn.Linear(width, 3 * width + self.hidden, bias=config.qkv_bias)
        self.linear2 = nn.Linear(width + self.hidden, width, bias=config.qkv_bias)
        self.query_norm = qk_norm(config.qk_norm, config.head_dim)
        self.key_norm = qk_norm(config.qk_norm, config.head_dim)

    @property
    def motion(self) -> SingleBlock:
        """The weights for motion: the block itself."""
        return self

    @property
    def text(self) -> SingleBlock:
        """The weights for text: the block itself."""
        return self

    def forward(
        self, x: Tensor, modulation: tuple[Tensor, ...], rope: Rope, mask: Tensor | None, text: KeysValues | None
    ) -> tuple[Tensor, KeysValues]:
        """As `Stream.forward`, with three vectors of modulation."""
        shift, scale, gate = modulation
        width = x.shape[-1]
        projected = self.linear1(modulate(layer_norm(x), shift, scale))
        qkv, hidden = projected.split([3 * width, self.hidden], dim=-1)
        query, key, value = qkv.unflatten(-1, (3, self.num_heads, -1)).unbind(2)
        attended, own = attend_with_text(self.query_norm(query), self.key_norm(key), value, rope, mask, text)
        return x + gate * self.linear2(torch.cat([attended, self.function(hidden)], dim=-1)), own


def attend_with_text(
    query: Tensor, key: Tensor, value: Tensor, rope: Rope, mask: Tensor | None, text: KeysValues | None
) -> tuple[Tensor, KeysValues]:
    """Attention over a sequence's own keys and those of the text after them: [B, P, C] and the own ones."""
    query, key = apply_rope(query, rope), apply_rope(key, rope)
    if text is None:
        return attend(query, key, value, mask), (key, value)
    keys, values = torch.cat([key, text[0]], dim=1), torch.cat([value, text[1]], dim=1)
    return attend(query, keys, values, mask), (key, value)


class RefinerBlock(nn.Module):
    """x += g1 attention(norm(x)); x += g2 mlp(norm(x)), with two gates that start at zero."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        width = config.width
        self.num_heads = config.num_heads
        self.norm1 = nn.LayerNorm(width, eps=1e-6)
        self.norm2 = nn.LayerNorm(width, eps=1e-6)
        self.qkv = nn.Linear(width, 3 * width, bias=config.refiner_qkv_bias)
        self.query_norm = qk_norm(config.refiner_qk_norm, config.head_dim)
        self.key_norm = qk_norm(config.refiner_qk_norm, config.head_dim)
        self.projection = nn.Linear(width, width, bias=config.refiner_qkv_bias)
        self.mlp = MLP(width, int(width * config.refiner_mlp_ratio), config.refiner_mlp_activation)
        self.modulation = Modulation(width, 2)

    def forward(self, x: Tensor, condition: Tensor, mask: Tensor | None) -> Tensor:
        """[B, S, C] to [B, S, C]; `mask` as in `attention.attend`."""
        gate1, gate2 = self.modulation(condition)
        query, key, value = self.qkv(self.norm1(x)).unflatten(-1, (3, self.num_heads, -1)).unbind(2)
        attended = attend(self.query_norm(query), self.key_norm(key), value, mask)
        x = x + gate1 * self.projection(attended)
        return x + gate2 * self.mlp(self.norm2(x))


class TokenRefiner(nn.Module):
    """Bidirectional refinement of the text tokens before the blocks; no positions, no final norm."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        width = config.width
        self.input = nn.Linear(width, width)
        # The official refiner uses the bare flow time here, without the factor of the main time embedding.
        self.time = TimeEmbedding(width, time_factor=1.0)
        self.context = MLP(width, width, "silu")
        self.blocks = nn.ModuleList(RefinerBlock(config) for _ in range(config.refiner_layers))

    def forward(self, text: Tensor, time: Tensor, valid: Tensor | None) -> Tensor:
        """[B, S, C] to [B, S, C]; `valid` [B, S] marks real tokens (None: all are)."""
        if valid is None:
            mean, mask = text.mean(dim=1, keepdim=True), None
        else:
            weight = valid.to(text.dtype)[..., None]
            mean = (text * weight).sum(dim=1, keepdim=True) / weight.sum(dim=1, keepdim=True).clamp(min=1)
            # Padded queries see the valid keys as well; nothing reads their result.
            mask = valid[:, None, None]
        condition = self.time(time) + self.context(mean)
        x = self.input(text)
        for block in self.blocks:
            x = block(x, condition, mask)
        return x
