"""One action into the next without standing at attention in between: the end of the first runs into the second.

What the first does last is to go back to rest, and the second begins at rest. Neither is waited for: the arms go from
where the first had them straight to where the second wants them, while feet, hips and trunk go on.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinoflow.authoring.fit import SHORTEST_FRAMES, TAIL_S
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.edits import concatenated
from kinoflow.motion.features import FPS
from kinoflow.motion.joining import RAISED_M, continued, foot_rests
from kinoflow.motion.matching import apart, moments, seen_from_pelvis
from kinoflow.motion.rotations import axis_angle_to_matrix, matrix_to_axis_angle, slerp
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import smooth_step

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

RETURN_S, OPENING_S = 2.5, 1.5
"""How much of the first action, at its end, and of the second, at its beginning, may be left out."""
AT_REST_M = 0.03
"""Joints that are no farther than this from their last, or first, place are there."""
SETTLES_S = 0.4
"""How long the end of the first action may take to come to rest in what is left of it in the second."""
LEFT_M, WAITS_M_PER_S = 0.08, 0.2
"""Who has moved so far has begun, and waits as long as nothing is faster than this."""
WANTED_RAD = np.radians(30.0)
"""Arms that turn so far are wanted."""
NEARER_FRAMES, NEARER_M = 3, 0.006
"""Who goes back to rest comes nearer to it by so much in so many frames."""
SAME_FEET_M, SAME_HIPS_M, SAME_TRUNK_M = 0.12, 0.05, 0.12
"""How far feet, hips and the trunk with the head may be from where they come to rest where the second begins."""
ARM_SPEED_RAD_PER_S = np.radians(300.0)
SHORTEST_OVERLAP_S, LONGEST_OVERLAP_S = 0.35, 0.8
"""How long arms take to go over, and how quickly they turn on average."""
COAST_FRAMES = 10
"""Over so many frames the arms' own movement ends."""
OPENING_LEFT_S = 0.15
"""So long after it begins to move, the second action may have the arms."""
ENTRY_S, STRIDE_FRAMES = 2.7, 30
"""How far into an action somebody in full stride goes into it, and of how many of his last frames."""
ENTRY_SPEED_M_PER_S = 0.9
ALIKE_M, LATER_M_PER_S = 0.3, 0.05
"""How alike both have to be, see `motion/matching.py:apart`, and how much a second sooner is worth."""
QUICK = 0.85
"""Who runs out of an action is in full stride as long as he has this share of his speed."""
FALLS_FRAMES, FALLS_M = 4, 0.04
"""Who falls at the beginning comes down by so much in so many frames."""
_ARMS = [joint(f"{side}_{part}") for side in "LR" for part in ("Collar", "Shoulder", "Elbow", "Wrist")]
_FEET = [joint(f"{side}_{part}") for side in "LR" for part in ("Ankle", "Foot")]
_TRUNK = [joint(name) for name in ("Spine3", "Neck", "Head", "L_Collar", "R_Collar")]
_LEADING = [joint("Head"), *(joint(f"{side}_{part}") for side in "LR" for part in ("Elbow", "Wrist", "Ankle", "Foot"))]


def overlapped(first: MotionClip, second: MotionClip) -> MotionClip:
    """Two actions of somebody who stands where the first ends and the second begins, [T] frames, as one motion.

    Args:
        first: ends standing.
        second: begins standing, anywhere.
    """
    first = first.crop(0, going_back(first))
    begin, frames = begun(first, second)
    return concatenated([first, led_into(first, second.crop(begin, second.num_frames), frames)])


def begun(first: MotionClip, second: MotionClip) -> tuple[int, int]:
    """The frame from which on an action is done after another, without waiting but with time for the arms to get there
    from where the first one leaves them, and in how many frames they do.
    """
    begins = opening(second)
    frames = overlap_frames(first.rotations[-1, _ARMS], second.rotations[begins, _ARMS])
    return min(max(0, arms_wanted(second, begins, frames) - frames), begins), frames


def led_into(first: MotionClip, second: MotionClip, frames: int | None = None) -> MotionClip:
    """What goes on after an action of somebody who stands, without its first frame, which is the last of the first.

    Args:
        first: ends standing; its last frames are enough.
        second: from the frame on from which it is done.
        frames: in how many the arms get there; see `begun` if not given.
    """
    after = continued(first, second)
    arms = begun(first, second)[1] if frames is None else frames
    return with_arms_led(first, second, after, arms).crop(1, after.num_frames)


def begins_higher(second: MotionClip, first: MotionClip) -> bool:
    """Whether an action begins higher than another one ends: on something, or in the air."""
    return lower_foot_m(second.joints[0]) - lower_foot_m(first.joints[-1]) > RAISED_M


def from_landing(clip: MotionClip) -> MotionClip:
    """What is left of an action that begins falling through the air, from where the feet come down; else all of it."""
    low_m = clip.joints[:, _FEET, 1].min(axis=1)
    falls = clip.num_frames > FALLS_FRAMES and low_m[0] - low_m[FALLS_FRAMES] > FALLS_M
    landed = np.flatnonzero(low_m < low_m.min() + RAISED_M)
    if not falls or clip.num_frames - landed[0] < SHORTEST_FRAMES:
        return clip
    return clip.crop(int(landed[0]), clip.num_frames)


def runs_up(clip: MotionClip) -> bool:
    """Whether an action gets along at its beginning, so that somebody in full stride might go into it."""
    return bool((_speeds_m_s(_beginning(clip)) >= ENTRY_SPEED_M_PER_S).any())


def _beginning(clip: MotionClip) -> MotionClip:
    return clip.crop(0, max(2, min(round(ENTRY_S * FPS), clip.num_frames - SHORTEST_FRAMES)))


def _speeds_m_s(clip: MotionClip) -> FloatArray:
    """[T] how fast the hips go over the floor."""
    return np.linalg.norm(np.gradient(clip.translation[:, [0, 2]], axis=0), axis=-1) * FPS


def entered(first: MotionClip, second: MotionClip) -> MotionClip | None:
    """Somebody in full stride who goes straight into an action that has a run-up, or begins walking, of its own.

    Args:
        first: ends in full stride.
        second: from standing.

    Returns:
        both as one; None where the action is nowhere, in its first seconds, near to what the first does at its end.
    """
    window = _beginning(second)
    there, here = moments(window), moments(first.crop(max(0, first.num_frames - STRIDE_FRAMES), first.num_frames))
    gaps = np.array([apart(here, moment[None]) for moment in there])
    gaps[_speeds_m_s(window) < ENTRY_SPEED_M_PER_S] = np.inf
    if gaps.min() > ALIKE_M:
        return None
    # The sooner the better, of those that are alike.
    late_s = np.arange(len(there))[:, None] / FPS + np.arange(len(here))[::-1][None] / FPS
    begin, end = np.unravel_index(int(np.argmin(gaps + LATER_M_PER_S * late_s)), gaps.shape)
    first = first.crop(0, first.num_frames - len(here) + int(end) + 1)
    after = continued(first, second.crop(int(begin), second.num_frames))
    return concatenated([first, after.crop(1, after.num_frames)])


def entry(first: MotionClip, second: MotionClip) -> int | None:
    """The frame in which somebody in full stride at the end of a clip comes into an action that has a run-up of its
    own, as near to the last frame as it gets; None where the action does not get along in its first seconds.
    """
    window = _beginning(second)
    there, here = moments(window), moments(first)[-1]
    gaps = apart(there, here[None]) + LATER_M_PER_S * np.arange(len(there)) / FPS
    gaps[_speeds_m_s(window) < ENTRY_SPEED_M_PER_S] = np.inf
    return int(gaps.argmin()) if np.isfinite(gaps).any() else None


def in_stride_until(clip: MotionClip) -> int | None:
    """How many frames are left of an action that runs out at its end where somebody runs on: up to where he is quick
    for the last time after his last leap. None where he does not get along there.
    """
    flies = np.flatnonzero(clip.joints[:, _FEET, 1].min(axis=1) > RAISED_M)
    landed = int(flies[-1]) + 1 if len(flies) else 0
    ends = max(SHORTEST_FRAMES, clip.num_frames - round(ENTRY_S * FPS), landed)
    speeds = _speeds_m_s(clip)[ends:]
    quickest = speeds.max(initial=0.0)
    quick = np.flatnonzero(speeds >= max(ENTRY_SPEED_M_PER_S, QUICK * quickest))
    return ends + int(quick[-1]) + 1 if len(quick) else None


def lower_foot_m(joints: FloatArray) -> float:
    """Height of the lower foot, of joints [J, 3]."""
    return float(joints[_FEET, 1].min())


def opening(clip: MotionClip) -> int:
    """The last frame in which an action waits before it leaves its first pose; 0 if it waits beyond `OPENING_S`."""
    latest = max(1, min(round(OPENING_S * FPS), clip.num_frames - SHORTEST_FRAMES))
    joints = clip.joints[: latest + 1]
    waits = np.linalg.norm(np.diff(joints, axis=0), axis=-1).max(axis=-1) * FPS < WAITS_M_PER_S
    # What was before may not have come to rest yet.
    rests = np.flatnonzero(waits[: round(SETTLES_S * FPS)])
    if not len(rests):
        return 0
    first = int(rests[0])
    leaves = np.flatnonzero(np.linalg.norm(joints[first:] - joints[first], axis=-1).max(axis=-1) > LEFT_M)
    return 1 + int(np.flatnonzero(waits[: first + int(leaves[0])])[-1]) if len(leaves) else 0


def arms_wanted(clip: MotionClip, begins: int, most: int) -> int:
    """The frame in which an action that begins to move in one frame has the arms do something, `most` frames later at
    the latest.
    """
    earliest = round(OPENING_LEFT_S * FPS)
    arms = clip.rotations[begins : begins + most + 1, _ARMS]
    turned = np.linalg.norm(matrix_to_axis_angle(np.swapaxes(arms[:1], -1, -2) @ arms), axis=-1).max(axis=-1)
    acts = np.flatnonzero(turned > WANTED_RAD)
    return begins + max(earliest, int(acts[0]) if len(acts) else most)


def going_back(first: MotionClip) -> int:
    """How many frames of an action are left where nothing but its return to rest, and its rest, is left out.

    Of the joints that lead, the last to set out for where it ends counts; the rest is left out from where feet, hips
    and trunk are near to where they end, for they are not led over.
    """
    left_out = max(0, first.num_frames - round((RETURN_S + 1) * FPS))
    first = first.crop(left_out, first.num_frames)
    count = first.num_frames
    seen = seen_from_pelvis(first)[0]
    away = np.linalg.norm(seen - seen[-1], axis=-1)
    earliest = min(count, max(SHORTEST_FRAMES, count - round(RETURN_S * FPS)))
    returns = [_sets_out(away[earliest - 1 :, place]) for place in _LEADING]
    begun = [place for place in returns if place is not None]
    begins = earliest - 1 + max(begun) if begun else max(earliest, count - round(TAIL_S * FPS)) - 1
    floor = first.translation[:, [0, 2]]
    gone = np.hypot(*(floor - floor[-1]).T)
    near = (
        foot_rests(first).all(axis=-1)
        & (away[:, _FEET].max(axis=-1) < SAME_FEET_M)
        & (away[:, _TRUNK].max(axis=-1) < SAME_TRUNK_M)
        & (np.abs(first.translation[:, 1] - first.translation[-1, 1]) < SAME_HIPS_M)
        & (gone < SAME_FEET_M)
    )
    away_last = np.flatnonzero(~near[begins:])
    return left_out + min(count, begins + (int(away_last[-1]) + 1 if len(away_last) else 0) + 1)


def _sets_out(away: FloatArray) -> int | None:
    """The frame in which a joint sets out for where it ends, of its distances [T] from there; None where it is there.

    From then on it comes nearer all the time.
    """
    moves = np.flatnonzero(away > AT_REST_M)
    if not len(moves):
        return None
    frame = int(moves[-1])
    while frame >= NEARER_FRAMES and away[frame - NEARER_FRAMES] > away[frame] + NEARER_M:
        frame -= 1
    return max(0, frame - NEARER_FRAMES)


def arms_apart(first: MotionClip, second: MotionClip) -> int:
    """How long arms take from where they are at the end of a clip to where another one has them half a second later."""
    soon = min(round(0.5 * FPS), second.num_frames - 1)
    return overlap_frames(first.rotations[-1, _ARMS], second.rotations[soon, _ARMS])


def overlap_frames(here: FloatArray, there: FloatArray) -> int:
    """How long arms take from their rotations [8, 3, 3] in one pose to those in another."""
    turned = np.linalg.norm(matrix_to_axis_angle(np.swapaxes(here, -1, -2) @ there), axis=-1)
    # The quintic is 1.875 times as fast in its middle as on average.
    seconds = 1.875 * float(turned.max()) / ARM_SPEED_RAD_PER_S
    return round(float(np.clip(seconds, SHORTEST_OVERLAP_S, LONGEST_OVERLAP_S)) * FPS)


def with_arms_led(first: MotionClip, second: MotionClip, after: MotionClip, frames: int) -> MotionClip:
    """What goes on after the first clip, its arms going from where they were there into those of the second.

    Args:
        first: ends where `after` begins.
        second: the second action by itself.
        after: the same as it goes on from the first.
        frames: how long the arms take.
    """
    frames = min(frames, second.num_frames - 1)
    weight = smooth_step(np.arange(1, frames) / frames)
    # They do not stop at once: their own turning of a frame ends over `COAST_FRAMES`.
    spin = np.zeros((len(_ARMS), 3))
    if first.num_frames > 1:
        spin = matrix_to_axis_angle(np.swapaxes(first.rotations[-2][_ARMS], -1, -2) @ first.rotations[-1][_ARMS])
    share = np.minimum(np.arange(1, frames) / COAST_FRAMES, 1.0)
    coasted = COAST_FRAMES * (share - share**2 + share**3 / 3)
    led = first.rotations[-1][_ARMS] @ axis_angle_to_matrix(coasted[:, None, None] * spin)
    rotations = after.rotations.copy()
    rotations[1:frames, _ARMS] = slerp(led, second.rotations[1:frames][:, _ARMS], weight[:, None])
    rotations[frames:, _ARMS] = second.rotations[frames:, _ARMS]
    return after.replace(rotations=rotations)
