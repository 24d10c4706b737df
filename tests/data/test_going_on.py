"""A build goes on from what an interrupted one had read, and its bytes do not tell who read them."""

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from kinoflow.data.build import BuildOptions, build_dataset
from kinoflow.data.executors import EXECUTORS, PROCESSES, RAY, SERIAL, Executor
from kinoflow.data.parts import PARTS_SUFFIX, Kept, is_whole, read_part, write_part
from kinoflow.data.process import ProcessClips, ProcessOptions, process, process_together
from kinoflow.data.sources.raw import RawClip
from kinoflow.errors import MissingExtraError, OptionError, OutputError
from kinoflow.motion.clip import MotionClip
from kinoflow.runs import locked_folder


@pytest.fixture
def motions(tmp_path, make_clip) -> Path:
    folder = tmp_path / "motions"
    for number in range(6):
        make_clip(40 + 10 * number, seed=number).save(folder / f"walk_{number}.npz")
    (folder / "damaged.bvh").write_text("HIERARCHY\nROOT Hips\n")
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def raw_clips(motions: Path) -> list[RawClip]:
    paths = sorted(motions.glob("walk_*.npz"))
    known = [{"id": path.stem, "group": path.stem, "identity": path.stem, "files": (path,)} for path in paths]
    return [
        RawClip(source="made", load=partial(MotionClip.load, path), licence="CC0", **more)
        for path, more in zip(paths, known, strict=True)
    ]


def test_a_part_is_what_was_written(motions, tmp_path):
    (raw, *_) = raw_clips(motions)
    found = process(raw, ProcessOptions())
    write_part(tmp_path / "a.part", found)
    again = read_part(tmp_path / "a.part")
    assert again.rejections == found.rejections
    for one, other in zip(again.segments, found.segments, strict=True):
        for name in ("id", "label", "action", "captions", "scores", "tier", "defects", "repairs"):
            assert getattr(one, name) == getattr(other, name), name
        np.testing.assert_array_equal(one.features, other.features)
        np.testing.assert_array_equal(one.events.frames, other.events.frames)
        np.testing.assert_array_equal(one.events.poses, other.events.poses)
    content = (tmp_path / "a.part").read_bytes()
    assert is_whole(tmp_path / "a.part")
    # As a flipped bit, a kill in the middle of writing and at its start, and a block that was never written leave it.
    for damaged in (content[:-1] + bytes([content[-1] ^ 1]), content[: len(content) // 2], b"", bytes(4), bytes(99)):
        (tmp_path / "a.part").write_bytes(damaged)
        assert read_part(tmp_path / "a.part") is None
        assert not is_whole(tmp_path / "a.part")
    assert read_part(tmp_path / "none.part") is None


def test_what_a_part_depends_on(motions, tmp_path):
    def ready(options: ProcessOptions, version: int = 1) -> list[bool]:
        stage = ProcessClips(options)
        stage.version = version
        kept = Kept(stage, tmp_path)
        return [kept(item).ready for item in enumerate(raw_clips(motions))]

    assert not any(ready(ProcessOptions()))
    assert all(ready(ProcessOptions()))
    # Another name of the folder is no other content.
    (motions / "walk_0.npz").write_bytes((motions / "walk_1.npz").read_bytes())
    assert ready(ProcessOptions()) == [False, *[True] * 5]
    assert not any(ready(ProcessOptions(captions_per_clip=1)))
    assert not any(ready(ProcessOptions(), version=2))
    assert all(ready(ProcessOptions()))
    nameless = RawClip("a", "made", partial(MotionClip.load, motions / "walk_0.npz"), "CC0", "g", "i")
    assert [Kept(ProcessClips(ProcessOptions()), tmp_path)((0, nameless)).ready for _ in range(2)] == [False, False]


def test_a_build_goes_on(motions, tmp_path, monkeypatch):
    build_dataset([motions], tmp_path / "whole", BuildOptions(executor=SERIAL))
    assert not (tmp_path / f"whole{PARTS_SUFFIX}").exists()
    read = []

    def fail_at_the_fourth(raws, options):
        read.extend(raw.id for raw in raws)
        if len(read) == 4:
            raise KeyboardInterrupt
        return process_together(raws, options)

    monkeypatch.setattr("kinoflow.data.executors._ITEMS_PER_TASK", 1)
    monkeypatch.setattr("kinoflow.data.process.process_together", fail_at_the_fourth)
    with pytest.raises(KeyboardInterrupt):
        build_dataset([motions], tmp_path / "again", BuildOptions(executor=SERIAL))
    assert not (tmp_path / "again").exists()
    ready = []
    build_dataset([motions], tmp_path / "again", BuildOptions(executor=SERIAL), ready=ready.append)
    assert ready == [3]
    assert len(read) == 4 + 4
    assert content(tmp_path / "again") == content(tmp_path / "whole")
    assert not (tmp_path / f"again{PARTS_SUFFIX}").exists()


def test_two_builds_of_one_folder_and_a_folder_of_others(motions, tmp_path):
    with locked_folder(tmp_path / f"out{PARTS_SUFFIX}"), pytest.raises(OutputError, match="another kinoflow"):
        build_dataset([motions], tmp_path / "out", BuildOptions(executor=SERIAL))
    (tmp_path / f"out{PARTS_SUFFIX}" / "letter.txt").write_text("dear")
    with pytest.raises(OutputError, match="choose a new folder"):
        build_dataset([motions], tmp_path / "out", BuildOptions(executor=SERIAL))
    assert (tmp_path / f"out{PARTS_SUFFIX}" / "letter.txt").read_text() == "dear"


def test_a_kill_while_parts_are_removed(motions, tmp_path, monkeypatch):
    """What is left of them is known for what it is."""
    place = tmp_path / f"out{PARTS_SUFFIX}"

    def killed(path):
        if path.parent == place or path == place:
            raise KeyboardInterrupt
        os.rmdir(path)

    monkeypatch.setattr(Path, "rmdir", killed)
    with pytest.raises(KeyboardInterrupt):
        build_dataset([motions], tmp_path / "out", BuildOptions(executor=SERIAL))
    assert place.exists()
    monkeypatch.undo()
    build_dataset([motions], tmp_path / "out", BuildOptions(executor=SERIAL))
    assert not place.exists()


def test_executors():
    with pytest.raises(OptionError, match="serial, processes, ray"):
        BuildOptions(executor="cluster")
    with pytest.raises(OptionError, match="at least 1"):
        Executor(PROCESSES, 0)
    assert {SERIAL, PROCESSES, RAY} == set(EXECUTORS)


def test_ray_is_an_extra(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(MissingExtraError, match=r"kinoflow\[ray\]"):
        build_dataset([tmp_path], tmp_path / "out", BuildOptions(executor=RAY))


@pytest.mark.slow
def test_ray_makes_the_same(motions, tmp_path, make_clip):
    pytest.importorskip("ray.data", reason="Ray is not installed (extra ray)")
    for number in range(6, 20):
        make_clip(40, seed=number).save(motions / f"walk_{number}.npz")
    build_dataset([motions], tmp_path / "serial", BuildOptions(executor=SERIAL))
    script = (
        "import sys; from kinoflow.data.build import *\n"
        "build_dataset([sys.argv[1]], sys.argv[2], BuildOptions(executor='ray', workers=2))"
    )
    # In a process of its own: Ray leaves threads and open files behind.
    subprocess.run([sys.executable, "-c", script, motions, tmp_path / "ray"], check=True, timeout=600)
    assert content(tmp_path / "ray") == content(tmp_path / "serial")


@pytest.mark.slow
@pytest.mark.parametrize("executor", [SERIAL, PROCESSES])
def test_killed_in_the_middle(motions, tmp_path, make_clip, executor):
    """What was read before a kill -9 is not read again, and the dataset is the same to the byte."""
    for number in range(6, 30):
        make_clip(40, seed=number).save(motions / f"walk_{number:02d}.npz")
    script = (
        "import os, signal, sys; from kinoflow.data.build import *\n"
        "def progress(done, of):\n"
        "    if done == 12: os.kill(os.getpid(), signal.SIGKILL)\n"
        "if __name__ == '__main__':\n"
        "    build_dataset([sys.argv[1]], sys.argv[2], BuildOptions(executor=sys.argv[3], workers=2), progress)"
    )
    (tmp_path / "run.py").write_text(script)
    killed = subprocess.run([sys.executable, tmp_path / "run.py", motions, tmp_path / "out", executor], timeout=600)
    assert killed.returncode == -signal.SIGKILL
    assert not (tmp_path / "out").exists()
    # A worker outlives the kill for a moment, and what it was writing then may be cut: that is read anew.
    before = [path for path in (tmp_path / f"out{PARTS_SUFFIX}").rglob("*.part") if is_whole(path)]
    assert len(before) >= 12
    ready = []
    build_dataset([motions], tmp_path / "out", BuildOptions(executor=SERIAL), ready=ready.append)
    build_dataset([motions], tmp_path / "whole", BuildOptions(executor=SERIAL))
    assert ready[0] >= len(before)
    assert content(tmp_path / "out") == content(tmp_path / "whole")
