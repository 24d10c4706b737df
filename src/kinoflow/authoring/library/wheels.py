"""On wheels: bicycle, skateboard, scooter, roller skates."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.library.winter import glide, skating
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


POSTURES: dict[str, dict[str, Any]] = {
    "upright": {"y": 0.02, "pitch": 6.0, "bend": 10.0, "nod": -6.0, "hands": At("shoulder", 0.06, -0.26, 0.42)},
    "bent": {"y": 0.06, "pitch": 34.0, "bend": 30.0, "nod": -46.0, "hands": At("shoulder", -0.02, -0.30, 0.40)},
    "no hands": {"y": 0.02, "pitch": 0.0, "bend": 4.0, "nod": 0.0, "hands": At("shoulder", 0.14, -0.46, 0.04)},
}


@action(
    "ride a bicycle",
    "fitness/wheels/bicycle",
    verbs="ride cycle pedal bike",
    posture=Choice(("upright", "bent", "no hands"), (3, 2, 1)),
    speed=Choice(("easy", "fast")),
    turns=Count(4, 6),
)
def ride_a_bicycle(timeline: Timeline, posture: str, speed: str, turns: int) -> Sequence[str]:
    """Seated, feet on turning pedals, hands at the handlebars."""
    turn_s = 1.0 if speed == "easy" else 0.66
    held = POSTURES[posture]
    timeline.start(**held, balance=0, palms=-50, feet=At("hip", 0.0, -0.56, 0.2))
    ahead = 0.24 + 0.004 * held["pitch"]
    total_s = turns * turn_s
    _pedals(timeline, turns, turn_s, 0.58 - 0.003 * held["pitch"], ahead)
    timeline.to(total_s, exact=True, advance=False, z=(1.8 if speed == "easy" else 2.6) * total_s)
    for number in range(2 * turns):
        sign = 1 if number % 2 == 0 else -1
        timeline.to(0.5 * turn_s, exact=True, roll=(2.5 if speed == "easy" else 4.5) * sign, side=-2.0 * sign)
    timeline.cut(end_s=timeline.time_s)
    how = {
        "upright": "sitting upright with both hands on the handlebars",
        "bent": "bent low over the handlebars",
        "no hands": "with no hands, the arms hanging down",
    }[posture]
    pace = {"easy": "at an easy pace", "fast": "fast"}[speed]
    return [
        "{ride} a bicycle",
        f"{{ride}} a bike {pace}",
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
    "ride a kick scooter", "fitness/wheels/roller skates", verbs="scoot push ride roll", side=SIDE, count=Count(3, 5)
)
def ride_a_kick_scooter(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Both hands at the handlebar, one foot on the deck, the other one pushes."""
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
    arms=Choice(("swing", "spread")),
)
def roller_skate(timeline: Timeline, side: str, count: int, arms: str) -> Sequence[str]:
    """Strokes on roller skates, left and right in turn, and a roll out on both feet."""
    timeline.hold(0.2)
    skating(timeline, count, False, arms)
    held = "swinging the arms" if arms == "swing" else "with the arms spread for balance"
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
    timeline.to(0.5, y=-0.12, pitch=12, bend=8, nod=-8, balance=0, hands=At("shoulder", 0.48, -0.14, 0.14))
    z = 0.0
    for _ in range(count):
        timeline.to(1.16, exact=True, advance=False, z=way * (z + 1.1))
        timeline.to(0.29, exact=True, advance=False, toes=24 * way)
        timeline.to(0.58, exact=True, advance=False, y=-0.30, pitch=20, hands=At("shoulder", 0.52, -0.06, 0.16))
        timeline.to(0.58, exact=True, feet=At("floor", 0.40, 0.0, way * (z + 0.55)))
        timeline.to(0.29, exact=True, advance=False, toes=-20 * way)
        timeline.to(0.58, exact=True, advance=False, y=-0.10, pitch=12, hands=At("shoulder", 0.44, -0.22, 0.16))
        timeline.to(0.58, exact=True, feet=At("floor", 0.09, 0.0, way * (z + 1.1)))
        z += 1.1
    glide(timeline, 0.8, way * (z + 0.5), toes=6)
    timeline.hold(0.85)
    timeline.place = timeline.place.moved(forward_m=way * (z + 0.5))
    timeline.neutral(0.6)
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
