"""Beasts imitated: apes, dinosaurs, dogs, cats and snakes, and heavy ways of walking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action
from kinoflow.authoring.controls import At
from kinoflow.authoring.gait import WALK, walk
from kinoflow.authoring.library.low import _on_four
from kinoflow.authoring.library.walking_styles import register
from kinoflow.authoring.moves import (
    ALL_FOURS,
    ALL_FOURS_HAND,
    KNEELING_FOOT,
    all_fours_start,
    lie_start,
)
from kinoflow.authoring.timeline import Timeline, Value

register("walk stomping", "locomotion/walk/stride", replace(WALK, step_m=0.52, step_s=0.66, knee_m=0.26, lift_m=0.12, bob_m=0.05, sway_m=0.06, width_m=0.26, strike_deg=-4, heel_deg=24, double_s=0.14, bend_deg=12, pitch_deg=4, nod_deg=6, arm_m=0.22, arm_bend_m=0.10, drop_deg=-3, toes_deg=12), "stomp walk trudge stamp", [
    "{stomp} @", "{walk} @ with heavy stomping steps", "{stomp} @ like a giant", "{walk} @, slamming each foot down", "{stomp} around", "{trudge} @ like a troll with thundering footsteps", "{lift} the knees and {stomp} @",
    "{walk} heavily @, the ground shaking at each step", "{stamp} @ like an ogre", "= a heavy stomping walk @", "= giant's stomp @",
])  # fmt: skip

register("walk pregnant", "locomotion/walk/stroll", replace(WALK, step_m=0.40, step_s=0.68, double_s=0.16, width_m=0.26, sway_m=0.05, drop_deg=-4, bend_deg=-9, pitch_deg=-2, nod_deg=4, toes_deg=18, heel_deg=26, strike_deg=8, lift_m=0.05, hand=(At("chest", -0.02, -0.25, 0.19), At("pelvis", 0.06, 0.10, -0.19))), "walk waddle", [
    "{walk} @ heavily pregnant", "{walk} @ like a pregnant woman", "{walk} @ with a hand on {poss} pregnant belly and the other hand on the back", "{waddle} @ late in a pregnancy", "{walk} @ carrying a baby in the belly, leaning back", "= pregnant walk @", "{walk} @, pregnant, one hand on the back",
    "= a pregnant woman walks @", "{support} the lower back with the ~ hand and {walk} @ with a big belly", "{walk} @ while expecting a baby",
], elbow_r=45.0, elbow_l=20.0, wrist_l=20.0)  # fmt: skip

_APE: dict[str, Value] = {"y": -0.40, "z": -0.22, "pitch": 64.0, "bend": 12.0, "nod": -40.0, "balance": 0.0}
_APE_HAND, _APE_FOOT = At("floor", 0.22, 0.05, 0.30), At("floor", 0.17, 0.0, -0.34)


@action(
    "walk like a gorilla",
    "locomotion/low/crawl",
    verbs="walk move knuckle",
    side=SIDE,
    count=Count(2, 4),
    end=Choice(("walk on", "rise and look around", "beat the chest"), (2, 1, 1)),
)
def gorilla(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """On the knuckles and flat feet, knees bent, the back sloping down from the shoulders."""
    timeline.start(**_APE, hands=_APE_HAND, feet=_APE_FOOT, heels=14, wrists=60, toes=16, knees=24)
    timeline.hold(0.25)
    gone_m = _on_four(
        timeline, count, 0.44, 0.55, _APE_HAND, _APE_FOOT, -0.22, hand_up_m=0.08, foot_up_m=0.06, sway_deg=7
    )
    if end == "walk on":
        timeline.hold(0.2)
    else:
        timeline.place = timeline.place.moved(forward_m=gone_m - 0.34)
        timeline.to(0.7, exact=True, y=-0.30, z=0.0, x=0.0, yaw=0.0, side=0.0, pitch=30, bend=26, nod=-16, heels=0,
                    hands=At("shoulder", 0.22, -0.44, 0.22), balance=0.5)  # fmt: skip
        if end == "rise and look around":
            timeline.to(0.4, turn=45)
            timeline.hold(0.25)
            timeline.to(0.6, turn=-45)
            timeline.hold(0.25)
            timeline.to(0.4, turn=0)
        else:
            timeline.to(0.35, y=-0.18, pitch=6, bend=2, nod=-18)
            for number in range(6):
                beats, waits = ("r", "l") if number % 2 else ("l", "r")
                timeline.to(
                    0.16,
                    exact=True,
                    **{
                        f"hand_{beats}": At("chest", 0.07, 0.02, 0.10),
                        f"hand_{waits}": At("chest", 0.24, 0.02, 0.26),
                        "elbows": 40.0,
                    },
                )
            timeline.to(0.5, hands=At("shoulder", 0.22, -0.44, 0.22), elbows=0, y=-0.24, pitch=20, bend=20)
        timeline.hold(0.3)
    tail = {"walk on": "", "rise and look around": ", then {rise} and {look} around", "beat the chest": ", then {rise} and {beat} the chest"}[end]  # fmt: skip
    del side
    return [
        f"{{walk}} like a gorilla{tail}", f"{{walk}} on the knuckles like a gorilla{tail}", f"{{knuckle}} walk{tail}", f"{{move}} like an ape on all fours{tail}", f"{{imitate}} a gorilla walking{tail}", f"= gorilla walk{tail}",
        f"{{act}} like a gorilla{tail}", f"{{go}} forward on fists and feet like an ape{tail}", f"{{walk}} on all fours like a chimpanzee{tail}", f"{{lumber}} along like a big ape{tail}",
    ]  # fmt: skip


@action(
    "act like a dinosaur",
    "social/body signs/cheer",
    verbs="act stomp roar walk",
    side=SIDE,
    count=Count(4, 7),
    end=Choice(("roar", "snap the jaws", "stomp on"), (2, 1, 1)),
)
def dinosaur(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """Small arms before the chest, the trunk level, big steps; a roar with the head up or a bite with the head down."""
    claws = At("chest", 0.12, -0.08, 0.24)
    timeline.start(y=-0.16, pitch=30, bend=14, nod=-30, hands=claws, elbows=24, wrists=50)
    timeline.hold(0.3)
    style = replace(
        WALK, step_m=0.50, step_s=0.66, knee_m=0.22, lift_m=0.12, bob_m=0.05, sway_m=0.07, width_m=0.26, double_s=0.16,
        strike_deg=-4, heel_deg=24, y_m=-0.16, pitch_deg=30, bend_deg=14, nod_deg=-30, twist_deg=10, hand=claws, arm_m=0.0,
    )  # fmt: skip
    walk(timeline, count * style.step_m, style, steps=count)
    timeline.wait()
    timeline.to(0.3, hands=claws, elbows=24, wrists=50, y=-0.16, pitch=30, bend=14, nod=-30)
    if end == "roar":
        timeline.to(0.4, y=-0.24, bend=26, nod=10)
        timeline.to(0.35, y=-0.08, pitch=16, bend=-8, nod=-34)
        for turned in (22, -22, 16):
            timeline.to(0.3, turn=turned)
        timeline.to(0.4, turn=0, pitch=26, bend=14)
    elif end == "snap the jaws":
        for turned in (-30, 30):
            timeline.to(0.4, turn=turned, bend=4, nod=-34)
            timeline.to(0.16, exact=True, bend=34, nod=0, z=0.06)
            timeline.to(0.3, bend=14, nod=-26, z=0.0)
        timeline.to(0.3, turn=0)
    timeline.hold(0.3)
    del side
    tail = {"roar": " and {roar}", "snap the jaws": " and {snap} at the prey", "stomp on": ""}[end]
    return [
        f"{{act}} like a dinosaur{tail}", f"{{stomp}} like a dinosaur{tail}", f"{{walk}} like a t rex{tail}", f"{{pretend}} to be a tyrannosaurus{tail}", f"= t rex {'roaring' if end == 'roar' else 'walking'}", f"{{imitate}} a dinosaur with small arms{tail}",
        f"{{walk}} like a raptor, the hands held as claws{tail}", f"{{move}} like a dinosaur{tail}", f"= dinosaur walk{' and roar' if end == 'roar' else ''}", f"{{play}} dinosaur{tail}",
    ]  # fmt: skip


@action(
    "act like a dog",
    "social/body signs/cheer",
    verbs="act bark pant beg",
    side=SIDE,
    way=Choice(("bark", "scratch", "beg", "lift the leg", "dig"), (2, 1, 1, 1, 1)),
    count=Count(3, 5),
)
def dog(timeline: Timeline, side: str, way: str, count: int) -> Sequence[str]:
    """On hands and knees; or up on the knees with paws before the chest."""
    all_fours_start(timeline)
    timeline.hold(0.3)
    timeline.to(0.3, nod=-40)
    if way == "bark":
        for number in range(count):
            timeline.to(0.10, exact=True, nod=-22, bend=20, pitch=66)
            timeline.to(0.16, exact=True, nod=-44, bend=10, pitch=68)
            timeline.hold(0.22 if number % 2 else 0.1)
    elif way == "scratch":
        timeline.to(
            0.6,
            side=-14,
            tilt=-24,
            turn=-14,
            x=0.06,
            foot_r=At("hip", 0.32, -0.10, 0.30),
            knee_r=50,
            ankle_r=0,
            nod=-10,
        )
        for _ in range(2 * count):
            timeline.to(0.12, exact=True, foot_r=At("hip", 0.34, -0.02, 0.36))
            timeline.to(0.12, exact=True, foot_r=At("hip", 0.32, -0.12, 0.28))
        timeline.to(0.6, exact=True, side=0, tilt=0, turn=0, x=0.0, foot_r=KNEELING_FOOT, knee_r=0, nod=-30)
    elif way == "beg":
        paws = At("chest", 0.12, -0.02, 0.20)
        timeline.to(0.8, pitch=0, bend=6, nod=-10, z=0.0, hands=paws, elbows=10, wrists=70)
        for _ in range(count):
            timeline.to(0.22, hands=paws.moved(up=-0.06), nod=-4)
            timeline.to(0.22, hands=paws, nod=-14)
        timeline.to(0.8, **ALL_FOURS, hands=ALL_FOURS_HAND, elbows=0, wrists=0)
    elif way == "dig":
        for number in range(2 * count):
            digs = "r" if number % 2 else "l"
            timeline.to(0.14, exact=True, **{f"hand_{digs}": ALL_FOURS_HAND.moved(up=0.10, forward=0.08)}, nod=-14)
            timeline.to(0.16, exact=True, **{f"hand_{digs}": ALL_FOURS_HAND.moved(forward=-0.10)})
            timeline.to(0.1, exact=True, **{f"hand_{digs}": ALL_FOURS_HAND})
    else:
        timeline.to(0.5, x=0.05, side=-6, foot_r=At("hip", 0.42, -0.10, -0.26), knee_r=60, roll=6, turn=-30)
        timeline.hold(0.8)
        timeline.to(0.2, foot_r=At("hip", 0.40, -0.12, -0.24))
        timeline.to(0.6, exact=True, x=0.0, side=0, roll=0, turn=0, foot_r=KNEELING_FOOT, knee_r=0)
    timeline.to(0.3, nod=-30)
    timeline.hold(0.3)
    doing = {
        "bark": "{bark}", "scratch": f"{{scratch}} the ear with the {side} hind leg", "beg": "{sit} up and {beg} with the paws", "lift the leg": f"{{lift}} the {side} leg to pee",
        "dig": "{dig} a hole with both paws",
    }[way]  # fmt: skip
    return [
        f"{{act}} like a dog and {doing}", f"{{pretend}} to be a dog and {doing}", "{imitate} a dog on all fours", f"{doing} like a dog", f"{{get}} on all fours like a dog and {doing}", "{play} a dog on hands and knees", "= person acting like a dog", f"{{be}} a dog that {{want:s}} to {doing}" if way != "bark" else "= barking dog on all fours",
        f"{{behave}} like a puppy and {doing}",
    ]  # fmt: skip


@action(
    "act like a cat",
    "social/body signs/cheer",
    verbs="act lick stretch swipe",
    side=SIDE,
    way=Choice(("wash the face", "stretch", "swipe", "rub the head"), (2, 1, 1, 1)),
    count=Count(2, 4),
)
def cat(timeline: Timeline, side: str, way: str, count: int) -> Sequence[str]:
    """On hands and knees, a paw at the face, a long stretch or a blow with the paw."""
    all_fours_start(timeline)
    timeline.hold(0.3)
    if way == "wash the face":
        paw = At("head", 0.04, -0.10, 0.17)
        timeline.to(0.5, pitch=52, bend=24, nod=-4, z=-0.06, hand_r=paw, elbow_r=20, wrist_r=50)
        for _ in range(count):
            timeline.to(0.22, nod=8)
            timeline.to(0.25, nod=-6, hand_r=paw.moved(up=-0.03))
            timeline.to(0.3, hand_r=At("head", 0.12, 0.08, 0.10), tilt=-10)
            timeline.to(0.35, hand_r=paw, tilt=0)
        timeline.to(0.5, **ALL_FOURS, hand_r=ALL_FOURS_HAND, elbow_r=0, wrist_r=0)
    elif way == "stretch":
        far = ALL_FOURS_HAND.moved(forward=0.30)
        timeline.to(0.7, exact=True, hands=far, z=-0.10, pitch=104, bend=-10, nod=-24, elbows=10)
        timeline.hold(1.2)
        timeline.to(0.9, exact=True, **ALL_FOURS, hands=ALL_FOURS_HAND, elbows=0)
        timeline.to(0.6, bend=44, nod=20)
        timeline.hold(0.5)
        timeline.to(0.6, bend=14, nod=-30)
    elif way == "swipe":
        timeline.to(0.4, z=-0.08, bend=30, nod=-30, hand_r=At("shoulder", 0.16, -0.10, 0.24), wrist_r=40)
        for _ in range(count):
            timeline.to(0.14, exact=True, hand_r=At("shoulder", -0.08, -0.22, 0.46), twist=10)
            timeline.to(0.24, hand_r=At("shoulder", 0.18, -0.08, 0.26), twist=-4)
            timeline.hold(0.15)
        timeline.to(0.4, **ALL_FOURS, twist=0, hand_r=ALL_FOURS_HAND, wrist_r=0)
    else:
        for _ in range(count):
            timeline.to(0.4, turn=-26, tilt=-26, side=-10, nod=-16)
            timeline.to(0.4, turn=10, tilt=-8, side=4, nod=-34)
        timeline.to(0.4, turn=0, tilt=0, side=0, nod=-30)
    timeline.hold(0.3)
    doing = {
        "wash the face": f"{{wash}} the face with the {side} paw", "stretch": "{stretch} the front paws far out and {arch} the back", "swipe": f"{{swipe}} with the {side} paw", "rub the head": "{rub} the head against a leg",
    }[way]  # fmt: skip
    return [
        f"{{act}} like a cat and {doing}", f"{{pretend}} to be a cat and {doing}", "{imitate} a cat on all fours", f"{doing} like a cat", f"{{be}} on all fours like a cat and {doing}", "{play} a cat on hands and knees", "= person acting like a cat", "{lick} {poss} paw like a cat" if way == "wash the face" else f"{{behave}} like a kitten and {doing}",
        *(["= a cat stretches"] if way == "stretch" else []),
    ]  # fmt: skip


@action(
    "slither like a snake",
    "locomotion/low/crawl",
    verbs="slither crawl wriggle",
    side=SIDE,
    count=Count(3, 5),
    head=Choice(("raised", "down"), (2, 1)),
)
def slither(timeline: Timeline, side: str, count: int, head: str) -> Sequence[str]:
    """Flat on the front, the arms along the body, waves of the trunk and the legs."""
    lie_start(timeline, "down")
    timeline.hold(0.3)
    raised = {"bend": -22.0, "nod": -34.0} if head == "raised" else {"bend": -6.0, "nod": -18.0}
    timeline.to(0.4, **raised)
    for number in range(2 * count):
        sign = 1 if number % 2 else -1
        timeline.to(
            0.42, exact=True, side=24 * sign, yaw=-13 * sign, turn=12 * sign, z=0.13 * (number + 1), x=0.04 * sign,
            foot_r=At("hip", 0.03 + 0.12 * sign, -0.82, 0.0), foot_l=At("hip", 0.03 - 0.12 * sign, -0.82, 0.0),
        )  # fmt: skip
    timeline.to(0.5, side=0, yaw=0, turn=0, x=0.0, feet=At("hip", 0.03, -0.835, 0.0), bend=0, nod=-14)
    timeline.hold(0.3)
    del side
    lifted = "with the head raised" if head == "raised" else "with the head near the floor"
    return [
        "{slither} like a snake", "{slither} along the floor", "{crawl} like a snake", f"{{slither}} forward {lifted}", "{wriggle} forward on the belly", "{move} like a snake on the ground", "{slide} over the floor like a serpent", "{wriggle} over the floor like a worm, the arms at the sides",
        f"{{imitate}} a snake {lifted}", "= snake crawl",
    ]  # fmt: skip


@action(
    "stand like a zombie",
    "game/special/zombie",
    verbs="stand sway twitch",
    side=SIDE,
    count=Count(3, 5),
    quirk=Choice(("sway", "twitch the head", "reach out"), (2, 1, 1)),
)
def zombie_idle(timeline: Timeline, side: str, count: int, quirk: str) -> Sequence[str]:
    """Slumped on the spot, one shoulder low, the head hanging aside, rocking from foot to foot."""
    slumped: dict[str, Value] = {
        "y": -0.07, "bend": 24.0, "nod": 16.0, "tilt": -20.0, "side": -9.0, "pitch": 4.0, "twist": -8.0, "knee_r": -12.0,
        "hand_r": At("shoulder", 0.08, -0.50, 0.20), "hand_l": At("shoulder", 0.14, -0.44, 0.16), "wrists": 30.0, "elbow_l": 20.0,
    }  # fmt: skip
    timeline.start(**slumped)
    timeline.start(foot_r=At("floor", 0.12, 0.0, -0.06), foot_yaw_r=-8.0)
    for number in range(count):
        sign = 1 if number % 2 else -1
        timeline.to(0.9, x=0.05 * sign, side=-9 + 7 * sign, tilt=-20 + 8 * sign, turn=10 * sign, nod=16 - 5 * sign)
        if quirk == "twitch the head":
            timeline.to(0.12, tilt=12, turn=-24, shrug_r=16)
            timeline.to(0.2, tilt=-20, turn=0, shrug_r=0)
    if quirk == "reach out":
        timeline.to(0.7, hand_r=At("shoulder", 0.04, -0.06, 0.46), nod=-8, palm_r=-50)
        timeline.hold(0.5)
        timeline.to(0.9, hand_r=At("shoulder", 0.08, -0.50, 0.20), nod=16, palm_r=0)
    timeline.to(0.7, x=0.0, turn=0, side=-9, tilt=-20)
    doing = {"sway": "swaying from foot to foot", "twitch the head": "the head twitching", "reach out": f"reaching out with the {side} hand"}[quirk]  # fmt: skip
    return [
        "{stand} like a zombie", f"{{stand}} like a zombie, {doing}", "= zombie idle", "= idling zombie", f"= undead standing around, {doing}", "{sway} on the spot like a zombie", f"{{stand}} slumped like the undead, {doing}", "{wait} like a zombie, the arms hanging", f"= zombie waiting, {doing}",
    ]  # fmt: skip


@action(
    "fly on a broomstick",
    "game/magic/spell",
    verbs="fly ride steer",
    tempo=False,
    side=SIDE,
    way=Choice(("straight", "to one side", "in waves"), (2, 1, 1)),
)
def broomstick(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """Astride the stick in the air, both hands on it before the belly, the legs drawn back."""
    grip = At("pelvis", 0.03, 0.02, 0.42)
    z_m = 0.0
    timeline.start(
        y=0.30, balance=0, pitch=26, bend=20, nod=-26, hand_r=grip.moved(forward=0.08), hand_l=grip, palms=-60,
        feet=At("hip", 0.02, -0.56, -0.34), ankles=45,
    )  # fmt: skip
    for number in range(8):
        sign = 1 if number % 2 else -1
        z_m += 1.1
        more: dict[str, Value] = {}
        if way == "to one side":
            lean = (0, -8, -18, -24, -24, -14, -6, 0)[number]
            more = {"roll": lean, "yaw": -3.0 * number, "x": -0.09 * number**2 / 2}
        high_m = 0.30 + (0.16 if way == "in waves" else 0.03) * sign
        timeline.to(0.55, exact=True, z=z_m, y=high_m, pitch=26 - (9 if way == "in waves" else 2) * sign, **more)
    tail = {"straight": "", "to one side": f", banking to the {side}", "in waves": ", up and down"}[way]
    return [
        f"{{fly}} on a broomstick{tail}", f"{{ride}} a broomstick like a witch{tail}", f"{{fly}} through the air on a broom{tail}", f"= witch on a broomstick{tail}", f"= witch flying{tail}", f"{{ride}} a flying broom{tail}", f"{{sit}} astride a broomstick and {{fly}}{tail}",
        f"{{fly}} like a wizard on a broom{tail}", f"= broom flight{tail}",
    ]  # fmt: skip


@action(
    "flutter like a fairy",
    "game/magic/spell",
    verbs="flutter hover fly",
    tempo=False,
    side=SIDE,
    count=Count(4, 7),
    way=Choice(("on the spot", "forward"), (2, 1)),
)
def fairy(timeline: Timeline, side: str, count: int, way: str) -> Sequence[str]:
    """In the air on the toes of one leg, the arms beating softly as wings."""
    up, down = At("shoulder", 0.44, 0.26, -0.06), At("shoulder", 0.46, -0.20, -0.04)
    timeline.start(
        y=0.28, balance=0, pitch=8, bend=-6, nod=-8, hands=down, foot_l=At("hip", 0.0, -0.82, -0.06),
        foot_r=At("hip", 0.02, -0.62, -0.24), ankles=58,
    )  # fmt: skip
    for number in range(count):
        forward_m = 0.5 * (number + 1) if way == "forward" else 0.0
        timeline.to(0.32, hands=up, wrists=-30, y=0.26, z=forward_m - (0.25 if way == "forward" else 0.0))
        timeline.to(0.28, hands=down, wrists=30, y=0.33, z=forward_m, tilt=8 if number % 2 else -8)
    timeline.to(0.5, tilt=0, wrists=0, y=0.28)
    del side
    going = " forward" if way == "forward" else " on the spot"
    return [
        "{flutter} like a fairy", f"{{flutter}}{going} like a fairy", f"{{hover}}{going} with fluttering wings", "{fly} like a pixie", f"{{flutter}}{going} like a butterfly", "= fairy fluttering in the air", f"{{float}}{going} in the air, beating the wings softly", "{fly} like a fairy, the toes pointed",
    ]  # fmt: skip
