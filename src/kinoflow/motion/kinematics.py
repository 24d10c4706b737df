"""Forward kinematics in NumPy, on the 22-joint body or on any other hierarchy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


def global_rotations(rotations: FloatArray, parents: Sequence[int]) -> FloatArray:
    """World rotations [..., J, 3, 3] from parent-local ones [..., J, 3, 3]; parents come before children."""
    world = np.empty_like(rotations)
    for joint, parent in enumerate(parents):
        world[..., joint, :, :] = (
            rotations[..., joint, :, :] if parent < 0 else world[..., parent, :, :] @ rotations[..., joint, :, :]
        )
    return world


def local_rotations(world: FloatArray, parents: Sequence[int]) -> FloatArray:
    """Parent-local rotations [..., J, 3, 3] from world ones: the inverse of `global_rotations`."""
    local = np.empty_like(world)
    for joint, parent in enumerate(parents):
        local[..., joint, :, :] = (
            world[..., joint, :, :]
            if parent < 0
            else np.swapaxes(world[..., parent, :, :], -1, -2) @ world[..., joint, :, :]
        )
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
    positions = np.empty((*rotations.shape[:-2], 3))
    for joint, parent in enumerate(parents):
        if parent < 0:
            positions[..., joint, :] = translation
        else:
            step = np.einsum("...ij,...j->...i", world[..., parent, :, :], offsets[..., joint, :])
            positions[..., joint, :] = positions[..., parent, :] + step
    return positions, world
