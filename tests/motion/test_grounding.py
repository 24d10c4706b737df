"""Grounding by supports: the floor is where the body rests."""

import numpy as np
import pytest

from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.canonical import ground, lowest_point_m
from kinoflow.motion.grounding import SMALL_DRIFT_M, find_floor, ground_by_supports, supported

FPS = 30.0


def standing(heights_m: np.ndarray) -> MotionClip:
    """A body in the rest pose whose soles are at given heights [T]."""
    frames = len(heights_m)
    translation = np.tile(MANNEQUIN.rest_positions[0], (frames, 1))
    translation[:, 1] += heights_m
    return MotionClip(np.tile(np.eye(3), (frames, MANNEQUIN.num_joints, 1, 1)), translation, FPS)


def jump(height_m: float, before: int = 30, after: int = 30) -> np.ndarray:
    """Soles [T] of somebody who stands, flies freely to a height, and stands."""
    flight = 2 * np.sqrt(2 * height_m / 9.81)
    times = np.arange(1, int(flight * FPS) + 1) / FPS
    up = np.maximum(9.81 / 2 * times * (flight - times), 0.0)
    return np.concatenate([np.zeros(before), up, np.zeros(after)])


def test_a_constant_is_taken_out():
    for height in (0.7, -0.2, 0.0):
        np.testing.assert_allclose(lowest_point_m(ground_by_supports(standing(np.full(40, height)))), 0, atol=1e-12)


def test_one_deep_moment_lifts_nothing():
    soles = np.zeros(90)
    soles[40:43] = -0.08
    assert lowest_point_m(ground(standing(soles)))[0] == pytest.approx(0.08)
    np.testing.assert_allclose(lowest_point_m(ground_by_supports(standing(soles)))[[0, 89]], 0, atol=0.005)


@pytest.mark.parametrize("height_m", [0.1, 0.3, 0.6])
def test_jumps_keep_their_height(height_m):
    soles = jump(height_m)
    np.testing.assert_allclose(lowest_point_m(ground_by_supports(standing(soles + 0.4))), soles, atol=1e-9)


def test_the_floor_may_differ_under_both_ends_of_a_jump():
    """The drift under a flight is a line from take-off to landing, smoothed."""
    soles = jump(0.3)
    landed = np.flatnonzero(soles > 0)[-1] + 1
    soles[landed:] += 0.06
    found = lowest_point_m(ground_by_supports(standing(soles)))
    assert np.abs(found[[0, -1]]).max() < SMALL_DRIFT_M + 0.005
    assert found.max() > 0.26


def test_slow_drift_is_taken_out_but_for_the_little_that_is_allowed():
    soles = np.linspace(0, 0.1, 120)
    assert lowest_point_m(ground(standing(soles)))[-1] == pytest.approx(0.1)
    found = lowest_point_m(ground_by_supports(standing(soles)))
    assert np.abs(found).max() < SMALL_DRIFT_M + 0.01
    shift = lowest_point_m(ground_by_supports(standing(soles), drift=False)) - soles
    np.testing.assert_allclose(shift, shift[0], atol=1e-12)


def test_small_drift_stays():
    soles = 0.01 * np.sin(np.arange(120) / 20)
    moved = lowest_point_m(ground_by_supports(standing(soles))) - soles
    np.testing.assert_allclose(moved, moved[0], atol=0.003)


@pytest.mark.parametrize("step_m", [0.17, 0.3])
def test_stairs_stay_stairs(step_m):
    soles = np.repeat(np.arange(4) * step_m, 30).astype(float)
    found = find_floor(standing(soles))
    assert found.refused_m > 0
    moved = lowest_point_m(ground_by_supports(standing(soles))) - soles
    np.testing.assert_allclose(moved, 0, atol=1e-9)


def test_supported_is_level_for_a_fifth_of_a_second():
    soles = jump(0.5)
    flying = soles > 0.02
    rests = supported(standing(soles))
    assert rests[:25].all()
    assert rests[-25:].all()
    assert not rests[flying].any()


@pytest.mark.parametrize(("heights", "rests"), [([0.3], [1]), ([0.0, 0.5], [0, 0]), ([0.0, 0.0], [0, 0])])
def test_supported_in_few_frames(heights, rests):
    """Two frames are no fifth of a second, level or not; one alone is a pose, which rests."""
    assert supported(standing(np.array(heights))).tolist() == rests


def test_nothing_but_the_height_changes(walk):
    found = ground_by_supports(walk)
    np.testing.assert_array_equal(found.rotations, walk.rotations)
    np.testing.assert_array_equal(found.translation[:, [0, 2]], walk.translation[:, [0, 2]])


def test_where_a_clip_starts_in_height_does_not_matter(walk):
    raised = walk.replace(translation=walk.translation + np.array([0, 3.0, 0]))
    np.testing.assert_allclose(ground_by_supports(raised).joints, ground_by_supports(walk).joints, atol=1e-9)


def test_one_frame():
    assert lowest_point_m(ground_by_supports(standing(np.array([0.3]))))[0] == pytest.approx(0, abs=1e-12)
