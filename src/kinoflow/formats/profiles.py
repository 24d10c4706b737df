"""Our skeleton as other tools expect it: their joint names, and bones whose axes lie along the limbs as theirs do.

The motion is the same: a joint's own axes B turn with it, so that its world rotation is R B where ours is R.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import OptionError
from kinoflow.motion.limbs import square_to
from kinoflow.motion.skeleton import JOINT_NAMES, Skeleton, joint
from kinoflow.reading import quoted

FloatArray = NDArray[np.float64]

_TOWARDS = {
    "Pelvis": "Spine1", "Spine1": "Spine2", "Spine2": "Spine3", "Spine3": "Neck", "Neck": "Head",
    **{
        side + start: side + end
        for side in ("L_", "R_")
        for start, end in (
            ("Hip", "Knee"), ("Knee", "Ankle"), ("Ankle", "Foot"), ("Collar", "Shoulder"), ("Shoulder", "Elbow"),
            ("Elbow", "Wrist"),
        )
    },
}  # fmt: skip
"""Which joint the bone of another ends at."""


ROOT = "root"
"""Name of a joint on the floor above the pelvis."""


@dataclass(frozen=True)
class Profile:
    """How a tool names and turns the joints of a body.

    Attributes:
        name: of the profile.
        joints: {our joint: its name there}; all 22.
        along: the axis of its own that points along a bone, "x" or "y"; "" for axes of the world.
        root: name of a joint on the floor above the pelvis, "" for none.
    """

    name: str
    joints: Mapping[str, str]
    along: str = ""
    root: str = ""

    def names(self) -> tuple[str, ...]:
        """Names of our 22 joints, in our order."""
        return tuple(self.joints[name] for name in JOINT_NAMES)

    def axes(self, skeleton: Skeleton) -> FloatArray:
        """[J, 3, 3] axes of the joints in the rest pose, as columns."""
        axes = np.tile(np.eye(3), (skeleton.num_joints, 1, 1))
        if self.along:
            for index, name in enumerate(skeleton.joint_names):
                axes[index] = _y_along(skeleton, name) if self.along == "y" else _x_along(skeleton, name)
        return axes


def _named(midline: str, limbs: str, left: str, right: str) -> dict[str, str]:
    """Names of pelvis, spine 1 to 3, neck, head; and of hip, knee, ankle, toes, collar, shoulder, elbow, wrist."""
    joints = dict(zip(("Pelvis", "Spine1", "Spine2", "Spine3", "Neck", "Head"), midline.split(), strict=True))
    for side, word in (("L_", left), ("R_", right)):
        ours = ("Hip", "Knee", "Ankle", "Foot", "Collar", "Shoulder", "Elbow", "Wrist")
        joints |= {side + o: theirs.format(word) for o, theirs in zip(ours, limbs.split(), strict=True)}
    return joints


def _prefixed(prefix: str, joints: Mapping[str, str]) -> dict[str, str]:
    return {ours: prefix + theirs for ours, theirs in joints.items()}


_MIXAMO = _named(
    "Hips Spine Spine1 Spine2 Neck Head",
    "{}UpLeg {}Leg {}Foot {}ToeBase {}Shoulder {}Arm {}ForeArm {}Hand", "Left", "Right",
)  # fmt: skip
_UNREAL = _named(
    "pelvis spine_01 spine_02 spine_03 neck_01 head",
    "thigh_{} calf_{} foot_{} ball_{} clavicle_{} upperarm_{} lowerarm_{} hand_{}", "l", "r",
)  # fmt: skip
_UNITY = _named(
    "Hips Spine Chest UpperChest Neck Head",
    "{}UpperLeg {}LowerLeg {}Foot {}Toes {}Shoulder {}UpperArm {}LowerArm {}Hand", "Left", "Right",
)  # fmt: skip
_RIGIFY = _named(
    "spine spine.001 spine.002 spine.003 spine.004 spine.006",
    "thigh.{} shin.{} foot.{} toe.{} shoulder.{} upper_arm.{} forearm.{} hand.{}", "L", "R",
)  # fmt: skip
VRM_BONES = {ours: theirs[0].lower() + theirs[1:] for ours, theirs in _UNITY.items()}
"""{our joint: bone of VRM's humanoid}."""

PROFILES = {
    profile.name: profile
    for profile in (
        Profile("mixamo", _prefixed("mixamorig:", _MIXAMO), "y"),
        Profile("ue5", _UNREAL, "x", "root"),
        Profile("unity", _UNITY),
        Profile("vrm", VRM_BONES),
        Profile("rigify", _prefixed("DEF-", _RIGIFY), "y"),
    )
}
"""Profiles by name."""
OWN = Profile("kinoflow", {name: name for name in JOINT_NAMES})
"""Our own names; all joints have the axes of the world at rest."""


def find_profile(name: str | None) -> Profile:
    """A profile by name; None is our own.

    Raises:
        OptionError: there is none of this name.
    """
    if name is None:
        return OWN
    if name not in PROFILES:
        raise OptionError(f"there is no profile {quoted(name)}; the profiles are {', '.join(PROFILES)}")
    return PROFILES[name]


def with_root(profile: Profile) -> Profile:
    """A profile whose pelvis hangs on a joint on the floor."""
    return profile if profile.root else dataclasses.replace(profile, root=ROOT)


def _y_along(skeleton: Skeleton, name: str) -> FloatArray:
    """Y along the bone, X the axis a limb bends about: Mixamo's and Blender's way."""
    bone = _bone(skeleton, name)
    # Spines face forward with +Z; so do legs and arms, whose X then points right and down.
    return _frame(y=bone, z=_facing(name))


def _x_along(skeleton: Skeleton, name: str) -> FloatArray:
    """X along the bone on one side and against it on the other, as on Unreal's mannequin; Z is what a limb bends about.

    There the bones of the two sides are mirror images with all axes reversed: the same angles bend both alike. X points
    up the spine and up the left leg, out along the left arm. Feet and toes stand upright.
    """
    if name[:2] == "R_":
        mirrored = np.diag([-1.0, 1.0, 1.0]) @ _x_along(skeleton, "L_" + name[2:])
        return -mirrored
    bone = _bone(skeleton, name)
    if name.endswith(("Hip", "Knee")):
        bone = -bone
    elif name.endswith(("Ankle", "Foot")):
        bone = np.array([0.0, 1.0, 0.0])
    y = square_to(np.array([0.0, 0.0, 1.0]), bone)
    return np.stack([bone, y, np.cross(bone, y)], axis=-1)


def _bone(skeleton: Skeleton, name: str) -> FloatArray:
    """Direction [3] of the bone that begins at a joint, in the rest pose."""
    if name == "Head":
        return np.array([0.0, 1.0, 0.0])
    if name.endswith("Foot"):
        return np.array([0.0, 0.0, 1.0])
    start = name if name in _TOWARDS else name[:2] + "Elbow"
    rest = skeleton.rest_positions
    bone = rest[joint(_TOWARDS[start])] - rest[joint(start)]
    return np.asarray(bone / np.linalg.norm(bone))


def _facing(name: str) -> FloatArray:
    """Where Z of a joint points at rest: forward, and up on the feet."""
    return np.array([0.0, 1.0, 0.0]) if name.endswith(("Ankle", "Foot")) else np.array([0.0, 0.0, 1.0])


def _frame(y: FloatArray, z: FloatArray) -> FloatArray:
    """[3, 3] right-handed axes with this Y, and Z as near as can be."""
    z = square_to(z, y)
    return np.stack([np.cross(y, z), y, z], axis=-1)
