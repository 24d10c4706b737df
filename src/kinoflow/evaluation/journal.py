"""Lines of JSON that survive a crash: each is on the disk before `append` returns; half a last line is dropped."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import Any

from kinoflow.errors import DataError, OutputError


class Journal:
    """An append-only file of JSON objects, one a line; safe to append to from several threads.

    Attributes:
        path: the file; its folder is created.
        entries: what is in it, in order.

    Raises:
        DataError: a line other than the last is no JSON object.
        OutputError: the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.entries: list[dict[str, Any]] = []
        self._lock = threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            content = path.read_bytes() if path.exists() else b""
            whole = content[: content.rfind(b"\n") + 1]
            if len(whole) < len(content):
                with path.open("r+b") as file:
                    file.truncate(len(whole))
            # Found out now, not when the first answer is lost.
            with path.open("ab"):
                pass
        except OSError as error:
            raise OutputError(f"cannot write {path}: {error.strerror or error}") from error
        for number, line in enumerate(whole.splitlines(), start=1):
            try:
                entry = json.loads(line)
            except ValueError as error:
                raise DataError(
                    f"{path}, line {number} is damaged ({error}); repair it or move the file away"
                ) from error
            if not isinstance(entry, dict):
                raise DataError(f"{path}, line {number} is no JSON object; repair it or move the file away")
            self.entries.append(entry)

    def append(self, entry: dict[str, Any]) -> None:
        """Write one line and wait until the disk has it.

        Raises:
            OutputError: it cannot be written.
        """
        line = json.dumps(entry, ensure_ascii=False).encode() + b"\n"
        with self._lock:
            try:
                with self.path.open("ab") as file:
                    file.write(line)
                    file.flush()
                    os.fsync(file.fileno())
            except OSError as error:
                raise OutputError(f"cannot write {self.path}: {error.strerror or error}") from error
            self.entries.append(entry)
