"""A motion on any hierarchy, as a file holds it, before it is put on the 22-joint body (see `retarget.py`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import MotionFileError
from kinoflow.motion.kinematics import forward_kinematics

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class RigMotion:
    """Joints of any names and number, with their rest offsets and per-frame transforms.

    Attributes:
        joint_names: J names, parents before children.
        parents: J indices, -1 for the root.
        offsets: [J, 3] rest offset from the parent, in the file's unit.
        rotations: [T, J, 3, 3] rotation relative to the parent.
        local_translations: [T, J, 3] translation relative to the parent, in the file's unit; equals `offsets` where
            a joint has no position channels.
        fps: frames per second.
        unit_m: metres per unit of length of the file.
        metadata: what the file says about itself.
    """

    joint_names: tuple[str, ...]
    parents: tuple[int, ...]
    offsets: FloatArray
    rotations: FloatArray
    local_translations: FloatArray
    fps: float
    unit_m: float = 0.01
    metadata: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        frames, joints = self.rotations.shape[:2]
        if self.local_translations.shape != (frames, joints, 3) or joints != len(self.joint_names):
            raise MotionFileError(
                f"a rig of {len(self.joint_names)} joints needs transforms for each; "
                f"got rotations {self.rotations.shape}, translations {self.local_translations.shape}"
            )

    @property
    def num_frames(self) -> int:
        """T."""
        return len(self.rotations)

    @cached_property
    def world(self) -> tuple[FloatArray, FloatArray]:
        """World positions [T, J, 3] in metres and world rotations [T, J, 3, 3]."""
        local = self.local_translations * self.unit_m
        root = self.parents.index(-1)
        return forward_kinematics(self.rotations, local[:, root], local, self.parents)
