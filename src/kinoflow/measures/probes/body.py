"""Probes of the whole body: how it gets along and how it is held."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter1d

from kinoflow.measures.probes.view import RATE_HZ, ClipView, Event, frames_of, runs, swings

FloatArray = NDArray[np.float64]

MOVING_M_PER_S = 0.25
"""A pelvis that is slower, smoothed over 0.4 s, stays where it is."""
RUN_M_PER_S, SLOW_RUN_M_PER_S = 2.1, 1.4
"""Faster than the first is a run; between the two, the feet decide."""
LEAST_STEP_M = 0.15
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
    Stretches that are together less than 15 % of the time on the way do not count, nor those in which the legs do
    not go past each other: a figure that floats does not walk.
    """
    pace = uniform_filter1d(view.speed, min(frames_of(0.8), view.num_frames))
    resting = uniform_filter1d(double_support(view).astype(float), min(frames_of(1.0), view.num_frames))
    moving = pace > MOVING_M_PER_S
    fast = (pace > RUN_M_PER_S) | ((pace > SLOW_RUN_M_PER_S) & (resting < 0.05))
    going = runs(fast if name == "run" else moving & ~fast, least_s=0.5, gap_s=0.3)
    found = [event for event in going if _steps(view, event)]
    return found if sum(e.value for e in found) >= 0.15 * moving.sum() / RATE_HZ else []


def _steps(view: ClipView, event: Event) -> bool:
    """Whether one ankle moves against the other by 0.15 m or more."""
    between = (view.position("L_Ankle") - view.position("R_Ankle"))[event.start : event.stop]
    return bool(np.ptp(between, axis=0).max() > LEAST_STEP_M)


def brisk_speed_m_per_s(view: ClipView) -> float:
    """The speed that is exceeded in a tenth of the clip: that of going, without starts and stops."""
    return float(np.quantile(view.speed, 0.9))


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


BoolArray = NDArray[np.bool_]

POSTURES = ("stand", "squat", "kneel", "sit", "lie")
STANDING_SHARE, _STANDING_ZONE = 0.82, 0.1
"""Share of the height of the pelvis in the rest pose above which a body stands."""
LOW_SHARE = 0.72
LYING_HEAD_M = 0.5
KNEE_ON_FLOOR_M = 0.14
BEHIND_FEET_M, SQUAT_BEHIND_M = 0.28, 0.35
"""A pelvis farther behind the feet sits; over the feet, with some room for the arms as counterweight, it squats."""
END_S = 0.4


def pelvis_share(view: ClipView) -> FloatArray:
    """[T] height of the pelvis above the floor over its height in the rest pose."""
    return view.height("Pelvis") / float(view.clip.skeleton.rest_positions[0, 1])


def behind_feet_m(view: ClipView) -> FloatArray:
    """[T] how far the pelvis is behind the middle of the ankles, metres, positive behind."""
    feet = (view.position("L_Ankle") + view.position("R_Ankle")) / 2
    return view.in_heading(feet - view.position("Pelvis"))[:, 2]


def in_posture(view: ClipView, name: str) -> BoolArray:
    """[T] whether the body is in one of `POSTURES`; at most one holds in a frame, in some none.

    lie: head below 0.5 m and the trunk more than 50 degrees off the vertical. kneel: pelvis low, a knee within 14 cm
    of the floor, the trunk up and the pelvis not on the floor. sit: pelvis low and at least 28 cm behind the ankles,
    where it cannot be balanced over them, or on the floor. squat: pelvis low, feet on the floor, none of the
    others. stand: the pelvis at 82 % of its height or more.
    """
    share, lean = pelvis_share(view), np.rad2deg(view.lean_rad)
    low = share < LOW_SHARE
    lie = (view.height("Head") < LYING_HEAD_M) & (lean > 50) & low
    knee = np.minimum(view.height("L_Knee"), view.height("R_Knee"))
    on_floor = view.height("Pelvis") < 0.25
    kneel = low & ~lie & (knee < KNEE_ON_FLOOR_M) & ~on_floor & (lean < 70)
    sit = low & ~lie & ~kneel & ((behind_feet_m(view) > BEHIND_FEET_M) | on_floor) & (lean < 60)
    squat = low & ~lie & ~kneel & ~sit & (view.foot_heights.min(axis=1) < 0.08)
    return {
        "stand": share > STANDING_SHARE + _STANDING_ZONE * min(view.strictness, 0.0),
        "squat": squat,
        "kneel": kneel,
        "sit": sit,
        "lie": lie,
    }[name]


def postures(view: ClipView, name: str) -> list[Event]:
    """Stretches of at least 0.2 s in a posture; value: seconds."""
    return runs(in_posture(view, name), least_s=0.2, gap_s=0.2)


def squat_depth_m(view: ClipView) -> FloatArray:
    """[T] how far the pelvis is below its height in the rest pose, metres, while it is over the feet; else 0."""
    depth = float(view.clip.skeleton.rest_positions[0, 1]) - view.height("Pelvis")
    over = (behind_feet_m(view) < SQUAT_BEHIND_M) & (np.rad2deg(view.lean_rad) < 80)
    return np.where(over, np.maximum(depth, 0.0), 0.0)


def dips(view: ClipView, least_m: float = 0.15) -> list[Event]:
    """Times when the pelvis goes down by `least_m` over the feet; value: the greatest depth, metres."""
    depth = squat_depth_m(view)
    return [Event(e.start, e.stop, float(depth[e.start : e.stop].max())) for e in runs(depth > least_m, least_s=0.1)]


def bends(view: ClipView, least_deg: float = 15.0) -> list[Event]:
    """Times when the trunk leans forward by `least_deg` while the body stands or walks; value: degrees."""
    forward = np.arctan2(view.in_heading(view.trunk)[:, 2], view.trunk[:, 1])
    upright = (pelvis_share(view) > 0.6) & (view.speed < 1.2)
    angle = np.where(upright, np.rad2deg(forward), 0.0)
    found = runs(angle > least_deg, least_s=0.2, gap_s=0.2)
    return [Event(e.start, e.stop, float(angle[e.start : e.stop].max())) for e in found]


def ends(view: ClipView, name: str) -> float:
    """Share of the last 0.4 s spent in a posture, 0 to 1; "ground" is kneeling, sitting low or lying."""
    last = slice(-min(frames_of(END_S), view.num_frames), None)
    if name == "ground":
        low = pelvis_share(view) < 0.4
        return float((low | in_posture(view, "lie") | in_posture(view, "kneel"))[last].mean())
    return float(in_posture(view, name)[last].mean())
