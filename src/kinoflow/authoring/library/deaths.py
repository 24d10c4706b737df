"""Ends of games' characters: shot in the head, slow deaths, electrocution, fire, frost, choking, wounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, other
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import at_ease
from kinoflow.authoring.gait import STYLES, WALK, travel
from kinoflow.authoring.moves import KNEELING_HIP_M, kneel, step
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline, Value

KNEELING_M = KNEELING_HIP_M - STANDING_M
LYING_M = 0.13 - STANDING_M
LIMP = At("shoulder", 0.10, -0.52, 0.03)


@action(
    "collapse from a headshot",
    "game/reactions/death fall",
    verbs="collapse drop fall die",
    crispness="crisp",
    tempo=False,
    side=SIDE,
    direction=Choice(("backward", "forward", "sideways")),
)
def headshot(timeline: Timeline, side: str, direction: str) -> Sequence[str]:
    """The head snaps, and at once everything goes limp; sideways is to the right."""
    timeline.hold(0.6)
    if direction == "backward":
        timeline.to(0.07, exact=True, nod=-46, turn=12, bend=-6)
        timeline.to(0.30, exact=True, y=-0.44, z=-0.24, pitch=-6, bend=12, nod=-20, hands=LIMP, balance=0, heels=16)
        timeline.to(
            0.20,
            exact=True,
            y=LYING_M + 0.06,
            z=-0.52,
            pitch=-34,
            bend=22,
            nod=10,
            hands=At("shoulder", 0.22, -0.44, 0.14),
            heels=0,
        )
        timeline.to(
            0.24,
            exact=True,
            y=LYING_M,
            z=-0.58,
            pitch=-88,
            bend=2,
            nod=-6,
            rest=1,
            hand_r=At("shoulder", 0.46, -0.16, 0.02),
            hand_l=At("shoulder", 0.40, -0.36, 0.0),
        )
        timeline.to(
            0.45,
            advance=False,
            foot_r=At("floor", 0.16, 0.0, 0.10),
            foot_l=At("floor", 0.20, 0.0, -0.02),
            knee_l=34,
            toes=24,
        )
        timeline.to(0.3, turn=44)
    elif direction == "forward":
        timeline.to(0.07, exact=True, nod=38, bend=16)
        timeline.to(0.32, exact=True, y=KNEELING_M, z=0.26, pitch=10, bend=26, nod=30, hands=LIMP, rest=1, balance=0,
                    feet=At("floor", 0.11, 0.0, -0.20), heels=62)  # fmt: skip
        timeline.to(0.34, exact=True, pitch=86, bend=6, nod=0, z=0.74, y=LYING_M, feet=At("floor", 0.14, 0.0, -0.24), heels=82,
                    hand_r=At("shoulder", 0.16, -0.46, 0.10), hand_l=At("shoulder", 0.30, -0.20, 0.16))  # fmt: skip
        timeline.to(0.2, pitch=90, bend=0, nod=-6, turn=-50)
    else:
        timeline.to(0.07, exact=True, tilt=-34, turn=-14, side=-10)
        timeline.to(
            0.32,
            exact=True,
            y=-0.44,
            pitch=6,
            bend=18,
            nod=20,
            side=-14,
            roll=-14,
            x=-0.12,
            hands=LIMP,
            balance=0,
            heels=26,
        )
        timeline.to(
            0.24,
            exact=True,
            y=0.16 - STANDING_M,
            x=-0.34,
            z=-0.10,
            roll=-60,
            bend=22,
            side=-8,
            rest=0.6,
            hand_r=At("shoulder", 0.10, -0.30, 0.34),
        )
        timeline.to(0.30, exact=True, advance=False, feet=At("hip", 0.05, -0.58, 0.26), ankles=30)
        timeline.to(
            0.26,
            exact=True,
            roll=-90,
            rest=1,
            x=-0.44,
            bend=10,
            side=-2,
            nod=6,
            tilt=-8,
            hand_r=At("shoulder", -0.06, -0.10, 0.46),
            hand_l=At("chest", 0.12, -0.16, 0.30),
        )
    timeline.hold(1.1)
    way = {"backward": "backward", "forward": "forward onto the face", "sideways": f"to the {side}"}[direction]
    return [
        "{collapse} from a headshot", f"{{get}} shot in the head and {{drop}} dead {way}", f"{{drop}} dead {way} like a ragdoll",
        f"{{go}} limp at once and {{fall}} {way}", f"{{die}} instantly from a shot to the head, {{fall:ing}} {way}",
        f"{{snap}} the head and {{crumple}} to the ground {way}", f"{{get}} sniped and {{collapse}} {way}",
        f"suddenly {{collapse}} lifeless {way}", "= headshot death anim", f"= instant death, falling {way}",
        f"{{fall}} like a puppet with cut strings {way}",
    ]  # fmt: skip


@action(
    "die slowly clutching the chest",
    "game/reactions/death fall",
    verbs="die clutch stagger sink fall kneel",
    crispness="normal",
    side=SIDE,
    end=Choice(("side", "back")),
)
def die_slowly(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """Both hands to the chest, two unsteady steps, down onto the right knee, then both, then over."""
    timeline.hold(0.4)
    chest = {"hand_r": At("chest", -0.02, -0.02, 0.08), "hand_l": At("chest", -0.02, -0.08, 0.12)}
    timeline.to(0.25, **chest, bend=24, nod=18, y=-0.08, shrugs=10)
    timeline.to(0.4, bend=12, nod=-14, side=6)
    timeline.place = timeline.place.moved(forward_m=-0.14)
    timeline.to(0.5, x=0.03, z=0.0, side=-10, bend=26, nod=14, y=-0.14, advance=False)
    step(timeline, "r", -0.06, 0.14, duration_s=0.42, heel_first=False)
    step(timeline, "l", 0.06, 0.15, duration_s=0.45, height_m=0.03, heel_first=False, advance=False)
    timeline.to(0.6, side=8, x=-0.03, bend=32, nod=20, y=-0.18)
    timeline.wait()
    timeline.to(0.3, x=0.0, side=0)
    kneel(timeline, "r", 1.1)
    timeline.to(0.5, bend=34, nod=24, pitch=10)
    timeline.to(0.4, bend=22, nod=-10, side=-6)
    kneel(timeline, "both", 0.9)
    timeline.to(0.5, bend=34, pitch=8, nod=28, side=4)
    timeline.hold(0.2)
    if end == "side":
        timeline.to(0.5, exact=True, roll=-40, side=-14, x=-0.16, y=KNEELING_M - 0.14, nod=10)
        timeline.to(
            0.34,
            exact=True,
            roll=-88,
            x=-0.42,
            y=0.16 - STANDING_M,
            bend=24,
            side=-4,
            feet=At("hip", 0.05, -0.50, 0.30),
            ankles=30,
        )
        timeline.to(0.5, hand_l=At("chest", 0.06, -0.16, 0.32), nod=4, bend=18)
        last = f"{{fall}} over onto the {side} side"
    else:
        timeline.to(0.6, exact=True, bend=-8, nod=-30, pitch=-4)
        timeline.to(0.5, exact=True, y=KNEELING_M - 0.24, z=-0.28, pitch=-14, bend=10, rest=0)
        timeline.to(
            0.36, exact=True, y=0.5 * (KNEELING_M - 0.24 + LYING_M), z=-0.32, pitch=-44, bend=14, nod=8,
            foot_l=At("hip", 0.14, -0.48, 0.16), foot_r=At("hip", 0.14, -0.52, 0.10), heels=0, knees=20, ankles=40,
        )  # fmt: skip
        timeline.to(
            0.5,
            exact=True,
            y=LYING_M,
            z=-0.36,
            pitch=-84,
            bend=2,
            nod=0,
            rest=1,
            foot_l=At("hip", 0.08, -0.70, 0.22),
            foot_r=At("hip", 0.08, -0.74, 0.16),
            knees=0,
        )
        timeline.to(
            0.7, hand_l=At("shoulder", 0.42, -0.24, 0.02), turn=30, feet=At("hip", 0.10, -0.80, 0.02), pitch=-90
        )
        last = "{fall} back onto the floor"
    timeline.hold(0.8)
    return [
        "{die} slowly, clutching the chest", f"{{clutch}} the chest with both hands, {{stagger}}, {{sink}} to the knees and {last}",
        f"{{die}} a slow death: {{kneel}} down holding the chest, then {last}", f"{{stumble}} back with the hands on the chest, {{drop}} to one knee, then both, and {last}",
        f"{{hold}} the wound in the chest, {{go}} down on the {side} knee, then on both, and {last}", f"{{have}} a heart attack: {{grab}} the chest, {{go}} down on the knees and {last}",
        f"{{stagger}} with both hands at the chest, {{sink}} down and {last}", "= dramatic slow death animation", "= a dying hero sinks to the knees, hands on the chest, and is gone",
        f"first {{grab}} the chest, then {{kneel}}, then {last} and {{die}}", f"{{die}} dramatically, sinking down bit by bit, and {last}",
    ]  # fmt: skip


@action(
    "get electrocuted",
    "game/reactions/stagger",
    verbs="get shake tremble twitch convulse stiffen",
    crispness="snappy",
    side=SIDE,
    end=Choice(("collapse", "recover")),
    length=Choice(("short", "long")),
)
def electrocuted(timeline: Timeline, side: str, end: str, length: str) -> Sequence[str]:
    """Rigid on the toes, arms stiff and bent, everything shaking fast."""
    timeline.hold(0.4)
    timeline.to(
        0.10,
        exact=True,
        bend=-14,
        nod=-30,
        heels=16,
        y=0.02,
        shrugs=25,
        hands=At("shoulder", 0.34, -0.22, 0.20),
        elbows=40,
        palms=-40,
        wrists=40,
    )
    for number in range(16 if length == "short" else 30):
        sign = 1 if number % 2 else -1
        size = float(timeline.generator.uniform(0.6, 1.3))
        timeline.to(
            0.07, exact=True, bend=-14 + 5 * sign * size, side=4 * sign * size, twist=7 * sign * size, nod=-26 + 9 * sign * size, turn=8 * sign * size,
            x=0.016 * sign * size, y=0.01 + 0.012 * sign, shrugs=25,
            hand_r=At("shoulder", 0.34 + 0.05 * sign * size, -0.22 + 0.05 * sign, 0.20 - 0.04 * sign),
            hand_l=At("shoulder", 0.34 - 0.05 * sign * size, -0.22 + 0.05 * sign, 0.20 + 0.04 * sign),
        )  # fmt: skip
    timeline.to(0.12, x=0, side=0, twist=0, turn=0, elbows=0, palms=0, wrists=0, shrugs=0)
    if end == "collapse":
        timeline.to(
            0.45,
            exact=True,
            y=KNEELING_M,
            z=0.26,
            pitch=6,
            bend=18,
            nod=26,
            rest=1,
            balance=0,
            hands=LIMP,
            feet=At("floor", 0.11, 0, -0.20),
            heels=62,
        )
        timeline.to(0.2, bend=28, nod=34)
        timeline.to(
            0.34,
            exact=True,
            pitch=84,
            bend=8,
            nod=-8,
            z=0.74,
            y=LYING_M,
            feet=At("floor", 0.14, 0, -0.24),
            heels=82,
            hand_r=At("shoulder", 0.30, 0.10, 0.12),
            hand_l=At("shoulder", 0.30, -0.30, 0.10),
        )
        timeline.to(0.2, pitch=90, bend=0, nod=-6, turn=-50)
        timeline.hold(0.4)
        timeline.to(0.1, hand_r=At("shoulder", 0.33, 0.04, 0.12), twist=4)
        timeline.to(0.15, hand_r=At("shoulder", 0.30, 0.10, 0.08), twist=0)
        timeline.hold(0.8)
        tail = "{collapse} on the face"
    else:
        timeline.to(0.4, y=-0.20, bend=36, nod=26, pitch=12, heels=0, hands=At("thigh", 0.03, 0.08, 0.06), elbows=20)
        timeline.hold(0.3)
        for _ in range(2):
            timeline.to(0.35, bend=30, shrugs=8)
            timeline.to(0.35, bend=37, shrugs=0)
        at_ease(timeline, 1.0)
        tail = "{bend} over, gasping"
    del side
    return [
        "{get} electrocuted", f"{{get}} an electric shock, {{shake}} all over and {tail}", f"{{get}} zapped by electricity, then {tail}",
        f"{{stiffen}} and {{tremble}} violently from head to toe, then {tail}", f"{{get}} tased, {{convulse}} and {tail}",
        f"{{shake}} rigidly as if struck by lightning, then {tail}", f"{{touch}} a live wire: {{go}} rigid, {{shake}} fast and {tail}",
        f"{{twitch}} and {{jerk}} with stiff arms under an electric shock, then {tail}", "= electrocution hit reaction" if end == "recover" else "= electrocution death anim",
        f"{{vibrate}} all over with raised shoulders and stiff bent arms, then {tail}", f"{{get}} struck by lightning and {tail}",
    ]  # fmt: skip


@action(
    "burn and roll on the floor",
    "game/reactions/stagger",
    verbs="burn panic slap run drop roll wave",
    crispness="crisp",
    tempo=False,
    side=SIDE,
    end=Choice(("stop, drop and roll", "keep slapping")),
    legs=Choice(("running on the spot", "turning about")),
)
def on_fire(timeline: Timeline, side: str, end: str, legs: str) -> Sequence[str]:
    """Clothes on fire: hasty steps, hands slapping chest, arms and thighs, then down and rolling to the right."""
    timeline.hold(0.2)
    slaps: tuple[dict[str, Value], ...] = (
        {"hand_r": At("chest", -0.08, -0.02, 0.10), "hand_l": At("thigh", 0.04, 0.12, 0.08), "bend": 18.0, "nod": 24.0, "twist": 8.0},
        {"hand_r": At("shoulder", 0.30, 0.06, 0.24), "hand_l": At("chest", -0.20, 0.02, 0.10), "bend": 10.0, "nod": 10.0, "twist": -14.0},
        {"hand_r": At("thigh", 0.04, 0.12, 0.08), "hand_l": At("chest", -0.02, -0.04, 0.10), "bend": 26.0, "nod": 26.0, "twist": -6.0},
        {"hand_r": At("chest", -0.20, 0.02, 0.10), "hand_l": At("shoulder", 0.34, 0.04, 0.22), "bend": 10.0, "nod": 8.0, "twist": 14.0},
    )  # fmt: skip
    timeline.to(0.2, hands=At("shoulder", 0.30, 0.10, 0.28), bend=-4, nod=16, y=-0.08, shrugs=14)
    rounds = 8 if end == "keep slapping" else 5
    for number in range(rounds):
        foot = "r" if number % 2 == 0 else "l"
        turned = 40.0 if legs == "turning about" and number % 2 == 0 else 0.0
        timeline.place = timeline.place.moved(turned_deg=turned)
        step(timeline, foot, 0.02, 0.15, toes_deg=10.0, duration_s=0.24, height_m=0.14, heel_first=False, advance=False)
        moved: dict[str, Value] = {"yaw": 0.0, "x": 0.0, "z": 0.0} if turned else {}
        timeline.to(0.16, exact=True, **slaps[number % 4], side=8 if foot == "r" else -8, **moved)
        timeline.to(0.10, exact=True, hands=At("shoulder", 0.20, -0.16, 0.28))
        timeline.wait()
    if end == "keep slapping":
        timeline.to(0.2, side=0, twist=0)
        for _ in range(4):
            timeline.to(0.14, exact=True, bend=34, pitch=12, y=-0.16, nod=20, hands=At("thigh", 0.02, 0.06, 0.08))
            timeline.to(0.14, exact=True, bend=28, hands=At("thigh", 0.12, 0.14, 0.14))
        at_ease(timeline, 0.9)
    else:
        timeline.to(0.30, exact=True, y=KNEELING_M, z=0.20, x=0, yaw=0, pitch=12, bend=20, side=0, twist=0, rest=1, balance=0, feet=At("floor", 0.11, 0, -0.26), heels=62,
                    hands=At("floor", 0.20, 0.05, 0.62), nod=-10, shrugs=0)  # fmt: skip
        timeline.to(0.42, exact=True, pitch=88, bend=2, nod=-8, z=0.62, y=LYING_M, feet=At("hip", 0.02, -0.80, -0.02), ankles=55, heels=0,
                    hands=At("shoulder", -0.06, -0.14, 0.22))  # fmt: skip
        timeline.hold(0.1)
        timeline.to(0.16, exact=True, hands=At("chest", 0.02, 0.0, 0.14))
        roll_over_floor(timeline, 3)
        timeline.to(0.4, hands=At("shoulder", 0.30, -0.40, 0.04), turn=-30)
        timeline.hold(0.6)
    first = ", stamping the feet" if legs == "running on the spot" else ", {turn:ing} about"
    tail = ", then {stop}, {drop} and {roll} on the ground" if end == "stop, drop and roll" else ""
    del side
    return [
        "{burn} and {panic}" if end != "stop, drop and roll" else "{burn}, then {drop} and {roll} on the floor", f"{{be}} on fire and {{slap}} at the flames{first}{tail}",
        f"{{slap}} {{poss}} chest, arms and legs to put out the flames{tail}", f"{{panic}} because {{poss}} clothes are burning{tail}",
        f"{{catch}} fire, {{hop}} about and {{beat}} out the flames{tail}", f"{{flail}} and {{pat}} the burning clothes{first}{tail}",
        f"{{act}} like someone on fire{tail}", "= burning hit reaction", "= stop, drop and roll" if end == "stop, drop and roll" else "= on fire, slapping at the flames",
        f"{{get}} set on fire: {{wave}} the arms and {{slap}} the body{tail}", f"{{try}} to put out the fire on {{poss}} body{tail}",
    ]  # fmt: skip


def roll_over_floor(timeline: Timeline, half_turns: int, half_s: float = 0.55) -> None:
    """A body on its front, feet in the frame "hip", rolls over the floor to its right about its long axis."""
    x = timeline.hips_here()[0]
    timeline.to(0.1, exact=True, pitch=90)
    # Face down, yaw and roll are one turn: both by a right angle change nothing, and then the pitch turns the body like a log.
    heading = timeline.value("yaw") - timeline.place.heading_deg
    timeline.to(0.1, exact=True, yaw=heading - 90, roll=-90)
    timeline.to(half_turns * half_s, exact=True, pitch=90 + 180.0 * half_turns, x=x - 0.34 * half_turns)


@action(
    "freeze solid and break free",
    "game/reactions/stagger",
    verbs="freeze stand stiffen shake break",
    crispness="snappy",
    side=SIDE,
    pose=Choice(("warding off", "mid-step", "hugging")),
    end=Choice(("break free", "stay frozen")),
)
def frozen(timeline: Timeline, side: str, pose: str, end: str) -> Sequence[str]:
    """Caught in mid-movement, quite still for a while; trembles, and bursts the ice."""
    timeline.hold(0.3)
    if pose == "warding off":
        step(timeline, "r", -0.20, 0.14, duration_s=0.3, heel_first=False, advance=False)
        timeline.to(
            0.35,
            y=-0.10,
            z=-0.08,
            bend=-4,
            nod=10,
            hand_r=At("head", 0.04, 0.0, 0.30),
            hand_l=At("shoulder", 0.02, 0.02, 0.50),
            palm_l=-60,
            wrist_l=-50,
            twist=-12,
            turn=16,
        )
    elif pose == "mid-step":
        step(timeline, "r", 0.36, 0.10, duration_s=0.4, advance=False)
        timeline.to(
            0.42,
            y=-0.07,
            z=0.18,
            bend=8,
            pitch=4,
            foot_pitch_l=34,
            hand_l=At("shoulder", 0.10, -0.36, 0.34),
            hand_r=At("shoulder", 0.14, -0.40, -0.26),
            twist=12,
        )
    else:
        timeline.to(
            0.4,
            y=-0.12,
            bend=26,
            nod=22,
            shrugs=20,
            hand_r=At("chest", -0.14, 0.02, 0.09),
            hand_l=At("chest", -0.14, -0.04, 0.12),
            knees=-6,
        )
    timeline.wait()
    timeline.hold(1.9 if end == "break free" else 3.0)
    if end == "break free":
        for number in range(8):
            sign = 1 if number % 2 else -1
            size = 0.4 + 0.15 * number
            timeline.to(
                0.08,
                exact=True,
                side=2.4 * sign * size,
                twist=timeline.value("twist") + 2 * sign * size,
                x=0.008 * sign,
            )
        timeline.to(
            0.16, exact=True, bend=34, nod=26, side=0, twist=0, x=0, y=-0.20, hands=At("chest", 0.0, -0.08, 0.16)
        )
        timeline.to(0.13, exact=True, bend=-14, nod=-22, y=-0.04, hands=At("shoulder", 0.54, 0.06, 0.04), shrugs=0)
        timeline.hold(0.45)
        timeline.to(0.4, bend=16, nod=10, y=-0.10, hands=At("shoulder", 0.18, -0.38, 0.16), foot_pitch_l=0)
        for number in range(4):
            timeline.to(0.12, twist=9 if number % 2 else -9, turn=8 if number % 2 else -8)
        at_ease(timeline, 0.9)
    how = {
        "warding off": "with the hands raised to ward something off", "mid-step": f"in mid-step, the {side} foot in front", "hugging": "with the arms hugged to the body",
    }[pose]  # fmt: skip
    tail = (
        ", then {tremble} and {break} free, the arms flung out" if end == "break free" else " and {stay} stiff as ice"
    )
    return [
        f"{{freeze}} solid{tail}", f"{{freeze}} {how}{tail}", f"{{get}} frozen in ice {how}{tail}", f"{{stand}} frozen stiff {how}{tail}",
        f"{{turn}} to ice in the middle of a movement{tail}", f"{{become}} a statue of ice {how}{tail}", f"{{get}} hit by a freeze spell{tail}",
        f"{{stop}} dead {how}, frozen{tail}", "= frozen status effect" if end != "break free" else "= frozen, then shatters the ice and is free",
        f"{{stiffen}} suddenly {how}{tail}", f"{{be}} encased in ice {how}{tail}",
    ]  # fmt: skip


@action(
    "get choked",
    "game/reactions/stagger",
    verbs="choke grab claw gasp sink struggle",
    crispness="crisp",
    side=SIDE,
    end=Choice(("sink to the knees", "fall down", "get free")),
    cause=Choice(("grip", "force")),
)
def choked(timeline: Timeline, side: str, end: str, cause: str) -> Sequence[str]:
    """Hands at the throat, gasping and twisting; lifted onto the toes by an unseen force, or down on the knees."""
    timeline.hold(0.3)
    throat = {"hand_r": At("head", -0.01, -0.22, 0.13), "hand_l": At("head", -0.01, -0.25, 0.15), "elbows": 30.0}
    timeline.to(0.22, **throat, nod=-26, bend=-4, shrugs=16, y=-0.03)
    lifted = 26.0 if cause == "force" else 0.0
    for number in range(7):
        sign = 1 if number % 2 else -1
        timeline.to(
            0.26, side=8 * sign, twist=10 * sign, nod=-30 + 10 * (number % 3), x=0.03 * sign, bend=-8 + 8 * (number % 2), heels=lifted,
            y=0.02 if lifted else -0.06 - 0.02 * (number % 2), hand_r=At("head", -0.01, -0.22 + 0.02 * sign, 0.14), hand_l=At("head", -0.01, -0.25 - 0.02 * sign, 0.15),
        )  # fmt: skip
    timeline.to(0.3, side=0, twist=0, x=0, heels=0, nod=-10, bend=6, y=-0.06)
    if end == "get free":
        timeline.to(
            0.3,
            bend=40,
            pitch=18,
            nod=16,
            y=-0.18,
            shrugs=0,
            hand_r=At("head", 0.0, -0.24, 0.14),
            hand_l=At("thigh", 0.03, 0.10, 0.06),
        )
        for _ in range(3):
            timeline.to(0.18, bend=46, nod=24)
            timeline.to(0.28, bend=36, nod=12)
        at_ease(timeline, 1.0)
        tail = "{get} free, {bend} over and {cough}"
    else:
        timeline.to(
            0.5,
            exact=True,
            y=KNEELING_M + 0.02,
            z=0.24,
            pitch=4,
            bend=14,
            nod=-20,
            rest=1,
            balance=0,
            feet=At("floor", 0.11, 0, -0.26),
            heels=62,
        )
        timeline.to(0.4, bend=24, nod=4, side=6)
        timeline.to(0.4, side=-4, nod=16)
        tail = "{sink} to the knees"
        if end == "fall down":
            timeline.to(
                0.4,
                exact=True,
                roll=-36,
                side=-12,
                x=-0.14,
                y=KNEELING_M - 0.14,
                hand_r=At("shoulder", 0.14, -0.40, 0.16),
            )
            timeline.to(
                0.34,
                exact=True,
                roll=-88,
                x=-0.40,
                y=0.16 - STANDING_M,
                bend=22,
                side=-4,
                feet=At("hip", 0.05, -0.54, 0.28),
                ankles=30,
                hand_l=At("chest", 0.04, -0.12, 0.30),
                elbows=0,
                shrugs=0,
            )
            tail = f"{{sink}} to the knees and {{fall}} over to the {side}"
        timeline.hold(0.8)
    by = " by an invisible force" if cause == "force" else ""
    return [
        f"{{choke}} and {tail}", f"{{get}} choked{by} and {tail}", f"{{grab}} {{poss}} throat with both hands, {{gasp}} for air and {tail}",
        f"{{claw}} at the throat and {{struggle}} for breath, then {tail}", f"{{get}} strangled{by}, {{twist}} and {{gasp}}, then {tail}",
        f"{{suffocate}}, both hands at the neck, and {tail}", "= choking animation", "= victim of a force choke" if cause == "force" else "= victim of a chokehold, hands at the throat",
        f"{{hold}} {{poss}} neck and {{sway}}, unable to breathe, then {tail}", f"{{choke}} on something and {tail}",
        f"{{lose}} air, {{clutch:ing}} the throat, and {tail}",
    ]  # fmt: skip


@action(
    "stand stunned and dizzy",
    "game/reactions/stagger",
    verbs="stand wobble sway reel hold",
    side=SIDE,
    hands=Choice(("one hand at the head", "both hands at the head", "hanging")),
    end=Choice(("shake it off", "stay dizzy")),
)
def dizzy(timeline: Timeline, side: str, hands: str, end: str) -> Sequence[str]:
    """Seeing stars: the trunk goes round in circles on soft knees, small steps to keep upright."""
    timeline.hold(0.15)
    head = At("head", 0.10, 0.00, 0.11)
    arms_of: dict[str, dict[str, Value]] = {
        "one hand at the head": {"hand_r": head, "elbow_r": 30.0, "hand_l": At("shoulder", 0.26, -0.42, 0.10)},
        "both hands at the head": {"hands": head, "elbows": 40.0}, "hanging": {"hands": At("shoulder", 0.16, -0.48, 0.12)},
    }  # fmt: skip
    arms = arms_of[hands]
    timeline.to(0.45, **arms, bend=16, nod=14, y=-0.10)
    circle = ((12, 10, 8), (0, 24, 20), (-13, 12, 6), (-4, -6, -18))
    for number in range(8):
        side_deg, bend, nod = circle[number % 4]
        swing: dict[str, Value] = (
            {"hand_l": At("shoulder", 0.34, -0.30 + 0.01 * side_deg, 0.12)} if hands != "both hands at the head" else {}
        )
        if number in (2, 6):
            step(
                timeline,
                "l" if number == 2 else "r",
                0.05,
                0.19,
                toes_deg=12,
                duration_s=0.34,
                heel_first=False,
                advance=False,
            )
        elif number == 4:
            step(timeline, "r", -0.07, 0.16, toes_deg=12, duration_s=0.34, heel_first=False, advance=False)
        timeline.to(
            0.36,
            side=side_deg,
            tilt=0.9 * side_deg,
            bend=bend,
            nod=nod,
            x=0.004 * side_deg,
            roll=0.4 * side_deg,
            y=-0.10 - 0.03 * (number % 2),
            twist=-0.5 * side_deg,
            **swing,
        )
        timeline.wait()
    if end == "shake it off":
        timeline.to(0.3, side=0, tilt=0, bend=14, nod=14, x=0, roll=0, twist=0)
        for number in range(4):
            timeline.to(0.13, turn=26 if number % 2 else -26)
        timeline.to(0.2, turn=0)
        at_ease(timeline, 0.9)
    else:
        timeline.to(0.4, side=6, bend=18, nod=18)
        timeline.hold(0.3)
    held = {
        "one hand at the head": f"the {side} hand at the head", "both hands at the head": "both hands at the head", "hanging": "the arms hanging loosely",
    }[hands]  # fmt: skip
    tail = ", then {shake} it off" if end == "shake it off" else ""
    return [
        "{stand} stunned and dizzy", f"{{stand}} dazed, {held}{tail}", f"{{wobble}} on {{poss}} feet, {held}{tail}", f"{{sway}} in circles, seeing stars, {held}{tail}",
        f"{{be}} dizzy after a blow, {held}{tail}", f"{{reel}} unsteadily on the spot, {held}{tail}", "= stunned idle, stars around the head", f"= dizzy state of a fighting game, {held}",
        f"{{stagger}} in place, {held}, trying to keep the balance{tail}", f"{{be}} groggy and {{sway}} from side to side{tail}", f"{{feel}} faint, {held}, and {{wobble}}{tail}",
        *(["{stand} dizzy and {stay} so", "{stay} dazed and dizzy, without shaking it off"] if end == "stay dizzy" else []),
    ]  # fmt: skip


@action(
    "stand wounded",
    "game/reactions/stagger",
    verbs="stand clutch hold breathe cough hunch",
    side=SIDE,
    wound=Choice(("flank", "stomach", "poison")),
    coughs=Count(0, 2),
)
def wounded_idle(timeline: Timeline, side: str, wound: str, coughs: int) -> Sequence[str]:
    """Hunched, breathing hard, a hand on the wounded right side or both at the belly."""
    arms: dict[str, Value] = (
        {"hand_r": At("pelvis", 0.12, 0.22, 0.10), "elbow_r": 20.0, "hand_l": At("shoulder", 0.10, -0.46, 0.14)}
        if wound == "flank"
        else {"hand_r": At("pelvis", -0.03, 0.20, 0.20), "hand_l": At("pelvis", -0.05, 0.26, 0.20), "elbows": 15.0}
    )
    lean = -9.0 if wound == "flank" else 0.0
    body: dict[str, Value] = {"y": -0.11, "bend": 28.0, "pitch": 12.0, "nod": 8.0, "side": lean, "knee_r": -4.0}
    timeline.stance(0.26, toes_deg=10, stagger_m=-0.12)
    timeline.start(**body, **arms)
    timeline.hold(0.2)
    for number in range(4):
        timeline.to(0.5, bend=22, nod=2 if number % 2 else 12, shrugs=9, y=-0.09, x=0.02 if number % 2 else -0.02)
        timeline.to(0.65, bend=31, nod=16, shrugs=0, y=-0.13)
        if number in (1, 2) and number <= coughs:
            fist = {} if wound != "flank" else {"hand_l": At("head", 0.03, -0.16, 0.17)}
            timeline.to(0.3, **fist, bend=26)
            for _ in range(2):
                timeline.to(0.13, bend=44, nod=28, shrugs=14, y=-0.16)
                timeline.to(0.2, bend=32, nod=18, shrugs=2, y=-0.12)
            if fist:
                timeline.to(0.35, hand_l=At("shoulder", 0.10, -0.46, 0.14))
    timeline.to(0.4, **body)
    where = {
        "flank": f"a wound in the {side} side",
        "stomach": "a wound in the stomach",
        "poison": "the aching stomach",
    }[wound]
    held = f"the {side} hand pressed to the side" if wound == "flank" else "both arms pressed to the belly"
    state = "poisoned" if wound == "poison" else "wounded"
    cough = " and {cough}" if coughs else ""
    return [
        f"{{stand}} {state}", f"{{stand}} {state} and hunched, {held}", f"{{hold}} {where} and {{breathe}} heavily{cough}", f"{{clutch}} {where}, bent over{cough}",
        f"{{stand}} bent over in pain, {held}{cough}", f"{{be}} badly hurt and {{lean}} forward, {held}", f"= {'poisoned' if wound == 'poison' else 'injured'} idle, {held}",
        f"{{breathe}} hard with {held.replace('pressed', 'pressed tightly')}{cough}", f"{{suffer}} from {'poison' if wound == 'poison' else where}, standing hunched{cough}",
        f"= low health idle, {held}", f"{{stay}} on {{poss}} feet although {state}, {held}{cough}",
    ]  # fmt: skip


@action(
    "walk holding a wounded arm",
    "locomotion/walk/walk",
    verbs="walk hold clutch limp",
    side=SIDE,
    pace=Choice(("slow", "limping", "hurried")),
    begins=Choice(("standing", "moving")),
    ends=Choice(("standing", "moving")),
    wound=Choice(("arm", "flank", "stomach", "thigh"), (3, 1, 1, 1)),
)
def wounded_arm_walk(timeline: Timeline, side: str, pace: str, begins: str, ends: str, wound: str) -> Sequence[str]:
    """The left hand holds the right upper arm, which hangs limp, or the right flank, or both the belly; head low."""
    style = {
        "slow": replace(WALK, step_m=0.42, step_s=0.72, bend_deg=14, nod_deg=14, double_s=0.16, y_m=-0.04),
        "limping": replace(STYLES["limp"], bend_deg=14, nod_deg=12),
        "hurried": replace(WALK, step_m=0.62, step_s=0.46, bend_deg=16, nod_deg=2, pitch_deg=6, y_m=-0.04),
    }[pace]  # fmt: skip
    hold: dict[str, Value] = {
        "hand_r": At("shoulder", 0.02, -0.46, 0.14), "hand_l": At("chest", -0.19, -0.14, 0.11), "elbow_l": 0.0, "shrug_r": 10.0, "side": -4.0, "palm_l": 30.0,
    }  # fmt: skip
    if wound == "flank":
        hold = {
            "hand_l": At("pelvis", -0.13, 0.22, 0.12), "hand_r": At("shoulder", 0.10, -0.55, 0.06), "elbow_l": 5.0, "side": -9.0, "palm_l": 20.0,
        }  # fmt: skip
    elif wound == "stomach":
        hold = {"hand_r": At("pelvis", -0.03, 0.20, 0.18), "hand_l": At("pelvis", -0.05, 0.26, 0.18), "elbows": 15.0}
        style = replace(style, bend_deg=style.bend_deg + 12)
    elif wound == "thigh":
        hold = {"hand_r": At("thigh", 0.04, 0.08, 0.07), "hand_l": At("shoulder", 0.20, -0.44, 0.10), "side": -6.0}
        style = replace(style, bend_deg=style.bend_deg + 12, limp=max(style.limp, 0.8), step_m=0.40)
    if begins == "standing":
        timeline.hold(0.2)
        timeline.to(0.5, **hold)
        timeline.hold(0.2)
    else:
        timeline.start(**hold)
    distance = style.step_m * float(timeline.generator.uniform(5, 7))
    travel(timeline, distance, style, begins=begins, ends=ends, arms=False)
    if ends == "standing":
        timeline.to(0.4, bend=18, nod=16)
        timeline.hold(0.4)
    how = {"slow": "slowly", "limping": "with a limp", "hurried": "hurriedly"}[pace]
    if wound != "arm":
        where = {"flank": f"the {side} side", "stomach": "the stomach", "thigh": f"the {side} thigh"}[wound]
        held = {
            "flank": f"the {other(side)} hand pressed to the {side} side", "stomach": "both hands pressed to the stomach", "thigh": f"the {side} hand on the thigh",
        }[wound]  # fmt: skip
        return [
            f"{{walk}} wounded, holding {where}", f"{{walk}} {how}, {held}", f"{{walk}} {how} with a wound in {where}", f"{{hold}} {where} and {{walk}} {how}, hurt",
            f"{{drag}} {{poss}} body along, {held}", f"{{clutch}} {where} while walking {how}", f"{{walk}} injured, bent over, {held}",
            f"= wounded walk, {held}", f"= an injured soldier walking {how}, holding {where}",
        ]  # fmt: skip
    return [
        "{walk} holding a wounded arm", f"{{walk}} {how} with a hurt {side} arm, holding it with the {other(side)} hand", f"{{hold}} the {side} arm and {{walk}} {how}",
        f"{{walk}} {how}, the {side} arm hanging limp", f"{{clutch}} the wounded {side} arm while walking {how}", "{walk} injured, gripping {poss} upper arm",
        f"{{move}} forward {how}, {{press:ing}} the {other(side)} hand on the {side} upper arm", "= injured arm walk cycle", f"= walking {how} with a broken {side} arm",
        f"{{drag}} oneself along with a wounded {side} arm".replace("oneself", "{poss} body"), f"{{support}} the injured {side} arm with the other hand and {{walk}} {how}",
    ]  # fmt: skip
