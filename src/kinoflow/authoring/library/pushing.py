"""Pushed and driven: strollers, carts, mowers, cars and motorcycles; and loads carried in both hands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.gait import STYLES, Style, arc, line, walk
from kinoflow.authoring.moves import circle, kneel, rise_from_knees, sit, sit_start, step, turn_to
from kinoflow.authoring.timeline import Timeline

PUSH = "daily/objects/push"
HANDLE = At("pelvis", 0.14, 0.14, 0.36)
"""Wrists on a handle before the hips."""


def _pushing(style: str, hand: At, **changes: Any) -> Style:
    return replace(STYLES[style], hand=hand, arm_m=0.0, twist_deg=2.0, **changes)


@action(
    "push a stroller",
    PUSH,
    verbs="push walk stroll stop lean",
    side=SIDE,
    what=Choice(("stroller", "shopping trolley", "pram", "wheelchair", "cart")),
    where=Choice(("straight", "curve")),
    hands=Choice(("both hands", "one hand"), (3, 1)),
    end=Choice(("stop", "look in", "rock")),
)
def push_a_stroller(timeline: Timeline, side: str, what: str, where: str, hands: str, end: str) -> Sequence[str]:
    """Both hands on a handle at hip height, a calm walk, a stop; then a look into it, or it is rocked."""
    timeline.hold(0.15)
    one = hands == "one hand"
    free = {"hand_l": NEUTRAL_HAND.moved(0.04)} if one else {"hand_l": HANDLE}
    timeline.to(0.5, hand_r=HANDLE, **free, palm_r=-80, palm_l=0 if one else -80, bend=6, elbows=10)
    timeline.hold(0.1)
    path = line() if where == "straight" else arc(2.2, left=False)
    walk(timeline, 2.6, _pushing("stroll", HANDLE, step_m=0.52, bend_deg=7), path, arms=False)
    moved = ("hand_r",) if one else ("hand_r", "hand_l")
    timeline.wait()
    if end == "look in":
        timeline.to(0.6, pitch=22, bend=24, nod=10, side=-4, hand_r=HANDLE)
        timeline.to(0.5, hand_r=At("pelvis", 0.06, 0.10, 0.62), twist=8)
        timeline.hold(0.5)
        timeline.to(0.6, pitch=0, bend=4, nod=0, side=0, twist=0, hand_r=HANDLE)
    elif end == "rock":
        for _ in range(3):
            timeline.to(0.4, **dict.fromkeys(moved, HANDLE.moved(forward=0.14)), pitch=6, bend=10)
            timeline.to(0.4, **dict.fromkeys(moved, HANDLE.moved(forward=-0.06)), pitch=-2, bend=4)
        timeline.to(0.4, **dict.fromkeys(moved, HANDLE), pitch=0)
    timeline.hold(0.4)
    timeline.neutral(0.6)
    way = "straight ahead" if where == "straight" else f"along a curve to the {side}"
    after = {
        "stop": "and {stop}",
        "look in": "then {stop} and {lean} forward over it",
        "rock": "then {stop} and {rock} it back and forth",
    }[end]
    if one:
        return [
            f"{{push}} a {what} with one hand",
            f"{{push}} a {what} {way} with the {side} hand only",
            f"{{walk}} with a {what}, the {side} hand on the handle",
            f"{{push}} a {what} with the {side} hand {way}, {after}",
            f"{{walk}} {way} pushing a {what} one-handed {after}",
            f"{{hold}} the handle of a {what} with the {side} hand and {{walk}} forward",
            f"{{stroll}} behind a {what}, one hand on it and the other arm hanging",
            f"= pushing a {what} {way} with the {side} hand",
        ]
    return [
        f"{{push}} a {what}",
        f"{{push}} a {what} {way}",
        f"{{walk}} with a {what}, both hands on the handle",
        f"{{push}} a {what} {way}, {after}",
        f"{{walk}} {way} pushing a {what} {after}",
        f"{{hold}} the handle of a {what} with both hands and {{walk}} forward",
        f"{{take}} a {what} for a walk, {after}"
        if what in ("stroller", "pram")
        else f"{{roll}} a {what} along, {after}",
        f"{{stroll}} behind a {what} {way}",
        f"= pushing a {what} {way} with both hands",
        f"first {{push}} a {what} forward, {after if after.startswith('then') else 'then {stop}'}",
    ]


@action(
    "push a wheelbarrow",
    PUSH,
    verbs="push lift lower wheel tip walk",
    side=SIDE,
    load=Choice(("heavy", "light")),
    end=Choice(("set down", "tip out")),
)
def push_a_wheelbarrow(timeline: Timeline, side: str, load: str, end: str) -> Sequence[str]:
    """Squat to the handles, lift, walk with straight arms hanging, and set it down or tip it out."""
    timeline.hold(0.15)
    grip = At("shoulder", 0.12, -0.55, 0.10)
    timeline.to(0.6, y=-0.30, pitch=38, bend=20, nod=-24, hands=At("floor", 0.32, 0.38, 0.10))
    timeline.hold(0.2)
    heavy = load == "heavy"
    timeline.to(
        0.8 if heavy else 0.5, y=-0.06, pitch=10 if heavy else 6, bend=10 if heavy else 6, nod=-6, hands=grip, shrugs=-6
    )
    timeline.hold(0.2)
    style = replace(
        STYLES["walk"], step_m=0.36 if heavy else 0.48, step_s=0.62 if heavy else 0.56, pitch_deg=16 if heavy else 7,
        bend_deg=12 if heavy else 6, y_m=-0.08 if heavy else -0.04, sway_m=0.04 if heavy else 0.02, nod_deg=-8.0,
    )  # fmt: skip
    walk(timeline, 1.9, style, arms=False)
    timeline.wait()
    if end == "tip out":
        timeline.to(0.6, pitch=14, bend=8, hands=At("shoulder", 0.10, -0.16, 0.46), y=-0.02)
        timeline.to(0.4, pitch=20, hands=At("shoulder", 0.08, 0.02, 0.50), heels=18)
        timeline.hold(0.3)
        timeline.to(0.5, pitch=10, hands=grip, heels=0)
    timeline.to(0.7, y=-0.28, pitch=36, bend=20, nod=-20, hands=At("shoulder", 0.12, -0.54, 0.14))
    timeline.hold(0.15)
    timeline.neutral(0.7)
    after = "{set} it down" if end == "set down" else "{tip} it out forward"
    how = "heavy" if heavy else "light"
    return [
        "{push} a wheelbarrow",
        f"{{push}} a {how} wheelbarrow",
        f"{{lift}} the handles of a wheelbarrow, {{walk}} forward and {after}",
        f"{{squat}} down, {{grab}} the handles of a {how} wheelbarrow and {{push}} it forward",
        f"{{wheel}} a {how} load forward with both arms hanging straight down, then {after}",
        f"{{push}} a loaded wheelbarrow across the garden and {after}"
        if heavy
        else f"{{push}} an empty wheelbarrow across the garden and {after}",
        f"{{cart}} soil with a wheelbarrow, then {after}",
        f"= a gardener pushing a {how} wheelbarrow",
        f"{{bend}} the knees, {{pick}} up the wheelbarrow, {{walk}} and {after}",
        f"{{move}} forward with a wheelbarrow in both hands, then {after}",
    ]


@action(
    "mow the lawn",
    PUSH,
    verbs="mow push turn pull walk",
    side=SIDE,
    mower=Choice(("hand mower", "motor mower")),
    turn=Choice(("one way", "turn back")),
)
def mow_the_lawn(timeline: Timeline, side: str, mower: str, turn: str) -> Sequence[str]:
    """A mower pushed before the body in straight lines: the motor is pulled on first, or it goes back and forth."""
    handle = At("pelvis", 0.16, 0.12, 0.40)
    timeline.hold(0.15)
    if mower == "motor mower":
        for _ in range(2):
            timeline.to(
                0.35,
                pitch=28,
                bend=22,
                nod=-10,
                twist=16,
                y=-0.10,
                hand_r=At("pelvis", -0.02, -0.24, 0.40),
                hand_l=handle,
            )
            timeline.to(
                0.22,
                exact=True,
                pitch=4,
                bend=2,
                twist=-26,
                y=-0.04,
                hand_r=At("shoulder", 0.36, -0.10, -0.12),
                elbow_r=40,
            )
            timeline.hold(0.12)
    timeline.to(0.45, pitch=6, bend=8, twist=0, y=-0.03, hands=handle, elbows=12, palms=-80, nod=8)
    style = _pushing("walk", handle, step_m=0.50, pitch_deg=9.0, bend_deg=9.0, nod_deg=8.0)
    walk(timeline, 2.0 if turn == "one way" else 1.0, style, arms=False)
    timeline.wait()
    if mower == "hand mower" and turn == "one way":
        for _ in range(2):
            timeline.to(0.4, hands=handle.moved(forward=-0.20), pitch=-4, bend=4)
            timeline.to(0.4, hands=handle.moved(forward=0.12), pitch=10, bend=12)
    if turn == "turn back":
        walk(timeline, 1.7, style, arc(0.54, left=False), arms=False)
        timeline.wait()
        walk(timeline, 0.9, style, arms=False, first="l")
        timeline.wait()
    timeline.hold(0.2)
    timeline.neutral(0.6)
    starting = "{pull} the starter cord, then " if mower == "motor mower" else ""
    back = f", {{turn}} to the {side} and {{mow}} back" if turn == "turn back" else ""
    return [
        "{mow} the lawn",
        f"{{mow}} the lawn with a {mower}",
        f"{starting}{{push}} a lawn mower forward{back}",
        f"{{mow}} the grass, both hands on the handle of the mower{back}",
        f"{{walk}} behind a lawn mower in a straight line{back}",
        f"{starting}{{mow}} the grass{back}",
        f"{{cut}} the grass with a {mower}{back}",
        f"{{hold}} the handle with both hands and {{push}} a {mower} over the lawn",
        f"= mowing the lawn with a {mower}",
        f"{{do}} yard work with a {mower}{back}",
    ]


SEAT = 0.40


@action(
    "drive a car",
    "daily/objects/turn",
    verbs="drive steer turn shift brake sit",
    side=SIDE,
    move=Choice(("turn", "turn and back", "weave", "shift gears", "brake hard", "honk", "reverse")),
    start=Choice(("sitting", "get in")),
)
def drive_a_car(timeline: Timeline, side: str, move: str, start: str) -> Sequence[str]:
    """Seated at a wheel that both hands turn, a foot on the pedal; written for steering to the right."""
    wheel_l, wheel_r = At("chest", 0.19, -0.10, 0.36), At("chest", 0.19, -0.10, 0.36)
    ready: dict[str, Any] = {"hand_l": wheel_l, "hand_r": wheel_r, "palms": -30.0, "elbows": 10.0}
    if start == "sitting":
        sit_start(timeline, SEAT, lean_deg=-14)
        timeline.start(**ready, feet=At("floor", 0.14, 0.0, 0.16), heels=-24)
    else:
        timeline.hold(0.15)
        sit(timeline, SEAT, 1.3, hands_on_thighs=False)
        timeline.to(0.4, **ready, pitch=-14, feet=At("floor", 0.14, 0.0, 0.16), heels=-24)
    timeline.hold(0.3)

    def steer(amount: float, seconds: float) -> None:
        # Positive to the right: the right hand goes down and the left one up and over.
        timeline.to(
            seconds, roll=-3 * amount, side=3 * amount, turn=-16 * amount, twist=-6 * amount,
            hand_r=At("chest", 0.19 - 0.06 * abs(amount), -0.10 - 0.17 * amount, 0.36),
            hand_l=At("chest", 0.19 - 0.08 * abs(amount), -0.10 + 0.17 * amount, 0.36),
        )  # fmt: skip

    if move in ("turn", "turn and back"):
        timeline.to(0.3, turn=-30)
        steer(1.0, 0.7)
        timeline.hold(0.4)
        steer(1.15, 0.4)
        timeline.hold(0.3)
        steer(0.0, 0.7)
        if move == "turn and back":
            timeline.hold(0.2)
            steer(-1.0, 0.7)
            timeline.hold(0.5)
            steer(0.0, 0.7)
    elif move == "weave":
        for amount in (0.8, -0.8, 0.8, -0.8):
            steer(amount, 0.5)
            timeline.hold(0.1)
        steer(0.0, 0.4)
    elif move == "shift gears":
        for forward in (0.10, -0.06):
            timeline.to(0.3, foot_l=At("floor", 0.12, 0.03, 0.22), hand_r=At("pelvis", 0.30, 0.16, 0.36), turn=-10)
            timeline.to(0.3, hand_r=At("pelvis", 0.28, 0.16, 0.36 + forward))
            timeline.to(0.35, hand_r=wheel_r, foot_l=At("floor", 0.14, 0.0, 0.16), turn=0)
            timeline.hold(0.3)
        steer(0.4, 0.4)
        steer(0.0, 0.4)
    elif move == "honk":
        for _ in range(2):
            timeline.to(0.2, hand_r=At("chest", 0.08, -0.06, 0.26), bend=4)
            timeline.to(0.13, hand_r=At("chest", 0.0, -0.12, 0.42), bend=14, exact=True)
            timeline.hold(0.3)
        timeline.to(0.35, hand_r=At("shoulder", 0.10, 0.06, 0.42), palm_r=40, bend=8)
        for _ in range(2):
            timeline.to(0.18, hand_r=At("shoulder", 0.10, 0.14, 0.40), turn=-10)
            timeline.to(0.18, hand_r=At("shoulder", 0.10, 0.0, 0.44), turn=0)
        timeline.to(0.4, **ready, bend=6)
    elif move == "reverse":
        timeline.to(0.4, hand_r=At("pelvis", 0.30, 0.16, 0.36), turn=-10)
        timeline.to(0.3, hand_r=At("pelvis", 0.28, 0.16, 0.28))
        timeline.to(0.6, hand_r=At("shoulder", 0.46, -0.02, -0.12), elbow_r=20, twist=-30, turn=-60, side=-4)
        timeline.hold(0.4)
        for up in (0.08, -0.10, 0.0):
            timeline.to(0.5, hand_l=At("chest", 0.14, -0.10 + up, 0.36))
        timeline.to(0.6, twist=0, turn=0, side=0, **ready)
    else:
        steer(0.2, 0.3)
        steer(-0.1, 0.3)
        timeline.hold(0.2)
        timeline.to(
            0.18, exact=True, pitch=8, bend=20, nod=16, foot_r=At("floor", 0.10, 0.03, 0.28), foot_pitch_r=-14,
            hands=At("chest", 0.19, -0.04, 0.30),
        )  # fmt: skip
        timeline.to(0.25, pitch=-18, bend=0, nod=-8, hands=At("chest", 0.19, -0.10, 0.38))
        timeline.to(0.4, pitch=-14, bend=6, nod=0, **ready)
    timeline.hold(0.7)
    seen = {
        "turn": f"turning the wheel to the {side}",
        "turn and back": f"turning the wheel to the {side} and then to the {other(side)}",
        "weave": "weaving from side to side",
        "shift gears": f"shifting gears with the {side} hand",
        "brake hard": "braking hard",
        "honk": f"honking the horn with the {side} hand",
        "reverse": f"backing up and looking back over the {side} shoulder",
    }[move]
    first = "{get} into a car and " if start == "get in" else ""
    return [
        "{drive} a car",
        f"{first}{{drive}} a car, {seen}",
        f"{first}{{drive}}, {seen}",
        f"{{sit}} at the steering wheel of a car, {seen}",
        f"{first}{{hold}} the steering wheel with both hands and {{drive}}",
        f"{{sit}} in the driver's seat with both hands on the wheel, {seen}",
        {"turn": f"{{steer}} a car to the {side}", "turn and back": f"{{steer}} a car to the {side}, then to the {other(side)}", "weave": "{steer} a car left and right", "shift gears": f"{{change}} gear with the {side} hand while driving", "brake hard": "{slam} on the brakes of a car and {jerk} forward", "honk": f"{{honk}} the horn of a car angrily with the {side} hand", "reverse": f"{{reverse}} a car, {{look:ing}} back over the {side} shoulder"}[move],
        f"= driving a car, {seen}",
        f"{first}{{drive}} an imaginary car, {seen}",
        f"{{sit}} down low, the arms forward on a steering wheel, {seen}",
        *(["{drive} a car around two bends, one after the other", f"{{drive}} a car, {{steer}} to the {side} and back again to the {other(side)}"] if move == "turn and back" else []),
    ]  # fmt: skip


@action(
    "ride a motorcycle",
    "fitness/wheels/bicycle",
    verbs="ride lean steer drive start",
    tempo=False,
    side=SIDE,
    style=Choice(("sporty", "cruiser")),
    move=Choice(("lean", "start and go", "look back")),
)
def ride_a_motorcycle(timeline: Timeline, side: str, style: str, move: str) -> Sequence[str]:
    """Astride a tank, hands on the grips, leaning into a bend; the right wrist turns the throttle."""
    sporty = style == "sporty"
    grip = At("shoulder", 0.04, -0.24, 0.44) if sporty else At("shoulder", 0.12, -0.04, 0.46)
    pose: dict[str, Any] = {
        "y": -0.10, "pitch": 34.0 if sporty else -4.0, "bend": 24.0 if sporty else 10.0, "nod": -42.0 if sporty else -2.0,
        "balance": 0.0, "palms": -70.0, "elbows": 30.0 if sporty else 40.0, "hands": grip,
    }  # fmt: skip
    rest = At("hip", 0.10, -0.46, 0.18) if sporty else At("hip", 0.18, -0.40, 0.58)
    seat_down = At("hip", 0.24, -0.78, 0.06)
    timeline.start(**pose, feet=rest, knees=14, ankles=0)
    gone_m = 0.0

    def ride(seconds: float, speed_m_per_s: float = 3.0, x: float = 0.0, **controls: float | At) -> None:
        # Sideways and forward are one movement of the hips, so every lean takes the way along.
        nonlocal gone_m
        gone_m += seconds * speed_m_per_s
        timeline.to(seconds, exact=True, x=x, z=gone_m, **controls)

    if move == "start and go":
        timeline.start(foot_l=seat_down, foot_r=seat_down, ankles=10)
        timeline.hold(0.2)
        for _ in range(2):
            timeline.to(0.22, wrist_r=-40, elbow_r=10, exact=True)
            timeline.to(0.28, wrist_r=0, elbow_r=30, exact=True)
        ride(0.4, 1.0, pitch=pose["pitch"] + 8, foot_l=rest, wrist_r=-30)
        ride(0.4, 2.2, foot_r=rest, pitch=pose["pitch"])
    else:
        ride(0.4)
    if move == "look back":
        ride(0.45, turn=-62, twist=-16, nod=-10 if sporty else 0)
        ride(0.5)
        ride(0.45, turn=0, twist=0, nod=pose["nod"])
    lean = 20.0 if sporty else 12.0
    ride(0.7, x=-0.10, roll=-lean, side=-6, turn=-14, tilt=8, knee_r=40.0 if sporty else 14.0)
    ride(0.7, x=-0.11)
    ride(0.7, roll=0, side=0, turn=0, tilt=0, knee_r=14)
    if move == "lean":
        ride(0.2)
        ride(0.7, x=0.10, roll=lean, side=6, turn=14, tilt=-8, knee_l=40.0 if sporty else 14.0)
        ride(0.6, x=0.11)
        ride(0.7, roll=0, side=0, turn=0, tilt=0, knee_l=14)
    timeline.cut(end_s=timeline.time_s)
    sits = "crouched low on the tank" if sporty else "sitting back with the arms stretched forward"
    seen = {
        "lean": f"leaning into a bend to the {side} and then to the {other(side)}",
        "start and go": f"revving the engine, riding off and leaning to the {side}",
        "look back": f"looking back over the {side} shoulder and leaning to the {side}",
    }[move]
    return [
        "{ride} a motorcycle",
        f"{{ride}} a motorbike, {sits}",
        f"{{ride}} a motorcycle, {seen}",
        f"{{sit}} astride a motorcycle, {sits}, {seen}",
        f"{{hold}} the grips of a motorbike and {{ride}}, {seen}",
        f"{{drive}} a motorcycle, {seen}",
        f"{{ride}} a {'racing motorcycle' if sporty else 'cruiser motorcycle'} with both hands on the handlebars",
        f"= riding a motorcycle, {sits}",
        f"{{sit}} on an imaginary motorbike and {{lean}} to the {side}",
        f"{{bike}} down the road on a motorcycle, {seen}",
    ]


@action(
    "carry two heavy bags",
    "daily/objects/carry",
    verbs="carry lift walk put set",
    side=SIDE,
    start=Choice(("standing", "carrying")),
    end=Choice(("put down", "keep")),
)
def carry_two_heavy_bags(timeline: Timeline, side: str, start: str, end: str) -> Sequence[str]:
    """A bag in each hand, arms straight, shoulders pulled down, a swaying walk with small steps."""
    low = At("floor", 0.32, 0.34, 0.06)
    hang = At("shoulder", 0.10, -0.565, 0.03)
    if start == "standing":
        timeline.hold(0.15)
        timeline.to(0.7, y=-0.34, pitch=36, bend=20, nod=-22, hands=low)
        timeline.hold(0.25)
        timeline.to(0.9, y=-0.03, pitch=6, bend=8, nod=-4, hands=hang, shrugs=-12)
    else:
        timeline.start(hands=hang, shrugs=-12, bend=8)
        timeline.hold(0.2)
    style = replace(
        STYLES["walk"], step_m=0.36, step_s=0.60, sway_m=0.065, drop_deg=6, bend_deg=10, pitch_deg=4, nod_deg=-6, y_m=-0.05,
        width_m=0.24, bob_m=0.02, twist_deg=7,
    )  # fmt: skip
    walk(timeline, 2.4 if end == "put down" else 2.8, style, arms=False, first="r")
    timeline.wait()
    if end == "put down":
        timeline.to(0.8, y=-0.34, pitch=36, bend=20, nod=-20, hands=low)
        timeline.hold(0.15)
        timeline.to(0.7, y=0, pitch=-4, bend=-4, nod=-4, hands=NEUTRAL_HAND, shrugs=10)
        timeline.to(0.4, shrugs=0, bend=4)
        timeline.neutral(0.4)
    else:
        timeline.hold(0.3)
    first = (
        "{pick} up two bags, one in each hand, and {carry} them"
        if start == "standing"
        else "{carry} two heavy bags, one in each hand,"
    )
    after = ", then {put} them down" if end == "put down" else ""
    return [
        "{carry} two heavy bags",
        f"{first} forward{after}",
        f"{{walk}} with a heavy shopping bag in each hand{after}",
        f"{{carry}} groceries home, a bag in each hand{after}",
        f"{{lug}} two heavy suitcases{after}",
        f"{{walk}} slowly with straight arms, swaying under two heavy bags{after}",
        f"{{carry}} two buckets of water, the {side} foot stepping first{after}",
        f"{{walk}} with small steps, the shoulders pulled down by two bags{after}",
        f"= walking with heavy bags in both hands{', putting them down' if end == 'put down' else ''}",
        f"{{haul}} two heavy bags forward, the arms hanging{after}",
        *(
            [
                "{keep} walking with two heavy bags and {keep} them in the hands",
                "{carry} two heavy bags without putting them down",
            ]
            if end == "keep"
            else []
        ),
    ]


@action(
    "robot waiter",
    "daily/objects/carry",
    verbs="carry serve walk turn bow",
    side=SIDE,
    tray=Choice(("one hand", "both hands")),
    turn=Choice(("no", "yes")),
)
def robot_waiter(timeline: Timeline, side: str, tray: str, turn: str) -> Sequence[str]:
    """Stiff even steps, elbows at right angles, a tray held level; stops, jerks, bows and offers."""
    flat = At("shoulder", 0.04, -0.18, 0.34)
    hands: dict[str, Any] = {"hand_r": flat, "palm_r": 85.0, "wrist_r": -20.0}
    hands |= {"hand_l": flat, "palm_l": 85.0} if tray == "both hands" else {"hand_l": At("shoulder", 0.04, -0.30, 0.24)}
    timeline.start(**hands, bend=-2)
    timeline.hold(0.25)
    style = replace(
        STYLES["march"], step_m=0.34, step_s=0.56, knee_m=0.06, lift_m=0.05, twist_deg=0, bob_m=0.0, sway_m=0.03, heel_deg=4,
        strike_deg=0, pitch_deg=0, bend_deg=-2, drop_deg=0,
    )  # fmt: skip
    walk(timeline, 1.3, style, arms=False, first="r")
    timeline.wait()
    for angle in (-34, 0):
        timeline.to(0.14, turn=angle, exact=True)
        timeline.hold(0.22)
    if turn == "yes":
        timeline.to(0.16, twist=-30, exact=True)
        timeline.hold(0.2)
    timeline.to(0.18, pitch=22, exact=True)
    timeline.hold(0.1)
    served = At("shoulder", 0.04, -0.14, 0.50)
    timeline.to(0.2, exact=True, hand_r=served, **({"hand_l": served} if tray == "both hands" else {}))
    timeline.hold(0.7)
    timeline.to(0.2, exact=True, hand_r=flat, **({"hand_l": flat} if tray == "both hands" else {}))
    timeline.to(0.18, pitch=0, exact=True)
    if turn == "yes":
        timeline.to(0.16, twist=0, exact=True)
    timeline.hold(0.4)
    held = f"on the {side} hand" if tray == "one hand" else "on both hands"
    served_to = f" to the {side}" if turn == "yes" else ""
    return [
        "{carry} a tray like a robot waiter",
        f"{{walk}} stiffly like a robot with a tray {held}",
        f"{{serve}} drinks like a robot{served_to}",
        f"{{act}} like a robot waiter carrying a tray {held}",
        f"{{move}} like a robot butler, a tray {held}, and {{offer}} it{served_to}",
        f"{{march}} with stiff steps, {{stop}}, {{bow}} and {{hold}} out a tray {held}",
        f"{{walk}} mechanically with a tray {held}, then {{lean}} forward and {{serve}}{served_to}",
        f"= a robot waiter serving from a tray {held}",
        f"{{bring}} a tray with jerky robotic moves, {{turn:ing}} the head to the {side}",
        f"{{carry}} a tray level {held} with robotic movements",
        *(
            [
                f"{{carry}} a tray like a robot and {{turn}} to the {side} to serve",
                f"{{turn}} stiffly to the {side} like a robot waiter and {{hold}} out the tray",
            ]
            if turn == "yes"
            else []
        ),
    ]


@action(
    "put a box on a shelf",
    "daily/objects/lift",
    verbs="lift pick put place set turn squat grasp",
    side=SIDE,
    height=Choice(("chest height", "waist height", "knee height"), (3, 2, 1)),
    start=Choice(("from the floor", "from the chest"), (3, 1)),
    turn=Choice(("to the side", "straight ahead"), (2, 1)),
)
def put_a_box_on_a_shelf(timeline: Timeline, side: str, height: str, start: str, turn: str) -> Sequence[str]:
    """A box grasped on the floor in a squat, lifted, carried round to the right, and set on a shelf."""
    hold = At("chest", 0.17, -0.12, 0.24)
    if start == "from the floor":
        timeline.hold(0.15)
        timeline.to(0.9, y=-0.46, pitch=28, bend=10, nod=-6, knees=14, hands=At("floor", 0.18, 0.18, 0.44))
        timeline.hold(0.35)
        timeline.to(1.0, y=-0.02, pitch=0, bend=-4, nod=0, knees=0, hands=hold, palms=30)
    else:
        timeline.start(hands=hold, palms=30, bend=-4)
    timeline.hold(0.3)
    if turn == "to the side":
        turn_to(timeline, -90.0, steps=3, step_s=0.42)
        timeline.hold(0.15)
    up_m = {"chest height": 1.28, "waist height": 1.0, "knee height": 0.52}[height]
    low: dict[str, Any] = (
        {"y": -0.34, "pitch": 30.0, "bend": 16.0, "knees": 10.0} if height == "knee height" else {"bend": 6.0}
    )
    step(timeline, "r", 0.24, 0.12, duration_s=0.45, advance=False)
    timeline.to(0.5, z=0.12, hands=At("chest", 0.17, 0.02 if height == "chest height" else -0.12, 0.24))
    timeline.to(0.6, z=0.18, **low, hands=At("air", 0.17, up_m, 0.66))
    timeline.hold(0.5)
    timeline.to(0.4, hands=At("air", 0.24, up_m + 0.04, 0.48), palms=0)
    step(timeline, "r", 0.0, 0.10, duration_s=0.45, advance=False, heel_first=False)
    timeline.neutral(0.7)
    first = (
        "{squat} down, {grasp} a box on the floor with both hands, {stand} up"
        if start == "from the floor"
        else "{hold} a box at the chest"
    )
    way = f", {{turn}} to the {side}" if turn == "to the side" else ""
    on = f"a shelf at {height}"
    return [
        f"{{put}} a box on {on}" if height != "chest height" else "{put} a box on a shelf",
        f"{first}{way} and {{set}} it on {on}",
        f"{{lift}} a box{way} and {{place}} it on {on}"
        if start == "from the floor"
        else f"{first}{way} and {{place}} it on {on}",
        f"{{pick}} up a box from the floor{way} and {{put}} it on {on}"
        if start == "from the floor"
        else f"{{carry}} a box before the chest{way} and {{put}} it on {on}",
        f"{{set}} a crate on {on}",
        f"{{shelve}} a box at {height}",
        f"= a box set on {on}",
        f"{{load}} a parcel onto {on}",
        f"{{move}} a box{way} onto {on}",
        *(
            [f"{{lift}} a box with a straight back, {{turn}} {side} and {{set}} it on {on}"]
            if way and start == "from the floor"
            else []
        ),
    ]


@action(
    "put a box on a high shelf",
    "daily/objects/lift",
    verbs="lift raise put place stretch reach",
    side=SIDE,
    start=Choice(("from the floor", "from the chest")),
    reach=Choice(("tiptoe", "flat")),
)
def put_a_box_on_a_high_shelf(timeline: Timeline, side: str, start: str, reach: str) -> Sequence[str]:
    """A box lifted with both hands, a step to the shelf, up over the head and pushed back; hands come down empty."""
    hold = At("chest", 0.17, -0.12, 0.24)
    if start == "from the floor":
        timeline.hold(0.15)
        timeline.to(0.8, y=-0.42, pitch=40, bend=22, nod=-10, hands=At("floor", 0.18, 0.16, 0.42))
        timeline.hold(0.2)
        timeline.to(0.9, y=-0.02, pitch=0, bend=-4, nod=0, hands=hold, palms=30)
    else:
        timeline.start(hands=hold, palms=30, bend=-4)
        timeline.hold(0.3)
    timeline.look_at(At("floor", 0.0, 2.2, 1.0), 0.4)
    step(timeline, "r", 0.26, 0.12, duration_s=0.45, advance=False)
    timeline.to(0.5, z=0.12, hands=At("chest", 0.17, 0.10, 0.20))
    timeline.to(0.6, hands=At("shoulder", -0.02, 0.50, 0.22), bend=-10, palms=0, y=0.02)
    high: dict[str, Any] = {"heels": 34.0, "y": 0.08} if reach == "tiptoe" else {"y": 0.0}
    timeline.to(0.45, hands=At("shoulder", -0.01, 0.50, 0.32), z=0.20, bend=-4, **high)
    timeline.to(0.35, hands=At("shoulder", -0.01, 0.42, 0.42), z=0.26)
    timeline.hold(0.25)
    timeline.to(0.35, hands=At("shoulder", 0.02, 0.40, 0.30), heels=0, y=0, z=0.14)
    timeline.look_at(None, 0.4)
    step(timeline, "r", 0.0, 0.10, duration_s=0.45, advance=False, heel_first=False)
    timeline.neutral(0.7)
    where = "from the floor" if start == "from the floor" else "held at the chest"
    first = "{pick} up a box from the floor and " if start == "from the floor" else ""
    toes = ", standing on the toes" if reach == "tiptoe" else ""
    return [
        "{put} a box on a high shelf",
        f"{first}{{put}} it on a high shelf{toes}"
        if first
        else f"{{reach}} up and {{put}} a box on a high shelf{toes}",
        f"{first}{{lift}} it above the head" if first else "{lift} a box from the chest to above the head",
        f"{{place}} a box {where} on top of a wardrobe{toes}",
        f"{{raise}} a box with both hands and {{push}} it onto a shelf overhead{toes}",
        f"{{step}} forward with the {side} foot and {{put}} a box up on a shelf{toes}",
        f"{{stretch}} up with both arms to put a box away high{toes}",
        f"{{store}} a box on the top shelf{toes}",
        f"= lifting a box {where} onto a high shelf",
        f"{{hold}} a box in both hands, {{reach}} up high and {{set}} it on a shelf{toes}",
        *(["{put} a box on a high shelf with flat feet"] if reach == "flat" else []),
    ]


@action(
    "take a box from a high shelf",
    "daily/objects/lift",
    verbs="take lift reach get fetch stretch bring",
    side=SIDE,
    end=Choice(("hold it", "put it on the floor"), (2, 1)),
    reach=Choice(("tiptoe", "flat")),
)
def take_a_box_from_a_high_shelf(timeline: Timeline, side: str, end: str, reach: str) -> Sequence[str]:
    """A step to the shelf, both hands up over the head to the box, and down with it to the chest, or to the floor."""
    high: dict[str, Any] = {"heels": 34.0, "y": 0.08} if reach == "tiptoe" else {"y": 0.0}
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 2.2, 1.0), 0.4)
    step(timeline, "r", 0.26, 0.12, duration_s=0.45, advance=False)
    timeline.to(0.8, hands=At("shoulder", -0.01, 0.44, 0.36), palms=0, bend=-6, z=0.22, **high)
    timeline.hold(0.35)
    timeline.to(0.45, hands=At("shoulder", 0.0, 0.48, 0.28), z=0.16)
    timeline.to(0.9, hands=At("chest", 0.17, -0.12, 0.26), palms=30, bend=-4, heels=0, y=0, z=0.10)
    timeline.look_at(None, 0.4)
    step(timeline, "r", 0.0, 0.10, duration_s=0.45, advance=False, heel_first=False)
    timeline.to(0.5, z=0.0)
    timeline.hold(0.4)
    if end == "put it on the floor":
        timeline.to(0.9, y=-0.42, pitch=40, bend=22, nod=-10, hands=At("floor", 0.18, 0.16, 0.42))
        timeline.hold(0.2)
        timeline.neutral(0.9)
    toes = ", standing on the toes" if reach == "tiptoe" else ""
    then = " and {put} it on the floor" if end == "put it on the floor" else ""
    return [
        f"{{take}} a box off a high shelf{toes}{then}",
        f"{{take}} a box down from a high shelf{toes}{then}",
        f"{{reach}} up and {{take}} a box from the top shelf{toes}{then}",
        f"{{get}} something down from a shelf overhead with both hands{toes}{then}",
        f"{{lift}} a box down from on top of a wardrobe{toes}{then}",
        f"{{step}} forward with the {side} foot, {{stretch}} up and {{fetch}} a box from a shelf{toes}{then}",
        f"{{bring}} a box down from above the head{toes}{then}",
        f"{{reach}} up to take a heavy thing off a shelf{toes}{then}",
        f"= taking a box from a high shelf{toes}",
    ]


@action(
    "change a tyre",
    "daily/objects/turn",
    verbs="change turn loosen lift pull kneel",
    side=SIDE,
    step_=Choice(("loosen", "jack", "mount")),
    count=Count(2, 4),
)
def change_a_tyre(timeline: Timeline, side: str, step_: str, count: int) -> Sequence[str]:
    """Kneeling at a wheel: nuts turned with a cross wrench, a jack cranked, or the wheel lifted on."""
    timeline.hold(0.15)
    kneel(timeline, "r", 1.2)
    timeline.look_at(At("floor", 0.0, 0.4, 0.7), 0.3)
    hub = 0.52
    if step_ == "loosen":
        timeline.to(
            0.5,
            hand_r=At("air", 0.22, hub + 0.04, 0.50),
            hand_l=At("air", 0.22, hub, 0.50),
            bend=22,
            pitch=8,
            palms=-60,
        )
        for _ in range(count):
            timeline.to(
                0.4,
                hand_r=At("air", 0.06, hub - 0.20, 0.52),
                hand_l=At("air", 0.06, hub + 0.24, 0.52),
                side=-8,
                twist=8,
            )
            timeline.to(
                0.4,
                hand_r=At("air", 0.22, hub + 0.06, 0.50),
                hand_l=At("air", 0.22, hub - 0.02, 0.50),
                side=4,
                twist=-6,
            )
    elif step_ == "jack":
        timeline.to(
            0.5, hand_r=At("air", 0.10, 0.40, 0.44), hand_l=At("thigh", 0.02, 0.10, 0.04), bend=34, pitch=12, side=-6
        )
        circle(timeline, {"hand_r": At("air", 0.10, 0.34, 0.46)}, 0.12, count, 0.6, plane="wall")
    else:
        timeline.to(0.5, hands=At("air", 0.26, 0.24, 0.56), bend=36, pitch=16, palms=30)
        timeline.hold(0.15)
        timeline.to(0.8, hands=At("air", 0.28, 0.52, 0.46), bend=14, pitch=2)
        timeline.to(0.5, hands=At("air", 0.27, 0.52, 0.62), bend=18, pitch=8)
        for _ in range(count):
            timeline.to(0.22, hand_r=At("air", 0.27, 0.58, 0.62), hand_l=At("air", 0.27, 0.46, 0.62))
            timeline.to(0.22, hand_r=At("air", 0.27, 0.46, 0.62), hand_l=At("air", 0.27, 0.58, 0.62))
    timeline.look_at(None, 0.4)
    timeline.to(0.5, bend=6, pitch=2, side=0, twist=0, hands=At("shoulder", 0.10, -0.40, 0.24), palms=0)
    rise_from_knees(timeline, 1.3)
    timeline.neutral(0.4)
    seen = {
        "loosen": f"loosening the nuts with a cross wrench, {times(count)}",
        "jack": f"cranking the jack {times(count)} with the {side} hand",
        "mount": "lifting the wheel on with both hands",
    }[step_]
    knee = f"kneeling on the {side} knee"
    return [
        "{change} a tyre",
        f"{{change}} a tire, {seen}",
        f"{{kneel}} on the {side} knee and {{change}} a car wheel, {seen}",
        f"{{change}} a flat tyre on a car, {knee}",
        f"{{kneel}} down at a wheel, {seen}, then {{stand}} up",
        f"{{work}} on a car wheel, {knee}, {seen}",
        f"{{replace}} a flat tire, {seen}",
        f"= a mechanic changing a tyre, {seen}",
        f"{{go}} down on the {side} knee beside a car, {seen}",
        {"loosen": "{turn} the wheel nuts with a big wrench in both hands", "jack": f"{{jack}} up a car, turning a crank with the {side} hand", "mount": "{lift} a spare wheel and {put} it on a car"}[step_],
    ]  # fmt: skip


@action(
    "push a car",
    PUSH,
    verbs="push lean strain walk stop",
    side=SIDE,
    effort=Choice(("hard", "rolling"), (2, 1)),
    end=Choice(("stop", "wipe the brow", "give up")),
)
def push_a_car(timeline: Timeline, side: str, effort: str, end: str) -> Sequence[str]:
    """Both palms against something heavy, the body far forward, small steps that drive from the toes."""
    wall = At("shoulder", 0.02, -0.10, 0.46)
    timeline.hold(0.15)
    step(timeline, "r", -0.30, 0.12, duration_s=0.4, advance=False, heel_first=False)
    timeline.to(0.6, hands=wall, palms=-40, wrists=-60, pitch=30, bend=8, nod=-20, y=-0.14, z=-0.04, elbows=15)
    for _ in range(2 if effort == "hard" else 1):
        timeline.to(0.3, pitch=37, y=-0.17, nod=10, hands=wall.moved(forward=-0.08), z=0.02)
        timeline.to(0.25, pitch=32, y=-0.14, nod=-10, hands=wall, z=-0.02)
    timeline.place = timeline.place.moved(forward_m=-0.10)
    step(timeline, "r", 0.0, 0.12, duration_s=0.3, advance=False, heel_first=False)
    step(timeline, "l", 0.0, 0.12, duration_s=0.3, delay_s=0.3, advance=False, heel_first=False)
    timeline.to(0.6, z=0.0, x=0.0)
    hard = effort == "hard"
    style = replace(
        STYLES["walk"], step_m=0.24 if hard else 0.40, step_s=0.62 if hard else 0.46, pitch_deg=34 if hard else 26, bend_deg=8, nod_deg=-18,
        y_m=-0.13, width_m=0.22, hand=wall, arm_m=0.0, twist_deg=3,
    )  # fmt: skip
    walk(timeline, 1.4 if hard else 2.2, style, arms=False, first="r")
    timeline.wait()
    timeline.to(0.3, hands=wall)
    if end == "give up":
        timeline.to(0.5, pitch=12, bend=20, nod=20, hands=At("thigh", 0.03, 0.08, 0.08), y=-0.14, wrists=0, palms=0)
        for _ in range(3):
            timeline.to(0.3, bend=14, shrugs=8)
            timeline.to(0.35, bend=22, shrugs=0)
    elif end == "wipe the brow":
        timeline.to(
            0.6,
            pitch=0,
            bend=2,
            y=0,
            nod=0,
            hand_l=NEUTRAL_HAND,
            hand_r=At("head", -0.05, 0.05, 0.16),
            elbow_r=70,
            wrists=0,
            palms=0,
        )
        timeline.to(0.5, hand_r=At("head", 0.16, 0.07, 0.10), turn=-10)
    timeline.neutral(0.7)
    after = {
        "stop": "",
        "wipe the brow": f", then {{wipe}} the brow with the {side} hand",
        "give up": ", then {give} up, the hands on the thighs",
    }[end]
    how = "with all {poss} strength" if hard else "that rolls along"
    return [
        "{push} a car",
        f"{{push}} a broken-down car with both hands{after}",
        f"{{push}} a heavy car {how}{after}",
        f"{{lean}} far forward and {{push}} something heavy with both hands{after}",
        f"{{push}} a car from behind, step by step{after}",
        f"{{push}} a wardrobe across the room with both hands{after}"
        if hard
        else f"{{push}} a cart along with both hands{after}",
        f"{{strain}} against something heavy and {{push}} it forward{after}"
        if hard
        else f"{{push}} something heavy that rolls{after}",
        f"= pushing a car with both hands{', then wiping the brow' if end == 'wipe the brow' else ''}",
    ]
