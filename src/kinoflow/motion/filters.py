"""Filters over time in NumPy. SciPy has them too, but takes longer to import than a motion takes to be cleaned up."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


def moving_mean(values: FloatArray, size: int) -> FloatArray:
    """[T, ...]: mean of `size` frames, an odd number, about each; the frames at both ends are repeated.

    To the bit what SciPy's `uniform_filter1d` gives: a running sum.
    """
    padded = _extended(values, size // 2)
    sums = np.concatenate([padded[:size].sum(axis=0, keepdims=True), padded[size:] - padded[:-size]])
    return sums.cumsum(axis=0) / size


def gaussian_mean(values: FloatArray, sigma_frames: float) -> FloatArray:
    """[T]: mean of the frames about each, weighted by a Gaussian up to four deviations; both ends are repeated."""
    radius = int(4.0 * sigma_frames + 0.5)
    weights = np.exp(-0.5 * (np.arange(-radius, radius + 1) / sigma_frames) ** 2)
    return np.convolve(_extended(values, radius), weights / weights.sum(), mode="valid")


def runs(mask: BoolArray) -> list[tuple[int, int]]:
    """First frame and the one after the last of each run of true in `mask` [T]."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], mask.astype(np.int8), [0]])))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def long_runs(mask: BoolArray, frames: int) -> BoolArray:
    """`mask` [T] without its runs of true that are shorter than `frames` (a morphological opening)."""
    kept = np.zeros_like(mask)
    for start, stop in runs(mask):
        kept[start:stop] = stop - start >= frames
    return kept


def _extended(values: FloatArray, by: int) -> FloatArray:
    return np.pad(values, ((by, by), *((0, 0) for _ in values.shape[1:])), mode="edge")
