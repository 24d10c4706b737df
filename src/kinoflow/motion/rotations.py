"""Rotations in NumPy: matrices, quaternions (w, x, y, z), axis-angle, Euler angles and the six-number form.

All functions broadcast over leading axes. Matrices act on column vectors. Conversions through SciPy where SciPy has
them; only the six-number form, sign continuity, slerp on arrays and averaging are ours.

The six-number form holds the first two columns of the matrix, written row by row:
`[R00, R01, R10, R11, R20, R21]`; identity is `[1, 0, 0, 1, 0, 0]` (Zhou et al. 2019, arXiv 1812.07035).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.spatial.transform import Rotation

FloatArray = NDArray[np.float64]


def matrix_to_rot6d(matrix: ArrayLike) -> FloatArray:
    """[..., 3, 3] to [..., 6], first two columns written row by row."""
    m = np.asarray(matrix, dtype=np.float64)
    return m[..., :, :2].reshape(*m.shape[:-2], 6)


def rot6d_to_matrix(rot6d: ArrayLike) -> FloatArray:
    """[..., 6] to [..., 3, 3]: normalise column 0, Gram-Schmidt on column 1, cross product for column 2."""
    pairs = np.asarray(rot6d, dtype=np.float64)
    pairs = pairs.reshape(*pairs.shape[:-1], 3, 2)
    first = _normalise(pairs[..., 0])
    second = pairs[..., 1] - first * np.sum(first * pairs[..., 1], axis=-1, keepdims=True)
    second = _normalise(second)
    return np.stack([first, second, np.cross(first, second)], axis=-1)


def matrix_to_quaternion(matrix: ArrayLike) -> FloatArray:
    """[..., 3, 3] to unit quaternions [..., 4] as w, x, y, z, with w >= 0."""
    m = np.asarray(matrix, dtype=np.float64)
    xyzw = Rotation.from_matrix(m.reshape(-1, 3, 3)).as_quat(canonical=True)
    return np.roll(xyzw, 1, axis=-1).reshape(*m.shape[:-2], 4)


def quaternion_to_matrix(quaternion: ArrayLike) -> FloatArray:
    """[..., 4] as w, x, y, z (any non-zero length) to [..., 3, 3]."""
    q = np.asarray(quaternion, dtype=np.float64)
    xyzw = np.roll(q.reshape(-1, 4), -1, axis=-1)
    return Rotation.from_quat(xyzw).as_matrix().reshape(*q.shape[:-1], 3, 3)


def matrix_to_axis_angle(matrix: ArrayLike) -> FloatArray:
    """[..., 3, 3] to rotation vectors [..., 3], radians, angle in [0, pi]."""
    m = np.asarray(matrix, dtype=np.float64)
    return Rotation.from_matrix(m.reshape(-1, 3, 3)).as_rotvec().reshape(*m.shape[:-2], 3)


def axis_angle_to_matrix(axis_angle: ArrayLike) -> FloatArray:
    """Rotation vectors [..., 3], radians, to [..., 3, 3]."""
    v = np.asarray(axis_angle, dtype=np.float64)
    return Rotation.from_rotvec(v.reshape(-1, 3)).as_matrix().reshape(*v.shape[:-1], 3, 3)


def euler_to_matrix(angles_rad: ArrayLike, order: str) -> FloatArray:
    """Intrinsic Euler angles [..., 3], radians, in an order such as "ZXY" (as BVH channels read), to matrices."""
    a = np.asarray(angles_rad, dtype=np.float64)
    return Rotation.from_euler(order.upper(), a.reshape(-1, 3)).as_matrix().reshape(*a.shape[:-1], 3, 3)


def matrix_to_euler(matrix: ArrayLike, order: str) -> FloatArray:
    """Matrices [..., 3, 3] to intrinsic Euler angles [..., 3], radians, in the order given."""
    m = np.asarray(matrix, dtype=np.float64)
    flat = Rotation.from_matrix(m.reshape(-1, 3, 3)).as_euler(order.upper(), suppress_warnings=True)
    return flat.reshape(*m.shape[:-2], 3)


def rotation_about_y(angle_rad: ArrayLike) -> FloatArray:
    """[...] angles to [..., 3, 3]; a positive angle turns +Z toward +X (a turn to the body's left)."""
    a = np.asarray(angle_rad, dtype=np.float64)
    return axis_angle_to_matrix(np.stack([np.zeros_like(a), a, np.zeros_like(a)], axis=-1))


def rotation_between(source: ArrayLike, target: ArrayLike) -> FloatArray:
    """The smallest rotation [3, 3] that takes the direction of `source` [3] to the direction of `target` [3]."""
    a = _normalise(np.asarray(source, dtype=np.float64))
    b = _normalise(np.asarray(target, dtype=np.float64))
    axis = np.cross(a, b)
    sine, cosine = np.linalg.norm(axis), float(a @ b)
    if sine < 1e-12:
        if cosine > 0:
            return np.eye(3)
        # Opposite directions: half a turn about any axis square to them.
        helper = np.eye(3)[int(np.argmin(np.abs(a)))]
        return axis_angle_to_matrix(np.pi * _normalise(np.cross(a, helper)))
    return axis_angle_to_matrix(axis / sine * np.arctan2(sine, cosine))


def angle_between(first: ArrayLike, second: ArrayLike) -> FloatArray:
    """Angle in radians, [...], between two rotations [..., 3, 3]."""
    relative = np.swapaxes(np.asarray(first), -1, -2) @ np.asarray(second)
    return np.linalg.norm(matrix_to_axis_angle(relative), axis=-1)


def continuous_quaternions(quaternion: ArrayLike) -> FloatArray:
    """[T, ..., 4]: flip signs so that each frame lies in the half space of the frame before it."""
    q = np.asarray(quaternion, dtype=np.float64).copy()
    if len(q) > 1:
        dots = np.sum(q[1:] * q[:-1], axis=-1)
        q[1:] *= np.cumprod(np.where(dots < 0, -1.0, 1.0), axis=0)[..., None]
    return q


def average_quaternions(quaternion: ArrayLike, weights: ArrayLike) -> FloatArray:
    """Weighted mean over axis -2 of unit quaternions [..., N, 4] with weights [N] or [..., N]; sign-free.

    The mean maximises sum_i w_i (q . q_i)^2: the leading eigenvector of sum_i w_i q_i q_i^T (Markley et al. 2007,
    "Averaging Quaternions"). Returned with w >= 0.
    """
    q = np.asarray(quaternion, dtype=np.float64)
    w = np.asarray(weights, dtype=np.float64)
    outer = np.einsum("...ni,...nj,...n->...ij", q, q, np.broadcast_to(w, q.shape[:-1]))
    mean = np.linalg.eigh(outer)[1][..., -1]
    return mean * np.where(mean[..., :1] < 0, -1.0, 1.0)


def slerp(first: ArrayLike, second: ArrayLike, fraction: ArrayLike) -> FloatArray:
    """Rotations [..., 3, 3] on the shortest arc from `first` (fraction 0) to `second` (fraction 1)."""
    a = np.asarray(first, dtype=np.float64)
    relative = matrix_to_axis_angle(np.swapaxes(a, -1, -2) @ np.asarray(second, dtype=np.float64))
    return a @ axis_angle_to_matrix(relative * np.asarray(fraction, dtype=np.float64)[..., None])


def _normalise(vector: FloatArray) -> FloatArray:
    return vector / np.maximum(np.linalg.norm(vector, axis=-1, keepdims=True), 1e-12)
