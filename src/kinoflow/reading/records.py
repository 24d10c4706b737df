"""Plain values from files as records: dataclasses whose annotations say what each field must be."""

from __future__ import annotations

import dataclasses
import functools
import math
import re
import types
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from kinoflow.errors import KinoflowError, UnreadableError
from kinoflow.reading.telling import brief, quoted
from kinoflow.reading.text import has_halves

Record = TypeVar("Record")

_LINE = re.compile(r"line [0-9]+")
_NAMES: dict[Any, str] = {
    str: "text",
    int: "a whole number",
    float: "a finite number",
    bool: "true or false",
    type(None): "null",
    Path: "a path",
    dict: "an object",
    list: "a list",
}


def record(kind: type[Record], values: Any, place: str = "", *, more: bool = False) -> Record:
    """An instance of a dataclass from an object of JSON, every field of the type that its annotation says.

    Understood are `str`, `int`, `float` (finite; a whole number will do), `bool`, `None`, `Path`, `Any`, `Literal`,
    unions, tuples, lists, mappings with text as keys, and dataclasses.

    Args:
        kind: the dataclass.
        values: what the file holds.
        place: where it stands, for messages ("line 3").
        more: leave out fields that the dataclass does not know, instead of refusing them.

    Raises:
        UnreadableError: no object, a field is missing, unknown or of another type; the message names it.
    """
    if not isinstance(values, Mapping):
        raise _wrong(place, "an object", values)
    hints = _hints(cast(Any, kind))
    # `type[Record]` cannot say that it is one of a dataclass.
    fields = [field for field in dataclasses.fields(cast(Any, kind)) if field.init]
    names = {field.name for field in fields}
    unknown = [key for key in values if key not in names]
    if unknown and not more:
        raise UnreadableError(f"{_at(place)}has no field {quoted(unknown[0])}; known are {', '.join(sorted(names))}")
    found = {}
    for field in fields:
        if field.name in values:
            found[field.name] = value_of(hints[field.name], values[field.name], _below(place, field.name))
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise UnreadableError(f"{_at(place)}lacks {field.name}")
    return kind(**found)


def check_fields(instance: Any, error: type[KinoflowError]) -> None:
    """Check the fields of a dataclass instance against its annotations, for use in `__post_init__`.

    Raises:
        KinoflowError: `error`; the message names the field.
    """
    try:
        for name, kind in _hints(cast(Any, type(instance))).items():
            value_of(kind, getattr(instance, name), name)
    except UnreadableError as problem:
        raise error(str(problem)) from problem


def value_of(kind: Any, value: Any, place: str = "") -> Any:
    """A value as the annotation `kind` says; lists become tuples where that is asked for.

    Raises:
        UnreadableError: it is another kind of value.
    """
    if kind is Any:
        return value
    origin, options = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _one_of(options, value, place)
    if origin is Literal:
        if not any(value == option and type(value) is type(option) for option in options):
            raise _wrong(place, f"one of {', '.join(map(repr, options))}", value)
        return value
    if origin in (tuple, list, Sequence):
        return _list(origin, options, value, place)
    if origin in (dict, Mapping) or kind is dict:
        return _mapping(options[1] if options else Any, value, place)
    if dataclasses.is_dataclass(kind):
        return value if isinstance(value, cast(type, kind)) else record(cast(type, kind), value, place)
    return _plain(kind, value, place)


def _plain(kind: Any, value: Any, place: str) -> Any:
    if kind is bool or isinstance(value, bool):
        fits = isinstance(value, bool) and kind is bool
    elif kind is float:
        fits = isinstance(value, int | float) and _is_finite(value)
    elif kind is str:
        fits = isinstance(value, str) and not has_halves(value)
    elif kind is Path:
        fits = isinstance(value, Path) or (isinstance(value, str) and "\0" not in value)
    else:
        fits = isinstance(value, kind)
    if not fits:
        raise _wrong(place, _NAMES.get(kind, getattr(kind, "__name__", str(kind))), value)
    return kind(value) if kind in (float, Path) else value


def _one_of(options: Sequence[Any], value: Any, place: str) -> Any:
    problems = []
    for option in options:
        try:
            return value_of(option, value, place)
        except UnreadableError as problem:
            problems.append(problem)
    # Of null and one more, the other one says best what is wrong.
    others = [problem for problem, option in zip(problems, options, strict=True) if option is not type(None)]
    if len(others) == 1:
        raise others[0]
    raise _wrong(place, " or ".join(_NAMES.get(option, str(option)) for option in options), value)


def _list(origin: Any, options: Sequence[Any], value: Any, place: str) -> Any:
    if not isinstance(value, list | tuple):
        raise _wrong(place, "a list", value)
    if origin is tuple and options and options[-1] is not Ellipsis:
        if len(value) != len(options):
            raise _wrong(place, f"a list of {len(options)}", value)
        kinds: Sequence[Any] = options
    else:
        kinds = [options[0] if options else Any] * len(value)
    made = [value_of(kind, item, f"{place}[{row}]") for row, (kind, item) in enumerate(zip(kinds, value, strict=True))]
    return made if origin is list else tuple(made)


def _mapping(kind: Any, value: Any, place: str) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise _wrong(place, "an object", value)
    return {_plain(str, key, place): value_of(kind, item, _below(place, brief(key))) for key, item in value.items()}


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _below(place: str, name: str) -> str:
    return f"{place}{', ' if _LINE.fullmatch(place) else '.'}{name}" if place else name


def _at(place: str) -> str:
    return f"{place} " if place else "it "


def _wrong(place: str, wanted: str, value: Any) -> UnreadableError:
    return UnreadableError(f"{place or 'it'} must be {wanted}; got {quoted(value)}")
