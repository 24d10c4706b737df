"""What is imported, and when: seconds of a cold start are imports (`benchmarks/startup.py` measures them)."""

import os
import subprocess
import sys

import pytest

HEAVY = {
    "PIL",
    "accelerate",
    "huggingface_hub",
    "matplotlib",
    "peft",
    "scipy",
    "sentence_transformers",
    "sklearn",
    "sympy",
    "tensorboard",
    "torch._dynamo",
    "torch._inductor",
    "torch.distributed.tensor",
    "torch.utils.tensorboard",
    "transformers",
    "yaml",
}
"""Nothing of this is needed to make a motion with the bundled model."""


def run(program: str, *arguments: str, **environment: str) -> str:
    """What a program prints in a fresh interpreter."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OMP_", "GOMP_"))}
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        env={**kept, "OMP_NUM_THREADS": "1", **environment},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def imported(statements: str, *arguments: str) -> set[str]:
    """Modules that are there after statements were run."""
    program = f"import sys\n{statements}\nprint('modules:', *sys.modules)"
    return set(run(program, *arguments).rpartition("modules:")[2].split())


def test_help_of_generate_imports_neither_torch_nor_scipy():
    found = imported("from kinoflow.cli import main; main(['generate', '--help'])")
    assert "kinoflow.cli.generate" in found
    assert not (HEAVY | {"torch", "rich"}) & found


def test_a_command_can_be_interrupted_before_numpy_is_there():
    """What comes before `main` handles signals is small, and `--help` and `--version` answer at once."""
    found = imported("import kinoflow; from kinoflow.cli import main; main(['--version'])")
    assert "kinoflow.cli" in found
    assert not (HEAVY | {"numpy", "torch", "tyro"}) & found


def test_the_package_imports_neither_torch_nor_scipy():
    found = imported("import kinoflow; from kinoflow.text import load_text_encoder; kinoflow.MotionClip")
    assert not (HEAVY | {"torch"}) & found


def test_drawing_an_action_imports_no_more_than_its_own_file_and_no_scipy():
    program = """
import numpy
from kinoflow.authoring.action import draw
draw("{}", numpy.random.default_rng(0))
"""
    library = "kinoflow.authoring.library"
    for action, files in (("wave", {"greetings"}), ("Jog", {"running", "walking_styles"})):
        found = imported(program.format(action))
        assert not (HEAVY | {"torch", "rich"}) & found
        assert {name for name in found if name.startswith(library)} == {library, *(f"{library}.{f}" for f in files)}


def test_planning_a_prompt_imports_neither_torch_nor_what_it_does_not_need():
    found = imported("from kinoflow.prompting.plan import plan_prompt; plan_prompt('pls walk for 3 seconds')")
    assert not (HEAVY | {"torch", "rich", "openai", "rapidfuzz"}) & found


@pytest.mark.slow
def test_a_motion_of_the_library_is_made_without_torch(tmp_path):
    program = """
from pathlib import Path
from kinoflow.cli import main
out = Path(sys.argv[1])
assert main(["generate", "A person walks.", "-o", str(out / "walk.glb"), "--duration", "1"]) == 0
assert main(["generate", "walks @1.5", "waves", "-o", str(out / "scene.glb")]) == 0
import kinoflow
said = "A person walks, does a left front kick, follows with a right roundhouse kick and bows."
kinoflow.MotionPipeline.from_pretrained()(said)[0].save(out / "walk.npz")
"""
    found = imported(program, str(tmp_path))
    assert {"walk.glb", "scene.glb", "walk.npz"} == {path.name for path in tmp_path.iterdir()}
    assert not (HEAVY | {"torch"}) & found
    # Of the eighty files of the library those of the actions that are played, and few that were thought of.
    assert 2 < sum(name.startswith("kinoflow.authoring.library.") for name in found) < 15


@pytest.mark.slow
def test_making_a_motion_imports_no_more_than_it_needs(tmp_path):
    """By the command line, as GLB, and from Python, as NPZ."""
    program = """
from pathlib import Path
from kinoflow.cli import main
out = Path(sys.argv[1])
short = ["--duration", "1", "--steps", "2"]
assert main(["generate", "A person walks.", "-o", str(out / "walk.glb"), *short]) == 0
import kinoflow
pipe = kinoflow.MotionPipeline.from_pretrained()
pipe("A person walks.", duration=1.0, steps=2)[0].save(out / "walk.npz")
"""
    found = imported(program, str(tmp_path))
    assert {"walk.glb", "walk.npz"} == {path.name for path in tmp_path.iterdir()}
    assert {"torch", "tokenizers", "kinoflow.text.compact"} <= found
    assert not HEAVY & found


POLICY = "import os; print(os.environ.get('OMP_WAIT_POLICY'), os.environ.get('GOMP_SPINCOUNT'))"


@pytest.mark.parametrize(
    ("first", "given", "policy"),
    [
        ("import kinoflow", {}, "passive None"),
        ("from kinoflow import MotionPipeline", {}, "passive None"),
        ("import kinoflow", {"OMP_WAIT_POLICY": "active"}, "active None"),
        ("import sys; sys.modules['torch'] = sys; import kinoflow", {}, "None None"),
        ("import kinoflow.training", {}, "passive 30000"),
        ("import kinoflow.training", {"GOMP_SPINCOUNT": "7"}, "passive 7"),
    ],
)
def test_threads_wait_passively_unless_the_user_says_otherwise(first, given, policy):
    """Whoever imports kinoflow before torch; afterwards it would only reach the processes that are started."""
    assert run(f"{first}\n{POLICY}", **given).split() == policy.split()
