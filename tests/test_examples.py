"""The examples run as their first lines say."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from kinoflow import MotionClip, MotionPipeline
from kinoflow.errors import ConfigError
from kinoflow.inference.pipeline import resolve_folder

EXAMPLES = Path(__file__).parents[1] / "examples"


def run(name: str, argument: Path) -> str:
    """What an example prints."""
    environment = {**os.environ, "OMP_WAIT_POLICY": "passive"}
    command = [sys.executable, "-W", "error", EXAMPLES / name, argument]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_example_is_run_here():
    assert sorted(path.name for path in EXAMPLES.glob("*.py")) == [
        "01_a_sentence.py",
        "02_measure_a_clip.py",
        "03_sample_by_hand.py",
        "04_all_stages.py",
        "05_what_is_known.py",
    ]


def test_measure_a_clip(walk, tmp_path):
    shown = run("02_measure_a_clip.py", walk.save(tmp_path / "walk.bvh"))
    assert "90 frames, 3.0 s" in shown
    assert "travels +3.56 m forward" in shown


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("01_a_sentence.py", ["bow.html", "bow_0.glb", "bow_1.glb"]),
        ("03_sample_by_hand.py", ["turn.bvh", "wave.bvh"]),
        ("05_what_is_known.py", ["continued.bvh", "path.bvh"]),
    ],
)
def test_examples_with_the_compact_model(tmp_path, name, made):
    try:
        resolve_folder("compact")
    except ConfigError as error:
        pytest.skip(str(error))
    assert str(tmp_path) in run(name, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == made


@pytest.mark.slow
def test_what_is_known_comes_out(tmp_path):
    shown = run("05_what_is_known.py", tmp_path)
    assert "known frames: joints at most 0.000 cm away" in shown
    assert "path: pelvis at most 0.000 cm away" in shown


@pytest.mark.slow
def test_all_stages(tmp_path):
    """From motion files through every stage of training to a motion, each stage from the last one's folder."""
    shown = run("04_all_stages.py", tmp_path)
    assert "kept 4 pairs of 4 prompts" in shown
    out = tmp_path / "run"
    for stage in ("1-pretrain", "2-finetune", "3-dpo", "4-grpo"):
        assert (out / stage / "log.jsonl").is_file()
        assert MotionPipeline.from_pretrained(out / stage / "model", text_encoder=None).description.licence
    weights = [load_file(out / stage / "model.safetensors") for stage in ("2-finetune/model", "4-grpo/model", "model")]
    assert any(not torch.equal(tensor, weights[1][name]) for name, tensor in weights[0].items())
    assert all(torch.equal(tensor, weights[1][name]) for name, tensor in weights[2].items())
    records = [json.loads(line) for line in (out / "4-grpo/log.jsonl").read_text().splitlines()]
    last = [record for record in records if record["kind"] == "train"][-1]
    assert (last["step"], last["ratio"]) == (4, 1.0)
    report = json.loads((out / "report.json").read_text())
    assert [model["model"] for model in report["models"]] == ["1-pretrain", "2-finetune", "3-dpo", "4-grpo"]
    changes = {row["name"]: row for row in report["changes"]["1-pretrain to 4-grpo"]}
    assert {"reward", "probes_passed", "similarity", "diversity_m", "foot_slide_mm_per_frame"} <= set(changes)
    assert changes["reward"]["sentences"] == 4
    assert "| reward |" in (out / "report.md").read_text()
    assert MotionClip.load(tmp_path / "raise.glb").num_frames == 60
    # The same command again finds everything done.
    written = {path: path.stat().st_mtime_ns for path in out.rglob("log.jsonl")}
    assert "| reward |" in run("04_all_stages.py", tmp_path)
    assert written == {path: path.stat().st_mtime_ns for path in out.rglob("log.jsonl")}
