"""Which captured clips go together: a gesture of the arms on a gait, or two clips whose poses meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
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
from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS
from kinoflow.motion.rotations import rotation_about_y
from kinoflow.motion.skeleton import joint

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


def in_a_row(parts: Sequence[CapturedClip], generator: np.random.Generator) -> list[InARow]:
    """A search for every label after every other; of two gaits only walking and running, the others rarely meet."""
    by_label = _by_label(parts)
    ends = {label: seam_poses(some, at_end=True) for label, some in by_label.items()}
    starts = {label: seam_poses(some, at_end=False) for label, some in by_label.items()}
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
        sides = ARM_GESTURES[gesture.label]
        if any(hands_up(gait.joints, [side]).any() for side in sides):
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


@dataclass(frozen=True, eq=False)
class Poses:
    """Poses at which parts may be cut, seen by somebody who faces along with the body.

    Attributes:
        parts: [N] index of the part.
        frames: [N] frame of the part.
        places_m: [N, J, 3] joints from the floor between the ankles.
        velocities_mps: [N, J, 3].
    """

    parts: NDArray[np.int64]
    frames: NDArray[np.int64]
    places_m: FloatArray
    velocities_mps: FloatArray


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
        end = int(self.generator.integers(len(self.ends.frames)))
        fits = matching(self.ends, end, self.starts)
        if not len(fits):
            return None
        start = int(_pick(fits, self.generator))
        first, second = self.firsts[self.ends.parts[end]], self.seconds[self.starts.parts[start]]
        before = first.clip(0, int(self.ends.frames[end]) + 1)
        after = second.clip(int(self.starts.frames[start]))
        if before.num_frames + after.num_frames > MAX_FRAMES:
            return None
        if not (_still_what_it_says(first, before) and _still_what_it_says(second, after)):
            return None
        after = aligned(before, after)
        clip = joined(before, after)
        return Composition(first, second, IN_A_ROW, clip) if slide_m(clip, after) <= MAX_SLIDE_M else None


def seam_poses(parts: Sequence[CapturedClip], *, at_end: bool) -> Poses:
    """Poses at the very end or start of gestures, and some way inside of gaits."""
    owners, frames, places, velocities = [], [], [], []
    for index, part in enumerate(parts):
        count = len(part.features)
        can_be_cut = part.label in GAITS and count >= 1.5 * MIN_GAIT_FRAMES
        reach = round(_CUT_SHARE * count) if can_be_cut else 1
        chosen = np.arange(count - reach, count) if at_end else np.arange(reach)
        # Towards the pose where it ends a part, away from it where it begins one.
        after = chosen if at_end else chosen + 1
        step = part.joints[after] - part.joints[after - 1]
        facing = rotation_about_y(-heading_rad(part.clip())[chosen])
        between_ankles = part.joints[chosen][:, _ANKLES].mean(axis=1, keepdims=True) * [1.0, 0.0, 1.0]
        owners.append(np.full(len(chosen), index))
        frames.append(chosen)
        places.append(np.einsum("nab,njb->nja", facing, part.joints[chosen] - between_ankles))
        velocities.append(np.einsum("nab,njb->nja", facing, step) * FPS)
    return Poses(*(np.concatenate(column) for column in (owners, frames, places, velocities)))


def matching(ends: Poses, end: int, starts: Poses) -> NDArray[np.int64]:
    """Indices of the starts that may follow one end, at most `_CANDIDATES`, the best first."""
    apart_m = np.linalg.norm(starts.places_m - ends.places_m[end], axis=-1)
    faster_mps = np.linalg.norm(starts.velocities_mps - ends.velocities_mps[end], axis=-1).mean(axis=1)
    ankles_m, pose_m = apart_m[:, _ANKLES].max(axis=1), apart_m.mean(axis=1)
    fits = (pose_m < MAX_POSE_M) & (ankles_m < MAX_ANKLE_M) & (faster_mps < MAX_VELOCITY_MPS)
    # 0.3 s: a velocity that differs for about the length of the blend costs as much as the distance it makes.
    cost = np.where(fits, pose_m + ankles_m + 0.3 * faster_mps, np.inf)
    return np.argsort(cost, kind="stable")[: min(_CANDIDATES, int(fits.sum()))]


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
