"""What decides a preference or a reinforcement-learning run, beside what decides any training run."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from kinoflow.errors import ConfigError
from kinoflow.flow.stochastic import RULES
from kinoflow.training.config import CurationConfig, TrainingConfig


@dataclass(frozen=True, kw_only=True)
class Penalty:
    """Turns a physical measure into a penalty: 0 up to `free`, 1 from `worst` on, linear between.

    Below `free`, the level of captured motion, nothing is gained: a body that stands stock-still earns no more than one
    that moves like a person.
    """

    weight: float
    """How much the penalty takes off the reward; 0 leaves it out."""
    free: float
    worst: float

    def __post_init__(self) -> None:
        if not self.weight >= 0 or not 0 <= self.free < self.worst:
            raise ConfigError(
                f"a penalty needs weight >= 0 and 0 <= free < worst; got weight {self.weight}, free {self.free}, "
                f"worst {self.worst}"
            )


@dataclass(frozen=True, kw_only=True)
class RewardOptions:
    """Weights of the terms of the reward (`rewards.py`). The paper gives the kinds of terms and no numbers.

    `free` is the median of captured clips (docs/log.md) and `worst` far beyond what the compact model does; both are
    choices of ours.
    """

    probes: float = 1.0
    """Weight of the share of kinematic probes of the sentence that the clip passes."""
    similarity: float = 0.5
    """Weight of the similarity of clip and sentence by the retrieval evaluator, -1 to 1; 0 loads no evaluator."""
    foot_slide: Penalty = field(default_factory=lambda: Penalty(weight=0.5, free=5.8, worst=50.0))
    """Of millimetres a frame."""
    penetration: Penalty = field(default_factory=lambda: Penalty(weight=0.25, free=1.5, worst=25.0))
    """Of millimetres."""
    jerk: Penalty = field(default_factory=lambda: Penalty(weight=0.25, free=141.0, worst=1000.0))
    """Of m/s^3."""
    root_drift: Penalty = field(default_factory=lambda: Penalty(weight=0.5, free=0.05, worst=0.5))
    """Of m/s."""

    def __post_init__(self) -> None:
        for name in ("probes", "similarity"):
            if not getattr(self, name) >= 0:
                raise ConfigError(f"the weight {name} of the reward must be at least 0; got {getattr(self, name)}")


@dataclass(frozen=True, kw_only=True)
class PairOptions:
    """How preference pairs are made of a model's own motions."""

    candidates: int = 4
    """Motions a prompt; the best and the worst make the pair."""
    margin: float = 0.2
    """Least difference of their rewards; pairs with less are dropped. From GenTrack (arXiv 2608.01410)."""
    num_prompts: int = 200
    """Prompts that are tried where no file of them is given."""

    def __post_init__(self) -> None:
        if self.candidates < 2:
            raise ConfigError(f"candidates must be at least 2; got {self.candidates}")
        if not 0 <= self.margin < math.inf:
            raise ConfigError(f"margin must be a number from 0 on; got {self.margin}")
        if self.num_prompts < 1:
            raise ConfigError(f"num_prompts must be at least 1; got {self.num_prompts}")


@dataclass(frozen=True, kw_only=True)
class PreferenceOptions:
    """The DPO loss (`losses.py`)."""

    beta: float = 100.0
    """Strength of the tie to the reference, per mean squared error of normalised features; the value of the published
    Flow-GRPO code and of GenTrack."""
    pairs: int = 8
    """Pairs a micro-batch."""
    times: int = 4
    """Times (and noises) at which each pair of a micro-batch is looked at."""
    winner_weight: float = 0.0
    """Weight of the error on winners itself, which keeps the model from getting worse on both; 0 is plain DPO."""
    held_out: float = 0.1
    """Share of the prompts whose pairs are only measured on."""

    def __post_init__(self) -> None:
        if not self.beta > 0 or not self.winner_weight >= 0:
            raise ConfigError(
                f"beta must be positive and winner_weight at least 0; got {self.beta} and {self.winner_weight}"
            )
        if self.pairs < 1 or self.times < 1:
            raise ConfigError(f"pairs and times must be at least 1; got {self.pairs} and {self.times}")
        if not 0 <= self.held_out < 1:
            raise ConfigError(f"held_out must be in [0, 1); got {self.held_out}")


@dataclass(frozen=True, kw_only=True)
class PolicyOptions:
    """Flow-GRPO: how motions are sampled and what is learned from them."""

    group_size: int = 8
    """G, motions a prompt; a step has `micro_batches` prompts. Published: 24 for images; 4 for motion (GenTrack)."""
    num_steps: int = 20
    """Steps of a sampled motion; fewer than when the model is used, as published (10 against 40)."""
    window_start: int = 0
    """First step that is stochastic and trained. Early steps decide what is done, late ones how well."""
    window_steps: int = 4
    """Stochastic and trained steps; all others are those of the ODE."""
    noise_level: float = 0.7
    """a of `flow.stochastic`; the published value."""
    noise_modes: int = 0
    """Slow modes over the frames that the noise of trained steps lives in (`flow/stochastic.py`): 8 for 4 s is up to
    0.9 Hz. The noise cannot tremble then, and the gradient has fewer random directions. 0 is white noise, the published
    choice."""
    noise_features: int = 0
    """Directions of the features that slow noise lives in: those in which the reference's own motions of one sentence
    differ most (`sampler.py:directions_of_variety`). 0 is all features."""
    antithetic: bool = False
    """The second half of a group takes the noise of the first half with its sign changed, so that what the group's
    rewards say of a direction is a difference along it, not a difference from the mean."""
    rule: str = "exponential"
    """One of `flow.stochastic.RULES`."""
    clip: float = 1e-4
    """How far the ratio may leave 1; the published value for log-probabilities that are means over all numbers."""
    kl_weight: float = 0.04
    """Of the divergence from the reference; the published value."""
    guidance_scale: float = 0.0
    """Guidance of the policy: its velocity is the guided one, in sampling, in training and in the reference, so what is
    improved is what users get. 0 is the model's own scale; 1 trains without guidance (half the work)."""
    updates: int = 1
    """Optimiser steps on each set of sampled motions."""
    same_start: bool = True
    """The motions of a group start from the same noise, so that they differ by the trained steps only."""

    def __post_init__(self) -> None:
        for name in ("num_steps", "window_steps", "updates"):
            if getattr(self, name) < 1:
                raise ConfigError(f"{name} must be at least 1; got {getattr(self, name)}")
        if self.group_size < 2:
            raise ConfigError(f"group_size must be at least 2, to compare; got {self.group_size}")
        if self.antithetic and self.group_size % 2:
            raise ConfigError(f"antithetic noise needs groups of an even size; got {self.group_size}")
        if not self.guidance_scale >= 0:
            raise ConfigError(f"guidance_scale must be at least 0; got {self.guidance_scale}")
        if self.noise_modes < 0:
            raise ConfigError(f"noise_modes must be at least 0, which is white noise; got {self.noise_modes}")
        if self.noise_features and not self.noise_modes:
            raise ConfigError("noise_features confines slow noise; give noise_modes as well")
        if self.noise_features < 0:
            raise ConfigError(f"noise_features must be at least 0, which is all of them; got {self.noise_features}")
        if self.rule not in RULES:
            raise ConfigError(f"rule must be one of {', '.join(RULES)}; got {self.rule!r}")
        if not self.noise_level > 0 or not 0 < self.clip < 1 or not self.kl_weight >= 0:
            raise ConfigError(
                f"noise_level must be positive, clip in (0, 1) and kl_weight at least 0; got {self.noise_level}, "
                f"{self.clip} and {self.kl_weight}"
            )
        # The exponential rule lands on the expected motion in the last step: no noise, no probability.
        last = self.num_steps - (self.rule == "exponential")
        if self.window_start < 0 or self.window_start + self.window_steps > last:
            raise ConfigError(
                f"the window of trained steps must lie within the first {last} of {self.num_steps} steps; got "
                f"{self.window_steps} from {self.window_start}"
            )


@dataclass(frozen=True, kw_only=True)
class GuardOptions:
    """What is measured on held-out prompts while training: the reward, and what is not in it (`guards.py`)."""

    prompts: int = 16
    """Held-out prompts."""
    seeds: int = 2
    """Motions each; their distance from each other is the diversity."""
    num_steps: int = 20

    def __post_init__(self) -> None:
        if self.prompts < 0 or self.seeds < 2 or self.num_steps < 1:
            raise ConfigError(
                f"guards need prompts >= 0, seeds >= 2 and num_steps >= 1; got {self.prompts}, {self.seeds} and "
                f"{self.num_steps}"
            )


@dataclass(frozen=True, kw_only=True)
class AlignmentConfig(TrainingConfig):
    """What both stages have. The network and the predicted quantity are those of the model that is aligned."""

    reward: RewardOptions = field(default_factory=RewardOptions)
    guards: GuardOptions = field(default_factory=GuardOptions)

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.lora.rank or self.curation != CurationConfig():
            raise ConfigError("alignment trains all weights, on sentences: lora and curation have no meaning here")


@dataclass(frozen=True, kw_only=True)
class DPOConfig(AlignmentConfig):
    """A run of `kinoflow train dpo`."""

    candidates: PairOptions = field(default_factory=PairOptions)
    preference: PreferenceOptions = field(default_factory=PreferenceOptions)


@dataclass(frozen=True, kw_only=True)
class GRPOConfig(AlignmentConfig):
    """A run of `kinoflow train grpo`."""

    policy: PolicyOptions = field(default_factory=PolicyOptions)

    def __post_init__(self) -> None:
        super().__post_init__()
        # The first update compares with itself, so rounding cancels; in later ones it would be most of the ratio.
        if self.precision != "fp32" and self.policy.updates > 1:
            raise ConfigError(
                "grpo with policy.updates above 1 needs precision fp32: bf16 rounds away the log-probabilities that "
                "ratios compare"
            )
