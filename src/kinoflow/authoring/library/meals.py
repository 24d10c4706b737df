"""Eating and drinking: cups, bottles, bowls, spoons, chopsticks, bites, napkins; sitting or standing."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.moves import BESIDE_LYING, kneel_start, lie_start, sit_start
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline, Value

POSE = Choice(("standing", "sitting"), (2, 1))
ANYWHERE = Choice(("standing", "sitting", "kneeling", "on the floor"), (3, 3, 2, 2))
IN_BED = Choice(("standing", "sitting", "kneeling", "on the floor", "lying"), (3, 3, 2, 2, 2))
"""Where somebody does what needs only arms, head and back."""
MOUTH = At("head", 0.11, -0.14, 0.16)
"""Wrist of a hand whose fingers are at the lips."""
LAP: dict[str, Value] = {"hands": At("thigh", 0.02, 0.10, 0.06), "palms": -50.0}


def begin(timeline: Timeline, pose: str) -> None:
    """Standing at ease, seated with the hands on the thighs, or one of the other places of `IN_BED`."""
    if pose == "sitting":
        sit_start(timeline)
    elif pose == "kneeling":
        kneel_start(timeline)
    elif pose == "on the floor":
        timeline.start(
            y=0.11 - STANDING_M, rest=1, balance=0, pitch=-4, bend=10, feet=At("hip", -0.17, -0.03, 0.21), knees=52,
            ankles=35, hands=At("thigh", 0.02, 0.10, 0.1),
        )  # fmt: skip
    elif pose == "lying":
        lie_start(timeline)
    timeline.hold(0.2)


def finish(timeline: Timeline, pose: str, seconds: float = 0.7) -> None:
    """Back to where `begin` began."""
    timeline.look_at(None)
    if pose == "standing":
        timeline.neutral(seconds)
        return
    at_rest: dict[str, Value] = {
        "nod": 0,
        "turn": 0,
        "twist": 0,
        "tilt": 0,
        "side": 0,
        "wrists": 0,
        "cock": 0,
        "shrugs": 0,
    }
    if pose == "sitting":
        timeline.to(seconds, **at_rest, **LAP, bend=6, pitch=-2, elbows=0)
    elif pose == "kneeling":
        timeline.to(seconds, **at_rest, hands=At("thigh", 0.04, 0.10, 0.06), palms=-50, bend=2, pitch=0, elbows=0)
    elif pose == "on the floor":
        timeline.to(seconds, **at_rest, hands=At("thigh", 0.02, 0.10, 0.1), palms=-50, bend=10, pitch=-4, elbows=0)
    else:
        timeline.to(seconds, **at_rest, hands=BESIDE_LYING, palms=-60, bend=0, elbows=40)


def seated(pose: str) -> str:
    """Words for the pose."""
    return {
        "kneeling": "while kneeling", "on the floor": "while sitting cross-legged on the floor", "lying": "while lying in bed",
    }.get(pose, f"while {pose}")  # fmt: skip


@action(
    "drink from a cup",
    "daily/eating and drinking/drink",
    verbs="drink raise lift tilt sip swallow hold",
    upper=True,
    side=SIDE,
    pose=ANYWHERE,
    hands=Choice(("one hand", "both hands", "straw"), (3, 1, 1)),
    count=Count(1, 3),
)
def drink_from_a_cup(timeline: Timeline, side: str, pose: str, count: int, hands: str) -> Sequence[str]:
    """A cup goes to the mouth, the head tips back with it, down again to the chest."""
    u = timeline.generator.uniform
    begin(timeline, pose)
    both = hands == "both hands"
    # A second hand lies around the first one on the cup.
    with_it: dict[str, Value] = {"hand_l": At("other", -0.09, 0.0, 0.0), "elbow_l": 12.0} if both else {}
    timeline.to(0.5, hand_r=At("chest", 0.05 if both else 0.10, -0.20, 0.30), palm_r=0, elbow_r=10, **with_it)
    if hands == "straw":
        for _ in range(count):
            timeline.to(0.5, hand_r=At("chest", 0.03, -0.06, 0.22), elbow_r=14, palm_r=10, nod=24, bend=12)
            timeline.hold(u(0.9, 1.3))
            timeline.to(0.4, hand_r=At("chest", 0.10, -0.16, 0.30), nod=0, bend=4)
            timeline.hold(0.15)
        count_cups = 0
    else:
        count_cups = count
    for number in range(count_cups):
        timeline.to(u(0.5, 0.6), hand_r=MOUTH.moved(-0.05 if both else 0), elbow_r=14, palm_r=-8, cock_r=0)
        timeline.to(
            0.4, hand_r=At("head", 0.065 if both else 0.115, -0.13, 0.15), elbow_r=30, cock_r=-20, nod=-26, bend=-4
        )
        timeline.hold(u(0.5, 0.9))
        timeline.to(0.4, hand_r=MOUTH.moved(-0.05 if both else 0), elbow_r=14, cock_r=0, nod=0, bend=4)
        timeline.to(0.45, hand_r=At("chest", 0.05 if both else 0.10, -0.18, 0.30), elbow_r=10)
        timeline.hold(0.15 if number < count_cups - 1 else 0.05)
    finish(timeline, pose)
    where = seated(pose)
    if hands == "straw":
        return [
            f"{{drink}} through a straw from a cup in the {side} hand",
            "{drink} through a straw",
            f"{{drink}} with a straw {times(count)} {where}",
            f"{{raise}} a cup with the {side} hand, {{bow}} the head and {{suck}} at the straw",
            f"{{sip}} a drink through a straw {where}",
            f"{{hold}} a cup in front of the chest with the {side} hand and {{lower}} the mouth to the straw",
            f"{{suck}} juice through a straw {times(count)}",
            f"= drinking with a straw from a cup in the {side} hand {where}",
        ]
    if both:
        return [
            "{drink} from a cup with both hands",
            f"{{hold}} a cup with both hands and {{drink}} {times(count)}",
            f"{{drink}} from a mug held in both hands {where}",
            "{raise} a big cup to the mouth with both hands and {tilt} the head back to drink",
            f"{{bring}} a glass to the lips with both hands {where}",
            "{warm} both hands on a mug and {drink} from it",
            f"{{drink}} coffee, both hands around the mug {where}",
            f"= drinking from a cup with both hands {where}",
        ]
    return [
        f"{{drink}} from a cup with the {side} hand",
        "{drink} water",
        f"{{drink}} {times(count)} {where}",
        f"{{raise}} a cup to the mouth with the {side} hand and {{tilt}} the head back to drink",
        f"{{lift}} the {side} hand to the mouth, {{lean}} the head backward and {{lower}} the hand again",
        f"{{hold}} a glass in the {side} hand and {{drink}} from it {times(count)}",
        f"{{take}} {'a sip' if count == 1 else number_word(count) + ' sips'} from a glass with the {side} hand",
        f"{{bring}} an imaginary cup to {{poss}} lips and {{drink}} {where}",
        f"{{drink}} coffee from a mug in the {side} hand {where}",
        f"= drinking from a cup with the {side} hand {where}",
    ]


@action(
    "drink from a bottle",
    "daily/eating and drinking/drink",
    verbs="drink open raise tilt close gulp",
    upper=True,
    side=SIDE,
    pose=ANYWHERE,
    opening=Choice(("yes", "no")),
)
def drink_from_a_bottle(timeline: Timeline, side: str, pose: str, opening: str) -> Sequence[str]:
    """The cap is twisted off in front of the chest, the bottle goes up steeply, the head far back, several gulps."""
    u = timeline.generator.uniform
    begin(timeline, pose)
    if opening == "yes":
        timeline.to(
            0.5,
            hand_r=At("chest", 0.02, -0.22, 0.22),
            palm_r=0,
            hand_l=At("chest", 0.0, -0.08, 0.22),
            palm_l=-70,
            elbow_l=45,
            bend=9,
        )
        timeline.look_at(At("floor", 0.0, 1.1, 0.4), 0.3)
        for _ in range(2):
            timeline.to(0.22, palm_l=-5, elbow_l=25)
            timeline.to(0.2, palm_l=-85, elbow_l=55)
        timeline.to(0.4, hand_l=At("chest", 0.20, -0.20, 0.24), elbow_l=10, palm_l=-20)
        timeline.look_at(None)
    timeline.to(0.6, hand_r=At("head", 0.11, -0.14, 0.17), elbow_r=35, bend=2)
    timeline.to(0.45, hand_r=At("head", 0.12, -0.10, 0.17), elbow_r=42, cock_r=-25, nod=-38, bend=-8)
    for _ in range(3):
        timeline.to(0.25, nod=-35)
        timeline.to(0.25, nod=-39)
    timeline.hold(u(0.0, 0.3))
    timeline.to(0.45, hand_r=At("head", 0.08, -0.16, 0.24), elbow_r=30, cock_r=0, nod=0, bend=2)
    if opening == "yes":
        timeline.to(
            0.4,
            hand_r=At("chest", 0.02, -0.22, 0.22),
            elbow_r=0,
            hand_l=At("chest", 0.0, -0.08, 0.22),
            palm_l=-10,
            elbow_l=35,
            bend=8,
        )
        timeline.to(0.25, palm_l=-80, elbow_l=50)
    finish(timeline, pose)
    where = seated(pose)
    first = "{open} a bottle and {drink} from it" if opening == "yes" else "{drink} from a bottle in long gulps"
    return [
        f"{{drink}} from a bottle with the {side} hand",
        first,
        f"{{drink}} water from a bottle {where}",
        f"{{raise}} a bottle with the {side} hand, {{tilt}} the head far back and {{drink}}",
        f"{first} {where}",
        f"{{lift}} the {side} elbow high and {{drink}} from a bottle",
        f"{{tip}} a bottle up at the mouth with the {side} hand, the head leaning back",
        f"{{gulp}} down a drink from a bottle in the {side} hand",
        f"{{hold}} a bottle in the {side} hand, {{bring}} it to the mouth and {{swallow}} several times",
        f"= drinking from a bottle {where}",
    ]


@action(
    "sip tea",
    "daily/eating and drinking/drink",
    verbs="sip drink hold blow",
    upper=True,
    side=SIDE,
    pose=ANYWHERE,
    count=Count(1, 2),
    blow=Choice(("yes", "no")),
)
def sip_tea(timeline: Timeline, side: str, pose: str, count: int, blow: str) -> Sequence[str]:
    """A saucer in the left hand at the chest, a tea cup lifted in the right one, blown on, and sipped with a bowed head."""
    begin(timeline, pose)
    timeline.to(
        0.6,
        hand_l=At("chest", 0.02, -0.18, 0.26),
        palm_l=85,
        hand_r=At("chest", 0.0, -0.10, 0.26),
        palm_r=-10,
        elbow_r=20,
    )
    for _ in range(count):
        timeline.to(0.7, hand_r=At("head", 0.10, -0.16, 0.20), elbow_r=35, nod=10, bend=8)
        if blow == "yes":
            timeline.to(0.3, nod=2, bend=3)
            timeline.to(0.5, nod=15, bend=12)
            timeline.to(0.3, nod=8, bend=7)
        timeline.to(0.4, hand_r=At("head", 0.11, -0.13, 0.155), elbow_r=40, cock_r=-15, nod=-8)
        timeline.hold(0.4)
        timeline.to(0.7, hand_r=At("chest", 0.0, -0.10, 0.26), elbow_r=20, cock_r=0, nod=8, bend=4)
        timeline.hold(0.3)
    finish(timeline, pose)
    where = seated(pose)
    first = "{blow} on it and {sip}" if blow == "yes" else "{sip} from it"
    return [
        f"{{sip}} tea with the {side} hand",
        f"{{sip}} tea {times(count)} {where}",
        f"{{take}} {'a small sip' if count == 1 else 'two small sips'} of hot tea",
        f"{{hold}} a saucer in the {other(side)} hand, {{lift}} a tea cup with the {side} hand and {first}",
        f"{{raise}} a small cup to the lips with the {side} hand, the {other(side)} hand below it, and {first}",
        f"{{drink}} tea carefully {where}",
        f"{{bring}} a cup slowly to the mouth with the {side} hand and {{put}} it back on the saucer",
        f"{{sip}} hot coffee, a saucer in the {other(side)} hand",
        f"{{have}} a cup of tea {where}",
        f"= sipping tea with the {side} hand {where}",
    ]


@action(
    "drink from a bowl",
    "daily/eating and drinking/drink",
    verbs="drink raise hold lift",
    upper=True,
    pose=ANYWHERE,
    count=Count(1, 2),
)
def drink_from_a_bowl(timeline: Timeline, pose: str, count: int) -> Sequence[str]:
    """Both hands lift a bowl to the mouth and tip it, the head goes back."""
    begin(timeline, pose)
    timeline.to(0.6, hands=At("chest", 0.09, -0.20, 0.30), palms=40, bend=6)
    for _ in range(count):
        timeline.to(0.6, hands=At("head", 0.09, -0.15, 0.17), palms=20, elbows=8, nod=4)
        timeline.to(0.5, hands=At("head", 0.10, -0.13, 0.16), elbows=22, nod=-26, bend=-5)
        timeline.hold(0.8)
        timeline.to(0.5, hands=At("head", 0.08, -0.17, 0.20), elbows=25, nod=0, bend=3)
        timeline.to(0.5, hands=At("chest", 0.09, -0.20, 0.30), elbows=0)
        timeline.hold(0.15)
    finish(timeline, pose)
    where = seated(pose)
    return [
        "{drink} from a bowl with both hands",
        "{drink} soup from a bowl",
        f"{{raise}} a bowl to the mouth with both hands and {{drink}} {times(count)}",
        "{hold} a bowl with both hands, {lift} it to {poss} lips and {tilt} the head back",
        f"{{drink}} {times(count)} with both hands at the mouth {where}",
        "{bring} both hands up to the mouth and {drink} from a large cup",
        f"{{lift}} a bowl with both hands and {{empty}} it {where}",
        "{slurp} soup from a bowl held in both hands",
        f"{{tip}} a bowl toward the mouth with both hands {where}",
        f"= drinking from a bowl with both hands {where}",
    ]


@action(
    "eat with a spoon",
    "daily/eating and drinking/eat",
    verbs="eat scoop lift hold chew",
    side=SIDE,
    pose=Choice(("sitting", "standing", "on the floor", "kneeling"), (4, 2, 1, 1)),
    count=Count(2, 3),
)
def eat_with_a_spoon(timeline: Timeline, side: str, pose: str, count: int) -> Sequence[str]:
    """A bowl in the left hand, the right one scoops and brings each spoonful to the mouth; a pause to chew."""
    u = timeline.generator.uniform
    begin(timeline, pose)
    timeline.to(
        0.6,
        hand_l=At("chest", 0.04, -0.20, 0.26),
        palm_l=80,
        hand_r=At("chest", 0.06, -0.10, 0.30),
        palm_r=-30,
        elbow_r=30,
        bend=12,
    )
    for _ in range(count):
        timeline.to(0.25, hand_r=At("chest", 0.02, -0.16, 0.32), nod=16, wrist_r=20)
        timeline.to(0.25, hand_r=At("chest", -0.02, -0.12, 0.30), palm_r=30, wrist_r=0)
        timeline.to(u(0.4, 0.5), hand_r=At("head", 0.10, -0.14, 0.16), elbow_r=45, palm_r=40, nod=4, bend=14)
        timeline.hold(0.18)
        timeline.to(0.2, hand_r=At("head", 0.06, -0.16, 0.27), nod=0)
        timeline.to(0.4, hand_r=At("chest", 0.06, -0.10, 0.30), elbow_r=30, palm_r=-30, bend=10)
        timeline.to(0.2, nod=-3)
        timeline.to(0.2, nod=4)
    finish(timeline, pose)
    where = seated(pose)
    return [
        f"{{eat}} with a spoon in the {side} hand",
        "{eat} soup with a spoon",
        f"{{eat}} {number_word(count)} spoonfuls {where}",
        f"{{hold}} a bowl in the {other(side)} hand and {{eat}} from it with a spoon in the {side} hand",
        f"{{scoop}} food out of a bowl with the {side} hand and {{bring}} it to the mouth {times(count)}",
        f"{{eat}} rice from a bowl {where}",
        f"{{lift}} a spoon to the mouth {times(count)} with the {side} hand, {{chew:ing}} in between",
        f"{{spoon}} up a meal with the {side} hand {where}",
        "{eat} porridge, the bowl in the other hand",
        f"= eating with a spoon {where}",
    ]


@action(
    "eat with chopsticks",
    "daily/eating and drinking/eat",
    verbs="eat hold lift push",
    side=SIDE,
    pose=Choice(("sitting", "standing", "on the floor", "kneeling"), (4, 2, 1, 1)),
    count=Count(1, 3),
)
def eat_with_chopsticks(timeline: Timeline, side: str, pose: str, count: int) -> Sequence[str]:
    """The bowl is lifted close to the bowed face, chopsticks shovel quickly into the mouth, then the bowl sinks again."""
    begin(timeline, pose)
    timeline.to(
        0.6,
        hand_l=At("chest", 0.04, -0.16, 0.26),
        palm_l=80,
        hand_r=At("chest", 0.04, -0.06, 0.30),
        palm_r=-30,
        elbow_r=35,
        bend=8,
    )
    for _ in range(count):
        timeline.to(
            0.45,
            hand_l=At("head", 0.03, -0.21, 0.20),
            elbow_l=25,
            hand_r=At("head", 0.07, -0.13, 0.24),
            elbow_r=50,
            nod=12,
            bend=14,
        )
        for _ in range(4):
            timeline.to(0.13, hand_r=At("head", 0.06, -0.14, 0.17), exact=True)
            timeline.to(0.13, hand_r=At("head", 0.09, -0.15, 0.25), exact=True)
        timeline.to(
            0.45,
            hand_l=At("chest", 0.04, -0.16, 0.26),
            elbow_l=0,
            hand_r=At("chest", 0.04, -0.06, 0.30),
            elbow_r=35,
            nod=0,
            bend=6,
        )
        timeline.to(0.2, nod=4)
        timeline.to(0.2, nod=-2)
        timeline.to(0.2, nod=4)
    finish(timeline, pose)
    where = seated(pose)
    return [
        f"{{eat}} with chopsticks in the {side} hand",
        "{eat} rice with chopsticks",
        f"{{eat}} noodles {where}",
        f"{{raise}} a bowl to the mouth with the {other(side)} hand and {{push}} rice in with chopsticks in the {side} hand",
        f"{{hold}} a bowl near the face and {{eat}} quickly with the {side} hand",
        f"{{lift}} a rice bowl with the {other(side)} hand and {{eat}} from it {times(count)} with chopsticks",
        f"{{shovel}} food into the mouth with chopsticks {where}",
        f"{{bow}} the head over a bowl and {{eat}} with the {side} hand",
        "{eat} hungrily from a bowl, {chew:ing} after each bite",
        f"= eating with chopsticks {where}",
    ]


@action(
    "eat a sandwich",
    "daily/eating and drinking/eat",
    verbs="eat bite chew hold",
    upper=True,
    pose=ANYWHERE,
    count=Count(1, 3),
)
def eat_a_sandwich(timeline: Timeline, pose: str, count: int) -> Sequence[str]:
    """Held in both hands, brought to the mouth; a bite, hands pull away, a pause to chew."""
    begin(timeline, pose)
    timeline.to(0.6, hands=At("chest", 0.06, -0.14, 0.28), palms=10, elbows=10, bend=6)
    for _ in range(count):
        timeline.to(0.5, hands=At("head", 0.075, -0.15, 0.16), elbows=35, nod=8, bend=9)
        timeline.to(0.18, nod=18)
        timeline.hold(0.12)
        timeline.to(0.2, hands=At("head", 0.06, -0.19, 0.29), nod=-4, elbows=25)
        timeline.to(0.4, hands=At("chest", 0.06, -0.14, 0.28), elbows=10, nod=2, bend=4)
        for _ in range(2):
            timeline.to(0.18, nod=6)
            timeline.to(0.18, nod=0)
    finish(timeline, pose)
    where = seated(pose)
    return [
        "{eat} a sandwich",
        "{eat} a burger with both hands",
        f"{{bite}} into a sandwich {times(count)}",
        "{hold} a hamburger with both hands, {raise} it to the mouth and {bite} into it",
        f"{{bring}} both hands to the mouth {times(count)}, {{bite}} and {{chew}}",
        f"{{eat}} with both hands {where}",
        f"{{take}} {number_word(count) if count > 1 else 'a'} big {'bites' if count > 1 else 'bite'} of a sandwich held in both hands",
        f"{{chew}} on a burger {where}",
        "{lift} food to the mouth with both hands and {eat} it",
        f"= eating a sandwich with both hands {where}",
    ]


@action(
    "eat an apple",
    "daily/eating and drinking/eat",
    verbs="eat bite chew raise",
    upper=True,
    side=SIDE,
    pose=ANYWHERE,
    count=Count(1, 3),
    polish=Choice(("no", "yes")),
)
def eat_an_apple(timeline: Timeline, side: str, pose: str, count: int, polish: str) -> Sequence[str]:
    """An apple in one hand, perhaps rubbed on the chest, bitten with a jerk of the head, chewed with the hand held away."""
    begin(timeline, pose)
    if polish == "yes":
        timeline.to(0.5, hand_r=At("chest", -0.04, -0.02, 0.10), elbow_r=40, palm_r=0)
        for _ in range(2):
            timeline.to(0.2, hand_r=At("chest", 0.03, -0.09, 0.10))
            timeline.to(0.2, hand_r=At("chest", -0.05, 0.0, 0.10))
    timeline.to(0.4, hand_r=At("chest", 0.12, -0.06, 0.28), palm_r=20, elbow_r=15)
    for _ in range(count):
        timeline.to(0.4, hand_r=At("head", 0.09, -0.13, 0.155), elbow_r=50, nod=4)
        timeline.to(0.15, nod=14)
        timeline.to(0.22, hand_r=At("head", 0.10, -0.17, 0.32), nod=-8, turn=8, elbow_r=30)
        timeline.to(0.4, hand_r=At("chest", 0.14, -0.08, 0.30), nod=0, turn=0, elbow_r=15)
        for _ in range(2):
            timeline.to(0.18, nod=5)
            timeline.to(0.18, nod=-1)
    finish(timeline, pose)
    where = seated(pose)
    first = "{rub} an apple on the chest, then" if polish == "yes" else "{hold} an apple and"
    return [
        f"{{eat}} an apple with the {side} hand",
        f"{{bite}} into an apple {times(count)}",
        f"{first} {{eat}} it with the {side} hand",
        f"{{raise}} an apple to the mouth with the {side} hand, {{bite}} and {{chew}}",
        f"{{eat}} fruit {where}",
        f"{{bring}} the {side} hand to the mouth {times(count)} and {{take}} a bite",
        f"{first} {{bite}} off {'a piece' if count == 1 else number_word(count) + ' pieces'} {where}",
        f"{{eat}} a slice of pizza with the {side} hand {where}",
        f"{{lift}} something to the mouth with the {side} hand, {{bite}} it and {{pull}} the hand away",
        f"= eating an apple with the {side} hand {where}",
    ]


@action(
    "eat popcorn",
    "daily/eating and drinking/eat",
    verbs="eat take pick throw grab",
    upper=True,
    side=SIDE,
    pose=Choice(("sitting", "standing", "on the floor"), (2, 2, 1)),
    count=Count(2, 4),
)
def eat_popcorn(timeline: Timeline, side: str, pose: str, count: int) -> Sequence[str]:
    """A tub held by the left arm against the belly, the right hand dips in and goes to the mouth, eyes ahead."""
    u = timeline.generator.uniform
    begin(timeline, pose)
    timeline.to(
        0.6,
        hand_l=At("chest", 0.03, -0.28, 0.20),
        palm_l=40,
        elbow_l=20,
        hand_r=At("chest", 0.02, -0.10, 0.26),
        palm_r=-60,
        elbow_r=30,
    )
    for _ in range(count):
        timeline.to(0.25, hand_r=At("chest", 0.0, -0.20, 0.24), wrist_r=40, nod=10)
        timeline.to(u(0.4, 0.48), hand_r=At("head", 0.08, -0.13, 0.16), elbow_r=45, wrist_r=30, palm_r=10, nod=-6)
        timeline.hold(0.12)
        timeline.to(0.4, hand_r=At("chest", 0.02, -0.10, 0.26), elbow_r=30, wrist_r=10, palm_r=-60, nod=2)
    finish(timeline, pose)
    where = seated(pose)
    return [
        f"{{eat}} popcorn with the {side} hand",
        f"{{eat}} snacks from a bag {where}",
        f"{{grab}} popcorn {times(count)} and {{put}} it into the mouth",
        f"{{hold}} a tub in the {other(side)} arm, {{reach}} into it with the {side} hand and {{eat}}",
        f"{{dip}} the {side} hand into a bag and {{bring}} it to the mouth {times(count)}",
        f"{{eat}} chips with the {side} hand {where}",
        f"{{pick}} food from a bag held by the {other(side)} arm and {{eat}} it",
        f"{{watch}} something and {{eat}} popcorn {where}",
        f"{{take}} {number_word(count)} handfuls of popcorn with the {side} hand",
        f"= eating popcorn {where}",
    ]


@action(
    "pour water",
    "daily/eating and drinking/pour",
    verbs="pour hold raise tilt lift",
    side=SIDE,
    pose=POSE,
    vessel=Choice(("bottle", "jug")),
    seconds=Choice(("short", "long")),
)
def pour_water(timeline: Timeline, side: str, pose: str, vessel: str, seconds: str) -> Sequence[str]:
    """The right hand raises a vessel and tips it over a cup that the left hand holds; then upright again."""
    begin(timeline, pose)
    timeline.to(
        0.6, hand_l=At("chest", 0.06, -0.26, 0.28), palm_l=0, hand_r=At("chest", 0.16, -0.18, 0.28), palm_r=0, bend=8
    )
    timeline.to(0.5, hand_r=At("chest", 0.13, 0.02, 0.30), elbow_r=35, nod=12)
    timeline.to(0.5, hand_r=At("chest", 0.09, 0.05, 0.30), elbow_r=85, palm_r=-90, side=4, cock_r=-15, nod=16)
    timeline.to(0.8 if seconds == "short" else 1.8, elbow_r=95, palm_r=-105)
    timeline.to(0.4, hand_r=At("chest", 0.13, 0.0, 0.30), elbow_r=35, palm_r=0, side=0, cock_r=0)
    timeline.to(0.5, hand_r=At("chest", 0.18, -0.18, 0.28), elbow_r=0, nod=6)
    finish(timeline, pose)
    where = seated(pose)
    return [
        f"{{pour}} water with the {side} hand",
        f"{{pour}} water from a {vessel} into a cup",
        f"{{pour}} a drink {where}",
        f"{{hold}} a cup in the {other(side)} hand and {{pour}} water into it from a {vessel} in the {side} hand",
        f"{{raise}} a {vessel} with the {side} hand and {{tilt}} it over a glass in the {other(side)} hand",
        f"{{lift}} the {side} elbow and {{tip}} a {vessel} to fill a cup",
        f"{{fill}} a glass from a {vessel} {where}",
        f"{{pour}} juice {'for a moment' if seconds == 'short' else 'for a long moment'} with the {side} hand",
        f"{{hold}} a {vessel} above the {other(side)} hand, {{turn}} it over and {{pour}}",
        f"= pouring water from a {vessel} with the {side} hand {where}",
    ]


@action(
    "wipe mouth",
    "daily/eating and drinking/wipe mouth",
    verbs="wipe raise rub",
    upper=True,
    side=SIDE,
    pose=ANYWHERE,
    how=Choice(("back of the hand", "forearm")),
    count=Count(1, 3),
)
def wipe_mouth(timeline: Timeline, side: str, pose: str, how: str, count: int) -> Sequence[str]:
    """The back of the hand or the forearm is drawn across the mouth from one side to the other, the head turns against it."""
    u = timeline.generator.uniform
    begin(timeline, pose)
    far = -0.07 if how == "back of the hand" else -0.20
    for _ in range(count):
        timeline.to(
            u(0.4, 0.5), hand_r=At("head", far, -0.10, 0.15), elbow_r=75, palm_r=-60, wrist_r=10, turn=14, nod=6
        )
        timeline.to(u(0.35, 0.45), hand_r=At("head", 0.13, -0.09, 0.14), elbow_r=85, turn=-22)
        timeline.to(0.22, hand_r=At("head", 0.16, -0.18, 0.20), elbow_r=50, turn=0)
    finish(timeline, pose, 0.6)
    return [
        f"{{wipe}} the mouth with the {side} hand",
        "{wipe} {poss} mouth",
        f"{{wipe}} the mouth {times(count)} with the {how}",
        f"{{raise}} the {side} elbow and {{wipe}} the {how} across the mouth",
        f"{{rub}} the {side} {'hand' if how == 'back of the hand' else 'forearm'} over {{poss}} lips",
        f"{{lift}} the {side} arm and {{wipe}} {{poss}} mouth with the {how}, {{turn:ing}} the head",
        f"{{draw}} the {how} from one corner of the mouth to the other",
        f"{{wipe}} {{poss}} lips after drinking with the {side} hand",
        f"{{wipe}} the mouth {seated(pose)}",
        f"= wiping the mouth with the {how}",
    ]


@action(
    "dab mouth with a napkin",
    "daily/eating and drinking/wipe mouth",
    verbs="dab wipe pick hold fold",
    side=SIDE,
    pose=Choice(("sitting", "standing")),
    count=Count(2, 4),
    take=Choice(("lap", "table")),
)
def dab_mouth_with_a_napkin(timeline: Timeline, side: str, pose: str, count: int, take: str) -> Sequence[str]:
    """A napkin is taken up, touched to the lips some times, and laid down again."""
    begin(timeline, pose)
    take = take if pose == "sitting" else "table"
    low = At("pelvis", 0.05, 0.10, 0.26) if take == "lap" else At("chest", 0.10, -0.26, 0.46)
    timeline.to(0.6, hand_r=low, palm_r=-60, nod=18, bend=12)
    timeline.hold(0.1)
    timeline.to(0.6, hand_r=At("head", 0.04, -0.13, 0.20), elbow_r=40, palm_r=10, wrist_r=15, nod=2, bend=4)
    for number in range(count):
        timeline.to(0.16, hand_r=At("head", 0.055 - 0.04 * (number % 2), -0.12, 0.155), nod=7)
        timeline.to(0.2, hand_r=At("head", 0.05 - 0.03 * (number % 2), -0.14, 0.22), nod=1)
    timeline.to(0.6, hand_r=low, elbow_r=0, palm_r=-60, wrist_r=0, nod=14, bend=10)
    timeline.hold(0.1)
    finish(timeline, pose, 0.6)
    where = seated(pose)
    return [
        f"{{wipe}} the mouth with a napkin in the {side} hand",
        f"{{dab}} {{poss}} mouth with a napkin {times(count)}",
        "{wipe} {poss} mouth with a tissue",
        f"{{pick}} up a napkin with the {side} hand, {{dab}} {{poss}} lips and {{put}} it down again",
        f"{{raise}} a napkin to the mouth with the {side} hand and {{press}} it to the lips {times(count)}",
        f"{{dab}} the lips {where}",
        f"{{take}} a napkin {'from the lap' if take == 'lap' else 'from the table'}, {{wipe}} the mouth and {{lay}} it back",
        f"{{touch}} the mouth with a cloth in the {side} hand {times(count)}",
        f"{{clean}} {{poss}} mouth with a napkin {where}",
        f"= dabbing the mouth with a napkin {where}",
    ]


@action(
    "eat with a knife and fork",
    "daily/eating and drinking/eat",
    verbs="eat cut lift chew hold",
    side=SIDE,
    pose=Choice(("sitting", "standing"), (4, 1)),
    count=Count(1, 3),
    cut=Choice(("yes", "no"), (2, 1)),
)
def eat_with_knife_and_fork(timeline: Timeline, side: str, pose: str, count: int, cut: str) -> Sequence[str]:
    """The left hand holds the food with the fork, the right one saws with the knife; then the fork goes to the mouth."""
    u = timeline.generator.uniform
    begin(timeline, pose)
    up, ahead = (0.82, 0.02) if pose == "sitting" else (1.02, 0.40)
    fork, knife = At("air", 0.09, up, ahead), At("air", 0.12, up + 0.01, ahead - 0.02)
    timeline.to(0.6, hand_l=fork, hand_r=knife, palms=-60, elbows=28, bend=16, nod=12)
    for _ in range(count):
        if cut == "yes":
            timeline.to(0.3, hand_l=fork.moved(-0.02, 0.0, 0.04), hand_r=knife.moved(-0.06, 0.0, 0.04), nod=16, bend=18)
            for _ in range(2):
                timeline.to(u(0.15, 0.19), hand_r=knife.moved(-0.05, 0.0, 0.10), shrug_r=3)
                timeline.to(u(0.15, 0.19), hand_r=knife.moved(-0.04, 0.0, -0.01), shrug_r=0)
        timeline.to(0.2, hand_l=fork.moved(-0.02, -0.01, 0.06), wrist_l=20)
        timeline.to(
            u(0.45, 0.55), hand_l=At("head", 0.09, -0.14, 0.17), elbow_l=40, palm_l=20, wrist_l=0, nod=2, bend=16
        )
        timeline.hold(0.16)
        timeline.to(0.22, hand_l=At("head", 0.08, -0.18, 0.27), nod=0)
        timeline.to(0.45, hand_l=fork, palm_l=-60, elbow_l=28, bend=14)
        for _ in range(2):
            timeline.to(0.18, nod=5)
            timeline.to(0.18, nod=0)
    finish(timeline, pose)
    where = seated(pose)
    o = other(side)
    first = f"{{cut}} the food with a knife in the {side} hand and " if cut == "yes" else ""
    return [
        "{eat} with a knife and fork",
        f"{{eat}} a meal with knife and fork {where}",
        f"{first}{{bring}} a fork to the mouth with the {o} hand, {times(count)}",
        f"{{eat}} {number_word(count)} bite{'s' if count > 1 else ''} with a fork in the {o} hand {where}",
        f"{first}{{eat}} with the fork {where}",
        "{eat} a steak with knife and fork" if cut == "yes" else "{eat} pasta with a fork",
        f"{'{sit}' if pose == 'sitting' else '{stand}'} at a table and {{eat}} dinner with knife and fork",
        f"{{have}} dinner {where}, {{chew:ing}} between the bites",
        f"{{hold}} a fork in the {o} hand and a knife in the {side} hand and {{eat}}",
        f"= eating with knife and fork {where}",
    ]


@action(
    "eat ice cream",
    "daily/eating and drinking/eat",
    verbs="eat lick hold bite turn",
    upper=True,
    side=SIDE,
    pose=ANYWHERE,
    count=Count(2, 4),
)
def eat_ice_cream(timeline: Timeline, side: str, pose: str, count: int) -> Sequence[str]:
    """A cone held upright before the chin, licked upward with the whole head, turned a little, and licked again."""
    begin(timeline, pose)
    timeline.to(0.6, hand_r=At("head", 0.06, -0.26, 0.28), palm_r=0, elbow_r=8, nod=6)
    for number in range(count):
        timeline.to(0.3, hand_r=At("head", 0.06, -0.22, 0.21), nod=20, bend=10, tilt=-6)
        timeline.to(0.35, nod=-8, bend=6, tilt=4)
        timeline.to(0.3, hand_r=At("head", 0.07, -0.27, 0.29), nod=2, bend=3, tilt=0, palm_r=-25 if number % 2 else 25)
        timeline.hold(0.12)
    finish(timeline, pose)
    where = seated(pose)
    return [
        "{eat} ice cream",
        f"{{lick}} an ice cream cone in the {side} hand",
        f"{{lick}} an ice cream {times(count)} {where}",
        f"{{hold}} a cone in front of the chin with the {side} hand and {{lick}} it",
        f"{{eat}} an ice cream {where}",
        f"{{lick}} a lollipop with the {side} hand at the mouth",
        f"{{raise}} a cone to the mouth with the {side} hand, {{lick}} it and {{turn}} it",
        f"= licking an ice cream cone {where}",
    ]


@action(
    "drink from a fountain",
    "daily/eating and drinking/drink",
    verbs="drink bend lean press",
    side=SIDE,
    how=Choice(("fountain", "cupped hands")),
    wipe=Choice(("yes", "no")),
)
def drink_from_a_fountain(timeline: Timeline, side: str, how: str, wipe: str) -> Sequence[str]:
    """Bent low over a jet of water, a hand on the button; or water scooped to the mouth with both hollow hands."""
    timeline.stance(0.28, stagger_m=0.16)
    timeline.hold(0.2)
    if how == "fountain":
        timeline.to(
            0.8,
            pitch=34,
            bend=44,
            nod=-16,
            y=-0.08,
            hand_r=At("air", 0.20, 0.92, 0.46),
            palm_r=-60,
            hand_l=At("thigh", 0.03, 0.06, 0.08),
        )
        for _ in range(3):
            timeline.to(0.3, nod=-20, bend=46)
            timeline.to(0.3, nod=-14, bend=44)
    else:
        timeline.to(0.7, pitch=30, bend=32, nod=4, y=-0.06, hands=At("air", 0.06, 0.86, 0.50), palms=80)
        for number in range(2):
            timeline.to(0.25, hands=At("air", 0.05, 0.82, 0.50), nod=8)
            timeline.to(0.45, hands=At("head", 0.06, -0.18, 0.17), palms=70, nod=2)
            timeline.to(0.3, nod=-14, hands=At("head", 0.06, -0.14, 0.16))
            timeline.hold(0.3)
            timeline.to(
                0.4, nod=4, hands=At("air", 0.06, 0.86, 0.50) if number == 0 else At("shoulder", 0.08, -0.34, 0.28)
            )
    timeline.to(0.6, pitch=2, bend=6, nod=0, y=0, hands=At("shoulder", 0.08, -0.44, 0.14), palms=0)
    if wipe == "yes":
        timeline.to(0.4, hand_r=At("head", -0.05, -0.10, 0.15), elbow_r=70, palm_r=-60, turn=10)
        timeline.to(0.4, hand_r=At("head", 0.14, -0.09, 0.14), elbow_r=80, turn=-14)
    timeline.neutral(0.6)
    end = f" and {{wipe}} the mouth with the {side} hand" if wipe == "yes" else ""
    if how == "fountain":
        return [
            "{drink} from a water fountain",
            f"{{bend}} over a drinking fountain and {{drink}}{end}",
            f"{{press}} the button of a drinking fountain with the {side} hand and {{drink}}{end}",
            f"{{lean}} far down and {{drink}} from a tap{end}",
            f"{{drink}} from a faucet, bent forward{end}",
            f"{{lower}} the mouth to a jet of water and {{drink}}{end}",
            f"{{drink}} water at a fountain{end}",
            f"= drinking at a water fountain{', then wiping the mouth' if wipe == 'yes' else ''}",
        ]
    return [
        "{drink} water from the cupped hands",
        f"{{scoop}} water with both hands and {{drink}} it{end}",
        f"{{bend}} down to a stream, {{scoop}} up water with both hands and {{drink}}{end}",
        f"{{bring}} water to the mouth with both hollow hands, twice{end}",
        f"{{drink}} from both hands at a stream{end}",
        f"{{bend}} forward and {{drink}} out of {{poss}} hands{end}",
        f"{{cup}} both hands, {{fill}} them with water and {{drink}}{end}",
        f"= drinking from both hands{', then wiping the mouth' if wipe == 'yes' else ''}",
    ]
