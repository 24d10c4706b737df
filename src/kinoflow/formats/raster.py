"""Triangles to pixels on a CPU: a pinhole camera and a z-buffer, all of NumPy. `rendering.py` draws clips with it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

NEAREST_M = 0.3
"""A fitted camera stays at least this far from everything."""
_EDGE_PX = 1e-9
"""Pixels this near to an edge belong to the triangle, so that neighbours leave no gap between them."""


@dataclass(frozen=True, eq=False)
class Camera:
    """A pinhole camera. Pixel (0, 0) is the upper left corner of the picture; centres are at halves.

    Attributes:
        eye_m: [3] where it stands, metres.
        axes: [3, 3] rows are the directions right, up and forward (into the picture), unit length.
        focal_px: distance of the picture plane in pixels.
        width_px: pixels in a row.
        height_px: rows.
    """

    eye_m: FloatArray
    axes: FloatArray
    focal_px: float
    width_px: int
    height_px: int

    def project(self, points_m: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Pixels [..., 2] and distance along the viewing direction [...] in metres, of points [..., 3]."""
        local = (points_m - self.eye_m) @ self.axes.T
        depth = np.maximum(local[..., 2], 1e-3)
        scale = self.focal_px / depth
        pixels = np.stack(
            [self.width_px / 2 + local[..., 0] * scale, self.height_px / 2 - local[..., 1] * scale], axis=-1
        )
        return pixels, depth

    def floor_points(self) -> FloatArray:
        """[H, W, 2] x and z in metres where the ray of each pixel meets y = 0; infinite where it does not."""
        x = (np.arange(self.width_px) + 0.5 - self.width_px / 2) / self.focal_px
        y = -(np.arange(self.height_px) + 0.5 - self.height_px / 2) / self.focal_px
        right, up, forward = self.axes
        rays = x[None, :, None] * right + y[:, None, None] * up + forward
        with np.errstate(divide="ignore", invalid="ignore"):
            distance = np.where(rays[..., 1] < 0, -self.eye_m[1] / rays[..., 1], np.inf)
            return np.where(
                np.isfinite(distance)[..., None], self.eye_m[[0, 2]] + distance[..., None] * rays[..., ::2], np.inf
            )


def look_along(yaw_rad: float, elevation_rad: float) -> FloatArray:
    """[3, 3] axes of a camera that stands `elevation_rad` above the horizon and looks back at the origin.

    `yaw_rad` tells where it stands: 0 on the side of +Z, positive toward +X.
    """
    back = np.array(
        [
            np.sin(yaw_rad) * np.cos(elevation_rad),
            np.sin(elevation_rad),
            np.cos(yaw_rad) * np.cos(elevation_rad),
        ]
    )
    right = np.array([np.cos(yaw_rad), 0.0, -np.sin(yaw_rad)])
    return np.stack([right, np.cross(back, right), -back])


def fit_camera(
    points_m: FloatArray, axes: FloatArray, *, width_px: int, height_px: int, focal_px: float, fill: float = 0.9
) -> Camera:
    """The nearest camera of this orientation that has all points [N, 3] inside the middle `fill` of the picture.

    A point at (x, y, z) in the camera's axes relative to the middle of all, z into the picture, is inside when
    |x| <= t_x (d + z) and |y| <= t_y (d + z), where t is half the picture over the focal length and d the distance
    of the camera from the middle. Hence d = max(|x| / t_x - z, |y| / t_y - z).
    """
    local = points_m @ axes.T
    middle = (local.min(axis=0) + local.max(axis=0)) / 2
    across = np.abs(local - middle)
    behind = local[:, 2] - middle[2]
    half = fill / 2 / focal_px * np.array([width_px, height_px])
    distance = max(*(float((across[:, k] / half[k] - behind).max()) for k in (0, 1)), float((NEAREST_M - behind).max()))
    eye = (middle - np.array([0.0, 0.0, distance])) @ axes
    return Camera(eye, axes, focal_px, width_px, height_px)


@dataclass(frozen=True, eq=False)
class Coverage:
    """What each pixel shows: N pixels of a picture that some triangle covers.

    Attributes:
        pixels: [N] index into the flattened picture; each at most once.
        triangles: [N] index of the nearest triangle there.
    """

    pixels: NDArray[np.int64]
    triangles: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class _Spans:
    """Runs of pixels in a row that a triangle covers: S of them, none empty; first and last column are inside."""

    triangles: NDArray[np.int64]
    rows: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


def rasterise(
    pixels: FloatArray, depth: FloatArray, triangles: NDArray[np.integer], shape: tuple[int, int], *, cull: bool = True
) -> Coverage:
    """The nearest triangle at the middle of each pixel.

    Args:
        pixels: [V, 2] corners in the picture, x to the right, y down.
        depth: [V] their distance, positive; 1 / depth is linear in the picture.
        triangles: [F, 3] indices of corners, counter-clockwise seen from outside.
        shape: rows and columns of the picture.
        cull: leave out triangles seen from behind.
    """
    height, width = shape
    spans = _spans(pixels, triangles, shape, cull=cull)
    ((value, across, down),), x, y = _planes(pixels, triangles, (1 / depth)[None], spans.triangles)
    start = value + across * (spans.first + 0.5 - x) + down * (spans.rows + 0.5 - y)
    length = spans.last - spans.first + 1
    before = np.cumsum(length) - length
    every = np.arange(int(length.sum()))
    flat = every + np.repeat(spans.rows * width + spans.first - before, length)
    step = (every - np.repeat(before, length)).astype(np.float32)
    nearness = np.repeat(across.astype(np.float32), length)
    nearness *= step
    nearness += np.repeat(start.astype(np.float32), length)
    # Bits of positive floats are in the order of the floats: the greatest key is the nearest, with its span.
    keys = np.maximum(nearness, 0).view(np.uint32).astype(np.uint64) << np.uint64(32)
    keys |= np.repeat(np.arange(1, len(length) + 1, dtype=np.uint64), length)
    greatest = np.zeros(height * width, dtype=np.uint64)
    np.maximum.at(greatest, flat, keys)
    covered = np.flatnonzero(greatest)
    shown = (greatest[covered] & np.uint64(0xFFFFFFFF)).astype(np.int64) - 1
    return Coverage(covered, spans.triangles[shown])


def silhouette(pixels: FloatArray, triangles: NDArray[np.integer], shape: tuple[int, int]) -> NDArray[np.bool_]:
    """[H, W] whether any triangle covers the middle of a pixel; arguments as of `rasterise`."""
    height, width = shape
    spans = _spans(pixels, triangles, shape, cull=False)
    # One more column, in which spans end that reach the right edge.
    size = height * (width + 1)
    begin = np.bincount(spans.rows * (width + 1) + spans.first, minlength=size)
    end = np.bincount(spans.rows * (width + 1) + spans.last + 1, minlength=size)
    return (np.cumsum(begin - end) > 0).reshape(height, width + 1)[:, :width]


def interpolate(
    covered: Coverage, pixels: FloatArray, triangles: NDArray[np.integer], values: FloatArray, width: int
) -> NDArray[np.float32]:
    """[C, N] values [C, V] of corners mixed at the middle of each covered pixel, linearly in the picture.

    `pixels` and `triangles` are those that were rasterised, `width` the columns of that picture.
    """
    used = np.flatnonzero(np.bincount(covered.triangles, minlength=len(triangles)))
    place = np.empty(len(triangles), dtype=np.int64)
    place[used] = np.arange(len(used))
    place = place[covered.triangles]
    planes, x, y = _planes(pixels, triangles, values, used)
    row, column = np.divmod(covered.pixels, width)
    to_right = (column + 0.5 - x[place]).astype(np.float32)
    to_below = (row + 0.5 - y[place]).astype(np.float32)
    mixed = np.empty((len(values), len(place)), dtype=np.float32)
    for found, (value, across, down) in zip(mixed, planes, strict=True):
        np.multiply(across.astype(np.float32)[place], to_right, out=found)
        found += down.astype(np.float32)[place] * to_below
        found += value.astype(np.float32)[place]
    return mixed


def _planes(
    pixels: FloatArray, triangles: NDArray[np.integer], values: FloatArray, chosen: NDArray[np.int64]
) -> tuple[list[tuple[FloatArray, FloatArray, FloatArray]], FloatArray, FloatArray]:
    """How values [C, V] of corners go on over S chosen triangles.

    Returns:
        For each of C: values [S] at the first corner, and how they change in a pixel to the right and down, [S] each.
        Where the first corners are, x [S] and y [S].
    """
    i, j, k = (np.ascontiguousarray(column) for column in triangles[chosen].T)
    x, y = np.ascontiguousarray(pixels[:, 0]), np.ascontiguousarray(pixels[:, 1])
    ax, ay = x[i], y[i]
    bx, by, cx, cy = x[j] - ax, y[j] - ay, x[k] - ax, y[k] - ay
    area = bx * cy - by * cx
    bx, by, cx, cy = bx / area, by / area, cx / area, cy / area
    planes = []
    for value in values:
        first = value[i]
        b, c = value[j] - first, value[k] - first
        planes.append((first, b * cy - c * by, c * bx - b * cx))
    return planes, ax, ay


def _spans(pixels: FloatArray, triangles: NDArray[np.integer], shape: tuple[int, int], *, cull: bool) -> _Spans:
    """The rows of triangles: those that hold the middle of a pixel. Work grows with rows, not with areas."""
    height, width = shape
    corners = np.ascontiguousarray(triangles.T)
    x, y = np.ascontiguousarray(pixels[:, 0])[corners], np.ascontiguousarray(pixels[:, 1])[corners]
    # Twice the signed area; y points down, so counter-clockwise triangles have negative ones.
    area = (x[1] - x[0]) * (y[2] - y[0]) - (y[1] - y[0]) * (x[2] - x[0])
    first = np.ceil(np.maximum(_least(y), 0) - 0.5 - _EDGE_PX)
    last = np.floor(np.minimum(_greatest(y), height) - 0.5 + _EDGE_PX)
    left = np.ceil(np.maximum(_least(x), 0) - 0.5 - _EDGE_PX)
    right = np.floor(np.minimum(_greatest(x), width) - 0.5 + _EDGE_PX)
    seen = area < -1e-9 if cull else np.abs(area) > 1e-9
    kept = np.flatnonzero(seen & (first <= last) & (left <= right))
    (x0, x1, x2), (y0, y1, y2) = x[:, kept], y[:, kept]
    x0, y0, x1, y1 = _upper_first(x0, y0, x1, y1)
    x1, y1, x2, y2 = _upper_first(x1, y1, x2, y2)
    x0, y0, x1, y1 = _upper_first(x0, y0, x1, y1)

    def slope(run: FloatArray, fall: FloatArray) -> FloatArray:
        return np.divide(run, fall, out=np.zeros_like(run), where=fall > 0)

    # One edge goes from the top to the bottom, two go by way of the corner between.
    long, upper, lower = slope(x2 - x0, y2 - y0), slope(x1 - x0, y1 - y0), slope(x2 - x1, y2 - y1)
    start = np.maximum(first[kept], 0).astype(np.int64)
    count = np.minimum(last[kept], height - 1).astype(np.int64) - start + 1
    count = np.maximum(count, 0)
    owner = np.repeat(np.arange(len(kept)), count)
    row = np.arange(len(owner)) + np.repeat(start - (np.cumsum(count) - count), count)
    middle = np.clip(row + 0.5, y0[owner], y2[owner])
    fall = middle - y1[owner]
    one = x0[owner] + long[owner] * (middle - y0[owner])
    other = x1[owner] + np.where(fall < 0, upper[owner], lower[owner]) * fall
    begin = np.maximum(np.ceil(np.minimum(one, other) - 0.5 - _EDGE_PX), 0).astype(np.int64)
    end = np.minimum(np.floor(np.maximum(one, other) - 0.5 + _EDGE_PX), width - 1).astype(np.int64)
    full = begin <= end
    return _Spans(kept[owner[full]], row[full], begin[full], end[full])


def _least(corners: FloatArray) -> FloatArray:
    """[F] of [3, F]; much faster than `min` over so short an axis."""
    return np.minimum(np.minimum(corners[0], corners[1]), corners[2])


def _greatest(corners: FloatArray) -> FloatArray:
    return np.maximum(np.maximum(corners[0], corners[1]), corners[2])


def _upper_first(
    ax: FloatArray, ay: FloatArray, bx: FloatArray, by: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray]:
    """Two corners of each triangle, the one with the smaller y first."""
    lower = ay > by
    return np.where(lower, bx, ax), np.minimum(ay, by), np.where(lower, ax, bx), np.maximum(ay, by)
