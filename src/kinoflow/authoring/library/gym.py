"""Exercises of the gym."""

from __future__ import annotations

import math
from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.moves import (
    PLANK_FOOT,
    PLANK_HEEL_DEG,
    down_to_plank,
    hop,
    hops_end,
    jump,
    place_foot,
    plank_pose,
    plank_start,
    sit_start,
    step,
    up_from_plank,
)
from kinoflow.authoring.timeline import Timeline, Value


@action(
    "squat",
    "fitness/gym/squat",
    verbs="squat bend lower hold pulse",
    count=Count(1, 3),
    depth=Choice(("normal", "deep", "shallow"), (2, 1, 1)),
    arms=Choice(("forward", "hips", "chest", "head", "barbell", "overhead", "weight"), (4, 3, 3, 2, 2, 1, 2)),
    bottom=Choice(("straight up", "held", "pulses"), (5, 1, 1)),
)
def squat(timeline: Timeline, count: int, depth: str, arms: str, bottom: str) -> Sequence[str]:
    """Squats with the arms held in one of several ways, perhaps with a wait or pulses at the bottom."""
    y = {"shallow": -0.22, "normal": -0.38, "deep": -0.52}[depth]
    count = min(count, 2) if bottom != "straight up" else count
    timeline.stance(0.32, toes_deg=16)
    upright = 0.6 if arms in ("barbell", "overhead", "weight") else 1.0
    # Arms stay level while the chest leans over.
    lean = math.radians(upright * (30 - 40 * y))
    hands, elbows = {
        "forward": (At("shoulder", -0.06, 0.57 * math.sin(lean), 0.57 * math.cos(lean)), 0.0), "hips": (At("pelvis", 0.14, 0.06, 0.06), 30.0), "chest": (At("chest", 0.02, 0.02, 0.08), 0.0),
        "head": (At("head", 0.10, 0.03, -0.10), 40.0), "barbell": (At("shoulder", 0.25, 0.10, -0.02), -15.0), "overhead": (At("shoulder", 0.08, 0.54, 0.02), 0.0),
        "weight": (At("chest", 0.02, -0.02, 0.16), 0.0),
    }[arms]  # fmt: skip
    timeline.hold(0.25)
    if arms != "forward":
        timeline.to(0.5, hands=hands, elbows=elbows)
    for _ in range(count):
        lifted = {"hands": hands, "palms": -60.0} if arms == "forward" else {}
        timeline.to(0.9, y=y, pitch=upright * (20 - 40 * y), bend=10 * upright, nod=-20 * upright, knees=8, **lifted)
        if bottom == "pulses":
            for _ in range(3):
                timeline.to(0.26, y=y + 0.09)
                timeline.to(0.26, y=y)
        timeline.hold(1.8 if bottom == "held" else 0.12)
        timeline.to(
            0.8,
            y=0,
            pitch=0,
            bend=2,
            nod=0,
            knees=0,
            **({"hands": At("shoulder", 0.07, -0.48, 0.08), "palms": 0.0} if arms == "forward" else {}),
        )
        timeline.hold(0.15)
    timeline.neutral(0.5)
    how = {"shallow": "shallow ", "normal": "", "deep": "deep "}[depth]
    low = {"shallow": "a little way down", "normal": "down", "deep": "all the way down"}[depth]
    with_arms = {
        "forward": "with the arms stretched out straight in front",
        "hips": "with the hands on the hips",
        "chest": "with the hands in front of the chest",
        "head": "with the hands behind the head",
        "barbell": "with a barbell on the shoulders",
        "overhead": "with both arms straight overhead",
        "weight": "with a weight at the chest",
    }[arms]
    plural = "squat" if count == 1 else "squats"
    many = number_word(count) if count > 1 else "a"
    waits = {
        "straight up": ["{bend} the knees and {straighten} them again " + times(count)],
        "held": [
            f"{{do}} {many} {how}{plural} and {{hold}} at the bottom",
            f"{{squat}} {low} and {{stay}} down for a moment before standing up, {times(count)}",
            f"{{hold}} a {how}squat for a few seconds, {with_arms}",
        ],
        "pulses": [
            f"{{do}} {counted(count, 'pulse squat')}",
            f"{{squat}} {low} and {{pulse}} up and down at the bottom, {times(count)}",
            f"{{bounce}} gently at the bottom of a {how}squat, {with_arms}",
        ],
    }[bottom]
    equipment = {
        "barbell": [f"{{do}} {many} barbell back {plural}", f"{{do}} {many} weighted {plural}, the bar across the shoulders"],
        "weight": [f"{{do}} {many} goblet {plural}", f"{{squat}} with a kettlebell in front of the chest {times(count)}"],
        "overhead": [f"{{do}} {many} overhead {plural}", f"{{squat}} with the arms up {times(count)}"],
        "head": [f"{{do}} {many} prisoner {plural}"],
    }.get(arms, [])  # fmt: skip
    return [
        f"{{squat}} {times(count)}",
        f"{{do}} {many} {how}{plural}",
        f"{{squat}} {low} and {{stand}} up again {times(count) if count > 1 else ''}".strip(),
        f"{{bend}} the knees into a {how}squat {times(count)} {with_arms}",
        f"{{perform}} {number_word(count) if count > 1 else 'one'} {how}{plural} {with_arms}",
        f"{{lower}} the hips {low} and {{rise}} again, {times(count)}",
        f"{{go}} {low} into a squat and {{come}} back up {times(count)}",
        f"{{squat}} {low} {times(count)}, {with_arms}, with the feet apart",
        f"= {many} {how}{plural} {with_arms}",
        *waits,
        *equipment,
    ]


@action(
    "lunge",
    "fitness/gym/lunge",
    verbs="lunge step bend twist",
    side=SIDE,
    count=Count(1, 4),
    direction=Choice(("forward", "backward", "crossed behind"), (3, 3, 1)),
    legs=Choice(("one leg", "alternating")),
    arms=Choice(("hips", "weights", "overhead", "chest"), (4, 1, 1, 1)),
    twist=Choice(("no", "yes"), (5, 1)),
)
def lunge(timeline: Timeline, side: str, count: int, direction: str, legs: str, arms: str, twist: str) -> Sequence[str]:
    """Lunges with one leg or with both in turn, forward, backward or crossed behind, back to standing after each."""
    count = max(2, count) if legs == "alternating" else min(count, 3)
    hands, elbows = {
        "hips": (At("pelvis", 0.14, 0.06, 0.06), 30.0), "weights": (At("shoulder", 0.13, -0.55, 0.02), 0.0), "overhead": (At("shoulder", 0.08, 0.54, 0.02), 0.0),
        "chest": (At("chest", 0.02, -0.02, 0.14), 10.0),
    }[arms]  # fmt: skip
    timeline.hold(0.25)
    timeline.to(0.4, hands=hands, elbows=elbows)
    for number in range(count):
        lead, rear, sign = ("r", "l", -1.0) if number % 2 == 0 or legs == "one leg" else ("l", "r", 1.0)
        if direction == "forward":
            step(timeline, lead, 0.72, 0.10, duration_s=0.55, advance=False)
            timeline.to(
                0.75, y=-0.30, z=0.34, pitch=2, bend=2, **{f"foot_pitch_{lead}": 0.0, f"foot_pitch_{rear}": 52.0}
            )
        elif direction == "backward":
            step(timeline, lead, -0.62, 0.10, duration_s=0.55, advance=False, heel_first=False)
            timeline.to(0.75, y=-0.30, z=-0.28, pitch=4, bend=2)
            timeline.to(0.1, advance=False, **{f"foot_pitch_{lead}": 50.0})
        else:
            step(timeline, lead, -0.46, -0.26, duration_s=0.6, advance=False, heel_first=False)
            timeline.to(0.8, y=-0.32, z=-0.18, x=-0.10 * sign, pitch=14, bend=6, yaw=10 * sign)
            timeline.to(0.1, advance=False, **{f"foot_pitch_{lead}": 50.0})
        if twist == "yes":
            front = -sign if direction != "forward" else sign
            timeline.hold(0.12)
            timeline.to(0.5, twist=48 * front, turn=14 * front)
            timeline.to(0.45, twist=0, turn=0)
        timeline.hold(0.25)
        timeline.to(0.3, y=-0.16, advance=False)
        if direction == "forward":
            timeline.to(0.45, z=0.05, advance=False, **{f"foot_pitch_{rear}": 0.0})
        step(timeline, lead, 0.0, 0.095, duration_s=0.5)
        timeline.to(0.3, x=0, y=0, z=0, yaw=0, pitch=0, bend=2)
        timeline.hold(0.1)
    timeline.neutral(0.5)
    word = "lunge" if count == 1 else "lunges"
    kind = {"forward": "forward ", "backward": "reverse " if count % 2 else "backward ", "crossed behind": "curtsy "}[
        direction
    ]
    many = number_word(count) if count > 1 else "a"
    held = {
        "hips": "hands on the hips", "weights": "dumbbells in both hands", "overhead": "both arms straight overhead",
        "chest": "hands together at the chest",
    }[arms]  # fmt: skip
    turned = ", twisting the upper body towards the front leg" if twist == "yes" else ""
    where = "behind and across" if direction == "crossed behind" else direction
    if legs == "alternating":
        return [
            f"{{do}} alternating {kind}lunges",
            f"{{do}} {many} {kind}lunges with alternating legs{turned}",
            f"{{lunge}} {where} with one leg and then the other, {held}",
            f"{{step}} {where} into a lunge, first with the {side} leg, then with the {other(side)} leg{turned}",
            f"{{perform}} {many} alternate {kind}lunges, {side} leg first, {held}",
            f"{{lunge}} on the {side} leg, {{return}}, then {{lunge}} on the {other(side)} leg, {many} in all{turned}",
            f"= {many} {kind}lunges, left and right in turn, {held}{turned}",
            f"{{step}} {where} with each leg in turn and {{bend}} both knees, {times(count)}",
            f"{{do}} {kind}lunges on both legs, switching sides, {held}",
        ]
    return [
        f"{{lunge}} {where} with the {side} leg {times(count)}",
        f"{{do}} {many} {kind}{word} with the {side} leg{turned}",
        f"{{step}} {where} with the {side} foot into a lunge and {{return}}, {times(count)}",
        f"{{take}} a big step {where} with the {side} leg, {{bend}} both knees and {{push}} back up, {times(count)}",
        f"{{perform}} {number_word(count)} {side} leg {kind}{word}",
        f"{{sink}} into a {kind}lunge on the {side} leg {times(count)}, {held}{turned}",
        f"{{move}} the {side} leg {where}, {{lower}} the hips and {{come}} back to standing, {times(count)}",
        f"{{lunge}} {where} {times(count)}, stepping with the {side} foot while the {other(side)} foot stays",
        f"= {many} {kind}{word} with the {side} leg, {held}",
        f"{{do}} {many} {kind}{word}, {held}{turned}",
    ]


@action(
    "side lunge",
    "fitness/gym/lunge",
    verbs="lunge step bend shift push",
    side=SIDE,
    count=Count(1, 3),
    arms=Choice(("chest", "hips", "forward")),
    legs=Choice(("one side", "alternating"), (2, 1)),
)
def side_lunge(timeline: Timeline, side: str, count: int, arms: str, legs: str) -> Sequence[str]:
    """Wide steps to one side, or to both in turn, with that knee bent and the other leg straight."""
    hands = {
        "forward": At("shoulder", -0.04, -0.03, 0.50), "hips": At("pelvis", 0.16, 0.06, 0.05), "chest": At("chest", 0.02, 0.0, 0.14),
    }[arms]  # fmt: skip
    both = legs == "alternating"
    count = max(2, count) if both else count
    timeline.hold(0.25)
    if arms == "hips":
        timeline.to(0.45, hands=hands, elbows=35)
    for number in range(count):
        leg, sign = ("r", -1.0) if number % 2 == 0 or not both else ("l", 1.0)
        step(timeline, leg, 0.02, 0.72, toes_deg=14, duration_s=0.5, advance=False, height_m=0.08)
        lifted = {} if arms == "hips" else {"hands": hands, "elbows": 20.0}
        timeline.to(0.8, x=0.44 * sign, y=-0.36, z=-0.05, pitch=30, bend=12, nod=-18, balance=0.3, **lifted)
        timeline.hold(0.25)
        timeline.to(0.35, x=0.20 * sign, y=-0.14, pitch=14, bend=6, advance=False)
        step(timeline, leg, 0.0, 0.10, toes_deg=8, duration_s=0.55, delay_s=0.12)
        lowered = {} if arms == "hips" else {"hands": At("shoulder", 0.07, -0.49, 0.06), "elbows": 0.0}
        timeline.to(0.35, x=0, y=0, z=0, pitch=0, bend=2, nod=0, balance=1, **lowered)
        timeline.hold(0.1)
    timeline.neutral(0.5)
    held = {"chest": "hands together at the chest", "hips": "hands on the hips", "forward": "arms stretched forward"}[
        arms
    ]
    if both:
        many = counted(count, "side lunge")
        return [
            "{do} alternating side lunges",
            f"{{do}} {many} to alternating sides, {held}",
            f"{{lunge}} to the {side}, then to the {other(side)}, {held}",
            f"{{step}} out wide to one side and to the other in turn, {times(count)}, {{bend:ing}} that knee",
            f"{{perform}} {many}, {side} side first, {{switch:ing}} sides each time",
            f"{{do}} side lunges left and right, {held}",
            f"= {many} from side to side, {held}",
            f"first {{lunge}} to the {side} and {{come}} back, then to the {other(side)}",
        ]
    return [
        f"{{lunge}} to the {side} {times(count)}",
        f"{{do}} {counted(count, 'side lunge')} to the {side}",
        f"{{step}} out wide to the {side}, {{bend}} the {side} knee and {{push}} back, {times(count)}",
        f"{{take}} a big step to the {side} with the {side} leg and {{sink}} down over it, {held}",
        f"{{perform}} {counted(count, 'lateral lunge')} with the {side} leg, {held}",
        f"{{shift}} the weight onto the bent {side} leg while the {other(side)} leg stays straight, then {{return}}, {times(count)}",
        f"{{step}} sideways to the {side} into a deep lunge, {held}, and {{come}} back to standing",
        f"= {counted(count, 'sideways lunge')} to the {side} side",
        f"first {{step}} to the {side}, then {{lower}} the hips over the {side} foot, then {{stand}} up again, {times(count)}",
    ]


@action(
    "walking lunge",
    "fitness/gym/lunge",
    verbs="lunge walk step bend",
    side=SIDE,
    count=Count(2, 4),
    arms=Choice(("hips", "weights", "overhead"), (3, 1, 1)),
)
def walking_lunge(timeline: Timeline, side: str, count: int, arms: str) -> Sequence[str]:
    """Lunges forward with alternate legs, going along."""
    timeline.hold(0.2)
    hands = {
        "hips": At("pelvis", 0.16, 0.06, 0.05),
        "weights": At("shoulder", 0.13, -0.55, 0.02),
        "overhead": At("shoulder", 0.08, 0.54, 0.02),
    }[arms]
    timeline.to(0.35, hands=hands, elbows=35 if arms == "hips" else 0)
    for number in range(count):
        lead, rear = ("r", "l") if number % 2 == 0 else ("l", "r")
        timeline.place = timeline.place.moved(forward_m=0.36 if number == 0 else 0.70)
        step(timeline, lead, 0.36, 0.10, duration_s=0.55, height_m=0.10, advance=False)
        timeline.to(0.5, z=-0.02, y=-0.10, pitch=4, advance=False, exact=True)
        timeline.hold(0.5)
        timeline.to(0.42, y=-0.33, z=0.03, pitch=3, bend=2, advance=False, **{f"foot_pitch_{rear}": 55.0})
        timeline.hold(0.62)
    timeline.place = timeline.place.moved(forward_m=0.36)
    rear = "l" if count % 2 == 1 else "r"
    timeline.to(0.6, y=0, z=0, pitch=0, advance=False)
    step(timeline, rear, 0.0, 0.10, duration_s=0.55)
    timeline.neutral(0.5)
    many = number_word(count)
    held = {
        "hips": "hands on the hips",
        "weights": "a dumbbell in each hand",
        "overhead": "both arms straight overhead",
    }[arms]
    return [
        f"{{do}} {many} walking lunges",
        f"{{lunge}} forward across the floor, {many} lunges with alternating legs",
        f"{{walk}} forward in lunges, {{begin:ing}} with the {side} leg",
        f"{{take}} {many} long steps forward and {{sink}} into a lunge with each of them",
        f"{{perform}} {many} walking lunges, the {side} leg first, {held}",
        f"{{step}} forward with the {side} leg into a deep lunge, then with the {other(side)} leg, {many} lunges in all",
        f"{{move}} forward with {many} deep lunges, {held}",
        f"= walking lunges, {many} steps, {side} leg first",
        f"{{step}} and {{lower}} the back knee towards the floor, leg after leg, {many} times",
    ]


@action(
    "jump squat",
    "fitness/gym/squat",
    verbs="jump squat leap",
    tempo=False,
    count=Count(1, 3),
    arms=Choice(("swing", "head")),
)
def jump_squat(timeline: Timeline, count: int, arms: str) -> Sequence[str]:
    """Squats out of which the body jumps straight up."""
    timeline.stance(0.30, toes_deg=14)
    timeline.hold(0.25)
    if arms == "head":
        timeline.to(0.4, hands=At("head", 0.09, 0.02, -0.10), elbows=50)
    for _ in range(count):
        swing = {"hands": At("chest", 0.03, -0.02, 0.22)} if arms == "swing" else {}
        timeline.to(0.6, y=-0.40, pitch=40, bend=10, nod=-20, knees=8, **swing)
        timeline.hold(0.1)
        up = {"hands": At("shoulder", 0.16, -0.50, -0.12)} if arms == "swing" else {"bend": 0.0}
        jump(timeline, 0.34, crouch_s=0, push_s=0.24, recover_s=0, arms=False, foot_out_m=0.15, air=up)
        timeline.to(0.3, y=-0.30, pitch=32, advance=False)
        timeline.hold(0.3)
    timeline.to(0.6, y=0, pitch=0, bend=2, nod=0, knees=0)
    timeline.neutral(0.5)
    held = {"swing": "swinging the arms down", "head": "hands behind the head"}[arms]
    return [
        f"{{do}} {counted(count, 'jump squat')}",
        f"{{squat}} down and {{jump}} up {times(count)}",
        f"{{perform}} {counted(count, 'squat jump')}, {held}",
        f"{{bend}} the knees into a squat and {{leap}} straight up, {times(count)}",
        f"{{go}} down into a squat, {{jump}} off the floor and {{land}} softly with bent knees, {times(count)}",
        f"{{jump}} up out of a squat {times(count)}, {held}",
        f"= {counted(count, 'jumping squat')}",
        f"first {{squat}}, then {{jump}} as high as possible, {times(count)}",
        f"{{lower}} the hips, {{push}} off with both legs and {{jump}} straight up, {times(count)}",
    ]


@action(
    "frog jump",
    "fitness/gym/frog jump",
    verbs="jump hop leap squat",
    tempo=False,
    count=Count(2, 4),
    way=Choice(("forward", "on the spot"), (3, 1)),
)
def frog_jump(timeline: Timeline, count: int, way: str) -> Sequence[str]:
    """Leaps forward from a deep squat with the hands at the floor, like a frog."""
    timeline.stance(0.34, toes_deg=24)
    timeline.hold(0.2)
    low = {"y": -0.54, "pitch": 42.0, "bend": 40.0, "nod": -44.0, "knees": 26.0, "balance": 0.5}
    timeline.to(0.6, **low, hands=At("floor", 0.10, 0.04, 0.30), heels=16)
    for number in range(count):
        timeline.hold(0.12)
        jump(
            timeline, 0.20, forward_m=0.65 if way == "forward" else 0.0, crouch_s=0, push_s=0.24, recover_s=0, arms=False, foot_out_m=0.18,
            lean_deg=24 if way == "forward" else 4,
            air={"hands": At("shoulder", 0.12, -0.20, 0.40), "bend": 20.0, "nod": -24.0},
        )  # fmt: skip
        timeline.to(0.32, **(low | {"balance": 0.5}), hands=At("floor", 0.10, 0.04, 0.30), heels=14, advance=False)
        timeline.hold(0.34)
        del number
    timeline.to(0.7, y=0, pitch=0, bend=2, nod=0, knees=0, balance=1, heels=0, hands=At("shoulder", 0.07, -0.55, 0.05))
    timeline.neutral(0.3)
    many = number_word(count)
    if way == "on the spot":
        return [
            f"{{do}} {many} frog jumps on the spot",
            f"{{jump}} up and down on the spot like a frog {times(count)}",
            f"{{squat}} down with the hands on the floor and {{leap}} straight up {times(count)}",
            f"{{perform}} {many} frog jumps in place",
            f"{{hop}} up from a deep squat {times(count)}, touching the floor with both hands after each hop",
            f"{{touch}} the floor in a deep squat and {{jump}} up in place, {times(count)}",
            f"= {many} frog leaps on the spot",
            "{leap} upward out of a low squat, {land} in a squat and {leap} again without moving forward",
        ]
    return [
        f"{{do}} {many} frog jumps",
        f"{{jump}} forward like a frog {times(count)}",
        f"{{squat}} down with the hands on the floor and {{leap}} forward {times(count)}",
        f"{{perform}} {many} frog jumps forward",
        f"{{hop}} forward from a deep squat {times(count)}, touching the floor with both hands after each hop",
        f"{{go}} down into a deep squat and {{jump}} ahead {times(count)} like a frog, then {{stand}} up",
        f"= {many} frog leaps forward",
        f"{{leap}} forward out of a low squat, {{land}} in a squat and {{leap}} again, {many} leaps in all",
    ]


@action(
    "jumping jack",
    "fitness/gym/jumping jack",
    verbs="jump raise open spread",
    tempo=False,
    count=Count(2, 5),
    clap=Choice(("no", "yes")),
    kind=Choice(("full", "half", "seal", "stepping"), (6, 1, 1, 1)),
)
def jumping_jack(timeline: Timeline, count: int, clap: str, kind: str) -> Sequence[str]:
    """Jumping jacks: legs apart and arms overhead, legs together and arms down; or variants of it."""
    clap = clap if kind in ("full", "stepping") else ("yes" if kind == "seal" else "no")
    timeline.hold(0.2)
    overhead = At("shoulder", -0.13, 0.54, 0.06) if clap == "yes" else At("shoulder", 0.10, 0.54, 0.02)
    side_out, low = At("shoulder", 0.57, 0.05, 0.0), At("shoulder", 0.10, -0.55, 0.0)
    if kind == "seal":
        timeline.to(0.4, hands=At("shoulder", -0.13, 0.0, 0.53), palms=0)
    timeline.to(0.25, y=-0.07, balance=0, pitch=3)
    for number in range(count):
        if kind == "stepping":
            leg, sign = ("r", -1.0) if number % 2 == 0 else ("l", 1.0)
            for out, hands, x in ((0.44, overhead, 0.16 * sign), (0.09, low, 0.0)):
                timeline.to(0.30, hands=side_out, palms=0, exact=True, advance=False)
                timeline.to(0.24, delay_s=0.30, hands=hands, exact=True, advance=False)
                step(timeline, leg, 0.0, out, duration_s=0.46, advance=False)
                timeline.to(0.54, x=x, exact=True)
            continue
        for out in (0.34, 0.09):
            if kind == "seal":
                goal = At("shoulder", 0.55, 0.02, -0.04) if out > 0.2 else At("shoulder", -0.13, 0.0, 0.53)
                timeline.to(0.42, hands=goal, exact=True, advance=False)
            elif kind == "half":
                timeline.to(0.42, hands=side_out if out > 0.2 else low, exact=True, advance=False)
            else:
                timeline.to(0.26, hands=side_out, palms=0, exact=True, advance=False)
                timeline.to(0.20, delay_s=0.26, hands=overhead if out > 0.2 else low, exact=True, advance=False)
            hop(timeline, 0.045, foot_out_m=out, push_s=0.13)
    hops_end(timeline, 0.4)
    timeline.neutral(0.4)
    many = number_word(count)
    clapped = ", clapping the hands above the head" if clap == "yes" else ""
    if kind == "half":
        return [
            f"{{do}} {many} half jumping jacks",
            "{do} jumping jacks with the arms only up to shoulder height",
            f"{{jump}} the feet apart while raising both arms to the sides to shoulder height, then back together, {times(count)}",
            f"{{perform}} {many} half jacks",
            "{jump} the legs open and closed and {lift} the arms sideways to the shoulders",
            f"{{open}} the legs with a jump, arms out to the sides at shoulder level, {times(count)}",
            f"= {many} half jumping jacks in place",
            f"{{jump}} in place {times(count)}, legs apart and together, arms out to shoulder height and down",
        ]
    if kind == "seal":
        return [
            f"{{do}} {many} seal jacks",
            "{do} jumping jacks, clapping the hands in front of the chest",
            f"{{jump}} the feet apart while opening the arms wide, then together while clapping in front, {times(count)}",
            f"{{perform}} {many} seal jumping jacks with the arms at chest height",
            "{jump} the legs open and closed, the arms opening to the sides and closing in front of the body",
            f"{{open}} arms and legs with a jump and {{clap}} in front of the chest with the next one, {times(count)}",
            f"= {many} seal jacks in place",
            "{spread} the arms at shoulder height with each jump and {bring} the palms together in front",
        ]
    if kind == "stepping":
        return [
            f"{{do}} {many} low-impact jumping jacks",
            f"{{do}} step jacks without jumping{clapped}",
            f"{{step}} out to the side with one foot while raising both arms overhead, then {{step}} back, in turn, {times(count)}",
            f"{{perform}} {many} stepping jacks{clapped}",
            "{do} jumping jacks without a jump, stepping to one side and to the other",
            "{step} to the right and to the left in turn, the arms going up over the sides and down again",
            f"= {many} step-out jacks{clapped}",
            f"{{step}} the feet apart and together while the arms go overhead and down, {times(count)}",
        ]
    return [
        f"{{do}} {many} jumping jacks",
        f"{{do}} jumping jacks{clapped}",
        f"{{jump}} the feet apart while raising both arms overhead, then {{jump}} back together, {times(count)}",
        f"{{perform}} {many} jumping jacks{clapped}",
        f"{{jump}} in place, {{open}} the legs and {{swing}} the arms up over the sides, then {{close}} them again, {times(count)}",
        f"{{exercise}} with {many} jumping jacks",
        f"{{spread}} arms and legs with a jump and {{bring}} them together with the next one, {times(count)}{clapped}",
        f"= {many} jumping jacks in place{clapped}",
        f"{{warm}} up with jumping jacks, arms going up above the head and down again {times(count)}",
    ]


@action("star jump", "fitness/gym/jumping jack", verbs="jump spread stretch", tempo=False, count=Count(1, 6))
def star_jump(timeline: Timeline, count: int) -> Sequence[str]:
    """Jumps with arms and legs spread wide in the air like a star."""
    timeline.hold(0.25)
    for _ in range(count):
        timeline.to(
            0.45 if count < 4 else 0.34,
            y=-0.36,
            pitch=40,
            bend=22,
            nod=-22,
            hands=At("chest", 0.08, -0.20, 0.16),
            elbows=10,
        )
        jump(
            timeline, 0.38, crouch_s=0, push_s=0.24, recover_s=0, arms=False,
            air={"feet": At("hip", 0.50, -0.66, 0.0), "hands": At("shoulder", 0.42, 0.38, 0.02), "bend": -4.0, "elbows": 0.0},
        )  # fmt: skip
        timeline.to(0.3, hands=At("chest", 0.16, -0.24, 0.14), y=-0.26, pitch=30, advance=False)
        timeline.hold(0.32 if count < 4 else 0.2)
    timeline.to(0.5, y=0, pitch=0, bend=2, nod=0, hands=At("shoulder", 0.07, -0.55, 0.05))
    timeline.neutral(0.3)
    return [
        f"{{do}} {counted(count, 'star jump')}",
        f"{{jump}} up and {{spread}} the arms and legs like a star, {times(count)}",
        f"{{perform}} {counted(count, 'star jump')}, arms and legs wide apart in the air",
        f"{{crouch}} down, then {{leap}} up with arms and legs stretched out to the sides, {times(count)}",
        f"{{jump}} into the air in an X shape {times(count)}",
        f"first {{bend}} the knees, then {{jump}} up high and {{open}} arms and legs wide, {times(count)}",
        f"= {counted(count, 'star jump')} with all limbs spread",
        f"{{jump}} high with the legs apart and both arms raised out to the sides, {{land}} with the feet together, {times(count)}",
    ]


@action(
    "high knees",
    "fitness/gym/high knees",
    verbs="run raise lift",
    tempo=False,
    count=Count(6, 12),
    arms=Choice(("pump", "palms")),
    way=Choice(("on the spot", "forward"), (4, 1)),
)
def high_knees(timeline: Timeline, count: int, arms: str, way: str) -> Sequence[str]:
    """Running on the spot with the knees up to the hips."""
    timeline.hold(0.2)
    timeline.to(0.25, y=-0.06, balance=0, pitch=2)
    up = At("hip", 0.02, -0.40, 0.26)
    if arms == "palms":
        timeline.to(0.3, hands=At("shoulder", 0.02, -0.40, 0.36), palms=-80, advance=False)
    for number in range(count):
        stand = "l" if number % 2 == 0 else "r"
        if arms == "pump":
            ahead, behind = ("l", "r") if stand == "l" else ("r", "l")
            timeline.to(0.3, exact=True, advance=False, **{
                f"hand_{ahead}": At("shoulder", 0.04, -0.18, 0.30), f"hand_{behind}": At("shoulder", 0.12, -0.42, -0.14),
            })  # fmt: skip
        hop(
            timeline, 0.012, landing=stand, free=up, push_s=0.10, give_s=0.09, dip_m=0.03,
            forward_m=0.0 if way == "on the spot" else 0.30,
        )  # fmt: skip
        timeline.hold(0.02)
    hops_end(timeline, 0.45)
    timeline.neutral(0.4)
    held = {"pump": "pumping the arms", "palms": "holding the palms out in front at hip height"}[arms]
    if way == "forward":
        return [
            "{do} high knees moving forward",
            "{run} forward with high knees",
            f"{{run}} ahead with the knees up to hip height, {held}",
            f"{{do}} {number_word(count)} high knees across the floor, {held}",
            "{jog} forward and {bring} the knees up high with every step",
            "{move} forward with quick steps, {lift:ing} each knee as high as the hip",
            "= a high knee run forward",
            f"{{travel}} forward in a high-knee run, {held}",
        ]
    return [
        "{do} high knees",
        "{run} in place with high knees",
        "{run} on the spot, {lift} the knees up to hip height",
        f"{{do}} high knees in place, {held}",
        f"{{raise}} one knee after the other as high as the hips in a quick run on the spot, {held}",
        "{jog} in place and {bring} the knees up high",
        f"{{perform}} {number_word(count)} high knees, left and right in turn",
        "= high knees exercise in place",
        f"{{warm}} up by running on the spot with the knees high, {held}",
    ]


@action(
    "butt kicks",
    "fitness/gym/exercise",
    verbs="run kick jog",
    tempo=False,
    count=Count(6, 12),
    arms=Choice(("pump", "back")),
    way=Choice(("on the spot", "forward"), (4, 1)),
)
def butt_kicks(timeline: Timeline, count: int, arms: str, way: str) -> Sequence[str]:
    """Running on the spot with the heels up to the seat."""
    timeline.hold(0.2)
    timeline.to(0.25, y=-0.06, balance=0, pitch=4)
    up = At("hip", 0.02, -0.36, -0.27)
    if arms == "back":
        timeline.to(0.3, hands=At("pelvis", 0.10, 0.0, -0.14), palms=60, elbows=10, advance=False)
    for number in range(count):
        stand = "l" if number % 2 == 0 else "r"
        if arms == "pump":
            ahead, behind = ("l", "r") if stand == "l" else ("r", "l")
            timeline.to(0.3, exact=True, advance=False, **{
                f"hand_{ahead}": At("shoulder", 0.05, -0.22, 0.28), f"hand_{behind}": At("shoulder", 0.12, -0.42, -0.12),
            })  # fmt: skip
        hop(
            timeline, 0.012, landing=stand, free=up, push_s=0.10, give_s=0.09, dip_m=0.03,
            forward_m=0.0 if way == "on the spot" else 0.30,
        )  # fmt: skip
        timeline.hold(0.02)
    hops_end(timeline, 0.45)
    timeline.neutral(0.4)
    held = {"pump": "arms pumping", "back": "hands held at the seat"}[arms]
    if way == "forward":
        return [
            "{do} butt kicks moving forward",
            "{run} forward and {kick} the heels up to the buttocks",
            f"{{jog}} ahead with the heels coming up to the seat, {held}",
            f"{{do}} {number_word(count)} butt kicks across the floor, {held}",
            "{run} forward, {kick:ing} the feet up behind the body with every step",
            "{move} forward with quick steps and {bring} the heels to the bottom",
            "= a butt kick run forward",
            f"{{travel}} forward with heel kicks behind, {held}",
        ]
    return [
        "{do} butt kicks",
        "{run} in place and {kick} the heels up to the buttocks",
        f"{{do}} butt kicks on the spot, {held}",
        f"{{jog}} in place, {{kick}} the heels up behind, {held}",
        f"{{perform}} {number_word(count)} butt kicks, leg after leg",
        "{run} on the spot with the heels coming up to the seat",
        "{bend} the knees in turn so that the feet swing up behind while jogging in place",
        "= butt kicks in place",
        "{warm} up by jogging on the spot and {kick:ing} the feet up behind the body",
    ]


@action(
    "burpee",
    "fitness/gym/burpee",
    verbs="squat jump push drop",
    tempo=False,
    count=Count(1, 2),
    push=Choice(("no", "yes")),
    jump_up=Choice(("yes", "no"), (4, 1)),
)
def burpee(timeline: Timeline, count: int, push: str, jump_up: str) -> Sequence[str]:
    """Down into a plank, perhaps a push-up, back up and a jump."""
    timeline.hold(0.2)
    for _ in range(count):
        down_to_plank(timeline, 1.25, jump_back=True)
        timeline.hold(0.12)
        if push == "yes":
            timeline.to(0.5, **plank_pose(0.22), elbows=30)
            timeline.to(0.5, **plank_pose(), elbows=10)
        up_from_plank(timeline, 1.2, jump_in=True, stand=False)
        timeline.to(
            0.25, y=-0.36, z=0.0, pitch=38, bend=14, nod=-18, heels=0, hands=At("shoulder", 0.14, -0.46, 0.0), elbows=0
        )
        timeline.to(0.42, hands=At("shoulder", 0.10, 0.53, 0.05), advance=False, exact=True)
        if jump_up == "yes":
            jump(timeline, 0.26, crouch_s=0, push_s=0.24, recover_s=0.0, arms=False)
        else:
            timeline.to(0.5, y=0, pitch=0, bend=-2, nod=-6, balance=1.0)
            timeline.hold(0.2)
        timeline.to(0.4, hands=At("shoulder", 0.09, -0.49, 0.06), advance=False)
        timeline.hold(0.2)
        timeline.to(0.35, y=0, pitch=0, bend=2, nod=0)
        timeline.hold(0.08)
    timeline.neutral(0.4)
    pushed = ", do a push-up" if push == "yes" else ""
    pushing = "{do} a push-up, " if push == "yes" else ""
    if jump_up == "no":
        return [
            f"{{do}} {counted(count, 'burpee')} without a jump",
            f"{{perform}} {counted(count, 'burpee')} without jumping at the end",
            f"{{do}} {counted(count, 'squat thrust')}",
            f"{{squat}} down, {{jump}} the feet back into a plank, {pushing}{{jump}} them in again and {{stand}} up",
            f"{{drop}} into a plank, {pushing}{{come}} back to the feet and {{reach}} up without jumping, {times(count)}",
            f"= {counted(count, 'burpee')} with standing up instead of the jump{pushed.replace(', do', ',')}",
            f"{{kick}} the legs back from a squat, {pushing}{{pull}} them in and {{straighten}} up, arms overhead",
            f"{{exercise}} with {counted(count, 'squat thrust')}, standing up each time",
        ]
    return [
        f"{{do}} {counted(count, 'burpee')}",
        f"{{perform}} {counted(count, 'burpee')}" + (" with a push-up" if push == "yes" else ""),
        f"{{drop}} into a squat, {{jump}} the feet back into a plank, {pushing}{{jump}} forward and {{leap}} up, {times(count)}",
        f"{{squat}} down, {{put}} the hands on the floor, {{kick}} the legs back, {pushing}then {{come}} up and {{jump}}, {times(count)}",
        f"= {counted(count, 'burpee')}: down to the floor{pushed.replace(', do', ',')}, back up and a jump with raised arms",
        f"{{go}} down into a plank, {pushing}{{jump}} back to the feet and {{jump}} up with both arms overhead",
        f"{{exercise}} with {counted(count, 'burpee')}",
        f"first {{crouch}} and {{thrust}} the legs back, then {{pull}} them in again and {{jump}} into the air, {times(count)}",
    ]


@action(
    "calf raise",
    "fitness/gym/exercise",
    verbs="raise lift rise lower",
    side=SIDE,
    count=Count(2, 5),
    arms=Choice(("hips", "down", "forward", "wall"), (2, 2, 1, 1)),
    feet=Choice(("both", "one foot"), (3, 1)),
)
def calf_raise(timeline: Timeline, side: str, count: int, arms: str, feet: str) -> Sequence[str]:
    """Up onto the balls of the feet and down again."""
    hands = {
        "hips": At("pelvis", 0.16, 0.06, 0.05),
        "down": At("shoulder", 0.08, -0.53, 0.0),
        "forward": At("shoulder", 0.0, -0.06, 0.52),
        "wall": At("air", 0.18, 1.34, 0.48),
    }[arms]
    timeline.stance(0.18, toes_deg=8)
    timeline.hold(0.25)
    timeline.to(0.5, hands=hands, elbows=35 if arms == "hips" else 0, palms=-70 if arms == "forward" else 0)
    if arms == "wall":
        timeline.to(0.3, wrists=-45)
    if feet == "one foot":
        timeline.to(0.5, foot_l=At("hip", 0.0, -0.56, -0.22), x=-0.08, ankle_l=30)
    who = "heels" if feet == "both" else "foot_pitch_r"
    for _ in range(count):
        timeline.to(0.55, y=0.115, z=0.07, exact=True, **{who: 56.0})
        timeline.hold(0.25)
        timeline.to(0.55, y=0.0, z=0.0, exact=True, **{who: 0.0})
        timeline.hold(0.12)
    if feet == "one foot":
        timeline.to(0.5, foot_l=At("floor", 0.10, 0.0, 0.0), x=0.0)
    timeline.neutral(0.5)
    held = {
        "hips": "hands on the hips",
        "down": "arms at the sides",
        "forward": "arms stretched out in front",
        "wall": "hands against a wall",
    }[arms]
    if feet == "one foot":
        return [
            f"{{do}} {counted(count, 'single-leg calf raise')} on the {side} foot",
            f"{{rise}} onto the toes of the {side} foot {times(count)}, the {other(side)} foot off the floor",
            f"{{stand}} on the {side} leg and {{lift}} the heel {times(count)}, {held}",
            f"{{do}} calf raises on one leg, {held}",
            f"{{balance}} on the {side} foot and {{go}} up on tiptoe and down again {times(count)}",
            f"{{raise}} the body on the ball of the {side} foot, the other knee bent, {times(count)}",
            f"= {counted(count, 'one-legged calf raise')}, {side} leg, {held}",
            f"{{push}} up onto the toes with only the {side} leg and {{sink}} back, {times(count)}",
        ]
    return [
        f"{{do}} {counted(count, 'calf raise')}",
        f"{{rise}} onto the toes and {{lower}} the heels again {times(count)}",
        f"{{lift}} both heels off the floor {times(count)}, {held}",
        f"{{perform}} {counted(count, 'heel raise')}, {held}",
        f"{{stand}} up on tiptoe, {{hold}} for a moment and {{come}} down, {times(count)}",
        f"{{raise}} the whole body up onto the balls of the feet {times(count)}",
        f"= {counted(count, 'calf raise')} in place, {held}",
        f"{{push}} up onto the toes with straight legs and {{sink}} back onto the heels, {times(count)}",
    ]


@action(
    "standing leg raise",
    "fitness/gym/exercise",
    verbs="raise lift swing lower hold",
    side=SIDE,
    direction=Choice(("forward", "sideways", "backward", "knee up", "diagonally")),
    count=Count(1, 3),
    legs=Choice(("one leg", "alternating"), (3, 1)),
    arms=Choice(("hips", "out", "wall"), (3, 1, 1)),
    top=Choice(("short", "held"), (4, 1)),
)
def standing_leg_raise(
    timeline: Timeline, side: str, direction: str, count: int, legs: str, arms: str, top: str
) -> Sequence[str]:
    """One straight leg, or a bent knee, lifted while the other leg carries; or each leg in turn."""
    both = legs == "alternating"
    count = max(2, count) if both else count
    count = min(count, 2) if top == "held" else count
    held: dict[str, Value] = {
        "hips": {"hands": At("pelvis", 0.16, 0.06, 0.05), "elbows": 35.0},
        "out": {"hands": At("shoulder", 0.56, 0.0, 0.02), "palms": -60.0},
        "wall": {"hand_l": At("air", 0.20, 1.22, 0.42), "wrist_l": -40.0, "hand_r": At("pelvis", 0.16, 0.06, 0.05)},
    }[arms]  # type: ignore[assignment]
    timeline.hold(0.2)
    timeline.to(0.45, x=0.07, **held)
    foot = {
        "forward": At("hip", 0.02, -0.36, 0.73),
        "sideways": At("hip", 0.62, -0.54, 0.0),
        "backward": At("hip", 0.03, -0.70, -0.42),
        "knee up": At("hip", 0.02, -0.38, 0.36),
        "diagonally": At("hip", 0.42, -0.46, 0.52),
    }[direction]
    for number in range(count):
        leg, sign = ("r", 1.0) if number % 2 == 0 or not both else ("l", -1.0)
        lean: dict[str, float] = {
            "forward": {"pitch": -6.0, "bend": 4.0},
            "sideways": {"roll": 12.0 * sign, "side": -6.0 * sign},
            "backward": {"pitch": 22.0, "bend": -10.0, "nod": -8.0},
            "knee up": {"pitch": -2.0, "bend": 3.0},
            "diagonally": {"roll": 7.0 * sign, "pitch": -5.0, "bend": 3.0},
        }[direction]
        if both:
            timeline.to(0.3, x=0.07 * sign)
        timeline.to(0.75, x=0.09 * sign, **{f"foot_{leg}": foot, f"ankle_{leg}": 22.0}, **lean)
        timeline.hold(0.35 if top == "short" else 2.2)
        timeline.to(
            0.65,
            x=0.07 * sign if not both else 0.0,
            **{f"foot_{leg}": At("floor", 0.10, 0.0, 0.0)},
            **dict.fromkeys(lean, 0.0),
        )
        timeline.hold(0.12)
    timeline.neutral(0.5)
    where = {
        "forward": "forward to hip height",
        "sideways": "out to the side",
        "backward": "up behind the body",
        "knee up": "up with the knee bent until the knee is at hip height",
        "diagonally": "diagonally forward and out to the side",
    }[direction]
    straight = "" if direction == "knee up" else "straight "
    hands = {"hips": "hands on the hips", "out": "arms out to the sides", "wall": "one hand on a wall for support"}[
        arms
    ]
    knees = direction == "knee up"
    name = "standing knee raise" if knees else "standing leg raise"
    way = "" if knees else f" {direction}"
    if both:
        return [
            f"{{raise}} one leg after the other {where}",
            f"{{do}} {counted(count, name)}{way} with alternating legs",
            f"{{lift}} the {side} leg {where}, then the {other(side)} leg",
            f"{{lift}} each {straight}leg {where} in turn, {hands}",
            f"{{raise}} the {side} {'knee' if knees else 'leg'} and then the {other(side)} one{way}, {hands}",
            f"{{perform}} alternating {name}s{way}, {times(count)} in all",
            f"= alternating {name}s{way}, {hands}",
            f"{{swing}} one leg and then the other slowly {where}, standing upright",
        ]
    waits = (
        [
            f"{{raise}} the {side} leg {where} and {{hold}} it up for a few seconds",
            f"{{keep}} the {side} {'knee' if knees else 'leg'} raised{way} and {{balance}}, {hands}",
        ]
        if top == "held"
        else []
    )
    bent = [
        f"{{raise}} the {side} knee to hip height",
        f"{{lift}} the {side} knee up high and {{lower}} it, {times(count)}",
    ]
    return [
        f"{{raise}} the {side} leg {where} {times(count)}",
        f"{{lift}} the {straight}{side} leg {where}",
        f"{{stand}} on the {other(side)} leg and {{raise}} the {side} leg {where}, {times(count)}",
        f"{{do}} {counted(count, name)}{way} with the {side} leg",
        f"{{lift}} the {side} leg {where} and {{lower}} it again, {times(count)}, {hands}",
        f"{{perform}} {counted(count, 'knee lift' if knees else 'leg lift')}{way} on the {side} side, balancing on the {other(side)} leg",
        f"{{swing}} the {side} leg slowly {where} and {{put}} it back down",
        f"= {counted(count, name)}, {side} leg{way}, {hands}",
        f"{{extend}} the {side} leg {where} {times(count)} while the {other(side)} foot stays on the floor"
        if not knees
        else f"{{bend}} and {{lift}} the {side} knee {times(count)} while the {other(side)} foot stays on the floor",
        *waits,
        *(bent if knees else []),
    ]


@action(
    "biceps curl",
    "fitness/gym/curl",
    verbs="curl lift bend raise lower",
    arms=Choice(("both", "right", "left", "alternate"), (2, 1, 1, 2)),
    count=Count(2, 4),
    weight=Choice(("dumbbells", "barbell"), (2, 1)),
    position=Choice(("standing", "sitting"), (4, 1)),
    grip=Choice(("palms up", "hammer"), (4, 1)),
)
def biceps_curl(timeline: Timeline, arms: str, count: int, weight: str, position: str, grip: str) -> Sequence[str]:
    """Curls with the upper arms at the sides."""
    if weight == "barbell":
        arms, grip = "both", "palms up"
    low, middle, high = (
        At("shoulder", 0.06, -0.54, 0.06),
        At("shoulder", 0.06, -0.32, 0.27),
        At("shoulder", 0.05, -0.07, 0.16),
    )
    holding = {"both": ("r", "l"), "alternate": ("r", "l"), "right": ("r",), "left": ("l",)}[arms]
    seated = position == "sitting"
    if seated:
        low = At("shoulder", 0.13, -0.52, 0.06)
        sit_start(timeline)
    else:
        timeline.stance(0.26)
    timeline.hold(0.2)
    turned = 75.0 if grip == "palms up" else 0.0
    lowered = {} if seated else {"y": -0.02}
    timeline.to(
        0.5 if seated else 0.4,
        **{f"hand_{s}": low for s in holding},
        **{f"palm_{s}": turned for s in holding},
        nod=6,
        **lowered,
    )
    for number in range(count):
        moving = holding if arms != "alternate" else (holding[number % 2],)
        sway = 0.0 if arms == "both" else (4.0 if moving == ("r",) else -4.0)
        timeline.to(0.38, **{f"hand_{s}": middle for s in moving}, bend=0, side=sway)
        timeline.to(0.36, **{f"hand_{s}": high for s in moving}, **{f"wrist_{s}": 20.0 for s in moving}, bend=-3)
        timeline.hold(0.15)
        timeline.to(0.42, **{f"hand_{s}": middle for s in moving}, **{f"wrist_{s}": 0.0 for s in moving})
        timeline.to(0.40, **{f"hand_{s}": low for s in moving}, bend=3, side=0)
        timeline.hold(0.08)
    if seated:
        timeline.to(0.6, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50, nod=0)
    else:
        timeline.neutral(0.5)
    pose = ", sitting on a bench" if seated else ""
    kind = "hammer curl" if grip == "hammer" else "biceps curl"
    grips = [
        f"{{do}} {counted(count, 'hammer curl')} {{hand}}{pose}", f"{{curl}} dumbbells with the thumbs up {times(count)}{pose}",
    ] if grip == "hammer" else []  # fmt: skip
    seats = [
        f"{{sit}} and {{do}} {kind}s {{hand}}", f"{{do}} {counted(count, f'seated {kind}')}", f"{{curl}} the weights while seated, {times(count)}",
    ] if seated else []  # fmt: skip
    what = "a barbell" if weight == "barbell" else ("a dumbbell" if len(holding) == 1 else "dumbbells")
    hand = {
        "both": "with both arms", "alternate": "with alternating arms", "right": "with the right arm", "left": "with the left arm",
    }[arms]  # fmt: skip
    hand = "with a barbell" if weight == "barbell" else hand
    bent = {
        "both": "{bend} both elbows", "alternate": "{bend} one elbow after the other", "right": "{bend} the right elbow", "left": "{bend} the left elbow",
    }[arms]  # fmt: skip
    return [
        *(phrase.replace("{hand}", hand) for phrase in (*seats, *grips)),
        f"{{do}} {kind}s {hand}{pose}",
        f"{{curl}} {what} {times(count)}",
        f"{{do}} {counted(count, 'bicep curl')} {hand}{pose}",
        f"{{curl}} {what} up to the shoulder{'s' if len(holding) == 2 else ''} {hand}, {times(count)}",
        f"{{hold}} {what}, {bent}, {{lift}} the weight to the shoulder and {{lower}} it again, {times(count)}",
        f"{{perform}} {counted(count, 'arm curl')} with {what}{pose}, upper arms still at the sides",
        f"{{lift}} {what} by bending the elbows, {times(count)}",
        f"= {counted(count, kind)} {hand}{pose}",
        f"{{raise}} {what} from the {'sides' if seated else 'thighs'} up to the shoulders {times(count)}, elbows at the waist",
    ]


@action(
    "deadlift",
    "fitness/gym/deadlift",
    verbs="lift bend grip pull lower straighten",
    count=Count(1, 2),
    legs=Choice(("bent", "straight"), (2, 1)),
)
def deadlift(timeline: Timeline, count: int, legs: str) -> Sequence[str]:
    """A barbell lifted from the floor until the body stands upright, and put down again."""
    bar = At("air", 0.30, 0.28, 0.15)
    down = (
        {"y": -0.30, "z": -0.16, "pitch": 58.0, "bend": 22.0, "nod": -34.0}
        if legs == "bent"
        else {"y": -0.10, "z": -0.20, "pitch": 76.0, "bend": 34.0, "nod": -34.0}
    )
    timeline.stance(0.32, toes_deg=12)
    timeline.hold(0.2)
    timeline.to(0.9, **down, hands=bar, palms=-80)
    timeline.hold(0.25)
    for number in range(count):
        timeline.to(0.55, hands=bar.moved(up=0.30), y=0.5 * down["y"], z=-0.12, pitch=36, bend=14, nod=-18)
        timeline.to(0.5, hands=At("air", 0.30, 0.80, 0.13), y=0, z=0, pitch=-3, bend=-2, nod=0)
        timeline.hold(0.35)
        timeline.to(0.5, hands=bar.moved(up=0.30), y=0.5 * down["y"], z=-0.12, pitch=36, bend=14, nod=-18)
        timeline.to(0.5, hands=bar, **down)
        timeline.hold(0.2)
        del number
    timeline.neutral(0.9)
    how = "with bent knees" if legs == "bent" else "with nearly straight legs"
    return [
        f"{{do}} {counted(count, 'deadlift')}",
        "{deadlift} a barbell",
        f"{{lift}} a heavy barbell off the floor and {{put}} it back down, {times(count)}",
        f"{{bend}} down {how}, {{grip}} a bar with both hands and {{stand}} up with it, {times(count)}",
        f"{{perform}} {counted(count, 'deadlift')} {how}",
        f"{{bend}} at the hips, {{take}} hold of a weight on the floor, {{straighten}} up and {{lower}} it again, {times(count)}",
        f"= {counted(count, 'barbell deadlift')}",
        f"{{pull}} a barbell up along the legs until standing upright, then {{set}} it down, {times(count)}",
    ]


@action(
    "overhead press",
    "fitness/gym/lift",
    verbs="press push lift raise lower",
    count=Count(2, 4),
    arms=Choice(("both", "alternate", "right", "left"), (4, 2, 1, 1)),
    position=Choice(("standing", "sitting"), (3, 1)),
)
def overhead_press(timeline: Timeline, count: int, arms: str, position: str) -> Sequence[str]:
    """Weights pressed from the shoulders to straight arms overhead."""
    rack, top = At("shoulder", 0.14, -0.02, 0.16), At("shoulder", 0.07, 0.55, 0.03)
    seated = position == "sitting"
    if seated:
        sit_start(timeline)
    else:
        timeline.stance(0.30)
    timeline.hold(0.2)
    single = {"right": "r", "left": "l"}.get(arms, "")
    ready = {"hands": rack} if not single else {f"hand_{single}": rack}
    timeline.to(0.7, palms=20, wrists=-10, elbows=10, **ready, **({} if seated else {"y": -0.02}))
    timeline.hold(0.2)
    for number in range(count):
        who = f"hand_{single}" if single else "hands" if arms == "both" else ("hand_r", "hand_l")[number % 2]
        lean = 0.0 if arms == "both" else {"hand_r": 5.0, "hand_l": -5.0}[who]
        timeline.to(0.65, **{who: top}, bend=-5, nod=-8, side=lean)
        timeline.hold(0.25)
        timeline.to(0.6, **{who: rack}, bend=2, nod=0, side=0)
        timeline.hold(0.12)
    if seated:
        timeline.to(0.8, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50, wrists=0, elbows=0, bend=6)
    else:
        timeline.neutral(0.7)
    how = {"both": "both arms", "alternate": "alternating arms", "right": "the right arm", "left": "the left arm"}[arms]
    if single:
        pose = "sitting" if seated else "standing"
        return [
            f"{{press}} a weight overhead with {how} {times(count)}",
            f"{{do}} {counted(count, 'one-arm overhead press', 'one-arm overhead presses')} with {how}, {pose}",
            f"{{do}} {counted(count, 'shoulder press', 'shoulder presses')} with {how}",
            f"{{lift}} a dumbbell to the {arms} shoulder and {{press}} it up above the head {times(count)}, {pose}",
            f"{{push}} a weight up from the {arms} shoulder until the arm is straight, {times(count)}",
            f"{{raise}} one dumbbell overhead with {how}, {times(count)}, {pose}",
            f"{{press}} a kettlebell up with {how} {times(count)}",
            f"= {counted(count, 'single-arm press', 'single-arm presses')} with {how}, {pose}",
        ]
    if seated:
        return [
            f"{{press}} weights overhead {times(count)} while sitting",
            f"{{do}} {counted(count, 'seated overhead press', 'seated overhead presses')} with {how}",
            f"{{do}} {counted(count, 'seated shoulder press', 'seated shoulder presses')}",
            f"{{sit}} on a bench and {{press}} dumbbells up above the head {times(count)} with {how}",
            f"{{push}} weights from shoulder height up until the arms are straight, seated, {times(count)}",
            f"{{sit}} and {{raise}} dumbbells overhead with {how}, {times(count)}",
            f"{{perform}} a dumbbell shoulder press {times(count)}, sitting",
            f"= {counted(count, 'sitting overhead press', 'sitting overhead presses')} with {how}",
        ]
    return [
        f"{{press}} weights overhead {times(count)}",
        f"{{do}} {counted(count, 'overhead press', 'overhead presses')} with {how}",
        f"{{do}} {counted(count, 'shoulder press', 'shoulder presses')}",
        f"{{lift}} dumbbells to the shoulders and {{press}} them up above the head {times(count)} with {how}",
        f"{{push}} weights from shoulder height up until the arms are straight, then {{lower}} them, {times(count)}",
        f"{{raise}} dumbbells overhead with {how}, {times(count)}",
        f"{{press}} dumbbells up above the head with {how}, standing",
        f"{{perform}} a dumbbell shoulder press {times(count)}, standing",
        f"= {counted(count, 'standing overhead press', 'standing overhead presses')} with {how}",
        f"{{bring}} the hands to the shoulders, {{extend}} the arms straight up and {{bend}} them again, {times(count)}",
    ]


@action(
    "clean and jerk",
    "fitness/gym/lift",
    verbs="lift clean pull jerk press drop",
    tempo=False,
    catch=Choice(("split", "square")),
)
def clean_and_jerk(timeline: Timeline, catch: str) -> Sequence[str]:
    """The Olympic lift: from the floor to the shoulders, then overhead."""
    timeline.stance(0.30, toes_deg=12)
    timeline.hold(0.2)
    timeline.to(0.9, y=-0.36, z=-0.14, pitch=56, bend=20, nod=-34, hands=At("air", 0.34, 0.27, 0.16), palms=-80)
    timeline.hold(0.3)
    timeline.to(0.5, hands=At("air", 0.34, 0.62, 0.15), y=-0.14, z=-0.10, pitch=36, bend=14, nod=-16)
    timeline.to(0.22, hands=At("air", 0.34, 1.02, 0.17), y=0.05, z=0.02, pitch=-4, bend=-2, nod=0, heels=25, elbows=40)
    timeline.to(
        0.26, hands=At("shoulder", 0.15, -0.02, 0.17), y=-0.26, pitch=12, heels=0, elbows=-10, wrists=-40, palms=30
    )
    timeline.hold(0.15)
    timeline.to(0.6, y=0, z=0, pitch=0, bend=0)
    timeline.hold(0.35)
    timeline.to(0.28, y=-0.12, exact=True)
    up = At("shoulder", 0.20, 0.52, 0.02)
    if catch == "split":
        step(timeline, "r", 0.34, 0.12, duration_s=0.3, heel_first=False, advance=False)
        step(timeline, "l", -0.30, 0.12, duration_s=0.3, heel_first=False, advance=False)
        timeline.to(0.3, hands=up, y=-0.14, balance=0, z=0.04, bend=-3, exact=True)
        timeline.to(0.12, foot_pitch_l=35, advance=False, delay_s=0.1)
        timeline.hold(0.6)
        step(timeline, "r", 0.0, 0.13, duration_s=0.4)
        timeline.to(0.4, y=0, z=0, balance=1, advance=False)
        step(timeline, "l", 0.0, 0.13, duration_s=0.4)
    else:
        timeline.to(0.3, hands=up, y=-0.10, bend=-3, exact=True)
        timeline.hold(0.3)
        timeline.to(0.5, y=0)
    timeline.hold(0.7)
    timeline.to(0.4, hands=At("shoulder", 0.15, -0.05, 0.20), y=-0.05)
    timeline.neutral(0.7)
    caught = "with a split of the legs" if catch == "split" else "with the feet side by side"
    return [
        "{do} a clean and jerk",
        "{lift} a barbell from the floor to the shoulders and then overhead",
        f"{{perform}} a clean and jerk {caught}",
        "{lift} a heavy weight above the head in two stages, like an Olympic weightlifter",
        f"{{squat}} down, {{pull}} a barbell up to the chest, {{rest}}, then {{jerk}} it overhead {caught}",
        "{clean} a barbell to the shoulders, {stand} up and {push} it up until the arms are straight",
        f"= weightlifting: a clean and jerk {caught}",
        "first {pull} the bar from the floor to the shoulders, then {thrust} it up over the head and {hold} it there",
    ]


@action(
    "kettlebell swing",
    "fitness/gym/lift",
    verbs="swing hinge lift thrust",
    side=SIDE,
    count=Count(2, 4),
    hands=Choice(("both", "one hand"), (3, 1)),
    height=Choice(("shoulder", "overhead"), (2, 1)),
)
def kettlebell_swing(timeline: Timeline, side: str, count: int, hands: str, height: str) -> Sequence[str]:
    """A weight in both hands swung from between the legs up to shoulder height or overhead."""
    single = hands == "one hand"
    who = "hand_r" if single else "hands"
    free = At("shoulder", 0.40, -0.34, 0.06)
    timeline.stance(0.42, toes_deg=16)
    timeline.hold(0.2)
    timeline.to(0.7, y=-0.12, pitch=44, bend=14, nod=-14, **{who: At("shoulder", -0.13, -0.55, 0.06)}, palms=-60)
    if single:
        timeline.to(0.3, hand_l=free)
    for _ in range(count):
        timeline.to(0.42, y=-0.18, z=-0.10, pitch=58, bend=12, nod=-12, **{who: At("shoulder", -0.13, -0.52, -0.12)})
        timeline.to(
            0.30, y=-0.03, z=0.02, pitch=6, bend=0, nod=0, **{who: At("shoulder", -0.13, -0.40, 0.36)}, exact=True
        )
        top = At("shoulder", -0.13, 0.04, 0.52) if height == "shoulder" else At("shoulder", -0.12, 0.50, 0.14)
        timeline.to(0.34 if height == "shoulder" else 0.42, y=0.0, z=0.03, pitch=-4, bend=-3, **{who: top}, exact=True)
        timeline.hold(0.06)
        timeline.to(0.40, y=-0.05, z=0.0, pitch=14, **{who: At("shoulder", -0.13, -0.40, 0.34)}, bend=6)
    timeline.to(0.45, y=-0.16, z=-0.08, pitch=50, bend=14, **{who: At("shoulder", -0.13, -0.55, 0.02)})
    timeline.neutral(0.8)
    if single:
        up = "to shoulder height" if height == "shoulder" else "overhead"
        return [
            f"{{do}} {counted(count, 'one-handed kettlebell swing')} with the {side} hand",
            f"{{swing}} a kettlebell up {up} with one hand {times(count)}",
            f"{{swing}} a weight with the {side} hand from between the legs {up}, {times(count)}",
            f"{{perform}} {counted(count, 'single-arm kettlebell swing')} {up}",
            f"{{bend}} at the hips, {{swing}} the {side} arm back between the legs and then up {up}",
            f"{{thrust}} the hips forward and {{swing}} a kettlebell up {up} with the {side} arm",
            f"= {counted(count, 'one-arm kettlebell swing')} {up}, {side} hand",
            f"{{swing}} a kettlebell {up} in the {side} hand, the {other(side)} arm held out, {times(count)}",
        ]
    up = "to shoulder height" if height == "shoulder" else "overhead"
    return [
        f"{{do}} {counted(count, 'kettlebell swing')}",
        f"{{swing}} a kettlebell up {up} {times(count)}",
        f"{{swing}} a weight with both hands from between the legs {up}, {times(count)}",
        f"{{perform}} {counted(count, 'kettlebell swing')} {up}",
        f"{{bend}} at the hips, {{swing}} both arms back between the legs and then up {up}, {times(count)}",
        f"{{thrust}} the hips forward and {{swing}} a kettlebell up {up}, again and again",
        f"= {counted(count, 'two-handed kettlebell swing')} {up}",
        f"{{swing}} a heavy kettlebell {up} and {{let}} it fall back between the legs, {times(count)}, with the feet wide apart",
    ]


@action(
    "bent-over row",
    "fitness/gym/lift",
    verbs="pull row bend lift lower",
    arms=Choice(("both", "right", "left"), (2, 1, 1)),
    count=Count(2, 4),
)
def bent_over_row(timeline: Timeline, arms: str, count: int) -> Sequence[str]:
    """Weights pulled up to the ribs with the trunk bent forward."""
    hanging, pulled = At("shoulder", 0.02, -0.24, 0.50), At("shoulder", 0.10, -0.28, 0.04)
    sides = {"both": ("r", "l"), "right": ("r",), "left": ("l",)}[arms]
    timeline.stance(0.28)
    timeline.hold(0.2)
    rest = {} if len(sides) == 2 else {f"hand_{'l' if sides == ('r',) else 'r'}": At("thigh", 0.02, 0.10, 0.10)}
    timeline.to(0.8, y=-0.12, z=-0.10, pitch=52, bend=12, nod=-26, **{f"hand_{s}": hanging for s in sides}, **rest)
    for _ in range(count):
        turn = 0.0 if len(sides) == 2 else (-12.0 if sides == ("r",) else 12.0)
        timeline.to(0.55, **{f"hand_{s}": pulled for s in sides}, **{f"elbow_{s}": 15.0 for s in sides}, twist=turn)
        timeline.hold(0.2)
        timeline.to(0.6, **{f"hand_{s}": hanging for s in sides}, **{f"elbow_{s}": 0.0 for s in sides}, twist=0)
        timeline.hold(0.08)
    timeline.neutral(0.8)
    who = "both arms" if arms == "both" else f"the {arms} arm"
    what = "weights" if arms == "both" else "a weight"
    it = "them" if arms == "both" else "it"
    return [
        f"{{do}} {counted(count, 'bent-over row')} with {who}",
        f"{{bend}} forward and {{row}} {what} up to the ribs {times(count)}",
        f"{{do}} dumbbell rows with {who}",
        f"{{lean}} forward with a flat back and {{pull}} {what} up to the waist with {who}, {times(count)}",
        f"{{perform}} {counted(count, 'bent-over row')}, the trunk bent forward",
        f"{{pull}} {what} up with {who} and {{lower}} {it} again, {times(count)}, with the upper body bent forward",
        f"= {counted(count, 'bent-over row')} with {who}",
        f"{{bend}} at the hips, {{let}} {who} hang down and {{pull}} the elbow{'s' if arms == 'both' else ''} up past the body {times(count)}",
    ]


@action(
    "arm raise with weights",
    "fitness/gym/lift",
    verbs="raise lift lower",
    direction=Choice(("sideways", "forward")),
    arms=Choice(("both", "alternate", "right", "left"), (4, 2, 1, 1)),
    height=Choice(("shoulder", "overhead"), (3, 1)),
    count=Count(2, 4),
    upper=True,
)
def arm_raise(timeline: Timeline, direction: str, arms: str, height: str, count: int) -> Sequence[str]:
    """Lateral or front raises with light weights."""
    top = At("shoulder", 0.57, 0.03, 0.05) if direction == "sideways" else At("shoulder", 0.0, 0.03, 0.55)
    low = At("shoulder", 0.10, -0.55, 0.03) if direction == "sideways" else At("shoulder", 0.02, -0.53, 0.14)
    middle = At("shoulder", 0.42, -0.38, 0.05) if direction == "sideways" else At("shoulder", 0.01, -0.34, 0.44)
    single = {"right": "hand_r", "left": "hand_l"}.get(arms, "")
    timeline.hold(0.2)
    timeline.to(0.3, palms=-70, **{single or "hands": low})
    for number in range(count):
        who = single or ("hands" if arms == "both" else ("hand_r", "hand_l")[number % 2])
        timeline.to(0.38, **{who: middle}, bend=0)
        timeline.to(0.38, **{who: top}, bend=-3)
        if height == "overhead":
            timeline.to(0.4, **{who: At("shoulder", 0.08, 0.54, 0.04)})
        timeline.hold(0.3)
        if height == "overhead":
            timeline.to(0.4, **{who: top})
        timeline.to(0.4, **{who: middle})
        timeline.to(0.4, **{who: low}, bend=2)
        timeline.hold(0.06)
    timeline.neutral(0.5)
    name = "lateral raise" if direction == "sideways" else "front raise"
    up = "up to shoulder height" if height == "shoulder" else "all the way up overhead"
    where = f"out to the side{'' if single else 's'} {up}" if direction == "sideways" else f"in front of the body {up}"
    who = {
        "both": "both arms", "alternate": "one arm after the other", "right": "the right arm", "left": "the left arm",
    }[arms]  # fmt: skip
    if single:
        way = "sideways" if direction == "sideways" else "forward"
        return [
            f"{{raise}} {who} {where} {times(count)}",
            f"{{do}} {counted(count, name)} with {who}",
            f"{{lift}} {who} {way} {up} and {{lower}} it again, {times(count)}",
            f"{{lift}} a dumbbell {where} with {who}, {times(count)}",
            f"{{perform}} a one-arm {name} {times(count)} with {who}",
            f"{{raise}} only {who} straight {where}, {{hold}} for a moment and {{lower}} it",
            f"= {counted(count, f'single-arm {name}')}, {who}",
            f"{{raise}} {who} {way} {up} with a straight elbow, {times(count)}",
        ]
    return [
        f"{{do}} {counted(count, name)}",
        f"{{raise}} {who} {where} {times(count)}",
        f"{{do}} {counted(count, name)} with dumbbells",
        f"{{lift}} dumbbells {where} with straight arms and {{lower}} them again, {times(count)}",
        f"{{perform}} a dumbbell {name} {times(count)}",
        f"{{lift}} {who} straight {where}, {{hold}} for a moment and {{lower}}",
        f"= {counted(count, name)} with light weights",
        f"{{raise}} {who} {'sideways' if direction == 'sideways' else 'to the front'} {up} with straight elbows, {times(count)}",
    ]


@action("triceps extension", "fitness/gym/lift", verbs="extend lift bend press", count=Count(2, 4), upper=True)
def triceps_extension(timeline: Timeline, count: int) -> Sequence[str]:
    """A weight in both hands lowered behind the head and pressed up again."""
    top, behind = At("shoulder", -0.13, 0.52, 0.06), At("head", 0.06, 0.06, -0.20)
    timeline.hold(0.2)
    timeline.to(0.5, hands=At("chest", 0.05, 0.08, 0.22))
    timeline.to(0.6, hands=top, elbows=20)
    for _ in range(count):
        timeline.to(0.65, hands=behind, nod=10, bend=-2)
        timeline.hold(0.12)
        timeline.to(0.55, hands=top, nod=0, bend=-4)
        timeline.hold(0.12)
    timeline.to(0.5, hands=At("chest", 0.06, 0.0, 0.24), bend=2)
    timeline.neutral(0.6)
    return [
        f"{{do}} {counted(count, 'overhead triceps extension')}",
        f"{{lower}} a weight behind the head and {{press}} it up again {times(count)}",
        f"{{extend}} both arms overhead, {{bend}} the elbows and {{straighten}} them again, {times(count)}",
        f"{{hold}} a dumbbell above the head with both hands, {{lower}} it behind the neck and {{lift}} it, {times(count)}",
        f"{{perform}} {counted(count, 'triceps extension')} with a dumbbell in both hands",
        f"{{lift}} a weight overhead and {{bend}} the elbows so that it goes down behind the head, {times(count)}",
        f"= {counted(count, 'standing triceps extension')} with both hands",
        f"{{train}} the triceps by bending and stretching both arms above the head {times(count)}",
    ]


@action(
    "pull-up", "fitness/gym/pull-up", verbs="pull hang lift lower", count=Count(1, 3), grip=Choice(("wide", "narrow"))
)
def pull_up(timeline: Timeline, count: int, grip: str) -> Sequence[str]:
    """Hanging from a bar, pulled up until the chin is over it."""
    out = 0.38 if grip == "wide" else 0.20
    bar_m = 2.15
    hang_y = bar_m - 0.56 - 0.05 - 1.446 + 0.012
    timeline.start(
        hands=At("air", out, bar_m, 0.04), y=hang_y, z=0.0, balance=0, feet=At("hip", 0.02, -0.70, -0.30), ankles=35, elbows=30,
        shrugs=12, bend=-2, nod=-12,
    )  # fmt: skip
    timeline.hold(0.5)
    for _ in range(count):
        timeline.to(0.95, y=hang_y + 0.44, z=-0.10, pitch=6, bend=-8, nod=-16, shrugs=0, elbows=40)
        timeline.hold(0.2)
        timeline.to(0.95, y=hang_y, z=0.0, pitch=0, bend=-2, nod=-10, shrugs=12, elbows=30)
        timeline.hold(0.2)
    what = "pull-up"
    return [
        f"{{do}} {counted(count, what)}",
        f"{{pull}} the body up to a bar {times(count)}",
        f"{{hang}} from a bar and {{do}} {counted(count, what)}",
        f"{{perform}} {counted(count, what)} with a {grip} grip",
        f"{{hang}} from a high bar with both hands and {{pull}} up until the chin is above it, {times(count)}",
        f"{{lift}} the body with the arms at a pull-up bar, then {{lower}} it until the arms are straight, {times(count)}",
        f"= {counted(count, what)} at a bar, {grip} grip",
        f"{{bend}} the arms to pull the whole body upward while hanging, {times(count)}, knees bent",
    ]


@action(
    "triceps dip", "fitness/gym/exercise", verbs="dip lower push", count=Count(2, 4), legs=Choice(("bent", "straight"))
)
def triceps_dip(timeline: Timeline, count: int, legs: str) -> Sequence[str]:
    """Hands on a bench behind the back, hips lowered and pushed up again."""
    feet = At("floor", 0.12, 0.0, 0.30 if legs == "bent" else 0.66)
    heels = 0.0 if legs == "bent" else -32.0
    timeline.start(
        y=-0.38, z=-0.12, pitch=-6, bend=4, balance=0, feet=feet, heels=heels, hands=At("air", 0.22, 0.46, -0.24), palms=-80, wrists=-50,
    )  # fmt: skip
    timeline.hold(0.4)
    for _ in range(count):
        timeline.to(0.75, y=-0.64, z=-0.08, pitch=-2, nod=6, elbows=-8)
        timeline.hold(0.15)
        timeline.to(0.65, y=-0.38, z=-0.12, pitch=-6, nod=0, elbows=0)
        timeline.hold(0.15)
    return [
        f"{{do}} {counted(count, 'triceps dip')}",
        f"{{do}} {counted(count, 'bench dip')} with {legs} legs",
        f"{{dip}} {times(count)} with the hands on a bench behind the back",
        f"{{perform}} {counted(count, 'dip')} on the edge of a bench, legs {legs}",
        f"{{support}} the body with both hands behind on a bench, {{lower}} the hips and {{push}} them up again, {times(count)}",
        f"{{bend}} the elbows to sink down in front of a bench and {{straighten}} them again, {times(count)}",
        f"= {counted(count, 'triceps dip')} on a bench, legs {legs}",
        f"{{lower}} the body with the arms and {{press}} it back up {times(count)}, facing away from a bench",
    ]


@action(
    "box step-up",
    "fitness/gym/exercise",
    verbs="step climb raise",
    side=SIDE,
    count=Count(1, 3),
    knee=Choice(("no", "yes")),
)
def box_step_up(timeline: Timeline, side: str, count: int, knee: str) -> Sequence[str]:
    """Up onto a box with one leg and down again backward."""
    box_m = 0.34
    timeline.hold(0.2)
    for _ in range(count):
        step(timeline, "r", 0.40, 0.10, up_m=box_m, height_m=0.12, duration_s=0.55, heel_first=False, advance=False)
        timeline.to(0.6, pitch=20, bend=8, z=0.10, y=-0.05, nod=-10, hands=At("shoulder", 0.10, -0.44, 0.16))
        timeline.to(0.65, y=box_m - 0.02, z=0.40, x=-0.06, pitch=6, bend=2, nod=0, advance=False)
        timeline.hold(0.12)
        if knee == "yes":
            timeline.to(
                0.5, foot_l=At("hip", 0.02, -0.42, 0.28), hand_r=At("shoulder", 0.04, -0.22, 0.32), advance=False
            )
            timeline.hold(0.85)
            timeline.to(
                0.4, foot_l=At("floor", 0.10, 0.02, 0.0), hand_r=At("shoulder", 0.10, -0.46, 0.1), advance=False
            )
            timeline.hold(0.12)
        else:
            step(timeline, "l", 0.40, 0.10, up_m=box_m, height_m=0.10, duration_s=0.5)
            timeline.to(0.25, x=0, pitch=0, y=box_m)
            timeline.hold(0.1)
            step(timeline, "l", 0.0, 0.10, height_m=0.05, duration_s=0.55, heel_first=False, advance=False)
        timeline.to(0.6, y=-0.02, z=0.08, x=0.02, pitch=12, bend=6)
        step(timeline, "r", 0.0, 0.10, height_m=0.08, duration_s=0.5, heel_first=False, advance=False)
        timeline.to(0.5, y=0, z=0, x=0, pitch=0, bend=2, hands=At("shoulder", 0.08, -0.55, 0.05))
        timeline.hold(0.1)
    timeline.neutral(0.5)
    lifted = f", raising the {other(side)} knee at the top" if knee == "yes" else ""
    return [
        f"{{do}} {counted(count, 'step-up')} onto a box",
        f"{{step}} up onto a box with the {side} leg and back down {times(count)}",
        f"{{do}} {counted(count, 'box step-up')} with the {side} leg{lifted}",
        f"{{step}} up onto a box with the {side} foot first{lifted}, then {{step}} down backward, {times(count)}",
        f"{{perform}} {counted(count, 'step-up')} on a knee-high box, {side} leg leading{lifted}",
        f"{{climb}} onto a box and {{step}} back down, {times(count)}",
        f"= {counted(count, 'box step-up')}, {side} foot first{lifted}",
        f"{{put}} the {side} foot on a box, {{push}} up to stand on it{lifted}, then {{come}} back down",
    ]


@action(
    "wall sit",
    "fitness/gym/exercise",
    verbs="sit lean hold slide",
    seconds=Choice(("short", "long")),
    arms=Choice(("thighs", "down", "chest")),
)
def wall_sit(timeline: Timeline, seconds: str, arms: str) -> Sequence[str]:
    """Sitting against a wall without a chair."""
    hands = {
        "thighs": At("thigh", 0.02, 0.10, 0.04),
        "down": At("shoulder", 0.10, -0.54, 0.0),
        "chest": At("chest", -0.03, 0.03, 0.09),
    }[arms]
    timeline.start(feet=At("floor", 0.13, 0.0, 0.40), z=-0.06, balance=0, y=-0.07, pitch=-3)
    timeline.hold(0.3)
    timeline.to(
        1.1,
        y=-0.40,
        z=-0.06,
        pitch=0,
        bend=0,
        hands=hands,
        elbows=60 if arms == "chest" else 0,
        palms=-40 if arms == "thighs" else 0,
    )
    timeline.hold(2.0 if seconds == "short" else 3.4)
    timeline.to(1.0, y=-0.07, pitch=-3, hands=At("shoulder", 0.09, -0.55, 0.04), palms=0)
    timeline.hold(0.2)
    held = {"thighs": "hands on the thighs", "down": "arms hanging down", "chest": "arms crossed at the chest"}[arms]
    return [
        "{do} a wall sit",
        "{sit} against a wall without a chair",
        f"{{do}} a wall sit, {held}",
        f"{{lean}} the back against a wall, {{slide}} down until the thighs are level and {{hold}}, {held}",
        f"{{hold}} a seated position against a wall, knees at right angles, {held}",
        "{lower} into a wall sit, {hold} it and {push} back up",
        f"= a wall sit with the knees bent at right angles, {held}",
        "{slide} down an imaginary wall into a sitting position, {stay} there for a while and {stand} up again",
    ]


@action(
    "jump rope",
    "fitness/gym/exercise",
    verbs="jump skip hop swing",
    tempo=False,
    side=SIDE,
    count=Count(5, 10),
    feet=Choice(("both", "alternate", "one foot", "side to side"), (3, 2, 1, 1)),
    rope=Choice(("normal", "crossed"), (5, 1)),
)
def jump_rope(timeline: Timeline, side: str, count: int, feet: str, rope: str) -> Sequence[str]:
    """Skipping with a rope: small hops while the wrists turn it."""
    middle = At("shoulder", 0.22, -0.40, 0.16)
    timeline.hold(0.2)
    timeline.to(0.4, hands=middle, palms=30, elbows=10, y=-0.06, balance=0)
    free = At("hip", 0.02, -0.70, 0.22)
    for number in range(count):
        begin_s = timeline.time_s
        landing = {"alternate": ("l", "r")[number % 2], "one foot": "r"}.get(feet, "both")
        aside = 0.0 if feet != "side to side" else (0.14 if number % 2 == 0 else -0.14)
        hop(timeline, 0.05, landing=landing, left_m=aside, free=free, push_s=0.12, dip_m=0.06)
        end_s = timeline.time_s
        # The wrists turn the rope once a hop.
        timeline.time_s = begin_s
        quarter_s = (end_s - begin_s) / 4
        for up, forward in ((0.05, 0.0), (0.0, 0.07), (-0.06, 0.0), (0.0, -0.05)):
            crossed = rope == "crossed" and number % 2 == 1
            at = At("shoulder", -0.16, -0.38, 0.24) if crossed else middle
            timeline.to(quarter_s, hands=at.moved(up=up, forward=forward), exact=True)
        timeline.time_s = end_s
    hops_end(timeline, 0.4)
    timeline.neutral(0.5)
    how = {
        "both": "with both feet together", "alternate": "with alternating feet, as if running", "one foot": f"on one foot, the {side} one",
        "side to side": "with both feet, hopping from side to side",
    }[feet]  # fmt: skip
    crossing = [
        "{jump} rope with crossed arms", "{do} criss-cross rope jumps, the arms crossing in front at every other jump",
        f"{{skip}} rope {how}, {{cross:ing}} the arms",
    ] if rope == "crossed" else []  # fmt: skip
    return [
        "{jump} rope",
        "{skip} with a jump rope",
        f"{{jump}} rope {how}",
        f"{{jump}} rope {times(count)} {how}",
        f"{{swing}} an imaginary jump rope with both hands and {{hop}} over it {how}",
        f"{{do}} {number_word(count)} rope jumps in place, {how}",
        f"{{skip}} on the spot {how}, {{turn:ing}} a rope with the wrists",
        f"= rope skipping in place, {how}",
        f"{{hop}} up and down {how} while the hands turn a skipping rope",
        *crossing,
    ]


@action(
    "torso twist",
    "fitness/gym/exercise",
    verbs="twist turn rotate",
    side=SIDE,
    count=Count(1, 3),
    arms=Choice(("wide", "chest", "hips", "head"), (2, 2, 1, 1)),
    way=Choice(("both sides", "one side"), (4, 1)),
)
def torso_twist(timeline: Timeline, side: str, count: int, arms: str, way: str) -> Sequence[str]:
    """The upper body turned to one side and to the other, feet in place."""
    hands = {
        "wide": At("shoulder", 0.56, 0.0, 0.02),
        "chest": At("chest", 0.02, 0.02, 0.10),
        "hips": At("pelvis", 0.16, 0.06, 0.05),
        "head": At("head", 0.10, 0.03, -0.10),
    }[arms]
    timeline.stance(0.36)
    timeline.hold(0.2)
    timeline.to(
        0.6,
        hands=hands,
        elbows={"wide": 0, "chest": 60, "hips": 35, "head": 40}[arms],
        palms=-80 if arms in ("wide", "chest") else 0,
    )
    for _ in range(count):
        timeline.to(0.75, twist=-46, yaw=-20, turn=-18)
        timeline.hold(0.1)
        if way == "both sides":
            timeline.to(1.0, twist=46, yaw=20, turn=18)
            timeline.hold(0.1)
        else:
            timeline.hold(0.5)
            timeline.to(0.75, twist=0, yaw=0, turn=0)
    timeline.to(0.6, twist=0, yaw=0, turn=0)
    timeline.neutral(0.6)
    held = {
        "wide": "arms stretched out to the sides",
        "chest": "hands in front of the chest",
        "hips": "hands on the hips",
        "head": "hands behind the head",
    }[arms]
    if way == "one side":
        return [
            f"{{twist}} the torso to the {side}",
            f"{{do}} {counted(count, 'torso twist')} to the {side} only, {held}",
            f"{{twist}} the upper body to the {side} and back to the middle, {times(count)}",
            f"{{rotate}} the trunk to the {side}, {{hold}} and {{return}}, {held}",
            f"{{stand}} with the feet apart, {held}, and {{turn}} the upper body to the {side}",
            f"{{turn}} the shoulders to the {side} {times(count)} while the feet stay in place, {held}",
            f"{{look}} to the {side}, turning at the waist, and {{come}} back to the front",
            f"= {counted(count, 'torso twist')} to the {side}, {held}",
        ]
    return [
        "{twist} the torso from side to side",
        f"{{do}} torso twists, {held}",
        f"{{twist}} the upper body to the {side} and then to the {other(side)}, {times(count)}",
        f"{{rotate}} the trunk to the {side}, then to the {other(side)}, {held}",
        f"{{stand}} with the feet apart, {held}, and {{turn}} the upper body left and right",
        f"{{warm}} up by twisting the waist {times(count)} to each side",
        f"{{turn}} the shoulders to the {side} and to the {other(side)} in turn {times(count)} while the feet stay in place, {held}",
        f"= torso twists {times(count)} to each side, {held}",
    ]


@action(
    "toe touch",
    "fitness/gym/exercise",
    verbs="touch bend reach",
    side=SIDE,
    count=Count(1, 3),
    way=Choice(("both", "windmill")),
    finish=Choice(("comes up", "held"), (4, 1)),
)
def toe_touch(timeline: Timeline, side: str, count: int, way: str, finish: str) -> Sequence[str]:
    """Bent down to the toes with both hands, or with one hand to the opposite foot in turn."""
    timeline.stance(0.20 if way == "both" else 0.62)
    timeline.hold(0.2)
    hold_s = 0.3 if finish == "comes up" else 2.0
    count = count if finish == "comes up" else 1
    if way == "both":
        for _ in range(count):
            timeline.to(0.6, hands=At("shoulder", 0.08, 0.53, 0.06), bend=-6, nod=-8)
            timeline.to(0.95, pitch=72, bend=62, nod=0, y=-0.02, z=-0.10, hands=At("floor", 0.08, 0.17, 0.16))
            timeline.hold(hold_s)
            timeline.to(0.8, pitch=0, bend=0, z=0, y=0, hands=At("shoulder", 0.08, -0.5, 0.1))
    else:
        timeline.to(0.6, hands=At("shoulder", 0.57, 0.02, 0.0))
        for number in range(2 * count):
            down, up, sign = ("r", "l", 1.0) if number % 2 == 0 else ("l", "r", -1.0)
            timeline.to(0.55, pitch=62, bend=40, twist=sign * 46, z=-0.14, y=-0.03, turn=-sign * 20, **{
                f"hand_{down}": At("floor", -0.29, 0.15, 0.10), f"hand_{up}": At("shoulder", 0.50, 0.20, -0.12),
            })  # fmt: skip
            timeline.hold(0.1)
            timeline.to(0.5, pitch=6, bend=4, twist=0, z=0, y=0, turn=0, hands=At("shoulder", 0.57, 0.02, 0.0))
    timeline.neutral(0.6)
    if way == "both":
        return [
            f"{{touch}} the toes {times(count)}",
            f"{{bend}} down and {{touch}} the toes with both hands, {times(count)}",
            f"{{reach}} up with both arms, then {{bend}} forward to the toes, {times(count)}",
            f"{{do}} {counted(count, 'toe touch', 'toe touches')}",
            f"{{bend}} forward at the hips with straight legs and {{reach}} for the feet, {times(count)}",
            f"first {{stretch}} the arms overhead, then {{fold}} forward until the hands reach the feet, {times(count)}",
            f"= {counted(count, 'standing toe touch', 'standing toe touches')} with both hands",
            f"{{raise}} the arms and then {{bend}} all the way down to the toes {times(count)}",
            *(
                [
                    "{touch} the toes and {hold} the stretch",
                    "{bend} down to the toes and {stay} there for a few seconds",
                ]
                if finish == "held"
                else []
            ),
        ]
    return [
        "{touch} the toes with the opposite hands in turn",
        f"{{do}} windmill toe touches, {times(count)} to each side",
        "{bend} down and {touch} the opposite foot, one side after the other",
        f"{{stand}} with the legs wide apart and {{touch}} the opposite foot with each hand in turn, {number_word(2 * count)} times in all",
        "{bend} and {twist} to bring one hand to the opposite foot while the other arm points up",
        f"{{perform}} {number_word(2 * count)} windmills, hand to the opposite foot",
        "= alternating toe touches with straight arms and the legs apart",
        f"{{exercise}} by bending down to opposite feet in turn, {side} hand first",
    ]


@action(
    "battle ropes",
    "fitness/gym/exercise",
    verbs="whip swing slam shake move",
    pattern=Choice(("alternate", "together", "outward")),
    count=Count(4, 8),
)
def battle_ropes(timeline: Timeline, pattern: str, count: int) -> Sequence[str]:
    """Two heavy ropes whipped up and down from a half squat."""
    low, high = At("shoulder", 0.04, -0.44, 0.28), At("shoulder", 0.06, 0.06, 0.42)
    timeline.stance(0.40, toes_deg=14)
    timeline.hold(0.2)
    timeline.to(0.6, y=-0.22, pitch=32, bend=10, nod=-18, hands=low, palms=-40)
    for number in range(count):
        if pattern == "alternate":
            up, down = ("hand_r", "hand_l") if number % 2 == 0 else ("hand_l", "hand_r")
            sign = -1 if number % 2 == 0 else 1
            timeline.to(0.30, **{up: high, down: low}, twist=8 * sign, y=-0.22, exact=True)
        elif pattern == "together":
            timeline.to(0.26, hands=high, y=-0.14, bend=2, exact=True)
            timeline.to(0.22, hands=low, y=-0.26, bend=18, exact=True)
        else:
            timeline.to(0.26, hands=At("shoulder", 0.34, -0.20, 0.34), y=-0.20, exact=True)
            timeline.to(0.26, hands=At("shoulder", -0.10, -0.24, 0.44), y=-0.24, exact=True)
    timeline.to(0.3, hands=low, twist=0)
    timeline.neutral(0.8)
    how = {
        "alternate": "one arm after the other",
        "together": "with both arms together",
        "outward": "outward and inward with both arms",
    }[pattern]
    return [
        "{train} with battle ropes",
        "{whip} the battle ropes " + ("up and down" if pattern != "outward" else "from side to side"),
        f"{{whip}} two heavy ropes {how}, knees bent",
        f"{{swing}} battle ropes {how} in a half squat",
        f"{{do}} battle rope waves {how}",
        f"{{stand}} with bent knees and {{shake}} two ropes {how}",
        f"= battle rope training, {how}",
        f"{{move}} both arms hard {how}, holding the ends of heavy ropes",
        f"{{slam}} the ropes {how}, leaning forward with the feet apart",
    ]


@action(
    "march in place",
    "fitness/gym/exercise",
    verbs="march lift raise swing keep",
    side=SIDE,
    count=Count(4, 8),
    arms=Choice(("swing", "overhead")),
)
def march_in_place(timeline: Timeline, side: str, count: int, arms: str) -> Sequence[str]:
    """Steps on the spot with lifted knees."""
    timeline.hold(0.2)
    for number in range(count):
        leg, x, other_hand = ("r", 0.06, "l") if number % 2 == 0 else ("l", -0.06, "r")
        hand = "l" if other_hand == "r" else "r"
        swing = (
            {
                f"hand_{other_hand}": At("shoulder", 0.03, -0.26, 0.34),
                f"hand_{hand}": At("shoulder", 0.12, -0.46, -0.18),
            }
            if arms == "swing"
            else (
                {"hands": At("shoulder", 0.05, 0.56, 0.03)}
                if number % 2 == 0
                else {"hands": At("shoulder", 0.16, 0.0, 0.14)}
            )
        )
        timeline.to(0.34, x=x, exact=True, **{f"foot_{leg}": At("hip", 0.02, -0.46, 0.26)}, **swing)
        timeline.to(0.30, x=0.3 * x, exact=True, **{f"foot_{leg}": At("floor", 0.10, 0.0, 0.0)})
    timeline.neutral(0.6)
    armed = {"swing": "swinging the arms", "overhead": "pushing both arms overhead"}[arms]
    return [
        "{march} in place",
        "{march} on the spot with high knees",
        f"{{march}} in place, {armed}",
        f"{{lift}} the knees in turn on the spot, the {side} one first, {armed}",
        f"{{do}} {number_word(count)} marching steps in place, {armed}",
        f"{{warm}} up by marching on the spot, {armed}",
        f"= marching in place, {side} knee first, {armed}",
        f"{{raise}} one knee after the other to hip height without moving forward, {armed}",
        f"{{keep}} marching on the spot, {armed}",
    ]


@action("inchworm", "fitness/gym/exercise", verbs="walk bend crawl stretch", push=Choice(("no", "yes")))
def inchworm(timeline: Timeline, push: str) -> Sequence[str]:
    """Bent down to the floor, hands walked out to a plank and back again."""
    timeline.hold(0.2)
    fold = {"pitch": 92.0, "bend": 50.0, "nod": 0.0, "y": -0.08, "z": -0.14, "balance": 0.0}
    timeline.to(1.1, **fold, hands=At("floor", 0.18, 0.035, 0.26), knees=2, heels=4)
    reach_m = 1.30
    # The feet stay; hands go out in four steps while the body comes down into a plank over them.
    final = plank_pose(ball_m=0.161)
    poses = ((0.52, {"pitch": 118.0, "bend": 8.0, "y": -0.10, "z": -0.02}), (0.80, {"pitch": 112.0, "bend": 0.0, "y": -0.18, "z": 0.24}),
             (1.06, {"pitch": 98.0, "bend": 0.0, "y": -0.32, "z": 0.50}), (reach_m + 0.10, final))  # fmt: skip
    hands = ("r", "l")
    for number, (out_m, pose) in enumerate(poses):
        heel = 57.0 * (number + 1) / len(poses)
        lead, trail = hands if number % 2 == 0 else hands[::-1]
        begin_m = 0.26 if number == 0 else poses[number - 1][0]
        timeline.to(0.22, **{f"hand_{lead}": At("floor", 0.18, 0.12, 0.5 * (begin_m + out_m))}, advance=False)
        timeline.to(0.44, exact=True, **pose, heels=heel, advance=False)
        timeline.to(0.22, delay_s=0.24, **{f"hand_{lead}": At("floor", 0.18, 0.035, out_m)}, advance=False)
        timeline.to(
            0.2, delay_s=0.28, **{f"hand_{trail}": At("floor", 0.18, 0.10, 0.5 * (begin_m + out_m))}, advance=False
        )
        timeline.to(0.2, delay_s=0.5, **{f"hand_{trail}": At("floor", 0.18, 0.035, out_m)}, advance=False)
        timeline.hold(0.78)
    if push == "yes":
        timeline.to(0.55, **plank_pose(0.22, ball_m=0.161), elbows=20)
        timeline.to(0.55, **final, elbows=0)
    timeline.hold(0.2)
    timeline.to(0.5, exact=True, **poses[2][1], heels=36, hand_r=At("floor", 0.18, 0.06, 1.0))
    timeline.to(
        0.5,
        exact=True,
        **poses[1][1],
        heels=20,
        hand_l=At("floor", 0.18, 0.06, 0.76),
        hand_r=At("floor", 0.18, 0.06, 0.74),
    )
    timeline.to(0.5, exact=True, **poses[0][1], heels=8, hands=At("floor", 0.18, 0.05, 0.46))
    timeline.to(0.4, **fold, hands=At("floor", 0.18, 0.06, 0.26))
    timeline.to(0.9, y=0, z=0, pitch=0, bend=2, heels=0, balance=1, hands=At("shoulder", 0.08, -0.55, 0.05))
    timeline.neutral(0.3)
    pushed = ", {do} a push-up" if push == "yes" else ""
    return [
        "{do} the inchworm",
        f"{{bend}} down, {{walk}} the hands out to a plank{pushed} and {{walk}} them back",
        "{do} an inchworm walkout" + (" with a push-up" if push == "yes" else ""),
        f"{{put}} the hands on the floor, {{walk}} them forward into a plank{pushed}, then {{come}} back to standing",
        "{walk} out on the hands from a forward bend and {walk} back again",
        f"{{crawl}} forward with the hands while the feet stay{pushed}, then {{return}} and {{stand}} up",
        "= an inchworm: hands walk out to a plank and back",
        f"first {{fold}} forward, then {{walk}} the hands away from the feet{pushed}, then {{walk}} them back and {{rise}}",
    ]


@action(
    "split squat",
    "fitness/gym/lunge",
    verbs="squat bend lower rise keep",
    side=SIDE,
    count=Count(2, 4),
    arms=Choice(("hips", "weights")),
    rear=Choice(("floor", "bench"), (3, 1)),
)
def split_squat(timeline: Timeline, side: str, count: int, arms: str, rear: str) -> Sequence[str]:
    """Squats in a long stance; written with the right foot in front."""
    timeline.start(
        foot_r=At("floor", 0.11, 0.0, 0.36),
        foot_l=At("floor", 0.11, 0.0, -0.44),
        foot_pitch_l=34,
        y=-0.10,
        balance=0,
        z=0.0,
    )
    raised = rear == "bench"
    high, low = At("hip", 0.03, -0.36, -0.58), At("hip", 0.03, -0.12, -0.60)
    if raised:
        timeline.start(foot_l=high, ankle_l=50, foot_pitch_l=0, y=-0.06, z=0.22)
    hands = At("pelvis", 0.16, 0.06, 0.05) if arms == "hips" else At("shoulder", 0.12, -0.55, 0.02)
    timeline.start(hands=hands, elbows=35 if arms == "hips" else 0)
    timeline.hold(0.3)
    for _ in range(count):
        if raised:
            timeline.to(0.75, y=-0.34, z=0.22, pitch=10, foot_l=low)
            timeline.hold(0.15)
            timeline.to(0.65, y=-0.06, z=0.22, pitch=2, foot_l=high)
            timeline.hold(0.12)
            continue
        timeline.to(0.7, y=-0.36, z=0.03, pitch=6, foot_pitch_l=56)
        timeline.hold(0.15)
        timeline.to(0.6, y=-0.10, z=0.0, pitch=0, foot_pitch_l=34)
        timeline.hold(0.12)
    held = "hands on the hips" if arms == "hips" else "weights in both hands"
    if raised:
        return [
            f"{{do}} {counted(count, 'Bulgarian split squat')}",
            f"{{do}} Bulgarian split squats on the {side} leg, {held}",
            f"{{put}} the {other(side)} foot on a bench behind and {{squat}} on the {side} leg {times(count)}",
            f"{{squat}} on the {side} leg with the rear foot raised on a bench, {held}",
            f"{{perform}} {counted(count, 'rear-foot-elevated split squat')}, {side} foot in front",
            f"{{bend}} the {side} knee {times(count)} with the other foot up on a bench behind",
            f"= {counted(count, 'Bulgarian squat')}, {side} leg in front, {held}",
            f"{{lower}} the back knee with the {other(side)} foot resting on a box behind, {times(count)}",
        ]
    return [
        f"{{do}} {counted(count, 'split squat')}",
        f"{{do}} split squats with the {side} leg in front, {held}",
        f"{{lower}} the back knee towards the floor and {{rise}} again, {times(count)}, in a long stance",
        f"{{keep}} the feet in a long step, {side} foot in front, and {{bend}} both knees {times(count)}, {held}",
        f"{{perform}} {counted(count, 'split squat')}, {side} foot forward",
        f"{{go}} down and up in a lunge position {times(count)}, {held}",
        f"= {counted(count, 'split squat')} with the {side} foot in front, {held}",
        f"{{sink}} straight down between the feet and {{push}} up again {times(count)}, the {other(side)} leg behind",
    ]


@action(
    "standing knee to elbow",
    "fitness/gym/exercise",
    verbs="crunch lift twist bring touch",
    side=SIDE,
    count=Count(2, 6),
    way=Choice(("opposite", "same side", "one leg"), (3, 1, 1)),
)
def standing_knee_to_elbow(timeline: Timeline, side: str, count: int, way: str) -> Sequence[str]:
    """Standing crunches: each knee up to the opposite elbow, hands behind the head."""
    timeline.hold(0.2)
    timeline.to(0.6, hands=At("head", 0.10, 0.03, -0.10), elbows=40)
    for number in range(count):
        leg, sign = ("r", -1) if number % 2 == 0 or way == "one leg" else ("l", 1)
        if way == "same side":
            timeline.to(
                0.42, x=-0.07 * sign, side=sign * 32, bend=8, turn=sign * 8,
                **{f"foot_{leg}": At("hip", 0.24, -0.30, 0.24), f"knee_{leg}": 40.0},
            )  # fmt: skip
            timeline.hold(0.08)
            timeline.to(
                0.42, x=-0.02 * sign, side=0, bend=2, turn=0,
                **{f"foot_{leg}": At("floor", 0.10, 0.0, 0.0), f"knee_{leg}": 0.0},
            )  # fmt: skip
            continue
        timeline.to(
            0.42,
            x=-0.07 * sign,
            twist=sign * 40,
            bend=34,
            side=sign * 6,
            nod=8,
            **{f"foot_{leg}": At("hip", -0.02, -0.26, 0.34)},
        )
        timeline.hold(0.08)
        timeline.to(
            0.42, x=-0.02 * sign, twist=0, bend=2, side=0, nod=0, **{f"foot_{leg}": At("floor", 0.10, 0.0, 0.0)}
        )
    timeline.neutral(0.7)
    if way == "same side":
        return [
            "{do} standing side crunches, knee to elbow on the same side",
            f"{{bring}} the {side} knee up to the {side} elbow, then the {other(side)} knee to the {other(side)} elbow",
            "{stand} with the hands behind the head and {lift} each knee sideways to the elbow of the same side",
            f"{{do}} {number_word(count)} standing side crunches",
            f"{{bend}} to the {side} and {{raise}} the {side} knee out to the side to meet the elbow, in turn",
            "{crunch} sideways, elbow and knee of one side together, then of the other",
            f"= standing oblique crunches, {side} side first",
            f"{{lift}} the {side} knee sideways to the {side} elbow and {{switch}} sides, {number_word(count)} times in all",
        ]
    if way == "one leg":
        return [
            f"{{do}} standing crunches with the {side} leg only",
            f"{{bring}} the {side} knee to the {other(side)} elbow {times(count)}, standing",
            f"{{stand}} with the hands behind the head and {{lift}} the {side} knee to the opposite elbow {times(count)}",
            f"{{touch}} the {other(side)} elbow with the {side} knee {times(count)}",
            f"{{do}} {number_word(count)} standing cross crunches on the {side} side",
            f"{{raise}} the {side} knee and {{twist}} the {other(side)} elbow down to it, {times(count)}",
            f"= {number_word(count)} standing crunches, {other(side)} elbow to {side} knee",
            f"{{lift}} the {side} knee again and again to meet the {other(side)} elbow",
        ]
    return [
        "{do} standing crunches, knee to elbow",
        f"{{bring}} the {side} knee to the {other(side)} elbow, then the {other(side)} knee to the {side} elbow, standing",
        "{stand} with the hands behind the head and {lift} each knee to the opposite elbow",
        f"{{do}} {number_word(count)} standing cross crunches",
        f"{{touch}} the {other(side)} elbow with the {side} knee and {{switch}} sides, {number_word(count)} times in all",
        "{twist} and {raise} one knee towards the opposite elbow, in turn",
        f"= standing knee-to-elbow crunches, {side} knee first",
        f"{{lift}} the {side} knee and {{turn}} the {other(side)} elbow towards it, hands behind the head, then the other way",
    ]


@action(
    "shoulder shrug",
    "fitness/gym/lift",
    verbs="shrug lift raise lower",
    count=Count(2, 5),
    weights=Choice(("yes", "no")),
    upper=True,
)
def shoulder_shrug(timeline: Timeline, count: int, weights: str) -> Sequence[str]:
    """Both shoulders lifted to the ears and lowered, often with weights in the hands."""
    timeline.hold(0.2)
    timeline.to(0.3, hands=At("shoulder", 0.12, -0.55, 0.03), nod=-2)
    for _ in range(count):
        timeline.to(0.45, shrugs=32, hands=At("shoulder", 0.13, -0.52, 0.02), nod=6)
        timeline.hold(0.35)
        timeline.to(0.45, shrugs=-4, hands=At("shoulder", 0.12, -0.555, 0.03), nod=0)
        timeline.hold(0.1)
    timeline.neutral(0.4)
    held = " with weights in both hands" if weights == "yes" else ""
    return [
        f"{{shrug}} both shoulders {times(count)}",
        f"{{do}} {counted(count, 'shoulder shrug')}{held}",
        f"{{lift}} both shoulders up to the ears and {{lower}} them, {times(count)}",
        f"{{raise}} the shoulders as high as possible {times(count)}{held}, arms hanging",
        f"{{perform}} {counted(count, 'shrug')}{held}",
        f"{{pull}} the shoulders up towards the ears and {{drop}} them again{held}",
        f"= {counted(count, 'shoulder shrug')}{held}, arms straight down",
        f"{{move}} both shoulders up and down {times(count)}",
    ]


@action("upright row", "fitness/gym/lift", verbs="pull lift row raise", count=Count(2, 4), upper=True)
def upright_row(timeline: Timeline, count: int) -> Sequence[str]:
    """A bar pulled up along the body to the chin, elbows out."""
    low, high = At("shoulder", -0.06, -0.52, 0.12), At("chest", 0.10, 0.10, 0.12)
    timeline.hold(0.2)
    timeline.to(0.5, hands=low, palms=-60)
    for _ in range(count):
        timeline.to(0.65, hands=high, elbows=75, wrists=20, bend=-3)
        timeline.hold(0.2)
        timeline.to(0.65, hands=low, elbows=10, wrists=0, bend=3)
        timeline.hold(0.1)
    timeline.neutral(0.6)
    return [
        f"{{do}} {counted(count, 'upright row')}",
        f"{{pull}} a bar up to the chin along the body {times(count)}",
        f"{{lift}} a barbell from the thighs to the chest with the elbows out, {times(count)}",
        f"{{perform}} {counted(count, 'upright row')} with a barbell",
        f"{{raise}} both elbows sideways to pull a weight up in front of the body, {times(count)}",
        f"{{row}} a bar upright to the collarbones and {{lower}} it again, {times(count)}",
        f"= {counted(count, 'upright row')} with a bar, elbows high",
        f"{{draw}} a weight up close to the body until the elbows are at shoulder height {times(count)}",
    ]


@action(
    "sumo squat",
    "fitness/gym/squat",
    verbs="squat bend lower",
    count=Count(1, 4),
    arms=Choice(("chest", "weight", "hips")),
)
def sumo_squat(timeline: Timeline, count: int, arms: str) -> Sequence[str]:
    """Wide squats with the toes out and the back upright."""
    hands = {
        "chest": At("chest", 0.02, -0.02, 0.13),
        "weight": At("shoulder", -0.13, -0.54, 0.14),
        "hips": At("pelvis", 0.17, 0.06, 0.05),
    }[arms]
    timeline.stance(0.62, toes_deg=38)
    timeline.hold(0.25)
    timeline.to(0.5, hands=hands, elbows={"chest": 45, "weight": 0, "hips": 35}[arms])
    for _ in range(count):
        timeline.to(0.8, y=-0.36, pitch=14, bend=4, nod=-6, knees=22)
        timeline.hold(0.15)
        timeline.to(0.75, y=-0.02, pitch=0, bend=2, nod=0, knees=4)
        timeline.hold(0.12)
    timeline.neutral(0.5)
    held = {
        "chest": "hands together at the chest",
        "weight": "a weight in both hands between the legs",
        "hips": "hands on the hips",
    }[arms]
    return [
        f"{{do}} {counted(count, 'sumo squat')}",
        f"{{squat}} with the legs wide apart and the toes turned out, {times(count)}",
        f"{{do}} {counted(count, 'wide squat')}, {held}",
        f"{{lower}} the hips between wide open knees and {{stand}} up again, {times(count)}",
        f"{{perform}} {counted(count, 'sumo squat')}, {held}",
        f"{{bend}} both knees outward in a wide stance {times(count)}, {held}",
        f"= {counted(count, 'sumo squat')} with the feet wide apart, {held}",
        f"{{sink}} into a wide squat with an upright back {times(count)}",
    ]


@action("plank jack", "fitness/gym/exercise", verbs="jump open close", tempo=False, count=Count(2, 6))
def plank_jack(timeline: Timeline, count: int) -> Sequence[str]:
    """In a plank the feet jump apart and together."""
    plank_start(timeline)
    timeline.hold(0.3)
    for number in range(2 * count):
        out = 0.30 if number % 2 == 0 else 0.09
        for foot in ("r", "l"):
            place_foot(
                timeline,
                foot,
                PLANK_FOOT.forward,
                out,
                heel_deg=PLANK_HEEL_DEG,
                height_m=0.05,
                duration_s=0.24,
                advance=False,
            )
        timeline.to(0.12, exact=True, y=plank_pose()["y"] + 0.05)
        timeline.to(0.14, exact=True, y=plank_pose()["y"])
        timeline.hold(0.10)
    timeline.hold(0.3)
    many = counted(count, "plank jack")
    return [
        "{do} plank jacks",
        f"{{do}} {many}",
        "{jump} the feet apart and together again, in a plank",
        f"{{hold}} a plank on straight arms and {{jump}} the legs open and closed {times(count)}",
        f"{{perform}} {many} on hands and toes",
        f"{{jump}} both feet out wide and back in {times(count)} in a plank",
        f"= {many} on the floor",
        "{open} and {close} the legs with small jumps while holding a plank",
    ]


@action(
    "medicine ball slam",
    "fitness/gym/exercise",
    verbs="throw slam lift raise squat",
    count=Count(1, 3),
    crispness="crisp",
)
def medicine_ball_slam(timeline: Timeline, count: int) -> Sequence[str]:
    """A ball lifted overhead with both hands and thrown down to the floor in front of the feet."""
    held = At("chest", 0.09, -0.12, 0.26)
    timeline.stance(0.36, toes_deg=14)
    timeline.hold(0.2)
    timeline.to(0.7, y=-0.36, pitch=46, bend=24, nod=-10, hands=At("floor", 0.12, 0.22, 0.36), heels=4)
    for number in range(count):
        timeline.hold(0.15)
        timeline.to(0.5, y=-0.05, pitch=6, bend=4, nod=0, hands=held, heels=0)
        timeline.to(0.45, y=0.09, pitch=-4, bend=-14, nod=-6, hands=At("shoulder", -0.05, 0.52, 0.0), heels=40, z=0.05)
        timeline.hold(0.06)
        timeline.to(
            0.20,
            y=-0.20,
            pitch=36,
            bend=38,
            nod=4,
            heels=0,
            z=0.0,
            hands=At("shoulder", -0.03, -0.36, 0.36),
            exact=True,
        )
        timeline.to(0.14, y=-0.28, pitch=44, bend=42, hands=At("shoulder", 0.08, -0.52, 0.10), exact=True)
        timeline.hold(0.15)
        if number < count - 1:
            timeline.to(0.45, y=-0.36, pitch=46, bend=24, nod=-10, hands=At("floor", 0.12, 0.22, 0.36))
    timeline.to(0.7, y=0, pitch=0, bend=2, nod=0, hands=At("shoulder", 0.08, -0.55, 0.06))
    timeline.neutral(0.4)
    return [
        "{slam} a medicine ball" if count == 1 else f"{{slam}} a medicine ball {times(count)}",
        f"{{do}} {counted(count, 'medicine ball slam')}",
        f"{{lift}} a heavy ball overhead and {{throw}} it down on the floor, {times(count)}",
        f"{{pick}} up a ball from the floor, {{raise}} it above the head and {{slam}} it down with both hands, {times(count)}",
        f"{{throw}} a heavy ball down to the ground with both hands {times(count)}",
        f"{{squat}} for a ball, {{stretch}} up with it onto the toes and {{hurl}} it at the floor, {times(count)}",
        f"= {counted(count, 'ball slam')} from overhead to the floor",
        f"{{raise}} a medicine ball high overhead and {{throw}} it straight down with force, bending the whole body, {times(count)}",
    ]


@action(
    "medicine ball throw",
    "fitness/gym/exercise",
    verbs="throw push swing turn release",
    tempo=False,
    side=SIDE,
    way=Choice(("chest", "side", "overhead")),
    crispness="crisp",
)
def medicine_ball_throw(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """A heavy ball thrown with both hands: from the chest, from the right hip to the left, or from overhead."""
    timeline.stance(0.34)
    start = {
        "chest": At("chest", 0.10, -0.04, 0.24),
        "side": At("chest", 0.08, -0.16, 0.26),
        "overhead": At("chest", 0.10, -0.02, 0.26),
    }[way]
    timeline.start(hands=start)
    timeline.hold(0.35)
    if way == "chest":
        timeline.to(0.5, y=-0.14, pitch=10, bend=8, hands=At("chest", 0.11, -0.02, 0.12), elbows=30)
        timeline.to(
            0.18, y=0.02, pitch=4, bend=2, hands=At("shoulder", -0.06, 0.04, 0.55), exact=True, advance=False, elbows=0
        )
        step(timeline, "r", 0.34, 0.13, duration_s=0.34, height_m=0.05, advance=False)
        timeline.to(0.34, z=0.16, balance=0.3)
        timeline.to(0.2, hands=At("shoulder", 0.04, -0.10, 0.52), y=-0.05)
        back = "r"
    elif way == "side":
        timeline.to(
            0.6,
            twist=-38,
            yaw=-26,
            turn=-6,
            y=-0.18,
            x=-0.08,
            pitch=14,
            hand_r=At("chest", 0.14, -0.30, 0.20),
            hand_l=At("chest", -0.12, -0.30, 0.24),
            balance=0.3,
        )
        timeline.hold(0.06)
        timeline.to(
            0.24,
            twist=34,
            yaw=30,
            turn=-10,
            y=-0.04,
            x=0.10,
            pitch=2,
            hands=At("shoulder", 0.02, -0.02, 0.54),
            exact=True,
            foot_pitch_r=34,
        )
        timeline.to(
            0.25, twist=46, yaw=36, hand_r=At("shoulder", -0.26, 0.06, 0.44), hand_l=At("shoulder", 0.26, 0.06, 0.44)
        )
        back = ""
    else:
        timeline.to(0.55, y=-0.10, bend=-14, nod=-10, hands=At("head", 0.10, 0.16, -0.12), z=-0.05)
        timeline.to(0.10, exact=True, bend=-16)
        timeline.to(
            0.22, bend=22, y=-0.04, z=0.06, nod=0, hands=At("shoulder", 0.0, 0.22, 0.50), exact=True, advance=False
        )
        step(timeline, "r", 0.36, 0.13, duration_s=0.34, height_m=0.05, advance=False)
        timeline.to(0.30, z=0.18, balance=0.3)
        timeline.to(0.22, hands=At("shoulder", 0.04, -0.26, 0.46), bend=26)
        back = "r"
    timeline.hold(0.3)
    timeline.to(
        0.5,
        twist=0,
        yaw=0,
        turn=0,
        bend=2,
        y=0,
        x=0,
        pitch=0,
        z=0.0,
        balance=1,
        hands=At("shoulder", 0.08, -0.44, 0.16),
        advance=False,
    )
    if not back:
        timeline.to(0.4, foot_pitch_r=0.0, advance=False)
    timeline.hold(0.15)
    if back:
        step(timeline, "r", 0.0, 0.13, duration_s=0.4, heel_first=False)
    timeline.hold(0.4)
    timeline.neutral(0.5)
    how = {
        "chest": f"from the chest, stepping forward with the {side} foot",
        "side": f"from the {side} hip over to the {other(side)}",
        "overhead": f"from overhead, stepping forward with the {side} foot",
    }[way]
    return [
        "{throw} a medicine ball",
        f"{{throw}} a heavy ball with both hands {how}",
        f"{{throw}} a medicine ball {how}",
        f"{{swing}} back and {{throw}} a heavy ball with force {how}"
        if way != "chest"
        else f"{{push}} a heavy ball away with both hands {how}",
        f"{{hold}} a medicine ball in both hands and {{hurl}} it {how}",
        f"{{do}} a medicine ball throw {how}",
        f"= a two-handed medicine ball throw {how}",
        f"{{release}} a heavy ball with both arms {how}",
    ]


@action(
    "single-leg deadlift",
    "fitness/gym/deadlift",
    verbs="lean balance lower lift hinge",
    side=SIDE,
    count=Count(1, 3),
    hands=Choice(("weight in one hand", "weights in both hands", "arms out")),
)
def single_leg_deadlift(timeline: Timeline, side: str, count: int, hands: str) -> Sequence[str]:
    """Standing on the right leg, trunk lowered and the other leg raised behind until both are level."""
    timeline.hold(0.2)
    low = At("shoulder", 0.0, -0.10, 0.54)
    reach: dict[str, Value] = {
        "weight in one hand": {"hand_l": low, "hand_r": At("shoulder", 0.42, -0.28, 0.10)},
        "weights in both hands": {"hands": low},
        "arms out": {"hands": At("shoulder", 0.56, 0.0, 0.04)},
    }[hands]  # type: ignore[assignment]
    timeline.to(0.5, x=-0.07, **({"hands": At("shoulder", 0.56, 0.0, 0.04)} if hands == "arms out" else {}))
    for _ in range(count):
        timeline.to(
            1.2, pitch=74, bend=4, nod=-22, y=-0.07, z=-0.08, x=-0.08, foot_l=At("hip", 0.02, -0.81, -0.12), ankle_l=20, **reach
        )  # fmt: skip
        timeline.hold(0.3)
        timeline.to(
            1.1, pitch=2, bend=0, nod=0, y=0, z=0, foot_l=At("hip", 0.02, -0.76, -0.14),
            **({"hands": At("shoulder", 0.09, -0.53, 0.05)} if hands != "arms out" else {}),
        )  # fmt: skip
        timeline.hold(0.1)
    timeline.to(0.4, foot_l=At("floor", 0.10, 0.0, 0.0), x=0)
    timeline.neutral(0.6)
    held = {
        "weight in one hand": f"a weight in the {other(side)} hand", "weights in both hands": "weights in both hands", "arms out": "the arms out to the sides",
    }[hands]  # fmt: skip
    return [
        f"{{do}} {counted(count, 'single-leg deadlift')} on the {side} leg",
        f"{{do}} a one-legged deadlift, {held}",
        f"{{stand}} on the {side} leg, {{lean}} forward and {{lift}} the {other(side)} leg behind, then {{come}} up, {times(count)}",
        f"{{hinge}} forward on the {side} leg until the body is level, {held}, {times(count)}",
        f"{{perform}} {counted(count, 'single-leg Romanian deadlift')}, {held}",
        f"{{balance}} on the {side} leg and {{lower}} the upper body with the other leg stretched back, {times(count)}",
        f"= {counted(count, 'one-leg deadlift')}, {side} leg standing, {held}",
        f"{{bend}} at the hips on one leg, {held}, and {{straighten}} up again {times(count)}",
    ]


@action(
    "snatch a barbell",
    "fitness/gym/lift",
    verbs="snatch lift pull squat stand drop",
    tempo=False,
    catch=Choice(("squat", "half squat")),
)
def snatch_a_barbell(timeline: Timeline, catch: str) -> Sequence[str]:
    """The other Olympic lift: from the floor to straight arms overhead in one pull, with a wide grip."""
    timeline.stance(0.30, toes_deg=14)
    timeline.hold(0.2)
    timeline.to(0.9, y=-0.40, z=-0.12, pitch=52, bend=18, nod=-32, hands=At("air", 0.50, 0.27, 0.16), palms=-80)
    timeline.hold(0.3)
    timeline.to(0.5, hands=At("air", 0.50, 0.62, 0.15), y=-0.14, z=-0.10, pitch=36, bend=14, nod=-16)
    timeline.to(0.22, hands=At("air", 0.48, 1.10, 0.16), y=0.05, z=0.02, pitch=-6, bend=-2, nod=-4, heels=28, elbows=60)
    low = -0.46 if catch == "squat" else -0.22
    timeline.to(
        0.30, hands=At("shoulder", 0.26, 0.49, 0.0), y=low, pitch=20 - 20 * low, bend=-2, nod=-14, heels=0, elbows=0, knees=12, exact=True
    )  # fmt: skip
    timeline.hold(0.5)
    timeline.to(0.9, y=0, z=0, pitch=0, bend=-3, nod=-4, knees=0)
    timeline.hold(0.8)
    timeline.to(0.4, hands=At("shoulder", 0.22, -0.10, 0.30), y=-0.08, pitch=12)
    timeline.to(0.35, hands=At("shoulder", 0.16, -0.50, 0.22))
    timeline.neutral(0.6)
    deep = "in a full squat" if catch == "squat" else "in a half squat"
    return [
        "{do} a snatch",
        "{snatch} a barbell overhead",
        f"{{perform}} a barbell snatch, {{catch:ing}} it {deep}",
        "{lift} a barbell from the floor to overhead in one movement",
        f"{{pull}} a bar from the ground straight up over the head, {{catch}} it {deep} and {{stand}} up",
        f"= Olympic weightlifting: a snatch, caught {deep}",
        "{grip} a barbell wide, {pull} it up in one go and {hold} it overhead with straight arms",
        f"{{drop}} under the bar {deep} with the arms locked overhead, then {{rise}}",
    ]


@action(
    "triceps kickback",
    "fitness/gym/lift",
    verbs="extend bend lean straighten",
    side=SIDE,
    count=Count(2, 4),
    arms=Choice(("both", "one arm"), (3, 1)),
)
def triceps_kickback(timeline: Timeline, side: str, count: int, arms: str) -> Sequence[str]:
    """Bent forward, upper arms along the body, the forearms straightened backward."""
    timeline.stance(0.24)
    timeline.hold(0.2)
    bent, back = At("shoulder", 0.10, -0.30, 0.06), At("shoulder", 0.10, -0.50, -0.26)
    who = "hands" if arms == "both" else "hand_r"
    rest = {} if arms == "both" else {"hand_l": At("thigh", 0.0, 0.10, 0.08)}
    timeline.to(0.9, y=-0.10, z=-0.08, pitch=52, bend=8, nod=-24, **{who: bent}, **rest)
    for _ in range(count):
        timeline.to(0.5, **{who: back})
        timeline.hold(0.25)
        timeline.to(0.55, **{who: bent})
        timeline.hold(0.08)
    timeline.neutral(0.9)
    how = "both arms" if arms == "both" else f"the {side} arm"
    return [
        f"{{do}} {counted(count, 'triceps kickback')}",
        f"{{do}} triceps kickbacks with {how}",
        f"{{lean}} forward and {{straighten}} {how} backward {times(count)}",
        f"{{bend}} over and {{extend}} {how} behind the body with a weight, {times(count)}",
        f"{{perform}} {counted(count, 'dumbbell kickback')} with {how}, trunk bent forward",
        f"{{push}} a weight back and up by stretching {how}, bent over, {times(count)}",
        f"= {counted(count, 'triceps kickback')}, {how}",
        f"{{keep}} the elbow at the side, {{lean}} over and {{stretch}} {how} out behind {times(count)}",
    ]


@action(
    "hang from a bar",
    "fitness/gym/pull-up",
    verbs="hang lift raise swing",
    legs=Choice(("just hanging", "knees to the chest", "straight legs", "swinging")),
    count=Count(2, 4),
)
def hang_from_a_bar(timeline: Timeline, legs: str, count: int) -> Sequence[str]:
    """Hanging by the hands from a high bar: still, swinging, or lifting the knees or the straight legs."""
    bar_m, out = 2.15, 0.24
    hang_y = bar_m - 0.56 - 0.05 - 1.446 + 0.012
    down = At("hip", 0.02, -0.815, 0.0)
    timeline.start(
        hands=At("air", out, bar_m, 0.04), y=hang_y, z=0.0, balance=0, feet=down, ankles=40, elbows=30, shrugs=12, bend=-2, nod=-4
    )  # fmt: skip
    timeline.hold(0.5)
    if legs == "just hanging":
        for number in range(2):
            timeline.to(0.9, pitch=3, x=0.015 - 0.03 * number, roll=1.5 - 3 * number)
            timeline.to(0.9, pitch=-3, x=0.0, roll=0)
    for _ in range(count if legs != "just hanging" else 0):
        if legs == "swinging":
            timeline.to(0.62, pitch=-26, z=0.20, y=hang_y + 0.03, bend=12, feet=down.moved(forward=0.10, up=0.01))
            timeline.to(0.62, pitch=24, z=-0.20, y=hang_y + 0.03, bend=-12, feet=down.moved(forward=-0.10, up=0.01))
        else:
            up = At("hip", 0.02, -0.22, 0.34) if legs == "knees to the chest" else At("hip", 0.02, -0.12, 0.80)
            timeline.to(0.75, feet=up, pitch=-16, bend=16, z=-0.03, nod=6)
            timeline.hold(0.2)
            timeline.to(0.8, feet=down, pitch=0, bend=-2, z=0.0, nod=-4)
            timeline.hold(0.15)
    if legs == "swinging":
        timeline.to(0.6, pitch=0, z=0, y=hang_y, bend=-2, feet=down)
    timeline.hold(0.3)
    doing = {
        "just hanging": ["{hang} from a bar without moving", "{do} a dead hang", "{hold} on to a high bar with both hands, the body hanging still", "= hanging from a bar with straight arms"],
        "knees to the chest": [
            f"{{do}} {counted(count, 'hanging knee raise')}", f"{{pull}} the knees up to the chest {times(count)}, hanging from a bar", "{lift} both knees while hanging from a bar",
            f"= {counted(count, 'hanging knee raise')} on a bar",
        ],
        "straight legs": [
            f"{{do}} {counted(count, 'hanging leg raise')}", f"{{raise}} both straight legs to the front {times(count)}, hanging from a bar", "{lift} the straight legs up to the level of the hips while hanging",
            f"= {counted(count, 'hanging leg raise')} with straight legs",
        ],
        "swinging": [
            "{swing} back and forth, hanging from a bar", f"{{hang}} from a bar and {{swing}} forward and backward {times(count)}", "{swing} the whole body under a high bar",
            "= swinging on a horizontal bar",
        ],
    }[legs]  # fmt: skip
    action_words = {
        "just hanging": "{stay} there", "knees to the chest": "{bring} the knees up", "straight legs": "{raise} the straight legs",
        "swinging": "{swing} to and fro",
    }[legs]  # fmt: skip
    return [
        doing[0],
        f"{{hang}} from a bar and {action_words}",
        *doing[1:],
        f"{{grip}} a high bar with both hands, {{hang}} with straight arms and {action_words}",
        f"{{hang}} by the hands from a pull-up bar and {action_words}",
        f"{{hold}} a bar overhead, the feet off the floor, and {action_words}",
    ]


@action(
    "touch one foot with the opposite hand",
    "fitness/gym/exercise",
    verbs="touch bend reach lean twist",
    side=SIDE,
    count=Count(1, 2),
    finish=Choice(("comes up", "held"), (4, 1)),
)
def touch_one_foot(timeline: Timeline, side: str, count: int, finish: str) -> Sequence[str]:
    """Legs apart, bent down so that the right hand reaches the left foot, and up again."""
    timeline.stance(0.62)
    timeline.hold(0.2)
    timeline.to(0.6, hands=At("shoulder", 0.57, 0.02, 0.0))
    for _ in range(count if finish == "comes up" else 1):
        timeline.to(
            0.65,
            pitch=62,
            bend=40,
            twist=46,
            z=-0.14,
            y=-0.03,
            turn=-20,
            hand_r=At("floor", -0.29, 0.15, 0.10),
            hand_l=At("shoulder", 0.50, 0.20, -0.12),
        )
        timeline.hold(0.25 if finish == "comes up" else 1.8)
        timeline.to(0.6, pitch=6, bend=4, twist=0, z=0, y=0, turn=0, hands=At("shoulder", 0.57, 0.02, 0.0))
    timeline.neutral(0.6)
    many = times(count) if finish == "comes up" else "and {hold}"
    return [
        f"{{touch}} the {other(side)} foot with the {side} hand",
        f"{{bend}} down and {{touch}} the {other(side)} foot with the {side} hand {many}",
        f"{{bend}} down and {{touch}} the {other(side)} toes with the {side} hand",
        f"{{reach}} down with the {side} hand to the {other(side)} foot, legs wide apart, {many}",
        f"{{stand}} with the legs apart and {{bring}} the {side} hand to the {other(side)} foot, then {{straighten}} up",
        f"{{bend}} forward and {{twist}} so that the {side} hand reaches the {other(side)} foot, the {other(side)} arm up",
        f"{{touch}} the opposite foot with the {side} hand only",
        f"= a toe touch to one side, {side} hand to {other(side)} foot",
        f"{{lean}} down, {side} hand to the {other(side)} toes, and {{come}} up again",
        f"{{touch}} the {other(side)} toes with the {side} hand {many}",
    ]
