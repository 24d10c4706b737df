"""What blows and bullets do: flinches, staggers, knock-backs and falls that end a fight."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import again, at_ease
from kinoflow.authoring.moves import KNEE_CLEARANCE_M, THIGH_M, rise_from_sitting, sit_up_from_lying, step
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline

KNEELING_M = KNEE_CLEARANCE_M + THIGH_M - STANDING_M
"""Hips' height on both knees, from standing."""
LYING_M = 0.13 - STANDING_M


@action(
    "get hit in the head",
    "game/reactions/stagger",
    verbs="get stagger recoil hold take turn",
    crispness="snappy",
    side=SIDE,
    after=Choice(("hold the face", "shake it off")),
    count=Count(1, 2, usual=1),
    blow=Choice(("from the side", "straight", "uppercut"), (3, 1, 1)),
)
def hit_head(timeline: Timeline, side: str, after: str, count: int, blow: str) -> Sequence[str]:
    """A blow on one cheek snaps the head round; a step to keep the balance, a hand to the face.

    A straight blow on the nose or one under the chin throws the head back.
    """
    timeline.hold(0.5)
    if blow != "from the side":
        return _hit_in_front(timeline, side, after, count, blow)
    for _ in range(count):
        timeline.to(0.09, turn=52, tilt=22, nod=-12, exact=True)
        timeline.to(
            0.14,
            twist=26,
            side=14,
            yaw=12,
            x=0.10,
            bend=-4,
            y=-0.08,
            hand_l=At("shoulder", 0.36, -0.26, 0.10),
            hand_r=At("shoulder", 0.24, -0.30, 0.22),
            advance=False,
        )
        step(timeline, "l", -0.10, 0.36, toes_deg=20, duration_s=0.3, heel_first=False)
        timeline.wait()
        timeline.to(0.25, x=0.16, y=-0.16, bend=14)
        timeline.hold(0.1)
        timeline.place = timeline.place.moved(left_m=0.16)
        step(timeline, "r", -0.04, 0.14, duration_s=0.35, heel_first=False, advance=False)
        timeline.to(0.45, x=0.0, turn=20, tilt=10, nod=14, twist=8, side=4, yaw=4, y=-0.08, bend=12)
        timeline.wait()
    if after == "hold the face":
        timeline.to(
            0.4,
            hand_r=At("head", 0.10, -0.14, 0.12),
            elbow_r=10,
            palm_r=60,
            hand_l=At("shoulder", 0.10, -0.44, 0.10),
            nod=20,
        )
        timeline.hold(0.8)
    else:
        timeline.to(0.25, turn=0, tilt=0, nod=10, hands=At("shoulder", 0.12, -0.40, 0.14))
        for sign in (1, -1, 1, -1):
            timeline.to(0.14, turn=28 * sign)
        timeline.to(0.2, turn=0)
    at_ease(timeline)
    blows = "" if count == 1 else " twice"
    tail = f"{{hold}} the {side} cheek" if after == "hold the face" else "{shake} the head"
    return [
        f"{{get}} hit in the head{blows} and {{stagger}}",
        f"{{take}} a punch to the {side} side of the face{blows} and {tail}",
        f"{{get}} punched in the face{blows}",
        f"{{recoil}} from a blow to the head{blows}, then {tail}",
        f"{{stagger}} to the {other(side)} after a hit on the head{blows}",
        f"{{get}} slapped hard{blows}, the head snapping to the {other(side)}, then {tail}",
        f"{{reel}} to the {other(side)} from a blow{blows} and {tail}",
        f"{{jerk}} the head to the {other(side)} when hit{blows}, {{step}} sideways to keep the balance and {tail}",
        f"{{flinch}} as a fist hits the {side} cheek{blows}, then {tail}",
        f"= a hit on the {side} side of the head{blows} and a stagger to the {other(side)}",
    ]


def _hit_in_front(timeline: Timeline, side: str, after: str, count: int, blow: str) -> Sequence[str]:
    under = blow == "uppercut"
    for number in range(count):
        timeline.to(0.08, exact=True, nod=-50 if under else -40, bend=-12 if under else -8, y=0.02 if under else -0.02)
        timeline.place = timeline.place.moved(forward_m=-0.22)
        timeline.to(
            0.22, z=0.04, y=-0.08, pitch=-8, bend=-18, nod=-34, hands=At("shoulder", 0.36, -0.16, 0.22), advance=False,
        )  # fmt: skip
        step(timeline, "r" if number % 2 == 0 else "l", -0.10, 0.14, duration_s=0.25, heel_first=False)
        timeline.wait()
        step(timeline, "l" if number % 2 == 0 else "r", 0.0, 0.13, duration_s=0.26, heel_first=False, advance=False)
        timeline.to(0.3, z=0.0, pitch=4, bend=10, nod=8, y=-0.10, hands=At("shoulder", 0.20, -0.30, 0.20))
        timeline.wait()
    if after == "hold the face":
        spot = At("head", 0.04, -0.20, 0.13) if under else At("head", 0.05, -0.12, 0.14)
        timeline.to(0.35, hands=spot, palms=60, elbows=15, nod=22, bend=18)
        timeline.hold(0.8)
    else:
        timeline.to(0.25, hands=At("shoulder", 0.12, -0.40, 0.14), nod=8)
        for sign in (1, -1, 1, -1):
            timeline.to(0.14, turn=26 * sign)
        timeline.to(0.2, turn=0)
    at_ease(timeline)
    where = "under the chin" if under else "straight in the face"
    blows = "" if count == 1 else " twice"
    part = "the jaw" if under else "the nose"
    tail = f"{{hold}} {part} with both hands" if after == "hold the face" else "{shake} the head"
    del side
    return [
        f"{{get}} hit {where}{blows}, the head snapping back",
        f"{{take}} {'an uppercut' if under else 'a straight punch in the face'}{blows} and {tail}",
        f"{{get}} punched {where}{blows} and {{stagger}} back",
        f"{{snap}} the head back from a blow {where}{blows}, then {tail}",
        f"{{stagger}} backward after {'an uppercut to the chin' if under else 'a punch on the nose'}{blows}",
        f"{{reel}} backward, the head thrown back by a hit {where}{blows}, and {tail}",
        f"{{recoil}} from a {'fist from below' if under else 'frontal blow to the face'}{blows}, then {tail}",
        f"= hit reaction from {'below, an uppercut' if under else 'the front, the face'}",
    ]  # fmt: skip


@action(
    "get hit in the stomach",
    "game/reactions/stagger",
    verbs="get bend hold stagger double fold lean",
    crispness="snappy",
    side=SIDE,
    count=Count(1, 2, usual=1),
    after=Choice(("straighten", "drop to a knee")),
)
def hit_stomach(timeline: Timeline, side: str, count: int, after: str) -> Sequence[str]:
    """A blow to the belly folds the body; arms go to the stomach; the named foot steps back."""
    timeline.hold(0.5)
    for number in range(count):
        timeline.to(
            0.12,
            pitch=26,
            bend=44,
            nod=24,
            y=-0.12,
            z=-0.12,
            exact=True,
            hands=At("pelvis", -0.02, 0.22, 0.26),
            elbows=20,
        )
        timeline.place = timeline.place.moved(forward_m=-0.2)
        step(timeline, "r", -0.24, 0.13, duration_s=0.28, heel_first=False, advance=False)
        timeline.to(0.28, z=-0.02, y=-0.22, bend=52)
        timeline.wait()
        timeline.hold(0.35)
        if number < count - 1:
            step(timeline, "l", 0.0, 0.12, duration_s=0.25, heel_first=False, advance=False)
            timeline.to(0.3, pitch=10, bend=24, y=-0.10, nod=10)
            timeline.wait()
            step(timeline, "r", 0.0, 0.11, duration_s=0.2, heel_first=False)
            timeline.wait()
    if after == "drop to a knee":
        timeline.to(
            0.55,
            y=KNEELING_M + 0.02,
            z=-0.10,
            balance=0.2,
            foot_pitch_r=60,
            foot_r=At("floor", 0.12, 0.0, -0.42),
            foot_l=At("floor", 0.12, 0.0, 0.26),
            bend=44,
            pitch=18,
        )
        timeline.hold(0.9)
        timeline.to(0.6, y=-0.20, z=0.0, pitch=14, bend=24, balance=1.0, foot_pitch_r=30)
        timeline.to(0.3, foot_pitch_r=10)
    else:
        timeline.to(0.5, bend=46, y=-0.20)
        timeline.hold(0.4)
    timeline.to(0.5, pitch=8, bend=20, nod=10, y=-0.08)
    at_ease(timeline, 1.0)
    blows = "" if count == 1 else " twice"
    tail = f"{{drop}} to the {side} knee" if after == "drop to a knee" else "slowly {straighten} up"
    return [
        f"{{get}} hit in the stomach{blows} and {{double}} over",
        f"{{take}} a punch to the belly{blows}, {{fold}} up and {tail}",
        f"{{get}} punched in the gut{blows}",
        f"{{bend}} over from a blow to the stomach{blows}, holding the belly with both hands",
        f"{{stagger}} back with the {side} foot, {{hold}} the stomach and {tail}",
        f"{{double}} over in pain after a hit in the stomach{blows}, then {tail}",
        f"{{get}} kicked in the belly{blows}, {{bend}} forward and {tail}",
        f"{{clutch}} the belly with both arms and {{lean}} forward after a blow{blows}",
        f"{{recoil}} from a punch in the stomach{blows}, stepping back on the {side} foot, and {tail}",
        f"= a hit in the stomach{blows}, both arms pressed to the belly",
    ]


@action(
    "stagger from a push",
    "game/reactions/stagger",
    verbs="stagger stumble reel sway step lose",
    crispness="normal",
    side=SIDE,
    direction=Choice(("backward", "sideways", "forward")),
    steps=Count(2, 4),
)
def stagger(timeline: Timeline, side: str, direction: str, steps: int) -> Sequence[str]:
    """Pushed out of balance: uneven steps with flung arms until it holds."""
    timeline.hold(0.4)
    push = {"backward": (0.0, -0.30), "sideways": (-0.28, 0.0), "forward": (0.0, 0.34)}[direction]
    lean = {"backward": -16.0, "sideways": 0.0, "forward": 30.0}[direction]
    roll = -16.0 if direction == "sideways" else 0.0
    timeline.to(
        0.14,
        bend=-12 if direction != "forward" else 4,
        side=0.8 * roll,
        nod=16 if direction == "backward" else -10,
        hands=At("shoulder", 0.42, -0.10, 0.24),
        exact=True,
    )
    foot = "r"
    for number in range(steps):
        fade = 1 - 0.5 * number / steps
        sign = 1 if number % 2 else -1
        timeline.place = timeline.place.moved(push[0] * fade, push[1] * fade)
        if direction == "sideways":
            out = 0.22 if foot == "r" else -0.02
            forward = 0.0 if foot == "r" else 0.10
        else:
            out, forward = 0.15 + 0.04 * sign, (0.14 if push[1] > 0 else -0.14) * fade
        timeline.to(
            0.3,
            x=0.0,
            z=0.0,
            pitch=lean * fade,
            roll=0.5 * roll * fade,
            side=0.8 * roll * fade + 7 * sign,
            twist=12 * sign,
            y=-0.10 - 0.05 * fade,
            hand_r=At("shoulder", 0.40, -0.10 + 0.24 * sign * fade, 0.20),
            hand_l=At("shoulder", 0.42, -0.10 - 0.22 * sign * fade, 0.16),
            balance=0.5,
            advance=False,
        )
        step(timeline, foot, forward, out, duration_s=0.28 + 0.03 * number, height_m=0.07, heel_first=False)
        timeline.wait()
        foot = "l" if foot == "r" else "r"
    timeline.to(0.3, pitch=6, roll=0, side=-6, twist=0, bend=12, nod=8, y=-0.16, balance=1.0)
    timeline.to(0.3, side=5, hands=At("shoulder", 0.28, -0.28, 0.14))
    timeline.to(0.3, side=0, y=-0.08)
    at_ease(timeline, 0.9)
    way = f"to the {side}" if direction == "sideways" else direction
    pushed = {"backward": "the front", "forward": "behind", "sideways": f"the {other(side)} side"}[direction]
    return [
        f"{{stagger}} {way}",
        f"{{get}} pushed from {pushed} and {{stumble}} {way}",
        f"{{be}} shoved from {pushed} and just {{keep}} the balance",
        f"{{stagger}} {way} {number_word(steps)} steps, arms flung out",
        f"{{get}} pushed and {{stumble}} {way}",
        f"{{lose}} the balance and {{stumble}} {way}",
        f"{{reel}} {way} with waving arms, then {{steady}} again",
        f"{{take}} {number_word(steps)} unsteady steps {way} after a push",
        f"{{get}} shoved {way}, {{throw}} the arms out and {{regain}} the balance",
        f"{{stumble}} {way} as if hit by something and {{catch}} {{poss}} balance",
        f"{{sway}} and {{stagger}} {way}, the {side} foot stepping first",
        f"= a stagger {way} with {number_word(steps)} steps",
    ]


@action(
    "flinch",
    "game/reactions/stagger",
    verbs="flinch cower raise turn duck shield",
    crispness="snappy",
    side=SIDE,
    count=Count(1, 3, usual=1),
)
def flinch(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """A sudden shrinking away from something on one side, arms up."""
    timeline.hold(0.6)
    for _ in range(count):
        timeline.to(
            0.14,
            hand_r=At("head", 0.10, 0.0, 0.16),
            hand_l=At("head", 0.04, -0.10, 0.20),
            elbows=25,
            y=-0.18,
            bend=20,
            nod=18,
            twist=22,
            yaw=14,
            turn=30,
            side=12,
            shrugs=20,
            x=0.05,
        )
        timeline.hold(0.35)
        timeline.to(
            0.3,
            hands=At("shoulder", 0.02, -0.14, 0.28),
            y=-0.08,
            bend=8,
            nod=4,
            twist=4,
            yaw=4,
            turn=-14,
            side=2,
            shrugs=8,
            x=0.02,
        )
        timeline.hold(0.15)
    timeline.hold(0.2)
    at_ease(timeline)
    often = again(count)
    return [
        f"{{flinch}} {times(count)}",
        f"{{flinch}} away from something on the {side}{often}",
        f"{{raise}} both arms before the face and {{shrink}} away{often}",
        f"{{cower}} and {{turn}} to the {other(side)}, the hands up to protect the head{often}",
        f"{{duck}} a little and {{shield}} the face with both arms{often}",
        f"{{recoil}} in fright to the {other(side)}{often}",
        f"{{jerk}} away from a blow coming from the {side}{often}",
        f"suddenly {{pull}} up the shoulders and {{cover}} the face{often}",
        f"{{react}} to a bang by flinching with raised arms{often}",
        f"= {number_word(count)} flinch{'es' if count > 1 else ''} away from the {side}",
    ]


@action(
    "knocked back to the floor",
    "game/reactions/knock-back",
    verbs="get fly fall land knock",
    crispness="crisp",
    tempo=False,
    side=SIDE,
    cause=Choice(("blow", "blast")),
    end=Choice(("lie", "get up"), (2, 1)),
)
def knocked_back(timeline: Timeline, side: str, cause: str, end: str) -> Sequence[str]:
    """Struck in the chest, thrown off the feet, flat on the back. The side is that of the arm that is flung highest."""
    timeline.hold(0.5)
    if cause == "blast":
        timeline.to(0.25, hands=At("shoulder", 0.0, 0.10, 0.34), bend=14, y=-0.10, nod=10)
        timeline.hold(0.2)
    # The blow: the chest goes back first, arms and head are left behind; then the feet come off the floor.
    timeline.to(
        0.12,
        bend=30,
        nod=22,
        pitch=-10,
        z=-0.22,
        y=-0.05,
        hands=At("shoulder", 0.06, -0.04, 0.52),
        balance=0.0,
        exact=True,
    )
    timeline.to(
        0.26,
        z=-0.80,
        y=-0.22,
        pitch=-52,
        bend=30,
        nod=20,
        feet=At("hip", 0.06, -0.58, 0.48),
        hand_r=At("shoulder", 0.30, 0.22, 0.34),
        hand_l=At("shoulder", 0.26, 0.02, 0.42),
        exact=True,
    )
    timeline.to(
        0.22, z=-1.22, y=LYING_M + 0.06, pitch=-84, bend=22, nod=16, feet=At("hip", 0.10, -0.66, 0.40), exact=True
    )
    timeline.to(
        0.14,
        z=-1.30,
        y=LYING_M,
        pitch=-90,
        bend=4,
        nod=6,
        rest=1.0,
        hand_r=At("shoulder", 0.40, 0.30, -0.02),
        hand_l=At("shoulder", 0.48, 0.02, -0.02),
        exact=True,
    )
    timeline.place = timeline.place.moved(forward_m=-1.30)
    timeline.to(0.3, feet=At("floor", 0.16, 0.0, 0.78), heels=-45, nod=-4)
    timeline.hold(0.15)
    timeline.to(0.3, bend=8, nod=10)
    timeline.to(0.5, bend=0, nod=-6)
    timeline.hold(0.7)
    what = {"blow": "a heavy blow", "blast": "a blast"}[cause]
    if end == "get up":
        timeline.to(0.5, feet=At("floor", 0.12, 0.0, 0.86), heels=-46, hands=At("shoulder", 0.2, -0.46, 0.04), turn=0)
        sit_up_from_lying(timeline, 1.0)
        timeline.to(0.4, hand_r=At("head", 0.10, 0.0, 0.11), elbow_r=30, nod=14)
        timeline.to(0.3, turn=14)
        timeline.to(0.3, turn=-10)
        timeline.to(0.3, turn=0, hand_r=At("thigh", 0.02, 0.10, 0.1), elbow_r=0)
        rise_from_sitting(timeline, 1.8)
        timeline.neutral(0.5)
        return [
            f"{{get}} knocked back by {what}, {{fall}} onto the back and {{get}} up dazed",
            f"{{fly}} backward after {what}, {{land}} on the back, then {{stand}} up again",
            f"{{get}} thrown on the back by {what}, {{sit}} up holding the head and {{rise}}",
            f"{{get}} hurled to the ground by {what} and slowly {{get}} back on the feet",
            f"{{fall}} flat on the back from {what}, {{lie}} there for a moment and {{get}} up",
            f"{{get}} knocked down by {what} and {{stand}} up again, dizzy",
            f"{{get}} hit by {what}, {{crash}} onto the back, {{sit}} up dazed and {{stand}} up",
            f"= a knock-back by {what}, then getting up again",
        ]
    return [
        f"{{get}} knocked back by {what} and {{fall}} onto the back",
        f"{{get}} knocked down by {what}",
        f"{{get}} blown away by {what}" if cause == "blast" else "{get} knocked off {poss} feet",
        f"{{fly}} backward after {what} and {{land}} flat on the back",
        f"{{get}} hit by {what}, {{fly}} back and {{stay}} on the floor",
        "{get} thrown backward off the feet and {land} on the back with the arms spread",
        f"{{fall}} backward from {what} and {{lie}} still",
        f"{{get}} struck in the chest, {{fall}} flat on the back, the {side} arm flung up",
        "{raise} the arms against an explosion and {get} hurled backward to the ground"
        if cause == "blast"
        else "{get} kicked in the chest and {go} down backward",
        "{lose} the ground under the feet, {crash} onto the back and {lie} there",
        f"= a knock-back by {what} that ends flat on the back",
    ]


@action(
    "die falling backward",
    "game/reactions/death fall",
    verbs="die fall collapse drop lie",
    crispness="normal",
    side=SIDE,
    cause=Choice(("shot", "exhausted")),
)
def die_backward(timeline: Timeline, side: str, cause: str) -> Sequence[str]:
    """Hit, a step back, the knees give way, down on the seat and onto the back; one hand on the wound."""
    timeline.hold(0.5)
    wound = At("chest", 0.02, -0.02, 0.10)
    if cause == "shot":
        timeline.to(0.12, bend=20, nod=14, twist=-14, z=-0.06, hand_r=wound, exact=True)
        step(timeline, "r", -0.28, 0.13, duration_s=0.3, heel_first=False, advance=False)
        timeline.to(0.3, z=-0.14, bend=-6, nod=-20, twist=8, y=-0.10, hand_l=At("shoulder", 0.34, -0.20, 0.16))
        timeline.wait()
        timeline.hold(0.2)
    else:
        timeline.to(0.6, bend=18, nod=24, y=-0.10, hand_r=wound, side=6)
        timeline.to(0.5, bend=-4, nod=-22, side=-4, y=-0.12, z=-0.05)
    timeline.to(
        0.55,
        y=-0.50,
        z=-0.42,
        pitch=8,
        bend=22,
        nod=16,
        balance=0.0,
        hand_l=At("shoulder", 0.26, -0.40, -0.10),
        heels=0,
    )
    timeline.to(
        0.22,
        y=LYING_M + 0.02,
        z=-0.62,
        pitch=-20,
        bend=26,
        hand_l=At("shoulder", 0.30, -0.42, -0.16),
        feet=At("floor", 0.14, 0.0, 0.0),
        toes=14,
    )
    timeline.to(0.36, pitch=-86, bend=6, nod=18, rest=1.0, z=-0.66, hand_l=At("shoulder", 0.50, -0.10, 0.0))
    timeline.to(0.14, pitch=-90, bend=0, nod=-4)
    timeline.to(
        0.5, foot_l=At("floor", 0.16, 0.0, 0.12), foot_r=At("floor", 0.12, 0.0, -0.02), knee_l=20, advance=False
    )
    timeline.hold(0.55)
    timeline.wait()
    timeline.to(0.6, hand_r=At("shoulder", 0.40, -0.30, 0.0), turn=38, tilt=4)
    timeline.hold(0.8)
    why = "after a shot in the chest" if cause == "shot" else "after a last effort"
    return [
        "{die}, falling backward",
        f"{{fall}} backward and {{die}} {why}",
        "{get} shot and {collapse} onto the back" if cause == "shot" else "{collapse} onto the back",
        f"{{grab}} the chest with the {side} hand and {{fall}} dead onto the back",
        f"{{step}} back with the {side} foot, {{sink}} down and {{fall}} flat on the back"
        if cause == "shot"
        else f"{{hold}} the chest with the {side} hand, {{sink}} down and {{fall}} flat on the back",
        "{drop} to the ground backward and {lie} still",
        "{get} killed: the knees give way and the body {fall:ing} backward".replace("{fall:ing}", "drops"),
        f"{{collapse}} backward {why}, the {side} hand sliding from the chest",
        "{fall} over backward and {lie} dead on the back",
        f"= a death fall backward, the {side} hand on the chest",
    ]


@action(
    "die falling forward",
    "game/reactions/death fall",
    verbs="die fall collapse drop kneel",
    crispness="normal",
    side=SIDE,
    cause=Choice(("shot", "stab", "exhausted")),
    way=Choice(("over the knees", "stiff"), (3, 1)),
)
def die_forward(timeline: Timeline, side: str, cause: str, way: str) -> Sequence[str]:
    """Down on both knees, a moment's sway, then flat on the face with the head turned to one side; or stiff as a board."""
    timeline.hold(0.5)
    if cause == "shot":
        timeline.to(0.1, bend=-20, nod=-26, pitch=-4, z=0.08, hands=At("shoulder", 0.40, -0.12, -0.06), exact=True)
        timeline.hold(0.2)
    elif cause == "stab":
        timeline.to(0.14, bend=36, nod=16, pitch=12, y=-0.10, hands=At("pelvis", 0.0, 0.22, 0.22), exact=True)
        timeline.hold(0.6)
    else:
        timeline.to(0.5, bend=16, nod=24, y=-0.08, side=6, x=0.03)
        timeline.to(0.5, bend=4, nod=-16, y=-0.10, side=-6, x=-0.03)
        timeline.to(0.25, bend=14, nod=14, side=0, x=0.0)
    if way == "stiff":
        timeline.to(
            0.3,
            y=-0.01,
            z=0.04,
            pitch=2,
            bend=0,
            nod=-4,
            hands=At("shoulder", 0.12, -0.52, 0.02),
            elbows=0,
            balance=0.0,
        )
        timeline.to(0.34, exact=True, pitch=26, z=0.40, y=-0.06, heels=26)
        timeline.to(0.22, exact=True, pitch=60, z=0.80, y=-0.42, heels=56)
        timeline.to(0.12, exact=True, pitch=88, z=0.98, y=LYING_M, heels=82, nod=-14)
        timeline.to(0.08, exact=True, bend=-4, y=LYING_M + 0.02)
        timeline.to(0.14, pitch=90, bend=0, y=LYING_M, rest=1.0, nod=-8)
        timeline.to(0.35, turn=-58, hand_r=At("shoulder", 0.24, -0.40, 0.02))
        timeline.hold(1.2)
        why = {
            "shot": "after a shot in the back",
            "stab": "after a stab in the belly",
            "exhausted": "in utter exhaustion",
        }[cause]
        return [
            "{fall} flat on the face and {die}",
            f"{{fall}} forward stiff as a board {why}",
            f"{{drop}} straight forward onto the face {why}",
            "{topple} forward like a felled tree and {lie} dead",
            f"{{fall}} flat on the front without bending the knees {why}",
            f"{{die}} and {{fall}} straight on the face, the head turned to the {side}",
            f"{{tip}} over forward, stiff, and {{lie}} still {why}",
            "= a stiff death fall flat onto the face",
        ]  # fmt: skip
    timeline.to(
        0.5,
        y=KNEELING_M,
        z=0.30,
        pitch=0,
        bend=8,
        nod=8,
        rest=1.0,
        balance=0.0,
        hands=At("shoulder", 0.18, -0.46, 0.02),
        foot_r=At("floor", 0.11, 0.0, -0.20),
        foot_l=At("floor", 0.11, 0.0, -0.20),
        heels=62,
    )
    timeline.to(0.3, bend=16, nod=24, side=4)
    timeline.hold(0.25)
    timeline.to(0.3, pitch=40, bend=16, nod=6, side=0, z=0.40, hands=At("shoulder", 0.24, -0.30, 0.22))
    timeline.to(
        0.26,
        pitch=88,
        bend=4,
        nod=-14,
        z=0.78,
        y=LYING_M,
        exact=True,
        hand_r=At("shoulder", 0.30, 0.20, 0.02),
        hand_l=At("shoulder", 0.36, -0.30, 0.02),
        feet=At("floor", 0.13, 0.0, -0.22),
        heels=82,
    )
    timeline.to(0.3, pitch=90, bend=0, nod=-8, turn=-58)
    timeline.hold(1.1)
    why = {
        "shot": "after a shot in the back",
        "stab": "after a stab in the belly",
        "exhausted": "in utter exhaustion",
    }[cause]
    start = {"shot": "{arch} the back", "stab": "{hold} the stomach with both hands", "exhausted": "{sway}"}[cause]
    killed = {"shot": "{get} shot in the back and {fall} dead", "stab": "{get} stabbed and {fall} dead"}
    return [
        "{die}, falling forward",
        f"{{fall}} to the knees, then flat on the face, {why}",
        killed.get(cause, "{drop} to the knees and {fall} down dead"),
        f"{start}, {{drop}} to both knees and {{fall}} forward dead",
        "{collapse} onto the knees and then onto the front",
        f"{{drop}} to the knees and {{fall}} face down, the head turned to the {side}",
        f"{{sink}} to the knees, dying, and {{topple}} forward {why}",
        f"{{collapse}} forward {why} and {{lie}} still",
        "{kneel} down, {sway} and {fall} forward onto the floor, dead",
        "= a death fall forward over the knees",
    ]


@action(
    "die falling sideways",
    "game/reactions/death fall",
    verbs="die fall collapse drop stagger",
    crispness="normal",
    side=SIDE,
    cause=Choice(("shot", "stab", "exhausted")),
)
def die_sideways(timeline: Timeline, side: str, cause: str) -> Sequence[str]:
    """A step to the right to keep upright, the knees give way, and over onto that side."""
    timeline.hold(0.5)
    wound = At("pelvis", 0.10, 0.24, 0.12)
    if cause == "exhausted":
        timeline.to(0.5, bend=16, nod=24, y=-0.08, side=6, x=0.03)
        timeline.to(0.4, bend=6, side=-10, x=-0.04, nod=10)
    else:
        timeline.to(0.12, exact=True, side=-16, bend=14, nod=14, x=-0.04, hand_l=wound, elbow_l=15)
        timeline.hold(0.1)
    step(timeline, "r", 0.02, 0.34, toes_deg=20, duration_s=0.32, heel_first=False, advance=False)
    timeline.to(0.36, x=-0.14, y=-0.16, side=-8, hand_r=At("shoulder", 0.36, -0.24, 0.14), hand_l=wound, elbow_l=15)
    timeline.wait()
    timeline.hold(0.12)
    timeline.to(
        0.42, exact=True, y=-0.46, pitch=6, bend=22, nod=20, side=-14, roll=-16, x=-0.24, balance=0, heels=26,
        hand_r=At("shoulder", 0.30, -0.40, 0.10),
    )  # fmt: skip
    timeline.to(
        0.26, exact=True, y=0.16 - STANDING_M, x=-0.46, z=-0.08, roll=-60, bend=22, side=-8, rest=0.6, hand_r=At("shoulder", 0.10, -0.30, 0.34),
    )  # fmt: skip
    timeline.to(0.30, exact=True, advance=False, feet=At("hip", 0.05, -0.58, 0.26), ankles=30)
    timeline.to(
        0.28, exact=True, roll=-90, rest=1, x=-0.56, bend=12, side=-2, nod=8, tilt=-8, hand_r=At("shoulder", -0.06, -0.06, 0.46),
        hand_l=At("chest", 0.10, -0.18, 0.28), elbow_l=0,
    )  # fmt: skip
    timeline.to(0.5, nod=2, bend=8)
    timeline.hold(1.0)
    why = {"shot": "after a shot", "stab": "after a stab in the side", "exhausted": "in utter exhaustion"}[cause]
    return [
        "{die}, falling sideways",
        f"{{fall}} to the {side} and {{die}} {why}",
        f"{{collapse}} onto the {side} side {why}",
        f"{{stagger}} a step to the {side}, {{sink}} down and {{fall}} dead on the {side} side",
        f"{{drop}} dead to the {side} {why}",
        f"{{fall}} over onto the {side} side and {{lie}} still {why}",
        f"{{crumple}} sideways to the {side} {why}, dead",
        f"= a death fall onto the {side} side",
    ]
