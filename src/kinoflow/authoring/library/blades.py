"""Swords, knives, spears and axes, mimed: hands keep the grip, the body gives the weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import AHEAD, again, aimed, at_ease, fighting_stance, two_handed
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.moves import kneel, rise_from_knees, step
from kinoflow.authoring.timeline import Timeline, Value

START = Choice(("standing", "ready"), (3, 1))
ONE_HAND: dict[str, Value] = {
    "hand_r": aimed("r", 0.0, -0.14, 0.40, 35), "hand_l": At("pelvis", 0.20, 0.08, -0.10), "elbow_r": 0.0, "elbow_l": 20.0, "palm_r": -10.0,
    "palm_l": 0.0, "cock": 0.0, "wrists": 0.0,
}  # fmt: skip
"""A blade held before the body in the right hand, right foot in front."""
TWO_HANDS: dict[str, Value] = {**two_handed(At("chest", 0.02, -0.20, 0.30)), "elbows": 8.0, "cock": 0.0, "wrists": 0.0}
"""A long blade held before the belly with both hands."""


def _ready(timeline: Timeline, start: str = "standing", *, both: bool = False) -> None:
    settings = {"turned_deg": 8.0 if both else 25.0, "y_m": -0.10}
    hands = TWO_HANDS if both else ONE_HAND
    if start == "ready":
        fighting_stance(timeline, lead="r", hands=hands, at_start=True, **settings)
        timeline.hold(0.35)
    else:
        timeline.hold(0.2)
        fighting_stance(timeline, 0.65, "r", hands=hands, **settings)
        timeline.hold(0.2)


def _chest(chest_deg: float) -> dict[str, Value]:
    return {"yaw": 0.55 * chest_deg, "twist": 0.45 * chest_deg}


CUTS: dict[str, tuple[tuple[float, At, float], tuple[float, At, float], tuple[float, At, float]]] = {
    # Of the chest and the hand from its shoulder, and hips' height: drawn back, when it meets, and followed through.
    "horizontal": (
        (-45, aimed("r", 0.30, 0.08, -0.10, -45), -0.12),
        (20, aimed("r", 0.05, -0.08, 0.57, 20), -0.16),
        (62, aimed("r", -0.42, -0.10, 0.26, 62), -0.15),
    ),
    "diagonal downward": (
        (-40, At("shoulder", 0.16, 0.40, -0.12), -0.06),
        (18, aimed("r", 0.02, -0.02, 0.57, 18), -0.16),
        (52, aimed("r", -0.38, -0.50, 0.22, 52), -0.22),
    ),
    "diagonal upward": (
        (-45, At("shoulder", 0.30, -0.46, -0.12), -0.22),
        (15, aimed("r", 0.06, -0.10, 0.56, 15), -0.12),
        (52, aimed("r", -0.28, 0.44, 0.26, 52), -0.03),
    ),
    "backhand": (
        (62, aimed("r", -0.40, 0.10, 0.16, 62), -0.12),
        (20, aimed("r", 0.05, -0.04, 0.57, 20), -0.16),
        (-22, aimed("r", 0.52, -0.02, 0.16, -22), -0.14),
    ),
    "low": (
        (-45, aimed("r", 0.34, -0.34, -0.10, -45), -0.30),
        (20, aimed("r", 0.05, -0.44, 0.40, 20), -0.42),
        (62, aimed("r", -0.40, -0.44, 0.22, 62), -0.40),
    ),
    "overhead": (
        (10, At("shoulder", -0.02, 0.46, -0.08), -0.03),
        (22, aimed("r", -0.06, 0.10, 0.56, 22), -0.12),
        (28, aimed("r", -0.14, -0.44, 0.40, 28), -0.24),
    ),
}  # fmt: skip


def _cut(
    timeline: Timeline,
    kind: str,
    *,
    wind_up_s: float = 0.32,
    step_m: float = 0.22,
    hold_s: float = 0.25,
    back: bool = True,
) -> None:
    """One cut with the right hand: drawn back with the weight on the rear leg, a step in, through, and back to guard."""
    (chest0, hand0, y0), (chest1, hand1, y1), (chest2, hand2, y2) = CUTS[kind]
    low = kind in ("overhead", "diagonal downward", "low")
    timeline.to(
        wind_up_s,
        hand_r=hand0,
        elbow_r=35.0,
        palm_r=-20.0 if kind != "backhand" else 30.0,
        y=y0,
        z=-0.06,
        bend=2.0,
        **_chest(chest0),
    )
    timeline.hold(0.14)
    if step_m:
        timeline.place = timeline.place.moved(forward_m=step_m)
        step(timeline, "r", 0.26, 0.13, toes_deg=4, duration_s=0.22, height_m=0.04, heel_first=False, advance=False)
    timeline.to(
        0.11,
        hand_r=hand1,
        elbow_r=15.0,
        palm_r=-70.0 if kind != "backhand" else 40.0,
        y=y1,
        z=0.02,
        bend=10.0,
        **_chest(chest1),
    )
    timeline.to(
        0.13, hand_r=hand2, elbow_r=10.0, y=y2, z=0.10, bend=26.0 if low else 8.0, foot_pitch_l=22.0, **_chest(chest2)
    )
    timeline.hold(hold_s)
    timeline.wait()
    if back:
        if step_m:
            step(
                timeline, "l", -0.22, 0.13, toes_deg=40, duration_s=0.3, height_m=0.03, heel_first=False, advance=False
            )
        timeline.to(0.36, y=-0.10, z=0.0, bend=8.0, hand_r=ONE_HAND["hand_r"], palm_r=-10.0, elbow_r=0.0, **_chest(35))
        timeline.wait()
        timeline.hold(0.08)


def _foot_back(timeline: Timeline) -> None:
    timeline.wait()
    step(timeline, "l", -0.22, 0.13, toes_deg=40, duration_s=0.3, height_m=0.03, heel_first=False)


@action(
    "sword slash",
    "game/blades/sword",
    verbs="slash swing cut raise step",
    crispness="crisp",
    side=SIDE,
    direction=Choice(
        ("horizontal", "diagonal downward", "diagonal upward", "backhand", "overhead", "low"), (5, 1, 1, 1, 1, 1)
    ),
    count=Count(1, 3, usual=1),
    start=START,
)
def sword_slash(timeline: Timeline, side: str, direction: str, count: int, start: str) -> Sequence[str]:
    """Cuts with a sword in one hand."""
    _ready(timeline, start)
    for _ in range(count):
        _cut(timeline, direction)
    at_ease(timeline)
    how = {
        "horizontal": f"horizontally from {side} to {other(side)}",
        "diagonal downward": f"diagonally down from the {side} shoulder to the {other(side)} hip",
        "diagonal upward": f"diagonally upward from the {side} hip",
        "backhand": f"backhanded from {other(side)} to {side}",
        "overhead": "straight down from overhead",
        "low": f"low at the legs from {side} to {other(side)}",
    }[direction]
    often = again(count)
    wind = {
        "horizontal": f"{{draw}} the {side} arm far back",
        "diagonal downward": f"{{raise}} the sword above the {side} shoulder",
        "diagonal upward": f"{{lower}} the sword beside the {side} hip",
        "backhand": f"{{bring}} the sword across to the {other(side)} side",
        "overhead": "{raise} the sword high overhead",
        "low": f"{{crouch}} with the sword drawn back on the {side} side",
    }[direction]
    return [
        f"{{slash}} with a sword {how}{often}",
        f"{{swing}} a sword {how}{often}",
        f"{{slash}} {times(count)} with a sword",
        f"{{swing}} a sword in the {side} hand {how}{often}",
        f"{wind}, then {{slash}} {how}{often}",
        f"{{step}} forward and {{cut}} {how} with the sword in the {side} hand{often}",
        f"{{hold}} a sword in the {side} hand, {wind} and {{slash}} {how} while stepping in{often}",
        f"{{perform}} {number_word(count)} sword cut{'s' if count > 1 else ''} {how}",
        f"{{attack}} with a sword, slashing {how}{often}",
        f"{{cut}} {how} with the {side} hand{often}, {'already on guard' if start == 'ready' else 'after taking a stance'}",
        f"= {number_word(count)} sword slash{'es' if count > 1 else ''} {how} with the {side} hand",
        *([f"{{slash}} to the {side if direction == 'backhand' else other(side)} with a sword in the {side} hand"]
          if direction in ("horizontal", "backhand") else []),
    ]  # fmt: skip


@action(
    "sword combination",
    "game/blades/sword",
    verbs="slash swing attack practice advance fight",
    crispness="crisp",
    side=SIDE,
    count=Choice(("two", "three")),
    first=Choice(("horizontal", "diagonal downward")),
)
def sword_combination(timeline: Timeline, side: str, count: str, first: str) -> Sequence[str]:
    """Several different cuts in a row, each from where the last one ended."""
    _ready(timeline)
    kinds = [first, "backhand", "overhead"][: 2 if count == "two" else 3]
    for kind in kinds:
        _cut(timeline, kind, wind_up_s=0.24, hold_s=0.10, back=False)
        step(timeline, "l", -0.22, 0.13, toes_deg=40, duration_s=0.2, height_m=0.03, heel_first=False)
        timeline.wait()
    timeline.to(0.4, y=-0.10, z=0.0, bend=8.0, hand_r=ONE_HAND["hand_r"], palm_r=-10.0, elbow_r=0.0, **_chest(35))
    timeline.hold(0.25)
    at_ease(timeline)
    opening = "a horizontal slash" if first == "horizontal" else "a diagonal downward slash"
    tail = "and a backhand slash" if count == "two" else ", a backhand slash and an overhead cut"
    whole = f"{opening} {tail}" if count == "two" else f"{opening}{tail}"
    return [
        f"{{do}} a combination of {count} sword slashes",
        f"{{slash}} {'twice' if count == 'two' else 'three times'} with a sword, moving forward",
        f"{{fight}} with a sword: {whole}",
        f"{{practice}} sword fighting with {whole}",
        f"{{attack}} with {count} quick sword cuts in a row, one step forward with each",
        f"{{swing}} a sword back and forth in the {side} hand, {count} cuts while advancing",
        f"{{take}} a stance with the sword in the {side} hand and {{perform}} {whole}",
        f"{{advance}} step by step, cutting {'first one way, then the other' if count == 'two' else f'{other(side)}, {side} and straight down'}",
        f"{{slash}} from {side} to {other(side)} and back again"
        + ("" if count == "two" else ", then {chop} straight down"),
        f"= {count} sword slashes in a row with the {side} hand",
    ]


@action(
    "sword thrust",
    "game/blades/sword",
    verbs="thrust stab lunge extend pull step",
    crispness="snappy",
    side=SIDE,
    count=Count(1, 2, usual=1),
    height=Choice(("chest", "low", "high"), (2, 1, 1)),
    start=START,
)
def sword_thrust(timeline: Timeline, side: str, count: int, height: str, start: str) -> Sequence[str]:
    """A lunge with the point."""
    _ready(timeline, start)
    y_m = {"chest": 1.24, "low": 0.86, "high": 1.58}[height]
    for _ in range(count):
        timeline.to(0.3, hand_r=At("shoulder", 0.10, -0.24, -0.06), elbow_r=10, z=-0.08, y=-0.12, yaw=6, twist=-10)
        timeline.hold(0.08)
        step(timeline, "r", 0.62, 0.13, toes_deg=3, duration_s=0.24, height_m=0.05, heel_first=False, advance=False)
        timeline.to(
            0.17,
            hand_r=At("air", 0.10, y_m, 1.7),
            palm_r=-60,
            elbow_r=0,
            z=0.24,
            y=-0.30,
            yaw=32,
            twist=16,
            bend=10 if height != "low" else 18,
            hand_l=At("shoulder", 0.34, -0.22, -0.22),
        )
        timeline.hold(0.4)
        timeline.wait()
        step(timeline, "r", 0.22, 0.13, duration_s=0.38, height_m=0.04, heel_first=False, advance=False)
        timeline.to(
            0.42, z=0.0, y=-0.10, bend=8, hand_r=ONE_HAND["hand_r"], hand_l=ONE_HAND["hand_l"], palm_r=-10, **_chest(35)
        )
        timeline.wait()
        timeline.hold(0.1)
    at_ease(timeline)
    where = {"chest": "straight ahead at chest height", "low": "low, at hip height", "high": "high, at head height"}[
        height
    ]
    often = again(count)
    return [
        f"{{thrust}} a sword forward {times(count)}",
        f"{{thrust}} with a sword {where}{often}",
        f"{{lunge}} and {{thrust}} the sword in the {side} hand {where}{often}",
        f"{{stab}} forward with a sword{often}",
        f"{{pull}} the sword back to the hip, then {{lunge}} with the {side} foot and {{thrust}}{often}",
        f"{{step}} forward with the {side} leg and quickly {{extend}} the sword arm {where}{often}",
        f"{{hold}} a sword in the {side} hand and {{thrust}} it {where}, then {{return}} to guard{often}",
        f"{{perform}} {number_word(count)} sword thrust{'s' if count > 1 else ''} {where}",
        f"{{fence}}: {number_word(count)} deep lunge{'s' if count > 1 else ''} with the {side} arm stretched out",
        f"= {number_word(count)} sword thrust{'s' if count > 1 else ''} {where} with the {side} hand",
    ]


@action(
    "fencing advance and lunge",
    "game/blades/sword",
    verbs="fence lunge advance step extend retreat",
    crispness="snappy",
    side=SIDE,
    steps=Count(1, 3),
)
def fencing(timeline: Timeline, side: str, steps: int) -> Sequence[str]:
    """Fencers' footwork: salute, on guard, short advances, a lunge and the recovery."""
    timeline.hold(0.2)
    timeline.to(0.4, hand_r=At("head", 0.0, -0.14, 0.24), palm_r=-10, elbow_r=10)
    timeline.hold(0.12)
    timeline.to(0.3, hand_r=At("shoulder", 0.10, -0.44, 0.20))
    hands: dict[str, Value] = {
        "hand_r": aimed("r", 0.02, -0.16, 0.40, 50),
        "hand_l": At("shoulder", 0.30, 0.18, -0.10),
        "elbow_l": 0.0,
        "palm_r": 10.0,
        "palm_l": 0.0,
    }
    fighting_stance(timeline, 0.6, "r", length_m=0.46, width_m=0.12, y_m=-0.17, turned_deg=40, hands=hands)
    timeline.hold(0.2)
    for _ in range(steps):
        timeline.place = timeline.place.moved(forward_m=0.26)
        timeline.to(0.34, z=0.0, x=0.0, advance=False)
        step(timeline, "r", 0.23, 0.06, toes_deg=2, duration_s=0.18, height_m=0.04, heel_first=False)
        step(timeline, "l", -0.23, 0.06, toes_deg=60, duration_s=0.18, height_m=0.03, heel_first=False)
        timeline.wait()
        timeline.hold(0.06)
    timeline.to(0.16, hand_r=At("air", 0.06, 1.28, 1.9), elbow_r=0, palm_r=40)
    step(timeline, "r", 0.74, 0.06, toes_deg=2, duration_s=0.24, height_m=0.06, heel_first=False, advance=False)
    timeline.to(0.22, z=0.30, y=-0.34, bend=8, yaw=46, hand_l=At("shoulder", 0.40, -0.24, -0.26))
    timeline.hold(0.45)
    timeline.wait()
    step(timeline, "r", 0.23, 0.06, duration_s=0.36, height_m=0.04, heel_first=False, advance=False)
    timeline.to(0.4, z=0.0, y=-0.17, yaw=40, bend=6, hand_r=hands["hand_r"], hand_l=hands["hand_l"])
    timeline.wait()
    timeline.hold(0.2)
    at_ease(timeline)
    walked = f"{number_word(steps)} short step{'s' if steps > 1 else ''}"
    return [
        f"{{fence}}, advancing {walked} and lunging",
        f"{{fence}} with the sword in the {side} hand",
        f"{{salute}} with a sword, {{go}} on guard, {{advance}} {walked} and {{lunge}}",
        f"{{take}} an en garde stance, {{step}} forward {times(steps)} and {{lunge}} with the {side} leg",
        f"{{hold}} the {other(side)} hand up behind, {{extend}} the {side} arm and {{lunge}} deeply",
        "{move} forward like a fencer and {thrust} in a long lunge, then {recover}",
        "{raise} the sword to the face in a salute, then {fence} forward and {lunge}",
        f"{{practice}} fencing: {walked} forward and one lunge",
        f"{{bend}} the knees in a fencing stance, {{advance}} with the {side} foot in front and {{stretch}} the {side} arm out in a lunge",
        f"= a fencing salute, {walked} forward and a lunge with the {side} arm",
    ]


@action(
    "draw a sword",
    "game/blades/sword",
    verbs="draw pull grip take unsheathe hold",
    crispness="normal",
    side=SIDE,
    end=Choice(("guard", "slash", "overhead", "diagonal cut")),
    place=Choice(("hip", "back"), (3, 1)),
)
def draw_sword(timeline: Timeline, side: str, end: str, place: str) -> Sequence[str]:
    """Pull a sword from the sheath at the opposite hip, or from the one on the back over the shoulder."""
    timeline.hold(0.25)
    if place == "back":
        return _draw_from_the_back(timeline, side, end)
    timeline.look_at(At("floor", 0.25, 0.9, 0.35), 0.3)
    timeline.to(
        0.45,
        hand_l=At("pelvis", 0.13, 0.03, 0.12),
        hand_r=At("pelvis", -0.10, 0.08, 0.22),
        palms=-20,
        twist=22,
        yaw=6,
        y=-0.05,
        bend=10,
    )
    timeline.hold(0.18)
    timeline.look_at(AHEAD, 0.25)
    step(timeline, "r", 0.30, 0.13, duration_s=0.4, advance=False)
    timeline.to(
        0.32,
        hand_r=At("shoulder", -0.12, -0.06, 0.44),
        elbow_r=35,
        palm_r=-50,
        twist=6,
        hand_l=At("pelvis", 0.15, 0.06, 0.02),
    )
    timeline.place = timeline.place.moved(forward_m=0.14)
    if end == "slash":
        timeline.to(
            0.16, hand_r=At("shoulder", 0.46, -0.02, 0.26), elbow_r=10, palm_r=-80, twist=-26, yaw=-10, y=-0.16, z=0.06
        )
        timeline.hold(0.4)
    elif end == "overhead":
        timeline.to(
            0.4, hand_r=At("shoulder", 0.02, 0.52, 0.08), elbow_r=10, palm_r=0, twist=0, yaw=0, bend=-4, y=-0.02
        )
        timeline.hold(0.55)
    elif end == "diagonal cut":
        _cut_down_after_drawing(timeline)
    else:
        timeline.to(
            0.4, hand_r=At("shoulder", -0.06, -0.10, 0.44), elbow_r=0, palm_r=0, twist=14, yaw=10, y=-0.12, bend=6
        )
        timeline.hold(0.6)
    timeline.wait()
    at_ease(timeline, 0.9)
    tail = {
        "guard": "{hold} it out in front",
        "slash": "{slash} outward at once",
        "overhead": "{raise} it overhead",
        "diagonal cut": "{slash} diagonally downward",
    }[end]
    return [
        f"{{draw}} a sword and {tail}",
        "{draw} a sword",
        f"{{pull}} a sword out of the sheath at the {other(side)} hip and {tail}",
        f"{{reach}} across to the {other(side)} hip, {{grip}} the sword and {{draw}} it with the {side} hand",
        f"{{unsheathe}} a sword with the {side} hand, {{step}} forward and {tail}",
        f"{{look}} down at the {other(side)} hip, {{take}} hold of the sword and {{pull}} it out, then {tail}",
        f"{{hold}} the sheath with the {other(side)} hand, {{draw}} the sword with the {side} and {tail}",
        f"{{draw}} a blade from the {other(side)} side of the belt and {tail}",
        f"{{pull}} out a katana with the {side} hand and {tail}",
        f"= a sword drawn from the {other(side)} hip with the {side} hand",
    ]


def _cut_down_after_drawing(timeline: Timeline) -> None:
    """From the drawn blade up beside the head, then down across the body with a step into it."""
    (chest0, hand0, y0), (chest1, hand1, y1), (chest2, hand2, y2) = CUTS["diagonal downward"]
    timeline.to(0.34, hand_r=hand0, elbow_r=35, palm_r=-20, y=y0, bend=-2, **_chest(chest0))
    timeline.hold(0.14)
    timeline.to(0.11, exact=True, hand_r=hand1, elbow_r=15, palm_r=-70, y=y1, z=0.02, bend=10, **_chest(chest1))
    timeline.to(0.13, exact=True, hand_r=hand2, elbow_r=10, y=y2, z=0.10, bend=26, **_chest(chest2))
    timeline.hold(0.4)


def _draw_from_the_back(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    timeline.to(
        0.45,
        hand_r=At("shoulder", -0.04, 0.20, -0.12),
        elbow_r=25,
        palm_r=10,
        nod=8,
        tilt=6,
        y=-0.05,
        hand_l=At("shoulder", 0.14, -0.40, 0.08),
    )
    timeline.hold(0.18)
    timeline.look_at(AHEAD, 0.25)
    step(timeline, "r", 0.30, 0.13, duration_s=0.4, advance=False)
    timeline.to(0.26, hand_r=At("shoulder", 0.10, 0.52, -0.06), elbow_r=15, nod=-4, tilt=0, bend=-5)
    timeline.place = timeline.place.moved(forward_m=0.14)
    if end == "overhead":
        timeline.to(0.3, hand_r=At("shoulder", 0.02, 0.56, 0.08), palm_r=0, y=-0.02)
        timeline.hold(0.6)
    elif end in ("slash", "diagonal cut"):
        timeline.to(
            0.13,
            exact=True,
            hand_r=aimed("r", 0.0, 0.0, 0.57, 18),
            palm_r=-60,
            yaw=10,
            twist=8,
            y=-0.16,
            z=0.06,
            bend=12,
        )
        timeline.to(0.14, exact=True, hand_r=aimed("r", -0.34, -0.48, 0.24, 48), yaw=24, twist=24, y=-0.22, bend=26)
        timeline.hold(0.4)
    else:
        timeline.to(
            0.4, hand_r=At("shoulder", -0.06, -0.10, 0.44), elbow_r=0, palm_r=0, twist=14, yaw=10, y=-0.12, bend=6
        )
        timeline.hold(0.6)
    timeline.wait()
    at_ease(timeline, 0.9)
    tail = {
        "guard": "{hold} it out in front",
        "slash": "{slash} down at once",
        "overhead": "{raise} it overhead",
        "diagonal cut": "{slash} diagonally downward",
    }[end]
    return [
        f"{{draw}} a sword from the back and {tail}",
        "{draw} a sword from the sheath on the back",
        f"{{reach}} over the {side} shoulder, {{grip}} the sword and {{draw}} it",
        f"{{pull}} a sword from behind the {side} shoulder and {tail}",
        f"{{unsheathe}} a greatsword from the back with the {side} hand, then {tail}",
        f"{{take}} the sword on the back with the {side} hand over the shoulder, {{step}} forward and {tail}",
        f"{{draw}} a blade over the shoulder and {tail}",
        f"= a sword drawn from the back with the {side} hand",
    ]  # fmt: skip


@action(
    "sheathe a sword",
    "game/blades/sword",
    verbs="sheathe put lower slide return",
    side=SIDE,
    place=Choice(("hip", "back"), (3, 1)),
    before=Choice(("nothing", "flick off the blood"), (3, 1)),
)
def sheathe_sword(timeline: Timeline, side: str, place: str, before: str) -> Sequence[str]:
    """From a sword held out in front back into the sheath at the opposite hip, or into the one on the back; perhaps the blood is
    thrown off the blade first.
    """
    timeline.start(
        hand_r=At("shoulder", -0.06, -0.10, 0.44),
        y=-0.06,
        twist=10,
        hand_l=At("pelvis", 0.17, 0.06, -0.02),
        foot_r=At("floor", 0.11, 0, 0.14),
        foot_l=At("floor", 0.11, 0, -0.14),
    )
    timeline.hold(0.6)
    flicks = before == "flick off the blood"
    if flicks:
        timeline.to(0.35, hand_r=At("shoulder", 0.16, 0.26, 0.22), elbow_r=35, twist=-4)
        timeline.to(0.13, exact=True, hand_r=At("shoulder", 0.34, -0.36, 0.24), elbow_r=5, bend=10, y=-0.10)
        timeline.hold(0.5)
    first = "{flick} the blood off the sword and " if flicks else ""
    if place == "back":
        timeline.to(0.45, hand_r=At("shoulder", 0.12, 0.52, 0.06), elbow_r=15, twist=0, bend=-4)
        timeline.to(
            0.4,
            hand_r=At("shoulder", 0.02, 0.38, -0.16),
            elbow_r=15,
            nod=10,
            tilt=6,
            hand_l=At("shoulder", 0.14, -0.40, 0.08),
        )
        timeline.to(0.55, hand_r=At("shoulder", -0.04, 0.18, -0.12), elbow_r=25)
        timeline.hold(0.25)
        timeline.to(0.25, nod=0, tilt=0)
        at_ease(timeline, 0.9)
        return [
            f"{first}{{sheathe}} a sword on the back",
            f"{first}{{put}} the sword back into the sheath on the back over the {side} shoulder",
            f"{first}{{slide}} a sword into the scabbard on the back with the {side} hand",
            f"{first}{{raise}} the sword and {{put}} it away behind the {side} shoulder",
            f"{first}{{lift}} the blade over the shoulder and {{slide}} it into the sheath on the back",
            f"{first}{{put}} away a greatsword on the back",
            f"{first}{{hold}} a sword out in front, then {{return}} it to the back over the {side} shoulder",
            "= a sword put back into the sheath on the back",
        ]
    timeline.to(0.28, hand_r=At("shoulder", 0.36, -0.30, 0.24), palm_r=-60, twist=-8)
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.25, 0.9, 0.35), 0.35)
    timeline.to(
        0.55,
        hand_r=At("shoulder", -0.16, -0.10, 0.42),
        elbow_r=40,
        palm_r=-40,
        twist=12,
        hand_l=At("pelvis", 0.13, 0.03, 0.12),
        palm_l=-20,
        bend=8,
    )
    timeline.hold(0.15)
    timeline.to(0.75, hand_r=At("pelvis", -0.10, 0.08, 0.20), elbow_r=10, twist=22, bend=10)
    timeline.hold(0.25)
    at_ease(timeline, 0.9)
    return [
        f"{first}{{sheathe}} a sword",
        f"{first}{{put}} the sword away into the sheath at the {other(side)} hip",
        f"{first}{{slide}} a sword into its sheath with the {side} hand",
        f"{first}{{lower}} the sword, {{look}} down and {{slide}} it into the sheath on the {other(side)} side",
        f"{{shake}} off the blade to the {side}, then {{sheathe}} it at the {other(side)} hip",
        f"{first}{{hold}} the sheath with the {other(side)} hand and {{put}} the sword away with the {side}",
        f"{first}{{hold}} a sword out in front, then slowly {{return}} it to the {other(side)} hip",
        f"{first}{{bring}} the {side} hand across the body and {{sheathe}} the sword",
        f"{first}{{put}} a sword away and {{stand}} at ease",
        f"= a sword put away into the sheath at the {other(side)} hip",
    ]


@action(
    "spinning sword slash",
    "game/blades/sword",
    verbs="spin slash turn swing rotate whirl",
    crispness="crisp",
    side=SIDE,
)
def spin_slash(timeline: Timeline, side: str) -> Sequence[str]:
    """A whole turn with the blade held out, ending in a cut."""
    _ready(timeline)
    timeline.look_at(None, 0.2)
    timeline.to(0.34, hand_r=aimed("r", -0.36, 0.06, 0.20, 60), y=-0.16, **_chest(64), elbow_r=30)
    timeline.hold(0.06)
    # A turn to the right (a backhand) over the right foot: the left foot swings round in front, then the right one behind.
    timeline.place = timeline.place.moved(0.0, 0.10, -150.0)
    timeline.to(
        0.34,
        yaw=0,
        x=0.0,
        z=0.0,
        twist=-10,
        hand_r=At("shoulder", 0.50, -0.04, 0.20),
        hand_l=At("shoulder", 0.40, -0.14, 0.10),
        palm_r=-80,
        turn=-30,
        y=-0.13,
        foot_yaw_r=10,
        advance=False,
    )
    step(timeline, "l", 0.16, 0.15, toes_deg=0, duration_s=0.32, height_m=0.05, heel_first=False)
    timeline.wait()
    timeline.place = timeline.place.moved(0.0, -0.16, -210.0)
    timeline.to(
        0.34,
        yaw=20,
        twist=-30,
        x=0.0,
        z=0.02,
        turn=0,
        y=-0.16,
        hand_r=At("shoulder", 0.52, -0.06, 0.18),
        foot_yaw_l=35,
        advance=False,
    )
    step(timeline, "r", 0.26, 0.14, toes_deg=5, duration_s=0.32, height_m=0.05, heel_first=False)
    timeline.wait()
    timeline.to(0.14, twist=-40, yaw=0, hand_r=At("shoulder", 0.48, -0.10, -0.02), y=-0.20, z=0.06)
    timeline.hold(0.35)
    timeline.to(0.4, y=-0.10, z=0.0, **_chest(35), **ONE_HAND)
    timeline.hold(0.1)
    at_ease(timeline)
    return [
        "{do} a spinning sword slash",
        "{spin} around and {slash} with a sword",
        f"{{turn}} a full circle to the {side} and {{slash}} with the sword in the {side} hand",
        f"{{whirl}} around with a sword held out in the {side} hand",
        f"{{swing}} a sword all the way around while spinning to the {side}",
        f"{{take}} a stance, {{spin}} to the {side} and {{cut}} horizontally with the blade",
        f"{{perform}} a spin attack with a sword, turning over the {side} shoulder",
        f"{{extend}} the {side} arm with the sword and {{rotate}} the whole body around once",
        "{draw} the sword across the body, then {spin} and {slash} in a full circle",
        f"= a full spin to the {side} with a sword slash",
    ]


def _charge_up(timeline: Timeline, direction: str) -> None:
    """The blade far back behind the shoulder, or low beside the hip, held there trembling with the knees bent."""
    hand = At("shoulder", 0.14, -0.40, -0.16) if direction == "upward" else At("shoulder", 0.12, 0.24, -0.12)
    mate = At("shoulder", -0.14, -0.42, 0.10) if direction == "upward" else At("shoulder", -0.24, 0.12, 0.10)
    timeline.to(0.6, hand_r=hand, hand_l=mate, yaw=-26, twist=-32, z=-0.16, y=-0.22, bend=10, nod=4, elbows=20)
    for turn in range(8):
        timeline.to(
            0.12,
            exact=True,
            hand_r=hand.moved(up=0.015 if turn % 2 else -0.01),
            shrugs=8 if turn % 2 else 3,
            y=-0.23 - 0.006 * (turn % 2),
        )
    timeline.to(0.15, yaw=-10, twist=-12, shrugs=0)


def _strike_into_the_ground(timeline: Timeline, wind: str) -> Sequence[str]:
    """The blade comes down into the ground and does not come out: pulls, feet braced, until it gives."""
    _ready(timeline, both=True)
    if wind == "charged":
        _charge_up(timeline, "overhead")
    timeline.place = timeline.place.moved(forward_m=0.24)
    timeline.to(0.5, **two_handed(At("head", 0.03, 0.24, -0.02)), elbows=25, bend=-10, y=-0.04, z=-0.20, nod=-4)
    timeline.hold(0.35)
    step(timeline, "r", 0.26, 0.13, toes_deg=4, duration_s=0.22, height_m=0.05, heel_first=False, advance=False)
    timeline.to(0.12, **two_handed(At("chest", 0.03, 0.04, 0.46)), elbows=8, bend=14, y=-0.14, z=-0.04)
    stuck = {"hand_r": At("air", 0.02, 0.46, 0.62), "hand_l": At("other", 0.0, -0.10, 0.02)}
    timeline.to(0.14, **stuck, bend=42, pitch=30, y=-0.32, z=0.04, nod=-6)
    timeline.hold(0.6)
    for _ in range(3):
        timeline.to(0.3, **stuck, bend=26, pitch=18, y=-0.26, z=-0.14, shrugs=14, nod=-16)
        timeline.to(0.3, **stuck, bend=42, pitch=30, y=-0.32, z=0.04, shrugs=0, nod=-4)
    timeline.to(
        0.22,
        hand_r=At("chest", 0.03, 0.16, 0.36),
        hand_l=At("other", 0.0, -0.10, 0.02),
        bend=-12,
        pitch=-4,
        y=-0.08,
        z=-0.22,
    )
    timeline.hold(0.2)
    timeline.wait()
    step(timeline, "l", -0.22, 0.13, toes_deg=40, duration_s=0.3, height_m=0.03, heel_first=False, advance=False)
    timeline.to(0.4, z=0.0, y=-0.10, bend=8, pitch=4, nod=0, yaw=8, twist=4, **TWO_HANDS)
    timeline.wait()
    at_ease(timeline)
    slow = " after a slow wind-up" if wind == "charged" else ""
    return [
        f"{{smash}} a greatsword into the ground{slow} and {{struggle}} to pull it back out",
        f"{{slam}} a two-handed sword into the ground{slow}, then {{pull}} it out with effort",
        f"{{swing}} a greatsword down from overhead{slow}, the blade stuck in the ground",
        f"{{strike}} down with a two-handed sword{slow} and {{get}} it stuck in the ground",
        f"{{bring}} a heavy sword down into the floor{slow} and {{wrench}} it free",
        f"= heavy overhead greatsword smash into the ground{slow}, pulled out with a struggle",
        f"{{bury}} the blade in the ground with a heavy two-handed blow{slow} and {{tug}} it out",
        f"= greatsword slam{slow}, the blade stuck in the ground",
    ]


@action(
    "two-handed sword strike",
    "game/blades/sword",
    verbs="strike swing raise chop cut step",
    crispness="crisp",
    side=SIDE,
    direction=Choice(("overhead", "sideways", "upward", "into the ground", "diagonal downward"), (3, 3, 3, 2, 2)),
    count=Count(1, 3, usual=1),
    wind=Choice(("quick", "charged"), (3, 1)),
)
def two_handed_strike(timeline: Timeline, side: str, direction: str, count: int, wind: str) -> Sequence[str]:
    """Strikes with a long sword held in both hands, at once or out of a long, trembling wind-up."""
    if direction == "into the ground":
        return _strike_into_the_ground(timeline, wind)
    _ready(timeline, both=True)
    for _ in range(count):
        if wind == "charged":
            _charge_up(timeline, direction)
        timeline.place = timeline.place.moved(forward_m=0.24)
        if direction == "overhead":
            timeline.to(0.42, **two_handed(At("head", 0.03, 0.24, -0.02)), elbows=25, bend=-8, y=-0.04, z=-0.20, nod=-4)
            timeline.hold(0.24)
            step(timeline, "r", 0.26, 0.13, toes_deg=4, duration_s=0.22, height_m=0.05, heel_first=False, advance=False)
            timeline.to(0.12, **two_handed(At("chest", 0.03, 0.04, 0.46)), elbows=8, bend=8, y=-0.14, z=-0.04)
            timeline.to(0.13, **two_handed(At("chest", 0.03, -0.34, 0.36)), bend=24, y=-0.22, z=0.04)
        elif direction == "diagonal downward":
            timeline.to(
                0.42,
                **two_handed(At("head", 0.24, 0.06, 0.0)),
                elbows=25,
                bend=-6,
                y=-0.06,
                z=-0.20,
                yaw=-16,
                twist=-20,
            )
            timeline.hold(0.24)
            step(timeline, "r", 0.26, 0.13, toes_deg=4, duration_s=0.22, height_m=0.05, heel_first=False, advance=False)
            timeline.to(0.12, **two_handed(At("chest", 0.02, 0.02, 0.46)), elbows=8, yaw=6, twist=0, y=-0.14, bend=8)
            timeline.to(0.14, **two_handed(At("chest", -0.22, -0.34, 0.30)), yaw=24, twist=24, bend=24, y=-0.20, z=0.04)
        elif direction == "sideways":
            timeline.to(
                0.42,
                **two_handed(At("chest", 0.26, 0.10, 0.10), palm_deg=-20),
                elbows=20,
                z=-0.20,
                y=-0.10,
                yaw=-22,
                twist=-30,
            )
            timeline.hold(0.24)
            step(timeline, "r", 0.26, 0.13, toes_deg=4, duration_s=0.22, height_m=0.05, heel_first=False, advance=False)
            timeline.to(
                0.13,
                **two_handed(At("chest", 0.02, -0.10, 0.46), palm_deg=-40),
                elbows=8,
                yaw=8,
                twist=0,
                y=-0.16,
                z=-0.04,
            )
            timeline.to(
                0.14, **two_handed(At("chest", -0.22, -0.14, 0.30), palm_deg=-40), yaw=30, twist=30, y=-0.17, z=0.04
            )
        else:
            timeline.to(
                0.42,
                **two_handed(At("chest", 0.24, -0.36, 0.08)),
                elbows=8,
                z=-0.20,
                y=-0.24,
                yaw=-20,
                twist=-26,
                bend=20,
            )
            timeline.hold(0.24)
            step(timeline, "r", 0.26, 0.13, toes_deg=4, duration_s=0.22, height_m=0.05, heel_first=False, advance=False)
            timeline.to(0.13, **two_handed(At("chest", 0.02, -0.06, 0.46)), yaw=8, twist=2, y=-0.14, z=-0.04, bend=6)
            timeline.to(0.14, **two_handed(At("chest", -0.12, 0.30, 0.34)), yaw=22, twist=22, y=-0.05, z=0.04, bend=-6)
        timeline.hold(0.3)
        timeline.wait()
        step(timeline, "l", -0.22, 0.13, toes_deg=40, duration_s=0.3, height_m=0.03, heel_first=False, advance=False)
        timeline.to(0.4, z=0.0, y=-0.10, bend=8, nod=0, yaw=8, twist=4, **TWO_HANDS)
        timeline.wait()
    at_ease(timeline)
    how = {
        "overhead": "down from overhead",
        "sideways": f"from {side} to {other(side)}",
        "upward": f"upward from the {side} hip",
        "diagonal downward": f"diagonally down from the {side} shoulder to the {other(side)} hip",
    }[direction]
    drawn = {
        "overhead": "{raise} the sword high over the head",
        "sideways": f"{{swing}} the sword back over the {side} side",
        "upward": f"{{lower}} the sword beside the {side} knee",
        "diagonal downward": f"{{raise}} the sword over the {side} shoulder",
    }[direction]
    often = again(count)
    if wind == "charged":
        return [
            f"{{charge}} up and {{strike}} {how} with a two-handed sword{often}", f"= charged heavy attack with a greatsword {how}{often}", f"{{wind}} up a greatsword over the {side} shoulder and {{strike}} {how}{often}" if direction != "upward" else f"{{wind}} up a greatsword low at the {side} hip and {{strike}} {how}{often}",
            f"{{hold}} a charged attack with a greatsword, then {{release}} it {how}{often}", f"{{draw}} a huge sword far back, {{gather}} strength and {{swing}} it {how}{often}", f"{{charge}} a heavy attack with a two-handed sword, then {{swing}} {how}{often}",
            f"{{wind}} up a charged attack with both hands on the sword and {{cut}} {how}{often}", f"= charge attack with a two-handed sword, swung {how}{often}", f"{{smash}} down a greatsword after a long wind-up{often}" if direction == "overhead" else f"{{swing}} a greatsword {how} after a long wind-up{often}",
        ]  # fmt: skip
    return [
        f"{{swing}} a two-handed sword {how}{often}",
        f"= heavy attack with a two-handed sword {how}{often}",
        f"{{strike}} {how} with a sword held in both hands{often}",
        f"{{swing}} a big sword with both hands {times(count)}",
        f"{{slash}} with a katana {how}{often}",
        f"{drawn} with both hands, {{step}} forward and {{strike}} {how}{often}",
        f"{{grip}} a greatsword with both hands and {{swing}} it {how}{often}",
        f"{{hold}} a long sword in front with both hands, {drawn} and {{cut}} {how}{often}",
        f"{{perform}} {number_word(count)} two-handed sword strike{'s' if count > 1 else ''} {how}",
        f"{{practice}} {number_word(count)} kendo cut{'s' if count > 1 else ''} {how}",
        f"= {number_word(count)} two-handed sword strike{'s' if count > 1 else ''} {how}",
        *([f"{{cleave}} diagonally down to the {other(side)} with a two-handed sword{often}"]
          if direction == "diagonal downward" else []),
        *([f"{{swing}} a two-handed sword to the {other(side)}{often}"] if direction == "sideways" else []),
    ]  # fmt: skip


@action(
    "plunge a sword into the ground",
    "game/blades/sword",
    verbs="plunge stab drive kneel lean raise",
    crispness="crisp",
    side=SIDE,
    posture=Choice(("standing", "kneeling")),
    end=Choice(("stay", "pull it out")),
)
def plunge_sword(timeline: Timeline, side: str, posture: str, end: str) -> Sequence[str]:
    """Both hands high on the hilt, the point down, driven into the ground in front; perhaps on the right knee, bowed over it."""
    timeline.hold(0.2)
    timeline.to(
        0.5, hand_r=At("chest", 0.02, 0.40, 0.28), hand_l=At("other", -0.02, -0.08, 0.0), elbows=30, bend=-6, heels=8
    )
    timeline.hold(0.15)
    timeline.look_at(At("floor", 0.0, 0.0, 0.5), 0.2)
    if posture == "kneeling":
        timeline.to(0.3, hand_r=At("chest", 0.02, 0.10, 0.34), hand_l=At("other", -0.02, -0.08, 0.0), heels=0, bend=6)
        kneel(timeline, "r", 0.8)
        timeline.to(0.3, hand_r=At("chest", 0.02, -0.02, 0.38), hand_l=At("other", -0.02, -0.08, 0.0), bend=14)
        timeline.look_at(None, 0.4)
        timeline.to(0.5, nod=32, bend=24)
        timeline.hold(1.1)
    else:
        timeline.to(
            0.17, exact=True, hand_r=At("chest", 0.02, -0.26, 0.40), hand_l=At("other", -0.02, -0.08, 0.0), heels=0, y=-0.32, pitch=20, bend=24, knees=10,
        )  # fmt: skip
        timeline.hold(0.4)
        timeline.look_at(None, 0.3)
        timeline.to(
            0.5,
            y=-0.10,
            pitch=6,
            bend=10,
            knees=0,
            hand_r=At("chest", 0.02, -0.20, 0.34),
            hand_l=At("other", -0.02, -0.07, 0.0),
        )
        timeline.hold(0.7)
    if end == "pull it out":
        timeline.to(0.25, nod=6, bend=16)
        timeline.to(0.4, hand_r=At("chest", 0.02, 0.18, 0.32), hand_l=At("other", -0.02, -0.08, 0.0), bend=-2, nod=-4)
        timeline.hold(0.2)
    if posture == "kneeling":
        timeline.to(0.4, hands=At("shoulder", 0.08, -0.40, 0.16), elbows=0, nod=0, bend=4)
        rise_from_knees(timeline, 1.2)
    at_ease(timeline, 0.9)
    down = f", kneeling on the {side} knee" if posture == "kneeling" else ""
    tail = " and {pull} it out again" if end == "pull it out" else ""
    return [
        "{plunge} a sword into the ground",
        f"{{stab}} a sword into the ground with both hands{down}{tail}",
        f"{{raise}} a sword with the point down and {{drive}} it into the earth{down}{tail}",
        f"{{thrust}} the blade down into the floor{down}{tail}",
        f"{{stick}} a sword in the ground{down}{tail}",
        f"{{hold}} the hilt with both hands and {{stab}} straight down{down}{tail}",
        f"{{kneel}} on the {side} knee and {{plant}} the sword in front, the head bowed" if down else f"{{finish}} off a fallen enemy with a downward stab of the sword{tail}",
        f"= a sword driven into the ground{down}",
    ]  # fmt: skip


@action(
    "sword flourish",
    "game/blades/sword",
    verbs="twirl spin flourish rest show",
    crispness="snappy",
    side=SIDE,
    count=Count(2, 4),
    end=Choice(("rest it on the shoulder", "point it forward", "lower it")),
)
def sword_flourish(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """The blade twirled beside the body in quick circles of the wrist, then laid on the shoulder, pointed, or let sink."""
    timeline.hold(0.2)
    timeline.to(
        0.4,
        hand_r=At("shoulder", 0.22, -0.24, 0.30),
        palm_r=-20,
        elbow_r=10,
        bend=2,
        hand_l=At("shoulder", 0.12, -0.44, 0.06),
    )
    for _ in range(count):
        for out, up, forward, wrist in (
            (0.26, -0.12, 0.34, 40),
            (0.30, -0.08, 0.18, 10),
            (0.28, -0.32, 0.14, -40),
            (0.20, -0.36, 0.32, 0),
        ):
            timeline.to(
                0.1,
                exact=True,
                hand_r=At("shoulder", out, up, forward),
                wrist_r=wrist,
                twist=-8 if forward < 0.2 else 2,
            )
    if end == "rest it on the shoulder":
        timeline.to(0.35, hand_r=At("shoulder", 0.04, -0.04, 0.20), wrist_r=0, elbow_r=15, twist=0, bend=-4)
        timeline.to(0.4, x=0.05, side=4, tilt=-6, hand_l=At("pelvis", 0.17, 0.14, 0.03), elbow_l=55, palm_l=-40)
        timeline.hold(1.2)
    elif end == "point it forward":
        timeline.to(
            0.25,
            hand_r=aimed("r", 0.0, 0.03, 0.58, 14),
            wrist_r=0,
            palm_r=-60,
            elbow_r=5,
            twist=10,
            yaw=4,
            y=-0.06,
            bend=6,
        )
        timeline.hold(0.9)
    else:
        timeline.to(0.4, hand_r=At("shoulder", 0.26, -0.44, 0.10), wrist_r=0, twist=0)
        timeline.hold(0.7)
    at_ease(timeline, 0.8)
    last = {
        "rest it on the shoulder": f"{{rest}} it on the {side} shoulder", "point it forward": "{point} it forward", "lower it": "{lower} it",
    }[end]  # fmt: skip
    return [
        "{twirl} a sword",
        f"{{do}} a sword flourish with the {side} hand and {last}",
        f"{{twirl}} a sword beside the body {times(count)}, then {last}",
        f"{{spin}} a blade in the {side} hand and {last}",
        f"{{show}} off with a sword, {{whirl}} it and {last}",
        f"{{flourish}} a sword with quick circles of the wrist and {last}",
        f"{{play}} with the sword in the {side} hand, then {last}",
        f"= a sword twirled in the {side} hand",
    ]  # fmt: skip


@action(
    "charge with a sword raised",
    "game/blades/sword",
    verbs="charge run raise attack rush swing",
    crispness="crisp",
    tempo=False,
    side=SIDE,
    end=Choice(("slash", "stop")),
)
def sword_charge(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """Run at the enemy with the sword held high."""
    timeline.hold(0.3)
    raised = At("shoulder", 0.10, 0.50, 0.02)
    timeline.to(0.4, hand_r=raised, y=-0.06, bend=4, twist=-10, elbow_r=10, hand_l=At("shoulder", 0.12, -0.28, 0.20))
    timeline.hold(0.25)
    style = replace(STYLES["run"], hand=(At("shoulder", 0.10, -0.30, 0.22), raised))
    timeline.wait()
    walk(timeline, 4.2, style, close=end == "stop", arms=False)
    timeline.wait()
    if end == "slash":
        timeline.to(0.12, hand_r=aimed("r", 0.0, 0.0, 0.56, 20), y=-0.16, bend=14, twist=14, balance=1.0)
        timeline.to(0.14, hand_r=aimed("r", -0.30, -0.46, 0.28, 44), y=-0.22, bend=30, twist=30)
        timeline.hold(0.4)
    else:
        timeline.hold(0.3)
    timeline.wait()
    at_ease(timeline)
    tail = "{slash} down" if end == "slash" else "{stop}"
    return [
        f"{{charge}} forward with a sword raised and {tail}",
        "{charge} with a raised sword",
        f"{{run}} forward holding a sword high in the {side} hand, then {tail}",
        f"{{raise}} a sword overhead with the {side} hand and {{charge}} at the enemy",
        "{rush} into battle with the sword held up high",
        f"{{lift}} the {side} arm straight up and {{run}} forward like a knight attacking",
        f"{{attack}} at a run with the sword raised over the head, then {tail}",
        f"{{storm}} forward, the {side} arm up with a sword, and {tail} at the end",
        f"{{raise}} a weapon in the {side} hand, {{sprint}} several steps ahead and {tail}",
        f"= a charge with a sword held up in the {side} hand",
    ]


SPEAR: dict[str, Value] = {
    "hand_l": aimed("l", -0.06, -0.20, 0.44, -40),
    "hand_r": At("pelvis", 0.20, 0.16, -0.04),
    "palms": 20.0,
    "elbows": 5.0,
    "wrists": 0.0,
    "cock": 0.0,
}


def _spear_ready(timeline: Timeline) -> None:
    timeline.hold(0.2)
    fighting_stance(timeline, 0.7, "l", length_m=0.50, y_m=-0.14, turned_deg=40, hands=SPEAR)
    timeline.hold(0.2)


@action(
    "spear thrust",
    "game/blades/spear",
    verbs="thrust stab push pull lunge step",
    crispness="snappy",
    side=SIDE,
    count=Count(1, 3, usual=1),
    height=Choice(("straight", "upward", "low"), (2, 1, 1)),
)
def spear_thrust(timeline: Timeline, side: str, count: int, height: str) -> Sequence[str]:
    """The rear hand drives the shaft through the front one."""
    _spear_ready(timeline)
    rise = {"straight": 0.0, "upward": 0.34, "low": -0.26}[height]
    for _ in range(count):
        timeline.to(
            0.34,
            z=-0.10,
            y=-0.15,
            yaw=-46,
            twist=-14,
            hand_r=At("shoulder", 0.22, -0.30 - 0.3 * rise, -0.24),
            hand_l=aimed("l", -0.08, -0.20 + 0.5 * rise, 0.36, -60),
        )
        timeline.hold(0.06)
        step(timeline, "l", 0.56, 0.13, toes_deg=4, duration_s=0.22, height_m=0.05, heel_first=False, advance=False)
        timeline.to(
            0.16,
            z=0.22,
            y=-0.26,
            yaw=-4,
            twist=16,
            bend=10,
            hand_l=aimed("l", -0.10, -0.16 + rise, 0.56, 12),
            hand_r=aimed("r", -0.10, -0.24 + 0.7 * rise, 0.36, 12),
            foot_pitch_r=20,
        )
        timeline.hold(0.35)
        timeline.wait()
        step(timeline, "l", 0.25, 0.13, duration_s=0.34, height_m=0.04, heel_first=False, advance=False)
        timeline.to(0.4, z=0.0, y=-0.14, yaw=-40, twist=-10, bend=8, foot_pitch_r=0, **SPEAR)
        timeline.wait()
        timeline.hold(0.08)
    at_ease(timeline)
    where = {"straight": "straight ahead", "upward": "high, forward and upward", "low": "low, forward and down"}[height]
    often = again(count)
    return [
        f"{{thrust}} a spear {where}{often}",
        f"{{thrust}} with a spear {times(count)}",
        f"{{stab}} {where} with a spear held in both hands{often}",
        f"{{hold}} a spear with both hands, {{pull}} it back and {{thrust}} it {where}{often}",
        f"{{step}} forward with the {other(side)} foot and {{push}} the spear {where}{often}",
        f"{{grip}} a spear, {{draw}} the {side} hand back behind the hip and {{thrust}} {where}{often}",
        f"{{lunge}} and {{drive}} a spear {where} with both arms{often}",
        f"{{attack}} with a lance, thrusting {where}{often}",
        f"{{take}} a low stance, {other(side)} foot in front, and {{perform}} {number_word(count)} spear thrust{'s' if count > 1 else ''}",
        f"= {number_word(count)} spear thrust{'s' if count > 1 else ''} {where}",
    ]


@action(
    "spear sweep",
    "game/blades/spear",
    verbs="sweep swing turn rotate",
    crispness="crisp",
    side=SIDE,
    count=Count(1, 2, usual=1),
    height=Choice(("low", "middle")),
)
def spear_sweep(timeline: Timeline, side: str, count: int, height: str) -> Sequence[str]:
    """A wide swing of the shaft, at the legs or at the waist."""
    _spear_ready(timeline)
    drop, y_m, bend = (-0.20, -0.34, 26.0) if height == "low" else (0.04, -0.18, 8.0)
    for _ in range(count):
        timeline.to(
            0.5,
            yaw=-40,
            twist=-40,
            y=y_m + 0.1,
            z=-0.06,
            bend=0.5 * bend,
            hand_r=At("shoulder", 0.36, -0.12 + drop, -0.14),
            hand_l=At("shoulder", -0.34, -0.16 + drop, 0.26),
        )
        timeline.hold(0.08)
        timeline.to(
            0.16,
            yaw=0,
            twist=0,
            y=y_m,
            z=0.04,
            bend=bend,
            hand_r=At("shoulder", 0.14, -0.26 + drop, 0.34),
            hand_l=At("shoulder", -0.06, -0.16 + drop, 0.50),
            foot_pitch_r=16,
        )
        timeline.to(
            0.18,
            yaw=30,
            twist=36,
            z=0.06,
            hand_r=At("shoulder", -0.30, -0.22 + drop, 0.32),
            hand_l=At("shoulder", 0.32, -0.16 + drop, 0.30),
            foot_pitch_r=26,
        )
        timeline.hold(0.3)
        timeline.to(0.45, yaw=-40, twist=-10, y=-0.14, z=0.0, bend=8, foot_pitch_r=0, **SPEAR)
        timeline.hold(0.08)
    at_ease(timeline)
    where = "low at the legs" if height == "low" else "at waist height"
    often = again(count)
    return [
        f"{{sweep}} a spear around {where}{often}",
        f"{{swing}} a spear from {side} to {other(side)} {where}{often}",
        f"{{do}} {number_word(count)} spear sweep{'s' if count > 1 else ''} {where}",
        f"{{hold}} a spear with both hands and {{sweep}} it across {where}{often}",
        f"{{turn}} to the {side}, then {{swing}} the spear across to the {other(side)} {where}{often}",
        f"{{rotate}} the whole body and {{sweep}} with a long staff {where}{often}",
        ("{crouch} and " if height == "low" else "{bend} the knees and ")
        + f"{{swing}} a halberd in a wide arc to the {other(side)}{often}",
        f"{{swing}} a long weapon in both hands across the front {where}{often}",
        f"{{attack}} with a sweeping spear blow {where}{often}",
        f"= {number_word(count)} spear sweep{'s' if count > 1 else ''} {where} from {side} to {other(side)}",
    ]


@action(
    "axe chop",
    "game/blades/axe",
    verbs="chop swing raise strike lift lower",
    crispness="crisp",
    side=SIDE,
    count=Count(1, 3, usual=1),
)
def axe_chop(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """A heavy axe lifted over the shoulder and brought down with the whole body."""
    timeline.hold(0.2)
    step(timeline, "r", -0.08, 0.20, toes_deg=20, duration_s=0.4, advance=False)
    grip = {
        "hand_r": At("chest", 0.06, -0.22, 0.30),
        "hand_l": At("other", -0.14, -0.20, -0.04),
        "palms": -10.0,
        "elbows": 5.0,
    }
    timeline.to(0.5, y=-0.10, bend=10, **grip)
    timeline.wait()
    for _ in range(count):
        timeline.to(
            0.55,
            hand_r=At("head", 0.18, 0.10, -0.10),
            hand_l=At("other", -0.18, -0.02, 0.10),
            elbows=20,
            y=-0.02,
            bend=-10,
            twist=-20,
            yaw=-12,
            z=-0.03,
            nod=-4,
        )
        timeline.hold(0.14)
        timeline.to(
            0.16,
            hand_r=At("chest", 0.02, 0.06, 0.46),
            hand_l=At("other", -0.06, -0.12, -0.04),
            elbows=6,
            y=-0.14,
            bend=14,
            twist=4,
            yaw=0,
            z=0.02,
        )
        timeline.to(
            0.14,
            hand_r=At("chest", 0.02, -0.36, 0.38),
            hand_l=At("other", -0.03, -0.10, -0.06),
            y=-0.32,
            pitch=22,
            bend=30,
            nod=-10,
            z=-0.02,
        )
        timeline.hold(0.35)
        timeline.to(0.5, y=-0.10, pitch=2, bend=10, nod=0, **grip)
        timeline.hold(0.05)
    at_ease(timeline)
    many = f"{number_word(count)} axe chops" if count > 1 else "an axe chop"
    often = again(count)
    return [
        f"{{chop}} down with an axe {times(count)}",
        f"{{swing}} a battle axe down from over the {side} shoulder{often}",
        f"{{do}} {many} with both hands",
        f"{{raise}} a heavy axe over the {side} shoulder and {{chop}} straight down{often}",
        f"{{lift}} an axe high with both hands, then {{swing}} it down hard, bending the knees{often}",
        f"{{attack}} with an axe, striking downward{often}",
        f"{{grip}} an axe with both hands, {{heave}} it up and {{slam}} it down in front{often}",
        f"forcefully {{chop}} with an axe {times(count)}, the whole body going down with it",
        f"{{fight}} with a battle axe, chopping downward{often}",
        f"= {many} from over the {side} shoulder",
    ]


@action(
    "axe swing",
    "game/blades/axe",
    verbs="swing turn rotate hold attack",
    crispness="crisp",
    side=SIDE,
    count=Count(1, 2, usual=1),
)
def axe_swing(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """A wide level swing of a two-handed axe that drags the body round."""
    timeline.hold(0.2)
    step(timeline, "r", -0.06, 0.26, toes_deg=25, duration_s=0.4, advance=False)
    grip: dict[str, Value] = {
        "hand_r": At("chest", 0.06, -0.22, 0.30),
        "hand_l": At("other", -0.10, -0.14, -0.04),
        "palms": -10.0,
        "elbows": 5.0,
    }
    timeline.to(0.5, y=-0.12, bend=10, x=-0.06, **grip)
    timeline.wait()
    for _ in range(count):
        timeline.to(
            0.6,
            yaw=-30,
            twist=-42,
            x=-0.14,
            y=-0.14,
            hand_r=At("chest", 0.40, -0.02, 0.06),
            hand_l=At("other", -0.16, -0.04, 0.12),
            elbows=15,
        )
        timeline.hold(0.12)
        timeline.to(
            0.2,
            yaw=4,
            twist=4,
            x=-0.04,
            y=-0.20,
            bend=14,
            hand_r=At("chest", 0.06, -0.12, 0.46),
            hand_l=At("other", -0.14, -0.02, -0.06),
        )
        timeline.to(
            0.22,
            yaw=34,
            twist=46,
            x=0.02,
            hand_r=At("chest", -0.18, -0.06, 0.38),
            hand_l=At("other", -0.06, 0.02, -0.16),
            foot_pitch_r=24,
        )
        timeline.hold(0.3)
        timeline.to(0.55, yaw=0, twist=0, x=-0.06, y=-0.12, bend=10, foot_pitch_r=0, **grip)
        timeline.hold(0.05)
    at_ease(timeline)
    often = again(count)
    return [
        f"{{swing}} an axe sideways {times(count)}",
        f"{{swing}} a battle axe from {side} to {other(side)}{often}",
        f"{{swing}} a heavy axe in a wide arc{often}",
        f"{{turn}} to the {side}, then {{swing}} the axe around to the {other(side)} with both hands{often}",
        f"{{hold}} an axe with both hands and {{swing}} it level across the front{often}",
        f"{{draw}} a big axe far back to the {side} and {{swing}} it across the body{often}",
        f"{{attack}} with an axe, swinging it around at chest height{often}",
        f"{{rotate}} the hips and {{sweep}} an axe to the {other(side)}, following through{often}",
        f"{{fight}} with an axe, {number_word(count)} wide sideways swing{'s' if count > 1 else ''}",
        f"= {number_word(count)} axe swing{'s' if count > 1 else ''} from {side} to {other(side)}",
    ]


@action(
    "knife stab",
    "game/blades/knife",
    verbs="stab thrust attack step raise strike",
    crispness="snappy",
    side=SIDE,
    count=Count(1, 3, usual=1),
    grip=Choice(("forward", "overhand", "upward")),
)
def knife_stab(timeline: Timeline, side: str, count: int, grip: str) -> Sequence[str]:
    """Stabs with a dagger: straight, from above, or from below."""
    timeline.hold(0.2)
    hands: dict[str, Value] = {
        "hand_l": aimed("l", 0.0, -0.08, 0.40, -20),
        "hand_r": At("shoulder", 0.06, -0.26, 0.14),
        "palms": -40.0,
        "elbows": 5.0,
        "wrists": 0.0,
        "cock": 0.0,
    }
    fighting_stance(timeline, 0.6, "l", y_m=-0.14, turned_deg=15, hands=hands)
    timeline.hold(0.15)
    for _ in range(count):
        if grip == "overhand":
            timeline.to(
                0.3,
                hand_r=At("shoulder", 0.12, 0.42, -0.02),
                elbow_r=25,
                palm_r=0,
                z=-0.04,
                bend=0,
                y=-0.08,
                yaw=-24,
                twist=-20,
            )
        elif grip == "upward":
            timeline.to(
                0.3,
                hand_r=At("shoulder", 0.10, -0.48, -0.12),
                elbow_r=0,
                palm_r=60,
                z=-0.04,
                bend=14,
                y=-0.22,
                yaw=-24,
                twist=-20,
            )
        else:
            timeline.to(
                0.3,
                hand_r=At("shoulder", 0.12, -0.22, -0.10),
                elbow_r=10,
                palm_r=-40,
                z=-0.04,
                bend=6,
                y=-0.14,
                yaw=-24,
                twist=-20,
            )
        timeline.hold(0.04)
        step(timeline, "l", 0.42, 0.13, toes_deg=4, duration_s=0.2, height_m=0.04, heel_first=False, advance=False)
        if grip == "overhand":
            timeline.to(
                0.17,
                hand_r=aimed("r", -0.14, -0.26, 0.46, 30),
                elbow_r=5,
                z=0.18,
                y=-0.20,
                bend=24,
                yaw=10,
                twist=20,
                foot_pitch_r=24,
            )
        elif grip == "upward":
            timeline.to(
                0.17,
                hand_r=aimed("r", -0.12, -0.12, 0.48, 30),
                palm_r=85,
                z=0.18,
                y=-0.10,
                bend=2,
                yaw=10,
                twist=20,
                foot_pitch_r=24,
            )
        else:
            timeline.to(
                0.15,
                hand_r=At("air", 0.06, 1.14, 1.3),
                palm_r=-70,
                z=0.20,
                y=-0.20,
                bend=12,
                yaw=12,
                twist=20,
                foot_pitch_r=24,
            )
        timeline.to(0.15, hand_l=At("shoulder", 0.10, -0.22, 0.18), advance=False)
        timeline.hold(0.3)
        timeline.wait()
        step(timeline, "l", 0.22, 0.13, duration_s=0.3, height_m=0.04, heel_first=False, advance=False)
        timeline.to(0.34, z=0.0, y=-0.14, bend=8, yaw=-15, twist=-10, foot_pitch_r=0, **hands)
        timeline.wait()
    at_ease(timeline)
    how = {"forward": "straight forward", "overhand": "down from above", "upward": "upward from below"}[grip]
    wind = {
        "forward": f"{{pull}} the {side} hand back to the ribs",
        "overhand": f"{{raise}} the {side} fist above the shoulder",
        "upward": f"{{drop}} the {side} hand beside the hip",
    }[grip]
    often = again(count)
    return [
        f"{{stab}} {how} with a knife{often}",
        f"{{stab}} with a dagger {times(count)}",
        f"{{attack}} with a knife, stabbing {how}{often}",
        f"{{thrust}} a dagger {how} with the {side} hand{often}",
        f"{wind}, then {{stab}} {how}{often}",
        f"{{step}} in with the {other(side)} foot and {{stab}} {how} with a knife in the {side} hand{often}",
        f"{{hold}} the {other(side)} hand out in defence, {wind} and {{strike}} with the knife{often}",
        f"{{crouch}} a little, {{lunge}} and {{stab}} {how}{often}",
        f"{{fight}} with a knife: {number_word(count)} stab{'s' if count > 1 else ''} {how}",
        f"= {number_word(count)} knife stab{'s' if count > 1 else ''} {how} with the {side} hand",
    ]


@action(
    "knife slash",
    "game/blades/knife",
    verbs="slash swing cut attack hold",
    crispness="snappy",
    side=SIDE,
    count=Count(2, 4),
)
def knife_slash(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Quick slashes to and fro in a low crouch."""
    timeline.hold(0.2)
    hands: dict[str, Value] = {
        "hand_r": aimed("r", 0.0, -0.12, 0.40, 15),
        "hand_l": At("shoulder", -0.06, -0.12, 0.22),
        "palms": -50.0,
        "elbows": 5.0,
    }
    fighting_stance(timeline, 0.6, "r", y_m=-0.18, turned_deg=10, hands=hands)
    timeline.hold(0.15)
    timeline.to(0.26, hand_r=At("shoulder", 0.34, 0.04, 0.12), yaw=-14, twist=-26, elbow_r=20, z=-0.04)
    outward = False
    for _ in range(count):
        timeline.place = timeline.place.moved(forward_m=0.10)
        step(timeline, "r", 0.24, 0.13, duration_s=0.2, height_m=0.03, heel_first=False, advance=False)
        if outward:
            timeline.to(0.1, hand_r=aimed("r", -0.05, -0.04, 0.56, 20), yaw=8, twist=8, z=0.06)
            timeline.to(0.12, hand_r=At("shoulder", 0.46, -0.02, 0.22), yaw=-14, twist=-26, palm_r=-80, y=-0.20)
        else:
            timeline.to(0.1, hand_r=aimed("r", -0.05, -0.04, 0.56, 0), yaw=4, twist=-4, z=0.06)
            timeline.to(0.12, hand_r=aimed("r", -0.46, -0.08, 0.26, 56), yaw=26, twist=30, palm_r=-40, y=-0.20)
        timeline.hold(0.2)
        timeline.wait()
        outward = not outward
        step(timeline, "l", -0.22, 0.13, duration_s=0.18, height_m=0.03, heel_first=False)
        timeline.wait()
    timeline.to(0.35, yaw=10, twist=5, z=0.0, y=-0.18, **hands)
    timeline.hold(0.15)
    at_ease(timeline)
    many = number_word(count)
    return [
        f"{{slash}} {times(count)} with a knife",
        f"{{attack}} with a knife, slashing from side to side {times(count)}",
        f"{{swing}} a dagger to and fro in the {side} hand, {many} quick slashes",
        f"{{crouch}} low and {{slash}} {times(count)} with a knife in the {side} hand",
        f"{{fight}} with a knife: {many} slashes while edging forward",
        f"{{cut}} across to the {other(side)} and back with a dagger, {many} slashes in all",
        f"{{hold}} a knife in the {side} hand and quickly {{slash}} back and forth {times(count)}",
        f"{{bend}} the knees, {{keep}} the {other(side)} hand near the chest and {{slash}} with the {side} {times(count)}",
        f"{{step}} forward a little with each of {many} knife slashes",
        f"= {many} knife slashes with the {side} hand, back and forth",
    ]


@action(
    "sneak with a knife",
    "game/blades/knife",
    verbs="sneak creep raise stab hold",
    crispness="crisp",
    side=SIDE,
    end=Choice(("stop", "stab")),
)
def sneak_with_knife(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """Creep forward with a dagger raised beside the head, then perhaps strike."""
    timeline.hold(0.2)
    raised = At("shoulder", 0.16, 0.14, 0.12)
    timeline.to(
        0.6,
        hand_r=raised,
        hand_l=At("shoulder", 0.0, -0.16, 0.36),
        palm_l=-70,
        y=-0.16,
        pitch=12,
        bend=18,
        nod=-22,
        elbow_r=20,
    )
    timeline.wait()
    style = replace(STYLES["sneak"], hand=(At("shoulder", 0.0, -0.16, 0.36), raised), step_s=0.7)
    walk(timeline, 1.5, style, close=end == "stop", arms=False)
    timeline.wait()
    if end == "stab":
        timeline.hold(0.15)
        timeline.to(0.2, hand_r=At("shoulder", 0.14, 0.40, -0.02), y=-0.10, bend=4, twist=-20)
        timeline.to(0.15, hand_r=At("shoulder", -0.20, -0.20, 0.48), y=-0.24, bend=30, twist=24)
        timeline.hold(0.4)
    else:
        timeline.hold(0.5)
    timeline.wait()
    at_ease(timeline)
    tail = "{stab} downward" if end == "stab" else "{stop}"
    return [
        f"{{sneak}} forward with a knife raised, then {tail}",
        "{sneak} up on someone with a dagger",
        f"{{creep}} ahead in a crouch, holding a knife up in the {side} hand",
        f"{{hold}} a dagger beside the head in the {side} hand, {{tiptoe}} forward and {tail}",
        f"{{raise}} a knife in the {side} hand and slowly {{sneak}} forward with bent knees, then {tail}",
        f"{{crouch}} and {{creep}} up silently with the {other(side)} hand out and the {side} hand holding a knife",
        f"{{move}} stealthily like an assassin with a raised dagger and {tail}",
        f"{{sneak}} a few steps with a weapon in the {side} hand and {tail}",
        f"{{stalk}} forward, body bent low, a knife ready in the {side} hand, then {tail}",
        f"= a sneak attack with a knife in the {side} hand"
        if end == "stab"
        else f"= sneaking with a raised knife in the {side} hand",
    ]
