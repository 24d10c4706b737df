"""In and on the water: swimming, diving, rowing, paddling, surfing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.gait import STYLES, stand_at, walk
from kinoflow.authoring.moves import step
from kinoflow.authoring.timeline import Timeline

AFLOAT: dict[str, Any] = {"y": -0.02, "pitch": 86.0, "bend": -6.0, "nod": -24.0, "balance": 0.0, "rest": 0.0}
"""Trunk of a body that lies on the water face down."""
REACHING = At("shoulder", 0.0, 0.555, 0.06)


def _flutter(timeline: Timeline, duration_s: float, kick_s: float, size_m: float, back: bool = False) -> None:
    """Straight legs that kick up and down in turn, beside whatever else goes on; the cursor stays."""
    count = max(2, round(duration_s / kick_s))
    for number in range(count):
        for side, sign in (("r", 1.0), ("l", -1.0)):
            way = sign * (1 if number % 2 == 0 else -1)
            up = -0.815 if way * (-1 if back else 1) < 0 else -0.79
            timeline.to(
                duration_s / count,
                delay_s=number * duration_s / count,
                advance=False,
                exact=True,
                **{f"foot_{side}": At("hip", 0.0, up, size_m * way), f"ankle_{side}": 52.0 + 8 * way},
            )


@action(
    "swim freestyle",
    "fitness/water/swim",
    verbs="swim stroke kick pull",
    side=SIDE,
    count=Count(2, 4),
    breathing=Choice(("yes", "no"), (2, 1)),
)
def swim_freestyle(timeline: Timeline, side: str, count: int, breathing: str) -> Sequence[str]:
    """Front crawl: arms pull in turn, legs flutter, the head turns to breathe."""
    half_s = 0.72
    timeline.start(**AFLOAT, hands=REACHING, feet=At("hip", 0.0, -0.80, 0.0), ankles=52.0)
    timeline.to(0.3, hand_r=At("shoulder", 0.02, 0.53, 0.14), exact=True)
    total_s = 2 * count * half_s
    _flutter(timeline, total_s, 0.24, 0.13)
    timeline.to(total_s + 0.2, z=0.85 * total_s, exact=True, advance=False)
    for number in range(2 * count):
        arm, sign = ("r", -1.0) if number % 2 == 0 else ("l", 1.0)
        hand = f"hand_{arm}"
        breathe = breathing == "yes" and arm == "r"
        timeline.to(
            0.5 * half_s,
            advance=False,
            exact=True,
            twist=24.0 * sign,
            nod=-8.0 if breathe else -18.0,
            turn=-58.0 if breathe else 0.0,
        )
        timeline.to(0.5 * half_s, delay_s=0.5 * half_s, advance=False, exact=True, twist=0.0, turn=0.0, nod=-18.0)
        for share, point, elbow in (
            (0.22, At("shoulder", 0.02, 0.16, 0.52), 20.0),
            (0.20, At("shoulder", 0.04, -0.30, 0.36), 30.0),
            (0.16, At("shoulder", 0.12, -0.50, -0.02), 40.0),
            (0.20, At("shoulder", 0.30, -0.10, -0.22), 50.0),
            (0.22, At("shoulder", 0.10, 0.50, 0.02), 30.0),
        ):
            timeline.to(share * half_s, exact=True, **{hand: point, f"elbow_{arm}": elbow})
    timeline.to(0.3, hands=REACHING, elbows=10)
    strokes = number_word(2 * count)
    breath = ", turning the head to breathe" if breathing == "yes" else ", face down in the water"
    return [
        "{swim} freestyle",
        f"{{swim}} the front crawl{breath}",
        f"{{swim}} freestyle with {strokes} arm strokes",
        f"{{swim}} forward face down, pulling with one arm after the other and kicking the legs{breath}",
        f"{{do}} the freestyle stroke, starting with the {side} arm",
        f"{{lie}} face down, {{reach}} forward with one arm and {{pull}} it back under the body, then the other arm, {strokes} strokes in all",
        f"{{crawl}} through the water, the {side} arm first, then the {other(side)} arm, the legs kicking up and down",
        f"= front crawl swimming{breath}",
        "{stroke} with alternating arms and {do} a flutter kick with straight legs, swimming forward",
        "{swim}, the arms circling over the head in turn",
    ]


@action("swim backstroke", "fitness/water/swim", verbs="swim stroke kick", side=SIDE, count=Count(2, 4))
def swim_backstroke(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """On the back, straight arms go over the head in turn."""
    half_s = 0.8
    timeline.start(
        **(AFLOAT | {"pitch": -84.0, "bend": 6.0, "nod": 14.0}),
        hand_r=At("shoulder", 0.08, -0.54, 0.0),
        hand_l=At("shoulder", 0.05, 0.56, 0.0),
        feet=At("hip", 0.0, -0.80, 0.0),
        ankles=52.0,
    )
    total_s = (2 * count) * half_s
    _flutter(timeline, total_s, 0.26, 0.13, back=True)
    timeline.to(total_s + 0.1, z=-0.75 * total_s, exact=True, advance=False)
    begin_s = timeline.time_s
    for arm, late in (("r", False), ("l", True)):
        hand = f"hand_{arm}"
        over = [(0.36, At("shoulder", 0.02, -0.05, 0.57)), (0.64, At("shoulder", 0.06, 0.56, 0.03))]
        under = [(0.36, At("shoulder", 0.46, 0.24, -0.06)), (0.64, At("shoulder", 0.12, -0.53, -0.03))]
        timeline.time_s = begin_s
        for number in range(2 * count):
            for share, point in under if late == (number % 2 == 0) else over:
                timeline.to(share * half_s, exact=True, **{hand: point})
    timeline.time_s = begin_s
    for number in range(2 * count):
        timeline.to(half_s, exact=True, twist=18.0 if number % 2 == 0 else -18.0)
    timeline.to(0.3, twist=0)
    strokes = number_word(2 * count)
    return [
        "{swim} backstroke",
        "{swim} on the back",
        f"{{swim}} backstroke with {strokes} arm strokes",
        "{lie} on the back in the water, {swing} one straight arm after the other over the head and {kick} the legs",
        f"{{do}} the backstroke, starting with the {side} arm",
        f"{{swim}} backward face up, the arms going over the head in turn, {strokes} strokes",
        f"{{raise}} the {side} arm straight up and over the head, then the {other(side)} arm, swimming on the back",
        "= backstroke swimming with kicking legs",
        "{float} on the back and {swim} with alternating straight arms",
        "{stroke} backward through the water, lying face up",
    ]


@action("swim breaststroke", "fitness/water/swim", verbs="swim stroke kick spread", count=Count(2, 4))
def swim_breaststroke(timeline: Timeline, count: int) -> Sequence[str]:
    """Both arms sweep apart, the legs kick like a frog, then a glide."""
    glide: dict[str, Any] = {"hands": At("shoulder", -0.08, 0.55, 0.06), "elbows": 10.0, "palms": 0.0}
    legs: dict[str, Any] = {"feet": At("hip", 0.0, -0.815, -0.02), "knees": 0.0, "ankles": 55.0, "toes": 7.0}
    timeline.start(**AFLOAT, **glide, **legs)
    timeline.hold(0.3)
    reached = 0.0
    for _ in range(count):
        timeline.to(0.5, hands=At("shoulder", 0.44, 0.30, 0.14), palms=40, elbows=30, exact=True)
        timeline.to(
            0.4, advance=False, hands=At("chest", 0.06, 0.10, 0.20), elbows=0, palms=0, bend=-26, nod=-22, exact=True
        )
        timeline.to(
            0.42, feet=At("hip", 0.10, -0.42, -0.16), knees=66, ankles=-15, z=reached + 0.08, y=0.03, exact=True
        )
        timeline.to(0.45, advance=False, delay_s=0.06, **glide, bend=-4, nod=-8, exact=True)
        timeline.to(0.26, feet=At("hip", 0.36, -0.64, -0.08), knees=50, ankles=10, z=reached + 0.22, exact=True)
        reached += 0.95
        timeline.to(0.36, **legs, y=-0.02, advance=False, exact=True)
        timeline.to(0.75, z=reached, exact=True)
    timeline.hold(0.2)
    many = counted(count, "stroke")
    return [
        "{swim} breaststroke",
        f"{{swim}} breaststroke, {many}",
        "{swim} face down, sweeping both arms apart and kicking the legs like a frog",
        f"{{do}} the breaststroke {times(count)}",
        "{stretch} both arms forward, {sweep} them out to the sides, {bring} them together at the chest and {kick} the legs",
        "{pull} with both arms at once, {draw} the heels up, {kick} the legs apart and {glide} forward",
        f"{{swim}} forward with {many} of breaststroke, gliding with straight arms after each",
        "= breaststroke swimming with a frog kick",
        f"{{swim}} like a frog, {many}",
        "{spread} the arms and {raise} the head to breathe, then {kick} and {glide}, swimming breaststroke",
    ]


@action("swim butterfly", "fitness/water/swim", verbs="swim stroke kick swing", count=Count(2, 4))
def swim_butterfly(timeline: Timeline, count: int) -> Sequence[str]:
    """Both arms swing over the water together, body and legs move in a wave."""
    timeline.start(**AFLOAT, hands=At("shoulder", 0.04, 0.55, 0.06), feet=At("hip", -0.03, -0.81, 0.0), ankles=55.0)
    timeline.hold(0.2)
    for number in range(count):
        z = 1.15 * (number + 1)
        timeline.to(1.35, z=z, exact=True, advance=False)
        # Two kicks a stroke: as the hands enter, and as they leave the water.
        for delay_s, size in ((0.0, 0.16), (0.62, 0.20)):
            timeline.to(0.3, delay_s=delay_s, advance=False, exact=True, feet=At("hip", -0.03, -0.72, -0.26), ankles=50)
            timeline.to(
                0.3, delay_s=delay_s + 0.3, advance=False, exact=True, feet=At("hip", -0.03, -0.79, size), ankles=40
            )
        timeline.to(0.4, advance=False, exact=True, bend=-10, nod=-14, pitch=80, y=0.0)
        timeline.to(0.35, delay_s=0.4, advance=False, exact=True, bend=-30, nod=-30, pitch=76, y=0.06)
        timeline.to(0.55, delay_s=0.75, advance=False, exact=True, bend=10, nod=8, pitch=94, y=-0.02)
        for seconds, point, elbow in (
            (0.28, At("shoulder", 0.20, 0.20, 0.46), 40.0),
            (0.24, At("shoulder", -0.02, -0.28, 0.36), 30.0),
            (0.20, At("shoulder", 0.16, -0.52, 0.0), 30.0),
            (0.30, At("shoulder", 0.56, 0.08, -0.06), 10.0),
            (0.32, At("shoulder", 0.06, 0.55, 0.04), 10.0),
        ):
            timeline.to(seconds, exact=True, hands=point, elbows=elbow)
        timeline.hold(0.02)
    timeline.to(0.35, bend=-4, nod=-10, pitch=86, advance=False)
    timeline.to(0.35, feet=At("hip", -0.03, -0.81, 0.0))
    many = counted(count, "stroke")
    return [
        "{swim} butterfly",
        f"{{swim}} the butterfly stroke, {many}",
        "{swim} face down, swinging both arms over the water together and kicking with both legs",
        f"{{do}} {counted(count, 'butterfly stroke')}",
        "{pull} both arms back under the body and {swing} them forward out to the sides, the body moving like a wave",
        f"{{swim}} butterfly with {many} and dolphin kicks",
        "{throw} both arms forward at once, {pull} them back and {kick} the legs together, swimming forward",
        "= butterfly swimming, both arms at the same time",
        "{swim} with a dolphin kick and both arms circling together over the head",
    ]


@action(
    "tread water",
    "fitness/water/swim",
    verbs="tread float kick wave",
    count=Count(3, 6),
    help=Choice(("no", "yes"), (2, 1)),
)
def tread_water(timeline: Timeline, count: int, help: str) -> Sequence[str]:
    """Upright in deep water: hands scull at the sides, legs cycle."""
    timeline.start(
        y=0.10, balance=0, pitch=8, bend=4, nod=-10, hands=At("shoulder", 0.34, -0.22, 0.30), palms=-80,
        foot_r=At("hip", 0.08, -0.50, 0.28), foot_l=At("hip", 0.08, -0.70, -0.14), ankles=30,
    )  # fmt: skip
    for number in range(count):
        out = number % 2 == 0
        for half in (0, 1):
            high = half == 0
            timeline.to(
                0.45, advance=False, exact=True, delay_s=0.45 * half, y=0.12 if high else 0.07,
                foot_l=At("hip", 0.10, -0.48, 0.30) if high else At("hip", 0.08, -0.70, -0.16),
                foot_r=At("hip", 0.08, -0.70, -0.16) if high else At("hip", 0.10, -0.48, 0.30),
                pitch=10 if high else 6,
            )  # fmt: skip
        left = At("shoulder", 0.50, -0.20, 0.14) if out else At("shoulder", 0.10, -0.24, 0.42)
        if help == "yes":
            right = At("shoulder", 0.26, 0.50, 0.06) if out else At("shoulder", 0.02, 0.54, 0.10)
            timeline.to(0.45, advance=False, hand_r=right, palm_r=0)
            timeline.to(0.45, advance=False, delay_s=0.45, hand_r=right.moved(out=-0.26 if out else 0.26))
            timeline.to(0.9, exact=True, hand_l=left)
        else:
            timeline.to(0.9, exact=True, hands=left, elbows=10)
    if help == "yes":
        return [
            "{tread} water and {wave} for help",
            "{float} upright in deep water, waving one raised arm for help",
            "{tread} water with pedalling legs while one arm waves above the head",
            "{kick} the legs to stay afloat and {wave} a hand overhead",
            "{stay} afloat in deep water and {signal} for help with a raised arm",
            "{paddle} with one hand, {cycle} the legs and {wave} the other hand high",
            "{keep} the head above water with kicking legs, one arm raised and waving",
            "= treading water and waving for help",
        ]
    return [
        "{tread} water",
        "{float} upright in deep water, moving arms and legs",
        "{tread} water, sculling with both hands and cycling the legs",
        "{stay} afloat in one place, the arms sweeping out and in, the legs pedalling",
        "{kick} the legs as if cycling and {sweep} the arms to keep the head above water",
        "{keep} {poss} head above the water by sculling with the arms",
        "{move} the hands out and in at the sides while the legs tread below",
        "= treading water in place",
        "{paddle} with hands and feet to stay afloat without going anywhere",
    ]


@action(
    "drown",
    "fitness/water/swim",
    verbs="drown sink struggle go flail gasp",
    side=SIDE,
    count=Count(2, 4),
)
def drown(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Arms that beat the water and reach up, the head thrown back for air; then the body goes under and hangs limp."""
    timeline.start(
        y=0.62, balance=0, pitch=6, bend=2, nod=-30, hands=At("shoulder", 0.36, 0.10, 0.24), palms=-80,
        foot_r=At("hip", 0.08, -0.56, 0.24), foot_l=At("hip", 0.08, -0.70, -0.14), ankles=30,
    )  # fmt: skip
    for number in range(2 * count):
        high, low = ("r", "l") if number % 2 == 0 else ("l", "r")
        timeline.to(
            0.32, exact=True, y=0.66 - 0.04 * number if number % 2 else 0.52 - 0.04 * number,
            turn=20 if number % 2 else -20, roll=7 if number % 2 else -7, nod=-34,
            foot_r=At("hip", 0.10, -0.48, 0.28) if number % 2 else At("hip", 0.08, -0.74, -0.18),
            foot_l=At("hip", 0.08, -0.74, -0.18) if number % 2 else At("hip", 0.10, -0.48, 0.28),
            **{
                f"hand_{high}": At("shoulder", 0.16, 0.50, 0.10),
                f"hand_{low}": At("shoulder", 0.40, -0.08, 0.34),
            },
        )  # fmt: skip
    # A last reach for the surface.
    timeline.to(
        0.6,
        y=0.24,
        roll=0,
        turn=0,
        nod=-38,
        hand_r=At("shoulder", 0.06, 0.56, 0.06),
        hand_l=At("shoulder", 0.30, 0.30, 0.20),
    )
    timeline.to(
        1.8, y=0.04, pitch=-12, bend=16, nod=20, tilt=10, hands=At("shoulder", 0.34, 0.18, 0.30), palms=0,
        feet=At("hip", 0.08, -0.76, 0.10),
    )  # fmt: skip
    timeline.to(0.9, y=0.0, pitch=-8, nod=26, hands=At("shoulder", 0.36, 0.10, 0.32))
    timeline.hold(0.3)
    return [
        "{drown}",
        "{drown} in deep water",
        f"{{struggle}} in the water, {{flail}} with both arms {times(2 * count)} and {{drown}}",
        "{beat} the water with both arms, {go} under and {drown}",
        "{gasp} for air, {flail} and {sink}",
        f"{{reach}} up with the {side} arm a last time and {{sink}} under water",
        f"{{drown}}, the {side} hand reaching for the surface",
        "{fight} to stay above water, then {sink} and {hang} limp",
        f"= drowning, the {side} arm up at last",
        "{go} down in the water with flailing arms",
    ]


@action(
    "float on the back",
    "fitness/water/swim",
    verbs="float lie drift relax",
    arms=Choice(("spread", "overhead", "sides")),
    facing=Choice(("up", "down"), (3, 1)),
)
def float_on_the_back(timeline: Timeline, arms: str, facing: str) -> Sequence[str]:
    """Lying on the water face up or face down, rocking gently."""
    if facing == "down":
        hands = {
            "spread": At("shoulder", 0.54, 0.04, 0.12), "overhead": At("shoulder", 0.16, 0.52, 0.10),
            "sides": At("shoulder", 0.20, -0.50, 0.10),
        }[arms]  # fmt: skip
        legs = At("hip", 0.12, -0.80, 0.06)
        timeline.start(**(AFLOAT | {"nod": 12.0, "bend": 6.0, "y": -0.08}), hands=hands, feet=legs, ankles=46)
        for number in range(3):
            sign = 1 if number % 2 == 0 else -1
            timeline.to(1.2, y=-0.08 + 0.035 * sign, pitch=86 + 3 * sign, yaw=5 * (number + 1), z=0.06 * (number + 1), hands=hands.moved(forward=0.05 * sign), advance=False)  # fmt: skip
            timeline.to(
                1.25, foot_r=legs.moved(forward=0.06 * sign), foot_l=legs.moved(forward=-0.04 * sign), side=3 * sign
            )
        how = {
            "spread": "with the arms spread out to the sides",
            "overhead": "with the arms stretched overhead",
            "sides": "with the arms at the sides",
        }[arms]
        return [
            "{float} face down", f"{{float}} on the water face down {how}", f"{{lie}} on the front on the water {how} and {{drift}}", "{drift} on the water, lying on the belly, the face in the water", f"{{float}} motionless face down {how}",
            "{do} a dead man's float", f"= floating on the belly {how}", "{rest} on the surface of the water, face down, rising and sinking a little", f"{{do}} a prone float in a swimming pool {how}",
        ]  # fmt: skip
    hands = {
        "spread": At("shoulder", 0.56, 0.02, 0.0), "overhead": At("shoulder", 0.20, 0.52, 0.02),
        "sides": At("shoulder", 0.24, -0.50, 0.02),
    }[arms]  # fmt: skip
    feet = At("hip", 0.12, -0.80, 0.06)
    timeline.start(
        **(AFLOAT | {"pitch": -86.0, "bend": 2.0, "nod": -4.0, "y": -0.10}), hands=hands, palms=40, feet=feet, ankles=40
    )
    for number in range(3):
        sign = 1 if number % 2 == 0 else -1
        timeline.to(1.2, y=-0.10 + 0.035 * sign, pitch=-86 + 3 * sign, yaw=6 * (number + 1), z=-0.08 * (number + 1),
                    hands=hands.moved(up=-0.04 * sign, forward=0.07 * sign), advance=False)  # fmt: skip
        timeline.to(
            1.25, foot_r=feet.moved(forward=0.05 * sign), foot_l=feet.moved(forward=-0.04 * sign), side=3 * sign
        )
    how = {"spread": "with the arms spread out to the sides", "overhead": "with the arms stretched overhead",
           "sides": "with the arms at the sides"}[arms]  # fmt: skip
    return [
        "{float} on the back",
        f"{{float}} on the water face up {how}",
        f"{{lie}} on the back on the water {how} and {{drift}}",
        "{drift} on the water, lying on the back",
        f"{{relax}} floating face up {how}",
        f"{{lie}} flat in the air face up, rocking gently as if on water, {how}",
        f"= floating on the back {how}",
        "{rest} on the surface of the water, face up, rising and sinking a little",
        "{float} face up in a swimming pool",
    ]


@action(
    "dive headfirst",
    "fitness/water/dive",
    verbs="dive jump plunge raise",
    tempo=False,
    start=Choice(("standing", "ready")),
    air=Choice(("straight", "somersault"), (3, 1)),
)
def dive_headfirst(timeline: Timeline, start: str, air: str) -> Sequence[str]:
    """From a high edge up into the air and down headfirst with the arms ahead."""
    stand_at(timeline, 1.5)
    floor_m = 1.5
    timeline.stance(0.12)
    if start == "ready":
        timeline.start(hands=At("shoulder", -0.05, 0.55, 0.06), heels=0)
        timeline.hold(0.4)
    else:
        timeline.hold(0.3)
        timeline.to(0.7, hands=At("shoulder", -0.05, 0.55, 0.06), exact=True)
        timeline.hold(0.3)
    timeline.to(0.5, y=-0.26, pitch=34, bend=16, nod=-6, balance=0.4, exact=True)
    timeline.to(0.2, y=0.02, z=0.16, pitch=30, bend=6, heels=46, balance=0, exact=True)
    leave_s, v0, g = timeline.time_s, 2.5, 9.81
    legs = At("hip", -0.04, -0.82, 0.0)
    fall_s = (v0 + math.sqrt(v0**2 + 2 * g * (floor_m - 0.20))) / g
    timeline.flights.append((leave_s, leave_s + fall_s))
    timeline.hold_all(leave_s, "x", "y", "z", "pitch")
    points = 6
    timeline.key("y", leave_s, floor_m + 0.02, slope=v0)
    for number in range(1, points + 1):
        t = fall_s * number / points
        timeline.key("y", leave_s + t, floor_m + 0.02 + v0 * t - g * t * t / 2, slope=v0 - g * t)
        timeline.hips_key(leave_s + t, 0.0, 0.16 + 1.7 * t, 1.7)
    turns: tuple[tuple[float, float], ...] = ((0.35, 92.0), (0.7, 148.0), (1.0, 172.0))
    if air == "somersault":
        turns = ((0.22, 100.0), (0.45, 300.0), (0.66, 430.0), (1.0, 532.0))
    for share, pitch in turns:
        timeline.key("pitch", leave_s + share * fall_s, pitch)
    if air == "somersault":
        tucked = At("hip", 0.02, -0.32, 0.40)
        timeline.to(
            0.24, advance=False, exact=True, feet=tucked, hands=At("knee", 0.04, 0.0, 0.08), bend=44, ankles=50, nod=20
        )
        timeline.to(
            0.3,
            delay_s=0.62 * fall_s,
            advance=False,
            exact=True,
            feet=legs,
            bend=0,
            nod=14,
            hands=At("shoulder", -0.05, 0.55, 0.06),
        )
    else:
        timeline.to(0.3, advance=False, exact=True, feet=At("hip", -0.04, -0.80, 0.10), bend=34, ankles=55, nod=12)
        timeline.to(0.35, delay_s=0.34, advance=False, exact=True, feet=legs, bend=0, nod=14)
    timeline.time_s = leave_s + fall_s
    timeline.cut(end_s=leave_s + fall_s)
    if air == "somersault":
        return [
            "{dive} with a somersault", "{do} a somersault dive from a high board", "{jump} off a diving board, {turn} a forward somersault and {dive} into the water", "{dive} with a flip in the air", "{leap} off a platform, {tuck} up, {flip} and {stretch} out to dive in headfirst",
            "{push} off, {roll} forward in the air and {dive} down with stretched arms", "= a platform dive with a tucked somersault", "{plunge} into the pool after a flip in the air", "{perform} a one and a half somersault dive",
        ]  # fmt: skip
    return [
        "{dive} headfirst",
        "{dive} into the water from a high board",
        "{jump} off a diving board and {dive} headfirst into the water",
        "{bend} the knees, {push} off and {dive} forward with the arms stretched overhead",
        "{plunge} headfirst into the pool from a high edge",
        "{leap} up from a platform, {tip} over in the air and {go} down with the hands first",
        "{jump} from a height and {dive} down with a straight body, the arms ahead of the head",
        "= a headfirst dive from a platform",
        "{dive} down from the edge, hands first",
    ]


@action(
    "jump into the water",
    "fitness/water/dive",
    verbs="jump splash leap drop hold",
    tempo=False,
    side=SIDE,
    style=Choice(("feet first", "cannonball", "holding the nose", "belly flop")),
    start=Choice(("standing", "run-up"), (2, 1)),
)
def jump_into_the_water(timeline: Timeline, side: str, style: str, start: str) -> Sequence[str]:
    """Off an edge into a pool: straight and feet first, curled up, with the nose held by the right hand, or flat on the belly."""
    floor_m = 1.1
    stand_at(timeline, floor_m)
    if start == "run-up":
        run = replace(STYLES["jog"], step_m=0.7)
        walk(timeline, 2.0, run, steps=4, first="r", close=True)
        timeline.time_s -= 0.2
        timeline.wait()
    else:
        timeline.hold(0.3)
        timeline.look_at(At("floor", 0.0, -1.1, 1.4), 0.3)
    if style == "holding the nose":
        timeline.to(0.4, hand_r=At("head", 0.02, -0.13, 0.16), elbow_r=20, hand_l=At("shoulder", 0.12, -0.46, 0.06))
    low: dict[str, Any] = {} if style == "holding the nose" else {"hands": At("shoulder", 0.16, -0.42, -0.20)}
    timeline.to(0.34, y=-0.22, pitch=20, bend=12, nod=-6, exact=True, **low)
    up: dict[str, Any] = {} if style == "holding the nose" else {"hands": At("shoulder", 0.14, 0.30, 0.34)}
    timeline.to(
        0.18, y=0.03, z=0.16, pitch=10 if style != "belly flop" else 34, bend=2, heels=46, balance=0, exact=True, **up
    )
    timeline.look_at(None, 0.3)
    leave_s, v0, g = timeline.time_s, 2.3, 9.81
    drop_m = floor_m - (0.0 if style != "belly flop" else -0.35)
    fall_s = (v0 + math.sqrt(v0**2 + 2 * g * drop_m)) / g
    timeline.flights.append((leave_s, leave_s + fall_s))
    timeline.hold_all(leave_s, "x", "y", "z", "pitch")
    timeline.key("y", leave_s, floor_m + 0.03, slope=v0)
    for number in range(1, 7):
        t = fall_s * number / 6
        timeline.key("y", leave_s + t, floor_m + 0.03 + v0 * t - g * t * t / 2, slope=v0 - g * t)
        timeline.hips_key(leave_s + t, 0.0, 0.16 + 1.5 * t, 1.5)
    pitch = {"cannonball": -16.0, "belly flop": 88.0}.get(style, -2.0)
    timeline.key("pitch", leave_s + 0.6 * fall_s, pitch)
    timeline.key("pitch", leave_s + fall_s, pitch)
    straight = At("hip", 0.0, -0.82, 0.0)
    poses: dict[str, dict[str, Any]] = {
        "feet first": {"feet": straight, "hands": At("shoulder", 0.10, 0.50, 0.06), "bend": 0, "nod": 4},
        "cannonball": {
            "feet": At("hip", 0.02, -0.30, 0.40),
            "hands": At("knee", 0.04, -0.02, 0.08),
            "bend": 44,
            "nod": 24,
        },
        "holding the nose": {
            "feet": At("hip", 0.02, -0.74, 0.10),
            "hand_l": At("shoulder", 0.36, 0.20, 0.06),
            "bend": 6,
            "nod": 10,
        },
        "belly flop": {
            "feet": At("hip", 0.22, -0.78, -0.10),
            "hands": At("shoulder", 0.46, 0.16, 0.18),
            "bend": -14,
            "nod": -24,
        },
    }
    timeline.to(0.34, advance=False, exact=True, ankles=45, **poses[style])
    timeline.time_s = leave_s + fall_s
    timeline.cut(end_s=leave_s + fall_s)
    first = "{run} up, " if start == "run-up" else ""
    how = {
        "feet first": "feet first with a straight body and raised arms",
        "cannonball": "curled up like a cannonball, holding the knees",
        "holding the nose": f"holding the nose with the {side} hand",
        "belly flop": "flat on the belly with arms and legs spread",
    }[style]
    return [
        {"feet first": "{jump} into the water", "cannonball": "{do} a cannonball into the water", "holding the nose": "{jump} into the water holding the nose", "belly flop": "{do} a belly flop"}[style],
        f"{first}{{jump}} into the pool {how}", f"{first}{{leap}} off the edge into the water {how}", f"{first}{{jump}} off a board into a swimming pool {how}", f"{first}{{drop}} into the water {how}", f"{first}{{splash}} into the lake {how}",
        f"{first}{{hop}} off the pier into the water {how}", f"= a jump into the water, {how}", f"{first}{{push}} off and {{fall}} into the pool {how}",
    ]  # fmt: skip


@action("racing dive", "fitness/water/dive", verbs="dive swim spring glide", tempo=False, count=Count(1, 2))
def racing_dive(timeline: Timeline, count: int) -> Sequence[str]:
    """A swimmer's start: crouched at the edge, a flat dive forward, a glide and freestyle strokes."""
    stand_at(timeline, 0.45)
    timeline.start(
        foot_l=At("floor", 0.10, 0, 0.06), foot_r=At("floor", 0.10, 0, -0.22), foot_pitch_r=34,
        y=-0.30, z=-0.02, pitch=74, bend=56, nod=16, balance=0, hands=At("floor", 0.12, 0.04, 0.20),
    )  # fmt: skip
    timeline.hold(0.6)
    timeline.to(0.25, z=-0.10, y=-0.32)
    timeline.to(
        0.34,
        exact=True,
        y=-0.12,
        z=0.42,
        pitch=66,
        bend=0,
        nod=-8,
        hands=At("shoulder", -0.04, 0.45, 0.30),
        foot_pitch_l=60,
        foot_pitch_r=64,
    )
    leave_s = timeline.time_s
    fall_s, v0, g, y0 = 0.52, 2.0, 9.81, 0.45 - 0.12
    timeline.flights.append((leave_s, leave_s + fall_s))
    timeline.hold_all(leave_s, "x", "y", "z", "pitch")
    timeline.key("y", leave_s, y0, slope=v0)
    for number in range(1, 5):
        t = fall_s * number / 4
        timeline.key("y", leave_s + t, y0 + v0 * t - g * t * t / 2, slope=v0 - g * t)
        timeline.hips_key(leave_s + t, 0.0, 0.42 + 3.0 * t, 3.0)
    timeline.key("pitch", leave_s + 0.25, 88.0)
    timeline.key("pitch", leave_s + fall_s, 104.0)
    timeline.to(
        0.2,
        advance=False,
        exact=True,
        feet=At("hip", -0.03, -0.815, 0.0),
        ankles=55,
        hands=At("shoulder", -0.07, 0.56, 0.04),
        nod=8,
    )
    timeline.time_s = leave_s + fall_s
    end_y, end_z = y0 + v0 * fall_s - g * fall_s**2 / 2, 0.42 + 3.0 * fall_s
    timeline.key("y", timeline.time_s + 0.22, end_y - 0.12)
    timeline.key("pitch", timeline.time_s + 0.4, 86.0)
    timeline.key("y", timeline.time_s + 0.6, 0.0)
    timeline.hips_key(timeline.time_s + 0.6, 0.0, end_z + 1.1, 1.2)
    half_s = 0.62
    timeline.hold(0.3)
    _flutter(timeline, 0.3 + 2 * count * half_s, 0.22, 0.12)
    timeline.hold(0.3)
    total_s = 2 * count * half_s
    timeline.hips_key(timeline.time_s + total_s, 0.0, end_z + 1.1 + 1.2 * total_s)
    for number in range(2 * count):
        arm, sign = ("r", -1.0) if number % 2 == 0 else ("l", 1.0)
        timeline.to(0.5 * half_s, advance=False, exact=True, twist=22.0 * sign)
        timeline.to(0.5 * half_s, delay_s=0.5 * half_s, advance=False, exact=True, twist=0.0)
        for share, point, elbow in (
            (0.22, At("shoulder", 0.02, 0.16, 0.52), 20.0),
            (0.20, At("shoulder", 0.04, -0.30, 0.36), 30.0),
            (0.16, At("shoulder", 0.12, -0.50, -0.02), 40.0),
            (0.20, At("shoulder", 0.30, -0.10, -0.22), 50.0),
            (0.22, At("shoulder", 0.04, 0.54, 0.03), 30.0),
        ):
            timeline.to(share * half_s, exact=True, **{f"hand_{arm}": point, f"elbow_{arm}": elbow})
    timeline.cut(end_s=timeline.time_s)
    return [
        "{dive} into the pool and {swim}",
        "{dive} off the starting block and {swim} freestyle",
        "{crouch} with the hands at the edge, {spring} forward and {dive} flat into the water",
        f"{{do}} a racing dive, {{glide}} and {{take}} {number_word(2 * count)} freestyle strokes",
        "{bend} down at the edge of the pool, {dive} forward with stretched arms, then {swim} the crawl",
        "{leap} forward off the block with the arms ahead and {begin} to swim",
        "= a swimmer's start dive followed by front crawl",
        "first {crouch} down on the block, then {dive} in, then {swim} forward with alternating arms",
    ]


@action(
    "paddle a kayak",
    "fitness/water/row",
    verbs="paddle row dip twist",
    side=SIDE,
    count=Count(2, 4),
    sides=Choice(("both sides in turn", "one side only", "backward"), (3, 1, 1)),
)
def paddle_a_kayak(timeline: Timeline, side: str, count: int, sides: str) -> Sequence[str]:
    """Sitting low with a double paddle that dips in on one side, then on the other, or on the right only, or pushes back."""
    timeline.start(
        y=-0.78, z=-0.55, balance=0, pitch=2, bend=10, feet=At("floor", 0.20, 0.0, 0.06), heels=-14, knees=16,
        hands=At("chest", 0.24, 0.02, 0.34), palms=-80,
    )  # fmt: skip
    timeline.hold(0.25)
    strokes = count + 1 if sides == "one side only" else 2 * count
    for number in range(strokes):
        low, high, sign = ("r", "l", 1.0) if number % 2 == 0 or sides == "one side only" else ("l", "r", -1.0)
        caught: dict[str, Any] = {
            "twist": 28 * sign, "side": -8 * sign, "bend": 14, "nod": -6,
            f"hand_{low}": At("chest", 0.26, -0.26, 0.48), f"hand_{high}": At("chest", 0.10, 0.26, 0.22),
        }  # fmt: skip
        pulled: dict[str, Any] = {
            "twist": -30 * sign, "side": -4 * sign, "bend": 10,
            f"hand_{low}": At("chest", 0.38, -0.22, 0.02), f"hand_{high}": At("chest", -0.06, 0.22, 0.42),
        }  # fmt: skip
        begin, end = (caught, pulled) if sides != "backward" else (pulled, caught)
        timeline.to(0.36, exact=True, **begin)
        timeline.to(0.42, exact=True, **end)
        timeline.to(0.26, exact=True, side=2 * sign, **{
            f"hand_{low}": At("chest", 0.30, 0.10, 0.12), f"hand_{high}": At("chest", 0.14, 0.04, 0.42)})  # fmt: skip
    timeline.to(0.5, twist=0, side=0, hands=At("chest", 0.24, 0.02, 0.34))
    many = number_word(strokes)
    if sides == "one side only":
        return [
            f"{{paddle}} a kayak on the {side} side only", f"{{paddle}} only on the {side} side, {many} strokes", f"{{sit}} low and {{paddle}} on the {side} side again and again", f"{{dip}} a double paddle into the water on the {side} only, turning the chest", f"{{turn}} a kayak by paddling on one side only, the {side}",
            f"{{paddle}} {many} times on the {side} without changing sides", f"= kayaking with strokes on the {side} only", f"{{row}} a kayak with {many} strokes, all on the {side} side", f"{{pull}} the paddle through the water on the {side} side only",
        ]  # fmt: skip
    if sides == "backward":
        return [
            "{paddle} a kayak backward", f"{{paddle}} backwards in a kayak with {many} strokes", "{sit} low and {push} the paddle forward through the water again and again", "{back} up in a kayak, pushing the blade forward on one side and the other", "{reverse} a kayak with the paddle",
            f"= kayaking backward, {many} strokes", "{row} a kayak backward, dipping the paddle behind and pushing it to the front", f"{{kayak}} in reverse, beginning on the {side}", "{paddle} backward on both sides in turn",
        ]  # fmt: skip
    return [
        "{paddle} a kayak",
        f"{{paddle}} a kayak with {many} strokes",
        f"{{sit}} low and {{paddle}} on the {side} side, then on the {other(side)} side, in turn",
        "{dip} a double paddle into the water on one side and then on the other, turning the chest",
        f"{{kayak}} with alternating strokes, {{start:ing}} on the {side}",
        "{sit} with the legs forward, {hold} a paddle in both hands and {pull} it through the water left and right",
        "{canoe} down a river, dipping the paddle in on both sides",
        f"= kayaking, {many} paddle strokes",
        "{row} a kayak, one hand up while the other one pulls low",
    ]


@action(
    "stand-up paddle",
    "fitness/water/row",
    verbs="paddle row pull",
    side=SIDE,
    count=Count(2, 4),
    start=Choice(("standing", "ready"), (3, 1)),
    sides=Choice(("one side", "both sides"), (2, 1)),
)
def stand_up_paddle(timeline: Timeline, side: str, count: int, start: str, sides: str) -> Sequence[str]:
    """Standing on a board with a long paddle on one side, or changing over to the other one."""
    held: dict[str, Any] = {
        "hand_l": At("shoulder", -0.16, 0.10, 0.40), "hand_r": At("shoulder", 0.10, -0.34, 0.36), "y": -0.10, "pitch": 8.0,
        "bend": 6.0, "nod": -6.0, "twist": 0.0, "palms": -30.0,
    }  # fmt: skip
    timeline.stance(0.40, toes_deg=6)
    if start == "ready":
        timeline.start(**held)
        timeline.hold(0.3)
    else:
        timeline.hold(0.25)
        timeline.to(0.7, **held)
    strokes = 2 if sides == "both sides" else count
    for low, high, sign in (("r", "l", 1), ("l", "r", -1))[: 2 if sides == "both sides" else 1]:
        if sign < 0:
            timeline.to(0.5, twist=0, **{f"hand_{high}": At("shoulder", -0.16, 0.10, 0.40), f"hand_{low}": At("shoulder", 0.10, -0.30, 0.36)})  # fmt: skip
        for _ in range(strokes):
            timeline.to(0.55, twist=26 * sign, pitch=28, bend=24, nod=-26, y=-0.16, **{
                f"hand_{high}": At("shoulder", -0.26, 0.14, 0.44), f"hand_{low}": At("shoulder", 0.10, -0.22, 0.50)})  # fmt: skip
            timeline.to(0.62, twist=-28 * sign, pitch=14, bend=12, nod=-12, y=-0.13, **{
                f"hand_{high}": At("shoulder", -0.26, -0.14, 0.42), f"hand_{low}": At("shoulder", 0.18, -0.48, -0.08)})  # fmt: skip
            timeline.to(0.42, twist=0, pitch=10, bend=8, **{
                f"hand_{high}": At("shoulder", -0.14, 0.14, 0.36), f"hand_{low}": At("shoulder", 0.22, -0.26, 0.24)})  # fmt: skip
    timeline.neutral(0.7)
    many = counted(strokes, "stroke")
    if sides == "both sides":
        return [
            f"{{paddle}} standing up, first on the {side}, then on the {other(side)}", f"{{stand}} on a board and {{paddle}} on the {side} side, then {{change}} to the {other(side)} side", "{do} stand-up paddling on both sides", f"{{pull}} a long paddle through the water {many} on the {side}, then {many} on the {other(side)}",
            "{paddle} a board standing and {switch} the hands from side to side", f"= stand-up paddling, switching from the {side} to the {other(side)} side", f"{{paddle}} while standing on a board, {side}, then {other(side)}", f"{{stand}} with bent knees, {{paddle}} {side}, {{switch}} hands and {{paddle}} {other(side)}",
        ]  # fmt: skip
    return [
        "{paddle} standing up",
        f"{{stand}} on a board and {{paddle}} on the {side} side",
        f"{{stand}} with bent knees and {{pull}} a long paddle through the water on the {side} side {times(count)}",
        f"{{do}} stand-up paddling with {many} on the {side}",
        f"{{reach}} forward with the paddle, {{dip}} it in on the {side} and {{pull}} it back beside the body",
        f"{{paddle}} a board standing, the {other(side)} hand on top, the {side} hand low, {many}",
        f"{{lean}} forward and {{sweep}} a paddle back along the {side} side, {times(count)}",
        f"= stand-up paddling on the {side} side, {many}",
        "{paddle} while standing on a board with the feet apart",
    ]


@action(
    "surf",
    "fitness/water/row",
    verbs="surf balance crouch lean turn",
    side=SIDE,
    turns=Count(2, 4),
    start=Choice(("standing", "ready", "paddle out")),
)
def surf(timeline: Timeline, side: str, turns: int, start: str) -> Sequence[str]:
    """Riding a wave: sideways stance with bent knees and spread arms, the weight going to and fro, crouching in turns."""
    riding: dict[str, Any] = {
        "y": -0.26, "pitch": 14.0, "bend": 14.0, "nod": -14.0, "turn": 64.0, "balance": 0.5, "twist": 18.0,
        "hand_l": At("shoulder", 0.52, 0.10, 0.14), "hand_r": At("shoulder", 0.50, 0.02, -0.04), "knees": 14.0,
    }  # fmt: skip
    feet: dict[str, Any] = {
        "foot_l": At("floor", 0.36, 0.0, 0.0),
        "foot_r": At("floor", 0.36, 0.0, 0.0),
        "foot_yaw_l": 24.0,
        "foot_yaw_r": 4.0,
    }
    if start == "paddle out":
        # Belly down on the board, arms pull in turn, then up with a push of both hands.
        timeline.start(y=-0.72, z=-0.30, pitch=80, bend=-24, nod=-30, balance=0, yaw=0, feet=At("hip", 0.04, -0.80, -0.04), ankles=55, hand_r=At("shoulder", 0.16, 0.20, 0.44), hand_l=At("shoulder", 0.30, -0.36, 0.06))  # fmt: skip
        for number in range(4):
            fore, back = ("r", "l") if number % 2 else ("l", "r")
            timeline.to(
                0.22,
                exact=True,
                **{f"hand_{fore}": At("shoulder", 0.30, 0.24, 0.16), f"hand_{back}": At("shoulder", 0.22, -0.10, 0.46)},
                side=5 if number % 2 else -5,
            )
            timeline.to(
                0.22,
                exact=True,
                **{f"hand_{fore}": At("shoulder", 0.16, 0.26, 0.44), f"hand_{back}": At("shoulder", 0.30, -0.38, 0.06)},
            )
        timeline.to(0.3, exact=True, hands=At("floor", 0.22, 0.10, 0.10), side=0, y=-0.66)
        timeline.to(0.2, exact=True, y=-0.46, z=-0.24, pitch=66, bend=4)
        timeline.to(0.34, exact=True, **feet, y=-0.44, z=0.0, pitch=40, bend=34, nod=-20)
        timeline.to(0.5, **riding)
    elif start == "ready":
        timeline.start(**feet, **riding)
        timeline.hold(0.3)
    else:
        timeline.hold(0.25)
        timeline.to(0.3, y=-0.14, pitch=10, balance=0.5, advance=False)
        step(timeline, "r", 0.0, 0.36, toes_deg=4, duration_s=0.4, advance=False)
        step(timeline, "l", 0.0, 0.36, toes_deg=24, duration_s=0.4, delay_s=0.3)
        timeline.to(0.5, **riding)
    for number in range(turns):
        if number % 2 == 0:
            timeline.to(0.8, y=-0.42, x=0.10, pitch=34, bend=26, nod=-22, roll=10, twist=26,
                        hand_l=At("shoulder", 0.46, -0.16, 0.30), hand_r=At("shoulder", 0.48, 0.20, -0.14))  # fmt: skip
        else:
            timeline.to(0.8, y=-0.20, x=-0.12, pitch=4, bend=6, nod=-8, roll=-12, twist=-8,
                        hand_l=At("shoulder", 0.48, 0.26, 0.12), hand_r=At("shoulder", 0.50, -0.14, 0.06))  # fmt: skip
        timeline.hold(0.15)
    timeline.to(0.5, **(riding | {"x": 0.0, "roll": 0.0}))
    timeline.hold(0.2)
    if start == "standing":
        timeline.to(0.3, y=-0.12, turn=20, advance=False)
        step(timeline, "r", 0.0, 0.10, toes_deg=7, duration_s=0.4, advance=False)
        step(timeline, "l", 0.0, 0.10, toes_deg=7, duration_s=0.4, delay_s=0.34)
        timeline.neutral(0.6)
    front = other(side)
    if start == "paddle out":
        return [
            "{paddle} on a surfboard and {stand} up to surf", "{lie} on a surfboard, {paddle} with the arms, then {jump} up and {surf}", "{do} a pop-up on a surfboard and {ride} the wave", f"{{paddle}} lying on the belly, {{push}} up and {{stand}} on the board, the {front} foot in front", "{catch} a wave: {paddle}, {pop} up and {surf}",
            "{paddle} with the arms on the board, then {spring} up and {balance} with spread arms", "= a surfer paddling, popping up and riding", "{stand} up on a surfboard from lying and {ride} a wave", "{lie} on the board and {paddle}, then {stand} up with bent knees",
        ]  # fmt: skip
    return [
        "{surf}",
        "{surf} on a wave",
        f"{{ride}} a surfboard sideways with the {front} foot in front",
        "{stand} sideways on a surfboard with bent knees and spread arms, shifting the weight to keep the balance",
        "{surf} a wave, crouching low and rising again with the arms out",
        f"{{balance}} on a surfboard, the {front} shoulder leading, the arms spread wide",
        f"{{ride}} a wave, {{crouch}} and {{lean}} forward, then {{lean}} back, looking to the {front}",
        "= surfing with the knees bent and the arms out for balance",
        "{shift} {poss} weight from foot to foot on an imaginary board, the arms stretched sideways",
    ]


@action(
    "dog paddle",
    "fitness/water/swim",
    verbs="swim paddle kick",
    side=SIDE,
    count=Count(4, 7),
)
def dog_paddle(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Head up, the hands dig in turn under the chest, the legs tread."""
    timeline.start(**(AFLOAT | {"pitch": 62.0, "bend": -12.0, "nod": -44.0, "y": -0.06}), feet=At("hip", 0.06, -0.70, -0.10), ankles=40,
                   hand_r=At("shoulder", 0.04, -0.06, 0.44), hand_l=At("shoulder", 0.04, -0.34, 0.22))  # fmt: skip
    half_s = 0.42
    total_s = 2 * count * half_s
    timeline.to(total_s, z=0.42 * total_s, exact=True, advance=False)
    for number in range(2 * count):
        fore, back = ("l", "r") if number % 2 == 0 else ("r", "l")
        sign = 1 if number % 2 == 0 else -1
        timeline.to(
            half_s, exact=True, side=3 * sign, twist=6 * sign, y=-0.06 + 0.02 * sign,
            **{
                f"hand_{fore}": At("shoulder", 0.04, -0.02, 0.46), f"hand_{back}": At("shoulder", 0.06, -0.36, 0.20),
                f"foot_{fore}": At("hip", 0.08, -0.56, 0.14), f"foot_{back}": At("hip", 0.06, -0.76, -0.16),
            },
        )  # fmt: skip
    many = number_word(2 * count) if 2 * count < 13 else "many"
    return [
        "{swim} dog paddle", "{dog} paddle".replace("{dog} paddle", "{paddle} like a dog in the water"), f"{{swim}} like a dog with {many} short strokes", "{do} the doggy paddle", "{swim} with the head above the water, the hands digging in turn under the chest",
        f"{{paddle}} with both hands in turn, the {side} one first, and {{kick}} the legs, the head held up", "= doggy paddle swimming", "{swim} forward with small strokes in front of the chest, head up", "{paddle} along like a child that learns to swim",
    ]  # fmt: skip


@action(
    "swim underwater",
    "fitness/water/swim",
    verbs="swim dive glide kick wave",
    count=Count(3, 5),
    kick=Choice(("flutter", "dolphin", "frog")),
)
def swim_underwater(timeline: Timeline, count: int, kick: str) -> Sequence[str]:
    """Stretched out under water: arms ahead and legs like a mermaid's or in turn, or wide frog strokes down to the thighs."""
    timeline.start(
        **(AFLOAT | {"nod": -10.0, "y": -0.12}),
        hands=At("shoulder", -0.08, 0.55, 0.06),
        feet=At("hip", -0.03, -0.81, 0.0),
        ankles=55.0,
    )
    z = 0.0
    if kick == "flutter":
        total_s = 1.1 * count
        _flutter(timeline, total_s, 0.26, 0.15)
        timeline.to(total_s, z=0.9 * total_s, exact=True, advance=False)
        for number in range(count):
            sign = 1 if number % 2 == 0 else -1
            timeline.to(1.1, exact=True, y=-0.12 + 0.03 * sign, side=4 * sign, roll=5 * sign)
    for _ in range(count if kick == "dolphin" else 0):
        z += 0.6
        timeline.to(0.9, z=z, exact=True, advance=False)
        timeline.to(0.45, exact=True, pitch=76, bend=-14, y=-0.04, feet=At("hip", -0.03, -0.70, -0.34), ankles=50)
        timeline.to(0.45, exact=True, pitch=96, bend=12, y=-0.18, feet=At("hip", -0.03, -0.79, 0.18), ankles=40)
    for _ in range(min(count, 4) if kick == "frog" else 0):
        z += 1.0
        timeline.to(1.7, z=z, exact=True, advance=False)
        timeline.to(
            0.5,
            exact=True,
            hands=At("shoulder", 0.50, 0.16, 0.10),
            feet=At("hip", 0.10, -0.44, -0.14),
            knees=60,
            ankles=-10,
        )
        timeline.to(
            0.4, exact=True, hands=At("shoulder", 0.14, -0.54, 0.02), feet=At("hip", 0.36, -0.66, -0.06), knees=46
        )
        timeline.to(0.3, exact=True, feet=At("hip", -0.02, -0.82, 0.0), knees=0, ankles=55)
        timeline.to(0.5, exact=True, hands=At("shoulder", -0.08, 0.55, 0.06))
    timeline.to(0.4, exact=True, pitch=86, bend=-6, y=-0.12, feet=At("hip", -0.03, -0.81, 0.0))
    how = {
        "dolphin": "with dolphin kicks, the body moving in waves",
        "flutter": "with stretched arms and fluttering legs",
        "frog": "with wide frog strokes",
    }[kick]
    return [
        "{swim} underwater", f"{{swim}} under water {how}", f"{{dive}} along under the surface {how}", {"dolphin": "{swim} like a mermaid", "flutter": "{glide} under water with both arms stretched ahead", "frog": "{swim} like a frog under water"}[kick],
        f"{{glide}} through the water {how}", f"{{snorkel}} face down {how}", f"= underwater swimming {how}", f"{{swim}} like a diver {how}", f"{{explore}} a reef, swimming under water {how}",
    ]  # fmt: skip


@action(
    "water ski",
    "fitness/water/row",
    verbs="ski ride lean hold swing wave",
    side=SIDE,
    turns=Count(2, 4),
    manner=Choice(("both hands", "one hand", "waving")),
)
def water_ski(timeline: Timeline, side: str, turns: int, manner: str) -> Sequence[str]:
    """Pulled by a boat: leaning back with bent knees and straight arms on the handle, swinging out to both sides."""
    grip = At("shoulder", -0.12, -0.14, 0.53)
    timeline.start(
        y=-0.24,
        pitch=-16,
        bend=14,
        nod=2,
        balance=0,
        feet=At("floor", 0.12, 0.0, 0.20),
        heels=-10,
        hands=grip,
        palms=-60,
    )
    if manner != "both hands":
        timeline.start(
            hand_r=At("shoulder", 0.40, 0.10, -0.10) if manner == "one hand" else At("shoulder", 0.26, 0.36, 0.10),
            palm_r=0,
        )
    timeline.hold(0.2)
    z, seconds = 0.0, 1.2
    for number in range(turns):
        sign = -1.0 if number % 2 == 0 else 1.0
        z += 3.4
        glide_x = 0.5 * sign
        timeline.to(
            seconds,
            exact=True,
            advance=False,
            z=z,
            x=glide_x,
            foot_l=At("floor", 0.12 + glide_x, 0.0, z + 0.20),
            foot_r=At("floor", 0.12 - glide_x, 0.0, z + 0.20),
        )
        if manner == "waving":
            for wave in range(4):
                timeline.to(
                    0.28,
                    exact=True,
                    advance=False,
                    delay_s=0.28 * wave,
                    hand_r=At("shoulder", 0.38 if wave % 2 else 0.16, 0.36, 0.10),
                )
        timeline.to(0.5 * seconds, exact=True, roll=14 * sign, side=-8 * sign, y=-0.34, yaw=12 * sign, pitch=-22)
        timeline.to(0.5 * seconds, exact=True, roll=2 * sign, side=0, y=-0.20, yaw=0, pitch=-14)
    z += 1.6
    timeline.to(
        0.6,
        exact=True,
        advance=False,
        z=z,
        x=0.0,
        foot_l=At("floor", 0.12, 0.0, z + 0.20),
        foot_r=At("floor", 0.12, 0.0, z + 0.20),
    )
    timeline.to(0.6, exact=True, roll=0, y=-0.22)
    timeline.cut(end_s=timeline.time_s)
    how = {
        "both hands": "holding the rope with both hands",
        "one hand": f"holding on with the {other(side)} hand only",
        "waving": f"waving with the {side} hand",
    }[manner]
    return [
        "{water} ski".replace("{water} ski", "{ski} on the water"), f"{{ski}} behind a boat on the water, {how}", f"{{do}} water skiing, {how}", f"{{lean}} back with bent knees and {{get}} pulled over the water, {how}", f"{{ride}} on water skis, {how}",
        f"= water skiing, {how}", f"{{wakeboard}} behind a motorboat, {how}", f"{{swing}} out to both sides on water skis, {how}", f"{{glide}} over the water behind a boat, {how}",
    ]  # fmt: skip
