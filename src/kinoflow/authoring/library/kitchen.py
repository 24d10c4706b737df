"""Cooking: stirring, chopping, kneading, frying, seasoning, pouring. Vessels and tools are mimed at the height of a table."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.moves import alternate, circle
from kinoflow.authoring.timeline import Timeline


@action(
    "stir a pot",
    "daily/cooking/cook",
    verbs="stir hold move",
    side=SIDE,
    count=Count(3, 6),
    speed=Choice(("steady", "fast")),
    holding=Choice(("pot", "hip", "both hands"), (3, 2, 1)),
)
def stir_a_pot(timeline: Timeline, side: str, count: int, speed: str, holding: str) -> Sequence[str]:
    """A fist holding a ladle goes round in level circles in front of the belly; the other hand steadies the pot."""
    u = timeline.generator.uniform
    timeline.stance(0.26)
    timeline.hold(0.2)
    centre = At("air", -0.04, u(1.14, 1.2), 0.38)
    timeline.look_at(At("floor", 0.0, 0.95, 0.5), 0.4)
    if holding == "both hands":
        # A big paddle in a cauldron: the trunk goes round with it.
        low, high = At("air", 0.02, 0.98, 0.40), At("air", 0.0, 1.20, 0.34)
        timeline.to(0.6, hand_r=high, hand_l=low, palms=-40, elbows=25, pitch=14, bend=16)
        begin_s = timeline.time_s
        circle(
            timeline,
            {"hand_r": high, "hand_l": low},
            u(0.14, 0.17),
            count,
            u(1.0, 1.2) if speed == "steady" else u(0.7, 0.8),
            flat=0.8,
        )
        end_s = timeline.time_s
        timeline.time_s = begin_s
        alternate(
            timeline,
            count,
            (end_s - begin_s) / count / 2.6,
            {"twist": 10.0, "side": 4.0},
            {"twist": -10.0, "side": -4.0},
        )
        timeline.time_s = max(end_s, timeline.time_s)
        timeline.look_at(None)
        timeline.neutral(0.7)
        fast = " vigorously" if speed == "fast" else ""
        return [
            f"{{stir}} a big pot with both hands{fast}",
            f"{{stir}} a cauldron{fast}",
            f"{{hold}} a long spoon with both hands and {{stir}} a large pot{fast}",
            f"{{stir}} {times(count)} around with both hands, {{lean:ing}} over the pot",
            f"{{stir}} a witch's cauldron with a paddle in both hands{fast}",
            f"{{move}} both hands in wide circles over a big kettle{fast}",
            f"{{mix}} something thick in a tub with both hands on a paddle{fast}",
            f"= stirring a cauldron with both hands{fast}",
        ]
    left = At("air", 0.20, 1.02, 0.34) if holding == "pot" else At("pelvis", 0.17, 0.06, 0.04)
    timeline.to(
        0.6,
        hand_l=left,
        elbow_l=15 if holding == "pot" else 40,
        hand_r=centre,
        elbow_r=32,
        palm_r=-50,
        wrist_r=15,
        pitch=8,
        bend=14,
    )
    circle(
        timeline,
        {"hand_r": centre},
        u(0.12, 0.15),
        count,
        u(0.85, 1.0) if speed == "steady" else u(0.5, 0.6),
        backward=u() < 0.5,
        flat=0.9,
    )
    timeline.look_at(None)
    timeline.neutral(0.7)
    quick = " vigorously" if speed == "fast" else ""
    grip = "{hold} a pot with the other hand" if holding == "pot" else "{put} the other hand on the hip"
    return [
        f"{{stir}} a pot with the {side} hand",
        "{stir} soup in a pot",
        f"{{stir}} a pot{quick}",
        f"{grip} and {{stir}} with a ladle in the {side} hand",
        f"{{hold}} a ladle in the {side} fist and {{move}} it in circles in front of the belly",
        f"{{stand}} at the stove and {{stir}} food{quick} with the {side} hand",
        "{cook} a soup, {stir:ing} it in circles with a spoon",
        f"{{stir}} {times(count)} around with the {side} hand, {{look:ing}} down into the pot",
        f"{{rotate}} the {side} hand horizontally above a pot{quick}, the elbow raised",
        f"= stirring a pot with the {side} hand",
    ]


@action(
    "whisk eggs",
    "daily/cooking/cook",
    verbs="whisk beat stir hold",
    side=SIDE,
    count=Count(6, 10),
    rest=Choice(("no", "yes")),
)
def whisk_eggs(timeline: Timeline, side: str, count: int, rest: str) -> Sequence[str]:
    """A bowl in the bend of the left arm, the right hand beats in small quick circles."""
    u = timeline.generator.uniform
    timeline.hold(0.2)
    centre = At("chest", -0.02, -0.12, 0.24)
    timeline.look_at(At("floor", 0.05, 1.05, 0.4), 0.4)
    timeline.to(
        0.6,
        hand_l=At("chest", 0.06, -0.24, 0.22),
        elbow_l=30,
        palm_l=60,
        hand_r=centre,
        elbow_r=45,
        palm_r=-40,
        wrist_r=20,
        bend=10,
        twist=6,
    )
    circle(timeline, {"hand_r": centre}, u(0.08, 0.095), count, u(0.32, 0.38), plane="wall")
    if rest == "yes":
        timeline.hold(0.4)
        circle(timeline, {"hand_r": centre}, 0.085, 4, 0.36, plane="wall")
    timeline.look_at(None)
    timeline.neutral(0.6)
    return [
        f"{{whisk}} eggs with the {side} hand",
        "{beat} eggs in a bowl",
        "{whisk} something in a bowl quickly",
        f"{{hold}} a bowl in the {other(side)} arm and {{whisk}} it with the {side} hand",
        f"{{press}} a bowl against the body with the {other(side)} arm and {{stir}} rapidly with the {side} hand",
        f"{{beat}} cream with fast small circles of the {side} hand",
        "{mix} batter in a bowl held in front of the belly",
        f"{{whip}} eggs, the {side} elbow raised, the bowl in the {other(side)} hand",
        f"{{whisk}} in quick circles with the {side} hand in front of the chest",
        f"= whisking eggs in a bowl with the {side} hand",
        *(
            ["{whisk} eggs and {rest} the arm in between", "{whisk} eggs with a rest in the middle"]
            if rest == "yes"
            else []
        ),
    ]


@action(
    "chop vegetables",
    "daily/cooking/cook",
    verbs="chop cut hold",
    side=SIDE,
    count=Count(5, 10),
    size=Choice(("quick small", "big hard")),
)
def chop_vegetables(timeline: Timeline, side: str, count: int, size: str) -> Sequence[str]:
    """A knife hand goes up and down along a board while the other hand holds the food and draws back."""
    u = timeline.generator.uniform
    timeline.stance(0.26)
    timeline.hold(0.2)
    big = size == "big hard"
    rise, down, up = (0.26, 0.14, 0.26) if big else (0.17, 0.12, 0.15)
    board = u(0.98, 1.04)
    timeline.look_at(At("floor", 0.05, 0.95, 0.5), 0.4)
    timeline.to(
        0.6,
        hand_l=At("air", 0.06, board, 0.44),
        palm_l=-80,
        wrist_l=20,
        hand_r=At("air", 0.12, board + rise, 0.38),
        palm_r=-20,
        elbow_r=25,
        pitch=10,
        bend=18,
    )
    for number in range(min(count, 6) if big else count):
        along = 0.10 * number / count
        timeline.to(
            down, hand_r=At("air", 0.10 - along, board + 0.02, 0.42), cock_r=-12, bend=21 if big else 18.5, exact=True
        )
        timeline.to(
            up,
            hand_r=At("air", 0.10 - along, board + rise, 0.38),
            hand_l=At("air", 0.06 + along, board, 0.44),
            cock_r=18,
            bend=14 if big else 17.5,
            exact=True,
        )
    timeline.to(0.25, hand_r=At("air", 0.02, board + 0.02, 0.42))
    timeline.look_at(None)
    timeline.neutral(0.7)
    how = "with big hard strokes" if big else "quickly"
    many = number_word(min(count, 6) if big else count)
    return [
        "{chop} vegetables",
        f"{{chop}} vegetables with the {side} hand",
        f"{{chop}} vegetables {how}",
        f"{{hold}} a vegetable with the {other(side)} hand and {{chop}} it with a knife in the {side} hand",
        f"{{cut}} vegetables on a board, {{raise:ing}} and {{lower:ing}} the {side} hand",
        f"{{lean}} over a cutting board and {{chop}} {how} with the {side} hand",
        f"{{move}} the {side} hand up and down {many} times as if chopping with a knife",
        f"{{chop}} {'meat' if big else 'onions'} on a kitchen board {how}",
        f"{{look}} down and {{cut}} food {many} times with the {side} hand",
        f"= chopping vegetables {how} with the {side} hand",
    ]


@action(
    "cut bread",
    "daily/cooking/cook",
    verbs="cut slice saw hold",
    side=SIDE,
    count=Count(3, 6),
    slices=Count(1, 2),
)
def cut_bread(timeline: Timeline, side: str, count: int, slices: int) -> Sequence[str]:
    """A knife drawn forward and back through a loaf that the other hand holds, sinking lower with each stroke."""
    u = timeline.generator.uniform
    timeline.stance(0.26, stagger_m=0.12)
    timeline.hold(0.2)
    timeline.look_at(At("floor", -0.05, 0.95, 0.5), 0.4)
    half = u(0.22, 0.28)
    for _ in range(slices):
        timeline.to(
            0.5,
            hand_l=At("air", 0.10, 1.06, 0.44),
            palm_l=-60,
            elbow_l=20,
            hand_r=At("air", 0.14, 1.20, 0.26),
            palm_r=-10,
            elbow_r=25,
            pitch=10,
            bend=15,
        )
        for number in range(count):
            low = 1.15 - 0.15 * (number + 1) / count
            timeline.to(half, hand_r=At("air", 0.12, low + 0.02, 0.46), twist=9, bend=18)
            timeline.to(half, hand_r=At("air", 0.14, low, 0.22), twist=-6, bend=15)
        timeline.to(0.25, hand_r=At("air", 0.20, 0.99, 0.40), twist=0)
    timeline.look_at(None)
    timeline.neutral(0.7)
    what = "a slice of bread" if slices == 1 else "two slices of bread"
    return [
        f"{{cut}} bread with the {side} hand",
        f"{{cut}} {what}",
        f"{{slice}} a loaf of bread with a knife in the {side} hand",
        f"{{hold}} a loaf with the {other(side)} hand and {{move}} a knife forward and back through it with the {side} hand",
        f"{{cut}} {what}, {{draw:ing}} the {side} hand back and forth and down",
        f"{{lean}} over a table and {{slice}} something with the {side} hand",
        "{saw} through a loaf with a bread knife, the other hand holding it",
        f"{{slice}} meat with long strokes of the {side} hand",
        f"{{push}} and {{pull}} a knife with the {side} hand until {what} {'is' if slices == 1 else 'are'} cut",
        f"= cutting {what} with the {side} hand",
    ]


@action(
    "knead dough",
    "daily/cooking/cook",
    verbs="knead push press fold",
    count=Count(3, 5),
    force=Choice(("", "forcefully")),
)
def knead_dough(timeline: Timeline, count: int, force: str) -> Sequence[str]:
    """Straight arms push the dough down and away with the body's weight, then fold it back."""
    u = timeline.generator.uniform
    timeline.stance(0.28, stagger_m=0.20)
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 0.9, 0.6), 0.4)
    deep = 1.2 if force else 1.0
    timeline.to(0.6, hands=At("air", 0.07, 1.04, 0.34), palms=-75, wrists=-30, pitch=10, bend=14)
    for _ in range(count):
        timeline.to(
            u(0.36, 0.44),
            hands=At("air", 0.06, 0.94, 0.62),
            pitch=20 * deep,
            bend=22 * deep,
            z=0.08,
            shrugs=6,
            y=-0.03 * deep,
        )
        timeline.hold(0.08)
        timeline.to(0.3, hands=At("air", 0.12, 1.08, 0.52), pitch=14, bend=16, wrists=25, z=0.04, shrugs=0)
        timeline.to(u(0.34, 0.4), hands=At("air", 0.06, 1.06, 0.30), pitch=6, bend=10, z=-0.05, wrists=-30, y=0)
    timeline.look_at(None)
    timeline.neutral(0.7)
    how = f" {force}" if force else ""
    return [
        f"{{knead}} dough{how}",
        "{knead} bread dough with both hands",
        f"{{push}} dough away with both palms{how} and {{fold}} it back {times(count)}",
        f"{{lean}} forward and {{press}} both hands into dough on a table{how}",
        f"{{knead}} dough on a table {number_word(count)} times with the weight of the body",
        f"{{press}} down and forward with both hands{how}, then {{pull}} back, as if kneading dough",
        "{stand} at a table and {knead} with both arms",
        "{work} a lump of dough with the heels of both hands, {rock:ing} forward and back",
        "{lean} over the counter, {push} the hands forward and {draw} them back, {knead:ing} dough",
        f"= kneading dough with both hands{how}",
    ]


@action("roll out dough", "daily/cooking/cook", verbs="roll push press", count=Count(3, 5), turns=Choice(("no", "yes")))
def roll_out_dough(timeline: Timeline, count: int, turns: str) -> Sequence[str]:
    """Both hands on the ends of a rolling pin, far out and back near the body."""
    u = timeline.generator.uniform
    timeline.stance(0.28, stagger_m=0.16)
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 0.9, 0.6), 0.4)
    near, far = At("air", 0.21, 1.0, 0.28), At("air", 0.21, 0.97, 0.64)
    timeline.to(0.6, hands=near, palms=-85, elbows=20, pitch=8, bend=14)
    half = u(0.4, 0.5)
    for number in range(count):
        timeline.to(half, hands=far, pitch=20, bend=22, z=0.07)
        timeline.to(half, hands=near, pitch=6, bend=12, z=-0.03)
        if turns == "yes" and number == count // 2:
            timeline.to(0.3, hand_r=At("air", 0.10, 1.02, 0.46), hand_l=At("air", 0.16, 1.06, 0.36))
            timeline.to(0.35, hand_r=At("air", 0.28, 1.02, 0.36), hand_l=At("air", -0.02, 1.04, 0.52), twist=-10)
            timeline.to(0.35, hands=near, twist=0)
    timeline.look_at(None)
    timeline.neutral(0.7)
    turn = ", turning the dough in between" if turns == "yes" else ""
    return [
        "{roll} out dough",
        "{roll} out dough with a rolling pin",
        f"{{push}} a rolling pin forward and {{pull}} it back with both hands {times(count)}",
        f"{{hold}} a rolling pin with both hands and {{move}} it back and forth on a table{turn}",
        f"{{lean}} over a table and {{roll}} out pizza dough{turn}",
        f"{{press}} down with both hands and {{roll}} forward and back {times(count)}",
        f"{{flatten}} dough with a rolling pin{turn}",
        "{slide} both fists forward and back over a table, {roll:ing} out dough",
        f"{{roll}} a pastry flat in {number_word(count)} long strokes with both arms",
        f"= rolling out dough with both hands{turn}",
    ]


@action(
    "flip a pancake",
    "daily/cooking/cook",
    verbs="flip toss hold catch shake",
    crispness="crisp",
    side=SIDE,
    count=Count(1, 3),
    hands=Choice(("one", "both")),
)
def flip_a_pancake(timeline: Timeline, side: str, count: int, hands: str) -> Sequence[str]:
    """A pan is shaken, dips and jerks up; the head follows what flies; the knees give when it is caught."""
    u = timeline.generator.uniform
    both = hands == "both"
    timeline.stance(0.28, stagger_m=0.10)
    timeline.hold(0.2)

    def pan(up: float, forward: float) -> dict[str, At]:
        right = At("air", 0.12 if both else 0.18, up, forward)
        return {"hand_r": right} | ({"hand_l": At("air", -0.04, up, forward - 0.09)} if both else {})

    rest = {} if both else {"hand_l": At("pelvis", 0.17, 0.06, 0.04), "elbow_l": 40.0}
    timeline.look_at(At("floor", -0.1, 1.0, 0.8), 0.4)
    timeline.to(0.6, **pan(1.04, 0.40), palm_r=-30, elbow_r=10, pitch=4, bend=6, **rest)
    for _ in range(count):
        alternate(timeline, 2, 0.17, pan(1.03, 0.50), pan(1.04, 0.36))
        timeline.to(0.3, **pan(0.90, 0.44), y=-0.09, bend=12, cock_r=-20)
        timeline.look_at(At("floor", -0.1, 2.1, 0.75), 0.25)
        timeline.to(0.18, **pan(1.40, 0.40), y=0.0, bend=-2, cock_r=30)
        timeline.to(0.2, **pan(1.30, 0.46), cock_r=5)
        timeline.hold(u(0.16, 0.24))
        timeline.look_at(At("floor", -0.1, 1.0, 0.8), 0.22)
        timeline.to(0.26, **pan(0.96, 0.46), y=-0.07, bend=8, cock_r=-5)
        timeline.to(0.3, **pan(1.04, 0.40), y=0)
        timeline.hold(0.12)
    timeline.look_at(None)
    timeline.neutral(0.6)
    grip = f"the {side} hand" if not both else "both hands"
    what = "a pancake" if count == 1 else "pancakes"
    return [
        f"{{flip}} {what} in a pan",
        f"{{flip}} a pancake {times(count)}",
        f"{{toss}} food in a frying pan with {grip}",
        f"{{hold}} a frying pan with {grip}, {{dip}} it and {{jerk}} it up to flip a pancake",
        f"{{shake}} a pan back and forth and {{flip}} its content into the air {times(count)}",
        f"{{bend}} the knees a little and {{flick}} a pan upward with {grip} {times(count)}",
        f"{{lift}} a pan quickly with {grip}, {{look}} up and {{catch}} the pancake again",
        f"{{cook}} at the stove and {{flip}} an omelette with {grip}",
        f"{{swing}} a pan down and up {times(count)} to flip what is in it",
        f"= flipping {what} in a pan with {grip}",
    ]


@action(
    "stir fry",
    "daily/cooking/cook",
    verbs="cook fry stir shake flip",
    side=SIDE,
    count=Count(1, 3),
)
def stir_fry(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """The left hand jerks a wok back and forth while the right one scoops with a spatula and turns the food over."""
    u = timeline.generator.uniform
    timeline.stance(0.28, stagger_m=0.10)
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 0.95, 0.6), 0.4)
    timeline.to(
        0.6,
        hand_l=At("air", 0.20, 1.02, 0.34),
        elbow_l=15,
        hand_r=At("air", 0.12, 1.12, 0.36),
        elbow_r=45,
        palm_r=-60,
        wrist_r=15,
        pitch=8,
        bend=12,
    )
    for _ in range(count):
        for _ in range(2):
            timeline.to(u(0.2, 0.24), hand_r=At("air", 0.00, 1.04, 0.56), twist=6, bend=15)
            timeline.to(u(0.2, 0.24), hand_r=At("air", 0.14, 1.14, 0.32), twist=-4, bend=11)
        for _ in range(2):
            timeline.to(0.17, hand_l=At("air", 0.18, 1.05, 0.50), twist=-7)
            timeline.to(0.17, hand_l=At("air", 0.20, 1.01, 0.30), twist=2)
        timeline.to(0.2, hand_r=At("air", 0.02, 1.02, 0.50), palm_r=-60)
        timeline.to(0.22, hand_r=At("air", 0.12, 1.24, 0.46), palm_r=60)
        timeline.to(0.2, hand_r=At("air", 0.14, 1.12, 0.36), palm_r=-60)
    timeline.look_at(None)
    timeline.neutral(0.7)
    return [
        "{cook} at the stove",
        "{cook} vegetables in a wok",
        f"{{fry}} food with a spatula in the {side} hand",
        f"{{shake}} a pan with the {other(side)} hand and {{stir}} with the {side} hand",
        f"{{hold}} a wok with the {other(side)} hand, {{push}} it back and forth and {{turn}} the food with a spatula in the {side} hand",
        f"{{cook}} a meal, {{stir:ing}} and {{flip:ing}} the food with the {side} hand",
        f"{{stand}} at a stove, {{jerk}} the pan with the {other(side)} hand and {{stir}} it",
        f"{{stir}} forward and back with the {side} hand, then {{shake}} the pan with the {other(side)}",
        "{fry} something in a pan, {look:ing} down at it",
        f"= cooking in a wok, the {side} hand stirring",
    ]


@action(
    "peel a potato",
    "daily/cooking/cook",
    verbs="peel hold turn",
    side=SIDE,
    count=Count(4, 8),
    pose=Choice(("standing", "leaning forward")),
)
def peel_a_potato(timeline: Timeline, side: str, count: int, pose: str) -> Sequence[str]:
    """The left hand holds and turns a potato at the chest, the right one draws a peeler along it, away from the body."""
    u = timeline.generator.uniform
    timeline.hold(0.2)
    lean = pose == "leaning forward"
    timeline.look_at(At("floor", 0.03, 1.0, 0.4), 0.4)
    timeline.to(
        0.6, hand_l=At("chest", 0.10, -0.16, 0.20), elbow_l=25, palm_l=40, hand_r=At("chest", -0.02, -0.08, 0.20), elbow_r=45, palm_r=-50,
        bend=26 if lean else 12, pitch=16 if lean else 3,
    )  # fmt: skip
    for number in range(count):
        timeline.to(u(0.24, 0.3), hand_r=At("chest", 0.00, -0.20, 0.36), palm_r=-30, cock_r=-20)
        timeline.to(u(0.2, 0.26), hand_r=At("chest", -0.02, -0.07, 0.19), palm_r=-55, cock_r=10)
        if number % 3 == 2:
            timeline.to(0.3, palm_l=(75, 10)[number % 2], hand_l=At("chest", 0.10, -0.13, 0.22))
    timeline.look_at(None)
    timeline.neutral(0.6)
    return [
        f"{{peel}} a potato with the {side} hand",
        "{peel} vegetables",
        f"{{peel}} an apple, {pose}",
        f"{{hold}} a potato in the {other(side)} hand and {{peel}} it with strokes of the {side} hand away from the body",
        f"{{draw}} a peeler along a carrot with the {side} hand {number_word(count)} times",
        "{look} down and {peel} something held in front of the chest",
        f"{{move}} the {side} hand forward again and again over the {other(side)} one, {{peel:ing}} fruit",
        f"{{scrape}} a carrot with a knife in the {side} hand",
        f"{{peel}} potatoes, {{turn:ing}} them in the {other(side)} hand",
        f"= peeling a potato with the {side} hand",
    ]


@action(
    "sprinkle salt",
    "daily/cooking/cook",
    verbs="sprinkle season shake add",
    side=SIDE,
    count=Count(5, 9),
    height=Choice(("chest height", "shoulder height")),
    taste=Choice(("no", "yes")),
)
def sprinkle_salt(timeline: Timeline, side: str, count: int, height: str, taste: str) -> Sequence[str]:
    """A hand held above a pot shakes salt into it, moving round; then a spoon may be brought to the mouth."""
    u = timeline.generator.uniform
    timeline.hold(0.2)
    up = 1.22 if height == "chest height" else 1.40
    timeline.look_at(At("floor", 0.0, 0.95, 0.55), 0.4)
    timeline.to(0.6, hand_r=At("air", 0.08, up, 0.42), elbow_r=60, palm_r=-80, wrist_r=40, bend=10, pitch=4)
    half = u(0.1, 0.13)
    for number in range(count):
        around = 0.07 * (number % 4 - 1.5)
        timeline.to(half, hand_r=At("air", 0.06 + around, up - 0.07, 0.42), wrist_r=60, exact=True)
        timeline.to(half, hand_r=At("air", 0.06 + around, up + 0.02, 0.42), wrist_r=25, exact=True)
    if taste == "yes":
        timeline.to(0.45, hand_r=At("air", 0.06, 1.0, 0.44), palm_r=-20, elbow_r=25, wrist_r=10)
        timeline.look_at(None, 0.4)
        timeline.to(0.55, hand_r=At("head", 0.07, -0.15, 0.17), elbow_r=55, palm_r=30, bend=3)
        timeline.hold(0.35)
        timeline.to(0.3, nod=10)
    timeline.look_at(None)
    timeline.neutral(0.6)
    end = " and {taste} it with a spoon" if taste == "yes" else ""
    return [
        f"{{sprinkle}} salt with the {side} hand{end}",
        f"{{season}} the food{end}",
        f"{{sprinkle}} salt into a pot from {height}{end}",
        f"{{raise}} the {side} hand to {height} and {{shake}} salt over the food{end}",
        f"{{add}} pepper to a dish, {{shake:ing}} the {side} hand",
        f"{{hold}} a shaker in the {side} hand at {height} and {{shake}} it up and down{end}",
        f"{{season}} a soup with quick shakes of the {side} hand{end}",
        f"{{dust}} sugar over a cake with the {side} hand",
        f"{{lift}} the {side} elbow and {{sprinkle}} spice downward{end}",
        f"= sprinkling salt with the {side} hand",
    ]


@action(
    "spread butter on bread",
    "daily/cooking/cook",
    verbs="spread hold butter",
    side=SIDE,
    count=Count(3, 6),
    dip=Choice(("yes", "no")),
)
def spread_butter_on_bread(timeline: Timeline, side: str, count: int, dip: str) -> Sequence[str]:
    """A slice on the flat left palm, a knife in the right hand strokes over it from side to side."""
    u = timeline.generator.uniform
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.02, 1.05, 0.4), 0.4)
    slice_at = At("chest", 0.06, -0.20, 0.26)
    knife = At("chest", 0.0, -0.10, 0.26)
    timeline.to(
        0.6, hand_l=slice_at, palm_l=88, elbow_l=10, hand_r=knife.moved(0.10), elbow_r=45, palm_r=-60, bend=12, pitch=4
    )
    if dip == "yes":
        timeline.to(0.4, hand_r=At("air", 0.30, 0.98, 0.42), twist=-10, side=-4, palm_r=-20, elbow_r=15)
        timeline.to(0.25, hand_r=At("air", 0.22, 1.00, 0.46))
        timeline.to(0.4, hand_r=knife.moved(0.10), twist=0, side=0, palm_r=-60, elbow_r=45)
    alternate(
        timeline, count, u(0.28, 0.36),
        {"hand_r": knife.moved(-0.11, 0.0, 0.02), "palm_r": -85.0, "twist": 5.0},
        {"hand_r": knife.moved(0.09, 0.0, -0.01), "palm_r": -35.0, "twist": -2.0},
    )  # fmt: skip
    timeline.look_at(None)
    timeline.neutral(0.6)
    first = f"{{take}} butter from the {side} and " if dip == "yes" else ""
    return [
        f"{{spread}} butter on bread with the {side} hand",
        "{butter} a slice of bread",
        f"{first}{{spread}} it on a slice of bread" if first else "{spread} jam on a slice of bread",
        f"{{hold}} a slice of bread on the {other(side)} palm and {{spread}} butter over it with the {side} hand",
        f"{{spread}} jam with a knife, {{move:ing}} the {side} hand from side to side",
        f"{{stroke}} a knife over bread {number_word(count)} times with the {side} hand",
        f"{{hold}} the {other(side)} palm up in front of the chest and {{wipe}} over it with the {side} hand, as if buttering bread",
        f"{{make}} a sandwich, {{spread:ing}} butter with the {side} hand",
        f"{{look}} down and {{spread}} cream on something in the {other(side)} hand",
        f"= spreading butter on bread with the {side} hand",
    ]


@action(
    "open a jar",
    "daily/cooking/cook",
    verbs="open twist hold grip unscrew",
    side=SIDE,
    count=Count(1, 3),
    effort=Choice(("easily", "with effort")),
)
def open_a_jar(timeline: Timeline, side: str, count: int, effort: str) -> Sequence[str]:
    """A jar held by the left hand, the right one grips the lid and twists, elbows out; finally the lid is lifted off."""
    u = timeline.generator.uniform
    hard = effort == "with effort"
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 1.1, 0.4), 0.4)
    lid = At("chest", -0.01, -0.06, 0.24)
    timeline.to(
        0.6,
        hand_l=At("chest", 0.06, -0.20, 0.22),
        elbow_l=20,
        palm_l=20,
        hand_r=lid,
        elbow_r=60,
        palm_r=-80,
        wrist_r=20,
        bend=10,
    )
    for number in range(count):
        if hard and number < count:
            timeline.to(0.35, elbow_r=85, elbow_l=45, shrugs=14, bend=20, pitch=8, y=-0.06, twist=-10, side=-4)
            timeline.hold(0.3)
            timeline.to(0.3, shrugs=0, bend=12, pitch=3, y=0, twist=0, side=0, elbow_l=20)
        timeline.to(u(0.3, 0.36), palm_r=-10, elbow_r=30, hand_r=lid.moved(0.03, 0.0, 0.02))
        timeline.to(u(0.26, 0.3), palm_r=-95, elbow_r=70, hand_r=lid)
    timeline.to(0.3, palm_r=-40, elbow_r=45)
    timeline.to(0.4, hand_r=At("chest", 0.16, 0.06, 0.30), elbow_r=30, bend=4)
    timeline.hold(0.3)
    timeline.look_at(None)
    timeline.neutral(0.6)
    return [
        f"{{open}} a jar with the {side} hand",
        f"{{open}} a jar {effort}",
        f"{{twist}} the lid off a jar {effort}",
        f"{{hold}} a jar in the {other(side)} hand and {{unscrew}} its lid with the {side} hand",
        f"{{grip}} a lid with the {side} hand, {{twist}} it {times(count)} and {{lift}} it off",
        f"{{unscrew}} a bottle held in front of the chest, {{turn:ing}} the {side} hand",
        f"{{open}} a bottle {effort} by twisting the cap with the {side} hand",
        f"{{raise}} the {side} elbow and {{twist}} a jar open",
        f"{{hold}} something in front of the chest with both hands, {{twist}} it and {{pull}} the lid up with the {side} hand",
        f"= opening a jar {effort} with the {side} hand",
    ]


@action(
    "set the table",
    "daily/objects/put down",
    verbs="place put set hold",
    side=SIDE,
    count=Count(2, 4),
    lean=Choice(("no", "yes")),
    way=Choice(("set", "clear"), (3, 1)),
)
def set_the_table(timeline: Timeline, side: str, count: int, lean: str, way: str) -> Sequence[str]:
    """A pile of plates in the left arm, the right hand places one after the other along a table."""
    timeline.hold(0.2)
    timeline.to(0.5, hand_l=At("chest", 0.06, -0.26, 0.24), palm_l=85, elbow_l=0, bend=2)
    places = (-0.42, -0.12, 0.18, 0.40)
    for number in range(count if way == "clear" else 0):
        left = places[number]
        timeline.look_at(At("floor", left, 0.9, 0.5), 0.35)
        timeline.to(
            0.5,
            hand_r=At("air", -left, 0.95, 0.54),
            twist=40 * left,
            bend=22,
            pitch=18 if lean == "yes" else 8,
            palm_r=-80,
            side=10 * left,
        )
        timeline.hold(0.1)
        timeline.to(0.3, hand_r=At("air", -left, 1.06, 0.46), bend=14, pitch=4)
        timeline.to(0.4, hand_r=At("chest", -0.02, -0.16, 0.28), palm_r=-40, elbow_r=20, twist=4, bend=6, side=0)
    if way == "clear":
        timeline.look_at(None)
        timeline.to(0.5, hands=At("chest", 0.08, -0.22, 0.26), twist=0, nod=4, elbows=0)
        timeline.hold(0.3)
        timeline.neutral(0.7)
        many = number_word(count)
        return [
            "{clear} the table",
            f"{{clear}} {many} plates off the table with the {side} hand",
            f"{{take}} {many} plates from the table and {{pile}} them on the {other(side)} arm",
            "{pick} up the dirty dishes from a table one after the other",
            f"{{clear}} away the dishes, {{stack:ing}} them in the {other(side)} hand",
            f"{{collect}} {many} plates with the {side} hand, {{look:ing}} at each one",
            f"{{gather}} things from a table with the {side} hand, {times(count)}",
            f"= clearing {many} plates from a table",
            *(["{lean} far over the table to set it"] if lean == "yes" and way == "set" else []),
        ]
    for number in range(count):
        left = places[number]
        timeline.look_at(At("floor", left, 0.9, 0.5), 0.35)
        timeline.to(0.35, hand_r=At("chest", -0.02, -0.16, 0.30), palm_r=-40, elbow_r=20, twist=4, bend=6)
        timeline.to(
            0.5,
            hand_r=At("air", -left, 1.02, 0.50),
            twist=40 * left,
            bend=18,
            pitch=20 if lean == "yes" else 8,
            palm_r=-80,
            side=10 * left,
        )
        timeline.to(0.22, hand_r=At("air", -left, 0.94, 0.60 if lean == "yes" else 0.54), bend=22)
        timeline.hold(0.1)
        timeline.to(0.25, hand_r=At("air", -left, 1.04, 0.46), bend=12, pitch=4)
    timeline.look_at(None)
    timeline.neutral(0.7)
    many = number_word(count)
    return [
        "{set} the table",
        f"{{place}} {many} plates on a table with the {side} hand",
        "{put} plates on the table one after the other",
        f"{{hold}} a pile of plates in the {other(side)} arm and {{place}} {many} of them on a table with the {side} hand",
        f"{{lay}} the table, {{put:ing}} down {many} plates from {side} to {other(side)}",
        f"{{lean}} forward and {{place}} something on a table {times(count)} with the {side} hand",
        f"{{set}} {many} dishes down on a table in front, each one further to the {other(side)}",
        f"{{take}} plates from the {other(side)} arm with the {side} hand and {{put}} them down",
        f"{{put}} down {many} things with the {side} hand, {{look:ing}} at each place",
        f"= setting the table with {many} plates",
        *(["{lean} far over the table to set it"] if lean == "yes" and way == "set" else []),
    ]


@action(
    "taste the soup",
    "daily/cooking/cook",
    verbs="taste lift blow sip scoop",
    side=SIDE,
    verdict=Choice(("nod", "shake the head", "none"), (2, 1, 1)),
    blow=Choice(("yes", "no")),
)
def taste_the_soup(timeline: Timeline, side: str, verdict: str, blow: str) -> Sequence[str]:
    """A ladle dipped into the pot, brought to the lips over the hollow left hand, blown on and sipped; then a verdict."""
    timeline.stance(0.24)
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 0.95, 0.5), 0.35)
    timeline.to(0.6, hand_r=At("air", 0.06, 1.16, 0.40), elbow_r=30, palm_r=-40, bend=12, pitch=6)
    timeline.to(0.25, hand_r=At("air", 0.02, 1.02, 0.42), wrist_r=20)
    timeline.to(0.3, hand_r=At("air", 0.06, 1.16, 0.38), palm_r=20, wrist_r=0)
    timeline.look_at(None)
    timeline.to(
        0.6,
        hand_r=At("head", 0.07, -0.16, 0.24),
        elbow_r=40,
        hand_l=At("chest", 0.04, 0.02, 0.26),
        palm_l=85,
        nod=8,
        bend=8,
    )
    if blow == "yes":
        for _ in range(2):
            timeline.to(0.35, nod=12, bend=11)
            timeline.to(0.25, nod=6, bend=7)
    timeline.to(0.35, hand_r=At("head", 0.08, -0.14, 0.165), elbow_r=48, nod=-4)
    timeline.hold(0.35)
    timeline.to(0.4, hand_r=At("chest", 0.10, -0.10, 0.32), elbow_r=20, nod=2, hand_l=NEUTRAL_HAND, palm_l=0)
    timeline.hold(0.2)
    if verdict == "nod":
        for _ in range(2):
            timeline.to(0.2, nod=14)
            timeline.to(0.2, nod=-2)
    elif verdict == "shake the head":
        for _ in range(2):
            timeline.to(0.2, turn=20)
            timeline.to(0.2, turn=-20)
        timeline.to(0.2, turn=0)
    timeline.neutral(0.6)
    first = "{blow} on it and " if blow == "yes" else ""
    end = {"nod": " and {nod}", "shake the head": " and {shake} the head", "none": ""}[verdict]
    return [
        "{taste} the soup",
        f"{{taste}} the food with a spoon in the {side} hand{end}",
        f"{{lift}} a ladle to the mouth with the {side} hand, {first}{{taste}} it{end}",
        f"{{scoop}} soup from a pot with the {side} hand, {first}{{sip}} it{end}",
        f"{{try}} the sauce with a spoon{end}",
        f"{{dip}} a spoon into a pot, {{raise}} it to the lips and {{taste}}{end}",
        f"{{taste}} what is cooking on the stove{end}",
        f"= tasting soup from a ladle in the {side} hand",
    ]


@action(
    "crack eggs",
    "daily/cooking/cook",
    verbs="crack break tap open",
    side=SIDE,
    count=Count(1, 3),
    hands=Choice(("both hands", "one hand"), (2, 1)),
)
def crack_eggs(timeline: Timeline, side: str, count: int, hands: str) -> Sequence[str]:
    """An egg taken from the side, knocked on the rim of a bowl, broken apart over it, the shells put away."""
    timeline.stance(0.24)
    timeline.hold(0.2)
    for _ in range(count):
        timeline.look_at(At("floor", -0.4, 0.95, 0.45), 0.3)
        timeline.to(
            0.5, hand_r=At("air", 0.40, 1.00, 0.42), twist=-14, bend=12, hand_l=At("air", 0.16, 1.02, 0.40), palm_r=-60
        )
        timeline.look_at(At("floor", 0.0, 0.95, 0.5), 0.3)
        timeline.to(0.45, hand_r=At("air", 0.06, 1.16, 0.40), twist=0, palm_r=0)
        for _ in range(2):
            timeline.to(0.11, hand_r=At("air", 0.05, 1.05, 0.42), bend=14)
            timeline.to(0.16, hand_r=At("air", 0.05, 1.12, 0.41), bend=12)
        if hands == "both hands":
            timeline.to(0.3, hands=At("air", 0.045, 1.20, 0.40), palms=-20, elbows=30)
            timeline.hold(0.08)
            timeline.to(0.35, hands=At("air", 0.12, 1.20, 0.40), palms=-70, elbows=45)
        else:
            timeline.to(0.3, hand_r=At("air", 0.04, 1.20, 0.42), palm_r=-40, elbow_r=40)
            timeline.to(0.3, palm_r=-100, elbow_r=60)
        timeline.hold(0.25)
        timeline.to(0.45, hand_r=At("air", 0.42, 1.06, 0.34), palm_r=-40, twist=-12, elbows=5)
    timeline.look_at(None)
    timeline.neutral(0.7)
    eggs = "an egg" if count == 1 else f"{number_word(count)} eggs"
    with_ = "with both hands" if hands == "both hands" else f"with the {side} hand only"
    return [
        f"{{crack}} {eggs} into a bowl",
        f"{{crack}} {eggs} {with_}",
        f"{{break}} {eggs} into a pan",
        f"{{take}} an egg with the {side} hand, {{tap}} it on the rim of a bowl and {{open}} it {with_}",
        "{knock} an egg on the edge of a bowl and {pull} it apart over it"
        if hands == "both hands"
        else "{knock} an egg on the edge of a bowl and {open} it with one hand",
        f"{{crack}} eggs one after the other, {times(count)}",
        f"{{break}} open {eggs} {with_} while cooking",
        f"= cracking {eggs} {with_}",
    ]


@action(
    "grate cheese",
    "daily/cooking/cook",
    verbs="grate rub hold push",
    side=SIDE,
    count=Count(5, 9),
    tool=Choice(("standing grater", "pepper mill"), (2, 1)),
)
def grate_cheese(timeline: Timeline, side: str, count: int, tool: str) -> Sequence[str]:
    """The right fist rubs up and down a grater that the left hand holds on top; or both hands twist a mill over a dish."""
    u = timeline.generator.uniform
    timeline.stance(0.26)
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 0.95, 0.5), 0.35)
    if tool == "standing grater":
        timeline.to(
            0.6,
            hand_l=At("air", 0.0, 1.22, 0.42),
            palm_l=-70,
            elbow_l=40,
            hand_r=At("air", 0.12, 1.16, 0.38),
            palm_r=-20,
            elbow_r=25,
            pitch=8,
            bend=14,
        )
        alternate(
            timeline, count, u(0.2, 0.25),
            {"hand_r": At("air", 0.14, 0.98, 0.44), "bend": 18.0, "shrug_r": 2.0},
            {"hand_r": At("air", 0.10, 1.17, 0.38), "bend": 13.0, "shrug_r": 5.0},
        )  # fmt: skip
    else:
        timeline.to(
            0.6,
            hand_l=At("chest", 0.02, -0.16, 0.34),
            palm_l=0,
            elbow_l=20,
            hand_r=At("chest", 0.02, -0.04, 0.34),
            palm_r=-60,
            elbow_r=50,
            bend=10,
        )
        for _ in range(count):
            timeline.to(u(0.2, 0.25), palm_r=10, elbow_r=30, palm_l=-30, twist=4)
            timeline.to(u(0.18, 0.22), palm_r=-80, elbow_r=62, palm_l=30, twist=-4)
    timeline.look_at(None)
    timeline.neutral(0.7)
    if tool == "pepper mill":
        return [
            "{grind} pepper with a pepper mill",
            f"{{twist}} a pepper mill over a dish with both hands {times(count)}",
            f"{{hold}} a pepper mill in the {other(side)} hand and {{turn}} its top with the {side} hand",
            "{grind} fresh pepper over the food",
            f"{{grind}} salt with a mill, the {side} hand on top",
            "{season} a dish, {twist:ing} a mill in both hands",
            f"{{turn}} a pepper grinder to and fro with the {side} hand",
            "= grinding pepper with a mill in both hands",
        ]
    return [
        f"{{grate}} cheese with the {side} hand",
        "{grate} carrots",
        f"{{rub}} cheese up and down a grater with the {side} hand",
        f"{{hold}} a grater with the {other(side)} hand and {{grate}} something with the {side} hand",
        f"{{grate}} vegetables in {number_word(count)} strokes",
        f"{{push}} a piece of cheese down a grater again and again with the {side} hand",
        f"{{lean}} over the counter and {{grate}} a lemon with the {side} hand",
        f"= grating cheese with the {side} hand",
    ]


@action(
    "take a tray out of the oven",
    "daily/cooking/cook",
    verbs="take put bend pull push lift open",
    way=Choice(("take out", "put in")),
    heat=Choice(("no", "lean back from the heat")),
    pose=Choice(("bending", "squatting")),
)
def take_a_tray_out_of_the_oven(timeline: Timeline, way: str, heat: str, pose: str) -> Sequence[str]:
    """The oven's door pulled down, a tray drawn out with both hands and set on the stove, or taken from there and pushed in."""
    timeline.stance(0.28, stagger_m=0.12)
    timeline.hold(0.2)
    low = (
        {"pitch": 40.0, "bend": 32.0, "y": -0.24}
        if pose == "bending"
        else {"pitch": 24.0, "bend": 24.0, "y": -0.48, "heels": 14.0, "knees": 10.0}
    )
    inside, out, top = At("air", 0.20, 0.50, 0.66), At("air", 0.20, 0.54, 0.38), At("air", 0.20, 1.00, 0.50)

    def opened() -> None:
        timeline.look_at(At("floor", 0.0, 0.5, 0.6), 0.35)
        timeline.to(0.7, hand_r=At("air", 0.04, 0.74, 0.46), palm_r=-80, **low)
        timeline.to(0.5, hand_r=At("air", 0.04, 0.36, 0.50), bend=low["bend"] + 6)
        if heat != "no":
            timeline.to(0.3, pitch=low["pitch"] - 18, bend=4, turn=-26, z=-0.04, hand_l=At("head", 0.10, -0.04, 0.20))
            timeline.hold(0.2)

    if way == "put in":
        timeline.start(hands=At("chest", 0.20, -0.18, 0.32), palms=60)
        timeline.hold(0.3)
        opened_hand = At("chest", 0.14, -0.20, 0.30)
        timeline.look_at(At("floor", 0.0, 0.5, 0.6), 0.35)
        timeline.to(0.9, hands=out, turn=0, **low)
        del opened_hand
        timeline.to(0.6, hands=inside, bend=low["bend"] + 6, z=0.04)
        timeline.hold(0.1)
        timeline.to(0.4, hands=At("air", 0.18, 0.52, 0.38), z=0)
        timeline.to(0.35, hand_r=At("air", 0.04, 0.36, 0.52), hand_l=At("thigh", 0.02, 0.10, 0.06), palms=-40)
        timeline.to(0.5, hand_r=At("air", 0.04, 0.74, 0.48), bend=low["bend"] - 6)
    else:
        opened()
        timeline.to(0.5, hands=At("air", 0.20, 0.52, 0.58), palms=60, turn=0, z=0, **low)
        timeline.hold(0.1)
        timeline.to(0.6, hands=out)
        timeline.look_at(At("floor", 0.0, 1.0, 0.6), 0.4)
        timeline.to(0.8, hands=At("air", 0.20, 1.08, 0.40), pitch=4, bend=6, y=0, heels=0, knees=0)
        timeline.to(0.4, hands=top, bend=14, pitch=8)
        timeline.hold(0.15)
    timeline.look_at(None)
    timeline.neutral(0.8)
    down = "{bend} down" if pose == "bending" else "{squat} down"
    hot = ", {lean:ing} back from the heat" if heat != "no" and way == "take out" else ""
    if way == "put in":
        return [
            "{put} a tray into the oven",
            f"{down} and {{put}} a cake into the oven with both hands",
            f"{down}, {{push}} a baking tray into the oven and {{close}} the door",
            f"{{hold}} a tray with both hands, {down} and {{slide}} it into the oven",
            "{slide} a pizza into the oven with both hands",
            f"{down} with a dish in both hands and {{place}} it in the oven",
            "{put} bread in the oven to bake",
            "= putting a tray into the oven with both hands",
        ]
    return [
        "{take} a tray out of the oven",
        f"{{open}} the oven, {down} and {{take}} out a tray with both hands{hot}",
        f"{{pull}} a baking tray out of the oven and {{set}} it on the stove{hot}",
        f"{{open}} the oven door and {{lift}} out a cake with both hands{hot}",
        f"{down} to the oven and {{take}} a hot dish out{hot}",
        f"{{take}} bread out of the oven with both hands{hot}",
        f"{{pull}} down the oven door, {{draw}} out a tray and {{put}} it on top{hot}",
        "= taking a hot tray out of the oven with both hands",
    ]
