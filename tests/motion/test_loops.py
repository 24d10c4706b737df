"""Loops close exactly, wherever they lead."""

import numpy as np
import pytest

from kinoflow.authoring.action import draw
from kinoflow.authoring.gait import STYLES, arc, line
from kinoflow.authoring.going import Going, go
from kinoflow.errors import OptionError
from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.loops import in_words, loop_of, loop_report, repeated
from kinoflow.motion.matching import apart
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.motion.skeleton import MANNEQUIN, joint


@pytest.fixture(scope="module")
def walking() -> MotionClip:
    return go(Going(STYLES["walk"], line(), "path", False), 150, np.random.default_rng(0)).clip


def swinging(frames: int, period: float) -> MotionClip:
    rotations = np.tile(np.eye(3), (frames, MANNEQUIN.num_joints, 1, 1))
    angle = 0.8 * np.sin(2 * np.pi * np.arange(frames) / period)
    rotations[:, joint("L_Shoulder")] = axis_angle_to_matrix(angle[:, None] * [0.0, 0.0, 1.0])
    return MotionClip(rotations, np.tile([0.0, 0.92, 0.0], (frames, 1)), 30.0)


def test_a_perfect_cycle_is_found_and_left_as_it_is():
    clip = swinging(100, 24.0)
    loop = loop_of(clip)
    assert loop.stop - loop.start == 24
    assert np.allclose(loop.clip.rotations, clip.rotations[loop.start : loop.stop + 1], atol=0.01)
    assert np.allclose(loop.travel_m, 0, atol=1e-9)


def test_walking_closes_and_goes_straight_on(walking):
    loop = loop_of(walking)
    clip, found = loop.clip, loop.report()
    assert found["seam_pose_cm"] < 1e-4
    assert found["seam_height_cm"] < 1e-4
    assert found["seam_acceleration_m_s2"] < found["percentile_95_m_s2"]
    assert (clip.rotations[-1, 1:] == clip.rotations[0, 1:]).all()
    assert abs(loop.travel_m[0]) < 1e-3
    assert 0.9 < loop.travel_m[1] < 1.6
    assert abs(loop.turn_rad) < 1e-6


def test_of_cycles_that_repeat_as_well_one_is_taken_whose_seam_does_not_stand_out():
    """The best one of this dance has 1.3 times the acceleration of its 95th percentile at the seam."""
    dance = draw("dance freely", np.random.default_rng(11)).clip
    found = loop_of(dance).report()
    assert found["seam_acceleration_m_s2"] <= found["percentile_95_m_s2"]


def test_repeated_cycles_lie_on_a_line_and_have_no_seam(walking):
    loop = loop_of(walking)
    thrice = loop.repeated(3)
    length = loop.clip.num_frames - 1
    assert thrice.num_frames == 3 * length + 1
    way = np.diff(thrice.translation[::length], axis=0)
    assert np.allclose(way, way[0], atol=1e-9)
    speed = np.linalg.norm(np.diff(thrice.joints, axis=0), axis=-1)
    assert np.allclose(speed[:length], speed[length : 2 * length], atol=1e-9)


def test_a_bend_is_an_arc():
    clip = go(Going(STYLES["walk"], arc(1.5), "path", False), 180, np.random.default_rng(1)).clip
    loop = loop_of(clip)
    assert loop.turn_rad > 0.3
    many = loop.repeated(5)
    length = loop.clip.num_frames - 1
    places = many.translation[::length][:, [0, 2]]
    legs = np.linalg.norm(np.diff(places, axis=0), axis=-1)
    assert np.allclose(legs, legs[0], atol=1e-9)
    assert np.allclose(np.diff(np.unwrap(heading_rad(many)[::length])), loop.turn_rad, atol=1e-6)


@pytest.mark.parametrize("frames", [27, 30, 33])
def test_exactly_as_long_as_asked(walking, frames):
    loop = loop_of(walking, frames, exact=True)
    assert loop.clip.num_frames == frames + 1
    assert loop_report(loop.clip)["seam_pose_cm"] < 1e-4


def test_what_does_not_repeat_is_refused(walking):
    rotations = walking.rotations[:40].copy()
    rotations[:, joint("L_Shoulder")] = axis_angle_to_matrix(np.linspace([0, 0, -1.3], [0, 0, 1.2], 40))
    once = walking.replace(rotations=rotations[[0] * 40], translation=walking.translation[[0] * 40])
    once = once.replace(
        rotations=np.where(np.arange(22)[:, None, None] == joint("L_Shoulder"), rotations, once.rotations)
    )
    with pytest.raises(OptionError, match="no loop"):
        loop_of(once)
    with pytest.raises(OptionError, match="at least"):
        loop_of(walking.crop(0, 10))
    with pytest.raises(OptionError, match="once"):
        repeated(walking, 0)


def test_a_loop_is_told_in_words():
    said = {"frames": 45, "travel_m": [-0.5, 0.0], "turn_deg": 90.2, "seam_pose_cm": 0.04, "seam_height_cm": 0.0}
    accelerations = {"seam_acceleration_m_s2": 1.0, "percentile_95_m_s2": 2.0}
    words = "45 frames (1.50 s), goes 0.50 m to the right, turns 90 degrees to the left, closes within 0.0 cm"
    assert in_words({**said, **accelerations}, 30.0) == words
    accelerations["seam_acceleration_m_s2"] = 3.1
    still = {**said, **accelerations, "travel_m": [0.0, 0.0], "turn_deg": 0.0}
    words = "45 frames (1.50 s), stays in place, closes within 0.0 cm, more abruptly than it moves elsewhere"
    assert in_words(still, 30.0) == words
    swaying = {**still, "travel_m": [-0.16, 1.36], "turn_deg": 0.0}
    assert "goes 1.37 m forward, closes" in in_words(swaying, 30.0)
    assert "goes 1.36 m forward and 0.30 m to the right" in in_words({**swaying, "travel_m": [-0.3, 1.36]}, 30.0)
    assert "goes 0.40 m backward and 0.30 m to the left" in in_words({**swaying, "travel_m": [0.3, -0.4]}, 30.0)
    assert "goes 0.40 m forward and" in in_words({**swaying, "travel_m": [0.3, 0.4]}, 30.0)


def test_moments_are_as_far_apart_as_their_joints_where_all_are_equally_far():
    """Half of what is compared are speeds, which are the same: in the mean over both, a joint counts twice."""
    first = np.random.default_rng(0).normal(size=(1, 44, 3))
    far = first.copy()
    far[:, :22] += [0.0, 0.3, 0.4]
    np.testing.assert_allclose(apart(first, far), [0.5])
    one = first.copy()
    one[:, 5] += [0.0, 0.0, 0.4]
    np.testing.assert_allclose(apart(first, one), [0.2 + 0.2 / np.sqrt(22)])
