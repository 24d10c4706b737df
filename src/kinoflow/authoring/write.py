"""The whole library as a folder that `kinoflow data build` reads: `library.json` and `clips/ID.npz`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from kinoflow.authoring.action import Action, Draw, caption_pairs, draw
from kinoflow.errors import OptionError, OutputError
from kinoflow.files import atomic_folder

LIBRARY_FILE = "library.json"
TRAIN, HELD_OUT = "train", "held-out"
Progress = Callable[[int, int], None]
"""Called with (clips written, clips in all)."""


@dataclass(frozen=True)
class LibraryOptions:
    """How much is written.

    Attributes:
        draws: clips of each action.
        captions: sentences for each clip.
        held_out: share of the draws of each action that is kept for validation; at least one of two draws or more.
        seed: of everything.
    """

    draws: int = 24
    captions: int = 8
    held_out: float = 0.05
    seed: int = 0

    def __post_init__(self) -> None:
        if self.draws < 1:
            raise OptionError(f"draws must be 1 or more for each action; got {self.draws}")
        if self.captions < 1:
            raise OptionError(f"captions must be 1 or more for each clip; got {self.captions}")
        if not 0 <= self.held_out < 1:
            raise OptionError(f"held_out must be 0 or more and less than 1; got {self.held_out}")
        if self.seed < 0:
            raise OptionError(f"the seed must be 0 or more; got {self.seed}")


def write_library(
    chosen: Sequence[Action], output: Path, options: LibraryOptions | None = None, progress: Progress | None = None
) -> int:
    """Write clips of actions into a folder; returns how many.

    The same actions, options and code write the same bytes; a clip does not depend on which others are written.

    Raises:
        OutputError: the folder holds something else.
    """
    options = options or LibraryOptions()
    if output.is_dir() and any(output.iterdir()) and not (output / LIBRARY_FILE).is_file():
        raise OutputError(f"{output} is not empty and no library of motions; choose a new folder")
    rows = []
    with atomic_folder(output) as folder:
        (folder / "clips").mkdir()
        for row, made in _drawn(chosen, options):
            made.clip.save(folder / "clips" / f"{row['id']}.npz")
            rows.append(row)
            if progress:
                progress(len(rows), len(chosen) * options.draws)
        text = "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"
        (folder / LIBRARY_FILE).write_text(text, encoding="utf-8")
    return len(rows)


def _drawn(chosen: Sequence[Action], options: LibraryOptions) -> Iterator[tuple[Mapping[str, Any], Draw]]:
    for act in chosen:
        kept = round(options.held_out * options.draws)
        held_out = max(kept, 1) if options.held_out and options.draws > 1 else kept
        for number in range(options.draws):
            generator = np.random.default_rng([options.seed, _hash(act.name), number])
            made = draw(act, generator)
            name = f"{act.name.replace(' ', '-').replace('/', '-')}_{number:03d}"
            said = caption_pairs(made, options.captions, generator)
            yield (
                {
                    "id": name,
                    "action": act.name,
                    "leaf": list(act.leaf),
                    "captions": [{"text": text, "mirrored": mirrored} for text, mirrored in said],
                    "parameters": dict(made.parameters),
                    "group": name,
                    "label": act.name,
                    "split_hint": HELD_OUT if number < held_out else TRAIN,
                },
                made,
            )


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
