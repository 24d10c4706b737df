"""What characters of action games do besides fighting: dashes, hard landings, finds held up, traps, flags, and dying slowly."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.fighting import AHEAD, at_ease, fighting_stance, guard_hands
from kinoflow.authoring.gait import STYLES, line, walk
from kinoflow.authoring.library.low import landing_roll
from kinoflow.authoring.moves import (
    ALL_FOURS,
    ALL_FOURS_HAND,
    KNEELING_FOOT,
    KNEELING_HEEL_DEG,
    KNEELING_HIP_M,
    jump,
    kneel,
    lie_start,
    rise_from_all_fours,
    rise_from_knees,
    sit_on_floor_start,
    step,
)
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline, Value


@action(
    "dash",
    "game/defence/dodge",
    verbs="dash burst rush slip backdash lunge",
    crispness="snappy",
    side=SIDE,
    direction=Choice(("forward", "backward", "to the side")),
    count=Count(1, 2, usual=1),
)
def dash(timeline: Timeline, side: str, direction: str, count: int) -> Sequence[str]:
    """One short burst close to the floor from a guard into a guard, ahead, back or to the right."""
    timeline.hold(0.1)
    fighting_stance(timeline, 0.45, y_m=-0.12)
    timeline.hold(0.2)
    left, ahead = {"forward": (0.0, 0.95), "backward": (0.0, -0.85), "to the side": (-0.80, 0.0)}[direction]
    lean: dict[str, float] = {
        "forward": {"pitch": 24.0, "bend": 16.0, "nod": -16.0},
        "backward": {"pitch": -8.0, "bend": 14.0, "nod": 6.0},
        "to the side": {"pitch": 8.0, "bend": 14.0, "roll": -12.0},
    }[direction]  # fmt: skip
    first = {"forward": "l", "backward": "r", "to the side": "r"}[direction]
    for _ in range(count):
        timeline.to(0.16, y=-0.22, **{k: 0.4 * v for k, v in lean.items()})
        timeline.wait()
        timeline.place = timeline.place.moved(left, ahead)
        timeline.to(0.34, exact=True, x=0.0, z=0.0, y=-0.20, **lean, advance=False)
        for number, foot in enumerate((first, "l" if first == "r" else "r")):
            step(
                timeline, foot, 0.22 if foot == "l" else -0.22, 0.14, toes_deg=4 if foot == "l" else 40, duration_s=0.22,
                delay_s=0.14 * number, height_m=0.05, heel_first=False, advance=False,
            )  # fmt: skip
        timeline.hold(0.36)
        timeline.wait()
        timeline.to(0.2, y=-0.13, pitch=4, bend=8, nod=0, roll=0)
        timeline.hold(0.15)
    timeline.hold(0.2)
    at_ease(timeline, 0.7)
    way = f"to the {side}" if direction == "to the side" else direction
    often = "" if count == 1 else f" {times(count)}"
    return [
        f"{{dash}} {way}{often}",
        f"{{dash}} {way} in a fighting stance{often}",
        f"{{burst}} {way} with a quick low step{often}",
        f"{{rush}} {way} out of guard{often}" if direction == "forward" else f"{{slip}} {way} with a quick dash{often}",
        f"{{do}} a short dash {way}{often}",
        f"= quick combat dash {way}{often}",
        f"{{shoot}} {way}, staying low, and {{come}} to guard{often}",
        "= backdash" if direction == "backward" else f"= {'forward dash' if direction == 'forward' else 'side dash to the ' + side}",
        *(["{backdash}", "{dash} back out of reach"] if direction == "backward" else ["{dash} in"] if direction == "forward" else []),
    ]  # fmt: skip


@action(
    "jumping uppercut",
    "game/unarmed/boxing",
    verbs="jump punch rise leap launch uppercut",
    crispness="snappy",
    tempo=False,
    side=SIDE,
    turn=Choice(("none", "full turn"), (2, 1)),
)
def jumping_uppercut(timeline: Timeline, side: str, turn: str) -> Sequence[str]:
    """Out of a deep crouch the right fist drives up under a chin and takes the whole body off the floor."""
    timeline.hold(0.1)
    fighting_stance(timeline, 0.45, y_m=-0.12)
    timeline.hold(0.15)
    timeline.to(
        0.26, y=-0.36, pitch=22, bend=24, nod=-20, twist=-34, hand_r=At("shoulder", 0.06, -0.44, 0.12), elbow_r=5, **{"hand_l": guard_hands()["hand_l"]},
    )  # fmt: skip
    timeline.hold(0.1)
    jump(
        timeline, 0.52 if turn == "none" else 0.62, forward_m=0.30, turned_deg=0.0 if turn == "none" else 360.0, crouch_s=0.0, push_s=0.2, recover_s=0.0, arms=False, foot_out_m=0.13,
        air={"hand_r": At("shoulder", -0.06, 0.53, 0.16), "elbow_r": 10.0, "palm_r": 60.0, "twist": 26.0, "bend": -10.0, "nod": -20.0, "hand_l": At("shoulder", 0.04, -0.20, 0.22),
             "foot_r": At("hip", 0.02, -0.50, 0.22), "foot_l": At("hip", 0.02, -0.78, -0.06)},
    )  # fmt: skip
    timeline.to(0.3, twist=0, hands=At("shoulder", 0.08, -0.06, 0.24), y=-0.26, nod=0)
    fighting_stance(timeline, 0.5, y_m=-0.12)
    timeline.hold(0.3)
    at_ease(timeline, 0.8)
    return [
        f"{{do}} a jumping uppercut with the {side} fist",
        "= dragon punch",
        f"= rising uppercut with the {side} fist",
        f"{{leap}} up with an uppercut of the {side} fist",
        f"{{crouch}} and {{jump}} into the air with the {side} fist driven up",
        f"{{launch}} an enemy with a jumping uppercut of the {side} hand",
        f"{{rise}} off the floor with the {side} fist straight up",
        f"{{perform}} a dragon punch with the {side} hand",
        f"{{punch}} upward with the {side} fist while jumping",
        *(
            [
                f"{{do}} a jumping uppercut with the {side} fist and a full 360 turn in the air",
                f"= spinning dragon punch with the {side} fist",
                f"{{rise}} with an uppercut of the {side} fist, {{spin}} once around in the air and {{land}} in guard",
            ]
            if turn == "full turn"
            else []
        ),
    ]


@action(
    "scoot backward on the floor",
    "locomotion/low/crawl",
    verbs="scoot back crawl push scramble slide",
    side=SIDE,
    count=Count(3, 5),
    arm=Choice(("both hands on the floor", "hand held out for mercy", "aiming a pistol")),
)
def scoot_backward(timeline: Timeline, side: str, count: int, arm: str) -> Sequence[str]:
    """Sitting on the floor with the hands behind, pushed back by the heels, away from what comes; perhaps one arm up."""
    sit_on_floor_start(timeline, feet_m=0.44)
    hand = At("floor", 0.26, 0.03, -0.34)
    up = {"hand held out for mercy": At("shoulder", -0.02, 0.06, 0.52), "aiming a pistol": At("shoulder", -0.14, 0.02, 0.54)}.get(arm)  # fmt: skip
    free = "r" if up else ""
    timeline.start(
        pitch=-24, bend=22, nod=2, hands=hand, palms=-40, **({f"hand_{free}": up, f"palm_{free}": -70.0 if "mercy" in arm else -10.0, f"wrist_{free}": -50.0 if "mercy" in arm else 0.0, f"elbow_{free}": 5.0} if up else {}),
    )  # fmt: skip
    timeline.look_at(At("floor", 0.0, 1.4, 3.0), 0.3)
    timeline.hold(0.3)
    gone, shift = 0.0, 0.26
    limbs = [limb for limb in ("l", "r") if limb != free]
    for number in range(2 * count):
        foot = "r" if number % 2 == 0 else "l"
        sign = 1 if foot == "r" else -1
        # A foot comes in and a hand goes back; then the heels push.
        timeline.to(0.12, exact=True, advance=False, **{f"foot_{foot}": At("floor", 0.13, 0.06, 0.36 - gone)})
        for limb in limbs:
            if len(limbs) == 1 or limb != foot:
                timeline.to(
                    0.2,
                    exact=True,
                    advance=False,
                    **{f"hand_{limb}": hand.moved(up=0.04, forward=-gone - shift / 2 - 0.04)},
                )
        timeline.hold(0.12)
        timeline.to(0.12, exact=True, advance=False, **{f"foot_{foot}": At("floor", 0.13, 0.0, 0.30 - gone)})
        timeline.hold(0.08)
        for limb in limbs:
            if len(limbs) == 1 or limb != foot:
                timeline.to(
                    0.1, exact=True, advance=False, **{f"hand_{limb}": hand.moved(forward=-gone - shift / 2 - 0.06)}
                )
        gone += shift / 2
        timeline.to(0.2, exact=True, z=-gone, roll=3 * sign, side=-5 * sign, bend=26)
        timeline.to(0.08, exact=True, bend=22)
    timeline.to(0.2, roll=0, side=0)
    timeline.hold(0.5)
    tail = {"both hands on the floor": "", "hand held out for mercy": f", the {side} hand held out for mercy", "aiming a pistol": f", aiming a pistol with the {side} hand"}[arm]  # fmt: skip
    own = {
        "both hands on the floor": ["{scramble} backward on the floor in fear", "{back} away on the floor"],
        "hand held out for mercy": ["{beg} for mercy, backing away on the floor", "{plead} and {scoot} backward on the floor"],
        "aiming a pistol": ["{crawl} backward on the floor while shooting a pistol", "{scoot} backward on the floor, firing a pistol"],
    }[arm]  # fmt: skip
    return [
        f"{{scoot}} backward on the floor{tail}",
        f"{{crawl}} backward on the floor, sitting{tail}",
        f"{{push}} back along the floor with the heels{tail}",
        f"{{slide}} backward on the bottom away from an enemy{tail}",
        f"{{move}} away backward, sitting on the floor{tail}",
        *own,
        f"= scared victim backing away on the floor{tail}",
        f"= crawling backward on the back{tail}",
    ]


@action(
    "crawl dying",
    "game/reactions/death fall",
    verbs="crawl drag reach die collapse",
    side=SIDE,
    count=Count(1, 2),
    end=Choice(("die", "reach out")),
)
def crawl_dying(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """Face down, dragged on by one arm after the other, ever slower; the right hand reaches out once more, and drops."""
    lie_start(timeline, "down")
    hand = At("floor", 0.18, 0.05, 0.62)
    timeline.start(bend=-22, nod=-14, hands=hand, elbows=50, palms=-60, foot_r=At("hip", 0.10, -0.78, -0.04))
    timeline.hold(0.3)
    gone = 0.0
    for number in range(2 * count):
        arm = "r" if number % 2 == 0 else "l"
        sign = 1 if arm == "r" else -1
        slow = 1.0 + 0.22 * number
        timeline.to(0.40 * slow, exact=True, advance=False, **{f"hand_{arm}": hand.moved(forward=gone + 0.22, up=0.03)})
        timeline.to(0.40 * slow, exact=True, roll=7 * sign, side=10 * sign, nod=-20, bend=-24)
        gone += 0.16
        timeline.to(0.45 * slow, exact=True, z=gone, roll=0, side=0, nod=6, bend=-14)
        timeline.hold(0.12 * number)
    timeline.to(0.7, bend=-30, nod=-26)
    timeline.to(0.7, hand_r=At("shoulder", -0.02, 0.50, 0.16), elbow_r=0, palm_r=-80, roll=-6)
    for _ in range(2):
        timeline.to(0.16, exact=True, hand_r=At("shoulder", -0.01, 0.52, 0.19))
        timeline.to(0.16, exact=True, hand_r=At("shoulder", -0.02, 0.50, 0.15))
    timeline.hold(0.4)
    if end == "die":
        timeline.to(0.32, exact=True, hand_r=At("floor", 0.14, 0.03, gone + 0.72), bend=0, nod=14, roll=0, turn=34)
        timeline.hold(1.1)
    tail = " and {die}" if end == "die" else ", still alive"
    return [
        f"{{crawl}} on the ground, dying, the {side} hand reaching out{tail}",
        f"{{crawl}} forward, dying, and {{reach}} out with the {side} hand{tail}",
        f"{{drag}} {{poss}}self along the ground with {{poss}} last strength, {{reach}} out{tail}",
        f"{{crawl}} ever slower, mortally wounded, {{reach}} out with one hand{tail}",
        f"{{bleed}} out while crawling on the belly, {{stretch}} out a hand{tail}",
        f"{{crawl}} on the belly, wounded to death{tail}",
        f"= dying crawl with the {side} hand stretched out" + (", then dead" if end == "die" else ""),
        f"= a dying soldier crawls and reaches out for help{' and dies' if end == 'die' else ''}",
    ]


@action(
    "land on the feet",
    "locomotion/jump/jump",
    verbs="land drop absorb crouch stumble roll",
    crispness="crisp",
    tempo=False,
    side=SIDE,
    how=Choice(("soft", "hard", "stumble", "roll", "on hands and knees")),
    end=Choice(("stand up", "stay low"), (3, 1)),
)
def land(timeline: Timeline, side: str, how: str, end: str) -> Sequence[str]:
    """Down out of the air: the knees take it softly, or the body is driven into a deep squat, pitches ahead, or rolls on."""
    drop_m = 0.9 if how == "soft" else 1.6
    timeline.start(
        y=drop_m - 0.06, balance=0, pitch=6, bend=8, nod=16, feet=At("hip", 0.05, -0.72, 0.10), ankles=20,
        hands=At("shoulder", 0.40, 0.06, 0.04), elbows=10,
    )  # fmt: skip
    begin_s = timeline.time_s
    fall_s = (2 * drop_m / 9.81) ** 0.5
    floor_m = timeline.place.floor_m
    timeline.key("y", begin_s, floor_m + drop_m - 0.06, slope=0.0)
    timeline.key("y", begin_s + fall_s, floor_m - 0.06, slope=-9.81 * fall_s)
    timeline.flights.append((begin_s, begin_s + fall_s))
    for foot in ("l", "r"):
        timeline.feet[foot].hold(begin_s + 0.5 * fall_s)
        timeline.feet[foot].put(begin_s + fall_s, *timeline._foot_point(foot, At("floor", 0.14, 0.0, 0.05)))
    timeline.time_s = begin_s + fall_s
    if how == "soft":
        timeline.to(
            0.22,
            exact=True,
            y=-0.32,
            pitch=22,
            bend=16,
            nod=-10,
            z=0.04,
            hands=At("shoulder", 0.26, -0.30, 0.24),
            balance=0.5,
        )
        timeline.to(0.2, y=-0.28)
    elif how == "roll":
        landing_roll(timeline, 0.13, 1.3)
        timeline.to(0.2, y=-0.30, pitch=16, bend=14, balance=0.6)
    else:
        timeline.to(
            0.15,
            exact=True,
            y=-0.52,
            pitch=44,
            bend=40,
            nod=10,
            z=0.05,
            balance=0.3,
            hand_r=At("floor", 0.16, 0.04, 0.42),
            hand_l=At("shoulder", 0.34, -0.26, 0.10),
            elbows=10,
            heels=10,
        )
        timeline.to(0.1, exact=True, y=-0.55, bend=46)
        timeline.to(0.25, y=-0.50, bend=40)
        timeline.hold(0.5 if how == "hard" else 0.05)
    if how == "on hands and knees":
        timeline.to(0.26, exact=True, **ALL_FOURS, hands=ALL_FOURS_HAND, feet=KNEELING_FOOT, heels=KNEELING_HEEL_DEG)
        timeline.to(0.2, bend=24, nod=10)
        timeline.hold(0.8)
        if end == "stand up":
            rise_from_all_fours(timeline, 2.0)
    if how == "stumble":
        timeline.wait()
        timeline.to(0.1, heels=0)
        for foot, ahead in (("r", 0.36), ("l", 0.34), ("r", 0.24)):
            timeline.place = timeline.place.moved(forward_m=ahead)
            timeline.to(
                0.26,
                x=0.0,
                z=0.06,
                y=-0.22,
                pitch=26,
                bend=24,
                nod=-16,
                hands=At("shoulder", 0.30, -0.22, 0.30),
                advance=False,
            )
            step(timeline, foot, 0.10, 0.15, duration_s=0.26, height_m=0.07, heel_first=False)
        timeline.wait()
        step(timeline, "l", 0.06, 0.13, duration_s=0.3, height_m=0.05, advance=False)
    low = end == "stay low"
    if how == "on hands and knees":
        timeline.to(0.3, nod=-20 if low else 0)
    elif low:
        timeline.to(
            0.4, y=-0.40, pitch=26, bend=16, nod=-20, hands=At("shoulder", 0.10, -0.36, 0.24), balance=0.6, heels=8
        )
        timeline.hold(1.0)
    else:
        timeline.to(
            0.9 if how == "hard" else 0.5,
            y=0.0,
            x=0.0,
            z=0.0,
            pitch=0,
            bend=0,
            nod=0,
            heels=0,
            balance=1,
            hands=NEUTRAL_HAND,
        )
        at_ease(timeline, 0.4)
    manner = {"soft": "softly", "hard": "hard", "stumble": "hard and {stumble} forward", "roll": "hard and {roll} forward", "on hands and knees": "hard on hands and knees"}[how]  # fmt: skip
    tail = " and {stay} low" if low else " and {stand} up"
    return [
        f"{{land}} {manner}{tail}",
        f"{{land}} {manner}",
        f"{{drop}} out of the air and {{land}} {manner}{tail}",
        f"{{come}} down from a jump and {{land}} {manner}{tail}",
        f"{{fall}} from a height and {{land}} {manner}{tail}" if how == "on hands and knees" else f"{{fall}} from a height and {{land}} on both feet {manner}{tail}" if how != "soft" else f"{{land}} on both feet, the knees soft{tail}",
        f"{{touch}} down {manner}{tail}",
        *{"soft": ["= soft landing", f"{{land}} lightly on the feet{tail}"], "hard": ["= hard landing", f"{{land}} heavily in a deep crouch{tail}", "{land} hard with one hand on the ground"],
          "stumble": ["= landing with a stumble", "{land} badly and {stumble}"], "on hands and knees": ["= landing on all fours", "{crash} down on the hands and knees"], "roll": ["= hard landing into a roll", "{land} and {roll} forward", "= landing roll"]}[how],
        f"= landing after a {'jump' if how == 'soft' else 'high fall'}{', staying low' if low else ''}",
    ]  # fmt: skip


@action(
    "wall jump",
    "locomotion/jump/jump",
    verbs="jump kick push leap bounce",
    tempo=False,
    crispness="crisp",
    side=SIDE,
    count=Count(1, 2, usual=1),
)
def wall_jump(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """A leap at a wall on the left, a foot against it, and off again to the right; perhaps back from a wall over there."""
    timeline.hold(0.2)
    timeline.look_at(At("floor", 1.2, 1.6, 0.4), 0.3)
    timeline.to(0.3, y=-0.22, pitch=20, bend=12, hands=At("shoulder", 0.18, -0.42, -0.16))
    begin_s = timeline.time_s
    timeline.hold_all(begin_s, "x", "z", "yaw", "y", "foot_l", "foot_r", "roll", "pitch")
    reach = At("hip", 0.20, -0.46, 0.10)
    timeline.to(
        0.34, exact=True, x=0.45, z=0.12, y=0.42, roll=-16, pitch=4, bend=4, yaw=20, balance=0, heels=0, ankles=0, foot_l=reach, foot_r=At("hip", 0.04, -0.72, -0.10),
        hand_l=At("shoulder", 0.40, 0.16, 0.20), hand_r=At("shoulder", 0.24, 0.10, 0.20),
    )  # fmt: skip
    timeline.to(
        0.12,
        exact=True,
        x=0.50,
        y=0.44,
        foot_l=At("hip", 0.30, -0.40, 0.06),
        roll=-20,
        hands=At("shoulder", 0.24, -0.24, 0.10),
    )
    for number in range(count):
        sign = -1 if number % 2 == 0 else 1
        push, tuck = ("l", "r") if sign < 0 else ("r", "l")
        timeline.look_at(At("floor", 2.0 * sign, 1.8, 0.5), 0.2)
        target = -0.55 if sign < 0 else 0.40
        timeline.to(
            0.16, exact=True, x=0.30 if sign < 0 else -0.35, y=0.66 + 0.2 * number, roll=18 * sign * -1, yaw=10 * sign, hands=At("shoulder", 0.30, 0.34, 0.20),
            **{f"foot_{push}": At("hip", 0.34, -0.68, 0.0), f"foot_{tuck}": At("hip", 0.04, -0.40, 0.30)},
        )  # fmt: skip
        if number == count - 1:
            timeline.place = timeline.place.moved(left_m=target - 0.25 * (1 if sign < 0 else -1), forward_m=0.30)
            timeline.to(
                0.26,
                exact=True,
                x=0.20 * -sign,
                z=-0.04,
                y=0.58,
                roll=4 * sign,
                yaw=0,
                feet=At("hip", 0.06, -0.70, 0.06),
                hands=At("shoulder", 0.40, 0.10, 0.06),
            )
            timeline.to(
                0.24,
                exact=True,
                x=0.0,
                z=0.0,
                y=0.02,
                roll=0,
                feet=At("floor", 0.14, 0.03, 0.0),
                hands=At("shoulder", 0.36, -0.06, 0.14),
            )
            timeline.flights.append((begin_s, timeline.time_s))
        else:
            timeline.to(
                0.26,
                exact=True,
                x=-0.55,
                y=0.72,
                roll=16,
                yaw=-12,
                foot_r=At("hip", 0.28, -0.42, 0.08),
                foot_l=At("hip", 0.04, -0.72, -0.10),
                hands=At("shoulder", 0.30, 0.10, 0.16),
            )
    timeline.look_at(None, 0.3)
    timeline.to(
        0.16,
        exact=True,
        y=-0.30,
        pitch=24,
        bend=20,
        nod=-8,
        feet=At("floor", 0.14, 0.0, 0.0),
        ankles=10,
        hands=At("shoulder", 0.28, -0.30, 0.20),
    )
    timeline.hold(0.15)
    timeline.to(0.5, y=0.0, pitch=0, bend=0, nod=0, balance=1, hands=NEUTRAL_HAND)
    at_ease(timeline, 0.5)
    way = f"to the {side}" if count == 1 else "from wall to wall"
    return [
        f"{{wall}}-jump {way}",
        f"{{do}} a wall jump {way}",
        f"{{jump}} at a wall on the {other(side)} and {{kick}} off it {way}",
        f"{{leap}} at a wall, {{push}} off with a foot and {{fly}} {way}",
        f"{{bounce}} off a wall {way}",
        f"{{jump}} against a wall and off it {way}",
        f"{{kick}} off a wall {way} and {{land}}",
        f"= wall jump {way}",
        "= wall kick jump",
    ]


@action(
    "hold up a find",
    "daily/objects/lift",
    verbs="hold lift raise show find present",
    side=SIDE,
    hands=Choice(("both hands", "one hand")),
    takes=Choice(("from the ground", "already held")),
)
def hold_up_find(timeline: Timeline, side: str, hands: str, takes: str) -> Sequence[str]:
    """A treasure is lifted high above the head and looked up at, proudly; it may be picked up from the ground first."""
    both = hands == "both hands"
    names = ("hands",) if both else ("hand_r",)

    def at(place: At) -> dict[str, Value]:
        return dict.fromkeys(names, place)

    timeline.hold(0.2)
    if takes == "from the ground":
        timeline.look_at(At("floor", 0.0, 0.1, 0.5), 0.3)
        timeline.to(
            0.7, y=-0.46, pitch=36, bend=36, nod=4, **at(At("floor", 0.10 if both else 0.02, 0.16, 0.46)), heels=16
        )
        timeline.hold(0.25)
        timeline.to(
            0.6, y=-0.06, pitch=4, bend=8, nod=14, **at(At("chest", 0.10 if both else 0.02, -0.12, 0.34)), heels=0
        )
    else:
        timeline.to(0.5, **at(At("chest", 0.10 if both else 0.02, -0.14, 0.32)), nod=18, bend=6)
    timeline.hold(0.35)
    timeline.look_at(None, 0.3)
    timeline.to(0.25, y=-0.10, bend=10)
    timeline.to(
        0.4, y=0.02, heels=10, bend=-10, nod=-28, **at(At("shoulder", 0.0 if both else -0.06, 0.53, 0.12)), palms=60
    )
    if not both:
        timeline.to(0.2, hand_l=At("pelvis", 0.20, 0.12, 0.02), elbow_l=50)
    timeline.hold(1.4)
    timeline.to(0.3, heels=0)
    at_ease(timeline)
    held = "in both hands" if both else f"in the {side} hand"
    first = "{pick} up a treasure and " if takes == "from the ground" else ""
    return [
        f"{first}{{hold}} it up triumphantly {held}" if first else f"{{hold}} up a treasure triumphantly {held}",
        f"{first}{{lift}} it high above the head {held}"
        if first
        else f"{{lift}} a found thing high above the head {held}",
        "{pick} up an item and {hold} it up triumphantly" if first else "{hold} an item up triumphantly",
        f"{{find}} something{' on the ground' if first else ''} and {{hold}} it up {held}",
        f"{first}{{raise}} it overhead with pride" if first else f"{{raise}} a trophy overhead {held}",
        f"{{show}} off a treasure{' picked up from the ground' if first else ''}, held high {held}",
        f"= item get pose {held}" + (", picked up first" if first else ""),
        "{pick} up a coin and {hold} it up" if first else "{present} a found treasure to the sky",
        f"= treasure found{' on the ground' if first else ''}, held up {held}",
    ]


@action(
    "knee slide",
    "social/body signs/cheer",
    verbs="slide celebrate run skid",
    tempo=False,
    side=SIDE,
    arms=Choice(("spread", "fists in the air")),
)
def knee_slide(timeline: Timeline, side: str, arms: str) -> Sequence[str]:
    """A run, down on both knees and on over the grass, leaning back with the arms spread or the fists up."""
    del side
    timeline.hold(0.1)
    walk(timeline, 2.6, replace(STYLES["run"], step_m=0.9), steps=4, close=False)
    timeline.wait()
    ahead = timeline.hips_here()[1]
    low = KNEELING_HIP_M - STANDING_M

    def shins(pitch_deg: float) -> At:
        """Where a foot is whose shin lies on the grass, in axes of hips that lean back."""
        lean, below_m, behind_m = math.radians(pitch_deg), KNEELING_HIP_M - 0.08, 0.38
        down = -below_m * math.cos(lean) - behind_m * math.sin(lean)
        return At("hip", 0.06, down, below_m * math.sin(lean) - behind_m * math.cos(lean))

    timeline.to(
        0.24, exact=True, y=-0.26, z=ahead + 0.55, pitch=-4, bend=6, hands=At("shoulder", 0.30, -0.20, 0.10), balance=0, feet=shins(-4).moved(up=0.06), ankles=50, knees=10,
    )  # fmt: skip
    timeline.to(0.2, exact=True, y=low, z=ahead + 1.0, pitch=-12, bend=0, rest=1.0, feet=shins(-12), ankles=50)
    up = At("shoulder", 0.44, 0.24, 0.0) if arms == "spread" else At("shoulder", 0.14, 0.50, 0.04)
    timeline.to(0.45, exact=True, z=ahead + 1.8, pitch=-20, bend=-10, nod=-22, hands=up, feet=shins(-20))
    timeline.to(0.55, exact=True, z=ahead + 2.25, pitch=-16, feet=shins(-16))
    timeline.hold(0.3)
    for _ in range(2):
        timeline.to(0.22, hands=up.moved(up=-0.12), bend=-4)
        timeline.to(0.22, hands=up, bend=-10)
    timeline.hold(0.6)
    what = "the arms spread" if arms == "spread" else "both fists in the air"
    return [
        f"{{celebrate}} with a knee slide, {what}",
        f"{{run}} and {{slide}} on both knees, {what}",
        "{do} a knee slide",
        f"{{slide}} on the knees over the grass, {what}",
        f"= goal celebration with a knee slide, {what}",
        f"{{skid}} along on the knees in joy, {what}",
        f"{{drop}} to the knees in a run and {{slide}}, {what}",
        f"= footballer's knee slide, {what}",
    ]


@action(
    "hold a hurt knee on the ground",
    "game/reactions/stagger",
    verbs="hold roll lie writhe clutch suffer",
    side=SIDE,
    count=Count(2, 4),
)
def hold_hurt_knee(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """On the back with the right knee drawn up and held in both hands, rocking from side to side in pain."""
    lie_start(timeline)
    timeline.start(
        foot_r=At("hip", 0.06, -0.30, 0.36), foot_l=At("hip", 0.06, -0.66, 0.34), ankles=20, bend=24, nod=26, hand_r=At("knee", 0.07, -0.02, 0.05), hand_l=At("chest", -0.10, -0.42, 0.26),
    )  # fmt: skip
    timeline.hold(0.2)
    for number in range(count):
        sign = -1 if number % 2 == 0 else 1
        timeline.to(
            0.5, exact=True, roll=26 * sign, side=-6 * sign, nod=-10, bend=14, foot_l=At("hip", 0.06, -0.74, 0.20)
        )
        timeline.to(0.3, nod=26, bend=26)
        timeline.to(0.5, exact=True, roll=0, side=0, foot_l=At("hip", 0.06, -0.60, 0.38))
    timeline.hold(0.2)
    for _ in range(2):
        timeline.to(0.25, nod=-16, bend=12)
        timeline.to(0.25, nod=20, bend=22)
    timeline.hold(0.3)
    return [
        f"{{lie}} on the ground and {{hold}} the hurt {side} knee",
        f"{{hold}} {{poss}} {side} knee on the ground in pain",
        f"{{roll}} on the ground in pain, holding the {side} knee",
        f"{{clutch}} an injured {side} knee, lying on the back",
        f"{{writhe}} on the grass with a hurt {side} knee",
        f"= injured player holding {{poss}} {side} knee on the ground",
        f"{{be}} injured and {{hold}} {{poss}} {side} knee on the ground",
        f"{{suffer}} a knee injury and {{lie}} there holding the {side} knee",
        "= a footballer is injured and rolls on the ground, holding the knee",
    ]


@action(
    "notice something",
    "game/reactions/stagger",
    verbs="notice hear listen turn stop look freeze",
    crispness="snappy",
    side=SIDE,
    then=Choice(("look", "reach for the weapon", "relax")),
)
def notice(timeline: Timeline, side: str, then: str) -> Sequence[str]:
    """A sound on the right: the head snaps round, the body follows, a step that way, and listening; on guard, or at ease."""
    timeline.hold(0.6)
    timeline.to(0.14, exact=True, turn=-40, shrugs=10, y=-0.03)
    timeline.hold(0.45)
    timeline.to(0.3, turn=-46, twist=-22, yaw=-14, y=-0.08, bend=8, shrugs=4, hands=At("shoulder", 0.14, -0.44, 0.14))
    timeline.hold(0.5)
    timeline.look_at(At("floor", -2.0, 1.4, 2.0), 0.4)
    step(timeline, "r", 0.22, 0.22, toes_deg=40, duration_s=0.45, heel_first=False, advance=False)
    timeline.to(0.45, yaw=-34, twist=-10, turn=-10, bend=14, y=-0.12, nod=-8)
    if then == "reach for the weapon":
        timeline.to(
            0.28,
            hand_r=At("pelvis", 0.18, 0.04, -0.02),
            elbow_r=25,
            hand_l=At("shoulder", 0.08, -0.16, 0.40),
            palm_l=-60,
            wrist_l=-30,
        )
        timeline.hold(1.0)
    elif then == "relax":
        timeline.hold(0.9)
        timeline.to(0.5, y=-0.02, bend=2, shrugs=14, hands=At("shoulder", 0.28, -0.40, 0.14), palms=50)
        timeline.to(0.4, shrugs=0)
    else:
        timeline.to(0.5, bend=20, tilt=-8)
        timeline.hold(0.9)
    timeline.look_at(None, 0.4)
    at_ease(timeline, 0.9)
    tail = {"look": "{look} closely", "reach for the weapon": "{reach} for the weapon", "relax": "{relax} again"}[then]
    return [
        f"{{hear}} a noise on the {side} and {tail}",
        f"{{notice}} something on the {side} and {tail}",
        f"{{notice}} something and {tail}",
        f"{{get}} alert, {{turn}} the head to the {side} and {tail}",
        f"{{hear}} something suspicious, {{listen}} and {tail}",
        f"{{stop}}, {{listen}} and {tail}",
        f"= guard alerted by a noise on the {side}, {{poss}} head snapping round",
        f"{{become}} suspicious, {{lean}} forward and {tail}",
        "{hear} a noise",
        "{notice} something",
    ]


@action(
    "set a trap",
    "game/special/bomb",
    verbs="set place lay kneel spread arm",
    side=SIDE,
    end=Choice(("back away", "stay")),
)
def set_trap(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """Down on the right knee, a trap put on the ground, its jaws spread with both hands and set, and carefully away."""
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 0.05, 0.5), 0.4)
    timeline.to(0.3, hands=At("chest", 0.08, -0.26, 0.28), advance=False)
    kneel(timeline, "r", 0.9)
    put = At("floor", 0.10, 0.10, 0.46)
    timeline.to(0.5, hands=put, bend=36, pitch=20, nod=6, palms=-50)
    timeline.hold(0.25)
    timeline.to(0.6, hands=At("floor", 0.24, 0.07, 0.46), bend=40, palms=-80)
    timeline.to(0.2, bend=44, shrugs=6)
    timeline.hold(0.3)
    timeline.to(0.4, hand_l=At("floor", 0.22, 0.10, 0.40), hand_r=At("floor", 0.04, 0.10, 0.44), shrugs=0)
    timeline.to(0.3, hand_r=At("floor", 0.04, 0.07, 0.47))
    timeline.hold(0.3)
    timeline.to(0.5, hands=At("shoulder", 0.12, -0.34, 0.26), bend=14, pitch=4, palms=-40)
    rise_from_knees(timeline, 1.2)
    if end == "back away":
        walk(timeline, 0.9, replace(STYLES["back"], step_m=0.30, arm_m=0.04), line(180.0), facing=0.0)
        timeline.wait()
    timeline.look_at(None, 0.4)
    at_ease(timeline, 0.7)
    tail = " and {back} away" if end == "back away" else " and {stay} beside it"
    return [
        f"{{set}} a trap on the ground{tail}",
        f"{{place}} a trap{tail}",
        f"{{kneel}} on the {side} knee and {{lay}} a trap{tail}",
        f"{{spread}} the jaws of a trap on the ground{tail}",
        f"{{arm}} a bear trap with both hands{tail}",
        f"{{put}} a mine on the ground and {{arm}} it{tail}",
        f"{{lay}} a snare for an animal{tail}",
        f"= hunter sets a trap{', then backs off' if end == 'back away' else ''}",
        f"= trap placed on the ground{', then a few steps back' if end == 'back away' else ''}",
    ]


@action(
    "plant a flag",
    "daily/objects/put down",
    verbs="plant stick drive raise step",
    side=SIDE,
    end=Choice(("salute", "hands on the hips", "hold on to it")),
)
def plant_flag(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """A pole lifted in both hands and rammed upright into the ground, twice; then proud beside it."""
    timeline.hold(0.2)
    grip: dict[str, Value] = {
        "hand_r": At("chest", 0.0, 0.02, 0.34),
        "hand_l": At("other", -0.02, -0.26, 0.0),
        "elbows": 20.0,
        "palms": 0.0,
    }
    step(timeline, "r", 0.16, 0.14, duration_s=0.4, advance=False)
    timeline.to(0.5, **grip)
    for _ in range(2):
        timeline.to(
            0.4, hand_r=At("chest", 0.0, 0.20, 0.34), hand_l=At("other", -0.02, -0.26, 0.0), bend=-6, y=0.0, heels=6
        )
        timeline.to(
            0.15,
            exact=True,
            hand_r=At("chest", 0.0, -0.16, 0.38),
            hand_l=At("other", -0.02, -0.26, 0.0),
            bend=22,
            y=-0.20,
            heels=0,
            nod=14,
        )
        timeline.hold(0.2)
    timeline.to(0.3, bend=24, y=-0.22)
    timeline.to(0.5, **grip, bend=0, y=-0.02, nod=-10)
    if end == "salute":
        timeline.to(0.4, hand_l=At("shoulder", 0.06, -0.54, 0.02), elbow_l=0)
        timeline.to(0.4, hand_r=At("head", 0.09, 0.05, 0.10), elbow_r=70, palm_r=-60, nod=0)
        timeline.hold(0.9)
    elif end == "hands on the hips":
        timeline.to(0.5, hands=At("pelvis", 0.20, 0.12, 0.02), elbows=55, palms=-40, bend=-5)
        timeline.hold(1.1)
    else:
        timeline.to(
            0.5, hand_l=At("pelvis", 0.20, 0.12, 0.02), elbow_l=55, hand_r=At("chest", 0.06, 0.08, 0.36), nod=-16
        )
        timeline.hold(1.1)
    at_ease(timeline)
    tail = {
        "salute": " and {salute}",
        "hands on the hips": " and {put} the hands on the hips",
        "hold on to it": " and {hold} on to it",
    }[end]
    conqueror = {
        "salute": ", saluting",
        "hands on the hips": ", hands on the hips",
        "hold on to it": ", holding on to it",
    }[end]
    return [
        f"{{plant}} a flag{tail}",
        f"{{plant}} a flag in the ground{tail}",
        f"{{ram}} a flagpole into the earth with both hands{tail}",
        f"{{stick}} a banner into the ground{tail}",
        f"{{drive}} a standard into the ground{tail}",
        f"{{claim}} a land with a flag planted in the ground{tail}",
        f"= a conqueror plants {{poss}} flag{conqueror}",
        f"{{lift}} a pole with both hands and {{plant}} it upright{tail}",
    ]


@action(
    "throw something heavy",
    "daily/objects/throw",
    verbs="throw hurl heave lift toss",
    crispness="crisp",
    side=SIDE,
    lift=Choice(("from the ground", "already held")),
)
def throw_heavy(timeline: Timeline, side: str, lift: str) -> Sequence[str]:
    """A barrel or a rock heaved up over the head with both arms and hurled forward; the right foot steps in."""
    timeline.hold(0.2)
    if lift == "from the ground":
        timeline.stance(0.30)
        timeline.look_at(At("floor", 0.0, 0.1, 0.5), 0.3)
        timeline.to(0.7, y=-0.46, pitch=40, bend=30, hands=At("floor", 0.22, 0.24, 0.46), heels=12, nod=-6)
        timeline.hold(0.2)
        timeline.to(0.7, y=-0.14, pitch=6, bend=-4, hands=At("chest", 0.22, -0.20, 0.32), heels=0)
        timeline.look_at(None, 0.3)
    else:
        timeline.to(0.6, hands=At("chest", 0.22, -0.18, 0.30), y=-0.10)
    timeline.hold(0.15)
    timeline.to(0.25, y=-0.20, bend=6)
    timeline.to(0.5, y=-0.02, hands=At("shoulder", 0.02, 0.46, 0.02), elbows=25, palms=60, bend=-6, nod=-6)
    timeline.hold(0.25)
    timeline.to(0.35, hands=At("shoulder", 0.02, 0.38, -0.16), bend=-16, z=-0.08, y=-0.06)
    step(timeline, "r", 0.44, 0.14, duration_s=0.26, height_m=0.06, advance=False)
    timeline.to(0.13, exact=True, hands=At("shoulder", 0.04, 0.34, 0.40), bend=4, z=0.10)
    timeline.to(
        0.15, exact=True, hands=At("shoulder", 0.06, -0.10, 0.54), bend=28, z=0.24, y=-0.16, nod=-10, foot_pitch_l=30
    )
    timeline.to(0.2, hands=At("shoulder", 0.08, -0.36, 0.36), bend=30)
    timeline.hold(0.3)
    timeline.wait()
    timeline.place = timeline.place.moved(forward_m=0.42)
    timeline.to(0.6, x=0.0, z=0.0, y=0.0, bend=0, nod=0, advance=False)
    step(timeline, "l", 0.0, 0.11, duration_s=0.45, advance=False)
    timeline.hold(0.45)
    timeline.wait()
    at_ease(timeline)
    first = "{lift} a barrel from the ground over the head and " if lift == "from the ground" else ""
    return [
        f"{first}{{throw}} it with both hands" if first else "{throw} a barrel with both hands",
        f"{first}{{hurl}} it ahead" if first else "{hurl} a rock over the head with both arms",
        f"{{heave}} a boulder {'up from the ground ' if first else ''}overhead and {{throw}} it",
        f"{{throw}} a heavy rock from over the head{', lifted from the ground' if first else ''}",
        f"{{lift}} a crate {'from the floor ' if first else ''}above the head and {{hurl}} it forward",
        f"{{toss}} a barrel {'picked up from the ground ' if first else ''}with both arms",
        f"= a giant {'picks up a boulder and throws it' if first else 'hurls a boulder'}",
        f"= two-handed overhead throw of something heavy{' from the ground' if first else ''}",
    ]


@action(
    "walk in low gravity",
    "locomotion/walk/walk",
    verbs="walk bounce float hop bound",
    tempo=False,
    side=SIDE,
    count=Count(4, 6),
)
def walk_low_gravity(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Slow floating bounds from foot to foot, arms drifting out, as on the moon."""
    timeline.hold(0.2)
    timeline.to(0.4, y=-0.14, pitch=8, bend=8, hands=At("shoulder", 0.26, -0.36, 0.20))
    foot, free = "r", "l"
    air_s, ground_s = 0.82, 0.34
    for _ in range(count):
        begin = timeline.time_s
        place = timeline.place
        timeline.place = place.moved(forward_m=0.72)
        # Off the foot behind, slowly up and down again: the moon's gravity, a sixth of ours.
        timeline.to(air_s / 2, exact=True, y=0.10, advance=False)
        timeline.to(
            air_s, exact=True, advance=False, x=0.0, z=-0.08, pitch=6, side=3 if foot == "r" else -3,
            **{f"hand_{foot}": At("shoulder", 0.34, -0.30, -0.06), f"hand_{free}": At("shoulder", 0.34, -0.22, 0.26)},
        )  # fmt: skip
        for limb, ahead, up in ((foot, 0.0, 0.0), (free, -0.40, 0.16)):
            timeline.feet[limb].hold(begin + (0.10 if limb == foot else 0.0))
            timeline.feet[limb].put(
                begin + 0.5 * air_s,
                *timeline._foot_point(limb, At("floor", 0.11, 0.20 if limb == foot else 0.22, ahead - 0.30)),
            )
            timeline.feet[limb].put(begin + air_s, *timeline._foot_point(limb, At("floor", 0.11, up, ahead)))
            timeline.hold_all(begin, f"foot_pitch_{limb}")
            timeline.key(f"foot_pitch_{limb}", begin + 0.4 * air_s, 34.0)
            timeline.key(f"foot_pitch_{limb}", begin + air_s, 0.0 if limb == foot else 20.0)
        timeline.time_s = begin + air_s / 2
        timeline.to(air_s / 2, exact=True, y=-0.06)
        timeline.to(ground_s, exact=True, y=-0.14, z=0.08, bend=10)
        foot, free = free, foot
    step(timeline, foot, 0.0, 0.11, duration_s=0.5, height_m=0.06, heel_first=False, advance=False)
    timeline.to(0.6, x=0.0, z=0.0, y=-0.02, pitch=0, bend=2, side=0, hands=At("shoulder", 0.24, -0.44, 0.08))
    timeline.wait()
    timeline.neutral(0.6)
    del side
    return [
        "{walk} on the moon like an astronaut",
        "{walk} in low gravity with slow floating steps",
        "{bounce} along slowly in low gravity",
        "= astronaut walking on the moon",
        "{bound} slowly from foot to foot as if weightless",
        "{float} from step to step like an astronaut",
        "{walk} on the surface of the moon in a space suit",
        "= moon walk of an astronaut in low gravity",
        "{hop} along in slow bounds as on another planet",
    ]


@action(
    "flex the biceps",
    "social/body signs/cheer",
    verbs="flex pose show kiss tense",
    side=SIDE,
    arms=Choice(("both", "one")),
    then=Choice(("hold", "kiss the arm", "front pose")),
)
def flex_biceps(timeline: Timeline, side: str, arms: str, then: str) -> Sequence[str]:
    """A bodybuilder's pose: the arms out with bent elbows and fists up, tensed; perhaps a kiss for the right one."""
    up, arm = At("shoulder", 0.26, 0.22, 0.06), {"elbow_r": 12.0, "palm_r": 70.0, "wrist_r": 40.0}
    timeline.hold(0.2)
    step(timeline, "r", 0.06, 0.16, toes_deg=20, duration_s=0.4, advance=False)
    if arms == "both":
        timeline.to(0.5, hands=At("shoulder", 0.48, 0.06, 0.06), palms=40)
        timeline.to(0.4, hands=up, elbows=12, palms=70, wrists=40, bend=-6, shrugs=4)
    else:
        timeline.to(0.5, hand_r=At("shoulder", 0.48, 0.06, 0.06), hand_l=At("pelvis", 0.20, 0.12, 0.02), elbow_l=55)
        timeline.to(0.4, hand_r=up, **arm, bend=-4, twist=-8)
    names = ("hands",) if arms == "both" else ("hand_r",)
    for _ in range(2):
        timeline.to(0.18, exact=True, **dict.fromkeys(names, up.moved(out=-0.05, up=0.02)), shrugs=8)
        timeline.to(0.22, exact=True, **dict.fromkeys(names, up), shrugs=3)
    timeline.hold(0.4)
    if then == "kiss the arm":
        timeline.to(0.4, turn=-66, nod=14, side=-8)
        timeline.hold(0.5)
        timeline.to(0.4, turn=0, nod=0, side=0)
    elif then == "front pose":
        timeline.to(
            0.4, hands=At("pelvis", 0.0, 0.16, 0.30), elbows=50, bend=14, y=-0.06, shrugs=14, palms=20, wrists=20
        )
        timeline.hold(0.9)
    else:
        timeline.to(0.3, turn=26)
        timeline.to(0.5, turn=-26)
        timeline.to(0.3, turn=0)
    at_ease(timeline, 0.8)
    what = "both biceps" if arms == "both" else f"the {side} biceps"
    tail = {"hold": "", "kiss the arm": f" and {{kiss}} the {side} one" if arms == "both" else " and {kiss} it", "front pose": ", then {tense} the whole body in front"}[then]  # fmt: skip
    return [
        f"{{flex}} {what}{tail}",
        f"{{flex}} {'both arms' if arms == 'both' else f'the {side} arm'}{tail}",
        f"{{show}} off {what}{tail}",
        f"{{pose}} like a bodybuilder with {what} flexed{tail}",
        f"{{strike}} a muscle pose with {what}{tail}",
        f"{{flex}} the muscles{tail}",
        f"{{raise}} {'both arms' if arms == 'both' else f'the {side} arm'} and {{tense}} {what}{tail}",
        f"= bodybuilder flexing {what}" + {"hold": "", "kiss the arm": f" and kissing the {side} one", "front pose": ", then a most muscular pose"}[then],
    ]  # fmt: skip


@action(
    "lower the hand",
    "social/hand signs/raise hand",
    verbs="lower drop sink take",
    upper=True,
    side=SIDE,
    arms=Choice(("one", "both")),
)
def lower_hand(timeline: Timeline, side: str, arms: str) -> Sequence[str]:
    """The right hand, which is up at the beginning, comes down to the side; or both."""
    names = ("hands",) if arms == "both" else ("hand_r",)
    timeline.start(**dict.fromkeys(names, At("shoulder", 0.08, 0.50, 0.10)))
    timeline.hold(0.6)
    timeline.to(1.0, **dict.fromkeys(names, At("shoulder", 0.22, -0.16, 0.44)))
    timeline.to(0.7, **dict.fromkeys(names, NEUTRAL_HAND))
    timeline.hold(0.6)
    what = "both arms" if arms == "both" else f"the {side} arm"
    hand = "both hands" if arms == "both" else f"the {side} hand"
    return [
        f"{{lower}} {hand}",
        f"{{lower}} {what}",
        f"{{take}} {hand} down",
        f"{{let}} {what} sink",
        f"{{bring}} {hand} down to the side{'s' if arms == 'both' else ''}",
        f"{{drop}} {what} to the side{'s' if arms == 'both' else ''}",
        f"{{put}} {hand} down again",
        f"= {what} lowered from above the head",
    ]


@action(
    "lean on a railing",
    "daily/static posture/lean",
    verbs="lean rest look prop stand",
    side=SIDE,
    what=Choice(("railing", "counter", "table")),
    look=Choice(("ahead", "down", "around")),
)
def lean_on_railing(timeline: Timeline, side: str, what: str, look: str) -> Sequence[str]:
    """Forearms on a railing or a counter, or both palms on a table, bent forward, one foot behind; looks ahead, down or about."""
    timeline.hold(0.2)
    step(timeline, "l", -0.14, 0.11, duration_s=0.4, heel_first=False)
    step(timeline, "r", -0.20, 0.10, duration_s=0.4, heel_first=False)
    if what == "table":
        timeline.to(
            0.8,
            hands=At("air", 0.24, 0.86, 0.40),
            palms=-85,
            wrists=-60,
            elbows=10,
            pitch=24,
            bend=14,
            nod=-6,
            y=-0.04,
            balance=0.2,
        )
    else:
        up = 1.02 if what == "railing" else 1.06
        timeline.to(
            0.8, hand_r=At("air", 0.04, up, 0.50), hand_l=At("air", 0.06, up + 0.02, 0.46), palms=-60, elbows=35, pitch=26, bend=18, nod=-16, y=-0.06, balance=0.2,
        )  # fmt: skip
        timeline.to(0.4, foot_pitch_r=36, y=-0.07, roll=-3)
    timeline.hold(0.6)
    if look == "down":
        timeline.to(0.7, nod=38, bend=24)
        timeline.hold(1.2)
        timeline.to(0.6, turn=20)
        timeline.hold(0.5)
        timeline.to(0.5, turn=0, nod=20)
    elif look == "around":
        for turn in (44, -44, 0):
            timeline.to(0.7, turn=turn)
            timeline.hold(0.5)
    else:
        timeline.to(0.8, turn=8, shrugs=5)
        timeline.hold(0.8)
        timeline.to(0.8, turn=-6, shrugs=0)
        timeline.hold(0.8)
    on = {"railing": "on a railing", "counter": "on a counter", "table": "on a table with both hands"}[what]
    how = {"ahead": ", looking into the distance", "down": ", looking down", "around": ", looking around"}[look]
    return [
        f"{{lean}} {on}{how}",
        f"{{lean}} {on}",
        f"{{stand}} leaning {on}{how}",
        f"{{prop}} {{poss}}self {on}{how}",
        f"{{rest}} the arms {on}{how}" if what != "table" else f"{{rest}} both palms on a table, bent over it{how}",
        f"{{bend}} over and {{lean}} {on}{how}",
        f"= idle leaning {on}{how}",
        {"railing": f"{{lean}} over a balcony rail{how}", "counter": f"{{lean}} on the bar{how}", "table": f"{{lean}} over a table with a map{how}"}[what],
        {"railing": f"{{lean}} on a fence{how}", "counter": f"{{wait}} at a counter, the forearms on it{how}", "table": f"{{brace}} both hands on a desk{how}"}[what],
    ]  # fmt: skip


@action(
    "struggle free from a grip",
    "game/unarmed/wrestling",
    verbs="struggle break tear twist push free",
    crispness="crisp",
    side=SIDE,
    held=Choice(("by the arms", "from behind", "by the wrist")),
)
def struggle_free(timeline: Timeline, side: str, held: str) -> Sequence[str]:
    """Held fast, twisting one way and the other, then a jerk that frees the arms, a shove, and two steps away."""
    timeline.hold(0.3)
    fixed = {
        "by the arms": {"hands": At("shoulder", 0.06, -0.26, 0.30), "elbows": 10.0},
        "from behind": {"hands": At("chest", 0.06, -0.14, 0.14), "elbows": 30.0},
        "by the wrist": {"hand_r": At("shoulder", 0.04, -0.04, 0.50), "hand_l": At("shoulder", 0.18, -0.30, 0.06)},
    }[held]  # fmt: skip
    timeline.to(0.14, exact=True, **fixed, shrugs=16, bend=8, y=-0.06, nod=-8)
    timeline.hold(0.2)
    for number in range(4):
        sign = 1 if number % 2 == 0 else -1
        timeline.to(
            0.26,
            exact=True,
            twist=26 * sign,
            yaw=8 * sign,
            side=8 * sign,
            bend=18,
            y=-0.16,
            z=-0.05,
            turn=-14 * sign,
            nod=6,
        )
        timeline.hold(0.06)
    timeline.to(0.22, bend=26, y=-0.20, twist=14, turn=0, nod=14)
    timeline.to(
        0.14,
        exact=True,
        hands=At("shoulder", 0.40, 0.04, 0.20),
        elbows=20,
        bend=-4,
        y=-0.04,
        twist=-20,
        nod=-10,
        shrugs=4,
    )
    timeline.to(0.2, hands=At("shoulder", 0.04, -0.10, 0.30), palms=-70, twist=0, yaw=0, side=0)
    timeline.to(0.14, exact=True, hands=At("shoulder", 0.04, -0.02, 0.54), wrists=-60, bend=14)
    timeline.hold(0.15)
    for foot in ("r", "l"):
        timeline.place = timeline.place.moved(forward_m=-0.24)
        timeline.to(
            0.3, x=0.0, z=0.0, y=-0.08, bend=8, hands=At("shoulder", 0.08, -0.14, 0.34), wrists=-20, advance=False
        )
        step(timeline, foot, -0.04 if foot == "r" else 0.0, 0.13, duration_s=0.3, heel_first=False)
    timeline.wait()
    timeline.hold(0.4)
    at_ease(timeline)
    by = {"by the arms": "held by both arms", "from behind": "held from behind", "by the wrist": f"held by the {side} wrist"}[held]  # fmt: skip
    return [
        f"{{struggle}} free from a grip, {by}",
        f"{{break}} free from a hold, {by}",
        f"{{tear}} {{poss}}self loose, {by}",
        f"{{twist}} and {{turn}} in somebody's grip, {by}, and {{get}} free",
        f"{{be}} {by}, {{struggle}} and {{shake}} it off",
        f"{{wrestle}} out of a grab, {by}",
        f"{{escape}} from somebody's hands, {by}",
        f"= grab escape, {by}",
        f"= a victim struggles free, {by}",
    ]


@action(
    "pick somebody's pocket",
    "game/special/bomb",
    verbs="steal pick sneak reach take",
    side=SIDE,
    end=Choice(("slip away", "look at it")),
)
def pickpocket(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """Close behind somebody, glances left and right, the right hand slides ahead into a pocket, closes and comes back."""
    timeline.hold(0.2)
    walk(timeline, 0.7, STYLES["sneak"])
    timeline.wait()
    timeline.to(0.3, y=-0.12, bend=14, pitch=8, hands=At("shoulder", 0.06, -0.34, 0.22))
    for turn in (40, -40, 0):
        timeline.to(0.28, turn=turn)
    timeline.look_at("hand_r", 0.3)
    timeline.to(0.9, hand_r=At("shoulder", -0.04, -0.30, 0.46), palm_r=-20, bend=22, z=0.05)
    timeline.to(0.4, hand_r=At("shoulder", -0.05, -0.36, 0.44), wrist_r=20)
    timeline.hold(0.4)
    timeline.to(0.35, exact=True, hand_r=At("shoulder", 0.06, -0.30, 0.20), bend=12, z=-0.04, wrist_r=0)
    timeline.look_at(None, 0.3)
    if end == "look at it":
        timeline.to(0.4, hand_r=At("chest", 0.02, -0.06, 0.26), palm_r=70, nod=24)
        timeline.hold(0.7)
    else:
        timeline.to(0.4, hand_r=At("pelvis", 0.16, 0.02, 0.04), y=-0.14)
        walk(timeline, 0.5, replace(STYLES["back"], step_m=0.25), line(180.0), facing=0.0, arms=False)
        timeline.wait()
    at_ease(timeline)
    tail = " and {slip} away" if end == "slip away" else " and {look} at it"
    return [
        f"{{steal}} something out of a pocket{tail}",
        f"{{pickpocket}} somebody with the {side} hand" + (" and {slip} away" if end == "slip away" else " and {look} at the find"),
        "{pick} a man's pocket" + (" and {slip} away" if end == "slip away" else " and {look} at the find"),
        f"{{steal}} a purse from behind with the {side} hand{tail}",
        f"{{sneak}} up and {{take}} something from a pocket{tail}",
        "= pickpocket at work",
        f"= thief stealing a purse with the {side} hand",
        f"{{reach}} into a stranger's pocket{tail}",
    ]  # fmt: skip


@action(
    "pounce",
    "game/special/zombie",
    verbs="pounce leap jump spring crouch",
    tempo=False,
    crispness="crisp",
    side=SIDE,
    end=Choice(("pin down", "stay low")),
)
def pounce(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """Low on hands and feet, the hips wiggle, then a leap with both arms ahead, down onto the prey."""
    timeline.hold(0.2)
    timeline.to(0.6, y=-0.50, pitch=50, bend=26, nod=-40, hands=At("floor", 0.20, 0.04, 0.44), heels=26, balance=0.3)
    for sign in (1, -1, 1):
        timeline.to(0.24, x=0.03 * sign, roll=4 * sign)
    timeline.to(0.2, x=0.0, roll=0, y=-0.54)
    jump(
        timeline, 0.34, forward_m=1.35, crouch_s=0.0, push_s=0.2, recover_s=0.0, arms=False, lean_deg=28, foot_out_m=0.14,
        air={"hands": At("shoulder", 0.10, 0.10, 0.50), "palms": -60.0, "wrists": 30.0, "bend": 10.0, "nod": -24.0, "feet": At("hip", 0.08, -0.62, -0.30)},
    )  # fmt: skip
    timeline.to(
        0.16,
        exact=True,
        y=-0.50,
        pitch=54,
        bend=30,
        nod=-30,
        hands=At("floor", 0.18, 0.10, 0.46),
        heels=26,
        balance=0.2,
    )
    timeline.hold(0.25)
    if end == "pin down":
        for arm in ("r", "l", "r", "l"):
            timeline.to(
                0.16, exact=True, **{f"hand_{arm}": At("floor", 0.14, 0.44, 0.40)}, twist=-10 if arm == "r" else 10
            )
            timeline.to(0.13, exact=True, **{f"hand_{arm}": At("floor", 0.06, 0.10, 0.50)}, bend=36)
    timeline.hold(0.6)
    tail = " and {tear} at the prey" if end == "pin down" else " and {stay} low"
    return [
        f"{{pounce}} like a beast{tail}",
        f"{{crouch}} on all fours and {{pounce}}{tail}",
        f"{{leap}} at a victim with both arms ahead{tail}",
        f"{{spring}} at the prey{tail}",
        f"= monster pounce attack{', clawing at the prey' if end == 'pin down' else ', staying low'}",
        f"{{jump}} on somebody like a predator{tail}",
        f"= a creature pounces{' on its prey and tears at it' if end == 'pin down' else ''}",
        f"{{lie}} in wait low on hands and feet, then {{pounce}}{tail}",
    ]


@action(
    "claw swipes",
    "game/special/zombie",
    verbs="claw swipe slash scratch tear",
    crispness="crisp",
    side=SIDE,
    count=Count(1, 5, usual=2),
    arms=Choice(("in turn", "the same hand", "both at once")),
)
def claw_swipes(timeline: Timeline, side: str, count: int, arms: str) -> Sequence[str]:
    """Hunched with spread claws, wide swipes downward across the body, the right hand first."""
    claws = At("shoulder", 0.30, -0.04, 0.30)
    timeline.hold(0.2)
    timeline.look_at(AHEAD, 0.3)
    timeline.to(0.4, y=-0.18, pitch=12, bend=20, nod=-20, hands=claws, wrists=35, palms=-50, elbows=20, shrugs=12)
    step(timeline, "l", 0.10, 0.17, duration_s=0.3, advance=False)
    timeline.hold(0.3)
    for number in range(count):
        both = arms == "both at once"
        hand = "r" if number % 2 == 0 or arms == "the same hand" else "l"
        sign = 1.0 if hand == "r" else -1.0
        names = ("hands",) if both else (f"hand_{hand}",)
        timeline.to(
            0.26, exact=True, **dict.fromkeys(names, At("shoulder", 0.34, 0.36, 0.02)), twist=0 if both else -28 * sign, bend=4, y=-0.12, z=-0.04,
        )  # fmt: skip
        timeline.hold(0.06)
        foot = hand
        timeline.place = timeline.place.moved(forward_m=0.18)
        step(timeline, foot, 0.10, 0.16, duration_s=0.2, height_m=0.05, heel_first=False, advance=False)
        timeline.to(
            0.11,
            exact=True,
            **dict.fromkeys(names, At("shoulder", 0.02, 0.06, 0.52)),
            twist=0 if both else 12 * sign,
            bend=20,
            z=0.02,
        )
        timeline.to(
            0.13,
            exact=True,
            **dict.fromkeys(names, At("shoulder", -0.10 if both else -0.34, -0.36, 0.28)),
            twist=0 if both else 34 * sign,
            bend=32,
            y=-0.24,
        )
        timeline.hold(0.14)
        timeline.to(0.2, **dict.fromkeys(names, claws), twist=0, bend=20, y=-0.18, z=0.0)
        timeline.wait()
    timeline.hold(0.4)
    at_ease(timeline)
    often = "" if count == 1 else f", {times(count)}"
    how = {"in turn": f"the {side} claw first" if count > 1 else f"with the {side} claw", "the same hand": f"with the {side} claw, always the same one" if count > 1 else f"with the {side} claw", "both at once": "with both claws at once"}[arms]  # fmt: skip
    turns = arms == "in turn" and count > 1
    return [
        f"{{slash}} with the claws, {how}{often}",
        f"{{swipe}} with the claws like a monster, {how}{often}",
        f"{{slash}} with the {side} claw, then with the {other(side)}" if turns else f"{{slash}} {how}{often}",
        f"{{claw}} at an enemy, {how}{often}",
        f"{{scratch}} at somebody with spread claws, {how}{often}",
        f"{{tear}} at an enemy with the claws, {how}{often}",
        f"= monster claw attack, {how}{often}",
        f"= werewolf swipes, {how}{often}",
        "{slash} with the claws in turn" if turns else f"{{attack}} with the claws, {how}{often}",
    ]


@action(
    "feed on a body",
    "game/special/zombie",
    verbs="feed eat devour tear bite kneel",
    side=SIDE,
    end=Choice(("look up", "keep eating")),
)
def feed_on_body(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """On both knees over something on the ground, bites with the head down and tears pieces off; perhaps the head comes up."""
    timeline.hold(0.2)
    kneel(timeline, "both", 1.4)
    timeline.to(0.5, hands=At("floor", 0.16, 0.16, 0.44), pitch=30, bend=46, nod=10, palms=-60)
    for number in range(3):
        sign = 1 if number % 2 == 0 else -1
        timeline.to(0.3, pitch=40, bend=60, nod=24, turn=12 * sign)
        for _ in range(2):
            timeline.to(0.12, exact=True, turn=-14 * sign, tilt=8 * sign)
            timeline.to(0.12, exact=True, turn=14 * sign, tilt=-8 * sign)
        timeline.to(0.22, exact=True, pitch=24, bend=34, nod=-16, turn=0, tilt=0, hand_r=At("floor", 0.14, 0.40, 0.34))
        timeline.to(0.4, hand_r=At("head", 0.03, -0.12, 0.12), nod=10)
        timeline.hold(0.25)
        timeline.to(0.35, hand_r=At("floor", 0.16, 0.16, 0.44))
    if end == "look up":
        timeline.to(0.16, exact=True, pitch=10, bend=20, nod=-14, turn=-36)
        timeline.hold(1.0)
    tail = " and {look} up suddenly" if end == "look up" else " and {keep} eating"
    return [
        f"{{feed}} on a body{tail}",
        f"{{kneel}} over a corpse and {{eat}}{tail}",
        f"{{devour}} a body on the ground{tail}",
        f"{{tear}} at a corpse with the teeth and hands{tail}",
        f"= zombie feeding on a body{', looking up' if end == 'look up' else ', eating on and on'}",
        f"= ghoul eating a corpse on its knees{', then its head snaps up' if end == 'look up' else ''}",
        f"{{bite}} into a body and {{tear}} off pieces{tail}",
        f"{{kneel}} down and {{feed}} like a zombie{tail}",
    ]


@action(
    "stomp the ground",
    "game/special/zombie",
    verbs="stomp stamp crush lift",
    crispness="crisp",
    side=SIDE,
    count=Count(1, 3, usual=1),
)
def stomp_ground(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """A giant's stomp: the right knee high with the arms out, and the whole weight brought down on the foot."""
    timeline.stance(0.34, toes_deg=14)
    timeline.hold(0.2)
    timeline.to(0.4, y=-0.08, bend=8, hands=At("shoulder", 0.32, -0.34, 0.14), shrugs=8)
    for _ in range(count):
        timeline.to(
            0.55,
            x=0.13,
            roll=8,
            side=-6,
            y=-0.06,
            foot_r=At("hip", 0.10, -0.34, 0.34),
            ankle_r=-10,
            hands=At("shoulder", 0.42, 0.10, 0.16),
            bend=-6,
            nod=12,
            balance=0.6,
        )
        timeline.hold(0.2)
        timeline.to(
            0.14,
            exact=True,
            foot_r=At("floor", 0.19, 0.0, 0.22),
            x=-0.02,
            z=0.10,
            roll=0,
            side=0,
            y=-0.26,
            bend=24,
            nod=14,
            hands=At("shoulder", 0.30, -0.36, 0.16),
            balance=0.4,
        )
        timeline.to(0.1, exact=True, y=-0.30, bend=28)
        timeline.to(0.2, exact=True, y=-0.22, bend=20)
        timeline.hold(0.45)
        timeline.to(0.4, y=-0.08, bend=8, nod=0, z=0.06)
    timeline.wait()
    timeline.place = timeline.place.moved(forward_m=0.2)
    step(timeline, "l", 0.02, 0.15, duration_s=0.5, height_m=0.08, advance=False)
    timeline.to(0.6, x=0.0, z=0.0, y=-0.02, bend=0, balance=1)
    timeline.wait()
    at_ease(timeline)
    often = "" if count == 1 else f" {times(count)}"
    return [
        f"{{stomp}} the ground with the {side} foot{often}",
        f"{{stomp}} heavily with the {side} foot{often}",
        f"{{lift}} the {side} knee high and {{stomp}} like a giant{often}",
        f"{{bring}} the {side} foot crashing down{often}",
        f"= boss ground stomp with the {side} foot{often}",
        f"= a giant stomps with the {side} foot{often}",
        f"{{shake}} the earth with a stomp of the {side} foot{often}",
        f"{{crush}} something under the {side} foot{often}",
    ]


@action(
    "twitch as if possessed",
    "game/special/zombie",
    verbs="twitch jerk convulse bend tilt",
    crispness="snappy",
    side=SIDE,
    end=Choice(("bend backward", "stare")),
)
def twitch_possessed(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """Jerks of head, shoulders and arms out of stillness; then the body arches far back, or stares with a tilted head."""
    timeline.hold(0.5)
    jerks: tuple[dict[str, Value], ...] = (
        {"tilt": -34.0, "shrug_r": 26.0},
        {"tilt": 20.0, "twist": 22.0, "hand_l": At("shoulder", 0.30, -0.40, -0.20)},
        {"bend": 30.0, "nod": 30.0, "hand_r": At("shoulder", 0.10, -0.30, 0.34)},
        {"bend": -6.0, "nod": -34.0, "twist": -24.0, "hand_r": At("shoulder", 0.40, -0.30, 0.06)},
        {"side": 20.0, "tilt": 30.0, "turn": 40.0, "hand_l": At("shoulder", 0.06, -0.20, 0.34)},
        {"side": -16.0, "tilt": -30.0, "turn": -30.0, "bend": 14.0, "y": -0.12},
    )  # fmt: skip
    for controls in jerks:
        timeline.to(0.10, exact=True, **controls)
        timeline.hold(0.08 + 0.3 * float(timeline.generator.random()))
    for _ in range(3):
        timeline.to(0.07, exact=True, turn=10, tilt=-10)
        timeline.to(0.07, exact=True, turn=-10, tilt=10)
    if end == "bend backward":
        timeline.to(0.3, side=0, twist=0, turn=0, tilt=0, bend=0, nod=0, y=-0.10)
        timeline.to(
            1.1, bend=-46, pitch=-18, nod=-50, y=-0.26, knees=14, hands=At("shoulder", 0.36, -0.30, -0.24), balance=1
        )
        timeline.hold(0.7)
        timeline.to(0.18, exact=True, bend=10, pitch=0, nod=10, y=-0.06, knees=0)
    else:
        timeline.to(0.2, side=0, twist=0, turn=0, bend=6, nod=16, y=-0.04, hands=At("shoulder", 0.10, -0.52, 0.06))
        timeline.to(0.9, tilt=-36)
        timeline.hold(0.9)
    at_ease(timeline)
    tail = " and {bend} backward" if end == "bend backward" else " and {stare} with a tilted head"
    del side
    return [
        f"{{twitch}} as if possessed{tail}",
        f"{{twitch}}{tail}",
        f"{{jerk}} like someone possessed by a demon{tail}",
        f"= possessed girl twitching{', bending backward' if end == 'bend backward' else ', head tilted'}",
        f"{{convulse}} in sudden jerks{tail}",
        f"{{twitch}} with head and shoulders{tail}",
        f"{{move}} in jerks like in an exorcism{tail}",
        f"= demonic possession{', the back arched far back' if end == 'bend backward' else ', staring'}",
    ]


@action(
    "pull a stone block",
    "daily/objects/pull",
    verbs="pull drag haul lean step",
    side=SIDE,
    steps=Count(3, 6),
)
def pull_block(timeline: Timeline, side: str, steps: int) -> Sequence[str]:
    """Both hands on a heavy block in front, leaning back, dragged along step by step backward; the right foot goes first."""
    timeline.hold(0.2)
    step(timeline, "l", 0.14, 0.13, duration_s=0.35, advance=False)
    timeline.to(0.6, hands=At("shoulder", 0.04, -0.22, 0.48), palms=-20, y=-0.14, pitch=20, bend=14, nod=-10)
    timeline.hold(0.15)
    timeline.to(0.35, pitch=-6, bend=14, y=-0.26, z=-0.14, hands=At("shoulder", 0.04, -0.14, 0.54), balance=0.2, nod=4)
    foot = "r"
    for number in range(steps):
        timeline.place = timeline.place.moved(forward_m=-0.22)
        timeline.to(
            0.5,
            x=0.0,
            z=-0.14,
            y=-0.24 - 0.03 * (number % 2),
            pitch=-10,
            bend=16,
            side=4 if foot == "r" else -4,
            advance=False,
        )
        step(timeline, foot, -0.02, 0.14, duration_s=0.5, height_m=0.05, heel_first=False)
        timeline.wait()
        foot = "l" if foot == "r" else "r"
    timeline.hold(0.15)
    timeline.to(
        0.5,
        pitch=4,
        bend=10,
        side=0,
        z=0.0,
        y=-0.06,
        balance=1,
        hands=At("shoulder", 0.08, -0.36, 0.24),
        palms=0,
        nod=0,
    )
    at_ease(timeline)
    return [
        f"{{pull}} a heavy stone block backward {number_word(steps)} steps",
        "{pull} a heavy block backward",
        "{pull} a crate back with both hands, walking backward",
        "{drag} a heavy block backward, leaning back",
        "{haul} a stone back step by step with both arms",
        f"{{lean}} back and {{pull}} a big block, the {side} foot stepping first",
        "{pull} something very heavy toward {poss}self, stepping back",
        "= pulling a block backward in a puzzle",
    ]
