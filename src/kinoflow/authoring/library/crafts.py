"""Tools, threads and pans: wrench, screwdriver, drill, sewing, knitting, a shaker, pizza dough, burgers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.fighting import at_ease
from kinoflow.authoring.gestures import table
from kinoflow.authoring.library.meals import POSE, begin, finish, seated
from kinoflow.authoring.moves import BESIDE_LYING, circle, kneel, lie_start, rise_from_knees, sit_start, step
from kinoflow.authoring.timeline import Timeline

TURN = "daily/objects/turn"
COOK = "daily/cooking/cook"


def _under_a_car(timeline: Timeline, side: str, direction: str, count: int) -> Sequence[str]:
    """Lying on the back, knees bent, both arms up: the right one swings a wrench, the left one holds on."""
    lie_start(timeline)
    timeline.start(foot_r=At("floor", 0.13, 0.0, 0.46), foot_l=At("floor", 0.13, 0.0, 0.42), ankles=10)
    timeline.hold(0.2)
    timeline.to(
        0.8, hand_r=At("chest", 0.14, 0.06, 0.44), hand_l=At("chest", 0.04, 0.02, 0.46), elbows=15, palms=-40, nod=18
    )
    near, far = At("chest", 0.16, -0.06, 0.42), At("chest", -0.04, 0.10, 0.44)
    for _ in range(count):
        timeline.to(0.5, hand_r=near if direction == "loosen" else far, twist=4, shrug_r=10)
        timeline.hold(0.12)
        timeline.to(0.35, hand_r=(far if direction == "loosen" else near).moved(forward=-0.04), twist=0, shrug_r=0)
    timeline.to(0.7, hands=BESIDE_LYING, elbows=40, palms=-60, nod=4, twist=0)
    timeline.hold(0.3)
    return [
        f"{{lie}} on the back under a car and {{{direction}}} a bolt with a wrench",
        f"{{{direction}}} a bolt under a car with the {side} hand",
        f"{{repair}} a car, lying on the back under it, {times(count)} turns of the wrench",
        f"{{lie}} under a car and {{turn}} a wrench with the {side} hand {times(count)}",
        "{work} under a car, lying on the back with both arms up",
        f"{{fix}} a car from below with a wrench in the {side} hand",
        f"{{lie}} on the back with bent knees and {{work}} overhead with a wrench in the {side} hand",
        f"= a mechanic lying under a car, {'tightening' if direction == 'tighten' else 'loosening'} a bolt",
    ]


@action(
    "tighten a bolt with a wrench",
    TURN,
    verbs="tighten turn loosen pull screw",
    side=SIDE,
    place=Choice(("on a machine", "overhead", "on the floor", "under a car"), (2, 1, 1, 1)),
    direction=Choice(("tighten", "loosen")),
    count=Count(2, 4),
)
def tighten_a_bolt(timeline: Timeline, side: str, place: str, direction: str, count: int) -> Sequence[str]:
    """A wrench set on a bolt and swung a quarter turn with the weight of the body, set back and swung again."""
    if place == "under a car":
        return _under_a_car(timeline, side, direction, count)
    timeline.hold(0.1)
    centre: tuple[float, float, float]
    if place == "overhead":
        centre = (0.12, 1.86, 0.34)
        timeline.to(0.4, nod=-26, bend=-8)
        timeline.look_at(At("floor", -0.1, 1.95, 0.4), 0.3)
    elif place == "on the floor":
        kneel(timeline, "r", 1.1)
        centre = (0.12, 0.24, 0.50)
        timeline.to(0.4, pitch=16, bend=30)
        timeline.look_at(At("floor", -0.1, 0.1, 0.55), 0.3)
    else:
        centre = (0.10, 1.06, 0.44)
        step(timeline, "l", 0.14, 0.12, duration_s=0.35, advance=False)
        timeline.to(0.4, pitch=10, bend=10, y=-0.05)
        timeline.look_at(At("floor", -0.1, 1.0, 0.5), 0.3)
    level = place == "on the floor"
    radius = 0.20

    def handle(angle_deg: float) -> At:
        # The wrench turns in the plane of the wall, or on the floor and under a ceiling in the level one.
        angle = math.radians(angle_deg)
        across, along = radius * math.sin(angle), radius * math.cos(angle)
        if level or place == "overhead":
            return At("air", centre[0] + across, centre[1], centre[2] - along)
        return At("air", centre[0] + across, centre[1] + along, centre[2])

    far, near = (70.0, -20.0) if direction == "loosen" else (-20.0, 80.0)
    support = (
        At("air", 0.14, centre[1] - (0.04 if level else 0.10), centre[2] + 0.02)
        if place != "on the floor"
        else At("thigh", 0.0, 0.12, 0.06)
    )
    timeline.to(0.5, hand_r=handle(far), hand_l=support, palms=-50, elbow_r=20)
    for number in range(count):
        timeline.hold(0.08)
        twist = 8.0 if direction == "loosen" else -8.0
        timeline.to(0.25, hand_r=handle(0.5 * (far + near)), twist=0.5 * twist, side=-3)
        timeline.to(0.35, hand_r=handle(near), twist=twist, side=-6, **({} if level else {"y": -0.10}))
        timeline.hold(0.1)
        if number < count - 1:
            timeline.to(0.25, hand_r=handle(0.5 * (far + near)).moved(forward=-0.07), twist=0, side=0)
            timeline.to(0.2, hand_r=handle(far), **({} if level else {"y": -0.05}))
    timeline.look_at(None, 0.3)
    timeline.to(
        0.4, twist=0, side=0, bend=6, pitch=2, nod=0, hands=At("shoulder", 0.10, -0.40, 0.22), palms=0, elbow_r=0
    )
    if place == "on the floor":
        rise_from_knees(timeline, 1.2)
        timeline.neutral(0.4)
    else:
        at_ease(timeline, 0.6)
    where = {
        "on a machine": "on a machine",
        "overhead": "overhead",
        "on the floor": f"on the floor, kneeling on the {side} knee",
    }[place]
    return [
        f"{{{direction}}} a bolt with a wrench",
        f"{{{direction}}} a nut with a spanner in the {side} hand",
        f"{{{direction}}} a bolt {where} with a wrench in the {side} hand",
        f"{{turn}} a wrench {times(count)} {where}",
        f"{{pull}} a wrench around with the {side} hand, {times(count)}, {where}",
        f"{{work}} with a wrench {where}, {times(count)}",
        f"{{screw}} {'tight' if direction == 'tighten' else 'open'} a bolt {where}",
        f"= a mechanic {'tightening' if direction == 'tighten' else 'loosening'} a bolt {where}",
        f"{{set}} a wrench on a bolt and {{swing}} it with the {side} arm, {times(count)}",
        "{repair} a machine with a wrench"
        if place == "on a machine"
        else f"{{repair}} something {where} with a wrench",
    ]


@action(
    "use a screwdriver",
    TURN,
    verbs="screw turn twist press drive",
    side=SIDE,
    place=Choice(("into a wall", "into a table", "above the head")),
    direction=Choice(("in", "out")),
    count=Count(4, 7),
)
def use_a_screwdriver(timeline: Timeline, side: str, place: str, direction: str, count: int) -> Sequence[str]:
    """The tool pressed against the screw, the left hand at its tip, short twists of the forearm with a lift between."""
    spots = {
        "into a wall": At("air", 0.06, 1.36, 0.42),
        "into a table": At("air", 0.06, 1.06, 0.36),
        "above the head": At("air", 0.06, 1.92, 0.16),
    }
    spot = spots[place]
    timeline.hold(0.1)
    timeline.look_at(At("floor", -0.05, spot.up, 0.6), 0.3)
    bent: dict[str, Any] = (
        {"pitch": 12.0, "bend": 22.0}
        if place == "into a table"
        else {"bend": -14.0, "nod": -22.0}
        if place == "above the head"
        else {"bend": 6.0}
    )
    timeline.to(
        0.5,
        hand_r=spot,
        hand_l={
            "into a wall": At("other", -0.04, -0.08, 0.08),
            "into a table": At("air", -0.02, 0.98, 0.46),
            "above the head": At("other", 0.02, -0.10, 0.02),
        }[place],
        elbow_r=30,
        elbow_l=20,
        palms=-20,
        **bent,
    )
    sign = 1.0 if direction == "in" else -1.0
    for _ in range(count):
        timeline.to(
            0.24, exact=True, palm_r=75 * sign, elbow_r=30 - 24 * sign, hand_r=spot.moved(forward=0.02), side=-3
        )
        timeline.to(
            0.20, exact=True, palm_r=-75 * sign, elbow_r=30 + 24 * sign, hand_r=spot.moved(forward=-0.01), side=0
        )
    timeline.look_at(None, 0.3)
    timeline.neutral(0.7)
    does = "{drive} in" if direction == "in" else "{take} out"
    where = {"into a wall": "at a wall", "into a table": "at a table", "above the head": "above the head"}[place]
    return [
        "{use} a screwdriver",
        f"{does} a screw with a screwdriver in the {side} hand",
        f"{{turn}} a screwdriver {times(count)} {where}",
        f"{{screw}} {where} with the {side} hand",
        f"{{twist}} a screwdriver with the {side} hand {times(count)}",
        f"{does} a screw by hand {where}",
        f"{{press}} and {{turn}} a screwdriver with the {side} hand, the {other(side)} hand holding its tip",
        f"= turning a screw {direction} with a screwdriver {where}",
        f"{{hold}} a screwdriver in the {side} hand and {{turn}} it to {'fasten' if direction == 'in' else 'loosen'} a screw",
        f"{{work}} {where} with a screwdriver in the {side} hand, turning {times(count)}",
    ]


@action(
    "drill a hole",
    TURN,
    verbs="drill press push lean shake",
    side=SIDE,
    place=Choice(("into a wall", "into the floor", "into the ceiling")),
    hands=Choice(("both hands", "one hand")),
    count=Count(1, 2),
)
def drill_a_hole(timeline: Timeline, side: str, place: str, hands: str, count: int) -> Sequence[str]:
    """The drill set on, leaned into with the whole body while it shakes, pulled out, and the dust blown away."""
    timeline.hold(0.1)
    both = hands == "both hands"
    step(timeline, "l", 0.22, 0.13, duration_s=0.35, advance=False)
    down, up = place == "into the floor", place == "into the ceiling"
    for number in range(count):
        across = 0.0 if number == 0 else 0.10
        if down:
            grip = At("air", 0.04 + across, 0.62, 0.42)
            timeline.to(
                0.6,
                hand_r=grip,
                hand_l=At("other", 0.0, -0.12, 0.06) if both else At("thigh", 0.02, 0.10, 0.06),
                y=-0.20,
                pitch=36,
                bend=28,
                nod=2,
                z=0.06,
            )
            push = At("air", 0.04 + across, 0.54, 0.42)
        elif up:
            grip = At("air", 0.08 + across, 1.76, 0.26)
            timeline.to(
                0.6, hand_r=grip, hand_l=At("other", 0.02, -0.14, 0.04) if both else NEUTRAL_HAND, nod=-30, bend=-10
            )
            push = At("air", 0.08 + across, 1.86, 0.26)
        else:
            grip = At("air", 0.08 + across, 1.36, 0.44)
            timeline.to(
                0.6,
                hand_r=grip,
                hand_l=At("other", -0.02, -0.04, 0.16) if both else At("air", -0.20, 1.30, 0.62),
                pitch=8,
                bend=4,
                elbow_r=30,
                y=-0.05,
            )
            push = At("air", 0.08 + across, 1.36, 0.54)
        timeline.hold(0.1)
        steps = 12
        for shake in range(steps):
            share = shake / (steps - 1)
            wobble = 0.010 if shake % 2 else -0.010
            here = At(
                "air",
                grip.out + wobble,
                grip.up + share * (push.up - grip.up) + 0.5 * wobble,
                grip.forward + share * (push.forward - grip.forward),
            )
            lean: dict[str, float] = {"z": 0.06 + 0.08 * share, "pitch": 8 + 8 * share} if not down and not up else {}
            timeline.to(0.09, exact=True, hand_r=here, **lean)
        timeline.hold(0.08)
        timeline.to(0.35, hand_r=grip, **({"z": 0.04, "pitch": 6} if not down and not up else {}))
        if number == count - 1 and not up:
            timeline.to(0.3, nod=14, bend=14)
            timeline.to(0.25, nod=4)
    timeline.hold(0.15)
    timeline.to(0.4, nod=0, bend=4, hands=At("shoulder", 0.10, -0.38, 0.22), elbow_r=0)
    at_ease(timeline, 0.7)
    what = "a hole" if count == 1 else "two holes"
    with_ = "with both hands" if both else f"with the {side} hand"
    return [
        f"{{drill}} {what}",
        f"{{drill}} {what} {place} {with_}",
        f"{{hold}} a drill {with_} and {{drill}} {place}",
        f"{{press}} a power drill {place} {with_}",
        f"{{lean}} into a drill and {{make}} {what} {place}",
        f"{{work}} with an electric drill {place} {with_}",
        f"{{bore}} {what} {place}",
        f"= drilling {what} {place}",
        f"{{use}} a power drill {with_}, {place}, the arms shaking",
        f"{{step}} forward with the {other(side)} foot and {{drill}} {what} {place}",
    ]


@action(
    "sew",
    "daily/cleaning/laundry",
    verbs="sew stitch pull thread mend",
    side=SIDE,
    count=Count(3, 5),
    thread=Choice(("no", "yes")),
    pose=Choice(("sitting", "standing"), (3, 1)),
)
def sew(timeline: Timeline, side: str, count: int, thread: str, pose: str) -> Sequence[str]:
    """Cloth in the left hand near the chest; the right one pricks in, draws the thread out wide to the side, and comes back."""
    begin(timeline, pose)
    cloth = At("chest", 0.04, -0.14, 0.26)
    timeline.to(0.5, hand_l=cloth, palm_l=40, elbow_l=10, nod=24, bend=14)
    if thread == "yes":
        timeline.to(0.5, hand_l=At("chest", 0.02, 0.10, 0.28), hand_r=At("chest", 0.04, 0.10, 0.28), nod=8)
        for _ in range(2):
            timeline.to(0.25, hand_r=At("chest", 0.01, 0.10, 0.28))
            timeline.to(0.25, hand_r=At("chest", 0.05, 0.11, 0.28))
        timeline.to(0.45, hand_r=At("shoulder", 0.34, -0.06, 0.30), hand_l=cloth, nod=18)
    for number in range(count):
        here = 0.02 - 0.015 * number
        timeline.to(0.35, hand_r=At("chest", here, -0.10, 0.29), palm_r=-40, nod=26, turn=0)
        timeline.to(0.16, hand_r=At("chest", here - 0.02, -0.13, 0.27), wrist_r=20)
        timeline.to(0.16, hand_r=At("chest", here, -0.09, 0.29), wrist_r=-10)
        timeline.to(0.50, hand_r=At("shoulder", 0.34, 0.04, 0.30), wrist_r=0, elbow_r=20, turn=-14, nod=14)
        timeline.hold(0.06)
    timeline.to(
        0.4, hand_r=At("head", 0.06, -0.17, 0.18), hand_l=At("head", 0.02, -0.24, 0.20), elbow_r=20, nod=20, turn=0
    )
    timeline.hold(0.2)
    finish(timeline, pose, 0.7)
    where = "sitting" if pose == "sitting" else "standing"
    first = "{thread} a needle and " if thread == "yes" else ""
    return [
        "{sew}",
        f"{first}{{sew}} with needle and thread, {where}",
        f"{first}{{make}} {counted(count, 'stitch', 'stitches')} with the {side} hand",
        f"{{hold}} cloth in the {other(side)} hand and {{sew}} with the {side} hand",
        f"{{mend}} clothes with needle and thread, {where}",
        f"{{pull}} a needle and thread through cloth {times(count)}",
        f"{{stitch}} by hand, {where}, drawing the thread out to the {side}",
        f"= sewing by hand, {where}",
        f"{first}{{sew}} on a button",
        f"{{prick}} a needle in and {{draw}} the thread out to the {side}, {times(count)}",
    ]


@action(
    "knit",
    "daily/cleaning/laundry",
    verbs="knit loop pull hold count",
    side=SIDE,
    speed=Choice(("steady", "fast")),
    pause=Choice(("no", "hold it up", "pull yarn")),
)
def knit(timeline: Timeline, side: str, speed: str, pause: str) -> Sequence[str]:
    """Seated, both hands close together before the belly, needles that cross and loop in small quick circles, elbows moving."""
    sit_start(timeline, bend_deg=12)
    left, right = At("chest", 0.06, -0.16, 0.24), At("chest", 0.06, -0.15, 0.25)
    timeline.to(0.5, hand_l=left, hand_r=right, palms=-60, elbows=14, nod=24)
    beat = 0.16 if speed == "steady" else 0.10

    def loops(count: int) -> None:
        for number in range(count):
            timeline.to(beat, exact=True, hand_r=right.moved(0.02, 0.05, 0.0), wrist_r=-16, elbow_r=22)
            timeline.to(
                beat,
                exact=True,
                hand_r=right.moved(-0.03, 0.02, 0.05),
                hand_l=left.moved(0.0, -0.015, -0.02),
                elbow_r=16,
            )
            timeline.to(beat, exact=True, hand_r=right.moved(-0.02, -0.03, 0.0), wrist_r=12)
            timeline.to(beat, exact=True, hand_r=right, hand_l=left, elbow_r=12, nod=24 if number % 3 else 22)

    loops(5 if speed == "steady" else 8)
    if pause == "hold it up":
        timeline.to(0.5, hands=At("chest", 0.16, 0.10, 0.34), nod=4, palms=-20)
        timeline.hold(0.5)
        timeline.to(0.5, hand_l=left, hand_r=right, palms=-60, nod=24)
    elif pause == "pull yarn":
        timeline.to(0.35, hand_r=At("shoulder", 0.26, 0.10, 0.30), turn=-20, nod=8)
        timeline.to(0.35, hand_r=right, turn=0, nod=24)
    loops(4 if speed == "steady" else 7)
    timeline.to(0.6, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50, elbows=0, wrists=0, nod=0, bend=6)
    timeline.hold(0.2)
    how = "steadily" if speed == "steady" else "very fast"
    then = {
        "no": "",
        "hold it up": ", {hold} the work up to look at it and {go} on",
        "pull yarn": f", {{pull}} some yarn with the {side} hand and {{go}} on",
    }[pause]
    return [
        "{knit}",
        f"{{sit}} and {{knit}} {how}{then}",
        f"{{knit}} a scarf on a chair{then}",
        f"{{sit}} on a chair and {{knit}}, both hands close together{then}",
        f"{{knit}} {how} with two needles",
        f"{{make}} loops with knitting needles, seated{then}",
        f"{{knit}} a sweater like a grandmother{then}",
        f"= knitting {how}",
        f"{{sit}} bent over {{poss}} knitting, the {side} hand looping the yarn",
        f"{{knit}} {how}, looking down at the needles{then}",
    ]


@action(
    "shake a cocktail",
    COOK,
    verbs="shake pour mix strain",
    side=SIDE,
    height=Choice(("beside the head", "in front of the chest", "overhead")),
    pour=Choice(("yes", "no")),
    count=Count(6, 10),
)
def shake_a_cocktail(timeline: Timeline, side: str, height: str, pour: str, count: int) -> Sequence[str]:
    """A shaker in both hands, shaken hard over the shoulder, before the chest or overhead, then poured into a glass."""
    timeline.hold(0.1)
    places = {
        "beside the head": At("head", 0.14, 0.0, 0.12),
        "in front of the chest": At("chest", 0.06, 0.0, 0.30),
        "overhead": At("shoulder", 0.02, 0.44, 0.16),
    }
    place = places[height]
    timeline.to(0.4, hand_r=table("standing", 0.06, 0.36, 0.06), hand_l=table("standing", 0.06, 0.36, 0.16), nod=12)
    timeline.to(
        0.5,
        hand_r=place,
        hand_l=At("other", -0.06, -0.10, 0.05),
        elbow_r=40,
        elbow_l=40,
        nod=0,
        turn=14 if height == "beside the head" else 0,
    )
    for number in range(count):
        timeline.to(0.11, exact=True, hand_r=place.moved(0.0, 0.05, -0.06), y=-0.01, twist=-4)
        timeline.to(
            0.11, exact=True, hand_r=place.moved(0.0, -0.05, 0.10), y=-0.03, twist=4, side=2 if number % 2 else -2
        )
    timeline.to(
        0.35,
        hand_r=At("chest", 0.06, -0.04, 0.30),
        hand_l=At("chest", 0.02, 0.06, 0.30),
        twist=0,
        side=0,
        y=0,
        turn=0,
        elbow_l=20,
    )
    if pour == "yes":
        timeline.to(0.3, hand_l=At("shoulder", 0.22, -0.10, 0.32), elbow_l=0)
        timeline.to(
            0.5,
            hand_r=table("standing", 0.10, 0.42, 0.30),
            palm_r=-60,
            elbow_r=60,
            hand_l=table("standing", 0.06, 0.42, 0.06),
            nod=16,
        )
        timeline.to(0.5, hand_r=table("standing", 0.10, 0.42, 0.42), palm_r=-80)
        timeline.hold(0.5)
        timeline.to(0.25, palm_r=0, elbow_r=20)
    timeline.to(0.4, hand_r=table("standing", 0.20, 0.36, 0.06), elbow_r=0, nod=10, palm_r=0)
    timeline.neutral(0.6)
    then = " and {pour} it into a glass" if pour == "yes" else ""
    return [
        "{shake} a cocktail",
        f"{{shake}} a cocktail {height}{then}",
        f"{{shake}} a cocktail shaker {height} with both hands{then}",
        f"{{mix}} a drink like a bartender{then}",
        f"{{hold}} a shaker in both hands and {{shake}} it hard {height}{then}",
        f"{{prepare}} a cocktail, shaking it {height}{then}",
        f"{{shake}} a drink {times(count)}{then}",
        f"= a bartender shaking a cocktail {height}",
        f"{{tend}} the bar, {{shake}} a drink{then}",
        f"{{shake}} a shaker {height}{then} with the {side} hand"
        if pour == "yes"
        else f"{{shake}} a shaker {height}, the {side} hand on top",
    ]


@action(
    "spin pizza dough",
    COOK,
    verbs="spin toss throw catch turn",
    side=SIDE,
    count=Count(1, 3),
    stretch=Choice(("on the fists", "on the table")),
)
def spin_pizza_dough(timeline: Timeline, side: str, count: int, stretch: str) -> Sequence[str]:
    """Dough pressed and stretched, then thrown up with a twist of both arms, watched as it spins, and caught on the fists."""
    timeline.hold(0.1)
    if stretch == "on the table":
        timeline.to(0.4, hands=table("standing", 0.10, 0.38, 0.02), palms=-80, pitch=12, bend=14, nod=14)
        for _ in range(3):
            timeline.to(0.25, hands=table("standing", 0.06, 0.46, 0.0), pitch=16)
            timeline.to(0.25, hands=table("standing", 0.20, 0.36, 0.02), pitch=12)
        timeline.to(0.4, pitch=0, bend=4, hands=At("chest", 0.12, -0.06, 0.30), palms=-60)
    else:
        timeline.to(0.5, hands=At("chest", 0.10, 0.0, 0.30), palms=-80, elbows=20, nod=8)
        for number in range(4):
            timeline.to(0.22, hands=At("chest", 0.16, 0.02, 0.30), twist=6 if number % 2 else -6)
            timeline.to(0.22, hands=At("chest", 0.07, -0.02, 0.30))
    for _ in range(count):
        timeline.to(
            0.35,
            y=-0.12,
            twist=-26,
            hand_r=At("chest", 0.20, -0.14, 0.20),
            hand_l=At("chest", 0.02, -0.10, 0.38),
            palms=-60,
            nod=6,
        )
        timeline.to(
            0.20,
            exact=True,
            y=0.03,
            twist=22,
            hand_r=At("shoulder", 0.02, 0.32, 0.38),
            hand_l=At("shoulder", 0.16, 0.36, 0.26),
            nod=-20,
            heels=16,
            palms=40,
        )
        timeline.hold(0.1)
        timeline.to(0.4, exact=True, twist=0, hands=At("shoulder", 0.06, 0.24, 0.34), nod=-30, heels=4)
        timeline.to(0.25, hands=At("chest", 0.11, 0.02, 0.30), y=-0.08, nod=4, heels=0, palms=-70, elbows=20)
        timeline.to(0.2, y=-0.02)
    timeline.to(0.5, hands=table("standing", 0.16, 0.40, 0.06), pitch=12, bend=12, nod=14, elbows=0)
    timeline.hold(0.15)
    timeline.neutral(0.7)
    first = (
        "{stretch} the dough on both fists, then "
        if stretch == "on the fists"
        else "{press} the dough flat on the table, then "
    )
    return [
        "{spin} pizza dough",
        f"{{toss}} pizza dough into the air {times(count)}",
        f"{first}{{throw}} it up spinning and {{catch}} it, {times(count)}",
        f"{{throw}} up pizza dough with a spin and {{catch}} it on the fists, {times(count)}",
        "{make} pizza, {spin:ing} the dough in the air",
        f"{first}{{spin}} it in the air",
        f"{{whirl}} a disc of dough into the air {times(count)} and {{look}} up at it",
        f"= a pizza baker tossing dough {times(count)}",
        f"{{twist}} to the {side} and {{fling}} the pizza dough up with both hands",
        f"{first}{{toss}} it overhead {times(count)}",
    ]


@action(
    "flip burgers",
    COOK,
    verbs="flip turn grill press fan",
    side=SIDE,
    count=Count(2, 4),
    extra=Choice(("none", "press down", "fan the smoke")),
)
def flip_burgers(timeline: Timeline, side: str, count: int, extra: str) -> Sequence[str]:
    """At a grill, a spatula slid under patty after patty and turned over, pressed, the smoke fanned away."""
    timeline.hold(0.1)
    timeline.look_at(At("floor", -0.1, 0.95, 0.55), 0.3)
    timeline.to(
        0.5,
        hand_r=table("standing", 0.22, 0.34, 0.14),
        palm_r=-20,
        hand_l=At("pelvis", 0.17, 0.12, 0.03),
        elbow_l=55,
        bend=10,
        pitch=6,
    )
    for number in range(count):
        across = 0.26 - 0.34 * number / max(1, count - 1)
        timeline.to(0.3, hand_r=table("standing", across, 0.34, 0.10), palm_r=-20)
        timeline.to(0.28, hand_r=table("standing", across, 0.48, 0.05), palm_r=60, wrist_r=10)
        timeline.to(0.14, exact=True, hand_r=table("standing", across, 0.44, 0.20), palm_r=40)
        timeline.to(0.18, exact=True, hand_r=table("standing", across - 0.08, 0.44, 0.16), palm_r=-100, elbow_r=40)
        timeline.to(0.2, hand_r=table("standing", across, 0.40, 0.10), palm_r=-20, elbow_r=0, wrist_r=0)
        if extra == "press down":
            timeline.to(0.16, hand_r=table("standing", across, 0.44, 0.03), pitch=10)
            timeline.hold(0.15)
            timeline.to(0.16, hand_r=table("standing", across, 0.40, 0.12), pitch=6)
    if extra == "fan the smoke":
        timeline.to(0.3, hand_l=At("shoulder", 0.10, -0.04, 0.40), elbow_l=10, turn=-16, bend=-4)
        for _ in range(4):
            timeline.to(0.13, hand_l=At("shoulder", 0.24, 0.0, 0.36), wrist_l=-20)
            timeline.to(0.13, hand_l=At("shoulder", -0.02, -0.04, 0.42), wrist_l=20)
    timeline.look_at(None, 0.3)
    timeline.neutral(0.7)
    many = counted(count, "burger")
    then = {
        "none": "",
        "press down": " and {press} each one down",
        "fan the smoke": ", then {fan} away the smoke with the other hand",
    }[extra]
    return [
        "{flip} burgers",
        f"{{flip}} {many} with a spatula in the {side} hand{then}",
        f"{{grill}} burgers, {{flip:ing}} them one after the other{then}",
        f"{{stand}} at a barbecue and {{turn}} {many}{then}",
        f"{{barbecue}} and {{turn}} the meat {times(count)}{then}",
        f"{{slide}} a spatula under {number_word(count)} burgers in turn and {{flip}} them{then}",
        f"{{turn}} the steaks on a grill with the {side} hand{then}",
        f"= flipping {many} at the grill",
        f"{{cook}} on a grill, the other hand on the hip, and {{flip}} {many}"
        if extra != "fan the smoke"
        else f"{{cook}} on a grill and {{flip}} {many}{then}",
        f"{{work}} the grill with a spatula in the {side} hand{then}",
    ]


@action(
    "cut paper with scissors",
    "daily/office/write",
    verbs="cut hold trim turn",
    side=SIDE,
    pose=POSE,
    count=Count(4, 8),
    shape=Choice(("straight", "circle")),
)
def cut_paper(timeline: Timeline, side: str, pose: str, count: int, shape: str) -> Sequence[str]:
    """Paper in the left hand before the chest, the right hand opens and closes along it, forward or round and round."""
    begin(timeline, pose)
    paper, blades = At("chest", 0.10, -0.10, 0.30), At("chest", 0.05, -0.10, 0.22)
    timeline.to(0.6, hand_l=paper, palm_l=20, elbow_l=15, hand_r=blades, palm_r=-10, elbow_r=20, nod=20, bend=10)
    for number in range(count):
        share = number / max(1, count - 1)
        across = -0.10 * share if shape == "straight" else 0.0
        turned = 0.0 if shape == "straight" else 70.0 * share - 30.0
        timeline.to(0.16, wrist_r=16, cock_r=12, hand_r=blades.moved(across, 0.02, 0.0))
        timeline.to(
            0.22, wrist_r=-6, cock_r=-10, hand_r=blades.moved(across - 0.01, 0.0, 0.05 * share), palm_l=20 + turned
        )
    timeline.to(
        0.4,
        hand_l=paper.moved(0.06, 0.12, 0.06),
        hand_r=At("chest", 0.16, -0.16, 0.24),
        wrist_r=0,
        cock_r=0,
        nod=6,
        palm_l=20,
    )
    timeline.hold(0.4)
    finish(timeline, pose)
    where = seated(pose)
    what = "a straight line" if shape == "straight" else "a circle"
    return [
        f"{{cut}} paper with scissors in the {side} hand",
        f"{{cut}} out {what} with scissors {where}",
        f"{{hold}} a sheet of paper in one hand and {{cut}} it with scissors in the {side} hand",
        f"{{cut}} something with {number_word(count)} snips of the scissors",
        f"{{trim}} paper with scissors {where}",
        f"{{cut}} {what} out of paper, {{turn:ing}} it with the {other(side)} hand"
        if shape == "circle"
        else f"{{cut}} a strip of paper with the {side} hand",
        f"{{do}} handicrafts with scissors and paper {where}",
        f"= cutting paper with scissors in the {side} hand {where}",
    ]


@action(
    "paint on a canvas",
    "daily/office/write",
    verbs="paint dip draw step look",
    side=SIDE,
    pose=POSE,
    strokes=Choice(("dabs", "long strokes")),
    look=Choice(("no", "step back"), (2, 1)),
)
def paint_on_a_canvas(timeline: Timeline, side: str, pose: str, strokes: str, look: str) -> Sequence[str]:
    """A palette on the left arm, the brush dips into it and goes to the easel in dabs or long strokes; a look from farther off."""
    begin(timeline, pose)
    timeline.to(0.5, hand_l=At("chest", 0.08, -0.22, 0.24), palm_l=80, elbow_l=10)
    canvas = At("shoulder", 0.0, 0.02, 0.48)
    for number in range(2):
        timeline.to(0.4, hand_r=At("chest", 0.02, -0.14, 0.30), palm_r=-50, elbow_r=25, nod=18, turn=8)
        for _ in range(2):
            timeline.to(0.14, hand_r=At("chest", 0.0, -0.18, 0.28))
            timeline.to(0.14, hand_r=At("chest", 0.03, -0.15, 0.30))
        timeline.to(0.45, hand_r=canvas.moved(0.0, 0.06 * number, -0.06), palm_r=-20, elbow_r=10, nod=-2, turn=-4)
        if strokes == "dabs":
            for dab in range(4):
                timeline.to(0.16, hand_r=canvas.moved(-0.12 + 0.07 * dab, 0.06 * number, 0.02))
                timeline.to(0.16, hand_r=canvas.moved(-0.10 + 0.07 * dab, 0.06 * number + 0.03, -0.06))
        else:
            timeline.to(0.6, hand_r=canvas.moved(-0.22, 0.10, -0.04), twist=8, tilt=6)
            timeline.to(0.7, hand_r=canvas.moved(0.20, -0.06, 0.0), twist=-8, tilt=-4)
    if look == "step back" and pose == "standing":
        timeline.to(0.4, hand_r=At("shoulder", 0.16, -0.30, 0.30), twist=0, tilt=0)
        for foot in ("r", "l"):
            step(timeline, foot, -0.28, 0.10, duration_s=0.4, heel_first=False)
        timeline.place = timeline.place.moved(forward_m=-0.28)
        timeline.to(0.4, x=0, z=0, tilt=14, bend=-4)
        timeline.hold(0.6)
        timeline.to(0.4, tilt=-10)
    timeline.to(0.3, tilt=0, twist=0)
    finish(timeline, pose)
    where = seated(pose)
    end = " and {step} back to look at it" if look == "step back" and pose == "standing" else ""
    how = "with short dabs" if strokes == "dabs" else "with long strokes"
    return [
        f"{{paint}} on a canvas with the {side} hand",
        f"{{paint}} a picture on an easel {where}",
        f"{{paint}} {how} of the brush, a palette in the {other(side)} hand{end}",
        f"{{dip}} a brush into the paint on a palette and {{paint}} {how}{end}",
        f"{{hold}} a palette with the {other(side)} arm and {{paint}} on a canvas{end}",
        f"{{paint}} a portrait {where}{end}",
        f"{{work}} at an easel {how}",
        f"{{brush}} paint onto a canvas with the {side} hand{end}",
        f"= an artist painting {how} {where}",
    ]


@action(
    "measure with a tape",
    "daily/objects/pull",
    verbs="measure pull stretch hold mark",
    side=SIDE,
    where=Choice(("wide", "on a wall", "on the floor"), (2, 1, 1)),
    mark=Choice(("no", "yes"), (2, 1)),
)
def measure_with_a_tape(timeline: Timeline, side: str, where: str, mark: str) -> Sequence[str]:
    """The left hand holds the end of a tape, the right one draws it out sideways, up a wall or along the floor, and it is read."""
    timeline.stance(0.26)
    timeline.hold(0.2)
    timeline.to(0.5, hands=At("chest", 0.05, -0.12, 0.30), nod=12)
    if where == "wide":
        timeline.to(
            0.9, hand_r=At("shoulder", 0.46, -0.10, 0.26), hand_l=At("shoulder", 0.30, -0.10, 0.34), turn=-26, twist=-8
        )
    elif where == "on a wall":
        timeline.to(0.5, hands=At("air", 0.04, 0.98, 0.46), bend=10)
        timeline.look_at("hand_r", 0.4)
        timeline.to(0.9, hand_r=At("air", 0.06, 1.88, 0.42), bend=-4, side=5)
    else:
        timeline.look_at(At("floor", 0.0, 0.0, 0.5), 0.4)
        timeline.to(0.8, y=-0.52, pitch=34, bend=26, heels=16, knees=10, hands=At("air", 0.02, 0.16, 0.46))
        timeline.to(0.9, hand_r=At("air", 0.56, 0.16, 0.40), twist=-16, side=-6)
    timeline.hold(0.6)
    if mark == "yes":
        spot = {
            "wide": At("shoulder", 0.0, -0.10, 0.36),
            "on a wall": At("air", 0.06, 1.86, 0.42),
            "on the floor": At("air", -0.30, 0.16, 0.44),
        }[where]
        timeline.to(0.5, hand_l=spot)
        for _ in range(2):
            timeline.to(0.14, hand_l=spot.moved(0.03, 0.02))
            timeline.to(0.14, hand_l=spot)
    timeline.look_at(None)
    timeline.to(
        0.4, hands=At("chest", 0.05, -0.12, 0.28), twist=0, turn=0, side=0, bend=10 if where != "on the floor" else 20
    )
    timeline.neutral(0.9 if where == "on the floor" else 0.6)
    place = {"wide": f"out to the {side}", "on a wall": "up a wall", "on the floor": "along the floor in a squat"}[
        where
    ]
    end = " and {mark} it with the other hand" if mark == "yes" else ""
    return [
        "{measure} something with a tape",
        f"{{measure}} with a measuring tape {place}{end}",
        f"{{pull}} out a tape measure {place} with the {side} hand{end}",
        f"{{stretch}} a tape between both hands {place} and {{read}} it{end}",
        f"{{measure}} {'a board' if where == 'wide' else 'a wall' if where == 'on a wall' else 'the floor'}{end}",
        f"{{hold}} the end of a tape with one hand and {{draw}} it {place} with the {side} hand",
        f"{{take}} measurements {place}{end}",
        f"= measuring with a tape {place}",
    ]


@action(
    "sand wood",
    "daily/objects/push",
    verbs="sand rub plane push polish",
    side=SIDE,
    count=Count(4, 7),
    hands=Choice(("both hands", "one hand")),
    pattern=Choice(("back and forth", "in circles")),
)
def sand_wood(timeline: Timeline, side: str, count: int, hands: str, pattern: str) -> Sequence[str]:
    """Over a bench, hands press a block on the wood and go to and fro or round with the weight of the trunk."""
    u = timeline.generator.uniform
    timeline.stance(0.28, stagger_m=0.24)
    timeline.hold(0.2)
    both = hands == "both hands"
    near, far = table("standing", 0.06, 0.32, 0.04), table("standing", 0.04, 0.62, 0.03)
    names = ("hand_r", "hand_l") if both else ("hand_r",)
    timeline.look_at(At("floor", 0.0, 0.9, 0.6), 0.35)
    rest = {} if both else {"hand_l": table("standing", 0.24, 0.46, 0.02), "palm_l": -80.0}
    timeline.to(0.6, **dict.fromkeys(names, near), **rest, palm_r=-80, wrist_r=-20, pitch=12, bend=16, elbows=15)
    if pattern == "back and forth":
        for _ in range(count):
            timeline.to(u(0.28, 0.34), **dict.fromkeys(names, far), pitch=24, bend=22, z=0.07)
            timeline.to(u(0.26, 0.32), **dict.fromkeys(names, near), pitch=10, bend=15, z=-0.02)
    else:
        circle(timeline, dict.fromkeys(names, table("standing", 0.05, 0.46, 0.03)), u(0.10, 0.13), count, u(0.55, 0.65))
    timeline.look_at(None)
    timeline.neutral(0.7)
    with_ = "both hands" if both else f"the {side} hand"
    return [
        f"{{sand}} wood with {with_}",
        f"{{sand}} a plank {pattern} with {with_}",
        f"{{rub}} sandpaper {pattern} over wood with {with_}",
        f"{{lean}} over a workbench and {{sand}} a board {pattern}",
        f"{{plane}} a board with {with_}, pushing {number_word(count)} times"
        if pattern == "back and forth"
        else f"{{polish}} a piece of wood in circles with {with_}",
        f"{{push}} a block over wood {pattern} with {with_}",
        f"{{smooth}} a table top {pattern} with sandpaper",
        f"= sanding wood {pattern} with {with_}",
    ]


@action(
    "throw pottery on a wheel",
    "daily/cooking/cook",
    verbs="shape press turn throw form",
    count=Count(2, 3),
    wet=Choice(("yes", "no")),
)
def throw_pottery(timeline: Timeline, count: int, wet: str) -> Sequence[str]:
    """Seated with the knees apart over a wheel, both hands cup the clay, draw it up and press it down again; water now and then."""
    sit_start(timeline, 0.42)
    timeline.start(feet=At("floor", 0.26, 0.0, 0.02), knees=30)
    timeline.hold(0.2)
    low, high = At("air", 0.09, 0.58, 0.06), At("air", 0.06, 0.76, 0.06)
    timeline.look_at(At("floor", 0.0, 0.6, 0.15), 0.4)
    timeline.to(0.7, hands=low, palms=0, elbows=20, pitch=14, bend=30, nod=10)
    for number in range(count):
        if wet == "yes" and number == 1:
            timeline.to(0.4, hand_r=At("air", 0.42, 0.54, 0.06), twist=-8, palm_r=-40)
            timeline.to(0.2, hand_r=At("air", 0.42, 0.48, 0.06))
            timeline.to(0.4, hand_r=low, twist=0, palm_r=0)
        timeline.to(0.9, hands=high, bend=26)
        timeline.hold(0.15)
        timeline.to(0.6, hands=At("air", 0.11, 0.66, 0.06), bend=28)
        timeline.to(0.5, hands=low, bend=31)
    timeline.look_at(None)
    timeline.to(0.7, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50, elbows=0, pitch=-2, bend=8, nod=0)
    timeline.hold(0.2)
    return [
        "{throw} pottery on a wheel",
        f"{{make}} a pot on a potter's wheel, {{draw:ing}} up the clay {times(count)}",
        "{sit} at a potter's wheel and {shape} clay with both hands",
        f"{{form}} a vase out of clay with both hands{', dipping a hand into water' if wet == 'yes' and count > 1 else ''}",
        "{sit} bent over a wheel, the knees apart, and {work} the clay",
        f"{{press}} and {{lift}} clay between both hands {times(count)}",
        "{make} pottery",
        "= a potter shaping clay on a wheel",
    ]
