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


def moving_maximum(values: FloatArray, size: int) -> FloatArray:
    """[T, ...]: greatest of `size` frames, an odd number, about each."""
    highest, reach = _extended(values, size // 2), 1
    while reach < size:
        # Two windows that overlap or touch make a longer one.
        step = min(reach, size - reach)
        highest = np.maximum(highest[:-step], highest[step:])
        reach += step
    return highest


def gaussian_mean(values: FloatArray, sigma_frames: float, *, cut_deviations: float = 4.0) -> FloatArray:
    """[T, ...]: mean of the frames about each, weighted by a Gaussian up to `cut_deviations`; the ends are repeated."""
    radius = int(cut_deviations * sigma_frames + 0.5)
    weights = np.exp(-0.5 * (np.arange(-radius, radius + 1) / sigma_frames) ** 2)
    weights /= weights.sum()
    padded = _extended(values, radius)
    if values.ndim == 1:
        return np.convolve(padded, weights, mode="valid")
    columns = [np.convolve(column, weights, mode="valid") for column in padded.reshape(len(padded), -1).T]
    return np.stack(columns, axis=-1).reshape(values.shape)


def smooth_step(fraction: FloatArray) -> FloatArray:
    """0 to 1 with zero velocity and acceleration at both ends: 6s^5 - 15s^4 + 10s^3."""
    return fraction**3 * (fraction * (6 * fraction - 15) + 10)


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
    # What np.pad does with mode "edge", in a third of its time.
    return np.concatenate([values[:1].repeat(by, axis=0), values, values[-1:].repeat(by, axis=0)])
