"""Everything that decides a training run, in one frozen object."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass, field
from typing import Any

import torch

from kinoflow.data.loader import SamplerOptions
from kinoflow.data.manifest import TIERS
from kinoflow.errors import ConfigError
from kinoflow.flow.loss import KINDS
from kinoflow.flow.path import PREDICTIONS
from kinoflow.model.config import NetworkConfig

OPTIMIZERS = ("adam", "adamw", "muon")
PRECISIONS = ("fp32", "bf16")


@dataclass(frozen=True, kw_only=True)
class ObjectiveConfig:
    """What the network is asked to predict, and how its error is measured."""

    prediction: str = "velocity"
    """One of `flow.path.PREDICTIONS`."""
    loss: str = "mse"
    """One of `flow.path.KINDS`."""
    time_distribution: str = "uniform"
    """"uniform" or "logit_normal"."""
    time_mean: float = 0.0
    """Mean of the logit-normal; negative values dwell on noisy motions."""
    time_std: float = 1.0
    condition_drop: float = 0.1
    """Probability that a sample trains without its text."""
    remainder_power: float = 2.0
    """With a clean prediction the error is weighted by (1 - t)^(-this): 2 makes it the error of the velocity, 0 that
    of the clean motion."""
    smallest_remainder: float = 0.05
    """1 - t is kept at least this large in that weight."""
    position_weight: float = 0.0
    """Weight of the squared error of joint positions by forward kinematics, per m^2 (clean prediction only)."""
    speed_weight: float = 0.0
    """Weight of the squared error of joint displacement between frames, per (m / frame)^2."""
    contact_weight: float = 0.0
    """Weight of the squared displacement of feet that rest on the floor in the data, per (m / frame)^2."""
    height_weight: float = 0.0
    """Weight of the squared error of the height of ankles and toes, per m^2."""
    control: float = 0.0
    """Share of the clips of which something is known: keyframes, a path and so on (`training.control`)."""

    def __post_init__(self) -> None:
        for name, allowed in (
            ("prediction", PREDICTIONS),
            ("loss", KINDS),
            ("time_distribution", ("uniform", "logit_normal")),
        ):
            if getattr(self, name) not in allowed:
                raise ConfigError(f"{name} must be one of {', '.join(allowed)}; got {getattr(self, name)!r}")
        if not 0 <= self.control <= 1:
            raise ConfigError(f"control must be in [0, 1]; got {self.control}")
        if not 0 <= self.condition_drop < 1:
            raise ConfigError(f"condition_drop must be in [0, 1); got {self.condition_drop}")
        if not self.time_std > 0 or not 0 < self.smallest_remainder <= 1:
            raise ConfigError(
                f"time_std must be positive and smallest_remainder in (0, 1]; got {self.time_std} and "
                f"{self.smallest_remainder}"
            )
        on_joints = ("position_weight", "speed_weight", "contact_weight", "height_weight")
        if self.prediction == "velocity" and any(getattr(self, name) for name in on_joints):
            raise ConfigError(f"{', '.join(on_joints)} need prediction='clean'")


@dataclass(frozen=True, kw_only=True)
class OptimizerConfig:
    """Adam or AdamW and its learning rate over time."""

    kind: str = "adamw"
    """One of `OPTIMIZERS`. "adam" and "adamw" differ in what weight decay does: "adamw" shrinks the weights themselves,
    "adam" adds it to the gradient. "muon" moves the matrices of the blocks by orthogonalised momentum, all else as
    "adamw"."""
    learning_rate: float = 1e-4
    beta1: float = 0.9
    beta2: float = 0.99
    weight_decay: float = 0.0
    """On matrices only."""
    warmup_steps: int = 500
    """Steps over which the rate rises linearly from zero."""
    decay_from: float = 1.0
    """Share of the run after which the rate falls linearly to zero; 1 keeps it constant."""
    gradient_clip: float = 1.0
    """Largest norm of the gradient; longer ones are scaled down."""
    ema_decay: float = 0.999
    """Per-step decay of the moving average of the weights, which is what gets exported; 0 exports the weights."""

    def __post_init__(self) -> None:
        if self.kind not in OPTIMIZERS:
            raise ConfigError(f"kind must be one of {', '.join(OPTIMIZERS)}; got {self.kind!r}")
        for name in ("learning_rate", "gradient_clip"):
            if not 0 < getattr(self, name) < math.inf:
                raise ConfigError(f"{name} must be positive and finite; got {getattr(self, name)}")
        for name in ("beta1", "beta2"):
            if not 0 <= getattr(self, name) < 1:
                raise ConfigError(f"{name} must be in [0, 1); got {getattr(self, name)}")
        if not self.weight_decay >= 0 or self.warmup_steps < 0:
            raise ConfigError(
                f"weight_decay and warmup_steps must not be negative; got {self.weight_decay} and {self.warmup_steps}"
            )
        if not 0 <= self.decay_from <= 1:
            raise ConfigError(f"decay_from must be in [0, 1]; got {self.decay_from}")
        if not 0 <= self.ema_decay < 1:
            raise ConfigError(f"ema_decay must be in [0, 1); got {self.ema_decay}")


@dataclass(frozen=True, kw_only=True)
class CurationConfig:
    """Which clips of a dataset a run uses; all of them by default."""

    sources: tuple[str, ...] = ()
    """Collections to take clips from; empty for all."""
    labels: tuple[str, ...] = ()
    """Labels to take; empty for all."""
    captured_only: bool = False
    """Leave out clips that are composed of others."""
    share: float = 1.0
    """Share of the clips to take, by a hash of each clip's id: those of a smaller share are among those of a larger."""
    min_frames: int = 0
    """Leave out shorter clips."""
    tier: str = ""
    """Worst tier to take, "A" to "D" (`data/quality.py`): "C" is a broad set, "B" a curated one; empty for all."""
    without_copies: bool = False
    """Leave out clips that show what another one of the dataset shows."""
    best: float = 1.0
    """Share of the clips of each label to keep: those whose feet slide and whose joints tremble least."""

    def __post_init__(self) -> None:
        for name in ("share", "best"):
            if not 0 < getattr(self, name) <= 1:
                raise ConfigError(f"{name} must be more than 0 and at most 1; got {getattr(self, name)}")
        if self.tier and self.tier not in TIERS:
            raise ConfigError(f"tier must be empty or one of {', '.join(TIERS)}; got {self.tier!r}")
        if self.min_frames < 0:
            raise ConfigError(f"min_frames must not be negative; got {self.min_frames}")


@dataclass(frozen=True, kw_only=True)
class LoraConfig:
    """Low-rank adapters (Hu et al. 2021, arXiv 2106.09685) that are trained instead of the weights."""

    rank: int = 0
    """Rank of each update; 0 trains the weights themselves."""
    alpha: float = 0.0
    """An update is scaled by alpha / rank; 0 stands for alpha = rank."""

    def __post_init__(self) -> None:
        if self.rank < 0 or self.alpha < 0:
            raise ConfigError(f"rank and alpha must not be negative; got {self.rank} and {self.alpha}")


@dataclass(frozen=True, kw_only=True)
class RunConfig:
    """What the engine needs to know of a run, whatever is trained. Saved as JSON beside every checkpoint."""

    optimizer: OptimizerConfig = field(default_factory=OptimizerConfig)
    micro_batches: int = 1
    """Batches of the sampler that make one step together, over all processes: with P processes each does this / P of
    them. The same number gives the same run whatever P is."""
    num_steps: int = 10_000
    """Steps of the whole run."""
    max_minutes: float | None = None
    """Minutes by the clock after which training ends in good order, with a checkpoint, to be continued by the same
    command; counted without what is prepared before the first step. None for no limit."""
    seed: int = 0
    """Decides initial weights, data order, noise, times and dropped conditions."""
    precision: str = "fp32"
    """"fp32", or "bf16": network in bfloat16, master weights, optimiser and losses in float32."""
    compile_blocks: bool = False
    """Compile the blocks with `torch.compile`: minutes at the start, about a third less time per step."""
    checkpoint_activations: bool = False
    """Keep only what enters each block and compute the rest again in the backward pass: a third more time, a small
    part of the memory."""
    device: str = "cpu"
    """A torch device; with many processes "cuda" is each one's own."""
    wandb_project: str | None = None
    """Project for Weights & Biases (extra `wandb`); None reports to files only."""
    log_every: int = 20
    validate_every: int = 500
    checkpoint_every: int = 500
    keep_checkpoints: int = 2

    def __post_init__(self) -> None:
        if self.precision not in PRECISIONS:
            raise ConfigError(f"precision must be one of {', '.join(PRECISIONS)}; got {self.precision!r}")
        self._check_counts(
            "micro_batches", "num_steps", "log_every", "validate_every", "checkpoint_every", "keep_checkpoints"
        )
        if self.max_minutes is not None and not 0 < self.max_minutes < math.inf:
            raise ConfigError(f"max_minutes must be more than 0, or none; got {self.max_minutes}")
        try:
            torch.device(self.device)
        except RuntimeError:
            raise ConfigError(f"device must be one of PyTorch's, like cpu, cuda or mps; got {self.device!r}") from None

    def _check_counts(self, *names: str) -> None:
        for name in names:
            if getattr(self, name) < 1:
                raise ConfigError(f"{name} must be at least 1; got {getattr(self, name)}")

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return dataclasses.asdict(self)


@dataclass(frozen=True, kw_only=True)
class TrainingConfig(RunConfig):
    """One run that trains a motion network."""

    name: str
    """What to call the model."""
    network: NetworkConfig
    objective: ObjectiveConfig = field(default_factory=ObjectiveConfig)
    sampler: SamplerOptions = field(default_factory=SamplerOptions)
    curation: CurationConfig = field(default_factory=CurationConfig)
    lora: LoraConfig = field(default_factory=LoraConfig)
    text_encoder: str = "minilm"
    guidance_scale: float = 2.0
    """Default of the exported model."""
    guidance_interval: tuple[float, float] = (0.0, 1.0)
    """Default of the exported model: times between which guidance acts."""
    sampling_steps: int = 50
    """Default of the exported model."""

    def __post_init__(self) -> None:
        if self.objective.control and not self.network.control:
            raise ConfigError("objective.control needs a network with control; set network.control=true")
        super().__post_init__()
        self._check_counts("sampling_steps")
