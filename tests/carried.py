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


def ballistic(rise_m: float, *, fps: float = FPS, gravity: float = 9.81, still_s: float = 1.0) -> np.ndarray:
    """[T, 3] path of a body that stands, flies up by `rise_m` under gravity, and stands again."""
    half_s = np.sqrt(2 * rise_m / gravity)
    times = np.arange(0, 2 * still_s + 2 * half_s, 1 / fps) - still_s - half_s
    return along(1, np.maximum(rise_m - gravity / 2 * times**2, 0.0))
