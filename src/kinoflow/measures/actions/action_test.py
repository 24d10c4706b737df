"""What a test of an action is: criteria, and how clips of an action differ or hover."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from kinoflow.measures.probes.limbs import flights, is_jump
from kinoflow.measures.probes.view import RATE_HZ, ClipView, Event, runs, view_of
from kinoflow.motion.canonical import canonicalise, lowest_point_m
from kinoflow.motion.clip import MotionClip


@dataclass(frozen=True)
class Criterion:
    """One thing that must hold of a clip.

    Attributes:
        name: what must hold, as an English clause with its numbers.
        holds: whether it does.
    """

    name: str
    holds: Callable[[ClipView], bool]


@dataclass(frozen=True)
class Authored:
    """An authored action whose clips show the action of a test: `kinoflow author NAME --set ...`.

    Attributes:
        name: of the authored action; "A > B" for two in a row, "BASE + A" for the arms of A over what the body does.
        settings: values of its parameters, as text; the others are drawn.
    """

    name: str
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ActionTest:
    """An action as its words mean it.

    Attributes:
        name: short and unique, such as "bows".
        prompts: sentences that ask for it; documents may use these.
        criteria: all must hold.
        seconds: how long a clip is asked for.
        lengths_s: other lengths in which it can be done.
        includes: names of tests that clips of this action pass too, because it includes them: a bow that follows a
            walk includes the walk.
        authored: authored actions that show it.
    """

    name: str
    prompts: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    seconds: float = 4.0
    lengths_s: tuple[float, ...] = ()
    includes: tuple[str, ...] = ()
    authored: tuple[Authored, ...] = ()

    def failures(self, clip: MotionClip) -> list[str]:
        """Names of the criteria that a clip, of any frame rate, does not meet."""
        view = view_of(clip)
        return [criterion.name for criterion in self.criteria if not criterion.holds(view)]

    def passes(self, clip: MotionClip) -> bool:
        """Whether a clip meets all criteria."""
        return not self.failures(clip)


HOVER_M = 0.06
HOVER_S = 0.6
"""Higher for longer than that is no jump of a person: the flight of 0.6 s rises 0.44 m."""


def hovering(view: ClipView, above_m: float = HOVER_M) -> list[Event]:
    """Times in which every part of the body is more than `above_m` above the floor y = 0 without falling freely."""
    free = np.zeros(view.num_frames, dtype=bool)
    for flight in flights(view):
        if is_jump(flight):
            free[max(flight.start - 1, 0) : flight.stop + 1] = True
    return runs((lowest_point_m(view.clip) > above_m) & ~free)


def hovering_s(clip: MotionClip, above_m: float = HOVER_M) -> float:
    """Longest time in which all of the body is more than `above_m` above y = 0, but for free flight, seconds."""
    return max((event.stop - event.start for event in hovering(view_of(clip), above_m)), default=0) / RATE_HZ


def start_height_m(clip: MotionClip) -> float:
    """Height of the body's lowest point above y = 0 in the first frame, metres."""
    return float(lowest_point_m(clip)[0])


FloatArray = NDArray[np.float64]


def pose_distance_m(first: MotionClip, second: MotionClip) -> float:
    """Mean distance of equal joints at equal times, metres, over the frames that both have.

    Each clip is put into the canonical frame first: it starts at the origin and faces +Z.
    """
    one, other = canonicalise(first).joints, canonicalise(second).joints
    frames = min(len(one), len(other))
    return float(np.linalg.norm(one[:frames] - other[:frames], axis=-1).mean())


def variety_m(clips: Sequence[MotionClip]) -> float:
    """Mean of `pose_distance_m` over all pairs; NaN for fewer than two clips."""
    distances = [pose_distance_m(first, second) for first, second in combinations(clips, 2)]
    return float(np.mean(distances)) if distances else float("nan")
