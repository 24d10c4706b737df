"""Motions that kinoflow authored: a folder with `library.json` and `clips/ID.npz`, as `kinoflow author all` writes it.

`library.json` is a list of rows:

| key | what |
|---|---|
| `id` | name of the clip and of its file |
| `action` | name of its score |
| `leaf` | [class, group, leaf] in the taxonomy of actions |
| `captions` | list of `{"text", "mirrored"}`: a sentence, and the one for the mirror image |
| `phrases` | ways of saying it with verbs in braces, from which sentences for composed clips are made; may be absent |
| `upper` | true if only arms and head move, so that it can be laid over captured walking and standing; may be absent |
| `parameters` | what the score was drawn with, by name; may be absent |
| `group` | clips of one group are never in both splits |
| `label` | what is done, for balancing |
| `split_hint` | "train" or "held-out" |

Authored clips are their authors' own work: their licence class is permissive, and captured clips never replace them.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from kinoflow.data.manifest import PERMISSIVE, TRAIN, VALIDATION
from kinoflow.data.sources.raw import AUTHORED_ORIGIN, RawCaption, RawClip, broken
from kinoflow.errors import DataError
from kinoflow.motion.clip import MotionClip
from kinoflow.reading import read_json, reading, value_of

LIBRARY_FILE = "library.json"
CLIPS = "clips"
AUTHORED = "authored"
"""Source of authored clips."""
LICENCE = "CC0 1.0 (authored with kinoflow)"
SPLIT_HINTS = {"train": TRAIN, "held-out": VALIDATION}


def authored_clips(folder: Path) -> list[RawClip]:
    """All clips of a library, in the order of its list. Rows that cannot be used are clips with an `error`.

    Raises:
        DataError: the list is damaged.
    """
    path = folder / LIBRARY_FILE
    with reading(path, DataError, "it must be a list of authored clips"):
        rows = value_of(list[Any], read_json(path))
    return [_clip_or_error(folder, number, row) for number, row in enumerate(rows)]


def _clip_or_error(folder: Path, number: int, row: Any) -> RawClip:
    try:
        return _clip(folder, row)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        return broken(folder / f"{LIBRARY_FILE}#{number}", folder, f"row {number} is no authored clip: {error!r}")


def _clip(folder: Path, row: dict[str, Any]) -> RawClip:
    name = _text(row, "id")
    if Path(name).name != name:
        raise ValueError(f"the id {name!r} is no file name")
    leaf = row["leaf"]
    if not (isinstance(leaf, list) and len(leaf) == 3 and all(isinstance(part, str) and part for part in leaf)):
        raise ValueError(f"leaf must be [class, group, leaf]; got {leaf!r}")
    captions = tuple(
        RawCaption(_text(caption, "text"), AUTHORED_ORIGIN, mirrored=_text(caption, "mirrored"))
        for caption in row["captions"]
    )
    if not captions:
        raise ValueError("there are no captions")
    hint = row["split_hint"]
    if hint not in SPLIT_HINTS:
        raise ValueError(f"split_hint must be {' or '.join(SPLIT_HINTS)}; got {hint!r}")
    return RawClip(
        id=name,
        source=AUTHORED,
        load=partial(MotionClip.load, folder / CLIPS / f"{name}.npz"),
        files=(folder / CLIPS / f"{name}.npz",),
        licence=LICENCE,
        licence_class=PERMISSIVE,
        group=f"{AUTHORED}:{_text(row, 'group')}",
        identity=f"{AUTHORED}:{folder.resolve()}:{name}",
        split=SPLIT_HINTS[hint],
        label=_text(row, "label"),
        action=_text(row, "action"),
        leaf="/".join(leaf),
        captions=captions,
        phrases=tuple(str(phrase) for phrase in row.get("phrases", ())),
        upper=row.get("upper") is True,
        as_made=True,
        settings=_settings(row.get("parameters", {})),
    )


def _settings(values: Any) -> dict[str, Any]:
    if not isinstance(values, dict):
        raise ValueError(f"parameters must be an object; got {values!r}")
    return values


def _text(row: dict[str, Any], key: str) -> str:
    value = row[key]
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{key} must be text; got {value!r}")
    return value.strip()
