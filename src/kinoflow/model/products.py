"""A linear layer's product on a CPU, by either kernel, and a trial of which is the faster one."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import torch
import torch.nn.functional as F
from torch import Tensor

from kinoflow.model.layers import activation

Kernel = Literal["packed", "plain"]
"""oneDNN with weights that were put in order once, or what PyTorch does with any weight."""
PACKED: Kernel = "packed"
PLAIN: Kernel = "plain"
KERNELS = (PACKED, PLAIN)
FUSED = {
    None: ("none", ""),
    "gelu": ("gelu", "none"),
    "gelu_tanh": ("gelu", "tanh"),
    "relu": ("relu", ""),
    "silu": ("swish", ""),
}
"""Activations of `layers.activation`, as the packed product does them on its way out."""
TYPICAL_ROWS = 256
"""Tokens that a packed weight is prepared for; any number can be given."""
LARGEST_TRIAL_FLOPS = 2.5e8
"""For each thread; the weight of a trial has fewer outputs where the product would be larger."""
ENOUGH_S, FEWEST_ROUNDS, MOST_ROUNDS = 2e-3, 2, 10
CLEAR = 1.5
"""Whoever is so many times faster after two rounds is the faster one."""


@dataclass(frozen=True)
class Product:
    """What a kernel is chosen for: a layer's shape, dtype and activation.

    Attributes:
        dtype: of weight and input.
        in_features: columns of the weight.
        out_features: its rows.
        function: a key of `FUSED`.
    """

    dtype: torch.dtype
    in_features: int
    out_features: int
    function: str | None = None

    def __str__(self) -> str:
        parts = [str(self.dtype).removeprefix("torch."), f"{self.in_features}x{self.out_features}", self.function]
        return " ".join(filter(None, parts))


def pack_weight(weight: Tensor) -> Tensor:
    """A weight [out, in] in the order in which oneDNN reads it; an opaque tensor."""
    return torch.ops.mkldnn._reorder_linear_weight(weight.contiguous(), TYPICAL_ROWS)


def packed_product(x: Tensor, weight: Tensor, bias: Tensor | None, function: str | None = None) -> Tensor:
    """[..., in] to [..., out] with a packed weight, through an activation if one is named."""
    kind, algorithm = FUSED[function]
    return torch.ops.mkldnn._linear_pointwise(x.contiguous(), weight, bias, kind, [], algorithm)


def plain_product(x: Tensor, weight: Tensor, bias: Tensor | None, function: str | None = None) -> Tensor:
    """[..., in] to [..., out] with a weight [out, in], through an activation if one is named."""
    out = F.linear(x, weight, bias)
    return out if function is None else activation(function)(out)


@torch.no_grad()
def time_kernels(product: Product, rows: int) -> dict[Kernel, float]:
    """Seconds that each kernel takes for a product with so many rows: the least of a few rounds, both in turns.

    It takes some milliseconds, or a few products where these take longer. With one thread the time is that of the
    thread, which other programs hardly change.
    """
    threads = torch.get_num_threads()
    clock = time.thread_time if threads == 1 else time.perf_counter
    largest = int(threads * LARGEST_TRIAL_FLOPS) // (2 * rows * product.in_features)
    outputs = max(1, min(product.out_features, largest))
    x = torch.full((rows, product.in_features), 0.5, dtype=product.dtype)
    weight = torch.full((outputs, product.in_features), 0.01, dtype=product.dtype)
    bias = torch.zeros(outputs, dtype=product.dtype)
    forms: dict[Kernel, tuple[Callable[..., Tensor], Tensor]] = {
        PACKED: (packed_product, pack_weight(weight)),
        PLAIN: (plain_product, weight),
    }
    for compute, form in forms.values():  # the first call of a shape makes its kernel
        compute(x, form, bias, product.function)
    best, spent = dict.fromkeys(forms, math.inf), 0.0
    for turn in range(1, MOST_ROUNDS + 1):
        for name, (compute, form) in forms.items():
            started = clock()
            compute(x, form, bias, product.function)
            took = clock() - started
            best[name], spent = min(best[name], took), spent + took
        clear = max(best.values()) > CLEAR * min(best.values())
        if turn >= FEWEST_ROUNDS and (clear or spent > ENOUGH_S):
            break
    return best
