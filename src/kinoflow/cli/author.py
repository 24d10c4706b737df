"""`kinoflow author`: motions written by hand as scores."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import numpy as np
from rich.console import Console
from rich.table import Table
from tyro.conf import Positional, UseAppendAction, arg

from kinoflow.authoring.action import Action, actions, check_caption_count, draw, find_action
from kinoflow.authoring.controls import BODY, FOOT_FRAMES, HAND_FRAMES, LIMB, PLURALS
from kinoflow.authoring.write import LibraryOptions, write_library
from kinoflow.cli.motions import check_output, strip_options
from kinoflow.cli.options import Count, Seed, Yaw
from kinoflow.cli.terminal import progress
from kinoflow.errors import OptionError
from kinoflow.language.grammar import render

LIST, CONTROLS, ALL = "list", "controls", "all"


def command(
    action: Positional[Annotated[str, arg(metavar="ACTION|list|controls|all")]],
    /,
    *,
    settings: Annotated[tuple[str, ...], arg(name="set", metavar="NAME=VALUE [NAME=VALUE ...]")] = (),
    output: Annotated[Path | None, arg(aliases=["-o"], metavar="FILE|DIR")] = None,
    seed: Seed = 0,
    draws: Count = 24,
    sequences: Count = 0,
    together: Count = 0,
    workers: Count = 2,
    captions: Count = 8,
    only: Annotated[UseAppendAction[tuple[str, ...]], arg(metavar="WORD")] = (),
    pictures: Count = 10,
    yaw: Yaw = None,
) -> None:
    """Play a score as a motion, list all of them, or write them all as a folder for `kinoflow data build`.

    kinoflow author list; kinoflow author "squat" --set count=3 tempo=slow -o squat.glb; kinoflow author all -o folder.

    Args:
        action: Name of an action, or list (every action with its parameters), controls (what a score can move), all
            (write clips of every action into a folder).
        settings: Parameters of the action; those not given are drawn by chance.
        output: File to write, its suffix decides the format (.png is a film strip); with `all` a folder.
        seed: Decides what is drawn by chance, and the small differences between two clips.
        draws: With `all`: clips of each action.
        sequences: With `all`: clips of two or three actions in a row to add.
        together: With `all`: clips of an action of the arms while the body walks, sits or kneels to add.
        workers: With `all`: processes; the result does not depend on it.
        captions: Sentences for each clip.
        only: With `list` and `all`: actions whose name, family or leaf contains this; may be given again.
        pictures: With .png: how many pictures.
        yaw: With .png: where the camera stands, degrees; 0 in front of the figure, 90 at its left side. Left out: 35,
            or 215 where that would see its back most of the time.
    """
    if seed < 0:
        raise OptionError(f"--seed must be 0 or more; got {seed}")
    if action in (LIST, ALL):
        if settings:
            raise OptionError(f"--set belongs to one action; leave it out with `{action}`")
        chosen = _chosen(only)
        if action == LIST:
            _list(chosen)
        elif output is None:
            raise OptionError("kinoflow author all needs -o FOLDER")
        else:
            _write_all(chosen, output, LibraryOptions(draws, sequences, together, captions, seed=seed, workers=workers))
    elif action == CONTROLS:
        _controls()
    else:
        _one(action, settings, output, seed, captions, pictures, yaw)


def _chosen(only: tuple[str, ...]) -> list[Action]:
    known = list(actions().values())
    if not only:
        return known
    found = [a for a in known if any(word.lower() in f"{a.name} {a.family} {'/'.join(a.leaf)}" for word in only)]
    if not found:
        raise OptionError(
            f"no action has {' or '.join(only)} in its name, family or leaf; `kinoflow author list` shows all"
        )
    return found


def _list(chosen: list[Action]) -> None:
    table = Table("action", "leaf", "parameters", box=None)
    for act in chosen:
        table.add_row(
            act.name, "/".join(act.leaf), ", ".join(f"{name}: {kind}" for name, kind in act.parameters.items())
        )
    Console().print(table)
    print(f"{len(chosen)} actions")


def _controls() -> None:
    table = Table("control", "from", "to", "unit", "meaning", box=None)
    for name, control in (*BODY.items(), *((f"{name}_l, {name}_r", control) for name, control in LIMB.items())):
        table.add_row(name, f"{control.low:g}", f"{control.high:g}", control.unit, control.meaning)
    console = Console()
    console.print(table)
    console.print(f"hand_l, hand_r: At(frame, outward, up, forward) in metres; frames {', '.join(HAND_FRAMES)}")
    console.print(f"foot_l, foot_r: the same; frames {', '.join(FOOT_FRAMES)}")
    console.print("both sides at once: " + ", ".join(f"{many} ({one})" for many, one in PLURALS.items()))


def _write_all(chosen: list[Action], output: Path, options: LibraryOptions) -> None:
    with progress("playing scores") as bar:
        count = write_library(chosen, output, options, bar)
    print(f"{output}: {count} clips of {len(chosen)} actions")


def _one(
    name: str,
    settings: tuple[str, ...],
    output: Path | None,
    seed: int,
    captions: int,
    pictures: int,
    yaw: float | None,
) -> None:
    act = find_action(name)
    check_caption_count(captions)
    values = {}
    for text in settings:
        key, equals, value = text.partition("=")
        if not equals:
            raise OptionError(f"--set takes NAME=VALUE; got {text[:60]!r}")
        values[key.strip()] = value.strip()
    camera = strip_options(output, yaw)
    if output is not None:
        check_output(output)
    generator = np.random.default_rng(seed)
    made = draw(act, generator, values)
    for caption in made.captions(captions, generator):
        print(caption)
    if output is not None:
        title = f"{act.name}: {render(made.phrases[0])}"
        strip = {"pictures": pictures, "title": title, **camera} if output.suffix.lower() == ".png" else {}
        made.clip.save(output, **strip)
        said = " ".join(f"{key}={value}" for key, value in made.parameters.items())
        print(f"{output}: {made.clip.duration_s:.2f} s, {said or 'no parameters'}")
