"""Where the body goes: direction and distance of travel, gait, pace, turns."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter1d

from kinoflow.measures.probes.events import Event, runs, swings
from kinoflow.measures.probes.view import RATE_HZ, ClipView, frames_of

FloatArray = NDArray[np.float64]

MOVING_M_PER_S = 0.25
"""A pelvis that is slower, smoothed over 0.4 s, stays where it is."""
RUN_M_PER_S, SLOW_RUN_M_PER_S = 2.1, 1.4
"""Faster than the first is a run; between the two, the feet decide."""
LEAST_TURN_DEG = 20.0
DIRECTIONS_DEG = {"forward": 0.0, "left": 90.0, "backward": 180.0, "right": -90.0}
_SECTOR_DEG = 50.0
_DIAGONAL_DEG = (12.0, 75.0)
_LEAST_SHARE = 0.25


def direction_deg(view: ClipView) -> FloatArray:
    """[T] direction of travel seen from the body, degrees: 0 forward, 90 to its left, -90 to its right."""
    velocity = uniform_filter1d(view.velocity, min(frames_of(0.8), view.num_frames), axis=0)
    return np.rad2deg(np.arctan2(velocity[:, 0], velocity[:, 2]))


def _in_direction(view: ClipView, direction: str) -> NDArray[np.bool_]:
    angle = direction_deg(view)
    either = {"sideways": ("left", "right"), "diagonal": ("diagonal-left", "diagonal-right")}.get(direction)
    if either:
        return _in_direction(view, either[0]) | _in_direction(view, either[1])
    if direction.startswith("diagonal"):
        away = angle if direction.endswith("left") else -angle
        return (away > _DIAGONAL_DEG[0]) & (away < _DIAGONAL_DEG[1])
    away = np.abs((angle - DIRECTIONS_DEG[direction] + 180) % 360 - 180)
    return np.asarray(away <= _SECTOR_DEG)


def travels(view: ClipView, direction: str | None = None) -> list[Event]:
    """Stretches of at least 0.3 s on the way in one direction of the body; value: metres.

    Directions: forward, backward, left, right, sideways, diagonal-left, diagonal-right, diagonal, or None for any.
    Stretches that are together less than a quarter of the whole path do not count.
    """
    moving = view.speed > MOVING_M_PER_S
    found = runs(moving if direction is None else moving & _in_direction(view, direction), least_s=0.3, gap_s=0.2)
    step = view.speed / RATE_HZ
    stretches = [Event(e.start, e.stop, float(step[e.start : e.stop].sum())) for e in found]
    return stretches if sum(e.value for e in stretches) >= _LEAST_SHARE * step.sum() else []


def double_support(view: ClipView) -> NDArray[np.bool_]:
    """[T] whether both feet rest, one joint of each slower than 0.8 m/s: part of every step of a walk, of no run."""
    speeds = view.foot_speeds
    return np.asarray((np.minimum(speeds[:, [0, 1]], speeds[:, [2, 3]]) < 0.8).all(axis=1))


def gait(view: ClipView, name: str) -> list[Event]:
    """Stretches of at least 0.5 s of a "walk" or a "run"; value: seconds.

    A run is faster than 2.1 m/s, or faster than 1.4 m/s with both feet at rest in less than 5 % of the second around.
    Stretches that are together less than 15 % of the time on the way do not count.
    """
    pace = uniform_filter1d(view.speed, min(frames_of(0.8), view.num_frames))
    resting = uniform_filter1d(double_support(view).astype(float), min(frames_of(1.0), view.num_frames))
    moving = pace > MOVING_M_PER_S
    fast = (pace > RUN_M_PER_S) | ((pace > SLOW_RUN_M_PER_S) & (resting < 0.05))
    found = runs(fast if name == "run" else moving & ~fast, least_s=0.5, gap_s=0.3)
    return found if sum(e.value for e in found) >= 0.15 * moving.sum() / RATE_HZ else []


def brisk_speed_m_per_s(view: ClipView) -> float:
    """The speed that is exceeded in a tenth of the clip: that of going, without starts and stops."""
    return float(np.quantile(view.speed, 0.9))


def farthest_m(view: ClipView) -> float:
    """Largest horizontal distance from the start, metres."""
    path = view.clip.translation[:, [0, 2]]
    return float(np.linalg.norm(path - path[0], axis=-1).max())


def turns(view: ClipView, side: str | None = None) -> list[Event]:
    """Turns of at least 20 degrees to a side, or to either; value: degrees, positive."""
    sign = {"left": 1, "right": -1}.get(side or "", 0)
    found = swings(np.rad2deg(view.heading), LEAST_TURN_DEG)
    return [Event(e.start, e.stop, abs(e.value)) for e in found if sign == 0 or e.value * sign > 0]


def largest_turn_deg(view: ClipView, side: str | None = None) -> float:
    """The largest of the turns, degrees; 0 without one."""
    return max((event.value for event in turns(view, side)), default=0.0)


def circles(view: ClipView, side: str | None = None) -> list[Event]:
    """The turns that are made on the way, along 1.5 m or more; value: degrees."""
    step = view.speed / RATE_HZ
    return [turn for turn in turns(view, side) if step[turn.start : turn.stop].sum() > 1.5]


def liveliness_m_per_s(view: ClipView) -> float:
    """Mean speed of the joints, averaged over 0.5 s, that is exceeded in a tenth of the clip."""
    if view.num_frames < 2:
        return 0.0
    speed = np.linalg.norm(np.gradient(view.clip.joints, axis=0), axis=-1).mean(axis=1) * RATE_HZ
    return float(np.quantile(uniform_filter1d(speed, min(frames_of(0.5), view.num_frames)), 0.9))


def stopped(view: ClipView) -> float:
    """Lowest speed of the pelvis after it began to move, m/s; infinite if it never did."""
    moving = np.flatnonzero(view.speed > MOVING_M_PER_S)
    return float(view.speed[moving[0] :].min()) if len(moving) else float("inf")
