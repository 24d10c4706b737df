"""Cleaning: floors, windows, tables, dishes, laundry and rubbish. Tools are mimed: hands keep the distance of a handle."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.moves import alternate, circle, kneel, rise_from_knees, sit_start, step, walk_over
from kinoflow.authoring.timeline import Timeline, Value

Point = tuple[float, float, float]


def pole(tip: Point, top: Point, low: float = 0.32, high: float = 0.02) -> dict[str, Value]:
    """Hands on a pole from `top` to `tip`, each (left, up, forward) in the room: the right hand low, the left one high.

    `low` and `high` are shares of the way from the top to the tip.
    """

    def along(share: float) -> Point:
        return tuple(a + share * (b - a) for a, b in zip(top, tip, strict=True))  # type: ignore[return-value]

    right, left = along(low), along(high)
    return {"hand_r": At("air", -right[0], right[1], right[2]), "hand_l": At("air", left[0], left[1], left[2])}


@action(
    "sweep the floor",
    "daily/cleaning/sweep",
    verbs="sweep hold swing step",
    side=SIDE,
    count=Count(3, 5),
    moving=Choice(("forward", "in place")),
)
def sweep_the_floor(timeline: Timeline, side: str, count: int, moving: str) -> Sequence[str]:
    """A broom in both hands, the right one lower, swept from the right to the left."""
    u = timeline.generator.uniform
    width, reach = u(0.42, 0.6), u(0.62, 0.75)
    out = pole((-width - 0.2, 0.05, reach), (0.12, 1.16, 0.28), low=0.42)
    across = pole((width - 0.1, 0.02, reach + 0.1), (0.16, 1.12, 0.32), low=0.42)
    timeline.stance(0.30, toes_deg=14)
    timeline.hold(0.2)
    timeline.look_at(At("floor", -0.1, 0, 0.8), 0.5)
    timeline.to(
        0.7, **out, pitch=12, bend=20, twist=-14, y=-0.06, palm_r=-40, palm_l=-60, elbow_l=35, elbow_r=10, knees=6
    )
    for number in range(count):
        begin = timeline.time_s
        if moving == "forward" and number:
            walk_over(timeline, 0.24, lead="r" if number % 2 else "l", duration_s=1.0)
            timeline.time_s = begin
            timeline.look_at(At("floor", -0.1, 0, 0.8), 0.5)
        timeline.to(0.48, **across, twist=22, exact=True)
        lifted = pole((-0.1, 0.16, reach), (0.13, 1.2, 0.26))
        timeline.to(0.24, **lifted, twist=0, exact=True)
        timeline.to(0.26, **out, twist=-20, exact=True)
        timeline.hold(0.14)
    timeline.look_at(None)
    timeline.neutral(0.7)
    going = "while moving forward" if moving == "forward" else "standing in place"
    many = number_word(count)
    far = other(side)
    return [
        "{sweep} the floor with a broom",
        "{sweep} the floor",
        f"{{sweep}} with a broom {going}",
        f"{{hold}} an imaginary broom in both hands and {{sweep}} it from the {side} to the {far} {many} times",
        f"{{lean}} forward and {{sweep}} the ground in {many} strokes, {going}",
        f"{{swing}} a broom across the floor to the {far} with both hands, the {side} hand lower",
        f"{{grip}} a broom with both hands, {{bend}} forward and {{brush}} dust to the {far}",
        f"{{clean}} the floor with a broom, {{turn:ing}} the upper body from {side} to {far}",
        f"{{look}} down and {{sweep}} dirt across the floor {many} times",
        f"= sweeping the floor with a broom, {going}",
    ]


@action(
    "mop the floor",
    "daily/cleaning/mop",
    verbs="mop push pull move",
    side=SIDE,
    count=Count(3, 5),
    pattern=Choice(("back and forth", "from side to side")),
    stepping=Choice(("no", "backward")),
)
def mop_the_floor(timeline: Timeline, side: str, count: int, pattern: str, stepping: str) -> Sequence[str]:
    """A mop in both hands, pushed away and pulled back or swung in wide arcs, bent forward, one foot in front."""
    u = timeline.generator.uniform
    timeline.stance(0.28, toes_deg=12, stagger_m=0.0 if stepping == "backward" else 0.3)
    if pattern == "back and forth":
        far = pole((-0.12, 0.0, u(1.15, 1.3)), (0.02, 1.02, 0.52), low=0.36) | {
            "pitch": 22.0,
            "bend": 26.0,
            "y": -0.10,
            "twist": 8.0,
        }
        near = pole((-0.12, 0.0, u(0.5, 0.6)), (0.05, 1.14, 0.28), low=0.36) | {
            "pitch": 6.0,
            "bend": 14.0,
            "y": -0.04,
            "twist": -6.0,
        }
        half = u(0.55, 0.7)
    else:
        wide = u(0.6, 0.75)
        far = pole((wide, 0.0, 0.85), (0.0, 1.12, 0.30), low=0.36) | {
            "twist": 24.0,
            "pitch": 12.0,
            "bend": 22.0,
            "side": 4.0,
            "y": -0.08,
        }
        near = pole((-wide, 0.0, 0.85), (0.04, 1.12, 0.30), low=0.36) | {
            "twist": -24.0,
            "pitch": 12.0,
            "bend": 22.0,
            "side": -4.0,
            "y": -0.08,
        }
        half = u(0.65, 0.8)
    timeline.hold(0.2)
    timeline.look_at(At("floor", -0.05, 0, 0.9), 0.5)
    timeline.to(0.7, **near, palm_r=-30, palm_l=-50, elbow_l=40, elbow_r=10, knees=6)
    for number in range(count):
        begin = timeline.time_s
        if stepping == "backward" and number:
            walk_over(timeline, -0.26, lead="l" if number % 2 else "r", duration_s=2 * half - 0.1)
            timeline.time_s = begin
            timeline.look_at(At("floor", -0.05, 0, 0.9), 0.5)
        timeline.to(half, **far, exact=True)
        timeline.to(half, **near, exact=True)
    timeline.hold(0.1)
    timeline.look_at(None)
    timeline.neutral(0.7)
    how = {
        "back and forth": "{push:ing} the mop forward and {pull:ing} it back",
        "from side to side": "{swing:ing} the mop from side to side",
    }[pattern]
    back = " while stepping backward" if stepping == "backward" else ""
    return [
        "{mop} the floor",
        f"{{mop}} the floor {pattern}{back}",
        f"{{mop}} the floor with both hands on the handle, {how}",
        f"{{hold}} an imaginary mop with both hands, {{lean}} forward and {{move}} it {pattern} over the floor{back}",
        f"{{bend}} forward and {{mop}} {pattern}, the {side} hand low on the handle",
        f"{{clean}} the floor with a mop{back}",
        f"{{push}} a mop {pattern} across the floor {number_word(count)} times",
        f"{{grip}} a mop handle and {{move}} it {pattern} in {number_word(count)} long strokes",
        f"{{look}} down and {{wipe}} the floor with a mop{back}",
        f"= mopping the floor {pattern}{back}",
    ]


@action(
    "wipe a table",
    "daily/cleaning/wipe",
    verbs="wipe clean lean rub",
    side=SIDE,
    pattern=Choice(("in circles", "from side to side", "back and forth")),
    count=Count(3, 6),
    support=Choice(("no", "yes")),
)
def wipe_a_table(timeline: Timeline, side: str, pattern: str, count: int, support: str) -> Sequence[str]:
    """Leaning over a table, one flat hand wipes its surface; the other may be propped on it."""
    u = timeline.generator.uniform
    timeline.stance(0.30, toes_deg=10, stagger_m=0.16)
    timeline.hold(0.2)
    high = u(0.88, 0.96)
    middle = At("air", 0.16, high, 0.52)
    timeline.look_at(At("floor", -0.1, 0.85, 0.6), 0.5)
    rest: dict[str, Value] = (
        {"hand_l": At("air", 0.26, high, 0.42), "palm_l": -90.0, "wrist_l": -40.0}
        if support == "yes"
        else {"hand_l": NEUTRAL_HAND}
    )
    lean: dict[str, Value] = {
        "pitch": 20.0,
        "bend": 24.0,
        "palm_r": -85.0,
        "wrist_r": -25.0,
        "elbow_r": 20.0,
        "z": 0.06,
    }
    timeline.to(0.6, hand_r=middle, **lean, **rest)
    if pattern == "in circles":
        begin = timeline.time_s
        circle(timeline, {"hand_r": middle}, u(0.13, 0.17), count, u(0.8, 1.0), flat=0.75)
        end = timeline.time_s
        timeline.time_s = begin
        alternate(timeline, count, (end - begin) / count / 2.6, {"twist": 8.0}, {"twist": -8.0})
        timeline.time_s = max(end, timeline.time_s)
    elif pattern == "from side to side":
        alternate(
            timeline, count, u(0.36, 0.46),
            {"hand_r": middle.moved(-0.24, 0, 0.06), "twist": 18.0, "side": 5.0},
            {"hand_r": middle.moved(0.20, 0, 0.0), "twist": -12.0, "side": -4.0},
        )  # fmt: skip
    else:
        alternate(
            timeline, count, u(0.36, 0.46),
            {"hand_r": middle.moved(-0.04, 0, 0.16), "pitch": 28.0, "bend": 30.0},
            {"hand_r": middle.moved(0.02, 0, -0.16), "pitch": 14.0, "bend": 18.0},
        )  # fmt: skip
    timeline.look_at(None)
    timeline.neutral(0.7)
    prop = ", the other hand resting on it" if support == "yes" else ""
    return [
        f"{{wipe}} a table with the {side} hand",
        f"{{wipe}} the table {pattern}",
        f"{{clean}} a table with a cloth in the {side} hand",
        f"{{lean}} over a table and {{wipe}} it {pattern} with the {side} hand",
        f"{{bend}} forward, {{place}} the {side} palm on an imaginary table and {{rub}} it {pattern}{prop}",
        f"{{wipe}} the surface of a counter {pattern}{prop}",
        f"{{move}} the {side} hand {pattern} over a table top as if wiping it clean",
        "{wipe} a desk clean",
        f"{{wipe}} the kitchen counter with the {side} hand, {{move:ing}} it {pattern}",
        f"= wiping a table {pattern}{prop}",
    ]


@action(
    "wipe a window",
    "daily/cleaning/wipe",
    verbs="wipe clean raise reach move",
    side=SIDE,
    pattern=Choice(("in circles", "up and down", "from side to side")),
    count=Count(3, 5),
    height=Choice(("head height", "high")),
)
def wipe_a_window(timeline: Timeline, side: str, pattern: str, count: int, height: str) -> Sequence[str]:
    """One flat palm wipes an upright pane in front, in circles or strokes; high up on the toes."""
    u = timeline.generator.uniform
    timeline.stance(0.26, stagger_m=0.14)
    middle = At("air", 0.10, 1.52 if height == "head height" else 1.72, 0.46)
    timeline.hold(0.2)
    timeline.look_at(At("floor", -0.1, middle.up, 0.6), 0.5)
    toes: dict[str, Value] = {"heels": 30.0, "y": 0.065} if height == "high" else {}
    timeline.to(
        0.6,
        hand_r=middle,
        palm_r=-70,
        wrist_r=-45,
        elbow_r=15,
        pitch=4,
        z=0.06,
        hand_l=NEUTRAL_HAND.moved(0.05),
        **toes,
    )
    if pattern == "in circles":
        circle(timeline, {"hand_r": middle}, u(0.17, 0.21), count, u(0.85, 1.05), plane="wall", backward=u() < 0.5)
    elif pattern == "up and down":
        alternate(
            timeline, count, u(0.42, 0.55),
            {"hand_r": middle.moved(0, 0.14, -0.02), "bend": -4.0, "side": 5.0},
            {"hand_r": middle.moved(0, -0.36, 0.04), "bend": 10.0, "side": -2.0},
        )  # fmt: skip
    else:
        alternate(
            timeline, count, u(0.42, 0.55),
            {"hand_r": middle.moved(-0.30), "twist": 16.0, "side": 6.0},
            {"hand_r": middle.moved(0.24), "twist": -14.0, "side": -6.0},
        )  # fmt: skip
    timeline.look_at(None)
    timeline.neutral(0.7)
    where = "in front of the face" if height == "head height" else "high up above the head"
    tip = ", standing on the toes" if height == "high" else ""
    return [
        f"{{wipe}} a window with the {side} hand",
        f"{{clean}} a window {pattern}",
        f"{{raise}} the {side} hand and {{wipe}} a window {pattern}",
        f"{{reach}} forward with the {side} arm and {{move}} the flat palm {pattern} {where}, as if wiping a window",
        f"{{wash}} a window pane with the {side} hand {where}{tip}",
        f"{{wipe}} a mirror {pattern} with a cloth in the {side} hand",
        f"{{lift}} the {side} palm against an imaginary glass pane and {{polish}} it {pattern}{tip}",
        f"{{wipe}} a wall {where}, {{move:ing}} the {side} hand {pattern}",
        f"{{clean}} the glass {pattern} {number_word(count)} times",
        f"= wiping a window {pattern} with the {side} hand{tip}",
    ]


@action(
    "scrub the floor",
    "daily/cleaning/wipe",
    verbs="scrub kneel lean push rub",
    side=SIDE,
    count=Count(3, 5),
    pattern=Choice(("back and forth", "in circles")),
    start=Choice(("standing", "kneeling")),
    hands=Choice(("one hand", "both hands"), (2, 1)),
)
def scrub_the_floor(timeline: Timeline, side: str, count: int, pattern: str, start: str, hands: str) -> Sequence[str]:
    """On both knees, one hand on the floor, the other one scrubbing with the weight of the body."""
    u = timeline.generator.uniform
    if start == "standing":
        timeline.hold(0.2)
    kneel(timeline, "both", 1.3)
    spot = At("floor", 0.12, 0.05, 0.55)
    timeline.look_at(At("floor", -0.1, 0, 0.6), 0.4)
    timeline.to(
        0.7,
        pitch=62,
        bend=18,
        nod=-10,
        z=0.02,
        rest=1.0,
        balance=0.0,
        hand_l=At("floor", 0.04, 0.05, 0.52) if hands == "both hands" else At("floor", 0.18, 0.03, 0.52),
        hand_r=At("floor", 0.04, 0.05, 0.55) if hands == "both hands" else spot,
    )
    both = hands == "both hands"
    if both:
        spot = At("floor", 0.04, 0.05, 0.56)
    if start == "kneeling":
        timeline.cut(start_s=timeline.time_s)
    if pattern == "back and forth":
        alternate(
            timeline, count, u(0.26, 0.36),
            {"hand_r": spot.moved(-0.02, 0, 0.20), "pitch": 66.0, "z": 0.03, "twist": 0.0 if both else 10.0}
            | ({"hand_l": spot.moved(0.02, 0, 0.20)} if both else {}),
            {"hand_r": spot.moved(0.02, 0, -0.14), "pitch": 58.0, "z": 0.0, "twist": 0.0 if both else -8.0}
            | ({"hand_l": spot.moved(0.0, 0, -0.14)} if both else {}),
        )  # fmt: skip
    else:
        circle(timeline, {"hand_r": spot} | ({"hand_l": spot} if both else {}), u(0.13, 0.16), count, u(0.55, 0.75))
    timeline.look_at(None)
    if start == "standing":
        timeline.to(0.7, pitch=4, bend=4, nod=0, z=0.0, hands=At("thigh", 0.02, 0.10, 0.06))
        rise_from_knees(timeline, 1.4)
        timeline.neutral(0.4)
    else:
        timeline.hold(0.2)
    down = "{kneel} down and" if start == "standing" else "{kneel} and"
    tail = ", then {stand} up again" if start == "standing" else ""
    if both:
        return [
            f"{down} {{scrub}} the floor with both hands",
            "{scrub} the floor with both hands on the knees",
            f"{{scrub}} the floor {pattern} with a brush in both hands",
            f"{down} {{push}} a brush {pattern} over the floor with both hands{tail}",
            f"{down} {{rub}} the floor {pattern} with both hands{tail}",
            f"{{wipe}} the floor on the knees with both hands on the cloth, {pattern}",
            f"{{scrub}} {pattern} with the weight on both hands{tail}",
            "= scrubbing the floor on both knees with both hands",
        ]
    return [
        f"{down} {{scrub}} the floor with the {side} hand",
        "{scrub} the floor on hands and knees",
        f"{{scrub}} the floor {pattern} with a brush in the {side} hand",
        f"{down} {{lean}} on the {other(side)} hand and {{scrub}} the ground {pattern} with the {side} hand{tail}",
        f"{down} {{rub}} the floor {pattern} with the {side} hand{tail}",
        f"{down} {{wipe}} the floor {pattern}",
        f"{{clean}} the floor on the knees, {{rub:ing}} it {pattern} with the {side} hand",
        f"{{scrub}} {pattern} forcefully with the {side} hand, the {other(side)} hand on the floor",
        f"{down} {{scrub}} a stain {number_word(count)} times{tail}",
        f"= scrubbing the floor on both knees with the {side} hand",
    ]


@action(
    "vacuum the floor",
    "daily/cleaning/sweep",
    verbs="vacuum push pull step",
    side=SIDE,
    count=Count(3, 4),
    hands=Choice(("one", "both")),
)
def vacuum_the_floor(timeline: Timeline, side: str, count: int, hands: str) -> Sequence[str]:
    """A vacuum cleaner's pipe pushed forward and pulled back beside the right hip, a step with each push."""
    u = timeline.generator.uniform
    near = {"hand_r": At("air", 0.24, 0.94, 0.18), "pitch": 6.0, "bend": 12.0, "z": -0.04, "twist": -14.0}
    far = {"hand_r": At("air", 0.16, 0.78, 0.60), "pitch": 16.0, "bend": 18.0, "z": 0.20, "twist": 12.0}
    if hands == "both":
        near["hand_l"], far["hand_l"] = At("air", -0.08, 0.84, 0.40), At("air", 0.0, 0.72, 0.74)
    else:
        near["hand_l"] = far["hand_l"] = NEUTRAL_HAND.moved(0.06, 0.02, -0.02)
    timeline.hold(0.2)
    timeline.look_at(At("floor", -0.2, 0, 0.9), 0.4)
    timeline.to(0.6, **near, palm_r=-30, elbow_r=-10, y=-0.04)
    for number in range(count):
        turned = (0.0, 14.0, -14.0, 10.0)[number]
        timeline.look_at(At("floor", -0.1, 0, 1.0), 0.4)
        step(timeline, "l", 0.36, 0.11, duration_s=0.45, advance=False)
        timeline.to(u(0.62, 0.72), **far, y=-0.08, yaw=turned)
        timeline.hold(0.08)
        step(timeline, "l", 0.0, 0.11, duration_s=0.5, advance=False, heel_first=False, delay_s=0.1)
        timeline.to(u(0.66, 0.76), **near, y=-0.03)
        timeline.hold(0.08)
    timeline.look_at(None)
    timeline.hold(0.1)
    timeline.neutral(0.6)
    with_hand = f"with the {side} hand" if hands == "one" else "with both hands"
    return [
        "{vacuum} the floor",
        f"{{vacuum}} the carpet {with_hand}",
        f"{{push}} a vacuum cleaner forward and {{pull}} it back {with_hand}",
        f"{{hold}} the pipe of a vacuum cleaner {with_hand} and {{move}} it back and forth over the floor",
        f"{{step}} forward, {{push}} the vacuum cleaner away {with_hand} and {{draw}} it back, {number_word(count)} times",
        f"{{clean}} the floor with a vacuum cleaner, {{step:ing}} back and forth with the {other(side)} foot",
        f"{{lean}} forward and {{vacuum}} {number_word(count)} strips of the floor {with_hand}",
        f"{{hoover}} the floor {with_hand}",
        "{look} down and {push} the vacuum cleaner in long strokes",
        f"= vacuuming the floor {with_hand}",
    ]


@action(
    "dust a shelf",
    "daily/cleaning/wipe",
    verbs="dust wipe raise reach step",
    side=SIDE,
    count=Count(3, 5),
    height=Choice(("high", "chest height", "low"), (2, 2, 1)),
    steps=Count(0, 1),
)
def dust_a_shelf(timeline: Timeline, side: str, count: int, height: str, steps: int) -> Sequence[str]:
    """Quick flicks of a duster from side to side along a shelf, then a step sideways and again."""
    u = timeline.generator.uniform
    middle = At("air", 0.12, {"high": 1.74, "chest height": 1.28, "low": 0.46}[height], 0.44)
    timeline.hold(0.2)
    timeline.look_at(At("floor", -0.1, middle.up, 0.6), 0.4)
    if height == "low":
        timeline.to(0.5, y=-0.48, pitch=26, heels=16, knees=10)
    timeline.to(
        0.5,
        hand_r=middle,
        palm_r=-40,
        elbow_r=20,
        hand_l=At("pelvis", 0.17, 0.06, 0.04),
        elbow_l=35,
        bend=24 if height == "low" else -2,
    )
    steps = 0 if height == "low" else steps
    for part in range(steps + 1):
        if part:
            begin = timeline.time_s
            walk_over(timeline, 0.0, -0.32, lead="r", duration_s=0.9)
            timeline.time_s = begin
            timeline.look_at(At("floor", -0.1, middle.up, 0.6), 0.4)
            timeline.to(0.7, hand_r=middle, exact=True)
            timeline.wait()
        alternate(
            timeline, count, u(0.2, 0.26),
            {"hand_r": middle.moved(-0.17, 0.02), "cock_r": 28.0, "twist": 7.0},
            {"hand_r": middle.moved(0.17, 0.0), "cock_r": -28.0, "twist": -7.0},
        )  # fmt: skip
    timeline.look_at(None)
    timeline.hold(0.1)
    timeline.neutral(0.6)
    up = {"high": "above the head", "chest height": "at chest height", "low": "near the floor, squatting"}[height]
    aside = f", then {{step}} to the {side} and {{dust}} further" if steps else ""
    return [
        f"{{dust}} a shelf with the {side} hand",
        f"{{dust}} the shelves {up}",
        f"{{wipe}} dust off a shelf {up} with the {side} hand",
        f"{{hold}} a feather duster in the {side} hand and {{move}} it quickly from side to side {up}{aside}",
        f"{{raise}} the {side} arm and {{dust}} a shelf {up}{aside}",
        f"{{dust}} a shelf {up} with the other hand on the hip",
        f"{{clean}} a shelf {up} with short quick strokes of the {side} hand{aside}",
        f"{{reach}} out with a duster and {{flick}} it left and right {up}",
        f"{{brush}} dust from a shelf with the {side} hand{aside}",
        f"= dusting a shelf {up} with the {side} hand",
    ]


@action(
    "wash dishes",
    "daily/cleaning/wipe",
    verbs="wash scrub rub hold put",
    side=SIDE,
    count=Count(2, 4),
    dishes=Choice(("one", "two")),
    work=Choice(("wash", "dry"), (3, 1)),
)
def wash_dishes(timeline: Timeline, side: str, count: int, dishes: str, work: str) -> Sequence[str]:
    """At a sink: the left hand holds a plate upright, the right one rubs it in circles, then the plate is put to the left."""
    u = timeline.generator.uniform
    timeline.stance(0.26)
    timeline.hold(0.2)
    if work == "dry":
        for _ in range(1 if dishes == "one" else 2):
            timeline.look_at(At("floor", 0.55, 1.0, 0.4), 0.3)
            timeline.to(
                0.5, hand_l=At("air", 0.46, 1.04, 0.36), twist=20, bend=12, hand_r=At("chest", 0.10, -0.20, 0.26)
            )
            timeline.look_at(At("floor", 0.0, 1.1, 0.4), 0.3)
            timeline.to(
                0.5,
                hand_l=At("chest", 0.10, -0.10, 0.26),
                palm_l=40,
                hand_r=At("chest", 0.0, -0.10, 0.30),
                palm_r=-40,
                twist=0,
            )
            circle(
                timeline, {"hand_r": At("chest", 0.0, -0.10, 0.30)}, 0.08, min(count, 3), u(0.45, 0.55), plane="wall"
            )
            timeline.to(0.25, palm_l=-40, hand_r=At("chest", 0.0, -0.12, 0.22))
            circle(timeline, {"hand_r": At("chest", 0.0, -0.12, 0.22)}, 0.07, 1, 0.5, plane="wall")
            timeline.look_at(At("floor", -0.5, 1.4, 0.4), 0.3)
            timeline.to(
                0.6,
                hand_l=At("shoulder", -0.20, 0.06, 0.40),
                palm_l=0,
                twist=-22,
                hand_r=At("chest", 0.12, -0.22, 0.24),
                bend=4,
            )
            timeline.hold(0.15)
        timeline.look_at(None)
        timeline.neutral(0.7)
        what = "a plate" if dishes == "one" else "two plates"
        return [
            "{dry} the dishes",
            f"{{dry}} {what} with a towel in the {side} hand",
            "{dry} the dishes with a dish towel",
            f"{{hold}} a plate in the {other(side)} hand and {{rub}} it dry in circles with the {side} hand",
            f"{{wipe}} {what} dry and {{put}} {'it' if dishes == 'one' else 'each'} away on the {side}",
            f"{{take}} {what} from the {other(side)}, {{dry}} {'it' if dishes == 'one' else 'each'} and {{put}} it up on the {side}",
            f"{{polish}} {what} with a cloth in the {side} hand",
            f"= drying {what} with a towel",
        ]
    plate = At("air", 0.13, 1.08, 0.40)
    rub = At("air", -0.02, 1.10, 0.36)
    for _ in range(1 if dishes == "one" else 2):
        timeline.look_at(At("floor", 0.0, 0.95, 0.5), 0.4)
        timeline.to(
            0.5,
            hand_l=plate.moved(0, -0.16),
            hand_r=rub.moved(0.06, -0.16),
            pitch=10,
            bend=22,
            twist=0,
            palm_l=40,
            palm_r=-30,
            side=0,
        )
        timeline.to(0.35, hand_l=plate, hand_r=rub, elbow_l=20, elbow_r=30, bend=16)
        circle(
            timeline,
            {"hand_r": rub},
            u(0.075, 0.095),
            count if dishes == "one" else 2,
            u(0.5, 0.65),
            plane="wall",
            wrist_r=20.0,
        )
        timeline.look_at(At("floor", 0.5, 0.95, 0.4), 0.35)
        timeline.to(0.6, hand_l=At("air", 0.48, 1.10, 0.30), hand_r=rub.moved(0.02, -0.10), twist=24, side=6, palm_l=0)
        timeline.to(0.25, hand_l=At("air", 0.50, 0.98, 0.30), bend=20)
        timeline.hold(0.1)
    timeline.look_at(None)
    timeline.neutral(0.7)
    what = "a plate" if dishes == "one" else "two plates"
    them = "it" if dishes == "one" else "each"
    return [
        "{wash} the dishes",
        f"{{wash}} {what} with the {side} hand",
        "{do} the dishes",
        f"{{hold}} a plate in the {other(side)} hand and {{scrub}} it in circles with the {side} hand",
        f"{{bend}} over a sink, {{wash}} {what} and {{put}} {them} down to the {other(side)}",
        f"{{rub}} {what} in small circles with the {side} hand, then {{place}} {them} aside on the {other(side)}",
        f"{{scrub}} {what} at the sink",
        f"{{clean}} {what} with a sponge in the {side} hand, {{look:ing}} down",
        f"{{wash}} up at a sink, {{circle:ing}} the {side} hand against a plate",
        f"= washing {what} at a sink",
    ]


@action(
    "scrub a pot",
    "daily/cleaning/wipe",
    verbs="scrub hold rub",
    side=SIDE,
    count=Count(4, 8),
    pattern=Choice(("back and forth", "in circles")),
)
def scrub_a_pot(timeline: Timeline, side: str, count: int, pattern: str) -> Sequence[str]:
    """A pot held tilted by the left arm, the right hand scrubs its inside hard, the shoulders shake."""
    u = timeline.generator.uniform
    timeline.hold(0.2)
    spot = At("chest", -0.01, -0.16, 0.26)
    timeline.look_at(At("floor", 0.05, 1.0, 0.4), 0.4)
    timeline.to(
        0.6, hand_l=At("chest", 0.18, -0.20, 0.18), elbow_l=35, palm_l=60, hand_r=spot, elbow_r=45, palm_r=-60, wrist_r=25,
        bend=16, pitch=8, twist=6, y=-0.03,
    )  # fmt: skip
    if pattern == "back and forth":
        alternate(
            timeline, count, u(0.15, 0.2),
            {"hand_r": spot.moved(-0.06, -0.06, 0.02), "twist": 11.0, "shrug_r": 6.0},
            {"hand_r": spot.moved(0.06, 0.05, -0.02), "twist": 2.0, "shrug_r": 0.0},
        )  # fmt: skip
    else:
        circle(timeline, {"hand_r": spot}, u(0.065, 0.08), count, u(0.4, 0.5), plane="wall")
    timeline.look_at(None)
    timeline.neutral(0.7)
    return [
        f"{{scrub}} a pot with the {side} hand",
        "{scrub} a dirty pan",
        f"{{scrub}} a pot {pattern}",
        f"{{hold}} a pot with the {other(side)} arm and {{scrub}} it hard {pattern} with the {side} hand",
        f"{{clean}} a pan forcefully, {{move:ing}} the {side} hand {pattern}",
        f"{{bend}} the head down and {{scrub}} something held in front of the belly with the {side} hand",
        f"{{rub}} the inside of a pot {pattern} with a sponge in the {side} hand",
        f"{{support}} a pot in front of the body with the {other(side)} hand while the {side} hand scrubs {pattern}",
        f"{{scrub}} quickly {pattern} with the {side} hand, {{hold:ing}} a pot in the {other(side)} one",
        f"= scrubbing a pot {pattern} with the {side} hand",
    ]


@action(
    "sweep up with a dustpan",
    "daily/cleaning/sweep",
    verbs="sweep brush squat kneel empty",
    side=SIDE,
    pose=Choice(("squatting", "kneeling"), (2, 1)),
    count=Count(3, 6),
)
def sweep_up_with_a_dustpan(timeline: Timeline, side: str, pose: str, count: int) -> Sequence[str]:
    """Down low, the left hand holds a dustpan on the floor, the right one brushes dirt into it; then it is carried up."""
    u = timeline.generator.uniform
    timeline.hold(0.2)
    if pose == "kneeling":
        kneel(timeline, "r", 1.2)
        body: dict[str, Value] = {"pitch": 26.0, "bend": 36.0}
        ahead = 0.50
    else:
        body = {"y": -0.50, "pitch": 36.0, "bend": 30.0, "heels": 14.0, "knees": 12.0}
        ahead = 0.44
    timeline.look_at(At("floor", 0.0, 0.0, ahead + 0.1), 0.4)
    timeline.to(
        0.8,
        **body,
        hand_l=At("air", 0.16, 0.20, ahead),
        palm_l=70,
        hand_r=At("air", 0.34, 0.22, ahead + 0.06),
        palm_r=-40,
    )
    for _ in range(count):
        timeline.to(u(0.24, 0.3), hand_r=At("air", -0.02, 0.18, ahead + 0.04), wrist_r=20, twist=8)
        timeline.to(0.16, hand_r=At("air", 0.14, 0.28, ahead + 0.04), wrist_r=0)
        timeline.to(u(0.2, 0.26), hand_r=At("air", 0.34, 0.20, ahead + 0.06), wrist_r=-10, twist=-6)
    timeline.look_at("hand_l", 0.4)
    if pose == "kneeling":
        timeline.to(
            0.7,
            pitch=4,
            bend=8,
            twist=0,
            hand_l=At("chest", 0.10, -0.20, 0.30),
            hand_r=At("shoulder", 0.08, -0.42, 0.16),
            wrist_r=0,
        )
        rise_from_knees(timeline, 1.2)
    else:
        timeline.to(
            0.9,
            y=0,
            pitch=0,
            bend=6,
            heels=0,
            knees=0,
            twist=0,
            hand_l=At("chest", 0.10, -0.20, 0.30),
            hand_r=At("shoulder", 0.08, -0.42, 0.16),
            wrist_r=0,
        )
    timeline.look_at(None)
    timeline.hold(0.2)
    timeline.neutral(0.6)
    down = "{squat} down and " if pose == "squatting" else "{kneel} down and "
    return [
        "{sweep} up with a dustpan",
        f"{down}{{sweep}} dirt into a dustpan with the {side} hand",
        f"{{hold}} a dustpan in the {other(side)} hand and {{brush}} dirt into it with the {side} hand",
        f"{down}{{brush}} up crumbs with a hand brush and a dustpan",
        f"{{sweep}} the floor with a hand brush {times(count)}, {pose}",
        f"{down}{{sweep}} broken glass onto a dustpan, then {{stand}} up with it",
        f"{{clean}} up the floor with dustpan and brush, {pose}",
        f"= sweeping dirt into a dustpan, {pose}",
    ]


@action(
    "wash a car",
    "daily/cleaning/wipe",
    verbs="wash wipe scrub polish rinse bend",
    side=SIDE,
    part=Choice(("roof", "door", "wheel"), (1, 2, 1)),
    pattern=Choice(("in circles", "from side to side")),
    count=Count(3, 5),
)
def wash_a_car(timeline: Timeline, side: str, part: str, pattern: str, count: int) -> Sequence[str]:
    """A sponge dipped into a bucket at the feet, then wide circles or strokes on roof, door or wheel with the whole body."""
    u = timeline.generator.uniform
    timeline.stance(0.30, stagger_m=0.10)
    timeline.hold(0.2)
    timeline.look_at(At("floor", -0.4, 0.2, 0.3), 0.35)
    timeline.to(0.7, hand_r=At("air", 0.36, 0.36, 0.30), pitch=40, bend=30, y=-0.24, side=-6)
    timeline.to(0.2, hand_r=At("air", 0.36, 0.28, 0.30))
    timeline.to(0.25, hand_r=At("air", 0.36, 0.40, 0.30))
    timeline.look_at("hand_r", 0.4)
    middle = At(
        "air",
        0.10,
        {"roof": 1.36, "door": 0.92, "wheel": 0.40}[part],
        {"roof": 0.56, "door": 0.50, "wheel": 0.48}[part],
    )
    bodies: dict[str, dict[str, Value]] = {
        "roof": {"pitch": 12.0, "bend": 6.0, "y": 0.0, "hand_l": At("air", 0.24, 1.16, 0.46)},
        "door": {"pitch": 16.0, "bend": 18.0, "y": -0.06, "hand_l": At("air", 0.26, 1.20, 0.50)},
        "wheel": {
            "pitch": 26.0,
            "bend": 26.0,
            "y": -0.50,
            "heels": 14.0,
            "knees": 10.0,
            "hand_l": At("thigh", 0.0, 0.12, 0.06),
        },
    }
    timeline.to(0.7, hand_r=middle, side=0, palm_r=-60, **bodies[part])
    if pattern == "in circles":
        circle(
            timeline, {"hand_r": middle}, u(0.17, 0.2), count, u(0.7, 0.85), plane="level" if part == "roof" else "wall"
        )
    else:
        alternate(
            timeline, count, u(0.36, 0.44),
            {"hand_r": middle.moved(-0.30, 0.02), "twist": 16.0, "x": 0.05},
            {"hand_r": middle.moved(0.26, -0.02), "twist": -14.0, "x": -0.05},
        )  # fmt: skip
    timeline.look_at(None)
    timeline.neutral(0.8)
    return [
        "{wash} a car",
        f"{{wash}} the {part} of a car with the {side} hand",
        f"{{wash}} a car with a sponge {pattern}",
        f"{{dip}} a sponge into a bucket and {{wash}} the {part} of a car {pattern}",
        f"{{polish}} the {part} of a car {pattern} with the {side} hand",
        f"{{clean}} a car, {{wipe:ing}} {pattern} over the {part}",
        f"{{squat}} down and {{scrub}} the wheel of a car {pattern}"
        if part == "wheel"
        else f"{{scrub}} the {part} of a car {pattern}",
        f"{{bend}} down to a bucket, then {{wipe}} the {part} with {number_word(count)} {'circles' if pattern == 'in circles' else 'wide strokes'}",
        f"= washing a car's {part} {pattern} with the {side} hand",
    ]


@action(
    "clean the toilet",
    "daily/cleaning/wipe",
    verbs="clean scrub bend kneel brush flush",
    side=SIDE,
    pose=Choice(("bending", "kneeling"), (2, 1)),
    count=Count(3, 6),
    what=Choice(("toilet", "bathtub")),
)
def clean_the_toilet(timeline: Timeline, side: str, pose: str, count: int, what: str) -> Sequence[str]:
    """A brush worked round and up and down low in front with a pumping arm, the other hand propped."""
    u = timeline.generator.uniform
    timeline.hold(0.2)
    if pose == "kneeling":
        kneel(timeline, "both", 1.3)
        timeline.to(0.6, pitch=24, bend=30, hand_l=At("air", 0.30, 0.46, 0.46), palm_l=-80)
        spot = At("air", 0.06, 0.44, 0.52)
    else:
        timeline.to(0.7, pitch=44, bend=36, y=-0.20, hand_l=At("thigh", 0.02, 0.10, 0.06))
        spot = At("air", 0.08, 0.52, 0.50)
    timeline.look_at(At("floor", 0.0, 0.3, 0.6), 0.35)
    timeline.to(0.5, hand_r=spot.moved(up=0.10), palm_r=-60, elbow_r=20)
    if what == "toilet":
        circle(timeline, {"hand_r": spot.moved(up=0.05)}, 0.08, count, u(0.45, 0.55))
        alternate(
            timeline,
            2,
            u(0.2, 0.25),
            {"hand_r": spot.moved(up=-0.08), "shrug_r": 0.0},
            {"hand_r": spot.moved(up=0.10), "shrug_r": 8.0},
        )
    else:
        alternate(
            timeline, count, u(0.3, 0.36),
            {"hand_r": spot.moved(-0.12, -0.08, 0.16), "twist": 12.0}, {"hand_r": spot.moved(0.14, 0.0, -0.04), "twist": -8.0},
        )  # fmt: skip
    timeline.look_at(None)
    if pose == "kneeling":
        timeline.to(0.6, pitch=4, bend=4, twist=0, hands=At("thigh", 0.02, 0.10, 0.06))
        rise_from_knees(timeline, 1.3)
    timeline.neutral(0.8)
    down = "{kneel} down and " if pose == "kneeling" else "{bend} over and "
    return [
        f"{{clean}} the {what}",
        f"{down}{{clean}} the {what} with the {side} hand",
        f"{down}{{scrub}} the {what} with a brush in the {side} hand",
        f"{{scrub}} the {what}, {pose}",
        f"{{brush}} the {what} with the {side} hand in front of the knees",
        f"{down}{{scrub}} inside the {what} with {number_word(count)} strokes",
        f"{{clean}} the bathroom, {{scrub:ing}} the {what}",
        f"= scrubbing the {what}, {pose}",
    ]


@action(
    "polish shoes",
    "daily/cleaning/wipe",
    verbs="polish brush rub shine",
    side=SIDE,
    pose=Choice(("sitting", "standing", "foot up"), (2, 1, 1)),
    count=Count(4, 8),
)
def polish_shoes(timeline: Timeline, side: str, pose: str, count: int) -> Sequence[str]:
    """A shoe on the left hand, the right one brushes it quickly to and fro; or a cloth pulled over a foot that is put up."""
    u = timeline.generator.uniform
    if pose == "foot up":
        timeline.hold(0.2)
        timeline.to(0.7, foot_r=At("floor", 0.10, 0.40, 0.42), pitch=30, bend=44, hands=At("air", 0.16, 0.56, 0.52))
        timeline.look_at("foot_r", 0.3)
        for _ in range(count):
            timeline.to(
                u(0.13, 0.16), hand_r=At("air", 0.30, 0.50, 0.54), hand_l=At("air", -0.02, 0.56, 0.54), exact=True
            )
            timeline.to(
                u(0.13, 0.16), hand_r=At("air", 0.22, 0.56, 0.54), hand_l=At("air", 0.08, 0.50, 0.54), exact=True
            )
        timeline.look_at(None)
        timeline.to(0.6, foot_r=At("floor", 0.10, 0.0, 0.0), pitch=6, bend=12, hands=At("shoulder", 0.08, -0.40, 0.2))
        timeline.neutral(0.6)
    else:
        if pose == "sitting":
            sit_start(timeline)
        timeline.hold(0.2)
        shoe, brush = At("chest", 0.06, -0.18, 0.26), At("chest", 0.02, -0.10, 0.30)
        timeline.to(0.6, hand_l=shoe, palm_l=-60, hand_r=brush, palm_r=-40, elbow_r=30, nod=20, bend=12)
        for _ in range(count):
            timeline.to(u(0.12, 0.15), hand_r=brush.moved(-0.05, -0.02, 0.06), exact=True)
            timeline.to(u(0.12, 0.15), hand_r=brush.moved(0.06, 0.02, -0.05), twist=2, exact=True)
        timeline.to(0.4, hand_l=shoe.moved(0.0, 0.16, 0.08), hand_r=At("chest", 0.16, -0.16, 0.26), nod=8, twist=0)
        timeline.hold(0.4)
        if pose == "sitting":
            timeline.to(0.6, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50, elbows=0, nod=0, bend=6)
        else:
            timeline.neutral(0.6)
    where = {"sitting": "sitting", "standing": "standing", "foot up": f"the {side} foot put up"}[pose]
    return [
        f"{{polish}} {{poss}} shoes, {where}",
        "{polish} shoes",
        f"{{brush}} a shoe with the {side} hand, {where}"
        if pose != "foot up"
        else f"{{rub}} the {side} shoe with a cloth in both hands",
        f"{{hold}} a shoe in the {other(side)} hand and {{polish}} it with the {side} hand"
        if pose != "foot up"
        else f"{{put}} the {side} foot up and {{shine}} the shoe",
        f"{{shine}} {{poss}} shoes with quick strokes, {where}",
        f"{{clean}} {{poss}} boots with a brush, {where}"
        if pose != "foot up"
        else f"{{pull}} a cloth to and fro over the {side} shoe",
        f"{{scrub}} a dirty shoe, {where}",
        f"= polishing shoes, {where}",
    ]
