"""Setting a clip on the floor by all that it does, not by its lowest moment.

`canonical.ground` shifts a clip so that its lowest point is at y = 0. One frame in which a foot dips 5 cm then lifts
all others 5 cm off the floor, and a body that rises slowly hovers in the end. Here the floor is where the body rests: a
body in the air falls, so a lowest point that stays level for a fifth of a second stands, kneels or lies on something.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.canonical import lowest_point_m
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.smoothing import gaussian_mean, long_runs, moving_mean

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

LEVEL_M_PER_S = 0.2
LEVEL_S = 0.2
"""A lowest point that rises or sinks by less than that for so long is supported: free fall gains 2 m/s in that time."""
DRIFT_SIGMA_S = 0.35
"""The floor may drift as slowly as this: a Gaussian over time."""
SMALL_DRIFT_M = 0.015
"""Drift up to this is left: captured feet rest at heights that differ as much."""
MAX_DRIFT_M = 0.15
"""A floor that drifts more is no drift: stairs, a slope, a box, a ladder. Such a clip is shifted as a whole only."""
MAX_DRIFT_M_PER_S = 0.2
DEEPEST_M = 0.03
"""Most of a clip may not rest so much higher than its lowest tenth that this is deeper below the floor."""
LEAST_SUPPORTED = 0.4
"""Runs and jumps rest in a smaller part of their time: there, the floor is at the 5 % quantile of the lowest points."""


@dataclass(frozen=True, eq=False)
class Floor:
    """What a clip says about its floor.

    Attributes:
        height_m: where most of its supports are.
        drift_m: [T] how much higher than that the floor is in each frame; zero where it does not drift, or too much.
        refused_m: largest drift that was found and left, 0 if none was.
    """

    height_m: float
    drift_m: FloatArray
    refused_m: float = 0.0


def supported(clip: MotionClip) -> BoolArray:
    """[T] whether the body rests on something: its lowest point stays level (`LEVEL_M_PER_S`) for `LEVEL_S` seconds."""
    low = lowest_point_m(clip)
    if clip.num_frames < 2:
        return np.ones(clip.num_frames, dtype=bool)
    rate = np.abs(np.gradient(moving_mean(low, 3))) * clip.fps
    frames = max(2, round(LEVEL_S * clip.fps))
    return long_runs(rate < LEVEL_M_PER_S, frames)


def find_floor(clip: MotionClip) -> Floor:
    """The floor of a clip, from all frames in which it is supported; from its lowest points where it seldom is."""
    low, rests = lowest_point_m(clip), supported(clip)
    if rests.mean() < LEAST_SUPPORTED:
        return Floor(float(np.quantile(low, 0.05)), np.zeros(clip.num_frames))
    # Not below what most of the time rests on: a body that stands on a chair in half of the frames stays above it.
    height = float(np.median(low[rests]))
    height = min(height, float(np.quantile(low[rests], 0.1)) + DEEPEST_M)
    times = np.arange(clip.num_frames)
    line = np.interp(times, times[rests], low[rests] - height)
    drift = gaussian_mean(line, DRIFT_SIGMA_S * clip.fps)
    largest = float(np.abs(drift).max())
    fastest = float(np.abs(np.gradient(drift)).max()) * clip.fps if clip.num_frames > 1 else 0.0
    if largest > MAX_DRIFT_M or fastest > MAX_DRIFT_M_PER_S:
        lowest = float(np.quantile(low[rests], 0.1))
        return Floor(min(height, lowest), np.zeros(clip.num_frames), largest)
    return Floor(height, np.sign(drift) * np.maximum(np.abs(drift) - SMALL_DRIFT_M, 0.0))


def ground_by_supports(clip: MotionClip, *, drift: bool = True) -> MotionClip:
    """The clip on the floor y = 0 that its supports imply; a small slow drift of it is taken out.

    Jumps keep their height: the floor under a flight is that between take-off and landing. A clip whose floor drifts
    much or fast (stairs, slopes) is shifted by one constant, as with `drift` false.
    """
    floor = find_floor(clip)
    shift = np.zeros_like(clip.translation)
    shift[:, 1] = floor.height_m + (floor.drift_m if drift else 0.0)
    return clip.replace(translation=clip.translation - shift)
