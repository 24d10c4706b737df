"""Clips that are read and measured together are to the bit what each is by itself."""

import numpy as np
import pytest

import kinoflow.data.process  # noqa: F401  its measures
from kinoflow.data.filters import joint_speed_m_per_s, joint_turn_rad_per_s
from kinoflow.motion import MotionClip
from kinoflow.motion.canonical import (
    canonicalise,
    canonicalise_together,
    facing_forward,
    facing_of_pelvis_rad,
    facing_of_rot6d_rad,
    heading_rad,
    lowest_point_m,
)
from kinoflow.motion.clip import _LOST, LOCAL
from kinoflow.motion.contacts import foot_heights_and_speeds
from kinoflow.motion.features import encode, features_of
from kinoflow.motion.rotations import (
    axis_angle_to_matrix,
    matrix_to_rot6d,
    rot6d_to_matrix,
    rotation_about_y,
    with_numbers_first,
    with_numbers_last,
)
from kinoflow.motion.smoothing import mean_beside, moving_mean, steps_of_mean

LENGTHS = (40, 1, 2, 3, 77, 21)


def whole(seed: int = 0, frames: int = sum(LENGTHS)) -> MotionClip:
    """A body that moves and travels, its matrices as readers lay them."""
    generator = np.random.default_rng(seed)
    angles = np.cumsum(generator.normal(size=(frames, 22, 3)) * 0.05, axis=0)
    place = np.cumsum(generator.normal(size=(frames, 3)) * 0.02, axis=0) + np.array([3.0, 1.0, -2.0])
    rotations = np.ascontiguousarray(with_numbers_first(axis_angle_to_matrix(angles)))
    return MotionClip(with_numbers_last(rotations), place, 30.0)


def alone(clip: MotionClip) -> MotionClip:
    """The same numbers in memory of their own, of which nothing is known yet."""
    rotations = with_numbers_last(np.ascontiguousarray(with_numbers_first(clip.rotations)))
    return MotionClip(rotations, clip.translation.copy(), clip.fps)


def same(one: np.ndarray, other: np.ndarray) -> bool:
    return one.shape == other.shape and np.ascontiguousarray(one).tobytes() == np.ascontiguousarray(other).tobytes()


@pytest.mark.parametrize("key", sorted(LOCAL))
def test_what_is_local_is_the_same_of_a_part(key):
    """A measure that is called local but looks at all frames would differ here."""
    clip = whole()
    found = np.asarray(LOCAL[key](clip))
    for start, stop in ((0, 40), (13, 90), (100, sum(LENGTHS))):
        part = np.asarray(LOCAL[key](alone(clip.crop(start, stop))))
        assert same(part, found[start : stop - _LOST[key]]), (start, stop)


def test_parts_know_what_the_whole_knows():
    clip = whole()
    parts = clip.cut(LENGTHS, [{"number": number} for number in range(len(LENGTHS))])
    assert [part.num_frames for part in parts] == list(LENGTHS)
    assert [part.metadata["number"] for part in parts] == list(range(len(LENGTHS)))
    for part in parts:
        # A part of a part, too; and one of which something was known before it was cut.
        pieces = [part, part.crop(0, max(part.num_frames - 1, 1))]
        lowest_point_m(part)
        pieces.append(part.crop(part.num_frames // 2, part.num_frames))
        for piece in pieces:
            single = alone(piece)
            for measure in (lambda c: c.joints, lowest_point_m, joint_speed_m_per_s, joint_turn_rad_per_s, heading_rad):
                assert same(measure(piece), measure(single))
            for found, wanted in zip(foot_heights_and_speeds(piece), foot_heights_and_speeds(single), strict=True):
                assert same(found, wanted)


def test_clips_are_moved_together_as_alone():
    clip = whole(1)
    parts = clip.cut(LENGTHS, [{}] * len(LENGTHS))
    # One that has been cut, and one that was never part of anything.
    parts = [parts[0], *parts[2:4], parts[4].crop(5, 70), parts[5], whole(2, 30)]
    joint_turn_rad_per_s(parts[0])
    for part, moved in zip(parts, canonicalise_together(parts), strict=True):
        single = canonicalise(alone(part))
        assert same(moved.rotations, single.rotations)
        assert same(moved.translation, single.translation)
        assert same(moved.joints, single.joints)
        for measure in (lowest_point_m, joint_turn_rad_per_s, heading_rad):
            assert same(measure(moved), measure(single))
        assert same(joint_speed_m_per_s(moved), joint_speed_m_per_s(part))


def test_a_changed_clip_is_no_part_any_more():
    parts = whole().cut([100, 44], [{}, {}])
    changed = parts[1].replace(translation=parts[1].translation + np.array([0.0, 1.0, 0.0]))
    np.testing.assert_allclose(lowest_point_m(changed), lowest_point_m(parts[1]) + 1.0)


def test_features_facing_and_means_are_those_of_before():
    clip = whole(3, 50)
    assert same(features_of(clip), encode(clip).astype(np.float32))
    six = matrix_to_rot6d(clip.rotations[:, 0])
    wanted = facing_of_pelvis_rad(rot6d_to_matrix(six))
    assert same(facing_of_rot6d_rad(np.ascontiguousarray(six.T)), wanted)
    values = np.random.default_rng(0).normal(size=(50, 4))
    means = moving_mean(values, 5).T
    np.testing.assert_allclose(mean_beside(values.T, 5), means, rtol=0, atol=1e-14)
    np.testing.assert_allclose(steps_of_mean(values.T, 5), np.diff(means), rtol=0, atol=1e-14)
    places = whole(3, 50).joints.transpose(2, 1, 0)
    turned = np.einsum("tij,tkj->tki", rotation_about_y(-wanted), places.transpose(2, 1, 0))
    np.testing.assert_allclose(facing_forward(places, wanted).transpose(2, 1, 0), turned, rtol=0, atol=1e-14)
