"""Turning on the spot: quarter turns, about turns, spins, pirouettes, looking back."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.moves import lie_down, sit_on_floor, step, turn_to
from kinoflow.authoring.rig import BALL
from kinoflow.authoring.timeline import Timeline

TURN, SPIN = "locomotion/turn/turn", "locomotion/turn/spin"


@action(
    "turn",
    TURN,
    verbs="turn rotate face",
    side=SIDE,
    angle=Choice(("90", "45", "135"), (3, 1, 1)),
    end=Choice(("stay", "turn back"), (4, 1)),
    way=Choice(("steps", "pivot"), (4, 1)),
)
def turn(timeline: Timeline, side: str, angle: str, end: str, way: str) -> Sequence[str]:
    """To the right on the spot, by small steps or round on the ball of the left foot; perhaps back to the front again."""
    timeline.hold(0.4)
    if way == "pivot":
        timeline.to(0.25, exact=True, x=0.5 * timeline.foot_here("l")[0], y=-0.05, balance=0, foot_pitch_l=16, twist=14)
        timeline.feet["r"].hold(timeline.time_s)
        timeline.to(0.2, exact=True, advance=False, foot_r=At("hip", 0.06, -0.74, -0.10))
        timeline.to(0.3, exact=True, advance=False, twist=-10)
        pivot(timeline, "l", -float(angle), 0.30 + 0.003 * float(angle))
        timeline.place = timeline.place.moved(left_m=-0.095, forward_m=-float(BALL[2]))
        step(timeline, "r", 0.0, 0.10, toes_deg=7, duration_s=0.3, heel_first=False, advance=False, height_m=0.05)
        timeline.to(0.35, x=0, z=0, y=0, foot_pitch_l=0, twist=0, balance=1)
        timeline.hold(0.5)
        return [
            f"{{pivot}} to the {side}", f"{{pivot}} {angle} degrees to the {side} on the {other(side)} foot", f"{{turn}} to the {side} on the ball of the {other(side)} foot", f"{{swivel}} to the {side} on one foot", f"{{pivot}} {side} and {{bring}} the {side} foot around",
            f"{{spin}} {angle} degrees {side} on the {other(side)} foot", f"{{do}} a pivot turn to the {side}", f"{{keep}} the {other(side)} foot on the spot and {{turn}} to the {side}", f"= a {angle} degree pivot to the {side}",
        ]  # fmt: skip
    turn_to(timeline, -float(angle), step_s=float(timeline.generator.uniform(0.36, 0.46)))
    timeline.hold(0.6)
    little = " slightly" if angle == "45" else ""
    if end == "turn back":
        turn_to(timeline, float(angle), step_s=0.4)
        timeline.hold(0.3)
        return [
            f"{{turn}}{little} to the {side} and back again", f"{{turn}}{little} {side}, then back to the front", f"{{turn}} {angle} degrees to the {side} and {{return}} to the front", f"{{turn}} to the {side}, {{pause}} and {{turn}} back",
            f"{{rotate}} the body{little} to the {side} and back again", f"{{turn}}{little} {side} on the spot and {{face}} the front again", f"{{step}} around{little} to the {side} and back", f"{{turn}}{little} to the {side}, {{wait}} and {{turn}} back again",
        ]  # fmt: skip
    return [
        f"{{turn}}{little} {side}", f"{{turn}}{little} to the {side}", f"{{turn}} {angle} degrees to the {side}", *([f"{{make}} a quarter turn to the {side}", f"= a quarter turn {side}"] if angle == "90" else []), f"{{turn}}{little} to the {side} on the spot", f"{{rotate}} the body{little} to the {side}", f"{{turn}}{little} {side} with small steps", f"{{turn}} to face the {side}" if angle == "90" else f"{{turn}} {angle} degrees {side} and {{stop}}",
        f"{{stand}} and {{turn}}{little} to the {side}", f"{{step}} around{little} to the {side} and {{stand}} still", f"{{make}} a {angle} degree turn to the {side}",
    ]  # fmt: skip


@action(
    "turn around",
    TURN,
    verbs="turn rotate",
    side=SIDE,
    pace=Choice(("normal", "small steps", "startled"), (3, 1, 1)),
    end=Choice(("stay", "turn back"), (4, 1)),
)
def turn_around(timeline: Timeline, side: str, pace: str, end: str) -> Sequence[str]:
    """A half turn over the right shoulder, calm or startled; perhaps back to the front again."""
    timeline.hold(0.4)
    steps, step_s = {"normal": (3, 0.42), "small steps": (6, 0.34), "startled": (3, 0.22)}[pace]
    if pace == "startled":
        timeline.to(0.16, turn=-30, shrugs=8, y=-0.05, bend=8, exact=True)
        timeline.to(
            0.5,
            advance=False,
            delay_s=0.1,
            hands=At("shoulder", 0.16, -0.20, 0.32),
            y=-0.10,
            bend=12,
        )
    turn_to(timeline, -180, steps=steps, step_s=step_s)
    timeline.hold(0.7)
    if pace == "startled":
        timeline.neutral(0.7, legs=False)
        timeline.to(0.4, y=0)
    if end == "turn back":
        turn_to(timeline, 180, steps=3, step_s=0.42)
        timeline.hold(0.3)
        how = {"normal": "", "small steps": " with small steps", "startled": " suddenly, startled,"}[pace]
        return [
            f"{{turn}} around{how} and back again", f"{{turn}} around{how}, then {{turn}} back to the front", f"{{turn}} 180 degrees to the {side}{how} and {{turn}} back again", f"{{turn}} around{how}, {{look}} and {{turn}} back",
            f"{{make}} a half turn to the {side}{how} and {{return}} to the front", f"{{turn}} around{how}, then {{face}} the front again", f"{{turn}} to the back{how} and to the front again", f"{{rotate}} half way around to the {side}{how} and back",
        ]  # fmt: skip
    if pace == "startled":
        return [
            "{turn} around suddenly", "{spin} around, startled", f"{{whirl}} around to the {side} in surprise with raised hands", f"{{turn}} around abruptly to the {side}", "{jerk} around and {raise} the hands", "{turn} around in shock",
            f"{{swing}} around to the {side} as if frightened by a noise", "{turn} around startled, both hands up", f"{{turn}} around with a start over the {side} shoulder",
        ]  # fmt: skip
    how = " with small steps" if pace == "small steps" else ""
    return [
        f"{{turn}} around{how}", f"{{turn}} around to the {side}{how}", f"{{turn}} 180 degrees to the {side}", f"{{turn}} around on the spot{how}", f"{{turn}} over the {side} shoulder to face the other way", f"{{make}} a half turn to the {side}{how}", f"{{turn}} to look behind, moving the feet{how}", f"{{rotate}} the whole body half way around to the {side}",
        f"{{turn}} {side} until facing backward{how}",
    ]  # fmt: skip


@action(
    "turn in a full circle",
    SPIN,
    verbs="turn rotate spin",
    side=SIDE,
    arms=Choice(("down", "out", "up", "on the hips"), (3, 1, 1, 1)),
)
def turn_in_a_full_circle(timeline: Timeline, side: str, arms: str) -> Sequence[str]:
    """Once around on the spot by steps, unhurried."""
    timeline.hold(0.3)
    if arms == "out":
        timeline.to(0.6, hands=At("shoulder", 0.54, 0.02, 0.05))
    elif arms == "up":
        timeline.to(0.6, hands=At("shoulder", 0.16, 0.46, 0.12))
    elif arms == "on the hips":
        timeline.to(0.6, hands=At("pelvis", 0.19, 0.13, 0.02), elbows=70)
    turn_to(timeline, -360, steps=7, step_s=0.42)
    timeline.hold(0.3)
    timeline.neutral(0.6)
    held = {
        "down": "",
        "out": " with the arms stretched out to the sides",
        "up": " with the arms raised overhead",
        "on the hips": " with the hands on the hips",
    }[arms]
    return [
        f"{{turn}} in a full circle on the spot{held}", f"{{turn}} all the way around to the {side}{held}", f"{{turn}} 360 degrees to the {side}{held}", f"{{rotate}} once around to the {side} with small steps{held}", f"{{turn}} around once{held}", f"{{make}} a full turn to the {side} on the spot{held}", f"{{turn}} slowly around {{poss}} own axis{held}".replace("slowly ", ""),
        f"{{step}} around in place, once around to the {side}{held}", f"{{show}} all sides by turning around to the {side}{held}",
    ]  # fmt: skip


@action(
    "spin",
    SPIN,
    verbs="spin turn twirl whirl",
    tempo=False,
    side=SIDE,
    count=Count(1, 4, usual=2),
    hands=Choice(("out", "up", "close", "down", "on the hips")),
)
def spin(timeline: Timeline, side: str, count: int, hands: str) -> Sequence[str]:
    """Quickly around to the right, once or several times, with fast small steps."""
    timeline.hold(0.3)
    places = {
        "out": At("shoulder", 0.53, 0.02, 0.03),
        "up": At("shoulder", 0.16, 0.44, 0.16),
        "close": At("chest", 0.05, 0.0, 0.20),
        "down": At("shoulder", 0.12, -0.50, 0.05),
        "on the hips": At("pelvis", 0.19, 0.13, 0.02),
    }[hands]
    # A wind-up to the other side first.
    timeline.to(0.4, hands=places, twist=24, turn=10, y=-0.05, elbows=70 if hands == "on the hips" else 0)
    timeline.to(0.25, advance=False, twist=-6, turn=0, y=-0.02)
    turn_to(timeline, -360 * count, steps=7 * count, step_s=0.165)
    timeline.to(0.2, twist=0)
    timeline.hold(0.2)
    timeline.neutral(0.6)
    again = times(count)
    held = {
        "out": "with the arms stretched out to the sides",
        "up": "with the arms raised overhead",
        "close": "with the arms close to the chest",
        "down": "with the arms down at the body",
        "on the hips": "with the hands on the hips",
    }[hands]
    return [
        f"{{spin}} around {again}", f"{{spin}} to the {side} {again}", f"{{spin}} {again} on the spot {held}", f"{{twirl}} around {again} {held}", f"{{spin}} quickly around {{poss}} own axis {again}", f"{{whirl}} around to the {side} {again}", f"{{turn}} fast on the spot {again}, to the {side}", f"{{spin}} in a circle {again} {held}",
        f"{{do}} {'a spin' if count == 1 else str(count) + ' spins'} to the {side} {held}", f"{{wind}} up and {{spin}} {side} {again}", f"{{spin}} around {again} {held}", f"{{turn}} round fast {again} {held}",
    ]  # fmt: skip


def pivot(timeline: Timeline, foot: str, left_deg: float, duration_s: float) -> None:
    """Turn about the ball of one foot that stays on the floor, heel up; the place turns along. The other foot is the author's."""
    begin_s = timeline.time_s
    names = ("yaw", "x", "z", f"foot_yaw_{foot}", f"foot_{foot}")
    timeline.hold_all(begin_s, *names)
    yaw, toes = timeline.tracks["yaw"].last, timeline.tracks[f"foot_yaw_{foot}"].last
    x_m, _, z_m = timeline.feet[foot].points[-1]
    ball_m = float(BALL[2])
    angle = math.radians(toes)
    centre_x, centre_z = x_m + ball_m * math.sin(angle), z_m + ball_m * math.cos(angle)
    count = max(4, round(abs(left_deg) / 24))
    for number in range(1, count + 1):
        time = number / count
        share = time * time * (3 - 2 * time)
        at_s = begin_s + time * duration_s
        angle = math.radians(toes + share * left_deg)
        timeline.key("yaw", at_s, yaw + share * left_deg)
        timeline.key(f"foot_yaw_{foot}", at_s, toes + share * left_deg)
        timeline.feet[foot].put(
            at_s,
            "world",
            (centre_x - ball_m * math.sin(angle), timeline.place.floor_m, centre_z - ball_m * math.cos(angle)),
        )
    timeline.time_s = begin_s + duration_s
    timeline.place = replace(
        timeline.place, x_m=centre_x, z_m=centre_z, heading_deg=timeline.place.heading_deg + left_deg
    )


@action(
    "pirouette",
    SPIN,
    verbs="spin turn pirouette",
    tempo=False,
    side=SIDE,
    count=Count(1, 3, usual=1),
    arms=Choice(("round", "up", "out")),
)
def pirouette(timeline: Timeline, side: str, count: int, arms: str) -> Sequence[str]:
    """A ballet turn to the right on the left foot's ball, the right foot at the knee."""
    timeline.hold(0.3)
    # Fourth position, arms ready, a soft bend of the knees.
    step(timeline, "r", -0.24, 0.10, toes_deg=40, duration_s=0.4, advance=False)
    timeline.to(
        0.5, hand_r=At("shoulder", -0.06, -0.10, 0.42), hand_l=At("shoulder", 0.50, -0.06, 0.10), y=-0.09, twist=14
    )
    held = {
        "up": At("shoulder", 0.0, 0.50, 0.12),
        "round": At("chest", 0.04, -0.06, 0.32),
        "out": At("shoulder", 0.52, 0.0, 0.10),
    }[arms]
    left_m, forward_m = timeline.foot_here("l")
    timeline.to(
        0.28,
        exact=True,
        advance=False,
        foot_pitch_l=58,
        y=0.07,
        twist=-4,
        hands=held,
        foot_r=At("hip", 0.15, -0.46, 0.16),
        knee_r=52,
        ankle_r=50,
        balance=0,
    )
    timeline.to(0.26, exact=True, x=left_m, z=forward_m + float(BALL[2]) * 0.9, pitch=0, bend=0)
    pivot(timeline, "l", -360.0 * count, 0.80 * count + 0.15)
    timeline.to(0.3, exact=True, advance=False, foot_pitch_l=0, y=-0.06, knee_r=10)
    step(timeline, "r", -0.20, 0.12, duration_s=0.36, heel_first=False, advance=False)
    timeline.to(0.4, exact=True, z=-0.10, x=0.0, hands=At("shoulder", 0.44, -0.12, 0.16))
    timeline.hold(0.3)
    timeline.place = timeline.place.moved(forward_m=-float(BALL[2]), left_m=-0.095)
    step(timeline, "r", 0.0, 0.095, toes_deg=7, duration_s=0.45, advance=False)
    timeline.neutral(0.8)
    word = {1: "a pirouette", 2: "a double pirouette", 3: "a triple pirouette"}[count]
    with_arms = {
        "up": "the arms rounded overhead",
        "round": "the arms rounded in front of the chest",
        "out": "the arms stretched out to the sides",
    }[arms]
    return [
        f"{{do}} {word}", f"{{perform}} {word} on one leg", f"{{spin}} on the tip of one foot, {with_arms}", f"{{turn}} {times(count)} on the {other(side)} foot like a ballet dancer", f"{{make}} {word} to the {side}, {with_arms}", f"{{spin}} to the {side} on the ball of the {other(side)} foot", f"{{lift}} the {side} foot to the knee and {{spin}} on the {other(side)} toes",
        f"{{dance}} {word}", f"{{rise}} on the toes of the {other(side)} foot and {{spin}} {times(count)}",
    ]  # fmt: skip


@action("about face", TURN, verbs="turn pivot face", tempo=False, side=SIDE)
def about_face(timeline: Timeline, side: str) -> Sequence[str]:
    """A soldier's turn: the right toe goes behind, both feet swivel half around, heels together."""
    timeline.hold(0.4)
    timeline.to(0.3, bend=-2, nod=-4, hands=At("shoulder", 0.05, -0.52, 0.0))
    step(timeline, "r", -0.20, 0.02, duration_s=0.3, heel_first=False)
    timeline.to(0.12, heels=10)
    pivot(timeline, "l", -180.0, 0.45)
    # What stood behind is in front after the turn.
    timeline.place = timeline.place.moved(left_m=-0.10, forward_m=-float(BALL[2]))
    step(timeline, "r", 0.0, 0.07, toes_deg=20, duration_s=0.32, heel_first=False, advance=False, height_m=0.04)
    timeline.to(0.45, x=0, z=0, foot_pitch_l=0)
    timeline.to(0.3, advance=False, heels=0)
    timeline.hold(0.7)
    return [
        "{do} an about-face", f"{{turn}} about to the {side} like a soldier", "{perform} a military about turn", f"{{swivel}} 180 degrees to the {side} and {{stand}} at attention", f"{{put}} the {side} foot behind and {{turn}} around sharply", "{turn} around sharply like a soldier on parade", f"{{pivot}} on one foot half around to the {side}", "{execute} an about-face and {bring} the heels together",
        f"{{make}} a crisp half turn to the {side}",
    ]  # fmt: skip


@action(
    "look back over the shoulder",
    TURN,
    verbs="look turn twist glance",
    side=SIDE,
    count=Count(1, 2, usual=1),
    amount=Choice(("body", "step", "head only"), (2, 1, 1)),
    long=Choice(("short", "long")),
)
def look_back_over_the_shoulder(timeline: Timeline, side: str, count: int, amount: str, long: str) -> Sequence[str]:
    """Head and trunk turn far to the right, the feet stay (or the right foot steps back)."""
    timeline.hold(0.4)
    for _ in range(count):
        if amount == "step":
            step(timeline, "r", -0.14, 0.14, toes_deg=40, duration_s=0.4, advance=False)
        if amount == "head only":
            timeline.to(0.5, turn=-80, twist=-10, tilt=-4, nod=4)
            timeline.hold(float(timeline.generator.uniform(0.5, 1.0)) if long == "short" else 2.2)
            timeline.to(0.5, turn=0, twist=0, tilt=0, nod=0)
            timeline.hold(0.2)
            continue
        timeline.to(
            0.6,
            turn=-74,
            twist=-38,
            yaw=-24 if amount == "body" else -36,
            side=-4,
            tilt=-6,
            hand_l=At("shoulder", 0.02, -0.46, 0.14),
            hand_r=At("shoulder", 0.16, -0.47, -0.10),
        )
        timeline.hold(float(timeline.generator.uniform(0.5, 1.0)) if long == "short" else 2.2)
        if amount == "step":
            step(timeline, "r", 0.0, 0.095, toes_deg=7, duration_s=0.4, advance=False)
        timeline.neutral(0.6)
        timeline.hold(0.2)
    again = "" if count == 1 else f" {times(count)}"
    tail = ", stepping back a little" if amount == "step" else ""
    again += " for a long time" if long == "long" else ""
    if amount == "head only":
        return [
            f"{{turn}} only the head to look back over the {side} shoulder{again}", f"{{look}} back over the {side} shoulder with the head only{again}", f"{{turn}} the head far to the {side}, the body stays{again}", f"{{glance}} behind to the {side} without turning the body{again}",
            f"{{look}} over the {side} shoulder, the body still{again}", f"{{rotate}} the head back over the {side} shoulder{again}", f"{{look}} behind, only the head turned{again}", f"{{peer}} back over the {side} shoulder{again}",
        ]  # fmt: skip
    return [
        f"{{look}} back over the {side} shoulder{again}{tail}", f"{{turn}} the head and trunk to look behind{again}{tail}", f"{{glance}} back over the {side} shoulder{again}{tail}", f"{{look}} behind to the {side}{again}{tail}", f"{{twist}} the upper body to the {side} and {{look}} back{again}{tail}", f"{{turn}} to the {side} to see what is behind{again}{tail}",
        f"{{check}} what is behind over the {side} shoulder{again}{tail}", f"{{turn}} the upper body far to the {side} and {{turn}} back again{again}{tail}", f"{{look}} back{again}{tail}",
    ]  # fmt: skip


@action(
    "turn and walk away",
    TURN,
    verbs="turn walk leave go",
    side=SIDE,
    angle=Choice(("180", "90")),
    end=Choice(("goes on", "stops", "runs off"), (2, 1, 1)),
)
def turn_and_walk_away(timeline: Timeline, side: str, angle: str, end: str) -> Sequence[str]:
    """On the spot to the right, then off at a walk or a run, or some steps and a halt."""
    timeline.hold(0.4)
    turn_to(timeline, -float(angle), step_s=0.40 if end != "runs off" else 0.30)
    if end == "goes on":
        walk(timeline, 3 * 0.58, replace(STYLES["walk"], step_s=0.52), steps=4, close=False)
        timeline.cut(end_s=timeline.time_s - 0.1)
    elif end == "stops":
        walk(timeline, 3.6 * 0.58, replace(STYLES["walk"], step_s=0.52), steps=4)
        timeline.hold(0.5)
    else:
        run = STYLES["run"]
        timeline.flights.append((0.0, 0.0))
        walk(timeline, 8 * run.step_m, run, steps=9)
        timeline.cut(end_s=timeline.time_s - 0.35 - 2 * run.step_s)
        half = "around" if angle == "180" else side
        return [
            f"{{turn}} {half} and {{run}} away", f"{{turn}} {angle} degrees to the {side} and {{run}} off", f"{{turn}} to the {side} and {{run}} away", f"first {{turn}} {half} on the spot, then {{run}}", f"{{turn}} {half} and {{start}} running",
            f"{{stand}}, {{turn}} {half} and {{run}} off", f"{{turn}} {half} and {{dash}} away", f"{{make}} a turn to the {side} and {{run}}", f"{{turn}} {half} quickly and {{sprint}} off",
        ]  # fmt: skip
    half = "around" if angle == "180" else side
    return [
        f"{{turn}} {half} and {{walk}} away", f"{{turn}} {angle} degrees to the {side} and {{walk}} off", f"{{turn}} to the {side} and {{walk}} away", f"first {{turn}} {half} on the spot, then {{walk}}", f"{{turn}} {half} and {{leave}}", f"{{stand}}, {{turn}} {half} and {{walk}} away", f"{{turn}} {half} and {{go}}", f"{{make}} a turn to the {side} and {{walk}} off",
        f"{{turn}} {angle} degrees {side} and {{start}} to walk",
        *([f"{{turn}} {half}, {{walk}} four steps and {{stop}}", f"{{turn}} {half}, {{walk}} a few steps and {{stand}} still"] if end == "stops" else []),
    ]  # fmt: skip


@action("turn to both sides", TURN, verbs="turn return", side=SIDE)
def turn_to_both_sides(timeline: Timeline, side: str) -> Sequence[str]:
    """A quarter turn to the right, back, a quarter turn to the left, back."""
    timeline.hold(0.25)
    for angle in (-90, 90, 90, -90):
        turn_to(timeline, angle, steps=2, step_s=0.38)
        timeline.hold(0.25)
    return [
        f"{{turn}} to the {side}, back to the front, then to the {other(side)} and back", f"{{turn}} {side} and {other(side)}", f"{{turn}} 90 degrees {side}, {{return}} and {{turn}} 90 degrees {other(side)}", f"first {{turn}} to the {side}, then to the {other(side)}", f"{{step}} around to the {side}, then to the {other(side)}, ending in front",
        f"{{face}} {side}, front, {other(side)} and front again", f"{{turn}} to one side and to the other, {side} first", f"{{make}} a quarter turn {side} and back, then a quarter turn {other(side)} and back", f"{{turn}} on the spot to the {side} and to the {other(side)}",
    ]  # fmt: skip


@action(
    "spin until dizzy",
    SPIN,
    verbs="spin stagger sway",
    tempo=False,
    side=SIDE,
    count=Count(2, 4),
    end=Choice(("hold the head", "sit down", "fall over")),
)
def spin_until_dizzy(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """Spinning with the arms out, then swaying and staggering."""
    timeline.hold(0.2)
    timeline.to(0.4, hands=At("shoulder", 0.53, 0.02, 0.03))
    turn_to(timeline, -360 * count, steps=7 * count if end == "hold the head" else 6 * count, step_s=0.17)
    if end == "hold the head":
        walk(timeline, 1.0, replace(STYLES["drunk"], step_m=0.28, step_s=0.5), steps=4, first="l")
    if end == "hold the head":
        timeline.to(0.5, hand_r=At("head", 0.06, -0.04, 0.16), elbow_r=20, nod=14, side=5)
        timeline.to(0.5, side=-4)
        timeline.neutral(0.7)
    else:
        timeline.wait()
        for sign in (1.0, -1.0):
            timeline.to(0.3, side=12 * sign, x=0.08 * sign, tilt=14 * sign, hands=At("shoulder", 0.40, -0.10, 0.16))
        timeline.to(0.3, side=0, x=0, tilt=0)
        sit_on_floor(timeline, 1.3, legs="bent")
        if end == "fall over":
            lie_down(timeline, 1.2, knees_bent=True)
        else:
            for sign in (1.0, -1.0):
                timeline.to(0.4, side=8 * sign, tilt=10 * sign)
            timeline.to(0.3, side=0, tilt=0)
        timeline.hold(0.5)
        last = "{sit} down on the floor" if end == "sit down" else "{fall} over onto the back"
        return [
            f"{{spin}} until dizzy and {last}",
            f"{{spin}} round and round, then {{wobble}} and {last}",
            f"{{spin}} {times(count)}, {{stagger}} and {last}",
            f"{{turn}} round and round to the {side} till dizzy and {last}",
            f"{{whirl}} around {times(count)} with outstretched arms and {last}",
            f"{{get}} dizzy from spinning and {last}",
            f"{{spin}} in circles, {{sway}} and {last.replace('on the floor', 'on the bum')}",
            f"= spinning till dizzy, then {'sitting down' if end == 'sit down' else 'falling over'}",
        ]
    return [
        "{spin} until dizzy", "{spin} around and {stagger} dizzily", f"{{spin}} {times(count)} and then {{stagger}}", f"{{spin}} around to the {side} several times and {{sway}} dizzily", f"{{whirl}} around {times(count)} with outstretched arms, then {{stagger}} and {{hold}} {{poss}} head", "{turn} around fast, {get} dizzy and {stumble}", "{spin} in circles and {stumble} forward",
        f"{{spin}} {side} with the arms out, then {{lose}} balance and {{stagger}}", "{make} fast turns on the spot and {sway} with dizziness",
    ]  # fmt: skip
