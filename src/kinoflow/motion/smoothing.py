"""The official clean-up of a decoded motion: quaternion averaging on rotations, Savitzky-Golay on translation.

Filters move every frame, also those that somebody asked for; `smooth_around` leaves these where they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.clip import MotionClip
from kinoflow.motion.filters import runs
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
IntArray = NDArray[np.int64]

SIGMA_FRAMES = 1.0
RADIUS_FRAMES = 4
WINDOW_FRAMES = 11
POLYNOMIAL_ORDER = 5
FADE_FRAMES = 10
"""Over so many frames a motion comes to a frame that stays where it is: a third of a second at 30 fps."""


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
    # Row k: the weights that give the value at frame k of the polynomial fitted to a window. SciPy's `savgol_filter`
    # gives the same numbers, and takes longer to import than the model to make a motion.
    powers = np.vander(np.linspace(-1.0, 1.0, WINDOW_FRAMES), POLYNOMIAL_ORDER + 1)
    fit = powers @ np.linalg.pinv(powers)
    half = WINDOW_FRAMES // 2
    middle = np.lib.stride_tricks.sliding_window_view(translation, WINDOW_FRAMES, axis=0) @ fit[half]
    start, end = fit[:half] @ translation[:WINDOW_FRAMES], fit[half + 1 :] @ translation[-WINDOW_FRAMES:]
    return np.concatenate([start, middle, end])


def smooth(clip: MotionClip) -> MotionClip:
    """Both filters on one clip."""
    return clip.replace(rotations=smooth_rotations(clip.rotations), translation=smooth_translation(clip.translation))


def smooth_around(clip: MotionClip, rotations: BoolArray, translation: BoolArray) -> MotionClip:
    """Both filters on one clip, but what is kept stays as it is, and the frames beside it meet it without a jump.

    A filter alone moves what is kept, and smears a jump beside it over two or three frames. So the free frames are
    first moved to where they lead on to what is kept: by the jump, found with the line through the nearest three, in a
    share that falls from 1 to 0 over `FADE_FRAMES`, or over the gap to the next kept frame where that is shorter, as
    the curve of least jerk does. Then the filters see no jump, and the little that they take from kept frames is given
    back in the same way.

    Args:
        clip: T frames.
        rotations: [T, J] bool, rotations of joints that are kept.
        translation: [T, 3] bool, coordinates of the pelvis that are kept.
    """
    if not (rotations.any() or translation.any()):
        return smooth(clip)

    def moved(seam: int, free: IntArray, columns: IntArray) -> FloatArray:
        way = clip.translation[:, columns, None]
        ahead = min(2, len(free) - 1)
        step = (way[free[ahead]] - way[free[0]]) / max(1, ahead)
        return np.asarray(way[seam] - (way[free[0]] - step))

    def turned(seam: int, free: IntArray, columns: IntArray) -> FloatArray:
        way = clip.rotations[:, columns]
        ahead = min(2, len(free) - 1)
        step = _turn_between(way[free[0]], way[free[ahead]]) / max(1, ahead)
        return _turn_between(way[free[0]] @ axis_angle_to_matrix(-step), way[seam])

    bridged = clip.replace(
        rotations=clip.rotations @ axis_angle_to_matrix(_spread(turned, rotations, 3)),
        translation=clip.translation + _spread(moved, translation, 1)[..., 0],
    )
    smoothed = smooth(bridged)
    taken = _turn_between(smoothed.rotations, clip.rotations)
    away = (clip.translation - smoothed.translation)[..., None]
    given = smoothed.rotations @ axis_angle_to_matrix(_spread(lambda seam, _, k: taken[seam, k], rotations, 3))
    shifted = smoothed.translation + _spread(lambda seam, _, k: away[seam, k], translation, 1)[..., 0]
    return clip.replace(
        rotations=np.where(rotations[..., None, None], clip.rotations, given),
        translation=np.where(translation, clip.translation, shifted),
    )


def _turn_between(first: FloatArray, second: FloatArray) -> FloatArray:
    """[..., 3] rotation vector that takes `first` to `second` [..., 3, 3], in the axes of `first`."""
    return matrix_to_axis_angle(np.swapaxes(first, -1, -2) @ second)


def _spread(offset: Callable[[int, IntArray, IntArray], FloatArray], kept: BoolArray, width: int) -> FloatArray:
    """[T, N, C] offsets of the frames of N columns that are not `kept` [T, N], zero where they are.

    Args:
        offset: from a kept frame, the free frames beside it, nearest first, and K columns to their offset [K, C] there.
        kept: what stays as it is.
        width: C.
    """
    spread = np.zeros((*kept.shape, width))
    masks, group = np.unique(kept, axis=1, return_inverse=True)
    for index, mask in enumerate(masks.T):
        columns = np.flatnonzero(group.reshape(-1) == index)
        for seam, free, reach in _sides(mask):
            away = np.abs(free - seam) / reach
            share = 1.0 - away**3 * (10.0 - 15.0 * away + 6.0 * away**2)
            spread[free[:, None], columns] += share[:, None, None] * offset(seam, free, columns)
    return spread


def _sides(kept: BoolArray) -> Iterator[tuple[int, IntArray, int]]:
    """Kept frames of `kept` [T] beside free ones, the free ones nearest first, and over how many frames to fade."""
    if not kept.any():
        return
    for start, stop in runs(~kept):
        inside = start > 0 and stop < len(kept)
        reach = min(FADE_FRAMES, stop - start + 1) if inside else FADE_FRAMES
        if start > 0:
            yield start - 1, np.arange(start, min(stop, start + reach)), reach
        if stop < len(kept):
            yield stop, np.arange(stop - 1, max(start, stop - reach) - 1, -1), reach


def low_pass(clip: MotionClip, sigma_s: float) -> MotionClip:
    """Remove what a lower frame rate cannot carry: a Gaussian of `sigma_s` seconds over time, before resampling.

    It passes half the power at 0.13 / sigma_s hertz. Quaternions are averaged componentwise and normalised, which over
    so short a window is their mean.
    """
    from scipy.ndimage import gaussian_filter1d

    sigma_frames = sigma_s * clip.fps
    quaternions = continuous_quaternions(matrix_to_quaternion(clip.rotations))
    quaternions = gaussian_filter1d(quaternions, sigma_frames, axis=0, mode="nearest")
    quaternions /= np.linalg.norm(quaternions, axis=-1, keepdims=True)
    translation = gaussian_filter1d(clip.translation, sigma_frames, axis=0, mode="nearest")
    return clip.replace(rotations=quaternion_to_matrix(quaternions), translation=translation)
