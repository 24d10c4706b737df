"""The same command continues: what a run depends on, what of it is done, and that nobody else is at work on it.

A run is whatever takes long and keeps what it has made: training, making pairs, an evaluation, a study, ratings. Four
things make it continue:

- its **plan**, what its results depend on, lies beside them as JSON (`keep_plan`); a command with another plan is
  refused with a `RunError` that says what differs (`check_same`);
- its **journal** (`Journal`) has a line for each thing that is done, or each thing has a file of its own;
- its folder is **locked** while it is at work (`locked_folder`);
- models, data and texts stand in a plan as **fingerprints**. All that are written into files are made here and in
  `training/origin.py`, and never change: a run of an older kinoflow would no longer be known again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import threading
import time
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kinoflow.errors import DataError, OutputError, RunError, UnreadableError
from kinoflow.files import atomic_path, is_hidden, output_errors, sha256_of, try_lock
from kinoflow.reading import parse_json, read_json, reading, value_of

ANOTHER_FOLDER = "another output folder"
_ADVICE = "free some space, or choose a file that you may write"
_MOST_DIFFERENCES = 4
_LONGEST_VALUE = 40
_FINGERPRINT = re.compile(r'"[0-9a-f]{12,64}"')
_HASHED_BYTES = 64 * 2**20
"""Files larger than this are told apart by size and time, not by content, where there are many."""
_SAMPLED_BLOCKS, _BLOCK_BYTES = 64, 1 << 16
_FLAGS = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
_PATIENCE_S = 2.0
"""How long one line waits for lines that other processes write."""


def keep_plan(
    path: Path,
    plan: Mapping[str, Any],
    *,
    find_out: Callable[[], Mapping[str, Any]] | None = None,
    advice: str = ANOTHER_FOLDER,
    newer: bool = False,
    write: bool = True,
) -> dict[str, Any]:
    """Write what a run depends on, or check that the run that is there already depends on the same.

    Args:
        path: of the file, in the folder of the run.
        plan: plain JSON values.
        find_out: gives what else is to stand in the file of a new run and is kept from then on; not compared.
        advice: see `check_same`.
        newer: see `check_same`.
        write: whether this is the process that writes, of several.

    Returns:
        What the file holds.

    Raises:
        RunError: the run there was begun with something else, or the file is damaged.
        OutputError: the file cannot be written.
    """
    if path.is_file():
        with reading(path, RunError, f"delete {path.parent}, or give {advice}"):
            known = value_of(dict[str, Any], read_json(path))
        check_same(path.parent, {name: known[name] for name in plan if name in known}, plan, advice=advice, newer=newer)
        return known
    whole = {**plan, **(find_out() if find_out else {})}
    if write:
        with atomic_path(path) as temporary:
            temporary.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")
    return whole


def check_same(
    place: Path,
    before: Mapping[str, Any],
    now: Mapping[str, Any],
    *,
    advice: str = ANOTHER_FOLDER,
    newer: bool = False,
    may_change: Container[str] = (),
) -> None:
    """Refuse to go on with a run that was begun with something else.

    Args:
        place: of the run, for the message.
        before: what it was begun with; plain JSON values, or mappings of them.
        now: what is asked for, likewise.
        advice: what to give instead, after "give the same again, or".
        newer: whether a name that only one of the two has is one that another version of kinoflow did not know, and no
            difference.
        may_change: names that may differ, those within mappings as "outer.inner".

    Raises:
        RunError: they differ; the message says in what.
    """
    first, second = dict(_flat(before)), dict(_flat(json.loads(json.dumps(now))))
    names = [name for name in second | first if name not in may_change]
    if newer:
        names = [name for name in names if name in first and name in second]
    pairs = {name: (first.get(name), second.get(name)) for name in names}
    differ = [_difference(name, *pair) for name, pair in pairs.items() if pair[0] != pair[1]]
    if differ:
        more = f", and {len(differ) - _MOST_DIFFERENCES} more" if len(differ) > _MOST_DIFFERENCES else ""
        raise RunError(
            f"{place} was begun with {', '.join(differ[:_MOST_DIFFERENCES])}{more}; give the same again, or {advice}"
        )


def _flat(values: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Names like "outer.inner" and values."""
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _difference(name: str, before: Any, now: Any) -> str:
    """With the values, where they tell a person something."""
    texts = [json.dumps(value) for value in (before, now)]
    telling = all(len(text) <= _LONGEST_VALUE and not _FINGERPRINT.fullmatch(text) for text in texts)
    return f"another {name}" + (f" ({texts[0]}, now {texts[1]})" if telling else "")


@contextlib.contextmanager
def locked_folder(folder: Path) -> Iterator[None]:
    """Keep the folder, which is created, for this process: for work that goes on for long and writes many files there.

    Others that ask for it are refused until the block or the process ends.

    Raises:
        OutputError: another one has it, or it cannot be created.
    """
    with output_errors(folder, "choose a folder you may write to"):
        folder.mkdir(parents=True, exist_ok=True)
    if os.name == "nt":  # folders cannot be opened, and there are no locks
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if not try_lock(handle):
            raise OutputError(
                f"cannot write {folder}: another kinoflow is at work in it; wait until it is done, or give another "
                "folder"
            )
        yield
    finally:
        os.close(handle)


class Journal:
    """An append-only file of JSON objects, one a line; safe to append to from several threads and processes.

    Lines survive a crash and a full disk: each is on the disk before `append` returns, whole or not at all. Half a last
    line, left by a crash or by a disk that was full, is no entry: readers pass over it, and the next writer removes it
    before it writes. So a line is never glued to half of another. Reading changes nothing.

    Attributes:
        path: the file; its folder is created.
        entries: what is in it, in order.

    Raises:
        DataError: a line other than the last is no JSON object.
        OutputError: the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._threads = threading.Lock()
        self._held: int | None = None
        with output_errors(path, _ADVICE):
            path.parent.mkdir(parents=True, exist_ok=True)
            # Found out now, not when the first answer is lost, that the file cannot be written.
            descriptor = os.open(path, _FLAGS, 0o666)
            try:
                if try_lock(descriptor):
                    mend_last_line(descriptor)
            finally:
                os.close(descriptor)
        self.entries = read_journal(path)

    def hold(self) -> None:
        """Keep other writers out until `release` or the end of the process; entries are read again.

        Raises:
            OutputError: somebody holds the file, or another process writes it.
        """
        with self._threads, output_errors(self.path, _ADVICE):
            if self._held is not None:
                raise _busy(self.path)
            self._held = self._locked()
            self.entries = read_journal(self.path)

    def release(self) -> None:
        """Let other writers in again."""
        with self._threads:
            if self._held is not None:
                os.close(self._held)
                self._held = None

    def append(self, entry: dict[str, Any]) -> None:
        """Write one line and wait until the disk has it.

        Raises:
            OutputError: it cannot be written; the file is then as it was.
        """
        try:
            line = json.dumps(entry, ensure_ascii=False).encode() + b"\n"
        except UnicodeEncodeError:  # half a surrogate pair, which JSON has an escape for and UTF-8 has not
            line = json.dumps(entry).encode() + b"\n"
        with self._threads, output_errors(self.path, _ADVICE):
            descriptor = self._locked() if self._held is None else self._held
            try:
                self._check_in_place(descriptor)
                mend_last_line(descriptor)
                _write(descriptor, line)
            finally:
                if self._held is None:
                    os.close(descriptor)
            self.entries.append(entry)

    def _locked(self) -> int:
        """A descriptor of the file that no other process has locked."""
        until = time.monotonic() + _PATIENCE_S
        descriptor = os.open(self.path, _FLAGS, 0o666)
        while not try_lock(descriptor):
            if time.monotonic() > until:
                os.close(descriptor)
                raise _busy(self.path)
            time.sleep(0.02)
        return descriptor

    def _check_in_place(self, descriptor: int) -> None:
        """What is written to a file that was moved away while it was open would be lost."""
        if not self.path.exists() or not os.path.samestat(os.fstat(descriptor), self.path.stat()):
            raise OutputError(f"cannot write {self.path}: it was moved or replaced while it was open; start again")


def read_journal(path: Path) -> list[dict[str, Any]]:
    """All entries of a file; half a last line is none. Nothing is written.

    Raises:
        DataError: a line is no JSON object.
        OutputError: the file cannot be read.
    """
    with output_errors(path, _ADVICE):
        content = path.read_bytes()
    end = content.rfind(b"\n") + 1
    lines = content[:end].split(b"\n")[:-1]
    if _is_whole(content[end:]):
        lines.append(content[end:])
    entries = []
    for number, line in enumerate(lines, start=1):
        try:
            entry = _parsed(line)
        except UnreadableError as error:
            raise DataError(f"{path}, line {number} is damaged ({error}); repair it or move the file away") from error
        if not isinstance(entry, dict):
            raise DataError(f"{path}, line {number} is no JSON object; repair it or move the file away")
        entries.append(entry)
    return entries


def _busy(path: Path) -> OutputError:
    return OutputError(f"cannot write {path}: another kinoflow is writing it; end that one, or give another file")


def _is_whole(tail: bytes) -> bool:
    """Whether a last line without its end is whole: no beginning of a JSON object is one."""
    try:
        return isinstance(_parsed(tail), dict)
    except UnreadableError:
        return False


def _parsed(line: bytes) -> Any:
    try:
        # Names may hold halves of characters, for which JSON has escapes, and measures may be no numbers.
        return parse_json(line.decode(), finite=False, halves=True)
    except UnicodeDecodeError as error:
        raise UnreadableError("it is not UTF-8 text") from error


def mend_last_line(descriptor: int) -> None:
    """Remove half a last line of a file of JSON objects that is open to be read and appended to; end a whole one."""
    size = os.fstat(descriptor).st_size
    if not size:
        return
    with open(descriptor, "rb", closefd=False) as file:
        file.seek(size - 1)
        if file.read(1) == b"\n":
            return
        file.seek(0)
        content = file.read()
    tail = content[content.rfind(b"\n") + 1 :]
    if _is_whole(tail):
        _write(descriptor, b"\n")
    else:
        os.ftruncate(descriptor, size - len(tail))


def _write(descriptor: int, line: bytes) -> None:
    """Append all of `line` and wait for the disk, or leave the file as it was."""
    before = os.fstat(descriptor).st_size
    try:
        rest = memoryview(line)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    except OSError:
        # Should this fail too, `mend_last_line` comes across what is left when the next line is written.
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, before)
        raise


def folder_fingerprint(folder: Path) -> str:
    """16 hex digits over the files of a model folder: names, sizes, and contents of all but very large ones."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.iterdir() if path.is_file() and not is_hidden(path, folder)):
        facts = path.stat()
        digest.update(f"{path.name} {facts.st_size}\n".encode())
        if facts.st_size > _HASHED_BYTES:
            digest.update(str(facts.st_mtime_ns).encode())
        else:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def weights_file_fingerprint(path: Path) -> str:
    """Tells files of weights apart without reading all of them: size and blocks spread over the file."""
    size = path.stat().st_size
    digest = hashlib.sha256(str(size).encode())
    with path.open("rb") as file:
        for index in range(_SAMPLED_BLOCKS):
            file.seek(max(0, size - _BLOCK_BYTES) * index // (_SAMPLED_BLOCKS - 1))
            digest.update(file.read(_BLOCK_BYTES))
    return digest.hexdigest()


def files_fingerprint(paths: Iterable[Path]) -> str:
    """16 hex digits over the contents of files."""
    return hashlib.sha256(b"".join(bytes.fromhex(sha256_of(path)) for path in paths)).hexdigest()[:16]


def texts_fingerprint(texts: Iterable[str]) -> str:
    """SHA-256 of lines."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def values_fingerprint(values: Mapping[str, Any]) -> str:
    """SHA-256 of plain JSON values by name, in whatever order they are."""
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
