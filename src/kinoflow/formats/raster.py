"""Triangles to pixels on a CPU: a pinhole camera and a z-buffer, all of NumPy. `rendering.py` draws clips with it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]

NEAREST_M = 0.3
"""A fitted camera stays at least this far from everything."""


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
        weights: [N, 3] weights of its corners at the middle of the pixel; rows sum to 1.
    """

    pixels: NDArray[np.int64]
    triangles: NDArray[np.int64]
    weights: FloatArray


def rasterise(
    pixels: FloatArray, depth: FloatArray, triangles: NDArray[np.integer], shape: tuple[int, int], *, cull: bool = True
) -> Coverage:
    """The nearest triangle at the middle of each pixel.

    Made for many small triangles: every pixel of every triangle's bounding box is tested, all at once.

    Args:
        pixels: [V, 2] corners in the picture, x to the right, y down.
        depth: [V] their distance, positive; 1 / depth is linear in the picture.
        triangles: [F, 3] indices of corners, counter-clockwise seen from outside.
        shape: rows and columns of the picture.
        cull: leave out triangles seen from behind.
    """
    height, width = shape
    corners = pixels[triangles]
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    # Twice the signed area; y points down, so counter-clockwise triangles have negative ones.
    area = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    first = np.clip(np.ceil(corners.min(axis=1) - 0.5), 0, [width, height]).astype(np.int64)
    last = np.clip(np.floor(corners.max(axis=1) - 0.5), -1, [width - 1, height - 1]).astype(np.int64)
    size = np.maximum(last - first + 1, 0)
    count = size[:, 0] * size[:, 1] * ((area < -1e-9) if cull else (np.abs(area) > 1e-9))
    owner = np.repeat(np.arange(len(triangles)), count)
    local = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    column = first[owner, 0] + local % size[owner, 0]
    row = first[owner, 1] + local // size[owner, 0]
    x, y = column + 0.5, row + 0.5
    a, b, c = a[owner], b[owner], c[owner]
    wa = ((b[:, 0] - x) * (c[:, 1] - y) - (b[:, 1] - y) * (c[:, 0] - x)) / area[owner]
    wb = ((c[:, 0] - x) * (a[:, 1] - y) - (c[:, 1] - y) * (a[:, 0] - x)) / area[owner]
    weights = np.stack([wa, wb, 1 - wa - wb], axis=-1)
    inside = (weights >= -1e-9).all(axis=-1)
    owner, weights, flat = owner[inside], weights[inside], (row * width + column)[inside]
    nearness = (weights / depth[triangles[owner]]).sum(axis=-1)
    nearest = np.zeros(height * width)
    np.maximum.at(nearest, flat, nearness)
    shown = np.flatnonzero(nearness == nearest[flat])
    # Two triangles may meet at exactly the same distance: the last one is kept.
    winner = np.full(height * width, -1, dtype=np.int64)
    winner[flat[shown]] = shown
    kept = winner[winner >= 0]
    return Coverage(flat[kept], owner[kept], weights[kept])
