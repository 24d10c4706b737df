"""The canonical frame: 30 frames a second, at the origin, facing +Z, on the floor; and what stands upright."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.arrays import median, unwrap
from kinoflow.motion.clip import MotionClip, local, once_a_clip
from kinoflow.motion.features import FPS
from kinoflow.motion.rotations import length, rotation_about_y, slerp, unit

FloatArray = NDArray[np.float64]


@once_a_clip
def heading_rad(clip: MotionClip) -> FloatArray:
    """[T] direction the pelvis faces on the floor, radians, unwrapped; 0 is +Z, positive turns toward +X (left).

    The pelvis's forward axis decides. Where it points up or down (lying, bending over), the right-left axis does.
    """
    return unwrap(facing_rad(clip))


@once_a_clip
@local()
def facing_rad(clip: MotionClip) -> FloatArray:
    """[T] the same from -pi to pi, frame by frame."""
    return facing_of_pelvis_rad(clip.rotations[:, 0])


def heading_of_pelvis_rad(pelvis: FloatArray) -> FloatArray:
    """`heading_rad` of world rotations of the pelvis [T, 3, 3]."""
    return unwrap(facing_of_pelvis_rad(pelvis))


def facing_of_pelvis_rad(pelvis: FloatArray) -> FloatArray:
    """The same from -pi to pi, frame by frame."""
    return _facing_along(pelvis[:, 0, 2], pelvis[:, 2, 2], pelvis[:, 0, 0], pelvis[:, 2, 0])


def facing_of_rot6d_rad(numbers: FloatArray) -> FloatArray:
    """`facing_of_pelvis_rad` of the six numbers [6, T] of each rotation, to the bit, of which not all are needed."""
    first, second = _unit(numbers[0::2]), numbers[1::2]
    along = first[0] * second[0] + first[1] * second[1] + first[2] * second[2]
    second = _unit(second - first * along)
    x, z = first[1] * second[2] - first[2] * second[1], first[0] * second[1] - first[1] * second[0]
    return _facing_along(x, z, first[0], first[2])


def _unit(vectors: FloatArray) -> FloatArray:
    """Vectors [3, T] at length 1."""
    x, y, z = vectors
    return vectors / np.maximum(np.sqrt(x * x + y * y + z * z), 1e-12)


def _facing_along(forward_x: FloatArray, forward_z: FloatArray, left_x: FloatArray, left_z: FloatArray) -> FloatArray:
    by_forward = np.arctan2(forward_x, forward_z)
    by_left = np.arctan2(-left_z, left_x)
    return np.where(np.hypot(forward_x, forward_z) > 0.5, by_forward, by_left)


def facing_forward(places: FloatArray, facing: FloatArray) -> FloatArray:
    """Places [3, ..., T] turned about the vertical axis, so that who faces `facing` [T], radians, faces +Z."""
    cosine, sine = np.cos(facing), np.sin(facing)
    x, y, z = places
    turned = np.empty(places.shape)
    turned[0], turned[1], turned[2] = x * cosine - z * sine, y, x * sine + z * cosine
    return turned


@once_a_clip
@local()
def from_pelvis(clip: MotionClip) -> FloatArray:
    """[T, J, 3] joints seen from the pelvis, metres, facing +Z."""
    places = (clip.joints - clip.joints[:, :1]).transpose(2, 1, 0)
    return facing_forward(places, facing_rad(clip)).transpose(2, 1, 0)


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
@local()
def lowest_point_m(clip: MotionClip) -> FloatArray:
    """[T] height of the lowest point of the body: joints less the clearance of the flesh below them."""
    return (clip.joints[..., 1] - clip.skeleton.clearance_m).min(axis=1)


def ground(clip: MotionClip) -> MotionClip:
    """Shift the whole clip by one constant so that its lowest point is at y = 0."""
    shift = np.array([0.0, lowest_point_m(clip).min(), 0.0])
    return clip.replace(translation=clip.translation - shift)


def canonicalise(clip: MotionClip, *, floor: bool = True) -> MotionClip:
    """30 fps, pelvis at x = z = 0 and facing +Z in the first frame, floor at y = 0 (unless `floor` is false)."""
    return canonicalise_together([clip], floor=floor)[0]


def canonicalise_together(clips: Sequence[MotionClip], *, floor: bool = True) -> list[MotionClip]:
    """`canonicalise` of several clips; each becomes the very clip that it becomes alone."""
    clips = [resample(clip) for clip in clips]
    origins, turns = [], []
    for clip in clips:
        x, _, z = clip.translation[0]
        height = float(lowest_point_m(clip).min()) if floor else 0.0
        heading = float(heading_of_pelvis_rad(clip.rotations[:1, 0])[0])
        origins.append(np.array([x, height, z]))
        turns.append(rotation_about_y(-heading))
    return MotionClip.moved_together(clips, origins, turns)


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
