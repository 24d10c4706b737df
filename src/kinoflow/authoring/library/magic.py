"""Magic: spells, seals, talismans, wands and staffs, energy gathered and let go."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import AHEAD, again, aimed, at_ease
from kinoflow.authoring.moves import circle, step
from kinoflow.authoring.timeline import Timeline, Value


@action(
    "cast a spell with one hand",
    "game/magic/spell",
    verbs="cast raise push extend throw thrust",
    crispness="crisp",
    side=SIDE,
    direction=Choice(("forward", "upward", "sideways", "in an arc")),
    count=Count(1, 2, usual=1),
    before=Choice(("gathering at the shoulder", "circling overhead"), (3, 1)),
)
def cast_one_hand(timeline: Timeline, side: str, direction: str, count: int, before: str) -> Sequence[str]:
    """The hand gathers at the shoulder or hip, circles, and is thrust out with an open palm."""
    timeline.hold(0.2)
    timeline.look_at("hand_r", 0.3)
    for number in range(count):
        timeline.to(
            0.5,
            hand_r=At("shoulder", 0.20, -0.24, 0.16),
            palm_r=80,
            wrist_r=20,
            y=-0.06,
            yaw=-20,
            twist=-16,
            elbow_r=10,
            hand_l=At("shoulder", 0.20, -0.40, 0.06),
        )
        if before == "circling overhead" and number == 0:
            timeline.look_at("hand_r", 0.2)
            circle(timeline, {"hand_r": At("head", 0.10, 0.42, 0.06)}, 0.24, 2, 0.75, elbow_r=10, twist=0, yaw=0)
        timeline.to(0.35, hand_r=At("shoulder", 0.10, 0.02, 0.14), elbow_r=30, palm_r=20)
        timeline.hold(0.22)
        if number == 0:
            timeline.look_at(
                AHEAD
                if direction == "forward"
                else At("floor", 0.0, 4.0, 2.5)
                if direction == "upward"
                else At("floor", -4.0, 1.5, 0.6)
                if direction == "sideways"
                else None,
                0.2,
            )
        if direction == "forward":
            step(timeline, "r", 0.42, 0.12, duration_s=0.24, heel_first=False, advance=False)
            timeline.to(
                0.18,
                hand_r=aimed("r", -0.04, 0.04, 0.58, 34),
                palm_r=-85,
                wrist_r=-75,
                yaw=16,
                twist=18,
                z=0.22,
                y=-0.14,
                bend=10,
                hand_l=At("shoulder", 0.34, -0.30, -0.14),
            )
        elif direction == "upward":
            timeline.to(
                0.2,
                hand_r=At("shoulder", 0.04, 0.56, 0.10),
                palm_r=-20,
                wrist_r=-60,
                yaw=4,
                twist=6,
                y=0.0,
                heels=8,
                bend=-8,
                hand_l=At("shoulder", 0.28, -0.40, 0.0),
            )
        elif direction == "in an arc":
            step(timeline, "r", 0.26, 0.14, duration_s=0.24, heel_first=False, advance=False)
            timeline.to(
                0.2, hand_r=At("shoulder", 0.48, 0.0, 0.20), palm_r=-70, wrist_r=-50, twist=-28, yaw=-14, y=-0.10
            )
            timeline.to(0.5, exact=True, hand_r=aimed("r", -0.10, 0.0, 0.54, 14), twist=6, yaw=8, z=0.12)
            timeline.to(0.3, exact=True, hand_r=At("shoulder", -0.36, 0.0, 0.36), twist=30, yaw=22, bend=6)
        else:
            step(timeline, "r", 0.0, 0.42, duration_s=0.24, toes_deg=35, heel_first=False, advance=False)
            timeline.to(
                0.2,
                hand_r=At("shoulder", 0.56, 0.04, 0.08),
                palm_r=-80,
                wrist_r=-70,
                yaw=-14,
                twist=-10,
                x=-0.18,
                y=-0.14,
                side=-6,
                hand_l=At("shoulder", -0.06, -0.18, 0.22),
            )
        timeline.hold(0.5)
        timeline.wait()
        if direction in ("forward", "in an arc"):
            step(timeline, "r", 0.0, 0.10, duration_s=0.4, advance=False)
        elif direction == "sideways":
            step(timeline, "r", 0.0, 0.10, toes_deg=8, duration_s=0.4, advance=False)
        timeline.to(
            0.45,
            hand_r=At("shoulder", 0.12, -0.36, 0.18),
            palm_r=0,
            wrist_r=0,
            yaw=0,
            twist=0,
            x=0,
            z=0,
            side=0,
            bend=4,
            y=-0.03,
            elbow_r=0,
            **({"heels": 0} if direction == "upward" else {}),
        )
        timeline.wait()
    at_ease(timeline)
    where = {
        "forward": "straight ahead",
        "upward": "up at the sky",
        "sideways": f"to the {side}",
        "in an arc": f"in an arc from {side} to {other(side)}",
    }[direction]
    often = again(count)
    move = {
        "forward": f"{{step}} forward and {{thrust}} the {side} palm ahead",
        "upward": f"{{thrust}} the {side} palm up overhead",
        "sideways": f"{{step}} to the {side} and {{thrust}} the palm out to that side",
        "in an arc": f"{{sweep}} the {side} arm in front from {side} to {other(side)}",
    }[direction]
    return [
        f"{{cast}} a spell with the {side} hand{often}",
        f"{{cast}} a spell {where}{often}",
        f"{{use}} magic with one hand{often}",
        f"{{cast}} a magic spell {where} with the {side} hand{often}",
        f"{{gather}} magic in the {side} hand, then {move}{often}"
        if before != "circling overhead"
        else f"{{whirl}} the {side} hand above the head, then {move}{often}",
        f"{{draw}} the {side} hand back, {{look}} at it, then {move}{often}",
        f"{{shoot}} a fireball {where} from the {side} hand{often}",
        *(
            [
                f"{{circle}} the {side} hand over the head twice, then {move}{often}",
                f"{{cast}} a spell {where}, the {side} hand circling overhead first{often}",
                f"= mage cast, the {side} hand circling above the head before the spell goes {where}",
            ]
            if before == "circling overhead"
            else []
        ),
        f"{{throw}} a spell {where} like a wizard{often}",
        f"{{pull}} the {side} hand to the shoulder and {{push}} out an open palm {where}{often}",
        f"= a spell cast {where} with the {side} hand{often}",
    ]


@action(
    "cast a spell with both hands",
    "game/magic/spell",
    verbs="cast raise push throw spread open extend",
    crispness="crisp",
    side=SIDE,
    motion=Choice(("push", "overhead throw", "spread", "upward")),
)
def cast_both_hands(timeline: Timeline, side: str, motion: str) -> Sequence[str]:
    """A spell thrown with both hands; the side is that of the foot which steps."""
    timeline.hold(0.2)
    timeline.to(0.6, hands=At("shoulder", 0.20, -0.26, 0.24), palms=80, y=-0.04, bend=6)
    if motion == "push":
        timeline.to(0.5, hands=At("chest", 0.10, -0.08, 0.14), palms=10, wrists=-30, y=-0.10, z=-0.05, elbows=15)
        timeline.hold(0.3)
        step(timeline, "r", 0.46, 0.14, duration_s=0.26, heel_first=False, advance=False)
        timeline.to(
            0.18, hands=At("shoulder", -0.06, 0.02, 0.74), palms=-80, wrists=-75, z=0.24, y=-0.18, bend=12, elbows=10
        )
    elif motion == "overhead throw":
        timeline.look_at(At("floor", 0.0, 3.5, 1.2), 0.4)
        timeline.to(0.7, hands=At("shoulder", 0.0, 0.52, -0.02), palms=60, y=0.02, heels=10, bend=-12, wrists=0)
        timeline.hold(0.4)
        timeline.look_at(AHEAD, 0.2)
        timeline.to(0.1, heels=0)
        step(timeline, "r", 0.46, 0.14, duration_s=0.26, heel_first=False, advance=False)
        timeline.to(0.2, hands=At("shoulder", -0.04, -0.06, 0.72), palms=-80, wrists=-30, z=0.24, y=-0.18, bend=26)
    elif motion == "upward":
        timeline.to(0.5, hands=At("chest", 0.06, -0.18, 0.20), palms=60, y=-0.22, bend=22, nod=16)
        timeline.hold(0.3)
        timeline.look_at(At("floor", 0.0, 4.5, 1.6), 0.2)
        step(timeline, "r", 0.0, 0.24, toes_deg=20, duration_s=0.26, heel_first=False, advance=False)
        timeline.to(0.2, hands=At("shoulder", 0.10, 0.58, 0.08), palms=20, wrists=-40, y=0.0, bend=-10, x=-0.08)
        timeline.hold(0.3)
        timeline.look_at(None, 0.3)
    else:
        timeline.to(0.5, hands=At("chest", 0.04, -0.02, 0.20), palms=0, wrists=-20, y=-0.12, bend=16, nod=14, elbows=10)
        timeline.hold(0.4)
        step(timeline, "r", 0.0, 0.30, toes_deg=20, duration_s=0.26, heel_first=False, advance=False)
        timeline.to(
            0.2, hands=At("shoulder", 0.52, 0.10, 0.16), palms=-30, wrists=-40, x=-0.10, y=-0.10, bend=-10, nod=-12
        )
    # Long enough to be seen, and beyond reach: with every temper the arms stay stretched towards what is hit.
    timeline.hold(1.1)
    timeline.wait()
    timeline.to(0.4, hands=At("shoulder", 0.16, -0.38, 0.20), palms=0, wrists=0, bend=4, nod=0)
    at_ease(timeline)
    what = {
        "push": "{push} both palms forward",
        "overhead throw": "{raise} both hands overhead and {throw} them forward",
        "spread": "{throw} both arms wide open",
        "upward": "{throw} both hands up at the sky",
    }[motion]
    shape = {
        "push": "a push of both palms",
        "overhead throw": "an overhead throw of both hands",
        "spread": "a wide opening of the arms",
        "upward": "both hands flung up at the sky",
    }[motion]
    foot = {"push": "forward", "overhead throw": "forward", "spread": f"to the {side}", "upward": f"to the {side}"}[
        motion
    ]
    return [
        "{cast} a spell with both hands",
        f"{{cast}} a big spell with {shape}",
        "{use} magic with both hands",
        f"{{gather}} power between the hands, then {what}",
        f"{{step}} {foot} with the {side} foot and {what} to cast a spell",
        f"{{bring}} the hands together before the chest, then {what}"
        if motion in ("spread", "upward")
        else f"{{lift}} the open hands, {{draw}} them in and {what}"
        if motion == "push"
        else f"{{look}} up, {what} with a step of the {side} foot",
        f"{{cast}} magic like a wizard with {shape}",
        f"{{throw}} a powerful spell with both arms, stepping {foot} with the {side} foot",
        f"{{raise}} the palms, {{bend}} the knees and {what}",
        f"= a two-handed spell with {shape}",
    ]


@action(
    "summon",
    "game/magic/spell",
    verbs="summon raise lift lower kneel press",
    crispness="normal",
    side=SIDE,
    way=Choice(("raise", "ground")),
)
def summon(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """Call something up from the ground: with rising arms, or with a hand pressed on the floor."""
    timeline.hold(0.2)
    if way == "raise":
        step(timeline, "r", 0.0, 0.20, toes_deg=14, duration_s=0.4, advance=False)
        timeline.look_at(At("floor", 0.0, 0.0, 1.6), 0.4)
        timeline.to(0.7, y=-0.26, pitch=18, bend=22, hands=At("shoulder", 0.18, -0.50, 0.20), palms=70)
        timeline.hold(0.25)
        timeline.look_at(At("floor", 0.0, 3.5, 2.5), 1.2)
        timeline.to(1.3, y=-0.02, pitch=-4, bend=-12, hands=At("shoulder", 0.34, 0.42, 0.16), palms=70, elbows=10)
        timeline.hold(0.9)
        timeline.to(0.6, hands=At("shoulder", 0.20, -0.36, 0.14), bend=2, pitch=0)
    else:
        timeline.to(0.4, hands=At("chest", 0.03, 0.0, 0.22), palms=0, wrists=-20, bend=8)
        timeline.hold(0.3)
        timeline.look_at(At("floor", -0.1, 0.0, 0.5), 0.25)
        timeline.to(0.3, hand_r=At("shoulder", 0.20, 0.40, 0.02), wrists=0, bend=0, y=-0.02)
        step(timeline, "l", 0.34, 0.13, duration_s=0.3, heel_first=False, advance=False)
        timeline.to(
            0.42,
            y=-0.50,
            z=0.06,
            pitch=38,
            bend=40,
            foot_pitch_r=40,
            balance=0.5,
            hand_r=At("floor", 0.06, 0.04, 0.50),
            hand_l=At("knee", 0.02, 0.06, 0.04),
        )
        timeline.wait()
        timeline.hold(0.9)
        timeline.look_at(At("floor", 0.0, 2.5, 3.0), 0.6)
        timeline.to(
            0.7,
            y=-0.10,
            z=0.10,
            pitch=4,
            bend=2,
            foot_pitch_r=10,
            balance=1.0,
            hand_r=At("shoulder", 0.12, 0.20, 0.46),
            palm_r=60,
            hand_l=At("shoulder", 0.20, -0.36, 0.10),
        )
        timeline.hold(0.6)
    timeline.wait()
    at_ease(timeline, 0.9)
    if way == "raise":
        own = [
            "{bend} down with the hands low, then slowly {lift} both arms to summon something",
            "{crouch}, {turn} the palms up and {raise} both arms high as if lifting a spirit out of the ground",
            "{summon} a monster, slowly raising both arms from the floor to the sky",
            "{lower} the hands toward the ground and {raise} them overhead while looking up",
            "{raise} both arms slowly with the palms up, like calling something from the earth",
        ]
    else:
        own = [
            f"{{press}} the {side} hand on the ground to summon something",
            f"{{put}} the hands together, {{raise}} the {side} hand and {{slam}} it onto the floor in a deep crouch",
            f"{{drop}} into a crouch, {{place}} the {side} palm on the floor, then {{rise}} with the {side} hand lifted",
            f"{{step}} forward, {{touch}} the ground with the {side} hand and {{stand}} up raising it",
            f"{{summon}} a monster with the {side} palm pressed to the floor",
        ]
    return [
        "{summon} a creature",
        "{perform} a summoning spell",
        "{summon} something from the ground " + ("with both arms" if way == "raise" else f"with the {side} hand"),
        *own,
        "= a summoning spell " + ("with both arms rising" if way == "raise" else f"with the {side} palm on the ground"),
    ]


@action(
    "charge energy",
    "game/magic/spell",
    verbs="charge gather tense power clench shake",
    crispness="crisp",
    side=SIDE,
    pose=Choice(("fists", "between the hands")),
    end=Choice(("burst", "release forward"), (3, 2)),
)
def charge_energy(timeline: Timeline, side: str, pose: str, end: str) -> Sequence[str]:
    """Stand wide and gather power, trembling; the side is that of the foot which steps out, or of the hip the hands are at."""
    timeline.hold(0.2)
    step(timeline, "r", 0.0, 0.32, toes_deg=22, duration_s=0.35, advance=False)
    if pose == "fists":
        base = At("shoulder", 0.22, -0.34, 0.12)
        timeline.to(0.5, y=-0.20, x=-0.11, pitch=6, bend=10, nod=8, hands=base, palms=60, knees=14, elbows=20)
    else:
        base = At("chest", 0.10, -0.16, 0.28)
        timeline.to(
            0.5,
            y=-0.20,
            x=-0.11,
            pitch=6,
            bend=10,
            nod=14,
            hand_r=base.moved(up=0.10),
            hand_l=base.moved(up=-0.08),
            palm_r=-80,
            palm_l=80,
            knees=14,
            elbows=15,
        )
    timeline.wait()
    rise = 0.0
    for number in range(14):
        shake = 0.018 if number % 2 else -0.018
        rise = min(1.0, number / 13)
        if pose == "fists":
            timeline.to(
                0.09,
                hands=base.moved(out=shake + 0.03 * rise, up=shake + 0.05 * rise),
                bend=10 - 8 * rise + (1.5 if number % 2 else -1.5),
                y=-0.20 - 0.04 * rise,
            )
        else:
            grow = 0.08 * rise
            timeline.to(
                0.09,
                hand_r=base.moved(out=shake, up=0.10 + grow),
                hand_l=base.moved(out=-shake, up=-0.08 - grow),
                bend=10 + (1.5 if number % 2 else -1.5),
                y=-0.20 - 0.03 * rise,
            )
    if end == "release forward":
        timeline.to(
            0.35, hands=At("chest", 0.06, -0.10, 0.12), palms=-20, yaw=-16, twist=-14, y=-0.24, z=-0.05, bend=10, nod=4,
        )  # fmt: skip
        timeline.hold(0.1)
        timeline.to(
            0.14, exact=True, hands=At("shoulder", -0.06, 0.02, 0.56), palms=-80, wrists=-50, yaw=0, twist=0, y=-0.22, z=0.10, bend=8, nod=-4, elbows=5,
        )  # fmt: skip
        for number in range(8):
            shake = 0.012 if number % 2 else -0.012
            timeline.to(0.09, exact=True, hands=At("shoulder", -0.06 + shake, 0.02, 0.56))
        timeline.to(0.4, hands=At("shoulder", 0.14, -0.42, 0.10), wrists=0, palms=0, bend=4, nod=0, z=0.0)
        at_ease(timeline)
        held = "with clenched fists beside the body" if pose == "fists" else "between the two hands"
        return [
            f"{{charge}} up energy {held} and {{release}} it forward",
            f"{{gather}} energy {held} and {{blast}} it ahead with both palms",
            f"{{charge}} an energy beam {held} and {{fire}} it forward",
            f"{{power}} up {held}, then {{shoot}} an energy blast from both hands",
            f"{{charge}} power {held}, trembling, then {{thrust}} both palms forward",
            f"{{build}} up a ki blast {held} and {{unleash}} it ahead",
            f"{{do}} a kamehameha, charging {held} and releasing it forward",
            f"= energy charged {held}, then released forward",
        ]
    timeline.look_at(At("floor", 0.0, 3.0, 2.5), 0.2)
    if pose == "fists":
        timeline.to(0.2, hands=At("shoulder", 0.38, -0.30, 0.02), bend=-14, nod=-18, pitch=-4, y=-0.14)
    else:
        timeline.to(0.2, hands=At("shoulder", 0.36, 0.26, 0.26), bend=-12, nod=-16, y=-0.10, palms=20)
    timeline.hold(0.8)
    timeline.to(0.4, hands=At("shoulder", 0.14, -0.42, 0.10), bend=4, nod=0)
    at_ease(timeline)
    end = "{throw} the chest out" if pose == "fists" else "{burst} the arms upward"
    held = "with clenched fists beside the body" if pose == "fists" else "between the two hands"
    return [
        "{charge} up energy",
        "{charge} ki",
        f"{{charge}} energy {held}",
        "{power} up",
        f"{{stand}} wide with bent knees and {{gather}} energy {held}, trembling",
        f"{{step}} out with the {side} foot, {{tense}} the whole body and {{charge}} power",
        f"{{sink}} into a wide stance, {{shake}} with effort, then {end}",
        f"{{gather}} energy {held} and {{release}} it, leaning back",
        f"{{power}} up like an anime fighter, shaking, and then {end}",
        f"{{hold}} a wide stance and {{tremble}} while power builds up {held}",
        f"= charging energy {held} in a wide stance",
    ]


@action(
    "hand seals",
    "game/magic/hand seal",
    verbs="form make change clap hold cross",
    crispness="snappy",
    side=SIDE,
    count=Count(3, 6),
    end=Choice(("palm", "mouth", "hold")),
)
def hand_seals(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """Ninja seals: the hands meet before the chest in quick changing positions, then the technique."""
    timeline.hold(0.2)
    step(timeline, "r", 0.12, 0.14, duration_s=0.35, advance=False)
    timeline.to(0.4, y=-0.10, z=0.06, bend=6, hands=At("chest", 0.02, -0.04, 0.24), palms=0, elbows=15)
    timeline.wait()
    shapes: tuple[dict[str, Value], ...] = (
        {
            "hand_r": At("chest", 0.02, 0.04, 0.24),
            "hand_l": At("chest", 0.02, -0.10, 0.24),
            "palm_r": -80.0,
            "palm_l": 80.0,
        },
        {
            "hand_r": At("chest", 0.03, -0.02, 0.20),
            "hand_l": At("chest", 0.03, -0.02, 0.20),
            "palm_r": 0.0,
            "palm_l": 0.0,
            "cock": 30.0,
        },
        {
            "hand_r": At("chest", -0.06, -0.04, 0.26),
            "hand_l": At("chest", -0.06, 0.0, 0.20),
            "palm_r": -40.0,
            "palm_l": -40.0,
            "cock": 0.0,
        },
        {
            "hand_r": At("chest", 0.03, 0.10, 0.22),
            "hand_l": At("chest", 0.03, 0.10, 0.22),
            "palm_r": 30.0,
            "palm_l": 30.0,
        },
        {
            "hand_r": At("chest", 0.02, -0.12, 0.24),
            "hand_l": At("chest", 0.02, 0.02, 0.24),
            "palm_r": 80.0,
            "palm_l": -80.0,
        },
        {
            "hand_r": At("chest", 0.04, -0.08, 0.28),
            "hand_l": At("chest", 0.04, -0.08, 0.28),
            "palm_r": -60.0,
            "palm_l": -60.0,
        },
    )
    for number in range(count):
        timeline.to(0.1, hands=At("chest", 0.10, -0.03, 0.24))
        timeline.to(0.13, **shapes[number % len(shapes)])
        timeline.hold(0.17)
    timeline.hold(0.25)
    if end == "palm":
        step(timeline, "r", 0.42, 0.14, duration_s=0.24, heel_first=False, advance=False)
        timeline.to(
            0.16,
            hand_r=At("shoulder", -0.08, 0.0, 0.58),
            palm_r=-85,
            wrist_r=-75,
            z=0.22,
            y=-0.18,
            bend=10,
            twist=16,
            cock=0,
        )
        timeline.hold(0.6)
    elif end == "mouth":
        timeline.to(
            0.3, bend=-10, nod=-10, hand_r=At("head", 0.02, -0.14, 0.18), hand_l=At("chest", 0.02, -0.04, 0.24), cock=0
        )
        timeline.to(0.2, bend=22, nod=-6, z=0.14, y=-0.16)
        timeline.hold(0.7)
    else:
        timeline.to(0.2, hands=At("chest", 0.03, 0.02, 0.22), palms=0, bend=12, nod=10, y=-0.14)
        timeline.hold(0.9)
    timeline.wait()
    at_ease(timeline)
    tail = {
        "palm": f"{{thrust}} the {side} palm forward",
        "mouth": f"{{lean}} forward with the {side} hand at the mouth, as if breathing fire",
        "hold": "{hold} the last one before the chest",
    }[end]
    return [
        f"{{make}} {number_word(count)} quick hand seals",
        f"{{perform}} hand seals and {tail}",
        f"{{form}} ninja hand signs before the chest, then {tail}",
        f"{{do}} a series of {number_word(count)} hand seals in front of the chest and {tail}",
        f"{{step}} forward with the {side} foot, {{bring}} both hands together in {number_word(count)} changing seals, then {tail}",
        f"quickly {{change}} the hands through {number_word(count)} seals in front of the body",
        f"{{weave}} hand signs like a ninja and {tail}",
        f"{{press}} the hands together in one sign after another, then {tail}",
        f"{{prepare}} a jutsu with {number_word(count)} hand seals",
        f"= {number_word(count)} ninja hand seals in front of the chest",
    ]


@action(
    "throw a talisman",
    "game/magic/talisman",
    verbs="throw draw hold wave flick raise",
    crispness="crisp",
    side=SIDE,
    move=Choice(("throw", "wave and throw", "hold up")),
)
def talisman(timeline: Timeline, side: str, move: str) -> Sequence[str]:
    """A paper charm from the sleeve, held up between two fingers, perhaps waved, and flung."""
    timeline.hold(0.2)
    timeline.look_at("hand_r", 0.3)
    timeline.to(
        0.45, hand_r=At("chest", 0.0, -0.14, 0.18), hand_l=At("chest", 0.08, -0.20, 0.20), palms=20, bend=8, elbows=10
    )
    timeline.hold(0.15)
    timeline.to(
        0.5,
        hand_r=At("head", 0.02, -0.02, 0.30),
        palm_r=0,
        bend=2,
        y=-0.04,
        hand_l=At("chest", 0.03, -0.08, 0.18),
        palm_l=0,
    )
    timeline.hold(0.45)
    if move == "wave and throw":
        for out, up, forward in (
            (0.24, 0.22, 0.40),
            (0.10, 0.36, 0.34),
            (-0.24, 0.20, 0.36),
            (-0.12, -0.06, 0.44),
            (0.20, -0.04, 0.40),
        ):
            timeline.to(0.24, hand_r=At("shoulder", out, up, forward), palm_r=-20, twist=-30 * out)
    if move != "hold up":
        timeline.look_at(AHEAD, 0.2)
        timeline.to(0.32, hand_r=At("shoulder", -0.16, 0.16, 0.14), elbow_r=40, yaw=8, twist=22, y=-0.10)
        timeline.hold(0.1)
        step(timeline, "r", 0.40, 0.13, duration_s=0.24, heel_first=False, advance=False)
        timeline.to(
            0.16,
            hand_r=aimed("r", 0.04, 0.0, 0.57, 4),
            elbow_r=10,
            palm_r=-60,
            yaw=2,
            twist=0,
            z=0.20,
            y=-0.16,
            bend=12,
        )
        timeline.to(0.1, wrist_r=-30)
        timeline.hold(0.55)
        timeline.wait()
    else:
        timeline.to(0.4, hand_r=At("shoulder", 0.0, 0.52, 0.14), bend=-8)
        timeline.hold(0.9)
    timeline.to(
        0.4, wrist_r=0, hand_r=At("shoulder", 0.06, -0.36, 0.22), hand_l=At("shoulder", 0.08, -0.42, 0.12), palms=0
    )
    at_ease(timeline)
    tail = {
        "throw": "{throw} it forward",
        "wave and throw": "{wave} it in a circle and {throw} it forward",
        "hold up": "{raise} it overhead",
    }[move]
    return [
        f"{{take}} out a talisman and {tail}",
        {
            "throw": "{throw} a talisman",
            "wave and throw": "{wave} and {throw} a talisman",
            "hold up": "{hold} up a talisman",
        }[move],
        f"{{draw}} a paper charm with the {side} hand, {{hold}} it before the face and {tail}",
        f"{{hold}} a talisman in front of the face with the {side} hand, then {tail}",
        "{use} a talisman like a priest, holding it up before the face",
        f"{{pull}} a charm from the sleeve, {{chant}} over it and {tail}",
        f"{{look}} at a talisman in the {side} hand, then {tail}",
        f"{{raise}} a magic charm to eye level with the {side} hand and {tail}",
        f"{{exorcise}} a ghost with a talisman in the {side} hand",
        f"= a talisman held up in the {side} hand" + ("" if move == "hold up" else " and thrown"),
    ]


@action(
    "flick a wand",
    "game/magic/wand or staff",
    verbs="flick wave swing point raise cast tap",
    crispness="snappy",
    side=SIDE,
    move=Choice(("flick", "circle", "swish")),
    count=Count(1, 3, usual=1),
)
def flick_wand(timeline: Timeline, side: str, move: str, count: int) -> Sequence[str]:
    """A wand waved and pointed, with a fencer's stance."""
    timeline.hold(0.2)
    timeline.look_at(AHEAD, 0.3)
    step(timeline, "r", 0.26, 0.12, duration_s=0.38, advance=False)
    timeline.to(
        0.42,
        hand_r=aimed("r", 0.0, -0.12, 0.38, 30),
        palm_r=-40,
        hand_l=At("shoulder", 0.22, -0.34, -0.06),
        yaw=22,
        twist=8,
        z=0.12,
        y=-0.06,
    )
    timeline.wait()
    timeline.hold(0.15)
    for _ in range(count):
        if move == "circle":
            for step_number in range(4):
                out, up = ((0.20, 0.06), (0.0, 0.24), (-0.20, 0.06), (0.0, -0.14))[step_number]
                timeline.to(0.19, hand_r=aimed("r", out, up, 0.42, 30))
        elif move == "swish":
            timeline.to(0.22, hand_r=aimed("r", -0.30, 0.06, 0.30, 36), twist=14)
            timeline.to(0.15, hand_r=aimed("r", 0.36, 0.02, 0.36, 20), twist=-4)
            timeline.hold(0.1)
        timeline.to(0.26, hand_r=aimed("r", 0.06, 0.26, 0.12, 20), elbow_r=15, wrist_r=-30, twist=0, z=0.06)
        timeline.hold(0.08)
        timeline.to(
            0.13, hand_r=aimed("r", 0.0, 0.02, 0.57, 38), elbow_r=5, wrist_r=25, twist=16, z=0.18, y=-0.10, bend=10
        )
        timeline.hold(0.42)
        timeline.to(0.3, hand_r=aimed("r", 0.0, -0.12, 0.38, 30), wrist_r=0, twist=8, z=0.12, bend=4, y=-0.06)
    at_ease(timeline)
    how = {
        "flick": "{flick} the wand forward",
        "circle": "{draw} a circle in the air and {point} the wand forward",
        "swish": "{swish} the wand from side to side and {point} it forward",
    }[move]
    often = again(count)
    return [
        f"{{flick}} a wand {times(count)}" if move == "flick" else f"{{wave}} a wand and {{point}} it ahead{often}",
        "{cast} a spell with a wand",
        f"{{wave}} a magic wand with the {side} hand{often}",
        f"{{raise}} a wand in the {side} hand and {how}{often}",
        f"{{hold}} a wand out in the {side} hand, {how}{often}",
        f"{{step}} forward with the {side} foot and {how}{often}",
        f"{{swing}} a wand like a wizard with the {side} hand{often}",
        f"{{point}} a wand straight ahead with the {side} hand and {how}{often}"
        if move == "flick"
        else f"{{move}} the {side} hand as if holding a wand: first "
        + ("a circle" if move == "circle" else "a swish across")
        + f", then straight ahead{often}",
        f"{{lift}} the {side} hand and {{strike}} the air forward with a wand{often}",
        f"= {number_word(count)} spell{'s' if count > 1 else ''} cast with a wand in the {side} hand",
    ]


@action(
    "slam a staff",
    "game/magic/wand or staff",
    verbs="slam raise lift strike plant hold",
    crispness="crisp",
    side=SIDE,
    hands=Choice(("both hands", "one hand")),
    count=Count(1, 3, usual=1),
)
def slam_staff(timeline: Timeline, side: str, hands: str, count: int) -> Sequence[str]:
    """A long staff lifted and its foot struck on the ground."""
    timeline.hold(0.2)
    if hands == "both hands":
        grip: dict[str, Value] = {
            "hand_r": At("chest", 0.02, 0.0, 0.34),
            "hand_l": At("other", 0.0, -0.30, 0.0),
            "palms": 0.0,
            "elbows": 10.0,
        }
        lifted: dict[str, Value] = {"hand_r": At("chest", 0.02, 0.42, 0.32), "hand_l": At("other", 0.0, -0.30, 0.0)}
        struck: dict[str, Value] = {"hand_r": At("chest", 0.02, -0.10, 0.36), "hand_l": At("other", 0.0, -0.30, 0.0)}
    else:
        grip = {"hand_r": At("shoulder", 0.12, -0.06, 0.38), "palm_r": 0.0, "elbow_r": 10.0}
        lifted = {"hand_r": At("shoulder", 0.10, 0.38, 0.32)}
        struck = {"hand_r": At("shoulder", 0.12, -0.20, 0.42)}
    timeline.to(0.5, **grip)
    timeline.hold(0.15)
    for _ in range(count):
        timeline.look_at(At("floor", 0.0, 2.6, 2.0), 0.4)
        timeline.to(0.5, **lifted, y=0.01, bend=-10, heels=10)
        timeline.hold(0.22)
        timeline.look_at(At("floor", 0.0, 0.3, 1.6), 0.2)
        timeline.to(0.16, **struck, y=-0.24, bend=18, pitch=8, heels=0)
        timeline.hold(0.5)
        timeline.to(0.4, **grip, y=-0.03, bend=2, pitch=0)
    if hands == "one hand":
        timeline.to(0.3, hand_l=At("shoulder", 0.30, -0.10, 0.34), palm_l=60)
        timeline.hold(0.4)
    timeline.wait()
    at_ease(timeline)
    held = "with both hands" if hands == "both hands" else f"with the {side} hand"
    often = again(count)
    return [
        f"{{slam}} a staff on the ground{often}",
        f"{{raise}} a magic staff {held} and {{slam}} it down{often}",
        f"{{strike}} the floor with a staff {times(count)}",
        f"{{lift}} a long staff high {held}, then {{plant}} it hard on the ground{often}",
        f"{{hold}} a wizard's staff upright {held} and {{slam}} its end on the floor{often}",
        f"{{rise}} onto the toes with the staff lifted, then {{drop}} into bent knees as it hits the ground{often}",
        f"{{bang}} a staff on the floor like a wizard{often}",
        f"{{use}} a staff {held} to cast a spell, striking the ground {times(count)}",
        f"{{look}} up, {{lift}} the staff overhead and {{bring}} it down{often}",
        f"= {number_word(count)} staff slam{'s' if count > 1 else ''} on the ground {held}",
    ]


@action(
    "swing a staff",
    "game/magic/wand or staff",
    verbs="swing spin twirl hold strike rotate",
    crispness="crisp",
    side=SIDE,
    move=Choice(("side to side", "overhead strike")),
    count=Count(1, 3),
)
def swing_staff(timeline: Timeline, side: str, move: str, count: int) -> Sequence[str]:
    """Both hands on a staff, a shoulder's width apart, swung in a figure of eight or brought down."""
    timeline.hold(0.2)
    step(timeline, "r", -0.14, 0.18, toes_deg=25, duration_s=0.35, advance=False)
    level: dict[str, Value] = {
        "hand_r": At("chest", 0.20, -0.16, 0.30),
        "hand_l": At("chest", 0.20, -0.16, 0.30),
        "palms": -60.0,
        "elbows": 10.0,
    }
    timeline.to(0.45, y=-0.12, z=-0.06, bend=6, **level)
    timeline.wait()
    for _ in range(count):
        if move == "side to side":
            timeline.to(
                0.34,
                hand_r=At("chest", 0.34, -0.26, 0.10),
                hand_l=At("chest", -0.06, 0.10, 0.30),
                yaw=-16,
                twist=-30,
                y=-0.14,
            )
            timeline.to(
                0.2, hand_r=At("chest", 0.10, 0.14, 0.38), hand_l=At("chest", 0.18, -0.24, 0.26), yaw=0, twist=4
            )
            timeline.to(
                0.24, hand_r=At("chest", -0.08, 0.10, 0.32), hand_l=At("chest", 0.34, -0.26, 0.10), yaw=16, twist=30
            )
            timeline.to(
                0.2, hand_r=At("chest", 0.18, -0.24, 0.26), hand_l=At("chest", 0.10, 0.14, 0.38), yaw=0, twist=-4
            )
        else:
            timeline.to(
                0.42,
                hand_r=At("shoulder", 0.04, 0.44, -0.08),
                hand_l=At("shoulder", -0.06, 0.36, 0.20),
                bend=-8,
                y=-0.05,
                z=-0.10,
            )
            timeline.hold(0.14)
            step(timeline, "l", 0.34, 0.14, duration_s=0.22, heel_first=False, advance=False)
            timeline.to(
                0.18,
                hand_r=At("chest", 0.10, -0.20, 0.30),
                hand_l=At("chest", 0.0, -0.14, 0.46),
                bend=22,
                y=-0.24,
                z=0.10,
            )
            timeline.hold(0.35)
            timeline.wait()
            step(timeline, "l", 0.0, 0.14, duration_s=0.3, heel_first=False, advance=False)
            timeline.to(0.34, **level, bend=6, y=-0.12, z=-0.06)
            timeline.wait()
    timeline.to(0.35, yaw=0, twist=0, bend=6, **level)
    timeline.hold(0.25)
    at_ease(timeline)
    how = "from side to side" if move == "side to side" else "down from overhead"
    often = again(count)
    return [
        f"{{swing}} a staff {how}{often}",
        f"{{fight}} with a staff, swinging it {how}{often}",
        f"{{hold}} a staff with both hands and {{swing}} it {how}{often}",
        f"{{step}} back with the {side} foot, {{grip}} the staff wide and {{swing}} it {how}{often}",
        f"{{practice}} with a long stick, swinging it {how}{often}",
        "{twirl} a staff in front of the body with both hands" + often
        if move == "side to side"
        else "{raise} a staff overhead with both hands and {strike} down" + often,
        f"{{attack}} with a quarterstaff {how}{often}",
        f"{{swing}} a magic staff with both hands {how}{often}",
        "{rotate} the shoulders while the staff swings left and right" + often
        if move == "side to side"
        else f"{{lift}} a staff, {{step}} in with the {other(side)} foot and {{bring}} it down hard{often}",
        f"= staff swings {how}{again(count)}",
    ]


@action(
    "chant with raised arms",
    "game/magic/spell",
    verbs="chant raise sway lower pray invoke",
    crispness="normal",
    side=SIDE,
    sway=Choice(("sway", "bow")),
)
def chant(timeline: Timeline, side: str, sway: str) -> Sequence[str]:
    """A ritual: arms to the sky, swaying or bowing; it begins to the named side."""
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 4.0, 2.0), 0.6)
    timeline.to(0.9, hands=At("shoulder", 0.26, 0.46, 0.12), palms=10, bend=-10, y=-0.02)
    if sway == "sway":
        sign = -1
        for _ in range(4):
            timeline.to(
                0.7, side=26 * sign, x=0.12 * sign, hands=At("shoulder", 0.26, 0.40, 0.22), tilt=14 * sign, y=-0.05
            )
            sign = -sign
        timeline.to(0.5, side=0, x=0, tilt=0)
    else:
        timeline.look_at(None, 0.3)
        for _ in range(2):
            timeline.to(0.8, pitch=46, bend=36, y=-0.05, hands=At("shoulder", 0.14, 0.10, 0.50), nod=10)
            timeline.hold(0.2)
            timeline.to(0.8, pitch=-3, bend=-10, y=-0.02, hands=At("shoulder", 0.26, 0.46, 0.12), nod=-20)
            timeline.hold(0.15)
        timeline.to(0.4, hand_r=At("shoulder", 0.10, 0.54, 0.10), nod=0)
    timeline.look_at(None, 0.5)
    at_ease(timeline, 1.1)
    how = "swaying from side to side" if sway == "sway" else "bowing twice"
    return [
        f"{{chant}} with both arms raised, {how}",
        f"{{perform}} a magic ritual, {how}",
        f"{{raise}} both arms to the sky and {{chant}}, {how}",
        f"{{call}} on the spirits with raised hands, {how}",
        f"{{lift}} the hands overhead, {{look}} up and {{invoke}} a spell, {how}",
        f"{{pray}} to the sky with open arms, {how}",
        f"{{hold}} both arms high and {{sway}} to the {side} and back, as in a ritual"
        if sway == "sway"
        else "{raise} both arms, then {bow} deeply with the arms stretched forward, twice",
        f"{{worship}} with arms stretched up, {how}",
        f"= a ritual chant with raised arms, {how}",
    ]


@action(
    "move something by magic",
    "game/magic/spell",
    verbs="lift push pull raise hold move",
    crispness="crisp",
    side=SIDE,
    move=Choice(("lift", "push away", "pull closer")),
    hands=Choice(("one hand", "both hands"), (2, 1)),
)
def telekinesis(timeline: Timeline, side: str, move: str, hands: str) -> Sequence[str]:
    """A stretched hand holds something far away by will alone: it is lifted, flung away or drawn in."""
    names = ("hand_r",) if hands == "one hand" else ("hand_r", "hand_l")
    suffix = [name[-1] for name in names]

    def put(place: At) -> dict[str, Value]:
        return dict.fromkeys(names, place)

    def each(name: str, value: float) -> dict[str, Value]:
        return {f"{name}_{end}": value for end in suffix}

    timeline.hold(0.2)
    step(timeline, "r", -0.16, 0.16, toes_deg=20, duration_s=0.38, heel_first=False, advance=False)
    timeline.look_at(At("floor", 0.0, 0.4, 2.6), 0.3)
    twist = 12.0 if hands == "one hand" else 0.0
    if move == "lift":
        timeline.to(0.5, **put(At("shoulder", 0.02, -0.34, 0.44)), **each("palm", 80), y=-0.12, bend=16, twist=twist)
        timeline.wait()
        timeline.hold(0.3)
        timeline.look_at(At("floor", 0.0, 2.8, 2.6), 1.4)
        timeline.to(1.5, **put(At("shoulder", 0.04, 0.34, 0.46)), y=-0.04, bend=-8)
        for number in range(6):
            shake = 0.015 if number % 2 else -0.015
            timeline.to(0.12, exact=True, **put(At("shoulder", 0.04 + shake, 0.34, 0.46)))
        timeline.hold(0.3)
        what, end = "{lift} something into the air", "slowly {raise}"
    elif move == "push away":
        timeline.to(
            0.5,
            **put(At("shoulder", 0.06, -0.04, 0.16)),
            **each("palm", -40),
            **each("wrist", -40),
            y=-0.10,
            z=-0.06,
            twist=-twist,
            bend=2,
        )
        timeline.wait()
        timeline.hold(0.25)
        timeline.place = timeline.place.moved(forward_m=0.14)
        step(timeline, "r", 0.30, 0.14, duration_s=0.24, heel_first=False, advance=False)
        timeline.to(
            0.16,
            exact=True,
            **put(At("shoulder", -0.02, 0.02, 0.60)),
            **each("palm", -85),
            **each("wrist", -75),
            z=0.10,
            y=-0.18,
            twist=twist,
            bend=14,
        )
        timeline.hold(0.8)
        what, end = "{push} somebody away", "{thrust}"
    else:
        timeline.to(0.5, **put(At("shoulder", 0.0, 0.0, 0.60)), **each("palm", -40), twist=twist, bend=12, y=-0.08)
        timeline.wait()
        for number in range(6):
            shake = 0.015 if number % 2 else -0.015
            timeline.to(0.12, exact=True, **put(At("shoulder", shake, 0.0, 0.60)), bend=12 - number)
        timeline.to(
            0.3,
            exact=True,
            **put(At("shoulder", 0.08, -0.08, 0.16)),
            **each("palm", 40),
            **each("wrist", 30),
            z=-0.10,
            bend=-4,
            twist=-twist,
        )
        timeline.hold(0.6)
        what, end = "{pull} something closer", "{draw}"
    timeline.wait()
    timeline.to(
        0.4,
        **put(At("shoulder", 0.10, -0.38, 0.18)),
        **each("palm", 0),
        **each("wrist", 0),
        z=0.0,
        twist=0,
        bend=4,
        y=-0.03,
    )
    at_ease(timeline)
    arm = f"the {side} hand" if hands == "one hand" else "both hands"
    way = {
        "lift": f"{end} {arm}, palm up",
        "push away": f"{end} {arm} forward",
        "pull closer": f"{{stretch}} out {arm}, {{tremble}} and {end} back",
    }[move]
    return [
        f"{what} by magic",
        f"{what} with the force, {arm} stretched out",
        f"{{use}} telekinesis with {arm} to {what.replace('{', '').replace('}', '')}",
        f"{what} by the power of the mind with {arm}",
        f"{way} to move something by magic",
        {"lift": f"{{do}} a force lift with {arm}", "push away": f"{{do}} a force push with {arm}", "pull closer": f"{{do}} a force pull with {arm}"}[move],
        f"{{hold}} out {arm} and {what} without touching it" if move != "push away" else f"{{push}} with {arm} without touching and {{throw}} somebody back",
        f"= {'force lift' if move == 'lift' else 'force push' if move == 'push away' else 'force pull'} with {arm}",
    ]  # fmt: skip


@action(
    "hold up a magic shield",
    "game/magic/spell",
    verbs="hold raise brace push cross",
    crispness="crisp",
    side=SIDE,
    way=Choice(("both palms ahead", "crossed arms", "one hand overhead")),
    hits=Count(0, 3),
)
def magic_shield(timeline: Timeline, side: str, way: str, hits: int) -> Sequence[str]:
    """A shield of magic before the body or overhead, held against blows that push the body back."""
    timeline.hold(0.2)
    step(timeline, "r", -0.28, 0.16, toes_deg=30, duration_s=0.36, heel_first=False, advance=False)
    pose: dict[str, Value] = {
        "both palms ahead": {"hands": At("shoulder", -0.02, 0.04, 0.52), "palms": -85.0, "wrists": -75.0},
        "crossed arms": {
            "hand_r": At("chest", -0.08, 0.10, 0.30),
            "hand_l": At("chest", -0.08, 0.10, 0.35),
            "elbows": 30.0,
            "palms": -40.0,
        },
        "one hand overhead": {
            "hand_r": At("shoulder", -0.02, 0.50, 0.24),
            "palm_r": -40.0,
            "wrist_r": -70.0,
            "hand_l": At("shoulder", 0.30, -0.36, -0.06),
        },
    }[way]  # type: ignore[assignment]
    timeline.to(0.2, hands=At("chest", 0.10, -0.06, 0.16), y=-0.08)
    timeline.to(0.22, **pose, y=-0.20, z=-0.06, bend=10, nod=4)
    timeline.wait()
    timeline.hold(0.5)
    for _ in range(hits):
        timeline.to(0.08, exact=True, z=-0.13, bend=4, y=-0.24, nod=10)
        timeline.to(0.3, z=-0.06, bend=11, y=-0.20, nod=4)
        timeline.hold(0.25)
    timeline.hold(0.5)
    timeline.to(0.4, hands=At("shoulder", 0.12, -0.36, 0.20), palms=0, wrists=0, elbows=0, z=0, y=-0.05, bend=4, nod=0)
    at_ease(timeline)
    how = {
        "both palms ahead": "with both palms stretched forward", "crossed arms": "with crossed arms", "one hand overhead": f"with the {side} hand above the head",
    }[way]  # fmt: skip
    blows = "" if not hits else f" against {number_word(hits)} blow{'s' if hits > 1 else ''}"
    return [
        "{hold} up a magic shield",
        f"{{cast}} a shield spell {how}",
        f"{{raise}} a magic barrier {how}{blows}",
        f"{{hold}} a force field {how}{blows}",
        f"{{step}} back with the {side} foot and {{conjure}} a shield {how}",
        f"{{block}} a spell with a magic shield {how}{blows}",
        f"{{brace}} behind a magic barrier {how}{blows}",
        f"= a shield spell held {how}",
    ]  # fmt: skip
