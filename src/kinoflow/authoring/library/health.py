"""The body's small and large troubles: sweat, noses, hiccups, pills, sickness, fainting, a heart attack."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.gestures import table
from kinoflow.authoring.library.meals import ANYWHERE, begin, finish, seated
from kinoflow.authoring.moves import LYING_FOOT, kneel, rise_from_knees, step
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline

SNEEZE = "daily/states/sneeze"
POSE = Choice(("standing", "sitting"), (2, 1))


@action(
    "wipe sweat off the forehead",
    "daily/cleaning/wipe",
    verbs="wipe fan blow sweat flick",
    upper=True,
    side=SIDE,
    how=Choice(("back of the hand", "forearm", "towel")),
    count=Count(1, 2),
    fan=Choice(("no", "yes")),
)
def wipe_sweat(timeline: Timeline, side: str, how: str, count: int, fan: str) -> Sequence[str]:
    """Bent with heat, the hand or forearm drawn across the brow and flicked dry; then air is fanned to the face."""
    timeline.hold(0.15)
    timeline.to(0.5, bend=12, shrugs=6, nod=6)
    timeline.to(0.4, bend=6, shrugs=-4, nod=0)
    for _ in range(count):
        if how == "towel":
            timeline.to(0.45, hands=At("head", 0.07, -0.04, 0.16), elbows=45, nod=10)
            for _ in range(2):
                timeline.to(0.2, hands=At("head", 0.07, 0.05, 0.14))
                timeline.to(0.2, hands=At("head", 0.06, -0.08, 0.15))
            timeline.to(0.35, hands=At("head", 0.13, -0.12, 0.0))
        else:
            low = how == "forearm"
            start = At("head", -0.14 if low else -0.05, 0.06 if low else 0.05, 0.16)
            end = At("head", 0.16, 0.07, 0.10)
            timeline.to(
                0.45, hand_r=start, elbow_r=75, palm_r=-70 if not low else -20, wrist_r=-10, nod=10, turn=10, side=-3
            )
            timeline.to(0.5, hand_r=end, nod=-4, turn=-12, side=3)
            timeline.to(0.25, hand_r=At("shoulder", 0.30, -0.06, 0.24), elbow_r=20, turn=-6)
            timeline.to(0.14, exact=True, hand_r=At("shoulder", 0.36, -0.34, 0.22), wrist_r=20)
    timeline.to(
        0.4, hands=At("shoulder", 0.10, -0.42, 0.10), elbows=0, palms=0, wrists=0, nod=-6, turn=0, side=0, bend=-2
    )
    if fan == "yes":
        timeline.to(0.35, hand_r=At("head", 0.18, -0.10, 0.22), elbow_r=20, palm_r=30)
        for _ in range(4):
            timeline.to(0.13, exact=True, hand_r=At("head", 0.22, -0.06, 0.24), wrist_r=-20)
            timeline.to(0.13, exact=True, hand_r=At("head", 0.14, -0.10, 0.20), wrist_r=20)
    timeline.neutral(0.6)
    with_ = {
        "back of the hand": f"with the back of the {side} hand",
        "forearm": f"with the {side} forearm",
        "towel": "with a towel in both hands",
    }[how]
    then = f", then {{fan}} the face with the {side} hand" if fan == "yes" else ""
    return [
        "{wipe} sweat off the forehead",
        f"{{wipe}} the sweat from the forehead {with_}",
        f"{{wipe}} the brow {with_}, {times(count)}",
        f"{{sweat}} in the heat and {{wipe}} {{poss}} forehead {with_}",
        f"{{dry}} the face {with_}{then}",
        f"{{raise}} the {side} arm and {{wipe}} sweat off the brow{then}"
        if how != "towel"
        else f"{{raise}} a towel and {{wipe}} sweat off the brow{then}",
        f"{{be}} hot and {{wipe}} away sweat {with_}{then}",
        f"= wiping sweat from the brow {with_}",
        f"{{mop}} the forehead {with_}{then}",
        f"{{brush}} sweat off the forehead {with_}, worn out from the heat",
    ]


@action(
    "blow the nose",
    SNEEZE,
    verbs="blow wipe hold bend",
    side=SIDE,
    pose=ANYWHERE,
    count=Count(1, 3),
    hands=Choice(("both hands", "one hand")),
)
def blow_the_nose(timeline: Timeline, side: str, pose: str, count: int, hands: str) -> Sequence[str]:
    """A tissue from the pocket to the nose, a jerk of head and shoulders with every blow, a wipe, and away with it."""
    begin(timeline, pose)
    timeline.to(0.45, hand_r=At("pelvis", 0.17, 0.04, 0.06), elbow_r=20)
    timeline.to(0.4, hand_r=At("chest", 0.04, 0.0, 0.26))
    nose = At("head", 0.05, -0.13, 0.17)
    wanted: dict[str, Any] = {"hand_r": nose, "elbow_r": 30.0}
    if hands == "both hands":
        wanted |= {"hand_l": nose, "elbow_l": 30.0}
    timeline.to(0.45, **wanted, nod=12, bend=8)
    for _ in range(count):
        timeline.to(0.3, nod=-4, shrugs=12, bend=2)
        timeline.to(0.13, exact=True, nod=24, shrugs=2, bend=18)
        timeline.hold(0.2)
    for _ in range(2):
        timeline.to(0.16, hand_r=nose.moved(0.03), turn=6, nod=8)
        timeline.to(0.16, hand_r=nose.moved(-0.03), turn=-6)
    timeline.to(
        0.4,
        hand_r=At("chest", 0.04, -0.04, 0.26),
        hand_l=NEUTRAL_HAND if pose == "standing" else At("thigh", 0.02, 0.10, 0.06),
        elbows=0,
        turn=0,
        nod=14,
        bend=6,
    )
    timeline.to(0.4, hand_r=At("pelvis", 0.17, 0.04, 0.06))
    finish(timeline, pose, 0.6)
    where = seated(pose).removeprefix("while ")
    with_ = "with both hands" if hands == "both hands" else f"with the {side} hand"
    return [
        "{blow} {poss} nose",
        f"{{blow}} the nose {with_}",
        f"{{take}} out a tissue and {{blow}} {{poss}} nose, {where}",
        f"{{hold}} a handkerchief to the nose {with_} and {{blow}} {times(count)}",
        f"{{blow}} the nose {times(count)} and {{wipe}} it",
        f"{{pull}} a tissue from the pocket with the {side} hand and {{blow}} the nose",
        f"{{have}} a cold and {{blow}} {{poss}} nose {times(count)}",
        f"= blowing the nose, {where}",
        "{sniff}, {blow} the nose into a tissue and {put} it away",
        f"{{bend}} the head and {{blow}} {{poss}} nose {with_}",
        *(
            ["{blow} the nose holding a tissue with one hand", "{blow} {poss} nose one-handed"]
            if hands == "one hand"
            else []
        ),
    ]


@action(
    "throw up",
    "game/reactions/stagger",
    verbs="vomit bend retch clutch throw",
    side=SIDE,
    pose=Choice(("bent over", "on the knees")),
    count=Count(1, 2),
)
def throw_up(timeline: Timeline, side: str, pose: str, count: int) -> Sequence[str]:
    """A hand to the belly and one to the mouth, down forward, heaves of the whole back, the mouth wiped."""
    timeline.hold(0.15)
    timeline.to(
        0.4,
        hand_l=At("chest", -0.02, -0.26, 0.10),
        elbow_l=20,
        hand_r=At("head", 0.06, -0.15, 0.16),
        elbow_r=30,
        bend=16,
        shrugs=8,
    )
    timeline.to(0.3, nod=10, bend=22)
    if pose == "on the knees":
        kneel(timeline, "both", 1.3)
        timeline.to(0.4, pitch=40, bend=30, nod=-4, hand_r=At("floor", 0.24, 0.04, 0.56), elbow_r=10)
        low, high = 46.0, 34.0
    else:
        step(timeline, "l", 0.20, 0.15, duration_s=0.3, heel_first=False, advance=False)
        timeline.to(0.4, pitch=40, bend=34, nod=-6, y=-0.12, hand_r=At("thigh", 0.02, 0.08, 0.06), elbow_r=20)
        low, high = 50.0, 40.0
    for _ in range(count):
        timeline.to(0.35, bend=20, nod=14, pitch=high, shrugs=18)
        timeline.to(0.16, exact=True, bend=52, nod=-26, pitch=low, shrugs=0)
        timeline.hold(0.35)
        timeline.to(0.15, exact=True, bend=44, nod=-14)
        timeline.to(0.13, exact=True, bend=52, nod=-26)
        timeline.hold(0.25)
    timeline.to(0.5, bend=36, nod=10)
    if pose == "on the knees":
        timeline.to(0.5, pitch=6, bend=14, nod=8, hand_r=At("head", 0.08, -0.14, 0.14), elbow_r=40)
        timeline.to(0.3, hand_r=At("head", -0.06, -0.14, 0.16))
        timeline.hold(0.5)
        timeline.to(0.3, hands=At("shoulder", 0.08, -0.4, 0.2), elbows=0)
        rise_from_knees(timeline, 1.3)
    else:
        timeline.to(0.6, pitch=14, bend=18, y=-0.06, hand_r=At("head", 0.08, -0.14, 0.14), elbow_r=40)
        timeline.to(0.3, hand_r=At("head", -0.06, -0.14, 0.16))
        step(timeline, "l", 0.0, 0.10, duration_s=0.4, heel_first=False, advance=False)
        timeline.to(0.5, pitch=0, bend=8, y=0, nod=4, hand_r=NEUTRAL_HAND, elbow_r=0)
    timeline.neutral(0.5)
    where = "bent over" if pose == "bent over" else "on both knees"
    return [
        "{throw} up",
        f"{{throw}} up, {where}",
        f"{{vomit}} {times(count)}, {where}",
        f"{{hold}} the belly with the {other(side)} hand, {{bend}} over and {{vomit}}",
        f"{{be}} sick and {{throw}} up, {where}",
        "{feel} sick, {clutch} the stomach and {throw} up",
        f"{{retch}} {times(count)}, {where}, and {{wipe}} the mouth with the {side} hand",
        f"= vomiting, {where}",
        f"{{cover}} the mouth with the {side} hand, {{bend}} forward and {{vomit}}"
        if pose == "bent over"
        else f"{{cover}} the mouth with the {side} hand, {{fall}} to the knees and {{vomit}}",
        f"{{puke}}, {where}, then {{wipe}} {{poss}} mouth",
    ]


@action(
    "hiccup",
    SNEEZE,
    verbs="hiccup jerk hold drink",
    side=SIDE,
    pose=POSE,
    count=Count(2, 5),
    cure=Choice(("none", "hold the breath", "hand on the chest")),
)
def hiccup(timeline: Timeline, side: str, pose: str, count: int, cure: str) -> Sequence[str]:
    """Little jerks that throw up shoulders and head, a surprised pause after each, a hand at the chest or the nose held shut."""
    begin(timeline, pose)
    if cure == "hand on the chest":
        timeline.to(0.5, hand_r=At("chest", 0.0, 0.0, 0.07), elbow_r=25)
    for number in range(count):
        seated = pose == "sitting"
        lift: dict[str, Any] = {} if seated else {"y": 0.03, "heels": 18.0}
        timeline.to(0.09, exact=True, shrugs=34, nod=-20, bend=-9, **lift)
        timeline.hold(0.05)
        timeline.to(0.24, exact=True, shrugs=0, nod=5, bend=7, **({} if seated else {"y": 0.0, "heels": 0.0}))
        timeline.to(0.3, turn=10 if number % 2 == 0 else -10)
        timeline.hold(float(timeline.generator.uniform(0.25, 0.6)))
    timeline.to(0.3, turn=0)
    if cure == "hold the breath":
        timeline.to(0.4, hand_r=At("head", 0.05, -0.12, 0.17), elbow_r=30, shrugs=18, bend=-6)
        timeline.hold(1.2)
        timeline.to(
            0.4,
            shrugs=-4,
            bend=10,
            hand_r=NEUTRAL_HAND if pose == "standing" else At("thigh", 0.02, 0.10, 0.06),
            elbow_r=0,
        )
        timeline.to(0.09, exact=True, shrugs=26, nod=-14, bend=-4)
        timeline.to(0.16, exact=True, shrugs=0, nod=6, bend=6)
        timeline.hold(0.3)
    finish(timeline, pose, 0.6)
    where = "standing" if pose == "standing" else "sitting"
    then = {
        "none": "",
        "hold the breath": f", {{hold}} {{poss}} nose with the {side} hand, and {{hiccup}} again",
        "hand on the chest": f" with the {side} hand on the chest",
    }[cure]
    return [
        "{hiccup}",
        f"{{hiccup}} {times(count)}, {where}{then}",
        f"{{have}} the hiccups{then}",
        f"{{jerk}} up with hiccups {times(count)}{then}",
        f"{{get}} the hiccups, {where}, the shoulders jerking up",
        f"{{hiccup}} again and again{then}",
        f"{{have}} a fit of hiccups, {where}{then}",
        f"= hiccups, {times(count)}, {where}",
        f"{{twitch}} with every hiccup, {times(count)}{then}",
        f"{{suffer}} from hiccups{then}",
    ]


@action(
    "take a pill with water",
    "daily/eating and drinking/drink",
    verbs="take swallow drink put tip",
    side=SIDE,
    pose=POSE,
    pills=Count(1, 2),
    box=Choice(("no", "yes")),
)
def take_a_pill(timeline: Timeline, side: str, pose: str, pills: int, box: str) -> Sequence[str]:
    """A pill from the palm to the mouth, a glass after it, the head thrown back to swallow."""
    begin(timeline, pose)
    palm = At("chest", 0.02, -0.12, 0.28)
    glass = table("standing", 0.22, 0.34, 0.02) if pose == "standing" else table("sitting", 0.22, 0.40, 0.02)
    timeline.to(0.5, hand_l=palm, palm_l=70, nod=14)
    if box == "yes":
        timeline.to(0.4, hand_r=At("chest", 0.0, 0.02, 0.30), palm_r=-60)
        for _ in range(2):
            timeline.to(0.13, hand_r=At("chest", 0.0, 0.05, 0.30))
            timeline.to(0.13, hand_r=At("chest", 0.0, 0.0, 0.30))
    for _ in range(pills):
        timeline.to(0.35, hand_r=At("chest", -0.02, -0.05, 0.28), palm_r=-40)
        timeline.to(0.45, hand_r=At("head", 0.06, -0.15, 0.17), elbow_r=30, nod=0)
        timeline.to(0.15, exact=True, nod=-16)
        timeline.to(0.2, nod=0)
    timeline.to(0.5, hand_r=glass, elbow_r=0, palm_r=0, nod=12)
    timeline.to(
        0.6,
        hand_r=At("head", 0.05, -0.14, 0.17),
        elbow_r=30,
        nod=0,
        hand_l=NEUTRAL_HAND if pose == "standing" else At("thigh", 0.02, 0.10, 0.06),
        palm_l=0,
    )
    timeline.to(0.4, nod=-26, bend=-6, hand_r=At("head", 0.05, -0.11, 0.17))
    timeline.hold(0.35)
    timeline.to(0.18, exact=True, nod=-32)
    timeline.to(0.35, nod=0, bend=4)
    timeline.to(0.5, hand_r=glass, elbow_r=0, nod=10)
    finish(timeline, pose, 0.6)
    what = "a pill" if pills == 1 else "two pills"
    where = "standing" if pose == "standing" else "sitting"
    first = "{shake} it out of a box, " if pills == 1 and box == "yes" else ""
    return [
        f"{{take}} {what} with water",
        f"{{swallow}} {what} and {{drink}} water, {where}",
        f"{{put}} {what} into the mouth with the {side} hand and {{drink}} from a glass",
        f"{{take}} {what}, {first}{{tip}} back the head and {{swallow}}",
        f"{{take}} medicine with a glass of water, {where}",
        f"{{bring}} {what} to the mouth with the {side} hand, then {{drink}}",
        f"{{take}} {'a tablet' if pills == 1 else 'two tablets'} and {{wash}} it down with water".replace(
            "it down", "them down" if pills == 2 else "it down"
        ),
        f"= taking {what} with water, {where}",
        f"{{pick}} {what} from the {other(side)} palm, {{swallow}} and {{drink}}",
        "{take} a painkiller and {throw} the head back to swallow",
    ]


def _down_side(timeline: Timeline, slow: bool, **hands: Any) -> None:
    """Knees give way, over the right hip onto the right side."""
    scale = 1.35 if slow else 1.0
    timeline.to(
        0.34 * scale, exact=True, y=-0.40, x=-0.10, z=-0.04, pitch=10, roll=-8, bend=16, nod=24, knees=16, balance=0
    )
    timeline.to(
        0.34 * scale, exact=True, y=0.16 - STANDING_M, x=-0.34, z=-0.06, roll=-58, pitch=6, bend=20, side=10, heels=20
    )
    timeline.to(
        0.34 * scale,
        exact=True,
        rest=1.0,
        roll=-90,
        x=-0.46,
        side=0,
        bend=14,
        feet=At("hip", 0.03, -0.60, 0.26),
        heels=0,
        ankles=35,
        nod=20,
        knees=0,
        **hands,
    )


@action(
    "faint",
    "game/reactions/death fall",
    verbs="faint collapse sway fall swoon pass",
    side=SIDE,
    sign=Choice(("hand to the forehead", "swaying", "sudden")),
    direction=Choice(("sideways", "backward", "forward")),
)
def faint(timeline: Timeline, side: str, sign: str, direction: str) -> Sequence[str]:
    """Dizzy, a hand to the brow, the knees go soft, down to the floor and still."""
    timeline.hold(0.2)
    if sign == "hand to the forehead":
        timeline.to(
            0.6, hand_l=At("head", 0.0, 0.04, 0.15), elbow_l=60, palm_l=-60, wrist_l=-30, nod=-14, bend=-8, tilt=10
        )
        timeline.to(0.5, x=0.05, side=6, bend=-10)
    elif sign == "swaying":
        for index in range(4):
            sign_x = 1 if index % 2 == 0 else -1
            timeline.to(
                0.5,
                x=0.07 * sign_x,
                z=-0.03 + 0.02 * index,
                side=8 * sign_x,
                tilt=10 * sign_x,
                nod=4 * index,
                knees=6,
                y=-0.02 * index,
                balance=0.4,
            )
    else:
        timeline.to(0.3, nod=-8, shrugs=6)
    limp = At("shoulder", 0.10, -0.46, 0.20)
    if direction == "sideways":
        _down_side(
            timeline,
            sign != "sudden",
            hand_r=At("shoulder", -0.10, 0.46, 0.20),
            hand_l=At("chest", 0.02, -0.10, 0.34),
            elbow_l=0,
            palm_l=0,
            wrist_l=0,
            tilt=-14,
        )
        turned = f"to the {side} side"
    elif direction == "forward":
        timeline.to(
            0.4, exact=True, y=-0.40, z=0.04, pitch=16, bend=26, nod=26, hands=limp, elbow_l=0, palm_l=0, wrist_l=0, balance=0, x=0,
            side=0, tilt=0, heels=24,
        )  # fmt: skip
        timeline.to(
            0.34,
            exact=True,
            y=-0.56,
            z=0.16,
            pitch=50,
            bend=14,
            nod=0,
            heels=60,
            hands=At("shoulder", 0.10, 0.10, 0.42),
        )
        timeline.to(
            0.34, exact=True, y=0.14 - STANDING_M, z=0.40, pitch=88, bend=0, nod=-16, rest=1.0, turn=40, feet=LYING_FOOT, heels=0, ankles=56,
            hands=At("shoulder", 0.22, 0.34, 0.06),
        )  # fmt: skip
        turned = "forward"
    else:
        timeline.to(
            0.4,
            exact=True,
            y=-0.38,
            z=-0.20,
            pitch=-4,
            bend=20,
            nod=-20,
            hands=limp,
            elbow_l=0,
            balance=0,
            x=0,
            side=0,
            tilt=0,
            knees=10,
        )
        timeline.to(0.30, exact=True, y=0.12 - STANDING_M, z=-0.46, pitch=-40, bend=26)
        timeline.to(
            0.34,
            exact=True,
            pitch=-90,
            bend=2,
            nod=-4,
            rest=1.0,
            z=-0.50,
            hands=At("shoulder", 0.46, -0.20, -0.02),
            palms=60,
            feet=At("floor", 0.16, 0.0, 0.10),
            knees=12,
        )
        timeline.to(0.5, turn=26, feet=At("floor", 0.18, 0.0, 0.32), foot_pitch_r=-40, foot_pitch_l=-40, knees=24)
        turned = "backward"
    timeline.hold(1.0)
    before = {
        "hand to the forehead": "{put} a hand to the forehead and {faint}",
        "swaying": "{sway} dizzily and {faint}",
        "sudden": "suddenly {faint}",
    }[sign]
    return [
        "{faint}",
        f"{before}, falling {turned}",
        f"{{faint}} and {{fall}} {turned}",
        f"{{pass}} out and {{collapse}} {turned}",
        f"{{swoon}} and {{sink}} to the floor, falling {turned}",
        f"{{lose}} consciousness and {{drop}} {turned}",
        f"{before} and {{lie}} still on the floor",
        f"= fainting, falling {turned}",
        f"{{black}} out and {{collapse}} {turned}",
        f"{{get}} dizzy and {{fall}} {turned} in a faint"
        if sign != "sudden"
        else f"{{fall}} {turned} in a sudden faint",
    ]


@action(
    "heart attack",
    "game/reactions/death fall",
    verbs="clutch stagger collapse grab gasp fall",
    side=SIDE,
    end=Choice(("collapse", "to the knees", "hold on to a wall")),
    steps=Count(1, 3),
)
def heart_attack(timeline: Timeline, side: str, end: str, steps: int) -> Sequence[str]:
    """A hand shoots to the left chest, the body doubles up, staggers with the other hand out for support, and goes down."""
    timeline.hold(0.25)
    chest = At("chest", -0.07, -0.01, 0.08)
    timeline.to(0.18, exact=True, hand_r=chest, elbow_r=35, wrist_r=30, bend=22, nod=10, shrugs=14, y=-0.06, pitch=8)
    timeline.hold(0.3)
    timeline.to(0.35, hand_l=At("shoulder", 0.34, -0.10, 0.36), palm_l=-50, nod=-8, bend=16, side=-6)
    for number in range(steps):
        foot = "l" if number % 2 == 0 else "r"
        timeline.place = timeline.place.moved(forward_m=0.18, left_m=0.06 * (1 if foot == "l" else -1))
        timeline.to(
            0.45,
            exact=True,
            x=0,
            z=0,
            y=-0.12,
            bend=26,
            side=7 if foot == "l" else -7,
            nod=8,
            balance=0.4,
            advance=False,
        )
        step(timeline, foot, 0.06, 0.14, duration_s=0.42, heel_first=False)
        timeline.wait()
        timeline.to(0.16, exact=True, bend=34, shrugs=18, y=-0.16)
        timeline.to(0.2, bend=26, shrugs=8)
    if end == "hold on to a wall":
        timeline.to(0.4, hand_l=At("air", 0.52, 1.34, 0.22), palm_l=-30, wrist_l=-60, x=0.08, side=8, roll=4)
        for _ in range(2):
            timeline.to(0.4, bend=34, nod=20, y=-0.20)
            timeline.to(0.4, bend=26, nod=6, y=-0.14)
        timeline.to(0.8, y=-0.40, bend=34, pitch=14, nod=24)
        timeline.hold(0.6)
    elif end == "to the knees":
        timeline.wait()
        timeline.to(0.2, x=0, z=0)
        kneel(timeline, "both", 1.2, upright=False)
        timeline.to(0.5, pitch=26, bend=34, nod=20, hand_r=chest, hand_l=At("floor", 0.26, 0.04, 0.36))
        for _ in range(2):
            timeline.to(0.35, bend=42, shrugs=14)
            timeline.to(0.35, bend=36, shrugs=4)
        timeline.hold(0.3)
    else:
        _down_side(timeline, False, hand_r=chest, hand_l=At("floor", 0.0, 0.04, 0.46), elbow_r=20, palm_l=0)
        timeline.to(0.4, feet=At("hip", 0.02, -0.46, 0.42), bend=30)
        timeline.hold(0.8)
    where = {
        "collapse": f"and {{collapse}} onto the {side} side",
        "to the knees": "and {sink} to the knees",
        "hold on to a wall": "and {hold} on to a wall with the other hand",
    }[end]
    return [
        "{have} a heart attack",
        f"{{have}} a heart attack {where}",
        f"{{clutch}} the chest with the {side} hand, {{stagger}} {where}",
        f"{{grab}} {{poss}} chest in pain {where}",
        f"{{suffer}} a heart attack, {{stumble}} forward {where}",
        f"{{press}} the {side} hand to the heart, {{double}} up {where}",
        f"{{gasp}} with chest pain {where}",
        f"= a heart attack, the {side} hand on the chest",
        f"suddenly {{clutch}} the heart and {{stagger}} {times(steps)} {where}".replace(" once and", " and"),
        f"{{bend}} over with a hand on the chest {where}",
    ]


@action(
    "swat a fly",
    "game/unarmed/punch",
    verbs="swat hit slap wave look chase",
    side=SIDE,
    tool=Choice(("hand", "newspaper", "clap")),
    count=Count(1, 3),
    result=Choice(("hit", "miss")),
    crispness="crisp",
)
def swat_a_fly(timeline: Timeline, side: str, tool: str, count: int, result: str) -> Sequence[str]:
    """Eyes and head follow something that buzzes about, a hand waves it off, and then quick blows at it, high and low."""
    rng = timeline.generator
    timeline.hold(0.1)
    for turn, nod in ((34, -14), (-20, -22), (-44, 4), (10, -6)):
        timeline.to(0.28, turn=turn, nod=nod)
    timeline.to(0.2, hand_r=At("head", 0.20, 0.02, 0.16), elbow_r=40)
    for _ in range(2):
        timeline.to(0.12, hand_r=At("head", 0.30, 0.06, 0.14), tilt=8)
        timeline.to(0.12, hand_r=At("head", 0.14, 0.0, 0.18), tilt=0)
    for number in range(count):
        left = float(rng.uniform(-0.10, 0.30))
        up = (0.20, -0.10, 0.34)[number % 3]
        step(
            timeline,
            "l" if number % 2 else "r",
            0.16,
            0.13,
            duration_s=0.26,
            height_m=0.04,
            advance=False,
            heel_first=False,
        )
        if tool == "clap":
            timeline.to(0.28, hands=At("shoulder", 0.30, up, 0.38), nod=-50 * up * 0.5, turn=0)
            timeline.hold(0.12)
            timeline.to(0.09, exact=True, hands=At("shoulder", -0.14, up, 0.44))
        else:
            timeline.to(
                0.28,
                hand_r=At("shoulder", 0.28, 0.34, 0.02),
                elbow_r=30,
                twist=-22,
                turn=14 if left < 0.1 else -16,
                nod=-20 * up,
            )
            timeline.hold(0.12)
            timeline.to(
                0.10,
                exact=True,
                hand_r=At("shoulder", left - 0.10, up - 0.16, 0.48),
                elbow_r=10,
                twist=16,
                bend=12,
                y=-0.06,
            )
        timeline.hold(0.2)
        timeline.to(0.25, turn=40 if number % 2 else -36, nod=-12, bend=4, twist=0, y=0)
    if result == "hit":
        timeline.look_at(At("floor", 0.1, 0.0, 0.6), 0.3)
        timeline.to(0.4, bend=18, hand_r=At("shoulder", 0.14, -0.30, 0.24), turn=0)
        timeline.hold(0.4)
        timeline.look_at(None, 0.3)
    else:
        timeline.to(0.35, hands=At("shoulder", 0.30, -0.26, 0.24), palms=60, shrugs=14, turn=0, nod=-6)
        timeline.hold(0.3)
    for foot in ("r", "l"):
        step(timeline, foot, 0.0, 0.10, duration_s=0.3, heel_first=False)
    timeline.neutral(0.5)
    with_ = {
        "hand": f"with the {side} hand",
        "newspaper": f"with a rolled newspaper in the {side} hand",
        "clap": "by clapping both hands on it",
    }[tool]
    then = "and {look} down at it" if result == "hit" else "and {miss} it"
    return [
        "{swat} a fly",
        f"{{swat}} a fly {with_}",
        f"{{follow}} a fly with the eyes and {{swat}} it {with_}"
        if result == "hit"
        else f"{{follow}} a fly with the eyes and {{swat}} at it {with_}",
        f"{{hit}} at a fly {with_}, {times(count)}, {then}",
        f"{{try}} to kill a mosquito {with_} {then}",
        f"{{wave}} away a fly, then {{strike}} at it {with_}",
        f"{{chase}} a buzzing fly {with_} {then}",
        f"= swatting a fly {with_}",
        f"{{look}} around for a fly and {{slap}} at it {times(count)} {then}",
        f"{{fight}} off an annoying insect {with_}",
    ]


@action(
    "hold a sore spot",
    "daily/states/scratch",
    verbs="hold rub hurt ache touch bend",
    side=SIDE,
    place=Choice(("head", "stomach", "tooth", "back", "neck", "knee", "hand", "shoulder")),
    pose=POSE,
    count=Count(2, 4),
)
def hold_a_sore_spot(timeline: Timeline, side: str, place: str, pose: str, count: int) -> Sequence[str]:
    """A hand or both go to what hurts, the body bends about it, and rub it with a shaking or hanging head."""
    seated_ = pose == "sitting"
    begin(timeline, pose)
    low: dict[str, Any] = {} if seated_ else {"y": -0.04}
    if place == "head":
        spot = At("head", 0.13, 0.02, 0.09)
        timeline.to(0.6, hands=spot, elbows=25, palms=30, nod=20, bend=12, **low)
        for _ in range(count):
            timeline.to(0.3, hands=spot.moved(0.0, 0.035, 0.01), nod=24, tilt=4)
            timeline.to(0.3, hands=spot.moved(0.01, -0.03, 0.0), nod=18, tilt=-4)
    elif place == "stomach":
        timeline.to(0.35, hand_r=At("chest", -0.03, -0.28, 0.09), hand_l=At("chest", -0.02, -0.34, 0.10), elbows=15, bend=30, nod=14, shrugs=8,
                    **({} if seated_ else {"y": -0.10, "pitch": 12.0, "knees": -6.0}))  # fmt: skip
        for _ in range(count):
            timeline.to(0.4, bend=36, side=5, nod=20)
            timeline.to(0.4, bend=28, side=-5, nod=10)
    elif place == "tooth":
        spot = At("head", 0.12, -0.15, 0.09)
        timeline.to(0.5, hand_r=spot, elbow_r=15, palm_r=30, tilt=-14, nod=10, bend=8, **low)
        for _ in range(count):
            timeline.to(0.3, hand_r=spot.moved(0.0, 0.02, 0.015), tilt=-18)
            timeline.to(0.3, hand_r=spot.moved(0.0, -0.02, 0.0), tilt=-10, turn=5)
    elif place == "back":
        spot = At("pelvis", 0.10, 0.14, -0.14)
        both = count % 2 == 0
        timeline.to(0.6, **({"hands": spot} if both else {"hand_r": spot}), elbows=25, bend=14, nod=10,
                    **({} if seated_ else {"pitch": 12.0, "y": -0.04}))  # fmt: skip
        timeline.hold(0.2)
        for _ in range(count):
            timeline.to(
                0.35,
                **({"hands": spot.moved(0.0, 0.05)} if both else {"hand_r": spot.moved(0.0, 0.05)}),
                bend=2,
                side=-3,
            )
            timeline.to(
                0.35,
                **({"hands": spot.moved(0.02, -0.04)} if both else {"hand_r": spot.moved(0.02, -0.04)}),
                bend=8,
                side=3,
            )
        timeline.to(0.6, bend=-12, nod=-10, **({} if seated_ else {"pitch": -6.0}))
        timeline.hold(0.2)
    elif place == "neck":
        spot = At("head", 0.06, -0.10, -0.10)
        timeline.to(0.6, hand_r=spot, elbow_r=35, nod=16, tilt=6, bend=4)
        for _ in range(count):
            timeline.to(0.3, hand_r=spot.moved(0.04, -0.03, 0.02), tilt=-12, nod=6)
            timeline.to(0.3, hand_r=spot, tilt=12, nod=16)
    elif place == "knee":
        if seated_:
            timeline.to(0.6, bend=36, pitch=8, hands=At("knee", -0.02, 0.08, 0.03), nod=8)
        else:
            timeline.to(0.6, foot_r=At("hip", 0.02, -0.50, 0.36), ankle_r=20, bend=34, pitch=16, nod=4, hand_r=At("shoulder", 0.0, -0.38, 0.38),
                        hand_l=At("shoulder", -0.24, -0.36, 0.38))  # fmt: skip
        for _ in range(count):
            timeline.to(0.26, side=3, bend=38, nod=12)
            timeline.to(0.26, side=-3, bend=34, nod=2)
        if not seated_:
            timeline.to(0.6, foot_r=At("floor", 0.10, 0.0, 0.0), ankle_r=10, bend=14, pitch=4)
    elif place == "hand":
        timeline.to(0.12, hand_r=At("chest", 0.10, -0.06, 0.30), shrugs=14, nod=10, bend=-4, exact=True)
        for _ in range(2 * count):
            timeline.to(0.1, hand_r=At("shoulder", 0.16, -0.22, 0.34), wrist_r=30, exact=True)
            timeline.to(0.1, hand_r=At("shoulder", 0.12, -0.10, 0.36), wrist_r=-20, exact=True)
        timeline.to(
            0.4,
            hand_r=At("chest", 0.03, -0.10, 0.20),
            hand_l=At("other", 0.0, 0.02, 0.06),
            wrist_r=0,
            bend=18,
            nod=20,
            shrugs=8,
        )
        timeline.hold(0.6)
    else:
        spot = At("shoulder", -0.36, -0.01, 0.07)
        timeline.to(0.6, hand_l=spot, elbow_l=20, turn=-24, tilt=-8, nod=12, bend=8, shrug_r=8)
        for _ in range(count):
            timeline.to(0.3, hand_l=spot.moved(0.0, 0.02, 0.04), shrug_r=14)
            timeline.to(0.3, hand_l=spot.moved(0.0, -0.04, 0.03), shrug_r=2)
    timeline.hold(0.3)
    if not seated_:
        timeline.to(0.3, y=0, pitch=0, knees=0)
    finish(timeline, pose, 0.7)
    where = "sitting" if seated_ else "standing"
    name = {
        "head": "a headache", "stomach": "a stomach ache", "tooth": "a toothache", "back": "back pain", "neck": "a stiff neck",
        "knee": f"pain in the {side} knee", "hand": f"a hurt {side} hand", "shoulder": f"a sore {side} shoulder",
    }[place]  # fmt: skip
    does = {
        "head": "{hold} {poss} head with both hands", "stomach": "{hold} {poss} stomach with both hands",
        "tooth": f"{{hold}} {{poss}} cheek with the {side} hand",
        "back": "{hold} {poss} lower back with both hands" if count % 2 == 0 else f"{{hold}} {{poss}} lower back with the {side} hand",
        "neck": f"{{rub}} the back of the neck with the {side} hand", "knee": f"{{hold}} the {side} knee with both hands",
        "hand": f"{{shake}} the hurt {side} hand and {{hold}} it with the other one",
        "shoulder": f"{{rub}} the {side} shoulder with the {other(side)} hand",
    }[place]  # fmt: skip
    bends = {
        "head": "{bow} the head and {rub} both temples", "stomach": "{double} over and {press} both arms to the belly",
        "tooth": f"{{press}} the {side} hand to the jaw and {{tilt}} the head", "back": "{bend} a little and {rub} the small of the back, then {straighten}",
        "neck": "{massage} {poss} neck and {tilt} the head from side to side",
        "knee": f"{{lift}} the {side} leg and {{rub}} the knee" if not seated_ else f"{{bend}} forward and {{rub}} the {side} knee",
        "hand": f"{{hit}} {{poss}} thumb and {{shake}} the {side} hand in pain", "shoulder": f"{{look}} to the {side} and {{massage}} the {side} shoulder",
    }[place]  # fmt: skip
    return [
        f"{{have}} {name}",
        does,
        f"{{have}} {name}, {where}",
        f"{does} in pain",
        bends,
        f"{{suffer}} from {name}",
        f"{{feel}} {name} and {does}",
        f"{does}, {where}",
        f"= somebody with {name}",
    ]


@action(
    "rub the eyes",
    "daily/states/scratch",
    verbs="rub blink yawn",
    upper=True,
    side=SIDE,
    hands=Choice(("both hands", "one hand"), (2, 1)),
    pose=ANYWHERE,
    count=Count(3, 6),
)
def rub_the_eyes(timeline: Timeline, side: str, hands: str, pose: str, count: int) -> Sequence[str]:
    """Fists or fingers at the eyes turn to and fro, the head bowed; then the head is shaken awake."""
    begin(timeline, pose)
    both = hands == "both hands"
    hand, elbow = ("hands", "elbows") if both else ("hand_r", "elbow_r")
    eye = At("head", 0.09, -0.06, 0.15)
    timeline.to(0.6, **{hand: eye, elbow: 28.0}, nod=18, bend=10)
    for number in range(count):
        timeline.to(0.16, **{hand: eye.moved(0.02, 0.015, -0.005)}, nod=20, turn=3 if number % 2 else -3)
        timeline.to(0.16, **{hand: eye.moved(-0.02, -0.01, 0.0)}, nod=16)
    timeline.to(0.4, **{hand: At("chest", 0.12, -0.06, 0.26), elbow: 10.0}, nod=-6, bend=2, turn=0)
    timeline.to(0.2, turn=10)
    timeline.to(0.2, turn=-10)
    timeline.to(0.2, turn=0, nod=0)
    finish(timeline, pose)
    with_ = "both hands" if both else f"the {side} hand"
    where = seated(pose)
    return [
        f"{{rub}} {{poss}} eyes with {with_}",
        "{rub} {poss} eyes, tired" if both else f"{{rub}} one eye with the {side} hand",
        f"{{rub}} {{poss}} eyes {where}" if both else f"{{rub}} the {side} eye {where}",
        f"{{raise}} {with_} to the face and {{rub}} the {'eyes' if both else 'eye'} sleepily",
        f"{{bow}} the head and {{rub}} {{poss}} {'eyes' if both else 'eye'} with {with_}",
        f"{{wipe}} tears from the {'eyes' if both else 'eye'} with {with_}",
        f"{{be}} sleepy and {{rub}} {{poss}} eyes with {with_}",
        f"= rubbing the {'eyes' if both else 'eye'} with {with_} {where}",
    ]
