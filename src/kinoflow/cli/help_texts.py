"""What help says of a command: its docstring, in kinoflow's words and without line breaks that mean nothing.

The docstring of a command has its purpose, and under "Args:" its parameters; that of a group of options
(`cli/options.py`) has them under "Attributes:". A default is only said where there is one to say.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
import shutil
import textwrap
import types
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from tyro.conf import arg

Command = Callable[..., None]
MAIN = ""
"""Name of the command that a verb with verbs of its own is without one of these."""
_WORDS = {str: "TEXT", Path: "FILE", int: "N", float: "NUMBER"}
"""What stands for a value of a parameter that does not say it."""
_WIDEST = 110


def prepared(command: Command) -> Command:
    """A command with annotations that carry its help."""
    told = _parameters(command)
    hints = get_type_hints(command, include_extras=True)
    defaults = {name: parameter.default for name, parameter in inspect.signature(command).parameters.items()}
    command.__annotations__ = {
        name: _told(hint, defaults[name], told.get(name, "")) if name in defaults else hint
        for name, hint in hints.items()
    }
    return command


def description(command: Command) -> str:
    """What a command is for: its docstring before the parameters, in lines as wide as the terminal."""
    text = inspect.cleandoc(command.__doc__ or "").partition("\nArgs:\n")[0]
    width = min(_WIDEST, shutil.get_terminal_size().columns)
    return "\n\n".join(textwrap.fill(" ".join(part.split()), width) for part in text.strip().split("\n\n"))


def list_of(commands: Mapping[str, str], before: str, purpose: str) -> str:
    """The help of what has commands of its own.

    Args:
        commands: name to a line of help.
        before: what is typed before their names.
        purpose: of all of them.
    """
    width = max(map(len, commands)) + 2
    lines = [
        line
        for name, text in commands.items()
        for line in textwrap.wrap(
            text, _WIDEST, initial_indent=f"  {name:{width}}", subsequent_indent=" " * (width + 2)
        )
    ]
    heads = [f"usage: {before} COMMAND ...", "", *textwrap.wrap(purpose, _WIDEST), "", *lines, ""]
    return "\n".join([*heads, f"{before} COMMAND --help tells more."])


def first_sentence(command: Command) -> str:
    """Of a command's docstring."""
    text = " ".join(inspect.cleandoc(command.__doc__ or "").partition("\n\n")[0].split())
    return re.split(r"(?<=[.;:]) ", text)[0].rstrip(".;:")


def _parameters(documented: Any) -> dict[str, str]:
    """Name to help, of the sections of a docstring that tell of parameters; of a class also those that it inherits."""
    found: dict[str, str] = {}
    for part in reversed(documented.__mro__) if isinstance(documented, type) else (documented,):
        section = re.split(r"\n(?:Args|Attributes):\n", inspect.cleandoc(part.__doc__ or ""), maxsplit=1)
        if len(section) == 2:
            for name, text in re.findall(r"^    (\w+): (.*(?:\n        .*)*)", section[1], re.MULTILINE):
                found[name] = " ".join(text.split())
    return found


def _prepare_options(options: type) -> None:
    """The same for options that stand together in a class of their own."""
    hints, told = get_type_hints(options, include_extras=True), _parameters(options)
    for field in dataclasses.fields(options):
        default = field.default
        if default is dataclasses.MISSING and field.default_factory is not dataclasses.MISSING:
            default = field.default_factory()
        hints[field.name] = _told(hints[field.name], default, told.get(field.name, ""))
    options.__annotations__ = hints


def _told(hint: Any, default: Any, text: str) -> Any:
    kind, *marks = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        _prepare_options(kind)
        return hint
    settings: Any = next((mark for mark in marks if isinstance(mark, type(arg()))), arg())
    others = [mark for mark in marks if mark is not settings]
    changed: dict[str, Any] = {"help": text or None}
    # A parameter for any number of values without a default may be given none, and tyro calls that its default.
    none_needed = default in (inspect.Parameter.empty, dataclasses.MISSING) and get_origin(kind) is tuple
    if none_needed or default is None or default == () or default == "" or isinstance(default, bool):
        changed["help_behavior_hint"] = ""
    if settings.metavar is None and (word := _metavar(kind)):
        changed["metavar"] = word
    return Annotated[(kind, *others, dataclasses.replace(settings, **changed))]


def _metavar(kind: Any) -> str:
    """What stands for the value of a parameter, "" where tyro says it well enough."""
    if kind is str:
        return _WORDS[str]
    if get_origin(kind) not in (Union, types.UnionType):
        return ""
    parts = [part for part in get_args(kind) if part is not type(None)]
    if len(parts) != 1:
        return ""
    if get_origin(parts[0]) is Literal:
        return "{" + ",".join(map(str, get_args(parts[0]))) + "}"
    return _WORDS.get(parts[0], "")
