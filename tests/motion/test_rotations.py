"""Rotations against SciPy, roma and their definitions."""

import numpy as np
import pytest
import roma
import torch
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation, Slerp

from kinoflow.motion import rotations as r

ANGLE = st.floats(-np.pi, np.pi)


def random_matrices(count: int, seed: int = 0) -> np.ndarray:
    return Rotation.random(count, random_state=seed).as_matrix()


def test_six_numbers_are_two_columns_row_by_row():
    about_z = Rotation.from_euler("z", 90, degrees=True).as_matrix()
    np.testing.assert_allclose(r.matrix_to_rot6d(about_z), [0, -1, 1, 0, 0, 0], atol=1e-15)
    np.testing.assert_array_equal(r.matrix_to_rot6d(np.eye(3)), [1, 0, 0, 1, 0, 0])
    m = np.arange(9.0).reshape(3, 3)
    np.testing.assert_array_equal(r.matrix_to_rot6d(m), [m[0, 0], m[0, 1], m[1, 0], m[1, 1], m[2, 0], m[2, 1]])


def test_six_numbers_round_trip():
    matrices = random_matrices(100).reshape(4, 25, 3, 3)
    np.testing.assert_allclose(r.rot6d_to_matrix(r.matrix_to_rot6d(matrices)), matrices, atol=1e-14)


def test_six_numbers_that_are_no_rotation_are_orthogonalised_as_roma_does():
    six = np.random.default_rng(0).normal(size=(50, 6))
    found = r.rot6d_to_matrix(six)
    expected = roma.special_gramschmidt(torch.from_numpy(six.reshape(50, 3, 2)))
    np.testing.assert_allclose(found, expected.numpy(), atol=1e-12)
    np.testing.assert_allclose(found @ np.swapaxes(found, 1, 2), np.broadcast_to(np.eye(3), (50, 3, 3)), atol=1e-12)
    np.testing.assert_allclose(np.linalg.det(found), 1)


def test_quaternions_are_w_first():
    np.testing.assert_allclose(r.matrix_to_quaternion(np.eye(3)), [1, 0, 0, 0])
    about_x = Rotation.from_euler("x", 60, degrees=True).as_matrix()
    np.testing.assert_allclose(r.matrix_to_quaternion(about_x), [np.cos(np.pi / 6), 0.5, 0, 0], atol=1e-15)
    matrices = random_matrices(60).reshape(3, 20, 3, 3)
    quaternions = r.matrix_to_quaternion(matrices)
    assert (quaternions[..., 0] >= 0).all()
    np.testing.assert_allclose(r.quaternion_to_matrix(-3 * quaternions), matrices, atol=1e-12)
    expected = roma.unitquat_to_rotmat(torch.from_numpy(quaternions).roll(-1, dims=-1))
    np.testing.assert_allclose(expected.numpy(), matrices, atol=1e-12)


SPREAD = np.concatenate(
    [
        random_matrices(400),
        Rotation.from_rotvec(np.random.default_rng(6).normal(size=(100, 3)) * 1e-5).as_matrix(),
        Rotation.from_rotvec(np.pi * np.eye(3)).as_matrix(),  # half turns
        Rotation.from_rotvec(np.random.default_rng(7).normal(size=(100, 3)) * 1e-3).as_matrix(),
        np.eye(3)[None],
    ]
)


def test_conversions_are_scipy_s():
    quaternions = Rotation.from_matrix(SPREAD).as_quat(canonical=True, scalar_first=True)
    vectors = Rotation.from_matrix(SPREAD).as_rotvec()
    np.testing.assert_allclose(r.matrix_to_quaternion(SPREAD), quaternions, atol=2e-15, rtol=0)
    np.testing.assert_allclose(r.quaternion_to_matrix(quaternions * 3), SPREAD, atol=2e-15, rtol=0)
    np.testing.assert_allclose(r.matrix_to_axis_angle(SPREAD), vectors, atol=1e-14, rtol=0)
    matrices = Rotation.from_rotvec(vectors).as_matrix()
    np.testing.assert_allclose(r.axis_angle_to_matrix(vectors), matrices, atol=2e-15, rtol=0)


def test_matrices_that_are_no_rotations_give_the_nearest_one_as_scipy_s_do():
    loose = SPREAD + np.random.default_rng(8).normal(size=SPREAD.shape) * 0.02
    before = loose.copy()
    expected = Rotation.from_matrix(loose).as_quat(canonical=True, scalar_first=True)
    np.testing.assert_allclose(r.matrix_to_quaternion(loose), expected, atol=1e-14, rtol=0)
    np.testing.assert_array_equal(loose, before)


def test_rotations_stay_as_they_are_to_the_bit():
    assert r._rotations(SPREAD) is SPREAD
    near = SPREAD * (1 + 1e-14)
    assert r._rotations(near) is near
    off = SPREAD * (1 + 1e-11)
    np.testing.assert_allclose(r._rotations(off), SPREAD, atol=2e-15, rtol=0)


@pytest.mark.parametrize("matrix", [np.zeros((3, 3)), np.diag([1.0, 1.0, -1.0]), np.full((3, 3), np.nan)])
def test_what_is_no_rotation_at_all(matrix):
    with pytest.raises(ValueError, match="1 of 2 matrices have no positive determinant"):
        r.matrix_to_quaternion(np.stack([np.eye(3), matrix]))


@pytest.mark.parametrize("number", [0.0, np.nan])
def test_quaternions_without_a_direction(number):
    with pytest.raises(ValueError, match="length 0"):
        r.quaternion_to_matrix([[1, 0, 0, 0], [number] * 4])


def test_no_rotations_at_all():
    assert r.matrix_to_quaternion(np.zeros((0, 22, 3, 3))).shape == (0, 22, 4)
    assert r.axis_angle_to_matrix(np.zeros((0, 3))).shape == (0, 3, 3)


def test_axis_angle():
    vectors = np.random.default_rng(1).normal(size=(2, 30, 3))
    vectors *= (np.random.default_rng(2).uniform(0, 3.1, (2, 30)) / np.linalg.norm(vectors, axis=-1))[..., None]
    matrices = r.axis_angle_to_matrix(vectors)
    np.testing.assert_allclose(matrices, roma.rotvec_to_rotmat(torch.from_numpy(vectors)).numpy(), atol=1e-12)
    np.testing.assert_allclose(r.matrix_to_axis_angle(matrices), vectors, atol=1e-9)


@given(angles=st.tuples(ANGLE, st.floats(-1.5, 1.5), ANGLE), order=st.permutations("XYZ"))
def test_euler_angles_are_intrinsic(angles, order):
    name = "".join(order)
    expected = np.eye(3)
    for axis, angle in zip(name, angles, strict=True):
        expected = expected @ r.axis_angle_to_matrix(np.eye(3)["XYZ".index(axis)] * angle)
    found = r.euler_to_matrix(angles, name)
    np.testing.assert_allclose(found, expected, atol=1e-12)
    np.testing.assert_allclose(r.euler_to_matrix(r.matrix_to_euler(found, name), name), found, atol=1e-9)


def test_positive_turn_about_y_takes_forward_to_the_left():
    np.testing.assert_allclose(r.rotation_about_y(np.pi / 2) @ [0, 0, 1], [1, 0, 0], atol=1e-15)
    assert r.rotation_about_y(np.zeros((4, 2))).shape == (4, 2, 3, 3)


@given(
    st.lists(st.floats(-2, 2), min_size=6, max_size=6).filter(
        lambda v: min(map(np.linalg.norm, np.split(np.array(v), 2))) > 0.1
    )
)
def test_rotation_between(numbers):
    source, target = np.split(np.array(numbers), 2)
    matrix = r.rotation_between(source, target)
    unit = [v / np.linalg.norm(v) for v in (source, target)]
    np.testing.assert_allclose(matrix @ unit[0], unit[1], atol=1e-7)
    angle = np.arccos(np.clip(unit[0] @ unit[1], -1, 1))
    assert float(r.angle_between(np.eye(3), matrix)) == pytest.approx(angle, abs=1e-6)


@pytest.mark.parametrize("axis", np.eye(3))
def test_rotation_between_opposite_directions(axis):
    np.testing.assert_allclose(r.rotation_between(axis, -axis) @ axis, -axis, atol=1e-12)
    np.testing.assert_allclose(r.rotation_between(axis, axis), np.eye(3), atol=1e-12)


def test_continuous_quaternions_only_change_signs():
    quaternions = np.random.default_rng(3).normal(size=(40, 5, 4))
    found = r.continuous_quaternions(quaternions)
    assert (np.abs(found) == np.abs(quaternions)).all()
    assert (np.sum(found[1:] * found[:-1], axis=-1) >= 0).all()
    np.testing.assert_array_equal(found[0], quaternions[0])


def test_average_of_quaternions_ignores_signs_and_is_the_middle_of_two():
    a, b = (Rotation.from_rotvec(v).as_quat(scalar_first=True) for v in ([0.2, 0, 0], [0.8, 0, 0]))
    middle = Rotation.from_rotvec([0.5, 0, 0]).as_quat(scalar_first=True)
    for signs in ((1, 1), (1, -1), (-1, -1)):
        pair = np.stack([signs[0] * a, signs[1] * b])
        np.testing.assert_allclose(r.average_quaternions(pair, [0.5, 0.5]), middle, atol=1e-12)
    np.testing.assert_allclose(r.average_quaternions(np.stack([a, b]), [1.0, 0.0]), a, atol=1e-12)


def test_average_of_quaternions_is_scipy_s_mean():
    spread = Rotation.from_rotvec(np.random.default_rng(4).normal(size=(9, 3)) * 0.4)
    weights = np.random.default_rng(5).uniform(0.1, 1, 9)
    found = r.average_quaternions(spread.as_quat(scalar_first=True), weights)
    expected = spread.mean(weights).as_quat(canonical=True, scalar_first=True)
    np.testing.assert_allclose(found, expected, atol=1e-12)
    anything = Rotation.random(40, random_state=6).as_quat(scalar_first=True).reshape(20, 2, 4)
    assert (r.average_quaternions(anything, [0.7, 0.3])[:, 0] >= 0).all()


@pytest.mark.parametrize("fraction", [0.0, 0.25, 0.5, 1.0])
def test_slerp(fraction):
    first, second = random_matrices(10, 1), random_matrices(10, 2)
    found = r.slerp(first, second, fraction)
    for a, b, m in zip(first, second, found, strict=True):
        expected = Slerp([0, 1], Rotation.from_matrix([a, b]))(fraction).as_matrix()
        np.testing.assert_allclose(m, expected, atol=1e-9)
    each = np.linspace(0, 1, 10)
    np.testing.assert_allclose(r.slerp(first, second, each)[3], r.slerp(first[3], second[3], each[3]), atol=1e-12)


@given(st.integers(0, 2**31), st.floats(0, np.pi))
def test_angle_between_is_that_of_scipy(seed, angle):
    first = Rotation.random(3, random_state=seed)
    axis = Rotation.random(random_state=seed + 1).apply([1.0, 0.0, 0.0])
    second = first * Rotation.from_rotvec(axis * angle)
    np.testing.assert_allclose(r.angle_between(first.as_matrix(), second.as_matrix()), angle, atol=1e-7)


def test_lengths_and_cross_products_are_numpy_s():
    vectors = np.random.default_rng(0).normal(size=(2, 50, 7, 3))
    np.testing.assert_array_equal(r.length(vectors), np.linalg.norm(vectors, axis=-1))
    np.testing.assert_array_equal(r.cross(*vectors), np.cross(*vectors))
