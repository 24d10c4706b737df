"""Fighting without weapons: punches and kicks, boxing, karate, taekwondo, kung fu, tai chi, baguazhang, judo, wrestling."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import (
    AHEAD,
    advance_stance,
    again,
    aimed,
    at_ease,
    fighting_stance,
    guard_hands,
    stance_body,
)
from kinoflow.authoring.gait import walk
from kinoflow.authoring.moves import jump, kneel, kneel_start, rise_from_knees, step, turn_to
from kinoflow.authoring.timeline import Timeline, Value

START = Choice(("standing", "guard"), (3, 1))
"""Whether the clip begins at ease or already in the stance."""


def _turned(chest_deg: float) -> dict[str, Value]:
    """Hips and chest turned to the left together."""
    return {"yaw": 0.6 * chest_deg, "twist": 0.4 * chest_deg}


def _punch(timeline: Timeline, kind: str, hand: str, lead: str, *, low: bool = False, hold_s: float = 0.14) -> None:
    """One punch from guard and back: jab, cross, hook or uppercut; the hips begin it and the guard comes back."""
    sign = 1.0 if hand == "r" else -1.0
    rear_hand = hand != lead
    base = -35.0 if lead == "l" else 35.0
    before = base - sign * (8 if kind in ("jab", "cross") else 28)
    after = sign * (32.0 if rear_hand else 62.0)
    rear = "r" if lead == "l" else "l"
    guard = guard_hands(lead)
    drop = -0.20 if low else 0.0
    dip: dict[str, Value] = {"y": -0.11 + drop}
    if kind == "hook":
        dip |= {f"hand_{hand}": aimed(hand, 0.24, -0.10, 0.16, before), f"elbow_{hand}": 40.0}
    elif kind == "uppercut":
        dip |= {
            f"hand_{hand}": aimed(hand, 0.04, -0.40, 0.12, before),
            "y": -0.20 + drop,
            "bend": 16.0,
            "side": -sign * 10.0,
        }
        dip[f"palm_{hand}"] = 60.0
    elif rear_hand:
        dip |= {f"hand_{hand}": aimed(hand, -0.04, -0.06, 0.14, before)}
    timeline.to(0.16 if kind in ("jab", "cross") else 0.24, **_turned(before), **dip)
    height_m = 1.06 if low else 1.42
    hit: dict[str, Value] = {"y": -0.09 + drop, "z": 0.10, "bend": 10.0, "side": 0.0}
    if kind in ("jab", "cross"):
        hit |= {f"hand_{hand}": At("air", 0.02, height_m, 1.15), f"palm_{hand}": -85.0, f"elbow_{hand}": 25.0}
    elif kind == "hook":
        hit |= {
            f"hand_{hand}": aimed(hand, -0.26, 0.0 if not low else -0.25, 0.40, after),
            f"palm_{hand}": -70.0,
            f"elbow_{hand}": 80.0,
        }
    else:
        hit |= {f"hand_{hand}": aimed(hand, -0.12, 0.14, 0.34, after), f"palm_{hand}": 85.0, "y": -0.03, "bend": 0.0}
    if rear_hand:
        hit |= {f"foot_pitch_{rear}": 38.0, f"foot_yaw_{rear}": 12.0}
    timeline.to(0.13 if kind in ("jab", "cross") else 0.16, **_turned(after), **hit)
    timeline.hold(hold_s)
    back: dict[str, Value] = stance_body(lead) | guard
    if rear_hand:
        back |= {f"foot_pitch_{rear}": 0.0, f"foot_yaw_{rear}": 40.0}
    timeline.to(0.26, **back)


def _bounce(timeline: Timeline, count: int, lead: str = "l") -> None:
    """Small springy rises on the balls of the feet."""
    for _ in range(count):
        timeline.to(0.16, y=-0.045, heels=14)
        timeline.to(0.16, y=-0.10, heels=4)
    timeline.to(0.08, heels=0, y=-0.09)
    del lead


def _begin(timeline: Timeline, start: str, lead: str) -> None:
    if start == "guard":
        fighting_stance(timeline, lead=lead, at_start=True)
        timeline.hold(0.3)
    else:
        timeline.hold(0.2)
        fighting_stance(timeline, 0.65, lead)
        timeline.hold(0.15)


def _from(start: str) -> str:
    return "beginning in guard" if start == "guard" else "after taking a fighting stance"


@action(
    "jab",
    "game/unarmed/boxing",
    verbs="jab punch extend throw box",
    crispness="snappy",
    side=SIDE,
    count=Count(1, 3, usual=1),
    target=Choice(("head", "body"), (3, 1)),
    start=START,
)
def jab(timeline: Timeline, side: str, count: int, target: str, start: str) -> Sequence[str]:
    """Straight punches with the front hand."""
    _begin(timeline, start, "r")
    for _ in range(count):
        _punch(timeline, "jab", "r", "r", low=target == "body")
        timeline.hold(0.1)
    timeline.hold(0.2)
    at_ease(timeline)
    many = "a jab" if count == 1 else f"{number_word(count)} jabs"
    at = "at head height" if target == "head" else "at the stomach, with the knees bent"
    return [
        f"{{jab}} {times(count)} with the {side} hand",
        f"{{jab}} {times(count)}",
        f"{{throw}} {many} with the {side} fist",
        f"{{punch}} straight ahead with the front hand {times(count)}, {at}",
        f"{{take}} a boxing stance with the {side} foot in front and {{throw}} {many} {at}",
        f"{{raise}} both fists in guard, then quickly {{extend}} the {side} arm forward {times(count)}",
        f"{{box}}: {many} with the {side} hand, then back to guard",
        f"{{jab}} {times(count)} {at} with the {side} arm and {{pull}} the fist back to the face each time, {_from(start)}",
        f"{{hold}} the {other(side)} fist at the chin and {{jab}} {times(count)} with the {side}",
        f"= {many} with the {side} hand in a boxing stance",
    ]


@action(
    "cross punch",
    "game/unarmed/boxing",
    verbs="punch throw rotate twist extend push",
    crispness="snappy",
    side=SIDE,
    count=Count(1, 3, usual=1),
    target=Choice(("head", "body"), (3, 1)),
    start=START,
)
def cross_punch(timeline: Timeline, side: str, count: int, target: str, start: str) -> Sequence[str]:
    """Straight punches with the rear hand, hips turning in."""
    _begin(timeline, start, "l")
    for _ in range(count):
        _punch(timeline, "cross", "r", "l", low=target == "body", hold_s=0.2)
        timeline.hold(0.1)
    timeline.hold(0.15)
    at_ease(timeline)
    many = "a cross" if count == 1 else f"{number_word(count)} crosses"
    at = "to the head" if target == "head" else "low to the body"
    return [
        f"{{throw}} {many} with the {side} hand",
        f"{{punch}} straight {times(count)} with the {side} rear hand",
        f"{{throw}} a strong {side} straight {times(count)} {at}",
        f"{{rotate}} the hips and {{punch}} forward with the {side} fist {times(count)}",
        f"{{twist}} the body and {{extend}} the {side} fist straight ahead {times(count)} {at}, {_from(start)}",
        f"{{stand}} with the {other(side)} foot forward, {{raise}} the fists and {{throw}} {many} {at}",
        f"{{push}} off the {side} back foot, {{lift}} the heel and {{punch}} {times(count)} with the {side} hand",
        f"{{box}} with {many}, the {other(side)} fist guarding the chin",
        f"{{throw}} {number_word(count)} powerful cross punch{'es' if count > 1 else ''}",
        f"= {number_word(count)} {side} cross{'es' if count > 1 else ''} {at} from a boxing guard",
    ]


@action(
    "hook punch",
    "game/unarmed/boxing",
    verbs="hook punch swing rotate",
    crispness="snappy",
    side=SIDE,
    count=Count(1, 3, usual=1),
    hand=Choice(("front", "rear")),
    start=START,
)
def hook_punch(timeline: Timeline, side: str, count: int, hand: str, start: str) -> Sequence[str]:
    """Hooks: the bent arm swings round at head height."""
    lead = "r" if hand == "front" else "l"
    _begin(timeline, start, lead)
    for _ in range(count):
        _punch(timeline, "hook", "r", lead, hold_s=0.18)
        timeline.hold(0.1)
    timeline.hold(0.15)
    at_ease(timeline)
    many = "a hook" if count == 1 else f"{number_word(count)} hooks"
    inward = other(side)
    return [
        f"{{throw}} {many} with the {side} hand",
        f"{{throw}} a {side} hook {times(count)}" if count > 1 else f"{{throw}} a {side} hook",
        f"{{swing}} the bent {side} arm around in a hook punch {times(count)}",
        f"{{punch}} with a {side} hook from the outside in{again(count)}",
        f"{{lift}} the {side} elbow to shoulder height and {{swing}} the fist to the {inward} across the front {times(count)}",
        f"{{take}} a boxing guard and {{throw}} {many} with the {hand} hand",
        f"{{rotate}} the hips to the {inward} and {{hook}} with the {side} fist {times(count)}, {_from(start)}",
        f"{{box}}, throwing {many}",
        f"{{turn}} the whole body to the {inward} behind a {side} hook, then {{return}} to guard{again(count)}",
        f"= {number_word(count)} {side} hook punch{'es' if count > 1 else ''} with the {hand} hand",
    ]


@action(
    "uppercut",
    "game/unarmed/boxing",
    verbs="uppercut punch dip drive raise lower",
    crispness="snappy",
    side=SIDE,
    count=Count(1, 3, usual=1),
    hand=Choice(("rear", "front")),
    start=START,
)
def uppercut(timeline: Timeline, side: str, count: int, hand: str, start: str) -> Sequence[str]:
    """Uppercuts: a dip, then the fist rises to chin height from below."""
    lead = "r" if hand == "front" else "l"
    _begin(timeline, start, lead)
    for _ in range(count):
        _punch(timeline, "uppercut", "r", lead, hold_s=0.22)
        timeline.hold(0.1)
    timeline.hold(0.15)
    at_ease(timeline)
    many = "an uppercut" if count == 1 else f"{number_word(count)} uppercuts"
    return [
        f"{{throw}} {many} with the {side} hand",
        f"{{throw}} {many}",
        f"{{punch}} upward with the {side} fist {times(count)}",
        f"{{dip}} the knees and {{drive}} the {side} fist up under the chin {times(count)}",
        f"{{lower}} the {side} fist to the hip, then {{swing}} it up in an uppercut{again(count)}",
        f"{{bend}} the knees and {{throw}} {many} with the {hand} {side} hand, {_from(start)}",
        f"{{box}} and {{perform}} {many} with the {side} arm",
        f"{{perform}} {number_word(count)} upward strike{'s' if count > 1 else ''} with the {side} fist",
        f"{{sink}} a little, {{rise}} again and {{punch}} from below with the {side} hand{again(count)}",
        f"= {number_word(count)} {side} uppercut{'s' if count > 1 else ''} from a boxing stance",
    ]


COMBINATIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "jab and cross": (("jab", "l"), ("cross", "r")),
    "double jab and cross": (("jab", "l"), ("jab", "l"), ("cross", "r")),
    "jab, cross and hook": (("jab", "l"), ("cross", "r"), ("hook", "l")),
    "jab, cross and uppercut": (("jab", "l"), ("cross", "r"), ("uppercut", "l")),
    "hook and uppercut": (("hook", "l"), ("uppercut", "r")),
    "two hooks": (("hook", "l"), ("hook", "r")),
}


@action(
    "punch combination",
    "game/unarmed/boxing",
    verbs="punch box combine throw practice shadowbox",
    crispness="snappy",
    side=SIDE,
    combination=Choice(tuple(COMBINATIONS)),
    rounds=Count(1, 2, usual=1),
)
def punch_combination(timeline: Timeline, side: str, combination: str, rounds: int) -> Sequence[str]:
    """Boxers' combinations; the side is that of the rear hand."""
    _begin(timeline, "standing", "l")
    for _ in range(rounds):
        for kind, hand in COMBINATIONS[combination]:
            _punch(timeline, kind, hand, "l", hold_s=0.08)
        timeline.hold(0.25)
    at_ease(timeline)
    order = [f"{kind} with the {side if hand == 'r' else other(side)} hand" for kind, hand in COMBINATIONS[combination]]
    spelled = ", then a ".join(order)
    article = "" if combination.startswith("two") else "a "
    return [
        f"{{throw}} {article}{combination} {times(rounds)}",
        f"{{practice}} a boxing combination: {combination}",
        f"{{punch}} in combination: a {spelled}"
        if rounds == 1
        else f"{{punch}} in combination {times(rounds)}: a {spelled}",
        f"{{shadowbox}}, throwing {article}{combination}",
        f"{{raise}} the fists in a boxing guard and {{throw}} a {spelled}"
        + (f", {times(rounds)}" if rounds > 1 else ""),
        f"{{box}} with both hands, {article}{combination}, {times(rounds)}",
        f"{{stand}} with the {other(side)} foot in front and quickly {{punch}}: {combination}",
        f"{{take}} a boxing stance, {{throw}} {article}{combination} and {{lower}} the hands again",
        f"{{do}} {number_word(rounds)} quick boxing combination{'s' if rounds > 1 else ''} of {combination}",
        f"= {article}{combination} in a {'left' if side == 'right' else 'right'}-foot-forward stance",
    ]


@action(
    "boxing stance",
    "game/unarmed/boxing",
    verbs="box bounce step guard raise hold keep adjust move",
    side=SIDE,
    direction=Choice(("in place", "forward", "backward", "to the front foot's side", "to the other side")),
    crispness="crisp",
)
def boxing_stance(timeline: Timeline, side: str, direction: str) -> Sequence[str]:
    """Guard with footwork; the side is that of the front foot."""
    lead = "r"
    _begin(timeline, "standing", lead)
    _bounce(timeline, 3)
    if direction != "in place":
        forward = {"forward": 0.32, "backward": -0.32}.get(direction, 0.0)
        # Written for the right foot in front: its side is to the right.
        left = {"to the front foot's side": -0.32, "to the other side": 0.32}.get(direction, 0.0)
        for _ in range(3):
            advance_stance(timeline, forward, 0.42, lead, left_m=left)
            timeline.hold(0.12)
    _bounce(timeline, 2 if direction != "in place" else 4)
    timeline.hold(0.2)
    at_ease(timeline)
    way = {"to the front foot's side": f"to the {side}", "to the other side": f"to the {other(side)}"}.get(
        direction, direction
    )
    go = "bouncing on the spot" if direction == "in place" else f"stepping {way} with quick small steps"
    return [
        f"{{hold}} a boxing stance with the {side} foot in front, {go}",
        f"{{take}} a boxing stance with the {side} foot in front and {{bounce}} lightly"
        + ("" if direction == "in place" else f", then {{step}} {way}"),
        f"{{raise}} both fists to the face and {{move}} like a boxer, {go}",
        f"{{keep}} the fists up in guard, {go}",
        f"{{do}} boxing footwork {way}",
        f"{{guard}} the face with both hands, {go}",
        f"{{stand}} ready to box, {side} foot forward, knees bent, {go}",
        "{step} into a boxing guard, {adjust} the feet and {bounce} on the toes",
        f"{{hold}} both fists in front of the chin while {go}",
        f"= boxing footwork {way} with raised fists",
        *(
            [
                f"{{step}} to the {other(side)}, the side of the back foot, in a boxing guard",
                f"{{move}} away from the front foot's side, to the {other(side)}, with the fists up",
            ]
            if direction == "to the other side"
            else []
        ),
    ]


@action(
    "punch",
    "game/unarmed/punch",
    verbs="punch step hit strike clench pull",
    crispness="snappy",
    side=SIDE,
    height=Choice(("straight", "low", "high")),
    count=Count(1, 3, usual=1),
)
def punch(timeline: Timeline, side: str, height: str, count: int) -> Sequence[str]:
    """A punch as anybody throws it: a step in, the arm drawn back, the whole body behind it."""
    timeline.hold(0.2)
    y_m = {"straight": 1.34, "low": 0.95, "high": 1.72}[height]
    low = -0.14 if height == "low" else 0.0
    timeline.look_at(AHEAD, 0.2)
    step(timeline, "l", 0.42, 0.13, duration_s=0.36, advance=False)
    timeline.to(
        0.42,
        yaw=-34,
        twist=-16,
        z=0.12,
        y=-0.08,
        pitch=4,
        bend=6,
        hand_r=aimed("r", 0.06, -0.12, -0.10, -50),
        hand_l=aimed("l", -0.04, -0.08, 0.32, -50),
        palms=-60,
        elbow_r=25,
    )
    timeline.wait()
    for number in range(count):
        timeline.to(
            0.15,
            yaw=18,
            twist=16,
            z=0.30,
            y=-0.12 + low,
            bend=10,
            hand_r=At("air", 0.05, y_m, 1.3),
            hand_l=aimed("l", 0.02, -0.22, 0.14, 34),
            palm_r=-85,
            heels=0,
            foot_pitch_r=34,
        )
        timeline.hold(0.25)
        timeline.wait()
        if number < count - 1:
            timeline.to(
                0.34,
                yaw=-34,
                twist=-16,
                z=0.16,
                y=-0.08,
                bend=6,
                hand_r=aimed("r", 0.06, -0.12, -0.10, -50),
                hand_l=aimed("l", -0.04, -0.08, 0.32, -50),
                foot_pitch_r=4,
            )
            timeline.hold(0.05)
    timeline.to(0.3, yaw=0, twist=0, z=0.18, hands=At("shoulder", 0.02, -0.30, 0.24), palms=-20, foot_pitch_r=10)
    timeline.place = timeline.place.moved(forward_m=0.3)
    at_ease(timeline)
    where = {"straight": "straight ahead", "low": "low at the stomach", "high": "high, at face height"}[height]
    return [
        f"{{punch}} {where} with the {side} hand {times(count)}",
        f"{{punch}} {times(count)}",
        f"{{step}} forward and {{punch}} {where} with the {side} fist {times(count)}",
        f"{{throw}} {number_word(count)} strong punch{'es' if count > 1 else ''} with the {side} hand",
        f"{{pull}} the {side} fist back, then {{punch}} forward {times(count)}",
        f"{{step}} in with the {other(side)} foot, {{turn}} the hips and {{hit}} {where} with the {side} fist {times(count)}",
        f"{{draw}} back the {side} arm and {{strike}} {where}{again(count)}",
        f"{{lean}} into a {side} punch {where}" + (f", {times(count)}" if count > 1 else ""),
        f"forcefully {{punch}} {where} {times(count)}, putting the whole body into it",
        f"= {number_word(count)} {side} punch{'es' if count > 1 else ''} thrown {where} after a step forward",
    ]


KICK_GUARD = {"hands": At("shoulder", -0.04, -0.06, 0.28), "palms": -30.0}


def _kick_start(timeline: Timeline, start: str) -> None:
    _begin(timeline, start, "l")


def _set_down(timeline: Timeline, duration_s: float = 0.35, *, lead: str = "l") -> None:
    """The kicking right foot back into the stance."""
    timeline.to(
        duration_s,
        foot_r=At("floor", 0.13, 0.0, -0.22),
        foot_yaw_l=4,
        foot_yaw_r=40,
        knee_r=0,
        heels=0,
        ankle_r=10,
        **(stance_body(lead) | guard_hands(lead)),
    )
    timeline.hold(0.15)


@action(
    "front kick",
    "game/unarmed/kick",
    verbs="kick lift extend raise snap push",
    crispness="crisp",
    side=SIDE,
    height=Choice(("waist", "high", "low"), (2, 2, 1)),
    count=Count(1, 2, usual=1),
    start=START,
)
def front_kick(timeline: Timeline, side: str, height: str, count: int, start: str) -> Sequence[str]:
    """Front kicks: the knee comes up, then the leg snaps forward."""
    _kick_start(timeline, start)
    out = {
        "waist": At("hip", -0.04, -0.20, 0.78),
        "high": At("hip", -0.04, 0.12, 0.80),
        "low": At("hip", -0.04, -0.46, 0.66),
    }[height]
    lean = {"waist": -14, "high": -24, "low": -6}[height]
    for _ in range(count):
        timeline.to(
            0.3,
            foot_r=At("hip", -0.02, -0.36, 0.16),
            yaw=2,
            twist=0,
            z=0.18,
            y=-0.05,
            pitch=-4,
            bend=10,
            ankle_r=10,
            foot_yaw_l=25,
        )
        timeline.to(0.15, foot_r=out, pitch=lean, bend=16, ankle_r=0, hands=At("shoulder", 0.08, -0.20, 0.20), yaw=10)
        timeline.hold(0.13)
        timeline.to(0.2, foot_r=At("hip", -0.02, -0.40, 0.20), pitch=-4, bend=10, **KICK_GUARD)
        _set_down(timeline)
    at_ease(timeline)
    where = {"waist": "at waist height", "high": "at head height", "low": "low, at knee height"}[height]
    many = f"{number_word(count)} front kicks" if count > 1 else "a front kick"
    return [
        f"{{do}} {many} with the {side} leg",
        f"{{kick}} forward with the {side} leg {where}{again(count)}",
        f"{{kick}} to the front {times(count)}",
        f"{{throw}} {many} {where}",
        f"{{lift}} the {side} knee and {{snap}} the foot forward {where}{again(count)}",
        f"{{raise}} the fists, then {{kick}} straight ahead with the {side} foot {where} {times(count)}",
        f"{{raise}} the {side} knee, {{extend}} the leg forward {where} and {{put}} it back behind{again(count)}, {_from(start)}",
        f"{{perform}} {many} with the {side} foot while standing on the {other(side)} leg",
        f"{{lean}} back slightly and {{kick}} {where} with the {side} leg{again(count)}",
        f"= {many} with the {side} leg {where}",
    ]


@action(
    "side kick",
    "game/unarmed/kick",
    verbs="kick lift thrust lean extend push",
    crispness="crisp",
    side=SIDE,
    height=Choice(("waist", "high", "low"), (2, 2, 1)),
    count=Count(1, 2, usual=1),
)
def side_kick(timeline: Timeline, side: str, height: str, count: int) -> Sequence[str]:
    """Side kicks: turned side-on, knee to the chest, the heel driven out to the side the body leans away from."""
    timeline.hold(0.2)
    timeline.look_at(At("floor", -4.0, 1.3, 0.3), 0.3)
    timeline.to(0.45, y=-0.06, **(KICK_GUARD | {"bend": 8.0}))
    out = {
        "waist": At("hip", 0.78, -0.20, 0.02),
        "high": At("hip", 0.81, 0.04, 0.04),
        "low": At("hip", 0.62, -0.50, 0.02),
    }[height]
    roll = {"waist": 26, "high": 40, "low": 10}[height]
    for _ in range(count):
        timeline.to(
            0.34, foot_r=At("hip", 0.06, -0.36, 0.22), roll=8, yaw=12, y=-0.06, x=0.08, foot_yaw_l=40, knee_r=10
        )
        timeline.to(
            0.16,
            foot_r=out,
            roll=roll,
            side=-8,
            yaw=8,
            knee_r=20,
            ankle_r=-10,
            foot_yaw_l=70,
            hand_r=At("shoulder", 0.20, -0.34, 0.10),
            hand_l=At("shoulder", -0.10, -0.04, 0.24),
        )
        timeline.hold(0.22)
        timeline.to(0.24, foot_r=At("hip", 0.06, -0.38, 0.20), roll=8, side=0, knee_r=10, **KICK_GUARD)
        timeline.to(0.34, foot_r=At("floor", 0.14, 0, 0.0), roll=0, yaw=0, x=0, foot_yaw_l=10, knee_r=0, ankle_r=10)
        timeline.hold(0.2)
    at_ease(timeline)
    where = {"waist": "at waist height", "high": "at head height", "low": "low, at knee height"}[height]
    many = f"{number_word(count)} side kicks" if count > 1 else "a side kick"
    return [
        f"{{do}} {many} with the {side} leg",
        f"{{kick}} out to the {side} {where}{again(count)}",
        f"{{kick}} sideways {times(count)}",
        f"{{throw}} {many} to the {side}",
        f"{{lift}} the {side} knee and {{thrust}} the heel out to the {side} {where}{again(count)}",
        f"{{look}} to the {side} and {{kick}} sideways with the {side} foot{again(count)}",
        f"{{raise}} the fists, {{lean}} the body to the {other(side)} and {{extend}} the {side} leg to the {side} {where}{again(count)}",
        f"{{perform}} {many} {where} while balancing on the {other(side)} leg",
        f"{{push}} the {side} foot hard out to the side {where} {times(count)}, leaning away from it",
        f"= {many} to the {side} {where}",
    ]


@action(
    "roundhouse kick",
    "game/unarmed/kick",
    verbs="kick swing rotate pivot turn",
    crispness="crisp",
    side=SIDE,
    height=Choice(("high", "waist", "low"), (2, 1, 1)),
    count=Count(1, 2, usual=1),
    start=START,
    end=Choice(("set down", "spin through"), (3, 1)),
)
def roundhouse_kick(timeline: Timeline, side: str, height: str, count: int, start: str, end: str) -> Sequence[str]:
    """Roundhouse kicks: the rear leg swings round while the standing foot pivots."""
    _kick_start(timeline, start)
    out = {
        "high": At("hip", 0.70, 0.10, 0.36),
        "waist": At("hip", 0.70, -0.16, 0.36),
        "low": At("hip", 0.56, -0.50, 0.32),
    }[height]
    roll = {"high": 40, "waist": 26, "low": 8}[height]
    chamber_up = {"high": -0.16, "waist": -0.26, "low": -0.50}[height]
    for _ in range(count):
        timeline.to(0.18, yaw=-36, twist=-8, y=-0.10, z=0.0)
        timeline.to(
            0.26,
            yaw=26,
            twist=10,
            z=0.20,
            y=-0.05,
            roll=0.5 * roll,
            foot_r=At("hip", 0.30, chamber_up, -0.12),
            knee_r=40,
            ankle_r=40,
            foot_yaw_l=50,
        )
        timeline.to(
            0.14,
            yaw=62,
            twist=4,
            roll=roll,
            foot_r=out,
            knee_r=50,
            foot_yaw_l=85,
            hand_r=At("shoulder", 0.26, -0.34, -0.06),
            hand_l=At("shoulder", -0.06, -0.02, 0.24),
            pitch=-6,
        )
        timeline.hold(0.10)
        timeline.to(
            0.2, yaw=44, roll=0.4 * roll, foot_r=At("hip", 0.26, chamber_up - 0.08, 0.06), knee_r=40, foot_yaw_l=50
        )
        _set_down(timeline)
        if end == "spin through":
            # The swing of the leg carries the body right round.
            turn_to(timeline, 360.0, steps=4, step_s=0.2, pivot=True)
            fighting_stance(timeline, 0.3)
    at_ease(timeline)
    where = {"waist": "at waist height", "high": "at head height", "low": "low at the thigh"}[height]
    kind = {"waist": "roundhouse kick", "high": "high roundhouse kick", "low": "low kick"}[height]
    many = f"{number_word(count)} {kind}s" if count > 1 else f"a {kind}"
    return [
        f"{{do}} {many} with the {side} leg",
        f"{{throw}} {many}",
        f"{{swing}} the {side} leg around in a roundhouse kick {where}{again(count)}",
        f"{{kick}} {where} with the {side} leg coming around from the side{again(count)}",
        f"{{pivot}} on the {other(side)} foot and {{kick}} around with the {side} leg {where} {times(count)}",
        f"{{turn}} the hips to the {other(side)} and {{swing}} the {side} foot {where}{again(count)}, {_from(start)}",
        f"{{raise}} the guard and {{throw}} {many} with the {side} foot",
        f"{{rotate}} the hips, {{lift}} the {side} leg sideways and {{whip}} it across {where}{again(count)}",
        f"{{kickbox}}: {many} from the {side}",
        f"= {many} with the {side} leg {where}",
        *(
            [
                f"{{do}} {many} with the {side} leg and {{let}} it spin right through into a fighting stance",
                f"{{throw}} {many} {where} and {{spin}} all the way around after it",
                f"= spinning {kind} with the {side} leg, turning right round",
            ]
            if end == "spin through"
            else []
        ),
    ]


@action(
    "back kick",
    "game/unarmed/kick",
    verbs="kick turn look push extend",
    crispness="crisp",
    side=SIDE,
    count=Count(1, 2, usual=1),
)
def back_kick(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Back kicks at somebody behind: a look over the shoulder, the heel driven straight back."""
    timeline.hold(0.2)
    timeline.to(0.45, y=-0.07, **(KICK_GUARD | {"bend": 10.0}), turn=-60, twist=-16)
    for _ in range(count):
        timeline.to(0.3, foot_r=At("hip", 0.0, -0.42, 0.20), pitch=10, y=-0.06, turn=-75, twist=-20)
        timeline.to(
            0.17,
            foot_r=At("hip", 0.02, -0.22, -0.76),
            pitch=62,
            bend=-6,
            ankle_r=-15,
            hands=At("shoulder", 0.10, -0.26, 0.22),
        )
        timeline.hold(0.22)
        timeline.to(0.26, foot_r=At("hip", 0.0, -0.46, 0.10), pitch=14, bend=10, **KICK_GUARD)
        timeline.to(0.3, foot_r=At("floor", 0.10, 0, 0.0), pitch=4, ankle_r=10)
        timeline.hold(0.2)
    at_ease(timeline)
    many = f"{number_word(count)} back kicks" if count > 1 else "a back kick"
    return [
        f"{{do}} {many} with the {side} leg",
        f"{{kick}} straight backward with the {side} foot {times(count)}",
        f"{{kick}} behind {times(count)}",
        f"{{look}} over the {side} shoulder and {{kick}} backward with the {side} leg{again(count)}",
        f"{{lean}} forward and {{push}} the {side} heel straight back in a back kick{again(count)}",
        f"{{raise}} the fists, {{lift}} the {side} knee, then {{extend}} the leg behind the body {times(count)}",
        f"{{throw}} {many} like a mule while looking back over the {side} shoulder",
        f"{{perform}} {many} at someone behind, standing on the {other(side)} leg",
        f"{{bend}} the upper body forward and {{kick}} back with the {side} leg {times(count)}",
        f"= {many} with the {side} leg",
    ]


@action(
    "knee strike",
    "game/unarmed/kick",
    verbs="knee strike drive lift raise pull kick",
    crispness="crisp",
    side=SIDE,
    count=Count(1, 4, usual=1),
    start=START,
    grab=Choice(("no", "yes")),
)
def knee_strike(timeline: Timeline, side: str, count: int, start: str, grab: str) -> Sequence[str]:
    """Knee strikes: both hands pull down while the knee is driven up; somebody may be seized and drawn in first."""
    _kick_start(timeline, start)
    if grab == "yes":
        timeline.to(0.18, hands=At("shoulder", 0.02, 0.06, 0.54), palms=-60, bend=12, z=0.12)
        timeline.hold(0.15)
        timeline.to(0.25, hands=At("shoulder", -0.06, 0.02, 0.34), bend=4, z=0.0)
    timeline.to(0.3, hands=At("shoulder", -0.08, 0.10, 0.44), palms=-70, yaw=-10, twist=0, bend=2)
    for _ in range(count):
        timeline.to(
            0.22,
            foot_r=At("hip", 0.0, -0.26, -0.04),
            pitch=-16,
            bend=22,
            z=0.22,
            y=-0.02,
            yaw=8,
            hands=At("shoulder", -0.02, -0.30, 0.24),
            foot_pitch_l=20,
            ankle_r=35,
        )
        timeline.hold(0.14)
        timeline.to(
            0.3,
            foot_r=At("floor", 0.13, 0.0, -0.22),
            pitch=4,
            bend=4,
            z=0.06,
            y=-0.08,
            yaw=-10,
            hands=At("shoulder", -0.08, 0.08, 0.42),
            foot_pitch_l=0,
            ankle_r=10,
        )
        timeline.hold(0.08)
    timeline.to(0.25, **guard_hands("l"))
    at_ease(timeline)
    many = f"{number_word(count)} knee strikes" if count > 1 else "a knee strike"
    if grab == "yes":
        often = again(count)
        return [
            f"{{grab}} an opponent and {{knee}} him with the {side} knee{often}", f"{{grab}} the opponent and {{knee}} him {times(count)} in the belly", f"{{seize}} an enemy by the shoulders and {{drive}} the {side} knee into the stomach{often}",
            f"{{pull}} somebody close and {{knee}} them in the gut{often}", f"{{grab}} somebody by the neck and {{strike}} with the {side} knee{often}", f"{{clinch}} and {{throw}} {many} with the {side} knee",
            f"= grab and {many} to the belly", f"= grapple with {many}", f"{{take}} hold of an enemy and {{ram}} the {side} knee into him{often}",
        ]  # fmt: skip
    return [
        f"{{do}} {many} with the {side} leg",
        f"{{knee}} an opponent {times(count)} with the {side} knee",
        f"{{throw}} {many}",
        f"{{drive}} the {side} knee up hard {times(count)}",
        f"{{pull}} both hands down and {{drive}} the {side} knee up{again(count)}",
        f"{{reach}} forward with both arms, then {{lift}} the {side} knee high while pulling the hands down{again(count)}",
        f"{{grab}} an imaginary opponent by the neck and {{strike}} with the {side} knee {times(count)}",
        f"{{raise}} the {side} knee sharply to the chest {times(count)}, {_from(start)}",
        f"{{perform}} {many} while standing on the {other(side)} leg",
        f"= {many} with the {side} knee, hands pulling down",
    ]


@action(
    "elbow strike",
    "game/unarmed/punch",
    verbs="strike swing elbow hit raise turn",
    crispness="snappy",
    side=SIDE,
    count=Count(1, 3, usual=1),
    direction=Choice(("across", "upward", "backward")),
)
def elbow_strike(timeline: Timeline, side: str, count: int, direction: str) -> Sequence[str]:
    """Elbow strikes with a folded arm."""
    _begin(timeline, "standing", "l")
    for _ in range(count):
        if direction == "across":
            timeline.to(0.26, yaw=-36, twist=-20, hand_r=At("shoulder", 0.02, -0.04, 0.16), elbow_r=55, palm_r=-60)
            timeline.to(
                0.16,
                yaw=24,
                twist=30,
                z=0.14,
                y=-0.11,
                hand_r=At("shoulder", -0.12, 0.03, 0.20),
                elbow_r=72,
                palm_r=-70,
                foot_pitch_r=30,
            )
        elif direction == "upward":
            timeline.to(0.26, yaw=-30, twist=-14, y=-0.18, hand_r=At("shoulder", 0.02, -0.16, 0.10), elbow_r=0)
            timeline.to(
                0.16,
                yaw=10,
                twist=16,
                z=0.14,
                y=-0.03,
                bend=-2,
                hand_r=At("head", 0.10, -0.02, -0.06),
                elbow_r=10,
                palm_r=0,
                foot_pitch_r=30,
            )
        else:
            timeline.to(0.26, yaw=-20, twist=10, hand_r=At("shoulder", -0.10, -0.10, 0.50), elbow_r=0, palm_r=-60)
            timeline.to(
                0.16,
                yaw=-50,
                twist=-20,
                z=-0.06,
                y=-0.13,
                hand_r=At("shoulder", 0.10, -0.26, -0.02),
                elbow_r=10,
                palm_r=40,
                turn=-30,
            )
        timeline.hold(0.24)
        timeline.to(0.3, foot_pitch_r=0, turn=0, **(stance_body("l") | guard_hands("l")))
        timeline.hold(0.08)
    at_ease(timeline)
    how = {"across": "across the front of the body", "upward": "upward", "backward": "backward"}[direction]
    many = f"{number_word(count)} elbow strikes" if count > 1 else "an elbow strike"
    turn = {
        "across": f"{{turn}} the body to the {other(side)} and {{swing}} the bent {side} arm across, elbow first",
        "upward": f"{{dip}} the knees and {{swing}} the {side} elbow up to head height, the fist beside the head",
        "backward": f"{{extend}} the {side} arm forward and {{pull}} it back hard, elbow first",
    }[direction]
    return [
        f"{{do}} {many} with the {side} arm",
        f"{{strike}} {how} with the {side} elbow {times(count)}",
        f"{{throw}} {many}",
        f"{{hit}} {how} with the {side} elbow{again(count)}",
        f"{turn}{again(count)}",
        f"{{take}} a fighting stance, then {turn}",
        f"{{bend}} the {side} arm and {{strike}} {how} with the elbow{again(count)}",
        f"{{perform}} {many} {how} from guard",
        f"{{raise}} the guard and {{elbow}} an opponent {times(count)} with the {side} arm",
        f"= {many} {how} with the {side} arm",
    ]


@action(
    "axe kick",
    "game/unarmed/kick",
    verbs="kick raise swing drop lower",
    crispness="crisp",
    side=SIDE,
    count=Count(1, 2, usual=1),
    start=START,
)
def axe_kick(timeline: Timeline, side: str, count: int, start: str) -> Sequence[str]:
    """Axe kicks: the straight leg goes up in front and the heel comes down."""
    _kick_start(timeline, start)
    for _ in range(count):
        timeline.to(0.18, z=0.06, y=-0.12, yaw=-20, twist=-6)
        timeline.to(
            0.34,
            foot_r=At("hip", 0.02, 0.42, 0.66),
            yaw=10,
            twist=0,
            pitch=-26,
            bend=14,
            z=0.24,
            y=-0.02,
            ankle_r=0,
            foot_yaw_l=30,
            hands=At("shoulder", 0.16, -0.30, 0.08),
        )
        timeline.hold(0.12)
        timeline.to(0.22, foot_r=At("hip", 0.0, -0.52, 0.60), pitch=2, bend=16, y=-0.08, z=0.30, ankle_r=25)
        timeline.to(
            0.3, foot_r=At("floor", 0.13, 0.0, -0.22), foot_yaw_l=4, ankle_r=10, **(stance_body("l") | guard_hands("l"))
        )
        timeline.hold(0.15)
    at_ease(timeline)
    many = f"{number_word(count)} axe kicks" if count > 1 else "an axe kick"
    return [
        f"{{do}} {many} with the {side} leg",
        f"{{throw}} {many}",
        f"{{swing}} the straight {side} leg up in front and {{bring}} the heel down hard{again(count)}",
        f"{{raise}} the {side} leg above head height and {{drop}} the heel down like an axe{again(count)}",
        f"{{perform}} {many} with the {side} foot",
        f"{{lift}} the straight {side} leg as high as possible and {{chop}} down with it {times(count)}, {_from(start)}",
        f"{{kick}} up high with the {side} leg and {{strike}} downward with the heel{again(count)}",
        f"{{lean}} back, {{swing}} the {side} leg up to head height and {{slam}} it down{again(count)}",
        f"{{kick}} downward from above with the {side} heel {times(count)}",
        f"= {many} with the {side} leg",
    ]


@action(
    "karate punches",
    "game/unarmed/karate",
    verbs="punch step stand practice alternate pull sink",
    crispness="snappy",
    side=SIDE,
    count=Count(2, 6),
    stance=Choice(("horse", "forward")),
)
def karate_punches(timeline: Timeline, side: str, count: int, stance: str) -> Sequence[str]:
    """Alternating straight punches in horse stance, or one with each step forward."""
    timeline.hold(0.2)
    timeline.look_at(AHEAD, 0.3)
    hip = At("pelvis", 0.17, 0.16, 0.02)
    if stance == "horse":
        step(timeline, "r", 0.0, 0.38, toes_deg=25, duration_s=0.45, advance=False)
        timeline.to(0.7, y=-0.27, x=-0.14, pitch=8, bend=2, knees=25, hand_r=hip, hand_l=hip, palms=70, elbows=-10)
        timeline.hold(0.2)
        for number in range(count):
            hand, back = ("r", "l") if number % 2 == 0 else ("l", "r")
            sign = 1 if hand == "r" else -1
            timeline.to(
                0.17,
                **{
                    f"hand_{hand}": At("shoulder", -0.16, -0.04, 0.60),
                    f"palm_{hand}": -80,
                    f"hand_{back}": hip,
                    f"palm_{back}": 70,
                    "twist": 12 * sign,
                    "yaw": 5 * sign,
                },
            )
            timeline.hold(0.32)
        timeline.to(0.35, hands=hip, palms=70, twist=0, yaw=0)
    else:
        timeline.to(0.4, hands=hip, palms=70, y=-0.05, elbows=-10)
        hand = "l"
        for _ in range(count):
            hand = "r" if hand == "l" else "l"
            back = "l" if hand == "r" else "r"
            timeline.place = timeline.place.moved(forward_m=0.36)
            step(timeline, hand, 0.36, 0.15, duration_s=0.36, toes_deg=4, advance=False, heel_first=False)
            timeline.to(
                0.36,
                z=0.14,
                x=0,
                y=-0.17,
                pitch=2,
                yaw=0,
                twist=0,
                **{
                    f"foot_yaw_{back}": 18,
                    f"hand_{back}": At("shoulder", -0.10, -0.06, 0.46) if timeline.time_s > 1.2 else hip,
                },
            )
            sign = 1 if hand == "r" else -1
            timeline.to(
                0.15,
                **{
                    f"hand_{hand}": At("shoulder", -0.14, -0.04, 0.60),
                    f"palm_{hand}": -80,
                    f"hand_{back}": hip,
                    f"palm_{back}": 70,
                    "twist": 12 * sign,
                },
            )
            timeline.hold(0.3)
    at_ease(timeline, 0.9)
    many = f"{number_word(count)} karate punches"
    if stance == "horse":
        how = "in a low horse stance"
        own = [
            f"{{sink}} into a horse stance with the feet wide apart and {{punch}} straight ahead {number_word(count)} times with alternating fists",
            f"{{stand}} with bent knees and wide feet, fists at the hips, and {{punch}} {number_word(count)} times, {side} fist first",
            f"{{punch}} {number_word(count)} times from the hips in horse stance, one fist forward while the other is pulled back",
            f"{{step}} wide, {{hold}} the horse stance and {{practice}} {number_word(count)} punches",
        ]
    else:
        how = "with a step forward for each"
        own = [
            f"{{step}} forward and {{punch}} {number_word(count)} times, once with each step, {side} hand first",
            f"{{advance}} with {number_word(count)} lunge punches, fist and foot of the same side together",
            f"{{step}} into a long stance and {{punch}} with the {side} fist, then with the {other(side)}"
            if count == 2
            else f"{{walk}} forward in deep karate steps with {number_word(count)} punches",
            f"{{pull}} one fist to the hip while the other punches, stepping forward {number_word(count)} times",
        ]
    return [
        f"{{do}} {many} {how}",
        f"{{practice}} karate punches {how}",
        f"{{practice}} karate, punching {number_word(count)} times",
        f"{{perform}} {many} {how}, beginning with the {side} fist",
        *own,
        f"{{train}} martial arts with {number_word(count)} straight punches {how}",
        f"= {many} {how}",
    ]


@action(
    "alternating punches",
    "game/unarmed/punch",
    verbs="punch hit strike alternate",
    crispness="snappy",
    side=SIDE,
    count=Count(3, 8),
    pace=Choice(("steady", "rapid")),
    target=Choice(("head", "body", "up"), (3, 1, 1)),
)
def alternating_punches(timeline: Timeline, side: str, count: int, pace: str, target: str) -> Sequence[str]:
    """One fist after the other straight ahead, at the body or up, the right one first."""
    timeline.hold(0.2)
    fighting_stance(timeline, 0.5, "l", length_m=0.36, turned_deg=10)
    timeline.wait()
    rapid = pace == "rapid"
    out = {"head": (-0.10, 0.06, 0.58), "body": (-0.12, -0.26, 0.52), "up": (-0.04, 0.50, 0.26)}[target]
    low = -0.10 if target == "body" else 0.0
    for number in range(count):
        hand, back = ("r", "l") if number % 2 == 0 else ("l", "r")
        sign = 1 if hand == "r" else -1
        timeline.to(
            0.11 if rapid else 0.17,
            exact=rapid,
            **{
                f"hand_{hand}": At("shoulder", *out),
                f"palm_{hand}": -80.0,
                f"elbow_{hand}": 15.0,
                f"hand_{back}": At("shoulder", -0.04, 0.0, 0.20),
                f"palm_{back}": -20.0,
            },
            twist=18 * sign - 4,
            yaw=8 * sign - 6,
            x=0.02 * sign,
            y=-0.10 + low,
            bend=10,
        )
        timeline.hold(0.03 if rapid else 0.22)
    timeline.to(0.3, **(stance_body("l", turned_deg=10) | guard_hands("l", -14)))
    timeline.hold(0.15)
    at_ease(timeline)
    many = number_word(count)
    how = "rapidly" if rapid else "steadily"
    at = {"head": "straight ahead", "body": "at the body", "up": "upward"}[target]
    return [
        f"{{punch}} with alternating fists {at}",
        f"{{punch}} {times(count)} {at} with both hands in turn, the {side} one first",
        f"{{throw}} {many} alternating punches {at}",
        f"{{punch}} {side}, {other(side)}, {side} {at}",
        f"{{hit}} {at} with one fist after the other, {times(count)}",
        f"{{raise}} the fists and {how} {{punch}} {at} with the {side} and the {other(side)} hand in turn",
        "{do} rapid fire punches" if rapid else "{practice} punches with both hands in turn",
        f"{{unleash}} a flurry of {many} fast punches {at}" if rapid else f"{{strike}} {many} times {at}, left and right by turns",
        f"= {many} {'rapid' if rapid else 'steady'} punches {at}, changing hands",
    ]  # fmt: skip


@action(
    "alternating kicks",
    "game/unarmed/kick",
    verbs="kick lift swing alternate",
    crispness="crisp",
    side=SIDE,
    count=Count(2, 6),
    kind=Choice(("front kicks", "knee strikes", "side kicks")),
    height=Choice(("waist", "high", "low"), (2, 1, 1)),
)
def alternating_kicks(timeline: Timeline, side: str, count: int, kind: str, height: str) -> Sequence[str]:
    """One leg after the other on the spot: kicks ahead, knees, or kicks out to the sides, the right one first."""
    timeline.hold(0.2)
    timeline.to(0.4, y=-0.07, bend=8, hands=At("shoulder", -0.04, -0.04, 0.28), palms=-30, elbows=8)
    up = {"waist": -0.20, "high": 0.08, "low": -0.48}[height]
    for number in range(count):
        leg, stand = ("r", "l") if number % 2 == 0 else ("l", "r")
        sign = 1 if leg == "r" else -1
        if kind == "knee strikes":
            timeline.to(0.24, **{f"foot_{leg}": At("hip", 0.0, -0.26, 0.02), f"ankle_{leg}": 35.0}, x=0.06 * sign, pitch=-14, bend=20,
                        hands=At("shoulder", -0.02, -0.28, 0.24))  # fmt: skip
            timeline.hold(0.1)
            timeline.to(0.26, **{f"foot_{leg}": At("floor", 0.10, 0.0, 0.0), f"ankle_{leg}": 10.0}, x=0.0, pitch=2, bend=8,
                        hands=At("shoulder", -0.04, 0.02, 0.36))  # fmt: skip
            timeline.hold(0.08)
            continue
        side_kick_ = kind == "side kicks"
        chamber = At("hip", 0.06, -0.38, 0.22) if side_kick_ else At("hip", -0.01, -0.38, 0.20)
        out = At("hip", 0.74, up, 0.04) if side_kick_ else At("hip", -0.02, up, 0.74)
        lean: dict[str, Value] = (
            {"roll": 24.0 * sign * (0.4 if height == "low" else 1.0), "side": -6.0 * sign}
            if side_kick_
            else {"pitch": -6.0 if height == "low" else -18.0, "bend": 14.0}
        )
        timeline.to(0.28, **{f"foot_{leg}": chamber}, x=0.07 * sign, y=-0.05, turn=-34 * sign if side_kick_ else 0)
        timeline.to(
            0.15,
            **{f"foot_{leg}": out, f"ankle_{leg}": -8.0, f"foot_yaw_{stand}": 40.0 if side_kick_ else 22.0},
            **lean,
        )
        timeline.hold(0.12)
        timeline.to(0.2, **{f"foot_{leg}": chamber}, roll=0, side=0, pitch=0, bend=8)
        timeline.to(
            0.28,
            **{f"foot_{leg}": At("floor", 0.10, 0.0, 0.0), f"ankle_{leg}": 10.0, f"foot_yaw_{stand}": 8.0},
            x=0.0,
            turn=0,
            y=-0.07,
        )
        timeline.hold(0.08)
    at_ease(timeline)
    many = number_word(count)
    where = {"waist": "at waist height", "high": "high", "low": "low"}[height] if kind != "knee strikes" else "up"
    one = kind[:-1]
    return [
        f"{{do}} {kind} with alternating legs",
        f"{{do}} {many} {kind} {where}, changing legs, the {side} one first",
        f"{{kick}} with the {side} and the {other(side)} leg in turn, {many} {kind}" if kind != "knee strikes" else f"{{lift}} the {side} and the {other(side)} knee hard in turn, {many} {kind}",
        f"{{practice}} alternating {kind} on the spot",
        f"first {{do}} a {one} with the {side} leg, then one with the {other(side)}" + ("" if count == 2 else ", and so on"),
        f"{{throw}} {many} {kind}, left and right by turns",
        f"{{raise}} the guard and {{throw}} {kind} {where} with both legs in turn",
        f"= {many} {kind} with alternating legs",
    ]  # fmt: skip


@action(
    "flying knee",
    "game/unarmed/kick",
    verbs="leap jump knee strike drive",
    crispness="crisp",
    tempo=False,
    side=SIDE,
    run_up=Choice(("run", "step")),
)
def flying_knee(timeline: Timeline, side: str, run_up: str) -> Sequence[str]:
    """A leap off the left foot with the right knee driven up and forward, both hands pulling down."""
    timeline.hold(0.2)
    if run_up == "run":
        walk(timeline, 2.2, "run", first="r", steps=4, close=False)
    else:
        walk(timeline, 0.8, steps=2, first="r")
    timeline.wait()
    timeline.to(0.22, y=-0.18, pitch=18, bend=12, hands=At("shoulder", 0.0, 0.12, 0.40), palms=-70)
    jump(
        timeline, 0.38, forward_m=0.9, takeoff="l", landing="both", crouch_s=0.0, push_s=0.18, arms=False, foot_out_m=0.13,
        air={"foot_r": At("hip", 0.0, -0.16, 0.02), "foot_l": At("hip", 0.03, -0.76, -0.22), "hands": At("shoulder", 0.0, -0.26, 0.26), "pitch": -14.0, "bend": 16.0},
        recover_s=0.0,
    )  # fmt: skip
    timeline.wait()
    timeline.to(0.35, **guard_hands("l"), y=-0.10, bend=8, pitch=2)
    timeline.hold(0.2)
    at_ease(timeline)
    lead = "{run} up, " if run_up == "run" else "{take} a step, "
    return [
        "{do} a flying knee",
        f"{lead}{{jump}} and {{drive}} the {side} knee up in the air",
        f"{{leap}} and {{strike}} with the {side} knee",
        f"{{do}} a jumping knee strike with the {side} knee",
        f"{lead}{{leap}} off the {other(side)} foot and {{knee}} somebody in the air with the {side} leg",
        f"{{jump}} forward with the {side} knee first",
        f"{{attack}} with a flying {side} knee, pulling both hands down",
        f"= flying knee with the {side} leg{' after a run-up' if run_up == 'run' else ''}",
    ]


@action(
    "superman punch",
    "game/unarmed/punch",
    verbs="leap punch jump strike",
    crispness="snappy",
    tempo=False,
    side=SIDE,
    steps=Choice(("standing", "step")),
)
def superman_punch(timeline: Timeline, side: str, steps: str) -> Sequence[str]:
    """The right knee fakes a kick, a leap, and the right fist shoots out in the air while the leg goes back."""
    timeline.hold(0.2)
    if steps == "step":
        walk(timeline, 0.8, steps=2)
        timeline.wait()
    fighting_stance(timeline, 0.4, "l")
    timeline.wait()
    timeline.to(
        0.24,
        y=-0.16,
        z=0.12,
        foot_r=At("hip", 0.0, -0.50, 0.10),
        bend=10,
        yaw=0,
        hand_r=At("shoulder", 0.06, 0.04, 0.06),
    )
    jump(
        timeline, 0.22, forward_m=0.7, takeoff="l", landing="both", crouch_s=0.0, push_s=0.14, recover_s=0.0, arms=False, foot_out_m=0.14,
        air={"hand_r": At("shoulder", -0.10, 0.16, 0.60), "hand_l": At("shoulder", 0.02, -0.06, 0.18), "foot_r": At("hip", 0.03, -0.62, -0.42),
             "foot_l": At("hip", 0.03, -0.74, -0.10), "twist": 24.0, "bend": 4.0},
    )  # fmt: skip
    timeline.wait()
    timeline.to(0.26, **guard_hands("l"), twist=0, y=-0.10, bend=8, pitch=2)
    timeline.hold(0.2)
    at_ease(timeline)
    return [
        "{do} a superman punch",
        f"{{leap}} forward and {{punch}} with the {side} fist in the air",
        f"{{jump}} and {{punch}} with the {side} hand",
        f"{{throw}} a jumping punch with the {side} fist",
        f"{{lunge}} through the air with the {side} fist stretched out",
        f"{{fake}} a kick with the {side} leg, {{leap}} and {{punch}} with the {side} hand",
        f"{{spring}} at an opponent with a flying {side} punch",
        f"= superman punch with the {side} fist",
        *(
            ["{take} a step and {throw} a superman punch", "{step} in and {do} a superman punch"]
            if steps == "step"
            else []
        ),
    ]


@action(
    "spinning backfist",
    "game/unarmed/punch",
    verbs="spin turn strike swing",
    crispness="crisp",
    side=SIDE,
    kind=Choice(("backfist", "elbow")),
)
def spinning_backfist(timeline: Timeline, side: str, kind: str) -> Sequence[str]:
    """A whole turn to the right that ends in the back of the right fist, or the right elbow."""
    timeline.hold(0.2)
    fighting_stance(timeline, 0.55, "l")
    timeline.hold(0.15)
    timeline.look_at(None, 0.15)
    step(timeline, "l", 0.22, -0.02, toes_deg=-100, duration_s=0.26, height_m=0.03, heel_first=False, advance=False)
    timeline.to(
        0.28, yaw=-100, twist=-20, turn=-50, y=-0.12, z=0.08, foot_yaw_r=100, hand_r=At("shoulder", -0.16, -0.02, 0.22)
    )
    timeline.wait()
    timeline.place = timeline.place.moved(forward_m=0.22, turned_deg=-360)
    step(timeline, "r", 0.14, 0.16, toes_deg=10, duration_s=0.28, height_m=0.05, heel_first=False, advance=False)
    arm: dict[str, Value] = (
        {"hand_r": At("shoulder", 0.56, 0.04, 0.10), "elbow_r": 5.0, "palm_r": 40.0}
        if kind == "backfist"
        else {"hand_r": At("chest", -0.02, 0.02, 0.14), "elbow_r": 90.0}
    )
    timeline.to(
        0.3,
        exact=True,
        yaw=46,
        twist=10,
        turn=10,
        z=0.04,
        x=0.0,
        y=-0.16,
        # The foot that stands turns on its ball with the hips.
        foot_yaw_l=50,
        **arm,
        hand_l=At("shoulder", 0.0, -0.02, 0.24),
    )
    timeline.to(0.14, exact=True, yaw=-4, twist=-26, turn=0)
    timeline.hold(0.3)
    timeline.wait()
    timeline.to(0.35, **(stance_body("r") | guard_hands("r")))
    timeline.hold(0.2)
    at_ease(timeline)
    what = "spinning backfist" if kind == "backfist" else "spinning elbow"
    part = "the back of the fist" if kind == "backfist" else "the elbow"
    return [
        f"{{do}} a {what}",
        f"{{throw}} a {what} with the {side} arm",
        f"{{spin}} around and {{strike}} with {part} of the {side} arm" if kind == "elbow" else f"{{spin}} around and {{strike}} with the back of the {side} fist",
        f"{{turn}} a full circle to the {side} and {{hit}} with {part}",
        f"{{whirl}} around over the {side} shoulder and {{swing}} {part} at somebody",
        f"{{rotate}} the whole body and {{strike}} out with the {side} arm, {part} first",
        f"{{make}} a full turn and {{end}} it with a blow of the {side} {'fist' if kind == 'backfist' else 'elbow'}",
        f"= {what} with the {side} arm",
    ]  # fmt: skip


@action(
    "leg sweep",
    "game/unarmed/kick",
    verbs="sweep crouch kick turn",
    crispness="crisp",
    side=SIDE,
    count=Count(1, 2, usual=1),
    end=Choice(("stand up", "stay low"), (2, 1)),
)
def leg_sweep(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """Down on the left leg, a hand near the floor, the stretched right leg swept from behind over its side to the front."""
    timeline.hold(0.2)
    fighting_stance(timeline, 0.5, "l", length_m=0.34)
    timeline.wait()
    for number in range(count):
        timeline.to(
            0.4 if number == 0 else 0.45, y=-0.50, x=0.14, z=0.10, yaw=-24, twist=-16, pitch=26, bend=34, nod=-20, foot_pitch_l=12, balance=0.0,
            hand_l=At("floor", 0.36, 0.05, 0.30), hand_r=At("shoulder", 0.34, -0.20, 0.20), foot_r=At("floor", 0.46, 0.02, -0.50), foot_yaw_r=50,
        )  # fmt: skip
        timeline.hold(0.08)
        for out, forward, yaw in (
            (0.66, -0.16, -14),
            (0.70, 0.26, 2),
            (0.50, 0.64, 18),
            (0.14, 0.82, 34),
            (-0.16, 0.84, 44),
        ):
            timeline.to(
                0.085,
                exact=True,
                foot_r=At("floor", out, 0.03, forward),
                foot_yaw_r=60,
                yaw=yaw,
                twist=0.6 * yaw,
                hand_r=At("shoulder", 0.40, -0.10, -0.10),
            )
        timeline.hold(0.15)
    low = end == "stay low"
    timeline.to(
        0.4, foot_r=At("floor", 0.13, 0.0, -0.17), foot_yaw_r=40, y=-0.36, x=0.0, z=0.0, yaw=-10, twist=-8, balance=0.7
    )
    if low:
        timeline.to(
            0.3,
            y=-0.40,
            pitch=20,
            bend=22,
            nod=-24,
            foot_pitch_l=0,
            **{k: v for k, v in guard_hands("l").items() if k.startswith("hand")},
        )
        timeline.hold(0.9)
    timeline.to(0.45, foot_pitch_l=0, nod=0, balance=1.0, **(stance_body("l") | guard_hands("l")))
    timeline.hold(0.15)
    at_ease(timeline)
    often = again(count)
    tail = ", staying low for a moment" if low else ""
    return [
        "{do} a leg sweep",
        f"{{sweep}} with the {side} leg close to the ground{often}",
        f"{{crouch}} low and {{sweep}} the {side} leg from the side to the front{often}{tail}",
        f"{{drop}} down and {{kick}} the legs of an opponent away with the {side} leg{often}",
        f"{{squat}} on the {other(side)} leg and {{swing}} the straight {side} leg around over the floor{often}",
        f"{{do}} a low sweeping kick with the {side} foot{often}{tail}",
        f"{{sweep}} an enemy off the feet with the {side} leg{often}",
        f"= leg sweep with the {side} leg{often}",
    ]  # fmt: skip


@action(
    "jumping spin kick",
    "game/unarmed/kick",
    verbs="jump spin kick leap turn",
    crispness="crisp",
    tempo=False,
    side=SIDE,
    kind=Choice(("tornado kick", "butterfly arms")),
)
def jumping_spin_kick(timeline: Timeline, side: str, kind: str) -> Sequence[str]:
    """A leap with a whole turn to the left in which the right leg swings round at hip height."""
    timeline.hold(0.2)
    fighting_stance(timeline, 0.5, "r")
    timeline.wait()
    timeline.to(0.3, y=-0.28, yaw=-20, twist=-20, bend=14, hands=At("shoulder", 0.10, -0.20, 0.20))
    wide = kind == "butterfly arms"
    arms = At("shoulder", 0.54, 0.06, 0.06) if wide else At("shoulder", 0.10, -0.14, 0.24)
    jump(
        timeline, 0.40, forward_m=0.45, turned_deg=360, crouch_s=0.0, push_s=0.18, recover_s=0.0, arms=False, foot_out_m=0.14,
        air={"foot_r": At("hip", 0.66, -0.22, 0.36), "foot_l": At("hip", 0.04, -0.52, -0.22), "knee_r": 30.0, "hands": arms, "twist": 18.0, "bend": 4.0},
    )  # fmt: skip
    timeline.wait()
    timeline.to(0.3, y=-0.12, knee_r=0, twist=0, hands=At("shoulder", 0.0, 0.02, 0.28), bend=8, pitch=2)
    timeline.hold(0.2)
    at_ease(timeline)
    with_arms = " with the arms spread" if wide else ""
    return [
        "{do} a jumping spin kick",
        f"{{jump}}, {{spin}} around and {{kick}} with the {side} leg{with_arms}",
        f"{{do}} a 360 kick in the air with the {side} leg{with_arms}",
        f"{{leap}} up with a full turn and {{swing}} the {side} leg around{with_arms}",
        f"{{do}} a tornado kick with the {side} leg{with_arms}",
        f"{{whirl}} around in a jump and {{kick}} with the {side} foot{with_arms}",
        f"{{spring}} into the air, {{turn}} once and {{kick}}{with_arms}",
        f"= jump spinning kick with the {side} leg{with_arms}",
    ]


@action(
    "ground and pound",
    "game/unarmed/punch",
    verbs="punch pound kneel hit strike",
    crispness="snappy",
    side=SIDE,
    count=Count(3, 8),
    start=Choice(("standing", "kneeling")),
    end=Choice(("stand up", "stay")),
)
def ground_and_pound(timeline: Timeline, side: str, count: int, start: str, end: str) -> Sequence[str]:
    """On both knees over somebody who lies there, fists come down by turns, the right one first."""
    if start == "standing":
        timeline.hold(0.2)
        timeline.look_at(At("floor", 0.0, 0.1, 0.6), 0.3)
        kneel(timeline, "both", 1.2)
        timeline.wait()
    else:
        kneel_start(timeline)
        timeline.look_at(At("floor", 0.0, 0.1, 0.6), 0.2)
        timeline.hold(0.3)
    up = At("shoulder", 0.14, 0.26, 0.02)
    timeline.to(0.35, pitch=14, bend=18, hand_r=up, hand_l=At("shoulder", 0.0, -0.20, 0.30))
    for number in range(count):
        hand, back = ("r", "l") if number % 2 == 0 else ("l", "r")
        sign = 1 if hand == "r" else -1
        timeline.to(
            0.13,
            exact=True,
            **{f"hand_{hand}": At("air", 0.06, 0.22, 0.50), f"hand_{back}": up},
            pitch=26,
            bend=36,
            twist=16 * sign,
        )
        timeline.hold(0.1)
        timeline.to(0.16, pitch=18, bend=24, twist=6 * sign)
    timeline.to(0.35, hands=At("shoulder", 0.08, -0.30, 0.24), pitch=6, bend=16, twist=0)
    timeline.hold(0.4)
    timeline.look_at(None, 0.3)
    if end == "stand up":
        timeline.to(0.3, pitch=2, bend=4, hands=At("shoulder", 0.10, -0.42, 0.12))
        rise_from_knees(timeline, 1.2)
        timeline.neutral(0.5)
    first = "{drop} to the knees and " if start == "standing" else ""
    tail = ", then {stand} up" if end == "stand up" else ""
    many = number_word(count)
    del side
    return [
        f"{first}{{pound}} on somebody lying on the ground{tail}",
        f"{first}{{punch}} down at a fallen enemy {times(count)}{tail}",
        f"{{kneel}} over an opponent and {{punch}} with both fists by turns{tail}",
        f"{first}{{hit}} a lying opponent with {many} punches{tail}",
        f"{{do}} ground and pound, {many} punches{tail}",
        f"{{sit}} on top of somebody and {{punch}} downward again and again{tail}",
        f"{first}{{beat}} someone on the floor with alternating fists{tail}",
        f"= ground and pound on the knees, {many} blows",
        *(
            [
                "{kneel} already over a fallen enemy and {pound} on him",
                "{pound} on somebody on the ground, kneeling from the beginning",
            ]
            if start == "kneeling"
            else []
        ),
        *(
            [
                "{pound} on somebody on the ground and {stay} kneeling",
                "{punch} down at a fallen enemy and {remain} on the knees",
            ]
            if end == "stay"
            else []
        ),
    ]


KICK_COMBINATIONS = ("two punches and a front kick", "two punches and a roundhouse kick", "two punches and a knee")


@action(
    "punch and kick combination",
    "game/unarmed/kick",
    verbs="punch kick combine strike",
    crispness="snappy",
    side=SIDE,
    combination=Choice(KICK_COMBINATIONS),
    rounds=Count(1, 2, usual=1),
)
def punch_and_kick(timeline: Timeline, side: str, combination: str, rounds: int) -> Sequence[str]:
    """Two straight punches, left and right, and a kick or a knee with the right leg."""
    _begin(timeline, "standing", "l")
    for _ in range(rounds):
        _punch(timeline, "jab", "l", "l", hold_s=0.06)
        _punch(timeline, "cross", "r", "l", hold_s=0.08)
        if combination == KICK_COMBINATIONS[0]:
            timeline.to(
                0.26,
                foot_r=At("hip", -0.02, -0.36, 0.16),
                yaw=2,
                twist=0,
                z=0.18,
                y=-0.05,
                pitch=-4,
                bend=10,
                foot_yaw_l=25,
            )
            timeline.to(
                0.15,
                foot_r=At("hip", -0.04, -0.16, 0.78),
                pitch=-16,
                bend=16,
                ankle_r=0,
                hands=At("shoulder", 0.08, -0.18, 0.20),
                yaw=10,
            )
            timeline.hold(0.12)
            timeline.to(0.2, foot_r=At("hip", -0.02, -0.40, 0.20), pitch=-4, bend=10, **KICK_GUARD)
        elif combination == KICK_COMBINATIONS[1]:
            timeline.to(
                0.24,
                yaw=26,
                twist=10,
                z=0.20,
                y=-0.05,
                roll=16,
                foot_r=At("hip", 0.30, -0.22, -0.12),
                knee_r=40,
                ankle_r=40,
                foot_yaw_l=50,
            )
            timeline.to(
                0.14,
                yaw=62,
                twist=4,
                roll=32,
                foot_r=At("hip", 0.70, -0.04, 0.36),
                knee_r=50,
                foot_yaw_l=85,
                hand_r=At("shoulder", 0.26, -0.34, -0.06),
                pitch=-6,
            )
            timeline.hold(0.1)
            timeline.to(0.2, yaw=44, roll=12, foot_r=At("hip", 0.26, -0.32, 0.06), knee_r=40, foot_yaw_l=50)
        else:
            timeline.to(0.2, hands=At("shoulder", -0.08, 0.08, 0.42), yaw=-4, twist=0)
            timeline.to(
                0.2,
                foot_r=At("hip", 0.0, -0.26, -0.02),
                pitch=-16,
                bend=22,
                z=0.20,
                y=-0.02,
                yaw=8,
                hands=At("shoulder", -0.02, -0.30, 0.24),
                ankle_r=35,
            )
            timeline.hold(0.14)
        timeline.to(0.1, roll=0)
        _set_down(timeline)
    at_ease(timeline)
    blow = {
        KICK_COMBINATIONS[0]: "a front kick",
        KICK_COMBINATIONS[1]: "a roundhouse kick",
        KICK_COMBINATIONS[2]: "a knee strike",
    }[combination]
    often = again(rounds)
    return [
        "{do} a combination of punches and a kick" if "kick" in blow else "{do} a combination of punches and a knee",
        f"{{punch}} twice, then {{throw}} {blow} with the {side} leg{often}",
        f"{{throw}} a jab, a cross and {blow}{often}",
        f"{{kickbox}}: {other(side)} punch, {side} punch, {blow}{often}",
        f"{{fight}} with two punches and {blow} of the {side} leg{often}",
        f"first {{punch}} with the {other(side)} and the {side} fist, then {{do}} {blow}{often}",
        f"{{attack}} with a one-two and {blow}{often}",
        f"= punch, punch and {blow} with the {side} leg",
    ]  # fmt: skip
