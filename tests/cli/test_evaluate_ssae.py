"""`kinoflow evaluate --suite ssae`: tables on given clips, estimates, and one-line errors."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from kinoflow.cli import main

sys.path.append(str(Path(__file__).parents[1] / "evaluation"))
from judge_server import running_server


@pytest.fixture
def arguments(tmp_path: Path, walk) -> list[str]:
    """A question file, a clip for it, a place for the report."""
    row = {
        "idx": "00000007", "category": "locomotion", "prompt": "A person walks forward.",
        "questions": [{"question": "Does the person walk forward?", "type": "Direction"},
                      {"question": "Does the person hold a cup?", "type": "Object Interaction"}],
    }  # fmt: skip
    (tmp_path / "q.jsonl").write_text(json.dumps(row) + "\n")
    walk.crop(0, 40).save(tmp_path / "clips" / "00000007.npz")
    questions = ["--questions", str(tmp_path / "q.jsonl")]
    return ["evaluate", str(tmp_path / "clips"), "-o", str(tmp_path / "out"), "--suite", "ssae", *questions]


def test_tables_of_two_judges(arguments, capsys, tmp_path):
    pytest.importorskip("openai", reason="the client is not installed (extra judge)")
    with running_server() as server:
        assert main([*arguments, "--judge", "probes", server.url, "--judge-fps", "1", "--price", "0.5,2"]) == 0
    shown = capsys.readouterr()
    assert "eyes: 1 requests" in shown.err
    assert "$0.00" in shown.err
    assert "probes: 1 of 2 questions answered, 1 of 1 clips" in shown.out
    assert "locomotion   100.0 %" in shown.out
    assert "probes and eyes: 1 common questions" in shown.out
    assert shown.out.splitlines()[-1] == str(tmp_path / "out" / "ssae.json")


def test_an_estimate_asks_nothing(arguments, capsys, tmp_path):
    pytest.importorskip("openai", reason="the client is not installed (extra judge)")
    with running_server() as server:
        assert main([*arguments, "--judge", server.url, "--estimate"]) == 0
        assert server.requests == []
    assert "tokens in" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("more", "message"),
    [(["--price", "cheap"], "--price is dollars"), (["--budget", "1"], "price of a million"),
     (["--judge", "eyes"], "begin with http"), (["--data", "x"], "neither --data"),
     (["--questions", "absent.jsonl"], "absent.jsonl"), (["--suite", "quick"], "belong to --suite ssae"),
     (["--judge-fps", "0"], "pictures a second"), (["--language", "zh"], "prompt_zh")],
)  # fmt: skip
def test_bad_input_is_one_line(arguments, more, message, capsys, tmp_path):
    assert main([*arguments, *more]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1
    assert not (tmp_path / "out").exists()
