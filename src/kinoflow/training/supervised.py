"""Flow matching on captured motions: the stage that pretraining and fine-tuning share."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from kinoflow.data.loader import Batch
from kinoflow.model.motion_model import MotionModel
from kinoflow.training.config import TrainingConfig
from kinoflow.training.estimate import training_flops
from kinoflow.training.objective import Draws, draw, flow_counts, flow_sums, flow_weights, shared_texts
from kinoflow.training.stage import NumberedStage, Share, Size, step_generator

VALIDATION_TIMES = (0.1, 0.3, 0.5, 0.7, 0.9)
_VALIDATION_STREAM = 2**40
"""Validation noise comes from streams far from those of any step."""


@dataclass(frozen=True, eq=False)
class FlowBatch:
    """Clips and the random choices made for them."""

    clips: Batch
    draws: Draws

    def to(self, device: torch.device | str) -> FlowBatch:
        """The same on another device."""
        clips, draws = self.clips, self.draws
        if torch.device(device).type == "cpu":
            return self
        assert clips.text is not None
        moved = dataclasses.replace(
            clips, motion=clips.motion.to(device), lengths=clips.lengths.to(device), text=clips.text.to(device)
        )
        known = None if draws.known is None else draws.known.to(device)
        drawn = Draws(draws.noise.to(device), draws.time.to(device), draws.dropped.to(device), known)
        return FlowBatch(moved, drawn)


class FlowStage(NumberedStage[FlowBatch]):
    """Micro-batches of captured motions with their captions, and the flow-matching losses of `objective.py`.

    Args:
        clips: micro-batch number to clips; a pure function, for instance a `BatchSampler`.
        validation: fixed batches.
        config: seed, objective and micro-batches a step.
    """

    def __init__(self, clips: Callable[[int], Batch], validation: Sequence[Batch], config: TrainingConfig) -> None:
        self.clips = clips
        self.validation = validation
        self.config: TrainingConfig = config
        self.weights = flow_weights(config.objective)

    def batch(self, number: int) -> FlowBatch:
        """See `NumberedStage.batch`."""
        clips = self.clips(number)
        generator = step_generator(self.config.seed, number)
        pairs = self.config.sampler.mirrored_pairs
        drawn = draw(self.config.objective, clips.motion.shape, generator, lengths=clips.lengths, pairs=pairs)
        return FlowBatch(clips, drawn)

    def counts(self, batch: FlowBatch) -> dict[str, float]:
        """See `Stage.counts`."""
        return flow_counts(batch.clips, self.config.objective)

    def sums(self, model: MotionModel, batch: FlowBatch) -> dict[str, Tensor]:
        """See `Stage.sums`."""
        moved = batch.to(model.mean.device)
        return flow_sums(model, moved.clips, moved.draws, self.config.objective)

    def validate(self, model: MotionModel, share: Share) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """The flow loss on the fixed batches with fixed noise, at each of `VALIDATION_TIMES` and over all of them.

        "flow" is the mean over the times; "flow_0.5" and so on are the single ones.
        """
        if not self.validation:
            return {}, {}
        names = ["flow", *(f"flow_{t}" for t in VALIDATION_TIMES)]
        sums, counts = dict.fromkeys(names, 0.0), dict.fromkeys(names, 0.0)
        for turn in range(-(-len(self.validation) // share.processes)):
            index = turn * share.processes + share.rank
            # In the last turn some processes may have no batch left; they run one all the same, since processes that
            # share a model have to call it equally often, and leave it out of the sums.
            counted = index < len(self.validation)
            clips = self.validation[index if counted else 0]
            noise = torch.randn(
                clips.motion.shape, generator=step_generator(self.config.seed, _VALIDATION_STREAM + index)
            )
            frames = float(clips.lengths.sum()) * counted
            for t in VALIDATION_TIMES:
                draws = Draws(noise, torch.full((len(clips),), t), torch.zeros(len(clips), dtype=torch.bool))
                value = float(self.sums(model, FlowBatch(clips, draws))["flow"]) * counted
                for name in ("flow", f"flow_{t}"):
                    sums[name] += value
                    counts[name] += frames
        return sums, counts

    def size(self, batch: FlowBatch) -> Size:
        """See `Stage.size`."""
        clips, network = batch.clips, self.config.network
        assert clips.text is not None
        tokens = -(-clips.lengths // network.patch_size) + clips.text.lengths
        first, _ = shared_texts(clips, batch.draws)
        flops = training_flops(network, clips.lengths, clips.text.lengths, clips.text.lengths[first])
        return Size(float(clips.lengths.sum()), float(tokens.sum()), flops)
