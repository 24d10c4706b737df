"""Any motion files: captions from a sidecar, else later from the file name.

A sidecar is `NAME.txt` beside `NAME.bvh`, one caption a line (what follows a `#` is a comment, unless it is
HumanML3D's `#tokens#start#stop` with times in seconds, which say what part of the take the caption tells), or a
`captions.json` or `captions.jsonl` in the file's folder:

    captions.json    {"NAME": "A person walks.", "OTHER": ["One caption.", "Another."]}
    captions.jsonl   {"file": "NAME.bvh", "captions": ["A person walks."], "label": "walk"}

A row of the latter may also say `licence` and `licence_class`. Of a file with several animations each is a clip, and
its entry is called "NAME#ANIMATION".
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from sys import intern
from typing import Any

from kinoflow.data.manifest import check_licence_class, licence_class
from kinoflow.data.sources.raw import LOADS_OF_ONE_FILE, SIDECAR_ORIGIN, RawCaption, RawClip, motion_files
from kinoflow.errors import DataError, UnknownRigError, UnreadableError
from kinoflow.motion.clip import MotionClip, format_for
from kinoflow.reading import quoted, read_json, read_json_lines, read_lines, reading, record, value_of

_NAMES = ("captions.json", "captions.jsonl")


class Sidecars:
    """Caption files, each read once."""

    def __init__(self) -> None:
        self._folders: dict[Path, dict[str, dict[str, Any]]] = {}

    def entry(self, motion: Path, animation: str | None = None) -> dict[str, Any]:
        """`{"captions": [RawCaption, ...], "label": ...}` of a motion file; without captions if there are none.

        Args:
            motion: the file.
            animation: which of several in it.

        Raises:
            DataError: a caption file is damaged.
        """
        text = motion.with_suffix(".txt")
        if text.is_file() and animation is None:
            with reading(text, DataError):
                lines = read_lines(text)
            return {"captions": [caption for line in lines if (caption := caption_of_line(line)).text]}
        if motion.parent not in self._folders:
            self._folders[motion.parent] = _folder_entries(motion.parent)
        entries = self._folders[motion.parent]
        if animation is not None:
            names = (f"{motion.name}#{animation}", f"{motion.stem}#{animation}")
            return next((entries[name] for name in names if name in entries), {"captions": []})
        return entries.get(motion.name) or entries.get(motion.stem) or {"captions": []}


def caption_of_line(line: str) -> RawCaption:
    """A line of a `NAME.txt`, of HumanML3D's form "sentence#tokens#start#stop" or a sentence with a comment."""
    text, *comment = line.split("#")
    span_s = None
    if len(comment) == 3:
        try:
            start_s, stop_s = float(comment[1]), float(comment[2])
        except ValueError:
            start_s = stop_s = 0.0
        # Zeros, and the "nan" of some files, stand for the whole.
        if math.isfinite(start_s) and math.isfinite(stop_s) and (start_s, stop_s) != (0.0, 0.0):
            span_s = (start_s, stop_s)
    return RawCaption(text.strip(), SIDECAR_ORIGIN, span_s=span_s)


@dataclass(frozen=True)
class FolderOptions:
    """What is to be known about motion files of no known collection.

    Attributes:
        licence: their terms, unless a caption file tells them.
        joint_map: {our joint: joint of the file}, for files whose rig is not recognised.
        licence_class: what those terms allow; None takes it from well-known names in them.
    """

    licence: str = "not stated"
    joint_map: Mapping[str, str] | None = None
    licence_class: str | None = None

    def __post_init__(self) -> None:
        if self.licence_class is not None:
            check_licence_class(self.licence_class)


def folder_clips(path: Path, root: Path, options: FolderOptions, sidecars: Sidecars) -> list[RawClip]:
    """The clips of a motion file somewhere under `root`: one, or one for each of several animations in it.

    Of several, each is called after its animation, `NAME/ANIMATION`, and its captions are those of "NAME#ANIMATION".
    """
    listing = format_for(path, "read").animations
    names = listing(path) if listing is not None else []
    if len(names) < 2:
        return [_clip(path, root, options, sidecars.entry(path), None)]
    return [_clip(path, root, options, sidecars.entry(path, name), name) for name in names]


def _clip(path: Path, root: Path, options: FolderOptions, entry: dict[str, Any], animation: str | None) -> RawClip:
    name, place, source = (
        path.relative_to(root).with_suffix("").as_posix(),
        str(path.resolve()),
        intern(root.resolve().name),
    )
    licence, allowed = _terms(entry, options)
    return RawClip(
        id=f"{source}/{name}" + (f"/{_as_file_name(animation)}" if animation is not None else ""),
        source=source,
        load=partial(_load, path, options.joint_map, **({} if animation is None else {"animation": animation})),
        files=motion_files(path),
        licence=licence,
        licence_class=allowed,
        group=place,
        identity=place if animation is None else f"{place}#{animation}",
        label=str(entry.get("label", "")),
        captions=tuple(entry["captions"]),
    )


def _as_file_name(animation: str) -> str:
    """An animation's name without what ends a part of a path."""
    return re.sub(r"[/\\]+", "_", animation)


def _terms(entry: dict[str, Any], options: FolderOptions) -> tuple[str, str]:
    """Licence and its class: those of the caption file before those of the whole folder."""
    if "licence_class" in entry:
        return str(entry.get("licence", options.licence)), check_licence_class(entry["licence_class"])
    if "licence" in entry:
        return str(entry["licence"]), licence_class(str(entry["licence"]))
    return options.licence, options.licence_class or licence_class(options.licence)


def _load(path: Path, joint_map: Mapping[str, str] | None, **chosen: str) -> MotionClip:
    try:
        return MotionClip.load(path, **chosen)
    except UnknownRigError:
        if joint_map is None:
            raise
        return MotionClip.load(path, joint_map=joint_map, **chosen)


# What is read together with others is so without the map, which counts only where that fails.
LOADS_OF_ONE_FILE.add(_load)


def _folder_entries(folder: Path) -> dict[str, dict[str, Any]]:
    for name in _NAMES:
        path = folder / name
        if not path.is_file():
            continue
        with reading(f"the caption file {path}", DataError, "see the documentation of captions"):
            if path.suffix == ".json":
                table = value_of(dict[str, str | tuple[str, ...]], read_json(path))
                return {name: _entry({"captions": captions}, name) for name, captions in table.items()}
            rows = [(f"line {number}", values) for number, values in read_json_lines(path)]
            return {record(_Row, values, place, more=True).file: _entry(values, place) for place, values in rows}
    return {}


@dataclass(frozen=True)
class _Row:
    """What is needed of a line of `captions.jsonl`; label and terms may be of any kind that a word can be made of."""

    file: str
    captions: str | tuple[str, ...]


def _entry(values: dict[str, Any], place: str) -> dict[str, Any]:
    captions = [values["captions"]] if isinstance(values["captions"], str) else values["captions"]
    if not all(caption.strip() for caption in captions):
        raise UnreadableError(f"{place}: captions must be sentences; got {quoted(captions)}")
    return {**values, "captions": [RawCaption(caption.strip(), SIDECAR_ORIGIN) for caption in captions]}
