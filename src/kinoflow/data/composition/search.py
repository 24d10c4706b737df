"""Which captured clips go together: a gesture of the arms on a gait, or two clips whose poses meet."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.captions.composed import IN_A_ROW, TOGETHER
from kinoflow.data.captions.path import path_facts
from kinoflow.data.composition.parts import (
    ARM_GESTURES,
    GAITS,
    MIN_GAIT_FRAMES,
    CapturedClip,
    are_hands_up,
    leads_where_it_says,
)
from kinoflow.data.composition.splice import (
    RAMP_FRAMES,
    aligned,
    gesture_frames,
    hands_up,
    held,
    joined,
    slide_m,
    with_arms,
)
from kinoflow.data.spool import RowSpool
from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS
from kinoflow.motion.rotations import rotation_about_y
from kinoflow.motion.skeleton import NUM_JOINTS, joint

FloatArray = NDArray[np.float64]
Item = TypeVar("Item")

MAX_FRAMES = 360
HELD_SHARE = 0.6
"""How many raised hands stay up longer than they were captured, so that a whole walk can be one with raised hands."""
_MIN_UP_FRAMES = 20
"""Of a gesture that begins or ends outside the gait, at least this many frames with raised hands remain."""
_CUT_SHARE = 0.4
"""A gait may lose this share of its frames at a seam, so that a pose that fits can be found."""
_CANDIDATES = 20
_POSES_AT_ONCE = 4096
MAX_POSE_M, MAX_ANKLE_M, MAX_VELOCITY_MPS, MAX_SLIDE_M = 0.10, 0.06, 0.35, 0.04
"""At a seam: mean distance of the joints, greatest of the ankles, mean difference of velocities; and how far a resting
foot may be moved by the blend."""

_ANKLES = [joint("L_Ankle"), joint("R_Ankle")]


@dataclass(frozen=True, eq=False)
class Composition:
    """Two parts, what joins them (`TOGETHER` or `IN_A_ROW`), and the motion made of them."""

    first: CapturedClip
    second: CapturedClip
    joint: str
    clip: MotionClip


def at_once(parts: Sequence[CapturedClip], generator: np.random.Generator) -> list[AtOnce]:
    """A search for every gait with every gesture of the arms."""
    by_label = _by_label(parts)
    return [
        AtOnce(by_label[gait], by_label[gesture], generator)
        for gait in GAITS
        for gesture in ARM_GESTURES
        if gait in by_label and gesture in by_label
    ]


def in_a_row(parts: Sequence[CapturedClip], generator: np.random.Generator, *, folder: Path) -> list[InARow]:
    """A search for every label after every other; of two gaits only walking and running, the others rarely meet.

    Args:
        parts: clips.
        generator: of all choices.
        folder: an existing one, for files that only the searches need.
    """
    by_label = _by_label(parts)
    ends, starts = (
        {label: seam_poses(some, folder / f"{label}-{at_end}", at_end=at_end) for label, some in by_label.items()}
        for at_end in (True, False)
    )
    return [
        InARow(by_label[first], by_label[second], ends[first], starts[second], generator)
        for first in by_label
        for second in by_label
        if first != second and ({first, second} == {"walk", "run"} or not {first, second} <= set(GAITS))
    ]


@dataclass(frozen=True, eq=False)
class AtOnce:
    """Tries one gesture on one gait."""

    gaits: Sequence[CapturedClip]
    gestures: Sequence[CapturedClip]
    generator: np.random.Generator

    def __call__(self) -> Composition | None:
        """One random try; None if the two do not go together."""
        gait = _pick(self.gaits, self.generator)
        alike = [part for part in self.gestures if part.style == gait.style]
        if not alike:
            return None
        gesture = _pick(alike, self.generator)
        sides, joints = ARM_GESTURES[gesture.label], gait.joints
        if any(hands_up(joints, [side]).any() for side in sides):
            return None
        base, sign = gait.clip(), gesture.clip(*gesture_frames(gesture.joints, sides))
        if gesture.label.startswith("raise") and self.generator.random() < HELD_SHARE:
            sign = held(sign, sides, int(self.generator.integers(base.num_frames)))
        up = np.flatnonzero(hands_up(sign.joints, sides))
        start = self._start(base.num_frames, sign.num_frames, int(up[0]), int(up[-1]))
        clip = with_arms(base, sign, sides, start)
        return Composition(gait, gesture, TOGETHER, clip) if are_hands_up(clip.joints, sides) else None

    def _start(self, base_frames: int, sign_frames: int, first_up: int, last_up: int) -> int:
        """Anywhere inside; a gesture longer than the gait begins or ends outside of it."""
        spare = base_frames - sign_frames
        if spare >= 0:
            return int(self.generator.integers(spare + 1))
        start = _pick((0, spare, int(self.generator.integers(spare, 1))), self.generator)
        earliest, latest = _MIN_UP_FRAMES + RAMP_FRAMES - last_up, base_frames - first_up - _MIN_UP_FRAMES
        return int(np.clip(start, earliest, latest))


class Poses:
    """Poses at which parts may be cut, seen by somebody who faces along with the body; they lie on the disk.

    Places are [N, J, 3] joints from the floor between the ankles, metres; velocities [N, J, 3] metres a second.
    """

    def __init__(self, path: Path) -> None:
        """Begin without poses.

        Args:
            path: of files to write, without a suffix.
        """
        # Where the ankles are decides about nearly all, so they stand apart from the rest.
        self._ankles = RowSpool(path.with_name(f"{path.name}.ankles"), np.float64, 3 * len(_ANKLES))
        self._all = RowSpool(path.with_name(f"{path.name}.all"), np.float64, 6 * NUM_JOINTS)
        self._starts, self._firsts = array("q"), array("q")

    def __len__(self) -> int:
        return self._all.rows

    def add(self, first_frame: int, places_m: FloatArray, velocities_mps: FloatArray) -> None:
        """Append poses of the next part, of frames in a row from one on."""
        self._starts.append(len(self))
        self._firsts.append(first_frame)
        self._ankles.add(places_m[:, _ANKLES].reshape(len(places_m), -1))
        self._all.add(np.stack([places_m, velocities_mps], axis=1).reshape(len(places_m), -1))

    def part_and_frame(self, pose: int) -> tuple[int, int]:
        """Number of the part that a pose is of, and its frame there."""
        part = bisect_right(self._starts, pose) - 1
        return part, self._firsts[part] + pose - self._starts[part]

    def ankles(self, start: int, stop: int) -> FloatArray:
        """[stop - start, 2, 3] places of the ankles."""
        return self._ankles.read(start, stop).reshape(-1, len(_ANKLES), 3)

    def read(self, start: int, stop: int) -> tuple[FloatArray, FloatArray]:
        """Places and velocities, each [stop - start, J, 3]."""
        rows = self._all.read(start, stop).reshape(-1, 2, NUM_JOINTS, 3)
        return rows[:, 0], rows[:, 1]


@dataclass(frozen=True, eq=False)
class InARow:
    """Tries one clip after another."""

    firsts: Sequence[CapturedClip]
    seconds: Sequence[CapturedClip]
    ends: Poses
    starts: Poses
    generator: np.random.Generator

    def __call__(self) -> Composition | None:
        """One random try; None if the two do not go together."""
        end = int(self.generator.integers(len(self.ends)))
        fits = matching(self.ends, end, self.starts)
        if not len(fits):
            return None
        (one, last_frame), (other, first_frame) = (
            self.ends.part_and_frame(end),
            self.starts.part_and_frame(int(_pick(fits, self.generator))),
        )
        first, second = self.firsts[one], self.seconds[other]
        before, after = first.clip(0, last_frame + 1), second.clip(first_frame)
        if before.num_frames + after.num_frames > MAX_FRAMES:
            return None
        if not (_still_what_it_says(first, before) and _still_what_it_says(second, after)):
            return None
        after = aligned(before, after)
        clip = joined(before, after)
        return Composition(first, second, IN_A_ROW, clip) if slide_m(clip, after) <= MAX_SLIDE_M else None


def seam_poses(parts: Sequence[CapturedClip], path: Path, *, at_end: bool) -> Poses:
    """Poses at the very end or start of gestures, and some way inside of gaits, in files that are called `path`."""
    found = Poses(path)
    for part in parts:
        can_be_cut = part.label in GAITS and part.frames >= 1.5 * MIN_GAIT_FRAMES
        reach = round(_CUT_SHARE * part.frames) if can_be_cut else 1
        chosen = np.arange(part.frames - reach, part.frames) if at_end else np.arange(reach)
        # Towards the pose where it ends a part, away from it where it begins one.
        after = chosen if at_end else chosen + 1
        joints = part.joints
        step = joints[after] - joints[after - 1]
        facing = rotation_about_y(-heading_rad(part.clip())[chosen])
        between_ankles = joints[chosen][:, _ANKLES].mean(axis=1, keepdims=True) * [1.0, 0.0, 1.0]
        found.add(
            int(chosen[0]),
            np.einsum("nab,njb->nja", facing, joints[chosen] - between_ankles),
            np.einsum("nab,njb->nja", facing, step) * FPS,
        )
    return found


def matching(ends: Poses, end: int, starts: Poses) -> NDArray[np.int64]:
    """Numbers of the starts that may follow one end, at most `_CANDIDATES`, the best first."""
    (places,), (velocities,) = ends.read(end, end + 1)
    numbers, costs = [], []
    for begin in range(0, len(starts), _POSES_AT_ONCE):
        ankles = starts.ankles(begin, min(begin + _POSES_AT_ONCE, len(starts)))
        near = np.flatnonzero(np.linalg.norm(ankles - places[_ANKLES], axis=-1).max(axis=1) < MAX_ANKLE_M)
        if not len(near):
            continue
        theirs = starts.read(begin + int(near[0]), begin + int(near[-1]) + 1)
        their_places, their_velocities = (rows[near - near[0]] for rows in theirs)
        apart_m = np.linalg.norm(their_places - places, axis=-1)
        faster_mps = np.linalg.norm(their_velocities - velocities, axis=-1).mean(axis=1)
        ankles_m, pose_m = apart_m[:, _ANKLES].max(axis=1), apart_m.mean(axis=1)
        fits = (pose_m < MAX_POSE_M) & (faster_mps < MAX_VELOCITY_MPS)
        numbers.append(begin + near[fits])
        # 0.3 s: a velocity that differs for about the length of the blend costs as much as the distance it makes.
        costs.append((pose_m + ankles_m + 0.3 * faster_mps)[fits])
    if not numbers:
        return np.zeros(0, np.int64)
    order = np.argsort(np.concatenate(costs), kind="stable")[:_CANDIDATES]
    return np.concatenate(numbers)[order]


def _still_what_it_says(part: CapturedClip, rest: MotionClip) -> bool:
    return part.label not in GAITS or leads_where_it_says(part.label, path_facts(rest))


def _by_label(parts: Sequence[CapturedClip]) -> dict[str, list[CapturedClip]]:
    found: defaultdict[str, list[CapturedClip]] = defaultdict(list)
    for part in parts:
        found[part.label].append(part)
    return dict(found)


def _pick(items: Sequence[Item] | NDArray[np.int64], generator: np.random.Generator) -> Item:
    chosen: Item = items[int(generator.integers(len(items)))]
    return chosen
