"""Whole-body moves that scores are made of: steps, jumps, sitting, kneeling, lying down, getting up, turning on the
spot.

Each takes a `Timeline` first, writes from its cursor and leaves the cursor at its end. Right is the main side; the side
of an action is chosen by mirroring the whole score.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from kinoflow.authoring.controls import NEUTRAL_FOOT, NEUTRAL_HAND, At
from kinoflow.authoring.rig import ANKLE_M, BALL, STANDING_M
from kinoflow.authoring.timeline import SIDES, Timeline
from kinoflow.errors import ScoreError
from kinoflow.motion.skeleton import MANNEQUIN, joint

GRAVITY_M_PER_S2 = 9.81
THIGH_M = float(np.linalg.norm(MANNEQUIN.offsets[joint("L_Knee")]))
SHIN_M = float(np.linalg.norm(MANNEQUIN.offsets[joint("L_Ankle")]))
KNEE_CLEARANCE_M = float(MANNEQUIN.clearance_m[joint("L_Knee")])
SEAT_CLEARANCE_M = 0.10
"""From the hip joints down to the surface sat on."""
LYING_FOOT = At("hip", 0.03, -0.835, 0.0)
BESIDE_LYING = At("shoulder", 0.17, -0.545, -0.02)
"""Foot and hand of a body that lies stretched out, arms beside it."""
PLANK_BALL_M = -0.90
PLANK_HEEL_DEG = 57.0
PLANK_FOOT = At("floor", 0.10, 0.0, PLANK_BALL_M - float(BALL[2]))
PLANK_HAND = At("floor", 0.20, 0.035, 0.40)
"""High plank: where the balls of the feet, the feet and the hands are; see `plank_pose`."""
CROUCH: dict[str, Any] = {"x": 0.0, "y": -0.50, "z": 0.06, "pitch": 58.0, "bend": 38.0, "nod": -24.0, "balance": 0.0}
"""A squat with both hands on the floor in front of the feet."""
HALF_CROUCH: dict[str, Any] = {"y": -0.40, "z": -0.16, "pitch": 78.0, "bend": 14.0}
"""One foot near the hands, the other one back."""


def step(
    timeline: Timeline,
    side: str,
    forward_m: float = 0.0,
    out_m: float = 0.095,
    *,
    up_m: float = 0.0,
    toes_deg: float | None = None,
    height_m: float = 0.06,
    duration_s: float = 0.5,
    delay_s: float = 0.0,
    advance: bool = True,
    heel_first: bool | None = None,
) -> None:
    """Put one foot somewhere else, relative to the place; weight goes over by itself (control `balance`).

    Args:
        timeline: written on.
        side: "l" or "r".
        forward_m: where the foot goes, forward of the place.
        out_m: the same, outward to its own side; negative crosses the midline.
        up_m: height of what it steps on.
        toes_deg: new direction of the toes, outward; None keeps it.
        height_m: how high it is lifted on the way.
        duration_s: from lifting to standing.
        delay_s: begin later than the cursor.
        advance: move the cursor to the end.
        heel_first: land on the heel; None does so where the step is long and goes forward.
    """
    begin_s = timeline.time_s + delay_s
    end_s = begin_s + duration_s
    track = timeline.feet[side]
    track.hold(begin_s)
    frame, before = timeline._foot_point(side, At("floor", out_m, up_m, forward_m))
    start = track.points[-1] if track.frames[-1] == frame else before
    level = math.dist((start[0], start[2]), (before[0], before[2]))
    lifted = max(start[1], before[1]) + height_m
    middle = ((start[0] + before[0]) / 2, lifted, (start[2] + before[2]) / 2)
    track.put(begin_s + 0.5 * duration_s, frame, middle)
    track.put(end_s, frame, before)
    name = f"foot_pitch_{side}"
    timeline.hold_all(
        begin_s - min(0.12, 0.3 * duration_s) if timeline.tracks[name].end_s < begin_s - 0.13 else begin_s, name
    )
    size = min(1.0, level / 0.45)
    timeline.key(name, begin_s + 0.12 * duration_s, 8 + 26 * size)
    timeline.key(name, begin_s + 0.55 * duration_s, 6 * size)
    strike = heel_first if heel_first is not None else (forward_m > 0.15 and level > 0.3)
    timeline.key(name, end_s, -14.0 if strike else 0.0)
    timeline.key(name, end_s + 0.1, 0.0)
    if toes_deg is not None:
        timeline.hold_all(begin_s, f"foot_yaw_{side}")
        timeline.key(f"foot_yaw_{side}", end_s, timeline._world_value(f"foot_yaw_{side}", toes_deg))
    if advance:
        timeline.time_s = end_s


def feet_together(timeline: Timeline, duration_s: float = 0.8, width_m: float = 0.19, toes_deg: float = 7.0) -> None:
    """Bring the feet side by side at the place, one after the other."""
    for side in ("r", "l"):
        step(timeline, side, 0.0, width_m / 2, toes_deg=toes_deg, duration_s=duration_s / 2)


def turn_to(
    timeline: Timeline, left_deg: float, *, steps: int | None = None, step_s: float = 0.42, pivot: bool = False
) -> None:
    """Turn on the spot by small steps, positive to the left; the place turns along.

    In a fast spin the foot that stands turns on its ball (`pivot`): left behind by half a circle, its ankle would flip.
    """
    if steps is None:
        steps = max(2, round(abs(left_deg) / 50))
    lead = "l" if left_deg > 0 else "r"
    other = "r" if lead == "l" else "l"
    start = timeline.place
    hips, head = timeline.tracks["yaw"], timeline.tracks["turn"]
    begin_s = timeline.time_s
    timeline.hold_all(begin_s, "yaw", "turn")
    total_s = steps * step_s
    lead_turn = float(np.clip(0.35 * left_deg, -40, 40))
    timeline.key("turn", begin_s + 0.3 * total_s, lead_turn)
    timeline.key("turn", begin_s + total_s, 0.0)
    timeline.key("yaw", begin_s + total_s + 0.1, hips.last + left_deg)
    for number in range(steps):
        timeline.place = start.moved(turned_deg=left_deg * (number + 1) / steps)
        side = lead if number % 2 == 0 else other
        if pivot:
            stands = f"foot_yaw_{other if side == lead else lead}"
            timeline.hold_all(timeline.time_s, stands)
            timeline.key(stands, timeline.time_s + 0.95 * step_s, timeline._world_value(stands, 7.0))
        step(timeline, side, 0.0, 0.1, toes_deg=7.0, duration_s=0.85 * step_s, height_m=0.05)
        timeline.hold(0.15 * step_s)
    timeline.place = start.moved(turned_deg=left_deg)
    last = other if (steps - 1) % 2 == 0 else lead
    step(timeline, last, 0.0, 0.1, toes_deg=7.0, duration_s=0.85 * step_s, height_m=0.05)
    del head


def jump(
    timeline: Timeline,
    height_m: float = 0.3,
    *,
    forward_m: float = 0.0,
    left_m: float = 0.0,
    turned_deg: float = 0.0,
    takeoff: str = "both",
    landing: str = "both",
    crouch_m: float = 0.25,
    crouch_s: float = 0.38,
    push_s: float = 0.2,
    recover_s: float = 0.45,
    arms: bool = True,
    air: dict[str, Any] | None = None,
    foot_out_m: float = 0.11,
    lean_deg: float = 0.0,
    flip_deg: float = 0.0,
    roll_deg: float = 0.0,
    up_m: float = 0.0,
) -> None:
    """Leave the floor and come down again: crouch, push, a free fall's parabola, landing that gives way.

    Between takeoff and landing the hips follow y = y0 + v0 t - g t^2 / 2 exactly and move evenly over the floor. The
    place goes along.

    Args:
        timeline: written on.
        height_m: how far the hips rise above their height at takeoff.
        forward_m: how far it goes forward.
        left_m: how far it goes to the left.
        turned_deg: turn in the air, positive to the left.
        takeoff: "both", "l" or "r": which foot pushes.
        landing: the same for the feet that land; a foot that does not land stays bent under the body.
        crouch_m: how deep the knees bend before.
        crouch_s: how long that takes; 0 to leave from the present pose.
        push_s: from the lowest point to leaving the floor.
        recover_s: from the deepest point of the landing to standing.
        arms: swing the arms back, up and down again.
        air: controls to be reached at the top, such as tucked or spread legs (`foot_l=At("hip", ...)`), arms.
        foot_out_m: how far from the midline the feet land.
        lean_deg: tilt of the hips at takeoff, forward.
        flip_deg: whole turn about the left-right axis in the air: 360 a forward somersault, -360 a backflip.
        roll_deg: the same about the forward axis, to the left.
        up_m: height of what it lands on above where it left.
    """
    air = dict(air or {})
    low, high = 0.05, -0.05 + up_m
    rise = high - low
    v0 = math.sqrt(2 * GRAVITY_M_PER_S2 * max(height_m, rise + 0.01))
    flight_s = (v0 + math.sqrt(max(v0**2 - 2 * GRAVITY_M_PER_S2 * rise, 0.0))) / GRAVITY_M_PER_S2
    floor_m = timeline.place.floor_m
    if crouch_s:
        back: dict[str, Any] = {"hands": At("shoulder", 0.16, -0.44, -0.22)} if arms else {}
        timeline.to(crouch_s, y=-crouch_m, pitch=26 + lean_deg, bend=14, nod=-16, **back)
    begin_s = timeline.time_s
    top: dict[str, Any] = (
        {"hands": At("shoulder", 0.12, 0.40, 0.30)} if arms and not any(k.startswith("hand") for k in air) else {}
    )
    leave_s = begin_s + push_s
    timeline.hold_all(begin_s, "y", "x", "z", "yaw", "pitch", "roll", "foot_pitch_l", "foot_pitch_r", "balance")
    x0, z0 = timeline.tracks["x"].last, timeline.tracks["z"].last
    start = timeline.place
    end = start.moved(left_m, forward_m, turned_deg, up_m)
    dx, dz = end.x_m - x0, end.z_m - z0
    timeline.key("balance", leave_s, 0.0)
    timeline.key("y", leave_s, floor_m + low, slope=v0)
    lead = 0.06 / max(0.06, math.hypot(dx, dz)) * min(1.0, math.hypot(dx, dz) / 0.3)
    timeline.key("x", leave_s, x0 + lead * dx, slope=dx * (1 - lead) / flight_s)
    timeline.key("z", leave_s, z0 + lead * dz, slope=dz * (1 - lead) / flight_s)
    timeline.key("pitch", leave_s, 2 + lean_deg)
    for side in SIDES:
        if takeoff in ("both", side):
            timeline.key(f"foot_pitch_{side}", leave_s, 48.0)
            timeline.feet[side].hold(leave_s)
    timeline.to(push_s + 0.08, advance=False, bend=0.0, nod=-6.0, **top)
    land_s = leave_s + flight_s
    timeline.flights.append((leave_s, land_s))
    timeline.key("y", land_s, floor_m + high, slope=v0 - GRAVITY_M_PER_S2 * flight_s)
    timeline.key("x", land_s, end.x_m, slope=dx * (1 - lead) / flight_s)
    timeline.key("z", land_s, end.z_m, slope=dz * (1 - lead) / flight_s)
    if turned_deg:
        timeline.key("yaw", leave_s, timeline.tracks["yaw"].last + 0.12 * turned_deg)
        timeline.key("yaw", land_s, timeline.tracks["yaw"].last + 0.88 * turned_deg)
    turns = {"pitch": (flip_deg, 2 + lean_deg), "roll": (roll_deg, timeline.tracks["roll"].last)}
    for name, (whole, before) in turns.items():
        if whole:
            timeline.hold_all(leave_s, name)
            timeline.key(name, leave_s + 0.12 * flight_s, before + 0.08 * whole)
            timeline.key(name, leave_s + 0.88 * flight_s, before + 0.92 * whole)
            timeline.key(name, land_s, before + whole)
            timeline.tracks[name].values[-1] = before + whole
    middle_s = leave_s + flight_s / 2
    free = {side: air.pop(f"foot_{side}", air.get("feet")) for side in SIDES}
    air.pop("feet", None)
    for side in SIDES:
        place = free[side] or At("hip", 0.02, -(THIGH_M + SHIN_M) * (0.97 if height_m < 0.12 else 0.93), -0.02)
        if not isinstance(place, At):
            raise ScoreError(f"foot_{side} in the air is At('hip', ...); got {place!r}")
        timeline.feet[side].put(leave_s + min(0.35 * flight_s, 0.22), place.frame, (place.out, place.up, place.forward))
        lands = landing in ("both", side)
        timeline.feet[side].put(
            leave_s + max(0.62 * flight_s, flight_s - 0.22), place.frame, (place.out, place.up, place.forward)
        )
        if lands:
            timeline.place = end
            timeline.feet[side].put(
                land_s, *timeline._foot_point(side, At("floor", foot_out_m if landing == "both" else 0.04, 0.0, 0.0))
            )
            timeline.key(f"foot_pitch_{side}", middle_s, 30.0)
            timeline.key(f"foot_pitch_{side}", land_s, 14.0)
            timeline.key(f"foot_pitch_{side}", land_s + 0.09, 0.0)
            timeline.key(f"foot_yaw_{side}", leave_s, timeline.tracks[f"foot_yaw_{side}"].last)
            timeline.key(f"foot_yaw_{side}", land_s, timeline._world_value(f"foot_yaw_{side}", 8.0))
        timeline.place = start
    if air:
        timeline.time_s = leave_s
        timeline.to(flight_s / 2, exact=True, **air)
    timeline.place = end
    timeline.time_s = land_s
    give_s = 0.16 + 0.1 * min(height_m, 0.6)
    upright = flip_deg, roll_deg
    timeline.key("pitch", land_s + give_s, timeline.tracks["pitch"].last + 20.0 if not flip_deg else upright[0] + 22.0)
    timeline.key("y", land_s + give_s, floor_m + up_m - (0.10 + 0.35 * min(height_m, 0.6)))
    timeline.key("balance", land_s, 0.0)
    timeline.key("balance", land_s + give_s + 0.15, 1.0)
    for name in ("x", "z"):
        timeline.key(name, land_s + give_s, getattr(end, f"{name}_m"))
    timeline.time_s = land_s + give_s
    arms_down: dict[str, Any] = {"hands": NEUTRAL_HAND.moved(forward=0.18, up=0.06)} if arms else {}
    if arms:
        timeline.time_s = land_s
        timeline.to(give_s + 0.05, advance=False, **arms_down)
        timeline.time_s = land_s + give_s
    timeline.to(0.12, advance=False, bend=12.0, nod=-10.0)
    _unwind(timeline, land_s + give_s, flip_deg, roll_deg)
    if recover_s:
        timeline.hold(0.14)
        timeline.to(recover_s, y=0.0, pitch=0.0, bend=0.0, nod=0.0, advance=not arms)
        if arms:
            timeline.to(recover_s, hands=NEUTRAL_HAND)


def hop(
    timeline: Timeline,
    height_m: float = 0.05,
    *,
    landing: str = "both",
    forward_m: float = 0.0,
    left_m: float = 0.0,
    turned_deg: float = 0.0,
    foot_out_m: float = 0.10,
    forward_l_m: float = 0.0,
    forward_r_m: float = 0.0,
    free: At | None = None,
    dip_m: float = 0.07,
    push_s: float = 0.12,
    give_s: float = 0.10,
) -> None:
    """One quick small hop from wherever the feet are, ending with soft knees: jumping jacks, running in place.

    Hops follow each other without a pause. Set `balance=0` before the first one; end a series with `hops_end`. The
    place goes along.

    Args:
        timeline: written on.
        height_m: how far the hips rise in the air.
        landing: "both", "l" or "r": which feet come down.
        forward_m: how far it goes forward.
        left_m: how far it goes to the left.
        turned_deg: turn in the air, positive to the left.
        foot_out_m: how far from the midline the feet land.
        forward_l_m: where the left foot lands, forward of the new place.
        forward_r_m: the same of the right foot.
        free: where the foot that does not land is held, in the frame "hip"; bent back by default.
        dip_m: how far the knees give way at the landing.
        push_s: from the dip to leaving the floor.
        give_s: from touching down to the dip.
    """
    begin_s, floor_m = timeline.time_s, timeline.place.floor_m
    low, high = 0.035, 0.015
    v0 = math.sqrt(2 * GRAVITY_M_PER_S2 * height_m)
    flight_s = (v0 + math.sqrt(v0**2 + 2 * GRAVITY_M_PER_S2 * (low - high))) / GRAVITY_M_PER_S2
    leave_s = begin_s + push_s
    land_s = leave_s + flight_s
    end = timeline.place.moved(left_m, forward_m, turned_deg)
    timeline.hold_all(begin_s, "y", "x", "z", "yaw", "foot_pitch_l", "foot_pitch_r", "foot_yaw_l", "foot_yaw_r")
    forwards = {"l": forward_l_m, "r": forward_r_m}
    stands = [side for side in SIDES if landing in ("both", side)]
    # One foot carries the body from a little inside of it.
    x_m = 0.0 if len(stands) == 2 else (0.75 if landing == "l" else -0.75) * foot_out_m
    z_m = sum(forwards[side] for side in stands) / len(stands)
    goal_x, goal_z = end.world(x_m, z_m)
    timeline.key("y", leave_s, floor_m + low, slope=v0)
    timeline.key("y", land_s, floor_m + high, slope=v0 - GRAVITY_M_PER_S2 * flight_s)
    timeline.key("y", land_s + give_s, floor_m - dip_m)
    for name, goal in (("x", goal_x), ("z", goal_z)):
        before = timeline.tracks[name].last
        timeline.key(name, leave_s, before + 0.15 * (goal - before))
        timeline.key(name, land_s + give_s, goal)
    if turned_deg:
        timeline.key("yaw", land_s, timeline.tracks["yaw"].last + turned_deg)
    timeline.flights.append((leave_s, land_s))
    timeline.place = end
    for side in SIDES:
        track = timeline.feet[side]
        stood = track.frames[-1] != "hip"
        track.hold(leave_s)
        if stood:
            timeline.key(f"foot_pitch_{side}", leave_s, 42.0)
        if side in stands:
            frame, point = timeline._foot_point(side, At("floor", foot_out_m, 0.0, forwards[side]))
            if stood:
                start = track.points[-1]
                middle = (
                    (start[0] + point[0]) / 2,
                    max(start[1], point[1]) + height_m + 0.03,
                    (start[2] + point[2]) / 2,
                )
                track.put(leave_s + 0.5 * flight_s, frame, middle)
            track.put(land_s, frame, point)
            timeline.key(f"foot_pitch_{side}", land_s, 20.0)
            timeline.key(f"foot_pitch_{side}", land_s + 0.8 * give_s, 2.0)
            if turned_deg:
                timeline.key(f"foot_yaw_{side}", land_s, timeline._world_value(f"foot_yaw_{side}", 7.0))
        else:
            held = free or At("hip", 0.02, -0.62, -0.32)
            track.put(max(leave_s + 0.6 * flight_s, leave_s + 0.1), held.frame, (held.out, held.up, held.forward))
            timeline.key(f"foot_pitch_{side}", land_s, 0.0)
    timeline.time_s = land_s + give_s


def hops_end(timeline: Timeline, duration_s: float = 0.5, *, foot_out_m: float = 0.10) -> None:
    """After hops: a foot in the air comes down beside the other, hips and knees come up, balance is kept again."""
    for side in SIDES:
        if timeline.feet[side].frames[-1] == "hip":
            timeline.feet[side].hold(timeline.time_s)
            timeline.feet[side].put(
                timeline.time_s + 0.8 * duration_s, *timeline._foot_point(side, At("floor", foot_out_m, 0.0, 0.0))
            )
    timeline.to(duration_s, x=0, y=0, z=0, yaw=0, pitch=0, bend=2, nod=0, balance=1, heels=0)


def _unwind(timeline: Timeline, time_s: float, flip_deg: float, roll_deg: float) -> None:
    """After whole turns in the air angles count from zero again."""
    for name, whole in (("pitch", flip_deg), ("roll", roll_deg)):
        if whole and whole % 360 == 0:
            track = timeline.tracks[name]
            # All keys so far are moved instead, so that the curve stays smooth.
            track.values = [value - whole for value in track.values]
    del time_s


def sit(
    timeline: Timeline,
    seat_m: float = 0.45,
    duration_s: float = 1.3,
    *,
    hands_on_thighs: bool = True,
    lean_deg: float = -4.0,
) -> None:
    """Sit down on an imagined seat of this height behind the feet; `stand_up` gets up again."""
    y = seat_m + SEAT_CLEARANCE_M - STANDING_M
    hands: dict[str, Any] = {"hands": At("thigh", 0.02, 0.10, 0.06), "palms": -50.0} if hands_on_thighs else {}
    timeline.to(
        0.35 * duration_s,
        y=0.35 * y,
        z=-0.14,
        pitch=26,
        bend=16,
        nod=-18,
        balance=0.6,
        hands=At("shoulder", 0.1, -0.42, 0.2),
    )
    timeline.to(0.45 * duration_s, y=y, z=-0.40, pitch=14, bend=16, nod=-6, balance=0.0)
    timeline.to(0.3 * duration_s, pitch=lean_deg, bend=6, nod=0, advance=False)
    timeline.to(0.3 * duration_s, **hands)


def sit_start(timeline: Timeline, seat_m: float = 0.45, *, lean_deg: float = -2.0, bend_deg: float = 6.0) -> None:
    """Begin seated on an imagined seat of this height behind the feet, hands on the thighs.

    `stand_up` gets up from it.
    """
    timeline.start(
        y=seat_m + SEAT_CLEARANCE_M - STANDING_M, z=-0.40, balance=0.0, pitch=lean_deg, bend=bend_deg,
        hands=At("thigh", 0.02, 0.10, 0.06), palms=-50.0,
    )  # fmt: skip


def stand_up(timeline: Timeline, duration_s: float = 1.2) -> None:
    """Rise from a seat or a deep squat: lean forward over the feet, then up."""
    timeline.to(0.4 * duration_s, pitch=34, bend=18, nod=-20, hands=At("shoulder", 0.08, -0.36, 0.3), palms=0.0)
    timeline.to(0.12 * duration_s, y=timeline.value("y") + 0.05 - timeline.place.floor_m, z=-0.22, balance=0.5)
    timeline.to(0.48 * duration_s, y=0.0, z=0.0, pitch=0.0, bend=0.0, nod=0.0, balance=1.0, hands=NEUTRAL_HAND)


def kneel(timeline: Timeline, knees: str = "r", duration_s: float = 1.3, *, upright: bool = True) -> None:
    """Go down on the right knee ("r", with the left foot forward), the left one ("l") or both ("both").

    With both knees and `upright` false the hips sit back on the heels.
    """
    hip_m = KNEE_CLEARANCE_M + THIGH_M - STANDING_M
    if knees == "both":
        kneel(timeline, "r", 0.6 * duration_s)
        begin = timeline.time_s
        _shin_on_floor(timeline, "l", begin, 0.4 * duration_s)
        timeline.to(0.4 * duration_s, y=hip_m, z=0.0, pitch=0.0, bend=2.0, rest=1.0, balance=0.0)
        if not upright:
            timeline.to(0.6, y=hip_m - 0.22, z=-0.30, pitch=6.0, bend=8.0, rest=0.0)
        return
    down, front = knees, "l" if knees == "r" else "r"
    step(timeline, front, 0.34, 0.11, duration_s=0.38 * duration_s, height_m=0.07)
    begin = timeline.time_s
    _shin_on_floor(timeline, down, begin, 0.62 * duration_s)
    timeline.to(0.62 * duration_s, y=hip_m + 0.01, z=0.0, pitch=2.0, bend=4.0, rest=1.0, balance=0.0)


def _kneeling_foot() -> At:
    """The foot of a shin that lies on the floor with the knee under the hip, the instep on the floor."""
    # The control is the point under the ankle of the flat foot; tipped about the ball the ankle is higher and ahead.
    ball_m, angle = float(BALL[2]), math.radians(KNEELING_HEEL_DEG)
    forward_m = ball_m - ball_m * math.cos(angle) + ANKLE_M * math.sin(angle)
    ankle_m = ball_m * math.sin(angle) + ANKLE_M * math.cos(angle)
    back_m = math.sqrt(SHIN_M**2 - (ankle_m - KNEE_CLEARANCE_M) ** 2)
    return At("floor", 0.10, 0.0, -back_m - forward_m)


KNEELING_HEEL_DEG = 132.0
KNEELING_FOOT = _kneeling_foot()
KNEELING_HIP_M = KNEE_CLEARANCE_M + THIGH_M
"""Height of the hip joints when kneeling upright."""
ALL_FOURS: dict[str, Any] = {
    "y": KNEELING_HIP_M - STANDING_M, "z": 0.02, "pitch": 68.0, "bend": 14.0, "nod": -30.0, "rest": 1.0, "balance": 0.0,
}  # fmt: skip
"""Trunk of a body on hands and knees; the hands go with `ALL_FOURS_HAND`, the feet with `KNEELING_FOOT`."""
ALL_FOURS_HAND = At("floor", 0.17, 0.03, 0.52)


def all_fours_start(timeline: Timeline) -> None:
    """Begin on hands and knees."""
    timeline.start(**ALL_FOURS, feet=KNEELING_FOOT, heels=KNEELING_HEEL_DEG, hands=ALL_FOURS_HAND)


def kneel_start(timeline: Timeline) -> None:
    """Begin kneeling upright on both knees."""
    timeline.start(
        y=KNEELING_HIP_M - STANDING_M, rest=1.0, balance=0.0, bend=2.0, feet=KNEELING_FOOT, heels=KNEELING_HEEL_DEG
    )


def sit_on_floor_start(timeline: Timeline, *, feet_m: float = 0.80) -> None:
    """Begin sitting on the floor, heels this far ahead of the hips: 0.80 for straight legs, 0.42 for bent knees."""
    straight = feet_m > 0.7
    timeline.start(
        y=0.11 - STANDING_M, rest=1.0, balance=0.0, pitch=-8.0, bend=14.0,
        feet=At("floor", 0.11, 0.0, feet_m + (0.09 if straight else 0.0)), heels=-45.0 if straight else 0.0,
        hands=At("thigh", 0.02, 0.10, 0.1),
    )  # fmt: skip


def _shin_on_floor(timeline: Timeline, side: str, begin_s: float, duration_s: float) -> None:
    """Lay one shin on the floor, toes on the ground; the knee is under the hip when the hips are down."""
    timeline.hold_all(begin_s, f"foot_{side}", f"foot_pitch_{side}", f"knee_{side}")
    point = KNEELING_FOOT
    timeline.feet[side].put(
        begin_s + 0.55 * duration_s, *timeline._foot_point(side, At("floor", 0.10, 0.06, point.forward * 0.7))
    )
    timeline.feet[side].put(begin_s + duration_s, *timeline._foot_point(side, point))
    timeline.key(f"foot_pitch_{side}", begin_s + duration_s, KNEELING_HEEL_DEG)


def rise_from_knees(timeline: Timeline, duration_s: float = 1.4) -> None:
    """Stand up from one knee or both: the left foot forward, push, feet together."""
    for side in SIDES:
        if timeline.value(f"foot_pitch_{side}") < 30:
            front = side
            break
    else:
        front = "l"
        step(timeline, front, 0.30, 0.11, duration_s=0.35 * duration_s, height_m=0.08)
    down = "r" if front == "l" else "l"
    timeline.to(0.2 * duration_s, pitch=22, bend=14, nod=-12, z=0.10, balance=0.3)
    begin_s = timeline.time_s
    # The toes of the kneeling leg come under before it carries, then it steps up beside the other.
    timeline.to(0.45 * duration_s, y=-0.08, z=0.16, pitch=10, rest=0.0, balance=0.4, advance=False)
    timeline.feet[down].hold(begin_s)
    middle = At("floor", 0.10, 0.05, (timeline.foot_here(down)[1] - 0.22) / 2)
    timeline.feet[down].put(begin_s + 0.2 * duration_s, *timeline._foot_point(down, middle))
    timeline.feet[down].put(begin_s + 0.4 * duration_s, *timeline._foot_point(down, At("floor", 0.10, 0.0, -0.22)))
    timeline.hold_all(begin_s, f"foot_pitch_{down}")
    timeline.key(f"foot_pitch_{down}", begin_s + 0.4 * duration_s, 40.0)
    timeline.time_s = begin_s + 0.45 * duration_s
    timeline.place = timeline.place.moved(forward_m=0.3)
    step(timeline, down, 0.0, 0.095, duration_s=0.35 * duration_s, advance=False)
    timeline.to(0.45 * duration_s, x=0.0, z=0.0, y=0.0, pitch=0.0, bend=0.0, nod=0.0, balance=1.0)
    step(timeline, front, 0.0, 0.095, duration_s=0.3)


def sit_on_floor(timeline: Timeline, duration_s: float = 2.0, *, legs: str = "straight") -> None:
    """From standing down to sitting on the floor, a hand behind for support; legs "straight", "bent" or "crossed"."""
    timeline.to(0.35 * duration_s, y=-0.46, z=-0.12, pitch=34, bend=24, nod=-20, hands=At("shoulder", 0.05, -0.3, 0.35))
    feet = {"straight": 0.42, "bent": 0.10, "crossed": -0.06}[legs]
    timeline.to(0.35 * duration_s, y=0.11 - STANDING_M, z=-0.36, pitch=-6, bend=30, nod=-6, balance=0.0,
                hands=At("floor", 0.22, 0.05, -0.62), advance=False)  # fmt: skip
    timeline.hold(0.2 * duration_s)
    for side in SIDES:
        timeline.feet[side].hold(timeline.time_s)
        out = {"straight": 0.10, "bent": 0.12, "crossed": -0.04}[legs]
        timeline.feet[side].put(
            timeline.time_s + 0.45 * duration_s, *timeline._foot_point(side, At("floor", out, 0.0, feet))
        )
        timeline.hold_all(timeline.time_s, f"foot_pitch_{side}", f"knee_{side}")
        timeline.key(f"foot_pitch_{side}", timeline.time_s + 0.45 * duration_s, -40.0 if legs == "straight" else 0.0)
        timeline.key(f"knee_{side}", timeline.time_s + 0.45 * duration_s, 80.0 if legs == "crossed" else 4.0)
    timeline.hold(0.45 * duration_s)
    timeline.to(
        0.2 * duration_s,
        rest=1.0,
        pitch=-8 if legs != "crossed" else 0,
        bend=14,
        nod=0,
        hands=At("thigh", 0.02, 0.10, 0.1),
    )


def lie_down(timeline: Timeline, duration_s: float = 2.2, *, knees_bent: bool = False) -> None:
    """From sitting on the floor onto the back."""
    timeline.to(
        0.45 * duration_s,
        pitch=-50,
        bend=34,
        nod=22,
        rest=1.0,
        balance=0.0,
        hands=At("floor", 0.27, 0.05, timeline.hips_here()[1] - 0.12),
        elbows=20,
    )
    feet: dict[str, Any] = (
        {} if knees_bent else {"feet": At("floor", 0.11, 0.0, timeline.hips_here()[1] + 0.91), "heels": -50.0}
    )
    timeline.to(0.5 * duration_s, pitch=-90, bend=0, nod=4, hands=BESIDE_LYING, elbows=40, palms=-60, **feet)


def sit_up_from_lying(timeline: Timeline, duration_s: float = 1.8) -> None:
    """From the back to sitting on the floor."""
    timeline.to(
        0.5 * duration_s, pitch=-50, bend=40, nod=24, hands=At("shoulder", 0.12, -0.36, 0.25), palms=0, elbows=0
    )
    timeline.to(0.5 * duration_s, pitch=-6, bend=16, nod=0, hands=At("thigh", 0.02, 0.10, 0.1))


def rise_from_sitting(timeline: Timeline, duration_s: float = 2.2) -> None:
    """From sitting on the floor to standing at the place: the feet come in.

    A push with the hand behind, up over the feet.
    """
    z_m = timeline.hips_here()[1]
    for side, delay_s in (("r", 0.0), ("l", 0.06)):
        place_foot(
            timeline,
            side,
            z_m + 0.36,
            0.13,
            duration_s=0.28 * duration_s,
            delay_s=delay_s,
            height_m=0.03,
            advance=False,
        )
    timeline.to(0.3 * duration_s, pitch=6, bend=40, nod=-10, hand_l=At("shoulder", -0.02, -0.26, 0.42), palm_l=0,
                hand_r=At("floor", 0.24, 0.05, z_m - 0.16))  # fmt: skip
    timeline.to(0.22 * duration_s, rest=0.0, y=-0.56, z=z_m + 0.20, pitch=46, bend=34, nod=-30, balance=0.0, heels=14)
    timeline.place = timeline.place.moved(forward_m=z_m + 0.36)
    timeline.to(0.2 * duration_s, y=-0.36, z=-0.06, pitch=44, bend=26, heels=0, balance=0.5,
                hand_r=At("shoulder", 0.08, -0.4, 0.25))  # fmt: skip
    timeline.to(0.3 * duration_s, x=0, y=0, z=0, pitch=0, bend=0, nod=0, balance=1.0, hands=NEUTRAL_HAND, palms=0,
                elbows=0, knees=0)  # fmt: skip


def on_all_fours(timeline: Timeline, duration_s: float = 1.8) -> None:
    """From standing down to hands and knees."""
    kneel(timeline, "both", 0.65 * duration_s)
    timeline.to(0.35 * duration_s, **ALL_FOURS, hands=ALL_FOURS_HAND)


def rise_from_all_fours(timeline: Timeline, duration_s: float = 2.2) -> None:
    """From hands and knees up onto the knees and to standing."""
    timeline.to(
        0.36 * duration_s, pitch=0, bend=4, nod=0, z=0.0, hands=NEUTRAL_HAND.moved(forward=0.06), palms=0, elbows=0
    )
    rise_from_knees(timeline, 0.64 * duration_s)


def lie_start(timeline: Timeline, facing: str = "up") -> None:
    """Begin lying flat: facing "up" on the back, "down" on the front, arms beside the body, head where the body faces
    away from.

    The place's forward direction points from the head to the feet when lying on the back, from the feet to the head on
    the front.
    """
    sign = -1.0 if facing == "up" else 1.0
    timeline.start(
        pitch=sign * 90.0,
        y=0.13 - STANDING_M,
        rest=1.0,
        balance=0.0,
        bend=0.0,
        nod=4.0 if facing == "up" else -14.0,
        feet=LYING_FOOT.moved(forward=-0.06 if facing == "up" else 0.0),
        ankles=22.0 if facing == "up" else 58.0,
        hands=BESIDE_LYING,
        elbows=40,
        palms=-60,
    )


def place_foot(
    timeline: Timeline,
    side: str,
    forward_m: float,
    out_m: float = 0.11,
    *,
    heel_deg: float = 0.0,
    height_m: float = 0.06,
    duration_s: float = 0.4,
    delay_s: float = 0.0,
    advance: bool = True,
) -> None:
    """Lift one foot and put it somewhere else with its heel raised by an angle; for feet that do not carry a standing
    body.

    With the heel raised the ball of the foot stands `BALL[2]` = 0.16 m ahead of the place given.
    """
    begin_s = timeline.time_s + delay_s
    names = (f"foot_{side}", f"foot_pitch_{side}", f"knee_{side}")
    timeline.hold_all(begin_s, *names)
    track = timeline.feet[side]
    frame, point = timeline._foot_point(side, At("floor", out_m, 0.0, forward_m))
    if track.frames[-1] == frame:
        start = track.points[-1]
        middle = ((start[0] + point[0]) / 2, max(start[1], point[1]) + height_m, (start[2] + point[2]) / 2)
        track.put(begin_s + 0.5 * duration_s, frame, middle)
    track.put(begin_s + duration_s, frame, point)
    timeline.key(f"foot_pitch_{side}", begin_s + duration_s, heel_deg)
    timeline.key(f"knee_{side}", begin_s + duration_s, 0.0)
    if advance:
        timeline.time_s = begin_s + duration_s


def plank_pose(shoulder_m: float = 0.60, hips_up_deg: float = 0.0, *, ball_m: float = PLANK_BALL_M) -> dict[str, Any]:
    """Controls of the trunk for a body face down on its toes, for `to` or `start`: straight arms at 0.60, chest near
    the floor at 0.2.

    The feet go with `PLANK_FOOT` and `heels=PLANK_HEEL_DEG`, the hands with `PLANK_HAND` under the shoulders.

    Args:
        shoulder_m: height of the shoulder joints.
        hips_up_deg: angle between legs and trunk: 0 a straight line, positive with the hips high, negative sagging.
        ball_m: forward place of the balls of the feet.
    """
    heel = math.radians(PLANK_HEEL_DEG)
    ankle_z = ball_m - BALL[2] * math.cos(heel) + ANKLE_M * math.sin(heel)
    ankle_y = BALL[2] * math.sin(heel) + ANKLE_M * math.cos(heel)
    leg_m, trunk_m, behind_m = 0.992 * (THIGH_M + SHIN_M), 0.514, 0.066
    pike = math.radians(hips_up_deg)
    # Height of the shoulders as a function of the legs' slope a: A sin a + B cos a.
    along = leg_m + trunk_m * math.cos(pike) + behind_m * math.sin(pike)
    across = behind_m * math.cos(pike) - trunk_m * math.sin(pike)
    slope = math.asin(max(-1.0, min(1.0, (shoulder_m - ankle_y) / math.hypot(along, across)))) - math.atan2(
        across, along
    )
    return {
        "y": ankle_y + leg_m * math.sin(slope) - STANDING_M, "z": ankle_z + leg_m * math.cos(slope),
        "pitch": 90.0 - math.degrees(slope - pike), "bend": 0.0, "side": 0.0, "twist": 0.0, "balance": 0.0, "rest": 0.0,
    }  # fmt: skip


def plank_start(timeline: Timeline, shoulder_m: float = 0.60) -> None:
    """Begin in a high plank, hands under the shoulders."""
    timeline.start(
        **plank_pose(shoulder_m), nod=-14.0, feet=PLANK_FOOT, heels=PLANK_HEEL_DEG, hands=PLANK_HAND, elbows=10.0
    )


def down_to_plank(timeline: Timeline, duration_s: float = 2.0, *, jump_back: bool = False) -> None:
    """From standing through a squat with both hands on the floor to a high plank.

    The feet step back or jump back together.
    """
    timeline.to(0.45 * duration_s, **CROUCH, hands=PLANK_HAND, elbows=0, palms=0, heels=20)
    if jump_back:
        for side in SIDES:
            place_foot(timeline, side, PLANK_FOOT.forward, PLANK_FOOT.out, heel_deg=PLANK_HEEL_DEG, height_m=0.10,
                       duration_s=0.3, advance=False)  # fmt: skip
        timeline.to(0.34, exact=True, **plank_pose(), nod=-14, elbows=10)
        return
    for number, side in enumerate(("r", "l")):
        place_foot(timeline, side, PLANK_FOOT.forward, PLANK_FOOT.out, heel_deg=PLANK_HEEL_DEG, height_m=0.05,
                   duration_s=0.26 * duration_s, delay_s=0.27 * duration_s * number, advance=False)  # fmt: skip
    timeline.to(0.27 * duration_s, exact=True, **HALF_CROUCH, nod=-20)
    timeline.to(0.26 * duration_s, exact=True, **plank_pose(), nod=-14, elbows=10)


def up_from_plank(timeline: Timeline, duration_s: float = 2.0, *, jump_in: bool = False, stand: bool = True) -> None:
    """From a high plank: the feet come in beside the hands one by one or with a jump, then up to standing."""
    if jump_in:
        for side in SIDES:
            place_foot(timeline, side, 0.0, 0.12, heel_deg=20, height_m=0.12, duration_s=0.3, advance=False)
        timeline.to(0.34, exact=True, **CROUCH)
    else:
        for number, side in enumerate(("r", "l")):
            place_foot(timeline, side, 0.0, 0.12, heel_deg=20, height_m=0.07, duration_s=0.26 * duration_s,
                       delay_s=0.27 * duration_s * number, advance=False)  # fmt: skip
        timeline.to(0.27 * duration_s, exact=True, **HALF_CROUCH)
        timeline.to(0.26 * duration_s, exact=True, **CROUCH)
    if stand:
        timeline.to(
            0.15 * duration_s, heels=0, y=-0.34, z=-0.06, pitch=52, hands=At("shoulder", 0.06, -0.44, 0.2), elbows=0
        )
        timeline.to(0.32 * duration_s, x=0, y=0, z=0, pitch=0, bend=0, nod=0, balance=1, hands=NEUTRAL_HAND)


def down_to_front(timeline: Timeline, duration_s: float = 3.0) -> None:
    """From standing through a plank onto the front, hands beside the chest."""
    down_to_plank(timeline, 0.65 * duration_s)
    timeline.to(0.35 * duration_s, **plank_pose(0.17), elbows=20, nod=-24)
    timeline.to(0.3, rest=1.0, pitch=90)


def down_to_back(timeline: Timeline, duration_s: float = 3.4, *, knees_bent: bool = False) -> None:
    """From standing through sitting onto the back."""
    sit_on_floor(timeline, 0.55 * duration_s)
    lie_down(timeline, 0.45 * duration_s, knees_bent=knees_bent)


def up_from_back(timeline: Timeline, duration_s: float = 3.2) -> None:
    """From the back through sitting to standing."""
    sit_up_from_lying(timeline, 0.42 * duration_s)
    rise_from_sitting(timeline, 0.58 * duration_s)


def planted(timeline: Timeline, duration_s: float) -> None:
    """Both feet from wherever they are back to the floor under the body."""
    timeline.to(duration_s, feet=NEUTRAL_FOOT, heels=0.0)


def alternate(
    timeline: Timeline, count: int, half_s: float, there: dict[str, Any], back: dict[str, Any], pause_s: float = 0.0
) -> None:
    """Go to one set of controls and to another, `count` times: strokes of a brush, a saw, a broom.

    Args:
        timeline: written on.
        count: how often there and back.
        half_s: time of one way.
        there: controls at the far end.
        back: controls at the near end.
        pause_s: rest at the near end.
    """
    for _ in range(count):
        timeline.to(half_s, **there)
        timeline.to(half_s, **back)
        timeline.hold(pause_s)


def circle(
    timeline: Timeline,
    centres: dict[str, At],
    radius_m: float,
    count: float,
    turn_s: float,
    *,
    plane: str = "level",
    backward: bool = False,
    flat: float = 1.0,
    opposite: bool = False,
    **others: Any,
) -> None:
    """Move hands round circles about places in their frames: stirring, wiping, rubbing.

    Args:
        timeline: written on.
        centres: middle of the circle for "hand_r", "hand_l" or both; several hands go round together, side by side.
        radius_m: radius along the first axis of the plane.
        count: how many turns.
        turn_s: time of one turn.
        plane: "level" (sideways and forward), "wall" (sideways and up) or "wheel" (forward and up).
        backward: go round the other way.
        flat: radius along the second axis as a share of the first.
        opposite: the left hand goes round as a mirror image of the right one instead of side by side.
        others: controls reached with the first point.
    """
    points = max(2, round(8 * count))
    for number in range(points + 1):
        angle = 2 * math.pi * count * number / points * (-1 if backward else 1)
        first, second = radius_m * math.cos(angle), flat * radius_m * math.sin(angle)
        moved: dict[str, Any] = {}
        for name, centre in centres.items():
            sideways = first if name.endswith("r") or opposite else -first
            if plane == "level":
                moved[name] = centre.moved(sideways, 0.0, second)
            elif plane == "wall":
                moved[name] = centre.moved(sideways, second, 0.0)
            else:
                moved[name] = centre.moved(0.0, first, second)
        if number == 0:
            timeline.to(0.35, **moved, **others)
        else:
            timeline.to(turn_s * count / points, exact=True, **moved)


def walk_over(
    timeline: Timeline,
    forward_m: float,
    left_m: float = 0.0,
    *,
    lead: str = "r",
    duration_s: float = 0.9,
    turned_deg: float = 0.0,
) -> None:
    """Two steps to a place nearby, feet side by side again.

    Arms and trunk keep doing what they do, the place goes along.
    """
    timeline.place = timeline.place.moved(left_m, forward_m, turned_deg)
    yaw: dict[str, Any] = {"yaw": 0.0} if turned_deg else {}
    timeline.to(duration_s, x=0.0, z=0.0, advance=False, exact=True, **yaw)
    for side in (lead, "l" if lead == "r" else "r"):
        step(
            timeline,
            side,
            0.0,
            0.105,
            duration_s=0.5 * duration_s,
            toes_deg=8.0 if turned_deg else None,
            heel_first=False,
        )
