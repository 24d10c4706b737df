"""Physical plausibility of clips, from their joints alone: pure functions, each with a unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, lfilter, lfilter_zi

from kinoflow.errors import OptionError
from kinoflow.motion.canonical import heading_rad, resample
from kinoflow.motion.clip import MotionClip, local, once_anywhere
from kinoflow.motion.contacts import foot_heights_and_speeds
from kinoflow.motion.measures import (
    floating_mm,
    floor_height_m,
    foot_slide_mm_per_frame,
    jerk_m_per_s3,
    penetration_mm,
)
from kinoflow.motion.rotations import matrix_to_axis_angle, rotation_about_y
from kinoflow.motion.skeleton import JOINT_NAMES, joint

FloatArray = NDArray[np.float64]

RANGES_DEG: dict[str, tuple[tuple[float, float], ...]] = {
    "Hip": ((-135, 29), (-33, 49), (-27, 49)),
    "Knee": ((-21, 147), (-35, 43), (-21, 26)),
    "Ankle": ((-47, 51), (-38, 47), (-44, 31)),
    "Foot": ((-41, 42), (-11, 15), (-13, 14)),
    "Spine1": ((-22, 65), (-28, 28), (-30, 30)),
    "Spine2": ((-22, 40), (-19, 19), (-19, 19)),
    "Spine3": ((-35, 31), (-21, 21), (-28, 28)),
    "Neck": ((-29, 45), (-32, 32), (-26, 26)),
    "Head": ((-69, 67), (-64, 64), (-40, 40)),
    "Collar": ((-11, 12), (-20, 26), (-41, 16)),
    "Shoulder": ((-98, 80), (-103, 59), (-101, 90)),
    "Elbow": ((-69, 107), (-155, 15), (-46, 80)),
    "Wrist": ((-52, 88), (-43, 44), (-39, 76)),
}
"""Lowest and highest component about left (x), up (y) and forward (z) of each joint's rotation vector, left side.

Measured, not taken from a model of the body: `benchmarks/joint_ranges.py` prints the 0.3 % and 99.7 % quantiles over
181,313 captured frames of a training split, with 10 degrees of margin. Where captures hardly go but people can, the
measured limit is replaced by a published one, rounded up: hip flexion 134, knee flexion 142, elbow flexion 150 degrees
(the CDC's Normal Joint Range of Motion Study, adults of 20 to 44 years), and an arm may point straight up, 90 degrees
above the T-pose. The box is generous: it finds broken poses, not stiff ones.
"""

LIMITED = tuple(RANGES_DEG)
"""Joints of the table, without their side."""
_MIRROR = np.array([1.0, -1.0, -1.0])
_LEFT, _RIGHT = ([joint(n if n in JOINT_NAMES else f"{side}_{n}") for n in LIMITED] for side in "LR")
_LOWEST, _HIGHEST = (np.array([[axis[k] for axis in RANGES_DEG[n]] for n in LIMITED]) for k in (0, 1))
_BOTH = [*_LEFT, *_RIGHT]
_DOUBLE, _MIDLINE = ([k for k, n in enumerate(LIMITED) if (n in JOINT_NAMES) == midline] for midline in (False, True))
_CENTRES = np.concatenate([(_LOWEST + _HIGHEST) / 2, (_LOWEST + _HIGHEST) / 2 * _MIRROR])
_REACHES = np.tile((_HIGHEST - _LOWEST) / 2, (2, 1))
_PLACES_ONCE = [*_DOUBLE, *(len(LIMITED) + k for k in _DOUBLE), *_MIDLINE]
_ONCE = [_BOTH[k] for k in _PLACES_ONCE]
_CENTRES_ONCE, _REACHES_ONCE = (values[_PLACES_ONCE].T[..., None] for values in (_CENTRES, _REACHES))
"""[3, joints, 1] of every joint once: the midline's ranges are the same in the mirror."""


def rotation_vectors_deg(clip: MotionClip) -> FloatArray:
    """[T, K, 2, 3] rotation vectors of the K joints of `LIMITED`, degrees, as on the left side of the body.

    The axis between the two is the side: left, and right mirrored; for a joint of the midline itself and its mirror
    image. Components about the rest pose's left (x), up (y) and forward (z) axes; zero in the T-pose.
    """
    vectors = np.rad2deg(matrix_to_axis_angle(clip.rotations))
    return np.stack([vectors[:, _LEFT], vectors[:, _RIGHT] * _MIRROR], axis=2)


def joint_limit_deg(clip: MotionClip) -> float:
    """Mean over frames of the sum over joints of what lies outside anatomical ranges, degrees.

    0 for a body that people have; a knee bent backward by 60 degrees all the time gives 60 - 21 = 39.
    """
    beyond = _beyond_limits_deg(clip)
    return float(beyond.sum() / len(beyond))


@once_anywhere
@local()
def _beyond_limits_deg(clip: MotionClip) -> FloatArray:
    """[T] sums over joints."""
    vectors = np.rad2deg(matrix_to_axis_angle(clip.rotations)).transpose(2, 1, 0)
    beyond = np.abs(vectors[:, _ONCE] - _CENTRES_ONCE)
    beyond -= _REACHES_ONCE
    worst = np.maximum(np.maximum(beyond[0], beyond[1]), np.maximum(beyond[2], 0.0))
    # Joint by joint, so that nothing depends on how many frames there are.
    total = worst[0].copy()
    for excess in worst[1:]:
        total += excess
    return total


CAPSULES: dict[str, tuple[str, str, float]] = {
    "trunk": ("Pelvis", "Spine3", 0.09),
    "chest": ("Spine3", "Neck", 0.08),
    "head": ("Neck", "Head", 0.07),
    "left thigh": ("L_Hip", "L_Knee", 0.055),
    "right thigh": ("R_Hip", "R_Knee", 0.055),
    "left shank": ("L_Knee", "L_Ankle", 0.04),
    "right shank": ("R_Knee", "R_Ankle", 0.04),
    "left upper arm": ("L_Shoulder", "L_Elbow", 0.04),
    "right upper arm": ("R_Shoulder", "R_Elbow", 0.04),
    "left forearm": ("L_Elbow", "L_Wrist", 0.03),
    "right forearm": ("R_Elbow", "R_Wrist", 0.03),
}
"""Bones as capsules: from joint, to joint, radius in metres. Slim, so that limbs that touch do not count."""

_TOUCHING = {
    frozenset(pair)
    for pair in (
        ("trunk", "chest"), ("chest", "head"), ("trunk", "head"),
        *[("trunk", f"{side} thigh") for side in ("left", "right")],
        *[(part, f"{side} upper arm") for side in ("left", "right") for part in ("trunk", "chest", "head")],
        *[(f"{side} thigh", f"{side} shank") for side in ("left", "right")],
        *[(f"{side} upper arm", f"{side} forearm") for side in ("left", "right")],
        ("left thigh", "right thigh"),
    )
}  # fmt: skip
PAIRS = tuple(pair for pair in combinations(CAPSULES, 2) if frozenset(pair) not in _TOUCHING)
"""Pairs that are looked at: all but those that meet in a joint or lie beside each other in an ordinary stance."""


def segment_distance_m(a: FloatArray, b: FloatArray, c: FloatArray, d: FloatArray) -> FloatArray:
    """[...] smallest distance between the segments from a to b and from c to d, each [..., 3].

    The minimum of |a + s (b - a) - c - t (d - c)| over s, t in [0, 1]: the unconstrained minimum clamped in s, the
    best t for it clamped, and the best s for that (Ericson 2005, "Real-Time Collision Detection", section 5.1.9).
    """
    first, second, between = b - a, d - c, a - c
    aa, ee = (first**2).sum(-1), (second**2).sum(-1)
    ff, cc, bb = (second * between).sum(-1), (first * between).sum(-1), (first * second).sum(-1)
    tiny = 1e-12
    denominator = aa * ee - bb**2
    s = np.where(denominator > tiny, (bb * ff - cc * ee) / np.maximum(denominator, tiny), 0.0)
    s = np.clip(s, 0.0, 1.0)
    t = np.clip((bb * s + ff) / np.maximum(ee, tiny), 0.0, 1.0)
    s = np.clip((bb * t - cc) / np.maximum(aa, tiny), 0.0, 1.0)
    gap = between + s[..., None] * first - t[..., None] * second
    return np.asarray(np.linalg.norm(gap, axis=-1))


def overlap_m(clip: MotionClip) -> FloatArray:
    """[T, P] depth by which the capsules of each of `PAIRS` overlap, metres, 0 where they do not."""
    depths = []
    for one, other in PAIRS:
        (a, b, radius), (c, d, other_radius) = CAPSULES[one], CAPSULES[other]
        ends = [clip.joints[:, joint(name)] for name in (a, b, c, d)]
        depths.append(np.maximum(radius + other_radius - segment_distance_m(*ends), 0.0))
    return np.stack(depths, axis=-1)


def self_collision_mm(clip: MotionClip) -> float:
    """Mean over frames of the deepest overlap of two capsules, millimetres; 0 for limbs that keep apart."""
    return float(overlap_m(clip).max(axis=1).mean() * 1000.0)


TOE_HEIGHT_M = 0.05
TOE_SPEED_M_PER_S = 0.2
PLANTED_HEIGHT_M = 0.05
PLANTED_S = 0.5
"""Feet that are all lower than that for so long are planted: longer than the double support of a walk."""


def toe_skate_m_per_s(clip: MotionClip, floor_m: float | None = None) -> float:
    """Mean horizontal speed of toes lower than 5 cm above their resting height, m/s, as Kimodo's benchmark has it.

    Toes that roll and swing low count as well, so captured motion is not at 0: compare. Zero for a clip whose toes
    never come near the floor.
    """
    speeds = _low_toes(clip, floor_m)
    return float(speeds.mean()) if speeds.size else 0.0


def toe_skate_share(clip: MotionClip, floor_m: float | None = None) -> float:
    """Share of the toes of `toe_skate_m_per_s` that are faster than 0.2 m/s."""
    speeds = _low_toes(clip, floor_m)
    return float((speeds > TOE_SPEED_M_PER_S).mean()) if speeds.size else 0.0


def _low_toes(clip: MotionClip, floor_m: float | None) -> FloatArray:
    """[N] speeds of toes in the frames in which they are low."""
    floor = floor_height_m(clip) if floor_m is None else floor_m
    heights, speeds = (values[:, 2:] for values in foot_heights_and_speeds(clip))
    return speeds[heights - floor < TOE_HEIGHT_M]


def root_drift_m_per_s(clip: MotionClip, floor_m: float | None = None) -> float:
    """Horizontal speed of the pelvis over both feet planted, m/s: a body that glides without taking a step.

    Over every run of at least 0.5 s in which all four foot joints are lower than 5 cm above their resting height, the
    distance between the pelvis's first and last place; the sum of these over the sum of the runs' durations. Zero for
    a clip without such a run. Leaning and swaying move a pelvis a few centimetres.
    """
    floor = floor_height_m(clip) if floor_m is None else floor_m
    heights, _ = foot_heights_and_speeds(clip)
    planted = (heights - floor < PLANTED_HEIGHT_M).all(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], planted.astype(np.int8), [0]])))
    distance = duration = 0.0
    for start, stop in zip(edges[::2], edges[1::2], strict=True):
        seconds = (stop - 1 - start) / clip.fps
        if seconds >= PLANTED_S:
            way = clip.translation[stop - 1, [0, 2]] - clip.translation[start, [0, 2]]
            distance += float(np.linalg.norm(way))
            duration += seconds
    return float(distance / duration) if duration else 0.0


JITTER_HZ = 6.0
"""Voluntary motion of the body has little above this (99 % of the power of gait lies below 6 Hz, Winter 2009)."""
_RATE_HZ = 30.0
_ORDER = 4


def jitter_mm(clip: MotionClip) -> float:
    """Tremble: root mean square, over frames and joints, of joint positions above 6 Hz, millimetres.

    Positions at 30 Hz through a Butterworth high-pass of order 4, forward and backward, so that a sine of amplitude A
    well above 6 Hz along one axis gives A / sqrt(2). 0 for clips shorter than 4 frames.
    """
    joints = resample(clip, _RATE_HZ).joints
    if len(joints) < 4:
        return 0.0
    # Coordinate by coordinate, frames beside each other: as they are filtered.
    squares = np.square(_above_jitter_hz(np.ascontiguousarray(joints.transpose(2, 1, 0))))
    return float(np.sqrt((squares[0] + squares[1] + squares[2]).mean()) * 1000.0)


@cache
def _high_pass() -> tuple[FloatArray, FloatArray, FloatArray]:
    """Numerator and denominator of the filter of `jitter_mm`, and its state of a constant 1."""
    above, below = butter(_ORDER, JITTER_HZ, "highpass", fs=_RATE_HZ)
    return above, below, lfilter_zi(above, below)


def _above_jitter_hz(values: FloatArray) -> FloatArray:
    """Values [..., T] at 30 Hz without what is slower: what `filtfilt` gives, without its preparations.

    All of the filter at once, which at so high a frequency is as exact as its sections are one after the other, and
    faster.
    """
    above, below, settled = _high_pass()
    frames = values.shape[-1]
    pad = min(30, frames - 1)
    start, stop = (
        2 * values[..., :1] - values[..., pad:0:-1],
        2 * values[..., -1:] - values[..., -2 : -pad - 2 : -1],
    )
    values = np.concatenate([start, values, stop], axis=-1)
    for _ in ("forward", "backward"):
        values = lfilter(above, below, values, zi=settled * values[..., :1])[0][..., ::-1]
    return values[..., pad : pad + frames]


def dynamic_range_mm(clip: MotionClip) -> float:
    """Liveliness: mean over joints of how far a joint is, root mean square, from its mean place in the body.

    Places are relative to the pelvis, in the frame of the heading; millimetres. A frozen pose that is carried around
    gives 0. Higher is not better in itself: compare with real motions of the same captions.
    """
    local = clip.joints - clip.translation[:, None]
    local = np.einsum("tij,tkj->tki", rotation_about_y(-heading_rad(clip)), local)
    away = local - local.mean(axis=0)
    return float(np.sqrt((away**2).sum(axis=-1).mean(axis=0)).mean() * 1000.0)


@dataclass(frozen=True)
class PhysicalReport:
    """All physical metrics of a clip. Lower is better, but for the dynamic range, which should be like real motion's.

    The functions of the same names say what each is.
    """

    foot_slide_mm_per_frame: float
    penetration_mm: float
    floating_mm: float
    jerk_m_per_s3: float
    jitter_mm: float = 0.0
    joint_limit_deg: float = 0.0
    self_collision_mm: float = 0.0
    root_drift_m_per_s: float = 0.0
    dynamic_range_mm: float = 0.0


METRICS = tuple(field.name for field in fields(PhysicalReport))
"""Names of the metrics, with their units at the end."""


def physical_report(clip: MotionClip) -> PhysicalReport:
    """Measure a clip against the floor that its own feet imply."""
    floor = floor_height_m(clip)
    return PhysicalReport(
        foot_slide_mm_per_frame=foot_slide_mm_per_frame(clip, floor),
        penetration_mm=penetration_mm(clip, floor),
        floating_mm=floating_mm(clip, floor),
        jerk_m_per_s3=jerk_m_per_s3(clip),
        jitter_mm=jitter_mm(clip),
        joint_limit_deg=joint_limit_deg(clip),
        self_collision_mm=self_collision_mm(clip),
        root_drift_m_per_s=root_drift_m_per_s(clip, floor),
        dynamic_range_mm=dynamic_range_mm(clip),
    )


@dataclass(frozen=True)
class Summary:
    """One metric over a set of clips: median and mean, each with the ends of its bootstrap interval."""

    median: float
    median_low: float
    median_high: float
    mean: float
    mean_low: float
    mean_high: float
    clips: int


def summarise(
    values: Sequence[float] | FloatArray, generator: np.random.Generator, *, draws: int = 1000, level: float = 0.95
) -> Summary:
    """Median and mean of values with percentile bootstrap intervals (Efron 1979).

    Args:
        values: one a clip, at least one, finite.
        generator: draws the resamples.
        draws: resamples, each as many clips as there are, with replacement.
        level: probability of the intervals, between 0 and 1.

    Raises:
        OptionError: no values, values that are not finite, or a level outside (0, 1).
    """
    array = np.asarray(values, dtype=np.float64)
    if array.ndim != 1 or not len(array) or not np.isfinite(array).all() or not 0 < level < 1 or draws < 1:
        raise OptionError(
            f"a summary needs at least one finite value, at least one draw and a level between 0 and 1; got "
            f"{array.size} values, {draws} draws, level {level}"
        )
    resampled = array[generator.integers(len(array), size=(draws, len(array)))]
    ends = ((1 - level) / 2, (1 + level) / 2)
    median_low, median_high = np.quantile(np.median(resampled, axis=1), ends)
    mean_low, mean_high = np.quantile(resampled.mean(axis=1), ends)
    return Summary(
        float(np.median(array)), float(median_low), float(median_high),
        float(array.mean()), float(mean_low), float(mean_high), len(array),
    )  # fmt: skip


def summarise_reports(reports: Sequence[PhysicalReport], generator: np.random.Generator) -> dict[str, Summary]:
    """Metric to its summary over the clips of a set."""
    return {name: summarise([asdict(report)[name] for report in reports], generator) for name in METRICS}


def side_by_side(sets: Mapping[str, Sequence[MotionClip]], seed: int = 0) -> dict[str, dict[str, Summary]]:
    """Name of a set, such as "captured" and "generated", to metric to summary. Each set is drawn from `seed` anew."""
    return {
        name: summarise_reports([physical_report(clip) for clip in clips], np.random.default_rng(seed))
        for name, clips in sets.items()
    }
