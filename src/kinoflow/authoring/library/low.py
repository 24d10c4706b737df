"""Getting along near the floor and up: crawling, rolling, sliding, ducking, climbing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, other
from kinoflow.authoring.controls import At
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.library.walking_styles import overlay, register
from kinoflow.authoring.moves import (
    ALL_FOURS_HAND,
    KNEELING_FOOT,
    KNEELING_HEEL_DEG,
    KNEELING_HIP_M,
    all_fours_start,
    kneel_start,
    lie_start,
    on_all_fours,
    rise_from_all_fours,
    rise_from_sitting,
    step,
)
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline, Value

START = Choice(("down", "standing"), (2, 1))

register("duck walk", "locomotion/walk/crouched walk", replace(STYLES["crouched"], step_m=0.26, step_s=0.58, y_m=-0.46, pitch_deg=28, bend_deg=18, width_m=0.24, heel_deg=52, strike_deg=-24, toes_deg=18, double_s=0.16, sway_m=0.05, hand=At("shoulder", 0.02, -0.30, 0.30)), "walk squat", [
    "{walk} @ in a squat", "{move} @ in a duck walk", "{walk} @ like a duck", "{squat} down and {walk} @", "{walk} @ with deeply bent knees, the seat near the heels", "{waddle} @ in a deep squat", "{move} @ in a squat, step by step",
    "{stay} in a deep squat and {walk} @", "{walk} @ very low, knees fully bent",
])  # fmt: skip


def _on_four(
    timeline: Timeline,
    count: int,
    stride_m: float,
    half_s: float,
    hand: At,
    foot: At,
    z_m: float,
    hand_up_m: float = 0.09,
    foot_up_m: float = 0.05,
    sway_deg: float = 4.0,
) -> float:
    """Hand and opposite knee or foot by turns, `count` times each; the way that the hips went, metres."""
    begin_m = 0.0
    for number in range(2 * count):
        arm, leg = ("r", "l") if number % 2 == 0 else ("l", "r")
        reached_m = begin_m + (number + 1) * stride_m / 2
        ahead_m = reached_m + (stride_m / 4 if number < 2 * count - 1 else 0.0)
        sign = 1 if number % 2 == 0 else -1
        for name, at, up_m in ((f"hand_{arm}", hand, hand_up_m), (f"foot_{leg}", foot, foot_up_m)):
            goal = at.moved(forward=ahead_m)
            timeline.to(
                0.5 * half_s, exact=True, advance=False, **{name: goal.moved(up=up_m, forward=-0.45 * stride_m)}
            )
            timeline.to(0.42 * half_s, exact=True, advance=False, delay_s=0.5 * half_s, **{name: goal})
        timeline.to(half_s, exact=True, z=z_m + reached_m, side=sway_deg * sign, yaw=-0.8 * sway_deg * sign)
    # The limbs that are still behind close up.
    timeline.to(half_s, exact=True, advance=False, yaw=0, side=0)
    for name, at, up_m in (("hand_r", hand, hand_up_m), ("foot_l", foot, foot_up_m)):
        goal = at.moved(forward=reached_m)
        timeline.to(0.4 * half_s, exact=True, advance=False, **{name: goal.moved(up=up_m, forward=-0.1 * stride_m)})
        timeline.to(0.4 * half_s, exact=True, advance=False, delay_s=0.4 * half_s, **{name: goal})
    timeline.hold(half_s)
    return reached_m


@action(
    "crawl",
    "locomotion/low/crawl",
    verbs="crawl move",
    side=SIDE,
    count=Count(2, 5),
    direction=Choice(("forward", "backward"), (3, 1)),
    start=START,
    eyes=Choice(("ahead", "looking around", "head down"), (4, 1, 1)),
    feel=Choice(("no", "along the wall"), (5, 1)),
)
def crawl(timeline: Timeline, side: str, count: int, direction: str, start: str, eyes: str, feel: str) -> Sequence[str]:
    """On hands and knees."""
    sign = 1 if direction == "forward" else -1
    if start == "down":
        all_fours_start(timeline)
        timeline.hold(0.2)
    else:
        count = min(count, 3)
        timeline.hold(0.15)
        on_all_fours(timeline, 1.9)
        timeline.to(0.3, exact=True, feet=KNEELING_FOOT, heels=KNEELING_HEEL_DEG)
    if eyes == "head down":
        timeline.to(0.3, nod=10)
    elif eyes == "looking around":
        begin_s = timeline.time_s
        for turned in (44, -44, 0):
            timeline.to(0.55 * count / 1.6, turn=turned)
        timeline.time_s = begin_s
    stride_m = float(timeline.generator.uniform(0.30, 0.42)) * sign
    if feel == "along the wall":
        for _ in range(min(count, 3)):
            _on_four(timeline, 1, stride_m, 0.55, ALL_FOURS_HAND, KNEELING_FOOT, 0.02)
            timeline.wait()
            wall = At("air", 0.46, 0.62, 0.44)
            timeline.to(0.35, hand_r=wall, turn=-34, twist=-8, palm_r=0)
            timeline.to(0.4, hand_r=wall.moved(forward=0.14, up=0.06))
            timeline.to(0.35, hand_r=ALL_FOURS_HAND, turn=0, twist=0)
    else:
        _on_four(timeline, count, stride_m, 0.55, ALL_FOURS_HAND, KNEELING_FOOT, 0.02)
    timeline.hold(0.2)
    seen = {"ahead": "", "looking around": ", looking left and right", "head down": " with the head lowered"}[eyes]
    wall_said = f", feeling along the wall with the {side} hand" if feel == "along the wall" else ""
    first = "{get} down on all fours and " if start == "standing" else ""
    return [
        f"{first}{{crawl}} {direction}", f"{first}{{crawl}} {direction} on hands and knees", f"{first}{{crawl}} on all fours", f"{first}{{move}} {direction} on hands and knees", f"{first}{{crawl}} {direction} like a baby", f"{first}{{crawl}} across the floor" if direction == "forward" else f"{first}{{crawl}} back",
        f"{first}{{put}} one hand and one knee after the other and {{crawl}} {direction}", f"{first}{{crawl}} {direction} over the floor", f"{first}{{creep}} {direction} on hands and knees", f"{first}{{go}} {direction} on all fours", f"{first}{{crawl}} {direction} under something",
        *([f"{first}{{crawl}} {direction}{wall_said}", f"{first}{{crawl}} {direction} on hands and knees under the smoke{wall_said}", f"{{crawl}} {direction}, the {side} hand touching the wall again and again"] if wall_said else []),
        *([f"{first}{{crawl}} {direction}{seen}", f"{first}{{crawl}} on hands and knees{seen}"] if seen else []),
    ]  # fmt: skip


@action("crawl and stand up", "locomotion/low/crawl", verbs="crawl stand rise", side=SIDE, count=Count(2, 3))
def crawl_and_stand_up(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """On hands and knees, then up onto the feet."""
    all_fours_start(timeline)
    timeline.hold(0.2)
    gone_m = _on_four(timeline, count, 0.36, 0.5, ALL_FOURS_HAND, KNEELING_FOOT, 0.02)
    timeline.place = timeline.place.moved(forward_m=gone_m)
    rise_from_all_fours(timeline, 2.2)
    timeline.hold(0.3)
    del side
    return [
        "{crawl} forward and {stand} up", "{crawl} on hands and knees, then {stand} up", "{crawl} a little way and {get} up", "first {crawl} on all fours, then {rise} to the feet", "{crawl} forward, {kneel} up and {stand}", "{get} up from crawling", "{crawl} over the floor and {rise}",
        "{move} forward on hands and knees, then {stand} up straight", "{stop} crawling and {stand} up",
    ]  # fmt: skip


BEAR: dict[str, Value] = {"y": -0.34, "z": -0.18, "pitch": 72.0, "bend": 18.0, "nod": -36.0, "balance": 0.0}
BEAR_HAND, BEAR_FOOT = At("floor", 0.16, 0.03, 0.46), At("floor", 0.11, 0.0, -0.52)


@action(
    "bear crawl",
    "locomotion/low/crawl",
    verbs="crawl bear walk",
    side=SIDE,
    count=Count(2, 5),
    start=START,
    direction=Choice(("forward", "backward"), (3, 1)),
)
def bear_crawl(timeline: Timeline, side: str, count: int, start: str, direction: str) -> Sequence[str]:
    """On hands and feet, knees off the floor, the seat high."""
    del side
    if start == "down":
        timeline.start(**BEAR, hands=BEAR_HAND, feet=BEAR_FOOT, heels=38)
        timeline.hold(0.2)
    else:
        count = min(count, 3)
        timeline.hold(0.2)
        timeline.to(
            0.6,
            exact=True,
            y=-0.30,
            z=-0.10,
            pitch=62,
            bend=44,
            nod=-20,
            balance=0.3,
            hands=At("floor", 0.16, 0.03, 0.42),
            heels=20,
        )
        step(timeline, "l", BEAR_FOOT.forward, 0.11, duration_s=0.35, advance=False)
        step(timeline, "r", BEAR_FOOT.forward, 0.11, duration_s=0.35, delay_s=0.45, advance=False)
        timeline.hold(0.5)
        timeline.to(0.45, exact=True, **BEAR, hands=BEAR_HAND)
        timeline.to(0.2, heels=38)
    _on_four(
        timeline, count, 0.44 if direction == "forward" else -0.36, 0.5, BEAR_HAND, BEAR_FOOT, -0.18, foot_up_m=0.09
    )
    timeline.hold(0.2)
    if direction == "backward":
        first = "{bend} down and " if start == "standing" else ""
        return [
            f"{first}{{bear}} crawl backward", f"{first}{{do}} a bear crawl backward", f"{first}{{crawl}} backward on hands and feet", f"{first}{{move}} backward in a bear crawl", f"{first}{{walk}} backward on all fours like a bear", f"{first}{{crawl}} back on hands and feet with the knees off the floor",
            f"{first}{{go}} backward on hands and feet, the hips high", f"{first}{{push}} backward on all fours with lifted knees",
        ]  # fmt: skip
    first = "{bend} down and " if start == "standing" else ""
    return [
        f"{first}{{do}} a bear crawl", f"{first}{{crawl}} forward on hands and feet", f"{first}{{move}} forward in a bear crawl", f"{first}{{walk}} on all fours like a bear", f"{first}{{crawl}} on hands and feet with the knees off the floor", f"{first}{{crawl}} forward like a bear",
        f"{first}{{move}} on hands and feet, the hips high", f"{first}{{walk}} forward on hands and feet", f"{first}{{go}} forward on all fours with lifted knees",
    ]  # fmt: skip


@action(
    "crab walk",
    "locomotion/low/crawl",
    verbs="walk crab crawl",
    side=SIDE,
    count=Count(2, 4),
    direction=Choice(("forward", "backward")),
    end=Choice(("stays", "sits down"), (3, 1)),
)
def crab_walk(timeline: Timeline, side: str, count: int, direction: str, end: str) -> Sequence[str]:
    """Face up on hands and feet, the hips off the floor."""
    del side
    hand, foot = At("floor", 0.24, 0.03, -0.46), At("floor", 0.14, 0.0, 0.42)
    timeline.start(y=-0.56, z=0.0, pitch=-58, bend=16, nod=24, balance=0.0, hands=hand, feet=foot, heels=0)
    timeline.hold(0.3)
    sign = 1 if direction == "forward" else -1
    _on_four(timeline, count, 0.32 * sign, 0.5, hand, foot, 0.0, hand_up_m=0.06, foot_up_m=0.07, sway_deg=3)
    if end == "sits down":
        timeline.to(0.6, y=0.12 - STANDING_M, pitch=-30, bend=20, nod=10, rest=1.0)
    timeline.hold(0.2)
    tail = " and {sit} down" if end == "sits down" else ""
    return [
        "{do} a crab walk", f"{{go}} {direction} in a crab walk{tail}", f"{{walk}} like a crab {direction}{tail}", f"{{walk}} {direction} on hands and feet with the belly up", f"{{move}} {direction} on hands and feet, facing the ceiling", "{walk} like a crab, the hips off the floor",
        f"{{crawl}} {direction} face up on hands and feet", f"{{lean}} back on {{poss}} hands and {{go}} {direction} in a crab walk", f"{{support}} the body on hands and feet behind and {{walk}} {direction}",
    ]  # fmt: skip


@action(
    "army crawl",
    "locomotion/low/crawl",
    verbs="crawl creep pull drag",
    side=SIDE,
    count=Count(2, 4),
    way=Choice(("arms and knees", "arms only"), (3, 1)),
)
def army_crawl(timeline: Timeline, side: str, count: int, way: str) -> Sequence[str]:
    """Flat on the belly, forearms and knees pulling by turns."""
    del side
    lie_start(timeline, "down")
    hand = At("floor", 0.16, 0.05, 0.66)
    timeline.start(bend=-26, nod=-18, hands=hand, elbows=50, palms=-60)
    timeline.hold(0.2)
    straight, drawn_up = At("hip", 0.03, -0.79, -0.06), At("hip", 0.34, -0.44, -0.10)
    reached_m, stride_m, half_s = 0.0, 0.24, 0.75
    for number in range(2 * count):
        arm, knee = ("r", "l") if number % 2 == 0 else ("l", "r")
        sign = 1 if number % 2 == 0 else -1
        timeline.to(
            0.5 * half_s,
            exact=True,
            advance=False,
            **{f"hand_{arm}": hand.moved(forward=reached_m + stride_m, up=0.03)},
        )
        if way == "arms and knees":
            timeline.to(0.5 * half_s, exact=True, advance=False, **{f"foot_{knee}": drawn_up, f"knee_{knee}": 78.0})
        timeline.to(0.5 * half_s, exact=True, yaw=-7 * sign, side=10 * sign, roll=5 * sign)
        reached_m += stride_m
        if way == "arms and knees":
            timeline.to(0.5 * half_s, exact=True, advance=False, **{f"foot_{knee}": straight, f"knee_{knee}": 0.0})
        timeline.to(0.5 * half_s, exact=True, z=reached_m, yaw=0, side=0, roll=0)
    timeline.hold(0.3)
    if way == "arms only":
        return [
            "{drag} the body forward with the arms, the legs trailing", "{crawl} on the belly with the arms only", "{pull} {poss} body along the floor with the elbows, the legs limp", "{crawl} forward like somebody with wounded legs", "{creep} forward on the forearms, dragging the legs",
            "{drag} limp legs behind while crawling on the stomach", "{crawl} flat on the floor, pulling with the arms, legs still", "{move} forward on the belly without using the legs",
        ]  # fmt: skip
    return [
        "{crawl} on the belly", "{do} an army crawl", "{crawl} forward flat on the floor", "{crawl} like a soldier under wire", "{creep} forward on the stomach", "{drag} the body forward on the forearms", "{crawl} forward lying on the belly, pulling with the arms", "{pull} forward with the elbows and {push} with the knees, flat on the floor",
        "{move} forward in an army crawl", "{lie} face down and {crawl} forward",
    ]  # fmt: skip


@action(
    "walk on the knees",
    "locomotion/low/crawl",
    verbs="walk kneel shuffle",
    side=SIDE,
    count=Count(2, 4),
    direction=Choice(("forward", "backward"), (4, 1)),
    hands=Choice(("hanging", "together", "out", "behind the head"), (4, 1, 1, 1)),
)
def walk_on_the_knees(timeline: Timeline, side: str, count: int, direction: str, hands: str) -> Sequence[str]:
    """Upright on both knees, one after the other."""
    del side
    kneel_start(timeline)
    if hands != "hanging":
        timeline.start(
            hands={"together": At("chest", 0.02, -0.02, 0.12), "out": At("shoulder", 0.52, -0.04, 0.12), "behind the head": At("head", 0.09, 0.03, -0.10)}[hands],
            elbows=0 if hands == "out" else 35,
        )  # fmt: skip
    timeline.hold(0.3)
    reached_m, stride_m, half_s = 0.0, 0.30 if direction == "forward" else -0.26, 0.5
    for number in range(2 * count):
        leg = "r" if number % 2 == 0 else "l"
        sign = 1 if leg == "r" else -1
        reached_m += stride_m / 2
        goal = KNEELING_FOOT.moved(forward=reached_m + (stride_m / 4 if number < 2 * count - 1 else 0.0))
        timeline.to(
            0.5 * half_s, exact=True, advance=False, **{f"foot_{leg}": goal.moved(up=0.05, forward=-0.4 * stride_m)}
        )
        timeline.to(0.45 * half_s, exact=True, advance=False, delay_s=0.5 * half_s, **{f"foot_{leg}": goal})
        timeline.to(half_s, exact=True, z=reached_m, roll=4.0 * sign, yaw=9.0 * sign, x=0.03 * sign, twist=-12.0 * sign)
    timeline.to(0.4, roll=0, yaw=0, x=0, twist=0)
    held = {
        "hanging": "", "together": ", palms together", "out": ", arms held out", "behind the head": ", hands behind the head",
    }[hands]  # fmt: skip
    return [
        "{walk} on the knees", f"{{walk}} {direction} on {{poss}} knees{held}", f"{{move}} {direction} kneeling", f"{{shuffle}} {direction} on both knees{held}", "{kneel} and {walk} on the knees", f"{{go}} {direction} on the knees with an upright body", f"{{step}} {direction} with one knee after the other", f"{{walk}} along {direction} on {{poss}} knees{held}",
        f"{{walk}} {direction} while kneeling upright{held}",
    ]  # fmt: skip


def landing_roll(timeline: Timeline, down_s: float, way_m: float = 1.25) -> None:
    """From a landing on the feet down on the hands, and over the back."""
    timeline.to(
        down_s,
        exact=True,
        y=-0.46,
        pitch=50,
        bend=44,
        nod=20,
        hands=At("floor", 0.15, 0.05, 0.44),
        heels=24,
        balance=0.2,
    )
    tuck_roll(timeline, True, 0.95, way_m)


def tuck_roll(timeline: Timeline, forward: bool, duration_s: float, way_m: float, lean_deg: float = 0.0) -> None:
    """A whole turn over the back, begun in a low squat; the place goes along. Hips roll over the floor, knees at the chest."""
    tucked = At("hip", 0.04, -0.34, 0.36)
    begin_s = timeline.time_s
    pitch = timeline.tracks["pitch"]
    whole = 360.0 if forward else -360.0
    before = pitch.last
    timeline.hold_all(begin_s, "pitch", "roll")
    if forward:
        knots = ((0.22, 0.30), (0.45, 0.52), (0.68, 0.77), (0.84, 0.88), (1.0, 1.0))
    else:
        knots = ((0.30, 0.22), (0.55, 0.50), (0.74, 0.74), (0.88, 0.90), (1.0, 1.0))
    goal = (whole + 30.0) if forward else (whole + 40.0)
    for when, share in knots:
        timeline.key("pitch", begin_s + when * duration_s, before + share * (goal - before))
    if lean_deg:
        timeline.key("roll", begin_s + 0.36 * duration_s, lean_deg)
        timeline.key("roll", begin_s + 0.72 * duration_s, 0.0)
    timeline.to(0.22 * duration_s, exact=True, advance=False, rest=1.0, bend=78, nod=48, balance=0.0)
    timeline.to(
        0.22 * duration_s,
        exact=True,
        advance=False,
        delay_s=0.0 if forward else 0.20 * duration_s,
        feet=tucked,
        ankles=30,
    )
    timeline.place = timeline.place.moved(forward_m=way_m if forward else -way_m)
    timeline.to(0.82 * duration_s, exact=True, advance=False, z=-0.34 if forward else 0.10)
    hands: Value = At("pelvis", 0.22, -0.10, 0.36) if forward else At("head", 0.16, 0.02, 0.10)
    timeline.to(
        0.3 * duration_s,
        exact=True,
        advance=False,
        delay_s=0.35 * duration_s if forward else 0.12 * duration_s,
        hands=hands,
    )
    # The feet meet the floor before the hips leave it.
    timeline.hold(0.64 * duration_s)
    timeline.to(0.17 * duration_s, exact=True, advance=False, feet=At("floor", 0.12, 0.0, 0.02), heels=30.0)
    timeline.hold(0.18 * duration_s)
    timeline.to(0.18 * duration_s, exact=True, rest=0.0, bend=40, nod=10, y=-0.5, z=-0.02)
    # A whole turn later angles count from zero again.
    pitch.values = [value - whole for value in pitch.values]


@action(
    "forward roll",
    "locomotion/low/roll",
    verbs="roll tuck crouch",
    tempo=False,
    side=SIDE,
    end=Choice(("stand", "squat", "arms raised", "sit"), (4, 1, 1, 1)),
    way=Choice(("straight", "over the shoulder", "with a run-up"), (4, 1, 1)),
)
def forward_roll(timeline: Timeline, side: str, end: str, way: str) -> Sequence[str]:
    """A somersault over the floor from a squat."""
    if way == "with a run-up":
        walk(timeline, 1.6, replace(STYLES["jog"], step_m=0.7), steps=3, first="l")
    else:
        timeline.hold(0.25)
    timeline.to(
        0.6, exact=True, y=-0.50, pitch=46, bend=44, nod=10, hands=At("floor", 0.15, 0.05, 0.42), heels=30, balance=0.4
    )
    tuck_roll(timeline, True, 1.25, 1.25, lean_deg=-26 if way == "over the shoulder" else 0.0)
    if end == "sit":
        timeline.to(
            0.5,
            exact=True,
            rest=1.0,
            y=0.12 - STANDING_M,
            z=-0.34,
            pitch=-6,
            bend=22,
            nod=0,
            balance=0.0,
            hands=At("thigh", 0.02, 0.10, 0.1),
        )
        timeline.to(0.5, feet=At("floor", 0.11, 0.0, 0.36), heels=-30)
    elif end in ("stand", "arms raised"):
        timeline.neutral(0.8)
        if end == "arms raised":
            timeline.to(0.5, hands=At("shoulder", 0.16, 0.53, 0.04), bend=-6, nod=-8)
            timeline.hold(0.7)
    else:
        timeline.to(0.4, y=-0.50, pitch=30, bend=26, nod=-10, hands=At("shoulder", 0.02, -0.30, 0.36))
    timeline.hold(0.2)
    tail = {
        "stand": " and {stand} up",
        "squat": " and {stay} in a squat",
        "arms raised": ", {stand} up and {raise} both arms",
        "sit": " and {stay} sitting",
    }[end]
    if way != "straight":
        how = f"over the {side} shoulder" if way == "over the shoulder" else "after a short run"
        return [
            f"{{do}} a forward roll {how}{tail}", f"{{roll}} forward on the floor {how}{tail}", f"{{roll}} {how}{tail}", f"{{perform}} a forward roll {how}{tail}", f"{{somersault}} forward {how}{tail}", f"{{tuck}} in and {{roll}} forward {how}{tail}",
            f"{{do}} a shoulder roll over the {side} side{tail}" if way == "over the shoulder" else f"{{run}} a few steps and {{do}} a somersault{tail}", f"{{tumble}} forward {how}{tail}",
        ]  # fmt: skip
    return [
        f"{{do}} a forward roll{tail}", f"{{roll}} forward on the floor{tail}", f"{{squat}} down and {{roll}} forward{tail}", f"{{perform}} a forward roll{tail}", f"{{somersault}} forward on the floor{tail}", f"{{crouch}}, {{tuck}} the head in and {{roll}} forward over the back{tail}", f"{{put}} both hands on the floor and {{roll}} forward{tail}",
        f"{{make}} a somersault{tail}", f"{{roll}} over forward once{tail}", f"{{tumble}} forward over the back{tail}",
    ]  # fmt: skip


@action(
    "backward roll",
    "locomotion/low/roll",
    verbs="roll tuck",
    tempo=False,
    side=SIDE,
    end=Choice(("stand", "squat", "kneel"), (4, 1, 1)),
)
def backward_roll(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """From a squat backward over the back onto the feet."""
    del side
    timeline.hold(0.25)
    timeline.to(
        0.65,
        exact=True,
        y=-0.52,
        pitch=24,
        bend=46,
        nod=30,
        hands=At("shoulder", 0.02, -0.16, 0.36),
        heels=24,
        balance=0.4,
    )
    tuck_roll(timeline, False, 1.35, 1.2)
    if end == "stand":
        timeline.neutral(0.9)
    elif end == "squat":
        timeline.to(0.4, y=-0.50, pitch=30, bend=26, nod=-10, hands=At("shoulder", 0.02, -0.30, 0.36))
        timeline.hold(0.4)
    else:
        timeline.to(
            0.7,
            exact=True,
            y=KNEELING_HIP_M - STANDING_M,
            z=-0.02,
            pitch=2,
            bend=4,
            nod=0,
            rest=1.0,
            balance=0.0,
            feet=KNEELING_FOOT,
            heels=KNEELING_HEEL_DEG,
            hands=At("shoulder", 0.08, -0.48, 0.08),
        )
        timeline.hold(0.5)
    timeline.hold(0.2)
    if end != "stand":
        tail = "into a squat" if end == "squat" else "onto the knees"
        return [
            f"{{do}} a backward roll {tail}", f"{{roll}} backward on the floor {tail}", f"{{roll}} backward over the back and {{come}} up {tail}", "{perform} a backward roll and {stay} low", f"{{somersault}} backward {tail}",
            f"{{sit}} back and {{roll}} over backward {tail}", f"{{tuck}} the knees in and {{roll}} backward {tail}", f"{{tumble}} backward {tail}",
        ]  # fmt: skip
    return [
        "{do} a backward roll", "{roll} backward on the floor", "{squat} down and {roll} backward", "{perform} a backward roll and {stand} up", "{roll} backward over the back and {get} up", "{somersault} backward on the floor", "{sit} back and {roll} over backward", "{tuck} the knees in and {roll} backward onto the feet",
        "{tumble} backward and {stand} up again",
    ]  # fmt: skip


@action("combat roll", "locomotion/low/roll", verbs="roll dive kneel", tempo=False, side=SIDE)
def combat_roll(timeline: Timeline, side: str) -> Sequence[str]:
    """A few running steps, a roll over the right shoulder, up onto one knee."""
    walk(timeline, 1.6, replace(STYLES["jog"], step_m=0.7), steps=3, first="l")
    timeline.to(
        0.35, exact=True, y=-0.44, pitch=52, bend=40, nod=10, hands=At("floor", 0.12, 0.05, 0.46), heels=26, balance=0.3
    )
    tuck_roll(timeline, True, 1.05, 1.3, lean_deg=-26)
    step(timeline, "l", 0.30, 0.11, duration_s=0.35, advance=False)
    timeline.to(
        0.5,
        y=-0.42,
        pitch=8,
        bend=12,
        nod=-4,
        z=0.0,
        balance=0.4,
        hand_r=At("shoulder", -0.06, -0.06, 0.48),
        hand_l=At("shoulder", -0.10, -0.08, 0.46),
        heels=0,
    )
    timeline.to(0.1, foot_pitch_r=45, advance=False)
    timeline.hold(0.7)
    return [
        "{do} a combat roll", "{do} a tactical roll", f"{{run}}, {{roll}} over the {side} shoulder and {{come}} up in a crouch", "{run} a few steps and {roll} forward", "{perform} a tactical roll and {aim}", "{dive} into a roll and {come} up ready", "{roll} forward and {come} up in a low stance with both arms forward", f"{{roll}} over the {side} shoulder",
        "{run} forward, {do} a roll and {crouch}",
    ]  # fmt: skip


@action("slide", "locomotion/low/slide", verbs="slide run glide", tempo=False, side=SIDE)
def slide(timeline: Timeline, side: str) -> Sequence[str]:
    """A run-up, then gliding over the floor on both feet, the right one in front."""
    gait = replace(STYLES["jog"], step_m=0.85, step_s=0.33)
    walk(timeline, 3.6, gait, steps=5, first="r", close=False)
    begin_s = timeline.time_s
    way_m = float(timeline.generator.uniform(1.5, 2.2))
    glide_s = 1.15
    front, back = At("floor", 0.10, 0.0, 0.26), At("floor", 0.12, 0.0, -0.22)
    timeline.hold_all(begin_s, "x", "z", "foot_l", "foot_r", "yaw")
    # The last running step sets the feet, then everything moves on together and slows down.
    place = timeline.place
    timeline.to(
        0.24,
        exact=True,
        advance=False,
        y=-0.17,
        pitch=6,
        bend=12,
        nod=-6,
        foot_r=front.moved(forward=0.5),
        foot_l=back.moved(forward=0.5),
        toes=10,
        yaw=24,
        hand_r=At("shoulder", 0.42, -0.12, 0.20),
        hand_l=At("shoulder", 0.44, -0.08, -0.06),
        balance=0,
    )
    timeline.to(0.1, delay_s=0.15, advance=False, heels=0)
    timeline.hips_key(begin_s + 0.24, 0.0, 0.52)
    for when, share in ((0.35, 0.52), (0.65, 0.84), (1.0, 1.0)):
        at_s = begin_s + 0.24 + when * glide_s
        ahead_m = 0.5 + share * way_m
        timeline.hips_key(at_s, 0.0, ahead_m)
        for foot, at in (("r", front), ("l", back)):
            timeline.feet[foot].put(at_s, *timeline._foot_point(foot, at.moved(forward=ahead_m)))
    timeline.time_s = begin_s + 0.24 + glide_s
    timeline.place = place.moved(forward_m=0.5 + way_m)
    timeline.hold(0.15)
    step(timeline, "l", 0.0, 0.095, duration_s=0.4, advance=False)
    step(timeline, "r", 0.0, 0.095, duration_s=0.4, delay_s=0.4, advance=False)
    timeline.neutral(1.25)
    return [
        "{run} and {slide} over the floor", "{slide} across the floor on both feet", "{take} a run-up and {slide}", "{run} a few steps and {glide} on the floor", f"{{slide}} along with the {side} foot in front", "{slide} forward as if on ice", "{run}, then {slide} with bent knees and arms out for balance", "{slide} on slippery ground",
        "{run} forward and {slide} in socks over the floor",
    ]  # fmt: skip


@action(
    "baseball slide",
    "locomotion/low/slide",
    verbs="slide run drop",
    tempo=False,
    side=SIDE,
    end=Choice(("stays down", "gets up"), (3, 1)),
)
def baseball_slide(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """A run-up, then down onto the left hip and along the floor feet first, the right leg stretched out."""
    gait = replace(STYLES["run"], step_m=0.95, step_s=0.33)
    walk(timeline, 3.8, gait, steps=5, first="r", close=False)
    begin_s = timeline.time_s
    timeline.hold_all(begin_s, "x", "z", "yaw")
    timeline.to(
        0.30,
        exact=True,
        advance=False,
        y=-0.38,
        pitch=-44,
        bend=22,
        nod=22,
        balance=0,
        foot_r=At("hip", 0.04, -0.60, 0.52),
        foot_l=At("hip", 0.10, -0.30, 0.30),
        knee_l=70,
        ankles=8,
    )
    timeline.to(
        0.46,
        exact=True,
        advance=False,
        roll=14,
        twist=0,
        side=0,
        hand_l=At("shoulder", 0.34, -0.30, -0.24),
        hand_r=At("shoulder", 0.36, 0.14, 0.20),
    )
    timeline.to(0.24, exact=True, advance=False, delay_s=0.30, y=0.13 - STANDING_M, rest=1.0)
    for at_s, ahead_m in ((0.45, 1.0), (0.8, 1.75), (1.2, 2.2), (1.5, 2.3)):
        timeline.hips_key(begin_s + at_s, 0.0, ahead_m)
    timeline.time_s = begin_s + 1.5
    timeline.hold(0.5)
    if end == "gets up":
        z_m = timeline.hips_here()[1]
        timeline.to(
            0.6,
            roll=0,
            pitch=-6,
            bend=18,
            nod=0,
            feet=At("floor", 0.12, 0.0, z_m + 0.46),
            heels=0,
            knees=0,
            hands=At("thigh", 0.02, 0.10, 0.1),
        )
        rise_from_sitting(timeline, 2.0)
        timeline.hold(0.2)
        return [
            "{run}, {slide} feet first and {stand} up", "{do} a baseball slide and {get} up again", "{run}, {drop} to the floor, {slide} and {rise}", f"{{slide}} on the ground with the {side} leg stretched forward, then {{stand}} up", "{slide} into base and {get} to {poss} feet",
            "{slide} over the floor on one hip and {stand} up", "{run} forward, {slide} along the ground and {get} up", "{perform} a sliding tackle and {get} back up",
        ]  # fmt: skip
    return [
        "{run} and {slide} feet first", "{do} a baseball slide", "{run}, {drop} to the floor and {slide} feet first", f"{{slide}} on the ground with the {side} leg stretched forward", "{run} up and {slide} into base", f"{{slide}} over the floor on one hip, the {side} leg stretched out", "{run} forward and {slide} along the ground, leaning back",
        f"{{slide}} feet first, the {other(side)} leg bent under", "{perform} a sliding tackle",
    ]  # fmt: skip


@action(
    "duck under something",
    "locomotion/low/creep",
    verbs="duck bend walk crouch",
    side=SIDE,
    depth=Choice(("usual", "only the head", "very low"), (4, 1, 1)),
)
def duck_under_something(timeline: Timeline, side: str, depth: str) -> Sequence[str]:
    """Walking, bending low to pass under something, and straightening up again."""
    del side
    style = replace(STYLES["walk"], step_m=0.46, step_s=0.58, arm_m=0.10)
    timeline.hold(0.15)
    begin_s = timeline.time_s
    walk(timeline, 8 * style.step_m, style, steps=8)
    end_s = timeline.time_s
    span_s = end_s - begin_s
    times_s = [begin_s + share * span_s for share in (0.0, 0.22, 0.40, 0.62, 0.82, 1.0)]
    shares = [0.0, 0.0, 1.0, 1.0, 0.0, 0.0]
    usual = (("y", -0.30), ("pitch", 44.0), ("bend", 34.0), ("nod", -16.0))
    slight = (("y", -0.05), ("pitch", 4.0), ("bend", 14.0), ("nod", 38.0))
    deep = (("y", -0.44), ("pitch", 56.0), ("bend", 36.0), ("nod", -24.0))
    for name, size in {"usual": usual, "only the head": slight, "very low": deep}[depth]:
        overlay(timeline, name, times_s, [size * share for share in shares])
    if depth != "usual":
        how = "ducking only the head" if depth == "only the head" else "bending down very low"
        does = "{bow} the head" if depth == "only the head" else "{crouch} very low"
        return [
            f"{{walk}} under something, {how}", f"{{walk}} forward, {does} to pass under an obstacle and {{walk}} on", f"{does} to get under a beam while walking", f"{{pass}} under a low door, {how}", f"{does} while walking and {{straighten}} up again",
            f"{{walk}} through a low doorway, {how}" if depth == "only the head" else f"{{walk}} under a low rope, {how}", f"{{duck}} under a branch, {how}", f"{{walk}}, {does}, then {{walk}} upright again",
        ]  # fmt: skip
    return [
        "{duck} under something", "{walk} forward and {duck} under an obstacle", "{walk}, {bend} down to pass under a bar and {straighten} up again", "{duck} under a low branch and {walk} on", "{bend} low while walking and {stand} up again", "{walk} forward, {crouch} under something and {rise}", "{pass} under a low beam, bent over",
        "{lower} the head and body to get under something while walking", "first {walk} upright, then bent low, then upright again",
    ]  # fmt: skip


def _climb(
    timeline: Timeline,
    count: int,
    hand: At,
    foot: At,
    rung_m: float,
    half_s: float,
    z_m: float,
    down: bool = False,
    sway_m: float = 0.03,
) -> None:
    """Hand over hand with the opposite foot, `count` rungs for each side; hands in the frame air, feet on floor heights."""
    height_m = {"hand_r": hand.up, "hand_l": hand.up, "foot_r": foot.up, "foot_l": foot.up}
    y_m = timeline.value("y") - timeline.place.floor_m
    for number in range(2 * count):
        arm, leg = ("r", "l") if number % 2 == 0 else ("l", "r")
        sign = -1.0 if down else 1.0
        step_m = sign * (rung_m if 0 < number < 2 * count - 1 else rung_m / 2)
        moves = ((f"hand_{arm}", hand, 0.0), (f"foot_{leg}", foot, 0.12))
        for name, at, delay in moves:
            height_m[name] += step_m
            goal = At(at.frame, at.out, height_m[name], at.forward)
            middle = At(at.frame, at.out + 0.03, height_m[name] - 0.5 * step_m + 0.03, at.forward - 0.09)
            timeline.to(0.45 * half_s, exact=True, advance=False, delay_s=delay * half_s, **{name: middle})
            timeline.to(0.40 * half_s, exact=True, advance=False, delay_s=(delay + 0.45) * half_s, **{name: goal})
        y_m += step_m / 2
        side = 1.0 if leg == "l" else -1.0
        # Weight is on the foot that stays.
        timeline.to(half_s, exact=True, y=y_m, x=-sway_m * side, z=z_m, roll=-3.0 * side, side=4.0 * side)


@action("climb a ladder", "locomotion/climb/climb", verbs="climb step pull reach", side=SIDE, count=Count(2, 3))
def climb_a_ladder(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Up the rungs hand over hand, each foot a rung higher."""
    del side
    hand, foot = At("air", 0.20, 1.52, 0.42), At("floor", 0.11, 0.0, 0.22)
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0, 3.4, 0.7), 0.4)
    timeline.to(0.6, exact=True, hands=hand, elbows=15, advance=False)
    timeline.hold(0.15)
    for leg, up_m in (("r", 0.28), ("l", 0.28)):
        step(timeline, leg, 0.22, 0.11, up_m=up_m, duration_s=0.45, height_m=0.08, advance=False)
        timeline.to(0.5, exact=True, y=0.12 if leg == "r" else 0.26, z=0.02, balance=0, pitch=6, bend=2)
    _climb(timeline, count, hand, replace(foot, up=0.28), 0.36, 0.62, 0.02)
    timeline.hold(0.3)
    return [
        "{climb} a ladder", "{climb} up a ladder", "{climb} up a ladder rung by rung", "{climb} upward hand over hand", "{step} up a ladder, gripping the rungs with both hands", "{go} up a ladder", "{climb} up, reaching with one hand and stepping with the opposite foot", "{reach} up and {climb} the rungs of a ladder",
        "{ascend} a ladder, looking up", "{pull} with the arms and {step} up a ladder",
    ]  # fmt: skip


@action("climb down a ladder", "locomotion/climb/climb", verbs="climb descend step", side=SIDE, count=Count(2, 4))
def climb_down_a_ladder(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Down the rungs, looking at the feet."""
    del side
    rung_m = 0.36
    up_m = rung_m * (count - 0.5) + 0.28
    timeline.start(
        y=up_m - 0.02,
        hands=At("air", 0.20, 1.30 + up_m, 0.42),
        elbows=15,
        feet=At("floor", 0.11, up_m, 0.22),
        balance=0,
        pitch=8,
        z=0.0,
        bend=8,
    )
    timeline.look_at(At("floor", -0.45, 0.2, 0.1), 0.3)
    timeline.hold(0.2)
    _climb(
        timeline, count, At("air", 0.20, 1.30 + up_m, 0.42), At("floor", 0.11, up_m, 0.22), rung_m, 0.66, 0.0, down=True
    )
    for leg in ("r", "l"):
        step(timeline, leg, 0.0, 0.10, up_m=0.0, duration_s=0.45, height_m=0.03, heel_first=False, advance=False)
        timeline.to(0.5, exact=True, y=0.06 if leg == "r" else 0.0, z=0.0, x=0, roll=0, side=0)
    timeline.look_at(None)
    timeline.neutral(0.6)
    return [
        "{climb} down a ladder", "{descend} a ladder", "{climb} down a ladder rung by rung", "{go} down a ladder backward, holding the rungs", "{step} down a ladder", "{climb} downward hand under hand", "{come} down a ladder and {stand} on the floor", "{look} down and {climb} down the rungs of a ladder",
        "{lower} one foot after the other and {climb} down a ladder",
    ]  # fmt: skip


@action(
    "climb a wall",
    "locomotion/climb/climb",
    verbs="climb reach pull step",
    side=SIDE,
    count=Count(2, 3),
    finish=Choice(("high up", "hanging by one hand"), (4, 1)),
)
def climb_a_wall(timeline: Timeline, side: str, count: int, finish: str) -> Sequence[str]:
    """Rock climbing: wide holds, bent knees turned out."""
    hand, foot = At("air", 0.34, 1.66, 0.34), At("floor", 0.26, 0.0, 0.20)
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0, 3.4, 0.5), 0.4)
    timeline.to(0.7, exact=True, hands=hand, elbows=10, advance=False)
    timeline.hold(0.3)
    for leg in ("r", "l"):
        step(timeline, leg, 0.20, 0.26, up_m=0.40, duration_s=0.5, height_m=0.08, toes_deg=40, advance=False)
        timeline.to(0.55, exact=True, y=0.02 if leg == "r" else 0.16, z=-0.02, balance=0, pitch=2, knees=34)
    _climb(timeline, count, hand, replace(foot, up=0.40), 0.44, 0.85, -0.02, sway_m=0.09)
    if finish == "hanging by one hand":
        timeline.to(0.7, hand_r=At("shoulder", 0.18, -0.46, -0.06), yaw=-16, twist=-14, turn=-30, nod=14)
        timeline.hold(1.0)
        timeline.hold(0.2)
        return [
            f"{{climb}} a wall, then {{let}} go with the {side} hand", f"{{climb}} up and {{hang}} on by the {other(side)} hand, shaking out the {side} arm", "{climb} a rock face and {rest}, one hand off the wall", "{climb} a wall and {look} down, holding on with one hand",
            f"{{do}} rock climbing and {{rest}} the {side} arm", f"{{climb}} up, {{hold}} on with the {other(side)} hand and {{look}} back", f"{{scale}} a wall and {{hang}} there by the {other(side)} hand", "{climb} a cliff, then {let} one arm hang",
        ]  # fmt: skip
    timeline.hold(0.4)
    return [
        "{climb} a wall", "{climb} up a wall", "{climb} a rock face", "{do} rock climbing", "{climb} up a climbing wall, reaching from hold to hold", "{scale} a wall with hands and feet", "{reach} up and {climb} a rock wall", "{climb} upward with the arms and legs spread", "{pull} up with the hands and {step} higher on a climbing wall",
        "{climb} a cliff",
    ]  # fmt: skip


@action("climb a rope", "locomotion/climb/climb", verbs="climb pull grip", side=SIDE, count=Count(3, 5))
def climb_a_rope(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Hand over hand up a rope, the legs drawn up and stretched by turns."""
    del side
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0, 3.8, 0.3), 0.4)
    low, high = At("air", 0.02, 1.80, 0.26), At("air", 0.02, 1.98, 0.26)
    timeline.to(0.7, exact=True, hand_l=low, hand_r=high, elbows=0)
    y_m = 0.0
    bent, long = At("hip", 0.0, -0.46, 0.34), At("hip", 0.0, -0.74, 0.18)
    timeline.to(0.5, exact=True, y=0.16, balance=0, feet=bent, knees=24, pitch=-6, z=0.0)
    y_m, reach = 0.16, {"l": low, "r": high}
    gain_m = 0.28
    for number in range(count):
        arm = "l" if number % 2 == 0 else "r"
        # Push with the legs, then move the lower hand above the other and draw the knees up.
        y_m += gain_m
        timeline.to(0.42, exact=True, y=y_m, feet=long, knees=6, pitch=2, bend=2)
        reach[arm] = reach[arm].moved(up=0.36)
        timeline.to(0.40, exact=True, **{f"hand_{arm}": reach[arm]})
        rest = "r" if arm == "l" else "l"
        if number < count - 1:
            reach[rest] = reach[rest].moved(up=0.20)
            timeline.to(0.36, exact=True, advance=False, **{f"hand_{rest}": reach[rest]})
            timeline.to(0.40, exact=True, feet=bent, knees=24, pitch=-8, bend=12)
    timeline.hold(0.4)
    return [
        "{climb} a rope", "{climb} up a rope", "{climb} a rope hand over hand", "{pull} up on a rope with both hands", "{climb} up a rope, drawing up the knees", "{grip} a rope and {climb} upward", "{hang} on a rope and {climb} higher", "{go} up a rope with hands and legs", "{reach} up the rope with one hand after the other and {climb}",
        "{shin} up a rope",
    ]  # fmt: skip


@action(
    "climb onto a platform",
    "locomotion/climb/climb",
    verbs="climb step push stand",
    side=SIDE,
    height=Choice(("low", "high")),
)
def climb_onto_a_platform(timeline: Timeline, side: str, height: str) -> Sequence[str]:
    """Hands onto a ledge, the right foot up, then the whole body."""
    up_m = {"low": 0.48, "high": 0.72}[height]
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0, up_m, 0.5), 0.3)
    timeline.to(
        0.7, exact=True, y=-0.12, pitch=34, bend=24, z=0.04, hands=At("air", 0.24, up_m + 0.06, 0.48), balance=0.4
    )
    step(timeline, "r", 0.42, 0.14, up_m=up_m, height_m=0.14, duration_s=0.7, heel_first=False, advance=False)
    timeline.to(0.8, exact=True, y=-0.02, z=0.12, pitch=44, bend=26, balance=0)
    timeline.to(0.7, exact=True, y=up_m - 0.20, z=0.40, pitch=40, bend=24)
    step(timeline, "l", 0.42, 0.12, up_m=up_m, height_m=0.14, duration_s=0.6, heel_first=False, advance=False)
    timeline.look_at(None, 0.5)
    timeline.to(0.5, exact=True, y=up_m - 0.12, z=0.43, pitch=24, bend=14, hands=At("shoulder", 0.12, -0.36, 0.26))
    timeline.place = timeline.place.moved(forward_m=0.42, up_m=up_m)
    timeline.hold(0.15)
    timeline.neutral(0.7)
    what = {"low": "a low platform", "high": "a high platform"}[height]
    return [
        f"{{climb}} onto {what}", "{climb} up onto a platform", f"{{climb}} onto a ledge, the {side} foot first", "{climb} onto a big box and {stand} up on it", f"{{put}} both hands on {what} and {{climb}} up", f"{{step}} up onto {what} with the help of the hands", f"{{push}} with the hands, {{lift}} the {side} foot up and {{climb}} onto a wall", "{get} up onto something high and {stand}",
        f"{{clamber}} onto {what}",
    ]  # fmt: skip
