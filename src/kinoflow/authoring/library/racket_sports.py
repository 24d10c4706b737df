"""Sports with a racket, a bat, a club or a cue."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.gait import walk
from kinoflow.authoring.moves import feet_together, jump, step
from kinoflow.authoring.timeline import Timeline

BALL = "sports/ball sports/"


def _ready(timeline: Timeline, racket: At, *, two_handed: bool = False) -> None:
    """Knees soft, on the balls of the feet, racket in front."""
    step(timeline, "r", -0.02, 0.19, duration_s=0.35, height_m=0.03)
    hands = (
        {"hand_r": racket, "hand_l": At("other", 0.02, -0.06, -0.02)}
        if two_handed
        else {"hand_r": racket, "hand_l": At("shoulder", 0.06, -0.26, 0.30)}
    )
    timeline.to(0.45, y=-0.13, pitch=16, bend=10, nod=-14, **hands)
    timeline.hold(0.15)


def _recover(timeline: Timeline) -> None:
    timeline.to(
        0.55,
        y=0,
        pitch=0,
        roll=0,
        yaw=0,
        bend=2,
        side=0,
        twist=0,
        nod=0,
        turn=0,
        z=0,
        x=0,
        hands=NEUTRAL_HAND,
        elbows=0,
        palms=0,
        wrists=0,
        cock=0,
        heels=0,
    )
    feet_together(timeline, 0.6)


def _run_aside(timeline: Timeline, foot: str, steps: int) -> None:
    """Quick side steps to the right ("r") or the left in the ready position."""
    sign = -1.0 if foot == "r" else 1.0
    trail = "l" if foot == "r" else "r"
    for _ in range(steps):
        timeline.place = timeline.place.moved(left_m=0.34 * sign)
        timeline.to(0.30, exact=True, advance=False, x=0.02 * sign, y=-0.14)
        step(timeline, foot, 0.0, 0.19, duration_s=0.18, height_m=0.05, heel_first=False)
        step(timeline, trail, 0.0, 0.17, duration_s=0.16, height_m=0.04, heel_first=False)
    timeline.wait()


def _forehand(timeline: Timeline, height_m: float, power: float) -> None:
    """Turn back, step across with the left foot, swing through from low to high over the other shoulder."""
    timeline.to(
        0.45,
        yaw=-38,
        twist=-30,
        turn=45,
        y=-0.16,
        hand_r=At("shoulder", 0.50, -0.10 + height_m, -0.18),
        hand_l=At("shoulder", 0.0, -0.05, 0.45),
        advance=False,
    )
    step(timeline, "l", 0.30, 0.06, duration_s=0.42, delay_s=0.12)
    timeline.to(0.07, hand_r=At("shoulder", 0.44, -0.24 + height_m, -0.26))
    timeline.to(
        0.20,
        yaw=18,
        twist=22,
        turn=-10,
        z=0.16,
        hand_r=At("shoulder", 0.16, -0.08 + height_m, 0.52 * power),
        hand_l=At("shoulder", 0.20, -0.15, 0.10),
        foot_pitch_r=28,
    )
    timeline.to(0.24, yaw=34, twist=34, turn=-34, hand_r=At("shoulder", -0.24, 0.12 + height_m, 0.30), elbow_r=40)
    timeline.hold(0.18)


def _backhand(timeline: Timeline, height_m: float, two_handed: bool) -> None:
    with_other = (
        {"hand_l": At("other", 0.03, -0.08, -0.02)} if two_handed else {"hand_l": At("shoulder", 0.10, -0.18, 0.20)}
    )
    timeline.to(
        0.45,
        yaw=40,
        twist=34,
        turn=-45,
        y=-0.16,
        hand_r=At("shoulder", -0.36, -0.16 + height_m, 0.18),
        elbow_r=20,
        advance=False,
        **with_other,
    )
    step(timeline, "r", 0.30, 0.06, duration_s=0.42, delay_s=0.12)
    timeline.to(0.06, z=0.1)
    after = {"hand_l": At("shoulder", 0.22, -0.20, -0.10)} if not two_handed else {}
    timeline.to(
        0.20, yaw=-2, twist=-8, turn=6, z=0.16, hand_r=At("shoulder", 0.16, -0.05 + height_m, 0.52), elbow_r=0, **after
    )
    timeline.to(0.24, yaw=-26, twist=-28, turn=24, hand_r=At("shoulder", 0.46, 0.14 + height_m, 0.16))
    timeline.hold(0.18)


def _serve(timeline: Timeline, jump_m: float) -> None:
    """Toss with the left hand, racket back behind the head, up and through."""
    step(timeline, "l", 0.22, 0.06, duration_s=0.4)
    timeline.to(0.3, yaw=-42, turn=40, hands=At("shoulder", 0.02, -0.30, 0.32))
    timeline.to(
        0.5,
        hand_l=At("shoulder", 0.05, 0.52, 0.18),
        hand_r=At("shoulder", 0.34, -0.05, -0.22),
        y=-0.14,
        pitch=-6,
        bend=-14,
        nod=-34,
        advance=False,
    )
    timeline.hold(0.42)
    timeline.to(
        0.22, hand_r=At("head", 0.16, 0.02, -0.20), elbow_r=70, hand_l=At("shoulder", 0.02, 0.40, 0.24), y=-0.20
    )
    timeline.to(
        0.16,
        y=0.03 + jump_m,
        heels=42,
        yaw=8,
        twist=14,
        bend=2,
        nod=-24,
        hand_r=At("shoulder", 0.08, 0.55, 0.14),
        elbow_r=20,
        hand_l=At("chest", 0.02, -0.05, 0.14),
    )
    timeline.to(
        0.24,
        y=-0.10,
        heels=0,
        pitch=26,
        bend=26,
        yaw=26,
        twist=24,
        nod=0,
        z=0.2,
        hand_r=At("shoulder", -0.26, -0.42, 0.30),
    )
    step(timeline, "r", 0.40, 0.12, duration_s=0.36)
    timeline.place = timeline.place.moved(forward_m=0.3)
    timeline.hold(0.2)


@action(
    "tennis forehand",
    BALL + "tennis",
    verbs="hit swing turn play",
    side=SIDE,
    count=Count(1, 2),
    ball=Choice(("middle", "high", "low"), (4, 1, 1)),
    move=Choice(("on the spot", "running"), (4, 1)),
    crispness="crisp",
)
def tennis_forehand(timeline: Timeline, side: str, count: int, ball: str, move: str) -> Sequence[str]:
    """A forehand stroke with follow-through over the other shoulder."""
    timeline.hold(0.2)
    _ready(timeline, At("shoulder", -0.05, -0.24, 0.36))
    height_m = {"middle": 0.0, "high": 0.24, "low": -0.26}[ball]
    if move == "running":
        _run_aside(timeline, "r", 3)
    for _ in range(count):
        _forehand(timeline, height_m, 1.0)
        step(timeline, "l", 0.0, 0.19, duration_s=0.35, advance=False)
        timeline.to(
            0.4,
            yaw=0,
            twist=0,
            turn=0,
            z=0,
            y=-0.13,
            foot_pitch_r=0,
            hand_r=At("shoulder", -0.05, -0.24, 0.36),
            hand_l=At("shoulder", 0.06, -0.26, 0.30),
            elbow_r=0,
        )
        timeline.hold(0.15)
    _recover(timeline)
    strokes = "a forehand" if count == 1 else "two forehands"
    how = {"middle": "", "high": " at shoulder height", "low": " from low down"}[ball]
    extra = (
        [f"{{hit}} {strokes}{how} in tennis", f"{{reach}} for a {ball} ball and {{hit}} {strokes}{how}"] if how else []
    )
    if move == "running":
        extra += [
            f"{{run}} to the {side} and {{hit}} {strokes} in tennis",
            f"{{move}} across to the {side} with quick steps and {{swing}} a forehand",
        ]
    return [
        f"{{hit}} {strokes} with a tennis racket in the {side} hand",
        f"{{play}} tennis and {{hit}} {strokes}",
        f"{{swing}} a tennis racket forward with the {side} hand, {times(count)}",
        f"{{turn}} the body to the {side}, {{step}} in and {{swing}} the racket across the body, {times(count)}",
        f"{{draw}} the {side} arm back and {{swing}} it forward and up over the {other(side)} shoulder, {times(count)}",
        f"{{perform}} a tennis forehand stroke {times(count)}",
        f"{{play}} {strokes} in tennis with the {side} arm",
        f"{{bend}} the knees, {{take}} the racket back and {{hit}} {'the ball' if count == 1 else 'two balls'} with a forehand",
        f"= a tennis player hits {strokes}",
        *extra,
    ]


@action(
    "tennis backhand",
    BALL + "tennis",
    verbs="hit swing turn play",
    side=SIDE,
    hands=Choice(("two-handed", "one-handed")),
    ball=Choice(("middle", "high", "low"), (4, 1, 1)),
    move=Choice(("on the spot", "running"), (4, 1)),
    crispness="crisp",
)
def tennis_backhand(timeline: Timeline, side: str, hands: str, ball: str, move: str) -> Sequence[str]:
    """A backhand stroke with one or both hands."""
    timeline.hold(0.2)
    both = hands == "two-handed"
    _ready(timeline, At("shoulder", -0.08, -0.24, 0.36), two_handed=both)
    height_m = {"middle": 0.0, "high": 0.26, "low": -0.22}[ball]
    if move == "running":
        _run_aside(timeline, "l", 3)
    _backhand(timeline, height_m, both)
    _recover(timeline)
    how = {"middle": "", "high": " at shoulder height", "low": " from low down"}[ball]
    extra = (
        [f"{{hit}} a {hands} backhand{how}", f"{{reach}} for a {ball} ball and {{hit}} a backhand{how}"] if how else []
    )
    if move == "running":
        extra += [
            f"{{run}} to the {other(side)} and {{hit}} a backhand in tennis",
            f"{{move}} across to the {other(side)} with quick steps and {{hit}} a {hands} backhand",
        ]
    return [
        f"{{hit}} a {hands} tennis backhand",
        f"{{play}} tennis and {{hit}} a backhand with {'both hands on the racket' if both else f'the {side} hand'}",
        f"{{swing}} a tennis racket from the {other(side)} side to the {side}",
        f"{{turn}} to the {other(side)}, {{step}} forward with the {side} foot and {{swing}} the racket outward",
        f"{{perform}} a {hands} backhand stroke in tennis",
        f"{{take}} the racket back on the {other(side)} side and {{hit}} the ball with a backhand",
        f"{{draw}} the {side} arm across the body and {{swing}} it out to the {side}",
        f"{{return}} a ball with a {hands} backhand",
        f"= a tennis player hits a backhand with {'both hands' if both else 'one hand'}",
        *extra,
    ]


@action(
    "tennis serve",
    BALL + "tennis",
    verbs="serve toss throw raise hit",
    side=SIDE,
    kind=Choice(("overhead", "underhand"), (4, 1)),
    crispness="crisp",
)
def tennis_serve(timeline: Timeline, side: str, kind: str) -> Sequence[str]:
    """Toss and overhead serve, stepping into the court."""
    timeline.hold(0.2)
    if kind == "underhand":
        step(timeline, "l", 0.24, 0.08, duration_s=0.4)
        timeline.to(
            0.5,
            y=-0.10,
            pitch=16,
            bend=10,
            nod=10,
            yaw=-16,
            hand_l=At("shoulder", -0.04, -0.36, 0.34),
            palm_l=80,
            hand_r=At("shoulder", 0.22, -0.44, -0.20),
        )
        timeline.hold(0.25)
        timeline.to(0.22, hand_r=At("shoulder", 0.24, -0.36, -0.36), twist=-12)
        timeline.to(
            0.20,
            exact=True,
            yaw=10,
            twist=12,
            z=0.12,
            y=-0.08,
            hand_r=At("shoulder", -0.02, -0.34, 0.44),
            hand_l=At("shoulder", 0.16, -0.30, 0.20),
            palm_l=0,
        )
        timeline.to(0.22, hand_r=At("shoulder", -0.10, 0.06, 0.50), pitch=8, nod=0)
        timeline.hold(0.3)
        _recover(timeline)
        return [
            f"{{serve}} underhand in tennis with the {side} hand",
            "{hit} an underhand tennis serve",
            f"{{drop}} the ball and {{hit}} it from below with the racket in the {side} hand",
            "{serve} a tennis ball from below",
            f"{{swing}} the {side} arm forward from below to serve",
            f"{{hold}} the ball low in the {other(side)} hand and {{serve}} it underarm",
            "{start} a tennis point with an underarm serve",
            f"= a tennis player serves underhand with the {side} arm",
        ]
    _serve(timeline, 0.0)
    _recover(timeline)
    return [
        f"{{serve}} in tennis with the {side} hand",
        "{serve} a tennis ball",
        f"{{toss}} a ball up with the {other(side)} hand and {{hit}} it overhead with the racket in the {side} hand",
        "{perform} a tennis serve",
        f"{{throw}} the ball up, {{arch}} the back and {{swing}} the racket over the head with the {side} arm",
        f"{{raise}} the {other(side)} arm for the toss, then {{serve}} with the {side} arm and {{step}} forward",
        f"{{stretch}} up and {{smash}} a tennis serve with the {side} arm",
        "{hit} an overhead serve and {follow} through across the body",
        f"= a tennis player serves with the {side} arm",
    ]


@action(
    "badminton smash",
    BALL + "badminton",
    verbs="smash jump hit swing",
    side=SIDE,
    way=Choice(("standing", "jump"), (2, 1)),
    tempo=False,
    crispness="crisp",
)
def badminton_smash(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """Back under the shuttle, then a smash from above."""
    timeline.hold(0.2)
    _ready(timeline, At("shoulder", 0.05, -0.10, 0.34))
    step(timeline, "r", -0.42, 0.14, duration_s=0.4, heel_first=False, advance=False)
    timeline.to(
        0.45,
        yaw=-45,
        turn=40,
        nod=-30,
        z=-0.2,
        hand_r=At("head", 0.22, 0.02, -0.12),
        elbow_r=80,
        hand_l=At("shoulder", 0.08, 0.42, 0.24),
        bend=-8,
        pitch=0,
    )
    timeline.hold(0.15)
    if way == "jump":
        timeline.to(0.2, y=-0.24, pitch=12)
        jump(timeline, 0.30, forward_m=0.25, crouch_s=0.0, arms=False, recover_s=0.0, push_s=0.18,
             air={"hand_r": At("head", 0.24, 0.10, -0.18), "elbow_r": 80.0, "hand_l": At("shoulder", 0.08, 0.44, 0.26), "bend": -14.0, "nod": -26.0, "feet": At("hip", 0.06, -0.68, -0.26)})  # fmt: skip
        now = timeline.time_s
        timeline.time_s = max(timeline.hands["r"].end_s, timeline.hands["l"].end_s)
        timeline.to(
            0.12, exact=True, hand_r=At("shoulder", 0.08, 0.54, 0.16), elbow_r=10, hand_l=At("chest", 0.04, -0.1, 0.12)
        )
        timeline.to(0.18, exact=True, hand_r=At("shoulder", -0.20, -0.38, 0.34), wrist_r=30)
        timeline.time_s = max(timeline.time_s, now)
        timeline.to(0.3, yaw=10, twist=10, turn=0, nod=0)
        timeline.hold(0.2)
        _recover(timeline)
        return [
            f"{{do}} a jump smash in badminton with the {side} hand",
            f"{{jump}} and {{smash}} a shuttlecock with the {side} hand",
            "{leap} up and {smash} the shuttle from above",
            f"{{jump}} off both feet and {{hit}} a badminton smash with the {side} arm",
            "{play} badminton and {smash} in the air",
            f"{{raise}} the racket, {{jump}} high and {{strike}} down with the {side} arm",
            f"{{perform}} a jumping smash with a badminton racket in the {side} hand",
            f"= a badminton player does a jump smash with the {side} arm",
        ]
    timeline.to(
        0.13,
        yaw=6,
        twist=16,
        y=0.02,
        heels=40,
        hand_r=At("shoulder", 0.10, 0.54, 0.16),
        elbow_r=10,
        hand_l=At("chest", 0.04, -0.1, 0.12),
        nod=-20,
    )
    timeline.to(
        0.2,
        yaw=24,
        twist=22,
        pitch=20,
        bend=20,
        y=-0.1,
        heels=0,
        nod=4,
        z=0.05,
        hand_r=At("shoulder", -0.22, -0.40, 0.34),
        wrist_r=30,
    )
    step(timeline, "r", 0.25, 0.14, duration_s=0.34)
    timeline.hold(0.2)
    _recover(timeline)
    return [
        f"{{smash}} a shuttlecock with the {side} hand",
        "{smash} in badminton",
        f"{{step}} back and {{hit}} a badminton smash from above with the {side} arm",
        f"{{raise}} the racket behind the head and {{smash}} it down in front with the {side} arm",
        "{play} badminton and {smash} the shuttle",
        f"{{lift}} the {other(side)} arm towards the shuttle and {{strike}} down with the {side} arm",
        f"{{perform}} an overhead smash with a badminton racket in the {side} hand",
        f"{{swing}} the {side} arm from behind the head down across the body",
        f"= a badminton player smashes with the {side} arm",
    ]


@action(
    "badminton rally",
    BALL + "badminton",
    verbs="play hit swing step return",
    side=SIDE,
    count=Count(2, 4),
    crispness="crisp",
)
def badminton_rally(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Light strokes high and low with small steps."""
    timeline.hold(0.2)
    _ready(timeline, At("shoulder", 0.0, -0.12, 0.36))
    for number in range(count):
        high = number % 2 == 0
        step(timeline, "r", 0.30 if not high else -0.12, 0.2, duration_s=0.34, advance=False)
        if high:
            timeline.to(
                0.34,
                twist=-26,
                nod=-22,
                y=-0.08,
                hand_r=At("head", 0.24, 0.05, -0.08),
                elbow_r=60,
                hand_l=At("shoulder", 0.1, 0.2, 0.3),
            )
            timeline.to(
                0.14,
                twist=14,
                hand_r=At("shoulder", 0.06, 0.44, 0.30),
                elbow_r=0,
                hand_l=At("shoulder", 0.06, -0.2, 0.3),
            )
            timeline.to(0.22, hand_r=At("shoulder", -0.08, 0.05, 0.42))
        else:
            timeline.to(
                0.34,
                y=-0.22,
                pitch=24,
                twist=-18,
                nod=-20,
                hand_r=At("shoulder", 0.30, -0.42, 0.12),
                hand_l=At("shoulder", 0.2, -0.2, -0.05),
            )
            timeline.to(0.16, twist=8, hand_r=At("shoulder", 0.06, -0.22, 0.50))
            timeline.to(0.22, hand_r=At("shoulder", -0.04, 0.12, 0.42))
        timeline.to(0.3, y=-0.13, pitch=16, twist=0, nod=-12, hand_r=At("shoulder", 0.0, -0.12, 0.36), advance=False)
        step(timeline, "r", -0.02, 0.19, duration_s=0.34)
    _recover(timeline)
    return [
        f"{{play}} badminton with the {side} hand",
        f"{{hit}} the shuttlecock {number_word(count)} times in a badminton rally",
        "{play} a badminton rally with small quick steps",
        f"{{swing}} a badminton racket high and low with the {side} arm",
        f"{{return}} the shuttle {number_word(count)} times, first above the head",
        f"{{play}} badminton, hitting {number_word(count)} strokes with the {side} hand",
        f"{{stand}} ready with bent knees and {{hit}} a shuttlecock with the {side} arm, {times(count)}",
        f"{{swing}} the racket overhead and underhand in turn with the {side} hand",
        f"= a badminton player hits {number_word(count)} strokes",
    ]


@action(
    "table tennis rally",
    BALL + "table tennis",
    verbs="play hit swing",
    side=SIDE,
    count=Count(2, 5),
    strokes=Choice(("both", "forehand", "backhand"), (4, 1, 1)),
    crispness="crisp",
)
def table_tennis(timeline: Timeline, side: str, count: int, strokes: str) -> Sequence[str]:
    """Forehands and backhands in turn in front of the body, knees bent."""
    timeline.hold(0.2)
    step(timeline, "l", 0.05, 0.20, duration_s=0.3, height_m=0.03)
    step(timeline, "r", -0.08, 0.20, duration_s=0.3, height_m=0.03)
    timeline.to(
        0.4,
        y=-0.17,
        pitch=24,
        bend=14,
        nod=-20,
        hand_r=At("shoulder", 0.08, -0.28, 0.32),
        hand_l=At("shoulder", 0.12, -0.30, 0.28),
    )
    for number in range(count):
        if strokes == "forehand" or (strokes == "both" and number % 2 == 0):
            timeline.to(0.26, twist=-26, x=-0.03, hand_r=At("shoulder", 0.36, -0.34, 0.10))
            timeline.to(0.15, twist=16, x=0.03, hand_r=At("shoulder", 0.0, -0.12, 0.46), wrist_r=14)
            timeline.to(0.14, hand_r=At("shoulder", -0.10, 0.02, 0.40))
        else:
            timeline.to(0.26, twist=18, hand_r=At("shoulder", -0.20, -0.30, 0.20), wrist_r=26)
            timeline.to(0.15, twist=-8, hand_r=At("shoulder", 0.06, -0.22, 0.50), wrist_r=-10)
            timeline.to(0.14, hand_r=At("shoulder", 0.16, -0.16, 0.46))
        timeline.to(0.26, twist=0, x=0, wrist_r=0, hand_r=At("shoulder", 0.08, -0.28, 0.32))
    _recover(timeline)
    if strokes != "both":
        return [
            f"{{hit}} {number_word(count)} table tennis {strokes}s with the {side} hand",
            f"{{play}} {strokes}s in table tennis",
            f"{{play}} ping-pong, only {strokes} strokes",
            f"{{swing}} a table tennis bat with the {side} hand, {strokes} after {strokes}",
            f"{{stand}} with bent knees and {{hit}} {number_word(count)} {strokes} strokes with a small paddle",
            f"{{practise}} the table tennis {strokes} with the {side} arm",
            f"{{return}} the ball {times(count)} with the {strokes}",
            f"= a table tennis player hits {strokes}s with the {side} hand",
        ]
    return [
        f"{{play}} table tennis with the {side} hand",
        "{play} ping-pong",
        f"{{hit}} {number_word(count)} strokes in table tennis",
        f"{{swing}} a table tennis bat with the {side} hand, forehand and backhand in turn",
        f"{{stand}} with bent knees and {{hit}} the ball {number_word(count)} times with a small paddle",
        f"{{play}} {number_word(count)} quick table tennis strokes with the {side} arm",
        f"{{lean}} forward over the table and {{return}} the ball {times(count)}",
        f"{{swing}} the {side} forearm in front of the body as in ping-pong",
        f"= a table tennis player rallies with the {side} hand",
    ]


@action("table tennis serve", BALL + "table tennis", verbs="serve toss", side=SIDE, crispness="crisp")
def table_tennis_serve(timeline: Timeline, side: str) -> Sequence[str]:
    """Toss from the flat hand, short quick stroke."""
    timeline.hold(0.2)
    step(timeline, "r", -0.22, 0.16, duration_s=0.35)
    timeline.to(
        0.5,
        yaw=-28,
        turn=24,
        y=-0.15,
        pitch=24,
        bend=12,
        nod=-10,
        hand_l=At("shoulder", -0.06, -0.24, 0.36),
        palm_l=80,
        hand_r=At("shoulder", 0.05, -0.22, 0.26),
    )
    timeline.hold(0.3)
    timeline.to(
        0.22, hand_l=At("shoulder", -0.06, 0.02, 0.38), hand_r=At("shoulder", 0.34, -0.16, -0.05), nod=-24, twist=-14
    )
    timeline.to(0.2, hand_l=At("shoulder", 0.06, -0.25, 0.2), nod=0, advance=False)
    timeline.hold(0.1)
    timeline.to(0.14, twist=16, hand_r=At("shoulder", -0.08, -0.28, 0.42), wrist_r=30)
    timeline.to(0.2, hand_r=At("shoulder", -0.22, -0.22, 0.30))
    timeline.hold(0.2)
    _recover(timeline)
    return [
        f"{{serve}} in table tennis with the {side} hand",
        "{serve} a ping-pong ball",
        f"{{toss}} a ball from the {other(side)} palm and {{serve}} it with the {side} hand",
        "{perform} a table tennis serve",
        f"{{bend}} forward, {{throw}} the ball up with the {other(side)} hand and {{brush}} it with the bat",
        f"{{serve}} with a short quick swing of the {side} forearm",
        "{stand} sideways at the table, {toss} the ball and {hit} it",
        f"{{start}} a table tennis point with a serve of the {side} hand",
        "= a table tennis player serves",
    ]


@action(
    "baseball bat swing",
    BALL + "baseball",
    verbs="swing bat hit step run",
    side=SIDE,
    way=Choice(("full swing", "bunt"), (4, 1)),
    after=Choice(("stays", "runs"), (4, 1)),
    tempo=False,
    crispness="crisp",
)
def baseball_swing(timeline: Timeline, side: str, way: str, after: str) -> Sequence[str]:
    """Batting stance, stride, swing through, finish over the shoulder. Right-handed: the left side faces the pitcher."""
    timeline.hold(0.2)
    step(timeline, "l", 0.24, 0.06, toes_deg=40, duration_s=0.35)
    step(timeline, "r", -0.24, 0.10, toes_deg=70, duration_s=0.35)
    timeline.to(
        0.5,
        yaw=-72,
        turn=64,
        y=-0.15,
        pitch=10,
        bend=14,
        hand_r=At("head", 0.24, -0.08, -0.02),
        elbow_r=70,
        hand_l=At("other", -0.04, -0.09, 0.03),
        nod=0,
    )
    timeline.hold(0.25)
    if way == "bunt":
        timeline.to(
            0.4,
            yaw=-10,
            turn=6,
            y=-0.22,
            pitch=20,
            bend=16,
            hand_r=At("shoulder", 0.24, -0.16, 0.40),
            elbow_r=20,
            hand_l=At("shoulder", 0.06, -0.24, 0.34),
            foot_yaw_r=30,
        )
        timeline.hold(0.4)
        timeline.to(0.14, z=0.02, hand_r=At("shoulder", 0.22, -0.20, 0.34), hand_l=At("shoulder", 0.05, -0.28, 0.28))
        timeline.hold(0.5)
        _recover(timeline)
        return [
            "{bunt} a baseball",
            "{square} around to bunt with the bat held level",
            f"{{hold}} the bat out level in front of the body and {{bunt}}, from the {side} side",
            "{turn} to the pitcher, {bend} the knees and {bunt} the ball softly",
            "{lay} down a bunt in baseball",
            f"{{slide}} the {side} hand up the bat and {{bunt}}",
            "{take} a batting stance, then {bunt} with both hands on the bat",
            "= a baseball batter bunts the ball",
        ]
    timeline.to(0.28, twist=-14, x=0.0, z=-0.06, hand_r=At("head", 0.26, -0.04, -0.10))
    step(timeline, "l", 0.42, 0.06, toes_deg=20, duration_s=0.22, height_m=0.05, advance=False)
    timeline.to(0.2, z=0.06)
    timeline.to(
        0.17,
        yaw=6,
        twist=24,
        turn=0,
        z=0.10,
        hand_r=At("chest", -0.02, -0.04, 0.46),
        elbow_r=10,
        foot_pitch_r=30,
        foot_yaw_r=20,
    )
    timeline.to(0.2, yaw=20, twist=44, turn=-50, hand_r=At("chest", -0.32, 0.12, 0.26))
    timeline.to(0.2, hand_r=At("head", -0.30, 0.02, -0.04))
    timeline.hold(0.35)
    timeline.to(0.1, foot_pitch_r=0)
    _recover(timeline)
    if after == "runs":
        walk(timeline, 4.5, "run", first="l")
        return [
            f"{{swing}} a baseball bat from the {side} side and {{run}}",
            "{hit} a baseball with a bat and {run} to first base",
            f"{{stand}} with the bat over the {side} shoulder, {{swing}} and {{run}} forward",
            "{bat} in baseball, then {sprint} off",
            "{hit} the ball, {drop} the bat and {run}",
            f"{{swing}} a bat with both hands from the {side} shoulder, then {{start}} to run",
            "{take} a full swing with a bat and {run} to the base",
            "= a baseball batter hits the ball and runs",
        ]
    return [
        f"{{swing}} a baseball bat from the {side} side",
        "{hit} a baseball with a bat",
        f"{{stand}} sideways with the bat over the {side} shoulder, {{step}} forward and {{swing}}",
        "{bat} in baseball",
        f"{{swing}} a bat with both hands from the {side} shoulder across to the {other(side)}",
        f"{{take}} a batting stance, {{stride}} with the {other(side)} foot and {{swing}} the bat through",
        f"{{raise}} the bat behind the {side} shoulder and {{hit}} the ball with a full swing",
        f"{{rotate}} the hips and {{swing}} a baseball bat until it ends over the {other(side)} shoulder",
        "= a baseball batter swings at a pitch",
    ]


@action(
    "baseball pitch",
    BALL + "baseball",
    verbs="pitch throw lift",
    side=SIDE,
    way=Choice(("overhand", "underhand"), (4, 1)),
    crispness="crisp",
)
def baseball_pitch(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """Wind-up with a high knee, long stride, throw over the top."""
    timeline.hold(0.2)
    if way == "underhand":
        timeline.to(0.5, hands=At("chest", 0.02, -0.12, 0.22), y=-0.08, pitch=12, bend=8)
        timeline.hold(0.2)
        timeline.to(
            0.26, exact=True, hand_r=At("shoulder", 0.04, 0.20, 0.50), hand_l=At("shoulder", 0.02, 0.10, 0.46), y=-0.16
        )
        timeline.to(0.14, exact=True, hand_r=At("shoulder", 0.10, 0.56, 0.0))
        step(timeline, "l", 0.72, 0.06, duration_s=0.3, advance=False)
        timeline.to(0.14, exact=True, hand_r=At("shoulder", 0.18, 0.16, -0.50), z=0.16, balance=0.2)
        timeline.to(0.12, exact=True, hand_r=At("shoulder", 0.12, -0.50, -0.16), z=0.30)
        timeline.to(
            0.12,
            exact=True,
            hand_r=At("shoulder", 0.02, -0.40, 0.38),
            z=0.40,
            y=-0.14,
            foot_pitch_r=40,
            hand_l=At("shoulder", 0.24, -0.30, 0.14),
        )
        timeline.to(0.22, hand_r=At("shoulder", -0.08, 0.04, 0.48), pitch=16)
        timeline.hold(0.3)
        timeline.place = timeline.place.moved(forward_m=0.7)
        step(timeline, "r", 0.0, 0.14, duration_s=0.4, advance=False)
        timeline.to(0.45, z=0, y=-0.04, balance=1.0, pitch=4)
        _recover(timeline)
        return [
            f"{{pitch}} a softball underhand with the {side} hand",
            f"{{throw}} a windmill pitch with the {side} arm",
            f"{{swing}} the {side} arm in a full circle and {{pitch}} underhand",
            "{pitch} underarm, like a softball pitcher",
            f"{{stride}} forward and {{release}} the ball from below with the {side} arm",
            "{perform} a softball windmill pitch",
            f"{{circle}} the {side} arm up, back and down and {{let}} the ball go at the hip",
            f"= a softball pitcher throws underhand with the {side} arm",
        ]
    timeline.to(0.5, yaw=-70, turn=60, hands=At("chest", 0.0, -0.04, 0.16))
    timeline.hold(0.2)
    timeline.to(0.5, foot_l=At("hip", 0.0, -0.26, 0.36), ankle_l=25, hands=At("chest", 0.0, 0.02, 0.18), bend=8)
    timeline.hold(0.12)
    timeline.to(
        0.32,
        foot_l=At("floor", 0.02, 0.0, 0.86),
        y=-0.22,
        z=0.30,
        hand_r=At("shoulder", 0.46, 0.06, -0.22),
        elbow_r=20,
        hand_l=At("shoulder", 0.48, 0.0, 0.08),
        balance=0.0,
    )
    timeline.to(
        0.14,
        yaw=-10,
        twist=6,
        z=0.50,
        hand_r=At("shoulder", 0.30, 0.34, -0.18),
        elbow_r=60,
        hand_l=At("chest", 0.12, -0.06, 0.1),
    )
    timeline.to(
        0.13,
        yaw=14,
        twist=24,
        pitch=26,
        bend=20,
        turn=0,
        z=0.62,
        hand_r=At("shoulder", 0.12, 0.30, 0.42),
        elbow_r=0,
        foot_pitch_r=50,
    )
    timeline.to(0.22, pitch=42, bend=34, hand_r=At("shoulder", -0.34, -0.40, 0.24), nod=-30)
    timeline.place = timeline.place.moved(forward_m=0.76)
    step(timeline, "r", 0.05, 0.14, duration_s=0.4, advance=False)
    timeline.to(
        0.55,
        y=-0.06,
        pitch=10,
        bend=8,
        nod=0,
        yaw=0,
        twist=0,
        z=0,
        balance=1.0,
        hand_r=At("shoulder", 0.02, -0.4, 0.2),
        hand_l=At("shoulder", 0.06, -0.4, 0.16),
    )
    _recover(timeline)
    return [
        f"{{pitch}} a baseball with the {side} hand",
        "{throw} a baseball pitch",
        f"{{lift}} the {other(side)} knee, {{stride}} forward and {{throw}} a ball with the {side} arm",
        f"{{wind}} up and {{pitch}} overhand with the {side} arm",
        f"{{raise}} the {other(side)} leg high, {{step}} forward and {{hurl}} the ball",
        "{perform} a baseball pitch with a high leg kick",
        f"{{bring}} both hands to the chest, {{lift}} the {other(side)} knee and {{throw}} with the {side} hand",
        f"{{throw}} a fastball with the {side} arm and {{follow}} through down across the body",
        f"= a pitcher throws with the {side} arm",
    ]


@action(
    "golf swing",
    BALL + "golf",
    verbs="swing hit turn",
    side=SIDE,
    size=Choice(("full", "half", "chip"), (3, 1, 1)),
    before=Choice(("straight away", "placing the ball"), (4, 1)),
    crispness="crisp",
)
def golf_swing(timeline: Timeline, side: str, size: str, before: str) -> Sequence[str]:
    """Address, backswing, downswing, finish. The target is to the left of a right-handed player."""
    full = size == "full"
    half = size == "half"
    timeline.stance(0.42 if full else 0.28, toes_deg=12)
    grip = At("chest", -0.03, -0.44, 0.30)
    timeline.hold(0.2)
    if before == "placing the ball":
        timeline.to(
            0.9,
            y=-0.26,
            pitch=60,
            bend=40,
            nod=-10,
            hand_r=At("floor", 0.08, 0.10, 0.48),
            hand_l=At("thigh", 0.02, 0.10, 0.06),
        )
        timeline.hold(0.3)
    timeline.to(0.6, pitch=26, bend=20, y=-0.07, nod=10, hand_r=grip, hand_l=At("other", 0.0, 0.08, -0.01))
    timeline.hold(0.4)
    back = (
        At("head", 0.20, 0.10, 0.0)
        if full
        else At("chest", 0.36, -0.12, 0.20)
        if half
        else At("chest", 0.26, -0.36, 0.22)
    )
    timeline.to(
        0.7,
        twist=-46 if full else -34 if half else -18,
        yaw=-24 if full else -8,
        turn=44 if full else 16,
        hand_r=back,
        elbow_r=20,
        x=-0.05,
    )
    timeline.hold(0.06)
    timeline.to(0.22, twist=4, yaw=8, turn=-6, x=0.05, hand_r=grip, elbow_r=0)
    if full:
        timeline.to(
            0.2,
            twist=36,
            yaw=40,
            turn=-20,
            pitch=16,
            bend=8,
            x=0.1,
            hand_r=At("chest", -0.40, 0.05, 0.30),
            foot_pitch_r=30,
        )
        timeline.to(
            0.3,
            twist=44,
            yaw=64,
            turn=0,
            pitch=2,
            bend=0,
            nod=-6,
            hand_r=At("head", -0.26, 0.10, -0.05),
            foot_pitch_r=52,
        )
        timeline.look_at(At("floor", 6.0, 1.2, 1.0), 0.4)
        timeline.hold(0.6)
    else:
        timeline.to(
            0.24,
            twist=34 if half else 20,
            yaw=16,
            turn=-14,
            hand_r=At("chest", -0.40, -0.08, 0.28) if half else At("chest", -0.30, -0.34, 0.26),
        )
    timeline.hold(0.7)
    timeline.look_at(None, 0.4)
    timeline.to(
        0.6, yaw=0, twist=0, turn=0, pitch=0, bend=2, nod=0, x=0, y=0, foot_pitch_r=0, hands=NEUTRAL_HAND, elbows=0
    )
    kind = {"full": "a full golf swing", "half": "a half golf swing", "chip": "a short golf chip"}[size]
    first = "{place} the ball on a tee, then " if before == "placing the ball" else ""
    return [
        f"{first}{{make}} {kind}",
        *(
            [f"{first}{{hit}} it with {kind}", f"{{bend}} down, {{tee}} up a golf ball and {{make}} {kind}"]
            if first
            else []
        ),
        f"{{play}} golf and {{hit}} the ball with {'a full swing' if full else 'half a swing' if half else 'a short chip'}",
        f"{{swing}} a golf club {side}-handed",
        *(["{hit} a golf ball, {hold} the follow-through and {watch} the ball fly"] if full else []),
        f"{{bend}} over the ball with both hands on the club, {{swing}} back to the {side} and through to the {other(side)}",
        f"{{perform}} {kind}",
        "{hold} a golf club with both hands, {turn} back and {hit} the ball",
        f"{{swing}} both arms {'up behind the head' if full else 'up to the chest' if half else 'low'} on the {side} and then across to the {other(side)}",
        "{lean} forward, {take} the club back and {strike} a golf ball",
        f"= a golfer makes {kind}",
    ]


@action("golf putt", BALL + "golf", verbs="putt swing push", side=SIDE)
def golf_putt(timeline: Timeline, side: str) -> Sequence[str]:
    """A pendulum of the shoulders, low and slow."""
    timeline.stance(0.26, toes_deg=8)
    grip = At("chest", -0.03, -0.46, 0.26)
    timeline.hold(0.2)
    timeline.to(0.7, pitch=34, bend=26, y=-0.05, nod=18, hand_r=grip, hand_l=At("other", 0.0, 0.07, -0.01))
    timeline.to(0.5, turn=-50, nod=0)
    timeline.to(0.5, turn=0, nod=18)
    timeline.to(0.6, twist=-12, hand_r=At("chest", 0.12, -0.44, 0.24))
    timeline.to(0.4, twist=14, hand_r=At("chest", -0.24, -0.44, 0.25))
    timeline.to(0.4, turn=-55, nod=0)
    timeline.hold(0.6)
    timeline.neutral(0.7)
    return [
        "{putt} a golf ball",
        f"{{putt}} to the {other(side)} with a slow swing of the arms",
        f"{{bend}} over, {{look}} at the hole and {{putt}} the ball to the {other(side)}",
        "{play} a putt on the golf green",
        "{hold} a putter with both hands and {swing} it gently",
        f"{{lean}} far forward, {{turn}} the head to the {other(side)}, then {{push}} the ball with a short putt",
        f"{{swing}} the arms like a pendulum from {side} to {other(side)}",
        "{line} up a putt and {hit} it softly",
        "= a golfer putts",
    ]


@action(
    "billiards shot", BALL + "billiards", verbs="shoot lean push aim", side=SIDE, strokes=Count(1, 3), crispness="crisp"
)
def billiards(timeline: Timeline, side: str, strokes: int) -> Sequence[str]:
    """Bent low over the table, cue drawn back and forth, then the shot."""
    timeline.hold(0.2)
    step(timeline, "l", 0.36, 0.10, duration_s=0.45)
    timeline.to(
        0.8,
        y=-0.12,
        pitch=58,
        bend=26,
        nod=-42,
        z=0.10,
        hand_l=At("shoulder", -0.10, 0.02, 0.54),
        hand_r=At("shoulder", 0.12, -0.26, -0.16),
        elbow_r=50,
        balance=0.3,
    )
    for _ in range(strokes):
        timeline.to(0.4, hand_r=At("shoulder", 0.12, -0.24, -0.28))
        timeline.to(0.4, hand_r=At("shoulder", 0.10, -0.30, -0.06))
    timeline.to(0.45, hand_r=At("shoulder", 0.12, -0.22, -0.30))
    timeline.hold(0.15)
    timeline.to(0.13, hand_r=At("shoulder", 0.06, -0.30, 0.16))
    timeline.hold(0.6)
    timeline.neutral(0.9)
    feet_together(timeline, 0.6)
    return [
        f"{{play}} billiards with the {side} hand",
        "{shoot} in pool",
        f"{{lean}} over a pool table and {{push}} the cue forward with the {side} hand",
        "{bend} down low, {aim} with the cue and {shoot}",
        f"{{draw}} the cue back {number_word(strokes)} time{'s' if strokes > 1 else ''} and then {{strike}} the ball with the {side} arm",
        "{take} a shot in snooker",
        f"{{step}} forward with the {other(side)} foot, {{lean}} over the table with the {other(side)} arm stretched out and {{shoot}}",
        f"{{slide}} a cue back and forth with the {side} hand and {{hit}} the ball",
        "= a pool player takes a shot",
    ]


@action(
    "badminton net shot",
    BALL + "badminton",
    verbs="lunge reach hit lift return",
    side=SIDE,
    where=Choice(("forehand corner", "backhand corner")),
    crispness="crisp",
)
def badminton_net_shot(timeline: Timeline, side: str, where: str) -> Sequence[str]:
    """A long lunge with the racket leg to a front corner, the racket under the shuttle, and back."""
    outer = where == "forehand corner"
    sign = -1.0 if outer else 1.0
    timeline.hold(0.2)
    _ready(timeline, At("shoulder", 0.0, -0.12, 0.36))
    step(timeline, "l", 0.20, 0.14 - 0.10 * sign if not outer else 0.06, duration_s=0.26, height_m=0.04, advance=False)
    timeline.to(0.26, exact=True, x=0.10 * sign, z=0.10)
    step(
        timeline,
        "r",
        0.84,
        0.42 if outer else -0.30,
        toes_deg=20 if outer else -10,
        duration_s=0.34,
        height_m=0.06,
        advance=False,
    )
    timeline.to(0.36, exact=True, x=0.24 * sign, z=0.50, y=-0.30, pitch=22, yaw=20 * sign, balance=0, nod=-12,
                hand_r=At("shoulder", 0.20 if outer else -0.14, -0.16, 0.50), hand_l=At("shoulder", 0.42, -0.06, -0.16))  # fmt: skip
    timeline.to(0.14, exact=True, advance=False, foot_pitch_l=46)
    timeline.to(0.16, hand_r=At("shoulder", 0.16 if outer else -0.10, 0.04, 0.53), wrist_r=-20)
    timeline.hold(0.3)
    timeline.to(
        0.5,
        exact=True,
        x=0.04 * sign,
        z=0.05,
        y=-0.13,
        pitch=14,
        yaw=0,
        advance=False,
        foot_pitch_l=0,
        hand_r=At("shoulder", 0.0, -0.12, 0.36),
        wrist_r=0,
    )
    step(timeline, "r", -0.02, 0.19, toes_deg=8, duration_s=0.45, heel_first=False)
    step(timeline, "l", 0.0, 0.16, duration_s=0.3, heel_first=False)
    timeline.to(0.2, balance=1)
    _recover(timeline)
    to = f"to the front {side} corner" if outer else "across to the backhand corner"
    return [
        f"{{lunge}} {to} at the net in badminton",
        f"{{play}} a badminton net shot {to}",
        f"{{take}} a long lunge {to} and {{reach}} for the shuttle with the racket",
        f"{{step}} {to} and {{lift}} the shuttlecock with the {side} arm",
        f"{{lunge}} forward {to} with a racket in the {side} hand and {{come}} back to the middle",
        f"{{reach}} low with the racket, lunging {to}",
        f"= a badminton player lunges {to}",
        f"{{return}} a drop shot with a deep lunge {to}",
    ]


@action(
    "badminton serve",
    BALL + "badminton",
    verbs="serve hold hit swing",
    side=SIDE,
    kind=Choice(("backhand", "high forehand")),
    crispness="crisp",
)
def badminton_serve(timeline: Timeline, side: str, kind: str) -> Sequence[str]:
    """The shuttle held in front and pushed short with the backhand, or swung up high from below with the forehand."""
    timeline.hold(0.2)
    short = kind == "backhand"
    step(timeline, "r" if short else "l", 0.22, 0.09, duration_s=0.4)
    if short:
        timeline.to(
            0.6,
            y=-0.05,
            bend=10,
            nod=12,
            hand_l=At("chest", 0.06, -0.16, 0.34),
            palm_l=20,
            hand_r=At("chest", -0.02, -0.06, 0.26),
            elbow_r=70,
            wrist_r=30,
        )
        timeline.hold(0.5)
        timeline.to(0.12, exact=True, hand_r=At("chest", 0.0, -0.10, 0.18))
        timeline.to(0.12, exact=True, hand_r=At("chest", 0.02, -0.10, 0.40), wrist_r=-10)
    else:
        timeline.to(
            0.6,
            yaw=-26,
            turn=24,
            hand_l=At("shoulder", 0.0, -0.06, 0.48),
            hand_r=At("shoulder", 0.36, -0.20, -0.26),
            elbow_r=30,
        )
        timeline.hold(0.4)
        timeline.to(
            0.2, exact=True, hand_r=At("shoulder", 0.16, -0.50, 0.0), yaw=-6, hand_l=At("shoulder", 0.10, -0.20, 0.36)
        )
        timeline.to(0.16, exact=True, hand_r=At("shoulder", 0.0, -0.18, 0.52), yaw=14, twist=12, z=0.10)
        timeline.to(0.2, hand_r=At("shoulder", -0.22, 0.34, 0.36), nod=-14)
    timeline.hold(0.4)
    _recover(timeline)
    how = "short with the backhand" if short else "high with a forehand swing from below"
    return [
        f"{{serve}} in badminton with the {side} hand, {how}",
        f"{{play}} a {kind} serve in badminton",
        f"{{hold}} the shuttlecock in the {other(side)} hand and {{serve}} it {how}",
        f"{{serve}} a shuttlecock {how}",
        f"{{perform}} a badminton serve {how}",
        f"{{hit}} the shuttle out of the {other(side)} hand {how}",
        f"= a badminton player serves {how}",
        f"{{start}} a badminton rally with a {kind} serve",
    ]
