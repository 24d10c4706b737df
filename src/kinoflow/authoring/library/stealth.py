"""Sneaking: behind cover, round corners, along walls, at locks, through vents, over bodies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.fighting import at_ease
from kinoflow.authoring.gait import STYLES, line, travel
from kinoflow.authoring.moves import (
    KNEELING_FOOT,
    KNEELING_HEEL_DEG,
    KNEELING_HIP_M,
    kneel,
    rise_from_knees,
    step,
)
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline, Value

LOW: dict[str, Value] = {"y": -0.48, "pitch": 30.0, "bend": 22.0, "nod": 4.0, "balance": 0.5}
"""A deep crouch behind something low."""


def _down_behind_cover(timeline: Timeline, start: str, arms: dict[str, Value]) -> None:
    feet = {"foot_l": At("floor", 0.13, 0.0, 0.14), "foot_r": At("floor", 0.15, 0.0, -0.16), "foot_pitch_r": 40.0}
    if start == "crouched":
        timeline.start(**LOW, **arms, **feet)
        timeline.hold(0.4)
        return
    timeline.hold(0.2)
    step(timeline, "l", 0.14, 0.13, duration_s=0.34, heel_first=False, advance=False)
    timeline.to(0.3, y=-0.20, pitch=16, bend=16, advance=False)
    step(timeline, "r", -0.16, 0.15, duration_s=0.34, delay_s=0.2, heel_first=False, advance=False)
    timeline.wait()
    timeline.to(0.35, **LOW, **arms, foot_pitch_r=40)
    timeline.hold(0.25)


def _up_from_cover(timeline: Timeline) -> None:
    timeline.to(
        0.4,
        y=-0.20,
        pitch=14,
        bend=14,
        nod=0,
        balance=1,
        x=0,
        foot_pitch_r=10,
        hands=At("shoulder", 0.12, -0.38, 0.16),
        elbows=0,
        palms=0,
    )
    at_ease(timeline, 0.8)


@action(
    "pop out of cover and shoot",
    "game/ranged weapons/rifle",
    verbs="pop shoot fire lean rise duck peek",
    crispness="crisp",
    side=SIDE,
    way=Choice(("over the top", "around the side")),
    weapon=Choice(("rifle", "pistol")),
    count=Count(1, 4),
    start=Choice(("crouched", "standing"), (2, 1)),
)
def pop_out(timeline: Timeline, side: str, way: str, weapon: str, count: int, start: str) -> Sequence[str]:
    """Crouched behind cover; up or out to the right with the gun at the shoulder, shots, and down again."""
    rest: dict[str, Value] = {
        "hand_r": At("chest", 0.10, -0.10, 0.18),
        "hand_l": At("chest", 0.06, -0.02, 0.30),
        "elbows": 10.0,
    }
    if weapon == "pistol":
        rest = {"hand_r": At("chest", 0.02, 0.0, 0.22), "hand_l": At("chest", 0.02, -0.04, 0.22), "elbows": 20.0}
    _down_behind_cover(timeline, start, rest)
    aim: dict[str, Value] = (
        {
            "hand_r": At("shoulder", -0.04, -0.02, 0.20),
            "elbow_r": 40.0,
            "hand_l": At("shoulder", -0.16, 0.0, 0.48),
            "elbow_l": 0.0,
            "tilt": -8.0,
        }
        if weapon == "rifle"
        else {"hand_r": At("shoulder", -0.13, 0.02, 0.53), "hand_l": At("other", 0.02, -0.03, -0.03), "elbows": 6.0}
    )
    for _ in range(2 if count <= 2 else 1):
        if way == "over the top":
            timeline.to(0.3, y=-0.24, pitch=14, bend=10, nod=0, **aim)
        else:
            timeline.to(
                0.32,
                x=-0.26,
                y=-0.40,
                roll=-14,
                side=-22,
                pitch=16,
                bend=8,
                nod=0,
                twist=-4,
                balance=0,
                knee_r=16,
                **aim,
            )
        timeline.hold(0.25)
        at, other_hand = aim["hand_r"], aim["hand_l"]
        assert isinstance(at, At)
        assert isinstance(other_hand, At)
        for _ in range(count):
            moved: dict[str, Value] = {"hand_l": other_hand.moved(up=0.03, forward=-0.05)} if weapon == "rifle" else {}
            timeline.to(0.06, exact=True, hand_r=at.moved(up=0.05, forward=-0.06), bend=5, **moved)
            timeline.to(0.18, exact=True, hand_r=at, bend=10, **({"hand_l": other_hand} if weapon == "rifle" else {}))
            timeline.hold(0.08)
        timeline.hold(0.1)
        timeline.to(0.3, **LOW, **rest, x=0, roll=0, side=0, twist=0, tilt=0, knee_r=0)
        timeline.hold(0.4)
    if start == "standing":
        _up_from_cover(timeline)
    where = "over the top" if way == "over the top" else f"around the {side} side"
    out = "{rise} above the cover" if way == "over the top" else f"{{lean}} out to the {side}"
    shots = counted(count, "shot")
    return [
        "{pop} out of cover and {shoot}", f"{{pop}} out of cover {where}, {{fire}} {shots} with a {weapon} and {{duck}} again", f"{{crouch}} behind cover, {out} and {{shoot}} with a {weapon}", f"{{shoot}} from cover {where} with a {weapon}",
        f"{{hide}} behind a low wall, {out}, {{fire}} and {{duck}} back", f"{out} from behind cover, {{fire}} {shots} and {{go}} down again", f"{{fight}} from behind cover with a {weapon}, shooting {where}", f"= cover shooting {where}",
        f"= cover fire with a {weapon}, popping out {where}", f"{{take}} cover in a crouch, {{peek}} {where} and {{fire}} {shots}", f"{{stay}} low behind an obstacle, {out} with the {weapon} raised and {{shoot}}",
        *(["{drop} from standing into cover, then {pop} out and {shoot}", "first {stand}, then {duck} behind cover, {pop} out and {shoot}"] if start == "standing" else []),
    ]  # fmt: skip


@action(
    "crouch behind cover and peek",
    "locomotion/low/creep",
    verbs="crouch peek hide lean duck look",
    crispness="normal",
    side=SIDE,
    way=Choice(("around the side", "over the top")),
    count=Count(1, 3),
    start=Choice(("crouched", "standing", "kneeling")),
    weapon=Choice(("none", "gun"), (3, 1)),
)
def crouch_and_peek(timeline: Timeline, side: str, way: str, count: int, start: str, weapon: str) -> Sequence[str]:
    """Low behind something, leaning out to the right or raising the head just over it for a look; perhaps with a gun held
    ready in both hands.
    """
    ready: dict[str, Value] = {
        "hand_r": At("chest", 0.04, -0.04, 0.24),
        "hand_l": At("chest", -0.02, 0.04, 0.36),
        "elbows": 15.0,
    }
    arms: dict[str, Value] = {
        "hand_l": At("thigh", 0.0, 0.14, 0.14),
        "hand_r": At("floor", 0.24, 0.05, 0.22) if way == "around the side" else At("chest", 0.12, -0.10, 0.26),
    }
    if start == "kneeling":
        return _peek_from_the_knee(timeline, side, way, count, ready if weapon == "gun" else None)
    _down_behind_cover(timeline, start, ready if weapon == "gun" else arms)
    raised = {} if weapon == "gun" else {"hands": At("chest", 0.15, -0.02, 0.28)}
    for number in range(count):
        if way == "around the side":
            timeline.to(
                0.6, x=-0.20, roll=-14, side=-26, twist=-8, bend=14, nod=-8, turn=-14, tilt=6, balance=0, knee_r=14
            )
            timeline.to(0.35, turn=12)
            timeline.hold(0.35)
            timeline.to(0.3, x=0, roll=0, side=0, twist=0, bend=26, nod=10, turn=0, tilt=0, knee_r=0)
        else:
            timeline.to(0.6, y=-0.32, pitch=20, bend=12, nod=-10, **raised)
            timeline.to(0.3, turn=24)
            timeline.to(0.4, turn=-24)
            timeline.to(0.28, y=-0.50, pitch=34, bend=30, nod=12, turn=0)
        timeline.hold(0.35 if number < count - 1 else 0.5)
    if start == "standing":
        _up_from_cover(timeline)
    where = f"around the {side} side" if way == "around the side" else "over the top"
    out = f"{{lean}} out to the {side}" if way == "around the side" else "{raise} the head a little"
    often = "" if count == 1 else f", {times(count)}"
    if weapon == "gun":
        lean = f"{{lean}} the upper body out to the {side}" if way == "around the side" else "{raise} the head"
        return [
            f"{{crouch}} behind cover and {{peek}} {where} with a gun in both hands{often}", f"{{peek}} {where} with a gun held in both hands{often}", f"{{take}} cover with a gun and {{look}} {where}{often}", f"= crouching in cover with a gun and peeking {where}",
            f"{{hide}} behind a low wall with a rifle, {lean} and {{look}}{often}", f"{{kneel}} behind cover with a rifle and {{peek}} {where}{often}", f"{{stay}} low, {lean} with a gun held ready, {{duck}} back{often}", f"= soldier in cover with a rifle, peeking {where}",
            *([f"{{peek}} out by leaning the upper body to the {side} with a gun held in both hands{often}"] if way == "around the side" else []),
            *(["{crouch} down from standing behind cover with a gun and {peek} out", "first {stand}, then {drop} into cover with a gun and {peek}"] if start == "standing" else []),
        ]  # fmt: skip
    return [
        "{crouch} behind cover and {peek}", f"{{crouch}} behind cover and {{peek}} {where}{often}", f"{{hide}} behind something low, {out}, {{look}} and {{duck}} back{often}", f"{{peek}} {where} from a crouch{often}",
        f"{{take}} cover in a low crouch and {{look}} {where}{often}", f"{{squat}} down behind a wall, {out} to look and {{pull}} back{often}", f"{{spy}} {where} from behind cover{often}", f"= crouching in cover and peeking {where}",
        f"= cover idle with a peek {where}", f"{{stay}} low, {out} for a quick look, then {{hide}} again{often}", f"{{duck}} behind an obstacle and carefully {{look}} {where}{often}",
        *(["{crouch} down from standing behind cover and {peek} out", "first {stand}, then {drop} into cover and {peek}"] if start == "standing" else []),
    ]  # fmt: skip


def _peek_from_the_knee(
    timeline: Timeline, side: str, way: str, count: int, gun: dict[str, Value] | None
) -> Sequence[str]:
    """On the left knee: the trunk leans out to the right, or rises a little; the body stays down."""
    held = gun or {"hand_l": At("thigh", 0.0, 0.12, 0.12), "hand_r": At("thigh", 0.02, 0.12, 0.0)}
    low: dict[str, Value] = {"pitch": 8.0, "bend": 26.0, "nod": -6.0}
    timeline.start(
        y=KNEELING_HIP_M - STANDING_M,
        rest=1.0,
        balance=0.0,
        **low,
        foot_l=KNEELING_FOOT,
        foot_pitch_l=KNEELING_HEEL_DEG,
        foot_r=At("floor", 0.13, 0.0, 0.34),
        **held,
    )
    timeline.hold(0.3)
    for number in range(count):
        if way == "around the side":
            timeline.to(0.55, side=-32, roll=-9, x=-0.05, twist=-10, turn=-10, tilt=6, bend=16, nod=-8)
        else:
            timeline.to(0.55, pitch=2, bend=-2, nod=-10)
            timeline.to(0.3, turn=24)
        timeline.hold(0.2)
        timeline.to(0.4, turn=14 if way == "around the side" else -24)
        timeline.hold(0.35)
        timeline.to(0.35, **low, side=0, roll=0, x=0, twist=0, turn=0, tilt=0)
        timeline.hold(0.3 if number < count - 1 else 0.5)
    where = f"around the {side} side" if way == "around the side" else "over the top"
    lean = f"{{lean}} the upper body to the {side}" if way == "around the side" else "{raise} the head"
    often = "" if count == 1 else f", {times(count)}"
    armed = " with a gun in both hands" if gun else ""
    return [
        f"{{kneel}} behind cover and {{peek}} {where}{armed}{often}", f"{{peek}} {where} from kneeling on one knee{armed}{often}", f"{{stay}} on the {other(side)} knee and {{peek}} {where}{armed}{often}", f"{{kneel}} on the {other(side)} knee, {lean} and {{look}}{armed}{often}",
        f"{{peek}} out from a kneel{armed}{often}", f"{{look}} {where} from behind cover, kneeling{armed}{often}", f"= kneeling in cover and peeking {where}{armed}", f"{{hide}} on one knee, {lean} for a look, then {{lean}} back{armed}{often}",
    ]  # fmt: skip


@action(
    "peek around a corner",
    "locomotion/low/creep",
    verbs="peek lean look press hide",
    crispness="normal",
    side=SIDE,
    count=Count(1, 3),
    weapon=Choice(("none", "pistol")),
    start=Choice(("at the wall", "walking up")),
    end=Choice(("stay", "signal to follow"), (3, 1)),
)
def peek_corner(timeline: Timeline, side: str, count: int, weapon: str, start: str, end: str) -> Sequence[str]:
    """Back flat against a wall, the head comes round to the right past its edge and back."""
    arms: dict[str, Value] = (
        {"hand_r": At("shoulder", 0.22, -0.46, -0.04), "hand_l": At("shoulder", 0.24, -0.42, -0.02), "palms": -40.0}
        if weapon == "none"
        else {"hand_r": At("chest", 0.02, 0.08, 0.17), "hand_l": At("chest", 0.02, 0.03, 0.18), "elbows": 10.0}
    )
    back: dict[str, Value] = {"pitch": -7.0, "bend": 2.0, "balance": 0.0, "y": -0.04, "z": -0.06}
    if start == "at the wall":
        timeline.start(**back, **arms, feet=At("floor", 0.11, 0.0, 0.06))
        timeline.hold(0.3)
    else:
        timeline.hold(0.15)
        timeline.to(0.5, **arms, y=-0.04)
        for _ in range(2):
            timeline.place = timeline.place.moved(left_m=-0.28)
            timeline.to(0.7, x=0.0, y=-0.06, advance=False, turn=-40)
            step(timeline, "r", 0.02, 0.16, duration_s=0.36, heel_first=False)
            step(timeline, "l", 0.02, 0.10, duration_s=0.36, heel_first=False)
        timeline.wait()
        timeline.to(0.4, **back, turn=0)
        timeline.hold(0.2)
    timeline.to(0.3, turn=-58, nod=2)
    timeline.hold(0.2)
    for number in range(count):
        timeline.to(0.5, x=-0.12, roll=-7, side=-20, turn=-66, tilt=-4, twist=-8, yaw=-8)
        timeline.hold(0.5)
        timeline.to(0.22, x=0, roll=0, side=0, turn=-30, tilt=0, twist=0, yaw=0, nod=-4)
        timeline.hold(0.3 if number < count - 1 else 0.2)
    timeline.to(0.4, turn=34)
    timeline.hold(0.2)
    follow = ""
    if end == "signal to follow":
        for _ in range(2):
            timeline.to(0.25, hand_l=At("shoulder", 0.22, -0.02, 0.24), palm_l=40)
            timeline.to(0.25, hand_l=At("shoulder", 0.06, 0.06, 0.26), wrist_l=30)
        timeline.to(0.3, **arms, wrist_l=0)
        follow = ", then {wave} the others on"
    timeline.to(0.3, turn=0)
    often = "" if count == 1 else f", {times(count)}"
    armed = " with a gun raised" if weapon == "pistol" else ""
    first = "{sneak} sideways along the wall and " if start == "walking up" else ""
    return [
        "{peek} around a corner", f"{first}{{peek}} around a corner to the {side}{armed}{often}{follow}", f"{{press}} the back against a wall and {{peek}} around the corner to the {side}{often}{follow}", f"{{lean}} out to the {side} past a corner, {{look}} and {{pull}} back{often}{follow}",
        f"{first}{{stand}} with the back to the wall{armed} and {{look}} around the {side} corner{often}{follow}", f"{{hide}} behind a corner{armed} and {{lean}} the head out to the {side}{often}{follow}", f"{{spy}} around the corner on the {side}{armed}{often}{follow}", f"= peeking around a {side} corner{armed}",
        f"= wall cover, peek to the {side}", f"{{stay}} flat against the wall{armed}, {{turn}} the head and {{peek}} to the {side}{often}{follow}", f"carefully {{look}} around the corner to the {side}{armed}{often}{follow}",
    ]  # fmt: skip


@action(
    "walk sideways along a wall",
    "locomotion/walk/walk sideways",
    verbs="walk sneak sidestep press shuffle slide edge",
    side=SIDE,
    arms=Choice(("spread on the wall", "down")),
    crouched=Choice(("no", "yes")),
    begins=Choice(("standing", "moving")),
    ends=Choice(("standing", "moving")),
)
def wall_walk(timeline: Timeline, side: str, arms: str, crouched: str, begins: str, ends: str) -> Sequence[str]:
    """Back against a wall, side steps to the right, palms on the wall, eyes where it goes."""
    hand = At("shoulder", 0.46, -0.22, -0.10) if arms == "spread on the wall" else At("shoulder", 0.20, -0.47, -0.06)
    style = replace(
        STYLES["sidestep"],
        hand=hand,
        step_m=0.30,
        step_s=0.5,
        y_m=-0.22 if crouched == "yes" else -0.05,
        bend_deg=-4,
        pitch_deg=-5,
        width_m=0.2,
    )
    controls: dict[str, Value] = {"turn": -50.0, "palms": -50.0, "elbows": -10.0}
    if begins == "standing":
        timeline.hold(0.15)
        timeline.to(0.4, **controls, hands=hand)
    else:
        timeline.start(**controls)
    travel(
        timeline,
        style.step_m * float(timeline.generator.uniform(4, 6)),
        style,
        line(-90.0),
        facing=0.0,
        begins=begins,
        ends=ends,
        first="r",
    )
    if ends == "standing":
        timeline.to(0.3, turn=30)
        timeline.hold(0.3)
        timeline.to(0.2, turn=0)
    held = "with the palms spread on the wall" if arms == "spread on the wall" else "with the arms down"
    low = " in a crouch" if crouched == "yes" else ""
    return [
        "{walk} sideways along a wall", f"{{walk}} sideways to the {side} with the back against a wall{low}", f"{{sneak}} along a wall to the {side}, the back pressed to it, {held}{low}", f"{{sidestep}} to the {side} with the back to the wall{low}",
        f"{{edge}} along a ledge to the {side}, the back to the wall, {held}", f"{{press}} against a wall and {{shuffle}} sideways to the {side}{low}", f"{{creep}} sideways along a wall {held}{low}", f"= stealth wall hug, moving {side}{low}",
        f"= cover walk to the {side} with the back to the wall", f"{{slide}} along the wall to the {side}, looking that way{low}", f"{{move}} sideways {held}, back flat against the wall{low}",
    ]  # fmt: skip


@action(
    "pick a lock",
    "game/special/bomb",
    verbs="pick kneel turn fiddle listen open look",
    crispness="crisp",
    side=SIDE,
    posture=Choice(("kneeling", "standing")),
    end=Choice(("push the door open", "give up")),
)
def pick_lock(timeline: Timeline, side: str, posture: str, end: str) -> Sequence[str]:
    """Both hands at a lock, small turns, an ear close to it, a glance over the shoulder; then the door is pushed open or not."""
    timeline.hold(0.2)
    kneeling = posture == "kneeling"
    if kneeling:
        kneel(timeline, "r", 1.0)
        lock = At("air", 0.05, 0.86, 0.46)
        body: dict[str, Value] = {"pitch": 8.0, "bend": 18.0, "nod": 10.0, "rest": 0.0}
    else:
        lock = At("air", 0.05, 1.00, 0.40)
        body = {"y": -0.14, "pitch": 18.0, "bend": 28.0, "nod": 8.0}
    timeline.to(0.5, **body, hand_r=lock, hand_l=lock.moved(up=-0.07, forward=-0.02), elbows=10)
    timeline.look_at(At("floor", 0.0, 0.92, 0.60), 0.3)
    for number in range(4):
        sign = 1 if number % 2 else -1
        timeline.to(0.2, palm_r=40 * sign, hand_r=lock.moved(up=0.012 * sign, forward=0.01 * sign), cock_l=8 * sign)
        timeline.hold(0.06)
    timeline.look_at(None, 0.2)
    timeline.to(0.3, turn=-62, nod=-4)
    timeline.hold(0.3)
    timeline.to(0.25, turn=0, nod=10)
    timeline.to(0.35, tilt=-22, turn=26, bend=28)
    for number in range(3):
        sign = 1 if number % 2 else -1
        timeline.to(0.22, palm_r=36 * sign, hand_r=lock.moved(up=0.012 * sign))
    timeline.to(0.3, palm_r=70, tilt=0, turn=0, bend=18)
    if end == "push the door open":
        timeline.to(0.2, hand_r=lock.moved(up=0.04))
        timeline.to(
            0.5,
            hand_r=lock.moved(up=0.14, forward=0.26),
            palm_r=-20,
            wrist_r=-30,
            hand_l=At("thigh", 0.02, 0.12, 0.10),
            bend=24,
        )
        timeline.hold(0.25)
        tail = "{push} the door open"
    else:
        timeline.to(0.35, hands=At("thigh", 0.02, 0.12, 0.08), palm_r=0, bend=26, nod=22)
        timeline.to(0.2, turn=16)
        timeline.to(0.25, turn=-16)
        timeline.to(0.2, turn=0)
        tail = "{give} up with a shake of the head"
    timeline.to(0.3, palms=0, wrists=0, cock=0, nod=0, hands=At("shoulder", 0.10, -0.38, 0.2), elbows=0)
    if kneeling:
        rise_from_knees(timeline, 1.2)
    at_ease(timeline)
    down = f"on the {side} knee" if kneeling else "bent forward"
    return [
        "{pick} a lock", f"{{pick}} a lock {down}", f"{{pick}} the lock of a door, {{look}} over the shoulder and {tail}", f"{{kneel}} on the {side} knee before a door and {{pick}} the lock" if kneeling else "{bend} down to a keyhole and {pick} the lock",
        f"{{work}} on a lock with both hands, {{listen}} and {tail}", f"{{fiddle}} with a lock {down}, {{glance}} to the {side} and {tail}", f"{{break}} into a house by picking the lock, then {tail}", f"{{use}} lockpicks on a keyhole {down}, then {tail}",
        "= thief picking a lock", f"= lockpicking animation, {posture}", f"{{turn}} small tools in a lock, the ear close to it, and {tail}",
    ]  # fmt: skip


@action(
    "search a body",
    "game/special/bomb",
    verbs="search kneel pat loot reach take look rummage",
    crispness="normal",
    side=SIDE,
    what=Choice(("body", "crate")),
    end=Choice(("take something", "find nothing")),
)
def search_body(timeline: Timeline, side: str, what: str, end: str) -> Sequence[str]:
    """On one knee, hands patting along somebody on the floor or rummaging in a low crate."""
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 0.2, 0.55), 0.4)
    kneel(timeline, "r", 1.1)
    low = 0.24 if what == "body" else 0.36
    timeline.to(
        0.5,
        pitch=30,
        bend=36,
        rest=0.0,
        hand_r=At("air", 0.14, low, 0.50),
        hand_l=At("air", 0.14, low, 0.50),
        palms=-60,
    )
    if what == "body":
        spots = ((0.30, 0.04), (0.20, 0.16), (0.02, 0.28), (0.24, 0.10), (0.10, 0.30))
        for number, (right, left) in enumerate(spots):
            timeline.to(
                0.3,
                hand_r=At("air", right, low, 0.50 + 0.04 * (number % 2)),
                hand_l=At("air", left, low, 0.54 - 0.05 * (number % 2)),
                twist=-8 + 16 * (number % 2),
            )
            timeline.to(0.1, hands=At("air", 0.5 * (right + left), low - 0.02, 0.52))
            timeline.to(0.1, hands=At("air", 0.5 * (right + left), low + 0.02, 0.52))
    else:
        for number in range(4):
            hand, free = ("r", "l") if number % 2 == 0 else ("l", "r")
            timeline.to(
                0.3,
                **{
                    f"hand_{hand}": At("air", 0.06, low - 0.18, 0.60),
                    f"hand_{free}": At("air", 0.22, low + 0.10, 0.46),
                },
                bend=44,
                twist=10 if hand == "r" else -10,
            )
            timeline.to(0.3, **{f"hand_{hand}": At("air", 0.26, low + 0.08, 0.44)}, bend=36)
    timeline.to(0.25, twist=0)
    if end == "take something":
        timeline.to(0.25, hand_r=At("air", 0.06, low - 0.02, 0.52))
        timeline.look_at("hand_r", 0.3)
        timeline.to(
            0.5,
            hand_r=At("shoulder", -0.08, -0.14, 0.32),
            palm_r=60,
            hand_l=At("thigh", 0.02, 0.12, 0.10),
            palm_l=-50,
            pitch=10,
            bend=18,
        )
        timeline.hold(0.5)
        timeline.to(0.4, hand_r=At("pelvis", 0.15, 0.06, 0.04), palm_r=0)
        tail = "{take} something"
    else:
        timeline.look_at(None, 0.3)
        timeline.to(0.4, hands=At("thigh", 0.02, 0.12, 0.08), pitch=8, bend=14, palms=-40)
        timeline.to(0.2, turn=20)
        timeline.to(0.28, turn=-20)
        timeline.to(0.2, turn=0)
        tail = "{find} nothing"
    timeline.look_at(None, 0.3)
    timeline.to(0.3, hands=NEUTRAL_HAND.moved(forward=0.16, up=0.08), palms=0)
    rise_from_knees(timeline, 1.2)
    at_ease(timeline)
    thing = "a body on the floor" if what == "body" else "a crate"
    return [
        f"{{search}} {'a body' if what == 'body' else 'a crate'}", f"{{kneel}} down and {{search}} {thing}", f"{{search}} {thing} with both hands and {tail}", f"{{loot}} {thing} and {tail}", f"{{kneel}} on the {side} knee, {'{pat} down' if what == 'body' else '{rummage} in'} {thing} and {tail}",
        f"{{check}} {thing} for loot and {tail}", f"{{go}} through the pockets of a body and {tail}" if what == "body" else f"{{reach}} into a box with one hand after the other and {tail}", "= looting animation", f"= a looter searching {thing}",
        f"{{bend}} over {thing} on one knee and {{search}} it, then {tail}", f"{{inspect}} {thing} with the hands, then {{stand}} up",
    ]  # fmt: skip


@action(
    "crawl through a vent",
    "locomotion/low/crawl",
    verbs="crawl creep squeeze push",
    side=SIDE,
    count=Count(2, 4),
    end=Choice(("push open a grate", "go on")),
)
def crawl_vent(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """Low on forearms and knees, head and back held down, in short pulls; perhaps a grate is pushed open with the right hand."""
    hand, foot = At("floor", 0.13, 0.05, 0.66), At("floor", 0.10, 0.0, -0.80)
    timeline.start(
        y=-0.56,
        z=0.0,
        pitch=84,
        bend=-8,
        nod=-36,
        rest=1,
        balance=0,
        hands=hand,
        elbows=40,
        palms=-60,
        feet=foot,
        heels=66,
    )
    timeline.hold(0.3)
    stride_m, half_s, gone_m = 0.26, 0.6, 0.0
    for number in range(2 * count):
        arm, leg = ("r", "l") if number % 2 == 0 else ("l", "r")
        sign = 1 if number % 2 == 0 else -1
        gone_m += stride_m / 2
        ahead = gone_m + (stride_m / 4 if number < 2 * count - 1 else 0.0)
        timeline.to(
            0.45 * half_s,
            exact=True,
            advance=False,
            **{
                f"hand_{arm}": hand.moved(forward=ahead - 0.1, up=0.05),
                f"foot_{leg}": foot.moved(forward=ahead - 0.12, up=0.02),
            },
        )
        timeline.to(
            0.45 * half_s,
            exact=True,
            advance=False,
            delay_s=0.46 * half_s,
            **{f"hand_{arm}": hand.moved(forward=ahead), f"foot_{leg}": foot.moved(forward=ahead)},
        )
        timeline.to(half_s, exact=True, z=gone_m, side=6 * sign, yaw=-5 * sign, roll=3 * sign, nod=-36 + 4 * sign)
    timeline.to(
        0.4,
        exact=True,
        side=0,
        yaw=0,
        roll=0,
        advance=False,
        hand_r=hand.moved(forward=gone_m),
        foot_l=foot.moved(forward=gone_m),
    )
    timeline.hold(0.45)
    if end == "push open a grate":
        timeline.to(0.4, hand_r=At("air", 0.06, 0.30, 0.76 + gone_m), palm_r=0, wrist_r=-50)
        timeline.to(0.14, exact=True, hand_r=At("air", 0.06, 0.30, 0.94 + gone_m))
        timeline.to(0.3, hand_r=At("air", 0.06, 0.30, 0.80 + gone_m))
        timeline.to(0.14, exact=True, hand_r=At("air", 0.04, 0.28, 0.98 + gone_m))
        timeline.hold(0.2)
        timeline.to(0.4, hand_r=hand.moved(forward=gone_m + 0.06), palm_r=-60, wrist_r=0)
        timeline.to(0.3, turn=30)
        timeline.to(0.4, turn=-30)
        timeline.to(0.3, turn=0)
    else:
        timeline.to(0.3, turn=24)
        timeline.to(0.4, turn=-20)
        timeline.to(0.3, turn=0)
    tail = f", then {{push}} open a grate with the {side} hand" if end == "push open a grate" else ""
    return [
        "{crawl} through a vent", f"{{crawl}} through an air duct on the forearms and knees{tail}", f"{{squeeze}} through a narrow tunnel{tail}", f"{{crawl}} low on elbows and knees{tail}", f"{{creep}} through a ventilation shaft with the head down{tail}",
        f"{{crawl}} through a tight space{tail}", f"{{move}} forward on the forearms in a low tunnel{tail}", "= vent crawl of a stealth game", f"= crawling through a duct like John McClane{tail.replace('{push}', 'pushing')}".replace(", then pushing", ", then pushing"),
        f"{{work}} {{poss}} way through a pipe on the elbows{tail}", f"{{sneak}} through a vent, flat and slow{tail}",
        *(["{crawl} on and on through a vent", "{keep} crawling through a narrow vent"] if end == "go on" else []),
    ]  # fmt: skip
