"""Where a motion leads: displacement, turn and speed of the pelvis on the floor.

Angles are of the pelvis's heading (`canonical.heading_rad`): 0 is +Z, positive turns to the body's left.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.canonical import heading_rad, lowest_point_m
from kinoflow.motion.clip import MotionClip

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
    kernel = np.ones(window) / window
    return np.stack([np.convolve(clip.translation[:, axis], kernel, mode="valid") for axis in (0, 2)], axis=-1)


def mean_speed_m_per_s(clip: MotionClip, window_s: float = 0.3) -> float:
    """Length of the pelvis's horizontal path over the clip's duration, after a running mean over `window_s`."""
    path = smooth_path_m(clip, window_s)
    if len(path) < 2:
        return 0.0
    return float(np.linalg.norm(np.diff(path, axis=0), axis=-1).sum() / ((len(path) - 1) / clip.fps))


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
