"""Rows of the tensors of a safetensors file, read when they are asked for and never mapped into memory.

Where a file is mapped and somebody cuts it short, the next look at it ends the process (SIGBUS), and there is nothing
to catch. What is read with `read` gives an error then. For data that is used for hours that is worth a copy.
"""

from __future__ import annotations

import json
import os
import weakref
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import UnreadableError
from kinoflow.reading.tensors import Wanted, open_tensors

_KINDS = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4"}


class TensorRows:
    """A file of tensors whose rows are read one stretch at a time.

    Args:
        path: a safetensors file.
        wanted: its tensors by name, see `open_tensors`; all have rows, and none is in bfloat16.
        keep_open: whether one descriptor serves for all reads; a file that is replaced meanwhile is then read as it
            was. Else each read opens the file, for those who have more files than a process may keep open.

    Attributes:
        path: the file.
        metadata: what its header says besides.

    Raises:
        UnreadableError: as `open_tensors`.
    """

    def __init__(self, path: Path, wanted: Mapping[str, Wanted], *, keep_open: bool = True) -> None:
        self.path = path
        with open_tensors(path, wanted, framework="numpy") as file:
            self.metadata: dict[str, str] = file.metadata() or {}
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._descriptor: int | None = descriptor
        closing = weakref.finalize(self, os.close, descriptor)
        self._known = _facts(descriptor)
        size = int.from_bytes(self._bytes(descriptor, 0, 8), "little")
        header = json.loads(self._bytes(descriptor, 8, size))
        self._places = {name: _Place(header[name], 8 + size) for name in wanted}
        if not keep_open:
            closing()
            self._descriptor = None

    def shape(self, name: str) -> tuple[int, ...]:
        """Shape of a tensor."""
        place = self._places[name]
        return place.rows, *place.shape

    def count(self, name: str) -> int:
        """Rows of a tensor."""
        return self._places[name].rows

    def read(self, name: str, start: int = 0, stop: int | None = None) -> NDArray[Any]:
        """[stop - start, ...] rows of a tensor, a copy; to its end where no `stop` is given.

        Raises:
            UnreadableError: the file was cut short or written to since it was opened, or is gone.
        """
        place = self._places[name]
        stop = place.rows if stop is None else stop
        assert 0 <= start <= stop <= place.rows
        offset, size = place.offset + start * place.row_bytes, (stop - start) * place.row_bytes
        if self._descriptor is not None:
            content = self._bytes(self._descriptor, offset, size)
        else:
            descriptor = os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            try:
                content = self._bytes(descriptor, offset, size)
            finally:
                os.close(descriptor)
        return np.frombuffer(content, place.kind).reshape(stop - start, *place.shape)

    def _bytes(self, descriptor: int, offset: int, size: int) -> bytearray:
        content = bytearray(size)
        view, at = memoryview(content), offset
        while view:
            done = _read_at(descriptor, view, at)
            if not done:
                break
            view, at = view[done:], at + done
        # Afterwards: what was read was there before anybody changed it, or is not used.
        if view or _facts(descriptor) != self._known:
            raise UnreadableError("it was changed while it was in use")
        return content


class _Place:
    """Where a tensor is in a file."""

    def __init__(self, entry: Mapping[str, Any], data: int) -> None:
        self.kind = np.dtype(_KINDS[entry["dtype"]])
        self.rows, *self.shape = entry["shape"]
        self.offset = data + entry["data_offsets"][0]
        self.row_bytes = self.kind.itemsize * int(np.prod(self.shape, dtype=np.int64))


def _facts(descriptor: int) -> tuple[int, ...]:
    """What changes when a file is written to; for one that is opened again also which file it is."""
    found = os.fstat(descriptor)
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _read_at(descriptor: int, view: memoryview, offset: int) -> int:
    if hasattr(os, "preadv"):
        return os.preadv(descriptor, [view], offset)
    os.lseek(descriptor, offset, os.SEEK_SET)
    content = os.read(descriptor, len(view))
    view[: len(content)] = content
    return len(content)
