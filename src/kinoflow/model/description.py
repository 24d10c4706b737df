"""What a model folder's `config.json` says of its model; read without PyTorch, which takes seconds to import."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from kinoflow.errors import ConfigError, UnreadableError
from kinoflow.model.config import NetworkConfig
from kinoflow.reading import brief, check_fields, quoted, read_json, reading

CONFIG_NAME = "config.json"
FORMAT_VERSION = 1
_RANGES = (
    ("fps", 1, 1000),
    ("time_shift", 1e-6, 1e6),
    ("guidance_scale", -1e6, 1e6),
    ("num_steps", 1, 10**6),
    ("text_max_tokens", 1, 10**6),
    ("training_steps", 0, 2**62),
)
_LARGEST_OFFSET_M = 100.0


@dataclass(frozen=True, kw_only=True)
class ModelDescription:
    """What must be known beside the weights to use a model.

    Raises:
        ConfigError: a number that is not one, or not possible.
    """

    network: NetworkConfig
    prediction: str = "velocity"
    """What the network's output means; one of `flow.path.PREDICTIONS`."""
    text_encoder: str = "minilm"
    """Name for `text.load_text_encoder`."""
    text_max_tokens: int = 128
    """Longest caption in tokens, where the model and not the encoder decides it (official models)."""
    fps: float = 30.0
    layout: str = ""
    """Fingerprint of the feature layout, skeleton and rate it was trained on (`motion.features.layout_fingerprint`)."""
    rest_pelvis_offset_m: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """Pelvis position = features' translation + this, in metres."""
    guidance_scale: float = 2.0
    """Default strength of classifier-free guidance."""
    num_steps: int = 50
    """Default integration steps."""
    solver: str = "euler"
    """Default rule of integration; one of `flow.steppers.STEPPERS`."""
    guidance_interval: tuple[float, float] = (0.0, 1.0)
    """Default times, of 0 (noise) to 1 (motion), between which guidance acts."""
    time_shift: float = 1.0
    """Default shift of the steps; more than 1 makes those near noise shorter."""
    null_context: bool = True
    """Guidance drops the text tokens too, not only the sentence vector."""
    sampling_times: tuple[float, ...] = ()
    """Times of the steps of a few-step student, from 0 (noise) to 1 (motion): between two of them it goes straight, and
    at others its network means nothing. Empty for models of a velocity field, which may be asked anywhere."""
    noise_on_device: bool = False
    """Noise is drawn by the device's generator (official Lite) instead of the CPU's."""
    name: str = ""
    """What to call the model."""
    licence: str = ""
    """Who may use the weights, in one line; shown where they are loaded."""
    training_steps: int = 0

    def __post_init__(self) -> None:
        check_fields(self, ConfigError)
        for name in ("rest_pelvis_offset_m", "guidance_interval", "sampling_times"):
            object.__setattr__(self, name, tuple(getattr(self, name)))
        interval = self.guidance_interval
        if not 0 <= interval[0] <= interval[1] <= 1:
            raise ConfigError(f"guidance_interval must be two numbers from 0 to 1 in order; got {interval}")
        for name, smallest, largest in _RANGES:
            value = getattr(self, name)
            if not smallest <= value <= largest:
                raise ConfigError(f"{name} must be from {smallest:g} to {largest:g}; got {value}")
        if max(map(abs, self.rest_pelvis_offset_m)) > _LARGEST_OFFSET_M:
            raise ConfigError(f"rest_pelvis_offset_m must be metres of a body; got {self.rest_pelvis_offset_m}")
        if self.sampling_times:
            self._check_student()

    def _check_student(self) -> None:
        """Refuse a student that says two things about how it is to be sampled."""
        times = self.sampling_times
        if (times[0], times[-1]) != (0.0, 1.0) or any(a >= b for a, b in pairwise(times)):
            raise ConfigError(f"sampling_times must go from 0 to 1, each later than the one before; got {times}")
        only = {"num_steps": len(times) - 1, "solver": "euler", "time_shift": 1.0}
        for name, value in only.items():
            if getattr(self, name) != value:
                raise ConfigError(f"with sampling_times {times} {name} must be {value!r}; got {getattr(self, name)!r}")
        if self.guidance_scale > 1:
            raise ConfigError(
                f"a model with sampling_times is sampled without guidance, guidance_scale 1; got {self.guidance_scale}"
            )

    def require_field(self, use: str) -> None:
        """Refuse a few-step student where a velocity field is needed.

        Args:
            use: what needs it, as the beginning of a sentence.

        Raises:
            ConfigError: it is a student.
        """
        if self.sampling_times:
            raise ConfigError(
                f"{use} needs a model that knows the flow at every time; {self.name or 'this one'} was distilled to "
                f"{self.num_steps} steps: do it with the model that it was distilled from, and distil that again"
            )

    def with_sampling(
        self,
        *,
        num_steps: int | None = None,
        guidance_scale: float | None = None,
        guidance_interval: Sequence[float] | None = None,
        time_shift: float | None = None,
        solver: str | None = None,
    ) -> ModelDescription:
        """The same model with other defaults of sampling; what is None stays.

        Raises:
            ConfigError: a value that is not possible.
        """
        given: dict[str, Any] = {
            "num_steps": num_steps,
            "guidance_scale": guidance_scale,
            "guidance_interval": None if guidance_interval is None else tuple(guidance_interval),
            "time_shift": time_shift,
            "solver": solver,
        }
        return dataclasses.replace(self, **{name: value for name, value in given.items() if value is not None})

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {"format_version": FORMAT_VERSION, **dataclasses.asdict(self)}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> ModelDescription:
        """The inverse of `to_dict`.

        Raises:
            ConfigError: another format version, an unknown or missing name.
        """
        values = dict(values)
        version = values.pop("format_version", None)
        if version != FORMAT_VERSION:
            raise ConfigError(
                f"the model folder has format version {quoted(version)}; this kinoflow reads {FORMAT_VERSION}"
            )
        known = {field.name for field in dataclasses.fields(cls)}
        if unknown := sorted(set(values) - known):
            raise ConfigError(
                f"unknown model settings {brief(', '.join(unknown))}; was it written by a newer kinoflow?"
            )
        if not isinstance(values.get("network"), dict):
            raise ConfigError("the model's config.json has no network section")
        values["network"] = NetworkConfig.from_dict(values["network"])
        return cls(**values)


def load_description(folder: str | os.PathLike[str]) -> ModelDescription:
    """Read `config.json` of a model folder.

    Raises:
        ConfigError: missing, not JSON, or not a model description.
    """
    path = Path(folder) / CONFIG_NAME
    with reading(path, ConfigError, "copy the model folder again"):
        try:
            values = read_json(path)
        except FileNotFoundError:
            raise ConfigError(f"{folder} is not a model folder: it has no {CONFIG_NAME}") from None
        if not isinstance(values, dict):
            raise UnreadableError("it does not hold a model description")
        try:
            return ModelDescription.from_dict(values)
        except ConfigError as error:
            raise UnreadableError(str(error)) from error
