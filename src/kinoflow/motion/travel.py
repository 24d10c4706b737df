"""The travel of a motion: where the figure goes and turns, without the sway of its steps.

Travel is the pelvis's place on the floor and its heading, both averaged over a stride; what is left is the pose: sway,
surge, height, lean. At the first and last frame the travel is where the pelvis is. A figure that stays within a small
circle and keeps its heading does not travel, however it sways.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.filters import gaussian_mean
from kinoflow.motion.rotations import rotation_about_y

FloatArray = NDArray[np.float64]

SIGMA_S = 0.5
"""Of the mean over time: of sway at a stride a second 2 % pass, of travel at constant speed all of it."""
_REACH = 4.0
STILL_M, STILL_RAD = 0.3, np.radians(45.0)
"""Who stays within this distance of the start, and of the first heading, does not travel."""


@dataclass(frozen=True, eq=False)
class Travel:
    """A root on the floor over time.

    Attributes:
        places: [T, 3] in the world, metres; y is 0.
        headings_rad: [T] about the vertical axis; 0 is +Z, positive turns toward +X.
    """

    places: FloatArray
    headings_rad: FloatArray

    @property
    def rotations(self) -> FloatArray:
        """[T, 3, 3] of the root in the world."""
        return rotation_about_y(self.headings_rad)


def travel_of(clip: MotionClip) -> Travel:
    """The travel of a clip."""
    heading = heading_rad(clip)
    smooth = _over_strides(np.column_stack([clip.translation[:, [0, 2]], heading]), clip.fps)
    far = np.linalg.norm(smooth[:, :2] - smooth[0, :2], axis=-1).max()
    if far < STILL_M and np.abs(smooth[:, 2] - smooth[0, 2]).max() < STILL_RAD:
        smooth = np.broadcast_to(smooth[0], smooth.shape)
    places = np.zeros((clip.num_frames, 3))
    places[:, [0, 2]] = smooth[:, :2]
    return Travel(places, smooth[:, 2].copy())


def seen_from(clip: MotionClip, travel: Travel) -> MotionClip:
    """The clip relative to a root that travels: its pelvis hangs on the root, which is the origin and faces +Z."""
    back = np.swapaxes(travel.rotations, -1, -2)
    return _moved(clip, np.einsum("tij,tj->ti", back, clip.translation - travel.places), back)


def put_on(clip: MotionClip, travel: Travel) -> MotionClip:
    """The clip carried by a root that travels: what `seen_from` undoes."""
    turns = travel.rotations
    return _moved(clip, np.einsum("tij,tj->ti", turns, clip.translation) + travel.places, turns)


def in_place(clip: MotionClip) -> MotionClip:
    """The clip without its travel: where it starts and as it faces then, with all the sway of its steps.

    With the travel it is the clip again: `put_on(seen_from(in_place(clip), start), travel_of(clip))`, where `start` is
    the travel held at its first frame.
    """
    travel = travel_of(clip)
    return put_on(seen_from(clip, travel), held(travel))


def held(travel: Travel) -> Travel:
    """A root that stays where the travel starts."""
    frames = len(travel.places)
    return Travel(np.tile(travel.places[0], (frames, 1)), np.tile(travel.headings_rad[0], frames))


def _moved(clip: MotionClip, translation: FloatArray, turns: FloatArray) -> MotionClip:
    rotations = clip.rotations.copy()
    rotations[:, 0] = turns @ rotations[:, 0]
    return clip.replace(rotations=rotations, translation=translation)


def _over_strides(values: FloatArray, fps: float) -> FloatArray:
    """[T, C] means over a stride; beyond the ends the values go on as they came: mirrored through first and last."""
    if len(values) < 2:
        return values
    # What one pass takes away too much of (the mean of an arc lies inside it) is averaged and given back.
    once = _mean(values, fps)
    return once + _mean(values - once, fps)


def _mean(values: FloatArray, fps: float) -> FloatArray:
    radius = int(_REACH * SIGMA_S * fps + 0.5)
    longer = np.pad(values, ((radius, radius), (0, 0)), mode="reflect", reflect_type="odd")
    return gaussian_mean(longer, SIGMA_S * fps, cut_deviations=_REACH)[radius : radius + len(values)]
