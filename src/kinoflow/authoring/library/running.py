"""Running: jogging, sprinting, fleeing, on the spot, backward, sideways, along routes, and from walking into it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.gait import STYLES, Path, arc, corner, eight, line, travel, walk, zigzag
from kinoflow.authoring.library.walking_styles import MOTION, glance, register
from kinoflow.authoring.moves import step, turn_to
from kinoflow.authoring.timeline import Place, Timeline

WALK, JOG, RUN, SPRINT = (STYLES[name] for name in ("walk", "jog", "run", "sprint"))
RUNNING = "locomotion/run/"

register("run", RUNNING + "run", RUN, "run", [
    "{run} @", "{run} @ at a steady pace", "{run} @ with bent arms swinging", "{go} for a run @", "{run} quickly @", "{run} @ with long steps", "{run} at full speed @", "{move} @ at a run",
    "{run} @, the arms pumping at the sides", "{run} fast @", "{hurry} @ at a run",
], hands=("raised", "out to the sides", "stretched forward", "behind the head", "ball", "torch"))  # fmt: skip
register("jog", RUNNING + "jog", JOG, "jog run", [
    "{jog} @", "{jog} slowly @", "{jog} @ at an easy pace", "{run} slowly @", "{go} jogging @", "{jog} lightly @ with bent elbows", "{trot} @", "{run} @ at a relaxed pace", "{jog} @, the arms swinging loosely",
    "{jog} @ with short, light steps",
], hands=("raised", "on the hips", "behind the head", "torch"))  # fmt: skip
register("sprint", RUNNING + "sprint", SPRINT, "sprint run dash", [
    "{sprint} @", "{sprint} @ at top speed", "{run} @ as fast as possible", "{dash} @", "{sprint} @ with high knees and pumping arms", "{race} @ at full speed", "{sprint} @, leaning forward", "{run} very fast @",
    "{dash} @ with long, powerful strides", "{rush} @ at full speed",
])  # fmt: skip
register("run in a crouch", RUNNING + "run", replace(JOG, step_m=0.8, step_s=0.32, air_s=0.04, y_m=-0.26, pitch_deg=34, bend_deg=22, nod_deg=-40, back_m=0.08, lift_m=0.07, arm_m=0.06, hand=At("shoulder", 0.02, -0.24, 0.24), bob_m=0.01), "run crouch dash duck rush", [
    "{run} @ in a crouch", "{run} crouched @", "{run} @ bent low", "{run} @ with the back bent and the head low", "{dash} @ in a low crouch", "{rush} @, crouching low",
    "{stay} low and {run} @", "{keep} the head down and {run} @", "{run} @ ducked", "{run} @ hunched over under fire",
])  # fmt: skip
register("run with the arms behind", RUNNING + "run", replace(RUN, hand=At("shoulder", 0.16, -0.40, -0.36), pitch_deg=24, bend_deg=12, nod_deg=-30, twist_deg=4), "run lean", [
    "{run} @ with the arms stretched out behind", "{run} @ like a ninja", "{run} @, leaning far forward with both arms behind the back", "{lean} forward and {run} @ with the arms trailing behind", "{run} like a cartoon ninja @",
    "{run} @ with both arms held straight back", "{dash} @ like a ninja with the arms back", "{run} @ bent forward, arms behind", "{stretch} both arms back and {run} @",
])  # fmt: skip
register("run like an airplane", RUNNING + "run", replace(JOG, hand=At("shoulder", 0.53, 0.06, 0.0), step_m=0.85, twist_deg=5, drop_deg=8, back_m=0.2), "run spread", [
    "{run} @ like an airplane", "{run} @ with the arms spread like wings", "{pretend} to be an airplane and {run} @", "{spread} both arms to the sides and {run} @", "{run} @ with outstretched arms", "{play} airplane, running @",
    "{run} @ like a child playing airplane", "{jog} @ with both arms stretched out sideways", "{hold} the arms out like wings and {run} @",
])  # fmt: skip


@action(
    "flee",
    RUNNING + "flee",
    verbs="flee run look escape",
    tempo=False,
    side=SIDE,
    way=Choice(("straight", "turn and flee")),
)
def flee(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """Running away in fear, looking back over the right shoulder."""
    style = replace(SPRINT, step_m=1.2, step_s=0.28, bend_deg=10, width_m=0.12)
    if way == "turn and flee":
        timeline.hold(0.2)
        timeline.look_at(At("floor", 0.1, 1.5, 2.5), 0.2)
        step(timeline, "r", -0.22, 0.13, duration_s=0.3, advance=False)
        timeline.to(0.3, hands=At("shoulder", 0.10, -0.16, 0.30), pitch=-8, bend=-4, y=-0.07, z=-0.12)
        timeline.look_at(None, 0.3)
        timeline.hold(0.15)
        turn_to(timeline, -180, steps=3, step_s=0.24)
    begin_s = timeline.time_s
    walk(timeline, 12 * style.step_m, style, steps=12)
    glance(timeline, begin_s + 0.9, timeline.time_s - 0.7, (-1, 0, -1) if way == "straight" else (-1,), 78, 30)
    timeline.cut(end_s=timeline.time_s - 0.35 - 2 * style.step_s)
    first = "{shrink} back, {turn} around and " if way == "turn and flee" else ""
    return [
        f"{first}{{flee}}", f"{first}{{run}} away in fear", f"{first}{{flee}}, looking back over the {side} shoulder", f"{first}{{run}} away from danger", f"{first}{{run}} for {{poss}} life",
        f"{first}{{run}} away and {{look}} back over the {side} shoulder", f"{first}{{escape}} at a run", f"{first}{{flee}} as if chased by somebody", f"{first}{{sprint}} away in panic, glancing back to the {side}",
    ]  # fmt: skip


@action(
    "run looking back",
    RUNNING + "run",
    verbs="run look jog turn",
    tempo=False,
    side=SIDE,
    style=Choice(("run", "jog")),
    where=Choice(("back over the shoulder", "to the side", "around"), (2, 1, 1)),
    begins=MOTION,
    ends=MOTION,
)
def run_looking_back(timeline: Timeline, side: str, style: str, where: str, begins: str, ends: str) -> Sequence[str]:
    """Running straight on with looks back over the right shoulder, to the right or to both sides."""
    gait = STYLES[style]
    travel(timeline, 11 * gait.step_m, gait, begins=begins, ends=ends)
    begin_s, end_s = timeline.clip_start_s + 0.4, timeline.time_s - 0.3
    sides = {"back over the shoulder": (-1, 0, -1), "to the side": (-1, -1, -1), "around": (-1, 1, -1, 1)}[where]
    glance(
        timeline,
        begin_s,
        end_s,
        sides,
        78.0 if where != "to the side" else 62.0,
        34.0 if where != "to the side" else 16.0,
    )
    at = {
        "back over the shoulder": f"back over the {side} shoulder",
        "to the side": f"to the {side}",
        "around": f"around to both sides, first to the {side}",
    }[where]
    short = {"back over the shoulder": "behind", "to the side": f"to the {side} side", "around": "left and right"}[
        where
    ]
    return [
        f"{{{style}}} and {{look}} {at}", f"{{{style}}} forward while looking {at}", f"{{{style}}} ahead, looking {short}", f"{{look}} {at} while {participle(style)}", f"{{{style}}} on and {{turn}} the head to look {short}",
        f"{{{style}}} straight ahead with looks {at}", f"{{keep}} {participle(style)} and {{look}} {short}", f"{{{style}}}, glancing {at}", f"{{{style}}} and {{look}} {short}",
        *([f"{{run}} and {{look}} sideways, to the {side} side", "{turn} the head to the side while running"] if where == "to the side" else []),
    ]  # fmt: skip


@action(
    "run and stop",
    RUNNING + "run",
    verbs="run stop",
    tempo=False,
    side=SIDE,
    style=Choice(("run", "jog", "sprint")),
    after=Choice(("stand", "hands on the knees", "hands on the hips", "look back"), (3, 1, 1, 1)),
    begins=MOTION,
)
def run_and_stop(timeline: Timeline, side: str, style: str, after: str, begins: str) -> Sequence[str]:
    """Running, then braking and standing still, out of breath or with a look back over the right shoulder."""
    gait = STYLES[style]
    travel(timeline, 7 * gait.step_m, gait, begins=begins)
    timeline.to(0.25, y=-0.12, pitch=-4, bend=8, z=0.02)
    timeline.to(0.5, y=0, pitch=0, bend=2)
    tail = ""
    if after == "hands on the knees":
        timeline.to(
            0.6, y=-0.20, pitch=44, bend=26, nod=8, z=-0.10, hands=At("knee", 0.0, 0.06, 0.05), elbows=10, toes=12
        )
        for _ in range(4):
            timeline.to(0.38, bend=20, shrugs=8)
            timeline.to(0.42, bend=29, shrugs=0)
        timeline.neutral(0.8)
        tail = ", bend over and {pant} with both hands on the knees".replace("bend", "{bend}")
    elif after == "hands on the hips":
        timeline.to(0.5, hands=At("pelvis", 0.19, 0.13, 0.02), elbows=65, nod=-14, bend=-4)
        for _ in range(3):
            timeline.to(0.45, bend=-8, shrugs=7)
            timeline.to(0.45, bend=0, shrugs=0)
        timeline.neutral(0.7)
        tail = " and {catch} {poss} breath with the hands on the hips"
    elif after == "look back":
        timeline.to(0.4, turn=-74, twist=-36, yaw=-24, hand_r=At("shoulder", 0.16, -0.44, -0.06))
        timeline.hold(0.7)
        timeline.neutral(0.6)
        tail = f" and {{look}} back over the {side} shoulder"
    else:
        timeline.hold(0.9)
    if tail:
        return [
            f"{{{style}}} forward, {{stop}}{tail}", f"{{{style}}}, then {{stop}}{tail}", f"{{{style}}} ahead, {{slow}} down{tail}", f"{{{style}}} a few steps, {{come}} to a halt{tail}", f"{{stop}} {participle(style)}{tail}",
            f"first {{{style}}}, then {{brake}}, {{stop}}{tail}", f"{{{style}}} straight ahead, {{halt}}{tail}", f"{{come}} {participle(style)}, {{stop}}{tail}",
        ]  # fmt: skip
    return [
        f"{{{style}}} forward and {{stop}}", f"{{{style}}} and then {{stop}}", f"{{{style}}} ahead, {{slow}} down and {{stand}} still", f"{{{style}}} a few steps and {{come}} to a halt", f"{{{style}}} forward, then {{stand}} still", f"{{come}} to a stop after {participle(style)}",
        f"{{stop}} {participle(style)} and {{stand}} upright", f"first {{{style}}}, then {{brake}} and {{stop}}", f"{{{style}}} straight ahead, then {{halt}}",
    ]  # fmt: skip


def participle(verb: str) -> str:
    """Of run, jog and sprint."""
    return {"run": "running", "jog": "jogging", "sprint": "sprinting"}[verb]


@action(
    "run backward",
    RUNNING + "run",
    verbs="run jog",
    tempo=False,
    side=SIDE,
    look=Choice(("ahead", "over the shoulder"), (2, 1)),
    begins=MOTION,
)
def run_backward(timeline: Timeline, side: str, look: str, begins: str) -> Sequence[str]:
    """Jogging backward, looking ahead or back over the right shoulder."""
    style = replace(
        JOG,
        step_m=0.56,
        step_s=0.36,
        air_s=0.06,
        strike_deg=-18,
        heel_deg=30,
        back_m=0.05,
        knee_m=0.08,
        pitch_deg=6,
        bend_deg=8,
        nod_deg=-6,
    )
    travel(timeline, 9 * style.step_m, style, line(180), facing=0, begins=begins)
    if look == "over the shoulder":
        glance(timeline, timeline.clip_start_s + 0.3, timeline.time_s - 0.3, (-1, -1, -1), 76.0, 30.0)
        return [
            f"{{run}} backward, looking over the {side} shoulder", f"{{jog}} backward and {{look}} behind over the {side} shoulder", "{run} backward, looking behind", f"{{run}} backwards with the head turned back to the {side}",
            f"{{backpedal}}, looking over the {side} shoulder", "{jog} backward while watching the way behind", f"{{run}} in reverse, glancing back over the {side} shoulder", "{run} back without turning around, looking over the shoulder",
        ]  # fmt: skip
    return [
        "{run} backward", "{run} backwards", "{jog} backward", "{run} backward with bent arms", "{run} in reverse, facing forward", "{jog} backward on the balls of the feet", "{backpedal}", "{run} back without turning around", "{move} quickly backward with running steps",
    ]  # fmt: skip


@action(
    "run in a circle",
    RUNNING + "run",
    verbs="run jog circle",
    tempo=False,
    side=SIDE,
    style=Choice(("run", "jog")),
    begins=MOTION,
)
def run_in_a_circle(timeline: Timeline, side: str, style: str, begins: str) -> Sequence[str]:
    """Once round, leaning inward."""
    gait = replace(STYLES[style], step_m=0.95 if style == "run" else 0.72)
    radius_m = 1.9 if style == "run" else 1.35
    travel(timeline, 2 * math.pi * radius_m, gait, arc(radius_m, left=False), begins=begins)
    clock = "clockwise" if side == "right" else "counterclockwise"
    return [
        f"{{{style}}} in a circle", f"{{{style}}} in a circle to the {side}", f"{{{style}}} {clock} in a circle", f"{{{style}}} around in a full circle", f"{{{style}}} a lap to the {side}", f"{{{style}}} along a circle, leaning {side}",
        f"{{{style}}} once around and {{come}} back to the start", f"{{{style}}} round in a big circle to the {side}", f"{{{style}}} a full {clock} circle",
    ]  # fmt: skip


@action("run in a figure eight", RUNNING + "run", verbs="run", tempo=False, side=SIDE)
def run_in_a_figure_eight(timeline: Timeline, side: str) -> Sequence[str]:
    """An eight at a jog."""
    loop = eight(0.95)
    mirrored: Path = lambda s: Place(-loop(s).x_m, loop(s).z_m, -loop(s).heading_deg)  # noqa: E731
    walk(timeline, 4 * math.pi * 0.95, replace(JOG, step_m=0.66, step_s=0.36), mirrored)
    return [
        "{run} in a figure eight", "{jog} in a figure eight", f"{{run}} an eight, first to the {side}", f"{{jog}} in a circle to the {side} and then in a circle to the {other(side)}", "{run} along an eight-shaped track",
        f"{{run}} around {side}, then around {other(side)}", "{jog} a figure eight", f"{{run}} two loops, the first to the {side} and the second to the {other(side)}", "{follow} a figure eight at a run",
    ]  # fmt: skip


@action("run in zigzag", RUNNING + "run", verbs="run dodge weave", tempo=False, side=SIDE, begins=MOTION, ends=MOTION)
def run_in_zigzag(timeline: Timeline, side: str, begins: str, ends: str) -> Sequence[str]:
    """Quick changes of direction."""
    way = zigzag(2.0, 38)
    mirrored: Path = lambda s: Place(-way(s).x_m, way(s).z_m, -way(s).heading_deg)  # noqa: E731
    travel(timeline, 8.0, replace(RUN, step_m=0.85, step_s=0.31), mirrored, begins=begins, ends=ends)
    return [
        "{run} in a zigzag", "{run} forward in zigzags", f"{{run}} in a zigzag, starting to the {side}", "{weave} left and right while running", f"{{run}}, dodging {side} and {other(side)}", "{dodge} from side to side at a run",
        f"{{run}} diagonally {side}, then {other(side)}, then {side} again", "{run} a slalom", "{run} forward with quick changes of direction",
    ]  # fmt: skip


@action(
    "run and turn back", RUNNING + "run", verbs="run turn return", tempo=False, side=SIDE, style=Choice(("run", "jog"))
)
def run_and_turn_back(timeline: Timeline, side: str, style: str) -> Sequence[str]:
    """There, a tight turn, and back, as in a shuttle run."""
    gait = replace(STYLES[style], step_m=0.9 if style == "run" else 0.7)
    walk(timeline, 7.2 if style == "run" else 5.6, gait, corner(3.0 if style == "run" else 2.2, -180, 0.5))
    return [
        f"{{{style}}} forward, {{turn}} around and {{{style}}} back", f"{{{style}}} ahead, {{make}} a U-turn to the {side} and {{return}}", f"{{{style}}} there and back", f"{{{style}}} forward, {{turn}} {side} all the way around and {{{style}}} back to the start",
        f"{{{style}}} away, {{turn}} and {{come}} {participle(style)} back", f"{{do}} a shuttle run, turning to the {side}", f"{{{style}}} a few meters, {{turn}} around quickly and {{{style}}} back", f"first {{{style}}} forward, then {{turn}} to the {side} and {{{style}}} the other way",
        f"{{{style}}} in a U-turn to the {side}",
    ]  # fmt: skip


def _register_in_place(name: str, leaf: str, style: str, verbs: str, phrases: Sequence[str], **changes: float) -> None:
    def score(timeline: Timeline, side: str, pace: str, begins: str, ends: str) -> Sequence[str]:
        del side
        gait = replace(STYLES[style], **changes)  # type: ignore[arg-type]
        if pace == "fast":
            gait = replace(gait, step_s=0.22, air_s=0.04, back_m=0.16, lift_m=0.08)
        elif pace == "slow":
            gait = replace(gait, step_s=0.40, air_s=0.06)
        elif pace == "high knees":
            gait = replace(STYLES["high knees"], knee_m=0.42)
        steps = int(timeline.generator.integers(10, 17)) + (6 if pace == "fast" else 0)
        timeline.hold(0.2 if begins == "standing" else 0.0)
        travel(timeline, 0.0, gait, steps=steps, begins=begins, ends=ends, first="r")
        how = {
            "normal": "",
            "fast": " as fast as possible",
            "slow": " slowly at an easy pace",
            "high knees": " with high knees",
        }[pace]
        return [f"{phrase}{how}" for phrase in phrases]

    score.__doc__ = f"{name.capitalize()}, without getting anywhere."
    paces = Choice(("normal", "fast", "slow", "high knees"), (2, 1, 1, 1))
    action(name, leaf, verbs=verbs, tempo=False, side=SIDE, pace=paces, begins=MOTION, ends=MOTION)(score)


_register_in_place("run in place", RUNNING + "run", "run in place", "run jog", [
    "{run} in place", "{run} on the spot", "{jog} in place", "{jog} on the spot with bent arms", "{run} in place, the arms pumping", "{run} without moving forward", "{run} as on a treadmill", "{lift} the feet quickly one after the other, running on the spot",
    "{stay} on the spot and {run}",
])  # fmt: skip


@action(
    "walk then run",
    RUNNING + "run",
    verbs="walk run start accelerate",
    tempo=False,
    side=SIDE,
    style=Choice(("run", "jog")),
    ends=MOTION,
)
def walk_then_run(timeline: Timeline, side: str, style: str, ends: str) -> Sequence[str]:
    """Some steps at a walk, then running."""
    del side
    gait = STYLES[style]
    timeline.hold(0.2)
    slow, fast = 5, 8
    walk(
        timeline,
        slow * WALK.step_m + fast * gait.step_m - 0.6,
        replace(WALK, step_s=0.5),
        steps=slow + fast,
        then=[(slow, gait)],
    )
    if ends == "moving":
        timeline.cut(end_s=timeline.time_s - 0.35 - 2.3 * gait.step_s)
    return [
        f"{{walk}} forward and then {{start}} to {style}", f"{{walk}} and then {{{style}}}", f"{{walk}} a few steps, then {{{style}}}", f"first {{walk}}, then {{break}} into a {style}", f"{{speed}} up from walking to {participle(style)}", f"{{begin}} walking and {{change}} into a {style}",
        f"{{walk}} forward, {{accelerate}} and {{{style}}}", f"{{go}} from a walk to a {style}", f"{{walk}} ahead before starting to {style}",
    ]  # fmt: skip


@action(
    "run then walk",
    RUNNING + "run",
    verbs="run walk slow",
    tempo=False,
    side=SIDE,
    style=Choice(("run", "jog")),
    begins=MOTION,
)
def run_then_walk(timeline: Timeline, side: str, style: str, begins: str) -> Sequence[str]:
    """Running that slows down to a walk."""
    del side
    gait = STYLES[style]
    fast, slow = 8, 5
    walk(
        timeline,
        slow * WALK.step_m + fast * gait.step_m - 0.8,
        gait,
        steps=slow + fast,
        then=[(fast, replace(WALK, step_s=0.5))],
    )
    if begins == "moving":
        timeline.cut(start_s=0.12 + 2.4 * gait.step_s)
    timeline.hold(0.2)
    return [
        f"{{{style}}} forward and then {{walk}}", f"{{{style}}} and then {{slow}} down to a walk", f"{{{style}}}, then {{walk}}", f"first {{{style}}}, then {{walk}} and {{stop}}", f"{{slow}} down from {participle(style)} to walking", f"{{stop}} {participle(style)} and {{walk}} on",
        f"{{{style}}} forward, {{slow}} down and {{walk}} a few steps", f"{{go}} from a {style} to a walk", f"{{{style}}} ahead, then {{walk}} the last steps",
    ]  # fmt: skip


@action(
    "gallop",
    "locomotion/jump/skip",
    verbs="gallop hop skip",
    tempo=False,
    side=SIDE,
    count=Count(4, 8),
    direction=Choice(("forward", "sideways"), (2, 1)),
)
def gallop(timeline: Timeline, side: str, count: int, direction: str) -> Sequence[str]:
    """Forward with the right foot always in front, or to the right, the left one catching up in the air."""
    if direction == "sideways":
        sideways = replace(
            JOG, together=True, step_m=0.52, step_s=0.26, air_s=0.08, back_m=0.0, lift_m=0.07, strike_deg=-10, heel_deg=30, pitch_deg=2,
            bend_deg=3, twist_deg=0, width_m=0.22, hand=At("shoulder", 0.44, -0.14, 0.10), sway_m=0.0, drop_deg=0,
        )  # fmt: skip
        timeline.hold(0.25)
        timeline.to(0.35, hands=At("shoulder", 0.44, -0.14, 0.10), turn=-24)
        walk(timeline, 0.52 * count, sideways, line(-90), facing=0, steps=2 * count, first="r")
        timeline.to(0.3, turn=0)
        timeline.neutral(0.5)
        steps = number_word(count)
        return [
            f"{{gallop}} sideways to the {side}", f"{{gallop}} sideways, the {side} foot leading", f"{{hop}} sideways to the {side} with galloping steps", f"{{do}} {steps} side gallops to the {side}", f"{{gallop}} to the {side} like children in a circle game",
            f"{{skip}} sideways to the {side}, the {other(side)} foot chasing the {side} one", f"{{move}} sideways to the {side} in hopping steps, the feet closing in the air", f"{{chassé}} to the {side}".replace("chassé", "chasse"), f"{{make}} {steps} galloping hops to the {side}, facing forward",
        ]  # fmt: skip
    style = replace(
        JOG,
        together=True,
        step_m=0.62,
        step_s=0.27,
        air_s=0.09,
        back_m=0.0,
        knee_m=0.14,
        lift_m=0.12,
        strike_deg=-10,
        pitch_deg=3,
        twist_deg=0,
        width_m=0.13,
        hand=At("shoulder", 0.10, -0.26, 0.30),
    )
    timeline.hold(0.25)
    begin_s, began = timeline.time_s, timeline.place
    walk(timeline, 0.62 * count, style, steps=2 * count, first="r")
    # The left foot never passes the right one: it lands behind it, until both stand together at the end.
    track = timeline.feet["l"]
    ways = [began.here(x, z) for x, _, z in track.points]
    for number, (time_s, (left, forward)) in enumerate(zip(track.times_s, ways, strict=True)):
        if begin_s < time_s and 0.05 < forward < ways[-1][1] - 0.02:
            x, z = began.world(left, forward - 0.24)
            track.points[number] = (x, track.points[number][1], z)
    timeline.neutral(0.5)
    return [
        "{gallop} forward", f"{{gallop}} forward with the {side} foot leading", "{gallop} like a horse", f"{{gallop}} {times(count)}, the {side} leg in front", "{move} forward with galloping steps", f"{{hop}} forward at a gallop, the {other(side)} foot chasing the {side} foot",
        "{gallop} ahead like a child playing horse", f"{{skip}} forward always leading with the {side} foot", f"{{make}} {number_word(count)} galloping steps forward",
    ]  # fmt: skip


@action(
    "side shuffle",
    "locomotion/walk/walk sideways",
    verbs="shuffle slide step move",
    tempo=False,
    side=SIDE,
    count=Count(2, 5),
    way=Choice(("one way", "there and back"), (2, 1)),
    touch=Choice(("no", "yes"), (3, 1)),
)
def side_shuffle(timeline: Timeline, side: str, count: int, way: str, touch: str) -> Sequence[str]:
    """Quick low chassé steps to the right like a defender."""
    style = replace(
        STYLES["sidestep"],
        step_m=0.5,
        step_s=0.22,
        double_s=0.03,
        lift_m=0.05,
        y_m=-0.20,
        pitch_deg=18,
        bend_deg=12,
        nod_deg=-18,
        width_m=0.44,
        hand=At("shoulder", 0.26, -0.26, 0.24),
    )
    timeline.hold(0.2)
    timeline.to(
        0.4,
        y=-0.2,
        pitch=18,
        bend=12,
        nod=-18,
        hands=At("shoulder", 0.26, -0.26, 0.24),
        feet=At("floor", 0.2, 0.0, 0.0),
    )
    walk(timeline, 0.5 * count, style, line(-90), facing=0, steps=2 * count, first="r", close=False)
    touched = ""
    if touch == "yes":
        timeline.wait()
        low: dict[str, Any] = {"y": -0.46, "pitch": 40.0, "bend": 40.0, "nod": -24.0, "side": -10.0, "knees": 10.0}
        timeline.to(0.4, **low, hand_r=At("air", 0.30, 0.06, 0.30))
        timeline.hold(0.2)
        timeline.to(0.35, y=-0.2, pitch=18, bend=12, nod=-18, side=0, knees=0, hand_r=style.hand)
        touched = f", {{touch}} the floor with the {side} hand"
    if way == "there and back":
        timeline.hold(0.1)
        walk(timeline, 0.5 * count, style, line(90), facing=0, steps=2 * count, first="l", close=False)
    timeline.hold(0.3)
    timeline.neutral(0.5)
    if way == "there and back":
        return [
            f"{{shuffle}} sideways to the {side}{touched} and back to the {other(side)}", "{shuffle} from side to side",
            *([f"{{slide}} {number_word(count)} steps to the {side} like a defender{touched} and {{slide}} back to the {other(side)}", f"{{do}} a defensive slide to the {side}{touched} and {{slide}} back, staying low"] if touched else []), f"{{do}} {number_word(count)} side shuffles to the {side} and {number_word(count)} back to the {other(side)}", f"{{shuffle}} quickly {side}, then {other(side)}, in a low stance",
            f"{{slide}} to the {side} and back again like a basketball defender", f"{{move}} sideways to the {side} and {{return}} with quick shuffling steps", f"{{bend}} the knees and {{shuffle}} to the {side}, then to the {other(side)}", f"{{shuffle}} first {side}, then {other(side)}, staying low",
        ]  # fmt: skip
    return [
        f"{{shuffle}} sideways to the {side}{touched}", f"{{move}} to the {side} with quick side shuffles",
        *([f"{{do}} a defensive slide to the {side}{touched}", f"{{slide}} {number_word(count)} steps to the {side}{touched}"] if touched else []), f"{{do}} {number_word(count)} side shuffles to the {side}", f"{{shuffle}} quickly to the {side} in a low stance", f"{{slide}} to the {side} like a basketball defender", f"{{shuffle}} to the {side} in a low stance",
        f"{{bend}} the knees and {{shuffle}} sideways to the {side}", f"{{take}} quick side steps to the {side}, staying low", f"{{slide}} sideways to the {side} with fast small steps",
    ]  # fmt: skip


@action(
    "run to one side",
    RUNNING + "run",
    verbs="run turn jog sprint dash",
    tempo=False,
    side=SIDE,
    style=Choice(("run", "jog", "sprint")),
    ends=MOTION,
)
def run_to_one_side(timeline: Timeline, side: str, style: str, ends: str) -> Sequence[str]:
    """From standing straight off to the right: the body turns with the first steps and runs on that way."""
    gait = STYLES[style]
    timeline.hold(0.15)
    timeline.to(0.25, turn=-50, twist=-14, yaw=-10, y=-0.05)
    timeline.to(0.4, advance=False, turn=0, twist=0)
    travel(timeline, 7.5 * gait.step_m, gait, corner(0.05, -90, 0.45), ends=ends, first="r")
    return [
        f"{{{style}}} to the {side}", f"{{{style}}} off to the {side}", f"{{turn}} {side} and {{{style}}}", f"{{{style}}} away to the {side}", f"{{{style}}} {side}", f"{{{style}}} in the direction of the {side} side", f"{{start}} {participle(style)} to the {side}",
        f"{{look}} {side} and {{{style}}} that way", f"{{take}} off to the {side} at a {style}",
    ]  # fmt: skip
