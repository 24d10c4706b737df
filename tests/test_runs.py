"""The same command continues: plans that are kept and compared, locks, fingerprints that never change; and lines that
survive a full disk, a crash in the middle of a line, several writers, readers while it is written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kinoflow.errors import DataError, OutputError, RunError
from kinoflow.files import atomic_path
from kinoflow.runs import (
    Journal,
    check_same,
    files_fingerprint,
    folder_fingerprint,
    keep_plan,
    locked_folder,
    read_journal,
    texts_fingerprint,
    values_fingerprint,
    weights_file_fingerprint,
)

PLAN = {"model": "0123456789abcdef", "seed": 1, "reward": {"probes": 1.0, "limits": (1, 2)}, "prompts": ["a"] * 40}


def test_a_plan_is_kept_and_found_again(tmp_path):
    path = tmp_path / "run" / "plan.json"
    found = keep_plan(path, PLAN, find_out=lambda: {"budget": 5})
    assert found == PLAN | {"budget": 5}
    before = path.read_bytes()
    assert keep_plan(path, PLAN, find_out=lambda: pytest.fail("is known"))["budget"] == 5
    with pytest.raises(RunError):
        keep_plan(path, PLAN | {"seed": 2})
    with pytest.raises(RunError, match=r"another length \(null, now 3\)"):
        keep_plan(path, PLAN | {"length": 3})
    assert keep_plan(path, PLAN | {"length": 3}, newer=True)["seed"] == 1
    assert path.read_bytes() == before
    keep_plan(tmp_path / "other.json", PLAN, write=False)
    assert not (tmp_path / "other.json").exists()
    path.write_text("[]")
    with pytest.raises(RunError, match="or give another -o"):
        keep_plan(path, PLAN, advice="another -o")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"seed": 2}, "another seed (1, now 2);"),
        ({"model": "fedcba9876543210"}, "another model;"),
        ({"reward": {"probes": 2.0, "limits": [1, 3]}}, "another reward.probes (1.0, now 2.0), another reward.limits "),
        ({"reward": {"probes": 1.0}}, "another reward.limits ([1, 2], now null);"),
        ({"prompts": ["a"] * 41}, "another prompts;"),
        ({f"x{number}": number for number in range(9)}, "another x3 (null, now 3), and 5 more;"),
    ],
)
def test_what_differs_is_said(tmp_path, change, said):
    for before, now, text in ((PLAN, PLAN | change, said), (PLAN, PLAN, "")):
        known = json.loads(json.dumps(before))
        if text:
            with pytest.raises(RunError) as caught:
                check_same(tmp_path, known, now, advice="another -o")
            assert said in str(caught.value)
            assert str(caught.value).startswith(f"{tmp_path} was begun with another ")
            assert str(caught.value).endswith("; give the same again, or another -o")
        else:
            check_same(tmp_path, known, now)


def test_what_may_change_and_what_one_side_does_not_know(tmp_path):
    before = {"steps": 1, "optimizer": {"rate": 1.0, "kind": "adam"}, "old": 1}
    now = {"steps": 2, "optimizer": {"rate": 2.0, "kind": "adam"}, "new": 1}
    check_same(tmp_path, before, now, may_change=("steps", "optimizer.rate"), newer=True)
    with pytest.raises(RunError, match=r"another optimizer.rate \(1.0, now 2.0\);"):
        check_same(tmp_path, before, now, may_change=("steps",), newer=True)
    with pytest.raises(RunError, match=r"another new .*, another old "):
        check_same(tmp_path, before, now, may_change=("steps", "optimizer.rate"))


def test_fingerprints_are_those_of_every_earlier_version(tmp_path):
    """They stand in the files of runs that are to be continued."""
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b.txt").write_text("two\n")
    (tmp_path / ".hidden").write_text("x")
    assert folder_fingerprint(tmp_path) == "1ecd8d7e6e830ded"
    sampled = "94b0a79fae8e3b3ba2b06a1f3d10f464b2cc7ac3f095c21a6d7d457a48c62ebb"
    assert weights_file_fingerprint(tmp_path / "b.txt") == sampled
    assert files_fingerprint([tmp_path / "a.txt", tmp_path / "b.txt"]) == "a452e61d565a51e2"
    assert texts_fingerprint(["a", "é"]) == "7ab79b5e89f288f04c7389fa4fd59ec40019be6831307a42095a4c60334e1b01"
    of_values = "e29416a8e9008a7c9d3ad5a27ece0434abb04d45df100b745b30285ce8538c04"
    assert values_fingerprint({"b": 1, "a": [2.5]}) == of_values


LOCKING = """
import sys, time
from pathlib import Path
from kinoflow.runs import locked_folder
with locked_folder(Path(sys.argv[1])):
    print("ready", flush=True)
    time.sleep(600)
"""


def test_a_folder_is_for_one_process_until_that_is_gone(tmp_path):
    folder = tmp_path / "runs" / "mine"
    process = subprocess.Popen([sys.executable, "-c", LOCKING, str(folder)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline() == "ready\n"
        for _ in range(2):
            with pytest.raises(OutputError, match=r"another kinoflow is at work in it; wait"), locked_folder(folder):
                pass
    finally:
        process.kill()
        process.communicate()
    with locked_folder(folder), pytest.raises(OutputError), locked_folder(folder):
        pass
    with locked_folder(folder), locked_folder(folder / "deeper"), atomic_path(folder / "x") as temporary:
        temporary.touch()
    assert sorted(path.name for path in folder.iterdir()) == ["deeper", "x"], "the lock is no file"


ENTRIES = [{"number": number, "text": "ü" * 40} for number in range(3)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    journal = Journal(tmp_path / "j.jsonl")
    for entry in ENTRIES:
        journal.append(entry)
    return journal.path


def add(path: Path, content: bytes) -> None:
    with path.open("ab") as file:
        file.write(content)


HALVES = [b"{", b'{"number": 3, "te', b'{"text": "\xc3', b"7", b"\x00\x00\x00"]


@pytest.mark.parametrize("half", HALVES)
def test_reading_passes_over_half_a_line_and_changes_nothing(path, half):
    add(path, half)
    before, facts = path.read_bytes(), path.stat()
    assert read_journal(path) == ENTRIES
    assert path.read_bytes() == before
    assert path.stat().st_mtime_ns == facts.st_mtime_ns


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("open_already", [True, False])
def test_a_line_is_never_glued_to_half_of_another(path, half, open_already):
    journal = Journal(path)
    add(path, half)
    if not open_already:
        journal = Journal(path)
    journal.append({"number": 3})
    assert read_journal(path) == [*ENTRIES, {"number": 3}]
    assert path.read_bytes().count(b"\n") == 4


@pytest.mark.parametrize("open_already", [True, False])
def test_a_whole_line_without_its_end_is_an_entry(path, open_already):
    """As an editor leaves it, or a person who put two files together."""
    journal = Journal(path)
    add(path, b'{"number": 3, "nested": {"a": "}"}}')
    more = {"number": 3, "nested": {"a": "}"}}
    assert read_journal(path) == [*ENTRIES, more]
    if not open_already:
        journal = Journal(path)
        assert journal.entries == [*ENTRIES, more]
    journal.append({"number": 4})
    assert read_journal(path) == [*ENTRIES, more, {"number": 4}]


@pytest.mark.parametrize("line", [b"[1]\n", b"{\n", b"[" * 100_000 + b"\n", b"\xff\n", b"\n"])
def test_a_damaged_line_in_the_middle_is_named(path, line):
    add(path, line + b'{"number": 4}\n')
    with pytest.raises(DataError, match="line 4"):
        read_journal(path)


FAILING = {
    "write": lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")),
    "fsync": lambda *_: (_ for _ in ()).throw(OSError(5, "Input/output error")),
}


@pytest.mark.parametrize("call", FAILING)
def test_a_line_that_cannot_be_kept_leaves_the_file_as_it_was(path, monkeypatch, call):
    journal, before = Journal(path), path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(f"kinoflow.runs.os.{call}", FAILING[call])
        with pytest.raises(OutputError, match="cannot write"):
            journal.append({"number": 3})
    assert path.read_bytes() == before
    assert journal.entries == ENTRIES
    journal.append({"number": 4})
    assert read_journal(path) == [*ENTRIES, {"number": 4}]


def test_half_of_a_line_that_could_not_even_be_removed_is_removed_later(path, monkeypatch):
    journal, real = Journal(path), os.write

    def half(descriptor: int, line: bytes) -> int:
        if len(line) < 10:
            raise OSError(28, "No space left on device")
        return real(descriptor, bytes(line)[: len(line) // 2])

    def never(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr("kinoflow.runs.os.write", half)
        patch.setattr("kinoflow.runs.os.ftruncate", never)
        with pytest.raises(OutputError, match="No space left"):
            journal.append({"number": 3, "text": "x" * 100})
    assert not path.read_bytes().endswith(b"\n")
    assert read_journal(path) == ENTRIES
    journal.append({"number": 4})
    assert read_journal(path) == [*ENTRIES, {"number": 4}]


@pytest.mark.slow
def test_one_writer_holds_the_file(path):
    first, second = Journal(path), Journal(path)
    first.hold()
    for attempt in (second.hold, lambda: second.append({"number": 3}), first.hold):
        with pytest.raises(OutputError, match="another kinoflow is writing it"):
            attempt()
    add(path, b'{"half')
    assert Journal(path).entries == ENTRIES
    assert path.read_bytes().endswith(b'{"half'), "the line that the holder is writing is its own"
    first.append({"number": 4})
    first.release()
    second.hold()
    assert second.entries == [*ENTRIES, {"number": 4}]
    second.release()


def test_a_file_that_was_moved_away_is_not_written_to(path):
    journal = Journal(path)
    journal.hold()
    path.rename(path.with_suffix(".old"))
    with pytest.raises(OutputError, match="moved or replaced"):
        journal.append({"number": 3})
    Journal(path)
    with pytest.raises(OutputError, match="moved or replaced"):
        journal.append({"number": 3})
    journal.release()
    journal.append({"number": 4})
    assert read_journal(path) == [{"number": 4}]


def test_measures_that_are_no_numbers_are_kept(path):
    Journal(path).append({"probes": float("nan")})
    entry = read_journal(path)[-1]
    assert entry["probes"] != entry["probes"]


@pytest.mark.parametrize("line", [b'{"a": ' + b"1" * 5000 + b"}", b"3"])
def test_lines_that_are_no_entries(path, line):
    path.write_bytes(line + b"\n")
    with pytest.raises(DataError, match="line 1"):
        read_journal(path)


def test_half_a_surrogate_pair_is_kept(path):
    journal = Journal(path)
    journal.append({"prompt": "a\ud800b"})
    assert read_journal(path)[-1] == {"prompt": "a\ud800b"}


WRITER = """
import sys
from pathlib import Path
from kinoflow.runs import Journal
journal = Journal(Path(sys.argv[1]))
for number in range(100):
    journal.append({"writer": sys.argv[2], "number": number})
"""


def test_two_processes_write_whole_lines(tmp_path):
    path = tmp_path / "j.jsonl"
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), name]) for name in "ab"]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    entries = read_journal(path)
    for name in "ab":
        assert [entry["number"] for entry in entries if entry["writer"] == name] == list(range(100))
    assert len(entries) == len(path.read_bytes().splitlines()) == 200
    assert all(json.loads(line) for line in path.read_bytes().splitlines())
