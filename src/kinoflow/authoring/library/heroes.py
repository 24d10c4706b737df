"""What superheroes and spirits do: three-point landings, flight, ground pounds, floating, vanishing."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, other
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.fighting import AHEAD, again, at_ease
from kinoflow.authoring.moves import GRAVITY_M_PER_S2, feet_together, jump, step
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline, Value

THREE_POINT: dict[str, Value] = {
    "y": -0.47, "z": -0.06, "pitch": 54.0, "bend": 28.0, "nod": 26.0, "roll": -6.0, "side": -8.0, "balance": 0.0,
    "hand_r": At("floor", 0.12, 0.05, 0.50), "elbow_r": 10.0, "hand_l": At("shoulder", 0.44, 0.12, -0.30),
    "elbow_l": 0.0,
}  # fmt: skip
"""Trunk and arms of a landing on the right knee and the right fist, the left foot flat in front."""


def free_fall(timeline: Timeline, drop_m: float, y: float = 0.0) -> None:
    """Fall straight from rest to hips at `y`; the cursor ends where the feet touch down.

    Args:
        timeline: written on; the hips are now `drop_m` above `y`.
        drop_m: height fallen.
        y: hips above standing height at the end.
    """
    begin_s = timeline.time_s
    fall_s = (2 * drop_m / GRAVITY_M_PER_S2) ** 0.5
    timeline.key("y", begin_s, timeline.place.floor_m + y + drop_m, slope=0.0)
    timeline.key("y", begin_s + fall_s, timeline.place.floor_m + y, slope=-GRAVITY_M_PER_S2 * fall_s)
    timeline.flights.append((begin_s, begin_s + fall_s))
    timeline.time_s = begin_s + fall_s


@action(
    "superhero landing",
    "locomotion/jump/jump",
    verbs="land drop jump kneel look",
    crispness="crisp",
    tempo=False,
    side=SIDE,
    start=Choice(("jump", "drop")),
    end=Choice(("look up", "stand up")),
)
def superhero_landing(timeline: Timeline, side: str, start: str, end: str) -> Sequence[str]:
    """Down on the right knee and the right fist, the left arm flung back; then the head comes up."""
    if start == "jump":
        timeline.hold(0.2)
        jump(timeline, 0.40, forward_m=0.5, recover_s=0.0, arms=False, foot_out_m=0.14,
             air={"hands": At("shoulder", 0.42, 0.12, 0.10), "nod": 16.0, "bend": 14.0})  # fmt: skip
        timeline.place = timeline.place.moved(forward_m=0.0)
    else:
        drop_m = 1.5
        timeline.start(
            y=drop_m - 0.08, balance=0, pitch=12, bend=14, nod=24, feet=At("hip", 0.06, -0.66, 0.20), ankles=24,
            hands=At("shoulder", 0.40, 0.20, -0.04),
        )  # fmt: skip
        begin_s = timeline.time_s
        free_fall(timeline, drop_m, -0.08)
        for foot in ("l", "r"):
            timeline.feet[foot].hold(begin_s + 0.2)
            timeline.feet[foot].put(timeline.time_s, *timeline._foot_point(foot, At("floor", 0.14, 0.0, 0.06)))
        timeline.hold(0.02)
    timeline.to(
        0.17, exact=True, advance=False, foot_r=At("floor", 0.18, 0.0, -0.42), foot_l=At("floor", 0.17, 0.0, 0.22), foot_yaw_l=18,
    )  # fmt: skip
    timeline.to(0.20, exact=True, advance=False, heels=0, foot_pitch_r=62)
    timeline.to(0.22, exact=True, **THREE_POINT, knee_r=8)
    timeline.to(0.14, y=-0.51, bend=34)
    timeline.to(0.30, y=-0.47, bend=28)
    timeline.hold(0.6)
    timeline.to(0.55, nod=-48, bend=24, hand_l=At("shoulder", 0.44, 0.04, -0.28))
    timeline.hold(0.7)
    if end == "stand up":
        timeline.to(0.5, y=-0.34, z=0.0, pitch=24, bend=20, nod=-12, roll=0, side=0, foot_pitch_r=46, balance=0.4,
                    hand_r=At("shoulder", 0.14, -0.44, 0.16), hand_l=At("shoulder", 0.20, -0.44, 0.0))  # fmt: skip
        timeline.place = timeline.place.moved(forward_m=0.12)
        step(timeline, "r", 0.0, 0.11, duration_s=0.45, height_m=0.04, heel_first=False, advance=False)
        timeline.to(
            0.6, x=0, y=-0.02, z=0, pitch=0, bend=-2, nod=-4, knees=0, balance=1, hands=NEUTRAL_HAND.moved(out=0.08)
        )
        feet_together(timeline, 0.5, 0.24)
        timeline.neutral(0.4)
    how = "{jump} and " if start == "jump" else "{drop} from the sky and "
    tail = "{look} up" if end == "look up" else "{look} up, then {rise} to the feet"
    return [
        "{do} a superhero landing",
        f"{how}{{land}} on one knee with a fist on the ground, then {tail}",
        f"{how}{{do}} a three-point landing",
        f"{{land}} like a superhero on the {side} knee and the {side} fist, then {tail}",
        f"{how}{{slam}} the {side} fist into the floor, one knee down and the {other(side)} arm thrown back",
        f"{{land}} hard on one knee, {{punch:ing}} the ground with the {side} fist, and {tail}",
        f"{{strike}} a hero landing: {side} knee and {side} fist on the floor, {other(side)} foot in front",
        f"{{come}} down from above, {{crouch}} low on the {side} fist and {tail}",
        f"= superhero landing animation with the {side} fist down",
        f"= a hero lands on one knee, the {side} hand on the ground and the {other(side)} arm stretched back",
        f"first {{land}} with bent head on one knee and one hand, then {tail}",
    ]


@action(
    "superhero flight",
    "locomotion/jump/leap",
    verbs="fly soar bank glide roll",
    tempo=False,
    side=SIDE,
    arms=Choice(("one fist", "both fists", "at the sides")),
    way=Choice(("straight", "bank", "bank both ways", "barrel roll"), (2, 2, 2, 1)),
    start=Choice(("in the air", "take off")),
)
def superhero_flight(timeline: Timeline, side: str, arms: str, way: str, start: str) -> Sequence[str]:
    """Body level in the air, fist ahead; banks go to the right first."""
    ahead, beside = At("shoulder", 0.05, 0.54, 0.10), At("shoulder", 0.10, -0.55, -0.04)
    fist = {
        "one fist": {"hand_r": ahead, "hand_l": beside}, "both fists": {"hand_r": ahead, "hand_l": ahead},
        "at the sides": {"hand_r": beside, "hand_l": beside},
    }[arms]  # fmt: skip
    legs: dict[str, Value] = {
        "foot_r": At("hip", 0.0, -0.83, -0.03),
        "foot_l": At("hip", 0.01, -0.80, -0.12),
        "ankles": 58.0,
    }
    flat: dict[str, Value] = {"pitch": 80.0, "bend": -8.0, "nod": -46.0}
    speed = 2.6
    z_m, y_m = 0.0, 0.75
    if start == "in the air":
        timeline.start(y=y_m, balance=0, **flat, **fist, **legs)
    else:
        timeline.hold(0.25)
        timeline.look_at(At("floor", 0.0, 3.0, 3.0), 0.3)
        timeline.to(0.45, y=-0.30, pitch=24, bend=16, hands=At("shoulder", 0.18, -0.44, -0.20))
        timeline.hold(0.08)
        timeline.look_at(None, 0.4, delay_s=0.3)
        timeline.to(0.20, exact=True, y=0.03, pitch=8, bend=-4, heels=48, balance=0, z=0.10, **fist)
        begin_s = timeline.time_s
        timeline.to(0.22, exact=True, advance=False, feet=At("hip", 0.02, -0.83, -0.02), ankles=58, heels=0)
        timeline.to(0.40, exact=True, y=0.55, z=0.40, pitch=34, bend=-6, nod=-24)
        timeline.to(0.55, exact=True, y=y_m, z=1.5, **flat, **legs)
        timeline.flights.append((begin_s, timeline.time_s))
        z_m = 1.5

    def glide(seconds: float, up_m: float = 0.0, **controls: Value) -> None:
        nonlocal z_m
        z_m += speed * seconds
        timeline.to(seconds, exact=True, z=z_m, y=y_m + up_m, **controls)

    glide(0.7, 0.04)
    glide(0.6, -0.03)
    if way == "barrel roll":
        glide(0.35, 0.0, roll=0.0)
        glide(0.9, 0.06, roll=-360.0)
        timeline.tracks["roll"].values = [value if value > -350 else -360.0 for value in timeline.tracks["roll"].values]
        glide(0.9, 0.0)
    elif way != "straight":
        for sign in (-1, 1) if way == "bank both ways" else (-1,):
            glide(0.7, 0.05, roll=44.0 * sign, yaw=20.0 * sign, x=0.5 * sign, side=10.0 * sign)
            glide(0.6, 0.02, x=0.9 * sign)
            glide(0.7, -0.02, roll=0.0, yaw=0.0, x=1.0 * sign, side=0.0)
    glide(0.6, 0.04)
    glide(0.5, 0.0)
    held = {
        "one fist": f"with the {side} fist stretched forward", "both fists": "with both fists stretched forward",
        "at the sides": "with the arms along the body",
    }[arms]  # fmt: skip
    doing = {
        "straight": "straight ahead", "bank": f"and {{bank}} to the {side}",
        "bank both ways": f"and {{bank}} first to the {side}, then to the {other(side)}",
        "barrel roll": f"and {{do}} a barrel roll to the {side}",
    }[way]  # fmt: skip
    first = "{take} off and " if start == "take off" else ""
    leap = "{crouch}, {leap} off the ground and " if start == "take off" else ""
    return [
        "{fly} like a superhero", f"{first}{{fly}} like Superman {held}", f"{first}{{fly}} through the air {doing}",
        f"{leap}{{fly}} forward, the body level, {held}", f"{first}{{soar}} through the sky {held} {doing}",
        f"{first}{{glide}} face down through the air {held}", f"{first}{{fly}} {doing}",
        f"= superhero flying {held}", "= flight loop of a flying hero" if start == "in the air" else "= a flying hero takes off",
        f"{leap}{{stretch}} out in the air {held} and {{fly}} {doing}".replace("and {fly} and", "and {fly},"),
        f"{first}{{zoom}} through the air horizontally {held}",
    ]  # fmt: skip


@action(
    "ground pound",
    "locomotion/jump/jump",
    verbs="leap jump slam pound smash hit",
    crispness="snappy",
    tempo=False,
    count=Count(1, 2, usual=1),
    fists=Choice(("both fists", "one fist")),
    side=SIDE,
)
def ground_pound(timeline: Timeline, count: int, fists: str, side: str) -> Sequence[str]:
    """A leap with the fists raised, which come down onto the floor with the landing."""
    timeline.hold(0.25)
    high = At("shoulder", 0.06, 0.50, 0.10)
    floor = At("floor", 0.14, 0.05, 0.54)
    both = fists == "both fists"
    for number in range(count):
        timeline.to(0.36, y=-0.32, pitch=32, bend=22, nod=-12, hands=At("shoulder", 0.16, -0.42, -0.20))
        arms: dict[str, Value] = (
            {"hands": high}
            if both
            else {"hand_r": high.moved(forward=-0.12), "hand_l": At("shoulder", 0.30, 0.02, 0.34)}
        )
        jump(timeline, 0.46, forward_m=0.30, crouch_s=0.0, push_s=0.2, recover_s=0.0, arms=False, foot_out_m=0.20,
             air={**arms, "bend": -14.0, "nod": -10.0, "feet": At("hip", 0.06, -0.54, -0.18)})  # fmt: skip
        hit: dict[str, Value] = (
            {"hands": floor}
            if both
            else {"hand_r": floor.moved(out=-0.04), "hand_l": At("shoulder", 0.40, 0.06, -0.22)}
        )
        timeline.to(0.14, exact=True, y=-0.42, z=-0.08, pitch=66, bend=26, nod=8, knees=14, balance=0, **hit)
        timeline.to(0.12, y=-0.46, bend=30)
        timeline.hold(0.45 if number < count - 1 else 0.8)
    timeline.to(0.4, nod=-24)
    timeline.to(0.6, y=-0.20, pitch=24, bend=20, nod=-6, knees=4, balance=0.6, hands=At("shoulder", 0.16, -0.42, 0.16))
    timeline.to(0.3, balance=1.0)
    at_ease(timeline)
    with_ = "both fists" if both else f"the {side} fist"
    often = again(count)
    return [
        "{do} a ground pound", f"{{jump}} and {{slam}} {with_} into the ground{often}",
        f"{{leap}} up with {with_} raised and {{pound}} the floor on landing{often}",
        f"{{crash}} {with_} down onto the floor after a leap{often}", f"{{jump}} high, {{come}} down and {{smash}} {with_} onto the ground{often}",
        f"{{leap}} into the air and {{punch}} the ground with {with_}{often}", f"{{do}} a leaping ground smash with {with_}{often}",
        f"{{raise}} {with_} in a jump and {{hit}} the floor in a deep crouch{often}", f"= ground pound attack with {with_}",
        f"= a shockwave slam: a leap, then {with_} onto the floor",
        f"first {{jump}} up, then {{land}} in a crouch {{punch:ing}} the floor with {with_}{often}",
        *(["{jump} and {pound} the ground with one fist", "{do} a ground pound, one fist only"] if fists == "one fist" else []),
    ]  # fmt: skip


LOTUS_FEET = At("hip", -0.17, -0.03, 0.21)
"""Ankles of a body that floats or sits with crossed legs, in hip axes."""


@action(
    "levitate cross-legged",
    "game/magic/spell",
    verbs="levitate float hover rise meditate cross",
    side=SIDE,
    start=Choice(("in the air", "rise from the floor")),
    hands=Choice(("on the knees", "joined at the chest", "spread")),
)
def levitate(timeline: Timeline, side: str, start: str, hands: str) -> Sequence[str]:
    """Cross-legged in the air, bobbing slowly; turns a little to the right and back."""
    arms_of: dict[str, dict[str, Value]] = {
        "on the knees": {"hands": At("knee", 0.02, 0.06, 0.0), "palms": 80.0},
        "joined at the chest": {"hands": At("chest", 0.0, -0.06, 0.16), "palms": 0.0, "elbows": 30.0},
        "spread": {"hands": At("shoulder", 0.46, -0.14, 0.20), "palms": 85.0},
    }  # fmt: skip
    arms = arms_of[hands]
    low_m = 0.11 - STANDING_M
    up_m = -0.28
    legs: dict[str, Value] = {"feet": LOTUS_FEET, "knees": 52.0, "ankles": 35.0}
    on_floor = start == "rise from the floor"
    timeline.start(y=low_m if on_floor else up_m, balance=0, pitch=-4, bend=4, nod=6, **legs, **arms)
    timeline.hold(0.3)
    if on_floor:
        timeline.hold(0.5)
        timeline.to(0.5, nod=-4, bend=-2)
        timeline.to(2.0, y=up_m + 0.05, nod=4)
    for number in range(2):
        timeline.to(0.9, y=up_m + 0.07, pitch=-6, bend=2, yaw=-7 if number == 0 else 5)
        timeline.to(0.9, y=up_m - 0.05, pitch=-3, bend=5)
    timeline.to(0.7, y=up_m, yaw=0)
    held = {
        "on the knees": "with the hands on the knees", "joined at the chest": "with the palms together at the chest",
        "spread": "with the arms spread",
    }[hands]  # fmt: skip
    first = "{sit} cross-legged on the floor, then {rise} into the air and " if on_floor else ""
    del side
    return [
        "{levitate} cross-legged", f"{first}{{levitate}} {held}", f"{first}{{float}} in the air in a cross-legged seat {held}",
        f"{first}{{hover}} above the ground, legs crossed, {held}", f"{first}{{float}} in the lotus position",
        f"{{meditate}} floating in mid-air {held}", f"{{hover}} cross-legged like a monk {held}",
        f"{first}{{bob}} gently up and down in the air with crossed legs", "= levitation idle, legs crossed",
        f"= a floating meditation {held}", f"{{levitate}} off the ground like a genie, legs folded, {held}",
    ]  # fmt: skip


@action(
    "hover upright in the air",
    "game/magic/spell",
    verbs="hover levitate float rise descend",
    side=SIDE,
    start=Choice(("from the floor", "in the air")),
    arms=Choice(("spread", "raised", "crossed", "one hand forward")),
    end=Choice(("stay", "land")),
)
def hover(timeline: Timeline, side: str, start: str, arms: str, end: str) -> Sequence[str]:
    """Off the floor standing upright, feet pointed down and one knee a little bent, arms held like a wizard's; perhaps down again."""
    arms_of: dict[str, dict[str, Value]] = {
        "spread": {"hands": At("shoulder", 0.42, -0.22, 0.16), "palms": 80.0}, "raised": {"hands": At("shoulder", 0.34, 0.32, 0.14), "palms": 60.0},
        "crossed": {"hand_r": At("chest", -0.12, -0.04, 0.13), "hand_l": At("chest", -0.12, -0.10, 0.17), "elbows": 15.0},
        "one hand forward": {"hand_r": At("shoulder", 0.02, 0.0, 0.54), "palm_r": -60.0, "wrist_r": -50.0, "hand_l": At("shoulder", 0.30, -0.40, -0.08)},
    }  # fmt: skip
    up_m = 0.52
    legs: dict[str, Value] = {
        "foot_l": At("hip", 0.01, -0.82, -0.02),
        "foot_r": At("hip", 0.02, -0.68, -0.10),
        "ankles": 52.0,
    }
    if start == "in the air":
        timeline.start(y=up_m, balance=0, bend=-2, **legs, **arms_of[arms])
        timeline.hold(0.2)
    else:
        timeline.hold(0.3)
        timeline.to(0.5, y=-0.06, nod=6, hands=At("shoulder", 0.26, -0.44, 0.06), palms=40)
        timeline.to(
            0.6, exact=True, y=0.06, heels=44, nod=-8, bend=-4, balance=0, hands=At("shoulder", 0.36, -0.30, 0.12)
        )
        timeline.to(1.1, exact=True, y=up_m, nod=0, bend=-2, heels=0, **legs, **arms_of[arms])
    for number in range(2):
        timeline.to(0.8, y=up_m + 0.06, yaw=-6 if number == 0 else 5, pitch=-3, foot_r=At("hip", 0.02, -0.66, -0.12))
        timeline.to(0.8, y=up_m - 0.05, pitch=2, foot_r=At("hip", 0.02, -0.70, -0.08))
    timeline.to(0.5, y=up_m, yaw=0, pitch=0)
    if end == "land":
        timeline.to(0.9, exact=True, y=0.05, feet=At("floor", 0.10, 0.0, 0.0), heels=40, nod=10)
        timeline.to(0.35, y=-0.06, heels=0, balance=1)
        timeline.neutral(0.6)
    held = {
        "spread": "with the arms spread low", "raised": "with both arms raised", "crossed": "with crossed arms", "one hand forward": f"with the {side} hand stretched forward",
    }[arms]  # fmt: skip
    first = "{rise} off the ground and " if start == "from the floor" else ""
    tail = ", then {come} down again" if end == "land" else ""
    return [
        "{hover} upright in the air", f"{first}{{hover}} upright {held}{tail}", f"{first}{{float}} above the ground {held}{tail}", f"{first}{{levitate}} standing upright {held}{tail}", f"{{hover}} like a wizard {held}{tail}",
        f"{first}{{hang}} in the air, the toes pointing down, {held}{tail}", f"{{levitate}} off the floor {held}{tail}" if start == "from the floor" else f"{{float}} in mid-air {held}{tail}", "= hover idle of a mage", f"= flying hero hovering in place {held}", f"{first}{{bob}} up and down in the air {held}{tail}",
        f"{{float}} upright like an angel {held}{tail}",
    ]  # fmt: skip


@action(
    "meditate and charge",
    "game/magic/spell",
    verbs="meditate sit charge glow tremble gather",
    side=SIDE,
    end=Choice(("burst", "calm")),
    seconds=Choice(("short", "long")),
)
def meditate_and_charge(timeline: Timeline, side: str, end: str, seconds: str) -> Sequence[str]:
    """Cross-legged on the floor, hands drawn together at the belly, trembling with power; perhaps thrown open at the end."""
    del side
    low_m = 0.11 - STANDING_M
    timeline.start(
        y=low_m, balance=0, rest=1, pitch=-4, bend=6, nod=6, feet=LOTUS_FEET, knees=52, ankles=35,
        hands=At("knee", 0.02, 0.06, 0.0), palms=80,
    )  # fmt: skip
    timeline.hold(0.6)
    timeline.to(0.8, bend=-4, nod=-8, shrugs=6)
    timeline.to(0.8, bend=6, nod=8, shrugs=0)
    timeline.to(
        0.9,
        hand_r=At("chest", 0.0, -0.06, 0.24),
        hand_l=At("chest", 0.0, -0.30, 0.24),
        palm_r=-80,
        palm_l=80,
        elbow_r=40,
        elbow_l=10,
    )
    for number in range(5 if seconds == "short" else 9):
        sign = 1 if number % 2 else -1
        timeline.to(0.14, hand_r=At("chest", 0.0 + 0.012 * sign, -0.07, 0.24), hand_l=At("chest", 0.012 * sign, -0.29, 0.24),
                    side=1.6 * sign, bend=10 + 1.5 * sign, nod=12)  # fmt: skip
    if end == "burst":
        timeline.to(0.3, hand_r=At("chest", 0.0, -0.14, 0.18), hand_l=At("chest", 0.0, -0.20, 0.18), bend=22, nod=22)
        timeline.to(
            0.16, exact=True, hands=At("shoulder", 0.50, 0.10, 0.18), palms=40, bend=-12, nod=-24, side=0, elbows=0
        )
        timeline.hold(0.7)
        timeline.to(0.8, bend=4, nod=4, hands=At("knee", 0.02, 0.06, 0.0), palms=80)
    else:
        timeline.to(1.2, hands=At("knee", 0.02, 0.06, 0.0), palms=80, elbows=0, bend=4, nod=4, side=0)
    timeline.hold(0.5)
    tail = "then {throw} the arms open" if end == "burst" else "then {lower} the hands to the knees again"
    burst = " and {burst} with power" if end == "burst" else ""
    return [
        f"{{meditate}} and {{charge}} up energy{burst}", f"{{sit}} cross-legged and {{gather}} energy between the hands, {tail}",
        f"{{sit}} in meditation, {{charge:ing}} power between the palms, {tail}",
        f"{{meditate}} on the floor, {{bring}} the hands together in front of the belly and {{tremble}} with energy, {tail}",
        f"{{charge}} mana while sitting cross-legged{burst}", "{sit} in the lotus position and {channel} energy",
        f"{{hold}} an energy ball in the lap while meditating, {tail}", "= meditation recharge animation",
        f"{{breathe}} deeply in a cross-legged seat, {{gather}} power, {tail}", f"{{restore}} energy by meditating{burst}",
    ]  # fmt: skip


@action(
    "teleport",
    "game/magic/spell",
    verbs="teleport vanish crouch spread appear gather",
    crispness="snappy",
    side=SIDE,
    pose=Choice(("arms wide", "arms crossed", "one arm up")),
    part=Choice(("vanish", "appear")),
)
def teleport(timeline: Timeline, side: str, pose: str, part: str) -> Sequence[str]:
    """The gesture of somebody who vanishes, or the crouch of somebody who has just appeared."""
    last_of: dict[str, dict[str, Value]] = {
        "arms wide": {"hands": At("shoulder", 0.50, 0.16, 0.14), "palms": 40.0},
        "arms crossed": {"hand_r": At("chest", -0.10, 0.06, 0.12), "hand_l": At("chest", -0.10, 0.02, 0.16)},
        "one arm up": {"hand_r": At("shoulder", 0.04, 0.54, 0.06), "hand_l": At("shoulder", 0.24, -0.44, -0.06)},
    }  # fmt: skip
    last = last_of[pose]
    crouch: dict[str, Value] = {
        "y": -0.40, "pitch": 40.0, "bend": 30.0, "nod": 18.0,
        "hand_r": At("chest", -0.06, -0.10, 0.20), "hand_l": At("chest", -0.06, -0.14, 0.16),
    }  # fmt: skip
    if part == "vanish":
        timeline.hold(0.3)
        step(timeline, "r", 0.0, 0.22, toes_deg=16, duration_s=0.35, advance=False)
        timeline.to(0.6, **crouch)
        for number in range(4):
            timeline.to(0.1, side=2 if number % 2 else -2, y=-0.41)
        timeline.wait()
        timeline.to(0.18, exact=True, y=-0.04, pitch=0, bend=-10, nod=-14, side=0, heels=16, **last)
        timeline.hold(0.7)
    else:
        timeline.stance(0.40, toes_deg=16)
        timeline.start(**crouch)
        timeline.hold(0.5)
        timeline.look_at(AHEAD, 0.3, delay_s=0.1)
        timeline.to(0.22, exact=True, y=-0.14, pitch=6, bend=-4, nod=0, **last)
        timeline.hold(0.6)
        timeline.look_at(At("floor", 1.5, 1.4, 2.0), 0.3)
        timeline.hold(0.4)
        at_ease(timeline, 0.9)
    held = {
        "arms wide": "{throw} both arms wide", "arms crossed": "{cross} both arms before the chest",
        "one arm up": f"{{thrust}} the {side} arm up",
    }[pose]  # fmt: skip
    if part == "vanish":
        return [
            "{teleport} away", f"{{crouch}}, {{gather}} energy, then {held} to vanish", f"{{make}} a teleport gesture: {{crouch}} low, then {held}",
            f"{{teleport}}: {{curl}} up in a crouch, then suddenly {{rise}} and {held}", f"{{crouch}} down with the arms drawn in, then {{spring}} up and {held}",
            f"{{prepare}} to teleport and {{vanish}}, ending as you {held}".replace("ending as you {", "then {"), "= teleport out animation",
            f"{{cast}} a teleport spell, {{crouch:ing}} first, then {held}", f"{{disappear}} by magic: {{shrink}} together, then {held}",
            f"{{warp}} away: bend:ing low, then {held}".replace("bend:ing", "{bend:ing}"),
        ]  # fmt: skip
    return [
        "{appear} out of a teleport", f"{{arrive}} by teleport in a crouch, then {held}", f"{{appear}} crouched with the arms drawn in, {{spring}} up and {held}",
        f"{{come}} out of a teleport: {{uncurl}} from a crouch and {held}", "= teleport in animation", f"{{materialize}} in a low crouch, then {held} and {{look}} around",
        f"{{begin}} curled up in a crouch, {{rise}} suddenly and {held}", f"{{warp}} in, {held} and {{look}} around",
        f"{{appear}} by magic from a crouch, then {held}", "= arriving by teleport, first crouched, then upright",
    ]  # fmt: skip


@action(
    "ghost glide",
    "locomotion/low/slide",
    verbs="glide float hover drift haunt",
    tempo=True,
    side=SIDE,
    arms=Choice(("reaching", "hanging")),
    way=Choice(("straight", "weaving")),
)
def ghost_glide(timeline: Timeline, side: str, arms: str, way: str) -> Sequence[str]:
    """Floating along above the floor with trailing legs; the first bend of a weaving way is to the right."""
    hands: dict[str, Value] = (
        {
            "hand_r": At("shoulder", 0.02, -0.02, 0.50),
            "hand_l": At("shoulder", 0.04, 0.06, 0.48),
            "wrists": 50.0,
            "palms": -80.0,
        }
        if arms == "reaching"
        else {"hands": At("shoulder", 0.20, -0.50, -0.10)}
    )
    timeline.start(
        y=0.22, balance=0, pitch=16, bend=8, nod=-16, foot_r=At("hip", -0.01, -0.80, -0.14), foot_l=At("hip", 0.0, -0.76, -0.24),
        ankles=56, **hands,
    )  # fmt: skip
    timeline.hold(0.2)
    z_m = 0.0
    for number in range(4):
        sign = (-1 if number % 2 == 0 else 1) if way == "weaving" else 0
        z_m += 0.85
        wave = 0.04 if number % 2 else -0.03
        moved = (
            {"hand_r": At("shoulder", 0.04, -0.02 + wave, 0.50), "hand_l": At("shoulder", 0.04, 0.06 - wave, 0.48)}
            if arms == "reaching"
            else {}
        )
        timeline.to(1.05, exact=True, z=z_m, y=0.22 + (0.07 if number % 2 == 0 else -0.02), x=0.45 * sign, yaw=26.0 * sign,
                    roll=9.0 * sign, foot_r=At("hip", -0.01, -0.80, -0.14 - wave), foot_l=At("hip", 0.0, -0.76, -0.24 + wave), **moved)  # fmt: skip
    timeline.to(0.6, exact=True, z=z_m + 0.2, yaw=0, roll=0)
    held = "with both arms reaching out" if arms == "reaching" else "with the arms hanging behind"
    where = f"from side to side, to the {side} first" if way == "weaving" else "straight forward"
    return [
        "{glide} like a ghost", f"{{float}} forward like a ghost {held}", f"{{glide}} above the floor {where} {held}",
        f"{{hover}} {where} without touching the ground, the legs trailing", f"{{drift}} {where} like a spirit {held}",
        f"{{float}} along off the ground {held}", f"{{haunt}} the place, {{glide:ing}} {where}", "= ghost float forward loop",
        f"= a floating ghost {held}", f"{{move}} {where} without steps like a phantom {held}", f"{{levitate}} forward {held}",
    ]  # fmt: skip
