"""Between people and in town: proposals and slaps, toasts and presents, taxis and selfies, papers and waiting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, ON_HIP, At
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.gestures import back_to_standing, table
from kinoflow.authoring.library.meals import begin, finish
from kinoflow.authoring.moves import kneel, rise_from_knees, sit, sit_start, step
from kinoflow.authoring.timeline import Timeline

OFFICE = "daily/office/write"
POSE = Choice(("sitting", "standing"))


@action(
    "propose with a ring",
    "daily/static posture/kneel",
    verbs="propose kneel open offer hold",
    side=SIDE,
    end=Choice(("wait", "put the ring on", "rise and hug")),
    heart=Choice(("no", "yes")),
)
def propose(timeline: Timeline, side: str, end: str, heart: str) -> Sequence[str]:
    """Down on the right knee, a box from the pocket opened and held up, eyes up to the beloved."""
    timeline.hold(0.15)
    kneel(timeline, "r", 1.3)
    timeline.look_at(At("floor", 0.0, 1.60, 1.3), 0.4)
    if heart == "yes":
        timeline.to(0.45, hand_l=At("chest", -0.02, 0.0, 0.08), elbow_l=25)
        timeline.hold(0.4)
    timeline.to(0.5, hand_r=At("pelvis", 0.16, 0.06, 0.06), elbow_r=20)
    timeline.to(
        0.55,
        hand_r=At("chest", 0.02, 0.02, 0.36),
        palm_r=60,
        hand_l=At("chest", 0.02, 0.06, 0.36),
        elbow_l=20,
        elbow_r=0,
    )
    timeline.to(0.3, hand_l=At("chest", 0.04, 0.12, 0.34))
    timeline.to(0.45, hand_r=At("shoulder", -0.04, 0.08, 0.50), hand_l=At("shoulder", -0.08, -0.02, 0.46), pitch=6)
    timeline.hold(0.9)
    if end == "put the ring on":
        timeline.to(0.5, hand_l=At("shoulder", -0.12, 0.0, 0.48), palm_l=80)
        timeline.to(0.4, hand_r=At("shoulder", -0.16, 0.06, 0.44), palm_r=-30)
        timeline.to(0.3, hand_r=At("shoulder", -0.17, 0.05, 0.38))
        timeline.hold(0.5)
    elif end == "rise and hug":
        timeline.look_at(None, 0.4)
        timeline.to(0.3, hands=At("shoulder", 0.10, -0.30, 0.26))
        rise_from_knees(timeline, 1.2)
        timeline.to(0.5, hands=At("chest", -0.02, 0.08, 0.34), elbows=30, palms=-20, bend=8)
        timeline.hold(0.6)
        timeline.neutral(0.5)
    last = {
        "wait": " and {wait}",
        "put the ring on": " and {put} it on the partner's finger",
        "rise and hug": ", then {stand} up and {hug} the partner",
    }[end]
    start = f"{{put}} the {other(side)} hand on the heart, " if heart == "yes" else ""
    return [
        "{propose} with a ring on one knee",
        f"{{propose}} marriage on the {side} knee{last}",
        f"{{kneel}} on the {side} knee and {{hold}} up a ring{last}",
        f"{{go}} down on one knee, {start}{{open}} a ring box and {{hold}} it up{last}",
        f"{{kneel}} down on the {side} knee, {start}{{take}} a ring from the pocket and {{offer}} it{last}",
        f"{{ask}} for somebody's hand, kneeling on the {side} knee",
        f"{{drop}} to one knee and {{present}} a ring with both hands{last}",
        f"= a marriage proposal on the {side} knee",
        f"{{get}} down on one knee and {{propose}}{last}",
        f"{{kneel}} before somebody, {{look}} up and {{hold}} out a ring box{last}",
    ]


@action(
    "slap somebody",
    "game/unarmed/punch",
    verbs="slap hit smack swing strike",
    side=SIDE,
    kind=Choice(("open hand", "back of the hand", "both")),
    after=Choice(("none", "point", "turn away")),
    crispness="snappy",
)
def slap(timeline: Timeline, side: str, kind: str, after: str) -> Sequence[str]:
    """The flat hand swung at somebody's cheek with the whole body, or the back of it, or one after the other."""
    timeline.hold(0.15)
    timeline.look_at(At("floor", 0.0, 1.60, 1.2), 0.2)
    step(timeline, "r", 0.24, 0.12, duration_s=0.3, advance=False)
    timeline.to(0.30, z=0.10)
    if kind != "back of the hand":
        timeline.to(0.28, hand_r=At("shoulder", 0.44, 0.14, -0.02), elbow_r=10, palm_r=-10, twist=-28, yaw=-12, bend=0)
        timeline.to(0.15, exact=True, hand_r=At("shoulder", 0.0, 0.12, 0.52), twist=16, yaw=10, bend=6)
        timeline.to(0.12, exact=True, hand_r=At("shoulder", -0.36, 0.06, 0.34), twist=34, side=4)
        timeline.hold(0.12 if kind == "both" else 0.35)
    if kind != "open hand":
        timeline.to(0.24, hand_r=At("shoulder", -0.36, 0.10, 0.26), elbow_r=60, palm_r=-60, twist=34, yaw=12)
        timeline.to(0.15, exact=True, hand_r=At("shoulder", 0.12, 0.12, 0.52), elbow_r=10, twist=-6, yaw=-6)
        timeline.to(0.12, exact=True, hand_r=At("shoulder", 0.46, 0.10, 0.22), twist=-30, side=-4)
        timeline.hold(0.35)
    timeline.to(0.4, hand_r=NEUTRAL_HAND, twist=0, yaw=0, side=0, palm_r=0, elbow_r=0, bend=2)
    if after == "point":
        timeline.to(0.25, hand_r=At("shoulder", 0.0, 0.04, 0.54), bend=10, nod=4)
        timeline.hold(0.4)
    elif after == "turn away":
        timeline.look_at(None, 0.3)
        timeline.to(0.5, twist=36, turn=40, hands=At("chest", -0.08, -0.06, 0.10), elbows=28)
        timeline.hold(0.5)
    timeline.look_at(None, 0.3)
    back_to_standing(timeline, "r", 0.8)
    how = {
        "open hand": f"with the open {side} hand",
        "back of the hand": f"with the back of the {side} hand",
        "both": f"twice with the {side} hand, forehand and backhand",
    }[kind]
    then = {"point": " and {point} at them", "turn away": " and {turn} away with folded arms", "none": ""}[after]
    return [
        "{slap} somebody",
        f"{{slap}} somebody in the face {how}",
        f"{{slap}} somebody {how}{then}",
        f"{{swing}} the {side} hand and {{slap}} somebody's cheek{then}",
        f"{{smack}} somebody {how}{then}",
        f"{{step}} forward with the {side} foot and {{slap}} somebody {how}",
        f"{{hit}} somebody's face {how}{then}",
        f"= a slap in the face {how}",
        f"{{raise}} the {side} hand and {{strike}} somebody across the face{then}",
        f"{{give}} somebody a slap {how}{then}",
    ]


@action(
    "take a selfie",
    "social/hand signs/victory",
    verbs="take hold pose smile tilt",
    side=SIDE,
    pose=Choice(("victory sign", "hand on hip", "tilt")),
    count=Count(1, 3, usual=1),
    angle=Choice(("from above", "level")),
    upper=True,
)
def take_a_selfie(timeline: Timeline, side: str, pose: str, count: int, angle: str) -> Sequence[str]:
    """The phone at the end of the arm, the head tilted towards it, poses between the shots, a look at the picture."""
    high = angle == "from above"
    phone = At("shoulder", 0.22, 0.30 if high else 0.10, 0.42)
    timeline.hold(0.1)
    timeline.to(0.3, hand_r=At("pelvis", 0.16, 0.02, 0.08), elbow_r=15)
    timeline.to(0.55, hand_r=phone, elbow_r=10, palm_r=-20, wrist_r=30, turn=-22, nod=-12 if high else 2)
    for number in range(count):
        sign = -1.0 if number % 2 == 0 else 1.0
        other_hand: dict[str, Any] = {
            "victory sign": {"hand_l": At("head", 0.16, -0.08, 0.14), "elbow_l": 20, "palm_l": -60},
            "hand on hip": {"hand_l": ON_HIP, "elbow_l": 55, "palm_l": -40},
            "tilt": {"hand_l": NEUTRAL_HAND},
        }[pose]  # type: ignore[assignment]
        timeline.to(0.4, tilt=14 * sign, side=5 * sign, bend=-4, **other_hand)
        timeline.hold(0.35)
        timeline.to(0.12, wrist_r=22)
        timeline.to(0.12, wrist_r=30)
        if number < count - 1:
            timeline.to(0.35, hand_r=phone.moved(0.06, -0.06, -0.04), turn=-10)
            timeline.to(0.25, hand_r=phone, turn=-22)
    timeline.to(
        0.5, hand_r=At("chest", 0.06, -0.02, 0.28), palm_r=40, wrist_r=0, tilt=0, side=0, turn=-6, nod=22, bend=6
    )
    timeline.hold(0.5)
    timeline.neutral(0.6)
    shown = {
        "victory sign": f"making a victory sign with the {other(side)} hand",
        "hand on hip": f"with the {other(side)} hand on the hip",
        "tilt": "tilting the head",
    }[pose]
    where = "held up high" if high else "at eye level"
    return [
        "{take} a selfie",
        f"{{take}} {counted(count, 'selfie')} with the {side} hand",
        f"{{take}} a selfie with a phone {where}, {shown}",
        f"{{hold}} a phone {where} with the {side} hand and {{pose}}, {shown}",
        f"{{stretch}} out the {side} arm and {{photograph}} {{poss}} own face, {shown}",
        f"{{pose}} for a selfie, {shown}",
        f"{{snap}} {counted(count, 'selfie')}, {shown}, and {{look}} at the picture",
        f"= taking a selfie, {shown}",
        f"{{raise}} the phone with the {side} hand, {{smile}} and {{take}} a picture of {{poss}} face".replace(
            "{poss} face", "the face"
        ),
        f"{{take}} a picture with the {side} arm stretched out, then {{check}} it",
    ]


@action(
    "hail a taxi",
    "social/hand signs/raise hand",
    verbs="hail wave call raise whistle step",
    side=SIDE,
    whistle=Choice(("no", "yes")),
    count=Count(2, 4),
    end=Choice(("none", "open the door", "give up")),
)
def hail_a_taxi(timeline: Timeline, side: str, whistle: str, count: int, end: str) -> Sequence[str]:
    """At the kerb: a look down the street, the arm flung up and waved; it stops, or drives by."""
    timeline.hold(0.1)
    timeline.to(0.35, turn=56, twist=10)
    timeline.hold(0.35)
    step(timeline, "r", 0.22, 0.12, duration_s=0.4, advance=False)
    timeline.to(0.4, z=0.12, hand_r=At("shoulder", 0.16, 0.50, 0.18), side=6, foot_pitch_l=10)
    if whistle == "yes":
        timeline.to(0.35, hand_l=At("head", 0.02, -0.15, 0.17), elbow_l=40)
        timeline.hold(0.4)
        timeline.to(0.3, hand_l=NEUTRAL_HAND, elbow_l=0)
    for _ in range(count):
        timeline.to(0.2, hand_r=At("shoulder", 0.34, 0.42, 0.20))
        timeline.to(0.2, hand_r=At("shoulder", 0.08, 0.50, 0.20))
    timeline.to(0.5, turn=10, twist=0, foot_pitch_l=0)
    if end == "give up":
        timeline.to(0.25, turn=-50, hand_r=At("shoulder", 0.30, 0.20, 0.20))
        timeline.hold(0.3)
        timeline.to(0.3, hand_r=At("thigh", 0.04, 0.08, 0.03), turn=0, nod=16, shrugs=10, side=0)
        timeline.to(0.3, shrugs=0, nod=0)
    elif end == "open the door":
        timeline.to(0.45, hand_r=At("shoulder", 0.06, -0.34, 0.44), nod=14, side=0)
        timeline.to(0.45, hand_r=At("shoulder", 0.34, -0.32, 0.24), twist=-18, x=-0.05)
        timeline.hold(0.2)
        timeline.to(0.3, twist=0, x=0)
    back_to_standing(timeline, "r", 0.8)
    whistling = f" and {{whistle}} with the {other(side)} hand at the mouth" if whistle == "yes" else ""
    last = {
        "open the door": ", then {open} the car door",
        "give up": ", then {drop} the arm in frustration",
        "none": "",
    }[end]
    return [
        "{hail} a taxi",
        f"{{hail}} a cab with the {side} arm",
        f"{{wave}} down a taxi with the {side} hand{whistling}{last}",
        f"{{look}} down the street, {{step}} forward and {{hail}} a taxi{last}",
        f"{{raise}} the {side} arm high and {{wave}} for a taxi, {times(count)}{last}",
        f"{{flag}} down a cab{whistling}{last}",
        f"{{call}} a taxi at the side of the road{whistling}",
        f"= hailing a taxi with the {side} arm",
        f"{{stand}} at the kerb, {{throw}} up the {side} arm and {{wave}}{last}",
        f"{{stop}} a taxi by waving the {side} hand{last}",
    ]


@action(
    "hitchhike",
    "social/hand signs/thumbs up",
    verbs="hitchhike hold stretch walk wave",
    side=SIDE,
    walk_=Choice(("standing", "walking backward")),
    cars=Count(1, 2),
    end=Choice(("keep trying", "wave off")),
)
def hitchhike(timeline: Timeline, side: str, walk_: str, cars: int, end: str) -> Sequence[str]:
    """The thumb held out over the road, the eyes follow each car that passes."""
    out = At("shoulder", 0.46, -0.08, 0.26)
    timeline.hold(0.1)
    timeline.to(0.45, hand_r=out, palm_r=0, cock_r=25, turn=-26, x=0.02)
    for number in range(cars):
        if walk_ == "walking backward":
            for foot in ("l", "r"):
                timeline.place = timeline.place.moved(forward_m=-0.26)
                timeline.to(0.5, exact=True, x=0, z=0.08, balance=0.3, advance=False)
                step(timeline, foot, -0.02, 0.10, duration_s=0.48, height_m=0.05, heel_first=False)
                timeline.wait()
        for _ in range(2):
            timeline.to(0.18, hand_r=out.moved(0.04, 0.04, -0.06), turn=-10)
            timeline.to(0.18, hand_r=out)
        # A car goes by: the head follows.
        timeline.to(0.5, turn=-74, twist=-16)
        timeline.hold(0.15)
        if number < cars - 1:
            timeline.to(0.4, turn=-20, twist=0)
    if walk_ == "walking backward":
        step(timeline, "l", 0.0, 0.10, duration_s=0.36, heel_first=False, advance=False)
        timeline.to(0.4, x=0, z=0, balance=1)
    if end == "wave off":
        timeline.to(0.3, hand_r=At("shoulder", 0.30, 0.20, 0.20), cock_r=0)
        timeline.to(0.3, hand_r=At("thigh", 0.06, 0.06, 0.0), nod=14, twist=0, turn=0, bend=10)
        timeline.hold(0.2)
    else:
        timeline.to(0.4, turn=-20, twist=0)
        timeline.hold(0.6)
    timeline.neutral(0.6)
    walks = " while walking backward" if walk_ == "walking backward" else ""
    last = ", then {drop} the arm in disappointment" if end == "wave off" else ""
    return [
        "{hitchhike}",
        f"{{hitchhike}} with the {side} thumb out{walks}",
        f"{{hold}} out the {side} thumb to hitch a ride{walks}{last}",
        f"{{stand}} at the roadside with the {side} arm out and the thumb up{last}"
        if not walks
        else f"{{walk}} backward along the road with the {side} arm out and the thumb up{last}",
        f"{{stretch}} the {side} arm out to the side with the thumb up{walks} and {{look}} after the cars",
        f"{{try}} to catch a ride with the {side} thumb{walks}{last}",
        f"{{thumb}} a lift{walks}{last}",
        f"= a hitchhiker with the {side} thumb out",
        f"{{hitch}} a ride{walks}, following {number_word(cars)} passing car{'s' if cars > 1 else ''} with the head",
        f"{{stick}} out the {side} thumb for a lift{walks}{last}",
    ]


@action(
    "make a toast with a glass",
    "daily/eating and drinking/drink",
    verbs="toast raise clink drink speak",
    side=SIDE,
    pose=Choice(("standing", "rising from a chair", "sitting"), (2, 2, 1)),
    clink=Choice(("in front", "to both sides", "none")),
)
def make_a_toast(timeline: Timeline, side: str, pose: str, clink: str) -> Sequence[str]:
    """A glass raised, some words to all, a clink to neighbours, and a drink."""
    held = At("chest", 0.10, -0.02, 0.30)
    if pose == "rising from a chair":
        sit_start(timeline)
        timeline.to(0.4, hand_r=At("shoulder", 0.02, -0.26, 0.42))
        timeline.to(0.4, pitch=34, bend=18, nod=-20)
        timeline.to(0.6, y=0.0, z=0.0, pitch=0, bend=0, nod=0, balance=1.0, hand_r=held, hand_l=NEUTRAL_HAND, palm_l=0)
    else:
        if pose == "sitting":
            sit_start(timeline)
        timeline.start(hand_r=held.moved(up=-0.06))
        timeline.hold(0.2)
    for sign in (1, -1):
        timeline.to(0.4, turn=28 * sign, nod=4, hand_l=At("shoulder", 0.28, -0.24, 0.32), palm_l=60)
        timeline.to(0.3, nod=-2)
    timeline.to(0.5, hand_r=At("shoulder", 0.06, 0.30, 0.40), turn=0, bend=-6, nod=-8, hand_l=NEUTRAL_HAND, palm_l=0)
    timeline.hold(0.5)
    if clink == "in front":
        timeline.to(0.35, hand_r=At("shoulder", -0.04, 0.10, 0.54), bend=8, nod=0)
        timeline.to(0.12, exact=True, hand_r=At("shoulder", -0.04, 0.10, 0.50))
    elif clink == "to both sides":
        timeline.to(0.35, hand_r=At("shoulder", 0.40, 0.06, 0.34), turn=-40, twist=-20, bend=4, nod=0)
        timeline.to(0.14, hand_r=At("shoulder", 0.36, 0.06, 0.34))
        timeline.to(0.45, hand_r=At("shoulder", -0.30, 0.06, 0.40), turn=40, twist=24)
        timeline.to(0.14, hand_r=At("shoulder", -0.27, 0.06, 0.38))
    timeline.to(0.55, hand_r=At("head", 0.05, -0.14, 0.17), elbow_r=25, turn=0, twist=0, bend=0, nod=0)
    timeline.to(0.4, nod=-22, hand_r=At("head", 0.05, -0.12, 0.17), bend=-4)
    timeline.hold(0.4)
    timeline.to(0.5, hand_r=held, nod=0, bend=2, elbow_r=0)
    timeline.hold(0.3)
    if pose == "sitting":
        timeline.to(0.6, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50)
    else:
        timeline.neutral(0.6)
    first = {
        "rising from a chair": "{stand} up from the table and ",
        "sitting": "{sit} at a table and ",
        "standing": "",
    }[pose]
    clinks = {
        "in front": ", {clink} it in front",
        "to both sides": ", {clink} it with the neighbours on both sides",
        "none": "",
    }[clink]
    return [
        "{make} a toast with a glass",
        f"{first}{{make}} a toast with a glass in the {side} hand",
        f"{first}{{raise}} a glass with the {side} hand{clinks} and {{drink}}",
        f"{first}{{propose}} a toast{clinks} and {{drink}}",
        f"{first}{{lift}} a glass high{clinks} and {{take}} a sip",
        f"{first}{{toast}} everybody with the {side} hand and {{drink}}",
        "{hold} up a glass, {look} around and {drink} to everybody's health",
        f"= a toast with a raised glass{', clinking glasses' if clink != 'none' else ''}",
        f"{first}{{say}} cheers{clinks} and {{drink}}",
        f"{first}{{give}} a toast, the glass in the {side} hand{clinks}",
    ]


@action(
    "light and blow out candles",
    "daily/cooking/cook",
    verbs="light blow lean strike wish",
    side=SIDE,
    candles=Count(2, 4),
    part=Choice(("light and blow", "blow only")),
    clap=Choice(("no", "yes")),
)
def candles(timeline: Timeline, side: str, candles: int, part: str, clap: str) -> Sequence[str]:
    """At a table with a cake: a match struck and led to each candle, then a deep breath, bent forward, and a blow."""
    timeline.hold(0.1)
    if part == "light and blow":
        timeline.to(0.45, hand_l=At("chest", 0.0, -0.12, 0.26), hand_r=At("chest", 0.08, -0.08, 0.24), nod=14)
        timeline.to(0.12, exact=True, hand_r=At("chest", -0.06, -0.04, 0.32))
        timeline.hold(0.15)
        timeline.to(0.4, pitch=14, bend=14, hand_l=table("standing", 0.24, 0.30), palm_l=-80)
        for number in range(candles):
            across = 0.12 - 0.24 * number / max(1, candles - 1)
            timeline.to(0.35, hand_r=table("standing", across, 0.46, 0.16))
            timeline.to(0.2, hand_r=table("standing", across, 0.46, 0.09))
            timeline.hold(0.08)
            timeline.to(0.15, hand_r=table("standing", across, 0.45, 0.16))
        for _ in range(2):
            timeline.to(0.12, hand_r=At("shoulder", 0.12, -0.10, 0.40))
            timeline.to(0.12, hand_r=At("shoulder", 0.02, -0.10, 0.42))
    timeline.to(0.45, hands=table("standing", 0.26, 0.26), palms=-80, pitch=4, bend=-4, nod=-8, shrugs=14)
    timeline.hold(0.35)
    timeline.to(0.35, exact=True, pitch=32, bend=26, nod=-14, shrugs=0, z=-0.06)
    for sign in (1, -1, 1):
        timeline.to(0.22, turn=18 * sign)
    timeline.to(0.2, turn=0)
    timeline.to(0.5, pitch=0, bend=2, nod=0, z=0, hands=At("shoulder", 0.10, -0.34, 0.22), palms=0)
    if clap == "yes":
        for _ in range(4):
            timeline.to(0.13, hands=At("chest", 0.02, 0.02, 0.28), elbows=20)
            timeline.to(0.13, hands=At("chest", 0.14, 0.02, 0.26))
    timeline.neutral(0.6)
    lights = f"{{light}} {number_word(candles)} candles with the {side} hand and " if part == "light and blow" else ""
    claps = ", then {clap}" if clap == "yes" else ""
    return [
        "{light} and {blow} out candles" if lights else "{blow} out candles",
        f"{lights}{{blow}} them out{claps}" if lights else f"{{blow}} out the candles on a birthday cake{claps}",
        f"{lights}{{lean}} forward to blow them out{claps}"
        if lights
        else f"{{lean}} forward over a cake and {{blow}}{claps}",
        f"{{take}} a deep breath, {{bend}} over the cake and {{blow}} out the candles{claps}",
        f"{{strike}} a match, {{light}} the candles one by one and {{blow}} them out{claps}"
        if lights
        else f"{{make}} a wish and {{blow}} out the candles{claps}",
        f"{{bend}} forward over a table and {{blow}}, turning the head from side to side{claps}",
        f"{{celebrate}} a birthday, {{blow:ing}} out the candles{claps}",
        f"= {'lighting and blowing' if lights else 'blowing'} out birthday candles",
        f"{{use}} a match with the {side} hand to light candles, then {{blow}}{claps}"
        if lights
        else f"{{breathe}} in and {{blow}} hard at the candles{claps}",
        f"first {{light}} the candles, then {{blow}} them out{claps}"
        if lights
        else f"first {{breathe}} in deeply, then {{blow}} out the candles{claps}",
    ]


@action(
    "open a present",
    "daily/objects/give",
    verbs="open tear unwrap pull lift shake",
    side=SIDE,
    pose=POSE,
    shake=Choice(("no", "yes")),
    joy=Choice(("joy", "surprise", "disappointment")),
)
def open_a_present(timeline: Timeline, side: str, pose: str, shake: str, joy: str) -> Sequence[str]:
    """A box shaken at the ear, the ribbon pulled, the paper torn off, the lid lifted, and what comes to the face and arms."""
    begin(timeline, pose)
    box = At("chest", 0.14, -0.18, 0.30)
    timeline.to(0.5, hands=box, palms=20, nod=16)
    if shake == "yes":
        timeline.to(0.4, hands=At("head", 0.16, -0.02, 0.14), tilt=-10, nod=0)
        for _ in range(3):
            timeline.to(0.11, hands=At("head", 0.16, 0.02, 0.14))
            timeline.to(0.11, hands=At("head", 0.16, -0.04, 0.14))
        timeline.to(0.4, hands=box, tilt=0, nod=16)
    timeline.to(0.3, hand_r=At("chest", 0.0, -0.08, 0.30), elbow_r=20)
    timeline.to(0.4, hand_r=At("shoulder", 0.22, 0.06, 0.34), hand_l=box)
    for number in range(3):
        timeline.to(0.22, hand_r=At("chest", -0.02 + 0.03 * number, -0.10, 0.30))
        timeline.to(0.22, exact=True, hand_r=At("shoulder", 0.34, -0.20 + 0.06 * number, 0.24), twist=-8)
    timeline.to(0.3, hands=box.moved(-0.04, 0.06), twist=0)
    timeline.to(0.4, hand_r=At("shoulder", 0.24, -0.10, 0.32), nod=20, bend=10)
    timeline.hold(0.3)
    standing = pose == "standing"
    if joy == "joy":
        timeline.to(
            0.3, hands=At("shoulder", 0.30, 0.40, 0.16), bend=-8, nod=-12, **({"heels": 16.0} if standing else {})
        )
        for _ in range(2):
            timeline.to(0.14, hands=At("shoulder", 0.34, 0.46, 0.14))
            timeline.to(0.14, hands=At("shoulder", 0.28, 0.36, 0.16))
        timeline.to(
            0.3, hands=At("chest", 0.02, 0.02, 0.12), elbows=30, bend=4, nod=4, **({"heels": 0.0} if standing else {})
        )
    elif joy == "surprise":
        timeline.to(0.25, hands=At("head", 0.06, -0.16, 0.16), elbows=40, palms=-20, bend=-8, nod=-4)
        timeline.hold(0.6)
    else:
        timeline.to(0.5, hands=At("shoulder", 0.14, -0.36, 0.20), bend=16, nod=20, shrugs=-8)
        timeline.to(0.4, turn=16)
        timeline.to(0.4, turn=-16)
        timeline.to(0.3, turn=0)
    finish(timeline, pose, 0.7)
    where = "sitting" if pose == "sitting" else "standing"
    first = "{shake} a present at the ear, then " if shake == "yes" else ""
    then = {
        "joy": "and {throw} up the arms with joy",
        "surprise": "and {put} both hands to the mouth in surprise",
        "disappointment": "and {shake} the head, disappointed",
    }[joy]
    return [
        "{open} a present",
        f"{first}{{unwrap}} it {then}" if first else f"{{unwrap}} a present {then}",
        f"{{tear}} the wrapping paper off a gift with the {side} hand {then}",
        f"{{open}} a gift {where} {then}",
        f"{first}{{open}} the box {then}" if first else f"{{open}} a gift box {then}",
        "{pull} off the ribbon, {tear} the paper and {lift} the lid of a present",
        f"{{unwrap}} a birthday present, {where}",
        f"= opening a present, {where}, with {joy}",
        f"{{hold}} a present in both hands, {{open}} it {then}",
        f"{{look}} into a gift box {then}",
    ]


@action(
    "read a letter",
    OFFICE,
    verbs="read open unfold hold look",
    side=SIDE,
    pose=POSE,
    mood=Choice(("happy", "sad", "neutral")),
    envelope=Choice(("yes", "no")),
    distance=Choice(("usual", "at arm's length", "close to the eyes"), (3, 1, 1)),
)
def read_a_letter(timeline: Timeline, side: str, pose: str, mood: str, envelope: str, distance: str) -> Sequence[str]:
    """An envelope torn open, the sheet unfolded and held in both hands, eyes along the lines, and what it says shows."""
    begin(timeline, pose)
    if envelope == "yes":
        timeline.to(
            0.45, hand_l=At("chest", 0.04, -0.10, 0.28), hand_r=At("chest", 0.04, -0.04, 0.28), nod=14, palms=-20
        )
        timeline.to(0.35, hand_r=At("chest", 0.20, -0.02, 0.26))
        timeline.to(0.3, hand_r=At("chest", 0.02, -0.04, 0.28))
        timeline.to(0.4, hand_r=At("chest", 0.06, 0.16, 0.30))
    paper = {
        "usual": At("chest", 0.11, -0.02, 0.34),
        "at arm's length": At("shoulder", -0.06, -0.06, 0.55),
        "close to the eyes": At("head", 0.11, -0.08, 0.22),
    }[distance]
    timeline.to(0.4, hands=At("chest", 0.02, -0.04, 0.32), palms=20, elbows=10)
    timeline.to(0.4, hands=paper, nod=18 if distance == "usual" else 4)
    for number in range(3):
        timeline.to(0.6, exact=True, turn=8, nod=16 + 2 * number)
        timeline.to(0.25, exact=True, turn=-8, nod=18 + 2 * number)
    timeline.to(0.2, turn=0)
    if mood == "happy":
        timeline.to(0.4, hands=At("chest", 0.04, 0.0, 0.10), elbows=35, nod=-12, bend=-8)
        timeline.hold(0.5)
    elif mood == "sad":
        timeline.to(
            0.6,
            hand_r=At("shoulder", 0.10, -0.40, 0.16),
            hand_l=At("head", 0.04, -0.02, 0.16),
            elbow_l=30,
            nod=30,
            bend=22,
            shrugs=-6,
        )
        timeline.hold(0.7)
    else:
        timeline.to(0.4, hand_l=At("chest", 0.02, -0.06, 0.30), hand_r=At("chest", 0.02, -0.02, 0.30))
        timeline.to(0.3, hands=At("chest", 0.03, -0.10, 0.28), nod=8)
    finish(timeline, pose, 0.7)
    where = "sitting" if pose == "sitting" else "standing"
    then = {
        "happy": "and {press} it to the chest happily",
        "sad": "and {lower} the head sadly, a hand at the forehead",
        "neutral": "and {fold} it again",
    }[mood]
    far = {"usual": "", "at arm's length": " at arm's length", "close to the eyes": " close to the eyes"}[distance]
    first = "{open} an envelope, " if envelope == "yes" else ""
    return [
        "{read} a letter",
        f"{{read}} a letter {where}{far}",
        f"{first}{{unfold}} a letter, {{read}} it {then}",
        f"{{hold}} a letter in both hands{far} and {{read}} it {then}",
        f"{{read}} a letter line by line, {where}, {then}",
        f"{first}{{take}} out a letter and {{read}} it" if first else "{hold} up a sheet of paper and {read} it",
        f"{{get}} {'good' if mood == 'happy' else 'bad' if mood == 'sad' else 'some'} news in a letter {then}",
        f"= reading a letter{far}, {where}",
        *([f"{{read}} a letter held{far}", f"{{hold}} a sheet of paper{far} to read it"] if far else []),
        f"{{look}} down at a letter in both hands {then}",
        f"{{read}} what is written on a sheet of paper {then}",
    ]


@action(
    "read a newspaper",
    OFFICE,
    verbs="read turn open fold hold",
    side=SIDE,
    pose=POSE,
    pages=Count(1, 2, usual=1),
    end=Choice(("none", "fold", "lower")),
)
def read_a_newspaper(timeline: Timeline, side: str, pose: str, pages: int, end: str) -> Sequence[str]:
    """The paper spread wide between both arms, the head wanders over it, pages turned with a swing of the arm."""
    begin(timeline, pose)
    wide = At("chest", 0.32, 0.02, 0.30)
    timeline.to(0.4, hands=At("chest", 0.06, 0.0, 0.32), palms=0)
    timeline.to(0.4, hands=wide, nod=8, elbows=10)
    timeline.to(0.12, hands=wide.moved(0.02, 0.04, 0.0), exact=True)
    timeline.to(0.12, hands=wide, exact=True)
    for number in range(pages + 1):
        for turn, nod in ((16, 4), (14, 14), (-14, 6)):
            timeline.to(0.5, turn=turn, nod=nod)
        if number < pages:
            timeline.to(0.4, hand_r=At("chest", 0.02, 0.08, 0.38), turn=0)
            timeline.to(0.4, hand_r=At("chest", -0.26, 0.04, 0.30), twist=8)
            timeline.to(0.4, hand_r=wide, twist=0)
    timeline.to(0.2, turn=0)
    if end == "fold":
        timeline.to(0.45, hands=At("chest", 0.03, 0.0, 0.32))
        timeline.to(0.3, hand_r=At("chest", 0.02, -0.14, 0.30), hand_l=At("chest", 0.02, -0.06, 0.30), nod=16)
        timeline.to(0.3, hands=At("chest", 0.04, -0.16, 0.28))
    elif end == "lower":
        timeline.to(0.5, hands=At("chest", 0.26, -0.24, 0.30), nod=-8, turn=14)
        timeline.hold(0.5)
    finish(timeline, pose, 0.7)
    where = "sitting" if pose == "sitting" else "standing"
    then = {"fold": ", then {fold} it up", "lower": ", then {lower} it and {look} over it", "none": ""}[end]
    many = "a page" if pages == 1 else f"{number_word(pages)} pages"
    return [
        "{read} a newspaper",
        f"{{read}} the newspaper {where}",
        f"{{read}} a newspaper and {{turn}} {many}{then}",
        f"{{hold}} a newspaper wide open in both hands and {{read}}, {where}{then}",
        f"{{open}} a newspaper, {{look}} over the pages and {{turn}} {many}",
        f"{{sit}} and {{read}} the paper{then}" if pose == "sitting" else f"{{stand}} and {{read}} the paper{then}",
        f"{{spread}} out a newspaper with both arms and {{turn}} {many} with the {side} hand",
        f"= reading a newspaper, {where}",
        f"{{turn}} {many} of a newspaper{then}",
        f"{{catch}} up on the news with a newspaper, {where}{then}",
    ]


@action(
    "sign a paper",
    OFFICE,
    verbs="sign write take hand hold",
    side=SIDE,
    pose=POSE,
    papers=Count(1, 2, usual=1),
    after=Choice(("hand it over", "shake hands", "put the pen down")),
)
def sign_a_paper(timeline: Timeline, side: str, pose: str, papers: int, after: str) -> Sequence[str]:
    """A pen taken up, the paper held with the other hand, a quick wavy signature with a flourish."""
    begin(timeline, pose)
    where = "sitting" if pose == "sitting" else "standing"
    far = 0.40 if pose == "sitting" else 0.32
    if pose == "standing":
        timeline.to(0.3, pitch=10, bend=16)
    timeline.to(0.4, hand_r=table(where, 0.26, far + 0.04, 0.02), nod=16, bend=18)
    for _ in range(papers):
        timeline.to(
            0.4,
            hand_r=table(where, 0.10, far, 0.04),
            hand_l=table(where, 0.16, far - 0.02, 0.0),
            palm_l=-80,
            palm_r=-40,
        )
        for number in range(6):
            across = 0.10 - 0.035 * number
            timeline.to(0.10, exact=True, hand_r=table(where, across, far + 0.03, 0.03))
            timeline.to(0.10, exact=True, hand_r=table(where, across - 0.01, far - 0.03, 0.03))
        timeline.to(0.16, exact=True, hand_r=table(where, 0.20, far + 0.02, 0.08))
        if papers > 1:
            timeline.to(0.3, hand_l=table(where, 0.30, far, 0.06))
            timeline.to(0.3, hand_l=table(where, 0.16, far, 0.02))
    if after == "hand it over":
        timeline.to(0.35, hand_r=table(where, 0.08, far, 0.03))
        timeline.to(0.55, hand_r=At("shoulder", 0.02, -0.10, 0.50), palm_r=60, bend=10, pitch=2, nod=0)
        timeline.hold(0.4)
    elif after == "shake hands":
        timeline.to(0.55, hand_r=At("shoulder", -0.02, -0.22, 0.46), palm_r=0, bend=8, pitch=2, nod=-2)
        for _ in range(3):
            timeline.to(0.14, hand_r=At("shoulder", -0.02, -0.16, 0.46))
            timeline.to(0.14, hand_r=At("shoulder", -0.02, -0.24, 0.46))
    else:
        timeline.to(0.4, hand_r=table(where, 0.28, far + 0.04, 0.01))
    finish(timeline, pose, 0.7)
    then = {
        "hand it over": f", then {{pass}} the paper on with the {side} hand",
        "shake hands": ", then {shake} hands on it",
        "put the pen down": " and {put} the pen down",
    }[after]
    what = "a paper" if papers == 1 else "two papers"
    return [
        f"{{sign}} {what}",
        f"{{sign}} {what} with the {side} hand, {where}",
        f"{{sign}} a contract {where}{then}",
        f"{{take}} a pen and {{sign}} {what}{then}",
        f"{{put}} {{poss}} signature under {what}{then}",
        f"{{hold}} the paper with the {other(side)} hand and {{sign}} with the {side} one{then}",
        f"{{bend}} over a table and {{sign}} {what}{then}",
        f"= signing {what}, {where}",
        f"{{write}} a quick signature with the {side} hand{then}",
        f"{{sign}} an autograph with the {side} hand, {where}",
    ]


@action(
    "sit on a bench and look at the phone",
    "daily/static posture/sit",
    verbs="sit look scroll swipe check cross",
    side=SIDE,
    legs=Choice(("crossed", "stretched", "normal")),
    end=Choice(("look up", "put it away", "keep scrolling")),
    start=Choice(("sit down", "sitting")),
)
def bench_and_phone(timeline: Timeline, side: str, legs: str, end: str, start: str) -> Sequence[str]:
    """Down on a bench, a leg over the other or stretched out, bent over the phone, a thumb that swipes."""
    if start == "sit down":
        timeline.hold(0.1)
        sit(timeline, 0.44, 1.2)
    else:
        sit_start(timeline, 0.44, bend_deg=12)
        timeline.hold(0.2)
    if legs == "stretched":
        timeline.to(0.5, feet=At("floor", 0.09, 0.0, 0.34), heels=-30, pitch=-14)
    elif legs == "crossed":
        timeline.to(0.6, foot_r=At("hip", -0.16, -0.26, 0.56), ankle_r=30, pitch=-6)
    timeline.to(0.4, hand_r=At("pelvis", 0.18, 0.04, 0.04), elbow_r=15)
    phone = At("chest", -0.02, -0.10, 0.26)
    timeline.to(0.6, hand_r=phone, palm_r=60, elbow_r=15, nod=30, bend=20, hand_l=At("thigh", -0.02, 0.12, 0.08))
    for number in range(5):
        timeline.to(0.28, exact=True, hand_r=phone.moved(up=0.02), cock_r=12)
        timeline.to(0.22, exact=True, hand_r=phone, cock_r=-6, nod=30 + (number % 2) * 3)
        timeline.hold(0.14)
    if end == "look up":
        timeline.to(0.35, nod=-4, turn=36)
        timeline.hold(0.4)
        timeline.to(0.4, nod=30, turn=0)
        timeline.hold(0.3)
    elif end == "put it away":
        timeline.to(0.5, hand_r=At("pelvis", 0.18, 0.04, 0.04), palm_r=0, nod=0, bend=4)
        timeline.to(0.5, hand_r=At("thigh", 0.02, 0.10, 0.06), turn=24)
        timeline.hold(0.3)
    else:
        timeline.hold(0.5)
    seat = {
        "crossed": f"the {side} leg over the other",
        "stretched": "the legs stretched out",
        "normal": "both feet on the floor",
    }[legs]
    first = "{sit} down on a bench and " if start == "sit down" else "{sit} on a bench and "
    then = {"look up": ", then {look} around", "put it away": ", then {put} it away", "keep scrolling": ""}[end]
    return [
        f"{first}{{look}} at the phone",
        f"{first}{{scroll}} on a phone in the {side} hand, {seat}",
        f"{first}{{check}} the phone{then}",
        f"{first}{{stare}} at a phone, bent over it, {seat}",
        f"{{wait}} on a bench with the phone in the {side} hand, {seat}{then}",
        f"{first}{{swipe}} on a phone with the {side} hand{then}",
        f"{first}{{read}} messages on the phone{then}",
        f"= on a bench with a phone, {seat}",
        f"{first}{{take}} out a phone and {{look}} down at it{then}",
        f"{{relax}} on a bench and {{scroll}} through the phone, {seat}",
        *(
            ["{sit} on a bench and {keep} scrolling on the phone", "{sit} on a bench, scrolling on and on"]
            if end == "keep scrolling"
            else []
        ),
    ]


@action(
    "wait bored",
    "daily/static posture/stand",
    verbs="wait sigh tap shift look kick",
    side=SIDE,
    habit=Choice(("shift and sigh", "look around", "kick the ground", "rock on the heels")),
    arms=Choice(("hanging", "crossed", "pockets")),
)
def wait_bored(timeline: Timeline, side: str, habit: str, arms: str) -> Sequence[str]:
    """Weight from leg to leg, a sigh, eyes to the sky, a foot that kicks at nothing."""
    arms_by: dict[str, dict[str, Any]] = {
        "hanging": {"hands": NEUTRAL_HAND},
        "crossed": {
            "hand_r": At("chest", -0.09, -0.05, 0.06),
            "hand_l": At("chest", -0.08, -0.11, 0.10),
            "elbows": 28.0,
            "wrists": 30.0,
        },
        "pockets": {"hands": At("pelvis", 0.17, -0.02, 0.06), "elbows": 15.0},
    }
    timeline.hold(0.1)
    timeline.to(0.5, **arms_by[arms])
    timeline.to(0.5, x=-0.07, roll=4, side=-5, bend=10, knee_l=10)
    timeline.hold(0.3)
    if habit == "shift and sigh":
        timeline.to(0.6, shrugs=18, bend=-2, nod=-14)
        timeline.to(0.7, shrugs=-6, bend=16, nod=14)
        timeline.to(0.5, x=0.07, roll=-4, side=5, knee_l=0)
        timeline.hold(0.5)
        timeline.to(0.5, nod=-24, turn=14)
        timeline.hold(0.3)
        timeline.to(0.5, nod=12, turn=0, x=-0.06, roll=3, side=-4)
    elif habit == "look around":
        for turn, nod in ((50, 0), (-44, -6), (16, -26), (-10, 16)):
            timeline.to(0.6, turn=turn, nod=nod)
            timeline.hold(0.35)
    elif habit == "kick the ground":
        timeline.to(0.4, x=0.07, roll=-3, side=4, nod=22)
        for _ in range(3):
            timeline.to(0.26, foot_r=At("hip", 0.03, -0.72, -0.20))
            timeline.to(0.22, foot_r=At("hip", 0.02, -0.73, 0.24))
            timeline.to(0.28, foot_r=At("hip", 0.03, -0.76, 0.02))
        timeline.to(0.3, foot_r=At("floor", 0.10, 0.0, 0.0), x=0.0, roll=0, side=0)
    else:
        timeline.to(0.3, x=0, roll=0, side=0, knee_l=0)
        for _ in range(4):
            timeline.to(0.36, heels=30, z=0.03, y=0.03)
            timeline.to(0.36, heels=-14, z=-0.03, y=0.0)
        timeline.to(0.2, heels=0, z=0)
    timeline.hold(0.2)
    timeline.neutral(0.6)
    held = {"hanging": "with hanging arms", "crossed": "with crossed arms", "pockets": "with the hands in the pockets"}[
        arms
    ]
    does = {
        "shift and sigh": "shifting the weight and sighing",
        "look around": "looking around",
        "kick the ground": f"kicking at the ground with the {side} foot",
        "rock on the heels": "rocking on the heels and toes",
    }[habit]
    return [
        "{wait} bored",
        f"{{wait}} impatiently, {does}",
        f"{{stand}} and {{wait}}, bored, {does}, {held}",
        f"{{be}} bored while waiting, {does}",
        f"{{wait}} for a long time {held}, {does}",
        f"{{stand}} around bored {held}, {does}",
        f"{{kill}} time, {does}",
        f"= bored waiting {held}, {does}",
        f"{{wait}} in line {held}, {does}",
        f"{{hang}} around {held}, {does}",
    ]


@action(
    "wait nervously",
    "daily/static posture/stand",
    verbs="wait wring pace rub look",
    side=SIDE,
    habit=Choice(("wring the hands", "check the time", "bite the nails", "pace")),
    pose=Choice(("standing", "sitting")),
)
def wait_nervously(timeline: Timeline, side: str, habit: str, pose: str) -> Sequence[str]:
    """Hands that twist each other, quick looks to both sides, small steps or a bouncing knee."""
    if habit == "pace":
        pose = "standing"
    seated = pose == "sitting"
    if seated:
        sit_start(timeline, bend_deg=16)
    timeline.hold(0.15)
    mid = At("chest", 0.01, -0.16, 0.22)
    timeline.to(0.4, hands=mid, palms=0, elbows=10, shrugs=8, bend=16 if seated else 8)

    def wring(count: int) -> None:
        for number in range(count):
            sign = 1 if number % 2 == 0 else -1
            # A bouncing knee, or the weight goes from leg to leg and the free heel comes up.
            wiggle: dict[str, Any] = {"foot_pitch_r": 22.0 if sign > 0 else 4.0} if seated else {}
            if not seated:
                left = number % 4 < 2
                wiggle = {
                    "x": 0.08 if left else -0.08,
                    "foot_pitch_r": 24.0 if left else 0.0,
                    "foot_pitch_l": 0.0 if left else 24.0,
                }
            timeline.to(
                0.22,
                exact=True,
                hand_r=mid.moved(0.0, 0.05 * sign, 0.03 * sign),
                hand_l=mid.moved(0.0, -0.05 * sign, -0.03 * sign),
                palm_r=55 * sign,
                palm_l=-55 * sign,
                **wiggle,
            )

    wring(3)
    timeline.to(0.2, turn=44)
    timeline.hold(0.2)
    timeline.to(0.25, turn=-36)
    if habit == "wring the hands":
        wring(4)
        timeline.to(0.2, turn=30, nod=-4)
        wring(4)
    elif habit == "check the time":
        wring(2)
        timeline.to(0.3, hand_l=At("chest", 0.0, -0.02, 0.28), elbow_l=50, palm_l=-70, nod=20, turn=10)
        timeline.hold(0.4)
        timeline.to(0.3, nod=-4, turn=-40)
        timeline.to(0.3, hands=mid, turn=0)
        wring(3)
    elif habit == "bite the nails":
        timeline.to(
            0.3,
            hand_r=At("head", 0.04, -0.16, 0.17),
            elbow_r=20,
            palm_r=-40,
            turn=0,
            nod=10,
            hand_l=At("chest", -0.06, -0.16, 0.16),
        )
        for _ in range(4):
            timeline.to(0.16, hand_r=At("head", 0.03, -0.15, 0.16), nod=12)
            timeline.to(0.16, hand_r=At("head", 0.05, -0.17, 0.17), nod=8)
        timeline.to(0.2, turn=40)
        timeline.to(0.3, turn=0, hands=mid)
        wring(2)
    else:
        for number, left in enumerate((0.32, -0.32, 0.32)):
            timeline.place = timeline.place.moved(left_m=left)
            lead, follow = ("l", "r") if left > 0 else ("r", "l")
            timeline.to(0.7, x=0, z=0, turn=20 if left > 0 else -20, advance=False)
            step(timeline, lead, 0.0, 0.11, duration_s=0.36, heel_first=False)
            step(timeline, follow, 0.0, 0.10, duration_s=0.36, heel_first=False)
            timeline.wait()
            if number < 2:
                wring(2)
    timeline.to(0.3, turn=0, nod=0, x=0.0, heels=0, hands=mid, palms=0)
    if seated:
        timeline.to(0.3, foot_pitch_r=0)
        timeline.to(0.4, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50)
        timeline.hold(0.2)
    else:
        timeline.neutral(0.6)
    where = "sitting" if seated else "standing"
    does = {
        "wring the hands": "wringing the hands",
        "check the time": f"wringing the hands and checking the watch on the {other(side)} wrist",
        "bite the nails": f"biting the nails of the {side} hand",
        "pace": "stepping from side to side and wringing the hands",
    }[habit]
    return [
        "{wait} nervously",
        f"{{wait}} nervously, {does}",
        f"{{wait}} nervously, {where}, {does}",
        f"{{be}} nervous, {does} and looking around",
        f"{{fidget}} while waiting, {does}",
        "{wring} {poss} hands and {look} around anxiously",
        f"{{worry}} and {{wait}}, {where}, {does}",
        f"= nervous waiting, {does}",
        f"{{fret}}, {where}, {does}",
        f"{{wait}} anxiously for news, {does}",
    ]


@action(
    "pull somebody up by the hand",
    "social/greeting/handshake",
    verbs="pull help reach hold lean",
    side=SIDE,
    hands=Choice(("one hand", "both hands"), (2, 1)),
    after=Choice(("none", "pat the shoulder")),
)
def pull_somebody_up(timeline: Timeline, side: str, hands: str, after: str) -> Sequence[str]:
    """A hand held out low to somebody on the ground, a grip, the weight thrown back, and up."""
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 0.6, 0.9), 0.3)
    step(timeline, "r", 0.30, 0.13, duration_s=0.42, advance=False)
    names = ("hand_r",) if hands == "one hand" else ("hand_r", "hand_l")
    low = At("shoulder", -0.06, -0.38, 0.44)
    timeline.to(0.5, **dict.fromkeys(names, low), bend=26, pitch=18, y=-0.16, z=0.12, palm_r=10)
    timeline.wait()
    timeline.hold(0.35)
    timeline.to(0.25, y=-0.22, bend=30)
    timeline.look_at(At("floor", 0.0, 1.5, 1.0), 0.6)
    timeline.to(
        0.7, **dict.fromkeys(names, At("shoulder", 0.02, -0.20, 0.30)), bend=-4, pitch=-8, y=-0.14, z=-0.06, twist=-10 if len(names) == 1 else 0
    )  # fmt: skip
    timeline.to(0.3, bend=4, pitch=2, y=-0.03, z=0.06, twist=0)
    timeline.hold(0.25)
    if after == "pat the shoulder":
        timeline.to(0.35, hand_l=At("shoulder", -0.02, 0.12, 0.46), palm_l=-70)
        for _ in range(2):
            timeline.to(0.16, hand_l=At("shoulder", -0.02, 0.03, 0.47))
            timeline.to(0.16, hand_l=At("shoulder", -0.02, 0.12, 0.46))
    timeline.look_at(None, 0.3)
    back_to_standing(timeline, "r", 0.8)
    arm = f"the {side} hand" if len(names) == 1 else "both hands"
    tail = ", then {pat} the shoulder" if after == "pat the shoulder" else ""
    return [
        "{pull} somebody up by the hand",
        f"{{help}} somebody up from the ground with {arm}{tail}",
        f"{{reach}} down with {arm} and {{pull}} somebody to the feet{tail}",
        f"{{hold}} out {arm} to somebody on the floor and {{help}} them up{tail}",
        f"{{bend}} forward, {{take}} somebody's hand with {arm} and {{lean}} back to pull them up{tail}",
        f"{{give}} a fallen friend a hand up with {arm}{tail}",
        f"{{step}} forward, {{offer}} {arm} and {{pull}} somebody up{tail}",
        f"= helping somebody up with {arm}",
    ]


@action(
    "walk hand in hand",
    "locomotion/walk/walk",
    verbs="walk stroll hold swing",
    side=SIDE,
    hold=Choice(("hand in hand", "arm in arm", "arm around the shoulders")),
    look=Choice(("ahead", "at the other")),
)
def walk_hand_in_hand(timeline: Timeline, side: str, hold: str, look: str) -> Sequence[str]:
    """A stroll beside somebody on the right, whose hand is held, whose arm is taken, or round whom an arm lies."""
    held: dict[str, Any] = {
        "hand in hand": {"hand_r": At("shoulder", 0.22, -0.48, 0.06)},
        "arm in arm": {"hand_r": At("chest", 0.06, -0.20, 0.22), "elbow_r": 20.0},
        "arm around the shoulders": {"hand_r": At("shoulder", 0.50, -0.02, 0.20), "wrist_r": 25.0, "palm_r": -20.0},
    }[hold]  # type: ignore[assignment]
    timeline.hold(0.2)
    timeline.to(0.6, **held)
    style = STYLES["stroll"]
    walk(timeline, 1.4, style, arms=False, close=False)
    timeline.wait()
    if look == "at the other":
        timeline.to(0.5, turn=-50, tilt=6, advance=False)
    if hold == "hand in hand":
        timeline.to(0.6, hand_r=At("shoulder", 0.20, -0.44, 0.24), advance=False)
    walk(timeline, 2.2, style, arms=False)
    timeline.wait()
    timeline.to(0.4, turn=0, tilt=0)
    timeline.neutral(0.6)
    how = {
        "hand in hand": f"holding hands with somebody on the {side}", "arm in arm": f"arm in arm with somebody on the {side}",
        "arm around the shoulders": f"the {side} arm around somebody's shoulders",
    }[hold]  # fmt: skip
    eyes = f", looking over to the {side}" if look == "at the other" else ""
    return [
        f"{{walk}} {hold} with somebody"
        if hold != "arm around the shoulders"
        else "{walk} with an arm around somebody",
        f"{{stroll}} along {how}{eyes}",
        f"{{walk}} {how}{eyes}",
        f"{{take}} a walk {how}",
        f"{{walk}} like a couple, {how}{eyes}",
        f"{{go}} for a romantic stroll {how}",
        f"{{walk}} side by side with a partner, {how}{eyes}",
        f"= walking {how}",
    ]


@action(
    "hand over a business card",
    "daily/objects/give",
    verbs="hand give offer bow receive",
    side=SIDE,
    way=Choice(("with both hands and a bow", "with one hand")),
    after=Choice(("none", "receive one", "shake hands")),
)
def business_card(timeline: Timeline, side: str, way: str, after: str) -> Sequence[str]:
    """A card from the breast pocket, held out; in return one is taken and read, or hands are shaken."""
    both = way == "with both hands and a bow"
    timeline.hold(0.2)
    timeline.to(0.4, hand_r=At("chest", 0.0, 0.0, 0.09), elbow_r=15, nod=12)
    timeline.hold(0.15)
    out = At("shoulder", -0.14, -0.14, 0.46)
    if both:
        timeline.to(0.45, hands=At("chest", 0.04, -0.04, 0.24), elbow_r=5, palms=40, nod=0)
        timeline.to(0.6, hands=out, pitch=18, bend=20, nod=8)
        timeline.hold(0.5)
        timeline.to(0.5, pitch=0, bend=4, nod=0)
    else:
        timeline.to(0.5, hand_r=At("shoulder", -0.04, -0.12, 0.52), elbow_r=0, palm_r=30, twist=10, bend=6, nod=-2)
        timeline.hold(0.6)
        timeline.to(0.3, twist=0)
    if after == "receive one":
        timeline.to(0.3, hands=out, palms=60)
        timeline.hold(0.2)
        timeline.to(0.5, hands=At("chest", 0.05, 0.0, 0.30), nod=24)
        timeline.hold(0.9)
        timeline.to(0.3, nod=4)
    elif after == "shake hands":
        timeline.to(0.4, hand_r=At("shoulder", -0.06, -0.22, 0.44), hand_l=NEUTRAL_HAND, palms=0, twist=10)
        for _ in range(3):
            timeline.to(0.16, hand_r=At("shoulder", -0.06, -0.15, 0.44))
            timeline.to(0.16, hand_r=At("shoulder", -0.06, -0.26, 0.44))
    timeline.neutral(0.7)
    then = {
        "receive one": ", then {take} and {read} the other's card",
        "shake hands": ", then {shake} hands",
        "none": "",
    }[after]
    return [
        "{hand} over a business card",
        f"{{hand}} over a business card {way}{then}",
        f"{{give}} somebody a card {way}{then}",
        f"{{take}} a card from the breast pocket and {{offer}} it {way}{then}",
        f"{{present}} a business card {way}{then}",
        f"{{exchange}} business cards {way}" if after == "receive one" else f"{{introduce}} oneself with a card {way}{then}",
        f"{{pull}} out a card with the {side} hand and {{hold}} it out {way}{then}",
        f"= business card handed over {way}",
    ]  # fmt: skip
