"""From keys to curves: monotone cubics, blends between frames of reference, and follow-through."""

from __future__ import annotations

import cmath
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from kinoflow.authoring.timeline import PointTrack, Track
from kinoflow.motion.smoothing import gaussian_mean, moving_maximum

FloatArray = NDArray[np.float64]
_FORGOTTEN = 1e-18
"""What is left of a movement after which follow-through knows nothing of it any more."""


def evaluate(track: Track, times_s: FloatArray) -> FloatArray:
    """[N] values: a cubic through the keys that overshoots nowhere (Fritsch and Carlson 1980), except where slopes are
    prescribed.

    Before the first key and after the last one the value stays.
    """
    return _cubic(np.array(track.times_s, np.float64), np.array(track.values, np.float64), track.slopes, times_s)


def _cubic(knots: FloatArray, values: FloatArray, slopes: Mapping[int, float], times_s: FloatArray) -> FloatArray:
    """[N, ...] values of the cubic through values [K, ...] at knots [K]; see `evaluate`."""
    if not slopes and np.ptp(values, axis=0).max() == 0:
        return np.repeat(values[:1], len(times_s), axis=0)
    shape = (-1,) + (1,) * (values.ndim - 1)
    widths = np.diff(knots).reshape(shape)
    rises = np.diff(values, axis=0) / widths
    tangents = np.zeros_like(values)
    tangents[1:-1] = _monotone_slopes(widths, rises)
    for index, slope in slopes.items():
        tangents[index] = slope
    # Hermite's cubic by powers of the time since the left key.
    bend = (tangents[:-1] + tangents[1:] - 2 * rises) / widths
    third, second = bend / widths, (rises - tangents[:-1]) / widths - bend
    inside = np.clip(times_s, knots[0], knots[-1])
    piece = np.minimum(np.searchsorted(knots, inside, side="right") - 1, len(knots) - 2)
    since = (inside - knots[piece]).reshape(shape)
    return ((third[piece] * since + second[piece]) * since + tangents[piece]) * since + values[piece]


def _monotone_slopes(widths: FloatArray, rises: FloatArray) -> FloatArray:
    """[K - 2, ...] slopes at the inner keys: weighted harmonic means of the slopes beside them, zero where these have
    not the same sign (Fritsch and Butland 1984).
    """
    before, after = rises[:-1], rises[1:]
    left, right = widths[:-1] + 2 * widths[1:], 2 * widths[:-1] + widths[1:]
    product = np.maximum(before * after, 0.0)
    total = np.where(product > 0, left * after + right * before, 1.0)
    return (left + right) * product / total


def settled(track: PointTrack, longest_s: float) -> PointTrack:
    """The track with every movement that ends in rest ending a little later, and one that begins from rest beginning a
    little earlier: people start and stop less sharply than the keys that mark where they are.

    A third of the movement is added at its end and a sixth at its beginning, but no more than two fifths and a quarter
    of the rest there is, and than `longest_s` and half of it. The last key of all counts as followed by rest.
    """
    times, count = track.times_s, len(track.times_s)

    def resting(index: int) -> float:
        """How long the key after this one only repeats it, seconds; 0 where it does not."""
        if index + 1 >= count:
            return np.inf
        same = track.frames[index] == track.frames[index + 1] and track.points[index] == track.points[index + 1]
        return times[index + 1] - times[index] if same else 0.0

    moved = list(times)
    for index in range(1, count):
        taken_s = times[index] - times[index - 1]
        if taken_s <= 0 or resting(index - 1) > 0:
            continue
        moved[index] += min(taken_s / 3, 0.4 * resting(index), longest_s)
        if index >= 2:
            moved[index - 1] -= min(taken_s / 6, 0.25 * resting(index - 2), longest_s / 2)
    return PointTrack(moved, track.frames, track.points)


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
    knots = np.array([track.times_s[index] for index in chosen], np.float64)
    points = np.array([track.points[index] for index in chosen], np.float64)
    return _cubic(knots, points, {}, times_s)


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
    # State x = (place from the target, speed): x' = M x, and each step the target moves away by `moved`: the state is
    # the sum of M^n moved over all n steps before, gathered for 1, 2, 4 ... steps at a time.
    moved = np.concatenate([(values[0] - wanted[0])[None], -np.diff(wanted, axis=0)])
    width = moved[0].size
    states = np.stack([moved.ravel(), np.zeros(moved.size)])
    steps, power = 1, _over_time(k1, k2, step_s)
    while steps < len(values) and np.abs(power).max() > _FORGOTTEN:
        states[:, steps * width :] += power @ states[:, : -steps * width]
        steps, power = 2 * steps, power @ power
    return wanted + states[0].reshape(values.shape)


def _over_time(k1: float, k2: float, step_s: float) -> FloatArray:
    """[2, 2] what a step makes of place and speed of a free spring x + k1 x' + k2 x'' = 0.

    The exponential of [[0, 1], [-1 / k2, -k1 / k2]] times the step, in closed form.
    """
    decay = k1 / (2 * k2)
    # Real where the spring creeps back, imaginary where it swings.
    root = cmath.sqrt(decay**2 - 1 / k2)
    angle = root * step_s
    even = cmath.cosh(angle).real
    odd = step_s * (cmath.sinh(angle) / angle if angle else 1.0).real
    matrix = np.array([[even + decay * odd, odd], [-odd / k2, even - decay * odd]])
    return np.exp(-decay * step_s) * matrix


def soften(values: FloatArray, step_s: float, width_s: float) -> FloatArray:
    """[N, ...] convolved with a Gaussian of standard deviation `width_s`, ends held."""
    return gaussian_mean(values, width_s / step_s) if width_s > 0 else values


def envelope(values: FloatArray, radius: int) -> FloatArray:
    """[N] a smooth curve nowhere below the values: running maximum, then a Gaussian that reaches no further."""
    return gaussian_mean(moving_maximum(values, 2 * radius + 1), radius / 2.5, cut_deviations=2.5)
