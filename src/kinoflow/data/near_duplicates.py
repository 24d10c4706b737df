"""Clips that show the same recording: copies, mirror images, parts of each other, other rates; and told alike.

Every clip is remembered by its events, moments at which the body comes to rest within itself or turns back: they are
at the same place of a motion whatever was cut off before it and however fast it is played. An event is a row of
poses around it, seen from the pelvis. Two clips with several events alike, in step, are compared frame by frame.

Memory: `NUM_VALUES` float32 an event, about two a second of motion. Motions themselves are read again where two clips
are compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from kinoflow.data.manifest import TRAIN, VALIDATION, Caption, normalised
from kinoflow.motion.canonical import heading_rad, mirror
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.rotations import rotation_about_y
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import moving_mean

FloatArray = NDArray[np.float64]

_LIMBS = (
    *(joint(f"{side}_{name}") for side in "LR" for name in ("Elbow", "Wrist", "Knee", "Ankle")),
    joint("Head"),
)
_AROUND_FRAMES = (-6, 0, 6)
"""Of the poses that make an event."""
NUM_VALUES = len(_LIMBS) * len(_AROUND_FRAMES) * 3
_LEAST_WAY_M = 0.08
"""Limbs must have moved by this much around an event: poses that are held look like those of anybody."""
_ALIKE_M = 0.06
"""Events whose limbs are this near, root mean square, may be the same."""
_MOST_ALIKE = 24
"""Events that are looked at for each; a clip's own counterpart is among the nearest."""
_LEAST_EVENTS, _LEAST_EVENT_SHARE = 2, 0.4
"""Of the clip with fewer events; both must show four fifths of the shorter one."""
_MOST_COMPARED = 4
"""Clips that are read again and compared for each, those with most events in step."""
_RATES = (0.85, 1.18)
"""How much faster one of two copies may be played."""
_IN_STEP_FRAMES = 4
SAME_M = 0.008
"""Mean distance of joints, seen from the pelvis, of two copies; walks of one person are 13 mm apart and more."""
_SLACK_FRAMES = 2
_LEAST_FRAMES = 45
LEAST_SHARE = 0.8
"""Of the shorter clip, that both show."""
_RARE = 4
"""A caption written for single clips that so many recordings share, at most, is about the same recording."""

Read = Callable[[int], MotionClip]


@dataclass(frozen=True)
class NearDuplicate:
    """Two clips that show the same.

    Attributes:
        clip: number of the later one.
        of: number of the earlier one.
        mirrored: whether one is the mirror image of the other.
        rate: how many frames of the earlier pass in one of the later.
        start: frame of the earlier one at which the later one begins.
        distance_m: mean distance of joints, seen from the pelvis.
    """

    clip: int
    of: int
    mirrored: bool
    rate: float
    start: int
    distance_m: float


class NearDuplicates:
    """Finds clips that show the same as an earlier one."""

    def __init__(self) -> None:
        self._events: list[NDArray[np.float32]] = []
        self._frames: list[NDArray[np.int32]] = []
        self._mirrored: list[NDArray[np.float32]] = []
        self._lengths: list[int] = []

    def add(self, clip: MotionClip) -> None:
        """Remember the next clip, at 30 fps."""
        frames, poses = _events(clip)
        self._frames.append(frames)
        self._events.append(poses)
        self._mirrored.append(_mirrored(poses))
        self._lengths.append(clip.num_frames)

    def find(self, read: Read) -> list[NearDuplicate]:
        """The pairs, each clip with the earliest that it is a copy of, in order.

        Args:
            read: the clip of a number, in the order in which they were added.
        """
        counts = [len(frames) for frames in self._frames]
        if not sum(counts):
            return []
        owner = np.repeat(np.arange(len(counts)), counts)
        frames = np.concatenate(self._frames)
        tree = cKDTree(np.concatenate(self._events))
        radius = _ALIKE_M * np.sqrt(NUM_VALUES / 3)
        found = []
        for clip, count in enumerate(counts):
            candidates: list[tuple[int, int, bool, float, float]] = []
            for flipped, events in ((False, self._events[clip]), (True, self._mirrored[clip])):
                if count:
                    near = tree.query(events, k=min(_MOST_ALIKE, len(frames)), distance_upper_bound=radius)[1]
                    near = near.reshape(count, -1)
                    candidates += self._in_step(clip, near, owner, frames, flipped)
            likeliest = sorted(candidates, key=lambda found: found[1])[:_MOST_COMPARED]
            best = self._first_same(clip, sorted(likeliest), read)
            if best is not None:
                found.append(best)
        return found

    def _in_step(
        self, clip: int, near: NDArray[np.int64], owner: NDArray[np.int64], frames: NDArray[np.int32], flipped: bool
    ) -> list[tuple[int, int, bool, float, float]]:
        """Earlier clips with events alike in step: (number, -events, mirrored, rate, start)."""
        pairs: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for event, row in enumerate(near):
            for other in row[row < len(frames)]:
                if owner[other] < clip:
                    pairs[int(owner[other])].append((int(self._frames[clip][event]), int(frames[other])))
        found = []
        for other, matched in pairs.items():
            best = max(
                (_fitted(matched, rate) for rate in (1.0, 0.952, 1.05)),
                key=lambda fit: fit[0],
            )
            short = min(len(self._frames[clip]), len(self._frames[other]))
            if best[0] >= min(max(_LEAST_EVENTS, _LEAST_EVENT_SHARE * short), short):
                found.append((other, -best[0], flipped, best[1], best[2]))
        return found

    def _first_same(
        self, clip: int, candidates: Sequence[tuple[int, int, bool, float, float]], read: Read
    ) -> NearDuplicate | None:
        if not candidates:
            return None
        motion = read(clip)
        places = {False: _from_pelvis(motion), True: _from_pelvis(mirror(motion))}
        for other, _, flipped, rate, start in candidates:
            distance, refined, begin = _distance(places[flipped], _from_pelvis(read(other)), rate, start)
            if distance < SAME_M:
                return NearDuplicate(clip, other, flipped, round(refined, 3), begin, distance)
        return None


def _fitted(matched: Sequence[tuple[int, int]], rate: float) -> tuple[int, float, float]:
    """How many pairs of frames lie on one line of about this slope, its slope, and where it begins."""
    here, there = np.array(matched, dtype=np.float64).T
    offsets = there - rate * here
    near = np.abs(offsets[:, None] - offsets[None]) <= _IN_STEP_FRAMES
    counts = [len(set(here[row])) for row in near]
    kept = near[int(np.argmax(counts))]
    if max(counts) >= 2:
        slope = np.polyfit(here[kept], there[kept], 1)[0] if np.ptp(here[kept]) >= _LEAST_FRAMES else rate
        if _RATES[0] <= slope <= _RATES[1]:
            rate = float(slope)
    return max(counts), rate, float(np.median(there[kept] - rate * here[kept]))


def _distance(one: FloatArray, other: FloatArray, rate: float, start: float) -> tuple[float, float, int]:
    """Mean distance of joints [T, J, 3] at the best start near `start`; infinite if too little is in both."""
    best = (np.inf, rate, round(start))
    least = max(min(_LEAST_FRAMES, len(one), len(other)), LEAST_SHARE * min(len(one) * rate, len(other)) - 1)
    for shift in range(-3, 4):
        times = np.arange(len(one)) * rate + start + shift
        inside = (times >= -0.5) & (times <= len(other) - 0.5)
        if inside.sum() * rate < least:
            continue
        there = np.clip(np.round(times[inside]).astype(int), 0, len(other) - 1)
        distances = np.min(
            [
                np.linalg.norm(one[inside] - other[np.clip(there + k, 0, len(other) - 1)], axis=-1).mean(axis=1)
                for k in range(-_SLACK_FRAMES, _SLACK_FRAMES + 1)
            ],
            axis=0,
        )
        best = min(best, (float(distances.mean()), rate, round(start + shift)))
    return best


def _from_pelvis(clip: MotionClip) -> FloatArray:
    """[T, J, 3] joints seen from the pelvis, facing +Z."""
    return np.einsum("tij,tkj->tki", rotation_about_y(-heading_rad(clip)), clip.joints - clip.joints[:, :1])


def _events(clip: MotionClip) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Frames [E] and poses [E, NUM_VALUES] of a clip's events."""
    places = _from_pelvis(clip)[:, _LIMBS]
    margin = max(_AROUND_FRAMES)
    if len(places) < 2 * margin + 3:
        return np.zeros(0, np.int32), np.zeros((0, NUM_VALUES), np.float32)
    speed = np.linalg.norm(np.gradient(places, axis=0), axis=-1).sum(axis=1)
    smooth = moving_mean(speed[:, None], 7)[:, 0]
    inner = np.arange(margin, len(places) - margin)
    # Both the slowest and the fastest moments.
    lowest = (smooth[inner] <= smooth[inner - 1]) & (smooth[inner] < smooth[inner + 1])
    highest = (smooth[inner] >= smooth[inner - 1]) & (smooth[inner] > smooth[inner + 1])
    frames = inner[lowest | highest]
    poses = places[frames[:, None] + np.array(_AROUND_FRAMES)]
    moved = np.linalg.norm(np.ptp(poses, axis=1), axis=-1).max(axis=1) > _LEAST_WAY_M
    return frames[moved].astype(np.int32), poses[moved].reshape(-1, NUM_VALUES).astype(np.float32)


def _mirrored(poses: NDArray[np.float32]) -> NDArray[np.float32]:
    """Events [E, NUM_VALUES] of the mirror image."""
    shaped = poses.reshape(-1, len(_AROUND_FRAMES), len(_LIMBS), 3) * np.array([-1, 1, 1], np.float32)
    half = (len(_LIMBS) - 1) // 2
    order = [*range(half, 2 * half), *range(half), 2 * half]
    return np.ascontiguousarray(shaped[:, :, order].reshape(-1, NUM_VALUES))


MADE = frozenset({"grammar", "label", "file name", "generic", "composed", "authored"})
"""Origins of captions that are made of labels, and shared by design; all others were written for single clips."""


def told_alike(groups: Iterable[tuple[str, Sequence[Caption]]]) -> list[tuple[str, str]]:
    """Pairs of groups that share a sentence which was written for few recordings.

    A sentence that more than `_RARE` groups share, such as "walks forward", says nothing of where it comes from.

    Args:
        groups: group and captions of each clip.
    """
    sharing: dict[str, dict[str, None]] = defaultdict(dict)
    for group, captions in groups:
        for caption in captions:
            if caption.origin not in MADE:
                sharing[normalised(caption.text)].setdefault(group)
    return [
        (first, other)
        for names in sharing.values()
        if 1 < len(names) <= _RARE
        for first, *others in [tuple(names)]
        for other in others
    ]


def in_one_split(
    pairs: Iterable[tuple[str, str]], splits: dict[str, str], asked: frozenset[str] = frozenset()
) -> dict[str, str]:
    """Splits of groups so that both of each pair are in one: in training, unless a source asks for validation.

    Args:
        pairs: groups that belong together.
        splits: of every group, as they are.
        asked: groups whose split their source has decided.

    Returns:
        The splits that change. If nothing were left for validation, the smallest set of groups that belong together
        goes there instead.
    """
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for one, other in pairs:
        first, last = sorted((root(one), root(other)))
        parent[last] = first
    together: dict[str, list[str]] = defaultdict(list)
    for name in parent:
        together[root(name)].append(name)
    mixed = [sorted(names) for names in together.values() if len({splits[name] for name in names}) > 1]
    mixed.sort(key=lambda names: (len(names), names))
    to = {
        tuple(names): VALIDATION if any(n in asked and splits[n] == VALIDATION for n in names) else TRAIN
        for names in mixed
    }
    held_out = {name for name, split in splits.items() if split == VALIDATION}
    moved = {name for names, split in to.items() if split == TRAIN for name in names}
    left = held_out - moved or any(split == VALIDATION for split in to.values())
    if mixed and held_out and not left:
        to[tuple(mixed[0])] = VALIDATION
    return {name: split for names, split in to.items() for name in names if splits[name] != split}
