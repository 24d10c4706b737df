"""Sports, exercises, dances, games and weapons that other files do not hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, other
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import at_ease
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.gestures import back_to_standing
from kinoflow.authoring.moves import (
    KNEELING_FOOT,
    alternate,
    hop,
    hops_end,
    kneel_start,
    sit_on_floor_start,
    sit_start,
    step,
)
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline, Value
from kinoflow.language.words import number_word, times


@action(
    "grapple",
    "game/unarmed/wrestling",
    verbs="grapple wrestle push pull",
    side=SIDE,
    count=Count(2, 4),
    end=Choice(("goes on", "throws to the side", "pushes away"), (1, 1, 1)),
)
def grapple(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """Locked arms with somebody or something strong: to and fro in low steps, heads side by side."""
    hold: dict[str, Value] = {
        "hand_r": At("shoulder", 0.02, 0.02, 0.40),
        "hand_l": At("shoulder", 0.04, -0.10, 0.40),
        "elbows": 34.0,
    }
    low: dict[str, Value] = {"y": -0.20, "pitch": 22.0, "bend": 20.0, "nod": -14.0}
    timeline.hold(0.2)
    step(timeline, "l", 0.22, 0.18, toes_deg=10, duration_s=0.35, advance=False)
    step(timeline, "r", -0.16, 0.20, toes_deg=30, duration_s=0.35, delay_s=0.3, advance=False)
    timeline.to(0.7, **hold, **low)
    for number in range(count):
        sign = 1 if number % 2 == 0 else -1
        timeline.place = timeline.place.moved(forward_m=0.16 * sign, turned_deg=14 * sign)
        timeline.to(
            0.5,
            x=0.0,
            z=0.05 * sign,
            yaw=0.0,
            advance=False,
            pitch=22 + 8 * sign,
            twist=12 * sign,
            side=7 * sign,
            tilt=-10 * sign,
        )
        first, second = ("l", "r") if sign > 0 else ("r", "l")
        step(timeline, first, 0.22 if first == "l" else -0.16, 0.19, duration_s=0.26, height_m=0.04, heel_first=False)
        step(timeline, second, 0.22 if second == "l" else -0.16, 0.19, duration_s=0.26, height_m=0.04, heel_first=False)
        timeline.to(
            0.22, hand_r=At("shoulder", 0.04, -0.06, 0.34), hand_l=At("shoulder", 0.02, 0.02, 0.42), twist=-10 * sign
        )
        timeline.to(0.22, **hold)
    if end == "throws to the side":
        timeline.to(0.25, y=-0.28, twist=10)
        timeline.to(
            0.4,
            exact=True,
            twist=-50,
            side=-14,
            turn=-14,
            y=-0.16,
            hand_r=At("shoulder", 0.34, -0.26, 0.20),
            hand_l=At("shoulder", -0.14, -0.24, 0.40),
            bend=26,
        )
        timeline.hold(0.3)
        timeline.to(0.4, twist=-16, side=0, turn=-10)
    elif end == "pushes away":
        timeline.to(0.25, hands=At("shoulder", 0.02, -0.10, 0.26), z=-0.04)
        timeline.to(0.18, exact=True, hands=At("shoulder", 0.02, 0.0, 0.54), z=0.10, pitch=24)
        timeline.to(0.5, hands=At("shoulder", 0.10, -0.16, 0.32), z=0.0, pitch=14)
    timeline.to(0.3, turn=0, twist=0, tilt=0)
    at_ease(timeline, 0.9)
    tail = {
        "goes on": "",
        "throws to the side": f" and {{throw}} him down to the {side}",
        "pushes away": " and {shove} him away",
    }[end]
    return [
        f"{{grapple}} with somebody{tail}", f"{{wrestle}} with somebody standing up{tail}", f"{{wrestle}} an opponent in a clinch{tail}", f"= two wrestlers locked arm in arm{', a throw' if end == 'throws to the side' else ''}", f"{{struggle}} with a strong opponent, arms locked{tail}", f"{{grab}} an opponent by the shoulders, {{push}} and {{pull}}{tail}",
        f"{{wrestle}} a wild animal{tail.replace('him', 'it')}", f"{{fight}} an animal hand to hand{tail.replace('him', 'it')}", f"{{tussle}} with somebody{tail}", f"{{grapple}} with a beast{tail.replace('him', 'it')}", f"{{wrestle}}{tail}",
    ]  # fmt: skip


@action(
    "chase somebody",
    "locomotion/run/run",
    verbs="chase run reach",
    tempo=False,
    side=SIDE,
    end=Choice(("keeps running", "grabs", "gives up"), (2, 1, 1)),
)
def chase(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """A run with one arm stretched out for who flees."""
    run = STYLES["run"]
    reaching = replace(run, hand=(None, At("shoulder", -0.02, 0.0, 0.50)), pitch_deg=14)
    timeline.hold(0.15)
    timeline.to(0.25, bend=14, pitch=10, hands=At("shoulder", 0.10, -0.30, 0.24))
    if end == "keeps running":
        walk(timeline, 11 * run.step_m, run, steps=11, then=((6, reaching),))
        timeline.cut(end_s=timeline.time_s - 0.1 - 2 * run.step_s)
    else:
        walk(timeline, 9 * run.step_m, run, steps=9, then=((5, reaching),))
        timeline.wait()
        if end == "grabs":
            timeline.to(0.2, hands=At("shoulder", 0.0, -0.04, 0.52), bend=22, pitch=14, y=-0.10)
            timeline.to(0.2, hands=At("shoulder", 0.04, -0.14, 0.28), bend=8)
            timeline.hold(0.5)
            timeline.neutral(0.8)
        else:
            timeline.to(0.8, hands=At("knee", 0.02, 0.12, 0.04), pitch=36, bend=26, y=-0.10, elbows=20)
            for _ in range(3):
                timeline.to(0.35, bend=22, shrugs=6)
                timeline.to(0.35, bend=27, shrugs=0)
            timeline.neutral(0.9)
    tail = {"keeps running": "", "grabs": " and {catch} him", "gives up": ", then {give} up and {catch} the breath"}[
        end
    ]
    return [
        f"{{chase}} somebody{tail}", f"{{run}} after somebody{tail}", f"{{chase}} a thief, the {side} arm stretched out{tail}", f"{{pursue}} somebody at a run{tail}", f"{{sprint}} after an enemy, reaching out with the {side} hand{tail}", "= monster chasing its prey" if not tail else f"= policeman chasing a thief{', then out of breath' if end == 'gives up' else ', then grabbing him'}",
        f"{{hunt}} somebody down{tail}", f"{{run}} after a bus{tail if end == 'gives up' else ''}", f"{{play}} tag and {{run}} after somebody{tail}",
    ]  # fmt: skip


@action("catch with a net", "daily/objects/catch", verbs="catch swing chase", side=SIDE, count=Count(1, 3))
def net(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """A butterfly net in both hands: a step or two after it and a swing."""
    handle: dict[str, Value] = {
        "hand_r": At("shoulder", 0.10, 0.06, 0.26),
        "hand_l": At("shoulder", -0.14, -0.12, 0.30),
    }
    timeline.hold(0.2)
    timeline.to(0.5, **handle, nod=-10)
    for number in range(count):
        timeline.to(0.3, turn=20 if number % 2 else -10, nod=-16)
        timeline.place = timeline.place.moved(forward_m=0.42)
        timeline.to(0.6, z=0.0, x=0.0, advance=False)
        step(timeline, "l", 0.14, 0.11, duration_s=0.3)
        step(timeline, "r", -0.06, 0.12, duration_s=0.3)
        timeline.to(
            0.25, hand_r=At("shoulder", 0.22, 0.30, 0.10), hand_l=At("shoulder", -0.02, 0.16, 0.26), twist=-18, bend=-6
        )
        timeline.to(
            0.2,
            exact=True,
            hand_r=At("shoulder", -0.06, -0.16, 0.46),
            hand_l=At("shoulder", 0.04, -0.34, 0.30),
            twist=18,
            bend=22,
            nod=6,
            y=-0.10,
        )
        timeline.hold(0.25)
        timeline.to(0.4, **handle, twist=0, bend=4, nod=-8, y=0)
    timeline.to(0.5, hand_r=At("shoulder", 0.02, -0.16, 0.36), hand_l=At("shoulder", 0.0, -0.22, 0.28), nod=20)
    timeline.hold(0.3)
    back_to_standing(timeline, "l", 0.7)
    step(timeline, "r", 0.0, 0.095, duration_s=0.3)
    del side
    return [
        "{catch} butterflies with a net", "{chase} a butterfly with a net", "{try} to catch a butterfly with a net", "{swing} a butterfly net", "{catch} insects with a net", f"{{swing}} a net {times(count)} to catch a butterfly", "= child catching butterflies", "{run} after a butterfly and {swing} the net", "{chase} a butterfly",
    ]  # fmt: skip


@action(
    "fall down the stairs",
    "game/reactions/death fall",
    verbs="fall slip slide bump",
    tempo=False,
    side=SIDE,
    count=Count(3, 5),
    end=Choice(("sits", "lies"), (1, 1)),
)
def fall_down_stairs(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """The feet slip away on the upper stair, then down on the seat with a bump on every stair."""
    rise_m, tread_m = 0.17, 0.28
    timeline.place = timeline.place.moved(up_m=rise_m * (count + 1))
    timeline.start(y=0.0, feet=At("floor", 0.095, 0.0, 0.0))
    timeline.hold(0.4)
    step(timeline, "r", 0.16, 0.10, duration_s=0.3, height_m=0.03)
    timeline.to(0.14, exact=True, bend=-10, pitch=-14, hands=At("shoulder", 0.44, 0.10, 0.16), z=0.02, y=-0.06, nod=12)
    timeline.place = timeline.place.moved(up_m=-rise_m, forward_m=tread_m)
    timeline.to(
        0.34, exact=True, y=rise_m + 0.15 - STANDING_M, z=-tread_m, x=0.0, pitch=-34, bend=22, balance=0.0,
        feet=At("hip", 0.08, -0.66, 0.42), hands=At("shoulder", 0.40, -0.10, 0.14),
    )  # fmt: skip
    for number in range(count):
        sign = 1 if number % 2 else -1
        timeline.to(
            0.15, exact=True, y=rise_m + 0.18 - STANDING_M, z=-0.4 * tread_m, pitch=-26, bend=8, side=8 * sign, nod=0
        )
        timeline.to(0.12, exact=True, y=0.13 - STANDING_M, z=0.0, pitch=-38, bend=26, side=-4 * sign, nod=14,
                    hands=At("shoulder", 0.36, -0.26 + 0.16 * (number % 2), 0.10))  # fmt: skip
        if number + 1 < count:
            timeline.place = timeline.place.moved(up_m=-rise_m, forward_m=tread_m)
    timeline.place = timeline.place.moved(up_m=-rise_m, forward_m=tread_m)
    timeline.to(
        0.3, exact=True, y=0.15 - STANDING_M, z=0.0, x=0.0, pitch=-30, bend=20, side=0,
        feet=At("floor", 0.13, 0.0, 0.62), hands=At("floor", 0.26, 0.05, -0.24),
    )  # fmt: skip
    if end == "lies":
        timeline.to(
            0.6,
            exact=True,
            pitch=-88,
            bend=2,
            nod=6,
            rest=1.0,
            hands=At("shoulder", 0.30, -0.40, 0.0),
            feet=At("floor", 0.14, 0.0, 0.60),
        )
        timeline.to(0.4, turn=-30)
        timeline.hold(0.9)
    else:
        timeline.to(0.4, rest=1.0, pitch=-14, bend=22, nod=12)
        timeline.to(0.5, hand_r=At("pelvis", 0.10, 0.08, -0.16), elbow_r=30)
        for sign in (1, -1):
            timeline.to(0.4, tilt=10 * sign, side=5 * sign)
        timeline.hold(0.3)
    tail = " and {lie} there" if end == "lies" else f" and {{hold}} the back with the {side} hand"
    return [
        "{fall} down the stairs", f"{{fall}} down the stairs{tail}", f"{{slip}} on the stairs and {{bump}} down on the seat{tail}", f"{{tumble}} down a staircase{tail}", f"{{slip}} at the top of the stairs and {{fall}} down{tail}", f"{{slide}} down the stairs on the backside{tail}", "= falling down stairs", "= stair fall", f"{{fall}} downstairs{tail}",
        f"{{lose}} the footing on the stairs and {{fall}} down the steps{tail}", "{fall} from the stairs",
    ]  # fmt: skip


@action(
    "headstand",
    "fitness/yoga/other yoga",
    verbs="stand kick balance",
    tempo=False,
    side=SIDE,
    legs=Choice(("together", "apart", "bent"), (2, 1, 1)),
    end=Choice(("stay up", "come down")),
)
def headstand(timeline: Timeline, side: str, legs: str, end: str) -> Sequence[str]:
    """From the knees: the head goes to the floor between the hands, the hips over it, the legs up."""
    kneel_start(timeline)
    timeline.hold(0.2)
    hands = At("floor", 0.20, 0.04, 0.50)
    timeline.to(
        0.9, exact=True, pitch=104, bend=22, nod=24, z=-0.06, y=0.46 - STANDING_M, hands=hands, elbows=14, rest=0.0
    )
    timeline.to(
        0.8,
        exact=True,
        pitch=140,
        bend=14,
        nod=4,
        z=0.46,
        y=0.72 - STANDING_M,
        feet=At("floor", 0.10, 0.0, -0.20),
        heels=66,
    )
    held = {
        "together": At("hip", -0.04, -0.825, 0.0),
        "apart": At("hip", 0.40, -0.70, 0.0),
        "bent": At("hip", 0.02, -0.52, 0.16),
    }[legs]
    up_m = 0.755
    timeline.to(
        0.6,
        exact=True,
        pitch=168,
        bend=6,
        nod=-2,
        z=0.62,
        y=up_m - STANDING_M,
        feet=At("hip", 0.02, -0.44, 0.40),
        heels=0,
        ankles=50,
    )
    timeline.to(0.7, exact=True, pitch=180, bend=0, nod=0, z=0.64, y=up_m - STANDING_M, feet=held)
    for sign in (1, -1, 1):
        timeline.to(0.5, exact=True, pitch=180 + 1.5 * sign)
    if end == "come down":
        timeline.to(0.6, exact=True, pitch=168, bend=6, nod=-2, z=0.62, feet=At("hip", 0.02, -0.44, 0.40))
        timeline.to(
            0.7,
            exact=True,
            pitch=134,
            bend=16,
            nod=6,
            z=0.44,
            y=0.70 - STANDING_M,
            feet=At("floor", 0.10, 0.0, -0.24),
            heels=66,
            ankles=10,
        )
        timeline.to(
            0.8, exact=True, pitch=104, bend=22, nod=24, z=-0.06, y=0.46 - STANDING_M, feet=KNEELING_FOOT, heels=132
        )
        timeline.to(
            0.7,
            exact=True,
            pitch=0,
            bend=2,
            nod=0,
            z=0.0,
            y=0.4666 - STANDING_M,
            rest=1.0,
            hands=At("thigh", 0.02, 0.10, 0.06),
            elbows=0,
        )
    else:
        timeline.hold(0.6)
    how = {"together": "with straight legs", "apart": "with the legs apart", "bent": "with bent knees"}[legs]
    tail = " and {come} down again" if end == "come down" else ""
    del side
    return [
        f"{{do}} a headstand {how}{tail}", f"{{stand}} on {{poss}} head {how}{tail}", f"{{kneel}}, {{put}} the head on the floor and {{go}} up into a headstand{tail}", f"= headstand {how}", f"{{balance}} on the head and both hands {how}{tail}", f"{{do}} a yoga headstand{tail}", f"{{go}} into a headstand {how}{tail}", f"{{stand}} upside down on {{poss}} head{tail}",
    ]  # fmt: skip


@action(
    "crow pose",
    "fitness/yoga/other yoga",
    verbs="balance lean squat",
    tempo=False,
    hold=Choice(("short", "long")),
    end=Choice(("stay", "come down"), (1, 1)),
)
def crow(timeline: Timeline, hold: str, end: str) -> Sequence[str]:
    """From a squat with the hands on the floor the weight goes forward until the feet float, knees on the arms."""
    hands = At("floor", 0.16, 0.03, 0.34)
    squat: dict[str, Value] = {"y": -0.50, "z": 0.02, "pitch": 60.0, "bend": 34.0, "nod": -24.0, "balance": 0.0}
    timeline.hold(0.2)
    timeline.to(1.0, exact=True, **squat, hands=hands, heels=30, elbows=30, knees=30)
    timeline.hold(0.3)
    up: dict[str, Value] = {"y": -0.40, "z": 0.16, "pitch": 92.0, "bend": 26.0, "nod": -40.0}
    timeline.to(0.8, exact=True, y=-0.46, z=0.10, pitch=78, bend=32, nod=-34, heels=58)
    timeline.to(0.5, exact=True, **up, feet=At("hip", 0.06, -0.26, -0.02), knees=40, ankles=50, heels=0, elbows=60)
    for sign in (1, -1, 1, -1) if hold == "long" else (1, -1):
        timeline.to(0.5, exact=True, pitch=92 + 1.5 * sign, y=-0.40 + 0.005 * sign)
    if end == "come down":
        timeline.to(
            0.5,
            exact=True,
            y=-0.46,
            z=0.06,
            pitch=76,
            bend=32,
            nod=-30,
            feet=At("floor", 0.11, 0.0, 0.0),
            heels=50,
            knees=30,
            ankles=10,
        )
        timeline.to(0.5, exact=True, **squat, heels=20, elbows=20)
        timeline.to(
            1.1,
            y=0,
            z=0,
            pitch=0,
            bend=0,
            nod=0,
            balance=1.0,
            heels=0,
            knees=0,
            elbows=0,
            hands=At("shoulder", 0.07, -0.553, 0.03),
        )
    else:
        timeline.hold(0.5)
    long = " for a long time" if hold == "long" else ""
    return [
        "{do} the crow pose", f"{{balance}} on both hands in crow pose{long}", "{get} into crow pose", f"= yoga crow pose{long}", f"{{hold}} the crow pose{long}", "{squat}, {lean} onto the hands and {lift} both feet off the floor", "{do} a crow arm balance", f"{{balance}} on the hands with the knees on the upper arms{long}",
    ]  # fmt: skip


@action("flip a heavy tyre", "fitness/gym/lift", verbs="flip lift push", side=SIDE, count=Count(1, 2))
def flip_tyre(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Low grip, legs straighten, the hands turn over at the chest and push it on."""
    del side
    timeline.hold(0.2)
    for _ in range(count):
        timeline.to(
            0.8,
            y=-0.36,
            z=-0.16,
            pitch=52,
            bend=22,
            nod=-24,
            hands=At("floor", 0.22, 0.16, 0.36),
            palms=80,
            balance=0.5,
        )
        timeline.hold(0.25)
        timeline.to(0.6, y=-0.18, z=-0.02, pitch=36, bend=12, hands=At("air", 0.24, 0.56, 0.42))
        timeline.place = timeline.place.moved(forward_m=0.34)
        step(timeline, "l", 0.10, 0.12, duration_s=0.3, advance=False)
        timeline.to(
            0.4,
            y=-0.10,
            z=-0.12,
            x=0.0,
            pitch=20,
            bend=6,
            hands=At("shoulder", 0.06, -0.14, 0.30),
            palms=-60,
            wrists=-40,
            balance=1.0,
        )
        step(timeline, "r", -0.10, 0.12, duration_s=0.3, advance=False)
        timeline.to(0.35, exact=True, hands=At("shoulder", 0.04, -0.02, 0.54), z=0.06, pitch=22)
        timeline.to(0.3, hands=At("shoulder", 0.10, -0.36, 0.30), wrists=0, palms=0, z=0.0, pitch=8)
        step(timeline, "l", 0.0, 0.10, duration_s=0.25)
        step(timeline, "r", 0.0, 0.10, duration_s=0.25)
    timeline.neutral(0.7)
    often = "" if count == 1 else f" {times(count)}"
    return [
        f"{{flip}} a heavy tyre{often}", f"{{flip}} a big tire{often}", f"{{turn}} over a tractor tyre{often}", f"{{do}} tire flips{often}", f"= tire flip{often}", f"{{squat}}, {{lift}} a huge tyre and {{push}} it over{often}", f"{{lift}} the edge of a huge tire and {{push}} it over{often}", f"= strongman flipping a tire{often}", f"{{heave}} a heavy tyre over{often}",
    ]  # fmt: skip


@action("wall ball", "fitness/gym/lift", verbs="throw squat catch", tempo=False, count=Count(2, 4))
def wall_ball(timeline: Timeline, count: int) -> Sequence[str]:
    """Squat with a ball at the chest, up and throw it high against a wall, catch it into the next squat."""
    ball = At("chest", 0.13, 0.02, 0.24)
    timeline.start(hands=ball, elbows=16)
    timeline.hold(0.3)
    for _ in range(count):
        timeline.to(0.6, y=-0.38, z=-0.16, pitch=26, bend=6, nod=-26, hands=ball, balance=0.6)
        timeline.to(
            0.35,
            exact=True,
            y=0.0,
            z=0.0,
            pitch=0,
            bend=-4,
            nod=-30,
            hands=At("shoulder", -0.02, 0.10, 0.24),
            balance=1.0,
        )
        timeline.to(0.16, exact=True, hands=At("shoulder", 0.0, 0.48, 0.22), heels=26, y=0.04)
        timeline.to(0.25, heels=0, y=0)
        timeline.hold(0.25)
        timeline.to(0.2, hands=At("shoulder", 0.0, 0.30, 0.34), nod=-20)
        timeline.to(0.25, hands=ball)
    timeline.to(0.3, nod=0)
    timeline.hold(0.2)
    often = times(count)
    return [
        "{do} wall balls", "{do} a wall ball" if count == 1 else f"{{do}} {number_word(count)} wall balls", f"{{throw}} a medicine ball high against a wall out of a squat {often}", f"{{squat}} with a ball and {{throw}} it up against the wall, {often}", "= wall ball exercise", "= wall balls in a crossfit workout", f"{{do}} a wall ball shot {often}", "{squat}, {throw} the ball up the wall and {catch} it",
    ]  # fmt: skip


@action(
    "foam roll",
    "fitness/stretching/stretch",
    verbs="roll massage",
    side=SIDE,
    count=Count(2, 4),
    part=Choice(("calves", "thighs", "back"), (1, 1, 1)),
)
def foam_roll(timeline: Timeline, side: str, count: int, part: str) -> Sequence[str]:
    """On the floor with the weight on a roller, the hands or feet push to and fro."""
    del side
    if part == "back":
        timeline.start(
            y=0.30 - STANDING_M,
            pitch=-76,
            bend=4,
            nod=12,
            balance=0,
            feet=At("floor", 0.14, 0.0, 0.46),
            hands=At("head", 0.07, 0.0, -0.12),
            elbows=60,
        )
        timeline.hold(0.3)
        alternate(timeline, count, 0.8, {"z": -0.14, "feet": At("floor", 0.14, 0.0, 0.46)}, {"z": 0.06})
    else:
        sit_on_floor_start(timeline)
        hands = At("floor", 0.24, 0.05, -0.20)
        timeline.to(0.6, hands=hands, pitch=-22, bend=4)
        timeline.to(0.5, rest=0.0, y=0.24 - STANDING_M, pitch=-26)
        low = 0.10 if part == "calves" else 0.05
        timeline.to(0.01, exact=True, feet=At("floor", 0.10, low, 0.90))
        alternate(
            timeline,
            count,
            0.7,
            {"z": 0.16, "feet": At("floor", 0.10, low, 1.06), "nod": 16.0},
            {"z": -0.06, "feet": At("floor", 0.10, low, 0.84), "nod": 8.0},
        )
    timeline.hold(0.2)
    return [
        f"{{foam}} roll the {part}", f"{{roll}} the {part} on a foam roller", f"{{massage}} the {part} on a foam roller", f"= foam rolling the {part}", f"{{use}} a foam roller on the {part}", f"{{roll}} to and fro on a foam roller under the {part}", "{do} foam rolling on the floor", f"{{loosen}} the {part} with a foam roller",
    ]  # fmt: skip


@action(
    "circle one ankle",
    "fitness/stretching/stretch",
    verbs="circle rotate roll",
    side=SIDE,
    count=Count(3, 6),
    pose=Choice(("standing", "sitting"), (2, 1)),
)
def ankle_circles(timeline: Timeline, side: str, count: int, pose: str) -> Sequence[str]:
    """One foot off the floor is turned round at the ankle."""
    if pose == "sitting":
        sit_start(timeline)
        place = At("hip", 0.0, -0.34, 0.66)
        timeline.hold(0.2)
        timeline.to(0.6, foot_r=place, pitch=-8)
    else:
        place = At("hip", 0.02, -0.72, 0.20)
        timeline.hold(0.2)
        timeline.to(0.6, foot_r=place, hands=At("pelvis", 0.17, 0.14, 0.03), elbows=55, wrists=-25)
    for _ in range(count):
        for ankle, roll, yaw in ((-15, 10, 10), (10, 26, 24), (38, 6, 12), (10, -22, -14)):
            timeline.to(0.2, exact=True, ankle_r=ankle, foot_roll_r=roll, foot_yaw_r=yaw)
    timeline.to(0.2, ankle_r=10, foot_roll_r=0, foot_yaw_r=7)
    timeline.to(0.5, foot_r=At("floor", 0.10, 0.0, 0.0))
    if pose == "standing":
        timeline.neutral(0.6)
    sitting = " sitting on a chair" if pose == "sitting" else " standing on one leg"
    return [
        "{do} ankle circles", f"{{circle}} the {side} ankle", f"{{rotate}} the {side} foot{sitting}", f"{{roll}} the {side} ankle{sitting}", f"= ankle circles with the {side} foot", f"{{turn}} the {side} foot round at the ankle", f"{{lift}} the {side} foot and {{draw}} circles with it", f"{{warm}} up the {side} ankle{sitting}", f"{{do}} ankle rotations{sitting}",
    ]  # fmt: skip


@action("sumo stomp", "game/unarmed/wrestling", verbs="stomp raise squat", side=SIDE, count=Count(1, 3))
def sumo_stomp(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Shiko: a wide squat with the hands on the knees, one leg high out to the side, stamped down into the squat."""
    timeline.hold(0.2)
    step(timeline, "r", 0.0, 0.36, toes_deg=40, duration_s=0.4, advance=False)
    step(timeline, "l", 0.0, 0.36, toes_deg=40, duration_s=0.4, delay_s=0.4, advance=False)
    low: dict[str, Value] = {"y": -0.34, "x": 0.0, "pitch": 18.0, "bend": 8.0, "nod": -14.0, "side": 0.0, "knees": 30.0}
    on_knees: dict[str, Value] = {"hands": At("knee", 0.03, 0.10, 0.03), "elbows": 40.0}
    timeline.to(1.0, **low, **on_knees)
    for number in range(count):
        foot, sign = ("r", 1) if number % 2 == 0 else ("l", -1)
        timeline.to(
            0.7,
            y=-0.05,
            x=0.33 * sign,
            side=15 * sign,
            roll=6 * sign,
            **{f"foot_{foot}": At("floor", 0.72, 0.52, 0.04), f"foot_pitch_{foot}": 0.0},
            balance=0.6,
            knees=8,
        )
        timeline.hold(0.25)
        timeline.to(
            0.4,
            exact=True,
            roll=0,
            x=0.05 * sign,
            y=-0.18,
            side=0,
            **{f"foot_{foot}": At("floor", 0.36, 0.0, 0.0)},
            balance=1.0,
            knees=20,
        )
        timeline.to(0.3, **low, **on_knees)
        timeline.hold(0.25)
    timeline.to(0.5, y=-0.10, pitch=4, knees=0, advance=False)
    step(timeline, "r", 0.0, 0.095, toes_deg=7, duration_s=0.4, delay_s=0.2)
    step(timeline, "l", 0.0, 0.095, toes_deg=7, duration_s=0.4)
    timeline.neutral(0.6)
    legs = f"the {side} leg" if count == 1 else "one leg after the other"
    return [
        "{do} a sumo stomp", f"{{do}} the sumo leg stomp with {legs}", f"{{squat}} wide, {{raise}} {legs} to the side and {{stomp}}", "= sumo wrestler stomping before a fight", "= sumo wrestler", f"{{lift}} {legs} high to the side and {{stamp}} like a sumo wrestler", "= sumo wrestling ritual", f"= shiko with {legs}", "{do} sumo wrestling", "{stomp} like a sumo wrestler",
    ]  # fmt: skip


@action(
    "capoeira ginga",
    "game/unarmed/kick",
    verbs="sway step swing",
    side=SIDE,
    count=Count(2, 4),
    end=Choice(("ginga", "kick"), (2, 1)),
)
def ginga(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """One foot after the other goes far back while the arm of that side guards the face; perhaps a half-moon kick."""
    timeline.hold(0.2)
    timeline.to(0.4, y=-0.20, pitch=12, bend=14, nod=-14)
    step(timeline, "r", 0.0, 0.22, toes_deg=16, duration_s=0.25)
    step(timeline, "l", 0.0, 0.22, toes_deg=16, duration_s=0.25)
    for number in range(2 * count if end == "ginga" else 2 * count - 1):
        back, front = ("r", "l") if number % 2 == 0 else ("l", "r")
        sign = 1 if back == "r" else -1
        timeline.to(
            0.5, advance=False, x=-0.02 * sign, z=-0.14, y=-0.30, twist=-22 * sign, turn=14 * sign, pitch=22,
            **{
                f"hand_{back}": At("shoulder", -0.06, -0.02, 0.30), f"elbow_{back}": 40.0,
                f"hand_{front}": At("shoulder", 0.26, -0.30, -0.14), f"elbow_{front}": 0.0,
            },
        )  # fmt: skip
        step(timeline, back, -0.50, 0.14, toes_deg=10, duration_s=0.42, heel_first=False)
        timeline.hold(0.14)
        timeline.to(0.36, advance=False, x=0.10 * sign, z=0.0, y=-0.22, twist=0, pitch=14)
        step(timeline, back, 0.0, 0.26, toes_deg=16, duration_s=0.34, heel_first=False)
        timeline.hold(0.04)
    if end == "kick":
        timeline.to(0.25, x=0.16, y=-0.16, pitch=8, hands=At("shoulder", 0.34, -0.20, 0.16))
        timeline.to(0.26, exact=True, foot_r=At("floor", 0.20, 0.62, 0.66), pitch=-16, bend=6)
        timeline.to(0.26, exact=True, foot_r=At("floor", 0.70, 0.52, 0.30), twist=16)
        timeline.to(0.3, foot_r=At("floor", 0.24, 0.0, 0.0), pitch=8, twist=0, x=0.0)
    timeline.to(0.4, y=-0.12, x=0.0, twist=0, turn=0)
    at_ease(timeline, 0.8)
    tail = f" and {{kick}} with the {side} leg" if end == "kick" else ""
    return [
        f"{{dance}} capoeira{tail}", f"{{do}} the capoeira ginga{tail}", f"{{do}} capoeira{tail}", f"{{sway}} from side to side in a capoeira ginga{tail}", f"= capoeira{' with a kick' if tail else ''}", "= capoeira fighter", f"{{step}} back with one foot after the other, guarding the face, like in capoeira{tail}", f"{{practise}} capoeira{tail}", f"{{perform}} capoeira moves{tail}",
    ]  # fmt: skip


@action(
    "shoot a slingshot",
    "game/ranged weapons/bow",
    verbs="shoot draw aim",
    side=SIDE,
    count=Count(1, 3),
    height=Choice(("ahead", "up"), (2, 1)),
)
def slingshot(timeline: Timeline, side: str, count: int, height: str) -> Sequence[str]:
    """The fork in the left hand stretched ahead, the band drawn to the cheek and let go."""
    timeline.hold(0.2)
    step(timeline, "l", 0.22, 0.12, toes_deg=4, duration_s=0.4, advance=False)
    step(timeline, "r", -0.08, 0.14, toes_deg=40, duration_s=0.4, delay_s=0.2, advance=False)
    up_m = 0.02 if height == "ahead" else 0.24
    for _ in range(count):
        timeline.to(
            0.5, hand_r=At("shoulder", -0.04, -0.18, 0.34), hand_l=At("shoulder", 0.0, -0.16, 0.40), nod=16, twist=-8
        )
        timeline.to(
            0.5,
            hand_l=At("shoulder", -0.04, up_m, 0.53),
            hand_r=At("shoulder", -0.10, up_m, 0.44),
            nod=-4 if height == "up" else 2,
            twist=-16,
            turn=14,
        )
        timeline.to(0.6, hand_r=At("shoulder", -0.02, 0.06, 0.14), elbow_r=60, twist=-26, turn=24, tilt=-6)
        timeline.hold(0.4)
        timeline.to(0.1, exact=True, hand_r=At("shoulder", 0.08, 0.10, 0.10), wrist_r=-20)
        timeline.hold(0.25)
    timeline.to(0.3, tilt=0, twist=0, turn=0, elbow_r=0, wrist_r=0)
    back_to_standing(timeline, "l", 0.7)
    step(timeline, "r", 0.0, 0.095, toes_deg=7, duration_s=0.35)
    where = "" if height == "ahead" else " up into a tree"
    return [
        f"{{shoot}} a slingshot{where}", f"{{fire}} a slingshot{where}", f"{{aim}} and {{shoot}} with a slingshot{where}", f"{{hold}} out a slingshot with the {other(side)} hand, {{draw}} it with the {side} hand and {{let}} go", f"{{shoot}} a stone with a catapult{where}", f"= slingshot{where}", f"{{draw}} back a slingshot and {{fire}}{where}",
        f"{{shoot}} {number_word(count)} {'stone' if count == 1 else 'stones'} with a slingshot{where}", "= boy with a slingshot",
    ]  # fmt: skip


@action(
    "shoot a blowgun",
    "game/ranged weapons/hidden weapon",
    verbs="blow shoot aim",
    side=SIDE,
    count=Count(1, 2),
    pose=Choice(("standing", "crouching"), (2, 1)),
)
def blowgun(timeline: Timeline, side: str, count: int, pose: str) -> Sequence[str]:
    """A long tube at the lips in both hands; a breath in, and a puff."""
    low: dict[str, Value] = (
        {"y": -0.34, "z": -0.10, "pitch": 26.0, "bend": 10.0, "heels": 18.0} if pose == "crouching" else {}
    )
    timeline.hold(0.3)
    timeline.to(
        0.7,
        hand_r=At("head", 0.02, -0.13, 0.20),
        hand_l=At("head", -0.02, -0.12, 0.36),
        elbow_r=20,
        nod=-16 if pose == "crouching" else 0,
        **low,
    )
    for _ in range(count):
        timeline.hold(0.3)
        timeline.to(0.5, bend=(2 if pose == "crouching" else -8), shrugs=10)
        timeline.to(0.12, exact=True, bend=(16 if pose == "crouching" else 8), shrugs=0)
        timeline.hold(0.4)
        timeline.to(0.3, bend=(10 if pose == "crouching" else 2))
    timeline.neutral(0.8)
    del side
    crouching = ", crouching" if pose == "crouching" else ""
    return [
        f"{{shoot}} a blowgun{crouching}", f"{{blow}} a dart from a blowpipe{crouching}", f"{{aim}} a blowgun and {{blow}}{crouching}", f"{{fire}} a poison dart from a blowgun{crouching}", f"= blowgun{crouching}", f"{{use}} a blowpipe{crouching}", f"{{hold}} a long tube to the lips with both hands and {{blow}}{crouching}", f"= hunter shooting a blowpipe{crouching}",
    ]  # fmt: skip


@action(
    "throw a grappling hook",
    "game/ranged weapons/hidden weapon",
    verbs="throw swing pull",
    side=SIDE,
    turns=Count(2, 4),
    end=Choice(("pulls it tight", "throws only"), (2, 1)),
)
def grappling_hook(timeline: Timeline, side: str, turns: int, end: str) -> Sequence[str]:
    """The hook is swung round beside the body, let go upward, and the rope tried with both hands."""
    timeline.hold(0.2)
    step(timeline, "l", 0.24, 0.12, duration_s=0.4, advance=False)
    step(timeline, "r", -0.10, 0.16, toes_deg=30, duration_s=0.4, delay_s=0.2, advance=False)
    timeline.to(
        0.5, hand_l=At("shoulder", -0.06, -0.22, 0.36), hand_r=At("shoulder", 0.34, -0.26, 0.10), nod=-18, y=-0.06
    )
    for _ in range(turns):
        for up_m, forward_m in ((0.10, -0.10), (0.12, 0.24), (-0.24, 0.26), (-0.30, -0.12)):
            timeline.to(0.13, exact=True, hand_r=At("shoulder", 0.30, up_m, forward_m))
    timeline.to(0.2, exact=True, hand_r=At("shoulder", 0.20, -0.40, -0.20), twist=-16, y=-0.12)
    timeline.to(0.22, exact=True, hand_r=At("shoulder", 0.02, 0.46, 0.28), twist=12, y=0.0, bend=-8, nod=-34)
    timeline.hold(0.5)
    if end == "pulls it tight":
        timeline.to(
            0.4, hand_l=At("shoulder", -0.06, 0.30, 0.34), hand_r=At("shoulder", -0.04, 0.16, 0.32), twist=0, bend=0
        )
        for _ in range(2):
            timeline.to(
                0.25,
                exact=True,
                hand_l=At("shoulder", -0.06, 0.04, 0.30),
                hand_r=At("shoulder", -0.04, -0.10, 0.26),
                y=-0.14,
                z=-0.08,
                bend=-6,
            )
            timeline.to(
                0.3, hand_l=At("shoulder", -0.06, 0.26, 0.34), hand_r=At("shoulder", -0.04, 0.12, 0.32), y=-0.04, z=0.0
            )
    timeline.to(0.4, twist=0, nod=-10)
    back_to_standing(timeline, "l", 0.8)
    step(timeline, "r", 0.0, 0.095, toes_deg=7, duration_s=0.35)
    tail = " and {pull} the rope tight" if end == "pulls it tight" else ""
    return [
        f"{{throw}} a grappling hook{tail}", f"{{swing}} a grappling hook and {{throw}} it up{tail}", f"{{throw}} a hook on a rope up a wall{tail}", f"{{toss}} a grappling hook with the {side} hand{tail}", f"= ninja throwing a grappling hook{', then pulling the rope' if tail else ''}", f"{{use}} a grappling hook{tail}", f"{{whirl}} a grapnel and {{throw}} it high{tail}", f"{{cast}} a grappling hook onto a roof{tail}",
    ]  # fmt: skip


@action(
    "pump a shotgun",
    "game/ranged weapons/rifle",
    verbs="pump shoot rack",
    side=SIDE,
    count=Count(1, 3),
    fires=Choice(("fires", "only pumps"), (2, 1)),
)
def shotgun(timeline: Timeline, side: str, count: int, fires: str) -> Sequence[str]:
    """At the shoulder or the hip: a shot that throws the trunk back, the left hand racks the slide."""
    timeline.hold(0.2)
    step(timeline, "l", 0.22, 0.12, duration_s=0.35, advance=False)
    held: dict[str, Value] = {
        "hand_r": At("shoulder", -0.06, -0.10, 0.20),
        "hand_l": At("shoulder", -0.16, -0.08, 0.42),
        "elbow_r": 40.0,
        "elbow_l": 10.0,
    }
    timeline.to(0.6, **held, twist=-14, turn=10, tilt=-8, bend=6, y=-0.06)
    for _ in range(count):
        timeline.hold(0.3)
        if fires == "fires":
            timeline.to(
                0.07,
                exact=True,
                bend=-4,
                z=-0.04,
                hand_r=At("shoulder", -0.06, -0.04, 0.16),
                hand_l=At("shoulder", -0.16, 0.02, 0.36),
            )
            timeline.to(0.25, **held, bend=6, z=0.0)
        timeline.to(0.16, exact=True, hand_l=At("shoulder", -0.14, -0.10, 0.30))
        timeline.to(0.16, exact=True, hand_l=At("shoulder", -0.16, -0.08, 0.43))
    timeline.hold(0.2)
    timeline.to(0.3, twist=0, turn=0, tilt=0, elbows=0)
    back_to_standing(timeline, "l", 0.7)
    doing = "{fire} and {pump}" if fires == "fires" else "{pump}"
    return [
        f"{doing} a shotgun", f"{doing} a shotgun, racking it with the {other(side)} hand", "{rack} the slide of a shotgun", f"= {'firing and pumping' if fires == 'fires' else 'pumping'} a shotgun", f"= pump shotgun {'shot' if fires == 'fires' else 'reload'}", f"{doing} a pump-action shotgun", "{cock} a shotgun" if fires != "fires" else "{shoot} a shotgun", f"{{aim}} and {doing} a shotgun",
        *(["{blast} away with a shotgun"] if fires == "fires" else []),
    ]  # fmt: skip


@action(
    "windsurf",
    "fitness/water/row",
    verbs="surf sail lean",
    tempo=False,
    side=SIDE,
    what=Choice(("windsurf", "kite"), (1, 1)),
    count=Count(3, 5),
)
def windsurf(timeline: Timeline, side: str, what: str, count: int) -> Sequence[str]:
    """On a board, leaning back against the pull of a sail or a kite, the knees giving with the waves."""
    feet: dict[str, Value] = {
        "foot_l": At("floor", 0.26, 0.0, 0.0),
        "foot_r": At("floor", 0.26, 0.0, 0.0),
        "foot_yaw_l": 24.0,
    }
    bar = (
        {"hand_l": At("shoulder", 0.04, -0.06, 0.50), "hand_r": At("shoulder", 0.04, -0.08, 0.44)}
        if what == "windsurf"
        else {"hands": At("shoulder", -0.04, -0.12, 0.42)}
    )
    timeline.start(y=-0.18, pitch=-14, bend=6, nod=0, balance=0.0, z=-0.16, turn=44, **feet, **bar)
    for number in range(count):
        sign = 1 if number % 2 else -1
        timeline.to(0.55, y=-0.26, pitch=-22, z=-0.22, bend=10)
        timeline.to(0.5, y=-0.14, pitch=-10, z=-0.12, bend=4, twist=8 * sign, turn=44 - 8 * sign)
        if what == "kite":
            timeline.to(
                0.4,
                hand_l=At("shoulder", -0.04, -0.02 + 0.06 * sign, 0.40),
                hand_r=At("shoulder", -0.04, -0.10 - 0.06 * sign, 0.42),
            )
    timeline.to(0.4, twist=0, turn=44, y=-0.18, pitch=-14, z=-0.16)
    del side
    if what == "kite":
        return [
            "{kitesurf}", "{do} kitesurfing", "{ride} a kiteboard", "= kitesurfing", "= kitesurfer", "{kitesurf} over the waves, leaning back on the bar", "{surf} behind a kite", "{hold} the bar of a kite with both hands and {lean} back on the board",
        ]  # fmt: skip
    return [
        "{windsurf}", "{do} windsurfing", "{ride} a windsurf board", "= windsurfing", "= windsurfer", "{windsurf} over the waves, leaning back on the boom", "{surf} with a sail", "{hold} the boom of a sail with both hands and {lean} back on the board",
    ]  # fmt: skip


@action(
    "steer a ship",
    "daily/objects/turn",
    verbs="steer turn spin",
    side=SIDE,
    count=Count(3, 6),
    way=Choice(("to one side", "to and fro"), (1, 1)),
)
def ship_wheel(timeline: Timeline, side: str, count: int, way: str) -> Sequence[str]:
    """A big upright wheel with spokes, turned hand over hand."""
    timeline.hold(0.2)
    step(timeline, "r", 0.0, 0.18, duration_s=0.35, advance=False)
    left, right = At("air", 0.24, 1.26, 0.42), At("air", 0.24, 1.26, 0.42)
    timeline.to(0.6, hand_l=left, hand_r=right, bend=4)
    for number in range(count):
        back = way == "to and fro" and number % 2
        up, down = ("r", "l") if back else ("l", "r")
        timeline.to(
            0.45,
            exact=True,
            **{f"hand_{up}": At("air", 0.04, 1.46, 0.42), f"hand_{down}": At("air", 0.16, 0.98, 0.42)},
            side=6 if back else -6,
            x=-0.03 if not back else 0.03,
        )
        timeline.to(0.25, **{f"hand_{down}": At("air", 0.30, 1.16, 0.36)})
        timeline.to(0.3, exact=True, hand_l=left, hand_r=right, side=0, x=0.0)
    timeline.hold(0.2)
    back_to_standing(timeline, "r", 0.8)
    where = f"to the {side}" if way == "to one side" else "to and fro"
    return [
        "{steer} a ship", f"{{turn}} a ship's wheel {where}", f"{{steer}} a boat {where} with a big wheel", f"{{spin}} the helm {where}", "= captain at the helm", "= pirate steering a ship", f"{{turn}} a big wheel {where} hand over hand", "{take} the helm of a ship", "{sail} a ship standing at the wheel",
    ]  # fmt: skip


@action("ride a seesaw", "social/body signs/cheer", verbs="ride push rise", tempo=False, count=Count(2, 4))
def seesaw(timeline: Timeline, count: int) -> Sequence[str]:
    """Astride the plank, hands on the handle; the feet push off, up, and down again."""
    grip = At("pelvis", 0.07, 0.12, 0.36)
    low: dict[str, Value] = {"y": -0.44, "z": -0.06, "pitch": 6.0, "bend": 10.0}
    timeline.start(**low, balance=0.0, hands=grip, palms=-60, feet=At("floor", 0.22, 0.0, 0.20), knees=24)
    for _ in range(count):
        timeline.to(0.3, y=-0.50, bend=16)
        timeline.to(0.30, exact=True, y=-0.20, bend=4, pitch=0, feet=At("floor", 0.22, 0.0, 0.20), heels=36)
        timeline.to(0.5, exact=True, y=0.10, pitch=-10, feet=At("hip", 0.13, -0.62, 0.22), ankles=35, heels=0)
        timeline.hold(0.3)
        timeline.to(0.6, exact=True, y=-0.26, pitch=2, feet=At("floor", 0.22, 0.0, 0.20), ankles=10)
        timeline.to(0.2, **low)
    timeline.hold(0.2)
    return [
        "{ride} a seesaw", "{play} on a seesaw", "{go} up and down on a seesaw", "= child on a seesaw", "{seesaw} on the playground", f"{{push}} off the ground {times(count)} on a seesaw", "{teeter} up and down on a teeter-totter", "{sit} on a seesaw, going up and down",
    ]  # fmt: skip


@action("build a sandcastle", "social/games/dice", verbs="build pat dig pile", side=SIDE, count=Count(2, 3))
def sandcastle(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """On the knees: sand is scooped up with both hands, piled, and patted round."""
    kneel_start(timeline)
    timeline.to(
        0.6, y=0.30 - STANDING_M, z=-0.24, rest=0.0, pitch=22, bend=34, nod=8, hands=At("floor", 0.22, 0.08, 0.36)
    )
    for number in range(count):
        timeline.to(0.5, hands=At("floor", 0.34, 0.06, 0.30), turn=-14 if number % 2 else 14)
        timeline.to(0.5, hands=At("floor", 0.12, 0.16 + 0.05 * number, 0.40), turn=0)
        high = 0.18 + 0.05 * number
        for _ in range(3):
            timeline.to(
                0.14, exact=True, hand_r=At("floor", 0.08, high - 0.03, 0.42), hand_l=At("floor", 0.18, high, 0.42)
            )
            timeline.to(
                0.14, exact=True, hand_r=At("floor", 0.18, high, 0.42), hand_l=At("floor", 0.08, high - 0.03, 0.42)
            )
    timeline.to(0.4, pitch=10, bend=20, hands=At("thigh", 0.02, 0.10, 0.06))
    timeline.hold(0.4)
    del side
    return [
        "{build} a sandcastle", "{kneel} and {build} a sandcastle", "{play} in the sand", "{pile} up sand and {pat} it", "= child building a sandcastle at the beach", "{shape} a castle of sand with both hands", "{pat} wet sand into a tower", "{make} mud pies", "{sit} in the sandbox and {play} with sand",
    ]  # fmt: skip


@action(
    "polka",
    "social/dance/dance",
    verbs="dance hop polka",
    tempo=False,
    side=SIDE,
    count=Count(3, 5),
    arms=Choice(("on the hips", "holding a partner"), (1, 1)),
)
def polka(timeline: Timeline, side: str, count: int, arms: str) -> Sequence[str]:
    """Hop, step, close, step, first with the right foot, turning a little each time."""
    held: dict[str, Value] = (
        {"hands": At("pelvis", 0.17, 0.14, 0.03), "elbows": 55.0, "wrists": -25.0} if arms == "on the hips"
        else {"hand_l": At("shoulder", 0.36, 0.0, 0.34), "hand_r": At("shoulder", -0.12, -0.12, 0.36), "elbow_r": 30.0}
    )  # fmt: skip
    timeline.hold(0.2)
    timeline.to(0.5, **held)
    timeline.to(0.15, balance=0, y=-0.05)
    for number in range(count):
        foot, free = ("r", "l") if number % 2 else ("l", "r")
        hop(timeline, 0.05, landing=foot, turned_deg=-24, free=At("hip", 0.04, -0.66, 0.22))
        hop(timeline, 0.025, landing=free, forward_m=0.22)
        hop(timeline, 0.025, landing=foot, forward_m=0.10)
        hop(timeline, 0.03, landing=free, forward_m=0.20)
    hops_end(timeline, 0.5)
    timeline.neutral(0.6)
    how = "with the hands on the hips" if arms == "on the hips" else "with a partner"
    return [
        "{dance} a polka", f"{{dance}} the polka {how}", f"= polka {how}", f"{{hop}} and {{step}} in a polka {how}", "{polka}", f"{{do}} polka steps {how}, turning to the {side}", f"{{dance}} a lively polka {how}", f"= folk dancer hopping a polka {how}",
    ]  # fmt: skip


@action(
    "horse riding dance",
    "social/dance/dance",
    verbs="dance gallop hop",
    tempo=False,
    side=SIDE,
    count=Count(3, 5),
    arms=Choice(("reins", "lasso", "both"), (1, 1, 1)),
)
def gangnam(timeline: Timeline, side: str, count: int, arms: str) -> Sequence[str]:
    """Gallop on the spot, crossed wrists on the reins bouncing before the belly, then one hand swings a lasso."""
    reins: dict[str, Value] = {
        "hand_r": At("chest", -0.03, -0.14, 0.30),
        "hand_l": At("chest", 0.0, -0.18, 0.27),
        "elbows": 20.0,
    }
    timeline.hold(0.2)
    timeline.to(0.4, **reins, y=-0.14, bend=8, balance=0)
    for number in range(4 * count):
        swings = arms == "lasso" or (arms == "both" and number >= 2 * count)
        foot = "r" if number % 4 in (0, 2) else "l"
        begin_s = timeline.time_s
        hop(timeline, 0.035, landing=foot, free=At("hip", 0.03, -0.62, 0.06), dip_m=0.13, give_s=0.08, push_s=0.10)
        end_s = timeline.time_s
        timeline.time_s = begin_s
        half = (end_s - begin_s) / 2
        if swings:
            angle = number % 2
            timeline.to(
                half,
                exact=True,
                hand_r=At("shoulder", 0.24 if angle else 0.04, 0.40, 0.16),
                hand_l=At("chest", 0.04, -0.02, 0.14),
            )
            timeline.to(half, exact=True, hand_r=At("shoulder", 0.14, 0.42, 0.28 if angle else 0.02))
        else:
            timeline.to(half, exact=True, hand_r=At("chest", -0.03, -0.08, 0.31), hand_l=At("chest", 0.0, -0.12, 0.28))
            timeline.to(half, exact=True, hand_r=At("chest", -0.03, -0.17, 0.30), hand_l=At("chest", 0.0, -0.21, 0.27))
        timeline.time_s = end_s
    hops_end(timeline, 0.5)
    timeline.neutral(0.6)
    how = {
        "reins": "holding the reins",
        "lasso": f"swinging a lasso with the {side} hand",
        "both": f"first holding the reins, then swinging a lasso with the {side} hand",
    }[arms]
    return [
        f"{{dance}} gangnam style, {how}", "{dance} gangnam style", "{do} the gangnam style horse dance", f"{{do}} the horse riding dance, {how}", "= gangnam style", f"= gangnam style dance, {how}", f"{{gallop}} on the spot like riding a horse, {how}", f"{{dance}} as if riding an invisible horse, {how}", f"= horse dance from a K-pop video, {how}",
    ]  # fmt: skip


@action("krump", "social/dance/street", verbs="krump stomp swing pop", crispness="crisp", side=SIDE, count=Count(2, 4))
def krump(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Stomps, hard arm swings and chest pops, low and angry."""
    timeline.hold(0.2)
    step(timeline, "r", 0.0, 0.22, duration_s=0.25, advance=False)
    timeline.to(0.3, y=-0.16, bend=18, pitch=8, hands=At("shoulder", 0.20, -0.30, 0.24), elbows=30)
    for _ in range(count):
        for swings, stays, sign in (("r", "l", 1), ("l", "r", -1)):
            timeline.to(
                0.2,
                exact=True,
                **{f"foot_{swings}": At("hip", 0.10, -0.52, 0.20), f"hand_{swings}": At("shoulder", 0.26, 0.30, 0.06)},
                x=0.08 * sign,
                twist=-16 * sign,
                bend=4,
            )
            timeline.to(
                0.13, exact=True, x=0.0, twist=20 * sign, bend=26, y=-0.20, nod=12,
                **{f"foot_{swings}": At("floor", 0.22, 0.0, 0.06), f"hand_{swings}": At("shoulder", 0.0, -0.36, 0.36), f"hand_{stays}": At("shoulder", 0.30, -0.20, -0.10)},
            )  # fmt: skip
            timeline.to(0.25, y=-0.14, bend=14, nod=-6)
        timeline.to(0.12, exact=True, bend=-12, nod=-10, hands=At("shoulder", 0.34, -0.24, -0.10), twist=0)
        timeline.to(0.2, bend=20, hands=At("shoulder", 0.16, -0.30, 0.26), nod=6)
    timeline.to(0.3, bend=6, elbows=0, y=-0.06)
    back_to_standing(timeline, "r", 0.6)
    step(timeline, "l", 0.0, 0.095, duration_s=0.3)
    del side
    return [
        "{krump}", "{dance} krump", "= krump", "= krump dance with stomps, arm swings and chest pops", "{do} an aggressive street dance", "{krump} hard, stomping and swinging the arms", "{stomp}, {swing} the arms and {pop} the chest in a krump dance", "= krumping street dancer", "{battle} in krump style",
    ]  # fmt: skip


@action(
    "play the bongos",
    "social/music/drums",
    verbs="play drum beat",
    side=SIDE,
    pose=Choice(("standing", "sitting"), (1, 1)),
    count=Count(4, 7),
    drum=Choice(("bongos", "djembe"), (1, 1)),
)
def bongos(timeline: Timeline, side: str, pose: str, count: int, drum: str) -> Sequence[str]:
    """Flat hands by turns on two small drums at the belly, or on a tall one between the knees."""
    if pose == "sitting":
        sit_start(timeline, 0.42)
    timeline.hold(0.2)
    up_m = (0.02 if pose == "sitting" else 0.10) + (0.06 if drum == "djembe" and pose == "sitting" else 0.0)
    skin = At("pelvis", 0.10, up_m + 0.12, 0.34)
    knees: dict[str, Value] = {"knees": 26.0} if pose == "sitting" else {}
    timeline.to(0.5, hands=skin.moved(up=0.08), palms=-70, elbows=20, nod=10, bend=10, **knees)
    for number in range(2 * count):
        hits, lifts = ("r", "l") if number % 2 == 0 else ("l", "r")
        timeline.to(
            0.17 if number % 4 else 0.26,
            exact=True,
            **{f"hand_{hits}": skin, f"hand_{lifts}": skin.moved(up=0.13)},
            nod=12 if number % 2 else 8,
            side=3 if number % 2 else -3,
        )
    timeline.to(0.3, hands=skin.moved(up=0.06), side=0)
    if pose == "sitting":
        timeline.to(0.6, hands=At("thigh", 0.02, 0.10, 0.06), nod=0, bend=6, elbows=0, knees=0)
    else:
        timeline.neutral(0.7)
    del side
    word = "the bongos" if drum == "bongos" else "a djembe"
    sitting = " sitting" if pose == "sitting" else " standing"
    return [
        f"{{play}} {word}", f"{{play}} {word}{sitting}", f"{{drum}} on {word} with both hands{sitting}", f"{{beat}} {word} with flat hands", f"= {'bongo drums' if drum == 'bongos' else 'djembe drumming'}{sitting}", f"{{play}} {'bongo drums' if drum == 'bongos' else 'an African drum'}{sitting}", f"{{slap}} the skins of {word}{sitting}", f"= hand drumming on {word}", "{play} the conga drums",
    ]  # fmt: skip


@action(
    "beatbox",
    "social/music/flute",
    verbs="beatbox bounce rap",
    side=SIDE,
    count=Count(4, 7),
    mic=Choice(("cupped hands", "microphone"), (1, 1)),
)
def beatbox(timeline: Timeline, side: str, count: int, mic: str) -> Sequence[str]:
    """A hand at the mouth, the other one beats time, head and knees bounce."""
    timeline.hold(0.2)
    step(timeline, "r", 0.0, 0.16, duration_s=0.3, advance=False)
    mouth = At("head", 0.03, -0.14, 0.18)
    hands: dict[str, Value] = (
        {"hands": mouth.moved(out=0.01), "elbows": 24.0}
        if mic == "cupped hands"
        else {"hand_r": mouth, "elbow_r": 30.0, "hand_l": At("shoulder", 0.10, -0.26, 0.32)}
    )
    timeline.to(0.5, **hands, y=-0.05, bend=12, nod=6)
    for number in range(count):
        sign = 1 if number % 2 else -1
        beat: dict[str, Value] = {} if mic == "cupped hands" else {"hand_l": At("shoulder", 0.16, -0.14, 0.34)}
        rest: dict[str, Value] = {} if mic == "cupped hands" else {"hand_l": At("shoulder", 0.08, -0.32, 0.34)}
        timeline.to(0.24, y=-0.10, bend=16, nod=14, side=4 * sign, **rest)
        timeline.to(0.24, y=-0.04, bend=9, nod=0, x=0.03 * sign, **beat)
    timeline.to(0.3, side=0, x=0.0)
    back_to_standing(timeline, "r", 0.7)
    how = "with both hands cupped at the mouth" if mic == "cupped hands" else f"into a microphone in the {side} hand"
    return [
        "{beatbox}", f"{{beatbox}} {how}", f"{{make}} beats with the mouth {how}", "= beatboxing", f"= beatboxer bouncing to the beat {how}", f"{{drum}} with the mouth {how}", f"{{beatbox}} and {{bounce}} {how}", "= person beatboxing", f"{{do}} a beatbox performance {how}",
    ]  # fmt: skip


@action("rap", "social/music/flute", verbs="rap gesture bounce", side=SIDE, count=Count(4, 7))
def rap(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """A microphone at the mouth, the free hand chops and points, a bounce from foot to foot."""
    timeline.hold(0.2)
    step(timeline, "r", 0.0, 0.18, duration_s=0.3, advance=False)
    timeline.to(0.5, hand_r=At("head", 0.02, -0.15, 0.20), elbow_r=34, y=-0.05, bend=8)
    gestures = (
        At("shoulder", 0.06, -0.10, 0.44),
        At("shoulder", 0.30, -0.20, 0.28),
        At("shoulder", -0.10, -0.22, 0.38),
        At("shoulder", 0.16, 0.14, 0.36),
    )
    for number in range(count):
        sign = 1 if number % 2 else -1
        place = gestures[int(timeline.generator.integers(len(gestures)))]
        timeline.to(0.26, hand_l=place.moved(up=0.08), y=-0.04, x=0.05 * sign, side=-5 * sign, tilt=5 * sign)
        timeline.to(0.2, hand_l=place, y=-0.10, bend=13, nod=8, palm_l=-40)
        timeline.to(0.2, bend=7, nod=-2)
    timeline.to(0.3, side=0, x=0.0, tilt=0)
    back_to_standing(timeline, "r", 0.7)
    return [
        "{rap}", f"{{rap}} into a microphone in the {side} hand", "= rapping", "= rapper on stage", f"{{rap}}, gesturing with the {other(side)} hand", "{spit} bars into a microphone", "= hip-hop artist rapping", f"{{perform}} a rap, chopping with the {other(side)} hand", "{freestyle} into the mic, bouncing from foot to foot",
    ]  # fmt: skip
