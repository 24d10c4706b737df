"""DPO and GRPO as real processes: sharded over two by torchrun against one, and killed at any moment."""

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

PROGRAM = Path(__file__).parent / "run_small.py"
ALONE = [sys.executable]
TWO = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def environment_of_programs(monkeypatch):
    """One thread each; they find what this test imports."""
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))


def command(launcher: list[str], stage: str, folder: Path, changes: dict, *more: str) -> list[str]:
    return [*launcher, str(PROGRAM), stage, str(folder), json.dumps(changes), *more]


def run(*arguments) -> str:
    done = subprocess.run(command(*arguments), capture_output=True, text=True, timeout=500)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def log_of(folder: Path) -> dict[tuple[int, str], dict[str, float]]:
    rows = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
    return {(row["step"], row["kind"]): row for row in rows}


def weights_of(folder: Path) -> dict[str, torch.Tensor]:
    return load_model(folder / "model")[0].state_dict()


@pytest.mark.parametrize(
    ("stage", "names"),
    [
        ("dpo", ("total", "margin", "accuracy", "winner_error", "gradient_norm")),
        ("grpo", ("total", "kl", "reward", "diversity_m", "moved_m", "gradient_norm")),
    ],
)
def test_two_ranks_are_one_rank(tmp_path, stage, names):
    """One process samples by the packed network, two by the sharded one: the same to rounding."""
    changes = {"micro_batches": 2, "num_steps": 4, "validate_every": 2}
    run(ALONE, stage, tmp_path / "one", changes)
    run(TWO, stage, tmp_path / "two", changes)
    one, two = log_of(tmp_path / "one"), log_of(tmp_path / "two")
    assert list(one) == list(two)
    assert len(one) == 6
    compared = 0
    for key, row in one.items():
        for name in names:
            if name in row:
                assert two[key][name] == pytest.approx(row[name], rel=1e-3, abs=1e-5), (key, name)
                compared += 1
    assert compared >= 4 * 4
    weights, others = weights_of(tmp_path / "one"), weights_of(tmp_path / "two")
    for name, tensor in weights.items():
        # Adam divides by the size of the gradient, so rounding shows most where a gradient is almost zero.
        torch.testing.assert_close(others[name], tensor, rtol=0, atol=2e-3, msg=name)


@pytest.mark.parametrize("updates", [1, 2])
def test_grpo_killed_at_any_moment_is_the_same(tmp_path, updates):
    changes = {"micro_batches": 1, "num_steps": 10, "checkpoint_every": 2, "validate_every": 5}
    more = ("--updates", str(updates))
    run(ALONE, "grpo", tmp_path / "straight", changes, *more)
    folder = tmp_path / "killed"
    kills = 0
    for delay in (0.0, 0.2):
        with subprocess.Popen(
            command(ALONE, "grpo", folder, changes, *more, "--pause", "0.3"), stderr=subprocess.DEVNULL
        ) as process:
            seen = [path.name for path in checkpoints(folder / "checkpoints")]
            deadline = time.monotonic() + 300
            while process.poll() is None and time.monotonic() < deadline:
                if [path.name for path in checkpoints(folder / "checkpoints")] != seen:
                    break
                time.sleep(0.002)
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
            kills += process.wait() == -signal.SIGKILL
    assert kills == 2, "the run ended before it was killed"
    assert "continuing after step" in run(ALONE, "grpo", folder, changes, *more)
    straight, killed = log_of(tmp_path / "straight"), log_of(folder)
    assert list(killed) == list(straight)
    for key, row in straight.items():
        assert killed[key]["reward"] == row["reward"], key
        assert killed[key].get("total") == row.get("total"), key
    for name, tensor in weights_of(tmp_path / "straight").items():
        assert torch.equal(weights_of(folder)[name], tensor), name
