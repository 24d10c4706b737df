"""Rotations in NumPy: matrices, quaternions (w, x, y, z), axis-angle, Euler angles and the six-number form.

All functions broadcast over leading axes. Matrices act on column vectors. Euler angles of matrices come from SciPy,
which is imported when they are asked for: its rotations bring half of SciPy with them, which takes longer than
everything else that is imported to make a motion, PyTorch aside.

The six-number form holds the first two columns of the matrix, written row by row:
`[R00, R01, R10, R11, R20, R21]`; identity is `[1, 0, 0, 1, 0, 0]` (Zhou et al. 2019, arXiv 1812.07035).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

if TYPE_CHECKING:
    from scipy.spatial.transform import Rotation

FloatArray = NDArray[np.float64]

_ORTHOGONAL = 1e-12
"""A matrix times its transpose may be that far from one; else the nearest rotation takes its place."""
_SMALL_RAD = 1e-3
"""Angles up to here go through series, whose next term is below the precision of float64."""
_NEARLY_HALF_A_TURN, _ROTATION = -0.9, 1e-10
"""Beyond this cosine the axis is taken from a quaternion; squares of sine and cosine may miss one by the other."""


def matrix_to_rot6d(matrix: ArrayLike) -> FloatArray:
    """[..., 3, 3] to [..., 6], first two columns written row by row."""
    m = np.asarray(matrix, dtype=np.float64)
    return m[..., :, :2].reshape(*m.shape[:-2], 6)


def rot6d_to_matrix(rot6d: ArrayLike) -> FloatArray:
    """[..., 6] to [..., 3, 3]: normalise column 0, Gram-Schmidt on column 1, cross product for column 2."""
    pairs = np.asarray(rot6d, dtype=np.float64)
    pairs = pairs.reshape(*pairs.shape[:-1], 3, 2)
    first = unit(pairs[..., 0])
    second = pairs[..., 1] - first * np.sum(first * pairs[..., 1], axis=-1, keepdims=True)
    second = unit(second)
    return np.stack([first, second, cross(first, second)], axis=-1)


def matrix_to_quaternion(matrix: ArrayLike) -> FloatArray:
    """[..., 3, 3] to unit quaternions [..., 4] as w, x, y, z, with w >= 0.

    Of a matrix that is no rotation, that of the nearest one.

    Raises:
        ValueError: a matrix mirrors or flattens (its determinant is not positive).
    """
    m = _rotations(np.asarray(matrix, dtype=np.float64))
    trace = m[..., 0, 0] + m[..., 1, 1] + m[..., 2, 2]
    # Row k is 4 q_k q, with q_k one of w, x, y, z: the longest is exact to rounding (Shepperd 1978).
    rows = np.empty((*m.shape[:-2], 4, 4))
    rows[..., 0, 0] = 1 + trace
    for i, (j, k) in enumerate(((1, 2), (2, 0), (0, 1))):
        rows[..., i + 1, i + 1] = 1 - trace + 2 * m[..., i, i]
        rows[..., j + 1, k + 1] = rows[..., k + 1, j + 1] = m[..., k, j] + m[..., j, k]
        rows[..., 0, i + 1] = rows[..., i + 1, 0] = m[..., k, j] - m[..., j, k]
    longest = np.argmax(np.diagonal(rows, axis1=-2, axis2=-1), axis=-1)
    return _canonical(_unit_quaternion(np.take_along_axis(rows, longest[..., None, None], axis=-2)[..., 0, :]))


def quaternion_to_matrix(quaternion: ArrayLike) -> FloatArray:
    """[..., 4] as w, x, y, z (any non-zero length) to [..., 3, 3].

    Raises:
        ValueError: a quaternion has length 0.
    """
    w, x, y, z = np.ascontiguousarray(np.moveaxis(_unit_quaternion(np.asarray(quaternion, dtype=np.float64)), -1, 0))
    xx, yy, zz, ww = x * x, y * y, z * z, w * w
    xy, xz, yz, xw, yw, zw = x * y, x * z, y * z, x * w, y * w, z * w
    numbers = [
        (xx - yy - zz + ww, 2 * (xy - zw), 2 * (xz + yw)),
        (2 * (xy + zw), -xx + yy - zz + ww, 2 * (yz - xw)),
        (2 * (xz - yw), 2 * (yz + xw), -xx - yy + zz + ww),
    ]
    out = np.empty((*w.shape, 3, 3))
    for i in range(3):
        for j in range(3):
            out[..., i, j] = numbers[i][j]
    return out


def matrix_to_axis_angle(matrix: ArrayLike) -> FloatArray:
    """[..., 3, 3] to rotation vectors [..., 3], radians, angle in [0, pi].

    Raises:
        ValueError: see `matrix_to_quaternion`.
    """
    m = np.asarray(matrix, dtype=np.float64)
    twice, sine, cosine, plain = _turn(m)
    # angle / sin(angle), of numbers that are twice the axis times its sine; 1 at 0.
    small, squares = sine <= _SMALL_RAD, sine * sine
    ratio = np.where(
        small, 1 + squares / 6 + 3 * squares * squares / 40, np.arctan2(sine, cosine) / np.where(small, 1.0, sine)
    )
    vectors = twice * (0.5 * ratio)[..., None]
    if not plain.all():
        vectors[~plain] = _axis_angle_by_quaternion(m[~plain])
    return vectors


def _turn(m: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray, NDArray[np.bool_]]:
    """Of matrices [..., 3, 3]: twice the axis times the sine [..., 3], sine and cosine of the angle, both [...].

    Last, where these numbers may be used [...]: near half a turn they lose the axis, and of a matrix that is no
    rotation to ten digits they are no sine and cosine.
    """
    twice = empty_beside(m[..., 0, 0], 3)
    for k, (i, j) in enumerate(((2, 1), (0, 2), (1, 0))):
        np.subtract(m[..., i, j], m[..., j, i], out=twice[..., k])
    squares = 0.25 * np.einsum("...i,...i->...", twice, twice)
    cosine = 0.5 * (m[..., 0, 0] + m[..., 1, 1] + m[..., 2, 2] - 1.0)
    plain = (cosine > _NEARLY_HALF_A_TURN) & (np.abs(squares + cosine * cosine - 1.0) < _ROTATION)
    return twice, np.sqrt(squares), cosine, plain


def _axis_angle_by_quaternion(matrix: FloatArray) -> FloatArray:
    quaternion = matrix_to_quaternion(matrix)
    angle = 2 * np.arctan2(length(quaternion[..., 1:])[..., None], quaternion[..., :1])
    small, square = angle <= _SMALL_RAD, angle * angle
    # angle / sin(angle / 2), which is 2 at 0.
    series = 2 + square / 12 + 7 * square * square / 2880
    return np.where(small, series, angle / np.where(small, 1.0, np.sin(angle / 2))) * quaternion[..., 1:]


def axis_angle_to_matrix(axis_angle: ArrayLike) -> FloatArray:
    """Rotation vectors [..., 3], radians, to [..., 3, 3]."""
    v = np.asarray(axis_angle, dtype=np.float64)
    square = np.einsum("...i,...i->...", v, v)
    angle = np.sqrt(square)
    half = np.sin(0.5 * angle)
    small = angle <= _SMALL_RAD
    safe = np.where(small, 1.0, angle)
    # sin(angle) / angle and (1 - cos(angle)) / angle^2 (Rodrigues), which are 1 and 1/2 at 0.
    across = np.where(small, 1 - square / 6 + square * square / 120, np.sin(angle) / safe)
    along = np.where(small, 0.5 - square / 24 + square * square / 720, 2 * half * half / (safe * safe))
    x, y, z = v[..., 0], v[..., 1], v[..., 2]
    sx, sy, sz = across * x, across * y, across * z
    xx, yy, zz = along * x * x, along * y * y, along * z * z
    xy, xz, yz = along * x * y, along * x * z, along * y * z
    out = empty_beside(v[..., 0], 3, 3)
    out[..., 0, 0], out[..., 0, 1], out[..., 0, 2] = 1 - (yy + zz), xy - sz, xz + sy
    out[..., 1, 0], out[..., 1, 1], out[..., 1, 2] = xy + sz, 1 - (xx + zz), yz - sx
    out[..., 2, 0], out[..., 2, 1], out[..., 2, 2] = xz - sy, yz + sx, 1 - (xx + yy)
    return out


def euler_to_matrix(angles_rad: ArrayLike, order: str) -> FloatArray:
    """Intrinsic Euler angles [..., N], radians, about N axes such as "ZXY" (as BVH channels read), to matrices."""
    angles = np.moveaxis(np.asarray(angles_rad, dtype=np.float64), -1, 0)
    if angles.ndim < 2 or abs(angles.strides[1]) != angles.itemsize:
        angles = np.ascontiguousarray(angles)
        out = np.empty((*angles.shape[1:], 3, 3))
    else:
        out = empty_beside(angles[0], 3, 3)
    cosines, sines = np.cos(angles), np.sin(angles)
    # Rows of the product so far: a turn about an axis leaves that column and mixes the other two.
    for row in range(3):
        entries: list[FloatArray | float] = [float(row == k) for k in range(3)]
        for axis, cosine, sine in zip(map("XYZ".index, order.upper()), cosines, sines, strict=True):
            i, j = (axis + 1) % 3, (axis + 2) % 3
            entries[i], entries[j] = _mixed(entries[i], entries[j], cosine, sine)
        for k in range(3):
            out[..., row, k] = entries[k]
    return out


def _mixed(
    one: FloatArray | float, other: FloatArray | float, cosine: FloatArray, sine: FloatArray
) -> tuple[FloatArray | float, FloatArray | float]:
    """Two numbers of a row after a turn; as long as they are 0 or 1 there is nothing to multiply."""
    # Of the type itself: a cosine of one angle is a float of NumPy's, which counts as one of Python's.
    if type(one) is float and type(other) is float:
        return (cosine, -sine) if one else (sine, cosine) if other else (0.0, 0.0)
    if type(one) is float and not one:
        return other * sine, other * cosine
    if type(other) is float and not other:
        return one * cosine, -one * sine
    return one * cosine + other * sine, other * cosine - one * sine


def matrix_to_euler(matrix: ArrayLike, order: str) -> FloatArray:
    """Matrices [..., 3, 3] to intrinsic Euler angles [..., 3], radians, in the order given."""
    m = np.asarray(matrix, dtype=np.float64)
    flat = _scipy().from_matrix(m.reshape(-1, 3, 3)).as_euler(order.upper(), suppress_warnings=True)
    return flat.reshape(*m.shape[:-2], 3)


def rotation_about_y(angle_rad: ArrayLike) -> FloatArray:
    """[...] angles to [..., 3, 3]; a positive angle turns +Z toward +X (a turn to the body's left)."""
    a = np.asarray(angle_rad, dtype=np.float64)
    cosine, sine = np.cos(a), np.sin(a)
    out = np.zeros((*a.shape, 3, 3))
    out[..., 0, 0] = out[..., 2, 2] = cosine
    out[..., 0, 2], out[..., 2, 0], out[..., 1, 1] = sine, -sine, 1.0
    return out


def rotation_between(source: ArrayLike, target: ArrayLike) -> FloatArray:
    """The smallest rotations [..., 3, 3] that take directions `source` to directions `target`, each [..., 3]."""
    a = unit(np.asarray(source, dtype=np.float64))
    b = unit(np.asarray(target, dtype=np.float64))
    axis, cosine = cross(a, b), np.sum(a * b, axis=-1, keepdims=True)
    sine = length(axis)[..., None]
    straight = sine < 1e-12
    turn = axis / np.where(straight, 1.0, sine) * np.arctan2(sine, cosine)
    # Opposite directions: half a turn about any axis square to them.
    helper = np.eye(3)[np.argmin(np.abs(a), axis=-1)]
    half_turn = np.pi * unit(cross(a, helper))
    return axis_angle_to_matrix(np.where(straight, np.where(cosine > 0, 0.0, half_turn), turn))


def angle_between(first: ArrayLike, second: ArrayLike) -> FloatArray:
    """Angle in radians, [...], between two rotations [..., 3, 3]."""
    a, b = np.broadcast_arrays(np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64))
    a, b = (m.reshape(*m.shape[:-2], 9) for m in (a, b))
    # Of half the angle, both squared: by the distance of the matrices, and by the trace of their product. One number of
    # all matrices after the other, so that what is added up stays in the cache.
    sine, cosine = np.zeros(a.shape[:-1], order="F"), np.zeros(a.shape[:-1], order="F")
    for k in range(9):
        one, other = a[..., k], b[..., k]
        away = np.asarray(one - other)
        away *= away
        sine += away
        np.multiply(one, other, out=away)
        cosine += away
    cosine += 1.0
    sine *= 0.125
    cosine *= 0.25
    plain = (2.0 * cosine - 1.0 > _NEARLY_HALF_A_TURN) & (np.abs(sine + cosine - 1.0) < _ROTATION)
    angle = np.asarray(2.0 * np.arctan2(np.sqrt(sine), np.sqrt(np.maximum(cosine, 0.0))))
    if not plain.all():
        relative = between(a[~plain].reshape(-1, 3, 3), b[~plain].reshape(-1, 3, 3))
        angle[~plain] = length(_axis_angle_by_quaternion(relative))
    return angle[()]


def between(first: ArrayLike, second: ArrayLike) -> FloatArray:
    """The rotations [..., 3, 3] that follow `first` to give `second`, in the axes of `first`: its transpose times."""
    a, b = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    if numbers_apart(a) and numbers_apart(b):
        return with_numbers_last(np.einsum("ki...,kj...->ij...", with_numbers_first(a), with_numbers_first(b)))
    # Transposed in memory: several times as fast as a product with a view.
    return np.ascontiguousarray(np.swapaxes(a, -1, -2)) @ b


def product(first: FloatArray, second: FloatArray) -> FloatArray:
    """Products [..., 3, 3] of matrices [..., 3, 3]."""
    if numbers_apart(first) and numbers_apart(second):
        return with_numbers_last(np.einsum("ik...,kj...->ij...", with_numbers_first(first), with_numbers_first(second)))
    return first @ second


def numbers_apart(matrices: FloatArray) -> bool:
    """Whether matrices [T, ..., 3, 3] lie in memory as nine arrays, each of all frames beside each other.

    Then what is done to each number of all matrices takes a fraction of the time. It is so where many matrices are made
    one after the other (`with_numbers_last`) and changes nothing but their order in memory and the last bit of sums.
    """
    return matrices.ndim > 2 and abs(matrices.strides[0]) < abs(matrices.strides[-1])


def with_numbers_first(matrices: FloatArray) -> FloatArray:
    """Matrices [T, ..., 3, 3] as [3, 3, ..., T]: a view."""
    return matrices.transpose(-2, -1, *range(matrices.ndim - 3, -1, -1))


def with_numbers_last(numbers: FloatArray) -> FloatArray:
    """Matrices [3, 3, ..., T] as [T, ..., 3, 3], whose `numbers_apart`: a view."""
    return numbers.transpose(*range(numbers.ndim - 1, 1, -1), 0, 1)


def empty_beside(numbers: FloatArray, *shape: int) -> FloatArray:
    """An array [T, ..., *shape] for vectors or matrices, `numbers_apart` where one number of each, [T, ...], is."""
    count = numbers.ndim
    if not count or abs(numbers.strides[0]) != numbers.itemsize:
        return np.empty((*numbers.shape, *shape))
    found = np.empty((*shape, *reversed(numbers.shape)))
    return found.transpose(*range(found.ndim - 1, len(shape) - 1, -1), *range(len(shape)))


def turned(places: FloatArray, turn: FloatArray) -> FloatArray:
    """Places [T, J, 3] turned by one matrix [3, 3]."""
    if abs(places.strides[0]) < abs(places.strides[-1]):
        return np.einsum("ij,jkt->ikt", turn, places.transpose(2, 1, 0)).transpose(2, 1, 0)
    return places @ turn.T


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


def unit(vector: FloatArray) -> FloatArray:
    """Vectors [..., D] at length 1; one of length 0 stays as it is."""
    return vector / np.maximum(length(vector), 1e-12)[..., None]


def length(vector: FloatArray) -> FloatArray:
    """Lengths [...] of vectors [..., D] of a few numbers: to the bit NumPy's norm, in a fifth of its time."""
    return np.sqrt(_squared(vector))


def _squared(vector: FloatArray) -> FloatArray:
    return _sum_of_columns(vector * vector)


def _sum_of_columns(values: FloatArray) -> FloatArray:
    """[..., D] to [...], one number after the other."""
    total = values[..., 0].copy()
    for column in range(1, values.shape[-1]):
        total += values[..., column]
    return np.asarray(total)


def cross(first: FloatArray, second: FloatArray) -> FloatArray:
    """Cross products [..., 3]."""
    out = np.empty(np.broadcast_shapes(first.shape, second.shape))
    for k in range(3):
        i, j = (k + 1) % 3, (k + 2) % 3
        np.subtract(first[..., i] * second[..., j], first[..., j] * second[..., i], out=out[..., k])
    return out


def slerp(first: ArrayLike, second: ArrayLike, fraction: ArrayLike) -> FloatArray:
    """Rotations [..., 3, 3] on the shortest arc from `first` (fraction 0) to `second` (fraction 1)."""
    a = np.asarray(first, dtype=np.float64)
    relative = matrix_to_axis_angle(between(a, second))
    return product(a, axis_angle_to_matrix(relative * np.asarray(fraction, dtype=np.float64)[..., None]))


def _rotations(matrix: FloatArray) -> FloatArray:
    """The nearest rotations [..., 3, 3]: matrices that are orthogonal stay, the others lose their singular values."""
    (a, b, c), (d, e, f), (g, h, i) = np.moveaxis(matrix, (-2, -1), (0, 1))
    if (bad := ~(a * (e * i - f * h) + b * (f * g - d * i) + c * (d * h - e * g) > 0)).any():
        raise ValueError(f"{int(bad.sum())} of {bad.size} matrices have no positive determinant, as rotations have")
    errors = np.abs(matrix @ np.swapaxes(matrix, -1, -2) - np.eye(3)).max(axis=(-2, -1))
    loose = errors > _ORTHOGONAL
    if loose.any():
        left, _, right = np.linalg.svd(matrix[loose])
        matrix = matrix.copy()
        matrix[loose] = left @ right
    return matrix


def _unit_quaternion(quaternion: FloatArray) -> FloatArray:
    size = length(quaternion)
    if not (size > 0).all():
        raise ValueError("a quaternion has length 0 or holds numbers that are not finite")
    return quaternion / size[..., None]


def _canonical(quaternion: FloatArray) -> FloatArray:
    """The one of q and -q whose first number that is not 0 is positive: w, except at half a turn."""
    first = np.take_along_axis(quaternion, np.argmax(quaternion != 0, axis=-1)[..., None], axis=-1)
    return np.where(first < 0, -quaternion, quaternion)


def _scipy() -> type[Rotation]:
    from scipy.spatial.transform import Rotation

    return Rotation
