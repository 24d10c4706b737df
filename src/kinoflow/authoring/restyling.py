"""Moods laid over any clip: trunk, head, shoulders and arms change; legs, place and heading keep their numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinoflow.authoring.controls import NEUTRAL_HAND
from kinoflow.authoring.moods import Mood
from kinoflow.motion.canonical import heading_rad
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.limbs import reach
from kinoflow.motion.rotations import euler_to_matrix, rotation_about_y
from kinoflow.motion.skeleton import MANNEQUIN, joint

FloatArray = NDArray[np.float64]

UPRIGHT_DEG = 50.0
"""Who leans by more than about this, or lies, keeps the posture."""
_SPINE = (("Spine1", 0.3), ("Spine2", 0.35), ("Spine3", 0.35))
_HEAD = (("Neck", 0.5), ("Head", 0.5))
_SIDES = (("L", 1.0), ("R", -1.0))


def restyled(
    clip: MotionClip, mood: Mood, generator: np.random.Generator, weight: FloatArray | None = None
) -> MotionClip:
    """The clip in a mood, at its own pace.

    Spine, neck, head, collars and arms change. Hands go with their shoulders and come nearer to where they hang, or
    farther from it; what they hold or touch may be lost. All other joints, and the pelvis's place and heading, keep
    their numbers to the bit.

    Args:
        clip: any rate, on any body.
        mood: one of `moods.MOODS`, or a part or multiple of one.
        generator: of the phases of swaying and trembling.
        weight: [T] from 0 to 1, how much of it in each frame; all of it if not given.
    """
    count = clip.num_frames
    up = clip.global_rotations[:, 0, :, 1]
    tilt_deg = np.degrees(np.arccos(np.clip(up[:, 1], -1.0, 1.0)))
    share = np.exp(-((tilt_deg / UPRIGHT_DEG) ** 2)) * (np.ones(count) if weight is None else weight)
    seconds = np.arange(count) / clip.fps

    def wave(hertz: float) -> FloatArray:
        first, second = generator.uniform(0, 2 * np.pi, 2)
        return np.sin(2 * np.pi * hertz * seconds + first) + 0.5 * np.sin(3.3 * np.pi * hertz * seconds + second)

    bend, side = mood.bend_deg + 0.6 * mood.sway_deg * wave(0.35), mood.sway_deg * wave(0.45)
    quick = 60 * mood.tremble_m
    nod = mood.nod_deg + quick * wave(4.5)
    tilt, turned = 0.8 * mood.sway_deg * wave(0.4), 0.8 * mood.sway_deg * wave(0.3) + quick * wave(4.5)
    zero = np.zeros(count)
    rotations = clip.rotations.copy()

    def bent(name: str, part: float, forward: FloatArray, over: FloatArray, left: FloatArray) -> None:
        index = joint(name)
        angles = np.radians(part * share[:, None] * np.stack([left, forward, -over], axis=-1))
        rotations[:, index] = euler_to_matrix(angles, "YXZ") @ rotations[:, index]

    for name, part in _SPINE:
        bent(name, part, bend, side, zero)
    for name, part in _HEAD:
        bent(name, part, nod, tilt, turned)
    for letter, outward in _SIDES:
        # Positive about Z raises the left shoulder.
        bent(f"{letter}_Collar", 1.0, zero, zero - outward * mood.shrug_deg, zero)
    found = clip.replace(rotations=rotations)
    # Seen from the way the body faces: arms hang down, however the trunk is bent.
    facing = rotation_about_y(heading_rad(clip))
    size = clip.skeleton.leg_length_m / MANNEQUIN.leg_length_m
    tremble = np.stack([wave(5.0), wave(5.6), wave(4.7)], axis=-1) * mood.tremble_m
    for letter, outward in _SIDES:
        shoulder, wrist = joint(f"{letter}_Shoulder"), joint(f"{letter}_Wrist")
        hangs = size * np.array([outward * NEUTRAL_HAND.out, NEUTRAL_HAND.up, NEUTRAL_HAND.forward])
        hand = np.einsum("tji,tj->ti", facing, clip.joints[:, wrist] - clip.joints[:, shoulder])
        hand = hand + share[:, None] * ((mood.reach - 1) * (hand - hangs) + tremble)
        places = found.joints[:, shoulder] + np.einsum("tij,tj->ti", facing, hand)
        found = reach(found, f"{letter}_Wrist", places, clip.global_rotations[:, wrist], share > 0)
    kept = share <= 0
    rotations = found.rotations.copy()
    rotations[kept] = clip.rotations[kept]
    return found.replace(rotations=rotations)
