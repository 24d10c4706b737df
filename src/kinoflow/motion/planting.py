"""Feet planted anew in a motion that was led through known frames: they stand, or step, and do not slide between."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.clip import MotionClip
from kinoflow.motion.joining import NEAR_FRAMES, carried, fading, foot_rests, frames_away, lowered
from kinoflow.motion.limbs import limb_length_m, reach
from kinoflow.motion.measures import foot_slide_mm_per_frame
from kinoflow.motion.rotations import axis_angle_to_matrix, matrix_to_axis_angle
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import BoolArray, eased_around, gaussian_mean, runs, smooth_step
from kinoflow.motion.warping import HIGH_M

FloatArray = NDArray[np.float64]

ON_FEET_M = 0.5
"""A pelvis below this is not carried by the feet alone: there, nothing is changed."""
LOW_M, FLAT_M = 0.02, 0.03
"""A known foot whose lowest point is lower than this stands; it is flat where its ankle is lower, too."""
POSE_FRAMES = 3
"""Fewer known frames in a row say nothing of how fast a foot is."""
STANDS_FRAMES = 3
"""A foot that stands in a known frame stands so long before and after it at least."""
TIPPED_M = 0.05
"""A foot whose heel is lifted more than this leaves the floor as the motion has it, and one whose toes are came so."""
SAME_M = 0.04
"""Two places of a foot that are nearer to each other are one."""
LEAST_SHIFT_M = 0.004
SHORTEST_SWING, SWINGS_M_PER_S = 7, 3.0
"""How many frames a step takes at least, and how fast a foot is in it on average at most."""
LIFT_M, LIFT_SHARE, LIFT_POWER = 0.06, 0.4, 1.5
"""How high a foot is lifted in a step, which share of a short one, and the power of the sine over its time."""
BESIDE_M = 0.12
"""A foot in the air that comes farther behind where it was, or beyond where it gets to, goes straight instead."""
EASED_FRAMES = 0.8
"""Standard deviation of the Gaussian over time by which a foot comes to rest and leaves it."""
SLIDES, SAME_MM = 1.05, 0.05
"""Feet that slide no more than so many times what is allowed are left alone, and those that would slide more anew."""
_ENDS = (("L_Ankle", "L_Foot"), ("R_Ankle", "R_Foot"))


@dataclass(frozen=True, eq=False)
class _Foot:
    """One foot of a clip over time: ankle and toes [T, 3], and their heights above where they rest [T]."""

    ankle: FloatArray
    toes: FloatArray
    heights: tuple[FloatArray, FloatArray]

    @staticmethod
    def of(clip: MotionClip, side: int) -> _Foot:
        """The foot of a side, 0 left and 1 right."""
        ends = [joint(name) for name in _ENDS[side]]
        ankle, toes = (clip.joints[:, end] for end in ends)
        rest = clip.skeleton.rest_positions[ends, 1]
        return _Foot(ankle, toes, (ankle[:, 1] - rest[0], toes[:, 1] - rest[1]))

    @property
    def lowest(self) -> FloatArray:
        """[T] height of its lower end above the floor."""
        return np.minimum(*self.heights)

    def to(self, place: tuple[FloatArray, FloatArray], frames: NDArray[np.int64], held: FloatArray) -> FloatArray:
        """[F, 2] how far, on the floor, the end that carries is from its place; held [T] is 1 where the ankle is it."""
        ankle, toes = (height[frames] for height in self.heights)
        share = smooth_step(np.clip(0.5 + (toes - ankle) / (2 * FLAT_M), 0.0, 1.0))[:, None]
        share = np.maximum(share, held[frames, None])
        away = [there - here[frames] for there, here in zip(place, (self.ankle, self.toes), strict=True)]
        return (share * away[0] + (1 - share) * away[1])[:, [0, 2]]


def planted_around(clip: MotionClip, known: BoolArray, allowed_mm: float = 0.0) -> MotionClip:
    """The clip with feet that stand where known frames have them, and are lifted on their way from place to place.

    A foot that stands in a known frame stands around it; every other rest of a foot stays where it is in the middle,
    or gives way where a step has to fit between. Between two places the foot goes as it did, no lower than a step and
    neither back nor too far. Legs follow by inverse kinematics, the hips sink where they are too short. A motion of
    feet that slide no more than allowed, or would slide more, is given back as it was.

    Args:
        clip: T frames on the floor y = 0.
        known: [T] frames that stay as they are, to the bit.
        allowed_mm: how far feet slide a frame (`motion.measures.foot_slide_mm_per_frame`) where all is well, as in the
            motion before it was led.
    """
    known = known | (clip.translation[:, 1] < ON_FEET_M)
    if known.all() or not known.any():
        return clip
    slid = foot_slide_mm_per_frame(clip, 0.0)
    if slid <= SLIDES * allowed_mm:
        return clip
    rests = foot_rests(clip)
    everywhere = known[:, None]
    clip, given = (
        eased_around(clip, np.repeat(everywhere, clip.rotations.shape[1], 1), np.repeat(everywhere, 3, 1)),
        clip,
    )
    feet: dict[int, tuple[FloatArray, FloatArray, BoolArray]] = {}
    stand: dict[int, tuple[FloatArray, FloatArray, BoolArray]] = {}
    for side, (end, _) in enumerate(_ENDS):
        foot = _Foot.of(clip, side)
        stood = _stood(foot, rests[:, side], known)
        owner, places = _stands(foot, rests[:, side], known, stood)
        turned, held = _flat(clip.global_rotations[:, joint(end)], foot, known, stood)
        owner = _in_reach(clip, side, foot, owner, places, held)
        moved = _way(foot, owner, places, known, held)
        moved = carried(clip, side, moved, (owner < 0) & ~known)
        feet[side] = moved, turned, ~known
        stand[side] = moved, turned, owner >= 0
    weight = smooth_step(np.clip(frames_away(known) / NEAR_FRAMES, 0.0, 1.0))
    # For feet that stand the hips sink; legs in the air are as long as they are.
    sunk = lowered(clip, stand)
    found = clip.replace(translation=clip.translation + weight[:, None] * (sunk.translation - clip.translation))
    for side, (end, _) in enumerate(_ENDS):
        found = reach(found, end, *feet[side])
    return found if foot_slide_mm_per_frame(found, 0.0) < slid + SAME_MM else given


def eased_on_feet(clip: MotionClip, known: BoolArray, allowed_mm: float) -> MotionClip:
    """The clip with the least jerk near known frames (`smoothing.eased_around`), where feet slide no more for it.

    Args:
        clip: T frames on the floor y = 0.
        known: [T] frames that stay as they are, to the bit; where the pelvis is low, nothing is changed.
        allowed_mm: how far feet slide a frame where all is well, see `planted_around`.
    """
    stays = (known | (clip.translation[:, 1] < ON_FEET_M))[:, None]
    found = eased_around(clip, np.repeat(stays, clip.rotations.shape[1], 1), np.repeat(stays, 3, 1))
    slid = max(SLIDES * allowed_mm, foot_slide_mm_per_frame(clip, 0.0) + SAME_MM)
    return found if foot_slide_mm_per_frame(found, 0.0) <= slid else clip


def _stood(foot: _Foot, rests: BoolArray, known: BoolArray) -> BoolArray:
    """[T] first and last known frames in which the foot stands: in a pose, where it is low; else, where it rests."""
    found = np.zeros(len(known), bool)
    for start, stop in runs(known):
        for frame in (start, stop - 1):
            found[frame] = foot.lowest[frame] < LOW_M and (stop - start < POSE_FRAMES or rests[frame])
    return found


def _stands(
    foot: _Foot, rests: BoolArray, known: BoolArray, stood: BoolArray
) -> tuple[NDArray[np.int64], list[tuple[FloatArray, FloatArray]]]:
    """Of each frame at which place the foot stands, -1 for none; and the places of ankle and toes."""
    count = len(known)
    owner = np.full(count, -1)
    places: list[tuple[FloatArray, FloatArray]] = []
    for start, stop in runs(rests):
        owner[start:stop] = len(places)
        places.append((np.median(foot.ankle[start:stop], axis=0), np.median(foot.toes[start:stop], axis=0)))
    spans = runs(known)
    free = np.diff([0, *(edge for span in spans for edge in span), count])[::2]
    for number, (start, stop) in enumerate(spans):
        for frame, step, room in ((start, -1, free[number]), (stop - 1, 1, free[number + 1])):
            outside = frame + step * np.arange(1, room + 1)
            if not stood[frame]:
                # In the air: it has left the floor before, and lands after.
                owner[outside[: min(STANDS_FRAMES, room // 3)]] = -1
                continue
            places.append((foot.ankle[frame], foot.toes[frame]))
            goes = stop - start >= POSE_FRAMES and foot.heights[0 if step > 0 else 1][frame] > TIPPED_M
            stands = 0 if goes else min(STANDS_FRAMES, room // 3)
            while stands < room and owner[outside[stands]] >= 0:
                if np.linalg.norm((places[owner[outside[stands]]][0] - foot.ankle[frame])[[0, 2]]) > SAME_M:
                    break
                stands += 1
            owner[outside[:stands]] = len(places) - 1
            for at, other in enumerate(outside[stands:], start=1):
                if owner[other] >= 0:
                    way = float(np.linalg.norm((places[owner[other]][0] - foot.ankle[frame])[[0, 2]]))
                    if at > max(SHORTEST_SWING, round(30.0 * way / SWINGS_M_PER_S)):
                        break
                    owner[other] = -1
    owner[known] = -1
    return owner, places


def _in_reach(
    clip: MotionClip,
    side: int,
    foot: _Foot,
    owner: NDArray[np.int64],
    places: list[tuple[FloatArray, FloatArray]],
    held: FloatArray,
) -> NDArray[np.int64]:
    """The frames in which the foot stands, without those in which the leg is too short for it."""
    end = _ENDS[side][0]
    hip = clip.joints[:, joint(end.replace("Ankle", "Hip"))]
    found = owner.copy()
    for frame in np.flatnonzero(owner >= 0):
        place = foot.ankle[frame].copy()
        place[[0, 2]] += foot.to(places[owner[frame]], np.array([frame]), held)[0]
        was = float(np.linalg.norm(foot.ankle[frame] - hip[frame]))
        if np.linalg.norm(place - hip[frame]) > max(was, 1.03 * limb_length_m(clip, end)):
            found[frame] = -1
    return found


def _way(
    foot: _Foot,
    owner: NDArray[np.int64],
    places: list[tuple[FloatArray, FloatArray]],
    known: BoolArray,
    flat: FloatArray,
) -> FloatArray:
    """[T, 3] where the ankle is."""
    count = len(known)
    shift = np.zeros((count, 2))
    held = known.copy()
    held[[0, -1]] = True
    for number, place in enumerate(places):
        frames = np.flatnonzero((owner == number) & ~known)
        if len(frames):
            away = foot.to(place, frames, flat)
            shift[frames] = away if np.linalg.norm(away, axis=-1).max() > LEAST_SHIFT_M else 0.0
            held[frames] = True
    moved = foot.ankle.copy()
    lift = np.zeros(count)
    for start, stop in runs(~held):
        before, after = start - 1, stop
        share = smooth_step(np.arange(1, stop - start + 1) / (stop - start + 1))[:, None]
        shift[start:stop] = (1 - share) * shift[before] + share * shift[after]
        ends = [foot.ankle[frame][[0, 2]] + shift[frame] for frame in (before, after)]
        straight = (1 - share) * ends[0] + share * ends[1]
        # In the air at the rim of what is known, it goes on as fast as it is.
        fraction = np.arange(stop - start + 2) / (stop - start + 1)
        _, drift = fading(stop - start + 1)
        straight += drift[1:-1, None] * _velocity(foot, known, before, -1)
        straight -= drift[-2:0:-1, None] * _velocity(foot, known, after, 1)
        way = foot.ankle[start:stop][:, [0, 2]] + shift[start:stop]
        length = float(np.linalg.norm(ends[1] - ends[0]))
        along = (way - ends[0]) @ ((ends[1] - ends[0]) / max(length, 1e-6))
        if length < BESIDE_M:
            outside = float(np.linalg.norm(way - straight, axis=-1).max()) - BESIDE_M
        else:
            outside = float(max(-along.min(), along.max() - length)) - BESIDE_M
        stood = flat[before] > 0 or flat[after] > 0
        if (outside > 0 or stood) and foot.lowest[start:stop].max() < HIGH_M:
            # From a known pose in which it stands, too: there, nothing swings that could go on.
            shift[start:stop] += straight - way
        lift[start:stop] = min(LIFT_M, LIFT_SHARE * length) * np.sin(np.pi * fraction[1:-1]) ** LIFT_POWER
    moved[:, [0, 2]] += shift
    # No lower than a step, and never below the floor; known frames are as they are.
    moved[:, 1] += np.where(known, 0.0, np.maximum(lift - foot.lowest, 0.0))
    missing = moved - foot.ankle
    missing[~known] = gaussian_mean(missing, EASED_FRAMES)[~known]
    moved = foot.ankle + missing
    lowest = foot.lowest + moved[:, 1] - foot.ankle[:, 1]
    moved[:, 1] += np.where(known, 0.0, np.maximum(-lowest, 0.0))
    return moved


def _velocity(foot: _Foot, known: BoolArray, frame: int, beyond: int) -> FloatArray:
    """[2] metres a frame, on the floor, of a foot in a known frame; from the one beside it (1 after, -1 before)."""
    beside = frame + beyond
    if not 0 <= beside < len(known) or not (known[frame] and known[beside]):
        return np.zeros(2)
    return np.asarray(beyond * (foot.ankle[beside] - foot.ankle[frame])[[0, 2]])


def _flat(turned: FloatArray, foot: _Foot, known: BoolArray, stood: BoolArray) -> tuple[FloatArray, FloatArray]:
    """[T, 3, 3] how the foot is turned, around a known frame in which it is flat on the floor as then; how much [T]."""
    found, most = turned.copy(), np.zeros(len(known))
    times = np.arange(len(known))
    for frame in np.flatnonzero(stood & (np.maximum(*foot.heights) < FLAT_M)):
        beyond = np.clip((np.abs(times - frame) - STANDS_FRAMES) / (2 * STANDS_FRAMES), 0.0, 1.0)
        near = np.flatnonzero((beyond < 1) & ~known)
        weight = 1 - smooth_step(beyond[near])
        missing = matrix_to_axis_angle(np.swapaxes(found[near], -1, -2) @ turned[frame])
        found[near] = found[near] @ axis_angle_to_matrix(weight[:, None] * missing)
        most[near] = np.maximum(most[near], weight)
    return found, most
