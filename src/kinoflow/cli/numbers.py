"""Numbers of the command line: what is none is refused in words of people, before the parser says it in its own."""

from __future__ import annotations

import dataclasses
import inspect
import types
from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from kinoflow.errors import OptionError

_KINDS: dict[type, str] = {int: "a whole number, such as 3", float: "a number, such as 2.5"}
_UNITS = {"S": "a number of seconds, such as 2.5", "DEG": "a number of degrees, such as 90"}


def check_numbers(command: Callable[..., None], arguments: Sequence[str]) -> None:
    """Refuse what is given to an option that takes a number and is none.

    Raises:
        OptionError: the message says what the option takes.
    """
    kinds = dict(_options(command))
    for place, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name not in kinds or not (equals or place + 1 < len(arguments)):
            continue
        kind, takes = kinds[name]
        given = value if equals else arguments[place + 1]
        try:
            kind(given)
        except ValueError:
            if equals or not given.startswith("--"):
                raise OptionError(f"{name} takes {takes}; got {given[:40]!r}") from None


def _options(holder: Any) -> Iterator[tuple[str, tuple[type, str]]]:
    """Each option of a command, or of a group of options, that takes one number: its name, kind, and what it takes."""
    names = [field.name for field in dataclasses.fields(holder)] if dataclasses.is_dataclass(holder) else None
    for name, hint in get_type_hints(holder, include_extras=True).items():
        if (names is not None and name not in names) or (names is None and name not in _keywords(holder)):
            continue
        kind, *marks = get_args(hint) if get_origin(hint) is Annotated else (hint,)
        if dataclasses.is_dataclass(kind):
            yield from _options(kind)
            continue
        some = get_args(kind) if get_origin(kind) in (Union, types.UnionType) else (kind,)
        of = [one for one in some if one is not type(None)]
        if len(of) != 1 or of[0] not in _KINDS:
            continue
        called = next((mark.name for mark in marks if getattr(mark, "name", None)), None) or name
        unit = next((mark.metavar for mark in marks if getattr(mark, "metavar", None)), "")
        yield f"--{called.replace('_', '-')}", (of[0], _UNITS.get(unit, _KINDS[of[0]]))


def _keywords(command: Callable[..., None]) -> set[str]:
    """Parameters of a command that are given by name."""
    given = inspect.signature(command).parameters.values()
    return {one.name for one in given if one.kind is inspect.Parameter.KEYWORD_ONLY}
