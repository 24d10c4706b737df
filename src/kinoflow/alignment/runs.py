"""From a model folder, prompts and pairs to a `Trainer` of stage three."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from kinoflow.alignment.config import AlignmentConfig, DPOConfig, GRPOConfig
from kinoflow.alignment.dpo import DPOStage, PairFeatures
from kinoflow.alignment.grpo import GRPOStage
from kinoflow.alignment.guards import Guards
from kinoflow.alignment.pairs import PreferencePair, load_motions
from kinoflow.alignment.prompts import Prompt, PromptSet, held_out_texts
from kinoflow.alignment.rewards import Reward, Similarity
from kinoflow.errors import DataError, OptionError
from kinoflow.inference.loading import trainable_copy
from kinoflow.inference.pipeline import MIN_FRAMES, MotionPipeline
from kinoflow.motion.canonical import canonicalise
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import encode
from kinoflow.runs import texts_fingerprint
from kinoflow.training.engine import TrainedModel, Trainer
from kinoflow.training.origin import check_origin, fingerprint_of_weights
from kinoflow.training.processes import Processes


def build_grpo(
    config: GRPOConfig,
    reference: MotionPipeline,
    output: Path,
    prompts: Sequence[Prompt],
    held_out: Sequence[Prompt],
    *,
    similarity: Similarity | None = None,
    processes: Processes | None = None,
) -> Trainer:
    """A run of Flow-GRPO.

    Args:
        config: the recipe, of the model's network.
        reference: what is aligned, a copy of it, of `inference/loading.py:load_reference`.
        output: run folder.
        prompts: to train on.
        held_out: for the guards; may be empty.
        similarity: the retrieval evaluator, where the reward gives it a weight.
        processes: this process among those that train together.

    Raises:
        DataError: there is no prompt.
        OptionError: the reward needs an evaluator that is not there, or the recipe is of another network.
        RunError: `output` holds a run from another model, or on other prompts.
    """
    processes = processes or Processes(device=config.device)
    _check(config, reference)
    reward = Reward(config.reward, similarity)
    assert reference.text_encoder is not None
    guards = _guards(config, reference, held_out, reward, config.policy.guidance_scale)
    stage = GRPOStage(PromptSet(prompts, reference.text_encoder), reward, reference, config, guards)
    sentences = texts_fingerprint(f"{prompt.text}#{prompt.num_frames}" for prompt in prompts)
    check_origin(output, {"model": fingerprint_of_weights(reference.model), "set of prompts": sentences}, processes)
    return _trainer(config, reference, stage, output, processes)


def build_dpo(
    config: DPOConfig,
    reference: MotionPipeline,
    output: Path,
    pairs: Sequence[PreferencePair],
    *,
    similarity: Similarity | None = None,
    processes: Processes | None = None,
) -> Trainer:
    """A run of DPO. Pairs of a share of the prompts, chosen by their hash, are held out; guards use those prompts.

    Arguments as in `build_grpo`.

    Raises:
        DataError: there is no pair, or a pair cannot be used.
        MotionFileError: a motion of a pair cannot be read.
        OptionError, RunError: see `build_grpo`.
    """
    processes = processes or Processes(device=config.device)
    _check(config, reference)
    reward = Reward(config.reward, similarity)
    share = config.preference.held_out
    features = [pair_features(pair, reference) for pair in pairs]
    measured = held_out_texts([pair.prompt for pair in pairs], share)
    held_out = [pair.prompt in measured for pair in pairs]
    prompts = {
        pair.prompt: Prompt(pair.prompt, pair.num_frames) for pair, out in zip(pairs, held_out, strict=True) if out
    }
    guards = _guards(config, reference, list(prompts.values()), reward, 0.0)
    stage = DPOStage(
        [feature for feature, out in zip(features, held_out, strict=True) if not out],
        [feature for feature, out in zip(features, held_out, strict=True) if out],
        reference.model,
        config,
        guards,
    )
    judged = texts_fingerprint(f"{pair.prompt}#{pair.winner_score}#{pair.loser_score}" for pair in pairs)
    check_origin(output, {"model": fingerprint_of_weights(reference.model), "set of pairs": judged}, processes)
    return _trainer(config, reference, stage, output, processes)


def pair_features(pair: PreferencePair, pipe: MotionPipeline) -> PairFeatures:
    """A pair as the network sees it: in the canonical frame, encoded and normalised.

    Raises:
        DataError: a motion is too short or too long for the model.
        MotionFileError: a motion cannot be read.
        PromptError: the prompt cannot be encoded.
    """
    winner, loser = (motion_features(clip, pipe, pair.prompt) for clip in load_motions(pair))
    return PairFeatures(winner, loser, pipe.encode_text([pair.prompt]))


def motion_features(clip: MotionClip, pipe: MotionPipeline, name: str) -> Tensor:
    """[T, D] normalised features of a clip, float32.

    Raises:
        DataError: too short or too long for the model.
    """
    clip = canonicalise(clip)
    if not MIN_FRAMES <= clip.num_frames <= pipe.train_frames:
        raise DataError(
            f"a motion of the pair for {name!r} has {clip.num_frames} frames; this model takes {MIN_FRAMES} to "
            f"{pipe.train_frames}"
        )
    features = pipe.statistics().normalise(encode(clip, pipe.description.rest_pelvis_offset_m))
    return torch.from_numpy(features.astype(np.float32))


def _check(config: AlignmentConfig, reference: MotionPipeline) -> None:
    """Whether a recipe is of the model before alignment."""
    given = reference.description
    given.require_field("alignment")
    if given.network != config.network or given.prediction != config.objective.prediction:
        raise OptionError(
            f"{given.name or 'the model'} has another network or prediction than the recipe {config.name!r}"
        )


def _guards(
    config: AlignmentConfig, reference: MotionPipeline, prompts: Sequence[Prompt], reward: Reward, scale: float
) -> Guards | None:
    if not prompts or not config.guards.prompts:
        return None
    assert reference.text_encoder is not None
    scale = scale or reference.description.guidance_scale
    return Guards(reference, PromptSet(prompts, reference.text_encoder), reward, config.guards, scale, config.seed)


def _trainer(
    config: AlignmentConfig,
    reference: MotionPipeline,
    stage: DPOStage | GRPOStage,
    output: Path,
    processes: Processes,
) -> Trainer:
    model = trainable_copy(reference).to(processes.device)
    before = reference.description
    description = replace(before, name=config.name, training_steps=before.training_steps + config.num_steps)
    return Trainer(model, TrainedModel(description), stage, config, output, processes=processes)
