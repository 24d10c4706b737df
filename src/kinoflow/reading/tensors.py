"""safetensors files, with their header compared with what is wanted before any number is read.

`open_tensors` maps them into memory, for weights. Where a mapped file is cut short by somebody, the next look at it
ends the process (SIGBUS), and there is nothing to catch; `TensorRows` reads rows when they are asked for and gives an
error then. For data that is used for hours that is worth a copy.
"""

from __future__ import annotations

import contextlib
import json
import os
import weakref
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open

from kinoflow.errors import KinoflowError, UnreadableError
from kinoflow.reading.telling import brief

FLOATS = ("F64", "F32", "F16", "BF16")
"""The header's names of the kinds of numbers that weights may be stored as."""

Wanted = tuple[str | Sequence[str], Sequence[int | None]]
"""Kinds of numbers and shape of a tensor; None stands for any length."""


@contextlib.contextmanager
def open_tensors(
    path: str | os.PathLike[str], wanted: Mapping[str, Wanted] | None = None, *, framework: str = "pt"
) -> Iterator[Any]:
    """A safetensors file, mapped into memory; its tensors are read when they are asked for.

    Opening compares the size of the file with its header, and the header with `wanted`.

    Args:
        path: the file.
        wanted: tensors that must be there, by name.
        framework: whose tensors it gives, "pt" or "numpy".

    Raises:
        UnreadableError: it is missing, damaged or cut short, or a tensor is missing or not as wanted; errors of
            reading tensors within the block too.
    """
    # Opening a pipe would wait for its other end, and a folder has as many errors as there are systems.
    if not Path(path).is_file():
        raise UnreadableError(f"there is no file {Path(path).name or path}")
    with contextlib.ExitStack() as stack:
        try:
            file = stack.enter_context(safe_open(path, framework=framework))
            check_tensors(file, wanted or {})
        except KinoflowError:
            raise
        except Exception as error:  # the library has errors of its own, of the system and of the framework
            raise _damaged(error) from error
        try:
            yield file
        except (KinoflowError, OSError, MemoryError):
            raise
        except Exception as error:
            if type(error).__module__.startswith("safetensors") or type(error).__name__ == "SafetensorError":
                raise _damaged(error) from error
            raise


def check_tensors(file: Any, wanted: Mapping[str, Wanted]) -> None:
    """Compare the header of an open file with the tensors that must be there.

    Raises:
        UnreadableError: one is missing, or holds other numbers, or has another shape.
    """
    for name, (kinds, shape) in wanted.items():
        _check(file, name, (kinds,) if isinstance(kinds, str) else kinds, shape)


def _check(file: Any, name: str, kinds: Sequence[str], shape: Sequence[int | None]) -> None:
    if name not in file.keys():  # noqa: SIM118  (safe_open has no iterator)
        raise UnreadableError(f"it lacks the tensor {name}; it has {brief(sorted(file.keys()))}")
    header = file.get_slice(name)
    found, kind = tuple(header.get_shape()), str(header.get_dtype())
    if kind not in kinds:
        raise UnreadableError(f"its tensor {brief(name)} holds {kind}; allowed is {', '.join(kinds)}")
    if len(found) != len(shape) or any(w not in (None, f) for f, w in zip(found, shape, strict=True)):
        wanted = str(tuple("any" if length is None else length for length in shape)).replace("'", "")
        raise UnreadableError(f"its tensor {brief(name)} has shape {brief(found)}; needed is {wanted}")


def _damaged(error: BaseException) -> UnreadableError:
    return UnreadableError(f"it is no safetensors file, or damaged ({' '.join(str(error).split())})")


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
