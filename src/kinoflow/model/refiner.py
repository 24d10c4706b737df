"""The token refiner: two plain transformer blocks over the text, gated by time and the mean of the text."""

from __future__ import annotations

from torch import Tensor, nn

from kinoflow.model.attention import attend
from kinoflow.model.config import NetworkConfig
from kinoflow.model.layers import MLP, Modulation, TimeEmbedding, qk_norm


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
