"""`kinoflow evaluate --suite ssae`: tables on given clips, estimates, and one-line errors."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kinoflow.cli import main

sys.path.append(str(Path(__file__).parents[1] / "evaluation"))
from judge_server import running_server, truthful

RUN = [sys.executable, "-c", "import sys; from kinoflow.cli import main; sys.exit(main())"]


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
    return ["evaluate", "ssae", "--model", str(tmp_path / "clips"), "-o", str(tmp_path / "out"), *questions]


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


@pytest.mark.parametrize("word", ["--plan", "--estimate"])
def test_a_plan_asks_nothing(arguments, word, capsys, tmp_path):
    pytest.importorskip("openai", reason="the client is not installed (extra judge)")
    with running_server() as server:
        assert main([*arguments, "--judge", server.url, word]) == 0
        assert server.requests == []
    assert "tokens in" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_plan_of_probes_says_that_they_cost_nothing(arguments, capsys):
    assert main([*arguments, "--plan"]) == 0
    assert "no cost" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "message"),
    [(["--price", "cheap"], "--price is dollars"), (["--budget", "1"], "price of a million"),
     (["--judge", "eyes"], "begin with http"), (["--seed", "-1"], "--seed must be from 0"),
     (["--questions", "absent.jsonl"], "absent.jsonl"),
     (["--judge-fps", "0"], "pictures a second"), (["--language", "zh"], "prompt_zh"),
     (["--duration", "nan"], "at most 60 seconds"), (["--duration", "0"], "at most 60 seconds"),
     (["--steps", "0"], "from 1 to 1000"), (["--price", "1,1", "--budget", "nan"], "0 dollars or more")],
)  # fmt: skip
def test_bad_input_is_one_line(arguments, more, message, capsys, tmp_path):
    assert main([*arguments, *more]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_a_killed_run_goes_on_with_the_same_command(arguments, tmp_path, walk, capsys):
    pytest.importorskip("openai", reason="the client is not installed (extra judge)")
    row = json.loads((tmp_path / "q.jsonl").read_text())
    (tmp_path / "q.jsonl").write_text("".join(json.dumps({**row, "prompt": f"Walk {k}."}) + "\n" for k in range(8)))
    with running_server() as server:
        command = [*arguments, "--judge", server.url, "--judge-fps", "1", "--workers", "1"]
        started: list[subprocess.Popen[bytes]] = []

        def kill(request):
            os.kill(started[0].pid, signal.SIGKILL)
            return truthful(request)

        server.script = [truthful, truthful, truthful, kill]
        started.append(subprocess.Popen([*RUN, *command]))
        assert started[0].wait(300) == -signal.SIGKILL
        asked = len(server.requests)
        assert asked == 4
        lines = (tmp_path / "out" / "answers-eyes.jsonl").read_text().splitlines()
        kept = [json.loads(line)["key"] for line in lines[1:]]
        assert len(kept) == 3
        assert main(command) == 0
        assert len(server.requests) == asked + 5
    assert "8 of 8 clips" in capsys.readouterr().out


@pytest.mark.slow
def test_ctrl_c_does_not_wait_for_a_server_that_hangs(arguments):
    pytest.importorskip("openai", reason="the client is not installed (extra judge)")
    release = threading.Event()
    with running_server() as server:
        process = None

        def hang(request):
            process.send_signal(signal.SIGINT)
            release.wait(300)
            return truthful(request)

        server.script = [hang]
        try:
            process = subprocess.Popen([*RUN, *arguments, "--judge", server.url, "--judge-fps", "1"])
            # The server answers only after the process is gone.
            assert process.wait(250) == 130
        finally:
            release.set()
            process.kill()
            process.wait()
