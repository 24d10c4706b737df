"""What a target of the fuzzer is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.rotations import axis_angle_to_matrix


@dataclass(frozen=True)
class Target:
    """One kind of file.

    Attributes:
        name: of the target.
        write: makes a valid example in an empty folder.
        read: reads and uses it; what it returns does not matter.
        files: which files are damaged, and which kind of content they have (`mutations.MUTATIONS`).
        light: needs no PyTorch, so it starts fast.
    """

    name: str
    write: Callable[[Path], None]
    read: Callable[[Path], Any]
    files: Mapping[str, str]
    light: bool = False


def walk(frames: int = 12) -> MotionClip:
    """Somebody who swings the arms."""
    angles = np.zeros((frames, MANNEQUIN.num_joints, 3))
    swing = np.sin(np.linspace(0, 3, frames))
    angles[:, MANNEQUIN.index("L_Shoulder"), 2] = swing - 1
    angles[:, MANNEQUIN.index("R_Knee"), 0] = swing**2
    place = MANNEQUIN.rest_positions[0] + np.linspace(0, 1, frames)[:, None] * [0.0, 0.0, 1.0]
    return MotionClip(axis_angle_to_matrix(angles), place, 30.0, metadata={"prompt": "A person walks.", "seed": 3})
