"""How well a motion keeps to what was known of it, and what became of the rest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kinoflow.errors import OptionError
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import known_places, known_rotations, known_translation
from kinoflow.motion.measures import jerk_by_frame_m_per_s3
from kinoflow.motion.rotations import angle_between
from kinoflow.motion.travel import over_strides

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

NEAR_FRAMES = 3
"""Jerk so many frames around a seam is that of the seam."""


@dataclass(frozen=True)
class ControlReport:
    """A motion against the one that its control was taken from. NaN where a measure has nothing to look at.

    Attributes:
        joints_mean_m, joints_worst_m: distance of joints whose place was known, after decoding: in the world where the
            pelvis was known with them, relative to the pelvis elsewhere.
        rotations_deg: mean angle between rotations that were known.
        path_mean_m, path_p95_m: distance on the floor of the pelvis where its x and z were known.
        root_mean_m, root_p95_m: the same of the travel: of what is left of that distance in the mean over a stride
            (`motion.travel.over_strides`), as reports of root paths have it (`control.meeting.report`); of clips whose
            pelvis was known in all frames.
        rest_m: mean distance, over all joints in the world, in the frames that were not known altogether.
        jerk_near_m_per_s3: mean jerk within 3 frames of seams, see `seams`.
        jerk_elsewhere_m_per_s3: mean jerk of the frames that are left.
    """

    joints_mean_m: float
    joints_worst_m: float
    rotations_deg: float
    path_mean_m: float
    path_p95_m: float
    root_mean_m: float
    root_p95_m: float
    rest_m: float
    jerk_near_m_per_s3: float
    jerk_elsewhere_m_per_s3: float


def control_report(clip: MotionClip, wanted: MotionClip, known: ArrayLike) -> ControlReport:
    """Measure a clip.

    Args:
        clip: what was made.
        wanted: the clip that control was taken from, as long, on the same skeleton.
        known: [T, D] bool, the features that were known.

    Raises:
        OptionError: lengths, rates or shapes that do not fit each other.
    """
    mask = np.asarray(known, dtype=bool)
    if clip.num_frames != wanted.num_frames or clip.fps != wanted.fps or len(mask) != clip.num_frames:
        raise OptionError(
            f"control is measured against a clip of the same frames; got {clip.num_frames} at {clip.fps:g} fps, "
            f"{wanted.num_frames} at {wanted.fps:g} fps, and {len(mask)} frames of what was known"
        )
    whole = np.asarray(mask.all(axis=1))
    floor = np.asarray(known_translation(mask)[:, [0, 2]].all(axis=1))
    joints = _known_joint_errors_m(clip, wanted, mask)
    turned = known_rotations(mask)
    angles = angle_between(clip.rotations[turned], wanted.rotations[turned]) if turned.any() else np.zeros(0)
    path, root = path_errors_m(clip, wanted, floor)
    # Travel is a mean over time: of a path, not of single places.
    root = root if floor.all() else root[:0]
    rest = np.linalg.norm(clip.joints - wanted.joints, axis=-1)[~whole]
    near, elsewhere = jerk_at_seams_m_per_s3(clip, whole)
    return ControlReport(
        joints_mean_m=_mean(joints),
        joints_worst_m=float(joints.max()) if joints.size else np.nan,
        rotations_deg=_mean(np.rad2deg(angles)),
        path_mean_m=_mean(path),
        path_p95_m=float(np.quantile(path, 0.95)) if path.size else np.nan,
        root_mean_m=_mean(root),
        root_p95_m=float(np.quantile(root, 0.95)) if root.size else np.nan,
        rest_m=_mean(rest),
        jerk_near_m_per_s3=near,
        jerk_elsewhere_m_per_s3=elsewhere,
    )


def path_errors_m(clip: MotionClip, wanted: MotionClip, frames: BoolArray) -> tuple[FloatArray, FloatArray]:
    """Distances [N] on the floor, metres, at the `frames` [T] bool, to the pelvis of `wanted`.

    The first are of the pelvis, the second of the travel, which is the pelvis in the mean over a stride.
    """
    beside = (clip.translation - wanted.translation)[:, [0, 2]]
    pelvis, travel = (np.linalg.norm(way[frames], axis=-1) for way in (beside, over_strides(beside, clip.fps)))
    return pelvis, travel


def seams(known: BoolArray) -> NDArray[np.int64]:
    """Known frames beside frames that are not, of `known` [T] bool: key frames, and the ends of longer runs."""
    padded = np.concatenate([known[:1], known, known[-1:]])
    return np.flatnonzero(known & ~(padded[:-2] & padded[2:]))


def jerk_at_seams_m_per_s3(clip: MotionClip, known: BoolArray) -> tuple[float, float]:
    """Mean jerk within `NEAR_FRAMES` of seams, and in the rest of the frames, m/s^3; NaN where there are none.

    A third difference takes four frames; it is near where all of the four are, and elsewhere where none is.

    Args:
        clip: T frames.
        known: [T] bool, frames that were known altogether.
    """
    jerk = jerk_by_frame_m_per_s3(clip)
    if not len(jerk):
        return np.nan, np.nan
    places = seams(known)
    distance = np.abs(np.arange(clip.num_frames)[:, None] - places).min(axis=1, initial=clip.num_frames)
    close = np.lib.stride_tricks.sliding_window_view(distance <= NEAR_FRAMES, 4)
    return _mean(jerk[close.all(axis=1)]), _mean(jerk[~close.any(axis=1)])


def _known_joint_errors_m(clip: MotionClip, wanted: MotionClip, known: BoolArray) -> FloatArray:
    places = known_places(known)
    apart = clip.joints - wanted.joints
    pelvis = np.asarray(known_translation(known).all(axis=1))
    # Without a known pelvis, places were known relative to it.
    apart = np.where(pelvis[:, None, None], apart, apart - apart[:, :1])
    return np.asarray(np.linalg.norm(apart, axis=-1)[places])


def _mean(values: FloatArray) -> float:
    return float(values.mean()) if values.size else np.nan
