"""Which way a walk went, measured, where a caption does not say it or says it of a longer take.

"walk and turn (repeated)" over 40 seconds is cut into parts of 12: some go straight, some turn left. The part's own
path decides between the actions of `actions.py`.
"""

from __future__ import annotations

import numpy as np

from kinoflow.language.sides import SIDES
from kinoflow.motion.travel import PathFacts, path_facts

__all__ = ["PathFacts", "action_along", "path_facts"]

ON_A_SLOPE = "walk-on-slope"
"""What a walk on a slope is called before it is known whether it goes up or down."""
_CLIMBS = frozenset(["climb-ladder", "climb-steps", "climb-boxes"])
_CLIMB_M, _CLIMB_UP_M, _JUMP_M = 0.15, 0.3, 0.05
_SLIGHT_DEG, _STRAIGHT_DEG, _AROUND_DEG, _CIRCLE_DEG = 15.0, 35.0, 135.0, 225.0
_STANDING_MPS = 0.1

_PACES = {"slowly": " slowly", "very-slowly": " very slowly", "fast": " fast", "very-fast": " very fast"}
_GAITS = frozenset(["walk", "walk-around", "run", "jog", *(f"walk-{pace}" for pace in _PACES)])
_TURNING = frozenset(
    ["walk-turn-around", *(f"{way}-{side}" for way in ("walk-turn", "walk-circle", "run-turn") for side in SIDES)]
)


def action_along(action: str, path: PathFacts) -> tuple[str, str]:
    """The action that fits a path, and an ending that keeps its pace.

    "walk-slowly" along a path that bends left becomes ("walk-turn-left", " slowly"). Only gaits change (walking and
    running at any pace, with or without turns), walks on slopes, climbs, turns in place and jumps that may turn, or may
    not leave the floor. A turn that is named stays when the path agrees.
    """
    turn_deg = float(np.rad2deg(path.turn_rad))
    side = "left" if turn_deg > 0 else "right"
    if action == "turn-in-place" and abs(turn_deg) > _STRAIGHT_DEG:
        return f"turn-{side}", ""
    if action == ON_A_SLOPE and abs(path.climb_m) > _CLIMB_M:
        turning = f" while turning {side}" if abs(turn_deg) > _STRAIGHT_DEG else ""
        return f"walk-{'up' if path.climb_m > 0 else 'down'}-slope", turning
    if action in _CLIMBS and abs(path.climb_m) > _CLIMB_UP_M:
        return f"{action}-{'up' if path.climb_m > 0 else 'down'}", ""
    if action == "jump-turn":
        return (f"jump-turn-{side}" if abs(turn_deg) > _STRAIGHT_DEG else "jump"), ""
    if action == "rebound":
        return ("rebound" if path.off_floor_m > _JUMP_M else "rebound-standing"), ""
    if action not in _GAITS | _TURNING:
        return action, ""
    if path.speed_mps < _STANDING_MPS:
        return "stand", ""
    gait, _, manner = action.partition("-")
    gait = "run" if gait == "jog" else gait
    pace = _PACES.get(manner, "")
    if action in _TURNING and action.endswith(side) and _SLIGHT_DEG < abs(turn_deg) < _STRAIGHT_DEG:
        return action, ""
    if abs(turn_deg) < _STRAIGHT_DEG:
        wanders = gait == "walk" and np.rad2deg(path.swing_rad) > 2 * _STRAIGHT_DEG
        if wanders:
            return "walk-around", pace
        return (action if action in _GAITS and manner != "around" else gait), ""
    if abs(turn_deg) < _AROUND_DEG or gait == "run":
        return f"{gait}-turn-{side}", pace
    return ("walk-turn-around" if abs(turn_deg) < _CIRCLE_DEG else f"walk-circle-{side}"), pace
