"""Forward kinematics in NumPy, on the 22-joint body or on any other hierarchy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.rotations import between, numbers_apart, with_numbers_first, with_numbers_last

FloatArray = NDArray[np.float64]


def global_rotations(rotations: FloatArray, parents: Sequence[int]) -> FloatArray:
    """World rotations [..., J, 3, 3] from parent-local ones [..., J, 3, 3]; parents come before children."""
    world = np.empty_like(rotations)
    if numbers_apart(rotations):
        numbers, local = with_numbers_first(world), with_numbers_first(rotations)
        for joint, parent in enumerate(parents):
            if parent < 0:
                numbers[:, :, joint] = local[:, :, joint]
            else:
                np.einsum("ik...,kj...->ij...", numbers[:, :, parent], local[:, :, joint], out=numbers[:, :, joint])
        return world
    for joint, parent in enumerate(parents):
        if parent < 0:
            world[..., joint, :, :] = rotations[..., joint, :, :]
        else:
            np.matmul(world[..., parent, :, :], rotations[..., joint, :, :], out=world[..., joint, :, :])
    return world


def local_rotations(world: FloatArray, parents: Sequence[int]) -> FloatArray:
    """Parent-local rotations [..., J, 3, 3] from world ones: the inverse of `global_rotations`."""
    above = [max(parent, 0) for parent in parents]
    if numbers_apart(world):
        local = between(with_numbers_last(with_numbers_first(world).take(above, axis=2)), world)
    else:
        local = between(world.take(above, axis=-3), world)
    roots = [joint for joint, parent in enumerate(parents) if parent < 0]
    local[..., roots, :, :] = world[..., roots, :, :]
    return local


def forward_kinematics(
    rotations: FloatArray, translation: FloatArray, offsets: FloatArray, parents: Sequence[int]
) -> tuple[FloatArray, FloatArray]:
    """World joint positions [..., J, 3] in metres and world rotations [..., J, 3, 3].

    p_j = p_parent + R_parent offset_j, R_j = R_parent r_j.

    Args:
        rotations: [..., J, 3, 3] parent-local rotations.
        translation: [..., 3] position of the root joint in the world, metres.
        offsets: [J, 3] rest offset of each joint from its parent, metres (or [..., J, 3], one set a frame).
        parents: J indices, -1 for the root, parents before children.
    """
    world = global_rotations(rotations, parents)
    return joint_positions(world, translation, offsets, parents), world


def joint_positions(
    world: FloatArray, translation: FloatArray, offsets: FloatArray, parents: Sequence[int]
) -> FloatArray:
    """World joint positions [..., J, 3] from world rotations [..., J, 3, 3]; for the rest see `forward_kinematics`."""
    above = [max(parent, 0) for parent in parents]
    if numbers_apart(world) and world.ndim == 4:
        along_joints = np.asarray(offsets)
        places = np.einsum(
            "ikjt,kjt->ijt" if along_joints.ndim == 3 else "ikjt,kj->ijt",
            with_numbers_first(world).take(above, axis=2),
            along_joints.T,
        )
        for joint, parent in enumerate(parents):
            if parent < 0:
                places[:, joint] = np.transpose(translation) if np.ndim(translation) > 1 else translation[:, None]
            else:
                places[:, joint] += places[:, parent]
        return places.transpose(2, 1, 0)
    # Column by column, all rows of all joints beside each other: several times as fast as many products of small
    # matrices; then joint by joint, each with all its frames.
    rows = world.take(above, axis=-3).reshape(*world.shape[:-3], -1, 3)
    along = np.repeat(offsets, 3, axis=-2)
    bones = rows[..., 0] * along[..., 0]
    bones += rows[..., 1] * along[..., 1]
    bones += rows[..., 2] * along[..., 2]
    positions = np.ascontiguousarray(np.moveaxis(bones.reshape(*bones.shape[:-1], -1, 3), -2, 0))
    for joint, parent in enumerate(parents):
        if parent < 0:
            positions[joint] = translation
        else:
            positions[joint] += positions[parent]
    return np.ascontiguousarray(np.moveaxis(positions, 0, -2))
