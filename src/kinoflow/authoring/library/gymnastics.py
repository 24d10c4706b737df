"""Floor gymnastics: rolling like a log, handsprings, round-offs, and what breakers do on the floor."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.moves import LYING_FOOT, jump, lie_start, place_foot, step
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline

ACROBATICS = "fitness/outdoor/acrobatics"
STREET = "social/dance/street"
OVERHEAD = At("shoulder", 0.06, 0.55, 0.03)


@action(
    "log roll",
    "locomotion/low/roll",
    verbs="roll turn lie tumble",
    side=SIDE,
    count=Count(1, 3),
    arms=Choice(("stretched overhead", "crossed on the chest", "at the sides")),
    back=Choice(("no", "yes"), (3, 1)),
)
def log_roll(timeline: Timeline, side: str, count: int, arms: str, back: str) -> Sequence[str]:
    """Lying stretched out and rolling sideways over the floor, whole turns to the right, perhaps back again."""
    hands_by: dict[str, dict[str, Any]] = {
        "stretched overhead": {"hands": At("shoulder", -0.06, 0.55, 0.04)},
        "crossed on the chest": {
            "hand_r": At("chest", -0.08, 0.04, 0.07),
            "hand_l": At("chest", -0.08, 0.0, 0.10),
            "elbows": 15.0,
        },
        "at the sides": {"hands": At("shoulder", 0.09, -0.55, 0.02)},
    }
    hands = hands_by[arms]
    # Some whole turns early, so that the last angle stays in range.
    begin = -90.0 - 360.0 * (count // 2)
    # Yaw and roll of a right angle put the long axis along the way, so that the pitch turns the body about it.
    timeline.start(
        yaw=-90, roll=-90, pitch=begin, y=0.14 - STANDING_M, rest=1.0, balance=0.0, feet=At("hip", -0.03, -0.81, 0.0), ankles=55, **hands
    )  # fmt: skip
    timeline.hold(0.4)
    turn_s = float(timeline.generator.uniform(1.0, 1.4))
    around_m = 0.66

    def roll(sign: float, from_deg: float, start_m: float) -> float:
        for quarter in range(1, 4 * count + 1):
            timeline.to(
                0.25 * turn_s,
                exact=True,
                pitch=from_deg + 90 * sign * quarter,
                x=start_m - sign * around_m * quarter / 4,
                bend=2 if quarter % 2 else 6,
            )
        return from_deg + 360 * sign * count

    pitch = roll(1.0, begin, 0.0)
    if back == "yes":
        timeline.hold(0.3)
        roll(-1.0, pitch, -around_m * count)
    timeline.flights.append((0.0, 0.0))
    timeline.hold(0.6)
    how = f"with the arms {arms}"
    again = f" and back to the {other(side)}" if back == "yes" else ""
    return [
        f"{{roll}} sideways on the floor{again}",
        f"{{do}} a log roll to the {side}{again}"
        if count == 1
        else f"{{do}} {counted(count, 'log roll')} to the {side}{again}",
        f"{{roll}} over sideways to the {side} {times(count)}{again}, lying on the floor",
        f"{{lie}} stretched out and {{roll}} like a log to the {side}{again}",
        f"{{roll}} to the {side} {how}{again}",
        f"{{roll}} across the floor sideways to the {side}, {how}{again}",
        f"{{lie}} on the back and {{roll}} over and over to the {side}{again}"
        if count > 1
        else f"{{lie}} on the back and {{roll}} all the way around to the {side}{again}",
        f"= log rolling to the {side}, {times(count)}{again}",
        f"{{turn}} over sideways on the ground {times(count)} to the {side}, {how}{again}",
        f"{{tumble}} sideways along the floor to the {side} with a straight body{again}",
    ]


def _unwound(timeline: Timeline, name: str, turned: float) -> None:
    """After whole turns angles count from zero again, for all keys so far."""
    track = timeline.tracks[name]
    track.values = [value - turned for value in track.values]


@action(
    "back handspring",
    ACROBATICS,
    verbs="spring flip jump flick",
    tempo=False,
    count=Count(1, 2, usual=1),
    end=Choice(("stand", "jump")),
)
def back_handspring(timeline: Timeline, count: int, end: str) -> Sequence[str]:
    """Sit back, leap backward onto the hands with an arched back, snap the legs over and land on the feet."""
    timeline.hold(0.25)
    timeline.to(0.45, hands=At("shoulder", 0.08, 0.46, 0.26), exact=True)
    for number in range(count):
        timeline.to(
            0.30 if number == 0 else 0.14,
            exact=True,
            y=-0.26,
            z=-0.16,
            pitch=12,
            bend=16,
            hands=At("shoulder", 0.14, -0.40, -0.24),
            balance=0,
        )
        timeline.to(
            0.16, exact=True, y=-0.24, z=-0.36, pitch=-16, bend=4, hands=At("shoulder", 0.10, 0.10, 0.52), heels=4
        )
        timeline.to(0.16, exact=True, y=-0.04, z=-0.56, pitch=-62, bend=-30, nod=-30, hands=OVERHEAD, heels=46)
        timeline.to(
            0.14,
            exact=True,
            y=0.06,
            z=-0.76,
            pitch=-108,
            bend=-38,
            feet=At("hip", 0.02, -0.78, -0.18),
            ankles=50,
            heels=0,
        )
        timeline.to(0.12, exact=True, y=0.16, z=-0.92, pitch=-146, bend=-32, hands=At("floor", 0.19, 0.05, -1.22))
        timeline.to(
            0.16, exact=True, y=0.26, z=-1.14, pitch=-192, bend=-12, feet=At("hip", 0.02, -0.82, -0.06), nod=-24
        )
        timeline.to(0.16, exact=True, y=0.16, z=-1.38, pitch=-246, bend=18, feet=At("hip", 0.04, -0.74, 0.34))
        timeline.to(
            0.14,
            exact=True,
            y=0.02,
            z=-1.58,
            pitch=-296,
            bend=30,
            hands=At("shoulder", 0.10, 0.40, 0.34),
            feet=At("floor", 0.11, 0.0, -1.66),
            nod=0,
        )
        timeline.to(
            0.18, exact=True, y=-0.18, z=-1.68, pitch=-344, bend=20, hands=At("shoulder", 0.10, 0.30, 0.44), ankles=10
        )
        timeline.to(0.16, exact=True, y=-0.12, z=-1.68, pitch=-360, bend=8, hands=At("shoulder", 0.08, 0.46, 0.24))
        _unwound(timeline, "pitch", -360.0)
        timeline.place = timeline.place.moved(forward_m=-1.66)
    timeline.flights.append((0.0, 0.0))
    if end == "jump":
        jump(timeline, 0.30, crouch_m=0.22, crouch_s=0.16, air={"hands": OVERHEAD})
    else:
        timeline.to(0.4, y=0, z=0, bend=2, hands=At("shoulder", 0.16, 0.50, 0.06))
        timeline.hold(0.4)
    timeline.neutral(0.6)
    many = counted(count, "back handspring")
    after = " and {jump} up" if end == "jump" else " and {stand} with raised arms"
    return [
        f"{{do}} {many}",
        f"{{do}} {many}{after}",
        f"{{spring}} backward onto the hands and over to the feet{'' if count == 1 else ', twice'}",
        f"{{do}} {counted(count, 'flic-flac')}{after}",
        "{jump} backward onto both hands, {flip} the legs over and {land} on the feet",
        f"{{perform}} {many} from standing",
        f"{{throw}} the arms up, {{arch}} backward onto the hands and {{snap}} the legs over{after}",
        f"= {many} in floor gymnastics",
        f"{{flip}} backward over the hands {times(count)}{after}",
        f"{{tumble}} backward with {many}",
    ]


@action(
    "round-off",
    ACROBATICS,
    verbs="turn flip spring tumble land",
    tempo=False,
    side=SIDE,
    start=Choice(("step", "run")),
    end=Choice(("stand", "jump")),
)
def round_off(timeline: Timeline, side: str, start: str, end: str) -> Sequence[str]:
    """Like a cartwheel with the legs brought together and a half turn: lands on both feet facing where it came from."""
    timeline.hold(0.2)
    if start == "run":
        for number, foot in enumerate(("l", "r", "l")):
            timeline.place = timeline.place.moved(forward_m=0.46)
            timeline.to(0.26, exact=True, z=-0.14, x=0.03 * (-1) ** number, y=-0.04, balance=0, pitch=8, advance=False)
            timeline.to(0.26, exact=True, hands=At("shoulder", 0.10, -0.30 + 0.30 * number, 0.30), advance=False)
            step(timeline, foot, 0.06, 0.09, duration_s=0.26, height_m=0.09, heel_first=False)
            timeline.wait()
        timeline.to(0.18, exact=True, hands=OVERHEAD, z=0.04)
    else:
        timeline.to(0.45, hands=OVERHEAD)
    step(timeline, "r", 0.52, 0.08, toes_deg=10, duration_s=0.30, height_m=0.08, advance=False)
    timeline.to(0.30, exact=True, z=0.34, y=-0.16, pitch=24, bend=8, balance=0, hands=At("shoulder", 0.06, 0.50, 0.20))
    timeline.to(0.16, exact=True, advance=False, foot_l=At("hip", 0.04, -0.80, -0.10), ankle_l=50)
    timeline.to(0.20, exact=True, advance=False, hand_r=At("floor", 0.10, 0.05, 1.14))
    timeline.to(0.20, exact=True, z=0.62, y=-0.20, pitch=86, bend=14, yaw=30)
    timeline.to(0.14, exact=True, advance=False, hand_l=At("floor", -0.06, 0.05, 1.46))
    timeline.to(
        0.16,
        exact=True,
        z=0.96,
        y=0.08,
        pitch=136,
        bend=4,
        yaw=80,
        foot_r=At("hip", 0.20, -0.76, 0.10),
        foot_l=At("hip", 0.20, -0.76, -0.12),
        ankle_r=50,
    )
    timeline.to(0.14, exact=True, z=1.24, y=0.26, pitch=172, bend=0, yaw=140, feet=At("hip", 0.02, -0.82, 0.0), nod=-20)
    timeline.to(0.14, exact=True, z=1.50, y=0.20, pitch=140, yaw=180, bend=10, feet=At("hip", 0.02, -0.80, 0.16))
    timeline.place = timeline.place.moved(forward_m=2.10, turned_deg=180.0)
    timeline.to(0.18, exact=True, advance=False, hands=At("shoulder", 0.10, 0.46, 0.26), toes=8)
    timeline.to(
        0.18,
        exact=True,
        z=0.30,
        x=0.0,
        y=0.02,
        pitch=74,
        yaw=0,
        bend=24,
        feet=At("floor", 0.11, 0.0, 0.0),
        ankles=10,
        nod=0,
    )
    timeline.to(0.20, exact=True, z=0.06, y=-0.16, pitch=26, bend=16, hands=At("shoulder", 0.10, 0.40, 0.34))
    timeline.to(0.16, exact=True, z=0.0, y=-0.10, pitch=6, bend=6)
    timeline.flights.append((0.0, 0.0))
    if end == "jump":
        jump(timeline, 0.34, crouch_m=0.20, crouch_s=0.14, air={"hands": OVERHEAD})
    else:
        timeline.to(0.35, y=0, pitch=0, bend=2, hands=At("shoulder", 0.16, 0.50, 0.06))
        timeline.hold(0.4)
    timeline.neutral(0.6)
    run = "{run} and " if start == "run" else ""
    after = " and {jump} up" if end == "jump" else " and {stand} with raised arms"
    return [
        "{do} a round-off",
        f"{run}{{do}} a round-off{after}",
        f"{{do}} a roundoff with the {side} hand down first",
        f"{run}{{go}} over the hands like in a cartwheel and {{land}} on both feet, facing back",
        f"{run}{{turn}} over the hands with a half turn and {{land}} with the legs together",
        f"{{perform}} a round-off{after}",
        f"{run}{{put}} the {side} hand down, then the other, {{swing}} the legs over and {{land}} on both feet",
        f"= a gymnast's round-off, {'after a run' if start == 'run' else 'from a step'}",
        f"{run}{{tumble}} with a round-off{after}",
        f"{{step}} forward with the {side} foot and {{do}} a round-off to face backward"
        if start == "step"
        else f"{{run}} up for a round-off{after}",
    ]


@action(
    "six-step",
    STREET,
    verbs="step breakdance circle sweep crouch",
    side=SIDE,
    count=Count(2, 3),
    start=Choice(("floor", "standing")),
    crispness="crisp",
)
def six_step(timeline: Timeline, side: str, count: int, start: str) -> Sequence[str]:
    """Breakers' footwork: on one hand after the other the feet run in a circle around the body, six steps a round."""
    back_l, back_r = At("floor", 0.14, 0.0, -0.80), At("floor", 0.14, 0.0, -0.84)
    front = At("floor", 0.20, 0.035, 0.36)
    low: dict[str, Any] = {
        "y": -0.48,
        "z": -0.16,
        "pitch": 70.0,
        "bend": 18.0,
        "nod": -40.0,
        "balance": 0.0,
        "roll": 0.0,
        "yaw": 0.0,
        "x": 0.0,
        "twist": 0.0,
    }
    if start == "floor":
        timeline.start(**low, hands=front, foot_l=back_l, foot_r=back_r, heels=44)
        timeline.hold(0.2)
    else:
        timeline.hold(0.1)
        timeline.to(0.5, y=-0.50, z=0.04, pitch=56, bend=34, nod=-30, hands=front, heels=20, balance=0)
        timeline.to(0.3, exact=True, **low, foot_l=back_l, foot_r=back_r, heels=44)
    beat = 0.27

    def beat_to(**controls: Any) -> None:
        # Feet are lifted on their way.
        for foot in ("l", "r"):
            place = controls.pop(f"foot_{foot}", None)
            heel_deg = controls.pop(f"foot_pitch_{foot}", controls.get("heels", 0.0))
            if place is not None:
                place_foot(
                    timeline,
                    foot,
                    place.forward,
                    place.out,
                    heel_deg=heel_deg,
                    height_m=0.07,
                    duration_s=beat,
                    advance=False,
                )
        controls.pop("heels", None)
        timeline.to(beat, exact=True, **controls)

    for _ in range(count):
        # 1: the right foot comes round in front to the left, the left hand lifts.
        beat_to(foot_r=At("floor", -0.22, 0.0, 0.20), foot_pitch_r=10, hand_l=At("shoulder", 0.34, 0.08, 0.10), hand_r=At("floor", 0.40, 0.035, 0.06),
                    pitch=34, roll=-14, yaw=34, x=-0.06, y=-0.50)  # fmt: skip
        # 2: the left one steps in beside it: sitting in the air on one hand.
        beat_to(
            foot_l=At("floor", 0.30, 0.0, 0.36),
            foot_pitch_l=-8,
            pitch=-6,
            roll=-8,
            yaw=20,
            z=-0.16,
            y=-0.56,
            bend=26,
            hand_r=At("floor", 0.34, 0.035, -0.44),
        )
        # 3: the right one crosses out to the right: crab, chest up.
        beat_to(
            foot_r=At("floor", 0.34, 0.0, 0.40),
            foot_pitch_r=-8,
            pitch=-20,
            roll=0,
            yaw=0,
            bend=22,
            nod=-6,
            y=-0.58,
        )
        # 4: the other hand takes over.
        beat_to(hand_l=At("floor", 0.34, 0.035, -0.44), hand_r=At("shoulder", 0.34, 0.08, 0.10), foot_l=At("floor", -0.14, 0.0, 0.26), foot_pitch_l=10,
                    pitch=-4, roll=8, yaw=-22, x=0.04)  # fmt: skip
        # 5: hips turn down again, the left leg goes back.
        beat_to(
            foot_r=At("floor", 0.22, 0.0, 0.06),
            foot_pitch_r=30,
            hand_l=At("floor", 0.40, 0.035, 0.10),
            pitch=36,
            roll=14,
            yaw=-30,
            y=-0.50,
            z=-0.10,
            nod=-30,
        )
        beat_to(foot_l=back_l, foot_pitch_l=44, hand_r=front, pitch=56, roll=4, yaw=-8, x=0.0, y=-0.47)
        # 6: and back where it began.
        beat_to(**low, hands=front, foot_l=back_l, foot_r=back_r, heels=44)
    timeline.hold(0.4)
    first = "{drop} to the floor and {do}" if start == "standing" else "{do}"
    return [
        "{do} a six-step",
        f"{first} a breakdance six-step {times(count)}",
        f"{first} {counted(count, 'round')} of six-step footwork",
        f"{{breakdance}} on the floor with the {side} foot sweeping around first",
        f"{first} breaking footwork in circles on the hands",
        f"{{run}} the feet in a circle around the body on the floor, {times(count)}",
        f"{first} b-boy footwork",
        f"= six-step footwork, {times(count)} around",
        "{support} the body on one hand after the other and {circle} the legs around it",
        f"{{perform}} the six-step of breaking {times(count)}",
    ]


@action(
    "the worm",
    STREET,
    verbs="worm wave ripple roll dance",
    tempo=False,
    count=Count(3, 5),
    direction=Choice(("forward", "backward")),
    start=Choice(("lying", "dive")),
)
def the_worm(timeline: Timeline, count: int, direction: str, start: str) -> Sequence[str]:
    """Face down, a wave runs along the body from the chest over the hips to the feet, again and again."""
    way = 0.20 if direction == "forward" else -0.20
    begin_m = 0.0
    under = 0.34
    if start == "lying":
        lie_start(timeline, "down")
        timeline.start(hands=At("floor", 0.24, 0.04, under), elbows=20, palms=0)
        timeline.hold(0.3)
    else:
        timeline.hold(0.1)
        timeline.to(0.35, y=-0.30, pitch=40, bend=20, hands=At("shoulder", 0.16, 0.10, 0.48), balance=0)
        timeline.to(
            0.25,
            exact=True,
            y=-0.34,
            z=0.30,
            pitch=84,
            bend=0,
            hands=At("floor", 0.24, 0.05, 0.86),
            feet=At("hip", 0.06, -0.78, -0.20),
            ankles=50,
            nod=-30,
        )
        timeline.to(
            0.25,
            exact=True,
            y=0.15 - STANDING_M,
            z=0.42,
            pitch=90,
            bend=-8,
            hands=At("floor", 0.24, 0.04, 0.42 + under),
            feet=LYING_FOOT,
        )
        begin_m = 0.42
        timeline.to(0.1, exact=True, rest=1.0)
    z = begin_m
    for _ in range(count):
        hand = At("floor", 0.24, 0.04, z + under)
        # Chest up, then the hips, then the legs while the chest is down.
        timeline.to(
            0.26,
            exact=True,
            pitch=72,
            bend=-36,
            nod=-14,
            rest=1.0,
            hands=hand,
            feet=At("hip", 0.05, -0.82, 0.02),
            ankles=55,
        )
        timeline.to(
            0.24,
            exact=True,
            pitch=98,
            bend=26,
            nod=-24,
            rest=0.0,
            y=0.40 - STANDING_M,
            z=z + 0.4 * way,
            feet=At("hip", 0.05, -0.76, 0.22),
            ankles=20,
            hands=hand,
        )
        z += way
        timeline.to(
            0.24,
            exact=True,
            pitch=112,
            bend=-22,
            nod=-34,
            y=0.30 - STANDING_M,
            z=z,
            feet=At("hip", 0.05, -0.66, -0.44),
            ankles=50,
            hands=At("floor", 0.24, 0.04, z + under),
        )
    timeline.to(0.35, exact=True, pitch=90, bend=0, nod=-14, y=0.13 - STANDING_M, rest=1.0, feet=LYING_FOOT, ankles=58)
    timeline.flights.append((0.0, 0.0))
    timeline.hold(0.4)
    first = "{dive} to the floor and {do}" if start == "dive" else "{do}"
    return [
        "{do} the worm",
        f"{first} the worm {direction}",
        f"{first} the worm on the floor, {counted(count, 'wave')}",
        f"{{ripple}} the body along the floor like a worm, moving {direction}",
        "{lie} on the front and {send} a wave from the chest to the feet"
        if start == "lying"
        else "{throw} {poss} body down on the chest and {ripple} like a worm",
        f"{{dance}} the worm {direction}, {times(count)}",
        f"{first} the caterpillar dance move on the floor",
        f"= the worm, a breakdance move, going {direction}",
        "{roll} the body in waves on the belly",
        f"{{move}} {direction} on the belly in waves, chest, hips, then legs, {times(count)}",
    ]


@action("windmill", STREET, verbs="spin roll breakdance turn whirl", tempo=False, side=SIDE, count=Count(2, 3))
def windmill(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """A power move: spinning over the back and shoulders with the legs spread in a V that whirls around."""
    begin = -90.0 - 360.0 * (count // 2)
    spread, closer = At("hip", 0.44, -0.42, 0.50), At("hip", 0.34, -0.70, 0.16)
    curled = At("chest", 0.08, -0.06, 0.20)
    timeline.start(
        yaw=-90, roll=-90, pitch=begin, y=0.30 - STANDING_M, rest=1.0, balance=0.0, feet=spread, ankles=45, hands=curled, bend=30, nod=30,
    )  # fmt: skip
    timeline.hold(0.3)
    turn_s = 1.15
    for number in range(1, 8 * count + 1):
        # On the back, over a shoulder, on the chest and both hands, over the other shoulder; the head stays low.
        phase = number % 8
        over, between = phase in (3, 4, 5), phase in (2, 6)
        head_down_deg = 40.0 * math.sin(math.radians(45.0 * phase))
        timeline.to(
            turn_s / 8, exact=True, yaw=-90 - 45 * number, pitch=begin + 45 * number, roll=-90.0 - head_down_deg,
            hands=At("shoulder", 0.20, 0.02, 0.16) if over else curled,
            feet=At("hip", 0.40, -0.62, -0.34) if over else closer if between else spread,
            bend=-8 if over else 10 if between else 30,
            nod=-24 if over else 10 if between else 30,
        )  # fmt: skip
    timeline.to(0.4, exact=True, roll=-90, feet=At("hip", 0.20, -0.46, 0.30), bend=24)
    timeline.flights.append((0.0, 0.0))
    timeline.hold(0.4)
    return [
        "{do} a windmill",
        f"{{do}} a breakdance windmill to the {side}",
        f"{{breakdance}} {counted(count, 'windmill')}",
        f"{{spin}} on the back and shoulders with spread legs, {times(count)} to the {side}",
        f"{{whirl}} the spread legs around while rolling over the shoulders, {times(count)}",
        f"{{perform}} {counted(count, 'windmill')} on the floor, turning to the {side}",
        f"{{roll}} around on the upper back, the legs in a V, to the {side}",
        f"= windmills, a breaking power move, {times(count)}",
        f"{{turn}} on the floor over back and chest with the legs wide apart, {times(count)}",
        f"{{do}} a b-boy power move, spinning on the back to the {side}",
    ]
