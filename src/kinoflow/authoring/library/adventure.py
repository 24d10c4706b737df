"""What heroes and monsters of games do besides fighting: zombies, monsters, bombs, spaceships, chests, levers, blocks, poses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import AHEAD, at_ease
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.moves import kneel, rise_from_knees, step
from kinoflow.authoring.timeline import Timeline, Value

ZOMBIE_ARMS = (At("shoulder", 0.04, -0.02, 0.52), At("shoulder", -0.02, -0.12, 0.46))


@action(
    "attack like a zombie",
    "game/special/zombie",
    verbs="attack lunge grab bite shamble reach",
    crispness="crisp",
    side=SIDE,
    end=Choice(("bite", "claw")),
)
def zombie_attack(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """Shamble forward with the arms out, then lunge and bite or claw."""
    timeline.hold(0.2)
    timeline.to(0.8, hand_l=ZOMBIE_ARMS[0], hand_r=ZOMBIE_ARMS[1], palms=-80, wrists=35, tilt=-14, bend=10, nod=12)
    timeline.wait()
    walk(timeline, 1.1, replace(STYLES["zombie"], hand=ZOMBIE_ARMS))
    timeline.wait()
    timeline.hold(0.2)
    step(timeline, "r", 0.46, 0.12, duration_s=0.26, heel_first=False, advance=False)
    if end == "bite":
        timeline.to(
            0.22, z=0.28, y=-0.18, pitch=18, bend=24, nod=-14, hands=At("shoulder", -0.04, 0.02, 0.54), wrists=10
        )
        timeline.hold(0.12)
        timeline.wait()
        for _ in range(2):
            timeline.to(0.2, hands=At("shoulder", 0.02, 0.0, 0.30), bend=34, nod=16, tilt=-20, turn=14)
            timeline.to(0.2, bend=20, nod=-12, tilt=6, turn=-14)
    else:
        timeline.to(
            0.2, hand_r=At("shoulder", 0.14, 0.46, 0.10), hand_l=At("shoulder", 0.10, 0.30, 0.24), y=-0.06, z=0.14
        )
        timeline.to(0.16, hand_r=At("shoulder", -0.20, -0.26, 0.48), z=0.28, y=-0.20, bend=26, twist=16, pitch=10)
        timeline.hold(0.15)
        timeline.wait()
        timeline.to(0.22, hand_l=At("shoulder", 0.12, 0.46, 0.10), twist=-10, bend=12)
        timeline.to(0.16, hand_l=At("shoulder", -0.22, -0.26, 0.46), twist=-22, bend=26)
    timeline.hold(0.35)
    timeline.place = timeline.place.moved(forward_m=0.3)
    timeline.to(0.5, wrists=0, pitch=4, bend=8, nod=0, tilt=0, turn=0, twist=0, hands=At("shoulder", 0.04, -0.30, 0.26))
    at_ease(timeline, 0.9)
    tail = "{bite}" if end == "bite" else "{claw} with both hands"
    how = "biting" if end == "bite" else "clawing"
    return [
        f"{{attack}} like a zombie, {how}",
        f"{{shamble}} forward like a zombie, then {{lunge}} and {tail}",
        "{act} like a zombie attacking someone",
        f"{{stretch}} out both arms, {{stagger}} forward and {tail} like a zombie",
        f"{{walk}} stiffly like the undead, then {{lunge}} with the {side} foot and {tail}",
        f"{{reach}} out with both hands, {{limp}} ahead and suddenly {{attack}}, {how}",
        f"{{move}} like a zombie and {{grab}} at someone in front, {how}",
        f"{{drag}} the feet forward with outstretched arms, then {{pounce}} and {tail}",
        f"{{play}} a monster that shambles forward and attacks, {how}",
        f"= a zombie attack with outstretched arms, {how} at the end",
    ]


@action(
    "roar like a monster",
    "game/special/zombie",
    verbs="roar raise stomp claw threaten spread",
    crispness="crisp",
    side=SIDE,
    stomps=Count(1, 3),
)
def monster_roar(timeline: Timeline, side: str, stomps: int) -> Sequence[str]:
    """Heavy stomps, claws raised, a roar with the chest thrown out."""
    timeline.hold(0.2)
    claws = At("shoulder", 0.26, 0.20, 0.26)
    timeline.to(0.5, hands=claws, palms=-70, wrists=40, elbows=20, y=-0.14, bend=14, nod=-8)
    foot = "r"
    for _ in range(stomps):
        sign = -1.0 if foot == "r" else 1.0
        timeline.to(0.34, side=-10 * sign, **{f"foot_{foot}": At("hip", 0.16, -0.48, 0.16), f"knee_{foot}": 20})
        timeline.to(
            0.15,
            side=6 * sign,
            y=-0.22,
            **{f"foot_{foot}": At("floor", 0.22, 0.0, 0.06), f"knee_{foot}": 0, f"foot_yaw_{foot}": 16},
        )
        timeline.hold(0.25)
        timeline.to(0.15, y=-0.14)
        foot = "l" if foot == "r" else "r"
    timeline.to(0.3, side=0, bend=30, nod=20, y=-0.26, hands=At("shoulder", 0.10, -0.06, 0.30))
    timeline.to(0.3, bend=-16, nod=-26, pitch=-4, y=-0.14, hands=At("shoulder", 0.42, 0.30, 0.14), wrists=30)
    for number in range(5):
        timeline.to(0.12, turn=10 if number % 2 else -10, bend=-14 - (2 if number % 2 else 0))
    timeline.hold(0.25)
    timeline.to(0.4, turn=0, bend=8, nod=0, pitch=0, wrists=0, hands=At("shoulder", 0.16, -0.34, 0.18))
    at_ease(timeline)
    feet = "a stomp" if stomps == 1 else f"{number_word(stomps)} stomps"
    return [
        f"{{roar}} like a monster after {feet}",
        "{act} like a monster",
        f"{{stomp}} {times(stomps)} and {{roar}} with raised claws",
        f"{{raise}} both hands like claws, {{stomp}} {times(stomps)} and {{lean}} back in a roar",
        f"{{threaten}} like a monster with both claws up, beginning with a stomp of the {side} foot",
        f"{{lift}} the {side} foot high, {{stamp}} it down and {{roar}} with spread arms"
        if stomps == 1
        else f"{{stamp}} heavily with one foot after the other, {number_word(stomps)} times, and {{roar}} with spread arms",
        "{crouch} with clawed hands, then {throw} the arms wide and the head back",
        f"{{play}} a monster: {feet}, then a roar with the arms wide open",
        "{scare} someone like a beast, the arms lifted and the chest thrown out",
        f"= a monster's roar with {feet} before it",
    ]


@action(
    "plant a bomb",
    "game/special/bomb",
    verbs="plant place kneel press look run set",
    crispness="crisp",
    tempo=False,
    side=SIDE,
    end=Choice(("run away", "stay")),
)
def plant_bomb(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """Kneel, set a package down, press buttons, get up, perhaps run for it."""
    timeline.hold(0.2)
    timeline.to(0.3, hands=At("chest", 0.10, -0.16, 0.26), palms=10)
    timeline.look_at(At("floor", 0.0, 0.1, 0.6), 0.4)
    kneel(timeline, "r", 1.0)
    timeline.wait()
    timeline.to(0.5, pitch=30, bend=34, hands=At("air", 0.11, 0.26, 0.52), rest=0.0)
    timeline.hold(0.25)
    timeline.to(0.25, hand_r=At("air", 0.04, 0.34, 0.48), palm_r=-60)
    for number in range(4):
        timeline.to(0.13, hand_r=At("air", 0.02 + 0.02 * (number % 2), 0.26, 0.52))
        timeline.to(0.13, hand_r=At("air", 0.04, 0.33, 0.50))
    timeline.hold(0.2)
    timeline.look_at(None, 0.25)
    timeline.to(0.35, pitch=8, bend=14, hands=At("shoulder", 0.06, -0.34, 0.26), turn=40)
    timeline.to(0.35, turn=-40)
    timeline.to(0.2, turn=0)
    rise_from_knees(timeline, 1.1)
    timeline.wait()
    if end == "run away":
        timeline.to(0.3, hands=At("shoulder", 0.08, -0.36, 0.2), pitch=4, bend=4, nod=0)
        timeline.wait()
        timeline.to(0.35, turn=-40, twist=-20)
        timeline.to(0.2, turn=0, twist=0)
        walk(timeline, 2.6, STYLES["run"])
        timeline.wait()
    timeline.hold(0.1)
    at_ease(timeline)
    tail = "{run} away" if end == "run away" else "{stand} up"
    return [
        f"{{plant}} a bomb and {tail}",
        "{plant} a bomb on the ground",
        f"{{kneel}} on the {side} knee, {{place}} a bomb on the floor and {tail}",
        f"{{set}} down a bomb, {{press}} the buttons with the {side} hand and {tail}",
        f"{{kneel}}, {{put}} down an explosive with both hands, {{tap}} on it, {{look}} around and {tail}",
        f"{{lower}} a package to the ground, {{arm}} it with the {side} hand, then {tail}",
        f"{{place}} a time bomb carefully in front, {{set}} it and {tail}",
        f"{{get}} down on one knee, {{arm}} a bomb, {{look}} left and right and {tail}",
        f"{{put}} an explosive on the floor and {{activate}} it, then {tail}",
        "= planting a bomb on one knee" + (" and running away" if end == "run away" else ""),
    ]


@action(
    "defuse a bomb",
    "game/special/bomb",
    verbs="defuse cut wipe kneel hold pull steady",
    crispness="normal",
    tempo=False,
    side=SIDE,
    end=Choice(("cut", "cover")),
)
def defuse_bomb(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """On one knee over a bomb: careful fingers, sweat wiped off, one cut; relief, or cover."""
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 0.1, 0.6), 0.4)
    kneel(timeline, "r", 1.0)
    timeline.wait()
    timeline.to(
        0.6,
        pitch=28,
        bend=34,
        hand_r=At("air", 0.06, 0.30, 0.50),
        hand_l=At("air", 0.10, 0.28, 0.52),
        palms=-40,
        rest=0.0,
    )
    for number in range(3):
        timeline.to(
            0.35,
            hand_r=At("air", 0.04 + 0.03 * (number % 2), 0.26, 0.52),
            hand_l=At("air", 0.10, 0.26 + 0.03 * (number % 2), 0.50),
            bend=36,
        )
    timeline.to(0.45, hand_r=At("head", 0.10, -0.02, 0.14), bend=24, pitch=18, elbow_r=25)
    timeline.to(0.35, hand_r=At("head", -0.06, 0.0, 0.16))
    timeline.hold(0.1)
    timeline.to(0.5, hand_r=At("air", 0.06, 0.28, 0.52), bend=38, pitch=28, elbow_r=0)
    timeline.hold(0.45)
    timeline.to(0.12, hand_r=At("air", 0.05, 0.24, 0.53))
    if end == "cut":
        timeline.hold(0.35)
        timeline.look_at(None, 0.3)
        timeline.to(0.5, pitch=-2, bend=-4, nod=-18, shrugs=12, hands=At("thigh", 0.03, 0.10, 0.06))
        timeline.to(0.6, bend=12, nod=10, shrugs=-5)
    else:
        timeline.look_at(None, 0.15)
        timeline.to(0.22, hands=At("head", 0.09, 0.08, -0.02), elbows=35, pitch=20, bend=46, nod=30, twist=20)
        timeline.hold(0.8)
        timeline.to(0.4, bend=14, nod=0, twist=0, pitch=6, hands=At("thigh", 0.03, 0.10, 0.06), elbows=0)
    timeline.hold(0.2)
    rise_from_knees(timeline, 1.2)
    at_ease(timeline)
    tail = "{breathe} out in relief" if end == "cut" else "{cover} the head with both arms"
    return [
        f"{{defuse}} a bomb and {tail}",
        "{defuse} a bomb on one knee",
        f"{{kneel}} on the {side} knee and carefully {{defuse}} a bomb with both hands",
        f"{{work}} on a bomb on the floor, {{wipe}} the forehead and {{cut}} a wire, then {tail}",
        f"{{bend}} over a bomb, {{wipe}} the sweat off with the {side} hand and {{cut}} the wire",
        f"{{kneel}} down, {{handle}} a bomb with careful fingers and {tail}",
        f"{{steady}} the hands over an explosive, {{pull}} a wire and {tail}",
        f"{{disarm}} a bomb slowly on one knee, then {tail}",
        f"{{get}} down on the {side} knee, {{lean}} over a bomb and {{disarm}} it",
        "= defusing a bomb on the floor" + (", relieved at the end" if end == "cut" else ", ducking at the end"),
    ]


SEAT_Y_M = -0.44


def _cockpit(timeline: Timeline) -> None:
    """Sitting in a pilot's seat with both hands forward on the controls."""
    timeline.start(
        y=SEAT_Y_M,
        z=-0.40,
        pitch=-6,
        bend=8,
        balance=0.0,
        hands=At("chest", 0.14, -0.22, 0.40),
        palms=-20,
        feet=At("floor", 0.12, 0.0, 0.10),
    )


@action(
    "pilot a spaceship",
    "game/special/spaceship",
    verbs="pilot steer push pull turn lean hold",
    crispness="normal",
    side=SIDE,
    manoeuvre=Choice(("turns", "climb and dive", "full speed")),
)
def pilot_spaceship(timeline: Timeline, side: str, manoeuvre: str) -> Sequence[str]:
    """Seated, both hands on a yoke: banking, pulling up and pushing down, or a lever pushed for speed. The first bank is to the side."""
    _cockpit(timeline)
    timeline.hold(0.5)
    if manoeuvre == "turns":
        sign = -1
        for _ in range(3):
            timeline.to(
                0.6,
                side=14 * sign,
                roll=5 * sign,
                tilt=8 * sign,
                turn=14 * sign,
                hand_r=At("chest", 0.14, -0.22 + 0.11 * sign, 0.40),
                hand_l=At("chest", 0.14, -0.22 - 0.11 * sign, 0.40),
            )
            timeline.hold(0.35)
            sign = -sign
        timeline.to(0.6, side=0, roll=0, tilt=0, turn=0, hands=At("chest", 0.14, -0.22, 0.40))
        what, moves = "through turns", f"{{bank}} to the {side}, then to the {other(side)} and back"
    elif manoeuvre == "climb and dive":
        timeline.to(0.7, hands=At("chest", 0.13, -0.16, 0.22), bend=-6, pitch=-14, nod=-14)
        timeline.hold(0.6)
        timeline.to(0.7, hands=At("chest", 0.13, -0.24, 0.48), bend=18, pitch=2, nod=6)
        timeline.hold(0.6)
        timeline.to(0.6, hands=At("chest", 0.14, -0.22, 0.40), bend=8, pitch=-6, nod=0)
        what, moves = "up and down", "{pull} both hands back to climb, then {push} them forward to dive"
    else:
        timeline.look_at("hand_r", 0.3)
        timeline.to(0.4, hand_r=At("chest", 0.34, -0.24, 0.22), bend=12)
        timeline.hold(0.15)
        timeline.look_at(AHEAD, 0.3)
        timeline.to(0.5, hand_r=At("chest", 0.28, -0.22, 0.50), twist=10, bend=14)
        timeline.to(0.22, pitch=-18, bend=-4, nod=-16, exact=True)
        for number in range(8):
            timeline.to(0.1, side=1.6 if number % 2 else -1.6, nod=-14 - (3 if number % 2 else 0))
        timeline.to(0.6, pitch=-6, bend=8, nod=0, side=0, twist=0, hand_r=At("chest", 0.14, -0.22, 0.40))
        what, moves = (
            "at full speed",
            f"{{push}} a lever forward with the {side} hand and {{get}} pressed back into the seat",
        )
    timeline.hold(0.5)
    return [
        f"{{pilot}} a spaceship {what}",
        "{sit} in a cockpit and {steer} a spaceship",
        f"{{fly}} a spaceship {what}, seated at the controls",
        f"{{sit}} with both hands on the controls of a spaceship, {moves}",
        f"{{hold}} the controls with both hands while sitting, {moves}",
        f"{{steer}} a spacecraft {what} from a pilot's seat",
        f"{{sit}} in a pilot's seat, {moves}",
        f"{{operate}} a spaceship's controls while seated: flying {what}",
        f"{{navigate}} a ship through space {what}, sitting upright",
        f"= a pilot in a cockpit flying {what}",
    ]


@action(
    "operate a cockpit panel",
    "game/special/spaceship",
    verbs="press operate reach flip look adjust pull",
    crispness="crisp",
    side=SIDE,
    start_with=Choice(("overhead", "front")),
)
def cockpit_panel(timeline: Timeline, side: str, start_with: str) -> Sequence[str]:
    """Seated: switches overhead and buttons in front, then back to the controls."""
    _cockpit(timeline)
    timeline.hold(0.4)
    order = ("overhead", "front") if start_with == "overhead" else ("front", "overhead")
    for where in order:
        timeline.look_at("hand_r", 0.25)
        if where == "overhead":
            timeline.to(0.5, hand_r=At("shoulder", 0.06, 0.44, 0.24), bend=0, palm_r=-30)
            for number in range(3):
                timeline.to(0.16, hand_r=At("shoulder", 0.10 - 0.08 * number, 0.52, 0.22))
                timeline.to(0.16, hand_r=At("shoulder", 0.06 - 0.08 * number, 0.45, 0.25))
        else:
            timeline.to(0.45, hand_r=At("shoulder", 0.06, -0.12, 0.44), bend=14, palm_r=-70)
            for number in range(4):
                timeline.to(0.14, hand_r=At("shoulder", 0.14 - 0.10 * number, -0.14, 0.54))
                timeline.to(0.14, hand_r=At("shoulder", 0.09 - 0.10 * number, -0.10, 0.46))
    timeline.look_at(None, 0.3)
    timeline.to(0.5, hand_r=At("chest", 0.14, -0.22, 0.40), bend=8, palm_r=-20)
    timeline.hold(0.6)
    verbs = (
        "{flip} switches overhead, then {press} buttons in front"
        if start_with == "overhead"
        else "{press} buttons in front, then {flip} switches overhead"
    )
    return [
        f"{{sit}} in a cockpit, {verbs}",
        "{operate} the panel of a spaceship",
        "{prepare} a spaceship for takeoff from the pilot's seat",
        f"{{sit}} at the controls of a spaceship, {verbs} with the {side} hand",
        f"{{reach}} up to switches and forward to buttons with the {side} hand while seated",
        f"{{keep}} the {other(side)} hand on the controls, {verbs}",
        f"{{look}} at the panel and {{adjust}} the instruments of a spaceship with the {side} hand",
        f"{{press}} buttons and {{flip}} switches in a cockpit with the {side} hand",
        f"{{start}} a spaceship while sitting, the {side} hand going from switch to switch",
        f"= a seated pilot working the panel with the {side} hand",
    ]


@action(
    "victory pose",
    "social/body signs/cheer",
    verbs="raise pump celebrate win pose punch",
    crispness="crisp",
    side=SIDE,
    pose=Choice(
        ("one fist", "both fists", "flex", "weapon raised", "arms crossed", "arms spread", "on one knee"),
        (2, 2, 2, 1, 1, 1, 1),
    ),
)
def victory_pose(timeline: Timeline, side: str, pose: str) -> Sequence[str]:
    """A winner's pose, wound up and held."""
    timeline.hold(0.25)
    step(timeline, "r", 0.0, 0.24, toes_deg=16, duration_s=0.3, advance=False)
    if pose == "one fist":
        timeline.to(
            0.35,
            y=-0.22,
            bend=22,
            nod=16,
            twist=-20,
            hand_r=At("shoulder", 0.08, -0.44, 0.14),
            hand_l=At("pelvis", 0.17, 0.06, 0.04),
            elbow_l=35,
        )
        timeline.wait()
        timeline.to(0.2, y=0.0, bend=-8, nod=-22, twist=8, hand_r=At("shoulder", 0.08, 0.55, 0.06))
        timeline.hold(0.7)
        for _ in range(2):
            timeline.to(0.16, hand_r=At("shoulder", 0.10, 0.34, 0.14), y=-0.05)
            timeline.to(0.14, hand_r=At("shoulder", 0.08, 0.55, 0.06), y=0.0)
    elif pose == "both fists":
        timeline.to(0.35, y=-0.24, bend=26, nod=18, hands=At("chest", 0.10, -0.10, 0.20))
        timeline.wait()
        timeline.to(0.2, y=0.0, bend=-10, nod=-24, hands=At("shoulder", 0.22, 0.46, 0.16))
        timeline.hold(0.6)
        for _ in range(3):
            timeline.to(0.16, hands=At("shoulder", 0.22, 0.34, 0.20), y=-0.05)
            timeline.to(0.14, hands=At("shoulder", 0.22, 0.46, 0.16), y=0.0)
    elif pose == "weapon raised":
        timeline.to(
            0.35,
            y=-0.18,
            bend=16,
            twist=-14,
            hand_r=At("pelvis", 0.16, 0.0, 0.16),
            hand_l=At("pelvis", 0.17, 0.06, 0.04),
            elbow_l=35,
        )
        timeline.wait()
        timeline.to(0.3, y=0.0, bend=-8, nod=-18, twist=6, hand_r=At("shoulder", 0.10, 0.54, 0.08))
        timeline.hold(0.9)
    elif pose == "arms crossed":
        timeline.to(0.4, bend=-8, nod=-10, hands=At("shoulder", 0.30, -0.10, 0.26))
        timeline.to(
            0.35, hand_r=At("chest", -0.09, -0.05, 0.06), hand_l=At("chest", -0.08, -0.11, 0.10), elbows=28, wrists=32
        )
        timeline.hold(0.5)
        timeline.to(0.25, nod=10)
        timeline.to(0.25, nod=-12)
        timeline.hold(0.6)
    elif pose == "arms spread":
        timeline.to(0.3, y=-0.14, bend=18, nod=12, hands=At("chest", 0.10, -0.10, 0.20))
        timeline.to(0.4, y=0.0, bend=-12, nod=-26, hands=At("shoulder", 0.50, 0.16, 0.08), palms=60)
        timeline.hold(1.1)
    elif pose == "on one knee":
        kneel(timeline, "r", 0.8)
        timeline.to(0.3, bend=20, nod=14, hand_r=At("pelvis", 0.14, 0.06, 0.14), hand_l=At("thigh", 0.02, 0.12, 0.10))
        timeline.to(0.22, bend=-6, nod=-20, hand_r=At("shoulder", 0.08, 0.54, 0.08))
        timeline.hold(0.9)
        timeline.to(0.4, nod=0, bend=4, hand_r=At("shoulder", 0.12, -0.36, 0.2))
        rise_from_knees(timeline, 1.1)
    else:
        timeline.to(0.4, hands=At("shoulder", 0.50, 0.06, 0.02), palms=60, bend=-4)
        timeline.wait()
        timeline.to(0.3, hands=At("shoulder", 0.24, 0.22, 0.04), elbows=20, y=-0.10, bend=-6, palms=80)
        for sign in (1, -1):
            timeline.to(0.35, twist=20 * sign, turn=16 * sign)
            timeline.hold(0.3)
        timeline.to(0.3, twist=0, turn=0)
    timeline.hold(0.6)
    at_ease(timeline)
    how = {
        "one fist": f"with the {side} fist raised",
        "both fists": "with both fists raised",
        "flex": "flexing both arms",
        "weapon raised": f"with a weapon raised high in the {side} hand",
        "arms crossed": "with proudly crossed arms",
        "arms spread": "with the arms spread wide and the head back",
        "on one knee": f"kneeling with the {side} fist raised",
    }[pose]
    move = {
        "one fist": f"{{punch}} the {side} fist up into the air",
        "both fists": "{throw} both fists up into the air",
        "flex": "{bend} both arms to show the muscles",
        "weapon raised": f"{{lift}} a sword to the sky with the {side} hand",
        "arms crossed": "{fold} the arms and {nod}",
        "arms spread": "{open} both arms wide and {look} up",
        "on one knee": f"{{drop}} to the {side} knee and {{punch}} the fist up",
    }[pose]
    return [
        f"{{strike}} a victory pose {how}",
        f"{{celebrate}} a victory {how}",
        "{win} a fight and {celebrate}",
        f"{{pose}} like a champion {how}",
        f"{move} in triumph",
        f"{{step}} wide with the {side} foot and {move}",
        f"{{cheer}} after a victory {how}",
        f"{{stand}} with the feet apart, {move} and {{hold}} the pose",
        f"{{show}} off after winning {how}",
        f"= a winner's pose {how}",
    ]


@action(
    "taunt",
    "social/hand signs/beckon",
    verbs="taunt beckon wave challenge thump pound",
    crispness="crisp",
    side=SIDE,
    kind=Choice(("beckon", "chest", "arms wide", "pointing", "hands on the hips", "sword on the shield")),
    laugh=Choice(("no", "yes"), (3, 1)),
)
def taunt(timeline: Timeline, side: str, kind: str, laugh: str) -> Sequence[str]:
    """Provoke an opponent: a beckoning hand, fists on the chest, or open arms."""
    timeline.hold(0.25)
    timeline.look_at(AHEAD, 0.2)
    if kind == "beckon":
        step(timeline, "r", 0.18, 0.16, duration_s=0.35, advance=False)
        timeline.to(
            0.4,
            y=-0.09,
            yaw=24,
            twist=6,
            hand_r=At("shoulder", 0.04, -0.06, 0.50),
            palm_r=85,
            elbow_r=5,
            hand_l=At("shoulder", 0.02, -0.24, 0.16),
            z=0.06,
        )
        timeline.wait()
        for _ in range(3):
            timeline.to(0.2, wrist_r=70, hand_r=At("shoulder", 0.02, 0.0, 0.42), nod=-10)
            timeline.to(0.2, wrist_r=-15, hand_r=At("shoulder", 0.04, -0.06, 0.50), nod=0)
        timeline.hold(0.3)
    elif kind == "pointing":
        step(timeline, "r", 0.16, 0.14, duration_s=0.35, advance=False)
        timeline.to(0.3, hand_r=At("shoulder", 0.12, 0.06, 0.20), yaw=14, z=0.05)
        timeline.to(
            0.16,
            exact=True,
            hand_r=At("shoulder", -0.02, 0.0, 0.55),
            palm_r=-60,
            bend=10,
            hand_l=At("pelvis", 0.17, 0.06, 0.04),
            elbow_l=40,
        )
        for _ in range(2):
            timeline.hold(0.3)
            timeline.to(0.14, hand_r=At("shoulder", 0.0, 0.02, 0.44))
            timeline.to(0.12, exact=True, hand_r=At("shoulder", -0.02, 0.0, 0.55), nod=-8)
        timeline.hold(0.4)
    elif kind == "sword on the shield":
        step(timeline, "r", -0.10, 0.20, toes_deg=20, duration_s=0.35, advance=False)
        timeline.to(0.4, y=-0.10, bend=8, hand_l=At("chest", 0.06, 0.02, 0.32), elbow_l=60, palm_l=-70,
                    hand_r=At("shoulder", 0.20, 0.10, 0.22), elbow_r=35)  # fmt: skip
        timeline.wait()
        for _ in range(4):
            timeline.to(0.13, exact=True, hand_r=At("chest", 0.02, 0.08, 0.40), twist=10, nod=4)
            timeline.to(0.22, hand_r=At("shoulder", 0.22, 0.12, 0.22), twist=-6, nod=-6)
        timeline.to(0.3, twist=0, hands=At("shoulder", 0.40, -0.06, 0.22), elbows=10, palms=40, bend=-6, nod=-12)
        timeline.hold(0.5)
    elif kind == "hands on the hips":
        step(timeline, "r", 0.0, 0.22, toes_deg=14, duration_s=0.35, advance=False)
        timeline.to(0.45, hands=At("pelvis", 0.19, 0.13, 0.02), elbows=65, bend=-8, nod=-12)
        timeline.hold(0.2)
        for sign in (1, -1):
            timeline.to(0.4, tilt=10 * sign, side=5 * sign)
        timeline.to(0.3, tilt=0, side=0)
        timeline.hold(0.3)
    elif kind == "chest":
        step(timeline, "r", 0.0, 0.24, toes_deg=16, duration_s=0.35, advance=False)
        timeline.to(0.4, y=-0.10, bend=-4, hands=At("chest", 0.16, 0.02, 0.28), elbows=40)
        timeline.wait()
        for number in range(6):
            hand, back = ("r", "l") if number % 2 == 0 else ("l", "r")
            timeline.to(
                0.15,
                **{
                    f"hand_{hand}": At("chest", 0.08, 0.0, 0.10),
                    f"hand_{back}": At("chest", 0.18, 0.06, 0.30),
                    "twist": 6 if hand == "r" else -6,
                },
            )
        timeline.to(0.25, twist=0, hands=At("shoulder", 0.44, 0.06, 0.22), palms=50, bend=-8, nod=-14)
        timeline.hold(0.6)
    else:
        timeline.to(0.45, hands=At("shoulder", 0.44, -0.08, 0.24), palms=75, bend=-6, nod=-12, y=-0.04)
        for sign in (1, -1, 1):
            timeline.to(0.35, tilt=10 * sign, twist=8 * sign, hands=At("shoulder", 0.46, -0.02, 0.20), shrugs=10)
            timeline.to(0.2, hands=At("shoulder", 0.44, -0.10, 0.24), shrugs=0)
        timeline.hold(0.2)
        timeline.to(0.2, tilt=0, twist=0)
    if laugh == "yes":
        # Shoulders and chest shake, the arms stay where they are.
        for number in range(6):
            timeline.to(
                0.13,
                exact=True,
                bend=14 if number % 2 == 0 else 2,
                shrugs=12 if number % 2 == 0 else 0,
                nod=-14 if number % 2 == 0 else 4,
            )
        timeline.to(0.2, shrugs=0, nod=0)
    timeline.to(0.3, wrists=0)
    at_ease(timeline)
    laughing = ", laughing" if laugh == "yes" else ""
    how = {
        "beckon": f"beckoning with the {side} hand",
        "chest": "drumming on the chest with both fists",
        "arms wide": "holding the arms wide open",
        "pointing": f"pointing at him with the {side} hand",
        "hands on the hips": "with the hands on the hips",
        "sword on the shield": "banging the sword on the shield",
    }[kind] + laughing
    move = {
        "beckon": f"{{wave}} the opponent closer with the {side} hand",
        "chest": "{pound} the chest with both fists and {spread} the arms",
        "arms wide": "{open} the arms wide and {lean} back",
        "pointing": f"{{point}} at the opponent with the {side} hand",
        "hands on the hips": "{put} the hands on the hips and {throw} back the head",
        "sword on the shield": "{bang} the sword on the shield",
    }[kind]
    return [
        f"{{taunt}} an opponent, {how}",
        "{taunt} an enemy",
        f"{{provoke}} an enemy by {how}",
        f"{{challenge}} someone to a fight, {how}",
        f"{move} to taunt an opponent",
        f"{move} provocatively",
        f"{{dare}} an opponent to come, {how}",
        f"{{look}} ahead and {{taunt}} an enemy: {how}",
        f"{{tease}} a rival before a fight, {how}",
        f"= a taunt, {how}",
    ]


@action(
    "open a treasure chest",
    "daily/objects/lift",
    verbs="open lift kneel look take raise",
    crispness="normal",
    side=SIDE,
    end=Choice(("take", "look")),
)
def open_chest(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """Kneel before a chest, heave the lid up and back, look inside, perhaps lift something out."""
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 0.3, 0.8), 0.4)
    kneel(timeline, "r", 1.1)
    timeline.wait()
    timeline.to(0.5, pitch=24, bend=22, hands=At("air", 0.20, 0.42, 0.62), palms=30, rest=0.0)
    timeline.hold(0.25)
    # The lid turns about its hinge at the back.
    timeline.to(0.35, hands=At("air", 0.20, 0.60, 0.66), bend=18)
    timeline.to(0.45, hands=At("air", 0.20, 0.88, 0.84), pitch=22, bend=8, palms=-30)
    timeline.hold(0.15)
    timeline.to(0.4, hands=At("thigh", 0.04, 0.12, 0.10), pitch=24, bend=26)
    timeline.hold(0.5)
    if end == "take":
        timeline.to(0.5, hands=At("air", 0.09, 0.36, 0.66), pitch=30, bend=32)
        timeline.hold(0.2)
        timeline.look_at("hand_r", 0.3)
        timeline.to(0.8, hands=At("shoulder", -0.06, 0.34, 0.36), palms=60, pitch=2, bend=-4)
        timeline.hold(0.7)
        timeline.to(0.5, hands=At("chest", 0.08, -0.14, 0.26), bend=6)
    timeline.look_at(None, 0.3)
    rise_from_knees(timeline, 1.3)
    timeline.wait()
    at_ease(timeline)
    tail = "{lift} the treasure out with both hands" if end == "take" else "{look} inside"
    return [
        f"{{open}} a treasure chest and {tail}",
        "{open} a chest",
        f"{{kneel}} down, {{open}} a chest with both hands and {tail}",
        f"{{kneel}} on the {side} knee and {{lift}} the heavy lid of a chest, then {tail}",
        f"{{push}} up the lid of a chest with both hands and {tail}",
        f"{{get}} down on one knee, {{raise}} a lid and {tail}",
        f"{{find}} a treasure chest, {{open}} it and {tail}",
        f"{{bend}} over a chest, {{lift}} the lid up and back and {tail}",
        f"{{lean}} forward on one knee, {{open}} a big box and {tail}",
        "= opening a treasure chest on one knee" + (" and holding the treasure up" if end == "take" else ""),
    ]


@action(
    "pull a lever",
    "daily/objects/pull",
    verbs="pull push grab lean move step",
    crispness="normal",
    side=SIDE,
    direction=Choice(("down", "toward the body", "forward")),
    hands=Choice(("both hands", "one hand")),
)
def pull_lever(timeline: Timeline, side: str, direction: str, hands: str) -> Sequence[str]:
    """A stiff lever moved with the weight of the body."""
    timeline.hold(0.2)
    top, low = (At("air", 0.04, 1.62, 0.50), At("air", 0.04, 0.86, 0.46))
    back = At("air", 0.04, 1.06, 0.24)
    far = At("air", 0.04, 1.06, 0.66)
    begin, end = {"down": (top, low), "toward the body": (far, back), "forward": (back, far)}[direction]
    timeline.look_at("hand_r", 0.3)
    step(timeline, "l", 0.16 if direction != "forward" else 0.24, 0.14, duration_s=0.35, advance=False)

    def held(place: At) -> dict[str, Value]:
        return (
            {"hand_r": place, "hand_l": place.moved(up=-0.09 if direction == "down" else -0.08)}
            if hands == "both hands"
            else {"hand_r": place}
        )

    timeline.to(0.6, **held(begin), palms=-20 if direction == "down" else -60, y=-0.04, pitch=4)
    timeline.wait()
    timeline.hold(0.2)
    # A first heave hardly moves it.
    third = 0.2
    partly = At(
        "air", 0.04, begin.up + third * (end.up - begin.up), begin.forward + third * (end.forward - begin.forward)
    )
    lean = {"down": (14, 16, -0.16), "toward the body": (-12, 2, -0.16), "forward": (22, 8, -0.14)}[direction]
    timeline.to(0.4, **held(partly), pitch=0.5 * lean[0], y=0.6 * lean[2], bend=8)
    timeline.hold(0.15)
    timeline.to(
        0.7,
        **held(end),
        pitch=lean[0],
        bend=lean[1],
        y=lean[2],
        z={"down": 0.04, "toward the body": -0.12, "forward": 0.18}[direction],
    )
    timeline.hold(0.45)
    timeline.look_at(None, 0.3)
    timeline.to(0.5, pitch=2, bend=4, y=-0.04, z=0.0, hands=At("shoulder", 0.06, -0.36, 0.22), palms=0)
    at_ease(timeline)
    verb = "push" if direction == "forward" else "pull"
    held_by = "with both hands" if hands == "both hands" else f"with the {side} hand"
    return [
        f"{{{verb}}} a lever {direction} {held_by}",
        f"{{{verb}}} a big lever {direction}",
        f"{{{verb}}} a lever {held_by}",
        f"{{grab}} a lever {held_by} and {{{verb}}} it {direction}",
        f"{{step}} forward with the {other(side)} foot, {{grip}} a lever and {{{verb}}} it {direction} with the whole weight",
        f"{{move}} a heavy lever {direction} {held_by}",
        f"{{reach}} for a lever, {{lean}} into it and {{{verb}}} it {direction}",
        f"{{operate}} a stiff lever, {verb}ing it {direction} {held_by}",
        f"{{{verb}}} down a large switch {held_by}"
        if direction == "down"
        else f"{{{verb}}} the handle of a machine {direction} {held_by}",
        f"= a stiff lever {verb}ed {direction} {held_by}",
    ]


@action(
    "push a stone block",
    "daily/objects/push",
    verbs="push lean slide press step brace",
    crispness="normal",
    side=SIDE,
    steps=Count(3, 6),
)
def push_block(timeline: Timeline, side: str, steps: int) -> Sequence[str]:
    """Lean far into a heavy block with straight arms and drive it on step by step; the side is that of the first step."""
    timeline.hold(0.2)
    palms: dict[str, Value] = {"hands": At("shoulder", 0.02, -0.04, 0.50), "palms": -60.0, "wrists": -70.0}
    step(timeline, "l", 0.20, 0.13, duration_s=0.4, advance=False)
    timeline.to(0.6, **palms, y=-0.16, pitch=22, bend=12, nod=-12, z=0.14, balance=0.3)
    timeline.wait()
    timeline.hold(0.15)
    # A first push against it, then it moves.
    timeline.to(0.35, pitch=30, bend=16, y=-0.22, z=0.20, hands=At("shoulder", 0.03, -0.04, 0.42), nod=4)
    timeline.to(0.3, pitch=26, bend=12, hands=At("shoulder", 0.02, -0.04, 0.48))
    foot = "r"
    for number in range(steps):
        timeline.place = timeline.place.moved(forward_m=0.20)
        timeline.to(
            0.5,
            z=0.16,
            x=0.0,
            y=-0.20 - 0.03 * (number % 2),
            pitch=30,
            bend=13,
            side=4 if foot == "r" else -4,
            foot_yaw_l=10,
            foot_yaw_r=10,
            advance=False,
        ) if number == 0 else timeline.to(
            0.5, z=0.16, x=0.0, y=-0.20 - 0.03 * (number % 2), pitch=30, side=4 if foot == "r" else -4, advance=False
        )
        step(timeline, foot, 0.12, 0.13, duration_s=0.5, height_m=0.05, heel_first=False)
        timeline.wait()
        foot = "l" if foot == "r" else "r"
    timeline.hold(0.15)
    timeline.to(
        0.5,
        pitch=6,
        bend=10,
        nod=10,
        side=0,
        y=-0.06,
        z=0.0,
        balance=1.0,
        hands=At("shoulder", 0.06, -0.36, 0.22),
        wrists=0,
        palms=0,
    )
    at_ease(timeline)
    return [
        f"{{push}} a heavy stone block forward {number_word(steps)} steps",
        "{push} a heavy block",
        "{lean} into a big block and {push} it forward with both hands",
        f"{{push}} something very heavy with both arms, {number_word(steps)} steps forward",
        "{press} both palms against a block, {lean} forward and slowly {push} it step by step",
        f"{{brace}} against a boulder and {{shove}} it forward, the {side} foot stepping first",
        "{bend} the knees, {stretch} out both arms and {push} a crate ahead",
        f"{{slide}} a heavy stone forward by pushing with the whole body, {number_word(steps)} steps",
        f"{{move}} a stone block by leaning into it and taking {number_word(steps)} hard steps",
        f"= pushing a heavy block {number_word(steps)} steps forward",
    ]
