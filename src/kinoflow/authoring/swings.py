"""What one leg does standing on the other, done in a step of a walk: a kick, a knee strike, a stamp."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.edits import PARTS, at_times
from kinoflow.motion.joining import foot_rests, lowered
from kinoflow.motion.limbs import reach
from kinoflow.motion.rotations import rotation_about_y, slerp
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import runs, smooth_step

FloatArray = NDArray[np.float64]

HIGH_M = 0.25
"""A foot that is lifted no higher than this takes a step."""
QUICKER, SLOWER = 1.25, 1.8
"""How much quicker the other steps of the walk and how much slower the one that is changed become at most."""
CHANGES_FRAMES = 6
"""Over so many frames the pace changes."""
SHORTEST_SWING = 8
"""Frames of a step that are needed at least."""
HEEL_FRAMES = 3
"""So much before its toes leave the floor a leg begins."""
COMES = 0.5
"""Share of the step in which the leg goes over from walking to what it does; as long it takes back."""
BEYOND_FRAMES = 7
"""Trunk and arms begin so much before the leg, and end so much after it."""
ARMS_FRAMES = 10
"""They take so long at least to get there, and back."""
RIMS = 0.12
"""Shares of what a leg does, at its beginning and its end, in which it gets from where it stands and back."""
PIVOTS_RAD = np.radians(20.0)
"""A standing foot that turns by less than this stays as it stands."""
_ENDS = ("L_Ankle", "R_Ankle")


@dataclass(frozen=True)
class Swing:
    """What one leg does while the other stands.

    Attributes:
        side: of the leg, 0 left and 1 right.
        start: first frame in which its foot is off the floor.
        stop: the frame after the last.
    """

    side: int
    start: int
    stop: int


def swing_of(clip: MotionClip) -> Swing | None:
    """The one thing that a leg does in a clip while the other foot stands; None where both are lifted high, or none.

    Args:
        clip: somebody on his feet, on the floor y = 0.
    """
    rests = foot_rests(clip)
    found: list[Swing] = []
    for side, end in enumerate(_ENDS):
        ankles = [joint(end), joint(end.replace("Ankle", "Foot"))]
        lifted = clip.joints[:, ankles, 1] - clip.skeleton.rest_positions[ankles, 1]
        found += [
            Swing(side, start, stop)
            for start, stop in runs(~rests[:, side])
            if lifted[start:stop].min(axis=1).max() > HIGH_M
        ]
    if len(found) != 1:
        return None
    only = found[0]
    return only if rests[only.start : only.stop, 1 - only.side].all() else None


def done_walking(walk: MotionClip, over: MotionClip) -> MotionClip | None:
    """A walk in one of whose steps a leg does what it does in another clip; None where the walk has no such step.

    The step takes longer than the others, the leg does what it does in it instead of swinging ahead, and comes down
    where the walk has it. Trunk and arms go along. The other foot stands where it stood, and pivots as it does.

    Args:
        walk: T frames on the floor y = 0.
        over: somebody who does it standing.

    Returns:
        T frames, the first and the last as in the walk.
    """
    swing = swing_of(over)
    if swing is None:
        return None
    steps = [(start, stop) for start, stop in runs(~foot_rests(walk)[:, swing.side])]
    long_enough = [step for step in steps if step[1] - step[0] >= SHORTEST_SWING]
    if not long_enough:
        return None
    # The one in the middle has most of the walk before and after it.
    start, stop = min(long_enough, key=lambda step: abs(sum(step) - walk.num_frames))
    # The leg leaves the floor and comes back to it as in the walk: of what it does, what is between is shown.
    rims = RIMS * (swing.stop - swing.start)
    shown = swing.stop - swing.start - 2 * rims
    walk, start, stop = _slower(walk, start, stop, round(shown))
    # The heel has left the floor before the toes do.
    start = max(0, start - HEEL_FRAMES)
    frames = np.arange(walk.num_frames, dtype=np.float64)
    pace = shown / (stop - start)
    done = at_times(over, swing.start + rims + pace * (frames - start))
    share = (frames - start + 1) / (stop - start + 1)
    leg = smooth_step(np.clip(np.minimum(share, 1 - share) / COMES, 0, 1))
    first, last = max(0, start - BEYOND_FRAMES), min(walk.num_frames - 1, stop + BEYOND_FRAMES)
    middle = (start + stop) / 2
    rising = (frames - first) / max(ARMS_FRAMES, middle - first)
    falling = (last - frames) / max(ARMS_FRAMES, last - middle)
    body = smooth_step(np.clip(np.minimum(rising, falling), 0, 1))
    rotations = walk.rotations.copy()
    # Seen from where the walk leads, as the action is seen from where it faced.
    turns = rotation_about_y(heading_rad(walk) - float(heading_rad(over)[0]))
    rotations[:, 0] = slerp(walk.rotations[:, 0], turns @ done.rotations[:, 0], body)
    for name, weight in (("upper body", body), (f"{('left', 'right')[swing.side]} leg", leg)):
        which = [joint(part) for part in PARTS[name]]
        rotations[:, which] = slerp(walk.rotations[:, which], done.rotations[:, which], weight[:, None])
    found = walk.replace(rotations=rotations)
    return _standing(walk, found, done, leg, body, 1 - swing.side)


def _slower(walk: MotionClip, start: int, stop: int, wanted: int) -> tuple[MotionClip, int, int]:
    """The walk with one of its steps, and its new frames, slower, towards so many frames, and the others quicker.

    No more than that both are about as much quicker than they would be.
    """
    count, long = walk.num_frames, stop - start
    rest = count - 1 - long
    longer = long
    while longer < min(wanted, SLOWER * long) and rest < (count - 2 - longer) * min(QUICKER, wanted / longer):
        longer += 1
    if longer == long:
        return walk, start, stop
    # Source frames a frame: `slow` in that step, `quick` in all others, and in between for a moment.
    quick = rest / (count - 1 - longer)
    begins = start / quick
    inside = np.minimum(np.arange(count - 1) + 0.5 - begins, begins + longer - np.arange(count - 1) - 0.5)
    within = smooth_step(np.clip(0.5 + inside / CHANGES_FRAMES, 0.0, 1.0))
    # As much as is left of the way for the step.
    slow = (count - 1 - quick * (1 - within).sum()) / within.sum()
    source = np.concatenate([[0.0], np.cumsum(quick + (slow - quick) * within)])
    new = np.interp([start, stop], source, np.arange(count))
    return at_times(walk, source), round(float(new[0])), round(float(new[1]))


def _standing(
    walk: MotionClip, found: MotionClip, done: MotionClip, leg: FloatArray, body: FloatArray, side: int
) -> MotionClip:
    """The walk as it was changed, with the standing foot (`side`) where it was, and the other one not in the floor."""
    end, other = _ENDS[side], _ENDS[1 - side]
    changed = body > 0
    foot = done.global_rotations[:, joint(end)]
    ahead = np.unwrap(np.arctan2(foot[:, 0, 2], foot[:, 2, 2]))
    first = int(np.argmax(leg > 0))
    # As it pivots in the action from where the leg is lifted, if it does; on the ball of the foot.
    turn = leg * (ahead - ahead[first])
    pivots = rotation_about_y(turn if np.abs(turn).max() > PIVOTS_RAD else np.zeros_like(turn))
    ball = walk.joints[:, joint(end.replace("Ankle", "Foot"))]
    places = ball + np.einsum("tij,tj->ti", pivots, walk.joints[:, joint(end)] - ball)
    turned = pivots @ walk.global_rotations[:, joint(end)]
    found = lowered(found, {side: (places, turned, changed)})
    found = reach(found, end, places, turned, changed)
    swings = found.joints[:, joint(other)]
    toes = joint(other.replace("Ankle", "Foot"))
    rest = walk.skeleton.rest_positions
    low = np.minimum(swings[:, 1] - rest[joint(other), 1], found.joints[:, toes, 1] - rest[toes, 1])
    raised = swings + np.maximum(-low, 0.0)[:, None] * [0.0, 1.0, 0.0]
    # Where the leg walks it does so to where the walk has it.
    places = (1 - leg)[:, None] * walk.joints[:, joint(other)] + leg[:, None] * raised
    return reach(found, other, places, found.global_rotations[:, joint(other)], changed)
