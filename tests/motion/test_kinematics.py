"""Skeleton and forward kinematics, in NumPy and in torch."""

import numpy as np
import pytest
import torch
from scipy.spatial.transform import Rotation

from kinoflow.motion.differentiable import _columns, _cross, joints_from_features
from kinoflow.motion.features import NUM_FEATURES, encode
from kinoflow.motion.kinematics import forward_kinematics, global_rotations, local_rotations
from kinoflow.motion.rotations import (
    angle_between,
    axis_angle_to_matrix,
    between,
    euler_to_matrix,
    matrix_to_axis_angle,
    numbers_apart,
    product,
    slerp,
    turned,
    with_numbers_first,
    with_numbers_last,
)
from kinoflow.motion.rotations import rot6d_to_matrix as numpy_rot6d_to_matrix
from kinoflow.motion.skeleton import JOINT_NAMES, MANNEQUIN, NUM_JOINTS, PARENTS, joint


def random_pose(frames: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rotations = Rotation.random(frames * NUM_JOINTS, random_state=seed).as_matrix().reshape(frames, NUM_JOINTS, 3, 3)
    return rotations, np.random.default_rng(seed).normal(size=(frames, 3))


def test_skeleton_is_the_smplh_body():
    assert PARENTS == (-1, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 12, 13, 14, 16, 17, 18, 19)
    assert (JOINT_NAMES[0], JOINT_NAMES[7], JOINT_NAMES[15], JOINT_NAMES[21]) == (
        "Pelvis",
        "L_Ankle",
        "Head",
        "R_Wrist",
    )
    assert all(parent < child for child, parent in enumerate(PARENTS))


def test_rest_pose_is_a_symmetric_t_pose():
    rest = MANNEQUIN.rest_positions
    np.testing.assert_allclose(rest[MANNEQUIN.mirror_joints] * [-1, 1, 1], rest)
    assert (rest[[joint(f"L_{n}") for n in ("Hip", "Shoulder", "Wrist")], 0] > 0).all(), "left is +X"
    assert rest[joint("L_Foot"), 2] > rest[joint("L_Ankle"), 2], "it faces +Z"
    assert (rest[:, 1] - MANNEQUIN.clearance_m).min() == pytest.approx(0, abs=1e-12), "the soles are at y = 0"
    assert np.linalg.norm(rest[joint("L_Wrist"), 1] - rest[joint("L_Shoulder"), 1]) < 0.05, "arms are level"


def test_mirror_joints_are_their_own_inverse():
    order = MANNEQUIN.mirror_joints
    np.testing.assert_array_equal(order[order], np.arange(NUM_JOINTS))
    assert JOINT_NAMES[order[joint("L_Elbow")]] == "R_Elbow"
    assert order[joint("Head")] == joint("Head")


def test_identity_is_the_rest_pose():
    rotations = np.tile(np.eye(3), (1, NUM_JOINTS, 1, 1))
    joints, world = forward_kinematics(rotations, MANNEQUIN.rest_positions[:1], MANNEQUIN.offsets, PARENTS)
    np.testing.assert_allclose(joints[0], MANNEQUIN.rest_positions, atol=1e-12)
    np.testing.assert_array_equal(world, rotations)


def test_kinematics_one_joint_at_a_time():
    rotations, translation = random_pose(3)
    joints, _ = forward_kinematics(rotations, translation, MANNEQUIN.offsets, PARENTS)
    for frame in range(3):
        for j in range(NUM_JOINTS):
            # Walk up the chain with homogeneous matrices.
            point, at = np.array([0.0, 0, 0, 1]), j
            while at >= 0:
                matrix = np.eye(4)
                matrix[:3, :3] = rotations[frame, at]
                matrix[:3, 3] = translation[frame] if at == 0 else MANNEQUIN.offsets[at]
                point, at = matrix @ point, PARENTS[at]
            np.testing.assert_allclose(joints[frame, j], point[:3], atol=1e-12)


def test_bones_keep_their_length():
    rotations, translation = random_pose(20)
    joints, _ = forward_kinematics(rotations, translation, MANNEQUIN.offsets, PARENTS)
    bones = np.linalg.norm(joints[:, 1:] - joints[:, list(PARENTS[1:])], axis=-1)
    np.testing.assert_allclose(bones, np.tile(np.linalg.norm(MANNEQUIN.offsets[1:], axis=-1), (20, 1)))


def test_turning_and_moving_the_root_turns_and_moves_the_body():
    rotations, translation = random_pose(5)
    joints, world = forward_kinematics(rotations, translation, MANNEQUIN.offsets, PARENTS)
    turn, shift = Rotation.random(random_state=9).as_matrix(), np.array([1.0, 2.0, 3.0])
    turned = rotations.copy()
    turned[:, 0] = turn @ turned[:, 0]
    moved, moved_world = forward_kinematics(turned, translation @ turn.T + shift, MANNEQUIN.offsets, PARENTS)
    np.testing.assert_allclose(moved, joints @ turn.T + shift, atol=1e-12)
    np.testing.assert_allclose(moved_world, turn @ world, atol=1e-12)


def test_local_rotations_invert_global_ones():
    rotations, _ = random_pose(6)
    np.testing.assert_allclose(local_rotations(global_rotations(rotations, PARENTS), PARENTS), rotations, atol=1e-12)


def test_fingerprint_sees_the_rest_pose():
    import dataclasses

    moved = MANNEQUIN.rest_positions.copy()
    moved[5, 1] += 1e-3
    assert dataclasses.replace(MANNEQUIN, rest_positions=moved).fingerprint != MANNEQUIN.fingerprint
    assert dataclasses.replace(MANNEQUIN, name="other").fingerprint == MANNEQUIN.fingerprint
    # The rest pose of all models and datasets that are there.
    assert MANNEQUIN.fingerprint == "a0f873fc98768173"


def test_torch_kinematics_is_that_of_numpy(walk):
    features = torch.from_numpy(encode(walk))
    np.testing.assert_allclose(joints_from_features(features).numpy(), walk.joints, atol=1e-9)
    batched = joints_from_features(features.float().expand(2, -1, -1))
    assert batched.shape == (2, walk.num_frames, NUM_JOINTS, 3)
    np.testing.assert_allclose(batched[1].numpy(), walk.joints, atol=1e-5)


@pytest.mark.parametrize("columns", [NUM_FEATURES - 1, NUM_FEATURES + 1])
def test_torch_kinematics_takes_whole_features(columns):
    with pytest.raises(AssertionError):
        joints_from_features(torch.zeros(3, columns))


def test_torch_rotations_are_those_of_numpy():
    six = np.random.default_rng(0).normal(size=(40, 6))
    first, second, *_ = _columns(torch.from_numpy(six).T.reshape(1, 3, 2, -1))
    matrices = torch.stack([first, second, _cross(first, second)], dim=2)[0].permute(2, 0, 1)
    np.testing.assert_allclose(matrices.numpy(), numpy_rot6d_to_matrix(six), atol=1e-9)


def test_numbers_that_are_no_rotation_are_no_fault_of_torch_kinematics():
    """Zeros, as of a network that has learned nothing, and two columns of one direction."""
    features = torch.zeros(2, NUM_FEATURES, dtype=torch.float64)
    features[1] = 1.0
    features.requires_grad_(True)
    joints = joints_from_features(features)
    joints.square().sum().backward()
    assert joints.isfinite().all()
    assert features.grad.isfinite().all()


def test_gradient_of_torch_kinematics(walk):
    start = torch.from_numpy(encode(walk)[:2]) + 0.05 * torch.randn(2, 201, generator=torch.Generator().manual_seed(0))
    features = start.double().requires_grad_(True)
    weight = torch.randn(2, NUM_JOINTS, 3, generator=torch.Generator().manual_seed(1)).double()
    (joints_from_features(features) * weight).sum().backward()
    generator = np.random.default_rng(0)
    for _ in range(5):
        step = torch.from_numpy(generator.normal(size=(2, 201)))
        with torch.no_grad():
            ahead, behind = ((joints_from_features(features + e * step) * weight).sum() for e in (1e-6, -1e-6))
        assert float((ahead - behind) / 2e-6) == pytest.approx(float((features.grad * step).sum()), rel=1e-5)


def apart(matrices: np.ndarray) -> np.ndarray:
    """The same matrices, as nine arrays of all frames."""
    found = with_numbers_last(np.ascontiguousarray(with_numbers_first(matrices)))
    assert numbers_apart(found)
    assert not numbers_apart(matrices)
    np.testing.assert_array_equal(found, matrices)
    return found


def test_matrices_whose_numbers_are_apart_give_the_same():
    rotations, places = random_pose(17)
    others, _ = random_pose(17, seed=1)
    one, other = apart(rotations), apart(others)
    offsets = MANNEQUIN.offsets
    for found, expected in (
        (product(one, other), rotations @ others),
        (between(one, other), between(rotations, others)),
        (slerp(one, other, 0.3), slerp(rotations, others, 0.3)),
        (slerp(one, other, np.linspace(0, 1, 17)[:, None]), slerp(rotations, others, np.linspace(0, 1, 17)[:, None])),
        (global_rotations(one, PARENTS), global_rotations(rotations, PARENTS)),
        (local_rotations(one, PARENTS), local_rotations(rotations, PARENTS)),
        (axis_angle_to_matrix(matrix_to_axis_angle(one)), rotations),
    ):
        assert numbers_apart(found)
        np.testing.assert_allclose(found, expected, atol=1e-13)
    np.testing.assert_allclose(angle_between(one, other), angle_between(rotations, others), atol=1e-13)
    # One set of offsets, and one a frame.
    for lengths in (offsets, offsets + np.random.default_rng(2).normal(size=(17, 22, 3))):
        found, _ = forward_kinematics(one, places, lengths, PARENTS)
        expected, _ = forward_kinematics(rotations, places, lengths, PARENTS)
        np.testing.assert_allclose(found, expected, atol=1e-13)
        np.testing.assert_allclose(turned(found, others[0, 0]), expected @ others[0, 0].T, atol=1e-13)
    found, _ = forward_kinematics(one, np.zeros(3), offsets, PARENTS)
    np.testing.assert_allclose(found[:, 0], 0.0)


@pytest.mark.parametrize("order", ["ZXY", "XYZ", "ZYX", "YZ", "X", "ZXZ"])
def test_euler_angles_whose_numbers_are_apart_give_the_same(order):
    angles = np.random.default_rng(3).normal(size=(len(order), 5, 9))
    found = euler_to_matrix(angles.transpose(2, 1, 0), order)
    assert numbers_apart(found)
    expected = Rotation.from_euler(order, angles.transpose(2, 1, 0).reshape(-1, len(order))).as_matrix()
    np.testing.assert_allclose(found.reshape(-1, 3, 3), expected, atol=1e-14)
    np.testing.assert_allclose(euler_to_matrix(angles[:, 2, 3], order), found[3, 2], atol=1e-15)
