"""A random model small enough to align in milliseconds, with a stand-in for its text encoder and made-up rewards."""

import dataclasses
from pathlib import Path

import torch
from reference.tiny import CONTEXT_WIDTH, POOLED_WIDTH, random_model, tiny_config

from kinoflow.alignment.config import DPOConfig, GRPOConfig, GuardOptions, PolicyOptions, RewardOptions
from kinoflow.alignment.grpo import GRPOStage
from kinoflow.alignment.guards import Guards
from kinoflow.alignment.prompts import Prompt, PromptSet
from kinoflow.alignment.rewards import Reward
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.model.description import ModelDescription
from kinoflow.motion.features import layout_fingerprint
from kinoflow.text.features import TextFeatures
from kinoflow.training.config import ObjectiveConfig, OptimizerConfig
from kinoflow.training.engine import TrainedModel, Trainer
from kinoflow.training.processes import Processes

PHYSICS_ONLY = RewardOptions(probes=0.0, similarity=0.0)


class SmallEncoder:
    """Every sentence has random features of its own."""

    name, token_width, pooled_width, max_tokens = "small", CONTEXT_WIDTH, POOLED_WIDTH, 77

    def encode(self, captions) -> TextFeatures:
        rows = []
        for caption in captions:
            generator = torch.Generator().manual_seed(sum(caption.encode()))
            length = 1 + len(caption) % 4
            tokens = torch.randn(1, length, CONTEXT_WIDTH, generator=generator)
            rows.append(TextFeatures(tokens, torch.tensor([length]), torch.randn(1, POOLED_WIDTH, generator=generator)))
        return TextFeatures.cat(rows)


PROMPTS = [Prompt("A person walks.", 20, "walk"), Prompt("walk on", 24, "walk"), Prompt("A person bows.", 21, "bow")]


class Forward(Reward):
    """How far a clip goes along +Z, metres: something that a gradient can find."""

    def __init__(self) -> None:
        super().__init__(PHYSICS_ONLY)

    def scores(self, sentences, clips):
        return [{"forward": float(clip.translation[-1, 2])} for clip in clips]

    def total(self, scores):
        return scores["forward"]


class Constant(Forward):
    """Every clip is as good as any other."""

    def scores(self, sentences, clips):
        return [{"forward": 0.1} for _ in clips]


def small_pipeline(seed: int = 0, prediction: str = "velocity", **changes) -> MotionPipeline:
    model = random_model(seed=seed, **changes).requires_grad_(False)
    description = ModelDescription(
        network=model.config,
        prediction=prediction,
        layout=layout_fingerprint(),
        guidance_scale=2.0,
        name="small",
    )
    return MotionPipeline(model, description, SmallEncoder())  # type: ignore[arg-type]


POLICY = PolicyOptions(group_size=4, num_steps=6, window_start=1, window_steps=2)


def grpo_config(**changes) -> GRPOConfig:
    values = {
        "name": "small",
        "network": tiny_config(),
        "optimizer": OptimizerConfig(learning_rate=1e-3, warmup_steps=0, ema_decay=0.0),
        "policy": POLICY,
        "reward": PHYSICS_ONLY,
        "guards": GuardOptions(prompts=2, seeds=2, num_steps=3),
        "micro_batches": 2,
        "num_steps": 4,
        "log_every": 1,
        "validate_every": 2,
        "checkpoint_every": 2,
    }
    return GRPOConfig(**(values | changes))


def grpo_trainer(
    folder: Path,
    config: GRPOConfig | None = None,
    reward: Reward | None = None,
    *,
    only: str = "",
    processes: Processes | None = None,
    **changes,
) -> Trainer:
    config = config or grpo_config()
    reference = small_pipeline(**changes)
    prompts = PromptSet(PROMPTS, reference.text_encoder)
    reward = reward or Forward()
    guards = Guards(reference, prompts, reward, config.guards, 2.0, config.seed)
    stage = GRPOStage(prompts, reward, reference, config, guards)
    trained = small_pipeline(**changes).model
    for name, parameter in trained.named_parameters():
        parameter.requires_grad_(name.startswith(only))
    return Trainer(trained, TrainedModel(reference.description), stage, config, folder, processes=processes)


def dpo_config(**changes) -> DPOConfig:
    values = {
        "name": "small",
        "network": tiny_config(),
        "objective": ObjectiveConfig(),
        "optimizer": OptimizerConfig(learning_rate=1e-3, warmup_steps=0, ema_decay=0.0),
        "reward": PHYSICS_ONLY,
        "num_steps": 4,
        "log_every": 1,
        "validate_every": 2,
        "checkpoint_every": 2,
    }
    return DPOConfig(**(values | changes))


def replaced(config, section: str, **changes):
    return dataclasses.replace(config, **{section: dataclasses.replace(getattr(config, section), **changes)})
