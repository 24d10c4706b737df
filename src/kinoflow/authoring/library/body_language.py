"""What the body says without words: yes and no, moods, listening, thinking, talking, cheering."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, ON_HIP, At
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.gestures import OTHER_HAND, many, resting, resting_said, table
from kinoflow.authoring.moves import (
    alternate,
    jump,
    kneel,
    kneel_start,
    lie_start,
    sit_on_floor_start,
    sit_start,
    step,
    turn_to,
)
from kinoflow.authoring.timeline import Timeline, Value

FOLDED_UPPER, FOLDED_LOWER = At("chest", -0.09, -0.05, 0.06), At("chest", -0.08, -0.11, 0.10)
"""Wrists of crossed arms: the one in front is the lower."""
FOLDED: dict[str, Value] = {
    "hand_r": FOLDED_UPPER, "hand_l": FOLDED_LOWER, "elbows": 28.0, "palms": 0.0, "wrist_r": 35.0, "wrist_l": 30.0,
}  # fmt: skip
"""Arms crossed over the chest."""
HIPS: dict[str, Value] = {"hands": ON_HIP, "elbows": 55.0, "palms": -40.0, "wrists": -25.0}
"""Both hands on the hips, elbows out."""
BEHIND: dict[str, Value] = {"hands": At("pelvis", 0.04, 0.12, -0.16), "palms": -60.0}
"""Both hands on the back."""
LAP: dict[str, Value] = {"hands": At("thigh", 0.02, 0.10, 0.06), "palms": -50.0, "elbows": 0.0, "wrists": 0.0}
"""Both hands on the thighs of a body that sits."""
PENSIVE = replace(STYLES["stroll"], nod_deg=16, bend_deg=10)


@action(
    "nod",
    "social/body signs/nod",
    verbs="nod agree lower raise",
    upper=True,
    count=Count(1, 5),
    size=Choice(("normal", "small", "big"), (2, 1, 2)),
    arms=Choice(("down", "crossed", "hips", "behind the back"), (3, 1, 1, 1)),
)
def nod(timeline: Timeline, count: int, size: str, arms: str) -> Sequence[str]:
    """Yes: the head goes down and up."""
    deep = {"small": 15, "normal": 26, "big": 38}[size]
    timeline.hold(0.25)
    if arms != "down":
        timeline.to(0.5, **{"crossed": FOLDED, "hips": HIPS, "behind the back": BEHIND}[arms])
    timeline.to(0.2, nod=-6)
    alternate(
        timeline,
        count,
        {"small": 0.17, "normal": 0.24, "big": 0.34}[size],
        {"nod": deep, "bend": 0.25 * deep},
        {"nod": -8.0, "bend": 0.0},
    )
    timeline.hold(0.3)
    timeline.neutral(0.5)
    how = {"small": "slightly", "normal": "in agreement", "big": "emphatically"}[size]
    adjective = {"small": "small ", "normal": "", "big": "big "}[size]
    with_arms = {
        "down": "with the arms hanging", "crossed": "with crossed arms", "hips": "with the hands on the hips",
        "behind the back": "with the hands behind the back",
    }[arms]  # fmt: skip
    again = "" if count == 1 else f" {times(count)}"
    return [
        f"{{nod}}{again}",
        f"{{nod}} {{poss}} head {how}",
        f"{{nod}} {times(count)} {with_arms}",
        f"{{give}} {many(count, adjective + 'nod')}",
        f"{{say}} yes by nodding the head {how}",
        f"{{lower}} the chin and {{raise}} it again {times(count)}",
        f"{{move}} the head up and down {times(count)} {with_arms}",
        f"{{agree}} with {many(count, adjective + 'nod')} of the head",
        f"{{stand}} {with_arms} and {{nod}} {how}",
    ]


@action(
    "shake the head",
    "social/body signs/shake head",
    verbs="shake turn refuse",
    upper=True,
    count=Count(2, 5),
    size=Choice(("normal", "small", "big"), (2, 1, 2)),
    arms=Choice(("down", "crossed", "hands", "hips"), (2, 1, 2, 1)),
)
def shake_the_head(timeline: Timeline, count: int, size: str, arms: str) -> Sequence[str]:
    """No: the head turns from side to side; the hands may refuse as well."""
    wide = {"small": 22, "normal": 38, "big": 58}[size]
    half = {"small": 0.2, "normal": 0.26, "big": 0.36}[size]
    timeline.hold(0.25)
    held = At("shoulder", 0.06, -0.16, 0.36)
    if arms in ("crossed", "hips"):
        timeline.to(0.5, **(FOLDED if arms == "crossed" else HIPS))
    elif arms == "hands":
        timeline.to(0.45, hands=held, palms=-80, wrists=-45)
    refuse: tuple[dict[str, Value], dict[str, Value]] = ({}, {})
    if arms == "hands":
        refuse = ({"hands": held.moved(out=-0.10)}, {"hands": held.moved(out=0.12)})
    alternate(
        timeline,
        count,
        half,
        {"turn": wide, "twist": 0.1 * wide} | refuse[0],
        {"turn": -wide, "twist": -0.1 * wide} | refuse[1],
    )
    timeline.to(half, turn=0, twist=0)
    timeline.hold(0.2)
    timeline.neutral(0.5)
    how = {"small": "slightly", "normal": "in refusal", "big": "vigorously"}[size]
    with_arms = {
        "down": "with the arms hanging",
        "crossed": "with crossed arms",
        "hands": "while waving both hands in refusal",
        "hips": "with the hands on the hips",
    }[arms]
    return [
        "{shake} the head",
        f"{{shake}} {{poss}} head {how}",
        f"{{shake}} the head {with_arms}",
        f"{{turn}} the head left and right {times(count)} {with_arms}",
        f"{{say}} no by shaking the head {how}",
        f"{{refuse}} with a {'small ' if size == 'small' else ''}shake of the head {with_arms}",
        f"{{move}} the head from side to side {times(count)}",
        f"{{stand}} and {{shake}} {{poss}} head {how} {with_arms}",
        f"= a shake of the head {with_arms}",
    ]


@action(
    "tilt the head",
    "social/body signs/nod",
    verbs="tilt lean stretch",
    upper=True,
    side=SIDE,
    count=Count(1, 3, usual=1),
    both=Choice(("one side", "both sides")),
)
def tilt_the_head(timeline: Timeline, side: str, count: int, both: str) -> Sequence[str]:
    """The ear goes towards the shoulder, on one side or on both in turn."""
    timeline.hold(0.25)
    for _ in range(count):
        timeline.to(0.45, tilt=-40, side=-9, shrug_r=6)
        timeline.hold(0.3)
        if both == "both sides":
            timeline.to(0.6, tilt=40, side=9, shrug_r=0, shrug_l=6)
            timeline.hold(0.3)
        timeline.to(0.42, tilt=0, side=0, shrugs=0)
        timeline.hold(0.1)
    timeline.neutral(0.4)
    ways = f"to the {side}" if both == "one side" else f"to the {side} and then to the {other(side)}"
    ear = (
        f"the {side} ear towards the {side} shoulder"
        if both == "one side"
        else "one ear and then the other towards the shoulder"
    )
    return [
        f"{{tilt}} the head {ways}",
        f"{{tilt}} {{poss}} head {ways} {times(count)}",
        f"{{lean}} the head {ways}, {times(count)}",
        f"{{bring}} {ear}",
        f"{{tilt}} the head sideways {ways} like a puzzled dog",
        f"{{bend}} the neck {ways} and {{straighten}} it again",
        f"{{stand}} still and {{tilt}} the head {ways} {times(count)}",
        f"{{move}} {ear} and back, {times(count)}",
    ]


@action(
    "shrug",
    "social/body signs/shrug",
    verbs="shrug lift raise tilt",
    upper=True,
    hands=Choice(("spread", "hanging"), (3, 1)),
    head=Choice(("tilt", "shake", "still")),
    count=Count(1, 3, usual=1),
    shoulders=Choice(("both", "one"), (4, 1)),
    side=SIDE,
)
def shrug(timeline: Timeline, hands: str, head: str, count: int, shoulders: str, side: str) -> Sequence[str]:
    """Shoulders up to the ears, hands turned out: who knows? Or one shoulder alone, with its hand turned out."""
    timeline.hold(0.25)
    if shoulders == "one":
        out = hands == "spread"
        for _ in range(count):
            turned: dict[str, Value] = {"hand_r": At("shoulder", 0.28, -0.22, 0.26), "palm_r": 85.0} if out else {}
            timeline.to(0.35, shrug_r=35, tilt=-12, side=-3, **turned)
            timeline.hold(0.45 if count == 1 else 0.2)
            timeline.to(0.3, shrug_r=0, tilt=0, side=0)
        timeline.neutral(0.5)
        again = "" if count == 1 else f" {times(count)}"
        with_hand = f", the {side} palm turned up" if out else ", the arms hanging"
        return [
            f"{{shrug}} with one shoulder{again}",
            f"{{shrug}} the {side} shoulder{again}",
            f"{{lift}} only the {side} shoulder to the ear{again}{with_hand}",
            f"{{raise}} the {side} shoulder and {{drop}} it again{again}",
            f"{{give}} a one-sided shrug of the {side} shoulder{with_hand}",
            f"{{pull}} up the {side} shoulder, the head tilted to it{again}",
            f"{{shrug}} indifferently with the {side} shoulder alone{with_hand}",
            f"= a shrug of the {side} shoulder",
            *(["{shrug} with a still head"] if head == "still" else []),
        ]
    for number in range(count):
        spread: dict[str, Value] = (
            {"hands": At("shoulder", 0.30, -0.22, 0.26), "palms": 85.0, "elbows": -5.0}
            if hands == "spread"
            else {"hands": NEUTRAL_HAND.moved(out=0.05, up=0.03)}
        )
        timeline.to(
            0.35,
            shrugs=32,
            nod=4,
            bend=-2,
            **spread,
            **({"tilt": 24.0 if number % 2 else -24.0} if head == "tilt" else {}),
        )
        if head == "shake":
            alternate(timeline, 1, 0.18, {"turn": 18.0}, {"turn": -18.0})
            timeline.to(0.14, turn=0)
        timeline.hold(0.7 if count == 1 else 0.25)
        timeline.to(
            0.3,
            shrugs=0,
            nod=0,
            bend=4,
            hands=At("shoulder", 0.22, -0.32, 0.20)
            if hands == "spread" and number < count - 1
            else NEUTRAL_HAND.moved(out=0.03),
            tilt=0,
        )
    timeline.neutral(0.5)
    with_hands = "with the palms turned up" if hands == "spread" else "with hanging arms"
    with_head = {"tilt": f", {{tilt:ing}} the head to the {side}", "shake": ", {shake:ing} the head", "still": ""}[head]
    again = "" if count == 1 else f" {times(count)}"
    return [
        f"{{shrug}}{again}",
        f"{{shrug}} {{poss}} shoulders{again}",
        f"{{shrug}} {with_hands}{with_head}",
        f"{{lift}} both shoulders to the ears{again}{with_head}",
        f"{{raise}} the shoulders {with_hands} and {{drop}} them again{again}",
        f"{{show}} with a shrug that one does not know{with_head}",
        f"{{shrug}} as if saying: who knows{with_head}",
        f"{{spread}} both hands with bent elbows and {{shrug}}{again}"
        if hands == "spread"
        else f"{{pull}} up both shoulders and {{let}} them fall{again}",
        f"= {many(count, 'shrug')} {with_hands}",
        *(["{shrug} with a still head"] if head == "still" else []),
    ]


@action(
    "cross the arms",
    "social/body signs/cross arms",
    verbs="cross fold wait stand turn",
    upper=True,
    mood=Choice(("wait", "sulk", "proud", "look around", "nod", "tap the foot")),
    seconds=Choice(("short", "long")),
    side=SIDE,
    end=Choice(("lower", "stay"), (2, 1)),
)
def cross_the_arms(timeline: Timeline, mood: str, seconds: str, side: str, end: str) -> Sequence[str]:
    """Arms folded over the chest: waiting, offended, proud; who sulks looks away to the left."""
    timeline.hold(0.25)
    timeline.to(0.35, hands=At("shoulder", 0.16, -0.24, 0.30), palms=-10)
    timeline.to(0.45, **FOLDED)
    pause = 0.6 if seconds == "short" else 1.4
    if mood == "wait":
        timeline.to(0.6, x=0.05, side=-3)
        timeline.hold(pause)
        timeline.to(0.7, x=-0.05, side=3)
        timeline.hold(pause)
        timeline.to(0.4, x=0, side=0)
    elif mood == "sulk":
        timeline.to(0.4, turn=50, nod=-6, twist=10, shrugs=6)
        timeline.hold(2 * pause)
    elif mood == "proud":
        timeline.to(0.4, bend=-7, nod=-8)
        timeline.hold(pause)
        alternate(timeline, 1, 0.3, {"nod": 10.0}, {"nod": -8.0})
        timeline.hold(pause)
    elif mood == "nod":
        timeline.hold(0.5 * pause)
        alternate(
            timeline, 3 if seconds == "short" else 5, 0.25, {"nod": 22.0, "bend": 7.0}, {"nod": -4.0, "bend": 2.0}
        )
        timeline.hold(0.5 * pause)
    elif mood == "tap the foot":
        timeline.to(0.3, x=0.04, tilt=-5)
        alternate(timeline, 5 if seconds == "short" else 9, 0.16, {"foot_pitch_r": -26.0}, {"foot_pitch_r": 0.0}, 0.04)
        timeline.to(0.3, x=0, tilt=0)
    else:
        timeline.to(0.6, turn=48)
        timeline.hold(0.4 * pause)
        timeline.to(0.9, turn=-48)
        timeline.hold(0.4 * pause)
        timeline.to(0.5, turn=0)
    if end == "stay":
        timeline.hold(0.6)
    else:
        timeline.to(0.35, hands=At("shoulder", 0.18, -0.26, 0.26), wrists=0, elbows=0)
        timeline.neutral(0.5)
    does = {
        "wait": "{shift} the weight from one foot to the other",
        "sulk": f"{{turn}} the head away to the {other(side)}",
        "proud": "{stand} tall with the chest out",
        "look around": "{look} to both sides",
        "nod": "{nod}",
        "tap the foot": f"{{tap}} the {side} foot",
    }[mood]
    like = {
        "wait": "waiting", "sulk": "offended", "proud": "confident", "look around": "watchful", "nod": "agreeing", "tap the foot": "impatient",
    }[mood]  # fmt: skip
    down = " and {lower} the arms" if end == "lower" else " and {keep} the arms crossed"
    return [
        "{cross} the arms",
        "{cross} both arms in front of the chest",
        f"{{fold}} {{poss}} arms and {does}",
        f"{{stand}} with crossed arms, {like}",
        f"{{lift}} both forearms, {{cross}} them over the chest and {does}",
        f"first {{cross}} the arms, then {does}{down}",
        f"{{fold}} the arms over the chest like somebody who is {like}",
        f"{{cross}} {{poss}} arms, {does}",
        *([f"{{fold}} the arms and {{look}} away to the {other(side)}"] if mood == "sulk" else []),
        "{put} the arms crossed against the chest and {hold} them there",
    ]


@action(
    "stand with the hands in the pockets",
    "social/body signs/cross arms",
    verbs="put stand rock wait",
    upper=True,
    way=Choice(("still", "look around", "sway")),
    seconds=Choice(("short", "long")),
    hands=Choice(("both", "one"), (3, 1)),
    side=SIDE,
)
def hands_in_pockets(timeline: Timeline, way: str, seconds: str, hands: str, side: str) -> Sequence[str]:
    """Hands put into the pockets of imagined trousers, shoulders a little up; or one hand alone."""
    pause = 0.6 if seconds == "short" else 1.2
    timeline.hold(0.25)
    if hands == "one":
        timeline.to(
            0.6, hand_r=At("pelvis", 0.19, -0.04, 0.06), elbow_r=25, palm_r=20, wrist_r=12, shrug_r=4, bend=4, x=0.03
        )
        if way == "look around":
            for turned in (45, -45):
                timeline.to(0.7, turn=turned, twist=0.2 * turned)
                timeline.hold(0.7 * pause)
        elif way == "sway":
            alternate(timeline, 2, 0.5, {"x": 0.05, "side": -4.0}, {"x": -0.04, "side": 4.0})
        else:
            timeline.hold(3.0 * pause)
        timeline.neutral(0.6)
        does = {"still": "{wait}", "look around": "{look} around", "sway": "{sway} from side to side"}[way]
        return [
            "{stand} with one hand in the pocket",
            f"{{put}} the {side} hand in the pocket",
            f"{{stand}} with the {side} hand in {{poss}} pocket and {does}",
            f"{{stick}} one hand into the trouser pocket and {does}",
            f"{{keep}} the {side} hand in the pocket, the {other(side)} arm hanging",
            f"{{slide}} the {side} hand into the pocket",
            "{stand} casually, one hand in the pocket",
            f"= one hand in the pocket, the {side} one",
        ]
    if way == "look around":
        timeline.to(0.6, turn=45, twist=8)
        timeline.hold(pause)
        timeline.to(0.9, turn=-45, twist=-8)
        timeline.hold(pause)
    elif way == "sway":
        alternate(timeline, 2 if seconds == "short" else 3, 0.5, {"x": 0.04, "side": -4.0}, {"x": -0.04, "side": 4.0})
    else:
        timeline.hold(3.0 * pause)
    timeline.neutral(0.6)
    end = {"still": "{wait}", "look around": "{look} around", "sway": "{sway} from side to side"}[way]
    return [
        "{stand} with both hands in the pockets",
        "{put} {poss} hands in {poss} pockets",
        "{keep} both hands in the pockets",
        "{stick} the hands into the trouser pockets",
        f"{{put}} both hands in {{poss}} pockets and {end}",
        f"{{stand}} with the hands in the pockets and {end}",
        "{have} {poss} hands in {poss} pockets",
        "{stand} casually, hands in pockets",
        "{hang} around with the hands in the pockets",
    ]


@action(
    "stand with the hands on the hips",
    "social/body signs/cross arms",
    verbs="put place stand look tap",
    upper=True,
    mood=Choice(("proud", "impatient", "look around", "sway")),
    seconds=Choice(("short", "long")),
    hands=Choice(("both", "one"), (3, 1)),
    side=SIDE,
)
def akimbo(timeline: Timeline, mood: str, seconds: str, hands: str, side: str) -> Sequence[str]:
    """Arms akimbo; or one hand on its hip, the weight on the other leg."""
    pause = 0.5 if seconds == "short" else 1.1
    timeline.hold(0.25)
    if hands == "one":
        timeline.to(0.6, hand_r=ON_HIP, elbow_r=55, palm_r=-40, wrist_r=-25, x=-0.05, roll=3, side=-4, knee_l=10)
        if mood == "look around":
            for turned in (50, -50):
                timeline.to(0.7, turn=turned)
                timeline.hold(pause)
        elif mood == "sway":
            alternate(timeline, 2, 0.5, {"x": 0.05, "side": 5.0, "roll": -3.0}, {"x": -0.05, "side": -5.0, "roll": 3.0})
        elif mood == "impatient":
            alternate(timeline, 2 if seconds == "short" else 4, 0.25, {"turn": 24.0}, {"turn": -24.0})
        else:
            timeline.to(0.4, bend=-6, nod=-6)
            timeline.hold(2.0 * pause)
        timeline.neutral(0.6)
        does = {
            "proud": "{stand} proudly", "impatient": "{shake} the head", "look around": "{look} around", "sway": "{sway} from side to side",
        }[mood]  # fmt: skip
        return [
            "{put} one hand on the hip",
            f"{{stand}} with the {side} hand on the hip",
            f"{{place}} the {side} hand on the hip and {does}",
            f"{{stand}} with one hand on the hip, the other arm hanging, and {does}",
            f"{{rest}} the {side} hand on the waist, the elbow out, and {does}",
            f"with one hand on the hip, {does}",
            f"{{strike}} a pose with the {side} hand on the hip",
            f"= one hand on the hip, the {side} one",
        ]
    timeline.to(0.6, **HIPS)
    if mood == "proud":
        timeline.to(0.4, bend=-8, nod=-8)
        timeline.hold(2.4 * pause)
    elif mood == "impatient":
        timeline.to(0.3, nod=-4, tilt=8, bend=4)
        alternate(
            timeline, 2 if seconds == "short" else 4, 0.25, {"turn": 24.0, "nod": 4.0}, {"turn": -24.0, "nod": 4.0}
        )
    elif mood == "look around":
        timeline.to(0.6, turn=55, twist=10)
        timeline.hold(pause)
        timeline.to(0.9, turn=-55, twist=-10)
        timeline.hold(pause)
    else:
        alternate(timeline, 2 if seconds == "short" else 3, 0.5, {"x": 0.05, "side": -6.0}, {"x": -0.05, "side": 6.0})
    timeline.neutral(0.6)
    end = {
        "proud": "{stand} proudly with the chest out",
        "impatient": "{shake} the head",
        "look around": "{look} to the left and to the right",
        "sway": "{sway} from side to side",
    }[mood]
    return [
        "{put} the hands on the hips",
        "{stand} with both hands on the hips",
        f"{{place}} both hands on the hips and {end}",
        f"{{stand}} with arms akimbo and {end}",
        f"{{rest}} {{poss}} hands on the waist, elbows out, and {end}",
        f"with the hands on the hips, {end}",
        f"{{bring}} both hands to the waist, {end}, then {{lower}} the hands",
        f"{{set}} the fists on the hips like a superhero and {end}"
        if mood == "proud"
        else f"{{prop}} both hands on the hips and {end}",
        f"first {{put}} both hands on the hips, then {end}",
    ]


@action(
    "cheer",
    "social/body signs/cheer",
    verbs="cheer raise pump wave",
    upper=True,
    crispness="crisp",
    count=Count(2, 5),
    arms=Choice(("both", "in turn", "one"), (3, 2, 1)),
    bounce=Choice(("bounce", "still"), (2, 1)),
    side=SIDE,
)
def cheer(timeline: Timeline, count: int, arms: str, bounce: str, side: str) -> Sequence[str]:
    """Fists thrown up into the air to cheer somebody on."""
    low, high = At("shoulder", 0.18, 0.12, 0.22), At("shoulder", 0.16, 0.53, 0.08)
    timeline.hold(0.2)
    if arms == "one":
        timeline.to(0.4, hand_r=low, palm_r=-30, y=-0.05, bend=8, hand_l=At("shoulder", 0.14, -0.40, 0.10))
        for _ in range(count - 1):
            timeline.to(0.2, hand_r=high, y=0.0, heels=18 if bounce == "bounce" else 0, bend=-5, nod=-12, side=7)
            timeline.hold(0.12)
            timeline.to(0.22, hand_r=low, y=-0.05, heels=0, bend=6, nod=0, side=0)
        timeline.to(0.2, hand_r=high, y=0, bend=-6, nod=-14)
        timeline.hold(0.4)
        timeline.neutral(0.6)
        bounced = ", bouncing on the toes" if bounce == "bounce" else ""
        return [
            "{cheer} with one arm",
            f"{{cheer}} with the {side} fist{bounced}",
            f"{{pump}} the {side} fist into the air{bounced}",
            f"{{cheer}} on a team, punching the {side} fist up {number_word(count)} times",
            f"{{raise}} the {side} fist above the head again and again{bounced}",
            f"{{throw}} up the {side} arm in joy{bounced}",
            f"{{celebrate}} by cheering with one arm up{bounced}",
            f"= cheering with the {side} arm",
            *(["{cheer} without bouncing, the feet staying on the ground"] if bounce == "still" else []),
        ]
    timeline.to(0.4, hands=low, palms=-30, y=-0.05, bend=8)
    for number in range(count):
        ends = ("r", "l") if arms == "both" else (("r",) if number % 2 == 0 else ("l",))
        rest = [e for e in "rl" if e not in ends]
        lean = 0.0 if arms == "both" else (8.0 if number % 2 == 0 else -8.0)
        timeline.to(
            0.2,
            **{f"hand_{e}": high for e in ends},
            **{f"hand_{e}": low for e in rest},
            y=0.0,
            heels=18 if bounce == "bounce" else 0,
            bend=-5,
            nod=-12,
            side=lean,
        )
        timeline.hold(0.12)
        timeline.to(0.22, **{f"hand_{e}": low for e in ends}, y=-0.05, heels=0, bend=6, nod=0, side=0)
    timeline.to(0.2, hands=high, y=0, bend=-6, nod=-14)
    timeline.hold(0.4)
    timeline.neutral(0.6)
    which = "both fists" if arms == "both" else "the fists in turn"
    bounced = ", bouncing on the toes" if bounce == "bounce" else ""
    return [
        "{cheer}",
        f"{{cheer}} with {which}{bounced}",
        f"{{pump}} {which} into the air{bounced}",
        f"{{cheer}} on a team, punching {which} up {number_word(count)} times",
        f"{{raise}} {which} above the head again and again{bounced}",
        f"{{throw}} {which} up into the air in joy, then {{hold}} both high",
        "{celebrate} by cheering with the arms up",
        f"{{lift}} {which} up and down, cheering{bounced}",
        f"{{cheer}} like a fan, {which} going up {number_word(count)} times and both at the end",
        *(["{cheer} without bouncing, the feet staying on the ground"] if bounce == "still" else []),
    ]


@action(
    "cheer and jump",
    "social/body signs/cheer",
    verbs="jump cheer celebrate raise",
    tempo=False,
    count=Count(1, 3),
    legs=Choice(("straight", "tucked", "spread")),
)
def jump_for_joy(timeline: Timeline, count: int, legs: str) -> Sequence[str]:
    """Jumps with both arms thrown up."""
    feet = {
        "straight": {},
        "tucked": {"feet": At("hip", 0.05, -0.55, -0.22)},
        "spread": {"feet": At("hip", 0.38, -0.66, 0.0)},
    }[legs]
    timeline.hold(0.2)
    for number in range(count):
        last = number == count - 1
        jump(
            timeline, 0.20 if legs == "straight" else 0.28, crouch_m=0.2, crouch_s=0.34, recover_s=0.4 if last else 0.0,
            arms=False, air={"hands": At("shoulder", 0.26, 0.50, 0.06), "nod": -14.0, **feet},
        )  # fmt: skip
        if not last:
            timeline.to(0.25, hands=At("shoulder", 0.22, 0.05, 0.25))
    timeline.neutral(0.6)
    with_legs = {
        "straight": "",
        "tucked": " with the heels kicked up behind",
        "spread": " with the legs spread in the air",
    }[legs]
    return [
        "{jump} for joy",
        f"{{jump}} up {times(count)} with both arms thrown into the air",
        f"{{leap}} for joy {times(count)}{with_legs}",
        f"{{celebrate}} by jumping{with_legs}",
        f"{{jump}} {times(count)} and {{raise}} both arms{with_legs}",
        f"{{bend}} the knees and {{jump}} up happily {times(count)}, arms high",
        f"{{cheer}} and {{jump}} into the air{with_legs}",
        f"{{hop}} with joy {times(count)}, throwing the arms up{with_legs}",
        f"= {many(count, 'jump')} for joy with the arms in the air",
    ]


@action(
    "stomp angrily",
    "social/body signs/stomp",
    verbs="stomp stamp clench lift",
    crispness="crisp",
    side=SIDE,
    count=Count(1, 4),
    arms=Choice(("fists", "crossed", "hips")),
    feet=Choice(("one foot", "both in turn"), (2, 1)),
)
def stomp(timeline: Timeline, side: str, count: int, arms: str, feet: str) -> Sequence[str]:
    """One foot, or one after the other, is stamped on the floor."""
    timeline.hold(0.2)
    pose: dict[str, Value] = {
        "fists": {"hands": At("shoulder", 0.14, -0.42, 0.02), "elbows": 20.0, "shrugs": 8.0},
        "crossed": FOLDED,
        "hips": HIPS,
    }[arms]  # type: ignore[assignment]
    timeline.to(0.4, **pose, bend=6, nod=4)
    for number in range(count):
        foot = "r" if feet == "one foot" or number % 2 == 0 else "l"
        sign = 1.0 if foot == "r" else -1.0
        timeline.to(0.3, **{f"foot_{foot}": At("hip", 0.03, -0.50, 0.22)}, x=0.06 * sign, bend=2)
        low: dict[str, Value] = {"hands": At("shoulder", 0.16, -0.50, -0.02)} if arms == "fists" else {}
        timeline.to(
            0.14, **{f"foot_{foot}": At("floor", 0.10, 0.0, 0.03)}, x=0.01 * sign, y=-0.05, bend=12, nod=12, **low
        )
        timeline.hold(0.15)
        timeline.to(
            0.2, y=0, bend=6, nod=4, **({"hands": At("shoulder", 0.14, -0.42, 0.02)} if arms == "fists" else {})
        )
    timeline.hold(0.2)
    timeline.neutral(0.6)
    with_arms = {
        "fists": "with clenched fists at the sides",
        "crossed": "with crossed arms",
        "hips": "with the hands on the hips",
    }[arms]
    foot = f"the {side} foot" if feet == "one foot" or count == 1 else "one foot after the other"
    return [
        f"{{stomp}} {foot}" if feet == "one foot" or count == 1 else "{stomp} angrily",
        f"{{stomp}} {foot} {with_arms}",
        f"{{stamp}} {foot} on the floor {times(count)} in anger",
        f"{{lift}} {foot} and {{stomp}} it down, {times(count)}"
        if feet == "one foot" or count == 1
        else f"{{lift}} and {{stomp}} {foot}, {times(count)} in all",
        f"{{stomp}} angrily like a child in a tantrum, {with_arms}",
        f"{{stand}} {with_arms} and {{stomp}} {foot}",
        f"{{raise}} the {side} knee and {{slam}} the foot down {with_arms}",
        f"{{stamp}} {foot} {times(count)}, {with_arms}",
        f"= an angry stomp {with_arms}" if count == 1 else f"= {number_word(count)} angry stomps {with_arms}",
    ]


@action(
    "tap the foot",
    "social/body signs/stomp",
    verbs="tap wait lift",
    side=SIDE,
    count=Count(4, 8),
    arms=Choice(("crossed", "hips", "down")),
)
def tap_the_foot(timeline: Timeline, side: str, count: int, arms: str) -> Sequence[str]:
    """Impatient: the toes of one foot tap the floor."""
    timeline.hold(0.2)
    if arms != "down":
        timeline.to(0.5, **(FOLDED if arms == "crossed" else HIPS))
    step(timeline, "r", 0.12, 0.13, toes_deg=22, duration_s=0.4, advance=False, heel_first=False, height_m=0.04)
    timeline.to(0.5, x=0.05, tilt=6, nod=4, turn=-10)
    timeline.wait()
    alternate(timeline, count, 0.17, {"foot_pitch_r": -26.0}, {"foot_pitch_r": 0.0}, 0.03)
    timeline.to(0.4, turn=20, advance=False)
    timeline.hold(0.4)
    step(timeline, "r", 0.0, 0.095, toes_deg=7, duration_s=0.4, advance=False, heel_first=False, height_m=0.04)
    timeline.to(0.45, x=0, advance=False)
    timeline.neutral(0.6, legs=False, delay_s=0.05)
    timeline.wait()
    with_arms = {"crossed": "with crossed arms", "hips": "with the hands on the hips", "down": "with hanging arms"}[
        arms
    ]
    return [
        "{tap} the foot",
        f"{{tap}} the {side} foot impatiently",
        f"{{tap}} {{poss}} {side} foot on the floor {with_arms}",
        f"{{wait}} {with_arms} and {{tap}} the {side} foot",
        f"{{put}} the {side} foot forward a little and {{tap}} the toes on the floor {number_word(count)} times",
        f"{{lift}} and {{lower}} the toes of the {side} foot again and again, the heel on the floor",
        f"{{stand}} impatiently {with_arms}, tapping one foot",
        f"{{tap}} the ground with the {side} foot {number_word(count)} times",
    ]


@action(
    "talk with lively hands",
    "social/body signs/talk",
    verbs="talk explain gesture open nod",
    upper=True,
    phrases=Count(2, 5),
    energy=Choice(("calm", "lively")),
    hands=Choice(("both", "one"), (3, 1)),
    side=SIDE,
    other_hand=OTHER_HAND,
)
def talk(timeline: Timeline, phrases: int, energy: str, hands: str, side: str, other_hand: str) -> Sequence[str]:
    """Somebody explains something: hands open, beat, turn, weigh, with nods and shifts of weight; or one hand does."""
    timeline.hold(0.2)
    wide = 1.0 if energy == "calm" else 1.5
    half = 0.36 if energy == "calm" else 0.25
    base = At("shoulder", 0.08, -0.22, 0.30)
    if hands == "one":
        return _talk_with_one_hand(timeline, phrases, energy, side, other_hand)
    timeline.to(0.5, hands=base, palms=30)
    kinds = ["open", "beat", "weigh", "roll"]
    start = int(timeline.generator.integers(0, 4))
    for number in range(phrases):
        kind = kinds[(start + number) % 4]
        sign = 1 if number % 2 else -1
        timeline.to(0.5, turn=sign * 16 * wide, x=sign * 0.025, side=-sign * 3, advance=False)
        if kind == "open":
            timeline.to(half, hands=base.moved(out=0.16 * wide, up=0.06 * wide), palms=75, nod=-5, shrugs=4 * wide)
            timeline.hold(0.2)
            timeline.to(half, hands=base, palms=30, nod=4, shrugs=0)
        elif kind == "beat":
            alternate(
                timeline,
                3,
                0.16,
                {"hand_r": base.moved(up=-0.05 * wide, forward=0.03), "nod": 6.0},
                {"hand_r": base.moved(up=0.08 * wide), "nod": 0.0},
            )
        elif kind == "weigh":
            timeline.to(
                half, hand_r=base.moved(up=0.10 * wide, out=0.05), hand_l=base.moved(up=-0.06 * wide), palms=75, tilt=6
            )
            timeline.to(half, hand_r=base.moved(up=-0.06 * wide), hand_l=base.moved(up=0.10 * wide, out=0.05), tilt=-6)
            timeline.to(half, hands=base, palms=30, tilt=0)
        else:
            alternate(
                timeline, 2, 0.2, {"hand_r": base.moved(up=0.08 * wide, forward=0.06), "hand_l": base.moved(up=-0.02, forward=-0.04), "palms": 0.0},
                {"hand_r": base.moved(up=-0.02, forward=-0.04), "hand_l": base.moved(up=0.08 * wide, forward=0.06), "nod": 4.0},
            )  # fmt: skip
        timeline.hold(0.22)
    timeline.neutral(0.6)
    how = "calm" if energy == "calm" else "lively"
    adverb = "calmly" if energy == "calm" else "vividly"
    return [
        "{talk} with the hands",
        f"{{talk}} {adverb}, gesturing with both hands",
        f"{{explain}} something with {how} gestures of both hands",
        "{talk} to somebody, moving both hands in front of the body",
        f"{{tell}} a story with {how} hands",
        f"{{stand}} and {{speak}} {adverb} with the hands in front of the belly",
        "{gesture} with both hands while talking, turning the head from side to side",
        f"{{give}} a speech with {how} movements of the arms",
        f"{{raise}} both hands to the waist and {{gesture}} {adverb} as if in conversation",
        *(
            [
                f"{{talk}} with one hand in the pocket, gesturing with the {side} one",
                "{gesture} with one hand while talking, the other one in the pocket",
            ]
            if other_hand == "in the pocket" and hands == "one"
            else []
        ),
        *(
            [
                f"{{talk}} with one hand on the hip, gesturing with the {side} one",
                "{gesture} with one hand while talking, the other one on the hip",
            ]
            if other_hand == "on the hip" and hands == "one"
            else []
        ),
    ]


def _talk_with_one_hand(timeline: Timeline, phrases: int, energy: str, side: str, other_hand: str) -> Sequence[str]:
    wide = 1.0 if energy == "calm" else 1.5
    half = 0.36 if energy == "calm" else 0.25
    base = At("shoulder", 0.08, -0.22, 0.30)
    timeline.to(0.5, hand_r=base, palm_r=30, **resting(other_hand))
    for number in range(phrases):
        sign = 1 if number % 2 else -1
        timeline.to(0.5, turn=sign * 16 * wide, x=sign * 0.025, side=-sign * 3, advance=False)
        if number % 3 == 0:
            timeline.to(half, hand_r=base.moved(out=0.18 * wide, up=0.06 * wide), palm_r=75, nod=-5)
            timeline.hold(0.2)
            timeline.to(half, hand_r=base, palm_r=30, nod=4)
        elif number % 3 == 1:
            for _ in range(3):
                timeline.to(0.16, hand_r=base.moved(up=-0.05 * wide, forward=0.03), nod=6)
                timeline.to(0.16, hand_r=base.moved(up=0.08 * wide), nod=0)
        else:
            timeline.to(half, hand_r=base.moved(up=0.16 * wide, forward=0.10), palm_r=-30, bend=6)
            timeline.to(half, hand_r=base.moved(out=0.10), palm_r=40, bend=2)
            timeline.to(half, hand_r=base, palm_r=30)
        timeline.hold(0.25)
    timeline.neutral(0.6)
    adverb = "calmly" if energy == "calm" else "vividly"
    rests = resting_said(other_hand, other(side))
    return [
        f"{{talk}} with one hand{rests}",
        f"{{talk}} {adverb}, gesturing with the {side} hand alone{rests}",
        f"{{explain}} something with the {side} hand{rests}",
        f"{{speak}} and {{gesture}} {adverb} with one hand only{rests}",
        f"{{tell}} something, moving only the {side} hand{rests}",
        f"{{stand}} and {{talk}} with the {side} hand open in front{rests}",
        f"{{talk}} to somebody with gestures of the {side} hand{rests}",
        f"= a talk with gestures of one hand{rests}",
    ]


@action(
    "argue",
    "social/body signs/talk",
    verbs="argue gesture point step throw",
    crispness="crisp",
    side=SIDE,
    rounds=Count(1, 2),
    pose=Choice(("standing", "sitting"), (3, 1)),
)
def argue(timeline: Timeline, side: str, rounds: int, pose: str) -> Sequence[str]:
    """A quarrel: leaning in, pointing, both hands thrown up in despair; or at a table, which is struck."""
    if pose == "sitting":
        return _argue_at_a_table(timeline, side, rounds)
    timeline.hold(0.2)
    step(timeline, "r", 0.24, 0.10, duration_s=0.4, advance=False)
    timeline.to(0.45, z=0.12, bend=10, hands=At("shoulder", 0.12, -0.20, 0.30), palms=50)
    timeline.wait()
    for _ in range(rounds):
        alternate(
            timeline, 2, 0.17, {"hand_r": At("shoulder", 0.0, 0.02, 0.54), "palm_r": -40.0, "twist": 14.0, "bend": 14.0},
            {"hand_r": At("shoulder", 0.04, 0.06, 0.36), "twist": 6.0, "bend": 10.0},
        )  # fmt: skip
        timeline.to(0.28, hands=At("shoulder", 0.34, 0.08, 0.28), palms=70, twist=0, bend=-2, nod=-8, shrugs=10)
        timeline.hold(0.22)
        timeline.to(0.22, hands=At("shoulder", 0.26, -0.36, 0.18), bend=6, nod=4, shrugs=0)
        alternate(timeline, 2, 0.15, {"turn": 20.0}, {"turn": -20.0})
        timeline.to(0.2, turn=0, hands=At("shoulder", 0.12, -0.20, 0.30))
    step(timeline, "r", 0.0, 0.095, duration_s=0.45, advance=False)
    timeline.to(0.6, z=0, advance=False)
    timeline.neutral(0.6, legs=False)
    timeline.wait()
    return [
        "{argue} with somebody",
        f"{{argue}} angrily, pointing with the {side} hand and throwing up both arms",
        f"{{step}} forward with the {side} foot and {{argue}} with big gestures",
        f"{{point}} at somebody with the {side} hand, {{throw}} both hands up and {{shake}} the head, {times(rounds)}",
        "{quarrel} with somebody, leaning forward and gesturing angrily",
        "{gesture} angrily with both arms",
        f"{{shout}} at somebody, jabbing the {side} hand forward and spreading the arms",
        "{have} a heated argument",
        f"first {{point}} angrily with the {side} hand, then {{fling}} both arms up in despair",
    ]


def _argue_at_a_table(timeline: Timeline, side: str, rounds: int) -> Sequence[str]:
    sit_start(timeline)
    timeline.hold(0.3)
    on_table = table("sitting", 0.16, 0.40)
    timeline.to(0.45, pitch=14, bend=14, nod=-10, hands=on_table, palms=-70)
    for _ in range(rounds):
        alternate(
            timeline, 2, 0.18, {"hand_r": At("shoulder", -0.02, 0.0, 0.54), "palm_r": -40.0, "twist": 12.0, "bend": 20.0, "nod": -6.0},
            {"hand_r": At("shoulder", 0.04, 0.06, 0.36), "twist": 4.0, "bend": 14.0},
        )  # fmt: skip
        timeline.to(0.28, hands=At("shoulder", 0.32, 0.04, 0.28), palms=70, twist=0, bend=0, pitch=2, nod=-8, shrugs=10)
        timeline.hold(0.25)
        for _ in range(2):
            timeline.to(
                0.2, hand_r=table("sitting", 0.12, 0.40, 0.26), hand_l=on_table, palms=-60, shrugs=2, pitch=10, bend=10
            )
            timeline.to(0.11, exact=True, hand_r=table("sitting", 0.12, 0.42, 0.0), pitch=14, bend=18, nod=4)
            timeline.hold(0.12)
        alternate(timeline, 2, 0.16, {"turn": 20.0}, {"turn": -20.0})
        timeline.to(0.2, turn=0)
    timeline.to(0.5, pitch=-8, bend=4, nod=0, **FOLDED)
    timeline.hold(0.6)
    return [
        "{argue} sitting at a table",
        f"{{argue}} with somebody across the table, pounding on it with the {side} fist",
        f"{{sit}} at a table and {{argue}}, pointing with the {side} hand",
        f"{{sit}}, {{lean}} over the table and {{quarrel}} with big gestures {times(rounds)}",
        f"{{bang}} the {side} fist on the table in an argument, sitting",
        "{have} a heated argument at a table, then {lean} back with folded arms",
        f"{{point}} across the table with the {side} hand, {{throw}} up both hands and {{hit}} the table",
        "= an argument at a table, seated",
    ]  # fmt: skip


@action(
    "laugh",
    "social/body signs/talk",
    verbs="laugh hold bend slap",
    seconds=Choice(("short", "long")),
    style=Choice(("belly", "slap", "back")),
)
def laugh(timeline: Timeline, seconds: str, style: str) -> Sequence[str]:
    """Shaking with laughter: holding the belly, slapping the thigh, or head thrown back."""
    count = 5 if seconds == "short" else 10
    timeline.hold(0.2)
    if style == "belly":
        timeline.to(
            0.5,
            hand_r=At("pelvis", -0.02, 0.22, 0.16),
            hand_l=At("pelvis", 0.0, 0.16, 0.16),
            elbows=30,
            palms=10,
            wrists=15,
            bend=26,
            pitch=12,
            nod=4,
        )
        alternate(
            timeline,
            count,
            0.13,
            {"bend": 31.0, "shrugs": 11.0, "y": -0.025},
            {"bend": 24.0, "shrugs": 2.0, "y": -0.005},
        )
        where = "holding the belly"
    elif style == "slap":
        timeline.to(
            0.5,
            hand_r=At("shoulder", 0.16, -0.14, 0.34),
            bend=32,
            pitch=20,
            nod=2,
            y=-0.06,
            hand_l=At("pelvis", -0.02, 0.18, 0.16),
        )
        for _ in range(max(2, count // 3)):
            timeline.to(0.16, hand_r=At("thigh", 0.04, 0.02, 0.13), bend=37, shrugs=8, palm_r=-60)
            timeline.to(0.22, hand_r=At("shoulder", 0.14, -0.20, 0.34), bend=31, shrugs=2)
        where = "slapping the thigh"
    else:
        timeline.to(0.5, bend=-12, nod=-30, hand_r=At("chest", 0.0, -0.12, 0.11), elbow_r=20, shrugs=8)
        alternate(timeline, count, 0.13, {"bend": -8.0, "shrugs": 12.0}, {"bend": -14.0, "shrugs": 3.0})
        timeline.to(0.35, bend=12, nod=8)
        where = "with the head thrown back"
    timeline.hold(0.15)
    timeline.neutral(0.7)
    return [
        "{laugh}",
        f"{{laugh}} {where}",
        f"{{laugh}} out loud, {where}",
        f"{{shake}} with laughter, {where}",
        "{laugh} hard at a joke",
        {"belly": "{bend} forward with laughter, both hands on the belly", "slap": "{bend} forward, {laugh} and {slap} {poss} thigh", "back": "{throw} back the head and {laugh}, a hand on the chest"}[style],
        f"{{burst}} into laughter, {where}",
        f"{{stand}} laughing, {{poss}} shoulders shaking, {where}",
    ]  # fmt: skip


@action(
    "cry into the hands",
    "social/body signs/talk",
    verbs="cry cover sob shake kneel",
    upper=True,
    seconds=Choice(("short", "long")),
    end=Choice(("recover", "stay")),
    pose=Choice(("standing", "sitting", "kneeling", "going down on the knees"), (4, 1, 1, 1)),
)
def cry(timeline: Timeline, seconds: str, end: str, pose: str) -> Sequence[str]:
    """The face sinks into both hands, the shoulders shake; standing, on a chair or on the knees."""
    stands = pose == "standing"
    if pose == "sitting":
        sit_start(timeline)
    elif pose == "kneeling":
        kneel_start(timeline)
    timeline.hold(0.25)
    if pose == "going down on the knees":
        timeline.to(0.5, nod=20, bend=14, shrugs=4)
        kneel(timeline, "both", 1.7)
        timeline.wait()
    more = 0.0 if stands else 10.0
    timeline.to(0.5, nod=16, bend=10 + more, shrugs=4)
    timeline.to(
        0.5, hands=At("head", 0.07, -0.10, 0.13), palms=65, elbows=25, wrists=20, nod=28, bend=22 + more, pitch=5
    )
    alternate(
        timeline,
        4 if seconds == "short" else 9,
        0.17,
        {"shrugs": 13.0, "bend": 25.0 + more},
        {"shrugs": 2.0, "bend": 20.0 + more},
    )
    if end == "recover":
        timeline.to(0.5, nod=8, bend=8, pitch=0)
        timeline.to(0.3, hands=At("head", 0.12, -0.06, 0.14))
        if stands:
            timeline.neutral(0.7)
        elif pose == "sitting":
            timeline.to(0.7, **LAP, nod=0, bend=6, shrugs=0)
        else:
            timeline.to(
                0.7, hands=NEUTRAL_HAND.moved(forward=0.06), palms=0, elbows=0, wrists=0, nod=4, bend=6, shrugs=0
            )
    else:
        timeline.hold(0.3)
    last = ", then {lower} the hands" if end == "recover" else ""
    if not stands:
        where = "sitting on a chair" if pose == "sitting" else "on both knees"
        first = {
            "sitting": "{sit} and ",
            "kneeling": "{kneel} and ",
            "going down on the knees": "{sink} to the knees and ",
        }[pose]
        return [
            f"{first}{{cry}}",
            f"{first}{{cry}} into both hands{last}",
            f"{{cry}} {where}, the hands over the face{last}",
            f"{first}{{bury}} {{poss}} face in both hands, sobbing{last}",
            f"{{sob}} {where} with the head bowed into the hands{last}",
            f"{first}{{cover}} the face with both hands, {{poss}} shoulders shaking{last}",
            f"{first}{{weep}} bitterly into the hands{last}",
            "{drop} to the knees and {break} down crying" if pose == "going down on the knees" else f"{{hide}} the face in the hands and {{cry}}, {where}",
            f"= crying into the hands, {where}",
            *(["{cry} into the hands and {stay} bent over", "{keep} the face in the hands, crying on and on"] if end == "stay" else []),
        ]  # fmt: skip
    return [
        "{cry}",
        f"{{cry}} into both hands{last}",
        f"{{cover}} the face with both hands and {{cry}}{last}",
        f"{{bury}} {{poss}} face in the hands, {{poss}} shoulders shaking{last}",
        f"{{sob}} with the head bowed and the hands over the face{last}",
        f"{{lower}} the head into both hands and {{weep}}{last}",
        f"{{bend}} forward, {{hide}} the face in the hands and {{sob}}{last}",
        f"{{put}} both hands to the face and {{shake}} with sobs{last}",
        *(
            ["{cry} into the hands and {stay} bent over", "{keep} the face in the hands, crying on and on"]
            if end == "stay"
            else []
        ),
    ]


@action(
    "facepalm",
    "social/body signs/shake head",
    verbs="slap cover put shake",
    upper=True,
    side=SIDE,
    shake=Choice(("still", "shake", "sigh")),
    hands=Choice(("one", "both"), (3, 1)),
)
def facepalm(timeline: Timeline, side: str, shake: str, hands: str) -> Sequence[str]:
    """How stupid: the palm, or both, lands on the forehead, the head sinks."""
    timeline.hold(0.3)
    ends = ("r",) if hands == "one" else ("r", "l")
    timeline.to(0.35, **{f"hand_{e}": At("head", 0.10, -0.06, 0.26) for e in ends}, **{f"palm_{e}": 60 for e in ends},
                **{f"elbow_{e}": 20 for e in ends}, nod=-4)  # fmt: skip
    timeline.to(0.16, **{f"hand_{e}": At("head", 0.045, -0.09, 0.135) for e in ends}, **{f"palm_{e}": 70 for e in ends},
                **{f"wrist_{e}": 22 for e in ends}, nod=20, bend=10)  # fmt: skip
    timeline.hold(0.3)
    if shake == "shake":
        alternate(timeline, 2, 0.3, {"turn": 17.0}, {"turn": -17.0})
        timeline.to(0.2, turn=0)
    elif shake == "sigh":
        timeline.to(0.6, shrugs=10, bend=6)
        timeline.to(0.8, shrugs=0, bend=18, nod=26)
    timeline.hold(0.5)
    timeline.neutral(0.65)
    end = {"shake": " and {shake} the head", "still": "", "sigh": " and {sigh}"}[shake]
    if hands == "both":
        return [
            "{do} a facepalm with both hands",
            f"{{slap}} both palms against the forehead{end}",
            f"{{put}} both hands over the face in disbelief{end}",
            f"{{cover}} the face with both hands, the head lowered{end}",
            f"{{bury}} {{poss}} face in both hands{end}",
            f"{{do}} a double facepalm{end}",
            f"{{bring}} both palms to the forehead, {{bow}} the head{end}, then {{lower}} the hands",
            f"= a facepalm with both hands{' and a shake of the head' if shake == 'shake' else ''}",
        ]
    return [
        "{do} a facepalm",
        f"{{slap}} the {side} palm against the forehead{end}",
        f"{{put}} the {side} hand over the face{end}",
        f"{{cover}} the face with the {side} hand, the head lowered{end}",
        f"{{raise}} the {side} hand to the face in disbelief{end}",
        f"{{bury}} {{poss}} face in one hand{end}",
        f"{{bring}} the {side} palm to the forehead, {{bow}} the head{end}, then {{lower}} the hand",
        f"{{hit}} {{poss}} forehead with the {side} palm as if having done something stupid",
    ]


@action(
    "cover the ears",
    "social/body signs/shake head",
    verbs="cover press hold duck",
    upper=True,
    reaction=Choice(("still", "shake", "duck", "crouch")),
    seconds=Choice(("short", "long")),
)
def cover_the_ears(timeline: Timeline, reaction: str, seconds: str) -> Sequence[str]:
    """Both palms over the ears."""
    timeline.hold(0.25)
    timeline.to(0.4, hands=At("head", 0.125, -0.12, 0.03), palms=0, elbows=10, wrists=8)
    if reaction == "crouch":
        timeline.to(0.6, y=-0.48, pitch=34, bend=36, nod=24, shrugs=14, heels=20)
    elif reaction == "duck":
        timeline.to(0.4, y=-0.12, bend=26, nod=24, pitch=8, shrugs=14)
    elif reaction == "shake":
        alternate(timeline, 2 if seconds == "short" else 4, 0.28, {"turn": 32.0}, {"turn": -32.0})
        timeline.to(0.2, turn=0)
    else:
        timeline.to(0.4, nod=12, shrugs=10)
    timeline.hold(0.6 if seconds == "short" else 1.5)
    timeline.neutral(0.6)
    end = {
        "still": " and {bow} the head", "shake": " and {shake} the head", "duck": " and {duck}", "crouch": " and {crouch} down to the floor",
    }[reaction]  # fmt: skip
    return [
        "{cover} the ears",
        f"{{cover}} both ears with the hands{end}",
        f"{{hold}} {{poss}} ears shut{end}",
        f"{{press}} both palms against the ears{end}",
        f"{{put}} the hands over the ears because of a loud noise{end}",
        "{raise} both hands to the sides of the head and {cover} the ears",
        f"{{lift}} both arms, {{close}} the ears with the palms{end}, then {{lower}} the arms",
        f"{{hear}} no evil: {{cover}} the ears{end}",
    ]


@action(
    "cover the eyes",
    "social/body signs/shake head",
    verbs="cover hide peek",
    upper=True,
    hands=Choice(("both", "one"), (2, 1)),
    side=SIDE,
    reaction=Choice(("turn away", "peek", "still")),
)
def cover_the_eyes(timeline: Timeline, hands: str, side: str, reaction: str) -> Sequence[str]:
    """Hands over the eyes: not wanting to see."""
    ends = ("r", "l") if hands == "both" else ("r",)
    over = At("head", 0.06, -0.06, 0.145)
    timeline.hold(0.25)
    timeline.to(
        0.4,
        **{f"hand_{e}": over for e in ends},
        **{f"palm_{e}": 65.0 for e in ends},
        **{f"elbow_{e}": 30.0 for e in ends},
        **{f"wrist_{e}": 15.0 for e in ends},
        nod=6,
    )
    if reaction == "turn away":
        timeline.to(0.45, turn=28, twist=22, bend=6, nod=12)
        timeline.hold(0.9)
    elif reaction == "peek":
        timeline.hold(0.6)
        timeline.to(0.3, **{f"hand_{e}": over.moved(up=-0.14, forward=0.04) for e in ends}, nod=0)
        timeline.hold(0.35)
        timeline.to(0.3, **{f"hand_{e}": over for e in ends}, nod=8)
        timeline.hold(0.4)
    else:
        timeline.hold(1.3)
    timeline.neutral(0.6)
    which = "both hands" if hands == "both" else f"the {side} hand"
    it = "them" if hands == "both" else "it"
    end = {
        "turn away": f" and {{turn}} away to the {other(side)}",
        "peek": f", {{lower}} {it} to peek and {{cover}} them again",
        "still": "",
    }[reaction]
    return [
        "{cover} the eyes",
        f"{{cover}} the eyes with {which}{end}",
        f"{{hide}} {{poss}} eyes behind {which}",
        f"{{put}} {which} over the eyes{end}",
        f"{{hold}} {which} in front of the face so as not to see",
        f"{{raise}} {which} to the face and {{cover}} the eyes{end}",
        f"{{see}} no evil: {{cover}} the eyes with {which}",
        f"{{lift}} {which} to the eyes, {{hold}} {it} there, then {{take}} {it} away",
        *(["{cover} the eyes and {keep} still", "{stand} still, the eyes covered"] if reaction == "still" else []),
    ]


@action(
    "cover the mouth",
    "social/body signs/talk",
    verbs="cover gasp lean",
    upper=True,
    crispness="crisp",
    hands=Choice(("both", "one")),
    side=SIDE,
    reaction=Choice(("gasp", "giggle", "still")),
)
def cover_the_mouth(timeline: Timeline, hands: str, side: str, reaction: str) -> Sequence[str]:
    """Hands over the mouth: startled, or giggling."""
    ends = ("r", "l") if hands == "both" else ("r",)
    timeline.hold(0.3)
    timeline.to(0.35, **{f"hand_{e}": At("head", 0.06, -0.19, 0.145) for e in ends}, **{f"palm_{e}": 60.0 for e in ends},
                **{f"elbow_{e}": 20.0 for e in ends}, **{f"wrist_{e}": 22.0 for e in ends})  # fmt: skip
    if reaction == "gasp":
        timeline.to(0.2, bend=-8, nod=-8, shrugs=12, z=-0.03)
        timeline.hold(1.0)
    elif reaction == "giggle":
        timeline.to(0.3, bend=12, nod=12, tilt=8)
        alternate(timeline, 5, 0.13, {"shrugs": 10.0, "bend": 15.0}, {"shrugs": 2.0, "bend": 11.0})
    else:
        timeline.hold(1.2)
    timeline.neutral(0.6)
    which = "both hands" if hands == "both" else f"the {side} hand"
    it = "them" if hands == "both" else "it"
    end = {"gasp": " in shock, leaning back", "giggle": " and {giggle}", "still": ""}[reaction]
    return [
        "{cover} the mouth",
        f"{{cover}} the mouth with {which}{end}",
        f"{{put}} {which} over the mouth{end}",
        f"{{raise}} {which} to the mouth{end}",
        f"{{hold}} {which} in front of {{poss}} mouth, then {{lower}} {it}",
        f"{{bring}} {which} quickly to the lips{end}",
        f"{{speak}} no evil: {{cover}} the mouth with {which}",
        {
            "gasp": f"{{gasp}} and {{clap}} {which} over the mouth",
            "giggle": f"{{giggle}} behind {which}",
            "still": f"{{hide}} the mouth behind {which}",
        }[reaction],
    ]


@action(
    "think with the hand on the chin",
    "social/body signs/talk",
    verbs="think rest rub tilt nod",
    upper=True,
    side=SIDE,
    end=Choice(("look up", "nod", "idea")),
    arm=Choice(("supported", "hanging"), (2, 1)),
    pose=Choice(("standing", "sitting"), (3, 1)),
)
def think(timeline: Timeline, side: str, end: str, arm: str, pose: str) -> Sequence[str]:
    """A hand at the chin, the other arm under the elbow; perhaps an idea comes; or seated, the elbow on the knee."""
    if pose == "sitting":
        return _think_seated(timeline, side, end)
    timeline.hold(0.25)
    support: dict[str, Value] = (
        {"hand_l": At("chest", -0.05, -0.17, 0.10), "elbow_l": 10.0, "wrist_l": 15.0} if arm == "supported" else {}
    )
    chin = At("head", 0.02, -0.20, 0.12)
    timeline.to(0.65, hand_r=chin, palm_r=50, wrist_r=30, elbow_r=8, nod=8, bend=5, x=0.03, **support)
    timeline.to(0.7, tilt=10, turn=14)
    alternate(timeline, 2, 0.25, {"hand_r": chin.moved(up=-0.025)}, {"hand_r": chin})
    if end == "look up":
        timeline.to(0.6, nod=-16, turn=-16, tilt=-6)
        timeline.hold(1.0)
    elif end == "nod":
        timeline.to(0.3, turn=0, tilt=0)
        alternate(timeline, 3, 0.26, {"nod": 18.0}, {"nod": 0.0})
    else:
        timeline.hold(0.4)
        timeline.to(
            0.3, hand_r=At("shoulder", 0.14, 0.34, 0.22), palm_r=-40, wrist_r=0, nod=-10, turn=0, tilt=0, bend=-3
        )
        timeline.hold(0.7)
    timeline.neutral(0.65)
    last = {"look up": "{look} up", "nod": "{nod}", "idea": "{raise} the hand with an idea"}[end]
    elbow = f", the {other(side)} arm under the elbow" if arm == "supported" else ""
    return [
        "{think} with a hand on the chin",
        f"{{think}} with the {side} hand on the chin{elbow}",
        f"{{rest}} the chin on the {side} hand and {{think}}, then {last}",
        f"{{rub}} {{poss}} chin with the {side} hand{elbow}, deep in thought",
        f"{{put}} the {side} hand to the chin, {{tilt}} the head and {{ponder}}",
        f"{{raise}} the {side} hand to the chin, {{think}} for a moment and {last}",
        f"{{ponder}} a question, one hand at the chin, and {last}",
        f"first {{think}} with the {side} hand at the chin, then {last}",
        f"{{hold}} the {side} hand under the chin like a thinker{elbow}",
    ]


def _think_seated(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    sit_start(timeline)
    timeline.hold(0.4)
    timeline.to(
        0.9, pitch=20, bend=28, nod=-16, hand_r=At("head", 0.0, -0.18, 0.13), palm_r=50, wrist_r=40, elbow_r=-20, hand_l=At("knee", -0.02, 0.08, 0.0), twist=8,
    )  # fmt: skip
    timeline.hold(1.0)
    timeline.to(0.5, nod=2, tilt=-4)
    timeline.hold(0.8)
    if end == "look up":
        timeline.to(0.6, nod=-24, turn=-14)
        timeline.hold(0.8)
        last = "{look} up"
    elif end == "nod":
        for _ in range(3):
            timeline.to(0.25, nod=12)
            timeline.to(0.25, nod=-4)
        last = "{nod}"
    else:
        timeline.to(
            0.35,
            pitch=2,
            bend=0,
            nod=-8,
            hand_r=At("shoulder", 0.14, 0.36, 0.22),
            palm_r=-40,
            wrist_r=0,
            elbow_r=0,
            twist=0,
            tilt=0,
        )
        timeline.hold(0.7)
        last = "{raise} the hand with an idea"
    timeline.to(0.7, pitch=-2, bend=6, nod=0, turn=0, tilt=0, twist=0, **LAP)
    timeline.hold(0.2)
    return [
        "{sit} and {think} with a hand on the chin",
        f"{{sit}} like the Thinker, the {side} elbow on the knee and the chin on the hand",
        f"{{think}} sitting, the chin on the {side} hand, then {last}",
        f"{{sit}} bent forward, the {side} hand at the chin, and {{ponder}}",
        f"{{rest}} the chin on the {side} hand while seated, then {last}",
        f"{{sit}} on a chair, deep in thought, and {last}",
        f"{{lean}} the {side} elbow on the knee and {{think}}, sitting",
        "= a seated thinker, chin on the hand",
    ]


@action(
    "scratch the head",
    "social/body signs/shrug",
    verbs="scratch tilt raise",
    upper=True,
    side=SIDE,
    place=Choice(("top", "back")),
    count=Count(3, 6),
)
def scratch_the_head(timeline: Timeline, side: str, place: str, count: int) -> Sequence[str]:
    """Puzzled: one hand scratches the top or the back of the head."""
    spot = At("head", 0.12, 0.11, 0.03) if place == "top" else At("head", 0.14, 0.0, -0.09)
    timeline.hold(0.25)
    timeline.to(0.55, hand_r=spot, palm_r=-40, wrist_r=45, elbow_r=15, tilt=-10, nod=6, x=0.02)
    alternate(
        timeline,
        count,
        0.13,
        {"hand_r": spot.moved(up=0.035, out=-0.015), "wrist_r": 55.0},
        {"hand_r": spot.moved(up=-0.02), "wrist_r": 38.0},
    )
    timeline.to(0.4, tilt=8, turn=14)
    alternate(timeline, 2, 0.13, {"hand_r": spot.moved(up=0.035)}, {"hand_r": spot.moved(up=-0.02)})
    timeline.neutral(0.65)
    where = "the top of the head" if place == "top" else "the back of the head"
    return [
        "{scratch} the head",
        f"{{scratch}} {{poss}} head with the {side} hand",
        f"{{scratch}} {where} with the {side} hand, puzzled",
        f"{{raise}} the {side} hand to {where} and {{scratch}}",
        f"{{lift}} the {side} elbow and {{scratch}} {where}",
        f"{{tilt}} the head and {{scratch}} it with the {side} hand",
        f"{{rub}} {where} as if not knowing what to do",
        f"{{bring}} {{poss}} {side} hand to {where}, {{move}} it up and down and {{lower}} it",
    ]


@action(
    "look around",
    "social/body signs/shake head",
    verbs="look turn search",
    extent=Choice(("head", "body", "turn around", "one side", "up and down", "behind"), (2, 2, 1, 2, 1, 1)),
    shade=Choice(("no", "yes"), (2, 1)),
    side=SIDE,
)
def look_around(timeline: Timeline, extent: str, shade: str, side: str) -> Sequence[str]:
    """The head, or head and trunk, turn from side to side; or the whole body turns round; or to one side, or up and down."""
    timeline.hold(0.25)
    if extent in ("one side", "up and down", "behind"):
        return _look_elsewhere(timeline, extent, side)
    hand: dict[str, Value] = (
        {"hand_r": At("head", 0.18, -0.01, 0.14), "elbow_r": 20.0, "palm_r": -50.0, "wrist_r": 10.0}
        if shade == "yes"
        else {}
    )
    body = extent != "head"
    if hand:
        timeline.to(0.5, **hand)
    for sign in (-1, 1):
        timeline.to(
            0.7, turn=58 * sign, **({"twist": 26.0 * sign, "yaw": 14.0 * sign, "x": -0.02 * sign} if body else {})
        )
        timeline.hold(0.45)
    timeline.to(0.5, turn=0, **({"twist": 0.0, "yaw": 0.0, "x": 0.0} if body else {}))
    if extent == "turn around":
        turn_to(timeline, 180, steps=4, step_s=0.4)
        timeline.wait()
        timeline.hold(0.3)
    timeline.neutral(0.55)
    first, second = side, other(side)
    shading = f", shading the eyes with the {side} hand" if shade == "yes" else ""
    end = " and {turn} around" if extent == "turn around" else ""
    what = "the head" if extent == "head" else "the head and the upper body"
    return [
        "{look} around",
        f"{{look}} around in both directions{shading}{end}",
        f"{{look}} first {first}, then {second}{shading}",
        f"{{turn}} {what} first {first}, then {second}{end}",
        f"{{search}} the surroundings, looking left and right{shading}",
        f"{{look}} for somebody on both sides{shading}{end}",
        f"{{look}} once {first} and once {second}{end}",
        f"{{turn}} {what} from side to side to look around",
    ]


def _look_elsewhere(timeline: Timeline, extent: str, side: str) -> Sequence[str]:
    if extent == "one side":
        timeline.to(0.6, turn=-66, twist=-10)
        timeline.hold(1.2)
        timeline.to(0.6, turn=0, twist=0)
        timeline.neutral(0.4)
        return [
            f"{{look}} only to the {side}",
            f"{{turn}} the head to the {side} and {{hold}} it there",
            f"{{look}} to the {side} and ahead again",
            f"{{glance}} to the {side} side",
            f"{{turn}} {{poss}} face to the {side}, then back to the front",
            f"{{stand}} still and {{look}} to the {side} for a moment",
            f"{{watch}} something on the {side}",
            f"= a look to the {side}",
        ]
    if extent == "up and down":
        timeline.to(0.6, nod=-42, bend=-6)
        timeline.hold(0.7)
        timeline.to(0.9, nod=42, bend=10)
        timeline.hold(0.7)
        timeline.to(0.5, nod=0, bend=2)
        timeline.neutral(0.4)
        return [
            "{look} up and down",
            "{look} up at the sky, then down at the floor",
            "first {look} up, then {look} down at the feet",
            "{raise} the head to look at the ceiling and {lower} it to look at the ground",
            "{tilt} the head back to look up, then {bend} it down to look at the floor",
            "{stand} and {look} up, then down",
            "{lift} the chin to look up, {lower} it to look down and {look} ahead again",
            "= a look up at the sky and down at the feet",
        ]
    timeline.to(0.6, turn=-76, twist=-38, yaw=-16, nod=-2)
    timeline.hold(0.6)
    timeline.to(0.5, turn=0, twist=0, yaw=0)
    timeline.to(0.6, turn=76, twist=38, yaw=16)
    timeline.hold(0.6)
    timeline.to(0.5, turn=0, twist=0, yaw=0)
    timeline.neutral(0.4)
    return [
        "{look} behind over both shoulders",
        f"{{look}} back over the {side} shoulder, then over the {other(side)} one",
        "{check} behind the back over both shoulders",
        f"{{turn}} the head and the trunk to look behind, first over the {side} shoulder, then over the other",
        "{look} over the shoulder to both sides as if being followed",
        "{glance} back on both sides, one shoulder after the other",
        f"{{twist}} the body to look behind over the {side} and the {other(side)} shoulder",
        "= looks back over one shoulder and the other",
    ]


@action(
    "shade the eyes",
    "social/body signs/talk",
    verbs="shade look lean scan",
    upper=True,
    side=SIDE,
    scan=Choice(("scan", "still")),
    lean=Choice(("forward", "upright")),
)
def shade_the_eyes(timeline: Timeline, side: str, scan: str, lean: str) -> Sequence[str]:
    """A hand above the eyes to look into the distance."""
    timeline.hold(0.25)
    forward: dict[str, Value] = {"bend": 14.0, "pitch": 6.0, "nod": -12.0} if lean == "forward" else {"bend": -2.0}
    timeline.to(0.55, hand_r=At("head", 0.17, 0.0, 0.14), elbow_r=22, palm_r=-60, wrist_r=10, **forward)
    if scan == "scan":
        timeline.to(0.7, turn=38, twist=10)
        timeline.hold(0.3)
        timeline.to(1.0, turn=-38, twist=-10)
        timeline.hold(0.3)
        timeline.to(0.4, turn=0, twist=0)
    else:
        timeline.hold(1.5)
    timeline.neutral(0.65)
    end = " and {scan} the horizon from side to side" if scan == "scan" else ""
    leaning = ", leaning forward" if lean == "forward" else ""
    return [
        "{shade} the eyes",
        f"{{shade}} the eyes with the {side} hand",
        f"{{hold}} the {side} hand above the eyes and {{look}} into the distance{leaning}",
        f"{{raise}} the {side} hand to the forehead to look far away{end}",
        f"{{look}} out with a hand over the eyes{leaning}{end}",
        f"{{put}} the {side} hand to the brow like a sailor{end}",
        f"{{lift}} {{poss}} {side} hand above the eyes against the sun{end}, then {{lower}} it",
        f"{{peer}} into the distance, {{poss}} {side} hand shading the eyes",
    ]


@action(
    "listen with the hand at the ear",
    "social/body signs/talk",
    verbs="listen lean cup turn",
    upper=True,
    side=SIDE,
    lean=Choice(("lean", "upright", "against a door"), (2, 1, 1)),
)
def listen(timeline: Timeline, side: str, lean: str) -> Sequence[str]:
    """A hand cupped behind the ear that is turned towards the sound; or the ear laid against a door on the right."""
    timeline.hold(0.25)
    if lean == "against a door":
        timeline.to(
            0.5,
            hand_r=At("shoulder", 0.36, 0.10, 0.26),
            palm_r=-70,
            wrist_r=-50,
            hand_l=At("shoulder", -0.16, -0.02, 0.40),
            palm_l=-60,
            y=-0.06,
        )
        timeline.to(0.6, side=-24, tilt=-22, x=-0.10, roll=-4, turn=14, bend=12)
        timeline.hold(0.9)
        timeline.to(0.3, nod=8)
        timeline.to(0.3, nod=0)
        timeline.hold(0.7)
        timeline.to(0.5, side=0, tilt=0, x=0, roll=0, turn=0, bend=2)
        timeline.neutral(0.6)
        return [
            "{listen} at a door",
            f"{{put}} the {side} ear to a door and {{listen}}",
            f"{{lean}} to the {side} with the ear against the wall",
            "{press} an ear against a wall to {eavesdrop}".replace("{eavesdrop}", "eavesdrop"),
            f"{{eavesdrop}} at the door, both hands on it, the head to the {side}",
            f"{{lay}} the {side} ear and both hands against a door and {{listen}}",
            "{spy} on somebody with an ear at the wall",
            f"= eavesdropping at a door on the {side}",
            *(
                [
                    "{stand} upright with a hand at the ear and {listen}",
                    "{listen} with the hand at the ear, staying upright",
                ]
                if lean == "upright"
                else []
            ),
        ]
    bow: dict[str, Value] = {"side": -14.0, "bend": 8.0, "x": -0.05} if lean == "lean" else {}
    timeline.to(0.6, hand_r=At("head", 0.14, -0.10, 0.02), palm_r=-30, elbow_r=10, turn=42, tilt=-8, **bow)
    timeline.hold(0.8)
    timeline.to(0.25, nod=8)
    timeline.to(0.25, nod=0)
    timeline.hold(0.7)
    timeline.neutral(0.65)
    leaning = f", leaning to the {side}" if lean == "lean" else ""
    return [
        "{listen} with a hand at the ear",
        f"{{hold}} the {side} hand to the ear to listen{leaning}",
        f"{{cup}} the {side} hand behind the ear{leaning}",
        f"{{turn}} the head and {{put}} the {side} hand to the ear",
        f"{{raise}} the {side} hand to the {side} ear and {{listen}} carefully{leaning}",
        f"{{strain}} to hear something, one hand behind the ear{leaning}",
        f"{{put}} {{poss}} {side} hand behind the ear as if asking: what?",
        f"{{turn}} the {side} ear forward with the hand behind it, {{listen}} and {{lower}} the hand",
        *(
            [
                "{stand} upright with a hand at the ear and {listen}",
                "{listen} with the hand at the ear, staying upright",
            ]
            if lean == "upright"
            else []
        ),
    ]


@action(
    "whisper",
    "social/body signs/talk",
    verbs="whisper lean cover look",
    side=SIDE,
    look=Choice(("look around first", "straight")),
)
def whisper(timeline: Timeline, side: str, look: str) -> Sequence[str]:
    """Leaning over to somebody's ear with a hand beside the mouth."""
    timeline.hold(0.2)
    if look == "look around first":
        timeline.to(0.4, turn=45)
        timeline.hold(0.2)
        timeline.to(0.6, turn=-45)
        timeline.hold(0.2)
    step(timeline, "r", 0.05, 0.26, duration_s=0.45, advance=False, heel_first=False)
    timeline.to(
        0.6, hand_r=At("head", 0.10, -0.17, 0.16), palm_r=0, elbow_r=10, turn=-30, side=-20, bend=12, x=-0.09, tilt=-10
    )
    alternate(timeline, 3, 0.22, {"nod": 7.0}, {"nod": 0.0})
    timeline.hold(0.5)
    step(timeline, "r", 0.0, 0.095, duration_s=0.45, delay_s=0.1, advance=False, heel_first=False)
    timeline.to(0.6, x=0, advance=False)
    timeline.neutral(0.65, legs=False)
    timeline.wait()
    first = "{look} around, then {lean} over" if look == "look around first" else "{lean} over"
    return [
        "{whisper} to somebody",
        f"{first} to the {side} and {{whisper}}",
        f"{{lean}} to the {side} and {{whisper}} into somebody's ear",
        f"{{hold}} the {side} hand beside the mouth and {{whisper}}",
        f"{first} and {{tell}} a secret behind the {side} hand",
        f"{{step}} to the {side}, {{bend}} over and {{whisper}} with a hand at the mouth",
        f"{{whisper}} a secret with {{poss}} {side} hand at the mouth, then {{straighten}} up",
        f"{{bring}} the {side} hand to the mouth and {{lean}} sideways to whisper",
        *(["{whisper} straight away, without looking around"] if look == "straight" else []),
    ]


@action(
    "shout through the hands",
    "social/body signs/talk",
    verbs="shout call cup lean",
    upper=True,
    count=Count(1, 3),
    hands=Choice(("both", "one"), (3, 1)),
    toward=Choice(("ahead", "to the side", "up"), (3, 1, 1)),
    side=SIDE,
)
def shout(timeline: Timeline, count: int, hands: str, toward: str, side: str) -> Sequence[str]:
    """Hands cupped round the mouth, a call into the distance; ahead, to one side, or up."""
    timeline.hold(0.25)
    if hands == "one" or toward != "ahead":
        ends = ("r",) if hands == "one" else ("r", "l")
        turned: dict[str, Value] = {"turn": -40.0, "twist": -22.0} if toward == "to the side" else {}
        up = -26.0 if toward == "up" else 0.0
        timeline.to(0.55, **{f"hand_{e}": At("head", 0.12, -0.19, 0.13) for e in ends}, **{f"palm_{e}": 10 for e in ends},
                    **{f"elbow_{e}": 25 for e in ends}, **{f"wrist_{e}": 12 for e in ends}, bend=-6, nod=-8 + up, **turned)  # fmt: skip
        for _ in range(count):
            timeline.to(0.25, bend=-10, nod=-12 + up, shrugs=8)
            timeline.to(0.22, bend=10 if not up else 0, pitch=5 if not up else 0, nod=-8 + up, shrugs=0)
            timeline.hold(0.4)
            timeline.to(0.3, bend=-4, pitch=0)
        timeline.neutral(0.6)
        with_hands = "with one hand at the mouth" if hands == "one" else "with both hands around the mouth"
        where = {"ahead": "", "to the side": f" to the {side}", "up": " up to a window"}[toward]
        return [
            f"{{shout}}{where} {with_hands}",
            f"{{call}} out{where} {with_hands}",
            f"{{shout}} {times(count)}{where}, the {side} hand beside the mouth" if hands == "one" else f"{{shout}} {times(count)}{where}, both hands at the mouth",
            f"{{raise}} {'the ' + side + ' hand' if hands == 'one' else 'both hands'} to the mouth and {{yell}}{where}",
            f"{{cup}} {'one hand' if hands == 'one' else 'both hands'} beside the mouth and {{shout}}{where}",
            f"{{call}} somebody{where} {with_hands}, {times(count)}",
            f"{{yell}} loudly{where} {with_hands}",
            f"= a shout{where} {with_hands}",
        ]  # fmt: skip
    timeline.to(0.55, hands=At("head", 0.12, -0.19, 0.13), palms=10, elbows=25, wrists=12, bend=-7, nod=-8)
    for _ in range(count):
        timeline.to(0.25, bend=-12, nod=-14, shrugs=8)
        timeline.to(0.22, bend=14, pitch=6, nod=-10, shrugs=0)
        timeline.hold(0.4)
        timeline.to(0.3, bend=-4, pitch=0)
    timeline.neutral(0.6)
    return [
        "{shout}",
        f"{{shout}} through both hands {times(count)}",
        f"{{cup}} both hands around the mouth and {{shout}} {times(count)}",
        "{call} out to somebody far away with the hands at the mouth",
        f"{{put}} both hands beside the mouth, {{lean}} back and {{shout}} forward, {times(count)}",
        f"{{raise}} both hands to the mouth like a funnel and {{yell}} {times(count)}",
        "{lean} forward and {shout} loudly with cupped hands",
        f"{{form}} a funnel with both hands, {{shout}} {times(count)} and {{lower}} the hands",
    ]


@action(
    "shush", "social/body signs/talk", verbs="shush hold lean", upper=True, side=SIDE, seconds=Choice(("short", "long"))
)
def shush(timeline: Timeline, side: str, seconds: str) -> Sequence[str]:
    """Quiet! A finger held upright before the lips, the head a little forward."""
    timeline.hold(0.3)
    timeline.to(
        0.4,
        hand_r=At("head", 0.0, -0.205, 0.18),
        palm_r=0,
        cock_r=30,
        elbow_r=5,
        bend=12,
        pitch=5,
        nod=-8,
        shrugs=6,
    )
    timeline.hold(0.7 if seconds == "short" else 1.6)
    if seconds == "long":
        timeline.to(0.4, turn=26)
        timeline.hold(0.3)
        timeline.to(0.6, turn=-26)
        timeline.hold(0.3)
    timeline.neutral(0.6)
    looking = ", looking to both sides" if seconds == "long" else ""
    return [
        "{shush} somebody",
        f"{{put}} the {side} index finger to the lips to shush the class",
        f"{{hold}} the {side} hand upright in front of the lips{looking}",
        f"{{put}} a finger of the {side} hand to the lips",
        f"{{raise}} the {side} hand to the mouth to ask for silence{looking}",
        f"{{ask}} for quiet with the {side} hand at the lips",
        f"{{lean}} forward a little and {{shush}} with {{poss}} {side} hand",
        f"{{bring}} the {side} hand up to the mouth, {{hold}} it there and {{lower}} it",
        f"{{gesture}} for silence{looking}",
    ]


@action(
    "open the arms wide",
    "social/greeting/hug",
    verbs="open spread welcome step",
    size=Choice(("wide", "half")),
    step_=Choice(("stay", "step")),
    look=Choice(("ahead", "up")),
)
def open_the_arms(timeline: Timeline, size: str, step_: str, look: str) -> Sequence[str]:
    """Welcome! Arms spread wide, palms forward."""
    timeline.hold(0.25)
    if step_ == "step":
        step(timeline, "r", 0.28, 0.10, duration_s=0.5, advance=False)
    timeline.to(0.3, hands=At("shoulder", 0.02, -0.22, 0.30), palms=20, bend=6)
    timeline.to(0.6, hands=At("shoulder", 0.53, 0.06, 0.14) if size == "wide" else At("shoulder", 0.36, -0.20, 0.28), palms=70, bend=-6,
                nod=-24 if look == "up" else -4, z=0.13 if step_ == "step" else 0.0)  # fmt: skip
    timeline.hold(1.2)
    if step_ == "step":
        step(timeline, "r", 0.0, 0.095, duration_s=0.5, delay_s=0.05, advance=False)
        timeline.to(0.6, z=0, advance=False)
    timeline.neutral(0.7, legs=False)
    timeline.wait()
    wide = "wide" if size == "wide" else "half wide"
    forward = "{step} forward and " if step_ == "step" else ""
    up = " and {look} up" if look == "up" else ""
    return [
        f"{{open}} the arms {wide}",
        f"{forward}{{open}} both arms {wide}{up}",
        f"{{spread}} both arms {'out to the sides' if size == 'wide' else 'with bent elbows'}{up}",
        f"{forward}{{welcome}} somebody with open arms",
        f"{{extend}} both arms outward with the palms up{up}",
        f"{{bring}} the hands together in front, then {{spread}} the arms {wide}{up}",
        "{stretch} out both arms as if to say: here I am"
        if size == "wide"
        else "{open} both hands as if to say: here I am",
        f"{forward}{{spread}} {{poss}} arms {wide}, {{hold}} them open and {{lower}} them",
    ]


@action(
    "plead with folded hands",
    "social/body signs/talk",
    verbs="plead beg pray shake kneel",
    upper=True,
    count=Count(2, 5),
    low=Choice(("standing", "bent", "kneeling", "going down on the knees"), (2, 2, 1, 1)),
)
def plead(timeline: Timeline, count: int, low: str) -> Sequence[str]:
    """Please, please: folded hands are shaken in front of the chest, knees soft; or on both knees."""
    held = At("chest", 0.03, 0.0, 0.20)
    if low in ("kneeling", "going down on the knees"):
        return _plead_on_the_knees(timeline, count, low, held)
    timeline.hold(0.25)
    bent: dict[str, Value] = (
        {"y": -0.14, "bend": 20.0, "pitch": 12.0, "nod": -22.0} if low == "bent" else {"bend": 8.0, "nod": -8.0}
    )
    timeline.to(0.55, hands=held, cock=25, palms=0, elbows=6, **bent)
    alternate(
        timeline,
        count,
        0.2,
        {"hands": held.moved(forward=0.10, up=0.02)},
        {"hands": held.moved(forward=-0.03, up=-0.03)},
    )
    timeline.to(0.4, tilt=12)
    timeline.hold(0.5)
    timeline.neutral(0.65)
    bending = " with bent knees" if low == "bent" else ""
    return [
        "{plead} with folded hands",
        f"{{plead}} with the hands folded in front of the chest{bending}",
        f"{{beg}} for something{bending}, shaking the folded hands {times(count)}",
        f"{{fold}} both hands at the chest and {{shake}} them {times(count)}{bending}",
        "{press} the palms together and {beg}",
        f"{{bring}} both hands together and {{implore}} somebody{bending}",
        f"{{raise}} the folded hands, {{move}} them back and forth and {{tilt}} the head{bending}",
        f"{{ask}} for a favour with folded hands{bending}",
    ]


def _plead_on_the_knees(timeline: Timeline, count: int, low: str, held: At) -> Sequence[str]:
    down = low == "going down on the knees"
    if down:
        timeline.hold(0.25)
        kneel(timeline, "both", 1.6)
        timeline.wait()
    else:
        kneel_start(timeline)
        timeline.hold(0.3)
    timeline.to(0.5, hands=held, cock=25, elbows=6, bend=14, nod=-22, pitch=6)
    alternate(
        timeline,
        count,
        0.2,
        {"hands": held.moved(forward=0.12, up=0.04), "bend": 17.0},
        {"hands": held.moved(forward=-0.02, up=-0.03), "bend": 11.0},
    )
    timeline.to(0.4, tilt=12)
    timeline.hold(0.4)
    timeline.to(0.4, tilt=0, nod=24, bend=24)
    timeline.hold(0.5)
    first = "{drop} to both knees and " if down else ""
    return [
        f"{first}{{beg}} on the knees with folded hands" if not down else f"{first}{{beg}} with folded hands",
        f"{first}{{plead}} with the hands clasped in front of the chest" if down else "{plead} on both knees with the hands clasped",
        f"{{go}} down on the knees and {{implore}} somebody, shaking the folded hands {times(count)}" if down else f"{{kneel}} and {{shake}} the folded hands {times(count)}, begging",
        "{beg} for mercy on both knees",
        "{kneel} down and {beg}, looking up" if down else "{kneel} and {beg} with the palms together, looking up",
        f"{first}{{hold}} up the folded hands and {{ask}} for forgiveness" if down else "{ask} for forgiveness on the knees with folded hands",
        "{fall} on the knees and {plead} for help" if down else "{plead} for help, kneeling",
        "= begging on both knees, hands together",
    ]  # fmt: skip


@action(
    "pray standing",
    "social/body signs/talk",
    verbs="pray fold bow look kneel",
    upper=True,
    head=Choice(("bowed", "raised")),
    seconds=Choice(("short", "long")),
    pose=Choice(("standing", "kneeling", "sitting", "going down on the knees"), (4, 1, 1, 1)),
    hands=Choice(("palms together", "raised to heaven", "clasped at the forehead"), (3, 1, 1)),
)
def pray(timeline: Timeline, head: str, seconds: str, pose: str, hands: str) -> Sequence[str]:
    """Palms together at the chest, at the forehead, or both hands open to heaven; standing, kneeling or on a chair."""
    stands = pose == "standing"
    if pose == "sitting":
        sit_start(timeline)
    elif pose == "kneeling":
        kneel_start(timeline)
    else:
        timeline.stance(0.15)
    timeline.hold(0.25)
    if pose == "going down on the knees":
        kneel(timeline, "both", 1.7)
        timeline.wait()
    if hands == "palms together":
        timeline.to(0.7, hands=At("chest", 0.03, -0.04, 0.14), cock=32)
    elif hands == "raised to heaven":
        timeline.to(0.8, hands=At("shoulder", 0.26, 0.30, 0.26), palms=60)
    else:
        timeline.to(0.8, hands=At("head", 0.03, -0.10, 0.16), cock=20, elbows=15)
    bowed = head == "bowed" and hands != "raised to heaven"
    timeline.to(0.6, **({"nod": 30.0, "bend": 10.0} if bowed else {"nod": -26.0, "bend": -5.0}))
    timeline.hold(1.2 if seconds == "short" else 3.0)
    timeline.to(0.5, nod=0, bend=2)
    if stands:
        timeline.neutral(0.65)
    elif pose == "sitting":
        timeline.to(0.65, **LAP, cock=0)
    else:
        timeline.hold(0.3)
    how = "with the head bowed" if bowed else "looking up to heaven"
    if not stands or hands != "palms together":
        where = {
            "standing": "standing", "kneeling": "kneeling on both knees", "sitting": "sitting on a chair", "going down on the knees": "after kneeling down",
        }[pose]  # fmt: skip
        first = "{kneel} down and " if pose == "going down on the knees" else ""
        held = {
            "palms together": "the palms together at the chest", "raised to heaven": "the hands raised to heaven",
            "clasped at the forehead": "the clasped hands at the forehead",
        }[hands]  # fmt: skip
        return [
            f"{first}{{pray}} {where}" if not first else f"{first}{{pray}}",
            f"{first}{{pray}}, {held}",
            f"{{pray}} {where}, {held}",
            f"{{pray}} {where} {how}",
            f"{first}{{say}} a prayer {how}, {held}",
            f"{{be}} in prayer {where}, {held}",
            f"{{worship}} {where}, {held}, {how}",
            "{raise} both open hands to pray" if hands == "raised to heaven" else f"{{bring}} both hands together {'at the forehead' if 'forehead' in hands else 'at the chest'} and {{pray}} {where}",
            f"= a prayer {where}, {held}",
        ]  # fmt: skip
    return [
        "{pray}",
        f"{{pray}} {how}",
        f"{{put}} the palms together in front of the chest and {{pray}} {how}",
        f"{{fold}} the hands for a prayer {how}",
        f"{{stand}} in prayer {how}",
        f"{{bring}} both hands together at the chest, {'{bow} the head' if head == 'bowed' else '{look} up'} and {{pray}}",
        f"{{press}} the palms together and {{stay}} still {how}",
        "{hold} the hands in prayer, then {lower} them",
    ]


@action(
    "check the nails",
    "social/body signs/talk",
    verbs="check look hold rub",
    upper=True,
    side=SIDE,
    rub=Choice(("rub", "plain")),
)
def check_the_nails(timeline: Timeline, side: str, rub: str) -> Sequence[str]:
    """Bored: a hand is held out and looked at, perhaps rubbed on the chest first."""
    timeline.hold(0.25)
    if rub == "rub":
        spot = At("chest", 0.05, 0.04, 0.09)
        timeline.to(0.5, hand_r=spot, palm_r=20, wrist_r=45, elbow_r=20, nod=10)
        alternate(timeline, 3, 0.15, {"hand_r": spot.moved(up=0.05)}, {"hand_r": spot.moved(up=-0.03)})
    timeline.to(
        0.5,
        hand_r=At("shoulder", -0.04, -0.04, 0.36),
        palm_r=30,
        wrist_r=40,
        elbow_r=15,
        nod=16,
        turn=-8,
        x=0.04,
        hand_l=ON_HIP,
        elbow_l=55,
        palm_l=-40,
        wrist_l=-25,
    )
    timeline.hold(0.5)
    timeline.to(0.35, palm_r=70, tilt=8)
    timeline.hold(0.4)
    timeline.to(0.35, palm_r=10, wrist_r=10, tilt=-6, hand_r=At("shoulder", 0.02, 0.0, 0.44))
    timeline.hold(0.6)
    timeline.neutral(0.65)
    first = "{rub} the hand on the chest, then " if rub == "rub" else ""
    return [
        "{check} the fingernails",
        f"{first}{{look}} at the nails of the {side} hand",
        f"{{hold}} up the {side} hand and {{check}} the nails, the {other(side)} hand on the hip",
        f"{{raise}} the {side} hand in front of the face and {{examine}} it",
        f"{{look}} down at {{poss}} {side} hand, bored, turning it over",
        f"{first}{{stretch}} the {side} arm forward a little and {{admire}} the hand",
        f"{{inspect}} the {side} hand with the {other(side)} hand on the hip",
        f"{{turn}} the raised {side} hand back and forth while looking at it",
        *(["{look} at the nails without rubbing them"] if rub == "plain" else []),
    ]


@action(
    "tap the wrist", "social/body signs/talk", verbs="tap look point show", upper=True, side=SIDE, count=Count(2, 5)
)
def tap_the_wrist(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Late! One hand taps the other wrist where a watch would be."""
    watch = At("chest", 0.02, -0.04, 0.24)
    timeline.hold(0.25)
    timeline.to(
        0.55, hand_l=watch, palm_l=-70, elbow_l=40, hand_r=At("chest", 0.10, 0.06, 0.28), palm_r=-40, elbow_r=25, nod=20
    )
    alternate(
        timeline,
        count,
        0.16,
        {"hand_r": At("chest", 0.08, 0.0, 0.25), "wrist_r": 22.0},
        {"hand_r": At("chest", 0.11, 0.07, 0.28), "wrist_r": -5.0},
    )
    timeline.to(0.35, nod=-4, tilt=8, shrugs=5)
    timeline.hold(0.4)
    timeline.neutral(0.65)
    o = other(side)
    return [
        "{tap} the wrist",
        f"{{tap}} the {o} wrist with the {side} hand",
        f"{{point}} at the watch on the {o} wrist with the {side} hand",
        f"{{raise}} the {o} forearm, {{look}} at the wrist and {{tap}} it {times(count)}",
        f"{{show}} that it is late by tapping the {o} wrist",
        f"{{look}} at an imaginary watch and {{tap}} it {number_word(count)} times",
        f"{{hold}} the {o} arm in front of the chest and {{tap}} the wrist with {{poss}} {side} hand",
        f"{{check}} the time, {{tap}} the watch {times(count)} and {{look}} up",
    ]


@action(
    "rub the hands together",
    "social/body signs/cheer",
    verbs="rub warm bring",
    upper=True,
    count=Count(3, 7),
    mood=Choice(("eager", "cold")),
)
def rub_the_hands(timeline: Timeline, count: int, mood: str) -> Sequence[str]:
    """Palms rub against each other, eagerly or to get warm."""
    held = At("chest", 0.035, -0.12, 0.24)
    timeline.hold(0.25)
    timeline.to(
        0.5,
        hands=held,
        palms=10,
        elbows=15,
        cock=8,
        **({"shrugs": 14.0, "bend": 12.0, "nod": 10.0} if mood == "cold" else {"bend": 6.0}),
    )
    alternate(timeline, count, 0.14, {"hand_r": held.moved(forward=0.055, up=0.02), "hand_l": held.moved(forward=-0.04, up=-0.01)},
              {"hand_r": held.moved(forward=-0.04, up=-0.01), "hand_l": held.moved(forward=0.055, up=0.02)})  # fmt: skip
    if mood == "cold":
        timeline.to(0.4, hands=At("head", 0.04, -0.22, 0.16), nod=16)
        timeline.hold(0.6)
    timeline.neutral(0.6)
    why = "to warm them" if mood == "cold" else "in anticipation"
    end = ", then {blow} into them" if mood == "cold" else ""
    return [
        "{rub} the hands together",
        f"{{rub}} {{poss}} hands {why}",
        f"{{rub}} both palms together in front of the chest{end}",
        f"{{bring}} the hands together and {{rub}} them {why}{end}",
        f"{{press}} the palms together and {{move}} them back and forth {number_word(count)} times",
        f"{{rub}} the hands quickly against each other {why}",
        f"{{raise}} both hands to the chest, {{rub}} them{end} and {{lower}} them",
        f"{{warm}} {{poss}} hands by rubbing{end}"
        if mood == "cold"
        else "{rub} {poss} hands like somebody with a plan",
    ]


@action(
    "hug oneself", "social/greeting/hug", verbs="hug wrap rub sway", upper=True, end=Choice(("sway", "rub", "hold"))
)
def hug_oneself(timeline: Timeline, end: str) -> Sequence[str]:
    """Arms wrapped round the own body, hands on the shoulders."""
    wrapped: dict[str, Value] = {"hand_r": At("chest", -0.12, 0.07, 0.03), "hand_l": At("chest", -0.11, 0.0, 0.07)}
    timeline.hold(0.25)
    timeline.to(0.35, hands=At("shoulder", 0.30, -0.10, 0.30), palms=10)
    timeline.to(0.5, **wrapped, elbows=32, palms=0, wrists=48, bend=8, nod=10)
    if end == "sway":
        for lean in (7, -7, 7):
            timeline.to(0.5, side=lean, tilt=lean, x=-lean / 250)
        timeline.to(0.3, side=0, tilt=0, x=0)
    elif end == "rub":
        alternate(
            timeline, 4, 0.2, {"hand_r": At("chest", -0.12, 0.12, 0.02), "hand_l": At("chest", -0.11, -0.08, 0.07), "shrugs": 10.0},
            {"hand_r": At("chest", -0.12, -0.05, 0.04), "hand_l": At("chest", -0.11, 0.10, 0.06)},
        )  # fmt: skip
    else:
        timeline.to(0.6, shrugs=8, tilt=10)
        timeline.hold(1.2)
    timeline.to(0.4, hands=At("shoulder", 0.2, -0.24, 0.28), wrists=0)
    timeline.neutral(0.5)
    last = {
        "sway": " and {sway} from side to side",
        "rub": " and {rub} the upper arms to get warm",
        "hold": " and {tilt} the head",
    }[end]
    return [
        "{hug} oneself",
        f"{{wrap}} both arms around {{poss}} own body{last}",
        f"{{cross}} the arms over the chest, hands on the shoulders{last}",
        f"{{embrace}} oneself{last}",
        f"{{put}} each hand on the opposite upper arm{last}",
        f"{{give}} oneself a hug{last}",
        f"{{open}} the arms, {{wrap}} them around the chest{last}",
        f"{{hold}} {{poss}} own shoulders with crossed arms{last}",
    ]


@action(
    "sigh",
    "social/body signs/shrug",
    verbs="sigh droop raise breathe",
    upper=True,
    arms=Choice(("hanging", "hips")),
    count=Count(1, 2, usual=1),
)
def sigh(timeline: Timeline, arms: str, count: int) -> Sequence[str]:
    """A deep breath lifts chest and shoulders, then all of it sinks."""
    timeline.hold(0.25)
    if arms == "hips":
        timeline.to(0.5, **HIPS)
    for _ in range(count):
        timeline.to(0.9, bend=-10, shrugs=18, nod=-14)
        timeline.hold(0.2)
        timeline.to(
            0.9,
            bend=22,
            shrugs=-6,
            nod=26,
            y=-0.03,
            **({"hands": NEUTRAL_HAND.moved(forward=0.08, out=-0.02)} if arms == "hanging" else {}),
        )
        timeline.hold(0.5)
    timeline.neutral(0.7)
    with_arms = "with hanging arms" if arms == "hanging" else "with the hands on the hips"
    return [
        "{sigh}",
        f"{{sigh}} deeply {with_arms}",
        f"{{breathe}} in deeply, {{lift}} the shoulders and {{let}} them drop with a sigh, {times(count)}",
        f"{{sigh}} {times(count)} and {{let}} the head hang",
        "{raise} the chest with a deep breath, then {slump} forward",
        f"{{take}} a deep breath and {{droop}} in disappointment {with_arms}",
        f"{{let}} the head and the shoulders sink in resignation {with_arms}",
        "{lift} the shoulders, then {lower} them together with the head",
    ]


@action(
    "be startled",
    "social/body signs/stomp",
    verbs="jump flinch raise step gasp",
    crispness="snappy",
    side=SIDE,
    hands=Choice(("chest", "up")),
    look=Choice(("recover", "look back")),
)
def startled(timeline: Timeline, side: str, hands: str, look: str) -> Sequence[str]:
    """A fright: a step back with raised hands, then relief."""
    timeline.hold(0.6)
    step(timeline, "r", -0.30, 0.12, duration_s=0.28, advance=False, heel_first=False)
    place = {"chest": At("chest", 0.03, 0.02, 0.12), "up": At("shoulder", 0.16, 0.12, 0.28)}[hands]
    timeline.to(
        0.22, hands=place, palms=-40 if hands == "up" else 0, elbows=20, shrugs=20, bend=-6, nod=-6, y=-0.08, z=-0.16
    )
    timeline.hold(0.6)
    if look == "look back":
        timeline.to(0.3, turn=-60, twist=-14)
        timeline.hold(0.3)
        timeline.to(0.4, turn=0, twist=0)
    timeline.to(
        0.6,
        hand_r=At("chest", -0.02, 0.0, 0.09),
        hand_l=NEUTRAL_HAND,
        elbow_l=0,
        shrugs=0,
        bend=14,
        nod=16,
        y=-0.02,
        wrist_r=20,
    )
    timeline.hold(0.4)
    step(timeline, "r", 0.0, 0.095, duration_s=0.45, advance=False, heel_first=False)
    timeline.to(0.6, z=0, advance=False)
    timeline.neutral(0.65, legs=False)
    timeline.wait()
    raised = "both hands at the chest" if hands == "chest" else "both hands raised"
    end = f", {{look}} to the {side}" if look == "look back" else ""
    return [
        "{be} startled",
        f"{{flinch}} and {{step}} back with the {side} foot, {raised}",
        f"{{jump}} back in fright, {raised}",
        f"{{be}} frightened by something, {{step}} back{end} and {{calm}} down with a hand on the chest",
        f"{{start}} with fear, {raised}, then {{relax}}",
        f"{{throw}} up both hands and {{step}} backward in surprise{end}",
        f"{{get}} a fright, {{recoil}} with the {side} foot and {{put}} a hand on the heart",
        f"{{shrink}} back in shock, {raised}",
    ]


@action(
    "pace while thinking",
    "social/body signs/talk",
    verbs="pace think walk turn",
    side=SIDE,
    legs=Choice(("there and back", "there")),
    hands=Choice(("at the chin", "behind the back", "on the hips"), (3, 1, 1)),
)
def pace(timeline: Timeline, side: str, legs: str, hands: str) -> Sequence[str]:
    """Walking up and down, a hand at the chin or both on the back or hips, head bowed."""
    timeline.hold(0.15)
    if hands != "at the chin":
        timeline.to(0.5, **(BEHIND if hands == "behind the back" else HIPS), nod=16)
        walk(timeline, 1.6, PENSIVE, arms=False)
        timeline.wait()
        turn_to(timeline, 180, steps=4, step_s=0.38)
        timeline.wait()
        if legs == "there and back":
            walk(timeline, 1.6, PENSIVE, arms=False)
            timeline.wait()
        timeline.neutral(0.6)
        held = f"with the hands {hands}"
        back = " and {walk} back" if legs == "there and back" else ""
        return [
            f"{{pace}} while thinking, the hands {hands}",
            f"{{pace}} {held}, deep in thought",
            f"{{walk}} a few steps in thought {held}, {{turn}} around{back}",
            f"{{pace}} up and down {held}" if back else f"{{walk}} slowly {held} and {{turn}} around",
            f"{{put}} the hands {hands} and {{walk}} thoughtfully, {{turn}} around{back}",
            f"{{ponder}} something, walking {held}",
            f"{{think}} on the move {held}",
            f"= pacing in thought, hands {hands}",
        ]
    timeline.to(
        0.5,
        hand_r=At("head", 0.02, -0.20, 0.13),
        palm_r=50,
        wrist_r=30,
        elbow_r=8,
        hand_l=At("chest", -0.05, -0.17, 0.11),
        elbow_l=10,
        wrist_l=15,
        nod=14,
    )
    walk(timeline, 1.6, PENSIVE, arms=False)
    timeline.wait()
    turn_to(timeline, 180, steps=4, step_s=0.38)
    timeline.wait()
    if legs == "there and back":
        walk(timeline, 1.6, PENSIVE, arms=False)
        timeline.wait()
    timeline.neutral(0.6)
    back = " and {walk} back" if legs == "there and back" else ""
    return [
        "{pace} while thinking",
        f"{{pace}} with the {side} hand on the chin",
        f"{{walk}} a few steps in thought, {{turn}} around{back}",
        f"{{walk}} with the {side} hand at the chin, {{turn}} around{back}, thinking",
        "{pace} up and down, deep in thought"
        if legs == "there and back"
        else "{walk} slowly in thought and {turn} around",
        f"{{think}} on the move: {{walk}} forward with a hand at the chin and {{turn}} to the back{back}",
        f"{{ponder}} something, walking with {{poss}} {side} hand at the chin",
        f"first {{put}} the {side} hand to the chin, then {{walk}}, {{turn}} around{back}",
    ]


@action(
    "roll on the floor laughing",
    "social/body signs/talk",
    verbs="laugh roll kick hold",
    side=SIDE,
    kind=Choice(("on the back", "sitting")),
    seconds=Choice(("short", "long")),
)
def rofl(timeline: Timeline, side: str, kind: str, seconds: str) -> Sequence[str]:
    """On the back with both hands at the belly, the legs kicking; or on the seat, slapping the floor with one hand."""
    rounds = 3 if seconds == "short" else 5
    belly: dict[str, Value] = {
        "hand_r": At("pelvis", -0.04, 0.24, 0.14),
        "hand_l": At("pelvis", -0.02, 0.16, 0.14),
        "elbows": 20.0,
    }
    if kind == "on the back":
        lie_start(timeline, "up")
        timeline.start(**belly, feet=At("hip", 0.08, -0.50, 0.40), bend=10, nod=10)
        timeline.hold(0.2)
        for number in range(2 * rounds):
            sign = 1 if number % 2 == 0 else -1
            foot, rest = ("r", "l") if sign > 0 else ("l", "r")
            timeline.to(
                0.2, roll=20 * sign, bend=24, nod=24, shrugs=12,
                **{f"foot_{foot}": At("hip", 0.06, -0.66, 0.44), f"foot_{rest}": At("hip", 0.10, -0.36, 0.40)},
            )  # fmt: skip
            timeline.to(0.17, bend=8, nod=-6, shrugs=2)
        timeline.to(0.4, roll=0, bend=6, nod=0, feet=At("hip", 0.08, -0.56, 0.40))
        timeline.hold(0.4)
        where, how = "lying on the back", "both hands on the belly, the legs kicking"
    else:
        sit_on_floor_start(timeline, feet_m=0.50)
        timeline.hold(0.2)
        timeline.to(0.4, hand_l=belly["hand_l"], elbow_l=20, hand_r=At("shoulder", 0.24, -0.20, 0.20), bend=-4, nod=-24)
        for _ in range(rounds):
            timeline.to(0.16, hand_r=At("floor", 0.36, 0.03, 0.10), bend=34, nod=16, side=-8, shrugs=12)
            timeline.to(0.24, hand_r=At("shoulder", 0.26, -0.16, 0.22), bend=10, nod=-16, side=-2, shrugs=2)
        timeline.to(0.4, bend=26, nod=20, hand_r=At("thigh", 0.02, 0.10, 0.1), side=0)
        timeline.hold(0.4)
        where, how = "sitting on the floor", f"slapping the floor with the {side} hand"
    return [
        "{roll} on the floor laughing",
        f"{{laugh}} hard {where}, {how}",
        f"{{laugh}} {where}",
        "{lie} on the floor and {laugh}, kicking the legs" if kind == "on the back" else f"{{sit}} on the floor and {{laugh}}, {how}",
        f"{{shake}} with laughter {where}",
        f"{{be}} on the floor with laughter, {how}",
        f"{{crack}} up on the floor, {how}",
        f"= somebody laughing on the floor, {how}",
    ]  # fmt: skip


@action(
    "fan oneself",
    "daily/states/shiver",
    verbs="fan wave wipe",
    upper=True,
    side=SIDE,
    count=Count(4, 8),
    hands=Choice(("one", "both"), (2, 1)),
    wipe=Choice(("no", "yes"), (2, 1)),
)
def fan_oneself(timeline: Timeline, side: str, count: int, hands: str, wipe: str) -> Sequence[str]:
    """Hot! A hand waves air at the face; perhaps the forehead is wiped."""
    name = "hand_r" if hands == "one" else "hands"
    air = At("head", 0.16, -0.10, 0.24)
    timeline.hold(0.25)
    if wipe == "yes":
        timeline.to(0.45, hand_l=At("head", -0.02, 0.03, 0.15), elbow_l=40, nod=4)
        timeline.to(0.4, hand_l=At("head", 0.12, 0.03, 0.12))
        timeline.to(0.35, hand_l=NEUTRAL_HAND, elbow_l=0)
    timeline.to(
        0.45, **{name: air}, palms=10 if hands == "both" else 0, bend=-5, nod=-10, elbows=12 if hands == "both" else 0
    )
    alternate(
        timeline,
        count,
        0.13,
        {name: air.moved(out=-0.05, forward=-0.05), "wrists": 30.0},
        {name: air.moved(out=0.05), "wrists": -20.0},
    )
    timeline.to(0.3, shrugs=8, nod=-14)
    timeline.to(0.35, shrugs=0, nod=6)
    timeline.neutral(0.6)
    arm = f"the {side} hand" if hands == "one" else "both hands"
    first = f"{{wipe}} the forehead with the {other(side)} hand and " if wipe == "yes" else ""
    return [
        "{fan} oneself",
        f"{{fan}} {{poss}} face with {arm}",
        f"{{be}} hot and {{fan}} oneself with {arm}",
        f"{first}{{wave}} {arm} in front of the face to cool down",
        f"{first}{{fan}} air at the face with {arm}",
        f"{{suffer}} from the heat, fanning with {arm}",
        f"{{move}} {arm} quickly to and fro before the face because it is hot",
        f"= a person who is too hot, fanning with {arm}",
    ]  # fmt: skip


@action(
    "tear the hair in despair",
    "social/body signs/shake head",
    verbs="tear pull grab shake despair",
    upper=True,
    mood=Choice(("shake the head", "look up", "bend over")),
    seconds=Choice(("short", "long")),
)
def tear_the_hair(timeline: Timeline, mood: str, seconds: str) -> Sequence[str]:
    """Both hands grab the hair, elbows out; the head is shaken, thrown back, or sinks with the whole trunk."""
    timeline.hold(0.25)
    timeline.to(0.4, hands=At("head", 0.09, 0.12, 0.02), elbows=50, shrugs=10, nod=8)
    rounds = 2 if seconds == "short" else 4
    if mood == "shake the head":
        alternate(
            timeline,
            rounds,
            0.25,
            {"turn": 24.0, "twist": 8.0, "bend": 14.0},
            {"turn": -24.0, "twist": -8.0, "bend": 14.0},
        )
        timeline.to(0.2, turn=0, twist=0)
    elif mood == "look up":
        timeline.to(0.35, nod=-34, bend=-12, y=-0.04)
        for _ in range(rounds):
            timeline.to(0.18, shrugs=18)
            timeline.to(0.2, shrugs=6)
        timeline.hold(0.3)
    else:
        timeline.to(0.5, bend=44, pitch=22, nod=20, y=-0.14)
        alternate(timeline, rounds, 0.22, {"side": 7.0}, {"side": -7.0})
        timeline.to(0.3, side=0)
    timeline.hold(0.3)
    timeline.neutral(0.7)
    end = {"shake the head": "{shake} the head", "look up": "{look} up to heaven", "bend over": "{bend} over"}[mood]
    return [
        "{tear} {poss} hair in despair",
        f"{{grab}} {{poss}} hair with both hands and {end}",
        f"{{hold}} the head with both hands in despair and {end}",
        f"{{pull}} {{poss}} hair in frustration and {end}",
        f"{{put}} both hands on top of the head, desperate, and {end}",
        "{be} frustrated, both hands in the hair",
        f"{{clutch}} {{poss}} head in panic and {end}",
        "= a desperate person with both hands in the hair",
    ]  # fmt: skip


@action(
    "clench the fists in rage",
    "social/body signs/stomp",
    verbs="clench shake rage tremble",
    crispness="crisp",
    arms=Choice(("at the sides", "in front of the chest", "in the air")),
    end=Choice(("calm down", "scream")),
)
def rage(timeline: Timeline, arms: str, end: str) -> Sequence[str]:
    """Fists that shake with anger, shoulders drawn up; a scream with the arms thrown back, or a deep breath."""
    fists = {
        "at the sides": At("shoulder", 0.16, -0.42, 0.06), "in front of the chest": At("shoulder", 0.10, -0.16, 0.26), "in the air": At("shoulder", 0.20, 0.26, 0.20),
    }[arms]  # fmt: skip
    timeline.stance(0.30, toes_deg=12)
    timeline.hold(0.25)
    timeline.to(
        0.4,
        hands=fists,
        elbows=20,
        shrugs=20,
        bend=12,
        nod=10,
        y=-0.06,
        palms=30 if arms == "in front of the chest" else 0,
    )
    for number in range(12):
        sign = 1 if number % 2 else -1
        timeline.to(
            0.09,
            exact=True,
            hands=fists.moved(up=0.02 * sign, out=0.012 * sign),
            shrugs=20 + 4 * sign,
            twist=2.0 * sign,
        )
    if end == "scream":
        timeline.to(0.2, bend=24, nod=18, y=-0.12, twist=0, hands=At("shoulder", 0.06, -0.22, 0.24))
        timeline.to(0.22, bend=-10, nod=-30, y=-0.04, hands=At("shoulder", 0.32, -0.38, -0.14), elbows=5)
        for number in range(6):
            timeline.to(0.11, turn=6 if number % 2 else -6)
        timeline.to(0.2, turn=0)
        last = "{scream} with the head thrown back"
    else:
        timeline.to(0.7, bend=-6, shrugs=14, nod=-8, twist=0)
        timeline.to(0.8, bend=6, shrugs=-4, nod=6, hands=NEUTRAL_HAND.moved(out=0.04), elbows=0)
        last = "{breathe} out to calm down"
    timeline.neutral(0.6)
    held = {
        "at the sides": "at the sides", "in front of the chest": "in front of the chest", "in the air": "raised beside the head",
    }[arms]  # fmt: skip
    return [
        "{clench} the fists in rage",
        f"{{clench}} both fists {held}, trembling with anger",
        f"{{shake}} with rage, the fists {held}",
        f"{{be}} furious, both fists clenched {held}, then {last}",
        f"{{tremble}} with anger and {last}",
        f"{{ball}} the hands into fists {held} and {last}",
        f"{{boil}} with anger, the shoulders up, fists {held}, then {last}",
        f"= an angry person with fists clenched {held}",
    ]  # fmt: skip
