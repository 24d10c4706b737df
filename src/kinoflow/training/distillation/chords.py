"""The stage of distillation: from each point of a trajectory straight to the next one.

The student is asked at the K times at which its steps begin, and nowhere else. At a point x_k of a trajectory of the
teacher it has to say the chord to x_(k+1) (`flow.chords`), guidance and all that the teacher does on the way included.

Trained on the teacher's points alone it would never see the ones that it comes to itself. So in some steps it begins
at its own: it goes from noise as it would in use, and from each point that it visits the teacher goes on to the end of
that interval (DAgger, Ross et al. 2011, arXiv 1011.0686). That is the flow map there too, so both teach one function.

At the end of the last step the output is a motion, and its joints are compared with those of the teacher's.

Where a teacher is told what is known of a motion, so is the student. What is known stays as it is on the way, whatever
the network says of it, so there is no error there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor

from kinoflow.flow.chords import chord, output_for_chord
from kinoflow.flow.loss import frame_mask, pseudo_huber, row_distances
from kinoflow.flow.path import output_to_velocity, velocity_to_clean
from kinoflow.model.motion_model import MotionModel
from kinoflow.text.features import TextFeatures
from kinoflow.training.distillation.bank import Bank, Trajectories
from kinoflow.training.distillation.config import DistillConfig
from kinoflow.training.distillation.teacher import Teacher
from kinoflow.training.estimate import forward_flops, training_flops
from kinoflow.training.objective import JOINT_LOSSES, joint_sums, joints_of
from kinoflow.training.stage import Share, Size, Stage, step_generator

_EPOCHS, _GROUPS = 2**43, 2**44
"""Streams of random choices that no step has."""
_GROUP = 8
"""Batches that are drawn together and sorted by length."""


@dataclass(frozen=True, eq=False)
class ChordBatch:
    """R = K B rows: the beginnings of the K steps of B trajectories, the first step's rows first.

    Attributes:
        start: [R, T, D] where a step begins.
        end: [R, T, D] where it has to end.
        step: [R] int64, which one it is.
        num_frames: [R].
        text: R rows.
        known: [R, T, D] bool, what of `start` is clean; None where nothing is.
        on_policy: whether the student went to the beginnings itself.
    """

    start: Tensor
    end: Tensor
    step: Tensor
    num_frames: Tensor
    text: TextFeatures
    known: Tensor | None = None
    on_policy: bool = False

    def __len__(self) -> int:
        return len(self.step)


class ChordStage(Stage[ChordBatch]):
    """Chords of the teacher's trajectories.

    Args:
        bank: to train on.
        held_out: to measure on, or None.
        teacher: goes on from the student's own points.
        config: everything else.
    """

    def __init__(self, bank: Bank, held_out: Bank | None, teacher: Teacher, config: DistillConfig) -> None:
        self.bank = bank
        self.held_out = held_out
        self.teacher = teacher
        self.config = config
        self.options = config.distillation
        self.times = list(bank.times)
        self.weights: Mapping[str, float] = {"chord": 1.0, **self.options.joint_weights}

    @property
    def num_steps(self) -> int:
        """K, steps of the student."""
        return len(self.times) - 1

    def batches(self, step: int, model: MotionModel, share: Share) -> list[ChordBatch]:
        """See `Stage.batches`."""
        every = self.options.on_policy_every
        own = every > 0 and self.num_steps > 1 and step % every == every - 1
        return [self.batch(number, model if own else None) for number in share.numbers(step, self.config.micro_batches)]

    def batch(self, number: int, model: MotionModel | None = None) -> ChordBatch:
        """One micro-batch of the run; from the student's own points if a `model` is given."""
        trajectories = self.bank.read(self.rows(number))
        if model is None:
            return _joined(list(pairwise(trajectories.states)), trajectories, False)
        return self._on_policy(trajectories, model)

    def rows(self, number: int) -> list[int]:
        """Which trajectories a micro-batch has: all are seen once before any is seen again, like lengths together."""
        size, (group, place) = self.config.sampler.batch_size, divmod(number, _GROUP)
        rows = []
        order, drawn = torch.empty(0), -1
        for position in range(group * _GROUP * size, (group + 1) * _GROUP * size):
            epoch, index = divmod(position, len(self.bank))
            if epoch != drawn:
                order = torch.randperm(len(self.bank), generator=step_generator(self.config.seed, _EPOCHS + epoch))
                drawn = epoch
            rows.append(int(order[index]))
        rows.sort(key=lambda row: int(self.bank.num_frames[row]))
        turn = torch.randperm(_GROUP, generator=step_generator(self.config.seed, _GROUPS + group))
        first = int(turn[place]) * size
        return rows[first : first + size]

    def counts(self, batch: ChordBatch) -> dict[str, float]:
        """See `Stage.counts`: chords are counted in rows, joints in frames of the last step."""
        frames = float(batch.num_frames[batch.step == self.num_steps - 1].sum())
        each = len(batch) / self.num_steps
        joints = {name: frames - each * JOINT_LOSSES[name] for name in self._joint_names()}
        return {"chord": float(len(batch)), **{f"chord_{k}": each for k in range(self.num_steps)}, **joints}

    def sums(self, model: MotionModel, batch: ChordBatch) -> dict[str, Tensor]:
        """See `Stage.sums`. "chord" is the loss, "chord_0" and so on are distances of the output of each step, in
        standard deviations of a feature.
        """
        device = model.mean.device
        start, end, text = batch.start.to(device), batch.end.to(device), batch.text.to(device)
        num_frames, step = batch.num_frames.to(device), batch.step.to(device)
        times = torch.tensor(self.times, device=device)
        time, prediction = times[step], self.config.objective.prediction
        known = None if batch.known is None else batch.known.to(device)
        output = model(start, time, text.tokens, text.lengths, text.pooled, num_frames, known=known).float()
        mask = frame_mask(num_frames, start.shape[1])
        target = output_for_chord(chord(start, end, time, times[step + 1]), start, time, prediction)
        if known is not None:
            output = torch.where(known, target, output)
        distances = row_distances(output, target, mask)
        sums = {"chord": pseudo_huber(distances, self.options.huber_width).sum()}
        for k in range(self.num_steps):
            sums[f"chord_{k}"] = distances.detach()[step == k].sum()
        if self._joint_names():
            last = step == self.num_steps - 1
            clean = output[last]
            if prediction == "velocity":
                clean = velocity_to_clean(clean, start[last], time[last])
            sums |= self._joint_sums(model, clean, end[last], mask[last])
        return sums

    def validate(self, model: MotionModel, share: Share) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """The chords of held-out trajectories; and how far the student's own motions end from the teacher's with the
        same noise: "end" in standard deviations of a feature, "joints_m" in metres.
        """
        if self.held_out is None:
            return {}, {}
        sums: dict[str, float] = {}
        counts: dict[str, float] = {}
        size = self.config.sampler.batch_size
        order = self.held_out.num_frames.argsort(kind="stable").tolist()
        parts = [order[first : first + size] for first in range(0, len(order), size)]
        for turn in range(-(-len(parts) // share.processes)):
            index = turn * share.processes + share.rank
            counted = index < len(parts)
            trajectories = self.held_out.read(parts[index if counted else 0])
            batch = _joined(list(pairwise(trajectories.states)), trajectories, False)
            found = {name: float(value) for name, value in self.sums(model, batch).items()}
            of_batch = self.counts(batch)
            for name, distances in self._ends(model, trajectories).items():
                found[name], of_batch[name] = float(distances.sum()), float(len(distances))
            for name, value in found.items():
                sums[name] = sums.get(name, 0.0) + value * counted
                counts[name] = counts.get(name, 0.0) + of_batch[name] * counted
        return sums, counts

    def size(self, batch: ChordBatch) -> Size:
        """See `Stage.size`; with the student's own way and the teacher's where they are gone."""
        network, lengths = self.config.network, batch.text.lengths
        tokens = float((-(-batch.num_frames // network.patch_size)).sum() + lengths.sum())
        flops = training_flops(network, batch.num_frames, lengths)
        if batch.on_policy:
            of_one_step = len(batch) // self.num_steps
            once = forward_flops(network, batch.num_frames[:of_one_step].cpu(), lengths[:of_one_step].cpu())
            flops += once * (self.num_steps - 1 + self.evaluations_on_policy())
        return Size(float(batch.num_frames.sum()), tokens, flops)

    def evaluations_on_policy(self) -> int:
        """Rows of the network for each trajectory while the teacher goes on from the student's points."""
        asked = self.teacher.evaluations(self.times[1:]) if self.num_steps > 1 else []
        return self.teacher.settings.network_rows(asked)

    @torch.no_grad()
    def _on_policy(self, trajectories: Trajectories, model: MotionModel) -> ChordBatch:
        """The first steps of the trajectories, and the teacher's way on from where the student is after each step."""
        pairs = [(trajectories.states[0], trajectories.states[1])]
        own = roll(model, trajectories, self.times[:-1], self.config.objective.prediction)
        for place, start in enumerate(own[1:], start=1):
            between = self.times[place : place + 2]
            given = (trajectories.text, trajectories.num_frames, start, between, trajectories.known)
            pairs.append((start, self.teacher.states(*given)[-1]))
        device = model.mean.device
        return _joined([(start.to(device), end.to(device)) for start, end in pairs], trajectories, True)

    def _ends(self, model: MotionModel, trajectories: Trajectories) -> dict[str, Tensor]:
        end = roll(model, trajectories, self.times, self.config.objective.prediction)[-1]
        wanted = trajectories.states[-1].to(end.device)
        mask = frame_mask(trajectories.num_frames.to(end.device), end.shape[1])
        apart = (joints_of(model, end) - joints_of(model, wanted)).norm(dim=-1).mean(dim=-1) * mask
        return {"end": row_distances(end, wanted, mask), "joints_m": apart.sum(dim=1) / mask.sum(dim=1)}

    def _joint_names(self) -> list[str]:
        """The losses on joints, all of them if any has a weight: the others are logged."""
        return list(JOINT_LOSSES) if self.options.joint_weights else []

    def _joint_sums(self, model: MotionModel, clean: Tensor, wanted: Tensor, mask: Tensor) -> dict[str, Tensor]:
        with torch.no_grad():
            target = joints_of(model, wanted)
        return joint_sums(joints_of(model, clean), target, mask, torch.ones(len(clean), device=clean.device))


@torch.no_grad()
def roll(model: MotionModel, trajectories: Trajectories, times: Sequence[float], prediction: str) -> list[Tensor]:
    """Where a student is at each of `times` on its own way from the noise of trajectories, each [B, T, D]."""
    device = model.mean.device
    text, num_frames = trajectories.text.to(device), trajectories.num_frames.to(device)
    known = None if trajectories.known is None else trajectories.known.to(device)
    found = [trajectories.states[0].to(device)]
    for t, following in pairwise(times):
        x = found[-1]
        time = torch.full((len(x),), t, device=device)
        output = model(x, time, text.tokens, text.lengths, text.pooled, num_frames, known=known).float()
        velocity = output_to_velocity(output, x, time, prediction)
        velocity = velocity if known is None else velocity.masked_fill(known, 0.0)
        found.append(x + (following - t) * velocity)
    return found


def _joined(pairs: Sequence[tuple[Tensor, Tensor]], trajectories: Trajectories, on_policy: bool) -> ChordBatch:
    """A batch of the (beginning, end) [B, T, D] of each of K steps."""
    rows = len(trajectories)
    return ChordBatch(
        start=torch.cat([start for start, _ in pairs]),
        end=torch.cat([end for _, end in pairs]),
        step=torch.arange(len(pairs)).repeat_interleave(rows),
        num_frames=trajectories.num_frames.repeat(len(pairs)),
        text=trajectories.text.select(list(range(rows)) * len(pairs)),
        known=None if trajectories.known is None else trajectories.known.repeat(len(pairs), 1, 1),
        on_policy=on_policy,
    )
