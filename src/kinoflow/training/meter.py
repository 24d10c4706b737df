"""Means of the losses and rates of the work between two reports."""

from __future__ import annotations

import functools
import time
from collections.abc import Mapping

import torch

from kinoflow.training.stage import Size

_PRODUCT = 1024
"""Rows and columns of the matrices whose product measures the peak."""


@functools.cache
def matrix_peak_flops(device: str, dtype: torch.dtype) -> float:
    """Floating-point operations a second of a matrix product on this device: the fastest of a few, by the clock."""
    size = _PRODUCT if torch.device(device).type == "cpu" else 8 * _PRODUCT
    a, b = (torch.randn(size, size, device=device).to(dtype) for _ in range(2))
    best = float("inf")
    for _ in range(5):
        started = time.perf_counter()
        a @ b
        if a.is_cuda:
            torch.cuda.synchronize(a.device)
        best = min(best, time.perf_counter() - started)
    return 2.0 * size**3 / best


class Meter:
    """Means of the losses and the rates since it was made.

    Args:
        peak_flops: of all processes together, for the utilisation.
    """

    def __init__(self, peak_flops: float) -> None:
        self._peak_flops = peak_flops
        self._sums: dict[str, float] = {}
        self._counts: dict[str, int] = {}
        self._steps = 0
        self._size = Size()
        self._started = time.perf_counter()

    def add(self, values: Mapping[str, float], size: Size) -> None:
        """Count one step; the mean of a value is over the steps that have it."""
        for name, value in values.items():
            self._sums[name] = self._sums.get(name, 0.0) + value
            self._counts[name] = self._counts.get(name, 0) + 1
        self._steps += 1
        whole = self._size
        self._size = Size(whole.frames + size.frames, whole.tokens + size.tokens, whole.flops + size.flops)

    def means(self) -> dict[str, float]:
        """Means of the values, and rates: "model_flop_utilisation" is the share of the peak that the network's own
        operations make up; padding and recomputation are not among them.
        """
        seconds = time.perf_counter() - self._started
        rates = {"steps_per_s": self._steps / seconds}
        if self._size.frames:
            rates["frames_per_s"] = self._size.frames / seconds
        if self._size.tokens:
            rates["tokens_per_s"] = self._size.tokens / seconds
        if self._size.flops:
            rates["model_flop_utilisation"] = self._size.flops / seconds / self._peak_flops
        return {name: value / self._counts[name] for name, value in self._sums.items()} | rates
