"""What games have weapons do between blows: idles, salutes, changing hands and weapons, a look at them, heavy ones too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import AHEAD, again, aimed, at_ease, fighting_stance, two_handed
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.moves import kneel, rise_from_knees, sit_start, step
from kinoflow.authoring.timeline import Timeline, Value

_HILT = At("pelvis", -0.10, 0.08, 0.20)
"""The right hand on a hilt at the left hip."""
_SCABBARD = At("pelvis", 0.14, 0.05, 0.10)
_CARRIED: dict[str, dict[str, Value]] = {
    "hand on the hilt": {"hand_r": _HILT, "hand_l": _SCABBARD, "palms": -20.0, "elbow_r": 10.0, "twist": 8.0},
    "sword on the shoulder": {
        "hand_r": At("shoulder", 0.05, -0.10, 0.20), "elbow_r": -5.0, "cock_r": 20.0, "palm_r": 20.0, "hand_l": At("pelvis", 0.20, 0.10, 0.0), "elbow_l": 40.0,
    },
    "both hands on the pommel": {
        "hand_r": At("chest", 0.02, -0.24, 0.27), "hand_l": At("other", -0.03, 0.03, 0.02), "elbows": 25.0, "palms": -60.0,
    },
    "sword lowered": {"hand_r": At("shoulder", 0.18, -0.50, 0.12), "palm_r": -10.0, "cock_r": -20.0, "hand_l": At("shoulder", 0.14, -0.51, 0.02)},
    "rifle across the chest": {
        "hand_r": At("chest", 0.14, -0.24, 0.18), "hand_l": At("chest", 0.08, -0.02, 0.30), "elbow_r": 15.0, "elbow_l": 5.0, "palm_r": -30.0, "palm_l": 50.0,
    },
    "rifle lowered": {
        "hand_r": At("pelvis", 0.15, 0.22, 0.16), "hand_l": At("pelvis", 0.06, 0.10, 0.42), "elbow_r": 15.0, "palm_r": -30.0, "palm_l": 50.0, "twist": 6.0,
    },
    "bow lowered": {"hand_l": At("shoulder", 0.12, -0.46, 0.24), "palm_l": 10.0, "hand_r": At("shoulder", 0.12, -0.50, 0.06)},
}  # fmt: skip


@action(
    "stand with a weapon",
    "game/defence/ready stance",
    verbs="stand idle wait rest hold look breathe carry keep",
    side=SIDE,
    pose=Choice(tuple(_CARRIED)),
    mood=Choice(("watchful", "shifting the weight", "out of breath")),
)
def stand_armed(timeline: Timeline, side: str, pose: str, mood: str) -> Sequence[str]:
    """Idle with a weapon held at rest: looks left and right, goes from leg to leg, or breathes hard with rounded shoulders."""
    held = _CARRIED[pose]
    timeline.start(
        **held,
        foot_l=At("floor", 0.13, 0, 0.08),
        foot_r=At("floor", 0.13, 0, -0.08),
        foot_yaw_r=24,
        y=-0.03,
    )
    timeline.hold(0.4)
    if mood == "watchful":
        for turn, twist, s in ((38, 6, 0.6), (-42, -6, 0.9), (0, 0, 0.6)):
            timeline.to(s, turn=turn, yaw=twist, x=0.015 if turn > 0 else -0.015)
            timeline.hold(0.55)
        timeline.to(0.5, x=0.0, nod=-3)
    elif mood == "shifting the weight":
        for sign in (1, -1, 1):
            timeline.to(0.9, x=0.055 * sign, roll=2.5 * sign, side=-3 * sign, turn=-8 * sign, y=-0.035)
            timeline.hold(0.7)
        timeline.to(0.7, x=0.0, roll=0, side=0, turn=0)
    else:
        timeline.to(0.5, bend=14, nod=10, y=-0.07, shrugs=4)
        for _ in range(4):
            timeline.to(0.5, exact=True, bend=8, nod=3, shrugs=15, y=-0.055)
            timeline.to(0.55, exact=True, bend=17, nod=13, shrugs=0, y=-0.075)
        timeline.to(0.5, bend=4, nod=0, y=-0.03, shrugs=0)
    timeline.hold(0.4)
    what = {
        "hand on the hilt": f"the {side} hand on the sword hilt",
        "sword on the shoulder": f"a greatsword resting on the {side} shoulder",
        "both hands on the pommel": "both hands on the pommel of a sword that stands on the ground",
        "sword lowered": f"a sword lowered in the {side} hand",
        "rifle across the chest": "a rifle held across the chest",
        "rifle lowered": "a rifle lowered in both hands",
        "bow lowered": f"a bow lowered in the {other(side)} hand",
    }[pose]
    short = {"hand on the hilt": "sword at the hip", "rifle across the chest": "rifle", "rifle lowered": "rifle", "bow lowered": "bow"}.get(pose, "sword")  # fmt: skip
    how = {
        "watchful": "looking around",
        "shifting the weight": "shifting the weight from leg to leg",
        "out of breath": "breathing heavily",
    }[mood]
    mine = {
        "hand on the hilt": f"{{rest}} the {side} hand on the hilt of the sword, {how}",
        "sword on the shoulder": f"{{rest}} the sword on the {side} shoulder, {how}",
        "both hands on the pommel": f"{{lean}} on a sword with both hands, {how}",
        "sword lowered": f"{{hold}} a sword low with the point down, {how}",
        "rifle across the chest": f"{{hold}} a rifle at port arms, {how}",
        "rifle lowered": f"{{hold}} a rifle at the low ready, {how}",
        "bow lowered": f"{{hold}} a bow at rest, {how}",
    }[pose]
    return [
        f"{{stand}} with {what}",
        f"{{stand}} with {what}, {how}",
        f"{{idle}} with {what}, {how}",
        f"{{wait}} with {what}, {how}",
        mine,
        f"{{stand}} around, {how}, {what}",
        f"= {short} idle, {how}",
        f"= combat idle with {what}, {how}",
        f"= idle with {what}",
    ]


@action(
    "salute with a sword",
    "game/blades/sword",
    verbs="raise salute kiss point hold lift",
    crispness="crisp",
    side=SIDE,
    way=Choice(("before the face", "high overhead", "kiss the blade", "point ahead")),
    hands=Choice(("one hand", "both hands")),
)
def sword_salute(timeline: Timeline, side: str, way: str, hands: str) -> Sequence[str]:
    """The blade upright before the face, high above the head, at the lips, or stretched out towards the enemy."""
    both = hands == "both hands"

    def at(place: At) -> dict[str, Value]:
        return two_handed(place, 0.09) if both else {"hand_r": place}

    timeline.hold(0.2)
    step(timeline, "r", 0.06, 0.12, duration_s=0.4, advance=False)
    timeline.to(0.5, **at(At("chest", 0.06, -0.16, 0.30)), elbows=10)
    if way == "high overhead":
        timeline.to(
            0.5,
            **at(At("head", 0.10, 0.46, 0.06) if both else At("shoulder", 0.06, 0.54, 0.06)),
            bend=-8,
            nod=-18,
            heels=6,
        )
        timeline.hold(0.9)
        timeline.to(0.2, heels=0)
    elif way == "point ahead":
        timeline.look_at(AHEAD, 0.3)
        step(timeline, "r", 0.30, 0.12, toes_deg=4, duration_s=0.35, heel_first=False, advance=False)
        timeline.to(
            0.3,
            exact=True,
            **at(At("chest", -0.02, 0.02, 0.46) if both else aimed("r", 0.0, 0.0, 0.56, 20)),
            yaw=8,
            twist=12,
            z=0.08,
            y=-0.05,
            bend=4,
        )
        timeline.hold(1.0)
        timeline.look_at(None, 0.4)
    else:
        near = 0.13 if way == "kiss the blade" else 0.20
        timeline.to(0.45, **at(At("head", 0.04, -0.16, near)), elbows=20, nod=0)
        if way == "kiss the blade":
            timeline.to(0.5, nod=20, bend=6)
            timeline.hold(0.5)
            timeline.to(0.4, nod=-4, bend=0)
        else:
            timeline.hold(0.8)
        timeline.to(0.3, **at(At("chest", 0.14, -0.30, 0.36)))
        timeline.hold(0.2)
    at_ease(timeline)
    held = "in both hands" if both else f"in the {side} hand"
    what = {
        "before the face": "{raise} the sword before the face",
        "high overhead": "{raise} the sword high above the head",
        "kiss the blade": "{raise} the sword and {kiss} the blade",
        "point ahead": "{point} the sword at the enemy",
    }[way]
    own = {
        "before the face": ["{salute} with a sword", f"{{salute}} with the blade upright before the face, the sword {held}", f"= knight's salute with a sword {held}"],
        "high overhead": [f"{{hold}} a sword {held} high in the air", f"{{lift}} the sword to the sky {held}", "= sword raised to the sky in triumph", "{raise} a sword overhead and {shout}"],
        "kiss the blade": [f"{{kiss}} the blade of a sword held {held}", "{bring} the blade to the lips and {kiss} it", f"{{raise}} the sword {held} and {{kiss}} the blade"],
        "point ahead": [f"{{point}} forward with a sword {held}", "{order} an attack with the sword pointed ahead", "= commander pointing ahead with a sword", "{challenge} somebody, the sword pointed at them"],
    }[way]  # fmt: skip
    return [
        f"{what} {held}",
        what,
        *own,
        f"{{hold}} a sword {held}, {what}",
        f"{{step}} forward, {what} {held}",
        f"{{draw}} up, {what}, then {{lower}} it",
        f"= sword salute, {way}",
    ]


@action(
    "inspect a weapon",
    "game/ranged weapons/rifle",
    verbs="inspect examine look turn check admire",
    side=SIDE,
    weapon=Choice(("rifle", "pistol", "sword")),
)
def inspect_weapon(timeline: Timeline, side: str, weapon: str) -> Sequence[str]:
    """Held up before the chest, turned over to see one side and then the other, and lowered."""
    timeline.hold(0.2)
    timeline.to(0.3, y=-0.03, bend=6)
    hand = {"rifle": At("chest", 0.12, -0.16, 0.26), "pistol": At("chest", 0.02, 0.0, 0.34), "sword": At("chest", 0.12, -0.10, 0.30)}[weapon]  # fmt: skip
    free = {"rifle": At("chest", 0.10, -0.04, 0.38), "pistol": At("chest", 0.10, -0.10, 0.26), "sword": At("chest", 0.16, 0.10, 0.36)}[weapon]  # fmt: skip
    timeline.look_at("hand_l" if weapon != "pistol" else "hand_r", 0.4)
    timeline.to(0.6, hand_r=hand, hand_l=free, elbows=10, palm_r=0, palm_l=60)
    timeline.hold(0.4)
    for palm, cock, twist in ((70.0, 20.0, -8), (-80.0, -20.0, 10)):
        timeline.to(0.5, palm_r=palm, cock_r=cock, twist=twist, hand_r=hand.moved(up=0.05), tilt=twist)
        timeline.hold(0.5)
    if weapon == "sword":
        timeline.to(0.7, hand_l=free.moved(out=0.10, up=0.14), palm_r=0, cock_r=0, twist=0)
    else:
        timeline.to(0.3, palm_r=-20, cock_r=0, twist=0, tilt=0, hand_l=free.moved(forward=-0.08))
        timeline.to(0.14, hand_l=free.moved(forward=-0.20, up=0.02))
        timeline.to(0.16, hand_l=free.moved(forward=-0.06))
    timeline.hold(0.5)
    timeline.look_at(None, 0.4)
    at_ease(timeline)
    own = {
        "rifle": ["{inspect} a rifle", "{turn} a rifle over and {look} at both sides", "{inspect} the weapon", "{admire} a gun", "= weapon inspect animation with a rifle"],
        "pistol": [f"{{inspect}} a pistol in the {side} hand", "{turn} a handgun over and {look} at it", "{check} whether a pistol is loaded", "= pistol inspect animation"],
        "sword": [f"{{inspect}} a sword in the {side} hand", "{look} along the blade of a sword", "{examine} the edge of a blade with the fingers", "= sword inspect animation"],
    }[weapon]  # fmt: skip
    return [
        *own,
        f"{{look}} closely at a {weapon}, turning it over",
        f"{{examine}} a {weapon} from both sides",
        f"{{hold}} up a {weapon} and {{check}} it",
        f"{{lift}} a {weapon} before the chest, {{turn}} it one way and the other and {{lower}} it",
    ]


@action(
    "switch weapons",
    "game/ranged weapons/rifle",
    verbs="switch change put sling draw swap holster",
    crispness="snappy",
    side=SIDE,
    change=Choice(("rifle to pistol", "pistol to rifle", "sword to bow", "bow to sword")),
)
def switch_weapons(timeline: Timeline, side: str, change: str) -> Sequence[str]:
    """One weapon goes onto the back or to the hip, and the other comes out into a ready hold."""
    first, _, second = change.split()
    back = At("shoulder", -0.04, 0.20, -0.12)
    hip = At("pelvis", 0.18, 0.02, -0.02)
    ready: dict[str, dict[str, Value]] = {
        "rifle": {"hand_r": At("shoulder", 0.04, -0.18, 0.16), "hand_l": At("shoulder", -0.08, -0.10, 0.44), "elbow_r": 20.0, "palm_l": 60.0, "palm_r": -20.0},
        "pistol": {"hand_r": aimed("r", -0.14, -0.04, 0.50, 0), "hand_l": At("other", -0.03, -0.02, -0.02), "elbows": 5.0, "palms": -10.0},
        "sword": {"hand_r": aimed("r", 0.0, -0.14, 0.40, 10), "hand_l": At("shoulder", 0.18, -0.36, 0.02), "elbows": 5.0, "palms": -10.0},
        "bow": {"hand_l": At("shoulder", -0.02, -0.06, 0.50), "hand_r": At("shoulder", -0.10, -0.16, 0.26), "elbows": 10.0, "palm_l": 0.0},
    }  # fmt: skip
    timeline.hold(0.1)
    timeline.to(0.4, **ready[first], y=-0.06, bend=6)
    timeline.look_at(AHEAD, 0.2)
    timeline.hold(0.3)
    place = {"rifle": back, "bow": back, "pistol": hip, "sword": At("pelvis", -0.10, 0.08, 0.20)}
    if place[first] is back:
        timeline.to(
            0.22, hand_r=At("shoulder", 0.10, 0.30, 0.10), hand_l=At("shoulder", -0.06, -0.10, 0.30), elbow_r=20, nod=6
        )
    timeline.to(0.28, hand_r=place[first], hand_l=At("shoulder", 0.04, -0.34, 0.20), elbow_r=25, nod=8, tilt=4)
    timeline.hold(0.15)
    if place[second] is back:
        timeline.to(0.3, hand_r=back, elbow_r=25, nod=8)
        timeline.hold(0.12)
        timeline.to(0.25, hand_r=At("shoulder", 0.10, 0.32, 0.14), elbow_r=20)
    else:
        timeline.to(0.25, hand_r=place[second], elbow_r=15, nod=0, tilt=0, y=-0.08)
        timeline.hold(0.12)
    timeline.to(0.28, **ready[second], nod=0, tilt=0)
    timeline.hold(0.7)
    at_ease(timeline)
    puts = {"rifle": "{sling} the rifle over the back", "pistol": "{holster} the pistol", "sword": "{sheathe} the sword", "bow": "{put} the bow on the back"}[first]  # fmt: skip
    gets = {"rifle": "{take} the rifle from the back", "pistol": "{draw} a pistol", "sword": "{draw} a sword", "bow": "{take} the bow from the back"}[second]  # fmt: skip
    return [
        f"{{switch}} from {first} to {second}",
        f"{puts} and {gets}",
        f"{{put}} the {first} away and {gets}",
        f"{{swap}} the {first} for the {second}",
        f"{{change}} weapons from {first} to {second}",
        f"{{put}} the {first} away, then {{aim}} the {second}" if second != "sword" else "{put} the bow away, then {raise} the sword",
        f"{{switch}} weapons: {first} away, {second} out",
        f"= weapon switch, {first} to {second}",
        f"= weapon swap to a {second}",
    ]  # fmt: skip


@action(
    "pass a weapon to the other hand",
    "game/blades/sword",
    verbs="pass switch toss change",
    side=SIDE,
    way=Choice(("hand over", "toss")),
)
def pass_weapon(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """A sword or a knife goes from the right hand into the left one, before the belly or through the air."""
    timeline.hold(0.2)
    timeline.to(
        0.45, hand_r=At("shoulder", 0.04, -0.18, 0.38), hand_l=At("shoulder", 0.12, -0.34, 0.20), y=-0.06, bend=6
    )
    timeline.hold(0.35)
    timeline.look_at("hand_r", 0.3)
    if way == "toss":
        timeline.to(
            0.25,
            hand_r=At("shoulder", -0.02, -0.30, 0.34),
            hand_l=At("shoulder", 0.0, -0.16, 0.36),
            palm_r=30,
            palm_l=50,
        )
        timeline.to(0.16, exact=True, hand_r=At("shoulder", -0.10, -0.06, 0.40), cock_r=-20)
        timeline.to(0.24, hand_l=At("shoulder", 0.02, -0.02, 0.42), hand_r=At("shoulder", 0.02, -0.24, 0.30), palm_l=30)
    else:
        timeline.to(0.4, hand_r=At("chest", -0.02, -0.14, 0.32), palm_r=40)
        timeline.to(0.3, hand_l=At("other", -0.04, 0.03, 0.03), palm_l=-20)
        timeline.hold(0.2)
    timeline.look_at(AHEAD, 0.3)
    timeline.to(
        0.4,
        hand_l=At("shoulder", 0.04, -0.14, 0.42),
        palm_l=-10,
        hand_r=At("shoulder", 0.16, -0.46, 0.08),
        palm_r=0,
        cock_r=0,
    )
    timeline.hold(0.6)
    at_ease(timeline)
    how = "{toss}" if way == "toss" else "{pass}"
    return [
        f"{how} the sword from the {side} hand to the {other(side)}",
        f"{{switch}} the sword from the {side} hand to the {other(side)}",
        f"{{change}} the sword over into the {other(side)} hand" if way != "toss" else f"{{throw}} the sword over into the {other(side)} hand",
        f"{how} a knife over to the {other(side)} hand",
        f"{{switch}} hands with a blade, {side} to {other(side)}",
        f"{{take}} the weapon into the {other(side)} hand instead of the {side}",
        f"{how} a weapon from one hand to the other",
        f"= weapon passed from the {side} hand to the {other(side)}" if way != "toss" else f"= weapon tossed from the {side} hand to the {other(side)}",
    ]  # fmt: skip


@action(
    "swing a heavy weapon",
    "game/blades/axe",
    verbs="swing smash club heave strike sweep",
    crispness="crisp",
    side=SIDE,
    direction=Choice(("sideways", "diagonal downward", "overhead", "upward")),
    count=Count(1, 3, usual=1),
    manner=Choice(("heavy", "wild")),
)
def swing_heavy(timeline: Timeline, side: str, direction: str, count: int, manner: str) -> Sequence[str]:
    """A war hammer, a club or a mace in both hands: dragged back with the whole body, and the body dragged along by it."""
    wild = manner == "wild"
    carried: dict[str, Value] = {**two_handed(At("chest", 0.12, -0.26, 0.22), 0.16), "elbows": 12.0}
    timeline.hold(0.2)
    fighting_stance(timeline, 0.6, "l", hands=carried, y_m=-0.12, turned_deg=15, width_m=0.34)
    back, meets, through = {
        "sideways": (
            ({**two_handed(At("chest", 0.34, 0.02, 0.02), 0.14)}, {"yaw": -34, "twist": -38, "y": -0.14, "bend": 4}),
            ({**two_handed(At("chest", 0.04, -0.12, 0.46), 0.14)}, {"yaw": 6, "twist": 2, "y": -0.18, "bend": 10}),
            ({**two_handed(At("chest", -0.28, -0.06, 0.26), 0.14)}, {"yaw": 40, "twist": 36, "y": -0.16, "bend": 10}),
        ),
        "diagonal downward": (
            ({"hand_r": At("shoulder", 0.14, 0.26, -0.10), "hand_l": At("shoulder", -0.22, 0.16, 0.10)}, {"yaw": -30, "twist": -30, "y": -0.06, "bend": -6}),
            ({**two_handed(At("chest", 0.02, 0.0, 0.46), 0.14)}, {"yaw": 6, "twist": 4, "y": -0.16, "bend": 14}),
            ({**two_handed(At("chest", -0.26, -0.36, 0.24), 0.12)}, {"yaw": 34, "twist": 30, "y": -0.24, "bend": 30}),
        ),
        "overhead": (
            ({"hand_r": At("shoulder", -0.06, 0.46, -0.10), "hand_l": At("shoulder", -0.04, 0.38, 0.0)}, {"yaw": -6, "twist": 0, "y": -0.02, "bend": -16}),
            ({**two_handed(At("chest", 0.02, 0.06, 0.46), 0.14)}, {"yaw": 0, "twist": 0, "y": -0.14, "bend": 12}),
            ({**two_handed(At("chest", 0.02, -0.40, 0.34), 0.10)}, {"yaw": 4, "twist": 0, "y": -0.30, "bend": 40}),
        ),
        "upward": (
            ({**two_handed(At("chest", 0.26, -0.42, 0.06), 0.08)}, {"yaw": -28, "twist": -30, "y": -0.30, "bend": 26}),
            ({**two_handed(At("chest", 0.02, -0.06, 0.47), 0.14)}, {"yaw": 6, "twist": 2, "y": -0.14, "bend": 8}),
            ({**two_handed(At("chest", -0.16, 0.34, 0.28), 0.14)}, {"yaw": 34, "twist": 28, "y": -0.02, "bend": -10}),
        ),
    }[direction]  # fmt: skip
    for number in range(count):
        heave = 0.32 if wild else 0.75
        timeline.to(heave, **back[0], z=-0.10, elbows=20, **back[1])
        timeline.hold(0.04 if wild else 0.22)
        step(timeline, "r", 0.30, 0.17, toes_deg=8, duration_s=0.26, height_m=0.07, heel_first=False, advance=False)
        timeline.to(0.15, exact=True, **meets[0], z=0.06, elbows=10, **meets[1])
        timeline.to(0.17, exact=True, **through[0], z=0.14, foot_pitch_l=24, **through[1])
        # The weight of it pulls the body on.
        timeline.to(0.25, yaw=through[1]["yaw"] + (10 if direction != "overhead" else 0), z=0.18, side=6)
        timeline.hold(0.05 if wild else 0.4)
        timeline.wait()
        timeline.place = timeline.place.moved(forward_m=0.30)
        step(timeline, "r", -0.22, 0.17, toes_deg=38, duration_s=0.26, height_m=0.05, heel_first=False, advance=False)
        timeline.to(
            0.24 if wild else 0.6, z=0.0, x=0.0, side=0, foot_pitch_l=0, y=-0.12, bend=10, yaw=-15, twist=-10, **carried
        )
        step(
            timeline,
            "l",
            0.22,
            0.17,
            toes_deg=4,
            duration_s=0.24,
            height_m=0.05,
            heel_first=False,
            advance=number == count - 1,
        )
        timeline.wait()
    timeline.hold(0.2)
    at_ease(timeline, 1.0)
    way = {
        "sideways": f"from {side} to {other(side)}",
        "diagonal downward": f"diagonally down from the {side} shoulder",
        "overhead": "straight down from overhead",
        "upward": f"upward from the {side} hip",
    }[direction]
    how = "wildly" if wild else "heavily"
    often = again(count)
    return [
        f"{{swing}} a huge hammer with both hands {way}{often}",
        f"{{swing}} a heavy club {how} {way}{often}",
        f"{{swing}} a club {how} with both hands {times(count)}",
        f"{{strike}} {way} with a two-handed mace{often}",
        f"{{heave}} a big hammer back and {{swing}} it {way}{often}",
        f"{{attack}} {how} with a huge weapon, swinging it {way}{often}",
        f"= a giant swings a club {way}{often}",
        f"= ogre club attack {way}{often}",
        f"= {'wild' if wild else 'heavy'} attack with a big hammer {way}{often}",
        f"{{smash}} with a war hammer {way}{often}",
    ]


@action(
    "iaido cut",
    "game/blades/sword",
    verbs="draw cut sheathe slash flick wipe",
    crispness="snappy",
    side=SIDE,
    cut=Choice(("horizontal", "upward", "downward")),
    flick=Choice(("no", "yes")),
)
def iaido_cut(timeline: Timeline, side: str, cut: str, flick: str) -> Sequence[str]:
    """The blade leaves the sheath as a cut; a stillness, perhaps a flick that throws the blood off, and slowly back in."""
    timeline.hold(0.2)
    fighting_stance(
        timeline, 0.7, "r", y_m=-0.18, turned_deg=10, hands={"hand_r": _HILT, "hand_l": _SCABBARD, "palms": -20.0, "elbow_r": 10.0},
    )  # fmt: skip
    timeline.to(0.3, twist=20, bend=12)
    timeline.hold(0.6)
    step(timeline, "r", 0.46, 0.12, toes_deg=4, duration_s=0.2, height_m=0.04, heel_first=False, advance=False)
    if cut == "horizontal":
        timeline.to(
            0.10,
            exact=True,
            hand_r=At("shoulder", -0.16, -0.08, 0.44),
            elbow_r=30,
            palm_r=-70,
            twist=14,
            z=0.10,
            y=-0.22,
        )
        timeline.to(0.13, exact=True, hand_r=At("shoulder", 0.46, -0.04, 0.26), elbow_r=10, twist=-24, yaw=-10, z=0.16)
    elif cut == "upward":
        timeline.to(0.10, exact=True, hand_r=At("shoulder", -0.14, -0.20, 0.44), elbow_r=20, twist=16, z=0.10, y=-0.20)
        timeline.to(
            0.13, exact=True, hand_r=At("shoulder", 0.24, 0.38, 0.30), elbow_r=15, twist=-18, yaw=-6, z=0.16, bend=-4
        )
    else:
        timeline.to(
            0.22, exact=True, hand_r=At("shoulder", 0.02, 0.50, 0.04), elbow_r=25, twist=0, z=0.08, y=-0.14, bend=-4
        )
        timeline.to(
            0.12, exact=True, hand_r=aimed("r", -0.04, 0.02, 0.56, 12), elbow_r=10, twist=8, z=0.16, y=-0.22, bend=10
        )
        timeline.to(0.10, exact=True, hand_r=aimed("r", -0.10, -0.34, 0.42, 16), bend=18)
    timeline.hold(0.8)
    timeline.wait()
    if flick == "yes":
        timeline.to(0.35, hand_r=At("shoulder", 0.20, 0.24, 0.20), elbow_r=35, twist=-4, bend=4)
        timeline.to(0.13, exact=True, hand_r=At("shoulder", 0.34, -0.36, 0.24), elbow_r=5, bend=12, y=-0.26)
        timeline.hold(0.5)
    step(timeline, "r", 0.20, 0.12, toes_deg=4, duration_s=0.5, height_m=0.03, heel_first=False, advance=False)
    timeline.look_at(At("floor", 0.25, 0.9, 0.35), 0.5)
    timeline.to(
        0.7, hand_r=At("shoulder", -0.16, -0.10, 0.42), elbow_r=40, palm_r=-40, twist=12, yaw=0, z=0.0, y=-0.16, bend=8
    )
    timeline.hold(0.25)
    timeline.to(1.2, hand_r=_HILT, elbow_r=10, twist=22, bend=10)
    timeline.hold(0.4)
    timeline.look_at(None, 0.4)
    at_ease(timeline, 0.9)
    how = {"horizontal": "in a horizontal slash", "upward": "in an upward slash", "downward": "and {cut} straight down"}[cut]  # fmt: skip
    and_flick = ", {flick} off the blood" if flick == "yes" else ""
    return [
        f"{{draw}} a katana {how}{and_flick} and slowly {{sheathe}} it",
        f"{{draw}} a sword {how}{and_flick} and {{sheathe}} it again",
        f"{{draw}} a katana{and_flick} and {{sheathe}} it",
        f"{{do}} an iaido cut{and_flick}, then {{put}} the blade back into the sheath",
        f"{{cut}} with a katana straight out of the sheath{and_flick} and {{sheathe}} it slowly",
        f"= iaido draw {how.replace('{', '').replace('}', '')}",
        f"{{unsheathe}} a sword{and_flick} and {{return}} it to the sheath",
        f"{{wait}} with the {side} hand on the hilt, {{draw}} {how}{and_flick} and {{sheathe}} the sword",
        f"= samurai quick draw{' with the blood flicked off' if flick == 'yes' else ''}, then the sword goes back into the sheath",
    ]


@action(
    "parry with a shield",
    "game/defence/shield",
    verbs="parry deflect sweep riposte thrust slash counter",
    crispness="snappy",
    side=SIDE,
    answer=Choice(("none", "thrust", "slash")),
)
def shield_parry(timeline: Timeline, side: str, answer: str) -> Sequence[str]:
    """The shield on the right arm sweeps a blow outward; perhaps the weapon in the left hand answers at once."""
    carried: dict[str, Value] = {"hand_r": At("chest", 0.02, -0.04, 0.34), "elbow_r": 60.0, "palm_r": -70.0, "hand_l": At("shoulder", 0.16, -0.22, 0.14), "elbow_l": 20.0}  # fmt: skip
    timeline.hold(0.2)
    fighting_stance(timeline, 0.55, "r", hands=carried, y_m=-0.13, turned_deg=20)
    timeline.hold(0.3)
    timeline.to(0.2, hand_r=At("shoulder", -0.26, -0.02, 0.34), twist=26, bend=10, y=-0.18)
    timeline.to(
        0.15,
        exact=True,
        hand_r=At("shoulder", 0.34, 0.06, 0.34),
        elbow_r=40,
        twist=-20,
        yaw=4,
        y=-0.14,
        bend=4,
        shrug_r=8,
    )
    timeline.hold(0.25 if answer == "none" else 0.10)
    if answer == "thrust":
        step(timeline, "l", 0.40, 0.14, toes_deg=6, duration_s=0.24, height_m=0.05, heel_first=False, advance=False)
        timeline.to(
            0.16,
            exact=True,
            hand_l=At("air", 0.06, 1.22, 1.25),
            elbow_l=0,
            palm_l=-50,
            yaw=-34,
            twist=-16,
            z=0.22,
            y=-0.24,
            bend=12,
        )
        timeline.hold(0.4)
    elif answer == "slash":
        step(timeline, "l", 0.32, 0.14, toes_deg=6, duration_s=0.24, height_m=0.05, heel_first=False, advance=False)
        timeline.to(0.16, exact=True, hand_l=At("shoulder", 0.14, 0.38, -0.04), elbow_l=30, bend=2)
        timeline.to(
            0.12, exact=True, hand_l=aimed("l", 0.02, 0.0, 0.56, -16), elbow_l=10, yaw=-14, twist=-8, z=0.16, y=-0.18
        )
        timeline.to(0.13, exact=True, hand_l=aimed("l", -0.36, -0.44, 0.24, -44), yaw=-26, twist=-20, y=-0.22, bend=22)
        timeline.hold(0.35)
    timeline.wait()
    if answer != "none":
        step(timeline, "l", -0.22, 0.13, toes_deg=40, duration_s=0.35, height_m=0.04, heel_first=False, advance=False)
    timeline.to(0.45, **carried, yaw=20, twist=8, z=0.0, y=-0.13, bend=8, shrug_r=0)
    timeline.wait()
    at_ease(timeline)
    tail = {"none": "", "thrust": " and {riposte} with a thrust", "slash": " and {counter} with a slash"}[answer]
    return [
        f"{{parry}} with a shield{tail}",
        f"{{parry}} with the shield on the {side} arm{tail}",
        f"{{parry}} with the shield in the {side} hand{tail}",
        f"{{deflect}} a blow with the shield{tail}",
        f"{{sweep}} an attack aside with the shield{tail}",
        f"{{knock}} a blade aside with the shield on the {side} arm{tail}",
        f"{{beat}} an enemy's weapon away with the shield{tail}",
        "= shield parry" + {"none": "", "thrust": " and riposte with a thrust", "slash": " and counterattack with a slash"}[answer],
    ]  # fmt: skip


@action(
    "fend off with a torch",
    "game/blades/sword",
    verbs="swing wave fend fight thrust hold",
    crispness="crisp",
    side=SIDE,
    count=Count(2, 4),
    way=Choice(("side to side", "thrusts", "back away")),
)
def fend_off(timeline: Timeline, side: str, count: int, way: str) -> Sequence[str]:
    """A burning torch held out, swung from side to side or thrust at what comes near; the other arm shields."""
    held: dict[str, Value] = {
        "hand_r": aimed("r", 0.04, 0.0, 0.46, 15),
        "elbow_r": 10.0,
        "hand_l": At("shoulder", 0.14, -0.10, 0.26),
        "elbow_l": 30.0,
    }
    timeline.hold(0.15)
    fighting_stance(timeline, 0.5, "r", hands=held, y_m=-0.16, turned_deg=12)
    timeline.hold(0.2)
    if way == "thrusts":
        for _ in range(count):
            timeline.to(0.22, hand_r=At("shoulder", 0.04, -0.06, 0.22), z=-0.06, bend=6)
            step(timeline, "r", 0.34, 0.13, toes_deg=4, duration_s=0.18, height_m=0.04, heel_first=False, advance=False)
            timeline.to(0.16, exact=True, hand_r=aimed("r", 0.0, 0.06, 0.56, 20), z=0.12, bend=14, y=-0.20)
            timeline.hold(0.2)
            step(timeline, "r", 0.22, 0.13, toes_deg=4, duration_s=0.2, height_m=0.03, heel_first=False, advance=False)
            timeline.to(0.25, **held, z=0.0, bend=8, y=-0.16)
            timeline.wait()
    else:
        for number in range(count):
            sign = 1 if number % 2 == 0 else -1
            if way == "back away":
                timeline.place = timeline.place.moved(forward_m=-0.26)
                timeline.to(0.3, advance=False, z=0.0, x=0.0)
                step(
                    timeline,
                    "l",
                    -0.22,
                    0.13,
                    toes_deg=40,
                    duration_s=0.2,
                    height_m=0.05,
                    heel_first=False,
                    advance=False,
                )
                step(
                    timeline,
                    "r",
                    0.22,
                    0.13,
                    toes_deg=4,
                    duration_s=0.2,
                    delay_s=0.2,
                    height_m=0.05,
                    heel_first=False,
                    advance=False,
                )
            timeline.to(
                0.42,
                hand_r=aimed("r", -0.34 * sign + 0.06, 0.02, 0.42, 15 + 28 * sign),
                twist=8 + 24 * sign,
                yaw=10 + 10 * sign,
                turn=-20 * sign,
                bend=10,
            )
            timeline.hold(0.12)
            timeline.wait()
        timeline.to(0.35, **held, twist=8, yaw=10, turn=0)
    timeline.hold(0.4)
    at_ease(timeline)
    how = {
        "side to side": "{swing} a torch from side to side",
        "thrusts": "{thrust} a burning torch at an animal",
        "back away": "{back} away, swinging a torch from side to side",
    }[way]
    return [
        f"{how} {times(count)}" if way != "back away" else how,
        how,
        "{fend} off an animal with a torch"
        if way != "back away"
        else "{retreat} from an animal, fending it off with a torch",
        f"{{hold}} a torch out in the {side} hand, {how}",
        "{fight} off wolves with a burning torch"
        if way != "back away"
        else "{step} back from wolves with a burning torch held out",
        f"{{keep}} a beast away with fire, {how}",
        "{wave} a torch at a wild animal" if way != "thrusts" else "{stab} with a torch at a wild animal",
        f"= torch attack, {way}",
        "{swing} a burning stick at a beast" if way != "thrusts" else "{poke} a burning stick at a beast",
    ]


@action(
    "drag a heavy sword",
    "game/blades/sword",
    verbs="drag walk pull trail limp trudge",
    side=SIDE,
    gait=Choice(("walk", "limp")),
    hands=Choice(("one hand", "both hands")),
)
def drag_sword(timeline: Timeline, side: str, gait: str, hands: str) -> Sequence[str]:
    """Walks with the point of a greatsword trailing on the ground behind, leaning away from its weight."""
    both = hands == "both hands"
    behind = At("shoulder", 0.14, -0.48, -0.22)
    style = replace(
        STYLES["limp" if gait == "limp" else "tired"],
        hand=(At("shoulder", -0.18, -0.42, 0.0) if both else None, behind),
        step_m=0.42 if gait == "walk" else 0.34,
        step_s=0.78,
        bend_deg=20,
        nod_deg=4,
    )
    timeline.start(hand_r=behind, twist=-16, side=5, elbow_r=-10)
    timeline.hold(0.2)
    walk(timeline, 2.6 if gait == "walk" else 2.1, style)
    timeline.wait()
    timeline.hold(0.5)
    timeline.to(
        0.8, hand_r=At("shoulder", 0.18, -0.50, 0.05), twist=0, side=0, hand_l=At("shoulder", 0.10, -0.54, 0.03)
    )
    verb = "{limp} forward" if gait == "limp" else "{walk} forward"
    held = "with both hands" if both else f"in the {side} hand"
    return [
        f"{verb}, dragging a greatsword behind {held}",
        f"{verb} with a greatsword dragging behind",
        f"{{drag}} a heavy sword {held} while {'limping' if gait == 'limp' else 'walking'}",
        f"{{drag}} a greatsword along the ground, {'wounded and limping' if gait == 'limp' else 'walking slowly'}",
        f"{{pull}} a huge blade along {held}, its tip on the floor" + (", limping" if gait == "limp" else ""),
        f"= a {'wounded ' if gait == 'limp' else ''}knight drags a greatsword behind",
        f"{verb} with an axe trailing on the ground {held}",
        f"= {'wounded limp' if gait == 'limp' else 'walk'} with a heavy weapon dragged behind",
    ]


@action(
    "sharpen a blade",
    "daily/objects/turn",
    verbs="sharpen whet hone grind stroke test",
    side=SIDE,
    count=Count(3, 6),
    posture=Choice(("standing", "sitting", "kneeling")),
)
def sharpen_blade(timeline: Timeline, side: str, count: int, posture: str) -> Sequence[str]:
    """The left hand holds a blade across the body, the right one draws a stone along it, again and again; then a look at it."""
    if posture == "sitting":
        sit_start(timeline)
    else:
        timeline.hold(0.2)
    if posture == "kneeling":
        kneel(timeline, "r", 1.0)
    low = -0.24 if posture == "standing" else -0.30
    timeline.look_at("hand_l", 0.4)
    timeline.to(
        0.6, hand_l=At("chest", 0.04, low, 0.32), hand_r=At("chest", 0.02, low + 0.04, 0.28), palm_l=60, palm_r=-70, bend=18, nod=14,
    )  # fmt: skip
    for _ in range(count):
        timeline.to(0.34, hand_r=At("chest", 0.22, low + 0.02, 0.42), twist=-5)
        timeline.to(0.12, hand_r=At("chest", 0.20, low + 0.08, 0.38))
        timeline.to(0.26, hand_r=At("chest", 0.02, low + 0.04, 0.28), twist=2)
    timeline.to(0.5, hand_l=At("chest", 0.04, -0.02, 0.34), palm_l=0, bend=8, nod=6, twist=0)
    timeline.to(0.3, hand_r=At("chest", 0.02, 0.02, 0.36), palm_r=20)
    timeline.to(0.4, hand_r=At("chest", 0.10, 0.06, 0.36))
    timeline.hold(0.4)
    timeline.look_at(None, 0.4)
    if posture == "sitting":
        timeline.to(0.7, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50, bend=6, nod=0)
    else:
        timeline.to(0.4, hands=At("shoulder", 0.08, -0.40, 0.16), palms=0, nod=0, bend=4)
        if posture == "kneeling":
            rise_from_knees(timeline, 1.2)
        at_ease(timeline, 0.7)
    how = {"standing": "", "sitting": " while sitting", "kneeling": f" while kneeling on the {side} knee"}[posture]
    return [
        f"{{sharpen}} a sword{how}",
        f"{{sharpen}} a knife on a stone{how}",
        f"{{whet}} a blade with a stone in the {side} hand{how}",
        f"{{draw}} a whetstone along a blade {times(count)}{how}",
        f"{{hone}} the edge of an axe{how}",
        f"{{stroke}} a stone along a sword and {{test}} the edge{how}",
        f"{{grind}} a dagger on a whetstone{how}",
        f"= sharpening a weapon{how}",
    ]


@action(
    "flip a coin",
    "social/games/dice",
    verbs="flip toss throw catch look",
    crispness="snappy",
    side=SIDE,
    count=Count(1, 3, usual=1),
    shows=Choice(("look at it", "slap it on the arm")),
)
def flip_coin(timeline: Timeline, side: str, count: int, shows: str) -> Sequence[str]:
    """A coin flicked up off the thumb, followed with the eyes, caught, and looked at, or slapped onto the other arm."""
    hand = At("shoulder", 0.02, -0.22, 0.34)
    timeline.hold(0.2)
    timeline.to(0.5, hand_r=hand, palm_r=60, elbow_r=5, nod=10)
    for _ in range(count):
        timeline.hold(0.2)
        timeline.to(0.16, hand_r=hand.moved(up=-0.06))
        timeline.to(0.10, exact=True, hand_r=hand.moved(up=0.08, forward=0.02), cock_r=25)
        timeline.to(0.25, hand_r=hand.moved(up=0.02), cock_r=0, nod=-18)
        timeline.to(0.25, nod=4)
        timeline.to(0.12, exact=True, hand_r=hand.moved(up=0.06), palm_r=-60)
        timeline.to(0.14, hand_r=hand.moved(up=-0.06))
    if shows == "slap it on the arm":
        timeline.to(0.3, hand_l=At("chest", 0.02, -0.16, 0.28), palm_l=-80)
        timeline.to(0.16, exact=True, hand_r=At("chest", -0.04, -0.12, 0.29), palm_r=-80, nod=20)
        timeline.hold(0.5)
        timeline.to(0.3, hand_r=At("chest", 0.02, -0.02, 0.32))
    else:
        timeline.to(0.4, hand_r=At("chest", 0.04, -0.08, 0.28), palm_r=70, nod=24)
    timeline.hold(0.7)
    timeline.neutral(0.7)
    often = "" if count == 1 else f" {times(count)}"
    tail = " and {slap} it on the back of the other hand" if shows == "slap it on the arm" else " and {look} at it"
    return [
        f"{{flip}} a coin{often}",
        f"{{flip}} a coin with the {side} hand{often}{tail}",
        f"{{toss}} a coin{often}{tail}",
        f"{{throw}} a coin up{often} and {{catch}} it",
        f"{{flick}} a coin into the air{often}, {{catch}} it{tail}",
        f"{{toss}} a coin with the {side} thumb{often}{tail}",
        f"= coin toss{often}",
        f"= coin flip idle{often} with the {side} hand",
    ]
