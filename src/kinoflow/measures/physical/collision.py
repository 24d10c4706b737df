"""Limbs that pass through the body, by capsules around bones."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.clip import MotionClip
from kinoflow.motion.skeleton import joint

FloatArray = NDArray[np.float64]

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
