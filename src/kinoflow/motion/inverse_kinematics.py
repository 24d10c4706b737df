"""Two-bone inverse kinematics in closed form: where an elbow or a knee goes when a wrist or an ankle is given.

All functions broadcast over leading axes (frames). Lengths in metres, positions in one common frame of reference.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]

STRAIGHTEST = 0.9995
"""A limb is stretched to this share of its length at most: at 1 the bend has no direction."""


def two_bone(
    root: ArrayLike, target: ArrayLike, pole: ArrayLike, upper_m: float, lower_m: float
) -> tuple[FloatArray, FloatArray]:
    """Positions [..., 3] of the middle joint and of the end of a limb of two bones.

    By the law of cosines: with L the distance from root to target, the middle joint lies x = (a^2 - b^2 + L^2) / 2L
    along that line and sqrt(a^2 - x^2) off it, towards the pole.

    Args:
        root: [..., 3] where the limb begins (shoulder, hip).
        target: [..., 3] where its end should be. A target out of reach (or too near) is approached on the straight line
            from the root (straight down where it is the root itself); compare the second result with it to know.
        pole: [..., 3] direction, not position, in which the middle joint bends; its part along the limb does not count.
        upper_m: a, length of the first bone.
        lower_m: b, length of the second bone.
    """
    root, target = np.asarray(root, dtype=np.float64), np.asarray(target, dtype=np.float64)
    line = target - root
    distance = np.linalg.norm(line, axis=-1, keepdims=True)
    along = np.where(distance > 1e-9, line / np.maximum(distance, 1e-9), np.array([0.0, -1.0, 0.0]))
    reach = np.clip(distance, abs(upper_m - lower_m) + 1e-3, STRAIGHTEST * (upper_m + lower_m))
    x = (upper_m**2 - lower_m**2 + reach**2) / (2 * reach)
    off = np.sqrt(np.maximum(upper_m**2 - x**2, 0.0))
    bend = square_to(pole, along)
    return root + along * x + bend * off, root + along * reach


def square_to(direction: ArrayLike, axis: ArrayLike) -> FloatArray:
    """Unit vectors [..., 3]: the part of a direction that is square to a unit axis.

    Where the direction lies along the axis, any vector square to it.
    """
    direction, axis = np.broadcast_arrays(np.asarray(direction, np.float64), np.asarray(axis, np.float64))
    part = direction - axis * np.sum(axis * direction, axis=-1, keepdims=True)
    length = np.linalg.norm(part, axis=-1, keepdims=True)
    if (length > 1e-9).all():
        return np.asarray(part / length)
    least = np.eye(3)[np.argmin(np.abs(axis), axis=-1)]
    other = least - axis * np.sum(axis * least, axis=-1, keepdims=True)
    other /= np.linalg.norm(other, axis=-1, keepdims=True)
    return np.where(length > 1e-9, part / np.maximum(length, 1e-12), other)


def bone_frame(direction: ArrayLike, hinge: ArrayLike) -> FloatArray:
    """Orthonormal matrices [..., 3, 3] with columns: the bone, the hinge made square to it, their product."""
    direction = np.asarray(direction, dtype=np.float64)
    bone = direction / np.maximum(np.linalg.norm(direction, axis=-1, keepdims=True), 1e-12)
    square = square_to(hinge, bone)
    bone, square = np.broadcast_arrays(bone, square)
    return np.stack([bone, square, np.cross(bone, square)], axis=-1)


def limb_rotations(
    root: FloatArray,
    middle: FloatArray,
    end: FloatArray,
    rest_bones: tuple[ArrayLike, ArrayLike],
    rest_hinge: ArrayLike,
    hinge: ArrayLike,
) -> tuple[FloatArray, FloatArray]:
    """World rotations [..., 3, 3] of the two bones of a limb whose joints are at the given places [..., 3].

    Args:
        root: shoulder or hip.
        middle: elbow or knee.
        end: wrist or ankle.
        rest_bones: directions [3] of the two bones in the rest pose.
        rest_hinge: direction [3] of the axis about which the middle joint bends in the rest pose.
        hinge: [..., 3] that axis now, for instance cross(middle - root, pole).
    """
    upper = bone_frame(middle - root, hinge) @ bone_frame(rest_bones[0], rest_hinge).T
    lower = bone_frame(end - middle, hinge) @ bone_frame(rest_bones[1], rest_hinge).T
    return upper, lower
