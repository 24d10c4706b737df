"""One clip after another: aligned, inertialised, feet left where they stand until they are lifted.

Inertialisation (Bollo 2018): what differs at the seam, in place and in velocity, is added to the second clip and fades
by the quintic that ends with zero value, velocity and acceleration.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.canonical import heading_rad, turn
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.contacts import foot_contacts
from kinoflow.motion.limbs import limb_length_m, reach
from kinoflow.motion.rotations import axis_angle_to_matrix, matrix_to_axis_angle, rotation_about_y
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import gaussian_mean, moving_maximum, smooth_step

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

SHORTEST_FADE_S, LONGEST_FADE_S = 0.4, 0.9
TURN_SPEED_RAD_PER_S = np.radians(220.0)
MOVE_SPEED_M_PER_S = 1.2
"""What differs at a seam fades no faster than this, as far as `LONGEST_FADE_S` allows."""
STEP_M, STEP_RAD = 0.10, np.radians(25.0)
"""A foot that stands farther from where it belongs than this takes a step there."""
STEP_S, STEP_LIFT_M = 0.36, 0.05
COMES_DOWN_FRAMES = 3
STANDING_M = 0.7
"""A pelvis above this is carried by the feet."""
MOST_LOOK_BACK = 12
"""Frames of the first clip that are read."""
SEATED_SHIFT_M = 0.05
AIR_REACH, SOFT_REACH = 0.995, 0.96
"""A leg in the air is stretched to this share of its length, more and more slowly from the second share on."""
NEAR_FRAMES = 9
"""So near to frames that stay as they are, nothing but the legs is changed altogether."""
RAISED_M = 0.08
"""Feet that rest this much higher or lower than the next clip's stand on another floor."""
_SIDES = ("L", "R")
_ANKLES = [joint("L_Ankle"), joint("R_Ankle")]


def fading(frames: int) -> tuple[FloatArray, FloatArray]:
    """Weights [frames + 1] of an offset and of a velocity a frame, fading over so many frames from 1 and 0 to 0."""
    fraction = np.arange(frames + 1) / frames
    keep = 1 - smooth_step(fraction)
    drift = frames * fraction * (1 + fraction**2 * (-6 + fraction * (8 - 3 * fraction)))
    return keep, drift


def inertialised(first: MotionClip, second: MotionClip, frames: int) -> MotionClip:
    """The second clip with what differs at its first frame, in pose, place and velocity, fading over `frames`.

    Its first frame is then the last of the first clip. A first clip of one frame has no velocity of its own.

    Args:
        first: what comes before, ending where the second begins.
        second: the same rate and skeleton.
        frames: at least 1; shortened to what the second clip has.
    """
    frames = min(frames, second.num_frames - 1)
    if frames < 1:
        return second.replace(rotations=first.rotations[-1:], translation=first.translation[-1:])
    keep, drift = fading(frames)
    offset = first.translation[-1] - second.translation[0]
    turn_now = matrix_to_axis_angle(np.swapaxes(second.rotations[0], -1, -2) @ first.rotations[-1])
    velocity, spin = np.zeros(3), np.zeros_like(turn_now)
    if first.num_frames > 1:
        velocity = _end_velocity(first.translation) - _start_velocity(second.translation)
        inverse = np.swapaxes(second.rotations[0], -1, -2)
        ahead = [matrix_to_axis_angle(inverse @ pose) for pose in second.rotations[1:3]]
        apart = [turn_now]
        for back, before in enumerate(first.rotations[-2:-4:-1], start=1):
            there = second.rotations[0] @ axis_angle_to_matrix(_extended(ahead, -back))
            apart.append(_nearest_turn(matrix_to_axis_angle(np.swapaxes(there, -1, -2) @ before), turn_now))
        spin = _end_velocity(np.stack(apart[::-1]))
    translation, rotations = second.translation.copy(), second.rotations.copy()
    translation[: frames + 1] += keep[:, None] * offset + drift[:, None] * velocity
    turns = keep[:, None, None] * turn_now + drift[:, None, None] * spin
    rotations[: frames + 1] = rotations[: frames + 1] @ axis_angle_to_matrix(turns)
    return second.replace(rotations=rotations, translation=translation)


def _nearest_turn(turn: FloatArray, other: FloatArray) -> FloatArray:
    """[..., 3] the rotation vector of the same rotation that is nearest to another one, whichever way round."""
    angle = np.linalg.norm(turn, axis=-1, keepdims=True)
    around = turn * (1 - 2 * np.pi / np.maximum(angle, 1e-9))
    nearer = np.linalg.norm(around - other, axis=-1, keepdims=True) < np.linalg.norm(
        turn - other, axis=-1, keepdims=True
    )
    return np.where(nearer, around, turn)


def _end_velocity(values: FloatArray) -> FloatArray:
    """Change a frame at the end of [T, ...], of the parabola through the last three; of the line through two."""
    if len(values) < 3:
        return np.asarray(values[-1] - values[-2])
    return np.asarray((3 * values[-1] - 4 * values[-2] + values[-3]) / 2)


def _start_velocity(values: FloatArray) -> FloatArray:
    """The same at the beginning."""
    return -_end_velocity(values[2::-1] if len(values) > 2 else values[::-1])


def _extended(ahead: list[FloatArray], frame: int) -> FloatArray:
    """The curve through zero in frame 0 and the given values in the frames after it, in another frame."""
    if len(ahead) < 2:
        return np.asarray(frame * ahead[0])
    slope, bend = (4 * ahead[0] - ahead[1]) / 2, (ahead[1] - 2 * ahead[0]) / 2
    return np.asarray(frame * slope + frame**2 * bend)


def aligned(first: MotionClip, second: MotionClip) -> MotionClip:
    """The second clip turned and moved on the floor so that it begins where and how the first ends.

    Headings are made equal. Somebody who stands keeps the place of the foot that rests in both, or of the middle
    between both feet; of anybody else the pelvis stays where it is. A first clip that ends standing on something
    higher or lower is followed up or down there.
    """
    second = turn(second, float(heading_rad(first)[-1] - heading_rad(second)[0]))
    rests = foot_rests(first.crop(max(0, first.num_frames - MOST_LOOK_BACK), first.num_frames))[-1]
    rests = rests & foot_rests(second.crop(0, min(MOST_LOOK_BACK, second.num_frames)))[0]
    stands = min(first.translation[-1, 1], second.translation[0, 1]) > STANDING_M
    here, there = first.joints[-1, _ANKLES], second.joints[0, _ANKLES]
    if stands and rests.any():
        step = (here - there)[rests].mean(axis=0)
    elif stands:
        step = (here - there).mean(axis=0)
    else:
        step = first.translation[-1] - second.translation[0]
        feet = (here - there).mean(axis=0)
        if rests.all() and np.linalg.norm((feet - step)[[0, 2]]) < SEATED_SHIFT_M:
            # Who sits with both feet on the floor leaves them there.
            step = feet
    if not (stands and rests.any() and abs(step[1]) > RAISED_M):
        step[1] = 0.0
    return second.replace(translation=second.translation + step)


def foot_rests(clip: MotionClip) -> BoolArray:
    """[T, 2] whether the left and the right foot touch the floor that they stand on at the clip's lowest."""
    floor = float((clip.joints[:, _ANKLES, 1]).min()) - clip.skeleton.rest_positions[_ANKLES[0], 1]
    contact = foot_contacts(clip, floor if abs(floor) > RAISED_M else 0.0)
    return contact[:, :2] | contact[:, 2:]


def fade_frames(first: MotionClip, second: MotionClip) -> int:
    """Over how many frames what differs between the end of one clip and the beginning of another should fade."""
    apart = matrix_to_axis_angle(np.swapaxes(second.rotations[0], -1, -2) @ first.rotations[-1])
    turned = float(np.linalg.norm(apart, axis=-1).max()) / TURN_SPEED_RAD_PER_S
    moved = float(np.linalg.norm(first.translation[-1] - second.translation[0])) / MOVE_SPEED_M_PER_S
    # The quintic is 1.875 times as fast in its middle as on average.
    seconds = float(np.clip(1.875 * max(turned, moved), SHORTEST_FADE_S, LONGEST_FADE_S))
    return round(seconds * first.fps)


def continued(
    first: MotionClip, second: MotionClip, *, fade: int | None = None, align: bool = True, sinks: bool = True
) -> MotionClip:
    """The second clip as it goes on from the first, [T2] frames, of which the first is the last one of the first clip.

    Args:
        first: what comes before; its last `MOST_LOOK_BACK` frames are read.
        second: at least 2 frames of the same rate and skeleton, anywhere.
        fade: frames over which differences fade; `fade_frames` if not given.
        align: turn and move the second clip to where the first one ends; False where it lies there already.
        sinks: the hips sink where a leg would have to be longer than it is; False for feet that are planted anew.
    """
    first = first.crop(max(0, first.num_frames - MOST_LOOK_BACK), first.num_frames)
    second = aligned(first, second) if align else second
    frames = min(fade_frames(first, second) if fade is None else fade, second.num_frames - 1)
    joined = inertialised(first, second, frames)
    if second.num_frames < 3 or second.skeleton is not first.skeleton:
        return joined
    return _planted(first, second, joined, frames, sinks)


def joined(first: MotionClip, second: MotionClip) -> MotionClip:
    """First clip, then second, [T1 + T2 - 1] frames; see `continued`."""
    after = continued(first, second)
    return first.replace(
        rotations=np.concatenate([first.rotations, after.rotations[1:]]),
        translation=np.concatenate([first.translation, after.translation[1:]]),
    )


@dataclass(frozen=True, eq=False)
class _Foot:
    """One foot after a seam: where its ankle is to be [T, 3] and its rotation in the world [T, 3, 3].

    Also the frames [T] that change, and those of them in which it stands, for which hips sink.
    """

    places: FloatArray
    rotations: FloatArray
    changed: BoolArray
    stands: BoolArray


def _planted(first: MotionClip, second: MotionClip, joined: MotionClip, frames: int, sinks: bool) -> MotionClip:
    """Feet that rest on both sides of the seam stay where they were until the second clip lifts them, or step."""
    before, after = foot_rests(first)[-1], foot_rests(second)
    begins = 0
    feet: dict[int, _Foot] = {}
    for side in (0, 1):
        if before[side] and after[0, side]:
            feet[side], stepped = _kept_foot(first, second, side, after[:, side], begins, frames)
            begins += round(0.9 * stepped)
        else:
            feet[side] = _swinging_foot(first, second, joined, side, after[:, side], frames)
    if sinks:
        joined = lowered(joined, {side: (foot.places, foot.rotations, foot.stands) for side, foot in feet.items()})
    for side, foot in feet.items():
        # The seam's own frame stays, so there is always one that does not swing.
        swings = foot.changed & ~foot.stands & (np.arange(joined.num_frames) > 0)
        places = carried(joined, side, foot.places, swings)
        joined = reach(joined, f"{_SIDES[side]}_Ankle", places, foot.rotations, foot.changed)
    # The seam's own frame is the first clip's, to the bit.
    rotations, translation = joined.rotations.copy(), joined.translation.copy()
    rotations[0], translation[0] = first.rotations[-1], first.translation[-1]
    return joined.replace(rotations=rotations, translation=translation)


def _kept_foot(
    first: MotionClip, second: MotionClip, side: int, rests: BoolArray, begins: int, frames: int
) -> tuple[_Foot, int]:
    """The way of one foot, and frames of a step of its own, if it takes one; that begins at frame `begins` or later."""
    ankle, toes = _ANKLES[side], joint(f"{_SIDES[side]}_Foot")
    count, fps = second.num_frames, second.fps
    raw, turned = second.joints[:, ankle], second.global_rotations[:, ankle]
    here, facing = first.joints[-1, ankle], first.global_rotations[-1, ankle]

    def direction(joints: FloatArray) -> float:
        way = joints[toes] - joints[ankle]
        return float(np.arctan2(way[0], way[2]))

    yaw = direction(first.joints[-1]) - direction(second.joints[0])
    yaw = (yaw + np.pi) % (2 * np.pi) - np.pi
    away = (here - raw[0]) * [1.0, 0.0, 1.0]
    lifts = count if rests.all() else int(np.argmin(rests))
    lands = lifts + int(np.argmax(rests[lifts:])) if rests[lifts:].any() else count
    far = bool(np.linalg.norm(away) > STEP_M or abs(yaw) > STEP_RAD)
    seconds = STEP_S
    if first.translation[-1, 1] < STANDING_M:
        # Who lies or sits has time: the quintic is 1.875 times as fast in its middle as on average.
        farther = 1.875 * float(np.linalg.norm(away)) / MOVE_SPEED_M_PER_S
        seconds = float(np.clip(farther, STEP_S, LONGEST_FADE_S))
    swing = round(seconds * fps)
    times = np.arange(count)
    rise = np.zeros(count)
    if far and lifts > begins + swing:
        # It is not lifted soon enough by itself: a step of its own.
        fraction = np.clip((times - begins - 1) / swing, 0.0, 1.0)
        rise = STEP_LIFT_M * np.sin(np.pi * fraction) ** 2
        weight = 1 - smooth_step(fraction)
    else:
        swing = 0
        # In flight, at least over a few frames, and not all at once at its very beginning.
        stop = min(max(lands, lifts + round(0.2 * fps)), count)
        weight = 1 - smooth_step(np.clip((times - lifts) / max(1, stop - lifts), 0.0, 1.0))
    height, _ = fading(max(1, min(frames, count - 1)))
    sinks = np.zeros(count)
    sinks[: len(height)] = height * (here[1] - raw[0, 1])
    turns = rotation_about_y(weight * yaw)
    moved = np.einsum("tij,tj->ti", turns, raw - raw[0])
    places = raw[0] + weight[:, None] * away + moved
    places[:, 1] = raw[:, 1] + sinks + rise
    rest = matrix_to_axis_angle((rotation_about_y(yaw) @ turned[0]).T @ facing)
    left = np.zeros((count, 3))
    left[: len(height)] = height[:, None] * rest
    rotations = turns @ turned @ axis_angle_to_matrix(left)
    changed = (times <= frames) | (weight > 0)
    return _Foot(places, rotations, changed, changed & rests), swing


def _swinging_foot(
    first: MotionClip, second: MotionClip, joined: MotionClip, side: int, rests: BoolArray, frames: int
) -> _Foot:
    """The way of a foot in the air: what differs in its place and velocity fades; turned as the joints say.

    A foot that comes down at once stays where it does, and what differs there fades when it is lifted again.
    """
    ankle = _ANKLES[side]
    keep, drift = fading(max(1, min(frames, second.num_frames - 1)))
    raw = second.joints[:, ankle]
    velocity = np.zeros(3)
    if first.num_frames > 1:
        velocity = _end_velocity(first.joints[:, ankle]) - _start_velocity(raw)
    apart = np.zeros_like(raw)
    apart[: len(keep)] = keep[:, None] * (first.joints[-1, ankle] - raw[0]) + drift[:, None] * velocity
    times = np.arange(second.num_frames)
    lands = int(np.argmax(rests)) if rests[: len(keep)].any() else len(keep)
    # A clip of three frames may be over before it lands.
    comes_down = lands <= COMES_DOWN_FRAMES and lands < len(apart)
    if comes_down and np.linalg.norm(apart[lands, [0, 2]]) <= STEP_M:
        lifts = lands + int(np.argmin(rests[lands:])) if not rests[lands:].all() else len(rests)
        weight = 1 - smooth_step(np.clip((times - lifts) / round(STEP_S * second.fps), 0.0, 1.0))
        apart[lands:, [0, 2]] = weight[lands:, None] * apart[lands, [0, 2]]
    places = raw + apart
    lowest = min(float(raw[:, 1].min()), float(first.joints[-1, ankle, 1]))
    places[:, 1] = np.maximum(places[:, 1], lowest)
    changed = (times <= frames) | (apart != 0.0).any(axis=-1)
    # Neither do its toes go deeper than they do in either clip.
    rotations, toes = joined.global_rotations[:, ankle], joint(f"{_SIDES[side]}_Foot")
    tips = places[:, 1] + (rotations @ second.skeleton.offsets[toes])[:, 1]
    lowest = min(float(second.joints[:, toes, 1].min()), float(first.joints[-1, toes, 1]))
    places[:, 1] += np.where(changed, np.maximum(lowest - tips, 0.0), 0.0)
    return _Foot(places, rotations, changed, changed & rests)


def carried(clip: MotionClip, side: int, places: FloatArray, swings: BoolArray) -> FloatArray:
    """The places [T, 3] of an ankle, those in the air no farther from the hip than the leg is long.

    Args:
        clip: T frames, whose hips count.
        side: 0 left, 1 right.
        places: where the ankle is to be.
        swings: [T] frames in which the foot is in the air and changes; not all of them.
    """
    end = f"{_SIDES[side]}_Ankle"
    hip = clip.joints[:, joint(f"{_SIDES[side]}_Hip")]
    away = places - hip
    length, own = np.linalg.norm(away, axis=-1), np.linalg.norm(clip.joints[:, joint(end)] - hip, axis=-1)
    longest, soft = (share * limb_length_m(clip, end) for share in (AIR_REACH, SOFT_REACH))
    shorter = longest - (longest - soft) * np.exp(-np.maximum(length - soft, 0.0) / (longest - soft))
    # A leg that is stretched already stays as long as it is.
    shorter = np.maximum(shorter, np.minimum(own, length))
    share = np.where(swings & (length > soft), 1 - shorter / np.maximum(length, 1e-9), 0.0)
    if not share.any():
        return places
    share *= smooth_step(np.clip(frames_away(~swings) / NEAR_FRAMES, 0.0, 1.0))
    return places - share[:, None] * away


def frames_away(there: BoolArray) -> FloatArray:
    """[T] frames to the nearest of those that are true in `there` [T], of which there is at least one."""
    return np.abs(np.arange(len(there))[:, None] - np.flatnonzero(there)).min(axis=1).astype(np.float64)


def lowered(clip: MotionClip, feet: Mapping[int, tuple[FloatArray, FloatArray, BoolArray]]) -> MotionClip:
    """The clip with its pelvis sunk, by 12 cm at most, where a leg would have to be longer than it is.

    Args:
        clip: T frames.
        feet: of the left (0) and the right (1) foot: places [T, 3] of the ankle, rotations, and frames [T] that count.
    """
    need = np.zeros(clip.num_frames)
    for side, (places, _, changed) in feet.items():
        hip, knee, ankle = (joint(f"{_SIDES[side]}_{name}") for name in ("Hip", "Knee", "Ankle"))
        rest = clip.skeleton.rest_positions
        longest = 0.995 * float(np.linalg.norm(rest[hip] - rest[knee]) + np.linalg.norm(rest[knee] - rest[ankle]))
        apart = clip.joints[:, hip] - places
        longest_here = np.maximum(longest, np.linalg.norm(clip.joints[:, hip] - clip.joints[:, ankle], axis=-1))
        level = np.hypot(apart[:, 0], apart[:, 2])
        reachable = np.sqrt(np.maximum(longest_here**2 - level**2, 0.0))
        need = np.maximum(need, np.where(changed, apart[:, 1] - reachable, 0.0))
    need = np.clip(need, 0.0, 0.12)
    if need.max() < 1e-6:
        return clip
    smooth = gaussian_mean(moving_maximum(need, 9), 2.5)
    # Nothing is changed at the seam itself.
    smooth *= smooth_step(np.clip(np.arange(clip.num_frames) / 6, 0.0, 1.0))
    translation = clip.translation.copy()
    translation[:, 1] -= smooth
    return clip.replace(translation=translation)


def seam_report(clip: MotionClip, seam: int) -> dict[str, float]:
    """How a seam shows: accelerations within two frames of it against the clip's own, and how far standing feet slide.

    Args:
        clip: the joined motion.
        seam: frame at which the second part begins.

    Returns:
        "acceleration_m_s2" largest mean over joints near the seam, "percentile_95_m_s2" of the whole clip,
        "slide_cm": farthest that a resting foot moves within 0.5 s of the seam while it rests.
    """
    acceleration = np.linalg.norm(np.diff(clip.joints, n=2, axis=0), axis=-1).mean(axis=-1) * clip.fps**2
    near = slice(max(0, seam - 3), seam + 2)
    rests = foot_rests(clip)
    window = slice(max(0, seam - round(0.5 * clip.fps)), min(clip.num_frames, seam + round(0.5 * clip.fps)))
    slide = 0.0
    for side in (0, 1):
        places = clip.joints[window, _ANKLES[side]][:, [0, 2]]
        mask = rests[window, side]
        # The rims of a contact belong to the step before and after.
        inner = mask & np.roll(mask, 2) & np.roll(mask, -2)
        toes = clip.joints[window, joint(f"{_SIDES[side]}_Foot")][:, [0, 2]]
        step = np.minimum(
            np.linalg.norm(np.diff(places, axis=0), axis=-1), np.linalg.norm(np.diff(toes, axis=0), axis=-1)
        )
        slide = max(slide, float(step[inner[1:] & inner[:-1]].sum()))
    return {
        "acceleration_m_s2": round(float(acceleration[near].max(initial=0.0)), 2),
        "percentile_95_m_s2": round(float(np.quantile(acceleration, 0.95)) if len(acceleration) else 0.0, 2),
        "slide_cm": round(100 * slide, 2),
    }
