"""Free running and climbing in games: ledges, walls, ropes, fences, rooftops."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.gait import STYLES, Style, stand_at, walk
from kinoflow.authoring.library.heroes import free_fall
from kinoflow.authoring.library.low import landing_roll
from kinoflow.authoring.moves import jump, step
from kinoflow.authoring.timeline import Timeline, Value

SHOULDER_M = 1.45
"""Height of the shoulders in standing."""
ARM_M = 0.53


def _drop_to_floor(timeline: Timeline, drop_m: float, forward_m: float = 0.0) -> None:
    """Let go and land on both feet with a give; hips are `drop_m` above standing; the place goes along."""
    begin_s = timeline.time_s
    timeline.place = timeline.place.moved(forward_m=forward_m)
    end_y = -0.06
    fall_s = (2 * (drop_m - end_y) / 9.81) ** 0.5
    timeline.to(
        fall_s,
        exact=True,
        advance=False,
        x=0,
        z=0,
        pitch=6,
        roll=0,
        bend=8,
        nod=8,
        side=0,
        twist=0,
        hands=At("shoulder", 0.26, -0.06, 0.26),
        elbows=0,
    )
    for foot in ("l", "r"):
        timeline.feet[foot].hold(begin_s)
        timeline.feet[foot].put(begin_s + fall_s, *timeline._foot_point(foot, At("floor", 0.13, 0.0, 0.04)))
    free_fall(timeline, drop_m - end_y, end_y)
    timeline.to(0.20, exact=True, y=-0.34, pitch=30, bend=20, nod=-8, heels=0, hands=At("shoulder", 0.24, -0.34, 0.22))
    timeline.hold(0.15)
    timeline.to(0.55, y=-0.02, pitch=0, bend=2, nod=0, z=0.03, balance=1, knees=0)
    timeline.neutral(0.4)


def _run_up(timeline: Timeline, style: Style, steps: int, first: str) -> None:
    """Running steps that go over into something else: the trunk's coming to rest after them is taken away again."""
    walk(timeline, style.step_m * (steps - 0.8), style, steps=steps, first=first, close=False)
    for name in ("roll", "side", "twist"):
        track = timeline.tracks[name]
        while track.end_s > timeline.time_s:
            track.slopes.pop(len(track.values) - 1, None)
            track.times_s.pop()
            track.values.pop()


def _hang(timeline: Timeline, height_m: float) -> float:
    """Begin hanging by both hands from a ledge; hips' height above standing."""
    y = height_m - ARM_M - SHOULDER_M
    timeline.start(
        y=y, balance=0, z=0.0, pitch=2, bend=2, nod=-14, hands=At("air", 0.22, height_m, 0.16), elbows=5, palms=-60,
        foot_r=At("hip", 0.03, -0.76, 0.18), foot_l=At("hip", 0.03, -0.78, 0.12), ankles=30,
    )  # fmt: skip
    return y


@action(
    "hang from a ledge and shimmy",
    "locomotion/climb/climb",
    verbs="hang shimmy move traverse grip",
    side=SIDE,
    count=Count(2, 4),
    end=Choice(("hang", "drop")),
    tempo=False,
)
def shimmy(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """Hanging by the fingers, hand after hand to the right, the legs swinging after."""
    height_m = 2.36
    y = _hang(timeline, height_m)
    timeline.hold(0.4)
    timeline.to(0.3, turn=-40)
    step_m = 0.30
    at = {"r": 0.22, "l": 0.22}
    x = 0.0
    for _ in range(count):
        at["r"] += step_m
        timeline.to(0.18, exact=True, advance=False, hand_r=At("air", at["r"] - 0.5 * step_m, height_m + 0.06, 0.10))
        timeline.to(0.18, exact=True, advance=False, delay_s=0.18, hand_r=At("air", at["r"], height_m, 0.16))
        timeline.to(
            0.4,
            exact=True,
            x=x - 0.5 * step_m,
            roll=7,
            side=-4,
            y=y - 0.01,
            foot_r=At("hip", 0.10, -0.76, 0.16),
            foot_l=At("hip", -0.04, -0.76, 0.14),
        )
        at["l"] -= step_m
        timeline.to(0.18, exact=True, advance=False, hand_l=At("air", at["l"] + 0.5 * step_m, height_m + 0.06, 0.10))
        timeline.to(0.18, exact=True, advance=False, delay_s=0.18, hand_l=At("air", at["l"], height_m, 0.16))
        x -= step_m
        timeline.to(
            0.42,
            exact=True,
            x=x,
            roll=-5,
            side=4,
            y=y + 0.01,
            foot_r=At("hip", -0.02, -0.77, 0.18),
            foot_l=At("hip", 0.08, -0.74, 0.12),
        )
        timeline.hold(0.06)
    timeline.to(
        0.4,
        exact=True,
        roll=0,
        side=0,
        turn=0,
        y=y,
        foot_r=At("hip", 0.03, -0.76, 0.18),
        foot_l=At("hip", 0.03, -0.78, 0.12),
    )
    timeline.place = timeline.place.moved(left_m=x)
    if end == "drop":
        timeline.to(0.4, nod=24)
        _drop_to_floor(timeline, y)
    else:
        timeline.hold(0.4)
    tail = ", then {drop} to the ground" if end == "drop" else ""
    return [
        "{hang} from a ledge and {shimmy}", f"{{hang}} from a ledge and {{shimmy}} to the {side}{tail}", f"{{shimmy}} along a ledge to the {side} hand over hand{tail}", f"{{hang}} by the hands and {{move}} sideways to the {side}{tail}",
        f"{{traverse}} a ledge to the {side}, hanging by the fingers{tail}", f"{{grip}} an edge overhead and {{go}} along it to the {side}, {number_word(count)} moves{tail}", f"{{climb}} sideways along a ledge to the {side}{tail}", f"= ledge shimmy {side}", "= ledge hang traverse like in Tomb Raider" if end == "hang" else f"= ledge shimmy to the {side}, then a drop",
        f"{{dangle}} from an edge and {{work}} along it to the {side}{tail}", f"{{move}} one hand after the other to the {side} while hanging from a wall{tail}",
    ]  # fmt: skip


@action(
    "climb up from a ledge",
    "locomotion/climb/climb",
    verbs="climb pull hang swing push stand",
    side=SIDE,
    start=Choice(("hanging", "jump up")),
    tempo=False,
)
def climb_from_ledge(timeline: Timeline, side: str, start: str) -> Sequence[str]:
    """From hanging: pulled up until the chest is over the edge, pressed up, the right foot onto the ledge, and up."""
    up_m = 2.2
    edge_m = up_m + 0.06
    y = edge_m - ARM_M - SHOULDER_M
    if start == "hanging":
        _hang(timeline, edge_m)
        timeline.hold(0.5)
    else:
        timeline.hold(0.2)
        timeline.look_at(At("floor", 0.0, 3.0, 0.8), 0.3)
        timeline.to(0.4, y=-0.30, pitch=22, bend=14, hands=At("shoulder", 0.16, -0.44, -0.18))
        timeline.look_at(None, 0.3, delay_s=0.2)
        timeline.to(
            0.18, exact=True, y=0.04, pitch=2, bend=-2, heels=48, balance=0, hands=At("shoulder", 0.12, 0.50, 0.14)
        )
        timeline.to(
            0.28,
            exact=True,
            y=y + 0.06,
            z=0.02,
            nod=-14,
            hands=At("air", 0.22, edge_m, 0.16),
            feet=At("hip", 0.03, -0.80, 0.04),
            ankles=40,
            elbows=5,
            palms=-60,
            heels=0,
        )
        timeline.to(0.22, exact=True, y=y, feet=At("hip", 0.03, -0.74, 0.22), bend=6)
    timeline.to(0.35, y=y - 0.01, feet=At("hip", 0.03, -0.78, -0.06))
    timeline.to(
        0.6,
        exact=True,
        y=edge_m - SHOULDER_M + 0.06,
        z=-0.04,
        bend=10,
        nod=-6,
        elbows=30,
        foot_r=At("hip", 0.06, -0.52, 0.34),
        foot_l=At("hip", 0.03, -0.72, 0.10),
    )
    timeline.place = timeline.place.moved(up_m=up_m)
    timeline.to(
        0.5,
        exact=True,
        y=-0.95,
        z=-0.06,
        pitch=40,
        bend=24,
        elbows=55,
        foot_r=At("hip", 0.06, -0.66, 0.10),
        foot_l=At("hip", 0.03, -0.76, -0.06),
    )
    timeline.to(0.5, exact=True, y=-0.74, z=-0.02, pitch=46, bend=12, elbows=10)
    timeline.to(0.5, exact=True, y=-0.60, z=0.06, pitch=60, bend=18, foot_r=At("hip", 0.18, -0.36, 0.36), knee_r=30)
    timeline.to(0.35, exact=True, y=-0.42, z=0.20, pitch=62, bend=26, foot_r=At("floor", 0.15, 0.0, 0.34), knee_r=10)
    timeline.to(0.45, exact=True, y=-0.32, z=0.32, pitch=54, foot_l=At("hip", 0.06, -0.50, 0.10))
    timeline.to(0.35, exact=True, y=-0.28, z=0.36, pitch=42, foot_l=At("floor", 0.13, 0.0, 0.36), knees=0)
    timeline.place = timeline.place.moved(forward_m=0.36)
    timeline.to(
        0.4,
        y=-0.10,
        z=0.0,
        pitch=20,
        bend=14,
        nod=-6,
        elbows=0,
        palms=0,
        hands=At("shoulder", 0.12, -0.38, 0.24),
        balance=1,
    )
    timeline.neutral(0.6)
    first = "{jump} up, {catch} a ledge and " if start == "jump up" else "{hang} from a ledge and "
    return [
        "{climb} up from a ledge", f"{first}{{pull}} up onto it", f"{first}{{climb}} up, the {side} foot first", f"{first}{{heave}} the body over the edge and {{stand}} up", "{pull} up over an edge and {stand} on top", f"{{mantle}} onto a high ledge, the {side} foot first",
        f"{first}{{push}} up with straight arms, {{swing}} the {side} leg up and {{stand}}", "= ledge climb up", "= mantle from a ledge hang", "{clamber} up a wall from hanging by the hands" if start == "hanging" else "{leap} at a wall, {grab} the top and {clamber} up", "{hoist} the body up onto a rooftop",
    ]  # fmt: skip


@action(
    "wall run",
    "locomotion/run/run",
    verbs="run jump leap push land",
    tempo=False,
    side=SIDE,
    steps=Count(2, 4),
)
def wall_run(timeline: Timeline, side: str, steps: int) -> Sequence[str]:
    """A run-up, some steps along a wall on the right with the body tilted away from it, and down onto the floor again."""
    style = replace(STYLES["run"], step_m=1.05)
    _run_up(timeline, style, 4, "l")
    speed = style.step_m / style.step_s
    place = timeline.place
    begin_s = timeline.time_s
    timeline.hold_all(begin_s, "x", "z", "yaw", "y", "foot_l", "foot_r")
    ahead = 0.0

    def on(seconds: float, y: float, x: float, **controls: Value) -> None:
        nonlocal ahead
        ahead += 0.92 * speed * seconds
        timeline.to(seconds, exact=True, z=ahead, y=y, x=x, **controls)

    leg, free = ("r", "l")
    on(
        0.18,
        0.08,
        -0.06,
        balance=0,
        roll=6,
        pitch=8,
        heels=0,
        foot_r=At("hip", 0.22, -0.44, 0.40),
        foot_l=At("hip", 0.02, -0.78, -0.24),
        hand_l=At("shoulder", 0.40, 0.04, 0.10),
        hand_r=At("shoulder", 0.18, -0.16, 0.24),
        ankles=16,
    )
    # Both feet meet one upright plane: the leg away from the wall is stretched, the one next to it bent.
    reach = {"r": -0.62, "l": -0.79}
    for number in range(steps):
        rise = 0.40 + 0.16 * math.sin(math.pi * (number + 0.5) / steps)
        on(
            0.14,
            rise,
            -0.16,
            roll=50.0,
            pitch=6,
            side=-14,
            tilt=-14,
            **{
                f"foot_{leg}": At("hip", 0.0, reach[leg], 0.26),
                f"foot_{free}": At("hip", 0.02, -0.50, -0.30),
                f"ankle_{leg}": 0.0,
                f"ankle_{free}": 30.0,
                f"hand_{leg}": At("shoulder", 0.26, -0.22, -0.22),
                f"hand_{free}": At("shoulder", 0.26, -0.04, 0.34),
            },
        )
        on(
            0.15,
            rise + 0.02,
            -0.16,
            **{
                f"foot_{leg}": At("hip", 0.0, reach[leg], -0.28),
                f"foot_{free}": At("hip", 0.02, -0.42, 0.38),
                f"ankle_{leg}": 24.0,
                f"ankle_{free}": 0.0,
            },
        )
        leg, free = free, leg
    # Off the wall: upright again, both feet reach for the floor.
    timeline.place = place.moved(left_m=0.30, forward_m=ahead + 0.75)
    timeline.to(0.36, exact=True, x=0.0, z=-0.16, y=0.06, roll=0, side=0, tilt=0, ankles=0, pitch=6, bend=10, hands=At("shoulder", 0.36, -0.02, 0.20),
                foot_r=At("floor", 0.12, 0.02, 0.0), foot_l=At("floor", 0.14, 0.05, -0.12))  # fmt: skip
    timeline.to(
        0.2,
        exact=True,
        y=-0.30,
        z=0.0,
        pitch=26,
        bend=20,
        nod=-10,
        feet=At("floor", 0.13, 0.0, 0.0),
        hands=At("shoulder", 0.26, -0.32, 0.22),
    )
    timeline.flights.append((begin_s, timeline.time_s - 0.2))
    timeline.hold(0.15)
    timeline.to(0.5, y=-0.02, pitch=0, bend=2, nod=0, balance=1)
    timeline.neutral(0.4)
    return [
        "{wall-run} along a wall", f"{{run}} along a wall on the {side}", f"{{run}} up to a wall, {{take}} {number_word(steps)} steps along it and {{land}}", f"{{do}} a wall run with the wall on the {side} side", f"{{leap}} at the wall on the {side}, {{run}} along it and {{drop}} back to the floor",
        f"{{sprint}} and {{run}} {number_word(steps)} steps on a wall like a ninja", f"{{run}} sideways across a wall, the body tilted to the {other(side)}", "= parkour wall run", f"= wall run {side}", f"{{jump}} onto a wall on the {side} side in a run and {{push}} off it to land", f"{{defy}} gravity, {{run:ing}} along a wall on the {side}",
    ]  # fmt: skip


@action(
    "swing on a rope",
    "locomotion/climb/climb",
    verbs="swing hang grip fly let land",
    tempo=False,
    side=SIDE,
    count=Count(1, 2),
    end=Choice(("let go and land", "keep swinging")),
)
def rope_swing(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """Hanging on a rope with both hands, the right one above, there and back like a pendulum."""
    length_m, low_m = 3.2, 0.30
    grip: dict[str, Value] = {
        "hand_r": At("shoulder", -0.12, 0.46, 0.18),
        "hand_l": At("shoulder", -0.12, 0.32, 0.24),
        "elbows": 10.0,
    }

    def pose(angle_deg: float) -> dict[str, Value]:
        a = math.radians(angle_deg)
        return {"z": length_m * math.sin(a), "y": low_m + length_m * (1 - math.cos(a)), "pitch": -0.9 * angle_deg}

    back, front = At("hip", 0.02, -0.66, -0.36), At("hip", 0.02, -0.62, 0.46)
    timeline.start(balance=0, **pose(-34), **grip, feet=back, ankles=36, bend=4, nod=-10)
    timeline.hold(0.15)
    swing_s = 1.5
    for number in range(count):
        timeline.to(0.5 * swing_s, exact=True, **pose(0), feet=At("hip", 0.02, -0.74, 0.24), bend=10)
        timeline.to(0.5 * swing_s, exact=True, **pose(34), feet=front, bend=16, nod=6)
        if number < count - 1 or end == "keep swinging":
            timeline.to(0.5 * swing_s, exact=True, **pose(0), feet=At("hip", 0.02, -0.78, -0.08), bend=4)
            timeline.to(0.5 * swing_s, exact=True, **pose(-32), feet=back, nod=-8)
    if end == "let go and land":
        where = pose(34)
        z, y = where["z"], where["y"]
        assert isinstance(z, float)
        assert isinstance(y, float)
        timeline.place = timeline.place.moved(forward_m=z)
        _drop_to_floor(timeline, y, 0.55)
    else:
        timeline.to(0.5 * swing_s, exact=True, **pose(0), feet=At("hip", 0.02, -0.74, 0.20))
        timeline.to(0.5 * swing_s, exact=True, **pose(26), feet=front)
    tail = ", then {let} go and {land}" if end == "let go and land" else ""
    return [
        "{swing} on a rope", f"{{swing}} forward on a rope{tail}", f"{{swing}} on a rope like Tarzan{tail}", f"{{hang}} on a rope with both hands, the {side} one on top, and {{swing}}{tail}", f"{{swing}} back and forth on a vine{tail}" if count > 1 or end == "keep swinging" else f"{{swing}} across on a vine{tail}",
        f"{{hold}} a rope overhead and {{fly}} through the air in a big arc{tail}", f"{{swing}} across a gap on a rope{tail}", "= rope swing", "= swinging on a rope, the legs stretched forward", f"{{grip}} a rope and {{swing}} with the legs forward{tail}", f"{{cling}} to a rope as it swings{tail}",
    ]  # fmt: skip


@action(
    "ride a zip line",
    "locomotion/climb/climb",
    verbs="ride slide hang glide land zip",
    tempo=False,
    legs=Choice(("drawn up", "hanging", "stretched forward")),
    end=Choice(("land", "go on")),
    side=SIDE,
)
def zip_line(timeline: Timeline, legs: str, end: str, side: str) -> Sequence[str]:
    """Both hands overhead on a bar, gliding forward and down."""
    feet = {
        "drawn up": At("hip", 0.03, -0.44, 0.36),
        "hanging": At("hip", 0.03, -0.80, -0.08),
        "stretched forward": At("hip", 0.03, -0.62, 0.54),
    }[legs]
    bar = At("shoulder", -0.02, 0.50, 0.14)
    timeline.start(
        y=1.35,
        z=0.0,
        balance=0,
        hands=bar,
        elbows=5,
        palms=-60,
        feet=At("hip", 0.03, -0.78, -0.10),
        pitch=4,
        nod=-4,
        ankles=30,
    )
    timeline.hold(0.15)
    timeline.to(0.6, exact=True, z=0.8, y=1.24, feet=feet, pitch=-10, bend=8)
    for number in range(4):
        sign = 1 if number % 2 else -1
        timeline.to(
            0.5,
            exact=True,
            z=0.8 + 1.7 * (number + 1),
            y=1.24 - 0.20 * (number + 1),
            pitch=-10 + 4 * sign,
            roll=3 * sign,
            yaw=5 * sign,
            bend=8 - 3 * sign,
        )
    if end == "land":
        timeline.place = timeline.place.moved(forward_m=7.6)
        timeline.to(0.25, exact=True, z=0.55, y=0.34, roll=0, yaw=0, pitch=-4, feet=At("hip", 0.03, -0.70, 0.34))
        timeline.place = timeline.place.moved(forward_m=0.55)
        _drop_to_floor(timeline, 0.34, 0.35)
    else:
        timeline.to(0.5, exact=True, z=9.3, y=0.30, roll=0, yaw=0)
    held = {
        "drawn up": "with the knees drawn up",
        "hanging": "with hanging legs",
        "stretched forward": "with the legs stretched forward",
    }[legs]
    tail = " and {land}" if end == "land" else ""
    del side
    return [
        "{ride} a zip line", f"{{ride}} down a zip line {held}{tail}", f"{{slide}} down a cable hanging by both hands{tail}", f"{{hang}} from a bar overhead and {{glide}} down a wire {held}{tail}", f"{{zip}} down a cable {held}{tail}",
        f"{{slide}} along a rope with both hands overhead {held}{tail}", f"{{fly}} along a zip wire {held}{tail}", "= zipline ride", f"= gliding down a zip line {held}", f"{{hold}} on to a pulley with both hands and {{race}} down a zip line{tail}", f"{{take}} the zip line down {held}{tail}",
        *(["{ride} a zip line on and on, without landing", "{keep} gliding along a zip line"] if end == "go on" else []),
    ]  # fmt: skip


@action(
    "slide down a ladder",
    "locomotion/climb/climb",
    verbs="slide descend glide land grip",
    tempo=False,
    what=Choice(("ladder", "pole")),
    side=SIDE,
)
def slide_ladder(timeline: Timeline, what: str, side: str) -> Sequence[str]:
    """Hands and feet clamp the rails or a pole and the body glides down fast, with a soft landing."""
    ladder = what == "ladder"
    hand = At("shoulder", 0.06 if ladder else -0.14, 0.10, 0.42)
    foot = At("hip", 0.14 if ladder else -0.06, -0.74, 0.30)
    up_m = 2.4
    stand_at(timeline, up_m)
    timeline.start(
        y=0.0,
        balance=0,
        pitch=6,
        bend=4,
        nod=-4,
        hand_r=hand,
        hand_l=hand.moved(up=0.12) if not ladder else hand,
        elbows=10,
        feet=foot,
        ankles=20,
        knees=20,
    )
    timeline.hold(0.3)
    timeline.to(0.35, nod=30, turn=-24)
    timeline.hold(0.15)
    timeline.to(0.4, exact=True, y=-0.30, nod=18, turn=-10)
    timeline.place = timeline.place.moved(up_m=-up_m)
    timeline.to(0.75, exact=True, y=0.12, pitch=4)
    timeline.to(0.14, exact=True, y=-0.10, feet=At("floor", 0.13, 0.0, 0.10))
    timeline.to(0.18, exact=True, y=-0.30, pitch=18, bend=18, nod=8, turn=0)
    timeline.hold(0.2)
    timeline.to(0.5, y=-0.04, pitch=2, bend=4, nod=0, knees=0, balance=1, hands=At("shoulder", 0.10, -0.20, 0.34))
    step(timeline, "r", -0.02, 0.10, duration_s=0.34, heel_first=False, advance=False)
    step(timeline, "l", -0.02, 0.10, duration_s=0.34, delay_s=0.34, heel_first=False, advance=False)
    timeline.neutral(0.8)
    del side
    thing = "a ladder" if ladder else "a pole"
    return [
        f"{{slide}} down {thing}", f"{{slide}} quickly down {thing} and {{land}} with bent knees", f"{{look}} down, then {{slide}} down {thing}", f"{{glide}} down {thing} with hands and feet {'on the rails' if ladder else 'around it'}", f"{{grip}} {thing} and {{slide}} all the way to the ground",
        f"{{descend}} {thing} in one fast slide", f"{{come}} down {thing} like {'a sailor' if ladder else 'a firefighter'}", f"= {'ladder' if ladder else 'fire pole'} slide", f"= sliding down {thing} fast", f"{{hold}} the {'rails' if ladder else 'pole'} with both hands and {{slide}} down", f"{{zip}} down {thing} and {{land}} softly",
    ]  # fmt: skip


@action(
    "climb over a fence",
    "locomotion/climb/climb",
    verbs="climb jump pull swing drop vault",
    tempo=False,
    side=SIDE,
    start=Choice(("standing", "running")),
)
def climb_fence(timeline: Timeline, side: str, start: str) -> Sequence[str]:
    """Hands on the top, a foot on the wire, belly over, the right leg across first, and down on the other side."""
    if start == "running":
        walk(timeline, 2.4, STYLES["jog"], close=True)
        timeline.wait()
    else:
        timeline.hold(0.25)
    top_m = 1.62
    timeline.to(0.45, exact=True, hands=At("air", 0.22, top_m, 0.30), y=-0.10, pitch=6, bend=4, nod=-12, balance=0.4)
    timeline.hold(0.1)
    step(timeline, "l", 0.22, 0.12, up_m=0.55, duration_s=0.4, height_m=0.10, heel_first=False, advance=False)
    timeline.to(0.42, exact=True, y=0.12, z=0.02, balance=0, pitch=10)
    timeline.wait()
    timeline.to(
        0.45, exact=True, y=0.52, z=0.06, pitch=36, bend=22, nod=-6, foot_r=At("hip", 0.06, -0.70, 0.06), elbows=25
    )
    timeline.to(
        0.4, exact=True, y=0.80, z=0.16, pitch=58, bend=28, foot_r=At("hip", 0.36, -0.46, 0.14), knee_r=30, elbows=10
    )
    timeline.to(
        0.4,
        exact=True,
        y=0.86,
        z=0.34,
        pitch=60,
        yaw=24,
        roll=-6,
        foot_r=At("hip", 0.20, -0.62, 0.34),
        knee_r=10,
        foot_l=At("hip", 0.10, -0.62, -0.20),
    )
    timeline.to(
        0.4,
        exact=True,
        y=0.76,
        z=0.52,
        pitch=42,
        yaw=10,
        roll=0,
        bend=20,
        foot_r=At("hip", 0.06, -0.74, 0.24),
        foot_l=At("hip", 0.20, -0.42, 0.24),
        hands=At("air", 0.24, top_m - 0.02, 0.34),
    )
    timeline.to(
        0.3,
        exact=True,
        y=0.60,
        z=0.68,
        pitch=16,
        yaw=0,
        foot_l=At("hip", 0.06, -0.70, 0.26),
        foot_r=At("hip", 0.05, -0.76, 0.12),
        hands=At("shoulder", 0.30, -0.30, -0.20),
    )
    timeline.place = timeline.place.moved(forward_m=0.68)
    _drop_to_floor(timeline, 0.60, 0.28)
    first = "{run} up to a fence, " if start == "running" else ""
    return [
        "{climb} over a fence", f"{first}{{climb}} over {'it' if first else 'a fence'} and {{drop}} down on the other side", "{grab} the top of a fence, {pull} up and {climb} over", f"{{scale}} a fence, {{swing:ing}} the {side} leg over first", f"{first}{{pull}} up on the top and {{swing}} the legs over",
        "{get} over a chain-link fence", f"{{climb}} over a wall, the {side} leg first, and {{jump}} down", "= fence climb", f"= climbing over a fence, the {side} leg first", f"{first}{{step}} on the wire with the {other(side)} foot, {{lean}} over the top and {{drop}} to the other side", "{escape} over a fence",
    ]  # fmt: skip


@action(
    "vault over a low wall",
    "locomotion/jump/leap",
    verbs="vault run jump leap swing",
    tempo=False,
    side=SIDE,
    style=Choice(("speed vault", "kong vault")),
)
def vault_wall(timeline: Timeline, side: str, style: str) -> Sequence[str]:
    """In full run over a wall of hip height: one hand on it with the legs swung past on the other side, or both hands and the legs through."""
    run = replace(STYLES["run"], step_m=1.0)
    _run_up(timeline, run, 4, "r")
    speed = run.step_m / run.step_s
    begin_s = timeline.time_s
    timeline.hold_all(begin_s, "x", "z", "yaw", "y", "foot_l", "foot_r")
    wall_m = 0.92
    ahead = 0.0

    def on(seconds: float, y: float, **controls: Value) -> None:
        nonlocal ahead
        ahead += 0.9 * speed * seconds
        timeline.to(seconds, exact=True, z=ahead, y=y, **controls)

    reach = 0.9 * speed * 0.5
    if style == "speed vault":
        on(
            0.18,
            0.06,
            balance=0,
            pitch=24,
            bend=10,
            heels=0,
            hand_r=At("air", 0.16, wall_m, reach),
            hand_l=At("shoulder", 0.34, -0.06, 0.20),
            foot_r=At("hip", 0.02, -0.72, -0.26),
            foot_l=At("hip", 0.10, -0.52, 0.34),
            elbow_r=5,
        )
        on(
            0.20,
            0.34,
            pitch=20,
            roll=-34,
            side=-12,
            foot_l=At("hip", 0.34, -0.50, 0.36),
            foot_r=At("hip", -0.24, -0.58, 0.30),
            ankles=20,
        )
        on(
            0.20,
            0.32,
            pitch=6,
            roll=-26,
            side=-6,
            foot_l=At("hip", 0.20, -0.66, 0.34),
            foot_r=At("hip", -0.12, -0.46, 0.44),
        )
        on(
            0.16,
            0.14,
            pitch=10,
            roll=-6,
            side=0,
            hand_r=At("shoulder", 0.24, -0.38, -0.18),
            foot_l=At("hip", 0.06, -0.78, 0.20),
            foot_r=At("hip", 0.02, -0.52, 0.30),
        )
    else:
        on(
            0.18,
            0.08,
            balance=0,
            pitch=44,
            bend=14,
            nod=-16,
            heels=0,
            hands=At("air", 0.16, wall_m, reach),
            foot_r=At("hip", 0.06, -0.66, -0.36),
            foot_l=At("hip", 0.06, -0.62, -0.30),
        )
        on(
            0.20,
            0.34,
            pitch=72,
            bend=26,
            foot_r=At("hip", 0.06, -0.46, 0.16),
            foot_l=At("hip", 0.06, -0.46, 0.12),
            ankles=30,
        )
        on(0.20, 0.34, pitch=34, bend=30, foot_r=At("hip", 0.06, -0.36, 0.46), foot_l=At("hip", 0.06, -0.36, 0.44))
        on(
            0.18,
            0.14,
            pitch=8,
            bend=16,
            nod=0,
            hands=At("shoulder", 0.28, -0.20, -0.06),
            foot_l=At("hip", 0.04, -0.78, 0.20),
            foot_r=At("hip", 0.04, -0.58, 0.20),
        )
    timeline.place = timeline.place.moved(forward_m=ahead + 0.30)
    timeline.to(0.12, exact=True, z=-0.14, y=-0.06, roll=0, pitch=12, foot_l=At("floor", 0.08, 0.0, 0.0))
    timeline.flights.append((begin_s, timeline.time_s))
    timeline.to(0.14, exact=True, z=0.14, y=-0.14, bend=10, nod=0, elbow_r=0, foot_r=At("hip", 0.02, -0.50, 0.30))
    timeline.place = timeline.place.moved(forward_m=0.62)
    timeline.to(
        0.26,
        exact=True,
        z=-0.06,
        y=-0.10,
        foot_r=At("floor", 0.08, 0.0, 0.06),
        hand_l=At("shoulder", 0.16, -0.30, 0.28),
        advance=False,
    )
    timeline.hold(0.2)
    step(timeline, "l", 0.30, 0.09, duration_s=0.34, heel_first=False, advance=False)
    timeline.hold(0.06)
    timeline.to(0.3, z=0.18, y=-0.08, pitch=4, bend=4, hand_r=At("shoulder", 0.16, -0.32, 0.24))
    timeline.place = timeline.place.moved(forward_m=0.30)
    timeline.wait()
    timeline.to(0.4, z=0.0, y=-0.02, balance=1, advance=False)
    step(timeline, "r", 0.0, 0.095, duration_s=0.38, heel_first=False)
    timeline.wait()
    timeline.neutral(0.5)
    how = (
        f"with the {side} hand on it for support and the legs swung to the {other(side)}"
        if style == "speed vault"
        else "with both hands on it and the legs between the arms"
    )
    return [
        "{vault} over a low wall", "{run} and {vault} over a low wall", f"{{run}} up and {{vault}} over a wall {how}", f"{{do}} a {style} over a wall", f"{{jump}} over an obstacle in a run {how}", f"{{leap}} over a railing {how}, then {{run}} on",
        f"{{sprint}} and {{clear}} a low wall {how}", f"= parkour {style}", "= vault over cover while running", f"{{hurdle}} a wall {how}", f"{{vault}} a fence in full run {how}",
    ]  # fmt: skip


@action(
    "jump between rooftops",
    "locomotion/jump/leap",
    verbs="jump leap run roll land",
    tempo=False,
    side=SIDE,
    end=Choice(("roll", "land on the feet")),
)
def rooftop_jump(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """A run-up, a long leap off the right foot over a gap onto a lower roof, and a roll or a low landing."""
    down_m = 0.5
    stand_at(timeline, down_m)
    walk(timeline, 3.2, STYLES["run"], steps=4, first="l", close=False)
    timeline.wait()
    jump(
        timeline, 0.42, forward_m=2.5, crouch_s=0.0, push_s=0.16, recover_s=0.0, takeoff="r", landing="both", arms=False, lean_deg=6, up_m=-down_m,
        air={"hand_r": At("shoulder", 0.44, 0.16, 0.10), "hand_l": At("shoulder", 0.40, 0.24, 0.16), "foot_l": At("hip", 0.04, -0.46, 0.44), "foot_r": At("hip", 0.04, -0.66, -0.30), "nod": -6.0},
    )  # fmt: skip
    if end == "roll":
        landing_roll(timeline, 0.14)
        timeline.neutral(0.8)
    else:
        timeline.to(
            0.16, exact=True, y=-0.46, pitch=46, bend=30, nod=-10, hands=At("floor", 0.22, 0.05, 0.40), balance=0.2
        )
        timeline.hold(0.35)
        timeline.to(0.7, y=-0.04, pitch=0, bend=2, nod=0, balance=1, hands=NEUTRAL_HAND)
        timeline.neutral(0.4)
    tail = "{roll} over the floor" if end == "roll" else "{land} in a low crouch"
    return [
        "{jump} between rooftops", f"{{run}}, {{leap}} over a gap between two roofs and {tail}", f"{{run}} and {{jump}} from one roof to the next, then {tail}", f"{{take}} a run-up, {{leap}} off the {side} foot over a gap and {tail}", f"{{leap}} across an alley onto a lower roof and {tail}",
        f"{{jump}} a wide gap with flying arms and {tail}", f"{{make}} a long jump from building to building and {tail}", "= rooftop parkour jump", f"= gap jump with a {'roll' if end == 'roll' else 'crouched landing'}", f"{{sprint}} to the edge, {{jump}} far and {tail}", f"{{leap}} from roof to roof like an assassin and {tail}",
    ]  # fmt: skip


@action(
    "teeter on a ledge",
    "fitness/air/tightrope",
    verbs="teeter balance sway wave windmill lean",
    crispness="crisp",
    side=SIDE,
    count=Count(1, 3),
    end=Choice(("step back", "stay")),
)
def teeter(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """At the very edge: tipping forward on the toes with windmilling arms, catching the balance; the right arm leads."""
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, -2.0, 0.8), 0.4)
    timeline.to(0.4, y=-0.06, bend=12, hands=At("shoulder", 0.46, -0.10, 0.06))
    for _ in range(count):
        timeline.to(
            0.22,
            exact=True,
            pitch=16,
            bend=16,
            z=0.08,
            heels=24,
            balance=0.2,
            y=-0.02,
            hand_r=At("shoulder", 0.26, 0.42, 0.06),
            hand_l=At("shoulder", 0.40, -0.28, -0.14),
        )
        for number in range(3):
            up = number % 2 == 0
            timeline.to(
                0.17,
                exact=True,
                hand_r=At("shoulder", 0.36, -0.16 if up else 0.40, 0.34 if up else -0.06),
                hand_l=At("shoulder", 0.36, 0.40 if up else -0.16, -0.06 if up else 0.34),
                bend=20 if up else 12,
                pitch=14,
            )
        timeline.to(
            0.28, exact=True, pitch=-10, bend=14, z=-0.06, heels=0, y=-0.14, hands=At("shoulder", 0.34, 0.06, 0.38)
        )
        timeline.to(0.3, pitch=2, bend=10, z=0.0, y=-0.08, balance=0.8, hands=At("shoulder", 0.48, -0.04, 0.08))
        timeline.hold(0.15)
    timeline.look_at(None, 0.3)
    if end == "step back":
        timeline.place = timeline.place.moved(forward_m=-0.3)
        timeline.to(0.7, z=0.0, y=-0.06, bend=8, balance=1, advance=False, hands=At("shoulder", 0.22, -0.36, 0.16))
        step(timeline, "r", 0.0, 0.11, duration_s=0.36, heel_first=False)
        step(timeline, "l", 0.0, 0.11, duration_s=0.36, heel_first=False)
        timeline.wait()
        timeline.to(0.3, bend=18, nod=14, shrugs=6)
        timeline.to(0.4, bend=4, shrugs=-4)
        timeline.neutral(0.5)
    else:
        timeline.to(0.4, balance=1)
        timeline.hold(0.3)
    often = "" if count == 1 else f", {times(count)}"
    tail = ", then {step} back" if end == "step back" else ""
    return [
        "{teeter} on a ledge", f"{{teeter}} at the edge of a roof with windmilling arms{often}{tail}", f"{{balance}} on a ledge and nearly {{fall}}{often}{tail}", f"{{tip}} forward at the edge of a cliff and {{catch}} the balance{often}{tail}", f"{{wave}} the arms in circles to keep from falling{often}{tail}",
        f"{{stand}} on the brink, {{sway}} forward on the toes and {{recover}}{often}{tail}", f"{{lose}} the balance at an edge, {{swing}} the arms, the {side} one up first, and {{get}} it back{often}{tail}", "= edge teeter idle", f"= nearly falling off a ledge{often}", f"{{look}} down from a ledge and {{wobble}} dangerously{often}{tail}", f"{{struggle}} for balance on a narrow ledge{often}{tail}",
        *(["{teeter} on a ledge and {stay} there", "{stay} at the edge of a roof, swaying"] if end == "stay" else []),
    ]  # fmt: skip


@action(
    "fall from a height flailing",
    "locomotion/jump/jump",
    verbs="fall flail drop plunge kick wave land crash",
    tempo=False,
    crispness="crisp",
    side=SIDE,
    end=Choice(("still falling", "hard landing", "roll", "on the back", "headfirst"), (2, 2, 2, 1, 1)),
)
def fall_flailing(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """In the air with circling arms and treading legs, looking down; perhaps a hard landing or a roll. The right arm goes up first."""
    if end in ("on the back", "headfirst"):
        # Without a landing: these falls end in the air.
        back = end == "on the back"
        lean, high = (-78.0, 0.5) if back else (140.0, 0.75)
        timeline.start(y=high, balance=0, pitch=lean, bend=10 if back else -4, nod=16 if back else -20, hands=At("shoulder", 0.40, 0.16, 0.26), feet=At("hip", 0.10, -0.64, 0.28 if back else -0.10), ankles=30)  # fmt: skip
        for number in range(9):
            up, down = ("r", "l") if number % 2 else ("l", "r")
            sign = 1 if number % 2 else -1
            timeline.to(
                0.26, exact=True, y=high + 0.05 * sign, pitch=lean + 5 * sign, roll=6 * sign, twist=9 * sign, yaw=4.0 * number,
                **{
                    f"hand_{up}": At("shoulder", 0.34, 0.30, 0.30), f"hand_{down}": At("shoulder", 0.46, -0.06, 0.30 if number % 3 else 0.10),
                    f"foot_{up}": At("hip", 0.10, -0.50, 0.44 if back else 0.16), f"foot_{down}": At("hip", 0.08, -0.72, 0.16 if back else -0.20),
                },
            )  # fmt: skip
        how = "on the back, the face up" if back else "headfirst, upside down"
        return [
            f"{{fall}} from a height {how}", f"{{fall}} through the air {how} with flailing arms and legs", f"{{plunge}} {how}, flailing", f"{{fall}} off a cliff {how}", f"{{drop}} through the air {how} in panic", f"{{tumble}} down from high up {how}", f"= falling {how}", f"{{be}} in free fall {how}, kicking and waving",
            "{fall} backward off a roof with flailing arms" if back else "{dive} down through the air in a fall, head down",
        ]  # fmt: skip
    high_m = 0.95
    timeline.start(y=high_m, balance=0, pitch=14, bend=10, nod=18, hand_r=At("shoulder", 0.36, 0.30, 0.10), hand_l=At("shoulder", 0.40, -0.12, 0.22),
                   foot_r=At("hip", 0.08, -0.50, 0.26), foot_l=At("hip", 0.06, -0.72, -0.22), ankles=30)  # fmt: skip
    for number in range(10 if end == "still falling" else 7):
        up, down = ("r", "l") if number % 2 else ("l", "r")
        sign = 1 if number % 2 else -1
        timeline.to(
            0.24, exact=True, y=high_m + 0.04 * sign, pitch=14 + 6 * sign, roll=5 * sign, twist=10 * sign, side=-6 * sign,
            **{
                f"hand_{up}": At("shoulder", 0.34, 0.34, 0.14), f"hand_{down}": At("shoulder", 0.42, -0.14, 0.20 if number % 3 else -0.14),
                f"foot_{up}": At("hip", 0.08, -0.48, 0.28), f"foot_{down}": At("hip", 0.06, -0.72, -0.24),
            },
        )  # fmt: skip
    if end == "still falling":
        doing = ""
    else:
        timeline.to(0.2, exact=True, pitch=8, roll=0, twist=0, side=0, y=high_m)
        begin_s = timeline.time_s
        for foot in ("l", "r"):
            timeline.feet[foot].hold(begin_s + 0.16)
            timeline.feet[foot].put(begin_s + 0.45, *timeline._foot_point(foot, At("floor", 0.15, 0.0, 0.05)))
        free_fall(timeline, high_m + 0.04, -0.04)
        if end == "roll":
            landing_roll(timeline, 0.16)
            timeline.neutral(0.8)
            doing = ", then {land} and {roll}"
        else:
            timeline.to(
                0.16,
                exact=True,
                y=-0.54,
                pitch=56,
                bend=42,
                nod=4,
                heels=20,
                hands=At("floor", 0.18, 0.05, 0.44),
                balance=0,
            )
            timeline.hold(0.7)
            timeline.to(0.9, y=-0.12, pitch=16, bend=22, heels=0, nod=4, balance=1, hands=At("thigh", 0.03, 0.10, 0.06))
            timeline.to(0.3, bend=26)
            timeline.neutral(0.7)
            doing = ", then {land} hard on hands and feet"
    del side
    return [
        "{fall} from a height flailing", f"{{fall}} through the air with waving arms and kicking legs{doing}", f"{{plunge}} from a roof, flailing{doing}", f"{{fall}} off a cliff, arms and legs flailing{doing}", f"{{drop}} through the air in panic{doing}", f"{{flail}} in mid-air while falling{doing}", f"{{tumble}} down from high up with circling arms{doing}",
        "= falling loop" if end == "still falling" else "= falling, then a landing", "= falling idle animation" if end == "still falling" else f"= a fall from high up with a {'roll' if end == 'roll' else 'hard landing'}", f"{{be}} in free fall, kicking and waving{doing}", f"{{fall}} down a shaft, flailing{doing}",
    ]  # fmt: skip


@action(
    "double jump",
    "locomotion/jump/jump",
    verbs="jump leap flip kick land",
    tempo=False,
    crispness="crisp",
    side=SIDE,
    second=Choice(("plain", "flip", "spin")),
    direction=Choice(("forward", "up")),
)
def double_jump(timeline: Timeline, side: str, second: str, direction: str) -> Sequence[str]:
    """A jump, and at its height a second one off the empty air, as games have it; a spin goes to the right."""
    timeline.hold(0.2)
    ahead_m = 0.7 if direction == "forward" else 0.0
    timeline.to(0.36, y=-0.28, pitch=26, bend=14, nod=-14, hands=At("shoulder", 0.16, -0.44, -0.22))
    timeline.to(0.18, exact=True, y=0.05, pitch=4, bend=0, heels=48, balance=0, hands=At("shoulder", 0.14, 0.36, 0.26))
    begin_s = timeline.time_s
    rise_s = (2 * 0.36 / 9.81) ** 0.5
    timeline.key("y", begin_s, 0.05, slope=9.81 * rise_s)
    timeline.to(0.2, exact=True, advance=False, feet=At("hip", 0.04, -0.74, 0.06), ankles=40, heels=0)
    timeline.key("y", begin_s + rise_s, 0.41, slope=0.0)
    timeline.to(rise_s, exact=True, advance=False, z=0.45 * ahead_m + 0.02)
    timeline.time_s = begin_s + rise_s
    # Off nothing: knees drawn up, then pushed down.
    timeline.to(
        0.16,
        exact=True,
        y=0.40,
        z=0.6 * ahead_m + 0.03,
        feet=At("hip", 0.06, -0.44, 0.26),
        bend=22,
        pitch=16,
        hands=At("shoulder", 0.22, -0.30, -0.10),
    )
    kick_s = timeline.time_s
    timeline.key("y", kick_s, 0.40, slope=9.81 * rise_s)
    timeline.key("y", kick_s + rise_s, 0.78, slope=0.0)
    turned = -360.0 if second == "spin" else 0.0
    timeline.to(0.12, exact=True, advance=False, feet=At("hip", 0.04, -0.78, -0.06))
    timeline.to(
        rise_s,
        exact=True,
        advance=False,
        z=1.1 * ahead_m,
        hands=At("shoulder", 0.16, 0.40, 0.20) if second != "flip" else At("knee", 0.04, 0.06, 0.06),
        bend=2 if second != "flip" else 50,
    )
    fall_s = (2 * 0.82 / 9.81) ** 0.5
    if second == "flip":
        timeline.hold(0.12)
        timeline.to(rise_s + 0.6 * fall_s - 0.12, exact=True, pitch=366.0)
        timeline.time_s = kick_s + 0.14
        timeline.to(0.2, exact=True, advance=False, feet=At("hip", 0.05, -0.40, 0.34))
    else:
        timeline.to(rise_s, exact=True, advance=False, pitch=2)
        if turned:
            timeline.place = timeline.place.moved(turned_deg=turned)
            timeline.to(rise_s + 0.7 * fall_s, exact=True, advance=False, yaw=0.0)
    timeline.time_s = kick_s + rise_s
    for foot in ("l", "r"):
        timeline.feet[foot].hold(timeline.time_s + 0.14)
        timeline.feet[foot].put(
            timeline.time_s + fall_s, *timeline._foot_point(foot, At("floor", 0.12, 0.0, 1.6 * ahead_m + 0.02))
        )
        timeline.key(f"foot_yaw_{foot}", timeline.time_s, timeline.tracks[f"foot_yaw_{foot}"].last)
        timeline.key(f"foot_yaw_{foot}", timeline.time_s + fall_s, timeline._world_value(f"foot_yaw_{foot}", 8.0))
    timeline.to(fall_s, exact=True, advance=False, z=1.6 * ahead_m, hands=At("shoulder", 0.32, 0.06, 0.20), nod=12)
    timeline.flights.append((begin_s, timeline.time_s))
    free_fall(timeline, 0.82, -0.04)
    timeline.place = timeline.place.moved(forward_m=1.6 * ahead_m)
    if second == "flip":
        # Angles count from zero again: all keys so far are moved, so that the curve stays smooth.
        timeline.tracks["pitch"].values = [value - 360.0 for value in timeline.tracks["pitch"].values]
    timeline.to(0.2, exact=True, y=-0.32, z=0.0, pitch=26, bend=20, nod=-8, hands=At("shoulder", 0.24, -0.32, 0.22))
    timeline.hold(0.12)
    timeline.to(0.5, y=-0.02, pitch=0, bend=2, nod=0, balance=1)
    timeline.neutral(0.4)
    how = {"plain": "", "flip": " with a somersault", "spin": f" with a spin to the {side}"}[second]
    way = "forward" if direction == "forward" else "straight up"
    return [
        "{do} a double jump", f"{{do}} a double jump {way}{how}", f"{{jump}} and {{jump}} again in mid-air{how}", f"{{leap}} up, {{kick}} off the air and {{rise}} higher{how}", f"{{make}} a second jump in the air{how} and {{land}}", f"{{jump}} {way} twice without touching the ground{how}",
        f"{{jump}}, {{draw}} up the knees and {{jump}} higher in the air{how}", "= double jump of a platform game", f"= mid-air jump{how}", f"{{perform}} a video game double jump {way}{how}", f"{{push}} off from the empty air for a higher jump{how}",
    ]  # fmt: skip


@action(
    "glide with a paraglider",
    "fitness/air/jump",
    verbs="glide fly hang steer bank sail",
    tempo=False,
    side=SIDE,
    way=Choice(("straight", "bank", "both ways")),
    end=Choice(("in the air", "land")),
)
def paraglide(timeline: Timeline, side: str, way: str, end: str) -> Sequence[str]:
    """Hanging by both hands from a glider's bar, the legs trailing, bending to the right first to steer, down to the floor."""
    bar = At("shoulder", 0.20, 0.46, 0.16)
    timeline.start(
        y=1.3,
        z=0.0,
        balance=0,
        hands=bar,
        elbows=5,
        palms=-60,
        pitch=22,
        bend=2,
        nod=-14,
        foot_r=At("hip", 0.04, -0.76, -0.26),
        foot_l=At("hip", 0.04, -0.70, -0.34),
        ankles=44,
    )
    z_m, y_m = 0.0, 1.3

    def glide(seconds: float, **controls: Value) -> None:
        nonlocal z_m, y_m
        z_m += 1.9 * seconds
        y_m -= 0.20 * seconds
        timeline.to(seconds, exact=True, z=z_m, y=y_m, **controls)

    glide(0.7, pitch=26)
    glide(0.6, pitch=20)
    if way != "straight":
        for sign in (-1, 1) if way == "both ways" else (-1,):
            glide(
                0.7,
                roll=20.0 * sign,
                yaw=16.0 * sign,
                side=10.0 * sign,
                x=0.30 * sign,
                foot_r=At("hip", 0.04 - 0.10 * sign, -0.76, -0.24),
                foot_l=At("hip", 0.04 + 0.10 * sign, -0.72, -0.30),
            )
            glide(0.6, roll=6.0 * sign, yaw=4.0 * sign, side=2.0 * sign, x=0.55 * sign)
    glide(0.5, roll=0, yaw=0, side=0, x=0, pitch=24)
    glide(0.5, pitch=18)
    if end == "land":
        timeline.place = timeline.place.moved(forward_m=z_m)
        timeline.to(0.9, exact=True, z=1.2, y=0.28, pitch=-6, feet=At("hip", 0.05, -0.74, 0.22), nod=10)
        timeline.place = timeline.place.moved(forward_m=1.2)
        _drop_to_floor(timeline, 0.28, 0.30)
    steer = {
        "straight": "straight ahead",
        "bank": f"and {{steer}} to the {side}",
        "both ways": f"and {{steer}} first to the {side}, then to the {other(side)}",
    }[way]
    tail = ", then {land}" if end == "land" else ""
    return [
        "{glide} with a paraglider", f"{{glide}} through the air with a paraglider {steer}{tail}", f"{{hang}} from a glider with both hands {steer}{tail}", f"{{sail}} down from a cliff under a glider {steer}{tail}", f"{{fly}} with a hang glider {steer}{tail}", f"{{hold}} on to a paraglider overhead and {{float}} down {steer}{tail}",
        f"{{glide}} like Link in Zelda{tail}", "= paraglider loop" if end == "in the air" else "= paragliding down to the ground", f"= gliding with the arms overhead and trailing legs{tail.replace('{land}', 'landing')}", f"{{soar}} with a glider {steer}{tail}", f"{{hang}} glide {steer}{tail}".replace("{hang} glide", "{glide} hanging by the hands"),
        *([f"{{glide}} with a paraglider and {{bank}} into a turn to the {side}", f"{{circle}} with a hang glider, banking to the {side}"] if way == "bank" else []),
    ]  # fmt: skip
