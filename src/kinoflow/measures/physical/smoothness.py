"""How smooth and how lively: jitter at high frequency, dynamic range; jerk is in `motion.measures`."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, sosfiltfilt

from kinoflow.motion.canonical import heading_rad, resample
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.rotations import rotation_about_y

FloatArray = NDArray[np.float64]

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
    sections = butter(_ORDER, JITTER_HZ, "highpass", fs=_RATE_HZ, output="sos")
    fast = sosfiltfilt(sections, joints, axis=0, padlen=min(30, len(joints) - 1))
    return float(np.sqrt((fast**2).sum(axis=-1).mean()) * 1000.0)


def dynamic_range_mm(clip: MotionClip) -> float:
    """Liveliness: mean over joints of how far a joint is, root mean square, from its mean place in the body.

    Places are relative to the pelvis, in the frame of the heading; millimetres. A frozen pose that is carried around
    gives 0. Higher is not better in itself: compare with real motions of the same captions.
    """
    local = clip.joints - clip.translation[:, None]
    local = np.einsum("tij,tkj->tki", rotation_about_y(-heading_rad(clip)), local)
    away = local - local.mean(axis=0)
    return float(np.sqrt((away**2).sum(axis=-1).mean(axis=0)).mean() * 1000.0)
