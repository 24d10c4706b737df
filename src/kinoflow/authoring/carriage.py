"""How limbs are carried while something else is done: hands on the hips, head bowed, leaning, over any score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from kinoflow.authoring.controls import BODY, IN_POCKET, NEUTRAL_HAND, ON_THE_HIP, At, Hand
from kinoflow.authoring.timeline import SIDES, WORLD, PointTrack, Timeline
from kinoflow.language.held import Hold
from kinoflow.motion.features import FPS
from kinoflow.motion.rotations import rotation_about_y
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import gaussian_mean, smooth_step

if TYPE_CHECKING:
    from kinoflow.authoring.rig import Controls, Posed

FloatArray = NDArray[np.float64]


HANDS: Final[Mapping[str, Hand]] = {
    "on the hip": ON_THE_HIP,
    "in the pocket": IN_POCKET,
    "behind the back": Hand(At("pelvis", 0.03, 0.12, -0.16), 10, -60),
    "on the back": Hand(At("pelvis", 0.10, 0.17, -0.14), 50, -60),
    "behind the head": Hand(At("head", 0.09, 0.03, -0.10), 60),
    "on the head": Hand(At("head", 0.07, 0.13, -0.02), 45, -20),
    "above the head": Hand(At("shoulder", 0.03, 0.56, 0.04)),
    "raised": Hand(At("shoulder", 0.16, 0.53, 0.08)),
    "at the side": Hand(NEUTRAL_HAND),
    "out to the side": Hand(At("shoulder", 0.56, 0.0, 0.02), 0, -20),
    "spread": Hand(At("shoulder", 0.56, 0.0, 0.02), 0, -20),
    "stretched out": Hand(At("shoulder", 0.02, -0.04, 0.56)),
    "in guard": Hand(At("chest", 0.04, 0.10, 0.24)),
    "out in front": Hand(At("shoulder", -0.04, 0.0, 0.56), 0, -60),
    "out behind": Hand(At("shoulder", 0.14, -0.38, -0.38)),
    "away from the body": Hand(At("shoulder", 0.32, -0.45, 0.05)),
    "before the chest": Hand(At("chest", 0.06, -0.03, 0.24), 15),
    "before the face": Hand(At("head", 0.07, -0.06, 0.26), 10),
    "before the belly": Hand(At("pelvis", -0.01, 0.06, 0.18), 10, -30),
    "together": Hand(At("chest", 0.02, -0.02, 0.13), 30),
    "on the chest": Hand(At("chest", -0.03, 0.01, 0.09), 14, -10, 24),
    "on the belly": Hand(At("pelvis", -0.01, 0.16, 0.16), 20, 20),
    "on the flank": Hand(At("pelvis", 0.13, 0.24, 0.06), 45, -30),
    "on the thigh": Hand(At("thigh", 0.0, 0.10, 0.06), 10, -60),
    "on the knee": Hand(At("knee", 0.0, 0.10, -0.05), 10, -60),
    "in the lap": Hand(At("pelvis", 0.03, 0.12, 0.24), 0, -20),
    "over the face": Hand(At("head", 0.04, -0.08, 0.17), 20),
    "at the chin": Hand(At("head", 0.02, -0.15, 0.16)),
    "over the mouth": Hand(At("head", 0.03, -0.12, 0.16), 15),
    "over the eyes": Hand(At("head", 0.07, 0.07, 0.15), 45, -60),
    "on the ear": Hand(At("head", 0.17, -0.05, 0.09), 20),
    "on the cheek": Hand(At("head", 0.08, -0.11, 0.13), 5),
    "on the shoulder": Hand(At("chest", -0.12, 0.06, 0.05), 20, 0, 50),
    "on the other arm": Hand(At("other", 0.02, 0.18, 0.05), 10),
    "on the floor": Hand(At("floor", 0.10, 0.07, 0.14)),
    "crossed": Hand(At("chest", -0.09, -0.05, 0.06), 28, 0, 35),
    "bent": Hand(At("shoulder", 0.02, -0.28, 0.25)),
    "around the body": Hand(At("chest", -0.16, -0.02, 0.10), 25, 0, 30),
    "at the shoulder": Hand(At("shoulder", 0.16, 0.04, 0.20), -10, 90, -40),
    "held out open": Hand(At("shoulder", 0.02, -0.22, 0.44), 0, 80),
    "at the throat": Hand(At("head", 0.03, -0.21, 0.11), 20),
    "behind the ear": Hand(At("head", 0.21, 0.0, 0.04), 35, -20),
    "beside the mouth": Hand(At("head", 0.12, -0.10, 0.15), 25),
    "on the upper arm": Hand(At("chest", -0.20, -0.02, 0.12), 30),
    "on the other flank": Hand(At("pelvis", -0.12, 0.24, 0.15), 20, 10, 20),
    "on a stick": Hand(At("pelvis", 0.22, -0.02, 0.20), 15, -60),
    "on a rail": Hand(At("pelvis", 0.36, 0.10, 0.14), 10, -60),
    "on a table": Hand(At("pelvis", 0.10, 0.04, 0.36), 20, -60),
    "on a wall": Hand(At("shoulder", 0.02, -0.02, 0.46), 20, -60, -60),
    "forearm level": Hand(At("shoulder", 0.02, -0.27, 0.27)),
    "elbow on the knee": Hand(At("knee", 0.0, 0.24, 0.10), 30),
    "on the shin": Hand(At("knee", 0.0, -0.14, 0.08), 10, -60),
    "on the own shoulder": Hand(At("chest", 0.19, 0.12, 0.07), 40),
    "on the other knee": Hand(At("other knee", 0.0, 0.10, -0.05), 10, -60),
    "on the other hip": Hand(At("pelvis", -0.14, 0.13, 0.12), 20, -20),
    "on the other ear": Hand(At("head", -0.13, -0.05, 0.12), 30),
    "on the other cheek": Hand(At("head", -0.07, -0.10, 0.14), 20),
    "at the foot": Hand(At("foot", 0.0, 0.10, 0.04)),
}
"""Where one hand is carried, by name: of both, unless `LEFT_OF_TWO` says otherwise."""
LEFT_OF_TWO: Final[Mapping[str, Hand]] = {
    "behind the back": Hand(At("pelvis", 0.03, 0.08, -0.18), 10, -60),
    "before the belly": Hand(At("pelvis", -0.01, 0.04, 0.20), 10, -30),
    "on the head": Hand(At("head", 0.05, 0.14, -0.03), 45, -20),
    "crossed": Hand(At("chest", -0.08, -0.11, 0.10), 28, 0, 30),
    "around the body": Hand(At("chest", -0.15, -0.08, 0.12), 25, 0, 30),
    "on the shoulder": Hand(At("chest", -0.12, 0.03, 0.09), 20, 0, 50),
}
"""Where the left hand is carried with the right one, where both cannot be the mirror images of each other."""
HEAD: Final[Mapping[str, Mapping[str, float]]] = {
    "left": {"turn": 52}, "right": {"turn": -52}, "to a side": {"turn": 50},
    "straight": {"turn": 0, "nod": 0, "tilt": 0},
    "back over the shoulder": {"turn": 78, "twist": 24}, "down": {"nod": 32}, "up": {"nod": -30},
    "tilted left": {"tilt": 22}, "tilted right": {"tilt": -22}, "tilted": {"tilt": 20}, "forward": {"nod": 14},
}  # fmt: skip
"""Angles of a head that is carried."""
TRUNK: Final[Mapping[str, Mapping[str, float]]] = {
    "leaning forward": {"bend": 22, "nod": -8}, "leaning far forward": {"bend": 48, "nod": -12},
    "leaning back": {"bend": -18, "nod": 4}, "leaning left": {"side": 17}, "leaning right": {"side": -17},
    "turned left": {"twist": 30}, "turned right": {"twist": -30}, "hunched": {"bend": 24, "nod": 6, "shrug": 8},
    "upright": {}, "chest out": {"bend": -10, "nod": 4, "shrug": -4},
}  # fmt: skip
"""What a trunk adds to its angles."""
SHOULDERS: Final[Mapping[str, Mapping[str, float]]] = {
    "raised": {"shrug": 20}, "hunched": {"shrug": 10, "bend": 16, "nod": 6}, "back": {"shrug": -6, "bend": -6},
}  # fmt: skip


@dataclass(frozen=True)
class Leg:
    """Where a leg of somebody who stands is put.

    Attributes:
        place: of the foot: from where it stands, or in the frame "hip".
        numbers: what else is set, see `controls.LIMB`.
        y: how much lower the hips are, metres.
    """

    place: At
    numbers: Mapping[str, float] = field(default_factory=dict)
    y: float = 0.0


LEGS: Final[Mapping[str, Leg]] = {
    "forward": Leg(At("floor", 0.02, 0.0, 0.30)),
    "far forward": Leg(At("floor", 0.04, 0.0, 0.62), y=-0.24),
    "back": Leg(At("floor", 0.04, 0.0, -0.32), {"foot_pitch": 8}),
    "far back": Leg(At("floor", 0.04, 0.0, -0.66), {"foot_pitch": 34}, y=-0.20),
    "to the side": Leg(At("floor", 0.28, 0.0, 0.02), {"foot_yaw": 10}),
    "far to the side": Leg(At("floor", 0.50, 0.0, 0.0), {"foot_yaw": 14}),
    "crossed before the other": Leg(At("floor", -0.28, 0.0, 0.14)),
    "crossed behind the other": Leg(At("floor", -0.28, 0.0, -0.16), {"foot_pitch": 20}),
    "pointed forward": Leg(At("floor", -0.02, 0.0, 0.34), {"foot_pitch": 34, "foot_yaw": 12}),
    "heel raised": Leg(At("floor", 0.0, 0.0, 0.0), {"foot_pitch": 40}),
    "heel raised behind": Leg(At("floor", 0.02, 0.0, -0.12), {"foot_pitch": 42}),
    "knee bent": Leg(At("floor", 0.0, 0.0, 0.06), {"foot_pitch": 30}),
    "off the floor": Leg(At("hip", 0.01, -0.72, 0.08)),
    "knee raised": Leg(At("hip", 0.0, -0.42, 0.38), {"ankle": 20}),
    "stretched forward": Leg(At("hip", 0.0, -0.62, 0.52), {"ankle": 30}),
    "stretched back": Leg(At("hip", 0.02, -0.62, -0.52), {"ankle": 40}),
    "stretched to the side": Leg(At("hip", 0.50, -0.66, 0.02), {"ankle": 30}),
    "shin back": Leg(At("hip", 0.0, -0.42, -0.34), {"ankle": 40}),
    "on the other knee": Leg(At("hip", -0.12, -0.36, 0.12), {"knee": 72, "ankle": 40}),
    "on the other thigh": Leg(At("hip", -0.10, -0.26, 0.10), {"knee": 76, "ankle": 45}),
    "on a step": Leg(At("floor", 0.03, 0.30, 0.34)),
    "bearing the weight": Leg(At("floor", 0.0, 0.0, 0.0)),
}
"""Where one leg of somebody who stands is put, by name."""
STEP_M = 0.05
"""How high a foot is lifted that is put elsewhere."""
WEIGHT_SHARE, WEIGHT_DEG = 0.75, 4.0
"""How far the hips go over to the leg that bears the weight, and how far they sink on the other side."""
APART_M: Final[Mapping[str, float]] = {"apart": 0.50, "together": 0.13}
"""Distance of ankles."""
BENT_KNEES_M, TIPTOE_M = 0.10, 0.07
PLACES: Final[Mapping[str, frozenset[str]]] = {
    "hand": frozenset(HANDS), "head": frozenset(HEAD), "trunk": frozenset(TRUNK), "shoulders": frozenset(SHOULDERS),
    "knees": frozenset(["bent", "straight"]), "feet": frozenset([*APART_M, "heels raised"]), "leg": frozenset(LEGS),
}  # fmt: skip
"""Places that each kind of limb can be held at."""
CHANGE_S = 0.6
"""How long a limb takes to come to its place, and to go on from it."""
COMES_S = 0.4
"""A limb that is brought to its place at the beginning of an action begins to get there at about this time."""
NEAR_M, FAR_M = 0.52, 0.66
"""Places this far from the shoulder are reached, and left alone."""
_BENDS_DEG = {"elbow on the knee": (30.0, 10.0), "on the shin": (52.0, 40.0), "at the foot": (66.0, 62.0)}
"""How far the spine and the hips bend for a place, of somebody upright."""
SEATED_M = 0.7
"""A pelvis lower than this most of the time is that of somebody who sits or kneels."""
_SEATED_KNEE_DEG = 14.0
_FAR_KNEE_DEG = 18.0
"""How far the trunk bends and turns for the knee of the other side."""
SELDOM = 0.3
"""A place that is never nearer than at this share of being reached needs a bent trunk."""
LOW_M = (0.5, 0.65)
"""A pelvis below the first is low enough for a hand on the floor, one above the second is not."""
ON_FLOOR_M = (0.16, 0.26)
"""A wrist below the first rests on the floor, one above the second does not."""
LOWEST_M = -0.3
"""Whose hips are lower than this squats, sits or kneels."""
STILL_M = 0.05
"""Feet that stay within so much stand."""
AWAY_M, SOMETIMES = 0.35, 0.2
"""A hand so far from the vertical of its shoulder is held out; what it does for this share of the time it does."""
LIES = 0.5
"""A body that rests on the floor more than this lies."""
BUSY_M = 0.35
"""A hand that is written along a longer way does something."""


@dataclass(frozen=True)
class Held:
    """A limb that is held for some time of a score.

    Attributes:
        hold: what is held where.
        begin_s: from when on, in time of the score; None for the beginning.
        end_s: until when; None for the end.
    """

    hold: Hold
    begin_s: float | None = None
    end_s: float | None = None

    def weight(self, score_s: FloatArray) -> FloatArray:
        """[T] how much it is held at times of the score, 0 to 1."""
        weight = np.ones_like(score_s)
        begin_s = COMES_S if self.begin_s is None and self.hold.comes else self.begin_s
        if begin_s is not None:
            weight = weight * smooth_step(np.clip((score_s - begin_s) / CHANGE_S + 0.25, 0.0, 1.0))
        if self.end_s is not None:
            weight = weight * smooth_step(np.clip((self.end_s - score_s) / CHANGE_S + 0.25, 0.0, 1.0))
        return weight


def carry(controls: Controls, held: Sequence[Held], score_s: FloatArray, posed: Posed) -> None:
    """Lay what is held over controls, in place.

    A hand that the score puts on the floor stays there, and one that cannot reach its place goes there when it can.

    Args:
        controls: of T frames, those that are played: of a mirror image the mirrored ones.
        held: what, and when; limbs named by their side.
        score_s: [T] time of the score.
        posed: the body by these controls.
    """
    stands = _stand(controls)
    # What bears the weight is asked last, when the feet are where they are.
    for one in sorted(held, key=lambda one: one.hold.place == "bearing the weight"):
        weight, hold = one.weight(score_s), one.hold
        resting = controls.numbers["rest"]
        if hold.kind == "hand" and resting[0] < LIES < resting[-1]:
            # Who lies down needs his hands for it.
            weight = weight * gaussian_mean(np.clip(resting, 0.0, 1.0), 6.0)
        if hold.kind == "hand":
            sides = SIDES if hold.limb == "both hands" else (hold.limb[0],)
            _reach_down(controls, hold.place, sides, weight, posed)
            for side in sides:
                pair = len(sides) == 2 and side == "l"
                hand = LEFT_OF_TWO.get(hold.place, HANDS[hold.place]) if pair else HANDS[hold.place]
                _carry_hand(controls, side, hand, weight, posed)
        elif hold.kind == "head":
            _carry_head(controls, HEAD[hold.place], weight)
        elif hold.kind in ("trunk", "shoulders"):
            _add(controls, (TRUNK if hold.kind == "trunk" else SHOULDERS)[hold.place], weight)
        elif not stands:
            continue
        elif hold.kind == "knees":
            controls.numbers["y"] = controls.numbers["y"] - (weight * BENT_KNEES_M if hold.place == "bent" else 0.0)
        elif hold.place == "heels raised":
            for side in SIDES:
                _carry_leg(controls, side, LEGS["heel raised"], weight)
            controls.numbers["y"] = controls.numbers["y"] + weight * TIPTOE_M
        elif hold.kind == "feet":
            _set_feet(controls, APART_M[hold.place], weight)
        elif hold.place == "bearing the weight":
            _bear(controls, hold.limb[0], weight)
        else:
            _carry_leg(controls, hold.limb[0], LEGS[hold.place], weight)


def _carry_hand(controls: Controls, side: str, hand: Hand, weight: FloatArray, posed: Posed) -> None:
    frames = controls.hands[side]
    if (on_floor := frames.get(WORLD)) is not None:
        low, high = ON_FLOOR_M
        carries = on_floor[0] * np.clip((high - on_floor[1][:, 1]) / (high - low), 0.0, 1.0)
        # Who lies needs no hand to rest on.
        weight = weight * (1 - carries * (1 - controls.numbers["rest"]))
    frame, point = hand.place.frame, np.array([hand.place.out, hand.place.up, hand.place.forward])
    points = np.broadcast_to(point, (controls.num_frames, 3))
    shoulder = posed.positions[:, joint(f"{side.upper()}_Shoulder")]
    if frame == "knee":
        frame = _knee(posed, side)
        near = _knee_near(posed, side)
        weight = weight * (near if near.max() > SELDOM else 1.0)
    elif frame == "floor":
        # Under the shoulder, a little before and beside it.
        yaw = np.radians(controls.numbers["yaw"])
        outward, forward = (point[0] if side == "l" else -point[0]), point[2]
        along = np.stack([np.sin(yaw) * forward + np.cos(yaw) * outward, np.cos(yaw) * forward - np.sin(yaw) * outward])
        points = np.stack([shoulder[:, 0] + along[0], np.full(len(yaw), point[1]), shoulder[:, 2] + along[1]], axis=-1)
        points, frame = gaussian_mean(points, 6.0), WORLD
        weight = weight * _low(posed)
    elif frame == "foot":
        ankle = posed.positions[:, joint(f"{side.upper()}_Foot")]
        points, frame = gaussian_mean(ankle + np.array([0.0, point[1], 0.0]), 6.0), WORLD
    elif frame == "shoulder" and point[1] > -0.1:
        points = _level(points, side, posed)
    for name, (share, places) in list(frames.items()):
        frames[name] = (share * (1 - weight), places)
    share, places = frames.get(frame, (np.zeros_like(weight), points))
    total = share + weight
    mixed = (share[:, None] * places + weight[:, None] * points) / np.maximum(total, 1e-6)[:, None]
    frames[frame] = (total, np.where(total[:, None] > 1e-6, mixed, places))
    for name, value in (("elbow", hand.elbow), ("palm", hand.palm), ("wrist", hand.wrist), ("cock", 0.0)):
        numbers = controls.numbers[f"{name}_{side}"]
        controls.numbers[f"{name}_{side}"] = numbers + weight * (value - numbers)


def _level(points: FloatArray, side: str, posed: Posed) -> FloatArray:
    """Places about a shoulder [T, 3] as they are meant of somebody upright, in axes of the chest, however it leans."""
    chest, mirror_x = posed.rotations[:, joint("Spine3")], np.array([1.0 if side == "l" else -1.0, 1.0, 1.0])
    heading = np.arctan2(chest[:, 0, 2], chest[:, 2, 2])
    upright = rotation_about_y(heading) @ (points * mirror_x)[..., None]
    there = (np.swapaxes(chest, -1, -2) @ upright)[..., 0] * mirror_x
    leans = smooth_step(np.clip((chest[:, 1, 1] - 0.5) / 0.2, 0.0, 1.0))[:, None]
    return points + leans * (there - points)


def _reach_down(controls: Controls, place: str, sides: Sequence[str], weight: FloatArray, posed: Posed) -> None:
    """Let the trunk take part where a hand goes to a knee, or to the floor of somebody who is low."""
    added: dict[str, FloatArray | float] = {}
    sits = bool((posed.positions[:, 0, 1] < SEATED_M).mean() > 0.5)
    if place in ("on the knee", "on the other knee"):
        near = [_knee_near(posed, side) for side in sides]
        if max(float(one.max()) for one in near) > SELDOM:
            far = max(_FAR_KNEE_DEG if _knee(posed, side) == "other knee" else 0.0 for side in sides)
            added = {"bend": far * near[0], "twist": (-far if sides[0] == "l" else far) * near[0]}
        elif sits:
            added = {"bend": _SEATED_KNEE_DEG, "nod": -6}
        elif len(sides) == 2:
            # Who stands upright bends down to them.
            added = {"bend": 44, "pitch": 22, "nod": -24}
            if _stand(controls):
                controls.numbers["y"] = controls.numbers["y"] - weight * BENT_KNEES_M
    elif place in _BENDS_DEG:
        bend_deg, pitch_deg = _BENDS_DEG[place]
        shoulder_m = np.mean([posed.positions[:, joint(f"{side.upper()}_Shoulder"), 1] for side in sides], axis=0)
        # Who is low already needs to bend less.
        high = 0.35 + 0.65 * gaussian_mean(np.clip((shoulder_m - 0.7) / 0.5, 0.0, 1.0), 4.0)
        added = {"bend": bend_deg * high, "pitch": pitch_deg * high, "nod": -14.0}
    elif place == "on the floor":
        weight = weight * _low(posed)
        shoulder_m = np.mean([posed.positions[:, joint(f"{side.upper()}_Shoulder"), 1] for side in sides], axis=0)
        high = gaussian_mean(np.clip((shoulder_m - 0.6) / 0.4, 0.0, 1.0), 4.0)
        lean = 0.0 if len(sides) == 2 else 16.0 if sides[0] == "l" else -16.0
        added = {"bend": 16 + 34 * high, "pitch": 22 * high, "nod": -20 * high, "side": lean}
    for name, degrees in added.items():
        controls.numbers[name] = _in_range(name, controls.numbers[name] + weight * degrees)


def _knee_near(posed: Posed, side: str) -> FloatArray:
    """[T] how well a hand can be on a knee."""
    other = _knee(posed, side) == "other knee"
    knee = posed.positions[:, joint(f"{(_OTHER[side] if other else side).upper()}_Knee")]
    away_m = np.linalg.norm(knee - posed.positions[:, joint(f"{side.upper()}_Shoulder")], axis=-1)
    far_m, near_m = (FAR_M + 0.14, NEAR_M + 0.14) if other else (FAR_M, NEAR_M)
    near = smooth_step(np.clip((far_m - away_m) / (far_m - near_m), 0.0, 1.0))
    return np.clip(gaussian_mean(near, 4.0), 0.0, 1.0)


def _low(posed: Posed) -> FloatArray:
    """[T] how much the body is down, so that a hand can come to the floor."""
    return gaussian_mean(smooth_step(np.clip((LOW_M[1] - posed.positions[:, 0, 1]) / (LOW_M[1] - LOW_M[0]), 0, 1)), 4.0)


_OTHER = {"l": "r", "r": "l"}


def _knee(posed: Posed, side: str) -> str:
    """The frame of the knee that a hand rests on: its own, or the other one where that is raised more."""
    own, other = (posed.positions[-1, joint(f"{letter.upper()}_Knee"), 1] for letter in (side, _OTHER[side]))
    return "other knee" if other > own + 0.15 else "knee"


def _carry_head(controls: Controls, angles: Mapping[str, float], weight: FloatArray) -> None:
    numbers = controls.numbers
    numbers["look"] = numbers["look"] * (1 - weight)
    for name, degrees in angles.items():
        if name == "twist":
            numbers[name] = _in_range(name, numbers[name] + weight * degrees)
            continue
        # The head keeps its small movements.
        numbers[name] = _in_range(name, numbers[name] + weight * (degrees - gaussian_mean(numbers[name], 0.4 * FPS)))


def _add(controls: Controls, angles: Mapping[str, float], weight: FloatArray) -> None:
    for name, degrees in angles.items():
        for each in (f"{name}_l", f"{name}_r") if name == "shrug" else (name,):
            added = controls.numbers[each] + weight * degrees
            controls.numbers[each] = added if name == "shrug" else _in_range(name, added)


def _in_range(name: str, values: FloatArray) -> FloatArray:
    return np.clip(values, BODY[name].low, BODY[name].high)


def _stand(controls: Controls) -> bool:
    """Whether both feet stand where they are all the time."""
    for side in SIDES:
        planted = controls.feet[side].get(WORLD)
        if planted is None or planted[0].min() < 0.99 or np.ptp(planted[1], axis=0).max() > STILL_M:
            return False
    return True


def _set_feet(controls: Controls, apart_m: float, weight: FloatArray) -> None:
    (_, left), (_, right) = (controls.feet[side][WORLD] for side in SIDES)
    yaw = np.radians(controls.numbers["yaw"].mean())
    across = np.array([np.cos(yaw), 0.0, -np.sin(yaw)])
    more = (apart_m - float(((left - right) @ across).mean())) / 2
    for side, sign in (("l", 1.0), ("r", -1.0)):
        _put_foot(controls, side, sign * more * across, weight)


def _put_foot(controls: Controls, side: str, way: FloatArray, weight: FloatArray) -> None:
    """Put a foot elsewhere on the floor, [3] away: it is lifted on its way."""
    share, points = controls.feet[side][WORLD]
    lifted = STEP_M * 4 * weight * (1 - weight) * min(1.0, 5 * float(np.linalg.norm(way)))
    controls.feet[side][WORLD] = (share, points + weight[:, None] * way + lifted[:, None] * np.array([0.0, 1.0, 0.0]))


def _carry_leg(controls: Controls, side: str, leg: Leg, weight: FloatArray) -> None:
    numbers, outward = controls.numbers, 1.0 if side == "l" else -1.0
    for name, degrees in leg.numbers.items():
        key = f"{name}_{side}"
        meant = degrees * outward + numbers["yaw"] if name == "foot_yaw" else degrees
        numbers[key] = numbers[key] + weight * (meant - numbers[key])
    numbers["y"] = numbers["y"] + weight * leg.y
    if leg.place.frame == "hip":
        share, points = controls.feet[side][WORLD]
        place = np.broadcast_to([leg.place.out, leg.place.up, leg.place.forward], points.shape)
        controls.feet[side] = {WORLD: (share * (1 - weight), points), "hip": (weight, place)}
        return
    yaw = np.radians(numbers["yaw"].mean())
    outward_m, forward_m = outward * leg.place.out, leg.place.forward
    way = np.array(
        [
            np.cos(yaw) * outward_m + np.sin(yaw) * forward_m,
            leg.place.up,
            np.cos(yaw) * forward_m - np.sin(yaw) * outward_m,
        ]
    )
    _put_foot(controls, side, way, weight)
    for name, metres in (("x", way[0]), ("z", way[2])):
        # The hips stay between the feet.
        numbers[name] = numbers[name] + weight * metres / 2


def _bear(controls: Controls, side: str, weight: FloatArray) -> None:
    """Let one leg bear the weight: the hips go over to it, and the other knee is bent a little."""
    numbers, sign = controls.numbers, 1.0 if side == "l" else -1.0
    yaw = np.radians(numbers["yaw"])
    numbers["balance"] = numbers["balance"] * (1 - weight)
    across = np.stack([np.cos(yaw), -np.sin(yaw)], axis=-1)
    away = controls.feet[side][WORLD][1][:, [0, 2]] - np.stack([numbers["x"], numbers["z"]], axis=-1)
    shift_m = WEIGHT_SHARE * weight * np.sum(away * across, axis=-1)
    numbers["x"], numbers["z"] = numbers["x"] + shift_m * across[:, 0], numbers["z"] + shift_m * across[:, 1]
    for name in ("roll", "side"):
        turned = -sign * WEIGHT_DEG if name == "roll" else sign * WEIGHT_DEG
        numbers[name] = _in_range(name, numbers[name] + weight * turned)


@dataclass(frozen=True)
class Use:
    """What a score does with a hand.

    Attributes:
        path_m: how long the way is along which it is written.
        on_floor: share of the time that it rests on the floor.
        out: share of the time that it is away from the body, forward or to the side.
        up: share of the time that it is as high as the shoulder.
    """

    path_m: float
    on_floor: float
    out: float
    up: float

    def is_at(self, place: str) -> bool:
        """Whether the score itself has the hand at a place that words tell only roughly: "arms out", "fists up"."""
        share = {"spread": self.out, "stretched out": self.out, "raised": self.up, "in guard": self.up}.get(place, 0.0)
        return share > SOMETIMES or (place == "on the floor" and self.on_floor > 0)


def stands(timeline: Timeline) -> bool:
    """Whether both feet stay where they are, flat on the floor, as long as a score lasts."""
    for track in timeline.feet.values():
        if any(frame != WORLD for frame in track.frames) or np.ptp(np.array(track.points), axis=0).max() > STILL_M:
            return False
    rises = timeline.tracks["y"]
    return not timeline.flights and min(rises.values) > LOWEST_M and max(timeline.tracks["rest"].values) <= 0


def use_of_hands(timeline: Timeline, *, mirrored: bool) -> Mapping[str, Use]:
    """What is written for the "left" and the "right" hand of somebody who plays it."""
    names = ("right", "left") if mirrored else ("left", "right")
    lies = timeline.tracks["rest"].last > LIES
    return {name: _use(timeline.hands[side], timeline.end_s, lies) for name, side in zip(names, SIDES, strict=True)}


def _use(track: PointTrack, end_s: float, lies: bool) -> Use:
    path_m, on_floor_s, out_s, up_s = 0.0, 0.0, 0.0, 0.0
    for place in range(len(track.times_s)):
        later_s = track.times_s[place + 1] if place + 1 < len(track.times_s) else end_s
        stays_s = max(0.0, later_s - track.times_s[place])
        (outward, up, forward), frame = track.points[place], track.frames[place]
        out_s += stays_s * (frame == "shoulder" and np.hypot(outward, forward) > AWAY_M)
        up_s += stays_s * (frame == "head" or (frame in ("shoulder", "chest") and up > -0.05))
        if not lies and track.frames[place] == WORLD and track.points[place][1] < ON_FLOOR_M[1]:
            on_floor_s += stays_s
        if place:
            same = track.frames[place] == track.frames[place - 1]
            path_m += float(np.linalg.norm(np.subtract(track.points[place], track.points[place - 1]))) if same else 0.3
    whole_s = max(end_s, 1e-6)
    return Use(path_m, on_floor_s / whole_s, out_s / whole_s, up_s / whole_s)


def of_free_hand(holds: Sequence[Hold], uses: Mapping[str, Use]) -> tuple[Hold, ...]:
    """The holds with the side of "one hand": the hand that has less to do, and is held nowhere else."""
    taken = {hold.limb.split()[0] for hold in holds if hold.limb in ("left hand", "right hand")}
    # The right one, unless it has much more to do.
    free = min(
        (side for side in ("right", "left") if side not in taken),
        key=lambda side: round(uses[side].path_m / BUSY_M),
        default="left",
    )
    return tuple(replace(hold, limb=f"{free} hand") if hold.limb == "one hand" else hold for hold in holds)
