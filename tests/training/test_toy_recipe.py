"""From a dataset folder to a model that has learnt something, through every room of training."""

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest
import torch

from kinoflow import MotionPipeline
from kinoflow.data.manifest import TRAIN, VALIDATION, Caption, ClipRecord
from kinoflow.data.shards import ShardWriter
from kinoflow.errors import DataError, OptionError
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.canonical import canonicalise
from kinoflow.motion.features import encode
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.recipes import RECIPES, recipe
from kinoflow.text.features import TextFeatures
from kinoflow.training import pretrain


class WordEncoder:
    """Each word is a vector of its own."""

    name, token_width, pooled_width, max_tokens = "minilm", 384, 384, 77

    def encode(self, captions) -> TextFeatures:
        rows = []
        for caption in captions:
            seeds = [sum(word.encode()) for word in caption.split()]
            words = torch.stack([torch.randn(384, generator=torch.Generator().manual_seed(s)) for s in seeds])
            rows.append(TextFeatures(words[None], torch.tensor([len(words)]), words.mean(dim=0, keepdim=True)))
        return TextFeatures.cat(rows)


def write_clips(folder: Path) -> None:
    folder.mkdir()
    writer = ShardWriter(folder)
    for number in range(6):
        side, other = (("left", "right"), ("right", "left"))[number % 2]
        frames = 24 + 4 * number
        angles = np.zeros((frames, 22, 3))
        swing = np.sin(np.linspace(0, 6, frames) + number)
        angles[:, MANNEQUIN.index(f"{side[0].upper()}_Shoulder"), 2] = swing
        place = MANNEQUIN.rest_positions[0] + np.linspace(0, 1, frames)[:, None] * np.array([0, 0, 0.2 * number])
        record = ClipRecord(
            id=f"clip-{number}", source="made", licence=("CC0 1.0", "CC BY-NC 4.0")[number % 2],
            split=VALIDATION if number == 5 else TRAIN, group=str(number), label="swing", style=None, frames=frames,
            captions=(Caption(f"A person swings the {side} arm.", f"A person swings the {other} arm.", "made"),),
        )  # fmt: skip
        writer.add(record, encode(canonicalise(MotionClip(axis_angle_to_matrix(angles), place, 30.0))))
    writer.close([], {})


@pytest.fixture
def data(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(pretrain, "load_text_encoder", lambda name: WordEncoder())
    write_clips(tmp_path / "data")
    return tmp_path / "data"


def test_toy_recipe_learns(data, tmp_path):
    config = dataclasses.replace(recipe("toy"), num_steps=60, log_every=10, validate_every=30, checkpoint_every=60)
    trainer = pretrain.build_trainer(config, data, tmp_path / "run", licence=pretrain.dataset_licence(data))
    before = trainer.validate()["flow"]
    folder = trainer.train()
    lines = [json.loads(line) for line in (tmp_path / "run" / "log.jsonl").read_text().splitlines()]
    flow = [line["flow"] for line in lines if line["kind"] == "train"]
    assert flow[-1] < 0.5 * flow[0]
    assert trainer.validate()["flow"] < 0.8 * before

    pipe = MotionPipeline.from_pretrained(folder, text_encoder=WordEncoder())
    assert "non-commercial" in pipe.description.licence
    clip = pipe("A person swings the left arm.", duration=1.0)[0]
    assert clip.num_frames == 30
    np.testing.assert_allclose(
        pipe.model.mean.numpy(), pretrain.DatasetFolder.open(data).statistics().mean.astype(np.float32)
    )


def test_text_features_are_made_once(data, monkeypatch):
    calls = []
    monkeypatch.setattr(pretrain, "load_text_encoder", lambda name: calls.append(name) or WordEncoder())
    store = pretrain.caption_features(data, "minilm")
    assert set(store.captions) == {"A person swings the left arm.", "A person swings the right arm."}
    pretrain.caption_features(data, "minilm")
    assert calls == ["minilm"]


def test_training_can_start_from_weights(data, tmp_path):
    config = dataclasses.replace(recipe("toy"), num_steps=2)
    first = pretrain.build_trainer(config, data, tmp_path / "first").weights.master
    first.mean.add_(0.125)
    second = pretrain.build_trainer(config, data, tmp_path / "second", start_from=first)
    assert second.weights.master is first
    # The batches are normalised by the statistics of the weights, not by those of the data.
    plain = pretrain.build_trainer(config, data, tmp_path / "third")
    moved, still = second.stage.clips(0), plain.stage.clips(0)
    varying = first.std > 1e-2
    shift = ((still.motion - moved.motion) * first.std)[..., varying]
    torch.testing.assert_close(shift, torch.full_like(shift, 0.125), atol=1e-3, rtol=0)


def test_licence_of_free_data(tmp_path):
    with pytest.raises(DataError):
        pretrain.dataset_licence(tmp_path)


@pytest.mark.parametrize("name", RECIPES)
def test_recipes_fit_together(name):
    config = recipe(name)
    patch = config.network.patch_size
    assert config.sampler.pad_multiple % patch == 0, "a batch must be whole patches"
    assert json.loads(json.dumps(config.to_dict()))["name"] == config.name


def test_unknown_recipe_names_the_known():
    with pytest.raises(OptionError, match=r"compact.*toy"):
        recipe("compakt")
