"""Every size and switch of the network."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from kinoflow.errors import ConfigError
from kinoflow.reading import brief, check_fields, quoted

ACTIVATIONS = ("gelu", "gelu_tanh", "relu", "silu")
MOTION_MASKS = ("none", "causal", "band")
QK_NORMS = ("rms", "layer", "none")
_AT_LEAST_ONE = (
    "width", "num_layers", "num_heads", "motion_features", "context_width", "pooled_width", "train_frames", "patch_size"
)  # fmt: skip
_LARGEST = {"num_layers": 999, "refiner_layers": 999, "train_frames": 36_000}
_LARGEST_FACTOR = 1e6
_LARGEST_WIDTH = 2**20
"""Far beyond any use; a damaged or hostile configuration ends here and not in an endless allocation."""


@dataclass(frozen=True, kw_only=True)
class NetworkConfig:
    """Configuration of `MotionTransformer`; defaults are those of HY-Motion-1.0-Lite where that model fixes them.

    Raises:
        ConfigError: a combination that no network can have.
    """

    width: int = 1024
    """C, channels of every token."""
    num_layers: int = 18
    """Blocks in all; the first third is double-stream, the rest single-stream, so it must be divisible by 3."""
    num_heads: int = 16
    """H; C / H must be even, since rotary positions turn pairs of channels."""
    mlp_ratio: float = 4.0
    """Hidden channels of each MLP over C."""
    mlp_activation: str = "gelu_tanh"
    """One of `ACTIVATIONS`."""
    motion_features: int = 201
    """D of the motion representation."""
    context_width: int = 4096
    """Channels of the text tokens that come in."""
    pooled_width: int = 768
    """Channels of the sentence vector that comes in."""
    refiner_layers: int = 2
    """Blocks of the token refiner."""
    refiner_mlp_ratio: float = 4.0
    refiner_mlp_activation: str = "silu"
    refiner_qk_norm: str = "layer"
    refiner_qkv_bias: bool = True
    qk_norm: str = "rms"
    """Normalisation of queries and keys per head; one of `QK_NORMS`."""
    qkv_bias: bool = True
    """Bias of the attention projections (and of both linear layers of single-stream blocks)."""
    motion_mask: str = "band"
    """Which frames a frame attends to; one of `MOTION_MASKS`."""
    band_frames: int = 60
    """Frames visible on each side with `motion_mask="band"`: 2 s at 30 fps."""
    text_sees_motion: bool = False
    """Text tokens attend to the motion too: full attention, which no released model has. Text then depends on the
    motion and must be evaluated anew at every step."""
    rope_on_text: bool = True
    """Text tokens take rotary positions too, after the last of `train_frames`."""
    time_factor: float = 1000.0
    """Flow time in [0, 1] is multiplied by this before the sinusoids."""
    train_frames: int = 360
    """Longest motion in frames. Rotary positions of the text start after it, whatever the length of a motion."""
    patch_size: int = 1
    """Frames that share one token. HY-Motion uses 1; more is faster and coarser."""
    output_activation: str = "silu"
    """Activation before the modulation of the output layer."""
    start_token: bool = False
    """One learned token before the motion; see `MotionTransformer` for what is known about it."""
    long_skip: bool = False
    """Add the motion tokens that enter the blocks to those that leave; see `MotionTransformer`."""
    control: bool = False
    """The network is told which of its inputs are known already; see `MotionTransformer`."""

    def __post_init__(self) -> None:
        check_fields(self, ConfigError)
        for smallest, names in ((1, _AT_LEAST_ONE), (0, ("refiner_layers", "band_frames"))):
            for name in names:
                value = getattr(self, name)
                largest = _LARGEST.get(name, _LARGEST_WIDTH)
                if not smallest <= value <= largest:
                    raise ConfigError(f"{name} must be a whole number from {smallest} to {largest}; got {value}")
        for name in ("mlp_ratio", "refiner_mlp_ratio"):
            value = getattr(self, name)
            if not 1 <= value * self.width <= _LARGEST_WIDTH:
                raise ConfigError(f"{name} must be a number that gives 1 to {_LARGEST_WIDTH} channels; got {value}")
        if not 0 < self.time_factor <= _LARGEST_FACTOR:
            raise ConfigError(
                f"time_factor must be more than 0 and at most {_LARGEST_FACTOR:g}; got {self.time_factor}"
            )
        if self.num_layers % 3:
            raise ConfigError(f"num_layers must be a multiple of 3 (one third double-stream); got {self.num_layers}")
        if self.width % (2 * self.num_heads):
            raise ConfigError(f"width {self.width} must be a multiple of 2 x num_heads {self.num_heads}")
        if self.train_frames % self.patch_size:
            raise ConfigError(f"train_frames {self.train_frames} must be a multiple of patch_size {self.patch_size}")
        for name, allowed in (
            ("mlp_activation", ACTIVATIONS),
            ("refiner_mlp_activation", ACTIVATIONS),
            ("output_activation", ACTIVATIONS),
            ("motion_mask", MOTION_MASKS),
            ("qk_norm", QK_NORMS),
            ("refiner_qk_norm", QK_NORMS),
        ):
            if getattr(self, name) not in allowed:
                raise ConfigError(f"{name} must be one of {', '.join(allowed)}; got {quoted(getattr(self, name))}")

    @property
    def num_double(self) -> int:
        """Double-stream blocks: a third of all."""
        return self.num_layers // 3

    @property
    def num_single(self) -> int:
        """Single-stream blocks: the rest."""
        return self.num_layers - self.num_double

    @property
    def head_dim(self) -> int:
        """C / H."""
        return self.width // self.num_heads

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> NetworkConfig:
        """A configuration from plain values, as saved beside a checkpoint.

        Raises:
            ConfigError: an unknown name, or a value that is not allowed.
        """
        known = {field.name for field in dataclasses.fields(cls)}
        if unknown := sorted(set(values) - known):
            raise ConfigError(
                f"unknown network settings {brief(', '.join(unknown))}; was it written by a newer kinoflow?"
            )
        return cls(**values)
