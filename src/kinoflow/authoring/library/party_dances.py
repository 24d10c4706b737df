"""Dances of parties, balls and stages: with a partner who is imagined, in lines, with quick feet, with poses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import at_ease
from kinoflow.authoring.moves import hop, hops_end, step, turn_to
from kinoflow.authoring.timeline import Timeline

DANCE = "social/dance/dance"
LATIN = "social/dance/latin"
JAZZ = "social/dance/jazz"


@action(
    "slow dance",
    DANCE,
    verbs="dance sway hold embrace rock turn",
    side=SIDE,
    hold=Choice(("around the waist", "around the neck", "hand in hand")),
    turn=Choice(("yes", "no")),
    count=Count(2, 4),
)
def slow_dance(timeline: Timeline, side: str, hold: str, turn: str, count: int) -> Sequence[str]:
    """Close to a partner, swaying from foot to foot, turning slowly on the spot, the head laid on a shoulder."""
    arms_by: dict[str, dict[str, Any]] = {
        "around the waist": {"hands": At("chest", 0.04, -0.22, 0.34), "elbows": 20, "palms": -20, "wrists": 30},
        "around the neck": {"hands": At("chest", 0.02, 0.16, 0.36), "elbows": 30, "palms": -40, "wrists": 25},
        "hand in hand": {
            "hand_r": At("chest", 0.0, -0.14, 0.34),
            "wrist_r": 30,
            "elbow_r": 25,
            "hand_l": At("shoulder", 0.34, -0.06, 0.28),
            "palm_l": -30,
        },
    }
    arms = arms_by[hold]
    timeline.start(**arms, tilt=10, nod=8, bend=6)
    timeline.hold(0.2)
    for number in range(2 * count):
        sign = -1.0 if number % 2 == 0 else 1.0
        foot = "r" if sign < 0 else "l"
        if turn == "yes":
            timeline.place = timeline.place.moved(turned_deg=-18.0)
        timeline.to(
            0.75,
            x=0.085 * sign,
            z=0.0,
            roll=2.5 * sign,
            side=4 * sign,
            twist=-5 * sign,
            y=-0.015,
            balance=0,
            yaw=0.0 if turn == "yes" else 2 * sign,
            advance=False,
        )
        timeline.to(0.4, tilt=10 + 3 * sign, advance=False)
        timeline.to(
            0.34, exact=True, advance=False, delay_s=0.30, **{f"foot_pitch_{'l' if foot == 'r' else 'r'}": 22.0}
        )
        step(timeline, foot, 0.0, 0.12, toes_deg=8.0, duration_s=0.42, height_m=0.025, heel_first=False)
        timeline.wait()
        timeline.hold(0.04)
        timeline.to(0.1, exact=True, advance=False, **{f"foot_pitch_{'l' if foot == 'r' else 'r'}": 0.0})
        timeline.wait()
    timeline.to(0.5, x=0, roll=0, side=0, twist=0, yaw=0)
    timeline.hold(0.2)
    held = {
        "around the waist": "with both arms around the partner's waist",
        "around the neck": "with both arms around the partner's neck",
        "hand in hand": f"with the {other(side)} hand in the partner's hand",
    }[hold]
    turning = f", turning slowly to the {side}" if turn == "yes" else ""
    return [
        "{dance} slowly with a partner",
        f"{{dance}} a slow dance {held}",
        f"{{sway}} from side to side with a partner{turning}",
        f"{{dance}} close together {held}{turning}",
        f"{{hold}} a partner close and {{sway}}{turning}",
        f"{{embrace}} a partner and {{rock}} from foot to foot{turning}",
        f"{{do}} a slow dance{turning}",
        f"= a slow dance {held}",
        f"{{step}} gently from one foot to the other {held}{turning}",
        f"{{dance}} a close romantic dance {held}{turning}",
    ]


@action(
    "waltz turning",
    DANCE,
    verbs="waltz turn dance step rise twirl",
    side=SIDE,
    count=Count(3, 5),
    role=Choice(("lead", "follow")),
)
def waltz_turning(timeline: Timeline, side: str, count: int, role: str) -> Sequence[str]:
    """Three steps a bar, each bar a third of a turn to the right, rising on two and three, arms in the frame of the dance."""
    frame: dict[str, Any] = (
        {
            "hand_l": At("shoulder", 0.38, 0.0, 0.22),
            "hand_r": At("chest", 0.06, -0.04, 0.34),
            "elbow_r": 60.0,
            "elbow_l": 30.0,
        }
        if role == "lead"
        else {
            "hand_r": At("shoulder", 0.40, 0.0, 0.18),
            "hand_l": At("chest", 0.14, 0.12, 0.34),
            "elbow_l": 60.0,
            "elbow_r": 30.0,
        }
    )
    timeline.hold(0.1)
    timeline.to(0.5, **frame, palms=-50, bend=-6, turn=18 if role == "lead" else -18, nod=-4)
    beat = 0.36
    for bar in range(count):
        lead, follow = ("r", "l") if bar % 2 == 0 else ("l", "r")
        forward = 0.42 if bar % 2 == 0 else -0.40
        # One: a long low step; two: to the side, turning and rising; three: close on the toes, lower.
        timeline.place = timeline.place.moved(forward_m=forward, turned_deg=-50.0)
        timeline.to(beat, exact=True, x=0.0, z=0.0, yaw=0, y=-0.07, roll=0, balance=0, advance=False)
        timeline.to(beat, exact=True, side=-3, advance=False)
        step(timeline, lead, 0.04, 0.06, toes_deg=6, duration_s=beat, height_m=0.03)
        timeline.wait()
        left = -0.36 if follow == "r" else 0.36
        timeline.place = timeline.place.moved(left_m=left, turned_deg=-60.0)
        timeline.to(beat, exact=True, x=0.0, z=0.0, yaw=0, y=0.03, advance=False)
        timeline.to(beat, exact=True, side=6 if follow == "r" else -6, advance=False)
        step(timeline, follow, 0.0, 0.09, toes_deg=6, duration_s=beat, height_m=0.04, heel_first=False)
        timeline.wait()
        timeline.place = timeline.place.moved(turned_deg=-40.0)
        timeline.to(0.6 * beat, exact=True, y=0.045, yaw=0, advance=False, **{f"foot_pitch_{follow}": 26.0})
        step(timeline, lead, 0.0, 0.085, toes_deg=6, duration_s=0.9 * beat, height_m=0.03, heel_first=False)
        timeline.hold(0.12 * beat)
        timeline.to(0.3 * beat, exact=True, y=-0.02, side=0, **{f"foot_pitch_{follow}": 0.0})
        timeline.wait()
    timeline.hold(0.1)
    timeline.to(0.4, y=0, x=0, z=0, yaw=0, balance=1)
    at_ease(timeline, 0.7)
    frame_said = (
        f"the {other(side)} hand holding the partner's hand"
        if role == "lead"
        else f"the {side} hand in the partner's hand"
    )
    return [
        "{waltz} in turns",
        f"{{waltz}}, turning to the {side}",
        f"{{dance}} a waltz, turning to the {side}, {number_word(count)} bars",
        f"{{dance}} a Viennese waltz with a partner, {frame_said}",
        f"{{waltz}} around with an imaginary partner, {frame_said}",
        f"{{turn}} to the {side} in three-four time, rising and falling, arms in a ballroom frame",
        f"{{twirl}} across the floor in a waltz to the {side}",
        f"= a turning waltz to the {side}, {frame_said}",
        f"{{step}} one two three, one two three, turning to the {side} with a partner",
        f"{{do}} {counted(count, 'waltz turn')} to the {side}",
    ]


@action(
    "tango dip",
    LATIN,
    verbs="dip dance lean lunge hold bend",
    side=SIDE,
    role=Choice(("lead", "follow")),
    steps=Count(2, 3),
)
def tango_dip(timeline: Timeline, side: str, role: str, steps: int) -> Sequence[str]:
    """Stalking steps in a tango hold, then the dip: the leader lunges and lowers the partner, or the partner falls back over an arm."""
    lead = role == "lead"
    frame: dict[str, Any] = (
        {
            "hand_l": At("shoulder", 0.36, 0.04, 0.24),
            "hand_r": At("chest", 0.02, -0.06, 0.30),
            "elbow_r": 60.0,
            "elbow_l": 30.0,
            "palms": -50.0,
        }
        if lead
        else {
            "hand_r": At("shoulder", 0.38, 0.04, 0.20),
            "hand_l": At("chest", 0.12, 0.12, 0.30),
            "elbow_l": 60.0,
            "elbow_r": 30.0,
            "palms": -50.0,
        }
    )
    timeline.start(**frame, bend=-4, y=-0.05, turn=20 if lead else -20)
    timeline.hold(0.25)
    way = 1.0 if lead else -1.0
    for number in range(steps):
        foot = "l" if number % 2 == 0 else "r"
        timeline.place = timeline.place.moved(forward_m=0.36 * way)
        timeline.to(
            0.46, exact=True, x=0, z=-0.08 * way, y=-0.08, balance=0, yaw=6 * (1 if foot == "r" else -1), advance=False
        )
        step(timeline, foot, 0.05 * way, 0.06, duration_s=0.46, height_m=0.04, heel_first=lead)
        timeline.wait()
        timeline.hold(0.06)
    timeline.to(0.14, turn=-30 if lead else 26, exact=True)
    timeline.hold(0.1)
    if lead:
        timeline.to(
            0.6,
            exact=True,
            x=-0.22,
            y=-0.30,
            roll=-10,
            side=-14,
            pitch=18,
            bend=20,
            nod=12,
            turn=-20,
            hand_r=At("chest", 0.18, -0.26, 0.40),
            hand_l=At("shoulder", 0.04, -0.30, 0.44),
            advance=False,
        )
        step(timeline, "r", 0.0, 0.56, toes_deg=50, duration_s=0.45, heel_first=False)
        timeline.wait()
        timeline.hold(1.1)
        timeline.to(0.7, x=0.0, y=-0.05, roll=0, side=0, pitch=0, bend=-4, nod=0, **frame)
        step(timeline, "r", 0.0, 0.10, toes_deg=8, duration_s=0.4, heel_first=False)
    else:
        timeline.to(0.6, exact=True, foot_r=At("hip", 0.04, -0.30, 0.40), ankle_r=50, y=-0.14, z=-0.24, pitch=-26, bend=-36, nod=-24, side=-8, hand_r=At("shoulder", 0.30, 0.34, -0.10),
                    hand_l=At("chest", 0.10, 0.16, 0.28))  # fmt: skip
        timeline.hold(1.1)
        timeline.to(
            0.7,
            exact=True,
            foot_r=At("floor", 0.10, 0.0, -0.02),
            ankle_r=10,
            y=-0.03,
            z=0.0,
            pitch=0,
            bend=-4,
            nod=0,
            side=0,
            **frame,
        )
    timeline.hold(0.3)
    timeline.wait()
    at_ease(timeline, 0.7)
    done = (
        f"{{lunge}} to the {side} to dip the partner"
        if lead
        else f"{{lean}} far back into a dip, the {side} leg lifted"
    )
    return [
        "{do} a tango dip",
        f"{{dance}} a few tango steps and {done}",
        f"{{dance}} the tango with a partner, then {done}",
        f"{{take}} {number_word(steps)} tango steps and {done}",
        f"{{dip}} a dance partner with a deep lunge to the {side}"
        if lead
        else f"{{bend}} backward over the partner's arm, lifting the {side} leg",
        "{lower} the partner in a dip at the end of a tango"
        if lead
        else "{fall} back into the partner's arms in a tango dip",
        f"{{step}} {'forward' if lead else 'backward'} in a tango hold, then {done}",
        f"= a tango dip, {'leading' if lead else 'following'}",
        f"{{finish}} a tango with a dip, {done}",
        f"{{hold}} a tango frame, {{step}} {'forward' if lead else 'back'} {times(steps)} and {done}",
    ]


@action(
    "tap dance",
    DANCE,
    verbs="tap dance stomp shuffle click kick",
    side=SIDE,
    style=Choice(("shuffles", "heel and toe", "time step")),
    count=Count(4, 7),
    arms=Choice(("loose", "swinging")),
    crispness="crisp",
)
def tap_dance(timeline: Timeline, side: str, style: str, count: int, arms: str) -> Sequence[str]:
    """Quick taps of toes and heels on the spot with soft knees, brushing forward and back, stamping."""
    loose = At("shoulder", 0.26, -0.36, 0.12)
    timeline.hold(0.1)
    timeline.to(0.3, y=-0.05, hands=loose, palms=-40, bend=4, balance=0)
    for number in range(count):
        foot, stands = ("r", "l") if number % 2 == 0 else ("l", "r")
        sign = -1.0 if foot == "r" else 1.0
        wide = arms == "swinging"
        # The arms follow the feet a little later: one comes forward, the other goes out.
        timeline.to(
            0.30,
            exact=True,
            advance=False,
            delay_s=0.04,
            **{
                f"hand_{stands}": At("shoulder", 0.14, -0.26, 0.38) if wide else At("shoulder", 0.20, -0.34, 0.24),
                f"hand_{foot}": At("shoulder", 0.44, -0.22, -0.06) if wide else At("shoulder", 0.32, -0.32, 0.04),
                f"elbow_{stands}": 20.0,
                f"elbow_{foot}": 0.0,
            },
        )
        timeline.to(
            0.12,
            exact=True,
            x=-0.055 * sign,
            y=-0.04,
            twist=6 * sign,
            **{f"foot_{foot}": At("hip", 0.04, -0.62, -0.24), f"ankle_{foot}": 30.0},
        )
        if style == "shuffles":
            timeline.to(0.14, exact=True, **{f"foot_{foot}": At("hip", 0.03, -0.66, 0.38), f"ankle_{foot}": 20.0})
            timeline.to(
                0.12, exact=True, **{f"foot_{foot}": At("hip", 0.03, -0.64, -0.16), f"ankle_{foot}": 30.0}, y=-0.06
            )
            timeline.to(
                0.11,
                exact=True,
                **{f"foot_{foot}": At("floor", 0.11, 0.0, 0.0), f"ankle_{foot}": 10.0, f"foot_pitch_{foot}": 16.0},
                x=0.0,
                y=-0.05,
            )
            timeline.to(0.08, exact=True, **{f"foot_pitch_{foot}": 0.0}, y=-0.07)
        elif style == "heel and toe":
            timeline.to(
                0.12,
                exact=True,
                **{f"foot_{foot}": At("floor", 0.14, 0.0, 0.30), f"foot_pitch_{foot}": -34.0, f"ankle_{foot}": 10.0},
            )
            timeline.to(0.10, exact=True, **{f"foot_{foot}": At("hip", 0.04, -0.62, 0.08)})
            timeline.to(0.13, exact=True, **{f"foot_{foot}": At("floor", 0.12, 0.0, -0.30), f"foot_pitch_{foot}": 58.0})
            timeline.to(0.10, exact=True, **{f"foot_{foot}": At("hip", 0.04, -0.64, -0.06), f"foot_pitch_{foot}": 0.0})
            timeline.to(0.10, exact=True, **{f"foot_{foot}": At("floor", 0.11, 0.0, 0.0)}, x=0.0, y=-0.07)
        else:
            timeline.to(
                0.12, exact=True, **{f"foot_{foot}": At("hip", 0.03, -0.56, 0.50), f"ankle_{foot}": 30.0}, y=-0.03
            )
            timeline.to(
                0.10,
                exact=True,
                **{f"foot_{foot}": At("floor", 0.11, 0.0, 0.02), f"ankle_{foot}": 10.0},
                x=0.02 * sign,
                y=-0.08,
            )
            timeline.to(0.10, exact=True, **{f"foot_pitch_{stands}": 30.0}, y=-0.05)
            timeline.to(0.08, exact=True, **{f"foot_pitch_{stands}": 0.0}, y=-0.08, x=0.0)
    timeline.to(
        0.2,
        exact=True,
        foot_r=At("hip", 0.02, -0.56, 0.20),
        x=0.06,
        y=-0.02,
        hands=At("shoulder", 0.40, -0.06, 0.16),
        twist=0,
    )
    timeline.to(0.12, exact=True, foot_r=At("floor", 0.14, 0.0, 0.14), x=0.0, y=-0.08)
    timeline.to(0.2, hands=At("shoulder", 0.46, 0.06, 0.18), palms=40, bend=-6, nod=-8)
    timeline.hold(0.5)
    timeline.wait()
    at_ease(timeline, 0.6)
    what = {
        "shuffles": "brushing each foot forward and back",
        "heel and toe": "tapping the heel in front and the toe behind",
        "time step": "kicking and stamping",
    }[style]
    held = "the arms swinging" if arms == "swinging" else "the arms held loosely out"
    return [
        "{dance} a tap dance",
        f"{{tap}} the feet in a quick tap dance, {what}",
        f"{{do}} tap dancing on the spot, {what}",
        f"{{dance}} tap, {what}, {held}",
        f"{{tap}} {times(count)} with the feet in turn, the {side} one first, {what}",
        f"{{shuffle}} and {{tap}} the feet like a tap dancer, {held}",
        f"{{perform}} a tap routine, {what}, and {{end}} with a stamp",
        f"= a tap dancer, {what}",
        f"{{click}} heels and toes on the floor in quick rhythm, {held}",
        f"{{make}} quick tapping steps, then {{stamp}} with the {side} foot and {{spread}} the arms",
    ]


@action(
    "can-can kicks",
    DANCE,
    verbs="kick dance swing lift hop",
    side=SIDE,
    tempo=False,
    count=Count(3, 5),
    legs=Choice(("alternating", "one leg")),
)
def can_can(timeline: Timeline, side: str, count: int, legs: str) -> Sequence[str]:
    """Skirt lifted in both hands and swung, hops on one leg: first a bent knee, then the straight leg up high."""
    skirt = At("shoulder", 0.24, -0.18, 0.30)
    timeline.hold(0.1)
    timeline.to(0.35, hands=At("pelvis", 0.26, 0.0, 0.14), palms=-40)
    timeline.to(0.3, hands=skirt, bend=-4, balance=0)
    for number in range(count):
        leg = "r" if legs == "one leg" or number % 2 == 0 else "l"
        stands = "l" if leg == "r" else "r"
        sign = 1.0 if leg == "r" else -1.0
        begin_s = timeline.time_s
        hop(timeline, 0.05, landing=stands, free=At("hip", 0.02, -0.26, 0.36), dip_m=0.05, push_s=0.10, give_s=0.08)
        mid_s = timeline.time_s
        hop(timeline, 0.06, landing=stands, free=At("hip", 0.0, 0.16, 0.80), dip_m=0.05, push_s=0.12, give_s=0.10)
        end_s = timeline.time_s
        timeline.time_s = begin_s
        timeline.to(
            mid_s - begin_s,
            exact=True,
            advance=False,
            hand_r=skirt.moved(0.08 * sign, 0.06),
            hand_l=skirt.moved(-0.08 * sign, 0.06),
            twist=8 * sign,
        )
        timeline.time_s = mid_s
        timeline.to(
            end_s - mid_s,
            exact=True,
            advance=False,
            hand_r=skirt.moved(-0.08 * sign, 0.02),
            hand_l=skirt.moved(0.08 * sign, 0.02),
            twist=-8 * sign,
            pitch=-6,
            bend=-6,
        )
        timeline.time_s = end_s
        timeline.hold(0.04)
        hop(timeline, 0.04, landing="both", foot_out_m=0.10, dip_m=0.06, push_s=0.10, give_s=0.08)
        timeline.to(0.08, exact=True, pitch=0, bend=-2, twist=0)
    hops_end(timeline, 0.4)
    timeline.to(0.4, hands=At("shoulder", 0.44, 0.20, 0.10))
    timeline.hold(0.3)
    timeline.neutral(0.5)
    who = f"with only the {side} leg" if legs == "one leg" else "with both legs in turn"
    return [
        "{dance} the can-can",
        f"{{do}} can-can kicks {who}",
        f"{{lift}} the skirt and {{kick}} high {who}, {times(count)}",
        f"{{kick}} the straight leg up to head height {who}, hopping",
        f"{{dance}} the cancan, holding up the skirt with both hands, {who}",
        f"{{hop}} on one leg, {{lift}} the knee and {{kick}} up high, {who}",
        f"{{do}} {counted(count, 'high can-can kick')} {who}",
        f"= a cancan dancer kicking {who}",
        f"{{swing}} an imaginary skirt and {{throw}} the leg up high {who}",
        f"{{kick}} high like a showgirl {who}, the {side} leg first"
        if legs == "alternating"
        else f"{{kick}} high like a showgirl {who}",
    ]


@action(
    "line dance",
    DANCE,
    verbs="dance step grapevine tap scuff turn",
    side=SIDE,
    turn=Choice(("no", "quarter turn")),
    count=Count(1, 2),
    hands=Choice(("thumbs in the belt", "loose", "on the hips", "behind the back"), (2, 2, 1, 1)),
)
def line_dance(timeline: Timeline, side: str, turn: str, count: int, hands: str) -> Sequence[str]:
    """Country style: vine to the right and touch, vine to the left and touch, heel taps in front, a quarter turn with a scuff."""
    belts: dict[str, dict[str, Any]] = {
        "thumbs in the belt": {"hands": At("pelvis", 0.10, 0.08, 0.17), "elbows": 30.0, "palms": -30.0}, "loose": {"hands": At("shoulder", 0.18, -0.38, 0.12)},
        "on the hips": {"hands": At("pelvis", 0.16, 0.06, 0.05), "elbows": 35.0}, "behind the back": {"hands": At("pelvis", 0.02, 0.04, -0.17), "elbows": 10.0},
    }  # fmt: skip
    belt = belts[hands]
    timeline.hold(0.1)
    timeline.to(0.35, **belt, y=-0.03, balance=0)
    beat = 0.33
    for _ in range(count):
        for lead, follow, sign in (("r", "l", -1.0), ("l", "r", 1.0)):
            stride = 0.28
            timeline.to(beat, exact=True, x=0.5 * stride * sign, advance=False)
            step(timeline, lead, 0.0, 0.10 + stride, duration_s=beat, height_m=0.04, heel_first=False)
            timeline.to(beat, exact=True, x=1.1 * stride * sign, yaw=-8 * sign, advance=False)
            step(timeline, follow, -0.17, -(0.17 + stride), duration_s=beat, height_m=0.05, heel_first=False)
            timeline.to(beat, exact=True, x=2.0 * stride * sign, yaw=0, advance=False)
            timeline.place = timeline.place.moved(left_m=2.1 * stride * sign)
            step(timeline, lead, 0.0, 0.10, duration_s=beat, height_m=0.04, heel_first=False)
            timeline.wait()
            timeline.to(beat, exact=True, x=0.03 * sign, y=-0.05, side=4 * sign, advance=False)
            step(timeline, follow, 0.0, 0.12, duration_s=beat, height_m=0.09, heel_first=False)
            timeline.wait()
            timeline.to(0.06, exact=True, y=-0.03, side=0)
        timeline.to(0.22, exact=True, x=0.05, foot_r=At("floor", 0.12, 0.0, 0.30), foot_pitch_r=-30, pitch=-4)
        timeline.to(0.10, exact=True, y=-0.05)
        timeline.to(0.22, exact=True, x=0.0, foot_r=At("floor", 0.10, 0.0, 0.0), foot_pitch_r=0, pitch=0, y=-0.03)
        if turn == "quarter turn":
            timeline.to(0.18, exact=True, x=-0.05, foot_l=At("hip", 0.04, -0.72, -0.20))
            timeline.place = timeline.place.moved(turned_deg=-90.0)
            timeline.to(
                0.34, exact=True, yaw=0, x=-0.03, z=0, foot_l=At("hip", 0.03, -0.64, 0.28), foot_yaw_r=8, advance=False
            )
            timeline.hold(0.36)
            timeline.to(0.24, exact=True, foot_l=At("floor", 0.10, 0.0, 0.0), foot_yaw_l=8, x=0)
            timeline.to(0.2, exact=True, foot_r=At("floor", 0.10, 0.0, 0.0))
    timeline.neutral(0.5)
    held = {
        "thumbs in the belt": "with the thumbs in the belt", "loose": "with loose arms", "on the hips": "with the hands on the hips", "behind the back": "with the hands behind the back",
    }[hands]  # fmt: skip
    turned = f", with a quarter turn to the {side}" if turn == "quarter turn" else ""
    return [
        "{do} a line dance",
        f"{{do}} a country line dance {held}{turned}",
        f"{{grapevine}} to the {side} and to the {other(side)} and {{tap}} the heel{turned}",
        f"{{dance}} in a line, vine {side}, vine {other(side)}, heel tap{turned}",
        f"{{dance}} a line dance {held}, starting to the {side}{turned}",
        f"{{step}} sideways to the {side} and {{touch}}, sideways to the {other(side)} and {{touch}}{turned}",
        f"{{dance}} country style {held}{turned}",
        f"= country line dancing {held}{turned}",
        f"{{do}} line dance steps {times(count)} through{turned}",
        f"{{vine}} to the {side}, {{vine}} back and {{tap}} the {side} heel in front, {held}",
    ]


@action(
    "disco roll",
    DANCE,
    verbs="roll dance point swing groove",
    side=SIDE,
    count=Count(2, 4),
    end=Choice(("none", "point")),
)
def disco_roll(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """The hands roll round each other before the chest, up and down, while hips and knees bounce from side to side; a point up ends it."""
    timeline.stance(0.34, toes_deg=14)
    timeline.hold(0.1)
    timeline.to(0.25, hands=At("chest", 0.0, -0.02, 0.28), elbows=50)
    quarter = 0.085
    ring = ((0.07, 0.0), (0.0, 0.07), (-0.07, 0.0), (0.0, -0.07))
    for number in range(2 * count):
        sign = -1.0 if number % 2 == 0 else 1.0
        height = 0.16 if number % 4 >= 2 else -0.10
        begin_s = timeline.time_s
        timeline.to(
            8 * quarter,
            exact=True,
            advance=False,
            x=0.09 * sign,
            roll=4 * sign,
            side=-6 * sign,
            y=-0.07,
            balance=0,
            twist=10 * sign,
        )
        timeline.to(4 * quarter, exact=True, advance=False, **{f"foot_pitch_{'l' if sign < 0 else 'r'}": 30.0})
        timeline.to(
            4 * quarter,
            exact=True,
            advance=False,
            delay_s=4 * quarter,
            **{f"foot_pitch_{'l' if sign < 0 else 'r'}": 0.0},
        )
        for turn_number in range(8):
            up, forward = ring[turn_number % 4]
            back_up, back_forward = ring[(turn_number + 2) % 4]
            timeline.to(
                quarter,
                exact=True,
                hand_r=At("chest", 0.0, height + up, 0.28 + forward),
                hand_l=At("chest", 0.0, height + back_up, 0.28 + back_forward),
            )
        timeline.time_s = begin_s + 8 * quarter
    if end == "point":
        timeline.to(
            0.22,
            exact=True,
            hand_r=At("shoulder", 0.34, 0.42, 0.14),
            elbow_r=10,
            hand_l=At("pelvis", 0.17, 0.12, 0.03),
            elbow_l=55,
            x=-0.10,
            roll=-6,
            side=8,
            turn=-24,
            nod=-12,
            twist=-10,
            y=-0.04,
        )
        timeline.hold(0.6)
    timeline.to(0.4, x=0, roll=0, side=0, twist=0, turn=0, nod=0, y=0, balance=1)
    timeline.neutral(0.5)
    ending = f" and {{point}} up to the {side}" if end == "point" else ""
    return [
        "{do} the disco roll",
        f"{{roll}} the hands around each other in front of the chest{ending}",
        f"{{dance}} disco, rolling the arms{ending}",
        f"{{roll}} the forearms around each other while swinging the hips{ending}",
        f"{{do}} the rolling arms disco move{ending}",
        f"{{spin}} the hands around each other, bouncing from side to side{ending}",
        f"{{groove}} to disco music with rolling arms{ending}",
        f"= disco arm rolls{', ending with a point up' if end == 'point' else ''}",
        f"{{shift}} the hips from side to side, the {side} first, and {{roll}} the hands{ending}",
        f"{{dance}} like in the seventies, rolling both hands up and down{ending}",
    ]


@action(
    "vogue",
    JAZZ,
    verbs="vogue pose frame dance strike",
    side=SIDE,
    count=Count(4, 7),
    end=Choice(("pose", "dip")),
    crispness="snappy",
)
def vogue(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """Sharp poses with hands that frame the face, boxes and lines of the arms, hips out, and perhaps a drop to the floor."""
    poses: list[dict[str, Any]] = [
        {
            "hand_r": At("head", 0.06, 0.16, 0.02),
            "elbow_r": 80,
            "hand_l": At("head", 0.04, -0.16, 0.14),
            "elbow_l": 70,
            "turn": -20,
            "tilt": 10,
        },
        {
            "hand_r": At("shoulder", 0.34, 0.34, 0.06),
            "elbow_r": 60,
            "hand_l": At("shoulder", 0.46, -0.20, 0.10),
            "elbow_l": -20,
            "turn": 40,
            "tilt": 0,
        },
        {
            "hand_r": At("head", 0.14, -0.02, 0.10),
            "elbow_r": 70,
            "hand_l": At("head", 0.14, -0.02, 0.10),
            "elbow_l": 70,
            "turn": 0,
            "tilt": 0,
        },
        {
            "hand_r": At("shoulder", -0.16, 0.10, 0.34),
            "elbow_r": 80,
            "hand_l": At("shoulder", 0.10, 0.52, 0.06),
            "elbow_l": 30,
            "turn": 30,
            "tilt": -10,
        },
        {
            "hand_r": At("pelvis", 0.18, 0.12, 0.02),
            "elbow_r": 55,
            "hand_l": At("head", 0.02, 0.18, -0.02),
            "elbow_l": 90,
            "turn": -45,
            "tilt": -8,
        },
        {
            "hand_r": At("shoulder", 0.54, 0.04, 0.06),
            "elbow_r": 0,
            "hand_l": At("head", 0.12, 0.0, 0.12),
            "elbow_l": 80,
            "turn": -50,
            "tilt": 0,
        },
    ]
    timeline.stance(0.26, toes_deg=16)
    timeline.hold(0.1)
    order = [int(number) for number in timeline.generator.permutation(len(poses))]
    for number in range(count):
        chosen = poses[order[number % len(order)]]
        sign = -1.0 if number % 2 == 0 else 1.0
        timeline.to(
            0.17,
            exact=True,
            **chosen,
            x=0.08 * sign,
            roll=6 * sign,
            side=-9 * sign,
            y=-0.03 - 0.05 * (number % 3),
            twist=10 * sign,
            bend=-4,
            balance=0,
        )
        timeline.hold(0.32)
    if end == "dip":
        timeline.to(
            0.3, exact=True, hands=At("shoulder", 0.06, 0.54, 0.04), x=0, roll=0, side=0, y=0.0, turn=0, tilt=0, twist=0
        )
        timeline.to(0.45, exact=True, y=-0.60, z=-0.16, pitch=-30, bend=-14, nod=-18, foot_l=At("hip", 0.10, -0.26, 0.66), ankle_l=45, foot_pitch_r=40, knee_r=30,
                    hand_r=At("floor", 0.34, 0.05, -0.46), hand_l=At("shoulder", 0.10, 0.50, 0.16))  # fmt: skip
        timeline.hold(0.9)
    else:
        timeline.to(
            0.2,
            exact=True,
            x=-0.10,
            roll=-7,
            side=10,
            hand_r=At("pelvis", 0.18, 0.12, 0.02),
            elbow_r=55,
            hand_l=At("shoulder", 0.10, 0.53, 0.06),
            elbow_l=20,
            turn=-30,
            tilt=8,
            twist=0,
        )
        timeline.hold(0.7)
        timeline.to(0.4, x=0, roll=0, side=0, turn=0, tilt=0, y=0, balance=1, bend=2)
        timeline.neutral(0.5)
    last = "and {drop} into a dip on the floor" if end == "dip" else "and {end} with a hand on the hip"
    return [
        "{vogue}",
        f"{{vogue}}, striking {number_word(count)} poses",
        "{strike} sharp poses with the hands framing the face",
        f"{{dance}} vogue {last}",
        f"{{pose}} like a model in quick sharp moves {last}",
        f"{{frame}} the face with both hands, {{hit}} {number_word(count)} poses {last}",
        f"{{strike}} {number_word(count)} poses, switching the hips from side to side",
        f"= voguing with {number_word(count)} poses{', then a dip' if end == 'dip' else ''}",
        f"{{do}} a vogue routine with angular arms {last}",
        f"{{snap}} the arms from pose to pose like on a ballroom runway {last}",
    ]


@action(
    "conga",
    DANCE,
    verbs="dance kick step march follow",
    side=SIDE,
    count=Count(1, 2),
    hands=Choice(("on the shoulders in front", "on the hips in front")),
)
def conga(timeline: Timeline, side: str, count: int, hands: str) -> Sequence[str]:
    """In a line behind somebody: three steps and a kick to the side, hips swinging."""
    hold = (
        At("shoulder", -0.01, -0.04, 0.50)
        if hands == "on the shoulders in front"
        else At("shoulder", -0.02, -0.38, 0.42)
    )
    timeline.start(hands=hold, palms=-80, elbows=15)
    timeline.hold(0.2)
    beat = 0.40
    number = 0
    for _ in range(2 * count):
        for _ in range(3):
            foot = "r" if number % 2 == 0 else "l"
            sign = -1.0 if foot == "r" else 1.0
            timeline.place = timeline.place.moved(forward_m=0.26)
            timeline.to(
                beat,
                exact=True,
                x=0.07 * sign,
                z=-0.05,
                roll=6 * sign,
                side=-7 * sign,
                y=-0.04,
                yaw=-8 * sign,
                balance=0,
                advance=False,
            )
            step(timeline, foot, 0.05, 0.09, duration_s=0.9 * beat, height_m=0.04, heel_first=False)
            timeline.wait()
            number += 1
        kicks = "r" if number % 2 == 0 else "l"
        sign = -1.0 if kicks == "r" else 1.0
        timeline.to(
            0.22,
            exact=True,
            x=-0.09 * sign,
            z=0.0,
            roll=-7 * sign,
            side=10 * sign,
            yaw=0,
            y=-0.02,
            **{f"foot_{kicks}": At("hip", 0.42, -0.60, 0.18), f"ankle_{kicks}": 40.0},
        )
        timeline.to(
            0.22, exact=True, **{f"foot_{kicks}": At("hip", 0.06, -0.74, 0.06), f"ankle_{kicks}": 10.0}, roll=0, side=0
        )
        # The leg that kicked makes the next step.
    last = "r" if number % 2 == 0 else "l"
    timeline.to(0.3, x=0, z=0, yaw=0, roll=0, y=0, **{f"foot_{last}": At("floor", 0.095, 0.0, 0.05)})
    timeline.hold(0.2)
    timeline.neutral(0.5)
    where = (
        "with both hands on the shoulders of the person in front"
        if hands == "on the shoulders in front"
        else "with both hands on the hips of the person in front"
    )
    return [
        "{dance} the conga",
        f"{{dance}} in a conga line {where}",
        "{step} one, two, three and {kick} to the side, in a conga line",
        f"{{do}} the conga {where}",
        f"{{follow}} a conga line, three steps and a kick, {times(2 * count)}",
        f"{{join}} a conga line {where}",
        f"{{take}} three steps forward and {{kick}} out sideways, {where}",
        f"= a conga line dancer {where}",
        f"{{dance}} behind somebody in a line, kicking to the side after every third step, the {side} foot stepping first",
        f"{{go}} forward in a party line, {{swing:ing}} the hips and kicking, {where}",
    ]


def _beats(timeline: Timeline, number: int, beat_s: float, size: float = 1.0) -> None:
    """One beat of swaying on the spot: hips over one foot, the other heel lifted, knees soft."""
    sign = -1.0 if number % 2 == 0 else 1.0
    lifted, down = ("l", "r") if sign < 0 else ("r", "l")
    timeline.to(beat_s, exact=True, advance=False, x=0.07 * sign * size, roll=3 * sign, side=-5 * sign, y=-0.06, balance=0, **{
        f"foot_pitch_{lifted}": 26.0 * size, f"foot_pitch_{down}": 0.0,
    })  # fmt: skip


def _upright(timeline: Timeline) -> None:
    timeline.wait()
    timeline.to(0.4, x=0, roll=0, side=0, twist=0, y=0, heels=0, balance=1, bend=2, nod=0)
    timeline.neutral(0.5)


@action(
    "chicken dance",
    DANCE,
    verbs="dance flap clap shake wiggle",
    count=Count(1, 2),
    knees=Choice(("down to the floor", "standing")),
)
def chicken_dance(timeline: Timeline, count: int, knees: str) -> Sequence[str]:
    """Hands snap like beaks, bent arms flap like wings, the seat wiggles downward, the hands clap."""
    timeline.stance(0.30, toes_deg=14)
    timeline.hold(0.15)
    beak = At("shoulder", 0.16, -0.06, 0.30)
    beats = 4 if count == 1 else 3
    for _ in range(count):
        timeline.to(0.3, hands=beak, elbows=20, y=-0.04)
        for number in range(beats):
            timeline.to(0.16, exact=True, wrists=50, palms=-60, y=-0.07)
            timeline.to(0.16, exact=True, wrists=-20, palms=-40, y=-0.03)
            del number
        wing = At("chest", 0.19, 0.0, 0.06)
        timeline.to(0.25, hands=wing, elbows=20, wrists=0, palms=0)
        for _ in range(beats):
            timeline.to(0.16, exact=True, elbows=95, y=-0.03)
            timeline.to(0.16, exact=True, elbows=10, y=-0.07)
        low = -0.34 if knees == "down to the floor" else -0.12
        for number in range(4):
            sign = 1.0 if number % 2 == 0 else -1.0
            timeline.to(
                0.22,
                exact=True,
                x=0.06 * sign,
                roll=-8 * sign,
                side=10 * sign,
                twist=-10 * sign,
                y=-0.07 + (low + 0.07) * (number + 1) / 4,
                pitch=-20 * low,
                elbows=40,
            )
        timeline.to(0.4, x=0, roll=0, side=0, twist=0, y=-0.03, pitch=0, hands=At("chest", 0.10, 0.0, 0.28), elbows=10)
        for _ in range(beats):
            timeline.to(0.12, exact=True, hands=At("chest", 0.015, 0.0, 0.27))
            timeline.to(0.14, exact=True, hands=At("chest", 0.10, 0.0, 0.28))
    timeline.neutral(0.6)
    down = ", wiggling down to the floor" if knees == "down to the floor" else ""
    return [
        "{do} the chicken dance",
        f"{{dance}} the birdie song: beaks, wings, wiggle and claps{down}",
        f"{{flap}} the elbows like a chicken, {{wiggle}} the hips and {{clap}}{down}",
        f"{{open}} and {{close}} the hands like beaks, {{flap}} bent arms like wings, {{wiggle}} and {{clap}} the hands{down}",
        f"{{dance}} like a chicken{down}",
        f"{{do}} the duck dance {times(count)}{down}",
        f"= the chicken dance with flapping elbows{down}",
        "first {snap} with the hands, then {flap} the arms, then {wiggle} the seat, then {clap}",
        *(
            ["{do} the chicken dance standing, without going down", "{stay} standing and {dance} the chicken dance"]
            if knees == "standing"
            else []
        ),
    ]


@action("ymca dance", DANCE, verbs="dance spell raise form", count=Count(1, 2), steps=Choice(("bouncing", "still")))
def ymca_dance(timeline: Timeline, count: int, steps: str) -> Sequence[str]:
    """The four letters shaped with both arms: Y, M, C, A."""
    timeline.stance(0.28)
    timeline.hold(0.15)
    letters: tuple[dict[str, Any], ...] = (
        {"hands": At("shoulder", 0.30, 0.48, 0.04), "elbows": 0.0, "side": 0.0},
        {"hands": At("head", 0.05, 0.16, 0.02), "elbows": 60.0, "side": 0.0},
        {
            "hand_r": At("shoulder", -0.28, 0.44, 0.14),
            "elbow_r": 40.0,
            "hand_l": At("shoulder", 0.44, -0.30, 0.10),
            "elbow_l": 20.0,
            "side": 14.0,
        },
        {"hands": At("shoulder", -0.12, 0.53, 0.06), "elbows": 30.0, "side": 0.0},
    )
    number = 0
    for _ in range(count):
        for letter in letters:
            begin_s = timeline.time_s
            timeline.to(0.34, exact=True, **letter)
            if steps == "bouncing":
                timeline.time_s = begin_s
                for _ in range(2):
                    timeline.to(0.2, exact=True, y=-0.09, **({"heels": 12.0}))
                    timeline.to(0.2, exact=True, y=-0.02, heels=0)
                    number += 1
            else:
                timeline.hold(0.45)
    timeline.to(0.3, side=0)
    timeline.neutral(0.6)
    how = ", bouncing in the knees" if steps == "bouncing" else ""
    return [
        "{do} the YMCA",
        f"{{dance}} the YMCA dance{how}",
        f"{{form}} the letters Y, M, C and A with the arms{how}",
        f"{{spell}} Y-M-C-A with both arms overhead{how}",
        "{raise} the arms in a Y, {bend} them to an M, {curve} them to a C and {join} them to an A",
        f"{{shape}} four letters with the arms like in the YMCA song{how}",
        f"= the YMCA dance {times(count)}{how}",
        f"{{make}} the YMCA arm letters {times(count)}{how}",
        *(
            ["{do} the YMCA standing still", "{dance} the YMCA with the legs still, without bouncing"]
            if steps == "still"
            else []
        ),
    ]


def _opposed(forward: str) -> dict[str, Any]:
    """One hand swung forward, the other back."""
    back = "l" if forward == "r" else "r"
    return {f"hand_{forward}": At("shoulder", 0.10, -0.16, 0.40), f"hand_{back}": At("shoulder", 0.24, -0.34, -0.22)}


@action(
    "charleston",
    DANCE,
    verbs="dance kick swing step",
    side=SIDE,
    count=Count(2, 4),
    arms=Choice(("swinging", "knees crossing"), (3, 1)),
)
def charleston(timeline: Timeline, side: str, count: int, arms: str) -> Sequence[str]:
    """The dance of the twenties: step forward and kick, step back and touch behind, arms swinging; or knees and hands crossing."""
    timeline.hold(0.1)
    timeline.to(0.3, y=-0.07, hands=At("shoulder", 0.20, -0.30, 0.20), palms=-40, balance=0)
    beat = 0.34
    if arms == "knees crossing":
        timeline.to(0.5, y=-0.22, pitch=34, bend=20, nod=-24, hands=At("knee", 0.02, 0.10, 0.02), heels=10)
        for number in range(2 * count):
            inward = number % 2 == 0
            timeline.to(0.28, exact=True, knees=-18 if inward else 26, toes=-14 if inward else 30, y=-0.24 if inward else -0.20,
                        hands=At("pelvis", -0.10, -0.12, 0.46) if inward else At("knee", 0.02, 0.10, 0.02))  # fmt: skip
        timeline.to(0.4, knees=0, toes=7, pitch=0, bend=2, nod=0, heels=0)
        _upright(timeline)
        return [
            "{dance} the Charleston with the hands crossing over the knees",
            "{open} and {close} the knees, the hands crossing from knee to knee",
            f"{{do}} Charleston bee's knees {times(count)}",
            "{bend} down, {swing} the knees in and out and {cross} the hands over them",
            "{dance} the twenties knee move with crossing hands",
            "{knock} the knees together and {cross} the hands again and again",
            "= Charleston knees with crossing hands",
            "{do} the Charleston knee trick in a half squat",
        ]
    for _ in range(count):
        timeline.to(beat, exact=True, advance=False, z=0.06, y=-0.10, twist=-8, **_opposed("r"))
        step(timeline, "l", 0.20, 0.09, duration_s=0.9 * beat, height_m=0.04, heel_first=False)
        timeline.wait()
        timeline.to(beat, exact=True, advance=False, x=0.06, z=0.12, y=-0.05, twist=10, pitch=-4, **_opposed("l"))
        timeline.to(0.45 * beat, exact=True, foot_r=At("hip", 0.02, -0.60, 0.0), ankle_r=30)
        timeline.to(0.55 * beat, exact=True, foot_r=At("hip", 0.02, -0.50, 0.60), ankle_r=45)
        timeline.to(beat, exact=True, advance=False, x=0.0, z=-0.06, y=-0.10, twist=8, pitch=4, **_opposed("l"))
        timeline.to(0.55 * beat, exact=True, foot_r=At("hip", 0.02, -0.66, 0.06), ankle_r=20)
        timeline.to(0.45 * beat, exact=True, foot_r=At("floor", 0.09, 0.0, -0.18), ankle_r=10)
        timeline.to(
            beat, exact=True, advance=False, x=-0.06, z=-0.12, y=-0.12, twist=-10, pitch=12, bend=10, **_opposed("r")
        )
        timeline.to(0.45 * beat, exact=True, foot_l=At("hip", 0.03, -0.62, 0.10), ankle_l=40)
        timeline.to(0.55 * beat, exact=True, foot_l=At("hip", 0.02, -0.60, -0.42), ankle_l=50)
        timeline.to(0.9 * beat, exact=True, advance=False, x=0.0, z=0.0, y=-0.08, pitch=0, bend=2)
        timeline.to(0.5 * beat, exact=True, foot_l=At("hip", 0.03, -0.64, -0.04), ankle_l=20)
        timeline.to(0.4 * beat, exact=True, foot_l=At("floor", 0.09, 0.0, 0.02), ankle_l=10)
    step(timeline, "r", 0.0, 0.10, duration_s=0.3, height_m=0.04, heel_first=False)
    _upright(timeline)
    return [
        "{dance} the Charleston",
        f"{{dance}} the Charleston, kicking the {side} leg forward and the {other(side)} leg back",
        f"{{step}} forward, {{kick}} with the {side} foot, {{step}} back and {{kick}} behind with the {other(side)} foot, swinging the arms",
        f"{{do}} {counted(count, 'Charleston basic step')}",
        "{dance} like in the roaring twenties with swinging arms and kicks",
        f"{{kick}} to the front and to the back in a Charleston, {times(count)}",
        f"= the Charleston, {side} foot kicking in front",
        "{swing} the arms against the legs and {kick} forward and back on the spot",
    ]


@action(
    "irish step dance",
    DANCE,
    verbs="dance hop kick step",
    side=SIDE,
    tempo=False,
    count=Count(4, 8),
    kicks=Choice(("low", "high"), (2, 1)),
)
def irish_step_dance(timeline: Timeline, side: str, count: int, kicks: str) -> Sequence[str]:
    """Arms straight at the sides, the back stiff, quick hops with the free foot crossing and kicking in front."""
    still = At("shoulder", 0.05, -0.575, 0.0)
    timeline.hold(0.15)
    timeline.to(0.35, hands=still, bend=-3, nod=-3, balance=0, y=-0.03)
    high = At("hip", -0.06, -0.40, 0.70) if kicks == "high" else At("hip", -0.08, -0.66, 0.42)
    for number in range(count):
        stands = "l" if number % 2 == 0 else "r"
        hop(timeline, 0.06, landing=stands, free=At("hip", -0.12, -0.52, 0.22), push_s=0.09, give_s=0.07, dip_m=0.03)
        hop(timeline, 0.06, landing=stands, free=high, push_s=0.09, give_s=0.07, dip_m=0.03)
    hops_end(timeline, 0.4)
    timeline.neutral(0.5)
    how = "kicking high in front" if kicks == "high" else "crossing the feet in front"
    return [
        "{do} an Irish step dance",
        f"{{dance}} like in Riverdance with the arms still at the sides, {how}",
        f"{{hop}} lightly from foot to foot with a stiff upper body and straight arms, {how}",
        f"{{dance}} an Irish jig, {how}",
        f"{{do}} quick Irish dance steps, the arms pressed to the body, {how}",
        f"{{hop}} on one foot and the other, {how}, {number_word(count)} times in all",
        f"= Irish step dancing, arms down, {how}",
        f"{{keep}} the arms straight down and {{dance}} with quick feet, the {side} foot in front first",
    ]


@action(
    "flamenco",
    LATIN,
    verbs="dance stamp clap turn raise",
    side=SIDE,
    count=Count(3, 6),
    arms=Choice(("one up one down", "both up", "clapping")),
    end=Choice(("pose", "turn"), (2, 1)),
)
def flamenco(timeline: Timeline, side: str, count: int, arms: str, end: str) -> Sequence[str]:
    """A proud, arched body, arms that wind up and down, stamping heels, a sharp pose or a turn at the end."""
    timeline.hold(0.1)
    timeline.to(0.6, bend=-10, nod=-6, y=-0.07, balance=0, hands=At("shoulder", 0.40, -0.30, 0.16))
    up, down = At("shoulder", 0.02, 0.50, 0.14), At("chest", 0.02, -0.24, 0.26)
    for number in range(count):
        foot, stands = ("r", "l") if number % 2 == 0 else ("l", "r")
        sign = 1.0 if foot == "r" else -1.0
        begin_s = timeline.time_s
        if arms == "one up one down":
            timeline.to(
                0.8,
                exact=True,
                advance=False,
                elbows=40,
                twist=16 * sign,
                turn=-24 * sign,
                **{f"hand_{stands}": up, f"hand_{foot}": down},
            )
        elif arms == "both up":
            timeline.to(
                0.8,
                exact=True,
                advance=False,
                elbows=30,
                twist=12 * sign,
                turn=-20 * sign,
                hands=up.moved(out=0.10 if number % 2 else 0.0),
            )
        else:
            clap, open_ = At("chest", 0.015, 0.10, 0.26), At("chest", 0.10, 0.12, 0.26)
            timeline.to(0.2, exact=True, hands=open_, elbows=30, twist=12 * sign, turn=-20 * sign)
            for _ in range(2):
                timeline.to(0.12, exact=True, hands=clap)
                timeline.to(0.16, exact=True, hands=open_)
        timeline.time_s = begin_s
        for _ in range(2):
            timeline.to(0.18, exact=True, x=0.05 * sign, **{f"foot_{foot}": At("hip", 0.02, -0.56, -0.06)})
            timeline.to(0.10, exact=True, x=0.02 * sign, y=-0.09, **{f"foot_{foot}": At("floor", 0.09, 0.0, 0.0)})
            timeline.to(0.12, exact=True, y=-0.06)
    timeline.wait()
    if end == "turn":
        timeline.to(0.3, hands=up, x=0)
        turn_to(timeline, -360.0, steps=4, step_s=0.26)
    timeline.to(
        0.18,
        exact=True,
        twist=24,
        turn=-40,
        bend=-14,
        x=0,
        hand_l=At("shoulder", 0.06, 0.52, 0.08),
        hand_r=At("pelvis", 0.18, 0.12, -0.06),
        elbows=40,
    )
    timeline.hold(0.8)
    timeline.to(0.5, twist=0, turn=0)
    _upright(timeline)
    held = {
        "one up one down": "one arm up and one arm in front of the body",
        "both up": "both arms raised",
        "clapping": "clapping the hands",
    }[arms]
    last = ", {turn} around once and {strike} a pose" if end == "turn" else " and {strike} a proud pose"
    return [
        "{dance} flamenco",
        f"{{dance}} flamenco, stamping the feet, {held}",
        f"{{stamp}} with the heels, {held}{last}",
        f"{{dance}} like a Spanish dancer with an arched back, {held}",
        f"{{stamp}} the feet in turn, the {side} one first, {held}{last}",
        f"{{wind}} the arms and {{stamp}} in a flamenco dance{last}",
        f"= flamenco dancing, {held}",
        f"{{stand}} tall, {{stamp}} {times(count)} with each beat, {held}{last}",
    ]


@action(
    "hula dance",
    DANCE,
    verbs="dance sway wave swing",
    side=SIDE,
    count=Count(2, 3),
    knees=Choice(("soft", "deep"), (2, 1)),
)
def hula_dance(timeline: Timeline, side: str, count: int, knees: str) -> Sequence[str]:
    """Hips sway over bent knees while both hands wave like water to one side and to the other."""
    low = -0.10 if knees == "soft" else -0.24
    timeline.stance(0.24)
    timeline.hold(0.15)
    timeline.to(0.5, y=low, hands=At("chest", 0.04, -0.04, 0.24), palms=-70, balance=0)
    for number in range(2 * count):
        sign = -1.0 if number % 2 == 0 else 1.0
        near, far = ("r", "l") if sign < 0 else ("l", "r")
        begin_s = timeline.time_s
        timeline.to(
            0.45,
            advance=False,
            turn=30 * sign,
            twist=14 * sign,
            **{
                f"hand_{near}": At("shoulder", 0.52, 0.02, 0.14),
                f"hand_{far}": At("chest", -0.10, 0.02, 0.26),
                f"elbow_{far}": 50.0,
            },
        )
        for wave in range(4):
            timeline.to(
                0.32,
                exact=True,
                x=(0.08 if wave % 2 == 0 else -0.06) * sign,
                roll=(-9 if wave % 2 == 0 else 8) * sign,
                side=(10 if wave % 2 == 0 else -9) * sign,
                y=low - 0.02 * (wave % 2),
                wrists=30 if wave % 2 == 0 else -22,
            )
        timeline.time_s = max(timeline.time_s, begin_s + 1.3)
    timeline.to(0.4, turn=0, wrists=0)
    _upright(timeline)
    bent = "on soft knees" if knees == "soft" else "on deeply bent knees"
    return [
        "{dance} the hula",
        f"{{dance}} a Hawaiian hula, hands waving to the {side} and to the {other(side)}",
        f"{{sway}} the hips and {{wave}} both hands to the {side}, then to the {other(side)}",
        f"{{dance}} hula {bent}",
        f"{{swing}} the hips {bent} while the hands move like waves from side to side",
        f"{{move}} the arms like the sea to the {side} and to the {other(side)}, {times(count)}, swaying the hips",
        f"= hula dancing {bent}, arms to one side and the other",
        "{wave} the hands softly from side to side like a hula dancer",
    ]


@action(
    "headbang",
    DANCE,
    verbs="headbang nod shake rock bang",
    side=SIDE,
    count=Count(5, 9),
    way=Choice(("up and down", "in circles", "side to side"), (3, 1, 1)),
    hands=Choice(("horns up", "air guitar", "on the knees"), (2, 1, 1)),
    crispness="crisp",
)
def headbang(timeline: Timeline, side: str, count: int, way: str, hands: str) -> Sequence[str]:
    """The head thrown up and down, round, or from side to side to heavy music, legs apart."""
    timeline.stance(0.44, toes_deg=16)
    timeline.hold(0.1)
    by_hands: dict[str, dict[str, Any]] = {
        "horns up": {"hand_r": At("shoulder", 0.20, 0.44, 0.16), "hand_l": At("shoulder", 0.16, -0.34, 0.20)},
        "air guitar": {
            "hand_r": At("pelvis", -0.02, 0.10, 0.26),
            "elbow_r": 40.0,
            "hand_l": At("shoulder", 0.26, -0.14, 0.34),
        },
        "on the knees": {"hands": At("knee", 0.0, 0.10, -0.04)},
    }
    held = by_hands[hands]
    deep = hands == "on the knees"
    timeline.to(0.45, y=-0.22 if deep else -0.10, pitch=40 if deep else 10, bend=20 if deep else 8, **held)
    for number in range(count):
        if way == "up and down":
            timeline.to(0.17, exact=True, nod=44, bend=34 if deep else 26, y=-0.24 if deep else -0.14)
            timeline.to(0.20, exact=True, nod=-24, bend=14 if deep else 0, y=-0.20 if deep else -0.07)
        elif way == "side to side":
            sign = -1.0 if number % 2 == 0 else 1.0
            timeline.to(0.26, exact=True, tilt=36 * sign, side=12 * sign, nod=14, bend=14)
        else:
            for tilt, nod, bend in ((0, 44, 28), (-36, 8, 16), (0, -22, 0), (36, 8, 16)):
                timeline.to(0.13, exact=True, tilt=tilt, nod=nod, bend=bend)
    timeline.to(0.4, nod=0, tilt=0, side=0, bend=4, pitch=0)
    _upright(timeline)
    how = {"up and down": "up and down", "in circles": "round and round", "side to side": "from side to side"}[way]
    where = {
        "horns up": f"the {side} fist in the air",
        "air guitar": "playing air guitar",
        "on the knees": "hands on the knees",
    }[hands]
    return [
        "{headbang}",
        f"{{headbang}} to heavy metal, {where}",
        f"{{throw}} the head {how} to rock music, {where}",
        f"{{bang}} the head {how}, legs wide apart",
        f"{{rock}} out and {{shake}} the head {how}, {where}",
        f"{{swing}} the head {how} like a metal fan",
        f"= headbanging {how}, {where}",
        f"{{fling}} the head {how} again and again, {where}",
    ]


@action(
    "limbo",
    DANCE,
    verbs="lean bend walk dance pass",
    count=Count(4, 6),
    depth=Choice(("low", "very low"), (2, 1)),
    arms=Choice(("out", "raised", "hanging")),
)
def limbo(timeline: Timeline, count: int, depth: str, arms: str) -> Sequence[str]:
    """Under an imagined bar with small steps, knees forward, the body leaned far back."""
    timeline.hold(0.2)
    low, back = (-0.26, -34.0) if depth == "low" else (-0.40, -48.0)
    hands = {
        "out": At("shoulder", 0.50, -0.10, 0.06),
        "raised": At("shoulder", 0.24, 0.44, 0.20),
        "hanging": At("shoulder", 0.30, -0.44, -0.10),
    }[arms]
    timeline.to(
        0.9,
        y=low,
        pitch=back,
        bend=-14,
        nod=22,
        z=-0.04,
        knees=14,
        heels=20,
        balance=0,
        hands=hands,
        feet=At("floor", 0.17, 0.0, 0.0),
        toes=22,
    )
    for number in range(count):
        foot, sign = ("r", -1.0) if number % 2 == 0 else ("l", 1.0)
        timeline.place = timeline.place.moved(forward_m=0.14)
        timeline.to(0.42, exact=True, advance=False, z=-0.04, x=0.04 * sign, roll=3 * sign, y=low - 0.01 * (number % 2))
        for up, ahead, share in ((0.03, -0.02, 0.5), (0.0, 0.07, 1.0)):
            timeline.to(
                0.19 * share * 2 - (0.0 if share == 0.5 else 0.19),
                exact=True,
                **{f"foot_{foot}": At("floor", 0.17, up, ahead)},
            )
        timeline.hold(0.06)
    timeline.wait()
    timeline.to(0.9, y=-0.05, pitch=0, bend=2, nod=0, knees=0, heels=0, x=0, roll=0, z=0)
    for foot in ("r", "l"):
        step(timeline, foot, 0.0, 0.10, toes_deg=8, duration_s=0.35, heel_first=False)
    timeline.to(0.2, balance=1)
    timeline.neutral(0.5)
    deep = "low" if depth == "low" else "extremely low"
    held = {"out": "arms out to the sides", "raised": "arms raised", "hanging": "arms hanging"}[arms]
    return [
        "{do} the limbo",
        f"{{dance}} the limbo under a {deep} bar",
        f"{{lean}} far back and {{walk}} under a bar with bent knees, {held}",
        f"{{pass}} under a limbo stick, {deep}, {held}",
        f"{{bend}} backward and {{shuffle}} forward under a bar, {held}",
        f"{{go}} under a {deep} bar, leaning back with the knees forward",
        f"= limbo dancing, {deep}, {held}",
        f"{{limbo}} forward with small steps, the body leaned back, {held}",
    ]


@action(
    "raise the roof",
    DANCE,
    verbs="raise push dance bounce",
    count=Count(3, 6),
    steps=Choice(("bouncing", "side to side")),
)
def raise_the_roof(timeline: Timeline, count: int, steps: str) -> Sequence[str]:
    """Both palms pushed up above the head again and again while the knees bounce."""
    timeline.stance(0.34, toes_deg=14)
    timeline.hold(0.1)
    rack, top = At("shoulder", 0.16, 0.12, 0.16), At("shoulder", 0.16, 0.52, 0.10)
    timeline.to(0.35, hands=rack, wrists=-50, elbows=20, y=-0.08)
    for number in range(count):
        if steps == "side to side":
            _beats(timeline, number, 0.5)
        timeline.to(0.22, exact=True, hands=top, **({"y": -0.01} if steps == "bouncing" else {}), bend=-5, nod=-8)
        timeline.to(0.28, exact=True, hands=rack, **({"y": -0.10} if steps == "bouncing" else {}), bend=4, nod=2)
    timeline.to(0.2, wrists=0)
    _upright(timeline)
    how = "bouncing in the knees" if steps == "bouncing" else "swaying from side to side"
    return [
        "{raise} the roof",
        f"{{dance}} and {{raise}} the roof, {how}",
        f"{{push}} both palms up above the head {times(count)}, {how}",
        f"{{do}} the raise-the-roof dance move, {how}",
        f"{{pump}} both flat hands up to the ceiling again and again, {how}",
        f"{{push}} the ceiling up with both hands at a party, {how}",
        f"= raising the roof, {how}",
        f"{{bend}} the arms and {{push}} the palms upward to the beat, {how}",
    ]


@action(
    "bhangra",
    DANCE,
    verbs="dance hop bounce raise shrug",
    side=SIDE,
    tempo=False,
    count=Count(4, 8),
    arms=Choice(("both up", "in turn")),
)
def bhangra(timeline: Timeline, side: str, count: int, arms: str) -> Sequence[str]:
    """Hops from foot to foot with lifted knees, arms raised, hands twisting, shoulders bouncing."""
    timeline.hold(0.1)
    up = At("shoulder", 0.26, 0.42, 0.10)
    timeline.to(0.4, hands=up, elbows=20, y=-0.07, balance=0)
    for number in range(count):
        stands, lifted = ("l", "r") if number % 2 == 0 else ("r", "l")
        begin_s = timeline.time_s
        hop(timeline, 0.05, landing=stands, free=At("hip", 0.06, -0.46, 0.28), push_s=0.12, give_s=0.10, dip_m=0.06)
        hop(timeline, 0.04, landing="both", foot_out_m=0.12, push_s=0.10, give_s=0.08, dip_m=0.08)
        end_s = timeline.time_s
        timeline.time_s = begin_s
        half_s = (end_s - begin_s) / 2
        other_arm = up if arms == "both up" else At("shoulder", 0.34, -0.06, 0.24)
        for palm, shrug in ((60.0, 24.0), (-60.0, -6.0)):
            timeline.to(
                half_s,
                exact=True,
                palms=palm,
                shrugs=shrug,
                **{f"hand_{lifted}": up.moved(up=0.06), f"hand_{stands}": other_arm},
            )
        timeline.time_s = end_s
    hops_end(timeline, 0.4)
    timeline.to(0.2, shrugs=0)
    timeline.neutral(0.5)
    held = "both arms raised" if arms == "both up" else "the arms going up in turn"
    return [
        "{dance} bhangra",
        f"{{dance}} a bhangra, {held}",
        f"{{hop}} from foot to foot with lifted knees, {held}, the hands twisting",
        f"{{do}} a Punjabi dance, {held}",
        f"{{bounce}} the shoulders and {{hop}} with {held}",
        f"{{dance}} like at an Indian wedding, {held}",
        f"= bhangra dancing, {held}",
        f"{{lift}} one knee after the other, the {side} one first, {{hop:ing}} with {held}",
    ]
