"""`kinoflow edit` without a model: what it writes, and what it says of wrong options."""

import numpy as np
import pytest

from kinoflow.authoring.gait import STYLES, line
from kinoflow.authoring.going import Going, go
from kinoflow.cli import main
from kinoflow.motion.clip import MotionClip


@pytest.fixture(scope="module")
def walk(tmp_path_factory):
    path = tmp_path_factory.mktemp("edit") / "walk.npz"
    go(Going(STYLES["walk"], line(), "path", False), 120, np.random.default_rng(0)).clip.save(path)
    return path


def edited(walk, *options):
    output = walk.with_name("out.npz")
    assert main(["edit", str(walk), *options, "-o", str(output)]) == 0
    return MotionClip.load(output)


def test_a_loop_is_told_in_words_and_nothing_is_no_line(walk, capsys):
    loop = edited(walk, "--loop")
    said = capsys.readouterr().err.splitlines()
    frames, forward = loop.num_frames - 1, loop.translation[-1, 2] - loop.translation[0, 2]
    assert said == [f"loop: {frames} frames ({frames / 30:.2f} s), goes {forward:.2f} m forward, closes within 0.0 cm"]
    edited(walk, "--mirror")
    assert capsys.readouterr().err == ""


def test_trimmed_mirrored_and_retimed(walk):
    clip = MotionClip.load(walk)
    assert edited(walk, "--frames", "30:90").num_frames == 60
    assert np.allclose(edited(walk, "--frames", "30:90").translation, clip.translation[30:90], atol=1e-6)
    assert edited(walk, "--frames", "1s:2.5s").num_frames == 45
    assert np.allclose(edited(walk, "--frames", "1s:").translation, clip.translation[30:], atol=1e-6)
    assert np.allclose(edited(walk, "--mirror").translation * [-1, 1, 1], clip.translation, atol=1e-6)
    assert edited(walk, "--speed", "2").num_frames in (60, 61)
    assert edited(walk, "--duration", "2").num_frames == 60


def test_a_loop(walk):
    loop = edited(walk, "--loop")
    assert loop.metadata["loop"]["seam_pose_cm"] < 0.01
    assert np.allclose(loop.rotations[0, 1:], loop.rotations[-1, 1:], atol=1e-6)
    assert edited(walk, "--loop", "--duration", "1.1").num_frames == 34


def test_a_part_of_another_file(walk):
    other = walk.with_name("other.npz")
    go(Going(STYLES["march"], line(), "path", False), 120, np.random.default_rng(0)).clip.save(other)
    found = edited(walk, "--part", "arms", "--with", str(other))
    assert np.allclose(found.translation, MotionClip.load(walk).translation, atol=1e-6)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "nothing is to be changed"),
        (["--frames", "5-9"], "A:B"),
        (["--frames", "9" * 5000 + ":"], "A:B"),
        (["--frames", "5:900"], "0 to 120"),
        (["--prompt", "waves"], "--frames, --part"),
        (["--part", "arms"], "--prompt or --with"),
        (["--part", "tail", "--prompt", "waves"], "left arm"),
        (["--speed", "0"], "--speed must be"),
        (["--speed", "2", "--duration", "3"], "not both"),
        (["--extend", "2", "--extend-before", "2"], "one change at a time"),
        (["--then", "x.npz"], "belong together"),
        (["--loop", "--frames", "0:12"], "loop is made of"),
        (["--extend", "nan"], "from 0 to 300"),
    ],
)
def test_wrong_options_are_told(walk, capsys, options, said):
    output = walk.with_name("never.npz")
    assert main(["edit", str(walk), *options, "-o", str(output)]) == 2
    assert said in capsys.readouterr().err
    assert not output.exists()


def test_what_a_prompt_was_read_as_is_told_once(walk, tmp_path, capsys):
    waves, turned = tmp_path / "waves.npz", tmp_path / "turned.npz"
    assert main(["edit", str(walk), "--part", "arms", "--prompt", "waves", "-o", str(waves)]) == 0
    assert capsys.readouterr().err.splitlines()[0] == "made: wave"
    assert main(["edit", str(waves), "--mirror", "-o", str(turned)]) == 0
    assert "made:" not in capsys.readouterr().err
