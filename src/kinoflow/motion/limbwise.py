"""Calibration of a skeleton that stands in no frame, limb by limb (see `retarget.py` for what a calibration is).

Where limbs point is known in every frame; how they are twisted is not. Each is taken from the frame in which it is
nearest to our rest pose, seen from the joint it hangs on: the smaller the swing, the less twist can hide in it. What
has no direction of its own (pelvis, spine, head, hands, feet) is taken as the mean over the frames.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import MotionFileError
from kinoflow.motion.rotations import rotation_about_y, rotation_between, slerp
from kinoflow.motion.skeleton import MANNEQUIN, joint
from kinoflow.motion.upright import leg_length

FloatArray = NDArray[np.float64]

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
            frame = int(np.argmax(np.sum(_unit(rest) * _unit(bone), axis=-1)))
            wanted = rotation_between(_unit(rest[frame]), _unit(bone[frame])) @ above[frame]
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
    left, forward = _unit(across), np.cross(across, trunk)
    size = np.linalg.norm(across, axis=-1) * np.linalg.norm(trunk, axis=-1)
    if not (np.linalg.norm(forward, axis=-1) > 1e-3 * size).all() or not (size > 0).all():
        raise MotionFileError(
            "its hips or shoulders are at one place, or one above the other, so left and right cannot be told; check "
            "the joint map and the rest pose"
        )
    forward = _unit(forward)
    return np.stack([left, np.cross(forward, left), forward], axis=-1)


def _mean_of(rotations: FloatArray, wanted: FloatArray) -> FloatArray:
    """The one rotation C for which rotations C is nearest to what is wanted, over all frames (SVD)."""
    u, _, vt = np.linalg.svd((np.swapaxes(rotations, -1, -2) @ wanted).mean(axis=0))
    u[:, -1] *= np.sign(np.linalg.det(u @ vt))
    return u @ vt


def _unit(vector: FloatArray) -> FloatArray:
    return vector / np.maximum(np.linalg.norm(vector, axis=-1, keepdims=True), 1e-12)
