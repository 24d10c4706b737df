"""From keys to curves: monotone cubics, blends between frames of reference, and follow-through."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicHermiteSpline, PchipInterpolator
from scipy.linalg import expm
from scipy.ndimage import gaussian_filter1d, maximum_filter1d
from scipy.signal import lfilter

from kinoflow.authoring.timeline import PointTrack, Track

FloatArray = NDArray[np.float64]


def evaluate(track: Track, times_s: FloatArray) -> FloatArray:
    """[N] values: a cubic through the keys that overshoots nowhere (Fritsch and Carlson 1980), except where slopes are
    prescribed.

    Before the first key and after the last one the value stays.
    """
    knots, values = np.array(track.times_s), np.array(track.values)
    if not track.slopes and np.ptp(values) == 0:
        return np.full(len(times_s), values[0])
    if len(knots) == 2:
        slopes = np.zeros(2)
    else:
        # The third coefficient of each piece is the slope at its left end.
        slopes = np.append(PchipInterpolator(knots, values).c[2], 0.0)
        slopes[0] = 0.0
    for index, slope in track.slopes.items():
        slopes[index] = slope
    return CubicHermiteSpline(knots, values, slopes)(np.clip(times_s, knots[0], knots[-1]))


def frame_weights(track: PointTrack, times_s: FloatArray) -> dict[str, FloatArray]:
    """For each frame of reference of a track, [N] how much it counts; they sum to 1.

    Between two keys of different frames one fades into the other with zero slope at both ends.
    """
    weights = {}
    for frame in dict.fromkeys(track.frames):
        here = [float(other == frame) for other in track.frames]
        weights[frame] = evaluate(Track(list(track.times_s), here), times_s)
    return weights


def frame_points(track: PointTrack, frame: str, times_s: FloatArray) -> FloatArray:
    """[N, 3] the track's point in one frame, through the keys of that frame alone."""
    chosen = [index for index, other in enumerate(track.frames) if other == frame]
    knots = [track.times_s[index] for index in chosen]
    return np.stack(
        [evaluate(Track(knots, [track.points[index][axis] for index in chosen]), times_s) for axis in range(3)], axis=-1
    )


def follow(values: FloatArray, step_s: float, frequency_hz: float, damping: float, response: float) -> FloatArray:
    """[N, ...] values followed by a damped spring: what makes limbs lag, overshoot a little and settle.

    y + k1 y' + k2 y'' = x + k3 x' with k1 = damping / (pi f), k2 = 1 / (2 pi f)^2, k3 = response damping / (2 pi f).
    Exact for a right side that is constant within a step; the start is at rest.
    """
    if np.ptp(values, axis=0).max() == 0:
        return values.copy()
    k1 = damping / (np.pi * frequency_hz)
    k2 = 1 / (2 * np.pi * frequency_hz) ** 2
    k3 = response * damping / (2 * np.pi * frequency_hz)
    wanted = values + k3 * np.gradient(values, step_s, axis=0) if len(values) > 1 else values
    (keep, gain), (pull, damp) = expm(np.array([[0.0, 1.0], [-1 / k2, -k1 / k2]]) * step_s)
    # State x = (place from the target, speed): x' = M x, and each step the target moves away by `moved`. Its first
    # component is a recursive filter of `moved` with the characteristic polynomial of M.
    moved = np.concatenate([(values[0] - wanted[0])[None], -np.diff(wanted, axis=0)])
    away = lfilter([1.0, -damp], [1.0, -(keep + damp), keep * damp - gain * pull], moved, axis=0)
    return wanted + away


def soften(values: FloatArray, step_s: float, width_s: float) -> FloatArray:
    """[N, ...] convolved with a Gaussian of standard deviation `width_s`, ends held."""
    return gaussian_filter1d(values, width_s / step_s, axis=0, mode="nearest") if width_s > 0 else values


def envelope(values: FloatArray, radius: int) -> FloatArray:
    """[N] a smooth curve nowhere below the values: running maximum, then a Gaussian that reaches no further."""
    highest = maximum_filter1d(values, 2 * radius + 1, mode="nearest")
    return gaussian_filter1d(highest, radius / 2.5, mode="nearest", truncate=2.5)
