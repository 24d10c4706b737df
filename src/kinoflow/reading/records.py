"""Plain values from files as records: dataclasses whose annotations say what each field must be."""

from __future__ import annotations

import dataclasses
import functools
import math
import re
import types
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from kinoflow.errors import KinoflowError, UnreadableError
from kinoflow.reading.telling import brief, quoted
from kinoflow.reading.text import has_halves

Record = TypeVar("Record")
Check = Callable[[Any], Any]
"""Gives a value back as its annotation says, or raises `_Misfit`."""

_LINE = re.compile(r"line [0-9]+")
_NAMES: dict[Any, str] = {
    str: "text",
    int: "a whole number",
    float: "a finite number",
    bool: "true or false",
    type(None): "null",
    Path: "a path",
}


class _Misfit(Exception):
    """A value that is not what it must be; where it stands is put together on the way out of what surrounds it."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.place: list[str] = []

    def within(self, part: str) -> _Misfit:
        self.place.insert(0, part)
        return self


def record(kind: type[Record], values: Any, place: str = "", *, more: bool = False) -> Record:
    """An instance of a dataclass from an object of JSON, every field of the type that its annotation says.

    Understood are `str`, `int`, `float` (finite; a whole number will do), `bool`, `None`, `Path`, `Any`, `Literal`,
    unions, tuples, lists, mappings with text as keys, and dataclasses.

    Args:
        kind: the dataclass.
        values: what the file holds.
        place: where it stands, for messages ("line 3").
        more: leave out fields that the dataclass does not know, instead of refusing them; not in records within it.

    Raises:
        UnreadableError: no object, a field is missing, unknown or of another type; the message names it.
    """
    return cast(Record, _checked(_record(cast(Any, kind), more), values, place))


def value_of(kind: Any, value: Any, place: str = "") -> Any:
    """A value as the annotation `kind` says; lists become tuples where that is asked for.

    Raises:
        UnreadableError: it is another kind of value.
    """
    return _checked(_check(kind), value, place)


def check_fields(instance: Any, error: type[KinoflowError]) -> None:
    """Check the fields of a dataclass instance against its annotations, for use in `__post_init__`.

    Raises:
        KinoflowError: `error`; the message names the field.
    """
    try:
        for name, check in _fields(cast(Any, type(instance))).items():
            _checked(check, getattr(instance, name), name)
    except UnreadableError as problem:
        raise error(str(problem)) from problem


def _checked(check: Check, value: Any, place: str) -> Any:
    try:
        return check(value)
    except _Misfit as misfit:
        where = "".join(misfit.place).removeprefix(".")
        joint = "" if not place or not where or where.startswith("[") else ", " if _LINE.fullmatch(place) else "."
        raise UnreadableError(f"{f'{place}{joint}{where}' or 'it'} {misfit}") from None


@functools.cache
def _check(kind: Any) -> Check:
    """The check of an annotation; made once, for files have many rows."""
    origin, options = get_origin(kind), get_args(kind)
    if kind is Any:
        return lambda value: value
    if origin in (Union, types.UnionType):
        return _union(options)
    if origin is Literal:
        return _literal(options)
    if origin in (tuple, list, Sequence):
        return _list(origin, options)
    if origin in (dict, Mapping):
        return _mapping(_check(options[1]))
    if dataclasses.is_dataclass(kind):
        return _record(cast(Any, kind), False)
    return _plain(kind)


@functools.cache
def _fields(kind: Any) -> dict[str, Check]:
    hints = get_type_hints(kind)
    return {field.name: _check(hints[field.name]) for field in dataclasses.fields(kind) if field.init}


@functools.cache
def _record(kind: Any, more: bool) -> Check:
    checks = _fields(kind)
    missing = (dataclasses.MISSING, dataclasses.MISSING)
    needed = [f.name for f in dataclasses.fields(kind) if f.init and (f.default, f.default_factory) == missing]

    def check(values: Any) -> Any:
        if isinstance(values, kind):
            return values
        if not isinstance(values, Mapping):
            raise _wrong("an object", values)
        found = {}
        for name, value in values.items():
            if name not in checks:
                if more:
                    continue
                raise _Misfit(f"has no field {quoted(name)}; known are {', '.join(sorted(checks))}")
            try:
                found[name] = checks[name](value)
            except _Misfit as misfit:
                raise misfit.within(f".{name}") from None
        for name in needed:
            if name not in found:
                raise _Misfit(f"lacks {name}")
        return kind(**found)

    return check


def _list(origin: Any, options: Sequence[Any]) -> Check:
    if origin is tuple and options and options[-1] is not Ellipsis:
        each, count = [_check(option) for option in options], len(options)
    else:
        each, count = [_check(options[0] if options else Any)], -1
    make = list if origin is list else tuple

    def check(values: Any) -> Any:
        if not isinstance(values, list | tuple):
            raise _wrong("a list", values)
        if count >= 0 and len(values) != count:
            raise _wrong(f"a list of {count}", values)
        made: list[Any] = []
        try:
            for item in values:
                made.append(each[len(made) % len(each)](item))
        except _Misfit as misfit:
            raise misfit.within(f"[{len(made)}]") from None
        return make(made)

    return check


def _mapping(inner: Check) -> Check:
    text = _check(str)

    def check(values: Any) -> Any:
        if not isinstance(values, Mapping):
            raise _wrong("an object", values)
        found = {}
        for key, item in values.items():
            text(key)
            try:
                found[key] = inner(item)
            except _Misfit as misfit:
                raise misfit.within(f".{brief(key)}") from None
        return found

    return check


def _union(options: Sequence[Any]) -> Check:
    checks = [_check(option) for option in options]
    others = [number for number, option in enumerate(options) if option is not type(None)]

    def check(value: Any) -> Any:
        problems = []
        for inner in checks:
            try:
                return inner(value)
            except _Misfit as misfit:
                problems.append(misfit)
        # Of null and one more, the other one says best what is wrong.
        if len(others) == 1:
            raise problems[others[0]]
        raise _wrong(" or ".join(_NAMES.get(option) or _name(option) for option in options), value)

    return check


def _literal(options: Sequence[Any]) -> Check:
    def check(value: Any) -> Any:
        if not any(value == option and type(value) is type(option) for option in options):
            raise _wrong(f"one of {', '.join(map(repr, options))}", value)
        return value

    return check


def _text(value: Any) -> Any:
    if not isinstance(value, str) or has_halves(value):
        raise _wrong(_NAMES[str], value)
    return value


def _plain(kind: Any) -> Check:
    if kind is str:
        return _text
    wanted = _NAMES.get(kind, _name(kind))

    def check(value: Any) -> Any:
        if isinstance(value, bool) and kind is not bool:
            raise _wrong(wanted, value)
        if kind is float and isinstance(value, int | float) and _is_finite(value):
            return float(value)
        if kind is Path and (isinstance(value, Path) or (isinstance(value, str) and "\0" not in value)):
            return Path(value)
        if kind in (float, Path) or not isinstance(value, kind):
            raise _wrong(wanted, value)
        return value

    return check


def _name(kind: Any) -> str:
    """A kind in words that has none of its own."""
    return "a list" if get_origin(kind) in (tuple, list) else getattr(kind, "__name__", str(kind))


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _wrong(wanted: str, value: Any) -> _Misfit:
    return _Misfit(f"must be {wanted}; got {quoted(value)}")
