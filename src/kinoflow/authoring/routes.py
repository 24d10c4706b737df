"""Paths of `gait.walk` through given points of the floor."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinoflow.authoring.gait import Path
from kinoflow.authoring.timeline import Place
from kinoflow.errors import ScoreError
from kinoflow.motion.smoothing import gaussian_mean

FloatArray = NDArray[np.float64]

_STEP_M = 0.01
ROUNDING_M = 0.12
"""Corners are rounded over about this length: nobody turns on a point while walking."""
SHORTEST_M = 0.05


@dataclass(frozen=True, eq=False)
class Route:
    """A way over the floor.

    Attributes:
        path: for `gait.walk`, from (0, 0) facing +Z at its beginning.
        length_m: of the way.
        start_m: [2] world x and z where it begins.
        heading_rad: direction there, 0 along +Z, positive to the left (+X).
    """

    path: Path
    length_m: float
    start_m: FloatArray
    heading_rad: float


def route_through(points_m: FloatArray, rounding_m: float = ROUNDING_M) -> Route:
    """The route through points of the floor, straight between them, corners rounded.

    Args:
        points_m: [N, 2] world x and z, N at least 2, metres.
        rounding_m: 0 for corners as they are.

    Raises:
        ScoreError: fewer than two points, or a way shorter than 5 cm.
    """
    points = np.asarray(points_m, dtype=np.float64).reshape(-1, 2)
    legs = np.linalg.norm(np.diff(points, axis=0), axis=-1)
    total = float(legs.sum())
    if len(points) < 2 or total < SHORTEST_M:
        raise ScoreError(f"a way over the floor has two points or more, 5 cm apart at least; got {len(points)} points")
    reached = np.concatenate([[0.0], np.cumsum(legs)])
    keep = np.concatenate([[True], np.diff(reached) > 1e-9])
    grid = np.linspace(0.0, total, max(3, math.ceil(total / _STEP_M) + 1))
    dense = np.stack([np.interp(grid, reached[keep], points[keep, axis]) for axis in (0, 1)], axis=-1)
    if rounding_m > 0:
        sigma = min(rounding_m, total / 8) / (grid[1] - grid[0])
        # Extended straight on at both ends, which then stay where they are.
        more = int(4 * sigma) + 1
        before = 2 * dense[0] - dense[more:0:-1] if more < len(dense) else dense[:0]
        after = 2 * dense[-1] - dense[-2 : -more - 2 : -1] if more < len(dense) else dense[:0]
        smooth = gaussian_mean(np.concatenate([before, dense, after]), sigma)
        dense = smooth[len(before) : len(before) + len(dense)]
    steps = np.diff(dense, axis=0)
    angles = np.unwrap(np.arctan2(steps[:, 0], steps[:, 1]))
    way = np.concatenate([[0.0], np.cumsum(np.linalg.norm(steps, axis=-1))])
    first = float(angles[: max(1, len(angles) // 50)].mean())
    middles = (way[1:] + way[:-1]) / 2
    cosine, sine = math.cos(first), math.sin(first)
    local = dense - dense[0]
    x = local[:, 0] * cosine - local[:, 1] * sine
    z = local[:, 0] * sine + local[:, 1] * cosine
    headings = np.degrees(angles - first)
    end = math.radians(float(headings[-1]))

    def path(s: float) -> Place:
        past = max(0.0, s - float(way[-1]))
        return Place(
            float(np.interp(s, way, x)) + past * math.sin(end),
            float(np.interp(s, way, z)) + past * math.cos(end),
            float(np.interp(s, middles, headings)),
        )

    return Route(path, float(way[-1]), dense[0].copy(), first)


def curve_between(
    start_m: FloatArray, start_rad: float, end_m: FloatArray, end_rad: float, count: int = 64
) -> FloatArray:
    """[count, 2] points of a curve that leaves one place in its direction and comes to another in its direction."""
    start, end = np.asarray(start_m, float), np.asarray(end_m, float)
    away = float(np.linalg.norm(end - start))
    leave = away * np.array([math.sin(start_rad), math.cos(start_rad)])
    come = away * np.array([math.sin(end_rad), math.cos(end_rad)])
    u = np.linspace(0.0, 1.0, count)[:, None]
    return (
        (2 * u**3 - 3 * u**2 + 1) * start
        + (u**3 - 2 * u**2 + u) * leave
        + (3 * u**2 - 2 * u**3) * end
        + (u**3 - u**2) * come
    )
