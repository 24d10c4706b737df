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
from kinoflow.evaluation.suite import SUITES, SuiteConfig
from kinoflow.formats import html as page_format
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.measures.evaluator import save_evaluator
from kinoflow.measures.retrieval import Protocol
from kinoflow.measures.text_motion import TextMotionConfig, TextMotionModel
from kinoflow.model.config import NetworkConfig
from kinoflow.model.description import ModelDescription
from kinoflow.model.folder import save_model
from kinoflow.model.motion_model import MotionModel
from kinoflow.motion.features import layout_fingerprint

NETWORK = NetworkConfig(
    width=32, num_layers=3, num_heads=2, context_width=384, pooled_width=384, refiner_layers=1, patch_size=4
)
EVALUATOR = TextMotionConfig(width=16, motion_layers=1, text_layers=1, num_heads=2, mlp_width=16, embedding_width=8)
PROGRAM = [sys.executable, "-W", "error", "-c", "import sys; from kinoflow.cli import main; sys.exit(main())"]
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
    assert main(["evaluate", "--model", *map(str, arguments)]) == 2
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
    assert main(["evaluate", "--model", str(folders[0]), "-o", str(tmp_path / "r"), "--suite", "huge"]) == 2
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
    command = [*PROGRAM, "evaluate", "--model", model, "-o", folder, "--evaluator", evaluator]
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
    # The questions of SSAE are asked too, and the judge's answers kept.
    probes = data["ssae"]["judges"]["probes"]
    answers = (report / "ssae" / "answers-probes.jsonl").read_text().splitlines()
    assert len(answers) - 1 == probes["items"] == data["ssae"]["sentences"] == 33
    verdicts = [verdict["answer"] for line in answers[1:] for verdict in json.loads(line)["verdicts"]]
    assert probes["answered"] == sum(answer is not None for answer in verdicts) > 0
    assert probes["overall"]["value"] == verdicts.count("yes") / probes["answered"]
    assert set(data["ssae"]["by_probes"]) == {"model", "nearest caption", "exchanged clips"}
    assert data["ssae"]["by_probes"]["model"] == probes
    for axis in data["axes"]:
        assert axis["verdict"] in ("as expected", "not separated", "reversed")
        assert bool(axis["statement"]) == (axis["verdict"] != "as expected")


SMALL = SuiteConfig(
    name="small",
    test_clips=10,
    prompts=("A person waves.",),
    prompt_seeds=2,
    prompt_duration_s=1.0,
    protocol=Protocol(pool_size=4, repeats=3),
    shown=1,
)
INTERRUPTED = f"""
import os, signal, sys, time
from kinoflow.cli import main
from kinoflow.measures.retrieval import Protocol
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.evaluation.suite import SUITES, SuiteConfig

# A shell that starts tests in the background has them ignore it, and children inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)
SUITES["quick"] = {SMALL!r}
sample, calls = MotionPipeline.sample, []

def interrupted(*arguments, **options):
    calls.append(1)
    if len(calls) == 3:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(100)
    return sample(*arguments, **options)

MotionPipeline.sample = interrupted
sys.exit(main())
"""


@pytest.mark.slow
def test_ctrl_c_leaves_no_report_and_the_same_command_goes_on(folders, tmp_path, monkeypatch, capsys):
    """A real SIGINT in a real process, while the third batch is computed: questions' clips, eight clips, the rest."""
    monkeypatch.setattr(page_format, "_viewer", lambda: "start();")
    model, evaluator = folders
    question = {"question": "Does the person walk?", "type": "Primary Action"}
    rows = [json.dumps({"idx": n, "category": "social", "prompt": "Walk.", "questions": [question]}) for n in range(2)]
    (tmp_path / "asked.jsonl").write_text("\n".join(rows))
    out = tmp_path / "out"
    options = ["--evaluator", str(evaluator), "--questions", str(tmp_path / "asked.jsonl")]
    arguments = ["evaluate", "--model", str(model), "-o", str(out / "report"), *options]
    command = [sys.executable, "-W", "error", "-c", INTERRUPTED, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (130, "")
    assert "the same command goes on" in done.stderr
    assert "Traceback" not in done.stderr
    # Nothing that looks like a report, and nothing half-written.
    assert [path.name for path in out.iterdir()] == ["report.unfinished"]
    assert len(list(out.rglob("*.npz"))) == 2 + 8
    assert not [path for path in out.rglob("*") if path.name.startswith(".")]

    sampled = []
    real = MotionPipeline.sample
    monkeypatch.setattr(MotionPipeline, "sample", lambda *a, **k: sampled.append(len(k["seeds"])) or real(*a, **k))
    monkeypatch.setitem(SUITES, "quick", SMALL)
    assert main(arguments) == 0
    assert sampled == [4]
    assert [path.name for path in out.iterdir()] == ["report"]
    # The same as without the interruption.
    assert main(["evaluate", "--model", str(model), "-o", str(out / "whole"), *options]) == 0
    assert sampled == [4, 2, 8, 4]
    assert capsys.readouterr().out.splitlines() == [str(out / name / "index.html") for name in ("report", "whole")]
    assert (out / "report" / "report.json").read_text() == (out / "whole" / "report.json").read_text()


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
        page.set_default_timeout(120_000)
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
