"""The whole library as a folder that `kinoflow data build` reads: `library.json` and `clips/ID.npz`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from kinoflow.authoring.action import Action, Draw, Number, actions, check_caption_count, draw, standing
from kinoflow.authoring.scene import BASES, draw_sequence, draw_together
from kinoflow.errors import OptionError, ScoreError
from kinoflow.files import atomic_folder, check_folder_of
from kinoflow.language.sides import mirror_caption
from kinoflow.motion.clip import MotionClip
from kinoflow.workers import map_in_processes

LIBRARY_FILE = "library.json"
TRAIN, HELD_OUT = "train", "held-out"
Progress = Callable[[int, int], None]
"""Called with (clips written, clips in all)."""

HELD_OUT_SENTENCES = 0.02
"""Share of sentences that no training clip may carry."""
_TRIES = 40
_PER_TASK = 16


@dataclass(frozen=True)
class LibraryOptions:
    """How much is written.

    Attributes:
        draws: clips of each action.
        sequences: clips of two or three actions in a row, altogether.
        together: clips of an action of the arms while the body walks, sits or kneels, altogether.
        captions: sentences for each clip.
        held_out: share of the combinations of parameters (and of the pairs of actions) that are kept for validation.
        held_out_actions: share of the actions kept for validation whole, of those that are not alone in their leaf.
        seed: of everything.
        workers: processes; the result does not depend on it.
    """

    draws: int = 24
    sequences: int = 0
    together: int = 0
    captions: int = 8
    held_out: float = 0.05
    held_out_actions: float = 0.01
    seed: int = 0
    workers: int = 1

    def __post_init__(self) -> None:
        if self.draws < 1:
            raise OptionError(f"draws must be 1 or more for each action; got {self.draws}")
        for name in ("sequences", "together", "seed"):
            if getattr(self, name) < 0:
                raise OptionError(f"{name} must be 0 or more; got {getattr(self, name)}")
        check_caption_count(self.captions)
        for name in ("held_out", "held_out_actions"):
            if not 0 <= getattr(self, name) < 1:
                raise OptionError(f"{name} must be 0 or more and less than 1; got {getattr(self, name)}")
        if self.workers < 1:
            raise OptionError(f"workers must be at least 1; got {self.workers}")


@dataclass(frozen=True)
class Task:
    """One clip to be made: names of actions and what joins them ("" for one action, ">" a sequence, "+" at once)."""

    joint: str
    names: tuple[str, ...]
    number: int


def write_library(
    chosen: Sequence[Action], output: Path, options: LibraryOptions | None = None, progress: Progress | None = None
) -> int:
    """Write clips of actions into a folder; returns how many.

    The same actions, options and code write the same bytes; a clip of one action does not depend on which others are
    written.

    Raises:
        OutputError: the folder holds something else.
        WorkerError: a worker was killed.
    """
    options = options or LibraryOptions()
    check_folder_of("library of motions", output, LIBRARY_FILE)
    tasks = list(plan(chosen, options))
    held_out = held_out_actions(chosen, options)
    rows = []
    with atomic_folder(output) as folder:
        (folder / "clips").mkdir()
        for done, made in enumerate(_made(tasks, options, held_out), start=1):
            if made is not None:
                row, clip = made
                clip.save(folder / "clips" / f"{row['id']}.npz")
                rows.append(row)
            if progress:
                progress(done, len(tasks))
        text = "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"
        (folder / LIBRARY_FILE).write_text(text, encoding="utf-8")
    return len(rows)


def plan(chosen: Sequence[Action], options: LibraryOptions) -> Iterator[Task]:
    """Every clip of a library: draws of single actions, then sequences, then actions at once."""
    for act in chosen:
        for number in range(options.draws):
            yield Task("", (act.name,), number)
    generator = np.random.default_rng([options.seed, 1])
    names = [act.name for act in chosen]
    # Each action begins as many sequences as any other; what follows is drawn.
    for number in range(options.sequences):
        count = 3 if number % 5 == 4 else 2
        others = [names[int(generator.integers(len(names)))] for _ in range(count - 1)]
        yield Task(">", (names[number % len(names)], *others), number)
    upper = [act.name for act in chosen if act.upper]
    for number in range(options.together if upper else 0):
        base = list(BASES)[int(generator.choice(len(BASES), p=_BASE_SHARES))]
        yield Task("+", (base, upper[number % len(upper)]), number)


_BASE_SHARES = np.array([0.3, 0.12, 0.08, 0.08, 0.08, 0.26, 0.08])


def held_out_actions(chosen: Sequence[Action], options: LibraryOptions) -> frozenset[str]:
    """Names of actions that are for validation only; never the only one of a leaf."""
    leaves = [act.leaf for act in chosen]
    able = [act.name for act in chosen if leaves.count(act.leaf) > 2]
    return frozenset(name for name in able if _share(f"{options.seed} action {name}") < options.held_out_actions)


def _made(
    tasks: Sequence[Task], options: LibraryOptions, held_out: frozenset[str]
) -> Iterator[tuple[dict[str, Any], MotionClip] | None]:
    work = partial(_make, options=options, held_out=held_out)
    if options.workers == 1 or len(tasks) <= _PER_TASK:
        yield from map(work, tasks)
    else:
        yield from map_in_processes(work, tasks, options.workers, _PER_TASK)


def _make(task: Task, options: LibraryOptions, held_out: frozenset[str]) -> tuple[dict[str, Any], MotionClip] | None:
    """A row of the list and its clip; None where no combination of the actions could be played."""
    generator = np.random.default_rng([options.seed, _hash(f"{task.joint}{' '.join(task.names)}"), task.number])
    made = _drawn(task, generator)
    if made is None:
        return None
    played = str(made.clip.metadata["action"])
    combination = played if task.joint else _combination(made, task.number)
    apart = _share(f"{options.seed} {combination}") < options.held_out or not held_out.isdisjoint(made.names)
    said = made.captions(3 * options.captions, generator)
    hidden = [text for text in said if _share(f"sentence {text.casefold()}") < HELD_OUT_SENTENCES]
    texts = [*hidden, *(text for text in said if text not in hidden)] if apart else [t for t in said if t not in hidden]
    group = "/".join(made.action.leaf)
    return {
        "id": "".join(letter if letter.isalnum() else "-" for letter in f"{played}_{task.number:04d}"),
        "action": played,
        "leaf": list(made.action.leaf),
        "captions": [{"text": text, "mirrored": mirror_caption(text)} for text in texts[: options.captions]],
        "phrases": list(made.phrases),
        "upper": made.action.upper and not task.joint and standing(made.action).items() <= made.parameters.items(),
        "parameters": dict(made.parameters),
        "group": combination,
        "label": made.action.name if not task.joint else f"{task.joint} {group}",
        "split_hint": HELD_OUT if apart else TRAIN,
    }, made.clip


def _drawn(task: Task, generator: np.random.Generator) -> Draw | None:
    known = actions()
    names = list(task.names)
    for _ in range(_TRIES):
        try:
            if not task.joint:
                return draw(known[names[0]], generator)
            if task.joint == ">":
                return draw_sequence([known[name] for name in names], generator)
            return draw_together(names[0], known[names[1]], generator)
        except ScoreError:
            # Movements of chance lengths may collide: drawn again. Some actions cannot follow others, or together they
            # are too long: another one follows then.
            if task.joint == ">":
                names = [names[0], list(known)[int(generator.integers(len(known)))]]
    return None


def _combination(made: Draw, number: int) -> str:
    """What the split of a single action is decided by: the values of its parameters that are not plain numbers."""
    kinds = made.action.parameters
    chosen = {name: value for name, value in made.parameters.items() if not isinstance(kinds[name], Number)}
    if not chosen:
        return f"{made.action.name} {number}"
    return f"{made.action.name} " + " ".join(f"{name}={value}" for name, value in sorted(chosen.items()))


def _share(text: str) -> float:
    """A number from 0 to 1 that is always the same for a text."""
    return _hash(text) / 2**64


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
