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
from kinoflow.motion.rotations import axis_angle_to_matrix, matrix_to_axis_angle, slerp
from kinoflow.motion.skeleton import joint

FloatArray = NDArray[np.float64]

ARM_JOINTS = ("Collar", "Shoulder", "Elbow", "Wrist")
RAMP_FRAMES = 10
"""Frames over which an arm changes from the motion of the body to the gesture and back (0.3 s)."""
JOIN_FRAMES = 12
"""Frames over which what differs at a seam fades (0.4 s)."""

_ANKLES = [joint("L_Ankle"), joint("R_Ankle")]
_FLOOR = [0, 2]


def arm_joints(sides: Sequence[str]) -> list[int]:
    """Indices of the joints of the arms of some sides ("left", "right")."""
    return [joint(f"{side[0].upper()}_{name}") for side in sides for name in ARM_JOINTS]


def hands_up(joints: FloatArray, sides: Sequence[str], margin_m: float = 0.0) -> NDArray[np.bool_]:
    """[T] whether the wrists of all sides are more than a margin above their shoulders; joints [T, J, 3]."""
    pairs = [(joint(f"{side[0].upper()}_Wrist"), joint(f"{side[0].upper()}_Shoulder")) for side in sides]
    return np.all([joints[:, wrist, 1] - joints[:, shoulder, 1] > margin_m for wrist, shoulder in pairs], axis=0)


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


def smooth_step(fraction: FloatArray) -> FloatArray:
    """0 to 1 with zero velocity and acceleration at both ends: 6s^5 - 15s^4 + 10s^3."""
    return fraction**3 * (fraction * (6 * fraction - 15) + 10)


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
    frames = min(JOIN_FRAMES, second.num_frames - 1)
    fraction = np.arange(frames + 1) / frames
    keep = 1 - smooth_step(fraction)
    drift = frames * fraction * (1 + fraction**2 * (-6 + fraction * (8 - 3 * fraction)))
    offset = first.translation[-1] - second.translation[0]
    velocity = (first.translation[-1] - first.translation[-2]) - (second.translation[1] - second.translation[0])
    translation = second.translation.copy()
    translation[: frames + 1] += keep[:, None] * offset + drift[:, None] * velocity
    ahead = second.rotations[0] @ np.swapaxes(second.rotations[1], -1, -2) @ second.rotations[0]
    turn_now = matrix_to_axis_angle(np.swapaxes(second.rotations[0], -1, -2) @ first.rotations[-1])
    turn_before = matrix_to_axis_angle(np.swapaxes(ahead, -1, -2) @ first.rotations[-2])
    spin = turn_now - turn_before
    turns = keep[:, None, None] * turn_now + drift[:, None, None] * spin
    rotations = second.rotations.copy()
    rotations[: frames + 1] = rotations[: frames + 1] @ axis_angle_to_matrix(turns)
    return first.replace(
        rotations=np.concatenate([first.rotations, rotations[1:]]),
        translation=np.concatenate([first.translation, translation[1:]]),
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
