"""Composed clips: two captured motions at once or one after the other, because captures hardly ever hold both.

They are made, not captured: their source is "composed", so are the origins of their captions, and their ids name the
parts. Parts come from one split, so nothing of a validation clip gets into training.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import cycle, islice

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.caption_bandai import BANDAI_CONTENTS, LOW_HANDS_STYLE, STYLES
from kinoflow.data.caption_composed import IN_A_ROW, TOGETHER, composed_captions
from kinoflow.data.caption_mirror import mirror_caption
from kinoflow.data.caption_path import PathFacts, path_facts
from kinoflow.data.filters import FilterOptions, first_defect
from kinoflow.data.manifest import Caption, ClipRecord
from kinoflow.data.splice import RAMP_FRAMES, aligned, hands_up, joined, slide_m, with_arms
from kinoflow.motion.canonical import canonicalise, heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import POSITIONS, TRANSLATION, decode, encode
from kinoflow.motion.rotations import rotation_about_y
from kinoflow.motion.skeleton import joint

FloatArray = NDArray[np.float64]

COMPOSED = "composed"
"""Source of composed clips and origin of their captions."""

GAITS = ("walk", "run", "walk-back", "walk-turn-left", "walk-turn-right")
SIDES = {"left": ("left",), "right": ("right",), "both": ("left", "right")}
ARM_GESTURES = {
    f"{verb}-{side}-hand{'s' * (side == 'both')}": SIDES[side] for verb in ("wave", "raise-up") for side in SIDES
}
"""Label to the hands that must rise above the shoulder."""
STANDING = ("bow", "guide", *ARM_GESTURES)

TOGETHER_SHARE = 0.6
"""Of the composed clips, how many are two actions at once."""
_TRIES = 25
"""Pairs of clips that are tried for each composed clip."""
_MIN_FRAMES, _MAX_FRAMES = 60, 360
_UP_FRAMES = 12
"""A gesture needs its hands above the shoulders for this many frames; so does the result."""
_UP_MARGIN_M = 0.03
_LONGEST_CUT = 0.4
"""A gait may lose this share of its frames at the seam, to find steps that match."""
_MAX_POSE_M, _MAX_ANKLE_M, _MAX_VELOCITY_M_PER_S, _MAX_SLIDE_M = 0.10, 0.06, 0.35, 0.04


@dataclass(frozen=True, eq=False)
class Part:
    """A captured clip of the dataset: its record and features [T, D]."""

    record: ClipRecord
    features: NDArray[np.float32]

    @property
    def label(self) -> str:
        """What is done."""
        return self.record.label

    @property
    def style(self) -> str:
        """How it is done; "normal" where that is not said."""
        return self.record.style or "normal"

    @cached_property
    def joints(self) -> FloatArray:
        """[T, J, 3] in the world."""
        relative = self.features[:, POSITIONS].reshape(len(self.features), -1, 3)
        return (relative + self.features[:, None, TRANSLATION]).astype(np.float64)

    def clip(self, start: int = 0, stop: int | None = None) -> MotionClip:
        """The motion, or frames of it."""
        return decode(self.features[start:stop])


@dataclass(frozen=True, eq=False)
class Poses:
    """Poses of parts at frames at which they may be cut, as seen by somebody who faces along with the body.

    Attributes:
        parts: [N] index into the list of parts.
        frames: [N] frame.
        places: [N, J, 3] joints relative to the floor below the ankles, heading removed.
        velocities: [N, J, 3] metres a second, likewise.
    """

    parts: NDArray[np.int64]
    frames: NDArray[np.int64]
    places: FloatArray
    velocities: FloatArray


def can_be_part(label: str) -> bool:
    """Whether clips of a label are ever parts of composed ones."""
    return label in GAITS or label in STANDING


def compose(
    parts: Sequence[Part], count: int, *, seed: int, captions_per_clip: int, filters: FilterOptions
) -> Iterator[tuple[ClipRecord, NDArray[np.float32]]]:
    """Up to `count` clips composed of parts of one split, with records and features [T, D].

    Every pair of labels gets about the same number; pairs for which nothing fits leave their share to the others.
    """
    generator = np.random.default_rng([seed, 0xC0])
    usable = [part for part in parts if is_what_it_says(part)]
    together = round(count * TOGETHER_SHARE)
    makers: list[tuple[Callable[[], _Found | None], ...]] = [
        tuple(_at_once_makers(usable, generator)),
        tuple(_in_a_row_makers(usable, generator)),
    ]
    seen: set[str] = set()
    for ways, wanted in zip(makers, (together, count - together), strict=True):
        for found in _round_robin(ways, wanted, seen, filters):
            captions = composed_captions(found.label, found.style, generator=generator, count=captions_per_clip)
            yield _record(found, captions), encode(found.clip).astype(np.float32)


@dataclass(frozen=True, eq=False)
class _Found:
    label: str
    first: Part
    second: Part
    clip: MotionClip

    @property
    def id(self) -> str:
        return f"{COMPOSED}:{self.first.record.id}{TOGETHER if TOGETHER in self.label else IN_A_ROW}{self.second.record.id}"

    @property
    def style(self) -> str | None:
        return self.first.record.style if self.first.style == self.second.style else None


def _round_robin(
    ways: Sequence[Callable[[], _Found | None]], wanted: int, seen: set[str], filters: FilterOptions
) -> Iterator[_Found]:
    """One clip of each way in turn, until there are enough; a way that finds nothing is given up."""
    waiting = list(ways)
    made = 0
    while waiting and made < wanted:
        for way in tuple(waiting):
            found = None
            for _ in range(_TRIES):
                candidate = way()
                if candidate and candidate.id not in seen and first_defect(candidate.clip, filters) is None:
                    found = candidate
                    break
            if found is None:
                waiting.remove(way)
                continue
            seen.add(found.id)
            made += 1
            yield found
            if made == wanted:
                return


def _record(found: _Found, captions: Sequence[str]) -> ClipRecord:
    first, second = found.first.record, found.second.record
    # Terms that forbid something come first.
    licences = sorted({first.licence, second.licence}, key=lambda text: ("NC" not in text.split()[0:2][-1], text))
    return ClipRecord(
        id=found.id,
        source=COMPOSED,
        licence=" + ".join(licences),
        split=first.split,
        group=f"{first.group}{TOGETHER}{second.group}",
        label=found.label,
        style=found.style,
        frames=found.clip.num_frames,
        captions=tuple(Caption(text, mirror_caption(text), COMPOSED) for text in captions),
    )


def is_what_it_says(part: Part) -> bool:
    """Whether the motion is so plainly what its label says that a sentence may be built on it."""
    if part.label in ARM_GESTURES:
        up = hands_up(part.joints, ARM_GESTURES[part.label], _UP_MARGIN_M)
        return part.style != LOW_HANDS_STYLE and int(up.sum()) >= _UP_FRAMES
    if part.label in GAITS:
        return len(part.features) >= _MIN_FRAMES and leads_where_it_says(part.label, path_facts(part.clip()))
    return part.label in STANDING


def still_what_it_says(label: str, rest: MotionClip) -> bool:
    """Whether the rest of a part, after it was cut, is still what its label says; gestures are not cut."""
    return label not in GAITS or leads_where_it_says(label, path_facts(rest))


def leads_where_it_says(gait: str, path: PathFacts) -> bool:
    """Whether a path is that of a gait: forward or back, straight or round the side that is named."""
    turn_deg = float(np.rad2deg(path.turn_rad))
    if gait in ("walk", "run"):
        return abs(turn_deg) < 35 and path.forward_m > 3 * abs(path.left_m) and path.speed_mps > (1.5 if gait == "run" else 0.5)
    if gait == "walk-back":
        return abs(turn_deg) < 35 and -path.forward_m > 2 * abs(path.left_m) and path.speed_mps > 0.3
    return path.speed_mps > 0.4 and 35 < turn_deg * (1 if gait.endswith("left") else -1) < 150


# ---- at once ---------------------------------------------------------------------------------------------------------


def _at_once_makers(parts: Sequence[Part], generator: np.random.Generator) -> Iterator[Callable[[], _Found | None]]:
    by_label = _by_label(parts)
    for gait in GAITS:
        for gesture in ARM_GESTURES:
            if by_label[gait] and by_label[gesture]:
                yield _AtOnce(by_label[gait], by_label[gesture], generator)


@dataclass(frozen=True, eq=False)
class _AtOnce:
    bases: Sequence[Part]
    gestures: Sequence[Part]
    generator: np.random.Generator

    def __call__(self) -> _Found | None:
        base = _pick(self.bases, self.generator)
        alike = [part for part in self.gestures if part.style == base.style]
        if not alike:
            return None
        gesture = _pick(alike, self.generator)
        sides = ARM_GESTURES[gesture.label]
        clip = base.clip()
        if hands_up(base.joints, sides[:1]).any() or hands_up(base.joints, sides[1:] or sides).any():
            return None
        sign = gesture_frames(gesture, sides)
        sign_clip = gesture.clip(*sign)
        up = np.flatnonzero(hands_up(sign_clip.joints, sides))
        if "raise" in gesture.label and self.generator.random() < 0.6:
            sign_clip = held(sign_clip, sides, int(self.generator.integers(0, clip.num_frames)))
            up = np.flatnonzero(hands_up(sign_clip.joints, sides))
        start = self._start(clip.num_frames, sign_clip.num_frames, int(up[0]), int(up[-1]))
        result = canonicalise(with_arms(clip, sign_clip, sides, start))
        if int(hands_up(result.joints, sides, _UP_MARGIN_M).sum()) < _UP_FRAMES:
            return None
        return _Found(f"{base.label}{TOGETHER}{gesture.label}", base, gesture, result)

    def _start(self, base_frames: int, gesture_frames: int, first_up: int, last_up: int) -> int:
        """Anywhere as long as the gesture lies inside; a longer one begins or ends outside with its hands up."""
        spare = base_frames - gesture_frames
        if spare >= 0:
            return int(self.generator.integers(0, spare + 1))
        choices = (0, spare, int(self.generator.integers(spare, 1)))
        start = choices[int(self.generator.integers(3))]
        # At least a second of raised hands must remain.
        return int(np.clip(start, RAMP_FRAMES - last_up + 20, base_frames - first_up - 20))


def gesture_frames(part: Part, sides: Sequence[str]) -> tuple[int, int]:
    """(start, stop) of the frames in which the hands rise, are up and sink, with the ramps of `with_arms` around."""
    low = np.ones(len(part.joints))
    for side in sides:
        wrist = part.joints[:, joint(f"{side[0].upper()}_Wrist"), 1] - part.joints[:, joint(f"{side[0].upper()}_Shoulder"), 1]
        low = np.minimum(low, (wrist - wrist.min()) / np.ptp(wrist))
    up = np.flatnonzero(low > 0.12)
    return max(int(up[0]) - RAMP_FRAMES, 0), min(int(up[-1]) + 1 + RAMP_FRAMES, len(low))


def held(gesture: MotionClip, sides: Sequence[str], more_frames: int) -> MotionClip:
    """The gesture with its hands up for longer: between two frames of the raised hands it goes back and forth.

    The way back and forth is a cosine in time, so that it turns without a jerk; both frames are those at which the
    hands move least near the ends of the time they are up.
    """
    up = np.flatnonzero(hands_up(gesture.joints, sides))
    wrists = [joint(f"{side[0].upper()}_Wrist") for side in sides]
    speed = np.linalg.norm(np.gradient(gesture.joints[:, wrists], axis=0), axis=-1).max(axis=1)
    third = max(len(up) // 3, 1)
    first = int(up[:third][np.argmin(speed[up[:third]])])
    last = int(up[-third:][np.argmin(speed[up[-third:]])])
    if last - first < 4:
        return gesture
    half = np.pi / 2 * (last - first)
    periods = int(more_frames // (2 * half))
    if periods == 0:
        return gesture
    frames = np.arange(round(2 * half * periods))
    wave = first + (last - first) * (1 - np.cos(np.pi * frames / half)) / 2
    times = np.concatenate([np.arange(first), wave, np.arange(first, gesture.num_frames)])
    return at_times(gesture, times)


def at_times(clip: MotionClip, times: FloatArray) -> MotionClip:
    """The pose at each time (in frames, between 0 and T - 1), interpolated."""
    from kinoflow.motion.rotations import slerp

    before = np.minimum(times.astype(int), clip.num_frames - 2)
    fraction = times - before
    rotations = slerp(clip.rotations[before], clip.rotations[before + 1], fraction[:, None])
    translation = clip.translation[before] + (clip.translation[before + 1] - clip.translation[before]) * fraction[:, None]
    return clip.replace(rotations=rotations, translation=translation)


# ---- one after the other ---------------------------------------------------------------------------------------------


def _in_a_row_makers(parts: Sequence[Part], generator: np.random.Generator) -> Iterator[Callable[[], _Found | None]]:
    by_label = _by_label([part for part in parts if part.label != "guide" or True])
    ends = {label: seam_poses(some, at_end=True) for label, some in by_label.items()}
    starts = {label: seam_poses(some, at_end=False) for label, some in by_label.items()}
    for first in by_label:
        for second in by_label:
            if first != second and (first in GAITS, second in GAITS) != (True, True) or {first, second} == {"walk", "run"}:
                yield _InARow(by_label[first], by_label[second], ends[first], starts[second], generator)


@dataclass(frozen=True, eq=False)
class _InARow:
    firsts: Sequence[Part]
    seconds: Sequence[Part]
    ends: Poses
    starts: Poses
    generator: np.random.Generator

    def __call__(self) -> _Found | None:
        end = int(self.generator.integers(len(self.ends.frames)))
        fits = matching(self.ends.places[end], self.ends.velocities[end], self.starts)
        if not len(fits):
            return None
        start = int(_pick(fits, self.generator))
        first, second = self.firsts[self.ends.parts[end]], self.seconds[self.starts.parts[start]]
        stop, begin = int(self.ends.frames[end]) + 1, int(self.starts.frames[start])
        if stop + len(second.features) - begin > _MAX_FRAMES:
            return None
        one, rest = first.clip(0, stop), second.clip(begin)
        if not (still_what_it_says(first.label, one) and still_what_it_says(second.label, rest)):
            return None
        two = aligned(one, rest)
        both = joined(one, two)
        if slide_m(both, two) > _MAX_SLIDE_M:
            return None
        return _Found(f"{first.label}{IN_A_ROW}{second.label}", first, second, canonicalise(both))


def seam_poses(parts: Sequence[Part], *, at_end: bool) -> Poses:
    """Poses at which parts may be cut: gestures only at the very end or start, gaits also some way inside."""
    owners, frames, places, velocities = [], [], [], []
    for index, part in enumerate(parts):
        count = len(part.features)
        reach = round(_LONGEST_CUT * count) if part.label in GAITS and count * (1 - _LONGEST_CUT) >= _MIN_FRAMES / 1.5 else 1
        chosen = np.arange(count - reach, count) if at_end else np.arange(reach)
        # Velocity of a pose: towards it where it ends a part, from it where it begins one.
        step = part.joints[chosen] - part.joints[chosen - 1] if at_end else part.joints[chosen + 1] - part.joints[chosen]
        facing = rotation_about_y(-heading_rad(part.clip()))[chosen]
        ankles = part.joints[chosen][:, [joint("L_Ankle"), joint("R_Ankle")]].mean(axis=1) * [1.0, 0.0, 1.0]
        owners.append(np.full(len(chosen), index))
        frames.append(chosen)
        places.append(np.einsum("nij,nkj->nki", facing, part.joints[chosen] - ankles[:, None]))
        velocities.append(np.einsum("nij,nkj->nki", facing, step) * 30.0)
    return Poses(np.concatenate(owners), np.concatenate(frames), np.concatenate(places), np.concatenate(velocities))


def matching(place: FloatArray, velocity: FloatArray, candidates: Poses) -> NDArray[np.int64]:
    """[<=20] indices of the candidates a seam may lead to, out of those that fit the 20 best."""
    apart = np.linalg.norm(candidates.places - place, axis=-1)
    faster = np.linalg.norm(candidates.velocities - velocity, axis=-1).mean(axis=1)
    ankles = apart[:, [joint("L_Ankle"), joint("R_Ankle")]].max(axis=1)
    pose = apart.mean(axis=1)
    fits = (pose < _MAX_POSE_M) & (ankles < _MAX_ANKLE_M) & (faster < _MAX_VELOCITY_M_PER_S)
    cost = np.where(fits, pose + ankles + 0.3 * faster, np.inf)
    best = np.argsort(cost, kind="stable")[:20]
    return best[np.isfinite(cost[best])]


def _by_label(parts: Sequence[Part]) -> dict[str, list[Part]]:
    found: defaultdict[str, list[Part]] = defaultdict(list)
    for part in parts:
        found[part.label].append(part)
    return found


def _pick(items, generator):
    return items[int(generator.integers(len(items)))]
