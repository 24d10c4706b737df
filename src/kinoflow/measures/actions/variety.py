"""How much clips of one sentence differ."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.canonical import canonicalise
from kinoflow.motion.clip import MotionClip

FloatArray = NDArray[np.float64]


def pose_distance_m(first: MotionClip, second: MotionClip) -> float:
    """Mean distance of equal joints at equal times, metres, over the frames that both have.

    Each clip is put into the canonical frame first: it starts at the origin and faces +Z.
    """
    one, other = canonicalise(first).joints, canonicalise(second).joints
    frames = min(len(one), len(other))
    return float(np.linalg.norm(one[:frames] - other[:frames], axis=-1).mean())


def variety_m(clips: Sequence[MotionClip]) -> float:
    """Mean of `pose_distance_m` over all pairs; NaN for fewer than two clips."""
    distances = [pose_distance_m(first, second) for first, second in combinations(clips, 2)]
    return float(np.mean(distances)) if distances else float("nan")
