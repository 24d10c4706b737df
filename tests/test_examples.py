"""The examples run as their first lines say."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
    ]


def test_measure_a_clip(walk, tmp_path):
    shown = run("02_measure_a_clip.py", walk.save(tmp_path / "walk.bvh"))
    assert "90 frames, 3.0 s" in shown
    assert "travels +3.56 m forward" in shown


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("01_a_sentence.py", ["walk.html", "walk_0.glb", "walk_1.glb"]),
        ("03_sample_by_hand.py", ["bow.bvh", "wave.bvh"]),
    ],
)
def test_examples_with_the_compact_model(tmp_path, name, made):
    try:
        resolve_folder("compact")
    except ConfigError as error:
        pytest.skip(str(error))
    assert str(tmp_path) in run(name, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == made
