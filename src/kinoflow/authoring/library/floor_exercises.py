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
from kinoflow.authoring.timeline import Timeline

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


@action(
    "push-up",
    "fitness/gym/push-up",
    verbs="push lower press bend",
    count=Count(1, 4),
    hands=Choice(("normal", "wide", "narrow"), (3, 1, 1)),
    start=START,
)
def push_up(timeline: Timeline, count: int, hands: str, start: str) -> Sequence[str]:
    """Push-ups with a straight body."""
    if start == "standing":
        count = min(count, 3)
        timeline.hold(0.2)
        down_to_plank(timeline, 1.8)
    else:
        plank_start(timeline)
    out = {"normal": 0.22, "wide": 0.36, "narrow": 0.12}[hands]
    if start == "floor":
        timeline.start(hands=At("floor", out, 0.035, 0.38))
    elif hands != "normal":
        timeline.to(0.3, hand_r=At("floor", out, 0.035, 0.38))
        timeline.to(0.3, hand_l=At("floor", out, 0.035, 0.38))
    top = 0.60 if hands != "wide" else 0.56
    timeline.to(0.3, **plank_pose(top), elbows=15 if hands != "narrow" else -10)
    for _ in range(count):
        timeline.to(0.7, **plank_pose(0.21), nod=-20, elbows=25 if hands != "narrow" else -15)
        timeline.hold(0.1)
        timeline.to(0.6, **plank_pose(top), nod=-14, elbows=15 if hands != "narrow" else -10)
        timeline.hold(0.12)
    placed = {"normal": "under the shoulders", "wide": "wide apart", "narrow": "close together"}[hands]
    kind = {"normal": "push-up", "wide": "wide push-up", "narrow": "narrow push-up"}[hands]
    before = "{get} down on the floor and {do}" if start == "standing" else "{do}"
    return [
        f"{before} {counted(count, kind)}",
        f"{before} {counted(count, 'push-up')} with the hands {placed}",
        f"{{perform}} {counted(count, 'press-up')}, body straight, hands {placed}",
        f"{{lower}} the chest to the floor and {{push}} up again {times(count)}",
        f"{{bend}} the arms until the chest is just above the floor and {{press}} the body back up, {times(count)}",
        f"{{bend}} the elbows and {{straighten}} them again, {times(count)}, in a plank on hands and toes",
        f"= {counted(count, kind)} on the floor",
        f"{{support}} the body on hands and toes, {{go}} down and {{push}} back up {times(count)}",
        f"{before} {counted(count, kind)} with a straight back",
        f"{{complete}} {counted(count, kind)} with the body in one line",
    ]


@action(
    "plank", "fitness/yoga/plank", verbs="hold plank support keep", arms=Choice(("straight", "forearms")), start=START
)
def plank(timeline: Timeline, arms: str, start: str) -> Sequence[str]:
    """The plank, on straight arms or on the forearms, held."""
    low = plank_pose(0.35)
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
    timeline.hold(0.9)
    timeline.to(0.8, nod=-20, y=timeline.value("y") - 0.008)
    timeline.hold(0.6)
    timeline.to(0.8, nod=-12, y=timeline.value("y") + 0.010)
    timeline.hold(0.7)
    if start == "standing" and arms == "straight":
        up_from_plank(timeline, 1.8)
    on = "on straight arms" if arms == "straight" else "on the forearms"
    kind = "high plank" if arms == "straight" else "forearm plank"
    before = "{get} down into a plank and {hold} it" if start == "standing" else "{hold} a plank"
    return [
        before,
        f"{before} {on}",
        f"{{do}} a {kind}",
        f"{{hold}} the body in a straight line on {'hands' if arms == 'straight' else 'forearms'} and toes",
        f"{{support}} the body {on} and the toes, {{keep}} the back straight and {{hold}} still",
        f"{{perform}} a {kind} and {{hold}} the position",
        f"{{stay}} in a plank position {on}, face down",
        f"= a {kind}, body straight from head to heels",
        f"{{maintain}} a plank {on} without moving",
        f"{{stretch}} the legs back, {{rest}} {on} and {{keep}} hips and shoulders in one line",
    ]


@action(
    "side plank",
    "fitness/yoga/plank",
    verbs="hold plank support raise",
    side=SIDE,
    arm=Choice(("up", "hip", "waves"), (2, 1, 1)),
)
def side_plank(timeline: Timeline, side: str, arm: str) -> Sequence[str]:
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
    timeline.hold(1.4)
    timeline.to(0.7, y=-0.52, roll=-75, side=27)
    timeline.to(0.7, y=-0.385, roll=-64, side=0)
    timeline.hold(0.8)
    held = {
        "up": f"the {other(side)} arm pointing up",
        "hip": f"the {other(side)} hand on the hip",
        "waves": f"the {other(side)} arm swinging from overhead to straight up",
    }[arm]
    return [
        f"{{hold}} a side plank on the {side} hand",
        f"{{do}} a side plank on the {side} side",
        f"{{hold}} a side plank, {held}",
        f"{{support}} the body sideways on the {side} hand and the feet, {held}",
        f"{{perform}} a side plank on the {side} arm, {{lower}} the hips a little and {{lift}} them again",
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
)
def mountain_climber(timeline: Timeline, count: int, side: str, pace: str) -> Sequence[str]:
    """In a plank the knees are pulled to the chest in turn."""
    half_s = 0.24 if pace == "running" else 0.55
    count = count if pace == "running" else min(count, 5)
    plank_start(timeline, 0.59)
    timeline.hold(0.3)
    tucked = At("hip", 0.03, -0.38, 0.19)
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
    ]


@action("donkey kick", "fitness/gym/exercise", verbs="kick lift raise push", side=SIDE, count=Count(2, 4), start=START)
def donkey_kick(timeline: Timeline, side: str, count: int, start: str) -> Sequence[str]:
    """On hands and knees one bent leg is lifted back and up."""
    if start == "standing":
        timeline.hold(0.2)
        on_all_fours(timeline, 1.8)
        count = min(count, 3)
    else:
        all_fours_start(timeline)
    timeline.hold(0.25)
    in_m, out_m = At("hip", 0.02, -0.34, 0.20), At("hip", 0.03, -0.46, -0.40)
    for _ in range(count):
        timeline.to(0.45, foot_r=in_m, ankle_r=-5, bend=20, x=0.03)
        timeline.to(0.5, foot_r=out_m, ankle_r=0, bend=2, nod=-34, pitch=72)
        timeline.hold(0.15)
    timeline.to(0.4, foot_r=in_m, bend=14, pitch=68)
    return [
        f"{{do}} donkey kicks with the {side} leg",
        f"{{kick}} the {side} leg back and up {times(count)}, on all fours",
        f"{{do}} {counted(count, 'donkey kick')} on hands and knees",
        f"{{kneel}} on hands and knees and {{lift}} the bent {side} leg up behind, {times(count)}",
        f"{{push}} the {side} foot up towards the ceiling on all fours, {times(count)}",
        f"{{perform}} {counted(count, 'donkey kick')} with the {side} leg, knee bent",
        f"= {counted(count, 'donkey kick')}, {side} leg, on hands and knees",
        f"{{draw}} the {side} knee in towards the chest and {{kick}} it back and up, {times(count)}, on hands and knees",
    ]


@action("bird dog", "fitness/gym/exercise", verbs="extend raise lift stretch hold", side=SIDE, count=Count(1, 2))
def bird_dog(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """On hands and knees the right arm and the left leg are stretched out, then the other pair."""
    all_fours_start(timeline)
    timeline.hold(0.3)
    for number in range(2 * count):
        hand, foot, sign = ("r", "l", 1.0) if number % 2 == 0 else ("l", "r", -1.0)
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
    return [
        "{do} the bird dog",
        "{stretch} out one arm and the opposite leg, then {switch}, on all fours",
        f"{{extend}} the {side} arm and the {other(side)} leg, then the {other(side)} arm and the {side} leg, on hands and knees",
        f"{{perform}} the bird dog exercise, {{raise:ing}} the {side} arm and {other(side)} leg first",
        f"{{kneel}} on all fours, {{raise}} the {side} arm forward and the {other(side)} leg backward and {{hold}}",
        "{lift} the opposite arm and leg until they are level with the back, in turn",
        f"= bird dog on hands and knees, {times(count)} on each side",
        "{reach} forward with one hand and back with the opposite foot while kneeling on all fours",
    ]


@action(
    "glute bridge",
    "fitness/yoga/bridge pose",
    verbs="lift raise push lower",
    count=Count(1, 4),
    leg=Choice(("both", "single"), (3, 1)),
)
def glute_bridge(timeline: Timeline, count: int, leg: str) -> Sequence[str]:
    """On the back with bent knees, hips pushed up and lowered."""
    _supine(timeline)
    timeline.hold(0.35)
    if leg == "single":
        timeline.to(0.6, foot_r=At("hip", 0.02, -0.70, 0.44), ankle_r=10)
    for _ in range(count):
        up = {"foot_r": At("hip", 0.02, -0.83, 0.06)} if leg == "single" else {}
        timeline.to(0.8, pitch=-122, nod=30, bend=0, z=-0.09, **up)
        timeline.hold(0.4)
        down = {"foot_r": At("hip", 0.02, -0.70, 0.44)} if leg == "single" else {}
        timeline.to(0.75, pitch=-90, nod=4, z=0.0, **down)
        timeline.hold(0.12)
    how = "" if leg == "both" else " with one leg stretched out"
    return [
        f"{{do}} {counted(count, 'glute bridge')}{how}",
        f"{{lie}} on the back and {{lift}} the hips off the floor {times(count)}{how}",
        f"{{do}} {counted(count, 'hip raise')} on the floor{how}",
        f"{{push}} the hips up and {{lower}} them, {times(count)}{how}, lying on the back with bent knees",
        f"{{perform}} {counted(count, 'glute bridge')}, shoulders and feet on the floor"
        if leg == "both"
        else f"{{perform}} {counted(count, 'single-leg glute bridge')}",
        f"{{raise}} the hips until trunk and thighs form a line, then {{sink}} back to the floor, {times(count)}{how}",
        f"= {counted(count, 'glute bridge')} on the back{how}",
        f"{{lie}} face up with the knees bent and {{thrust}} the hips towards the ceiling {times(count)}{how}",
    ]


@action(
    "crunch",
    "fitness/gym/sit-up",
    verbs="crunch lift curl",
    count=Count(2, 4),
    hands=Choice(("head", "chest", "thighs")),
)
def crunch(timeline: Timeline, count: int, hands: str) -> Sequence[str]:
    """Shoulders curled off the floor, lower back stays down."""
    _supine(timeline)
    place = {"head": BEHIND_HEAD, "chest": CROSSED, "thighs": At("shoulder", 0.03, -0.42, 0.36)}[hands]
    timeline.start(hands=place, elbows=ELBOWS_DEG[hands], palms=0)
    timeline.hold(0.3)
    for _ in range(count):
        timeline.to(0.6, bend=52, nod=16, **({"hands": At("knee", 0.0, 0.10, -0.08)} if hands == "thighs" else {}))
        timeline.hold(0.2)
        timeline.to(0.65, bend=0, nod=4, **({"hands": place} if hands == "thighs" else {}))
        timeline.hold(0.1)
    held = {
        "head": "hands behind the head",
        "chest": "arms crossed on the chest",
        "thighs": "the hands sliding up to the knees",
    }[hands]
    return [
        f"{{do}} {counted(count, 'crunch', 'crunches')}",
        f"{{lie}} on the back and {{do}} {counted(count, 'crunch', 'crunches')}",
        f"{{do}} abdominal crunches, {held}",
        f"{{curl}} the shoulders off the floor {times(count)}, {held}, lying with bent knees",
        f"{{perform}} {counted(count, 'crunch', 'crunches')} on the floor, {held}",
        f"{{lift}} head and shoulders towards the knees and {{lower}} them again, {times(count)}",
        f"= {counted(count, 'crunch', 'crunches')} with the knees bent, {held}",
        f"{{raise}} the upper back a little off the floor {times(count)} while the hips stay down",
    ]


@action(
    "sit-up",
    "fitness/gym/sit-up",
    verbs="sit rise lower raise",
    count=Count(1, 3),
    hands=Choice(("head", "chest", "forward")),
    start=START,
)
def sit_up(timeline: Timeline, count: int, hands: str, start: str) -> Sequence[str]:
    """From the back all the way up to sitting and down again, knees bent."""
    place = {"head": BEHIND_HEAD, "chest": CROSSED, "forward": At("shoulder", 0.06, 0.50, 0.10)}[hands]
    if start == "standing":
        count = min(count, 2)
        timeline.hold(0.2)
        down_to_back(timeline, 3.0, knees_bent=False)
        z = timeline._hips_here()[1]
        timeline.to(0.5, feet=At("floor", 0.13, 0.0, z + 0.44), heels=0, hands=place, elbows=ELBOWS_DEG[hands], palms=0)
    else:
        _supine(timeline)
        timeline.start(hands=place, elbows=ELBOWS_DEG[hands], palms=0)
    timeline.hold(0.3)
    for _ in range(count):
        timeline.to(0.35, bend=30, nod=18, pitch=-82)
        swing = {"hands": At("shoulder", 0.0, -0.10, 0.54)} if hands == "forward" else {}
        timeline.to(0.6, pitch=-8, bend=40, nod=6, **swing)
        timeline.hold(0.15)
        timeline.to(0.5, pitch=-55, bend=36, nod=14)
        timeline.to(0.45, pitch=-90, bend=0, nod=4, **({"hands": place} if hands == "forward" else {}))
        timeline.hold(0.12)
    held = {
        "head": "hands behind the head",
        "chest": "arms crossed on the chest",
        "forward": "the arms swinging from overhead to the front",
    }[hands]
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
    held = "the feet off the floor" if feet == "air" else "the feet on the floor"
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


@action(
    "lying leg raise",
    "fitness/gym/exercise",
    verbs="raise lift lower",
    legs=Choice(("both", "right", "left"), (2, 1, 1)),
    count=Count(1, 3),
)
def lying_leg_raise(timeline: Timeline, legs: str, count: int) -> Sequence[str]:
    """On the back, straight legs lifted until they point up."""
    lie_start(timeline, "up")
    low, high = LYING_FOOT.moved(forward=-0.02), At("hip", 0.03, -0.06, 0.825)
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
)
def superman(timeline: Timeline, count: int, hold: str) -> Sequence[str]:
    """On the front, arms and legs lifted off the floor."""
    count = count if hold == "short" else 1
    lie_start(timeline, "down")
    timeline.start(hands=At("shoulder", 0.10, 0.52, 0.16), elbows=0, palms=0)
    timeline.hold(0.3)
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
