"""What tyro makes of a command's parameters, in kinoflow's words: no "(default: None)", no None among the choices."""

from __future__ import annotations

import dataclasses
import inspect
import types
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from tyro.conf import arg

_WORDS = {str: "TEXT", Path: "FILE", int: "N", float: "NUMBER"}
"""What stands for a value of a parameter that does not say it."""


def prepared(command: Any) -> Any:
    """A command, or a table of some, with annotations that make help say a default only where there is one."""
    if isinstance(command, dict):
        return {name: prepared(inner) for name, inner in command.items()}
    if inspect.isfunction(command):
        hints = get_type_hints(command, include_extras=True)
        defaults = {name: parameter.default for name, parameter in inspect.signature(command).parameters.items()}
        command.__annotations__ = {
            name: _told(hint, defaults[name]) if name in defaults else hint for name, hint in hints.items()
        }
    return command


def _prepare_options(options: type) -> None:
    """The same for options that stand together in a class of their own."""
    hints = get_type_hints(options, include_extras=True)
    for field in dataclasses.fields(options):
        default = field.default
        if default is dataclasses.MISSING and field.default_factory is not dataclasses.MISSING:
            default = field.default_factory()
        hints[field.name] = _told(hints[field.name], default)
    options.__annotations__ = hints


def _told(hint: Any, default: Any) -> Any:
    kind, *marks = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        _prepare_options(kind)
    # A parameter for any number of values without a default may be given none, and tyro calls that its default.
    nothing = default in (inspect.Parameter.empty, dataclasses.MISSING)
    if not (default is None or default == () or (nothing and get_origin(kind) is tuple and Ellipsis in get_args(kind))):
        return hint
    settings: Any = next((mark for mark in marks if isinstance(mark, type(arg()))), arg())
    others = [mark for mark in marks if mark is not settings]
    changed: dict[str, Any] = {"help_behavior_hint": ""}
    if settings.metavar is None and (word := _metavar(kind)):
        changed["metavar"] = word
    return Annotated[(kind, *others, dataclasses.replace(settings, **changed))]


def _metavar(kind: Any) -> str:
    """What stands for the value of a parameter that may be left out, "" for other kinds."""
    if get_origin(kind) not in (Union, types.UnionType):
        return ""
    parts = [part for part in get_args(kind) if part is not type(None)]
    if len(parts) != 1:
        return ""
    if get_origin(parts[0]) is Literal:
        return "{" + ",".join(map(str, get_args(parts[0]))) + "}"
    return _WORDS.get(parts[0], "")
