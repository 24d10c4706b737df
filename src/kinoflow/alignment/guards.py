"""Measures on held-out prompts while a model is aligned, so that a reward that is hacked shows in the log.

Beside the reward and its terms: physical measures in their own units, what is not in the reward (floating, activity),
how unlike each other the motions of one sentence are, and how far they have moved from what the reference makes of the
same noise. The same of the reference is logged too, as NAME_before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
import torch
from numpy.typing import NDArray

from kinoflow.alignment.config import GuardOptions
from kinoflow.alignment.policy import jumps_of, sample_ode
from kinoflow.alignment.prompts import Prompt, PromptSet
from kinoflow.alignment.rewards import PENALTIES, Reward
from kinoflow.alignment.sampler import Sampler, start_noise, whole_patches
from kinoflow.flow.grid import time_grid
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.measures.physical import floating_mm
from kinoflow.model.motion_model import MotionModel
from kinoflow.motion.clip import MotionClip
from kinoflow.training.stage import Share, step_generator

FloatArray = NDArray[np.float64]
_STREAM = 2**41
"""Noise of guards comes from streams far from those of any step."""


def joint_distance_m(one: MotionClip, other: MotionClip) -> float:
    """Mean distance between the joints of two clips of equal length, metres."""
    return float(np.linalg.norm(one.joints - other.joints, axis=-1).mean())


def diversity_m(clips: Sequence[MotionClip]) -> float:
    """Mean distance between the joints of all pairs of clips, metres."""
    return float(np.mean([joint_distance_m(one, other) for one, other in combinations(clips, 2)]))


def activity_m_per_s(clip: MotionClip) -> float:
    """Mean speed of all joints, m/s: a model that learns to stand still to please penalties loses it."""
    if clip.num_frames < 2:
        return 0.0
    return float(np.linalg.norm(np.diff(clip.joints, axis=0), axis=-1).mean() * clip.fps)


MEASURES: Mapping[str, Callable[[MotionClip], float]] = {
    "foot_slide_mm_per_frame": PENALTIES["foot_slide"],
    "penetration_mm": PENALTIES["penetration"],
    "jerk_m_per_s3": PENALTIES["jerk"],
    "root_drift_m_per_s": PENALTIES["root_drift"],
    "floating_mm": floating_mm,
    "activity_m_per_s": activity_m_per_s,
}
"""Measured in their own units, whether or not they have a weight in the reward and beyond where its penalties end."""


@dataclass(frozen=True, eq=False)
class Guards:
    """Held-out prompts and what is measured on them.

    Attributes:
        reference: pipeline of the model before alignment; also decodes.
        prompts: held out.
        reward: what is maximised on other prompts.
        options: how many, how many seeds and steps.
        guidance_scale: of the samples.
        seed: of their noise.
    """

    reference: MotionPipeline
    prompts: PromptSet
    reward: Reward
    options: GuardOptions
    guidance_scale: float
    seed: int
    _before: dict[int, tuple[list[MotionClip], dict[str, float]]] = field(default_factory=dict, init=False, repr=False)
    """The reference's clips and measures for each prompt: always the same, so made once."""

    def measure(self, model: MotionModel, share: Share) -> tuple[dict[str, float], dict[str, float]]:
        """Sums and counts over this process's part of the prompts, for `Stage.validate`."""
        chosen = self.prompts.spread(self.options.prompts)
        sampler = self._sampler(model)
        sums: dict[str, float] = {}
        count = 0.0
        for turn in range(-(-len(chosen) // share.processes)):
            index = turn * share.processes + share.rank
            # Processes that share a model have to call it equally often; what is one too many does not count.
            counted = index < len(chosen)
            values = self._values(sampler, chosen[index if counted else 0], index)
            for name, value in values.items():
                sums[name] = sums.get(name, 0.0) + value * counted
            count += counted
        return sums, dict.fromkeys(sums, count)

    def _sampler(self, model: MotionModel) -> Sampler:
        return Sampler(model, self.reference.description, self.guidance_scale)

    def _values(self, sampler: Sampler, prompt: Prompt, index: int) -> dict[str, float]:
        if index not in self._before:
            made = self._clips(self._sampler(self.reference.model), prompt, index)
            self._before[index] = made, self._of(prompt, made)
        clips = self._clips(sampler, prompt, index)
        before, measured = self._before[index]
        values = self._of(prompt, clips) | {f"{name}_before": value for name, value in measured.items()}
        values["moved_m"] = float(np.mean([joint_distance_m(a, b) for a, b in zip(clips, before, strict=True)]))
        return values

    def _of(self, prompt: Prompt, clips: list[MotionClip]) -> dict[str, float]:
        rows = self.reward.scores([prompt.text] * len(clips), clips)
        values = {name: float(np.mean([row[name] for row in rows])) for name in rows[0]}
        values["reward"] = float(np.mean([self.reward.total(row) for row in rows]))
        values["diversity_m"] = diversity_m(clips)
        values |= {name: float(np.mean([measure(clip) for clip in clips])) for name, measure in MEASURES.items()}
        return values

    def _clips(self, sampler: Sampler, prompt: Prompt, index: int) -> list[MotionClip]:
        rows, network = self.options.seeds, self.reference.description.network
        size = whole_patches(prompt.num_frames, network)
        generator = step_generator(self.seed, _STREAM + index)
        start = start_noise(network, rows, size, generator)
        device = self.reference.model.mean.device
        text = self.prompts.features(prompt.text, rows).to(device)
        frames = torch.full((rows,), prompt.num_frames, device=device)
        jumps = jumps_of(self.reference.description, self.guidance_scale)
        velocity = sampler.field(text, frames, time_grid(self.options.num_steps, jumps=jumps)[:-1])
        latents = sample_ode(velocity, start.to(device), self.options.num_steps, jumps)
        return self.reference.decode(latents[:, : prompt.num_frames], num_frames=[prompt.num_frames] * rows)
