"""Pickles without unpickling: of the language that pickles are written in, only what makes plain values.

A pickle is a program, and the usual reader of it runs whatever it names. This one knows a few names (arrays of NumPy,
joblib's wrapper of them, ordered dictionaries) and has values of its own for each; every other name, and every
operation that calls something else, is refused. Nothing of the file is ever called.
"""

from __future__ import annotations

import io
import math
import os
import pickle
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from kinoflow.errors import KinoflowError, UnreadableError
from kinoflow.reading.telling import brief

FREE_BYTES, LARGEST_RATIO = 64 << 20, 50
"""A compressed pickle may unpack to so many bytes, and so many times its own size."""
_KINDS = frozenset("biufSU")
_TYPE = re.compile(r"[<>=|]?([biuf][1-8]|f16|[SU]\d{1,6}|\?)")
_REFUSED = (
    *(pickle.PERSID, pickle.BINPERSID, pickle.INST, pickle.OBJ, pickle.NEWOBJ, pickle.NEWOBJ_EX),
    *(pickle.EXT1, pickle.EXT2, pickle.EXT4, pickle.NEXT_BUFFER, pickle.READONLY_BUFFER),
)


def read_pickle(path: str | os.PathLike[str]) -> Any:
    """Dictionaries, lists, tuples, text, numbers and arrays of numbers of a pickle, joblib's included.

    Raises:
        UnreadableError: it is damaged, or holds anything else.
        OSError: it is missing or may not be read.
    """
    content = _unpacked(Path(path).read_bytes())
    try:
        return _value(_Reader(io.BytesIO(content)).load(), {})
    except (KinoflowError, MemoryError):
        raise
    except RecursionError as error:
        raise UnreadableError("it is nested too deeply") from error
    except Exception as error:  # what is damaged ends in errors of any kind
        reason = " ".join(str(error).split())
        raise UnreadableError(f"it is no pickle, or damaged ({brief(reason or type(error).__name__)})") from error


def _unpacked(content: bytes) -> bytes:
    """What zlib or gzip packed, as joblib does when asked to compress; anything else as it is."""
    if not (content[:2] == b"\x1f\x8b" or (content[:1] == b"\x78" and content[1:2] in b"\x01\x5e\x9c\xda")):
        return content
    room = FREE_BYTES + LARGEST_RATIO * len(content)
    reader = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    try:
        unpacked = reader.decompress(content, room)
    except zlib.error as error:
        raise UnreadableError(f"it is packed and damaged ({error})") from error
    if reader.unconsumed_tail:
        raise UnreadableError("it holds far more than motions do, packed so small")
    return unpacked


class _Type:
    """What stands for a type of NumPy within a pickle: `dtype("f4")`, then its byte order as a state."""

    def __init__(self, name: Any) -> None:
        known = isinstance(name, str) and _TYPE.fullmatch(name)
        self.dtype = np.dtype(name) if known else None

    def set(self, state: Any) -> None:
        if self.dtype is not None and isinstance(state, tuple) and state[1] in ("<", ">"):
            self.dtype = self.dtype.newbyteorder(state[1])


class _Array:
    """An array, once its state is known."""

    def __init__(self) -> None:
        self.values: np.ndarray[Any, Any] | None = None

    def set(self, state: Any) -> None:
        _, shape, kind, fortran, content = state
        self.values = _array(content, kind, shape, bool(fortran))


class _Wrapper:
    """joblib's note that the numbers of an array follow in the file."""

    def __init__(self) -> None:
        self.state: dict[str, Any] = {}

    def set(self, state: Any) -> None:
        self.state = state


def _array(content: Any, kind: Any, shape: Any, fortran: bool) -> np.ndarray[Any, Any]:
    dtype = kind.dtype if isinstance(kind, _Type) else None
    if dtype is None or dtype.kind not in _KINDS or dtype.itemsize == 0:
        raise UnreadableError("it holds an array of objects, which is never opened; save its numbers only")
    if isinstance(content, str):
        content = content.encode("latin-1")
    if not (isinstance(shape, tuple) and all(isinstance(size, int) and size >= 0 for size in shape)):
        raise UnreadableError("an array has an impossible shape")
    if not isinstance(content, bytes) or len(content) != math.prod(shape) * dtype.itemsize:
        raise UnreadableError("an array has another size than it says")
    return np.frombuffer(content, dtype).reshape(shape, order="F" if fortran else "C")


def _reconstruct(*_: Any) -> _Array:
    return _Array()


def _scalar(kind: Any, content: Any = None) -> Any:
    return _array(content, kind, (), False).item()


def _from_buffer(content: Any, kind: Any, shape: Any, order: Any = "C") -> Any:
    return _array(content, kind, shape, order == "F")


def _encode(text: Any, encoding: Any = "latin1") -> bytes:
    if not isinstance(text, str) or encoding not in ("latin1", "latin-1"):
        raise UnreadableError("it holds text in an unusual encoding")
    return text.encode("latin-1")


def _pairs(items: Any = ()) -> dict[Any, Any]:
    return dict(items)


def _type(name: Any, *_: Any) -> _Type:
    return _Type(name)


class _Named:
    """A class that a pickle may name as an argument, and not make."""


_NUMPY = {"_reconstruct": _reconstruct, "scalar": _scalar, "_frombuffer": _from_buffer}
_KNOWN: dict[tuple[str, str], Any] = {
    **{
        (f"numpy.{core}.{module}", name): found
        for core in ("core", "_core")
        for module in ("multiarray", "numeric")
        for name, found in _NUMPY.items()
    },
    ("numpy", "ndarray"): _Named(),
    ("numpy", "dtype"): _type,
    ("_codecs", "encode"): _encode,
    ("collections", "OrderedDict"): _pairs,
    ("joblib.numpy_pickle", "NumpyArrayWrapper"): _Wrapper,
}


class _Reader(pickle._Unpickler):  # type: ignore[misc,name-defined]
    """Python's own reader of the language, with none of its ways out."""

    # Python's own has these, and its stubs do not tell.
    stack: list[Any]
    read: Callable[[int], bytes]
    append: Callable[[Any], None]
    dispatch: ClassVar[dict[int, Callable[[Any], None]]] = dict(pickle._Unpickler.dispatch)  # type: ignore[attr-defined]

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file)
        self._content = file

    def find_class(self, module: str, name: str) -> Any:
        found = _KNOWN.get((module, name))
        if found is None:
            raise UnreadableError(
                f"it names {brief(f'{module}.{name}')}, which is not opened: a pickle may hold arrays of numbers, "
                "lists, dictionaries and text only; convert it to npz where it was made"
            )
        return found

    def load_reduce(self) -> None:
        arguments = self.stack.pop()
        called = self.stack[-1]
        if not any(called is known for known in _KNOWN.values()) or isinstance(called, _Named):
            raise UnreadableError("it calls something, which is not done")
        self.stack[-1] = called(*arguments)

    def load_new(self) -> None:
        self.stack.pop()
        made = self.stack.pop()
        if made is not _Wrapper:
            raise UnreadableError("it makes an object, which is not done")
        self.stack.append(_Wrapper())

    def load_build(self) -> None:
        state = self.stack.pop()
        made = self.stack[-1]
        if not isinstance(made, _Type | _Array | _Wrapper):
            raise UnreadableError("it changes an object, which is not done")
        made.set(state)
        if isinstance(made, _Wrapper):
            self.stack[-1] = self._following(made.state)

    def _following(self, state: dict[str, Any]) -> _Array:
        """The array whose numbers follow: some bytes of padding, whose number comes first, and the numbers."""
        kind, shape = state["dtype"], state["shape"]
        dtype = kind.dtype if isinstance(kind, _Type) else None
        if dtype is None or dtype.kind not in _KINDS or not isinstance(shape, tuple):
            raise UnreadableError("it holds an array of objects, which is never opened; save its numbers only")
        if state.get("numpy_array_alignment_bytes") is not None:
            self._content.read(self._content.read(1)[0])
        array = _Array()
        wanted = math.prod(size if isinstance(size, int) and size >= 0 else 0 for size in shape) * dtype.itemsize
        array.values = _array(self._content.read(wanted), kind, shape, state.get("order") == "F")
        return array

    def load_bytes_array(self) -> None:
        # Python's own makes room for as many bytes as the file claims to have.
        size = int.from_bytes(self.read(8), "little")
        content = self.read(min(size, self._content.getbuffer().nbytes))
        if len(content) != size:
            raise UnreadableError("it is cut off")
        self.append(bytes(content))

    def load_refused(self) -> None:
        raise UnreadableError("it makes an object, which is not done")

    dispatch[pickle.REDUCE[0]] = load_reduce
    dispatch[pickle.BUILD[0]] = load_build
    dispatch[pickle.BYTEARRAY8[0]] = load_bytes_array
    for operation in _REFUSED:
        dispatch[operation[0]] = load_refused
    dispatch[pickle.NEWOBJ[0]] = load_new
    del operation


def _value(value: Any, seen: dict[int, Any]) -> Any:
    """A value with arrays in place of what stood for them; what is held in several places is made once."""
    if isinstance(value, str | bytes | int | float | bool | np.ndarray) or value is None:
        return value
    if id(value) not in seen:
        seen[id(value)] = _made(value, seen)
    return seen[id(value)]


def _made(value: Any, seen: dict[int, Any]) -> Any:
    if isinstance(value, _Array):
        if value.values is None:
            raise UnreadableError("an array has no numbers")
        return value.values
    if isinstance(value, dict):
        return {key: _value(inner, seen) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_value(inner, seen) for inner in value)
    raise UnreadableError(f"it holds a {brief(type(value).__name__)}; plain values and arrays are expected")
