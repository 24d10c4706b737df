"""Feet, floor and jerk of a clip, as numbers with units; lower is better."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.arrays import quantile
from kinoflow.motion.canonical import lowest_point_m
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.contacts import foot_heights_and_speeds

FloatArray = NDArray[np.float64]

SLIDE_HEIGHT_M = 0.025
"""A foot joint lower than this above its resting height takes part in `foot_slide`."""
FLOOR_QUANTILE = 0.2
SLOW_M_PER_S = 0.15


def floor_height_m(clip: MotionClip) -> float:
    """Height of the floor that the clip's own feet imply, metres.

    The 20 % quantile of the heights (less the resting height) of foot joints in frames where they hardly move; of all
    foot heights where they never rest.
    """
    heights, speeds = foot_heights_and_speeds(clip)
    resting = heights[speeds < SLOW_M_PER_S]
    return quantile(resting if resting.size else heights.ravel(), FLOOR_QUANTILE)


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
    slide = speeds[near] / 30.0 * (2.0 - 2.0 ** (above[near] / SLIDE_HEIGHT_M))
    return float(slide.mean() * 1000.0)


def penetration_mm(clip: MotionClip, floor_m: float | None = None) -> float:
    """Mean depth of the lowest point of the body below the floor, millimetres."""
    floor = floor_height_m(clip) if floor_m is None else floor_m
    return float(np.maximum(floor - lowest_point_m(clip), 0.0).mean() * 1000.0)


def floating_mm(clip: MotionClip, floor_m: float | None = None) -> float:
    """Mean height of the lowest point of the body above the floor, millimetres; jumps count as well."""
    floor = floor_height_m(clip) if floor_m is None else floor_m
    return float(np.maximum(lowest_point_m(clip) - floor, 0.0).mean() * 1000.0)


def jerk_m_per_s3(clip: MotionClip) -> float:
    """Mean norm of the third time derivative of joint positions, by third differences, m/s^3."""
    if clip.num_frames < 4:
        return 0.0
    return float(jerk_by_frame_m_per_s3(clip).mean())


def jerk_by_frame_m_per_s3(clip: MotionClip) -> FloatArray:
    """[T - 3] mean over joints of the norm of the third difference of frames t to t + 3, m/s^3; none under 4 frames."""
    third = np.diff(clip.joints, n=3, axis=0) * clip.fps**3
    return np.asarray(np.linalg.norm(third, axis=-1).mean(axis=-1))
