"""`kinoflow generate` up to the model: names, seeds, checks. A pipeline that only repeats a clip stands in for it."""

import shutil
from pathlib import Path

import numpy as np
import pytest
import torch

import kinoflow.inference.ahead
import kinoflow.inference.pipeline
from kinoflow.cli import main
from kinoflow.cli.generate import MAX_SEED
from kinoflow.flow.steppers import STEPPERS
from kinoflow.model.config import NetworkConfig
from kinoflow.model.description import ModelDescription
from kinoflow.model.folder import save_model
from kinoflow.model.motion_model import MotionModel
from kinoflow.motion import MotionClip
from kinoflow.motion.features import layout_fingerprint

WAYS = ("steps", "guidance_scale", "guidance_interval", "solver", "time_shift")
NETWORK = NetworkConfig(
    width=32, num_layers=3, num_heads=2, context_width=384, pooled_width=384, refiner_layers=1, patch_size=4
)


class Repeater:
    """Returns the same motion for every prompt and seed, and keeps what it was asked for."""

    description = ModelDescription(network=NETWORK, licence="of no use to anybody")
    arranger = None

    def __init__(self, clip: MotionClip) -> None:
        self.clip = clip
        self.model = None
        self.places: dict = {}
        self.calls: list[dict] = []

    def from_pretrained(self, model: str, **places) -> "Repeater":
        self.model = model
        self.places = places
        return self

    def __call__(self, prompt: str, *, seeds: list[int], on_step, **options) -> list[MotionClip]:
        self.calls.append({"prompt": prompt, "seeds": seeds, **options})
        on_step(1, 1)
        said = {**self.clip.metadata, "prompt": prompt, "licence": self.description.licence}
        return [self.clip.replace(metadata={**said, "seed": seed}) for seed in seeds]


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model folder whose network is too small to have learned anything."""
    folder = tmp_path_factory.mktemp("models") / "tiny"
    torch.manual_seed(0)
    description = ModelDescription(network=NETWORK, layout=layout_fingerprint(), licence="of no use", num_steps=2)
    save_model(folder, description, MotionModel(NETWORK).state_dict())
    return folder


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch, walk: MotionClip, tmp_path: Path, tiny_model: Path) -> Repeater:
    repeater = Repeater(walk)
    monkeypatch.setattr(kinoflow.inference, "MotionPipeline", repeater)
    for module in (kinoflow.inference.pipeline, kinoflow.inference.ahead):
        monkeypatch.setattr(module, "resolve_folder", lambda name: tiny_model)
    monkeypatch.chdir(tmp_path)
    return repeater


def files(folder: Path) -> list[str]:
    """Everything below a folder."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_one_motion_in_a_new_folder(pipe, tmp_path, capsys):
    assert main(["generate", "A person walks.", "-o", "out/deep/walk.glb", "--duration", "4", "--seed", "3"]) == 0
    assert files(tmp_path) == ["out/deep/walk.glb"]
    assert capsys.readouterr() == ("out/deep/walk.glb\n", "licence: of no use to anybody\n")
    assert pipe.model == "compact"
    settings = {"smooth": True, "ground": True, **dict.fromkeys(WAYS)}
    assert pipe.calls == [{"prompt": "A person walks.", "seeds": [3], "duration": 4.0, **settings}]


def test_options_reach_the_pipeline(pipe):
    arguments = ["--model", "folder", "--steps", "7", "--guidance", "2.5", "--no-smooth", "--no-ground"]
    assert main(["generate", "A person walks.", *arguments]) == 0
    assert pipe.model == "folder"
    assert pipe.calls[0].items() >= {"steps": 7, "guidance_scale": 2.5, "smooth": False, "ground": False}.items()


def test_foot_lock_reaches_the_pipeline_only_on_request(pipe):
    assert main(["generate", "A person walks.", "--foot-lock"]) == 0
    assert main(["generate", "A person walks."]) == 0
    assert pipe.calls[0]["foot_lock"] is True
    assert "foot_lock" not in pipe.calls[1]


def test_a_refused_foot_lock_is_told_and_nothing_else_is(pipe, walk, capsys):
    for outcome in ("refused: it would make floating, mm 3.00 to 4.00", "held 4 contacts", "nothing to do"):
        pipe.clip = walk.replace(metadata={**walk.metadata, "foot_lock": outcome})
        assert main(["generate", "A person walks.", "-o", "walk.glb", "--foot-lock"]) == 0
        notes = [line for line in capsys.readouterr().err.splitlines() if "foot lock" in line]
        told = [f"note: a-person-walks, seed 0: foot lock {outcome}"]
        assert notes == (told if outcome.startswith("refused") else [])


def test_ways_from_noise_to_motion_reach_the_pipeline(pipe):
    arguments = ["--solver", "heun", "--guidance-interval", "0.1, 0.75", "--time-shift", "2.5"]
    assert main(["generate", "A person walks.", *arguments]) == 0
    assert pipe.calls[0].items() >= {"solver": "heun", "guidance_interval": (0.1, 0.75), "time_shift": 2.5}.items()


def test_where_and_how_to_compute_reach_the_pipeline(pipe):
    assert main(["generate", "A person walks.", "--dtype", "bf16", "--compile"]) == 0
    assert pipe.places.items() >= {"device": "cpu", "dtype": "bf16", "compile": True}.items()


def test_help_names_every_solver(capsys):
    assert main(["generate", "--help"]) == 0
    shown = capsys.readouterr().out.replace("\n", " ")
    assert [name for name in STEPPERS if name not in shown] == []


def test_the_file_is_named_after_the_prompt_when_no_name_is_given(pipe, tmp_path):
    assert main(["generate", "A person walks, then waves!"]) == 0
    assert files(tmp_path) == ["a-person-walks-then-waves.glb"]


def test_a_film_strip_is_seen_from_where_the_camera_is_asked_to_stand(pipe, walk, tmp_path):
    for yaw in ("35", "90"):
        assert main(["generate", "A person walks.", "-o", f"from_{yaw}.png", "--yaw", yaw]) == 0
        assert main(["generate", "A person walks.", "-o", "walk.npz"]) == 0
        assert main(["convert", "walk.npz", f"converted_{yaw}.png", "--yaw", yaw]) == 0
    pictures = {path.name: path.read_bytes() for path in tmp_path.glob("*.png")}
    assert pictures["from_35.png"] == pictures["converted_35.png"] != pictures["from_90.png"]
    assert pictures["from_90.png"] == pictures["converted_90.png"]


@pytest.mark.parametrize("words", [["generate", "A person walks."], ["author", "walk"]])
def test_a_camera_without_a_film_strip_is_refused(pipe, words, capsys):
    assert main([*words, "-o", "walk.glb", "--yaw", "90"]) == 2
    assert "--yaw is where the camera of a film strip stands" in capsys.readouterr().err


def test_a_plan_of_what_the_library_plays_tells_nothing_of_the_network(capsys):
    assert main(["generate", "A person waves with the left hand.", "--plan"]) == 0
    said = capsys.readouterr().out
    assert "wave (side left)" in said
    assert "CC0-1.0" in said
    assert "non-commercial" not in said
    assert "predicted peak" not in said
    assert main(["generate", "A person waves with the left hand.", "--plan", "--source", "network"]) == 0
    said = capsys.readouterr().out
    assert "non-commercial" in said
    assert "predicted peak" in said
    assert "library" not in said


def test_several_seeds(pipe, tmp_path):
    assert main(["generate", "A person walks.", "-o", "walk.bvh", "--seeds", "0,1,12"]) == 0
    assert files(tmp_path) == ["walk_0.bvh", "walk_1.bvh", "walk_12.bvh"]


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ([], ["0-a-person-walks.glb", "jump.glb"]),
        (["-o", "out/set"], ["out/set/0-a-person-walks.glb", "out/set/jump.glb"]),
        (["-o", "out/set.npz"], ["out/set_0-a-person-walks.npz", "out/set_jump.npz"]),
    ],
)
def test_prompt_file(pipe, tmp_path, output, expected):
    (tmp_path / "p.txt").write_text("A person walks.\nA person jumps.#60#jump\n")
    assert main(["generate", "--prompts", "p.txt", "--duration", "3", *output]) == 0
    made = [name for name in files(tmp_path) if not name.endswith("manifest.json")]
    assert made == sorted([*expected, "p.txt"])
    assert [call["duration"] for call in pipe.calls] == [3.0, 2.0]


def test_groups_become_folders(pipe, tmp_path):
    (tmp_path / "p.json").write_text('{"sports": ["A person kicks.##1"], "moves": ["A person walks.##1"]}')
    assert main(["generate", "--prompts", "p.json", "-o", "out", "--seeds", "4,5"]) == 0
    motions = ["moves/1_4.glb", "moves/1_5.glb", "sports/1_4.glb", "sports/1_5.glb"]
    assert files(tmp_path / "out") == ["manifest.json", *motions]


def test_view_writes_one_page_beside_the_output(pipe, tmp_path, capsys):
    assert main(["generate", "A person walks.", "-o", "out/walk.glb", "--seeds", "0,1", "--view"]) == 0
    assert files(tmp_path / "out") == ["walk.html", "walk_0.glb", "walk_1.glb"]
    assert capsys.readouterr().out.splitlines()[-1] == "out/walk.html"


def test_same_command_same_bytes(pipe, tmp_path):
    command = ["generate", "A person walks.", "-o", "walk.glb", "--view"]
    assert main(command) == 0
    first = [(tmp_path / name).read_bytes() for name in ("walk.glb", "walk.html")]
    assert main(command) == 0
    assert [(tmp_path / name).read_bytes() for name in ("walk.glb", "walk.html")] == first


PROMPT = "A person walks."
BAD = [
    ([""], "the prompt is empty"),
    ([], "the prompt is empty"),
    (["walk " * 1000], "4999 characters"),
    (["walk\x07"], "'\\x07', which is not text"),
    (["1234567890 \udcff"], "'\\udcff', which is not text"),
    *(
        ([PROMPT, "--duration", duration], "one sentence lasts from 0.67 to 12 seconds where a length is given; got")
        for duration in ("0", "-1", "nan", "60", "inf")
    ),
    ([PROMPT, "-o", "walk.xyz"], "the suffix .xyz is not one of"),
    ([PROMPT, "-o", "walk"], "the suffix (none) is not one of"),
    ([PROMPT, "-o", "folder.glb"], "it is a folder"),
    ([PROMPT, "-o", "file.txt/walk.glb"], "is not a folder"),
    ([PROMPT, "--seed", "-1"], "a seed must be from 0"),
    ([PROMPT, "--seed", str(MAX_SEED + 1)], "a seed must be from 0"),
    ([PROMPT, "--seeds", "1,x"], "whole numbers"),
    ([PROMPT, "--seeds", "1,1"], "twice"),
    ([PROMPT, "--seed", "1", "--seeds", "1,2"], "not both"),
    ([PROMPT, "--steps", "0"], "--steps must be"),
    ([PROMPT, "--guidance", "nan"], "--guidance must be"),
    ([PROMPT, "--solver", "rk4"], "must be one of euler, midpoint, heun"),
    *(
        ([PROMPT, f"--guidance-interval={interval}"], "two numbers with a comma")
        for interval in ("", "0.5", "a,b", "0.1,0.2,0.3")
    ),
    *(
        ([PROMPT, f"--guidance-interval={interval}"], "the earlier first")
        for interval in ("0.8,0.1", "-1,1", "0,1.1", "nan,1", "0,inf")
    ),
    *(([PROMPT, "--time-shift", shift], "the time shift must be") for shift in ("0", "-1", "nan", "1e9")),
    ([PROMPT, "--prompts", "file.txt"], "not both"),
    (["--prompts", "file.txt"], "no prompts"),
    (["--prompts", "absent.txt"], "No such file"),
    ([PROMPT, "--overwrite"], "--overwrite is for --prompts"),
    ([PROMPT, "--device", "abacus"], "there is no device 'abacus'"),
    ([PROMPT, "--text-encoder", "official-4bit"], "cannot use 'official-4bit'"),
]


@pytest.mark.parametrize(("arguments", "hint"), BAD, ids=[hint for _, hint in BAD])
def test_bad_input_is_one_line_before_the_model_is_loaded(pipe, tmp_path, capsys, arguments, hint):
    (tmp_path / "folder.glb").mkdir()
    (tmp_path / "file.txt").touch()
    assert main(["generate", *arguments]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("kinoflow: error: ")
    assert shown.err.count("\n") == 1
    assert hint in shown.err
    assert pipe.model is None
    assert files(tmp_path) == ["file.txt"]


def test_a_real_model_from_sentence_to_file(tiny_model, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    command = ["generate", "A person walks.", "--model", str(tiny_model), "--seeds", "0,1", "--duration", "1"]
    assert main([*command, "-o", "first/walk.npz", "--view"]) == 0
    assert main([*command, "-o", "again/walk.npz", "--view"]) == 0
    assert "of no use" in capsys.readouterr().err
    assert files(tmp_path / "first") == ["walk.html", "walk_0.npz", "walk_1.npz"]
    for name in files(tmp_path / "first"):
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "again" / name).read_bytes()
    clips = [MotionClip.load(tmp_path / "first" / f"walk_{seed}.npz") for seed in (0, 1)]
    assert [clip.num_frames for clip in clips] == [30, 30]
    assert not np.allclose(clips[0].joints, clips[1].joints)


@pytest.mark.parametrize("model", ["absent", "."])
def test_a_folder_that_is_no_model(tmp_path, monkeypatch, capsys, model):
    monkeypatch.chdir(tmp_path)
    assert main(["generate", "A person walks.", "--model", model]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert files(tmp_path) == []


def test_weights_that_are_no_weights(tiny_model, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    broken = tmp_path / "broken"
    shutil.copytree(tiny_model, broken)
    weights = broken / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    assert main(["generate", "A person walks.", "--model", "broken", "-o", "out/walk.glb"]) == 2
    assert "cannot read broken/model.safetensors" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
