"""Texts for takes of AMASS: HumanML3D's and BABEL's, each with the times of what it tells.

| what | by | times |
|---|---|---|
| HumanML3D | a csv with source_path, start_frame, end_frame, new_name, beside a folder texts | frames of 20 a second |
| BABEL | a JSON object whose entries have feat_p and dur | seconds of the take |

HumanML3D cut off the start of some subsets before it counted, and a text's own times count from its clip's start. It
thinned takes by whole numbers of frames: of 150 a second every seventh is left, which is no 20 but 21.4.
Times are counted as they were. The sentence for a mirrored clip is that of the entry with an M before its name.
"""

from __future__ import annotations

import csv
import dataclasses
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from kinoflow.data.captions.parse import phrase_of_file_name
from kinoflow.data.segment import SegmentOptions
from kinoflow.data.sources.amass import SOURCE, take_key
from kinoflow.data.sources.folder import caption_of_line
from kinoflow.data.sources.raw import RawCaption, RawClip, broken, says_early
from kinoflow.errors import DataError, UnreadableError
from kinoflow.formats.npz import frame_rate_hz
from kinoflow.language.grammar import render
from kinoflow.motion.features import FPS
from kinoflow.reading import brief, open_npz, read_json, read_lines, read_text, reading, record, value_of

HUMANML3D_ORIGIN, BABEL_ORIGIN = "HumanML3D", "BABEL"
HUMANML3D_HZ = 20.0
CUT_BEFORE_S = {"eyes_japan_dataset": 3.0, "hdm05": 3.0, "totalcapture": 1.0, "poseprior": 1.0, "transitions": 0.5}
"""What HumanML3D cut off the start of a subset's takes before it counted frames."""
_INDEX_COLUMNS = {"source_path", "start_frame", "end_frame", "new_name"}
"""Bytes of a JSON file in which an entry of BABEL shows."""
LONGEST_S = SegmentOptions().max_frames / FPS
_NEAR_S = 0.1


@dataclass(frozen=True)
class ToldPart:
    """What a text tells: in frames of HumanML3D's thinned take, or in seconds of the take itself.

    Attributes:
        captions: with their `span_s` in seconds of the take, or, of HumanML3D, of the thinned take as if at 20 Hz.
        thinned: whether times count frames of the thinned take.
    """

    captions: tuple[RawCaption, ...]
    thinned: bool


def with_texts(clips: Iterable[RawClip], files: Iterable[Path], root: Path) -> Iterable[RawClip]:
    """The clips, those of AMASS with the texts that are found for them, and text files that are damaged as clips.

    Args:
        clips: from any source; the very same are returned where nothing is told of any.
        files: among which texts may be.
        root: what the names of damaged files are told within.
    """
    told: dict[str, list[ToldPart]] = {}
    damaged: list[RawClip] = []
    for path in files:
        try:
            for key, part in _texts_in(path):
                told.setdefault(f"{SOURCE}/{key}", []).append(part)
        except Exception as error:  # a damaged file costs itself
            damaged.append(broken(path, root if root in path.parents else path.parent, error))
    if not told and not damaged:
        return clips
    return chain((_told(clip, told[clip.id]) if clip.id in told else clip for clip in clips), damaged)


def _texts_in(path: Path) -> Iterator[tuple[str, ToldPart]]:
    suffix = path.suffix.lower()
    if suffix == ".csv" and says_early(path, b"source_path"):
        yield from humanml3d_texts(path)
    elif suffix == ".json" and says_early(path, b'"feat_p"'):
        yield from babel_texts(path)


def _told(clip: RawClip, parts: list[ToldPart]) -> RawClip:
    rate_hz = _rate_hz(clip) if any(part.thinned for part in parts) else HUMANML3D_HZ
    captions = [
        _unthinned(caption, rate_hz) if part.thinned else caption for part in parts for caption in part.captions
    ]
    return dataclasses.replace(clip, captions=tuple(dict.fromkeys(captions)))


def _rate_hz(clip: RawClip) -> float:
    """Frames per second of a take, which are read once for all that is told of it."""
    path = getattr(clip.load, "args", (None,))[0]
    if not isinstance(path, Path):
        return HUMANML3D_HZ
    with reading(path.name, DataError), open_npz(path) as arrays:
        return frame_rate_hz(arrays) or HUMANML3D_HZ


def _unthinned(caption: RawCaption, rate_hz: float) -> RawCaption:
    if caption.span_s is None:
        return caption
    start_s, stop_s = (thinned_time_s(time_s, rate_hz) for time_s in caption.span_s)
    return dataclasses.replace(caption, span_s=(start_s, stop_s))


def thinned_time_s(time_s: float, rate_hz: float) -> float:
    """When something happens in a take of a rate, if it happens then in HumanML3D's thinned version at 20 Hz."""
    stride = max(int(rate_hz / HUMANML3D_HZ), 1)
    return round(time_s * HUMANML3D_HZ * stride / rate_hz, 3)


def humanml3d_texts(index: Path) -> Iterator[tuple[str, ToldPart]]:
    """Take and texts of each row of HumanML3D's index that has both.

    Raises:
        DataError: the index is damaged, or there are no texts beside it.
    """
    texts = next(
        (folder for folder in (index.parent / "texts", index.parent / "HumanML3D" / "texts") if folder.is_dir()), None
    )
    with reading(index, DataError, "HumanML3D's index has source_path, start_frame, end_frame and new_name"):
        rows = list(csv.DictReader(read_text(index).splitlines()))
        if not rows or not {name for name in rows[0] if name} >= _INDEX_COLUMNS:
            raise UnreadableError("it lacks columns")
        if texts is None:
            raise UnreadableError("there is no folder texts beside it; unpack texts.zip there")
        for row in rows:
            key = take_key(row["source_path"] or "")
            if "humanact12" in (row["source_path"] or ""):
                continue
            captions = _index_captions(row, texts, CUT_BEFORE_S.get(key.partition("/")[0], 0.0))
            if captions:
                yield key, ToldPart(captions, thinned=True)


def _index_captions(row: dict[str, str], texts: Path, cut_s: float) -> tuple[RawCaption, ...]:
    name = Path(row["new_name"] or "").stem
    if not (name and (texts / f"{name}.txt").is_file()):
        return ()
    try:
        start_s, stop_s = (float(row[column]) / HUMANML3D_HZ for column in ("start_frame", "end_frame"))
    except (TypeError, ValueError) as error:
        raise UnreadableError(f"the frames of {brief(name)} are no numbers") from error
    if not 0 <= start_s < stop_s < math.inf:
        raise UnreadableError(
            f"the frames of {brief(name)} are {brief(row['start_frame'])} to {brief(row['end_frame'])}"
        )
    mirrored = texts / f"M{name}.txt"
    lines = read_lines(texts / f"{name}.txt")
    others = read_lines(mirrored) if mirrored.is_file() else []
    pairs = zip(lines, others if len(others) == len(lines) else [""] * len(lines), strict=True)
    return tuple(
        caption for line, other in pairs if (caption := _index_caption(line, other, cut_s + start_s, cut_s + stop_s))
    )


def _index_caption(line: str, mirrored: str, start_s: float, stop_s: float) -> RawCaption | None:
    said, other = caption_of_line(line), caption_of_line(mirrored)
    if not said.text:
        return None
    span_s = (start_s, stop_s)
    if said.span_s is not None:
        first_s, last_s = (min(max(start_s + time_s, start_s), stop_s) for time_s in said.span_s)
        if first_s >= last_s:
            return None
        span_s = (first_s, last_s)
    return RawCaption(
        said.text, HUMANML3D_ORIGIN, mirrored=other.text if other.span_s == said.span_s else "", span_s=span_s
    )


@dataclass(frozen=True)
class _Label:
    """What is needed of a label of BABEL."""

    raw_label: str
    act_cat: tuple[str, ...] | None = None
    start_t: float | None = None
    end_t: float | None = None


@dataclass(frozen=True)
class _Entry:
    """What is needed of a take of BABEL; files of more annotators have lists."""

    feat_p: str
    dur: float
    seq_ann: dict[str, Any] | None = None
    frame_ann: dict[str, Any] | None = None
    seq_anns: tuple[dict[str, Any], ...] | None = None
    frame_anns: tuple[dict[str, Any], ...] | None = None


def babel_texts(path: Path) -> Iterator[tuple[str, ToldPart]]:
    """Take and texts of each entry of a file of BABEL.

    Where frames are labelled, their labels are told at their times. A transition is no action: its time goes to what
    is before and after it. Labels longer than a clip can be are told of equal parts.

    Raises:
        DataError: the file is damaged.
    """
    with reading(path, DataError, "BABEL's files are objects of takes with feat_p, dur, seq_ann and frame_ann"):
        for name, values in value_of(dict[str, Any], read_json(path, finite=False)).items():
            entry = record(_Entry, values, brief(name), more=True)
            if not 0 < entry.dur < math.inf:
                raise UnreadableError(f"{brief(name)}: dur must be seconds; it is {brief(entry.dur)}")
            spans = [
                part
                for found in (entry.frame_ann, *(entry.frame_anns or ()))
                for part in _labelled(found, entry.dur, brief(name))
            ]
            whole = [
                label
                for found in (entry.seq_ann, *(entry.seq_anns or ()))
                for label in _labels(found, brief(name))
                if _is_action(label)
            ]
            captions = [RawCaption(_sentence(label), BABEL_ORIGIN) for label in whole] if entry.dur <= LONGEST_S else []
            captions += [RawCaption(text, BABEL_ORIGIN, span_s=span_s) for span_s, text in spans]
            if captions:
                yield take_key(entry.feat_p), ToldPart(tuple(captions), thinned=False)


def _labels(found: dict[str, Any] | None, place: str) -> tuple[_Label, ...]:
    if found is None:
        return ()
    rows = value_of(tuple[Any, ...], found.get("labels") or [], place)
    return tuple(record(_Label, row, place, more=True) for row in rows)


def _is_action(label: _Label) -> bool:
    return label.raw_label.strip().lower() != "transition" and bool(label.raw_label.strip())


def _labelled(found: dict[str, Any] | None, duration_s: float, place: str) -> Iterator[tuple[tuple[float, float], str]]:
    timed = []
    for label in _labels(found, place):
        if label.start_t is None or label.end_t is None or not math.isfinite(label.start_t + label.end_t):
            continue
        # Some are swapped, some end after the take.
        first, last = sorted(min(max(time, 0.0), duration_s) for time in (label.start_t, label.end_t))
        timed.append((first, last, label))
    actions = [(first, last, label) for first, last, label in timed if _is_action(label)]
    pauses = [(first, last) for first, last, label in timed if not _is_action(label)]
    for first, last, label in actions:
        start, stop = _widened(first, last, pauses, actions)
        if stop > start:
            parts = math.ceil((stop - start) / LONGEST_S)
            step = (stop - start) / parts
            for part in range(parts):
                yield (round(start + part * step, 3), round(start + (part + 1) * step, 3)), _sentence(label)


def _widened(
    first: float, last: float, transitions: list[tuple[float, float]], actions: list[tuple[float, float, _Label]]
) -> tuple[float, float]:
    """An action with its share of the transitions beside it: half of one between two actions, all of another."""
    start, stop = first, last
    for begin, end in transitions:
        if abs(end - first) <= _NEAR_S:
            shared = any(abs(begin - other) <= _NEAR_S for _, other, _ in actions)
            start = min(start, (begin + end) / 2 if shared else begin)
        if abs(begin - last) <= _NEAR_S:
            shared = any(abs(end - other) <= _NEAR_S for other, _, _ in actions)
            stop = max(stop, (begin + end) / 2 if shared else end)
    return start, stop


def _sentence(label: _Label) -> str:
    words = " ".join(label.raw_label.split()).rstrip(".")
    phrase = phrase_of_file_name(words)
    return render(phrase) if phrase else f"A person does this: {words}."
