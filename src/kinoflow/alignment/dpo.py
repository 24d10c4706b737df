"""DPO as a stage of the engine: be better at winners and worse at losers than the model before alignment.

See `losses.py` for the loss. Winner and loser of a pair, and the reference, are all looked at with the same
noise and time; the error of a motion is the mean over its valid frames of what the network was trained to minimise:

    e = w(t) |output - target|^2, target the velocity (w = 1) or the clean motion (w = max(1 - t, least)^-power).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from kinoflow.alignment.config import DPOConfig
from kinoflow.alignment.guards import Guards
from kinoflow.alignment.losses import preference_loss
from kinoflow.alignment.sampler import trainable_copy
from kinoflow.errors import DataError
from kinoflow.flow.loss import frame_mask
from kinoflow.flow.path import sample_path, sample_time
from kinoflow.model.motion_model import MotionModel
from kinoflow.text.features import TextFeatures
from kinoflow.training.config import ObjectiveConfig
from kinoflow.training.estimate import BACKWARD, shared_forward_flops
from kinoflow.training.stage import NumberedStage, Share, Size, step_generator

_HELD_OUT_STREAM = 2**42


@dataclass(frozen=True, eq=False)
class PairFeatures:
    """A preference pair as the network sees it.

    Attributes:
        winner: [T, D] normalised features.
        loser: [T', D].
        text: one row.
    """

    winner: Tensor
    loser: Tensor
    text: TextFeatures


@dataclass(frozen=True, eq=False)
class PairBatch:
    """B rows: pairs, each at one time. `motion` and `num_frames` have the winners first, then the losers.

    Attributes:
        motion: [2 B, T, D].
        num_frames: [2 B].
        text: B rows.
        noise: [B, T, D].
        time: [B].
    """

    motion: Tensor
    num_frames: Tensor
    text: TextFeatures
    noise: Tensor
    time: Tensor

    def __len__(self) -> int:
        return len(self.time)


def row_errors(
    model: MotionModel,
    motion: Tensor,
    noise: Tensor,
    time: Tensor,
    text: TextFeatures,
    num_frames: Tensor,
    objective: ObjectiveConfig,
) -> Tensor:
    """[B] error of the network on each motion [B, T, D], at its time and noise, over its valid frames, in fp32.

    Noise, time and text have B rows, or R where motion b shares those of row b mod R: texts are then taken through the
    network once for all that share them.
    """
    rows = torch.arange(len(time), device=time.device).repeat(len(motion) // len(time))
    of_text, noise, time = time, noise[rows], time[rows]
    point = sample_path(motion, noise, time)
    output = model(point.x_t, of_text, text.tokens, text.lengths, text.pooled, num_frames, rows).float()
    mask = frame_mask(num_frames, motion.shape[1])
    if objective.prediction == "velocity":
        target, weight = point.velocity, torch.ones_like(time)
    else:
        target = motion
        weight = (1 - time).clamp(min=objective.smallest_remainder) ** -objective.remainder_power
    per_frame = (output - target).square().mean(dim=-1) * mask
    return weight * per_frame.sum(dim=1) / mask.sum(dim=1)


class DPOStage(NumberedStage[PairBatch]):
    """Preference pairs and the model before alignment.

    Args:
        pairs: to train on.
        held_out: to measure on.
        reference: frozen.
        config: everything else.
        guards: measures on sampled motions, or None.

    Raises:
        DataError: there is no pair to train on.
    """

    def __init__(
        self,
        pairs: Sequence[PairFeatures],
        held_out: Sequence[PairFeatures],
        reference: MotionModel,
        config: DPOConfig,
        guards: Guards | None = None,
    ) -> None:
        if not pairs:
            raise DataError("there is no preference pair to train on, besides held-out ones; make more pairs")
        self.pairs = list(pairs)
        self.held_out = list(held_out)
        self.reference = reference
        # In bf16 the reference rounds as the trained network does, so that margins start at exactly 0. Held-out pairs
        # are measured in fp32.
        self._like_trained = trainable_copy(reference, torch.bfloat16) if config.precision == "bf16" else None
        self.config: DPOConfig = config
        self.guards = guards
        self.weights = {"preference": 1.0}
        if config.preference.winner_weight:
            self.weights["winner_error"] = config.preference.winner_weight

    def batch(self, number: int) -> PairBatch:
        """One micro-batch of the run: the pairs are shuffled anew each time all of them have been seen."""
        size = self.config.preference.pairs
        chosen = []
        for place in range(number * size, (number + 1) * size):
            epoch, index = divmod(place, len(self.pairs))
            order = torch.randperm(len(self.pairs), generator=step_generator(self.config.seed, 2**43 + epoch))
            chosen.append(self.pairs[int(order[index])])
        return self._join(chosen, step_generator(self.config.seed, number))

    def counts(self, batch: PairBatch) -> dict[str, float]:
        """See `Stage.counts`: everything is a mean over pairs and times."""
        names = ("preference", "accuracy", "margin", "winner_reward", "loser_reward", "winner_error", "loser_error")
        return dict.fromkeys(names, float(len(batch)))

    def sums(self, model: MotionModel, batch: PairBatch) -> dict[str, Tensor]:
        """See `Stage.sums`."""
        batch = self._to(batch, model.mean.device)
        winner, loser = self._errors(model, batch)
        reference_winner, reference_loser = self._reference_errors(batch)
        found = preference_loss(winner, loser, reference_winner, reference_loser, self.config.preference.beta)
        rows = len(batch)
        return {
            "preference": rows * found.loss,
            "accuracy": rows * found.accuracy,
            "margin": rows * found.margin,
            "winner_reward": rows * found.winner_reward,
            "loser_reward": rows * found.loser_reward,
            "winner_error": winner.sum(),
            "loser_error": loser.sum(),
        }

    def validate(self, model: MotionModel, share: Share) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """The same on held-out pairs with fixed noise and times, and what `Guards` measures."""
        sums, counts = self.guards.measure(model, share) if self.guards else ({}, {})
        size = self.config.preference.pairs
        parts = [self.held_out[start : start + size] for start in range(0, len(self.held_out), size)]
        for turn in range(-(-len(parts) // share.processes)):
            index = turn * share.processes + share.rank
            counted = index < len(parts)
            generator = step_generator(self.config.seed, _HELD_OUT_STREAM + index)
            batch = self._join(parts[index if counted else 0], generator)
            for name, value in self.sums(model, batch).items():
                sums[name] = sums.get(name, 0.0) + float(value) * counted
                counts[name] = counts.get(name, 0.0) + len(batch) * counted
        return sums, counts

    def size(self, batch: PairBatch) -> Size:
        """See `Stage.size`: the trained network forward and backward, the reference forward, each text once."""
        network, lengths = self.config.network, batch.text.lengths
        tokens = float((-(-batch.num_frames // network.patch_size)).sum() + lengths.sum())
        frames = float(batch.num_frames.sum())
        return Size(frames, tokens, (1 + BACKWARD + 1) * shared_forward_flops(network, batch.num_frames, lengths))

    def _reference_errors(self, batch: PairBatch) -> tuple[Tensor, Tensor]:
        if torch.is_grad_enabled() and self._like_trained is not None:
            winner, loser = self._errors(self._like_trained, batch)
            return winner.detach(), loser.detach()
        with torch.no_grad():
            return self._errors(self.reference, batch)

    def _errors(self, model: MotionModel, batch: PairBatch) -> tuple[Tensor, Tensor]:
        objective = self.config.objective
        errors = row_errors(model, batch.motion, batch.noise, batch.time, batch.text, batch.num_frames, objective)
        winner, loser = errors.chunk(2)
        return winner, loser

    def _join(self, pairs: Sequence[PairFeatures], generator: torch.Generator) -> PairBatch:
        """Pairs as a batch, each `times` times with a noise and a time of its own, which its two motions share."""
        rows = [pair for pair in pairs for _ in range(self.config.preference.times)]
        motions = [pair.winner for pair in rows] + [pair.loser for pair in rows]
        patch = self.config.network.patch_size
        longest = -(-max(len(motion) for motion in motions) // patch) * patch
        motion = torch.stack([pad_motion(motion, longest) for motion in motions])
        objective = self.config.objective
        return PairBatch(
            motion=motion,
            num_frames=torch.tensor([len(motion) for motion in motions]),
            text=TextFeatures.cat([pair.text for pair in rows]),
            noise=torch.randn(motion[: len(rows)].shape, generator=generator),
            time=sample_time(
                len(rows),
                generator,
                distribution=objective.time_distribution,
                mean=objective.time_mean,
                std=objective.time_std,
            ),
        )

    @staticmethod
    def _to(batch: PairBatch, device: torch.device) -> PairBatch:
        return PairBatch(
            batch.motion.to(device),
            batch.num_frames.to(device),
            batch.text.to(device),
            batch.noise.to(device),
            batch.time.to(device),
        )


def pad_motion(motion: Tensor, size: int) -> Tensor:
    """[size, D]: the motion [T, D] with its last frame repeated."""
    return torch.cat([motion, motion[-1:].expand(size - len(motion), -1)])
