"""Caring for others: babies, friends, pets and farm animals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.moves import kneel, rise_from_knees, sit, sit_start, step
from kinoflow.authoring.timeline import Timeline

CRADLE: dict[str, Any] = {
    "hand_r": At("chest", -0.14, -0.10, 0.17), "elbow_r": 20.0, "palm_r": 60.0,
    "hand_l": At("chest", -0.02, -0.20, 0.20), "palm_l": 70.0, "elbow_l": 15.0,
}  # fmt: skip
"""A baby's head in the bend of the right arm, the left hand under it."""


@action(
    "rock a baby in the arms",
    "daily/objects/carry",
    verbs="rock cradle sway hold soothe pat",
    side=SIDE,
    pose=Choice(("standing", "sitting", "walking"), (3, 1, 1)),
    count=Count(2, 4),
    end=Choice(("look", "kiss", "pat")),
)
def rock_a_baby(timeline: Timeline, side: str, pose: str, count: int, end: str) -> Sequence[str]:
    """A baby in the bend of the arm, swayed from side to side, looked at, kissed or patted."""
    if pose == "sitting":
        sit_start(timeline)
        timeline.start(**CRADLE)
    else:
        timeline.stance(0.26)
        timeline.start(**CRADLE)
    timeline.to(0.4, nod=24, turn=-16, bend=10)
    if pose == "walking":
        style = replace(STYLES["stroll"], step_m=0.36, step_s=0.68, sway_m=0.045, drop_deg=5, nod_deg=24, bend_deg=8)
        walk(timeline, 1.5, style, arms=False, first="r")
        timeline.wait()
        timeline.to(0.4, nod=24, turn=-16, bend=10)
    for _ in range(min(count, 2) if pose == "walking" else count):
        for sign in (1, -1):
            if pose == "sitting":
                timeline.to(0.55, side=9 * sign, twist=12 * sign, turn=-16 - 6 * sign)
            else:
                timeline.to(0.55, x=0.055 * sign, side=5 * sign, twist=13 * sign, roll=2 * sign, y=-0.02, balance=0.2)
    timeline.to(
        0.4,
        side=0,
        twist=0,
        balance=0.0 if pose == "sitting" else 1.0,
        **({} if pose == "sitting" else {"x": 0.0, "roll": 0, "y": 0}),
    )
    if end == "kiss":
        timeline.to(0.5, nod=44, bend=26, hand_r=At("chest", -0.12, 0.0, 0.19), hand_l=At("chest", -0.02, -0.10, 0.21))
        timeline.hold(0.4)
        timeline.to(0.5, nod=24, bend=10, **CRADLE)
    elif end == "pat":
        for _ in range(3):
            timeline.to(0.2, hand_l=At("chest", -0.03, -0.13, 0.27))
            timeline.to(0.2, hand_l=At("chest", -0.03, -0.18, 0.22))
    timeline.hold(0.6)
    where = {"standing": "standing", "sitting": "sitting on a chair", "walking": "after some slow steps"}[pose]
    after = {
        "look": "",
        "kiss": ", then {bend} the head to kiss it",
        "pat": ", then {pat} it with the other hand",
    }[end]
    return [
        "{rock} a baby in {poss} arms",
        f"{{rock}} a baby from side to side, {where}",
        f"{{cradle}} a baby in the {side} arm and {{rock}} it",
        f"{{hold}} a baby and {{sway}} gently from side to side{after}",
        f"{{rock}} an infant to sleep, {where}{after}",
        f"{{soothe}} a baby, rocking it in both arms{after}",
        f"{{hold}} a baby in the bend of the {side} arm, {{look}} down at it and {{sway}}{after}",
        f"= rocking a newborn in the arms, {where}",
        f"{{lull}} a child to sleep in the arms{after}",
        f"{{swing}} a baby gently in the arms, {where}, {{look:ing}} down at it",
    ]


@action(
    "feed a baby with a bottle",
    "daily/eating and drinking/eat",
    verbs="feed hold give tilt pat",
    side=SIDE,
    pose=Choice(("sitting", "standing")),
    end=Choice(("none", "burp")),
)
def feed_a_baby(timeline: Timeline, side: str, pose: str, end: str) -> Sequence[str]:
    """A baby in the bend of the left arm, a bottle held to it with the right hand; then it may be patted at the shoulder."""
    held: dict[str, Any] = {"hand_l": At("chest", -0.12, -0.12, 0.17), "elbow_l": 20.0, "palm_l": 60.0}
    if pose == "sitting":
        sit_start(timeline)
        timeline.start(**held)
    else:
        timeline.start(**held)
    timeline.to(0.4, nod=22, turn=14, bend=10)
    low = At("thigh", 0.04, 0.12, 0.06) if pose == "sitting" else At("pelvis", 0.24, 0.06, 0.16)
    timeline.to(0.5, hand_r=low)
    timeline.to(0.7, hand_r=At("chest", -0.06, 0.04, 0.34), elbow_r=40, palm_r=-40, wrist_r=20)
    for _ in range(3):
        timeline.to(0.6, hand_r=At("chest", -0.07, 0.07, 0.33), side=2, nod=26)
        timeline.to(0.6, hand_r=At("chest", -0.06, 0.03, 0.34), side=-2, nod=22)
    timeline.to(0.5, hand_r=low, elbow_r=0, wrist_r=0, palm_r=0, side=0)
    if end == "burp":
        timeline.to(
            0.8,
            hand_l=At("chest", 0.08, -0.06, 0.16),
            hand_r=At("chest", -0.10, 0.02, 0.26),
            elbow_r=30,
            turn=20,
            nod=0,
        )
        for _ in range(4):
            timeline.to(0.18, hand_r=At("chest", -0.10, 0.03, 0.31))
            timeline.to(0.18, hand_r=At("chest", -0.10, 0.01, 0.24))
    timeline.hold(0.5)
    after = f", then {{pat}} it on the back with the {side} hand" if end == "burp" else ""
    return [
        "{feed} a baby with a bottle",
        f"{{feed}} a baby with the bottle in the {side} hand, {pose}",
        f"{{give}} a baby the bottle{after}",
        f"{{hold}} a baby in the {other(side)} arm and {{feed}} it with a bottle in the {side} hand{after}",
        f"{{give}} an infant the milk bottle, {pose}",
        f"{{tilt}} a milk bottle with the {side} hand to feed a baby{after}",
        f"= feeding a newborn with a bottle, {pose}",
        f"{{cradle}} a baby in the {other(side)} arm, {{look}} down and {{hold}} the bottle to its mouth{after}",
        f"{{give}} milk to a baby, holding the bottle in the {side} hand{after}",
        f"{{take}} a bottle with the {side} hand and {{hold}} it to a baby in the {other(side)} arm{after}",
    ]


@action(
    "comfort somebody while sitting",
    "social/greeting/hug",
    verbs="comfort pat rub lean console hold",
    side=SIDE,
    count=Count(3, 5),
    gesture=Choice(("pat the back", "rub the back", "hold the hand")),
)
def comfort_somebody(timeline: Timeline, side: str, count: int, gesture: str) -> Sequence[str]:
    """Seated beside somebody on the right: turn, lean over, an arm around the shoulder, pats or strokes."""
    sit_start(timeline, 0.45, bend_deg=8)
    timeline.hold(0.3)
    timeline.to(0.5, turn=-46, twist=-14, nod=8)
    if gesture == "hold the hand":
        timeline.to(
            0.6,
            hand_r=At("shoulder", 0.04, -0.38, 0.34),
            hand_l=At("shoulder", -0.34, -0.36, 0.34),
            side=-8,
            twist=-24,
            palms=-60,
            bend=14,
        )
        for _ in range(count):
            timeline.to(0.3, hand_l=At("shoulder", -0.34, -0.31, 0.34), nod=14)
            timeline.to(0.3, hand_l=At("shoulder", -0.34, -0.36, 0.34), nod=6)
    else:
        there = At("shoulder", 0.40, -0.06, 0.16)
        timeline.to(
            0.7,
            hand_r=there,
            elbow_r=30,
            palm_r=-40,
            wrist_r=40,
            side=-12,
            twist=-18,
            tilt=-10,
            hand_l=At("thigh", -0.04, 0.12, 0.10),
        )
        for _ in range(count):
            if gesture == "pat the back":
                timeline.to(0.22, hand_r=there.moved(up=0.05, forward=-0.05))
                timeline.to(0.20, hand_r=there)
            else:
                timeline.to(0.45, hand_r=there.moved(up=-0.14, forward=0.02))
                timeline.to(0.45, hand_r=there)
    timeline.to(0.3, nod=16)
    timeline.to(0.3, nod=4)
    timeline.hold(0.5)
    does = {
        "pat the back": f"patting the back with the {side} hand",
        "rub the back": f"rubbing the back with the {side} hand",
        "hold the hand": "holding the other's hand",
    }[gesture]
    return [
        "{comfort} somebody while sitting",
        f"{{sit}} and {{comfort}} somebody on the {side}, {does}",
        f"{{sit}} beside a sad friend and {{lean}} over to the {side}, {does}",
        f"{{console}} a friend on a bench, {does}",
        f"{{sit}}, {{turn}} to the {side} and {{comfort}} the person there, {does}",
        f"{{comfort}} a crying friend who sits on the {side}",
        f"= comforting someone on the {side}, seated, {does}",
        {"pat the back": f"{{sit}} and {{put}} the {side} arm around somebody's shoulders, then {{pat}} the back {times(count)}", "rub the back": f"{{sit}} and {{put}} the {side} arm around somebody, then {{rub}} the back", "hold the hand": f"{{sit}} and {{reach}} over to the {side} to hold somebody's hand"}[gesture],
        f"{{lean}} towards the person on the {side} side while seated, {does}",
        f"{{show}} sympathy to somebody sitting on the {side}, {does}",
    ]  # fmt: skip


@action(
    "hand on a shoulder and lead",
    "daily/objects/give",
    verbs="lead guide walk put point",
    side=SIDE,
    walk_=Choice(("short", "long")),
    point=Choice(("no", "yes")),
)
def hand_on_a_shoulder(timeline: Timeline, side: str, walk_: str, point: str) -> Sequence[str]:
    """The right hand laid on somebody's shoulder at the right, a look at them, and some steps together."""
    there = At("shoulder", 0.34, -0.02, 0.30)
    timeline.hold(0.2)
    timeline.to(0.4, turn=-40)
    timeline.to(0.6, hand_r=there, palm_r=-80, elbow_r=25, side=-4)
    timeline.to(0.18, hand_r=there.moved(up=0.04))
    timeline.to(0.18, hand_r=there)
    timeline.hold(0.2)
    begin_s = timeline.time_s
    timeline.to(0.6, turn=-12)
    timeline.time_s = begin_s
    if point == "yes":
        timeline.to(0.6, hand_l=At("shoulder", 0.06, 0.04, 0.54), palm_l=-40, advance=False, delay_s=0.5)
    hands = STYLES["stroll"]
    walk(timeline, 1.6 if walk_ == "short" else 2.8, replace(hands, step_m=0.46), arms=False, first="r")
    timeline.wait()
    timeline.to(0.4, turn=-34)
    timeline.to(0.2, nod=12)
    timeline.to(0.2, nod=0)
    timeline.hold(0.2)
    timeline.neutral(0.7)
    shows = ", pointing ahead with the other hand" if point == "yes" else ""
    return [
        "{put} a hand on somebody's shoulder and {lead} them",
        f"{{lay}} the {side} hand on somebody's shoulder and {{walk}} along with them{shows}",
        f"{{guide}} somebody with the {side} hand on the shoulder{shows}",
        f"{{lead}} somebody forward, the {side} hand on their shoulder{shows}",
        f"{{turn}} to the {side}, {{put}} a hand on a friend's shoulder and {{walk}} together",
        f"{{raise}} the {side} arm to the side onto a shoulder and {{walk}} forward{shows}",
        f"{{accompany}} a friend with a hand on the shoulder{shows}",
        f"= leading somebody by the shoulder with the {side} hand{shows}",
        f"{{look}} to the {side}, {{touch}} somebody's shoulder and {{lead}} the way{shows}",
        f"{{walk}} beside somebody with the {side} hand resting on the shoulder{shows}",
        *(["{lead} somebody a long way with a hand on the shoulder"] if walk_ == "long" else []),
    ]


@action(
    "pet a dog",
    "daily/objects/give",
    verbs="pet stroke pat scratch crouch kneel bend",
    side=SIDE,
    animal=Choice(("dog", "cat", "puppy")),
    pose=Choice(("kneeling", "squatting", "bending down", "cat on the lap")),
    hands=Choice(("one hand", "both hands"), (3, 1)),
    count=Count(3, 5),
)
def pet_a_dog(timeline: Timeline, side: str, animal: str, pose: str, hands: str, count: int) -> Sequence[str]:
    """Down to a small animal and strokes along its back; or a cat on the lap of somebody seated."""
    if pose == "cat on the lap":
        animal = "cat"
    lap = pose == "cat on the lap"
    if lap:
        sit_start(timeline)
        timeline.start(hand_l=At("thigh", -0.02, 0.16, 0.10), bend=12)
        near, far = At("pelvis", 0.02, 0.18, 0.20), At("pelvis", 0.06, 0.16, 0.44)
        timeline.to(0.4, nod=28)
    else:
        timeline.hold(0.15)
        if pose == "kneeling":
            kneel(timeline, "r", 1.2)
            timeline.to(0.5, pitch=12, bend=26, nod=4, hand_l=At("thigh", 0.0, 0.10, 0.06))
        elif pose == "squatting":
            timeline.to(0.8, y=-0.50, pitch=30, bend=26, nod=-12, heels=22, hand_l=At("thigh", 0.0, 0.10, 0.10))
        else:
            timeline.to(0.7, y=-0.16, pitch=48, bend=38, nod=-20, hand_l=At("thigh", 0.0, 0.06, 0.04))
        near, far = At("air", 0.06, 0.40, 0.40), At("air", 0.14, 0.38, 0.66)
    timeline.look_at("hand_r", 0.3) if not lap else None
    timeline.to(0.4, hand_r=far, palm_r=-85)
    both = hands == "both hands" and not lap
    if both:
        # The head taken between both hands and ruffled.
        timeline.to(0.4, hands=At("air", 0.14, 0.44, 0.56), palms=20)
        for number in range(2 * count):
            sign = 1 if number % 2 else -1
            timeline.to(
                0.16,
                hand_r=At("air", 0.13, 0.44 + 0.04 * sign, 0.56 + 0.05 * sign),
                hand_l=At("air", 0.13, 0.44 - 0.04 * sign, 0.56 - 0.05 * sign),
                side=2 * sign,
            )
    for _ in range(0 if both else count):
        timeline.to(0.40, hand_r=near, wrist_r=20)
        timeline.to(0.16, hand_r=near.moved(up=0.08))
        timeline.to(0.26, hand_r=far.moved(up=0.05), wrist_r=-10)
        timeline.to(0.12, hand_r=far)
    for _ in range(0 if both else 3):
        timeline.to(0.10, hand_r=far.moved(0.03, 0.01))
        timeline.to(0.10, hand_r=far.moved(-0.02, 0.01))
    timeline.hold(0.2)
    if not lap:
        timeline.look_at(None, 0.4)
        if pose == "kneeling":
            timeline.to(0.5, pitch=2, bend=6, nod=0, hands=At("shoulder", 0.08, -0.42, 0.2), palm_r=0, wrist_r=0)
            rise_from_knees(timeline, 1.2)
            timeline.neutral(0.4)
        else:
            timeline.neutral(0.9)
    else:
        timeline.to(0.5, hand_r=At("thigh", 0.02, 0.12, 0.08))
        timeline.hold(0.3)
    how = {
        "kneeling": f"kneeling on the {side} knee",
        "squatting": "squatting down",
        "bending down": "bending down",
        "cat on the lap": "sitting with it on the lap",
    }[pose]
    down = {
        "kneeling": "{kneel} down and ",
        "squatting": "{squat} down and ",
        "bending down": "{bend} down and ",
        "cat on the lap": "{sit} and ",
    }[pose]
    if both:
        return [
            f"{{pet}} a {animal} with both hands",
            f"{down}{{ruffle}} a {animal} with both hands",
            f"{down}{{cuddle}} a {animal} with both hands",
            f"{{rub}} a {animal}'s head between both hands, {how}",
            f"{down}{{scratch}} a {animal} with both hands behind the ears",
            f"{{play}} with a {animal}, rubbing it with both hands",
            f"{{greet}} a {animal} with both hands, {how}",
            f"= ruffling a {animal} with both hands, {how}",
        ]
    return [
        f"{{pet}} a {animal}",
        f"{{pet}} a {animal} with the {side} hand, {how}",
        f"{down}{{pet}} a {animal}",
        f"{{stroke}} a {animal} {times(count)} with the {side} hand, {how}",
        f"{down}{{stroke}} a {animal} along the back with the {side} hand",
        f"{{pat}} a {animal}, {how}",
        f"{down}{{scratch}} a {animal} behind the ears",
        f"{{caress}} a {animal} with the {side} hand, looking down at it",
        f"= petting a {animal}, {how}",
        f"{down}{{run}} the {side} hand over a {animal}'s fur {times(count)}",
    ]


@action(
    "walk a dog",
    "daily/objects/pull",
    verbs="walk pull hold stop follow",
    side=SIDE,
    dog=Choice(("calm", "pulling")),
    end=Choice(("stop", "call", "walk on")),
)
def walk_a_dog(timeline: Timeline, side: str, dog: str, end: str) -> Sequence[str]:
    """A leash in the right hand: held low on a calm walk, or pulled straight ahead, leaning back against it."""
    pulls = dog == "pulling"
    leash = At("shoulder", 0.02, -0.15, 0.54) if pulls else At("shoulder", 0.10, -0.30, 0.30)
    timeline.start(hand_r=leash.moved(forward=-0.08), palm_r=-40)
    timeline.look_at(At("floor", -0.3, 0.3, 1.6), 0.3)
    timeline.hold(0.4)
    if pulls:
        timeline.to(0.25, hand_r=leash, bend=12, twist=14, y=-0.03, exact=True)
        timeline.to(0.35, twist=12, pitch=-10, bend=4, hand_l=At("shoulder", 0.28, -0.38, 0.0))
        style = replace(STYLES["walk"], step_m=0.52, step_s=0.42, pitch_deg=-9, bend_deg=4, arm_m=0.0, strike_deg=22)
    else:
        style = replace(STYLES["stroll"], step_m=0.52, step_s=0.60)
    begin_s = timeline.time_s
    timeline.look_at(None, 0.5)
    walk(timeline, 2.4, style, arms=False, first="r", close=end != "walk on")
    finish_s = timeline.end_s
    # The hand gives and takes with the dog, the free arm swings.
    timeline.time_s = begin_s
    beat = style.step_s
    number = 0
    while timeline.time_s < finish_s - 1.2 * beat:
        swing = 0.16 if number % 2 == 0 else -0.10
        timeline.to(beat, exact=True, hand_r=leash.moved(0.03 * (-1) ** number, 0.03 * (-1) ** number, 0.03 * (-1) ** number),
                    hand_l=At("shoulder", 0.10, -0.49, 0.04 + swing))  # fmt: skip
        number += 1
    timeline.wait()
    if end == "walk on":
        timeline.cut(end_s=timeline.time_s - 0.3)
    elif end == "call":
        timeline.look_at(At("floor", -0.3, 0.3, 0.8), 0.3)
        timeline.to(0.6, y=-0.20, pitch=24, bend=20, nod=-10)
        for _ in range(3):
            timeline.to(0.16, hand_l=At("thigh", 0.02, 0.20, 0.10))
            timeline.to(0.14, hand_l=At("thigh", 0.02, 0.08, 0.05))
        timeline.hold(0.2)
        timeline.look_at(None, 0.4)
        timeline.neutral(0.7)
    else:
        timeline.to(0.35, hand_r=leash.moved(forward=-0.14, up=-0.04), pitch=-4)
        timeline.hold(0.5)
        timeline.neutral(0.6)
    how = "that pulls on the leash" if pulls else "on a leash"
    after = {
        "stop": " and {stop}",
        "call": " and {stop} to slap the thigh and {call} it",
        "walk on": "",
    }[end]
    return [
        "{walk} a dog",
        f"{{walk}} a dog {how}",
        f"{{walk}} a dog, the leash in the {side} hand",
        f"{{take}} a dog for a walk{after}",
        f"{{hold}} a leash in the {side} hand and {{walk}} a dog {how}{after}"
        if not pulls
        else f"{{hold}} a leash in the {side} hand and {{walk}}, {{lean:ing}} back against the pull{after}",
        f"{{go}} for a walk with a dog {how}{after}",
        f"= walking the dog, the leash in the {side} hand",
        f"{{follow}} a dog {how}{after}",
        f"{{walk}} forward behind a dog {how}, the {side} arm stretched forward"
        if pulls
        else f"{{stroll}} with a dog at the {side} side{after}",
        f"{{get}} pulled along by a dog, leaning back{after}" if pulls else f"{{walk}} a well-behaved dog{after}",
        *(
            ["{walk} a dog and {keep} walking", "{walk} on and on with a dog on a leash, without a stop"]
            if end == "walk on"
            else []
        ),
    ]


@action(
    "throw a stick for a dog",
    "daily/objects/throw",
    verbs="throw pick bend watch wave",
    side=SIDE,
    tease=Choice(("no", "yes")),
    after=Choice(("watch", "slap the thighs")),
    crispness="crisp",
)
def throw_a_stick(timeline: Timeline, side: str, tease: str, after: str) -> Sequence[str]:
    """A stick picked up from the ground, perhaps waved and faked, thrown far over the shoulder, and the dog called back."""
    timeline.hold(0.15)
    timeline.look_at(At("floor", -0.2, 0.0, 0.5), 0.3)
    timeline.to(0.6, y=-0.30, pitch=46, bend=36, nod=-4, hand_r=At("floor", 0.14, 0.18, 0.42), exact=True)
    timeline.hold(0.1)
    timeline.look_at(At("floor", 0.0, 0.6, 2.0), 0.4)
    timeline.to(0.5, y=0, pitch=2, bend=4, nod=0, hand_r=At("shoulder", 0.12, -0.14, 0.36))
    if tease == "yes":
        for _ in range(2):
            timeline.to(0.2, hand_r=At("shoulder", 0.28, 0.06, 0.38))
            timeline.to(0.2, hand_r=At("shoulder", -0.04, 0.02, 0.42))
    timeline.look_at(At("floor", 0.0, 1.8, 8.0), 0.3)
    step(timeline, "l", 0.36, 0.10, duration_s=0.4, delay_s=0.1, advance=False)
    timeline.to(
        0.45,
        twist=-36,
        yaw=-24,
        hand_r=At("shoulder", 0.34, 0.16, -0.34),
        elbow_r=40,
        hand_l=At("shoulder", 0.02, 0.06, 0.46),
        z=0.04,
        bend=-8,
    )
    timeline.to(
        0.17,
        exact=True,
        twist=14,
        yaw=6,
        z=0.22,
        bend=10,
        hand_r=At("shoulder", 0.02, 0.40, 0.38),
        elbow_r=20,
        foot_pitch_r=36,
    )
    timeline.to(
        0.18,
        exact=True,
        twist=28,
        bend=22,
        hand_r=At("shoulder", -0.20, -0.20, 0.44),
        hand_l=At("shoulder", 0.24, -0.34, 0.0),
    )
    timeline.hold(0.2)
    timeline.to(0.4, twist=0, yaw=0, bend=4, hand_r=NEUTRAL_HAND, foot_pitch_r=0, hand_l=NEUTRAL_HAND, z=0.18)
    step(timeline, "r", 0.36, 0.10, duration_s=0.4)
    timeline.place = timeline.place.moved(forward_m=0.36)
    timeline.to(0.4, z=0.0)
    if after == "slap the thighs":
        timeline.to(0.4, y=-0.22, pitch=28, bend=22, nod=-26)
        for _ in range(3):
            timeline.to(0.16, hands=At("thigh", 0.06, 0.22, 0.10))
            timeline.to(0.14, hands=At("thigh", 0.03, 0.08, 0.05))
    timeline.hold(0.3)
    timeline.look_at(None, 0.4)
    timeline.neutral(0.6)
    waves = "{wave} it about, then " if tease == "yes" else ""
    then = (
        ", then {bend} forward and {slap} the thighs to call it back"
        if after == "slap the thighs"
        else " and {watch} it run"
    )
    return [
        "{throw} a stick for a dog",
        f"{{throw}} a stick with the {side} hand for a dog",
        f"{{pick}} up a stick with the {side} hand, {waves}{{throw}} it far away",
        f"{{play}} fetch with a dog{then}",
        f"{{bend}} down for a stick, {waves}{{throw}} it for the dog{then}",
        f"{{throw}} a stick for the dog to fetch{then}",
        f"{{grab}} a stick from the ground and {{hurl}} it overarm with the {side} hand",
        f"= playing fetch with a dog, throwing with the {side} hand",
        f"{{pick}} something up from the ground and {{throw}} it for a dog{then}",
        f"{{take}} a stick, {waves}{{step}} forward with the {other(side)} foot and {{throw}} it",
    ]


@action(
    "feed chickens",
    "daily/objects/throw",
    verbs="feed scatter throw sow strew walk",
    side=SIDE,
    count=Count(3, 4),
    move=Choice(("standing", "walking")),
)
def feed_chickens(timeline: Timeline, side: str, count: int, move: str) -> Sequence[str]:
    """A bowl in the left arm, the right hand takes grain and scatters it low over the ground to both sides."""
    bowl = At("chest", 0.04, -0.24, 0.20)
    timeline.hold(0.15)
    timeline.to(0.5, hand_l=bowl, palm_l=60, elbow_l=15)
    timeline.look_at(At("floor", 0.0, 0.0, 1.2), 0.3)
    for number in range(count):
        timeline.to(0.4, hand_r=At("chest", -0.10, -0.16, 0.22), nod=6, bend=8, palm_r=-60)
        sign = 1 if number % 2 == 0 else -1
        timeline.to(
            0.28,
            hand_r=At("shoulder", 0.0, -0.34, 0.34) if sign > 0 else At("shoulder", -0.20, -0.30, 0.34),
            bend=18,
            twist=10 * sign,
            palm_r=20,
        )
        timeline.to(
            0.24,
            exact=True,
            hand_r=At("shoulder", 0.36, -0.28, 0.34) if sign > 0 else At("shoulder", 0.10, -0.26, 0.48),
            twist=-20 * sign,
            palm_r=60,
        )
        timeline.hold(0.15)
        if move == "walking":
            foot = "r" if number % 2 == 0 else "l"
            timeline.place = timeline.place.moved(forward_m=0.30)
            timeline.to(0.45, x=0, z=-0.06, twist=0, advance=False)
            step(timeline, foot, 0.05, 0.10, duration_s=0.42, heel_first=False)
    timeline.hold(0.3)
    if move == "walking":
        step(timeline, "l" if number % 2 == 0 else "r", 0.05, 0.10, duration_s=0.42, heel_first=False, advance=False)
        timeline.to(0.4, x=0, z=0)
    timeline.look_at(None, 0.4)
    timeline.neutral(0.7)
    how = "walking slowly forward" if move == "walking" else "standing"
    return [
        "{feed} chickens",
        f"{{feed}} the chickens with the {side} hand, {how}",
        f"{{scatter}} grain for the chickens {times(count)} with the {side} hand",
        f"{{hold}} a bowl in the {other(side)} arm and {{throw}} corn to the hens with the {side} hand",
        f"{{feed}} hens in the yard, {how}",
        f"{{take}} grain from a bowl and {{strew}} it over the ground {times(count)}",
        f"{{throw}} feed to the birds with the {side} hand, {how}",
        f"= feeding chickens from a bowl, {how}",
        f"{{feed}} ducks, scattering crumbs with the {side} hand",
        f"{{reach}} into a bowl and {{scatter}} seeds low over the ground with the {side} hand, {how}",
    ]


@action(
    "milk a cow",
    "daily/objects/pull",
    verbs="milk pull squeeze sit",
    side=SIDE,
    count=Count(4, 7),
    start=Choice(("sitting", "sit down")),
)
def milk_a_cow(timeline: Timeline, side: str, count: int, start: str) -> Sequence[str]:
    """On a low stool, bent forward with the head against the flank, hands pull down in turn."""
    if start == "sitting":
        sit_start(timeline, 0.28)
        timeline.start(feet=At("floor", 0.24, 0.0, 0.0), knees=26)
    else:
        timeline.hold(0.15)
        timeline.to(0.4, feet=At("floor", 0.16, 0.0, 0.0))
        sit(timeline, 0.28, 1.2, hands_on_thighs=False)
        timeline.to(0.3, knees=26)
    up, down = At("air", 0.08, 0.54, 0.24), At("air", 0.08, 0.40, 0.24)
    timeline.to(0.6, pitch=18, bend=26, nod=4, side=-8, tilt=-12, hands=up, palms=-10)
    for number in range(2 * count):
        low, high = ("hand_r", "hand_l") if number % 2 == 0 else ("hand_l", "hand_r")
        timeline.to(0.30, exact=True, **{low: down, high: up}, twist=3 if number % 2 == 0 else -3)
    timeline.hold(0.2)
    timeline.to(0.6, pitch=0, bend=12, nod=0, side=0, tilt=0, twist=0, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50)
    timeline.hold(0.4)
    first = "{sit} down on a stool and " if start == "sit down" else "{sit} on a stool and "
    return [
        "{milk} a cow",
        f"{first}{{milk}} a cow",
        f"{first}{{milk}} a cow with both hands in turn",
        f"{{milk}} a cow by hand, {number_word(count)} pulls with each hand",
        f"{{lean}} the head to the {side} against a cow and {{milk}} it",
        f"{first}{{pull}} down with one hand after the other, milking",
        f"{first}{{milk}} a goat",
        f"= milking a cow on a low stool, the {side} hand first",
        "{sit} bent forward, the knees apart, and {pull} the udder in turn",
        f"{first}{{squeeze}} milk into a bucket with both hands",
    ]


@action(
    "stroke a horse",
    "daily/objects/give",
    verbs="stroke pat brush pet feed",
    side=SIDE,
    what=Choice(("neck", "nose", "brush", "feed"), (2, 1, 1, 1)),
    count=Count(3, 5),
)
def stroke_a_horse(timeline: Timeline, side: str, what: str, count: int) -> Sequence[str]:
    """Close to a tall animal: the hand goes along its neck, over its nose, brushes its flank, or offers something flat."""
    timeline.stance(0.26, stagger_m=0.12)
    timeline.hold(0.2)
    timeline.look_at("hand_r", 0.4)
    if what == "feed":
        timeline.to(0.5, hand_r=At("pelvis", 0.18, 0.04, 0.08), elbow_r=15)
        timeline.to(0.7, hand_r=At("air", 0.06, 1.22, 0.54), palm_r=88, wrist_r=-20, elbow_r=0, bend=6, z=0.04)
        for _ in range(count):
            timeline.to(0.25, hand_r=At("air", 0.06, 1.20, 0.53), nod=4)
            timeline.to(0.25, hand_r=At("air", 0.06, 1.23, 0.54), nod=0)
        timeline.to(0.5, hand_l=At("air", 0.06, 1.46, 0.50), palm_l=-60)
        for _ in range(2):
            timeline.to(0.35, hand_l=At("air", 0.06, 1.30, 0.54))
            timeline.to(0.3, hand_l=At("air", 0.06, 1.48, 0.50))
    else:
        near, far = {
            "neck": (At("air", 0.02, 1.60, 0.44), At("air", 0.34, 1.34, 0.40)),
            "nose": (At("air", 0.04, 1.58, 0.46), At("air", 0.04, 1.28, 0.54)),
            "brush": (At("air", -0.20, 1.34, 0.48), At("air", 0.42, 1.16, 0.40)),
        }[what]
        rest = {"hand_l": At("air", 0.22, 1.40, 0.44), "palm_l": -70.0} if what != "nose" else {}
        timeline.to(0.6, hand_r=near, palm_r=-60, wrist_r=-20, bend=4, **rest)
        for _ in range(count):
            timeline.to(0.5, hand_r=far, twist=-10 if what != "nose" else 0, bend=8)
            timeline.to(0.35, hand_r=near.moved(0.0, 0.05, -0.06), twist=6 if what != "nose" else 0, bend=3)
        if what == "neck":
            for _ in range(3):
                timeline.to(0.14, hand_r=near.moved(0.10, -0.06, -0.10))
                timeline.to(0.12, hand_r=near.moved(0.10, -0.06, 0.02))
    timeline.look_at(None)
    timeline.neutral(0.7)
    return {
        "neck": [
            f"{{stroke}} a horse with the {side} hand",
            f"{{pet}} a horse on the neck with the {side} hand",
            f"{{stroke}} the neck of a horse {times(count)} and {{pat}} it",
            f"{{stand}} beside a horse and {{pat}} its neck with the {side} hand",
            f"{{raise}} the {side} hand and {{stroke}} a tall animal",
            "{caress} a horse, the other hand resting on it",
            f"{{calm}} a horse by stroking it with the {side} hand",
            f"= stroking a horse's neck with the {side} hand",
        ],
        "nose": [
            f"{{stroke}} the nose of a horse with the {side} hand",
            "{pet} a horse on the nose",
            f"{{stroke}} a horse's face down to the nose {times(count)}",
            f"{{raise}} the {side} hand to a horse's forehead and {{stroke}} it down",
            f"{{caress}} a cow between the eyes with the {side} hand",
            "{stand} in front of a horse and {stroke} its nose",
            f"{{touch}} a horse's nose and {{stroke}} it with the {side} hand",
            f"= stroking a horse's nose with the {side} hand",
        ],
        "brush": [
            f"{{brush}} a horse with the {side} hand",
            "{groom} a horse",
            f"{{brush}} a horse's back in {number_word(count)} long strokes",
            f"{{brush}} the flank of a horse with the {side} hand, the {other(side)} hand resting on it",
            f"{{groom}} a pony with long strokes of the {side} arm",
            f"{{move}} a brush along a horse with the {side} hand {times(count)}",
            f"{{clean}} a horse with a brush in the {side} hand",
            f"= brushing a horse with the {side} hand",
        ],
        "feed": [
            f"{{feed}} a horse from the {side} hand",
            f"{{give}} a horse an apple on the flat {side} hand",
            f"{{take}} sugar from the pocket and {{feed}} it to a horse with the {side} hand",
            f"{{hold}} out the flat {side} palm to a horse and {{stroke}} it with the other hand",
            f"{{feed}} a carrot to a horse with the {side} hand",
            f"{{offer}} food to an animal on the open {side} hand",
            f"{{let}} a horse eat from the {side} hand",
            f"= feeding a horse from the {side} hand",
        ],
    }[what]


@action(
    "lift a child up",
    "daily/objects/lift",
    verbs="lift raise swing hug put toss hold",
    side=SIDE,
    end=Choice(("hold on the hip", "put down", "toss up"), (2, 1, 1)),
    high=Choice(("overhead", "chest"), (2, 1)),
)
def lift_a_child(timeline: Timeline, side: str, end: str, high: str) -> Sequence[str]:
    """Down to a child with both arms, up before the chest or high overhead, and onto the hip, down again, or tossed and caught."""
    timeline.stance(0.30, toes_deg=12)
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 0.6, 0.6), 0.3)
    timeline.to(0.7, y=-0.42, pitch=30, bend=20, nod=-10, hands=At("air", 0.14, 0.58, 0.52), palms=10, knees=8)
    timeline.hold(0.15)
    timeline.look_at(None)
    timeline.to(0.7, y=0, pitch=-2, bend=-4, nod=0, hands=At("shoulder", -0.05, -0.08, 0.38), knees=0)
    if high == "overhead":
        timeline.to(0.5, hands=At("shoulder", -0.04, 0.46, 0.28), nod=-26, bend=-10)
        for sign in (1, -1):
            timeline.to(0.45, side=7 * sign, twist=12 * sign, x=0.04 * sign)
        timeline.to(0.4, side=0, twist=0, x=0, hands=At("shoulder", -0.05, 0.10, 0.38), nod=-6, bend=-4)
    if end == "toss up":
        for _ in range(2):
            timeline.to(0.25, y=-0.08, hands=At("shoulder", -0.05, -0.14, 0.36), bend=4, nod=0)
            timeline.to(0.2, y=0.03, heels=16, hands=At("shoulder", -0.03, 0.42, 0.30), bend=-6, nod=-26, exact=True)
            timeline.hold(0.22)
            timeline.to(0.25, y=-0.06, heels=0, hands=At("shoulder", -0.05, 0.06, 0.38), nod=-6, bend=2)
        timeline.to(0.2, y=0)
    if end == "hold on the hip":
        timeline.to(
            0.7,
            hand_r=At("chest", 0.02, -0.24, 0.18),
            elbow_r=20,
            hand_l=At("chest", -0.08, -0.02, 0.24),
            side=8,
            x=-0.04,
            turn=-26,
            nod=6,
        )
        timeline.hold(0.8)
    else:
        timeline.look_at(At("floor", 0.0, 0.5, 0.6), 0.3)
        timeline.to(0.8, y=-0.40, pitch=30, bend=20, nod=-8, hands=At("air", 0.14, 0.58, 0.52), heels=0)
        timeline.hold(0.15)
        timeline.look_at(None)
        timeline.neutral(0.8)
    up = "high above the head" if high == "overhead" else "to the chest"
    after = {
        "hold on the hip": f" and {{hold}} it on the {side} hip", "put down": " and {put} it down again", "toss up": ", {toss} it into the air twice and {put} it down",
    }[end]  # fmt: skip
    return [
        "{lift} a child up",
        f"{{pick}} up a child and {{lift}} it {up}{after}",
        f"{{bend}} down to a child, {{lift}} it {up} with both arms{after}",
        f"{{lift}} a toddler {up}{after}",
        f"{{raise}} a baby {up} with both hands{after}",
        f"{{squat}} down, {{take}} a child under the arms and {{lift}} it {up}",
        f"{{pick}} up a kid{after}",
        f"{{swing}} a child up {up}{after}",
        f"= lifting a child {up}",
    ]


@action(
    "carry somebody piggyback",
    "daily/objects/carry",
    verbs="carry walk hold squat lift",
    side=SIDE,
    start=Choice(("standing", "pick up"), (2, 1)),
    end=Choice(("stop", "set down"), (2, 1)),
)
def piggyback(timeline: Timeline, side: str, start: str, end: str) -> Sequence[str]:
    """Bent forward, both arms back under the legs of somebody on the back; perhaps squatting first to let them on."""
    legs = At("pelvis", 0.22, 0.12, 0.10)
    held: dict[str, Any] = {"hands": legs, "elbows": -10.0, "palms": 60.0}
    if start == "pick up":
        timeline.hold(0.15)
        timeline.to(0.7, y=-0.42, pitch=28, bend=20, nod=-20, hands=At("pelvis", 0.20, 0.02, -0.16), turn=-30)
        timeline.hold(0.3)
        timeline.to(0.4, **held, turn=0)
        timeline.to(0.9, y=-0.05, pitch=14, bend=16, nod=-16)
    else:
        timeline.start(**held, y=-0.05, pitch=14, bend=16, nod=-16)
        timeline.hold(0.25)
    timeline.to(0.12, y=-0.10)
    timeline.to(0.16, y=-0.03, shrugs=8)
    timeline.to(0.2, y=-0.05, shrugs=0)
    style = replace(
        STYLES["walk"],
        step_m=0.36,
        step_s=0.60,
        pitch_deg=15,
        bend_deg=16,
        nod_deg=-16,
        sway_m=0.04,
        y_m=-0.05,
        width_m=0.22,
    )
    walk(timeline, 2.0, style, arms=False, first="r")
    timeline.wait()
    if end == "set down":
        timeline.to(0.8, y=-0.40, pitch=24, bend=18, nod=-14)
        timeline.hold(0.15)
        timeline.to(0.3, hands=At("shoulder", 0.14, -0.44, 0.0), elbows=0, palms=0)
        timeline.neutral(0.8)
    else:
        timeline.to(0.2, pitch=13, bend=15, y=-0.05)
        timeline.hold(0.5)
    first = "{squat} down to take somebody on the back, " if start == "pick up" else ""
    after = " and {put} them back on the ground" if end == "set down" else ""
    return [
        "{carry} somebody piggyback",
        f"{first}{{carry}} a child piggyback{after}",
        f"{{give}} a piggyback ride{after}",
        f"{first}{{walk}} bent forward with somebody on the back{after}",
        f"{{carry}} a friend on the back, both hands under the legs{after}",
        f"{first}{{walk}} with a child on the back{after}",
        f"{{walk}} with a heavy load on the back, the hands behind{after}",
        f"= carrying somebody piggyback, the {side} foot stepping first",
    ]


@action(
    "push a child on a swing",
    "daily/objects/push",
    verbs="push swing step wait",
    side=SIDE,
    count=Count(2, 4),
    hands=Choice(("both hands", "one hand"), (2, 1)),
)
def push_a_swing(timeline: Timeline, side: str, count: int, hands: str) -> Sequence[str]:
    """Hands receive what swings back, give way with it, and push it off with a shift of the weight; wait; and again."""
    timeline.stance(0.26, stagger_m=0.34, toes_deg=12)
    timeline.hold(0.2)
    both = hands == "both hands"
    names = ("hand_r", "hand_l") if both else ("hand_r",)
    ready, meet, off = (
        At("shoulder", 0.02, -0.16, 0.34),
        At("shoulder", 0.0, -0.14, 0.26),
        At("shoulder", 0.0, -0.10, 0.54),
    )
    timeline.to(0.5, **dict.fromkeys(names, ready), palms=-40, wrists=-40, bend=4)
    for _ in range(count):
        timeline.to(0.35, **dict.fromkeys(names, meet), z=-0.08, bend=0, pitch=-3)
        timeline.to(0.4, **dict.fromkeys(names, off), z=0.12, bend=14, pitch=8, heels=0)
        timeline.hold(0.2)
        timeline.to(0.6, **dict.fromkeys(names, ready), z=0.0, bend=4, pitch=0, nod=-6)
        timeline.to(0.4, nod=4)
    timeline.neutral(0.7)
    with_ = "both hands" if both else f"the {side} hand"
    return [
        "{push} a child on a swing",
        f"{{push}} a swing with {with_} {times(count)}",
        f"{{push}} somebody on a swing with {with_}",
        f"{{stand}} behind a swing and {{push}} it {times(count)}",
        f"{{give}} a swing {number_word(count)} pushes with {with_}",
        f"{{shift}} the weight forward and {{push}} a swing away with {with_}, again and again",
        "{push} a kid on a swing in the playground, {wait:ing} between the pushes",
        f"= pushing a child on a swing with {with_}",
    ]


@action(
    "walk a child by the hand",
    "daily/objects/carry",
    verbs="walk hold lead look",
    side=SIDE,
    swing=Choice(("no", "yes"), (2, 1)),
    glance=Choice(("yes", "no")),
)
def walk_a_child_by_the_hand(timeline: Timeline, side: str, swing: str, glance: str) -> Sequence[str]:
    """The right hand holds that of somebody beside, low for a child, and may swing; a glance to that side."""
    held = At("shoulder", 0.22, -0.47, 0.10)
    timeline.start(hand_r=held, side=-5, shrug_r=-6)
    timeline.hold(0.2)
    if glance == "yes":
        timeline.to(0.4, turn=-40, nod=18)
        timeline.hold(0.4)
        timeline.to(0.4, turn=0, nod=0)
    begin_s = timeline.time_s
    style = replace(STYLES["stroll"], step_m=0.42, step_s=0.60)
    walk(timeline, 2.4, style, arms=False, first="r")
    end_s = timeline.end_s
    timeline.time_s = begin_s
    number = 0
    while timeline.time_s < end_s - 1.1 * style.step_s:
        sign = 1 if number % 2 == 0 else -1
        far = 0.20 if swing == "yes" else 0.02
        timeline.to(style.step_s, exact=True, hand_r=held.moved(0.0, 0.03 if swing == "yes" else 0.0, far * sign),
                    hand_l=At("shoulder", 0.10, -0.49, 0.04 + (0.14 if sign > 0 else -0.08)))  # fmt: skip
        number += 1
    timeline.wait()
    timeline.to(0.5, hand_r=held, hand_l=NEUTRAL_HAND)
    timeline.hold(0.3)
    swung = ", swinging the arms" if swing == "yes" else ""
    looks = f" after a look down to the {side}" if glance == "yes" else ""
    return [
        f"{{walk}} a child by the hand{swung}",
        f"{{walk}} hand in hand with a child{swung}",
        f"{{hold}} the hand of a child on the {side} and {{walk}}{looks}",
        f"{{lead}} a child by the {side} hand{swung}",
        f"{{go}} for a walk with a child, hand in hand{looks}",
        f"{{take}} a child to school by the {side} hand{looks}",
        f"{{walk}} with a small child on the {side}{looks}, {{hold:ing}} its hand{swung}",
        f"= walking a child by the {side} hand{swung}",
    ]


@action(
    "feed somebody with a spoon",
    "daily/eating and drinking/eat",
    verbs="feed give scoop lift wipe",
    side=SIDE,
    pose=Choice(("sitting", "standing"), (2, 1)),
    count=Count(1, 3),
    manner=Choice(("plain", "airplane", "blow first")),
)
def feed_with_a_spoon(timeline: Timeline, side: str, pose: str, count: int, manner: str) -> Sequence[str]:
    """A bowl in the left hand; the right one scoops, goes to the mouth of somebody in front, waits, and comes back."""
    if pose == "sitting":
        sit_start(timeline, bend_deg=10)
    timeline.hold(0.2)
    bowl, spoon = At("chest", 0.08, -0.22, 0.26), At("chest", 0.05, -0.12, 0.30)
    timeline.to(0.6, hand_l=bowl, palm_l=80, elbow_l=10, hand_r=spoon, palm_r=-40, elbow_r=30, bend=12, nod=16)
    there = At("shoulder", -0.10, -0.16, 0.52)
    for _ in range(count):
        timeline.to(0.22, hand_r=spoon.moved(-0.04, -0.05, -0.01), wrist_r=20, nod=18)
        timeline.to(0.25, hand_r=spoon, wrist_r=0, palm_r=10)
        if manner == "blow first":
            timeline.to(0.4, hand_r=At("head", 0.06, -0.18, 0.26), nod=8)
            for _ in range(2):
                timeline.to(0.25, nod=13, bend=15)
                timeline.to(0.2, nod=7, bend=11)
        if manner == "airplane":
            for out, up in ((0.30, 0.10), (-0.16, -0.02), (0.20, 0.08)):
                timeline.to(0.32, hand_r=At("shoulder", out, up, 0.42), turn=-30 * out, nod=2)
        timeline.to(0.45, hand_r=there, palm_r=20, elbow_r=10, bend=18, nod=0, turn=0)
        timeline.hold(0.35)
        timeline.to(0.18, hand_r=there.moved(0.0, 0.03, -0.05), nod=6)
        timeline.to(0.4, hand_r=spoon, palm_r=-40, elbow_r=30, bend=12, nod=14)
    if pose == "sitting":
        timeline.to(0.6, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50, elbows=0, bend=6, nod=0)
    else:
        timeline.neutral(0.7)
    how = {"plain": "", "airplane": ", playing airplane with the spoon", "blow first": ", blowing on it first"}[manner]
    return [
        "{feed} somebody with a spoon",
        f"{{feed}} a baby with a spoon{how}",
        f"{{feed}} a child with a spoon in the {side} hand{how}",
        f"{{feed}} a patient {number_word(count)} spoonful{'s' if count > 1 else ''}{how}",
        f"{{hold}} a bowl in the other hand and {{feed}} somebody with a spoon in the {side} hand{how}",
        f"{{scoop}} food from a bowl and {{hold}} the spoon out to a child's mouth {times(count)}",
        f"{{give}} porridge to a baby with a spoon, {pose}{how}",
        f"= feeding somebody with a spoon{how}",
    ]


@action(
    "put a baby to bed",
    "daily/objects/put down",
    verbs="put lay bend tuck kiss stroke tiptoe",
    side=SIDE,
    end=Choice(("tuck in", "kiss", "tiptoe away")),
    rock=Choice(("yes", "no")),
)
def put_a_baby_to_bed(timeline: Timeline, side: str, end: str, rock: str) -> Sequence[str]:
    """A baby rocked in the arms, laid down low in front with a deep bow, covered or kissed; or somebody steals away from it."""
    timeline.stance(0.24)
    timeline.start(**CRADLE, bend=8)
    timeline.to(0.4, nod=22, turn=-14)
    if rock == "yes":
        for sign in (1, -1):
            timeline.to(0.5, x=0.05 * sign, side=4 * sign, twist=10 * sign, balance=0.2)
        timeline.to(0.4, x=0, side=0, twist=0, balance=1)
    timeline.look_at(At("floor", 0.0, 0.7, 0.6), 0.4)
    timeline.to(
        1.1,
        pitch=38,
        bend=34,
        y=-0.10,
        turn=0,
        hand_r=At("air", 0.16, 0.72, 0.58),
        hand_l=At("air", 0.16, 0.72, 0.56),
        elbows=10,
    )
    timeline.hold(0.3)
    timeline.to(0.4, hands=At("air", 0.18, 0.84, 0.48), palms=-60)
    if end == "tuck in":
        timeline.to(0.4, hands=At("air", 0.20, 0.74, 0.40))
        timeline.to(0.6, hands=At("air", 0.20, 0.76, 0.62))
        for _ in range(2):
            timeline.to(0.25, hand_r=At("air", 0.10, 0.72, 0.60))
            timeline.to(0.25, hand_r=At("air", 0.12, 0.80, 0.56))
    elif end == "kiss":
        timeline.to(0.5, pitch=46, bend=46, nod=6)
        timeline.hold(0.35)
        timeline.to(0.4, pitch=38, bend=34, nod=0)
    timeline.look_at(None)
    timeline.neutral(0.9)
    timeline.wait()
    if end == "tiptoe away":
        for foot in ("r", "l", "r"):
            timeline.place = timeline.place.moved(forward_m=-0.24)
            timeline.to(0.6, x=0, z=0.02, y=-0.03, hands=At("shoulder", 0.20, -0.34, 0.14), bend=8, advance=False)
            step(timeline, foot, -0.02, 0.10, duration_s=0.55, heel_first=False, height_m=0.09)
            timeline.wait()
        step(timeline, "l", 0.0, 0.10, duration_s=0.4, heel_first=False, advance=False)
        timeline.to(0.5, z=0, y=0)
        timeline.wait()
        timeline.neutral(0.5)
    first = "{rock} a baby, then " if rock == "yes" else ""
    after = {"tuck in": " and {tuck} it in", "kiss": " and {kiss} it", "tiptoe away": " and {tiptoe} away backward"}[
        end
    ]
    return [
        "{put} a baby to bed",
        f"{first}{{lay}} it down in its bed{after}" if first else f"{{lay}} a baby down in its bed{after}",
        f"{{put}} a sleeping child to bed{after}",
        f"{{bend}} down and {{lay}} a baby into the crib{after}",
        f"{{carry}} a baby in both arms, {{lay}} it down carefully{after}",
        f"{{lay}} a newborn in the cradle{after}",
        f"{{put}} a baby down to sleep{after}",
        f"= putting a baby to bed{'' if end != 'tuck in' else ', tucking it in'}",
    ]
