"""Matrix products of inference, and the kernels that a CPU has for them."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import torch
import torch.nn.functional as F
from torch import Tensor

from kinoflow.model.layers import RMSNorm, activation

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


WINDOW_TOKENS = 64
"""Queries that share one window of keys where attention is a narrow band."""


def complex_rope(cosine: Tensor, sine: Tensor) -> Tensor:
    """[P, 1, 1, head_dim / 2] of the table of `attention.rope_table`: a channel pair turns as one complex number."""
    return torch.complex(cosine, sine)[:, None, None]


def normalise_heads(queries_keys: Tensor, query_norm: torch.nn.Module, key_norm: torch.nn.Module) -> Tensor:
    """Queries and keys [R, P, 2, H, head_dim] normalised per head, in fp32, queries scaled by head_dim^-1/2 as well."""
    scale = queries_keys.shape[-1] ** -0.5
    if isinstance(query_norm, RMSNorm) and isinstance(key_norm, RMSNorm):
        # One pass for both, and no squares written down: vector_norm reads, the product writes.
        length = torch.linalg.vector_norm(queries_keys, dim=-1, keepdim=True, dtype=torch.float32)
        factor = torch.rsqrt(length.square() / queries_keys.shape[-1] + 1e-6)
        weight = torch.stack([query_norm.weight.float() * scale, key_norm.weight.float()])[:, None]
        return (queries_keys * factor).mul_(weight)
    query, key = queries_keys.unbind(2)
    return torch.stack([query_norm(query).float() * scale, key_norm(key).float()], dim=2)


def turn(x: Tensor, rope: Tensor) -> Tensor:
    """Rotary positions on fp32 [R, P, n, H, head_dim], with the table of `complex_rope`."""
    pairs = torch.view_as_complex(x.unflatten(-1, (-1, 2)))
    return torch.view_as_real(pairs * rope).flatten(-2)


def attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None, band: int | None) -> Tensor:
    """softmax(q k^T + mask) v; the form that was fastest where it was measured (`docs/performance.md`).

    fp32: the fused kernel of PyTorch, or for long motions products of windows. bf16: plain products, which have faster
    kernels than the fused one has inside.

    Args:
        query: [R, H, T, head_dim], scaled.
        key: [R, H, T + S, head_dim], motion first.
        value: as key.
        mask: [T, T + S] additive, in the dtype of the query, or None.
        band: motion tokens visible on each side, if that is what the mask says.

    Returns:
        [R, T, H, head_dim].
    """
    length = query.shape[2]
    if query.dtype == torch.float32:
        # In shorter motions windows save too little.
        if mask is None or band is None or length < 4 * band:
            return F.scaled_dot_product_attention(query, key, value, attn_mask=mask, scale=1.0).transpose(1, 2)
        return attend_in_parts(query, key, value, mask, windows(length, band))
    return attend_in_parts(query, key, value, mask, [(0, length, 0, length)])


def attend_in_parts(
    query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None, parts: Sequence[tuple[int, int, int, int]]
) -> Tensor:
    """`attend` by plain products, a part of the queries at a time.

    Args:
        query: see `attend`, as for the others.
        key: as there.
        value: as there.
        mask: as there.
        parts: (first query, end, first key, end) of each part; keys outside must be hidden from its queries.
    """
    num_rows, num_heads, length, head_dim = query.shape
    out = torch.empty(num_rows, length, num_heads, head_dim, dtype=query.dtype)
    for start, stop, first, last in parts:
        hidden = None if mask is None else _window(mask[start:stop], first, last, length, dim=1)
        for row in range(num_rows):  # one row at a time: scores of all of them would not stay in the cache
            keys, values = (_window(x[row], first, last, length, dim=1) for x in (key, value))
            scores = query[row, :, start:stop] @ keys.transpose(1, 2)
            if hidden is not None:
                scores += hidden
            out[row, start:stop] = (scores.softmax(dim=-1) @ values).transpose(0, 1)
    return out


def windows(length: int, band: int) -> list[tuple[int, int, int, int]]:
    """(first query, end, first key, end) of windows over T motion tokens."""
    count = -(-length // WINDOW_TOKENS)
    edges = [length * index // count for index in range(count + 1)]
    return [(a, b, max(0, a - band), min(length, b + band)) for a, b in pairwise(edges)]


def _window(x: Tensor, first: int, last: int, length: int, *, dim: int) -> Tensor:
    """Motion tokens `first` to `last` and all text tokens along an axis of T + S."""
    if last == length:
        return x.narrow(dim, first, x.shape[dim] - first)
    return torch.cat([x.narrow(dim, first, last - first), x.narrow(dim, length, x.shape[dim] - length)], dim=dim)
