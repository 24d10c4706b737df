"""The canonical frame (30 fps, start at the origin, facing +Z, floor at y = 0), resampling, mirroring, heading."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS
from kinoflow.motion.rotations import rotation_about_y, slerp

FloatArray = NDArray[np.float64]


def heading_rad(clip: MotionClip) -> FloatArray:
    """[T] direction the pelvis faces on the floor, radians, unwrapped; 0 is +Z, positive turns toward +X (left).

    The pelvis's forward axis decides. Where it points up or down (lying, bending over), the right-left axis does.
    """
    pelvis = clip.rotations[:, 0]
    forward, left = pelvis[:, :, 2], pelvis[:, :, 0]
    by_forward = np.arctan2(forward[:, 0], forward[:, 2])
    by_left = np.arctan2(-left[:, 2], left[:, 0])
    upright = np.hypot(forward[:, 0], forward[:, 2]) > 0.5
    return np.unwrap(np.where(upright, by_forward, by_left))


def resample(clip: MotionClip, fps: float = FPS) -> MotionClip:
    """The same motion at another frame rate: slerp on rotations, linear on translation.

    The last frame is kept within one new frame.
    """
    if abs(clip.fps - fps) < 1e-6 or clip.num_frames == 1:
        return clip.replace(fps=fps)
    last = clip.num_frames - 1
    num_frames = int(np.floor(last / clip.fps * fps + 1e-6)) + 1
    times = np.minimum(np.arange(num_frames) * clip.fps / fps, last)
    before = np.minimum(times.astype(int), last - 1)
    fraction = times - before
    rotations = slerp(clip.rotations[before], clip.rotations[before + 1], fraction[:, None])
    step = clip.translation[before + 1] - clip.translation[before]
    translation = clip.translation[before] + step * fraction[:, None]
    return clip.replace(rotations=rotations, translation=translation, fps=fps)


def turn(clip: MotionClip, angle_rad: float) -> MotionClip:
    """The clip turned about the vertical axis through the origin."""
    matrix = rotation_about_y(angle_rad)
    rotations = clip.rotations.copy()
    rotations[:, 0] = matrix @ rotations[:, 0]
    return clip.replace(rotations=rotations, translation=clip.translation @ matrix.T)


def lowest_point_m(clip: MotionClip) -> FloatArray:
    """[T] height of the lowest point of the body: joints less the clearance of the flesh below them."""
    return (clip.joints[..., 1] - clip.skeleton.clearance_m).min(axis=1)


def ground(clip: MotionClip) -> MotionClip:
    """Shift the whole clip by one constant so that its lowest point is at y = 0."""
    shift = np.array([0.0, lowest_point_m(clip).min(), 0.0])
    return clip.replace(translation=clip.translation - shift)


def canonicalise(clip: MotionClip, *, floor: bool = True) -> MotionClip:
    """30 fps, pelvis at x = z = 0 and facing +Z in the first frame, floor at y = 0 (unless `floor` is false)."""
    clip = resample(clip)
    start = clip.translation[0] * np.array([1.0, 0.0, 1.0])
    clip = clip.replace(translation=clip.translation - start)
    clip = turn(clip, -float(heading_rad(clip)[0]))
    return ground(clip) if floor else clip


def mirror(clip: MotionClip) -> MotionClip:
    """The motion reflected left to right in the plane x = 0; twice is the identity."""
    reflection = np.diag([-1.0, 1.0, 1.0])
    rotations = reflection @ clip.rotations[:, clip.skeleton.mirror_joints] @ reflection
    return clip.replace(rotations=rotations, translation=clip.translation @ reflection)
