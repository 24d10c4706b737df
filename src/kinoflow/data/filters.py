"""Reasons to leave a clip out: pure functions from a clip at 30 fps to a sentence about its defect, or None."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.canonical import lowest_point_m
from kinoflow.motion.clip import MotionClip, local, once_anywhere
from kinoflow.motion.rotations import angle_between, length
from kinoflow.motion.skeleton import NUM_JOINTS, joint

FloatArray = NDArray[np.float64]

GOING_ON = 0.2
"""Share of an acceleration that the frame before or after has of it, where a joint does not jump but goes on."""
T_POSE_DEG = 20.0
T_POSE_LEAP_RAD_PER_S = 25.0
T_POSE_END_RAD_PER_S = 10.0
_TELEPORT_FRAMES = 3
_T_POSE_LIMBS = (
    ("L_Shoulder", "L_Wrist", np.array([1.0, 0.0, 0.0])),
    ("R_Shoulder", "R_Wrist", np.array([-1.0, 0.0, 0.0])),
    ("L_Hip", "L_Ankle", np.array([0.0, -1.0, 0.0])),
    ("R_Hip", "R_Ankle", np.array([0.0, -1.0, 0.0])),
)
"""First and last joint of each limb, and where it points from the pelvis in a T-pose."""


@dataclass(frozen=True)
class FilterOptions:
    """Thresholds of the filters.

    The speed limits lie well above what was measured on 3,000 clean clips of the Bandai-Namco sets (joints at most
    12 m/s, 240 m/s2 and 35 rad/s) and on back flips, kicks and boxing (16 m/s, 330 m/s2, 42 rad/s).

    Attributes:
        min_frames: shorter clips are left out (20 frames is the shortest a model may be asked for).
        max_acceleration_m_per_s2: a joint that changes its velocity faster has jumped.
        max_turn_rad_per_s: a joint that turns faster has flipped.
        max_speed_m_per_s: of any joint.
        max_knee_bend_back_rad: how far a knee may bend the wrong way.
        static_speed_m_per_s: a frame in which no joint is faster ...
        static_turn_rad_per_s: ... or turns faster counts as standing still.
        max_static_s: a clip that stands still for longer is left out ...
        max_static_share: ... if that is a greater share of it ...
        gesture_m: ... unless some joint leaves its place by this much at some time (a hand that points) ...
        gesture_rad: ... or turns by this much (a head that nods). Loops of people who stand, sit and hold a weapon
            stay below 0.10 m and 11 degrees.
        floor_band_m: the body must be within this of the lowest place it reaches ...
        min_floor_share: ... for at least this share of the frames; otherwise one bad frame has set the floor, or
            something else than the floor carries the body.
    """

    min_frames: int = 20
    max_acceleration_m_per_s2: float = 450.0
    max_turn_rad_per_s: float = 50.0
    max_speed_m_per_s: float = 20.0
    max_knee_bend_back_rad: float = 0.45
    static_speed_m_per_s: float = 0.08
    static_turn_rad_per_s: float = 0.3
    max_static_s: float = 4.0
    max_static_share: float = 0.8
    gesture_m: float = 0.1
    gesture_rad: float = 0.21
    floor_band_m: float = 0.08
    min_floor_share: float = 0.1


def too_short(clip: MotionClip, options: FilterOptions) -> str | None:
    """Fewer frames than a model may be asked for."""
    if clip.num_frames >= options.min_frames:
        return None
    return f"{clip.num_frames} frames, at least {options.min_frames} are needed"


def too_fast(clip: MotionClip, options: FilterOptions) -> str | None:
    """A joint moves faster than people can."""
    fastest = fastest_joint_m_per_s(clip)
    if fastest.size == 0 or fastest.max() <= options.max_speed_m_per_s:
        return None
    return _worst(clip, joint_speed_m_per_s(clip), "m/s")


def jumps(clip: MotionClip, options: FilterOptions) -> str | None:
    """A joint jumps or flips between two frames."""
    frames = jump_frames(clip, options)
    if not frames.any():
        return None
    return f"{int(frames.sum())} jumps, the first at frame {int(np.argmax(frames))}"


def impossible_pose(clip: MotionClip, options: FilterOptions) -> str | None:
    """A knee bends the wrong way."""
    bend_back = _knees_bend_back_rad(clip)
    if bend_back.max() <= options.max_knee_bend_back_rad:
        return None
    return f"a knee bends {np.degrees(bend_back.max()):.0f} degrees the wrong way"


@once_anywhere
@local()
def _knees_bend_back_rad(clip: MotionClip) -> FloatArray:
    """[T, 2] how far each knee bends the wrong way."""
    knees = clip.rotations[:, [joint("L_Knee"), joint("R_Knee")]]
    return -np.arctan2(knees[..., 2, 1], knees[..., 1, 1])


def static(clip: MotionClip, options: FilterOptions) -> str | None:
    """Nothing happens for long: most of the time no joint moves or turns, and none ever does so by much.

    Turns count because a head that looks aside moves no joint: it is the last of its chain, as hands and toes are.
    """
    still = fastest_joint_m_per_s(clip) < options.static_speed_m_per_s
    still &= fastest_turn_rad_per_s(clip) < options.static_turn_rad_per_s
    if still.sum() / clip.fps <= options.max_static_s or still.mean() <= options.max_static_share:
        return None
    if np.ptp(clip.joints, axis=0).max() >= options.gesture_m or _largest_turn_rad(clip) >= options.gesture_rad:
        return None
    return f"stands still for {still.sum() / clip.fps:.1f} s of {clip.duration_s:.1f} s"


def off_the_floor(clip: MotionClip, options: FilterOptions) -> str | None:
    """The body is hardly ever near the lowest place it reaches."""
    height = lowest_point_m(clip)
    near = np.mean(height - height.min() <= options.floor_band_m)
    if near >= options.min_floor_share:
        return None
    return f"within {options.floor_band_m * 100:.0f} cm of the floor in only {near:.0%} of the frames"


FILTERS: dict[str, Callable[[MotionClip, FilterOptions], str | None]] = {
    "too short": too_short,
    "too fast": too_fast,
    "jumps": jumps,
    "impossible pose": impossible_pose,
    "static": static,
    "off the floor": off_the_floor,
}
"""Reason and filter, in the order in which they are asked."""


def first_defect(clip: MotionClip, options: FilterOptions) -> tuple[str, str] | None:
    """Reason and detail of the first filter that objects, or None."""
    for reason, check in FILTERS.items():
        detail = check(clip, options)
        if detail is not None:
            return reason, detail
    return None


@once_anywhere
@local(1)
def joint_speed_m_per_s(clip: MotionClip) -> FloatArray:
    """[T-1, J] speed of each joint between one frame and the next."""
    return length(np.diff(clip.joints, axis=0)) * clip.fps


@once_anywhere
@local(1)
def joint_turn_rad_per_s(clip: MotionClip) -> FloatArray:
    """[T-1, J] how fast each joint turns against its parent between one frame and the next."""
    return angle_between(clip.rotations[:-1], clip.rotations[1:]) * clip.fps


@once_anywhere
@local(1)
def fastest_joint_m_per_s(clip: MotionClip) -> FloatArray:
    """[T-1] speed of the fastest joint from one frame to the next."""
    return _largest(joint_speed_m_per_s(clip))


@once_anywhere
@local(1)
def fastest_turn_rad_per_s(clip: MotionClip) -> FloatArray:
    """[T-1] how fast the joint turns that turns fastest."""
    return _largest(joint_turn_rad_per_s(clip))


def _largest(values: FloatArray) -> FloatArray:
    """[T, J] to [T]."""
    found = values[:, 0].copy()
    for column in values.T[1:]:
        np.maximum(found, column, out=found)
    return found


@once_anywhere
@local(2)
def largest_acceleration_m_per_s2(clip: MotionClip) -> FloatArray:
    """[T-2] of any joint, from one frame to the next but one."""
    return _largest(length(np.diff(clip.joints, n=2, axis=0))) * clip.fps**2


def accelerates_on(clip: MotionClip, options: FilterOptions) -> bool:
    """Whether joints whose places jump do so by moving too fast: most accelerate the same way a frame before or after.

    A place that jumps, and one that jumps back, accelerate to and fro. Of captured takes that jump the median of the
    likeness is 0.1 at most, of kicks played three times as fast 0.4.
    """
    acceleration = np.diff(clip.joints, n=2, axis=0) * clip.fps**2
    size = length(acceleration)
    frames, joints = np.nonzero(size > options.max_acceleration_m_per_s2)
    if not len(frames):
        return False
    nothing = np.zeros((1, NUM_JOINTS, 3))
    beside = np.concatenate([nothing, acceleration, nothing])
    there = acceleration[frames, joints]
    alike = np.maximum(*((beside[frames + k, joints] * there).sum(axis=1) for k in (0, 2)))
    return bool(np.median(alike / size[frames, joints] ** 2) > GOING_ON)


def _largest_turn_rad(clip: MotionClip) -> float:
    """Largest angle between any two poses of a joint, of poses five a second and the last one."""
    step = max(round(clip.fps / 5), 1)
    poses = clip.rotations[np.unique([*range(0, clip.num_frames, step), clip.num_frames - 1])]
    return max(float(angle_between(poses[:, None, index], poses[None, :, index]).max()) for index in range(NUM_JOINTS))


def jump_frames(clip: MotionClip, options: FilterOptions) -> NDArray[np.bool_]:
    """[T] frames at which a joint's place or orientation is not continued from the frame before.

    A place jumps where its second difference is too great; of the two or three frames that see one jump, those after
    the first are marked too. An orientation jumps where it turns too far from one frame to the next.
    """
    marked = np.zeros(clip.num_frames, dtype=bool)
    if clip.num_frames > 2:
        acceleration = largest_acceleration_m_per_s2(clip)
        marked[1:-1] |= acceleration > options.max_acceleration_m_per_s2
        marked[2:] |= acceleration > options.max_acceleration_m_per_s2
    if clip.num_frames > 1:
        marked[1:] |= fastest_turn_rad_per_s(clip) > options.max_turn_rad_per_s
    return marked


def t_pose_frames(clip: MotionClip) -> int:
    """How many frames at the start belong to a T-pose that the motion does not continue.

    CMU's BVH conversions start with one. Frame 0 is a T-pose if arms and legs point as they do at rest, within
    `T_POSE_DEG`. It belongs to the motion unless some joint leaves it faster than `T_POSE_LEAP_RAD_PER_S`; the
    conversions smoothed the leap over a few frames, which count until no joint turns faster than
    `T_POSE_END_RAD_PER_S`.
    """
    joints = clip.joints[0]
    for start, end, along in _T_POSE_LIMBS:
        bone = joints[joint(end)] - joints[joint(start)]
        if bone @ (clip.rotations[0, 0] @ along) < np.cos(np.radians(T_POSE_DEG)) * np.linalg.norm(bone):
            return 0
    turn_rad_per_s = fastest_turn_rad_per_s(clip)
    if turn_rad_per_s.size == 0 or turn_rad_per_s[0] <= T_POSE_LEAP_RAD_PER_S:
        return 0
    settled = turn_rad_per_s <= T_POSE_END_RAD_PER_S
    return int(np.argmax(settled)) if settled.any() else 1


def teleported_frames(clip: MotionClip, options: FilterOptions) -> int:
    """How many frames at the start lie somewhere else than the motion that follows.

    Some exports begin with a frame at the origin or in another take. The first three steps count: at one of them a
    joint is farther away than people can move, at the rate of the file.
    """
    step = np.diff(clip.joints[: _TELEPORT_FRAMES + 1], axis=0)
    steps = length(step) * clip.fps
    if steps.size == 0:
        return 0
    far = np.flatnonzero(steps.max(axis=1) > options.max_speed_m_per_s)
    return int(far[-1]) + 1 if far.size else 0


def start_of_motion(clip: MotionClip, options: FilterOptions) -> int:
    """First frame of the motion itself, behind frames of another place and a T-pose.

    Left in, they would set the floor of the whole clip.
    """
    start = teleported_frames(clip, options)
    return start + t_pose_frames(clip.crop(start, clip.num_frames))


def _worst(clip: MotionClip, values: FloatArray, unit: str) -> str:
    frame, index = np.unravel_index(int(np.argmax(values)), values.shape)
    return f"{clip.skeleton.joint_names[index]} reaches {values.max():.0f} {unit} at frame {frame}"
