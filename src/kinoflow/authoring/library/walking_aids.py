"""Gaits that clinics and stages know: crutches and cane, heels and toes, stiff and shuffling walks, wind, stairs with care."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.fighting import at_ease
from kinoflow.authoring.gait import STYLES, WALK, line, stand_at, walk
from kinoflow.authoring.moves import step, turn_to
from kinoflow.authoring.timeline import Timeline

WALKING = "locomotion/walk/walk"


@action(
    "walk with crutches",
    WALKING,
    verbs="walk hobble swing hop lean move",
    side=SIDE,
    gait=Choice(("foot lifted", "partial weight")),
    count=Count(3, 5),
    end=Choice(("stand", "rest on them"), (3, 1)),
)
def walk_with_crutches(timeline: Timeline, side: str, gait: str, count: int, end: str) -> Sequence[str]:
    """Both crutches ahead, then the good leg swings through between them; the right leg is spared."""
    lifted = gait == "foot lifted"
    bent = At("hip", 0.02, -0.66, -0.24)
    grip_m = 0.93
    timeline.start(hands=At("air", 0.26, grip_m, 0.12), palms=0, bend=8, pitch=4, shrugs=6)
    if lifted:
        timeline.start(foot_r=bent, ankle_r=20, x=0.05, balance=0.3)
    timeline.hold(0.4)
    for _ in range(count):
        # The crutches swing forward and are planted.
        timeline.to(0.22, hands=At("air", 0.28, grip_m + 0.05, 0.24), pitch=2, advance=False)
        timeline.hold(0.22)
        timeline.to(0.22, hands=At("air", 0.28, grip_m, 0.40), pitch=8, y=-0.02)
        timeline.hold(0.10)
        if not lifted:
            step(timeline, "r", 0.36, 0.10, duration_s=0.36, height_m=0.04, heel_first=False)
        timeline.place = timeline.place.moved(forward_m=0.44)
        timeline.to(
            0.30, exact=True, x=0.05 if lifted else 0.02, z=-0.14, y=0.0, pitch=12, balance=0, shrugs=22, advance=False
        )
        timeline.to(0.26, exact=True, delay_s=0.30, z=0.0, y=-0.02, pitch=4, shrugs=6, advance=False)
        step(timeline, "l", 0.04, 0.085, duration_s=0.50, height_m=0.07, heel_first=False)
        timeline.wait()
        timeline.hold(0.12)
    timeline.to(0.3, hands=At("air", 0.26, grip_m, 0.12))
    timeline.hold(0.4)
    if end == "rest on them":
        timeline.to(0.6, shrugs=20, bend=16, nod=20, hands=At("air", 0.24, grip_m, 0.16))
        for _ in range(2):
            timeline.to(0.5, bend=20, shrugs=24)
            timeline.to(0.5, bend=14, shrugs=18)
    rest = " and {stop} to rest on them" if end == "rest on them" else ""
    leg = f"the {side} foot lifted off the floor" if lifted else f"putting little weight on the {side} leg"
    return [
        "{walk} with crutches",
        f"{{walk}} on crutches with an injured {side} leg",
        f"{{walk}} forward on two crutches{rest}" if rest else f"{{walk}} forward on two crutches, {leg}",
        f"{{hobble}} along on crutches, {leg}",
        f"{{put}} both crutches forward and {{swing}} through, {number_word(count)} times, {leg}",
        f"{{use}} crutches because of a broken {side} leg",
        f"{{move}} forward on crutches, {leg}",
        f"= a patient walking with crutches, {leg}",
        f"{{lean}} on two crutches and {{step}} forward with the {other(side)} foot, {leg}",
        f"{{hop}} forward on the {other(side)} leg between two crutches"
        if lifted
        else f"{{step}} with the {side} foot between two crutches, then with the {other(side)} foot",
    ]


@action(
    "walk with a cane",
    WALKING,
    verbs="walk limp lean hobble stroll",
    side=SIDE,
    person=Choice(("old", "limping", "elegant")),
    end=Choice(("stand", "rest on it")),
)
def walk_with_a_cane(timeline: Timeline, side: str, person: str, end: str) -> Sequence[str]:
    """A stick in the right hand that goes forward with the left foot and carries."""
    bends = {"old": 26.0, "limping": 10.0, "elegant": -2.0}[person]
    grip_m = {"old": 0.80, "limping": 0.88, "elegant": 0.94}[person]
    style = {
        "old": replace(STYLES["old"], bend_deg=26, step_m=0.28, step_s=0.74),
        # A leg that is spared in the walk is the right one; here it is the left, which the other hand carries.
        "limping": replace(
            WALK, step_m=0.36, step_s=0.68, double_s=0.18, bend_deg=10, bob_m=0.03, sway_m=0.045, drop_deg=7, nod_deg=4
        ),
        "elegant": replace(STYLES["stroll"], step_m=0.52, step_s=0.62, bend_deg=-2, toes_deg=14),
    }[person]
    up = grip_m - 1.45 + 0.10 * (person == "old")
    front, back = At("shoulder", 0.14, up, 0.34), At("shoulder", 0.14, up, 0.06)
    timeline.start(hand_r=At("shoulder", 0.14, up, 0.20), palm_r=-60, bend=bends)
    if person == "old":
        timeline.start(hand_l=At("pelvis", -0.02, 0.10, -0.16), elbow_l=20, nod=-18, pitch=8)
    timeline.hold(0.35)
    begin_s = timeline.time_s
    distance_m = {"old": 1.6, "limping": 1.9, "elegant": 2.6}[person]
    walk(timeline, distance_m, style, arms=False, first="l")
    finish_s = timeline.end_s
    timeline.time_s = begin_s + 0.12
    number = 0
    while timeline.time_s < finish_s - 1.2 * style.step_s:
        even = number % 2 == 0
        swing: dict[str, Any] = (
            {} if person == "old" else {"hand_l": At("shoulder", 0.09, -0.49, -0.08 if even else 0.16)}
        )
        if even:
            # The stick is lifted on its way forward.
            timeline.to(
                0.5 * style.step_s,
                exact=True,
                advance=False,
                hand_r=At("shoulder", 0.16, up + (0.16 if person == "elegant" else 0.06), 0.28),
            )
            timeline.to(0.5 * style.step_s, exact=True, advance=False, delay_s=0.5 * style.step_s, hand_r=front)
            timeline.to(style.step_s, exact=True, **swing) if swing else timeline.hold(style.step_s)
        else:
            timeline.to(style.step_s, exact=True, hand_r=back, **swing)
        number += 1
    timeline.wait()
    if end == "rest on it":
        middle = At("chest", 0.02, grip_m - 1.36, 0.26)
        timeline.to(0.6, hands=middle, palms=-70, bend=max(bends, 8), nod=-6 if person == "old" else 0, elbows=10)
        timeline.hold(0.8)
    else:
        timeline.to(0.4, hand_r=At("shoulder", 0.14, up, 0.20), bend=bends)
        timeline.hold(0.4)
    how = {
        "old": "bent over like an old person",
        "limping": f"limping on the {other(side)} leg",
        "elegant": "upright like a gentleman",
    }[person]
    after = " and {stop} to rest both hands on it" if end == "rest on it" else ""
    return [
        "{walk} with a cane",
        f"{{walk}} with a cane in the {side} hand",
        f"{{walk}} with a walking stick in the {side} hand, {how}",
        f"{{walk}} slowly with a stick, {how}{after}"
        if person != "elegant"
        else f"{{stroll}} with a walking stick, {how}{after}",
        f"{{lean}} on a cane with the {side} hand while walking, {how}",
        f"{{use}} a cane in the {side} hand to walk{after}",
        f"{{put}} the cane forward with the {side} hand and {{step}} with the {other(side)} foot, again and again",
        f"= {'an old person' if person == 'old' else 'a patient' if person == 'limping' else 'a gentleman'} walking with a cane in the {side} hand",
        f"{{hobble}} forward with a cane, {how}" if person != "elegant" else f"{{promenade}} with a cane, {how}",
        f"{{walk}} forward supported by a stick in the {side} hand{after}",
    ]


@action(
    "walk on the heels",
    WALKING,
    verbs="walk lift step balance",
    side=SIDE,
    arms=Choice(("hips", "out", "down")),
    count=Count(5, 8),
)
def walk_on_the_heels(timeline: Timeline, side: str, arms: str, count: int) -> Sequence[str]:
    """The toes are lifted all the time, small stiff steps on the heels."""
    timeline.hold(0.2)
    hands_by: dict[str, dict[str, Any]] = {
        "hips": {"hands": At("pelvis", 0.17, 0.14, 0.03), "elbows": 55, "palms": -40},
        "out": {"hands": At("shoulder", 0.44, -0.24, 0.06)},
        "down": {"hands": At("shoulder", 0.14, -0.52, 0.0)},
    }
    hands = hands_by[arms]
    timeline.to(0.5, **hands, heels=-24, pitch=6, bend=6)
    timeline.hold(0.2)
    style = replace(
        WALK, step_m=0.30, step_s=0.46, tiptoe_deg=-24, heel_deg=-24, strike_deg=24, lift_m=0.05, bend_deg=8, pitch_deg=8, bob_m=0.012,
        sway_m=0.04, twist_deg=9, y_m=-0.02, width_m=0.20,
    )  # fmt: skip
    walk(timeline, 0.30 * (count - 1), style, arms=False, steps=count, first="r")
    timeline.wait()
    timeline.neutral(0.6)
    held = {
        "hips": "with the hands on the hips",
        "out": "with the arms held out for balance",
        "down": "with the arms down",
    }[arms]
    return [
        "{walk} on the heels",
        f"{{walk}} on {{poss}} heels {held}",
        f"{{lift}} the toes and {{walk}} on the heels, {number_word(count)} steps",
        f"{{take}} {number_word(count)} steps on the heels, the toes up",
        f"{{do}} a heel walk {held}",
        f"{{walk}} forward on the heels only, the {side} foot first",
        f"{{keep}} the toes off the floor while walking {held}",
        f"= heel walking {held}",
        f"{{step}} forward stiffly on both heels {held}",
        f"{{raise}} the front of the feet and {{walk}} forward {held}",
    ]


@action(
    "walk heel to toe",
    WALKING,
    verbs="walk step balance place",
    side=SIDE,
    arms=Choice(("down", "out", "crossed", "hips")),
    count=Count(5, 8),
    direction=Choice(("forward", "backward"), (3, 1)),
)
def walk_heel_to_toe(timeline: Timeline, side: str, arms: str, count: int, direction: str) -> Sequence[str]:
    """The heel of one foot right before the toes of the other, on a line, as the police or a doctor asks for."""
    timeline.hold(0.2)
    hands_by: dict[str, dict[str, Any]] = {
        "down": {"hands": At("shoulder", 0.10, -0.53, 0.02)},
        "out": {"hands": At("shoulder", 0.52, -0.10, 0.05)},
        "crossed": {"hand_r": At("chest", -0.10, 0.02, 0.07), "hand_l": At("chest", -0.10, -0.01, 0.10), "elbows": 30},
        "hips": {"hands": At("pelvis", 0.17, 0.14, 0.03), "elbows": 55, "palms": -40},
    }
    hands = hands_by[arms]
    timeline.to(0.5, **hands)
    timeline.look_at(At("floor", 0.0, 0.0, 1.2), 0.3)
    style = replace(
        WALK, step_m=0.265, step_s=0.72, double_s=0.24, width_m=0.0, toes_deg=0, heel_deg=16, strike_deg=10, lift_m=0.07, nod_deg=10,
        bob_m=0.006, sway_m=0.012, twist_deg=3, wander_m=0.008, drop_deg=4,
    )  # fmt: skip
    back = direction == "backward"
    if back:
        style = replace(style, strike_deg=-14, heel_deg=12)
    walk(
        timeline, 0.265 * count, style, line(180.0 if back else 0.0), facing=0.0 if back else "path", arms=False, steps=count, first="r", close=True,
    )  # fmt: skip
    timeline.wait()
    timeline.look_at(None, 0.4)
    timeline.neutral(0.6)
    held = {
        "down": "with the arms at the sides",
        "out": "with the arms held out",
        "crossed": "with the arms crossed over the chest",
        "hips": "with the hands on the hips",
    }[arms]
    if back:
        return [
            "{walk} backward toe to heel",
            f"{{walk}} backward along a line, toe to heel, {held}",
            f"{{take}} {number_word(count)} tandem steps backward",
            f"{{do}} a tandem walk backward {held}",
            f"{{place}} one foot directly behind the other, going backward, {number_word(count)} steps",
            f"{{walk}} backwards in a straight line, one foot directly behind the other, {held}",
            f"= backward tandem gait, {number_word(count)} steps, {held}",
            f"{{go}} backward on a line, the {side} foot first, toes touching the heel",
        ]
    return [
        "{walk} heel to toe",
        f"{{walk}} heel to toe along a line {held}",
        f"{{take}} {number_word(count)} steps heel to toe",
        f"{{place}} one foot directly in front of the other, heel to toe, {number_word(count)} steps",
        f"{{do}} a tandem walk {held}",
        f"{{walk}} in a straight line, heel touching toe, {held}",
        f"{{do}} the sobriety test walk {held}",
        f"= tandem gait, {number_word(count)} steps, {held}",
        f"{{walk}} slowly on a line, the {side} foot first, heel to toe",
        f"{{set}} the heel of each foot against the toes of the other while walking {held}",
    ]


@action(
    "parkinsonian shuffle",
    "locomotion/walk/shuffle",
    verbs="shuffle walk freeze stoop turn",
    side=SIDE,
    freeze=Choice(("no", "at the start", "on the way")),
    turn=Choice(("no", "yes"), (2, 1)),
)
def parkinsonian_shuffle(timeline: Timeline, side: str, freeze: str, turn: str) -> Sequence[str]:
    """Stooped, arms bent and still, tiny hurried steps that hardly leave the floor; it may freeze, and turn in many small steps."""
    stoop: dict[str, Any] = {
        "bend": 30.0, "pitch": 12.0, "nod": -6.0, "y": -0.07, "hands": At("shoulder", 0.02, -0.34, 0.18), "palms": -20.0, "elbows": 12.0,
        "wrists": 20.0,
    }  # fmt: skip
    timeline.start(**stoop, balance=0.6)
    style = replace(
        STYLES["shuffle"], step_m=0.17, step_s=0.32, bend_deg=30, pitch_deg=14, nod_deg=-6, y_m=-0.07, width_m=0.14, heel_deg=10, twist_deg=1,
        bob_m=0.004, sway_m=0.014,
    )  # fmt: skip

    def tremble(seconds: float) -> None:
        for number in range(round(seconds / 0.12)):
            up = 0.012 if number % 2 == 0 else -0.012
            timeline.to(0.12, exact=True, hand_r=At("shoulder", 0.02, -0.34 + up, 0.18 + up), palm_r=-20 + 900 * up)

    def stuck() -> None:
        for number in range(6):
            foot = "r" if number % 2 == 0 else "l"
            timeline.to(0.13, exact=True, **{f"foot_pitch_{foot}": 16.0}, pitch=13 + number)
            timeline.to(0.11, exact=True, **{f"foot_pitch_{foot}": 0.0})

    tremble(0.5)
    if freeze == "at the start":
        stuck()
    # The walks do not close: closing would straighten the back.
    walk(
        timeline,
        1.5 if freeze != "on the way" and turn == "no" else 0.6 if freeze == "on the way" and turn == "yes" else 0.85,
        style,
        arms=False,
        first="r",
        close=False,
    )
    timeline.wait()
    if freeze == "on the way":
        stuck()
        walk(timeline, 0.45, style, arms=False, first="l", close=False)
        timeline.wait()
    if turn == "yes":
        timeline.to(0.2, exact=True, x=0, z=0)
        turn_to(timeline, -130, steps=7, step_s=0.32)
        timeline.wait()
    tremble(0.4)
    seen = {"no": "", "at the start": ", hesitating at the start", "on the way": ", freezing on the way"}[freeze]
    turning = f", then {{turn}} to the {side} in tiny steps" if turn == "yes" else ""
    return [
        "{walk} with a parkinsonian shuffle",
        f"{{shuffle}} forward like somebody with Parkinson's disease{seen}{turning}",
        f"{{walk}} stooped with tiny shuffling steps and bent arms{seen}{turning}",
        f"{{shuffle}} in small hurried steps, bent forward{seen}",
        f"{{walk}} with a parkinsonian gait{seen}{turning}",
        f"{{take}} very short shuffling steps without swinging the arms{seen}",
        f"{{lean}} forward and {{hurry}} along in tiny steps{seen}{turning}",
        f"= a Parkinson's patient walking{seen}",
        f"{{shuffle}} along with a trembling {side} hand{seen}{turning}",
        f"{{walk}} with a festinating gait{seen}",
    ]


@action(
    "hemiplegic gait",
    WALKING,
    verbs="walk drag swing limp circle",
    side=SIDE,
    count=Count(3, 4),
    arm=Choice(("bent", "hanging"), (3, 1)),
)
def hemiplegic_gait(timeline: Timeline, side: str, count: int, arm: str) -> Sequence[str]:
    """After a stroke: the right arm bent across the body, the stiff right leg swung forward in a half circle."""
    bent: dict[str, Any] = (
        {"hand_r": At("chest", 0.0, -0.10, 0.15), "elbow_r": 10.0, "wrist_r": 50.0, "palm_r": -60.0}
        if arm == "bent"
        else {"hand_r": At("shoulder", 0.04, -0.545, 0.04), "palm_r": -40.0}
    )
    timeline.start(**bent, bend=8, side=5, shrug_r=-6, nod=6)
    timeline.hold(0.3)
    for _ in range(count):
        # The left foot: a short normal step.
        timeline.place = timeline.place.moved(forward_m=0.30)
        timeline.to(0.4, exact=True, x=0.02, z=-0.06, roll=0, side=4, balance=0, advance=False)
        timeline.to(0.4, exact=True, hand_l=At("shoulder", 0.10, -0.49, -0.06), advance=False)
        step(timeline, "l", 0.08, 0.10, duration_s=0.38)
        timeline.wait()
        # The right leg: hip hitched up, the foot swings outward and round, and comes down flat.
        begin_s, arc_s = timeline.time_s, 0.80
        track = timeline.feet["r"]
        timeline.hold_all(begin_s, "foot_r", "foot_pitch_r", "foot_yaw_r")
        for share, out, up, ahead in (
            (0.25, 0.30, 0.05, -0.22),
            (0.55, 0.50, 0.06, -0.02),
            (0.8, 0.34, 0.04, 0.14),
            (1.0, 0.12, 0.0, 0.06),
        ):
            frame, point = timeline._foot_point("r", At("floor", out, up, ahead))
            track.put(begin_s + arc_s * share, frame, point)
        timeline.key("foot_pitch_r", begin_s + 0.3, 12)
        timeline.key("foot_pitch_r", begin_s + arc_s, 0)
        timeline.key("foot_yaw_r", begin_s + arc_s, timeline._world_value("foot_yaw_r", 14))
        timeline.to(0.42, exact=True, x=0.10, z=0.03, roll=13, side=10, y=0.0, yaw=8, advance=False)
        timeline.to(0.38, exact=True, delay_s=0.42, x=0.03, z=0.06, roll=0, side=4, y=-0.02, yaw=-5, advance=False)
        timeline.to(0.78, exact=True, hand_l=At("shoulder", 0.10, -0.49, 0.14), advance=False)
        timeline.time_s = begin_s + arc_s
    timeline.place = timeline.place.moved(forward_m=0.06)
    timeline.to(0.5, x=0, z=0, yaw=0, roll=0, advance=False)
    step(timeline, "l", 0.0, 0.10, duration_s=0.42, heel_first=False)
    timeline.wait()
    timeline.to(0.4, hand_l=NEUTRAL_HAND, side=4)
    timeline.hold(0.3)
    arms = f"the {side} arm bent against the chest" if arm == "bent" else f"the {side} arm hanging limp"
    return [
        "{walk} with a hemiplegic gait",
        f"{{walk}} like after a stroke, the {side} side paralysed",
        f"{{walk}} with a stiff {side} leg that swings out in a half circle, {arms}",
        f"{{drag}} the {side} leg around in an arc at every step, {arms}",
        f"{{walk}} with a hemiparetic gait on the {side} side",
        f"{{swing}} the stiff {side} leg outward and forward, {number_word(count)} steps, {arms}",
        f"{{limp}} with a paralysed {side} leg, {arms}",
        f"= a stroke patient walking, the {side} side affected",
        f"{{hitch}} up the hip and {{circle}} the {side} leg forward while walking",
        f"{{walk}} slowly with a weak {side} arm and leg",
    ]


@action(
    "goose step",
    "locomotion/walk/march",
    verbs="march goosestep kick step parade",
    side=SIDE,
    count=Count(5, 7),
    arms=Choice(("swing", "salute", "at the sides")),
)
def goose_step(timeline: Timeline, side: str, count: int, arms: str) -> Sequence[str]:
    """Soldiers on parade: every leg is thrown up straight to the height of the hip and stamped down."""
    timeline.start(bend=-4, hands=At("shoulder", 0.07, -0.54, 0.02))
    timeline.hold(0.3)
    if arms == "salute":
        timeline.to(0.3, hand_r=At("head", 0.09, 0.05, 0.10), elbow_r=70, palm_r=-60)
    for number in range(count):
        foot, stands = ("r", "l") if number % 2 == 0 else ("l", "r")
        sign = 1.0 if foot == "r" else -1.0
        moves: dict[str, Any] = {}
        if arms != "at the sides":
            across = At("shoulder", -0.14, -0.24, 0.38)
            behind = At("shoulder", 0.10, -0.52, -0.16)
            if arms == "swing":
                moves = {f"hand_{stands}": across, f"hand_{foot}": behind}
            else:
                moves = {"hand_l": across if foot == "r" else behind}
        timeline.to(0.30, exact=True, x=0.07 * sign, z=0.02, balance=0, y=0.0, pitch=-5, yaw=4 * sign, **{
            f"foot_{foot}": At("hip", 0.02, -0.40, 0.72), f"ankle_{foot}": 46.0}, **moves)  # fmt: skip
        timeline.hold(0.05)
        timeline.place = timeline.place.moved(forward_m=0.50 if number else 0.30)
        timeline.to(
            0.24,
            exact=True,
            x=0.02 * sign,
            z=-0.12,
            pitch=0,
            y=-0.03,
            **{f"foot_{foot}": At("floor", 0.09, 0.0, 0.05), f"ankle_{foot}": 10.0},
            advance=False,
        )
        timeline.to(0.22, exact=True, advance=False, delay_s=0.02, **{f"foot_pitch_{stands}": 34.0})
        timeline.hold(0.25)
        timeline.to(0.08, exact=True, advance=False, **{f"foot_pitch_{stands}": 0.0})
    last = "l" if count % 2 else "r"
    timeline.hold(0.1)
    timeline.place = timeline.place.moved(forward_m=0.05)
    timeline.to(0.4, exact=True, x=0, z=0, yaw=0, y=0, pitch=0, advance=False)
    step(timeline, last, 0.0, 0.095, duration_s=0.34, heel_first=False, height_m=0.10)
    timeline.wait()
    timeline.to(0.4, hands=At("shoulder", 0.07, -0.54, 0.02), elbow_r=0, palm_r=0)
    timeline.hold(0.3)
    timeline.neutral(0.4)
    held = {
        "swing": "with the arms swinging across the chest",
        "salute": f"saluting with the {side} hand",
        "at the sides": "with the arms stiff at the sides",
    }[arms]
    return [
        "{march} in goose step",
        f"{{goosestep}} forward {held}",
        f"{{march}} in goose step, {number_word(count)} steps, {held}",
        f"{{march}} like a soldier on parade, kicking the straight legs up high, {held}",
        f"{{kick}} each leg straight forward to hip height while marching {held}",
        f"{{parade}} in goose step {held}",
        f"{{throw}} the straight legs up in turn, the {side} one first, marching forward",
        f"= a goose-stepping soldier {held}",
        f"{{take}} {number_word(count)} goose steps {held}",
        f"{{stomp}} forward with stiff legs lifted high {held}",
    ]


@action(
    "walk into the wind",
    WALKING,
    verbs="walk lean struggle shield push hold",
    side=SIDE,
    arm=Choice(("shielding the face", "holding the coat", "holding the hat")),
    gust=Choice(("no", "yes")),
)
def walk_into_the_wind(timeline: Timeline, side: str, arm: str, gust: str) -> Sequence[str]:
    """Leaning far forward, head down, slow pressed steps, an arm before the face; a gust throws the body back."""
    arms: dict[str, Any] = {
        "shielding the face": {
            "hand_r": At("head", -0.04, 0.02, 0.24),
            "elbow_r": 50,
            "palm_r": 40,
            "hand_l": At("shoulder", 0.12, -0.48, -0.12),
        },
        "holding the coat": {
            "hand_r": At("chest", -0.02, 0.06, 0.08),
            "hand_l": At("chest", 0.0, -0.06, 0.10),
            "elbows": 25,
        },
        "holding the hat": {
            "hand_r": At("head", 0.07, 0.16, 0.02),
            "elbow_r": 50,
            "hand_l": At("chest", 0.0, -0.02, 0.10),
            "elbow_l": 20,
        },
    }[arm]
    timeline.hold(0.15)
    timeline.to(0.5, **arms, pitch=18, bend=16, nod=14, y=-0.06)
    style = replace(
        WALK, step_m=0.32, step_s=0.72, double_s=0.22, pitch_deg=23, bend_deg=16, nod_deg=12, y_m=-0.09, sway_m=0.04, lift_m=0.07, wander_m=0.025,
        drop_deg=5, strike_deg=4, heel_deg=46,
    )  # fmt: skip
    walk(timeline, 1.2 if gust == "yes" else 1.9, style, arms=False, first="r")
    timeline.wait()
    if gust == "yes":
        timeline.place = timeline.place.moved(forward_m=-0.34)
        timeline.to(
            0.34, pitch=-8, bend=-8, nod=-6, hand_l=At("shoulder", 0.44, -0.10, 0.10), x=0, z=0.0, advance=False
        )
        step(timeline, "l", -0.06, 0.14, duration_s=0.26, heel_first=False)
        step(timeline, "r", 0.04, 0.13, duration_s=0.26, heel_first=False)
        timeline.wait()
        timeline.to(0.4, **arms, pitch=24, bend=18, nod=14, y=-0.09)
        timeline.hold(0.1)
        walk(timeline, 0.7, style, arms=False, first="l")
        timeline.wait()
    timeline.hold(0.2)
    at_ease(timeline, 0.7)
    how = {
        "shielding the face": f"shielding the face with the {side} arm",
        "holding the coat": "holding the coat closed with both hands",
        "holding the hat": f"holding on to the hat with the {side} hand",
    }[arm]
    blown = ", thrown back by a gust" if gust == "yes" else ""
    return [
        "{walk} into the wind",
        f"{{walk}} against a strong wind, {how}",
        f"{{lean}} forward into the storm and {{walk}}, {how}{blown}",
        f"{{struggle}} forward against the wind{blown}",
        f"{{push}} forward through a storm, {how}{blown}",
        f"{{walk}} bent forward against heavy wind, {how}{blown}",
        f"{{fight}} {{poss}} way through a blizzard, {how}",
        f"= walking in a storm, {how}{blown}",
        f"{{battle}} the wind with slow heavy steps, {how}{blown}",
        f"{{bend}} forward, {{lower}} the head and {{walk}} into a gale, {how}",
    ]


@action(
    "walk sideways down stairs",
    "locomotion/walk/slope or stairs",
    verbs="walk descend step hold lower",
    side=SIDE,
    count=Count(2, 4),
    rail=Choice(("both hands", "one hand", "none")),
)
def walk_sideways_down_stairs(timeline: Timeline, side: str, count: int, rail: str) -> Sequence[str]:
    """Carefully, facing the rail: the right foot down one step, the left one beside it."""
    high_m, deep_m = 0.17, 0.30
    stand_at(timeline, high_m * count)
    rail_at = At("air", 0.10, 1.0, 0.34)

    def hold_rail(left_m: float, up_m: float) -> dict[str, Any]:
        if rail == "none":
            return {}
        hands: dict[str, Any] = {"hand_l": At("air", 0.12 + left_m, rail_at.up + up_m, rail_at.forward)}
        if rail == "both hands":
            hands["hand_r"] = At("air", 0.12 - left_m, rail_at.up + up_m, rail_at.forward)
        return hands

    timeline.hold(0.15)
    timeline.look_at(At("floor", -0.45, -high_m, 0.1), 0.4)
    timeline.to(
        0.5, bend=14, pitch=6, **(hold_rail(0.0, 0.0) or {"hands": At("shoulder", 0.34, -0.36, 0.10)}), palms=-60
    )
    for _ in range(count):
        timeline.place = timeline.place.moved(left_m=-deep_m, up_m=-high_m)
        timeline.to(0.65, exact=True, x=0.16, z=0.0, y=high_m - 0.08, roll=-3, balance=0, advance=False)
        step(timeline, "r", 0.0, 0.10, up_m=0.0, duration_s=0.65, height_m=0.05, heel_first=False, advance=False)
        timeline.hold(0.15)
        timeline.to(0.5, exact=True, **hold_rail(0.0, 0.0)) if rail != "none" else timeline.hold(0.5)
        timeline.wait()
        timeline.to(0.6, exact=True, x=0.0, y=-0.02, roll=0, advance=False)
        step(timeline, "l", 0.0, 0.10, up_m=0.0, duration_s=0.6, height_m=0.05, heel_first=False)
        timeline.wait()
        timeline.look_at(At("floor", -0.45, -high_m, 0.1), 0.2)
        timeline.hold(0.15)
    timeline.look_at(None, 0.4)
    timeline.neutral(0.7)
    held = {
        "both hands": "holding the rail with both hands",
        "one hand": f"holding the rail with the {other(side)} hand",
        "none": "with the arms held out for balance",
    }[rail]
    return [
        "{walk} sideways down the stairs",
        f"{{go}} down the stairs sideways, {held}",
        f"{{walk}} carefully down {number_word(count)} stairs sideways, the {side} foot first",
        f"{{descend}} the stairs sideways to the {side}, {held}",
        f"{{step}} down sideways, one stair at a time, {held}",
        f"{{lower}} the {side} foot to each step and {{bring}} the {other(side)} one beside it, {held}",
        f"{{climb}} down stairs sideways with care, {held}",
        f"= going down {number_word(count)} steps sideways, {held}",
        f"{{take}} the stairs down sideways like an old person, {held}",
        f"{{walk}} down a staircase one step at a time, facing sideways, {held}",
    ]


@action(
    "walk with a walker",
    WALKING,
    verbs="walk push lift step shuffle lean",
    side=SIDE,
    kind=Choice(("rollator", "frame")),
    count=Count(4, 6),
    end=Choice(("stand", "turn")),
)
def walk_with_a_walker(timeline: Timeline, side: str, kind: str, count: int, end: str) -> Sequence[str]:
    """Both hands on the grips of a walking aid in front: pushed along on its wheels, or lifted ahead and stepped after."""
    grip = At("shoulder", 0.10, -0.42, 0.30)
    body: dict[str, Any] = {"bend": 22.0, "pitch": 10.0, "nod": -8.0, "y": -0.05}
    timeline.start(hands=grip, palms=-50, elbows=14, **body)
    timeline.hold(0.4)
    style = replace(
        STYLES["old"], step_m=0.26, step_s=0.62, bend_deg=22, pitch_deg=10, nod_deg=-8, y_m=-0.05, hand=grip
    )
    if kind == "rollator":
        walk(timeline, 0.26 * (count - 0.4), style, steps=count, first="r", close=False)
        timeline.wait()
    else:
        reach = At("shoulder", 0.10, -0.34, 0.46)
        for number in range((count + 1) // 2):
            timeline.to(0.3, exact=True, hands=At("shoulder", 0.10, -0.30, 0.38), bend=16)
            timeline.to(0.3, exact=True, hands=reach, bend=26, pitch=14)
            timeline.hold(0.12)
            timeline.place = timeline.place.moved(forward_m=0.30)
            timeline.to(1.1, exact=True, advance=False, x=0.0, z=-0.02, pitch=10, bend=22, hands=grip)
            step(timeline, "r", 0.02, 0.11, duration_s=0.55, height_m=0.04, heel_first=False)
            step(timeline, "l", 0.0, 0.11, duration_s=0.55, height_m=0.04, heel_first=False)
            timeline.wait()
            del number
    if end == "turn":
        timeline.to(0.2, exact=True, x=0, z=0)
        turn_to(timeline, -90, steps=4, step_s=0.5)
        timeline.wait()
    timeline.to(0.4, hands=grip, **body, x=0, z=0)
    timeline.hold(0.4)
    tool = "a rollator" if kind == "rollator" else "a walking frame"
    how = "pushing it along with both hands" if kind == "rollator" else "lifting it ahead and stepping after it"
    tail = f", then {{turn}} to the {side} in small steps" if end == "turn" else ""
    return [
        "{walk} with a walker", f"{{walk}} with {tool}{tail}", f"{{walk}} slowly with {tool}, {how}{tail}", f"{{use}} {tool} to walk{tail}", f"{{lean}} on {tool} with both hands and {{take}} small steps{tail}", f"{{shuffle}} along with {tool} like an old person{tail}",
        "{walk} with a zimmer frame" if kind == "frame" else "{push} a wheeled walker and {walk} after it", f"= an elderly person walking with {tool}, {how}", f"{{hold}} on to a walker with both hands and {{walk}} bent forward{tail}", f"{{walk}} behind a walker, the back bent{tail}",
    ]  # fmt: skip


@action(
    "walk with a white cane",
    WALKING,
    verbs="walk tap swing feel sweep",
    side=SIDE,
    end=Choice(("walk on", "find an obstacle")),
)
def walk_with_a_white_cane(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """Upright, the head still, slow steps; a long stick in the right hand taps to and fro over the ground ahead."""
    grip = At("shoulder", -0.10, -0.36, 0.34)
    timeline.start(hand_r=grip, palm_r=-30, nod=-6)
    timeline.hold(0.3)
    style = replace(WALK, step_m=0.44, step_s=0.66, double_s=0.18, nod_deg=-6, bend_deg=0, arm_m=0.08)
    begin_s = timeline.time_s
    walk(timeline, 6.4 * 0.44, style, arms=False, steps=7, first="l")
    finish_s = timeline.end_s
    timeline.time_s = begin_s + 0.1
    number = 0
    while timeline.time_s < finish_s - 0.8:
        to_right = number % 2 == 0
        timeline.to(
            0.5 * style.step_s,
            exact=True,
            hand_r=grip.moved(out=0.10 if to_right else -0.10, up=0.03),
            cock_r=-10 if to_right else 10,
            advance=False,
        )
        timeline.to(
            0.5 * style.step_s,
            exact=True,
            delay_s=0.5 * style.step_s,
            hand_r=grip.moved(out=0.16 if to_right else -0.16),
            advance=False,
        )
        timeline.to(style.step_s, exact=True, hand_l=At("shoulder", 0.10, -0.50, 0.10 if to_right else -0.04))
        number += 1
    timeline.wait()
    if end == "find an obstacle":
        for out in (0.10, -0.06, 0.12, -0.04):
            timeline.to(0.24, exact=True, hand_r=grip.moved(out=out, up=0.02))
        timeline.to(0.5, hand_l=At("shoulder", 0.0, -0.10, 0.46), palm_l=-60, bend=8)
        timeline.hold(0.5)
        tail = ", {stop} at an obstacle and {feel} for it with the other hand"
    else:
        tail = ""
    timeline.neutral(0.6)
    return [
        "{walk} with a white cane", f"{{walk}} like a blind person with a cane in the {side} hand{tail}", f"{{tap}} a long cane from side to side while walking{tail}", f"{{walk}} blind, swinging a white stick with the {side} hand{tail}", f"{{feel}} the way with a blind person's cane{tail}",
        f"{{sweep}} a cane over the ground left and right and {{walk}} slowly{tail}", "= a blind person walking with a white cane", f"{{walk}} forward with the eyes closed, tapping with a stick in the {side} hand{tail}", f"{{use}} a white cane to find the way{tail}",
    ]  # fmt: skip
