"""Jumps on both feet and on one, hops, skips and leaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.gait import STYLES, stand_at, walk
from kinoflow.authoring.library.low import landing_roll
from kinoflow.authoring.library.walking_styles import MOTION
from kinoflow.authoring.moves import jump, step, turn_to
from kinoflow.authoring.timeline import Timeline, Value

JUMP = "locomotion/jump/jump"
RUN, JOG = STYLES["run"], STYLES["jog"]
HEIGHT = Choice(("normal", "high", "small"), (2, 1, 1))
HEIGHT_M = {"small": 0.12, "normal": 0.26, "high": 0.44}


def _jumps(count: int) -> str:
    return "a jump" if count == 1 else f"{number_word(count)} jumps"


@action(
    "jump in place",
    JUMP,
    verbs="jump bend swing land",
    tempo=False,
    side=SIDE,
    count=Count(1, 4, usual=1),
    height=HEIGHT,
    hands=Choice(("swing", "on the hips", "overhead", "at the sides", "behind the head"), (4, 1, 1, 1, 1)),
)
def jump_in_place(timeline: Timeline, side: str, count: int, height: str, hands: str) -> Sequence[str]:
    """Straight up and down on both feet."""
    del side
    timeline.hold(0.3)
    swing = hands == "swing"
    if not swing:
        held: dict[str, Value] = {
            "on the hips": {"hands": At("pelvis", 0.19, 0.13, 0.02), "elbows": 70.0},
            "overhead": {"hands": At("shoulder", 0.12, 0.48, 0.12)},
            "at the sides": {"hands": At("shoulder", 0.05, -0.54, 0.02)},
            "behind the head": {"hands": At("head", 0.05, 0.0, -0.14), "elbows": 60.0},
        }[hands]  # type: ignore[assignment]
        timeline.to(0.5, **held)
    deep = {"small": 0.12, "normal": 0.25, "high": 0.34}[height]
    for _ in range(count):
        jump(timeline, HEIGHT_M[height], crouch_m=deep, arms=swing, recover_s=0.35)
    timeline.hold(0.2)
    timeline.neutral(0.5)
    how = {"small": " a little", "normal": "", "high": " high"}[height]
    again = times(count)
    with_arms = {
        "swing": "with a swing of the arms",
        "on the hips": "with the hands on the hips",
        "overhead": "with both arms up above the head",
        "at the sides": "with the arms kept down at the sides",
        "behind the head": "with the hands behind the head",
    }[hands]
    return [
        *(["{jump}", f"{{jump}} up{how}"] if count == 1 and swing else []),
        f"{{jump}}{how} in place {again}", f"{{jump}} up{how} {again}", f"{{jump}} up and down {again} {with_arms}", f"{{jump}}{how} {again} on the spot", f"{{jump}} straight up{how} {again}, {with_arms}", f"{{do}} {_jumps(count)} in place", f"{{bend}} the knees and {{jump}} up{how} {again}",
        f"{{jump}} up and down {again} with both feet", f"{{crouch}}, {{jump}}{how} and {{land}} on both feet, {again}", f"{{leap}} into the air{how} {again}, {with_arms}", f"= {_jumps(count)} on the spot, {with_arms}",
    ]  # fmt: skip


@action(
    "jump forward",
    JUMP,
    verbs="jump land swing",
    tempo=False,
    side=SIDE,
    count=Count(1, 4),
    length=Choice(("normal", "far", "short")),
    direction=Choice(("straight", "diagonal"), (3, 1)),
)
def jump_forward(timeline: Timeline, side: str, count: int, length: str, direction: str) -> Sequence[str]:
    """Forward on both feet, or slantwise to the right."""
    distance_m = {"short": 0.35, "normal": 0.7, "far": 1.1}[length]
    timeline.hold(0.3)
    for _ in range(count):
        jump(
            timeline,
            0.16 + 0.12 * distance_m,
            forward_m=distance_m if direction == "straight" else 0.7 * distance_m,
            left_m=0.0 if direction == "straight" else -0.6 * distance_m,
            crouch_m=0.2 + 0.08 * distance_m,
            lean_deg=8 * distance_m,
            recover_s=0.35,
        )
    timeline.hold(0.2)
    timeline.neutral(0.5)
    how = {"short": " a little", "normal": "", "far": " far"}[length]
    again = times(count)
    if direction == "diagonal":
        return [
            f"{{jump}}{how} diagonally forward to the {side} {again}", f"{{jump}} diagonally to the {side} {again} with both feet", f"{{do}} {_jumps(count)} diagonally forward and {side}", f"{{jump}}{how} forward and to the {side} {again}",
            f"{{hop}}{how} diagonally to the {side} on both feet {again}", f"{{jump}}{how} slantwise to the {side} {again}", f"{{bend}} the knees and {{jump}}{how} diagonally forward, to the {side}, {again}", f"{{make}} {_jumps(count)} on a diagonal to the {side}",
        ]  # fmt: skip
    return [
        f"{{jump}}{how} forward {again}", f"{{jump}} forward {again} with both feet", f"{{do}} {_jumps(count)} forward", f"{{jump}}{how} ahead {again} and {{land}} on both feet", f"{{bend}} the knees and {{jump}}{how} forward {again}", f"{{make}} {_jumps(count)} forward, swinging the arms",
        f"{{hop}}{how} forward on both feet {again}", f"{{swing}} the arms and {{jump}}{how} forward {again}", f"= {_jumps(count)} forward with the feet together",
    ]  # fmt: skip


@action(
    "jump backward",
    JUMP,
    verbs="jump land",
    tempo=False,
    side=SIDE,
    count=Count(1, 4),
    length=Choice(("normal", "far", "short"), (2, 1, 1)),
)
def jump_backward(timeline: Timeline, side: str, count: int, length: str) -> Sequence[str]:
    """Backward on both feet."""
    del side
    distance_m = (
        float(timeline.generator.uniform(0.35, 0.55)) if length == "normal" else 0.8 if length == "far" else 0.22
    )
    timeline.hold(0.3)
    for _ in range(count):
        jump(timeline, 0.2 + 0.06 * (length == "far"), forward_m=-distance_m, crouch_m=0.22, lean_deg=-3, recover_s=0.4)
    timeline.hold(0.2)
    timeline.neutral(0.5)
    how = {"normal": "", "far": " far", "short": " a little"}[length]
    again = times(count)
    return [
        f"{{jump}}{how} backward {again}", f"{{jump}}{how} backwards {again} with both feet", f"{{do}} {_jumps(count)} backward", f"{{jump}}{how} back {again}", f"{{hop}}{how} backward on both feet {again}", f"{{bend}} the knees and {{jump}}{how} backward {again}",
        f"{{make}} {_jumps(count)} to the rear", f"{{jump}}{how} back {again} while facing forward", f"{{leap}}{how} backward {again} and {{land}} on both feet",
    ]  # fmt: skip


@action(
    "jump sideways",
    JUMP,
    verbs="jump hop land",
    tempo=False,
    side=SIDE,
    count=Count(1, 4),
    way=Choice(("one way", "back again")),
)
def jump_sideways(timeline: Timeline, side: str, count: int, way: str) -> Sequence[str]:
    """To the right on both feet, all the way or there and back."""
    distance_m = float(timeline.generator.uniform(0.4, 0.65))
    timeline.hold(0.3)
    for number in range(count if way == "one way" else 2 * ((count + 1) // 2)):
        sign = 1 if way == "back again" and number % 2 else -1
        jump(timeline, 0.18, left_m=sign * distance_m, crouch_m=0.2, recover_s=0.3, crouch_s=0.3)
    timeline.hold(0.2)
    timeline.neutral(0.5)
    if way == "one way":
        again = times(count)
        return [
            f"{{jump}} to the {side} {again}", f"{{jump}} sideways to the {side} {again}", f"{{hop}} to the {side} on both feet {again}", f"{{do}} {_jumps(count)} to the {side}", f"{{jump}} {side} {again} with the feet together", f"{{leap}} sideways to the {side} {again}",
            f"{{bend}} the knees and {{jump}} to the {side} {again}", f"{{make}} {_jumps(count)} sideways, to the {side}", f"{{jump}} {again} to the {side} while facing forward",
        ]  # fmt: skip
    rounds = (count + 1) // 2
    again = f" {times(rounds)}" if rounds > 1 else ""
    return [
        f"{{jump}} to the {side} and to the {other(side)}{again}", f"{{jump}} from side to side{again}", f"{{jump}} {side}, then {other(side)}{again}", f"{{hop}} sideways to the {side} and back{again}", f"{{jump}} over a line to the {side} and back{again}", f"{{do}} side to side jumps, beginning {side}",
        f"first {{jump}} {side}, then {{jump}} back {other(side)}{again}", f"{{jump}} sideways back and forth with both feet{again}", f"{{leap}} to the {side} and back to the {other(side)}{again}",
    ]  # fmt: skip


@action(
    "jump and turn",
    JUMP,
    verbs="jump turn spin rotate",
    tempo=False,
    side=SIDE,
    angle=Choice(("90", "180", "360")),
    count=Count(1, 2, usual=1),
)
def jump_and_turn(timeline: Timeline, side: str, angle: str, count: int) -> Sequence[str]:
    """A jump on the spot with a turn to the right in the air."""
    timeline.hold(0.3)
    for _ in range(count):
        jump(
            timeline,
            {"90": 0.22, "180": 0.3, "360": 0.42}[angle],
            turned_deg=-float(angle),
            crouch_m=0.26,
            recover_s=0.4,
        )
    timeline.hold(0.2)
    timeline.neutral(0.5)
    turn = {"90": "a quarter turn", "180": "a half turn", "360": "a full turn"}[angle]
    again = "" if count == 1 else f" {times(count)}"
    return [
        f"{{jump}} and {{turn}} {angle} degrees to the {side}{again}", f"{{jump}} with {turn} to the {side}{again}", f"{{jump}} up and {{make}} {turn} in the air{again}", f"{{turn}} {angle} degrees to the {side} in a jump{again}", f"{{do}} a {angle} jump to the {side}{again}",
        f"{{jump}} into the air, {{rotate}} {angle} degrees {side} and {{land}}{again}", f"{{leap}} up, {{spin}} {turn.replace('a ', 'by a ', 1)} to the {side} and {{land}} on both feet{again}", f"{{crouch}} and {{jump}} with {turn} {side}{again}", f"{{perform}} a jump with {turn} to the {side}{again}",
    ]  # fmt: skip


@action("long jump", JUMP, verbs="jump swing land crouch", tempo=False, side=SIDE)
def long_jump(timeline: Timeline, side: str) -> Sequence[str]:
    """As far as possible from standing: two swings of the arms, tucked knees, a deep landing."""
    del side
    distance_m = float(timeline.generator.uniform(1.4, 1.9))
    timeline.hold(0.3)
    timeline.to(0.4, hands=At("shoulder", 0.10, 0.36, 0.34), heels=14)
    timeline.to(0.45, hands=At("shoulder", 0.16, -0.44, -0.24), y=-0.26, pitch=36, bend=16, nod=-18, heels=0)
    jump(
        timeline, 0.34, forward_m=distance_m, crouch_m=0.32, crouch_s=0.22, push_s=0.22, lean_deg=14, recover_s=0.6,
        air={"feet": At("hip", 0.03, -0.52, 0.36), "bend": 26, "hands": At("shoulder", 0.10, 0.02, 0.50)},
    )  # fmt: skip
    timeline.hold(0.3)
    timeline.neutral(0.5)
    return [
        "{do} a standing long jump", "{jump} as far forward as possible from standing", "{perform} a standing long jump", "{swing} the arms and {jump} far forward", "{jump} a long way forward with both feet", "{crouch}, {swing} the arms back and {leap} far ahead",
        "{make} a broad jump", "{jump} far forward and {land} with deeply bent knees", "{take} off with both feet and {jump} as far as possible",
    ]  # fmt: skip


@action(
    "jump down",
    JUMP,
    verbs="jump land step",
    tempo=False,
    side=SIDE,
    height=Choice(("box", "wall")),
    end=Choice(("stand", "roll", "stay low"), (3, 1, 1)),
)
def jump_down(timeline: Timeline, side: str, height: str, end: str) -> Sequence[str]:
    """From a box or a low wall down to the floor, landing with bent knees."""
    del side
    up_m = {"box": 0.45, "wall": 0.8}[height]
    stand_at(timeline, up_m)
    timeline.hold(0.3)
    timeline.look_at(At("floor", 0.0, -up_m, 0.9), 0.3)
    timeline.to(0.5, hands=At("shoulder", 0.18, -0.44, -0.08), y=-0.08, pitch=14, bend=10)
    jump(
        timeline,
        0.10,
        forward_m=0.75,
        crouch_m=0.22,
        crouch_s=0.35,
        up_m=-up_m,
        recover_s=0.7 if end == "stand" else 0.0,
        lean_deg=4,
        air={"hands": At("shoulder", 0.34, 0.04, 0.24)},
    )
    timeline.look_at(None)
    after = ""
    if end == "roll":
        landing_roll(timeline, 0.14)
        timeline.neutral(0.8)
        after = " and {roll} forward"
    elif end == "stay low":
        timeline.to(
            0.16,
            exact=True,
            y=-0.48,
            pitch=46,
            bend=30,
            nod=-14,
            hand_r=At("floor", 0.16, 0.05, 0.40),
            hand_l=At("shoulder", 0.34, -0.16, -0.16),
            balance=0.2,
        )
        timeline.hold(1.2)
        after = " and {stay} down in a crouch, the hand on the floor"
    else:
        timeline.hold(0.2)
        timeline.neutral(0.5)
    what = {"box": "a box", "wall": "a low wall"}[height]
    if after:
        return [
            f"{{jump}} down from {what}{after}", f"{{jump}} off {what}{after}", f"{{jump}} down from {what}, {{land}}{after}", f"{{jump}} down from a height{after}", f"{{leap}} down to the floor{after}", f"{{hop}} down from a platform{after}", f"{{stand}} on {what}, {{jump}} off{after}", f"{{drop}} down from {what}{after}",
        ]  # fmt: skip
    return [
        f"{{jump}} down from {what}", f"{{jump}} off {what}", f"{{jump}} down from {what} and {{land}} with bent knees", "{jump} down from a height", "{leap} down to the floor and {land} on both feet", "{hop} down from a platform", f"{{stand}} on {what}, {{jump}} off and {{land}} on the floor",
        "{jump} down onto the ground, arms out for balance", "{look} down, {jump} off and {absorb} the landing with the knees",
    ]  # fmt: skip


@action(
    "jump onto a box",
    JUMP,
    verbs="jump land swing",
    tempo=False,
    side=SIDE,
    height=Choice(("low", "high")),
    end=Choice(("stay", "jump down", "step down"), (2, 1, 1)),
    count=Count(1, 2, usual=1),
)
def jump_onto_a_box(timeline: Timeline, side: str, height: str, end: str, count: int) -> Sequence[str]:
    """Both feet up onto a box in front, and perhaps down from it again to the back; several times where it comes down."""
    up_m = {"low": 0.35, "high": 0.55}[height]
    rounds = count
    timeline.hold(0.3)
    for number in range(rounds):
        jump(
            timeline, up_m + 0.16, forward_m=0.62, crouch_m=0.34, crouch_s=0.45, up_m=up_m, lean_deg=6, recover_s=0.6,
            air={"feet": At("hip", 0.04, -0.44, 0.22), "bend": 18, "hands": At("shoulder", 0.12, 0.06, 0.48)},
        )  # fmt: skip
        timeline.hold(0.2 if end != "stay" else 0.4)
        if end == "jump down" or (end == "stay" and number < rounds - 1):
            jump(
                timeline,
                0.08,
                forward_m=-0.62,
                crouch_m=0.16,
                crouch_s=0.3,
                up_m=-up_m,
                recover_s=0.45,
                air={"hands": At("shoulder", 0.26, -0.10, 0.30)},
            )
        elif end == "step down":
            timeline.place = timeline.place.moved(forward_m=-0.62, up_m=-up_m)
            timeline.to(0.5, y=up_m - 0.16, z=0.40, pitch=22, bend=10, balance=0, exact=True, advance=False)
            timeline.hold(0.1)
            step(timeline, "r", 0.0, 0.10, duration_s=0.6, height_m=0.06, heel_first=False)
            timeline.to(0.55, y=-0.04, z=0.06, pitch=12, exact=True, advance=False)
            step(timeline, "l", 0.0, 0.10, duration_s=0.6, height_m=0.06, heel_first=False)
            timeline.to(0.4, y=0, z=0, pitch=0, bend=2, balance=1)
        if number < rounds - 1:
            timeline.hold(0.15)
    timeline.neutral(0.5)
    down = {
        "jump down": " and {jump} down again",
        "step down": f" and {{step}} down again, the {side} foot first",
        "stay": "",
    }[end]
    if down:
        size = {"low": "a low box", "high": "a high box"}[height]
        again = "" if count == 1 else f", {times(count)}"
        return [
            f"{{jump}} onto {size}{down}{again}", f"{{jump}} onto a box{down}{again}", f"{{do}} {'a box jump' if count == 1 else number_word(count) + ' box jumps'}{down}", f"{{jump}} up onto {size} with both feet{down}{again}", f"{{swing}} the arms, {{jump}} onto a box{down}{again}",
            f"{{leap}} onto {size}{down}{again}", f"{{jump}} on and off a box{again}" if end == "jump down" else f"{{jump}} up on a box and {{climb}} down{again}", f"{{crouch}}, {{jump}} onto a box in front{down}{again}", f"{{jump}} up onto a platform{down}{again}",
        ]  # fmt: skip
    size = {"low": "a low box", "high": "a high box"}[height]
    if count == 2:
        return [
            f"{{jump}} onto {size} twice", "{do} two box jumps", f"{{jump}} onto {size}, {{jump}} down and {{jump}} up again", "{jump} onto a box twice and {stay} on top", f"{{do}} two box jumps onto {size}", "{jump} up onto a platform, down and up again",
            f"{{leap}} onto {size} two times", "{jump} on a box, off it and on it again",
        ]  # fmt: skip
    return [
        f"{{jump}} onto {size}", "{jump} onto a box", "{do} a box jump", f"{{jump}} up onto {size} with both feet", "{swing} the arms, {jump} onto a box and {stand} up on it", "{jump} up onto a platform", f"{{leap}} onto {size} and {{straighten}} up", "{jump} up to a higher level and {stay} there",
        "{crouch} and {jump} onto a box in front",
    ]  # fmt: skip


@action(
    "hop on one leg",
    "locomotion/jump/one leg",
    verbs="hop jump balance",
    tempo=False,
    side=SIDE,
    count=Count(1, 8),
    way=Choice(("in place", "forward", "backward", "to the side", "turning"), (3, 3, 1, 1, 1)),
    hands=Choice(("free", "on the hips", "out", "holding the other foot"), (3, 1, 1, 1)),
)
def hop_on_one_leg(timeline: Timeline, side: str, count: int, way: str, hands: str) -> Sequence[str]:
    """Hops on the right leg, the left foot held up behind, in place or to any side, or turning to the right."""
    distance_m = float(timeline.generator.uniform(0.3, 0.5)) * {"forward": 1.0, "backward": -0.7}.get(way, 0.0)
    left_m = -0.30 if way == "to the side" else 0.0
    turned_deg = -max(45.0, 360.0 / max(count, 4)) if way == "turning" else 0.0
    raised = At("hip", 0.03, -0.52, -0.30)
    timeline.hold(0.3)
    if hands == "holding the other foot":
        raised = At("hip", 0.02, -0.40, -0.20)
        timeline.to(
            0.5,
            foot_l=raised,
            ankle_l=30,
            hand_l=At("pelvis", 0.12, -0.32, -0.30),
            hand_r=At("shoulder", 0.40, -0.14, 0.12),
            y=-0.03,
        )
    else:
        arms: dict[str, dict[str, Value]] = {
            "free": {"hands": At("shoulder", 0.26, -0.32, 0.18)},
            "on the hips": {"hands": At("pelvis", 0.19, 0.13, 0.02), "elbows": 70.0},
            "out": {"hands": At("shoulder", 0.54, 0.0, 0.05)},
        }
        timeline.to(0.5, foot_l=raised, ankle_l=30, **arms[hands], y=-0.03)
    timeline.hold(0.2)
    for _ in range(count):
        jump(
            timeline,
            0.10,
            forward_m=distance_m,
            left_m=left_m,
            turned_deg=turned_deg,
            takeoff="r",
            landing="r",
            crouch_m=0.10,
            crouch_s=0.16,
            push_s=0.14,
            recover_s=0.0,
            arms=False,
            air={"foot_l": raised},
        )
    timeline.to(0.4, y=-0.02, pitch=0, bend=4, nod=0)
    timeline.hold(0.1)
    step(timeline, "l", 0.0, 0.095, duration_s=0.5, advance=False)
    timeline.neutral(0.6)
    again = times(count)
    where = {
        "in place": "in place",
        "forward": "forward",
        "backward": "backward",
        "to the side": f"sideways to the {side}",
        "turning": f"around in a circle to the {side}",
    }[way]
    held = {
        "free": "",
        "on the hips": " with the hands on the hips",
        "out": " with the arms out to the sides",
        "holding the other foot": f", holding the {other(side)} foot behind with the {other(side)} hand",
    }[hands]
    spot = {"in place": " on the spot", "turning": ", turning round on the spot", "backward": " backwards"}.get(way, "")
    hops = "a hop" if count == 1 else f"{number_word(count)} hops"
    return [
        f"{{hop}} on the {side} leg {where}{held}", f"{{hop}} {where} on one leg{held}", f"{{hop}} {where} on the {side} foot {again}{held}", f"{{stand}} on the {side} leg and {{hop}} {where} {again}{held}", f"{{jump}} {where} on the {side} leg {again}{held}", f"{{lift}} the {other(side)} foot and {{hop}} {where} on the {side} one{held}",
        f"{{do}} {hops} {where} on the {side} leg{held}", f"{{balance}} on the {side} foot and {{hop}} {again} {where}{held}", f"{{hop}} {where} on one foot {again}, the {other(side)} knee bent", f"= {hops} on the {side} leg{spot}, the {other(side)} foot off the floor",
        f"{{jump}} on one foot{spot} {again}{held}",
    ]  # fmt: skip


@action(
    "hop on both feet",
    "locomotion/jump/jump",
    verbs="hop jump bounce",
    tempo=False,
    side=SIDE,
    count=Count(4, 8),
    way=Choice(
        ("forward", "in place", "like a rabbit", "backward", "to the side", "turning", "in a sack"),
        (2, 2, 2, 1, 1, 1, 1),
    ),
)
def hop_on_both_feet(timeline: Timeline, side: str, count: int, way: str) -> Sequence[str]:
    """Small quick hops with the feet together, forward, on the spot, backward, to the right or turning to the right."""
    ahead_m = {"forward": 0.36, "like a rabbit": 0.36, "backward": -0.28, "in a sack": 0.44}.get(way, 0.0)
    rabbit = way == "like a rabbit"
    timeline.hold(0.25)
    paws = At("shoulder", -0.02, -0.16, 0.26) if rabbit else At("shoulder", 0.12, -0.28, 0.24)
    if way == "in a sack":
        paws = At("pelvis", 0.17, 0.10, 0.14)
    timeline.to(0.35, hands=paws, wrists=50 if rabbit else 0, palms=-80 if rabbit else 0, y=-0.10, pitch=10, bend=8)
    for _ in range(count):
        jump(
            timeline,
            0.11,
            forward_m=ahead_m,
            left_m=-0.32 if way == "to the side" else 0.0,
            turned_deg=-360.0 / count if way == "turning" else 0.0,
            crouch_m=0.14,
            crouch_s=0.14,
            push_s=0.13,
            recover_s=0.0,
            arms=False,
        )
    timeline.hold(0.1)
    timeline.neutral(0.6)
    where = {
        "in place": "in place",
        "backward": "backward",
        "to the side": f"sideways to the {side}",
        "turning": f"in a circle on the spot, turning to the {side}",
    }.get(way, "forward")
    if way == "in a sack":
        return [
            "{hop} in a sack", "{do} a sack race", f"{{jump}} forward in a sack, {number_word(count)} hops", "{hop} forward with both feet in a sack, holding it at the hips", "{compete} in a sack race", "= a sack race", "{hop} along in a sack, both hands at the rim", f"{{bounce}} forward in a sack {times(count)}",
            "{hold} up a sack at the waist and {hop} ahead",
        ]  # fmt: skip
    if rabbit:
        return [
            "{hop} like a rabbit", "{hop} forward like a bunny", "{imitate} a rabbit and {hop} forward", f"{{hop}} forward {times(count)} with the hands held up like paws", "{jump} forward in small hops like a bunny", "{hold} both hands in front of the chest like paws and {hop} forward",
            "{jump} forward in bunny hops", f"{{do}} {number_word(count)} bunny hops forward", "{hop} along on both feet like a rabbit, the hands in front of the chest",
        ]  # fmt: skip
    return [
        f"{{hop}} {where} on both feet", f"{{hop}} {where} {times(count)}", f"{{make}} {number_word(count)} small hops {where}", f"{{bounce}} {where} on both feet", f"{{jump}} {where} in small, quick hops", f"{{hop}} up and down {where} with the feet together", f"{{do}} {number_word(count)} little jumps {where}",
        f"{{spring}} {where} lightly on both feet {times(count)}", f"{{hop}} quickly {where} with bent elbows",
    ]  # fmt: skip


@action(
    "skip",
    "locomotion/jump/skip",
    verbs="skip hop swing",
    tempo=False,
    side=SIDE,
    count=Count(3, 6),
    size=Choice(("normal", "high")),
    hands=Choice(("swinging", "on the hips"), (4, 1)),
)
def skip(timeline: Timeline, side: str, count: int, size: str, hands: str) -> Sequence[str]:
    """Step and hop by turns, knees and opposite arms up; the right leg hops first."""
    high = size == "high"
    timeline.hold(0.25)
    timeline.to(0.2, y=-0.05, pitch=4, advance=False)
    for number in range(count):
        stand, free = ("r", "l") if number % 2 == 0 else ("l", "r")
        step(timeline, stand, 0.34, 0.05, duration_s=0.27, height_m=0.08, advance=False, heel_first=False)
        timeline.to(0.27, exact=True, z=0.30, y=-0.07, pitch=6, bend=4)
        timeline.place = timeline.place.moved(forward_m=0.34)
        arms: dict[str, Value] = {
            f"hand_{stand}": At("shoulder", 0.06, -0.10, 0.42),
            f"hand_{free}": At("shoulder", 0.14, -0.40, -0.22),
        }
        if hands == "on the hips":
            arms = {"hands": At("pelvis", 0.19, 0.13, 0.02), "elbows": 70.0}
        knee = At("hip", 0.02, -0.36, 0.36)
        timeline.to(0.2, advance=False, **arms)
        jump(
            timeline,
            0.16 if high else 0.08,
            forward_m=0.36,
            takeoff=stand,
            landing=stand,
            crouch_m=0.1,
            crouch_s=0.0,
            push_s=0.17,
            recover_s=0.0,
            arms=False,
            air={f"foot_{free}": knee},
        )
    last = "l" if count % 2 else "r"
    step(timeline, last, 0.05, 0.095, duration_s=0.36, advance=False)
    timeline.to(0.4, z=0.03, y=-0.02, pitch=2, bend=2, nod=0)
    timeline.neutral(0.5)
    how = " with high knees" if high else ""
    if hands == "on the hips":
        return [f"{phrase}{how}, the hands on the hips" for phrase in (
            "{skip} forward", "{skip}", "{skip} along like a child", "{skip} happily forward", f"{{skip}} {times(count)}", "{skip} forward, hopping on one leg after the other", f"{{do}} {number_word(count)} skipping steps forward", "{move} forward with skips",
        )]  # fmt: skip
    return [
        f"{{skip}} forward{how}", f"{{skip}}{how}", f"{{skip}} along like a child{how}", f"{{skip}} happily forward{how}", f"{{skip}} {times(count)}, swinging the arms", f"{{skip}} forward, hopping on one leg after the other{how}", f"{{do}} {number_word(count)} skipping steps forward",
        f"{{step}} and {{hop}} by turns, beginning with the {side} leg", f"{{move}} forward with skips{how}, arms and legs swinging against each other",
    ]  # fmt: skip


@action(
    "leap",
    "locomotion/jump/leap",
    verbs="leap run jump land",
    tempo=False,
    side=SIDE,
    over=Choice(("plain", "obstacle")),
    begins=MOTION,
)
def leap(timeline: Timeline, side: str, over: str, begins: str) -> Sequence[str]:
    """Some running steps and a big leap from the left foot to the right one."""
    gait = replace(JOG, step_m=0.85, step_s=0.33)
    steps = 5
    walk(timeline, steps * 0.75, gait, steps=steps, first="l", close=False)
    if begins == "moving":
        timeline.cut(start_s=0.12 + 1.5 * gait.step_s)
    jump(
        timeline, 0.30, forward_m=1.7, takeoff="l", landing="r", crouch_s=0.0, push_s=0.16, recover_s=0.0, arms=False, lean_deg=4,
        air={"foot_r": At("hip", 0.03, -0.32, 0.70), "foot_l": At("hip", 0.05, -0.42, -0.60), "ankle_l": 45, "hand_l": At("shoulder", 0.10, 0.02, 0.50), "hand_r": At("shoulder", 0.36, 0.02, -0.24)},
    )  # fmt: skip
    walk(timeline, 1.3, gait, steps=2, first="l")
    timeline.hold(0.2)
    what = " over an obstacle" if over == "obstacle" else ""
    return [
        f"{{run}} and {{leap}}{what}", f"{{leap}} forward{what}", f"{{run}} a few steps and {{leap}}{what}", f"{{leap}}{what or ' through the air'} with the {side} leg stretched forward", f"{{run}} up and {{jump}}{what or ' far'} from one foot to the other", f"{{take}} a running leap{what}",
        f"{{make}} a big leap{what} and {{land}} on the {side} foot", f"{{bound}}{what or ' forward'} with widely split legs", f"{{run}}, {{push}} off with the {other(side)} foot and {{leap}}{what}", f"{{run}} forward, {{jump}}{what or ' with a big stride'} and {{run}} on",
    ]  # fmt: skip


@action("bound", "locomotion/jump/leap", verbs="bound leap", tempo=False, side=SIDE, count=Count(3, 5))
def bound(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Leaps from foot to foot, one after the other."""
    walk(timeline, 1.2, JOG, steps=2, first="l", close=False)
    takeoff = "r"
    for _ in range(count):
        landing = "l" if takeoff == "r" else "r"
        jump(
            timeline, 0.17, forward_m=1.15, takeoff=takeoff, landing=landing, crouch_s=0.0, push_s=0.18, recover_s=0.0, arms=False, lean_deg=3,
            air={f"foot_{landing}": At("hip", 0.03, -0.42, 0.48), f"foot_{takeoff}": At("hip", 0.04, -0.50, -0.42), f"hand_{takeoff}": At("shoulder", 0.08, -0.10, 0.42), f"hand_{landing}": At("shoulder", 0.18, -0.34, -0.30)},
        )  # fmt: skip
        takeoff = landing
    walk(timeline, 1.0, JOG, steps=2, first="l" if takeoff == "r" else "r")
    return [
        "{bound} forward", f"{{make}} {number_word(count)} bounding leaps forward", "{leap} from one foot to the other", f"{{leap}} forward {times(count)}, from foot to foot", "{run} forward with big leaps", "{bound} ahead like a deer", "{do} bounding strides forward",
        "{jump} from leg to leg in long strides", f"{{bound}} {times(count)}, pushing off with the {side} foot first",
    ]  # fmt: skip


@action(
    "tuck jump",
    JUMP,
    verbs="jump tuck pull lift touch",
    tempo=False,
    side=SIDE,
    count=Count(1, 3, usual=1),
    shape=Choice(("tucked", "piked", "straddle"), (3, 1, 1)),
)
def tuck_jump(timeline: Timeline, side: str, count: int, shape: str) -> Sequence[str]:
    """Jumps with the knees pulled up to the chest, or straight legs lifted to the hands, in front or to the sides."""
    del side
    timeline.hold(0.3)
    if shape != "tucked":
        legs = At("hip", 0.03, -0.22, 0.74) if shape == "piked" else At("hip", 0.56, -0.26, 0.40)
        hands = At("shoulder", 0.0, -0.30, 0.48) if shape == "piked" else At("shoulder", 0.34, -0.30, 0.34)
        for _ in range(count):
            jump(
                timeline,
                0.46,
                crouch_m=0.32,
                recover_s=0.4,
                air={"feet": legs, "bend": 34 if shape == "piked" else 22, "hands": hands, "pitch": 16, "ankles": 50},
            )
        timeline.hold(0.2)
        timeline.neutral(0.5)
        many = {1: "a", 2: "two", 3: "three"}[count]
        jumps = "jump" if count == 1 else "jumps"
        again = "" if count == 1 else f" {times(count)}"
        how = (
            "the straight legs lifted in front to the hands"
            if shape == "piked"
            else "the straight legs spread wide to the sides and the hands at the toes"
        )
        name = "pike" if shape == "piked" else "straddle"
        return [
            f"{{do}} {many} {name} {jumps}", f"{{jump}} up with {how}{again}", f"{{perform}} {many} {name} {jumps}, {how}", f"{{leap}} into the air, {how}{again}", f"{{jump}} high and {{touch}} the toes{again}, {how}",
            f"{{do}} {many} toe touch {jumps} like a cheerleader" if shape == "straddle" else f"{{jump}} and {{fold}} together in the air, legs straight in front{again}", f"= {many} {name} {jumps} on the spot", f"{{jump}} up, {how}, and {{land}} on both feet{again}",
        ]  # fmt: skip
    for _ in range(count):
        jump(
            timeline,
            0.42,
            crouch_m=0.32,
            recover_s=0.4,
            air={"feet": At("hip", 0.04, -0.30, 0.18), "bend": 22, "hands": At("shoulder", 0.06, -0.24, 0.42)},
        )
    timeline.hold(0.2)
    timeline.neutral(0.5)
    word = "a tuck jump" if count == 1 else f"{number_word(count)} tuck jumps"
    return [
        f"{{do}} {word}", f"{{jump}} up and {{pull}} the knees to the chest {times(count)}", f"{{perform}} {word}", f"{{jump}} high with the knees tucked {times(count)}", f"{{jump}} and {{tuck}} the legs {times(count)}", f"{{jump}} up, {{lift}} both knees to the chest and {{land}}, {times(count)}",
        f"{{leap}} up and {{bring}} the knees up high {times(count)}", f"= {word} on the spot", f"{{jump}} into the air {times(count)} with bent legs",
    ]  # fmt: skip


@action(
    "jump and reach up",
    JUMP,
    verbs="jump reach touch stretch",
    tempo=False,
    side=SIDE,
    count=Count(1, 3),
    hands=Choice(("one", "both", "clap"), (2, 2, 1)),
)
def jump_and_reach_up(timeline: Timeline, side: str, count: int, hands: str) -> Sequence[str]:
    """Straight up with one arm or both stretched to something high."""
    timeline.hold(0.2)
    timeline.look_at(At("floor", -0.1, 3.2, 0.7), 0.3)
    timeline.hold(0.3)
    high = At("shoulder", 0.04, 0.55, 0.12)
    reach: dict[str, Value] = (
        {"hand_r": high, "hand_l": At("shoulder", 0.14, -0.40, 0.1)} if hands == "one" else {"hands": high}
    )
    if hands == "clap":
        reach = {"hands": At("shoulder", -0.15, 0.50, 0.12)}
    for _ in range(count):
        jump(timeline, 0.36, crouch_m=0.30, recover_s=0.4, air={**reach, "bend": -6})
    timeline.look_at(None)
    timeline.hold(0.2)
    timeline.neutral(0.5)
    what = f"the {side} hand" if hands == "one" else "both hands"
    again = "" if count == 1 else f" {times(count)}"
    if hands == "clap":
        return [
            f"{{jump}} up and {{clap}} overhead{again}", f"{{jump}} and {{clap}} the hands above the head{again}", f"{{jump}} up high, clapping overhead{again}", f"{{leap}} up and {{clap}} over the head{again}", f"{{clap}} the hands overhead in a jump{again}",
            f"{{crouch}}, {{jump}} and {{clap}} above the head{again}", f"{{jump}} straight up and {{bring}} the hands together overhead{again}", f"{{do}} {_jumps(count)} with a clap overhead",
        ]  # fmt: skip
    return [
        f"{{jump}} up and {{reach}} high with {what}{again}", f"{{jump}} and {{reach}} up{again}", f"{{jump}} up to touch the ceiling with {what}{again}", f"{{jump}} to grab something high up{again}", f"{{look}} up and {{jump}}, stretching {what} upward{again}", f"{{leap}} up and {{stretch}} {what} overhead{again}",
        f"{{jump}} straight up with {what} raised{again}", f"{{try}} to reach something above by jumping{again}", f"{{crouch}}, {{jump}} and {{touch}} something high with {what}{again}",
    ]  # fmt: skip


@action(
    "jump over something",
    JUMP,
    verbs="jump clear run",
    tempo=False,
    side=SIDE,
    start=Choice(("standing", "run")),
    end=Choice(("stand", "run on", "turn around and jump back"), (3, 1, 1)),
)
def jump_over_something(timeline: Timeline, side: str, start: str, end: str) -> Sequence[str]:
    """Both knees pulled up over a low obstacle, perhaps running on, or back over it after a turn to the right."""
    if start == "run":
        walk(timeline, 2.2, replace(JOG, step_m=0.75), steps=4, first="l")
    else:
        timeline.hold(0.3)
    for number in range(2 if end == "turn around and jump back" else 1):
        timeline.look_at(At("floor", 0.0, 0.1, 0.8), 0.25)
        jump(
            timeline,
            0.36,
            forward_m=1.0,
            crouch_m=0.28,
            recover_s=0.45 if end != "run on" else 0.0,
            lean_deg=6,
            air={"feet": At("hip", 0.04, -0.40, 0.14), "bend": 18, "hands": At("shoulder", 0.24, 0.0, 0.40)},
        )
        timeline.look_at(None)
        if end == "turn around and jump back" and number == 0:
            timeline.hold(0.2)
            turn_to(timeline, -180, steps=3, step_s=0.36)
            timeline.hold(0.2)
    if end == "run on":
        gait = replace(JOG, step_m=0.8)
        walk(timeline, 6 * gait.step_m, gait, steps=7, first="l")
        timeline.cut(end_s=timeline.time_s - 0.35 - 1.5 * gait.step_s)
    else:
        timeline.hold(0.2)
        timeline.neutral(0.4)
    after = {
        "stand": "",
        "run on": " and {keep} going",
        "turn around and jump back": f", {{turn}} around to the {side} and {{jump}} back over it",
    }[end]
    if after:
        before = "{run} up, " if start == "run" else ""
        on = " and {run} on" if end == "run on" else after
        return [
            f"{before}{{jump}} over an obstacle{after}", f"{before}{{jump}} over something on the floor{after}", f"{before}{{jump}} over a box with both feet{after}", f"{before}{{clear}} an obstacle with a jump{on}", f"{before}{{leap}} over an object with both legs{after}",
            f"{before}{{jump}} over a puddle{on}", f"{before}{{hop}} over something low{on}", f"{before}{{pull}} up the knees, {{jump}} over an obstacle{after}", f"{before}{{jump}} over a low hurdle{after}",
        ]  # fmt: skip
    before = "{run} up and " if start == "run" else ""
    return [
        f"{before}{{jump}} over an obstacle", f"{before}{{jump}} over something on the floor", f"{before}{{jump}} over a box with both feet", f"{before}{{clear}} an obstacle with a jump", f"{before}{{jump}} forward over a low hurdle, pulling up the knees", f"{before}{{leap}} over an object with both legs",
        f"{before}{{jump}} over a puddle", f"{before}{{hop}} over something low", f"{before}{{pull}} up the knees and {{jump}} over an obstacle",
    ]  # fmt: skip


@action("skater hop", "locomotion/jump/leap", verbs="leap hop bound land", tempo=False, side=SIDE, count=Count(2, 5))
def skater_hop(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Sideways leaps from foot to foot, the other leg swinging behind; first to the right."""
    timeline.hold(0.25)
    timeline.to(0.4, y=-0.12, pitch=16, bend=8, nod=-12)
    takeoff, sign = "l", -1
    for _ in range(count):
        landing = "r" if takeoff == "l" else "l"
        jump(
            timeline, 0.10, left_m=sign * 0.72, takeoff=takeoff, landing=landing, crouch_m=0.16, crouch_s=0.2, push_s=0.18, recover_s=0.0, arms=False,
            air={f"foot_{takeoff}": At("hip", -0.08, -0.48, -0.40), f"hand_{takeoff}": At("shoulder", -0.02, -0.26, 0.38), f"hand_{landing}": At("shoulder", 0.34, -0.26, -0.22)},
        )  # fmt: skip
        timeline.to(0.22, y=-0.18, pitch=24, bend=14)
        takeoff, sign = landing, -sign
    free = "l" if takeoff == "r" else "r"
    step(timeline, free, 0.0, 0.095, duration_s=0.45, advance=False)
    timeline.neutral(0.6)
    return [
        f"{{leap}} from side to side {times(count)}", "{do} skater hops", f"{{leap}} sideways from foot to foot, first to the {side}", f"{{bound}} to the {side} and to the {other(side)} like a skater" if count > 1 else f"{{bound}} to the {side} like a skater", f"{{do}} {number_word(count)} skater jumps",
        "{hop} sideways from one leg to the other, the free leg swinging behind", f"{{leap}} to the {side}, {{land}} on the {side} foot and {{swing}} the {other(side)} leg behind", "{jump} laterally from leg to leg", "{perform} lateral bounds like a speed skater",
    ]  # fmt: skip


@action("hopscotch", "locomotion/jump/one leg", verbs="hop jump", tempo=False, side=SIDE, count=Count(2, 3))
def hopscotch(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """A hop on the right foot and a straddle landing by turns."""
    raised = At("hip", 0.03, -0.54, -0.26)
    timeline.hold(0.3)
    timeline.to(0.4, foot_l=raised, hands=At("shoulder", 0.26, -0.30, 0.16), y=-0.04)
    for _ in range(count):
        jump(
            timeline,
            0.11,
            forward_m=0.42,
            takeoff="r",
            landing="r",
            crouch_m=0.1,
            crouch_s=0.14,
            push_s=0.14,
            recover_s=0.0,
            arms=False,
            air={"foot_l": raised},
        )
        jump(
            timeline,
            0.11,
            forward_m=0.42,
            takeoff="r",
            landing="both",
            crouch_m=0.12,
            crouch_s=0.14,
            push_s=0.14,
            recover_s=0.0,
            arms=False,
            foot_out_m=0.24,
        )
        jump(
            timeline,
            0.11,
            forward_m=0.42,
            takeoff="both",
            landing="r",
            crouch_m=0.12,
            crouch_s=0.14,
            push_s=0.14,
            recover_s=0.0,
            arms=False,
            air={"foot_l": raised},
        )
    timeline.to(0.3, y=-0.02, pitch=0, bend=4)
    step(timeline, "l", 0.0, 0.095, duration_s=0.45, advance=False)
    timeline.neutral(0.6)
    return [
        "{play} hopscotch", "{hop} through a hopscotch field", f"{{hop}} on the {side} foot, {{land}} on both feet and {{hop}} on, as in hopscotch", "{do} hopscotch jumps forward", f"{{jump}} forward by turns on the {side} foot and on both feet", "{hop} forward on one foot, then on both with the legs apart, and again on one",
        "{jump} a hopscotch pattern", f"{{hop}} and {{straddle}} forward like in hopscotch, using the {side} leg", "{play} hopscotch, jumping from one foot to two",
    ]  # fmt: skip


@action(
    "jump for joy",
    JUMP,
    verbs="jump raise cheer",
    tempo=False,
    side=SIDE,
    count=Count(1, 4),
    manner=Choice(("arms up", "fist up", "spread like a star", "kicking the heels together"), (3, 1, 1, 1)),
)
def jump_for_joy(timeline: Timeline, side: str, count: int, manner: str) -> Sequence[str]:
    """Jumps with both arms thrown up, one fist, arms and legs spread, or the heels brought together at the right."""
    if manner != "arms up":
        timeline.hold(0.2)
        air: dict[str, Value] = {
            "fist up": {
                "hand_r": At("shoulder", 0.06, 0.54, 0.10),
                "hand_l": At("shoulder", 0.12, -0.30, 0.24),
                "foot_l": At("hip", 0.04, -0.60, -0.34),
                "foot_r": At("hip", 0.04, -0.80, 0.0),
                "nod": -14.0,
            },
            "spread like a star": {
                "hands": At("shoulder", 0.40, 0.38, 0.06),
                "feet": At("hip", 0.44, -0.70, 0.0),
                "bend": -4.0,
            },
            "kicking the heels together": {
                "foot_r": At("hip", 0.18, -0.68, 0.0),
                "foot_l": At("hip", -0.20, -0.72, 0.0),
                "knees": 30.0,
                "roll": 24.0,
                "hand_l": At("shoulder", 0.46, 0.06, 0.06),
                "hand_r": At("shoulder", 0.36, 0.34, 0.06),
            },
        }[manner]  # type: ignore[assignment]
        for _ in range(count):
            jump(timeline, 0.34, crouch_m=0.26, crouch_s=0.3, recover_s=0.3, air=dict(air))
            if manner == "kicking the heels together":
                timeline.to(0.2, roll=0, knees=0)
        timeline.hold(0.2)
        timeline.neutral(0.5)
        again = "" if count == 1 else f" {times(count)}"
        doing = {
            "fist up": f"with the {side} fist thrown up",
            "spread like a star": "with arms and legs spread like a star",
            "kicking the heels together": f"and {{click}} the heels together in the air at the {side}",
        }[manner]
        done = doing.replace("and {click}", "clicking")
        return [
            f"{{jump}} for joy {doing}{again}", f"{{jump}} up {doing}{again}", f"{{jump}} into the air {doing}{again}", f"{{leap}} up happily {doing}{again}", f"{{celebrate}} with a jump {done}{again}", f"{{jump}} in joy {done}{again}",
            {"fist up": f"{{jump}} and {{punch}} the air with the {side} fist{again}", "spread like a star": f"{{do}} a spread jump, {{fling:ing}} arms and legs apart{again}", "kicking the heels together": f"{{do}} a heel click jump to the {side}{again}"}[manner],
            f"{{cheer}} and {{jump}} {done}{again}", f"{{make}} a jump of joy {done}{again}",
        ]  # fmt: skip
    timeline.hold(0.2)
    up = At("shoulder", 0.22, 0.42, 0.16)
    for _ in range(count):
        jump(
            timeline,
            0.26,
            crouch_m=0.22,
            crouch_s=0.26,
            recover_s=0.22,
            arms=False,
            air={"hands": up, "feet": At("hip", 0.06, -0.66, -0.22), "bend": -8, "nod": -16},
        )
        timeline.to(0.1, hands=At("shoulder", 0.16, -0.1, 0.34))
    timeline.to(0.35, hands=up)
    timeline.hold(0.4)
    timeline.neutral(0.6)
    return [
        "{jump} for joy", "{jump} up and down with joy", f"{{jump}} {times(count)} and {{throw}} the arms up in celebration", "{jump} happily with both arms raised", "{celebrate} by jumping with the arms in the air", "{cheer} and {jump} up and down", f"{{leap}} up {times(count)}, throwing both arms overhead",
        "{jump} around excitedly, raising both hands", "{jump} up with arms stretched high, overjoyed",
    ]  # fmt: skip
