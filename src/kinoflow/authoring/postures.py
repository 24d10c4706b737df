"""How a body is held, standing or sitting or lying, and the actions that lead from one posture to another."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Any

import numpy as np

from kinoflow.errors import ScoreError
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.skeleton import joint

FLAT_M = 0.18
"""A knee or a wrist below this rests on the floor."""
SQUATS_M = 0.62
"""A pelvis below this, over feet that bear it, squats."""
HANGS_M = 0.03
"""Who hangs by the hands has all else this far above the floor,"""
FLOATS_M = 0.3
"""and who swims, flies or hangs upside down so far."""
TURNED = 0.7
"""The body lies on the side where what points to its side points up or down by so much."""
STAYS_M = 0.1
"""Hips and feet that move less than this stay where they are."""
STANDING, SQUATTING, SITTING, ON_FLOOR = "standing", "squatting", "sitting on a chair", "sitting on the floor"
KNEELING, ALL_FOURS, HANGING, FLOATING = "kneeling", "on all fours", "hanging", "floating"
ON_BACK, FACE_DOWN, ON_SIDE = "lying on the back", "lying face down", "lying on the side"
POSTURES = (STANDING, SQUATTING, SITTING, ON_FLOOR, KNEELING, ALL_FOURS, ON_BACK, FACE_DOWN, ON_SIDE, HANGING, FLOATING)
UPRIGHT = frozenset({STANDING, SQUATTING})
LYING = frozenset({ON_BACK, FACE_DOWN, ON_SIDE})
TRUNK_FREE = frozenset({SQUATTING, SITTING, ON_FLOOR, KNEELING})
"""Postures but standing in which arms and trunk can do what they do standing."""
_EDGES: Mapping[tuple[str, str], tuple[str, Mapping[str, Any]]] = {
    (STANDING, SITTING): ("sit down on a chair", {}),
    (STANDING, ON_FLOOR): ("sit down on the floor", {}),
    (STANDING, KNEELING): ("kneel down", {}),
    (STANDING, ALL_FOURS): ("get down on all fours", {"end": "stay"}),
    (STANDING, ON_BACK): ("lie down", {"way": "back", "start": "standing"}),
    (STANDING, FACE_DOWN): ("lie down", {"way": "front", "start": "standing"}),
    (STANDING, ON_SIDE): ("lie down on the side", {"start": "standing"}),
    (STANDING, SQUATTING): ("squat down", {"end": "stay"}),
    (SITTING, STANDING): ("stand up from a chair", {}),
    (ON_FLOOR, STANDING): ("get up from sitting on the floor", {}),
    (ON_FLOOR, ON_BACK): ("lie down", {"way": "back", "start": "sitting"}),
    (ON_FLOOR, ON_SIDE): ("lie down on the side", {"start": "sitting"}),
    (ON_BACK, ON_FLOOR): ("sit up from lying", {}),
    (ON_BACK, FACE_DOWN): ("roll over in bed", {"way": "back to front"}),
    (ON_BACK, ON_SIDE): ("roll over in bed", {"way": "back to side"}),
    (FACE_DOWN, ALL_FOURS): ("", {}),
    (FACE_DOWN, ON_BACK): ("roll over in bed", {"way": "front to back"}),
    (ON_SIDE, ON_BACK): ("", {}),
    (ON_BACK, STANDING): ("get up from lying", {"way": "back"}),
    (FACE_DOWN, STANDING): ("get up from lying", {"way": "front"}),
    (ON_SIDE, STANDING): ("get up from lying", {"way": "side"}),
    (KNEELING, ALL_FOURS): ("", {}),
    (KNEELING, STANDING): ("rise from kneeling", {}),
    (ALL_FOURS, KNEELING): ("", {}),
    (ALL_FOURS, FACE_DOWN): ("", {}),
    (SQUATTING, STANDING): ("rise from a squat", {}),
    (HANGING, STANDING): ("", {}),
    (STANDING, HANGING): ("", {}),
    (FLOATING, STANDING): ("", {}),
    (STANDING, FLOATING): ("", {}),
}
"""From one posture to another: the action that leads there and its settings; empty where moving over is enough.

Of ways of the same length the one that comes first here is taken: who kneels or lies rolls over or goes over all fours
rather than standing, and who is on all fours gets up over the knees rather than lying.
"""
RISING = frozenset(name for (_, there), (name, _) in _EDGES.items() if there == STANDING and name)
"""Actions of getting up."""


def posture(clip: MotionClip, frame: int = -1) -> str:
    """How the body is held in one frame, one of `POSTURES`, by heights of joints and what of the pelvis points up."""
    joints, turned = clip.joints[frame], clip.rotations[frame, 0]
    lowest = float(joints[:, 1].min())
    floor = min(0.0, lowest) if lowest < FLOATS_M else lowest
    height = joints[:, 1] - floor
    pelvis, head = height[0], height[joint("Head")]
    knees = [height[joint(f"{side}_Knee")] for side in "LR"]
    wrists = [height[joint(f"{side}_Wrist")] for side in "LR"]
    ankles = joints[[joint("L_Ankle"), joint("R_Ankle")]].mean(axis=0)
    trunk = joints[joint("Neck")] - joints[0]
    upright = trunk[1] / max(float(np.linalg.norm(trunk)), 1e-6)
    to_side, to_front = turned[1, 0], turned[1, 2]
    over_feet = np.hypot(*(ankles - joints[0])[[0, 2]]) < 0.28
    hangs = upright > 0.7 and min(wrists) > head and lowest > HANGS_M
    if (hangs and pelvis > 0.9) or (upright < -0.7 and lowest > FLOATS_M):
        return HANGING
    if lowest > FLOATS_M and upright < 0.4:
        return FLOATING
    if pelvis > 0.7 or (over_feet and min(knees) > FLAT_M and pelvis > 0.3 and upright > 0.3):
        return STANDING if pelvis > SQUATS_M else SQUATTING
    if abs(to_side) > TURNED and upright < 0.5:
        return ON_SIDE
    if upright < 0.5 and ((head < 0.5 and pelvis < 0.3) or to_front > TURNED):
        return ON_BACK if to_front > -0.2 else FACE_DOWN
    if min(wrists) < FLAT_M and upright < 0.6 and pelvis > 0.25:
        return ALL_FOURS if max(knees) < FLAT_M else FACE_DOWN
    if min(knees) < FLAT_M and pelvis > 0.3:
        return KNEELING
    return ON_FLOOR if pelvis < 0.3 else SITTING


def ways_between(start: str, end: str) -> list[tuple[str, Mapping[str, Any]]]:
    """Actions, with settings, that lead from one posture to another; none where they are the same.

    Raises:
        ScoreError: the library has no way.
    """
    queue: deque[tuple[str, list[tuple[str, Mapping[str, Any]]]]] = deque([(start, [])])
    seen = {start}
    while queue:
        here, way = queue.popleft()
        if here == end:
            return way
        for (first, after), edge in _EDGES.items():
            if first == here and after not in seen:
                seen.add(after)
                queue.append((after, [*way, edge]))
    raise ScoreError(f"the library has no way from {start} to {end}")


def moved_over_to(start: str) -> list[str]:
    """A posture, and those that moving over is enough to get to from it without standing up, the nearest first."""
    found = [start]
    for here in found:
        found += [
            there
            for (first, there), (name, _) in _EDGES.items()
            if first == here and not name and there != STANDING and there not in found
        ]
    return found


def stays(clip: MotionClip) -> bool:
    """Whether hips and feet are all the time where they were at first: what is done needs arms and trunk only."""
    fixed = clip.joints[:, [0, joint("L_Ankle"), joint("R_Ankle")]]
    return float(np.linalg.norm(fixed - fixed[0], axis=-1).max()) < STAYS_M
