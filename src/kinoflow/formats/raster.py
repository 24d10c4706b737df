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
    value, across, down, x, y = _planes(pixels, triangles, 1 / depth[:, None], spans.triangles)
    slope = across[:, 0]
    start = value[:, 0] + slope * (spans.first + 0.5 - x) + down[:, 0] * (spans.rows + 0.5 - y)
    length = spans.last - spans.first + 1
    before = np.cumsum(length) - length
    every = np.arange(int(length.sum()))
    flat = every + np.repeat(spans.rows * width + spans.first - before, length)
    step = (every - np.repeat(before, length)).astype(np.float32)
    nearness = np.repeat(start.astype(np.float32), length) + np.repeat(slope.astype(np.float32), length) * step
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
    """[N, C] values [V, C] of corners mixed at the middle of each covered pixel, linearly in the picture.

    `pixels` and `triangles` are those that were rasterised, `width` the columns of that picture.
    """
    used, place = np.unique(covered.triangles, return_inverse=True)
    value, across, down, x, y = _planes(pixels, triangles, values, used)
    row, column = np.divmod(covered.pixels, width)
    x = (column + 0.5 - x[place]).astype(np.float32)[:, None]
    y = (row + 0.5 - y[place]).astype(np.float32)[:, None]
    mixed = across.astype(np.float32)[place]
    mixed *= x
    rest = down.astype(np.float32)[place]
    rest *= y
    mixed += rest
    mixed += value.astype(np.float32)[place]
    return mixed


def _planes(
    pixels: FloatArray, triangles: NDArray[np.integer], values: FloatArray, chosen: NDArray[np.int64]
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray, FloatArray]:
    """Of S chosen triangles: values [S, C] at the first corner, change by a pixel to the right and down [S, C], and
    where that corner is, x [S] and y [S]."""
    i, j, k = triangles[chosen].T
    (ax, ay), (bx, by), (cx, cy) = pixels[i].T, pixels[j].T, pixels[k].T
    bx, by, cx, cy = bx - ax, by - ay, cx - ax, cy - ay
    area = (bx * cy - by * cx)[:, None]
    value = values[i]
    b, c = values[j] - value, values[k] - value
    across = (b * cy[:, None] - c * by[:, None]) / area
    down = (c * bx[:, None] - b * cx[:, None]) / area
    return value, across, down, ax, ay


def _spans(pixels: FloatArray, triangles: NDArray[np.integer], shape: tuple[int, int], *, cull: bool) -> _Spans:
    """The rows of triangles: those that hold the middle of a pixel. Work grows with rows, not with areas."""
    height, width = shape
    x, y = pixels[:, 0][triangles.T], pixels[:, 1][triangles.T]
    # Twice the signed area; y points down, so counter-clockwise triangles have negative ones.
    area = (x[1] - x[0]) * (y[2] - y[0]) - (y[1] - y[0]) * (x[2] - x[0])
    top, bottom = y.min(axis=0), y.max(axis=0)
    first = np.ceil(np.maximum(top, 0) - 0.5 - _EDGE_PX)
    last = np.floor(np.minimum(bottom, height) - 0.5 + _EDGE_PX)
    left = np.ceil(np.maximum(x.min(axis=0), 0) - 0.5 - _EDGE_PX)
    right = np.floor(np.minimum(x.max(axis=0), width) - 0.5 + _EDGE_PX)
    seen = area < -1e-9 if cull else np.abs(area) > 1e-9
    kept = np.flatnonzero(seen & (first <= last) & (left <= right))
    x, y = x[:, kept], y[:, kept]
    order = np.argsort(y, axis=0)
    (x0, x1, x2), (y0, y1, y2) = np.take_along_axis(x, order, axis=0), np.take_along_axis(y, order, axis=0)

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
