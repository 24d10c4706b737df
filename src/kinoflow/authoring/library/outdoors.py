"""Out of doors: fishing and boats, ropes and slopes, camp and field, play on the meadow."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.fighting import at_ease
from kinoflow.authoring.gait import STYLES, stand_at, walk
from kinoflow.authoring.moves import (
    circle,
    kneel,
    kneel_start,
    rise_from_knees,
    sit_on_floor,
    sit_on_floor_start,
    sit_start,
    step,
)
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline


@action(
    "cast a fishing rod and reel in",
    "daily/objects/throw",
    verbs="fish cast reel throw swing crank wait",
    side=SIDE,
    cast=Choice(("overhead", "sideways")),
    after=Choice(("reel in", "wait", "big fish")),
    posture=Choice(("standing", "sitting"), (2, 1)),
    crispness="crisp",
)
def cast_a_fishing_rod(timeline: Timeline, side: str, cast: str, after: str, posture: str) -> Sequence[str]:
    """The rod back over the shoulder, a whip forward, then the left hand turns the reel; a big fish bends the body back."""
    grip, butt = At("chest", 0.06, -0.12, 0.34), At("chest", 0.02, -0.22, 0.22)
    seated = posture == "sitting"
    # Sitting the hips stay where they are; only the trunk swings.
    deep = timeline.value("y")
    if seated:
        sit_start(timeline, 0.42)
        deep = timeline.value("y")
        timeline.start(hand_r=grip, hand_l=butt, palms=-20)
        timeline.hold(0.4)
    else:
        timeline.hold(0.15)
        step(timeline, "l", 0.22, 0.12, duration_s=0.4, advance=False)
        timeline.to(0.5, hand_r=grip, hand_l=butt, palms=-20, y=-0.05)

    def hips(forward_m: float, up_m: float = -0.05) -> dict[str, float]:
        return {} if seated else {"z": forward_m, "y": up_m}

    timeline.look_at(At("floor", 0.0, 1.2, 8.0), 0.3)
    timeline.hold(0.15)
    if cast == "overhead":
        timeline.to(
            0.45,
            hand_r=At("head", 0.16, 0.10, -0.06),
            elbow_r=40,
            hand_l=At("head", 0.04, -0.08, 0.14),
            bend=-10,
            twist=-14,
            **hips(-0.02),
        )
        timeline.to(
            0.20,
            exact=True,
            hand_r=At("shoulder", -0.04, 0.06, 0.54),
            elbow_r=10,
            hand_l=At("shoulder", -0.06, -0.14, 0.42),
            bend=12,
            twist=10,
            **hips(0.14),
        )
    else:
        timeline.to(
            0.45,
            hand_r=At("shoulder", 0.46, -0.10, -0.10),
            hand_l=At("shoulder", -0.34, -0.22, 0.20),
            twist=-40,
            yaw=-16 if not seated else 0,
        )
        timeline.to(
            0.22,
            exact=True,
            hand_r=At("shoulder", -0.10, 0.0, 0.52),
            hand_l=At("shoulder", 0.02, -0.16, 0.36),
            twist=14,
            yaw=4 if not seated else 0,
            bend=8,
            **hips(0.10),
        )
    timeline.hold(0.25)
    timeline.to(0.45, hand_r=grip, hand_l=At("chest", 0.06, -0.14, 0.22), bend=4, twist=0, yaw=0, **hips(0.08))
    fish = after == "big fish"
    if fish:
        timeline.to(0.25, exact=True, hand_r=At("shoulder", -0.10, -0.14, 0.52), bend=20, pitch=6)
        timeline.to(0.5, hand_r=At("chest", 0.04, 0.06, 0.26), bend=-14, pitch=-14, **hips(-0.04, -0.16))
    reel = At("chest", 0.12, -0.16 if not fish else -0.08, 0.24)
    if after == "wait":
        timeline.hold(0.5)
        timeline.to(0.4, hand_r=grip.moved(up=0.10))
        timeline.to(0.4, hand_r=grip)
        timeline.to(0.5, turn=24)
        timeline.hold(0.5)
        timeline.to(0.5, turn=0)
    else:
        circle(timeline, {"hand_l": reel}, 0.065, 3, 0.48, plane="wheel")
        if fish:
            timeline.to(0.3, bend=10, pitch=2, hand_r=At("chest", 0.02, -0.02, 0.36))
            timeline.to(0.4, bend=-14, pitch=-14, hand_r=At("chest", 0.04, 0.08, 0.26))
        circle(timeline, {"hand_l": reel}, 0.065, 2, 0.48, plane="wheel")
    timeline.hold(0.2)
    if seated:
        timeline.to(0.6, hand_r=grip, hand_l=butt, pitch=-2, bend=8, twist=0, y=deep)
        timeline.hold(0.5)
    else:
        timeline.neutral(0.7, legs=False)
        at_ease(timeline, 0.6)
    way = "over the shoulder" if cast == "overhead" else f"sideways from the {side}"
    then = {
        "reel in": f", then {{reel}} in with the {other(side)} hand",
        "wait": " and {wait}",
        "big fish": ", {lean} back against a big fish and {reel} it in",
    }[after]
    if seated:
        return [
            f"{{sit}} and {{cast}} a fishing rod{then}", f"{{sit}} on a stool, {{cast}} a fishing line {way}{then}", f"{{go}} fishing, seated: {{cast}} the line{then}", f"{{fish}} while sitting{then}", f"{{sit}} on a chair and {{fish}} with a rod{then}",
            f"{{swing}} a fishing rod {way} while sitting{then}", f"= an angler sitting and casting {way}", f"{{sit}} and {{throw}} out a fishing line{then}", f"{{hold}} a fishing rod in both hands, sitting, {{cast}} it {way}{then}",
        ]  # fmt: skip
    return [
        "{cast} a fishing rod" if after == "wait" else "{cast} a fishing rod and {reel} in",
        f"{{cast}} a fishing line {way}{then}",
        f"{{swing}} a fishing rod {way} with the {side} hand{then}",
        f"{{go}} fishing: {{cast}} the line{then}",
        f"{{throw}} out a fishing line{then}",
        f"{{fish}} with a rod{then}",
        f"{{step}} forward with the {other(side)} foot, {{whip}} the rod forward{then}",
        f"{{raise}} the rod {way}, {{flick}} it forward{then}",
        f"= an angler casting {way}",
        f"{{hold}} a fishing rod in both hands, {{cast}} it {way}{then}",
    ]


def _row_pose(timeline: Timeline, seat_m: float, feet_m: float) -> None:
    timeline.start(
        y=seat_m + 0.10 - STANDING_M, balance=0, pitch=-4, bend=10, feet=At("floor", 0.13, 0.10, feet_m), heels=-28, knees=10,
    )  # fmt: skip


@action(
    "row a boat",
    "fitness/water/row",
    verbs="row pull lean push",
    count=Count(3, 5),
    oars=Choice(("two oars", "racing shell")),
)
def row_a_boat(timeline: Timeline, count: int, oars: str) -> Sequence[str]:
    """Facing backward on a thwart: lean forward with straight arms, then pull both oars to the chest and lean back."""
    racing = oars == "racing shell"
    _row_pose(timeline, 0.20, 0.62)
    reach: dict[str, Any] = {"pitch": 34.0, "bend": 26.0, "nod": -30.0, "hands": At("air", 0.22, 0.62, 0.52)}
    timeline.start(hands=At("shoulder", 0.10, -0.30, 0.42), palms=-80, wrists=10)
    boat_m = 0.0
    for _ in range(count):
        boat_m -= 0.25
        if racing:
            timeline.to(
                0.75, pitch=34, bend=22, nod=-28, z=0.24, hands=At("shoulder", 0.12, -0.22, 0.52), knees=22, elbows=0
            )
        else:
            timeline.to(0.75, pitch=reach["pitch"], bend=26, nod=-30, hands=At("shoulder", 0.12, -0.26, 0.50), elbows=0)
        timeline.to(0.16, hands=At("shoulder", 0.12, -0.14, 0.54))
        timeline.to(
            0.50 if racing else 0.65,
            exact=True,
            pitch=-22,
            bend=6,
            nod=2,
            z=0.0,
            knees=8,
            hands=At("shoulder", 0.08, -0.14, 0.46),
            advance=False,
        )
        timeline.hold(0.32)
        timeline.to(0.32, hands=At("chest", 0.16, -0.06, 0.15), elbows=42, exact=True)
        timeline.to(0.16, hands=At("chest", 0.16, -0.16, 0.17))
    timeline.to(0.5, pitch=-4, bend=10, nod=0, hands=At("shoulder", 0.10, -0.30, 0.42), elbows=0)
    timeline.hold(0.2)
    del boat_m
    many = counted(count, "stroke")
    kind = "a racing shell, sliding forward and back on the seat" if racing else "a boat with two oars"
    return [
        "{row} a boat",
        f"{{row}} a boat with {many}",
        f"{{row}} {kind}",
        f"{{sit}} low and {{row}}, {{pull:ing}} both oars to the chest {times(count)}",
        "{lean} forward with straight arms and {pull} the oars back, leaning backward",
        f"{{row}} across a lake with both oars, {many}",
        f"{{sit}} in a rowing boat and {{pull}} {times(count)}",
        f"= rowing {kind}, {many}",
        "{sit} with the legs forward, {reach} ahead with both hands and {pull} them to the chest, again and again",
        f"{{take}} {counted(count, 'rowing stroke')} in a boat",
    ]


@action(
    "rowing machine",
    "fitness/water/row",
    verbs="row pull slide push bend straighten",
    count=Count(3, 6),
    pace=Choice(("steady", "sprint")),
)
def rowing_machine(timeline: Timeline, count: int, pace: str) -> Sequence[str]:
    """The ergometer: knees bend as the seat slides forward, legs push, back swings, hands to the ribs, and return."""
    drive_s = 0.55 if pace == "steady" else 0.40
    front_m, back_m = 0.36, -0.04
    timeline.start(
        y=0.28 + 0.10 - STANDING_M, z=front_m, balance=0, pitch=22, bend=24, nod=-22, feet=At("floor", 0.10, 0.16, 0.66), heels=-30,
        hands=At("shoulder", 0.02, -0.12, 0.54), palms=-80, knees=8,
    )  # fmt: skip
    timeline.hold(0.15)
    for _ in range(count):
        timeline.to(0.7 * drive_s, exact=True, z=back_m, pitch=-2, bend=14, hands=At("shoulder", 0.02, -0.14, 0.54))
        timeline.to(
            0.5 * drive_s,
            exact=True,
            z=back_m - 0.03,
            pitch=-26,
            bend=6,
            nod=4,
            hands=At("chest", 0.10, -0.14, 0.13),
            elbows=30,
        )
        timeline.hold(0.08)
        timeline.to(
            0.6 * drive_s, exact=True, hands=At("shoulder", 0.02, -0.20, 0.52), elbows=0, pitch=6, bend=18, nod=-8
        )
        timeline.to(
            1.0 * drive_s, exact=True, z=front_m, pitch=22, bend=24, nod=-22, hands=At("shoulder", 0.02, -0.12, 0.54)
        )
    timeline.hold(0.2)
    many = counted(count, "stroke")
    how = "steadily" if pace == "steady" else "in a sprint"
    return [
        "{row} on a rowing machine",
        f"{{row}} {how} on a rowing machine, {many}",
        f"{{do}} {many} on the rowing machine",
        f"{{use}} a rowing machine {how}",
        f"{{row}} on an ergometer {how}",
        "{slide} forward with bent knees, {push} with the legs and {pull} the handle to the chest",
        f"{{exercise}} on an indoor rower, {times(count)} forward and back",
        "{sit} low, {stretch} the legs, {lean} back and {pull} both hands to the ribs, then {slide} forward again",
        f"= rowing machine workout, {many}",
        f"{{work}} out on a rowing machine {how}",
    ]


@action(
    "paddle a canoe",
    "fitness/water/row",
    verbs="paddle canoe row pull dip switch",
    side=SIDE,
    count=Count(3, 5),
    pose=Choice(("kneeling", "sitting")),
    switch=Choice(("no", "yes")),
)
def paddle_a_canoe(timeline: Timeline, side: str, count: int, pose: str, switch: str) -> Sequence[str]:
    """A single-bladed paddle on the right side: top hand high, reach forward, pull along the boat; then perhaps the other side."""
    if pose == "kneeling":
        kneel_start(timeline)
    else:
        timeline.start(
            y=0.22 + 0.10 - STANDING_M, balance=0, z=-0.30, feet=At("floor", 0.16, 0.0, 0.16), heels=-12, knees=14
        )

    def stroke(low: str, high: str, sign: float) -> None:
        # sign +1 paddles on the right.
        timeline.to(0.45, twist=24 * sign, pitch=14, bend=18, side=-8 * sign, nod=-18, **{
            f"hand_{high}": At("shoulder", -0.24, 0.10, 0.40), f"hand_{low}": At("shoulder", 0.10, -0.24, 0.50)})  # fmt: skip
        timeline.to(0.14, exact=True, **{f"hand_{high}": At("shoulder", -0.26, 0.0, 0.46), f"hand_{low}": At("shoulder", 0.12, -0.36, 0.44)})  # fmt: skip
        timeline.to(0.48, exact=True, twist=-22 * sign, pitch=2, bend=8, side=-6 * sign, nod=-4, **{
            f"hand_{high}": At("shoulder", -0.26, -0.06, 0.42), f"hand_{low}": At("shoulder", 0.20, -0.46, 0.02)})  # fmt: skip
        timeline.to(0.22, twist=-6 * sign, side=0, **{f"hand_{low}": At("shoulder", 0.26, -0.26, 0.16), f"hand_{high}": At("shoulder", -0.18, 0.06, 0.36)})  # fmt: skip

    timeline.start(hand_l=At("shoulder", -0.18, 0.04, 0.36), hand_r=At("shoulder", 0.14, -0.34, 0.32), palms=-30)
    for _ in range(count if switch == "no" else max(2, count - 2)):
        stroke("r", "l", 1.0)
    if switch == "yes":
        timeline.to(0.5, twist=0, hand_r=At("shoulder", -0.10, -0.04, 0.40), hand_l=At("shoulder", 0.06, -0.20, 0.40))
        for _ in range(2):
            stroke("l", "r", -1.0)
    timeline.to(0.5, twist=0, side=0, pitch=0, bend=6, nod=0)
    timeline.hold(0.2)
    many = counted(count if switch == "no" else max(2, count - 2), "stroke")
    also = f", then {{switch}} to the {other(side)} side" if switch == "yes" else ""
    return [
        "{paddle} a canoe",
        f"{{paddle}} a canoe on the {side} side{also}",
        f"{{paddle}} a canoe {pose}, {many} on the {side}{also}",
        f"{{canoe}} with a single paddle on the {side} side{also}",
        f"{{reach}} forward with the paddle and {{pull}} it back along the {side} side{also}",
        f"{{dip}} a paddle into the water on the {side} and {{pull}}{also}",
        f"{{row}} a canoe with a paddle on the {side} side, the {other(side)} hand on top{also}",
        f"= {pose} in a canoe and paddling on the {side} side",
        f"{{paddle}} a canoe on the {side} side only"
        if switch == "no"
        else f"{{paddle}} a canoe first on the {side}, then {{change}} to the {other(side)}",
        f"{{do}} {many} with a canoe paddle on the {side} side{also}",
        f"{{paddle}} down the river in a canoe, {pose}{also}",
    ]


@action(
    "abseil",
    "locomotion/climb/climb",
    verbs="abseil rappel descend lower walk push",
    side=SIDE,
    way=Choice(("walk", "hop")),
    count=Count(3, 5),
    end=Choice(("in the rope", "on the ground")),
    tempo=False,
)
def abseil(timeline: Timeline, side: str, way: str, count: int, end: str) -> Sequence[str]:
    """Leaning back in a rope with the feet against a wall, down step by step or in bounds; the right hand brakes at the hip."""
    top_m = 1.5
    timeline.start(
        y=top_m - 0.30, z=-0.70, pitch=-38, bend=14, nod=18, balance=0, foot_l=At("hip", 0.06, -0.52, 0.60), foot_r=At("hip", 0.06, -0.56, 0.56),
        ankles=-6, hand_l=At("shoulder", -0.08, 0.12, 0.42), hand_r=At("pelvis", 0.24, -0.02, 0.0), palms=0, knees=10,
    )  # fmt: skip
    timeline.look_at(At("floor", -0.5, 0.0, -0.9), 0.3)
    timeline.hold(0.3)
    y = top_m - 0.30
    drop = 1.15 / count
    for number in range(count):
        y -= drop
        if way == "walk":
            low, keep = ("r", "l") if number % 2 == 0 else ("l", "r")
            timeline.to(0.26, exact=True, y=y + 0.5 * drop, roll=4 if low == "l" else -4, hand_r=At("pelvis", 0.30, -0.04, -0.04), **{
                f"foot_{low}": At("hip", 0.08, -0.46, 0.50), f"foot_{keep}": At("hip", 0.06, -0.46, 0.62)})  # fmt: skip
            timeline.to(0.26, exact=True, y=y, roll=0, hand_r=At("pelvis", 0.24, -0.02, 0.0), **{
                f"foot_{low}": At("hip", 0.06, -0.60, 0.54), f"foot_{keep}": At("hip", 0.06, -0.50, 0.62)})  # fmt: skip
            timeline.hold(0.1)
        else:
            timeline.to(0.16, exact=True, feet=At("hip", 0.08, -0.36, 0.50), pitch=-34, z=-0.60)
            timeline.to(
                0.30,
                exact=True,
                feet=At("hip", 0.10, -0.60, 0.48),
                pitch=-40,
                y=y + 0.45 * drop,
                z=-1.05,
                hand_r=At("pelvis", 0.36, -0.04, -0.08),
            )
            timeline.to(
                0.30,
                exact=True,
                feet=At("hip", 0.07, -0.56, 0.58),
                pitch=-38,
                y=y,
                z=-0.70,
                hand_r=At("pelvis", 0.24, -0.02, 0.0),
            )
            timeline.to(0.16, exact=True, feet=At("hip", 0.08, -0.42, 0.56))
            timeline.hold(0.1)
    timeline.flights.append((0.0, 0.0))
    how = "walking down the wall backward" if way == "walk" else f"pushing off the wall {times(count)}"
    if end == "on the ground":
        timeline.look_at(None, 0.4)
        timeline.to(
            0.5,
            exact=True,
            y=-0.08,
            z=-0.62,
            pitch=4,
            bend=8,
            nod=0,
            feet=At("floor", 0.12, 0.0, -0.56),
            hand_l=At("shoulder", -0.08, -0.02, 0.40),
        )
        timeline.place = timeline.place.moved(forward_m=-0.62)
        timeline.to(0.4, y=0.0, z=0.0, pitch=0, balance=1)
        timeline.neutral(0.6)
        how += ", down to the ground"
    else:
        timeline.hold(0.4)
    return [
        "{abseil} down a wall",
        f"{{abseil}}, {how}",
        f"{{rappel}} down a cliff, {how}",
        f"{{lean}} back in a rope and {{descend}} a rock face, {how}",
        f"{{abseil}} with the feet against the wall, the {side} hand braking at the hip",
        f"{{go}} down a rope backward, {how}",
        f"{{lower}} {{poss}} body down a wall on a rope, {how}",
        f"= rappelling, {how}",
        f"{{hang}} in a rope, leaning back, and {{come}} down, {how}",
        f"{{hold}} a rope with both hands and {{descend}} with the feet on the wall, {how}",
    ]


@action(
    "hike with poles",
    "locomotion/walk/walk",
    verbs="hike walk climb trek push",
    side=SIDE,
    slope=Choice(("level", "uphill", "downhill")),
    begins=Choice(("standing", "moving"), (3, 1)),
)
def hike_with_poles(timeline: Timeline, side: str, slope: str, begins: str) -> Sequence[str]:
    """Pole and opposite foot go forward together; the pole's hand stays where it was planted and is pushed past."""
    rise, distance_m = {"level": 0.0, "uphill": 0.22, "downhill": -0.20}[slope], 3.2
    style = replace(
        STYLES["walk"], step_m=0.56 if slope == "level" else 0.46, step_s=0.58, pitch_deg={"level": 6, "uphill": 12, "downhill": 0}[slope],
        bend_deg=8, nod_deg=0, bob_m=0.022, twist_deg=7,
    )  # fmt: skip
    front, back = At("shoulder", 0.10, -0.18, 0.40), At("shoulder", 0.16, -0.40, -0.10)
    if rise < 0:
        stand_at(timeline, -rise * distance_m)
    timeline.start(hand_l=front, hand_r=back, palms=0)
    timeline.hold(0.15)
    begin_s = timeline.time_s
    walk(timeline, distance_m, style, arms=False, first="r", slope=rise, close=True)
    finish_s = timeline.end_s
    timeline.time_s = begin_s + 0.12
    number = 0
    while timeline.time_s < finish_s - 0.9 * style.step_s:
        ahead, behind = ("hand_l", "hand_r") if number % 2 == 0 else ("hand_r", "hand_l")
        timeline.to(style.step_s, exact=True, **{ahead: front, behind: back})
        number += 1
    timeline.wait()
    timeline.hold(0.4)
    timeline.neutral(0.6) if rise == 0 else timeline.neutral(0.6, legs=False)
    if begins == "moving":
        timeline.cut(start_s=begin_s + 1.4)
    where = {"level": "", "uphill": " uphill", "downhill": " downhill"}[slope]
    return [
        f"{{hike}}{where} with poles",
        f"{{walk}}{where} with trekking poles",
        f"{{hike}}{where} with a pole in each hand, the {side} foot first"
        if begins == "standing"
        else f"{{hike}}{where} with a pole in each hand",
        f"{{walk}}{where} and {{plant}} a stick with the opposite hand at every step",
        f"{{do}} Nordic walking{where}",
        f"{{trek}}{where}, pushing off with two hiking sticks",
        f"{{go}} hiking{where} with walking poles",
        f"= a hiker with poles walking{where}",
        f"{{walk}} through the mountains{where} with hiking poles",
        f"{{stride}}{where}, swinging two poles forward in turn",
    ]


@action(
    "fly a kite",
    "daily/objects/pull",
    verbs="fly pull run look hold",
    side=SIDE,
    start=Choice(("running", "flying")),
    pulls=Count(2, 4),
)
def fly_a_kite(timeline: Timeline, side: str, start: str, pulls: int) -> Sequence[str]:
    """A few backward steps or a run to lift it, then the string held up and pulled, eyes to the sky, leaning back."""
    high, low = At("shoulder", 0.02, 0.24, 0.46), At("chest", 0.02, 0.02, 0.36)
    timeline.hold(0.15)
    timeline.to(0.5, hand_r=At("shoulder", 0.06, 0.36, 0.34), hand_l=low)
    if start == "running":
        timeline.to(0.4, hand_r=At("shoulder", 0.22, 0.44, -0.16), turn=-50, twist=-14, nod=-20)
        walk(timeline, 2.6, replace(STYLES["jog"], step_m=0.6), arms=False, first="l")
        timeline.wait()
        timeline.to(0.5, hand_r=high, turn=0, twist=0, nod=0)
    timeline.look_at(At("floor", -0.6, 6.0, 7.0), 0.5)
    timeline.to(0.6, pitch=-6, bend=-10, hand_r=high, hand_l=low, y=-0.04)
    for number in range(pulls):
        sign = 1 if number % 2 == 0 else -1
        timeline.to(
            0.3,
            hand_r=At("shoulder", 0.10, 0.04, 0.26),
            hand_l=At("shoulder", -0.04, 0.16, 0.44),
            bend=-16,
            side=4 * sign,
        )
        timeline.to(0.55, hand_r=high, hand_l=low, bend=-8, side=0)
        if number == 1:
            step(timeline, "l", -0.20, 0.12, duration_s=0.4, heel_first=False, advance=False)
            timeline.to(0.4, z=-0.06)
    timeline.hold(0.4)
    timeline.look_at(None, 0.5)
    at_ease(timeline, 0.8)
    first = "{run} with a kite string and then {fly} it" if start == "running" else "{stand} and {fly} a kite"
    return [
        "{fly} a kite",
        f"{first}",
        f"{{fly}} a kite, the string in the {side} hand" + (", after a run" if start == "running" else ""),
        f"{{look}} up at a kite and {{pull}} the string {times(pulls)}",
        f"{{hold}} a kite string high with the {side} hand, {{lean:ing}} back and looking up",
        f"{{run}} to get a kite into the air, then {{pull}} at the string {times(pulls)}"
        if start == "running"
        else f"{{pull}} at the string of a kite {times(pulls)}, looking up",
        f"{{steer}} a kite in the sky with both hands{', after running a few steps' if start == 'running' else ''}",
        f"{{lean}} back and {{tug}} at a kite string {times(pulls)}, eyes on the sky",
        f"= flying a kite{' after a short run' if start == 'running' else ' in the wind'}",
        f"{{play}} with a kite, {{pull:ing}} with the {side} hand",
    ]


@action(
    "skip stones",
    "daily/objects/throw",
    verbs="skip throw pick flick watch",
    side=SIDE,
    crispness="crisp",
    count=Count(1, 2),
    pick=Choice(("yes", "no")),
)
def skip_stones(timeline: Timeline, side: str, count: int, pick: str) -> Sequence[str]:
    """A flat stone from the ground, a low side-arm throw with bent knees, and a look after it."""
    timeline.hold(0.15)
    for _ in range(count):
        if pick == "yes":
            timeline.to(0.55, y=-0.30, pitch=48, bend=32, nod=-4, hand_r=At("floor", 0.18, 0.15, 0.36), exact=True)
            timeline.hold(0.1)
            timeline.to(0.5, y=-0.04, pitch=4, bend=6, hand_r=At("chest", 0.06, -0.08, 0.26))
        timeline.look_at(At("floor", 0.0, 0.0, 6.0), 0.3)
        step(timeline, "l", 0.36, 0.10, duration_s=0.34, delay_s=0.2, advance=False, heel_first=False)
        timeline.to(
            0.5,
            y=-0.22,
            twist=-40,
            yaw=-28,
            side=-16,
            bend=10,
            hand_r=At("shoulder", 0.46, -0.26, -0.22),
            hand_l=At("shoulder", 0.10, -0.14, 0.40),
        )
        timeline.to(
            0.18,
            exact=True,
            twist=16,
            yaw=6,
            z=0.20,
            y=-0.26,
            side=-18,
            bend=18,
            hand_r=At("shoulder", 0.30, -0.34, 0.38),
            hand_l=At("shoulder", 0.26, -0.34, 0.0),
            foot_pitch_r=34,
        )
        timeline.to(0.18, exact=True, twist=38, yaw=16, hand_r=At("shoulder", -0.34, -0.16, 0.36), side=-8)
        timeline.hold(0.35)
        timeline.to(
            0.5,
            twist=0,
            yaw=0,
            side=0,
            y=0,
            z=0.0,
            bend=4,
            hand_r=NEUTRAL_HAND,
            hand_l=NEUTRAL_HAND,
            foot_pitch_r=0,
            advance=False,
        )
        step(timeline, "l", 0.0, 0.10, duration_s=0.4, delay_s=0.1, heel_first=False)
        timeline.wait()
    timeline.hold(0.2)
    timeline.look_at(None, 0.3)
    timeline.neutral(0.5)
    first = "{pick} up a flat stone and " if pick == "yes" else ""
    what = "a stone" if count == 1 else f"{number_word(count)} stones, one after the other,"
    return [
        "{skip} a stone on the water" if count == 1 else "{skip} stones on the water",
        f"{{skip}} {what} across the lake with the {side} hand",
        f"{first}{{skip}} it over the water with the {side} hand"
        if first
        else f"{{throw}} {what} flat over the water with the {side} hand",
        f"{first}{{throw}} it low and sideways with the {side} arm"
        if first
        else f"{{throw}} {what} low and sideways with the {side} arm",
        f"{{bend}} the knees and {{flick}} {what} side-arm with the {side} hand",
        f"= skipping {'a stone' if count == 1 else 'stones'} with the {side} hand",
        f"{{skim}} {what} across a pond",
        f"{{lean}} to the {side} and {{throw}} {what} flat across the water",
        f"{{step}} forward with the {other(side)} foot and {{skip}} {what} with the {side} hand",
        f"{{make}} {what} bounce on the water, throwing low with the {side} arm".replace(
            "stones, one after the other,", "stones"
        ),
    ]


@action(
    "sow seeds",
    "daily/objects/throw",
    verbs="sow scatter plant strew walk dig",
    side=SIDE,
    way=Choice(("scatter", "plant")),
    count=Count(2, 3),
)
def sow_seeds(timeline: Timeline, side: str, way: str, count: int) -> Sequence[str]:
    """Walking over a field with wide throws out of a bag, or bending to press seeds into the soil one by one."""
    bag = At("pelvis", 0.14, 0.12, 0.16)
    timeline.hold(0.15)
    timeline.to(0.4, hand_l=bag, elbow_l=30)
    timeline.look_at(At("floor", 0.0, 0.0, 1.2), 0.3)
    foot = "r"
    if way == "scatter":
        for number in range(count):
            timeline.place = timeline.place.moved(forward_m=0.42)
            timeline.to(0.55, x=0, z=-0.10, twist=18, hand_r=At("pelvis", -0.10, 0.14, 0.20), advance=False)
            step(timeline, foot, 0.06, 0.10, duration_s=0.5)
            timeline.wait()
            timeline.to(
                0.36, exact=True, twist=-34, hand_r=At("shoulder", 0.44, -0.20, 0.28), bend=8, palm_r=60, x=0, z=0.0
            )
            timeline.to(0.2, twist=-38, hand_r=At("shoulder", 0.50, -0.10, 0.06))
            foot = "l" if foot == "r" else "r"
            del number
        step(timeline, foot, 0.06, 0.10, duration_s=0.45, advance=False)
        timeline.to(0.5, twist=0, hand_r=NEUTRAL_HAND)
    else:
        for number in range(count):
            timeline.to(0.4, hand_r=At("pelvis", -0.08, 0.14, 0.20), nod=10)
            timeline.to(0.6, y=-0.32, pitch=54, bend=40, nod=-6, hand_r=At("floor", 0.12, 0.13, 0.44), exact=True)
            timeline.to(0.16, hand_r=At("floor", 0.12, 0.17, 0.44), exact=True)
            timeline.to(0.16, hand_r=At("floor", 0.12, 0.13, 0.44), exact=True)
            timeline.to(0.5, y=-0.10, pitch=26, bend=24, nod=-6, hand_r=At("pelvis", 0.06, 0.0, 0.26))
            if number < count - 1:
                timeline.place = timeline.place.moved(forward_m=0.26)
                timeline.to(0.5, x=0, z=0, advance=False)
                step(timeline, "r", 0.0, 0.11, duration_s=0.28, heel_first=False)
                step(timeline, "l", 0.0, 0.11, duration_s=0.28, heel_first=False)
                timeline.wait()
    timeline.wait()
    timeline.look_at(None, 0.4)
    timeline.to(0.5, x=0, z=0, advance=False)
    timeline.neutral(0.7, legs=False)
    at_ease(timeline, 0.5)
    how = (
        f"scattering them {times(count)} with wide throws of the {side} arm"
        if way == "scatter"
        else f"bending down to press them into the soil {times(count)}"
    )
    return [
        "{sow} seeds" if way == "scatter" else "{plant} seeds",
        f"{{sow}} seeds, {how}",
        f"{{sow}} a field with the {side} hand, {how}",
        f"{{plant}} seeds in the garden, {how}",
        f"{{take}} seeds from a bag at the {other(side)} hip, {how}",
        f"{{walk}} over the field and {{scatter}} seeds with the {side} hand"
        if way == "scatter"
        else f"{{bend}} down and {{put}} seeds into the ground with the {side} hand, step by step",
        f"{{seed}} the lawn by hand, {how}",
        f"= a farmer sowing, {how}",
        f"{{strew}} grain over a field from a bag, {times(count)}"
        if way == "scatter"
        else f"{{plant}} {number_word(count)} seedlings in a row",
        f"{{do}} garden work, {how}",
    ]


@action(
    "pick mushrooms",
    "daily/objects/pick up",
    verbs="pick search crouch cut walk look",
    side=SIDE,
    count=Count(1, 2),
    pose=Choice(("squatting", "kneeling", "bending")),
)
def pick_mushrooms(timeline: Timeline, side: str, count: int, pose: str) -> Sequence[str]:
    """Slow steps with the eyes on the ground, down to a find, a twist of the hand, into the basket on the left arm."""
    basket = At("pelvis", 0.22, 0.16, 0.14)
    timeline.start(hand_l=basket, palm_l=40, elbow_l=10)
    timeline.look_at(At("floor", -0.4, 0.0, 1.0), 0.3)
    for number in range(count):
        timeline.place = timeline.place.moved(forward_m=0.40)
        timeline.to(0.7, x=0, z=0, bend=16, nod=6, advance=False)
        step(timeline, "r", 0.0, 0.11, duration_s=0.35)
        step(timeline, "l", 0.0, 0.11, duration_s=0.35)
        timeline.look_at(At("floor", 0.5 if number == 0 else -0.5, 0.0, 0.9), 0.4)
        timeline.hold(0.1)
        timeline.look_at(At("floor", -0.14, 0.0, 0.5), 0.4)
        if pose == "squatting":
            timeline.to(0.7, y=-0.54, pitch=34, bend=26, heels=24, hand_r=At("floor", 0.12, 0.16, 0.46))
        elif pose == "kneeling":
            kneel(timeline, "r", 0.9)
            timeline.to(0.3, pitch=22, bend=34, hand_r=At("floor", 0.12, 0.14, 0.58))
        else:
            timeline.to(0.7, y=-0.26, pitch=58, bend=40, hand_r=At("floor", 0.12, 0.15, 0.46))
        timeline.to(0.2, palm_r=40)
        timeline.to(0.2, palm_r=-40)
        if pose == "kneeling":
            timeline.to(0.35, pitch=6, bend=16, hand_r=At("chest", 0.0, -0.02, 0.28))
        else:
            timeline.to(0.4, hand_r=At("shoulder", 0.0, -0.24, 0.38))
        timeline.hold(0.08)
        timeline.to(0.3, hand_r=At("pelvis", -0.12, 0.16, 0.24))
        timeline.to(0.2, hand_r=At("shoulder", 0.08, -0.40, 0.24), palm_r=0)
        if pose == "kneeling":
            rise_from_knees(timeline, 1.0)
        else:
            timeline.to(0.6, y=0, pitch=2, bend=8, heels=0)
    timeline.look_at(None, 0.4)
    timeline.neutral(0.6)
    how = {"squatting": "squatting down", "kneeling": f"kneeling on the {side} knee", "bending": "bending down"}[pose]
    what = "a mushroom" if count == 1 else "two mushrooms"
    return [
        "{pick} mushrooms" if count > 1 else "{pick} a mushroom",
        f"{{search}} the ground and {{pick}} {what}, {how}",
        f"{{look}} for mushrooms in the forest and {{pick}} {what} with the {side} hand",
        f"{{gather}} {what} into a basket on the {other(side)} arm",
        f"{{walk}} with the eyes on the ground, {how} to {{pick}} {what}".replace(" to {pick}", " and picking"),
        f"{{collect}} {what} in the woods, {how}",
        f"{{find}} {what}, {{pick}} it up with the {side} hand and {{put}} it into a basket"
        if count == 1
        else f"{{find}} {what} and {{put}} them into a basket with the {side} hand",
        f"= picking {what}, {how}",
        f"{{pick}} berries from the ground with the {side} hand, {how}",
        f"{{pluck}} {what} from the ground, {{look}} at it and {{drop}} it into a basket".replace(
            "at it and {drop} it", "at them and {drop} them" if count > 1 else "at it and {drop} it"
        ),
    ]


@action(
    "pitch a tent",
    "daily/objects/turn",
    verbs="pitch hammer pull kneel stretch push",
    side=SIDE,
    work=Choice(("pegs", "pole", "rope")),
    count=Count(3, 5),
)
def pitch_a_tent(timeline: Timeline, side: str, work: str, count: int) -> Sequence[str]:
    """Kneeling to hammer pegs in, pushing up a pole, or pulling a rope tight and tying it."""
    timeline.hold(0.15)
    if work == "pole":
        timeline.to(
            0.7,
            y=-0.30,
            pitch=42,
            bend=28,
            nod=-10,
            hand_r=At("floor", 0.08, 0.34, 0.46),
            hand_l=At("floor", 0.02, 0.26, 0.40),
        )
        timeline.hold(0.2)
        step(timeline, "r", 0.20, 0.12, duration_s=0.5, advance=False)
        timeline.to(
            0.9,
            y=-0.04,
            pitch=4,
            bend=2,
            nod=-4,
            hand_r=At("chest", 0.04, 0.06, 0.34),
            hand_l=At("chest", 0.04, -0.16, 0.30),
        )
        for _ in range(count):
            timeline.to(
                0.26,
                hand_r=At("shoulder", -0.06, 0.36, 0.36),
                hand_l=At("shoulder", -0.04, 0.12, 0.42),
                heels=12,
                bend=-8,
                nod=-16,
            )
            timeline.to(
                0.26, hand_r=At("shoulder", -0.06, 0.26, 0.36), hand_l=At("shoulder", -0.04, 0.02, 0.42), heels=0
            )
        timeline.hold(0.3)
        at_ease(timeline, 0.8)
    else:
        kneel(timeline, "r", 1.1)
        timeline.look_at(At("floor", 0.0, 0.1, 0.6), 0.3)
        if work == "pegs":
            timeline.to(
                0.5,
                pitch=18,
                bend=34,
                hand_l=At("air", 0.02, 0.16, 0.56),
                hand_r=At("air", 0.08, 0.44, 0.44),
                elbow_r=30,
            )
            for _ in range(count):
                timeline.to(0.28, hand_r=At("air", 0.12, 0.62, 0.34), bend=28)
                timeline.to(0.13, hand_r=At("air", 0.04, 0.28, 0.54), bend=36, exact=True)
                timeline.hold(0.06)
        else:
            timeline.to(0.5, pitch=16, bend=30, hands=At("air", 0.06, 0.24, 0.66))
            for _ in range(count):
                timeline.to(0.35, pitch=-4, bend=10, hands=At("chest", 0.06, -0.10, 0.22))
                timeline.to(0.35, pitch=14, bend=26, hands=At("air", 0.06, 0.26, 0.62))
            circle(timeline, {"hand_r": At("air", 0.04, 0.22, 0.60)}, 0.06, 2, 0.4, plane="wall")
        timeline.look_at(None, 0.4)
        timeline.to(0.5, pitch=2, bend=6, hands=At("shoulder", 0.08, -0.42, 0.2), elbow_r=0)
        rise_from_knees(timeline, 1.3)
        timeline.neutral(0.3)
    how = {
        "pegs": f"kneeling and hammering a peg into the ground {times(count)} with the {side} hand",
        "pole": f"pushing up the pole {times(count)} with both hands",
        "rope": f"kneeling and pulling a rope tight {times(count)}",
    }[work]
    return [
        "{pitch} a tent",
        f"{{pitch}} a tent, {how}",
        f"{{set}} up a tent, {how}",
        f"{{put}} up a tent at the campsite, {how}",
        {"pegs": f"{{hammer}} tent pegs into the ground with the {side} hand", "pole": "{raise} a tent pole with both hands", "rope": "{pull} the guy ropes of a tent tight"}[work],
        {"pegs": f"{{kneel}} on the {side} knee and {{pound}} a stake into the ground", "pole": f"{{lift}} a pole from the ground, {{step}} forward with the {side} foot and {{push}} it up", "rope": f"{{kneel}} on the {side} knee, {{pull}} at a rope and {{tie}} it"}[work],
        f"= camping: setting up a tent, {how}",
        f"{{build}} up a tent, {how}",
        f"{{camp}} outdoors and {{put}} up the tent, {how}",
        f"{{work}} on a tent, {how}",
    ]  # fmt: skip


@action(
    "light a campfire and warm the hands",
    "daily/states/shiver",
    verbs="light warm rub blow kneel hold sit",
    side=SIDE,
    pose=Choice(("squatting", "sitting", "kneeling")),
    light=Choice(("match", "blow", "already burning")),
    then=Choice(("warm the hands", "roast on a stick"), (3, 1)),
)
def light_a_campfire(timeline: Timeline, side: str, pose: str, light: str, then: str) -> Sequence[str]:
    """Down to the fire, a match struck and held to it or a blow into the embers, then palms towards the flames and rubbed."""
    timeline.hold(0.15)
    if pose == "squatting":
        timeline.to(0.9, y=-0.56, pitch=22, bend=22, nod=-6, heels=20, hands=At("knee", 0.0, 0.06, 0.0))
    elif pose == "kneeling":
        kneel(timeline, "both", 1.5, upright=False)
    else:
        sit_on_floor(timeline, 1.8, legs="bent")
    base = 0.0 if pose == "squatting" else (-0.30 if pose == "kneeling" else -0.36)
    low = timeline.value("pitch")
    timeline.look_at(At("floor", 0.0, 0.2, base + 0.75), 0.3)
    fire = At("air", 0.08, 0.22, base + 0.62)
    if light == "match":
        timeline.to(0.45, hand_l=At("chest", -0.04, -0.14, 0.28), hand_r=At("chest", 0.06, -0.12, 0.26))
        timeline.to(0.12, exact=True, hand_r=At("chest", -0.08, -0.06, 0.34))
        timeline.to(0.6, hand_r=fire, pitch=low + 10, bend=34, hand_l=At("thigh", 0.0, 0.12, 0.08))
        timeline.hold(0.4)
    elif light == "blow":
        timeline.to(0.7, pitch=low + 24, bend=46, nod=-10, hands=At("air", 0.22, 0.16, base + 0.46))
        for _ in range(2):
            timeline.to(0.3, bend=40, nod=-20)
            timeline.to(0.5, bend=50, nod=-4)
    first = {
        "match": f"{{light}} a campfire with a match in the {side} hand",
        "blow": "{bend} down and {blow} into a campfire",
        "already burning": "{go} down beside a campfire",
    }[light]
    down = {"squatting": "squatting", "kneeling": "kneeling", "sitting": "sitting on the ground"}[pose]
    if then == "roast on a stick":
        timeline.to(
            0.7,
            hand_r=At("shoulder", -0.08, -0.24, 0.40),
            hand_l=At("shoulder", -0.02, -0.36, 0.26),
            palms=-40,
            pitch=low,
            bend=24,
            nod=4,
        )
        for number in range(4):
            timeline.to(
                0.55,
                palm_r=50 if number % 2 == 0 else -50,
                hand_r=At("shoulder", -0.08, -0.20 - 0.05 * (number % 2), 0.40),
            )
        timeline.to(0.6, hand_r=At("head", 0.04, -0.20, 0.26), nod=10, bend=18)
        timeline.to(0.4, nod=-2)
        timeline.to(0.5, hand_r=At("shoulder", -0.08, -0.24, 0.40), nod=4, bend=24)
        timeline.hold(0.4)
        return [
            f"{first} and {{roast}} something on a stick", f"{{roast}} a marshmallow over a campfire, {down}", f"{{hold}} a stick over the fire with both hands, {down}", f"{first}, then {{grill}} a sausage on a stick", f"{{turn}} a stick over the flames, {down}", f"{{toast}} marshmallows at a campfire, {down}",
            f"= roasting something over a campfire, {down}", f"{{get}} down by the fire and {{roast}} a sausage, {down}", f"{{cook}} on a stick over an open fire, {down}",
        ]  # fmt: skip
    warm = At("shoulder", -0.02, -0.20, 0.44)
    timeline.to(0.6, hands=warm, palms=-80, wrists=-50, pitch=low, bend=22, nod=0)
    timeline.hold(0.6)
    timeline.to(0.4, palms=40, wrists=20)
    timeline.to(0.4, palms=-80, wrists=-50)
    timeline.to(0.35, hands=At("chest", 0.01, -0.06, 0.26), palms=0, wrists=0)
    for number in range(4):
        sign = 1 if number % 2 == 0 else -1
        timeline.to(
            0.16,
            hand_r=At("chest", 0.01, -0.06 + 0.04 * sign, 0.26),
            hand_l=At("chest", 0.01, -0.06 - 0.04 * sign, 0.26),
        )
    timeline.to(0.4, hands=warm, palms=-80, wrists=-50)
    timeline.hold(0.6)
    return [
        f"{first} and {{warm}} {{poss}} hands",
        f"{{warm}} {{poss}} hands at a campfire, {down}",
        f"{first}, then {{hold}} both palms towards the flames",
        f"{{get}} down by the fire and {{rub}} {{poss}} hands together, {down}",
        f"{first}, {down}, and {{rub}} the hands",
        f"{{hold}} the hands out to a fire, {{turn}} them and {{rub}} them, {down}",
        f"{{make}} a fire and {{warm}} up, {down}" if light != "already burning" else f"{{warm}} up by the fire, {down}",
        f"= warming the hands at a campfire, {down}",
        f"first {first}, then {{stretch}} both hands out to the warmth",
        f"{{huddle}} by a fire, {down}, the palms towards it",
    ]  # fmt: skip


@action(
    "monkey bars",
    "locomotion/climb/climb",
    verbs="swing hang grip reach climb",
    side=SIDE,
    tempo=False,
    count=Count(4, 6),
    end=Choice(("hang", "drop")),
)
def monkey_bars(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """Hanging by the hands under bars and swinging on from one to the next."""
    bar_m, gap_m, hang_m = 2.36, 0.42, 1.42
    y = hang_m - STANDING_M + 0.02
    loose: dict[str, Any] = {"foot_l": At("hip", 0.02, -0.78, -0.12), "foot_r": At("hip", 0.02, -0.76, -0.20)}
    timeline.start(
        y=y,
        balance=0,
        hand_r=At("air", 0.13, bar_m, 0.0),
        hand_l=At("air", 0.13, bar_m, 0.0),
        palms=-60,
        **loose,
        ankles=40,
        nod=-14,
    )
    timeline.to(0.35, z=-0.06, pitch=6, exact=True)
    bars = {"r": 0, "l": 0}
    for number in range(count):
        hand = "r" if number % 2 == 0 else "l"
        bars[hand] = number + 1
        sign = 1.0 if hand == "r" else -1.0
        target = gap_m * (number + 1)
        timeline.to(0.14, exact=True, advance=False, delay_s=0.02, **{f"hand_{hand}": At("air", 0.16, bar_m - 0.16, target - 0.5 * gap_m)})  # fmt: skip
        timeline.to(0.26, exact=True, z=target - 0.40 * gap_m, x=0.08 * sign, y=y + 0.07, yaw=24 * sign, roll=8 * sign, pitch=-8,
                    foot_l=At("hip", 0.02, -0.72, 0.16), foot_r=At("hip", 0.02, -0.74, 0.08), advance=False)  # fmt: skip
        timeline.hold(0.17)
        timeline.to(0.11, exact=True, **{f"hand_{hand}": At("air", 0.12, bar_m, target)})
        timeline.to(0.26, exact=True, z=target - 0.30 * gap_m, x=0.0, y=y, yaw=0, roll=0, pitch=8, **loose)
    last = gap_m * count
    hand = "l" if count % 2 else "r"
    timeline.to(0.3, exact=True, z=last - 0.06, **{f"hand_{hand}": At("air", 0.13, bar_m, last)})
    timeline.to(0.35, exact=True, z=last, pitch=0, y=y)
    if end == "drop":
        timeline.place = timeline.place.moved(forward_m=last)
        timeline.to(
            0.30, exact=True, y=-0.14, hands=At("shoulder", 0.14, 0.30, 0.30), feet=At("floor", 0.12, 0.0, 0.0), z=0
        )
        timeline.to(0.25, y=-0.28, pitch=20, bend=14, hands=At("shoulder", 0.18, -0.30, 0.26))
        timeline.neutral(0.6)
    else:
        timeline.hold(0.4)
    timeline.flights.append((0.0, 0.0))
    after = " and {drop} to the ground" if end == "drop" else ""
    return [
        "{swing} along the monkey bars",
        f"{{swing}} from bar to bar, the {side} hand first{after}",
        f"{{go}} across the monkey bars hand over hand, {number_word(count)} bars{after}",
        f"{{hang}} by the hands and {{swing}} forward from one bar to the next{after}",
        f"{{climb}} along overhead bars with both hands in turn{after}",
        f"{{reach}} from bar to bar {times(count)}, the legs dangling{after}",
        f"{{cross}} the monkey bars at the playground{after}",
        f"= on the monkey bars, {number_word(count)} bars, the {side} hand first",
        f"{{grip}} a bar overhead, {{swing}} and {{grab}} the next one with the {side} hand, and so on{after}",
        f"{{move}} forward hanging from bars like a monkey{after}",
    ]


@action(
    "swing on a swing",
    "daily/static posture/sit",
    verbs="swing sit lean pump stretch",
    tempo=False,
    count=Count(3, 4),
    height=Choice(("high", "gentle")),
)
def swing_on_a_swing(timeline: Timeline, count: int, height: str) -> Sequence[str]:
    """Seated between ropes: forward with stretched legs leaning back, backward with bent legs leaning forward."""
    rope_m, top = 2.1, (48.0 if height == "high" else 22.0)
    half_s = 1.15
    seat_m = 0.70
    base = seat_m + 0.02 - STANDING_M + 0.08
    out = At("hip", 0.05, -0.30, 0.74)
    under = At("hip", 0.06, -0.38, 0.20)
    hands = At("shoulder", 0.10, 0.10, 0.24)

    def pose(share: float, pump: float) -> dict[str, Any]:
        """share: -1 at the back, 1 at the front; pump: -1 legs under, 1 legs out."""
        angle = math.radians(top * share)
        legs = out if pump > 0 else under
        return {
            "z": rope_m * math.sin(angle), "y": base + rope_m * (1 - math.cos(angle)), "x": 0.0,
            "pitch": -top * share * 0.9 - 14.0 * pump, "bend": 8.0 - 4.0 * pump, "nod": 4.0 * pump, "feet": legs,
        }  # fmt: skip

    timeline.start(balance=0, hands=hands, palms=20, **pose(-0.9, -1), ankles=30)
    for _ in range(count):
        # Eight steps there and back, a pendulum in time.
        for number in range(1, 5):
            share = -0.95 * math.cos(math.pi * number / 4)
            timeline.to(half_s / 4, exact=True, **pose(share, 1.0 if number in (2, 3, 4) else -1.0))
        for number in range(1, 5):
            share = 0.95 * math.cos(math.pi * number / 4)
            timeline.to(half_s / 4, exact=True, **pose(share, -1.0 if number in (2, 3, 4) else 1.0))
    timeline.flights.append((0.0, 0.0))
    far = "high" if height == "high" else "gently"
    return [
        "{swing} on a swing",
        f"{{swing}} {far} on a swing",
        f"{{sit}} on a playground swing and {{swing}} {far}, {times(count)}",
        f"{{sit}} on a swing, {{hold}} the ropes and {{swing}} back and forth {far}",
        f"{{lean}} back and {{stretch}} the legs going forward, {{bend}} them going back, on a swing, {far}",
        f"{{pump}} the legs to swing {far}",
        f"{{swing}} forward and backward {times(count)}, seated, hands on the chains",
        f"= on a swing, swinging {far}",
        f"{{play}} on a swing {far}",
        f"{{rock}} {far} to and fro on a swing, the legs stretched in front",
    ]


@action(
    "tug of war",
    "daily/objects/pull",
    verbs="pull lean tug drag brace step",
    side=SIDE,
    end=Choice(("win", "lose", "fall back")),
    heaves=Count(2, 4),
)
def tug_of_war(timeline: Timeline, side: str, end: str, heaves: int) -> Sequence[str]:
    """Heels dug in, leaning far back on a rope; heave by heave, then steps back to win, dragged forward, or down on the seat."""
    rope: dict[str, Any] = {
        "hand_r": At("chest", 0.02, -0.14, 0.24),
        "hand_l": At("chest", -0.02, -0.12, 0.48),
        "palms": 0.0,
    }
    timeline.hold(0.15)
    step(timeline, "l", 0.24, 0.14, duration_s=0.35, toes_deg=4, advance=False)
    timeline.to(0.45, **rope, y=-0.10)
    step(timeline, "r", -0.22, 0.16, duration_s=0.35, toes_deg=40, heel_first=False, advance=False)
    timeline.to(0.45, y=-0.26, z=-0.26, pitch=-24, bend=12, nod=10, balance=0, yaw=-12)
    timeline.wait()
    for _ in range(heaves):
        timeline.to(
            0.35,
            pitch=-14,
            bend=20,
            z=-0.18,
            hand_r=At("chest", 0.02, -0.10, 0.32),
            hand_l=At("chest", -0.02, -0.06, 0.52),
            y=-0.24,
        )
        timeline.to(0.30, pitch=-32, bend=8, z=-0.34, y=-0.32, **rope, exact=True)
        timeline.hold(0.15)
    if end == "win":
        for number in range(4):
            timeline.place = timeline.place.moved(forward_m=-0.20)
            timeline.to(0.34, z=-0.30, x=0, pitch=-28, y=-0.28, advance=False)
            step(
                timeline,
                "r" if number % 2 == 0 else "l",
                -0.22 if number % 2 == 0 else 0.24,
                0.15,
                duration_s=0.32,
                heel_first=False,
                height_m=0.04,
            )
            timeline.wait()
        timeline.to(
            0.5, y=-0.04, z=0.0, pitch=0, bend=0, balance=1, yaw=0, hands=At("shoulder", 0.22, 0.48, 0.06), nod=-8
        )
        timeline.hold(0.4)
        at_ease(timeline, 0.8)
    elif end == "lose":
        for number in range(4):
            timeline.place = timeline.place.moved(forward_m=0.26)
            timeline.to(
                0.26,
                z=-0.16,
                x=0,
                pitch=6,
                bend=24,
                y=-0.18,
                hand_r=At("shoulder", -0.10, -0.10, 0.52),
                hand_l=At("shoulder", -0.14, -0.08, 0.55),
                advance=False,
            )
            step(
                timeline,
                "l" if number % 2 == 0 else "r",
                0.18 if number % 2 == 0 else -0.14,
                0.15,
                duration_s=0.26,
                heel_first=False,
                height_m=0.05,
            )
            timeline.wait()
        timeline.to(0.5, bend=34, pitch=20, z=0.0, y=-0.12, balance=1, yaw=0, hands=At("thigh", 0.02, 0.10, 0.06))
        timeline.hold(0.4)
        at_ease(timeline, 0.8)
    else:
        timeline.to(0.5, exact=True, y=0.12 - STANDING_M, z=-0.62, pitch=-30, bend=20, yaw=0, hand_r=At("shoulder", 0.30, -0.30, -0.20), hand_l=At("shoulder", 0.30, -0.10, 0.30),
                    foot_l=At("floor", 0.16, 0.0, 0.10), foot_r=At("floor", 0.16, 0.0, 0.0))  # fmt: skip
        timeline.to(0.4, rest=1.0, pitch=-20, bend=26, hands=At("floor", 0.26, 0.05, -0.90))
        timeline.hold(0.6)
    after = {
        "win": ", {step} back and {win}",
        "lose": " and {get} dragged forward",
        "fall back": " and {fall} back onto the seat",
    }[end]
    return [
        "{pull} in a tug of war",
        f"{{pull}} a rope in a tug of war{after}",
        f"{{lean}} far back and {{pull}} a rope with both hands {times(heaves)}{after}",
        f"{{play}} tug of war{after}",
        f"{{heave}} at a rope {times(heaves)}, the heels dug in{after}",
        f"{{brace}} the legs, the {side} foot behind, and {{pull}} a rope hard{after}",
        f"{{tug}} at a rope with all strength{after}",
        f"= a tug of war, {number_word(heaves)} heaves",
        f"{{hold}} a rope in both hands, {{dig}} in the heels and {{pull}} backward{after}",
        f"{{drag}} a rope, leaning back with the {other(side)} foot in front{after}",
    ]


def _hand_over_hand(timeline: Timeline, count: int, far: At, near: At, half_s: float, **body: Any) -> None:
    """Hands in turn reach out along a rope and draw it in."""
    for number in range(count):
        reach, draw_ = ("hand_r", "hand_l") if number % 2 == 0 else ("hand_l", "hand_r")
        sign = 1.0 if number % 2 == 0 else -1.0
        timeline.to(half_s, exact=True, **{reach: far, draw_: near}, twist=12 * sign, **body)
        body = {}


@action(
    "pull a rope hand over hand",
    "daily/objects/pull",
    verbs="pull haul reach draw heave",
    side=SIDE,
    direction=Choice(("toward the body", "down from above", "up from below")),
    count=Count(5, 8),
)
def pull_a_rope(timeline: Timeline, side: str, direction: str, count: int) -> Sequence[str]:
    """A rope drawn in with both hands in turn: level, down over a pulley, or up out of a well."""
    timeline.hold(0.15)
    step(timeline, "l", 0.16, 0.14, duration_s=0.4, advance=False)
    if direction == "toward the body":
        far, near = At("shoulder", -0.06, -0.12, 0.54), At("chest", 0.08, -0.18, 0.16)
        timeline.to(0.5, y=-0.12, pitch=-8, bend=10, hand_r=far, hand_l=near, palms=-30)
    elif direction == "down from above":
        far, near = At("shoulder", -0.10, 0.50, 0.22), At("chest", 0.02, -0.14, 0.22)
        timeline.to(0.5, y=-0.04, hand_r=far, hand_l=near, nod=-26, bend=-6)
    else:
        far, near = At("shoulder", -0.08, -0.46, 0.34), At("chest", 0.03, 0.02, 0.20)
        timeline.to(0.5, y=-0.12, pitch=20, bend=20, nod=8, hand_r=far, hand_l=near, palms=-40)
    _hand_over_hand(timeline, count, far, near, 0.42)
    timeline.hold(0.2)
    timeline.to(0.3, twist=0)
    at_ease(timeline, 0.8)
    return [
        "{pull} a rope hand over hand",
        f"{{pull}} a rope {direction}, hand over hand",
        f"{{pull}} a rope with both hands in turn, {number_word(count)} pulls {direction}",
        f"{{haul}} a rope {direction} hand over hand",
        f"{{reach}} and {{pull}} {direction} with one hand after the other",
        {"toward the body": "{draw} in a rope with alternating hands", "down from above": "{haul} down a rope over a pulley", "up from below": "{pull} a bucket up from a well"}[direction],
        f"{{heave}} at a rope {direction} with alternating hands, the {side} hand first",
        f"= hand-over-hand rope pulling, {direction}",
        f"{{grab}} a rope with the {side} hand, then the {other(side)}, and {{pull}} it {direction}",
        f"{{pull}} {times(count)} on a rope {direction}, switching hands",
    ]  # fmt: skip


@action(
    "hoist a flag",
    "daily/objects/pull",
    verbs="hoist raise pull salute look",
    side=SIDE,
    count=Count(5, 7),
    end=Choice(("salute", "look up", "hand on heart")),
)
def hoist_a_flag(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """The line pulled down hand over hand while the eyes follow the flag up, then a salute."""
    timeline.hold(0.15)
    timeline.look_at(At("floor", 0.0, 2.0, 1.2), 0.4)
    far, near = At("shoulder", -0.10, 0.44, 0.28), At("chest", 0.02, -0.16, 0.22)
    timeline.to(0.5, hand_r=far, hand_l=near)
    timeline.look_at(At("floor", 0.0, 7.0, 2.4), count * 0.44)
    _hand_over_hand(timeline, count, far, near, 0.44)
    timeline.to(0.4, twist=0, hands=At("chest", 0.04, -0.10, 0.26))
    circle(timeline, {"hand_r": At("chest", 0.06, -0.10, 0.26)}, 0.05, 2, 0.35, plane="wall")
    timeline.to(0.5, hands=NEUTRAL_HAND)
    if end == "salute":
        timeline.to(0.35, hand_r=At("head", 0.09, 0.05, 0.10), elbow_r=70, palm_r=-60, bend=-3)
        timeline.hold(0.9)
    elif end == "hand on heart":
        timeline.to(0.5, hand_r=At("chest", -0.02, 0.02, 0.06), elbow_r=30, wrist_r=20)
        timeline.hold(0.9)
    else:
        timeline.hold(0.6)
    timeline.look_at(None, 0.4)
    timeline.neutral(0.6)
    after = {
        "salute": f" and {{salute}} with the {side} hand",
        "look up": " and {look} up at it",
        "hand on heart": f" and {{put}} the {side} hand on the heart",
    }[end]
    return [
        "{hoist} a flag",
        f"{{hoist}} a flag{after}",
        f"{{raise}} a flag on a pole, pulling hand over hand{after}",
        f"{{pull}} a rope down {times(count)} to raise a flag{after}",
        f"{{run}} up the flag{after}",
        f"{{raise}} the colours, {{look:ing}} up{after}",
        f"= a flag-raising, then {'a salute' if end == 'salute' else 'a look up' if end == 'look up' else 'a hand on the heart'}",
        f"{{pull}} the line of a flagpole with both hands in turn{after}",
        f"{{hoist}} the flag hand over hand, the {side} hand first{after}",
        f"{{stand}} at a flagpole, {{pull}} the flag up{after}",
    ]  # fmt: skip


@action(
    "climb over a wall",
    "locomotion/climb/climb",
    verbs="climb vault jump pull swing land",
    side=SIDE,
    tempo=False,
    height=Choice(("chest-high", "hip-high")),
)
def climb_over_a_wall(timeline: Timeline, side: str, height: str) -> Sequence[str]:
    """Hands on top, a jump up to straight arms, a leg over, astride for a moment, the other leg over, and down."""
    top_m = 1.30 if height == "chest-high" else 0.95
    up = top_m + 0.10 - STANDING_M
    timeline.hold(0.15)
    timeline.look_at(At("floor", 0.0, top_m, 0.6), 0.3)
    timeline.to(0.5, hands=At("air", 0.24, top_m + 0.05, 0.40), palms=-80, pitch=4)
    timeline.to(0.3, y=-0.24, pitch=18, bend=12)
    timeline.to(
        0.32,
        exact=True,
        y=up - 0.10,
        z=0.16,
        pitch=30,
        bend=16,
        balance=0,
        heels=0,
        feet=At("hip", 0.08, -0.72, -0.24),
        ankles=36,
    )
    timeline.to(
        0.30,
        exact=True,
        y=up + 0.10,
        z=0.26,
        pitch=44,
        bend=18,
        roll=12,
        foot_r=At("hip", 0.40, -0.40, -0.20),
        knee_r=40,
    )
    timeline.to(0.36, exact=True, y=up + 0.04, z=0.44, x=0.0, pitch=24, bend=20, roll=4, yaw=44, foot_r=At("hip", 0.20, -0.64, 0.22), foot_l=At("hip", 0.16, -0.66, -0.02),
                hand_r=At("air", 0.10, top_m + 0.05, 0.62), hand_l=At("air", 0.30, top_m + 0.05, 0.46))  # fmt: skip
    timeline.hold(0.25)
    timeline.to(
        0.34,
        exact=True,
        y=up + 0.12,
        z=0.56,
        pitch=34,
        yaw=20,
        roll=-8,
        foot_l=At("hip", 0.34, -0.46, 0.06),
        knee_l=30,
        foot_r=At("hip", 0.06, -0.74, 0.10),
    )
    timeline.to(
        0.26,
        exact=True,
        y=up - 0.06,
        z=0.80,
        pitch=12,
        yaw=0,
        roll=0,
        feet=At("hip", 0.06, -0.74, 0.08),
        knees=4,
        hands=At("shoulder", 0.20, -0.30, -0.20),
        palms=0,
    )
    timeline.place = timeline.place.moved(forward_m=1.05)
    timeline.to(0.20 + 0.10 * (top_m - 0.9), exact=True, y=-0.06, z=-0.02, feet=At("floor", 0.12, 0.0, 0.0))
    timeline.to(0.2, exact=True, y=-0.34, z=0.0, pitch=28, bend=18, hands=At("shoulder", 0.20, -0.30, 0.28), nod=-10)
    timeline.flights.append((0.0, 0.0))
    timeline.look_at(None, 0.3)
    timeline.neutral(0.7)
    return [
        "{climb} over a wall",
        f"{{climb}} over a {height} wall",
        f"{{put}} both hands on top of a {height} wall, {{jump}} up and {{swing}} the {side} leg over",
        f"{{pull}} {{poss}} body up onto a {height} wall, {{go}} astride and {{drop}} down on the other side",
        f"{{climb}} over a {height} fence, the {side} leg first",
        f"{{jump}} up on a wall, {{throw}} the {side} leg over it and {{land}} on both feet",
        f"{{get}} over a {height} wall",
        f"= climbing over a {height} wall, the {side} leg first",
        f"{{push}} up on straight arms, {{swing}} one leg after the other over a {height} wall and {{jump}} down",
        f"{{scale}} a {height} wall and {{land}} with bent knees",
    ]


@action(
    "sledge downhill",
    "fitness/snow and ice/ski",
    verbs="sledge slide ride lean brake push",
    side=SIDE,
    tempo=False,
    pose=Choice(("sitting", "on the belly")),
    move=Choice(("steer", "bumps", "brake")),
)
def sledge_downhill(timeline: Timeline, side: str, pose: str, move: str) -> Sequence[str]:
    """On a sledge, seated with the feet in front or headfirst on the belly: leaning into bends, bumps, heels to brake."""
    seated = pose == "sitting"
    if seated:
        sit_on_floor_start(timeline, feet_m=0.62)
        base: dict[str, Any] = {"y": 0.28 - STANDING_M, "pitch": -16.0, "bend": 16.0, "nod": 0.0, "rest": 0.0}
        timeline.start(
            **base,
            feet=At("hip", 0.16, -0.22, 0.66),
            hands=At("pelvis", 0.10, 0.06, 0.36),
            ankles=-10,
            heels=0,
            knees=12,
        )
    else:
        base = {"y": 0.30 - STANDING_M, "pitch": 84.0, "bend": -14.0, "nod": -34.0, "rest": 0.0}
        timeline.start(
            **base, balance=0, feet=At("hip", 0.10, -0.70, -0.40), ankles=30, hands=At("shoulder", 0.10, 0.36, 0.08)
        )
    gone = 0.0

    def slide(seconds: float, x: float = 0.0, speed: float = 3.4, **controls: float | At) -> None:
        nonlocal gone
        gone += speed * seconds
        timeline.to(seconds, exact=True, x=x, z=gone, **controls)

    slide(0.4, speed=2.0)
    for sign in (-1, 1):
        extra: dict[str, Any] = {}
        if move == "steer" and seated:
            extra = {"foot_r" if sign < 0 else "foot_l": At("hip", 0.30, -0.34, 0.60)}
        slide(
            0.5,
            x=0.14 * sign * -1,
            roll=(14 if seated else 5) * sign,
            side=14 * sign,
            tilt=-6 * sign,
            yaw=16 * sign,
            **extra,
        )
        if move == "bumps":
            slide(0.14, x=0.14 * sign * -1, y=base["y"] + 0.12, bend=base["bend"] - 6)
            slide(0.16, x=0.14 * sign * -1, y=base["y"] - 0.02, bend=base["bend"] + 12)
            slide(0.14, x=0.14 * sign * -1, y=base["y"], bend=base["bend"])
        else:
            slide(0.45, x=0.16 * sign * -1)
        back: dict[str, Any] = {"feet": At("hip", 0.16, -0.22, 0.66)} if seated and move == "steer" else {}
        slide(0.5, roll=0, side=0, tilt=0, yaw=0, **back)
    if move == "brake":
        if seated:
            slide(
                0.35,
                speed=2.4,
                feet=At("hip", 0.22, -0.40, 0.66),
                ankles=-28,
                pitch=-30,
                bend=8,
                hands=At("pelvis", 0.10, 0.10, 0.30),
            )
        else:
            slide(0.35, speed=2.4, feet=At("hip", 0.14, -0.80, -0.04), ankles=0)
        slide(0.8, speed=0.8)
        timeline.hold(0.4)
    timeline.flights.append((0.0, 0.0))
    how = "sitting with the legs in front" if seated else "lying on the belly headfirst"
    seen = {
        "steer": f"leaning to the {side} and then to the {other(side)}",
        "bumps": "bouncing over bumps",
        "brake": "leaning into the bends and braking with the feet",
    }[move]
    return [
        "{sledge} down a hill",
        f"{{sledge}} downhill, {how}",
        f"{{ride}} a sled down a snowy hill, {how}",
        f"{{go}} sledding, {seen}",
        f"{{slide}} down a slope on a sledge, {how}, {seen}",
        f"{{toboggan}} down the hill, {seen}",
        f"{{ride}} a sledge, {{lean:ing}} to the {side} first",
        f"= sledging, {how}, {seen}",
        f"{{sled}} down a slope, {how}",
        f"{{race}} downhill on a toboggan, {how}, {seen}",
    ]


@action(
    "ski jump",
    "fitness/snow and ice/ski",
    verbs="jump ski fly crouch land",
    tempo=False,
    landing=Choice(("telemark", "two feet")),
    flight=Choice(("long", "short")),
)
def ski_jump(timeline: Timeline, landing: str, flight: str) -> Sequence[str]:
    """The in-run in a tuck, the leap at the edge, the flight stretched forward with arms back, and a landing with spread arms."""
    timeline.start(
        y=-0.35,
        pitch=56,
        bend=34,
        nod=-58,
        balance=0,
        hands=At("shoulder", 0.04, -0.40, -0.38),
        feet=At("hip", 0.03, -0.25, 0.38),
        ankles=-12,
    )
    high = 0.9
    timeline.to(0.9, exact=True, z=3.4)
    timeline.to(
        0.24,
        exact=True,
        z=4.6,
        y=0.10,
        pitch=38,
        bend=6,
        nod=-30,
        feet=At("hip", 0.03, -0.80, -0.10),
        hands=At("shoulder", 0.08, -0.54, -0.14),
    )
    glide = 1.6 if flight == "long" else 0.9
    timeline.to(
        0.4,
        exact=True,
        z=6.6,
        y=high,
        pitch=62,
        bend=4,
        nod=-44,
        feet=At("hip", 0.10, -0.80, 0.16),
        ankles=-24,
        hands=At("shoulder", 0.14, -0.55, -0.06),
    )
    timeline.to(0.5 * glide, exact=True, z=6.6 + 2.3 * glide, y=high + 0.05, pitch=66, roll=2)
    timeline.to(0.5 * glide, exact=True, z=6.6 + 4.6 * glide, y=high - 0.25, pitch=60, roll=-1)
    at = 6.6 + 4.6 * glide
    wide = At("shoulder", 0.52, 0.10, 0.08)
    timeline.to(
        0.26,
        exact=True,
        z=at + 1.2,
        y=0.06,
        pitch=12,
        bend=8,
        nod=-12,
        roll=0,
        hands=wide,
        feet=At("hip", 0.06, -0.78, 0.06),
        ankles=0,
    )
    if landing == "telemark":
        timeline.to(
            0.28,
            exact=True,
            z=at + 2.4,
            y=-0.36,
            pitch=6,
            bend=4,
            foot_l=At("hip", 0.02, -0.44, 0.36),
            foot_r=At("hip", 0.02, -0.54, -0.36),
            ankle_r=-10,
            hands=wide.moved(up=0.06),
        )
    else:
        timeline.to(
            0.28, exact=True, z=at + 2.4, y=-0.34, pitch=24, bend=12, feet=At("hip", 0.08, -0.45, 0.22), hands=wide
        )
    timeline.to(0.5, exact=True, z=at + 4.0)
    timeline.to(
        0.6,
        exact=True,
        z=at + 5.4,
        y=-0.06,
        pitch=6,
        bend=6,
        nod=0,
        feet=At("hip", 0.06, -0.76, 0.03),
        hands=At("shoulder", 0.24, -0.40, 0.14),
    )
    timeline.flights.append((0.0, 0.0))
    how = "in a telemark with one foot in front" if landing == "telemark" else "on both feet side by side"
    far = "far" if flight == "long" else "a short way"
    return [
        "{do} a ski jump",
        f"{{do}} a ski jump and {{land}} {how}",
        f"{{ski}} down a ramp in a crouch, {{jump}} and {{fly}} {far}",
        f"{{jump}} off a ski ramp, {{lean}} forward in the air with the arms back and {{land}} {how}",
        f"{{fly}} {far} through the air on skis, stretched forward, the arms at the sides",
        f"{{crouch}} with the arms back, {{leap}} and {{glide}} through the air, then {{land}} {how}",
        f"= a ski jumper flying {far}, landing {how}",
        f"{{take}} off from a ski jump and {{land}} with spread arms {how}",
        f"{{perform}} a ski jump, flying {far}",
        f"first {{slide}} down in a deep crouch, then {{jump}}, {{fly}} {far} and {{land}} {how}",
    ]


@action(
    "hang by one hand or by the knees",
    "locomotion/climb/climb",
    verbs="hang dangle swing grip pull",
    side=SIDE,
    tempo=False,
    manner=Choice(("upside down by the knees", "one hand")),
    end=Choice(("hang", "drop")),
)
def hang_by_one_hand_or_by_the_knees(timeline: Timeline, side: str, manner: str, end: str) -> Sequence[str]:
    """Under a bar by the right hand alone, or head down by the bent knees."""
    bar_m = 2.36
    y = 1.42 - STANDING_M + 0.02
    if manner == "upside down by the knees":
        high = bar_m - 0.40 - STANDING_M
        hooked = At("hip", 0.04, -0.36, -0.20)
        timeline.start(
            y=high, pitch=184, bend=4, nod=-6, balance=0, feet=hooked, ankles=30, hands=At("shoulder", 0.14, 0.50, 0.08)
        )
        for sign in (1, -1, 1, -1):
            timeline.to(
                0.75,
                exact=True,
                pitch=184 + 14 * sign,
                z=0.10 * sign,
                hands=At("shoulder", 0.14, 0.50, 0.08 + 0.12 * sign),
                feet=hooked.moved(forward=-0.04 * sign),
            )
        timeline.to(0.5, exact=True, pitch=184, z=0.0, hands=At("shoulder", 0.10, 0.52, 0.08))
        timeline.flights.append((0.0, 0.0))
        return [
            "{hang} upside down from a bar by the knees", "{hang} head down from a bar", "{dangle} upside down from a pull-up bar, held by the knees", "{hang} by the bent knees with hanging arms", "{swing} upside down on a bar", "= hanging upside down from a branch",
            "{hang} from a tree upside down like a bat", "{hook} the knees over a bar and {hang} with the head down", "{sway} upside down, hanging from a bar by the legs",
        ]  # fmt: skip
    low = At("hip", 0.03, -0.80, 0.02)
    grip = At("air", 0.20, bar_m, 0.0)
    timeline.start(y=y, balance=0, hands=grip, palms=-60, feet=low, ankles=40, nod=-8)
    timeline.hold(0.3)
    timeline.to(
        0.5, exact=True, x=-0.14, roll=-6, side=-4, hand_l=At("shoulder", 0.16, -0.40, 0.08), palm_l=0, y=y - 0.02
    )
    for sign in (1, -1, 1):
        timeline.to(
            0.7,
            exact=True,
            yaw=16 * sign,
            foot_r=low.moved(forward=0.08 * sign),
            foot_l=low.moved(forward=-0.06 * sign),
        )
    timeline.to(0.6, exact=True, yaw=0, x=0.0, roll=0, side=0, hand_l=grip, palm_l=-60, feet=low, y=y)
    timeline.flights.append((0.0, 0.0))
    tail = ""
    if end == "drop":
        timeline.to(
            0.30,
            exact=True,
            y=-0.14,
            hands=At("shoulder", 0.14, 0.30, 0.30),
            feet=At("floor", 0.12, 0.0, 0.0),
            z=0,
            x=0,
        )
        timeline.to(0.25, y=-0.28, pitch=20, bend=14, hands=At("shoulder", 0.18, -0.30, 0.26))
        timeline.neutral(0.6)
        tail = ", then {drop} to the ground"
    else:
        timeline.hold(0.4)
    how = f"by the {side} hand only"
    return [
        f"{{hang}} from a bar {how}",
        f"{{hang}} from a pull-up bar by one hand{tail}",
        f"{{dangle}} from a bar {how}{tail}",
        f"{{hang}} from a branch {how}{tail}",
        f"{{grip}} a bar overhead, {{let}} go with the {other(side)} hand and {{hang}} by one hand{tail}",
        f"{{hold}} on to a high bar {how}{tail}",
        f"= hanging from a bar {how}",
        f"{{hang}} one-handed from a bar{tail}",
        f"{{dangle}} from a ledge by one hand{tail}",
    ]


@action(
    "climb through a window",
    "locomotion/climb/climb",
    verbs="climb duck step squeeze swing",
    side=SIDE,
    end=Choice(("stand", "look around")),
)
def climb_through_a_window(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """Hands on the frame, the right leg over the sill, ducking through with the head down, the left leg drawn after."""
    sill_m = 0.62
    timeline.hold(0.2)
    timeline.to(0.5, hands=At("air", 0.34, 1.20, 0.32), bend=10, pitch=4)
    timeline.look_at(At("floor", 0.0, 0.6, 1.0), 0.3)
    timeline.to(
        0.5, exact=True, x=0.07, balance=0, foot_r=At("hip", 0.14, -0.26, 0.40), knee_r=14, ankle_r=0, pitch=-4, bend=20
    )
    timeline.to(0.45, exact=True, foot_r=At("hip", 0.08, -0.44, 0.60), z=0.16, y=-0.10, bend=34, pitch=10, nod=20)
    timeline.place = timeline.place.moved(forward_m=0.74)
    timeline.to(
        0.5,
        exact=True,
        foot_r=At("floor", 0.10, 0.0, 0.02),
        x=0.0,
        z=-0.34,
        y=-sill_m + 0.34,
        bend=52,
        pitch=24,
        nod=14,
        hands=At("air", 0.30, 1.00, -0.20),
    )
    timeline.to(
        0.5,
        exact=True,
        z=-0.12,
        y=-0.34,
        pitch=36,
        bend=50,
        foot_l=At("hip", 0.14, -0.30, -0.12),
        knee_l=20,
        ankle_l=10,
        hands=At("air", 0.32, 0.78, -0.10),
    )
    timeline.to(0.45, exact=True, z=0.0, y=-0.20, pitch=26, bend=36, foot_l=At("hip", 0.12, -0.40, 0.26), x=-0.06)
    timeline.to(
        0.4,
        exact=True,
        x=0.0,
        foot_l=At("floor", 0.11, 0.0, 0.06),
        knees=0,
        y=-0.10,
        bend=18,
        nod=0,
        pitch=10,
        hands=At("shoulder", 0.16, -0.36, 0.16),
    )
    timeline.look_at(None, 0.3)
    timeline.flights.append((0.0, 0.0))
    timeline.to(0.5, y=0.0, pitch=0, bend=2, balance=1)
    if end == "look around":
        timeline.to(0.45, turn=-60, twist=-16)
        timeline.to(0.7, turn=60, twist=16)
        timeline.to(0.4, turn=0, twist=0)
    timeline.neutral(0.5)
    tail = " and {look} around" if end == "look around" else ""
    return [
        f"{{climb}} through a window{tail}", f"{{climb}} in through a window, the {side} leg first{tail}", f"{{step}} over a windowsill, {{duck}} and {{climb}} through{tail}", f"{{get}} in through the window like a burglar{tail}", f"{{swing}} the {side} leg over a sill, {{bend}} down and {{squeeze}} through a window{tail}",
        f"{{break}} in through a window{tail}", f"= climbing through a window, the {side} foot first", f"{{hold}} the window frame, {{lift}} one leg after the other over the sill{tail}", f"{{enter}} a house through the window{tail}",
    ]  # fmt: skip
