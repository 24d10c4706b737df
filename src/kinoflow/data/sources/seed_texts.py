"""What is told of BONES-SEED: its metadata (csv) and NVIDIA's SEED-Timeline-Annotations (jsonl, CC BY 4.0).

Metadata have a row a take with up to four sentences, `content_natural_desc_1` to `_4`. Timelines have an overview and
events with start and end in seconds; `propagated_from_filename` names the take whose labels were carried over, null
where somebody labelled by hand. Takes that are linked so are one group, so that they are never in both splits.
"""

from __future__ import annotations

import csv
import dataclasses
import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from kinoflow.data.sources.bvh_sets import SEED, seed_family
from kinoflow.data.sources.raw import RawCaption, RawClip, broken, says_early
from kinoflow.errors import DataError, UnreadableError
from kinoflow.reading import brief, read_json_lines, read_text, reading, record

METADATA_ORIGIN, HAND_ORIGIN, CARRIED_ORIGIN = "BONES-SEED", "SEED timeline", "SEED timeline, carried over"
_SENTENCES = tuple(f"content_natural_desc_{number}" for number in range(1, 5))


@dataclass(frozen=True)
class _Event:
    start_time: float
    end_time: float
    description: str


@dataclass(frozen=True)
class _Timeline:
    """A line of the timelines."""

    filename: str
    events: tuple[dict[str, Any], ...]
    overview_description: str | None = None
    propagated_from_filename: str | None = None


def with_seed_texts(clips: Iterable[RawClip], files: Iterable[Path], root: Path) -> Iterable[RawClip]:
    """The clips, those of BONES-SEED with what is told of them; text files that are damaged are added as clips.

    Args:
        clips: from any source; the very same are returned where nothing is told of any.
        files: among which texts may be.
        root: what the names of damaged files are told within.
    """
    wanted = {clip.id for clip in clips if clip.source == SEED}
    if not wanted:
        return clips
    told: dict[str, list[RawCaption]] = {}
    families = _Families()
    damaged: list[RawClip] = []
    for path in files:
        try:
            if path.suffix.lower() == ".csv" and says_early(path, b"content_natural_desc_1"):
                _read_metadata(path, wanted, told)
            elif path.suffix.lower() == ".jsonl" and says_early(path, b'"propagated_from_filename"'):
                _read_timelines(path, wanted, told, families)
        except Exception as error:  # a damaged file costs itself
            damaged.append(broken(path, root if root in path.parents else path.parent, error))
    with_theirs = (
        dataclasses.replace(
            clip,
            captions=tuple(dict.fromkeys(told.get(clip.id, ()))),
            group=f"{SEED}:{families.first(seed_family(clip.id))}",
        )
        if clip.id in wanted
        else clip
        for clip in clips
    )
    return chain(with_theirs, damaged)


class _Families:
    """Families that are linked are one, named by the first of them in the alphabet."""

    def __init__(self) -> None:
        self._next: dict[str, str] = {}

    def first(self, family: str) -> str:
        while (up := self._next.get(family, family)) != family:
            family = up
        return family

    def link(self, one: str, other: str) -> None:
        first, second = sorted((self.first(one), self.first(other)))
        self._next[second] = first


def _clip_id(filename: str) -> str:
    name = filename.replace("\\", "/").rpartition("/")[2]
    return f"{SEED}/{name.removesuffix('.csv').removesuffix('.bvh')}"


def _read_metadata(path: Path, wanted: Collection[str], told: dict[str, list[RawCaption]]) -> None:
    with reading(path, DataError, "BONES-SEED's metadata have filename and content_natural_desc_1 to 4"):
        for row in csv.DictReader(read_text(path).splitlines(), restval=""):
            if "filename" not in row:
                raise UnreadableError("it lacks filename")
            name = _clip_id(str(row["filename"]))
            if name in wanted:
                said = (" ".join(str(row.get(column) or "").split()) for column in _SENTENCES)
                told.setdefault(name, []).extend(RawCaption(text, METADATA_ORIGIN) for text in said if text)


def _read_timelines(
    path: Path, wanted: Collection[str], told: dict[str, list[RawCaption]], families: _Families
) -> None:
    with reading(path, DataError, "SEED's timelines have filename and events with start_time, end_time, description"):
        for number, values in read_json_lines(path):
            row = record(_Timeline, values, f"line {number}", more=True)
            if row.propagated_from_filename:
                families.link(seed_family(row.filename), seed_family(row.propagated_from_filename))
            name = _clip_id(row.filename)
            if name not in wanted:
                continue
            origin = CARRIED_ORIGIN if row.propagated_from_filename else HAND_ORIGIN
            captions = told.setdefault(name, [])
            if row.overview_description and row.overview_description.strip():
                captions.append(RawCaption(row.overview_description.strip(), origin))
            for inner in row.events:
                event = record(_Event, inner, f"line {number}", more=True)
                start_s, stop_s = event.start_time, event.end_time
                if not (math.isfinite(stop_s) and 0 <= start_s < stop_s):
                    raise UnreadableError(f"line {number}: an event is from {brief(start_s)} to {brief(stop_s)}")
                if event.description.strip():
                    captions.append(RawCaption(event.description.strip(), origin, span_s=(start_s, stop_s)))
