"""The captured clips that composed ones are made of, and whether they show plainly what their labels say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from sys import intern

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.captions.path import PathFacts, path_facts
from kinoflow.data.composition.splice import hands_up
from kinoflow.data.manifest import ClipRecord
from kinoflow.data.sources.bandai import LOW_HANDS_STYLE
from kinoflow.data.spool import RowSpool
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import NUM_FEATURES, POSITIONS, TRANSLATION, decode

FloatArray = NDArray[np.float64]

GAITS = ("walk", "run", "walk-back", "walk-turn-left", "walk-turn-right")
BOTH = ("left", "right")
ARM_GESTURES: dict[str, tuple[str, ...]] = {
    "wave-left-hand": ("left",),
    "wave-right-hand": ("right",),
    "wave-both-hands": BOTH,
    "raise-up-left-hand": ("left",),
    "raise-up-right-hand": ("right",),
    "raise-up-both-hands": BOTH,
}
"""Label to the sides whose hands rise above the shoulder."""
BODY_GESTURES = ("bow", "guide")

MIN_GAIT_FRAMES = 60
UP_FRAMES = 12
"""A gesture needs its hands above the shoulders for this many frames, alone and in what is made of it."""
UP_MARGIN_M = 0.03
_STRAIGHT_DEG, _AROUND_DEG = 35.0, 150.0
_MIN_SPEED_MPS = {"walk": 0.5, "run": 1.5, "walk-back": 0.3, "walk-turn-left": 0.4, "walk-turn-right": 0.4}


class PartsOnDisk:
    """Clips that others may be composed of: their motions lie on the disk, whatever their number."""

    def __init__(self, path: Path, records: Sequence[ClipRecord]) -> None:
        """Begin without clips.

        Args:
            path: of a file to write.
            records: of all clips of the dataset, as they are when they are asked for.
        """
        self._rows, self._records = RowSpool(path, np.float32, NUM_FEATURES), records

    def add(self, number: int, record: ClipRecord, features: NDArray[np.float32]) -> CapturedClip:
        """Keep a clip, the one of a number in the dataset, with features [T, D]."""
        start = self._rows.rows
        self._rows.add(features)
        return CapturedClip(intern(record.label), intern(record.style or "normal"), len(features), number, start, self)

    def record(self, part: CapturedClip) -> ClipRecord:
        """What is known of a clip."""
        return self._records[part.number]

    def features(self, part: CapturedClip) -> NDArray[np.float32]:
        """[T, D]."""
        return self._rows.read(part.start, part.start + part.frames)

    def close(self) -> None:
        """Remove the file."""
        self._rows.close()


@dataclass(frozen=True, eq=False, slots=True)
class CapturedClip:
    """A captured clip, which is read again whenever something of it is asked for.

    Attributes:
        label: what is done.
        style: how it is done; "normal" where that is not said.
        frames: T.
        number: of its record.
        start: of its rows.
        kept: what has both.
    """

    label: str
    style: str
    frames: int
    number: int
    start: int
    kept: PartsOnDisk

    @property
    def record(self) -> ClipRecord:
        """What is known of it."""
        return self.kept.record(self)

    @property
    def features(self) -> NDArray[np.float32]:
        """[T, D]."""
        return self.kept.features(self)

    @property
    def joints(self) -> FloatArray:
        """[T, J, 3] in the world, metres."""
        features = self.features
        relative = features[:, POSITIONS].reshape(len(features), -1, 3)
        return (relative + features[:, None, TRANSLATION]).astype(np.float64)

    def clip(self, start: int = 0, stop: int | None = None) -> MotionClip:
        """Frames of the motion; all of them by default."""
        return decode(self.features[start:stop])


def can_be_part(label: str) -> bool:
    """Whether clips of a label are ever parts of composed ones."""
    return label in GAITS or label in ARM_GESTURES or label in BODY_GESTURES


def is_what_it_says(part: CapturedClip) -> bool:
    """Whether the motion shows its label so plainly that a sentence may be built on it."""
    if part.label in GAITS:
        return part.frames >= MIN_GAIT_FRAMES and leads_where_it_says(part.label, path_facts(part.clip()))
    if part.label in ARM_GESTURES:
        return part.style != LOW_HANDS_STYLE and are_hands_up(part.joints, ARM_GESTURES[part.label])
    return part.label in BODY_GESTURES


def are_hands_up(joints: FloatArray, sides: tuple[str, ...]) -> bool:
    """Whether the hands of all sides are above the shoulders for `UP_FRAMES` frames; joints [T, J, 3]."""
    return int(hands_up(joints, sides, UP_MARGIN_M).sum()) >= UP_FRAMES


def leads_where_it_says(gait: str, path: PathFacts) -> bool:
    """Whether a path is that of a gait: forward or back and straight, or round to the side that is named."""
    turn_deg = float(np.rad2deg(path.turn_rad))
    if path.speed_mps < _MIN_SPEED_MPS[gait]:
        return False
    if "turn" in gait:
        return _STRAIGHT_DEG < turn_deg * (1 if gait.endswith("left") else -1) < _AROUND_DEG
    ahead_m = -path.forward_m if gait == "walk-back" else path.forward_m
    return abs(turn_deg) < _STRAIGHT_DEG and ahead_m > 2.5 * abs(path.left_m)
