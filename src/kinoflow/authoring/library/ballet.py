"""Ballet."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.moves import jump, step
from kinoflow.authoring.timeline import Timeline

LEAF = "social/dance/ballet"
LOW = At("shoulder", -0.06, -0.46, 0.20)
FIRST = At("chest", 0.02, -0.10, 0.34)
SECOND = At("shoulder", 0.52, -0.06, 0.14)
FIFTH = At("shoulder", -0.04, 0.50, 0.14)
"""Rounded arms: low before the thighs, before the chest, out to the sides, overhead."""


@action(
    "plie",
    LEAF,
    verbs="bend plie lower",
    count=Count(2, 3),
    position=Choice(("first", "second")),
    depth=Choice(("demi", "grand")),
)
def plie(timeline: Timeline, count: int, position: str, depth: str) -> Sequence[str]:
    """Knees bend outward over turned-out feet, the back upright."""
    width = 0.09 if position == "first" else 0.36
    timeline.start(
        foot_l=At("floor", width, 0, 0),
        foot_r=At("floor", width, 0, 0),
        toes=62,
        hands=SECOND,
        elbows=20,
        palms=-20,
        bend=0,
    )
    timeline.hold(0.3)
    low = {"demi": -0.20, "grand": -0.40}[depth]
    heels = 40 if depth == "grand" and position == "first" else 0
    for _ in range(count):
        timeline.to(0.9, y=low, knees=50, heels=heels, hands=LOW, pitch=2, bend=0, nod=6)
        timeline.to(0.45, hands=FIRST, nod=2)
        timeline.to(0.85, y=0, knees=10, heels=0, hands=SECOND, pitch=0, nod=-4)
        timeline.hold(0.15)
    word = f"{depth} plié"
    feet = "the heels together" if position == "first" else "the feet wide apart"
    return [
        f"{{do}} {number_word(count)} ballet plies",
        f"{{bend}} the knees outward and {{rise}} again like a ballet dancer, {times(count)}",
        f"{{perform}} {counted(count, word)} in {position} position",
        f"{{bend}} the knees over the turned out feet, {feet}, and {{stretch}} them again, {times(count)}",
        f"{{lower}} into a {word} with an upright back, the arms moving down and out to the sides",
        f"{{plié}} {times(count)} in {position} position, {feet}",
        f"= {counted(count, word)} with rounded arms",
        f"{{stand}} with turned out feet, {feet}, and {{lower}} the hips straight down and up, {times(count)}",
    ]


@action(
    "releve with port de bras",
    LEAF,
    verbs="rise raise lift open lower",
    count=Count(1, 2),
    start=Choice(("standing", "ready"), (3, 1)),
)
def releve_with_port_de_bras(timeline: Timeline, count: int, start: str) -> Sequence[str]:
    """Up on the toes while rounded arms rise overhead, down again while they open."""
    timeline.start(foot_l=At("floor", 0.08, 0, 0), foot_r=At("floor", 0.08, 0, 0), toes=50)
    if start == "ready":
        timeline.start(hands=LOW, elbows=25)
    else:
        timeline.hold(0.25)
        timeline.to(0.6, hands=LOW, elbows=25)
    for _ in range(count):
        timeline.to(0.5, y=-0.12, knees=40, hands=LOW, nod=8)
        timeline.to(0.7, hands=FIRST, palms=-10, y=0, knees=8, nod=0)
        timeline.to(0.8, hands=FIFTH, heels=46, y=0.11, nod=-10, bend=-6)
        timeline.hold(0.7)
        timeline.to(1.0, hands=SECOND, heels=0, y=0, nod=0, bend=0, advance=False, turn=-24)
        timeline.hold(1.05)
        timeline.to(0.7, hands=LOW, turn=0)
    timeline.neutral(0.6)
    return [
        "{rise} on the toes and {lift} the arms overhead",
        f"{{do}} a ballet relevé with the arms rising overhead, {times(count)}",
        "{raise} rounded arms overhead while rising on tiptoe, then {open} them to the sides",
        f"{{perform}} a port de bras with a relevé {times(count)}",
        "{dance} ballet, rising on the toes with both arms above the head",
        "{stand} with turned out feet, {bend} the knees, {rise} on the toes and {lower} again",
        "= a relevé with rounded arms overhead",
        f"{{lift}} the arms to the front and overhead, {{rise}} on the toes, {{open}} the arms and {{come}} down, {times(count)}",
    ]


@action(
    "arabesque",
    LEAF,
    verbs="lift raise balance stretch extend",
    side=SIDE,
    arms=Choice(("first", "second")),
    height=Choice(("high", "low"), (2, 1)),
)
def arabesque(timeline: Timeline, side: str, arms: str, height: str) -> Sequence[str]:
    """On the left leg, the right one stretched behind, the arms long."""
    timeline.hold(0.25)
    timeline.to(0.5, hands=FIRST, elbows=20)
    step(timeline, "l", 0.28, 0.04, toes_deg=20, duration_s=0.5, advance=False)
    timeline.to(0.55, z=0.20, x=0.03, hands=SECOND)
    timeline.place = timeline.place.moved(forward_m=0.28)
    timeline.to(0.35, foot_pitch_r=46, z=0.0, x=0.04, exact=True)
    tip, leg, back = (
        (46, At("hip", 0.05, -0.74, -0.36), -26) if height == "high" else (22, At("hip", 0.05, -0.76, -0.32), -12)
    )
    hands = (
        {"hand_l": At("shoulder", 0.02, 0.14, 0.56), "hand_r": At("shoulder", 0.54, 0.0, -0.08)}
        if arms == "first"
        else {"hand_r": At("shoulder", 0.02, 0.14, 0.56), "hand_l": At("shoulder", 0.54, 0.02, -0.02)}
    )
    timeline.to(
        1.0, foot_r=leg, ankle_r=62, foot_pitch_r=0, pitch=tip, bend=back, nod=-20, elbows=0, palms=-60, **hands
    )
    timeline.to(0.9, foot_r=leg.moved(up=0.03, forward=-0.03), pitch=tip + 3)
    timeline.to(0.8, foot_r=At("hip", 0.04, -0.78, -0.10), pitch=4, bend=0, nod=0, hands=SECOND, ankle_r=40)
    timeline.to(0.35, foot_r=At("floor", 0.10, 0, 0.0))
    timeline.neutral(0.7)
    stand = other(side)
    front = stand if arms == "first" else side
    return [
        "{do} an arabesque",
        f"{{stand}} on the {stand} leg and {{lift}} the {side} leg straight behind in an arabesque",
        f"{{perform}} a {height} arabesque on the {stand} leg, the {front} arm stretched forward",
        f"{{step}} forward with the {stand} foot, {{raise}} the {side} leg behind and {{balance}}",
        f"{{stretch}} the {side} leg backward and the {front} arm forward like a ballet dancer",
        f"{{balance}} on the {stand} leg in an arabesque, then {{lower}} the {side} leg",
        f"= a {height} ballet arabesque with the {side} leg",
        f"{{extend}} the {side} leg behind the body and the {front} arm to the front, standing on one leg",
        f"{{dance}} ballet and {{hold}} an arabesque on the {stand} leg",
    ]


@action("grand jete", LEAF, verbs="leap jump run split", tempo=False, side=SIDE, arms=Choice(("fifth", "second")))
def grand_jete(timeline: Timeline, side: str, arms: str) -> Sequence[str]:
    """Two steps and a leap with the legs split in the air."""
    timeline.hold(0.2)
    timeline.to(0.35, hands=LOW, elbows=20)
    for number, (foot, far) in enumerate((("r", 0.5), ("l", 0.75))):
        timeline.place = timeline.place.moved(forward_m=far)
        timeline.to(
            0.40,
            exact=True,
            advance=False,
            z=-0.06 if number == 0 else -0.10,
            y=-0.06 if number == 0 else -0.14,
            pitch=8,
        )
        step(timeline, foot, 0.0, 0.07, duration_s=0.34, height_m=0.07)
        timeline.hold(0.06)
    hands = FIFTH if arms == "fifth" else At("shoulder", 0.54, 0.10, 0.08)
    jump(
        timeline, 0.40, forward_m=1.5, takeoff="l", landing="r", crouch_s=0, push_s=0.22, recover_s=0, arms=False, lean_deg=6,
        air={"foot_r": At("hip", 0.02, -0.30, 0.76), "foot_l": At("hip", 0.04, -0.36, -0.74), "hands": hands, "ankles": 60.0, "nod": -10.0},
    )  # fmt: skip
    timeline.to(0.45, hands=SECOND, foot_l=At("hip", 0.06, -0.70, -0.36), pitch=14, bend=-6, y=-0.12)
    timeline.hold(0.1)
    timeline.to(0.35, advance=False, y=0.0, pitch=2)
    step(timeline, "l", 0.0, 0.10, duration_s=0.4)
    timeline.neutral(0.6)
    held = "the arms rounded overhead" if arms == "fifth" else "the arms out to the sides"
    return [
        "{do} a grand jete",
        f"{{run}} two steps and {{leap}} with the legs split, {held}",
        f"{{leap}} like a ballet dancer, the {side} leg in front, {held}",
        f"{{jump}} forward in a split leap, landing on the {side} foot",
        f"{{perform}} a grand jeté off the {other(side)} foot, {held}",
        "{take} two steps, {push} off and {split} the legs in the air",
        f"= a grand jeté with the {side} leg leading, {held}",
        f"{{fly}} through the air in a ballet leap, the {side} leg forward and the {other(side)} one back",
        f"{{leap}} forward with legs stretched to front and back and {{land}} on one leg, {held}",
    ]
