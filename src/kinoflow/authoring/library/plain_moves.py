"""Plain movements of which captions of captured motions are full: reaching, rubbing, shaking a thing, playing animals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.library.walking_styles import overlay
from kinoflow.authoring.moves import circle
from kinoflow.authoring.timeline import Timeline, Value


@action(
    "reach for something",
    "daily/objects/lift",
    verbs="reach stretch grab take grasp extend",
    upper=True,
    side=SIDE,
    where=Choice(("ahead", "up", "to the side", "across", "down"), (2, 1, 1, 1, 1)),
    then=Choice(("take it", "only reach"), (2, 1)),
)
def reach_for_something(timeline: Timeline, side: str, where: str, then: str) -> Sequence[str]:
    """A hand goes out to a thing ahead, above, beside, across the body or below, and comes back with it or without."""
    place = {
        "ahead": At("shoulder", 0.02, 0.02, 0.60),
        "up": At("shoulder", 0.08, 0.54, 0.22),
        "to the side": At("shoulder", 0.58, 0.04, 0.14),
        "across": At("shoulder", -0.46, 0.02, 0.36),
        "down": At("shoulder", 0.06, -0.52, 0.30),
    }[where]
    body_of: dict[str, dict[str, Value]] = {
        "ahead": {"bend": 14.0, "twist": 8.0},
        "up": {"bend": -4.0, "side": 5.0, "nod": -22.0},
        "to the side": {"side": -9.0, "twist": -8.0, "turn": -40.0},
        "across": {"twist": 26.0, "turn": 34.0, "bend": 6.0},
        "down": {"bend": 44.0, "nod": 12.0},
    }  # fmt: skip
    body = body_of[where]
    timeline.hold(0.25)
    timeline.to(0.75, hand_r=place, palm_r=-40, **body)
    timeline.hold(0.2)
    rest: dict[str, Value] = dict.fromkeys(body, 0.0)
    if then == "take it":
        timeline.to(0.25, wrist_r=25, palm_r=-10)
        timeline.to(0.75, hand_r=At("chest", 0.08, -0.10, 0.28), wrist_r=0, palm_r=0, **{**rest, "nod": 14.0})
        timeline.hold(0.6)
    else:
        timeline.hold(0.4)
        timeline.to(0.7, hand_r=NEUTRAL_HAND, palm_r=0, **rest)
    timeline.neutral(0.7)
    way = {
        "ahead": "forward", "up": "up", "to the side": f"out to the {side}",
        "across": f"across the body to the {other(side)}", "down": "down",
    }[where]  # fmt: skip
    if then == "only reach":
        return [
            f"{{reach}} {way} with the {side} hand",
            f"{{reach}} {way} with the {side} arm and {{bring}} it back",
            f"{{reach}} out {way} and {{return}}".replace("out out", "out"),
            f"{{stretch}} the {side} hand {way} as if for something and {{lower}} it",
            f"{{extend}} the {side} arm {way} to touch something",
            f"{{try}} to reach something, the {side} arm going {way}",
            f"= reaching {way} with the {side} hand",
            f"{{make}} a reaching motion {way} with {{poss}} {side} hand",
        ]
    return [
        f"{{reach}} {way} with the {side} hand and {{grab}} something",
        f"{{reach}} {way} and {{take}} something",
        f"{{reach}} {way} for something with the {side} hand",
        f"{{grab}} something with the {side} hand, reaching {way}",
        f"{{stretch}} the {side} arm {way}, {{grasp}} an object and {{bring}} it close",
        f"{{extend}} {{poss}} {side} arm {way} and {{grab}} an object",
        f"= reaching {way} to take something",
        f"{{reach}} {way}, {{take}} hold of something and {{pull}} it in with the {side} hand",
    ]


@action(
    "shake an object",
    "daily/objects/lift",
    verbs="shake rattle move",
    upper=True,
    side=SIDE,
    way=Choice(("up and down", "from side to side")),
    hands=Choice(("one hand", "both hands"), (2, 1)),
    count=Count(3, 7),
)
def shake_an_object(timeline: Timeline, side: str, way: str, hands: str, count: int) -> Sequence[str]:
    """A thing held before the body, shaken hard up and down or from side to side, as a bottle or a box."""
    both = hands == "both hands"
    held = At("chest", 0.10 if both else 0.08, -0.02, 0.32)
    names = ("hand_r", "hand_l") if both else ("hand_r",)
    timeline.hold(0.2)
    timeline.to(0.5, **dict.fromkeys(names, held), nod=8, bend=4)
    out = 0.0 if way == "up and down" else 0.09
    up = 0.10 if way == "up and down" else 0.0
    for _ in range(count):
        timeline.to(0.14, exact=True, y=-0.015,
                    **{name: held.moved(-out if name == "hand_l" else out, -up, 0.0) for name in names})  # fmt: skip
        timeline.to(0.14, exact=True, y=0.0,
                    **{name: held.moved(out if name == "hand_l" else -out, up, 0.0) for name in names})  # fmt: skip
    timeline.to(0.25, **dict.fromkeys(names, held))
    timeline.hold(0.3)
    timeline.neutral(0.6)
    what = "with both hands" if both else f"with the {side} hand"
    return [
        f"{{shake}} an object {way} {what}",
        f"{{shake}} something {way} {what}",
        f"{{shake}} a bottle {what}, {way}",
        f"{{hold}} a thing {what} and {{shake}} it {way}",
        f"{{shake}} a can {way} {what}",
        f"{{shake}} a small box {way} {what}, {times(count)}",
        f"{{rattle}} something {what}",
        f"= shaking an object {way} {what}",
        f"{{shake}} something {what}",
    ]


@action(
    "rub the belly",
    "daily/states/scratch",
    verbs="rub stroke pat",
    upper=True,
    side=SIDE,
    hands=Choice(("one hand", "both hands"), (2, 1)),
    way=Choice(("in circles", "pat"), (3, 1)),
    count=Count(2, 4),
)
def rub_the_belly(timeline: Timeline, side: str, hands: str, way: str, count: int) -> Sequence[str]:
    """A hand, or both, laid on the belly and moved in circles over it, or patting it, as after a good meal."""
    both = hands == "both hands"
    # The elbow out, so that the forearm comes across and the palm lies on the belly instead of pointing ahead.
    spot = At("chest", 0.04, -0.25, 0.10)
    names = ("hand_r", "hand_l") if both else ("hand_r",)
    timeline.hold(0.2)
    timeline.to(0.55, **dict.fromkeys(names, spot.moved(0.05)), nod=12, bend=-3,
                **({"elbows": 48.0, "wrists": 38.0} if both else {"elbow_r": 48.0, "wrist_r": 38.0}))  # fmt: skip
    if way == "in circles":
        circle(timeline, dict.fromkeys(names, spot), 0.06, count, 0.75, plane="wall", flat=0.8, opposite=both)
    else:
        for _ in range(count):
            timeline.to(0.2, exact=True, **dict.fromkeys(names, spot.moved(0.0, 0.0, 0.09)))
            timeline.to(0.16, exact=True, **dict.fromkeys(names, spot))
    timeline.hold(0.2)
    timeline.neutral(0.6)
    what = "with both hands" if both else f"with the {side} hand"
    if way == "pat":
        return [
            f"{{pat}} the belly {what}", f"{{pat}} {{poss}} stomach {what}", f"{{tap}} on the stomach {times(count)} {what}",
            f"{{pat}} {{poss}} tummy {what}, full", f"{{clap}} {{poss}} belly {what}", f"= patting the belly {what}",
            f"{{pat}} the full stomach {times(count)}", f"{{pat}} {{poss}} belly contentedly {what}",
        ]  # fmt: skip
    return [
        f"{{rub}} the belly {what}", f"{{rub}} {{poss}} stomach {what}", f"{{rub}} {{poss}} stomach in circles {what}",
        f"{{stroke}} the belly {what}", f"{{rub}} {{poss}} tummy in a circular motion {what}",
        f"{{move}} the {side} hand in circles over {{poss}} stomach" if not both else "{move} both hands in circles over {poss} stomach",
        f"= rubbing the belly {what}", f"{{rub}} {{poss}} belly, {number_word(count)} circles, {what}", f"{{massage}} {{poss}} stomach {what}",
    ]  # fmt: skip


@action(
    "act like a monkey",
    "social/body signs/cheer",
    verbs="act move hop scratch swing imitate",
    side=SIDE,
    move=Choice(("hop and scratch", "walk on the spot swinging the arms", "walk forward"), (2, 1, 1)),
    count=Count(2, 4),
)
def act_like_a_monkey(timeline: Timeline, side: str, move: str, count: int) -> Sequence[str]:
    """Crouched with long hanging arms: hops from foot to foot, scratched armpits and head, a swaying ape's walk."""
    timeline.stance(0.40, toes_deg=22)
    timeline.hold(0.15)
    low: dict[str, Value] = {"y": -0.24, "pitch": 26.0, "bend": 20.0, "nod": -30.0, "knees": 12.0}
    dangling = At("shoulder", 0.16, -0.52, 0.20)
    timeline.to(0.6, **low, hands=dangling, wrists=20)
    if move == "hop and scratch":
        for number in range(count):
            sign = 1.0 if number % 2 == 0 else -1.0
            hand, free = ("hand_r", "hand_l") if number % 2 == 0 else ("hand_l", "hand_r")
            elbow = "elbow_r" if number % 2 == 0 else "elbow_l"
            spot = At("chest", 0.15, -0.06, 0.08) if number % 4 < 2 else At("head", 0.10, 0.14, 0.02)
            timeline.to(
                0.35, **{hand: spot, elbow: 85.0, free: dangling.moved(0.06, 0.05, 0.0)}, tilt=10 * sign, side=6 * sign
            )
            for _ in range(3):
                timeline.to(0.11, exact=True, y=-0.28, **{hand: spot.moved(0.0, 0.045, 0.0)})
                timeline.to(0.11, exact=True, y=-0.21, **{hand: spot.moved(0.0, -0.045, 0.0)})
            timeline.to(0.25, **{hand: dangling, elbow: 0.0}, tilt=0, side=0)
    else:
        style = replace(
            STYLES["walk"],
            step_m=0.34 if move == "walk forward" else 0.0,
            step_s=0.46, width_m=0.34, lift_m=0.13, y_m=-0.22, pitch_deg=24.0, bend_deg=20.0, nod_deg=-30.0,
            arm_m=0.34, twist_deg=14.0, toes_deg=22.0,
        )  # fmt: skip
        steps = 2 * count
        walk(timeline, style.step_m * steps, style, steps=steps, first="r")
        timeline.to(0.3, **low, hands=dangling)
    timeline.to(0.4, wrists=0, nod=0, pitch=6, bend=8, y=-0.08, knees=0)
    timeline.neutral(0.7)
    how = {
        "hop and scratch": "bobbing low and scratching {poss} armpits",
        "walk on the spot swinging the arms": "stepping from foot to foot with swinging arms",
        "walk forward": "walking forward with swinging arms",
    }[move]
    return [
        "{act} like a monkey", f"{{act}} like a monkey, {how}", "{imitate} a monkey", f"{{move}} like an ape, {how}",
        f"{{pretend}} to be a monkey, {how}", f"{{crouch}} and {{act}} like a monkey, {how}", "{act} like an ape", f"= monkey impression, {how}",
        *(["{hop} around like a monkey, scratching", "{scratch} {poss} armpits like a monkey"] if move == "hop and scratch" else ["{walk} like a monkey", "{walk} like an ape", f"{{walk}} like a monkey, {how}"]),
    ]  # fmt: skip


@action(
    "act like a chicken",
    "social/body signs/cheer",
    verbs="act flap walk peck imitate strut",
    side=SIDE,
    move=Choice(("flap on the spot", "strut"), (1, 1)),
    count=Count(3, 6),
)
def act_like_a_chicken(timeline: Timeline, side: str, move: str, count: int) -> Sequence[str]:
    """Hands at the ribs, bent arms flapping like wings, the head pecking; on the spot or in a strutting walk."""
    del side
    timeline.stance(0.26, toes_deg=16)
    timeline.hold(0.15)
    wing = At("chest", 0.17, 0.02, 0.06)
    timeline.to(0.4, hands=wing, elbows=25, palms=-30, y=-0.08, pitch=10, bend=6, nod=-10)
    if move == "strut":
        style = replace(
            STYLES["walk"],
            step_m=0.30,
            step_s=0.52,
            knee_m=0.26,
            lift_m=0.14,
            y_m=-0.06,
            pitch_deg=12.0,
            bend_deg=6.0,
            arm_m=0.0,
        )
        begin_s = timeline.time_s
        walk(timeline, 0.30 * (count + 3), style, steps=count + 3, first="r", arms=False)
        timeline.wait()
        beats = max(2, int((timeline.time_s - begin_s) / 0.5))
        keys_s = [begin_s + 0.25 * number for number in range(2 * beats + 1)]
        for control, high in (("elbow_l", 72.0), ("elbow_r", 72.0), ("nod", 24.0)):
            overlay(timeline, control, keys_s, [high if number % 2 else 0.0 for number in range(2 * beats + 1)])
    else:
        for number in range(count):
            timeline.to(0.16, exact=True, elbows=100, y=-0.05, nod=-14)
            timeline.to(0.18, exact=True, elbows=18, y=-0.10, nod=16 if number % 2 else -8)
        for _ in range(2):
            timeline.to(0.2, exact=True, nod=26, bend=14, pitch=18)
            timeline.to(0.2, exact=True, nod=-12, bend=6, pitch=10)
    timeline.to(0.3, elbows=20, nod=0)
    timeline.neutral(0.6)
    how = "strutting about" if move == "strut" else "on the spot"
    return [
        "{act} like a chicken", f"{{act}} like a chicken, {how}", "{flap} {poss} arms like a chicken", f"{{flap}} the elbows like a chicken's wings {how}",
        f"{{imitate}} a chicken, flapping bent arms {how}", f"{{pretend}} to be a chicken {how}", f"{{bend}} the arms and {{flap}} them like wings, pecking with the head, {how}",
        f"= chicken impression {how}", *(["{walk} like a chicken", "{strut} like a chicken, flapping the elbows"] if move == "strut" else ["{flap} {poss} elbows up and down like a hen"]),
    ]  # fmt: skip
