"""Errors averaged over valid frames only."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

KINDS = ("mse", "smooth_l1")


def frame_mask(num_frames: Tensor, size: int) -> Tensor:
    """[B, size] float32, one for the first num_frames[b] frames and zero after."""
    return (torch.arange(size, device=num_frames.device) < num_frames[:, None]).float()


def masked_error(
    predicted: Tensor, target: Tensor, mask: Tensor, *, kind: str = "mse", weight: Tensor | None = None
) -> Tensor:
    """Mean over valid frames and features of the elementwise error, in fp32; a scalar.

    `masked_sum` divided by the number of valid frames; arguments as there.
    """
    return masked_sum(predicted, target, mask, kind=kind, weight=weight) / mask.sum().clamp(min=1)


def masked_sum(
    predicted: Tensor, target: Tensor, mask: Tensor, *, kind: str = "mse", weight: Tensor | None = None
) -> Tensor:
    """Sum over valid frames of the error of a frame, in fp32; a scalar.

    sum_bt m_bt w_b mean_d e(predicted - target), with e(d) = d^2 ("mse") or the smooth L1 error with beta 1
    ("smooth_l1").

    Args:
        predicted: [B, T, D].
        target: [B, T, D].
        mask: [B, T] zero for padded frames.
        kind: one of `KINDS`.
        weight: [B] factor of each sample, for instance of its time; 1 if not given.
    """
    p, t = predicted.float(), target.float()
    if kind == "mse":
        error = (p - t).square()
    elif kind == "smooth_l1":
        error = F.smooth_l1_loss(p, t, reduction="none", beta=1.0)
    else:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}; got {kind!r}")
    per_frame = error.mean(dim=-1) * mask
    if weight is not None:
        per_frame = per_frame * weight[:, None]
    return per_frame.sum()


def row_distances(predicted: Tensor, target: Tensor, mask: Tensor) -> Tensor:
    """[B] root mean square, over the valid frames and the features of each row, of the difference; in fp32.

    Args:
        predicted: [B, T, D].
        target: [B, T, D].
        mask: [B, T] zero for padded frames; each row has a valid one.
    """
    # What a padded frame holds may be anything, also no number.
    difference = torch.where(mask[..., None] > 0, predicted.float() - target.float(), 0.0)
    squares = difference.square().mean(dim=-1).sum(dim=1) / mask.sum(dim=1)
    # The gradient of a root at 0 is no number; this keeps it 0 where a row has no error at all.
    return squares.clamp(min=1e-16).sqrt()


def pseudo_huber(distances: Tensor, width: float) -> Tensor:
    """sqrt(d^2 + c^2) - c of `distances` with c = `width`: d^2 / 2c where they are small, d - c where they are large.

    Of whole rows, not of single numbers (Song and Dhariwal 2023, arXiv 2310.14189): a row that is far off pulls no
    harder than one that is not.
    """
    return (distances.square() + width**2).sqrt() - width
