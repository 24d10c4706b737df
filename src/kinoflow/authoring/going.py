"""Walking and running for as long as asked, along the path that is asked for, in the style of an action."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from kinoflow.authoring.action import TEMPO_FACTOR, Action
from kinoflow.authoring.fit import Take, lasting, takes
from kinoflow.authoring.gait import Path, Style, Walked, walk
from kinoflow.authoring.rig import FPS
from kinoflow.authoring.timeline import Timeline
from kinoflow.errors import ScoreError
from kinoflow.motion.clip import MotionClip

MOSTLY = 0.8
"""An action is a walk if one walk takes this share of its time."""
START_S, END_S = 0.12, 0.35
"""What a walk takes besides its steps: before the first footfall begins, and to settle after the last."""
SLOWEST_STEP, LONGEST_STEP = 1.5, 1.6
"""How much slower and how much longer than the style's own steps may become."""
SHORTEST_STEP_S = 0.2
TOP_SPEED_M_PER_S = 8.0
"""Nobody in the library runs faster than this."""


@dataclass(frozen=True)
class Going:
    """A way of getting along.

    Attributes:
        style: of the steps, at the pace that is asked for.
        path: where the action itself leads.
        facing: see `gait.walk`.
        mirrored: with left and right exchanged.
    """

    style: Style
    path: Path
    facing: str | float
    mirrored: bool

    @property
    def speed_m_per_s(self) -> float:
        """In full stride."""
        return self.style.step_m / self.style.step_s * (0.5 if self.style.together else 1.0)


def going_of(act: Action, settings: Mapping[str, Any], generator: np.random.Generator) -> Going | None:
    """The way of getting along that an action is; None where it is something else, or more than that."""
    standing = {name: "standing" for name in ("begins", "ends") if name in act.parameters}
    if not standing and "pace" not in act.parameters:
        return None
    try:
        take = takes(act, {**settings, **standing}, generator, 1)[0]
    except ScoreError:
        return None
    walks: list[Walked] = take.timeline.walks
    if len(walks) != 1 or not walks[0].plain or walks[0].style.step_m <= 0:
        return None
    only = walks[0]
    if _adorned(take.timeline):
        return None
    if only.end_s - only.begin_s < MOSTLY * take.timeline.end_s or take.timeline.clip_end_s is not None:
        return None
    pace = TEMPO_FACTOR[str(take.values.get("tempo", "normal"))]
    style = replace(only.style, step_s=only.style.step_s / pace) if not only.style.air_s else only.style
    return Going(style, only.path, only.facing, take.mirrored)


def _adorned(timeline: Timeline) -> bool:
    """Whether head or hands do more than a walk has them do."""
    if len(timeline.looks.times_s) > 1 or len(set(timeline.tracks["turn"].values)) > 1:
        return True
    footfalls = sum(len(track.times_s) for track in timeline.feet.values()) / 5
    return any(len(track.times_s) > footfalls + 8 for track in timeline.hands.values())


def go(
    going: Going,
    num_frames: int,
    generator: np.random.Generator,
    path: Path | None = None,
    distance_m: float | None = None,
) -> MotionClip:
    """A clip of exactly so many frames, from standing to standing.

    Args:
        going: the way of getting along.
        num_frames: at least 20.
        generator: of the small differences from step to step.
        path: where, instead of the action's own way, seen from above as it is played.
        distance_m: how far; as far as the style's own steps lead if not given. Steps become longer or shorter, and
            quicker or slower, as far as the style allows.

    Raises:
        ScoreError: farther than anybody gets in this time in this style.
    """
    seconds = (num_frames - 1) / FPS
    style = going.style
    steps_s = max(2 * SHORTEST_STEP_S, seconds - START_S - END_S)
    closing = 0 if style.together else 1
    count = max(2, round(steps_s / style.step_s) - closing)
    shorter = 1.4 if style.air_s else 0.4
    if distance_m is None:
        reached = style.step_m * max(0.6, count - shorter) * (0.5 if style.together else 1.0)
        # In less than three steps' time nobody gets far.
        reached *= min(1.0, steps_s / (3 * style.step_s))
    else:
        reached = distance_m
        own_m = style.step_m * (0.5 if style.together else 1.0)
        # As many steps as the distance takes, as far as time allows; else they become longer or shorter.
        wanted = max(2, round(distance_m / own_m + shorter))
        quickest = max(SHORTEST_STEP_S, 0.72 * style.step_s)
        count = int(np.clip(wanted, 2, max(2, math.floor(steps_s / quickest) - closing)))
        longest = own_m * LONGEST_STEP * max(0.6, count - shorter)
        if distance_m > longest or distance_m > TOP_SPEED_M_PER_S * seconds:
            raise ScoreError(
                f"{distance_m:.1f} m in {seconds:.1f} s is too fast for this way of going, which gets {longest:.1f} m "
                "far in that time; allow more time, ask for a shorter way, or for running"
            )
    step_s = steps_s / (count + closing)
    wait_s = 0.0
    if step_s > SLOWEST_STEP * style.step_s:
        # Slower than that is no walking any more: somebody stands there before.
        step_s = SLOWEST_STEP * style.step_s
        wait_s = max(0.0, (steps_s - step_s * (count + closing)))
    if style.air_s:
        share = step_s / style.step_s
        style = replace(style, step_s=step_s, air_s=style.air_s * min(1.0, share))
    else:
        style = replace(style, step_s=step_s, double_s=style.double_s * min(1.5, step_s / style.step_s))
    timeline = Timeline(generator)
    if wait_s:
        timeline.hold(0.5 * wait_s)
    chosen = going.path if path is None else path
    mirrored = going.mirrored if path is None else False
    walk(timeline, reached, style, chosen, facing=going.facing, steps=count)
    return lasting(Take(timeline, mirrored, 1.0, {}).play(num_frames), num_frames)
