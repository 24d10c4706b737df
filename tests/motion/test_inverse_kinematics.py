"""Two-bone inverse kinematics against the law of cosines and forward kinematics."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.motion.limbs import STRAIGHTEST, bone_frame, limb_rotations, square_to, two_bone

vectors = st.tuples(*[st.floats(-1, 1, width=32)] * 3).map(np.array)


def test_right_angle():
    middle, end = two_bone(np.zeros(3), [0.5, 0, 0], [0, 1, 0], 0.3, 0.4)
    np.testing.assert_allclose(end, [0.5, 0, 0], atol=1e-12)
    np.testing.assert_allclose(middle, [0.18, 0.24, 0], atol=1e-12)


@given(target=vectors, pole=vectors, upper=st.floats(0.1, 0.6), lower=st.floats(0.1, 0.6))
def test_bones_keep_their_length_and_reach_what_can_be_reached(target, pole, upper, lower):
    middle, end = two_bone(np.zeros(3), target, pole, upper, lower)
    assert np.linalg.norm(middle) == pytest.approx(upper, abs=1e-9)
    assert np.linalg.norm(end - middle) == pytest.approx(lower, abs=1e-9)
    distance = np.linalg.norm(target)
    if abs(upper - lower) + 2e-3 < distance < STRAIGHTEST * (upper + lower):
        np.testing.assert_allclose(end, target, atol=1e-9)
    elif distance > upper + lower:
        np.testing.assert_allclose(np.cross(end, target), 0, atol=1e-9)
        assert end @ target > 0


@given(target=vectors.filter(lambda v: np.linalg.norm(v) > 0.05), pole=vectors)
def test_the_middle_joint_bends_towards_the_pole(target, pole):
    along = target / np.linalg.norm(target)
    off = pole - along * (pole @ along)
    if np.linalg.norm(off) < 1e-3:
        return
    middle, _ = two_bone(np.zeros(3), target, pole, 0.4, 0.4)
    assert middle @ off >= -1e-9


@given(direction=vectors, axis=vectors.filter(lambda v: np.linalg.norm(v) > 0.1))
def test_square_to_is_a_unit_vector_square_to_the_axis(direction, axis):
    axis = axis / np.linalg.norm(axis)
    found = square_to(direction, axis)
    assert np.linalg.norm(found) == pytest.approx(1)
    assert found @ axis == pytest.approx(0, abs=1e-6)


@given(target=vectors.filter(lambda v: 0.1 < np.linalg.norm(v) < 0.6), pole=vectors)
def test_rotations_carry_the_rest_bones_to_the_joints(target, pole):
    rest = (np.array([0.3, 0, 0]), np.array([0.31, 0.02, 0]))
    lengths = [float(np.linalg.norm(bone)) for bone in rest]
    root = np.array([0.1, 1.4, 0.0])
    middle, end = two_bone(root, root + target, pole, *lengths)
    hinge = np.cross(middle - root, end - middle)
    if np.linalg.norm(hinge) < 1e-4:
        return
    upper, lower = limb_rotations(root, middle, end, rest, [0, 1, 0], hinge)
    np.testing.assert_allclose(root + upper @ rest[0], middle, atol=1e-9)
    np.testing.assert_allclose(middle + lower @ rest[1], end, atol=1e-9)
    for matrix in (upper, lower):
        np.testing.assert_allclose(matrix @ matrix.T, np.eye(3), atol=1e-9)
        assert np.linalg.det(matrix) == pytest.approx(1)
    # Both bones bend about one axis: the hinge.
    rest_hinge = bone_frame(rest[0], [0, 1, 0])[:, 1]
    np.testing.assert_allclose(upper @ rest_hinge, hinge / np.linalg.norm(hinge), atol=1e-6)


def test_of_many_directions_only_those_along_the_axis_have_another_in_their_place():
    axis = np.array([0.0, 0.0, 1.0])
    found = square_to([[0.3, 0.4, 9.0], [0.0, 0.0, 2.0], [0.0, -1e-6, 0.0]], axis)
    np.testing.assert_allclose(found[[0, 2]], [[0.6, 0.8, 0.0], [0.0, -1.0, 0.0]], atol=1e-9)
    assert np.linalg.norm(found[1]) == pytest.approx(1)
    assert found[1] @ axis == pytest.approx(0)


def test_frames_of_many_bones_are_those_of_each():
    bones = np.array([[0.0, -2.0, 0.0], [0.0, 0.0, 0.1], [3.0, 3.0, 0.0]])
    together = bone_frame(bones, [1.0, 0.0, 0.0])
    np.testing.assert_allclose(together, [bone_frame(bone, [1.0, 0.0, 0.0]) for bone in bones], atol=1e-12)
    np.testing.assert_allclose(together[0], [[0, 1, 0], [-1, 0, 0], [0, 0, 1]], atol=1e-12)
    np.testing.assert_allclose(np.swapaxes(together, -1, -2) @ together, np.tile(np.eye(3), (3, 1, 1)), atol=1e-12)
