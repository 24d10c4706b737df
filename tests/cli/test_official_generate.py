"""`kinoflow generate` with a small official tree: models of text come, go, and are not needed a second time."""

import hashlib
import json
from pathlib import Path

import pytest
import torch
import yaml
from reference.text_models import SYSTEM_PROMPT, save_clip, save_qwen
from reference.tiny import randomise

from kinoflow import MotionClip
from kinoflow.cli import main
from kinoflow.files import CACHE_VARIABLE
from kinoflow.inference import official as official_folders
from kinoflow.inference import pipeline, plan
from kinoflow.inference.official_config import describe
from kinoflow.model import MotionModel
from kinoflow.model.official import to_official
from kinoflow.text import official, system_prompt

CONFIG = {
    "network_module": "hymotion/network/hymotion_mmdit.HunyuanMotionMMDiT",
    "network_module_args": {
        "input_dim": 201, "feat_dim": 16, "ctxt_input_dim": 64, "vtxt_input_dim": 24, "num_layers": 3, "num_heads": 2,
        "mask_mode": "narrowband", "apply_rope_to_single_branch": False, "time_factor": 1000.0,
    },
    "train_pipeline": "hymotion/pipeline/motion_diffusion.MotionFlowMatching",
    "train_pipeline_args": {
        "text_encoder_cfg": {"max_length_llm": 40}, "infer_noise_scheduler_cfg": {"validation_steps": 2},
        "test_cfg": {"text_guidance_scale": 5.0}, "enable_ctxt_null_feat": True,
    },
}  # fmt: skip
LONG = "A person walks and waves and turns and walks " * 4


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """A clone of the official repository with everything in it, in small."""
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()
    transformers_logging.set_verbosity_error()
    root = tmp_path_factory.mktemp("clone")
    # Widths that 4-bit blocks of 64 numbers divide.
    save_qwen(root / "ckpts/Qwen3-8B", max_shard_size="50KB", hidden_size=64, intermediate_size=128)
    save_clip(root / "ckpts/clip-vit-large-patch14")
    source = root / "hymotion/network/text_encoders/model_constants.py"
    source.parent.mkdir(parents=True)
    source.write_text(f"PROMPT = {SYSTEM_PROMPT!r}\n", encoding="utf-8")
    folder = root / "ckpts/tencent/tiny"
    folder.mkdir(parents=True)
    (folder / "config.yml").write_text(yaml.safe_dump(CONFIG))
    model = MotionModel(describe(CONFIG).network)
    randomise(model)
    state = to_official(model) | {"std": torch.full((201,), 0.1)}
    torch.save({"model_state_dict": state}, folder / "latest.ckpt")
    return root


@pytest.fixture
def events(clone, tmp_path, monkeypatch):
    """What was loaded and computed, in order. The system prompt of the tests stands in for the official one."""
    find = system_prompt.find_system_prompt

    def find_ours(*arguments, **options):
        return find(*arguments, **{key: value for key, value in options.items() if key != "sha256"}, sha256=sha256)

    sha256 = hashlib.sha256(SYSTEM_PROMPT.encode()).hexdigest()
    monkeypatch.setattr(plan, "find_system_prompt", find_ours)
    monkeypatch.setattr(system_prompt, "find_system_prompt", find_ours)
    for variable in (official.QWEN.variable, official.CLIP.variable, "KINOFLOW_SYSTEM_PROMPT"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    happened: list[str] = []
    for module, name in (
        (official, "load_tokenizer"),
        (official, "clip_vectors"),
        (official, "load_qwen3"),
        (official, "caption_states"),
        (official_folders, "load_official"),
    ):
        real = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *a, real=real, name=name, **k: happened.append(name) or real(*a, **k))
    sample = pipeline.MotionPipeline.sample
    monkeypatch.setattr(pipeline.MotionPipeline, "sample", lambda *a, **k: happened.append("sample") or sample(*a, **k))
    return happened


def generate(clone: Path, *arguments: str) -> int:
    return main(["generate", "--model", str(clone / "ckpts/tencent/tiny"), "--duration", "1", *arguments])


def test_encode_free_denoise_and_a_second_run_loads_no_text_model(clone, events, capsys):
    assert generate(clone, "A person walks.", "-o", "first.npz") == 0
    assert events[-5:] == ["clip_vectors", "load_qwen3", "caption_states", "load_official", "sample"]
    assert "European Union" in capsys.readouterr().err
    events.clear()
    assert generate(clone, "A person walks.", "-o", "again.npz") == 0
    assert events == ["load_official", "sample"]
    assert generate(clone, "A person walks.", "-o", "bf16.npz", "--device", "auto", "--dtype", "bf16") == 0
    assert Path("bf16.npz").read_bytes() != Path("first.npz").read_bytes()
    assert Path("first.npz").read_bytes() == Path("again.npz").read_bytes()
    events.clear()
    assert generate(clone, "A person runs.", "-o", "other.npz") == 0
    assert events.count("load_qwen3") == 1


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("bits", [8, 4])
def test_language_model_in_fewer_bits(clone, events, bits):
    for package in ("bitsandbytes", "accelerate"):
        pytest.importorskip(package)
    name = f"official-{bits}bit"
    assert generate(clone, "A person walks.", "-o", "whole.npz") == 0
    assert generate(clone, "A person walks.", "-o", "fewer.npz", "--text-encoder", name) == 0
    assert events.count("load_qwen3") == 2, "the cache keeps them apart"
    features = [
        official.OfficialTextEncoder(name=one, model_folder=clone / "ckpts/tencent/tiny", max_tokens=40).encode(
            ["A person walks."]
        )
        for one in ("official", name)
    ]
    assert events.count("load_qwen3") == 2
    whole, fewer = (one.tokens for one in features)
    # Rounding a matrix to 8 bits changes it by half a percent, to 4 bits by a tenth; a wrong model changes all of it.
    error = float((fewer - whole).norm() / whole.norm())
    assert 1e-4 < error < {8: 0.1, 4: 0.6}[bits]


def test_all_prompts_of_a_batch_share_one_pass_through_the_language_model(clone, events):
    Path("p.json").write_text(json.dumps({"a": ["A person walks.#30#1", LONG + "#30#2", "A person runs.#30#3"]}))
    assert generate(clone, "--prompts", "p.json", "-o", "out") == 2
    assert [events.count(name) for name in ("load_qwen3", "load_official", "sample")] == [1, 1, 2]
    assert events.index("load_official") > events.index("caption_states")
    results = json.loads(Path("out/manifest.json").read_text())["results"]
    assert [result["id"] for result in results if "file" in result] == ["1", "3"]
    (failed,) = [result for result in results if "error" in result]
    assert "tokens and at most 40 are allowed" in failed["error"]


def test_without_a_cache_that_can_be_written_prompts_are_still_read_once(clone, events, tmp_path, monkeypatch):
    (tmp_path / "blocked").write_text("a file")
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "blocked"))
    Path("p.txt").write_text("A person walks.\nA person runs.\n")
    assert generate(clone, "--prompts", "p.txt", "-o", "out") == 0
    assert [events.count(name) for name in ("load_qwen3", "sample")] == [1, 2]


def test_converted_there_the_folder_makes_the_same_motion(clone, events, capsys):
    folder = clone / "ckpts/tencent/tiny"
    assert main(["convert-checkpoint", str(folder), "converted", "--system-prompt", str(clone)]) == 2
    assert "official system prompt" in capsys.readouterr().err  # the real one is asked for, the tests' is not it
    assert not Path("converted").exists()
    assert main(["convert-checkpoint", str(folder), str(clone / "ckpts/converted")]) == 0
    assert generate(clone, "A person walks.", "-o", "official.npz") == 0
    command = ["generate", "A person walks.", "--duration", "1", "-o", "ours.npz"]
    assert main([*command, "--model", str(clone / "ckpts/converted")]) == 0
    ours, theirs = MotionClip.load("ours.npz"), MotionClip.load("official.npz")
    assert (ours.rotations == theirs.rotations).all()
    assert (ours.translation == theirs.translation).all()


def test_every_missing_piece_is_named_before_anything_is_loaded(clone, events, monkeypatch, capsys):
    monkeypatch.setenv(official.CLIP.variable, "nowhere")
    (clone / "ckpts/Qwen3-8B/tokenizer.json").rename(clone / "ckpts/Qwen3-8B/aside")
    try:
        for extra in ([], ["--plan"]):
            assert generate(clone, "A person walks.", "-o", "walk.glb", *extra) == 2
            error = capsys.readouterr().err
            assert error.count("\n") == 1
            assert "has no tokenizer.json" in error
            assert "no folder nowhere" in error
    finally:
        (clone / "ckpts/Qwen3-8B/aside").rename(clone / "ckpts/Qwen3-8B/tokenizer.json")
    assert events == []
    assert not Path("walk.glb").exists()


POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3900000000\n"


def damaged_files(clone: Path) -> list[Path]:
    """What downloads bring: weights, shards of weights, settings, tokenizers."""
    ckpts = clone / "ckpts"
    shards = sorted((ckpts / "Qwen3-8B").glob("model-*.safetensors"))
    names = ["config.json", "tokenizer.json", "tokenizer_config.json"]
    return [
        ckpts / "tencent/tiny/latest.ckpt",
        ckpts / "tencent/tiny/config.yml",
        shards[0],
        shards[-1],
        ckpts / "Qwen3-8B/model.safetensors.index.json",
        ckpts / "clip-vit-large-patch14/model.safetensors",
        *(ckpts / folder / name for folder in ("Qwen3-8B", "clip-vit-large-patch14") for name in names),
    ]


@pytest.mark.parametrize("damage", ["pointer", "cut", "empty"])
def test_doctor_names_every_file_that_is_a_pointer_or_cut_short(clone, events, capsys, damage):
    model = str(clone / "ckpts/tencent/tiny")
    assert main(["doctor", "--model", model]) == 0
    for path in damaged_files(clone):
        whole = path.read_bytes()
        try:
            path.write_bytes({"pointer": POINTER, "cut": whole[: len(whole) // 2], "empty": b""}[damage])
            assert main(["doctor", "--model", model]) == 2, path.name
        finally:
            path.write_bytes(whole)
        error = capsys.readouterr().err
        assert error.count("\n") == 1
        assert path.name in error
        # A shard's folder, and what to do about it.
        assert path.parent.name in error or path.parent.name == "tiny"
        assert ("git lfs pull" if damage == "pointer" else "") in error
        assert any(advice in error for advice in ("download", "get it again", "git lfs", "config.yml")), error
    assert events == []
