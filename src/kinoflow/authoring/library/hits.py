"""Hit reactions of games: shoulder, leg and back; thrown into the air, swept off the feet."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, other
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import again, at_ease
from kinoflow.authoring.library.heroes import free_fall
from kinoflow.authoring.moves import (
    ALL_FOURS,
    ALL_FOURS_HAND,
    GRAVITY_M_PER_S2,
    KNEELING_FOOT,
    KNEELING_HEEL_DEG,
    KNEELING_HIP_M,
    hop,
    rise_from_all_fours,
    rise_from_sitting,
    sit_up_from_lying,
    step,
)
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline

KNEELING_M = KNEELING_HIP_M - STANDING_M
LYING_M = 0.13 - STANDING_M


@action(
    "get hit in the shoulder",
    "game/reactions/stagger",
    verbs="get jerk twist stagger hold grab step recoil",
    crispness="snappy",
    side=SIDE,
    cause=Choice(("blow", "bullet", "arrow")),
    after=Choice(("hold the shoulder", "recover")),
    count=Count(1, 2, usual=1),
)
def hit_shoulder(timeline: Timeline, side: str, cause: str, after: str, count: int) -> Sequence[str]:
    """The right shoulder is thrown back, the body turns with it, the right foot steps back; the other hand goes there."""
    timeline.hold(0.5)
    for number in range(count):
        timeline.to(0.09, exact=True, twist=-34, yaw=-14, side=-6, bend=-4, nod=8, turn=26, shrug_r=18,
                    hand_r=At("shoulder", 0.32, -0.34, -0.26), hand_l=At("shoulder", 0.20, -0.30, 0.30))  # fmt: skip
        timeline.place = timeline.place.moved(forward_m=-0.12)
        step(timeline, "r", -0.22, 0.15, toes_deg=26, duration_s=0.28, heel_first=False, advance=False)
        timeline.to(0.24, z=-0.04, y=-0.12, twist=-38, yaw=-22, bend=4, nod=-8)
        timeline.wait()
        timeline.hold(0.1)
        if number < count - 1:
            step(timeline, "l", 0.0, 0.12, duration_s=0.28, heel_first=False, advance=False)
            timeline.to(
                0.32,
                z=0,
                y=-0.06,
                twist=-6,
                yaw=-6,
                bend=8,
                nod=4,
                turn=4,
                shrug_r=6,
                hands=At("shoulder", 0.14, -0.40, 0.14),
            )
            timeline.wait()
    if after == "hold the shoulder":
        timeline.to(
            0.3,
            hand_l=At("chest", -0.15, 0.06, 0.09),
            hand_r=At("shoulder", 0.06, -0.46, 0.10),
            twist=-16,
            bend=20,
            nod=16,
            tilt=-10,
            turn=4,
            shrug_r=16,
        )
        timeline.hold(0.3)
        timeline.to(0.4, side=-6, bend=26, y=-0.14)
        timeline.hold(0.5)
        timeline.to(0.4, side=0, tilt=0, bend=10)
    else:
        timeline.to(0.35, twist=0, yaw=-4, turn=0, bend=8, nod=0, shrug_r=0, hands=At("shoulder", 0.14, -0.38, 0.16))
        timeline.to(0.2, shrug_r=12, hand_r=At("shoulder", 0.16, -0.42, 0.04))
        timeline.to(0.25, shrug_r=0)
    at_ease(timeline)
    what = {"blow": "hit", "bullet": "shot", "arrow": "hit by an arrow"}[cause]
    often = again(count)
    tail = f"{{grab}} the {side} shoulder with the {other(side)} hand" if after == "hold the shoulder" else "{recover}"
    return [
        f"{{get}} {what} in the {side} shoulder", f"{{get}} {what} in the shoulder and {tail}", f"{{react}} to being {what} in the {side} shoulder{often}",
        f"{{jerk}} the {side} shoulder back as it is {what}, then {tail}", f"{{twist}} to the {side} from a hit to the {side} shoulder{often}, then {tail}",
        f"{{take}} a hit to the {side} shoulder, {{step}} back with the {side} foot and {tail}", f"{{recoil}} from a hit to the shoulder{often}",
        f"= hit reaction, {side} shoulder", f"= hit reaction from the {side}" if cause == "blow" else f"= {what} in the {side} shoulder",
        f"{{flinch}} as the {side} shoulder is {what}{often} and {tail}", f"{{get}} {what} on the {side} side of the chest and {{turn}} with it{often}",
    ]  # fmt: skip


@action(
    "get hit in the chest",
    "game/reactions/stagger",
    verbs="get jerk stagger reel clutch fall recoil step",
    crispness="snappy",
    tempo=False,
    side=SIDE,
    cause=Choice(("blow", "bullet", "arrow")),
    after=Choice(("recover", "clutch the chest", "fall backward")),
)
def hit_chest(timeline: Timeline, side: str, cause: str, after: str) -> Sequence[str]:
    """The chest is thrown back, the arms stay behind, one step back or two; then back on guard, a hand on the chest, or down
    flat on the back. The side is that of the foot that steps first and of the hand that goes there.
    """
    timeline.hold(0.4)
    timeline.to(0.09, exact=True, bend=-22, nod=18, pitch=-6, z=-0.08, y=-0.03, shrugs=12,
                hands=At("shoulder", 0.18, -0.12, 0.40))  # fmt: skip
    timeline.place = timeline.place.moved(forward_m=-0.30)
    step(timeline, "r", -0.14, 0.15, toes_deg=14, duration_s=0.24, heel_first=False, advance=False)
    timeline.to(0.26, z=0.02, y=-0.12, pitch=-8, bend=-16, nod=10, hands=At("shoulder", 0.34, -0.18, 0.26))
    timeline.wait()
    if after == "fall backward":
        step(timeline, "l", -0.06, 0.15, duration_s=0.2, heel_first=False, advance=False)
        timeline.to(0.24, exact=True, pitch=-24, bend=4, y=-0.20, z=-0.26, nod=24, balance=0.0,
                    hands=At("shoulder", 0.36, 0.10, 0.36))  # fmt: skip
        timeline.wait()
        timeline.to(0.3, exact=True, pitch=-50, bend=26, nod=30, y=0.16 - STANDING_M, z=-0.72, heels=-20,
                    hands=At("shoulder", 0.42, 0.0, 0.20))  # fmt: skip
        timeline.to(0.22, exact=True, pitch=-90, bend=6, nod=18, y=LYING_M, z=-0.86, rest=1.0,
                    feet=At("hip", 0.09, -0.66, 0.34), hands=At("shoulder", 0.46, 0.04, -0.02))  # fmt: skip
        timeline.place = timeline.place.moved(forward_m=-0.86)
        timeline.to(0.35, exact=True, z=0.0, advance=False)
        timeline.to(0.35, exact=True, feet=At("hip", 0.08, -0.79, 0.02), ankles=20, bend=0, nod=0)
        timeline.hold(1.0)
    else:
        step(timeline, "l", 0.0, 0.12, duration_s=0.26, heel_first=False, advance=False)
        timeline.to(0.3, z=0.0, y=-0.10, pitch=2, bend=10, nod=12, shrugs=4, hands=At("shoulder", 0.16, -0.36, 0.18))
        timeline.wait()
        if after == "clutch the chest":
            timeline.to(0.3, hand_r=At("chest", -0.02, 0.02, 0.09), elbow_r=20, palm_r=-10, bend=22, nod=20, y=-0.13)
            timeline.hold(0.4)
            timeline.to(0.35, bend=28, y=-0.15)
            timeline.hold(0.6)
            timeline.to(0.4, bend=10, nod=4, y=-0.06)
        at_ease(timeline)
    what = {"blow": "hit", "bullet": "shot", "arrow": "hit by an arrow"}[cause]
    tail = {
        "recover": "{step} back",
        "clutch the chest": f"{{clutch}} the chest with the {side} hand",
        "fall backward": "{fall} backward",
    }[after]
    return [
        f"{{get}} {what} in the chest and {tail}",
        f"{{get}} {what} in the chest" if after != "fall backward" else f"{{get}} {what} in the chest and {{go}} down on the back",
        f"{{react}} to being {what} in the chest, then {tail}",
        f"{{jerk}} back as the chest is {what}, then {tail}",
        f"{{stagger}} back from {'a blow' if cause == 'blow' else 'a shot' if cause == 'bullet' else 'an arrow'} to the chest and {tail}",
        f"{{take}} {'a punch' if cause == 'blow' else 'a bullet' if cause == 'bullet' else 'an arrow'} to the chest and {tail}",
        f"{{reel}} backward, {what} in the chest, and {tail}",
        f"= hit reaction, {what} in the chest" + ("" if after == "recover" else f", then {'a hand on the chest' if after == 'clutch the chest' else 'a fall onto the back'}"),
    ]  # fmt: skip


@action(
    "get hit in the leg",
    "game/reactions/stagger",
    verbs="get buckle limp hold drop stumble kneel",
    crispness="snappy",
    side=SIDE,
    cause=Choice(("kick", "bullet", "arrow")),
    after=Choice(("drop to a knee", "hold the leg", "limp back")),
)
def hit_leg(timeline: Timeline, side: str, cause: str, after: str) -> Sequence[str]:
    """The right leg gives way under a hit; down on that knee, a hand to the thigh, or hopping back on the other leg."""
    timeline.hold(0.5)
    timeline.to(0.10, exact=True, y=-0.12, roll=-8, side=8, x=-0.05, bend=16, nod=14, knee_r=-24, foot_pitch_r=24,
                hand_r=At("shoulder", 0.26, -0.34, 0.20), hand_l=At("shoulder", 0.42, -0.14, 0.16))  # fmt: skip
    timeline.to(0.24, y=-0.22, pitch=14, bend=26, x=0.04, hand_r=At("thigh", 0.04, 0.10, 0.06))
    if after == "drop to a knee":
        timeline.to(0.38, exact=True, y=KNEELING_M + 0.02, z=-0.10, x=0.0, balance=0.2, roll=0, side=0, knee_r=0, pitch=10, bend=30,
                    foot_r=At("floor", 0.12, 0.0, -0.46), foot_pitch_r=62, foot_l=At("floor", 0.12, 0.0, 0.24),
                    hand_l=At("thigh", 0.02, 0.12, 0.10), hand_r=At("thigh", 0.05, 0.10, 0.07))  # fmt: skip
        timeline.hold(0.2)
        timeline.to(0.4, bend=38, nod=24)
        timeline.to(0.4, bend=26, nod=-10)
        timeline.hold(0.3)
        timeline.to(0.6, y=-0.20, z=0.0, pitch=12, bend=22, nod=0, balance=1.0, foot_pitch_r=30)
        timeline.to(0.3, foot_pitch_r=10)
    elif after == "hold the leg":
        timeline.to(
            0.35,
            y=-0.20,
            knee_r=-6,
            roll=2,
            x=0.05,
            pitch=20,
            bend=34,
            nod=14,
            foot_pitch_r=26,
            hands=At("thigh", 0.03, 0.06, 0.08),
            hand_l=At("thigh", -0.14, 0.10, 0.10),
            side=-4,
        )
        timeline.hold(0.4)
        for _ in range(2):
            timeline.to(0.3, bend=28, nod=-4)
            timeline.to(0.35, bend=36, nod=14)
        timeline.to(0.4, foot_pitch_r=0, knee_r=0, roll=0, bend=14, x=0)
    else:
        held = At("hip", 0.04, -0.58, 0.16)
        timeline.to(0.30, exact=True, foot_r=held, ankle_r=24, foot_pitch_r=0, knee_r=0, x=0.08, z=0.0, y=-0.10, roll=2, side=-6,
                    pitch=8, bend=20, nod=10, balance=0, hand_r=At("thigh", 0.04, 0.08, 0.08), hand_l=At("shoulder", 0.48, -0.02, 0.08))  # fmt: skip
        for number in range(3):
            hop(timeline, 0.06, landing="l", forward_m=-0.26, foot_out_m=0.09, free=held, dip_m=0.12)
            timeline.hold(0.05 if number < 2 else 0.2)
        timeline.to(0.35, exact=True, foot_r=At("floor", 0.13, 0.0, 0.10), ankle_r=0, x=0.03, z=0.0)
        timeline.to(
            0.4,
            foot_r=At("floor", 0.12, 0.0, 0.10),
            foot_pitch_r=20,
            y=-0.12,
            bend=20,
            side=0,
            balance=1,
            hand_l=At("shoulder", 0.24, -0.36, 0.12),
        )
        timeline.hold(0.3)
        timeline.to(0.3, foot_pitch_r=0, roll=0)
    at_ease(timeline, 1.0)
    what = {"kick": "kicked", "bullet": "shot", "arrow": "hit by an arrow"}[cause]
    tail = {
        "drop to a knee": f"{{drop}} to the {side} knee", "hold the leg": "{hold} the leg with both hands", "limp back": f"{{hop}} back on the {other(side)} leg",
    }[after]  # fmt: skip
    return [
        f"{{get}} {what} in the {side} leg", f"{{get}} {what} in the leg and {tail}", f"{{get}} {what} in the {side} leg and {tail}", f"{{react}} to a hit on the {side} leg and {tail}",
        f"{{buckle}} as the {side} leg is {what}, and {tail}", f"{{take}} a hit to the {side} thigh, {{give}} way and {tail}", f"{{stumble}} when the {side} knee is {what}, then {tail}",
        f"= hit reaction, {side} leg", f"= leg shot reaction, {side} side" if cause == "bullet" else f"= hit to the {side} leg, then a buckling knee",
        f"{{lose}} the {side} leg for a moment after a hit and {tail}", f"{{grab}} the {side} thigh after being {what} and {tail}",
    ]  # fmt: skip


@action(
    "get hit from behind",
    "game/reactions/stagger",
    verbs="get arch stumble fall lurch",
    crispness="snappy",
    side=SIDE,
    where=Choice(("back", "head")),
    after=Choice(("stumble and turn", "fall on hands and knees", "stumble")),
)
def hit_behind(timeline: Timeline, side: str, where: str, after: str) -> Sequence[str]:
    """A blow on the back or the back of the head: the hips go first, arms fly back, steps forward to catch up. The right foot first."""
    timeline.hold(0.5)
    if where == "back":
        timeline.to(0.09, exact=True, bend=-22, nod=-28, pitch=-4, z=0.10, hands=At("shoulder", 0.40, -0.20, -0.22))
    else:
        timeline.to(0.09, exact=True, nod=46, bend=16, z=0.05, hands=At("shoulder", 0.26, -0.38, -0.10))
    timeline.place = timeline.place.moved(forward_m=0.34)
    step(timeline, "r", 0.10, 0.13, duration_s=0.26, heel_first=False, advance=False)
    timeline.to(0.28, z=-0.04, pitch=18, bend=22, nod=4, y=-0.14, hands=At("shoulder", 0.34, -0.14, 0.28))
    timeline.wait()
    if after == "fall on hands and knees":
        timeline.to(
            0.36,
            exact=True,
            **(ALL_FOURS | {"bend": 20.0, "nod": 6.0}),
            hands=ALL_FOURS_HAND,
            feet=KNEELING_FOOT,
            heels=KNEELING_HEEL_DEG,
        )
        timeline.to(0.12, bend=28)
        timeline.hold(0.4)
        timeline.to(0.4, nod=-24, bend=14)
        timeline.to(0.3, turn=-40)
        timeline.hold(0.3)
        timeline.to(0.3, turn=0)
        rise_from_all_fours(timeline, 1.9)
        timeline.neutral(0.5)
        tail = "{fall} on hands and knees"
    else:
        timeline.place = timeline.place.moved(forward_m=0.22)
        step(timeline, "l", 0.10, 0.14, duration_s=0.30, heel_first=False, advance=False)
        timeline.to(
            0.32,
            z=0,
            pitch=14,
            bend=24,
            y=-0.16,
            hand_l=At("shoulder", 0.40, -0.06, 0.16),
            hand_r=At("shoulder", 0.36, -0.30, 0.20),
        )
        timeline.wait()
        step(timeline, "r", 0.06, 0.13, duration_s=0.30, heel_first=False, advance=False)
        timeline.to(0.34, pitch=6, bend=14, nod=6, y=-0.10, hands=At("shoulder", 0.24, -0.32, 0.16))
        timeline.wait()
        if after == "stumble and turn":
            timeline.to(0.3, turn=-60, twist=-30)
            timeline.place = timeline.place.moved(turned_deg=-160)
            timeline.to(
                0.75,
                exact=True,
                yaw=0,
                twist=0,
                turn=0,
                x=0,
                z=0,
                y=-0.09,
                pitch=2,
                bend=8,
                advance=False,
                hands=At("shoulder", -0.02, 0.02, 0.28),
            )
            step(timeline, "r", -0.12, 0.15, toes_deg=30, duration_s=0.36, heel_first=False)
            step(timeline, "l", 0.14, 0.14, toes_deg=4, duration_s=0.36, heel_first=False)
            timeline.wait()
            timeline.hold(0.6)
            tail = f"{{turn}} around to the {side} with raised fists"
        else:
            hand = At("pelvis", 0.06, 0.18, -0.14) if where == "back" else At("head", 0.05, 0.0, -0.12)
            timeline.to(0.4, hand_r=hand, elbow_r=40, bend=12, nod=10)
            timeline.hold(0.6)
            tail = f"{{reach}} for the spot with the {side} hand"
        at_ease(timeline, 0.9)
    spot = "back" if where == "back" else "back of the head"
    return [
        "{get} hit from behind", f"{{get}} hit in the {spot}", f"{{get}} hit from behind, {{stumble}} forward and {tail}", f"{{get}} struck on the {spot} and {tail}",
        f"{{lurch}} forward from a blow to the {spot}, then {tail}", f"{{take}} a hit in the {spot} and {{stagger}} forward, the {side} foot first",
        f"{{stumble}} forward after an attack from the rear and {tail}", "= hit reaction from behind", f"= back hit reaction: {'arching' if where == 'back' else 'the head snapping forward'} and stumbling",
        f"{{get}} shoved from behind and {tail}", f"{{react}} to a blow on the {spot}, {{catch:ing}} the balance with quick steps" if after != "fall on hands and knees" else f"{{get}} knocked onto hands and knees by a blow to the {spot}",
    ]  # fmt: skip


def land_on_back(timeline: Timeline, hand_up: str = "r") -> None:
    """From a fall with the body level and face up: the back meets the floor, limbs bounce and lie still."""
    low = "l" if hand_up == "r" else "r"
    timeline.to(
        0.12, exact=True, y=LYING_M, pitch=-90, bend=4, nod=8, rest=1,
        **{f"hand_{hand_up}": At("shoulder", 0.40, 0.28, -0.02), f"hand_{low}": At("shoulder", 0.48, -0.06, -0.02)},
    )  # fmt: skip
    timeline.to(0.16, feet=At("hip", 0.08, -0.74, 0.22), bend=10, nod=16)
    timeline.to(0.24, feet=At("hip", 0.09, -0.81, 0.02), bend=0, nod=-4, ankles=40)


@action(
    "get launched into the air",
    "game/reactions/knock-back",
    verbs="get fly launch land fall rise",
    crispness="crisp",
    tempo=False,
    side=SIDE,
    cause=Choice(("uppercut", "explosion")),
    after=Choice(("lie", "get up")),
)
def launched(timeline: Timeline, side: str, cause: str, after: str) -> Sequence[str]:
    """Thrown up and backward, level in the air with limbs trailing, down onto the back; the right arm is flung highest."""
    timeline.hold(0.4)
    if cause == "uppercut":
        timeline.to(0.08, exact=True, nod=-50, bend=-14, heels=30, y=0.03, hands=At("shoulder", 0.24, -0.36, -0.08))
    else:
        timeline.to(0.10, exact=True, bend=26, nod=16, y=-0.08, hands=At("head", 0.06, -0.04, 0.24))
    height_m, back_m = 0.62, 1.5
    begin_s = timeline.time_s
    up_s = (2 * height_m / GRAVITY_M_PER_S2) ** 0.5
    y0 = timeline.value("y")
    timeline.hold_all(begin_s, "x", "y", "z", "pitch")
    timeline.key("balance", begin_s + 0.01, 0.0)
    timeline.key("y", begin_s + 0.01, y0, slope=GRAVITY_M_PER_S2 * up_s)
    timeline.key("y", begin_s + up_s, y0 + height_m, slope=0.0)
    timeline.flights.append((begin_s, begin_s + up_s))
    timeline.time_s = begin_s
    timeline.to(up_s, exact=True, advance=False, pitch=-64, bend=-10 if cause == "uppercut" else 22, nod=-24 if cause == "uppercut" else 16,
                feet=At("hip", 0.08, -0.72, 0.26), heels=0, ankles=36,
                hand_r=At("shoulder", 0.36, 0.34, 0.20), hand_l=At("shoulder", 0.48, 0.02, 0.20))  # fmt: skip
    timeline.time_s = begin_s + up_s
    drop_m = y0 + height_m - (LYING_M + 0.05)
    fall_s = (2 * drop_m / GRAVITY_M_PER_S2) ** 0.5
    timeline.to(fall_s, exact=True, advance=False, pitch=-92, bend=8, nod=10, feet=At("hip", 0.12, -0.62, 0.46))
    timeline.hips_key(begin_s + 0.01, 0.0, 0.0, -back_m / (up_s + fall_s))
    timeline.hips_key(begin_s + up_s + fall_s, 0.0, -back_m)
    free_fall(timeline, drop_m, LYING_M + 0.05)
    timeline.place = timeline.place.moved(forward_m=-back_m)
    land_on_back(timeline)
    timeline.to(0.25, z=-0.14, advance=False)
    timeline.hold(0.7)
    if after == "get up":
        timeline.place = timeline.place.moved(forward_m=-0.14)
        timeline.to(0.6, feet=At("floor", 0.12, 0.0, 0.88), heels=-46, hands=At("shoulder", 0.2, -0.46, 0.04))
        sit_up_from_lying(timeline, 1.0)
        rise_from_sitting(timeline, 1.8)
        timeline.neutral(0.4)
    else:
        timeline.to(0.3, turn=-30)
        timeline.hold(0.4)
    by = "an uppercut" if cause == "uppercut" else "an explosion"
    tail = ", then {get} up again" if after == "get up" else " and {stay} down"
    return [
        "{get} launched into the air", f"{{get}} launched into the air by {by} and {{land}} on the back", f"{{fly}} up and backward from {by}, {{crash}} onto the back{tail}",
        f"{{get}} thrown into the air, {{land}} flat on the back{tail}", f"{{get}} blasted off the feet by {by}{tail}", f"{{sail}} backward through the air and {{hit}} the ground with the back{tail}",
        f"{{rise}} off the ground from the force of {by}, {{fall}} on the back{tail}", "= launcher hit reaction, knockdown on the back", f"= knocked into the air by {by}",
        f"{{get}} sent flying by {by}, the {side} arm flung up{tail}", f"{{get}} hit so hard that the feet leave the ground, {{land}} on the back{tail}",
    ]  # fmt: skip


@action(
    "get swept off the feet",
    "game/reactions/knock-back",
    verbs="get fall sweep trip crash",
    crispness="crisp",
    tempo=False,
    side=SIDE,
    land=Choice(("back", "side")),
    after=Choice(("lie", "get up")),
)
def swept(timeline: Timeline, side: str, land: str, after: str) -> Sequence[str]:
    """The feet are kicked away to the left or to the front, and the body drops onto the right side or the back."""
    timeline.hold(0.5)
    if land == "back":
        timeline.to(0.16, exact=True, y=-0.06, z=0.0, pitch=-34, bend=24, nod=16, balance=0, feet=At("hip", 0.05, -0.74, 0.26), ankles=20,
                    hand_r=At("shoulder", 0.44, 0.10, 0.20), hand_l=At("shoulder", 0.48, 0.0, 0.18))  # fmt: skip
        timeline.to(0.20, exact=True, y=-0.34, z=-0.12, pitch=-72, bend=22, nod=18, feet=At("hip", 0.10, -0.62, 0.46))
        timeline.to(0.16, exact=True, y=LYING_M + 0.04, z=-0.18, pitch=-88)
        timeline.place = timeline.place.moved(forward_m=-0.18)
        land_on_back(timeline)
    else:
        timeline.to(0.16, exact=True, y=-0.06, roll=-36, side=8, tilt=10, balance=0, bend=10, foot_l=At("hip", 0.18, -0.76, 0.10), foot_r=At("hip", -0.14, -0.78, 0.06), ankles=20,
                    hand_l=At("shoulder", 0.50, 0.14, 0.10), hand_r=At("shoulder", 0.48, -0.16, 0.14))  # fmt: skip
        timeline.to(0.20, exact=True, y=-0.36, x=-0.14, roll=-70, side=14, foot_l=At("hip", 0.20, -0.72, 0.16))
        timeline.to(
            0.17,
            exact=True,
            y=0.15 - STANDING_M,
            x=-0.22,
            roll=-90,
            side=4,
            rest=1,
            hand_r=At("shoulder", -0.02, 0.30, 0.42),
        )
        timeline.to(0.16, foot_l=At("hip", 0.10, -0.76, 0.14), side=10)
        timeline.to(0.3, feet=At("hip", 0.04, -0.66, 0.28), side=0, hand_l=At("chest", 0.10, -0.12, 0.30), bend=16)
    timeline.hold(0.6)
    if after == "get up":
        if land == "side":
            timeline.to(
                0.7,
                exact=True,
                roll=0,
                pitch=-8,
                bend=24,
                nod=0,
                y=0.11 - STANDING_M,
                tilt=0,
                rest=1,
                feet=At("floor", 0.12, 0.0, 0.42),
                hands=At("thigh", 0.02, 0.10, 0.1),
                x=-0.16,
            )
            timeline.place = timeline.place.moved(left_m=-0.16)
        else:
            timeline.to(0.4, feet=At("floor", 0.12, 0.0, 0.88), heels=-46, hands=At("shoulder", 0.2, -0.46, 0.04))
            sit_up_from_lying(timeline, 1.0)
        rise_from_sitting(timeline, 1.8)
        timeline.neutral(0.4)
    else:
        timeline.hold(0.5)
    onto = "onto the back" if land == "back" else f"onto the {side} side"
    lying = "on the back" if land == "back" else f"on the {side} side"
    tail = ", then {get} up" if after == "get up" else ""
    return [
        "{get} swept off {poss} feet", f"{{get}} the legs kicked away and {{fall}} {onto}{tail}", f"{{get}} knocked down by a leg sweep, landing {lying}{tail}",
        f"{{fall}} {onto} as the feet are swept away{tail}", f"{{get}} sweep-kicked and {{crash}} {onto}{tail}", f"{{get}} tripped up by a sweep and {{land}} {lying}{tail}",
        f"{{lose}} both feet to a low kick and {{fall}} {onto}{tail}", "= sweep knockdown reaction", f"= victim of a leg sweep, falling {onto}",
        f"{{drop}} {onto} with flying legs, {{fling:ing}} the arms out{tail}", f"{{slip}} from under the feet and {{fall}} hard {onto}{tail}".replace("{slip} from under the feet and {fall}", "{slip} as the legs go from under the body, {fall}"),
    ]  # fmt: skip
