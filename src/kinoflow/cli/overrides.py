"""`--set name=value`: a recipe with some of its fields changed."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from kinoflow.errors import OptionError

Config = TypeVar("Config")


def override(config: Config, changes: tuple[str, ...]) -> Config:
    """The configuration with fields changed by "name=value" or "section.name=value"; lists are "a,b".

    Raises:
        OptionError: no such field, or a value of another type.
    """
    for change in changes:
        path, separator, text = change.partition("=")
        if not separator:
            raise OptionError(f"--set needs name=value; got {change!r}")
        config = _replace(config, path.split("."), text, change)
    return config


def _replace(section: Any, path: list[str], text: str, change: str) -> Any:
    names = [field.name for field in dataclasses.fields(section)]
    if path[0] not in names:
        raise OptionError(f"--set {change}: there is no {path[0]!r}; known: {', '.join(names)}")
    value = getattr(section, path[0])
    nested = dataclasses.is_dataclass(value)
    if nested != (len(path) > 1):
        raise OptionError(f"--set {change}: {path[0]!r} is {'a section' if nested else 'not a section'}")
    new = _replace(value, path[1:], text, change) if nested else _parse(text, value, change)
    return dataclasses.replace(section, **{path[0]: new})


def _parse(text: str, current: Any, change: str) -> Any:
    try:
        if isinstance(current, bool):
            return {"true": True, "false": False}[text.lower()]
        if isinstance(current, int):
            return int(text)
        if isinstance(current, float):
            return float(text)
    except (KeyError, ValueError):
        raise OptionError(f"--set {change}: expected a value like {current!r}") from None
    if isinstance(current, tuple):
        return tuple(part for part in text.split(",") if part)
    return None if text.lower() == "none" else text
