"""Filters over time against SciPy's."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.ndimage import binary_opening, gaussian_filter1d, maximum_filter1d, uniform_filter1d

from kinoflow.motion.smoothing import gaussian_mean, long_runs, moving_maximum, moving_mean, runs


@pytest.mark.parametrize("frames", [1, 2, 7, 60])
def test_means_are_those_of_scipy(frames):
    values = np.random.default_rng(frames).normal(size=(frames, 3))
    for size in (3, 5):
        np.testing.assert_array_equal(moving_mean(values, size), uniform_filter1d(values, size, axis=0, mode="nearest"))
        np.testing.assert_array_equal(
            moving_mean(values[:, 0], size), uniform_filter1d(values[:, 0], size, mode="nearest")
        )
    for sigma in (0.4, 3.0, 10.5):
        for given_values in (values, values[:, 1], values.reshape(frames, 1, 3)):
            for deviations in (2.5, 4.0):
                expected = gaussian_filter1d(given_values, sigma, axis=0, mode="nearest", truncate=deviations)
                found = gaussian_mean(given_values, sigma, cut_deviations=deviations)
                np.testing.assert_allclose(found, expected, atol=1e-14)


@pytest.mark.parametrize("frames", [1, 2, 7, 60])
def test_the_moving_maximum_is_that_of_scipy(frames):
    values = np.random.default_rng(frames).normal(size=(frames, 3))
    for size in (1, 3, 5, 7, 9, 13, 61):
        expected = maximum_filter1d(values, size, axis=0, mode="nearest")
        np.testing.assert_array_equal(moving_maximum(values, size), expected)
        np.testing.assert_array_equal(moving_maximum(values[:, 0], size), expected[:, 0])


@given(st.lists(st.booleans(), min_size=1, max_size=40), st.integers(1, 9))
def test_long_runs_are_scipys_opening(values, frames):
    mask = np.array(values)
    expected = binary_opening(mask, np.ones(frames, dtype=bool))
    np.testing.assert_array_equal(long_runs(mask, frames), expected)
    again = np.zeros_like(mask)
    for start, stop in runs(mask):
        again[start:stop] = True
    np.testing.assert_array_equal(again, mask)
