"""Curves against SciPy's, which takes longer to import than a clip takes to be drawn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.interpolate import CubicHermiteSpline, PchipInterpolator
from scipy.linalg import expm
from scipy.ndimage import gaussian_filter1d, maximum_filter1d
from scipy.signal import lfilter

from kinoflow.authoring.curves import envelope, evaluate, follow, frame_points, soften
from kinoflow.authoring.timeline import PointTrack, Track

SEEDS = st.integers(0, 2**32 - 1)


def interpolated(knots, values, slopes, times):
    """Fritsch's and Butland's slopes, level at both ends, except where they are prescribed."""
    tangents = np.zeros(len(knots))
    if len(knots) > 2:
        tangents[1:-1] = PchipInterpolator(knots, values).derivative()(knots)[1:-1]
    for index, slope in slopes.items():
        tangents[index] = slope
    return CubicHermiteSpline(knots, values, tangents)(np.clip(times, knots[0], knots[-1]))


def followed(values, step_s, frequency_hz, damping, response):
    """The spring as a recursive filter of how far the target moves."""
    k1, k2 = damping / (np.pi * frequency_hz), 1 / (2 * np.pi * frequency_hz) ** 2
    wanted = values + response * damping / (2 * np.pi * frequency_hz) * np.gradient(values, step_s, axis=0)
    (keep, gain), (pull, damp) = expm(np.array([[0.0, 1.0], [-1 / k2, -k1 / k2]]) * step_s)
    moved = np.concatenate([(values[0] - wanted[0])[None], -np.diff(wanted, axis=0)])
    return wanted + lfilter([1.0, -damp], [1.0, -(keep + damp), keep * damp - gain * pull], moved, axis=0)


@given(SEEDS, st.integers(2, 9), st.booleans())
def test_a_track_is_scipys_monotone_cubic(seed, keys, prescribed):
    generator = np.random.default_rng(seed)
    knots = np.cumsum(generator.uniform(0.02, 1.5, keys))
    # Few different values, so that some neighbours are level.
    values = generator.integers(-3, 4, keys) * generator.uniform(0.01, 60)
    slopes = {int(generator.integers(keys)): float(generator.normal())} if prescribed else {}
    times = np.concatenate([knots, np.linspace(knots[0] - 0.3, knots[-1] + 0.3, 97)])
    track = Track(knots.tolist(), values.tolist())
    track.slopes = slopes
    np.testing.assert_allclose(evaluate(track, times), interpolated(knots, values, slopes, times), atol=1e-11)


@given(SEEDS, st.integers(1, 9))
def test_points_of_a_frame_go_through_its_own_keys(seed, keys):
    generator = np.random.default_rng(seed)
    knots = np.cumsum(generator.uniform(0.02, 1.5, keys))
    points = generator.normal(size=(keys, 3))
    frames = ["head", *generator.choice(["head", "world"], keys - 1)]
    track = PointTrack(knots.tolist(), frames, [tuple(point) for point in points.tolist()])
    times = np.linspace(knots[0] - 0.3, knots[-1] + 0.3, 97)
    mine = np.array(frames) == "head"
    found = frame_points(track, "head", times)
    if mine.sum() == 1:
        np.testing.assert_array_equal(found, np.broadcast_to(points[0], (97, 3)))
    else:
        expected = [interpolated(knots[mine], points[mine, axis], {}, times) for axis in range(3)]
        np.testing.assert_allclose(found, np.stack(expected, axis=-1), atol=1e-11)


@given(SEEDS, st.integers(2, 700), st.floats(0.8, 12), st.floats(0.2, 2.5), st.floats(0, 1.5), st.booleans())
def test_follow_through_is_scipys_recursive_filter(seed, frames, frequency_hz, damping, response, points):
    """Springs that swing and springs that creep."""
    values = np.random.default_rng(seed).normal(size=(frames, 3) if points else frames).cumsum(axis=0)
    expected = followed(values, 1 / 120, frequency_hz, damping, response)
    np.testing.assert_allclose(follow(values, 1 / 120, frequency_hz, damping, response), expected, atol=1e-10)


def test_follow_through_of_a_spring_on_the_edge_of_swinging():
    values = np.random.default_rng(0).normal(size=200)
    # The closed form divides by the difference of two roots, which is zero or nearly so here.
    for frequency_hz in (1.0, 4.5, 4 / np.pi):
        expected = followed(values, 1 / 120, frequency_hz, 1.0, 0.6)
        np.testing.assert_allclose(follow(values, 1 / 120, frequency_hz, 1.0, 0.6), expected, atol=1e-10)


@pytest.mark.parametrize("frames", [1, 2, 9, 300])
def test_softened_curves_and_envelopes_are_scipys(frames):
    values = np.random.default_rng(frames).normal(size=frames)
    expected = gaussian_filter1d(values, 0.03 * 120, mode="nearest")
    np.testing.assert_allclose(soften(values, 1 / 120, 0.03), expected, atol=1e-13)
    for radius in (3, 4, 6):
        highest = maximum_filter1d(values, 2 * radius + 1, mode="nearest")
        expected = gaussian_filter1d(highest, radius / 2.5, mode="nearest", truncate=2.5)
        np.testing.assert_allclose(envelope(values, radius), expected, atol=1e-13)
