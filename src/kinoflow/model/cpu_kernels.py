"""The parts of a block that are not matrix products, written for a CPU and for sampling only (no gradients)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor

from kinoflow.model.layers import RMSNorm

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
