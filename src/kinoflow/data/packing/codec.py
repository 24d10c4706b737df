"""Motions as small whole numbers and back: what is lost when a dataset is packed is lost here.

A clip is the path of its pelvis and 22 local rotations; everything else among its features follows from them. A
rotation is written as the rotation vector, radians, from a reference that all clips share, or, where it strays further
than `WIDE_RAD` from that, as a quaternion that never jumps. Each number over time is one channel. Channels are scaled
to metres, by how far the joints below move when it changes, so that one step serves all of them; their discrete
cosine transforms over the whole clip are then rounded to multiples of this step. Smooth motion leaves few multiples
that are not zero (`coding.py` writes those), and the rounding of a few slow cosines does not make feet tremble.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.fft import dct, idct

from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import decode, encode
from kinoflow.motion.rotations import (
    average_quaternions,
    axis_angle_to_matrix,
    continuous_quaternions,
    matrix_to_axis_angle,
    matrix_to_quaternion,
    quaternion_to_matrix,
)
from kinoflow.motion.skeleton import MANNEQUIN, NUM_JOINTS

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int32]

WIDE_RAD = 2.2
"""Rotations further than this from the reference are quaternions: rotation vectors jump at half a turn."""
ROUND_UP_FROM = 0.6
"""Share of a step from which a number is rounded away from zero: zeros are cheap, and most rounded ones are noise."""
MOST_STEPS = 2**30
"""No number is more steps than this."""
_FLESH_M = 0.15
"""How far the body reaches around a joint: rotations of hands and feet count, though no joint lies below them."""
NARROW, WIDE = 3 * (1 + NUM_JOINTS), 4
"""Channels that every clip has, translation first, and those that a wide joint has besides."""


@dataclass(frozen=True, eq=False)
class Levels:
    """A clip in whole numbers.

    Attributes:
        steps: [C, T] multiples of the step, one row a channel, slow cosines first; `NARROW` channels, then `WIDE` of
            each wide joint, whose narrow channels are zero.
        wide: [J] bool, joints that are written as quaternions.
    """

    steps: IntArray
    wide: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Spectrum:
    """A clip before rounding: cosines [C, T] in metres, and `wide` [J], both as in `Levels`."""

    cosines: NDArray[np.float32]
    wide: NDArray[np.bool_]


def reference_rotations(features: Sequence[NDArray[Any]]) -> FloatArray:
    """[J, 4] quaternions in the middle of the rotations of all frames of some clips, features [T, D] each."""
    rotations = decode(np.concatenate(features)).rotations
    quaternions = matrix_to_quaternion(np.swapaxes(rotations, 0, 1))
    return average_quaternions(quaternions, np.ones(quaternions.shape[1]))


def spectra(features: Sequence[NDArray[Any]], reference: FloatArray) -> list[Spectrum]:
    """The cosines of clips, features [T, D] each, around a reference [J, 4]."""
    clip = decode(np.concatenate(features))
    relative = np.swapaxes(quaternion_to_matrix(reference), -1, -2) @ clip.rotations
    vectors = matrix_to_axis_angle(relative)
    angles = np.linalg.norm(vectors, axis=-1)
    found = []
    for start, stop in pairwise(_offsets(list(map(len, features)))):
        wide = angles[start:stop].max(axis=0) > WIDE_RAD
        narrow = np.where(wide[:, None], 0.0, vectors[start:stop] * _SCALE_M[:, None])
        quaternions = continuous_quaternions(matrix_to_quaternion(relative[start:stop, wide]))
        channels = np.concatenate(
            [
                clip.translation[start:stop],
                narrow.reshape(stop - start, -1),
                (2 * quaternions * _SCALE_M[wide, None]).reshape(stop - start, -1),
            ],
            axis=1,
        )
        found.append(Spectrum(dct(channels.T, norm="ortho").astype(np.float32), wide))
    return found


def levels(spectrum: Spectrum, step_m: float) -> Levels:
    """A clip in multiples of a step in metres."""
    magnitude = np.floor(np.abs(spectrum.cosines) / step_m + (1 - ROUND_UP_FROM))
    steps = np.copysign(np.minimum(magnitude, MOST_STEPS), spectrum.cosines).astype(np.int32)
    return Levels(steps, spectrum.wide)


def motion(clips: Sequence[Levels], step_m: float, reference: FloatArray) -> MotionClip:
    """The clips one after another, [sum of T] frames, as near as their levels tell."""
    channels = np.concatenate([idct(clip.steps[:NARROW] * step_m, norm="ortho") for clip in clips], axis=1).T
    vectors = channels[:, 3:].reshape(len(channels), NUM_JOINTS, 3) / _SCALE_M[:, None]
    rotations = axis_angle_to_matrix(vectors)
    offsets = _offsets([clip.steps.shape[1] for clip in clips])
    for clip, start in zip(clips, offsets, strict=False):
        if clip.wide.any():
            quaternions = idct(clip.steps[NARROW:] * step_m, norm="ortho").reshape(-1, WIDE, clip.steps.shape[1])
            quaternions = np.moveaxis(quaternions, -1, 0)
            # Of a damaged file they may vanish; no rotation then stands for any.
            quaternions[np.linalg.norm(quaternions, axis=-1) < 1e-9] = (1.0, 0.0, 0.0, 0.0)
            rotations[start : start + len(quaternions), clip.wide] = quaternion_to_matrix(quaternions)
    return MotionClip(quaternion_to_matrix(reference) @ rotations, channels[:, :3], fps=30.0)


def features_of(clips: Sequence[Levels], step_m: float, reference: FloatArray) -> list[NDArray[np.float32]]:
    """Features [T, D] of each clip."""
    features = encode(motion(clips, step_m, reference)).astype(np.float32)
    return [features[start:stop] for start, stop in pairwise(_offsets([clip.steps.shape[1] for clip in clips]))]


def joint_errors_m(features: Sequence[NDArray[Any]], restored: Sequence[NDArray[np.float32]]) -> FloatArray:
    """[sum of T, J] distances between the joints of clips and those of what was restored."""
    before, after = (decode(np.concatenate(each)).joints for each in (features, restored))
    return np.linalg.norm(after - before, axis=-1)


def _offsets(lengths: Sequence[int]) -> list[int]:
    return np.cumsum([0, *lengths]).tolist()


def _scales_m() -> FloatArray:
    """[J] metres that the joints move, in the root mean square over all of them, for a radian at each joint.

    About an axis of any direction: two thirds of the square of the distance in the rest pose.
    """
    places, parents = MANNEQUIN.rest_positions, MANNEQUIN.parents
    squares = np.full(NUM_JOINTS, _FLESH_M**2)
    for below in range(NUM_JOINTS):
        above = parents[below]
        while above >= 0:
            squares[above] += np.sum((places[below] - places[above]) ** 2)
            above = parents[above]
    return np.sqrt(2 / 3 * squares / NUM_JOINTS)


_SCALE_M = _scales_m()
