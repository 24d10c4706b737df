"""A clip moved and turned by amounts that change over time, feet staying where they stand; clips backward in time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.clip import MotionClip
from kinoflow.motion.joining import MOST_LOOK_BACK, STEP_LIFT_M, STEP_S, continued, foot_rests, lowered
from kinoflow.motion.limbs import reach
from kinoflow.motion.rotations import rotation_about_y
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import BoolArray, runs, smooth_step

FloatArray = NDArray[np.float64]

_ENDS = ("L_Ankle", "R_Ankle")
MOVED_M = 1e-9
_STILL_M_PER_S = 0.05
RIM_FRAMES = 12
STEPS_M, HIGH_M = 0.12, 0.35
"""A foot in a step is not higher than this, and one that is as high as that goes with the body, not over the floor."""
RISES = 0.4
"""In this share of the time in the air it comes to go with the body, and in as much of it to leave it again."""
LEAST_STEP_M = 0.02
"""A foot that has to get no farther than this is not lifted for it."""


def backward(clip: MotionClip) -> MotionClip:
    """The clip from its last frame to its first."""
    return clip.replace(rotations=clip.rotations[::-1], translation=clip.translation[::-1])


def preceded(
    first: MotionClip, second: MotionClip, *, fade: int | None = None, align: bool = True, sinks: bool = True
) -> MotionClip:
    """The first clip as it leads to the second, [T1] frames, of which the last is the first one of the second clip.

    `joining.continued` backward in time: the second clip stays where it is, the first is moved and turned before it.
    """
    ahead = second.crop(0, min(second.num_frames, MOST_LOOK_BACK))
    return backward(continued(backward(ahead), backward(first), fade=fade, align=align, sinks=sinks))


def placed(clip: MotionClip, yaw_rad: float, shift_m: FloatArray, about_m: FloatArray | None = None) -> MotionClip:
    """The clip turned about a vertical axis through a point of the floor and moved, as one rigid body.

    Args:
        clip: T frames.
        yaw_rad: positive turns to the left.
        shift_m: [3] or, on the floor, [2] (x, z).
        about_m: [3]; where the pelvis is at first, if not given.
    """
    about = clip.translation[0] if about_m is None else np.asarray(about_m)
    step = np.array([shift_m[0], 0.0, shift_m[1]]) if len(shift_m) == 2 else np.asarray(shift_m)
    matrix = rotation_about_y(yaw_rad)
    rotations = clip.rotations.copy()
    rotations[:, 0] = matrix @ rotations[:, 0]
    return clip.replace(rotations=rotations, translation=(clip.translation - about) @ matrix.T + about + step)


def moved_share(clip: MotionClip, missing_m: float = 0.0) -> FloatArray:
    """[T] from 0 to 1: how much of a clip's way on the floor is behind; of its time where it goes nowhere.

    It changes slowly near both ends, so that what is spread by it leaves velocities there as they are.

    Args:
        clip: T frames.
        missing_m: how far it has to be moved: the farther, compared with its own way, the more evenly over time.
    """
    speed = np.linalg.norm(np.diff(clip.translation[:, [0, 2]], axis=0), axis=-1)
    count = len(speed)
    speed += max(_STILL_M_PER_S / clip.fps, missing_m / count)
    rim = max(1, min(RIM_FRAMES, count // 3))
    inside = np.minimum(np.arange(count), np.arange(count)[::-1]) / rim
    gone = np.concatenate([[0.0], np.cumsum(speed * smooth_step(np.clip(inside, 0.02, 1.0)))])
    return gone / gone[-1] if gone[-1] > 0 else gone


def warped(
    clip: MotionClip,
    yaw_rad: FloatArray,
    shift_m: FloatArray,
    rests: BoolArray | None = None,
    *,
    sinks: bool = True,
) -> MotionClip:
    """The clip with each frame turned about its pelvis and moved on the floor; feet at rest stay at rest.

    While a foot rests, all its frames are moved as the middle of that time is; in flight it goes over from one such
    move to the next. Both legs then reach their feet by inverse kinematics.

    Args:
        clip: T frames.
        yaw_rad: [T] angles, positive to the left; should change slowly.
        shift_m: [T, 2] (x, z) in metres.
        rests: [T, 2] when each foot rests; found in the clip (`joining.foot_rests`) if not given.
        sinks: the hips sink where a leg would have to be longer than it is; otherwise it is stretched and its foot
            does not get where it should, for feet that are planted anew.
    """
    turns = rotation_about_y(yaw_rad)
    steps = np.stack([shift_m[:, 0], np.zeros(clip.num_frames), shift_m[:, 1]], axis=-1)
    rotations = clip.rotations.copy()
    rotations[:, 0] = turns @ rotations[:, 0]
    moved = clip.replace(rotations=rotations, translation=clip.translation + steps)
    if np.allclose(yaw_rad, 0.0, atol=1e-12) and np.allclose(shift_m, shift_m[0], atol=1e-12):
        return moved
    rests = foot_rests(clip) if rests is None else rests
    feet: dict[int, tuple[FloatArray, FloatArray, BoolArray]] = {}
    for side, end in enumerate(_ENDS):
        held = rests[:, side].copy()
        held[[0, -1]] = True
        stands = runs(held)
        foot = clip.joints[:, joint(end)]
        lift = np.zeros(clip.num_frames)
        if stands == [(0, clip.num_frames)]:
            stands, lift = _step(clip, side, float(np.linalg.norm(steps[-1] - steps[0])), yaw_rad)
        # The ends of the clip go where they are told; in between, the middle of a rest stands for all of it.
        which = np.array([(start + stop - 1) // 2 for start, stop in stands])
        which[0] = 0 if stands[0][0] == 0 else which[0]
        which[-1] = clip.num_frames - 1 if stands[-1][1] == clip.num_frames else which[-1]
        before, after, weight = _between(clip.num_frames, stands)

        def at(frames: NDArray[np.int64], foot: FloatArray = foot) -> FloatArray:
            about = clip.translation[frames]
            return np.einsum("tij,tj->ti", turns[frames], foot - about) + about + steps[frames]

        first, second = which[before], which[after]
        places = (1 - weight)[:, None] * at(first) + weight[:, None] * at(second)
        high = _high(clip, side, held)
        places += high[:, None] * (at(np.arange(clip.num_frames)) - places)
        places[:, 1] += lift
        angle = (1 - weight) * yaw_rad[first] + weight * yaw_rad[second]
        angle += high * (yaw_rad - angle)
        turned = rotation_about_y(angle) @ clip.global_rotations[:, joint(end)]
        feet[side] = places, turned, np.ones(clip.num_frames, bool)
    if sinks:
        moved = lowered(moved, feet)
    for side, (places, turned, changed) in feet.items():
        moved = reach(moved, _ENDS[side], places, turned, changed)
    return moved


def _high(clip: MotionClip, side: int, rests: BoolArray) -> FloatArray:
    """[T] from 0 to 1: how much a foot goes with the body, as one does that is swung high to kick or in a leap."""
    ends = [joint(_ENDS[side]), joint(_ENDS[side].replace("Ankle", "Foot"))]
    lowest = (clip.joints[:, ends, 1] - clip.skeleton.rest_positions[ends, 1]).min(axis=1)
    found = np.zeros(clip.num_frames)
    for start, stop in runs(~rests):
        most = smooth_step(np.clip((lowest[start:stop].max() - STEPS_M) / (HIGH_M - STEPS_M), 0.0, 1.0))
        inside = np.minimum(np.arange(1, stop - start + 1), np.arange(stop - start, 0, -1)) / (stop - start + 1)
        found[start:stop] = most * smooth_step(np.minimum(1.0, inside / RISES))
    return found


def _step(clip: MotionClip, side: int, way_m: float, yaw_rad: FloatArray) -> tuple[list[tuple[int, int]], FloatArray]:
    """Rests of a foot that never leaves the floor and must get somewhere else: one step; and how high it is [T]."""
    count = clip.num_frames
    # Both ends stay where they are: of two frames there is none in which it could be in the air.
    swing = min(max(2, min(round(STEP_S * clip.fps), (count - 2) // 2)), count - 2)
    begins = max(1, min(round(count * (0.35 + 0.3 * side)) - swing // 2, count - swing - 1))
    if side:
        begins = min(max(begins, round(count * 0.35) + swing // 2), count - swing - 1)
    lift = np.zeros(count)
    if way_m > LEAST_STEP_M or abs(float(yaw_rad[-1] - yaw_rad[0])) > 0.05:
        lift[begins : begins + swing] = STEP_LIFT_M * np.sin(np.pi * (np.arange(swing) + 1) / (swing + 1)) ** 2
    return [(0, begins), (begins + swing, count)], lift


def _between(num_frames: int, stands: list[tuple[int, int]]) -> tuple[NDArray[np.int64], NDArray[np.int64], FloatArray]:
    """Of each frame the rest before and after it (the same one within), and how far it is from the one to the other."""
    before = np.zeros(num_frames, np.int64)
    after = np.zeros(num_frames, np.int64)
    weight = np.zeros(num_frames)
    for number, (start, stop) in enumerate(stands):
        before[start:] = number
        after[start:stop] = number
        end = stands[number + 1][0] if number + 1 < len(stands) else num_frames
        after[stop:end] = min(number + 1, len(stands) - 1)
        if number + 1 < len(stands):
            weight[stop:end] = smooth_step(np.arange(1, end - stop + 1) / (end - stop + 1))
    return before, after, weight
