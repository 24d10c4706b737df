"""Feet and floor: sliding, floating, penetration, gliding. Every number has a unit; lower is better."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.canonical import lowest_point_m
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.contacts import foot_heights_and_speeds

FloatArray = NDArray[np.float64]

SLIDE_HEIGHT_M = 0.025
"""A foot joint lower than this above its resting height takes part in `foot_slide`."""
FLOOR_QUANTILE = 0.2
SLOW_M_PER_S = 0.15
TOE_HEIGHT_M = 0.05
TOE_SPEED_M_PER_S = 0.2
PLANTED_HEIGHT_M = 0.05
PLANTED_S = 0.5
"""Feet that are all lower than that for so long are planted: longer than the double support of a walk."""


def floor_height_m(clip: MotionClip) -> float:
    """Height of the floor that the clip's own feet imply, metres.

    The 20 % quantile of the heights (less the resting height) of foot joints in frames where they hardly move; of all
    foot heights where they never rest.
    """
    heights, speeds = foot_heights_and_speeds(clip)
    resting = heights[speeds < SLOW_M_PER_S]
    return float(np.quantile(resting if resting.size else heights, FLOOR_QUANTILE))


def foot_slide_mm_per_frame(clip: MotionClip, floor_m: float | None = None) -> float:
    """Mean horizontal displacement of feet near the floor, millimetres per frame at 30 fps.

    Each frame of each foot joint whose height h above its resting height is below H = 2.5 cm counts with
    v (2 - 2^(h / H)), as in Zhang et al. 2018 ("Mode-Adaptive Neural Networks for Quadruped Motion Control"); h is
    at least 0. Zero for a clip whose feet never come near the floor.
    """
    floor = floor_height_m(clip) if floor_m is None else floor_m
    heights, speeds = foot_heights_and_speeds(clip)
    above = np.maximum(heights - floor, 0.0)
    near = above < SLIDE_HEIGHT_M
    if not near.any():
        return 0.0
    slide = speeds / 30.0 * (2.0 - 2.0 ** (above / SLIDE_HEIGHT_M))
    return float(slide[near].mean() * 1000.0)


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


def penetration_mm(clip: MotionClip, floor_m: float | None = None) -> float:
    """Mean depth of the lowest point of the body below the floor, millimetres."""
    floor = floor_height_m(clip) if floor_m is None else floor_m
    return float(np.maximum(floor - lowest_point_m(clip), 0.0).mean() * 1000.0)


def floating_mm(clip: MotionClip, floor_m: float | None = None) -> float:
    """Mean height of the lowest point of the body above the floor, millimetres; jumps count as well."""
    floor = floor_height_m(clip) if floor_m is None else floor_m
    return float(np.maximum(lowest_point_m(clip) - floor, 0.0).mean() * 1000.0)


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
