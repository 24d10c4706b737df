"""Estimates of stage three against what its stages count for the same batches."""

import dataclasses

import pytest
import torch
from small import PROMPTS, Constant, SmallEncoder, dpo_config, grpo_config, replaced, small_pipeline

from kinoflow.alignment.dpo import DPOStage, PairFeatures
from kinoflow.alignment.estimate import alignment_estimate, pair_flops
from kinoflow.alignment.grpo import GRPOStage
from kinoflow.alignment.prompts import PromptSet
from kinoflow.cli import main
from kinoflow.text.features import TextFeatures
from kinoflow.training.estimate import TEXT_TOKENS, forward_flops, uniform
from kinoflow.training.stage import Share


def long_text(rows: int) -> TextFeatures:
    one = SmallEncoder().encode(["some words"]).padded(TEXT_TOKENS)
    return TextFeatures(one.tokens, torch.tensor([TEXT_TOKENS]), one.pooled).select([0] * rows)


@pytest.mark.parametrize("interval", [(0.0, 1.0), (0.0, 0.3)])
@pytest.mark.parametrize("updates", [1, 2])
def test_operations_of_grpo(interval, updates):
    pipe = small_pipeline()
    pipe.description = dataclasses.replace(pipe.description, guidance_interval=interval)
    config = replaced(grpo_config(), "policy", updates=updates)
    stage = GRPOStage(PromptSet(PROMPTS, pipe.text_encoder), Constant(), pipe, config)
    batches = stage.batches(0, pipe.model, Share())
    counted = 0.0
    for batch in batches:
        batch.text, batch.num_frames = long_text(1), uniform(4, config.network.train_frames)
        counted += stage.size(batch).flops
    needs, words = alignment_estimate(config, pipe.description)
    assert needs.flops_per_step == pytest.approx(counted)
    assert words == "2 groups of 4 motions a step, 2 of 6 steps trained"
    assert needs.state_bytes["reference"] == needs.state_bytes["weights"] == 4 * needs.parameters
    assert needs.state_bytes["weights packed for sampling"] == 4 * needs.parameters
    elsewhere, _ = alignment_estimate(dataclasses.replace(config, device="cuda"), pipe.description)
    assert "weights packed for sampling" not in elsewhere.state_bytes


def test_operations_of_dpo():
    config = replaced(dpo_config(micro_batches=3), "preference", pairs=2, times=4)
    motion = torch.zeros(config.network.train_frames, 201)
    stage = DPOStage([PairFeatures(motion, motion, long_text(1))], [], small_pipeline().model, config)
    needs, words = alignment_estimate(config, small_pipeline().description)
    assert needs.flops_per_step == pytest.approx(3 * stage.size(stage.batch(0)).flops)
    assert words == "6 pairs at 4 times each a step"
    low, _ = alignment_estimate(dataclasses.replace(config, precision="bf16"), small_pipeline().description)
    assert low.state_bytes["reference"] == 6 * needs.parameters
    # Every process has the whole reference: four share everything else.
    shared = needs.state_bytes["weights"] * 5 / 4 + needs.state_bytes["reference"]
    assert needs.peak_bytes(4) == pytest.approx(shared + needs.gathered_bytes + needs.activation_bytes)


def test_operations_of_making_pairs():
    """200 prompts of 4 motions, guided all the way: 8 rows and 2 texts a step, less than 8 rows with a text each."""
    description, config = small_pipeline().description, dpo_config()
    found = pair_flops(config, description) / (200 * description.num_steps)
    frames = config.network.train_frames
    assert found < forward_flops(config.network, uniform(8, frames), uniform(8, TEXT_TOKENS))
    assert found > forward_flops(config.network, uniform(8, frames), uniform(8, 1))


def test_a_scale_of_one_is_no_guidance():
    """Half as many rows, with one text instead of two."""
    description, config = small_pipeline().description, dpo_config()
    plain = pair_flops(config, dataclasses.replace(description, guidance_scale=1.0))
    little = pair_flops(config, dataclasses.replace(description, guidance_scale=1.01))
    assert little == pytest.approx(2 * plain)


@pytest.mark.slow
def test_commands(capsys):
    for stage in ("dpo", "grpo"):
        assert main(["train", stage, "--recipe", "paper-0.46b", "--estimate"]) == 0
        shown = capsys.readouterr().out
        assert "reference" in shown
        assert "H100" in shown
        assert "activations of a micro-batch" in shown
    for stage in ("finetune", "dpo"):
        assert main(["train", stage, "--estimate"]) == 2
    assert "--recipe NAME" in capsys.readouterr().err
