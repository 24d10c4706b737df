"""What a studio does for many at once is what it does for one, to the byte: two faults of readers were found so."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pydantic", reason="the extra studio is not installed")
pytest.importorskip("ufbx", reason="FBX is read by ufbx")

from fuzz.target import walk

SCRIPT = Path(__file__).with_name("run_threads.py")


def results(folder, threads, rounds):
    """What each piece of work gave, by name; a process of its own, which has nothing imported and nothing cached."""
    command = [sys.executable, str(SCRIPT), str(folder), str(threads), str(rounds), "1"]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


@pytest.mark.slow
def test_eight_threads_do_what_one_does(tmp_path):
    for suffix in (".bvh", ".fbx", ".glb", ".npz"):
        walk(60).save(tmp_path / f"walk{suffix}")
    alone = results(tmp_path, 1, 1)
    assert len(alone) > 20
    for name, (said,) in alone.items():
        assert len(said) == 64, f"{name}: {said}"
    assert results(tmp_path, 8, 1) == alone
