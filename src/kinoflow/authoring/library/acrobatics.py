"""Acrobatics: cartwheels, handstands, flips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.moves import jump, step
from kinoflow.authoring.timeline import Timeline

OVERHEAD = At("shoulder", 0.06, 0.55, 0.03)
TUCKED = At("hip", 0.04, -0.30, 0.40)
LEAF = "fitness/outdoor/acrobatics"


@action("cartwheel", LEAF, verbs="cartwheel turn flip", side=SIDE, tempo=False, start=Choice(("standing", "ready")))
def cartwheel(timeline: Timeline, side: str, start: str) -> Sequence[str]:
    """Sideways over the hands with the legs spread."""
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
    # Weight to the left, a big step to the right, then hand, hand, foot, foot.
    timeline.to(0.25, x=0.08, roll=6, balance=0, exact=True)
    timeline.to(0.4, advance=False, exact=True, x=-0.36, y=-0.14, roll=-24)
    step(timeline, "r", 0.0, 0.62, toes_deg=60, duration_s=0.4, height_m=0.10, heel_first=False)
    timeline.to(0.24, exact=True, advance=False, foot_l=At("hip", 0.44, -0.69, 0.0), ankle_l=45)
    timeline.to(0.26, exact=True, advance=False, hand_r=At("floor", 1.20, 0.05, 0.04))
    timeline.to(0.24, exact=True, roll=-84, x=-0.70, y=-0.10)
    timeline.to(0.24, exact=True, advance=False, hand_l=At("floor", -1.62, 0.05, 0.04))
    timeline.to(0.24, exact=True, advance=False, **straddle)
    timeline.to(0.22, exact=True, roll=-138, x=-1.14, y=0.20)
    timeline.to(0.16, exact=True, roll=-184, x=-1.42, y=0.28)
    timeline.to(0.22, exact=True, advance=False, hand_r=At("shoulder", 0.20, 0.52, 0.02))
    timeline.to(0.20, exact=True, roll=-236, x=-1.74, y=0.16)
    timeline.to(0.22, exact=True, advance=False, foot_l=At("floor", -2.20, 0.0, 0.0), foot_yaw_l=40)
    timeline.to(0.24, exact=True, roll=-284, x=-2.02, y=-0.08)
    timeline.to(0.30, exact=True, advance=False, hand_l=At("shoulder", 0.24, 0.50, 0.02))
    timeline.to(0.24, exact=True, advance=False, foot_r=At("hip", 0.30, -0.76, 0.0))
    timeline.to(0.26, exact=True, roll=-336, x=-2.34, y=-0.08)
    timeline.to(0.22, exact=True, advance=False, foot_r=At("floor", 2.68, 0.0, 0.0), foot_yaw_r=20)
    timeline.to(0.26, exact=True, roll=-360, x=-2.44, y=-0.06)
    roll = timeline.tracks["roll"]
    roll.values = [value + 360.0 for value in roll.values]
    timeline.flights.append((0.0, 0.0))
    timeline.hold(0.25)
    timeline.place = timeline.place.moved(left_m=-2.44)
    timeline.to(0.5, advance=False, hands=At("shoulder", 0.40, -0.30, 0.05))
    step(timeline, "l", 0.0, 0.10, toes_deg=7, duration_s=0.4, advance=False)
    step(timeline, "r", 0.0, 0.10, toes_deg=7, duration_s=0.35, delay_s=0.38)
    timeline.neutral(0.5)
    return [
        "{do} a cartwheel",
        f"{{do}} a cartwheel to the {side}",
        f"{{turn}} a cartwheel to the {side} with spread legs",
        f"{{raise}} both arms, {{step}} to the {side} and {{go}} over sideways on the hands",
        f"{{put}} one hand after the other on the floor and {{swing}} the legs over the head to the {side}",
        f"{{flip}} sideways over the hands to the {side}, the legs spread, and {{land}} on the feet",
        f"{{perform}} a cartwheel to the {side} and {{stand}} up again",
        f"= a cartwheel to the {side}",
        f"{{cartwheel}} to the {side}",
    ]


@action(
    "handstand", LEAF, verbs="stand kick balance", side=SIDE, legs=Choice(("together", "apart", "split")), tempo=False
)
def handstand(timeline: Timeline, side: str, legs: str) -> Sequence[str]:
    """Kick up onto the hands, hold, come down again."""
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
    held = {
        "together": At("hip", -0.04, -0.825, 0.0),
        "apart": At("hip", 0.44, -0.69, 0.0),
        "split": At("hip", 0.0, -0.68, 0.46),
    }[legs]
    back = At("hip", 0.0, -0.68, -0.46) if legs == "split" else held
    timeline.to(0.4, exact=True, foot_r=held, foot_l=back, pitch=180, z=0.86, ankles=55)
    timeline.to(0.5, exact=True, pitch=177, bend=4)
    timeline.to(0.5, exact=True, pitch=182, bend=0)
    timeline.to(0.4, exact=True, advance=False, foot_r=At("hip", 0.0, -0.78, 0.26), foot_l=At("hip", 0.0, -0.79, -0.20))
    timeline.to(0.45, exact=True, pitch=136, z=0.56, y=0.06, bend=12)
    timeline.to(0.30, exact=True, advance=False, foot_r=At("floor", 0.10, 0.0, 0.22), foot_pitch_r=20)
    timeline.to(0.34, exact=True, pitch=100, z=0.24, y=-0.14, bend=24)
    timeline.to(0.35, exact=True, advance=False, foot_l=At("floor", 0.10, 0.0, -0.10), foot_pitch_l=20)
    timeline.to(0.40, exact=True, pitch=60, z=0.06, y=-0.20, bend=26, hands=At("shoulder", 0.06, 0.20, 0.48))
    timeline.place = timeline.place.moved(forward_m=0.08)
    timeline.to(0.5, exact=True, pitch=0, bend=0, nod=0, z=0, y=0, x=0, heels=0, hands=OVERHEAD)
    timeline.flights.append((0.0, 0.0))
    timeline.neutral(0.6)
    how = {"together": "with the legs together", "apart": "with the legs spread", "split": "with the legs in a split"}[
        legs
    ]
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
    count=Count(1, 1),
)
def backflip(timeline: Timeline, shape: str, count: int) -> Sequence[str]:
    """A backward somersault in the air from standing."""
    del count
    timeline.hold(0.3)
    timeline.to(0.4, hands=At("shoulder", 0.10, 0.20, 0.50), exact=True)
    tucked = shape == "tucked"
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
    timeline.neutral(0.5)
    how = "tucked up, the knees drawn to the chest" if tucked else "with the body straight"
    return [
        "{do} a backflip",
        f"{{do}} a backflip {how}",
        f"{{jump}} up and {{flip}} over backward once, {how}",
        "{swing} the arms, {jump} and {turn} a backward somersault in the air",
        f"{{perform}} a standing back flip, {how}, and {{land}} on both feet",
        "{flip} backward through the air and {land} on the feet",
        f"{{somersault}} backward in the air, {how}",
        f"= a backflip from standing, {how}",
        "{bend} the knees, {leap} and {go} heels over head backward",
    ]


@action(
    "front flip", LEAF, verbs="flip jump somersault", tempo=False, distance=Choice(("place", "far")), count=Count(1, 1)
)
def front_flip(timeline: Timeline, distance: str, count: int) -> Sequence[str]:
    """A tucked forward somersault in the air."""
    del count
    timeline.hold(0.3)
    if distance == "far":
        timeline.place = timeline.place.moved(forward_m=0.5)
        timeline.to(0.6, exact=True, z=0.0, x=0, advance=False)
        step(timeline, "r", 0.0, 0.10, duration_s=0.36, advance=False)
        step(timeline, "l", 0.0, 0.10, duration_s=0.34, delay_s=0.3)
    timeline.to(0.35, hands=At("shoulder", 0.08, 0.52, 0.0), exact=True, bend=-4)
    jump(
        timeline, 0.66, forward_m=1.1 if distance == "far" else 0.5, crouch_m=0.34, flip_deg=360.0, lean_deg=8,
        air={"feet": TUCKED, "hands": At("knee", 0.05, 0.0, 0.08), "bend": 46.0, "nod": 30.0},
    )  # fmt: skip
    timeline.neutral(0.5)
    start = "{take} two steps and " if distance == "far" else ""
    return [
        "{do} a front flip",
        f"{start}{{do}} a front flip",
        f"{start}{{jump}} up and {{flip}} over forward once with the knees tucked",
        f"{start}{{turn}} a forward somersault in the air and {{land}} on both feet",
        f"{start}{{perform}} a tucked front flip",
        f"{start}{{leap}}, {{tuck}} the knees to the chest and {{flip}} forward",
        "{somersault} forward through the air",
        f"{start}{{swing}} the arms up, {{jump}} and {{roll}} forward in the air",
        "= a front flip, tucked" + (", after two steps" if distance == "far" else " from standing"),
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
    ]
