"""Whether the end of a long motion belongs to its beginning."""

from __future__ import annotations

import numpy as np

from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.path import smooth_path_m

STILL_M_PER_S = 0.1
"""Added to both speeds, so that two ways of standing are not told apart."""


def speed_drift(clip: MotionClip) -> float:
    """|ln((last + 0.1) / (first + 0.1))| of the mean speeds (m/s) of the pelvis in the last and the first third.

    0 for a steady gait; 0.69 where one is twice the other. The path is smoothed over 0.3 s.
    """
    steps = np.linalg.norm(np.diff(smooth_path_m(clip), axis=0), axis=-1) * clip.fps
    first, _, last = np.array_split(steps, 3)
    return float(abs(np.log((last.mean() + STILL_M_PER_S) / (first.mean() + STILL_M_PER_S))))


def turn_drift_deg_per_s(clip: MotionClip) -> float:
    """Difference of the mean rates of turning in the last and the first third, degrees a second.

    0 for a straight walk and for a circle; large where somebody who walked in circles goes straight.
    """
    heading = np.unwrap(heading_rad(clip))
    third = len(heading) // 3
    first, last = heading[third] - heading[0], heading[-1] - heading[-1 - third]
    return float(abs(np.degrees(last - first)) * clip.fps / third)


def halves(clip: MotionClip) -> tuple[MotionClip, MotionClip]:
    """The first and the second half of a clip of at least 4 frames."""
    middle = clip.num_frames // 2
    first, second = (
        MotionClip(clip.rotations[part], clip.translation[part], clip.fps, clip.skeleton)
        for part in (slice(None, middle), slice(middle, None))
    )
    return first, second
