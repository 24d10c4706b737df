"""Forward kinematics in torch, with gradients, from the rotations of a feature sequence to joint positions.

Written for training on a CPU: numbers of one kind lie together (a component of a joint of all frames), so that every
operation runs along memory, and the gradient is written out. It is several times faster than recording the operations.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from kinoflow.motion.features import NUM_FEATURES, ROTATIONS, TRANSLATION
from kinoflow.motion.skeleton import MANNEQUIN, NUM_JOINTS, Skeleton

_TINY = 1e-12
"""Added to the square of a length before it divides."""


def joints_from_features(features: Tensor, skeleton: Skeleton = MANNEQUIN) -> Tensor:
    """World joint positions [..., J, 3] in metres from features [..., D] that are not normalised.

    The translation is taken as it is: add the rest pelvis offset of the model's body where that matters. Gradients of
    the first order only.
    """
    assert features.shape[-1] == NUM_FEATURES
    return _Kinematics.apply(features, skeleton)


class _Kinematics(torch.autograd.Function):
    """Joint positions p_j = p_parent + W_parent o_j with W_j = W_parent L_j, L_j made of six numbers.

    With G_d the gradient of p_d, that of L_j is W_parent^T (sum over descendants d of G_d (p_d - p_j)^T) W_j: moving
    L_j turns all that hangs on the joint about it. The sums are those of G_d p_d^T and of G_d, taken from the tips in.
    """

    @staticmethod
    def forward(ctx: Any, features: Tensor, skeleton: Skeleton) -> Tensor:
        flat = features.reshape(-1, NUM_FEATURES).t().contiguous()  # [D, N]: from here on frames come last
        first, second, first_scale, second_scale = _columns(flat[ROTATIONS].unflatten(0, (NUM_JOINTS, 3, 2)))
        third = _cross(first, second)
        world = torch.stack([first, second, third], dim=2)  # [J, 3 rows, 3 columns, N], local rotations until turned
        places = torch.empty(NUM_JOINTS, 3, flat.shape[1], dtype=flat.dtype, device=flat.device)
        places[0] = flat[TRANSLATION]
        offsets = skeleton.offsets.tolist()
        for joint, parent in enumerate(skeleton.parents[1:], start=1):
            turn = world[parent]
            place = places[joint].copy_(places[parent])
            for axis in range(3):
                place.add_(turn[:, axis], alpha=offsets[joint][axis])
            world[joint] = _product(turn, world[joint])
        ctx.save_for_backward(flat, first, second, first_scale, second_scale, world, places)
        ctx.skeleton, ctx.shape = skeleton, features.shape
        return places.permute(2, 0, 1).view(*features.shape[:-1], NUM_JOINTS, 3)

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, None]:
        flat, first, second, first_scale, second_scale, world, places = ctx.saved_tensors
        forces = gradients[0].reshape(-1, NUM_JOINTS, 3).permute(1, 2, 0).contiguous()  # [J, 3, N]
        moments = forces[:, :, None] * places[:, None]  # [J, 3, 3, N]
        parents = ctx.skeleton.parents
        for joint in range(NUM_JOINTS - 1, 0, -1):
            forces[parents[joint]] += forces[joint]
            moments[parents[joint]] += moments[joint]
        moments -= forces[:, :, None] * places[:, None]
        # W_parent^T moments W_j, where the root's parent is the world.
        turned = moments.clone()
        turned[1:] = _product(world[list(parents[1:])].transpose(1, 2), moments[1:])
        local = _product(turned, world)
        to_first, to_second, to_third = local.unbind(2)  # gradients of the columns, each [J, 3, N]

        # Back through the third column, then through Gram and Schmidt.
        to_first = to_first + _cross(second, to_third)
        to_second = to_second + _cross(to_third, first)
        given = flat[ROTATIONS].unflatten(0, (NUM_JOINTS, 3, 2))[:, :, 1]
        to_second = _tangent(to_second, second) * second_scale
        along, overlap = _dot(to_second, first), _dot(first, given)
        to_first = to_first - overlap * to_second - along * given
        to_second = to_second - along * first
        to_first = _tangent(to_first, first) * first_scale
        result = torch.zeros_like(flat)
        result[TRANSLATION] = forces[0]
        result[ROTATIONS] = torch.stack([to_first, to_second], dim=2).flatten(0, 2)
        return result.t().reshape(ctx.shape), None


def _columns(pairs: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Both orthonormal columns [J, 3, N] of six numbers [J, 3, 2, N], and what each was multiplied by, [J, 1, N]."""
    first, second = pairs.unbind(2)
    first_scale = torch.rsqrt(_dot(first, first) + _TINY)
    first = first * first_scale
    second = torch.addcmul(second, first, _dot(first, second), value=-1)
    second_scale = torch.rsqrt(_dot(second, second) + _TINY)
    return first, second * second_scale, first_scale, second_scale


def _dot(a: Tensor, b: Tensor) -> Tensor:
    """[J, 3, N] twice to [J, 1, N]."""
    return (a * b).sum(dim=1, keepdim=True)


def _cross(a: Tensor, b: Tensor) -> Tensor:
    """[J, 3, N] twice to [J, 3, N]."""
    out = torch.empty_like(a)
    for x, y, z in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
        torch.mul(a[:, y], b[:, z], out=out[:, x])
        out[:, x].addcmul_(a[:, z], b[:, y], value=-1)
    return out


def _tangent(gradient: Tensor, unit: Tensor) -> Tensor:
    """The part of a gradient [J, 3, N] that is at right angles to unit vectors."""
    return torch.addcmul(gradient, unit, _dot(gradient, unit), value=-1)


def _product(a: Tensor, b: Tensor) -> Tensor:
    """Matrices [..., 3, 3, N] times [..., 3, 3, N], frame by frame."""
    out = a[..., :, 0, None, :] * b[..., None, 0, :, :]
    for k in (1, 2):
        out.addcmul_(a[..., :, k, None, :], b[..., None, k, :, :])
    return out
