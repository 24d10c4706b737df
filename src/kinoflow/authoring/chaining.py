"""Actions one after the other where the body is after each: it stays sitting for what arms can do, gets up, falls."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.authoring.action import Choice, find_action
from kinoflow.authoring.fit import SHORTEST_FRAMES, lasting, takes
from kinoflow.authoring.overlapping import begins_higher, entered, from_landing, lower_foot_m, overlapped, runs_up
from kinoflow.authoring.postures import (
    FLOATING,
    HANGING,
    LYING,
    ON_FLOOR,
    SITTING,
    STANDING,
    TRUNK_FREE,
    moved_over_to,
    posture,
    ways_between,
)
from kinoflow.authoring.postures import stays as keeps_place
from kinoflow.authoring.scene import lay_over
from kinoflow.motion.canonical import heading_rad, turn
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.edits import concatenated
from kinoflow.motion.features import FPS
from kinoflow.motion.joining import joined as moved_over
from kinoflow.motion.limbs import reach
from kinoflow.motion.matching import seen_from_pelvis
from kinoflow.motion.rotations import slerp
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import gaussian_mean, mean_beside, moving_maximum, smooth_step

FloatArray = NDArray[np.float64]
SEAM_S = 0.4
"""How long a clip takes to go over into the one that follows it."""
OTHER_LEGS_M = 0.2
"""Legs that are so far apart lie or kneel otherwise; changing over takes them twice as long."""
EASED_FRAMES = 2
"""What rises over the floor does so from some frames before it has to."""
LIMB_M_PER_S = 13.0
"""Where a limb would be drawn past the body faster than this, since it is folded already, the whole body rises."""
STEP_M = 0.08
"""Feet that are so much higher stand on something."""
_FEET = [joint(f"{side}_{part}") for side in "LR" for part in ("Ankle", "Foot")]
_ENDS = {
    **{f"{side}_Ankle": [joint(f"{side}_{part}") for part in ("Ankle", "Foot")] for side in "LR"},
    **{f"{side}_Wrist": [joint(f"{side}_Wrist")] for side in "LR"},
}
_LEGS = [joint(f"{side}_{part}") for side in "LR" for part in ("Knee", "Ankle")]
TOO_LONG = 1.04
"""Actions are joined anew, shorter or longer, where they come out longer or shorter than asked by this factor."""
BETWEEN_S = 2.0
"""How long getting up or down between two actions takes where somebody says how long the whole does."""
REST_AFTER_S, REST_BEFORE_S = 1.7, 1.0
"""How much of two actions of a fight, after the first and before the second, may be left out."""
REST_COST_M_PER_S = 0.12
"""How far poses may be apart for every second of rest that is left out."""
SAME_STANCE_M = 0.16
ON_GUARD_M_PER_S = 0.6
"""Nothing of somebody who waits on his guard moves faster than this."""
WAIT_S = 1.2
"""How long somebody who is down stops where nobody says how long."""
LOOKED_AT_FRAMES, NEAR_S = 3, 1.0
"""In which frames the posture is looked for in which an action goes on, and how long after the first the pose may be
nearer."""
QUIET_FRAMES, SINKS_M_PER_S = 4, 0.1
"""Who is down is quiet there: for so many frames before and after, the hips rise and sink no faster than this."""
_FALLING = """
    collapse; collapse from a headshot; die falling backward; die falling forward; die falling sideways; fall backward;
    fall forward; fall sideways; knocked back to the floor; faint; die slowly clutching the chest
"""
FALLING = frozenset(" ".join(_FALLING.split()).split("; "))
"""Actions that end on the floor."""


def followed_by(first: MotionClip, second: MotionClip) -> MotionClip:
    """The second clip after the first: turned and moved to where the body is, the poses going over in `SEAM_S`.

    Who stands higher than the floor, on stairs, goes on there.
    """
    second = turn(second, float(heading_rad(first)[-1] - heading_rad(second)[0]))
    rotations, translation = second.rotations.copy(), second.translation.copy()
    translation[:, [0, 2]] += first.translation[-1, [0, 2]] - translation[0, [0, 2]]
    here, there = posture(first), posture(second, 0)
    if here == there == STANDING:
        step_m = lower_foot_m(first.joints[-1]) - lower_foot_m(second.joints[0])
        translation[:, 1] += step_m if step_m > STEP_M else 0.0
    others = here != STANDING != there and _legs_apart_m(first, second) > OTHER_LEGS_M
    frames = min(round((2 if others else 1) * SEAM_S * FPS), second.num_frames - 1)
    weight = smooth_step(np.linspace(0.0, 1.0, frames + 2)[1:-1])
    rotations[:frames] = slerp(
        np.broadcast_to(first.rotations[-1], rotations[:frames].shape), rotations[:frames], weight[:, None]
    )
    gap = first.translation[-1, 1] - translation[0, 1]
    translation[:frames, 1] += (1 - weight) * gap
    if not here == there == STANDING:
        lowest = min(float(first.joints[-1, :, 1].min()), float(second.joints[frames, :, 1].min()))
        straight = second.replace(rotations=rotations[:frames], translation=translation[:frames])
        bent = _drawn_through(straight, lowest)
        seam = bent if fastest_m_per_s(bent.joints) < max(LIMB_M_PER_S, fastest_m_per_s(straight.joints)) else straight
        # Who changes from one knee to the other rises for what limbs alone cannot do.
        rotations[:frames] = seam.rotations
        translation[:frames, 1] += _not_below(seam.joints[..., 1].min(axis=1), lowest)
    return first.replace(
        rotations=np.concatenate([first.rotations, rotations[1:]]),
        translation=np.concatenate([first.translation, translation[1:]]),
    )


def fastest_m_per_s(joints: FloatArray, fps: float = FPS) -> float:
    """The highest speed that any of joints [T, J, 3] has from one frame to the next; 0 of a single frame."""
    return float(np.linalg.norm(np.diff(joints, axis=0), axis=-1).max(initial=0.0)) * fps


def _drawn_through(clip: MotionClip, lowest_m: float) -> MotionClip:
    """Limbs that would go through the floor on their way past the body bend instead."""
    for end, joints in _ENDS.items():
        raised = _not_below(clip.joints[:, joints, 1].min(axis=1), lowest_m)
        if raised.any():
            places = clip.joints[:, joint(end)] + raised[:, None] * [0.0, 1.0, 0.0]
            clip = reach(clip, end, places, changed=raised > 0)
    return clip


def _not_below(height_m: FloatArray, lowest_m: float) -> FloatArray:
    """[T] how much heights must rise not to be below another one, with a smooth beginning and end."""
    size = 2 * EASED_FRAMES + 1
    need = moving_maximum(np.pad(np.maximum(lowest_m - height_m, 0.0), size - 1), size)
    return mean_beside(need[None], size)[0, size - 1 : 1 - size]


@dataclass(frozen=True, eq=False)
class Piece:
    """One action of several that are joined.

    Attributes:
        seconds: its own length.
        play: the clip of a number of frames, or of its own length.
        needs: "arms" (with the head) or "trunk" where that is all that it needs of somebody who stands, else empty.
        rises: it is a getting up, of which there are several: the one from where the body is gets played, and none
            where it stands already.
        play_standing: the same as `play`, of an action that can begin standing too, begun so; or None.
        play_other: the same as `play`, on the other side, where nobody has said on which; or None.
        falls: it is a fall, for which nobody who is down already gets up first.
        fights: it is one of a fight, between which nobody lets the arms hang.
        stays: the limbs that it moves stay at its end where they are.
        waits: nothing is done: who is down stays so.
        stops: somebody comes to rest at its end before what follows.
        play_on: the same as `play`, of a way of getting along that ends in full stride; or None.
    """

    seconds: float
    play: Callable[[int | None], MotionClip]
    needs: str = ""
    rises: bool = False
    play_standing: Callable[[int | None], MotionClip] | None = None
    play_other: Callable[[int | None], MotionClip] | None = None
    falls: bool = False
    fights: bool = False
    stays: bool = False
    waits: bool = False
    stops: bool = False
    play_on: Callable[[int | None], MotionClip] | None = None


def joined(pieces: Sequence[Piece], seconds: float | None, generator: np.random.Generator) -> MotionClip:
    """Actions one after the other that cannot be written on one timeline, because one ends sitting or lying.

    Arms and head of an action that needs no more move over the last pose; before one that begins standing the body gets
    up, and before one that begins lower it gets down.

    Args:
        pieces: in order.
        seconds: length of the whole, or None for its own.
        generator: of the actions between.
    """
    if seconds is None:
        return _joined(pieces, None, generator)
    share = seconds / sum(piece.seconds for piece in pieces)
    clip = _joined(pieces, share, generator)
    if not 1 / TOO_LONG < clip.num_frames / (seconds * FPS) < TOO_LONG:
        # What was put between takes its time too, and what runs into the next saves some.
        clip = _joined(pieces, share * seconds * FPS / clip.num_frames, generator)
    return clip


def _joined(pieces: Sequence[Piece], share: float | None, generator: np.random.Generator) -> MotionClip:
    """Each piece as long as this share of its own length, or as it is."""
    clip: MotionClip | None = None
    fought = stopped = False
    # Where the last action began that nobody was told to get up after.
    began: int | None = None
    # What there is so far, going on in full stride.
    on: Callable[[], MotionClip] | None = None
    between_frames = None if share is None else max(SHORTEST_FRAMES, round(min(share, 1.0) * BETWEEN_S * FPS))
    for piece in pieces:
        num_frames = None if share is None else max(SHORTEST_FRAMES, round(share * piece.seconds * FPS))
        here = "" if clip is None else posture(clip)
        if clip is not None and piece.rises:
            began = None
            if here != STANDING:
                clip = _led(clip, STANDING, generator, num_frames)
            continue
        if clip is not None and piece.falls and here != STANDING:
            if here not in LYING:
                clip = followed_by(clip, from_height(piece.play(num_frames), float(clip.joints[-1, 0, 1])))
            continue
        if clip is not None and piece.waits and here != STANDING:
            clip = lasting(clip, clip.num_frames + (num_frames or round(WAIT_S * FPS)))
            continue
        standing = here == STANDING and piece.play_standing
        after = piece.play_standing(num_frames) if standing and piece.play_standing else piece.play(num_frames)
        on_guard, fought = fought and piece.fights, piece.fights
        at_rest, stopped = stopped or piece.waits, piece.stops or piece.waits
        strides, on = on, None
        if clip is None:
            clip, began = after, 0
            on = _on(None, piece, num_frames)
            continue
        held = kept(clip, after, piece.needs, stays=piece.stays)
        if held is not None:
            clip, began = concatenated([clip, held]), None
            continue
        if here == STANDING and begins_higher(after, clip):
            # Who jumps and lands has landed already.
            after = from_landing(after)
        if here != STANDING:
            sides = [after, *([] if piece.play_other is None else [piece.play_other(num_frames)])]
            sides = [from_posture(one, here, clip) if posture(one, 0) == STANDING else one for one in sides]
            after = min(sides, key=partial(_legs_apart_m, clip))
        there = posture(after, 0)
        if here == STANDING != there and began is not None:
            clip = until_posture(clip, there, began)
            here = posture(clip)
        began = clip.num_frames
        if here != there:
            clip = _led(clip, there, generator, between_frames, after)
        elif on_guard and here == STANDING:
            clip, after = without_rest(clip, after)
        if posture(clip) == STANDING == there and not (on_guard or at_rest or begins_higher(after, clip)):
            into = entered(strides(), after) if strides is not None and runs_up(after) else None
            on = _on(clip, piece, num_frames)
            clip = overlapped(clip, after) if into is None else into
            continue
        clip = followed_by(clip, after)
    assert clip is not None
    return clip


def _on(before: MotionClip | None, piece: Piece, num_frames: int | None) -> Callable[[], MotionClip] | None:
    """What makes a clip, and a way of getting along after it, end in full stride; None of anything else."""
    play_on = piece.play_on
    if play_on is None or piece.stops:
        return None
    return lambda: play_on(num_frames) if before is None else overlapped(before, play_on(num_frames))


def kept(before: MotionClip, over: MotionClip, needs: str, *, stays: bool = False) -> MotionClip | None:
    """Arms and head, and the trunk where it is free, of an action in the pose in which a clip ends, as long as it is.

    Args:
        before: the end of what was before.
        over: the action as somebody does it who stands.
        needs: what of the body it needs, see `Piece`, as is the last.
        stays: whether its limbs stay where they are.

    Returns:
        its frames; None where the body has to change its posture for it, or stands.
    """
    here, there = posture(before), posture(over, 0)
    if here == ON_FLOOR and there == SITTING:
        # What is done at a table can be done on the floor.
        free = keeps_place(over)
    else:
        free = here in TRUNK_FREE if needs == "trunk" else needs == "arms" and here not in (STANDING, HANGING)
        free = free and there == STANDING
    if not free:
        return None
    still = before.crop(before.num_frames - 1, before.num_frames)
    return lay_over(lasting(still, over.num_frames), over, 0, spine=here in TRUNK_FREE, stays=stays)


def from_posture(clip: MotionClip, there: str, before: MotionClip) -> MotionClip:
    """What is left of an action that begins standing and gets down by itself, from where it is down.

    Who kneels and ties a shoe does not get up first to kneel again, and who is on all fours does not either.

    Args:
        clip: the action.
        there: the posture in which the body is before it.
        before: what it follows, which ends so.

    Returns:
        the clip as it is where the body never gets there.
    """
    places = range(0, clip.num_frames - SHORTEST_FRAMES, LOOKED_AT_FRAMES)
    held = {place: posture(clip, place) for place in places}
    goal = next((goal for goal in moved_over_to(there) if goal in held.values()), None)
    if goal is None:
        return clip
    first = next(place for place in places if held[place] == goal)
    near = [place for place in places if first <= place <= first + NEAR_S * FPS and held[place] == goal]
    last, seen = seen_from_pelvis(before)[0][-1], seen_from_pelvis(clip)[0]
    begin = min(near, key=lambda place: float(np.abs(seen[place] - last).mean()))
    return clip.crop(begin, clip.num_frames)


def _legs_apart_m(first: MotionClip, second: MotionClip) -> float:
    """How far legs and feet have to go from the end of one clip to the beginning of another, mean of their joints."""
    last, next_ = seen_from_pelvis(first)[0][-1], seen_from_pelvis(second)[0][0]
    return round(float(np.linalg.norm(last[_LEGS] - next_[_LEGS], axis=-1).mean()), 2)


def until_posture(clip: MotionClip, there: str, began: int) -> MotionClip:
    """A clip without the getting up at the end of its last action, where what follows is done where that was.

    Args:
        clip: which ends standing.
        there: the posture in which what follows begins.
        began: the frame in which the last action begins.

    Returns:
        the clip as it is where the body was not there during that action.
    """
    places = range(clip.num_frames - 1, began + SHORTEST_FRAMES, -LOOKED_AT_FRAMES)
    last = next((place for place in places if posture(clip, place) == there), None)
    return clip if last is None else clip.crop(0, last + 1)


def kept_down(clip: MotionClip, there: str = "") -> int:
    """How many frames are left of an action without its getting up, where what follows is done where the body was.

    Args:
        clip: the action; all of it is left where it does not end standing, or where the body has not been down.
        there: the posture in which what follows begins; any but standing if empty.
    """
    if posture(clip) != STANDING:
        return clip.num_frames
    up = (STANDING, HANGING, FLOATING)
    sinks_m_s = np.abs(np.gradient(gaussian_mean(clip.translation[:, 1], 2.0))) * clip.fps
    quiet = moving_maximum(sinks_m_s, 2 * QUIET_FRAMES + 1) < SINKS_M_PER_S
    for frame in np.flatnonzero(quiet)[::-1].tolist():
        here = posture(clip, frame)
        if frame > SHORTEST_FRAMES and (here == there if there else here not in up):
            return frame + 1
    return clip.num_frames


def guarded(first: MotionClip, second: MotionClip) -> tuple[int, int] | None:
    """Two blows without the rest between them, as `without_rest` has it, where nothing moves quickly in either.

    Returns:
        how many frames of the first are left, and the frame of the second from which on it is done; None where they are
        nowhere on their guard in the same stance.
    """
    ends = first.num_frames - 1 - np.arange(max(1, min(round(REST_AFTER_S * FPS), first.num_frames - SHORTEST_FRAMES)))
    begins = np.arange(max(1, min(round(REST_BEFORE_S * FPS), second.num_frames - SHORTEST_FRAMES)))
    return _least_rest(first, second, ends, begins, ON_GUARD_M_PER_S)


def _least_rest(
    first: MotionClip,
    second: MotionClip,
    ends: NDArray[np.int64],
    begins: NDArray[np.int64],
    quickest_m_per_s: float = np.inf,
) -> tuple[int, int] | None:
    """Where one clip is left and the next begun, see `guarded`: the longer the rest that is left out the better.

    Args:
        first: a clip.
        second: what follows it.
        ends: [N] frames of the first in which it may be left, the last one first.
        begins: [M] frames of the second in which it may begin.
        quickest_m_per_s: how fast any joint may be in either.
    """
    (last, last_speed), (next_, next_speed) = seen_from_pelvis(first), seen_from_pelvis(second)
    apart_m = np.linalg.norm(last[ends][:, None] - next_[begins][None], axis=-1)
    cost = apart_m.mean(axis=-1) - REST_COST_M_PER_S * (np.arange(len(ends))[:, None] + begins[None]) / FPS
    cost[apart_m[:, :, _FEET].max(axis=-1) > SAME_STANCE_M] = np.inf
    cost[np.linalg.norm(last_speed[ends], axis=-1).max(axis=-1) > quickest_m_per_s] = np.inf
    cost[:, np.linalg.norm(next_speed[begins], axis=-1).max(axis=-1) > quickest_m_per_s] = np.inf
    if not np.isfinite(cost).any():
        return None
    place, start = np.unravel_index(int(np.argmin(cost)), cost.shape)
    return int(ends[place]) + 1, int(begins[start])


def passage(
    name: str,
    settings: Mapping[str, Any],
    generator: np.random.Generator,
    num_frames: int | None = None,
    *,
    after: MotionClip | None = None,
    before: MotionClip | None = None,
) -> MotionClip:
    """An action of getting up or down: on the side and knees that go best with what is before or after it.

    Args:
        name: of the action.
        settings: of its parameters.
        generator: decides what is not set.
        num_frames: its length; its own if not given.
        after: what it follows.
        before: what follows it.
    """
    act = find_action(name)
    free = [key for key in ("side", "knees") if key in act.parameters and key not in settings]
    kinds = [kind.values for key in free if isinstance(kind := act.parameters[key], Choice)]
    clips = [
        takes(act, {**settings, **dict(zip(free, values, strict=True))}, generator, 1)[0].play(num_frames)
        for values in itertools.product(*kinds)
    ]

    def gap_m(clip: MotionClip) -> float:
        gap = 0.0
        if after is not None:
            gap += float(np.abs(seen_from_pelvis(after)[0][-1] - seen_from_pelvis(clip)[0][0]).mean())
        if before is not None:
            gap += float(np.abs(seen_from_pelvis(before)[0][0] - seen_from_pelvis(clip)[0][-1]).mean())
        return gap

    return min(clips, key=gap_m)


def _led(
    clip: MotionClip,
    there: str,
    generator: np.random.Generator,
    num_frames: int | None,
    before: MotionClip | None = None,
) -> MotionClip:
    """A clip and the way from the posture in which it ends to another one, in which what follows begins."""
    ways = [(name, settings) for name, settings in ways_between(posture(clip), there) if name]
    if not ways and before is None:
        # Moving over is enough.
        return moved_over(clip, passage("stand still", {}, generator, num_frames))
    for number, (name, settings) in enumerate(ways):
        last = before if number == len(ways) - 1 else None
        clip = followed_by(clip, passage(name, settings, generator, num_frames, after=clip, before=last))
    return clip


def without_rest(first: MotionClip, second: MotionClip) -> tuple[MotionClip, MotionClip]:
    """Two clips without the rest between them: where the first is still on its guard and the second already is.

    The longer the rest that is left out the better, as long as the poses are alike and the feet stand where they stood.
    """
    ends = first.num_frames - 1 - np.arange(min(round(REST_AFTER_S * FPS), first.num_frames - SHORTEST_FRAMES))
    begins = np.arange(min(round(REST_BEFORE_S * FPS), second.num_frames - SHORTEST_FRAMES))
    if not len(ends) or not len(begins):
        return first, second
    found = _least_rest(first, second, ends, begins)
    if found is None:
        return first, second
    return first.crop(0, found[0]), second.crop(found[1], second.num_frames)


def from_height(fall: MotionClip, height_m: float) -> MotionClip:
    """What is left of a fall from where the hips have come down to a height."""
    lower = np.flatnonzero(fall.joints[:, 0, 1] <= height_m)
    begins = min(int(lower[0]) if len(lower) else 0, fall.num_frames - SHORTEST_FRAMES)
    return fall.crop(max(0, begins), fall.num_frames)
