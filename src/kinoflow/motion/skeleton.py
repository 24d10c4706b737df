"""The 22-joint body that every motion in kinoflow is put on.

Joint names, order and parents are those of the SMPL-H body without hands. The rest pose is a T-pose of the CC0
mannequin (Mesh2Motion, CC0 1.0): metres, right-handed, Y up, facing +Z, so the left side is +X and the soles are at
y = 0. A rotation of identity everywhere is this pose.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Skeleton:
    """Joint names, the parent of each joint, and the rest pose.

    Attributes:
        name: what the rest pose belongs to.
        joint_names: J names, parents before children.
        parents: J indices; the root has -1.
        rest_positions: [J, 3] joint positions of the rest pose, metres, floor at y = 0.
        clearance_m: [J] how far the body's surface reaches below each joint; used to find the floor.
    """

    name: str
    joint_names: tuple[str, ...]
    parents: tuple[int, ...]
    rest_positions: FloatArray
    clearance_m: FloatArray

    @property
    def num_joints(self) -> int:
        """J."""
        return len(self.joint_names)

    @cached_property
    def offsets(self) -> FloatArray:
        """[J, 3] rest offset of each joint from its parent, metres; zero for the root."""
        offsets = np.zeros_like(self.rest_positions)
        for joint, parent in enumerate(self.parents):
            if parent >= 0:
                offsets[joint] = self.rest_positions[joint] - self.rest_positions[parent]
        return offsets

    @cached_property
    def mirror_joints(self) -> NDArray[np.int64]:
        """[J] for each joint, the joint on the other side of the body (itself on the midline)."""
        swap = {"L_": "R_", "R_": "L_"}
        other = [swap.get(n[:2], n[:2]) + n[2:] for n in self.joint_names]
        return np.array([self.joint_names.index(n) for n in other])

    @cached_property
    def leg_length_m(self) -> float:
        """Hip to knee to ankle along the left leg in the rest pose."""
        hip, knee, ankle = (self.rest_positions[self.index(n)] for n in ("L_Hip", "L_Knee", "L_Ankle"))
        return float(np.linalg.norm(hip - knee) + np.linalg.norm(knee - ankle))

    @cached_property
    def fingerprint(self) -> str:
        """16 hex digits over names, parents and rest pose rounded to 10 micrometres."""
        digest = hashlib.sha256()
        digest.update(repr((self.joint_names, self.parents)).encode())
        digest.update(np.round(self.rest_positions * 1e5).astype(np.int64).tobytes())
        return digest.hexdigest()[:16]

    def index(self, joint_name: str) -> int:
        """Index of a joint by name."""
        return self.joint_names.index(joint_name)


JOINT_NAMES = (
    "Pelvis", "L_Hip", "R_Hip", "Spine1", "L_Knee", "R_Knee", "Spine2", "L_Ankle", "R_Ankle", "Spine3", "L_Foot",
    "R_Foot", "Neck", "L_Collar", "R_Collar", "Head", "L_Shoulder", "R_Shoulder", "L_Elbow", "R_Elbow", "L_Wrist",
    "R_Wrist",
)  # fmt: skip
PARENTS = (-1, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 12, 13, 14, 16, 17, 18, 19)
NUM_JOINTS = len(JOINT_NAMES)

_MANNEQUIN_REST = {
    "Pelvis": (0.0, 0.9167, -0.0501),
    "L_Hip": (0.089, 0.9321, 0.0014),
    "Spine1": (0.0, 1.01738, -0.02414),
    "L_Knee": (0.089, 0.52587, 0.01927),
    "Spine2": (0.0, 1.14048, -0.00894),
    "L_Ankle": (0.089, 0.09796, -0.04823),
    "Spine3": (0.0, 1.28168, -0.01344),
    "L_Foot": (0.089, 0.0152, 0.1132),
    "Neck": (0.0, 1.45232, -0.05138),
    "L_Collar": (0.0188, 1.42478, 0.06286),
    "Head": (0.0, 1.56849, 0.01142),
    "L_Shoulder": (0.17374, 1.44568, -0.06518),
    "L_Elbow": (0.47023, 1.4441, -0.07304),
    "L_Wrist": (0.74993, 1.43884, -0.06834),
}
# Toes and ankles: their height in the rest pose. The others: half the thickness of the limb, read off the mesh.
_CLEARANCE = {
    "Pelvis": 0.11, "Hip": 0.09, "Spine1": 0.11, "Knee": 0.06, "Spine2": 0.11, "Ankle": 0.09796, "Spine3": 0.11,
    "Foot": 0.0152, "Neck": 0.06, "Collar": 0.06, "Head": 0.09, "Shoulder": 0.05, "Elbow": 0.04, "Wrist": 0.03,
}  # fmt: skip


def _rest(name: str) -> tuple[float, float, float]:
    if name.startswith("R_"):
        x, y, z = _MANNEQUIN_REST["L_" + name[2:]]
        return -x, y, z
    return _MANNEQUIN_REST[name]


MANNEQUIN = Skeleton(
    name="mannequin-cc0",
    joint_names=JOINT_NAMES,
    parents=PARENTS,
    rest_positions=np.array([_rest(n) for n in JOINT_NAMES]),
    clearance_m=np.array([_CLEARANCE[n.removeprefix("L_").removeprefix("R_")] for n in JOINT_NAMES]),
)
"""The skeleton of everything kinoflow trains on and writes."""


def joint(name: str) -> int:
    """Index of a joint of the 22-joint body by name, such as `joint("L_Wrist")`."""
    return JOINT_NAMES.index(name)
