"""Where a motion leads: displacement, turn and speed of the pelvis, and its travel without the sway of its steps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.canonical import heading_rad, lowest_point_m
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.rotations import length, rotation_about_y
from kinoflow.motion.smoothing import gaussian_mean

FloatArray = NDArray[np.float64]


def travel_m(clip: MotionClip) -> FloatArray:
    """[2] displacement of the pelvis from the first to the last frame in the frame of the first heading.

    (left, forward) in metres: left is positive to the body's left, forward where the body faced at first.
    """
    heading = float(heading_rad(clip)[0])
    x, _, z = clip.translation[-1] - clip.translation[0]
    forward = x * np.sin(heading) + z * np.cos(heading)
    left = x * np.cos(heading) - z * np.sin(heading)
    return np.array([left, forward])


def farthest_m(clip: MotionClip) -> float:
    """Largest horizontal distance of the pelvis from where it started, metres."""
    moved = clip.translation[:, [0, 2]] - clip.translation[0, [0, 2]]
    return float(np.linalg.norm(moved, axis=-1).max())


def smooth_path_m(clip: MotionClip, window_s: float = 0.3) -> FloatArray:
    """[T - w + 1, 2] the pelvis's (x, z), metres, after a running mean over w frames (`window_s` seconds)."""
    window = max(1, min(clip.num_frames, round(window_s * clip.fps)))
    if window == 1:
        return clip.translation[:, [0, 2]]
    kernel = np.ones(window) / window
    return np.stack([np.convolve(clip.translation[:, axis], kernel, mode="valid") for axis in (0, 2)], axis=-1)


def mean_speed_m_per_s(clip: MotionClip, window_s: float = 0.3) -> float:
    """Length of the pelvis's horizontal path over the clip's duration, after a running mean over `window_s`."""
    path = smooth_path_m(clip, window_s)
    if len(path) < 2:
        return 0.0
    return float(length(path[1:] - path[:-1]).sum() / ((len(path) - 1) / clip.fps))


def turn_rad(clip: MotionClip) -> float:
    """Change of heading from the first to the last frame, radians, unwrapped; positive is to the left."""
    heading = heading_rad(clip)
    return float(heading[-1] - heading[0])


def climb_m(clip: MotionClip, window_s: float = 0.3) -> float:
    """How much higher the pelvis is at the end than at the start, metres, each a mean over `window_s`."""
    window = max(1, min(clip.num_frames, round(window_s * clip.fps)))
    height = clip.translation[:, 1]
    return float(height[-window:].mean() - height[:window].mean())


@dataclass(frozen=True)
class PathFacts:
    """Where a motion leads.

    Attributes:
        turn_rad: heading of the last frame minus that of the first, unwrapped; positive is left.
        swing_rad: largest minus smallest heading on the way.
        forward_m: displacement along the first heading.
        left_m: displacement to the left of the first heading.
        speed_mps: length of the pelvis's path on the floor by time, not smoothed.
        climb_m: how much higher the pelvis is at the end, each end a mean over 0.3 s.
        off_floor_m: how far the lowest point of the body rises above its lowest place.
    """

    turn_rad: float
    swing_rad: float
    forward_m: float
    left_m: float
    speed_mps: float
    climb_m: float = 0.0
    off_floor_m: float = 0.0


def path_facts(clip: MotionClip) -> PathFacts:
    """Measure a clip of at least two frames."""
    left, forward = travel_m(clip)
    return PathFacts(
        turn_rad=turn_rad(clip),
        swing_rad=float(np.ptp(heading_rad(clip))),
        forward_m=float(forward),
        left_m=float(left),
        speed_mps=mean_speed_m_per_s(clip, window_s=0.0),
        climb_m=climb_m(clip),
        off_floor_m=float(np.ptp(lowest_point_m(clip))),
    )


SIGMA_S = 0.5
"""Of the mean over time: of sway at a stride a second 2 % pass, of travel at constant speed all of it."""
_REACH = 4.0
MOVES_M_PER_S = 0.05
STILL_M, STILL_RAD = 0.3, np.radians(45.0)
"""Who stays within this distance of the start, and of the first heading, does not travel."""


@dataclass(frozen=True, eq=False)
class Travel:
    """A root on the floor over time.

    Attributes:
        places: [T, 3] in the world, metres; y is 0.
        headings_rad: [T] about the vertical axis; 0 is +Z, positive turns toward +X.
    """

    places: FloatArray
    headings_rad: FloatArray

    @property
    def rotations(self) -> FloatArray:
        """[T, 3, 3] of the root in the world."""
        return rotation_about_y(self.headings_rad)


def travel_of(clip: MotionClip) -> Travel:
    """The travel of a clip."""
    heading = heading_rad(clip)
    smooth = over_strides(np.column_stack([clip.translation[:, [0, 2]], heading]), clip.fps)
    far = np.linalg.norm(smooth[:, :2] - smooth[0, :2], axis=-1).max()
    if far < STILL_M and np.abs(smooth[:, 2] - smooth[0, 2]).max() < STILL_RAD:
        smooth = np.broadcast_to(smooth[0], smooth.shape)
    places = np.zeros((clip.num_frames, 3))
    places[:, [0, 2]] = smooth[:, :2]
    return Travel(places, smooth[:, 2].copy())


def progress_m(clip: MotionClip) -> FloatArray:
    """[T] how far a clip's travel has led it, metres; what is slower than `MOVES_M_PER_S` counts for nothing."""
    steps = np.linalg.norm(np.diff(travel_of(clip).places[:, [0, 2]], axis=0), axis=-1)
    return np.concatenate([[0.0], np.cumsum(np.where(steps * clip.fps > MOVES_M_PER_S, steps, 0.0))])


def seen_from(clip: MotionClip, travel: Travel) -> MotionClip:
    """The clip relative to a root that travels: its pelvis hangs on the root, which is the origin and faces +Z."""
    back = np.swapaxes(travel.rotations, -1, -2)
    return _moved(clip, np.einsum("tij,tj->ti", back, clip.translation - travel.places), back)


def put_on(clip: MotionClip, travel: Travel) -> MotionClip:
    """The clip carried by a root that travels: what `seen_from` undoes."""
    turns = travel.rotations
    return _moved(clip, np.einsum("tij,tj->ti", turns, clip.translation) + travel.places, turns)


def in_place(clip: MotionClip) -> MotionClip:
    """The clip without its travel: where it starts and as it faces then, with all the sway of its steps.

    With the travel it is the clip again: `put_on(seen_from(in_place(clip), start), travel_of(clip))`, where `start` is
    the travel held at its first frame.
    """
    travel = travel_of(clip)
    return put_on(seen_from(clip, travel), held(travel))


def held(travel: Travel) -> Travel:
    """A root that stays where the travel starts."""
    frames = len(travel.places)
    return Travel(np.tile(travel.places[0], (frames, 1)), np.tile(travel.headings_rad[0], frames))


def _moved(clip: MotionClip, translation: FloatArray, turns: FloatArray) -> MotionClip:
    rotations = clip.rotations.copy()
    rotations[:, 0] = turns @ rotations[:, 0]
    return clip.replace(rotations=rotations, translation=translation)


def over_strides(values: FloatArray, fps: float) -> FloatArray:
    """[T, C] means over a stride; beyond the ends the values go on as they came: mirrored through first and last."""
    if len(values) < 2:
        return values
    # What one pass takes away too much of (the mean of an arc lies inside it) is averaged and given back.
    once = _mean(values, fps)
    return once + _mean(values - once, fps)


def _mean(values: FloatArray, fps: float) -> FloatArray:
    radius = int(_REACH * SIGMA_S * fps + 0.5)
    longer = np.pad(values, ((radius, radius), (0, 0)), mode="reflect", reflect_type="odd")
    return gaussian_mean(longer, SIGMA_S * fps, cut_deviations=_REACH)[radius : radius + len(values)]
