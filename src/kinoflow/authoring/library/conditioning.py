"""More for the gym: core work on the floor, jumps, bodyweight strength, boxing bags, aerobics, hoops and trampolines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import advance_stance, aimed, at_ease, fighting_stance, guard_hands, stance_body
from kinoflow.authoring.moves import (
    PLANK_FOOT,
    PLANK_HEEL_DEG,
    hop,
    hops_end,
    jump,
    lie_start,
    plank_pose,
    step,
)
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline

EXERCISE = "fitness/gym/exercise"


def _level_leg(reclined_deg: float) -> At:
    """Foot of a straight leg that lies on the floor when the hips recline by this angle from upright."""
    angle = math.radians(reclined_deg)
    return At("hip", 0.02, -0.82 * math.sin(angle) - 0.03, 0.82 * math.cos(angle) - 0.06)


@action(
    "dead bug",
    EXERCISE,
    verbs="lower extend stretch lie",
    side=SIDE,
    count=Count(2, 4),
    way=Choice(("in turn", "one side"), (4, 1)),
)
def dead_bug(timeline: Timeline, side: str, count: int, way: str) -> Sequence[str]:
    """On the back, arms and bent legs up; one arm and the opposite leg are lowered and come back."""
    lie_start(timeline, "up")
    up = At("shoulder", 0.0, 0.02, 0.55)
    shin_level = At("hip", 0.04, -0.40, 0.40)
    timeline.start(feet=shin_level, ankles=10, hands=up, elbows=0, palms=0)
    timeline.hold(0.35)
    for number in range(count):
        arm, leg = ("r", "l") if number % 2 == 0 or way == "one side" else ("l", "r")
        timeline.to(
            0.85,
            **{
                f"hand_{arm}": At("shoulder", 0.04, 0.55, 0.10),
                f"foot_{leg}": At("hip", 0.03, -0.81, 0.06),
                f"ankle_{leg}": 30.0,
            },
        )
        timeline.hold(0.25)
        timeline.to(0.75, **{f"hand_{arm}": up, f"foot_{leg}": shin_level, f"ankle_{leg}": 10.0})
        timeline.hold(0.12)
    timeline.hold(0.2)
    if way == "one side":
        return [
            f"{{do}} dead bugs with the {side} arm and the {other(side)} leg only",
            f"{{do}} {counted(count, 'dead bug')} on one side, {side} arm and {other(side)} leg",
            f"{{lie}} on the back and {{lower}} the {side} arm and the {other(side)} leg {times(count)}",
            f"{{extend}} the {side} arm and the {other(side)} leg and {{bring}} them back, lying on the back",
            f"{{stretch}} the {side} arm over the head and the {other(side)} leg out, {times(count)}, lying face up",
            f"{{perform}} {counted(count, 'one-sided dead bug')} on the floor",
            f"= dead bug exercise, always the {side} arm and the {other(side)} leg",
            f"{{lower}} opposite arm and leg, {side} hand and {other(side)} foot, {times(count)} on the back",
        ]
    return [
        "{do} dead bugs",
        f"{{do}} {counted(count, 'dead bug')}",
        f"{{lie}} on the back and {{lower}} the {side} arm and the {other(side)} leg, then the other way round",
        f"{{lie}} with arms and legs up and {{extend}} the opposite arm and leg in turn, {times(count)}",
        f"{{perform}} {counted(count, 'dead bug')} on the floor",
        f"{{stretch}} the {side} arm over the head and the {other(side)} leg out while lying on the back",
        "{hold} the arms and bent legs up like a beetle on its back and {lower} them crosswise",
        f"= dead bug exercise, {times(count)}, the {side} arm first",
        "{lie} face up, {lower} opposite arm and leg to the floor and {bring} them back",
        f"{{do}} a core exercise on the back with opposite arm and leg, {times(count)}",
    ]


@action(
    "v-up",
    "fitness/gym/sit-up",
    verbs="lift fold reach touch sit",
    count=Count(2, 4),
    legs=Choice(("straight", "one leg in turn")),
)
def v_up(timeline: Timeline, count: int, legs: str) -> Sequence[str]:
    """From lying stretched out, arms and legs come up together and meet over the hips."""
    lie_start(timeline, "up")
    flat_hand, flat_foot = At("shoulder", 0.06, 0.55, 0.06), At("hip", 0.0, -0.83, -0.02)
    timeline.start(hands=flat_hand, elbows=0, palms=0, feet=flat_foot, ankles=50)
    timeline.hold(0.3)
    for number in range(count):
        both = legs == "straight"
        moving = ("foot_r", "foot_l") if both else (("foot_r",) if number % 2 == 0 else ("foot_l",))
        resting = [name for name in ("foot_r", "foot_l") if name not in moving]
        timeline.to(
            0.30,
            exact=True,
            pitch=-62 if both else -72,
            **dict.fromkeys(resting, _level_leg(72)),
            bend=26,
            nod=20,
            **dict.fromkeys(moving, At("hip", 0.0, -0.60, 0.57)),
            hands=At("shoulder", 0.02, 0.36, 0.42),
        )
        timeline.to(
            0.34,
            exact=True,
            pitch=-40 if both else -54,
            **dict.fromkeys(resting, _level_leg(54)),
            bend=44,
            nod=14,
            **dict.fromkeys(moving, At("hip", 0.0, -0.05, 0.82)),
            hands=At("shoulder", -0.04, 0.10, 0.54),
        )
        timeline.hold(0.12)
        timeline.to(
            0.40,
            exact=True,
            pitch=-64 if both else -74,
            **dict.fromkeys(resting, _level_leg(74)),
            bend=24,
            nod=18,
            **dict.fromkeys(moving, At("hip", 0.0, -0.62, 0.54)),
            hands=At("shoulder", 0.02, 0.36, 0.40),
        )
        timeline.to(
            0.38,
            exact=True,
            pitch=-90,
            **dict.fromkeys(resting, flat_foot),
            bend=0,
            nod=4,
            **dict.fromkeys(moving, flat_foot),
            hands=flat_hand,
        )
        timeline.hold(0.15)
    timeline.hold(0.2)
    how = "with both legs straight" if legs == "straight" else "lifting one leg at a time"
    return [
        "{do} v-ups",
        f"{{do}} {counted(count, 'v-up')} {how}",
        f"{{lie}} stretched out and {{fold}} up to touch the toes {times(count)}, {how}",
        f"{{lift}} arms and legs together from lying {times(count)}, {how}"
        if legs == "straight"
        else f"{{lift}} the arms and one leg together from lying, {times(count)}",
        f"{{reach}} for the toes from lying on the back {times(count)}, {how}",
        f"{{do}} jackknife sit-ups {how}",
        f"{{raise}} the upper body and {'the legs' if legs == 'straight' else 'one leg'} at once to form a V, {times(count)}",
        f"= {counted(count, 'v-up')} on the floor, {how}",
        f"{{perform}} {counted(count, 'jackknife')} {how}",
        f"{{lie}} with the arms over the head and {{close}} like a pocket knife {times(count)}",
    ]


@action(
    "hollow hold",
    "fitness/gym/sit-up",
    verbs="hold lift rock keep",
    way=Choice(("hold", "rock")),
    arms=Choice(("overhead", "forward")),
)
def hollow_hold(timeline: Timeline, way: str, arms: str) -> Sequence[str]:
    """On the back with shoulders and straight legs a little off the floor, held, or rocked like a boat."""
    lie_start(timeline, "up")
    hands = At("shoulder", 0.04, 0.54, 0.10) if arms == "overhead" else At("shoulder", 0.06, -0.36, 0.42)
    timeline.hold(0.25)
    held: dict[str, Any] = {
        "pitch": -84.0,
        "bend": 26.0,
        "nod": 22.0,
        "feet": At("hip", 0.0, -0.80, 0.22),
        "ankles": 50.0,
    }
    timeline.to(0.7, **held, hands=hands, elbows=0, palms=0)
    if way == "hold":
        for up in (0.02, -0.01, 0.01):
            timeline.to(0.7, feet=At("hip", 0.0, -0.80, 0.22 + up), bend=26 + 40 * up)
    else:
        for _ in range(4):
            timeline.to(0.4, pitch=-98, feet=At("hip", 0.0, -0.79, 0.24))
            timeline.to(0.4, pitch=-72, feet=At("hip", 0.0, -0.79, 0.22))
        timeline.to(0.3, pitch=-84)
    timeline.to(
        0.7,
        pitch=-90,
        bend=0,
        nod=4,
        feet=At("hip", 0.03, -0.83, -0.03),
        hands=At("shoulder", 0.17, -0.545, -0.02),
        elbows=40,
        palms=-60,
    )
    timeline.hold(0.2)
    where = "with the arms over the head" if arms == "overhead" else "with the arms stretched towards the feet"
    does = "{hold} a hollow body position" if way == "hold" else "{rock} back and forth in a hollow body position"
    return [
        "{do} a hollow hold" if way == "hold" else "{do} hollow rocks",
        f"{does} {where}",
        f"{{lie}} on the back, {{lift}} shoulders and legs and {{hold}} them up {where}"
        if way == "hold"
        else f"{{lie}} on the back, {{lift}} shoulders and legs and {{rock}} like a boat {where}",
        f"{{lift}} the straight legs and the shoulders off the floor {where}",
        f"{{make}} the body hollow like a boat {where}" + ("" if way == "hold" else " and {rock}"),
        f"{{do}} a core hold on the back, legs and head raised, {where}"
        if way == "hold"
        else f"{{rock}} on the back like a rocking chair {where}",
        f"{{keep}} the legs and shoulders up while lying on the back {where}",
        f"= {'hollow hold' if way == 'hold' else 'hollow rock'} on the floor {where}",
        f"{{tighten}} the belly and {{hold}} legs and arms off the floor {where}"
        if way == "hold"
        else f"{{swing}} from the shoulders to the hips on a rounded back {where}",
        f"{{hold}} a banana shape on the floor {where}"
        if way == "hold"
        else f"{{roll}} to and fro on the back with stiff legs {where}",
    ]


@action(
    "pistol squat",
    "fitness/gym/squat",
    verbs="squat lower stand stretch",
    side=SIDE,
    count=Count(1, 2),
    arms=Choice(("forward", "holding on", "out to the sides")),
)
def pistol_squat(timeline: Timeline, side: str, count: int, arms: str) -> Sequence[str]:
    """A deep squat on the right leg, the left one stretched out in front."""
    timeline.hold(0.2)
    free = arms != "holding on"
    hands: dict[str, Any] = (
        {"hands": At("shoulder", 0.04, -0.04, 0.54) if arms == "forward" else At("shoulder", 0.55, 0.02, 0.06)}
        if free
        else {"hand_l": At("air", 0.40, 1.02, 0.24), "hand_r": At("shoulder", 0.06, -0.06, 0.53)}
    )
    timeline.to(0.5, x=-0.07, foot_l=At("hip", 0.02, -0.66, 0.44), ankle_l=-5, **hands)
    for _ in range(count):
        timeline.to(
            1.0,
            y=-0.50,
            x=-0.08,
            z=-0.04,
            pitch=28,
            bend=30,
            nod=-18,
            foot_l=At("hip", 0.02, 0.12, 0.79),
            ankle_l=-15,
            foot_r=At("floor", 0.095, 0.0, 0.0),
        )
        timeline.hold(0.2)
        timeline.to(1.0, y=0.0, x=-0.07, z=0.0, pitch=4, bend=6, nod=0, foot_l=At("hip", 0.02, -0.66, 0.44))
        timeline.hold(0.1)
    timeline.to(0.4, foot_l=At("floor", 0.095, 0.0, 0.0), ankle_l=10, x=0.0)
    timeline.neutral(0.5)
    how = {
        "forward": "with both arms stretched forward", "holding on": f"holding on with the {other(side)} hand", "out to the sides": "with the arms out to the sides",
    }[arms]  # fmt: skip
    return [
        f"{{do}} {counted(count, 'pistol squat')}",
        f"{{do}} {counted(count, 'pistol squat')} on the {side} leg",
        f"{{squat}} down on the {side} leg with the {other(side)} leg stretched forward, {times(count)}",
        f"{{do}} {counted(count, 'one-legged squat')} on the {side} leg {how}",
        f"{{lower}} into a deep squat on one leg and {{stand}} up again, {how}",
        f"{{perform}} {counted(count, 'single-leg squat')} {how}",
        f"{{stretch}} the {other(side)} leg forward and {{sink}} down on the {side} leg",
        f"= {counted(count, 'pistol squat')} on the {side} leg, {how}",
        f"{{bend}} the {side} knee all the way down on one leg {times(count)}, {how}",
        f"{{balance}} on the {side} foot and {{squat}} low, the {other(side)} leg straight in front",
    ]


@action(
    "clap push-up",
    "fitness/gym/push-up",
    verbs="push clap jump lower",
    tempo=False,
    count=Count(2, 4),
    kind=Choice(("clap", "hop")),
)
def clap_push_up(timeline: Timeline, count: int, kind: str) -> Sequence[str]:
    """Explosive push-ups: the hands leave the floor, with a clap under the chest."""
    timeline.start(
        **plank_pose(0.58),
        nod=-14,
        feet=PLANK_FOOT,
        heels=PLANK_HEEL_DEG,
        hands=At("floor", 0.22, 0.035, 0.38),
        elbows=15,
    )
    timeline.hold(0.3)
    down = At("floor", 0.22, 0.035, 0.38)
    for _ in range(count):
        timeline.to(0.55, exact=True, **plank_pose(0.22), nod=-20, elbows=25)
        timeline.to(0.20, exact=True, **plank_pose(0.62), nod=-14, elbows=10)
        meet = At("air", 0.03, 0.34, 0.42) if kind == "clap" else At("air", 0.20, 0.24, 0.40)
        timeline.to(0.13, exact=True, **plank_pose(0.74, 3.0), hands=meet)
        timeline.to(0.13, exact=True, **plank_pose(0.66, 1.0), hands=At("floor", 0.21, 0.05, 0.38))
        timeline.to(0.12, exact=True, **plank_pose(0.50), hands=down, elbows=18)
    timeline.to(0.4, **plank_pose(0.60), elbows=10)
    timeline.flights.append((0.0, 0.0))
    timeline.hold(0.3)
    what = "clap push-up" if kind == "clap" else "explosive push-up"
    seen = "and {clap} in the air" if kind == "clap" else "so that the hands leave the floor"
    return [
        f"{{do}} {counted(count, what)}",
        f"{{push}} up hard from the floor {seen}, {times(count)}",
        f"{{do}} {counted(count, 'plyometric push-up')} {'with a clap' if kind == 'clap' else 'without a clap'}",
        f"{{lower}} the chest, {{push}} off explosively {seen}",
        f"{{perform}} {counted(count, what)} on hands and toes",
        f"{{throw}} the upper body up from a push-up {seen}",
        f"{{do}} push-ups {seen}, {times(count)}",
        f"= {counted(count, what)} on the floor",
        f"{{bend}} the arms, {{jump}} up with the hands {seen}",
        f"{{do}} powerful push-ups {seen}",
    ]


@action(
    "wall push-up",
    "fitness/gym/push-up",
    verbs="push lean bend press",
    count=Count(2, 5),
    hands=Choice(("normal", "wide")),
)
def wall_push_up(timeline: Timeline, count: int, hands: str) -> Sequence[str]:
    """Standing slantwise with both hands on a wall, the arms bend and push."""
    out = 0.22 if hands == "normal" else 0.36
    timeline.hold(0.2)
    wall = At("air", out, 1.34, 0.62)
    timeline.to(0.6, hands=wall, palms=-60, wrists=-70, pitch=11, z=0.06, balance=0, heels=8)
    timeline.hold(0.15)
    for _ in range(count):
        timeline.to(0.75, pitch=22, z=0.24, y=-0.03, heels=22, nod=-8, elbows=30)
        timeline.hold(0.1)
        timeline.to(0.65, pitch=11, z=0.06, y=0.0, heels=8, nod=0, elbows=5)
        timeline.hold(0.12)
    timeline.neutral(0.6)
    where = "at shoulder width" if hands == "normal" else "wide apart"
    return [
        "{do} wall push-ups",
        f"{{do}} {counted(count, 'wall push-up')}, hands {where}",
        f"{{push}} off a wall with both hands {times(count)}",
        f"{{lean}} against a wall and {{bend}} the arms {times(count)}, hands {where}",
        f"{{do}} standing push-ups against the wall, hands {where}",
        f"{{press}} away from a wall {times(count)}, the body straight",
        "{stand} slanted with both hands on a wall and {do} push-ups",
        f"= {counted(count, 'wall push-up')}, hands {where}",
        f"{{bring}} the chest towards a wall and {{push}} back {times(count)}",
        f"{{place}} both palms on a wall {where} and {{bend}} and {{straighten}} the arms",
    ]


@action(
    "jumping lunge",
    "fitness/gym/lunge",
    verbs="jump lunge switch split",
    side=SIDE,
    tempo=False,
    count=Count(2, 5),
    arms=Choice(("hips", "pump")),
)
def jumping_lunge(timeline: Timeline, side: str, count: int, arms: str) -> Sequence[str]:
    """From a lunge a jump in which the legs change places, into the lunge on the other side."""
    split = 0.36
    timeline.hold(0.2)
    hips = arms == "hips"
    hands: dict[str, Any] = (
        {"hands": At("pelvis", 0.16, 0.06, 0.05), "elbows": 35}
        if hips
        else {"hand_r": At("shoulder", 0.10, -0.34, -0.16), "hand_l": At("shoulder", 0.06, -0.14, 0.32)}
    )
    timeline.to(0.35, **hands)
    step(timeline, "r", 0.42, 0.10, duration_s=0.35, advance=False)
    timeline.to(0.35, z=0.20, balance=0)
    timeline.place = timeline.place.moved(forward_m=0.20)
    timeline.to(0.2, exact=True, foot_pitch_l=40, y=-0.20, z=0.0)
    front = "r"
    for _ in range(count):
        rear = "l" if front == "r" else "r"
        timeline.to(0.30, exact=True, y=-0.36, pitch=8)
        new_front, new_rear = rear, front
        if not hips:
            timeline.to(
                0.40,
                exact=True,
                advance=False,
                **{
                    f"hand_{new_front}": At("shoulder", 0.10, -0.34, -0.16),
                    f"hand_{new_rear}": At("shoulder", 0.06, -0.14, 0.32),
                },
            )
        hop(timeline, 0.12, landing="both", foot_out_m=0.10, dip_m=0.24, push_s=0.18, give_s=0.18,
            **{f"forward_{new_front}_m": split / 2 + 0.06, f"forward_{new_rear}_m": -split / 2 - 0.06})  # fmt: skip
        timeline.to(0.12, exact=True, advance=False, **{f"foot_pitch_{new_rear}": 44.0})
        timeline.to(0.12, exact=True, y=-0.32)
        front = new_front
    timeline.hold(0.15)
    last_rear = "l" if front == "r" else "r"
    timeline.to(0.35, y=-0.10, pitch=2, advance=False)
    timeline.hold(0.05)
    step(timeline, last_rear, 0.0, 0.10, duration_s=0.4, heel_first=False)
    step(timeline, front, 0.0, 0.10, duration_s=0.4, heel_first=False, advance=False)
    timeline.to(0.45, x=0, z=0, y=0, balance=1)
    timeline.wait()
    timeline.neutral(0.5)
    held = "with the hands on the hips" if hips else "with the arms pumping"
    return [
        "{do} jumping lunges",
        f"{{do}} {counted(count, 'jumping lunge')} {held}",
        f"{{lunge}} with the {side} foot in front and {{jump}} to switch the legs, {times(count)}",
        f"{{jump}} from one lunge into the other {times(count)} {held}",
        f"{{do}} {counted(count, 'split jump')} {held}",
        f"{{switch}} the legs in the air from lunge to lunge, {times(count)}",
        f"{{perform}} alternating jump lunges {held}, {times(count)}",
        f"= {counted(count, 'jumping lunge')} starting with the {side} foot in front",
        f"{{sink}} into a lunge, {{jump}} up and {{land}} with the other foot in front, {times(count)}",
        f"{{jump}} and {{swap}} the legs in a deep lunge {held}",
    ]


@action(
    "air cycling",
    EXERCISE,
    verbs="cycle pedal kick circle lie",
    count=Count(3, 6),
    hips=Choice(("on the floor", "lifted")),
    direction=Choice(("forward", "backward"), (3, 1)),
    side=SIDE,
    legs=Choice(("both", "one leg"), (4, 1)),
)
def air_cycling(timeline: Timeline, count: int, hips: str, direction: str, side: str, legs: str) -> Sequence[str]:
    """On the back, legs pedal in the air; with the hips lifted the hands support them."""
    lifted = hips == "lifted" and legs == "both"
    lie_start(timeline, "up")
    if lifted:
        timeline.start(
            pitch=-150, bend=46, nod=44, y=0.52 - STANDING_M, rest=1.0, hands=At("pelvis", 0.13, 0.12, -0.10), elbows=20
        )
    near = At("hip", 0.03, -0.16, 0.34) if not lifted else At("hip", 0.03, -0.36, 0.34)
    far = At("hip", 0.03, -0.60, 0.52) if not lifted else At("hip", 0.03, -0.80, 0.06)
    top = At("hip", 0.03, -0.22, 0.72) if not lifted else At("hip", 0.03, -0.54, 0.52)
    low = At("hip", 0.03, -0.44, 0.22) if not lifted else At("hip", 0.03, -0.60, -0.16)
    order = [near, top, far, low] if direction == "forward" else [near, low, far, top]
    single = legs == "one leg"
    timeline.start(foot_r=near, foot_l=far if not single else At("floor", 0.13, 0.0, 0.44))
    for number in range(4 * count):
        moving = {"foot_r": order[(number + 1) % 4]} | ({} if single else {"foot_l": order[(number + 3) % 4]})
        timeline.to(0.19 if not single else 0.24, exact=True, **moving)
    timeline.hold(0.2)
    where = "with the hips lifted" if lifted else "with the back on the floor"
    if single:
        return [
            f"{{cycle}} in the air with the {side} leg only, lying on the back",
            f"{{lie}} on the back and {{pedal}} with the {side} leg",
            f"{{circle}} the {side} leg like on a bike, lying down, the {other(side)} foot on the floor",
            f"{{do}} one-legged air cycling {direction} with the {side} leg",
            f"{{pedal}} {direction} in the air with one leg, lying face up",
            f"{{move}} the {side} leg as if cycling {direction}, {number_word(count)} rounds",
            f"= cycling in the air with the {side} leg",
            f"{{lie}} down with the {other(side)} foot on the floor and {{cycle}} with the {side} leg",
        ]
    return [
        "{cycle} in the air lying on the back",
        f"{{lie}} on the back and {{pedal}} with both legs in the air, {where}",
        f"{{ride}} a bicycle in the air {direction}, {where}",
        f"{{do}} air bicycles {where}",
        f"{{pedal}} {direction} in the air, lying face up",
        f"{{circle}} the legs like on a bike, lying down, {where}",
        f"{{do}} bicycle kicks on the back, {number_word(count)} rounds",
        f"= cycling in the air on the back, {where}",
        f"{{lie}} down and {{move}} the legs as if cycling {direction}",
        f"{{raise}} both legs and {{pedal}} in the air {direction}, {where}",
    ]


@action(
    "double unders",
    EXERCISE,
    verbs="jump skip swing hop",
    tempo=False,
    count=Count(3, 6),
    entry=Choice(("with singles first", "straight away")),
)
def double_unders(timeline: Timeline, count: int, entry: str) -> Sequence[str]:
    """High quick rope jumps: the rope passes twice under each."""
    middle = At("shoulder", 0.24, -0.42, 0.16)
    timeline.hold(0.2)
    timeline.to(0.4, hands=middle, palms=30, elbows=10, y=-0.06, balance=0)

    def turn_rope(begin_s: float, end_s: float, rounds: int) -> None:
        timeline.time_s = begin_s
        quarter_s = (end_s - begin_s) / (4 * rounds)
        for _ in range(rounds):
            for up, forward in ((0.06, 0.0), (0.0, 0.08), (-0.07, 0.0), (0.0, -0.06)):
                timeline.to(quarter_s, hands=middle.moved(up=up, forward=forward), exact=True)
        timeline.time_s = end_s

    singles = 3 if entry == "with singles first" else 0
    for number in range(singles + count):
        begin_s = timeline.time_s
        double = number >= singles
        hop(timeline, 0.22 if double else 0.05, landing="both", push_s=0.14, dip_m=0.09 if double else 0.06)
        turn_rope(begin_s, timeline.time_s, 2 if double else 1)
    hops_end(timeline, 0.4)
    timeline.neutral(0.5)
    first = "{jump} rope a few times, then {do}" if singles else "{do}"
    many = f"{number_word(count)} double unders"
    return [
        "{do} double unders",
        f"{first} {many}",
        f"{first} {many} with a jump rope",
        f"{{jump}} high over a rope that passes twice under the feet, {times(count)}",
        f"{{jump}} rope with {many}",
        "{skip} with a rope, {swinging} it twice under each jump".replace("{swinging}", "{swing:ing}"),
        f"{{whip}} a skipping rope around twice per jump, {times(count)}",
        f"= {many}, CrossFit style",
        f"{{jump}} up high {times(count)} while the wrists turn a rope fast",
        f"{{perform}} {many} in a row",
        *(["{start} straight away with double unders, without single jumps"] if entry == "straight away" else []),
    ]


def _bag_punch(timeline: Timeline, hand: str, kind: str, low: bool = False) -> None:
    """A punch from guard into a bag at arm's length, and back; left foot in front."""
    sign = 1.0 if hand == "r" else -1.0
    rear = hand == "r"
    base = -35.0
    before = base - sign * (10 if kind == "straight" else 26)
    after = sign * (30.0 if rear else 52.0) + (0 if rear else 10)
    guard = guard_hands("l")
    timeline.to(0.14, exact=True, yaw=0.6 * before, twist=0.4 * before, y=-0.12 - 0.14 * low)
    hit: dict[str, Any] = {"y": -0.09 - 0.16 * low, "z": 0.06}
    height_m = 1.10 if low else 1.38
    if kind == "straight":
        hit |= {f"hand_{hand}": At("air", -0.02, height_m, 0.92), f"palm_{hand}": -85.0, f"elbow_{hand}": 25.0}
    else:
        hit |= {
            f"hand_{hand}": aimed(hand, -0.24, -0.24 * low, 0.36, after),
            f"palm_{hand}": -60.0,
            f"elbow_{hand}": 80.0,
        }
    if rear:
        hit |= {"foot_pitch_r": 34.0, "foot_yaw_r": 14.0}
    timeline.to(0.11, exact=True, yaw=0.6 * after, twist=0.4 * after, **hit)
    back: dict[str, Any] = stance_body("l") | guard
    if rear:
        back |= {"foot_pitch_r": 0.0, "foot_yaw_r": 40.0}
    timeline.to(0.20, exact=True, **back)


@action(
    "hit a punching bag",
    "game/unarmed/boxing",
    verbs="punch hit box strike beat",
    side=SIDE,
    style=Choice(("straight punches", "hooks", "mixed", "body shots", "one fist")),
    count=Count(4, 8),
    crispness="snappy",
)
def hit_a_punching_bag(timeline: Timeline, side: str, style: str, count: int) -> Sequence[str]:
    """In a stance before a heavy bag, punch after punch with both fists, a hand to stop the bag at the end."""
    fighting_stance(timeline, lead="l", at_start=True)
    timeline.hold(0.25)
    for number in range(count):
        hand = "l" if number % 2 == 0 and style != "one fist" else "r"
        kind = {
            "straight punches": "straight",
            "hooks": "hook",
            "mixed": ("straight", "straight", "hook")[number % 3],
            "body shots": "hook",
            "one fist": "straight",
        }[style]
        _bag_punch(timeline, hand, kind, low=style == "body shots")
        if number % 4 == 3:
            timeline.to(0.14, y=-0.05, heels=12)
            timeline.to(0.14, y=-0.10, heels=0)
    timeline.to(0.4, hands=At("shoulder", 0.0, -0.04, 0.46), palms=-70, wrists=-50, yaw=0, twist=0)
    timeline.hold(0.3)
    at_ease(timeline, 0.8)
    what = {
        "straight punches": "straight punches",
        "hooks": "hooks",
        "mixed": "straight punches and hooks",
        "body shots": "low hooks",
        "one fist": "straight punches",
    }[style]
    if style == "one fist":
        return [
            f"{{hit}} a punching bag with the {side} fist",
            f"{{punch}} a heavy bag again and again with the {side} hand only",
            f"{{hit}} a punching bag {times(count)} with the {side} fist",
            f"{{box}} at a sandbag, {{throw:ing}} punch after punch with the {side} hand",
            f"{{train}} the {side} cross on a heavy bag",
            f"{{work}} the bag with {number_word(count)} punches of the {side} hand",
            f"= boxing training on a heavy bag, {side} fist only",
            f"{{beat}} a punching bag with one fist, the {side} one, then {{stop}} it with both hands",
        ]
    return [
        "{hit} a punching bag",
        f"{{punch}} a heavy bag with both fists, {what}",
        f"{{hit}} a punching bag {times(count)} with {what}",
        f"{{box}} at a sandbag, {{throw:ing}} {what} with both hands in turn",
        f"{{train}} on a heavy bag with {what}",
        f"{{work}} the bag with {number_word(count)} punches",
        f"{{stand}} in a boxing stance, the {other(side)} foot in front, and {{punch}} a bag with {what}",
        f"= boxing training on a heavy bag, {what}",
        f"{{beat}} a punching bag with {what}, then {{stop}} it with both hands",
        f"{{throw}} {number_word(count)} punches at a bag, the {other(side)} hand first",
    ]


@action(
    "shadow boxing",
    "game/unarmed/boxing",
    verbs="box punch duck bob weave bounce step",
    side=SIDE,
    mix=Choice(("punches and footwork", "punches and ducking", "fast flurry")),
    crispness="snappy",
)
def shadow_boxing(timeline: Timeline, side: str, mix: str) -> Sequence[str]:
    """Alone against an imagined opponent: bouncing, jabs and crosses, steps to the side, bobs under hooks."""
    fighting_stance(timeline, lead="l", at_start=True)

    def bounce(count: int) -> None:
        for _ in range(count):
            timeline.to(0.14, y=-0.05, heels=14)
            timeline.to(0.14, y=-0.10, heels=3)
        timeline.to(0.06, heels=0, y=-0.09)

    bounce(2)
    _bag_punch(timeline, "l", "straight")
    _bag_punch(timeline, "r", "straight")
    if mix == "punches and footwork":
        for left in (0.24, -0.24):
            advance_stance(timeline, 0.0, 0.36, "l", left_m=left)
            _bag_punch(timeline, "l", "straight")
        advance_stance(timeline, 0.22, 0.34, "l")
        _bag_punch(timeline, "r", "straight")
        _bag_punch(timeline, "l", "hook")
        advance_stance(timeline, -0.24, 0.36, "l")
    elif mix == "punches and ducking":
        for sign in (1, -1):
            timeline.to(0.24, y=-0.30, side=16 * sign, x=0.08 * sign, pitch=16, bend=16, nod=-14, exact=True)
            timeline.to(0.24, side=-10 * sign, x=-0.05 * sign, y=-0.22, exact=True)
            timeline.to(0.20, **stance_body("l"), nod=0, exact=True)
            _bag_punch(timeline, "r" if sign > 0 else "l", "hook")
    else:
        for number in range(8):
            _bag_punch(timeline, "l" if number % 2 == 0 else "r", "hook" if number % 4 > 1 else "straight")
    bounce(2)
    timeline.hold(0.1)
    at_ease(timeline, 0.7)
    how = {
        "punches and footwork": "stepping from side to side between the punches",
        "punches and ducking": "ducking from side to side and punching",
        "fast flurry": "throwing a fast flurry of punches",
    }[mix]
    return [
        "{shadowbox}",
        f"{{do}} shadow boxing, {how}",
        f"{{box}} against an imaginary opponent, {how}",
        f"{{shadowbox}}, {how}",
        f"{{punch}} the air like a boxer, {how}",
        f"{{bounce}} on the toes and {{punch}}, {how}",
        f"{{box}} with the {other(side)} foot in front, {how}",
        f"= shadow boxing, {how}",
        f"{{practice}} boxing alone, {how}",
        f"{{throw}} punches into the air with both hands, {how}",
    ]


@action(
    "step aerobics",
    EXERCISE,
    verbs="step climb lift tap",
    side=SIDE,
    move=Choice(("basic", "knee lift", "over the top")),
    count=Count(2, 3),
)
def step_aerobics(timeline: Timeline, side: str, move: str, count: int) -> Sequence[str]:
    """Up, up, down, down on a low bench in rhythm with the arms; or up and a knee lifted; or over and down on the other side."""
    high_m, far_m = 0.16, 0.34
    timeline.hold(0.15)
    timeline.to(0.3, hands=At("shoulder", 0.14, -0.34, 0.16), y=-0.02)
    for number in range(count):
        lead, follow = ("r", "l") if number % 2 == 0 or move == "basic" else ("l", "r")
        if move == "over the top":
            sign = -1.0 if lead == "r" else 1.0
            timeline.to(
                0.4,
                exact=True,
                x=0.18 * sign,
                y=high_m - 0.05,
                balance=0,
                advance=False,
                hands=At("shoulder", 0.40, 0.10, 0.10),
            )
            step(timeline, lead, 0.0, 0.42, up_m=high_m, duration_s=0.4, height_m=0.08, heel_first=False)
            timeline.to(0.4, exact=True, x=0.40 * sign, y=high_m, advance=False)
            step(timeline, follow, 0.0, -0.26, up_m=high_m, duration_s=0.4, height_m=0.05, heel_first=False)
            timeline.place = timeline.place.moved(left_m=0.78 * sign)
            timeline.to(0.4, exact=True, x=-0.12 * sign, y=0.02, advance=False, hands=At("shoulder", 0.14, -0.34, 0.16))
            step(timeline, lead, 0.0, 0.10, duration_s=0.4, height_m=0.05, heel_first=False)
            timeline.to(0.4, exact=True, x=0.0, y=-0.02, advance=False)
            step(timeline, follow, 0.0, 0.10, duration_s=0.4, height_m=0.05, heel_first=False)
            timeline.wait()
            continue
        timeline.to(
            0.38,
            exact=True,
            z=0.18,
            y=0.04,
            balance=0,
            advance=False,
            **{f"hand_{follow}": At("shoulder", 0.06, -0.10, 0.32), f"hand_{lead}": At("shoulder", 0.14, -0.36, -0.06)},
        )
        step(timeline, lead, far_m, 0.10, up_m=high_m, duration_s=0.38, height_m=0.08, heel_first=False)
        if move == "basic":
            timeline.to(
                0.38,
                exact=True,
                z=far_m,
                y=high_m - 0.01,
                advance=False,
                **{
                    f"hand_{lead}": At("shoulder", 0.06, -0.10, 0.32),
                    f"hand_{follow}": At("shoulder", 0.14, -0.36, -0.06),
                },
            )
            step(timeline, follow, far_m, 0.10, up_m=high_m, duration_s=0.38, height_m=0.05, heel_first=False)
            timeline.wait()
            timeline.to(0.38, exact=True, z=0.16, y=0.06, advance=False, hands=At("shoulder", 0.14, -0.34, 0.16))
            step(timeline, lead, 0.0, 0.10, duration_s=0.38, height_m=0.04, heel_first=False)
            timeline.to(0.38, exact=True, z=0.0, y=-0.02, advance=False)
            step(timeline, follow, 0.0, 0.10, duration_s=0.38, height_m=0.04, heel_first=False)
        else:
            timeline.to(
                0.40,
                exact=True,
                z=far_m,
                x=0.06 * (-1 if lead == "r" else 1),
                y=high_m,
                hands=At("shoulder", 0.10, 0.0, 0.40),
                **{f"foot_{follow}": At("hip", 0.02, -0.34, 0.36)},
            )
            timeline.to(
                0.36,
                exact=True,
                z=0.16,
                x=0.0,
                y=0.04,
                hands=At("shoulder", 0.14, -0.34, 0.16),
                **{f"foot_{follow}": At("floor", 0.10, 0.0, 0.0)},
            )
            timeline.to(0.38, exact=True, z=0.0, y=-0.02, advance=False)
            step(timeline, lead, 0.0, 0.10, duration_s=0.38, height_m=0.04, heel_first=False)
        timeline.wait()
    timeline.hold(0.1)
    timeline.neutral(0.5)
    seen = {
        "basic": "up with both feet and down again",
        "knee lift": "up with a knee lift and down again",
        "over the top": "sideways over the bench and down",
    }[move]
    return [
        "{do} step aerobics",
        f"{{do}} step aerobics, {seen}, {times(count)}",
        f"{{step}} onto a low bench, {seen}",
        f"{{step}} {seen} on an aerobic step, {times(count)}",
        f"{{exercise}} on a step board, {seen}",
        f"{{step}} up with the {side} foot first, {seen}, in rhythm",
        f"{{take}} a step class, {seen}",
        f"= step aerobics with {number_word(count)} rounds, {seen}",
        f"{{move}} {seen} to the beat on a step",
        f"{{work}} out on an aerobics step, {seen}, {times(count)}",
    ]


@action(
    "grapevine with clap",
    EXERCISE,
    verbs="grapevine step cross clap tap",
    side=SIDE,
    count=Count(1, 2),
    end=Choice(("clap", "clap and tap")),
)
def grapevine_with_clap(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """Aerobics: side, behind, side, together with a clap to the right, then the same back to the left."""
    timeline.hold(0.15)
    loose, meet = At("shoulder", 0.22, -0.32, 0.14), At("chest", 0.02, 0.0, 0.28)
    timeline.to(0.3, hands=loose, y=-0.03)
    for number in range(2 * count):
        lead, follow, sign = ("r", "l", -1.0) if number % 2 == 0 else ("l", "r", 1.0)
        stride = 0.32
        timeline.to(0.34, exact=True, x=0.5 * stride * sign, balance=0, advance=False)
        step(timeline, lead, 0.0, 0.10 + stride, duration_s=0.34, height_m=0.05, heel_first=False)
        timeline.to(0.34, exact=True, x=1.25 * stride * sign, yaw=-10 * sign, advance=False)
        step(timeline, follow, -0.18, -(0.20 + stride), duration_s=0.34, height_m=0.06, heel_first=False)
        timeline.to(0.34, exact=True, x=2.1 * stride * sign, yaw=0, advance=False)
        timeline.place = timeline.place.moved(left_m=2.3 * stride * sign)
        step(timeline, lead, 0.0, 0.10, duration_s=0.34, height_m=0.05, heel_first=False)
        timeline.wait()
        timeline.to(0.26, exact=True, hands=meet, palms=0, advance=False)
        timeline.to(0.34, exact=True, x=0.0, y=-0.06, advance=False)
        step(timeline, follow, 0.0, 0.10, duration_s=0.34, height_m=0.05 if end == "clap" else 0.12, heel_first=False)
        timeline.wait()
        timeline.to(0.22, exact=True, hands=loose, y=-0.03)
    timeline.neutral(0.5)
    again = "" if count == 1 else f", {times(count)}"
    tap = " and a tap of the foot" if end == "clap and tap" else ""
    return [
        "{do} a grapevine with a clap",
        f"{{grapevine}} to the {side} and back to the {other(side)} with a clap{tap}{again}",
        f"{{step}} sideways to the {side}, {{cross}} behind, {{step}} and {{clap}}, then back to the {other(side)}{again}",
        f"{{do}} an aerobics grapevine with claps{again}",
        f"{{move}} to the {side} with a cross step and {{clap}} the hands{tap}, then to the {other(side)}",
        f"{{do}} grapevines left and right, clapping at the end of each{again}".replace(
            "left and right", f"to the {side} and the {other(side)}"
        ),
        f"{{dance}} sideways with a grapevine step and {{clap}}{again}",
        f"= grapevine and clap, {side} then {other(side)}{again}",
        f"{{step}} side, behind, side and {{clap}}, first to the {side}",
        f"{{clap}} after every grapevine step sideways{again}",
    ]


@action(
    "trampoline jumping",
    "locomotion/jump/jump",
    verbs="jump bounce tuck straddle spring",
    tempo=False,
    trick=Choice(("straight", "tuck", "straddle", "seat drop", "turn")),
    count=Count(3, 5),
    side=SIDE,
)
def trampoline(timeline: Timeline, trick: str, count: int, side: str) -> Sequence[str]:
    """Bouncing high with arms circling, and in the middle a tuck, a straddle, a drop on the seat or a turn."""
    timeline.hold(0.1)
    for number in range(count):
        tricky = number == count - 2 or (number == 0 and count < 3)
        air: dict[str, Any] = {"hands": At("shoulder", 0.22, 0.50, 0.08)}
        turned = 0.0
        if tricky and trick == "tuck":
            air = {"feet": At("hip", 0.04, -0.28, 0.38), "hands": At("knee", 0.05, 0.0, 0.06), "bend": 26.0}
        elif tricky and trick == "straddle":
            air = {"feet": At("hip", 0.56, -0.20, 0.52), "hands": At("shoulder", 0.34, -0.16, 0.42), "bend": 30.0}
        elif tricky and trick == "turn":
            turned = -360.0
            air = {"hands": At("chest", 0.04, -0.04, 0.16)}
        elif tricky and trick == "seat drop":
            # Down onto the seat with straight legs, thrown up again to the feet.
            timeline.to(
                0.24, exact=True, y=-0.20, pitch=16, bend=8, hands=At("shoulder", 0.16, -0.40, -0.10), balance=0
            )
            timeline.to(0.20, exact=True, y=0.10, pitch=0, hands=At("shoulder", 0.20, 0.46, 0.14), heels=50)
            timeline.to(0.24, exact=True, y=0.42, pitch=-10, feet=At("hip", 0.04, -0.50, 0.60), ankles=40)
            timeline.to(
                0.26,
                exact=True,
                y=0.10,
                pitch=-12,
                bend=8,
                feet=At("hip", 0.04, -0.16, 0.80),
                hands=At("shoulder", 0.22, -0.40, -0.10),
            )
            timeline.to(0.18, exact=True, y=-0.78, hands=At("shoulder", 0.18, -0.48, -0.10))
            timeline.to(0.10, exact=True, y=-0.82, bend=16)
            timeline.to(0.20, exact=True, y=-0.20, hands=At("shoulder", 0.18, 0.44, 0.16), bend=6)
            timeline.to(0.24, exact=True, y=0.30, pitch=0, feet=At("hip", 0.04, -0.72, 0.16))
            timeline.to(0.24, exact=True, y=-0.04, feet=At("floor", 0.11, 0.0, 0.0), heels=20, ankles=10)
            timeline.to(0.16, exact=True, y=-0.24, heels=0, pitch=12, hands=At("shoulder", 0.16, -0.40, 0.10))
            continue
        jump(
            timeline,
            0.50 if number else 0.34,
            crouch_m=0.22,
            crouch_s=0.26 if number == 0 else 0.12,
            push_s=0.18,
            recover_s=0.0,
            arms=True,
            air=air,
            turned_deg=turned,
        )
    timeline.flights.append((0.0, 0.0))
    timeline.to(0.4, y=0, pitch=0, bend=2, nod=0, heels=0)
    timeline.neutral(0.5)
    done = {
        "straight": "",
        "tuck": ", tucking the knees in the air",
        "straddle": ", spreading the legs in the air",
        "seat drop": ", dropping onto the seat once",
        "turn": f", turning around once in the air to the {side}",
    }[trick]
    return [
        "{jump} on a trampoline",
        f"{{go}} trampolining{done}",
        f"{{bounce}} high on a trampoline {times(count)}{done}",
        f"{{bounce}} up and down on a trampoline, the arms swinging up{done}",
        f"{{spring}} high into the air again and again{done}",
        f"{{do}} {number_word(count)} trampoline jumps{done}",
        f"{{play}} on a trampoline{done}",
        f"= trampoline jumping{done}",
        f"{{leap}} high on a trampoline with raised arms{done}",
        f"{{jump}} {times(count)} on a trampoline{done}",
    ]


@action(
    "hula hoop",
    EXERCISE,
    verbs="hula circle swing rotate spin",
    side=SIDE,
    count=Count(4, 7),
    arms=Choice(("out", "up", "behind the head")),
    start=Choice(("throw", "spinning")),
)
def hula_hoop(timeline: Timeline, side: str, count: int, arms: str, start: str) -> Sequence[str]:
    """A hoop held at the waist and thrown round, then the hips circle under raised arms."""
    timeline.stance(0.30, toes_deg=10, stagger_m=0.10)
    hands_by: dict[str, dict[str, Any]] = {
        "out": {"hands": At("shoulder", 0.44, -0.06, 0.12)},
        "up": {"hands": At("shoulder", 0.22, 0.48, 0.08)},
        "behind the head": {"hands": At("head", 0.12, 0.02, -0.10), "elbows": 50},
    }
    hands = hands_by[arms]
    if start == "throw":
        timeline.hold(0.15)
        timeline.to(0.5, hands=At("pelvis", 0.30, 0.08, 0.10), palms=-30)
        timeline.to(0.35, twist=28, hand_r=At("pelvis", 0.16, 0.08, 0.26), hand_l=At("pelvis", 0.36, 0.08, -0.08))
        timeline.to(
            0.18, twist=-26, hand_r=At("pelvis", 0.38, 0.08, -0.04), hand_l=At("pelvis", 0.16, 0.08, 0.28), exact=True
        )
        timeline.to(0.35, twist=0, **hands)
    else:
        timeline.start(**hands)
    for _ in range(count):
        for x, z, roll, pitch, side_deg in (
            (-0.12, 0.0, 8, 0, -14),
            (0.0, -0.11, 0, 13, 0),
            (0.12, 0.0, -8, 0, 14),
            (0.0, 0.11, 0, -12, 0),
        ):
            timeline.to(
                0.17, exact=True, x=x, z=z, roll=roll, pitch=pitch, side=side_deg, bend=2 - pitch, balance=0, y=-0.03
            )
    timeline.to(0.3, x=0, z=0, roll=0, pitch=0, side=0, bend=2, y=0, balance=1)
    timeline.neutral(0.5)
    held = {
        "out": "with the arms out to the sides",
        "up": "with the arms up",
        "behind the head": "with the hands behind the head",
    }[arms]
    first = "{throw} a hoop around the waist and " if start == "throw" else ""
    return [
        "{play} with a hula hoop",
        f"{first}{{spin}} it {held}" if first else f"{{do}} hula hooping {held}",
        f"{first}{{circle}} the hips to keep it up, {held}"
        if first
        else f"{{circle}} the hips to keep a hoop up, {held}",
        f"{{spin}} a hula hoop around the waist {held}",
        f"{{swing}} the hips in circles with a hula hoop {held}",
        f"{{keep}} the hips going round in a hula hoop {held}",
        f"{{rotate}} the hips {times(count)} to keep a hoop turning",
        f"= hula hooping {held}",
        f"{{keep}} a hula hoop spinning {held}, {number_word(count)} rounds",
        f"{{twirl}} a hoop around the waist with quick hip circles {held}",
    ]
