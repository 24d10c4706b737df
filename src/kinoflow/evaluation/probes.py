"""Questions about a motion that its skeleton answers, without any model."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.canonical import heading_rad, lowest_point_m
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.skeleton import joint

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


def mean_speed_m_per_s(clip: MotionClip) -> float:
    """Length of the pelvis's horizontal path over the clip's duration, after a 0.3 s running mean."""
    window = max(1, min(clip.num_frames, round(0.3 * clip.fps)))
    kernel = np.ones(window) / window
    path = np.stack([np.convolve(clip.translation[:, axis], kernel, mode="valid") for axis in (0, 2)], axis=-1)
    if len(path) < 2:
        return 0.0
    return float(np.linalg.norm(np.diff(path, axis=0), axis=-1).sum() / ((len(path) - 1) / clip.fps))


def turn_rad(clip: MotionClip) -> float:
    """Change of heading from the first to the last frame, radians, unwrapped; positive is to the left."""
    heading = heading_rad(clip)
    return float(heading[-1] - heading[0])


def wrist_above_shoulder_m(clip: MotionClip, side: str) -> FloatArray:
    """[T] height of a wrist above the shoulder of the same side, metres; `side` is "left" or "right"."""
    prefix = {"left": "L_", "right": "R_"}[side]
    return clip.joints[:, joint(prefix + "Wrist"), 1] - clip.joints[:, joint(prefix + "Shoulder"), 1]


def raises_hand(clip: MotionClip, side: str, *, margin_m: float = 0.0, least_s: float = 0.2) -> bool:
    """Whether a wrist is above its shoulder by `margin_m` for at least `least_s` seconds in all."""
    above = wrist_above_shoulder_m(clip, side) > margin_m
    return bool(above.sum() >= least_s * clip.fps)


def airborne(clip: MotionClip, *, height_m: float = 0.03, least_s: float = 0.1) -> bool:
    """Whether the whole body is `height_m` above the clip's floor (its lowest point) for `least_s` in a row."""
    low = lowest_point_m(clip)
    up = low - low.min() > height_m
    longest = run = 0
    for value in up:
        run = run + 1 if value else 0
        longest = max(longest, run)
    return longest >= least_s * clip.fps
