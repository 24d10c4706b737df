"""Where the body goes: direction and distance of travel, gait, pace, turns."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter1d

from kinoflow.evaluation.probes.events import Event, runs, swings
from kinoflow.evaluation.probes.view import RATE_HZ, ClipView, frames_of

FloatArray = NDArray[np.float64]

MOVING_M_PER_S = 0.25
"""A pelvis that is slower, smoothed over 0.4 s, stays where it is."""
RUN_M_PER_S = 1.8
"""Between walking and running."""
LEAST_TURN_DEG = 20.0
DIRECTIONS_DEG = {"forward": 0.0, "left": 90.0, "backward": 180.0, "right": -90.0}
_SECTOR_DEG = 50.0
_DIAGONAL_DEG = (8.0, 75.0)
_LEAST_SHARE = 0.25


def direction_deg(view: ClipView) -> FloatArray:
    """[T] direction of travel seen from the body, degrees: 0 forward, 90 to its left, -90 to its right."""
    velocity = uniform_filter1d(view.velocity, min(frames_of(0.8), view.num_frames), axis=0)
    return np.rad2deg(np.arctan2(velocity[:, 0], velocity[:, 2]))


def _in_direction(view: ClipView, direction: str) -> NDArray[np.bool_]:
    angle = direction_deg(view)
    if direction == "sideways":
        return _in_direction(view, "left") | _in_direction(view, "right")
    if direction == "diagonal":
        return _in_direction(view, "diagonal-left") | _in_direction(view, "diagonal-right")
    if direction.startswith("diagonal"):
        away = angle if direction.endswith("left") else -angle
        return (away > _DIAGONAL_DEG[0]) & (away < _DIAGONAL_DEG[1])
    away = np.abs((angle - DIRECTIONS_DEG[direction] + 180) % 360 - 180)
    return away <= _SECTOR_DEG


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


def gait(view: ClipView, name: str) -> list[Event]:
    """Stretches of at least 0.5 s at the speed of a "walk" or a "run"; value: seconds."""
    pace = uniform_filter1d(view.speed, min(frames_of(0.8), view.num_frames))
    fast = pace > RUN_M_PER_S
    return runs(fast if name == "run" else (pace > MOVING_M_PER_S) & ~fast, least_s=0.5, gap_s=0.3)


def moving_speed_m_per_s(view: ClipView) -> float:
    """Mean speed over the frames in which the body moves; 0 if it does not."""
    moving = view.speed > MOVING_M_PER_S
    return float(view.speed[moving].mean()) if moving.any() else 0.0


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


def circles(view: ClipView) -> list[Event]:
    """Stretches of movement, at least 1 s long; value: degrees that the direction of the path itself turned by."""
    found = []
    for event in runs(view.speed > MOVING_M_PER_S, least_s=1.0, gap_s=0.5):
        path = uniform_filter1d(view.clip.translation[:, [0, 2]], min(frames_of(0.6), view.num_frames), axis=0)
        step = np.gradient(path[event.start : event.stop], axis=0)
        course = np.unwrap(np.arctan2(step[:, 0], step[:, 1]))
        found.append(Event(event.start, event.stop, float(np.rad2deg(np.ptp(course)))))
    return found


def stillness(view: ClipView) -> list[Event]:
    """Stretches of at least 0.5 s in which pelvis, hands and feet are slower than 0.2 m/s; value: seconds."""
    names = ("Pelvis", "L_Wrist", "R_Wrist", "L_Ankle", "R_Ankle", "Head")
    path = np.stack([view.position(name) for name in names])
    path = uniform_filter1d(path, min(frames_of(0.3), view.num_frames), axis=1)
    if view.num_frames < 2:
        return [Event(0, 1, 1 / RATE_HZ)]
    speed = np.linalg.norm(np.gradient(path, axis=1), axis=-1).max(axis=0) * RATE_HZ
    return runs(speed < 0.2, least_s=0.5, gap_s=0.2)
