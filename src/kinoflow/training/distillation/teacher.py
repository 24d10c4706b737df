"""The model that is distilled: trajectories from noise to motion, exactly as users sample it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import torch
from torch import Tensor

from kinoflow.errors import OptionError
from kinoflow.flow.chords import bends, cut_evenly, nearest_times
from kinoflow.flow.steppers import evaluation_times, integrate
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.inference.sampling import GuidedVelocity
from kinoflow.inference.settings import SamplingSettings
from kinoflow.model.description import ModelDescription
from kinoflow.text.features import TextFeatures
from kinoflow.training.origin import fingerprint_of_weights


class Teacher:
    """A frozen model with its own steps, solver and guidance.

    Args:
        pipe: a velocity field, or a student itself, which is then distilled to fewer steps.

    Attributes:
        settings: how it is sampled.
        grid: its times, from 0 to 1.
    """

    def __init__(self, pipe: MotionPipeline) -> None:
        pipe.model.requires_grad_(False)
        self.pipe = pipe
        self.settings = SamplingSettings.of(pipe.description)
        self.grid = self.settings.grid

    @property
    def description(self) -> ModelDescription:
        """Of the model."""
        return self.pipe.description

    @property
    def facts(self) -> dict[str, Any]:
        """What its trajectories depend on, as plain values."""
        return {
            "weights": fingerprint_of_weights(self.pipe.model),
            "sampling": {**self.settings.to_dict(), "times": list(self.settings.times)},
            "null_context": self.description.null_context,
        }

    @torch.no_grad()
    def states(
        self,
        text: TextFeatures,
        num_frames: Tensor,
        start: Tensor,
        times: Sequence[float],
        known: Tensor | None = None,
    ) -> list[Tensor]:
        """Where trajectories are at each of `times`, of which the first is where they start; each [B, T, D].

        Args:
            text: B rows.
            num_frames: [B] int64.
            start: [B, T, D], T a multiple of the patch size.
            times: of the grid, in order. Steps between them are the teacher's own; a solver with memory begins anew at
                the first of them.
            known: [B, T, D] bool, what of `start` is clean and stays; None where nothing is.
        """
        found = [start]
        points, _ = self._integrated(text, num_frames, start, times, known)
        for time, x in zip(self._between(times)[1:], points, strict=True):
            if time in times:
                found.append(x)
        return found

    @torch.no_grad()
    def choose_times(
        self, text: TextFeatures, num_frames: Tensor, start: Tensor, steps: int, known: Tensor | None = None
    ) -> list[float]:
        """`steps` + 1 times of the grid between which these trajectories bend equally; arguments as in `states`.

        Raises:
            OptionError: the teacher takes fewer steps itself.
        """
        self.check_steps(steps)
        points, velocities = self._integrated(text, num_frames, start, self.grid, known)
        valid = torch.arange(start.shape[1], device=start.device) < num_frames.to(start.device)[:, None]
        states = [x[valid] for x in (start, *points)]
        places = cut_evenly(bends(states, [v[valid] for v in velocities], self.grid), steps)
        return [self.grid[place] for place in places]

    def check_times(self, wanted: Sequence[float]) -> list[float]:
        """The times of the grid nearest to those wanted.

        Raises:
            OptionError: two of them have the same.
        """
        try:
            return nearest_times(wanted, self.grid)
        except ValueError as error:
            raise OptionError(
                f"the teacher takes {len(self.grid) - 1} steps, and its times are too far apart for "
                f"distillation.times {tuple(wanted)}; choose others, or fewer"
            ) from error

    def check_steps(self, steps: int) -> None:
        """Raise unless the teacher takes more steps than a student is to take.

        Raises:
            OptionError: it does not.
        """
        own = len(self.grid) - 1
        if steps >= own:
            raise OptionError(
                f"the teacher takes {own} steps; a student must take fewer, 1 to {own - 1}, and {steps} were asked for"
            )

    def evaluations(self, times: Sequence[float]) -> list[float]:
        """Times at which the network is asked between the first and the last of `times`, in order."""
        return evaluation_times(**{**self.settings.integration, "times": self._between(times)})

    def _between(self, times: Sequence[float]) -> list[float]:
        return [time for time in self.grid if times[0] <= time <= times[-1]]

    def _integrated(
        self, text: TextFeatures, num_frames: Tensor, start: Tensor, times: Sequence[float], known: Tensor | None
    ) -> tuple[list[Tensor], list[Tensor]]:
        """Points at all times of the grid after the first, and velocities at all before the last."""
        grid = self._between(times)
        field = GuidedVelocity(
            self.pipe.model,
            text,
            num_frames,
            self.evaluations(times),
            guidance_scale=self.settings.guidance_scale,
            guidance_interval=self.settings.guidance_interval,
            prediction=self.description.prediction,
            null_context=self.description.null_context,
            network=self.pipe.network,
            known=None if known is None else known.to(self.pipe.model.mean.device),
        )
        first: dict[float, Tensor] = {}

        def noted(x: Tensor, t: float) -> Tensor:
            velocity = field(x, t)
            first.setdefault(t, velocity)
            return velocity

        integration = {**self.settings.integration, "times": grid}
        points = list(integrate(noted, start.to(self.pipe.model.mean.device), **integration))
        return points, [first[t] for t, _ in pairwise(grid)]
