"""Where hands, feet, head and trunk are, frame by frame: what "in front of the chest" means of a skeleton."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter1d

from kinoflow.language.sides import OTHER, SIDES
from kinoflow.measures.probes import body, limbs, poise
from kinoflow.measures.probes.limbs import PREFIX
from kinoflow.measures.probes.view import RATE_HZ, ClipView, Event, frames_of, runs, swings
from kinoflow.motion.skeleton import joint

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
Place = Callable[[ClipView, str], BoolArray]
"""[T] whether the limb of a side is there."""

LEAST_S = 0.2
_FRONT_M, _BEHIND_M, _OUT_M = 0.15, -0.09, 0.24
_TOGETHER_M = 0.26
_HAND_ON_FLOOR_M = 0.3
"""Of the wrist: a hand is 0.18 m long, and a bar on the floor has its own height."""
_STRETCHED_SHARE = 0.8
_LEAST_TRUNK_M = 0.25
_HEIGHT_M, _AWAY_M, _NEAR_ZONE, _BAND_ZONE = 0.06, 0.07, 0.2, 0.12
_ANGLE_DEG, _HEAD_DEG, _MOVE_ZONE = 10.0, 9.0, 0.6
"""Within how much of a limit people differ: of heights, of how far away a hand is, as a share of how near it is, in
units of `BANDS`; of limbs and of the face; as a share of how far something moves."""

BANDS = {
    "knee": (-1.3, -0.35),
    "thigh": (-0.9, 0.15),
    "hip": (-0.45, 0.4),
    "waist": (-0.2, 0.7),
    "chest": (0.35, 1.15),
    "shoulder": (0.7, 1.45),
    "head": (1.05, 2.1),
}
"""Heights of a hand: 0 at the pelvis, 1 at the shoulders. They overlap as words do."""


def wrist(view: ClipView, side: str) -> FloatArray:
    """[T, 3] wrist from the pelvis as (left, up, forward) of the heading, metres."""
    return view.in_heading(view.position(PREFIX[side] + "Wrist") - view.position("Pelvis"))


def arm(view: ClipView, side: str) -> FloatArray:
    """[T, 3] wrist from its shoulder as (outward, up, forward) of the heading, metres."""
    reach = view.in_heading(view.position(PREFIX[side] + "Wrist") - view.position(PREFIX[side] + "Shoulder"))
    return reach * np.array([1.0 if side == "left" else -1.0, 1.0, 1.0])


def arm_stretch(view: ClipView, side: str) -> FloatArray:
    """[T] distance of a wrist from its shoulder over the length of the arm."""
    shoulder, elbow, end = (view.position(PREFIX[side] + name) for name in ("Shoulder", "Elbow", "Wrist"))
    length = np.linalg.norm(elbow - shoulder, axis=-1) + np.linalg.norm(end - elbow, axis=-1)
    return np.asarray(np.linalg.norm(end - shoulder, axis=-1) / np.maximum(length, 1e-6))


def chest_axes(view: ClipView) -> NDArray[np.float64]:
    """[T, 3, 3] columns: left, up and forward of the chest in the world."""
    return view.clip.global_rotations[:, joint("Spine3")]


def hand_height(view: ClipView, side: str) -> FloatArray:
    """[T] height of a wrist: 0 at the pelvis, 1 at the shoulders."""
    shoulders = (view.position("L_Shoulder")[:, 1] + view.position("R_Shoulder")[:, 1]) / 2
    pelvis = view.position("Pelvis")[:, 1]
    # Of a trunk that is bent over, the shoulders are no higher than the hips: the height of a trunk that stands.
    span = np.maximum(shoulders - pelvis, _LEAST_TRUNK_M)
    return (view.position(PREFIX[side] + "Wrist")[:, 1] - pelvis) / span


def band(view: ClipView, side: str, lowest: str, highest: str) -> BoolArray:
    """[T] whether a hand is between two of `BANDS`; "" leaves that end open."""
    height = hand_height(view, side)
    if highest == "knee":
        # Knees are where they are, also of somebody who crouches.
        knee = np.maximum(view.height("L_Knee"), view.height("R_Knee"))
        up = view.height(PREFIX[side] + "Wrist")
        return view.under(up, knee + 0.15, _HEIGHT_M) & (view.over(up, knee - 0.35, _HEIGHT_M) if lowest else True)
    low = BANDS[lowest][0] if lowest else -np.inf
    high = BANDS[highest][1] if highest else np.inf
    return view.over(height, low, _BAND_ZONE) & view.under(height, high, _BAND_ZONE)


def _front(view: ClipView, side: str) -> BoolArray:
    from_chest = view.position(PREFIX[side] + "Wrist") - view.position("Spine3")
    ahead = np.einsum("ti,ti->t", from_chest, chest_axes(view)[:, :, 2])
    return view.over(np.maximum(view.in_heading(from_chest)[:, 2], ahead), _FRONT_M, _AWAY_M)


def _behind(view: ClipView, side: str) -> BoolArray:
    from_chest = view.position(PREFIX[side] + "Wrist") - view.position("Spine2")
    return view.under(np.einsum("ti,ti->t", from_chest, chest_axes(view)[:, :, 2]), _BEHIND_M, _AWAY_M)


def _near(view: ClipView, side: str, parts: Sequence[str], within_m: float, zone_m: float | None = None) -> BoolArray:
    place = view.position(PREFIX[side] + "Wrist")
    places = [name.replace("OTHER_", PREFIX[OTHER[side]]).replace("OWN_", PREFIX[side]) for name in parts]
    nearest = np.min([np.linalg.norm(view.position(name) - place, axis=-1) for name in places], axis=0)
    return view.under(nearest, within_m, _NEAR_ZONE * within_m if zone_m is None else zone_m)


def _belly(view: ClipView, side: str) -> BoolArray:
    middle = (view.position("Spine1") + view.position("Spine2")) / 2
    away = np.linalg.norm(middle - view.position(PREFIX[side] + "Wrist"), axis=-1)
    return view.under(away, 0.3, _NEAR_ZONE * 0.3)


def _hips(view: ClipView, side: str, of: str = "") -> BoolArray:
    near = _near(view, side, [PREFIX[of] + "Hip" if of else "OWN_Hip"], 0.3)
    return near & view.under(arm_stretch(view, side), 0.93, 0.02)


_HANGING_SHARE = 0.8
"""An arm that is bent more rests on the hips, or holds something."""


def _hanging(view: ClipView, side: str) -> BoolArray:
    reach = arm(view, side)
    length = np.maximum(np.linalg.norm(reach, axis=-1), 1e-6)
    # Along the trunk, however it is held.
    down = np.einsum("ti,ti->t", view.in_heading(-view.trunk), reach * [1.0 if side == "left" else -1.0, 1, 1])
    return view.over(down / length, 0.8, 0.08) & view.over(arm_stretch(view, side), _HANGING_SHARE, 0.05)


def hands_apart_m(view: ClipView) -> FloatArray:
    """[T] distance of the wrists, metres."""
    return np.asarray(np.linalg.norm(view.position("L_Wrist") - view.position("R_Wrist"), axis=-1))


def _across(view: ClipView, side: str) -> BoolArray:
    # Past the middle of the body, toward the other side.
    return view.under(wrist(view, side)[:, 0] * {"left": 1, "right": -1}[side], -0.03, 0.05)


def _crossed(view: ClipView, side: str) -> BoolArray:
    left = np.einsum("ti,ti->t", view.position("L_Wrist") - view.position("R_Wrist"), chest_axes(view)[:, :, 0])
    close = view.under(hands_apart_m(view), 0.45, 0.05)
    elbows = [_near(view, name, ["OTHER_Elbow", "OTHER_Shoulder"], 0.26) for name in SIDES]
    cross = view.under(left, 0.02, 0.05) | (elbows[0] & elbows[1])
    return close & cross & _front(view, "left") & _front(view, "right")


def _reached(view: ClipView, side: str, direction: str) -> BoolArray:
    reach = arm(view, side)
    unit = reach / np.maximum(np.linalg.norm(reach, axis=-1, keepdims=True), 1e-6)
    axis, sign = {"forward": (2, 1), "up": (1, 1), "side": (0, 1), "down": (1, -1), "behind": (2, -1)}[direction]
    return view.over(arm_stretch(view, side), 0.78, 0.08) & view.over(sign * unit[:, axis], 0.64, 0.12)


def _to_side(view: ClipView, side: str, where: str, least_m: float = 0.1) -> BoolArray:
    return view.over(wrist(view, side)[:, 0] * {"left": 1, "right": -1}[where], least_m, 0.08)


def _on_stance_floor(view: ClipView, side: str) -> BoolArray:
    return view.under(view.height(PREFIX[side] + "Wrist"), _HAND_ON_FLOOR_M, 0.1)


HAND: dict[str, Place] = {
    "above the head": lambda view, side: view.over(limbs.wrist_above_head_m(view, side), 0.0, _HEIGHT_M),
    "above the shoulder": lambda view, side: view.over(limbs.wrist_above_shoulder_m(view, side), 0.0, _HEIGHT_M),
    "in front": _front,
    "behind": _behind,
    "out to the side": lambda view, side: view.over(arm(view, side)[:, 0], _OUT_M, _AWAY_M),
    "stretched": lambda view, side: view.over(arm_stretch(view, side), _STRETCHED_SHARE, 0.08),
    "stretched out": lambda view, side: view.over(arm_stretch(view, side), _STRETCHED_SHARE, 0.08)
    & ~_hanging(view.opposite, side),
    "out": lambda view, side: view.over(arm_stretch(view, side), 0.65, 0.1) & ~_hanging(view.opposite, side)
    & view.over(hand_height(view, side), -0.2, _BAND_ZONE),
    "bent": lambda view, side: view.under(arm_stretch(view, side), 0.86, 0.05),
    "stretched forward": partial(_reached, direction="forward"),
    "stretched up": partial(_reached, direction="up"),
    "stretched to the side": partial(_reached, direction="side"),
    "stretched behind": partial(_reached, direction="behind"),
    "hanging": _hanging,
    "low": lambda view, side: view.under(hand_height(view, side), 0.35, 0.2),
    "at the left": partial(_to_side, where="left"),
    "at the right": partial(_to_side, where="right"),
    "across": _across,
    "crossed": _crossed,
    "together": lambda view, side: view.under(hands_apart_m(view), _TOGETHER_M, 0.05),
    "apart": lambda view, side: view.over(hands_apart_m(view), 0.5, 0.1),
    "at the floor": _on_stance_floor,
    "at the head": lambda view, side: _near(view, side, ["Head"], 0.3),
    "at the face": lambda view, side: _near(view, side, ["Head"], 0.28),
    "at the neck": lambda view, side: _near(view, side, ["Neck", "Head"], 0.26),
    "behind the head": lambda view, side: _near(view, side, ["Head", "Neck"], 0.32)
    & ~_front(view.opposite, side),
    "behind the shoulder": lambda view, side: _behind(view, side) & band(view, side, "chest", ""),
    "at the shoulder": lambda view, side: _near(view, side, ["L_Shoulder", "R_Shoulder"], 0.28),
    "above the left shoulder": lambda view, side: band(view, side, "shoulder", "")
    & _to_side(view, side, "left", 0.0),
    "above the right shoulder": lambda view, side: band(view, side, "shoulder", "")
    & _to_side(view, side, "right", 0.0),
    "at the left shoulder": lambda view, side: _near(view, side, ["L_Shoulder"], 0.32),
    "at the right shoulder": lambda view, side: _near(view, side, ["R_Shoulder"], 0.32),
    "at the chest": lambda view, side: _near(view, side, ["Spine3", "Spine2"], 0.38, 0.11),
    "at the belly": _belly,
    "at the trunk": lambda view, side: _near(view, side, ["Spine1", "Spine2", "Spine3"], 0.3),
    "at the hip": _hips,
    "at the left hip": partial(_hips, of="left"),
    "at the right hip": partial(_hips, of="right"),
    "at the thigh": lambda view, side: _near_segment(view, side, "Hip", "Knee", 0.2),
    "at the knee": lambda view, side: _near(view, side, ["L_Knee", "R_Knee"], 0.24),
    "at the shin": lambda view, side: _near_segment(view, side, "Knee", "Ankle", 0.24),
    "at the foot": lambda view, side: _near(view, side, ["L_Ankle", "R_Ankle", "L_Foot", "R_Foot"], 0.27),
    "at the left foot": lambda view, side: _near(view, side, ["L_Ankle", "L_Foot"], 0.27),
    "at the right foot": lambda view, side: _near(view, side, ["R_Ankle", "R_Foot"], 0.27),
    "at the elbow": lambda view, side: _near(view, side, ["OTHER_Elbow"], 0.22),
}  # fmt: skip
"""Places of a hand and where that is."""


def _near_segment(view: ClipView, side: str, first: str, second: str, within_m: float) -> BoolArray:
    place = view.position(PREFIX[side] + "Wrist")
    away = []
    for name in SIDES:
        start, end = view.position(PREFIX[name] + first), view.position(PREFIX[name] + second)
        along = end - start
        share = np.clip(((place - start) * along).sum(-1) / np.maximum((along**2).sum(-1), 1e-9), 0, 1)
        away.append(np.linalg.norm(place - start - share[:, None] * along, axis=-1))
    return view.under(np.min(away, axis=0), within_m, _NEAR_ZONE * within_m)


def foot_height(view: ClipView, side: str) -> FloatArray:
    """[T] height of the lower joint of a foot above the floor, metres."""
    columns = [0, 2] if side == "left" else [1, 3]
    return np.asarray(view.foot_heights[:, columns].min(axis=1))


def knee_bend_deg(view: ClipView, side: str) -> FloatArray:
    """[T] how far a knee is bent from straight, degrees."""
    hip, knee, ankle = (view.position(PREFIX[side] + name) for name in ("Hip", "Knee", "Ankle"))
    first, second = knee - hip, ankle - knee
    lengths = np.linalg.norm(first, axis=-1) * np.linalg.norm(second, axis=-1)
    return np.rad2deg(np.arccos(np.clip((first * second).sum(-1) / np.maximum(lengths, 1e-9), -1, 1)))


def _ankle(view: ClipView, side: str) -> FloatArray:
    return view.in_heading(view.position(PREFIX[side] + "Ankle") - view.position("Pelvis"))


def _heel_raised(view: ClipView, side: str) -> BoolArray:
    heel, toe = view.foot_heights[:, {"left": 0, "right": 1}[side]], view.foot_heights[:, {"left": 2, "right": 3}[side]]
    return view.over(heel, 0.035, 0.015) & (toe < 0.05)


def _feet_apart_m(view: ClipView) -> FloatArray:
    between = view.position("L_Ankle") - view.position("R_Ankle")
    return np.asarray(np.hypot(between[:, 0], between[:, 2]))


def _foot_at(view: ClipView, side: str, part: str, margin_m: float) -> BoolArray:
    return view.over(view.height(PREFIX[side] + "Ankle"), view.height(part) - margin_m, _HEIGHT_M)


def _rests(view: ClipView, side: str) -> BoolArray:
    """[T] whether a foot is where it mostly is."""
    path = view.position(PREFIX[side] + "Ankle")
    return view.under(np.linalg.norm(path - np.median(path, axis=0), axis=-1), 0.15, 0.07)


LEG: dict[str, Place] = {
    "off the floor": lambda view, side: view.over(foot_height(view, side), 0.04, 0.03),
    "on the floor": lambda view, side: view.under(foot_height(view, side), 0.05, 0.02),
    "in the air": lambda view, side: view.over(foot_height(view, side), 0.08, 0.05),
    "in front": lambda view, side: view.over(_ankle(view, side)[:, 2], 0.12, 0.08),
    "behind": lambda view, side: view.under(_ankle(view, side)[:, 2], -0.12, 0.08),
    "out to the side": lambda view, side: view.over(
        _ankle(view, side)[:, 0] * {"left": 1, "right": -1}[side], 0.25, 0.06
    ),
    "in place": lambda view, side: _rests(view, side),
    "stretched": lambda view, side: view.under(knee_bend_deg(view, side), 40, _ANGLE_DEG),
    "bent": lambda view, side: view.over(knee_bend_deg(view, side), 30, _ANGLE_DEG),
    "apart": lambda view, side: view.over(_feet_apart_m(view), 0.42, 0.08),
    "together": lambda view, side: view.under(_feet_apart_m(view), 0.25, 0.05),
    "heel raised": _heel_raised,
    "knee up": lambda view, side: view.over(
        view.height(PREFIX[side] + "Knee"), view.height(PREFIX[side] + "Hip") - 0.13, 0.07
    ),
    "knee on the floor": lambda view, side: view.under(
        view.height(PREFIX[side] + "Knee"), body.KNEE_ON_FLOOR_M + 0.03, 0.05
    ),
    "at hip height": partial(_foot_at, part="Pelvis", margin_m=0.2),
    "at waist height": partial(_foot_at, part="Pelvis", margin_m=0.1),
    "at chest height": partial(_foot_at, part="Spine2", margin_m=0.1),
    "at head height": partial(_foot_at, part="Head", margin_m=0.3),
    "above the head": partial(_foot_at, part="Head", margin_m=0.0),
    "at the buttocks": lambda view, side: view.over(knee_bend_deg(view, side), 95, _ANGLE_DEG),
}  # fmt: skip
"""Places of a foot, or of a knee where it says so."""


def _face(view: ClipView) -> FloatArray:
    return view.clip.global_rotations[:, joint("Head")][:, :, 2]


def _bowed(view: ClipView) -> BoolArray:
    # Down as seen from the room, or from the chest: who lies on the back bends the head forward.
    chest = chest_axes(view)
    seen = np.einsum("ti,ti->t", _face(view), chest[:, :, 1])
    upright = np.rad2deg(view.lean_rad) < 80
    return view.under(poise.head_rise_deg(view), -14, _HEAD_DEG) & upright | view.under(seen, -0.3, 0.1)


HEAD: dict[str, Callable[[ClipView], BoolArray]] = {
    "down": _bowed,
    "up": lambda view: view.over(poise.head_rise_deg(view), 12, _HEAD_DEG),
    "turned left": lambda view: view.over(poise.head_turn_deg(view), 18, _HEAD_DEG),
    "turned right": lambda view: view.under(poise.head_turn_deg(view), -18, _HEAD_DEG),
    "turned": lambda view: view.over(np.abs(poise.head_turn_deg(view)), 18, _HEAD_DEG),
    "tilted": lambda view: view.over(np.abs(poise.head_tilt_deg(view)), 8, 4),
    "tilted left": lambda view: view.over(poise.head_tilt_deg(view), 8, 4),
    "tilted right": lambda view: view.under(poise.head_tilt_deg(view), -8, 4),
}
"""How a head is held."""


def _chest_faces(view: ClipView, axis: int, sign: float) -> BoolArray:
    return np.asarray(sign * chest_axes(view)[:, 1, axis] > 0.55)


def _flat(view: ClipView) -> BoolArray:
    return (np.rad2deg(view.lean_rad) > 50) & (body.pelvis_share(view) < body.LOW_SHARE)


def _hands_on_floor(view: ClipView) -> BoolArray:
    """[T] whether both hands, or both elbows, rest on the floor."""
    return np.logical_and(
        *((np.minimum(view.height(PREFIX[s] + "Wrist"), view.height(PREFIX[s] + "Elbow")) < 0.25) for s in SIDES)
    )


def _any_hand_on_floor(view: ClipView) -> BoolArray:
    return np.logical_or(
        *((np.minimum(view.height(PREFIX[s] + "Wrist"), view.height(PREFIX[s] + "Elbow")) < 0.25) for s in SIDES)
    )


def _knees(view: ClipView) -> list[BoolArray]:
    return [LEG["knee on the floor"](view, side) for side in SIDES]


def _forward_lean_deg(view: ClipView) -> FloatArray:
    return np.rad2deg(np.arctan2(view.in_heading(view.trunk)[:, 2], view.trunk[:, 1]))


def _lying(view: ClipView) -> BoolArray:
    """On a floor or a bed, and not held up by hands or knees."""
    low = view.height("Pelvis") < view.height("Neck") + 0.25
    flat = (np.rad2deg(view.lean_rad) > 60) & (body.pelvis_share(view) < 0.75) & low
    held_up = _hands_on_floor(view) & (view.height("Pelvis") > 0.25) & _chest_faces(view, 2, -1)
    return body.in_posture(view, "lie") | (flat & ~held_up)


def _straight_trunk_and_legs(view: ClipView) -> BoolArray:
    feet = (view.position("L_Ankle") + view.position("R_Ankle")) / 2
    down = view.position("Pelvis") - feet
    cosine = (view.trunk * down).sum(-1) / np.maximum(np.linalg.norm(down, axis=-1), 1e-6)
    return np.asarray(cosine > 0.8)


BODY: dict[str, Callable[[ClipView], BoolArray]] = {
    "on the back": lambda view: _flat(view) & _chest_faces(view, 2, 1),
    "face down": lambda view: (np.rad2deg(view.lean_rad) > 50) & _chest_faces(view, 2, -1)
    & (body.pelvis_share(view) < body.LOW_SHARE),
    "on the left side": lambda view: _flat(view) & _chest_faces(view, 0, -1),
    "on the right side": lambda view: _flat(view) & _chest_faces(view, 0, 1),
    "on the side": lambda view: _flat(view) & (_chest_faces(view, 0, -1) | _chest_faces(view, 0, 1)),
    "lying": lambda view: _lying(view),
    "on the knees": lambda view: np.logical_or(*_knees(view)) & (np.rad2deg(view.lean_rad) < 75)
    & (view.height("Pelvis") > 0.2),
    "on one knee": lambda view: np.logical_or(*_knees(view))
    & ~np.logical_and(*_knees(view.opposite)) & (np.rad2deg(view.lean_rad) < 75),
    "on hands and knees": lambda view: _hands_on_floor(view) & np.logical_and(*_knees(view)) & _flat(view),
    "on hands and feet": lambda view: _hands_on_floor(view) & ~np.logical_or(*_knees(view.opposite))
    & (view.height("Pelvis") > 0.15),
    "crawling": lambda view: _flat(view) & _chest_faces(view, 2, -1)
    & (uniform_filter1d(view.speed, frames_of(0.8)) > 0.1),
    "in a plank": lambda view: _hands_on_floor(view) & ~np.logical_and(*_knees(view.opposite))
    & _straight_trunk_and_legs(view) & _chest_faces(view, 2, -1),
    "in a side plank": lambda view: _any_hand_on_floor(view) & _straight_trunk_and_legs(view)
    & (_chest_faces(view, 0, -1) | _chest_faces(view, 0, 1)) & (view.height("Pelvis") > 0.15),
    "sitting": lambda view: body.in_posture(view, "sit"),
    "standing": lambda view: body.in_posture(view, "stand") & (np.rad2deg(view.lean_rad) < 50),
    "squatting": lambda view: body.in_posture(view, "squat"),
    "lowered": lambda view: view.under(body.pelvis_share(view), 0.87, 0.06),
    "near the floor": lambda view: view.under(body.pelvis_share(view), 0.5, 0.12),
    "upright": lambda view: view.under(np.rad2deg(view.lean_rad), 25, 8),
    "bent forward": lambda view: view.over(_forward_lean_deg(view), 16, 6),
    "bent far forward": lambda view: view.over(_forward_lean_deg(view), 35, 10),
    "leaning to the left": lambda view: view.over(poise.lean_deg(view, "left"), 7, 4),
    "leaning to the right": lambda view: view.over(poise.lean_deg(view, "right"), 7, 4),
    "leaning to a side": lambda view: view.over(
        np.maximum(poise.lean_deg(view, "left"), poise.lean_deg(view, "right")), 7, 4
    ),
    "leaning backward": lambda view: view.over(poise.lean_deg(view, "backward"), 7, 4),
    "upside down": lambda view: view.trunk[:, 1] < -0.35,
    "turned over": lambda view: view.trunk[:, 1] < -0.3,
    "in a lunge": lambda view: _lunge(view),
    "hips raised": lambda view: (view.height("Pelvis") > 0.2) & (view.trunk[:, 1] < 0.35)
    & (view.height("Pelvis") > view.height("Neck")),
    "on tiptoe": lambda view: np.logical_or(*(_heel_raised(view, side) for side in SIDES))
    & (view.foot_heights[:, [0, 1]].min(axis=1) > 0.03),
    "off the floor": lambda view: view.foot_heights.min(axis=1) > limbs.FOOT_CLEAR_M,
    "still": lambda view: _still(view),
    "travelling": lambda view: view.over(view.speed, body.MOVING_M_PER_S, 0.1),
}  # fmt: skip
"""How the body is held or supported."""


def _lunge(view: ClipView) -> BoolArray:
    bend = np.maximum(knee_bend_deg(view, "left"), knee_bend_deg(view, "right"))
    low = view.under(body.pelvis_share(view), 0.92, 0.05)
    return view.over(_feet_apart_m(view), 0.5, 0.1) & view.over(bend, 40, _ANGLE_DEG) & low


def _still(view: ClipView) -> BoolArray:
    mask = np.zeros(view.num_frames, dtype=bool)
    for event in poise.still_times(view, 0.3):
        mask[event.start : event.stop] = True
    return mask


def held(view: ClipView, mask: BoolArray, least_s: float = LEAST_S) -> list[Event]:
    """Stretches of a place; value: seconds."""
    del view
    return runs(mask, least_s=least_s, gap_s=0.15)


WAYS = {
    "up": (1, 1), "down": (1, -1), "forward": (2, 1), "back": (2, -1), "left": (0, 1), "right": (0, -1),
}  # fmt: skip
"""Directions of a hand or a foot from the body: axis of (left, up, forward) and sign."""


def moves(view: ClipView, path: FloatArray, way: str, least_m: float) -> list[Event]:
    """Stretches in which a path [T, 3] in the body's axes leads one of `WAYS` by `least_m`; value: metres."""
    axis, sign = WAYS[way]
    least_m *= 1.0 + _MOVE_ZONE * view.strictness
    return [Event(e.start, e.stop, abs(e.value)) for e in swings(sign * path[:, axis], least_m) if e.value > 0]


def repeats(path: FloatArray, axes: Sequence[int], least_m: float, most_m: float = np.inf) -> list[Event]:
    """To and fro along one of some axes of a path [T, 3], by at least and at most so much; value: swings.

    The longest row of swings without one that is too large or takes longer than 2.5 s, of the axis with most.
    """
    best: list[Event] = []
    for axis in axes:
        row: list[Event] = []
        for swing in swings(path[:, axis], least_m):
            row = [*row, swing] if swing.duration_s < 2.5 and abs(swing.value) <= most_m else []
            best = max(best, row, key=len)
    return [Event(best[0].start, best[-1].stop, float(len(best)))] if best else []


def fast(path: FloatArray, least_m_per_s: float) -> list[Event]:
    """Stretches in which a path [T, 3] is followed fast; value: peak speed, m/s."""
    speed = np.linalg.norm(np.gradient(path, axis=0), axis=-1) * RATE_HZ if len(path) > 1 else np.zeros(len(path))
    found = runs(speed > least_m_per_s, gap_s=0.1)
    return [Event(e.start, e.stop, float(speed[e.start : e.stop].max())) for e in found]


def circling_deg(path: FloatArray) -> list[Event]:
    """How far a path [T, 3] goes round, in the plane in which it goes most; value: degrees."""
    if len(path) < frames_of(0.5):
        return []
    centred = path - path.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    flat = centred @ axes[:2].T
    spread = flat.std(axis=0)
    if spread[0] < 0.02 or spread[1] < 0.25 * spread[0]:
        return []
    angle = np.unwrap(np.arctan2(flat[:, 1] / max(spread[1], 1e-6), flat[:, 0] / max(spread[0], 1e-6)))
    return [Event(e.start, e.stop, abs(np.rad2deg(e.value))) for e in swings(angle, np.deg2rad(200))]
