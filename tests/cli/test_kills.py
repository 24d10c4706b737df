"""Commands that are ended at each of their system calls: nothing half-written, nothing in the way of the next one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from safetensors import safe_open

from kinoflow.data.packing.file import opened
from kinoflow.data.shards import DatasetFolder
from kinoflow.model.folder import load_model
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.training.checkpoint import checkpoints, read_config

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")]

RUNNER = Path(__file__).with_name("kills.py")


def tries(folder: Path, sign: int, *arguments: str, stride: int = 1, limit: int = 200) -> Iterator[int]:
    """Exit codes of one try after the other; negative ones are signals. Ends after the first that was not ended."""
    command = [sys.executable, RUNNER, folder, str(int(sign)), "1", str(stride), str(limit), "--", *arguments]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder
    )
    try:
        for line in process.stdout:
            if line.startswith("code "):
                code = int(line.split()[1])
                yield code
                if code == 0:
                    return
                process.stdin.write("go on\n")
                process.stdin.flush()
        pytest.fail(f"it never came to its end: {process.stderr.read()[-2000:]}")
    finally:
        process.kill()
        process.communicate()


def check(folder: Path, sign: int, arguments: list[str], is_whole: Callable[[], bool], **options: int) -> int:
    """End a command at all of its calls; how often it was."""
    for ended, code in enumerate(tries(folder, sign, *arguments, **options)):
        hidden = [path.name for path in folder.rglob(".*")]
        assert is_whole()
        if code == 0:
            assert hidden == []
            assert ended > 2, "these are the calls of a command that writes nothing"
            print(f"{arguments[0]}: ended {ended} times by signal {sign}")
            return ended
        if sign == signal.SIGKILL:
            assert code == -sign
            assert len(hidden) <= 3, f"what earlier ones left is not swept: {hidden}"
        else:
            assert code == 128 + sign
            assert hidden == []
    pytest.fail("unreachable")


@pytest.fixture
def motions(tmp_path: Path) -> Path:
    for number in range(12):
        rotations = np.tile(np.eye(3), (40, 22, 1, 1))
        place = MANNEQUIN.rest_positions[0] + np.linspace(0, 0.1 * number, 40)[:, None] * np.array([0, 0, 1])
        clip = MotionClip(rotations, place, 30.0, metadata={"prompt": f"number {number}"})
        clip.save(tmp_path / "motions" / f"walk_{number:02d}.npz")
    return tmp_path / "motions"


SIGNALS = [signal.SIGKILL, signal.SIGTERM]


@pytest.mark.parametrize("sign", SIGNALS)
@pytest.mark.parametrize("there", [False, True])
def test_convert(motions, tmp_path, sign, there):
    output = tmp_path / "out"
    output.mkdir()
    target = output / "walk.bvh"
    before = b"what was there before"
    if there:
        target.write_bytes(before)
    MotionClip.load(motions / "walk_03.npz").save(tmp_path / "whole.bvh")
    allowed = {(tmp_path / "whole.bvh").read_bytes()} | ({before} if there else set())

    def is_whole() -> bool:
        return target.read_bytes() in allowed if target.exists() else not there

    command = ["convert", str(motions / "walk_03.npz"), str(target)]
    check(output, sign, command, is_whole, stride=1 if there else 3)
    assert target.read_bytes() != before


@pytest.mark.parametrize("sign", SIGNALS)
@pytest.mark.parametrize("there", [False, True])
def test_data_build(motions, tmp_path, sign, there):
    output = tmp_path / "out"
    target = output / "dataset"
    build = ["data", "build", str(motions), "-o", str(target), "--workers", "1"]
    output.mkdir()
    if there:
        # Of other clips than those that replace them.
        few = tmp_path / "few"
        few.mkdir()
        for path in list(motions.iterdir())[:3]:
            (few / path.name).write_bytes(path.read_bytes())
        done = [code for code in tries(output, 0, "data", "build", str(few), "-o", str(target), limit=1)]
        assert done == [0]

    def is_whole() -> bool:
        if not target.exists():
            return not there
        return len(DatasetFolder.open(target).clips()) in ((3, 12) if there else (12,))

    check(output, sign, build, is_whole, stride=1 if there else 3)
    assert len(DatasetFolder.open(target).clips()) == 12


@pytest.mark.parametrize("sign", SIGNALS)
def test_rating_report(motions, tmp_path, sign):
    from kinoflow.evaluation.rating import Session, find_clips, make_tasks

    tasks = make_tasks(find_clips([motions]), "score")
    session = Session(tasks, motions / "ratings.jsonl")
    for task in tasks:
        session.answer("anna", task.identity, {"instruction_following": 3, "motion_quality": 4})
    before = (motions / "ratings.jsonl").read_bytes()
    check(motions, sign, ["rate", str(motions), "--report"], lambda: (motions / "ratings.jsonl").read_bytes() == before)


@pytest.mark.parametrize("sign", SIGNALS)
def test_training(motions, tmp_path, sign):
    """The same command goes on from the last checkpoint that is whole; SIGTERM makes it write one first."""
    data, runs = tmp_path / "dataset", tmp_path / "runs"
    runs.mkdir()
    assert list(tries(runs, 0, "data", "build", str(motions), "-o", str(data), limit=1)) == [0]
    settings = ["num_steps=6", "checkpoint_every=2", "validate_every=3", "log_every=1", "sampler.batch_size=2"]
    command = ["train", "pretrain", "--data", str(data), "-o", str(runs / "run"), "--recipe", "toy", "--set", *settings]

    def is_whole() -> bool:
        for checkpoint in checkpoints(runs / "run" / "checkpoints"):
            assert read_config(checkpoint)["num_steps"] == 6
        model = runs / "run" / "model"
        return not model.exists() or load_model(model)[0] is not None

    check(runs, sign, command, is_whole, stride=5 if sign == signal.SIGKILL else 1)


@pytest.mark.parametrize("sign", SIGNALS)
def test_authored_library(tmp_path, sign):
    target = tmp_path / "library"

    def is_whole() -> bool:
        return not target.exists() or len(json.loads((target / "library.json").read_text())) == 2

    command = ["author", "all", "--only", "about face", "--draws", "2", "--workers", "1", "-o", str(target)]
    check(tmp_path, sign, command, is_whole, stride=3)
    assert len(list((target / "clips").iterdir())) == 2


@pytest.mark.parametrize("sign", SIGNALS)
def test_data_pack_and_unpack(motions, tmp_path, sign):
    """Where an older one is there, it or the new one is; never half of one."""
    data, output = tmp_path / "dataset", tmp_path / "out"
    output.mkdir()
    assert list(tries(tmp_path, 0, "data", "build", str(motions), "-o", str(data), limit=1)) == [0]
    packed, unpacked = output / "data.pack", output / "unpacked"
    packed.write_bytes(b"what was there before")
    pack = ["data", "pack", str(data), "-o", str(packed), "--workers", "1"]
    unpack = ["data", "unpack", str(tmp_path / "data.pack"), "-o", str(unpacked), "--workers", "1"]

    def packed_is_whole() -> bool:
        if packed.read_bytes() == b"what was there before":
            return True
        with opened(packed) as file:
            return len(file.head().records()) == 12

    check(output, sign, pack, packed_is_whole)
    packed.replace(tmp_path / "data.pack")

    def unpacked_is_whole() -> bool:
        return not unpacked.exists() or len(DatasetFolder.open(unpacked).clips()) == 12

    check(output, sign, unpack, unpacked_is_whole, stride=4)
    check(output, sign, unpack, unpacked_is_whole, stride=5)


def test_a_distillation_goes_on_from_what_is_whole(motions, tmp_path):
    data, runs = tmp_path / "dataset", tmp_path / "runs"
    runs.mkdir()
    assert list(tries(runs, 0, "data", "build", str(motions), "-o", str(data), limit=1)) == [0]
    settings = ["num_steps=1", "sampler.batch_size=2"]
    teach = ["train", "pretrain", "--data", str(data), "-o", str(tmp_path / "teacher"), "--recipe", "toy"]
    assert list(tries(runs, 0, *teach, "--set", *settings, limit=1)) == [0]
    settings += ["distillation.trajectories=4", "distillation.pilot=2", "distillation.held_out=0"]
    command = [
        "train",
        "distill",
        "--model",
        str(tmp_path / "teacher" / "model"),
        "--data",
        str(data),
        "-o",
        str(runs / "run"),
    ]

    def is_whole() -> bool:
        for path in (runs / "run").rglob("*.safetensors"):
            if not path.is_relative_to(runs / "run" / "checkpoints") and not path.name.startswith("."):
                with safe_open(path, "pt") as file:
                    assert list(file.keys())
        return all(read_config(path) for path in checkpoints(runs / "run" / "checkpoints"))

    check(runs, signal.SIGKILL, [*command, "--set", *settings], is_whole, stride=6)
    assert load_model(runs / "run" / "model")[0] is not None
