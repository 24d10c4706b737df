"""Micro-batches: the generator of each, and those of coming steps, made by threads while a GPU works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import torch
from torch import Tensor

from kinoflow.training.stage import BatchType, Model, Share, Size, Stage


def step_generator(seed: int, step: int) -> torch.Generator:
    """The generator of all random choices of a micro-batch: a function of (seed, number), so nothing has to be saved.

    Always on the CPU, so the choices do not depend on the device.
    """
    # Mixed by a large odd constant so that neighbouring seeds do not share the streams of shifted steps.
    return torch.Generator().manual_seed((seed * 0x9E3779B97F4A7C15 + step) % 2**63)


STEPS_AHEAD = 8
"""Steps that are made ahead, each by a thread of its own."""


class PrefetchedStage(Stage[BatchType]):
    """A stage whose batches are made ahead; they are the same, since they are functions of the step.

    Args:
        stage: whose batches do not depend on the weights.
        last: the step after the last.
    """

    def __init__(self, stage: Stage[BatchType], last: int) -> None:
        self._stage = stage
        self._last = last
        self._pool = ThreadPoolExecutor(STEPS_AHEAD, thread_name_prefix="batches")
        self._coming: dict[int, Future[Sequence[BatchType]]] = {}
        self.weights = stage.weights
        self.autocasts = stage.autocasts

    def batches(self, step: int, model: Model, share: Share) -> Sequence[BatchType]:
        """See `Stage.batches`."""
        for coming in range(step, max(step + 1, min(step + STEPS_AHEAD, self._last))):
            if coming not in self._coming:
                self._coming[coming] = self._pool.submit(self._stage.batches, coming, model, share)
        return self._coming.pop(step).result()

    def counts(self, batch: BatchType) -> Mapping[str, float]:
        """See `Stage.counts`."""
        return self._stage.counts(batch)

    def sums(self, model: Model, batch: BatchType) -> Mapping[str, Tensor]:
        """See `Stage.sums`."""
        return self._stage.sums(model, batch)

    def validate(self, model: Model, share: Share) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """See `Stage.validate`."""
        return self._stage.validate(model, share)

    def constrain(self, model: Model) -> None:
        """See `Stage.constrain`."""
        self._stage.constrain(model)

    def size(self, batch: BatchType) -> Size:
        """See `Stage.size`."""
        return self._stage.size(batch)

    def at_rest(self, step: int) -> bool:
        """See `Stage.at_rest`."""
        return self._stage.at_rest(step)
