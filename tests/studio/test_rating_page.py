"""`kinoflow rate`: the server's answers, what it refuses, the command, and a real browser that rates."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kinoflow.cli import main
from kinoflow.errors import OutputError
from kinoflow.evaluation.rating import Session, find_clips, make_tasks, read_answers
from kinoflow.formats import html as page_format
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.studio.rating import RatingServer

VIEWER = Path(page_format.__file__).parents[1] / "assets" / "viewer.js"
needs_viewer = pytest.mark.skipif(not VIEWER.is_file(), reason="the viewer has not been built (make web)")
SECRET = "secret-model"
RUN = [sys.executable, "-c", "import sys; from kinoflow.cli import main; sys.exit(main())"]


@pytest.fixture
def motions(tmp_path: Path) -> Path:
    """Two clips of one prompt from two systems; the second stands elsewhere and faces elsewhere."""
    folder = tmp_path / "motions"
    for k, system in enumerate(("alpha", "beta")):
        rest = np.tile(MANNEQUIN.rest_positions[0] + [3.0 * k, 0, 0], (30, 1))
        metadata = {"prompt": "A person <b>stands</b> & waits.", "seed": 77, "model": SECRET, "source": SECRET}
        clip = MotionClip(np.tile(np.eye(3), (30, 22, 1, 1)), rest, 30.0, metadata=metadata)
        clip.save(folder / system / f"{SECRET}.npz")
    return folder


@contextlib.contextmanager
def serving(session: Session, **options: Any) -> Iterator[RatingServer]:
    with RatingServer(session, **options) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def fetch(url: str, body: Any = None, **headers: str) -> tuple[int, bytes]:
    data = None if body is None else json.dumps(body).encode()
    kind = {"Content-Type": "application/json"} if body is not None else {}
    request = urllib.request.Request(url, data=data, headers={**kind, **headers})
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


@needs_viewer
def test_a_rater_is_led_through_all_tasks_and_told_nothing(motions, tmp_path):
    session = Session(make_tasks(find_clips([motions]), "both"), tmp_path / "r.jsonl")
    with serving(session) as server:
        assert server.url.startswith("http://127.0.0.1:")
        seen = set()
        for done in range(3):
            status, content = fetch(f"{server.url}task?rater=anna")
            state = json.loads(content)
            assert (status, state["done"], state["total"]) == (200, done, 3)
            seen.add(state["task"])
            _, page = fetch(f"{server.url}view/{state['task']}?rater=anna")
            for word in (SECRET, "alpha", "beta", "seed 77"):
                assert word.encode() not in page.replace(VIEWER.read_bytes(), b"")
                assert word.encode() not in content
            answer = {"choice": "tie"} if state["kind"] == "pair" else {"instruction_following": 5, "motion_quality": 1}
            status, content = fetch(f"{server.url}answer", {"rater": "anna", "task": state["task"], **answer})
            assert status == 200
        assert (json.loads(content)["task"], len(seen)) == (None, 3)
    assert len(read_answers(tmp_path / "r.jsonl")) == 3


@needs_viewer
def test_both_clips_start_at_the_same_place(motions, tmp_path):
    session = Session(make_tasks(find_clips([motions]), "score"), tmp_path / "r.jsonl")
    with serving(session) as server:
        first, second = (server.view(identity, "anna") for identity in session.tasks)
    assert first == second


def test_what_the_server_refuses(motions, tmp_path):
    session = Session(make_tasks(find_clips([motions]), "score"), tmp_path / "r.jsonl")
    task = next(iter(session.tasks))
    with serving(session) as server:
        url = server.url
        good = {"rater": "anna", "task": task, "instruction_following": 3, "motion_quality": 3}
        # A page of another site: by a name that leads here, or by a form.
        assert fetch(url, Host="evil.example:80")[0] == 403
        assert fetch(f"{url}answer", good, Host="evil.example")[0] == 403
        assert fetch(f"{url}answer", good, **{"Content-Type": "text/plain"})[0] == 404
        for body in (
            {},
            {**good, "rater": ""},
            {**good, "task": "x"},
            {**good, "motion_quality": 9},
            [1],
            "x" * 20_000,
        ):
            status, content = fetch(f"{url}answer", body)
            assert (status, bool(json.loads(content)["error"])) == (400, True)
        assert fetch(f"{url}task?rater=")[0] == 400
        assert fetch(f"{url}view/nothing?rater=anna")[0] == 404
        assert fetch(f"{url}../../etc/passwd")[0] == 404
        assert fetch(url)[0] == 200
        with pytest.raises(OutputError, match="another --port"):
            RatingServer(session, port=server.server_port)
    assert (tmp_path / "r.jsonl").read_bytes() == b""


def test_a_full_disk_is_told_to_the_rater(motions, tmp_path, monkeypatch):
    session = Session(make_tasks(find_clips([motions]), "score"), tmp_path / "r.jsonl")
    task = next(iter(session.tasks))

    def no_space(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kinoflow.runs.os.fsync", no_space)
    with serving(session) as server:
        body = {"rater": "anna", "task": task, "instruction_following": 3, "motion_quality": 3}
        status, content = fetch(f"{server.url}answer", body)
        assert (status, "No space left" in json.loads(content)["error"]) == (500, True)
        assert json.loads(fetch(f"{server.url}task?rater=anna")[1])["done"] == 0


def test_the_rater_named_on_the_command_line_cannot_break_the_page(motions, tmp_path):
    session = Session(make_tasks(find_clips([motions]), "score"), tmp_path / "r.jsonl")
    with serving(session, rater="</script><b>") as server:
        page = fetch(server.url)[1].decode()
    assert "</script><b>" not in page
    assert "\\u003c/script>\\u003cb>" in page


def test_report_and_export_of_the_command(motions, tmp_path, capsys):
    path = motions / "ratings.jsonl"
    session = Session(make_tasks(find_clips([motions]), "both"), path)
    for rater, better in (("anna", "beta"), ("ben", "beta")):
        for task in session.order(rater):
            shown = session.shown(task, rater)
            value = 4 if shown[0].system == better else 2
            answer = {"choice": "first" if shown[0].system == better else "second"}
            if task.kind == "score":
                answer = {"instruction_following": value, "motion_quality": 3}
            session.answer(rater, task.identity, answer)
    assert main(["rate", str(motions), "--report", "--export", str(tmp_path / "pairs")]) == 0
    shown_lines = capsys.readouterr().out
    assert "1 pairs in" in shown_lines
    assert "4 scores and 2 choices of 2 raters" in shown_lines
    assert "beta: instruction 4.00, quality 3.00 (1 clips, 2 ratings)" in shown_lines
    assert "Krippendorff's alpha, instruction following: 1.000" in shown_lines
    assert "beta over alpha: 100.0 %" in shown_lines
    assert json.loads((motions / "report.json").read_text())["raters"] == ["anna", "ben"]
    assert (tmp_path / "pairs" / "pairs.jsonl").is_file()
    # A folder that holds other things, or the motions, is never replaced.
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years")
    for folder in (tmp_path / "mine", motions, tmp_path):
        assert main(["rate", str(motions), "--export", str(folder)]) == 2
    assert (tmp_path / "mine" / "thesis.txt").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["absent"], "there is no absent"), (["."], "no motion files"), ([".", "--mode", "all"], "no motion files"),
     ([".", "--report"], "collect some first"), ([".", "--port", "70000"], "--port must be"), ([], "give folders")],
)  # fmt: skip
def test_bad_input_is_one_line(arguments, message, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["rate", *arguments]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


# From here on, a real browser and a real process.


@pytest.mark.slow
def test_somebody_rates_in_a_browser_across_a_crash_of_the_server(browser, motions, tmp_path):
    ratings = tmp_path / "ratings.jsonl"
    command = [*RUN, "rate", str(motions), "--mode", "both", "--ratings", str(ratings)]
    process = subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, text=True)
    url = process.stdout.readline().split(" at ")[1].split()[0]
    context = browser.new_context(viewport={"width": 1000, "height": 700}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(60_000)
    complaints: list[str] = []
    requests: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))

    def answer_one() -> None:
        before = page.locator("#count").inner_text()
        page.frame_locator("#view").locator("canvas.scene").wait_for()
        assert page.locator("#prompt").inner_text() == "A person <b>stands</b> & waits."
        assert page.locator("#send").is_disabled()
        if page.get_by_text("Which one is better?").is_visible():
            page.get_by_text("Clip 2", exact=True).click()
        else:
            page.locator("fieldset").nth(0).get_by_text("4", exact=True).click()
            assert page.locator("#send").is_disabled()
            page.locator("fieldset").nth(1).get_by_text("2", exact=True).click()
        page.locator("#send").click()
        page.wait_for_function("before => document.getElementById('count').textContent !== before", arg=before)

    try:
        page.goto(url)
        page.locator("#rater").fill("Anna")
        page.get_by_role("button", name="Begin").click()
        page.get_by_text("0 of 3").wait_for()

        answer_one()
        # The server dies without a word; the page says so and keeps the answer.
        process.kill()
        process.wait()
        process.stdout.close()
        first = page.locator("#view").get_attribute("src")
        for fieldset in page.locator("fieldset").all():
            fieldset.locator("label.option").nth(1).click()
        page.locator("#send").click()
        page.get_by_text("The server does not answer").wait_for()
        port = url.rstrip("/").rpartition(":")[2]
        process = subprocess.Popen([*command, "--port", port], stdout=subprocess.PIPE, text=True)
        assert f"at {url}" in process.stdout.readline()
        page.locator("#send").click()
        page.get_by_text("2 of 3").wait_for()
        assert page.locator("#view").get_attribute("src") != first
        answer_one()
        page.get_by_text("Thank you. All 3 answers are kept").wait_for()
        process.send_signal(signal.SIGINT)
        assert process.wait(250) == 0
        assert "--report" in process.stdout.read()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        context.close()
    assert complaints == []
    assert all(request.startswith(url) for request in requests)
    answers = read_answers(ratings)
    assert sorted(entry["kind"] for entry in answers) == ["pair", "score", "score"]
    assert {entry["rater"] for entry in answers} == {"Anna"}
