"""Walking and running in any style along any path: feet are planned first, hips and arms follow.

A path gives places by the distance walked; a style gives rhythm and posture. Feet are put down beside the path, stay exactly where they
are put, and roll from heel to ball; hips travel between the feet, rise over the standing leg and, in a run, fall freely between
steps; arms swing against the legs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.moods import CALM, Mood
from kinoflow.authoring.timeline import SIDES, Place, Timeline
from kinoflow.errors import ScoreError

GRAVITY_M_PER_S2 = 9.81
ARM_M = 0.58
"""Shoulder to wrist."""
NARROWEST_M = 0.10
"""How near a mood brings the lines of the feet to each other."""
HIPS_AHEAD = 0.55
"""Where hips are between the foot behind (0) and the one that comes down ahead (1)."""


@dataclass(frozen=True)
class Style:
    """How somebody gets along. Lengths in metres, times in seconds, angles in degrees.

    Attributes:
        step_m: from one footfall to the next.
        step_s: time from one footfall to the next.
        air_s: of that time, how long no foot is on the floor (a run); 0 for a walk.
        double_s: of that time, how long both feet are on the floor (a walk).
        width_m: between the lines of the left and right feet; negative crosses over.
        lift_m: how high a foot swings.
        heel_deg: heel lift when a foot leaves.
        strike_deg: toes up when a foot comes down; negative lands on the ball.
        tiptoe_deg: heels up all the time.
        bob_m: rise and fall of the hips.
        sway_m: hips over the standing foot.
        twist_deg: hips turn with the legs, chest against them.
        drop_deg: hips sink on the swinging side; negative rocks the whole trunk over the standing leg.
        y_m: hips lower (negative) than in standing.
        pitch_deg: hips lean forward.
        bend_deg: back bent forward.
        nod_deg: head, chin down.
        arm_m: how far hands swing forward and back.
        arm_bend_m: how far hands are drawn up by bent elbows.
        hand: where the hands are held instead of swinging, or None; a tuple gives left and right, None for one that swings.
        knee_m: lifts the knee of the swinging leg (marching, high knees): height added in the middle of the swing.
        back_m: draws the heel of the swinging leg up behind (running).
        limp: 0 to 1, how much the right leg is spared: shorter time on it, dip of the trunk.
        wander_m: steps astray sideways, and irregular in time (drunk).
        uneven: irregular in time only.
        toes_deg: toes outward.
        slide: feet stay at the floor while they swing (shuffling, skating).
        together: the second foot closes to the first, instead of passing (side steps).
    """

    step_m: float = 0.70
    step_s: float = 0.54
    air_s: float = 0.0
    double_s: float = 0.10
    width_m: float = 0.16
    lift_m: float = 0.085
    heel_deg: float = 42.0
    strike_deg: float = 16.0
    tiptoe_deg: float = 0.0
    bob_m: float = 0.015
    sway_m: float = 0.026
    twist_deg: float = 7.0
    drop_deg: float = 3.0
    y_m: float = -0.022
    pitch_deg: float = 1.0
    bend_deg: float = 2.0
    nod_deg: float = 0.0
    arm_m: float = 0.25
    arm_bend_m: float = 0.05
    hand: At | tuple[At | None, At | None] | None = None
    knee_m: float = 0.0
    back_m: float = 0.0
    limp: float = 0.0
    wander_m: float = 0.0
    uneven: float = 0.0
    toes_deg: float = 7.0
    slide: bool = False
    together: bool = False


WALK = Style()
STYLES: dict[str, Style] = {
    "walk": WALK,
    "stroll": replace(WALK, step_m=0.5, step_s=0.66, double_s=0.14, arm_m=0.12, bob_m=0.012),
    "stride": replace(WALK, step_m=0.82, step_s=0.52, arm_m=0.24, bob_m=0.028, twist_deg=8, y_m=-0.035),
    "tiptoe": replace(WALK, step_m=0.36, step_s=0.56, tiptoe_deg=38, strike_deg=-30, heel_deg=48, lift_m=0.08, y_m=0.04, arm_m=0.04, arm_bend_m=0.12, bend_deg=6, double_s=0.12),
    "sneak": replace(WALK, step_m=0.46, step_s=0.8, double_s=0.2, y_m=-0.16, pitch_deg=14, bend_deg=22, nod_deg=-24, lift_m=0.14, strike_deg=-18, heel_deg=30, hand=At("shoulder", 0.08, -0.26, 0.26), bob_m=0.02),
    "crouched": replace(WALK, step_m=0.45, step_s=0.6, y_m=-0.30, pitch_deg=30, bend_deg=20, nod_deg=-30, bob_m=0.015, arm_m=0.1, arm_bend_m=0.15),
    "march": replace(WALK, step_m=0.6, step_s=0.52, knee_m=0.34, lift_m=0.1, arm_m=0.30, arm_bend_m=0.02, bend_deg=-3, pitch_deg=0, strike_deg=4, bob_m=0.03, twist_deg=2),
    "catwalk": replace(WALK, step_m=0.58, step_s=0.54, width_m=-0.02, twist_deg=13, drop_deg=8, sway_m=0.045, arm_m=0.16, bend_deg=-4, pitch_deg=-1, nod_deg=-3),
    "swagger": replace(WALK, step_m=0.58, step_s=0.66, sway_m=0.06, twist_deg=12, drop_deg=6, arm_m=0.22, bend_deg=-5, toes_deg=16, width_m=0.22, bob_m=0.03),
    "shuffle": replace(WALK, step_m=0.2, step_s=0.5, double_s=0.2, lift_m=0.008, heel_deg=6, strike_deg=0, slide=True, bend_deg=24, nod_deg=-8, arm_m=0.04, arm_bend_m=0.1, y_m=-0.05, bob_m=0.005),
    "old": replace(WALK, step_m=0.28, step_s=0.72, double_s=0.24, lift_m=0.03, heel_deg=14, strike_deg=4, bend_deg=34, pitch_deg=10, nod_deg=-26, arm_m=0.05, arm_bend_m=0.12, y_m=-0.08),
    "toddle": replace(WALK, step_m=0.2, step_s=0.34, width_m=0.3, sway_m=0.06, drop_deg=-7, lift_m=0.06, strike_deg=0, heel_deg=8, arm_m=0.03, hand=At("shoulder", 0.34, -0.12, 0.14), toes_deg=18, y_m=-0.05),
    "drunk": replace(WALK, step_m=0.42, step_s=0.68, wander_m=0.17, sway_m=0.10, bend_deg=14, nod_deg=14, width_m=0.22, drop_deg=8, bob_m=0.035, arm_m=0.2, arm_bend_m=0.10, twist_deg=14),
    "limp": replace(WALK, step_m=0.40, step_s=0.64, limp=1.0, bob_m=0.03, bend_deg=9, nod_deg=8, arm_m=0.1),
    "tired": replace(WALK, step_m=0.40, step_s=0.82, double_s=0.2, lift_m=0.03, bend_deg=32, pitch_deg=6, nod_deg=22, arm_m=0.07, arm_bend_m=-0.01, strike_deg=4, y_m=-0.05, bob_m=0.03, sway_m=0.05, drop_deg=5),
    "sad": replace(WALK, step_m=0.46, step_s=0.70, double_s=0.16, lift_m=0.05, bend_deg=16, nod_deg=30, arm_m=0.05, bob_m=0.012),
    "happy": replace(WALK, step_m=0.62, step_s=0.48, bob_m=0.05, arm_m=0.26, arm_bend_m=0.1, bend_deg=-4, nod_deg=-6, heel_deg=50, sway_m=0.035),
    "zombie": replace(WALK, step_m=0.34, step_s=0.8, double_s=0.22, lift_m=0.02, limp=0.8, wander_m=0.04, hand=(At("shoulder", 0.04, -0.02, 0.50), At("shoulder", -0.02, -0.10, 0.46)), bend_deg=8, nod_deg=12, drop_deg=8, sway_m=0.06, strike_deg=0),
    "racewalk": replace(WALK, step_m=0.86, step_s=0.36, double_s=0.03, width_m=0.03, twist_deg=14, drop_deg=9, arm_m=0.24, arm_bend_m=0.26, bob_m=0.01, pitch_deg=4),
    "bear": replace(WALK, step_m=0.5, step_s=0.7, width_m=0.3, sway_m=0.11, hand=At("shoulder", 0.16, -0.50, 0.20), bend_deg=44, pitch_deg=20, nod_deg=-36, toes_deg=-4, y_m=-0.16, bob_m=0.02),
    "carry": replace(WALK, step_m=0.5, step_s=0.6, hand=At("chest", 0.17, -0.20, 0.28), bend_deg=-6, arm_m=0.0),
    "moon": replace(WALK, step_m=0.42, step_s=0.6, lift_m=0.0, heel_deg=45, strike_deg=0, slide=True, arm_m=0.12, bob_m=0.006),
    "skate": replace(WALK, step_m=0.9, step_s=0.8, width_m=0.5, sway_m=0.16, lift_m=0.10, y_m=-0.14, pitch_deg=26, bend_deg=14, nod_deg=-26, arm_m=0.3, twist_deg=12, heel_deg=26, strike_deg=0, toes_deg=24),
    "jog": replace(WALK, step_m=0.8, step_s=0.37, air_s=0.10, lift_m=0.10, back_m=0.12, heel_deg=46, strike_deg=4, y_m=-0.03, pitch_deg=5, bend_deg=4, arm_m=0.15, arm_bend_m=0.25, width_m=0.12, twist_deg=8, sway_m=0.012),
    "run": replace(WALK, step_m=1.15, step_s=0.34, air_s=0.14, lift_m=0.13, back_m=0.24, heel_deg=52, strike_deg=2, y_m=-0.04, pitch_deg=8, bend_deg=5, nod_deg=-8, arm_m=0.24, arm_bend_m=0.28, width_m=0.10, twist_deg=10, sway_m=0.008),
    "sprint": replace(WALK, step_m=1.45, step_s=0.26, air_s=0.14, lift_m=0.17, back_m=0.24, knee_m=0.05, heel_deg=58, strike_deg=-8, y_m=-0.06, pitch_deg=14, bend_deg=6, nod_deg=-14, arm_m=0.34, arm_bend_m=0.28, width_m=0.08, twist_deg=12, sway_m=0.005),
    "high knees": replace(WALK, step_m=0.0, step_s=0.30, air_s=0.07, knee_m=0.50, lift_m=0.12, heel_deg=40, strike_deg=-14, y_m=-0.05, arm_m=0.20, arm_bend_m=0.28, pitch_deg=-2, bob_m=0.02, twist_deg=4),
    "run in place": replace(WALK, step_m=0.0, step_s=0.32, air_s=0.06, back_m=0.26, lift_m=0.10, heel_deg=46, strike_deg=-10, y_m=-0.06, arm_m=0.18, arm_bend_m=0.26, pitch_deg=3),
    "sidestep": replace(WALK, step_m=0.34, step_s=0.5, together=True, arm_m=0.02, strike_deg=0, heel_deg=16, twist_deg=0, drop_deg=0, sway_m=0.0),
    "back": replace(WALK, step_m=0.42, step_s=0.60, strike_deg=-20, heel_deg=22, arm_m=0.10, pitch_deg=3, bend_deg=3),
}  # fmt: skip
"""Styles by name; `dataclasses.replace` varies them."""


def in_mood(style: Style, mood: Mood) -> Style:
    """The style of somebody in a mood; trunk and head are the matter of `expression`."""
    if mood == CALM:
        return style
    heels = 0.4 + 0.6 * mood.lift
    hand = style.hand
    if hand is None and mood.carried:
        left, right = (None if one is None else one.place for one in mood.hands)
        hand = (left, right)
    # A run takes no tempo: its fall is as quick as it is.
    quicker = mood.tempo**0.4 if style.air_s else 1.0
    return replace(
        style,
        step_m=style.step_m * mood.step,
        step_s=max(style.step_s / quicker, style.air_s + 0.1),
        # Nobody's shins cross because of a mood.
        width_m=max(style.width_m + mood.width_m, min(style.width_m, NARROWEST_M)),
        lift_m=style.lift_m * mood.lift,
        heel_deg=style.heel_deg * heels,
        strike_deg=style.strike_deg * heels if style.strike_deg > 0 else style.strike_deg,
        bob_m=max(0.002, style.bob_m + mood.bounce_m),
        sway_m=style.sway_m + mood.rock_m,
        arm_m=style.arm_m * mood.swing,
        arm_bend_m=style.arm_bend_m + mood.bent_m,
        hand=hand,
        wander_m=style.wander_m + mood.stagger_m,
        uneven=style.uneven + mood.uneven,
        toes_deg=style.toes_deg + mood.toes_deg,
    )


Path = Callable[[float], Place]
"""Distance walked in metres to a place: position and the direction of walking, relative to the place where the walk begins."""


def line(direction_deg: float = 0.0) -> Path:
    """A straight line; 90 goes to the left, 180 backward."""
    angle = math.radians(direction_deg)
    return lambda s: Place(s * math.sin(angle), s * math.cos(angle), direction_deg)


def arc(radius_m: float, left: bool = True) -> Path:
    """A circle of this radius beginning forward, to the left or to the right."""
    sign = 1.0 if left else -1.0

    def place(s: float) -> Place:
        angle = s / radius_m
        return Place(sign * radius_m * (1 - math.cos(angle)), radius_m * math.sin(angle), sign * math.degrees(angle))

    return place


def corner(before_m: float, turn_deg: float, radius_m: float = 0.5) -> Path:
    """Straight on, a bend by an angle (positive to the left), straight on."""
    length = radius_m * abs(math.radians(turn_deg))

    def place(s: float) -> Place:
        if s <= before_m:
            return Place(0.0, s, 0.0)
        inside = min(s - before_m, length)
        bend = arc(radius_m, turn_deg > 0)(inside)
        end = Place(bend.x_m, before_m + bend.z_m, bend.heading_deg)
        return end if s - before_m <= length else end.moved(forward_m=s - before_m - length)

    return place


def eight(radius_m: float = 1.0) -> Path:
    """Two circles, the first to the left; once round is 4 pi radius."""
    around = 2 * math.pi * radius_m

    def place(s: float) -> Place:
        turn, rest = divmod(s, around)
        second = int(turn) % 2 == 1
        # Who has gone round once to the left turns back from there, and does not spin at the crossing.
        return replace(there := arc(radius_m, left=not second)(rest), heading_deg=there.heading_deg + 360 * second)

    return place


def zigzag(leg_m: float = 1.2, angle_deg: float = 40.0) -> Path:
    """Legs to the left and to the right of straight on, the first half as long; corners rounded over half a metre."""
    step_m, longest_m = 0.01, 60.0
    middles = np.arange(0, longest_m, step_m) + step_m / 2
    # Shifted by half a leg, so that the way as a whole goes straight on.
    phase = (middles + leg_m / 2) / leg_m
    to_corner = np.minimum(phase % 1, 1 - phase % 1) * leg_m
    side = np.where(phase.astype(int) % 2 == 0, 1.0, -1.0)
    heading = side * angle_deg * np.minimum(1.0, to_corner / 0.25)
    x = np.concatenate([[0.0], np.cumsum(np.sin(np.radians(heading)) * step_m)])
    z = np.concatenate([[0.0], np.cumsum(np.cos(np.radians(heading)) * step_m)])
    reached = np.arange(len(x)) * step_m

    def place(s: float) -> Place:
        facing = np.interp(s, middles, heading)
        return Place(float(np.interp(s, reached, x)), float(np.interp(s, reached, z)), float(facing))

    return place


def walk(
    timeline: Timeline,
    distance_m: float,
    style: Style | str = WALK,
    path: Path | None = None,
    *,
    facing: str | float = "path",
    first: str | None = None,
    rise_m: float = 0.0,
    slope: float = 0.0,
    close: bool = True,
    arms: bool = True,
    steps: int | None = None,
    as_is: bool = False,
    then: Sequence[tuple[int, Style | str]] = (),
) -> None:
    """Walk or run along a path from standing to standing. The place goes along; the cursor ends with the last footfall.

    Args:
        timeline: written on.
        distance_m: how far; steps are made equal, and straight on fewer metres are gone in shorter steps. For a step length of 0 (running in place) give `steps` instead.
        style: one of `STYLES` by name, or a style.
        path: where; straight on by default.
        facing: "path" to face where one goes, or a fixed angle to the left of the present direction: 0 for side steps and
            walking backward.
        first: foot that steps first, "l" or "r"; chosen at random by default.
        rise_m: height of a stair for every step; negative goes down.
        slope: rise of the ground for each metre walked.
        close: bring the last foot beside the other.
        arms: False leaves the arms to the author.
        steps: number of steps instead of one by the distance.
        as_is: the styles are those of somebody in the timeline's mood already.
        then: numbers of steps, counted from 0, and the style from each on: walking that becomes running. Give `steps`.

    Raises:
        ScoreError: a negative distance, or neither distance nor steps.
    """
    mood = CALM if as_is else timeline.mood
    style = in_mood(STYLES[style] if isinstance(style, str) else style, mood)
    path = path or line()
    distance_m = _felt_m(distance_m, path, mood)
    if distance_m < 0 or (style.step_m <= 0 and not steps):
        raise ScoreError(
            f"walk() needs a distance of 0 m or more and, where steps have no length, steps; got {distance_m}"
        )
    # The first and last steps are shorter than the others: as many more are needed.
    shorter = 1.4 if style.air_s else 0.4
    count = steps or max(2, round(distance_m / style.step_m + shorter)) * (2 if style.together else 1)
    later = [(number, in_mood(STYLES[one] if isinstance(one, str) else one, mood)) for number, one in then]
    _Walk(timeline, style, path, distance_m, count, facing, rise_m, slope, arms, later).write(first, close)


def _felt_m(distance_m: float, path: Path, mood: Mood) -> float:
    """How far somebody in a mood goes: straight on as many steps as without it, all the way where it has a shape."""
    begin, end = path(0.0), path(distance_m)
    straight = math.hypot(end.x_m - begin.x_m, end.z_m - begin.z_m) > 0.999 * distance_m
    return distance_m * mood.step if straight else distance_m


def stand_at(timeline: Timeline, height_m: float) -> None:
    """Begin on ground this high above the floor: the top of stairs, a slope, a box.

    Raises:
        ScoreError: time has passed already.
    """
    if timeline.time_s > 0:
        raise ScoreError(f"stand_at() sets the first frame, but the cursor is at {timeline.time_s:.2f} s")
    timeline.place = replace(timeline.place, floor_m=timeline.place.floor_m + height_m)
    timeline.tracks["y"].values = [value + height_m for value in timeline.tracks["y"].values]
    for side in SIDES:
        track = timeline.feet[side]
        track.points = [
            (x, y + height_m, z) if frame == "world" else (x, y, z)
            for frame, (x, y, z) in zip(track.frames, track.points, strict=True)
        ]


def travel(
    timeline: Timeline,
    distance_m: float,
    style: Style | str = WALK,
    path: Path | None = None,
    *,
    begins: str = "standing",
    ends: str = "standing",
    **options: Any,
) -> None:
    """`walk`, of which the clip may show only the middle.

    Args:
        timeline: written on. Nothing may stand before it where the clip begins in motion, nothing after where it ends so.
        distance_m: how far, in what is shown.
        style: as for `walk`.
        path: the same; what is cut away before goes straight into its beginning.
        begins: "standing", or "moving" to cut the first steps away.
        ends: "standing", or "moving" to cut the last ones.
        options: passed on to `walk`.

    Raises:
        ScoreError: as for `walk`.
    """
    style = in_mood(STYLES[style] if isinstance(style, str) else style, timeline.mood)
    path = path or line()
    distance_m = _felt_m(distance_m, path, timeline.mood)
    extra = 3 if style.air_s else 2
    lead_m = extra * style.step_m if begins == "moving" else 0.0
    tail_m = extra * style.step_m if ends == "moving" else 0.0
    angle = math.radians(path(0.0).heading_deg)

    def whole(s: float) -> Place:
        ahead = min(s, lead_m)
        place = path(s - ahead)
        return Place(place.x_m + ahead * math.sin(angle), place.z_m + ahead * math.cos(angle), place.heading_deg)

    cut_steps = (extra if begins == "moving" else 0) + (extra if ends == "moving" else 0)
    if options.get("steps"):
        options["steps"] += cut_steps
    walk(timeline, distance_m + lead_m + tail_m, style, whole, as_is=True, **options)
    phase = float(timeline.generator.uniform(-0.3, 0.5))
    if begins == "moving":
        timeline.cut(start_s=0.12 + (extra + phase) * style.step_s)
    if ends == "moving":
        timeline.cut(end_s=timeline.time_s - 0.35 - (extra - phase) * style.step_s)


@dataclass(frozen=True)
class Walked:
    """A walk as it was written on a timeline (`Timeline.walks`).

    Attributes:
        style, path, distance_m, facing: what `walk` was told.
        begin_s, end_s: when.
        plain: on level ground, in one style.
    """

    style: Style
    path: Path
    distance_m: float
    facing: str | float
    begin_s: float
    end_s: float
    plain: bool


class _Walk:
    """One walk being written."""

    def __init__(
        self,
        timeline: Timeline,
        style: Style,
        path: Path,
        distance_m: float,
        count: int,
        facing: str | float,
        rise_m: float,
        slope: float,
        arms: bool,
        later: Sequence[tuple[int, Style]] = (),
    ) -> None:
        self.timeline, self.style, self.path = timeline, style, path
        self.distance_m, self.count, self.facing = distance_m, count, facing
        self.rise_m, self.slope, self.arms = rise_m, slope, arms
        self.start = timeline.place
        self.life = timeline.life
        self.previous = 0.0
        self.later = later
        self.before = style

    def at(self, s: float) -> Place:
        """Place and facing in the world after a distance."""
        local = self.path(s)
        x_m, z_m = self.start.world(local.x_m, local.z_m)
        facing = local.heading_deg if self.facing == "path" else float(self.facing)
        return Place(x_m, z_m, self.start.heading_deg + facing, self.start.floor_m + self.slope * s)

    def strides(self) -> list[float]:
        """Distance reached by each step: nobody starts or stops at full speed, least of all running."""
        last = self.later[-1][1] if self.later else self.style
        sizes, size = np.ones(self.count), 1.0
        for number, style in self.later:
            before, size = size, style.step_m / self.style.step_m
            sizes[number:] = size
            sizes[number] = (before + size) / 2
        for number in range(min(2, self.count // 2)):
            sizes[number] *= (0.5, 0.8)[number] if self.style.air_s else (0.8, 1.0)[number]
            sizes[-1 - number] *= (0.5, 0.8)[number] if last.air_s else (0.8, 1.0)[number]
        return (self.distance_m * np.cumsum(sizes) / sizes.sum()).tolist()

    def noise(self, size: float) -> float:
        """A small random number of this standard deviation."""
        return size * float(np.clip(self.timeline.generator.standard_normal(), -2, 2))

    def write(self, first: str | None, close: bool) -> None:
        """All keys of the walk."""
        timeline, style = self.timeline, self.style
        begun = style
        side = first or ("l" if timeline.generator.random() < 0.5 else "r")
        if style.together and first is None:
            side = "l" if self.path(1.0).x_m > 0 else "r"
        begin_s = timeline.time_s
        names = (
            "x",
            "z",
            "y",
            "yaw",
            "pitch",
            "roll",
            "bend",
            "side",
            "twist",
            "nod",
            "balance",
            "foot_pitch_l",
            "foot_pitch_r",
            "foot_yaw_l",
            "foot_yaw_r",
            "turn",
        )
        timeline.hold_all(begin_s, *names)
        if self.arms:
            timeline.hold_all(begin_s, "hand_l", "hand_r")
        total = self.count + (1 if close and not style.together else 0)
        land_s = begin_s + 0.12
        where, walked = 0.0, 0.0
        reached = self.strides()
        changes = dict(self.later)
        for number in range(total):
            last = number == total - 1 and close
            self.before = style
            style = self.style = changes.get(number, style)
            duration_s = style.step_s * (1 + self.noise(0.02 * self.life + 0.25 * style.wander_m + 0.16 * style.uneven))
            if style.limp:
                duration_s *= 1 + 0.22 * style.limp * (1 if side == "r" else -1)
            takeoff_s = land_s
            land_s += duration_s
            if style.together:
                walked = self.distance_m * (number // 2 + 1) / max(1, (total + 1) // 2)
            elif not last:
                walked = reached[number]
            self.foot(side, takeoff_s, land_s, walked, last, number)
            where = self.hips(side, takeoff_s, land_s, where, walked, number, total)
            self.previous = walked
            if self.arms:
                self.swing(side, land_s, number, last)
            side = "r" if side == "l" else "l"
        end = self.at(self.distance_m)
        timeline.place = replace(
            end, floor_m=self.start.floor_m + self.slope * self.distance_m + self.rise_m * self.count
        )
        settle_s = land_s + 0.35
        for name, value in (
            ("x", end.x_m),
            ("z", end.z_m),
            ("yaw", end.heading_deg),
            ("y", timeline.place.floor_m),
            ("roll", 0.0),
            ("twist", 0.0),
            ("side", 0.0),
            ("balance", 1.0),
        ):
            if close or name in ("roll", "twist", "side"):
                timeline.key(name, settle_s, value)
        if close:
            for name, value in (("pitch", 0.0), ("bend", 2.0), ("nod", 0.0)):
                timeline.hold_all(land_s - 0.2, name)
                timeline.key(name, settle_s, value)
        if self.arms and close:
            timeline.time_s = land_s
            timeline.to(0.45, hands=NEUTRAL_HAND)
        timeline.time_s = land_s + (0.35 if close else 0.0)
        plain = not self.later and not self.rise_m and not self.slope
        timeline.walks.append(Walked(begun, self.path, self.distance_m, self.facing, begin_s, timeline.time_s, plain))

    def foot(self, side: str, takeoff_s: float, land_s: float, walked: float, last: bool, number: int) -> None:
        """One swing: leave, pass, come down."""
        timeline, style = self.timeline, self.style
        sign = 1.0 if side == "l" else -1.0
        track = timeline.feet[side]
        duration_s = land_s - takeoff_s
        leave_s = takeoff_s - (style.air_s / 2 if style.air_s else -0.5 * style.double_s)
        touch_s = (
            land_s - (-style.air_s / 2 if style.air_s else 0.5 * style.double_s)
            if style.air_s
            else land_s - 0.5 * style.double_s
        )
        leave_s = max(leave_s, track.end_s + 0.02)
        place = self.at(walked)
        out_m = (0.095 + timeline.mood.width_m / 2 if last else style.width_m / 2) + self.noise(
            style.wander_m + 0.008 * self.life
        )
        up_m = self.rise_m * (number + (0 if last else 1))
        x_m, z_m = place.world(
            sign * out_m, self.noise(0.01 * self.life + 0.5 * style.wander_m) if style.step_m else self.noise(0.006)
        )
        target = (x_m, place.floor_m + up_m, z_m)
        track.hold(leave_s)
        before = track.points[-1]
        if track.frames[-1] != "world":
            # A foot that hangs from the hip, after a hop or a leap, starts from beside the other one.
            behind = self.at(self.previous)
            x_m, z_m = behind.world(sign * 0.09, 0.0)
            before = (x_m, behind.floor_m + 0.12, z_m)
        swing_s = touch_s - leave_s
        lift = style.lift_m + (0.06 if self.rise_m else 0.0)
        # A foot passes low after it left, highest before the middle where the heel is drawn up or the knee lifted.
        shape = (
            (0.42 if style.back_m else 0.3, 0.34 if style.back_m else 0.22, 0.85 * lift + style.back_m),
            (0.62 if style.back_m else 0.58, 0.60, lift + style.knee_m + 0.25 * style.back_m),
            (0.84, 0.93, 0.35 * lift),
        )
        drawn_m = -0.5 * style.back_m
        ahead = place if self.facing == "path" else self.at(walked)
        for when, share, above in shape:
            point = [before[axis] + share * (target[axis] - before[axis]) for axis in range(3)]
            if self.rise_m > 0:
                point[1] = max(point[1], target[1] if when > 0.5 else before[1] + 0.6 * self.rise_m)
            elif self.rise_m < 0:
                point[1] = max(point[1], before[1] if when < 0.7 else target[1])
            level = style.lift_m if style.slide else above
            back = drawn_m if when < 0.5 else (0.24 * style.knee_m if 0.5 < when < 0.7 else 0.0)
            angle = math.radians(ahead.heading_deg)
            track.put(
                leave_s + when * swing_s,
                "world",
                (point[0] + back * math.sin(angle), point[1] + level, point[2] + back * math.cos(angle)),
            )
        track.put(touch_s, "world", target)
        pitch, flat = f"foot_pitch_{side}", style.tiptoe_deg
        rise_s = max(timeline.tracks[pitch].end_s + 0.01, leave_s - 0.26 * duration_s)
        # The first and the last step are small ones.
        size = 0.5 if number == 0 or last else 1.0
        timeline.hold_all(rise_s, pitch)
        # A foot that was put down only just before, by a turn, rolls off a little later.
        timeline.key(pitch, max(leave_s, rise_s + 0.01), max(flat, style.heel_deg * (size if style.step_m else 1.0)))
        timeline.key(pitch, leave_s + 0.35 * swing_s, max(flat, 0.55 * style.heel_deg + 120 * style.back_m))
        landing = (
            -style.strike_deg * (0.4 if last or self.rise_m else 1.0) if style.strike_deg > 0 else -style.strike_deg
        )
        timeline.key(pitch, touch_s - 0.06 * duration_s, max(flat, landing) if flat else landing)
        timeline.key(pitch, touch_s, max(flat, landing) if flat else landing)
        timeline.key(pitch, touch_s + min(0.12, 0.25 * duration_s), 0.0 if last else flat)
        yaw = f"foot_yaw_{side}"
        timeline.hold_all(leave_s, yaw)
        timeline.key(
            yaw,
            touch_s,
            place.heading_deg + sign * (style.toes_deg + self.noise(2.0 * self.life + 40 * style.wander_m)),
        )

    def hips(
        self, side: str, takeoff_s: float, land_s: float, where: float, walked: float, number: int, total: int
    ) -> float:
        """Hips over one step: half way between the feet when the swinging one lands."""
        timeline, style = self.timeline, self.style
        sign = 1.0 if side == "l" else -1.0
        duration_s = land_s - takeoff_s
        last = number == total - 1
        # A little nearer to the foot that has come down: the other leg is stretched when its heel is up.
        ahead = 0.5 if style.together else HIPS_AHEAD
        to = walked if last else ahead * walked + (1 - ahead) * self.previous
        middle = (where + to) / 2
        floor_up = self.rise_m * (number + 0.35) if self.rise_m else 0.0
        # Over the standing foot in the middle of the swing.
        over = self.at(middle)
        wander = self.noise(style.wander_m * 0.6)
        lean_deg = self.lean_deg(where, to, duration_s)
        inward_m = 0.45 * math.sin(math.radians(lean_deg))
        x_m, z_m = over.world(-sign * style.sway_m + wander + inward_m, 0.0)
        middle_s = takeoff_s + 0.5 * duration_s
        timeline.key("x", middle_s, x_m)
        timeline.key("z", middle_s, z_m)
        after = self.at(to)
        x_m, z_m = after.world(0.0 if last else inward_m, 0.0)
        timeline.key("x", land_s, x_m)
        timeline.key("z", land_s, z_m)
        dip = -0.09 * style.limp if side == "l" and style.limp else 0.0
        base = style.y_m + over.floor_m + floor_up
        if style.air_s:
            # Free fall from half the airtime before the footfall; gentle and deepest in the middle of the stance.
            speed = GRAVITY_M_PER_S2 * style.air_s / 2
            if number and self.before.air_s:
                timeline.key("y", takeoff_s + style.air_s / 2, base + 0.005, slope=-speed)
            # As deep as a spring goes that is pressed at that speed and lets go after the time on the floor.
            sunk_m = 0.9 * speed * (duration_s - style.air_s) / math.pi
            timeline.key("y", middle_s, base + 0.005 - sunk_m + dip)
            if not last:
                timeline.key("y", land_s - style.air_s / 2, base + 0.005, slope=speed)
                if number < total - 1 and timeline.flights[-1:] != [
                    (land_s - style.air_s / 2, land_s + style.air_s / 2)
                ]:
                    timeline.flights.append((land_s - style.air_s / 2, land_s + style.air_s / 2))
            else:
                timeline.key("y", land_s, base)
        else:
            if self.before.air_s:
                fallen = -GRAVITY_M_PER_S2 * self.before.air_s / 2
                touch_s = takeoff_s + self.before.air_s / 2
                timeline.key("y", touch_s, self.before.y_m + over.floor_m + 0.005, slope=fallen)
            timeline.key("y", middle_s, base + style.bob_m + dip)
            timeline.key(
                "y",
                land_s,
                base - style.bob_m + (self.rise_m * 0.65 if self.rise_m else 0.0) + self.slope * (to - middle),
            )
        timeline.key("yaw", middle_s, over.heading_deg + self.noise(1.0 * self.life + 30 * style.wander_m))
        # The hip of the leg that landed in front is forward: a left foot in front turns the hips to the right.
        timeline.key("yaw", land_s, after.heading_deg - (0 if last else sign * style.twist_deg))
        timeline.key("twist", land_s, 0.0 if last else sign * 1.25 * style.twist_deg)
        timeline.key("roll", middle_s, sign * style.drop_deg + lean_deg)
        # Over the leg that hurts the trunk leans out, so that it carries less.
        spared = -17 * style.limp if side == "l" else 4 * style.limp
        timeline.key(
            "side", middle_s, -sign * (0.9 * max(0.0, style.drop_deg) + 60 * max(0.0, style.sway_m - 0.03)) + spared
        )
        timeline.key("roll", land_s, 0.0 if last else lean_deg)
        timeline.key("side", land_s, 0.0)
        if number == 0 or style is not self.before:
            for name, value in (
                ("pitch", style.pitch_deg + 60 * self.slope * 0.4),
                ("bend", style.bend_deg),
                ("nod", style.nod_deg),
                ("balance", 0.0),
            ):
                timeline.key(name, land_s, value)
        elif style.wander_m or style.limp:
            timeline.key(
                "bend",
                land_s,
                style.bend_deg + self.noise(60 * style.wander_m) + (9 * style.limp if side == "l" else 0),
            )
            timeline.key("pitch", land_s, style.pitch_deg + self.noise(30 * style.wander_m))
        return to

    def lean_deg(self, start: float, end: float, duration_s: float) -> float:
        """Lean into a bend, positive to the left: what balances going round at this speed, 18 degrees at most."""
        if self.facing != "path" or end <= start:
            return 0.0
        turned = math.radians(self.path(end).heading_deg - self.path(start).heading_deg)
        sideways = (end - start) * turned / duration_s**2
        return float(np.clip(math.degrees(math.atan(sideways / GRAVITY_M_PER_S2)), -18, 18))

    def swing(self, side: str, land_s: float, number: int, last: bool) -> None:
        """Arms at one footfall: the hand of the other side is in front."""
        timeline, style = self.timeline, self.style
        for hand in SIDES:
            place = style.hand[SIDES.index(hand)] if isinstance(style.hand, tuple) else style.hand
            if place is not None:
                point = place.moved(0.012 * self.noise(1), 0.015 * self.noise(1), 0.02 * self.noise(1))
                timeline.hands[hand].put(land_s, point.frame, (point.out, point.up, point.forward))
                continue
            forward = hand != side
            small = 0.35 if last else 0.8 if number == 0 else 1.0
            reach = (style.arm_m if forward else -0.85 * style.arm_m) * small
            drawn = style.arm_bend_m
            out = 0.10 - (0.06 if forward else -0.03) * min(1.0, drawn * 4)
            ahead = 0.02 + 0.35 * drawn + reach
            # Elbows give as much as people's do: more before the body than behind it, 90 degrees in a run.
            bent_deg = (34 + 225 * max(0.0, drawn)) if forward else (10 + 280 * max(0.0, drawn))
            reached = ARM_M * math.cos(math.radians(min(bent_deg, 120)) / 2)
            up = -math.sqrt(max(reached**2 - out**2 - ahead**2, 0.08**2))
            more = timeline.mood.hang_m
            swung = (out + more[0], up + self.noise(0.008 * self.life) + more[1], ahead + more[2])
            timeline.hands[hand].put(land_s, "shoulder", swung)
