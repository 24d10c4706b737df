"""What decides a run of `kinoflow train distill`, beside what decides any training run."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from kinoflow.errors import ConfigError
from kinoflow.training.config import TrainingConfig

_WEIGHTS = ("position_weight", "speed_weight", "contact_weight", "height_weight")


@dataclass(frozen=True, kw_only=True)
class DistillationOptions:
    """The student's steps, the teacher's trajectories and the losses."""

    steps: int = 4
    """Evaluations of the student's network for a motion."""
    times: tuple[float, ...] = ()
    """Where its steps begin and end, `steps` + 1 times from 0 (noise) to 1 (motion), moved to the nearest of the
    teacher's grid. Empty: cut so that the teacher bends equally on each step (`flow.chords.cut_evenly`)."""
    trajectories: int = 8192
    """Motions that the teacher makes first, for captions of the data."""
    held_out: int = 64
    """Motions for captions of the validation split, that are only measured on."""
    pilot: int = 16
    """Motions that the times are chosen by."""
    on_policy_every: int = 4
    """In each so-manieth step the student begins at points of its own, and the teacher says where it goes from there;
    0 for never."""
    huber_width: float = 0.03
    """Where the loss of a row turns from square to linear, in standard deviations of a feature
    (`flow.path.pseudo_huber`)."""
    position_weight: float = 1.0
    """Of the squared error of joints at the end of the last step, per m^2; these four are as in `ObjectiveConfig`."""
    speed_weight: float = 30.0
    """Of joint displacement between frames, per (m / frame)^2."""
    contact_weight: float = 100.0
    """Of the displacement of feet that rest on the floor in the teacher's motion, per (m / frame)^2."""
    height_weight: float = 50.0
    """Of the height of ankles and toes, per m^2."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "times", tuple(self.times))
        for name in ("steps", "trajectories", "pilot"):
            if getattr(self, name) < 1:
                raise ConfigError(f"distillation.{name} must be at least 1; got {getattr(self, name)}")
        for name in ("held_out", "on_policy_every", *_WEIGHTS):
            if not getattr(self, name) >= 0:
                raise ConfigError(f"distillation.{name} must be at least 0; got {getattr(self, name)}")
        if not self.huber_width > 0:
            raise ConfigError(f"distillation.huber_width must be positive; got {self.huber_width}")
        if self.times and (
            len(self.times) != self.steps + 1
            or (self.times[0], self.times[-1]) != (0.0, 1.0)
            or any(a >= b for a, b in pairwise(self.times))
        ):
            raise ConfigError(
                f"distillation.times must be {self.steps + 1} times from 0 to 1 for {self.steps} steps, each later "
                f"than the one before; got {self.times}"
            )

    @property
    def joint_weights(self) -> dict[str, float]:
        """Weight of each loss on joints that has one."""
        weights = {name.removesuffix("_weight"): getattr(self, name) for name in _WEIGHTS}
        return {name: weight for name, weight in weights.items() if weight}


@dataclass(frozen=True, kw_only=True)
class DistillConfig(TrainingConfig):
    """A run of `kinoflow train distill`. `sampler.batch_size` is the number of trajectories of a micro-batch; the
    network sees each at the beginning of every step.
    """

    distillation: DistillationOptions = field(default_factory=DistillationOptions)
