"""Writing: nothing half-written under a real name, leftovers of killed processes, folders exchanged, links, locks."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import save_file

from kinoflow import files
from kinoflow.errors import OutputError
from kinoflow.files import (
    atomic_folder,
    atomic_path,
    check_folder_of,
    is_occupied,
    output_errors,
    put_in_place,
    scratch_folder,
    sweep,
    visible_files,
)

STUCK = """
import sys, time
from pathlib import Path
from kinoflow import files
if sys.argv[3] == "no exchange":
    files._exchange = lambda *_: False
    real = Path.replace
    def replace(self, target):
        found = real(self, target)
        if "-old-" in str(target):
            print("ready", flush=True)
            time.sleep(600)
        return found
    Path.replace = replace
with getattr(files, sys.argv[1])(*[Path(sys.argv[2])][: sys.argv[1] != "scratch_folder"]) as temporary:
    if temporary is not None:
        (temporary / "part" if temporary.is_dir() else temporary).write_text("half")
    if sys.argv[3] != "no exchange":
        print("ready", flush=True)
        time.sleep(600)
"""


@pytest.fixture
def stuck():
    """Start a process that writes and does not come to an end."""
    made: list[subprocess.Popen] = []

    def start(kind: str, target: Path, how: str = "", **environment: str) -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "-c", STUCK, kind, str(target), how],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | environment,
        )
        made.append(process)
        assert process.stdout.readline() == "ready\n"
        return process

    yield start
    for process in made:
        process.kill()
        process.communicate()


@pytest.fixture(autouse=True)
def forget():
    """As a new process would, look at every folder again."""
    files._swept.clear()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


WRITERS: dict[str, Callable[[Path], None]] = {}


def writes(function: Callable[[Path], None]) -> Callable[[Path], None]:
    WRITERS[function.__name__] = function
    return function


@writes
def a_file(folder: Path) -> None:
    with atomic_path(folder / "b.txt") as temporary:
        temporary.write_text("whole")


@writes
def a_folder(folder: Path) -> None:
    with atomic_folder(folder / "b.txt") as temporary:
        (temporary / "x").write_text("whole")


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
@pytest.mark.parametrize("kind", ["atomic_path", "atomic_folder"])
def test_what_a_killed_process_left_is_removed_by_the_next_write(tmp_path, stuck, kind, write):
    process = stuck(kind, tmp_path / "walk.v2.glb")
    (left,) = names(tmp_path)
    assert left.startswith(".walk.v2")
    write(tmp_path)
    assert names(tmp_path) == [left, "b.txt"], "it belongs to a living process"
    process.kill()
    process.wait()
    files._swept.clear()
    write(tmp_path)
    assert names(tmp_path) == ["b.txt"]


def test_scratch_folders_are_removed_and_swept(tmp_path, stuck, monkeypatch):
    process = stuck("scratch_folder", tmp_path, TMPDIR=str(tmp_path))
    process.kill()
    process.wait()
    assert len(names(tmp_path)) == 1
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with scratch_folder() as folder:
        (folder / "x").touch()
        assert names(tmp_path) == [folder.name]
    assert names(tmp_path) == []


OTHERS = [
    ".hidden",
    ".walk-abcdefgh.glb",
    "walk.kinoflow-abcdefgh.glb",
    ".kinoflow-abcdefgh",
    ".a.kinoflow-abc",
    ".git",
]


def test_only_own_leftovers_are_removed(tmp_path):
    for name in OTHERS:
        (tmp_path / name).write_text("mine")
    own = [".walk.kinoflow-abcdefgh.glb", ".out.kinoflow-a0_b1c2d", ".x.kinoflow-old-abcdefgh"]
    (tmp_path / own[0]).touch()
    for name in own[1:]:
        (tmp_path / name / "deep").mkdir(parents=True)
    sweep(tmp_path)
    assert names(tmp_path) == sorted([*OTHERS, "deep"]), "what was moved away goes back to its place"


def test_links_with_such_a_name_lead_nowhere(tmp_path):
    """A link is not followed to what it names."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis").touch()
    (tmp_path / ".a.kinoflow-abcdefgh").symlink_to(tmp_path / "mine")
    sweep(tmp_path)
    assert names(tmp_path / "mine") == ["thesis"]


def test_a_sweep_that_may_not_is_silent(tmp_path):
    sweep(tmp_path / "absent")
    (tmp_path / "file").touch()
    sweep(tmp_path / "file")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_signals_end_a_command_without_leftovers(tmp_path, how):
    """With the command line's own handling, in a real process; the exit code tells the signal."""
    script = (
        # As a terminal starts a command, though whoever started these tests may ignore signals (nohup does).
        "import sys, signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"
        "import kinoflow.cli as cli\n"
        f"source = {STUCK!r}\n"
        "cli._call = lambda *_: exec(source, {'__name__': 'x'})\n"
        "sys.exit(cli.main(['generate']))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, "atomic_folder", str(tmp_path / "out"), ""],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "ready\n"
    assert len(names(tmp_path)) == 1
    process.send_signal(how)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 128 + how
    assert errors == ("interrupted\n" if how == signal.SIGINT else "terminated\n")
    assert names(tmp_path) == []


# Folders.


def test_there_is_always_a_folder_while_it_is_replaced(tmp_path):
    target = tmp_path / "model"
    target.mkdir()
    if not files._exchange(target, target):
        pytest.skip("this file system cannot exchange folders")
    done, missed = threading.Event(), []

    def look() -> None:
        while not done.is_set():
            missed.append(not target.is_dir())

    reader = threading.Thread(target=look)
    reader.start()
    for number in range(200):
        with atomic_folder(target) as temporary:
            (temporary / str(number)).touch()
    done.set()
    reader.join()
    assert not any(missed)
    assert names(target) == ["199"]


def test_no_gap_between_old_and_new(tmp_path, monkeypatch):
    target, new = tmp_path / "model", tmp_path / "new"
    for folder in (target, new):
        folder.mkdir()
        (folder / "name").write_text(folder.name)
    if not files._exchange(target, new):
        pytest.skip("this file system cannot exchange folders")
    files._exchange(target, new)
    monkeypatch.setattr(Path, "replace", lambda *_: pytest.fail("a rename in two steps"))
    put_in_place(new, target)
    assert (target / "name").read_text() == "new"
    assert names(tmp_path) == ["model"]


def test_folders_are_replaced_where_nothing_can_be_exchanged(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "_exchange", lambda *_: False)
    for number in range(3):
        with atomic_folder(tmp_path / "model") as temporary:
            (temporary / "number").write_text(str(number))
        assert names(tmp_path) == ["model"]
        assert (tmp_path / "model" / "number").read_text() == str(number)


@pytest.mark.parametrize("error", [OSError(28, "No space left"), KeyboardInterrupt()])
def test_the_old_folder_is_back_when_the_second_rename_fails(tmp_path, monkeypatch, error):
    target = tmp_path / "model"
    target.mkdir()
    (target / "old").touch()
    monkeypatch.setattr(files, "_exchange", lambda *_: False)
    real = Path.replace

    def replace(self: Path, place: Path) -> Path:
        if Path(place) == target and "old" not in names(self):
            raise error
        return real(self, place)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises((OutputError, KeyboardInterrupt)), atomic_folder(target) as temporary:
        (temporary / "new").touch()
    assert names(tmp_path) == ["model"]
    assert names(target) == ["old"]


def test_a_gap_left_by_a_kill_is_closed_by_the_next_write(tmp_path, stuck):
    target = tmp_path / "model"
    target.mkdir()
    (target / "old").touch()
    process = stuck("atomic_folder", target, "no exchange")
    assert not target.exists()
    process.kill()
    process.wait()
    with atomic_path(tmp_path / "another"):
        assert names(target) == ["old"]
    assert names(tmp_path) == ["another", "model"]


# Links and other things that are no files.


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "real.txt").write_text("old")
    link = tmp_path / "link.txt"
    link.symlink_to("deep/real.txt")
    (tmp_path / "second.txt").symlink_to(link)
    for path in (link, tmp_path / "second.txt"):
        with atomic_path(path) as temporary:
            assert temporary.parent == tmp_path / "deep", "beside what is replaced: that may be another disk"
            temporary.write_text(path.name)
        assert path.is_symlink()
        assert (tmp_path / "deep" / "real.txt").read_text() == path.name
    assert names(tmp_path / "deep") == ["real.txt"]


def test_a_link_to_what_is_not_there_yet_makes_it(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "new" / "file")
    with atomic_path(tmp_path / "link") as temporary:
        temporary.write_text("new")
    assert (tmp_path / "new" / "file").read_text() == "new"
    assert (tmp_path / "link").is_symlink()


def test_a_link_to_a_folder_stays(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    with atomic_folder(tmp_path / "link") as temporary:
        (temporary / "x").touch()
    assert (tmp_path / "link").is_symlink()
    assert names(tmp_path / "real") == ["x"]
    assert names(tmp_path) == ["link", "real"]


def test_a_link_to_itself_is_refused(tmp_path):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    for write in (atomic_path, atomic_folder):
        with pytest.raises(OutputError, match="link that leads to itself"), write(tmp_path / "a"):
            pass
    assert names(tmp_path) == ["a", "b"]


def test_devices_and_pipes_are_not_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutputError, match="device or a pipe"), atomic_path(tmp_path / "pipe"):
        pass
    assert (tmp_path / "pipe").is_fifo()


def test_a_block_within_a_block_has_the_same_temporary_file(tmp_path):
    with atomic_path(tmp_path / "x.txt") as outer, atomic_path(outer) as inner:
        assert inner == outer
        inner.write_text("whole")
    assert names(tmp_path) == ["x.txt"]


def test_long_names(tmp_path):
    for name in ("x" * 251 + ".txt", "x" * 250, "x." + "y" * 250):
        with atomic_path(tmp_path / name) as temporary:
            temporary.write_text("whole")
        assert (tmp_path / name).read_text() == "whole"
        (tmp_path / name).unlink()
        with atomic_folder(tmp_path / name) as temporary:
            (temporary / "x").touch()
        assert names(tmp_path / name) == ["x"]


# What is found.


def test_hidden_files_are_not_found(tmp_path):
    root = tmp_path / ".cache"
    for name in ("b.glb", ".1-uzi2begt.glb", "sub/a.glb", "sub/.x.glb", ".out.kinoflow-abcdefgh/c.glb", ".git/d.glb"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    assert [path.relative_to(root).as_posix() for path in visible_files(root)] == ["b.glb", "sub/a.glb"]


@given(st.lists(st.lists(st.sampled_from([".a", "a", "a.b", "ab", "b", "B"]), min_size=1, max_size=4), max_size=12))
def test_visible_files_are_in_the_order_of_their_paths(places):
    with TemporaryDirectory() as name:
        root = Path(name)
        for parts in places:
            with contextlib.suppress(OSError):
                (root / Path(*parts)).parent.mkdir(parents=True, exist_ok=True)
                (root / Path(*parts)).touch()
        everything = [path.relative_to(root) for path in root.rglob("*") if path.is_file()]
        seen = sorted(path for path in everything if not any(part.startswith(".") for part in path.parts))
        assert [path.relative_to(root) for path in visible_files(root)] == seen


def test_a_folder_with_leftovers_alone_is_empty(tmp_path):
    assert not is_occupied(tmp_path / "absent")
    (tmp_path / ".x.kinoflow-abcdefgh.json").touch()
    assert not is_occupied(tmp_path)
    check_folder_of("study", tmp_path, "plan.json")
    (tmp_path / "timing").touch()
    assert is_occupied(tmp_path)
    with pytest.raises(OutputError, match="is not empty and holds no study"):
        check_folder_of("study", tmp_path, "plan.json")
    check_folder_of("study", tmp_path, "plan.json", "timing")
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="a file of that name exists"):
        check_folder_of("study", tmp_path / "file", "plan.json")


def test_what_safetensors_cannot_write_is_told_as_anything_else(tmp_path):
    """It has an error of its own for full disks, folders in the way and all else."""
    told = pytest.raises(OutputError, match=r"^cannot write .*place.*; free some space")
    with told, output_errors(tmp_path / "place", "free some space"):
        save_file({"a": np.zeros(3)}, tmp_path)
