"""Lines of JSON that survive a crash and a full disk: each is on the disk before `append` returns, whole or not at all.

Half a last line, left by a crash or by a disk that was full, is no entry: readers pass over it, and the next writer
removes it before it writes. So a line is never glued to half of another. Reading changes nothing.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kinoflow.errors import DataError, OutputError, UnreadableError
from kinoflow.files import try_lock
from kinoflow.reading import parse_json

_FLAGS = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
_PATIENCE_S = 2.0
"""How long one line waits for lines that other processes write."""


class Journal:
    """An append-only file of JSON objects, one a line; safe to append to from several threads and processes.

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
        with _output_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            # Found out now, not when the first answer is lost, that the file cannot be written.
            descriptor = os.open(path, _FLAGS, 0o666)
            try:
                if try_lock(descriptor):
                    _mend(descriptor)
            finally:
                os.close(descriptor)
        self.entries = read_journal(path)

    def hold(self) -> None:
        """Keep other writers out until `release` or the end of the process; entries are read again.

        Raises:
            OutputError: somebody holds the file, or another process writes it.
        """
        with self._threads, _output_errors(self.path):
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
        with self._threads, _output_errors(self.path):
            descriptor = self._locked() if self._held is None else self._held
            try:
                self._check_in_place(descriptor)
                _mend(descriptor)
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
    with _output_errors(path):
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


@contextlib.contextmanager
def _output_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OutputError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from error


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


def _mend(descriptor: int) -> None:
    """Remove half a last line; give a whole one its end."""
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
        # Should this fail too, `_mend` comes across what is left when the next line is written.
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, before)
        raise
