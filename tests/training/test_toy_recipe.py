"""From a dataset folder to a model that has learnt something, through every room of training."""

import dataclasses
import json
import re

import numpy as np
import pytest
import torch
from made_data import WordEncoder

from kinoflow import MotionPipeline
from kinoflow.data.manifest import TRAIN, Caption, ClipRecord
from kinoflow.data.shards import ShardWriter
from kinoflow.errors import DataError, OptionError
from kinoflow.motion.features import NUM_FEATURES
from kinoflow.recipes import RECIPES, model_of_recipe, recipe
from kinoflow.recipes.recipe import SOURCES, with_fields
from kinoflow.training import pretrain
from kinoflow.training.config import LoraConfig


def test_toy_recipe_learns(data, tmp_path):
    config = dataclasses.replace(
        recipe("toy").pretrain(), num_steps=60, log_every=10, validate_every=30, checkpoint_every=60
    )
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
    monkeypatch.setattr(pretrain, "load_text_encoder", lambda name, **more: calls.append(name) or WordEncoder())
    store = pretrain.caption_features(data, "minilm")
    assert set(store.captions) == {"A person swings the left arm.", "A person swings the right arm."}
    pretrain.caption_features(data, "minilm")
    assert calls == ["minilm"]


def test_text_features_of_a_dataset_that_may_not_be_written_are_kept_elsewhere(data, tmp_path, monkeypatch):
    """Root may write everything, so the answer of the system is made up."""
    calls, reasons = [], {data: "Read-only file system"}
    monkeypatch.setattr(pretrain, "load_text_encoder", lambda name, **more: calls.append(name) or WordEncoder())
    monkeypatch.setattr(pretrain, "why_not_writable", lambda folder: reasons.get(folder, ""))
    monkeypatch.setenv("KINOFLOW_CACHE", str(tmp_path / "cache"))
    before = sorted(path.name for path in data.iterdir())
    for _ in range(2):
        store = pretrain.caption_features(data, "minilm")
        assert set(store.captions) == {"A person swings the left arm.", "A person swings the right arm."}
    assert calls == ["minilm"]
    assert sorted(path.name for path in data.iterdir()) == before
    assert store.folder.parent == tmp_path / "cache" / "text"


def test_training_can_start_from_weights(data, tmp_path):
    config = dataclasses.replace(recipe("toy").pretrain(), num_steps=2)
    trainer = pretrain.build_trainer(config, data, tmp_path / "first")
    first = trainer.weights.master
    first.mean.add_(0.125)
    start = pretrain.StartingPoint(first, trainer.product.description)
    second = pretrain.build_trainer(config, data, tmp_path / "second", start_from=start)
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


@pytest.mark.parametrize(
    ("licences", "expected"),
    [
        ([("MIT", "permissive"), ("my own", "permissive")], "trained on data under MIT; my own"),
        ([("MIT", "permissive"), ("see LICENSE", "non-commercial")], "non-commercial use only: {} see LICENSE"),
        ([("NVIDIA License, non-commercial", "unknown")], "non-commercial use only: {} NVIDIA License, non-commercial"),
        ([("MIT + CC BY-NC 4.0", "non-commercial")], "non-commercial use only: {} CC BY-NC 4.0"),
    ],
)
def test_what_forbids_commercial_use_is_named(tmp_path, licences, expected):
    writer = ShardWriter(tmp_path)
    for number, (licence, allowed) in enumerate(licences):
        caption = Caption("A person stands.", "A person stands.", "made")
        record = ClipRecord(str(number), "made", licence, TRAIN, "g", "stand", None, 20, (caption,), allowed)
        writer.add(record, np.zeros((20, NUM_FEATURES)))
    writer.close([], {})
    assert pretrain.dataset_licence(tmp_path) == expected.format("trained on data under")


@pytest.mark.parametrize("name", RECIPES)
def test_recipes_fit_together(name):
    config = recipe(name).pretrain()
    patch = config.network.patch_size
    assert config.sampler.pad_multiple % patch == 0, "a batch must be whole patches"
    assert json.loads(json.dumps(config.to_dict()))["name"] == config.name


@pytest.mark.parametrize("name", RECIPES)
def test_every_value_of_a_recipe_says_where_it_comes_from(name):
    for stage in ("pretrain", "finetune", "dpo", "grpo", "distill"):
        for field, origin in recipe(name).origins(stage, adapters=True).items():
            assert re.match(rf"({'|'.join(SOURCES)})\b", origin), (stage, field, origin)


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_holds_every_stage(name):
    """All of them can be made for its own model, with adapters or without, and keep its network."""
    held = recipe(name)
    model = model_of_recipe(held.pretrain())
    lora = LoraConfig(rank=4)
    made = [held.finetune(model), held.finetune(model, lora), held.dpo(model), held.grpo(model)]
    made += [held.distill(model, 3), held.distill(model, 3, lora)]
    assert {config.network for config in made} == {model.network}
    assert [config.lora.rank for config in made] == [0, 4, 0, 0, 0, 4]
    assert (made[4].distillation.steps, made[4].sampling_steps) == (3, 3)


def test_a_field_that_is_not_there_is_no_value_of_a_recipe():
    with pytest.raises(TypeError):
        with_fields(recipe("toy").pretrain(), {"optimizer.rate": 1.0})


def test_unknown_recipe_names_the_known():
    with pytest.raises(OptionError, match=r"compact.*toy"):
        recipe("compakt").pretrain()
