"""How the body is held: standing, squatting, kneeling, sitting, lying, bent over."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinoflow.measures.probes.events import Event, runs
from kinoflow.measures.probes.view import ClipView, frames_of

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

POSTURES = ("stand", "squat", "kneel", "sit", "lie")
STANDING_SHARE = 0.82
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
    return {"stand": share > STANDING_SHARE, "squat": squat, "kneel": kneel, "sit": sit, "lie": lie}[name]


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
