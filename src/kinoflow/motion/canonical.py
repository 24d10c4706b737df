"""The canonical frame: 30 frames a second, at the origin, facing +Z, on the floor; and what stands upright."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.arrays import median, unwrap
from kinoflow.motion.clip import MotionClip, once_a_clip
from kinoflow.motion.features import FPS
from kinoflow.motion.rotations import length, rotation_about_y, slerp, unit

FloatArray = NDArray[np.float64]


@once_a_clip
def heading_rad(clip: MotionClip) -> FloatArray:
    """[T] direction the pelvis faces on the floor, radians, unwrapped; 0 is +Z, positive turns toward +X (left).

    The pelvis's forward axis decides. Where it points up or down (lying, bending over), the right-left axis does.
    """
    return heading_of_pelvis_rad(clip.rotations[:, 0])


def heading_of_pelvis_rad(pelvis: FloatArray) -> FloatArray:
    """`heading_rad` of world rotations of the pelvis [T, 3, 3]."""
    forward, left = pelvis[:, :, 2], pelvis[:, :, 0]
    by_forward = np.arctan2(forward[:, 0], forward[:, 2])
    by_left = np.arctan2(-left[:, 2], left[:, 0])
    upright = np.hypot(forward[:, 0], forward[:, 2]) > 0.5
    return unwrap(np.where(upright, by_forward, by_left))


def resample(clip: MotionClip, fps: float = FPS) -> MotionClip:
    """The same motion at another frame rate: slerp on rotations, linear on translation.

    The last frame is kept within one new frame. A clip of this rate is returned as it is.
    """
    if abs(clip.fps - fps) < 1e-6 or clip.num_frames == 1:
        return clip if clip.fps == fps else clip.replace(fps=fps)
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
    turned = clip.replace(rotations=rotations, translation=clip.translation @ matrix.T)
    turned.take_over(clip, matrix)
    return turned


@once_a_clip
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
    x, _, z = clip.translation[0]
    height = float(lowest_point_m(clip).min()) if floor else 0.0
    heading = float(heading_of_pelvis_rad(clip.rotations[:1, 0])[0])
    return clip.moved(np.array([x, height, z]), rotation_about_y(-heading))


def mirror(clip: MotionClip) -> MotionClip:
    """The motion reflected left to right in the plane x = 0; twice is the identity."""
    reflection = np.diag([-1.0, 1.0, 1.0])
    rotations = reflection @ clip.rotations[:, clip.skeleton.mirror_joints] @ reflection
    return clip.replace(rotations=rotations, translation=clip.translation @ reflection)


UP = {
    "X": np.array([[0.0, -1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]),
    "Y": np.eye(3),
    "Z": np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, -1.0, 0.0]]),
}
"""Rotations that turn a file's up axis to Y."""
_UPRIGHT = np.cos(np.radians(50.0))
_MOSTLY, _HARDLY = 0.8, 0.2
"""Shares of the frames."""
_FLOOR = 0.15
"""How far from zero, or from their lowest place, feet on the floor may be, in lengths of a leg."""
_HIPS = (0.4, 1.3)
"""Height of the hips over zero of those who stand, crouch or run, in lengths of a leg."""


def up_axis_of_motion(positions: Mapping[str, FloatArray], rest: str) -> str:
    """The axis that points up: that of the rest pose, unless the figure stands and walks along another one.

    That a trunk is upright along an axis is not enough: somebody who lies is so too. So the feet must be on a floor at
    zero with the hips a leg's length above it, or keep coming back to one floor as they do not along the other axis.

    Args:
        positions: {our joint: [T, 3]} in the file's axes; hips, knees, ankles and shoulders are there.
        rest: "Y" or "Z", along which the pose of calibration stands.
    """
    other = "Z" if rest == "Y" else "Y"
    hips = (positions["L_Hip"] + positions["R_Hip"]) / 2
    trunk = (positions["L_Shoulder"] + positions["R_Shoulder"]) / 2 - hips
    trunk = unit(trunk)
    upright = {axis: float(np.mean(trunk[:, "XYZ".index(axis)] > _UPRIGHT)) for axis in (rest, other)}
    if upright[other] < _MOSTLY or upright[rest] > _HARDLY:
        return rest
    stands, returns = {}, {}
    leg = leg_length(positions)
    feet = [positions[name] for name in ("L_Ankle", "R_Ankle", "L_Foot", "R_Foot") if name in positions]
    for axis in (rest, other):
        k = "XYZ".index(axis)
        lowest = np.min([foot[:, k] for foot in feet], axis=0)
        floor = float(np.percentile(lowest, 5))
        returns[axis] = float(np.mean(lowest < floor + _FLOOR * leg))
        stands[axis] = abs(floor) < _FLOOR * leg and _HIPS[0] < float(median(hips[:, k])) / leg < _HIPS[1]
    walks = returns[other] > 0.5 > returns[rest]
    return other if walks or (stands[other] and not stands[rest]) else rest


def up_axis_without_standing(positions: Mapping[str, FloatArray]) -> str:
    """The axis that points up where nobody stands: along it the trunk is, or else the figure is on a floor at zero."""
    hips = (positions["L_Hip"] + positions["R_Hip"]) / 2
    trunk = median((positions["L_Shoulder"] + positions["R_Shoulder"]) / 2 - hips)
    trunk = trunk / max(float(np.linalg.norm(trunk)), 1e-12)
    for axis in "YZ":
        if trunk["XYZ".index(axis)] > _UPRIGHT:
            return axis
    leg = leg_length(positions)
    lowest = np.percentile(np.min(np.stack(list(positions.values())), axis=0), 5, axis=0)
    on_floor = [axis for axis in "YZ" if abs(lowest["XYZ".index(axis)]) < _FLOOR * leg]
    return "Z" if on_floor == ["Z"] else "Y"


def leg_length(positions: Mapping[str, FloatArray]) -> float:
    """Hip to knee to ankle, the median over frames and the mean of both sides; more than zero."""
    bones = [(side + a, side + b) for side in ("L_", "R_") for a, b in (("Hip", "Knee"), ("Knee", "Ankle"))]
    lengths = [median(length(positions[a] - positions[b])) for a, b in bones]
    return max(float(np.sum(lengths)) / 2, 1e-9)
