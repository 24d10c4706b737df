"""Weapons of games that need their own handling: staffs, nunchucks, daggers, hammers, scythes, shields, crossbows, throwing stars, two pistols."""

from __future__ import annotations

import math
from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import AHEAD, again, at_ease, fighting_stance, two_handed
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.library.blades import CUTS, ONE_HAND
from kinoflow.authoring.moves import KNEELING_HIP_M, jump, kneel, rise_from_knees, step
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline, Value


def _chest(chest_deg: float) -> dict[str, Value]:
    return {"yaw": 0.55 * chest_deg, "twist": 0.45 * chest_deg}


@action(
    "three-hit sword combo",
    "game/blades/sword",
    verbs="slash thrust attack combine swing stab",
    crispness="snappy",
    side=SIDE,
    slashes=Choice(("horizontal", "diagonal")),
    last=Choice(("thrust", "spin", "overhead")),
    start=Choice(("standing", "ready"), (2, 1)),
)
def three_hit_combo(timeline: Timeline, side: str, slashes: str, last: str, start: str) -> Sequence[str]:
    """A slash from the right, one from the left and a last blow, stepping in with each."""
    ready = start == "ready"
    if not ready:
        timeline.hold(0.2)
    fighting_stance(timeline, 0.6, "r", hands=ONE_HAND, y_m=-0.10, turned_deg=25, at_start=ready)
    timeline.hold(0.25)
    kinds = ["horizontal" if slashes == "horizontal" else "diagonal downward", "backhand"]
    for kind in kinds:
        (chest0, hand0, y0), (chest1, hand1, y1), (chest2, hand2, y2) = CUTS[kind]
        timeline.to(
            0.20,
            hand_r=hand0,
            elbow_r=35,
            palm_r=30 if kind == "backhand" else -20,
            y=y0,
            z=-0.05,
            bend=2,
            **_chest(chest0),
        )
        timeline.place = timeline.place.moved(forward_m=0.22)
        step(timeline, "r", 0.24, 0.13, toes_deg=4, duration_s=0.2, height_m=0.04, heel_first=False, advance=False)
        timeline.to(
            0.10,
            exact=True,
            hand_r=hand1,
            elbow_r=15,
            palm_r=40 if kind == "backhand" else -70,
            y=y1,
            z=0.02,
            bend=10,
            **_chest(chest1),
        )
        timeline.to(0.12, exact=True, hand_r=hand2, elbow_r=10, y=y2, z=0.08, bend=12, **_chest(chest2))
        timeline.wait()
        step(timeline, "l", -0.22, 0.13, toes_deg=40, duration_s=0.2, height_m=0.03, heel_first=False)
        timeline.wait()
    if last == "thrust":
        timeline.to(
            0.22, hand_r=At("shoulder", 0.10, -0.24, -0.06), elbow_r=10, palm_r=-30, z=-0.08, y=-0.12, yaw=6, twist=-10
        )
        timeline.hold(0.05)
        step(timeline, "r", 0.60, 0.13, toes_deg=3, duration_s=0.22, height_m=0.05, heel_first=False, advance=False)
        timeline.to(0.15, exact=True, hand_r=At("air", 0.10, 1.24, 1.7), palm_r=-60, elbow_r=0, z=0.24, y=-0.30, yaw=32, twist=16, bend=10,
                    hand_l=At("shoulder", 0.34, -0.22, -0.22))  # fmt: skip
    elif last == "overhead":
        (chest0, hand0, y0), (chest1, hand1, y1), (chest2, hand2, y2) = CUTS["overhead"]
        timeline.to(0.26, hand_r=hand0, elbow_r=35, palm_r=-20, y=y0, z=-0.06, bend=-8, **_chest(chest0))
        step(timeline, "r", 0.46, 0.13, toes_deg=4, duration_s=0.22, height_m=0.05, heel_first=False, advance=False)
        timeline.to(0.10, exact=True, hand_r=hand1, y=y1, z=0.12, bend=12, **_chest(chest1))
        timeline.to(0.14, exact=True, hand_r=hand2, y=y2 - 0.06, z=0.20, bend=30, **_chest(chest2))
    else:
        timeline.to(0.22, hand_r=At("shoulder", 0.46, -0.06, -0.10), elbow_r=10, y=-0.14, yaw=-20, twist=-30, bend=4)
        timeline.place = timeline.place.moved(turned_deg=360)
        timeline.to(0.62, exact=True, yaw=16, twist=10, y=-0.12, advance=False)
        for foot, at in (("l", 0.10), ("r", 0.16)):
            step(timeline, foot, at, 0.14, toes_deg=10, duration_s=0.31, height_m=0.06, heel_first=False)
        timeline.wait()
        timeline.to(0.16, exact=True, hand_r=At("shoulder", -0.20, -0.14, 0.46), yaw=30, twist=30, y=-0.20, bend=14)
    timeline.hold(0.4)
    timeline.wait()
    step(timeline, "r", 0.22, 0.13, duration_s=0.34, height_m=0.04, heel_first=False, advance=False)
    timeline.to(
        0.4,
        y=-0.10,
        z=0.0,
        bend=8.0,
        hand_r=ONE_HAND["hand_r"],
        hand_l=ONE_HAND["hand_l"],
        palm_r=-10.0,
        elbow_r=0.0,
        **_chest(35),
    )
    timeline.wait()
    timeline.hold(0.2)
    at_ease(timeline)
    end = {"thrust": "a thrust", "spin": "a spinning slash", "overhead": "an overhead cut"}[last]
    kind = "horizontal" if slashes == "horizontal" else "diagonal"
    return [
        "{do} a three-hit sword combo", f"{{slash}} from the {side}, {{slash}} from the {other(side)}, then {{finish}} with {end}", f"{{attack}} with three sword strikes in a row: two slashes and {end}",
        f"{{do}} a light attack combo with a sword, the last hit {end}", f"{{swing}} a sword from {side} to {other(side)}, back again, and {{end}} with {end}", f"{{perform}} two {kind} slashes and {end} with the {side} hand",
        f"{{fight}} with a sword: slash, slash, {'thrust' if last == 'thrust' else 'spin' if last == 'spin' else 'chop'}", "= three hit sword combo", f"= sword attack chain: two {kind} cuts, then {end}",
        f"{{step}} forward with every blow, two slashes and {end}", f"first {{cut}} from the {side}, then from the {other(side)}, then {{deliver}} {end}",
    ]  # fmt: skip


@action(
    "jump attack with a sword",
    "game/blades/sword",
    verbs="jump leap slash strike cleave attack land",
    crispness="snappy",
    tempo=False,
    side=SIDE,
    hands=Choice(("one hand", "both hands")),
    end=Choice(("recover", "stay low")),
    blow=Choice(("cut", "plunge"), (3, 1)),
)
def jump_attack(timeline: Timeline, side: str, hands: str, end: str, blow: str) -> Sequence[str]:
    """A leap forward with the blade drawn back overhead, which comes down with the landing, as a cut or point first."""
    plunge = blow == "plunge"
    both = hands == "both hands" or plunge
    timeline.hold(0.2)
    guard: dict[str, Value] = two_handed(At("chest", 0.02, -0.20, 0.30)) if both else dict(ONE_HAND)
    fighting_stance(timeline, 0.5, "r", hands=guard, y_m=-0.10, turned_deg=10)
    timeline.wait()
    timeline.to(0.1, yaw=0, twist=0)
    back: dict[str, Value] = (
        {"hand_r": At("head", 0.02, 0.20, 0.22), "hand_l": At("other", -0.02, -0.07, 0.0), "elbows": 40.0}
        if plunge
        else {"hand_r": At("shoulder", -0.06, 0.44, -0.14), "hand_l": At("shoulder", -0.06, 0.36, -0.06)}
        if both
        else {"hand_r": At("shoulder", 0.04, 0.44, -0.16), "hand_l": At("shoulder", 0.30, 0.02, 0.36)}
    )
    timeline.to(
        0.30,
        y=-0.30,
        pitch=26,
        bend=16,
        nod=-10,
        **({"hand_r": At("shoulder", 0.10, -0.36, 0.10), "hand_l": At("shoulder", 0.06, -0.38, 0.10)}),
    )
    jump(timeline, 0.42, forward_m=0.95, crouch_s=0.0, push_s=0.18, recover_s=0.0, arms=False, foot_out_m=0.18,
         air={**back, "bend": -16.0, "nod": -6.0, "foot_r": At("hip", 0.08, -0.50, 0.06), "foot_l": At("hip", 0.06, -0.56, -0.26)})  # fmt: skip
    down: dict[str, Value] = (
        {"hand_r": At("shoulder", -0.12, -0.34, 0.46), "hand_l": At("shoulder", -0.08, -0.42, 0.34)}
        if both
        else {"hand_r": At("shoulder", -0.12, -0.38, 0.44), "hand_l": At("shoulder", 0.36, -0.20, -0.22)}
    )
    if plunge:
        down = {"hand_r": At("chest", 0.02, -0.26, 0.40), "hand_l": At("other", -0.02, -0.07, 0.0)}
    timeline.to(0.13, exact=True, y=-0.40, z=0.04, pitch=34, bend=34, nod=-12, elbows=30 if plunge else 5, **down)
    timeline.hold(0.5)
    if end == "recover":
        timeline.to(
            0.5,
            y=-0.10,
            z=0,
            pitch=6,
            bend=10,
            nod=0,
            hand_r=At("shoulder", 0.02, -0.24, 0.34),
            hand_l=At("shoulder", 0.06, -0.30, 0.26),
        )
        timeline.hold(0.1)
        at_ease(timeline)
    else:
        timeline.hold(0.5)
    held = "in both hands" if both else f"in the {side} hand"
    tail = "{stay} in a low crouch" if end == "stay low" else "{straighten} up"
    if plunge:
        return [
            f"{{do}} a plunging attack with the point down, then {tail}", f"{{leap}} and {{plunge}} the sword down with both hands, then {tail}", f"{{jump}} and {{drive}} a spear into the ground, then {tail}", "= plunging attack from above with a spear",
            "= plunge attack with a sword, point first", f"{{drop}} onto an enemy with the blade pointing down, then {tail}", f"{{drop}} down from a ledge onto an enemy, stabbing down, then {tail}", f"{{come}} down from a leap with the spear point first and {tail}",
            f"{{stab}} down from a jump with both hands and {tail}", "= air assassination, stabbing down on landing",
        ]  # fmt: skip
    return [
        "{do} a jump attack with a sword",
        f"{{leap}} forward and {{bring}} the sword down {'with both hands' if both else f'with the {side} hand'}", f"{{leap}} forward and {{slash}} down with a sword {held}", f"{{jump}} and {{bring}} down the sword {held}, then {tail}", f"{{do}} a leaping overhead slash with the sword {held}", f"{{leap}} at an enemy, the sword raised {held}, and {{cleave}} down on landing", f"{{attack}} from a jump with a sword {held}, then {tail}",
        f"{{jump}} forward with the blade overhead {held} and {{strike}} on landing", "= leaping sword attack", f"= jump attack, {'two-handed' if both else 'one-handed'} sword", f"{{spring}} into the air and {{chop}} down with a sword {held}", f"{{perform}} a jumping strike with the sword {held} and {tail}",
    ]  # fmt: skip


@action(
    "shield block",
    "game/defence/shield",
    verbs="block raise brace shield defend hold",
    crispness="snappy",
    side=SIDE,
    height=Choice(("middle", "high", "low")),
    posture=Choice(("standing", "kneeling")),
    hits=Count(0, 2),
)
def shield_block(timeline: Timeline, side: str, height: str, posture: str, hits: int) -> Sequence[str]:
    """The shield on the right forearm is raised and braced; blows on it push the body back."""
    up: dict[str, Value] = (
        {"hand_r": At("chest", -0.10, 0.16, 0.34), "elbow_r": 75.0, "palm_r": -70.0}
        if height == "middle"
        else {"hand_r": At("head", -0.08, 0.24, 0.18), "elbow_r": 75.0, "palm_r": -70.0}
    )
    if height == "low":
        up = {"hand_r": At("pelvis", -0.02, 0.02, 0.34), "elbow_r": 45.0, "palm_r": -70.0}
    low: dict[str, Value] = {"hand_l": At("shoulder", 0.20, -0.34, -0.06), "elbow_l": 20.0}
    timeline.hold(0.2)
    if posture == "kneeling":
        timeline.to(0.3, hand_r=At("shoulder", -0.06, -0.24, 0.26), elbow_r=40, advance=False)
        kneel(timeline, "l", 0.8)
        timeline.to(0.22, **up, **low, bend=20, nod=14, pitch=8, twist=14, shrugs=12)
        depth = KNEELING_HIP_M - STANDING_M
    else:
        fighting_stance(
            timeline,
            0.5,
            "r",
            hands={"hand_r": At("shoulder", -0.06, -0.24, 0.28), "elbow_r": 40.0, **low},
            y_m=-0.10,
            turned_deg=20,
        )
        timeline.to(0.2, **up, **low, y=-0.24, bend=18, nod=12, pitch=6, twist=14, shrugs=12)
        depth = -0.24
    timeline.hold(0.35)
    for _ in range(hits):
        at = up["hand_r"]
        assert isinstance(at, At)
        timeline.to(
            0.07,
            exact=True,
            hand_r=at.moved(forward=-0.10, up=-0.03),
            bend=12,
            pitch=2,
            nod=18,
            y=depth - 0.03,
            z=-0.05,
        )
        timeline.to(0.28, hand_r=at, bend=20, pitch=7, nod=12, y=depth, z=0.0)
        timeline.hold(0.3)
    timeline.hold(0.4)
    timeline.to(0.4, hand_r=At("shoulder", -0.02, -0.30, 0.26), bend=8, nod=0, pitch=2, shrugs=0, twist=0)
    if posture == "kneeling":
        rise_from_knees(timeline, 1.3)
    at_ease(timeline, 0.9)
    where = {
        "middle": "in front of the chest",
        "high": "above the head",
        "low": "low in front of the legs",
    }[height]
    low_word = f" while kneeling on the {other(side)} knee" if posture == "kneeling" else ""
    blow = "" if not hits else f" and {{take}} {counted(hits, 'blow')} on it"
    return [
        "{block} with a shield", f"{{raise}} the shield on the {side} arm {where}{low_word}{blow}", f"{{block}} {'an attack from above' if height == 'high' else 'a low attack' if height == 'low' else 'an attack'} with a shield{low_word}{blow}",
        f"{{hold}} up a shield {where} and {{brace}}{low_word}{blow}", f"{{defend}} with a shield on the {side} arm{low_word}{blow}", f"{{take}} cover behind a shield{low_word}{blow}",
        f"{{lift}} the {side} forearm with the shield {where}, {{tuck}} in the head{blow}", f"= shield block, {height} guard{', kneeling' if low_word else ''}",
        f"{{crouch}} behind a raised shield {where}{blow}" if not low_word else f"{{kneel}} on the {other(side)} knee behind a raised shield {where}{blow}",
        f"{{brace}} behind a shield on the {side} arm{blow}", f"{{guard}} with the shield {where}{low_word}",
    ]  # fmt: skip


@action(
    "spin a staff",
    "game/magic/wand or staff",
    verbs="spin twirl whirl rotate strike plant",
    crispness="crisp",
    side=SIDE,
    where=Choice(("in front", "overhead", "from side to side")),
    count=Count(3, 6),
    end=Choice(("strike", "guard")),
)
def spin_staff(timeline: Timeline, side: str, where: str, count: int, end: str) -> Sequence[str]:
    """A long staff whirled with both hands in front, over the head, or in figures of eight; a blow or a guard after it."""
    timeline.hold(0.2)
    fighting_stance(
        timeline,
        0.55,
        "l",
        hands={"hand_r": At("chest", 0.16, -0.20, 0.30), "hand_l": At("chest", 0.16, -0.02, 0.34), "elbows": 10.0},
        y_m=-0.10,
        turned_deg=12,
    )
    timeline.wait()
    turn_s = 0.44
    if where == "from side to side":
        for number in range(8 * ((count + 1) // 2)):
            t = 2 * math.pi * number / 8
            timeline.to(
                turn_s / 4, exact=True, hand_r=At("chest", 0.26 * math.sin(t) - 0.02, -0.12 + 0.16 * math.sin(2 * t), 0.34), hand_l=At("other", 0.02, -0.10 * math.cos(t), 0.02),
                twist=-16 * math.sin(t), side=-4 * math.sin(t), y=-0.10 - 0.03 * abs(math.sin(t)),
            )  # fmt: skip
    else:
        for number in range(8 * count + 1):
            a = 2 * math.pi * number / 8
            if where == "in front":
                hands: dict[str, Value] = {
                    "hand_r": At("chest", 0.11 * math.cos(a), -0.06 + 0.13 * math.sin(a), 0.36), "hand_l": At("chest", 0.11 * math.cos(a), -0.06 - 0.13 * math.sin(a), 0.34),
                }  # fmt: skip
            else:
                hands = {
                    "hand_r": At("head", 0.11 * math.cos(a), 0.36, 0.06 + 0.11 * math.sin(a)), "hand_l": At("head", 0.11 * math.cos(a), 0.34, 0.06 - 0.11 * math.sin(a)),
                }  # fmt: skip
            timeline.to(
                0.3 if number == 0 else turn_s / 8,
                exact=True,
                **hands,
                twist=-7 * math.cos(a),
                y=-0.10 - 0.02 * math.sin(a),
            )
    timeline.to(
        0.2,
        twist=-20,
        side=0,
        hand_r=At("shoulder", 0.16, 0.20, 0.02),
        hand_l=At("shoulder", -0.10, -0.02, 0.34),
        y=-0.06,
    )
    if end == "strike":
        step(timeline, "r", 0.30, 0.14, duration_s=0.22, heel_first=False, advance=False)
        timeline.to(
            0.15,
            exact=True,
            hand_r=At("shoulder", -0.14, -0.16, 0.52),
            hand_l=At("shoulder", -0.04, -0.36, 0.22),
            twist=24,
            yaw=16,
            bend=18,
            y=-0.20,
            z=0.10,
        )
        timeline.hold(0.4)
    else:
        timeline.to(
            0.22,
            exact=True,
            hand_r=At("shoulder", 0.34, 0.02, -0.20),
            hand_l=At("shoulder", 0.02, 0.04, 0.50),
            palm_l=-60,
            y=-0.26,
            twist=-24,
            yaw=-26,
            bend=6,
        )
        timeline.hold(0.6)
    timeline.wait()
    at_ease(timeline, 0.9)
    place = {
        "in front": "in front of the body",
        "overhead": "above the head",
        "from side to side": "from side to side in figures of eight",
    }[where]
    tail = "{strike} with it" if end == "strike" else f"{{take}} a low guard with the {other(side)} palm forward"
    return [
        "{spin} a staff", f"{{spin}} a staff {place}", f"{{twirl}} a bo staff {place}, then {tail}", f"{{whirl}} a long stick with both hands {place}", f"{{rotate}} a staff quickly {place} and {tail}",
        f"{{spin}} a pole {place} like a martial artist, then {tail}", f"{{do}} a staff spin {place}", f"{{swirl}} a quarterstaff with both hands {place}, then {tail}", f"= bo staff spinning {place}",
        f"= kung fu staff form: whirling {place}", f"{{turn}} a staff round and round {place} with both hands, then {tail}",
    ]  # fmt: skip


@action(
    "swing nunchucks",
    "game/ranged weapons/hidden weapon",
    verbs="swing whirl spin flip strike pass",
    crispness="snappy",
    side=SIDE,
    count=Count(2, 4),
    end=Choice(("under the arm", "strike")),
)
def nunchucks(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """One hand whirls in eights, flings the sticks over the shoulder where the other hand takes them, and so on; the right hand first."""
    timeline.hold(0.2)
    fighting_stance(
        timeline,
        0.5,
        "l",
        hands={"hand_r": At("shoulder", 0.0, -0.14, 0.34), "hand_l": At("shoulder", 0.04, -0.12, 0.28), "elbows": 10.0},
        y_m=-0.12,
        turned_deg=12,
    )
    timeline.wait()
    for number in range(count):
        hand, free = ("r", "l") if number % 2 == 0 else ("l", "r")
        sign = 1 if hand == "r" else -1
        for point, twist in (
            (At("shoulder", 0.16, 0.10, 0.36), -10), (At("shoulder", -0.22, -0.20, 0.36), 16), (At("shoulder", -0.22, 0.08, 0.34), 12), (At("shoulder", 0.22, -0.22, 0.34), -12),
            (At("shoulder", 0.14, 0.12, 0.34), -12), (At("shoulder", -0.22, -0.18, 0.36), 16),
        ):  # fmt: skip
            timeline.to(0.13, exact=True, **{f"hand_{hand}": point}, twist=sign * twist, y=-0.12 - 0.02 * (number % 2))
        # Over the shoulder, where the free hand takes the other stick behind the back.
        timeline.to(
            0.16,
            exact=True,
            **{
                f"hand_{hand}": At("shoulder", 0.04, 0.24, -0.10),
                f"elbow_{hand}": 10.0,
                f"hand_{free}": At("pelvis", 0.12, 0.20, -0.14),
                f"elbow_{free}": 30.0,
            },
            twist=sign * -14,
        )
        timeline.hold(0.12)
        timeline.to(
            0.16,
            exact=True,
            **{
                f"hand_{free}": At("shoulder", 0.30, -0.30, 0.20),
                f"elbow_{free}": 10.0,
                f"hand_{hand}": At("shoulder", 0.02, -0.10, 0.30),
            },
            twist=sign * 10,
        )
    last = "l" if count % 2 == 1 else "r"
    rest = "r" if last == "l" else "l"
    if end == "under the arm":
        timeline.to(
            0.2,
            exact=True,
            **{
                f"hand_{last}": At("shoulder", 0.14, -0.26, -0.02),
                f"elbow_{last}": 20.0,
                f"hand_{rest}": At("shoulder", -0.02, 0.02, 0.48),
            },
            y=-0.22,
            twist=0,
        )
        timeline.hold(0.7)
        tail = "{clamp} them under the arm"
    else:
        timeline.to(0.18, **{f"hand_{last}": At("shoulder", 0.16, 0.34, -0.06)}, y=-0.08, twist=0)
        timeline.to(0.13, exact=True, **{f"hand_{last}": At("shoulder", -0.08, -0.14, 0.56)}, y=-0.20, bend=16)
        timeline.hold(0.4)
        tail = "{strike} forward"
    at_ease(timeline)
    return [
        "{swing} nunchucks", f"{{whirl}} nunchucks and {tail}", f"{{spin}} nunchucks in figures of eight with the {side} hand first, then {tail}", f"{{swing}} nunchucks like Bruce Lee and {tail}",
        f"{{fling}} nunchucks over the shoulder and {{catch}} them behind the back, {times(count)}", f"{{pass}} nunchucks from hand to hand over the shoulder, then {tail}", f"{{twirl}} a nunchaku quickly in front of the body and {tail}",
        f"{{show}} off with nunchucks and {tail}", "= nunchaku routine", f"= nunchuck swinging from hand to hand, {times(count)}", f"{{rotate}} nunchucks at the side, {{flip}} them over the shoulder and {tail}",
    ]  # fmt: skip


@action(
    "dual dagger flurry",
    "game/blades/knife",
    verbs="slash stab attack cut flurry",
    crispness="snappy",
    side=SIDE,
    count=Count(4, 8),
    end=Choice(("crossed cut", "double stab")),
    move=Choice(("in place", "advancing")),
)
def dual_daggers(timeline: Timeline, side: str, count: int, end: str, move: str) -> Sequence[str]:
    """Quick cuts with a dagger in each hand by turns, low on the knees, and both together at the end; the right hand first."""
    timeline.hold(0.2)
    guard: dict[str, Value] = {
        "hand_r": At("shoulder", 0.04, -0.12, 0.24),
        "hand_l": At("shoulder", 0.0, -0.06, 0.34),
        "elbows": 30.0,
    }
    fighting_stance(timeline, 0.5, "l", hands=guard, y_m=-0.20, turned_deg=15)
    timeline.wait()
    for number in range(count):
        hand, free = ("r", "l") if number % 2 == 0 else ("l", "r")
        sign = 1 if hand == "r" else -1
        high = (number // 2) % 2 == 0
        timeline.to(
            0.11,
            exact=True,
            **{
                f"hand_{hand}": At("shoulder", 0.30, 0.18 if high else -0.30, 0.14),
                f"hand_{free}": At("shoulder", 0.02, -0.12, 0.22),
            },
            twist=-20 * sign,
        )
        if move == "advancing" and number % 2 == 0:
            timeline.place = timeline.place.moved(forward_m=0.18)
            step(timeline, "l", 0.22, 0.13, duration_s=0.2, height_m=0.03, heel_first=False, advance=False)
        timeline.to(
            0.12,
            exact=True,
            **{f"hand_{hand}": At("shoulder", -0.30, -0.20 if high else 0.10, 0.42)},
            twist=26 * sign,
            side=-4 * sign,
            bend=14,
            y=-0.22,
            **({"z": 0.0} if move == "advancing" else {}),
        )
        timeline.wait()
        if move == "advancing" and number % 2 == 1:
            step(timeline, "r", -0.20, 0.13, duration_s=0.2, height_m=0.03, heel_first=False, advance=False)
    timeline.wait()
    if end == "crossed cut":
        timeline.to(0.22, twist=0, side=0, hands=At("shoulder", -0.22, 0.16, 0.30), y=-0.12, bend=6)
        timeline.hold(0.06)
        timeline.to(0.13, exact=True, hands=At("shoulder", 0.50, -0.20, 0.16), y=-0.28, bend=18, nod=-10)
        last = "a cut with both blades to the outside"
    else:
        timeline.to(0.22, twist=0, side=0, hands=At("shoulder", 0.10, -0.22, -0.06), y=-0.16)
        timeline.to(0.13, exact=True, hands=At("shoulder", -0.04, -0.06, 0.56), y=-0.28, bend=16, pitch=8)
        last = "a stab with both daggers"
    timeline.hold(0.5)
    timeline.to(0.3, pitch=0, nod=0)
    at_ease(timeline)
    going = ", moving forward" if move == "advancing" else ""
    return [
        "{do} a dual dagger flurry", f"{{slash}} with two daggers by turns{going}, then {{end}} with {last}", f"{{attack}} with a dagger in each hand, {number_word(count)} quick cuts{going}", f"{{fight}} with two knives{going}",
        f"{{cut}} {number_word(count)} times with alternating daggers, the {side} hand first, and {{finish}} with {last}", f"{{strike}} rapidly with dual blades{going} and {{finish}} with {last}", f"{{unleash}} a flurry of dagger slashes{going}",
        f"{{crouch}} a little and {{slash}} fast with both daggers in turn{going}", "= rogue dual wield attack", f"= dual dagger combo ending in {last}", f"{{slice}} high and low with a knife in each hand{going}",
    ]  # fmt: skip


@action(
    "ground slam with a war hammer",
    "game/blades/axe",
    verbs="slam swing smash heave lift strike",
    crispness="crisp",
    side=SIDE,
    count=Count(1, 2, usual=1),
    wind=Choice(("over the shoulder", "straight overhead")),
)
def hammer_slam(timeline: Timeline, side: str, count: int, wind: str) -> Sequence[str]:
    """A heavy hammer heaved up with both hands and brought down onto the floor with the whole body."""
    timeline.hold(0.2)
    carried = two_handed(At("chest", 0.10, -0.30, 0.24), below_m=0.26)
    fighting_stance(timeline, 0.6, "l", hands={**carried, "elbows": 10.0}, y_m=-0.10, turned_deg=15)
    timeline.hold(0.15)
    for _ in range(count):
        if wind == "over the shoulder":
            timeline.to(
                0.55,
                hand_r=At("shoulder", 0.10, 0.22, -0.14),
                hand_l=At("shoulder", -0.22, 0.14, 0.08),
                y=-0.10,
                z=-0.10,
                twist=-30,
                yaw=-26,
                bend=-6,
                side=-8,
            )
        else:
            timeline.to(
                0.55,
                hand_r=At("shoulder", -0.06, 0.46, -0.10),
                hand_l=At("shoulder", -0.04, 0.38, 0.0),
                y=0.0,
                z=-0.08,
                twist=0,
                yaw=-8,
                bend=-18,
                nod=-12,
            )
        timeline.hold(0.15)
        step(timeline, "r", 0.34, 0.20, duration_s=0.3, toes_deg=10, height_m=0.09, heel_first=False, advance=False)
        timeline.to(
            0.14,
            exact=True,
            hand_r=At("shoulder", -0.10, 0.30, 0.44),
            hand_l=At("shoulder", -0.06, 0.16, 0.40),
            y=-0.08,
            z=0.08,
            twist=8,
            yaw=4,
            bend=14,
            side=0,
        )
        timeline.to(
            0.12,
            exact=True,
            hand_r=At("air", 0.03, 0.40, 0.86),
            hand_l=At("air", 0.07, 0.46, 0.66),
            y=-0.34,
            z=0.12,
            pitch=34,
            bend=38,
            nod=-6,
            twist=0,
            yaw=6,
        )
        timeline.to(0.07, exact=True, hand_r=At("air", 0.03, 0.47, 0.84), y=-0.32)
        timeline.to(0.10, exact=True, hand_r=At("air", 0.03, 0.41, 0.86), y=-0.34)
        timeline.hold(0.45)
        timeline.wait()
        step(timeline, "r", -0.22, 0.13, toes_deg=40, duration_s=0.45, height_m=0.05, heel_first=False, advance=False)
        timeline.to(0.55, **carried, y=-0.12, z=0.0, pitch=6, bend=12, nod=0, twist=-10, yaw=-15)
        timeline.wait()
    timeline.hold(0.1)
    at_ease(timeline)
    how = f"from over the {side} shoulder" if wind == "over the shoulder" else "from straight overhead"
    often = again(count)
    return [
        "{slam} a war hammer into the ground", f"{{swing}} a war hammer {how} onto the ground{often}", f"{{lift}} a heavy hammer with both hands and {{smash}} it into the floor{often}", f"{{heave}} a huge hammer up and {{bring}} it down {how}{often}",
        f"{{do}} a ground slam with a two-handed hammer{often}", f"{{raise}} a sledgehammer {'over the ' + side + ' shoulder' if wind == 'over the shoulder' else 'above the head'} and {{slam}} it down in front{often}",
        f"{{strike}} the ground with a maul {times(count)}", f"= heavy attack with a war hammer {how}", "= war hammer smash of a barbarian", f"{{step}} forward and {{crush}} the ground with a giant hammer{often}", f"{{hit}} the floor with a heavy mace in both hands {how}{often}",
    ]  # fmt: skip


@action(
    "scythe sweep",
    "game/blades/spear",
    verbs="sweep swing reap slash spin",
    crispness="crisp",
    side=SIDE,
    count=Count(1, 3, usual=1),
    height=Choice(("middle", "low", "high")),
)
def scythe_sweep(timeline: Timeline, side: str, count: int, height: str) -> Sequence[str]:
    """A battle scythe swung in a wide half circle from the right to the left, and back for the next."""
    up_m = {"middle": -0.16, "low": -0.36, "high": 0.10}[height]
    deep = {"middle": -0.16, "low": -0.34, "high": -0.10}[height]
    timeline.hold(0.2)
    held: dict[str, Value] = {
        "hand_r": At("chest", 0.20, -0.22, 0.22),
        "hand_l": At("chest", 0.06, 0.04, 0.34),
        "elbows": 15.0,
    }
    fighting_stance(timeline, 0.6, "l", hands=held, y_m=-0.10, turned_deg=15)
    timeline.hold(0.15)
    for number in range(count):
        timeline.to(
            0.42,
            yaw=-38,
            twist=-40,
            y=deep + 0.04,
            z=-0.08,
            bend=8,
            hand_r=At("shoulder", 0.40, up_m, 0.02),
            hand_l=At("shoulder", -0.26, up_m + 0.02, 0.36),
            side=-4,
        )
        timeline.hold(0.12)
        step(timeline, "r", 0.28, 0.26, toes_deg=20, duration_s=0.28, height_m=0.04, heel_first=False, advance=False)
        timeline.to(
            0.14,
            exact=True,
            yaw=0,
            twist=4,
            y=deep,
            z=0.04,
            hand_r=At("shoulder", 0.06, up_m, 0.50),
            hand_l=At("shoulder", 0.02, up_m, 0.40),
            bend=16,
        )
        timeline.to(
            0.18,
            exact=True,
            yaw=40,
            twist=44,
            hand_r=At("shoulder", -0.24, up_m, 0.40),
            hand_l=At("shoulder", 0.42, up_m, 0.06),
            bend=10,
            side=4,
        )
        timeline.hold(0.3)
        timeline.wait()
        if number < count - 1:
            step(
                timeline, "r", -0.22, 0.13, toes_deg=40, duration_s=0.3, height_m=0.04, heel_first=False, advance=False
            )
            timeline.to(0.34, yaw=-15, twist=-10, side=0, z=0, **held)
            timeline.wait()
    timeline.to(0.4, yaw=0, twist=0, side=0, **held)
    at_ease(timeline)
    at = {"middle": "at waist height", "low": "close to the ground", "high": "at head height"}[height]
    often = again(count)
    return [
        "{sweep} with a scythe", f"{{swing}} a scythe in a wide arc {at}{often}", f"{{sweep}} a battle scythe from {side} to {other(side)} {at}{often}", f"{{attack}} with a scythe like the grim reaper{often}", f"{{do}} {counted(count, 'scythe sweep')} {at}",
        f"{{draw}} a long scythe back on the {side} side and {{swing}} it around {at}{often}", f"{{reap}} with a war scythe {at}{often}", f"{{slash}} with a two-handed scythe {at}, the whole body turning{often}", f"= grim reaper scythe attack {at}",
        f"= {counted(count, 'wide scythe swing')}", f"{{step}} in with the {side} foot and {{sweep}} a scythe {at}{often}",
    ]  # fmt: skip


@action(
    "fire a crossbow",
    "game/ranged weapons/bow",
    verbs="fire shoot aim load span pull raise",
    crispness="crisp",
    side=SIDE,
    load=Choice(("load first", "loaded")),
    posture=Choice(("standing", "kneeling")),
)
def fire_crossbow(timeline: Timeline, side: str, load: str, posture: str) -> Sequence[str]:
    """Span the bow with a foot in the stirrup, lay a bolt on, shoulder it at the right and shoot."""
    timeline.hold(0.2)
    low: dict[str, Value] = {
        "hand_r": At("chest", 0.14, -0.22, 0.22),
        "hand_l": At("chest", 0.02, -0.16, 0.42),
        "elbows": 10.0,
    }
    timeline.to(0.35, **low)
    if load == "load first":
        step(timeline, "l", 0.22, 0.08, duration_s=0.35, heel_first=False, advance=False)
        timeline.look_at(At("floor", 0.0, 0.2, 0.5), 0.3)
        timeline.to(0.6, y=-0.22, pitch=40, bend=40, hands=At("air", 0.09, 0.44, 0.44), z=0.08)
        timeline.hold(0.15)
        timeline.to(0.55, y=-0.08, pitch=20, bend=22, hands=At("air", 0.10, 0.84, 0.34))
        timeline.hold(0.15)
        timeline.to(0.4, y=-0.06, pitch=4, bend=12, z=0.08, **low)
        timeline.to(0.3, hand_r=At("pelvis", 0.18, 0.0, 0.0))
        timeline.to(0.35, hand_r=At("chest", 0.02, -0.14, 0.36))
        timeline.to(0.2, hand_r=At("chest", 0.02, -0.15, 0.30))
        timeline.look_at(None, 0.3)
        timeline.wait()
        timeline.to(0.4, z=0.0, y=0.0, advance=False)
        step(timeline, "l", 0.0, 0.10, duration_s=0.35, heel_first=False)
        timeline.wait()
    timeline.look_at(AHEAD, 0.3)
    aim: dict[str, Value] = {
        "hand_r": At("shoulder", -0.04, -0.02, 0.18), "elbow_r": 45.0, "palm_r": -20.0, "hand_l": At("shoulder", -0.16, 0.0, 0.50), "elbow_l": 0.0, "palm_l": 50.0, "tilt": -8.0,
    }  # fmt: skip
    if posture == "kneeling":
        kneel(timeline, "r", 1.0)
        timeline.to(0.45, **aim, bend=8, yaw=-14, twist=-12, rest=0)
    else:
        step(timeline, "l", 0.24, 0.14, duration_s=0.4, heel_first=False, advance=False)
        timeline.to(0.45, **aim, y=-0.08, z=0.08, yaw=-16, twist=-14, bend=6)
    timeline.wait()
    timeline.hold(0.6)
    bend = timeline.value("bend")
    timeline.to(
        0.06,
        exact=True,
        bend=bend - 5,
        hand_r=At("shoulder", -0.03, 0.01, 0.12),
        hand_l=At("shoulder", -0.15, 0.05, 0.44),
    )
    timeline.to(0.25, bend=bend, hand_r=aim["hand_r"], hand_l=aim["hand_l"])
    timeline.hold(0.45)
    timeline.to(0.45, **low, tilt=0, yaw=0, twist=0, palms=0)
    if posture == "kneeling":
        rise_from_knees(timeline, 1.2)
    at_ease(timeline)
    first = "{span} a crossbow with the foot in the stirrup, {put} a bolt on, then " if load == "load first" else ""
    down = f" while kneeling on the {side} knee" if posture == "kneeling" else ""
    return [
        "{fire} a crossbow", f"{first}{{aim}} {'it' if first else 'a crossbow'} and {{shoot}}{down}", f"{{shoot}} a crossbow{down}", f"{{load}} a crossbow and {{shoot}}{down}" if first else f"{{raise}} a loaded crossbow to the {side} shoulder and {{shoot}}{down}",
        f"{first}{{raise}} the crossbow to the {side} shoulder and {{fire}}{down}", f"{{aim}} a crossbow with both hands and {{release}} a bolt{down}", f"{{hunt}} with a crossbow{down}",
        f"{{bend}} down to pull the string of a crossbow, {{stand}} up, {{aim}} and {{fire}}{down}" if first else f"{{take}} aim with a crossbow{down}, {{wait}} and {{pull}} the trigger", f"= crossbow shot{down}", f"= crossbowman {'reloading and shooting' if first else 'shooting'}{down}",
        f"{{put}} the stock of a crossbow to the {side} shoulder and {{loose}} a bolt{down}",
    ]  # fmt: skip


@action(
    "throw shuriken",
    "game/ranged weapons/hidden weapon",
    verbs="throw flick fling toss hurl",
    crispness="snappy",
    side=SIDE,
    count=Count(1, 4),
    way=Choice(("from the palm", "from the hip", "overhand")),
    stance=Choice(("standing", "low")),
)
def throw_shuriken(timeline: Timeline, side: str, count: int, way: str, stance: str) -> Sequence[str]:
    """Throwing stars: brushed off the left palm, flicked up from the left hip, or thrown overhand, with the right hand."""
    y = -0.26 if stance == "low" else -0.09
    timeline.hold(0.2)
    fighting_stance(
        timeline,
        0.45,
        "r",
        hands={
            "hand_r": At("shoulder", 0.0, -0.26, 0.26),
            "hand_l": At("chest", 0.0, -0.12, 0.22),
            "elbows": 10.0,
            "palm_l": 60.0,
        },
        y_m=y,
        turned_deg=25,
    )
    timeline.wait()
    for _ in range(count):
        if way == "overhand":
            timeline.to(0.2, hand_r=At("shoulder", 0.16, 0.20, -0.04), elbow_r=30, twist=-16, bend=0)
            timeline.to(
                0.11, exact=True, hand_r=At("shoulder", -0.06, -0.02, 0.56), wrist_r=30, elbow_r=5, twist=22, bend=14
            )
        elif way == "from the hip":
            timeline.to(0.22, hand_r=At("pelvis", -0.14, 0.10, 0.18), elbow_r=30, wrist_r=30, twist=26, bend=12)
            timeline.to(
                0.11, exact=True, hand_r=At("shoulder", 0.06, -0.02, 0.55), wrist_r=-30, elbow_r=5, twist=-4, bend=6
            )
        else:
            timeline.to(
                0.22,
                hand_r=At("chest", -0.02, -0.08, 0.21),
                hand_l=At("chest", -0.02, -0.12, 0.22),
                elbow_r=40,
                palm_r=-80,
                wrist_r=20,
                twist=16,
                bend=8,
            )
            timeline.to(
                0.10, exact=True, hand_r=At("shoulder", 0.02, -0.06, 0.56), palm_r=-60, wrist_r=-20, elbow_r=5, twist=4
            )
        timeline.hold(0.14)
    timeline.hold(0.35)
    timeline.to(0.3, wrist_r=0, palms=0)
    at_ease(timeline)
    what = "a shuriken" if count == 1 else f"{number_word(count)} shuriken"
    how = {
        "from the palm": f"off the {other(side)} palm",
        "from the hip": f"with a flick from the {other(side)} hip",
        "overhand": "overhand",
    }[way]
    low = " in a low stance" if stance == "low" else ""
    return [
        f"{{throw}} {what}", f"{{throw}} {what} {how}{low}", f"{{fling}} {'a throwing star' if count == 1 else number_word(count) + ' throwing stars'} with the {side} hand{low}", f"{{throw}} ninja stars {how}{low}", f"{{let}} fly {what} {how}",
        f"{{attack}} like a ninja with {what} from the {side} hand{low}", f"{{hurl}} {'a ninja star' if count == 1 else number_word(count) + ' ninja stars one after the other'}{low}", f"= ninja throwing {what}", f"= shuriken throw {how}", f"{{take}} a stance and {{throw}} {what} with the {side} hand {how}",
        f"{{toss}} {what} {how}{low}",
    ]  # fmt: skip


@action(
    "throw a smoke bomb",
    "game/special/bomb",
    verbs="throw smash crouch cover hide vanish",
    crispness="snappy",
    tempo=False,
    side=SIDE,
    end=Choice(("crouch", "run away")),
)
def smoke_bomb(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """Something from the belt is smashed on the floor; down in a crouch with an arm before the face, or off under its cover."""
    timeline.hold(0.3)
    timeline.to(0.3, hand_r=At("pelvis", 0.14, 0.06, -0.06), elbow_r=20, y=-0.05, twist=-8)
    timeline.to(0.28, hand_r=At("shoulder", 0.12, 0.40, 0.06), y=0.0, bend=-6, hand_l=At("shoulder", 0.10, -0.20, 0.34))
    timeline.to(
        0.13, exact=True, hand_r=At("shoulder", -0.04, -0.46, 0.36), y=-0.22, bend=30, pitch=14, nod=10, twist=8
    )
    timeline.to(
        0.26,
        y=-0.48,
        pitch=34,
        bend=34,
        nod=14,
        hand_l=At("head", -0.06, -0.04, 0.18),
        elbow_l=60,
        hand_r=At("floor", 0.16, 0.05, 0.36),
        heels=22,
        balance=0.4,
    )
    timeline.hold(0.5)
    if end == "crouch":
        timeline.to(0.4, turn=24)
        timeline.hold(0.6)
    else:
        timeline.to(0.15, exact=True, heels=0, y=-0.40)
        timeline.place = timeline.place.moved(turned_deg=-150)
        timeline.to(
            0.5,
            exact=True,
            y=-0.16,
            yaw=0,
            x=0,
            z=0,
            pitch=14,
            bend=14,
            nod=0,
            balance=1,
            advance=False,
            hands=At("shoulder", 0.08, -0.30, 0.22),
            elbow_l=0,
        )
        step(timeline, "r", 0.0, 0.11, toes_deg=8, duration_s=0.26, heel_first=False)
        step(timeline, "l", 0.0, 0.11, toes_deg=8, duration_s=0.26, heel_first=False)
        timeline.wait()
        walk(timeline, 3.0, STYLES["run"])
        timeline.wait()
        at_ease(timeline, 0.7)
    tail = "{crouch} down with an arm over the face" if end == "crouch" else "{run} away"
    return [
        "{throw} a smoke bomb", f"{{throw}} a smoke bomb to the ground and {tail}", f"{{smash}} a smoke pellet on the floor with the {side} hand, {{crouch}} and {{hide}}" if end == "crouch" else f"{{smash}} a smoke pellet on the floor with the {side} hand, {{turn}} and {{flee}}",
        f"{{take}} something from the belt, {{throw}} it down and {tail}", f"{{drop}} a smoke grenade like a ninja and {tail}", f"{{raise}} the {side} hand, {{hurl}} a smoke bomb at {{poss}} feet and {tail}",
        f"{{vanish}} in smoke like a ninja: {{throw}} down a bomb and {tail}", "= ninja smoke bomb", "= smoke bomb escape" if end == "run away" else "= smoke bomb, then a crouch behind the raised arm", "{cover} the face in a crouch after smashing a smoke bomb on the ground",
        f"first {{throw}} a smoke bomb down with the {side} hand, then {tail}",
    ]  # fmt: skip


@action(
    "fire two pistols",
    "game/ranged weapons/pistol",
    verbs="fire shoot draw aim cross spread",
    crispness="snappy",
    side=SIDE,
    way=Choice(("ahead", "to both sides", "crossed")),
    count=Count(2, 6),
)
def dual_pistols(timeline: Timeline, side: str, way: str, count: int) -> Sequence[str]:
    """A pistol in each hand, drawn from the hips, fired by turns; the right one first."""
    timeline.hold(0.25)
    step(timeline, "r", 0.0, 0.22, toes_deg=16, duration_s=0.35, advance=False)
    timeline.to(0.36, hands=At("pelvis", 0.20, 0.02, 0.04), elbows=35, y=-0.08, bend=8)
    timeline.hold(0.12)
    timeline.wait()
    aims: dict[str, tuple[At, At]] = {
        "ahead": (At("shoulder", 0.0, 0.0, 0.55), At("shoulder", 0.0, 0.0, 0.55)), "to both sides": (At("shoulder", 0.54, 0.02, 0.10), At("shoulder", 0.54, 0.02, 0.10)),
        "crossed": (At("shoulder", -0.24, 0.02, 0.46), At("shoulder", -0.24, -0.06, 0.42)),
    }  # fmt: skip
    right, left = aims[way]
    timeline.to(0.22, exact=True, hand_r=right, hand_l=left, elbows=8, y=-0.12, bend=6)
    timeline.hold(0.25)
    if way == "to both sides":
        timeline.to(0.2, turn=-60)
    for number in range(count):
        hand, at = ("r", right) if number % 2 == 0 else ("l", left)
        sign = 1 if hand == "r" else -1
        back = at.moved(out=-0.07, up=0.06) if way == "to both sides" else at.moved(forward=-0.09, up=0.07)
        turn: dict[str, Value] = {"turn": -60.0 * sign} if way == "to both sides" and number else {}
        timeline.to(
            0.06 if not turn else 0.16,
            exact=True,
            **{f"hand_{hand}": back, f"cock_{hand}": 20.0},
            twist=-4 * sign,
            **turn,
        )
        timeline.to(0.16, exact=True, **{f"hand_{hand}": at, f"cock_{hand}": 0.0}, twist=0)
        timeline.hold(0.06)
    timeline.hold(0.3)
    timeline.to(0.4, hands=At("pelvis", 0.20, 0.02, 0.04), elbows=35, turn=0, bend=4)
    at_ease(timeline)
    where = {"ahead": "straight ahead", "to both sides": "to both sides", "crossed": "with crossed arms"}[way]
    return [
        "{fire} two pistols", f"{{shoot}} with a pistol in each hand {where}", f"{{draw}} two guns from the hips and {{fire}} {where}", f"{{dual}} wield pistols and {{shoot}} {where}".replace("{dual} wield pistols and", "{hold} a gun in each hand and"),
        f"{{fire}} {number_word(count)} shots with two guns by turns {where}", f"{{stretch}} out both arms with pistols and {{fire}} them alternately, the {side} one first", f"{{shoot}} two handguns {where} like in an action movie",
        "= dual pistols", f"= gunslinger firing two revolvers {where}", f"{{aim}} two pistols {where} and {{shoot}} {number_word(count)} times", f"{{whip}} out a gun with each hand and {{shoot}} {where}",
    ]  # fmt: skip


@action(
    "fire a machine gun from the hip",
    "game/ranged weapons/rifle",
    verbs="fire shoot spray sweep brace rattle",
    crispness="snappy",
    side=SIDE,
    sweep=Choice(("straight", "sweeping")),
    length=Choice(("short burst", "long burst")),
)
def hip_fire(timeline: Timeline, side: str, sweep: str, length: str) -> Sequence[str]:
    """A heavy gun at the right hip, feet wide, the whole body rattling; perhaps sweeping, to the right first."""
    timeline.hold(0.2)
    gun: dict[str, Value] = {
        "hand_r": At("pelvis", 0.20, 0.20, -0.02),
        "elbow_r": 20.0,
        "hand_l": At("pelvis", -0.10, 0.24, 0.42),
        "elbow_l": 10.0,
        "palm_l": 60.0,
    }
    step(timeline, "l", 0.26, 0.16, duration_s=0.36, toes_deg=6, heel_first=False, advance=False)
    timeline.to(0.42, **gun, y=-0.16, z=0.10, yaw=-14, pitch=8, bend=10, foot_yaw_r=30)
    timeline.wait()
    timeline.hold(0.3)
    shots = 12 if length == "short burst" else 24
    for number in range(shots):
        sign = 1 if number % 2 else -1
        yaw = -14.0
        if sweep == "sweeping":
            yaw += -34.0 * math.sin(2 * math.pi * number / shots)
        timeline.to(0.08, exact=True, yaw=yaw, twist=0.3 * (yaw + 14), bend=10 + 1.8 * sign, shrugs=4 + 3 * sign, hand_r=At("pelvis", 0.20, 0.20 + 0.008 * sign, -0.02 - 0.02 * (1 + sign) / 2),
                    hand_l=At("pelvis", -0.10, 0.24 + 0.014 * sign, 0.42 - 0.02 * (1 + sign) / 2), nod=2 * sign, y=-0.16 - 0.004 * sign)  # fmt: skip
    timeline.to(0.25, shrugs=0, nod=0, yaw=-14, twist=0)
    timeline.hold(0.4)
    timeline.to(
        0.4, hand_r=At("pelvis", 0.18, 0.10, 0.04), hand_l=At("pelvis", -0.06, 0.16, 0.34), y=-0.06, bend=4, pitch=2
    )
    at_ease(timeline)
    how = "sweeping from side to side" if sweep == "sweeping" else "straight ahead"
    burst = "a long burst" if length == "long burst" else "a short burst"
    return [
        "{fire} a machine gun from the hip", f"{{fire}} {burst} with a machine gun from the {side} hip", f"{{spray}} bullets from the hip, {how}", f"{{shoot}} a heavy machine gun held at the {side} hip, {how}",
        f"{{brace}} the legs and {{fire}} a minigun from the hip, {how}", f"{{shoot}} like Rambo from the hip, {how}", f"{{hold}} a big gun with both hands at the {side} hip and {{fire}}, the body shaking with the recoil", f"= hip fire, {burst}",
        f"= heavy gunner firing from the hip, {how}", f"{{mow}} down enemies with a gun at the hip, {how}", f"{{let}} loose {burst} of gunfire from the hip",
    ]  # fmt: skip
