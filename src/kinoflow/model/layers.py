"""Small parts that the blocks share: time embedding, MLPs, modulation, normalisation of queries and keys."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

_FUNCTIONS: dict[str, Callable[[Tensor], Tensor]] = {
    "gelu": F.gelu,
    "gelu_tanh": lambda x: F.gelu(x, approximate="tanh"),
    "relu": F.relu,
    "silu": F.silu,
}


def activation(name: str) -> Callable[[Tensor], Tensor]:
    """The activation function of a configured name."""
    return _FUNCTIONS[name]


def layer_norm(x: Tensor) -> Tensor:
    """LayerNorm over channels without learned scale or shift, eps 1e-6."""
    return F.layer_norm(x, x.shape[-1:], eps=1e-6)


def modulate(x: Tensor, shift: Tensor, scale: Tensor) -> Tensor:
    """Tokens [B, T, C] to x (1 + scale) + shift, with [B, 1, C] shift and scale."""
    return torch.addcmul(shift, x, 1 + scale)


class MLP(nn.Module):
    """Linear, activation, Linear on the last axis."""

    def __init__(self, width: int, hidden: int, function: str, width_out: int | None = None) -> None:
        super().__init__()
        self.fc1 = nn.Linear(width, hidden)
        self.fc2 = nn.Linear(hidden, width_out or width)
        self.function_name = function
        self.function = activation(function)

    def forward(self, x: Tensor) -> Tensor:
        """[..., width] to [..., width_out]."""
        return self.fc2(self.function(self.fc1(x)))


class TimeEmbedding(nn.Module):
    """Flow time to a vector: sinusoids (cosine half first), then a two-layer SiLU network."""

    def __init__(self, width: int, time_factor: float) -> None:
        super().__init__()
        self.width = width
        self.time_factor = time_factor
        self.mlp = MLP(width, width, "silu")

    def forward(self, time: Tensor) -> Tensor:
        """[B] in [0, 1] to [B, 1, C]. Frequencies are 10000^(-k / (C/2)), k = 0 ... C/2 - 1, always in fp32."""
        half = self.width // 2
        steps = torch.arange(half, dtype=torch.float32, device=time.device)
        angles = (time.float() * self.time_factor)[:, None] * torch.exp(-math.log(10000.0) / half * steps)
        table = torch.cat([angles.cos(), angles.sin()], dim=-1)
        return self.mlp(table.to(self.mlp.fc1.weight.dtype))[:, None]


class Modulation(nn.Module):
    """Activation, then Linear to several [B, 1, C] vectors; weight and bias start at zero (adaLN-Zero)."""

    def __init__(self, width: int, num_vectors: int, function: str = "silu") -> None:
        super().__init__()
        self.num_vectors = num_vectors
        self.function = activation(function)
        self.linear = nn.Linear(width, num_vectors * width)
        nn.init.zeros_(self.linear.weight)
        nn.init.zeros_(self.linear.bias)

    def forward(self, condition: Tensor) -> tuple[Tensor, ...]:
        """[B, 1, C] to `num_vectors` tensors [B, 1, C]."""
        return self.linear(self.function(condition)).chunk(self.num_vectors, dim=-1)


class _RMSNormalise(torch.autograd.Function):
    """x / sqrt(mean x^2 + eps) with its gradient written out: on a CPU several times faster than the recorded one.

    With y = r x and r = (mean x^2 + eps)^(-1/2), the gradient is dx = r (dy - y mean(dy y)).
    """

    @staticmethod
    def forward(ctx: Any, x: Tensor, eps: float) -> Tensor:
        exact = x.float()
        scale = torch.rsqrt(exact.square().mean(dim=-1, keepdim=True) + eps)
        y = (exact * scale).to(x.dtype)
        ctx.save_for_backward(y, scale)
        return y

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, None]:
        (gradient,) = gradients
        y, scale = ctx.saved_tensors
        mean = (gradient * y).sum(dim=-1, keepdim=True, dtype=torch.float32) / y.shape[-1]
        return torch.addcmul(gradient, y, mean.to(y.dtype), value=-1) * scale.to(y.dtype), None


class RMSNorm(nn.Module):
    """x / sqrt(mean x^2 + 1e-6), computed in fp32 and cast back, then a learned weight."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x: Tensor) -> Tensor:
        """[..., width] to the same shape."""
        return _RMSNormalise.apply(x, 1e-6) * self.weight


def qk_norm(kind: str, head_dim: int) -> nn.Module:
    """Per-head normalisation of queries or keys: "rms", "layer" (weight and bias, eps 1e-6) or "none"."""
    if kind == "rms":
        return RMSNorm(head_dim)
    if kind == "layer":
        return nn.LayerNorm(head_dim, eps=1e-6)
    return nn.Identity()
