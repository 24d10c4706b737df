"""Finished work of a stage, kept by what it depends on until the dataset is complete: what a killed build goes on from.

A part is a file named after a hash over the bytes of the input files, what the source says of the clip, the stage with
its version, and its options. So a build that is started again redoes only what changed. A file begins with a checksum:
one that a lost power supply cut is no part.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import math
import os
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from kinoflow.data.manifest import Caption, QualityScores, Rejection
from kinoflow.data.near_duplicates import Events
from kinoflow.data.process import ProcessClips, Processed, Segment
from kinoflow.data.sources.raw import RawClip
from kinoflow.errors import DataError, OutputError
from kinoflow.files import check_folder_of, output_errors
from kinoflow.motion.features import NUM_FEATURES, layout_fingerprint
from kinoflow.runs import locked_folder
from kinoflow.workers import keep_freed_memory

PARTS_SUFFIX = ".parts"
"""Behind the name of a dataset folder: its parts, beside it, while it is built."""
_SIGN = "kinoflow-parts.txt"
_ABOUT = (
    "What kinoflow has read so far for the dataset beside this folder. The same command goes on from it, and removes\n"
    "it when the dataset is complete. It may be deleted: then that command begins anew.\n"
)
_SUFFIX = ".part"
_CHECKSUM_BYTES = 4
_CLIPS_AT_ONCE, _BYTES_AT_ONCE = 32, 8 << 20
"""Files that are read together: beyond some seconds of motion nothing is gained, and numbers leave the cache."""
_NOT_READ = frozenset(
    [
        *("load", "files", "error", "group", "identity", "rank", "part_of", "split"),
        *("licence", "licence_class", "leaf", "phrases", "upper"),
    ]
)
"""Of a raw clip, what only decides about its record, not about its segments."""


@contextmanager
def parts_folder(target: Path) -> Iterator[Path]:
    """The folder of the parts of a dataset, locked; kept where the block is interrupted, else removed at its end.

    Raises:
        OutputError: it cannot be written, holds something else, or another build is at work in it.
    """
    folder = target.with_name(target.name + PARTS_SUFFIX)
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"cannot write {folder}: a file of that name exists; give the dataset another name")
    check_folder_of("parts of a dataset", folder, _SIGN)
    with locked_folder(folder):
        with output_errors(folder, "free some space or choose another folder"):
            (folder / _SIGN).write_text(_ABOUT, encoding="utf-8")
        try:
            yield folder
        except DataError:
            _remove(folder)
            raise
        _remove(folder)


def _remove(folder: Path) -> None:
    """Remove the parts and the folder; what others put there stays, and the folder with it."""
    with output_errors(folder, "remove it yourself"):
        for path in folder.rglob(f"*{_SUFFIX}*"):
            path.unlink(missing_ok=True)
        for path in folder.iterdir():
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()
        # Last, so that what a kill leaves is known for what it is.
        if [path.name for path in folder.iterdir()] == [_SIGN]:
            (folder / _SIGN).unlink()
            folder.rmdir()


@dataclasses.dataclass(frozen=True)
class PartName:
    """Where the result for a clip is.

    Attributes:
        path: of the part.
        ready: whether it was there already.
    """

    path: Path
    ready: bool


class Kept:
    """A stage over raw clips that leaves its results in files and gives their names: little passes between processes.

    Attributes:
        name: of the stage, which is the same.
        version: likewise.
    """

    def __init__(self, stage: ProcessClips, folder: Path) -> None:
        self.name, self.version = stage.name, stage.version
        self._stage, self._folder = stage, folder
        self._last: dict[Path, Processed] = {}

    def __call__(self, item: tuple[int, RawClip]) -> PartName:
        """The part of a numbered clip, made now if it is not there."""
        return self.many([item])[0]

    def many(self, items: Sequence[tuple[int, RawClip]]) -> list[PartName]:
        """The parts of several."""
        keep_freed_memory()
        self._last = {}
        names: list[PartName] = []
        missing: list[RawClip] = []
        for number, raw in items:
            key = _key(self._stage, raw)
            path = self._path(number, key)
            names.append(PartName(path, ready=bool(key) and os.path.exists(path) and is_whole(path)))
            if not names[-1].ready:
                missing.append(raw)
        made = iter(found for raws in _at_once(missing) for found in self._stage.many(raws))
        for name in names:
            if not name.ready:
                self._last[name.path] = found = next(made)
                write_part(name.path, found)
        return names

    def last(self, path: Path) -> Processed | None:
        """What is in a part of those made last in this process, if it is one: it need not be read again."""
        return self._last.get(path)

    def failed(self, item: tuple[int, RawClip], reason: str) -> PartName:
        """A part that says that the clip cannot be read; the next build tries again."""
        number, raw = item
        path = self._path(number, "")
        write_part(path, self._stage.failed(raw, reason))
        return PartName(path, ready=False)

    def _path(self, number: int, key: str) -> Path:
        # Of clips whose files are not known there is no telling whether they changed.
        name = f"{key[:1]}/{key}" if key else f"clip-{number}"
        return Path(f"{self._folder}/{name}{_SUFFIX}")


def _at_once(raws: Sequence[RawClip]) -> Iterator[list[RawClip]]:
    """Clips in the order given, as many together as fit into memory with ease."""
    together: list[RawClip] = []
    room = _BYTES_AT_ONCE
    for raw in raws:
        size = sum(path.stat().st_size for path in raw.files if path.exists())
        if together and (size > room or len(together) == _CLIPS_AT_ONCE):
            yield together
            together, room = [], _BYTES_AT_ONCE
        together.append(raw)
        room -= size
    if together:
        yield together


@cache
def _version() -> str:
    return version("kinoflow")


def _key(stage: ProcessClips, raw: RawClip) -> str:
    """Hash over all that the result of a stage depends on; "" where that is not known."""
    if not raw.files:
        return ""
    digest = hashlib.sha256()
    told = {f.name: getattr(raw, f.name) for f in dataclasses.fields(raw) if f.name not in _NOT_READ}
    how = raw.load.args if isinstance(raw.load, partial) else ()
    values = [value for value in how if not isinstance(value, os.PathLike)]
    keywords = raw.load.keywords if isinstance(raw.load, partial) else {}
    called = getattr(raw.load, "func", raw.load)
    about = (stage.name, stage.version, stage.options, layout_fingerprint(), _version(), told)
    digest.update(repr((about, called.__module__, called.__qualname__, values, keywords)).encode())
    for path in raw.files:
        try:
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").digest()
        except OSError:
            return ""
        digest.update(path.name.encode() + b"\0" + content)
    return digest.hexdigest()


def write_part(path: Path, found: Processed) -> None:
    """Write a part; one that is cut off in the middle is known for it by its checksum.

    Raises:
        OutputError: it cannot be written.
    """
    content = _packed(found)
    checksum = 0
    for piece in content:
        checksum = zlib.crc32(piece, checksum)
    with output_errors(path, "free some space or choose another folder"):
        try:
            file = path.open("wb")
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = path.open("wb")
        with file:
            file.write(checksum.to_bytes(_CHECKSUM_BYTES, "little"))
            file.writelines(content)


def read_part(path: Path) -> Processed | None:
    """What was written, or None where it is missing or damaged."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    body = memoryview(content)[_CHECKSUM_BYTES:]
    return _unpacked(body) if _is_whole(content) else None


def is_whole(path: Path) -> bool:
    """Whether a part is there and undamaged."""
    try:
        return _is_whole(path.read_bytes())
    except OSError:
        return False


def _is_whole(content: bytes) -> bool:
    # The checksum of nothing is 0, as is that of an empty file.
    body = memoryview(content)[_CHECKSUM_BYTES:]
    return len(body) > 0 and zlib.crc32(body) == int.from_bytes(content[:_CHECKSUM_BYTES], "little")


def _packed(found: Processed) -> list[bytes | memoryview]:
    """JSON with all words and numbers, its length before it, the arrays behind it."""
    arrays: list[memoryview] = []
    rows = []
    for segment in found.segments:
        values = {f.name: getattr(segment, f.name) for f in dataclasses.fields(segment)}
        features, events = values.pop("features"), values.pop("events")
        values["captions"] = [tuple(vars(caption).values()) for caption in segment.captions]
        values["scores"] = vars(segment.scores)
        values["frames"], values["num_events"] = len(features), -1 if events is None else len(events.frames)
        kept = (
            [(features, "<f4")]
            if events is None
            else [(features, "<f4"), (events.frames, "<i4"), (events.poses, "<f4")]
        )
        arrays += [np.ascontiguousarray(array, kind).reshape(-1).view(np.uint8).data for array, kind in kept]
        rows.append(values)
    rejections = [tuple(vars(rejection).values()) for rejection in found.rejections]
    head = json.dumps({"segments": rows, "rejections": rejections}, ensure_ascii=True).encode()
    return [len(head).to_bytes(8, "little") + head, *arrays]


def _unpacked(body: memoryview) -> Processed:
    length = int.from_bytes(body[:8], "little")
    head: dict[str, Any] = json.loads(bytes(body[8 : 8 + length]))
    place = 8 + length

    def take(kind: str, *shape: int) -> Any:
        nonlocal place
        found = np.frombuffer(body, kind, math.prod(shape), place).reshape(shape)
        place += found.nbytes
        return found

    segments = []
    for values in head["segments"]:
        frames, events = values.pop("frames"), values.pop("num_events")
        values["features"] = take("<f4", frames, NUM_FEATURES)
        values["events"] = None if events < 0 else Events(take("<i4", events), take("<f4", events, Events.NUM_VALUES))
        values["captions"] = tuple(Caption(*caption) for caption in values["captions"])
        values["scores"] = QualityScores(**values["scores"])
        known: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
        segments.append(Segment(**known))
    return Processed(tuple(segments), tuple(Rejection(*row) for row in head["rejections"]))
