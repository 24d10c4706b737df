"""Foot lock: feet that touch the floor stay where they are, by two-bone inverse kinematics of the legs.

The last resort against feet that slide. It changes only frames in which a foot touches, and the few around them; where
the result is worse by any measure than what it was given, it gives that back and says why.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinoflow.motion.clip import MotionClip
from kinoflow.motion.contacts import FOOT_JOINTS, foot_contacts
from kinoflow.motion.limbs import square_to, two_bone
from kinoflow.motion.measures import (
    floating_mm,
    floor_height_m,
    foot_slide_mm_per_frame,
    jerk_m_per_s3,
    penetration_mm,
)
from kinoflow.motion.rotations import rotation_between
from kinoflow.motion.skeleton import joint
from kinoflow.motion.smoothing import gaussian_mean, runs

FloatArray = NDArray[np.float64]

MAX_HEIGHT_M = 0.03
MAX_SPEED_M_PER_S = 0.3
"""A foot joint that is higher above the clip's floor or faster than this is not held, whatever the contacts say."""
BLEND_S = 5 / 30
MAX_CORRECTION_M = 0.05
"""A contact that would move a foot farther is left as it is: there, the contact is wrong, or the motion."""
MAX_DROP_M = 0.02
"""The pelvis sinks by this at most where a leg is too short; it never rises."""
LONGEST_REACH = 0.99
WORSE = 1.02
"""A measure that grows by more than 2 %, and by more than `_LEAST_CHANGE`, is worse."""
LEAST_GAIN = 0.98
"""Where the feet slide more than this share of what they did, nothing is gained and the clip stays as it was."""
_SIDES = ("L_", "R_")
SLIDE, JERK = "foot slide, mm per frame", "jerk, m/s^3"
_MEASURES = {SLIDE: foot_slide_mm_per_frame, "floating, mm": floating_mm, "penetration, mm": penetration_mm}
_LEAST_CHANGE = {SLIDE: 0.05, "floating, mm": 0.3, "penetration, mm": 0.3, JERK: 1.0}


@dataclass(frozen=True)
class FootLock:
    """What a foot lock did.

    Attributes:
        clip: the result; the very clip that was given where nothing was changed.
        before, after: measures of the clip that was given and of the one that was tried.
        contacts_held: how many contacts of foot joints were held.
        contacts_left: how many would have moved a foot by more than 5 cm and were left.
        refused: why the result was not used; empty where it was, or where nothing was to do.
    """

    clip: MotionClip
    before: dict[str, float]
    after: dict[str, float]
    contacts_held: int
    contacts_left: int
    refused: str = ""

    @property
    def outcome(self) -> str:
        """In a few words: "held 5 contacts", "nothing to do", or "refused: " and why."""
        if self.refused:
            return f"refused: {self.refused}"
        return f"held {self.contacts_held} contacts" if self.contacts_held else "nothing to do"


def lock_feet(clip: MotionClip) -> FootLock:
    """Hold feet in place while they touch the floor that the clip's own feet imply.

    The contacts are those of `contacts.foot_contacts`; a joint is held at its median place over the contact, blended
    in and out over 5 frames at 30 a second. Knees keep their direction, feet their rotation in the world.
    """
    floor = floor_height_m(clip)
    before = _measured(clip, floor)
    shifts, held, left = _shifts(clip, floor)
    if not held or float(np.abs(shifts).max()) < 1e-6:
        return FootLock(clip, before, before, 0, left)
    locked = _move_ankles(clip, shifts)
    after = _measured(locked, floor)
    worse = [
        f"{name} {before[name]:.2f} to {after[name]:.2f}"
        for name in before
        if after[name] > WORSE * before[name] and after[name] - before[name] > _LEAST_CHANGE[name]
    ]
    if worse:
        return FootLock(clip, before, after, held, left, f"it would make {'; '.join(worse)}")
    if after[SLIDE] > LEAST_GAIN * before[SLIDE]:
        return FootLock(clip, before, before, 0, left)
    return FootLock(locked, before, after, held, left)


def _measured(clip: MotionClip, floor_m: float) -> dict[str, float]:
    found = {name: measure(clip, floor_m) for name, measure in _MEASURES.items()}
    return {**found, JERK: jerk_m_per_s3(clip)}


def _shifts(clip: MotionClip, floor_m: float) -> tuple[FloatArray, int, int]:
    """[T, 2, 3] how far to move the left and the right ankle; contacts held, and left."""
    contact = foot_contacts(clip, floor_m)
    places = clip.joints[:, [joint(name) for name in FOOT_JOINTS]]
    rest = clip.skeleton.rest_positions[[joint(name) for name in FOOT_JOINTS], 1]
    speed = np.linalg.norm(np.gradient(places, axis=0), axis=-1) * clip.fps if clip.num_frames > 1 else 0.0
    contact = contact & (places[..., 1] - rest - floor_m < MAX_HEIGHT_M) & (speed < MAX_SPEED_M_PER_S)
    blend = max(1, round(BLEND_S * clip.fps))
    total, weights = np.zeros((clip.num_frames, 2, 3)), np.zeros((clip.num_frames, 2))
    held = left = 0
    for column in range(len(FOOT_JOINTS)):
        for start, stop in runs(contact[:, column]):
            way = np.median(places[start:stop, column], axis=0) - places[start:stop, column]
            if np.linalg.norm(way, axis=-1).max() > MAX_CORRECTION_M:
                left += 1
                continue
            held += 1
            first, last = max(start - blend, 0), min(stop + blend, clip.num_frames)
            times = np.arange(first, last)
            outside = np.maximum(np.maximum(start - times, times - (stop - 1)), 0)
            weight = 0.5 + 0.5 * np.cos(np.pi * outside / (blend + 1))
            shift = way[np.clip(times - start, 0, stop - start - 1)]
            # Joints 0 and 2 are of the left foot, 1 and 3 of the right one.
            total[first:last, column % 2] += weight[:, None] * shift
            weights[first:last, column % 2] += weight
    return total / np.maximum(weights, 1.0)[..., None], held, left


def _move_ankles(clip: MotionClip, shifts: FloatArray) -> MotionClip:
    """The clip with its ankles moved by shifts [T, 2, 3]; feet keep their rotation in the world."""
    names = ("Hip", "Knee", "Ankle")
    legs = [[joint(side + name) for name in names] for side in _SIDES]
    rest = clip.skeleton.rest_positions
    lengths = [(_length_m(rest[h] - rest[k]), _length_m(rest[k] - rest[a])) for h, k, a in legs]
    ankles = [clip.joints[:, leg[2]] + shifts[:, side] for side, leg in enumerate(legs)]
    drop = _drop(clip, legs, lengths, ankles, np.abs(shifts).max(axis=(1, 2)) > 0)
    rotations, translation = clip.rotations.copy(), clip.translation.copy()
    translation[:, 1] -= drop
    for side, (hip, knee, ankle) in enumerate(legs):
        root = clip.joints[:, hip] - np.array([0.0, 1.0, 0.0]) * drop[:, None]
        changed = (np.abs(shifts[:, side]).max(axis=-1) > 0) | (drop > 0)
        if not changed.any():
            continue
        line = clip.joints[:, ankle] - clip.joints[:, hip]
        along = line / np.maximum(np.linalg.norm(line, axis=-1, keepdims=True), 1e-9)
        bend = clip.joints[:, knee] - clip.joints[:, hip]
        bend = bend - along * np.sum(along * bend, axis=-1, keepdims=True)
        # A straight leg bends where its thigh faces.
        pole = bend + 1e-3 * square_to(clip.global_rotations[:, hip, :, 2], along)
        middle, end = two_bone(root, ankles[side], pole, *lengths[side])
        turned_hip = (
            rotation_between(clip.joints[:, knee] - clip.joints[:, hip], middle - root) @ clip.global_rotations[:, hip]
        )
        turned_knee = (
            rotation_between(clip.joints[:, ankle] - clip.joints[:, knee], end - middle)
            @ clip.global_rotations[:, knee]
        )
        local = (
            np.swapaxes(clip.global_rotations[:, 0], -1, -2) @ turned_hip,
            np.swapaxes(turned_hip, -1, -2) @ turned_knee,
            np.swapaxes(turned_knee, -1, -2) @ clip.global_rotations[:, ankle],
        )
        for index, matrix in zip((hip, knee, ankle), local, strict=True):
            rotations[changed, index] = matrix[changed]
    return clip.replace(rotations=rotations, translation=translation)


def _length_m(bone: FloatArray) -> float:
    return float(np.linalg.norm(bone))


def _drop(
    clip: MotionClip,
    legs: list[list[int]],
    lengths: list[tuple[float, float]],
    ankles: list[FloatArray],
    changed: NDArray[np.bool_],
) -> FloatArray:
    """[T] how far the pelvis sinks so that no leg has to be longer than it was, or than 99 % of its length."""
    need = np.zeros(clip.num_frames)
    for (hip, _, ankle), (upper, lower), target in zip(legs, lengths, ankles, strict=True):
        root = clip.joints[:, hip]
        longest = np.maximum(LONGEST_REACH * (upper + lower), np.linalg.norm(clip.joints[:, ankle] - root, axis=-1))
        apart = root - target
        level = np.hypot(apart[:, 0], apart[:, 2])
        allowed = np.sqrt(np.maximum(longest**2 - level**2, 0.0))
        need = np.maximum(need, np.where(changed, apart[:, 1] - allowed, 0.0))
    need = np.minimum(need, MAX_DROP_M)
    if need.max() < 1e-6:
        return np.zeros(clip.num_frames)
    from scipy.ndimage import maximum_filter1d

    width = max(1, round(0.2 * clip.fps))
    return np.minimum(gaussian_mean(maximum_filter1d(need, width), width / 2), MAX_DROP_M)
