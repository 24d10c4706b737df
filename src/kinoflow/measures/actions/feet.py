"""Whether a clip stands on its floor: hovering, and where it starts."""

from __future__ import annotations

import numpy as np

from kinoflow.measures.probes.events import Event, runs
from kinoflow.measures.probes.legs import flights, is_jump
from kinoflow.measures.probes.view import RATE_HZ, ClipView, view_of
from kinoflow.motion.canonical import lowest_point_m
from kinoflow.motion.clip import MotionClip

HOVER_M = 0.06
HOVER_S = 0.6
"""Higher for longer than that is no jump of a person: the flight of 0.6 s rises 0.44 m."""


def hovering(view: ClipView, above_m: float = HOVER_M) -> list[Event]:
    """Times in which every part of the body is more than `above_m` above the floor y = 0 without falling freely."""
    free = np.zeros(view.num_frames, dtype=bool)
    for flight in flights(view):
        if is_jump(flight):
            free[max(flight.start - 1, 0) : flight.stop + 1] = True
    return runs((lowest_point_m(view.clip) > above_m) & ~free)


def hovering_s(clip: MotionClip, above_m: float = HOVER_M) -> float:
    """Longest time in which all of the body is more than `above_m` above y = 0, but for free flight, seconds."""
    return max((event.stop - event.start for event in hovering(view_of(clip), above_m)), default=0) / RATE_HZ


def start_height_m(clip: MotionClip) -> float:
    """Height of the body's lowest point above y = 0 in the first frame, metres."""
    return float(lowest_point_m(clip)[0])
