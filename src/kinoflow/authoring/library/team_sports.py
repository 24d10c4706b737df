"""Team sports beyond the first kick and throw: the goalkeeper, the ball at the foot, hockey, cricket, rugby, the volley."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import AHEAD, at_ease
from kinoflow.authoring.gait import STYLES, line, walk
from kinoflow.authoring.moves import (
    ALL_FOURS,
    ALL_FOURS_HAND,
    KNEELING_FOOT,
    KNEELING_HEEL_DEG,
    LYING_FOOT,
    PLANK_FOOT,
    hop,
    plank_pose,
    rise_from_all_fours,
    rise_from_sitting,
    step,
)
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline

SOCCER = "sports/ball sports/soccer"
STRAIGHT_LEG = At("hip", 0.0, -0.81, 0.0)


@action(
    "goalkeeper dive",
    SOCCER,
    verbs="dive save stretch jump fall catch",
    tempo=False,
    crispness="crisp",
    side=SIDE,
    height=Choice(("high", "middle", "low")),
    end=Choice(("stays down", "gets up"), (3, 1)),
)
def goalkeeper_dive(timeline: Timeline, side: str, height: str, end: str) -> Sequence[str]:
    """Ready on the toes, a step and a leap sideways, stretched out in the air, down onto the side with the ball."""
    top_m, shoulder_deg = {"high": (0.10, -58.0), "middle": (-0.24, -72.0), "low": (-0.56, -82.0)}[height]
    timeline.stance(0.50, toes_deg=14)
    timeline.start(y=-0.17, pitch=16, bend=12, nod=-16, hands=At("shoulder", 0.20, -0.34, 0.30), palms=-40)
    timeline.hold(0.3)
    for _ in range(2):
        timeline.to(0.15, y=-0.11, heels=16)
        timeline.to(0.15, y=-0.18, heels=0)
    step(timeline, "r", 0.06, 0.52, toes_deg=40, duration_s=0.26, height_m=0.06, advance=False, heel_first=False)
    timeline.to(
        0.28, exact=True, x=-0.26, y=-0.30, roll=-16, side=-8, balance=0, hands=At("shoulder", 0.14, -0.40, 0.26)
    )
    timeline.to(0.20, exact=True, advance=False, foot_l=At("hip", 0.04, -0.80, -0.02), foot_pitch_r=44)
    timeline.to(
        0.20,
        exact=True,
        x=-0.72,
        y=0.5 * (top_m - 0.24),
        roll=shoulder_deg,
        hand_r=At("shoulder", 0.02, 0.44, 0.24),
        hand_l=At("shoulder", -0.10, 0.42, 0.26),
        pitch=4,
        bend=0,
    )
    timeline.to(0.14, exact=True, advance=False, foot_r=At("hip", 0.02, -0.80, -0.06), ankles=40, foot_pitch_r=0)
    timeline.to(
        0.24,
        exact=True,
        x=-1.34,
        y=top_m,
        roll=-82,
        side=-6,
        hand_r=At("shoulder", 0.0, 0.54, 0.06),
        hand_l=At("shoulder", -0.12, 0.52, 0.10),
        nod=-10,
    )
    fall_s = {"high": 0.36, "middle": 0.28, "low": 0.18}[height]
    timeline.to(fall_s, exact=True, x=-1.34 - 1.5 * fall_s, y=-0.76, roll=-92, side=4)
    timeline.to(0.30, exact=True, x=-1.52 - 1.5 * fall_s, rest=1.0, roll=-90, side=0)
    timeline.flights.append((0.0, 0.0))
    timeline.to(0.4, hands=At("chest", 0.08, 0.0, 0.20), feet=At("hip", 0.02, -0.56, 0.34), bend=22, nod=12, ankles=20)
    timeline.hold(0.6)
    if end == "gets up":
        x_m, z_m = timeline.hips_here()
        timeline.place = timeline.place.moved(left_m=x_m, forward_m=z_m)
        timeline.to(
            1.0,
            exact=True,
            roll=-10,
            side=-16,
            pitch=-6,
            bend=24,
            nod=0,
            feet=At("floor", 0.12, 0.0, 0.42),
            heels=0,
            hand_r=At("floor", 0.40, 0.05, 0.04),
            hand_l=At("chest", 0.08, -0.06, 0.24),
        )
        timeline.to(0.3, roll=0, side=0)
        rise_from_sitting(timeline, 1.9)
    rises = " and {get} up again" if end == "gets up" else ""
    high = {"high": "high in the air", "middle": "at hip height", "low": "low along the ground"}[height]
    return [
        "{dive} like a goalkeeper",
        f"{{dive}} to the {side} like a goalkeeper{rises}",
        f"{{make}} a goalkeeper's diving save to the {side}, {high}",
        f"{{dive}} {high} to the {side} and {{save}} the ball{rises}".replace("ball and {get}", "ball, then {get}"),
        *(
            [
                f"{{dive}} to the {side}, {{save}} a shot {high} and {{stand}} up",
                f"{{jump}} to the {side} for the ball, {{fall}} and {{get}} back to {{poss}} feet",
            ]
            if rises
            else []
        ),
        f"{{jump}} sideways to the {side} with both arms stretched out and {{fall}} on the side",
        f"{{leap}} to the {side} to stop a ball {high} and {{land}} on the {side} side",
        f"{{stand}} ready with bent knees, then {{dive}} to the {side} {high} with both hands",
        f"{{throw}} {{poss}} body to the {side} {high}, {{catch}} the ball and {{hug}} it on the ground",
        f"= a goalie diving to the {side}, {high}",
        f"{{save}} a shot {high} with a full-length dive to the {side}",
        f"{{step}} to the {side}, {{push}} off and {{stretch}} out for the ball {high}",
    ]


def _touch(timeline: Timeline, side: str, forward_m: float, seconds: float) -> None:
    """One step whose foot first taps a ball ahead of it with the inside, then comes down."""
    track, begin_s = timeline.feet[side], timeline.time_s
    name = f"foot_yaw_{side}"
    timeline.hold_all(begin_s, f"foot_{side}", name, f"foot_pitch_{side}")
    for share, up, ahead in ((0.30, 0.09, -0.16), (0.55, 0.07, 0.24), (0.75, 0.08, 0.20), (1.0, 0.0, 0.0)):
        frame, point = timeline._foot_point(side, At("floor", 0.08, up, forward_m + ahead))
        track.put(begin_s + share * seconds, frame, point)
    timeline.key(name, begin_s + 0.4 * seconds, timeline._world_value(name, 46))
    timeline.key(name, begin_s + 0.6 * seconds, timeline._world_value(name, 46))
    timeline.key(name, begin_s + seconds, timeline._world_value(name, 10))
    timeline.key(f"foot_pitch_{side}", begin_s + 0.2 * seconds, 24)
    timeline.key(f"foot_pitch_{side}", begin_s + 0.5 * seconds, -6)
    timeline.key(f"foot_pitch_{side}", begin_s + seconds, 0)


@action(
    "dribble a soccer ball",
    SOCCER,
    verbs="dribble run tap push kick move",
    side=SIDE,
    count=Count(3, 5),
    way=Choice(("straight", "zigzag")),
    feet=Choice(("one foot", "both feet")),
)
def dribble_a_soccer_ball(timeline: Timeline, side: str, count: int, way: str, feet: str) -> Sequence[str]:
    """Quick small steps behind a ball that the inside of the foot taps along, eyes on it."""
    timeline.hold(0.15)
    timeline.look_at(At("floor", 0.0, 0.1, 0.9), 0.3)
    timeline.to(0.4, y=-0.10, pitch=12, bend=14, hands=At("shoulder", 0.20, -0.34, 0.20), balance=0)
    turned = 0.0
    for number in range(count):
        foot = "r" if feet == "one foot" or number % 2 == 0 else "l"
        stands = "l" if foot == "r" else "r"
        turn = 0.0
        if way == "zigzag":
            turn = (24.0 if number == 0 else 48.0) * (1 if number % 2 == 0 else -1)
        for foot_now, touches in ((foot, True), (stands, False)):
            timeline.place = timeline.place.moved(forward_m=0.36, turned_deg=0.5 * turn)
            sign = 1.0 if foot_now == "r" else -1.0
            begin_s = timeline.time_s
            timeline.to(0.34, exact=True, advance=False, x=0.03 * sign, z=-0.10, yaw=4 * sign, roll=-3 * sign)
            timeline.to(
                0.34, exact=True, advance=False,
                hand_l=At("shoulder", 0.20, -0.34, 0.24 if foot_now == "r" else 0.0),
                hand_r=At("shoulder", 0.20, -0.34, 0.24 if foot_now == "l" else 0.0),
            )  # fmt: skip
            timeline.to(0.17, exact=True, advance=False, y=-0.08)
            timeline.to(0.17, exact=True, advance=False, delay_s=0.17, y=-0.12)
            if touches:
                _touch(timeline, foot_now, 0.02, 0.34)
            else:
                step(timeline, foot_now, 0.05, 0.09, toes_deg=8, duration_s=0.32, height_m=0.07, heel_first=False)
            timeline.time_s = begin_s + 0.34
            timeline.look_at(At("floor", 0.0, 0.1, 0.9), 0.2)
        turned += turn
    # The last stop: weight back over both feet.
    timeline.wait()
    at_ease(timeline, 0.8)
    where = "straight ahead" if way == "straight" else "in a zigzag, as around cones,"
    with_ = f"with the {side} foot" if feet == "one foot" else "with both feet in turn"
    return [
        "{dribble} a soccer ball",
        f"{{dribble}} a soccer ball {with_}",
        f"{{dribble}} a football {where} {with_}".replace(", with", " with"),
        f"{{tap}} the ball along {with_} in quick small steps",
        f"{{run}} slowly behind a ball and {{push}} it forward {with_}, {number_word(count)} touches",
        f"{{move}} forward with a soccer ball at the feet, {{look:ing}} down at it, {with_}",
        f"{{touch}} a soccer ball {times(count)} {with_} while moving forward",
        f"{{kick}} the ball gently ahead {with_} and {{follow}} it",
        f"= soccer dribbling {where} {with_}".replace(", with", " with"),
        f"{{keep}} the ball close to the feet and {{dribble}} {where.rstrip(',')}",
    ]


@action(
    "step over the ball",
    SOCCER,
    verbs="step feint fake circle dribble break",
    tempo=False,
    side=SIDE,
    count=Count(1, 2, usual=1),
    end=Choice(("stop", "break away")),
)
def step_over(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """A footballer's feint: the right foot circles outward round the front of the ball, the body dips that way; then he may
    break away to the other side.
    """
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 0.1, 0.5), 0.3)
    timeline.to(0.4, y=-0.10, pitch=12, bend=12, hands=At("shoulder", 0.24, -0.30, 0.16))
    for _ in range(count):
        timeline.to(0.20, exact=True, foot_r=At("hip", -0.08, -0.66, 0.30), knee_r=4, x=0.06, y=-0.12)
        timeline.to(0.16, exact=True, foot_r=At("hip", 0.06, -0.64, 0.42), twist=-6)
        timeline.to(0.18, exact=True, foot_r=At("floor", 0.38, 0.0, 0.10), foot_yaw_r=24, x=-0.16, y=-0.24, side=-14,
                    roll=-6, twist=-12, knee_r=0, hand_l=At("shoulder", 0.40, -0.18, 0.16))  # fmt: skip
        timeline.hold(0.22)
        timeline.to(0.3, exact=True, x=0.02, y=-0.14, side=0, roll=0, twist=0, advance=False)
        step(timeline, "r", 0.0, 0.12, duration_s=0.26, height_m=0.05, heel_first=False)
        timeline.wait()
    if end == "break away":
        timeline.look_at(None, 0.2)
        timeline.to(0.2, y=-0.10, pitch=8, bend=5, hands=At("shoulder", 0.14, -0.38, 0.14))
        timeline.wait()
        timeline.hold(0.02)
        walk(timeline, 5.2, STYLES["run"], line(62))
        timeline.wait()
    at_ease(timeline, 0.7)
    often = "" if count == 1 else " twice"
    away = f" and {{break}} away to the {other(side)}" if end == "break away" else ""
    return [
        f"{{step}} over the ball with the {side} foot{often}{away}",
        f"{{do}} a step-over with the {side} foot{often}{away}",
        f"{{step}} over the ball with the {side} foot{often} as a feint{away}",
        f"{{feint}} with a step-over{often}{away}",
        f"{{circle}} the {side} foot around the ball{often}{away}",
        f"{{fake}} to the {side} with a step over the ball{often}{away}",
        f"{{swing}} the {side} foot around the front of the ball{often} without touching it{away}",
        f"= soccer step-over with the {side} foot{often}" + (f", then a sprint to the {other(side)}" if away else ""),
    ]


@action(
    "trap a ball with the foot",
    SOCCER,
    verbs="trap stop control receive pass cushion",
    side=SIDE,
    part=Choice(("inside", "sole", "thigh")),
    then=Choice(("stop", "pass", "shot"), (3, 2, 1)),
)
def trap_a_ball(timeline: Timeline, side: str, part: str, then: str) -> Sequence[str]:
    """A coming ball taken with the foot that gives way, under the sole, or on the thigh; then it may be passed on."""
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 1.0 if part == "thigh" else 0.2, 2.0), 0.3)
    timeline.to(0.4, y=-0.08, pitch=8, bend=8, hands=At("shoulder", 0.24, -0.32, 0.14))
    timeline.look_at(At("floor", 0.0, 0.1, 0.45), 0.4)
    if part == "inside":
        timeline.to(0.35, foot_r=At("hip", 0.02, -0.64, 0.36), foot_yaw_r=66, ankle_r=-8, knee_r=40, x=0.07, y=-0.11)
        timeline.to(0.30, foot_r=At("hip", 0.04, -0.68, -0.04))
        timeline.hold(0.15)
        timeline.to(0.3, foot_r=At("floor", 0.12, 0.0, 0.0), foot_yaw_r=10, knee_r=0, x=0.0)
    elif part == "sole":
        timeline.to(0.35, foot_r=At("hip", 0.0, -0.52, 0.42), ankle_r=-22, x=0.07, y=-0.08)
        timeline.to(0.25, foot_r=At("hip", 0.0, -0.57, 0.32), ankle_r=6)
        timeline.hold(0.5)
        timeline.to(0.35, foot_r=At("floor", 0.12, 0.0, 0.0), x=0.0)
    else:
        timeline.to(0.35, foot_r=At("hip", 0.02, -0.40, 0.30), x=0.07, hands=At("shoulder", 0.40, -0.20, 0.14))
        timeline.to(0.22, foot_r=At("hip", 0.02, -0.56, 0.30), y=-0.11)
        timeline.to(0.30, foot_r=At("floor", 0.12, 0.0, 0.0), x=0.0)
    timeline.hold(0.2)
    if then != "stop":
        shot = then == "shot"
        step(timeline, "l", 0.14, 0.11, duration_s=0.3)
        timeline.look_at(AHEAD, 0.3)
        timeline.to(
            0.25,
            foot_r=At("hip", 0.02, -0.60, -0.34),
            foot_yaw_r=50,
            x=0.08,
            z=0.10,
            hand_l=At("shoulder", 0.34, -0.28, 0.24),
        )
        timeline.to(
            0.18, exact=True, foot_r=At("hip", -0.06, -0.44, 0.64) if shot else At("hip", 0.0, -0.66, 0.36), foot_yaw_r=10 if shot else 64,
            ankle_r=40 if shot else -6, bend=14 if shot else 10, pitch=-8 if shot else 4,
        )  # fmt: skip
        timeline.hold(0.12)
        timeline.to(0.35, foot_r=At("floor", 0.10, 0.0, 0.16), foot_yaw_r=8)
    at_ease(timeline, 0.7)
    how = {"inside": f"with the inside of the {side} foot", "sole": f"under the sole of the {side} foot", "thigh": f"on the {side} thigh"}[part]  # fmt: skip
    end = {"stop": "", "pass": " and {pass} it on", "shot": " and {shoot} at the goal"}[then]
    return [
        f"{{trap}} a soccer ball{end}",
        f"{{trap}} a ball {how}{end}",
        f"{{stop}} a rolling ball {how}{end}" if part != "thigh" else f"{{stop}} a falling ball {how}{end}",
        f"{{control}} the ball {how}{end}",
        f"{{receive}} a pass {how}{end}",
        f"{{lift}} the {side} {'knee' if part == 'thigh' else 'foot'} and {{stop}} the ball {how}{end}",
        f"{{take}} the ball down {how}{end}",
        f"{{bring}} a soccer ball under control {how}{end}",
        f"{{cushion}} the ball {how}, looking down at it{end}",
        f"{{watch}} the ball come and {{trap}} it {how}{end}",
    ]


@action(
    "chest trap",
    SOCCER,
    verbs="trap stop lean control drop",
    side=SIDE,
    then=Choice(("stop", "volley", "knee"), (2, 2, 1)),
)
def chest_trap(timeline: Timeline, side: str, then: str) -> Sequence[str]:
    """A high ball taken on the pushed-out chest, arms wide, that drops to the feet; then it may be kicked away."""
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 2.4, 2.0), 0.3)
    step(timeline, "r", -0.20, 0.14, duration_s=0.35, advance=False)
    timeline.to(0.5, y=-0.10, z=-0.06, hands=At("shoulder", 0.44, -0.14, 0.10), palms=40, pitch=-6, bend=-12)
    timeline.to(0.28, bend=-30, pitch=-12, y=-0.13, nod=24, hands=At("shoulder", 0.50, -0.06, 0.02), exact=True)
    timeline.look_at(At("floor", 0.0, 0.1, 0.5), 0.4)
    timeline.to(0.22, bend=16, pitch=6, nod=12, hands=At("shoulder", 0.46, -0.16, 0.10), y=-0.10)
    timeline.hold(0.25)
    if then == "knee":
        timeline.to(0.26, foot_r=At("hip", 0.02, -0.36, 0.30), foot_pitch_r=0, x=0.07, z=0.0, bend=6)
        timeline.to(0.26, foot_r=At("floor", 0.12, 0.0, 0.0), x=0.0, nod=4)
        timeline.hold(0.15)
    elif then == "volley":
        timeline.to(0.22, foot_r=At("hip", 0.02, -0.66, -0.36), foot_pitch_r=0, x=0.07, z=0.0)
        timeline.to(0.16, foot_r=At("hip", -0.04, -0.56, 0.54), ankle_r=45, exact=True, pitch=-6, bend=18)
        timeline.hold(0.08)
        timeline.to(0.35, foot_r=At("floor", 0.10, 0.0, 0.12), pitch=4, bend=6)
    else:
        timeline.to(0.35, foot_r=At("hip", 0.0, -0.62, 0.36), ankle_r=-14, x=0.07, z=0.0, foot_pitch_r=0)
        timeline.hold(0.45)
        timeline.to(0.3, foot_r=At("floor", 0.10, 0.0, 0.04), x=0.0)
    at_ease(timeline, 0.7)
    end = {
        "volley": f" and {{kick}} it away with the {side} foot", "stop": f" and {{stop}} it under the {side} foot", "knee": f" and {{bounce}} it up with the {side} knee",
    }[then]  # fmt: skip
    return [
        "{do} a chest trap",
        f"{{trap}} a ball with the chest{end}",
        f"{{take}} a high ball on the chest{end}",
        f"{{lean}} back with the arms wide, {{stop}} the ball on the chest{end}",
        f"{{control}} a soccer ball with the chest, {{let}} it drop{end}",
        f"{{push}} the chest out to stop a falling ball{end}",
        "{look} up, {lean} back and {trap} the ball on {poss} chest",
        f"{{spread}} both arms, {{bend}} backward and {{bring}} the ball down with the chest{end}",
        f"{{receive}} a lofted pass on the chest{end}",
        "= a soccer player trapping the ball on the chest",
    ]


STICK_LOW: dict[str, Any] = {"hand_l": At("shoulder", -0.06, -0.36, 0.30), "hand_r": At("shoulder", -0.02, -0.54, 0.14)}


@action(
    "ice hockey slap shot",
    "fitness/snow and ice/skate",
    verbs="shoot slap swing hit strike",
    side=SIDE,
    size=Choice(("full", "short")),
    after=Choice(("stays bent", "celebrates"), (4, 1)),
    crispness="crisp",
)
def slap_shot(timeline: Timeline, side: str, size: str, after: str) -> Sequence[str]:
    """Bent over the stick, a wide wind-up to the right, down through the puck and up to the left."""
    timeline.stance(0.62, toes_deg=16)
    timeline.start(y=-0.20, pitch=26, bend=24, nod=-14, balance=0.4, **STICK_LOW, palms=-30)
    timeline.look_at(At("floor", 0.30, 0.0, 0.7), 0.1)
    for sign in (1, -1):
        timeline.to(
            0.3,
            twist=10 * sign,
            hand_l=STICK_LOW["hand_l"].moved(-0.06 * sign),
            hand_r=STICK_LOW["hand_r"].moved(0.08 * sign),
        )
    high = 0.30 if size == "full" else -0.12
    timeline.to(
        0.5,
        twist=-46,
        yaw=-26,
        side=6,
        x=-0.16,
        pitch=16,
        bend=16,
        hand_r=At("shoulder", 0.42, high, -0.06),
        elbow_r=30,
        hand_l=At("shoulder", -0.30, high - 0.14, 0.36),
    )
    timeline.hold(0.08)
    timeline.to(
        0.17,
        exact=True,
        twist=14,
        yaw=8,
        side=-4,
        x=0.06,
        y=-0.28,
        pitch=30,
        bend=28,
        hand_r=At("shoulder", -0.08, -0.54, 0.22),
        elbow_r=0,
        hand_l=At("shoulder", 0.02, -0.40, 0.30),
    )
    timeline.look_at(At("floor", 4.0, 0.6, 1.0), 0.25)
    timeline.to(
        0.2,
        exact=True,
        twist=44,
        yaw=26,
        x=0.18,
        y=-0.18,
        pitch=14,
        bend=12,
        hand_r=At("shoulder", -0.36, 0.04 if size == "full" else -0.20, 0.40),
        hand_l=At("shoulder", 0.30, 0.06 if size == "full" else -0.18, 0.24),
        foot_pitch_r=40,
    )
    timeline.hold(0.45)
    if after == "celebrates":
        timeline.to(
            0.5,
            twist=0,
            yaw=0,
            x=0,
            y=-0.06,
            pitch=0,
            bend=-8,
            nod=-12,
            foot_pitch_r=0,
            hands=At("shoulder", 0.24, 0.48, 0.08),
            palms=0,
        )
        for _ in range(2):
            timeline.to(0.2, hands=At("shoulder", 0.22, 0.40, 0.12), y=-0.10)
            timeline.to(0.2, hands=At("shoulder", 0.24, 0.52, 0.06), y=-0.04)
    else:
        timeline.to(0.7, twist=0, yaw=0, x=0, y=-0.16, pitch=22, bend=20, foot_pitch_r=0, **STICK_LOW)
    timeline.hold(0.2)
    wind = "a full wind-up above the shoulder" if size == "full" else "a short wind-up"
    cheer = (
        [
            "{score} a goal with a slap shot and {raise} both arms",
            f"{{hit}} a slap shot from the {side} and {{celebrate}} with raised arms",
        ]
        if after == "celebrates"
        else []
    )
    return [
        *cheer,
        "{take} a slap shot in ice hockey",
        f"{{hit}} a slap shot with the stick on the {side} side",
        f"{{shoot}} the puck with {wind}",
        f"{{swing}} a hockey stick back to the {side} with {wind} and {{strike}} the puck to the {other(side)}",
        f"{{play}} ice hockey and {{hit}} a hard slap shot from the {side}",
        f"{{bend}} over the stick, {{wind}} up to the {side} and {{slap}} the puck",
        f"= a {side}-handed hockey slap shot with {wind}",
        f"{{raise}} the hockey stick on the {side} side, {{swing}} it down along the ice and {{follow}} through to the {other(side)}",
        "{crouch} with a hockey stick in both hands, then {shoot} at the goal",
        f"{{twist}} to the {side}, then {{swing}} the stick low across to the {other(side)}",
    ]


@action(
    "cricket bowling",
    "sports/ball sports/baseball",
    verbs="bowl run throw swing jump",
    side=SIDE,
    tempo=False,
    run_up=Choice(("with a run-up", "from a short walk")),
    crispness="crisp",
)
def cricket_bowling(timeline: Timeline, side: str, run_up: str) -> Sequence[str]:
    """Run up, gather sideways with the front arm high, and a straight arm over the shoulder."""
    timeline.hold(0.15)
    fast = run_up == "with a run-up"
    walk(timeline, 3.2 if fast else 1.8, "jog" if fast else "walk", close=False, first="l", steps=5 if fast else 3)
    timeline.wait()
    # The back foot comes down sideways, the front arm goes up, the ball by the chin.
    timeline.place = timeline.place.moved(forward_m=0.30)
    step(timeline, "r", 0.10, 0.06, toes_deg=70, duration_s=0.28, height_m=0.14, advance=False)
    timeline.to(
        0.30,
        exact=True,
        yaw=-54,
        turn=50,
        x=0,
        z=0.06,
        y=0.0,
        pitch=-6,
        side=-6,
        bend=-6,
        balance=0,
        hand_l=At("shoulder", 0.02, 0.52, 0.18),
        hand_r=At("chest", 0.14, 0.06, 0.12),
    )
    step(timeline, "l", 0.74, 0.06, toes_deg=14, duration_s=0.26, height_m=0.16, advance=False)
    timeline.to(0.15, exact=True, advance=False, hand_r=At("shoulder", 0.24, -0.50, -0.06), elbow_r=0)
    timeline.to(0.26, exact=True, z=0.40, y=-0.06, hand_l=At("shoulder", 0.12, 0.24, 0.48))
    timeline.to(0.10, exact=True, advance=False, hand_r=At("shoulder", 0.34, -0.10, -0.40))
    timeline.to(0.10, exact=True, yaw=-24, turn=24, z=0.54)
    timeline.to(
        0.11, exact=True, yaw=10, twist=10, turn=0, side=10, z=0.66, bend=6, pitch=8, foot_pitch_r=40,
        hand_r=At("shoulder", 0.08, 0.56, 0.08), hand_l=At("shoulder", 0.10, -0.20, 0.34),
    )  # fmt: skip
    timeline.to(
        0.11, exact=True, twist=24, side=4, bend=22, pitch=20, hand_r=At("shoulder", -0.02, 0.12, 0.55), z=0.72,
        hand_l=At("shoulder", 0.20, -0.42, -0.16),
    )  # fmt: skip
    timeline.place = timeline.place.moved(forward_m=0.80)
    step(timeline, "r", 0.22, 0.10, toes_deg=8, duration_s=0.34, advance=False)
    timeline.to(0.2, bend=38, pitch=34, twist=30, y=-0.12, hand_r=At("shoulder", -0.20, -0.44, 0.24))
    timeline.to(0.25, z=0.12, x=0.0, bend=26, pitch=16)
    step(timeline, "l", 0.30, 0.11, toes_deg=8, duration_s=0.34, advance=False)
    timeline.place = timeline.place.moved(forward_m=0.30)
    timeline.to(0.36, x=0.0, z=0.0, yaw=0, twist=0)
    at_ease(timeline, 0.7)
    return [
        f"{{bowl}} a cricket ball {run_up}",
        f"{{bowl}} overarm with the {side} arm",
        f"{{bowl}} in cricket with the {side} arm, {run_up}",
        f"{{run}} up and {{bowl}} a cricket ball with the {side} hand"
        if fast
        else f"{{walk}} up and {{bowl}} a cricket ball with the {side} hand",
        f"{{swing}} the straight {side} arm over the shoulder and {{bowl}} the ball",
        f"{{take}} a few steps, {{raise}} the {other(side)} arm and {{bowl}} with the {side} arm in a big circle",
        f"= a cricket bowler's {side}-arm delivery, {run_up}",
        f"{{turn}} sideways, {{lift}} the {other(side)} arm high and {{bring}} the {side} arm over the top",
        f"{{deliver}} a ball overarm {run_up} and {{follow}} through past the {other(side)} knee",
        f"{{bowl}} fast {run_up}, the {side} arm straight"
        if fast
        else f"{{bowl}} a spin ball {run_up}, the {side} arm straight",
    ]


@action(
    "cricket bat stroke",
    "sports/ball sports/baseball",
    verbs="bat hit swing block drive pull",
    side=SIDE,
    stroke=Choice(("drive", "pull", "block")),
    crispness="crisp",
)
def cricket_bat_stroke(timeline: Timeline, side: str, stroke: str) -> Sequence[str]:
    """Side-on with the bat low, taps it, lifts it back and plays: the ball comes from the left of who is right-handed."""
    guard: dict[str, Any] = {
        "hand_l": At("shoulder", -0.12, -0.42, 0.26), "hand_r": At("shoulder", -0.04, -0.52, 0.18), "y": -0.13, "pitch": 18.0,
        "bend": 22.0, "twist": -8.0, "nod": -14.0, "palms": -20.0,
    }  # fmt: skip
    timeline.stance(0.36, toes_deg=10)
    timeline.start(**guard)
    timeline.look_at(At("floor", 4.0, 1.0, 0.4), 0.2)
    for _ in range(2):
        timeline.to(0.18, hand_r=guard["hand_r"].moved(0.05, 0.05), hand_l=guard["hand_l"].moved(-0.04, 0.04))
        timeline.to(0.16, hand_r=guard["hand_r"], hand_l=guard["hand_l"])
    timeline.to(
        0.4, hand_r=At("shoulder", 0.30, -0.10, 0.06), hand_l=At("shoulder", -0.34, -0.16, 0.30), twist=-26, elbow_r=30
    )
    if stroke == "drive":
        step(timeline, "l", 0.10, 0.50, toes_deg=50, duration_s=0.26, height_m=0.05, advance=False, heel_first=False)
        timeline.to(0.26, x=0.18, balance=0.2, y=-0.18, side=8)
        timeline.to(
            0.16,
            exact=True,
            twist=4,
            hand_r=At("shoulder", -0.18, -0.52, 0.22),
            hand_l=At("shoulder", 0.04, -0.40, 0.26),
            elbow_r=0,
        )
        timeline.to(
            0.22, exact=True, twist=34, x=0.24, hand_r=At("shoulder", -0.44, 0.0, 0.28), hand_l=At("shoulder", 0.36, 0.08, 0.14),
            elbow_l=50, foot_pitch_r=34,
        )  # fmt: skip
        timeline.to(0.2, hand_r=At("shoulder", -0.40, 0.22, 0.20), hand_l=At("shoulder", 0.30, 0.28, 0.04))
        what, seen = "a straight drive", "a low swing that ends high"
    elif stroke == "pull":
        step(timeline, "r", -0.12, 0.30, toes_deg=20, duration_s=0.24, height_m=0.04, advance=False, heel_first=False)
        timeline.to(
            0.24,
            x=-0.08,
            y=-0.12,
            pitch=6,
            bend=8,
            hand_r=At("shoulder", 0.40, 0.10, 0.0),
            hand_l=At("shoulder", -0.28, 0.02, 0.34),
        )
        timeline.to(
            0.15,
            exact=True,
            yaw=20,
            twist=20,
            hand_r=At("shoulder", -0.06, -0.10, 0.52),
            hand_l=At("shoulder", 0.08, -0.06, 0.44),
            elbow_r=20,
        )
        timeline.to(
            0.2, exact=True, yaw=44, twist=46, x=0.04, hand_r=At("shoulder", -0.42, 0.02, 0.30), hand_l=At("shoulder", 0.36, 0.02, 0.10),
            foot_pitch_r=36, elbow_l=40,
        )  # fmt: skip
        what, seen = "a pull shot", "a level swing across the chest"
    else:
        step(timeline, "l", 0.10, 0.42, toes_deg=40, duration_s=0.28, height_m=0.04, advance=False, heel_first=False)
        timeline.to(
            0.34, x=0.20, balance=0.2, y=-0.22, side=10, twist=-4, bend=28, hand_r=At("shoulder", -0.16, -0.50, 0.20),
            hand_l=At("shoulder", 0.0, -0.30, 0.26), elbow_l=60,
        )  # fmt: skip
        timeline.look_at(At("floor", 0.6, 0.0, 0.4), 0.2)
        what, seen = "a forward defensive block", "the bat held still before the front leg"
    timeline.hold(0.55)
    timeline.wait()
    at_ease(timeline, 0.9)
    return [
        "{bat} in cricket",
        f"{{play}} {what} in cricket",
        f"{{hit}} a cricket ball with {what}" if stroke != "block" else f"{{stop}} a cricket ball with {what}",
        f"{{stand}} with a cricket bat in both hands and {{play}} {what}",
        f"{{tap}} the bat on the ground twice, {{lift}} it back and {{play}} {what}",
        f"{{swing}} a cricket bat from the {side}, {seen}"
        if stroke != "block"
        else f"{{defend}} with a cricket bat, {seen}",
        f"= a {side}-handed batsman playing {what}",
        f"{{raise}} a cricket bat to the {side} and {{step}} into {what}"
        if stroke != "pull"
        else f"{{step}} back and {{play}} {what} to the {other(side)}",
        f"{{bend}} over the bat, {{look}} at the bowler and {{bat}} with {what}",
        f"{{play}} {what} with {seen}",
    ]


@action(
    "rugby pass",
    "daily/objects/throw",
    verbs="pass throw swing run",
    side=SIDE,
    move=Choice(("standing", "running")),
    crispness="crisp",
)
def rugby_pass(timeline: Timeline, side: str, move: str) -> Sequence[str]:
    """The ball in both hands beside one hip and swung across the body, a pass to the right; eyes to the receiver."""
    ball: dict[str, Any] = {"hands": At("chest", 0.10, -0.16, 0.24), "palms": 10.0}
    timeline.hold(0.1)
    if move == "running":
        timeline.to(0.3, **ball, pitch=8, y=-0.06)
        walk(timeline, 2.2, "jog", arms=False, close=False, first="r", steps=4)
        timeline.wait()
        timeline.place = timeline.place.moved(forward_m=0.1)
        step(timeline, "r", 0.30, 0.14, duration_s=0.3, advance=False)
        timeline.to(0.30, z=0.16, x=0.0, y=-0.10, advance=False, exact=True)
    else:
        timeline.to(0.4, **ball, pitch=8, y=-0.08, bend=8)
        step(timeline, "r", 0.18, 0.16, duration_s=0.3, advance=False)
    timeline.look_at(At("floor", -4.0, 1.2, 1.4), 0.3)
    timeline.to(
        0.34, twist=34, hand_r=At("chest", -0.14, -0.28, 0.20), hand_l=At("chest", 0.30, -0.28, 0.12), bend=14, side=6,
    )  # fmt: skip
    timeline.hold(0.08)
    timeline.to(
        0.2, exact=True, twist=-34, side=-4, y=-0.06, hand_r=At("chest", 0.44, -0.04, 0.32), hand_l=At("chest", -0.30, -0.06, 0.44),
    )  # fmt: skip
    timeline.to(
        0.15, exact=True, twist=-42, hand_r=At("shoulder", 0.36, 0.02, 0.40), hand_l=At("shoulder", -0.36, 0.02, 0.40)
    )
    timeline.hold(0.35)
    timeline.wait()
    at_ease(timeline, 0.8)
    run = " while running" if move == "running" else ""
    start = "{run} with the ball and " if move == "running" else "{stand} and "
    return [
        f"{{pass}} a rugby ball{run}",
        f"{{pass}} a rugby ball to the {side}{run}",
        f"{start}{{pass}} the rugby ball to the {side}",
        f"{{swing}} the ball from the {other(side)} hip and {{throw}} it to the {side} with both hands{run}",
        f"{{hold}} a rugby ball in both hands, {{look}} to the {side} and {{pass}} it sideways",
        f"{start}{{throw}} the ball sideways to the {side} with both hands",
        f"{{make}} a rugby pass across the body to the {side}{run}",
        f"{{twist}} to the {other(side)}, then {{swing}} both arms to the {side} and {{let}} the ball go{run}",
        f"= a rugby pass to the {side}{run}",
        f"{{offload}} the ball to a teammate on the {side}{run}",
    ]


@action(
    "rugby tackle",
    "game/unarmed/wrestling",
    verbs="tackle run dive grab charge fall",
    side=SIDE,
    tempo=False,
    crispness="crisp",
    run_up=Choice(("running", "from a crouch")),
    end=Choice(("stays down", "gets up"), (4, 1)),
)
def rugby_tackle(timeline: Timeline, side: str, run_up: str, end: str) -> Sequence[str]:
    """Low with the shoulder into somebody's legs, arms around them, and down onto the front."""
    if run_up == "running":
        timeline.hold(0.1)
        walk(timeline, 2.6, "jog", close=False, first="l", steps=4)
        timeline.wait()
    else:
        timeline.hold(0.2)
        timeline.to(0.5, y=-0.20, pitch=24, bend=16, nod=-26, hands=At("shoulder", 0.24, -0.30, 0.28))
        timeline.hold(0.35)
    timeline.place = timeline.place.moved(forward_m=0.25)
    step(timeline, "r", 0.22, 0.14, duration_s=0.28, advance=False)
    timeline.to(
        0.28,
        exact=True,
        x=0,
        z=-0.02,
        y=-0.36,
        pitch=48,
        bend=18,
        nod=-30,
        balance=0,
        hands=At("shoulder", 0.32, -0.14, 0.38),
    )
    timeline.to(
        0.20, exact=True, z=0.30, y=-0.44, pitch=68, twist=10, hand_r=At("shoulder", 0.20, 0.30, 0.30), hand_l=At("shoulder", 0.20, 0.28, 0.28),
        foot_pitch_l=44, foot_pitch_r=30,
    )  # fmt: skip
    timeline.to(
        0.16,
        exact=True,
        hand_r=At("shoulder", -0.12, 0.38, 0.14),
        hand_l=At("shoulder", -0.06, 0.34, 0.14),
        z=0.48,
        elbows=30,
    )
    timeline.place = timeline.place.moved(forward_m=0.5)
    timeline.to(0.34, exact=True, advance=False, foot_l=PLANK_FOOT, foot_pitch_l=40)
    timeline.to(0.38, exact=True, advance=False, delay_s=0.02, foot_r=PLANK_FOOT.moved(0.06), foot_pitch_r=40)
    low = plank_pose(0.26)
    timeline.to(
        0.44, exact=True, **(low | {"twist": 6.0, "heels": 40.0}), nod=-26, hands=At("shoulder", -0.08, 0.42, 0.06)
    )
    timeline.to(
        0.35, rest=1.0, pitch=90, y=0.13 - STANDING_M, twist=0, feet=LYING_FOOT, ankles=58, heels=0,
        hands=At("shoulder", 0.22, 0.28, 0.02), elbows=70,
    )  # fmt: skip
    timeline.flights.append((0.0, 0.0))
    timeline.hold(0.6)
    if end == "gets up":
        z_m = timeline.hips_here()[1]
        timeline.place = timeline.place.moved(forward_m=z_m - 0.02)
        timeline.to(0.4, exact=True, hands=At("floor", 0.24, 0.04, 0.40), elbows=20, palms=-60)
        timeline.to(
            0.7, exact=True, **ALL_FOURS, hands=ALL_FOURS_HAND, elbows=0, feet=KNEELING_FOOT, heels=KNEELING_HEEL_DEG
        )
        rise_from_all_fours(timeline, 1.9)
        return [
            f"{{make}} a rugby tackle with the {side} shoulder and {{get}} up",
            "{tackle} somebody to the ground, then {stand} up again",
            "{dive} into a low tackle, {land} on the front and {get} back up",
            f"{{drive}} the {side} shoulder into a tackle, {{fall}} and {{rise}}",
            "{throw} {poss} body into a tackle and {scramble} to {poss} feet",
            "{take} an opponent down and {get} up from the ground",
            "= a rugby tackle, then back on the feet",
            "{charge} low into a player, {go} down with them and {stand} up",
        ]
    first = "{run} up and " if run_up == "running" else "{crouch} and "
    return [
        "{make} a rugby tackle",
        f"{{tackle}} somebody to the ground with the {side} shoulder",
        f"{first}{{tackle}} somebody around the legs",
        f"{first}{{dive}} low with the {side} shoulder, {{wrap}} both arms around the legs and {{fall}} to the ground",
        "{charge} low into a player, {grab} the legs and {bring} them down",
        f"{first}{{throw}} {{poss}} body forward into a low tackle",
        f"{{drive}} the {side} shoulder forward, {{close}} the arms and {{land}} on the front",
        f"= a low rugby tackle, {'after a run' if run_up == 'running' else 'from a crouch'}",
        f"{first}{{take}} an opponent down, ending on the stomach",
        "{tackle} an opponent like a rugby player and {end} up lying on the front",
    ]


@action(
    "tennis volley",
    "sports/ball sports/tennis",
    verbs="volley hit punch step block",
    side=SIDE,
    stroke=Choice(("forehand", "backhand")),
    count=Count(1, 2),
    crispness="crisp",
    tempo=False,
)
def tennis_volley(timeline: Timeline, side: str, stroke: str, count: int) -> Sequence[str]:
    """At the net: a split step, a step across, and a short punch of the racket before the body; no big swing."""
    ready: dict[str, Any] = {
        "hand_r": At("chest", 0.06, -0.04, 0.34), "hand_l": At("chest", 0.0, -0.02, 0.36), "palms": 0.0, "elbow_r": 15.0,
        "y": -0.14, "pitch": 12.0, "bend": 8.0, "twist": 0.0, "yaw": 0.0, "x": 0.0, "z": 0.0,
    }  # fmt: skip
    timeline.stance(0.26, toes_deg=8)
    timeline.look_at(AHEAD, 0.1)
    timeline.start(**ready, balance=0)
    for _ in range(count):
        timeline.hold(0.2)
        # The split step: a small hop that lands wider.
        hop(timeline, 0.06, foot_out_m=0.17, dip_m=0.18, push_s=0.14)
        timeline.hold(0.06)
        if stroke == "forehand":
            timeline.to(
                0.26,
                twist=-26,
                yaw=-14,
                hand_r=At("shoulder", 0.26, 0.10, 0.16),
                elbow_r=20,
                hand_l=At("shoulder", -0.04, 0.0, 0.42),
                x=-0.05,
            )
            step(timeline, "l", 0.36, 0.02, toes_deg=4, duration_s=0.28, advance=False, heel_first=False)
            timeline.to(0.12, z=0.06)
            timeline.to(
                0.14,
                exact=True,
                twist=-4,
                yaw=-6,
                z=0.20,
                y=-0.20,
                hand_r=At("shoulder", 0.20, -0.06, 0.50),
                hand_l=At("shoulder", 0.22, -0.16, 0.24),
            )
            foot, home = "l", 0.0
        else:
            timeline.to(
                0.26,
                twist=28,
                yaw=16,
                hand_r=At("shoulder", -0.26, 0.08, 0.22),
                elbow_r=30,
                hand_l=At("shoulder", 0.08, 0.06, 0.22),
                x=0.05,
            )
            step(timeline, "r", 0.36, 0.02, toes_deg=4, duration_s=0.28, advance=False, heel_first=False)
            timeline.to(0.12, z=0.06)
            timeline.to(
                0.14,
                exact=True,
                twist=4,
                yaw=8,
                z=0.20,
                y=-0.20,
                hand_r=At("shoulder", -0.14, -0.06, 0.50),
                elbow_r=15,
                hand_l=At("shoulder", 0.22, -0.10, -0.06),
            )
            foot, home = "r", 0.0
        timeline.hold(0.25)
        step(timeline, foot, home, 0.14, toes_deg=8, duration_s=0.38, advance=False, heel_first=False)
        timeline.to(0.4, **ready)
    timeline.to(0.3, balance=1)
    at_ease(timeline, 0.7)
    many = counted(count, f"{stroke} volley")
    return [
        f"{{hit}} {counted(count, 'tennis volley')}",
        f"{{hit}} {many} in tennis with the {side} hand",
        f"{{volley}} at the net, {stroke}, {times(count)}",
        f"{{step}} forward and {{punch}} the ball with the racket in the {side} hand, a {stroke} volley",
        f"{{play}} {many} at the tennis net",
        f"{{make}} a split step and {{block}} the ball with a short {stroke}",
        f"{{hold}} a racket before the chest, {{step}} across and {{volley}} with the {stroke}",
        f"= a {side}-handed {stroke} volley at the net",
        f"{{hit}} the ball out of the air with a short {stroke} punch",
        f"{{crouch}} at the net and {{volley}} {times(count)} with the {stroke}",
    ]
