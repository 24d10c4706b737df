"""What probes look at: a clip as numbers of its joints over time, and events in these."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter1d

from kinoflow.motion.canonical import heading_rad, resample
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.contacts import FOOT_JOINTS
from kinoflow.motion.skeleton import joint

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

RATE_HZ = 30.0
_STILL_M_PER_S = 0.25
_HEADING_WINDOW_S = 0.4
_PATH_WINDOW_S = 0.4


def frames_of(seconds: float) -> int:
    """Frames at the probes' rate, at least 1."""
    return max(1, round(seconds * RATE_HZ))


class ClipView:
    """Quantities that several probes need, computed once. All arrays are at `RATE_HZ`.

    Attributes:
        clip: the clip, resampled.
        num_frames: T.
        strictness: how limits of places are meant, in shares of the zone around each in which people differ: 0 as they
            are, 1 where everybody says that something is beyond them, -1 where somebody does.
    """

    def __init__(self, clip: MotionClip) -> None:
        self.clip = resample(clip, RATE_HZ)
        self.num_frames = self.clip.num_frames
        self.strictness = 0.0

    def at(self, strictness: float) -> ClipView:
        """The same clip, looked at more or less strictly."""
        if strictness == self.strictness:
            return self
        view = copy.copy(self)
        view.strictness = strictness
        return view

    @property
    def opposite(self) -> ClipView:
        """Strict where this one is loose: for what must not be so."""
        return self.at(-self.strictness)

    def over(self, values: FloatArray, limit: float | FloatArray, zone: float) -> BoolArray:
        """[T] which values are greater than a limit, around which people differ within plus or minus `zone`."""
        return np.asarray(values > limit + self.strictness * zone)

    def under(self, values: FloatArray, limit: float | FloatArray, zone: float) -> BoolArray:
        """[T] which values are less than a limit, around which people differ within plus or minus `zone`."""
        return np.asarray(values < limit - self.strictness * zone)

    @property
    def duration_s(self) -> float:
        """Seconds that the frames fill."""
        return self.num_frames / RATE_HZ

    def position(self, name: str) -> FloatArray:
        """[T, 3] world position of a joint, metres."""
        return self.clip.joints[:, joint(name)]

    @cached_property
    def floor_m(self) -> float:
        """Height of the floor that the feet imply, metres.

        The median height, less the resting height, of the lower joint of a foot over the frames in which that joint
        moves less than 0.25 m/s in any direction; over all frames where none does. It is not the clip's lowest
        point: feet that sink below where they mostly rest do not lower it.
        """
        still = self.foot_speeds < _STILL_M_PER_S
        low = self._raw_foot_heights
        lower = np.minimum(low[:, [0, 1]], low[:, [2, 3]])
        rests = still[:, [0, 1]] | still[:, [2, 3]]
        both = lower.min(axis=1, keepdims=True)
        supports = rests & (lower - both < 0.1)
        return float(np.median(lower[supports] if supports.any() else both))

    @cached_property
    def _raw_foot_heights(self) -> FloatArray:
        indices = [joint(name) for name in FOOT_JOINTS]
        return self.clip.joints[:, indices, 1] - self.clip.skeleton.rest_positions[indices, 1]

    @cached_property
    def foot_heights(self) -> FloatArray:
        """[T, 4] height of left ankle, right ankle, left toes, right toes above where they rest, metres."""
        return self._raw_foot_heights - self.floor_m

    @cached_property
    def foot_speeds(self) -> FloatArray:
        """[T, 4] speed of the same joints in space, m/s."""
        return np.stack([speed_m_per_s(self.position(name)) for name in FOOT_JOINTS], axis=-1)

    def height(self, name: str) -> FloatArray:
        """[T] height of a joint above the floor, metres."""
        return self.position(name)[:, 1] - self.floor_m

    @cached_property
    def heading(self) -> FloatArray:
        """[T] smoothed heading, radians, positive to the left."""
        return uniform_filter1d(heading_rad(self.clip), min(frames_of(_HEADING_WINDOW_S), self.num_frames))

    def in_heading(self, vectors: FloatArray) -> FloatArray:
        """[T, 3] world vectors as (left, up, forward) of the heading."""
        sine, cosine = np.sin(self.heading), np.cos(self.heading)
        x, y, z = vectors[:, 0], vectors[:, 1], vectors[:, 2]
        return np.stack([x * cosine - z * sine, y, x * sine + z * cosine], axis=-1)

    @cached_property
    def velocity(self) -> FloatArray:
        """[T, 3] smoothed velocity of the pelvis as (left, up, forward) of the heading, m/s."""
        path = uniform_filter1d(self.clip.translation, min(frames_of(_PATH_WINDOW_S), self.num_frames), axis=0)
        return self.in_heading(np.gradient(path, axis=0) * RATE_HZ if self.num_frames > 1 else np.zeros_like(path))

    @cached_property
    def speed(self) -> FloatArray:
        """[T] smoothed horizontal speed of the pelvis, m/s."""
        return np.hypot(self.velocity[:, 0], self.velocity[:, 2])

    @cached_property
    def trunk(self) -> FloatArray:
        """[T, 3] unit vector from the pelvis to the neck."""
        spine = self.position("Neck") - self.position("Pelvis")
        return spine / np.linalg.norm(spine, axis=-1, keepdims=True)

    @cached_property
    def lean_rad(self) -> FloatArray:
        """[T] angle between the trunk and the vertical, 0 upright, radians."""
        return np.arccos(np.clip(self.trunk[:, 1], -1, 1))


@lru_cache(maxsize=4)
def view_of(clip: MotionClip) -> ClipView:
    """The view of a clip; the last few are kept, since one clip is asked many questions."""
    return ClipView(clip)


def speed_m_per_s(path: FloatArray) -> FloatArray:
    """[T] speed along a path [T, 3] at the probes' rate, m/s."""
    if len(path) < 2:
        return np.zeros(len(path))
    return np.linalg.norm(np.gradient(path, axis=0), axis=-1) * RATE_HZ


@dataclass(frozen=True)
class Event:
    """Something that happens in frames `start` up to, not including, `stop` (at 30 Hz), with a size."""

    start: int
    stop: int
    value: float = 1.0

    @property
    def duration_s(self) -> float:
        """Seconds."""
        return (self.stop - self.start) / RATE_HZ

    @property
    def middle_s(self) -> float:
        """Seconds from the start of the clip."""
        return (self.start + self.stop) / 2 / RATE_HZ


def runs(mask: BoolArray, *, least_s: float = 0.0, gap_s: float = 0.0) -> list[Event]:
    """Runs of true frames of at least `least_s`, after gaps of up to `gap_s` between them were filled."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], mask.astype(np.int8), [0]])))
    found: list[tuple[int, int]] = []
    for start, stop in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if found and gap_s > 0 and start - found[-1][1] <= gap_s * RATE_HZ:
            found[-1] = (found[-1][0], stop)
        else:
            found.append((start, stop))
    least = frames_of(least_s) if least_s > 0 else 1
    return [Event(start, stop, (stop - start) / RATE_HZ) for start, stop in found if stop - start >= least]


def swings(signal: FloatArray, least: float) -> list[Event]:
    """The signal as alternating rises and falls of at least `least`; `value` is the signed change.

    Turning points are the extremes between changes of that size, so ripples smaller than `least` are not seen.
    """
    found: list[Event] = []
    start = extreme = low = high = 0
    direction = 0
    for frame in range(1, len(signal)):
        if direction == 0:
            low = frame if signal[frame] < signal[low] else low
            high = frame if signal[frame] > signal[high] else high
            if signal[high] - signal[low] >= least:
                direction = 1 if low < high else -1
                start, extreme = min(low, high), max(low, high)
        elif direction * (signal[frame] - signal[extreme]) > 0:
            extreme = frame
        elif direction * (signal[extreme] - signal[frame]) >= least:
            found.append(Event(start, extreme + 1, float(signal[extreme] - signal[start])))
            start, extreme, direction = extreme, frame, -direction
    if direction:
        found.append(Event(start, extreme + 1, float(signal[extreme] - signal[start])))
    return found


def mask_of(events: Sequence[Event], num_frames: int) -> BoolArray:
    """[T] the frames of some events."""
    mask = np.zeros(num_frames, dtype=bool)
    for event in events:
        mask[event.start : event.stop] = True
    return mask
