"""safetensors files, with their header compared with what is wanted before any number is read."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

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
        raise UnreadableError(f"there is no file {Path(path).name}")
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
