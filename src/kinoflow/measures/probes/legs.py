"""What the legs do: jumps, kicks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinoflow.language.sides import OTHER
from kinoflow.measures.probes.events import Event, runs
from kinoflow.measures.probes.view import RATE_HZ, ClipView

FloatArray = NDArray[np.float64]
PREFIX = {"left": "L_", "right": "R_"}

FOOT_CLEAR_M = 0.03
"""Both feet, heels and toes, are higher than this above the floor in a flight."""
GRAVITY = (-18.0, -5.0)
"""Accepted acceleration of the pelvis in flight, m/s^2. Captured jumps: -8 to -11; animated ones reach -17."""
LEAST_RISE_M = 0.03


@dataclass(frozen=True)
class Flight:
    """Frames in which no foot touches the floor.

    Attributes:
        start, stop: frames at 30 Hz.
        rise_m: highest pelvis less the mean of the pelvis at both ends.
        acceleration_m_per_s2: of the parabola through the pelvis's heights; gravity is -9.8.
        spread_m: mean horizontal distance of the ankles.
        clearance_m: highest that the lowest foot joint gets above the floor.
    """

    start: int
    stop: int
    rise_m: float
    acceleration_m_per_s2: float
    spread_m: float
    clearance_m: float


def flights(view: ClipView) -> list[Flight]:
    """Times off the floor, whatever the cause."""
    low = view.foot_heights.min(axis=1)
    pelvis = view.position("Pelvis")[:, 1]
    ankles = view.position("L_Ankle") - view.position("R_Ankle")
    spread = np.hypot(ankles[:, 0], ankles[:, 2])
    found = []
    for run in runs(low > FOOT_CLEAR_M):
        start, stop = max(run.start - 1, 0), min(run.stop + 1, view.num_frames)
        if stop - start < 4:
            continue
        times = np.arange(stop - start) / RATE_HZ
        curve = np.polyfit(times, pelvis[start:stop], 2)
        found.append(
            Flight(
                run.start,
                run.stop,
                float(pelvis[start:stop].max() - (pelvis[start] + pelvis[stop - 1]) / 2),
                float(2 * curve[0]),
                float(spread[run.start : run.stop].mean()),
                float(low[run.start : run.stop].max()),
            )
        )
    return found


def is_jump(flight: Flight) -> bool:
    """Whether a flight is a jump and not a running step, a fall or a foot that floats.

    The pelvis falls freely: the parabola through its heights has -5 to -18 m/s^2, and it rises as a body does that is
    in the air for so long (g t^2 / 8, a third of it at least). Running steps are short and the feet far apart.
    """
    seconds = (flight.stop - flight.start) / RATE_HZ
    free_fall = GRAVITY[0] <= flight.acceleration_m_per_s2 <= GRAVITY[1]
    rises = flight.rise_m >= max(LEAST_RISE_M, 9.81 * seconds**2 / 8 / 3)
    together = seconds >= 0.13 and flight.spread_m < 0.45
    leap = seconds >= 0.3 and flight.rise_m >= 0.08
    return free_fall and rises and (together or leap)


def jumps(view: ClipView) -> list[Event]:
    """Jumps; value: rise of the pelvis, metres."""
    return [Event(f.start, f.stop, f.rise_m) for f in flights(view) if is_jump(f)]


def kick_height_m(view: ClipView, side: str) -> FloatArray:
    """[T] how much higher an ankle is than the other one, metres, where it kicks; else 0.

    A kick: the leg is stretched to 85 % or more and does not point backward as a running leg does.
    """
    other = OTHER[side]
    hip, ankle = view.position(PREFIX[side] + "Hip"), view.position(PREFIX[side] + "Ankle")
    leg = view.in_heading(ankle - hip)
    stretched = np.linalg.norm(leg, axis=-1) > 0.85 * view.clip.skeleton.leg_length_m
    ahead = leg[:, 2] > -np.abs(leg[:, 0])
    higher = ankle[:, 1] - view.position(PREFIX[other] + "Ankle")[:, 1]
    return np.where(stretched & ahead, np.maximum(higher, 0.0), 0.0)


def kicks(view: ClipView, side: str, least_m: float = 0.2) -> list[Event]:
    """Times when a stretched leg swings up by `least_m`; value: the greatest height, metres."""
    height = kick_height_m(view, side)
    found = runs(height > least_m, gap_s=0.1)
    return [Event(run.start, run.stop, float(height[run.start : run.stop].max())) for run in found]


def lifted(view: ClipView, side: str) -> FloatArray:
    """[T] how much higher the lower joint of a foot is than the other foot's, metres."""
    heights = np.minimum(view.foot_heights[:, [0, 1]], view.foot_heights[:, [2, 3]])
    column = 0 if side == "left" else 1
    return heights[:, column] - heights[:, 1 - column]


def leg_raises(view: ClipView, side: str, least_m: float = 0.12) -> list[Event]:
    """Times of at least 0.4 s in which one foot is held `least_m` above the other; value: seconds."""
    return runs(lifted(view, side) > least_m, least_s=0.4, gap_s=0.1)
