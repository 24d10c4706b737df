"""Street dance: hip-hop, robot, waves, breaking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.library.dance import BENT, steps
from kinoflow.authoring.moves import place_foot
from kinoflow.authoring.timeline import Timeline

LEAF = "social/dance/street"


@action(
    "hip-hop bounce", LEAF, verbs="bounce dance swing cross", count=Count(3, 6), arms=Choice(("swing", "cross", "pump"))
)
def hip_hop_bounce(timeline: Timeline, count: int, arms: str) -> Sequence[str]:
    """Down on every beat with a rocking chest, arms that swing, cross or pump."""
    timeline.stance(0.44, toes_deg=16)
    timeline.hold(0.2)
    timeline.to(0.35, y=-0.10, hands=At("shoulder", 0.18, -0.36, 0.18), bend=8)
    for number in range(2 * count):
        sign = 1.0 if number % 2 == 0 else -1.0
        down: dict[str, Any] = {
            "swing": {"hand_l": At("shoulder", 0.30, -0.30, 0.24 * sign), "hand_r": At("shoulder", 0.30, -0.30, -0.24 * sign)},
            "cross": {"hands": At("chest", -0.12, -0.14, 0.26) if sign > 0 else At("shoulder", 0.42, -0.20, 0.16)},
            "pump": {"hand_l": At("shoulder", 0.14, 0.10 if sign > 0 else -0.26, 0.34), "hand_r": At("shoulder", 0.14, -0.26 if sign > 0 else 0.10, 0.34)},
        }[arms]  # fmt: skip
        timeline.to(
            0.24, exact=True, y=-0.24, bend=26, pitch=10, nod=14, x=0.08 * sign, side=9 * sign, twist=-12 * sign, **down
        )
        timeline.to(0.22, exact=True, y=-0.09, bend=2, pitch=2, nod=-8)
    timeline.neutral(0.5)
    how = {"swing": "swinging the arms", "cross": "crossing and opening the arms", "pump": "pumping the fists in turn"}[
        arms
    ]
    return [
        "{dance} hip-hop",
        f"{{bounce}} to a hip-hop beat, {how}",
        f"{{do}} the hip-hop bounce, {how}",
        f"{{bend}} the knees on every beat and {{rock}} the chest, {how}",
        f"{{dance}} hip-hop with bouncing knees, {how}",
        f"{{groove}} with wide feet, going down on each beat, {how}",
        f"= a hip-hop groove, {how}",
        f"{{stand}} wide and {{bounce}} {times(2 * count)}, {how}",
    ]


@action("running man", LEAF, verbs="dance slide hop lift run", tempo=False, count=Count(4, 8))
def running_man(timeline: Timeline, count: int) -> Sequence[str]:
    """One knee up, then it stamps down in front while the other foot slides back, on the spot."""
    timeline.hold(0.2)
    timeline.to(0.3, y=-0.08, balance=0, hands=At("shoulder", 0.12, -0.24, 0.26), bend=6)
    for number in range(count):
        lifted, stand, sign = ("r", "l", -1.0) if number % 2 == 0 else ("l", "r", 1.0)
        timeline.to(0.24, exact=True, advance=False, y=-0.02, pitch=-2, x=-0.05 * sign, z=-0.02, bend=2, **{
            f"hand_{lifted}": At("shoulder", 0.14, -0.30, -0.16), f"hand_{stand}": At("shoulder", 0.10, -0.10, 0.34)})  # fmt: skip
        timeline.to(
            0.24,
            exact=True,
            advance=False,
            **{f"foot_{stand}": At("floor", 0.10, 0.0, 0.0), f"foot_pitch_{stand}": 0.0},
        )
        timeline.to(0.24, exact=True, **{f"foot_{lifted}": At("hip", 0.03, -0.44, 0.34)})
        timeline.to(0.22, exact=True, advance=False, y=-0.13, pitch=10, x=0.0, z=0.0, bend=10, **{
            f"hand_{lifted}": At("shoulder", 0.12, -0.18, 0.30), f"hand_{stand}": At("shoulder", 0.14, -0.28, -0.06)})  # fmt: skip
        timeline.to(
            0.22,
            exact=True,
            advance=False,
            **{f"foot_{stand}": At("floor", 0.10, 0.0, -0.34), f"foot_pitch_{stand}": 40.0},
        )
        timeline.to(0.22, exact=True, **{f"foot_{lifted}": At("floor", 0.10, 0.0, 0.22), f"foot_pitch_{lifted}": 0.0})
    timeline.flights.append((0.0, 0.0))
    last, rear = ("r", "l") if count % 2 == 1 else ("l", "r")
    timeline.to(0.45, exact=True, advance=False, y=0, pitch=0, bend=2, x=0, z=0, balance=1)
    place_foot(timeline, rear, 0.0, 0.10, duration_s=0.35, advance=False)
    place_foot(timeline, last, 0.0, 0.10, duration_s=0.35, delay_s=0.1)
    timeline.neutral(0.5)
    many = number_word(count)
    return [
        "{dance} the running man",
        f"{{do}} the running man, {many} steps",
        "{run} in place as a dance, one foot sliding back while the other one comes down in front",
        f"{{lift}} one knee after the other and {{slide}} the standing foot back, {times(count)}",
        "{dance} hip-hop, running on the spot with sliding feet",
        f"{{perform}} the running man with pumping arms, {many} times",
        "= the running man dance",
        f"{{raise}} a knee, {{stamp}} the foot down in front and {{slide}} the other one back, {many} steps on the spot",
    ]


@action("robot dance", LEAF, verbs="dance turn bend swing", crispness="snappy", side=SIDE, count=Count(4, 6))
def robot_dance(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Stiff jerky poses with right angles, stop after each."""
    timeline.stance(0.30)
    timeline.hold(0.25)
    up = At("shoulder", 0.28, 0.28, 0.04)
    ahead = At("shoulder", 0.04, -0.28, 0.28)
    down = At("shoulder", 0.30, -0.28, 0.02)
    poses: list[dict[str, Any]] = [
        {"hand_r": ahead, "hand_l": down, "elbow_l": 30, "turn": -40, "twist": 0, "bend": 0},
        {"hand_r": up, "hand_l": down, "elbow_r": 0, "turn": 0, "side": 0, "twist": -24},
        {"hand_r": down, "hand_l": up, "turn": 40, "twist": 24, "side": 0},
        {"hand_r": ahead, "hand_l": ahead, "turn": 0, "twist": 0, "bend": 34, "pitch": 20, "nod": -10},
        {"hand_r": up, "hand_l": up, "bend": 0, "pitch": 0, "nod": 0, "side": -16, "tilt": 16},
        {"hand_r": At("shoulder", 0.55, 0.0, 0.02), "hand_l": ahead, "side": 12, "tilt": -14, "turn": -50},
    ]  # fmt: skip
    straight = {
        "bend": 0.0,
        "pitch": 0.0,
        "nod": 0.0,
        "side": 0.0,
        "tilt": 0.0,
        "twist": 0.0,
        "turn": 0.0,
        "elbows": 0.0,
    }
    order = timeline.generator.permutation(len(poses))[:count]
    for number in order:
        timeline.to(0.17, exact=True, **(straight | poses[int(number)]), y=-0.04)
        timeline.hold(0.20)
        # The forearms swing once like pendulums of a machine.
        timeline.to(0.12, exact=True, y=-0.02, shrugs=10)
        timeline.to(0.12, exact=True, shrugs=0)
        timeline.hold(0.14)
    timeline.neutral(0.5)
    return [
        "{dance} the robot",
        "{dance} like a robot with stiff jerky moves",
        f"{{do}} the robot, stopping in {number_word(count)} poses",
        "{move} arms, head and body in short stiff jerks like a machine",
        "{bend} the arms at right angles and {move} them like a robot",
        "{perform} a robot dance with sudden stops",
        "= a robot dance, stiff and jerky",
        "{turn} the head and {lift} and {lower} the bent arms in jerks like a robot",
    ]


@action("arm wave", LEAF, verbs="wave dance roll lift", side=SIDE, count=Count(2, 4))
def arm_wave(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """A wave that runs through both arms stretched sideways, from one hand to the other."""
    timeline.stance(0.30)
    timeline.hold(0.2)
    wide = At("shoulder", 0.56, 0.02, 0.04)
    timeline.to(0.6, hands=wide, palms=-90, y=-0.04)
    for number in range(count):
        first, second, sign = ("r", "l", -1.0) if number % 2 == 0 else ("l", "r", 1.0)
        # Hand, elbow, shoulder, chest, shoulder, elbow, hand.
        timeline.to(0.20, exact=True, **{f"wrist_{first}": 55.0, f"hand_{first}": wide.moved(up=0.10, out=-0.03)})
        timeline.to(
            0.20,
            exact=True,
            x=0.03 * sign,
            turn=40 * sign,
            **{f"wrist_{first}": -40.0, f"hand_{first}": wide.moved(up=-0.16, out=-0.12), f"elbow_{first}": 90.0},
        )
        timeline.to(
            0.20,
            exact=True,
            side=-8 * sign,
            **{
                f"wrist_{first}": 0.0,
                f"hand_{first}": wide.moved(up=-0.18, out=-0.05),
                f"elbow_{first}": 0.0,
                f"shrug_{first}": 30.0,
            },
        )
        timeline.to(
            0.20,
            exact=True,
            side=0,
            y=-0.08,
            turn=0,
            **{f"hand_{first}": wide, f"shrug_{first}": 0.0, f"shrug_{second}": 30.0},
        )
        timeline.to(
            0.20,
            exact=True,
            side=8 * sign,
            turn=-40 * sign,
            y=-0.04,
            **{
                f"shrug_{second}": 4.0,
                f"hand_{second}": wide.moved(up=-0.16, out=-0.12),
                f"elbow_{second}": 90.0,
                f"wrist_{second}": -40.0,
            },
        )
        timeline.to(
            0.20,
            exact=True,
            side=0,
            x=-0.03 * sign,
            **{f"hand_{second}": wide.moved(up=0.12, out=-0.03), f"elbow_{second}": 0.0, f"wrist_{second}": 50.0},
        )
        timeline.to(
            0.20, exact=True, turn=0, x=0, **{f"hand_{second}": wide, f"wrist_{second}": 0.0, f"shrug_{second}": 0.0}
        )
    timeline.neutral(0.6)
    return [
        "{do} the arm wave",
        f"{{let}} a wave run through both arms, from the {side} hand to the {other(side)} hand",
        "{stretch} the arms sideways and {roll} a wave from one hand to the other",
        f"{{dance}} an arm wave {times(count)}",
        f"{{make}} {counted(count, 'wave')} with the arms stretched out, beginning at the {side} hand",
        "{ripple} the arms like a wave, hand, elbow, shoulder and on to the other side",
        f"= a body popping arm wave starting with the {side} hand",
        "{dance} with flowing arms, a wave going from side to side",
    ]


@action("toprock", LEAF, verbs="breakdance step cross kick hop", tempo=False, side=SIDE, count=Count(2, 3))
def toprock(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """The breakdancer's steps upright: hop, cross a foot in front, arms open and close."""
    timeline.hold(0.2)
    timeline.to(0.3, y=-0.10, balance=0.4, hands=At("shoulder", 0.34, -0.16, 0.20), bend=8)
    for number in range(2 * count):
        lead, sign = ("r", -1.0) if number % 2 == 0 else ("l", 1.0)
        steps(timeline, 0.36, [(lead, 0.34, -0.08, {"z": 0.14, "x": -0.06 * sign, "yaw": -24 * sign, "twist": -16 * sign, "y": -0.14, "bend": 14,
                                                     "hands": At("chest", -0.12, -0.08, 0.22)})], 0.10)  # fmt: skip
        steps(timeline, 0.32, [(lead, 0.0, 0.14, {"z": 0.0, "x": 0.04 * sign, "yaw": 0, "twist": 8 * sign, "y": -0.08, "bend": 4,
                                                   "hands": At("shoulder", 0.48, -0.04, 0.14)})], 0.08)  # fmt: skip
    timeline.neutral(0.5)
    return [
        "{breakdance} standing up",
        "{do} the toprock of breakdance",
        f"{{step}} across with one foot after the other, the {side} one first, opening and crossing the arms",
        "{dance} the breakdance toprock, crossing the arms in front and opening them",
        f"{{cross}} one foot in front, {{step}} back and {{change}} sides, {number_word(2 * count)} times",
        f"{{perform}} {number_word(2 * count)} toprock steps",
        "= breakdance footwork in standing, the arms swinging open and closed",
        "{hop} from foot to foot with crossing steps like a b-boy",
    ]


@action(
    "breakdance freeze",
    LEAF,
    verbs="breakdance freeze balance kick",
    tempo=False,
    side=SIDE,
    hold=Choice(("short", "long")),
    kind=Choice(("on both hands", "low on one hand"), (2, 1)),
)
def breakdance_freeze(timeline: Timeline, side: str, hold: str, kind: str) -> Sequence[str]:
    """Down to the hands, hips thrown up, legs bent in the air, held still."""
    timeline.hold(0.2)
    if kind == "low on one hand":
        # Hips off the floor over one straight arm behind, a leg kicked out, the free hand in the air.
        timeline.to(
            0.4, y=-0.44, z=-0.10, pitch=16, bend=16, balance=0, hand_r=At("floor", 0.30, 0.05, -0.40), heels=14
        )
        timeline.to(
            0.25, exact=True, y=-0.50, z=-0.08, pitch=-34, roll=-14, bend=10, nod=14, heels=10, hand_r=At("floor", 0.34, 0.05, -0.42),
            hand_l=At("shoulder", 0.20, 0.44, 0.10), foot_l=At("hip", 0.16, -0.10, 0.80), ankle_l=40,
        )  # fmt: skip
        timeline.hold(1.0 if hold == "short" else 1.8)
        timeline.to(
            0.3,
            exact=True,
            foot_l=At("floor", 0.13, 0.0, 0.0),
            hand_l=At("shoulder", 0.20, -0.20, 0.30),
            pitch=0,
            roll=0,
            y=-0.46,
        )
        timeline.to(0.3, y=-0.30, z=-0.04, pitch=30, bend=20, heels=0, hand_r=At("shoulder", 0.06, -0.44, 0.2))
        timeline.flights.append((0.0, 0.0))
        timeline.neutral(0.6)
        return [
            f"{{drop}} into a low freeze on the {side} hand",
            f"{{freeze}} low on the {side} hand with a leg kicked out",
            f"{{do}} a low breakdance freeze supported on the {side} hand",
            f"{{drop}} down and {{freeze}} on one hand, the {other(side)} leg in the air",
            f"{{hold}} a low b-boy freeze, leaning on the {side} arm",
            f"{{go}} down on the {side} hand, {{kick}} the {other(side)} leg out and {{hold}} it",
            f"= a low freeze on the {side} hand",
            "= a one-handed floor freeze of a b-boy",
        ]
    hands = At("floor", 0.17, 0.05, 0.55)
    timeline.to(0.55, y=-0.50, z=0.04, pitch=60, bend=38, nod=-20, balance=0, hands=hands, heels=24, exact=True)
    timeline.hold(0.1)
    timeline.to(0.25, exact=True, advance=False, foot_r=At("hip", 0.10, -0.60, -0.40), ankle_r=40)
    timeline.to(0.28, exact=True, pitch=110, z=0.22, y=-0.24, bend=24)
    timeline.to(0.28, exact=True, advance=False, foot_l=At("hip", 0.16, -0.48, 0.36), ankle_l=30)
    timeline.to(0.34, exact=True, pitch=158, z=0.50, y=0.12, bend=8, nod=-24, roll=8)
    timeline.to(
        0.2, exact=True, advance=False, foot_r=At("hip", 0.30, -0.62, -0.34), foot_l=At("hip", 0.06, -0.36, 0.30)
    )
    timeline.to(0.22, exact=True, pitch=170, z=0.54, y=0.18)
    timeline.hold(0.5 if hold == "short" else 1.2)
    timeline.to(
        0.3, exact=True, advance=False, foot_l=At("hip", 0.10, -0.60, 0.30), foot_r=At("hip", 0.10, -0.64, 0.20)
    )
    timeline.to(0.4, exact=True, pitch=112, z=0.20, y=-0.20, bend=28, roll=0)
    timeline.to(0.26, exact=True, advance=False, feet=At("floor", 0.12, 0.0, 0.0), heels=24)
    timeline.to(0.32, exact=True, y=-0.50, z=0.06, pitch=60, bend=38)
    timeline.to(0.3, y=-0.34, z=-0.06, pitch=50, bend=24, heels=0, hands=At("shoulder", 0.06, -0.44, 0.2))
    timeline.flights.append((0.0, 0.0))
    timeline.neutral(0.6)
    return [
        "{do} a breakdance freeze",
        "{go} down on both hands and {freeze} upside down with bent legs",
        "{put} the hands on the floor, {kick} the legs up and {hold} a freeze",
        "{breakdance}, balancing on the hands with the legs in the air",
        f"{{kick}} up onto the hands, the {side} leg back and the {other(side)} knee drawn in, and {{hold}} still",
        "{balance} upside down on both hands like a b-boy, then {stand} up",
        "= a hand freeze from breakdance",
        "first {squat} with the hands on the floor, then {throw} the legs up and {freeze}, then {come} down",
    ]


@action("dab", LEAF, verbs="dab bend raise stretch", crispness="crisp", side=SIDE, count=Count(1, 2, usual=1))
def dab(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """The face drops into the bent elbow while the other arm points up and away."""
    timeline.hold(0.25)
    timeline.to(0.3, y=-0.05, hands=BENT)
    for number in range(count):
        if number:
            timeline.to(0.3, hands=BENT, bend=4, nod=0, turn=0, twist=0, side=0, elbows=0, x=0, y=-0.04)
        timeline.to(0.2, hand_r=At("shoulder", 0.44, 0.32, 0.10), palm_r=-60, hand_l=At("head", -0.16, 0.02, 0.20), elbow_l=70, palm_l=-60,
                    bend=14, nod=38, turn=28, twist=12, side=8, x=0.05, y=-0.12)  # fmt: skip
        timeline.hold(0.7)
    timeline.neutral(0.5)
    return [
        "{dab}",
        f"{{do}} a dab to the {side}" if count == 1 else f"{{do}} two dabs to the {side}",
        f"{{drop}} the face into the bent {other(side)} elbow and {{stretch}} the {side} arm out and up",
        f"{{dab}} with the {side} arm stretched up to the side",
        f"{{raise}} the {side} arm diagonally and {{bend}} the {other(side)} arm across the face, {times(count)}",
        f"{{hide}} the face in the crook of the {other(side)} arm while the {side} arm points up and away",
        f"= a dab with the {side} arm straight",
        f"{{bow}} the head into the {other(side)} arm and {{point}} the {side} arm up, {times(count)}",
    ]


@action("body roll", LEAF, verbs="roll wave dance", count=Count(1, 4, usual=2), way=Choice(("top down", "bottom up")))
def body_roll(timeline: Timeline, count: int, way: str) -> Sequence[str]:
    """A wave through the trunk: head, chest, belly, hips, knees; or from the knees up."""
    timeline.hold(0.2)
    arms = At("shoulder", 0.14, -0.44, 0.10)
    timeline.to(0.4, exact=True, y=-0.06, hands=arms, balance=0.0, z=0.0, bend=0)
    poses: list[dict[str, float]] = [
        {"nod": -18, "bend": -6, "pitch": 2, "z": 0.02, "y": -0.03},
        {"nod": -6, "bend": -24, "pitch": 8, "z": 0.03, "y": -0.04},
        {"nod": 14, "bend": -4, "pitch": -12, "z": 0.08, "y": -0.08},
        {"nod": 20, "bend": 22, "pitch": -18, "z": 0.08, "y": -0.14},
        {"nod": 8, "bend": 20, "pitch": 8, "z": -0.06, "y": -0.16},
        {"nod": 0, "bend": 2, "pitch": 3, "z": 0.0, "y": -0.06},
    ]
    ordered = poses if way == "top down" else [*poses[-2::-1], poses[-1]]
    for number in range(count):
        out = 0.06 if number % 2 else 0.0
        for pose in ordered:
            timeline.to(0.2, exact=True, **pose)
        timeline.to(0.1, hands=arms.moved(out=out))
    timeline.neutral(0.6)
    how = "from the head down to the knees" if way == "top down" else "from the knees up to the head"
    often = "" if count == 1 else f", {times(count)}"
    return [
        f"{{do}} a body roll {how}{often}",
        f"{{body}} roll {times(count)} {how}",
        f"{{roll}} the body like a wave {how}{often}",
        f"{{send}} a wave through the chest, belly and hips {how}{often}",
        f"{{dance}} with body rolls {how}{often}",
        f"{{ripple}} the whole trunk {how}{often}",
        f"{{wave}} the upper body {how} in a sensual dance{often}",
        f"= body roll {how}{often}",
    ]


@action("chest pop", LEAF, verbs="pop thrust dance", crispness="snappy", count=Count(1, 6))
def chest_pop(timeline: Timeline, count: int) -> Sequence[str]:
    """The chest jerks out and back in, the elbows answer."""
    timeline.hold(0.2)
    timeline.to(0.35, y=-0.08, bend=8, hands=At("shoulder", 0.16, -0.34, 0.22), elbows=20, palms=-40)
    for _ in range(count):
        timeline.to(
            0.12, exact=True, bend=-24, nod=6, shrugs=-4, z=0.03, hands=At("shoulder", 0.22, -0.34, 0.06), elbows=30
        )
        timeline.hold(0.1)
        timeline.to(
            0.16, exact=True, bend=16, nod=-4, shrugs=6, z=-0.02, hands=At("shoulder", 0.12, -0.30, 0.26), elbows=20
        )
        timeline.hold(0.16)
    timeline.neutral(0.6)
    often = times(count)
    return [
        f"{{pop}} the chest {often}",
        f"{{do}} chest pops, {often}",
        f"{{thrust}} the chest out and in {often}, in the rhythm",
        f"{{dance}} with chest pops, {often}",
        f"{{jerk}} the chest forward and back {often}",
        f"{{hit}} the beat with the chest {often}",
        f"{{do}} krump chest pops {often}",
        f"= chest pop, {often}",
    ]


@action(
    "shoulder shimmy",
    LEAF,
    verbs="shimmy shake dance",
    crispness="crisp",
    count=Count(8, 16),
    lean=Choice(("upright", "leaning back", "leaning forward")),
)
def shoulder_shimmy(timeline: Timeline, count: int, lean: str) -> Sequence[str]:
    """The shoulders go forward and back by turns, fast, the arms held out a little."""
    timeline.hold(0.2)
    bend = {"upright": 2.0, "leaning back": -18.0, "leaning forward": 24.0}[lean]
    arms = At("shoulder", 0.34, -0.30, 0.20)
    timeline.to(0.4, y=-0.08, bend=bend, hands=arms, elbows=20, palms=-50, nod=-0.5 * bend)
    for number in range(count):
        sign = 1 if number % 2 else -1
        timeline.to(
            0.11,
            exact=True,
            twist=16 * sign,
            side=3 * sign,
            hand_l=arms.moved(up=0.02 * sign),
            hand_r=arms.moved(up=-0.02 * sign),
            y=-0.08 - 0.015 * (number % 2),
        )
    timeline.to(0.2, twist=0, side=0)
    timeline.neutral(0.6)
    how = "" if lean == "upright" else f", {lean}"
    return [
        f"{{shimmy}} the shoulders{how}",
        f"{{shake}} the shoulders quickly{how}",
        f"{{do}} a shoulder shimmy{how}",
        f"{{dance}} with shaking shoulders, the arms held out{how}",
        f"{{move}} the shoulders forward and back in turn, very fast{how}",
        f"{{shimmy}} like a dancer with the upper body{how}",
        f"{{wiggle}} the shoulders to the music{how}",
        f"= shoulder shimmy{how}",
    ]
