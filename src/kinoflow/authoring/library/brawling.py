"""Rough fighting without weapons: shoves, throws, head butts, stomps, and grips from behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import AHEAD, again, at_ease
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.moves import KNEELING_HIP_M, step
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline, Value

KNEELING_M = KNEELING_HIP_M - STANDING_M


@action(
    "push somebody",
    "game/unarmed/punch",
    verbs="push shove thrust step",
    crispness="snappy",
    side=SIDE,
    count=Count(1, 2, usual=1),
    hands=Choice(("both hands", "one hand")),
    after=Choice(("stay facing", "step back")),
)
def push_somebody(timeline: Timeline, side: str, count: int, hands: str, after: str) -> Sequence[str]:
    """A step in with the right foot and the palms thrust out at chest height."""
    timeline.hold(0.3)
    timeline.look_at(AHEAD, 0.2)
    both = hands == "both hands"
    for _ in range(count):
        drawn: dict[str, Value] = (
            {"hands": At("chest", 0.13, -0.04, 0.14)}
            if both
            else {"hand_r": At("chest", 0.15, -0.02, 0.12), "hand_l": At("shoulder", 0.12, -0.44, 0.08)}
        )
        timeline.to(
            0.28, **drawn, elbows=30, y=-0.10, z=-0.05, bend=10, palms=-20, wrists=-30, twist=0 if both else -20
        )
        timeline.hold(0.06)
        timeline.place = timeline.place.moved(forward_m=0.20)
        step(timeline, "r", 0.16, 0.13, duration_s=0.2, height_m=0.05, heel_first=False, advance=False)
        out: dict[str, Value] = (
            {"hands": At("shoulder", -0.02, -0.10, 0.56)}
            if both
            else {"hand_r": At("shoulder", 0.12, 0.14, 0.55), "hand_l": At("shoulder", 0.22, -0.38, -0.14)}
        )
        timeline.to(
            0.14,
            exact=True,
            **out,
            elbows=5,
            z=0.08,
            y=-0.13,
            pitch=10,
            bend=14,
            wrists=-60,
            palms=-40,
            twist=0 if both else 20,
            foot_pitch_l=24,
        )
        timeline.hold(0.4)
        timeline.wait()
        step(timeline, "l", -0.04, 0.12, duration_s=0.26, height_m=0.04, heel_first=False, advance=False)
        timeline.to(
            0.3, z=0.0, pitch=2, bend=8, y=-0.07, hands=At("shoulder", 0.08, -0.30, 0.28), wrists=-10, palms=0, twist=0
        )
        timeline.wait()
    if after == "step back":
        timeline.place = timeline.place.moved(forward_m=-0.22)
        timeline.to(0.5, z=0, y=-0.05, bend=4, hands=At("shoulder", 0.16, -0.40, 0.14), advance=False)
        step(timeline, "l", -0.04, 0.11, duration_s=0.3, heel_first=False)
        step(timeline, "r", 0.0, 0.11, duration_s=0.3, heel_first=False)
        timeline.wait()
    else:
        timeline.to(0.3, bend=10, hands=At("shoulder", 0.18, -0.42, 0.12), nod=-6)
        timeline.hold(0.4)
    at_ease(timeline)
    with_ = "both hands" if both else f"the {side} hand"
    tail = " and {step} back" if after == "step back" else ""
    often = again(count)
    return [
        "{push} somebody", f"{{push}} somebody away with {with_}{often}{tail}", f"{{shove}} someone with {with_}{often}{tail}", f"{{give}} an opponent {'a hard shove' if count == 1 else 'two hard shoves'} with {with_}{tail}",
        f"{{step}} in with the {side} foot and {{shove}} someone in the chest with {with_}{often}", f"{{thrust}} {with_} forward to push someone back{often}{tail}",
        f"{{draw}} back {with_}, then {{push}} hard against someone's chest{often}", f"{{push}} an opponent {times(count)} with {with_}", f"= {'two-hand' if both else 'one-hand'} push attack",
        f"= a shove in the chest with {with_}{often}", f"{{start}} a fight by shoving someone{often}{tail}",
    ]  # fmt: skip


@action(
    "grab and throw",
    "game/unarmed/wrestling",
    verbs="grab throw hurl seize swing toss lift",
    crispness="crisp",
    side=SIDE,
    way=Choice(("to the side", "forward", "overhead")),
)
def grab_and_throw(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """Both hands seize somebody in front, then fling him to the right side, ahead, or backward over the head."""
    timeline.hold(0.25)
    timeline.look_at(At("floor", 0.0, 1.2, 0.8), 0.25)
    timeline.place = timeline.place.moved(forward_m=0.22)
    timeline.to(0.4, z=0, y=-0.10, bend=10, hands=At("shoulder", 0.08, -0.20, 0.36), advance=False)
    step(timeline, "l", 0.16, 0.16, duration_s=0.34, toes_deg=10, heel_first=False, advance=False)
    timeline.wait()
    timeline.to(0.16, hands=At("shoulder", 0.02, -0.08, 0.54), bend=16)
    timeline.hold(0.12)
    timeline.to(0.3, hands=At("chest", 0.10, -0.08, 0.28), bend=2, y=-0.18, z=-0.08, elbows=30)
    timeline.hold(0.12)
    if way == "to the side":
        timeline.to(0.3, twist=34, yaw=20, hands=At("chest", 0.10, -0.06, 0.32), y=-0.20)
        step(timeline, "r", -0.14, 0.26, toes_deg=50, duration_s=0.26, heel_first=False, advance=False)
        timeline.to(
            0.24,
            exact=True,
            twist=-46,
            yaw=-40,
            y=-0.16,
            bend=20,
            x=-0.08,
            hand_r=At("shoulder", 0.26, -0.18, 0.46),
            hand_l=At("shoulder", -0.24, -0.16, 0.46),
            elbows=0,
        )
        timeline.to(
            0.16,
            exact=True,
            twist=-54,
            hand_r=At("shoulder", 0.44, -0.18, 0.30),
            hand_l=At("shoulder", -0.14, -0.18, 0.50),
        )
        timeline.look_at(At("floor", -2.0, 0.6, 0.2), 0.2)
    elif way == "forward":
        timeline.to(0.36, bend=-8, pitch=-4, y=-0.22, z=-0.10, hands=At("chest", 0.14, 0.10, 0.14))
        step(timeline, "r", 0.40, 0.14, duration_s=0.26, heel_first=False, advance=False)
        timeline.to(
            0.18,
            exact=True,
            bend=22,
            pitch=14,
            z=0.16,
            y=-0.12,
            hands=At("shoulder", 0.04, 0.02, 0.56),
            elbows=5,
            foot_pitch_l=30,
        )
    else:
        timeline.to(0.34, bend=24, pitch=18, y=-0.32, z=-0.02, hands=At("chest", 0.14, -0.20, 0.30))
        timeline.hold(0.08)
        timeline.to(0.26, exact=True, bend=-4, pitch=-4, y=-0.04, hands=At("shoulder", 0.10, 0.48, 0.22), elbows=10)
        timeline.look_at(None, 0.1)
        timeline.to(0.18, exact=True, bend=-24, pitch=-8, nod=-24, y=-0.10, hands=At("shoulder", 0.12, 0.46, -0.26))
    timeline.hold(0.3)
    timeline.wait()
    if way == "overhead":
        timeline.to(0.35, twist=-30, turn=-50, bend=4, pitch=4, nod=10, hands=At("shoulder", 0.22, -0.20, 0.16))
        timeline.hold(0.3)
    timeline.to(
        0.4,
        twist=0,
        turn=0,
        nod=0,
        pitch=4,
        bend=12,
        elbows=0,
        foot_pitch_l=0,
        y=-0.08,
        hands=At("shoulder", 0.14, -0.36, 0.18),
    )
    at_ease(timeline, 0.9)
    where = {"to the side": f"to the {side}", "forward": "forward", "overhead": "backward over the head"}[way]
    return [
        "{grab} somebody and {throw} him", f"{{grab}} an enemy by the collar and {{throw}} him {where}", f"{{grab}} by the collar and {{throw}} somebody {where}", f"{{grab}} someone with both hands and {{throw}} him {where}", f"{{seize}} an enemy by the clothes and {{hurl}} him {where}",
        f"{{step}} in, {{grab}} the opponent and {{toss}} him {where}", f"{{take}} hold of somebody and {{fling}} him {where}", f"{{pull}} an opponent close with both hands, then {{throw}} him {where}",
        f"{{catch}} hold of an enemy and {{sling}} the body {where}", "= grapple throw attack", f"= grab attack: both hands seize and throw {where}",
        f"{{grapple}} with someone and {{throw}} him {where}", f"first {{grab}} with both hands, then {{draw}} in, then {{throw}} {where}",
    ]  # fmt: skip


@action(
    "stealth takedown",
    "game/blades/knife",
    verbs="sneak grab stab lower cover kill",
    crispness="crisp",
    side=SIDE,
    start=Choice(("sneaking up", "right behind")),
    count=Count(1, 3, usual=1),
    end=Choice(("lower the body", "let go")),
)
def stealth_takedown(timeline: Timeline, side: str, start: str, count: int, end: str) -> Sequence[str]:
    """Up behind somebody; the left arm round his neck, the right hand stabs, and the body is let down."""
    timeline.hold(0.15)
    if start == "sneaking up":
        timeline.to(
            0.4,
            y=-0.18,
            pitch=12,
            bend=22,
            nod=-18,
            hand_r=At("shoulder", 0.08, -0.30, 0.14),
            hand_l=At("shoulder", 0.08, -0.24, 0.28),
        )
        walk(timeline, 1.0, replace(STYLES["sneak"], step_m=0.44, step_s=0.62), arms=False)
        timeline.wait()
    else:
        timeline.to(
            0.4, y=-0.12, bend=14, hand_r=At("shoulder", 0.10, -0.32, 0.10), hand_l=At("shoulder", 0.08, -0.24, 0.26)
        )
    step(timeline, "l", 0.24, 0.13, duration_s=0.26, heel_first=False, advance=False)
    timeline.to(
        0.24,
        exact=True,
        hand_l=At("shoulder", -0.24, 0.02, 0.42),
        elbow_l=30,
        hand_r=At("shoulder", 0.16, -0.24, -0.12),
        z=0.10,
        y=-0.08,
        pitch=4,
        bend=6,
        nod=0,
    )
    timeline.wait()
    timeline.to(0.2, exact=True, hand_l=At("chest", -0.12, 0.10, 0.16), elbow_l=70, bend=-8, z=0.02, twist=-8)
    for _ in range(count):
        timeline.to(0.13, exact=True, hand_r=At("shoulder", -0.10, -0.30, 0.34), bend=-2, twist=10)
        timeline.hold(0.16)
        timeline.to(0.2, hand_r=At("shoulder", 0.14, -0.32, -0.02), bend=-6, twist=-8)
    timeline.hold(0.15)
    if end == "lower the body":
        timeline.to(0.3, hand_r=At("chest", 0.06, -0.14, 0.24), twist=0)
        timeline.to(
            1.0,
            y=-0.42,
            pitch=30,
            bend=34,
            nod=8,
            hand_l=At("chest", 0.0, -0.12, 0.24),
            hand_r=At("chest", 0.08, -0.22, 0.26),
            elbow_l=30,
            z=0.04,
        )
        timeline.to(0.4, hands=At("air", 0.16, 0.34, 0.50), pitch=36, elbows=10)
        timeline.hold(0.2)
        timeline.to(0.3, turn=34, nod=-12)
        timeline.to(0.35, turn=-34)
        timeline.to(0.5, turn=0, y=-0.14, pitch=8, bend=14, nod=0, hands=At("shoulder", 0.14, -0.40, 0.14), elbows=0)
    else:
        timeline.to(
            0.25, hand_l=At("shoulder", 0.06, -0.10, 0.46), hand_r=At("shoulder", 0.14, -0.36, 0.06), elbow_l=0, bend=6
        )
        timeline.hold(0.3)
    at_ease(timeline, 0.9)
    stabs = "{stab}" if count == 1 else f"{{stab}} {times(count)}"
    tail = ", then {lower} the body to the ground" if end == "lower the body" else ", then {let} go"
    first = "{sneak} up on somebody, " if start == "sneaking up" else ""
    return [
        "{do} a stealth takedown", f"{first}{{grab}} him from behind and {stabs}{tail}" if first else f"{{grab}} somebody from behind with the {other(side)} arm and {stabs}{tail}",
        f"{first}{{put}} the {other(side)} arm around the neck from behind and {stabs} with the {side} hand{tail}", f"{{kill}} a guard from behind with a knife{tail}",
        f"{{perform}} a stealth kill with a knife in the {side} hand{tail}", f"{{assassinate}} someone from behind{tail}", "= stealth kill animation, knife from behind",
        f"{first}{{pull}} the enemy close from behind and {stabs}{tail}", f"{first}{{cover}} the mouth with the {other(side)} hand and {stabs} in the back{tail}",
        f"{{backstab}} an enemy with the {side} hand{tail}", f"= an assassin's takedown{', sneaking up first' if first else ''}",
        *(["{stand} right behind an enemy and {take} him down silently", "{do} a stealth takedown from right behind, without sneaking up"] if start == "right behind" else []),
    ]  # fmt: skip


@action(
    "choke hold from behind",
    "game/unarmed/wrestling",
    verbs="choke strangle hold squeeze pull lean lower",
    crispness="normal",
    side=SIDE,
    end=Choice(("let the body down", "let go")),
)
def choke_hold(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """The right arm round a neck in front, the left hand locks it; leaning back, swaying until the struggle ends."""
    timeline.hold(0.2)
    timeline.to(0.35, y=-0.10, bend=12, hands=At("shoulder", 0.06, -0.20, 0.34))
    step(timeline, "l", 0.26, 0.15, duration_s=0.28, heel_first=False, advance=False)
    timeline.to(
        0.28, hand_r=At("shoulder", -0.22, 0.02, 0.44), elbow_r=40, hand_l=At("shoulder", 0.06, -0.02, 0.46), z=0.10
    )
    timeline.wait()
    lock: dict[str, Value] = {
        "hand_r": At("chest", -0.10, 0.09, 0.20),
        "elbow_r": 60.0,
        "hand_l": At("chest", -0.05, 0.14, 0.24),
        "elbow_l": 20.0,
    }
    timeline.to(0.3, **lock, bend=-8, y=-0.14, z=-0.02, shrugs=8, nod=10)
    for number in range(5):
        sign = 1 if number % 2 else -1
        timeline.to(
            0.38,
            side=7 * sign,
            twist=9 * sign,
            x=0.04 * sign,
            y=-0.14 - 0.03 * (number % 2),
            bend=-10 + 3 * (number % 2),
        )
    timeline.to(0.4, side=0, twist=0, x=0, bend=-12, y=-0.16)
    timeline.hold(0.4)
    if end == "let the body down":
        timeline.to(
            1.0,
            y=-0.40,
            pitch=26,
            bend=30,
            nod=10,
            shrugs=0,
            hand_r=At("chest", -0.06, -0.12, 0.24),
            hand_l=At("chest", -0.02, -0.04, 0.28),
        )
        timeline.to(0.4, hands=At("air", 0.16, 0.36, 0.52), elbows=10, pitch=34)
        timeline.hold(0.2)
        timeline.to(0.6, y=-0.10, pitch=6, bend=10, nod=0, hands=At("shoulder", 0.14, -0.40, 0.14), elbows=0)
    else:
        timeline.to(0.3, hands=At("shoulder", 0.22, -0.14, 0.36), elbows=0, bend=6, shrugs=0, nod=0)
        timeline.hold(0.3)
    at_ease(timeline, 0.9)
    tail = ", then {let} the body down" if end == "let the body down" else ", then {let} go"
    return [
        "{choke} somebody from behind", f"{{put}} somebody in a choke hold{tail}", f"{{choke}} an enemy from behind with the {side} arm{tail}", f"{{strangle}} someone from behind{tail}",
        f"{{lay}} the {side} arm around a neck, {{lock}} it with the {other(side)} hand and {{squeeze}}{tail}", f"{{apply}} a sleeper hold with the {side} arm{tail}",
        f"{{do}} a rear naked choke{tail}", f"{{grab}} a guard around the neck, {{lean}} back and {{hold}} tight{tail}", "= stealth choke takedown", f"= a chokehold with the {side} arm from behind",
        f"{{step}} in behind someone, {{wrap}} the {side} arm around the throat and {{sway}} until he stops struggling{tail}",
    ]  # fmt: skip


@action(
    "headbutt",
    "game/unarmed/punch",
    verbs="headbutt butt ram grab smash",
    crispness="snappy",
    side=SIDE,
    count=Count(1, 2, usual=1),
    grab=Choice(("yes", "no")),
)
def headbutt(timeline: Timeline, side: str, count: int, grab: str) -> Sequence[str]:
    """The head drawn back and thrown forward, with the hands pulling the other in."""
    timeline.hold(0.25)
    timeline.to(
        0.35,
        y=-0.09,
        hands=At("shoulder", 0.02, -0.14, 0.44) if grab == "yes" else At("shoulder", 0.14, -0.36, 0.10),
        bend=6,
    )
    for _ in range(count):
        timeline.to(
            0.3,
            bend=-20,
            nod=-34,
            pitch=-4,
            z=-0.06,
            y=-0.08,
            shrugs=10,
            **(
                {"hands": At("shoulder", 0.02, -0.12, 0.42)}
                if grab == "yes"
                else {"hands": At("shoulder", 0.24, -0.34, -0.16)}
            ),
        )
        timeline.hold(0.06)
        step(timeline, "r", 0.26, 0.13, duration_s=0.2, height_m=0.04, heel_first=False, advance=False)
        timeline.to(
            0.13,
            exact=True,
            bend=34,
            nod=22,
            pitch=16,
            z=0.18,
            y=-0.15,
            **(
                {"hands": At("shoulder", 0.04, -0.22, 0.24)}
                if grab == "yes"
                else {"hands": At("shoulder", 0.30, -0.30, -0.22)}
            ),
        )
        timeline.hold(0.25)
        timeline.wait()
        timeline.to(0.3, bend=6, nod=-4, pitch=2, z=0.06, y=-0.08)
        timeline.place = timeline.place.moved(forward_m=0.13)
        step(timeline, "l", 0.06, 0.12, duration_s=0.25, heel_first=False, advance=False)
        timeline.to(0.25, z=0)
        timeline.wait()
    timeline.to(0.25, hands=At("shoulder", 0.16, -0.38, 0.14), shrugs=0)
    timeline.to(0.13, turn=14)
    timeline.to(0.16, turn=-12)
    timeline.to(0.13, turn=0)
    at_ease(timeline)
    grabbed = "{grab} an opponent with both hands and " if grab == "yes" else ""
    often = again(count)
    return [
        "{headbutt} somebody", f"{grabbed}{{headbutt}} {'him' if grabbed else 'someone'}{often}", f"{grabbed}{{smash}} the forehead into {'his' if grabbed else 'an enemy'}{chr(39) + 's' if not grabbed else ''} face{often}",
        f"{{lean}} the head far back and {{ram}} it forward{often}", f"{{give}} someone {counted(count, 'head butt')}", f"{{step}} in with the {side} foot and {{butt}} with the head{often}",
        f"{{attack}} with the head{often}", f"{{throw}} the head back, then {{slam}} the forehead forward{often}", f"= {counted(count, 'headbutt')}",
        f"{grabbed}{{crack}} heads with {'him' if grabbed else 'an opponent'}{often}", f"{{snap}} the upper body forward in a headbutt{often}",
    ]  # fmt: skip


@action(
    "stomp on a fallen enemy",
    "game/unarmed/kick",
    verbs="stomp stamp lift kick trample",
    crispness="snappy",
    side=SIDE,
    count=Count(1, 3),
    end=Choice(("step back", "leave the foot")),
)
def stomp_enemy(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """The right knee high, the heel driven down onto somebody who lies in front; eyes on the floor."""
    timeline.hold(0.2)
    timeline.look_at(At("floor", -0.1, 0.1, 0.5), 0.25)
    timeline.to(0.3, y=-0.06, bend=10, hands=At("shoulder", 0.22, -0.34, 0.18), elbows=10)
    for _ in range(count):
        timeline.to(
            0.32,
            foot_r=At("hip", 0.02, -0.30, 0.40),
            x=0.07,
            y=-0.01,
            pitch=-6,
            bend=10,
            balance=0.6,
            hands=At("shoulder", 0.36, -0.12, 0.20),
            ankle_r=-6,
        )
        timeline.hold(0.05)
        timeline.to(
            0.12,
            exact=True,
            foot_r=At("floor", 0.08, 0.06, 0.40),
            x=0.0,
            z=0.10,
            y=-0.16,
            pitch=16,
            bend=24,
            hands=At("shoulder", 0.30, -0.44, 0.04),
            balance=0.3,
            ankle_r=10,
        )
        timeline.hold(0.26)
    if end == "leave the foot":
        timeline.to(
            0.4, bend=20, pitch=10, hand_r=At("thigh", 0.02, 0.14, 0.10), hand_l=At("shoulder", 0.20, -0.44, 0.0)
        )
        timeline.hold(0.9)
    timeline.look_at(None, 0.3)
    timeline.to(
        0.4,
        foot_r=At("hip", 0.02, -0.62, 0.18),
        x=0.06,
        z=0.0,
        y=-0.03,
        pitch=0,
        bend=6,
        hands=At("shoulder", 0.18, -0.42, 0.10),
    )
    timeline.to(0.4, foot_r=At("floor", 0.10, 0.0, -0.04), x=0.0, balance=1.0)
    at_ease(timeline)
    often = again(count)
    tail = f", leaving the {side} foot on the body" if end == "leave the foot" else ""
    return [
        "{stomp} on a fallen enemy", f"{{stomp}} on someone on the ground with the {side} foot{often}{tail}", f"{{lift}} the {side} knee high and {{stomp}} down hard{often}{tail}",
        f"{{stamp}} on a body on the floor {times(count)}{tail}", f"{{raise}} the {side} foot and {{drive}} the heel down onto an enemy{often}{tail}", f"{{finish}} off a fallen opponent with {counted(count, 'stomp')}{tail}",
        f"{{look}} down and {{stomp}} with the {side} heel{often}{tail}", f"{{trample}} on a downed enemy with the {side} foot{often}", f"= ground finisher, {side} foot stomp",
        f"= {counted(count, 'stomp')} on somebody lying in front", f"{{step}} on an enemy's chest with the {side} foot{tail}" if end == "leave the foot" else f"{{kick}} down at somebody on the floor with the {side} heel{often}",
    ]  # fmt: skip
