"""KIT Motion-Language: sentences `NNNNN_annotations.json` for takes that `NNNNN_meta.json` says where to find.

Takes of the CMU database are joined with CMU's own files, or with what AMASS made of them. The motions beside the
sentences (`NNNNN_mmm.xml`, angles of the MMM model) are not read: which way its joints turn is told by its model file
alone. Many takes have no sentence at all.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from kinoflow.data.sources.raw import RawCaption, RawClip, broken
from kinoflow.errors import DataError
from kinoflow.reading import read_json, reading, record, value_of

ORIGIN = "KIT-ML"
_META = re.compile(r"(\d{5})_meta\.json")


@dataclass(frozen=True)
class _Source:
    database: dict[str, Any]


@dataclass(frozen=True)
class _Database:
    identifier: str
    motion_id: int
    motion_file_id: int


def with_kit_texts(clips: Iterable[RawClip], files: Iterable[Path], root: Path) -> Iterable[RawClip]:
    """The clips, those of CMU's trials with their sentences; text files that are damaged are added as clips.

    Args:
        clips: from any source; the very same are returned where nothing is told of any.
        files: among which texts may be.
        root: what the names of damaged files are told within.
    """
    wanted = {clip.identity for clip in clips if clip.identity.startswith("cmu:")}
    if not wanted:
        return clips
    told: dict[str, list[RawCaption]] = {}
    damaged: list[RawClip] = []
    for path in files:
        if not (found := _META.fullmatch(path.name)):
            continue
        try:
            trial, sentences = _sentences(path, path.with_name(f"{found[1]}_annotations.json"))
        except Exception as error:  # a damaged file costs itself
            damaged.append(broken(path, root if root in path.parents else path.parent, error))
            continue
        if trial in wanted:
            told.setdefault(trial, []).extend(RawCaption(sentence, ORIGIN) for sentence in sentences)
    with_theirs = (
        dataclasses.replace(clip, captions=tuple(dict.fromkeys((*clip.captions, *told[clip.identity]))))
        if told.get(clip.identity)
        else clip
        for clip in clips
    )
    return chain(with_theirs, damaged)


def _sentences(meta: Path, annotations: Path) -> tuple[str, list[str]]:
    """Identity of the trial of CMU, "" of another database, and its sentences."""
    with reading(meta, DataError, "KIT-ML's has source, database, identifier"):
        values = value_of(dict[str, Any], read_json(meta, finite=False))
        source = record(_Source, values.get("source"), "source", more=True)
        if source.database.get("identifier") != "cmu":
            return "", []
        database = record(_Database, source.database, "database", more=True)
    if not annotations.is_file():
        return "", []
    with reading(annotations, DataError, "KIT-ML's is a list of sentences"):
        sentences = value_of(tuple[str, ...], read_json(annotations))
    trial = f"cmu:{database.motion_id:02d}_{database.motion_file_id:02d}"
    return trial, [text for sentence in sentences if (text := " ".join(sentence.split()))]
