"""Gliding over planted feet, toes that skate; sliding, floating and penetration are in `motion.measures`."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.clip import MotionClip
from kinoflow.motion.contacts import foot_heights_and_speeds
from kinoflow.motion.measures import floor_height_m

FloatArray = NDArray[np.float64]

TOE_HEIGHT_M = 0.05
TOE_SPEED_M_PER_S = 0.2
PLANTED_HEIGHT_M = 0.05
PLANTED_S = 0.5
"""Feet that are all lower than that for so long are planted: longer than the double support of a walk."""


def toe_skate_m_per_s(clip: MotionClip, floor_m: float | None = None) -> float:
    """Mean horizontal speed of toes lower than 5 cm above their resting height, m/s, as Kimodo's benchmark has it.

    Toes that roll and swing low count as well, so captured motion is not at 0: compare. Zero for a clip whose toes
    never come near the floor.
    """
    speeds = _low_toes(clip, floor_m)
    return float(speeds.mean()) if speeds.size else 0.0


def toe_skate_share(clip: MotionClip, floor_m: float | None = None) -> float:
    """Share of the toes of `toe_skate_m_per_s` that are faster than 0.2 m/s."""
    speeds = _low_toes(clip, floor_m)
    return float((speeds > TOE_SPEED_M_PER_S).mean()) if speeds.size else 0.0


def _low_toes(clip: MotionClip, floor_m: float | None) -> FloatArray:
    """[N] speeds of toes in the frames in which they are low."""
    floor = floor_height_m(clip) if floor_m is None else floor_m
    heights, speeds = (values[:, 2:] for values in foot_heights_and_speeds(clip))
    return speeds[heights - floor < TOE_HEIGHT_M]


def root_drift_m_per_s(clip: MotionClip, floor_m: float | None = None) -> float:
    """Horizontal speed of the pelvis over both feet planted, m/s: a body that glides without taking a step.

    Over every run of at least 0.5 s in which all four foot joints are lower than 5 cm above their resting height, the
    distance between the pelvis's first and last place; the sum of these over the sum of the runs' durations. Zero for
    a clip without such a run. Leaning and swaying move a pelvis a few centimetres.
    """
    floor = floor_height_m(clip) if floor_m is None else floor_m
    heights, _ = foot_heights_and_speeds(clip)
    planted = (heights - floor < PLANTED_HEIGHT_M).all(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], planted.astype(np.int8), [0]])))
    distance = duration = 0.0
    for start, stop in zip(edges[::2], edges[1::2], strict=True):
        seconds = (stop - 1 - start) / clip.fps
        if seconds >= PLANTED_S:
            way = clip.translation[stop - 1, [0, 2]] - clip.translation[start, [0, 2]]
            distance += float(np.linalg.norm(way))
            duration += seconds
    return float(distance / duration) if duration else 0.0
