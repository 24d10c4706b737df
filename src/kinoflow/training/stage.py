"""The seam between the engine and what it trains: a stage says what a step sees and what is minimised.

Here are also the generator of each micro-batch, and stages whose coming steps are made by threads while a GPU works.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import torch
from torch import Tensor

from kinoflow.errors import TrainingError

if TYPE_CHECKING:
    from kinoflow.training.config import RunConfig

BatchType = TypeVar("BatchType")
Model = Any
"""A module of the kind that the stage trains: a `MotionModel`, or a `TextMotionModel` for the evaluator."""


@dataclass(frozen=True)
class Share:
    """Which part of the work this process does.

    Attributes:
        rank: 0 to `processes` - 1.
        processes: how many train together.
    """

    rank: int = 0
    processes: int = 1

    def numbers(self, step: int, micro_batches: int) -> range:
        """The numbers of this process's micro-batches of a step.

        Micro-batches are numbered through the whole run, `micro_batches` a step whatever the number of processes, so
        the same run gives the same steps on one process and on many.

        Raises:
            TrainingError: the micro-batches cannot be divided equally.
        """
        if micro_batches % self.processes:
            raise TrainingError(
                f"{micro_batches} micro-batches a step cannot be divided among {self.processes} processes; set "
                f"micro_batches to a multiple of {self.processes}"
            )
        first = step * micro_batches
        return range(first + self.rank, first + micro_batches, self.processes)


@dataclass(frozen=True)
class Size:
    """How much work a micro-batch is, for the rates in the log.

    Attributes:
        frames: valid frames of motion.
        tokens: valid tokens of motion and text.
        flops: floating-point operations of the network, forward and backward, without recomputation.
    """

    frames: float = 0.0
    tokens: float = 0.0
    flops: float = 0.0


class Stage(ABC, Generic[BatchType]):
    """What a run trains on and what it minimises. A micro-batch may be anything that the stage itself understands.

    A loss is given as a sum over things that count equally (frames, clips, pairs) and the number of those things. The
    engine divides the sum over all micro-batches of all processes by the number over all of them, so the gradient of
    a step is exactly that of one large batch, however it was cut:

        gradient of  sum_k weight_k (sum over micro-batches of sums_k) / (sum over micro-batches of counts_k)

    Attributes:
        weights: factor of each loss in what is minimised; losses that are not named here are only logged.
        autocasts: whether the stage itself computes products in the precision of the run, with weights that stay
            float32; otherwise the engine gives it a network in that precision.
    """

    weights: Mapping[str, float]
    autocasts: bool = False

    @abstractmethod
    def batches(self, step: int, model: Model, share: Share) -> Sequence[BatchType]:
        """This process's micro-batches of a step, with every random choice already made.

        A function of the step alone (and of the weights, for stages that sample from the model), so that a resumed
        run continues exactly; every process returns equally many. `Share.numbers` and `step_generator` help.
        """

    @abstractmethod
    def counts(self, batch: BatchType) -> Mapping[str, float]:
        """For each loss, how many things of this micro-batch it sums over. The names are the same for every batch."""

    @abstractmethod
    def sums(self, model: Model, batch: BatchType) -> Mapping[str, Tensor]:
        """For each loss, its sum over this micro-batch: scalars in fp32 with gradients. Moves the batch to the
        model's device itself.
        """

    def validate(self, model: Model, share: Share) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """Sums and counts of what is measured on held-out data, of this process's part of it; the log gets the
        quotients. Runs without gradients on the averaged weights, and must not depend on earlier calls.
        """
        return {}, {}

    def constrain(self, model: Model) -> None:
        """Put weights back where they have to stay, after each update of the optimiser; without gradients."""

    def size(self, batch: BatchType) -> Size:
        """How much work a micro-batch is."""
        return Size()

    def at_rest(self, step: int) -> bool:
        """Whether a run may be left with `step` steps done and continue exactly.

        A stage that keeps something over several steps that cannot be made again from the step and the weights, like
        motions sampled by earlier weights, says no while it keeps it. The engine writes checkpoints only at rest; an
        interrupted run goes on until then.
        """
        return True


class NumberedStage(Stage[BatchType]):
    """A stage whose micro-batches are functions of their number.

    Attributes:
        config: of the run.
    """

    config: RunConfig

    def batches(self, step: int, model: Model, share: Share) -> Sequence[BatchType]:
        """See `Stage.batches`."""
        return [self.batch(number) for number in share.numbers(step, self.config.micro_batches)]

    @abstractmethod
    def batch(self, number: int) -> BatchType:
        """One micro-batch of the run, with every random choice made."""


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
