"""What a dataset folder holds: records of clips, their licences, amounts."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from kinoflow.errors import DataError, OptionError, UnreadableError
from kinoflow.motion.features import FPS, layout_fingerprint
from kinoflow.motion.skeleton import MANNEQUIN
from kinoflow.reading import brief, parse_json, quoted, read_json, read_json_lines, reading, record

PERMISSIVE, SHARE_ALIKE, NON_COMMERCIAL, UNKNOWN = "permissive", "share-alike", "non-commercial", "unknown"
LICENCE_CLASSES = (PERMISSIVE, SHARE_ALIKE, UNKNOWN, NON_COMMERCIAL)
"""From what allows most to what allows least."""
ANY = "any"
LICENCE_CHOICES = (ANY, PERMISSIVE)
"""Which classes a dataset may be built from: all of them, or permissive clips alone."""

JOINED = " + "
"""Between the terms of the parts of a clip that was made of several."""

# In this order: one word that forbids outweighs any that allow.
_NAMES: tuple[tuple[str, str], ...] = (
    (NON_COMMERCIAL, r"\bnc\b|non-?commercial|research (use )?only|academic (use )?only|no commercial"),
    (UNKNOWN, r"not stated|\bunknown\b|all rights reserved|\bproprietary\b|\bnd\b|no-?deriv"),
    (SHARE_ALIKE, r"\bsa\b|share-?alike|\bgpl|\blgpl|\bagpl|\bodbl\b|copyleft"),
    (
        PERMISSIVE,
        r"\bcc0\b|\bcc[ -]by\b|\bmit\b|\bapache\b|\bbsd\b|\bisc\b|\bpddl\b|\bodc-by\b|public domain|\bunlicense\b|"
        r"\bcmu mocap\b",
    ),
)
_COMPILED = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _NAMES)


def licence_class(terms: str) -> str:
    """The class that well-known names in some terms stand for; `UNKNOWN` when there is none.

    "CC BY 4.0" is permissive, "CC BY-SA 3.0" share-alike, "CC BY-NC 4.0" non-commercial. Of several terms, joined by
    `JOINED`, the strictest counts. Terms that forbid derived works count as unknown: not permissive.
    """
    return strictest(_class_of_one(part) for part in terms.split(JOINED))


def _class_of_one(terms: str) -> str:
    return next((name for name, pattern in _COMPILED if pattern.search(terms)), UNKNOWN)


def strictest(classes: Iterable[str]) -> str:
    """Of some classes the one that allows least; `UNKNOWN` of none."""
    return max(classes, key=LICENCE_CLASSES.index, default=UNKNOWN)


def check_licence_class(name: str) -> str:
    """The name itself.

    Raises:
        OptionError: it is no licence class.
    """
    if name not in LICENCE_CLASSES:
        raise OptionError(f"there is no licence class {name!r}; the classes are {', '.join(LICENCE_CLASSES)}")
    return name


def is_permitted(name: str, choice: str) -> bool:
    """Whether clips of a class may go into a dataset built for `ANY` or `PERMISSIVE`."""
    return choice == ANY or name == PERMISSIVE


FORMAT_VERSION = 4
OLDEST_READABLE_VERSION = 1
"""Folders of version 1 know no licence classes and no actions, those of version 2 no scores and tiers, those of version
3 no settings of actions: all unknown."""
TRAIN, VALIDATION = "train", "validation"
SPLITS = (TRAIN, VALIDATION)
MANIFEST_FILE = "manifest.json"


@dataclass(frozen=True)
class Caption:
    """A sentence for a clip, the sentence for its mirror image, and where the sentence comes from."""

    text: str
    mirrored: str
    origin: str


A, B, C, D = "A", "B", "C", "D"
TIERS = (A, B, C, D)
"""From the best to the worst. "A" to "C" are the paper's broad set, "A" and "B" its curated one."""


@dataclass(frozen=True)
class QualityScores:
    """What `quality.py` measures of a clip at 30 fps; of all of them, less is cleaner.

    Attributes:
        slide_mm_per_frame: how far the slowest foot joint near the floor moves along it, the 30 % quantile over frames:
            somebody who walks always has one that rests, somebody who runs often.
        float_s: how many seconds longer than its speed upward carries it the body hovers less than 12 cm above its
            floor; the longest time counts.
        penetration_mm: how deep the body sinks below its floor for 0.7 s; toes that dip at a push-off do not count.
        jitter_mm: what trembles faster than 6 Hz (`measures.physical.jitter_mm`).
        jerk_m_per_s3: mean third derivative of joint positions, tremble smoothed away.
        limits_deg: mean excess over anatomical ranges (`measures.physical.joint_limit_deg`).
        pace_hz: how often limbs go there and back: the root mean square of their speed seen from the pelvis, over that
            of their way from their mean place, over 2 pi. Played twice as fast, it is twice as great, however large
            the steps.
        static_share: share of the frames in which no joint is faster than 0.08 m/s.
        flight_s: how much longer a flight of more than 12 cm lasts than its take-off allows:
            (v + sqrt(v^2 - 2 g d)) / g for a speed upward of v and a landing d higher; or how long the trunk does not
            fall in it as gravity makes it, its ends left out; the worst flight counts.
        fall_m_per_s2: downward acceleration of the centre of mass, which is exceeded in 2 % of the frames. Nothing
            pulls it down but gravity, 9.81, so a motion that falls faster is played too fast. 0 where it trembles.
    """

    slide_mm_per_frame: float
    float_s: float
    penetration_mm: float
    jitter_mm: float
    jerk_m_per_s3: float
    limits_deg: float
    pace_hz: float
    static_share: float
    flight_s: float
    fall_m_per_s2: float = 0.0


@dataclass(frozen=True)
class ClipRecord:
    """What is known about one clip of a dataset besides its motion.

    Attributes:
        id: unique in the dataset.
        source: the collection it comes from.
        licence: terms of the motion.
        licence_class: what they allow, one of `licences.LICENCE_CLASSES`.
        split: "train" or "validation".
        group: clips of one recording share it; a group is never in both splits.
        label: what is done, for balancing; "" when unknown.
        style: how it is done, or None.
        frames: T.
        captions: at least one.
        action: name of the authored score or of the known action that the clip shows; "" when unknown.
        settings: what the score was played with, where it is an authored one.
        leaf: its place in the taxonomy of actions, "class/group/leaf"; "" when unknown.
        tier: how clean it is, one of `TIERS`; "" in folders that are older than tiers.
        scores: what the tier follows from.
        defects: why it is of tier D, in words of `quality.SCORES`.
        repairs: what was changed in it, in words.
        copy_of: id of an earlier clip that shows the same recording, or its mirror image; "" if there is none.
        refuted: what its skeleton refutes of its captions, where that was asked; see `fact_captions.py`.
    """

    id: str
    source: str
    licence: str
    split: str
    group: str
    label: str
    style: str | None
    frames: int
    captions: tuple[Caption, ...]
    licence_class: str = UNKNOWN
    action: str = ""
    leaf: str = ""
    tier: str = ""
    scores: QualityScores | None = None
    defects: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()
    copy_of: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    refuted: tuple[str, ...] = ()

    def to_json(self) -> str:
        """One line of `clips.jsonl`; without settings and refutations where there are none, as lines were before."""
        # What `dataclasses.asdict` gives, without its copies.
        values = {k: v for k, v in vars(self).items() if v or k not in ("settings", "refuted")}
        return json.dumps(values, default=vars, ensure_ascii=False)

    @staticmethod
    def from_own(values: dict[str, Any]) -> ClipRecord:
        """The record in a line that this very process wrote; nothing is checked."""
        scores = values["scores"]
        values["captions"] = tuple(Caption(**caption) for caption in values["captions"])
        values["scores"] = None if scores is None else QualityScores(**scores)
        for name in ("defects", "repairs", "refuted"):
            values[name] = tuple(values.get(name, ()))
        return ClipRecord(**values)

    @staticmethod
    def from_json(line: str) -> ClipRecord:
        """The inverse of `to_json`.

        Raises:
            UnreadableError: the line is something else.
        """
        return ClipRecord.from_values(parse_json(line))

    @staticmethod
    def from_values(values: Any, place: str = "") -> ClipRecord:
        """The record in a line of `clips.jsonl` that is parsed already; `place` is for messages.

        Raises:
            UnreadableError: it is no such record.
        """
        found = record(ClipRecord, values, place)
        if found.frames < 1 or not found.captions or found.split not in SPLITS:
            raise UnreadableError(
                f"{place or 'it'} has {found.frames} frames, {len(found.captions)} captions and the split "
                f"{quoted(found.split)}; needed are one or more of both, and one of {', '.join(SPLITS)}"
            )
        return found


def _without_refuted(values: dict[str, Any]) -> dict[str, Any]:
    """Values as they were before anything was refuted: datasets for which nobody asks keep their bytes."""
    return {name: value for name, value in values.items() if name != "refuted"}


@dataclass(frozen=True)
class Rejection:
    """A clip or a part of one that is not in the dataset, and why."""

    id: str
    source: str
    reason: str
    detail: str = ""


@dataclass(frozen=True)
class Amount:
    """How much of something there is."""

    clips: int
    hours: float


@dataclass(frozen=True)
class Manifest:
    """What a dataset folder holds.

    `layout` is the fingerprint of the feature columns, the skeleton and the frame rate
    (`kinoflow.motion.features.layout_fingerprint`); a folder of another layout is refused. `caption_leaks` counts, by
    origin, the captions of the validation split that stand in the training split too. `refuted` counts the clips whose
    skeletons contradict their captions, where that was asked.
    """

    format_version: int
    layout: str
    skeleton: str
    fps: float
    clips: int
    frames: int
    hours: float
    shards: int
    splits: dict[str, Amount]
    sources: dict[str, Amount]
    licences: dict[str, Amount]
    licence_classes: dict[str, Amount]
    labels: dict[str, Amount]
    actions: dict[str, Amount]
    leaves: dict[str, Amount]
    caption_origins: dict[str, int]
    tiers: dict[str, Amount] = field(default_factory=dict)
    caption_leaks: dict[str, int] = field(default_factory=dict)
    refuted: int = 0
    rejected: list[Rejection] = field(default_factory=list)
    options: dict[str, Any] = field(default_factory=dict)

    def values(self) -> dict[str, Any]:
        """What is written."""
        values = dataclasses.asdict(self)
        return values if self.refuted else _without_refuted(values)

    @property
    def rejected_by_reason(self) -> dict[str, int]:
        """Number of rejections for each reason, most frequent first."""
        return dict(Counter(rejection.reason for rejection in self.rejected).most_common())

    @staticmethod
    def from_values(values: Any) -> Manifest:
        """The manifest that `dataclasses.asdict` gave these values for, of any version that is read.

        Raises:
            UnreadableError: they are of something else.
        """
        version = values.get("format_version") if isinstance(values, dict) else None
        if version not in range(OLDEST_READABLE_VERSION, FORMAT_VERSION + 1):
            raise UnreadableError(
                f"it has format version {quoted(version)}, this kinoflow reads {OLDEST_READABLE_VERSION} to "
                f"{FORMAT_VERSION}"
            )
        if version == OLDEST_READABLE_VERSION:
            everything = {name: values[name] for name in ("clips", "hours") if name in values}
            values = {
                "licence_classes": {UNKNOWN: everything},
                "actions": {"": everything},
                "leaves": {"": everything},
                **values,
            }
        return record(Manifest, values)


def make_manifest(
    records: Iterable[ClipRecord], shards: int, rejected: list[Rejection], options: dict[str, Any]
) -> Manifest:
    """The manifest of a folder with these clips, which are gone through once."""
    by = ("split", "source", "licence", "licence_class", "label", "action", "leaf", "tier")
    amounts = {name: _Amounts() for name in ("", *by)}
    origins: Counter[str] = Counter()
    refuted, leaks = 0, _Leaks()
    for one in records:
        refuted += bool(one.refuted)
        amounts[""].add("", one.frames)
        for name in by:
            amounts[name].add(getattr(one, name), one.frames)
        origins.update(caption.origin for caption in one.captions)
        leaks.add(one)
    frames = amounts[""].frames[""]
    return Manifest(
        format_version=FORMAT_VERSION,
        layout=layout_fingerprint(),
        skeleton=MANNEQUIN.name,
        fps=FPS,
        clips=amounts[""].clips[""],
        frames=frames,
        hours=_hours(frames),
        shards=shards,
        splits=amounts["split"].result(),
        sources=amounts["source"].result(),
        licences=amounts["licence"].result(),
        licence_classes=amounts["licence_class"].result(),
        labels=amounts["label"].result(),
        actions=amounts["action"].result(),
        leaves=amounts["leaf"].result(),
        caption_origins=dict(sorted(origins.items())),
        tiers=amounts["tier"].result(),
        caption_leaks=leaks.result(),
        refuted=refuted,
        rejected=rejected,
        options=options,
    )


class _Amounts:
    """Clips and frames by some name."""

    def __init__(self) -> None:
        self.clips: Counter[str] = Counter()
        self.frames: Counter[str] = Counter()

    def add(self, name: str, frames: int) -> None:
        self.clips[name] += 1
        self.frames[name] += frames

    def result(self) -> dict[str, Amount]:
        return {name: Amount(self.clips[name], _hours(self.frames[name])) for name in sorted(self.clips)}


def _hours(frames: int) -> float:
    return round(frames / FPS / 3600, 4)


_LEFT_OUT = frozenset(
    ["a", "an", "the", "person", "man", "woman", "human", "someone", "somebody", "he", "she", "they", "adult", "figure"]
)


def normalised(text: str) -> str:
    """A caption in lower case without punctuation, articles and who does it: "The man walks!" is "walks"."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return " ".join(word for word in words if word not in _LEFT_OUT)


@lru_cache(maxsize=4096)
def text_key(text: str) -> int:
    """63 bits that tell texts apart, normalised: what is kept of each where there are many."""
    return int.from_bytes(hashlib.blake2b(normalised(text).encode(), digest_size=8).digest(), "big") >> 1


def caption_leaks(records: Iterable[ClipRecord]) -> dict[str, int]:
    """How many captions of the validation split stand, normalised, in the training split too, by origin."""
    leaks = _Leaks()
    for clip in records:
        leaks.add(clip)
    return leaks.result()


class _Leaks:
    """`caption_leaks` of clips that come one after another."""

    def __init__(self) -> None:
        self._held: dict[str, array[int]] = {}
        self._trained = array("q")

    def add(self, clip: ClipRecord) -> None:
        texts = {(text_key(caption.text), caption.origin) for caption in clip.captions}
        if clip.split == TRAIN:
            self._trained.extend({key for key, _ in texts})
        else:
            for key, origin in texts:
                self._held.setdefault(origin, array("q")).append(key)

    def result(self) -> dict[str, int]:
        known = np.unique(np.frombuffer(self._trained, np.int64)) if self._trained else np.zeros(0, np.int64)
        held = {origin: np.frombuffer(keys, np.int64) for origin, keys in sorted(self._held.items())}
        counts = {origin: int(np.isin(keys, known).sum()) for origin, keys in held.items()}
        return {origin: count for origin, count in counts.items() if count}


def read_manifest(folder: str | Path) -> Manifest:
    """The manifest of a dataset folder, checked for version and layout.

    Raises:
        DataError: missing, damaged, of another format version or another layout.
    """
    path = Path(folder) / MANIFEST_FILE
    with reading(path, DataError, "build the dataset again"):
        try:
            values = read_json(path)
        except OSError as error:
            raise DataError(
                f"{folder} is not a dataset folder ({MANIFEST_FILE}: {error.strerror}); make one with: "
                f"kinoflow data build SOURCE -o {folder}"
            ) from error
        manifest = Manifest.from_values(values)
    check_layout(path, manifest.layout)
    return manifest


def read_records(path: Path) -> tuple[ClipRecord, ...]:
    """The records of a `clips.jsonl`.

    Raises:
        DataError: missing, or a line is no record; the message has its number.
    """
    with reading(path, DataError, "build the dataset again"):
        return tuple(ClipRecord.from_values(values, f"line {number}") for number, values in read_json_lines(path))


def check_layout(path: Path, found: str | None) -> None:
    """Refuse a file whose layout fingerprint is not this kinoflow's.

    Raises:
        DataError: it is another one, or absent.
    """
    if found != layout_fingerprint():
        raise DataError(
            f"{path} has the feature layout {brief(found)}, this kinoflow uses {layout_fingerprint()} "
            "(columns, skeleton and frame rate); build the dataset again"
        )
