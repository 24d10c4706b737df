"""`kinoflow completion`: what a shell needs to complete commands and options with the tab key."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from typing import Any, Literal

from kinoflow.cli.help_texts import MAIN, prepared

_BASH = """# Completion of kinoflow for bash, and for zsh after: autoload -U bashcompinit && bashcompinit
_kinoflow() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" place="${{COMP_WORDS[1]}} ${{COMP_WORDS[2]}}" words=""
  if [[ $COMP_CWORD -eq 1 ]]; then
    words="{verbs}"
  else
    case "$place" in
{inner}
    esac
  fi
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 || "$word" == -* || ( $COMP_CWORD -eq 2 && "$words" != -* ) ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$word"))
  fi
  if [[ ${{#COMPREPLY[@]}} -eq 0 && "$word" != -* ]]; then
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}}
complete -o filenames -F _kinoflow kinoflow
"""


def command(shell: Literal["bash", "zsh", "fish"], /) -> None:
    """Print the completion of a shell; the README says where it belongs.

    Args:
        shell: bash, zsh or fish.
    """
    print(_fish(_words()) if shell == "fish" else _bash(_words(), zsh=shell == "zsh"), end="")


def _words() -> dict[tuple[str, ...], list[str]]:
    """What may follow each command: verbs of its own, or options."""
    from kinoflow.cli import VERBS, load

    words: dict[tuple[str, ...], list[str]] = {(): list(VERBS)}
    for verb in VERBS:
        found = load(verb)
        if isinstance(found, dict):
            own = _options(found[MAIN]) if MAIN in found else []
            inner = {name: _options(function) for name, function in found.items() if name != MAIN}
            words[(verb,)] = [*inner, *own]
            words |= {(verb, name): options for name, options in inner.items()}
        else:
            words[(verb,)] = _options(found)
    return words


def _options(function: Any) -> list[str]:
    """The options of a command as they are typed, from its help."""
    import tyro

    config = (tyro.conf.FlagCreatePairsOff, tyro.conf.OmitArgPrefixes)
    with contextlib.redirect_stdout(io.StringIO()) as shown, contextlib.suppress(SystemExit):
        tyro.cli(prepared(function), args=["--help"], config=config)
    # Options begin a line of a box; their words end at two blanks, behind which the help may follow.
    heads = re.findall(r"^[│| ]{1,2}(-\S.*?)(?:  |$)", shown.getvalue(), re.MULTILINE)
    return sorted({name for head in heads for name in re.findall(r"(?<!\S)--[a-z][a-z0-9-]*", head)})


def _bash(words: dict[tuple[str, ...], list[str]], *, zsh: bool) -> str:
    lines = []
    # The longer commands first: `data build` is one of `data`.
    for place in sorted((place for place in words if place), key=len, reverse=True):
        pattern = shlex.quote(" ".join(place)) if len(place) == 2 else shlex.quote(place[0] + " ") + "*"
        lines.append(f'      {pattern}) words="{" ".join(words[place])}" ;;')
    start = "autoload -U +X bashcompinit && bashcompinit\n" if zsh else ""
    return start + _BASH.format(verbs=" ".join(words[()]), inner="\n".join(lines))


def _fish(words: dict[tuple[str, ...], list[str]]) -> str:
    lines = ["# Completion of kinoflow for fish."]
    nothing = "__fish_use_subcommand"
    lines += [f"complete -c kinoflow -n {nothing} -f -a {verb}" for verb in words[()]]
    for place, inner in words.items():
        if not place:
            continue
        condition = " ; and ".join(f"__fish_seen_subcommand_from {word}" for word in place)
        for word in inner:
            kind = f"-l {word[2:]}" if word.startswith("--") else f"-f -a {word}"
            lines.append(f"complete -c kinoflow -n {shlex.quote(condition)} {kind}")
    return "\n".join(lines) + "\n"
