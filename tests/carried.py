"""Bodies at rest that are carried along a path: what is measured of them is known in closed form."""

import numpy as np

from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.skeleton import NUM_JOINTS

FPS = 30.0


def rigid(path: np.ndarray, fps: float = FPS) -> MotionClip:
    """The rest pose carried along a path [T, 3], metres."""
    rotations = np.tile(np.eye(3), (len(path), NUM_JOINTS, 1, 1))
    return MotionClip(rotations, MANNEQUIN.rest_positions[0] + path, fps)


def along(axis: int, values: np.ndarray) -> np.ndarray:
    return values[:, None] * np.eye(3)[axis]
