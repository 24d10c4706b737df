"""How a problem with a file is told."""

from __future__ import annotations

import contextlib
import reprlib
from collections.abc import Iterator
from typing import Any

from kinoflow.errors import KinoflowError, ResourceError, UnreadableError, shortened

_LONGEST_VALUE = 80


@contextlib.contextmanager
def reading(what: object, error: type[KinoflowError], advice: str = "") -> Iterator[None]:
    """Tell what cannot be read within the block as `error`: "cannot read `what`: the reason; `advice`".

    Errors of kinoflow other than `UnreadableError` pass as they are: whoever raised them has said all.

    Raises:
        KinoflowError: `error`, in place of any UnreadableError or error of the operating system; ResourceError where
            there is too little memory for what the file holds.
    """
    try:
        yield
    except UnreadableError as problem:
        raise error(_sentence(what, str(problem), advice)) from problem
    except KinoflowError:
        raise
    except OSError as problem:
        raise error(_sentence(what, problem.strerror or str(problem), advice)) from problem
    except MemoryError as problem:
        raise ResourceError(f"cannot read {what}: this machine has too little memory for it") from problem


def brief(value: Any) -> str:
    """A name or number from a file as a message can show it: at most 80 characters, however much there is."""
    text = shortened(str(value), _LONGEST_VALUE)
    return text if text.isprintable() else ascii(text)


def quoted(value: Any) -> str:
    """`brief` for what may be of any kind: text has quotes, so that "3" is told from 3."""
    return shortened(_REPR.repr(value), _LONGEST_VALUE)


def _sentence(what: object, reason: str, advice: str) -> str:
    return f"cannot read {what}: {reason}" + (f"; {advice}" if advice else "")


_REPR = reprlib.Repr()
_REPR.maxstring = _REPR.maxother = _REPR.maxlong = _LONGEST_VALUE
