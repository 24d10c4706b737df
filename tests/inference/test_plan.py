"""Sizes of a plan against real ones, its arithmetic, and its devices."""

import dataclasses
from pathlib import Path

import pytest
import torch
from reference.tiny import random_model, tiny_config
from safetensors.torch import save_file

from kinoflow.errors import CheckpointError, MissingExtraError, ModelError, OptionError, ResourceError
from kinoflow.inference import devices, plan
from kinoflow.inference.devices import Device
from kinoflow.inference.plan import MemoryItem, Plan, gibibytes, make_plan, sampling_bytes
from kinoflow.model.description import ModelDescription
from kinoflow.model.folder import save_model
from kinoflow.motion.features import layout_fingerprint

GIB = 2**30


def description(**changes) -> ModelDescription:
    network = tiny_config(context_width=384, pooled_width=384)
    return dataclasses.replace(ModelDescription(network=network, layout=layout_fingerprint()), **changes)


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
def test_the_network_is_counted_in_float32_whatever_is_on_disk(tmp_path, dtype):
    ours = description()
    state = random_model(ours.network).state_dict()
    save_model(tmp_path / "model", ours, state, dtype=dtype)
    (network,) = (part for part in make_plan(tmp_path / "model").parts if part.name == "network")
    assert network.num_bytes == sum(tensor.numel() * 4 for tensor in state.values())
    assert network.source == tmp_path / "model" / "model.safetensors"


def test_peak_is_what_is_always_there_and_the_larger_phase():
    parts = (
        MemoryItem("a", None, "cpu", 5),
        MemoryItem("b", None, "cpu", 7, "encode"),
        MemoryItem("c", None, "cpu", 2, "encode"),
        MemoryItem("d", None, "cpu", 8, "sample"),
        MemoryItem("e", None, "cuda:0", 3),
    )
    made = Plan(description(), parts, (Device("cpu", "", 20, 14), Device("cuda:0", "", 9, 3), Device("mps", "", 1, 0)))
    assert [made.peak_bytes(device.name) for device in made.devices] == [14, 3, 0]
    made.check()
    with pytest.raises(ResourceError, match="on cpu"):
        dataclasses.replace(made, devices=(Device("cpu", "", 20, 13),)).check()


@pytest.mark.parametrize(
    ("part", "total", "advice"),
    [
        (MemoryItem("network", None, "cpu", 5 * GIB), 8, "end other programs"),
        (MemoryItem("network", None, "cpu", 5 * GIB), 4, "smaller model"),
        (MemoryItem("work space", None, "cpu", 5 * GIB, "sample"), 8, "fewer seeds"),
        (MemoryItem("network", None, "cuda:0", 5 * GIB), 4, "use the CPU"),
    ],
)
def test_advice(part, total, advice):
    made = Plan(description(), (part,), (Device(part.device, "", total * GIB, 2 * GIB),))
    with pytest.raises(ResourceError, match=advice) as caught:
        made.check()
    assert "needs 5.00 GiB" in str(caught.value)
    assert ("end other programs" in str(caught.value)) == (total > 5)


def test_sampling_grows_with_frames_and_motions_and_not_below_its_tensors():
    ours = description(network=tiny_config(width=256, num_heads=4, train_frames=360))
    small, longer, more = (sampling_bytes(ours, *of) for of in ((90, 1), (360, 1), (90, 4)))
    assert small < longer
    assert small < more
    # The widest tensor of a block alone: queries, keys, values and hidden channels of both rows.
    assert longer > 2 * 360 * (3 * 256 + 512) * 4


def test_official_text_encoder_is_a_layer_and_a_tower(tmp_path, monkeypatch):
    monkeypatch.setattr(plan, "require_quantisation", lambda _: None)
    monkeypatch.setattr(plan, "find_system_prompt", lambda **_: "text")
    for name, tensors in {
        "Qwen3-8B": {"model.layers.0.w": 30, "model.layers.0.v": 5, "model.layers.1.w": 20, "lm_head": 99},
        "clip-vit-large-patch14": {"text_model.layers.0.w": 7, "text_model.norm": 2, "vision_model.layers.0.w": 50},
    }.items():
        (tmp_path / name).mkdir()
        kind = "qwen3" if name.startswith("Qwen") else "clip"
        (tmp_path / name / "config.json").write_text(f'{{"model_type": "{kind}"}}')
        (tmp_path / name / "tokenizer.json").write_text("{}")
        save_file({k: torch.zeros(size) for k, size in tensors.items()}, tmp_path / name / "model.safetensors")
    ours = description(text_encoder="official")
    save_model(tmp_path / "tencent" / "model", ours, random_model(ours.network).state_dict())
    made = make_plan(tmp_path / "tencent" / "model")
    made.check()
    encoding = {part.name: part.num_bytes for part in made.parts if part.phase == "encode" and part.source}
    assert sorted(encoding.values()) == [9 * 4, 35 * 2]
    # Encode, free, then denoise: the network is not there while text is encoded.
    assert {part.phase for part in made.parts if part.name == "network"} == {"sample"}
    smaller = make_plan(tmp_path / "tencent" / "model", text_encoder="official-8bit")
    assert {part.num_bytes for part in smaller.parts if "8 bits" in part.name} == {30 + 5 + 20}
    smallest = make_plan(tmp_path / "tencent" / "model", text_encoder="official-4bit")
    assert {part.num_bytes for part in smallest.parts if "4 bits" in part.name} == {int(55 * 2 * 4.5 / 16)}
    with pytest.raises(OptionError, match="cannot use 'minilm'"):
        make_plan(tmp_path / "tencent" / "model", text_encoder="minilm")


def test_a_missing_text_encoder_is_a_problem_and_the_rest_is_still_planned(tmp_path, monkeypatch):
    monkeypatch.setattr(plan, "find_system_prompt", lambda **_: "text")
    monkeypatch.setenv("KINOFLOW_QWEN", str(tmp_path / "nowhere"))
    ours = description(text_encoder="official")
    save_model(tmp_path / "model", ours, random_model(ours.network).state_dict())
    made = make_plan(tmp_path / "model")
    assert made.peak_bytes("cpu") > 0
    assert [type(problem) for problem in made.problems] == [CheckpointError, CheckpointError]
    with pytest.raises(ModelError, match=r"2 problems: \(1\).*nowhere.*\(2\).*clip-vit-large-patch14"):
        made.check()


def test_devices_begin_with_the_cpu():
    cpu = devices.devices()[0]
    assert cpu.name == "cpu"
    assert 0 < cpu.free_bytes <= cpu.total_bytes


def test_the_limit_of_a_container_counts(tmp_path, monkeypatch):
    (tmp_path / "max").write_text(f"{GIB}\n")
    (tmp_path / "current").write_text(f"{GIB // 4}\n")
    monkeypatch.setattr(devices, "_CONTAINER_LIMITS", ((str(tmp_path / "max"), str(tmp_path / "current")),))
    cpu = devices.devices()[0]
    assert cpu.total_bytes == GIB
    assert cpu.free_bytes <= GIB * 3 // 4
    (tmp_path / "max").write_text("max\n")
    assert devices.devices()[0].total_bytes > GIB


def test_gpus_are_asked_through_torch(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda index: ((index + 1) * GIB, 8 * GIB))
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda index: f"card {index}")
    assert devices.devices()[1:3] == (
        Device("cuda:0", "card 0", 8 * GIB, GIB),
        Device("cuda:1", "card 1", 8 * GIB, 2 * GIB),
    )


def test_on_a_gpu_the_network_and_its_work_are_there(tmp_path, monkeypatch):
    cards = (Device("cpu", "", 8 * GIB, 8 * GIB), Device("cuda:0", "", 8 * GIB, 8 * GIB))
    monkeypatch.setattr(plan, "devices", lambda: cards)
    monkeypatch.setattr(devices, "devices", lambda: cards)
    ours = description()
    save_model(tmp_path / "model", ours, random_model(ours.network).state_dict())
    made = make_plan(Path(tmp_path / "model"), device="cuda")
    assert {part.name for part in made.parts if part.device == "cuda:0"} == {"network", "work space of sampling"}


def test_sizes_for_people():
    assert [gibibytes(n) for n in (0, 5 * 2**20, GIB, 5 * GIB // 2)] == ["0 MiB", "5 MiB", "1.00 GiB", "2.50 GiB"]


def test_official_text_models_without_their_libraries_are_problems(tmp_path, monkeypatch):
    monkeypatch.setattr(plan, "find_system_prompt", lambda **_: "text")
    monkeypatch.setattr("kinoflow.text.qwen.find_spec", lambda name: None)
    monkeypatch.setenv("KINOFLOW_QWEN", str(tmp_path))
    monkeypatch.setenv("KINOFLOW_CLIP", str(tmp_path))
    (tmp_path / "config.json").write_text('{"model_type": "qwen3"}')
    (tmp_path / "tokenizer.json").write_text("{}")
    save_file({"model.layers.0.w": torch.zeros(4)}, tmp_path / "model.safetensors")
    ours = description(text_encoder="official")
    save_model(tmp_path / "model", ours, random_model(ours.network).state_dict())
    models, bits, other = make_plan(tmp_path / "model", text_encoder="official-8bit").problems
    assert isinstance(models, MissingExtraError)
    assert "kinoflow[official]" in str(models)
    assert isinstance(bits, MissingExtraError)
    assert "kinoflow[quantised]" in str(bits)
    assert "needed is 'clip'" in str(other)
