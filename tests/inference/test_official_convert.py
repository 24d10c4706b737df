"""Conversion between official and kinoflow folders: every tensor and setting there and back, nothing overwritten."""

import dataclasses
import filecmp
from pathlib import Path

import numpy as np
import pytest
import torch
import yaml
from hypothesis import given
from hypothesis import strategies as st
from reference.tiny import random_model, random_text, tiny_config

from kinoflow.errors import CheckpointError, ConfigError, ModelError, OutputError
from kinoflow.inference import convert
from kinoflow.inference.official import load_official
from kinoflow.inference.official_config import describe, official_config
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.model.config import ACTIVATIONS, MOTION_MASKS, QK_NORMS
from kinoflow.model.description import ModelDescription
from kinoflow.model.folder import load_model, save_model
from kinoflow.model.official import to_official
from kinoflow.text import system_prompt


def description(**changes) -> ModelDescription:
    """Of a model that official code could run."""
    base = describe(
        {
            "network_module": "hymotion/network/hymotion_mmdit.HunyuanMotionMMDiT",
            "network_module_args": {"input_dim": 201, "feat_dim": 64},
            "train_pipeline": "hymotion/pipeline/motion_diffusion.MotionFlowMatching",
            "train_pipeline_args": {},
        }
    )
    return dataclasses.replace(base, **changes)


@pytest.fixture(scope="module")
def model():
    model = random_model(tiny_config(start_token=True, long_skip=True))
    model.mean += torch.linspace(-1, 1, 201)
    model.std *= torch.linspace(0.5, 2, 201)
    return model


@pytest.fixture
def official(tmp_path, model) -> Path:
    """An official folder with settings that a kinoflow folder has no place for, and float64 statistics."""
    folder = tmp_path / "official"
    (folder / "numbers").mkdir(parents=True)
    config = official_config(description(network=model.config, num_steps=7, text_max_tokens=24))
    config["train_pipeline_args"] |= {"train_cfg": {"cond_mask_prob": 0.1}, "mean_std_dir": "./numbers/"}
    config["network_module_args"]["norm_type"] = "layer"
    (folder / "config.yml").write_text("# by hand\n" + yaml.safe_dump(config))
    torch.save({"model_state_dict": to_official(model), "epoch": 3, "global_step": 100}, folder / "latest.ckpt")
    for name in ("mean", "std"):
        exact = getattr(model, name).double().numpy() * (1 + 1e-9)
        np.save(folder / "numbers" / f"{name.capitalize()}.npy", exact)
    return folder


def state_of(folder: Path) -> dict[str, torch.Tensor]:
    return torch.load(folder / "latest.ckpt", weights_only=True)["model_state_dict"]


def test_there_and_back_are_the_same_files(official, tmp_path):
    convert.from_official(official, tmp_path / "ours")
    convert.to_official_folder(tmp_path / "ours", tmp_path / "back")
    before, after = state_of(official), state_of(tmp_path / "back")
    assert before.keys() == after.keys()
    assert all(torch.equal(before[name], after[name]) and before[name].dtype == after[name].dtype for name in before)
    for name in ("config.yml", "numbers/Mean.npy", "numbers/Std.npy"):
        assert filecmp.cmp(official / name, tmp_path / "back" / name, shallow=False), name
    content = torch.load(tmp_path / "back" / "latest.ckpt", weights_only=True)
    assert content["global_step"] == 100


def test_both_folders_are_the_same_model(official, tmp_path):
    convert.from_official(official, tmp_path / "ours")
    theirs, ours = (MotionPipeline.from_pretrained(f, text_encoder=None) for f in (official, tmp_path / "ours"))
    assert theirs.description == ours.description
    start = {"num_frames": [24], "seeds": [3], "steps": 2}
    assert torch.equal(theirs.sample(random_text([4]), **start), ours.sample(random_text([4]), **start))


def test_bfloat16_rounds_the_weights_and_not_the_statistics(official, tmp_path, model):
    convert.from_official(official, tmp_path / "ours", dtype=torch.bfloat16)
    loaded, _ = load_model(tmp_path / "ours")
    for name, tensor in model.state_dict().items():
        expected = tensor if name in ("mean", "std") else tensor.bfloat16().float()
        assert torch.equal(loaded.state_dict()[name], expected), name
    convert.to_official_folder(tmp_path / "ours", tmp_path / "back", dtype=torch.bfloat16)
    state = state_of(tmp_path / "back")
    assert {tensor.dtype for name, tensor in state.items() if name not in ("mean", "std")} == {torch.bfloat16}
    assert state["mean"].dtype == torch.float32
    assert torch.equal(load_official(tmp_path / "back")[0].state_dict()["null_context"], loaded.null_context)


def test_a_model_of_ours_becomes_an_official_folder(tmp_path, model):
    ours = description(network=model.config, name="mine", training_steps=9, licence="mine")
    save_model(tmp_path / "ours", ours, model.state_dict())
    convert.to_official_folder(tmp_path / "ours", tmp_path / "theirs")
    loaded, found = load_official(tmp_path / "theirs")
    assert dataclasses.replace(found, name="mine", licence="mine") == ours
    assert all(torch.equal(loaded.state_dict()[name], tensor) for name, tensor in model.state_dict().items())
    for name in ("mean", "std"):
        stored = np.load(tmp_path / "theirs" / "stats" / f"{name.capitalize()}.npy")
        assert (stored.dtype, stored.shape) == (np.float64, (201,))
        np.testing.assert_array_equal(stored, getattr(model, name).numpy())


def test_kept_settings_of_a_changed_model_are_not_used(official, tmp_path, model):
    convert.from_official(official, tmp_path / "ours")
    kept = (tmp_path / "ours" / "official" / "config.yml").read_text()
    changed = description(network=model.config, num_steps=11, text_max_tokens=24)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(convert, "load_model", lambda _: (model, changed))
        convert.to_official_folder(tmp_path / "ours", tmp_path / "back")
    written = (tmp_path / "back" / "config.yml").read_text()
    assert written != kept
    assert describe(yaml.safe_load(written)).num_steps == 11


@given(data=st.data())
def test_every_setting_survives(data):
    draw, flags = data.draw, st.booleans()
    network = tiny_config(
        num_layers=draw(st.sampled_from([3, 6])),
        mlp_ratio=draw(st.sampled_from([1.0, 2.5, 4.0])),
        mlp_activation=draw(st.sampled_from(ACTIVATIONS)),
        refiner_layers=draw(st.integers(0, 3)),
        refiner_mlp_ratio=draw(st.sampled_from([1.0, 3.0])),
        refiner_mlp_activation=draw(st.sampled_from(ACTIVATIONS)),
        refiner_qk_norm=draw(st.sampled_from(QK_NORMS)),
        refiner_qkv_bias=draw(flags),
        qk_norm=draw(st.sampled_from(QK_NORMS)),
        qkv_bias=draw(flags),
        motion_mask=draw(st.sampled_from(MOTION_MASKS)),
        band_frames=draw(st.integers(0, 5000)),
        rope_on_text=draw(flags),
        time_factor=draw(st.floats(0.1, 1e4)),
        train_frames=draw(st.integers(1, 5000)),
        output_activation=draw(st.sampled_from(ACTIVATIONS)),
        start_token=draw(flags),
        long_skip=draw(flags),
    )
    ours = description(
        network=network,
        text_max_tokens=draw(st.integers(1, 1000)),
        fps=draw(st.sampled_from([20.0, 29.97, 30.0])),
        guidance_scale=draw(st.floats(0, 20)),
        num_steps=draw(st.integers(1, 1000)),
        null_context=draw(flags),
        noise_on_device=draw(flags),
    )
    assert describe(yaml.safe_load(yaml.safe_dump(official_config(ours)))) == ours


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"prediction": "clean"}, "prediction"),
        ({"text_encoder": "minilm"}, "text_encoder"),
        ({"layout": "other"}, "layout"),
        ({"rest_pelvis_offset_m": (0.0, 0.0, 0.0)}, "rest_pelvis_offset_m"),
        ({"solver": "heun"}, "solver"),
        ({"guidance_interval": (0.0, 0.5)}, "guidance_interval"),
        ({"time_shift": 2.0}, "time_shift"),
        ({"network": tiny_config(patch_size=4)}, "patch_size"),
        ({"network": tiny_config(text_sees_motion=True)}, "text_sees_motion"),
    ],
)
def test_what_official_code_lacks_is_named_and_nothing_is_written(tmp_path, changes, named):
    ours = dataclasses.replace(description(network=tiny_config()), **changes)
    save_model(tmp_path / "ours", ours, random_model(ours.network).state_dict())
    with pytest.raises(ConfigError, match=named):
        convert.to_official_folder(tmp_path / "ours", tmp_path / "theirs")
    assert [path.name for path in tmp_path.iterdir()] == ["ours"]


def test_a_folder_with_content_is_never_replaced(official, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match="not empty"):
        convert.from_official(official, tmp_path / "mine")
    with pytest.raises(OutputError, match="not empty"):
        convert.from_official(official, official)
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "years of work"
    (tmp_path / "empty").mkdir()
    convert.from_official(official, tmp_path / "empty")
    assert (tmp_path / "empty" / "model.safetensors").is_file()


def test_too_little_space_is_told_before_writing(official, tmp_path, monkeypatch):
    monkeypatch.setattr(convert.shutil, "disk_usage", lambda _: convert.shutil._ntuple_diskusage(10, 9, 1))
    with pytest.raises(OutputError, match="GB are free"):
        convert.from_official(official, tmp_path / "ours")
    assert not (tmp_path / "ours").exists()


def test_a_failure_while_writing_leaves_nothing(official, tmp_path, monkeypatch):
    def full(*_):
        raise RuntimeError("PytorchStreamWriter failed writing file data/3")

    convert.from_official(official, tmp_path / "ours")
    monkeypatch.setattr(convert.torch, "save", full)
    with pytest.raises(OutputError, match="failed writing"):
        convert.to_official_folder(tmp_path / "ours", tmp_path / "back")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["official", "ours"]


@pytest.mark.parametrize("name", ["Mean.npy", "Std.npy"])
@pytest.mark.parametrize("damage", ["other", "shape", "cut", "missing", "pointer", "pickle"])
def test_statistics_that_contradict_the_checkpoint_are_refused(official, name, damage):
    path = official / "numbers" / name
    if damage == "other":
        np.save(path, np.load(path) + 1e-3)
    elif damage == "shape":
        np.save(path, np.load(path)[:135])
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:200])
    elif damage == "missing":
        path.unlink()
    elif damage == "pointer":
        path.write_text("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1736\n")
    else:
        np.save(path, np.array([{"a": 1}], dtype=object), allow_pickle=True)
    with pytest.raises(CheckpointError, match=rf"{name}.*git lfs pull" if damage == "pointer" else name):
        load_official(official)


def test_statistics_beside_the_weights_are_optional(official):
    for path in (official / "numbers").iterdir():
        path.unlink()
    assert load_official(official)[1].num_steps == 7


def test_the_system_prompt_goes_into_the_folder(official, tmp_path, monkeypatch):
    def read(path, **_):
        assert path == tmp_path / "clone"
        return "\n    Summarise.\n"

    monkeypatch.setattr(system_prompt, "read_system_prompt", read)
    convert.from_official(official, tmp_path / "ours", prompt_source=tmp_path / "clone")
    assert (tmp_path / "ours" / system_prompt.FILE_NAME).read_bytes() == b"\n    Summarise.\n"


def test_a_wrong_system_prompt_is_an_error(official, tmp_path):
    (tmp_path / "text.txt").write_text("Summarise.")
    with pytest.raises(ModelError, match="system prompt"):
        convert.from_official(official, tmp_path / "ours", prompt_source=tmp_path / "text.txt")
    assert not (tmp_path / "ours").exists()
