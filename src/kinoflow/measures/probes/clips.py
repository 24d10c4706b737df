"""A few measures as plain functions of a clip."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinoflow.measures.probes.limbs import jumps
from kinoflow.measures.probes.view import view_of
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.skeleton import joint

FloatArray = NDArray[np.float64]


def wrist_above_shoulder_m(clip: MotionClip, side: str) -> FloatArray:
    """[T] height of a wrist above the shoulder of the same side, metres; `side` is "left" or "right"."""
    prefix = {"left": "L_", "right": "R_"}[side]
    return clip.joints[:, joint(prefix + "Wrist"), 1] - clip.joints[:, joint(prefix + "Shoulder"), 1]


def raises_hand(clip: MotionClip, side: str, *, margin_m: float = 0.0, least_s: float = 0.2) -> bool:
    """Whether a wrist is above its shoulder by `margin_m` for at least `least_s` seconds in all."""
    above = wrist_above_shoulder_m(clip, side) > margin_m
    return bool(above.sum() >= least_s * clip.fps)


def jump_rises_m(clip: MotionClip) -> list[float]:
    """Rise of the pelvis in each jump of a clip, metres; see `legs.is_jump` for what counts as one."""
    return [event.value for event in jumps(view_of(clip))]


def jump_count(clip: MotionClip) -> int:
    """How often both feet leave the floor with the pelvis in free flight."""
    return len(jump_rises_m(clip))
