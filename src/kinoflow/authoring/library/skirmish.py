"""What fights of games have besides blows: rolls to any side, weapons on the move, charges, dropkicks, signals by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import AHEAD, aimed, at_ease, fighting_stance, two_handed
from kinoflow.authoring.gait import STYLES, Style, line, walk
from kinoflow.authoring.library.low import tuck_roll
from kinoflow.authoring.moves import rise_from_sitting, sit_up_from_lying, step
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline, Value

LYING_M = 0.13 - STANDING_M
GUARD = At("shoulder", 0.02, -0.10, 0.28)


@action(
    "dodge roll",
    "game/defence/dodge",
    verbs="roll dodge evade dive tumble",
    crispness="crisp",
    tempo=False,
    side=SIDE,
    direction=Choice(("to the side", "forward", "backward")),
    end=Choice(("guard", "crouch")),
)
def dodge_roll(timeline: Timeline, side: str, direction: str, end: str) -> Sequence[str]:
    """From a guard a quick dive over the shoulder to the right, ahead or back, and up again facing the enemy."""
    timeline.hold(0.1)
    timeline.look_at(AHEAD, 0.2)
    timeline.to(0.3, y=-0.12, bend=10, hands=GUARD, palms=-20)
    timeline.hold(0.25)
    timeline.look_at(None, 0.15)
    if direction == "backward":
        timeline.to(
            0.3, exact=True, y=-0.52, pitch=20, bend=46, nod=30, hands=At("shoulder", 0.02, -0.16, 0.36), heels=24, balance=0.4,
        )  # fmt: skip
        tuck_roll(timeline, False, 1.0, 1.2)
    else:
        if direction == "to the side":
            timeline.place = timeline.place.moved(left_m=-0.34, turned_deg=-90.0)
            timeline.to(0.34, exact=True, advance=False, x=0.0, z=-0.10, yaw=0.0, y=-0.36, pitch=30, bend=26)
            step(timeline, "r", 0.08, 0.13, toes_deg=8, duration_s=0.2, height_m=0.05, heel_first=False)
            step(timeline, "l", 0.0, 0.13, toes_deg=8, duration_s=0.18, height_m=0.06, heel_first=False)
        else:
            timeline.to(0.2, exact=True, y=-0.34, pitch=30, bend=26)
        timeline.to(
            0.24, exact=True, y=-0.44, pitch=54, bend=42, nod=12, hands=At("floor", 0.12, 0.05, 0.48), heels=28, balance=0.3,
        )  # fmt: skip
        tuck_roll(timeline, True, 0.9, 1.3, lean_deg=-24)
    low = -0.40 if end == "crouch" else -0.16
    if direction == "to the side":
        timeline.place = timeline.place.moved(turned_deg=90.0)
    timeline.to(
        0.42, exact=True, advance=False, x=0.0, z=0.0, yaw=0.0, y=low, pitch=8, bend=12, nod=-4, balance=0.6, hands=GUARD, palms=-20,
    )  # fmt: skip
    step(timeline, "l", 0.16, 0.13, toes_deg=6, duration_s=0.2, height_m=0.05, heel_first=False)
    step(timeline, "r", -0.12, 0.13, toes_deg=24, duration_s=0.22, height_m=0.05, heel_first=False)
    timeline.wait()
    timeline.look_at(AHEAD, 0.2)
    timeline.hold(0.4)
    at_ease(timeline, 0.8)
    way = f"to the {side}" if direction == "to the side" else direction
    tail = " and {stay} in a crouch" if end == "crouch" else ""
    up = "in a low crouch" if end == "crouch" else "in guard again"
    return [
        f"{{dodge}} roll {way}{tail}",
        f"{{do}} a dodge roll {way}{tail}",
        f"{{roll}} {way} to dodge an attack{tail}",
        f"{{evade}} with a quick roll {way}{tail}",
        f"{{dive}} {way}, {{roll}} over the shoulder and {{come}} up {up}",
        f"{{perform}} an evasive roll {way}{tail}",
        f"{{tumble}} {way} out of the way of a blow and {{come}} up {up}",
        f"{{roll}} {way} out of danger{tail}",
        f"{{duck}} and {{roll}} {way}, facing the enemy again at the end" + (" in a low crouch" if tail else ""),
        f"= a dodge roll {way}" + (", ending in a low crouch" if end == "crouch" else ""),
    ]


def _style(direction: str, pace: str, hands: tuple[At, At], y_m: float) -> tuple[Style, float]:
    """Careful steps with both hands held, and the direction in degrees."""
    name = {"forward": "walk", "backward": "back", "to the side": "sidestep"}[direction]
    angle = {"forward": 0.0, "backward": 180.0, "to the side": -90.0}[direction]
    if pace == "running":
        quick = replace(STYLES["jog"], hand=hands, y_m=y_m - 0.04, twist_deg=3, bend_deg=10)
        return quick, angle
    style = replace(
        STYLES[name], hand=hands, step_m=0.40 if direction == "forward" else 0.34, step_s=0.42, bend_deg=12, twist_deg=1, bob_m=0.006,
        y_m=y_m, pitch_deg=10 if pace == "crouched" else 3, nod_deg=-10 if pace == "crouched" else 0, lift_m=0.05,
    )  # fmt: skip
    return style, angle


_HELD: dict[str, dict[str, Value]] = {
    "shield": {
        "hand_r": At("shoulder", 0.14, -0.20, 0.10), "elbow_r": 20.0, "palm_r": -10.0, "hand_l": At("chest", -0.10, 0.12, 0.34), "elbow_l": 75.0, "palm_l": -70.0,
    },
    "sword": {
        "hand_r": At("shoulder", -0.02, -0.10, 0.40), "elbow_r": 10.0, "palm_r": -10.0, "hand_l": At("shoulder", 0.16, -0.24, 0.10), "elbow_l": 20.0,
    },
    "two-handed sword": {**two_handed(At("head", 0.17, -0.06, 0.12)), "elbows": 30.0, "cock": 0.0},
    "spear": {
        "hand_l": At("shoulder", -0.04, -0.16, 0.46), "hand_r": At("shoulder", 0.14, -0.26, 0.0), "palms": 20.0, "elbows": 15.0,
    },
    "bow": {
        "hand_l": At("shoulder", -0.06, 0.02, 0.54), "elbow_l": 5.0, "palm_l": 0.0, "hand_r": At("head", 0.14, -0.14, 0.06), "elbow_r": 80.0, "palm_r": 0.0,
    },
    "fists": {"hand_l": At("shoulder", -0.06, 0.04, 0.32), "hand_r": At("shoulder", -0.06, 0.08, 0.22), "elbows": 10.0, "palms": -10.0},
}  # fmt: skip


@action(
    "move with a raised weapon",
    "game/defence/ready stance",
    verbs="advance walk move step back strafe retreat circle",
    crispness="crisp",
    side=SIDE,
    weapon=Choice(("sword", "shield", "two-handed sword", "spear", "bow", "fists")),
    direction=Choice(("forward", "backward", "to the side")),
    pace=Choice(("walking", "crouched", "running"), (3, 1, 1)),
)
def move_armed(timeline: Timeline, side: str, weapon: str, direction: str, pace: str) -> Sequence[str]:
    """Steps ahead, back or to the right with the weapon up and the eyes on the enemy."""
    held = _HELD[weapon]
    y_m = -0.28 if pace == "crouched" else -0.10
    timeline.hold(0.2)
    timeline.look_at(AHEAD, 0.25)
    timeline.to(0.5, **held, y=y_m, bend=12)
    timeline.hold(0.3)
    left, right = held["hand_l"], held["hand_r"]
    assert isinstance(left, At)
    assert isinstance(right, At)
    style, angle = _style(
        direction, pace if direction == "forward" or pace != "running" else "walking", (left, right), y_m
    )
    timeline.wait()
    walk(timeline, 4.0 if style.air_s else 2.0, style, line(angle), facing=0.0 if angle else "path", arms=False)
    timeline.wait()
    timeline.to(0.3, y=y_m, bend=12)
    timeline.hold(0.5)
    at_ease(timeline, 0.9)
    way = f"to the {side}" if direction == "to the side" else direction
    how = {
        "walking": "",
        "crouched": " in a low crouch",
        "running": " at a run" if direction == "forward" else " quickly",
    }[pace]
    what = {
        "sword": f"a sword pointed ahead in the {side} hand", "shield": f"a shield held up on the {other(side)} arm", "two-handed sword": "a sword raised in both hands",
        "spear": "a spear levelled in both hands", "bow": "a drawn bow", "fists": "raised fists",
    }[weapon]  # fmt: skip
    short = {
        "sword": "sword",
        "shield": "shield",
        "two-handed sword": "greatsword",
        "spear": "spear",
        "bow": "bow",
        "fists": "guard",
    }[weapon]
    verb = {"forward": "{advance}", "backward": "{back} away", "to the side": f"{{strafe}} to the {side}"}[direction]
    return [
        f"{{move}} {way} with {what}{how}",
        f"{verb} with {what}{how}",
        f"{{walk}} {way} with {what}{how}",
        f"{{step}} {way} with {what}{how}, eyes on the enemy",
        f"{{raise}} the {short} and {{move}} {way}{how}",
        f"{{hide}} behind a shield and {{walk}} {way}{how}"
        if weapon == "shield"
        else f"{{keep}} the {short} up and {{walk}} {way}{how}",
        f"{{hold}} {what} while walking {way}{how}",
        f"= combat walk {way} with {what}{how}",
        f"= {short} walk {way}{how}",
    ]


@action(
    "strike with a gun",
    "game/ranged weapons/rifle",
    verbs="strike hit butt stab whip bash smash",
    crispness="snappy",
    side=SIDE,
    kind=Choice(("rifle butt", "bayonet", "pistol whip")),
    count=Count(1, 2, usual=1),
)
def gun_melee(timeline: Timeline, side: str, kind: str, count: int) -> Sequence[str]:
    """A gun used in close combat: the butt to the face, a stab with the bayonet, a pistol brought down like a club."""
    timeline.hold(0.2)
    low: dict[str, Value] = {
        "hand_r": At("shoulder", 0.02, -0.30, 0.16), "hand_l": At("shoulder", -0.06, -0.24, 0.42), "palm_r": -20.0, "palm_l": 60.0, "elbow_r": 20.0, "elbow_l": 0.0,
    }  # fmt: skip
    if kind == "pistol whip":
        low = {
            "hand_r": aimed("r", -0.02, -0.12, 0.40, -25),
            "hand_l": At("shoulder", 0.0, -0.10, 0.30),
            "elbows": 10.0,
            "palms": -10.0,
        }
    fighting_stance(timeline, 0.5, "l", hands=low, y_m=-0.12)
    for _ in range(count):
        timeline.hold(0.2)
        if kind == "rifle butt":
            timeline.to(
                0.3, yaw=-46, twist=-18, z=-0.08, y=-0.16, hand_r=At("shoulder", 0.16, -0.40, -0.14), elbow_r=20, hand_l=At("shoulder", -0.10, -0.06, 0.36), bend=10,
            )  # fmt: skip
            timeline.hold(0.08)
            step(
                timeline, "r", 0.42, 0.14, toes_deg=10, duration_s=0.22, height_m=0.05, heel_first=False, advance=False
            )
            timeline.to(
                0.15, yaw=26, twist=16, z=0.26, y=-0.14, hand_r=At("shoulder", -0.12, 0.08, 0.50), elbow_r=50, hand_l=At("shoulder", 0.10, 0.10, 0.12), elbow_l=30, bend=10,
            )  # fmt: skip
            timeline.to(0.14, hand_r=At("shoulder", -0.26, 0.04, 0.46), twist=24)
        elif kind == "bayonet":
            timeline.to(
                0.3, yaw=-34, twist=-10, z=-0.10, y=-0.14, hand_r=At("shoulder", 0.12, -0.34, -0.06), hand_l=At("shoulder", -0.08, -0.24, 0.26), bend=6,
            )  # fmt: skip
            timeline.hold(0.08)
            step(timeline, "l", 0.62, 0.13, toes_deg=4, duration_s=0.22, height_m=0.05, heel_first=False, advance=False)
            timeline.to(
                0.14, yaw=-14, twist=6, z=0.30, y=-0.26, hand_r=At("shoulder", -0.12, -0.12, 0.36), hand_l=At("shoulder", -0.12, 0.0, 0.56), bend=16, foot_pitch_r=26,
            )  # fmt: skip
        else:
            timeline.to(
                0.28, yaw=-40, twist=-24, z=-0.06, y=-0.10, hand_r=At("shoulder", 0.18, 0.30, -0.04), elbow_r=30, bend=0, hand_l=At("shoulder", 0.0, -0.06, 0.40),
            )  # fmt: skip
            timeline.hold(0.08)
            step(
                timeline, "r", 0.36, 0.14, toes_deg=10, duration_s=0.22, height_m=0.05, heel_first=False, advance=False
            )
            timeline.to(0.14, yaw=16, twist=20, z=0.22, y=-0.14, hand_r=aimed("r", -0.10, 0.06, 0.52, 36), bend=12)
            timeline.to(0.12, hand_r=aimed("r", -0.40, -0.26, 0.34, 44), twist=30, bend=20)
        timeline.hold(0.3)
        timeline.wait()
        for foot, forward, toes in (("r", -0.22, 40.0), ("l", 0.22, 4.0)):
            step(
                timeline,
                foot,
                forward,
                0.13,
                toes_deg=toes,
                duration_s=0.18,
                height_m=0.03,
                heel_first=False,
                advance=False,
            )
            timeline.hold(0.18)
        timeline.to(0.32, yaw=-25, twist=-10, z=0.0, y=-0.12, bend=8, foot_pitch_r=0, **low)
        timeline.wait()
    timeline.hold(0.15)
    at_ease(timeline)
    often = "" if count == 1 else f", {times(count)}"
    what = {"rifle butt": "the butt of a rifle", "bayonet": "a bayonet", "pistol whip": "the grip of a pistol"}[kind]
    own = {
        "rifle butt": [f"{{hit}} somebody in the face with the rifle butt{often}", f"{{smash}} the stock of a gun into an enemy{often}", f"{{strike}} with a rifle butt{often}", f"= rifle butt strike{often}"],
        "bayonet": [f"{{stab}} with a bayonet{often}", f"{{thrust}} a rifle with a bayonet ahead in a lunge{often}", f"{{lunge}} and {{stab}} with the bayonet on a rifle{often}", f"= bayonet thrust{often}"],
        "pistol whip": [f"{{pistol}}-whip somebody with the {side} hand{often}", f"{{hit}} somebody on the head with a pistol{often}", f"{{raise}} a handgun beside the head and {{strike}} down with it{often}", f"= pistol whip{often}"],
    }[kind]  # fmt: skip
    return [
        f"{{strike}} somebody with {what}{often}", f"{{attack}} at close range with {what}{often}", *own, f"{{step}} in and {{hit}} an enemy with {what}{often}",
        f"{{knock}} somebody out with {what}{often}" if kind != "bayonet" else f"{{run}} somebody through with {what}{often}", f"= melee attack with {what}{often}",
    ]  # fmt: skip


@action(
    "dropkick",
    "game/unarmed/kick",
    verbs="kick jump drop fly leap",
    crispness="crisp",
    tempo=False,
    side=SIDE,
    end=Choice(("get up", "stay down")),
)
def dropkick(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """A short run, both feet leave the floor and shoot forward chest-high, then down flat on the back."""
    timeline.hold(0.2)
    walk(timeline, 2.2, replace(STYLES["jog"], step_m=0.75), steps=4)
    timeline.wait()
    timeline.to(0.18, exact=True, y=-0.24, pitch=14, bend=12, hands=At("shoulder", 0.14, -0.42, -0.18), balance=0.0)
    leave_s = timeline.time_s + 0.1
    timeline.to(
        0.22, exact=True, y=0.10, z=0.45, pitch=-28, bend=20, nod=10, feet=At("hip", 0.06, -0.40, 0.42), ankles=0, hands=At("shoulder", 0.30, 0.05, 0.25), foot_pitch_l=0, foot_pitch_r=0,
    )  # fmt: skip
    timeline.to(
        0.16, exact=True, y=0.16, z=0.85, pitch=-66, bend=16, nod=16, feet=At("hip", 0.06, -0.80, 0.14), hands=At("shoulder", 0.46, -0.10, 0.04),
    )  # fmt: skip
    timeline.to(0.12, exact=True, y=0.06, z=1.0, pitch=-74)
    timeline.to(
        0.24, exact=True, y=LYING_M + 0.06, z=1.12, pitch=-86, bend=18, nod=16, feet=At("hip", 0.10, -0.70, 0.34)
    )
    timeline.flights.append((leave_s, timeline.time_s))
    timeline.to(
        0.14, exact=True, y=LYING_M, pitch=-90, bend=4, nod=6, rest=1.0, hands=At("shoulder", 0.46, -0.14, -0.02),
    )  # fmt: skip
    timeline.place = timeline.place.moved(forward_m=1.12)
    timeline.to(0.3, feet=At("floor", 0.16, 0.0, 0.86), heels=-45, nod=4)
    timeline.hold(0.35)
    if end == "get up":
        timeline.to(0.4, feet=At("floor", 0.12, 0.0, 0.86), heels=-46, hands=At("shoulder", 0.2, -0.46, 0.04))
        sit_up_from_lying(timeline, 0.8)
        rise_from_sitting(timeline, 1.5)
        timeline.neutral(0.4)
    else:
        timeline.hold(0.8)
    tail = " and {get} up again" if end == "get up" else " and {stay} on the floor"
    return [
        f"{{do}} a dropkick{tail}", f"{{drop}} kick somebody with both feet{tail}", f"{{jump}} and {{kick}} with both feet at once, {{land}} on the back{tail}",
        f"{{run}} up, {{leap}} and {{hit}} an enemy with both feet{tail}", f"{{fly}} at an enemy feet first{tail}", f"{{kick}} with both legs in the air, then {{fall}} on the back{tail}",
        f"{{perform}} a wrestling dropkick{tail}", f"{{launch}} both feet into the chest of an enemy{tail}", "= a dropkick with both feet" + (", then getting up" if end == "get up" else ", then lying on the floor"),
    ]  # fmt: skip


@action(
    "charge at somebody",
    "game/unarmed/wrestling",
    verbs="charge rush ram run lunge",
    crispness="crisp",
    tempo=False,
    side=SIDE,
    way=Choice(("shoulder", "head down", "arms forward", "lance", "shield")),
    end=Choice(("hit", "run on")),
)
def charge(timeline: Timeline, side: str, way: str, end: str) -> Sequence[str]:
    """A rush forward that ends in a ram with the right shoulder, with the lowered head, or with clawing arms."""
    timeline.hold(0.2)
    timeline.to(0.4, y=-0.20, pitch=16, bend=20, hands=At("shoulder", 0.14, -0.32, 0.14), nod=-10)
    timeline.hold(0.2)
    hands: tuple[At, At] | None = None
    bend, pitch, nod = 16.0, 18.0, -14.0
    if way == "shoulder":
        hands = (At("shoulder", 0.12, -0.36, 0.02), At("chest", 0.02, -0.04, 0.14))
    elif way == "head down":
        bend, pitch, nod = 34.0, 30.0, -6.0
    elif way == "shield":
        hands = (At("chest", -0.10, 0.04, 0.34), At("shoulder", 0.16, -0.24, 0.04))
    elif way == "lance":
        hands = (At("shoulder", -0.12, -0.30, 0.40), At("pelvis", 0.20, 0.18, 0.06))
    else:
        hands = (At("shoulder", 0.10, 0.04, 0.46), At("shoulder", 0.10, 0.08, 0.46))
    style = replace(STYLES["run"], bend_deg=bend, pitch_deg=pitch, nod_deg=nod, hand=hands, step_m=1.0, y_m=-0.10)
    timeline.wait()
    walk(timeline, 4.2, style, close=end == "hit")
    timeline.wait()
    if end == "hit":
        step(timeline, "r", 0.36, 0.13, duration_s=0.18, height_m=0.05, heel_first=False, advance=False)
        if way == "shoulder":
            timeline.to(
                0.12, exact=True, z=0.34, y=-0.24, yaw=34, twist=22, pitch=14, bend=22, side=-14, hand_r=At("chest", 0.0, -0.06, 0.14), elbow_r=20, hand_l=At("shoulder", 0.20, -0.30, -0.10), balance=0.4,
            )  # fmt: skip
        elif way == "head down":
            timeline.to(
                0.12,
                exact=True,
                z=0.34,
                y=-0.22,
                pitch=46,
                bend=46,
                nod=10,
                hands=At("shoulder", 0.16, -0.34, -0.16),
                balance=0.4,
            )
            timeline.to(0.2, pitch=10, bend=-4, nod=-24, y=-0.12)
        elif way == "shield":
            timeline.to(
                0.12, exact=True, z=0.34, y=-0.24, yaw=-24, twist=-18, pitch=14, bend=20, hand_l=At("chest", -0.04, 0.06, 0.46), elbow_l=60, balance=0.4,
            )  # fmt: skip
        elif way == "lance":
            timeline.to(
                0.14, exact=True, z=0.32, y=-0.26, pitch=14, bend=18, yaw=14, hand_r=At("pelvis", 0.16, 0.20, 0.30), hand_l=At("shoulder", -0.12, -0.22, 0.54), balance=0.4,
            )  # fmt: skip
        else:
            timeline.to(
                0.12,
                exact=True,
                z=0.30,
                y=-0.24,
                pitch=20,
                bend=24,
                hands=At("shoulder", 0.02, 0.0, 0.56),
                palms=-60,
                balance=0.4,
            )
            timeline.to(0.2, hands=At("shoulder", -0.06, -0.20, 0.34))
        timeline.hold(0.35)
        timeline.wait()
        timeline.place = timeline.place.moved(forward_m=0.3)
    else:
        timeline.hold(0.3)
    at_ease(timeline, 0.9)
    ram = {
        "shoulder": f"{{ram}} with the {side} shoulder",
        "head down": "{ram} with the head",
        "arms forward": "{grab} with both arms",
        "lance": "{stab}",
        "shield": "{bash}",
    }[way]
    how = {
        "shoulder": f"with the {side} shoulder first",
        "head down": "with the head down like a bull",
        "arms forward": "with both arms stretched forward",
        "lance": "with a lance levelled in both hands",
        "shield": "with a shield held in front",
    }[way]
    tail = f" and {ram}" if end == "hit" else " and {run} past"
    return [
        f"{{charge}} forward {how}{tail}", f"{{charge}} at an enemy {how}{tail}", f"{{rush}} at somebody {how}{tail}", f"{{run}} at an opponent {how}{tail}",
        f"{{do}} a shoulder charge with the {side} shoulder{tail}" if way == "shoulder" else f"{{storm}} ahead {how}{tail}", f"{{lower}} the body and {{charge}} {how}{tail}",
        f"{{rush}} forward {how}{tail}", f"= a charge {how}" + (", then running past" if end == "run on" else ""), f"= charge attack {how}" + (", running past" if end == "run on" else ""),
    ]  # fmt: skip


@action(
    "lift somebody by the throat",
    "game/unarmed/wrestling",
    verbs="lift grab choke throw raise hold strangle",
    crispness="normal",
    side=SIDE,
    end=Choice(("throw away", "drop", "hold up")),
    hands=Choice(("one hand", "both hands")),
)
def throat_lift(timeline: Timeline, side: str, end: str, hands: str) -> Sequence[str]:
    """A straight arm closes on a throat, raises it slowly overhead, then throws it aside, lets it drop or keeps it there."""
    both = hands == "both hands"
    timeline.hold(0.2)
    timeline.look_at(AHEAD, 0.2)
    step(timeline, "r", 0.30, 0.15, duration_s=0.3, heel_first=False, advance=False)
    free: dict[str, Value] = {} if both else {"hand_l": At("shoulder", 0.20, -0.42, 0.0), "elbow_l": 20.0}
    grip = At("shoulder", -0.06, 0.0, 0.55)
    mate: dict[str, Value] = {"hand_l": At("other", 0.02, 0.0, 0.0)} if both else free
    timeline.to(
        0.22,
        exact=True,
        z=0.16,
        y=-0.08,
        bend=8,
        twist=0 if both else 18,
        hand_r=grip,
        palm_r=-70,
        palm_l=-70 if both else 0,
        **mate,
    )
    timeline.wait()
    timeline.hold(0.35)
    timeline.look_at(At("floor", 0.0, 2.3, 1.2), 0.5)
    timeline.to(1.0, hand_r=At("shoulder", -0.06, 0.34, 0.44), bend=-8, y=-0.02, z=0.10, shrugs=6)
    for number in range(4):
        sign = 1 if number % 2 else -1
        timeline.to(0.28, side=3 * sign, hand_r=At("shoulder", -0.06 + 0.015 * sign, 0.34, 0.44))
    timeline.to(0.2, side=0)
    if end == "throw away":
        timeline.look_at(None, 0.2)
        timeline.to(0.3, twist=-22, hand_r=At("shoulder", 0.10, 0.22, 0.40), y=-0.08)
        timeline.to(0.16, exact=True, twist=40, yaw=20, hand_r=At("shoulder", -0.34, 0.0, 0.44), bend=12, y=-0.14)
        timeline.to(0.2, hand_r=At("shoulder", -0.36, -0.22, 0.30))
        timeline.hold(0.4)
    elif end == "drop":
        timeline.to(0.2, hand_r=At("shoulder", 0.04, 0.20, 0.42), palm_r=0, shrugs=0)
        timeline.look_at(At("floor", 0.0, 0.2, 0.9), 0.3)
        timeline.to(0.5, hand_r=At("shoulder", 0.08, -0.44, 0.10), bend=6)
        timeline.hold(0.4)
    else:
        timeline.hold(1.2)
    timeline.look_at(None, 0.3)
    at_ease(timeline, 0.9)
    held = "with both hands" if both else f"with the {side} hand"
    tail = {
        "throw away": " and {throw} him aside",
        "drop": " and {drop} him",
        "hold up": " and {keep} him up in the air",
    }[end]
    return [
        f"{{lift}} somebody by the throat {held}{tail}", f"{{grab}} an enemy by the throat {held}, {{raise}} him{tail}", f"{{choke}} somebody {held} from the front{tail}",
        f"{{strangle}} an enemy {held}, lifting him off the ground{tail}", f"{{hold}} somebody up by the neck {held}{tail}", f"{{do}} a choke lift {held}{tail}",
        f"{{raise}} an enemy by the neck {held}{tail}", f"{{seize}} someone by the neck {held} and {{lift}} him up{tail}", f"= a throat lift {held}" + {"throw away": ", then a throw", "drop": ", then a drop", "hold up": ", kept up in the air"}[end],
    ]  # fmt: skip


@action(
    "give a hand signal",
    "social/hand signs/fist",
    verbs="signal wave point raise signal order",
    crispness="crisp",
    upper=True,
    side=SIDE,
    signal=Choice(("stop", "move forward", "get down", "look there", "gather")),
)
def hand_signal(timeline: Timeline, side: str, signal: str) -> Sequence[str]:
    """A leader's silent orders: raised fist, arm swung forward, palm pressed down, eyes and pointing, a circle overhead."""
    timeline.hold(0.25)
    if signal == "stop":
        timeline.to(0.25, hand_r=At("shoulder", 0.16, 0.30, 0.10), elbow_r=20, palm_r=-80)
        timeline.hold(1.3)
    elif signal == "move forward":
        for _ in range(2):
            timeline.to(0.4, hand_r=At("shoulder", 0.08, 0.48, 0.0), elbow_r=10, palm_r=-60)
            timeline.hold(0.08)
            timeline.to(0.26, hand_r=At("shoulder", 0.0, 0.02, 0.56), twist=8, bend=6)
            timeline.hold(0.15)
        timeline.hold(0.3)
    elif signal == "get down":
        timeline.to(0.3, hand_r=At("shoulder", 0.34, 0.06, 0.28), elbow_r=20, palm_r=-88)
        for _ in range(2):
            timeline.to(0.3, hand_r=At("shoulder", 0.30, -0.34, 0.26))
            timeline.to(0.3, hand_r=At("shoulder", 0.32, -0.08, 0.28))
        timeline.to(0.3, hand_r=At("shoulder", 0.30, -0.34, 0.26))
        timeline.hold(0.4)
    elif signal == "look there":
        timeline.to(0.35, hand_r=At("head", 0.04, -0.06, 0.20), elbow_r=30, palm_r=60, wrist_r=20)
        timeline.hold(0.45)
        timeline.look_at(At("floor", -1.5, 1.45, 4.0), 0.3)
        timeline.to(0.24, hand_r=At("shoulder", 0.18, 0.02, 0.54), elbow_r=8, palm_r=-40, wrist_r=0)
        timeline.hold(0.9)
        timeline.look_at(None, 0.3)
    else:
        centre = At("shoulder", 0.04, 0.50, 0.06)
        for number in range(13):
            out, forward = (
                (0.12, 0.0),
                (0.08, 0.09),
                (0.0, 0.12),
                (-0.08, 0.09),
                (-0.12, 0.0),
                (-0.08, -0.09),
                (0.0, -0.12),
                (0.08, -0.09),
            )[number % 8]
            timeline.to(
                0.35 if number == 0 else 0.10, exact=number > 0, hand_r=centre.moved(out, 0.0, forward), elbow_r=10
            )
        timeline.hold(0.2)
    timeline.neutral(0.6)
    what = {
        "stop": "to stop", "move forward": "to move forward", "get down": "to get down", "look there": "to look over there", "gather": "to gather",
    }[signal]  # fmt: skip
    how = {
        "stop": f"{{raise}} the {side} fist beside the head", "move forward": f"{{swing}} the {side} arm forward from overhead, twice", "get down": f"{{press}} the {side} palm down, twice",
        "look there": f"{{point}} at {{poss}} eyes and then ahead with the {side} hand", "gather": f"{{circle}} the {side} hand above the head",
    }[signal]  # fmt: skip
    return [
        f"{{signal}} the team {what}", f"{{give}} a hand signal {what}", f"{{give}} a military hand signal {what} with the {side} hand", f"{how} as a signal {what}",
        f"silently {{order}} the squad {what} with the {side} hand", f"{{signal}} {what} with the {side} arm", f"{{tell}} the others by hand {what}", f"= hand signal {what}",
    ]  # fmt: skip


@action(
    "power down like a robot",
    "game/reactions/stagger",
    verbs="shut power switch slump stop",
    crispness="crisp",
    side=SIDE,
    end=Choice(("stay off", "power up again")),
)
def power_down(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """A machine runs out: a few jerks, the head drops, the trunk folds in steps, the arms dangle."""
    timeline.hold(0.3)
    timeline.to(
        0.2, exact=True, hand_r=At("shoulder", 0.10, -0.22, 0.36), hand_l=At("shoulder", 0.10, -0.24, 0.34), turn=20
    )
    timeline.hold(0.25)
    timeline.to(0.12, exact=True, turn=-10, hand_r=At("shoulder", 0.14, -0.14, 0.36))
    timeline.hold(0.25)
    for nod, bend, up in ((14, 8, -0.20), (26, 18, -0.30), (36, 30, -0.40)):
        timeline.to(
            0.16, exact=True, nod=nod, bend=bend, turn=0, y=-0.02 - 0.002 * bend, hands=At("shoulder", 0.10, up, 0.34)
        )
        timeline.hold(0.24)
    timeline.to(
        0.35, exact=True, nod=46, bend=58, pitch=16, y=-0.12, hands=At("air", 0.20, 0.62, 0.34), elbows=10, palms=10
    )
    for sway in (0.05, -0.03, 0.015, 0.0):
        timeline.to(0.3, hands=At("air", 0.20, 0.62, 0.34 + sway))
    timeline.hold(1.2)
    if end == "power up again":
        for nod, bend in ((30, 40), (10, 18), (-4, 0)):
            timeline.to(
                0.2,
                exact=True,
                nod=nod,
                bend=bend,
                pitch=0.25 * bend,
                y=-0.002 * bend,
                hands=At("shoulder", 0.10, -0.44, 0.14),
            )
            timeline.hold(0.18)
        timeline.to(0.2, exact=True, turn=30)
        timeline.hold(0.15)
        timeline.to(0.2, exact=True, turn=0, nod=0)
        timeline.neutral(0.5)
    tail = ", then {power} up again" if end == "power up again" else ""
    return [
        f"{{shut}} down like a robot{tail}", f"{{power}} down like a robot{tail}", f"{{run}} out of battery and {{slump}} forward, arms hanging{tail}", f"{{switch}} off, the head drops and the arms hang{tail}",
        f"{{slump}} forward in jerks like a machine without power{tail}", f"{{go}} limp like a broken robot, bent over{tail}", f"{{deactivate}} like an android{tail}", "= robot shutdown" + (" and restart" if tail else ""), "= a robot shuts down" + (" and starts again" if tail else ""),
    ]  # fmt: skip


@action(
    "get blinded",
    "game/reactions/stagger",
    verbs="cover shield stagger reel flinch stumble",
    crispness="crisp",
    side=SIDE,
    end=Choice(("recover", "grope about")),
)
def get_blinded(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """A flash: hands fly before the eyes, the body turns away and staggers back; then feeling about, or blinking it off."""
    timeline.hold(0.4)
    timeline.to(
        0.14, exact=True, hands=At("head", 0.05, -0.06, 0.17), elbows=40, palms=60, bend=14, nod=18, twist=16, y=-0.08
    )
    for foot, back in (("r", -0.30), ("l", -0.24), ("r", -0.18)):
        timeline.place = timeline.place.moved(forward_m=back)
        timeline.to(0.32, x=0.0, z=0.0, y=-0.12, bend=18, side=6 if foot == "r" else -6, advance=False)
        step(timeline, foot, -0.06, 0.15, duration_s=0.32, height_m=0.06, heel_first=False)
    timeline.wait()
    step(timeline, "l", 0.0, 0.14, duration_s=0.3, height_m=0.05, heel_first=False, advance=False)
    timeline.to(0.4, side=0, bend=22, nod=22, turn=14)
    timeline.to(0.3, turn=-12)
    timeline.hold(0.2)
    if end == "grope about":
        timeline.to(0.4, hand_r=At("shoulder", 0.12, 0.0, 0.50), elbow_r=5, palm_r=-70, turn=-20)
        timeline.to(0.5, hand_r=At("shoulder", 0.36, -0.04, 0.40), twist=-24)
        timeline.to(0.6, hand_r=At("shoulder", -0.10, -0.06, 0.50), twist=22, turn=16)
        timeline.to(0.4, twist=0, turn=0)
    else:
        timeline.to(0.4, hands=At("head", 0.09, -0.14, 0.22), nod=4, bend=10)
        for turned in (16, -16, 10, 0):
            timeline.to(0.2, turn=turned)
    at_ease(timeline, 0.9)
    tail = f" and {{grope}} about with the {side} hand" if end == "grope about" else ""
    return [
        f"{{get}} blinded by a flash{tail}", f"{{stagger}} back blinded, both hands before the eyes{tail}", f"{{cover}} the eyes against a flash and {{stagger}} back{tail}", f"{{react}} to a flashbang{tail}",
        f"{{get}} hit by a flash grenade and {{reel}} with the hands before the face{tail}", f"{{stumble}} backward with the hands over the eyes{tail}", f"{{get}} dazzled by a bright light and {{stagger}}{tail}", "= blinded" + (", groping about" if tail else ""), "= flashbang reaction" + (", groping about" if tail else ""),
    ]  # fmt: skip


@action(
    "slide down a wall",
    "game/reactions/stagger",
    verbs="slide sink lean sit slump bleed",
    crispness="normal",
    side=SIDE,
    mood=Choice(("tired", "wounded", "in despair")),
)
def slide_down_wall(timeline: Timeline, side: str, mood: str) -> Sequence[str]:
    """The back against a wall or a door, down it to the floor; sitting there worn out, bleeding, or with the head in the hands."""
    timeline.hold(0.2)
    wound = At("pelvis", 0.06, 0.22, 0.13)
    arms: dict[str, Value] = (
        {"hand_r": wound, "elbow_r": 10.0, "hand_l": At("shoulder", 0.16, -0.50, -0.06)}
        if mood == "wounded"
        else {"hands": At("shoulder", 0.16, -0.50, -0.05), "palms": 10.0}
    )
    for foot in ("r", "l"):
        step(timeline, foot, 0.26, 0.12, duration_s=0.35, heel_first=False, advance=foot == "r")
    timeline.to(0.5, exact=True, pitch=-9, bend=6, z=-0.04, y=-0.05, nod=-12, balance=0.0, **arms)
    timeline.wait()
    timeline.hold(0.6)
    timeline.to(
        1.7,
        exact=True,
        y=0.12 - STANDING_M,
        z=-0.06,
        pitch=-8,
        bend=10,
        nod=6,
        hand_l=At("shoulder", 0.18, -0.44, 0.06),
    )
    timeline.to(0.3, rest=1.0, bend=14)
    if mood == "in despair":
        timeline.to(0.6, hands=At("head", 0.07, 0.0, 0.12), elbows=20, bend=42, nod=24, palms=40)
        for _ in range(2):
            timeline.to(0.35, bend=46)
            timeline.to(0.35, bend=42)
        timeline.hold(0.6)
    else:
        timeline.to(
            0.7, foot_l=At("floor", 0.14, 0.0, 0.72), foot_pitch_l=-30, nod=18, hand_l=At("shoulder", 0.20, -0.46, 0.10)
        )
        timeline.to(0.5, nod=-14 if mood == "tired" else 10)
        timeline.to(0.6, bend=12)
        timeline.to(0.6, nod=34, turn=10, bend=18)
        if mood == "wounded":
            timeline.to(0.6, hand_r=At("shoulder", 0.20, -0.44, 0.12), elbow_r=0)
        timeline.hold(0.7)
    how = {
        "tired": "exhausted",
        "wounded": f"holding a wound with the {side} hand",
        "in despair": "and {put} the head in the hands",
    }[mood]
    return [
        f"{{slide}} down a wall {how}" if mood == "in despair" else f"{{slide}} down a wall, {how}", f"{{lean}} back against a wall and {{slide}} down to the floor {how}" if mood == "in despair" else f"{{lean}} back against a wall and {{slide}} down to the floor, {how}",
        *(
            ["{bleed} out against a wall", f"{{slump}} wounded against a wall, {how}", f"{{sink}} down a wall, shot, {how}"] if mood == "wounded"
            else ["{sink} down with the back against the wall, worn out", "{slide} down with the back to the door and {sit} there, exhausted", "{slump} down a wall and {sit} on the floor, tired"] if mood == "tired"
            else ["{slide} down with the back to the door in despair", "{sink} to the floor against a wall, desperate, the head in the hands", "{slide} down a wall and {cry} into the hands"]
        ),
        f"{{sink}} to the floor along a wall {how}" if mood == "in despair" else f"{{sink}} to the floor along a wall, {how}",
        f"= sliding down against a wall, {mood}", f"= back against the wall, sinking to the floor, {mood}",
    ]  # fmt: skip


@action(
    "blow the smoke off a pistol",
    "game/ranged weapons/pistol",
    verbs="blow raise hold lift",
    side=SIDE,
    upper=True,
)
def blow_off_smoke(timeline: Timeline, side: str) -> Sequence[str]:
    """A gunslinger's mark: the muzzle comes up before the mouth, the cheeks blow, the gun goes down again."""
    timeline.hold(0.2)
    timeline.to(0.45, hand_r=At("head", 0.02, -0.24, 0.22), elbow_r=15, palm_r=-20, nod=4, tilt=-4)
    timeline.hold(0.25)
    timeline.to(0.22, nod=16, bend=6, shrugs=6)
    timeline.hold(0.4)
    timeline.to(0.3, nod=0, bend=2, shrugs=0)
    timeline.hold(0.15)
    timeline.neutral(0.6)
    return [
        "{blow} the smoke off the barrel",
        f"{{blow}} the smoke off a pistol in the {side} hand",
        "{blow} on the muzzle of the gun",
        f"{{raise}} the gun in the {side} hand to the mouth and {{blow}} across it",
        "{blow} the smoke from the barrel like a gunslinger",
        f"{{lift}} the pistol with the {side} hand and {{blow}} off the smoke",
        "{blow} away the smoke of a revolver",
        "= cowboy blowing the smoke off his gun",
        "{hold} up the barrel and coolly {blow} off the smoke",
    ]


@action(
    "spin a pistol and holster it",
    "game/ranged weapons/pistol",
    verbs="spin twirl holster put",
    crispness="snappy",
    side=SIDE,
    hands=Choice(("one hand", "both hands")),
    spins=Count(2, 4),
)
def spin_pistol(timeline: Timeline, side: str, hands: str, spins: int) -> Sequence[str]:
    """A gunslinger's show: the gun turns about the finger, then drops into the holster at the hip."""
    both = hands == "both hands"
    timeline.hold(0.2)
    step(timeline, "r", 0.0, 0.18, toes_deg=14, duration_s=0.35, advance=False)
    limbs = ("r", "l") if both else ("r",)
    hip, up = At("pelvis", 0.17, 0.0, 0.0), At("shoulder", 0.06, -0.24, 0.34)
    timeline.to(
        0.3,
        exact=True,
        y=-0.04,
        bend=4,
        **{f"hand_{limb}": up for limb in limbs},
        **{f"elbow_{limb}": 8.0 for limb in limbs},
    )
    timeline.wait()
    for _ in range(spins):
        for out, high, ahead, wrist in (
            (0.0, 0.05, 0.0, 30),
            (0.03, 0.0, 0.04, -10),
            (0.0, -0.05, 0.0, -40),
            (-0.03, 0.0, -0.04, 10),
        ):
            timeline.to(
                0.09,
                exact=True,
                **{f"hand_{limb}": up.moved(out, high, ahead) for limb in limbs},
                **{f"cock_{limb}": float(wrist) for limb in limbs},
            )
    timeline.look_at("hand_r", 0.2)
    timeline.to(
        0.25,
        **{f"hand_{limb}": hip.moved(up=0.10, forward=0.06) for limb in limbs},
        **{f"cock_{limb}": 0.0 for limb in limbs},
    )
    timeline.to(0.18, **{f"hand_{limb}": hip for limb in limbs}, y=-0.06)
    timeline.hold(0.4)
    timeline.look_at(None, 0.3)
    at_ease(timeline)
    what = "two pistols" if both else f"a pistol in the {side} hand"
    them = "them" if both else "it"
    return [
        f"{{spin}} {what} and {{holster}} {them}", f"{{twirl}} {what} around the finger and {{put}} {them} into the holster", f"{{holster}} {'both guns' if both else 'the gun'} after spinning {them}", f"{{spin}} {what} like a gunslinger",
        f"{{twirl}} {'two revolvers' if both else 'a revolver'} {number_word(spins)} times and {{holster}} {them}", f"{{show}} off with {what}, spinning {them}, then {{holster}} {them}", f"{{put}} {'both pistols' if both else 'the pistol'} back into the holster{'s' if both else ''} with a spin", f"= gun spin with {what} and holster",
    ]  # fmt: skip
