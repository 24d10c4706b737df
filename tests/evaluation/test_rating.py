"""Rating: blind and shuffled, answers that survive, statistics by hand, pairs that preference training reads."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from kinoflow.alignment.pairs import load_motions, read_pairs
from kinoflow.errors import DataError, MotionFileError, OptionError, OutputError
from kinoflow.evaluation.rating import (
    Session,
    check_name,
    export_pairs,
    find_clips,
    make_tasks,
    mean_interval,
    read_answers,
    report,
)
from kinoflow.measures.statistics import krippendorff_alpha
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.runs import Journal


def save_clip(path: Path, prompt: str = "", fps: float = 30.0, lift: float = 0.0, **metadata) -> Path:
    rest = np.tile(MANNEQUIN.rest_positions[0] + [0, lift, 0], (20, 1))
    if prompt:
        metadata["prompt"] = prompt
    return MotionClip(np.tile(np.eye(3), (20, 22, 1, 1)), rest, fps, metadata=metadata).save(path)


@pytest.fixture
def motions(tmp_path: Path) -> Path:
    """Two systems, two prompts each."""
    folder = tmp_path / "motions"
    for k, (system, prompt) in enumerate((s, p) for s in ("old", "new") for p in ("walk", "bow")):
        save_clip(folder / system / f"{prompt}.npz", f"A person {prompt}s.", lift=0.01 * k)
    return folder


def test_clips_are_found_with_prompt_and_system(motions, tmp_path):
    (motions / "notes.txt").write_text("not a motion")
    # What a killed process left is no motion.
    (motions / "old" / ".1-uzi2begt.glb").touch()
    (motions / ".new.kinoflow-abcdefgh").mkdir()
    save_clip(motions / ".new.kinoflow-abcdefgh" / "half.npz", lift=0.9)
    clips = find_clips([motions])
    assert sorted((clip.system, clip.prompt) for clip in clips) == [
        ("new", "A person bows."), ("new", "A person walks."), ("old", "A person bows."), ("old", "A person walks.")
    ]  # fmt: skip
    # The same content twice is one clip, whatever its name.
    (motions / "copy.npz").write_bytes((motions / "old" / "walk.npz").read_bytes())
    assert len(find_clips([motions])) == 4
    single = save_clip(tmp_path / "alone.npz", model="mine", lift=0.5)
    assert [(c.system, c.prompt) for c in find_clips([single])] == [("mine", "alone")]
    with pytest.raises(DataError, match="there is no"):
        find_clips([tmp_path / "absent"])
    with pytest.raises(MotionFileError, match="cannot rate"):
        find_clips([motions / "notes.txt"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataError, match="no motion files"):
        find_clips([tmp_path / "empty"])


def test_tasks(motions):
    clips = find_clips([motions])
    assert [len(make_tasks(clips, mode)) for mode in ("score", "pairs", "both")] == [4, 2, 6]
    for task in make_tasks(clips, "pairs"):
        assert len({clip.prompt for clip in task.clips}) == 1
        assert {clip.system for clip in task.clips} == {"old", "new"}
    with pytest.raises(OptionError, match="no prompt has two"):
        make_tasks(clips[:1], "pairs")
    with pytest.raises(OptionError, match="mode"):
        make_tasks(clips, "all")


def test_order_and_sides_are_shuffled_by_rater_and_stay(tmp_path):
    for k in range(12):
        save_clip(tmp_path / "m" / f"{k}.npz", "A person walks.", lift=0.01 * k)
    tasks = make_tasks(find_clips([tmp_path / "m"]), "pairs")
    session, again = (Session(tasks, tmp_path / name, seed=3) for name in ("a.jsonl", "b.jsonl"))
    orders = {rater: [task.identity for task in session.order(rater)] for rater in ("anna", "ben")}
    assert orders["anna"] != orders["ben"]
    assert sorted(orders["anna"]) == sorted(orders["ben"])
    assert orders["anna"] == [task.identity for task in again.order("anna")]
    turned = np.mean([session.shown(task, "anna") != task.clips for task in tasks])
    assert 0.3 < turned < 0.7
    assert all(session.shown(task, "anna") == again.shown(task, "anna") for task in tasks)


def test_answers_are_kept_and_go_on_after_a_crash(motions, tmp_path):
    path = tmp_path / "deep" / "ratings.jsonl"
    tasks = make_tasks(find_clips([motions]), "both")
    session = Session(tasks, path)
    for _ in range(4):
        task, _ = session.next_task("anna")
        good = {"instruction_following": 4, "motion_quality": 2} if task.kind == "score" else {"choice": "first"}
        session.answer("anna", task.identity, good)
    with path.open("ab") as file:
        file.write(b'{"kind": "score", "rater": "anna", "ta')
    session = Session(tasks, path)
    assert session.next_task("anna")[1] == 4
    assert session.next_task("ben")[1] == 0
    answered = {entry["task"] for entry in read_answers(path)}
    remaining, _ = session.next_task("anna")
    assert remaining.identity not in answered
    assert path.read_bytes().endswith(b"\n")
    # Answering again replaces.
    score = next(task for task in tasks if task.kind == "score")
    for value in (1, 5):
        session.answer("carl", score.identity, {"instruction_following": value, "motion_quality": 3})
    mine = [entry for entry in read_answers(path) if entry["rater"] == "carl"]
    assert [entry["instruction_following"] for entry in mine] == [5]
    assert (path.parent / mine[0]["clip"]["file"]).resolve() == score.clips[0].path.resolve()


def test_a_choice_is_stored_as_shown(motions, tmp_path):
    tasks = make_tasks(find_clips([motions]), "pairs")
    session = Session(tasks, tmp_path / "r.jsonl")
    for rater in ("anna", "ben", "carl", "dora"):
        for task in tasks:
            first, second = session.shown(task, rater)
            session.answer(rater, task.identity, {"choice": "first" if first.system == "new" else "second"})
            assert {first.system, second.system} == {"old", "new"}
    for entry in read_answers(tmp_path / "r.jsonl"):
        assert entry[entry["choice"]]["system"] == "new"
    rates = {row["system"]: row["rate"] for row in report(read_answers(tmp_path / "r.jsonl"))["win_rates"]}
    assert rates == {"new": 1.0, "old": 0.0}


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"instruction_following": 3},
        {"instruction_following": 0, "motion_quality": 3},
        {"instruction_following": True, "motion_quality": 3},
        {"instruction_following": 2.5, "motion_quality": 3},
        {"choice": "first"},
    ],
)
def test_wrong_answers_are_refused_and_not_kept(motions, tmp_path, answer):
    tasks = make_tasks(find_clips([motions]), "score")
    session = Session(tasks, tmp_path / "r.jsonl")
    with pytest.raises(OptionError, match="from 1 to 5"):
        session.answer("anna", tasks[0].identity, answer)
    with pytest.raises(OptionError, match="no such task"):
        session.answer("anna", "nothing", answer)
    assert (tmp_path / "r.jsonl").read_bytes() == b""


@pytest.mark.parametrize("name", ["", "  ", None, 3, "a" * 61, "a\u0007"])
def test_names(name):
    assert check_name("  Anna   Maria ") == "Anna Maria"
    with pytest.raises(OptionError, match="name of 1 to 60"):
        check_name(name)


def test_damaged_answers(tmp_path):
    path = tmp_path / "r.jsonl"
    for text, message in (
        ("nonsense\n", "line 1"),
        ("[1]\n", "line 1"),
        ("", "no answers yet"),
        ('{"kind": "pair"}\n', "is no rating"),
    ):
        path.write_text(text)
        with pytest.raises(DataError, match=message):
            read_answers(path)
    with pytest.raises(DataError, match="collect some first"):
        read_answers(tmp_path / "absent.jsonl")
    with pytest.raises(OutputError):
        Journal(path / "below.jsonl")


WRITER = """
import sys
from pathlib import Path
from kinoflow.runs import Journal
journal = Journal(Path(sys.argv[1]))
for number in range(100_000):
    journal.append({"number": number, "text": "x" * 2000})
    print(number, flush=True)
"""


@pytest.mark.slow
def test_every_line_that_was_confirmed_survives_a_kill(tmp_path):
    path = tmp_path / "j.jsonl"
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    confirmed = [int(process.stdout.readline()) for _ in range(40)]
    os.kill(process.pid, signal.SIGKILL)
    rest = process.stdout.read().splitlines()
    process.wait()
    process.stdout.close()
    numbers = [entry["number"] for entry in Journal(path).entries]
    assert numbers == list(range(len(numbers)))
    assert len(numbers) >= len(confirmed) + len(rest)


# Statistics.


def score(rater: str, clip: str, following: int, quality: int, system: str = "s") -> dict:
    return {
        "kind": "score", "rater": rater, "task": clip, "prompt": "p", "instruction_following": following,
        "motion_quality": quality, "clip": {"identity": clip, "file": clip, "system": system},
    }  # fmt: skip


def choice(rater: str, a: tuple[str, str], b: tuple[str, str], chosen: str) -> dict:
    sides = {side: {"identity": i, "file": i, "system": s} for side, (i, s) in (("a", a), ("b", b))}
    return {
        "kind": "pair",
        "rater": rater,
        "task": "-".join(sorted([a[0], b[0]])),
        "prompt": "p",
        "choice": chosen,
        **sides,
    }


def test_means_by_system_and_alpha():
    answers = [
        score("anna", "1", 4, 5), score("ben", "1", 2, 5), score("anna", "2", 5, 3), score("ben", "2", 5, 2),
        score("anna", "3", 1, 1, "other"),
    ]  # fmt: skip
    found = report(answers)
    assert found["systems"]["s"]["instruction_following"]["mean"] == 4.0
    # Student's t for two clips with means 3 and 5: 12.706 times the standard error 1.
    assert found["systems"]["s"]["instruction_following"]["low"] == pytest.approx(4 - 12.706, abs=1e-3)
    assert (found["systems"]["s"]["clips"], found["systems"]["s"]["ratings"]) == (2, 4)
    assert found["systems"]["other"]["motion_quality"] == {"mean": 1.0, "low": None, "high": None}
    expected = krippendorff_alpha([[4, 5, 1], [2, 5, np.nan]], "ordinal")
    assert found["alpha"]["instruction_following"] == pytest.approx(expected)
    assert found["pair_alpha"] is None
    assert (found["win_rates"], found["bradley_terry"]) == ([], {})
    json.dumps(found, allow_nan=False)


def test_mean_interval_in_closed_form():
    # Sample standard deviation 1, t(0.975, 2) = 4.3027.
    found = mean_interval([2.0, 3.0, 4.0])
    assert found["high"] == pytest.approx(3 + 4.3027 / np.sqrt(3), abs=1e-4)


def test_win_rates_strengths_and_agreement():
    answers = [
        choice("anna", ("1", "x"), ("2", "y"), "a"),
        choice("ben", ("2", "y"), ("1", "x"), "b"),
        choice("anna", ("3", "x"), ("4", "y"), "tie"),
        choice("ben", ("3", "x"), ("4", "y"), "b"),
        choice("anna", ("5", "x"), ("6", "x"), "a"),
    ]
    found = report(answers)
    rates = {(row["system"], row["against"]): row for row in found["win_rates"]}
    assert rates["x", "y"]["rate"] == pytest.approx(2.5 / 4)
    assert rates["y", "x"]["rate"] == pytest.approx(1.5 / 4)
    assert rates["x", "y"]["votes"] == 4
    assert rates["x", "y"]["low"] == pytest.approx(1 - rates["y", "x"]["high"])
    assert found["bradley_terry"]["x"] / found["bradley_terry"]["y"] == pytest.approx(2.6 / 1.6)
    # Seen as one clip against the other, Anna and Ben agree on the first pair.
    assert found["pair_alpha"] == pytest.approx(krippendorff_alpha([[1, 0], [1, -1]], "ordinal"))


# Export.


def test_export_is_what_preference_training_reads(tmp_path):
    low = save_clip(tmp_path / "m" / "low.npz", "A person stands.", fps=60.0)
    high = save_clip(tmp_path / "m" / "high.npz", "A person stands.", lift=0.2)
    clips = {clip.identity: clip for clip in find_clips([tmp_path / "m"])}
    identity = {clip.path: key for key, clip in clips.items()}
    a, b = (identity[low], "s"), (identity[high], "s")
    answers = [choice(*row) for row in (("anna", a, b, "a"), ("ben", b, a, "b"), ("carl", a, b, "b"))]
    paths = {key: clip.path for key, clip in clips.items()}
    assert export_pairs(answers, paths, tmp_path / "pairs") == 1
    (pair,) = read_pairs(tmp_path / "pairs")
    assert (pair.prompt, pair.source) == ("p", "rate")
    assert (pair.winner_score, pair.loser_score) == (pytest.approx(2 / 3), pytest.approx(1 / 3))
    winner, loser = load_motions(pair)
    assert pair.num_frames == winner.num_frames == 10  # 20 frames at 60 Hz
    assert loser.translation[0, 1] - winner.translation[0, 1] == pytest.approx(0.2)
    line = json.loads((tmp_path / "pairs" / "pairs.jsonl").read_text())
    assert line["rater"] == ["anna", "ben", "carl"]

    even = [choice("anna", a, b, "a"), choice("ben", a, b, "b")]
    with pytest.raises(DataError, match="no pair has a winner"):
        export_pairs(even, paths, tmp_path / "pairs")
    with pytest.raises(DataError, match="not among the files given"):
        export_pairs(answers, {}, tmp_path / "pairs")
    assert len(read_pairs(tmp_path / "pairs")) == 1
