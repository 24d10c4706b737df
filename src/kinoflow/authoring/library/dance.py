"""Dances: Latin, ballroom, jazz, folk, and what people do on a dance floor."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.moves import hop, hops_end, kneel, step, turn_to
from kinoflow.authoring.timeline import Timeline

Move = tuple[str, float, float, dict[str, Any]]
"""Foot, forward and outward place of it in metres, and controls of the body on that beat."""


def steps(timeline: Timeline, beat_s: float, moves: Sequence[Move], height_m: float = 0.045) -> None:
    """One step a beat, body and arms with it."""
    for side, forward_m, out_m, body in moves:
        timeline.to(beat_s, exact=True, advance=False, **body)
        step(timeline, side, forward_m, out_m, duration_s=0.72 * beat_s, height_m=height_m, heel_first=False)
        timeline.hold(0.28 * beat_s)


def hips(sign: float, size: float = 1.0) -> dict[str, Any]:
    """Hips out to one side (1 is left), the chest stays upright."""
    return {
        "x": 0.06 * sign * size,
        "roll": -9.0 * sign * size,
        "side": 11.0 * sign * size,
        "yaw": 7.0 * sign * size,
        "twist": -9.0 * sign * size,
    }


BENT = At("shoulder", 0.08, -0.24, 0.26)


def _arms(sign: float) -> dict[str, Any]:
    """Forearms forward, swinging from side to side."""
    return {
        "hand_l": BENT.moved(forward=0.06 * sign, out=0.04 * sign),
        "hand_r": BENT.moved(forward=-0.06 * sign, out=-0.04 * sign),
        "palms": -40.0,
    }


@action(
    "salsa basic step",
    "social/dance/latin",
    verbs="dance salsa step swing",
    side=SIDE,
    count=Count(2, 3),
    direction=Choice(("forward", "sideways")),
    end=Choice(("stops", "turns around once"), (3, 1)),
    hands=Choice(("bent", "partner hold"), (3, 1)),
)
def salsa_basic_step(timeline: Timeline, side: str, count: int, direction: str, end: str, hands: str) -> Sequence[str]:
    """Rock steps forward and back or out to the sides, hips and arms swinging."""
    timeline.hold(0.2)
    timeline.to(0.4, y=-0.05, **_arms(0), bend=4, advance=True)
    frame = {"hand_l": At("shoulder", 0.34, 0.0, 0.26), "hand_r": At("chest", 0.06, -0.06, 0.34), "elbow_r": 50.0}
    held = hands == "partner hold"
    if held:
        timeline.to(0.4, **frame)
    beat = 0.36
    for _ in range(count):
        if direction == "forward":
            moves: list[Move] = [
                ("l", 0.36, 0.09, hips(0.9) | _arms(-1) | {"z": 0.17, "y": -0.09}), ("r", 0.0, 0.10, hips(-1) | _arms(1) | {"z": 0.0, "y": -0.05}),
                ("l", 0.0, 0.09, hips(1) | _arms(-1) | {"z": 0.0}),
                ("r", -0.36, 0.09, hips(-0.9) | _arms(1) | {"z": -0.17, "y": -0.09}), ("l", 0.0, 0.10, hips(1) | _arms(-1) | {"z": 0.0, "y": -0.05}),
                ("r", 0.0, 0.09, hips(-1) | _arms(1) | {"z": 0.0}),
            ]  # fmt: skip
        else:
            moves = [
                ("l", 0.0, 0.42, hips(1) | _arms(-1) | {"x": 0.16, "y": -0.08}), ("r", 0.0, 0.10, hips(-1) | _arms(1) | {"x": 0.0, "y": -0.05}),
                ("l", 0.0, 0.09, hips(1) | _arms(-1)),
                ("r", 0.0, 0.42, hips(-1) | _arms(1) | {"x": -0.16, "y": -0.08}), ("l", 0.0, 0.10, hips(1) | _arms(-1) | {"x": 0.0, "y": -0.05}),
                ("r", 0.0, 0.09, hips(-1) | _arms(1)),
            ]  # fmt: skip
        if held:
            moves = [
                (foot, ahead, out, {k: v for k, v in body.items() if not k.startswith(("hand", "palm"))})
                for foot, ahead, out, body in moves
            ]
        for part in (moves[:3], moves[3:]):
            steps(timeline, beat, part)
            timeline.hold(0.6 * beat)
    if end == "turns around once":
        timeline.to(0.3, x=0, z=0, roll=0, side=0, yaw=0, twist=0, hands=At("chest", 0.06, -0.10, 0.20))
        turn_to(timeline, -360.0, steps=4, step_s=0.30)
    timeline.neutral(0.6)
    way = "forward and back" if direction == "forward" else "to the left and to the right"
    lead = other(side)
    if direction == "sideways":
        way = f"sideways to the {lead} and to the {side}"
    return [
        "{dance} salsa",
        f"{{dance}} the salsa basic step, {way}",
        f"{{step}} {way} to a salsa rhythm, the hips swinging",
        f"{{do}} the salsa basic {times(count)}, {{begin:ing}} with the {lead} foot",
        f"{{dance}} salsa with {'bent arms' if not held else 'an imaginary partner in a dance hold'} and swinging hips, stepping {way}",
        *(
            [
                f"{{dance}} salsa and {{turn}} around once to the {side} at the end",
                f"{{do}} salsa steps and a full turn to the {side}",
            ]
            if end == "turns around once"
            else []
        ),
        *(["{dance} salsa with a partner", f"{{hold}} a partner and {{dance}} salsa, stepping {way}"] if held else []),
        "{dance} to Latin music, {swing} the hips and {step} in rhythm",
        *([f"{{dance}} salsa, the {lead} foot forward and the {side} foot back"] if direction == "forward" else []),
        f"{{step}} with the {lead} foot, {{return}}, then {{step}} with the {side} foot and {{return}}, dancing salsa",
        f"= salsa steps {way}",
        f"{{shift}} {{poss}} weight from foot to foot in a salsa step {way}",
    ]


@action(
    "cha-cha",
    "social/dance/latin",
    verbs="dance step swing",
    side=SIDE,
    count=Count(1, 2),
    style=Choice(("small", "big")),
)
def cha_cha(timeline: Timeline, side: str, count: int, style: str) -> Sequence[str]:
    """Rock step, three quick side steps, the same to the other side."""
    size = 1.3 if style == "big" else 0.8
    timeline.hold(0.2)
    timeline.to(0.4, y=-0.05, **_arms(0), bend=3)
    beat, reach = 0.44, 0.20 * size
    for _ in range(count):
        for lead, trail, sign, rock in (("l", "r", 1.0, 0.24), ("r", "l", -1.0, -0.26)):
            timeline.to(0.3, exact=True, advance=False, nod=-2)
            steps(timeline, beat, [
                (lead, rock, 0.09, hips(0.7 * sign, size) | _arms(-sign) | {"z": 0.4 * rock, "y": -0.07}),
                (trail, 0.0, 0.10, hips(-sign, size) | _arms(sign) | {"z": 0.0, "y": -0.05}),
            ])  # fmt: skip
            # Cha-cha-cha: side, together, side.
            steps(
                timeline,
                0.5 * beat + 0.03,
                [(lead, 0.0, 0.09 + reach, hips(sign, size) | {"x": 0.6 * reach * sign})],
                0.03,
            )
            steps(
                timeline,
                0.5 * beat + 0.03,
                [(trail, 0.0, 0.09 - reach, hips(-0.3 * sign, size) | {"x": reach * sign})],
                0.03,
            )
            timeline.place = timeline.place.moved(left_m=sign * 2 * reach)
            steps(timeline, beat, [(lead, 0.0, 0.09, hips(sign, size) | _arms(-sign) | {"x": 0.03 * sign})], 0.03)
            steps(timeline, 0.3, [(trail, 0.0, 0.10, {"x": 0.0})], 0.03)
    timeline.neutral(0.6)
    lead = other(side)
    return [
        "{dance} the cha-cha",
        "{dance} cha-cha-cha with swinging hips",
        "{rock} one foot forward and back, then {take} three quick steps to the side",
        f"{{dance}} the cha-cha, first to the {lead}, then to the {side}",
        f"{{step}} forward with the {lead} foot, back onto the other one and {{do}} three quick side steps",
        f"{{do}} cha-cha steps to the {lead} and to the {side} with {style} steps",
        f"= the cha-cha with quick steps to the {lead} and then to the {side}",
        "{dance} a Latin dance, swinging the hips and taking quick side steps",
    ]


@action(
    "tango",
    "social/dance/latin",
    verbs="dance tango step turn",
    side=SIDE,
    count=Count(3, 5),
    finish=Choice(("lunge", "snap")),
)
def tango(timeline: Timeline, side: str, count: int, finish: str) -> Sequence[str]:
    """Stalking steps in a closed hold, then a sharp turn of the head or a long lunge."""
    hold: dict[str, Any] = {
        "hand_l": At("shoulder", 0.42, 0.02, 0.26),
        "hand_r": At("chest", 0.06, 0.0, 0.32),
        "elbow_r": 60.0,
        "elbow_l": 20.0,
        "palm_l": -30.0,
    }
    timeline.hold(0.2)
    timeline.to(0.6, **hold, y=-0.07, bend=-4, turn=24, pitch=2)
    for number in range(count):
        lead = "l" if number % 2 == 0 else "r"
        sign = 1.0 if lead == "l" else -1.0
        timeline.place = timeline.place.moved(forward_m=0.50 if number else 0.34)
        timeline.to(0.62, exact=True, advance=False, z=-0.06, x=0.02 * sign, y=-0.10, twist=10 * sign)
        step(timeline, lead, 0.10, 0.07, duration_s=0.46, height_m=0.04)
        timeline.hold(0.18)
    last = "l" if count % 2 == 1 else "r"
    rear = "r" if last == "l" else "l"
    timeline.to(0.5, exact=True, advance=False, z=0.06, x=0.0, twist=0)
    step(timeline, rear, 0.08, 0.09, duration_s=0.42, height_m=0.03, heel_first=False)
    timeline.place = timeline.place.moved(forward_m=0.08)
    timeline.hold(0.1)
    if finish == "lunge":
        timeline.to(0.5, exact=True, advance=False, x=0.30, y=-0.28, pitch=6, side=-16, turn=-50, balance=0.2)
        step(timeline, "l", 0.05, 0.68, duration_s=0.45, height_m=0.03, toes_deg=40, heel_first=False)
        timeline.hold(0.9)
        timeline.to(0.5, exact=True, advance=False, x=0.0, y=-0.05, pitch=0, side=0, turn=20, balance=1)
        step(timeline, "l", 0.0, 0.09, duration_s=0.5, height_m=0.03, toes_deg=7)
    else:
        timeline.to(0.16, turn=-62, twist=-14, exact=True)
        timeline.hold(0.6)
        timeline.to(0.16, turn=58, twist=12, exact=True)
        timeline.hold(0.6)
        timeline.to(0.2, turn=0, twist=0)
    timeline.neutral(0.7)
    lead_word = other(side)
    end = f"a long lunge to the {lead_word}" if finish == "lunge" else "sharp turns of the head"
    last_step = f"{{lunge}} out to the {lead_word}" if finish == "lunge" else "{snap} the head from side to side"
    return [
        "{dance} tango",
        f"{{dance}} the tango with slow long steps and {end}",
        f"{{hold}} an imaginary partner and {{walk}} {number_word(count)} tango steps forward, then {last_step}",
        f"{{step}} forward like a tango dancer, then {last_step}",
        f"{{raise}} the arms in a dance hold and {{stalk}} forward, then {last_step}",
        f"= tango steps in a dance hold, then {end}",
        f"{{dance}} with an invisible partner, {number_word(count)} tango steps and {end}",
        f"{{take}} {number_word(count)} long soft steps in a tango hold and {last_step}",
    ]


@action(
    "samba",
    "social/dance/latin",
    verbs="dance samba shake bounce",
    side=SIDE,
    count=Count(4, 7),
    arms=Choice(("side", "up")),
)
def samba(timeline: Timeline, side: str, count: int, arms: str) -> Sequence[str]:
    """Quick small steps on the spot with shaking hips and lively arms."""
    timeline.hold(0.2)
    high = At("shoulder", 0.34, 0.36, 0.10) if arms == "up" else At("shoulder", 0.46, -0.04, 0.16)
    timeline.to(0.4, y=-0.08, hands=high, palms=-40)
    for number in range(count):
        lead, trail, sign = ("r", "l", -1.0) if number % 2 == 0 else ("l", "r", 1.0)
        wave = {
            "hand_l": high.moved(up=0.09 * sign),
            "hand_r": high.moved(up=-0.09 * sign),
            "shrug_l": 6 + 6 * sign,
            "shrug_r": 6 - 6 * sign,
        }
        steps(timeline, 0.25, [(lead, -0.12, 0.08, hips(sign * 1.3) | wave | {"y": -0.11})], 0.03)
        steps(timeline, 0.20, [(trail, 0.02, 0.11, hips(-sign * 1.3) | {"y": -0.06})], 0.03)
        steps(timeline, 0.30, [(lead, 0.0, 0.10, hips(sign * 1.2) | {"y": -0.09})], 0.03)
    timeline.neutral(0.6)
    held = "the arms raised" if arms == "up" else "the arms out to the sides"
    return [
        "{dance} samba",
        f"{{dance}} the samba, {held}",
        f"{{shake}} the hips and {{take}} quick small steps, {held}",
        f"{{dance}} on the spot with quick feet and swinging hips, {held}",
        f"{{samba}}, the {side} foot first, {held}",
        f"{{step}} back and forth in quick threes like a samba dancer, {held}",
        f"= samba steps with shaking hips, {held}",
        f"{{bounce}} in the knees and {{swing}} the hips from side to side, {held}",
    ]


@action("waltz box step", "social/dance/dance", verbs="waltz dance step rise", side=SIDE, count=Count(1, 2))
def waltz_box_step(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Forward, side, together, back, side, together, in a closed hold, with rise and fall."""
    timeline.hold(0.2)
    timeline.to(
        0.6,
        hand_l=At("shoulder", 0.44, 0.02, 0.24),
        hand_r=At("chest", 0.08, -0.02, 0.30),
        elbow_r=60,
        palm_l=-30,
        bend=-4,
        turn=16,
        y=-0.05,
    )
    beat = 0.58
    for _ in range(count):
        steps(timeline, beat, [("l", 0.42, 0.09, {"z": 0.36, "x": 0.0, "y": -0.10})])
        timeline.place = timeline.place.moved(forward_m=0.42)
        steps(timeline, beat, [("r", 0.0, 0.46, {"z": 0.0, "x": -0.30, "y": 0.01, "side": -4})], 0.06)
        timeline.place = timeline.place.moved(left_m=-0.38)
        steps(timeline, beat, [("l", 0.0, 0.09, {"z": 0.0, "x": 0.0, "y": -0.03, "side": 0})], 0.03)
        steps(timeline, beat, [("r", -0.42, 0.09, {"z": -0.36, "x": 0.0, "y": -0.10})])
        timeline.place = timeline.place.moved(forward_m=-0.42)
        steps(timeline, beat, [("l", 0.0, 0.46, {"z": 0.0, "x": 0.30, "y": 0.01, "side": 4})], 0.06)
        timeline.place = timeline.place.moved(left_m=0.38)
        steps(timeline, beat, [("r", 0.0, 0.09, {"z": 0.0, "x": 0.0, "y": -0.03, "side": 0})], 0.03)
    timeline.neutral(0.7)
    lead = other(side)
    return [
        "{waltz}",
        "{dance} a waltz",
        "{dance} a waltz box step with an imaginary partner",
        f"{{step}} forward with the {lead} foot, to the {side}, together, then back, to the {lead}, together",
        f"{{do}} the waltz box step {times(count)}, {{begin:ing}} with the {lead} foot",
        "{hold} an invisible partner in the arms and {dance} in a square",
        "= a waltz in a closed dance hold, stepping round a box",
        f"{{dance}} a slow waltz, rising and falling, the {lead} foot first",
        "{raise} the arms into a dance hold and {waltz} in place",
        f"{{dance}} a waltz box step, the {lead} arm extended to the side and the {side} arm curved in front",
    ]


@action(
    "twist", "social/dance/dance", verbs="twist dance swivel", count=Count(4, 8), depth=Choice(("level", "down and up"))
)
def twist(timeline: Timeline, count: int, depth: str) -> Sequence[str]:
    """The dance of the sixties: hips and feet swivel one way, arms the other."""
    timeline.hold(0.2)
    timeline.to(0.45, y=-0.14, pitch=6, hands=At("shoulder", 0.14, -0.22, 0.26), heels=14)
    for number in range(count):
        sign = 1.0 if number % 2 == 0 else -1.0
        low = -0.14 - (0.22 * math.sin(math.pi * number / max(1, count - 1)) if depth == "down and up" else 0.0)
        timeline.to(
            0.36, exact=True, yaw=30 * sign, twist=-44 * sign, toes=0, foot_yaw_l=30 * sign, foot_yaw_r=-30 * sign, y=low, x=0.04 * sign, pitch=6 - 40 * (low + 0.14),
            hand_l=At("shoulder", 0.18, -0.24, 0.30) if sign > 0 else At("shoulder", 0.30, -0.26, 0.02),
            hand_r=At("shoulder", 0.30, -0.26, 0.02) if sign > 0 else At("shoulder", 0.18, -0.24, 0.30),
        )  # fmt: skip
    timeline.to(0.4, yaw=0, twist=0, toes=7, heels=0)
    timeline.neutral(0.5)
    low_words = ", going down low and up again" if depth == "down and up" else ""
    return [
        "{dance} the twist",
        f"{{twist}} the hips from side to side{low_words}",
        f"{{dance}} the twist, swivelling on the balls of the feet{low_words}",
        f"{{swivel}} hips and feet left and right, the arms swinging the other way{low_words}",
        f"{{twist}} {times(count)} with bent knees{low_words}",
        f"{{do}} the twist like in the sixties{low_words}",
        f"= the twist, feet and hips swivelling{low_words}",
        f"{{turn}} the knees from side to side and {{swing}} the bent arms against them{low_words}",
    ]


@action(
    "disco point",
    "social/dance/dance",
    verbs="point dance swing raise",
    side=SIDE,
    count=Count(2, 4),
    steps_too=Choice(("yes", "no")),
    hands=Choice(("one", "in turn"), (3, 1)),
)
def disco_point(timeline: Timeline, side: str, count: int, steps_too: str, hands: str) -> Sequence[str]:
    """One hand on the hip, the other points up to its side and down across the body."""
    timeline.stance(0.42, toes_deg=14)
    timeline.hold(0.25)
    turns = hands == "in turn"
    if turns:
        timeline.to(0.4, hands=At("pelvis", 0.16, 0.06, 0.05), elbows=40, y=-0.06)
        for number in range(2 * count):
            up, sign = ("r", -1.0) if number % 2 == 0 else ("l", 1.0)
            timeline.to(0.34, x=0.10 * sign, side=8 * sign, twist=12 * sign, turn=22 * sign, nod=-16, **{
                f"hand_{up}": At("shoulder", 0.34, 0.44, 0.08), f"elbow_{up}": 0.0, f"foot_pitch_{'l' if up == 'r' else 'r'}": 30.0,
            })  # fmt: skip
            timeline.hold(0.22)
            timeline.to(
                0.34,
                x=0,
                side=0,
                twist=0,
                turn=0,
                nod=0,
                heels=0,
                **{f"hand_{up}": At("pelvis", 0.16, 0.06, 0.05), f"elbow_{up}": 40.0},
            )
        timeline.neutral(0.6)
        return [
            "{dance} disco, pointing up with one hand and then the other",
            f"{{point}} up to the {side} with the {side} hand, then to the {other(side)} with the {other(side)} hand",
            f"{{do}} disco points with alternating hands, {times(count)} on each side",
            "{point} to the ceiling with each hand in turn, the other on the hip",
            f"{{raise}} the {side} hand diagonally up, {{put}} it on the hip and {{raise}} the {other(side)} hand",
            "{dance} like on a disco floor in the seventies, pointing left and right in turn",
            "= disco dancing with both hands pointing up in turn",
            "{swing} the hips and {point} up to both sides alternately",
        ]
    timeline.to(0.4, hand_l=At("pelvis", 0.16, 0.06, 0.05), elbow_l=40, y=-0.06)
    for _ in range(count):
        timeline.to(
            0.34,
            hand_r=At("shoulder", 0.34, 0.44, 0.08),
            palm_r=-40,
            x=-0.10,
            **({} if steps_too == "no" else {"foot_pitch_l": 34.0}),
            roll=-4,
            side=-8,
            twist=-12,
            turn=-22,
            nod=-18,
        )
        timeline.hold(0.2)
        timeline.to(
            0.34,
            hand_r=At("shoulder", -0.34, -0.40, 0.26),
            palm_r=-40,
            x=0.10,
            foot_pitch_l=0,
            roll=6,
            side=8,
            twist=24,
            turn=12,
            nod=14,
            y=-0.10,
            **({} if steps_too == "no" else {"foot_pitch_r": 30.0}),
        )
        timeline.hold(0.2)
        timeline.to(0.1, foot_pitch_r=0, y=-0.06)
    timeline.neutral(0.6)
    return [
        "{do} the disco point",
        f"{{dance}} disco, pointing up and down with the {side} hand",
        f"{{point}} up to the {side} and down across the body {times(count)}, the other hand on the hip",
        f"{{put}} the {other(side)} hand on the hip and {{point}} the {side} hand to the ceiling, then to the floor",
        f"{{swing}} the {side} arm from high at the {side} to low at the {other(side)} {times(count)} like a disco dancer",
        f"{{raise}} the {side} hand diagonally up and {{bring}} it down across the body, {times(count)}",
        f"= disco dancing with the {side} hand pointing up and down",
        "{dance} like on a disco floor in the seventies, one hand on the hip",
    ]


@action("macarena", "social/dance/dance", verbs="dance extend turn touch shake", side=SIDE, hips_count=Count(2, 4))
def macarena(timeline: Timeline, side: str, hips_count: int) -> Sequence[str]:
    """Arms out, palms up, to the shoulders, to the head, to the hips, one after the other; then the hips shake."""
    timeline.stance(0.34)
    timeline.hold(0.2)
    beat = 0.36
    sequence: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
        ({"hand_r": At("shoulder", -0.02, -0.02, 0.54), "palm_r": -90.0}, {"hand_l": At("shoulder", -0.02, -0.02, 0.54), "palm_l": -90.0}),
        ({"palm_r": 80.0}, {"palm_l": 80.0}),
        ({"hand_r": At("chest", -0.14, 0.08, 0.10), "palm_r": 0.0, "elbow_r": 30.0}, {"hand_l": At("chest", -0.14, 0.04, 0.14), "palm_l": 0.0, "elbow_l": 30.0}),
        ({"hand_r": At("head", 0.10, 0.02, -0.10), "elbow_r": 30.0}, {"hand_l": At("head", 0.10, 0.02, -0.10), "elbow_l": 30.0}),
        ({"hand_r": At("pelvis", -0.08, 0.06, 0.18), "elbow_r": 0.0}, {"hand_l": At("pelvis", -0.08, 0.02, 0.20), "elbow_l": 0.0}),
        ({"hand_r": At("pelvis", 0.16, 0.05, -0.04), "elbow_r": 30.0}, {"hand_l": At("pelvis", 0.16, 0.05, -0.04), "elbow_l": 30.0}),
    )  # fmt: skip
    for right, left in sequence:
        for wanted, sign in ((right, -1.0), (left, 1.0)):
            timeline.to(0.5 * beat, exact=True, advance=False, y=-0.07, **hips(sign, 0.6))
            timeline.to(0.3, exact=True, **wanted)
            timeline.to(max(0.05, beat - 0.3), exact=True, y=-0.03)
    for number in range(hips_count):
        timeline.to(0.30, exact=True, **hips(1.0 if number % 2 == 0 else -1.0, 1.5), y=-0.08)
    timeline.neutral(0.6)
    first, second = side, other(side)
    return [
        "{dance} the macarena",
        "{stretch} one arm forward, then the other, {turn} the palms up, {touch} shoulders, head and hips and {shake} the hips",
        f"{{do}} the macarena, the {first} arm first",
        f"{{extend}} the {first} arm, then the {second} arm, {{cross}} them to the shoulders, {{put}} them behind the head and on the hips",
        "{perform} the arm moves of the macarena and {swing} the hips",
        "= the macarena with arms and hips",
        "{dance}, moving the hands from the front to the shoulders, the head and the hips",
        f"first {{hold}} both arms out, then {{put}} the hands to shoulders, head and hips, then {{swing}} the hips {times(hips_count)}",
    ]


@action(
    "belly dance",
    "social/dance/dance",
    verbs="dance swing shake circle",
    count=Count(3, 6),
    arms=Choice(("overhead", "side")),
    move=Choice(("swings", "circles", "shimmy"), (2, 2, 1)),
)
def belly_dance(timeline: Timeline, count: int, arms: str, move: str) -> Sequence[str]:
    """Hips that swing or circle under a calm chest, snaking arms."""
    timeline.hold(0.2)
    base = At("shoulder", 0.04, 0.50, 0.08) if arms == "overhead" else At("shoulder", 0.52, 0.02, 0.12)
    timeline.to(0.7, hands=base, palms=-50, y=-0.07, bend=-4)
    for number in range(count):
        sign = 1.0 if number % 2 == 0 else -1.0
        snake = 0.10 * sign
        timeline.to(
            0.8,
            advance=False,
            exact=True,
            hand_l=base.moved(up=-0.06 + snake),
            hand_r=base.moved(up=-0.06 - snake),
            wrist_l=18 * sign,
            wrist_r=-18 * sign,
        )
        if move == "shimmy":
            for quick in range(8):
                timeline.to(0.10, exact=True, **hips(1.0 if quick % 2 == 0 else -1.0, 0.9), y=-0.08)
        elif move == "swings":
            timeline.to(0.4, exact=True, **hips(sign, 1.6), y=-0.09)
            timeline.to(0.4, exact=True, **hips(-sign, 1.6), y=-0.09)
        else:
            for angle in (0, 90, 180, 270):
                a = math.radians(angle)
                timeline.to(
                    0.2,
                    exact=True,
                    x=0.10 * math.cos(a),
                    z=0.08 * math.sin(a),
                    roll=-11 * math.cos(a),
                    side=13 * math.cos(a),
                    pitch=-9 * math.sin(a),
                    bend=7 * math.sin(a) - 2,
                )
    timeline.to(0.4, x=0, z=0, roll=0, side=0, pitch=0, yaw=0, twist=0)
    timeline.neutral(0.6)
    held = "the arms raised overhead" if arms == "overhead" else "the arms held out to the sides"
    what = {
        "swings": "swing the hips from side to side",
        "circles": "circle the hips",
        "shimmy": "shake the hips very quickly",
    }[move]
    doing = what.replace("swing ", "{swing} ").replace("circle ", "{circle} ").replace("shake ", "{shake} ")
    return [
        "{perform} a belly dance",
        f"{doing} with {held}",
        f"{{do}} belly dancing, {held}",
        f"{{raise}} the arms and {doing} like a belly dancer",
        f"{doing} while the arms move like snakes, {held}",
        f"{{dance}} an oriental dance, {held}",
        f"= a belly dance, {held}",
        *(["{shimmy} the hips", f"{{do}} a belly dance shimmy, {held}"] if move == "shimmy" else []),
        f"{{bend}} the knees a little and {doing} {times(count)} with {held}",
    ]


@action(
    "folk dance kicks",
    "social/dance/dance",
    verbs="dance kick hop jump",
    tempo=False,
    count=Count(4, 8),
    arms=Choice(("folded", "hips")),
    level=Choice(("standing", "squatting"), (3, 1)),
)
def folk_dance_kicks(timeline: Timeline, count: int, arms: str, level: str) -> Sequence[str]:
    """Hops from foot to foot, kicking the free leg forward."""
    held: dict[str, Any] = (
        {"hand_r": At("chest", -0.10, 0.02, 0.20), "hand_l": At("chest", -0.10, -0.04, 0.16), "elbows": 70.0}
        if arms == "folded"
        else {"hands": At("pelvis", 0.16, 0.06, 0.05), "elbows": 35.0}
    )
    timeline.hold(0.2)
    timeline.to(0.5, **held)
    if level == "squatting":
        timeline.to(0.6, y=-0.46, pitch=14, bend=10, nod=-6, balance=0, heels=24, knees=16)
        for number in range(count):
            kicks, stands = ("r", "l") if number % 2 == 0 else ("l", "r")
            sign = 1.0 if kicks == "r" else -1.0
            timeline.to(0.14, exact=True, y=-0.40, x=0.05 * sign)
            timeline.to(
                0.18,
                exact=True,
                y=-0.48,
                **{
                    f"foot_{kicks}": At("hip", 0.03, -0.14, 0.78),
                    f"ankle_{kicks}": -5.0,
                    f"foot_pitch_{kicks}": 0.0,
                    f"knee_{kicks}": 0.0,
                },
            )
            timeline.hold(0.04)
            timeline.to(
                0.2,
                exact=True,
                y=-0.42,
                x=0.0,
                **{f"foot_{kicks}": At("floor", 0.11, 0.0, 0.0), f"foot_pitch_{kicks}": 24.0, f"knee_{kicks}": 16.0},
            )
            del stands
        timeline.flights.append((0.0, 0.0))
        timeline.to(0.8, y=0, pitch=0, bend=2, nod=0, heels=0, knees=0, balance=1)
        timeline.neutral(0.5)
        how = "the arms folded in front of the chest" if arms == "folded" else "both hands on the hips"
        return [
            "{dance} the Cossack dance in a squat",
            f"{{squat}} down and {{kick}} the legs forward in turn, {how}",
            f"{{do}} Russian squat kicks, {how}",
            f"{{dance}} low in a squat, kicking one leg out after the other, {number_word(count)} kicks",
            f"{{kick}} the legs out from a deep squat like a Cossack, {how}",
            f"{{do}} the kazachok, {how}",
            f"= Cossack squat kicks, {how}",
            f"{{crouch}} and {{throw}} the legs forward in turn {times(count)}, {how}",
        ]
    timeline.to(0.25, y=-0.10, balance=0, bend=0)
    for number in range(count):
        timeline.to(0.2, exact=True, advance=False, pitch=-4, twist=8 if number % 2 else -8)
        hop(
            timeline,
            0.05,
            landing="l" if number % 2 == 0 else "r",
            free=At("hip", 0.02, -0.52, 0.58),
            push_s=0.16,
            give_s=0.12,
        )
        timeline.hold(0.02)
    hops_end(timeline, 0.45)
    timeline.neutral(0.6)
    how = "the arms folded in front of the chest" if arms == "folded" else "both hands on the hips"
    return [
        "{dance} a folk dance",
        f"{{hop}} from foot to foot and {{kick}} the legs forward, {how}",
        f"{{dance}}, kicking the legs forward in turn, {how}",
        f"{{kick}} one leg forward after the other, hopping, {number_word(count)} kicks in all",
        f"{{do}} a Cossack-like kicking dance, {how}",
        f"{{jump}} from one leg to the other, kicking forward, {how}",
        f"= a lively folk dance with {number_word(count)} kicks, {how}",
        f"{{dance}} and {{kick}} {times(count)} with alternating legs, {how}",
    ]


@action(
    "dance freely",
    "social/dance/dance",
    verbs="dance sway groove bounce move",
    count=Count(2, 4),
    energy=Choice(("relaxed", "lively")),
    side=SIDE,
    moves=Choice(("side to side", "arms in the air", "with a spin", "on the spot"), (4, 1, 1, 1)),
)
def dance_freely(timeline: Timeline, count: int, energy: str, side: str, moves: str) -> Sequence[str]:
    """Step touch from side to side with arms that swing, rise and circle."""
    lively = energy == "lively"
    count = min(count, 3) if moves == "with a spin" else count
    beat = 0.40 if lively else 0.55
    size = 1.3 if lively else 0.8
    timeline.hold(0.15)
    timeline.to(0.35, y=-0.07, hands=BENT, palms=-30)
    arms = [
        (BENT.moved(out=0.22, up=0.10), BENT.moved(out=0.0)), (At("shoulder", 0.24, 0.42, 0.14), At("shoulder", 0.16, 0.10, 0.30)),
        (At("shoulder", 0.50, 0.06, 0.14), BENT.moved(up=0.16)),
    ]  # fmt: skip
    high = At("shoulder", 0.22, 0.46, 0.12)
    order = timeline.generator.permutation(len(arms))
    for number in range(2 * count):
        lead, trail, sign = ("r", "l", -1.0) if number % 2 == 0 else ("l", "r", 1.0)
        outer, inner = arms[int(order[(number // 2) % len(arms)])]
        if not lively and outer.up > 0.3:
            outer, inner = BENT.moved(out=0.2), BENT
        if moves == "arms in the air":
            outer, inner = high.moved(out=0.12, up=0.02), high.moved(up=-0.08)
        reach_m = 0.40 if moves != "on the spot" else 0.20
        timeline.to(beat, exact=True, advance=False, nod=8, **{f"hand_{lead}": outer, f"hand_{trail}": inner})
        steps(
            timeline,
            beat,
            [
                (
                    lead,
                    0.0,
                    reach_m,
                    hips(sign, size) | {"x": (reach_m - 0.18) * sign, "y": -0.12, "twist": -12 * sign * size},
                )
            ],
        )
        timeline.place = timeline.place.moved(left_m=(reach_m - 0.10) * sign)
        timeline.to(beat, exact=True, advance=False, nod=-4, **{f"hand_{lead}": inner, f"hand_{trail}": inner})
        steps(
            timeline,
            beat,
            [
                (
                    trail,
                    0.04,
                    0.10,
                    {"x": 0.04 * sign, "y": -0.05, "roll": 0, "side": -6 * sign, "yaw": 0, "twist": 8 * sign},
                )
            ],
        )
        if moves == "with a spin" and number == count:
            timeline.wait()
            timeline.to(0.3, x=0, roll=0, side=0, twist=0, hands=At("shoulder", 0.30, 0.10, 0.20))
            turn_to(timeline, -360.0, steps=4, step_s=0.28)
            timeline.wait()
    timeline.neutral(0.6)
    extra = {
        "side to side": [], "arms in the air": ["{dance} with the arms in the air", f"{{wave}} both arms overhead and {{dance}} {'lively' if lively else 'gently'}", "{put} the hands up and {dance} from side to side"],
        "with a spin": [f"{{dance}} and {{spin}} around once to the {side}", "{dance} to music with a full turn in between", "{step} from side to side, {twirl} around and {go} on dancing"],
        "on the spot": ["{dance} on the spot", "{sway} and {bounce} in place to the music", "{dance} in place with small steps"],
    }[moves]  # fmt: skip
    how = "with lively arms" if lively else "in a relaxed way"
    return [
        "{dance}",
        f"{{dance}} to music {how}",
        f"{{step}} from side to side and {{move}} the arms to the music {how}",
        f"{{dance}} {how}, stepping to the {side} and to the {other(side)}",
        f"{{groove}} to the music {how}",
        f"{{bounce}} in the knees and {{dance}} from side to side {how}",
        f"= dancing at a party {how}",
        f"{{sway}} and {{step}} side to side, {number_word(2 * count)} times, {how}",
        f"{{dance}} freely {how}, swinging hips and arms",
        *extra,
    ]


@action(
    "jazz hands",
    "social/dance/jazz",
    verbs="shake raise spread dance",
    height=Choice(("high", "shoulder", "low")),
    count=Count(1, 3),
    pose=Choice(("wide", "knee turned in", "on one knee"), (3, 1, 1)),
)
def jazz_hands(timeline: Timeline, height: str, count: int, pose: str) -> Sequence[str]:
    """Arms thrown out with shaking hands."""
    place = {
        "high": At("shoulder", 0.36, 0.38, 0.12),
        "shoulder": At("shoulder", 0.52, 0.04, 0.12),
        "low": At("shoulder", 0.40, -0.34, 0.16),
    }[height]
    timeline.hold(0.25)
    if pose == "on one knee":
        kneel(timeline, "r", 1.1)
        for number in range(count):
            timeline.to(
                0.4, hand_r=At("chest", -0.06, 0.02, 0.14), hand_l=At("chest", -0.06, -0.02, 0.16), bend=16, nod=10
            )
            timeline.to(0.24, exact=True, hands=place, palms=30, bend=-10, nod=-16)
            for shake in range(8):
                timeline.to(0.10, exact=True, palms=-25 if shake % 2 == 0 else 35, wrists=-12 if shake % 2 == 0 else 8)
            del number
        timeline.hold(0.4)
        up = {"high": "high above the shoulders", "shoulder": "out to the sides", "low": "low at the sides"}[height]
        return [
            f"{{drop}} to one knee and {{do}} jazz hands {up}",
            "{kneel} on one knee and {shake} the open hands",
            f"{{strike}} a show dance pose on one knee with shaking hands {up}",
            f"{{go}} down on one knee, {{fling}} the arms out {up} and {{shake}} the hands",
            f"{{do}} jazz hands kneeling on one knee, {up}",
            f"{{finish}} a number on one knee with jazz hands {up}",
            f"= jazz hands on one knee, {up}",
            f"{{kneel}} down and {{shimmy}} both hands {up}, {times(count)}",
            *(
                ["{do} jazz hands with one knee turned in", "{bend} one knee inward and {shake} jazz hands"]
                if pose == "knee turned in"
                else []
            ),
        ]
    step(timeline, "r", 0.0, 0.36, toes_deg=20, duration_s=0.35, advance=False)
    timeline.to(
        0.45,
        x=-0.12,
        hand_r=At("chest", -0.06, 0.02, 0.14),
        hand_l=At("chest", -0.06, -0.02, 0.16),
        y=-0.20,
        bend=18,
        nod=10,
    )
    for number in range(count):
        if number:
            timeline.to(0.35, hands=At("chest", -0.04, 0.0, 0.16), y=-0.20, bend=18, nod=10, palms=0)
        timeline.to(
            0.24,
            exact=True,
            hands=place,
            palms=30,
            bend=-8,
            nod=-14,
            y=-0.10 if pose == "wide" else -0.16,
            knee_l=0 if pose == "wide" else -20,
            foot_pitch_l=0 if pose == "wide" else 30,
        )
        for shake in range(8):
            timeline.to(0.10, exact=True, palms=-25 if shake % 2 == 0 else 35, wrists=-12 if shake % 2 == 0 else 8)
    timeline.to(0.3, knee_l=0, foot_pitch_l=0, y=-0.08, x=0, wrists=0)
    step(timeline, "r", 0.0, 0.10, toes_deg=7, duration_s=0.4, advance=False)
    timeline.neutral(0.6)
    where = {
        "high": "high above the shoulders",
        "shoulder": "out to the sides at shoulder height",
        "low": "low at the sides",
    }[height]
    return [
        "{do} jazz hands",
        f"{{throw}} both arms out and {{shake}} the open hands {where}",
        f"{{shake}} jazz hands {where}",
        f"{{spread}} the arms {where} and {{shimmy}} the hands {times(count)}",
        f"{{strike}} a show dance pose with shaking hands {where}",
        f"{{cross}} the hands at the chest, then {{fling}} them out {where} and {{shake}} them, {times(count)}",
        f"= jazz hands {where}",
        f"{{step}} wide and {{wave}} quickly with both spread hands {where}",
        *(
            ["{do} jazz hands with one knee turned in", "{bend} one knee inward and {shake} jazz hands"]
            if pose == "knee turned in"
            else []
        ),
    ]


@action("kick ball change", "social/dance/jazz", verbs="kick step dance", side=SIDE, count=Count(2, 4), tempo=False)
def kick_ball_change(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """A low kick, quickly back on the ball of that foot, and onto the other one."""
    timeline.hold(0.2)
    timeline.to(0.35, y=-0.07, hands=BENT.moved(out=0.1))
    for _ in range(count):
        timeline.to(
            0.30,
            exact=True,
            advance=False,
            x=0.07,
            z=-0.02,
            pitch=-5,
            twist=-12,
            y=-0.06,
            hand_l=BENT.moved(forward=0.16),
            hand_r=At("shoulder", 0.32, -0.26, -0.10),
            balance=0.3,
        )
        timeline.to(0.30, exact=True, foot_r=At("hip", 0.02, -0.56, 0.56), ankle_r=55)
        timeline.to(0.26, exact=True, advance=False, x=-0.04, z=-0.05, pitch=6, twist=8, y=-0.11, hands=BENT)
        timeline.to(0.24, exact=True, foot_r=At("floor", 0.08, 0.0, -0.20), foot_pitch_r=42)
        step(timeline, "l", 0.03, 0.10, duration_s=0.20, height_m=0.03, heel_first=False)
        timeline.to(0.2, exact=True, x=0.05, z=0.0, y=-0.07, twist=0)
        timeline.hold(0.12)
    timeline.to(0.2, foot_pitch_r=20, balance=1)
    step(timeline, "r", 0.0, 0.10, duration_s=0.35, advance=False)
    timeline.neutral(0.6)
    return [
        "{do} a kick ball change",
        f"{{dance}} a kick ball change with the {side} leg {times(count)}",
        f"{{kick}} the {side} foot forward, {{step}} back on the ball of it and {{change}} onto the other foot",
        f"{{kick}} low to the front with the {side} leg and quickly {{step}} behind, {times(count)}",
        f"{{do}} {number_word(count)} jazz kicks with a quick change of feet",
        f"{{dance}} jazz, kicking with the {side} leg and stepping back in rhythm",
        f"= kick ball changes with the {side} leg",
        f"{{swing}} the {side} leg forward, {{set}} it down behind and {{step}} in place with the {other(side)} foot, {times(count)}",
    ]
