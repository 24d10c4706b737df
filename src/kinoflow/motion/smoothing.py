"""The official clean-up of a decoded motion: quaternion averaging on rotations, Savitzky-Golay on translation.

Filters move every frame, also those that somebody asked for; `smooth_around` leaves these where they are.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d
from scipy.signal import savgol_filter

from kinoflow.motion.clip import MotionClip
from kinoflow.motion.rotations import (
    average_quaternions,
    axis_angle_to_matrix,
    continuous_quaternions,
    matrix_to_axis_angle,
    matrix_to_quaternion,
    quaternion_to_matrix,
)

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

SIGMA_FRAMES = 1.0
RADIUS_FRAMES = 4
WINDOW_FRAMES = 11
POLYNOMIAL_ORDER = 5
FADE_FRAMES = 10
"""Over so many frames the neighbours of a frame that stays where it is follow it: a third of a second at 30 fps."""


def smooth_rotations(rotations: FloatArray) -> FloatArray:
    """[T, J, 3, 3]: Gaussian-weighted quaternion mean per joint (sigma 1 frame, radius 4, edge frames repeated)."""
    quaternions = continuous_quaternions(matrix_to_quaternion(rotations))
    offsets = np.arange(-RADIUS_FRAMES, RADIUS_FRAMES + 1)
    weights = np.exp(-0.5 * (offsets / SIGMA_FRAMES) ** 2)
    padded = np.concatenate(
        [quaternions[:1].repeat(RADIUS_FRAMES, 0), quaternions, quaternions[-1:].repeat(RADIUS_FRAMES, 0)]
    )
    windows = np.lib.stride_tricks.sliding_window_view(padded, len(offsets), axis=0)
    mean = average_quaternions(np.moveaxis(windows, -1, -2), weights / weights.sum())
    return quaternion_to_matrix(mean)


def smooth_translation(translation: FloatArray) -> FloatArray:
    """[T, 3]: Savitzky-Golay filter, window 11, order 5, polynomial fit at both ends; short clips are left alone."""
    if len(translation) < WINDOW_FRAMES:
        return translation
    return savgol_filter(translation, WINDOW_FRAMES, POLYNOMIAL_ORDER, axis=0, mode="interp")


def smooth(clip: MotionClip) -> MotionClip:
    """Both filters on one clip."""
    return clip.replace(rotations=smooth_rotations(clip.rotations), translation=smooth_translation(clip.translation))


def smooth_around(clip: MotionClip, rotations: BoolArray, translation: BoolArray) -> MotionClip:
    """Both filters on one clip, but what is kept stays as it is, and its neighbours follow it without a jump.

    What the filters took from a kept frame is given back to it, and to the frames beside it in a share that falls from
    1 to 0 over `FADE_FRAMES`, or up to the next kept frame where that is nearer, as the curve of least jerk does.

    Args:
        clip: T frames.
        rotations: [T, J] bool, rotations of joints that are kept.
        translation: [T, 3] bool, coordinates of the pelvis that are kept.
    """
    smoothed = smooth(clip)
    if not (rotations.any() or translation.any()):
        return smoothed
    taken = matrix_to_axis_angle(np.swapaxes(smoothed.rotations, -1, -2) @ clip.rotations)
    turned = smoothed.rotations @ axis_angle_to_matrix(_faded(taken, rotations))
    moved = smoothed.translation + _faded((clip.translation - smoothed.translation)[..., None], translation)[..., 0]
    return clip.replace(
        rotations=np.where(rotations[..., None, None], clip.rotations, turned),
        translation=np.where(translation, clip.translation, moved),
    )


def _faded(values: FloatArray, kept: BoolArray) -> FloatArray:
    """[T, N, C]: `values` [T, N, C] where `kept` [T, N]; between, a blend of the last and the next kept one."""
    frames = np.arange(len(values))
    faded = np.zeros_like(values)
    for column in np.flatnonzero(kept.any(axis=0)):
        keys = np.flatnonzero(kept[:, column])
        after = np.searchsorted(keys, frames)
        before = np.searchsorted(keys, frames, side="right") - 1
        last, following = keys[np.maximum(before, 0)], keys[np.minimum(after, len(keys) - 1)]
        inside = (before >= 0) & (after < len(keys))
        reach = np.where(inside, np.minimum(FADE_FRAMES, np.maximum(following - last, 1)), FADE_FRAMES)
        for key, exists in ((last, before >= 0), (following, (after < len(keys)) & (following > frames))):
            away = np.minimum(np.abs(frames - key) / reach, 1.0)
            share = np.where(exists, 1.0 - away**3 * (10.0 - 15.0 * away + 6.0 * away**2), 0.0)
            faded[:, column] += share[:, None] * values[key, column]
    return faded


def low_pass(clip: MotionClip, sigma_s: float) -> MotionClip:
    """Remove what a lower frame rate cannot carry: a Gaussian of `sigma_s` seconds over time, before resampling.

    It passes half the power at 0.13 / sigma_s hertz. Quaternions are averaged componentwise and normalised, which over
    so short a window is their mean.
    """
    sigma_frames = sigma_s * clip.fps
    quaternions = continuous_quaternions(matrix_to_quaternion(clip.rotations))
    quaternions = gaussian_filter1d(quaternions, sigma_frames, axis=0, mode="nearest")
    quaternions /= np.linalg.norm(quaternions, axis=-1, keepdims=True)
    translation = gaussian_filter1d(clip.translation, sigma_frames, axis=0, mode="nearest")
    return clip.replace(rotations=quaternion_to_matrix(quaternions), translation=translation)
