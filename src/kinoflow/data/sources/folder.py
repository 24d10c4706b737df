"""Any motion files: captions from a sidecar, else later from the file name.

A sidecar is `NAME.txt` beside `NAME.bvh`, one caption a line (what follows a `#` is dropped, so HumanML3D text files
work), or a `captions.json` or `captions.jsonl` in the file's folder:

    captions.json    {"NAME": "A person walks.", "OTHER": ["One caption.", "Another."]}
    captions.jsonl   {"file": "NAME.bvh", "captions": ["A person walks."], "label": "walk"}
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from kinoflow.data.sources.raw import RawCaption, RawClip
from kinoflow.errors import DataError, UnknownRigError
from kinoflow.motion.clip import MotionClip

SIDECAR_ORIGIN = "sidecar"
_NAMES = ("captions.json", "captions.jsonl")


class Sidecars:
    """Caption files, each read once."""

    def __init__(self) -> None:
        self._folders: dict[Path, dict[str, dict[str, Any]]] = {}

    def entry(self, motion: Path) -> dict[str, Any]:
        """`{"captions": [...], "label": ...}` of a motion file; without captions if there are none.

        Raises:
            DataError: a caption file is damaged.
        """
        text = motion.with_suffix(".txt")
        if text.is_file():
            lines = _read(text).splitlines()
            return {"captions": [line.split("#")[0].strip() for line in lines if line.split("#")[0].strip()]}
        if motion.parent not in self._folders:
            self._folders[motion.parent] = _folder_entries(motion.parent)
        entries = self._folders[motion.parent]
        return entries.get(motion.name) or entries.get(motion.stem) or {"captions": []}


@dataclass(frozen=True)
class FolderOptions:
    """What is to be known about motion files of no known collection.

    Attributes:
        licence: their terms, unless a caption file tells them.
        joint_map: {our joint: joint of the file}, for files whose rig is not recognised.
    """

    licence: str = "not stated"
    joint_map: Mapping[str, str] | None = None


def folder_clip(path: Path, root: Path, options: FolderOptions, sidecars: Sidecars) -> RawClip:
    """The clip of a motion file somewhere under `root`."""
    entry = sidecars.entry(path)
    name = path.relative_to(root).with_suffix("").as_posix()
    return RawClip(
        id=f"{root.resolve().name}/{name}",
        source=root.resolve().name,
        load=partial(_load, path, options.joint_map),
        licence=str(entry.get("licence", options.licence)),
        group=str(path.resolve()),
        identity=str(path.resolve()),
        label=str(entry.get("label", "")),
        captions=tuple(RawCaption(text, SIDECAR_ORIGIN) for text in entry["captions"]),
    )


def _load(path: Path, joint_map: Mapping[str, str] | None) -> MotionClip:
    try:
        return MotionClip.load(path)
    except UnknownRigError:
        if joint_map is None:
            raise
        return MotionClip.load(path, joint_map=joint_map)


def _folder_entries(folder: Path) -> dict[str, dict[str, Any]]:
    for name in _NAMES:
        path = folder / name
        if not path.is_file():
            continue
        try:
            if path.suffix == ".json":
                return {key: _checked({"captions": value}) for key, value in json.loads(_read(path)).items()}
            rows = [json.loads(line) for line in _read(path).splitlines() if line.strip()]
            return {row["file"]: _checked(row) for row in rows}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DataError(f"{path} is not a caption file: {error}; see the documentation of captions") from error
    return {}


def _checked(entry: dict[str, Any]) -> dict[str, Any]:
    captions = [entry["captions"]] if isinstance(entry["captions"], str) else entry["captions"]
    if not all(isinstance(caption, str) and caption.strip() for caption in captions):
        raise ValueError(f"captions must be sentences; got {captions!r}")
    return {**entry, "captions": captions}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"cannot read {path}: {error}") from error
