"""NumPy's .npz and .npy: judged from the headers of the archive and of its members before anything is unpacked."""

from __future__ import annotations

import io
import math
import os
import threading
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from kinoflow.errors import KinoflowError, UnreadableError
from kinoflow.reading.telling import brief

FREE_NUMBERS = 4 << 20
"""An array may have so many numbers however well it is packed (32 MiB as float64)."""
MOST_NUMBERS_PER_BYTE = 16
"""A larger one may have so many for each byte that it takes in the file: captured motion has less than one."""
_MOST_MEMBERS = 10_000
_MOST_AXES = 8
_WIDEST_TEXT_BYTES = 4 << 20
_KINDS = "biufUS"
_LARGEST_HEADER_BYTES = 10_000
_LARGEST_CHARACTER = 0x10FFFF
_ONE_HEADER = threading.Lock()
"""NumPy reads a header by Python's own parser, which two threads upset up to Python 3.11.7 (gh-106905: SystemError "AST
constructor recursion depth mismatch"), and the filters of warnings are global as well."""


@dataclass(frozen=True)
class _Header:
    """What the first bytes of an .npy say."""

    shape: tuple[int, ...]
    fortran_order: bool
    dtype: np.dtype[Any]

    @property
    def num_bytes(self) -> int:
        return math.prod(self.shape) * self.dtype.itemsize


class NpzFile(Mapping[str, NDArray[Any]]):
    """The arrays of an opened .npz by name; each is unpacked when it is asked for, once.

    What nobody asks for is not looked at, so a file may hold anything beside what is needed.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members = {info.filename.removesuffix(".npy"): info for info in archive.infolist()}
        self._read: dict[str, NDArray[Any]] = {}

    def __getitem__(self, name: str) -> NDArray[Any]:
        """An array of numbers or text.

        Raises:
            KeyError: there is none of this name.
            UnreadableError: it is damaged, holds objects or records, or is larger than its size in the file justifies.
        """
        if name not in self._read:
            info = self._members[name]
            try:
                self._read[name] = _member(self._archive, info)
            except UnreadableError as error:
                raise UnreadableError(f"its array {brief(name)}: {error}") from error
            except (KinoflowError, MemoryError):
                raise
            except Exception as error:  # zlib, zipfile and NumPy each have errors of their own
                raise UnreadableError(f"its array {brief(name)} is damaged ({_reason(error)})") from error
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    def need(self, *names: str) -> None:
        """Check that arrays of these names are there.

        Raises:
            UnreadableError: one is not.
        """
        if missing := [name for name in names if name not in self._members]:
            raise UnreadableError(f"it lacks {', '.join(missing)}; it has {brief(list(self._members))}")


@contextmanager
def open_npz(path: str | os.PathLike[str]) -> Iterator[NpzFile]:
    """Open an .npz. Pickled objects are never loaded.

    Raises:
        UnreadableError: it is no archive, or damaged.
        OSError: it is missing or may not be read.
    """
    with Path(path).open("rb") as file:
        try:
            archive = zipfile.ZipFile(file)
        except (OSError, MemoryError):
            raise
        except Exception as error:  # damaged archives are told in many ways
            raise UnreadableError(f"it is no npz file, or damaged ({_reason(error)})") from error
        with archive:
            if (members := len(archive.infolist())) > _MOST_MEMBERS:
                raise UnreadableError(f"it has {members:,} members; no more than {_MOST_MEMBERS:,} are read")
            yield NpzFile(archive)


def read_npy(path: str | os.PathLike[str]) -> NDArray[Any]:
    """The array of an .npy file.

    Raises:
        UnreadableError: it is damaged, or holds objects or records.
        OSError: it is missing or may not be read.
    """
    source = Path(path)
    with source.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        try:
            return _array(file, size, size)
        except (KinoflowError, OSError, MemoryError):
            raise
        except Exception as error:
            raise UnreadableError(f"it is no npy file, or damaged ({_reason(error)})") from error


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> NDArray[Any]:
    if info.flag_bits & 1:
        raise UnreadableError("it is encrypted")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableError(f"it is packed by method {info.compress_type}; NumPy writes 0 and 8 only")
    if info.is_dir() or not info.filename.endswith(".npy"):
        raise UnreadableError("it is no array")
    with archive.open(info) as file:
        return _array(file, info.file_size, info.compress_size)


def _array(file: IO[bytes], size: int, packed: int) -> NDArray[Any]:
    """The array of an open .npy of `size` bytes, which take `packed` bytes in their archive."""
    # No more than a header may have: its own length may say anything.
    start = io.BytesIO(file.read(_LARGEST_HEADER_BYTES))
    header = _header(start)
    _check(header, size, packed)
    content = bytearray(header.num_bytes)
    filled = start.readinto(content)
    while filled < len(content) and (more := file.readinto(memoryview(content)[filled:])):  # type: ignore[attr-defined]
        filled += more
    # At the end of a member its check sum is compared.
    if filled < len(content) or start.read(1) or file.read(1):
        raise UnreadableError("its header does not fit its size")
    if header.dtype.kind == "U":
        _check_characters(content, header.dtype)
    return np.ndarray(header.shape, header.dtype, content, order="F" if header.fortran_order else "C")


def _header(file: IO[bytes]) -> _Header:
    version = npy.read_magic(file)
    reader = {(1, 0): npy.read_array_header_1_0, (2, 0): npy.read_array_header_2_0}.get(version)
    if reader is None:
        raise UnreadableError(f"it has version {version} of the npy format; 1.0 and 2.0 are read")
    with _ONE_HEADER, warnings.catch_warnings():
        # Of type names that NumPy will not know one day.
        warnings.simplefilter("ignore")
        shape, fortran_order, dtype = reader(file, max_header_size=_LARGEST_HEADER_BYTES)
    return _Header(shape, fortran_order, dtype)


def _check(header: _Header, size: int, packed: int) -> None:
    dtype, shape = header.dtype, header.shape
    if dtype.hasobject:
        raise UnreadableError("it holds pickled objects, which are never loaded")
    if dtype.kind not in _KINDS or (dtype.kind in "iuf" and dtype.itemsize > 8) or dtype.subdtype or dtype.names:
        raise UnreadableError(f"it holds {brief(str(dtype))}; only real numbers and text are read")
    if len(shape) > _MOST_AXES or any(isinstance(n, bool) or n < 0 for n in shape):
        raise UnreadableError(f"it has the shape {brief(shape)}")
    if header.num_bytes > size:
        raise UnreadableError(f"its shape {brief(shape)} needs {header.num_bytes:,} bytes, it has {size:,}")
    if dtype.kind in "US" and header.num_bytes > _WIDEST_TEXT_BYTES:
        raise UnreadableError(f"it holds {header.num_bytes:,} bytes of text; at most {_WIDEST_TEXT_BYTES:,} are read")
    numbers = math.prod(shape)
    if numbers > FREE_NUMBERS and numbers > MOST_NUMBERS_PER_BYTE * packed:
        raise UnreadableError(
            f"{packed:,} bytes of the file would unpack to {numbers:,} numbers, which no captured motion does; refused"
        )


def _check_characters(content: bytearray, dtype: np.dtype[Any]) -> None:
    codes = np.frombuffer(content, dtype=np.dtype(np.uint32).newbyteorder(dtype.byteorder))
    if ((codes > _LARGEST_CHARACTER) | ((codes >= 0xD800) & (codes <= 0xDFFF))).any():
        raise UnreadableError("its text holds numbers that are no characters")


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
