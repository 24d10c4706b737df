"""Heading, resampling, turning, grounding and the canonical frame."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.canonical import (
    canonicalise,
    ground,
    heading_rad,
    lowest_point_m,
    resample,
    turn,
    up_axis_without_standing,
)
from kinoflow.motion.rotations import axis_angle_to_matrix, rotation_about_y
from kinoflow.motion.skeleton import JOINT_NAMES, NUM_JOINTS, joint


def standing(frames: int, root=None, translation=None, fps: float = 30.0) -> MotionClip:
    rotations = np.tile(np.eye(3), (frames, NUM_JOINTS, 1, 1))
    if root is not None:
        rotations[:, 0] = root
    where = np.tile(MANNEQUIN.rest_positions[0], (frames, 1)) if translation is None else translation
    return MotionClip(rotations, where, fps)


@given(angle=st.floats(-3.1, 3.1), lean=st.floats(-1.0, 1.0))
def test_heading_is_the_turn_about_the_vertical(angle, lean):
    root = rotation_about_y(angle) @ axis_angle_to_matrix([lean, 0, 0])
    assert heading_rad(standing(1, root))[0] == pytest.approx(angle, abs=1e-9)


@pytest.mark.parametrize("pitch", [np.pi / 2, -np.pi / 2])
def test_heading_of_a_lying_body_is_that_of_its_sides(pitch):
    root = rotation_about_y(0.8) @ axis_angle_to_matrix([pitch, 0, 0])
    assert heading_rad(standing(1, root))[0] == pytest.approx(0.8, abs=1e-9)


def test_heading_is_unwrapped():
    angles = np.linspace(0, 4 * np.pi, 60)
    np.testing.assert_allclose(heading_rad(standing(60, rotation_about_y(angles))), angles, atol=1e-9)


@given(angle=st.floats(-3, 3))
def test_turn_adds_to_the_heading_and_turns_the_joints(angle):
    clip = standing(5, rotation_about_y(0.05), np.arange(15.0).reshape(5, 3))
    turned = turn(clip, angle)
    np.testing.assert_allclose(heading_rad(turned), heading_rad(clip) + angle, atol=1e-9)
    np.testing.assert_allclose(turned.joints, clip.joints @ rotation_about_y(angle).T, atol=1e-9)


def test_canonical_start(walk):
    clip = canonicalise(turn(walk, 2.0).replace(translation=turn(walk, 2.0).translation + np.array([5, 3, -2])))
    np.testing.assert_allclose(clip.translation[0, [0, 2]], 0, atol=1e-12)
    assert heading_rad(clip)[0] == pytest.approx(0, abs=1e-12)
    assert lowest_point_m(clip).min() == pytest.approx(0, abs=1e-12)
    np.testing.assert_allclose(clip.joints, canonicalise(walk).joints, atol=1e-9)


def test_canonicalise_is_idempotent(walk):
    once = canonicalise(turn(walk, -1.0))
    twice = canonicalise(once)
    np.testing.assert_allclose(twice.joints, once.joints, atol=1e-12)


def test_canonicalise_can_leave_the_height(walk):
    raised = walk.replace(translation=walk.translation + np.array([0, 0.7, 0]))
    np.testing.assert_allclose(canonicalise(raised, floor=False).translation[:, 1], raised.translation[:, 1])


def test_ground_is_one_constant(walk):
    raised = walk.replace(translation=walk.translation + np.array([0.3, -2.0, 0.1]))
    shift = ground(raised).translation - raised.translation
    np.testing.assert_allclose(shift, np.broadcast_to(shift[0], shift.shape), atol=1e-12)
    assert (shift[0, [0, 2]] == 0).all()
    assert lowest_point_m(ground(raised)).min() == pytest.approx(0, abs=1e-12)


def test_rest_pose_touches_the_floor():
    assert lowest_point_m(standing(1))[0] == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(
    ("fps", "frames", "expected"), [(120, 121, 31), (60, 60, 30), (29.97, 91, 91), (20, 41, 61), (24, 2, 2)]
)
def test_resampling_keeps_uniform_motion(fps, frames, expected):
    time = np.arange(frames) / fps
    root = rotation_about_y(time)
    translation = MANNEQUIN.rest_positions[0] + time[:, None] * [0.5, 0.1, 1.0]
    clip = resample(standing(frames, root, translation, fps))
    assert (clip.num_frames, clip.fps) == (expected, 30.0)
    new_time = np.arange(expected) / 30
    np.testing.assert_allclose(
        clip.translation, MANNEQUIN.rest_positions[0] + new_time[:, None] * [0.5, 0.1, 1.0], atol=1e-6
    )
    np.testing.assert_allclose(clip.rotations[:, 0], rotation_about_y(new_time), atol=1e-6)
    assert 0 <= time[-1] - new_time[-1] < 1 / 30


def test_resampling_to_the_same_rate_changes_nothing(walk):
    assert np.array_equal(resample(walk).rotations, walk.rotations)
    single = resample(walk.crop(7, 8), 60)
    assert (single.num_frames, single.fps) == (1, 60)
    assert np.array_equal(single.rotations, walk.rotations[7:8])


@pytest.mark.parametrize(
    ("frames", "fps", "target"),
    [(61, 60.0, 30.0), (197, 24.0, 30.0), (99, 24.0, 60.0), (206, 50.0, 30.0), (247, 60.0, 30.0), (124, 60.0, 60.0001)],
)
def test_the_last_frame_of_resampling_is_the_last_frame(frames, fps, target):
    """Also where the number of new frames, 244.99999999999997 and the like, is rounded below a whole one."""
    place = np.linspace(0, 1, frames)[:, None] * np.array([1.0, 2.0, 3.0])
    turns = axis_angle_to_matrix(np.linspace(0, 1, frames)[:, None, None] * np.ones((1, 22, 3)))
    found = resample(MotionClip(turns, place, fps), target)
    assert found.num_frames == round((frames - 1) / fps * target) + 1
    np.testing.assert_allclose(found.translation[-1], place[-1], atol=1e-9 if target < 60.0001 else 1e-4)
    np.testing.assert_allclose(found.rotations[-1], turns[-1], atol=1e-9 if target < 60.0001 else 1e-4)


@pytest.mark.parametrize("floor", ["Y", "Z", "both", "neither"])
def test_a_body_that_lies_is_on_the_floor_at_zero(floor):
    """Along X the trunk points up along neither axis; Y is up where the floor tells nothing."""
    places = {name: MANNEQUIN.rest_positions[joint(name)][[1, 0, 2]] for name in JOINT_NAMES}
    height = {"Y": (0.0, 0.5), "Z": (0.5, 0.0), "both": (0.0, 0.0), "neither": (0.5, 0.5)}[floor]
    lift = np.array([0.0, *height]) - np.min(list(places.values()), axis=0) * [0.0, 1.0, 1.0]
    lying = {name: (place + lift)[None] for name, place in places.items()}
    assert up_axis_without_standing(lying) == ("Z" if floor == "Z" else "Y")


def test_a_trunk_that_points_up_says_which_axis_is():
    standing = {name: MANNEQUIN.rest_positions[joint(name)][None] for name in JOINT_NAMES}
    assert up_axis_without_standing(standing) == "Y"
    assert up_axis_without_standing({name: place[:, [0, 2, 1]] for name, place in standing.items()}) == "Z"
    # Wherever that is.
    assert up_axis_without_standing({name: np.add(place, [3.0, -4.0, 20.0]) for name, place in standing.items()}) == "Y"
