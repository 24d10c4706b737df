"""Training of the evaluator: it learns, and a stopped run goes on exactly."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import numpy as np
import pytest
import torch
from evaluations import WordEncoder, swinging

from kinoflow.data.loader import Draw, MotionDataset, SamplerOptions
from kinoflow.data.manifest import TRAIN, VALIDATION, Caption, ClipRecord
from kinoflow.data.shards import ShardWriter
from kinoflow.errors import ConfigError, DataError, RunError
from kinoflow.evaluation.reference import references_of_dataset
from kinoflow.measures.evaluator import load_network
from kinoflow.measures.text_motion import NUM_INPUTS, TextMotionConfig
from kinoflow.motion.canonical import mirror
from kinoflow.motion.features import decode, encode
from kinoflow.text.cache import FeatureStore
from kinoflow.training.config import OptimizerConfig
from kinoflow.training.evaluator import (
    EvaluatorTrainingConfig,
    build_evaluator,
    input_statistics,
    make_pairs,
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Clips of a left or right arm that swings, standing or walking; captions say which."""
    folder = tmp_path_factory.mktemp("data")
    writer = ShardWriter(folder)
    captions = []
    for number in range(40):
        side, other = (("left", "right"), ("right", "left"))[number % 2]
        does = ("stands", "walks")[number // 2 % 2]
        text = Caption(f"{does} with the {side} arm", f"{does} with the {other} arm", "made")
        captions += [text.text, text.mirrored]
        split = VALIDATION if number >= 32 else TRAIN
        clip = swinging(30 + number, side, 1.5 * (does == "walks"))
        record = ClipRecord(f"c{number}", "made", "CC0 1.0", split, f"g{number}", does, None, 30 + number, (text,))
        writer.add(record, encode(clip))
    writer.close([], {})
    encoder = WordEncoder()
    encoder.name = "minilm"
    FeatureStore.build(captions, encoder, folder / "text-minilm")
    return folder


def config(**changes) -> EvaluatorTrainingConfig:
    values = {
        "network": TextMotionConfig(
            width=16, motion_layers=1, text_layers=1, num_heads=2, mlp_width=32, embedding_width=8, token_width=10
        ),
        "optimizer": OptimizerConfig(learning_rate=1e-2, warmup_steps=2, ema_decay=0.8),
        "sampler": SamplerOptions(batch_size=16, bucket_batches=2, mirrored_pairs=True),
        "num_steps": 8,
        "log_every": 4,
        "validate_every": 4,
        "checkpoint_every": 4,
        "precision": "fp32",
    }
    return EvaluatorTrainingConfig(**(values | changes))


@pytest.mark.slow
def test_it_learns_sides_and_speeds(data, tmp_path):
    trainer = build_evaluator(config(num_steps=60, log_every=60, checkpoint_every=60), data, tmp_path / "run")
    before = trainer.validate()
    folder = trainer.train()
    after = trainer.validate()
    # Four meanings, each a quarter of the pool; a caption of the same meaning counts as found.
    assert before["top1"] < 0.6
    assert after["top1"] > 0.95
    assert after["side"] > 0.95
    model, name, notes = load_network(folder)
    assert (name, notes["steps"]) == ("minilm", 60)
    assert "CC0 1.0" in notes["licence"]
    for key, tensor in trainer.weights.averaged_state().items():
        torch.testing.assert_close(model.state_dict()[key], tensor, rtol=0, atol=0)


def test_a_stopped_run_goes_on_exactly(data, tmp_path):
    whole = build_evaluator(config(), data, tmp_path / "whole")
    whole.train()
    first = build_evaluator(config(), data, tmp_path / "part")
    first.train(stop_at=3)
    second = build_evaluator(config(), data, tmp_path / "part")
    assert second.resume()
    assert second.step == 3
    second.train()
    for key, tensor in whole.weights.averaged_state().items():
        torch.testing.assert_close(second.weights.averaged_state()[key], tensor, rtol=0, atol=0)


def test_an_interrupt_leaves_a_checkpoint(data, tmp_path, monkeypatch):
    trainer = build_evaluator(config(), data, tmp_path / "run")
    step = trainer._train_step

    def interrupted():
        if trainer.step == 1:
            os.kill(os.getpid(), signal.SIGINT)
        return step()

    monkeypatch.setattr(trainer, "_train_step", interrupted)
    with pytest.raises(KeyboardInterrupt):
        trainer.train()
    again = build_evaluator(config(), data, tmp_path / "run")
    assert again.resume()
    assert again.step == 2


def test_runs_of_another_configuration_are_refused(data, tmp_path):
    build_evaluator(config(), data, tmp_path / "run").train(stop_at=1)
    with pytest.raises(RunError, match="another seed"):
        build_evaluator(config(seed=1), data, tmp_path / "run").resume()
    assert build_evaluator(config(num_steps=9), data, tmp_path / "run").resume()
    with pytest.raises(ConfigError, match="precision"):
        config(precision="fp16")
    with pytest.raises(DataError, match="shorter segments"):
        build_evaluator(config(network=TextMotionConfig(max_frames=50)), data, tmp_path / "x")


def test_pairs_are_clips_and_their_mirror_images(data):
    dataset = MotionDataset(data, TRAIN)
    lookup = FeatureStore(data / "text-minilm").lookup
    pairs = make_pairs(dataset, [Draw(0, 0, False, 0, 30), Draw(0, 0, True, 0, 30), Draw(3, 0, False, 0, 33)], lookup)
    clip = decode(dataset.features(0).double().numpy())
    np.testing.assert_allclose(pairs.joints[0, :30].numpy(), clip.joints, atol=2e-3)
    np.testing.assert_allclose(pairs.joints[1, :30].numpy(), mirror(clip).joints, atol=2e-3)
    torch.testing.assert_close(pairs.joints[0, 30:], pairs.joints[0, 29:30].expand(3, -1, -1))
    assert pairs.captions[:2] == ("stands with the left arm", "stands with the right arm")
    assert pairs.wordings[1] == frozenset(["stands with the right arm"])
    assert pairs.lengths.tolist() == [30, 30, 33]


def test_statistics_of_inputs_are_those_of_mirrored_data(data):
    mean, std = input_statistics(MotionDataset(data, TRAIN), seed=0)
    assert mean.shape == std.shape == (NUM_INPUTS,)
    # Data and mirror image together: no side, no turning.
    assert abs(float(mean[0])) < 1e-4
    assert abs(float(mean[-1])) < 1e-4
    assert float(std.max()) > 0.1


def test_reference_clips_of_a_dataset(data):
    found = references_of_dataset(data, tests=5, seed=1)
    tests = [one for one in found if one.record.test]
    assert len(tests) == 5
    assert len(found) == 37
    assert all(int(one.record.id[1:]) >= 32 for one in tests)
    assert all(one.clip.num_frames == 30 + int(one.record.id[1:]) for one in found)
    again = references_of_dataset(data, tests=5, seed=1)
    assert [one.record for one in again] == [one.record for one in found]
