"""Model folders: what is written is what is read, and nothing that does not fit exactly is read."""

import dataclasses
import json
import re

import pytest
import torch
from frozen import check_values
from reference.tiny import random_model, tiny_config
from safetensors.torch import load_file, save_file

from kinoflow.errors import CheckpointError, ConfigError
from kinoflow.model import MotionModel
from kinoflow.model.description import ModelDescription, load_description
from kinoflow.model.folder import load_model, save_model
from kinoflow.model.official import from_official, official_name, to_official


@pytest.fixture
def description() -> ModelDescription:
    return ModelDescription(
        network=tiny_config(),
        prediction="clean",
        rest_pelvis_offset_m=(0.1, -0.2, 0.3),
        guidance_scale=3.5,
        solver="heun",
        guidance_interval=(0.125, 0.75),
        time_shift=2.5,
        name="tiny",
        licence="none",
        training_steps=7,
    )


@pytest.fixture
def folder(tmp_path, description):
    model = random_model()
    model.mean.copy_(torch.arange(201.0))
    save_model(tmp_path / "model", description, model.state_dict(), notes={"README.md": "A card."})
    return tmp_path / "model"


def change_weights(folder, change):
    state = load_file(folder / "model.safetensors")
    change(state)
    save_file(state, folder / "model.safetensors")


def test_round_trip(folder, description):
    model, loaded = load_model(folder)
    assert loaded == description
    assert not model.training
    assert not any(p.requires_grad for p in model.parameters())
    expected = random_model().state_dict() | {"mean": torch.arange(201.0)}
    for name, tensor in model.state_dict().items():
        assert torch.equal(tensor, expected[name]), name
    assert (folder / "README.md").read_text() == "A card."
    assert sorted(p.name for p in folder.iterdir()) == ["README.md", "config.json", "model.safetensors"]


def test_bfloat16_halves_the_file_and_keeps_statistics_exact(tmp_path, folder, description):
    source = random_model()
    source.mean.copy_(torch.arange(201.0) * 1.0001)
    save_model(tmp_path / "half", description, source.state_dict(), dtype=torch.bfloat16)
    sizes = [(path / "model.safetensors").stat().st_size for path in (folder, tmp_path / "half")]
    assert sizes[1] < 0.6 * sizes[0]
    model, _ = load_model(tmp_path / "half")
    assert torch.equal(model.mean, source.mean)
    for name, tensor in model.named_parameters():
        assert tensor.dtype == torch.float32
        assert torch.equal(tensor, source.state_dict()[name].bfloat16().float()), name


def test_a_failed_save_leaves_the_old_folder(folder, description, monkeypatch):
    before = (folder / "model.safetensors").read_bytes()
    monkeypatch.setattr("kinoflow.model.folder.save_file", lambda *args: (_ for _ in ()).throw(OSError(28, "No space")))
    with pytest.raises(OSError, match="No space"):
        save_model(folder, description, random_model(seed=9).state_dict())
    assert (folder / "model.safetensors").read_bytes() == before
    assert [p.name for p in folder.parent.iterdir()] == ["model"]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda state: state.pop("null_pooled"), "null_pooled"),
        (lambda state: state.update(stowaway=torch.zeros(3)), "stowaway"),
        (lambda state: state.update(mean=torch.zeros(200)), r"mean .*\(200,\).*\(201,\)"),
        (lambda state: state["transformer.output.weight"].fill_(float("nan")), "transformer.output.weight"),
        (lambda state: state["std"].fill_(float("inf")), "std"),
    ],
    ids=["missing", "extra", "misshaped", "nan", "infinite"],
)
def test_weights_that_do_not_fit_are_named(folder, change, named):
    change_weights(folder, change)
    with pytest.raises(CheckpointError, match=named):
        load_model(folder)


@pytest.mark.parametrize("keep", [0, 5, 100, 5000])
def test_truncated_weights(folder, keep):
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(CheckpointError, match=r"model\.safetensors"):
        load_model(folder)


def test_weights_that_are_a_git_lfs_pointer(folder):
    (folder / "model.safetensors").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n")
    with pytest.raises(CheckpointError, match="git lfs pull"):
        load_model(folder)


def test_missing_weights(folder):
    (folder / "model.safetensors").unlink()
    with pytest.raises(CheckpointError, match=r"model\.safetensors"):
        load_model(folder)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda c: c.update(temperature=1), "temperature"),
        (lambda c: c["network"].update(depth=1), "depth"),
        (lambda c: c["network"].update(width="wide"), "width"),
        (lambda c: c["network"].update(width=32.0), "width"),
        (lambda c: c["network"].update(num_layers=None), "num_layers"),
        (lambda c: c.update(format_version=2), "format version 2"),
        (lambda c: c.pop("network"), "network"),
        (lambda c: c.update(rest_pelvis_offset_m=[0, 1]), "rest_pelvis_offset_m"),
        (lambda c: c.update(rest_pelvis_offset_m=3), "rest_pelvis_offset_m"),
        (lambda c: c.update(fps="fast"), "fps"),
        (lambda c: c.update(guidance_scale=None), "guidance_scale"),
        (lambda c: c.update(num_steps=2.5), "num_steps"),
        (lambda c: c.update(solver=3), "solver"),
        (lambda c: c.update(guidance_interval=[0.5]), "guidance_interval"),
        (lambda c: c.update(guidance_interval=0.5), "guidance_interval"),
        (lambda c: c.update(guidance_interval=[0.5, 0.25]), "guidance_interval"),
        (lambda c: c.update(guidance_interval=[0, "1"]), "guidance_interval"),
        (lambda c: c.update(time_shift=0), "time_shift"),
        (lambda c: c.update(time_shift="1"), "time_shift"),
    ],
)
def test_configurations_that_are_not_one(folder, change, named):
    values = json.loads((folder / "config.json").read_text())
    change(values)
    (folder / "config.json").write_text(json.dumps(values))
    with pytest.raises(ConfigError, match=named):
        load_description(folder)


def test_folders_of_before_solvers_were_named_are_sampled_as_before(folder, description):
    values = json.loads((folder / "config.json").read_text())
    for name in ("solver", "guidance_interval", "time_shift"):
        del values[name]
    (folder / "config.json").write_text(json.dumps(values))
    as_before = dataclasses.replace(description, solver="euler", guidance_interval=(0.0, 1.0), time_shift=1.0)
    assert load_description(folder) == as_before


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "\x00", "version https://git-lfs.github.com/spec/v1"])
def test_configurations_that_are_not_json_objects(folder, text):
    (folder / "config.json").write_text(text)
    with pytest.raises(ConfigError, match=r"config\.json"):
        load_model(folder)


def test_no_model_folder(tmp_path):
    with pytest.raises(ConfigError, match="not a model folder"):
        load_model(tmp_path)


def test_official_names_round_trip():
    model = random_model(refiner_layers=2, num_layers=6)
    state = to_official(model)
    assert len(state) == len(model.state_dict())
    assert state["null_vtxt_feat"].shape == (1, 1, 6)
    assert state["special_game_ctxt_feat"].shape == (1, 1, 10)
    back = from_official(MotionModel(model.config), state)
    for name, tensor in model.state_dict().items():
        assert torch.equal(back[name], tensor), name


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("time.mlp.fc2.bias", "timestep_encoder.blocks.2.bias"),
        ("refiner.blocks.1.query_norm.bias", "text_refiner.individual_token_refiner.blocks.1.self_attn_q_norm.bias"),
        ("refiner.blocks.0.modulation.linear.bias",
         "text_refiner.individual_token_refiner.blocks.0.adaLN_modulation.linear.bias"),
        ("double_blocks.8.text.modulation.linear.bias", "double_blocks.8.text_mod.linear.bias"),
        ("double_blocks.0.motion.projection.weight", "double_blocks.0.motion_out_proj.weight"),
        ("double_blocks.0.motion.key_norm.weight", "double_blocks.0.motion_k_norm.weight"),
        ("double_blocks.0.motion.mlp.fc1.weight", "double_blocks.0.motion_mlp.fc1.weight"),
        ("single_blocks.17.key_norm.weight", "single_blocks.17.k_norm.weight"),
        ("single_blocks.3.modulation.linear.weight", "single_blocks.3.modulation.linear.weight"),
        ("output_modulation.linear.bias", "final_layer.adaLN_modulation.linear.bias"),
    ],
)  # fmt: skip
def test_official_names(ours, theirs):
    assert official_name("transformer." + ours) == "motion_transformer." + theirs


@pytest.mark.parametrize("rows", [1, 7])
def test_an_official_tensor_of_another_size_is_named(rows):
    model = random_model()
    state = to_official(model)
    name = "motion_transformer.final_layer.linear.bias"
    state[name] = torch.zeros(rows)
    with pytest.raises(CheckpointError, match=rf"tensor {re.escape(name)} has shape \({rows},\)"):
        from_official(MotionModel(model.config), state)


@pytest.mark.parametrize(
    ("count", "told"), [(1, "t0;"), (4, "t0, t1, t2, t3;"), (5, "t3 and 1 more;"), (7, "t3 and 3 more;")]
)
def test_a_few_of_the_tensors_that_do_not_fit_are_named(count, told):
    model = random_model()
    state = to_official(model)
    with pytest.raises(CheckpointError, match=f"unknown tensors .*{told}"):
        from_official(MotionModel(model.config), state | {f"t{k}": torch.zeros(1) for k in range(count)})


def test_official_names_beside_the_network():
    names = ("null_pooled", "null_context", "game_pooled", "game_context", "mean")
    found = [official_name(name) for name in names]
    assert found == ["null_vtxt_feat", "null_ctxt_input", "special_game_vtxt_feat", "special_game_ctxt_feat", "mean"]


def test_description_has_no_field_that_is_lost(description):
    values = json.loads(json.dumps(description.to_dict()))
    assert set(values) == {f.name for f in dataclasses.fields(ModelDescription)} | {"format_version"}
    assert ModelDescription.from_dict(values) == description


def test_what_a_description_does_not_say():
    """Folders of before a setting was written down mean this by it."""
    found = ModelDescription(network=tiny_config())
    assert (found.prediction, found.text_encoder, found.text_max_tokens, found.fps) == ("velocity", "minilm", 128, 30.0)
    assert (found.guidance_scale, found.num_steps, found.solver, found.time_shift) == (2.0, 50, "euler", 1.0)
    assert (found.guidance_interval, found.rest_pelvis_offset_m) == ((0.0, 1.0), (0.0, 0.0, 0.0))
    assert (found.null_context, found.sampling_times, found.noise_on_device) == (True, (), False)


def test_other_defaults_of_sampling():
    before = ModelDescription(network=tiny_config(), num_steps=7, time_shift=2.0)
    after = before.with_sampling(num_steps=20, guidance_interval=[0.0, 0.3], solver="heun")
    assert (after.num_steps, after.guidance_interval, after.solver) == (20, (0.0, 0.3), "heun")
    assert (after.time_shift, after.guidance_scale) == (2.0, before.guidance_scale)
    with pytest.raises(ConfigError, match="guidance_interval"):
        before.with_sampling(guidance_interval=[0.5, 0.1])


@pytest.mark.parametrize(
    ("name", "smallest", "largest", "step"),
    [
        ("fps", 1.0, 1000.0, 0.5),
        ("time_shift", 1e-6, 1e6, 1e-7),
        ("guidance_scale", -1e6, 1e6, 0.5),
        ("num_steps", 1, 10**6, 1),
        ("text_max_tokens", 1, 10**6, 1),
        ("training_steps", 0, 2**62, 1),
    ],
)
def test_numbers_of_a_description_have_ends(description, name, smallest, largest, step):
    for value in (smallest, largest):
        assert getattr(dataclasses.replace(description, **{name: value}), name) == value
    for value in (smallest - step, largest + max(step, 0.5)):
        with pytest.raises(ConfigError, match=f"{name} must be from"):
            dataclasses.replace(description, **{name: type(smallest)(value)})


STUDENT = {"num_steps": 3, "solver": "euler", "time_shift": 1.0, "guidance_scale": 1.0}


@pytest.mark.parametrize(
    ("times", "change", "refused"),
    [
        ((0.0, 0.1, 0.7, 1.0), {}, None),
        ((0.0, 0.7, 0.7, 1.0), {}, "each later"),
        ((0.0, 0.7, 0.1, 1.0), {}, "each later"),
        ((0.1, 0.2, 0.7, 1.0), {}, "from 0 to 1"),
        ((0.0, 0.1, 0.7, 0.9), {}, "from 0 to 1"),
        ((0.0, 0.1, 0.7, 1.0), {"num_steps": 4}, "num_steps must be 3"),
        ((0.0, 0.1, 0.7, 1.0), {"solver": "heun"}, "solver must be"),
        ((0.0, 0.1, 0.7, 1.0), {"time_shift": 2.0}, "time_shift must be"),
        ((0.0, 0.1, 0.7, 1.0), {"guidance_scale": 1.5}, "without guidance"),
    ],
)
def test_a_student_says_one_thing_about_its_steps(description, times, change, refused):
    fields = STUDENT | change | {"sampling_times": times}
    if refused is None:
        assert dataclasses.replace(description, **fields).sampling_times == times
        return
    with pytest.raises(ConfigError, match=refused):
        dataclasses.replace(description, **fields)


@pytest.mark.parametrize(
    ("name", "allowed", "refused"),
    [
        ("time_factor", (1e-9, 1e6), (0.0, -0.5, 1.1e6)),
        ("train_frames", (36_000,), (36_001, 0)),
        ("num_layers", (999,), (0, 1002, 4)),
        ("refiner_layers", (0, 999), (-1, 1000)),
        ("band_frames", (0, 2**20), (-1, 2**20 + 1)),
        ("patch_size", (1,), (0,)),
    ],
)
def test_numbers_of_a_network_have_ends(name, allowed, refused):
    config = dataclasses.replace(tiny_config(), patch_size=1)
    for value in allowed:
        assert getattr(dataclasses.replace(config, **{name: value}), name) == value
    for value in refused:
        with pytest.raises(ConfigError, match=name):
            dataclasses.replace(config, **{name: value})


def test_a_third_of_the_blocks_has_two_streams():
    assert [dataclasses.replace(tiny_config(), num_layers=n).num_double for n in (3, 6, 27)] == [1, 2, 9]


def test_values_of_the_room_stay_as_they_are():
    check_values("model")
