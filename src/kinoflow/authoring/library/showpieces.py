"""On a stage and in comics: melting like wax, Hamlet's skull, a web from the wrist; falls and balances of a gym class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import AHEAD, at_ease
from kinoflow.authoring.gestures import ON_HIP
from kinoflow.authoring.moves import (
    BESIDE_LYING,
    PLANK_FOOT,
    PLANK_HAND,
    PLANK_HEEL_DEG,
    down_to_plank,
    kneel,
    plank_pose,
    step,
    up_from_back,
)
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline


@action(
    "melt to the floor",
    "social/dance/dance",
    verbs="melt sink dissolve flow collapse lie",
    side=SIDE,
    end=Choice(("on the back", "in a heap"), (2, 1)),
)
def melt_to_the_floor(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """Like wax: the head droops, arms grow long, knees give, hips sink behind the heels, and the back uncurls on the floor."""
    timeline.hold(0.4)
    timeline.to(1.1, nod=36, bend=14, shrugs=-8, tilt=-10, hands=At("shoulder", 0.06, -0.55, 0.10))
    timeline.to(1.4, y=-0.24, knees=24, bend=34, pitch=14, side=-12, balance=0.6)
    timeline.to(1.4, y=-0.52, z=-0.14, knees=36, bend=52, pitch=20, side=6, heels=10, tilt=8)
    # Past the heels the hips come down on the floor.
    timeline.to(
        1.3, y=0.11 - STANDING_M, z=-0.42, pitch=2, bend=58, knees=44, side=0, heels=0, balance=0.0, hands=At("floor", 0.30, 0.05, -0.30),
        tilt=0,
    )  # fmt: skip
    timeline.hold(0.2)
    z_m = timeline.hips_here()[1]
    if end == "on the back":
        timeline.to(
            1.5, rest=1.0, pitch=-46, bend=46, nod=26, hands=At("shoulder", 0.36, -0.34, 0.10), feet=At("floor", 0.16, 0.0, z_m + 0.62), knees=14
        )  # fmt: skip
        timeline.to(
            1.4, pitch=-90, bend=0, nod=2, hands=BESIDE_LYING.moved(out=0.14), elbows=30, palms=60, feet=At("floor", 0.18, 0.0, z_m + 0.90),
            heels=-50, knees=20,
        )  # fmt: skip
        where, last = "flat on the back", "{end} up flat on the back"
    else:
        timeline.to(1.2, rest=1.0, bend=64, pitch=4, nod=46, hands=At("floor", 0.26, 0.05, z_m + 0.34))
        timeline.to(0.6, side=-10, tilt=-12)
        where, last = "in a heap", "{end} up in a heap"
    timeline.hold(0.9)
    del side
    return [
        f"{{melt}} to the floor like wax and {last}",
        f"{{melt}} slowly down to the floor, the knees first, then the hips, and {last}",
        f"{{sink}} slowly to the floor like melting wax, ending {where}",
        f"{{dissolve}} like a melting snowman, ending {where}",
        f"{{let}} the whole body melt, knees first, until it lies {where}",
        f"= a slow melt to the floor, ending {where}",
        f"{{flow}} down like ice cream in the sun and {last}",
        f"{{sag}} from head to foot and {{sink}} to the floor, ending {where}",
        f"{{go}} limp very slowly and {{melt}} away, ending {where}",
    ]


@action(
    "hold up a skull like Hamlet",
    "social/body signs/talk",
    verbs="hold gaze look sink kneel speak raise act",
    side=SIDE,
    end=Choice(("sink to one knee", "stay standing", "lower it"), (2, 1, 1)),
    other_hand=Choice(("hanging", "on the heart"), (2, 1)),
)
def hold_up_a_skull(timeline: Timeline, side: str, end: str, other_hand: str) -> Sequence[str]:
    """To be or not to be: one arm stretched out with the palm up, the eyes fixed on what lies in it."""
    timeline.hold(0.3)
    timeline.look_at("hand_r", 0.5)
    timeline.to(0.7, hand_r=At("chest", 0.10, -0.10, 0.28), palm_r=80)
    held = At("shoulder", 0.16, 0.06, 0.53)
    heart = {"hand_l": At("chest", -0.06, 0.0, 0.09), "elbow_l": 20.0} if other_hand == "on the heart" else {}
    timeline.to(0.9, hand_r=held, palm_r=88, twist=12, bend=-2, **heart)
    timeline.hold(1.0)
    timeline.to(0.6, tilt=10, nod=4)
    timeline.hold(0.4)
    if end == "sink to one knee":
        timeline.to(0.4, tilt=0, twist=0)
        kneel(timeline, "l", 2.4)
        timeline.to(0.5, hand_r=held.moved(up=0.04), nod=0)
        timeline.hold(1.2)
    elif end == "lower it":
        timeline.to(1.0, hand_r=At("chest", 0.08, -0.12, 0.26), tilt=0, twist=0, bend=10)
        timeline.hold(0.4)
        timeline.look_at(None, 0.4)
        timeline.neutral(0.8)
    else:
        timeline.hold(0.8)
        timeline.look_at(None, 0.4)
        timeline.neutral(0.9)
    last = {"sink to one knee": " and slowly {sink} to one knee", "stay standing": "", "lower it": " and {lower} it again"}[end]  # fmt: skip
    free = f", the {other(side)} hand on the heart" if other_hand == "on the heart" else ""
    return [
        f"{{hold}} up a skull like Hamlet{last}" if end != "stay standing" else "{hold} a skull like Hamlet",
        f"{{hold}} out the {side} arm with the palm up, {{gaze}} at the hand{free}{last}",
        f"{{play}} Hamlet with the skull in the {side} hand{free}{last}",
        f"{{stretch}} out the {side} arm, palm up, eyes fixed on the hand{free}{last}",
        f"{{recite}} to be or not to be with a skull in the {side} hand{last}",
        f"= Hamlet with the skull, the {side} arm outstretched{free}",
        f"{{look}} long at something in the outstretched {side} hand{free}{last}",
        f"{{act}} a monologue to a skull held out in the {side} hand{last}",
        f"{{contemplate}} a thing on the open {side} palm{free}{last}",
    ]


@action(
    "shoot a web",
    "game/magic/spell",
    verbs="shoot fire flick thrust swing pull",
    crispness="snappy",
    side=SIDE,
    hands=Choice(("one hand", "both hands in turn", "both hands"), (3, 1, 1)),
    stance=Choice(("standing", "crouching"), (2, 1)),
    after=Choice(("hold", "pull"), (2, 1)),
    aim=Choice(("ahead", "upward"), (2, 1)),
)
def shoot_a_web(timeline: Timeline, side: str, hands: str, stance: str, after: str, aim: str) -> Sequence[str]:
    """The arm is flung out straight with the palm up and the wrist cocked back, as a spider hero does."""
    low: dict[str, Any] = (
        {"y": -0.34, "bend": 16.0, "pitch": 18.0, "nod": -24.0} if stance == "crouching" else {"y": -0.06}
    )
    timeline.hold(0.15)
    timeline.look_at(AHEAD if aim == "ahead" else At("floor", 0.0, 4.0, 3.0), 0.3)
    step(timeline, "l", 0.22, 0.14, duration_s=0.35, advance=False)
    timeline.to(0.4, **low, hand_r=At("shoulder", 0.16, -0.20, 0.10), palm_r=80, twist=-24)
    far = At("shoulder", 0.0, 0.06, 0.56) if aim == "ahead" else At("shoulder", 0.02, 0.40, 0.40)
    shots = {"one hand": ("r",), "both hands in turn": ("r", "l"), "both hands": ("both",)}[hands]
    for shot in shots:
        ends = ("r", "l") if shot == "both" else (shot,)
        twist = 0.0 if shot == "both" else 18.0 if shot == "r" else -18.0
        timeline.to(
            0.14, **{f"hand_{e}": far for e in ends}, **{f"palm_{e}": 95.0 for e in ends}, **{f"wrist_{e}": -70.0 for e in ends}, twist=twist,
        )  # fmt: skip
        timeline.hold(0.6)
    if after == "pull":
        grips = {
            f"hand_{e}": At("pelvis", 0.22, 0.14, 0.02) for s in shots for e in (("r", "l") if s == "both" else (s,))
        }
        timeline.to(0.25, wrists=20, palms=0)
        timeline.to(0.3, **grips, twist=-26 if hands == "one hand" else 0, bend=10, z=-0.08)
        timeline.hold(0.4)
    timeline.look_at(None, 0.3)
    timeline.to(0.3, wrists=0, twist=0)
    at_ease(timeline)
    what = {"one hand": f"from the {side} wrist", "both hands in turn": "from both wrists in turn", "both hands": "from both wrists at once"}[hands]  # fmt: skip
    where = "" if aim == "ahead" else " up at a roof"
    crouch = "{crouch} and " if stance == "crouching" else ""
    last = " and {pull}" if after == "pull" else ""
    return [
        f"{crouch}{{shoot}} a web{where}{last}",
        f"{crouch}{{shoot}} a web {what}{where}{last}",
        f"{{fling}} out the arm and {{shoot}} a spider web {what}{where}{last}",
        f"{crouch}{{fire}} a web {what}{where} like Spider-Man{last}",
        f"= spiderman web shot {what}{where}",
        f"= web shooting {what}{', crouching' if stance == 'crouching' else ''}",
        f"{{sling}} a web {what}{where}{last}",
        f"{{thrust}} {'the ' + side + ' hand' if hands == 'one hand' else 'the hands'} forward, palm up, to shoot a web{where}{last}",
        f"{{throw}} a web {what}{where} as a spider hero{last}",
    ]


@action(
    "backward breakfall",
    "game/unarmed/wrestling",
    verbs="fall roll slap squat",
    tempo=False,
    arms=Choice(("slapping with both arms", "crossed on the chest"), (3, 1)),
    end=Choice(("lie", "get up"), (2, 1)),
)
def backward_breakfall(timeline: Timeline, arms: str, end: str) -> Sequence[str]:
    """Judo: arms crossed, down into a squat, the round back rolls onto the mat, both arms slap it, the chin stays tucked."""
    timeline.hold(0.2)
    timeline.to(0.5, hand_r=At("chest", -0.08, 0.04, 0.24), hand_l=At("chest", -0.06, 0.0, 0.28), nod=20)
    timeline.to(0.7, y=-0.56, z=-0.10, pitch=22, bend=40, nod=36, heels=12, balance=0.3)
    timeline.hold(0.2)
    timeline.to(0.28, exact=True, y=0.11 - STANDING_M, z=-0.36, pitch=-14, bend=56, nod=44, heels=0, balance=0.0)
    slap = At("shoulder", 0.42, -0.34, -0.02)
    timeline.to(
        0.34, exact=True, rest=1.0, pitch=-78, bend=40, nod=48, z=-0.50, feet=At("hip", 0.10, -0.34, 0.52), knees=12,
        hands=At("shoulder", 0.20, -0.16, 0.34),
    )  # fmt: skip
    if arms == "slapping with both arms":
        timeline.to(0.12, exact=True, hands=slap, palms=-80, pitch=-84)
    timeline.to(0.3, exact=True, pitch=-96, bend=30, feet=At("hip", 0.10, -0.40, 0.62))
    timeline.hold(0.9)
    if end == "get up":
        z_m = timeline.hips_here()[1]
        timeline.to(0.6, pitch=-70, bend=30, nod=24, feet=At("floor", 0.12, 0.0, z_m + 0.55), knees=4)
        up_from_back(timeline, 3.0)
        timeline.neutral(0.4)
    else:
        timeline.to(0.7, pitch=-90, bend=14, nod=30, feet=At("hip", 0.10, -0.66, 0.40))
        timeline.hold(0.6)
    slaps = (
        ", {slap} the mat with both arms" if arms == "slapping with both arms" else ", the arms crossed on the chest"
    )
    last = " and {get} up" if end == "get up" else ""
    return [
        f"{{do}} a backward breakfall{last}",
        f"{{squat}} down, {{roll}} onto the back{slaps}{last}",
        f"{{practise}} a judo breakfall backward{slaps}{last}",
        f"{{fall}} backward in control{slaps}, the chin tucked{last}",
        f"{{roll}} back onto a mat from a squat{slaps}{last}",
        "= ukemi, a backward breakfall",
        f"= backward breakfall with the chin tucked{last.replace('{get}', 'getting').replace('and ', 'then ')}",
        f"{{break}} a backward fall{slaps}{last}",
        f"{{learn}} to fall backward in judo{slaps}{last}",
    ]


@action(
    "stand on one leg and squat",
    "fitness/gym/squat",
    verbs="stand balance squat bend lift",
    side=SIDE,
    count=Count(1, 2, usual=1),
    depth=Choice(("shallow", "deep"), (2, 1)),
    hands=Choice(("on the hips", "out to the sides", "forward"), (2, 1, 1)),
    hold=Choice(("short", "long"), (1, 2)),
)
def one_leg_stand_and_squat(
    timeline: Timeline, side: str, count: int, depth: str, hands: str, hold: str
) -> Sequence[str]:
    """A single leg stance held for some seconds, then the standing knee bends and straightens."""
    held_of: dict[str, dict[str, Any]] = {
        "on the hips": {"hands": ON_HIP, "elbows": 55.0, "palms": -40.0, "wrists": -25.0},
        "out to the sides": {"hands": At("shoulder", 0.54, 0.0, 0.06)},
        "forward": {"hands": At("shoulder", 0.0, 0.0, 0.54)},
    }
    held = held_of[hands]
    timeline.hold(0.2)
    timeline.to(0.5, **held)
    timeline.to(0.5, x=-0.09)
    timeline.to(0.6, foot_l=At("hip", 0.02, -0.66, 0.22), x=-0.095)
    timeline.hold(1.0 if hold == "short" else 4.0 if count == 1 else 1.8)
    deep = -0.16 if depth == "shallow" else -0.30
    for _ in range(count):
        timeline.to(
            0.9,
            y=deep,
            z=-0.05,
            pitch=20,
            bend=14,
            nod=-14,
            foot_l=At("hip", 0.02, -0.40 if depth == "deep" else -0.50, 0.44),
        )
        timeline.hold(0.25)
        timeline.to(0.8, y=0.0, z=0.0, pitch=0, bend=2, nod=0, foot_l=At("hip", 0.02, -0.66, 0.22))
        timeline.hold(0.2)
    timeline.to(0.6, foot_l=At("floor", 0.10, 0.0, 0.0), x=0)
    timeline.neutral(0.6)
    arms = {
        "on the hips": "hands on the hips",
        "out to the sides": "arms out to the sides",
        "forward": "arms held forward",
    }[hands]
    squats = f"a {depth} single leg squat" if count == 1 else f"{number_word(count)} {depth} single leg squats"
    long = "" if hold == "short" else " for about five seconds" if count == 1 else " for a while"
    return [
        f"{{stand}} on the {side} leg and {{squat}} on it",
        f"{{stand}} on the {side} leg{long}, then {{do}} {squats}, {arms}",
        f"{{hold}} a single leg stance on the {side}{long}, then {{squat}} {depth} on the same leg, {arms}",
        f"{{do}} {squats} on the {side} leg, {arms}",
        f"{{balance}} on the {side} leg, {{bend}} the knee and {{straighten}} it {times(count)}, {arms}",
        f"{{lift}} the {other(side)} foot, {{stand}} on the {side} leg{long} and {{squat}}, {arms}",
        f"= single leg stance and {squats} on the {side}, {arms}",
        f"{{perform}} a one leg balance test with {squats}, {arms}",
    ]


@action(
    "vinyasa flow",
    "fitness/yoga/sun salutation",
    verbs="lower lift press slide flow",
    begin=Choice(("plank", "standing"), (2, 1)),
    end=Choice(("downward dog", "plank"), (3, 1)),
)
def vinyasa_flow(timeline: Timeline, begin: str, end: str) -> Sequence[str]:
    """From plank low to the floor, through to upward-facing dog, and up and back into downward-facing dog."""
    if begin == "plank":
        timeline.start(**plank_pose(), feet=PLANK_FOOT, heels=PLANK_HEEL_DEG, hands=PLANK_HAND)
        timeline.hold(0.6)
    else:
        timeline.hold(0.2)
        down_to_plank(timeline, 2.0)
        timeline.hold(0.3)
    timeline.to(1.0, **plank_pose(0.24))
    timeline.hold(0.4)
    timeline.to(1.0, **{**plank_pose(0.64, -34.0), "bend": -24.0, "nod": -30.0})
    timeline.hold(0.9)
    timeline.to(1.2, **{**plank_pose(0.46, 80.0), "nod": 10.0})
    timeline.hold(1.2)
    if end == "plank":
        timeline.to(1.0, **plank_pose())
        timeline.hold(0.5)
    last = "" if end == "downward dog" else " and {return} to plank"
    start = "{lower} from plank" if begin == "plank" else "{go} down to plank, {lower} the body"
    return [
        "{do} a vinyasa flow",
        f"{start}, {{slide}} through to upward-facing dog, then {{press}} the hips up and back into downward-facing dog{last}",
        f"{start}, {{move}} to upward dog and then to downward dog{last}",
        f"{{flow}} from chaturanga to upward dog to downward dog{last}",
        "{practise} yoga: plank, chaturanga, upward dog, downward dog",
        "= vinyasa: plank, low plank, up dog, down dog",
        f"{{lower}} halfway, {{open}} the chest in upward dog and {{push}} back to downward dog{last}",
        f"{{do}} chaturanga, up dog and down dog{last}",
    ]


@action(
    "puppet on strings",
    "social/dance/dance",
    verbs="lift hang collapse dangle jerk",
    side=SIDE,
    first=Choice(("one arm after the other", "both arms"), (2, 1)),
    end=Choice(("collapse at the waist", "collapse to the knees", "dangle"), (2, 1, 1)),
)
def puppet_on_strings(timeline: Timeline, side: str, first: str, end: str) -> Sequence[str]:
    """Strings lift the wrists, elbows hang, the head lolls; then somebody lets go."""
    up = {"elbow": 60.0, "wrist": 40.0}
    high = At("shoulder", 0.26, 0.24, 0.10)
    timeline.hold(0.2)
    timeline.to(0.5, nod=26, tilt=-12, bend=12, knees=8, y=-0.05, shrugs=4)
    hands = ("r", "l") if first == "one arm after the other" else ("both",)
    for hand in hands:
        ends = ("r", "l") if hand == "both" else (hand,)
        timeline.to(
            0.35, **{f"hand_{e}": high for e in ends}, **{f"elbow_{e}": up["elbow"] for e in ends}, **{f"wrist_{e}": up["wrist"] for e in ends},
            side=4 if hand == "r" else -4 if hand == "l" else 0, nod=10,
        )  # fmt: skip
        timeline.to(0.14, **{f"hand_{e}": high.moved(up=-0.05) for e in ends})
        timeline.hold(0.6)
    for sign in (1.0, -1.0):
        timeline.to(0.4, tilt=16 * sign, side=6 * sign, x=0.04 * sign)
    timeline.to(0.2, x=0, side=0)
    loose: dict[str, Any] = {"hands": At("shoulder", 0.06, -0.54, 0.08), "elbows": 0.0, "wrists": 20.0}
    if end == "dangle":
        timeline.to(0.35, hands=high.moved(up=-0.10, forward=0.10))
        timeline.hold(0.8)
        timeline.neutral(0.7)
    elif end == "collapse at the waist":
        low = At("air", 0.20, 0.36, 0.40)
        timeline.to(0.28, **(loose | {"hands": low}), pitch=48, bend=60, nod=40, y=-0.12, tilt=0)
        for sign in (1.0, -1.0, 1.0):
            timeline.to(0.35, side=7 * sign, hands=low.moved(forward=0.06 * sign))
        timeline.to(0.3, side=0)
        timeline.hold(1.0)
    else:
        timeline.to(0.3, **loose, bend=30, nod=40, y=-0.12)
        kneel(timeline, "both", 0.8, upright=False)
        timeline.to(0.4, bend=56, nod=44, **(loose | {"hands": At("floor", 0.26, 0.04, 0.24)}))
        timeline.hold(0.9)
    arms = (
        f"the {side} arm lifted first, then the {other(side)}"
        if first == "one arm after the other"
        else "both arms lifted"
    )
    last = {"dangle": "{dangle}", "collapse at the waist": "{collapse} forward at the waist", "collapse to the knees": "{collapse} to the knees"}[end]  # fmt: skip
    return [
        f"{{move}} like a puppet on strings and {last}",
        f"{{be}} a puppet on strings, {arms}, and {last}",
        f"{{act}} like a marionette, {arms}, then {last}",
        f"{{hang}} from strings like a puppet, {arms}, and {last}",
        f"= puppet on strings, {arms}",
        f"= marionette, {arms}, then {last.replace('{', '').replace('}', '')}",
        f"{{dance}} like a wooden puppet, {arms}, and {last}",
        f"{{let}} invisible strings lift the arms, then {last}",
    ]


@action(
    "last breath on the ground",
    "locomotion/posture change/lie down",
    verbs="raise die fall reach lie drop",
    side=SIDE,
    reach=Choice(("to the sky", "for somebody"), (2, 1)),
)
def last_breath(timeline: Timeline, side: str, reach: str) -> Sequence[str]:
    """A dying hero on the back: the head comes up, one hand is raised, trembles, and falls."""
    timeline.start(
        pitch=-90, y=0.13 - STANDING_M, rest=1.0, balance=0, bend=0, nod=4, feet=At("hip", 0.05, -0.80, -0.04), ankles=24,
        hands=BESIDE_LYING, elbows=40, palms=-60, foot_l=At("hip", 0.06, -0.66, 0.36),
    )  # fmt: skip
    timeline.hold(0.6)
    up = At("shoulder", 0.02, 0.02, 0.55) if reach == "to the sky" else At("shoulder", 0.34, 0.10, 0.40)
    timeline.to(0.9, nod=26, bend=12, turn=0 if reach == "to the sky" else -30)
    timeline.to(1.3, hand_r=up, elbow_r=0, palm_r=0)
    for number in range(6):
        timeline.to(0.16, hand_r=up.moved(out=0.02 if number % 2 else -0.02, up=0.02 if number % 2 else -0.02))
    timeline.hold(0.3)
    timeline.to(0.45, exact=True, hand_r=BESIDE_LYING.moved(out=0.22), elbow_r=30, nod=0, bend=0)
    timeline.to(0.5, turn=-34, nod=-4)
    timeline.hold(1.2)
    where = "to the sky" if reach == "to the sky" else f"to somebody on the {side}"
    return [
        f"{{lie}} dying on the ground, {{raise}} the {side} hand {where} and {{let}} it fall",
        f"{{raise}} the {side} hand {where} with {{poss}} last breath",
        f"{{die}} on the ground, the {side} hand rising {where} and falling",
        f"{{reach}} {where} lying on the back, then {{go}} limp",
        f"= dying hero on the ground, the {side} hand raised {where}, then falling",
        f"{{lift}} a trembling {side} hand {where} from the ground and {{die}}",
        f"{{stretch}} out the {side} hand {where} on {{poss}} deathbed",
        f"{{breathe}} {{poss}} last on the floor, {{reach:ing}} {where}",
    ]
