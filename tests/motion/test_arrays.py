"""Functions of few numbers give what NumPy's give, to the bit."""

import numpy as np
import pytest

from kinoflow.motion import arrays

COUNTS = (2, 3, 10, 51, 128)


def values(count: int, *shape: int) -> np.ndarray:
    return np.random.default_rng(count).normal(size=(count, *shape))


@pytest.mark.parametrize("share", [0.0, 0.02, 0.2, 0.3, 0.5, 1.0])
def test_quantile(share):
    for count in (1, *COUNTS):
        assert arrays.quantile(values(count), share) == np.quantile(values(count), share)


@pytest.mark.parametrize("shape", [(), (4,), (3, 2)])
def test_median(shape):
    for count in (1, *COUNTS):
        np.testing.assert_array_equal(arrays.median(values(count, *shape)), np.median(values(count, *shape), axis=0))


@pytest.mark.parametrize("shape", [(), (4,), (3, 2)])
def test_gradient(shape):
    for count in COUNTS:
        given = values(count, *shape)
        np.testing.assert_array_equal(arrays.gradient(given), np.gradient(given, axis=0))


@pytest.mark.parametrize("step_rad", [0.1, 2.0, 5.0])
def test_unwrap(step_rad):
    for count in (1, *COUNTS):
        turned = (values(count).cumsum() * step_rad + np.pi) % (2 * np.pi) - np.pi
        np.testing.assert_array_equal(arrays.unwrap(turned), np.unwrap(turned))
    given = np.array([-0.0, -0.0, np.pi, -np.pi, 0.0])
    for part in (given[:2], given):
        assert arrays.unwrap(part).tobytes() == np.unwrap(part).tobytes()
