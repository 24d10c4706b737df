"""`--set name=value`: a recipe with some of its fields changed."""

from __future__ import annotations

import dataclasses
import math
import types
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from kinoflow.errors import OptionError

Config = TypeVar("Config")
_KINDS = {bool: "true or false", int: "a whole number", float: "a finite number"}


def override(config: Config, changes: tuple[str, ...]) -> Config:
    """The configuration with fields changed by "name=value" or "section.name=value"; lists are "a,b".

    All changes are made at once, so two that are only possible together can be given in any order; of two changes of
    one field the last counts.

    Raises:
        OptionError: no such field, or a value of another type.
        ConfigError: what comes out is impossible.
    """
    from kinoflow.recipes.recipe import with_fields

    values = {}
    for change in changes:
        path, separator, text = change.partition("=")
        if not separator:
            raise OptionError(f"--set needs name=value; got {change!r}")
        *sections, name = path.split(".")
        section: Any = config
        for part in sections:
            section = _field(section, part, change)
            if not dataclasses.is_dataclass(section):
                raise OptionError(f"--set {change}: {part!r} is not a section")
        if dataclasses.is_dataclass(_field(section, name, change)):
            raise OptionError(f"--set {change}: {name!r} is a section")
        values[path] = _parse(text, get_type_hints(type(section))[name], change)
    return with_fields(config, values)


def _field(section: Any, name: str, change: str) -> Any:
    names = [field.name for field in dataclasses.fields(section)]
    if name not in names:
        raise OptionError(f"--set {change}: there is no {name!r}; known: {', '.join(names)}")
    return getattr(section, name)


def _parse(text: str, kind: Any, change: str) -> Any:
    """`text` as a value of a field that is annotated with `kind`."""
    if get_origin(kind) in (Union, types.UnionType):
        if text.lower() == "none":
            return None
        kind = next(option for option in get_args(kind) if option is not type(None))
    if get_origin(kind) is tuple:
        parts, each = [part for part in text.split(",") if part], get_args(kind)
        if each[-1] is not Ellipsis and len(parts) != len(each):
            raise OptionError(f"--set {change}: expected {len(each)} values with commas between them")
        return tuple(_parse(part, each[0], change) for part in parts)
    try:
        if kind is bool:
            return {"true": True, "false": False}[text.lower()]
        if kind is int:
            return int(text)
        if kind is float and math.isfinite(value := float(text)):
            return value
    except (KeyError, ValueError):
        pass
    if kind in _KINDS:
        raise OptionError(f"--set {change}: expected {_KINDS[kind]}")
    return text
