"""Taking the tremble out of a motion, and the filters over time that do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.clip import MotionClip
from kinoflow.motion.rotations import (
    average_quaternions,
    axis_angle_to_matrix,
    between,
    continuous_quaternions,
    matrix_to_axis_angle,
    matrix_to_quaternion,
    quaternion_to_matrix,
)

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


def moving_mean(values: FloatArray, size: int) -> FloatArray:
    """[T, ...]: mean of `size` frames, an odd number, about each; the frames at both ends are repeated.

    To the bit what SciPy's `uniform_filter1d` gives: a running sum.
    """
    padded = _extended(values, size // 2)
    sums = np.concatenate([padded[:size].sum(axis=0, keepdims=True), padded[size:] - padded[:-size]])
    return sums.cumsum(axis=0) / size


def mean_beside(values: FloatArray, size: int) -> FloatArray:
    """[N, T]: `moving_mean` over the frames, which come last here.

    A few frames are added up for each, so that nothing depends on what came before.
    """
    padded, frames = _extended_beside(values, size // 2), values.shape[1]
    sums = padded[:, :frames] + padded[:, 1 : frames + 1]
    for shift in range(2, size):
        sums += padded[:, shift : frames + shift]
    sums /= size
    return sums


def steps_of_mean(values: FloatArray, size: int) -> FloatArray:
    """[N, T - 1] from each frame of `mean_beside` to the next, by the frame that comes and the one that goes."""
    padded, frames = _extended_beside(values, size // 2), values.shape[1]
    steps = padded[:, size:] - padded[:, : frames - 1]
    steps /= size
    return steps


def _extended_beside(values: FloatArray, by: int) -> FloatArray:
    return np.concatenate([values[:, :1].repeat(by, axis=1), values, values[:, -1:].repeat(by, axis=1)], axis=1)


def moving_maximum(values: FloatArray, size: int) -> FloatArray:
    """[T, ...]: greatest of `size` frames, an odd number, about each."""
    highest, reach = _extended(values, size // 2), 1
    while reach < size:
        # Two windows that overlap or touch make a longer one.
        step = min(reach, size - reach)
        highest = np.maximum(highest[:-step], highest[step:])
        reach += step
    return highest


def gaussian_mean(values: FloatArray, sigma_frames: float, *, cut_deviations: float = 4.0) -> FloatArray:
    """[T, ...]: mean of the frames about each, weighted by a Gaussian up to `cut_deviations`; the ends are repeated."""
    radius = int(cut_deviations * sigma_frames + 0.5)
    weights = np.exp(-0.5 * (np.arange(-radius, radius + 1) / sigma_frames) ** 2)
    weights /= weights.sum()
    padded = _extended(values, radius)
    if values.ndim == 1:
        return np.convolve(padded, weights, mode="valid")
    columns = [np.convolve(column, weights, mode="valid") for column in padded.reshape(len(padded), -1).T]
    return np.stack(columns, axis=-1).reshape(values.shape)


def smooth_step(fraction: FloatArray) -> FloatArray:
    """0 to 1 with zero velocity and acceleration at both ends: 6s^5 - 15s^4 + 10s^3."""
    return fraction**3 * (fraction * (6 * fraction - 15) + 10)


def runs(mask: BoolArray) -> list[tuple[int, int]]:
    """First frame and the one after the last of each run of true in `mask` [T]."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], mask.astype(np.int8), [0]])))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def long_runs(mask: BoolArray, frames: int) -> BoolArray:
    """`mask` [T] without its runs of true that are shorter than `frames` (a morphological opening)."""
    kept = np.zeros_like(mask)
    for start, stop in runs(mask):
        kept[start:stop] = stop - start >= frames
    return kept


def _extended(values: FloatArray, by: int) -> FloatArray:
    # What np.pad does with mode "edge", in a third of its time.
    return np.concatenate([values[:1].repeat(by, axis=0), values, values[-1:].repeat(by, axis=0)])


IntArray = NDArray[np.int64]

SIGMA_FRAMES = 1.0
RADIUS_FRAMES = 4
WINDOW_FRAMES = 11
POLYNOMIAL_ORDER = 5
JOLT_DEG, JOLT_FRAMES, JOLT_ROUNDS = 9.0, 1.8, 5
"""A joint jolts where a turn exceeds those beside it by more than this; it is spread over about twice as many frames,
until there is none, or so often."""
FADE_FRAMES = 10
"""Over so many frames a motion comes to a frame that stays where it is: a third of a second at 30 fps."""
SLOWEST_HZ, FASTEST_HZ = 3.0, 6.0
"""What is faster than this, next to a frame that stays and `FADE_FRAMES` from it, is taken from a motion there."""


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


def jolts_deg(rotations: FloatArray) -> FloatArray:
    """[T - 1, J] by how much a joint turns more, from each frame to the next, than in the mean of the turns beside it.

    0 for the first and the last turn. Captured bodies seldom have 30 degrees but for wrists and feet.

    Args:
        rotations: [T, J, 3, 3], T at least 2.
    """
    turns = matrix_to_axis_angle(between(rotations[:-1], rotations[1:]))
    excess = np.zeros(turns.shape[:2])
    excess[1:-1] = np.linalg.norm(turns[1:-1] - (turns[:-2] + turns[2:]) / 2, axis=-1)
    return np.degrees(excess)


def without_jolts(rotations: FloatArray, free: FloatArray) -> FloatArray:
    """Rotations in which no joint turns much more in one frame than in the frames before and after; others stay.

    What turns by `JOLT_DEG` more than the mean of the two turns beside it becomes a Gaussian mean of the frames about
    it, and the frames beside it less so. A quick blow, whose turns grow and fall over several frames, hardly changes.

    Args:
        rotations: [T, J, 3, 3].
        free: [T, J] how much of this a joint may be changed, 0 to 1.
    """
    if len(rotations) < 4:
        return rotations
    rotations = rotations.copy()
    for _ in range(JOLT_ROUNDS):
        # A turn is between two frames.
        share = np.clip((jolts_deg(rotations) - JOLT_DEG) / JOLT_DEG, 0.0, 1.0)
        share = np.maximum(np.concatenate([share[:1], share]), np.concatenate([share, share[-1:]])) * free
        jolting = np.flatnonzero(share.max(axis=0) > 0)
        if not len(jolting):
            break
        share = gaussian_mean(moving_maximum(share[:, jolting], 5), 1.5)[..., None] * free[:, jolting, None]
        quaternions = continuous_quaternions(matrix_to_quaternion(rotations[:, jolting]))
        meant = quaternions + share * (gaussian_mean(quaternions, JOLT_FRAMES) - quaternions)
        rotations[:, jolting] = quaternion_to_matrix(meant)
    return rotations


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
    back in the same way. Last, the free frames of a fade become those of least jerk that still follow what they were,
    less so the nearer to what is kept (`eased_around`): velocity and acceleration go on across the seam, too.

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
    led = clip.replace(
        rotations=np.where(rotations[..., None, None], clip.rotations, given),
        translation=np.where(translation, clip.translation, shifted),
    )
    return eased_around(led, rotations, translation)


def eased_around(clip: MotionClip, rotations: BoolArray, translation: BoolArray) -> MotionClip:
    """The clip with the least jerk near what is kept, see `eased`; the arguments are those of `smooth_around`."""
    quaternions = eased(continuous_quaternions(matrix_to_quaternion(clip.rotations)), rotations)
    quaternions /= np.linalg.norm(quaternions, axis=-1, keepdims=True)
    return clip.replace(
        rotations=np.where(_near(rotations)[..., None, None], quaternion_to_matrix(quaternions), clip.rotations),
        translation=eased(clip.translation[..., None], translation)[..., 0],
    )


def _near(kept: BoolArray) -> BoolArray:
    """[T, N] frames that are not `kept` [T, N], less than `FADE_FRAMES` from one that is."""
    return (moving_maximum(kept.astype(np.float64), 2 * FADE_FRAMES - 1) > 0) & ~kept


def eased(values: FloatArray, kept: BoolArray) -> FloatArray:
    """[T, N, C] values of least jerk near what is `kept` [T, N]; what is kept, and what is far from it, stays.

    The least sum of squared third differences, and of w (x - values)^2 in frames near what is kept: w is the sixth
    power of the frequency above which changes are taken out, which grows with the distance from what is kept.
    """
    found = values.copy()
    masks, group = np.unique(kept, axis=1, return_inverse=True)
    jerk = np.diff(np.eye(len(kept)), n=3, axis=0)
    for index, mask in enumerate(masks.T):
        columns = np.flatnonzero(group.reshape(-1) == index)
        frames = np.flatnonzero(_near(mask[:, None])[:, 0])
        if not len(frames) or not len(jerk):
            continue
        away = np.abs(frames[:, None] - np.flatnonzero(mask)).min(axis=1) / FADE_FRAMES
        fastest = 2 * np.pi / 30.0 * SLOWEST_HZ * (FASTEST_HZ / SLOWEST_HZ) ** away
        weights = fastest**6
        inside = jerk[:, frames]
        there = values[:, columns].reshape(len(kept), -1)
        beside = there.copy()
        beside[frames] = 0.0
        wanted = weights[:, None] * there[frames] - inside.T @ (jerk @ beside)
        solved = np.linalg.solve(inside.T @ inside + np.diag(weights), wanted)
        found[frames[:, None], columns] = solved.reshape(len(frames), len(columns), -1)
    return found


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
