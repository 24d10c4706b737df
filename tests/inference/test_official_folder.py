"""Official model folders: every setting honoured or refused by name, weights strict, nothing unpickled."""

import copy
import io
import os
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest
import torch
import yaml
from hypothesis import given
from hypothesis import strategies as st
from reference.tiny import random_model

from kinoflow.errors import CheckpointError, ConfigError, ModelError
from kinoflow.formats.npz import OFFICIAL_REST_PELVIS_M
from kinoflow.inference.official import describe, load_official
from kinoflow.inference.official_config import BODY_REST_PELVIS_OFFSET_M
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.model.official import to_official
from kinoflow.motion import MotionClip

CONFIG = {
    "network_module": "hymotion/network/hymotion_mmdit.HunyuanMotionMMDiT",
    "network_module_args": {
        "input_dim": 201,
        "feat_dim": 16,
        "ctxt_input_dim": 10,
        "vtxt_input_dim": 6,
        "num_layers": 3,
        "num_heads": 2,
        "mlp_ratio": 2.0,
        "mask_mode": "narrowband",
        "narrowband_length": 0.2,
        "apply_rope_to_single_branch": False,
        "time_factor": 1000.0,
        "text_refiner_cfg": {"num_layers": 1},
    },
    "train_pipeline": "hymotion/pipeline/motion_diffusion.MotionFlowMatching",
    "train_pipeline_args": {"train_frames": 24},
}


def config(**changes):
    """A copy with values at "section.name" changed; None removes."""
    values = copy.deepcopy(CONFIG)
    for path, value in changes.items():
        section = values
        *parents, last = path.split("__")
        for parent in parents:
            section = section.setdefault(parent, {})
        section[last] = value
    return values


@pytest.fixture(scope="module")
def state():
    return to_official(random_model(describe(CONFIG).network))


@pytest.fixture
def folder(tmp_path, state) -> Path:
    (tmp_path / "config.yml").write_text(yaml.safe_dump(CONFIG))
    torch.save({"model_state_dict": state, "epoch": 3, "global_step": 100}, tmp_path / "latest.ckpt")
    return tmp_path


def test_loads(folder, state):
    model, description = load_official(folder)
    for name, tensor in to_official(model).items():
        assert torch.equal(tensor, state[name]), name
    assert description.name == folder.name
    assert "European Union" in description.licence


def test_defaults_of_absent_settings():
    pipeline = describe(CONFIG)
    assert (pipeline.fps, pipeline.num_steps, pipeline.guidance_scale) == (30.0, 50, 1.0)
    assert (pipeline.null_context, pipeline.noise_on_device, pipeline.text_max_tokens) == (False, True, 512)
    bare = config()
    bare["network_module_args"] = {"input_dim": 201, "feat_dim": 64}
    network = describe(bare).network
    assert (network.num_layers, network.num_heads, network.mlp_ratio, network.mlp_activation) == (
        12,
        16,
        4.0,
        "gelu_tanh",
    )
    assert (network.context_width, network.pooled_width, network.time_factor) == (4096, 256, 1.0)
    assert (network.motion_mask, network.band_frames, network.rope_on_text) == ("none", 60, False)
    assert (network.qk_norm, network.qkv_bias, network.output_activation) == ("rms", True, "silu")
    assert (network.refiner_layers, network.refiner_mlp_ratio, network.refiner_mlp_activation) == (2, 4.0, "silu")
    assert (network.refiner_qk_norm, network.refiner_qkv_bias, network.patch_size) == ("layer", True, 1)
    assert (network.start_token, network.long_skip) == (False, False)
    bare["train_pipeline_args"] = {}
    assert describe(bare).network.train_frames == 360


def test_values_are_honoured():
    values = config(
        train_pipeline_args__infer_noise_scheduler_cfg={"validation_steps": 8},
        train_pipeline_args__test_cfg={"text_guidance_scale": 5.0, "mean_std_dir": "stats"},
        train_pipeline_args__enable_ctxt_null_feat=True,
        train_pipeline_args__random_generator_on_gpu=False,
        train_pipeline_args__output_mesh_fps=20,
        network_module_args__text_refiner_cfg={
            "num_layers": 4, "mlp_ratio": 3.0, "mlp_act_type": "relu", "qkv_bias": False, "qk_norm_type": "rms",
            "dropout": 0.0, "attn_mode": "torch",
        },
        network_module_args__final_layer_cfg={"act_type": "gelu", "zero_init": True},
        network_module_args__norm_type="layer",
        network_module_args__dropout=0.1,
        network_module_args__final_layer_module="hymotion/network/layers.FinalLayer",
        network_module_args__insert_start_token=True,
        network_module_args__with_long_skip_connection=True,
        train_pipeline_args__text_encoder_module="hymotion/network/text_encoders/text_encoder.HYTextModel",
        train_pipeline_args__text_encoder_cfg={
            "llm_type": "qwen3", "max_length_llm": 64, "sentence_emb_type": "clipl", "max_length_sentence_emb": 77,
            "enable_llm_padding": True,
        },
        network_module_args__mask_mode="causal",
        network_module_args__qk_norm_type="layer",
        network_module_args__qkv_bias=False,
    )  # fmt: skip
    found = describe(values)
    assert (found.num_steps, found.guidance_scale, found.fps) == (8, 5.0, 20.0)
    assert (found.null_context, found.noise_on_device) == (True, False)
    network = found.network
    assert (network.refiner_layers, network.refiner_mlp_ratio, network.refiner_mlp_activation) == (4, 3.0, "relu")
    assert (network.refiner_qkv_bias, network.refiner_qk_norm, network.output_activation) == (False, "rms", "gelu")
    assert (network.motion_mask, network.qk_norm, network.qkv_bias) == ("causal", "layer", False)
    assert (network.start_token, network.long_skip, found.text_max_tokens) == (True, True, 64)
    assert describe(CONFIG).network.band_frames == 6


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        ("network_module", "os.system", "network_module"),
        ("network_module", ["a"], "network_module"),
        ("train_pipeline", None, "train_pipeline"),
        ("train_pipeline_args", None, "train_pipeline_args"),
        ("network_module_args", [1], "network_module_args"),
        ("network_module_args__input_dim", 272, "272"),
        ("network_module_args__output_dim", 200, "200"),
        ("network_module_args__feat_dim", "wide", "wide"),
        ("network_module_args__feat_dim", None, "feat_dim"),
        ("network_module_args__feat_dim", True, "feat_dim"),
        ("network_module_args__output_dim", "201", "output_dim"),
        ("network_module_args__num_layers", 4, "num_layers"),
        ("network_module_args__mask_mode", "wide", "mask_mode"),
        ("network_module_args__narrowband_length", "long", "long"),
        ("network_module_args__mlp_act_type", "tanh", "tanh"),
        ("network_module_args__dropout", 1.0, "dropout"),
        ("network_module_args__qkv_bias", "false", "qkv_bias"),
        ("network_module_args__insert_start_token", 1, "insert_start_token"),
        ("network_module_args__final_layer_module", "other.Layer", "final_layer_module"),
        ("network_module_args__text_refiner_module", "other.Refiner", "text_refiner_module"),
        ("network_module_args__text_refiner_cfg", {"depth": 2}, "text_refiner_cfg.depth"),
        ("network_module_args__text_refiner_cfg", {"dropout": -0.1}, "dropout"),
        ("network_module_args__final_layer_cfg", {"gain": 2}, "final_layer_cfg.gain"),
        ("network_module_args__novelty", 1, "novelty"),
        ("train_pipeline_args__novelty", 1, "novelty"),
        ("train_pipeline_args__uncondition_mode", True, "uncondition_mode"),
        ("train_pipeline_args__motion_type", "o6dp_with_finger", "motion_type"),
        ("train_pipeline_args__noise_scheduler_cfg", {"method": "dopri5"}, "dopri5"),
        ("train_pipeline_args__noise_scheduler_cfg", "euler", "noise_scheduler_cfg"),
        ("train_pipeline_args__noise_scheduler_cfg", {"method": "euler", "step_size": 0.1}, "step_size"),
        ("train_pipeline_args__infer_noise_scheduler_cfg", {"shift": 3}, "infer_noise_scheduler_cfg.shift"),
        ("train_pipeline_args__test_cfg", {"text_guidance": 3}, "test_cfg.text_guidance"),
        ("train_pipeline_args__test_cfg", {"text_guidance_scale": float("inf")}, "text_guidance_scale"),
        ("train_pipeline_args__text_encoder_module", "other.Encoder", "text_encoder_module"),
        ("train_pipeline_args__text_encoder_cfg", {"llm_type": "t5"}, "llm_type"),
        ("train_pipeline_args__text_encoder_cfg", {"max_length_sentence_emb": 64}, "max_length_sentence_emb"),
        ("train_pipeline_args__text_encoder_cfg", {"max_length_llm": 0}, "text_max_tokens"),
        ("train_pipeline_args__text_encoder_cfg", {"layers": 2}, "text_encoder_cfg.layers"),
        ("train_pipeline_args__enable_ctxt_null_feat", "no", "enable_ctxt_null_feat"),
        ("train_pipeline_args__enable_special_game_feat", 1, "enable_special_game_feat"),
        ("train_pipeline_args__train_frames", None, "train_frames"),
        ("train_pipeline_args__output_mesh_fps", float("nan"), "fps"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(path, value, named):
    with pytest.raises(ConfigError, match=named):
        describe(config(**{path: value}))


@pytest.mark.parametrize("text", ["", "- 1", "a: [", "\x00", "!!python/object/apply:os.system ['true']"])
def test_files_that_are_no_configuration(folder, text):
    (folder / "config.yml").write_text(text)
    with pytest.raises(ConfigError, match=r"config\.yml"):
        load_official(folder)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda s: s.pop("motion_transformer.input_encoder.bias"), "input_encoder.bias"),
        (lambda s: s.pop("null_ctxt_input"), "null_ctxt_input"),
        (lambda s: s.update({"motion_transformer.start_token": torch.zeros(1, 16)}), "start_token"),
        (lambda s: s.update(mean=torch.zeros(135)), r"mean .*\(135,\)"),
        (lambda s: s.update(std=torch.full((201,), torch.nan)), "std"),
        (lambda s: s.update(note="hello"), "model_state_dict"),
    ],
    ids=["missing", "no null feature", "extra", "misshaped", "nan", "not a tensor"],
)
def test_weights_that_do_not_fit_are_named(folder, state, change, named):
    changed = dict(state)
    change(changed)
    torch.save({"model_state_dict": changed}, folder / "latest.ckpt")
    with pytest.raises(CheckpointError, match=named):
        load_official(folder)


def test_checkpoint_with_code_is_refused_and_not_run(folder, tmp_path):
    mark = tmp_path / "ran"

    class Payload:
        def __reduce__(self):
            return (os.mkdir, (str(mark),))

    torch.save({"model_state_dict": {}, "extra": Payload()}, folder / "latest.ckpt")
    with zipfile.ZipFile(folder / "latest.ckpt") as archive:
        name = next(n for n in archive.namelist() if n.endswith("data.pkl"))
        pickle.loads(archive.read(name))
    assert mark.exists(), "the payload works where it is trusted"
    mark.rmdir()
    with pytest.raises(CheckpointError, match="unsafe"):
        load_official(folder)
    assert not mark.exists()


def test_bare_pickle_is_refused_and_not_run(folder, tmp_path):
    mark = tmp_path / "ran"

    class Payload:
        def __reduce__(self):
            return (os.mkdir, (str(mark),))

    (folder / "latest.ckpt").write_bytes(pickle.dumps(Payload()))
    with pytest.raises(CheckpointError, match="not a PyTorch checkpoint"):
        load_official(folder)
    assert not mark.exists()


def test_zip_bomb_is_refused_before_it_is_unpacked(folder):
    with zipfile.ZipFile(folder / "latest.ckpt", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("archive/data.pkl", bytes(30_000_000))
    assert (folder / "latest.ckpt").stat().st_size < 100_000
    with pytest.raises(CheckpointError, match="unpack"):
        load_official(folder)


def test_git_lfs_pointer(folder):
    (folder / "latest.ckpt").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 4171700000\n")
    with pytest.raises(CheckpointError, match="git lfs pull"):
        load_official(folder)


def test_missing_weights(folder):
    (folder / "latest.ckpt").unlink()
    with pytest.raises(CheckpointError, match=r"no latest\.ckpt"):
        load_official(folder)


def test_zip_that_is_no_checkpoint(folder):
    with zipfile.ZipFile(folder / "latest.ckpt", "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(CheckpointError, match=r"latest\.ckpt"):
        load_official(folder)


@given(data=st.data())
def test_damaged_checkpoints_raise_one_kind_of_error(data, tmp_path_factory, state):
    folder = tmp_path_factory.mktemp("damaged")
    (folder / "config.yml").write_text(yaml.safe_dump(CONFIG))
    buffer = io.BytesIO()
    torch.save({"model_state_dict": {"mean": state["mean"]}}, buffer)
    content = bytearray(buffer.getvalue())
    if data.draw(st.booleans(), label="cut"):
        del content[data.draw(st.integers(0, len(content) - 1)) :]
    for place in data.draw(st.lists(st.integers(0, max(0, len(content) - 1)), max_size=8), label="bytes"):
        if content:
            content[place] = data.draw(st.integers(0, 255))
    (folder / "latest.ckpt").write_bytes(content)
    with pytest.raises(ModelError):
        load_official(folder)


def test_text_encoder_of_official_folders(folder, monkeypatch):
    monkeypatch.delenv("KINOFLOW_SYSTEM_PROMPT", raising=False)
    (folder / "config.yml").write_text(
        yaml.safe_dump(config(train_pipeline_args__text_encoder_cfg={"max_length_llm": 24}))
    )
    pipe = MotionPipeline.from_pretrained(folder)
    assert pipe.text_encoder.name == "official"
    assert pipe.text_encoder.max_tokens == 24
    # It is not on this machine, which is told when it is first needed.
    with pytest.raises(ModelError, match="system prompt"):
        pipe.encode_text(["A person walks."])
    assert MotionPipeline.from_pretrained(folder, text_encoder=None).train_frames == 24


def test_the_rest_pelvis_of_official_bodies_is_the_published_one(tmp_path):
    """Pinned: a wrong one passes every round trip of ours. The pelvis of a body whose `trans` is zero stands there."""
    golden = (-0.0018, -0.1908, 0.0282)
    assert golden == BODY_REST_PELVIS_OFFSET_M == OFFICIAL_REST_PELVIS_M
    MotionClip(np.tile(np.eye(3), (3, 22, 1, 1)), np.tile(golden, (3, 1)), 30.0).save(tmp_path / "a.npz")
    with np.load(tmp_path / "a.npz") as arrays:
        np.testing.assert_allclose(arrays["trans"], 0.0, atol=1e-7)
