"""How alike two moments of motions are, wherever they happen: poses and speeds as seen from the pelvis."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.rotations import rotation_about_y

FloatArray = NDArray[np.float64]

SPEED_WEIGHT_S = 0.12
"""How many seconds' way a difference in speed counts."""


def seen_from_pelvis(clip: MotionClip) -> tuple[FloatArray, FloatArray]:
    """[T, J, 3] joints as seen from the pelvis's place on the floor and its heading, metres, and their speeds, m/s."""
    turns = rotation_about_y(-heading_rad(clip))
    floor = clip.translation * [1.0, 0.0, 1.0]
    joints = np.einsum("tij,tkj->tki", turns, clip.joints - floor[:, None])
    velocity = np.gradient(clip.joints, axis=0) * clip.fps if clip.num_frames > 1 else np.zeros_like(joints)
    return joints, np.einsum("tij,tkj->tki", turns, velocity)


def moments(clip: MotionClip) -> FloatArray:
    """[T, 2 J, 3] poses and weighted speeds, for `apart`."""
    joints, velocity = seen_from_pelvis(clip)
    return np.concatenate([joints, SPEED_WEIGHT_S * velocity], axis=1)


def apart(first: FloatArray, second: FloatArray) -> FloatArray:
    """[T] metres between moments [T, N, 3]: half the root mean square of joints and speeds, half the largest."""
    square = ((first - second) ** 2).sum(axis=-1)
    return np.asarray(0.5 * np.sqrt(2 * square.mean(axis=-1)) + 0.5 * np.sqrt(square.max(axis=-1)))
