"""Acrobatics: cartwheels, handstands, flips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.moves import jump, step
from kinoflow.authoring.timeline import Timeline

OVERHEAD = At("shoulder", 0.06, 0.55, 0.03)
TUCKED = At("hip", 0.04, -0.30, 0.40)
LEAF = "fitness/outdoor/acrobatics"


@action(
    "cartwheel",
    LEAF,
    verbs="cartwheel turn flip",
    side=SIDE,
    tempo=False,
    start=Choice(("standing", "ready")),
    count=Count(1, 2, usual=1),
    hands=Choice(("both", "one"), (3, 1)),
)
def cartwheel(timeline: Timeline, side: str, start: str, count: int, hands: str) -> Sequence[str]:
    """Sideways over both hands or the right one with the legs spread, once or twice."""
    straddle: dict[str, Any] = {
        "foot_l": At("hip", 0.46, -0.68, 0.0),
        "foot_r": At("hip", 0.46, -0.68, 0.0),
        "ankles": 45.0,
    }
    up = At("shoulder", 0.20, 0.52, 0.02)
    if start == "ready":
        timeline.start(hands=up)
        timeline.hold(0.35)
    else:
        timeline.hold(0.25)
        timeline.to(0.5, hands=up)
        timeline.hold(0.1)
    timeline.flights.append((0.0, 0.0))
    for number in range(count):
        # Weight to the left, a big step to the right, then hand, hand, foot, foot.
        timeline.to(0.25 if number == 0 else 0.1, x=0.08, roll=6, balance=0, exact=True)
        timeline.to(0.4, advance=False, exact=True, x=-0.36, y=-0.14, roll=-24)
        step(timeline, "r", 0.0, 0.62, toes_deg=60, duration_s=0.4, height_m=0.10, heel_first=False)
        timeline.to(0.24, exact=True, advance=False, foot_l=At("hip", 0.44, -0.69, 0.0), ankle_l=45)
        timeline.to(0.26, exact=True, advance=False, hand_r=At("floor", 1.20, 0.05, 0.04))
        timeline.to(0.24, exact=True, roll=-84, x=-0.70, y=-0.10)
        if hands == "one":
            timeline.to(0.3, exact=True, advance=False, hand_l=At("pelvis", 0.18, 0.10, -0.04), elbow_l=50)
        else:
            timeline.to(0.24, exact=True, advance=False, hand_l=At("floor", -1.62, 0.05, 0.04))
        timeline.to(0.24, exact=True, advance=False, **straddle)
        timeline.to(0.22, exact=True, roll=-138, x=-1.14, y=0.20)
        timeline.to(0.16, exact=True, roll=-184, x=-1.42, y=0.28)
        if hands == "both":
            timeline.to(0.22, exact=True, advance=False, hand_r=At("shoulder", 0.20, 0.52, 0.02))
        timeline.to(0.20, exact=True, roll=-236, x=-1.74, y=0.16)
        timeline.to(0.22, exact=True, advance=False, foot_l=At("floor", -2.20, 0.0, 0.0), foot_yaw_l=40)
        timeline.to(0.24, exact=True, roll=-284, x=-2.02, y=-0.08)
        timeline.to(0.30, exact=True, advance=False, hands=At("shoulder", 0.24, 0.50, 0.02), elbows=0)
        timeline.to(0.24, exact=True, advance=False, foot_r=At("hip", 0.30, -0.76, 0.0))
        timeline.to(0.26, exact=True, roll=-336, x=-2.34, y=-0.08)
        timeline.to(0.22, exact=True, advance=False, foot_r=At("floor", 2.68, 0.0, 0.0), foot_yaw_r=20)
        timeline.to(0.26, exact=True, roll=-360, x=-2.44, y=-0.06)
        roll = timeline.tracks["roll"]
        roll.values = [value + 360.0 for value in roll.values]
        timeline.hold(0.25 if number == count - 1 else 0.02)
        timeline.place = timeline.place.moved(left_m=-2.44)
        if number < count - 1:
            # The foot that landed first closes up, the arms stay overhead.
            timeline.to(0.3, advance=False, hands=up, x=0.0, exact=True)
            step(timeline, "l", 0.0, 0.10, toes_deg=20, duration_s=0.3, heel_first=False)
            continue
    timeline.to(0.5, advance=False, hands=At("shoulder", 0.40, -0.30, 0.05))
    step(timeline, "l", 0.0, 0.10, toes_deg=7, duration_s=0.4, advance=False)
    step(timeline, "r", 0.0, 0.10, toes_deg=7, duration_s=0.35, delay_s=0.38)
    timeline.neutral(0.5)
    wheel = "one-handed cartwheel" if hands == "one" else "cartwheel"
    wheels = f"a {wheel}" if count == 1 else f"two {wheel}s in a row"
    on = f"on the {side} hand only" if hands == "one" else "on both hands"
    again = "" if count == 1 else " twice"
    return [
        f"{{do}} {wheels}",
        f"{{do}} {wheels} to the {side}",
        f"{{turn}} {wheels} to the {side} with spread legs",
        f"{{raise}} both arms, {{step}} to the {side} and {{go}} over sideways {on}{again}",
        f"{{put}} one hand after the other on the floor and {{swing}} the legs over the head to the {side}{again}"
        if hands == "both"
        else f"{{put}} the {side} hand on the floor and {{swing}} the legs over the head{again}",
        f"{{flip}} sideways {on} to the {side}, the legs spread, and {{land}} on the feet{again}",
        f"{{perform}} {wheels} to the {side} and {{stand}} up again",
        f"= {wheels} to the {side}",
        f"{{cartwheel}} to the {side}{again} {on}",
    ]


def _kick_up(timeline: Timeline) -> None:
    """From standing onto the hands, the left leg first."""
    timeline.hold(0.25)
    timeline.to(0.5, hands=OVERHEAD)
    hands = At("floor", 0.18, 0.05, 0.86)
    step(timeline, "r", 0.34, 0.09, duration_s=0.45, advance=False)
    timeline.to(0.45, exact=True, z=0.12, y=-0.08, balance=0)
    timeline.to(0.45, exact=True, advance=False, hands=hands)
    timeline.to(0.45, exact=True, pitch=92, z=0.26, y=-0.16, bend=22, foot_pitch_l=40, nod=-20)
    timeline.to(0.30, exact=True, advance=False, foot_l=At("hip", 0.0, -0.76, -0.30), ankle_l=50)
    timeline.to(0.30, exact=True, pitch=128, z=0.52, y=0.02, bend=10, foot_pitch_r=40)
    timeline.to(0.30, exact=True, advance=False, foot_r=At("hip", 0.0, -0.80, 0.16), ankle_r=50)
    # Upside down the hips stand over the hands at arm's and trunk's length.
    timeline.to(0.40, exact=True, pitch=172, z=0.82, y=0.22, bend=2, nod=-26)


def _come_down(timeline: Timeline) -> None:
    """From upside down over the hands back to the feet, the right one first, arms overhead."""
    timeline.to(0.4, exact=True, advance=False, foot_r=At("hip", 0.0, -0.78, 0.26), foot_l=At("hip", 0.0, -0.79, -0.20))
    timeline.to(0.45, exact=True, pitch=136, z=0.56, y=0.06, bend=12)
    timeline.to(0.30, exact=True, advance=False, foot_r=At("floor", 0.10, 0.0, 0.22), foot_pitch_r=20)
    timeline.to(0.34, exact=True, pitch=100, z=0.24, y=-0.14, bend=24)
    timeline.to(0.35, exact=True, advance=False, foot_l=At("floor", 0.10, 0.0, -0.10), foot_pitch_l=20)
    timeline.to(0.40, exact=True, pitch=60, z=0.06, y=-0.20, bend=26, hands=At("shoulder", 0.06, 0.20, 0.48))
    timeline.place = timeline.place.moved(forward_m=0.08)
    timeline.to(0.5, exact=True, pitch=0, bend=0, nod=0, z=0, y=0, x=0, heels=0, hands=OVERHEAD)
    timeline.flights.append((0.0, 0.0))


@action(
    "handstand",
    LEAF,
    verbs="stand kick balance",
    side=SIDE,
    legs=Choice(("together", "apart", "split", "one bent", "against a wall"), (3, 1, 1, 1, 1)),
    long=Choice(("short", "long")),
    end=Choice(("come down", "stay up"), (3, 1)),
    tempo=False,
)
def handstand(timeline: Timeline, side: str, legs: str, long: str, end: str) -> Sequence[str]:
    """Kick up onto the hands, hold for a while, come down again or stay."""
    _kick_up(timeline)
    held = {
        "together": At("hip", -0.04, -0.825, 0.0),
        "apart": At("hip", 0.44, -0.69, 0.0),
        "split": At("hip", 0.0, -0.68, 0.46),
        "one bent": At("hip", 0.04, -0.50, 0.16),
        "against a wall": At("hip", 0.02, -0.81, -0.12),
    }[legs]
    back = {"split": At("hip", 0.0, -0.68, -0.46), "one bent": At("hip", -0.02, -0.825, 0.0)}.get(legs, held)
    timeline.to(0.4, exact=True, foot_r=held, foot_l=back, pitch=180, z=0.86, ankles=55)
    timeline.to(0.5, exact=True, pitch=177, bend=4)
    timeline.to(0.5, exact=True, pitch=182, bend=0)
    if long == "long" or end == "stay up":
        for sign in (1, -1, 1):
            timeline.to(0.7, exact=True, pitch=180 - 3 * sign, bend=2 + 2 * sign, x=0.012 * sign)
        timeline.to(0.4, exact=True, pitch=181, x=0.0)
    how = {
        "together": "with the legs together", "apart": "with the legs spread apart", "split": "with the legs in a split",
        "one bent": f"with the {side} knee bent", "against a wall": "with the feet against a wall",
    }[legs]  # fmt: skip
    if long == "long":
        how += " for a long time"
    if end == "stay up":
        timeline.flights.append((0.0, 0.0))
        timeline.hold(0.5)
        return [
            f"{{kick}} up into a handstand {how} and {{stay}} up", f"{{do}} a handstand {how} and {{hold}} it to the end", f"{{kick}} into a handstand {how} and {{remain}} upside down", f"{{stand}} on {{poss}} hands {how} and {{stay}} there",
            f"{{balance}} upside down on both hands {how}, staying up", f"= a handstand {how}, held to the end", f"{{step}} forward with the {side} foot, {{put}} both hands on the floor, {{kick}} up and {{stay}} in a handstand {how}",
            f"{{do}} a handstand {how} and {{keep}} the balance",
        ]  # fmt: skip
    _come_down(timeline)
    timeline.neutral(0.6)
    return [
        "{do} a handstand",
        f"{{do}} a handstand {how}",
        f"{{kick}} up into a handstand {how} and {{come}} down again",
        f"{{stand}} on {{poss}} hands {how}",
        f"{{step}} forward with the {side} foot, {{put}} both hands on the floor and {{kick}} up into a handstand",
        f"{{balance}} upside down on both hands {how}",
        f"= a handstand {how}",
        f"{{raise}} the arms, {{bend}} down to the floor and {{swing}} the legs up, the {other(side)} leg first",
        f"{{perform}} a handstand {how}, then {{stand}} up",
    ]


@action(
    "backflip",
    LEAF,
    verbs="flip jump somersault",
    tempo=False,
    shape=Choice(("tucked", "straight"), (3, 1)),
    count=Count(1, 2, usual=1),
    end=Choice(("stand", "arms up"), (2, 1)),
)
def backflip(timeline: Timeline, shape: str, count: int, end: str) -> Sequence[str]:
    """One or two backward somersaults in the air from standing, perhaps with raised arms at the end."""
    timeline.hold(0.3)
    tucked = shape == "tucked"
    for number in range(count):
        timeline.to(0.4, hands=At("shoulder", 0.10, 0.20, 0.50), exact=True)
        air: dict[str, Any] = (
            {"feet": TUCKED, "hands": At("knee", 0.05, 0.0, 0.06), "bend": 40.0, "nod": -10.0} if tucked
            else {"feet": At("hip", 0.0, -0.82, -0.06), "hands": At("shoulder", 0.10, -0.20, 0.34), "bend": -14.0, "nod": -30.0}
        )  # fmt: skip
        jump(
            timeline,
            0.62 if tucked else 0.78,
            forward_m=-0.55,
            crouch_m=0.38,
            flip_deg=-360.0,
            arms=True,
            air=air,
            lean_deg=-4,
        )
        if number < count - 1:
            timeline.wait()
    if end == "arms up":
        timeline.to(0.4, hands=At("shoulder", 0.20, 0.50, 0.06), bend=-6, nod=-6)
        timeline.hold(0.8)
    timeline.neutral(0.5)
    how = "tucked up, the knees drawn to the chest" if tucked else "with the body straight and stretched"
    after = " and {raise} both arms at the end" if end == "arms up" else ""
    if count == 2:
        return [
            "{do} two backflips", f"{{do}} two backflips in a row{after}", f"{{do}} a backflip twice, {how}", f"{{jump}} and {{flip}} over backward two times{after}", f"{{perform}} two standing back flips, {how}", f"{{turn}} two backward somersaults in the air{after}",
            f"= two backflips, {how}", "{swing} the arms and {do} two backflips, landing on both feet", f"{{flip}} backward through the air twice and {{land}} on the feet{after}",
        ]  # fmt: skip
    return [
        "{do} a backflip",
        f"{{do}} a backflip {how}{after}",
        f"{{jump}} up and {{flip}} over backward once, {how}",
        "{swing} the arms, {jump} and {turn} a backward somersault in the air",
        f"{{perform}} a standing back flip, {how}, and {{land}} on both feet",
        f"{{flip}} backward through the air, {{land}} on the feet{after}"
        if after
        else "{flip} backward through the air and {land} on the feet",
        f"{{somersault}} backward in the air, {how}",
        f"= a backflip from standing, {how}",
        "{bend} the knees, {leap} and {go} heels over head backward",
    ]


@action(
    "front flip",
    LEAF,
    verbs="flip jump somersault",
    tempo=False,
    distance=Choice(("place", "far", "run")),
    end=Choice(("stand", "arms up", "run on"), (3, 1, 1)),
)
def front_flip(timeline: Timeline, distance: str, end: str) -> Sequence[str]:
    """A tucked forward somersault in the air, from standing, from two steps or after a run-up."""
    timeline.hold(0.3)
    if distance == "far":
        timeline.place = timeline.place.moved(forward_m=0.5)
        timeline.to(0.6, exact=True, z=0.0, x=0, advance=False)
        step(timeline, "r", 0.0, 0.10, duration_s=0.36, advance=False)
        step(timeline, "l", 0.0, 0.10, duration_s=0.34, delay_s=0.3)
    if distance == "run":
        jog = replace(STYLES["jog"], step_m=0.8)
        walk(timeline, 3.4 * jog.step_m, jog, steps=5, first="l", close=True)
        timeline.time_s -= 0.25
        timeline.wait()
    timeline.to(0.35 if distance != "run" else 0.22, hands=At("shoulder", 0.08, 0.52, 0.0), exact=True, bend=-4)
    jump(
        timeline, 0.66, forward_m=0.5 if distance == "place" else 1.1, crouch_m=0.34, crouch_s=0.38 if distance != "run" else 0.26, flip_deg=360.0, lean_deg=8,
        air={"feet": TUCKED, "hands": At("knee", 0.05, 0.0, 0.08), "bend": 46.0, "nod": 30.0},
    )  # fmt: skip
    if end == "arms up":
        timeline.to(0.4, hands=At("shoulder", 0.20, 0.50, 0.06), bend=-6, nod=-6)
        timeline.hold(0.8)
    elif end == "run on":
        jog = replace(STYLES["jog"], step_m=0.8)
        walk(timeline, 5 * jog.step_m, jog, steps=6, first="r")
        timeline.cut(end_s=timeline.time_s - 0.35 - jog.step_s)
    if end != "run on":
        timeline.neutral(0.5)
    start = {"far": "{take} two steps and ", "run": "{run} up and ", "place": ""}[distance]
    if end != "stand":
        after = " and {raise} both arms" if end == "arms up" else " and {keep} going"
        start = start.replace(" and ", ", ")
        return [
            f"{start}{{do}} a front flip{after}", f"{start}{{jump}}, {{flip}} over forward{after}", f"{start}{{turn}} a forward somersault in the air{after}", f"{start}{{perform}} a tucked front flip{after}", f"{start}{{leap}}, {{tuck}} the knees, {{flip}} forward{after}",
            f"{start}{{somersault}} forward through the air{after}", f"{start}{{do}} a forward flip, {{land}} on both feet{after}", f"{start}{{swing}} the arms up, {{roll}} forward in the air{after}",
        ]  # fmt: skip
    return [
        "{do} a front flip",
        f"{start}{{do}} a front flip",
        f"{start}{{jump}} up and {{flip}} over forward once with the knees tucked",
        f"{start}{{turn}} a forward somersault in the air and {{land}} on both feet",
        f"{start}{{perform}} a tucked front flip",
        f"{start}{{leap}}, {{tuck}} the knees to the chest and {{flip}} forward",
        "{somersault} forward through the air",
        f"{start}{{swing}} the arms up, {{jump}} and {{roll}} forward in the air",
        "= a front flip, tucked"
        + {"far": ", after two steps", "run": ", after a run-up", "place": " from standing"}[distance],
    ]


@action("side flip", LEAF, verbs="flip jump", tempo=False, side=SIDE, steps=Choice(("no", "yes")))
def side_flip(timeline: Timeline, side: str, steps: str) -> Sequence[str]:
    """A sideways somersault in the air, tucked."""
    timeline.hold(0.3)
    if steps == "yes":
        step(timeline, "l", 0.0, 0.30, duration_s=0.35)
        timeline.to(0.25, x=0.10, y=-0.06)
        step(timeline, "l", 0.0, 0.12, duration_s=0.3)
    timeline.to(0.35, hands=At("shoulder", 0.30, 0.46, 0.0), exact=True)
    jump(
        timeline, 0.68, left_m=-0.8, crouch_m=0.34, roll_deg=-360.0,
        air={"feet": At("hip", 0.14, -0.34, 0.36), "hands": At("knee", 0.06, 0.0, 0.08), "bend": 36.0, "nod": 16.0},
    )  # fmt: skip
    timeline.neutral(0.5)
    return [
        "{do} a side flip",
        f"{{do}} a side flip to the {side}",
        f"{{jump}} and {{flip}} sideways to the {side} in the air",
        f"{{perform}} {counted(1, 'side somersault')} to the {side} without touching the floor",
        f"{{leap}} up, {{tuck}} the knees and {{turn}} over sideways to the {side}",
        f"{{flip}} over the {side} shoulder in the air and {{land}} on both feet",
        f"= a side flip to the {side}, tucked",
        f"{{swing}} up the arms and {{somersault}} sideways {times(1)} to the {side}",
        *(
            ["{take} some steps and {do} a side flip", f"{{do}} a side flip to the {side} after a few steps"]
            if steps == "yes"
            else []
        ),
    ]


@action(
    "walk on the hands",
    LEAF,
    verbs="walk balance kick step",
    tempo=False,
    side=SIDE,
    count=Count(3, 6),
    legs=Choice(("together", "bent")),
)
def walk_on_the_hands(timeline: Timeline, side: str, count: int, legs: str) -> Sequence[str]:
    """Up into a handstand, steps of the hands, the right one first, and down again."""
    _kick_up(timeline)
    held = At("hip", -0.04, -0.815, 0.0) if legs == "together" else At("hip", 0.06, -0.56, -0.34)
    timeline.to(0.4, exact=True, feet=held, pitch=180, z=0.86, ankles=55)
    stride_m = 0.15
    at = {"r": 0.86, "l": 0.86}
    for number in range(count):
        hand = "r" if number % 2 == 0 else "l"
        sign = 1.0 if hand == "r" else -1.0
        at[hand] += stride_m if number in (0, count - 1) else 2 * stride_m
        middle = 0.5 * (at["r"] + at["l"])
        timeline.to(
            0.16,
            exact=True,
            x=0.05 * sign,
            roll=-5 * sign,
            pitch=184,
            z=middle - 0.04,
            **{f"hand_{hand}": At("floor", 0.18, 0.11, at[hand] - 0.10)},
        )
        timeline.to(0.16, exact=True, **{f"hand_{hand}": At("floor", 0.18, 0.05, at[hand])})
        timeline.to(
            0.16,
            exact=True,
            x=0.0,
            roll=0,
            pitch=181,
            z=middle,
            foot_r=held.moved(forward=0.07 * sign),
            foot_l=held.moved(forward=-0.07 * sign),
        )
    last = "l" if count % 2 else "r"
    front = max(at.values())
    timeline.to(0.16, exact=True, **{f"hand_{last}": At("floor", 0.18, 0.10, front - 0.06)})
    timeline.to(0.16, exact=True, hands=At("floor", 0.18, 0.05, front))
    timeline.to(0.3, exact=True, z=front, feet=held, pitch=180)
    timeline.place = timeline.place.moved(forward_m=front - 0.86)
    _come_down(timeline)
    timeline.neutral(0.6)
    bent = " with bent knees" if legs == "bent" else ""
    steps = number_word(count)
    return [
        "{walk} on {poss} hands", f"{{walk}} on the hands upside down{bent}", f"{{do}} a handstand walk{bent}", f"{{kick}} up into a handstand and {{walk}} forward on the hands{bent}", f"{{take}} {steps} steps on the hands, the {side} one first",
        f"{{walk}} upside down on both hands, {steps} steps{bent}", f"= walking on the hands{bent}", "{go} into a handstand, {walk} a few steps with the hands and {come} down again", f"{{step}} forward with the hands in a handstand{bent}",
    ]  # fmt: skip
