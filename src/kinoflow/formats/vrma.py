"""VRM animation (.vrma): glTF with the extension VRMC_vrm_animation 1.0, which plays on any VRM model.

Players carry over how much each bone is turned from the rest pose, which has to be a T-pose. Models rest with straight
limbs; our mannequin does not quite (its shins slope by nine degrees). So what is written is the motion of a body whose
limbs are as long as ours and straight at rest, and points its limbs where ours point.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import UnreadableError
from kinoflow.formats.glb import add_animation, add_joints, describe, read_rig
from kinoflow.formats.gltf_document import Document
from kinoflow.formats.gltf_reader import Gltf
from kinoflow.formats.profiles import VRM_BONES, find_profile
from kinoflow.motion.clip import MotionClip, MotionFormat, register_format
from kinoflow.motion.kinematics import local_rotations
from kinoflow.motion.retarget import our_rotations, retarget
from kinoflow.motion.rigs import custom_rig
from kinoflow.motion.skeleton import Skeleton, joint

FloatArray = NDArray[np.float64]

EXTENSION = "VRMC_vrm_animation"


def write(clip: MotionClip, path: Path) -> None:
    """Write a VRM animation: 22 nodes in a T-pose facing +Z, which of them are which bones, one animation.

    Args:
        clip: any clip on the 22 joints.
        path: the file to write.
    """
    document = Document()
    if clip.metadata.get("licence"):
        document.tree["asset"]["copyright"] = str(clip.metadata["licence"])
    document.tree["asset"]["extras"] = {"kinoflow": describe(clip)}
    straight = on_straight_limbs(clip)
    dress = find_profile("vrm")
    roots = [add_joints(document, straight.skeleton, dress)]
    document.tree["scene"] = document.add("scenes", {"nodes": roots})
    add_animation(document, straight, dress)
    bones = {VRM_BONES[name]: {"node": index} for index, name in enumerate(clip.skeleton.joint_names)}
    document.tree["extensions"] = {EXTENSION: {"specVersion": "1.0", "humanoid": {"humanBones": bones}}}
    document.tree["extensionsUsed"] = [EXTENSION]
    path.write_bytes(document.to_bytes())


def on_straight_limbs(clip: MotionClip) -> MotionClip:
    """The motion on a body that rests with straight limbs, which point where the clip's do in every frame."""
    rest = clip.skeleton.rest_positions.copy()
    rest[:, 2] -= rest[joint("L_Hip"), 2]
    for name in ("Pelvis", "Spine1", "Spine2", "Spine3", "Neck", "Head"):
        rest[joint(name), 2] = 0.0
    for side, out in (("L_", 1.0), ("R_", -1.0)):
        along = {
            "Hip": (0.0, -1.0, 0.0),
            "Knee": (0.0, -1.0, 0.0),
            "Shoulder": (out, 0.0, 0.0),
            "Elbow": (out, 0.0, 0.0),
        }
        for start, end in (("Hip", "Knee"), ("Knee", "Ankle"), ("Shoulder", "Elbow"), ("Elbow", "Wrist")):
            length = np.linalg.norm(clip.skeleton.offsets[joint(side + end)])
            rest[joint(side + end)] = rest[joint(side + start)] + length * np.array(along[start])
        rest[joint(side + "Foot")] = rest[joint(side + "Ankle")] + clip.skeleton.offsets[joint(side + "Foot")]
    # The legs are straight now, and longer by that.
    rest[:, 1] += clip.skeleton.rest_positions[joint("L_Foot"), 1] - rest[joint("L_Foot"), 1]
    standing = our_rotations({name: rest[index] for index, name in enumerate(clip.skeleton.joint_names)})
    world = np.stack(
        [clip.global_rotations[:, index] @ standing[name].T for index, name in enumerate(clip.skeleton.joint_names)],
        axis=1,
    )
    hips = [joint("L_Hip"), joint("R_Hip")]
    body = Skeleton(
        "straight T-pose", clip.skeleton.joint_names, clip.skeleton.parents, rest, clip.skeleton.clearance_m
    )
    pelvis_from_hips = rest[0] - rest[hips].mean(axis=0)
    return MotionClip(
        local_rotations(world, body.parents),
        clip.joints[:, hips].mean(axis=1) + world[:, 0] @ pelvis_from_hips,
        clip.fps,
        body,
        clip.metadata,
    )


def read(path: str | os.PathLike[str], *, animation: int | str | None = None) -> MotionClip:
    """Read a VRM animation and put it on the 22-joint body.

    Args:
        path: the file.
        animation: which one, by position or by name; may be left out where only one moves anything.

    Raises:
        MotionFileError: the file is no VRM animation, or is damaged.
        UnknownRigError: it names too few bones.
    """
    rig = read_rig(path, animation=animation)
    gltf = Gltf(Path(path).read_bytes())
    try:
        bones = gltf.tree["extensions"][EXTENSION]["humanoid"]["humanBones"]
        node_of = {ours: bones[theirs]["node"] for ours, theirs in VRM_BONES.items() if theirs in bones}
        names = {ours: gltf.name(node) for ours, node in node_of.items()}
    except (LookupError, TypeError, AttributeError) as error:
        raise UnreadableError(f"it does not say which of its nodes are the bones of a VRM ({EXTENSION})") from error
    if "Spine3" not in names:
        highest = next((name for name in ("Spine2", "Spine1") if name in names), None)
        if highest is not None:
            names["Spine3"] = names.pop(highest)
    return retarget(rig, rig_map=custom_rig(names, rig.joint_names), up_axis="Y")


register_format(MotionFormat(".vrma", "VRM animation, for any VRM model", read, write))
