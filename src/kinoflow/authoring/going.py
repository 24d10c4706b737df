"""Walking and running for as long as asked, along the path that is asked for, in the style of an action."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.authoring.action import TEMPO_FACTOR, Action
from kinoflow.authoring.fit import Take, holding, lasting, takes
from kinoflow.authoring.gait import Path, Style, Walked, walk
from kinoflow.authoring.moods import CALM, Mood
from kinoflow.authoring.rig import FPS
from kinoflow.authoring.timeline import Place, Timeline
from kinoflow.errors import ScoreError
from kinoflow.language.held import Hold
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.edits import at_times
from kinoflow.motion.matching import apart, moments
from kinoflow.motion.smoothing import smooth_step

FloatArray = NDArray[np.float64]

MOSTLY = 0.8
"""An action is a walk if one walk takes this share of its time."""
START_S, END_S = 0.12, 0.35
"""What a walk takes besides its steps: before the first footfall begins, and to settle after the last."""
SLOWEST_STEP, LONGEST_STEP = 1.5, 1.6
"""How much slower and how much longer than the style's own steps may become."""
SHORTEST_STEP_S = 0.2
LEAD_STEPS = 4
"""Steps that are walked before and after what is shown of somebody in full stride."""
QUICKEST_CHANGE, MOST_BETWEEN = 1.6, 2
"""From one step to the next nobody in full stride becomes faster or slower by more than this, over up to so many steps
in between."""
PHASE_FRAMES = 15
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
        holds: where limbs are held meanwhile.
        mood: of who gets along; the style is that of the mood already.
    """

    style: Style
    path: Path
    facing: str | float
    mirrored: bool
    holds: tuple[Hold, ...] = ()
    mood: Mood = CALM

    @property
    def speed_m_per_s(self) -> float:
        """In full stride."""
        return self.style.step_m / self.style.step_s * (0.5 if self.style.together else 1.0)


def going_of(
    act: Action,
    settings: Mapping[str, Any],
    generator: np.random.Generator,
    holds: tuple[Hold, ...] = (),
    mood: Mood = CALM,
) -> Going | None:
    """The way of getting along that an action is, with what is held, in a mood; None where it is something else, or
    more.
    """
    standing = {name: "standing" for name in ("begins", "ends") if name in act.parameters}
    if not standing and "pace" not in act.parameters:
        return None
    try:
        take = takes(act, {**settings, **standing}, generator, 1, mood)[0]
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
    pace = TEMPO_FACTOR[str(take.values.get("tempo", "normal"))] * mood.tempo
    style = replace(only.style, step_s=only.style.step_s / pace) if not only.style.air_s else only.style
    return Going(style, only.path, only.facing, take.mirrored, holds, mood)


def _adorned(timeline: Timeline) -> bool:
    """Whether head or hands do more than a walk has them do."""
    if len(timeline.looks.times_s) > 1 or len(set(timeline.tracks["turn"].values)) > 1:
        return True
    footfalls = sum(len(track.times_s) for track in timeline.feet.values()) / 5
    return any(len(track.times_s) > footfalls + 8 for track in timeline.hands.values())


@dataclass(frozen=True, eq=False)
class Gone:
    """A stretch of going.

    Attributes:
        clip: the frames.
        going: the way of getting along as it was in the end, its steps as long and as quick as they became.
    """

    clip: MotionClip
    going: Going


def goes_together(first: Going, second: Going) -> bool:
    """Whether somebody under way in one way can change to the other without stopping."""
    return ends_moving(first) and ends_moving(second)


def ends_moving(going: Going) -> bool:
    """Whether somebody can be in full stride in a way of getting along: ahead, foot before foot."""
    return going.facing == "path" and not going.style.together and not going.style.slide


def go(
    going: Going,
    num_frames: int,
    generator: np.random.Generator,
    path: Path | None = None,
    distance_m: float | None = None,
    before: tuple[MotionClip, Going | None] | None = None,
    goes_on: bool = False,
    under_way: bool = False,
) -> Gone:
    """A clip of exactly so many frames, from standing to standing unless told otherwise.

    Args:
        going: the way of getting along.
        num_frames: at least 20.
        generator: of the small differences from step to step.
        path: where, instead of the action's own way, seen from above as it is played.
        distance_m: how far; as far as the style's own steps lead if not given. Steps become longer or shorter, and
            quicker or slower, as far as the style allows.
        before: somebody in full stride, and in which way (None for this one): it goes on from the last frame, first so.
        goes_on: end in full stride.
        under_way: begin in full stride, where nothing is before.

    Raises:
        ScoreError: farther than anybody gets in this time in this style.
    """
    seconds = (num_frames - 1) / FPS
    style = going.style
    started = under_way or before is not None
    steps_s = max(2 * SHORTEST_STEP_S, seconds - (0 if started else START_S) - (0 if goes_on else END_S))
    closing = 0 if style.together or goes_on else 1
    count = max(2, round(steps_s / style.step_s) - closing)
    shorter = (1.4 if style.air_s else 0.4) * (1 - 0.5 * started - 0.5 * goes_on)
    own_m = style.step_m * (0.5 if style.together else 1.0)
    if distance_m is None:
        # In less than three steps' time nobody gets far.
        reached = own_m * max(0.6, count - shorter) * min(1.0, steps_s / (3 * style.step_s))
    else:
        reached = distance_m
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
        wait_s = 0.0 if started else max(0.0, (steps_s - step_s * (count + closing)))
    style = _paced(style, step_s)
    style = replace(style, step_m=max(0.05, reached / max(0.6, count - shorter) / (own_m / style.step_m)))
    seed = int(generator.integers(2**31))
    plan = _Plan(replace(going, style=style), count, reached, path, before, goes_on, under_way, wait_s)
    clip, first = plan.written(seed)
    surplus = clip.num_frames - first - num_frames
    if started and not goes_on and surplus:
        # It began earlier or later in its stride than planned: fewer or more steps, each a little quicker or slower.
        step_frames = style.step_s * FPS
        fewer = min(round(surplus / step_frames), count - 2)
        if distance_m is None:
            reached *= max(0.6, count - fewer - shorter) / max(0.6, count - shorter)
        count -= fewer
        share = 1 - (surplus - fewer * step_frames) / ((count + closing) * step_frames)
        style = _paced(style, style.step_s * float(np.clip(share, 0.7, 1.4)))
        plan = replace(plan, going=replace(going, style=style), count=count, reached_m=reached)
        clip, first = plan.written(seed)
    clip = clip.crop(first, clip.num_frames) if first else clip
    return Gone(lasting(clip, num_frames), replace(going, style=style))


def _paced(style: Style, step_s: float) -> Style:
    """The style with steps of this length in time."""
    share = step_s / style.step_s
    if style.air_s:
        return replace(style, step_s=step_s, air_s=style.air_s * min(1.0, share))
    return replace(style, step_s=step_s, double_s=style.double_s * min(1.5, share))


def _changes(first: Style, second: Style, number: int) -> list[tuple[int, Style]]:
    """Styles from a step on in which somebody who goes in the first way comes to the second, in running strides."""
    speeds = [style.step_m / style.step_s for style in (first, second)]
    ratio = max(speeds) / min(speeds)
    between = min(MOST_BETWEEN, math.ceil(math.log(ratio) / math.log(QUICKEST_CHANGE) - 1e-9) - 1)
    faster = first if speeds[0] > speeds[1] else second
    found = []
    for place in range(max(0, between)):
        share = (place + 1) / (between + 1)
        step_m, step_s = (
            getattr(first, name) ** (1 - share) * getattr(second, name) ** share for name in ("step_m", "step_s")
        )
        found.append((number + place, replace(_paced(faster, step_s), step_m=step_m)))
    return [*found, (number + len(found), second)]


@dataclass(frozen=True, eq=False)
class _Plan:
    """What `go` has decided."""

    going: Going
    count: int
    reached_m: float
    path: Path | None
    before: tuple[MotionClip, Going | None] | None
    goes_on: bool
    under_way: bool
    wait_s: float

    def written(self, seed: int) -> tuple[MotionClip, int]:
        """The clip with what leads to it and what follows, and its first frame that is shown."""
        style = self.going.style
        first_style = self.before[1].style if self.before and self.before[1] else style
        # Who runs goes on for a step before he slows down: in one step he comes down from far.
        settles = bool(first_style.air_s) and first_style.step_m / first_style.step_s > style.step_m / style.step_s
        # The first two steps get up to speed, and what it goes on from may be 2.3 steps before the last of these.
        lead = LEAD_STEPS + 1 + settles if self.before else LEAD_STEPS if self.under_way else 0
        tail = LEAD_STEPS if self.goes_on else 0
        lead_m = lead * first_style.step_m
        chosen = self.going.path if self.path is None else self.path
        mirrored = self.going.mirrored if self.path is None else False
        angle = math.radians(chosen(0.0).heading_deg)

        def whole(s: float) -> Place:
            # What comes before goes straight into the beginning of the way.
            ahead = min(s, lead_m)
            place = chosen(s - ahead)
            return Place(place.x_m + ahead * math.sin(angle), place.z_m + ahead * math.cos(angle), place.heading_deg)

        then = _changes(first_style, style, lead) if lead and first_style != style else []
        longer_m = sum(one.step_m - style.step_m for _, one in then) if self.path is None else 0.0
        timeline = Timeline(np.random.default_rng(seed), mood=self.going.mood)
        if self.wait_s:
            timeline.hold(0.5 * self.wait_s)
        steps = self.count + (lead + tail) * (2 if style.together else 1)
        walk(
            timeline,
            self.reached_m + lead_m + tail * style.step_m + longer_m,
            first_style,
            whole if lead else chosen,
            facing=self.going.facing,
            steps=steps,
            as_is=True,
            then=then,
        )
        clip = holding(Take(timeline, mirrored, 1.0, {}), [self.going.holds]).play(None)
        if self.before is None:
            # Where a foot comes down.
            return clip, round((START_S + lead * first_style.step_s) * FPS) if lead else 0
        step = first_style.step_s * FPS
        middle = round(START_S * FPS + lead * step)
        here = moments(self.before[0])[-1]
        low, high = (max(least, round(middle - (steps + settles) * step)) for least, steps in ((1, 2.3), (2, 0.1)))
        return _in_phase(clip, low + int(apart(moments(clip)[low:high], here).argmin()), here), 0


def _in_phase(clip: MotionClip, first: int, here: FloatArray) -> MotionClip:
    """A clip from a frame on, begun between two frames where that is nearer to a moment [2 J, 3]: a foot that swings
    goes far in half a frame. Over `PHASE_FRAMES` it comes back to whole frames.
    """
    late = np.linspace(-0.5, 0.5, 11)
    late = late[(first + late >= 1) & (first + late + 1 <= clip.num_frames - 1)]
    around = [moments(at_times(clip, first + one + np.array([-1.0, 0.0, 1.0])))[1] for one in late]
    best = float(late[apart(np.stack(around), here[None]).argmin()]) if len(late) else 0.0
    times = np.arange(clip.num_frames - first, dtype=np.float64)
    return at_times(clip, first + times + best * (1 - smooth_step(np.clip(times / PHASE_FRAMES, 0.0, 1.0))))
