"""Command lines that people type by mistake: refused with what to do, at once, and nothing is written or lost."""

import numpy as np
import pytest

from kinoflow.cli import main
from kinoflow.motion import MANNEQUIN, MotionClip


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A folder with a motion and a folder in it."""
    monkeypatch.chdir(tmp_path)
    rest = np.tile(MANNEQUIN.rest_positions[0], (30, 1))
    MotionClip(np.tile(np.eye(3), (30, 22, 1, 1)), rest, 30.0).save("a.npz")
    (tmp_path / "folder").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["generate", "walks", "-o", "b.npz", "--source", "library", "--steps", "3"], "library does not take --steps"),
        (["generate", "walks", "-o", "b.npz", "--source", "library", "--guidance", "2"], "does not take --guidance"),
        (["generate", "walks", "-o", "deep/b"], "cannot write deep/b: the suffix (none)"),
        (["generate", "walks", "--duration", "900"], 'Longer ones are scenes: "walks @60"'),
        (["generate", "walks", "--duration", "abc"], "--duration takes a number of seconds, such as 2.5; got 'abc'"),
        (["generate", "walks", "--duration=abc"], "--duration takes a number of seconds, such as 2.5; got 'abc'"),
        (["generate", "walks", "--seed", "1.5"], "--seed takes a whole number, such as 3; got '1.5'"),
        (["generate", "walks", "--steps", "few"], "--steps takes a whole number, such as 3; got 'few'"),
        (["generate", "una persona si siede", "-o", "b.npz"], "is in Italian"),
        (["edit", "a.npz", "-o", "b.npz", "--prompt", "a bit slower"], "slower is --speed"),
        (["edit", "a.npz", "-o", "b.npz", "--part", "hips", "--prompt", "sways"], "nearest is 'trunk'"),
        (["edit", "a.npz", "-o", "b.npz", "--part", "left hand", "--prompt", "waves"], "nearest is 'left arm'"),
        (["edit", "a.npz", "-o", "b.npz", "--frames", "2h:4h"], "or with seconds as 2s:4s"),
        (["edit", "a.npz", "-o", "b.npz", "--style", ""], "--style is a mood"),
        (["edit", "a.npz", "-o", "b.npz", "--style", "  "], "--style is a mood"),
        (["edit", "a.npz", "-o", "b.npz", "--mirror", "--seed", "-1"], "a seed must be from 0"),
        (["data", "caption", "a.npz", "--check", ""], "--check holds a sentence"),
        (["data", "caption", "folder"], "cannot read folder: it is a folder"),
        (["convert", "folder", "b.glb"], "cannot read folder: it is a folder"),
        (["convert", "deep/none.xyz", "b.glb"], "cannot read deep/none.xyz: the suffix .xyz"),
    ],
)
def test_a_mistake_is_refused_and_nothing_changes(line, said, here, capsys):
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    assert main(line) == 2
    assert said in capsys.readouterr().err
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before


def test_training_prompts_looks_at_its_folder_before_it_works(here, capsys):
    pytest.importorskip("transformers", reason="transformers is not installed")
    assert main(["train", "prompts", "sft", "-o", "a.npz"]) == 2
    assert "cannot write folder a.npz: a file of that name exists" in capsys.readouterr().err
