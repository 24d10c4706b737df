"""Track and field, archery and darts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.moves import feet_together, jump, step, turn_to
from kinoflow.authoring.timeline import Timeline

FIELD, TRACK, TARGET = "sports/field athletics/", "sports/track athletics/", "sports/targets/"
RUN_UP = replace(STYLES["run"], step_m=1.0, step_s=0.34)


def _recover(timeline: Timeline, duration_s: float = 0.6) -> None:
    timeline.to(
        duration_s,
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
        heels=0,
        knees=0,
        balance=1.0,
    )
    feet_together(timeline, 0.6)


@action(
    "shot put",
    FIELD + "shot put",
    verbs="put push throw turn",
    side=SIDE,
    style=Choice(("glide", "standing", "spin"), (3, 1, 1)),
    crispness="crisp",
)
def shot_put(timeline: Timeline, side: str, style: str) -> Sequence[str]:
    """Ball at the neck, low and turned back, glide, push up and forward."""
    timeline.hold(0.2)
    timeline.to(0.5, hand_r=At("head", 0.11, -0.13, 0.04), elbow_r=80, hand_l=At("shoulder", 0.12, -0.1, 0.3))
    if style == "spin":
        timeline.to(0.3, y=-0.14, bend=10)
        turn_to(timeline, 360.0, steps=4, step_s=0.26)
    step(timeline, "r", -0.25, 0.12, duration_s=0.35, heel_first=False)
    if style == "glide":
        # Low and turned back, the right foot slides towards the front.
        timeline.to(0.4, yaw=-110, y=-0.34, pitch=44, bend=24, hand_l=At("shoulder", 0.05, 0.02, 0.46), turn=-10)
        timeline.place = timeline.place.moved(forward_m=0.34)
        timeline.to(0.3, exact=True, advance=False, z=-0.12)
        step(timeline, "r", -0.20, 0.10, duration_s=0.26, height_m=0.03, heel_first=False, advance=False)
        step(timeline, "l", 0.16, 0.10, duration_s=0.26, height_m=0.06, heel_first=False)
    timeline.to(0.5, yaw=-80, y=-0.30, pitch=26, bend=18, hand_l=At("shoulder", 0.05, 0.02, 0.46), turn=-10)
    timeline.hold(0.2)
    step(timeline, "l", 0.52, 0.10, duration_s=0.34, advance=False)
    timeline.to(0.3, z=0.12)
    timeline.to(
        0.22,
        yaw=4,
        twist=14,
        turn=0,
        y=-0.02,
        pitch=2,
        bend=-4,
        z=0.24,
        hand_l=At("shoulder", 0.36, -0.16, 0.05),
        foot_pitch_r=36,
    )
    timeline.to(0.15, y=0.03, hand_r=At("shoulder", 0.04, 0.30, 0.46), elbow_r=20, twist=24, nod=-20)
    timeline.hold(0.15)
    timeline.to(0.4, hand_r=At("shoulder", -0.05, -0.2, 0.4), y=-0.12, pitch=14, foot_pitch_r=0)
    _recover(timeline)
    return [
        f"{{put}} the shot with the {side} hand",
        "{throw} a shot put",
        f"{{hold}} a heavy ball at the neck and {{push}} it up and forward with the {side} arm",
        f"{{crouch}} with the back turned, {{turn}} to the front and {{push}} the shot with the {side} hand",
        f"{{press}} a ball to the {side} side of the neck, {{bend}} the knees and {{throw}} it",
        f"{{perform}} a shot put with the {side} arm",
        f"{{push}} a heavy ball away from the {side} shoulder",
        f"{{bend}} down, {{step}} forward and {{thrust}} the {side} arm up",
        f"= an athlete puts the shot with the {side} arm",
        *{
            "glide": [
                f"{{glide}} backward and {{put}} the shot with the {side} hand",
                "{crouch}, {glide} across the circle and {push} the shot",
            ],
            "standing": [
                f"{{put}} the shot from standing with the {side} hand",
                "{push} a shot without a run-up or a turn",
            ],
            "spin": [
                f"{{spin}} around once and {{put}} the shot with the {side} hand",
                "{rotate} a whole turn and {push} the shot",
            ],
        }[style],
    ]


@action(
    "discus throw",
    FIELD + "discus",
    verbs="throw spin turn swing",
    side=SIDE,
    turn=Choice(("one turn", "from standing"), (3, 1)),
    crispness="crisp",
)
def discus(timeline: Timeline, side: str, turn: str) -> Sequence[str]:
    """Swings, one whole turn, release."""
    timeline.stance(0.46, toes_deg=14)
    timeline.hold(0.15)
    timeline.to(
        0.5, y=-0.10, twist=26, hand_r=At("shoulder", -0.26, -0.20, 0.40), hand_l=At("chest", 0.10, -0.12, 0.2), pitch=6
    )
    timeline.to(
        0.55,
        y=-0.18,
        twist=-46,
        turn=30,
        hand_r=At("shoulder", 0.48, -0.12, -0.30),
        hand_l=At("shoulder", 0.05, 0.0, 0.46),
    )
    timeline.to(0.3, hand_l=At("shoulder", 0.40, -0.06, 0.25), hand_r=At("shoulder", 0.50, -0.18, -0.24), y=-0.2)
    if turn == "one turn":
        turn_to(timeline, 360.0, steps=4, step_s=0.24, pivot=True)
    else:
        timeline.hold(0.1)
    timeline.to(
        0.16,
        twist=30,
        y=0.0,
        pitch=-2,
        turn=0,
        hand_r=At("shoulder", 0.34, 0.08, 0.42),
        hand_l=At("chest", 0.2, -0.12, 0.05),
    )
    timeline.to(0.22, twist=44, hand_r=At("shoulder", -0.20, 0.12, 0.42), nod=-8)
    timeline.hold(0.3)
    _recover(timeline)
    if turn == "from standing":
        return [
            f"{{throw}} a discus from standing with the {side} hand",
            "{throw} a discus without a turn",
            f"{{swing}} the {side} arm back and forth and {{throw}} a discus from the spot",
            f"{{twist}} back and {{fling}} the {side} arm forward, feet in place",
            f"{{perform}} a standing discus throw with the {side} arm",
            f"{{wind}} up to the {side} and {{release}} a discus without spinning",
            "{swing} a discus back and {throw} it, standing still",
            f"= an athlete throws a discus from standing with the {side} arm",
        ]
    return [
        f"{{throw}} a discus with the {side} hand",
        "{throw} the discus after a whole turn",
        f"{{swing}} the {side} arm back, {{spin}} around once and {{throw}} a discus",
        f"{{turn}} once around and {{fling}} the {side} arm forward",
        f"{{perform}} a discus throw with the {side} arm",
        f"{{wind}} up to the {side}, {{spin}} and {{release}} a discus",
        "{swing} a discus back and forth, {whirl} around and {throw} it",
        f"{{rotate}} the whole body and {{throw}} with a straight {side} arm",
        f"= an athlete throws a discus with the {side} arm",
    ]


@action(
    "hammer throw", FIELD + "hammer throw", verbs="throw swing spin", side=SIDE, turns=Count(1, 2), crispness="crisp"
)
def hammer(timeline: Timeline, side: str, turns: int) -> Sequence[str]:
    """Both hands swing the hammer round the head, then the body turns with it."""
    timeline.stance(0.5, toes_deg=12)
    timeline.hold(0.15)
    low, right = At("chest", 0.0, -0.42, 0.30), At("shoulder", 0.34, -0.10, 0.26)
    timeline.to(0.4, y=-0.16, pitch=16, hand_r=At("chest", 0.05, -0.44, 0.22), hand_l=At("other", -0.02, 0.03, 0.02))
    for _ in range(2):
        timeline.to(0.2, twist=34, hand_r=At("chest", -0.36, -0.12, 0.28))
        timeline.to(0.2, twist=10, hand_r=At("head", -0.04, 0.22, 0.06), bend=-6)
        timeline.to(0.2, twist=-34, hand_r=right)
        timeline.to(0.2, twist=0, hand_r=low, bend=8)
    timeline.to(0.2, hand_r=At("shoulder", -0.16, -0.16, 0.52), pitch=-4, y=-0.2)
    turn_to(timeline, 360.0 * turns, steps=4 * turns, step_s=0.21, pivot=True)
    timeline.to(0.24, twist=30, y=0.0, hand_r=At("head", -0.20, 0.34, 0.16), bend=-14, pitch=-6, nod=-20)
    timeline.hold(0.3)
    _recover(timeline)
    spins = "once" if turns == 1 else "twice"
    return [
        "{throw} the hammer",
        f"{{swing}} a hammer around the head with both hands, {{spin}} {spins} and {{let}} go",
        f"{{spin}} {spins} with both arms stretched and {{throw}} over the {other(side)} shoulder",
        f"{{perform}} a hammer throw with {number_word(turns)} turn{'s' if turns > 1 else ''}",
        f"{{circle}} both hands over the head twice, {{turn}} {spins} and {{throw}}",
        "{whirl} a heavy hammer around and {throw} it",
        f"{{swing}} both arms in circles, then {{rotate}} the body {spins} and {{fling}} them up",
        f"{{turn}} {spins} on the spot, holding a hammer with both hands, and {{release}} it",
        f"= an athlete throws the hammer, turning {spins}",
    ]


@action(
    "javelin throw",
    FIELD + "javelin",
    verbs="throw run",
    side=SIDE,
    run_up=Choice(("with a run-up", "from standing")),
    tempo=False,
    crispness="crisp",
)
def javelin(timeline: Timeline, side: str, run_up: str) -> Sequence[str]:
    """Spear carried beside the head, cross step, throw over the shoulder."""
    timeline.hold(0.15)
    carry = At("head", 0.20, 0.06, 0.0)
    if run_up == "with a run-up":
        begin = timeline.time_s
        walk(timeline, 3.0, RUN_UP, arms=False, close=False, first="l")
        end = timeline.time_s
        timeline.time_s = begin
        timeline.to(0.3, hand_r=carry, elbow_r=70, hand_l=At("shoulder", 0.1, -0.3, 0.24))
        timeline.time_s = end
        timeline.wait()
    else:
        timeline.to(0.5, hand_r=carry, elbow_r=70)
    step(timeline, "r", 0.30, 0.02, duration_s=0.26, advance=False)
    timeline.to(
        0.28,
        yaw=-46,
        turn=44,
        hand_r=At("shoulder", 0.40, 0.14, -0.34),
        elbow_r=20,
        hand_l=At("shoulder", 0.05, 0.16, 0.48),
        pitch=-10,
        z=0.06,
        y=-0.08,
    )
    step(timeline, "l", 0.80, 0.08, duration_s=0.24, advance=False)
    timeline.to(0.2, z=0.32, y=-0.14)
    timeline.to(
        0.15,
        yaw=4,
        twist=20,
        turn=0,
        pitch=6,
        bend=-4,
        z=0.50,
        hand_r=At("shoulder", 0.10, 0.40, 0.32),
        elbow_r=30,
        hand_l=At("chest", 0.22, -0.14, 0.05),
        foot_pitch_r=40,
    )
    timeline.to(0.22, pitch=26, bend=24, twist=28, hand_r=At("shoulder", -0.24, -0.24, 0.40))
    timeline.place = timeline.place.moved(forward_m=0.75)
    step(timeline, "r", 0.10, 0.12, duration_s=0.34, advance=False)
    timeline.to(0.4, z=0.0, y=-0.1)
    _recover(timeline)
    return [
        f"{{throw}} a javelin with the {side} hand",
        f"{{throw}} a javelin {run_up}",
        f"{{hold}} a spear beside the head and {{throw}} it far with the {side} arm",
        f"{{lean}} back with the {side} arm stretched behind, {{step}} forward and {{throw}}",
        f"{{throw}} a javelin overhand {run_up} with the {side} arm",
        "{carry} a javelin at head height, {draw} the arm back and {hurl} it",
        f"{{point}} ahead with the {other(side)} arm and {{throw}} a javelin with the {side} one",
        f"{{perform}} a javelin throw {run_up}",
        f"= an athlete throws a javelin {run_up}",
    ]


@action(
    "frisbee throw",
    FIELD + "frisbee",
    verbs="throw flick turn",
    side=SIDE,
    count=Count(1, 2),
    way=Choice(("backhand", "forehand"), (3, 1)),
    crispness="crisp",
)
def frisbee(timeline: Timeline, side: str, count: int, way: str) -> Sequence[str]:
    """Backhand throw from the opposite hip, arm unwinds outward."""
    timeline.hold(0.2)
    for _ in range(count if way == "forehand" else 0):
        step(timeline, "r", 0.06, 0.42, duration_s=0.36, advance=False)
        timeline.to(
            0.4,
            x=-0.16,
            y=-0.12,
            side=-10,
            twist=-20,
            turn=14,
            hand_r=At("shoulder", 0.44, -0.22, -0.14),
            palm_r=60,
            wrist_r=-40,
            hand_l=At("shoulder", 0.20, -0.28, 0.20),
        )
        timeline.hold(0.08)
        timeline.to(0.16, exact=True, twist=10, turn=0, hand_r=At("shoulder", 0.30, -0.20, 0.42), wrist_r=36)
        timeline.hold(0.4)
        timeline.to(0.4, x=0, y=0, side=0, twist=0, hands=NEUTRAL_HAND, wrist_r=0, palm_r=0, advance=False)
        step(timeline, "r", 0.0, 0.095, duration_s=0.4)
    if way == "forehand":
        timeline.neutral(0.4)
        return [
            f"{{throw}} a frisbee forehand with the {side} hand",
            f"{{flick}} a flying disc from the {side} side, {times(count)}",
            f"{{step}} out to the {side} and {{flick}} a frisbee with a snap of the wrist",
            f"{{throw}} a sidearm frisbee with the {side} hand, {times(count)}",
            f"{{toss}} a disc forehand from beside the {side} hip",
            f"{{lean}} to the {side} and {{throw}} a frisbee with the palm up",
            f"{{play}} frisbee and {{throw}} a forehand {times(count)}",
            "= somebody throws a forehand frisbee",
        ]
    for _ in range(count):
        step(timeline, "r", 0.30, 0.06, duration_s=0.4, advance=False)
        timeline.to(
            0.5,
            yaw=42,
            twist=26,
            turn=-46,
            y=-0.10,
            hand_r=At("chest", -0.30, -0.18, 0.16),
            wrist_r=40,
            palm_r=-70,
            elbow_r=20,
            hand_l=At("shoulder", 0.2, -0.36, 0.0),
        )
        timeline.hold(0.1)
        timeline.to(
            0.18, yaw=8, twist=-14, turn=0, hand_r=At("shoulder", 0.30, -0.14, 0.44), wrist_r=-20, elbow_r=0, z=0.12
        )
        timeline.to(0.22, twist=-26, hand_r=At("shoulder", 0.48, -0.06, 0.22))
        timeline.hold(0.3)
        timeline.to(0.4, yaw=0, twist=0, z=0, y=0, hand_r=NEUTRAL_HAND, wrist_r=0, palm_r=0, advance=False)
        step(timeline, "r", 0.0, 0.095, duration_s=0.4)
    timeline.neutral(0.4)
    return [
        f"{{throw}} a frisbee with the {side} hand",
        f"{{throw}} a flying disc {times(count)}",
        f"{{curl}} the {side} arm across the body and {{flick}} a frisbee forward",
        f"{{turn}} sideways and {{throw}} a frisbee backhand with the {side} hand, {times(count)}",
        f"{{swing}} the {side} arm outward from the {other(side)} hip {times(count)}",
        f"{{toss}} a frisbee {times(count)} with the {side} hand",
        f"{{step}} with the {side} foot and {{throw}} a disc with a flick of the wrist",
        f"{{play}} frisbee and {{throw}} the disc {times(count)}",
        f"= somebody throws a frisbee {times(count)}",
    ]


@action("archery shot", TARGET + "archery", verbs="draw shoot aim raise hold release", side=SIDE)
def archery(timeline: Timeline, side: str) -> Sequence[str]:
    """Side on, raise the bow with one arm, draw with the other to the chin, hold, release."""
    timeline.hold(0.2)
    step(timeline, "r", -0.12, 0.10, toes_deg=75, duration_s=0.4)
    timeline.to(0.6, yaw=-74, turn=72, hand_l=At("shoulder", 0.20, -0.34, 0.18), hand_r=At("other", 0.06, 0.04, 0.04))
    timeline.to(
        0.7, hand_l=At("shoulder", 0.55, 0.02, 0.06), hand_r=At("shoulder", -0.50, 0.02, 0.20), elbow_r=60, palm_l=-10
    )
    timeline.to(0.7, hand_r=At("head", 0.02, -0.14, 0.10), elbow_r=96)
    timeline.hold(0.9)
    timeline.to(0.1, exact=True, hand_r=At("head", 0.16, -0.10, -0.08))
    timeline.hold(0.5)
    timeline.to(0.8, hands=NEUTRAL_HAND, elbows=0, palms=0)
    timeline.to(0.5, yaw=0, turn=0)
    step(timeline, "r", 0.0, 0.095, toes_deg=7, duration_s=0.4)
    return [
        f"{{shoot}} an arrow with a bow, drawing with the {side} hand",
        "{practice} archery",
        f"{{raise}} a bow with the {other(side)} arm and {{draw}} the string with the {side} hand",
        "{stand} sideways, {draw} a bow to the chin, {aim} and {release}",
        f"{{pull}} back the {side} hand to the face and {{let}} an arrow fly",
        f"{{stretch}} the {other(side)} arm out and {{pull}} a bowstring back with the {side} arm",
        "{draw} a bow, {hold} it while aiming and {shoot}",
        f"{{aim}} with a bow to the side, the {side} elbow raised, and {{shoot}}",
        "= an archer draws the bow and shoots",
    ]


@action("dart throw", TARGET + "darts", verbs="throw aim flick", side=SIDE, count=Count(1, 3), crispness="crisp")
def darts(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """One foot in front, forearm cocked by the face, flick forward."""
    timeline.hold(0.2)
    step(timeline, "l", -0.22, 0.12, toes_deg=40, duration_s=0.4, heel_first=False)
    timeline.to(0.45, yaw=26, turn=-24, z=0.05, hand_r=At("shoulder", 0.02, 0.06, 0.38), elbow_r=10)
    for _ in range(count):
        timeline.hold(0.35)
        timeline.to(0.4, hand_r=At("head", 0.10, -0.02, 0.10), wrist_r=-30, elbow_r=20)
        timeline.hold(0.12)
        timeline.to(0.13, hand_r=At("shoulder", 0.0, 0.14, 0.53), wrist_r=35, elbow_r=0, pitch=4)
        timeline.hold(0.25)
        timeline.to(0.4, hand_r=At("shoulder", 0.02, 0.06, 0.38), wrist_r=0, pitch=0)
    timeline.to(0.6, hand_r=NEUTRAL_HAND, yaw=0, turn=0, z=0)
    step(timeline, "l", 0.0, 0.095, toes_deg=7, duration_s=0.4)
    darts_said = "a dart" if count == 1 else f"{number_word(count)} darts"
    return [
        f"{{throw}} {darts_said} with the {side} hand",
        f"{{play}} darts and {{throw}} {times(count)}",
        f"{{aim}} and {{throw}} {darts_said} at a board",
        f"{{raise}} the {side} forearm and {{flick}} it forward {times(count)}",
        f"{{stand}} with the {side} foot in front and {{throw}} {darts_said}",
        f"{{draw}} the {side} hand back to the face and {{throw}} {darts_said}",
        f"{{toss}} {darts_said} with a flick of the {side} wrist",
        f"{{bend}} the {side} elbow, {{aim}} and {{stretch}} the arm quickly, {times(count)}",
        f"= a darts player throws {darts_said}",
    ]


@action("long jump with a run-up", TRACK + "long jump", verbs="jump run leap land", tempo=False, side=SIDE)
def long_jump(timeline: Timeline, side: str) -> Sequence[str]:
    """Run up, take off from one leg, land with both feet ahead in a crouch."""
    timeline.hold(0.1)
    walk(timeline, 4.5, "run", first="l", close=False)
    timeline.wait()
    jump(timeline, 0.34, forward_m=2.4, crouch_s=0.0, push_s=0.14, takeoff="r", arms=False, recover_s=0.0,
         air={"feet": At("hip", 0.04, -0.50, 0.46), "hands": At("shoulder", 0.10, 0.20, 0.44), "bend": 26.0})  # fmt: skip
    timeline.to(0.22, y=-0.42, pitch=34, bend=22, hands=At("shoulder", 0.06, -0.3, 0.42))
    timeline.hold(0.2)
    _recover(timeline, 0.8)
    return [
        "{do} a long jump",
        "{run} up and {jump} far forward",
        f"{{run}}, {{take}} off from the {side} foot and {{land}} with both feet",
        "{sprint} forward and {leap} as far as possible",
        "{perform} a long jump with a run-up",
        "{run} fast, {jump} and {stretch} both legs forward before landing",
        "{take} a running start and {leap} into the sand pit",
        f"{{jump}} off the {side} leg after a run and {{land}} in a crouch",
        "= an athlete does the long jump",
    ]


@action("triple jump", TRACK + "triple jump", verbs="jump hop step leap", tempo=False, side=SIDE)
def triple_jump(timeline: Timeline, side: str) -> Sequence[str]:
    """Hop, step and jump after a short run."""
    timeline.hold(0.1)
    walk(timeline, 3.2, "run", first="l", close=False)
    timeline.wait()
    knee = At("hip", 0.02, -0.46, 0.30)
    back = At("hip", 0.02, -0.60, -0.40)
    jump(
        timeline,
        0.16,
        forward_m=1.2,
        crouch_s=0.0,
        push_s=0.14,
        takeoff="r",
        landing="r",
        arms=False,
        recover_s=0.0,
        air={"foot_l": knee, "foot_r": back},
    )
    timeline.wait()
    jump(
        timeline,
        0.16,
        forward_m=1.2,
        crouch_s=0.0,
        push_s=0.18,
        takeoff="r",
        landing="l",
        arms=False,
        recover_s=0.0,
        air={"foot_l": knee, "foot_r": back},
    )
    timeline.wait()
    jump(
        timeline,
        0.26,
        forward_m=1.6,
        crouch_s=0.0,
        push_s=0.18,
        takeoff="l",
        landing="both",
        arms=False,
        recover_s=0.0,
        air={"feet": At("hip", 0.04, -0.52, 0.42), "hands": At("shoulder", 0.1, 0.1, 0.45)},
    )
    timeline.hold(0.15)
    _recover(timeline)
    return [
        "{do} a triple jump",
        f"{{hop}} on the {side} leg, {{step}} onto the {other(side)} one and {{jump}} with both feet ahead",
        "{perform} a triple jump with a run-up",
        "{run} up and {make} a hop, a step and a jump",
        f"{{run}}, {{hop}} on the {side} foot, {{leap}} to the {other(side)} foot and {{jump}} far",
        "{jump} three times in a row after a run, landing on both feet",
        "{bound} forward in three jumps",
        f"{{run}} and {{jump}} from {side} foot to {side} foot, to the {other(side)} foot, then {{land}} on both",
        "= an athlete does the triple jump",
    ]


@action(
    "high jump over a bar",
    TRACK + "high jump",
    verbs="jump run leap",
    tempo=False,
    side=SIDE,
    style=Choice(("flop", "scissors"), (3, 1)),
)
def high_jump(timeline: Timeline, side: str, style: str) -> Sequence[str]:
    """Run up, jump off one leg, lie back over the bar, land on the back (on a mat)."""
    timeline.hold(0.1)
    walk(timeline, 3.2, "run", first="l", close=False)
    timeline.wait()
    if style == "scissors":
        jump(timeline, 0.5, forward_m=1.0, left_m=0.3, crouch_s=0.0, push_s=0.16, takeoff="r", landing="l", arms=False, recover_s=0.0,
             air={"foot_l": At("hip", 0.06, -0.06, 0.80), "foot_r": At("hip", 0.04, -0.20, 0.76), "hands": At("shoulder", 0.30, 0.26, 0.24), "bend": 14.0})  # fmt: skip
        timeline.wait()
        timeline.to(0.3, foot_r=At("floor", 0.10, 0.0, 0.10), y=-0.1)
        _recover(timeline)
        return [
            "{do} a scissors high jump",
            "{run} up and {jump} over a bar with the scissors",
            f"{{take}} off from the {side} foot and {{swing}} one straight leg after the other over a bar",
            "{leap} over a bar sitting upright, the legs like scissors",
            "{perform} a high jump with the scissor technique",
            f"{{jump}} off the {side} leg, the {other(side)} leg going over the bar first",
            "{run}, {kick} the legs up over a bar in turn and {land} on the feet",
            "= an athlete does a scissors high jump",
        ]
    jump(timeline, 0.62, forward_m=1.3, turned_deg=150, crouch_s=0.0, push_s=0.16, takeoff="r", arms=False, recover_s=0.0,
         air={"bend": -40.0,
            "pitch": -62.0, "nod": -20.0, "hands": At("shoulder", 0.22, -0.42, -0.1), "feet": At("hip", 0.08, -0.50, -0.10), "knees": 12.0})  # fmt: skip
    timeline.hold(0.2)
    _recover(timeline)
    return [
        "{do} a high jump",
        "{run} up and {jump} high over a bar",
        f"{{take}} off from the {side} foot, {{turn}} the back to the bar and {{arch}} over it",
        "{run} and {leap} up with an arched back",
        "{perform} a high jump with a turn in the air",
        f"{{run}} forward, {{jump}} off the {side} leg and {{turn}} around in the air",
        "{jump} up high with the back bent, turning in the air",
        "{sprint}, {leap} over a high bar and {land}",
        "= an athlete does a high jump",
    ]


@action(
    "hurdles",
    TRACK + "hurdles",
    verbs="run jump leap clear",
    tempo=False,
    side=SIDE,
    count=Count(1, 3),
    begins=Choice(("standing",)),
)
def hurdles(timeline: Timeline, side: str, count: int, begins: str) -> Sequence[str]:
    """Run and clear a hurdle with the leading leg stretched."""
    del begins
    timeline.hold(0.1)
    for _ in range(count):
        walk(timeline, 3.0 if count < 3 else 2.2, "run", first="r", close=False)
        timeline.wait()
        jump(timeline, 0.20, forward_m=1.7, crouch_s=0.0, push_s=0.13, takeoff="l", landing="r", arms=False, recover_s=0.0,
             air={"foot_r": At("hip", 0.02, -0.24, 0.66), "foot_l": At("hip", 0.30, -0.22, -0.24), "knee_l": 60.0, "hand_l": At("shoulder", 0.02, 0.0, 0.5), "hand_r": At("shoulder", 0.2, -0.34, -0.2), "pitch": 26.0})  # fmt: skip
        timeline.wait()
        timeline.to(0.16, knee_l=0.0, foot_l=At("floor", 0.10, 0.06, -0.10), y=-0.1, pitch=10, bend=4)
        timeline.to(0.16, foot_l=At("floor", 0.10, 0.0, 0.3))
        timeline.place = timeline.place.moved(forward_m=0.3)
    walk(timeline, 2.0 if count < 3 else 1.2, "jog", first="r")
    hurdle = {1: "a hurdle", 2: "two hurdles", 3: "three hurdles"}[count]
    return [
        f"{{run}} and {{jump}} over {hurdle}",
        f"{{clear}} {hurdle} while running",
        f"{{run}} forward and {{leap}} over {hurdle} with the {side} leg first",
        f"{{sprint}} and {{hurdle}} over {'an obstacle' if count == 1 else number_word(count) + ' obstacles'}",
        f"{{run}} the hurdles, stretching the {side} leg over {hurdle}",
        f"{{run}}, {{stretch}} the {side} leg forward over {hurdle} and {{run}} on",
        f"{{jump}} over {hurdle} in full run",
        f"{{perform}} a hurdle race with {'one jump' if count == 1 else number_word(count) + ' jumps'}",
        f"= a hurdler runs and clears {hurdle}",
    ]


@action("pole vault", TRACK + "pole vault", verbs="vault run swing jump", tempo=False)
def pole_vault(timeline: Timeline) -> Sequence[str]:
    """Run with the pole, plant it overhead, swing up, legs first, and turn over."""
    timeline.hold(0.1)
    begin = timeline.time_s
    walk(timeline, 4.0, RUN_UP, arms=False, close=False, first="l")
    end = timeline.time_s
    timeline.time_s = begin
    timeline.to(0.3, hand_r=At("pelvis", 0.22, 0.08, -0.08), elbow_r=30, hand_l=At("chest", 0.02, -0.10, 0.24))
    timeline.time_s = end - 0.15
    timeline.to(0.3, hand_r=At("head", 0.04, 0.26, 0.10), elbow_r=10, hand_l=At("head", 0.02, 0.10, 0.30))
    timeline.wait()
    jump(timeline, 1.15, forward_m=1.7, crouch_s=0.0, push_s=0.16, takeoff="l", arms=False, recover_s=0.0,
         air={"pitch": -95.0, "feet": At("hip", 0.04, -0.50, 0.50), "hand_r": At("shoulder", 0.04, 0.30, 0.30), "hand_l": At("shoulder", 0.02, 0.10, 0.40), "bend": 20.0})  # fmt: skip
    timeline.wait()
    timeline.hold(0.1)
    _recover(timeline, 0.8)
    return [
        "{do} a pole vault",
        "{run} with a pole and {vault} over a high bar",
        "{run} up, {plant} a pole and {swing} the legs up into the air",
        "{sprint} holding a pole at the hip, {raise} it overhead and {vault}",
        "{vault} high with a pole and {land} on the feet",
        "{jump} with a pole, legs swinging up, and {come} down again",
        "{carry} a pole, {run} and {fly} over the bar feet first",
        "{perform} a pole vault with a run-up",
        "= an athlete does a pole vault",
    ]


@action(
    "vault over a box",
    TRACK + "vault",
    verbs="vault jump run push",
    tempo=False,
    side=SIDE,
    legs=Choice(("straddle", "squat", "sideways"), (2, 2, 1)),
)
def box_vault(timeline: Timeline, side: str, legs: str) -> Sequence[str]:
    """Run up, both hands on the box, legs apart or tucked, land on both feet."""
    timeline.hold(0.1)
    walk(timeline, 2.6, "run", first="l", close=False)
    timeline.wait()
    timeline.to(0.16, hands=At("shoulder", 0.06, 0.05, 0.50), y=-0.16, pitch=20, exact=True)
    air = At("hip", 0.46, -0.42, 0.10) if legs == "straddle" else At("hip", 0.03, -0.30, 0.22)
    aside = (
        {"foot_r": At("hip", 0.30, -0.24, 0.56), "foot_l": At("hip", -0.30, -0.24, 0.54), "roll": 24.0}
        if legs == "sideways"
        else {"feet": air}
    )
    jump(timeline, 0.5, forward_m=1.9, crouch_s=0.0, push_s=0.16, arms=False, recover_s=0.0,
         air={"pitch": 46.0, **aside, "hands": At("shoulder", 0.02, -0.34, 0.42), "nod": -30.0})  # fmt: skip
    timeline.to(0.2, hands=At("shoulder", 0.3, 0.1, 0.3), advance=False, roll=0)
    timeline.hold(0.25)
    _recover(timeline)
    how = {
        "straddle": "with the legs apart",
        "squat": "with the knees tucked",
        "sideways": f"with both legs swung over to the {side}",
    }[legs]
    name = {"straddle": "straddle vault", "squat": "squat vault", "sideways": "side vault"}[legs]
    return [
        f"{{vault}} over a box {how}",
        f"{{run}} up and {{jump}} over a vaulting box {how}",
        f"{{run}}, {{put}} both hands down and {{leap}} over an obstacle {how}",
        f"{{do}} a {name}",
        f"{{jump}} over a gymnastics horse {how}",
        f"{{spring}} off both feet, {{push}} with the hands and {{vault}} {how}",
        f"{{perform}} a {name} in gymnastics after a run",
        f"{{leap}} over a box {how} and {{land}} on both feet",
        f"= a gymnast vaults {how}",
    ]


@action(
    "relay handover",
    TRACK + "relay",
    verbs="run pass reach give",
    tempo=False,
    side=SIDE,
    role=Choice(("gives", "receives")),
)
def relay(timeline: Timeline, side: str, role: str) -> Sequence[str]:
    """Run and reach the baton forward, or run with a hand stretched back to take it."""
    timeline.hold(0.1)
    begin = timeline.time_s
    walk(timeline, 7.0, "run", first="l", arms=False)
    end = timeline.time_s
    timeline.time_s = begin
    timeline.to(0.3, exact=True, hands=At("shoulder", 0.10, -0.24, 0.16))
    beat, forward = 0.34, True
    reach_s = begin + 0.3 * (end - begin)
    while timeline.time_s < reach_s - beat:
        timeline.to(
            beat,
            exact=True,
            hand_r=At("shoulder", 0.06, -0.2, 0.34 if forward else -0.12),
            hand_l=At("shoulder", 0.06, -0.2, -0.12 if forward else 0.34),
        )
        forward = not forward
    target = At("shoulder", 0.0, -0.12, 0.54) if role == "gives" else At("shoulder", 0.16, -0.20, -0.48)
    timeline.to(0.24, exact=True, hand_r=target, palm_r=60 if role == "receives" else 0)
    timeline.hold(1.0)
    timeline.to(0.3, exact=True, hand_r=At("shoulder", 0.06, -0.22, 0.3), palm_r=0)
    timeline.time_s = max(timeline.time_s, end - 0.3)
    timeline.to(0.5, hands=NEUTRAL_HAND)
    verb = "{pass} a baton forward" if role == "gives" else "{take} a baton from behind"
    return [
        f"{{run}} a relay and {verb} with the {side} hand",
        f"{{run}} and {verb}",
        f"{{run}} forward and {{stretch}} the {side} arm {'forward to pass' if role == 'gives' else 'back to receive'} a baton",
        f"{{sprint}} in a relay race and {verb}",
        f"{{run}}, then {{reach}} {'ahead' if role == 'gives' else 'back'} with the {side} hand",
        f"{{hold}} the {side} hand out {'in front' if role == 'gives' else 'behind'} while running a relay",
        f"{{take}} part in a relay race and {verb} with the {side} hand",
        f"{{run}} with the {side} arm stretched {'forward' if role == 'gives' else 'backward'} for a moment",
        f"= a relay runner {role} the baton",
    ]


@action(
    "sprint start",
    "locomotion/run/sprint",
    verbs="start run sprint kneel crouch rise",
    tempo=False,
    side=SIDE,
    start=Choice(("crouch", "standing start"), (3, 1)),
    crispness="crisp",
)
def sprint_start(timeline: Timeline, side: str, start: str) -> Sequence[str]:
    """On the marks, set, go: from a crouch with both hands on the floor into a sprint."""
    timeline.hold(0.1)
    step(timeline, "r", -0.45, 0.10, duration_s=0.4, heel_first=False)
    if start == "standing start":
        timeline.to(0.5, y=-0.16, z=-0.06, pitch=30, bend=14, nod=-24, foot_pitch_r=40, balance=0.4,
                    hand_r=At("shoulder", 0.10, -0.24, 0.34), hand_l=At("shoulder", 0.14, -0.40, -0.16))  # fmt: skip
        timeline.hold(0.8)
        timeline.to(
            0.22,
            exact=True,
            z=0.20,
            pitch=38,
            y=-0.18,
            hand_l=At("shoulder", 0.05, -0.1, 0.44),
            hand_r=At("shoulder", 0.16, -0.32, -0.26),
        )
        timeline.place = timeline.place.moved(forward_m=0.16)
        walk(timeline, 4.5, "sprint", first="r")
        return [
            "{start} a sprint from standing",
            "{stand} ready with one foot in front, then {sprint} away",
            f"{{lean}} forward with the {side} foot behind, {{wait}} and {{dash}} off",
            "{take} a standing start and {run} fast",
            "{get} set, standing bent forward, and {burst} into a sprint",
            "{wait} at the line with bent knees and {sprint} off",
            f"{{push}} off from a standing start, {side} foot behind, and {{sprint}}",
            "= a runner makes a standing start",
        ]
    timeline.to(
        0.7,
        y=-0.52,
        z=0.0,
        pitch=62,
        bend=30,
        nod=-30,
        hands=At("floor", 0.24, 0.05, 0.52),
        foot_pitch_r=50,
        balance=0.2,
    )
    timeline.hold(0.6)
    timeline.to(0.35, y=-0.26, z=0.18, pitch=84, nod=-20, hands=At("floor", 0.22, 0.06, 0.52))
    timeline.hold(0.4)
    timeline.to(
        0.24,
        y=-0.2,
        z=0.36,
        pitch=40,
        bend=12,
        hand_l=At("shoulder", 0.05, -0.1, 0.44),
        hand_r=At("shoulder", 0.16, -0.32, -0.26),
        nod=-14,
        exact=True,
    )
    timeline.place = timeline.place.moved(forward_m=0.30)
    walk(timeline, 4.5, "sprint", first="r")
    return [
        "{start} a sprint from the crouch",
        "{take} the starting position and {sprint} away",
        "{crouch} down with both hands on the ground, then {sprint} forward",
        "{kneel} at the starting line, {raise} the hips and {run} off",
        "{get} set and {burst} into a sprint",
        "{go} on the marks, {lift} the hips and {dash} forward",
        f"{{crouch}} with the {side} foot behind, {{push}} off and {{sprint}}",
        "{perform} a crouch start and {run} fast",
        "= a sprinter starts from the blocks",
    ]
