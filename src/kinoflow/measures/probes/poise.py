"""Probes of how a body carries itself: where it looks, which way it leans, where its hands are, what it holds still."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter1d

from kinoflow.language.sides import OTHER, SIDES
from kinoflow.measures.probes.limbs import PREFIX, lifted, one_or_both
from kinoflow.measures.probes.view import RATE_HZ, ClipView, Event, frames_of, runs, swings
from kinoflow.motion.skeleton import joint

FloatArray = NDArray[np.float64]

LOOKS = ("left", "right", "up", "down")
LEANS = ("left", "right", "backward", "forward")
REACHES = ("forward", "up", "down", "side", "left", "right", "any")
TOUCHED = ("head", "face", "chest", "hips", "knees", "feet", "floor", "shoulder", "hands")

_STRETCHED_SHARE = 0.86
_WITHIN_DEG, _SIDEWARD_WITHIN_DEG = 40.0, 50.0
"""How far an arm may be from the way it points; who points to a side points ahead, too."""
_OPEN_M = 0.36
_STILL_M_PER_S = 0.1
_TAP_M = 0.012
# From the wrist: a hand is 0.18 m long.
_NEAR_M = {
    "head": 0.26, "face": 0.24, "chest": 0.24, "hips": 0.2, "knees": 0.2, "feet": 0.24, "shoulder": 0.2, "hands": 0.14,
}  # fmt: skip


def _longest_value(found: list[Event], values: FloatArray) -> list[Event]:
    return [Event(e.start, e.stop, float(values[e.start : e.stop].max())) for e in found]


def head_turn_deg(view: ClipView) -> FloatArray:
    """[T] how far the face is turned from where the pelvis faces, degrees, positive to the left."""
    face = view.in_heading(view.clip.global_rotations[:, joint("Head")] @ np.array([0.0, 0.0, 1.0]))
    return np.rad2deg(np.arctan2(face[:, 0], face[:, 2]))


def head_rise_deg(view: ClipView) -> FloatArray:
    """[T] how far the face looks above the horizon, degrees, negative below."""
    face = view.clip.global_rotations[:, joint("Head")] @ np.array([0.0, 0.0, 1.0])
    return np.rad2deg(np.arcsin(np.clip(face[:, 1], -1, 1)))


def head_tilt_deg(view: ClipView) -> FloatArray:
    """[T] how far the head is tilted toward a shoulder, seen from the chest, degrees, positive to the left."""
    rotations = view.clip.global_rotations
    chest = rotations[:, joint("Spine3")]
    top = np.einsum("tji,tj->ti", chest, rotations[:, joint("Head")] @ np.array([0.0, 1.0, 0.0]))
    return np.rad2deg(np.arctan2(top[:, 0], top[:, 1]))


def looks(view: ClipView, direction: str, least_deg: float = 15.0) -> list[Event]:
    """Times of at least 0.2 s in which the face is turned to one of `LOOKS`; value: degrees.

    Only while the trunk is within 60 degrees of upright: who lies on the back does not look up by that.
    """
    away = {
        "left": head_turn_deg, "right": lambda v: -head_turn_deg(v), "up": head_rise_deg,
        "down": lambda v: -head_rise_deg(v),
    }[direction](view)  # fmt: skip
    upright = np.rad2deg(view.lean_rad) < 60
    return _longest_value(runs((away > least_deg) & upright, least_s=0.2, gap_s=0.1), away)


def head_swings(view: ClipView, which: str, least_deg: float) -> list[Event]:
    """A nod ("nod") or a shake ("shake") of the head, as one event from the first swing to the last; value: swings."""
    angle = head_rise_deg(view) if which == "nod" else head_turn_deg(view)
    slow = uniform_filter1d(angle, min(frames_of(1.2), view.num_frames))
    found = [turn for turn in swings(angle - slow, least_deg) if turn.duration_s < 0.8]
    return [Event(found[0].start, found[-1].stop, float(len(found)))] if found else []


def tilts(view: ClipView, side: str, least_deg: float = 8.0) -> list[Event]:
    """Times of at least 0.2 s with the head tilted to a side; value: degrees."""
    away = head_tilt_deg(view) * {"left": 1, "right": -1}[side]
    return _longest_value(runs(away > least_deg, least_s=0.2, gap_s=0.1), away)


def lean_deg(view: ClipView, direction: str) -> FloatArray:
    """[T] how far the trunk leans to one of `LEANS`, degrees, while the pelvis is off the floor."""
    left, up, forward = view.in_heading(view.trunk).T
    angle = {
        "left": np.arctan2(left, up), "right": np.arctan2(-left, up),
        "forward": np.arctan2(forward, up), "backward": np.arctan2(-forward, up),
    }[direction]  # fmt: skip
    return np.where((view.height("Pelvis") > 0.3) & (up > 0.1), np.rad2deg(angle), 0.0)


def leans(view: ClipView, direction: str, least_deg: float = 8.0) -> list[Event]:
    """Times of at least 0.3 s in which the trunk leans to one of `LEANS`; value: degrees."""
    angle = lean_deg(view, direction)
    return _longest_value(runs(angle > least_deg, least_s=0.3, gap_s=0.2), angle)


def _arm(view: ClipView, side: str) -> tuple[FloatArray, FloatArray]:
    """[T, 3] from a shoulder to its wrist as (outward, up, forward), and [T] its share of the whole arm's length."""
    start, elbow, wrist = (view.position(PREFIX[side] + name) for name in ("Shoulder", "Elbow", "Wrist"))
    length = np.linalg.norm(elbow - start, axis=-1) + np.linalg.norm(wrist - elbow, axis=-1)
    reach = view.in_heading(wrist - start)
    reach[:, 0] *= {"left": 1, "right": -1}[side]
    return reach, np.linalg.norm(reach, axis=-1) / np.maximum(length, 1e-6)


def _reaches(view: ClipView, side: str, direction: str) -> list[Event]:
    reach, share = _arm(view, side)
    unit = reach / np.maximum(np.linalg.norm(reach, axis=-1, keepdims=True), 1e-6)
    near, sideward = (float(np.cos(np.deg2rad(limit))) for limit in (_WITHIN_DEG, _SIDEWARD_WITHIN_DEG))
    hangs = unit[:, 1] < -0.8
    toward = {
        "forward": unit[:, 2] > near, "up": unit[:, 1] > near, "side": unit[:, 0] > near,
        # Of the body, whichever arm it is.
        side: unit[:, 0] > sideward, OTHER[side]: -unit[:, 0] > sideward,
        # A hand that hangs is not reaching down; one that gets below where it hangs is.
        "down": view.height(PREFIX[side] + "Wrist") < 0.6, "any": ~hangs,
    }[direction]  # fmt: skip
    stretched = (share > _STRETCHED_SHARE) | (direction == "down")
    return runs(stretched & toward, least_s=0.15, gap_s=0.2)


def reaches(view: ClipView, side: str, direction: str) -> list[Event]:
    """Episodes of an arm stretched to one of `REACHES`, of a side, "both" or "any"; value: seconds."""
    left, right = (_reaches(view, name, direction) for name in SIDES)
    return one_or_both(left, right, side, view.num_frames)


def arms_open(view: ClipView) -> list[Event]:
    """Times of at least 0.2 s with both wrists far out to their sides, between hip and overhead; value: metres."""
    out = np.minimum(*(_arm(view, side)[0][:, 0] for side in SIDES))
    low = np.minimum(*(_arm(view, side)[0][:, 1] for side in SIDES))
    return _longest_value(runs((out > _OPEN_M) & (low > -0.35), least_s=0.2, gap_s=0.2), out)


def elbow_bends(view: ClipView, side: str, least_deg: float = 60.0) -> list[Event]:
    """Episodes of an elbow bent by `least_deg` from straight, of a side, "both" or "any"; value: seconds."""

    def one(name: str) -> list[Event]:
        shoulder, elbow, wrist = (view.position(PREFIX[name] + part) for part in ("Shoulder", "Elbow", "Wrist"))
        first, second = elbow - shoulder, wrist - elbow
        lengths = np.linalg.norm(first, axis=-1) * np.linalg.norm(second, axis=-1)
        cosine = (first * second).sum(axis=-1) / np.maximum(lengths, 1e-9)
        return runs(np.rad2deg(np.arccos(np.clip(cosine, -1, 1))) > least_deg, least_s=0.2, gap_s=0.1)

    return one_or_both(one("left"), one("right"), side, view.num_frames)


def _touching(view: ClipView, side: str, part: str) -> NDArray[np.bool_]:
    wrist = view.position(PREFIX[side] + "Wrist")
    if part == "floor":
        return np.asarray(view.height(PREFIX[side] + "Wrist") < 0.18)
    places = {
        "head": ["Head"], "face": ["Head"], "chest": ["Spine3"], "knees": ["L_Knee", "R_Knee"],
        "feet": ["L_Ankle", "R_Ankle", "L_Foot", "R_Foot"], "shoulder": [PREFIX[OTHER[side]] + "Shoulder"],
        "hips": [PREFIX[side] + "Hip"], "hands": [PREFIX[OTHER[side]] + "Wrist"],
    }[part]  # fmt: skip
    distance = np.min([np.linalg.norm(view.position(name) - wrist, axis=-1) for name in places], axis=0)
    near = distance < _NEAR_M[part]
    if part == "hips":
        # A hanging arm passes the hip stretched; a hand on the hip has its elbow bent.
        near = (distance < _NEAR_M[part] + 0.05) & (_arm(view, side)[1] < 0.92)
    return np.asarray(near)


def touches(view: ClipView, side: str, part: str) -> list[Event]:
    """Episodes of a hand at one of `TOUCHED`, of a side, "both" or "any"; value: seconds."""
    left, right = (runs(_touching(view, name, part), least_s=0.2, gap_s=0.15) for name in SIDES)
    return one_or_both(left, right, side, view.num_frames)


def steps(view: ClipView, direction: str, least_m: float = 0.15) -> list[Event]:
    """Times when the pelvis shifts forward, backward, left or right, as seen from the body, and a foot moves with it.

    Value: metres.
    """
    axis, sign = {"left": (0, 1), "right": (0, -1), "forward": (2, 1), "backward": (2, -1)}[direction]
    way = np.cumsum(view.velocity[:, axis]) * sign / RATE_HZ
    found = []
    for shift in swings(way, least_m):
        part = slice(shift.start, shift.stop)
        feet = [view.position(PREFIX[side] + "Ankle")[part] for side in SIDES]
        stepped = max(float(np.linalg.norm((foot - foot[0])[:, [0, 2]], axis=-1).max()) for foot in feet)
        if shift.value > 0 and stepped > 0.6 * least_m:
            found.append(Event(shift.start, shift.stop, shift.value))
    return found


def taps(view: ClipView, side: str) -> list[Event]:
    """Taps of a foot: its toes go up and down by 1.2 cm or more where the body stands; one event for each."""
    toes = view.foot_heights[:, {"left": 2, "right": 3}[side]]
    stays = (view.speed < 0.2) & (np.abs(lifted(view, side)) < 0.15)
    found = [t for t in swings(toes, _TAP_M) if t.value < 0 and t.duration_s < 0.5 and stays[t.start : t.stop].all()]
    return found if len(found) > 1 else []


def still_times(view: ClipView, least_s: float = 1.0) -> list[Event]:
    """Times of at least `least_s` in which no joint moves faster than 0.1 m/s, averaged over 0.3 s; value: seconds."""
    if view.num_frames < 2:
        return []
    speed = np.linalg.norm(np.gradient(view.clip.joints, axis=0), axis=-1).mean(axis=1) * RATE_HZ
    smooth = uniform_filter1d(speed, min(frames_of(0.3), view.num_frames))
    return runs(smooth < _STILL_M_PER_S, least_s=least_s, gap_s=0.1)
