"""Limbs of two bones: what turns them, how they reach a place (inverse kinematics), clean-up limb by limb."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kinoflow.errors import MotionFileError, OptionError
from kinoflow.motion.canonical import leg_length
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.rotations import rotation_about_y, rotation_between, slerp, unit
from kinoflow.motion.skeleton import MANNEQUIN, joint

FloatArray = NDArray[np.float64]

LIMBS = {
    "L_Ankle": ("L_Hip", "L_Knee", "L_Ankle"),
    "R_Ankle": ("R_Hip", "R_Knee", "R_Ankle"),
    "L_Wrist": ("L_Shoulder", "L_Elbow", "L_Wrist"),
    "R_Wrist": ("R_Shoulder", "R_Elbow", "R_Wrist"),
}
"""End of a limb, and its three joints from the trunk outward."""


LEAST_BEND_M = 0.004
"""Bends smaller than about this do not say in which direction a knee bends."""


def limb_length_m(clip: MotionClip, end: str) -> float:
    """Length of a limb that is stretched as far as the solver stretches it; `end` is one of `LIMBS`."""
    rest = clip.skeleton.rest_positions[[joint(name) for name in LIMBS[end]]]
    return STRAIGHTEST * float(np.linalg.norm(np.diff(rest, axis=0), axis=-1).sum())


def reach(
    clip: MotionClip, end: str, places: FloatArray, rotations: FloatArray | None = None, changed: NDArray | None = None
) -> MotionClip:
    """The clip with the end of one limb at given places; its elbow or knee bends the way it did.

    Args:
        clip: T frames.
        end: one of `LIMBS`.
        places: [T, 3] in the world, metres. What is out of reach is approached on the straight line.
        rotations: [T, 3, 3] of the hand or foot in the world; as in the clip if not given.
        changed: [T] bool, frames that are changed; all if not given. The others keep their numbers to the bit.

    Raises:
        OptionError: no such limb.
    """
    if end not in LIMBS:
        raise OptionError(f"a limb ends in one of {', '.join(LIMBS)}; got {end!r}")
    frames = np.arange(clip.num_frames) if changed is None else np.flatnonzero(changed)
    if not len(frames):
        return clip
    root, middle, tip = (joint(name) for name in LIMBS[end])
    joints, world = clip.joints[frames], clip.global_rotations[frames]
    rest = clip.skeleton.rest_positions
    line = joints[:, tip] - joints[:, root]
    along = line / np.maximum(np.linalg.norm(line, axis=-1, keepdims=True), 1e-9)
    bend = joints[:, middle] - joints[:, root]
    bend = bend - along * np.sum(along * bend, axis=-1, keepdims=True)
    # A straight leg bends where its thigh faces and never the other way, a straight arm backward.
    leg = end.endswith("Ankle")
    faces = square_to(world[:, root, :, 2] if leg else -world[:, joint("Spine3"), :, 2], along)
    if leg:
        bend = bend - faces * np.minimum(np.sum(bend * faces, axis=-1, keepdims=True), 0.0)
    pole = bend + (LEAST_BEND_M if leg else 1e-3) * faces
    lengths = np.linalg.norm(np.diff(rest[[root, middle, tip]], axis=0), axis=-1)
    knee, ankle = two_bone(joints[:, root], np.asarray(places)[frames], pole, lengths[0], lengths[1])
    turned_root = rotation_between(joints[:, middle] - joints[:, root], knee - joints[:, root]) @ world[:, root]
    # The lower bone turns as seen from the upper one: elbows and knees have one axis, and nothing twists.
    carried = np.einsum(
        "tij,tj->ti", turned_root @ np.swapaxes(world[:, root], -1, -2), joints[:, tip] - joints[:, middle]
    )
    turned_middle = (
        rotation_between(carried, ankle - knee) @ turned_root @ np.swapaxes(world[:, root], -1, -2) @ world[:, middle]
    )
    parent = clip.skeleton.parents[root]
    kept = world[:, tip] if rotations is None else np.asarray(rotations)[frames]
    local = (
        np.swapaxes(world[:, parent], -1, -2) @ turned_root,
        np.swapaxes(turned_root, -1, -2) @ turned_middle,
        np.swapaxes(turned_middle, -1, -2) @ kept,
    )
    found = clip.rotations.copy()
    for index, matrix in zip((root, middle, tip), local, strict=True):
        found[frames, index] = matrix
    return clip.replace(rotations=found)


STRAIGHTEST = 0.9995
"""A limb is stretched to this share of its length at most: at 1 the bend has no direction."""


def two_bone(
    root: ArrayLike, target: ArrayLike, pole: ArrayLike, upper_m: float, lower_m: float
) -> tuple[FloatArray, FloatArray]:
    """Positions [..., 3] of the middle joint and of the end of a limb of two bones.

    By the law of cosines: with L the distance from root to target, the middle joint lies x = (a^2 - b^2 + L^2) / 2L
    along that line and sqrt(a^2 - x^2) off it, towards the pole.

    Args:
        root: [..., 3] where the limb begins (shoulder, hip).
        target: [..., 3] where its end should be. A target out of reach (or too near) is approached on the straight line
            from the root (straight down where it is the root itself); compare the second result with it to know.
        pole: [..., 3] direction, not position, in which the middle joint bends; its part along the limb does not count.
        upper_m: a, length of the first bone.
        lower_m: b, length of the second bone.
    """
    root, target = np.asarray(root, dtype=np.float64), np.asarray(target, dtype=np.float64)
    line = target - root
    distance = np.linalg.norm(line, axis=-1, keepdims=True)
    along = np.where(distance > 1e-9, line / np.maximum(distance, 1e-9), np.array([0.0, -1.0, 0.0]))
    reach = np.clip(distance, abs(upper_m - lower_m) + 1e-3, STRAIGHTEST * (upper_m + lower_m))
    x = (upper_m**2 - lower_m**2 + reach**2) / (2 * reach)
    off = np.sqrt(np.maximum(upper_m**2 - x**2, 0.0))
    bend = square_to(pole, along)
    return root + along * x + bend * off, root + along * reach


def square_to(direction: ArrayLike, axis: ArrayLike) -> FloatArray:
    """Unit vectors [..., 3]: the part of a direction that is square to a unit axis.

    Where the direction lies along the axis, any vector square to it.
    """
    direction, axis = np.broadcast_arrays(np.asarray(direction, np.float64), np.asarray(axis, np.float64))
    part = direction - axis * np.sum(axis * direction, axis=-1, keepdims=True)
    length = np.linalg.norm(part, axis=-1, keepdims=True)
    if (length > 1e-9).all():
        return np.asarray(part / length)
    least = np.eye(3)[np.argmin(np.abs(axis), axis=-1)]
    other = least - axis * np.sum(axis * least, axis=-1, keepdims=True)
    other /= np.linalg.norm(other, axis=-1, keepdims=True)
    return np.where(length > 1e-9, part / np.maximum(length, 1e-12), other)


def bone_frame(direction: ArrayLike, hinge: ArrayLike) -> FloatArray:
    """Orthonormal matrices [..., 3, 3] with columns: the bone, the hinge made square to it, their product."""
    direction = np.asarray(direction, dtype=np.float64)
    bone = direction / np.maximum(np.linalg.norm(direction, axis=-1, keepdims=True), 1e-12)
    square = square_to(hinge, bone)
    bone, square = np.broadcast_arrays(bone, square)
    return np.stack([bone, square, np.cross(bone, square)], axis=-1)


def limb_rotations(
    root: FloatArray,
    middle: FloatArray,
    end: FloatArray,
    rest_bones: tuple[ArrayLike, ArrayLike],
    rest_hinge: ArrayLike,
    hinge: ArrayLike,
) -> tuple[FloatArray, FloatArray]:
    """World rotations [..., 3, 3] of the two bones of a limb whose joints are at the given places [..., 3].

    Args:
        root: shoulder or hip.
        middle: elbow or knee.
        end: wrist or ankle.
        rest_bones: directions [3] of the two bones in the rest pose.
        rest_hinge: direction [3] of the axis about which the middle joint bends in the rest pose.
        hinge: [..., 3] that axis now, for instance cross(middle - root, pole).
    """
    upper = bone_frame(middle - root, hinge) @ bone_frame(rest_bones[0], rest_hinge).T
    lower = bone_frame(end - middle, hinge) @ bone_frame(rest_bones[1], rest_hinge).T
    return upper, lower


_ON_THE_FLOOR = 0.05
"""How far above its lowest place an ankle is that stands, in lengths of a leg."""


def corrections(positions: Mapping[str, FloatArray], rotations: Mapping[str, FloatArray]) -> dict[str, FloatArray]:
    """{our joint: [3, 3]} from the source joint's axes to ours.

    Args:
        positions: {our joint: [T, 3]}, Y up; every one of `REQUIRED_JOINTS` is there.
        rotations: {our joint: [T, 3, 3]} world rotations of the same joints.

    Raises:
        MotionFileError: hips or shoulders are at one place, or in line with the trunk.
    """
    found: dict[str, FloatArray] = {}
    # The trunk: pelvis and chest by the lines of hips and shoulders, what is between them in thirds.
    trunk = _middle(positions, "Shoulder") - _middle(positions, "Hip")
    pelvis, chest = (_mean_of(rotations[n], _basis(positions, pair, trunk)) for n, pair in _TRUNK)
    found |= {"Pelvis": pelvis, "Spine3": chest}
    world = {name: rotations[name] @ correction for name, correction in found.items()}
    for index, name in enumerate(("Spine1", "Spine2"), start=1):
        if name in rotations:
            wanted = slerp(world["Pelvis"], world["Spine3"], np.full(len(trunk), index / 3))
            found[name] = _mean_of(rotations[name], wanted)
    for name in ("Neck", "Head", "L_Collar", "R_Collar"):
        if name in rotations:
            found[name] = _mean_of(rotations[name], world["Spine3"])
    # Each limb from its root outwards: in the frame in which the bone is nearest to where our rest pose has it.
    for side in ("L_", "R_"):
        for parent, start, end in (
            ("Pelvis", "Hip", "Knee"),
            ("Hip", "Knee", "Ankle"),
            ("Spine3", "Shoulder", "Elbow"),
            ("Shoulder", "Elbow", "Wrist"),
        ):
            above = world[side + parent if side + parent in world else parent]
            bone = positions[side + end] - positions[side + start]
            rest = above @ MANNEQUIN.offsets[joint(side + end)]
            frame = int(np.argmax(np.sum(unit(rest) * unit(bone), axis=-1)))
            wanted = rotation_between(unit(rest[frame]), unit(bone[frame])) @ above[frame]
            found[side + start] = rotations[side + start][frame].T @ wanted
            world[side + start] = rotations[side + start] @ found[side + start]
        found[side + "Wrist"] = _mean_of(rotations[side + "Wrist"], world[side + "Elbow"])
        # Feet are flat while they stand.
        height = positions[side + "Ankle"][:, 1]
        stands = height < height.min() + _ON_THE_FLOOR * leg_length(positions)
        toes = side + "Foot" in positions
        ahead = positions[side + "Foot"] - positions[side + "Ankle"] if toes else world[side + "Knee"][:, :, 2]
        flat = rotation_about_y(np.arctan2(ahead[stands, 0], ahead[stands, 2]))
        for name in (side + "Ankle", side + "Foot"):
            if name in rotations:
                found[name] = _mean_of(rotations[name][stands], flat)
    return found


_TRUNK = (("Pelvis", "Hip"), ("Spine3", "Shoulder"))


def _middle(positions: Mapping[str, FloatArray], pair: str) -> FloatArray:
    return (positions["L_" + pair] + positions["R_" + pair]) / 2


def _basis(positions: Mapping[str, FloatArray], pair: str, trunk: FloatArray) -> FloatArray:
    """[T, 3, 3] how our rest pose must turn for trunk and pair of joints to lie as the source's."""
    rest = {name: MANNEQUIN.rest_positions[joint(name)] for name in MANNEQUIN.joint_names}
    ours = _columns(rest["L_" + pair] - rest["R_" + pair], _middle(rest, "Shoulder") - _middle(rest, "Hip"))
    theirs = _columns(positions["L_" + pair] - positions["R_" + pair], trunk)
    return theirs @ ours.T


def _columns(across: FloatArray, trunk: FloatArray) -> FloatArray:
    left, forward = unit(across), np.cross(across, trunk)
    size = np.linalg.norm(across, axis=-1) * np.linalg.norm(trunk, axis=-1)
    if not (np.linalg.norm(forward, axis=-1) > 1e-3 * size).all() or not (size > 0).all():
        raise MotionFileError(
            "its hips or shoulders are at one place, or one above the other, so left and right cannot be told; check "
            "the joint map and the rest pose"
        )
    forward = unit(forward)
    return np.stack([left, np.cross(forward, left), forward], axis=-1)


def _mean_of(rotations: FloatArray, wanted: FloatArray) -> FloatArray:
    """The one rotation C for which rotations C is nearest to what is wanted, over all frames (SVD)."""
    u, _, vt = np.linalg.svd((np.swapaxes(rotations, -1, -2) @ wanted).mean(axis=0))
    u[:, -1] *= np.sign(np.linalg.det(u @ vt))
    return u @ vt
