"""The official clean-up of a decoded motion: quaternion averaging on rotations, Savitzky-Golay on translation."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d
from scipy.signal import savgol_filter

from kinoflow.motion.clip import MotionClip
from kinoflow.motion.rotations import (
    average_quaternions,
    continuous_quaternions,
    matrix_to_quaternion,
    quaternion_to_matrix,
)

FloatArray = NDArray[np.float64]

SIGMA_FRAMES = 1.0
RADIUS_FRAMES = 4
WINDOW_FRAMES = 11
POLYNOMIAL_ORDER = 5


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
