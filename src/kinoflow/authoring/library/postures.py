"""Sitting down, lying down, kneeling, squatting, falling, and getting up again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.library.walking_styles import overlay
from kinoflow.authoring.moves import (
    ALL_FOURS,
    ALL_FOURS_HAND,
    KNEELING_FOOT,
    KNEELING_HEEL_DEG,
    down_to_back,
    down_to_front,
    kneel,
    kneel_start,
    lie_down,
    lie_start,
    on_all_fours,
    rise_from_all_fours,
    rise_from_knees,
    rise_from_sitting,
    sit,
    sit_on_floor,
    sit_on_floor_start,
    sit_start,
    sit_up_from_lying,
    stand_up,
    step,
    up_from_back,
)
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline, Value

POSTURE = "locomotion/posture change/"
SEAT = Choice(("chair", "low stool", "high stool"), (3, 1, 1))
SEAT_M = {"low stool": 0.32, "chair": 0.45, "high stool": 0.58}
HEELS_ON_FLOOR = At("floor", 0.11, 0.0, 0.91)
"""Feet of a body on its back that stay where they are while it sits up."""
LEGS = Choice(("straight", "bent"))
LEGS_TEXT = {"straight": "with the legs stretched out", "bent": "with bent knees"}


SEATED_POSE = Choice(
    ("hands on the thighs", "arms crossed", "hands in the lap", "hands behind the head", "elbows on the knees", "legs crossed", "legs stretched out", "legs wide apart"),
    (6, 1, 1, 1, 1, 1, 1, 1),
)  # fmt: skip


def _seated_hands(hands: str) -> dict[str, Value]:
    """Where hands and trunk are on a seat."""
    places: dict[str, dict[str, Value]] = {
        "thighs": {"hands": At("thigh", 0.02, 0.10, 0.06), "palms": -50.0},
        "arms crossed": {"hand_r": At("chest", -0.10, 0.0, 0.10), "hand_l": At("chest", -0.10, -0.05, 0.08), "elbows": 40.0, "palms": 0.0},
        "lap": {"hands": At("pelvis", 0.03, 0.12, 0.24), "palms": -20.0},
        "behind the head": {"hands": At("head", 0.09, 0.03, -0.10), "elbows": 40.0, "palms": 0.0, "pitch": -14.0, "bend": 2.0},
        "elbows on the knees": {"hands": At("chest", 0.03, -0.30, 0.32), "palms": 0.0, "pitch": 20.0, "bend": 34.0, "nod": -8.0},
    }  # fmt: skip
    return places[hands]


@action(
    "sit down on a chair",
    POSTURE + "sit down",
    verbs="sit lower bend drop cross lean",
    side=SIDE,
    seat=SEAT,
    look=Choice(("ahead", "back"), (2, 1)),
    pose=SEATED_POSE,
    manner=Choice(("usual", "heavily", "carefully"), (5, 1, 1)),
)
def sit_down_on_a_chair(timeline: Timeline, side: str, seat: str, look: str, pose: str, manner: str) -> Sequence[str]:
    """Down onto an imagined seat, staying there, hands or legs held in one of several ways."""
    timeline.hold(0.35)
    if look == "back":
        timeline.to(0.45, turn=-68, twist=-22, bend=8)
        timeline.to(0.45, turn=0, twist=0, bend=2)
    pace = {"usual": 1.0, "heavily": 0.68, "carefully": 1.6}[manner]
    if manner == "carefully":
        timeline.to(0.6, bend=22, nod=6, hands=At("pelvis", 0.20, -0.02, -0.14), y=-0.08)
    sit(timeline, SEAT_M[seat], pace * float(timeline.generator.uniform(1.2, 1.7)))
    if manner == "heavily":
        timeline.to(0.25, y=timeline.value("y") - 0.02, bend=24, nod=14, pitch=-8)
        timeline.to(0.5, y=timeline.value("y") + 0.02, bend=16, nod=6)
    hands = {
        "arms crossed": "arms crossed", "hands in the lap": "lap", "hands behind the head": "behind the head", "elbows on the knees": "elbows on the knees",
    }.get(pose)  # fmt: skip
    if hands:
        timeline.to(0.8, **_seated_hands(hands))
    if pose == "legs crossed":
        timeline.to(0.4, foot_r=At("hip", 0.02, -0.12, 0.52), ankle_r=20)
        timeline.to(0.4, foot_r=At("hip", -0.18, -0.26, 0.58), ankle_r=30)
    elif pose == "legs stretched out":
        timeline.to(0.6, feet=At("floor", 0.10, 0.0, 0.34), heels=-30, pitch=-14)
    elif pose == "legs wide apart":
        timeline.to(0.5, feet=At("floor", 0.30, 0.0, 0.02), toes=26, knees=14)
    timeline.hold(0.9)
    what = f"a {seat}"
    glance = "{look} round at the seat and " if look == "back" else ""
    how = {"usual": "", "heavily": " heavily", "carefully": " carefully"}[manner]
    held = {
        "hands on the thighs": "hands on the thighs", "arms crossed": "arms crossed", "hands in the lap": "hands in the lap",
        "hands behind the head": "hands clasped behind the head", "elbows on the knees": "leaning forward with the elbows on the knees",
        "legs crossed": f"the {side} leg crossed over the {other(side)} one", "legs stretched out": "the legs stretched out in front", "legs wide apart": "the knees spread wide",
    }[pose]  # fmt: skip
    poses = {
        "legs crossed": [f"{glance}{{sit}} down on {what} and {{cross}} the legs", f"{glance}{{sit}} down with crossed legs", f"{glance}{{take}} a seat, one leg over the other"],
        "arms crossed": [f"{glance}{{sit}} down and {{cross}} the arms", f"{glance}{{sit}} down with folded arms"],
        "hands behind the head": [f"{glance}{{sit}} down, {{lean}} and {{put}} the hands behind the head"],
    }.get(pose, [])  # fmt: skip
    manners = {
        "usual": [], "heavily": [f"{glance}{{drop}} onto {what}", f"{glance}{{flop}} down on {what}", f"{glance}{{slump}} onto {what}, exhausted"],
        "carefully": [f"{glance}{{sit}} down slowly and carefully on {what}, feeling for the seat", f"{glance}{{lower}} {{poss}} body carefully onto {what} like an old person"],
    }[manner]  # fmt: skip
    return [
        f"{glance}{{sit}} down{how}", f"{glance}{{sit}} down{how} on {what}", f"{glance}{{take}} a seat", f"{glance}{{bend}} the knees and {{sit}} down{how} on {what}", f"{glance}{{lower}} {{poss}} body{how} onto {what}",
        f"{glance}{{sit}} down{how} on {what}, {held}", f"{glance}{{sit}} down{how} on {what} from standing", f"{glance}{{sit}} down on {what} and {{stay}} seated, {held}",
        *poses, *manners,
    ]  # fmt: skip


@action(
    "stand up from a chair",
    POSTURE + "stand up",
    verbs="stand rise get push jump",
    side=SIDE,
    seat=SEAT,
    way=Choice(
        ("usual", "pushing on the knees", "arms crossed", "with effort", "quickly", "on one leg"), (6, 1, 1, 1, 1, 1)
    ),
)
def stand_up_from_a_chair(timeline: Timeline, side: str, seat: str, way: str) -> Sequence[str]:
    """From an imagined seat to standing, with or without the hands, with effort or all at once."""
    sit_start(timeline, SEAT_M[seat])
    if way == "arms crossed":
        timeline.start(**_seated_hands("arms crossed"))
    timeline.hold(float(timeline.generator.uniform(0.4, 0.9)))
    low = timeline.value("y")
    if way == "usual":
        stand_up(timeline, float(timeline.generator.uniform(1.1, 1.6)))
    elif way == "quickly":
        timeline.to(0.22, pitch=36, bend=16, nod=-22, hands=At("shoulder", 0.12, -0.40, 0.22))
        timeline.to(0.14, y=low + 0.06, z=-0.22, balance=0.5)
        timeline.to(
            0.34,
            y=0.02,
            z=0.0,
            pitch=0.0,
            bend=-2,
            nod=-4,
            balance=1.0,
            heels=14,
            hands=At("shoulder", 0.20, -0.44, 0.10),
        )
        timeline.to(0.3, y=0.0, heels=0, bend=2, nod=0, hands=NEUTRAL_HAND)
    elif way == "with effort":
        timeline.to(0.8, pitch=40, bend=32, nod=-16, hands=At("thigh", 0.02, 0.10, 0.12))
        timeline.to(0.3, y=low + 0.06, z=-0.26)
        timeline.to(0.4, y=low, z=-0.36, pitch=24, nod=4)
        timeline.hold(0.3)
        timeline.to(0.7, pitch=46, bend=36, nod=-16, z=-0.30)
        timeline.to(1.0, y=-0.18, z=-0.10, pitch=44, bend=30, balance=0.6, hands=At("thigh", 0.02, 0.10, 0.10))
        timeline.to(1.0, y=-0.02, z=0.0, pitch=8, bend=18, nod=0, balance=1.0, hands=At("shoulder", 0.09, -0.48, 0.08))
        timeline.to(0.7, y=0.0, pitch=0, bend=4)
    elif way == "on one leg":
        timeline.to(0.6, foot_l=At("hip", 0.02, -0.20, 0.76), ankle_l=-5, hands=At("shoulder", 0.30, -0.10, 0.40))
        timeline.to(0.55, pitch=40, bend=24, nod=-22, x=-0.06, foot_l=At("hip", 0.02, -0.10, 0.79))
        timeline.to(0.16, y=low + 0.05, z=-0.20, x=-0.08, balance=0.5)
        timeline.to(0.9, y=0.0, z=0.0, pitch=4, bend=4, nod=0, balance=1.0, foot_l=At("hip", 0.02, -0.60, 0.50))
        timeline.to(0.5, foot_l=At("floor", 0.095, 0.0, 0.0), pitch=0, x=0, hands=NEUTRAL_HAND)
    else:
        pushing = way == "pushing on the knees"
        hands: dict[str, Value] = {"hands": At("knee", 0.0, 0.08, -0.06), "palms": -40.0} if pushing else {}
        timeline.to(0.6, pitch=38, bend=20, nod=-20, **hands)
        timeline.to(0.16, y=low + 0.05, z=-0.24, balance=0.5)
        timeline.to(0.65, y=-0.08, z=-0.04, pitch=24, bend=16, nod=-8, balance=1.0)
        timeline.to(
            0.55, y=0.0, z=0.0, pitch=0, bend=2, nod=0, **({"hands": NEUTRAL_HAND, "palms": 0.0} if pushing else {})
        )
    timeline.hold(0.7)
    what = f"a {seat}"
    special = {
        "usual": [], "pushing on the knees": [f"{{push}} with both hands on the knees and {{stand}} up from {what}", "{stand} up, hands on the knees"],
        "arms crossed": [f"{{stand}} up from {what} with the arms crossed", "{stand} up without using the hands"],
        "with effort": [f"{{get}} up from {what} with difficulty", "{struggle} to stand up, falling back once", f"{{stand}} up slowly and heavily from {what} like an old person"],
        "quickly": [f"{{jump}} up from {what}", "{leap} to {poss} feet from sitting", f"{{stand}} up suddenly from {what}"],
        "on one leg": [f"{{stand}} up from {what} on the {side} leg only", f"{{rise}} from {what} on one leg, the {other(side)} leg stretched forward"],
    }[way]  # fmt: skip
    return [
        "{stand} up", f"{{stand}} up from {what}", f"{{get}} up from {what}", f"{{rise}} from {what}", f"{{lean}} forward and {{stand}} up from {what}", "{sit} and then {stand} up", f"{{sit}} on {what}, {{lean}} forward and {{rise}} to standing", "{get} up from sitting", f"{{rise}} to {{poss}} feet from {what}",
        "{straighten} the legs and {stand} up from a seat", *special,
    ]  # fmt: skip


@action("sit down and stand up", POSTURE + "sit down", verbs="sit stand rise", side=SIDE, count=Count(1, 2), seat=SEAT)
def sit_down_and_stand_up(timeline: Timeline, side: str, count: int, seat: str) -> Sequence[str]:
    """Down onto a seat and up again."""
    del side
    timeline.hold(0.3)
    for _ in range(count):
        sit(timeline, SEAT_M[seat], 1.3)
        timeline.hold(0.35 if count > 1 else 0.7)
        stand_up(timeline, 1.2)
        timeline.hold(0.2)
    again = "" if count == 1 else f", {times(count)}"
    what = f"a {seat}"
    return [
        f"{{sit}} down and {{stand}} up again{again}", f"{{sit}} down on {what} and {{get}} up{again}", f"{{sit}} on {what} for a moment, then {{stand}} up{again}", f"{{sit}} down, then {{rise}}{again}", f"{{lower}} onto {what} and {{rise}} to standing{again}", f"{{take}} a seat and {{get}} up again{again}",
        f"first {{sit}} down on {what}, then {{stand}} up{again}", f"{{bend}} the knees to sit down on {what} and {{stand}} back up{again}", f"{{go}} from standing to sitting and back to standing{again}",
    ]  # fmt: skip


@action(
    "sit down on the floor",
    POSTURE + "sit down",
    verbs="sit lower hug cross",
    side=SIDE,
    legs=Choice(("straight", "bent", "crossed", "hugged"), (2, 2, 2, 1)),
    hands=Choice(("on the legs", "behind"), (4, 1)),
)
def sit_down_on_the_floor(timeline: Timeline, side: str, legs: str, hands: str) -> Sequence[str]:
    """From standing to sitting on the floor, the legs straight, bent, crossed or hugged."""
    del side
    timeline.hold(0.3)
    sit_on_floor(
        timeline, float(timeline.generator.uniform(2.0, 2.6)), legs="straight" if legs == "straight" else "bent"
    )
    z_m = timeline.hips_here()[1]
    if legs == "crossed":
        timeline.to(0.8, feet=At("hip", -0.17, -0.03, 0.21), knees=52, ankles=35, pitch=-4, bend=8)
    if legs == "hugged":
        timeline.to(0.7, feet=At("floor", 0.10, 0.0, z_m + 0.34))
        timeline.to(0.8, hands=At("pelvis", -0.02, 0.18, 0.42), bend=30, nod=10, pitch=-4)
        hands = "on the legs"
    elif hands == "behind":
        timeline.to(0.8, hands=At("floor", 0.26, 0.04, z_m - 0.28), pitch=-22, bend=10, nod=8)
    timeline.hold(0.8)
    how = {
        "straight": "with the legs stretched out",
        "bent": "with bent knees",
        "crossed": "with crossed legs",
        "hugged": "hugging the knees",
    }[legs]
    more = {
        "straight": [], "bent": [], "crossed": ["{sit} down cross-legged on the floor", "{sit} down on the ground in a tailor's seat"],
        "hugged": ["{sit} down on the floor and {hug} the knees", "{sit} down on the ground with the arms around the knees"],
    }[legs]  # fmt: skip
    rests = {
        "on the legs": [], "behind": [f"{{sit}} down on the floor {how} and {{lean}} back on both hands", "{sit} down on the ground, leaning on the hands behind"],
    }[hands]  # fmt: skip
    return [
        "{sit} down on the floor", f"{{sit}} down on the floor {how}", f"{{lower}} {{poss}} body to the floor and {{sit}} {how}", f"{{sit}} on the ground {how}", f"{{squat}} and {{sit}} down on the floor {how}", f"{{get}} down onto the floor and {{sit}} {how}", f"{{take}} a seat on the floor {how}", f"{{sit}} down on the ground {how} from standing",
        f"{{bend}} the knees, {{support}} with the hands behind and {{sit}} on the floor {how}", *more, *rests,
    ]  # fmt: skip


@action(
    "get up from sitting on the floor",
    POSTURE + "stand up",
    verbs="get stand rise push",
    side=SIDE,
    legs=Choice(("straight", "bent")),
)
def get_up_from_sitting_on_the_floor(timeline: Timeline, side: str, legs: str) -> Sequence[str]:
    """From the floor to standing, the right hand pushing behind."""
    sit_on_floor_start(timeline, feet_m=0.80 if legs == "straight" else 0.42)
    timeline.hold(0.5)
    rise_from_sitting(timeline, float(timeline.generator.uniform(2.2, 2.8)))
    timeline.hold(0.6)
    return [
        "{get} up from the floor", "{stand} up from sitting on the floor", "{rise} from the ground", "{sit} on the floor and then {stand} up", f"{{push}} off the floor with the {side} hand and {{stand}} up", "{pull} in the legs and {get} up from the ground", f"{{sit}} {LEGS_TEXT[legs]} and {{get}} up to standing",
        "{get} to {poss} feet from the floor", f"{{lean}} forward, {{push}} with the {side} hand and {{rise}} from the floor",
    ]  # fmt: skip


@action(
    "lie down",
    POSTURE + "lie down",
    verbs="lie lower sit",
    side=SIDE,
    way=Choice(("back", "front"), (1, 1)),
    start=Choice(("standing", "sitting"), (2, 1)),
    pose=Choice(
        ("stretched out", "hands behind the head", "arms spread", "hands on the belly", "knees bent"), (6, 1, 1, 1, 1)
    ),
)
def lie_down_on_the_floor(timeline: Timeline, side: str, way: str, start: str, pose: str) -> Sequence[str]:
    """From standing (or sitting) down onto the back or the front."""
    del side
    if way == "back":
        if start == "sitting":
            sit_on_floor_start(timeline)
            timeline.hold(0.4)
            lie_down(timeline, 2.2)
        else:
            timeline.hold(0.2)
            down_to_back(timeline, 3.8)
    else:
        timeline.hold(0.2)
        down_to_front(timeline, 3.2)
    hands: dict[str, Value] = {
        "stretched out": {}, "hands behind the head": {"hands": At("head", 0.09, 0.03, -0.09), "elbows": 40.0, "palms": 0.0}, "arms spread": {"hands": At("shoulder", 0.52, -0.04, -0.03), "elbows": 0.0},
        "hands on the belly": {"hands": At("pelvis", -0.02, 0.20, 0.15), "elbows": 20.0, "palms": 0.0}, "knees bent": {},
    }[pose] if way == "back" else {}  # type: ignore[assignment]  # fmt: skip
    if hands:
        timeline.to(0.9, **hands)
    elif pose == "knees bent" and way == "back":
        z_m = timeline.hips_here()[1]
        timeline.to(0.8, feet=At("floor", 0.13, 0.0, z_m + 0.44), heels=0)
    timeline.hold(0.8)
    held = {
        "stretched out": "", "hands behind the head": "the hands behind the head", "arms spread": "arms spread wide", "hands on the belly": "both hands on the belly",
        "knees bent": "the knees bent, feet on the floor",
    }[pose] if way == "back" else ""  # fmt: skip
    side_text = {"back": "on the back", "front": "on the stomach"}[way]
    before = "{sit} and " if start == "sitting" and way == "back" else ""
    facing = {"back": "face up", "front": "face down"}[way]
    return [
        f"{before}{{lie}} down", f"{before}{{lie}} down {side_text}", f"{before}{{lie}} down on the floor {side_text}", f"{before}{{lie}} down {facing}", f"{before}{{get}} down and {{lie}} {side_text}", f"{before}{{lower}} {{poss}} body to the floor and {{lie}} {side_text}", f"{before}{{lie}} flat on the ground, {facing}",
        f"{before}{{go}} down to the floor and {{stretch}} out {side_text}", f"{before}{{lie}} down on the ground {facing} and {{stay}} there",
        *([f"{before}{{lie}} down on the back, {held}", f"{before}{{lie}} down and {{rest}}, {held}", f"{before}{{lie}} down face up with {held}"] if held else []),
    ]  # fmt: skip


@action(
    "lie down on the side",
    POSTURE + "lie down",
    verbs="lie sit lean",
    side=SIDE,
    start=Choice(("sitting", "standing")),
    pose=Choice(("knees drawn up", "stretched out", "head on the hand"), (4, 1, 1)),
)
def lie_down_on_the_side(timeline: Timeline, side: str, start: str, pose: str) -> Sequence[str]:
    """From sitting with bent legs over onto the right side, knees drawn up."""
    if start == "standing":
        timeline.hold(0.2)
        sit_on_floor(timeline, 2.2, legs="bent")
    else:
        sit_on_floor_start(timeline, feet_m=0.42)
        timeline.hold(0.4)
    z_m = timeline.hips_here()[1]
    timeline.to(0.5, exact=True, hand_r=At("floor", 0.42, 0.05, z_m + 0.02), side=-18, roll=-12, balance=0)
    bent = At("hip", 0.02, -0.44, 0.42)
    timeline.to(0.5, exact=True, advance=False, delay_s=0.55, feet=bent, ankles=14, heels=0)
    timeline.to(
        1.1,
        exact=True,
        roll=-86,
        side=-4,
        pitch=4,
        bend=16,
        nod=8,
        rest=1.0,
        knees=0,
        hand_l=At("chest", 0.02, -0.06, 0.34),
        hand_r=At("head", 0.06, -0.10, 0.16),
    )
    if pose != "knees drawn up":
        timeline.to(0.8, feet=At("hip", 0.0, -0.81, 0.04), bend=2)
    if pose == "head on the hand":
        timeline.to(0.7, hand_r=At("head", 0.06, 0.10, -0.02), elbow_r=30, side=14, tilt=6, nod=0)
    timeline.hold(1.0)
    first = "{sit} down and " if start == "standing" else ""
    if pose != "knees drawn up":
        how = "stretched out long" if pose == "stretched out" else f"propped up, the head on the {side} hand"
        return [
            f"{first}{{lie}} down on the {side} side, {how}", f"{first}{{lie}} down on the side, {how}", f"{first}{{stretch}} out on the {side} side" if pose == "stretched out" else f"{first}{{lie}} on the {side} side and {{prop}} the head on the hand",
            f"{first}{{lie}} on the floor on the {side} side with straight legs, {how}", f"{first}{{lean}} over, {{lie}} on the {side} side and {{straighten}} the legs, {how}",
            f"{first}{{lie}} down sideways, {how}", f"{first}{{sink}} down onto the {side} side, {how}", f"{first}{{rest}} on the {side} side, {how}",
        ]  # fmt: skip
    return [
        f"{first}{{lie}} down on the {side} side", f"{first}{{lie}} down on the side", f"{first}{{lean}} over and {{lie}} on the {side} side", f"{first}{{lie}} down sideways with bent knees", f"{first}{{lie}} on the floor on the {side} side with the knees drawn up", f"{first}{{lie}} down to sleep on the {side} side",
        f"{first}{{sink}} down onto the {side} side", f"{first}{{support}} with the {side} hand and {{lie}} down on that side", f"{first}{{curl}} up on the {side} side",
    ]  # fmt: skip


@action(
    "get up from lying",
    POSTURE + "stand up",
    verbs="get stand rise sit push",
    side=SIDE,
    way=Choice(("back", "front", "side"), (3, 3, 1)),
    manner=Choice(("usual", "with effort", "quickly"), (5, 1, 1)),
)
def get_up_from_lying(timeline: Timeline, side: str, way: str, manner: str) -> Sequence[str]:
    """From lying on the back or the front to standing."""
    slow = {"usual": 1.0, "with effort": 1.45, "quickly": 0.62}[manner]
    if way == "side":
        timeline.start(
            roll=-86, y=0.16 - STANDING_M, rest=1.0, balance=0.0, feet=At("hip", 0.02, -0.44, 0.42), ankles=14, bend=16, nod=8,
            hand_l=At("chest", 0.02, -0.06, 0.34), hand_r=At("head", 0.06, -0.10, 0.16),
        )  # fmt: skip
    else:
        lie_start(timeline, "up" if way == "back" else "down")
    if way == "back":
        timeline.start(feet=HEELS_ON_FLOOR, heels=-50)
    timeline.hold(0.5)
    if manner == "with effort":
        timeline.to(0.6, nod=20 if way != "front" else -30, bend=12 if way != "front" else -12)
        timeline.to(0.5, nod=4 if way != "front" else -10, bend=0)
    if way == "side":
        timeline.to(0.7 * slow, exact=True, hand_l=At("floor", -0.02, 0.05, 0.10), hand_r=At("floor", 0.40, 0.05, 0.04))
        timeline.to(
            1.2 * slow,
            exact=True,
            roll=-10,
            side=-16,
            pitch=-6,
            bend=24,
            nod=0,
            feet=At("floor", 0.12, 0.0, 0.42),
            heels=0,
        )
        timeline.to(0.4 * slow, roll=0, side=0, hands=At("thigh", 0.02, 0.10, 0.1))
        rise_from_sitting(timeline, 2.2 * slow)
    elif way == "back":
        up_from_back(timeline, 3.6 * slow)
    else:
        timeline.to(0.6 * slow, exact=True, hands=At("floor", 0.24, 0.04, 0.40), elbows=20, palms=-60)
        timeline.to(
            0.9 * slow,
            exact=True,
            **ALL_FOURS,
            hands=ALL_FOURS_HAND,
            elbows=0,
            feet=KNEELING_FOOT,
            heels=KNEELING_HEEL_DEG,
        )
        rise_from_all_fours(timeline, 2.4 * slow)
    timeline.hold(0.5)
    lying = {"back": "on the back", "front": "on the stomach", "side": f"on the {side} side"}[way]
    via = {
        "back": "{sit} up and {stand} up",
        "front": "{push} up onto hands and knees and {stand} up",
        "side": "{push} up to sitting and {stand} up",
    }[way]
    manners = {
        "usual": [], "with effort": [f"{{get}} up slowly and with effort from lying {lying}", f"{{struggle}} to get up from the floor, lying {lying}"],
        "quickly": [f"{{jump}} up from lying {lying}", f"{{scramble}} to {{poss}} feet from lying {lying}"],
    }[manner]  # fmt: skip
    return [
        "{get} up from the floor", f"{{get}} up from lying {lying}", f"{{lie}} {lying} and then {{get}} up", f"{{lie}} {lying}, then {via}", "{stand} up from lying on the ground", f"{{rise}} from the ground after lying {lying}", f"{{lie}} on the floor, {via}", "{get} to {poss} feet after lying down", f"{{rise}} from lying {lying} to standing",
        f"first {{lie}} {lying}, then {via}", *manners,
        *([f"{{get}} up from lying face {'up' if way == 'back' else 'down'}", f"{{get}} up from {'the' if way == 'front' else '{poss}'} {way}", f"{{rise}} from lying face {'up' if way == 'back' else 'down'}, {via}"] if way != "side" else []),
        *(["{get} up from the stomach", "{get} up from prone", "{rise} from a prone position"] if way == "front" else []),
    ]  # fmt: skip


@action(
    "sit up from lying",
    POSTURE + "sit down",
    verbs="sit lift rise prop",
    side=SIDE,
    way=Choice(("all the way", "onto the elbows", "suddenly"), (5, 1, 1)),
)
def sit_up_from_lying_on_the_back(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """From the back to sitting with stretched legs."""
    del side
    lie_start(timeline, "up")
    timeline.start(feet=HEELS_ON_FLOOR, heels=-50)
    timeline.hold(float(timeline.generator.uniform(0.4, 0.9)))
    if way == "onto the elbows":
        timeline.to(1.1, pitch=-62, bend=16, nod=26, hands=At("floor", 0.26, 0.05, 0.06), elbows=-10, palms=0)
        timeline.hold(1.4)
        return [
            "{prop} up on the elbows from lying on the back", "{lie} on the back and {rise} onto the elbows", "{lift} the upper body and {lean} on both elbows", "{lie} face up, {raise} head and chest and {rest} on the forearms", "{sit} halfway up, leaning on the elbows",
            "{push} up onto the elbows and {look} at the feet, lying on the back", "{sit} half up from lying, on the elbows", "{lift} the head and the shoulders and {stay} on the elbows",
        ]  # fmt: skip
    sit_up_from_lying(timeline, float(timeline.generator.uniform(1.5, 2.2)) if way == "all the way" else 0.75)
    timeline.hold(0.8)
    if way == "suddenly":
        return [
            "{sit} up suddenly", "{sit} up with a start from lying on the back", "{wake} up suddenly and {sit} up", "{jerk} up from lying to sitting", "{sit} up in bed all of a sudden, as from a nightmare", "{shoot} up to a sitting position from the floor", "{lie} on the back and suddenly {sit} up", "{bolt} upright from lying",
        ]  # fmt: skip
    return [
        "{sit} up", "{sit} up from lying on the back", "{lie} on the back and {sit} up", "{rise} from lying to sitting", "{lift} the upper body off the floor and {sit} up", "{sit} up in bed", "{get} up to a sitting position", "{lie} face up, {raise} the trunk and {sit} up with straight legs", "{wake} up and {sit} up",
    ]  # fmt: skip


@action(
    "roll over in bed",
    "locomotion/low/roll",
    verbs="roll turn lie",
    side=SIDE,
    way=Choice(("back to side", "back to front", "front to back")),
)
def roll_over_in_bed(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """Lying, turning over to the right onto the side or the front (or from the front onto the back)."""
    begin, end = {"back to side": (-90.0, 0.0), "back to front": (-90.0, 90.0), "front to back": (90.0, 270.0)}[way]
    long = At("hip", 0.0, -0.79, -0.02)
    # Yaw and roll of a right angle put the long axis along the way, so that the pitch turns the body about it.
    timeline.start(
        yaw=-90,
        roll=-90,
        pitch=begin,
        y=0.14 - STANDING_M,
        rest=1.0,
        balance=0.0,
        feet=long,
        ankles=55,
        hands=At("shoulder", 0.12, -0.42, 0.16),
    )
    timeline.hold(0.5)
    duration_s = float(timeline.generator.uniform(1.0, 1.5))
    bent = At("hip", 0.02, -0.52, 0.36)
    timeline.to(
        0.5 * duration_s, exact=True, advance=False, foot_l=bent, hand_l=At("chest", -0.04, 0.0, 0.36), bend=10, twist=0
    )
    # The body rolls over the floor as a wheel does: a quarter turn is about 0.27 m.
    timeline.to(duration_s, exact=True, pitch=end, x=-0.16 * (end - begin) / 90)
    if way == "back to side":
        timeline.to(0.5, exact=True, feet=At("hip", 0.02, -0.50, 0.40), hand_r=At("head", 0.06, -0.10, 0.16), bend=18)
    else:
        timeline.to(
            0.5,
            exact=True,
            feet=long,
            hands=At("shoulder", 0.22, 0.16, 0.10) if way == "back to front" else At("shoulder", 0.12, -0.42, 0.14),
            bend=0,
        )
    timeline.hold(0.7)
    before, after = {
        "back to side": ("on the back", f"onto the {side} side"), "back to front": ("on the back", "onto the stomach"), "front to back": ("on the stomach", "onto the back"),
    }[way]  # fmt: skip
    return [
        f"{{roll}} over {after}", f"{{lie}} {before} and {{roll}} over {after}", f"{{turn}} over {after} while lying", f"{{lie}} {before} and {{roll}} to the {side} {after}" if way != "back to side" else f"{{lie}} {before} and {{turn}} {after}", f"{{roll}} over in bed, from lying {before} {after}", f"{{turn}} over in bed {after}",
        f"{{lie}} {before}, then {{turn}} {after}", f"{{roll}} {after} on the floor", f"{{toss}} in bed and {{roll}} {after}",
    ]  # fmt: skip


@action(
    "kneel down",
    POSTURE + "kneel",
    verbs="kneel bend lower",
    side=SIDE,
    knees=Choice(("one knee", "both knees", "on the heels")),
    pose=Choice(
        ("usual", "palms together", "hands on the knee", "hands behind the head", "arms spread", "head bowed"),
        (6, 1, 1, 1, 1, 1),
    ),
)
def kneel_down(timeline: Timeline, side: str, knees: str, pose: str) -> Sequence[str]:
    """From standing onto the right knee, both knees, or both and back onto the heels."""
    timeline.hold(0.3)
    one = knees == "one knee"
    head = "bowed" if pose == "head bowed" else "up"
    hands = {
        "palms together": "together", "hands on the knee": "on the knee", "hands behind the head": "behind the head", "arms spread": "arms spread",
    }.get(pose, "usual")  # fmt: skip
    places: dict[str, dict[str, Value]] = {
        "usual": {}, "together": {"hands": At("chest", 0.02, -0.02, 0.12), "elbows": 30.0},
        "on the knee": {"hand_l": At("knee", 0.0, 0.10, -0.06), "hand_r": At("knee", -0.30, 0.14, 0.30)} if one else {"hands": At("thigh", 0.0, 0.10, 0.06), "palms": -60.0},
        "behind the head": {"hands": At("head", 0.09, 0.03, -0.10), "elbows": 40.0}, "arms spread": {"hands": At("shoulder", 0.53, 0.02, 0.06), "palms": 40.0},
    }  # fmt: skip
    held = {
        "usual": "", "together": ", palms pressed together", "on the knee": ", both hands on the raised knee" if one else ", hands on the thighs",
        "behind the head": ", hands behind the head", "arms spread": ", arms spread wide",
    }[hands]  # fmt: skip
    bowed = " with the head bowed" if head == "bowed" else ""
    after = {"nod": 38.0, "bend": 8.0} if head == "bowed" else {}
    if one:
        kneel(timeline, "r", float(timeline.generator.uniform(1.2, 1.7)))
        if after or places[hands]:
            timeline.to(0.8, **places[hands], **after)
        timeline.hold(1.0)
        extra = [
            f"{{kneel}} down on the {side} knee{bowed}{held}", f"{{go}} down on one knee{held}{bowed}", f"{{fall}} to one knee{held}{bowed}", f"{{kneel}} on one knee{bowed}{held} and {{stay}} there" if head == "up" else f"{{kneel}} on one knee{held} and {{hang}} the head",
        ] if held or bowed else []  # fmt: skip
        return [
            *extra,
            "{kneel} down", "{kneel} down on one knee", f"{{kneel}} down on the {side} knee", f"{{go}} down on the {side} knee", f"{{step}} forward with the {other(side)} foot and {{kneel}} on the {side} knee", f"{{lower}} the {side} knee to the floor", f"{{drop}} to one knee, the {other(side)} foot in front", "{get} down on one knee",
            f"{{bend}} the legs and {{kneel}} on the {side} knee, upright", f"{{take}} a knee on the {side} side",
        ]  # fmt: skip
    kneel(timeline, "both", float(timeline.generator.uniform(1.7, 2.3)), upright=knees == "both knees")
    if knees == "on the heels":
        timeline.to(0.5, hands=At("thigh", 0.0, 0.10, 0.06), palms=-60)
    if after or places[hands]:
        timeline.to(0.8, **places[hands], **after)
    timeline.hold(0.9)
    extra = [
        f"{{kneel}} on the floor{held}{bowed}", f"{{drop}} to {{poss}} knees{bowed}{held}", f"{{fall}} to the knees{held}{bowed}", f"{{kneel}} down{held} and {{stay}} so" if head == "up" else f"{{fall}} to the knees{held} and {{hang}} the head",
    ] if held or bowed else []  # fmt: skip
    if knees == "on the heels":
        return [
            "{kneel} down and {sit} back on the heels", "{kneel} and {sit} on the heels", "{get} down on {poss} knees and {sit} back on the heels", "{sit} down in a kneeling seat, hips on the heels", "{kneel} on the floor and {lower} the hips onto the heels", "{go} down to a heel sit",
            "{kneel} from standing and {rest} on the heels", "{sit} back onto the lower legs, kneeling", *extra,
        ]  # fmt: skip
    tail = ""
    return [
        f"{{kneel}} down{tail}", f"{{kneel}} down on both knees{tail}", f"{{get}} down on {{poss}} knees{tail}", f"{{go}} down on both knees{tail}", f"{{lower}} one knee after the other to the floor{tail}", f"{{drop}} to {{poss}} knees{tail}", f"{{kneel}} on the floor from standing{tail}", f"{{bend}} the legs and {{kneel}} on both knees{tail}",
        f"{{kneel}} on the floor with both knees{tail}",
        *extra,
    ]  # fmt: skip


@action(
    "kneel and stand up",
    POSTURE + "kneel",
    verbs="kneel rise stand",
    side=SIDE,
    knees=Choice(("one knee", "both knees")),
)
def kneel_and_stand_up(timeline: Timeline, side: str, knees: str) -> Sequence[str]:
    """Down onto the knee or knees and up again."""
    timeline.hold(0.25)
    kneel(timeline, "r" if knees == "one knee" else "both", 1.3 if knees == "one knee" else 1.8)
    timeline.hold(0.5)
    rise_from_knees(timeline, 1.5)
    timeline.hold(0.4)
    on = f"on the {side} knee" if knees == "one knee" else "on both knees"
    return [
        f"{{kneel}} down {on} and {{stand}} up", f"{{kneel}} {on} and {{get}} up again", f"{{go}} down {on}, then {{rise}}", "{kneel} down and {stand} up again", f"{{kneel}} down {on} for a moment and {{stand}} up", f"first {{kneel}} down {on}, then {{stand}} up", f"{{get}} down {on} and back to {{poss}} feet",
        f"{{lower}} {{poss}} body to kneel {on} and {{rise}} again", f"{{kneel}} {on}, then {{push}} up to standing",
    ]  # fmt: skip


@action(
    "rise from kneeling",
    POSTURE + "stand up",
    verbs="rise stand get push",
    side=SIDE,
    knees=Choice(("both knees", "one knee"), (3, 1)),
    hands=Choice(("free", "pushing on the knee"), (3, 1)),
)
def rise_from_kneeling(timeline: Timeline, side: str, knees: str, hands: str) -> Sequence[str]:
    """From both knees to standing."""
    kneel_start(timeline)
    if knees == "one knee":
        timeline.start(foot_l=At("floor", 0.11, 0.0, 0.34), foot_pitch_l=0)
    timeline.hold(float(timeline.generator.uniform(0.4, 0.9)))
    if hands == "pushing on the knee":
        if knees == "both knees":
            step(timeline, "l", 0.30, 0.11, duration_s=0.5, height_m=0.08)
        timeline.to(
            0.6, hand_l=At("knee", 0.0, 0.10, -0.06), hand_r=At("knee", -0.28, 0.16, 0.30), bend=16, pitch=14, nod=-8
        )
        timeline.to(0.9, delay_s=1.0, hands=NEUTRAL_HAND, advance=False)
    rise_from_knees(timeline, float(timeline.generator.uniform(1.5, 2.1)))
    timeline.hold(0.6)
    from_knee = f"from one knee, the {side} one" if knees == "one knee" else "from both knees"
    extra = []
    if knees == "one knee":
        extra = [
            f"{{stand}} up from kneeling on one knee, the {side} one",
            "{rise} from one knee",
            "{kneel} on one knee and {stand} up",
        ]
    if hands == "pushing on the knee":
        extra += [
            f"{{push}} with the hands on the raised knee and {{stand}} up {from_knee}",
            f"{{rise}} {from_knee}, hands pushing on the thigh",
        ]
    return [
        *extra,
        "{rise} from kneeling", "{stand} up from kneeling", "{get} up from {poss} knees", "{kneel} and then {stand} up", f"{{kneel}} {'on both knees' if knees == 'both knees' else 'down'}, {{put}} one foot forward and {{stand}} up" if knees == "both knees" else "{rise} from a kneeling position", "{rise} from the knees to standing", f"{{stand}} up {from_knee}", "{get} up out of a kneeling position", "{straighten} up and {rise} from kneeling",
    ]  # fmt: skip


@action(
    "squat down",
    POSTURE + "squat",
    verbs="squat bend lower crouch",
    side=SIDE,
    end=Choice(("stay", "stand")),
    arms=Choice(("knees", "forward", "floor", "together", "hugging the knees", "over the head"), (3, 2, 2, 1, 1, 1)),
)
def squat_down(timeline: Timeline, side: str, end: str, arms: str) -> Sequence[str]:
    """Into a deep squat, staying there or standing up again."""
    del side
    timeline.stance(0.30, toes_deg=18)
    timeline.hold(0.3)
    places: dict[str, dict[str, Value]] = {
        "knees": {"hands": At("knee", 0.0, 0.08, 0.02), "palms": -50.0}, "forward": {"hands": At("shoulder", -0.02, -0.06, 0.48), "palms": -70.0}, "floor": {"hands": At("floor", 0.10, 0.08, 0.36)},
        "together": {"hands": At("chest", 0.02, -0.02, 0.13), "elbows": 30.0}, "hugging the knees": {"hands": At("pelvis", -0.04, 0.02, 0.50)}, "over the head": {"hands": At("head", 0.03, 0.12, 0.0), "elbows": 30.0},
    }  # fmt: skip
    hands = places[arms]
    timeline.to(
        float(timeline.generator.uniform(0.8, 1.2)),
        y=-0.52,
        pitch=30,
        bend=26 if arms != "floor" else 36,
        nod=-20 if arms != "over the head" else 34,
        knees=14 if arms != "hugging the knees" else 4,
        heels=16,
        **hands,
    )
    timeline.hold(float(timeline.generator.uniform(1.0, 1.8)))
    if end == "stand":
        timeline.neutral(1.0)
        timeline.hold(0.2)
    where = {
        "knees": "with the hands on the knees",
        "forward": "with the arms stretched forward",
        "floor": "touching the floor with both hands",
        "together": "with the palms together at the chest",
        "hugging the knees": "hugging the knees",
        "over the head": "with both hands over the head, for protection",
    }[arms]
    tail = "and {stay} there" if end == "stay" else "and {stand} up again"
    return [
        f"{{squat}} down {tail}", f"{{squat}} down {where}", f"{{crouch}} down low {tail}", f"{{squat}} down deeply {where} {tail}", f"{{bend}} the knees and {{squat}} down {tail}", f"{{lower}} the hips into a deep squat {where}", f"{{crouch}} on the floor {where} {tail}", f"{{sink}} into a squat {tail}",
        f"{{go}} down into a squat {where} {tail}",
    ]  # fmt: skip


@action(
    "rise from a squat",
    POSTURE + "stand up",
    verbs="rise stand get straighten come",
    side=SIDE,
)
def rise_from_a_squat(timeline: Timeline, side: str) -> Sequence[str]:
    """From a deep squat to standing, feet where they are."""
    del side
    timeline.stance(0.30, toes_deg=18)
    timeline.start(
        y=-0.52, pitch=30, bend=26, nod=-20, knees=14, heels=16, hands=At("knee", 0.0, 0.08, 0.02), palms=-50.0
    )
    timeline.hold(float(timeline.generator.uniform(0.1, 0.3)))
    timeline.neutral(float(timeline.generator.uniform(0.8, 1.1)))
    timeline.hold(0.3)
    return [
        "{rise} from a squat", "{stand} up from a squat", "{get} up from squatting", "{rise} from a deep squat to standing", "{come} up out of a squat", "{straighten} the legs and {rise} from a squat",
        "{stand} up out of a squatting position", "{rise} from a crouch to standing", "{stand} up from a crouch",
    ]  # fmt: skip


@action(
    "get down on all fours",
    POSTURE + "kneel",
    verbs="get kneel lower",
    side=SIDE,
    end=Choice(("stay", "stand"), (1, 1)),
)
def get_down_on_all_fours(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """From standing onto hands and knees."""
    del side
    timeline.hold(0.3)
    on_all_fours(timeline, 2.2)
    timeline.hold(0.6)
    if end == "stand":
        rise_from_all_fours(timeline, 2.3)
        timeline.hold(0.2)
    tail = "" if end == "stay" else " and {stand} up again"
    return [
        f"{{get}} down on all fours{tail}", f"{{go}} down on hands and knees{tail}", f"{{kneel}} down and {{put}} both hands on the floor{tail}", f"{{lower}} {{poss}} body onto hands and knees{tail}", f"{{get}} on hands and knees{tail}", f"{{drop}} to hands and knees{tail}", f"{{get}} down from standing onto hands and knees{tail}",
        f"{{kneel}}, {{lean}} forward and {{support}} with the hands{tail}", f"{{take}} a crawling position{tail}",
    ]  # fmt: skip


@action(
    "balance on one leg",
    "locomotion/jump/one leg",
    verbs="balance stand lift hold",
    side=SIDE,
    pose=Choice(
        (
            "knee up",
            "foot behind",
            "arms out",
            "leg to the side",
            "leg forward",
            "hands on the hips",
            "arms crossed",
            "arms overhead",
        ),
        (3, 3, 3, 1, 1, 1, 1, 1),
    ),
)
def balance_on_one_leg(timeline: Timeline, side: str, pose: str) -> Sequence[str]:
    """Standing on the right leg for some seconds."""
    timeline.hold(0.3)
    free = {
        "foot behind": At("hip", 0.02, -0.50, -0.30),
        "arms out": At("hip", 0.05, -0.56, 0.16),
        "leg to the side": At("hip", 0.46, -0.66, 0.0),
        "leg forward": At("hip", 0.02, -0.60, 0.55),
    }.get(pose, At("hip", 0.02, -0.40, 0.32))
    held: dict[str, Value] = {
        "hands on the hips": {"hands": At("pelvis", 0.16, 0.06, 0.05), "elbows": 35.0}, "arms crossed": _seated_hands("arms crossed"), "arms overhead": {"hands": At("shoulder", 0.06, 0.55, 0.03)},
    }.get(pose, {})  # type: ignore[assignment]  # fmt: skip
    loose = not held
    loosely = {
        "foot behind": At("shoulder", 0.24, -0.34, 0.14),
        "arms out": At("shoulder", 0.54, 0.02, 0.04),
        "leg to the side": At("shoulder", 0.40, -0.20, 0.08),
        "leg forward": At("shoulder", 0.34, -0.26, 0.16),
    }.get(pose, At("shoulder", 0.20, -0.40, 0.12))
    timeline.to(0.5, exact=True, x=-0.08, **(held or {"hands": loosely}))
    timeline.to(0.6, foot_l=free, ankle_l=24)
    for number in range(4):
        # Small corrections, as everybody makes them.
        sign = 1 if number % 2 == 0 else -1
        timeline.to(
            0.5,
            side=3.5 * sign,
            roll=2.0 * sign,
            **({"hand_l": loosely.moved(up=0.06 * sign), "hand_r": loosely.moved(up=-0.06 * sign)} if loose else {}),
        )
    timeline.to(0.3, side=0, roll=0, advance=False)
    step(timeline, "l", 0.0, 0.095, duration_s=0.55, advance=False)
    timeline.hold(0.3)
    timeline.neutral(0.7)
    how = {
        "knee up": f"with the {other(side)} knee raised",
        "foot behind": f"with the {other(side)} foot held up behind",
        "arms out": "with the arms stretched out to the sides",
        "leg to the side": f"with the {other(side)} leg lifted sideways",
        "leg forward": f"with the {other(side)} leg stretched forward",
        "hands on the hips": "with the hands on the hips",
        "arms crossed": "with the arms crossed on the chest",
        "arms overhead": "with both arms overhead",
    }[pose]
    return [
        "{balance} on one leg", f"{{stand}} on the {side} leg", f"{{balance}} on the {side} leg {how}", f"{{stand}} on one leg {how}", f"{{lift}} the {other(side)} foot and {{balance}} on the {side} leg", f"{{keep}} {{poss}} balance on the {side} foot {how}", f"{{raise}} the {other(side)} leg, {{hold}} the balance and {{put}} it down", f"{{balance}} on the {side} foot for a few seconds",
        f"{{stand}} still on the {side} leg {how}, swaying a little",
    ]  # fmt: skip


@action("trip and recover", "locomotion/walk/drunk", verbs="trip stumble walk catch", tempo=False, side=SIDE)
def trip_and_recover(timeline: Timeline, side: str) -> Sequence[str]:
    """Walking, the right foot catches, the body pitches forward, a quick long step saves it."""
    timeline.hold(0.1)
    style = replace(STYLES["walk"], step_m=0.58, step_s=0.5)
    begin_s = timeline.time_s
    walk(timeline, 8 * 0.58, style, steps=8, first="r")
    end_s = timeline.time_s
    span_s = end_s - begin_s
    at_s = begin_s + 0.12 + 3.5 * 0.5
    for name, size in (("pitch", 30.0), ("bend", 26.0), ("nod", -22.0), ("y", -0.14)):
        overlay(
            timeline,
            name,
            [begin_s, at_s - 0.02, at_s + 0.30, at_s + 0.62, at_s + 1.2, end_s],
            [0.0, 0.0, size, 0.7 * size, 0.0, 0.0],
        )
    # Arms fly up and forward instead of swinging.
    for hand_side in ("l", "r"):
        track = timeline.hands[hand_side]
        low = 0.0 if hand_side == "l" else 0.08
        for index, time_s in enumerate(track.times_s):
            share = max(0.0, 1 - abs(time_s - at_s - 0.35) / 0.55)
            x, y, z = track.points[index]
            track.points[index] = (x + share * (0.24 - x), y + share * (-0.02 - low - y), z + share * (0.42 - z))
    del span_s
    return [
        "{trip} and {catch} {poss} balance", "{walk} forward, {trip} and {recover}", "{stumble} while walking and {recover}", f"{{trip}} over something with the {side} foot and {{catch}} {{poss}} balance", "{walk}, {stumble} forward with the arms flying up and {walk} on", "{trip} over an obstacle without falling",
        "{stumble} forward and {regain} balance", "{walk} forward, almost {fall} over and {continue}", "{trip} while walking, {pitch} forward and {steady} again",
    ]  # fmt: skip


@action(
    "fall forward",
    POSTURE + "lie down",
    verbs="fall trip land",
    tempo=False,
    side=SIDE,
    before=Choice(("standing", "walking", "running"), (3, 2, 1)),
    end=Choice(("stays down", "gets up"), (4, 1)),
)
def fall_forward(timeline: Timeline, side: str, before: str, end: str) -> Sequence[str]:
    """Onto the knees, the hands and the front."""
    del side
    if before == "running":
        walk(timeline, 3.2, replace(STYLES["jog"], step_s=0.34), steps=5, close=False)
    elif before == "walking":
        walk(timeline, 1.8, replace(STYLES["walk"], step_s=0.5), steps=3)
    else:
        timeline.hold(0.4)
    timeline.to(
        0.40,
        exact=True,
        pitch=26,
        bend=14,
        z=0.14,
        y=-0.16,
        nod=-10,
        heels=30,
        hands=At("shoulder", 0.14, -0.10, 0.46),
        balance=0.0,
    )
    # Knees first, then the hands, then down on the chest.
    timeline.to(
        0.30, exact=True, pitch=52, bend=16, z=0.42, y=-0.52, nod=-26, heels=62, hands=At("floor", 0.22, 0.05, 1.02)
    )
    timeline.to(0.32, exact=True, advance=False, delay_s=0.0, feet=At("hip", 0.06, -0.78, -0.03), ankles=56)
    timeline.to(0.34, exact=True, pitch=90, bend=-4, z=0.62, rest=1.0, nod=-8, y=0.14 - STANDING_M)
    timeline.to(0.25, exact=True, bend=0, nod=4, hands=At("floor", 0.30, 0.05, 1.02))
    timeline.hold(1.0 if end == "stays down" else 0.5)
    if end == "gets up":
        z_m = timeline.hips_here()[1]
        timeline.place = timeline.place.moved(forward_m=z_m - 0.02)
        timeline.to(0.5, exact=True, hands=At("floor", 0.24, 0.04, 0.40), elbows=20, palms=-60)
        timeline.to(
            0.8, exact=True, **ALL_FOURS, hands=ALL_FOURS_HAND, elbows=0, feet=KNEELING_FOOT, heels=KNEELING_HEEL_DEG
        )
        rise_from_all_fours(timeline, 2.2)
        timeline.hold(0.2)
    first = {"walking": "{walk} a few steps and ", "running": "{run} and ", "standing": ""}[before]
    if end == "gets up":
        return [
            f"{first}{{fall}} forward and {{get}} up again", f"{first}{{fall}} down and {{stand}} up", f"{first}{{trip}}, {{fall}} and {{get}} back up", f"{first}{{fall}} onto hands and belly, then {{rise}}",
            f"{first}{{topple}} forward and {{get}} to {{poss}} feet again", f"{first}{{fall}} to the floor, {{push}} up onto the knees and {{stand}} up", f"{first}{{fall}} flat on {{poss}} face and {{get}} up", f"{first}{{tumble}} forward onto the ground, then {{stand}} up",
        ]  # fmt: skip
    return [
        f"{first}{{fall}} forward", f"{first}{{fall}} flat on {{poss}} face", f"{first}{{fall}} to the floor", f"{first}{{fall}} forward onto hands and belly", f"{first}{{fall}} down and {{stay}} lying face down", f"{first}{{topple}} forward onto the ground", f"{first}{{trip}} and {{fall}} forward", f"{first}{{tumble}} forward, {{catch}} the fall with the hands and {{lie}} on the front",
        f"{first}{{collapse}} forward onto the stomach",
    ]  # fmt: skip


@action(
    "fall backward",
    POSTURE + "lie down",
    verbs="fall land sit",
    tempo=False,
    side=SIDE,
    end=Choice(("back", "seat")),
    after=Choice(("stays down", "gets up"), (4, 1)),
)
def fall_backward(timeline: Timeline, side: str, end: str, after: str) -> Sequence[str]:
    """Onto the seat, and over onto the back."""
    del side
    timeline.hold(0.4)
    step(timeline, "r", -0.22, 0.12, duration_s=0.26, advance=False, heel_first=False)
    timeline.to(
        0.34, exact=True, pitch=-8, bend=6, y=-0.12, z=-0.20, hands=At("shoulder", 0.30, 0.02, 0.36), balance=0.0
    )
    timeline.to(
        0.42,
        exact=True,
        pitch=-14,
        bend=30,
        nod=16,
        y=0.12 - STANDING_M,
        z=-0.62,
        hands=At("floor", 0.30, 0.05, -0.92),
        heels=-10,
    )
    timeline.to(0.2, exact=True, rest=1.0, feet=At("floor", 0.14, 0.0, 0.02))
    if end == "back":
        timeline.to(
            0.5,
            exact=True,
            pitch=-90,
            bend=4,
            nod=12,
            z=-0.70,
            feet=At("hip", 0.08, -0.62, 0.30),
            ankles=20,
            hands=At("shoulder", 0.46, -0.14, -0.02),
        )
        timeline.to(0.4, exact=True, feet=At("hip", 0.06, -0.79, 0.0), bend=0, nod=4)
    timeline.hold(1.0 if after == "stays down" else 0.6)
    if after == "gets up":
        z_m = timeline.hips_here()[1]
        if end == "back":
            timeline.to(0.4, feet=At("floor", 0.13, 0.0, z_m + 0.46), heels=0, ankles=10)
            sit_up_from_lying(timeline, 1.4)
        else:
            timeline.to(
                0.5,
                feet=At("floor", 0.13, 0.0, z_m + 0.46),
                heels=0,
                hands=At("thigh", 0.02, 0.10, 0.1),
                pitch=-6,
                bend=16,
                nod=0,
            )
        rise_from_sitting(timeline, 2.2)
        timeline.hold(0.2)
        onto = "onto the back" if end == "back" else "onto the seat"
        return [
            f"{{fall}} backward {onto} and {{get}} up again", f"{{fall}} back {onto}, then {{stand}} up", f"{{lose}} balance, {{fall}} {onto} and {{get}} to {{poss}} feet again", f"{{stumble}} back, {{fall}} {onto} and {{rise}}",
            f"{{land}} {onto} after falling backward and {{stand}} up again", f"{{fall}} down {onto} and {{scramble}} up", f"{{topple}} backward {onto}, {{push}} off the floor and {{stand}} up", f"{{trip}} backward {onto} and {{get}} back up",
        ]  # fmt: skip
    if end == "seat":
        return [
            "{fall} backward onto the seat", "{fall} down on {poss} bottom", "{stumble} back and {fall} into a sitting position", "{fall} backward and {land} sitting on the floor", "{lose} balance and {fall} back onto the seat", "{fall} back, catching the fall with the hands behind", "{drop} backward onto the floor and {sit} there", "{trip} backward and {land} on the buttocks",
            "{fall} backward",
        ]  # fmt: skip
    return [
        "{fall} backward", "{fall} on {poss} back", "{fall} backward onto the floor", "{stumble} back and {fall} flat on the back", "{fall} over backward and {stay} lying on the back", "{topple} backward to the ground", "{lose} balance, {fall} backward and {lie} face up", "{collapse} backward onto the back", "{fall} back, first onto the seat, then onto the back",
    ]  # fmt: skip


@action(
    "collapse",
    POSTURE + "lie down",
    verbs="collapse faint fall sink",
    tempo=False,
    side=SIDE,
    before=Choice(("standing", "swaying")),
)
def collapse(timeline: Timeline, side: str, before: str) -> Sequence[str]:
    """Fainting: a hand to the forehead, the knees give way, down onto the right side."""
    timeline.hold(0.3)
    if before == "swaying":
        timeline.to(0.6, hand_l=At("head", 0.05, -0.02, 0.17), elbow_l=20, nod=-10, side=7, roll=3)
        timeline.to(0.6, side=-8, roll=-3, nod=8)
        timeline.to(0.5, side=5, roll=2)
    timeline.to(
        0.55,
        exact=True,
        y=-0.40,
        pitch=8,
        bend=26,
        nod=34,
        side=-8,
        roll=-6,
        x=-0.06,
        knees=6,
        heels=34,
        hands=NEUTRAL_LIMP,
        balance=0.0,
        elbows=0,
    )
    timeline.to(
        0.38,
        exact=True,
        y=0.16 - STANDING_M,
        x=-0.26,
        z=-0.12,
        roll=-46,
        bend=30,
        side=-12,
        rest=0.6,
        hand_r=At("shoulder", 0.02, -0.16, 0.44),
    )
    timeline.to(0.30, exact=True, advance=False, delay_s=0.12, feet=At("hip", 0.05, -0.50, 0.34), ankles=26)
    timeline.to(
        0.36,
        exact=True,
        roll=-88,
        rest=1.0,
        x=-0.40,
        bend=14,
        side=-4,
        nod=10,
        hand_r=At("shoulder", -0.10, -0.06, 0.46),
        hand_l=At("chest", 0.10, -0.12, 0.32),
    )
    timeline.hold(1.1)
    first = "{sway} with a hand at the forehead and " if before == "swaying" else ""
    return [
        f"{first}{{collapse}}", f"{first}{{faint}}", f"{first}{{collapse}} to the floor", f"{first}{{faint}} and {{fall}} down", f"{first}{{collapse}} onto the {side} side", f"{first}{{sink}} to the floor and {{lie}} on the {side} side", f"{first}{{fall}} down to the {side} as if unconscious", f"{first}{{drop}} to the ground",
        f"{first}{{pass}} out and {{fall}} sideways to the {side}",
    ]  # fmt: skip


NEUTRAL_LIMP = At("shoulder", 0.10, -0.50, 0.10)


@action(
    "curl up on the floor",
    POSTURE + "lie down",
    verbs="curl lie pull hug protect",
    side=SIDE,
    hands=Choice(("knees", "over the head"), (3, 1)),
)
def curl_up_on_the_floor(timeline: Timeline, side: str, hands: str) -> Sequence[str]:
    """Lying on the right side, knees pulled to the chest and held."""
    timeline.start(
        roll=-88,
        y=0.16 - STANDING_M,
        rest=1.0,
        balance=0.0,
        feet=At("hip", 0.0, -0.76, 0.14),
        ankles=20,
        hands=At("shoulder", 0.06, -0.30, 0.34),
        bend=4,
    )
    timeline.hold(0.5)
    timeline.to(
        1.3,
        exact=True,
        feet=At("hip", 0.03, -0.36, 0.30),
        bend=54,
        nod=34,
        hands=At("knee", -0.02, 0.02, 0.14) if hands == "knees" else At("head", 0.03, 0.08, -0.06),
    )
    timeline.hold(1.6)
    if hands == "over the head":
        return [
            "{curl} up on the floor with the arms over the head", f"{{lie}} on the {side} side and {{protect}} the head with both arms", "{curl} into a ball and {cover} the head with the hands", "{cower} on the floor, the arms over the head",
            f"{{lie}} curled up on the {side} side, hands over the head", "{pull} in the knees and {shield} the head, lying on the side", "{curl} up to protect the body from kicks", f"{{draw}} up the legs and {{hide}} the head under the arms, lying on the {side} side",
        ]  # fmt: skip
    return [
        "{curl} up on the floor", f"{{lie}} on the {side} side and {{curl}} up", "{curl} up into a ball", "{pull} the knees to the chest while lying on the side", f"{{lie}} on the {side} side, {{pull}} up the knees and {{hug}} them", "{roll} up like a ball on the floor", "{curl} into a fetal position", f"{{lie}} curled up on the {side} side", "{draw} up the legs and {bend} the head down while lying on the side",
    ]  # fmt: skip


@action(
    "fall sideways",
    POSTURE + "lie down",
    verbs="fall topple stumble land",
    tempo=False,
    side=SIDE,
    before=Choice(("standing", "stumbling", "pushed")),
)
def fall_sideways(timeline: Timeline, side: str, before: str) -> Sequence[str]:
    """Losing balance to the right: a crossing step, the right hand out, down onto hip and side."""
    timeline.hold(0.4)
    if before == "pushed":
        timeline.to(
            0.16,
            exact=True,
            side=-16,
            roll=-6,
            tilt=10,
            x=-0.08,
            hand_l=At("shoulder", 0.34, -0.20, 0.14),
            hand_r=At("shoulder", 0.40, -0.16, 0.10),
        )
    elif before == "stumbling":
        timeline.to(
            0.3,
            exact=True,
            side=10,
            x=0.05,
            hand_r=At("shoulder", 0.46, -0.02, 0.08),
            hand_l=At("shoulder", 0.40, -0.16, 0.10),
        )
    step(timeline, "l", 0.05, -0.14, duration_s=0.3, height_m=0.05, heel_first=False, advance=False)
    timeline.to(0.34, exact=True, x=-0.24, roll=-16, side=-10, y=-0.14, balance=0.0, nod=-6,
                hand_r=At("shoulder", 0.40, -0.26, 0.22), hand_l=At("shoulder", 0.44, 0.18, 0.12))  # fmt: skip
    timeline.to(
        0.34, exact=True, x=-0.52, roll=-50, side=-2, y=-0.56, z=-0.02, bend=12, hand_r=At("floor", 0.98, 0.05, 0.10)
    )
    timeline.to(0.30, exact=True, advance=False, delay_s=0.06, feet=At("hip", 0.05, -0.62, 0.24), ankles=26, heels=0)
    timeline.to(0.32, exact=True, x=-0.66, roll=-86, y=0.16 - STANDING_M, rest=1.0, side=-4, bend=14, nod=4,
                hand_r=At("shoulder", 0.06, 0.10, 0.40), hand_l=At("chest", 0.06, -0.10, 0.34))  # fmt: skip
    timeline.to(0.35, bend=18, nod=10, feet=At("hip", 0.04, -0.60, 0.30))
    timeline.hold(1.0)
    first = {"standing": "", "stumbling": "{lose} balance and ", "pushed": "{be} pushed from the side and "}[before]
    return [
        f"{first}{{fall}} sideways", f"{first}{{fall}} to the {side}", f"{first}{{fall}} over to the {side} side", f"{first}{{topple}} sideways onto the {side} side", f"{first}{{fall}} down to the {side} and {{land}} on the hip", f"{first}{{fall}} to the {side}, catching the fall with the {side} hand",
        f"{first}{{stumble}} to the {side} and {{fall}} to the ground", f"{first}{{fall}} on the {side} side and {{stay}} lying there", f"{first}{{tip}} over to the {side} onto the floor",
    ]  # fmt: skip
