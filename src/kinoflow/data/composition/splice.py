"""One motion out of two: the arms of one on the body of another, or one after the other.

Parts are clips at 30 fps in the canonical frame. Nothing here knows about labels or captions.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.canonical import heading_rad, turn
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.contacts import FOOT_JOINTS, foot_contacts
from kinoflow.motion.edits import at_times
from kinoflow.motion.joining import inertialised
from kinoflow.motion.rotations import slerp
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import smooth_step

FloatArray = NDArray[np.float64]

ARM_JOINTS = ("Collar", "Shoulder", "Elbow", "Wrist")
RAMP_FRAMES = 10
"""Frames over which an arm changes from the motion of the body to the gesture and back (0.3 s)."""
JOIN_FRAMES = 12
"""Frames over which what differs at a seam fades (0.4 s)."""

_ACTIVE_SHARE = 0.12
"""A hand that has risen by this share of its whole way has begun its gesture."""

_ANKLES = [joint("L_Ankle"), joint("R_Ankle")]
_FLOOR = [0, 2]


def arm_joints(sides: Sequence[str]) -> list[int]:
    """Indices of the joints of the arms of some sides ("left", "right")."""
    return [joint(f"{side[0].upper()}_{name}") for side in sides for name in ARM_JOINTS]


def hands_up(joints: FloatArray, sides: Sequence[str], margin_m: float = 0.0) -> NDArray[np.bool_]:
    """[T] whether the wrists of all sides are more than a margin above their shoulders; joints [T, J, 3]."""
    above = [joints[:, wrist, 1] - joints[:, shoulder, 1] > margin_m for wrist, shoulder in _hands(sides)]
    return np.all(above, axis=0)


def _hands(sides: Sequence[str]) -> list[tuple[int, int]]:
    """Wrist and shoulder of each side."""
    return [(joint(f"{side[0].upper()}_Wrist"), joint(f"{side[0].upper()}_Shoulder")) for side in sides]


def with_arms(base: MotionClip, gesture: MotionClip, sides: Sequence[str], start: int) -> MotionClip:
    """The base with the arms of a gesture, from its frame `start` on for as long as the gesture lasts.

    The arms' parent-local rotations are the gesture's; the spine stays the base's. Over `RAMP_FRAMES` at both ends of
    the gesture they turn from the base's to the gesture's by slerp; an end that lies outside the base has no ramp.

    Args:
        base: T frames.
        gesture: G frames.
        sides: "left", "right" or both.
        start: frame of the base at which the gesture begins; may be negative.
    """
    frames = np.arange(base.num_frames)
    inside = np.clip(np.minimum(frames - start, start + gesture.num_frames - 1 - frames) / RAMP_FRAMES, 0.0, 1.0)
    weight = smooth_step(inside)
    source = np.clip(frames - start, 0, gesture.num_frames - 1)
    arms = arm_joints(sides)
    rotations = base.rotations.copy()
    rotations[:, arms] = slerp(base.rotations[:, arms], gesture.rotations[source][:, arms], weight[:, None])
    return base.replace(rotations=rotations)


def gesture_frames(joints: FloatArray, sides: Sequence[str]) -> tuple[int, int]:
    """(start, stop) of the frames in which hands rise, are up and sink, with room for the ramps; joints [T, J, 3]."""
    risen = np.ones(len(joints))
    for wrist, shoulder in _hands(sides):
        height = joints[:, wrist, 1] - joints[:, shoulder, 1]
        risen = np.minimum(risen, (height - height.min()) / np.ptp(height))
    active = np.flatnonzero(risen > _ACTIVE_SHARE)
    return max(int(active[0]) - RAMP_FRAMES, 0), min(int(active[-1]) + 1 + RAMP_FRAMES, len(joints))


def held(gesture: MotionClip, sides: Sequence[str], more_frames: int) -> MotionClip:
    """The gesture with its hands up for longer, by at most `more_frames`: part of that time runs back and forth.

    It does so as a cosine, hence without a jerk, between the two frames near the beginning and the end of the raised
    time at which the hands move least. Gestures too short for that stay as they are.
    """
    up = np.flatnonzero(hands_up(gesture.joints, sides))
    if len(up) < 3:
        return gesture
    wrists = [wrist for wrist, _ in _hands(sides)]
    speed = np.linalg.norm(np.gradient(gesture.joints[:, wrists], axis=0), axis=-1).max(axis=1)
    third = len(up) // 3
    first = int(up[:third][np.argmin(speed[up[:third]])])
    last = int(up[-third:][np.argmin(speed[up[-third:]])])
    # There and back at no more than the captured speed takes pi / 2 times as long.
    period = np.pi * (last - first)
    count = int(more_frames // period)
    if count == 0:
        return gesture
    frames = np.arange(round(period * count))
    swing = first + (last - first) * (1 - np.cos(2 * np.pi * frames / period)) / 2
    return at_times(gesture, np.concatenate([np.arange(first), swing, np.arange(first, gesture.num_frames)]))


def aligned(first: MotionClip, second: MotionClip) -> MotionClip:
    """The second clip turned and moved on the floor so that it starts where and how the first ends.

    Headings are made equal, and the points half-way between the ankles.
    """
    wanted = heading_rad(first.crop(first.num_frames - 1, first.num_frames))[0]
    second = turn(second, float(wanted - heading_rad(second)[0]))
    step = first.joints[-1, _ANKLES].mean(axis=0) - second.joints[0, _ANKLES].mean(axis=0)
    return second.replace(translation=second.translation + step * [1.0, 0.0, 1.0])


def joined(first: MotionClip, second: MotionClip) -> MotionClip:
    """First clip, then second, [T1 + T2 - 1] frames; the second must be `aligned`.

    The first frame of the second falls on the last of the first. What differs there, in place and in velocity, is added
    to the second and fades over `JOIN_FRAMES` by the quintic that ends with zero value, velocity and acceleration
    (inertialisation, Bollo 2018).
    """
    after = inertialised(first, second, JOIN_FRAMES)
    return first.replace(
        rotations=np.concatenate([first.rotations, after.rotations[1:]]),
        translation=np.concatenate([first.translation, after.translation[1:]]),
    )


def slide_m(joined_clip: MotionClip, second: MotionClip) -> float:
    """How far a foot that rests in the (aligned) second clip is moved along the floor by joining, metres."""
    frames = min(JOIN_FRAMES + 1, second.num_frames)
    start = joined_clip.num_frames - second.num_frames
    feet = [joint(name) for name in FOOT_JOINTS]
    moved = joined_clip.joints[start : start + frames, feet] - second.joints[:frames, feet]
    rests = foot_contacts(second)[:frames]
    worst = 0.0
    for foot in range(len(feet)):
        path = moved[rests[:, foot], foot][:, _FLOOR]
        if len(path):
            worst = max(worst, float(np.linalg.norm(path - path[-1], axis=1).max()))
    return worst
