"""Limbs of a clip put where hands and feet are wanted, by two-bone inverse kinematics."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import OptionError
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.inverse_kinematics import STRAIGHTEST, square_to, two_bone
from kinoflow.motion.rotations import rotation_between
from kinoflow.motion.skeleton import joint

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
