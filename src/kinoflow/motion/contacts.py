"""Which foot joints rest on the floor, frame by frame."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.clip import MotionClip, local, once_a_clip
from kinoflow.motion.rotations import length
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import moving_mean

FloatArray = NDArray[np.float64]

FOOT_JOINTS = ("L_Ankle", "R_Ankle", "L_Foot", "R_Foot")
"""Order of the columns of `foot_contacts`."""
_FEET = [joint(name) for name in FOOT_JOINTS]
_ENDS = [0, 1, -2, -1]
MAX_SPEED_M_PER_S = 0.15
"""A foot that moves faster along the floor is not in contact (5 mm a frame at 30 fps)."""
SOFT_SPEED = 1.5
HEIGHT_ABOVE_REST_M = 0.025
SOFT_HEIGHT_M = 0.02


def foot_contacts(clip: MotionClip, floor_m: float = 0.0) -> NDArray[np.bool_]:
    """[T, 4] contact of left ankle, right ankle, left toes, right toes.

    A score is the product of a speed and a height term, each 1 inside its limit and falling linearly to 0 over a soft
    band; it is averaged over 5 frames, switched on above 0.6 and off below 0.4, gaps of at most 3 frames are filled
    and runs shorter than 2 removed. Heights are measured from where the joint stands in the rest pose.
    """
    height, speed = foot_heights_and_speeds(clip)
    height = height - floor_m
    slow = np.clip((SOFT_SPEED * MAX_SPEED_M_PER_S - speed) / ((SOFT_SPEED - 1) * MAX_SPEED_M_PER_S), 0, 1)
    low = np.clip((HEIGHT_ABOVE_REST_M + SOFT_HEIGHT_M - height) / SOFT_HEIGHT_M, 0, 1)
    score = moving_mean(slow * low, 5)
    return np.stack([_close_gaps(_hysteresis(score[:, k])) for k in range(score.shape[1])], axis=-1)


@once_a_clip
def foot_heights_and_speeds(clip: MotionClip) -> tuple[FloatArray, FloatArray]:
    """Heights [T, 4] above where each joint stands in the rest pose, metres, and horizontal speeds [T, 4], m/s."""
    heights = _foot_heights_m(clip)
    speeds = np.zeros(heights.shape)
    if clip.num_frames > 1:
        # As `gradient` has it: half the way between neighbours, the whole way at both ends.
        speeds[1:-1] = _foot_speeds_inside(clip)
        floor = clip.joints[:, _FEET][..., [0, 2]] if clip.num_frames < 4 else clip.joints[_ENDS][:, _FEET][..., [0, 2]]
        speeds[0], speeds[-1] = length(floor[1] - floor[0]), length(floor[-1] - floor[-2])
        speeds *= clip.fps
    return heights, speeds


@once_a_clip
@local()
def _foot_heights_m(clip: MotionClip) -> FloatArray:
    return clip.joints[:, _FEET, 1] - clip.skeleton.rest_positions[_FEET, 1]


@once_a_clip
@local(2)
def _foot_speeds_inside(clip: MotionClip) -> FloatArray:
    """[T - 2, 4] metres a frame, of all frames that have a neighbour on both sides."""
    floor = clip.joints[:, _FEET][..., [0, 2]]
    return length((floor[2:] - floor[:-2]) / 2)


def _hysteresis(score: FloatArray, on: float = 0.6, off: float = 0.4) -> NDArray[np.bool_]:
    state, out = bool(score[0] > 0.5), np.zeros(len(score), dtype=bool)
    for frame, value in enumerate(score):
        state = value >= off if state else value > on
        out[frame] = state
    return out


def _close_gaps(contact: NDArray[np.bool_], longest_gap: int = 3, shortest_run: int = 2) -> NDArray[np.bool_]:
    out = contact.copy()
    for value, longest in ((False, longest_gap), (True, shortest_run - 1)):
        edges = np.flatnonzero(np.diff(out.astype(np.int8))) + 1
        bounds = [0, *edges.tolist(), len(out)]
        # Runs at either end are left alone: their true length is not known.
        for start, stop in list(pairwise(bounds))[1:-1]:
            if out[start] == value and stop - start <= longest:
                out[start:stop] = not value
    return out
