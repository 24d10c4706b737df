"""On horseback."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.timeline import Timeline

SADDLE_M = 0.34
"""Hips of a rider above standing height."""
STIRRUP = At("hip", 0.29, -0.53, 0.24)
REINS = At("chest", 0.04, -0.18, 0.36)
SEATED: dict[str, Any] = {
    "y": SADDLE_M, "balance": 0.0, "pitch": 0.0, "bend": 4.0, "nod": 0.0, "feet": STIRRUP, "ankles": -8.0, "knees": 26.0,
}  # fmt: skip


def _stride(
    timeline: Timeline,
    seconds: float,
    rise_m: float,
    pitch: float,
    rock: float,
    forward_m: float,
    z: float,
    **hands: At,
) -> None:
    """One up and down of the horse's back."""
    timeline.to(seconds, z=z + forward_m, exact=True, advance=False)
    feet = STIRRUP.moved(up=0.5 * rise_m)
    timeline.to(
        0.5 * seconds,
        exact=True,
        y=SADDLE_M + rise_m,
        pitch=pitch + rock,
        bend=4 + rock + pitch,
        feet=feet.moved(up=-rise_m),
        **hands,
    )
    down = {name: at.moved(up=-0.03, forward=0.05) for name, at in hands.items()}
    timeline.to(
        0.5 * seconds,
        exact=True,
        y=SADDLE_M - 0.3 * rise_m,
        pitch=pitch - 0.5 * rock,
        bend=6 + pitch,
        feet=feet,
        **down,
    )


@action(
    "ride a horse",
    "fitness/outdoor/horse",
    verbs="ride bounce sit trot gallop",
    tempo=False,
    side=SIDE,
    pace=Choice(("walk", "trot", "gallop")),
    reins=Choice(
        ("both", "one", "waving", "holding the hat", "arms spread", "looking back", "swinging a sword"),
        (2, 1, 1, 1, 1, 1, 1),
    ),
    end=Choice(("ride on", "stop"), (3, 1)),
)
def ride_a_horse(timeline: Timeline, side: str, pace: str, reins: str, end: str) -> Sequence[str]:
    """Sitting astride, hands at the reins or the right one busy, moved up and down by the horse; perhaps reined in."""
    seconds, rise, rock, pitch, forward = {
        "walk": (0.9, 0.025, 4.0, 0.0, 1.1), "trot": (0.56, 0.11, 6.0, 8.0, 1.5), "gallop": (0.44, 0.09, 7.0, 12.0, 1.8),
    }[pace]  # fmt: skip
    hands: dict[str, At] = {"hand_l": REINS, "hand_r": REINS}
    if reins == "one":
        hands["hand_r"] = At("thigh", 0.04, 0.10, 0.04)
    elif reins == "holding the hat":
        hands["hand_r"] = At("head", 0.08, 0.15, 0.04)
        timeline.start(elbow_r=45)
    elif reins == "waving":
        hands["hand_r"] = At("shoulder", 0.26, 0.36, 0.14)
    elif reins == "swinging a sword":
        hands["hand_r"] = At("shoulder", 0.22, 0.38, -0.06)
    elif reins == "arms spread":
        hands = {"hand_l": At("shoulder", 0.54, 0.06, 0.02), "hand_r": At("shoulder", 0.54, 0.06, 0.02)}
    timeline.start(**(SEATED | {"pitch": pitch, "nod": -0.8 * pitch}), **hands, palms=-30)
    z = 0.0
    rounds = round((4.6 if end == "ride on" else 3.2) / seconds)
    moving = hands if reins in ("both", "looking back") else {} if reins == "arms spread" else {"hand_l": REINS}
    for number in range(rounds):
        if reins == "waving":
            out = 0.12 if number % 2 == 0 else -0.10
            timeline.to(0.5 * seconds, exact=True, advance=False, hand_r=hands["hand_r"].moved(out=out))
            timeline.to(
                0.5 * seconds, delay_s=0.5 * seconds, exact=True, advance=False, hand_r=hands["hand_r"].moved(out=-out)
            )
        elif reins == "swinging a sword":
            # Raised over the shoulder, down past the horse's neck, and up again, each in a stride.
            down = number % 2 == 0
            timeline.to(
                0.45 * seconds, delay_s=0.35 * seconds, exact=True, advance=False, hand_r=At("shoulder", 0.20, -0.36, 0.34) if down else hands["hand_r"],
            )  # fmt: skip
            timeline.to(
                0.45 * seconds, delay_s=0.35 * seconds, exact=True, advance=False, twist=14 if down else -16, side=-10 if down else 0,
            )  # fmt: skip
        elif reins == "looking back" and number == 1:
            timeline.to(0.5, advance=False, turn=-74, twist=-26)
        elif reins == "looking back" and number == rounds - 2:
            timeline.to(0.5, advance=False, turn=0, twist=0)
        _stride(timeline, seconds, rise, pitch, rock, forward, z, **moving)
        z += forward
    if end == "stop":
        pull = {
            name: At("chest", 0.06, -0.18, 0.18)
            for name in ("hand_l", "hand_r")
            if reins in ("both", "looking back") or name == "hand_l"
        }
        timeline.to(0.6, exact=True, z=z + 0.45 * forward, y=SADDLE_M, pitch=-14, bend=2, nod=4, feet=STIRRUP.moved(forward=0.08), **(pull if reins != "arms spread" else {"hands": At("chest", 0.06, -0.18, 0.18)}))  # fmt: skip
        timeline.hold(0.3)
        timeline.to(0.6, pitch=0, bend=4, nod=0, feet=STIRRUP, hands=REINS)
        timeline.hold(0.5)
    how = {"walk": "at a walk", "trot": "at a trot", "gallop": "at a gallop"}[pace]
    moved = {
        "walk": "swaying gently in the saddle", "trot": "rising and sitting down again in the saddle",
        "gallop": "leaning forward and bouncing in the saddle",
    }[pace]  # fmt: skip
    held = {
        "both": "with both hands on the reins",
        "one": f"with one hand on the reins and the {side} one on the thigh",
        "waving": f"waving with the {side} hand",
        "holding the hat": f"holding on to the hat with the {side} hand",
        "arms spread": "without holding on, both arms spread wide",
        "looking back": f"looking back over the {side} shoulder",
        "swinging a sword": f"swinging a sword with the {side} hand",
    }[reins]
    if end == "stop":
        tail = ", then {pull} at the reins and {stop}"
        return [
            f"{{ride}} a horse {how}{tail}", f"{{ride}} on horseback {how}, {held}{tail}", f"{{ride}} a horse {held}{tail}", f"{{sit}} astride a horse and {{ride}} forward {how}{tail}", f"{{sit}} in the saddle, {held}, {moved}{tail}", f"{{ride}} a horse {how}, {moved}{tail}",
            f"{{ride}} along on a horse {how}, {held}, and {{halt}}", f"{{rein}} in a horse after riding {how}", f"{{bring}} a horse to a stop by leaning back and pulling the reins, after riding {how}",
        ]  # fmt: skip
    return [
        "{ride} a horse" if reins == "both" else f"{{ride}} a horse {held}",
        f"{{ride}} a horse {how}",
        f"{{ride}} on horseback {held}, {moved}",
        f"{{sit}} astride a horse and {{ride}} forward {how}",
        f"{{sit}} in the saddle with the legs apart, {held}, {moved}",
        f"{{hold}} the reins and {{ride}} a horse {how}, {moved}",
        f"= horse riding {how}, {held}",
        f"{{go}} forward on horseback {how}, the legs hanging on both sides of the horse",
        f"{{ride}} an imaginary horse, {moved}",
    ]


@action(
    "race on horseback",
    "fitness/outdoor/horse",
    verbs="gallop race crouch ride",
    tempo=False,
    whip=Choice(("no", "yes")),
    side=SIDE,
)
def race_on_horseback(timeline: Timeline, whip: str, side: str) -> Sequence[str]:
    """A jockey crouched over the horse's neck at full gallop."""
    timeline.start(
        y=0.42, balance=0, pitch=52, bend=26, nod=-44, feet=At("hip", 0.20, -0.22, 0.44), knees=30, ankles=-10,
        hands=At("shoulder", -0.06, -0.14, 0.42), palms=-40,
    )  # fmt: skip
    z = 0.0
    for number in range(9):
        timeline.to(0.42, z=z + 2.1, exact=True, advance=False)
        z += 2.1
        if whip == "yes" and number in (3, 6):
            timeline.to(0.2, advance=False, hand_r=At("shoulder", 0.30, 0.30, -0.06), elbow_r=20)
            timeline.to(0.2, advance=False, delay_s=0.21, hand_r=At("shoulder", 0.28, -0.44, -0.16), elbow_r=0)
            timeline.to(0.4, advance=False, delay_s=0.44, hand_r=At("shoulder", -0.06, -0.14, 0.42))
        timeline.to(0.21, advance=False, exact=True, hand_l=At("shoulder", -0.06, -0.10, 0.48))
        timeline.to(0.21, exact=True, y=0.49, pitch=58, bend=22, feet=At("hip", 0.20, -0.27, 0.50))
        timeline.to(0.21, advance=False, exact=True, hand_l=At("shoulder", -0.06, -0.18, 0.38))
        timeline.to(0.21, exact=True, y=0.40, pitch=50, bend=28, feet=At("hip", 0.20, -0.21, 0.43))
    extra = f", swinging the whip with the {side} hand" if whip == "yes" else ""
    return [
        "{gallop} on a horse",
        f"{{race}} on horseback{extra}",
        f"{{gallop}} on a horse, crouched forward like a jockey{extra}",
        f"{{ride}} a race horse at full gallop, bent low over its neck{extra}",
        f"{{crouch}} in the stirrups and {{gallop}} forward{extra}",
        f"{{lean}} far forward over the horse and {{push}} the reins in rhythm{extra}",
        f"= a jockey galloping{extra}",
        f"{{ride}} fast on a horse with the hips out of the saddle and the back bent{extra}",
    ]


@action(
    "mount a horse", "fitness/outdoor/horse", verbs="mount climb swing ride get", side=SIDE, ride=Choice(("no", "yes"))
)
def mount_a_horse(timeline: Timeline, side: str, ride: str) -> Sequence[str]:
    """Foot into the stirrup, pull up, swing the other leg over and sit."""
    timeline.hold(0.3)
    saddle = At("air", 0.14, 1.42, 0.34)
    timeline.look_at(At("floor", 0.0, 1.0, 0.5))
    timeline.to(0.6, hands=saddle, exact=True)
    timeline.feet["l"].hold(timeline.time_s)
    timeline.to(
        0.6, exact=True, foot_l=At("floor", 0.12, 0.50, 0.22), y=-0.05, pitch=4, x=-0.05, balance=0.3, knee_l=20
    )
    timeline.to(0.25, exact=True, y=-0.10, balance=0)
    timeline.to(0.35, advance=False, delay_s=0.12, exact=True, foot_r=At("hip", 0.06, -0.80, -0.10), ankle_r=40)
    timeline.to(0.6, exact=True, y=0.42, z=0.08, x=0.03, pitch=20, bend=16, nod=-14, hands=At("air", 0.14, 1.36, 0.44))
    timeline.look_at(None, 0.5, delay_s=0.3)
    timeline.to(0.34, exact=True, foot_r=At("hip", 0.56, -0.44, -0.30), pitch=34, z=0.14, roll=6)
    timeline.to(0.36, advance=False, exact=True, foot_l=At("hip", 0.22, -0.66, 0.0))
    timeline.to(0.36, exact=True, foot_r=At("hip", 0.62, -0.40, 0.10), pitch=24, z=0.22, yaw=-8, roll=0)
    timeline.to(0.5, exact=True, **SEATED, z=0.26, yaw=0, roll=0, hands=At("chest", 0.04, -0.16, 0.34), palms=-30)
    timeline.hold(0.3)
    if ride == "yes":
        z = 0.26
        for _ in range(3):
            _stride(timeline, 0.7, 0.03, 0.0, 4.0, 0.9, z, hand_l=REINS, hand_r=REINS)
            z += 0.9
    foot = other(side)
    then = " and {ride} off" if ride == "yes" else ""
    return [
        f"{{get}} on a horse{then}",
        f"{{mount}} a horse{then}",
        f"{{climb}} onto a horse, swinging the {side} leg over its back",
        f"{{put}} the {foot} foot into the stirrup, {{pull}} up with both hands and {{swing}} the {side} leg over",
        f"{{step}} up into the stirrup with the {foot} foot and {{sit}} down in the saddle{then}",
        f"first {{lift}} the {foot} foot into the stirrup, then {{rise}} and {{swing}} the {side} leg over the horse, then {{sit}} astride",
        f"{{hold}} on to the saddle, {{climb}} up and {{sit}} astride on the horse{then}",
        f"= getting on a horse from the ground, {foot} foot first",
        "{raise} {poss} body up onto a horse and {take} the reins",
    ]


@action(
    "lasso",
    "fitness/outdoor/horse",
    verbs="swing throw whirl ride",
    tempo=False,
    side=SIDE,
    count=Count(3, 5),
    seat=Choice(("horse", "ground")),
)
def lasso(timeline: Timeline, side: str, count: int, seat: str) -> Sequence[str]:
    """A rope whirled overhead and thrown, on horseback or standing."""
    mounted = seat == "horse"
    around = [
        At("shoulder", 0.16, 0.50, 0.20),
        At("shoulder", -0.12, 0.50, 0.14),
        At("shoulder", -0.06, 0.46, -0.12),
        At("shoulder", 0.28, 0.44, -0.08),
    ]
    if mounted:
        timeline.start(**SEATED, hand_l=REINS, hand_r=around[3], palm_l=-30)
    else:
        timeline.stance(0.36, stagger_m=0.16)
        timeline.hold(0.25)
        timeline.to(0.5, hand_r=around[3], hand_l=At("shoulder", 0.04, -0.26, 0.32), y=-0.05)
    begin_s = timeline.time_s
    for number in range(4 * count):
        timeline.to(0.13, exact=True, hand_r=around[number % 4])
    whirl_s = timeline.time_s - begin_s
    timeline.time_s = begin_s
    z, seconds = 0.0, 0.52
    for number in range(round(whirl_s / seconds)):
        if mounted:
            _stride(timeline, whirl_s / round(whirl_s / seconds), 0.06, 4.0, 5.0, 1.6, z, hand_l=REINS)
            z += 1.6
        else:
            timeline.to(
                whirl_s / round(whirl_s / seconds),
                exact=True,
                x=0.03 * (1 if number % 2 else -1),
                side=4 if number % 2 else -4,
            )
    timeline.time_s = begin_s + whirl_s
    if mounted:
        timeline.to(0.9, advance=False, exact=True, z=z + 1.6)
    timeline.to(0.2, exact=True, hand_r=At("shoulder", 0.22, 0.34, -0.26), twist=-22, bend=-4)
    timeline.to(0.2, exact=True, hand_r=At("shoulder", -0.04, 0.14, 0.54), twist=24, bend=18, nod=-10)
    timeline.hold(0.4)
    if mounted:
        timeline.to(0.5, hand_r=REINS, twist=0, bend=4, nod=0)
    else:
        timeline.neutral(0.6)
    where = "on horseback" if mounted else "standing"
    seated = "{sit} on a horse" if mounted else "{stand} with the feet apart"
    return [
        "{swing} a lasso",
        f"{{swing}} a lasso overhead with the {side} hand and {{throw}} it, {where}",
        f"{seated}, {{whirl}} a rope above the head {times(count)} and {{throw}} it forward",
        f"{{throw}} a lasso with the {side} hand like a cowboy, {where}",
        f"{{circle}} the {side} hand above the head {number_word(count)} times, then {{fling}} the rope ahead, {where}",
        f"= a cowboy throwing a lasso {where}",
        f"{{whirl}} a lasso with the {side} arm raised, then {{cast}} it forward",
        f"{{spin}} a rope over {{poss}} head and {{release}} it to the front, {where}",
    ]


@action(
    "dismount a horse",
    "fitness/outdoor/horse",
    verbs="dismount get swing jump climb slide",
    side=SIDE,
    way=Choice(("swing the leg over the back", "jump off")),
    tempo=False,
)
def dismount_a_horse(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """From the saddle: the right leg over the horse's back and down on the left side, one foot after the other or with a jump."""
    timeline.start(**SEATED, hands=REINS, palms=-30)
    timeline.hold(0.4)
    timeline.to(0.5, pitch=22, bend=20, hands=At("pelvis", 0.10, 0.14, 0.34), nod=-4)
    timeline.to(0.34, exact=True, foot_r=At("hip", 0.60, -0.36, -0.10), y=SADDLE_M + 0.10, pitch=36, roll=8)
    timeline.to(0.34, exact=True, foot_r=At("hip", 0.40, -0.44, -0.40), yaw=-24, x=0.10)
    timeline.to(0.34, exact=True, foot_r=At("hip", 0.06, -0.78, -0.14), foot_l=At("hip", 0.08, -0.72, 0.06), yaw=-70, x=0.34, pitch=12, roll=0, knees=4, hands=At("shoulder", 0.06, -0.06, 0.40))  # fmt: skip
    timeline.place = timeline.place.moved(left_m=0.46, turned_deg=-90.0)
    if way == "jump off":
        timeline.to(
            0.22,
            exact=True,
            x=0.0,
            z=-0.06,
            y=0.14,
            yaw=0,
            pitch=6,
            feet=At("hip", 0.06, -0.80, 0.0),
            hands=At("shoulder", 0.26, -0.10, 0.24),
        )
        timeline.to(0.16, exact=True, y=-0.10, feet=At("floor", 0.12, 0.0, 0.0), ankles=10)
        timeline.to(0.18, exact=True, y=-0.32, pitch=26, bend=20, z=0.0)
        timeline.hold(0.1)
    else:
        timeline.to(
            0.5,
            exact=True,
            x=0.0,
            z=-0.05,
            y=0.02,
            yaw=0,
            pitch=10,
            bend=10,
            foot_r=At("floor", 0.12, 0.0, -0.06),
            foot_l=At("hip", 0.06, -0.62, 0.24),
            ankles=10,
        )
        timeline.to(0.4, exact=True, y=-0.06, foot_l=At("floor", 0.11, 0.0, 0.02), pitch=4)
    timeline.flights.append((0.0, 0.0))
    timeline.to(0.5, y=-0.02, pitch=0, bend=2, nod=0, balance=1)
    timeline.neutral(0.6)
    off = "with a jump" if way == "jump off" else "one foot after the other"
    return [
        "{get} off a horse", f"{{dismount}} a horse {off}", f"{{get}} down from a horse {off}", f"{{swing}} the {side} leg over the horse's back and {{get}} off {off}", f"{{climb}} down from the saddle {off}", f"{{sit}} on a horse, {{lean}} forward, {{swing}} the {side} leg back over and {{land}} on the ground",
        f"= getting off a horse {off}", "{jump} down from a horse" if way == "jump off" else "{slide} down from a horse onto the feet", f"{{dismount}} to the {other(side)} side {off}",
    ]  # fmt: skip
