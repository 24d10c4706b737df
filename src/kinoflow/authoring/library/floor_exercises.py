"""Exercises on the floor: push-ups, planks, sit-ups, leg raises, bridges."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.moves import (
    ALL_FOURS_HAND,
    KNEELING_FOOT,
    KNEELING_HEEL_DEG,
    LYING_FOOT,
    PLANK_FOOT,
    PLANK_HAND,
    PLANK_HEEL_DEG,
    all_fours_start,
    down_to_back,
    down_to_plank,
    lie_start,
    on_all_fours,
    place_foot,
    plank_pose,
    plank_start,
    sit_on_floor_start,
    up_from_plank,
)
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline, Value

START = Choice(("floor", "standing"), (3, 1))
"""Whether the clip begins in the position on the floor or with getting down to it."""
KNEES_UP = At("floor", 0.13, 0.0, 0.44)
"""Feet flat on the floor in front of hips that lie at the place."""
BEHIND_HEAD = At("head", 0.10, 0.03, -0.10)
FOREARM = At("floor", 0.13, 0.04, 0.67)
FOREARM_ELBOW_DEG = -70.0
"""Hand and elbow of an arm that rests on the floor below the shoulder of a low plank."""
CROSSED = At("chest", -0.03, 0.03, 0.09)
ELBOWS_DEG = {"head": 40.0, "chest": 60.0, "thighs": 10.0, "forward": 10.0}
SUPINE = {"pitch": -90.0, "bend": 0.0, "nod": 4.0, "rest": 1.0}


def _supine(timeline: Timeline, *, knees_up: bool = True) -> None:
    lie_start(timeline, "up")
    if knees_up:
        timeline.start(feet=KNEES_UP, heels=0.0)


def _knee_push_up(timeline: Timeline, count: int, hands: str, out: float, hold_s: float) -> Sequence[str]:
    """Push-ups with the knees on the floor and a straight line from knees to shoulders."""
    hand = At("floor", out, 0.035, 0.40)
    up: dict[str, Value] = {"y": 0.40 - STANDING_M, "z": -0.10, "pitch": 62.0, "bend": 0.0, "nod": -14.0}
    down: dict[str, Value] = {"y": 0.20 - STANDING_M, "z": -0.06, "pitch": 84.0, "bend": 0.0, "nod": -20.0}
    foot = At("hip", 0.03, -0.50, -0.36)
    timeline.start(**up, balance=0, rest=1.0, feet=foot, ankles=40, hands=hand, elbows=15)
    timeline.hold(0.3)
    for _ in range(count):
        timeline.to(0.7, **down, elbows=25)
        timeline.hold(hold_s)
        timeline.to(0.6, **up, elbows=15)
        timeline.hold(0.12)
    placed = {"normal": "under the shoulders", "wide": "wide apart", "narrow": "close together"}[hands]
    return [
        f"{{do}} {counted(count, 'push-up')} on the knees",
        f"{{do}} {counted(count, 'knee push-up')}",
        f"{{do}} {counted(count, 'push-up')} with the knees on the floor, hands {placed}",
        f"{{kneel}}, {{put}} the hands on the floor and {{push}} up {times(count)}",
        f"{{perform}} {counted(count, 'kneeling push-up')}, hands {placed}",
        f"{{lower}} the chest and {{push}} up again from the knees, {times(count)}",
        f"= {counted(count, 'half push-up')} on the knees",
        f"{{bend}} and {{straighten}} the arms {times(count)} with the knees down and the feet in the air",
    ]


@action(
    "push-up",
    "fitness/gym/push-up",
    verbs="push lower press bend hold kneel",
    side=SIDE,
    count=Count(1, 4),
    hands=Choice(("normal", "wide", "narrow"), (3, 1, 1)),
    start=START,
    kind=Choice(("on the toes", "on the knees", "one arm", "one leg raised", "feet on a bench"), (6, 2, 1, 1, 1)),
    bottom=Choice(("straight up", "held"), (5, 1)),
)
def push_up(timeline: Timeline, side: str, count: int, hands: str, start: str, kind: str, bottom: str) -> Sequence[str]:
    """Push-ups with a straight body; on the knees, on one arm, with one leg or with both feet raised."""
    start = start if kind == "on the toes" else "floor"
    hands = hands if kind != "one arm" else "normal"
    hold_s = 0.1 if bottom == "straight up" else 1.6
    count = count if bottom == "straight up" else min(count, 2)
    out = {"normal": 0.22, "wide": 0.36, "narrow": 0.12}[hands]
    if kind == "on the knees":
        return _knee_push_up(timeline, count, hands, out, hold_s)
    if start == "standing":
        count = min(count, 3)
        timeline.hold(0.2)
        down_to_plank(timeline, 1.8)
    else:
        plank_start(timeline)
    if start == "floor":
        timeline.start(hands=At("floor", out, 0.035, 0.38))
    elif hands != "normal":
        timeline.to(0.3, hand_r=At("floor", out, 0.035, 0.38))
        timeline.to(0.3, hand_l=At("floor", out, 0.035, 0.38))
    top = 0.60 if hands != "wide" else 0.56
    raised: dict[str, Value] = {}
    if kind == "feet on a bench":
        timeline.start(feet=At("floor", 0.10, 0.36, PLANK_FOOT.forward + 0.03))
        raised = {"y": 0.17, "pitch": 16.0}
    elif kind == "one leg raised":
        timeline.start(foot_r=At("hip", 0.02, -0.80, -0.20), ankle_r=30)
    elif kind == "one arm":
        timeline.start(
            feet=PLANK_FOOT.moved(out=0.08),
            hand_r=At("floor", 0.12, 0.035, 0.38),
            hand_l=At("pelvis", 0.04, 0.06, -0.16),
        )

    def pose(shoulder_m: float) -> dict[str, Value]:
        trunk = plank_pose(shoulder_m)
        return (
            trunk
            | {name: trunk[name] + raised[name] for name in raised}
            | ({"roll": -6.0} if kind == "one arm" else {})
        )

    low = {"one arm": 0.30}.get(kind, 0.21)
    timeline.to(0.3, **pose(top), elbows=15 if hands != "narrow" else -10)
    for _ in range(count):
        timeline.to(0.7, **pose(low), nod=-20, elbows=25 if hands != "narrow" else -15)
        timeline.hold(hold_s)
        timeline.to(0.6, **pose(top), nod=-14, elbows=15 if hands != "narrow" else -10)
        timeline.hold(0.12)
    placed = {"normal": "under the shoulders", "wide": "wide apart", "narrow": "close together"}[hands]
    named = {"normal": "push-up", "wide": "wide push-up", "narrow": "narrow push-up"}[hands]
    waits = (
        [f"{{hold}} the lowest point of a push-up, {times(count)}", f"{{do}} {counted(count, named)} and {{stay}} down at the bottom for a moment"]
        if bottom == "held"
        else []
    )  # fmt: skip
    if kind == "one arm":
        return [
            f"{{do}} {counted(count, 'one-arm push-up')}",
            f"{{do}} {counted(count, 'one-armed push-up')} on the {side} hand",
            f"{{push}} up from the floor with only the {side} arm {times(count)}, the {other(side)} hand behind the back",
            f"{{perform}} {counted(count, 'single-arm push-up')} with spread legs",
            f"{{lower}} the chest and {{press}} up again on the {side} arm, {times(count)}",
            f"{{hold}} the {other(side)} hand on the back and {{do}} push-ups on the {side} hand",
            f"= {counted(count, 'one-handed push-up')}, {side} arm",
            f"{{bend}} and {{straighten}} the {side} arm in a push-up position, one hand on the floor",
            *waits,
            *(
                [
                    "{go} down from standing and {do} push-ups",
                    "first {stand}, then {get} down to the floor for push-ups",
                ]
                if start == "standing"
                else []
            ),
        ]
    if kind == "one leg raised":
        return [
            f"{{do}} {counted(count, 'push-up')} with one leg raised",
            f"{{do}} {counted(count, 'push-up')} with the {side} leg lifted",
            f"{{lift}} the {side} foot off the floor and {{push}} up {times(count)}",
            f"{{perform}} {counted(count, 'single-leg push-up')}, {side} leg in the air, hands {placed}",
            f"{{lower}} the chest to the floor and {{push}} up on both hands and one foot, {times(count)}",
            f"{{keep}} the {side} leg up behind while doing {counted(count, 'push-up')}",
            f"= {counted(count, 'one-legged push-up')}, {side} leg raised",
            f"{{hold}} the {side} leg in the air and {{do}} push-ups on the {other(side)} foot",
            *waits,
            *(
                [
                    "{go} down from standing and {do} push-ups",
                    "first {stand}, then {get} down to the floor for push-ups",
                ]
                if start == "standing"
                else []
            ),
        ]
    if kind == "feet on a bench":
        return [
            f"{{do}} {counted(count, 'decline push-up')}",
            f"{{do}} {counted(count, 'push-up')} with the feet on a bench",
            f"{{put}} the feet up on a box and {{push}} up {times(count)}",
            f"{{perform}} {counted(count, 'push-up')} with the feet raised on a chair",
            f"{{lower}} the chest between the hands with the feet higher than the shoulders, {times(count)}",
            "{rest} both feet on something high behind and {do} push-ups",
            f"= {counted(count, 'decline push-up')}, feet elevated, hands {placed}",
            f"{{press}} the body up from the floor, the feet on a bench, {times(count)}",
            *waits,
            *(
                [
                    "{go} down from standing and {do} push-ups",
                    "first {stand}, then {get} down to the floor for push-ups",
                ]
                if start == "standing"
                else []
            ),
        ]
    before = "{get} down on the floor and {do}" if start == "standing" else "{do}"
    return [
        f"{{start}} in a push-up position and {{do}} {counted(count, named)}",
        f"{before} {counted(count, named)}",
        f"{before} {counted(count, 'push-up')} with the hands {placed}",
        f"{{perform}} {counted(count, 'press-up')}, body straight, hands {placed}",
        f"{{lower}} the chest to the floor and {{push}} up again {times(count)}",
        f"{{bend}} the arms until the chest is just above the floor and {{press}} the body back up, {times(count)}",
        f"{{bend}} the elbows and {{straighten}} them again, {times(count)}, in a plank on hands and toes",
        f"= {counted(count, named)} on the floor",
        f"{{support}} the body on hands and toes, {{go}} down and {{push}} back up {times(count)}",
        f"{before} {counted(count, named)} with a straight back",
        f"{{complete}} {counted(count, named)} with the body in one line",
        *waits,
        *(
            ["{go} down from standing and {do} push-ups", "first {stand}, then {get} down to the floor for push-ups"]
            if start == "standing"
            else []
        ),
    ]


@action(
    "plank",
    "fitness/yoga/plank",
    verbs="hold plank support keep lift rock",
    side=SIDE,
    arms=Choice(("straight", "forearms")),
    start=START,
    move=Choice(("held", "one leg lifted", "one arm lifted", "arm and leg lifted", "up and down", "hip dips", "rocking"), (6, 1, 1, 1, 1, 1, 1)),
)  # fmt: skip
def plank(timeline: Timeline, side: str, arms: str, start: str, move: str) -> Sequence[str]:
    """The plank, on straight arms or on the forearms, held; with a limb lifted, or moving in one of several ways."""
    start = start if move == "held" else "floor"
    arms = {"up and down": "forearms", "hip dips": "forearms", "one arm lifted": "straight", "arm and leg lifted": "straight"}.get(move, arms)  # fmt: skip
    low, high = plank_pose(0.35), plank_pose()
    if start == "standing":
        timeline.hold(0.2)
        down_to_plank(timeline, 2.0)
        if arms == "forearms":
            timeline.to(0.35, hand_r=FOREARM, elbow_r=FOREARM_ELBOW_DEG, **plank_pose(0.46))
            timeline.to(0.35, hand_l=FOREARM, elbow_l=FOREARM_ELBOW_DEG, **low)
    else:
        plank_start(timeline)
        if arms == "forearms":
            timeline.start(**low, hands=FOREARM, elbows=FOREARM_ELBOW_DEG)
    here = low if arms == "forearms" else high
    long_arm, long_leg = At("shoulder", 0.04, 0.55, 0.06), At("hip", 0.02, -0.80, -0.20)
    if move == "held":
        timeline.hold(0.9)
        timeline.to(0.8, nod=-20, y=timeline.value("y") - 0.008)
        timeline.hold(0.6)
        timeline.to(0.8, nod=-12, y=timeline.value("y") + 0.010)
        timeline.hold(0.7)
    elif move in ("one leg lifted", "one arm lifted", "arm and leg lifted"):
        timeline.hold(0.4)
        lift: dict[str, Value] = {}
        if move != "one arm lifted":
            lift |= {"foot_r": long_leg, "ankle_r": 30.0}
        if move != "one leg lifted":
            name = "hand_r" if move == "one arm lifted" else "hand_l"
            lift |= {name: long_arm, f"elbow_{name[-1]}": 0.0, "roll": 3.0 if name == "hand_l" else -3.0}
        timeline.to(0.8, **lift)
        timeline.hold(1.8)
        if move != "one arm lifted":
            place_foot(timeline, "r", PLANK_FOOT.forward, PLANK_FOOT.out, heel_deg=PLANK_HEEL_DEG, height_m=0.02, duration_s=0.6, advance=False)  # fmt: skip
        lowered = {f"hand_{s}": PLANK_HAND for s in "lr" if f"hand_{s}" in lift}
        timeline.to(0.6, roll=0, elbows=10 if arms == "straight" else FOREARM_ELBOW_DEG, **lowered)
        timeline.hold(0.3)
    elif move == "up and down":
        timeline.hold(0.3)
        for lead, trail in (("r", "l"), ("l", "r")):
            timeline.to(0.38, **{f"hand_{lead}": PLANK_HAND, f"elbow_{lead}": 10.0}, **plank_pose(0.46))
            timeline.to(0.38, **{f"hand_{trail}": PLANK_HAND, f"elbow_{trail}": 10.0}, **high)
            timeline.hold(0.15)
            timeline.to(0.38, **{f"hand_{lead}": FOREARM, f"elbow_{lead}": FOREARM_ELBOW_DEG}, **plank_pose(0.46))
            timeline.to(0.38, **{f"hand_{trail}": FOREARM, f"elbow_{trail}": FOREARM_ELBOW_DEG}, **low)
            timeline.hold(0.15)
    elif move == "hip dips":
        timeline.hold(0.3)
        for number in range(6):
            sign = -1.0 if number % 2 == 0 else 1.0
            timeline.to(0.5, roll=20 * sign, twist=-12 * sign, y=timeline.value("y") - (0.03 if number == 0 else 0.0))
        timeline.to(0.4, **(here | {"roll": 0.0}))
    else:
        timeline.hold(0.3)
        for _ in range(3):
            timeline.to(0.5, z=float(here["z"]) + 0.08, heels=66)
            timeline.to(0.5, z=float(here["z"]) - 0.06, heels=50)
        timeline.to(0.4, z=float(here["z"]), heels=PLANK_HEEL_DEG)
    if start == "standing" and arms == "straight":
        up_from_plank(timeline, 1.8)
    on = "on straight arms" if arms == "straight" else "on the forearms"
    kind = "high plank" if arms == "straight" else "forearm plank"
    if move != "held":
        doing = {
            "one leg lifted": ("with the {s} leg lifted", "{lift} the {s} leg", "a one-legged plank"),
            "one arm lifted": ("with the {s} arm stretched forward", "{reach} the {s} arm forward", "a one-armed plank"),
            "arm and leg lifted": ("with the {o} arm and the {s} leg stretched out", "{extend} the {o} arm and the {s} leg at once", "a two-point plank with opposite arm and leg"),
            "up and down": ("going up onto the hands and down onto the forearms", "{push} up from the forearms onto the hands and {come} down again", "an up-down plank"),
            "hip dips": ("dipping the hips from side to side", "{drop} the hips to the {s} and to the {o} in turn", "plank hip dips"),
            "rocking": ("rocking forward and back", "{rock} the body forward and backward on the toes", "a rocking plank"),
        }[move]  # fmt: skip
        how, does, name = (text.replace("{s}", side).replace("{o}", other(side)) for text in doing)
        return [
            f"{{do}} {name}",
            f"{{hold}} a plank {how}",
            f"{{hold}} a {'plank position' if move in ('up and down', 'hip dips') else kind}, {how}",
            f"{{get}} into a plank {on} and {does}",
            f"{{keep}} the body straight in a plank and {does}",
            f"{{perform}} {name} {on}",
            f"{{stay}} in a plank position, {how}",
            f"= {name}, {how}",
            f"{{support}} the body {on} and the toes, then {does}",
            *(
                ["first {stand}, then {go} down into a plank", "{get} down from standing into a plank"]
                if start == "standing"
                else []
            ),
        ]
    before = "{get} down into a plank and {hold} it" if start == "standing" else "{hold} a plank"
    return [
        before,
        f"{before} {on}",
        f"{{do}} a {kind}",
        f"{{hold}} a {kind}",
        f"{{hold}} the body in a straight line on {'hands' if arms == 'straight' else 'forearms'} and toes",
        f"{{support}} the body {on} and the toes, {{keep}} the back straight and {{hold}} still",
        f"{{perform}} a {kind} and {{hold}} the position",
        f"{{stay}} in a plank position {on}, face down",
        f"= a {kind}, body straight from head to heels",
        f"{{maintain}} a plank {on} without moving",
        f"{{stretch}} the legs back, {{rest}} {on} and {{keep}} hips and shoulders in one line",
        *(
            ["first {stand}, then {go} down into a plank", "{get} down from standing into a plank"]
            if start == "standing"
            else []
        ),
    ]


@action(
    "side plank",
    "fitness/yoga/plank",
    verbs="hold plank support raise",
    side=SIDE,
    arm=Choice(("up", "hip", "waves"), (2, 1, 1)),
    leg=Choice(("down", "raised"), (4, 1)),
    hips=Choice(("dips", "still"), (1, 1)),
)
def side_plank(timeline: Timeline, side: str, arm: str, leg: str, hips: str) -> Sequence[str]:
    """A plank on one hand, body sideways, written on the right hand."""
    timeline.start(
        roll=-64, y=-0.39, z=0.0, balance=0, rest=0, foot_r=LYING_FOOT.moved(out=-0.03), foot_l=At("hip", -0.12, -0.825, 0.03), ankles=14,
        hand_r=At("floor", 0.54, 0.035, -0.04), hand_l=At("pelvis", 0.16, 0.06, 0.05), elbow_l=20.0, side=0, tilt=0, nod=0,
    )  # fmt: skip
    timeline.hold(0.4)
    up = At("shoulder", 0.56, 0.06, 0.02)
    if arm != "hip":
        timeline.to(0.8, hand_l=up, turn=40, elbow_l=0, y=-0.385)
    else:
        timeline.to(0.8, y=-0.385)
    for _ in range(2 if arm == "waves" else 0):
        timeline.to(0.6, hand_l=At("shoulder", 0.08, 0.50, 0.20), turn=10)
        timeline.to(0.6, hand_l=up, turn=40)
    if leg == "raised":
        timeline.to(0.7, foot_l=At("hip", 0.30, -0.76, 0.02))
        timeline.hold(1.6)
        timeline.to(0.7, foot_l=At("hip", -0.12, -0.825, 0.03))
        timeline.hold(0.4)
    else:
        timeline.hold(1.4)
        if hips == "dips":
            timeline.to(0.7, y=-0.52, roll=-75, side=27)
            timeline.to(0.7, y=-0.385, roll=-64, side=0)
        else:
            timeline.hold(1.2)
        timeline.hold(0.8)
    held = {
        "up": f"the {other(side)} arm pointing up",
        "hip": f"the {other(side)} hand on the hip",
        "waves": f"the {other(side)} arm swinging from overhead to straight up",
    }[arm]
    lifted = (
        [
            f"{{hold}} a side plank on the {side} hand and {{raise}} the {other(side)} leg",
            f"{{lift}} the upper leg in a side plank, {held}",
            f"= a side plank on the {side} side with the {other(side)} leg in the air",
        ]
        if leg == "raised"
        else []
    )
    moved = (
        f"{{perform}} a side plank on the {side} arm, {{lower}} the hips a little and {{lift}} them again"
        if hips == "dips" and leg == "down"
        else f"{{perform}} a side plank on the {side} arm without moving"
    )
    return [
        *lifted,
        f"{{hold}} a side plank on the {side} hand",
        f"{{do}} a side plank on the {side} side",
        f"{{hold}} a side plank, {held}",
        f"{{support}} the body sideways on the {side} hand and the feet, {held}",
        moved,
        f"{{keep}} the body in a straight line on its side, leaning on the straight {side} arm",
        f"= a side plank on the {side} hand with {held}",
        f"{{balance}} on the {side} hand and the edge of the {side} foot in a side plank",
    ]


@action("shoulder tap", "fitness/gym/exercise", verbs="tap touch lift", count=Count(2, 6), side=SIDE)
def shoulder_tap(timeline: Timeline, count: int, side: str) -> Sequence[str]:
    """In a plank one hand taps the opposite shoulder, then the other."""
    plank_start(timeline)
    timeline.start(feet=PLANK_FOOT.moved(out=0.08), hands=At("floor", 0.17, 0.035, 0.39))
    timeline.hold(0.3)
    for number in range(count):
        hand, x = ("r", 0.06) if number % 2 == 0 else ("l", -0.06)
        timeline.to(0.38, x=x, roll=-x * 40, **{f"hand_{hand}": At("chest", -0.17, 0.10, 0.06), f"elbow_{hand}": 30.0})
        timeline.hold(0.1)
        timeline.to(0.36, x=0, roll=0, **{f"hand_{hand}": At("floor", 0.17, 0.035, 0.39), f"elbow_{hand}": 10.0})
        timeline.hold(0.06)
    timeline.hold(0.3)
    return [
        "{do} shoulder taps in a plank",
        "{tap} the opposite shoulder with each hand in turn, in a plank",
        f"{{do}} {number_word(count)} plank shoulder taps, starting with the {side} hand",
        f"{{hold}} a high plank, {{lift}} the {side} hand to the {other(side)} shoulder, then the other hand, {number_word(count)} taps in all",
        f"{{touch}} the {other(side)} shoulder with the {side} hand in a plank, then {{switch}} hands",
        f"{{perform}} {number_word(count)} shoulder taps on hands and toes",
        "{support} the body on one hand at a time in a plank and {tap} the shoulder with the other hand",
        f"= {number_word(count)} shoulder taps in a plank, {side} hand first",
    ]


@action(
    "mountain climber",
    "fitness/gym/mountain climber",
    verbs="run drive pull kick",
    count=Count(4, 10),
    side=SIDE,
    pace=Choice(("running", "slow"), (2, 1)),
    knee=Choice(("straight", "to the opposite elbow", "out to the side"), (4, 1, 1)),
)
def mountain_climber(timeline: Timeline, count: int, side: str, pace: str, knee: str) -> Sequence[str]:
    """In a plank the knees are pulled to the chest in turn."""
    half_s = 0.24 if pace == "running" else 0.55
    count = count if pace == "running" else min(count, 5)
    plank_start(timeline, 0.59)
    timeline.hold(0.3)
    tucked = {
        "straight": At("hip", 0.03, -0.38, 0.19), "to the opposite elbow": At("hip", -0.20, -0.34, 0.22), "out to the side": At("hip", 0.30, -0.30, 0.10),
    }[knee]  # fmt: skip
    timeline.to(half_s, foot_r=tucked, **(plank_pose(0.58, 18) | {"bend": 8.0}), ankles=-5)
    for number in range(count):
        back, ahead = ("r", "l") if number % 2 == 0 else ("l", "r")
        if pace == "slow":
            timeline.hold(0.1)
            place_foot(timeline, back, PLANK_FOOT.forward, 0.10, heel_deg=PLANK_HEEL_DEG, duration_s=half_s)
            if number < count - 1:
                timeline.to(half_s, **{f"foot_{ahead}": tucked})
            continue
        place_foot(timeline, back, PLANK_FOOT.forward, 0.10, heel_deg=PLANK_HEEL_DEG, duration_s=half_s, advance=False)
        if number < count - 1:
            timeline.to(half_s * 0.95, exact=True, **{f"foot_{ahead}": tucked})
        timeline.hold(half_s * 0.4)
    timeline.to(0.4, **plank_pose())
    timeline.hold(0.2)
    if knee != "straight":
        to = "to the opposite elbow" if knee == "to the opposite elbow" else "out to the elbow of the same side"
        name = "cross-body mountain climbers" if knee == "to the opposite elbow" else "spider climbers"
        return [
            f"{{do}} {name}",
            f"{{bring}} each knee {to} in a plank",
            f"{{drive}} the {side} knee {to} in a plank, then the {other(side)} knee, {number_word(count)} times in all",
            f"{{support}} the body on straight arms and {{pull}} one knee after the other {to}",
            f"{{perform}} {number_word(count)} {name}, {side} knee first",
            f"= {number_word(count)} {name} on the floor",
            f"{{hold}} a plank and {{draw}} the knees {to} in turn",
            f"{{pull}} one leg in at a time {to}, in a push-up position",
            *(["{do} slow mountain climbers"] if pace == "slow" else []),
        ]
    return [
        "{do} mountain climbers",
        "{do} mountain climbers " + ("at a run" if pace == "running" else "with slow, controlled steps"),
        "{pull} the knees to the chest in turn, in a plank",
        f"{{drive}} the {side} knee towards the chest in a plank, then the {other(side)} knee, {number_word(count)} times in all",
        "{support} the body on straight arms and "
        + (
            "{run} the knees forward one after the other" if pace == "running" else "{bring} one knee forward at a time"
        ),
        f"{{perform}} {number_word(count)} mountain climbers, {side} knee first",
        f"= {number_word(count)} mountain climbers on the floor",
        "{bring} one knee after the other up under the chest with the hands on the floor",
        "{pull} one leg in at a time, in a push-up position" + (" as if running" if pace == "running" else ""),
        *(["{do} slow mountain climbers"] if pace == "slow" else []),
    ]


@action(
    "donkey kick",
    "fitness/gym/exercise",
    verbs="kick lift raise push",
    side=SIDE,
    count=Count(2, 4),
    start=START,
    kind=Choice(("back", "fire hydrant", "straight leg"), (4, 1, 1)),
)
def donkey_kick(timeline: Timeline, side: str, count: int, start: str, kind: str) -> Sequence[str]:
    """On hands and knees one bent leg is lifted back and up."""
    if start == "standing":
        timeline.hold(0.2)
        on_all_fours(timeline, 1.8)
        count = min(count, 3)
    else:
        all_fours_start(timeline)
    timeline.hold(0.25)
    in_m, out_m = At("hip", 0.02, -0.34, 0.20), At("hip", 0.03, -0.46, -0.40)
    if kind == "straight leg":
        out_m = At("hip", 0.03, -0.74, -0.36)
    for _ in range(count if kind == "fire hydrant" else 0):
        timeline.to(0.6, foot_r=At("hip", 0.48, -0.34, -0.06), knee_r=70, roll=4, x=0.04, ankle_r=0)
        timeline.hold(0.2)
        timeline.to(0.55, foot_r=At("hip", 0.03, -0.40, -0.28), knee_r=0, roll=0)
        timeline.hold(0.06)
    for _ in range(count if kind != "fire hydrant" else 0):
        timeline.to(0.45, foot_r=in_m, ankle_r=-5, bend=20, x=0.03)
        timeline.to(0.5, foot_r=out_m, ankle_r=0, bend=2, nod=-34, pitch=72)
        timeline.hold(0.15)
    if kind == "fire hydrant":
        place_foot(
            timeline, "r", KNEELING_FOOT.forward, 0.10, heel_deg=KNEELING_HEEL_DEG, height_m=0.02, duration_s=0.4
        )
        return [
            f"{{do}} fire hydrants with the {side} leg",
            f"{{lift}} the bent {side} knee out to the side {times(count)}, on all fours",
            f"{{do}} {counted(count, 'fire hydrant')} on hands and knees",
            f"{{kneel}} on hands and knees and {{raise}} the {side} leg sideways with the knee bent",
            f"{{open}} the {side} hip to the side on all fours, {times(count)}",
            f"{{perform}} {counted(count, 'fire hydrant')} with the {side} leg",
            f"= {counted(count, 'sideways leg lift')} on all fours, {side} knee bent",
            f"{{raise}} the {side} knee like a dog at a hydrant, {times(count)}",
            *(
                ["first {stand}, then {go} down on all fours for donkey kicks", "{do} donkey kicks from standing"]
                if start == "standing"
                else []
            ),
        ]
    timeline.to(0.4, foot_r=in_m, bend=14, pitch=68)
    if kind == "straight leg":
        return [
            f"{{raise}} the straight {side} leg behind on all fours",
            f"{{lift}} the {side} leg back and up with a straight knee {times(count)}, on hands and knees",
            f"{{do}} {counted(count, 'kneeling leg lift')} with the {side} leg straight",
            f"{{kneel}} on hands and knees and {{stretch}} the {side} leg back and up, {times(count)}",
            f"{{extend}} the {side} leg backward on all fours and {{draw}} it in again, {times(count)}",
            f"{{perform}} {counted(count, 'straight leg kickback')} on the {side} side",
            f"= {counted(count, 'leg kickback')} on hands and knees, {side} leg straight",
            f"{{kick}} the {side} leg straight out behind {times(count)}, hands and knees on the floor",
            *(
                ["first {stand}, then {go} down on all fours for donkey kicks", "{do} donkey kicks from standing"]
                if start == "standing"
                else []
            ),
        ]
    return [
        f"{{do}} donkey kicks with the {side} leg",
        f"{{kick}} the {side} leg back and up {times(count)}, on all fours",
        f"{{do}} {counted(count, 'donkey kick')} on hands and knees",
        f"{{kneel}} on hands and knees and {{lift}} the bent {side} leg up behind, {times(count)}",
        f"{{push}} the {side} foot up towards the ceiling on all fours, {times(count)}",
        f"{{perform}} {counted(count, 'donkey kick')} with the {side} leg, knee bent",
        f"= {counted(count, 'donkey kick')}, {side} leg, on hands and knees",
        f"{{draw}} the {side} knee in towards the chest and {{kick}} it back and up, {times(count)}, on hands and knees",
        *(
            ["first {stand}, then {go} down on all fours for donkey kicks", "{do} donkey kicks from standing"]
            if start == "standing"
            else []
        ),
    ]


@action(
    "bird dog",
    "fitness/gym/exercise",
    verbs="extend raise lift stretch hold",
    side=SIDE,
    count=Count(1, 2),
    way=Choice(("both sides", "one side", "arm only", "leg only"), (5, 2, 1, 1)),
)
def bird_dog(timeline: Timeline, side: str, count: int, way: str) -> Sequence[str]:
    """On hands and knees the right arm and the left leg are stretched out, then the other pair."""
    all_fours_start(timeline)
    timeline.hold(0.3)
    for number in range(2 * count if way == "both sides" else count):
        hand, foot, sign = ("r", "l", 1.0) if number % 2 == 0 or way != "both sides" else ("l", "r", -1.0)
        if way in ("arm only", "leg only"):
            if way == "arm only":
                timeline.to(0.7, x=0.04, bend=6, nod=-20, hand_r=At("shoulder", 0.03, 0.54, 0.12))
                timeline.hold(1.2)
                timeline.to(0.6, x=0, bend=14, nod=-30, hand_r=ALL_FOURS_HAND)
            else:
                timeline.to(0.7, x=0.03, bend=4, pitch=74, foot_r=At("hip", 0.02, -0.82, -0.12), ankle_r=30)
                timeline.hold(1.2)
                timeline.to(0.35, foot_r=At("hip", 0.02, -0.62, 0.0))
                place_foot(timeline, "r", KNEELING_FOOT.forward, 0.10, heel_deg=KNEELING_HEEL_DEG, height_m=0.02, duration_s=0.4, advance=False)  # fmt: skip
                timeline.to(0.4, x=0, bend=14, pitch=68)
            timeline.hold(0.1)
            continue
        timeline.to(
            0.7,
            x=-sign * 0.03,
            bend=2,
            pitch=74,
            nod=-20,
            **{
                f"hand_{hand}": At("shoulder", 0.03, 0.54, 0.12),
                f"foot_{foot}": At("hip", 0.02, -0.82, -0.12),
                f"ankle_{foot}": 30.0,
            },
        )
        timeline.hold(0.5)
        timeline.to(
            0.3, **{f"foot_{foot}": At("hip", 0.02, -0.62, 0.0), f"hand_{hand}": At("shoulder", 0.04, 0.24, 0.42)}
        )
        place_foot(
            timeline, foot, KNEELING_FOOT.forward, 0.10, heel_deg=KNEELING_HEEL_DEG, duration_s=0.4, advance=False
        )
        timeline.to(0.4, x=0, bend=14, pitch=68, nod=-30, **{f"hand_{hand}": ALL_FOURS_HAND})
        timeline.hold(0.1)
    if way in ("arm only", "leg only"):
        limb, where = ("arm", "forward") if way == "arm only" else ("leg", "backward")
        return [
            f"{{stretch}} the {side} {limb} {where} on all fours",
            f"{{raise}} only the {side} {limb} from hands and knees {times(count)}",
            f"{{kneel}} on all fours and {{extend}} the {side} {limb} {where}",
            f"{{lift}} the {side} {limb} until it is level with the back and {{hold}} it, on hands and knees",
            f"{{hold}} the {side} {limb} straight out {where} on all fours",
            f"{{reach}} {where} with the {side} {'hand' if limb == 'arm' else 'foot'} while kneeling on all fours",
            f"= {side} {limb} stretched {where} on hands and knees, {times(count)}",
            f"{{extend}} the {side} {limb} {where} and {{put}} it down again, on hands and knees",
        ]
    if way == "one side":
        return [
            f"{{do}} the bird dog with the {side} arm and the {other(side)} leg",
            f"{{stretch}} out the {side} arm and the {other(side)} leg on all fours",
            f"{{extend}} the {side} arm forward and the {other(side)} leg back {times(count)}, on hands and knees",
            f"{{perform}} the bird dog on one side, {side} arm and {other(side)} leg",
            f"{{kneel}} on all fours, {{raise}} the {side} arm and the {other(side)} leg and {{hold}}",
            f"{{lift}} the {side} arm and the {other(side)} leg until they are level with the back",
            f"= bird dog, {side} arm and {other(side)} leg, {times(count)}",
            f"{{reach}} forward with the {side} hand and back with the {other(side)} foot on hands and knees",
        ]
    return [
        "{do} the bird dog",
        "{stretch} out one arm and the opposite leg, then {switch}, on all fours",
        f"{{extend}} one arm and the opposite leg, then the other pair, {side} arm first",
        f"{{perform}} the bird dog exercise on alternating sides, {side} hand first",
        "{kneel} on all fours and {raise} opposite limbs in turn",
        "{lift} the opposite arm and leg until they are level with the back, in turn",
        f"= bird dog on hands and knees, {times(count)} on each side",
        "{reach} forward with one hand and back with the opposite foot in turn while kneeling on all fours",
    ]


@action(
    "glute bridge",
    "fitness/yoga/bridge pose",
    verbs="lift raise push lower hold march",
    side=SIDE,
    count=Count(1, 4),
    leg=Choice(("both", "single", "march"), (4, 1, 1)),
    arms=Choice(("beside", "crossed", "up"), (3, 1, 1)),
    top=Choice(("short", "held"), (4, 1)),
)
def glute_bridge(timeline: Timeline, side: str, count: int, leg: str, arms: str, top: str) -> Sequence[str]:
    """On the back with bent knees, hips pushed up and lowered, on both feet or one, or held up while the feet march."""
    _supine(timeline)
    held_arms: dict[str, Value] = {
        "beside": {}, "crossed": {"hands": CROSSED, "elbows": 60.0}, "up": {"hands": At("shoulder", 0.0, 0.02, 0.55), "elbows": 0.0},
    }[arms]  # type: ignore[assignment]  # fmt: skip
    timeline.start(**held_arms)
    timeline.hold(0.35)
    if leg == "single":
        timeline.to(0.6, foot_r=At("hip", 0.02, -0.70, 0.44), ankle_r=10)
    count = min(count, 2) if top == "held" else count
    if leg == "march":
        count = max(count, 2)
        timeline.to(0.9, pitch=-122, nod=30, bend=0, z=-0.09)
        for number in range(2 * (count // 2) + 2):
            foot = "r" if number % 2 == 0 else "l"
            timeline.to(0.45, **{f"foot_{foot}": At("hip", 0.02, -0.40, 0.32)})
            timeline.to(0.45, **{f"foot_{foot}": KNEES_UP})
        timeline.to(0.8, pitch=-90, nod=4, z=0.0)
        return [
            "{do} a marching glute bridge",
            "{hold} the hips up in a bridge and {lift} the feet in turn",
            f"{{march}} with the hips raised, lying on the back, the {side} knee first",
            "{lie} on the back, {lift} the hips and {raise} one knee after the other",
            f"{{raise}} the {side} foot, then the {other(side)} foot, in a glute bridge",
            "{perform} bridge marches on the back",
            "= marching bridge, hips high, one knee up at a time",
            "{keep} the hips off the floor and {bring} each knee up towards the chest",
        ]
    for _ in range(count):
        up = {"foot_r": At("hip", 0.02, -0.83, 0.06)} if leg == "single" else {}
        timeline.to(0.8, pitch=-122, nod=30, bend=0, z=-0.09, **up)
        timeline.hold(0.4 if top == "short" else 2.4)
        down = {"foot_r": At("hip", 0.02, -0.70, 0.44)} if leg == "single" else {}
        timeline.to(0.75, pitch=-90, nod=4, z=0.0, **down)
        timeline.hold(0.12)
    how = "" if leg == "both" else f" with the {side} leg stretched out"
    held = {"beside": "", "crossed": ", arms crossed on the chest", "up": ", arms pointing up"}[arms]
    waits = (
        [f"{{lift}} the hips and {{hold}} them up for a few seconds, lying on the back{held}", f"{{hold}} a glute bridge{how}{held}"]
        if top == "held"
        else []
    )  # fmt: skip
    return [
        f"{{do}} {counted(count, 'glute bridge')}{how}",
        f"{{lie}} on the back and {{lift}} the hips off the floor {times(count)}{how}{held}",
        f"{{do}} {counted(count, 'hip raise')} on the floor{how}",
        f"{{push}} the hips up and {{lower}} them, {times(count)}{how}, lying on the back with bent knees{held}",
        f"{{perform}} {counted(count, 'glute bridge')}, shoulders and feet on the floor{held}"
        if leg == "both"
        else f"{{perform}} {counted(count, 'single-leg glute bridge')}, one leg in the air{held}",
        f"{{raise}} the hips until trunk and thighs form a line, then {{sink}} back to the floor, {times(count)}{how}",
        f"= {counted(count, 'glute bridge')} on the back{how}{held}",
        f"{{lie}} face up with the knees bent and {{thrust}} the hips towards the ceiling {times(count)}{how}",
        *waits,
    ]


@action(
    "crunch",
    "fitness/gym/sit-up",
    verbs="crunch lift curl twist touch",
    side=SIDE,
    count=Count(2, 4),
    hands=Choice(("head", "chest", "thighs")),
    kind=Choice(("straight", "side to side", "heel touches", "legs up"), (5, 1, 1, 1)),
)
def crunch(timeline: Timeline, side: str, count: int, hands: str, kind: str) -> Sequence[str]:
    """Shoulders curled off the floor, lower back stays down; straight, turned to each side, or with the legs up."""
    hands = {"side to side": "head", "heel touches": "thighs"}.get(kind, hands)
    _supine(timeline)
    place = {"head": BEHIND_HEAD, "chest": CROSSED, "thighs": At("shoulder", 0.03, -0.42, 0.36)}[hands]
    if kind == "heel touches":
        place = At("shoulder", 0.17, -0.54, 0.02)
    timeline.start(hands=place, elbows=ELBOWS_DEG[hands], palms=0)
    if kind == "legs up":
        timeline.start(feet=At("hip", 0.04, -0.40, 0.42), ankles=10)
    timeline.hold(0.3)
    if kind == "heel touches":
        timeline.to(0.6, bend=30, nod=14)
    for number in range(count if kind in ("straight", "legs up") else 2 * count):
        sign = -1.0 if number % 2 == 0 else 1.0
        if kind == "heel touches":
            hand = "r" if number % 2 == 0 else "l"
            timeline.to(0.45, side=24 * sign, **{f"hand_{hand}": At("shoulder", 0.10, -0.57, 0.02)})
            timeline.to(0.35, side=0, **{f"hand_{hand}": place})
            continue
        turned = {"twist": -36.0 * sign, "turn": -8.0 * sign} if kind == "side to side" else {}
        timeline.to(
            0.6, bend=52 if not turned else 44, nod=16, **turned, **({"hands": At("knee", 0.0, 0.10, -0.08)} if hands == "thighs" else {})
        )  # fmt: skip
        timeline.hold(0.2 if not turned else 0.1)
        timeline.to(
            0.65 if not turned else 0.5, bend=0, nod=4, **dict.fromkeys(turned, 0.0), **({"hands": place} if hands == "thighs" else {})
        )  # fmt: skip
        timeline.hold(0.1)
    if kind == "heel touches":
        timeline.to(0.5, bend=0, nod=4)
    held = {
        "head": "hands behind the head",
        "chest": "arms crossed on the chest",
        "thighs": "the hands sliding up to the knees",
    }[hands]
    if kind == "side to side":
        return [
            "{do} twisting crunches",
            f"{{do}} oblique crunches, {{turn:ing}} an elbow to the opposite knee, {held}",
            f"{{lie}} on the back and {{crunch}} to the {other(side)} and to the {side} in turn",
            f"{{lift}} the {side} shoulder towards the {other(side)} knee, then the {other(side)} shoulder, {times(count)} each",
            "{curl} up with a twist to one side and then to the other, feet on the floor",
            f"{{perform}} {number_word(2 * count)} side crunches on the floor, {held}",
            f"= {number_word(2 * count)} twisting crunches with bent knees",
            "{raise} the shoulders off the floor and {twist} left and right in turn",
        ]
    if kind == "heel touches":
        return [
            "{do} heel touches",
            f"{{lie}} on the back and {{reach}} for the {side} heel, then for the {other(side)} heel",
            "{lift} the shoulders and {touch} one heel after the other, lying with bent knees",
            f"{{do}} {number_word(2 * count)} lying heel touches",
            "{bend} from side to side on the back, reaching for the feet with each hand",
            f"{{tap}} the heels in turn {times(2 * count)}, shoulders off the floor",
            f"= {number_word(2 * count)} alternating heel taps on the back",
            f"{{crunch}} sideways, {side} hand to {side} foot and then the other",
        ]
    legs = ", with the legs in the air" if kind == "legs up" else ""
    return [
        f"{{do}} {counted(count, 'crunch', 'crunches')}{legs}",
        f"{{lie}} on the back and {{do}} {counted(count, 'crunch', 'crunches')}{legs}",
        f"{{do}} abdominal crunches, {held}{legs}",
        f"{{curl}} the shoulders off the floor {times(count)}, {held}, lying with bent knees{legs}",
        f"{{perform}} {counted(count, 'crunch', 'crunches')} on the floor, {held}{legs}",
        f"{{lift}} head and shoulders towards the knees and {{lower}} them again, {times(count)}{legs}",
        f"= {counted(count, 'crunch', 'crunches')} with the knees bent, {held}{legs}",
        f"{{raise}} the upper back a little off the floor {times(count)} while the hips stay down{legs}",
    ]


@action(
    "sit-up",
    "fitness/gym/sit-up",
    verbs="sit rise lower raise",
    count=Count(1, 3),
    hands=Choice(("head", "chest", "forward")),
    start=START,
    kind=Choice(("bent knees", "straight legs", "with a twist"), (4, 1, 1)),
    side=SIDE,
)
def sit_up(timeline: Timeline, count: int, hands: str, start: str, kind: str, side: str) -> Sequence[str]:
    """From the back all the way up to sitting and down again, knees bent."""
    place = {"head": BEHIND_HEAD, "chest": CROSSED, "forward": At("shoulder", 0.06, 0.50, 0.10)}[hands]
    start = start if kind == "bent knees" else "floor"
    if start == "standing":
        count = min(count, 2)
        timeline.hold(0.2)
        down_to_back(timeline, 3.0, knees_bent=False)
        z = timeline.hips_here()[1]
        timeline.to(0.5, feet=At("floor", 0.13, 0.0, z + 0.44), heels=0, hands=place, elbows=ELBOWS_DEG[hands], palms=0)
    else:
        _supine(timeline, knees_up=kind != "straight legs")
        if kind == "straight legs":
            timeline.start(feet=At("floor", 0.11, 0.0, 0.91), heels=-50)
        timeline.start(hands=place, elbows=ELBOWS_DEG[hands], palms=0)
    timeline.hold(0.3)
    for _ in range(count):
        timeline.to(0.35, bend=30, nod=18, pitch=-82)
        swing = {"hands": At("shoulder", 0.0, -0.10, 0.54)} if hands == "forward" else {}
        timeline.to(0.6, pitch=-8, bend=40, nod=6, **swing)
        if kind == "with a twist":
            timeline.to(0.4, twist=-36, turn=-8)
            timeline.to(0.5, twist=36, turn=8)
            timeline.to(0.3, twist=0, turn=0)
        timeline.hold(0.15)
        timeline.to(0.5, pitch=-55, bend=36, nod=14)
        timeline.to(0.45, pitch=-90, bend=0, nod=4, **({"hands": place} if hands == "forward" else {}))
        timeline.hold(0.12)
    held = {
        "head": "hands behind the head",
        "chest": "arms crossed on the chest",
        "forward": "the arms swinging from overhead to the front",
    }[hands]
    if kind == "straight legs":
        return [
            f"{{do}} {counted(count, 'sit-up')} with straight legs",
            f"{{do}} {counted(count, 'straight-leg sit-up')}, {held}",
            f"{{rise}} from lying flat to sitting with the legs stretched out, {times(count)}",
            f"{{sit}} up {times(count)}, {held}, the legs flat on the floor",
            f"{{perform}} {counted(count, 'sit-up')} with the legs extended, {held}",
            f"{{lift}} the upper body up and {{lower}} it again with straight knees, {times(count)}",
            f"= {counted(count, 'sit-up')} with stretched legs, {held}",
            f"{{raise}} the trunk to sitting {times(count)} while the straight legs stay down",
            *(
                ["{lie} down from standing and {do} sit-ups", "first {stand}, then {lie} down for sit-ups"]
                if start == "standing"
                else []
            ),
        ]
    if kind == "with a twist":
        return [
            f"{{do}} {counted(count, 'sit-up')} with a twist",
            f"{{do}} {counted(count, 'twisting sit-up')}, {held}",
            f"{{sit}} up, {{twist}} to the {side} and to the {other(side)} and {{lie}} back down, {times(count)}",
            f"{{rise}} to sitting and {{turn}} the upper body both ways, {times(count)}, {held}",
            f"{{perform}} {counted(count, 'sit-up')}, twisting at the top, {held}",
            f"{{lift}} the upper body up, {{turn}} left and right and {{lower}} it again, {times(count)}",
            f"= {counted(count, 'sit-up')} with twists to both sides, {held}",
            f"{{come}} up from lying and {{rotate}} the trunk to the {side}, then the {other(side)}",
            *(
                ["{lie} down from standing and {do} sit-ups", "first {stand}, then {lie} down for sit-ups"]
                if start == "standing"
                else []
            ),
        ]
    before = "{lie} down on the floor and {do}" if start == "standing" else "{do}"
    return [
        f"{before} {counted(count, 'sit-up')}",
        f"{before} {counted(count, 'sit-up')}, {held}",
        f"{{rise}} from lying on the back to sitting and {{lie}} back down, {times(count)}",
        f"{{sit}} up {times(count)}, {held}, lying on the back with bent knees",
        f"{{perform}} {counted(count, 'sit-up')} with the knees bent, {held}",
        f"{{lift}} the upper body all the way up to the knees and {{lower}} it to the floor again, {times(count)}",
        f"= {counted(count, 'sit-up')} on the floor, {held}",
        f"{{complete}} {counted(count, 'sit-up')}, {held}",
        f"{{train}} the belly with {counted(count, 'sit-up')}",
        f"{{raise}} the trunk from the floor to sitting {times(count)} while the feet stay flat",
        *(
            ["{lie} down from standing and {do} sit-ups", "first {stand}, then {lie} down for sit-ups"]
            if start == "standing"
            else []
        ),
    ]


@action("bicycle crunch", "fitness/gym/sit-up", verbs="crunch twist pedal bring", side=SIDE, count=Count(2, 6))
def bicycle_crunch(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """On the back, elbow to the opposite knee, legs pedalling."""
    _supine(timeline)
    timeline.start(hands=BEHIND_HEAD, elbows=40, palms=0)
    timeline.hold(0.2)
    timeline.to(0.6, bend=38, nod=18, feet=At("hip", 0.02, -0.46, 0.40), ankles=15)
    for number in range(count):
        near, far, sign = ("r", "l", -1.0) if number % 2 == 0 else ("l", "r", 1.0)
        timeline.to(
            0.55,
            twist=sign * 40,
            **{f"foot_{near}": At("hip", 0.0, -0.20, 0.36), f"foot_{far}": At("hip", 0.02, -0.80, 0.16)},
        )
        timeline.hold(0.08)
    timeline.to(0.6, twist=0, bend=0, nod=4, feet=KNEES_UP)
    timeline.hold(0.1)
    return [
        "{do} bicycle crunches",
        "{lie} on the back and {pedal} with the legs while bringing each elbow to the opposite knee",
        f"{{do}} {number_word(count)} bicycle crunches",
        f"{{twist}} the upper body and {{bring}} the {other(side)} elbow to the {side} knee, then {{switch}} sides, lying on the back",
        "{crunch} from side to side while the legs pedal in the air, with the hands behind the head",
        f"{{perform}} {number_word(count)} bicycle crunches, hands behind the head",
        f"= bicycle crunches on the floor, {side} knee first",
        "{draw} one knee in while the other leg stretches out, turning the shoulders to that knee, in turn",
    ]


@action(
    "russian twist",
    "fitness/gym/sit-up",
    verbs="twist turn rotate lean",
    side=SIDE,
    count=Count(1, 3),
    feet=Choice(("floor", "air")),
)
def russian_twist(timeline: Timeline, side: str, count: int, feet: str) -> Sequence[str]:
    """Sitting and leaning back, joined hands turned from side to side."""
    sit_on_floor_start(timeline, feet_m=0.46)
    middle = At("chest", 0.02, -0.12, 0.30)
    timeline.hold(0.25)
    raised = {"feet": At("hip", 0.02, -0.36, 0.56), "ankles": 10.0} if feet == "air" else {}
    timeline.to(0.7, pitch=-40, bend=22, nod=8, hands=middle, **raised)
    for _ in range(count):
        timeline.to(
            0.5, twist=-44, turn=-15, hand_r=At("chest", 0.16, -0.30, 0.18), hand_l=At("chest", -0.12, -0.30, 0.22)
        )
        timeline.hold(0.1)
        timeline.to(
            0.65, twist=44, turn=15, hand_l=At("chest", 0.16, -0.30, 0.18), hand_r=At("chest", -0.12, -0.30, 0.22)
        )
        timeline.hold(0.1)
    timeline.to(0.5, twist=0, turn=0, hands=middle)
    timeline.hold(0.2)
    held = "the legs raised in the air" if feet == "air" else "the feet on the floor"
    return [
        "{do} Russian twists",
        f"{{sit}} on the floor, {{lean}} back and {{twist}} to the {side} and to the {other(side)}",
        f"{{do}} Russian twists with {held}",
        f"{{turn}} the joined hands to the {side} and then to the {other(side)} while sitting and leaning back, {times(count)}",
        f"{{perform}} Russian twists, {times(count)} to each side, {held}",
        f"{{rotate}} the upper body from side to side, sitting with bent knees and {held}",
        f"= Russian twists, first to the {side}, with {held}",
        "{lean} back in a seat on the floor and {swing} both hands from one side of the hips to the other",
    ]


def _leg_raise_in_turn(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """One straight leg after the other lifted from lying on the back."""
    low, high = LYING_FOOT.moved(forward=-0.02), At("hip", 0.03, -0.06, 0.825)
    timeline.hold(0.35)
    for number in range(2 * count):
        name = "foot_r" if number % 2 == 0 else "foot_l"
        timeline.to(0.8, **{name: high})
        timeline.hold(0.15)
        timeline.to(0.8, **{name: low})
    timeline.hold(0.1)
    return [
        "{raise} one leg after the other, lying on the back",
        f"{{do}} alternating leg raises lying on the back, {times(count)} each",
        f"{{lie}} on the back and {{lift}} the {side} leg, then the {other(side)} leg",
        f"{{raise}} the straight {side} leg and {{lower}} it, then the {other(side)} leg, lying down",
        f"{{perform}} {number_word(2 * count)} alternate leg raises on the floor",
        "{lie} flat and {lift} the legs in turn until they point at the ceiling",
        f"= alternating leg raises on the back, {side} leg first",
        "{bring} one straight leg up to vertical and back down, then the other one",
    ]


def _knee_tucks(timeline: Timeline, count: int) -> Sequence[str]:
    """Both knees drawn to the chest from lying on the back, the hips rolling up."""
    low, tucked = LYING_FOOT.moved(forward=0.08), At("hip", 0.04, -0.22, 0.38)
    timeline.hold(0.35)
    for _ in range(count):
        timeline.to(0.7, feet=tucked)
        timeline.to(0.4, pitch=-104, bend=12, nod=10)
        timeline.hold(0.12)
        timeline.to(0.4, pitch=-90, bend=0, nod=4)
        timeline.to(0.7, feet=low)
        timeline.hold(0.1)
    return [
        f"{{do}} {counted(count, 'reverse crunch', 'reverse crunches')}",
        f"{{lie}} on the back and {{pull}} both knees to the chest {times(count)}",
        f"{{draw}} the knees in and {{stretch}} the legs out again, lying on the back, {times(count)}",
        f"{{perform}} {counted(count, 'lying knee tuck')}",
        f"{{bring}} both knees up to the chest and {{lift}} the hips a little, {times(count)}, lying face up",
        "{tuck} the knees in and {extend} the legs again and again while lying on the back",
        f"= {counted(count, 'reverse crunch', 'reverse crunches')} on the floor",
        f"{{lie}} flat and {{bend}} both legs up towards the chest {times(count)}",
    ]


@action(
    "lying leg raise",
    "fitness/gym/exercise",
    verbs="raise lift lower",
    side=SIDE,
    legs=Choice(("both", "right", "left", "in turn", "knees to the chest"), (3, 1, 1, 1, 1)),
    count=Count(1, 3),
)
def lying_leg_raise(timeline: Timeline, side: str, legs: str, count: int) -> Sequence[str]:
    """On the back, straight legs lifted until they point up."""
    lie_start(timeline, "up")
    low, high = LYING_FOOT.moved(forward=-0.02), At("hip", 0.03, -0.06, 0.825)
    if legs in ("in turn", "knees to the chest"):
        return _leg_raise_in_turn(timeline, side, count) if legs == "in turn" else _knee_tucks(timeline, count)
    if side == "left":
        # The score is mirrored, the leg that is named is not.
        legs = {"right": "left", "left": "right"}.get(legs, legs)
    moving = {"both": ("foot_r", "foot_l"), "right": ("foot_r",), "left": ("foot_l",)}[legs]
    middle = At("hip", 0.03, -0.58, 0.59)
    timeline.hold(0.35)
    for _ in range(count):
        timeline.to(0.55, **dict.fromkeys(moving, middle))
        timeline.to(0.55, **dict.fromkeys(moving, high), pitch=-92)
        timeline.hold(0.25)
        timeline.to(0.6, **dict.fromkeys(moving, middle), pitch=-90)
        timeline.to(0.55, **dict.fromkeys(moving, low))
        timeline.hold(0.12)
    if side == "left":
        legs = {"right": "left", "left": "right"}.get(legs, legs)
    who = {"both": "both legs", "right": "the right leg", "left": "the left leg"}[legs]
    it = "them" if legs == "both" else "it"
    return [
        f"{{do}} {counted(count, 'lying leg raise')} with {who}",
        f"{{lie}} on the back and {{raise}} {who} {times(count)}",
        f"{{lift}} {who} straight up and {{lower}} {it} again, {times(count)}, lying on the back",
        f"{{raise}} {who} until {'they point' if legs == 'both' else 'it points'} at the ceiling, lying flat on the floor",
        f"{{perform}} {counted(count, 'leg raise')} on the floor with {who} straight",
        f"{{lie}} flat with the arms at the sides and {{lift}} {who} off the floor {times(count)}",
        f"= {counted(count, 'leg raise')} lying on the back, {who}",
        f"{{bring}} {who} up to vertical and back down to the floor {times(count)}, lying face up",
    ]


@action(
    "flutter kick",
    "fitness/gym/exercise",
    verbs="kick flutter lift",
    count=Count(6, 12),
    way=Choice(("up", "cross"), (2, 1)),
)
def flutter_kick(timeline: Timeline, count: int, way: str) -> Sequence[str]:
    """On the back, straight legs beat up and down or cross like scissors just above the floor."""
    lie_start(timeline, "up")
    timeline.hold(0.25)
    timeline.to(0.5, feet=At("hip", 0.03, -0.80, 0.20), bend=16, nod=22, ankles=40)
    high, low = At("hip", 0.03, -0.76, 0.34), At("hip", 0.03, -0.83, 0.08)
    wide, crossed = At("hip", 0.26, -0.76, 0.22), At("hip", -0.16, -0.78, 0.22)
    for number in range(count):
        up, down = ("r", "l") if number % 2 == 0 else ("l", "r")
        if way == "up":
            timeline.to(0.3, **{f"foot_{up}": high, f"foot_{down}": low})
        else:
            spread = number % 2 == 0
            tilt = 0.05 if (number // 2) % 2 else -0.05
            goal = wide if spread else crossed
            timeline.to(
                0.36,
                foot_r=goal.moved(forward=tilt if not spread else 0),
                foot_l=goal.moved(forward=-tilt if not spread else 0),
            )
    timeline.to(0.6, feet=LYING_FOOT.moved(forward=-0.04), bend=0, nod=4)
    if way == "up":
        return [
            "{do} flutter kicks",
            "{lie} on the back and {kick} the straight legs up and down in turn",
            "{flutter} both legs just above the floor, lying on the back",
            f"{{do}} {number_word(count)} flutter kicks on the floor",
            "{lift} both legs a little and {beat} them up and down quickly, lying face up",
            f"{{perform}} {number_word(count)} flutter kicks with straight legs, head and shoulders lifted",
            "= flutter kicks on the back",
            "{move} the straight legs up and down one after the other while lying on the back",
        ]
    return [
        "{do} scissor kicks on the back",
        "{lie} on the back and {cross} the straight legs over each other again and again",
        "{open} and {cross} both legs like scissors just above the floor, lying on the back",
        "{do} scissor kicks on the floor",
        "{lift} both legs a little, {spread} them and {cross} them in turn, lying face up",
        "{perform} leg scissors with straight legs, head and shoulders lifted",
        "= scissor kicks on the back",
        "{move} the straight legs apart and across each other while lying on the back",
    ]


@action(
    "superman",
    "fitness/gym/exercise",
    verbs="lift raise stretch arch hold",
    count=Count(1, 3),
    hold=Choice(("short", "long")),
    side=SIDE,
    kind=Choice(("all", "opposite", "arms only", "legs only"), (5, 1, 1, 1)),
)
def superman(timeline: Timeline, count: int, hold: str, side: str, kind: str) -> Sequence[str]:
    """On the front, arms and legs lifted off the floor."""
    count = count if hold == "short" else 1
    lie_start(timeline, "down")
    timeline.start(hands=At("shoulder", 0.10, 0.52, 0.16), elbows=0, palms=0)
    timeline.hold(0.3)
    if kind == "opposite":
        flat = At("shoulder", 0.10, 0.52, 0.16)
        for number in range(2 * max(count, 1)):
            arm, leg = ("r", "l") if number % 2 == 0 else ("l", "r")
            timeline.to(
                0.6,
                bend=-20,
                nod=-20,
                **{f"hand_{arm}": At("shoulder", 0.08, 0.55, 0.02), f"foot_{leg}": At("hip", 0.04, -0.79, -0.24)},
            )
            timeline.hold(0.3)
            timeline.to(0.6, bend=0, nod=-14, **{f"hand_{arm}": flat, f"foot_{leg}": LYING_FOOT})
        return [
            "{do} alternating supermans, lifting opposite arm and leg",
            f"{{lie}} on the front and {{lift}} the {side} arm and the {other(side)} leg, then the other pair",
            f"{{raise}} the {side} arm and the {other(side)} leg while lying face down, then {{switch}}",
            "{lift} one arm and the opposite leg off the floor in turn, lying on the belly",
            f"{{perform}} swimmers on the floor, {times(max(count, 1))} on each side",
            "{stretch} out face down and {raise} opposite arm and leg in turn",
            "= alternating superman, opposite arm and leg",
            f"{{lift}} the {side} hand and the {other(side)} foot, then the {other(side)} hand and the {side} foot, lying on the stomach",
        ]
    lifts_arms, lifts_legs = kind != "legs only", kind != "arms only"
    for _ in range(count if kind != "all" else 0):
        up: dict[str, Value] = (
            {"bend": -30.0, "nod": -24.0, "hands": At("shoulder", 0.10, 0.53, 0.10)} if lifts_arms else {"bend": -4.0}
        )
        timeline.to(0.75, **up, **({"feet": At("hip", 0.05, -0.79, -0.24)} if lifts_legs else {}))
        timeline.hold(0.5 if hold == "short" else 2.2)
        timeline.to(0.75, bend=0, nod=-14, hands=At("shoulder", 0.10, 0.52, 0.16), feet=LYING_FOOT)
        timeline.hold(0.15)
    if kind != "all":
        what, rest = (
            ("both legs", "the upper body stays down")
            if kind == "legs only"
            else ("the chest and both arms", "the rest stays down")
        )
        when = times(count) if hold == "short" else "and {hold} the position"
        return [
            f"{{lie}} face down and {{lift}} {what} off the floor {when}",
            f"{{raise}} {what} while lying on the stomach {when}",
            f"{{lift}} {what} {when}, lying on the front, while {rest}",
            f"{{do}} back extensions on the floor, lifting only {what}",
            f"{{lie}} on the belly and {{raise}} {what} as high as possible",
            f"{{lift}} {what} up from the floor, face down, and {{lower}} them again",
            f"= {what} lifted, lying on the front",
            f"{{stretch}} out face down and {{lift}} {what} {when}",
        ]
    for _ in range(count):
        timeline.to(0.75, bend=-36, nod=-24, hands=At("shoulder", 0.10, 0.53, 0.10), feet=At("hip", 0.05, -0.80, -0.20))
        timeline.hold(0.4 if hold == "short" else 2.2)
        timeline.to(0.75, bend=0, nod=-14, hands=At("shoulder", 0.10, 0.52, 0.16), feet=LYING_FOOT)
        timeline.hold(0.15)
    held = times(count) if hold == "short" else "and {hold} the position"
    return [
        "{do} the superman exercise",
        f"{{lie}} face down and {{lift}} arms and legs off the floor {held}",
        f"{{raise}} chest, arms and legs {held}, lying on the belly",
        f"{{stretch}} the arms ahead like Superman and {{lift}} them with the legs, lying on the front, {held}",
        f"{{arch}} the back and {{raise}} all limbs from the floor {held}",
        f"{{do}} a superman on the floor {held}",
        "= a superman, lying on the front with arms and legs in the air",
        "{lie} on the stomach with the arms stretched out overhead, then {lift} the upper body and the legs",
    ]


@action(
    "bench press",
    "fitness/gym/lift",
    verbs="press push lift lower",
    count=Count(1, 4),
    grip=Choice(("normal", "wide", "narrow")),
)
def bench_press(timeline: Timeline, count: int, grip: str) -> Sequence[str]:
    """On the back on a bench, a bar lowered to the chest and pressed up."""
    out = {"normal": 0.10, "wide": 0.22, "narrow": 0.0}[grip]
    up, down = At("shoulder", 0.6 * out, -0.02, 0.55 if grip != "wide" else 0.53), At("shoulder", out, -0.14, 0.16)
    timeline.start(
        pitch=-90, y=-0.37, z=0.0, bend=0, nod=0, balance=0, feet=At("floor", 0.26, 0.0, 0.42), toes=20, knees=10, hands=up, elbows=25, palms=-80,
    )  # fmt: skip
    timeline.hold(0.4)
    for _ in range(count):
        timeline.to(0.75, hands=down, bend=-3)
        timeline.hold(0.12)
        timeline.to(0.65, hands=up, bend=0)
        timeline.hold(0.2)
    gripped = {"normal": "", "wide": " with a wide grip", "narrow": " with a narrow grip"}[grip]
    return [
        "{do} a bench press",
        f"{{lie}} on a bench and {{press}} a barbell up {times(count)}",
        f"{{press}} a barbell {times(count)} on a bench{gripped}",
        f"{{lower}} a bar to the chest and {{push}} it up again, {times(count)}, lying on the back on a bench",
        f"{{perform}} {number_word(count)} bench press repetition{'s' if count > 1 else ''}{gripped}",
        f"{{push}} a heavy bar up from the chest with both arms, lying on a bench, {times(count)}",
        f"= bench press{gripped}, {times(count)}",
        f"{{lift}} a weight from the chest until the arms are straight, lying face up on a bench{gripped}",
    ]


@action(
    "leg press",
    "fitness/gym/exercise",
    verbs="press push bend straighten",
    count=Count(1, 4),
    width=Choice(("normal", "wide")),
)
def leg_press(timeline: Timeline, count: int, width: str) -> Sequence[str]:
    """Lying back in a leg press machine, a plate pushed away with both feet."""
    out = 0.03 if width == "normal" else 0.16
    bent, straight = At("hip", out, -0.16, 0.42), At("hip", out, -0.38, 0.71)
    timeline.start(
        pitch=-62, y=-0.60, z=0.0, bend=8, nod=14, balance=0, rest=0, feet=straight, ankles=-4, knees=4 if width == "normal" else 12,
        hands=At("pelvis", 0.24, -0.02, -0.02), elbows=10,
    )  # fmt: skip
    timeline.hold(0.4)
    for _ in range(count):
        timeline.to(0.85, feet=bent, bend=12)
        timeline.hold(0.15)
        timeline.to(0.75, feet=straight, bend=8)
        timeline.hold(0.2)
    stance = "" if width == "normal" else " with the feet wide apart"
    return [
        "{do} a leg press",
        f"{{do}} the leg press {times(count)}{stance}",
        f"{{lie}} back in a leg press machine and {{push}} the plate away with both feet {times(count)}",
        f"{{lean}} back, {{bend}} both knees to the chest and {{press}} the legs out again, {times(count)}",
        f"{{perform}} {number_word(count)} leg press repetition{'s' if count > 1 else ''}{stance}",
        f"{{push}} a weight away with the legs while lying on the back{stance}, {times(count)}",
        f"= leg press on a machine{stance}, {times(count)}",
        f"{{straighten}} both legs against a heavy weight and {{let}} the knees come back to the chest, {times(count)}",
    ]


@action(
    "seated row", "fitness/gym/exercise", verbs="row pull lean extend", count=Count(2, 4), lean=Choice(("no", "yes"))
)
def seated_row(timeline: Timeline, count: int, lean: str) -> Sequence[str]:
    """Sitting at a cable machine, a handle pulled to the belly."""
    sit_on_floor_start(timeline, feet_m=0.68)
    timeline.start(feet=At("floor", 0.13, 0.02, 0.74), heels=-55.0, hands=At("shoulder", -0.06, -0.16, 0.53), pitch=-4)
    timeline.hold(0.3)
    for _ in range(count):
        timeline.to(
            0.7,
            hands=At("shoulder", 0.02, -0.34, 0.12),
            pitch=-22 if lean == "yes" else -6,
            bend=6 if lean == "no" else 2,
            elbows=5,
        )
        timeline.hold(0.2)
        timeline.to(0.8, hands=At("shoulder", -0.06, -0.16, 0.53), pitch=10 if lean == "yes" else -2, bend=18)
        timeline.hold(0.08)
    leaning = ", leaning forward and back with it" if lean == "yes" else ", back upright"
    return [
        "{do} a seated row",
        f"{{do}} {counted(count, 'seated row')}{leaning}",
        f"{{sit}} on the floor with the legs stretched out and {{pull}} a handle to the belly {times(count)}",
        f"{{pull}} a cable towards the waist while sitting, then {{extend}} the arms again, {times(count)}",
        f"{{perform}} {counted(count, 'seated cable row')}{leaning}",
        f"{{row}} with both arms {times(count)}{leaning}, sitting with the feet against a plate",
        f"= {counted(count, 'seated row')} on a machine{leaning}",
        f"{{draw}} both elbows back past the body while seated and {{let}} the arms go forward again, {times(count)}",
    ]


@action(
    "side-lying leg lift",
    "fitness/gym/exercise",
    verbs="lift raise lower lie open",
    side=SIDE,
    count=Count(2, 4),
    kind=Choice(("straight leg", "clamshell", "forward kick"), (3, 1, 1)),
    top=Choice(("short", "held"), (4, 1)),
)
def side_lying_leg_lift(timeline: Timeline, side: str, count: int, kind: str, top: str) -> Sequence[str]:
    """Lying on the right side the upper (left) leg is lifted, opened at the knee, or swung forward."""
    timeline.start(
        roll=-88, y=0.16 - STANDING_M, rest=1.0, balance=0, bend=2, feet=At("hip", 0.0, -0.82, 0.02), ankles=15,
        hand_r=At("head", 0.06, -0.10, 0.16), hand_l=At("chest", 0.02, -0.16, 0.30), nod=6, tilt=-4, side=-6,
    )  # fmt: skip
    if kind == "clamshell":
        timeline.start(feet=At("hip", 0.0, -0.44, 0.30), ankles=15)
    timeline.hold(0.4)
    count = min(count, 2) if top == "held" else count
    for _ in range(count):
        if kind == "clamshell":
            timeline.to(0.65, foot_l=At("hip", 0.06, -0.42, 0.30), knee_l=64)
            timeline.hold(0.3 if top == "short" else 2.0)
            timeline.to(0.65, foot_l=At("hip", 0.0, -0.44, 0.30), knee_l=0)
        elif kind == "forward kick":
            timeline.to(0.3, foot_l=At("hip", 0.08, -0.81, 0.04))
            timeline.to(0.6, foot_l=At("hip", 0.08, -0.28, 0.76))
            timeline.hold(0.2 if top == "short" else 2.0)
            timeline.to(0.6, foot_l=At("hip", 0.08, -0.76, -0.26))
            timeline.to(0.35, foot_l=At("hip", 0.0, -0.82, 0.02))
        else:
            timeline.to(0.75, foot_l=At("hip", 0.56, -0.60, 0.02), knee_l=0)
            timeline.hold(0.3 if top == "short" else 2.2)
            timeline.to(0.7, foot_l=At("hip", 0.0, -0.82, 0.02))
        timeline.hold(0.1)
    upper = other(side)
    lying = f"lying on the {side} side"
    does = {
        "straight leg": f"{{lift}} the {upper} leg", "clamshell": f"{{open}} the {upper} knee like a shell", "forward kick": f"{{kick}} the {upper} leg forward",
    }[kind]  # fmt: skip
    name = {"straight leg": "side-lying leg lift", "clamshell": "clamshell", "forward kick": "side-lying forward kick"}[
        kind
    ]
    waits = (
        [f"{lying}, {does} and {{hold}} it there", f"{{hold}} the {upper} leg up, {lying}"]
        if top == "held" and kind != "clamshell"
        else []
    )
    how = {
        "straight leg": "straight up and down", "clamshell": "with bent knees, the feet together", "forward kick": "to the front and back",
    }[kind]  # fmt: skip
    return [
        f"{does}, {lying}",
        f"{{do}} {counted(count, name)} with the {upper} leg",
        f"{{lie}} on the {side} side and {does} {times(count)}",
        f"{does} {how}, {lying}, {times(count)}",
        f"{{perform}} {counted(count, name)}, {lying}, the head on the hand",
        f"= {counted(count, name)}, {lying}",
        f"{lying}, {{move}} the upper leg {how}, {times(count)}",
        f"{{lie}} sideways on the floor and {does}, {how}",
        *waits,
    ]
