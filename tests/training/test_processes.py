"""Real processes: sharded over two by torchrun against one, and killed at any moment."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch

from kinoflow.model.folder import load_model
from kinoflow.training.checkpoint import checkpoints
from kinoflow.training.processes import end

PROGRAM = Path(__file__).parent / "run_tiny.py"
CONFIG = {"micro_batches": 4, "log_every": 1, "validate_every": 5, "checkpoint_every": 5}
CLEAN = {"prediction": "clean", "position_weight": 1.0, "speed_weight": 1.0}
ALONE = [sys.executable]
TWO = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]

pytestmark = pytest.mark.slow


def set_environment(patch: pytest.MonkeyPatch) -> None:
    """One thread each; they find what this test imports."""
    patch.setenv("OMP_NUM_THREADS", "1")
    patch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))


@pytest.fixture(autouse=True)
def environment_of_programs(monkeypatch):
    set_environment(monkeypatch)


def command(launcher: list[str], folder: Path, changes: dict, *more: str) -> list[str]:
    return [*launcher, str(PROGRAM), str(folder), json.dumps(changes), *more]


def run(launcher: list[str], folder: Path, changes: dict, *more: str) -> str:
    done = subprocess.run(command(launcher, folder, changes, *more), capture_output=True, text=True, timeout=500)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """The run of one process that others are held against."""
    folder = tmp_path_factory.mktemp("alone") / "one"
    with pytest.MonkeyPatch.context() as patch:
        set_environment(patch)
        run(ALONE, folder, CONFIG)
    return folder


def log_of(folder: Path, kind: str) -> dict[int, dict[str, float]]:
    rows = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
    return {row["step"]: row for row in rows if row["kind"] == kind}


def weights_of(folder: Path) -> dict[str, torch.Tensor]:
    return load_model(folder / "model")[0].state_dict()


def assert_same_run(first: Path, second: Path, tolerance: float) -> None:
    for kind, names in (("train", ("total", "flow", "gradient_norm")), ("validation", ("flow", "flow_0.9"))):
        one, other = log_of(first, kind), log_of(second, kind)
        assert list(one) == list(other)
        for step, row in one.items():
            for name in names:
                assert other[step][name] == pytest.approx(row[name], rel=tolerance), (kind, step, name)
    one, other = weights_of(first), weights_of(second)
    for name, tensor in one.items():
        # Adam divides by the size of the gradient, so rounding shows most where a gradient is almost zero.
        torch.testing.assert_close(other[name], tensor, rtol=0, atol=10 * tolerance, msg=name)


@pytest.mark.parametrize(
    ("changes", "tolerance"),
    [({}, 1e-4), ({"objective": CLEAN, "checkpoint_activations": True}, 1e-4), ({"precision": "bf16"}, 0.05)],
    ids=["velocity", "clean-checkpointed", "bf16"],
)
def test_two_ranks_are_one_rank(tmp_path, alone, changes, tolerance):
    one = alone if not changes else tmp_path / "one"
    if changes:
        run(ALONE, one, CONFIG | changes)
    run(TWO, tmp_path / "two", CONFIG | changes)
    assert_same_run(one, tmp_path / "two", tolerance)
    saved = checkpoints(tmp_path / "two" / "checkpoints")
    assert [path.name for path in saved] == ["step-00000005", "step-00000010"]
    shards = [len(list(path.glob("shard-*.safetensors"))) for path in saved]
    assert shards == [2, 2], "each rank writes its own"


def test_to_fewer_ranks_and_back_in_one_run(tmp_path, alone):
    changes = CONFIG | {"checkpoint_every": 3}
    run(TWO, tmp_path / "back", changes, "--stop-at", "3")
    assert "continuing after step 3" in run(ALONE, tmp_path / "back", changes, "--stop-at", "6")
    assert "continuing after step 6" in run(TWO, tmp_path / "back", changes)
    assert_same_run(alone, tmp_path / "back", 1e-4)


ENDING = """
import atexit, sys
import torch
from kinoflow.training.processes import Processes, end

class Torn:
    def __del__(self):
        print("torn down", flush=True)

kept = Torn()
processes = Processes.join()
assert processes.sum([1.0]) == [2.0]
atexit.register(print, "last words")
print("done")
end(3)
"""


def test_processes_end_without_tearing_down_what_threads_of_their_group_still_use(tmp_path):
    """Torn down, one of them aborts now and then (status -6), most of all on a loaded machine."""
    program = tmp_path / "ending.py"
    program.write_text(ENDING)
    done = subprocess.run([*TWO, str(program)], capture_output=True, text=True, timeout=500)
    assert sorted(done.stdout.split("\n")) == ["", "done", "done", "last words", "last words"]
    assert "exitcode  : 3" in done.stderr


def test_a_process_alone_is_not_ended():
    assert end(3) is None


def test_micro_batches_that_cannot_be_shared_out_are_refused(tmp_path):
    done = subprocess.run(
        command(TWO, tmp_path, CONFIG | {"micro_batches": 3}), capture_output=True, text=True, timeout=500
    )
    assert done.returncode != 0
    assert "multiple of 2" in done.stderr


def test_killed_at_any_moment_the_run_is_the_same(tmp_path):
    changes = {"num_steps": 30, "log_every": 1, "checkpoint_every": 3, "validate_every": 10}
    run(ALONE, tmp_path / "straight", changes)
    folder = tmp_path / "killed"
    kills = 0
    for delay in (0.0, 0.13, 0.29):
        with subprocess.Popen(command(ALONE, folder, changes, "--pause", "0.05"), stderr=subprocess.DEVNULL) as process:
            seen = len(checkpoints(folder / "checkpoints"))
            newest = [path.name for path in checkpoints(folder / "checkpoints")]
            deadline = time.monotonic() + 300
            # Wait for a checkpoint of this process, then a little longer: within a step, or within the next save.
            while process.poll() is None and time.monotonic() < deadline:
                if [path.name for path in checkpoints(folder / "checkpoints")] != newest:
                    break
                time.sleep(0.002)
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
            kills += process.wait() == -signal.SIGKILL
        assert len(checkpoints(folder / "checkpoints")) >= min(1, seen + 1)
    assert kills == 3, "the run ended before it was killed"
    assert "continuing after step" in run(ALONE, folder, changes)
    straight, killed = log_of(tmp_path / "straight", "train"), log_of(folder, "train")
    assert list(killed) == list(straight)
    for step, row in straight.items():
        assert killed[step]["total"] == row["total"], step
    for name, tensor in weights_of(tmp_path / "straight").items():
        assert torch.equal(weights_of(folder)[name], tensor), name
    assert not list(folder.glob(".model-*")) + list((folder / "checkpoints").glob(".partial-*"))
