"""Joints bent as no body bends: rotations outside ranges measured on captured people."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.clip import MotionClip
from kinoflow.motion.rotations import matrix_to_axis_angle
from kinoflow.motion.skeleton import JOINT_NAMES, joint

FloatArray = NDArray[np.float64]

RANGES_DEG: dict[str, tuple[tuple[float, float], ...]] = {
    "Hip": ((-135, 29), (-33, 49), (-27, 49)),
    "Knee": ((-21, 147), (-35, 43), (-21, 26)),
    "Ankle": ((-47, 51), (-38, 47), (-44, 31)),
    "Foot": ((-41, 42), (-11, 15), (-13, 14)),
    "Spine1": ((-22, 65), (-28, 28), (-30, 30)),
    "Spine2": ((-22, 40), (-19, 19), (-19, 19)),
    "Spine3": ((-35, 31), (-21, 21), (-28, 28)),
    "Neck": ((-29, 45), (-32, 32), (-26, 26)),
    "Head": ((-69, 67), (-64, 64), (-40, 40)),
    "Collar": ((-11, 12), (-20, 26), (-41, 16)),
    "Shoulder": ((-98, 80), (-103, 59), (-101, 90)),
    "Elbow": ((-69, 107), (-155, 15), (-46, 80)),
    "Wrist": ((-52, 88), (-43, 44), (-39, 76)),
}
"""Lowest and highest component about left (x), up (y) and forward (z) of each joint's rotation vector, left side.

Measured, not taken from a model of the body: `benchmarks/joint_ranges.py` prints the 0.3 % and 99.7 % quantiles over
181,313 captured frames of a training split, with 10 degrees of margin. Where captures hardly go but people can, the
measured limit is replaced by a published one, rounded up: hip flexion 134, knee flexion 142, elbow flexion 150 degrees
(the CDC's Normal Joint Range of Motion Study, adults of 20 to 44 years), and an arm may point straight up, 90 degrees
above the T-pose. The box is generous: it finds broken poses, not stiff ones.
"""

LIMITED = tuple(RANGES_DEG)
"""Joints of the table, without their side."""
_MIRROR = np.array([1.0, -1.0, -1.0])


def rotation_vectors_deg(clip: MotionClip) -> FloatArray:
    """[T, K, 2, 3] rotation vectors of the K joints of `LIMITED`, degrees, as on the left side of the body.

    The axis between the two is the side: left, and right mirrored; for a joint of the midline itself and its mirror
    image. Components about the rest pose's left (x), up (y) and forward (z) axes; zero in the T-pose.
    """
    vectors = np.rad2deg(matrix_to_axis_angle(clip.rotations))
    sides = []
    for name in LIMITED:
        left, right = (name, name) if name in JOINT_NAMES else (f"L_{name}", f"R_{name}")
        sides.append(np.stack([vectors[:, joint(left)], vectors[:, joint(right)] * _MIRROR], axis=1))
    return np.stack(sides, axis=1)


def limit_excess_deg(clip: MotionClip) -> FloatArray:
    """[T, K, 2] how far each joint of `LIMITED` is outside its range, degrees: the largest of its three components."""
    vectors = rotation_vectors_deg(clip)
    low, high = (np.array([[axis[k] for axis in RANGES_DEG[name]] for name in LIMITED])[:, None] for k in (0, 1))
    return np.maximum(np.maximum(low - vectors, vectors - high), 0.0).max(axis=-1)


def joint_limit_deg(clip: MotionClip) -> float:
    """Mean over frames of the sum over joints of what lies outside anatomical ranges, degrees.

    0 for a body that people have; a knee bent backward by 60 degrees all the time gives 60 - 21 = 39.
    """
    excess = limit_excess_deg(clip)
    double = np.array([f"L_{name}" in JOINT_NAMES for name in LIMITED])
    # A joint of the midline was looked at twice, as it is and mirrored.
    return float(excess[:, double].sum(axis=(1, 2)).mean() + excess[:, ~double].max(axis=2).sum(axis=1).mean())
