"""`kinoflow evaluate`: what it refuses, and a whole run with a tiny model whose report a browser opens."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import torch

from kinoflow.cli import main
from kinoflow.evaluation.evaluator import save_evaluator
from kinoflow.evaluation.text_motion import TextMotionConfig, TextMotionModel
from kinoflow.formats import html as page_format
from kinoflow.model.config import NetworkConfig
from kinoflow.model.folder import ModelDescription, save_model
from kinoflow.model.motion_model import MotionModel
from kinoflow.motion.features import layout_fingerprint

NETWORK = NetworkConfig(
    width=32, num_layers=3, num_heads=2, context_width=384, pooled_width=384, refiner_layers=1, patch_size=4
)
EVALUATOR = TextMotionConfig(width=16, motion_layers=1, text_layers=1, num_heads=2, mlp_width=16, embedding_width=8)
viewer_js = Path(page_format.__file__).parents[1] / "assets" / "viewer.js"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A model and an evaluator too small to have learned anything."""
    root = tmp_path_factory.mktemp("models")
    torch.manual_seed(0)
    description = ModelDescription(network=NETWORK, layout=layout_fingerprint(), name="tiny", num_steps=1)
    save_model(root / "model", description, MotionModel(NETWORK).state_dict())
    save_evaluator(root / "evaluator", EVALUATOR, "minilm", TextMotionModel(EVALUATOR).state_dict())
    return root / "model", root / "evaluator"


def complaint(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main(["evaluate", *map(str, arguments)]) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    return said


def test_what_cannot_be_used_is_one_line(folders, tmp_path, capsys):
    model, evaluator = folders
    (tmp_path / "file").write_text("mine")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_text("mine")
    report = tmp_path / "report"
    cases = [
        ([tmp_path / "absent", "-o", report], "there is no model folder"),
        ([tmp_path / "photos", "-o", report, "--evaluator", evaluator], "is not a model folder"),
        ([model, "-o", tmp_path / "file"], "a file of that name exists"),
        ([model, "-o", tmp_path / "photos"], "the folder holds something else"),
        ([model, "-o", report, "--seed", "-1"], "--seed must be from 0"),
        ([model, "-o", report, "--evaluator", tmp_path / "photos"], "is not an evaluator folder"),
        ([model, "-o", report, "--evaluator", evaluator, "--data", tmp_path / "photos"], "is not a dataset folder"),
    ]
    for arguments, message in cases:
        said = complaint(capsys, *arguments)
        assert message in said
        assert said.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "photos"]
    assert (tmp_path / "photos" / "a.jpg").read_text() == "mine"


def test_unknown_suites_are_refused(folders, tmp_path, capsys):
    assert main(["evaluate", str(folders[0]), "-o", str(tmp_path / "r"), "--suite", "huge"]) == 2
    assert "huge" in capsys.readouterr().err


def test_train_evaluator_refuses_what_it_cannot_use(tmp_path, capsys):
    for arguments in (["--steps", "0"], ["--seed", "-1"], []):
        assert main(["train", "evaluator", "--data", str(tmp_path), "-o", str(tmp_path / "r"), *arguments]) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def report(folders, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole quick suite in a process of its own."""
    if not viewer_js.is_file():
        pytest.skip("the viewer has not been built (make web)")
    model, evaluator = folders
    folder = tmp_path_factory.mktemp("out") / "report"
    program = "import sys; from kinoflow.cli import main; sys.exit(main())"
    command = [sys.executable, "-W", "error", "-c", program, "evaluate", model, "-o", folder, "--evaluator", evaluator]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "OMP_WAIT_POLICY": "passive"}, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(folder / "index.html")
    assert [path.name for path in folder.parent.iterdir()] == ["report"]
    return folder


@pytest.mark.slow
def test_a_whole_suite(report):
    data = json.loads((report / "report.json").read_text())
    assert data["suite"]["test_clips"] == 64
    assert data["subject"]["name"] == "tiny"
    # What is captured looks captured, whatever the model and the evaluator are.
    physical = {name: row["jerk_m_per_s3"]["median"] for name, row in data["physical"].items()}
    assert physical["captured"] == physical["wrong captions"] < physical["noise"]
    assert 50 < physical["captured"] < 500


def labels(page: Any, frame: Any, file: str) -> list[str]:
    """What the figures in the frame are called, once `file` plays there."""
    # The page forbids evaluation of strings, which `wait_for_function` needs.
    for _ in range(1200):
        if frame.url.endswith(file) and frame.evaluate("Boolean(window.kinoflow)"):
            return frame.evaluate("kinoflow.figures.map(figure => figure.clip.label)")
        page.wait_for_timeout(100)
    pytest.fail(f"{file} does not play")


@pytest.mark.slow
def test_a_browser_shows_the_report_and_plays_its_clips(report):
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed (extra dev)")
    chromium = runpy.run_path(str(Path(__file__).parents[2] / "web" / "screenshot.py"))["chromium"]
    complaints: list[str] = []
    try:
        running = chromium()
        browser = running.__enter__()
    except Exception as error:
        pytest.skip(f"no Chromium to open the page with: {str(error).splitlines()[0]}")
    try:
        page = browser.new_page(viewport={"width": 1200, "height": 900})
        page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto((report / "index.html").as_uri())
        assert page.locator("h1").inner_text() == "Evaluation of tiny"
        data = json.loads((report / "report.json").read_text())
        shown = page.locator("tr.model td").all_inner_texts()
        assert any(f"{data['retrieval']['model']['r_precision_1']['mean']:.3f}" in cell for cell in shown)
        assert page.locator("svg").count() >= 5
        box = page.locator("svg").first.bounding_box()
        assert box is not None
        assert box["width"] > 200
        # The clips play in the page, and a link puts others in their place.
        frame = page.frame(name="player")
        first = page.locator('a[target="player"]').first
        assert labels(page, frame, first.get_attribute("href")) == ["captured", "model", "nearest caption"]
        link = page.locator('a[href="clips/prompt-000.html"]')
        link.click()
        assert labels(page, frame, link.get_attribute("href")) == ["seed 0", "seed 1", "seed 2", "nearest caption"]
        assert frame.evaluate("kinoflow.player.playing")
    finally:
        running.__exit__(None, None, None)
    assert [c for c in complaints if "ReadPixels" not in c] == []
