"""Signs of particular failures, one number a clip, so that the worst clips can be found and looked at."""

from __future__ import annotations

import numpy as np

from kinoflow.motion.clip import MotionClip

STILL_M_PER_S = 0.15


def idle_end_s(clip: MotionClip, still_m_per_s: float = STILL_M_PER_S) -> float:
    """Seconds at the end in which no joint moves faster than `still_m_per_s`: the duration is too long for the act.

    Speeds are over a fifth of a second, so that a tremble is no movement.
    """
    reach = max(1, round(clip.fps / 5))
    if clip.num_frames <= reach:
        return 0.0
    moved = np.linalg.norm(clip.joints[reach:] - clip.joints[:-reach], axis=-1).max(axis=1)
    moving = np.flatnonzero(moved * clip.fps / reach > still_m_per_s)
    last = int(moving[-1]) + reach if len(moving) else 0
    return (clip.num_frames - 1 - last) / clip.fps
