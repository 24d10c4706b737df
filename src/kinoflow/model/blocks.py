"""The transformer blocks. Motion tokens see motion and text; text tokens see only text."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from kinoflow.model.attention import apply_rope, attend
from kinoflow.model.config import NetworkConfig
from kinoflow.model.layers import MLP, Modulation, activation, layer_norm, modulate, qk_norm


@dataclass(frozen=True)
class Layout:
    """What the blocks need to know about the sequences, the same for every block of one evaluation.

    Attributes:
        num_motion: T, motion tokens; they come before the S text tokens.
        rope: rotary table of the T + S tokens.
        motion_mask: [B or 1, 1, T, T + S] true where a motion query sees a key, or None.
        text_mask: [B or 1, 1, 1, S] true where a text query sees a text key, or None.
    """

    num_motion: int
    rope: tuple[Tensor, Tensor]
    motion_mask: Tensor | None
    text_mask: Tensor | None

    def attend(self, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """Attention of [B, T + S, H, head_dim] under the asymmetric mask: [B, T + S, C]."""
        cut = self.num_motion
        query, key = apply_rope(query, self.rope), apply_rope(key, self.rope)
        motion = attend(query[:, :cut], key, value, self.motion_mask)
        text = attend(query[:, cut:], key[:, cut:], value[:, cut:], self.text_mask)
        return torch.cat([motion, text], dim=1)


class Stream(nn.Module):
    """One of the two weight sets of a double-stream block."""

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

    def queries_keys_values(self, x: Tensor, shift: Tensor, scale: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Three tensors [B, P, H, head_dim] from tokens [B, P, C]."""
        qkv = self.qkv(modulate(layer_norm(x), shift, scale)).unflatten(-1, (3, self.num_heads, -1))
        query, key, value = qkv.unbind(2)
        return self.query_norm(query), self.key_norm(key), value


class DoubleBlock(nn.Module):
    """Joint attention over motion and text with separate weights for each."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.motion = Stream(config)
        self.text = Stream(config)

    def forward(self, motion: Tensor, text: Tensor, condition: Tensor, layout: Layout) -> tuple[Tensor, Tensor]:
        """Motion [B, T, C] and text [B, S, C] under condition [B, 1, C] to the same shapes."""
        streams = (self.motion, self.text)
        tokens = (motion, text)
        modulations = [stream.modulation(condition) for stream in streams]
        parts = [s.queries_keys_values(x, m[0], m[1]) for s, x, m in zip(streams, tokens, modulations, strict=True)]
        attended = layout.attend(*(torch.cat(pair, dim=1) for pair in zip(*parts, strict=True)))
        outputs = []
        for stream, x, m, a in zip(
            streams, tokens, modulations, attended.split([motion.shape[1], text.shape[1]], dim=1), strict=True
        ):
            x = x + m[2] * stream.projection(a)
            outputs.append(x + m[5] * stream.mlp(modulate(layer_norm(x), m[3], m[4])))
        return outputs[0], outputs[1]


class SingleBlock(nn.Module):
    """Attention and MLP side by side on the joined sequence with shared weights."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        width = config.width
        self.num_heads = config.num_heads
        self.hidden = int(width * config.mlp_ratio)
        self.function = activation(config.mlp_activation)
        self.modulation = Modulation(width, 3)
        self.linear1 = nn.Linear(width, 3 * width + self.hidden, bias=config.qkv_bias)
        self.linear2 = nn.Linear(width + self.hidden, width, bias=config.qkv_bias)
        self.query_norm = qk_norm(config.qk_norm, config.head_dim)
        self.key_norm = qk_norm(config.qk_norm, config.head_dim)

    def forward(self, tokens: Tensor, condition: Tensor, layout: Layout) -> Tensor:
        """Motion then text tokens [B, T + S, C] under condition [B, 1, C] to the same shape."""
        shift, scale, gate = self.modulation(condition)
        width = tokens.shape[-1]
        projected = self.linear1(modulate(layer_norm(tokens), shift, scale))
        qkv, hidden = projected.split([3 * width, self.hidden], dim=-1)
        query, key, value = qkv.unflatten(-1, (3, self.num_heads, -1)).unbind(2)
        attended = layout.attend(self.query_norm(query), self.key_norm(key), value)
        return tokens + gate * self.linear2(torch.cat([attended, self.function(hidden)], dim=-1))
