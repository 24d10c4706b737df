"""Snow and ice: skiing, skating, curling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.library.turning import pivot
from kinoflow.authoring.moves import LYING_FOOT, jump, lie_start, step
from kinoflow.authoring.rig import BALL, STANDING_M
from kinoflow.authoring.timeline import Timeline


def glide(
    timeline: Timeline, seconds: float, z_m: float, x_m: float = 0.0, width_m: float = 0.11, **others: Any
) -> None:
    """Both feet slide over the floor to a place, the body with them; the cursor stays."""
    timeline.to(
        seconds, exact=True, advance=False, z=z_m, x=x_m,
        foot_l=At("floor", width_m + x_m, 0.0, z_m), foot_r=At("floor", width_m - x_m, 0.0, z_m),
    )  # fmt: skip
    if others:
        timeline.to(seconds, advance=False, **others)


def stroke(
    timeline: Timeline, side: str, seconds: float, z_m: float, reach_m: float, sway_m: float, free: At, **others: Any
) -> None:
    """Glide on one foot while the other pushes off to the back and comes in again: one step of a skater.

    Args:
        timeline: written on, from its cursor to its end.
        side: the foot that glides.
        seconds: how long.
        z_m: where the glide begins.
        reach_m: how far it goes.
        sway_m: how far to its side it leads.
        free: the pushing foot when it is stretched, in the frame "hip".
        others: controls reached when it is stretched.
    """
    pushing = "r" if side == "l" else "l"
    sign = 1.0 if side == "l" else -1.0
    timeline.to(seconds, exact=True, advance=False, z=z_m + reach_m, x=sign * sway_m,
                **{f"foot_{side}": At("floor", 0.07 + sway_m, 0.0, z_m + reach_m)})  # fmt: skip
    timeline.to(
        0.45 * seconds, exact=True, advance=False, **{f"foot_{pushing}": free, f"ankle_{pushing}": 25.0}, **others
    )
    timeline.to(0.33 * seconds, delay_s=0.45 * seconds, exact=True, advance=False,
                **{f"foot_{pushing}": At("hip", 0.02, -0.66, -0.18), f"ankle_{pushing}": 5.0})  # fmt: skip
    timeline.to(0.22 * seconds, delay_s=0.78 * seconds, exact=True, advance=False,
                **{f"foot_{pushing}": At("floor", 0.07 - sway_m, 0.0, z_m + reach_m + 0.04)})  # fmt: skip
    timeline.hold(seconds)


def skating(timeline: Timeline, count: int, low: bool, hands: str, *, neutral: bool = True) -> float:
    """Strokes of a skater from standing to a glide on both feet; returns how far it went, metres."""
    crouch: dict[str, Any] = {
        "y": -0.26 if low else -0.12,
        "pitch": 50.0 if low else 20.0,
        "bend": 22.0 if low else 8.0,
    }
    seconds, reach = 0.86, 1.25
    timeline.to(0.45, **crouch, nod=-36 if low else -12, balance=0.0)
    behind = At("pelvis", 0.02, 0.10, -0.16)
    if hands == "behind":
        timeline.to(0.4, hands=behind, elbows=40)
    elif hands == "hips":
        timeline.to(0.4, hands=At("pelvis", 0.19, 0.13, 0.02), elbows=70)
    z = 0.0
    for number in range(count):
        side, sign = ("l", 1.0) if number % 2 == 0 else ("r", -1.0)
        swing: dict[str, Any] = {}
        if hands == "swing":
            fore, back = ("r", "l") if side == "l" else ("l", "r")
            swing = {
                f"hand_{fore}": At("shoulder", 0.46, -0.14, -0.26),
                f"hand_{back}": At("shoulder", -0.06, -0.20, 0.42),
            }
        elif hands == "spread":
            swing = {"hands": At("shoulder", 0.50, -0.14 + 0.06 * sign, 0.08)}
        far = 0.7 if number == 0 else reach
        stroke(timeline, side, seconds, z, far, 0.16, At("hip", 0.42, -0.62, -0.30), **swing,
               twist=12.0 * sign, roll=4.0 * sign, yaw=8.0 * sign)  # fmt: skip
        z += far
    glide(timeline, 0.9, z + 0.9, width_m=0.10, y=-0.10, pitch=12, bend=6, nod=-8, twist=0, roll=0, yaw=0,
          **({} if hands in ("behind", "hips") else {"hands": At("shoulder", 0.40, -0.26, 0.14)}))  # fmt: skip
    timeline.hold(1.0)
    timeline.place = timeline.place.moved(forward_m=z + 0.9)
    if neutral:
        timeline.neutral(0.6)
    return z + 0.9


def swizzles(timeline: Timeline, count: int, way: float, hands: str = "spread") -> None:
    """Both feet glide apart and together again, forward (1) or backward (-1), from standing and out to standing."""
    held: dict[str, dict[str, Any]] = {
        "behind": {"hands": At("pelvis", 0.02, 0.10, -0.16), "elbows": 40.0},
        "hips": {"hands": At("pelvis", 0.19, 0.13, 0.02), "elbows": 70.0},
    }
    kept = held.get(hands)
    timeline.to(
        0.5, y=-0.12, pitch=12, bend=8, nod=-8, balance=0, **(kept or {"hands": At("shoulder", 0.48, -0.14, 0.14)})
    )
    z = 0.0
    for _ in range(count):
        timeline.to(1.16, exact=True, advance=False, z=way * (z + 1.1))
        timeline.to(0.29, exact=True, advance=False, toes=24 * way)
        timeline.to(
            0.58, exact=True, advance=False, y=-0.30, pitch=20, **(kept or {"hands": At("shoulder", 0.52, -0.06, 0.16)})
        )
        timeline.to(0.58, exact=True, feet=At("floor", 0.40, 0.0, way * (z + 0.55)))
        timeline.to(0.29, exact=True, advance=False, toes=-20 * way)
        timeline.to(
            0.58, exact=True, advance=False, y=-0.10, pitch=12, **(kept or {"hands": At("shoulder", 0.44, -0.22, 0.16)})
        )
        timeline.to(0.58, exact=True, feet=At("floor", 0.09, 0.0, way * (z + 1.1)))
        z += 1.1
    glide(timeline, 0.8, way * (z + 0.5), toes=6)
    timeline.hold(0.85)
    timeline.place = timeline.place.moved(forward_m=way * (z + 0.5))
    timeline.neutral(0.6)


def _slip_backward(timeline: Timeline) -> None:
    """The feet shoot forward and the body lands sitting, hands behind; it stays there."""
    timeline.to(
        0.18,
        exact=True,
        hands=At("shoulder", 0.40, 0.24, 0.16),
        pitch=-8,
        bend=4,
        balance=0,
        foot_r=At("floor", 0.10, 0.10, 0.34),
    )
    timeline.to(0.14, exact=True, pitch=-26, y=-0.20, foot_r=At("hip", 0.06, -0.50, 0.60), foot_l=At("floor", 0.12, 0.06, 0.36), hands=At("shoulder", 0.50, 0.10, -0.06))  # fmt: skip
    timeline.to(0.26, exact=True, y=0.11 - STANDING_M, z=-0.22, pitch=-16, bend=26, nod=10, feet=At("floor", 0.14, 0.02, 0.56), heels=-30,
                hands=At("floor", 0.26, 0.05, -0.52))  # fmt: skip
    timeline.to(0.2, rest=1.0, bend=18)
    timeline.to(0.4, nod=18, turn=8)
    timeline.to(0.4, turn=-8)
    timeline.to(0.4, turn=0, nod=4)


@action(
    "ice skate",
    "fitness/snow and ice/skate",
    verbs="skate glide push slide",
    side=SIDE,
    count=Count(3, 6),
    arms=Choice(("swing", "behind", "spread", "hips"), (2, 1, 1, 1)),
    style=Choice(("relaxed", "speed", "backward"), (2, 1, 1)),
    end=Choice(("glide out", "slip and fall"), (4, 1)),
)
def ice_skate(timeline: Timeline, side: str, count: int, arms: str, style: str, end: str) -> Sequence[str]:
    """Long gliding strokes on the ice, forward, or backward on both feet; perhaps a fall on the seat at the end."""
    timeline.hold(0.2)
    if style == "backward":
        swizzles(timeline, min(count, 5), -1.0, arms)
    else:
        skating(timeline, count, style == "speed", arms, neutral=end == "glide out")
    if end == "slip and fall":
        _slip_backward(timeline)
    held = {
        "swing": "swinging the arms from side to side" if style != "backward" else "with the arms spread",
        "behind": "with both hands behind the back",
        "spread": "with the arms spread for balance",
        "hips": "with the hands on the hips",
    }[arms]
    fallen = ", then {slip} and {fall} on the seat" if end == "slip and fall" else ""
    if style == "backward":
        return [
            f"{{skate}} backward on the ice{fallen}", f"{{skate}} backwards on the ice {held}{fallen}", f"{{glide}} backward over the ice, the feet going apart and together{fallen}", f"{{ice}} skate backward{fallen}".replace("{ice} skate", "{skate} on ice skates"), f"{{slide}} backward on ice skates{fallen}",
            f"{{skate}} in reverse on an ice rink{fallen}", f"{{push}} both skates apart and {{draw}} them together, going backward on the ice{fallen}", f"{{skate}} backward over the ice, facing forward{fallen}",
        ]  # fmt: skip
    if fallen:
        return [
            f"{{skate}} on the ice{fallen}", f"{{glide}} over the ice on skates {held}{fallen}", f"{{skate}} forward with long strokes{fallen}", "{fall} down while ice skating", f"{{skate}} on an ice rink{fallen}, staying down", "{slide} forward on ice skates, {lose} the balance and {fall} on the seat",
            f"{{skate}} {number_word(count)} strokes, {{slip}} on the ice and {{land}} on the seat", "{try} to skate on the ice and {fall} down",
        ]  # fmt: skip
    how = "bent low like a speed skater" if style == "speed" else "relaxed"
    return [
        "{do} speed skating on the ice" if style == "speed" else "{skate} on the ice",
        f"{{skate}} on the ice {held}",
        f"{{glide}} over the ice with {number_word(count)} strokes, {held}",
        f"{{skate}} forward, pushing off with one leg after the other, {how}",
        f"{{push}} off to the side with the {side} foot, {{glide}} on the {other(side)} one, then {{change}}, {held}",
        f"= ice skating, {how}, {held}",
        f"{{slide}} forward on ice skates in long strokes, {held}",
        f"{{skate}} forward on an ice rink with {number_word(count)} long strokes and {{glide}} out on both feet",
        f"{{take}} {number_word(count)} gliding steps on the ice, stretching the pushing leg out behind",
    ]


@action(
    "figure skating spiral",
    "fitness/snow and ice/skate",
    verbs="skate glide lift balance",
    side=SIDE,
    arms=Choice(("spread", "front")),
)
def figure_skating_spiral(timeline: Timeline, side: str, arms: str) -> Sequence[str]:
    """A glide on one leg with the other one lifted high behind."""
    timeline.hold(0.2)
    timeline.to(0.4, y=-0.10, pitch=16, bend=4, balance=0, hands=At("shoulder", 0.44, -0.16, 0.08))
    stroke(timeline, "l", 0.8, 0.0, 0.8, 0.08, At("hip", 0.30, -0.68, -0.28))
    stroke(timeline, "r", 0.8, 0.8, 1.1, 0.08, At("hip", 0.30, -0.68, -0.28))
    timeline.to(4.1, exact=True, advance=False, z=6.2, x=0.05, foot_l=At("floor", 0.05, 0.0, 6.2))
    timeline.to(0.3, exact=True, advance=False, foot_r=At("hip", 0.04, -0.78, -0.16), ankle_r=50)
    hands: dict[str, Any] = (
        {"hands": At("shoulder", 0.56, 0.12, 0.02)} if arms == "spread"
        else {"hand_l": At("shoulder", 0.0, 0.20, 0.54), "hand_r": At("shoulder", 0.54, 0.06, -0.10)}
    )  # fmt: skip
    timeline.hold(0.3)
    # The free leg points along the trunk's line and above: hips tip over, the leg keeps behind them.
    timeline.to(
        0.9, pitch=74, bend=-22, nod=-32, y=-0.02, foot_r=At("hip", 0.05, -0.77, -0.28), ankle_r=58, **hands, exact=True
    )
    timeline.to(1.3, pitch=80, bend=-26, foot_r=At("hip", 0.05, -0.73, -0.36), exact=True)
    timeline.to(0.9, pitch=14, bend=4, nod=-4, y=-0.06, foot_r=At("hip", 0.05, -0.76, -0.12), exact=True)
    timeline.wait()
    timeline.to(0.3, exact=True, foot_r=At("floor", 0.10, 0.0, 6.2))
    timeline.place = timeline.place.moved(forward_m=6.2)
    timeline.neutral(0.7)
    held = "with the arms spread like wings" if arms == "spread" else "with one arm stretched forward"
    stand = other(side)
    return [
        "{do} a figure skating spiral",
        f"{{glide}} on the ice on the {stand} leg with the {side} leg lifted high behind",
        f"{{skate}} forward, then {{lean}} over and {{glide}} on one leg {held}",
        f"{{perform}} a spiral like a figure skater {held}",
        f"{{skate}} an arabesque, the {side} leg stretched backward and up, {held}",
        f"first {{skate}} two strokes, then {{lift}} the {side} leg behind and {{glide}} {held}",
        f"= a figure skater gliding on the {stand} leg",
        f"{{bend}} forward and {{raise}} the {side} leg behind while gliding on the ice",
        f"{{balance}} on one skate, the body level, {held}",
    ]


@action(
    "figure skating spin",
    "fitness/snow and ice/skate",
    verbs="spin skate turn whirl",
    tempo=False,
    side=SIDE,
    count=Count(2, 4),
    arms=Choice(("chest", "up")),
)
def figure_skating_spin(timeline: Timeline, side: str, count: int, arms: str) -> Sequence[str]:
    """A fast upright spin on one skate, the arms drawn in."""
    timeline.hold(0.2)
    timeline.to(0.35, y=-0.08, pitch=10, balance=0, hands=At("shoulder", 0.50, -0.06, 0.08))
    stroke(timeline, "r", 0.7, 0.0, 0.5, 0.06, At("hip", 0.32, -0.68, -0.26))
    timeline.to(0.6, exact=True, advance=False, z=1.0, x=0.06, foot_l=At("floor", 0.06, 0.0, 1.0), y=-0.12)
    timeline.to(
        0.6,
        exact=True,
        foot_r=At("hip", 0.50, -0.62, 0.06),
        twist=24,
        hand_r=At("shoulder", 0.44, 0.0, 0.30),
        hand_l=At("shoulder", 0.5, 0.0, -0.2),
    )
    held = At("shoulder", 0.0, 0.54, 0.08) if arms == "up" else At("chest", -0.02, 0.04, 0.14)
    timeline.to(0.4, exact=True, advance=False, y=0.0, pitch=0, bend=0, twist=0, hands=At("shoulder", 0.54, 0.04, 0.1))
    timeline.to(
        0.5, delay_s=0.45, exact=True, advance=False, hands=held, foot_r=At("hip", -0.02, -0.66, 0.24), ankle_r=45
    )
    timeline.to(0.3, exact=True, advance=False, x=0.06, z=1.0 + float(BALL[2]), foot_pitch_l=14)
    pivot(timeline, "l", -360.0 * count, 0.62 * count + 0.3)
    timeline.to(
        0.4,
        exact=True,
        advance=False,
        hands=At("shoulder", 0.54, 0.06, 0.04),
        foot_r=At("hip", 0.20, -0.68, -0.40),
        pitch=12,
        bend=-4,
        foot_pitch_l=0,
        y=-0.05,
    )
    timeline.hold(0.9)
    timeline.place = timeline.place.moved(forward_m=-float(BALL[2]), left_m=-0.095)
    step(timeline, "r", 0.0, 0.10, toes_deg=7, duration_s=0.4, advance=False)
    timeline.neutral(0.7)
    how = "the arms stretched overhead" if arms == "up" else "the arms crossed at the chest"
    return [
        "{do} a figure skating spin",
        f"{{spin}} on the ice {times(count)}",
        f"{{spin}} like a figure skater, {how}",
        "{skate} forward, {draw} in the arms and {spin} fast on one foot",
        f"{{whirl}} around {times(count)} on the {other(side)} skate, {how}",
        f"{{turn}} to the {side} {times(count)} on one leg on the ice, {how}",
        f"= an upright spin on ice skates, {how}",
        f"first {{open}} the arms, then {{pull}} them in and {{spin}} {times(count)}, then {{open}} them again",
        f"{{perform}} {counted(count, 'fast turn')} on the {other(side)} skate",
    ]


POLES = At("shoulder", 0.34, -0.30, 0.30)


@action(
    "ski downhill",
    "fitness/snow and ice/ski",
    verbs="ski race crouch slide",
    start=Choice(("standing", "ready")),
    bumps=Count(0, 3),
    posture=Choice(("tuck", "upright", "snow plough"), (2, 1, 1)),
)
def ski_downhill(timeline: Timeline, start: str, bumps: int, posture: str) -> Sequence[str]:
    """Straight down in a deep tuck, fists ahead, or more upright, or braking with the heels out; knees take up bumps."""
    tuck: dict[str, Any] = {
        "y": -0.40,
        "pitch": 52.0,
        "bend": 46.0,
        "nod": -50.0,
        "hands": At("chest", 0.02, 0.06, 0.32),
        "elbows": -10.0,
    }
    width_m = 0.11
    if posture == "upright":
        tuck = {"y": -0.18, "pitch": 20.0, "bend": 12.0, "nod": -14.0, "hands": POLES, "elbows": 0.0}
    elif posture == "snow plough":
        width_m = 0.30
        tuck = {
            "y": -0.24, "pitch": 16.0, "bend": 10.0, "nod": -8.0, "hands": POLES, "elbows": 0.0, "toes": -26.0, "knees": -14.0,
        }  # fmt: skip
        timeline.start(feet=At("floor", width_m, 0.0, 0.0), toes=-26)
    timeline.start(balance=0.3)
    z = 0.0
    if start == "ready":
        timeline.start(**tuck)
    else:
        timeline.hold(0.2)
        timeline.to(0.5, y=-0.16, pitch=20, bend=14, nod=-14, hands=At("shoulder", 0.14, -0.10, 0.42))
        timeline.to(0.35, y=-0.30, pitch=44, bend=30, nod=-36, hands=At("shoulder", 0.26, -0.44, -0.28), advance=False)
        glide(timeline, 1.0, 1.6, width_m=width_m)
        timeline.hold(0.4)
        timeline.to(0.6, **tuck)
        timeline.wait()
        z = 1.6
    total_s = 2.4 + 0.5 * bumps
    speed = 3.2 if posture != "snow plough" else 1.5
    glide(timeline, total_s, z + speed * total_s, width_m=width_m)
    timeline.hold(0.4)
    for _ in range(bumps):
        timeline.to(0.22, y=tuck["y"] - 0.10, exact=True)
        timeline.to(0.34, y=tuck["y"] + 0.04, exact=True)
    timeline.wait()
    z += speed * total_s
    if posture == "snow plough":
        timeline.to(0.5, y=-0.30, pitch=8, exact=True, z=z + 0.3, feet=At("floor", 0.36, 0.0, z + 0.3))
        timeline.to(0.6, y=-0.20, pitch=12)
        timeline.hold(0.4)
        return [
            "{ski} in a snow plough", "{ski} slowly downhill in a snowplough, the heels apart and the toes together", "{brake} on skis with the tips together", "{ski} down a slope like a beginner with the skis in a V", "{go} down the slope in a wedge, knees inward", "{ski} carefully downhill, pushing the heels out to brake",
            "= a beginner skiing in the snow plough", "{snowplough} down a gentle slope and {stop}".replace("{snowplough}", "{plough}"), "{slow} down on skis by pushing the heels apart",
        ]  # fmt: skip
    if posture == "upright":
        glide(timeline, 1.2, z + 1.6)
        timeline.to(0.9, y=-0.10, pitch=12, bend=8, nod=-8)
        timeline.wait()
        return [
            "{ski} downhill upright with bent knees", "{ski} straight down a slope with the poles in both hands", "{glide} downhill on skis with soft knees, the poles held out to the sides", "{ski} down a hill, standing relaxed over the skis", "{ski} down the slope with slightly bent knees, hands in front",
            "{slide} down a slope on skis, taking up the bumps with the knees" if bumps else "{slide} down a slope on skis with both poles in the hands", "= skiing downhill upright, the knees bent", "{ski} straight down a slope, the arms out with the poles", "{go} down a ski slope with bent knees, poles in hand",
        ]  # fmt: skip
    glide(timeline, 1.2, z + 1.6)
    timeline.to(0.9, y=-0.10, pitch=14, bend=8, nod=-8, hands=POLES, elbows=0)
    timeline.wait()
    return [
        "{ski}",
        "{ski} downhill",
        "{ski} straight down a slope in a tuck",
        "{crouch} low on skis with both fists in front and {race} downhill",
        "{slide} downhill on skis with deeply bent knees, the back level and the poles under the arms",
        "{race} down the slope like a downhill skier, then {straighten} up",
        "{ski} down a hill in a low crouch with the hands together in front of the face",
        "= downhill skiing in a tuck",
        "{bend} deep over the skis and {glide} down fast, then {rise}",
    ]


@action(
    "slalom",
    "fitness/snow and ice/ski",
    verbs="ski turn swing carve",
    side=SIDE,
    count=Count(3, 6),
    start=Choice(("standing", "ready")),
)
def slalom(timeline: Timeline, side: str, count: int, start: str) -> Sequence[str]:
    """Turns to the right and to the left on skis."""
    timeline.start(balance=0.0)
    if start == "standing":
        timeline.hold(0.2)
        timeline.to(0.5, y=-0.18, pitch=20, bend=12, nod=-18, hands=POLES)
    else:
        timeline.start(y=-0.18, pitch=20, bend=12, nod=-18, hands=POLES)
    seconds, z = 0.95, 0.0
    for number in range(count):
        sign = -1.0 if number % 2 == 0 else 1.0
        z += 1.9
        heading = 30.0 * sign
        glide(timeline, seconds, z, x_m=0.55 * sign)
        timeline.to(0.5 * seconds, exact=True, advance=False, yaw=heading, roll=17 * sign, foot_yaw_l=heading, foot_yaw_r=-heading,
                    y=-0.34, side=-12 * sign, twist=-18 * sign, foot_roll_l=-14 * sign, foot_roll_r=14 * sign,
                    hand_l=At("shoulder", 0.40, -0.20 + 0.12 * sign, 0.30), hand_r=At("shoulder", 0.40, -0.20 - 0.12 * sign, 0.30))  # fmt: skip
        timeline.to(0.48 * seconds, delay_s=0.52 * seconds, exact=True, advance=False, y=-0.15, roll=0, side=0, yaw=0, twist=0,
                    foot_yaw_l=0, foot_yaw_r=0, foot_roll=0)  # fmt: skip
        timeline.hold(seconds)
    glide(timeline, 1.0, z + 0.9, y=-0.08, pitch=8, bend=6, nod=-4)
    timeline.hold(1.1)
    return [
        "{ski} in turns",
        f"{{ski}} a slalom with {number_word(count)} turns",
        f"{{ski}} downhill, turning {side} and {other(side)}",
        f"{{swing}} down the slope on skis, first to the {side}, then to the {other(side)}, {number_word(count)} turns in all",
        "{carve} turns on skis with bent knees, leaning into each turn",
        f"{{make}} {number_word(count)} ski turns, the arms out to the sides with the poles",
        f"= slalom skiing with {number_word(count)} turns, the first to the {side}",
        "{bend} the knees and {lean} from side to side, skiing in curves",
        "{weave} down a slope on skis, leaning left and right",
    ]


@action(
    "cross-country ski",
    "fitness/snow and ice/ski",
    verbs="ski glide push swing",
    side=SIDE,
    count=Count(4, 7),
    poling=Choice(("diagonal", "double"), (2, 1)),
)
def cross_country_ski(timeline: Timeline, side: str, count: int, poling: str) -> Sequence[str]:
    """Diagonal strides with opposite arms, or both poles pushed together."""
    timeline.hold(0.2)
    ahead, back = At("shoulder", 0.06, -0.06, 0.52), At("shoulder", 0.16, -0.42, -0.34)
    timeline.to(0.4, y=-0.12, pitch=20, bend=10, nod=-16, balance=0, hands=At("shoulder", 0.10, -0.20, 0.44))
    z, seconds = 0.0, 0.72
    if poling == "double":
        for _ in range(count):
            timeline.to(0.38, y=-0.06, pitch=12, bend=2, nod=-6, hands=ahead.moved(up=0.08), exact=True)
            glide(timeline, 0.95, z + 1.5)
            timeline.to(0.42, y=-0.22, pitch=48, bend=42, nod=-34, hands=back, exact=True)
            timeline.hold(0.18)
            timeline.to(0.35, y=-0.12, pitch=24, bend=12, nod=-16, hands=At("shoulder", 0.10, -0.36, 0.16), exact=True)
            z += 1.5
    else:
        for number in range(count):
            front, rear, sign = ("r", "l", -1.0) if number % 2 == 0 else ("l", "r", 1.0)
            timeline.to(seconds, exact=True, advance=False, z=z + 0.62 + 0.35)
            timeline.to(seconds, exact=True, advance=False, twist=-14 * sign, yaw=5 * sign, **{
                f"foot_{front}": At("floor", 0.09, 0.0, z + 1.28), f"foot_{rear}": At("floor", 0.09, 0.0, z + 0.46),
                f"hand_{front}": back, f"hand_{rear}": ahead})  # fmt: skip
            timeline.to(0.5 * seconds, exact=True, advance=False, y=-0.20, pitch=30, bend=14)
            timeline.to(0.6 * seconds, delay_s=0.4 * seconds, exact=True, advance=False, **{f"foot_pitch_{rear}": 42.0})
            timeline.to(0.3 * seconds, exact=True, advance=False, **{f"foot_pitch_{front}": 0.0})
            timeline.to(0.5 * seconds, delay_s=0.5 * seconds, exact=True, advance=False, y=-0.13, pitch=26, bend=12)
            timeline.hold(seconds)
            z += 0.97
    glide(
        timeline,
        0.7,
        z + 0.5,
        y=-0.04,
        pitch=6,
        bend=4,
        nod=0,
        twist=0,
        yaw=0,
        heels=0,
        hands=At("shoulder", 0.2, -0.44, 0.16),
    )
    timeline.hold(0.8)
    timeline.place = timeline.place.moved(forward_m=z + 0.5)
    timeline.neutral(0.5)
    how = "pushing with both poles together" if poling == "double" else "swinging the opposite arm with each leg"
    many = number_word(count)
    again = f"{many} pushes" if poling == "double" else f"{many} strides, the {side} leg first"
    return [
        "{ski} cross-country",
        f"{{ski}} on the flat, {how}",
        f"{{do}} cross-country skiing, {how}",
        f"{{glide}} forward on skis, {how}, {again}",
        f"{{push}} off with poles and {{glide}} over the snow, {again}",
        f"= cross-country skiing, {again}",
        f"{{slide}} the skis forward over the snow, leaning forward and {how}",
        f"{{lean}} forward and {{ski}} along a track, {how}",
        f"{{move}} forward on cross-country skis, {again}",
    ]


@action(
    "snowboard",
    "fitness/snow and ice/ski",
    verbs="snowboard slide lean balance",
    side=SIDE,
    count=Count(2, 4),
    start=Choice(("standing", "ready")),
    trick=Choice(("none", "jump"), (3, 1)),
)
def snowboard(timeline: Timeline, side: str, count: int, start: str, trick: str) -> Sequence[str]:
    """Sliding sideways with bent knees, leaning onto the toes and onto the heels in turn; perhaps a jump with a grab."""
    riding: dict[str, Any] = {
        "y": -0.24, "pitch": 14.0, "bend": 10.0, "nod": -4.0, "turn": -72.0, "twist": -16.0, "balance": 0.0,
        "hand_r": At("shoulder", 0.48, -0.06, 0.16), "hand_l": At("shoulder", 0.48, -0.10, 0.0), "knees": 10.0,
    }  # fmt: skip
    wide = 0.27
    timeline.start(foot_l=At("floor", wide, 0, 0), foot_r=At("floor", wide, 0, 0), toes=14)
    if start == "ready":
        timeline.start(**riding)
    else:
        timeline.hold(0.25)
        timeline.to(0.6, **riding)
    x = 0.0
    for number in range(count):
        heel = number % 2 == 1
        x -= 2.0
        z = 0.5 if heel else -0.1
        glide(timeline, 1.05, z + 0.0, x_m=x, width_m=wide)
        if heel:
            lean: dict[str, Any] = {
                "pitch": -6.0,
                "bend": 20.0,
                "y": -0.34,
                "yaw": 16.0,
                "hand_r": At("shoulder", 0.46, -0.20, 0.26),
                "hand_l": At("shoulder", 0.46, 0.02, 0.14),
            }
        else:
            lean = {
                "pitch": 34.0,
                "bend": 6.0,
                "y": -0.26,
                "yaw": -16.0,
                "hand_r": At("shoulder", 0.50, 0.12, 0.02),
                "hand_l": At("shoulder", 0.48, -0.22, 0.04),
            }
        timeline.to(1.0, **lean)
        timeline.wait()
    if trick == "jump":
        glide(timeline, 0.7, 0.1, x_m=x - 1.2, width_m=wide)
        timeline.to(0.7, **(riding | {"yaw": 0.0, "y": -0.42, "pitch": 26.0, "bend": 22.0}))
        timeline.wait()
        timeline.place = timeline.place.moved(left_m=x - 1.2, forward_m=0.1)
        jump(
            timeline, 0.5, left_m=-1.6, crouch_s=0, push_s=0.18, recover_s=0, arms=False, foot_out_m=wide,
            air={"foot_r": At("hip", 0.10, -0.36, 0.20), "foot_l": At("hip", 0.14, -0.44, 0.10), "hand_l": At("shoulder", 0.46, 0.34, 0.0), "hand_r": At("knee", 0.10, -0.24, 0.10), "bend": 40.0},
        )  # fmt: skip
        timeline.to(
            0.3, y=-0.36, pitch=18, bend=16, hands=At("shoulder", 0.50, -0.04, 0.10), advance=False, balance=0.5
        )
        timeline.hold(0.5)
        timeline.to(0.7, y=-0.18, pitch=8, bend=8)
        return [
            "{snowboard} and {jump}", f"{{ride}} a snowboard, then {{jump}} and {{grab}} the board on the {side}", "{do} a jump on a snowboard", "{snowboard} down a slope, {leap} off a kicker and {land} with bent knees", "{perform} a snowboard jump with a grab",
            "= snowboarding with a jump at the end", f"{{slide}} sideways to the {side} on a snowboard, {{crouch}} and {{jump}} into the air", "{jump} with a snowboard, the knees drawn in, and {land} softly", "{do} a trick on a snowboard in the air",
        ]  # fmt: skip
    glide(timeline, 0.9, 0.2, x_m=x - 1.0, width_m=wide)
    timeline.to(0.8, **(riding | {"yaw": 0.0}))
    timeline.wait()
    return [
        "{snowboard}",
        "{snowboard} down a slope",
        f"{{ride}} a snowboard sideways, the {side} shoulder leading",
        f"{{slide}} sideways on a snowboard with bent knees, looking to the {side}",
        "{snowboard}, leaning onto the toes and back onto the heels in turn",
        f"{{glide}} to the {side} on a board with spread arms, {{lean:ing}} forward and backward in the turns",
        f"= snowboarding with the {side} foot in front",
        f"{{stand}} sideways on a snowboard and {{ride}} down, making {number_word(count)} turns",
        "{balance} on a snowboard with bent knees and the arms out to the sides",
    ]


@action(
    "curling stone delivery",
    "fitness/snow and ice/curling",
    verbs="push slide release curl throw",
    side=SIDE,
    start=Choice(("standing", "ready")),
)
def curling_stone_delivery(timeline: Timeline, side: str, start: str) -> Sequence[str]:
    """Crouch at the stone, push off, slide in a deep lunge with the hand ahead, let go."""
    timeline.stance(0.22)
    crouch: dict[str, Any] = {"y": -0.56, "z": -0.10, "pitch": 30.0, "bend": 40.0, "nod": -26.0, "balance": 0.2, "heels": 20.0,
                              "hand_l": At("floor", 0.34, 0.30, 0.30), "elbow_l": 20.0}  # fmt: skip
    stone = At("air", 0.10, 0.22, 0.46)
    if start == "ready":
        timeline.start(**crouch, hand_r=stone)
    else:
        timeline.hold(0.25)
        timeline.to(0.9, **crouch, hand_r=stone)
    timeline.hold(0.35)
    # Back with the stone, then forward past it.
    timeline.to(0.5, z=-0.26, y=-0.48, exact=True, hand_r=At("air", 0.10, 0.22, 0.30))
    timeline.to(0.55, exact=True, advance=False, z=0.34, y=-0.63, pitch=40, bend=36, nod=-40, balance=0,
                foot_l=At("floor", 0.10, 0.0, 0.50), foot_pitch_l=0, foot_pitch_r=66, hand_r=At("air", 0.06, 0.22, 1.02),
                hand_l=At("air", 0.44, 0.34, 0.62))  # fmt: skip
    timeline.hold(0.55)
    slide_s, far = 2.2, 3.2
    timeline.to(slide_s, exact=True, advance=False, z=0.40 + far, foot_l=At("floor", 0.08, 0.0, 0.52 + far), foot_r=At("floor", 0.14, 0.0, -0.52 + far),
                hand_l=At("air", 0.46, 0.34, 0.62 + far))  # fmt: skip
    timeline.to(0.6, exact=True, advance=False, y=-0.66, foot_pitch_r=78)
    timeline.to(1.3, exact=True, hand_r=At("air", 0.04, 0.22, 1.02 + 0.62 * far))
    timeline.to(0.5, exact=True, hand_r=At("air", 0.02, 0.44, 1.08 + 0.86 * far), palm_r=50)
    timeline.to(0.4, exact=True, hand_r=At("air", 0.02, 0.50, 1.06 + far))
    timeline.look_at(At("floor", 0.0, 0.2, 9.0), 0.3)
    timeline.hold(0.4)
    return [
        "{throw} a curling stone",
        f"{{push}} a curling stone with the {side} hand",
        f"{{slide}} forward in a deep lunge and {{release}} a curling stone with the {side} hand",
        "{crouch} down behind the stone, {push} off and {slide} over the ice, then {let} the stone go",
        f"{{deliver}} a curling stone, the {side} hand in front and the {side} leg stretched behind",
        f"{{play}} curling, sliding low on the {other(side)} foot with the {side} hand on the stone",
        "= a curling delivery in a long low slide",
        f"first {{crouch}} and {{draw}} the stone back, then {{slide}} forward and {{release}} it with the {side} hand",
        f"{{glide}} forward close to the ice with the {side} arm stretched out to the stone",
    ]


@action("curling sweep", "fitness/snow and ice/curling", verbs="sweep brush scrub rub", side=SIDE, count=Count(4, 8))
def curling_sweep(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Bent over a broom, quick strokes on the ice ahead while shuffling forward."""
    timeline.hold(0.2)
    timeline.to(
        0.7,
        y=-0.22,
        pitch=46,
        bend=30,
        nod=-12,
        hand_l=At("shoulder", -0.14, -0.30, 0.30),
        hand_r=At("shoulder", -0.04, -0.52, 0.26),
        elbow_l=50,
    )
    timeline.hold(0.15)
    begin_s = timeline.time_s
    for number in range(count):
        timeline.place = timeline.place.moved(forward_m=0.28)
        lead = "r" if number % 2 == 0 else "l"
        timeline.to(0.62, exact=True, advance=False, z=0.0 - 0.06)
        step(timeline, lead, 0.06, 0.15, duration_s=0.45, height_m=0.03, heel_first=False)
        timeline.hold(0.17)
    whole_s = timeline.time_s - begin_s
    timeline.time_s = begin_s
    strokes = round(whole_s / 0.31)
    for number in range(strokes):
        there = number % 2 == 0
        timeline.to(whole_s / strokes, exact=True, twist=10 if there else -8, bend=36 if there else 28,
                    hand_l=At("shoulder", -0.10, -0.34, 0.38) if there else At("shoulder", -0.14, -0.28, 0.24),
                    hand_r=At("shoulder", -0.12, -0.48, 0.40) if there else At("shoulder", 0.10, -0.52, 0.12))  # fmt: skip
    timeline.time_s = begin_s + whole_s
    step(
        timeline,
        "r" if count % 2 == 0 else "l",
        0.0,
        0.10,
        duration_s=0.4,
        height_m=0.03,
        heel_first=False,
        advance=False,
    )
    timeline.neutral(0.8)
    return [
        "{sweep} the ice in curling",
        "{sweep} with a curling broom",
        "{bend} over and {sweep} the ice quickly with a broom, moving forward with small steps",
        "{brush} the ice in front of a curling stone, both hands on the broom",
        f"{{play}} curling and {{sweep}} fast, going forward {number_word(count)} small steps",
        f"{{scrub}} the ice with short quick strokes of a broom, the {side} hand low",
        "= a curling sweeper at work, bent forward",
        "{rub} the ice with a broom in quick strokes while shuffling forward",
        f"{{hold}} a broom with both hands, the {side} hand lower, and {{brush}} quickly from side to side",
    ]


@action(
    "slip on ice",
    "fitness/snow and ice/skate",
    verbs="slip slide fall wave catch walk",
    tempo=False,
    crispness="crisp",
    side=SIDE,
    end=Choice(("catch the balance", "fall on the seat")),
    start=Choice(("walking", "standing"), (2, 1)),
)
def slip_on_ice(timeline: Timeline, side: str, end: str, start: str) -> Sequence[str]:
    """A foot slides away forward; flailing arms save the balance, or the body sits down hard. The right foot slips."""
    if start == "walking":
        walk(timeline, 1.3, replace(STYLES["walk"], step_m=0.46, step_s=0.56), steps=3, first="l")
        timeline.time_s -= 0.25
        timeline.wait()
    else:
        timeline.hold(0.4)
    if end == "fall on the seat":
        _slip_backward(timeline)
        tail = "{fall} on the seat"
    else:
        timeline.to(0.2, exact=True, foot_r=At("floor", 0.10, 0.0, 0.40), pitch=-14, bend=-4, y=-0.16, z=0.06, balance=0, hands=At("shoulder", 0.46, 0.20, 0.0))  # fmt: skip
        for number in range(4):
            up = number % 2 == 0
            sign = 1 if up else -1
            timeline.to(
                0.17, exact=True, pitch=10 * sign, bend=16 if up else 4, side=8 * sign, z=0.10 + 0.04 * sign, y=-0.18,
                hand_r=At("shoulder", 0.40, 0.34 if up else -0.16, -0.06 if up else 0.26), hand_l=At("shoulder", 0.40, -0.16 if up else 0.34, 0.26 if up else -0.06),
                foot_r=At("floor", 0.12, 0.0, 0.22 if up else 0.36), foot_l=At("floor", 0.10, 0.0, -0.10 if up else 0.02),
            )  # fmt: skip
        timeline.to(0.4, pitch=10, bend=14, side=0, z=0.08, y=-0.18, hands=At("shoulder", 0.50, -0.10, 0.12), foot_r=At("floor", 0.13, 0.0, 0.14), foot_l=At("floor", 0.13, 0.0, 0.0))  # fmt: skip
        timeline.hold(0.4)
        step(timeline, "r", 0.0, 0.10, duration_s=0.4, heel_first=False, advance=False)
        timeline.neutral(0.8)
        tail = "{catch} the balance with waving arms"
    first = "{walk} and " if start == "walking" else ""
    return [
        f"{first}{{slip}} on ice and {tail}", f"{{slip}} on the ice and {tail}", f"{first}{{slide}} away with the {side} foot and {tail}", f"{first}{{lose}} the footing on a slippery floor and {tail}", f"{first}{{slip}} on a wet floor, {{throw}} up the arms and {tail}",
        f"{first}{{slip}} on a banana peel and {tail}", f"{first}{{skid}} on ice with the {side} foot and {tail}", f"{{slip}} with the {side} foot shooting forward, and {tail}", f"{first}{{slip}}, {{flail}} and {tail}",
        *(["{stand} on ice and {slip}", "{slip} while standing on ice"] if start == "standing" else []),
    ]  # fmt: skip


@action(
    "throw a snowball",
    "fitness/snow and ice/skate",
    verbs="throw scoop form press bend pick",
    crispness="crisp",
    side=SIDE,
    end=Choice(("watch", "duck", "laugh")),
    count=Count(1, 2, usual=1),
)
def throw_a_snowball(timeline: Timeline, side: str, end: str, count: int) -> Sequence[str]:
    """Down for a handful of snow, pressed to a ball between both hands, thrown with the right arm; then ducking or laughing."""
    timeline.hold(0.15)
    for _ in range(count):
        timeline.to(0.6, y=-0.42, pitch=44, bend=34, nod=-6, hands=At("floor", 0.14, 0.14, 0.42), exact=True)
        timeline.to(0.2, hands=At("floor", 0.06, 0.16, 0.36))
        timeline.to(
            0.5,
            y=-0.06,
            pitch=6,
            bend=10,
            nod=12,
            hand_r=At("chest", 0.03, -0.06, 0.28),
            hand_l=At("chest", 0.03, -0.06, 0.28),
        )
        for number in range(3):
            up = 0.03 if number % 2 == 0 else -0.03
            timeline.to(
                0.18,
                hand_r=At("chest", 0.02, -0.06 + up, 0.28),
                hand_l=At("chest", 0.02, -0.06 - up, 0.28),
                palms=60 * (1 if up > 0 else -1),
            )
        timeline.look_at(At("floor", 0.0, 1.4, 6.0), 0.2)
        step(timeline, "l", 0.34, 0.11, duration_s=0.34, delay_s=0.12, advance=False, heel_first=False)
        timeline.to(
            0.42,
            hand_r=At("shoulder", 0.28, 0.20, -0.26),
            elbow_r=30,
            hand_l=At("shoulder", 0.04, 0.0, 0.46),
            twist=-34,
            yaw=-20,
            bend=-4,
            nod=0,
            palms=0,
        )
        timeline.to(
            0.16,
            exact=True,
            hand_r=At("shoulder", -0.04, 0.14, 0.54),
            elbow_r=5,
            hand_l=At("shoulder", 0.26, -0.30, -0.06),
            twist=20,
            yaw=8,
            bend=16,
            z=0.20,
        )
        timeline.to(0.22, hand_r=At("shoulder", -0.22, -0.30, 0.34), twist=30, bend=24)
        timeline.hold(0.15)
        timeline.to(0.4, twist=0, yaw=0, bend=6, z=0.0, hands=At("shoulder", 0.12, -0.40, 0.14), advance=False)
        step(timeline, "l", 0.0, 0.10, duration_s=0.36, delay_s=0.08, heel_first=False)
        timeline.wait()
    timeline.look_at(None, 0.3)
    tail = ""
    if end == "duck":
        timeline.to(0.2, exact=True, y=-0.44, pitch=36, bend=40, nod=20, hands=At("head", 0.10, 0.10, 0.02), elbows=40)
        timeline.hold(0.7)
        timeline.to(0.5, y=-0.06, pitch=4, bend=8, nod=0, hands=At("shoulder", 0.14, -0.40, 0.14), elbows=0)
        tail = ", then {duck}"
    elif end == "laugh":
        for number in range(5):
            timeline.to(
                0.16,
                bend=20 if number % 2 == 0 else 10,
                nod=-8 if number % 2 else 8,
                hands=At("chest", 0.04, -0.22, 0.14),
            )
        tail = ", then {laugh}"
    else:
        timeline.hold(0.4)
    timeline.neutral(0.6)
    what = "a snowball" if count == 1 else "two snowballs"
    return [
        f"{{throw}} {what}{tail}", f"{{form}} {what} and {{throw}} {'it' if count == 1 else 'them'} with the {side} hand{tail}", f"{{scoop}} up snow, {{press}} it with both hands and {{throw}} it{tail}", f"{{bend}} down for snow, {{make}} {what} and {{throw}}{tail}",
        f"{{have}} a snowball fight, throwing {what}{tail}", f"{{pick}} up snow from the ground, {{roll}} it between the hands and {{fling}} it with the {side} arm{tail}", f"{{throw}} {what} at somebody{tail}", f"= a snowball fighter throwing with the {side} hand{tail.replace('{', '').replace('}', '')}".split(", then")[0],
        f"{{make}} {what} and {{hurl}} {'it' if count == 1 else 'them'} ahead with the {side} arm{tail}",
    ]  # fmt: skip


@action(
    "figure skating jump",
    "fitness/snow and ice/skate",
    verbs="jump skate spin leap land glide",
    tempo=False,
    side=SIDE,
    kind=Choice(("one turn", "half turn", "split")),
)
def figure_skating_jump(timeline: Timeline, side: str, kind: str) -> Sequence[str]:
    """Strokes on the ice, a jump off the left foot that turns to the right or spreads the legs, and a glide out on the right one."""
    timeline.hold(0.2)
    timeline.to(0.35, y=-0.10, pitch=14, bend=4, balance=0, hands=At("shoulder", 0.44, -0.14, 0.08))
    stroke(timeline, "r", 0.75, 0.0, 0.8, 0.08, At("hip", 0.32, -0.68, -0.28))
    stroke(timeline, "l", 0.75, 0.8, 1.0, 0.08, At("hip", 0.32, -0.68, -0.28))
    timeline.to(
        0.45, exact=True, advance=False, z=2.4, foot_l=At("floor", 0.06, 0.0, 2.4), foot_r=At("hip", 0.06, -0.70, -0.34)
    )
    timeline.to(
        0.45,
        exact=True,
        y=-0.22,
        pitch=22,
        twist=22,
        hand_r=At("shoulder", 0.34, -0.06, -0.24),
        hand_l=At("shoulder", 0.20, -0.06, 0.42),
    )
    timeline.place = timeline.place.moved(forward_m=2.4)
    turned = {"one turn": -360.0, "half turn": -180.0, "split": 0.0}[kind]
    air: dict[str, Any] = (
        {
            "foot_r": At("hip", 0.05, -0.30, 0.66),
            "foot_l": At("hip", 0.05, -0.42, -0.60),
            "hands": At("shoulder", 0.52, 0.10, 0.04),
        }
        if kind == "split"
        else {
            "foot_r": At("hip", -0.02, -0.80, 0.06),
            "foot_l": At("hip", -0.06, -0.72, 0.10),
            "hand_r": At("chest", -0.04, 0.02, 0.12),
            "hand_l": At("chest", -0.04, -0.02, 0.15),
            "twist": 0.0,
        }
    )
    jump(
        timeline,
        0.42,
        forward_m=1.3,
        turned_deg=turned,
        takeoff="l",
        landing="r",
        crouch_s=0.0,
        push_s=0.16,
        recover_s=0.0,
        arms=False,
        foot_out_m=0.06,
        air=air,
    )
    way = -1.0 if kind == "half turn" else 1.0
    # The glide out: the free leg stretched behind, the arms open.
    timeline.to(1.7, exact=True, advance=False, z=1.9 * way, x=-0.04, foot_r=At("floor", 0.05, 0.0, 1.9 * way))
    timeline.to(
        0.45,
        exact=True,
        y=-0.10,
        pitch=26,
        bend=-4,
        twist=0,
        nod=-10,
        foot_l=At("hip", 0.10, -0.72, -0.34),
        ankle_l=45,
        hands=At("shoulder", 0.54, 0.06, 0.06),
    )
    timeline.to(0.8, exact=True, pitch=30, bend=-8, foot_l=At("hip", 0.10, -0.68, -0.42))
    timeline.wait()
    timeline.to(0.35, exact=True, foot_l=At("floor", 0.10, 0.0, 1.9 * way), pitch=8, bend=4, y=-0.06)
    timeline.place = timeline.place.moved(forward_m=1.9 * way)
    timeline.neutral(0.7)
    how = {
        "one turn": f"with a full turn to the {side} in the air, the arms drawn in",
        "half turn": f"with a half turn to the {side}, gliding out backward",
        "split": "with the legs split wide in the air",
    }[kind]
    return [
        "{do} a figure skating jump", f"{{skate}} and {{jump}} {how}", f"{{jump}} on the ice like a figure skater {how}", f"{{leap}} up on ice skates {how} and {{land}} on the {side} foot", {"one turn": "{do} an axel on the ice", "half turn": "{do} a waltz jump on the ice", "split": "{do} a split jump on the ice"}[kind],
        f"= a figure skater's jump {how}", f"{{glide}}, {{take}} off with the {other(side)} foot and {{jump}} {how}", f"{{perform}} a jump on ice skates {how}", f"{{skate}} forward, {{jump}} {how} and {{glide}} out on one leg with spread arms",
    ]  # fmt: skip


@action(
    "make a snow angel",
    "fitness/snow and ice/skate",
    verbs="make lie sweep spread wave move",
    count=Count(3, 5),
    limbs=Choice(("arms and legs", "arms only")),
)
def make_a_snow_angel(timeline: Timeline, count: int, limbs: str) -> Sequence[str]:
    """On the back in the snow: straight arms and legs sweep out and in over the ground."""
    lie_start(timeline, "up")
    narrow, wide = LYING_FOOT.moved(forward=-0.06), At("hip", 0.42, -0.71, -0.06)
    low, high = At("shoulder", 0.17, -0.54, -0.03), At("shoulder", 0.30, 0.44, -0.03)
    timeline.hold(0.3)
    for _ in range(count):
        timeline.to(0.42, exact=True, advance=False, hands=At("shoulder", 0.56, -0.06, -0.03))
        timeline.to(0.4, exact=True, advance=False, delay_s=0.42, hands=high)
        timeline.to(0.82, exact=True, **({"feet": wide} if limbs == "arms and legs" else {}), nod=6)
        timeline.hold(0.05)
        timeline.to(0.42, exact=True, advance=False, hands=At("shoulder", 0.56, -0.06, -0.03))
        timeline.to(0.4, exact=True, advance=False, delay_s=0.42, hands=low)
        timeline.to(0.82, exact=True, **({"feet": narrow} if limbs == "arms and legs" else {}), nod=3)
    timeline.hold(0.3)
    what = "arms and legs" if limbs == "arms and legs" else "the arms"
    return [
        "{make} a snow angel", f"{{lie}} on the back in the snow and {{move}} {what} out and in", f"{{make}} a snow angel, sweeping {what} over the ground {times(count)}", f"{{lie}} flat and {{spread}} and {{close}} {what} again and again", f"{{sweep}} {what} up and down while lying on the back",
        f"= a snow angel, {what} going out and in", f"{{wave}} {what} over the floor, lying face up", f"{{lie}} in the snow and {{open}} and {{close}} {what} like wings", f"{{draw}} an angel in the snow with {what}",
    ]  # fmt: skip


@action(
    "build a snowman",
    "fitness/snow and ice/skate",
    verbs="build roll push lift pat put",
    side=SIDE,
    steps=Count(3, 5),
    end=Choice(("lift the ball up", "pat the ball")),
)
def build_a_snowman(timeline: Timeline, side: str, steps: int, end: str) -> Sequence[str]:
    """Bent low, a ball is rolled ahead step by step, then lifted onto another one or patted round."""
    timeline.hold(0.15)
    low: dict[str, Any] = {"y": -0.34, "pitch": 46.0, "bend": 30.0, "nod": -14.0}
    timeline.to(0.7, **low, hands=At("shoulder", 0.04, -0.30, 0.44), palms=-40, wrists=-30)
    for number in range(steps):
        foot = "r" if number % 2 == 0 else "l"
        timeline.place = timeline.place.moved(forward_m=0.26)
        timeline.to(0.6, exact=True, advance=False, z=-0.02, x=0.0)
        timeline.to(
            0.3,
            exact=True,
            advance=False,
            hand_r=At("shoulder", 0.04, -0.16, 0.48),
            hand_l=At("shoulder", 0.04, -0.38, 0.38),
        )
        timeline.to(
            0.3,
            exact=True,
            advance=False,
            delay_s=0.3,
            hand_r=At("shoulder", 0.04, -0.38, 0.38),
            hand_l=At("shoulder", 0.04, -0.16, 0.48),
        )
        step(timeline, foot, 0.06, 0.16, duration_s=0.5, height_m=0.05, heel_first=False)
        timeline.wait()
    last = "l" if steps % 2 else "r"
    step(timeline, last, 0.0, 0.16, duration_s=0.4, height_m=0.05, heel_first=False)
    if end == "lift the ball up":
        timeline.to(0.5, y=-0.46, pitch=48, bend=34, hands=At("shoulder", 0.10, -0.42, 0.36), palms=20, wrists=0)
        timeline.to(0.9, y=-0.08, pitch=0, bend=-2, nod=0, hands=At("chest", 0.14, -0.16, 0.30))
        timeline.to(0.6, pitch=10, bend=8, hands=At("chest", 0.14, 0.06, 0.44))
        timeline.hold(0.3)
        tail = "{lift} a big ball on top"
    else:
        timeline.to(0.5, y=-0.30, pitch=34, bend=26, hands=At("shoulder", 0.10, -0.26, 0.42), wrists=20, palms=-20)
        for number in range(6):
            hand, free = ("r", "l") if number % 2 == 0 else ("l", "r")
            timeline.to(
                0.18,
                exact=True,
                **{
                    f"hand_{hand}": At("shoulder", -0.02, -0.30, 0.46),
                    f"hand_{free}": At("shoulder", 0.20, -0.18, 0.40),
                },
            )
        tail = "{pat} it round with both hands"
    timeline.neutral(0.8)
    return [
        "{build} a snowman", f"{{roll}} a big snowball over the ground and {tail}", f"{{build}} a snowman, rolling a ball {number_word(steps)} steps forward, then {tail}", f"{{bend}} down, {{roll}} a ball of snow ahead and {tail}", f"{{push}} a snowball along with both hands, the {side} foot first, and {tail}",
        f"= building a snowman: rolling the ball, then {'lifting it up' if end == 'lift the ball up' else 'patting it'}", f"{{make}} a snowman and {tail}", "{roll} a heavy snowball with both hands, bent low", f"{{play}} in the snow: {{roll}} a ball and {tail}",
    ]  # fmt: skip
