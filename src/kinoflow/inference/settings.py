"""How a motion is sampled: what may be chosen, and the model's own choice where nothing is."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Any

from kinoflow.errors import OptionError
from kinoflow.flow.grid import EVERYWHERE, GuidanceInterval, guides, jumps, time_grid
from kinoflow.flow.steppers import STEPPERS
from kinoflow.model.description import ModelDescription

MAX_STEPS = 1000
MAX_SHIFT = 100.0
"""Time shifts are from 1 / this to this."""


@dataclass(frozen=True, kw_only=True)
class SamplingSettings:
    """How a motion is sampled: solver, steps and guidance, from noise to the motion.

    Attributes:
        steps: of integration, 1 to `MAX_STEPS`; one at least on each side of where guidance begins or ends.
        guidance_scale: strength of the sentence; 1 or less evaluates the network without guidance, on half the rows.
        guidance_interval: times, of 0 (noise) to 1 (motion), between which guidance acts (`flow.grid.is_guided`).
            Elsewhere the network has half the rows.
        solver: one of `flow.steppers.STEPPERS`.
        time_shift: more than 1 takes shorter steps near noise (`flow.grid.time_grid`); 1 / `MAX_SHIFT` to `MAX_SHIFT`.
        times: those of a few-step student (`ModelDescription.sampling_times`); empty for other models.

    Raises:
        OptionError: a value that is not allowed; the message names it.
    """

    steps: int = 50
    guidance_scale: float = 1.0
    guidance_interval: GuidanceInterval = EVERYWHERE
    solver: str = "euler"
    time_shift: float = 1.0
    times: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.steps, Integral) or not 1 <= self.steps <= MAX_STEPS:
            raise OptionError(f"steps must be a whole number from 1 to {MAX_STEPS}; got {self.steps}")
        if not _is_number(self.guidance_scale):
            raise OptionError(f"guidance_scale must be a finite number; got {self.guidance_scale}")
        object.__setattr__(self, "guidance_interval", check_interval(self.guidance_interval))
        if self.solver not in STEPPERS:
            raise OptionError(f"the solver must be one of {', '.join(STEPPERS)}; got {self.solver!r}")
        if not _is_number(self.time_shift) or not 1 / MAX_SHIFT <= self.time_shift <= MAX_SHIFT:
            raise OptionError(
                f"the time shift must be a number from {1 / MAX_SHIFT:g} to {MAX_SHIFT:g} (1: equal steps, more: "
                f"shorter steps near noise); got {self.time_shift}"
            )

    @classmethod
    def of(cls, description: ModelDescription, **given: Any) -> SamplingSettings:
        """The settings `given` by name, with the model's own where one is missing or None.

        Raises:
            OptionError: see the class; or the model is a few-step student, which knows one way only, and another was
                asked for.
        """
        own: dict[str, Any] = {
            "steps": description.num_steps,
            "guidance_scale": description.guidance_scale,
            "guidance_interval": description.guidance_interval,
            "solver": description.solver,
            "time_shift": description.time_shift,
        }
        chosen = own | {name: value for name, value in given.items() if value is not None}
        if description.sampling_times:
            _refuse_another_way(description, chosen)
            chosen["times"] = description.sampling_times
        return cls(**chosen)

    @property
    def grid(self) -> list[float]:
        """Times between which steps are taken, from 0 to 1."""
        return list(self.times) or time_grid(self.steps, self.time_shift, self.jumps)

    @property
    def integration(self) -> dict[str, Any]:
        """Arguments of `flow.steppers.integrate` and `evaluation_times`, by name."""
        return {
            "num_steps": self.steps,
            "stepper": self.solver,
            "shift": self.time_shift,
            "jumps": self.jumps,
            "times": self.times,
        }

    def network_rows(self, times: Iterable[float]) -> int:
        """Rows of the network for a motion that is asked for its velocity at these times: two where it is guided."""
        return sum(1 + guides(t, self.guidance_scale, self.guidance_interval) for t in times)

    @property
    def jumps(self) -> list[float]:
        """Times at which guidance begins or ends on the way."""
        return jumps(self.guidance_interval) if self.guidance_scale > 1 else []

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON: what may be asked for, so without the times of a student."""
        values = dataclasses.asdict(self) | {"guidance_interval": list(self.guidance_interval)}
        return {name: value for name, value in values.items() if name != "times"}


def _refuse_another_way(description: ModelDescription, chosen: dict[str, Any]) -> None:
    """Raise unless what is `chosen` is the way in which a few-step student was trained to be sampled."""
    own = {"steps": description.num_steps, "solver": description.solver, "time_shift": description.time_shift}
    odd = [f"{name} {chosen[name]!r}" for name, value in own.items() if chosen[name] != value]
    scale = chosen["guidance_scale"]
    if not _is_number(scale) or scale > 1:
        odd.append(f"guidance_scale {scale!r}")
    if odd:
        raise OptionError(
            f"this model was distilled to {description.num_steps} steps with the guidance inside it, and cannot be "
            f"sampled with {', '.join(odd)}; leave that out, or use the model that it was distilled from"
        )


def check_interval(interval: Any) -> GuidanceInterval:
    """A guidance interval as a tuple of two floats.

    Raises:
        OptionError: it is not two numbers from 0 to 1 in order.
    """
    pair = isinstance(interval, list | tuple) and len(interval) == 2 and all(_is_number(time) for time in interval)
    if not pair or not 0 <= interval[0] <= interval[1] <= 1:
        raise OptionError(
            "a guidance interval is two times from 0 (noise) to 1 (motion), the earlier first, for instance 0.1,0.8; "
            f"got {interval!r}"
        )
    return float(interval[0]), float(interval[1])


def _is_number(value: Any) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)
