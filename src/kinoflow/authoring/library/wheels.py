"""On wheels: bicycle, skateboard, scooter, roller skates."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.library.winter import skating, swizzles
from kinoflow.authoring.moves import jump, step
from kinoflow.authoring.timeline import Timeline

CRANK_M = 0.16


def _pedals(timeline: Timeline, turns: float, turn_s: float, down_m: float, ahead_m: float, phase: float = 0.0) -> None:
    """Feet go round with the cranks, half a turn apart; the cursor stays."""
    points = max(4, round(8 * turns))
    for side, offset in (("r", 0.0), ("l", math.pi)):
        for number in range(points + 1):
            angle = 2 * math.pi * (phase + turns * number / points) + offset
            foot = At("hip", 0.0, -down_m + CRANK_M * math.cos(angle), ahead_m + CRANK_M * math.sin(angle))
            wanted: dict[str, Any] = {f"foot_{side}": foot, f"ankle_{side}": 8 + 14 * math.cos(angle + 1.2)}
            if number == 0:
                timeline.to(0.02, exact=True, advance=False, **wanted)
            else:
                timeline.to(
                    turn_s * turns / points,
                    delay_s=turn_s * turns * (number - 1) / points + 0.02,
                    exact=True,
                    advance=False,
                    **wanted,
                )


def _off_the_saddle(timeline: Timeline, z_m: float) -> None:
    """From the right foot on the ground, the left leg over the saddle behind, and upright beside the bicycle."""
    stands = At("floor", 0.30, 0.0, z_m + 0.10)
    timeline.to(0.5, x=-0.24, y=0.0, z=z_m + 0.08, pitch=20, bend=14, roll=-6, foot_r=stands)
    timeline.to(0.4, x=-0.26, pitch=28, foot_l=At("hip", 0.34, -0.52, -0.34), knee_l=20, exact=True)
    timeline.to(0.4, x=-0.28, pitch=18, foot_l=At("hip", 0.02, -0.66, -0.30), knee_l=0, exact=True)
    timeline.to(
        0.45,
        x=-0.24,
        z=z_m + 0.06,
        pitch=4,
        bend=4,
        roll=0,
        side=0,
        nod=0,
        foot_l=At("floor", -0.10, 0.0, z_m),
        foot_r=stands,
        ankles=0,
    )
    timeline.to(0.6, hands=NEUTRAL_HAND, palms=0, pitch=0, bend=2, turn=0)
    timeline.hold(0.3)


POSTURES: dict[str, dict[str, Any]] = {
    "upright": {"y": 0.02, "pitch": 6.0, "bend": 10.0, "nod": -6.0, "hands": At("shoulder", 0.06, -0.26, 0.42)},
    "bent": {"y": 0.06, "pitch": 34.0, "bend": 30.0, "nod": -46.0, "hands": At("shoulder", -0.02, -0.30, 0.40)},
    "no hands": {"y": 0.02, "pitch": 0.0, "bend": 4.0, "nod": 0.0, "hands": At("shoulder", 0.14, -0.46, 0.04)},
}


@action(
    "ride a bicycle",
    "fitness/wheels/bicycle",
    verbs="ride cycle pedal bike",
    side=SIDE,
    posture=Choice(
        ("upright", "bent", "no hands", "one hand", "waving", "turn signal", "looking back", "arms spread"),
        (3, 2, 1, 1, 1, 1, 1, 1),
    ),
    speed=Choice(("easy", "fast")),
    turns=Count(4, 6),
    end=Choice(("ride on", "coast", "brake and stop", "get off"), (4, 1, 1, 1)),
)
def ride_a_bicycle(timeline: Timeline, side: str, posture: str, speed: str, turns: int, end: str) -> Sequence[str]:
    """Seated, feet on turning pedals, hands at the handlebars or the right one busy; then rolling or braking to a stop."""
    turn_s = 1.0 if speed == "easy" else 0.66
    held = POSTURES.get(posture, POSTURES["upright"])
    if posture == "one hand":
        held = held | {"hand_l": held["hands"], "hand_r": At("thigh", 0.06, 0.10, 0.04)}
    elif posture in ("waving", "turn signal"):
        held = held | {"hand_l": held["hands"], "hand_r": held["hands"]}
    elif posture == "arms spread":
        held = POSTURES["no hands"] | {"hands": At("shoulder", 0.54, 0.06, 0.04)}
    if "hand_l" in held:
        held = {name: value for name, value in held.items() if name != "hands"}
    timeline.start(**held, balance=0, palms=-50, feet=At("hip", 0.0, -0.56, 0.2))
    ahead = 0.24 + 0.004 * held["pitch"]
    total_s = turns * turn_s
    _pedals(timeline, turns, turn_s, 0.58 - 0.003 * held["pitch"], ahead)
    timeline.to(total_s, exact=True, advance=False, z=(1.8 if speed == "easy" else 2.6) * total_s)
    begin_s = timeline.time_s
    for number in range(2 * turns):
        sign = 1 if number % 2 == 0 else -1
        timeline.to(0.5 * turn_s, exact=True, roll=(2.5 if speed == "easy" else 4.5) * sign, side=-2.0 * sign)
    finish_s, timeline.time_s = timeline.time_s, begin_s + 0.4
    if posture == "waving":
        timeline.to(0.5, hand_r=At("shoulder", 0.26, 0.34, 0.14), palm_r=0, turn=-24)
        while timeline.time_s < finish_s - 1.1:
            timeline.to(0.26, hand_r=At("shoulder", 0.38, 0.34, 0.12))
            timeline.to(0.26, hand_r=At("shoulder", 0.18, 0.36, 0.14))
        timeline.to(0.5, hand_r=POSTURES["upright"]["hands"], palm_r=-50, turn=0)
    elif posture == "turn signal":
        timeline.to(0.5, hand_r=At("shoulder", 0.55, 0.02, 0.04), turn=-20)
        timeline.time_s = max(timeline.time_s, finish_s - 1.0)
        timeline.to(0.5, hand_r=POSTURES["upright"]["hands"], turn=0)
    elif posture == "looking back":
        timeline.to(0.5, turn=-76, twist=-24)
        timeline.hold(0.6)
        timeline.to(0.5, turn=0, twist=0)
    timeline.time_s = finish_s
    tail = ""
    if end != "ride on":
        speed_m_s = 1.8 if speed == "easy" else 2.6
        z = speed_m_s * total_s
        level = At("hip", 0.0, -0.58, ahead + 0.02)
        timeline.to(
            0.4,
            exact=True,
            foot_r=level.moved(forward=CRANK_M),
            foot_l=level.moved(forward=-CRANK_M),
            roll=0,
            side=0,
            z=z + 0.4 * speed_m_s,
        )
        z += 0.4 * speed_m_s
        if end == "coast":
            for sign in (1, -1):
                timeline.to(0.7, exact=True, roll=2.0 * sign, z=z + 0.6 * speed_m_s)
                z += 0.6 * speed_m_s
            tail = ", then {roll} along without pedalling"
        else:
            timeline.to(
                0.7,
                exact=True,
                z=z + 0.45 * speed_m_s,
                pitch=held["pitch"] - 8,
                bend=held["bend"] + 8,
                roll=-4,
                x=-0.06,
            )
            z += 0.45 * speed_m_s
            timeline.to(
                0.35,
                exact=True,
                z=z + 0.04,
                pitch=held["pitch"],
                roll=-8,
                x=-0.10,
                foot_r=At("floor", 0.30, 0.0, z + 0.10),
                ankle_r=10,
            )
            timeline.hold(0.7)
            tail = f", then {{brake}}, {{stop}} and {{put}} the {side} foot on the ground"
        if end == "get off":
            _off_the_saddle(timeline, z)
            tail = ", then {brake} and {get} off"
    timeline.cut(end_s=timeline.time_s)
    how = {
        "upright": "sitting upright with both hands on the handlebars",
        "bent": "bent low over the handlebars",
        "no hands": "with no hands, the arms hanging down",
        "one hand": f"with one hand, the {side} hand on the thigh",
        "waving": f"waving with the {side} hand",
        "turn signal": f"signalling a turn with the {side} arm stretched out",
        "looking back": f"looking back over the {side} shoulder",
        "arms spread": "without holding on, both arms spread to the sides",
    }[posture]
    pace = {"easy": "at an easy pace", "fast": "fast"}[speed]
    if tail:
        return [
            f"{{ride}} a bicycle{tail}", f"{{ride}} a bike {pace}{tail}", f"{{cycle}} {pace}, {how}{tail}", f"{{pedal}} a bicycle, {how}{tail}", f"{{sit}} on a bicycle and {{pedal}}{tail}", f"{{bike}} forward {pace}{tail}", f"{{turn}} the pedals with both feet{tail}", f"{{cycle}} along{tail}",
        ]  # fmt: skip
    return [
        "{ride} a bicycle" if posture in ("upright", "bent") else f"{{ride}} a bicycle {how}",
        f"{{ride}} a bike {pace}, {how}",
        f"{{cycle}} {pace}, {how}",
        f"{{pedal}} a bicycle {pace}, {how}",
        f"{{sit}} on a bicycle and {{pedal}}, {how}",
        f"{{turn}} the pedals with both feet, {how}",
        f"= riding a bicycle {pace}, {how}",
        f"{{bike}} forward {pace}, the feet going round in circles",
        f"{{sit}} on an imaginary bike, {{circle}} the feet and {{go}} forward {pace}",
    ]


@action(
    "pedal standing",
    "fitness/wheels/bicycle",
    verbs="pedal stand cycle sprint climb",
    turns=Count(3, 5),
    place=Choice(("uphill", "sprint")),
)
def pedal_standing(timeline: Timeline, turns: int, place: str) -> Sequence[str]:
    """Out of the saddle, the weight on each pedal in turn, the bicycle swaying."""
    turn_s = 1.05 if place == "uphill" else 0.72
    hands = At("shoulder", 0.06, -0.34, 0.36)
    timeline.start(
        y=0.20,
        pitch=26,
        bend=20,
        nod=-34,
        balance=0,
        hands=hands,
        palms=-40,
        elbows=30,
        feet=At("hip", 0.0, -0.66, 0.04),
    )
    total_s = turns * turn_s
    _pedals(timeline, turns, turn_s, 0.62, 0.20)
    timeline.to(total_s, exact=True, advance=False, z=(1.2 if place == "uphill" else 2.6) * total_s)
    for number in range(2 * turns):
        sign = 1 if number % 2 == 0 else -1
        timeline.to(0.25 * turn_s, exact=True, advance=False, y=0.24)
        timeline.to(0.25 * turn_s, delay_s=0.25 * turn_s, exact=True, advance=False, y=0.18)
        timeline.to(
            0.5 * turn_s,
            exact=True,
            roll=9 * sign,
            side=-7 * sign,
            hand_l=hands.moved(up=-0.06 * sign),
            hand_r=hands.moved(up=0.06 * sign),
        )
    timeline.cut(end_s=timeline.time_s)
    how = "up a hill" if place == "uphill" else "in a sprint"
    return [
        "{pedal} standing on a bicycle",
        f"{{ride}} a bicycle {how}, standing on the pedals",
        f"{{stand}} up on the pedals and {{cycle}} {how}",
        f"{{cycle}} {how} out of the saddle, swaying from side to side",
        f"{{push}} the pedals down hard in turn, standing, {how}",
        f"{{lean}} over the handlebars and {{pedal}} standing {how}",
        f"= cycling {how} without sitting down",
        f"{{bike}} {how}, the body rising over one pedal, then over the other one",
    ]


@action("get on a bicycle", "fitness/wheels/bicycle", verbs="mount get swing ride pedal", side=SIDE, turns=Count(2, 3))
def get_on_a_bicycle(timeline: Timeline, side: str, turns: int) -> Sequence[str]:
    """Hold the handlebars, swing a leg over from behind, sit down and pedal away."""
    timeline.hold(0.25)
    bars = At("air", 0.24, 0.98, 0.46)
    timeline.look_at(At("floor", 0.0, 0.8, 0.6))
    timeline.to(0.6, hands=bars, pitch=14, bend=14, palms=-40)
    timeline.hold(0.2)
    timeline.to(0.3, exact=True, x=0.08, y=-0.02, balance=0)
    timeline.to(0.34, exact=True, foot_r=At("hip", 0.22, -0.60, -0.46), pitch=30, ankle_r=40)
    timeline.to(0.30, exact=True, foot_r=At("hip", 0.56, -0.50, -0.08), roll=8, pitch=24)
    timeline.to(0.40, exact=True, foot_r=At("floor", 0.26, 0.0, 0.0), roll=0, pitch=14, x=-0.05, y=-0.04)
    timeline.hold(0.2)
    timeline.look_at(None, 0.5)
    # One pedal up, sit, push.
    timeline.to(0.45, exact=True, foot_r=At("hip", 0.02, -0.46, 0.28), x=0.03)
    timeline.to(0.5, exact=True, advance=False, **POSTURES["upright"])
    timeline.to(0.5, exact=True, advance=False, foot_r=At("hip", 0.0, -0.58 + CRANK_M, 0.26), x=0.0, z=0.5)
    timeline.to(0.5, exact=True, foot_l=At("hip", 0.0, -0.58 - CRANK_M, 0.26))
    total_s = turns * 0.95
    _pedals(timeline, turns, 0.95, 0.58, 0.26)
    timeline.to(total_s, exact=True, advance=False, z=0.5 + 1.7 * total_s)
    for number in range(2 * turns):
        timeline.to(0.475, exact=True, roll=2.5 if number % 2 else -2.5)
    timeline.cut(end_s=timeline.time_s)
    return [
        "{get} on a bicycle and {ride} off",
        f"{{mount}} a bike, swinging the {side} leg over from behind",
        f"{{hold}} the handlebars, {{swing}} the {side} leg over the bicycle, {{sit}} down and {{pedal}} away",
        "{climb} onto a bicycle and {cycle} off",
        f"first {{grip}} the handlebars, then {{lift}} the {side} leg over the saddle, then {{ride}}",
        "= getting on a bike and riding away",
        f"{{step}} over a bicycle with the {side} leg and {{start}} pedalling",
        f"{{swing}} {{poss}} {side} leg over a bike and {{pedal}} forward",
    ]


SIDEWAYS: dict[str, Any] = {
    "y": -0.14, "pitch": 8.0, "bend": 8.0, "nod": -2.0, "yaw": -62.0, "turn": 52.0, "balance": 0.0,
    "hand_l": At("shoulder", 0.44, -0.16, 0.14), "hand_r": At("shoulder", 0.44, -0.20, 0.08),
}  # fmt: skip
DECK_M = 0.10


@action(
    "push a skateboard",
    "fitness/wheels/skateboard",
    verbs="push ride skate glide",
    side=SIDE,
    count=Count(2, 3),
    ride=Choice(("long", "short")),
)
def push_a_skateboard(timeline: Timeline, side: str, count: int, ride: str) -> Sequence[str]:
    """The left foot stands on the board and rolls, the right one pushes, then stands across the board."""
    timeline.hold(0.2)
    step(timeline, "l", 0.10, 0.02, up_m=DECK_M, duration_s=0.5, advance=False)
    timeline.to(0.55, y=-0.06, z=0.04, x=0.03, pitch=10, bend=8, balance=0, hands=At("shoulder", 0.26, -0.36, 0.12))
    z = 0.10
    for number in range(count):
        far = 0.9 + 0.3 * number
        # The pushing foot stays where it is while the board rolls on, swings back and comes forward in the air.
        timeline.to(1.1, exact=True, advance=False, z=z + far - 0.06, foot_l=At("floor", 0.02, DECK_M, z + far))
        timeline.to(
            0.3,
            exact=True,
            advance=False,
            y=-0.14,
            pitch=20,
            hand_l=At("shoulder", 0.22, -0.34, 0.30),
            hand_r=At("shoulder", 0.26, -0.34, -0.28),
        )
        timeline.to(0.3, exact=True, advance=False, foot_pitch_r=34)
        timeline.to(0.3, delay_s=0.3, exact=True, advance=False, foot_r=At("hip", 0.05, -0.60, -0.44), ankle_r=40)
        timeline.to(0.42, delay_s=0.62, exact=True, advance=False, foot_r=At("hip", 0.06, -0.68, 0.06), ankle_r=5, y=-0.04, pitch=10, foot_pitch_r=0,
                    hand_l=At("shoulder", 0.28, -0.32, -0.10), hand_r=At("shoulder", 0.26, -0.30, 0.26))  # fmt: skip
        timeline.hold(1.1)
        z += far
        if number < count - 1:
            timeline.to(0.3, exact=True, advance=False, z=z + 0.3, foot_l=At("floor", 0.02, DECK_M, z + 0.36))
            z += 0.36
            timeline.to(0.3, exact=True, foot_r=At("floor", 0.13, 0.0, z + 0.26), y=-0.10)
    total_s = 2.6 if ride == "long" else 1.5
    timeline.to(total_s, exact=True, advance=False, z=z + 1.4 * total_s - 0.22, x=0.0)
    timeline.to(0.5, exact=True, advance=False, foot_r=At("hip", 0.16, -0.70, -0.10))
    timeline.to(0.5, exact=True, advance=False, foot_l=At("floor", 0.0, DECK_M, z + 0.7), foot_yaw_l=-56.0)
    timeline.to(0.5, **SIDEWAYS)
    timeline.to(total_s - 0.5, exact=True, advance=False, foot_l=At("floor", 0.0, DECK_M, z + 1.4 * total_s))
    timeline.to(0.3, exact=True, advance=False, foot_r=At("floor", 0.0, DECK_M, z + 0.7 - 0.44 + 0.42), foot_yaw_r=66.0)
    timeline.hold(0.3)
    timeline.to(total_s - 0.8, exact=True, advance=False, foot_r=At("floor", 0.0, DECK_M, z + 1.4 * total_s - 0.44))
    for number in range(2 if ride == "long" else 1):
        timeline.to(
            (total_s - 0.8) / (2 if ride == "long" else 1),
            y=-0.22 if number == 0 else -0.10,
            pitch=14 if number == 0 else 0,
            roll=-3,
        )
    timeline.cut(end_s=timeline.time_s)
    foot, stand = side, other(side)
    return [
        "{ride} a skateboard",
        f"{{push}} a skateboard with the {foot} foot {times(count)} and {{ride}}",
        f"{{stand}} with the {stand} foot on a skateboard and {{push}} off with the {foot} foot",
        f"{{skateboard}}, pushing {times(count)} with the {foot} foot, then {{roll}} along sideways",
        f"{{step}} on a skateboard with the {stand} foot, {{push}} {times(count)} and {{glide}}",
        "= skateboarding, pushing off and rolling on",
        f"{{skate}} forward on a board, the {foot} foot pushing against the ground",
        f"first {{push}} with the {foot} foot {times(count)}, then {{turn}} sideways on the board and {{ride}} with bent knees",
        *(
            ["{ride} a skateboard for a short way", "{push} a skateboard and {roll} only a short way"]
            if ride == "short"
            else []
        ),
    ]


def _rolling(low: bool = False) -> dict[str, Any]:
    return {
        "y": -0.32 if low else -0.14, "pitch": 16.0 if low else 6.0, "bend": 16.0 if low else 6.0, "nod": -6.0, "turn": -70.0, "twist": -12.0,
        "balance": 0.0, "hand_r": At("shoulder", 0.48, -0.10, 0.12), "hand_l": At("shoulder", 0.48, -0.14, 0.04),
    }  # fmt: skip


@action(
    "balance on a skateboard",
    "fitness/wheels/skateboard",
    verbs="balance ride skate lean crouch",
    side=SIDE,
    count=Count(2, 4),
    start=Choice(("ready", "standing")),
)
def balance_on_a_skateboard(timeline: Timeline, side: str, count: int, start: str) -> Sequence[str]:
    """Rolling along sideways, leaning onto toes and heels, going low and up again."""
    wide = 0.24
    timeline.start(foot_l=At("floor", wide, 0, 0), foot_r=At("floor", wide, 0, 0), toes=10)
    if start == "ready":
        timeline.start(**_rolling())
        timeline.hold(0.2)
    else:
        timeline.hold(0.25)
        timeline.to(0.6, **_rolling())
    total_s = 1.25 * count
    timeline.to(total_s, exact=True, advance=False, x=-1.5 * total_s, foot_l=At("floor", wide - 1.5 * total_s, 0, 0),
                foot_r=At("floor", wide + 1.5 * total_s, 0, 0))  # fmt: skip
    for number in range(count):
        low = number % 2 == 0
        arms = 0.14 if low else -0.10
        timeline.to(
            0.6,
            exact=True,
            **(
                _rolling(low)
                | {
                    "hand_r": At("shoulder", 0.50, -0.02 - arms, 0.10),
                    "hand_l": At("shoulder", 0.50, arms, 0.04),
                    "roll": 5 if low else -5,
                }
            ),
        )
        timeline.to(0.6, exact=True, pitch=-2 if low else 14)
    timeline.to(0.5, **_rolling(), roll=0)
    return [
        "{balance} on a skateboard",
        "{ride} along on a skateboard, balancing with the arms",
        f"{{roll}} sideways on a skateboard, looking to the {side}",
        f"{{stand}} sideways on a skateboard with bent knees and {{roll}} to the {side}",
        "{skateboard} with the arms out, bending and stretching the knees",
        f"{{crouch}} and {{rise}} on a rolling skateboard, the {side} foot in front",
        "= cruising on a skateboard, the arms spread for balance",
        f"{{glide}} to the {side} on a board with the feet apart, leaning a little from side to side",
        *(
            [
                "{step} onto a skateboard from standing and {balance} on it",
                "{stand} first, then {get} on a skateboard and {balance}",
            ]
            if start == "standing"
            else []
        ),
    ]


@action(
    "ollie",
    "fitness/wheels/skateboard",
    verbs="jump pop crouch land ollie",
    tempo=False,
    side=SIDE,
    count=Count(1, 2),
    turn=Choice(("no", "half"), (2, 1)),
)
def ollie(timeline: Timeline, side: str, count: int, turn: str) -> Sequence[str]:
    """A jump with the board: crouch, pop, knees drawn up, landing with bent knees."""
    wide = 0.25
    timeline.start(foot_l=At("floor", wide, 0, 0), foot_r=At("floor", wide, 0, 0), toes=8, **_rolling())
    for number in range(count):
        timeline.to(0.6, exact=True, advance=False, x=-0.7,
                    foot_l=At("floor", wide - 0.7, 0, 0), foot_r=At("floor", wide + 0.7, 0, 0))  # fmt: skip
        timeline.to(
            0.6,
            y=-0.36,
            pitch=22,
            bend=22,
            nod=-10,
            hand_r=At("shoulder", 0.40, -0.34, 0.10),
            hand_l=At("shoulder", 0.40, -0.34, 0.10),
            exact=True,
        )
        timeline.place = timeline.place.moved(left_m=-0.7)
        turned = 180.0 if turn == "half" and number == count - 1 else 0.0
        jump(
            timeline, 0.38, left_m=-0.8, turned_deg=turned, crouch_s=0, push_s=0.18, recover_s=0, arms=False, foot_out_m=wide,
            air={"foot_r": At("hip", 0.10, -0.40, 0.16), "foot_l": At("hip", 0.14, -0.50, 0.02), "hands": At("shoulder", 0.50, 0.24, 0.06), "bend": 14.0},
        )  # fmt: skip
        timeline.to(
            0.3, y=-0.32, pitch=16, bend=14, hands=At("shoulder", 0.50, -0.06, 0.10), advance=False, balance=0.5
        )
        timeline.hold(0.4)
    timeline.to(
        0.6, y=-0.12, pitch=6, bend=6, nod=0, hands=At("shoulder", 0.36, -0.34, 0.08), turn=0 if turn == "half" else -40
    )
    half = " with a half turn" if turn == "half" else ""
    return [
        f"{{do}} an ollie on a skateboard{half}",
        f"{{jump}} with a skateboard {times(count)}{half}",
        f"{{ride}} a skateboard sideways, {{crouch}} and {{pop}} the board into the air{half}",
        f"{{crouch}} low on a skateboard, {{jump}} up with the knees drawn in and {{land}} with bent knees{half}",
        f"{{ollie}} {times(count)} on a skateboard moving to the {side}{half}",
        f"= skateboard jumps{half}" if count > 1 else f"= a skateboard jump{half}",
        f"{{leap}} up on a skateboard, the arms spread, and {{land}} on both feet{half}",
        f"{{perform}} a skateboard trick, jumping off the ground {times(count)}{half}",
    ]


@action(
    "ride a kick scooter",
    "fitness/wheels/roller skates",
    verbs="scoot push ride roll",
    side=SIDE,
    count=Count(3, 5),
    way=Choice(("kicking", "electric"), (2, 1)),
)
def ride_a_kick_scooter(timeline: Timeline, side: str, count: int, way: str) -> Sequence[str]:
    """Both hands at the handlebar, one foot on the deck, the other one pushes; or both feet on an electric one."""
    if way == "electric":
        timeline.hold(0.2)
        step(timeline, "l", 0.16, 0.03, up_m=DECK_M, duration_s=0.45, advance=False)
        timeline.to(
            0.5, y=0.02, z=0.06, x=0.02, pitch=4, bend=6, balance=0, hands=At("shoulder", 0.02, -0.32, 0.38), palms=-60
        )
        step(timeline, "r", -0.16, 0.04, up_m=DECK_M, duration_s=0.45)
        timeline.to(0.3, y=0.06, z=0.0, x=0.0)
        total_s = 1.0 * count
        timeline.to(total_s, exact=True, advance=False, z=2.6 * total_s, foot_l=At("floor", 0.03, DECK_M, 0.16 + 2.6 * total_s), foot_r=At("floor", 0.04, DECK_M, -0.16 + 2.6 * total_s))  # fmt: skip
        for number in range(count):
            sign = 1 if number % 2 == 0 else -1
            timeline.to(0.5, exact=True, roll=3 * sign, side=-2 * sign, yaw=5 * sign, y=0.04)
            timeline.to(0.5, exact=True, roll=0, side=0, yaw=0, y=0.06, turn=14 * sign if number == 1 else 0)
        timeline.cut(end_s=timeline.time_s)
        return [
            "{ride} an electric scooter", "{stand} on an e-scooter with both feet and {roll} along", "{ride} an e-scooter, holding the handlebar with both hands", "{get} on an electric scooter and {ride} off", "{roll} along on an electric scooter without pushing", "{glide} forward standing on an e-scooter",
            "= riding an e-scooter", "{stand} upright on a scooter and {ride} without kicking", "{drive} an electric scooter, leaning a little from side to side",
        ]  # fmt: skip
    bar: dict[str, Any] = {"hands": At("shoulder", 0.0, -0.34, 0.40), "palms": -60.0}
    timeline.hold(0.2)
    step(timeline, "l", 0.08, 0.02, up_m=DECK_M, duration_s=0.5, advance=False)
    timeline.to(0.6, y=-0.02, z=0.02, x=0.04, pitch=10, bend=8, nod=-10, balance=0, **bar)
    z, far = 0.08, 1.15
    for number in range(count):
        timeline.to(0.95, exact=True, advance=False, z=z + far - 0.06, foot_l=At("floor", 0.02, DECK_M, z + far))
        timeline.to(0.26, exact=True, advance=False, y=-0.10, pitch=18, foot_pitch_r=32)
        timeline.to(
            0.26, delay_s=0.26, exact=True, advance=False, foot_r=At("hip", 0.05, -0.62, -0.46), ankle_r=40, pitch=22
        )
        timeline.to(
            0.40,
            delay_s=0.53,
            exact=True,
            advance=False,
            foot_r=At("hip", 0.06, -0.68, 0.10),
            ankle_r=5,
            y=0.0,
            pitch=10,
            foot_pitch_r=0,
        )
        timeline.hold(0.95)
        z += far
        if number < count - 1:
            timeline.to(0.25, exact=True, advance=False, z=z + 0.22, foot_l=At("floor", 0.02, DECK_M, z + 0.28))
            z += 0.28
            timeline.to(0.25, exact=True, foot_r=At("floor", 0.13, 0.0, z + 0.26), y=-0.06)
    timeline.to(1.2, exact=True, advance=False, z=z + 1.0, foot_l=At("floor", 0.02, DECK_M, z + 1.06))
    timeline.to(0.5, foot_r=At("hip", 0.04, -0.74, -0.16), y=0.06, pitch=6, bend=4)
    timeline.hold(0.7)
    timeline.cut(end_s=timeline.time_s)
    return [
        "{ride} a kick scooter",
        f"{{ride}} a scooter, pushing with the {side} foot",
        f"{{push}} a scooter {times(count)} with the {side} foot, both hands on the handlebar",
        f"{{stand}} with the {other(side)} foot on a scooter and {{kick}} the ground with the {side} foot",
        f"{{scoot}} forward with {number_word(count)} pushes of the {side} foot",
        f"{{hold}} the handlebar in front and {{kick}} off with the {side} leg {times(count)}",
        "= riding a kick scooter",
        f"{{roll}} forward on a scooter, the {side} leg swinging back with every push",
        f"{{kick}} off {times(count)} and {{roll}} out on a scooter",
    ]


@action(
    "roller skate",
    "fitness/wheels/roller skates",
    verbs="skate roll glide push",
    side=SIDE,
    count=Count(3, 6),
    arms=Choice(("swing", "spread", "behind", "hips"), (2, 1, 1, 1)),
)
def roller_skate(timeline: Timeline, side: str, count: int, arms: str) -> Sequence[str]:
    """Strokes on roller skates, left and right in turn, and a roll out on both feet."""
    timeline.hold(0.2)
    skating(timeline, count, False, arms)
    held = {
        "swing": "swinging the arms",
        "spread": "with the arms spread for balance",
        "behind": "with both hands behind the back",
        "hips": "with the hands on the hips",
    }[arms]
    return [
        "{skate} on roller skates",
        f"{{roll}} forward on inline skates {held}",
        f"{{rollerblade}} {held}",
        f"{{glide}} on roller skates with {number_word(count)} strokes, {held}",
        f"{{push}} off with one skate after the other, the {side} one first, {held}",
        f"= roller skating {held}",
        f"{{skate}} forward in long strokes, the pushing leg stretched out behind, {held}",
        f"{{take}} {number_word(count)} strokes on rollerblades and {{roll}} out with both feet together",
    ]


@action(
    "roller skate swizzle",
    "fitness/wheels/roller skates",
    verbs="skate roll glide",
    count=Count(3, 5),
    direction=Choice(("forward", "backward")),
)
def roller_skate_swizzle(timeline: Timeline, count: int, direction: str) -> Sequence[str]:
    """Both feet glide apart and together again, bent knees pushing, like lemons on the floor."""
    way = 1.0 if direction == "forward" else -1.0
    timeline.hold(0.2)
    swizzles(timeline, count, way)
    return [
        f"{{skate}} {direction} on roller skates, opening and closing the legs",
        f"{{do}} {number_word(count)} swizzles {direction} on roller skates",
        f"{{glide}} {direction} on skates, moving the feet apart and together {times(count)}",
        f"{{roll}} {direction}, both feet going out and in at the same time, the arms spread",
        f"{{bend}} the knees, {{push}} both skates apart and {{draw}} them together again, {times(count)}",
        f"= swizzles on roller skates, going {direction}",
        f"{{skate}} {direction} without lifting the feet, opening and closing the legs {times(count)}",
        f"{{rollerblade}} {direction} with both feet on the ground, drawing {number_word(count)} lemon shapes",
    ]


@action(
    "ride a unicycle",
    "fitness/wheels/bicycle",
    verbs="ride pedal balance cycle",
    side=SIDE,
    turns=Count(4, 6),
    direction=Choice(("forward", "to and fro"), (2, 1)),
)
def ride_a_unicycle(timeline: Timeline, side: str, turns: int, direction: str) -> Sequence[str]:
    """Upright on one wheel, the arms out and wobbling, the feet going round."""
    arms = At("shoulder", 0.50, 0.0, 0.08)
    timeline.start(y=0.12, pitch=4, bend=6, balance=0, hands=arms, feet=At("hip", 0.0, -0.60, 0.06))
    turn_s = 0.9
    if direction == "forward":
        total_s = turns * turn_s
        _pedals(timeline, turns, turn_s, 0.62, 0.06)
        timeline.to(total_s, exact=True, advance=False, z=1.2 * total_s)
        for number in range(2 * turns):
            sign = 1 if number % 2 == 0 else -1
            timeline.to(0.5 * turn_s, exact=True, roll=5 * sign, side=-7 * sign, yaw=6 * sign, pitch=4 + 2 * sign,
                        hand_l=arms.moved(up=0.12 * sign), hand_r=arms.moved(up=-0.12 * sign))  # fmt: skip
    else:
        z, phase = 0.0, 0.0
        for number in range(turns):
            sign = 1 if number % 2 == 0 else -1
            _pedals(timeline, 0.5, turn_s, 0.62, 0.06, phase=phase if sign > 0 else phase - 0.5)
            timeline.to(0.5 * turn_s + 0.02, exact=True, z=z + 0.42 * sign, roll=4 * sign, side=-6 * sign, pitch=5 * sign, hand_l=arms.moved(up=0.14 * sign), hand_r=arms.moved(up=-0.14 * sign))  # fmt: skip
            timeline.hold(0.1)
            z += 0.42 * sign
    timeline.cut(end_s=timeline.time_s)
    how = "forward" if direction == "forward" else "a little forward and back on the spot"
    del side
    return [
        "{ride} a unicycle", f"{{ride}} a unicycle {how}, the arms out for balance", f"{{pedal}} a unicycle {how}", f"{{balance}} on a unicycle with spread arms, rolling {how}", "{sit} upright on one wheel and {pedal}, wobbling", f"{{cycle}} on one wheel {how} like a clown in the circus",
        f"= riding a unicycle {how}", f"{{wobble}} along on a unicycle, {{wave:ing}} the arms, {how}", f"{{keep}} the balance on a unicycle, going {how}",
    ]  # fmt: skip


@action(
    "roll a wheelchair",
    "fitness/wheels/roller skates",
    verbs="roll push wheel turn sit move",
    side=SIDE,
    direction=Choice(("forward", "backward", "turn on the spot", "fast"), (2, 1, 1, 1)),
    count=Count(3, 5),
)
def roll_a_wheelchair(timeline: Timeline, side: str, direction: str, count: int) -> Sequence[str]:
    """Seated low, both hands grip the wheels and push them; a turn on the spot goes to the right, hands against each other."""
    timeline.start(
        y=0.47 + 0.10 - 0.92, z=0.0, balance=0, pitch=0, bend=8, feet=At("hip", 0.02, -0.40, 0.46), ankles=0, hands=At("pelvis", 0.27, 0.06, -0.02), palms=-30,
    )  # fmt: skip
    timeline.hold(0.3)
    back, top, front = At("pelvis", 0.27, 0.10, -0.16), At("pelvis", 0.28, 0.18, 0.04), At("pelvis", 0.27, 0.02, 0.24)
    z, yaw = 0.0, 0.0
    quick = 0.7 if direction == "fast" else 1.0
    for _ in range(count):
        if direction == "turn on the spot":
            timeline.to(0.35, exact=True, hand_l=back, hand_r=front, bend=8, twist=6)
            yaw -= 45.0
            timeline.to(0.6, exact=True, hand_l=front, hand_r=back, yaw=yaw, bend=14, twist=-6, turn=-16)
            timeline.to(0.3, exact=True, hands=top, twist=0, turn=0)
            continue
        sign = -1.0 if direction == "backward" else 1.0
        reach_m = {"fast": 1.3, "backward": 0.6}.get(direction, 0.85)
        timeline.to(1.3 * quick, exact=True, advance=False, z=z + sign * reach_m)
        timeline.to(0.35 * quick, exact=True, hands=back if sign > 0 else front, bend=4 if sign > 0 else 20, pitch=-4)
        timeline.to(0.15 * quick, exact=True, hands=top, bend=12)
        timeline.to(
            0.35 * quick,
            exact=True,
            hands=front if sign > 0 else back,
            bend=24 if sign > 0 else 2,
            pitch=6 if sign > 0 else -6,
            nod=-12,
        )
        timeline.to(0.45 * quick, exact=True, hands=At("pelvis", 0.30, 0.26, 0.10), bend=10, pitch=0, nod=0)
        z += sign * reach_m
    timeline.to(0.4, hands=At("pelvis", 0.27, 0.10, -0.02), bend=8)
    timeline.hold(0.3)
    timeline.cut(end_s=timeline.time_s)
    how = {
        "forward": "forward", "backward": "backward", "turn on the spot": f"around to the {side} on the spot", "fast": "forward as fast as possible",
    }[direction]  # fmt: skip
    verb = "{turn}" if direction == "turn on the spot" else "{roll}"
    return [
        f"{verb} a wheelchair {how}", f"{{sit}} in a wheelchair and {verb} {how}", f"{{push}} the wheels of a wheelchair with both hands and {verb} {how}", f"{{wheel}} {how} in a wheelchair", f"{{move}} {how} in a wheelchair, {{push:ing}} the rims with both hands", f"{{use}} a wheelchair to go {how}",
        f"= a wheelchair user going {how}", f"{{sit}} and {{push}} both wheels with the hands, {number_word(count)} pushes, going {how}" if direction != "turn on the spot" else f"{{sit}} and {{turn}} the wheels against each other to go around to the {side}", f"{{ride}} a wheelchair {how}",
    ]  # fmt: skip


@action(
    "get into a car",
    "locomotion/posture change/sit down",
    verbs="get open sit duck close enter pull",
    side=SIDE,
    end=Choice(("sit", "drive off")),
)
def get_into_a_car(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """The car at the right: the door pulled open, the right foot in, ducking down onto the seat, the other leg in, the door shut."""
    timeline.hold(0.2)
    handle = At("air", 0.34, 0.92, 0.34)
    timeline.look_at(At("floor", -0.5, 0.9, 0.4), 0.3)
    timeline.to(0.5, hand_r=handle, bend=10, twist=-14, yaw=-10)
    timeline.hold(0.1)
    step(timeline, "l", -0.22, 0.16, duration_s=0.45, heel_first=False, advance=False)
    timeline.to(0.6, hand_r=At("air", 0.22, 0.94, -0.06), twist=6, yaw=0, x=0.06, z=-0.10)
    timeline.to(0.4, hand_r=At("shoulder", 0.24, -0.10, 0.30), hand_l=At("shoulder", 0.36, -0.14, 0.24), twist=0)
    timeline.look_at(None, 0.3)
    # In with the right foot, down, and the other one after.
    step(timeline, "r", 0.12, 0.66, duration_s=0.55, height_m=0.22, heel_first=False, advance=False)
    timeline.to(0.6, exact=True, x=-0.16, z=-0.06, y=-0.14, pitch=24, bend=34, side=-14, nod=10, balance=0)
    timeline.to(0.6, exact=True, x=-0.52, z=-0.22, y=-0.40, pitch=12, bend=30, side=0, nod=6)
    timeline.to(0.35, exact=True, y=-0.44, pitch=-6, bend=8, nod=0)
    step(timeline, "l", 0.16, -0.42, duration_s=0.6, height_m=0.20, heel_first=False, advance=False)
    timeline.to(0.6, hand_l=At("shoulder", 0.46, -0.14, 0.26), twist=16, side=8)
    timeline.to(0.3, hand_l=At("shoulder", 0.24, -0.20, 0.30), twist=0, side=0)
    timeline.place = timeline.place.moved(left_m=-0.52)
    wheel = At("chest", 0.17, -0.06, 0.40)
    timeline.to(0.5, hands=wheel, palms=-30)
    if end == "drive off":
        for sign in (1, -1, 0):
            timeline.to(
                0.45,
                hand_r=wheel.moved(up=0.10 * sign),
                hand_l=wheel.moved(up=-0.10 * sign),
                side=3 * sign,
                roll=2 * sign,
            )
    timeline.hold(0.4)
    off = " and {drive} off" if end == "drive off" else ""
    return [
        f"{{get}} into a car{off}", f"{{open}} the car door and {{get}} in{off}", f"{{pull}} the door open with the {side} hand, {{duck}} and {{sit}} down in a car{off}", f"{{climb}} into the driver's seat{off}", f"{{step}} into a car with the {side} foot first and {{sit}} down{off}",
        f"{{enter}} a car, {{close}} the door and {{put}} the hands on the wheel{off}", f"= getting into a car on the {side}", f"{{sit}} down into a car, ducking the head, then {{pull}} the door shut{off}", f"{{get}} in behind the steering wheel{off}",
    ]  # fmt: skip


@action(
    "get out of a car",
    "locomotion/posture change/stand up",
    verbs="get open climb stand close leave push",
    side=SIDE,
    end=Choice(("shut the door", "walk away")),
)
def get_out_of_a_car(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """From the seat: the door on the right pushed open, the right leg out, ducking up to standing, the other leg after, the door shut."""
    wheel = At("chest", 0.17, -0.06, 0.40)
    timeline.start(
        y=-0.44, z=-0.24, balance=0, pitch=-6, bend=8, hands=wheel, palms=-30, feet=At("floor", 0.12, 0.0, 0.14)
    )
    timeline.hold(0.4)
    timeline.to(0.4, hand_r=At("shoulder", 0.22, -0.24, 0.26), turn=-40, twist=-10)
    timeline.to(0.5, hand_r=At("shoulder", 0.52, -0.10, 0.18), twist=-24, side=-8)
    step(timeline, "r", 0.06, 0.62, duration_s=0.6, height_m=0.20, toes_deg=30, heel_first=False, advance=False)
    timeline.to(0.6, exact=True, yaw=-30, twist=-10, side=-6, hand_l=At("shoulder", 0.06, -0.30, 0.34))
    timeline.place = timeline.place.moved(left_m=-0.56, turned_deg=-60.0)
    timeline.to(0.5, exact=True, x=0.26, z=-0.14, y=-0.34, yaw=0, pitch=34, bend=34, nod=-6, turn=0, twist=0, side=0)
    step(timeline, "l", 0.0, 0.11, duration_s=0.6, height_m=0.18, toes_deg=7, heel_first=False, advance=False)
    timeline.to(0.6, exact=True, x=0.0, z=0.0, y=-0.10, pitch=14, bend=20, hand_r=At("shoulder", 0.30, -0.10, 0.20))
    step(timeline, "r", 0.0, 0.11, duration_s=0.35, toes_deg=7, heel_first=False, advance=False)
    timeline.to(0.5, y=0.0, pitch=0, bend=2, nod=0, balance=1, hand_l=At("shoulder", 0.10, -0.44, 0.10))
    if end == "shut the door":
        timeline.to(0.4, hand_l=At("shoulder", 0.40, -0.12, 0.14), turn=30, twist=20)
        timeline.to(0.18, exact=True, hand_l=At("shoulder", 0.10, -0.14, 0.46), twist=-14)
        timeline.hold(0.2)
        timeline.neutral(0.6)
        tail = "{shut} the door"
    else:
        timeline.neutral(0.4)
        walk(timeline, 2.4, STYLES["walk"], steps=4, first="r")
        tail = "{walk} away"
    return [
        f"{{get}} out of a car and {tail}", f"{{open}} the car door, {{climb}} out and {tail}", f"{{push}} the door open with the {side} hand and {{step}} out of a car, the {side} foot first, then {tail}", f"{{leave}} a car and {tail}", f"{{climb}} out of the driver's seat and {tail}",
        f"{{sit}} in a car, {{open}} the door, {{get}} out and {tail}", f"= getting out of a car on the {side}", f"{{stand}} up out of a car, ducking the head, and {tail}", f"{{exit}} a car to the {side} and {tail}",
    ]  # fmt: skip


@action(
    "ride the subway standing",
    "daily/static posture/stand",
    verbs="ride hold stand sway grip",
    side=SIDE,
    hold=Choice(("strap", "pole")),
    event=Choice(("sway", "sudden brake")),
)
def ride_the_subway_standing(timeline: Timeline, side: str, hold: str, event: str) -> Sequence[str]:
    """The right hand at a strap overhead or at a pole, swaying with the ride; a sudden brake throws the body forward."""
    grip = At("air", 0.16, 1.92, 0.16) if hold == "strap" else At("air", 0.12, 1.36, 0.38)
    timeline.stance(0.30)
    timeline.start(hand_r=grip, elbow_r=10, palm_r=-40 if hold == "strap" else 0, y=-0.03)
    timeline.hold(0.3)
    for number in range(5):
        sign = 1 if number % 2 == 0 else -1
        timeline.to(0.6, x=0.05 * sign, roll=3 * sign, side=-5 * sign, z=0.02 * sign, y=-0.04, turn=10 * sign)
    if event == "sudden brake":
        timeline.to(
            0.2, exact=True, z=0.16, pitch=14, bend=16, y=-0.12, hand_l=At("shoulder", 0.28, -0.06, 0.36), turn=0
        )
        step(timeline, "l", 0.26, 0.16, duration_s=0.26, heel_first=False)
        timeline.hold(0.2)
        timeline.to(0.4, z=0.0, pitch=-4, bend=2, y=-0.05, hand_l=At("shoulder", 0.16, -0.36, 0.14), advance=False)
        step(timeline, "l", 0.0, 0.15, duration_s=0.4, heel_first=False)
        timeline.wait()
    timeline.to(0.5, x=0, roll=0, side=0, z=0, pitch=0, turn=0)
    timeline.hold(0.3)
    what = "a strap overhead" if hold == "strap" else "a pole"
    tail = ", then {stumble} forward in a sudden brake" if event == "sudden brake" else ""
    return [
        f"{{ride}} the subway standing{tail}", f"{{stand}} on a bus and {{hold}} on to {what}{tail}", f"{{hold}} {what} with the {side} hand on a train, swaying{tail}", f"{{sway}} with the train, one hand at {what}{tail}", f"{{stand}} in a tram, holding {what}{tail}", f"{{grip}} {what} on a moving bus{tail}",
        f"= a commuter standing on the train, holding {what}", f"{{balance}} on a moving bus with the {side} hand at {what}{tail}", f"{{ride}} a bus standing up, holding {what}{tail}",
    ]  # fmt: skip
