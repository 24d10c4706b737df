"""Preference pairs on disk."""

import json
from pathlib import Path

import numpy as np
import pytest

from kinoflow.alignment.pairs import PreferencePair, load_motions, read_pairs, write_pairs
from kinoflow.errors import DataError, MotionFileError
from kinoflow.motion import MANNEQUIN, MotionClip


def still(frames: int, fps: float = 30.0) -> MotionClip:
    rotations = np.tile(np.eye(3), (frames, 22, 1, 1))
    return MotionClip(rotations, np.tile(MANNEQUIN.rest_positions[0], (frames, 1)), fps)


def pair(**changes) -> PreferencePair:
    values = {
        "prompt": "A person stands.",
        "num_frames": 24,
        "winner": Path("clips/a.npz"),
        "loser": Path("clips/b.npz"),
        "winner_score": 0.75,
        "loser_score": 0.25,
        "source": "rate",
    }
    return PreferencePair(**(values | changes))


def test_round_trip(tmp_path):
    pairs = [pair(), pair(prompt="Jemand grüßt.", loser_score=-1.0)]
    path = write_pairs(tmp_path, pairs)
    for place in (tmp_path, path):
        found = read_pairs(place)
        assert [p.prompt for p in found] == [p.prompt for p in pairs]
        assert found[0].winner == tmp_path / "clips/a.npz"
        assert (found[1].winner_score, found[1].loser_score, found[1].source) == (0.75, -1.0, "rate")


def test_a_line_has_the_documented_keys(tmp_path):
    line = json.loads(write_pairs(tmp_path, [pair()]).read_text())
    document = (Path(__file__).parents[2] / "docs" / "formats.md").read_text()
    section = document.split("## Preference pairs")[1].split("\n## ")[0]
    assert all(f"`{key}`" in section for key in line)
    assert line["scores"] == {"winner": 0.75, "loser": 0.25}


def test_motions_are_loaded_at_30_hz(tmp_path):
    still(47, fps=60.0).save(tmp_path / "clips" / "a.npz")
    still(30).save(tmp_path / "clips" / "b.npz")
    write_pairs(tmp_path, [pair()])
    winner, loser = load_motions(read_pairs(tmp_path)[0])
    assert (winner.num_frames, loser.num_frames) == (24, 30)
    for wrong in (23, 25):
        write_pairs(tmp_path, [pair(num_frames=wrong)])
        with pytest.raises(DataError, match=f"24 frames.*says {wrong}"):
            load_motions(read_pairs(tmp_path)[0])
    (tmp_path / "clips" / "b.npz").unlink()
    with pytest.raises(MotionFileError, match="no such file"):
        load_motions(read_pairs(tmp_path)[0].__class__(**{**vars(read_pairs(tmp_path)[0]), "num_frames": 24}))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"prompt": " "}, "prompt is empty"),
        ({"scores": {"winner": 0.5, "loser": 0.5}}, "greater than the loser's"),
        ({"scores": {"winner": float("nan"), "loser": 0.5}}, "NaN, which is no number"),
        ({"scores": None}, "scores must be an object"),
        ({"scores": {"winner": "1", "loser": 0.5}}, "winner must be a finite number; got '1'"),
        ({"winner": 3}, "winner must be a path; got 3"),
        ({"num_frames": "many"}, "num_frames must be a whole number"),
        ({"num_frames": 0}, "num_frames must be 1 or more"),
        ({"num_frames": -1}, "num_frames must be 1 or more"),
        ({"scores": {"winner": -0.5, "loser": 0.5}}, "greater than the loser's"),
    ],
)
def test_lines_that_are_no_pairs(tmp_path, change, message):
    (tmp_path / "pairs.jsonl").write_text("\n" + json.dumps(pair().to_dict() | change) + "\n")
    with pytest.raises(DataError, match=f"line 2.*{message}"):
        read_pairs(tmp_path)


@pytest.mark.parametrize(
    "change", [{"num_frames": 1}, {"scores": {"winner": -1.0, "loser": -1.5}}, {"scores": {"winner": 2, "loser": 1}}]
)
def test_lines_that_are_just_about_pairs(tmp_path, change):
    write_pairs(tmp_path, [pair()])
    line = json.loads((tmp_path / "pairs.jsonl").read_text()) | change
    (tmp_path / "pairs.jsonl").write_text(json.dumps(line) + "\n")
    (found,) = read_pairs(tmp_path)
    assert (found.num_frames, found.winner_score, found.loser_score) == (
        line["num_frames"],
        line["scores"]["winner"],
        line["scores"]["loser"],
    )


def test_no_pairs(tmp_path):
    with pytest.raises(DataError, match="cannot read pairs"):
        read_pairs(tmp_path)
    (tmp_path / "pairs.jsonl").write_text("")
    with pytest.raises(DataError, match="holds no pairs"):
        read_pairs(tmp_path)
