"""Defence: blocks, parries, shields, dodges and stances."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import again, aimed, at_ease, fighting_stance, guard_hands, stance_body, two_handed
from kinoflow.authoring.library.blades import ONE_HAND
from kinoflow.authoring.moves import step
from kinoflow.authoring.timeline import Timeline, Value

SHIELD: dict[str, Value] = {
    "hand_l": At("shoulder", -0.16, -0.12, 0.28),
    "elbow_l": 50.0,
    "palm_l": -20.0,
    "hand_r": At("shoulder", 0.14, -0.34, -0.04),
    "elbow_r": 10.0,
    "palm_r": 0.0,
}
"""A shield on the left forearm before the chest, the weapon hand low behind; used with the left foot in front."""


@action(
    "block with the forearm",
    "game/defence/block",
    verbs="block raise lower turn guard",
    crispness="snappy",
    side=SIDE,
    height=Choice(("high", "middle", "low", "outward")),
    count=Count(1, 3, usual=1),
    answer=Choice(("none", "punch"), (3, 1)),
)
def forearm_block(timeline: Timeline, side: str, height: str, count: int, answer: str) -> Sequence[str]:
    """One forearm stops a blow from above, from the front, or low."""
    timeline.hold(0.2)
    fighting_stance(timeline, 0.6, "r")
    for _ in range(count):
        timeline.hold(0.12)
        if height == "high":
            timeline.to(0.2, hand_r=At("shoulder", -0.10, -0.26, 0.24), palm_r=40, y=-0.12)
            timeline.to(
                0.14,
                hand_r=At("shoulder", -0.14, 0.34, 0.24),
                elbow_r=65,
                palm_r=-80,
                y=-0.16,
                bend=-4,
                nod=-4,
                z=-0.04,
            )
        elif height == "middle":
            timeline.to(0.2, hand_r=At("shoulder", 0.22, 0.06, 0.14), palm_r=-30, y=-0.12, yaw=18)
            timeline.to(
                0.14, hand_r=At("shoulder", -0.14, 0.06, 0.36), elbow_r=5, palm_r=50, yaw=36, twist=18, y=-0.14, z=-0.05
            )
        elif height == "outward":
            timeline.to(
                0.22, hand_r=aimed("r", -0.26, -0.06, 0.26, 40), palm_r=50, elbow_r=5, y=-0.13, yaw=24, twist=16
            )
            timeline.to(
                0.16,
                hand_r=aimed("r", 0.38, 0.08, 0.24, 0),
                elbow_r=-10,
                palm_r=-40,
                yaw=4,
                twist=-14,
                y=-0.15,
                z=-0.03,
            )
        else:
            timeline.to(0.2, hand_r=At("shoulder", -0.20, 0.04, 0.20), palm_r=60, y=-0.12)
            timeline.to(
                0.14, hand_r=aimed("r", 0.06, -0.44, 0.34, 30), elbow_r=5, palm_r=-50, y=-0.22, bend=16, z=-0.04
            )
        timeline.hold(0.12)
        timeline.to(0.07, z=-0.10, bend=timeline.value("bend") + 3, exact=True)
        timeline.hold(0.3)
        if answer == "punch":
            timeline.to(
                0.16, hand_l=aimed("l", -0.10, 0.06, 0.56, -20), palm_l=-70, yaw=-14, twist=-16, z=0.06, bend=10
            )
            timeline.hold(0.25)
        timeline.to(0.3, nod=0, **(stance_body("r") | guard_hands("r")))
    timeline.hold(0.1)
    at_ease(timeline)
    what = {
        "outward": "{sweep} the {side} forearm outward",
        "high": "{raise} the {side} forearm above the head",
        "middle": "{swing} the {side} forearm inward before the chest",
        "low": "{sweep} the {side} forearm down",
    }[height].replace("{side}", side)
    where = {"high": "a blow from above", "middle": "a punch to the chest", "low": "a low kick", "outward": "a thrust"}[
        height
    ]
    high = {"high": "high", "low": "low", "middle": "in front of the chest", "outward": "outward"}[height]
    then = f" and {{strike}} back with the {other(side)} fist" if answer == "punch" else ""
    often = again(count)
    return [
        f"{{block}} with the {side} arm{often}",
        f"{{block}} {high} with the {side} forearm{often}{then}",
        f"{{block}} {where}{often}",
        f"{{block}} {where} with the {side} forearm{often}",
        f"{what} to block {where}{often}{then}",
        *(
            [
                f"{{parry}} with the {side} forearm, sweeping it outward{often}{then}",
                f"{{knock}} a thrust aside to the outside with the {side} forearm{often}{then}",
            ]
            if height == "outward"
            else []
        ),
        *(
            [
                f"{{block}} and {{counter}} with the {other(side)} hand",
                f"{{block}} with the {side} forearm and {{strike}} back with the {other(side)} fist",
            ]
            if then
            else []
        ),
        f"{{take}} a fighting stance, {what} and {{block}}{often}",
        f"{{defend}} with a {height} block of the {side} arm{often}",
        f"{{raise}} the guard, then {{stop}} {where} with the {side} arm{often}",
        f"{what} and {{lean}} against the impact{often}{then}",
        f"= {number_word(count)} {height} block{'s' if count > 1 else ''} with the {side} forearm",
    ]


@action(
    "block with both arms",
    "game/defence/block",
    verbs="block cover cross brace raise guard",
    crispness="snappy",
    side=SIDE,
    kind=Choice(("crossed overhead", "covering the face", "in a crouch")),
)
def cross_block(timeline: Timeline, side: str, kind: str) -> Sequence[str]:
    """Forearms crossed above the head, or drawn up before the face while blows rain; the side is that of the rear foot."""
    timeline.hold(0.2)
    fighting_stance(timeline, 0.6, "l")
    timeline.hold(0.2)
    if kind == "crossed overhead":
        timeline.to(0.18, hands=At("chest", 0.06, -0.10, 0.24), y=-0.14)
        timeline.to(
            0.15,
            hand_r=At("shoulder", -0.22, 0.36, 0.26),
            hand_l=At("shoulder", -0.20, 0.34, 0.22),
            elbows=45,
            palms=-30,
            y=-0.20,
            bend=-4,
            yaw=-6,
            twist=0,
            nod=-6,
        )
        timeline.hold(0.15)
        timeline.to(0.08, y=-0.28, bend=6, exact=True)
        timeline.hold(0.5)
        timeline.to(0.25, hands=At("shoulder", 0.06, 0.20, 0.40), y=-0.12)
    else:
        cover: dict[str, Value] = {"hands": At("head", 0.04, -0.02, 0.17), "elbows": 8.0, "palms": 30.0}
        low = kind == "in a crouch"
        if low:
            timeline.to(0.2, y=-0.44, pitch=16, bend=20, yaw=-12, twist=0, foot_pitch_r=24, knees=12)
        timeline.to(0.16, **cover, bend=24 if low else 22, nod=16, yaw=-12, twist=0, **({} if low else {"y": -0.18}))
        for number in range(3):
            timeline.hold(0.14)
            sign = 1 if number % 2 else -1
            timeline.to(0.08, z=-0.05 - 0.03 * number, twist=10 * sign, bend=27, exact=True)
            timeline.to(0.18, twist=0, bend=22)
        timeline.hold(0.2)
    timeline.to(0.3, nod=0, knees=0, foot_pitch_r=0, **(stance_body("l") | guard_hands("l")))
    timeline.hold(0.15)
    at_ease(timeline)
    how = (
        "with crossed arms above the head" if kind == "crossed overhead" else "with both forearms in front of the face"
    )
    move = "{cross} the forearms overhead" if kind == "crossed overhead" else "{pull} both forearms up before the face"
    if kind == "in a crouch":
        return [
            "{block} in a crouch with both arms", "= crouching block", "= low guard in a crouch, the forearms before the face", "{crouch} and {block} with both forearms", "{duck} behind both forearms and {block}",
            "{hunker} down behind {poss} guard while blows rain", "{crouch} down low and {cover} the face with both arms", f"{{sink}} into a crouch with the {side} foot behind and {{block}} {how}", "= crouch block of a fighting game",
        ]  # fmt: skip
    return [
        f"{{block}} {how}",
        "{block} with both arms",
        f"{{guard}} the head {how}",
        f"{move} to block an attack",
        f"{{take}} a fighting stance with the {side} foot behind, {move} and {{brace}} for the blow",
        f"{move}, {{bend}} the knees and {{absorb}} the impact",
        f"{{defend}} {how}",
        f"{{raise}} both arms and {{block}} {how}",
        f"{{shield}} the head {how}, then {{return}} to guard",
        f"= a block {how}",
        *(
            ["{block} {poss} face with both arms", "{cover} {poss} face with both arms"]
            if kind == "covering the face"
            else []
        ),
    ]


@action(
    "parry with a sword",
    "game/defence/block",
    verbs="parry block deflect counter thrust step",
    crispness="snappy",
    side=SIDE,
    direction=Choice(("inward", "outward", "overhead")),
    answer=Choice(("thrust", "none")),
)
def sword_parry(timeline: Timeline, side: str, direction: str, answer: str) -> Sequence[str]:
    """A blade knocked aside, perhaps with a thrust back."""
    timeline.hold(0.2)
    fighting_stance(timeline, 0.65, "r", hands=ONE_HAND, y_m=-0.11)
    timeline.hold(0.3)
    if direction == "inward":
        timeline.to(
            0.13, hand_r=aimed("r", -0.36, -0.02, 0.34, 56), palm_r=20, yaw=30, twist=26, z=-0.06, y=-0.14, cock_r=25
        )
    elif direction == "outward":
        timeline.to(
            0.13, hand_r=aimed("r", 0.30, -0.02, 0.38, 10), palm_r=-60, yaw=8, twist=2, z=-0.06, y=-0.14, cock_r=25
        )
    else:
        timeline.to(0.15, hand_r=At("shoulder", -0.06, 0.36, 0.30), elbow_r=55, palm_r=-80, z=-0.06, y=-0.18, bend=-2)
    timeline.hold(0.4)
    if answer == "thrust":
        timeline.to(0.16, hand_r=At("shoulder", 0.08, -0.18, 0.10), elbow_r=10, cock_r=0, yaw=14, twist=0)
        step(timeline, "r", 0.60, 0.13, duration_s=0.24, height_m=0.05, heel_first=False, advance=False)
        timeline.to(0.16, hand_r=At("air", 0.10, 1.22, 1.7), palm_r=-60, yaw=32, twist=16, z=0.24, y=-0.28, bend=10)
        timeline.hold(0.4)
        timeline.wait()
        step(timeline, "r", 0.22, 0.13, duration_s=0.36, heel_first=False, advance=False)
    timeline.to(0.4, z=0.0, y=-0.11, yaw=25, twist=10, bend=8, **(ONE_HAND | {"cock": 0.0}))
    timeline.wait()
    timeline.hold(0.15)
    at_ease(timeline)
    where = {
        "inward": f"inward, to the {other(side)}",
        "outward": f"outward, to the {side}",
        "overhead": "above the head",
    }[direction]
    tail = " and {thrust} back" if answer == "thrust" else ""
    return [
        f"{{parry}} with a sword{tail}",
        f"{{parry}} {where} with a sword{tail}",
        f"{{block}} a blade {where} with the sword in the {side} hand{tail}",
        f"{{hold}} a sword in the {side} hand, {{parry}} a strike {where}{tail}",
        f"{{deflect}} an attack {where} with a sword{tail}",
        f"{{take}} a sword stance with the {side} foot in front and {{parry}} {where}{tail}",
        f"quickly {{move}} the sword {where} to block{tail}",
        f"{{lean}} back a little, {{parry}} {where}"
        + (", then {lunge} and {thrust}" if answer == "thrust" else " and {hold} the guard"),
        f"{{defend}} with a sword in the {side} hand: a parry {where}"
        + (", then a thrust" if answer == "thrust" else ""),
        f"= a sword parry {where}" + (" and a thrust in return" if answer == "thrust" else ""),
    ]


@action(
    "shield bash",
    "game/defence/shield",
    verbs="bash push slam strike charge step",
    crispness="snappy",
    side=SIDE,
    count=Count(1, 2, usual=1),
)
def shield_bash(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Two steps in and the shield thrown forward with the shoulder behind it; the side is that of the weapon hand."""
    timeline.hold(0.2)
    fighting_stance(timeline, 0.6, "l", hands=SHIELD, y_m=-0.10, turned_deg=15)
    timeline.hold(0.15)
    for _ in range(count):
        timeline.to(
            0.28, z=-0.10, y=-0.18, yaw=10, twist=20, hand_l=At("shoulder", -0.20, -0.04, 0.20), elbow_l=60, bend=12
        )
        timeline.hold(0.1)
        timeline.place = timeline.place.moved(forward_m=0.34)
        step(timeline, "l", 0.34, 0.13, duration_s=0.24, height_m=0.05, heel_first=False, advance=False)
        timeline.to(
            0.16,
            z=0.16,
            y=-0.22,
            yaw=-38,
            twist=-20,
            hand_l=At("shoulder", -0.06, 0.08, 0.50),
            elbow_l=65,
            bend=18,
            foot_pitch_r=30,
        )
        timeline.hold(0.32)
        timeline.wait()
        step(timeline, "r", -0.22, 0.13, duration_s=0.3, height_m=0.04, heel_first=False, advance=False)
        timeline.to(0.36, z=0.0, y=-0.10, yaw=-15, twist=-10, bend=8, **SHIELD)
        timeline.wait()
    timeline.hold(0.1)
    at_ease(timeline)
    often = again(count)
    return [
        f"{{bash}} with a shield {times(count)}",
        f"{{do}} a shield bash{often}",
        f"{{push}} an enemy away with a shield{often}",
        f"{{step}} forward and {{slam}} the shield on the {other(side)} arm ahead{often}",
        f"{{draw}} the shield in, then {{strike}} forward with it{often}",
        f"{{bend}} the knees, {{lunge}} with the {other(side)} foot and {{bash}} with the shield{often}",
        f"{{thrust}} a shield forward with the {other(side)} shoulder behind it{often}",
        f"{{ram}} an opponent with a shield held on the {other(side)} forearm{often}",
        f"{{attack}} with a shield, stepping in{often}",
        f"= {number_word(count)} shield bash{'es' if count > 1 else ''}",
    ]


@action(
    "dodge",
    "game/defence/dodge",
    verbs="dodge lean step evade move avoid",
    crispness="snappy",
    side=SIDE,
    direction=Choice(("to the side", "backward", "down")),
    count=Count(1, 3, usual=1),
    how=Choice(("step", "lean", "stay there"), (3, 1, 1)),
)
def dodge(timeline: Timeline, side: str, direction: str, count: int, how: str) -> Sequence[str]:
    """Quick evasions: a side step with the trunk out of line, a hop back with the chest drawn in, a duck.

    Or the trunk alone leans out of the way, far back as in films; or the feet stay where they have stepped to.
    """
    if direction != "down" and how != "step":
        return _dodge_otherwise(timeline, side, direction, count, how)
    timeline.hold(0.2)
    timeline.to(0.4, y=-0.10, bend=8, hands=At("shoulder", 0.02, -0.10, 0.28), palms=-20)
    for number in range(count):
        timeline.hold(0.18)
        if direction == "to the side":
            step(timeline, "r", 0.0, 0.46, toes_deg=20, duration_s=0.2, height_m=0.04, heel_first=False, advance=False)
            timeline.to(0.2, x=-0.30, y=-0.26, side=-26, roll=-10, tilt=-6, bend=12)
            timeline.hold(0.32)
            timeline.wait()
            step(timeline, "r", 0.0, 0.11, toes_deg=8, duration_s=0.3, height_m=0.04, heel_first=False, advance=False)
            timeline.to(0.34, x=0, y=-0.10, side=0, roll=0, tilt=0, bend=8)
            timeline.wait()
        elif direction == "backward":
            timeline.place = timeline.place.moved(forward_m=-0.30)
            step(
                timeline, "r", -0.12, 0.13, toes_deg=20, duration_s=0.18, height_m=0.05, heel_first=False, advance=False
            )
            timeline.to(0.22, z=-0.06, y=-0.20, pitch=-14, bend=-16, nod=10, hands=At("shoulder", 0.26, -0.04, 0.26))
            timeline.wait()
            step(timeline, "l", 0.14, 0.12, toes_deg=10, duration_s=0.18, height_m=0.04, heel_first=False)
            timeline.hold(0.25)
            timeline.to(0.34, z=0.0, y=-0.10, pitch=2, bend=8, nod=0, hands=At("shoulder", 0.02, -0.10, 0.28))
            timeline.wait()
        else:
            timeline.to(0.2, y=-0.46, pitch=34, bend=34, nod=-16, hands=At("head", 0.10, -0.02, 0.16), knees=10)
            timeline.hold(0.32)
            timeline.to(0.34, y=-0.10, pitch=2, bend=8, nod=0, hands=At("shoulder", 0.02, -0.10, 0.28), knees=0)
        del number
    timeline.hold(0.15)
    at_ease(timeline)
    way = {"to the side": f"to the {side}", "backward": "backward", "down": "down"}[direction]
    often = again(count)
    own = {
        "to the side": [
            f"quickly {{step}} to the {side} and {{lean}} the body out of the way{often}",
            f"{{evade}} a punch with a fast side step to the {side}{often}",
            f"{{raise}} the hands, {{lean}} to the {side} and {{bend}} the knees to avoid an attack{often}",
            f"{{dodge}} to the {side} and {{come}} back{often}",
        ],
        "backward": [
            f"quickly {{step}} back and {{lean}} the chest away{often}",
            f"{{evade}} a blow by jumping back a step{often}",
            f"{{raise}} the hands and {{lean}} back to avoid a punch{often}",
            f"{{dodge}} backward, the {side} foot first{often}",
            f"{{backstep}} out of the way of an attack{often}",
            f"= a backstep dodge{often}",
        ],
        "down": [
            f"quickly {{crouch}} and {{stand}} up again{often}",
            f"{{duck}} under a swing with the hands beside the head{often}",
            f"{{bend}} the knees and the back to duck under a punch{often}",
            f"{{drop}} into a crouch to avoid something flying overhead{often}",
        ],
    }[direction]
    return [
        f"{{dodge}} {way} {times(count)}",
        f"{{duck}} {times(count)}" if direction == "down" else f"{{dodge}} {way}{often}",
        f"{{dodge}} an attack {'by ducking' if direction == 'down' else way}{often}",
        *own,
        f"{{evade}} an attack, moving {way}{often}",
        f"{{avoid}} a blow, moving {way} in a flash{often}",
        f"= {number_word(count)} quick dodge{'s' if count > 1 else ''} {way}",
    ]


def _dodge_otherwise(timeline: Timeline, side: str, direction: str, count: int, how: str) -> Sequence[str]:
    guard = At("shoulder", 0.02, -0.10, 0.28)
    often = again(count)
    back = direction == "backward"
    way = "backward" if back else f"to the {side}"
    timeline.hold(0.2)
    if how == "lean":
        if back:
            timeline.stance(0.40, toes_deg=14)
            timeline.to(0.35, y=-0.08, bend=6)
            for _ in range(count):
                timeline.to(
                    0.3, y=-0.34, z=0.20, pitch=-42, bend=-26, nod=-14, hands=At("shoulder", 0.52, -0.14, -0.02), elbows=0, balance=0.0, heels=30, knees=8,
                )  # fmt: skip
                timeline.hold(0.5)
                timeline.to(0.45, y=-0.08, z=0.0, pitch=2, bend=8, nod=0, hands=guard, balance=1.0, heels=0, knees=0)
                timeline.hold(0.15)
        else:
            timeline.to(0.35, y=-0.10, bend=8, hands=guard, palms=-20)
            for _ in range(count):
                timeline.to(0.17, side=-30, roll=-6, x=-0.12, tilt=-10, y=-0.18, bend=12, twist=10)
                timeline.hold(0.3)
                timeline.to(0.3, side=0, roll=0, x=0, tilt=0, y=-0.10, bend=8, twist=0)
                timeline.hold(0.12)
        at_ease(timeline)
        what = (
            "far back like in the Matrix, the arms thrown out" if back else f"to the {side}, the feet staying in place"
        )
        return [
            f"{{dodge}} by leaning {way}{often}",
            f"{{lean}} {what} to dodge{often}",
            f"{{dodge}} {way} with the upper body only{often}",
            f"{{bend}} the upper body {way} to avoid {'bullets' if back else 'a punch'}{often}",
            f"{{lean}} the trunk {way} out of the way of a blow{often}",
            f"{{evade}} an attack without moving the feet, leaning {way}{often}",
            f"{{slip}} a blow by leaning {way}{often}" if not back else f"{{bend}} over backward to dodge bullets{often}",
            f"= a dodge by leaning {way}{often}",
        ]  # fmt: skip
    timeline.to(0.35, y=-0.10, bend=8, hands=guard, palms=-20)
    for _ in range(count):
        timeline.hold(0.15)
        if back:
            timeline.place = timeline.place.moved(forward_m=-0.42)
            timeline.to(0.34, z=0.0, pitch=-6, bend=-6, y=-0.14, advance=False)
            for foot in ("r", "l"):
                step(timeline, foot, 0.0, 0.12, duration_s=0.17, height_m=0.06, heel_first=False)
        else:
            timeline.place = timeline.place.moved(left_m=-0.50)
            timeline.to(0.36, x=0.0, z=0.0, y=-0.18, side=-12, bend=10, advance=False)
            step(timeline, "r", 0.0, 0.13, toes_deg=12, duration_s=0.2, height_m=0.05, heel_first=False)
            step(timeline, "l", 0.0, 0.13, toes_deg=8, duration_s=0.18, height_m=0.05, heel_first=False)
        timeline.wait()
        timeline.to(0.2, side=0, pitch=2, bend=8, y=-0.10)
    timeline.hold(0.25)
    at_ease(timeline)
    return [
        f"{{sidestep}} an attack to the {side}{often}" if not back else f"{{jump}} back out of reach{often}",
        f"{{dodge}} {way} with quick steps of both feet and {{stay}} there{often}",
        f"{{do}} a quick side-step dodge to the {side}{often}"
        if not back
        else f"{{do}} a quick back-step dodge{often}",
        f"{{hop}} {way} to get out of the way{often}",
        f"{{evade}} {way} with both feet, the hands raised{often}",
        f"{{shift}} quickly {way} to avoid a blow{often}",
        f"{{move}} {way} out of the line of attack{often}",
        f"= dodge step {way}{often}",
    ]


@action(
    "bob and weave",
    "game/defence/dodge",
    verbs="bob weave duck slip dodge sway",
    crispness="crisp",
    side=SIDE,
    count=Count(2, 4),
)
def bob_and_weave(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """A boxer's head movement: under and across from side to side in guard; it begins to the named side."""
    timeline.hold(0.2)
    fighting_stance(timeline, 0.6, "l", length_m=0.34, width_m=0.36, turned_deg=12)
    timeline.hold(0.15)
    sign = -1.0
    for _ in range(count):
        timeline.to(
            0.26,
            y=-0.36,
            x=0.04 * sign,
            pitch=14,
            bend=22,
            nod=-10,
            side=0,
            **{k: v for k, v in guard_hands("l", -20).items() if k.startswith("hand")},
        )
        timeline.to(0.26, y=-0.14, x=0.16 * sign, side=16 * sign, pitch=6, bend=12, nod=0, twist=10 * sign - 6)
        timeline.hold(0.12)
        sign = -sign
    timeline.to(0.3, **(stance_body("l", turned_deg=12) | guard_hands("l")))
    timeline.hold(0.1)
    at_ease(timeline)
    many = number_word(count)
    return [
        f"{{bob}} and {{weave}} {times(count)}",
        "{bob} and {weave} like a boxer",
        f"{{dodge}} punches by weaving from side to side, {times(count)}",
        f"{{duck}} under {many} punches, first to the {side}",
        f"{{keep}} the fists up and {{sway}} the body down and across, starting to the {side}",
        f"{{hold}} a boxing guard and {{weave}} {times(count)} from side to side",
        f"{{bend}} the knees, {{duck}} and {{come}} up on the {side}, then on the other side, {many} ducks in all",
        f"{{slip}} {many} punches with bent knees and raised fists",
        f"{{move}} the head out of the way {times(count)}, bobbing from side to side",
        f"= {many} boxing weaves, the first to the {side}",
    ]


@action(
    "ready stance",
    "game/defence/ready stance",
    verbs="stand maintain raise hold prepare step lower keep",
    crispness="crisp",
    side=SIDE,
    weapon=Choice(("fists", "sword", "two-handed sword", "spear", "claws", "sword and shield", "knife", "open hands")),
)
def ready_stance(timeline: Timeline, side: str, weapon: str) -> Sequence[str]:
    """Take a stance, hold it while breathing and watching, small shifts of weight."""
    timeline.hold(0.25)
    lead = "l"
    hands: dict[str, Value] | None
    if weapon == "fists":
        hands = None
    elif weapon == "sword":
        lead = "r"
        hands = ONE_HAND
    elif weapon == "two-handed sword":
        hands = {**two_handed(At("head", 0.17, -0.06, 0.12)), "elbows": 30.0, "cock": 0.0}
    elif weapon == "spear":
        hands = {
            "hand_l": aimed("l", -0.06, -0.14, 0.46, -35),
            "hand_r": At("shoulder", 0.18, -0.16, -0.14),
            "palms": 20.0,
            "elbows": 20.0,
        }
    elif weapon == "sword and shield":
        hands = {**SHIELD, "hand_r": At("shoulder", 0.16, 0.16, 0.02), "elbow_r": 20.0}
    elif weapon == "knife":
        lead = "r"
        hands = {
            "hand_r": aimed("r", 0.0, -0.14, 0.40, 15),
            "hand_l": At("shoulder", -0.06, -0.10, 0.22),
            "palms": -50.0,
            "elbows": 5.0,
        }
    elif weapon == "open hands":
        hands = {
            "hand_l": aimed("l", -0.06, 0.02, 0.46, -35), "hand_r": At("chest", -0.02, -0.08, 0.22), "palm_l": -60.0, "wrist_l": -50.0, "palm_r": -40.0, "elbows": 8.0,
        }  # fmt: skip
    else:
        hands = {"hands": At("shoulder", 0.20, -0.06, 0.38), "palms": -60.0, "wrists": 30.0, "elbows": 25.0}
    fighting_stance(timeline, 0.6, lead, hands=hands, y_m=-0.22 if weapon == "knife" else -0.16, length_m=0.5)
    timeline.hold(0.5)
    front, back = (0.06, -0.05)
    for _ in range(2):
        timeline.to(0.55, z=front, y=-0.20, bend=11)
        timeline.to(0.55, z=back, y=-0.15, bend=7)
    timeline.to(0.3, z=0.0)
    timeline.hold(0.4)
    at_ease(timeline)
    front_foot = side if lead == "r" else other(side)
    held = {
        "fists": "with raised fists",
        "sword": f"with a sword in the {side} hand",
        "two-handed sword": f"with a sword raised beside the {side} ear in both hands",
        "spear": "with a spear held in both hands",
        "claws": "with both hands spread like claws",
        "sword and shield": f"with a shield on the {other(side)} arm and a sword raised in the {side} hand",
        "knife": f"with a knife in the {side} hand",
        "open hands": f"with open hands like in kung fu, the {other(side)} palm ahead",
    }[weapon]
    return [
        f"{{take}} a fighting stance {held}",
        f"{{stand}} ready to fight {held}",
        "{hold} a combat stance",
        f"{{maintain}} a fighting stance {held}",
        f"{{step}} into a ready stance {held}, the {front_foot} foot in front",
        f"{{bend}} the knees and {{stand}} on guard {held}",
        f"{{prepare}} for battle {held}",
        f"{{step}} with the {front_foot} foot forward, {{sink}} a little and {{keep}} watch {held}",
        f"{{hold}} a battle pose {held}, shifting the weight back and forth",
        f"{{raise}} the hands into a guard {held} and {{wait}} for the enemy"
        if weapon in ("fists", "claws", "open hands")
        else f"{{raise}} the weapon and {{wait}} for the enemy {held}",
        f"= a fighting stance {held}, {front_foot} foot forward",
    ]
