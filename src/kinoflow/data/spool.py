"""Records and motions of a dataset that is being written, on the disk: memory does not grow with their number."""

from __future__ import annotations

import json
import pickle
import tempfile
import weakref
from array import array
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, cast, overload

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.manifest import ClipRecord

Value = TypeVar("Value")

_PIECE_BYTES = 1 << 22
_RECENT = 256
"""Values that are kept for a while."""


class RecordSpool(Sequence[ClipRecord]):
    """Records that are added one after another, and may be put in place of others; a line of JSON each."""

    def __init__(self, path: Path) -> None:
        """Begin without records.

        Args:
            path: of a file to write.
        """
        self._path = path
        self._file: BinaryIO = path.open("w+b")
        self._close = weakref.finalize(self, self._file.close)
        self._places = array("q")
        self._end = 0

    def add(self, record: ClipRecord) -> None:
        """Append a record."""
        self._places.append(self._written(record))

    def change(self, number: int, record: ClipRecord) -> None:
        """Put another record in place of one."""
        self._places[number] = self._written(record)

    def _written(self, record: ClipRecord) -> int:
        place, line = self._end, record.to_json().encode() + b"\n"
        self._file.seek(place)
        self._file.write(line)
        self._end += len(line)
        return place

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, number: int) -> ClipRecord: ...
    @overload
    def __getitem__(self, number: slice) -> list[ClipRecord]: ...
    def __getitem__(self, number: int | slice) -> ClipRecord | list[ClipRecord]:
        if isinstance(number, slice):
            return [self[k] for k in range(*number.indices(len(self)))]
        return ClipRecord.from_own(json.loads(self._line(self._places[number])))

    def __iter__(self) -> Iterator[ClipRecord]:
        for number in range(len(self)):
            yield self[number]

    def _line(self, place: int) -> bytes:
        self._file.seek(place)
        return self._file.readline()

    def save(self, path: Path) -> None:
        """Write all of them, in order, to another file; they can be read on."""
        with path.open("wb") as file:
            for place in self._places:
                file.write(self._line(place))

    def close(self) -> None:
        """Remove the file."""
        self._close()
        self._path.unlink(missing_ok=True)


class ValueSpool(Sequence[Value]):
    """Values of this process, pickled, of which one is read at a time; in memory are eight bytes of each."""

    def __init__(self, folder: Path, values: Iterable[Value]) -> None:
        """Write them.

        Args:
            folder: where a file without a name is written, which is gone with this object.
            values: can be pickled; they are taken one after the other.
        """
        self._file: BinaryIO = cast(BinaryIO, tempfile.TemporaryFile(dir=folder))  # noqa: SIM115
        self._close = weakref.finalize(self, self._file.close)
        self._places = array("q", [0])
        self._recent: OrderedDict[int, Value] = OrderedDict()
        for value in values:
            self._file.write(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
            self._places.append(self._file.tell())

    def __len__(self) -> int:
        return len(self._places) - 1

    @overload
    def __getitem__(self, number: int) -> Value: ...
    @overload
    def __getitem__(self, number: slice) -> list[Value]: ...
    def __getitem__(self, number: int | slice) -> Value | list[Value]:
        if isinstance(number, slice):
            return [self[k] for k in range(*number.indices(len(self)))]
        if not 0 <= number < len(self):
            raise IndexError(number)
        # Whoever does something with a value asks for it again when that is done.
        found = self._recent.get(number)
        if found is None:
            self._file.seek(self._places[number])
            found = pickle.loads(self._file.read(self._places[number + 1] - self._places[number]))
            self._recent[number] = found
            if len(self._recent) > _RECENT:
                self._recent.popitem(last=False)
        return found


class RowSpool:
    """Rows of an array [N, ...] that are added one after another to a file."""

    def __init__(self, path: Path, kind: type[np.generic], width: int) -> None:
        """Begin without rows.

        Args:
            path: of a file to write.
            kind: of the numbers.
            width: numbers in a row.
        """
        self._path, self._kind, self._width = path, np.dtype(kind), width
        self._file: BinaryIO = path.open("w+b")
        self._close = weakref.finalize(self, self._file.close)
        self.rows = 0

    @property
    def num_bytes(self) -> int:
        """Size of all rows."""
        return self.rows * self._width * self._kind.itemsize

    def add(self, rows: NDArray[Any]) -> None:
        """Append rows."""
        self._file.seek(self.num_bytes)
        self._file.write(np.ascontiguousarray(rows, self._kind).tobytes())
        self.rows += len(rows)

    def read(self, start: int, stop: int) -> NDArray[Any]:
        """[stop - start, width] rows."""
        size = self._width * self._kind.itemsize
        self._file.seek(start * size)
        return np.frombuffer(self._file.read((stop - start) * size), self._kind).reshape(-1, self._width)

    def copy_to(self, file: BinaryIO) -> None:
        """Append all rows to a file."""
        self._file.seek(0)
        while piece := self._file.read(_PIECE_BYTES):
            file.write(piece)

    def close(self) -> None:
        """Remove the file."""
        self._close()
        self._path.unlink(missing_ok=True)
