"""Forward kinematics in torch, with gradients, from the rotations of a feature sequence to joint positions."""

from __future__ import annotations

import torch
from torch import Tensor

from kinoflow.motion.features import NUM_FEATURES, ROTATIONS, TRANSLATION
from kinoflow.motion.skeleton import MANNEQUIN, NUM_JOINTS, Skeleton


def rot6d_to_matrix(rot6d: Tensor) -> Tensor:
    """[..., 6] (first two columns, row by row) to [..., 3, 3], as `rotations.rot6d_to_matrix`."""
    first, second = rot6d.unflatten(-1, (3, 2)).unbind(-1)
    first = _normalise(first)
    second = second - first * (first * second).sum(dim=-1, keepdim=True)
    second = _normalise(second)
    return torch.stack([first, second, torch.linalg.cross(first, second)], dim=-1)


def _normalise(vector: Tensor) -> Tensor:
    # Not `functional.normalize`: the gradient of the norm is several times slower on a CPU than this.
    return vector * torch.rsqrt(vector.square().sum(dim=-1, keepdim=True) + 1e-12)


def joints_from_features(features: Tensor, skeleton: Skeleton = MANNEQUIN) -> Tensor:
    """World joint positions [..., J, 3] in metres from features [..., D] that are not normalised.

    Joints are placed level by level of the hierarchy, so the number of operations does not grow with J. The
    translation is taken as it is: add the rest pelvis offset of the model's body where that matters.
    """
    assert features.shape[-1] == NUM_FEATURES
    local = rot6d_to_matrix(features[..., ROTATIONS].unflatten(-1, (NUM_JOINTS, 6)))
    offsets = torch.from_numpy(skeleton.offsets).to(features)
    rotations: list[Tensor | None] = [None] * NUM_JOINTS
    positions: list[Tensor | None] = [None] * NUM_JOINTS
    rotations[0], positions[0] = local[..., 0, :, :], features[..., TRANSLATION]
    for joints, parents in _levels(skeleton.parents):
        world = torch.stack([rotations[p] for p in parents], dim=-3)  # type: ignore[misc]
        start = torch.stack([positions[p] for p in parents], dim=-2)  # type: ignore[misc]
        placed = start + (world @ offsets[joints, :, None]).squeeze(-1)
        turned = world @ local[..., joints, :, :]
        for k, joint in enumerate(joints):
            positions[joint], rotations[joint] = placed[..., k, :], turned[..., k, :, :]
    return torch.stack(positions, dim=-2)  # type: ignore[arg-type]


def _levels(parents: tuple[int, ...]) -> list[tuple[list[int], list[int]]]:
    """Joints other than the root grouped by depth, each with its parent."""
    depth = [0] * len(parents)
    for joint, parent in enumerate(parents):
        depth[joint] = 0 if parent < 0 else depth[parent] + 1
    levels = []
    for level in range(1, max(depth) + 1):
        joints = [j for j, d in enumerate(depth) if d == level]
        levels.append((joints, [parents[j] for j in joints]))
    return levels
