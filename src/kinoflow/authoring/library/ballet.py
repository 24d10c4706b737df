"""Ballet."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.moves import hop, hops_end, jump, step
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
    arms=Choice(("rounded overhead", "on the hips", "out to the sides"), (3, 1, 1)),
    feet=Choice(("both", "one"), (4, 1)),
    side=SIDE,
)
def releve_with_port_de_bras(
    timeline: Timeline, count: int, start: str, arms: str, feet: str, side: str
) -> Sequence[str]:
    """Up on the toes while rounded arms rise overhead, down again while they open."""
    timeline.start(foot_l=At("floor", 0.08, 0, 0), foot_r=At("floor", 0.08, 0, 0), toes=50)
    if start == "ready":
        timeline.start(hands=LOW, elbows=25)
    else:
        timeline.hold(0.25)
        timeline.to(0.6, hands=LOW, elbows=25)
    plain = arms != "rounded overhead" or feet == "one"
    held = {"rounded overhead": FIFTH, "on the hips": At("pelvis", 0.16, 0.06, 0.05), "out to the sides": SECOND}[arms]
    if plain:
        timeline.to(0.7, hands=held, elbows=35 if arms == "on the hips" else 20)
        if feet == "one":
            timeline.to(0.7, x=0.07, foot_r=At("hip", -0.06, -0.44, 0.08), knee_r=55, ankle_r=60)
        for _ in range(count):
            timeline.to(
                0.45,
                y=-0.08 if feet == "both" else -0.05,
                knees=26 if feet == "both" else 0,
                **({} if feet == "both" else {"knee_r": 55.0}),
            )
            timeline.to(
                0.55, y=0.11, nod=-4, **({"heels": 46.0, "knees": 6.0} if feet == "both" else {"foot_pitch_l": 44.0})
            )
            timeline.hold(0.7)
            timeline.to(0.6, y=0.0, nod=0, **({"heels": 0.0} if feet == "both" else {"foot_pitch_l": 0.0}))
        if feet == "one":
            timeline.to(0.6, foot_r=At("floor", 0.08, 0.0, 0.0), knee_r=0, x=0.0)
        timeline.neutral(0.7)
        where = {
            "rounded overhead": "the arms rounded overhead",
            "on the hips": "hands on the hips",
            "out to the sides": "the arms out to the sides",
        }[arms]
        on = "on both feet" if feet == "both" else f"on the {other(side)} foot, the {side} foot at the knee"
        return [
            f"{{rise}} on the toes {on}, {where}",
            f"{{do}} relevés {on}, {where}",
            f"{{do}} {counted(count, 'relevé')} {on}",
            f"{{bend}} the knees a little and {{rise}} on tiptoe like a ballet dancer, {where}",
            f"{{balance}} high on the toes {on}, {where}",
            f"{{rise}} and {{lower}} {times(count)} {on}, {where}",
            f"= ballet relevés {on}, {where}",
            f"{{dance}} ballet, rising on the toes {on}, {where}",
        ]
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
    arms=Choice(("first", "second", "overhead", "out to the sides"), (2, 2, 1, 1)),
    leg=Choice(("straight", "bent"), (4, 1)),
    height=Choice(("high", "low"), (2, 1)),
)
def arabesque(timeline: Timeline, side: str, arms: str, leg: str, height: str) -> Sequence[str]:
    """On the left leg, the right one stretched behind, the arms long."""
    timeline.hold(0.25)
    timeline.to(0.5, hands=FIRST, elbows=20)
    step(timeline, "l", 0.28, 0.04, toes_deg=20, duration_s=0.5, advance=False)
    timeline.to(0.55, z=0.20, x=0.03, hands=SECOND)
    timeline.place = timeline.place.moved(forward_m=0.28)
    timeline.to(0.35, foot_pitch_r=46, z=0.0, x=0.04, exact=True)
    tip, lifted, back = (
        (46, At("hip", 0.05, -0.74, -0.36), -26) if height == "high" else (22, At("hip", 0.05, -0.76, -0.32), -12)
    )
    if leg == "bent":
        tip, lifted, back = 14, At("hip", 0.10, -0.34, -0.46), -20
    hands = (
        {"hands": FIFTH if arms == "overhead" else SECOND}
        if arms in ("overhead", "out to the sides")
        else {"hand_l": At("shoulder", 0.02, 0.14, 0.56), "hand_r": At("shoulder", 0.54, 0.0, -0.08)}
        if arms == "first"
        else {"hand_r": At("shoulder", 0.02, 0.14, 0.56), "hand_l": At("shoulder", 0.54, 0.02, -0.02)}
    )
    timeline.to(
        1.0, foot_r=lifted, ankle_r=62, foot_pitch_r=0, pitch=tip, bend=back, nod=-20, elbows=0, palms=-60, **hands
    )
    timeline.to(0.9, foot_r=lifted.moved(up=0.03, forward=-0.03), pitch=tip + 3)
    timeline.to(0.8, foot_r=At("hip", 0.04, -0.78, -0.10), pitch=4, bend=0, nod=0, hands=SECOND, ankle_r=40)
    timeline.to(0.35, foot_r=At("floor", 0.10, 0, 0.0))
    timeline.neutral(0.7)
    stand = other(side)
    front = stand if arms == "first" else side
    if leg == "bent" or arms in ("overhead", "out to the sides"):
        name = "attitude" if leg == "bent" else "arabesque"
        shape = (
            f"the {side} leg lifted behind with the knee bent" if leg == "bent" else f"the {side} leg stretched behind"
        )
        held = {
            "overhead": "both arms rounded overhead", "out to the sides": "the arms out to the sides", "first": f"the {front} arm forward", "second": f"the {front} arm forward",
        }[arms]  # fmt: skip
        return [
            f"{{do}} an {name}, {held}",
            f"{{stand}} on the {stand} leg in an {name}, {shape}, {held}",
            f"{{perform}} an {name} on the {stand} leg, {held}",
            f"{{step}} forward with the {stand} foot and {{balance}}, {shape}",
            f"{{balance}} like a ballet dancer, {shape}, {held}",
            f"{{hold}} an {name} on the {stand} leg, then {{lower}} the {side} leg",
            f"= a ballet {name}, {shape}",
            f"{{dance}} ballet and {{hold}} an {name}, {held}",
            *(
                [
                    f"{{do}} a low arabesque, the {side} leg lifted only a little off the floor",
                    "{hold} an arabesque with the back leg low",
                ]
                if height == "low"
                else []
            ),
            *(
                [
                    f"{{do}} a second arabesque, the {front} arm forward",
                    f"{{stand}} on the {other(side)} leg in second arabesque",
                ]
                if arms == "second"
                else []
            ),
        ]
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
        *(
            [
                f"{{do}} a low arabesque, the {side} leg lifted only a little off the floor",
                "{hold} an arabesque with the back leg low",
            ]
            if height == "low"
            else []
        ),
        *(
            [
                f"{{do}} a second arabesque, the {front} arm forward",
                f"{{stand}} on the {other(side)} leg in second arabesque",
            ]
            if arms == "second"
            else []
        ),
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


@action(
    "battement",
    LEAF,
    verbs="kick brush lift point swing",
    side=SIDE,
    direction=Choice(("forward", "sideways", "backward")),
    height=Choice(("high kick", "pointed on the floor", "waist high"), (2, 1, 1)),
    count=Count(2, 4),
)
def battement(timeline: Timeline, side: str, direction: str, height: str, count: int) -> Sequence[str]:
    """The straight right leg brushed out and thrown up, or only pointed on the floor (tendu), the body upright."""
    timeline.start(foot_l=At("floor", 0.08, 0, 0), foot_r=At("floor", 0.08, 0, 0), toes=50)
    timeline.hold(0.25)
    timeline.to(0.6, hands=SECOND, elbows=20, palms=-20, x=0.07)
    low = height == "pointed on the floor"
    goal = {
        "forward": {"high kick": At("hip", 0.02, 0.20, 0.79), "waist high": At("hip", 0.02, -0.16, 0.81), "pointed on the floor": At("hip", 0.0, -0.73, 0.36)},
        "sideways": {"high kick": At("hip", 0.76, 0.08, 0.22), "waist high": At("hip", 0.76, -0.26, 0.16), "pointed on the floor": At("hip", 0.36, -0.73, 0.06)},
        "backward": {"high kick": At("hip", 0.03, -0.56, -0.60), "waist high": At("hip", 0.03, -0.68, -0.46), "pointed on the floor": At("hip", 0.0, -0.74, -0.36)},
    }[direction][height]  # fmt: skip
    lean: dict[str, float] = {
        "forward": {"pitch": -4.0},
        "sideways": {"roll": 4.0 if low else 9.0},
        "backward": {"pitch": 6.0 if low else 20.0},
    }[direction]
    if low:
        lean = {name: value / 3 for name, value in lean.items()}
    for _ in range(count):
        timeline.to(0.34 if not low else 0.5, foot_r=goal, ankle_r=64, x=0.09, **lean)
        timeline.hold(0.1 if not low else 0.35)
        timeline.to(
            0.42 if not low else 0.5, foot_r=At("floor", 0.08, 0.0, 0.0), ankle_r=10, x=0.07, **dict.fromkeys(lean, 0.0)
        )
        timeline.hold(0.14)
    timeline.neutral(0.7)
    name = "tendu" if low else "grand battement"
    where = {"forward": "to the front", "sideways": "to the side", "backward": "to the back"}[direction]
    up = {
        "high kick": "as high as possible",
        "pointed on the floor": "along the floor into a point",
        "waist high": "to hip height",
    }[height]
    return [
        f"{{do}} {counted(count, name)} {where} with the {side} leg",
        f"{{brush}} the straight {side} leg {where} {up}, {times(count)}",
        f"{{kick}} the {side} leg {where} like a ballet dancer, {up}"
        if not low
        else f"{{point}} the {side} foot {where} on the floor like a ballet dancer",
        f"{{swing}} the {side} leg {where} {up} with an upright back, arms out to the sides"
        if not low
        else f"{{stretch}} the {side} leg {where} {up}, arms out to the sides",
        f"{{perform}} {counted(count, name)} {where}, {side} leg",
        f"{{lift}} the {side} leg {where} {up} and {{close}} it again, {times(count)}"
        if not low
        else f"{{slide}} the {side} foot {where} {up} and {{close}} it again, {times(count)}",
        f"= ballet {name}s {where} with the {side} leg",
        f"{{stand}} on the {other(side)} leg and {{throw}} the {side} leg {where}, {up}"
        if not low
        else f"{{stand}} on the {other(side)} leg and {{point}} the {side} toes {where}",
    ]


@action(
    "ballet jumps",
    LEAF,
    verbs="jump bounce spring land",
    tempo=False,
    count=Count(3, 6),
    feet=Choice(("together", "changing")),
    arms=Choice(("low", "overhead"), (2, 1)),
)
def ballet_jumps(timeline: Timeline, count: int, feet: str, arms: str) -> Sequence[str]:
    """Small straight jumps from turned-out feet with pointed toes; the feet may change places in the air."""
    timeline.start(foot_l=At("floor", 0.08, 0, 0), foot_r=At("floor", 0.08, 0, 0), toes=48, hands=LOW, elbows=25)
    timeline.hold(0.25)
    if arms == "overhead":
        timeline.to(0.6, hands=FIRST)
        timeline.to(0.5, hands=FIFTH)
    timeline.to(0.3, y=-0.14, knees=36, balance=0)
    for number in range(count):
        ahead = 0.07 if feet == "changing" else 0.0
        sign = 1.0 if number % 2 == 0 else -1.0
        hop(
            timeline,
            0.16,
            landing="both",
            foot_out_m=0.07,
            dip_m=0.15,
            push_s=0.20,
            give_s=0.20,
            forward_l_m=ahead * sign,
            forward_r_m=-ahead * sign,
        )
        timeline.to(0.1, knees=36, exact=True)
    hops_end(timeline, 0.5, foot_out_m=0.08)
    timeline.to(0.4, knees=4)
    timeline.neutral(0.6)
    held = "rounded arms low" if arms == "low" else "rounded arms overhead"
    name = "sauté" if feet == "together" else "changement"
    how = "landing in first position" if feet == "together" else "the feet changing places in the air"
    return [
        f"{{do}} {counted(count, name)}, {held}",
        f"{{jump}} straight up {times(count)} like a ballet dancer, {how}",
        f"{{do}} {number_word(count)} small ballet jumps with turned out feet",
        f"{{perform}} {counted(count, name)}, {how}",
        f"{{bend}} the knees outward and {{spring}} up with pointed toes, {times(count)}",
        f"{{bounce}} in small ballet jumps, {held}",
        f"= {number_word(count)} ballet jumps, {how}",
        f"{{jump}} on the spot with an upright back and {held}, {times(count)}",
    ]
