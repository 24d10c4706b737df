"""Walking along routes, by counted steps, sideways, backward, on stairs and slopes, with loads and injuries."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.gait import STYLES, Path, arc, corner, eight, line, stand_at, travel, walk, zigzag
from kinoflow.authoring.library.walking_styles import HELD, MOTION, glance, overlay
from kinoflow.authoring.moves import step, turn_to
from kinoflow.authoring.timeline import Place, Timeline

WALK = STYLES["walk"]


@action(
    "walk some steps",
    "locomotion/walk/walk",
    verbs="walk take step stop",
    side=SIDE,
    count=Count(1, 8),
    pace=Choice(("normal", "small", "big")),
)
def walk_some_steps(timeline: Timeline, side: str, count: int, pace: str) -> Sequence[str]:
    """A counted number of steps forward, the right foot first, then standing with the feet together."""
    step_m = {"small": 0.34, "normal": 0.58, "big": 0.78}[pace]
    timeline.hold(0.4)
    walk(
        timeline,
        step_m * max(0.6, count - 0.4),
        replace(WALK, step_m=step_m, step_s=0.5 if pace == "small" else 0.58),
        steps=count,
        first="r",
    )
    timeline.hold(0.5)
    many, size = number_word(count), {"normal": "", "small": "small ", "big": "big "}[pace]
    steps = "step" if count == 1 else "steps"
    return [
        f"{{take}} {many} {size}{steps} forward",
        f"{{walk}} {many} {size}{steps} forward and {{stop}}",
        f"{{walk}} forward {many} {steps}",
        f"{{step}} forward {times(count)}, starting with the {side} foot",
        f"{{take}} {many} {size}{steps} ahead beginning with the {side} leg, then {{stand}} still",
        f"{{go}} {many} {size}{steps} straight ahead and {{stop}}",
        f"{{start}} with the {side} foot, {{walk}} {many} {size}{steps} and {{bring}} the feet together",
        f"{{make}} {many} {size}{steps} forward",
        f"{{advance}} by {many} {size}{steps} and {{come}} to a stop",
        {
            "normal": f"{{step}} ahead {times(count)}",
            "small": f"{{take}} {many} short, tiny {steps}",
            "big": f"{{take}} {many} long, wide {steps}",
        }[pace],
    ]


@action(
    "walk some steps backward",
    "locomotion/walk/walk backward",
    verbs="walk take step back stop",
    side=SIDE,
    count=Count(1, 8),
    pace=Choice(("normal", "small", "big")),
)
def walk_some_steps_backward(timeline: Timeline, side: str, count: int, pace: str) -> Sequence[str]:
    """A counted number of steps backward, the right foot first, then standing with the feet together."""
    back = replace(STYLES["back"], step_m={"small": 0.26, "normal": 0.42, "big": 0.60}[pace])
    timeline.hold(0.4)
    walk(timeline, back.step_m * max(0.6, count - 0.4), back, line(180), steps=count, first="r", facing=0)
    timeline.hold(0.5)
    many, size = number_word(count), {"normal": "", "small": "small ", "big": "big "}[pace]
    steps = "step" if count == 1 else "steps"
    return [
        f"{{take}} {many} {size}{steps} backward",
        f"{{walk}} {many} {size}{steps} backwards and {{stop}}",
        f"{{walk}} backward {many} {steps}",
        f"{{step}} back {times(count)}, starting with the {side} foot",
        f"{{take}} {many} {size}{steps} back beginning with the {side} leg, then {{stand}} still",
        f"{{go}} {many} {size}{steps} straight back and {{stop}}",
        f"{{back}} up {many} {size}{steps}",
        f"{{retreat}} by {many} {size}{steps} and {{come}} to a stop",
        f"{{make}} {many} {size}{steps} backward",
    ]


@action(
    "walk and stop",
    "locomotion/walk/walk",
    verbs="walk stop look",
    side=SIDE,
    begins=MOTION,
    after=Choice(
        ("stand", "look around", "hands on hips", "start back", "look up", "look at the ground"), (2, 1, 1, 1, 1, 1)
    ),
)
def walk_and_stop(timeline: Timeline, side: str, begins: str, after: str) -> Sequence[str]:
    """Walking, then standing still for a while."""
    steps = int(timeline.generator.integers(4, 7))
    travel(timeline, steps * WALK.step_m, WALK, begins=begins)
    timeline.hold(0.3)
    tail = "and {stand} still"
    if after == "look around":
        timeline.to(0.6, turn=-66, twist=-26)
        timeline.hold(0.3)
        timeline.to(0.9, turn=66, twist=26)
        timeline.hold(0.3)
        timeline.to(0.5, turn=0, twist=0)
        tail = f"and {{look}} around, first to the {side}, then to the {other(side)}"
    elif after == "hands on hips":
        timeline.to(0.5, hands=At("pelvis", 0.19, 0.13, 0.02), elbows=70)
        timeline.hold(0.8)
        tail = "and {put} both hands on the hips"
    elif after == "start back":
        timeline.time_s -= 0.3
        timeline.to(0.22, pitch=-7, bend=-4, nod=-6, y=-0.06, hands=At("shoulder", 0.22, -0.26, 0.26), exact=True)
        step(timeline, "l", -0.16, 0.11, duration_s=0.3, heel_first=False, advance=False)
        timeline.to(0.35, z=-0.08, pitch=-4, bend=4)
        timeline.hold(0.7)
        step(timeline, "l", 0.0, 0.095, duration_s=0.36, heel_first=False, advance=False)
        timeline.neutral(0.6)
        tail = "suddenly, {start} back and {raise} both hands"
    elif after in ("look up", "look at the ground"):
        up = after == "look up"
        timeline.to(0.6, nod=-38 if up else 34, bend=-8 if up else 22, pitch=-3 if up else 8)
        timeline.hold(1.0)
        timeline.to(0.5, nod=0, bend=2, pitch=0)
        tail = "and {look} up at the sky" if up else "and {look} down at the ground"
    else:
        timeline.hold(1.2)
    return [
        f"{{walk}} forward, {{stop}} {tail}", "{walk} forward and then {stop}", f"{{walk}} forward, then {{stop}} {tail}", "{walk} straight ahead and {come} to a halt",
        f"{{come}} walking forward, {{halt}} {tail}", f"{{walk}} a few steps, {{stop}} {tail}", "{stop} walking after a few steps forward", f"{{walk}} up to a spot, {{stop}} there {tail}",
        f"first {{walk}} forward, then {{stop}} {tail}",
    ]  # fmt: skip


@action(
    "walk and turn",
    "locomotion/walk/walk",
    verbs="walk turn continue",
    side=SIDE,
    angle=Choice(("quarter", "slight", "about-face"), (2, 1, 1)),
    begins=MOTION,
    ends=MOTION,
)
def walk_and_turn(timeline: Timeline, side: str, angle: str, begins: str, ends: str) -> Sequence[str]:
    """Walking, turning while walking, and walking on."""
    turned_deg = {"slight": 45, "quarter": 90, "about-face": 180}[angle]
    path = corner(1.6, -turned_deg, 0.38)
    travel(timeline, 3.4 + 0.38 * math.radians(turned_deg), WALK, path, begins=begins, ends=ends)
    if angle == "about-face":
        return [
            f"{{walk}} forward, {{turn}} around to the {side} and {{walk}} back", "{walk} forward, {turn} around and {walk} back", f"{{walk}} ahead and {{make}} a U-turn to the {side}",
            "{go} forward, {turn} around while walking and {return}", f"{{walk}} a few steps, {{turn}} 180 degrees to the {side} and {{continue}} walking",
            "{walk} away, {turn} around and {come} back", f"{{walk}} in a U-turn to the {side}", f"first {{walk}} forward, then {{turn}} {side} all the way around and {{walk}} the other way",
            "{walk} straight, {turn} back and {walk} to the start",
        ]  # fmt: skip
    little = "slightly " if angle == "slight" else ""
    degrees = "" if angle == "slight" else " 90 degrees"
    return [
        f"{{walk}} forward and {{turn}} {little}{side}", f"{{walk}} forward, {{turn}}{degrees} {little}to the {side} and {{continue}} walking", f"{{walk}} and then {{turn}} {little}{side}",
        f"{{walk}} ahead, then {{turn}} {little}to the {side} and {{keep}} walking", f"{{make}} a {little}{side} turn while walking".replace("a slightly", "a slight"),
        f"{{turn}} {little}to the {side} while walking forward", f"{{walk}} straight ahead, {{veer}} {little}to the {side} and {{go}} on",
        f"first {{walk}} forward, then {{change}} direction {little}to the {side}", f"{{go}} forward and {{turn}} {little}{side} without stopping", f"{{walk}} a few steps, then {{turn}} {little}{side}",
    ]  # fmt: skip


@action(
    "walk in a circle",
    "locomotion/walk/walk",
    verbs="walk circle",
    tempo=False,
    side=SIDE,
    size=Choice(("normal", "small", "large"), (2, 1, 1)),
    way=Choice(("forward", "backward"), (3, 1)),
    begins=MOTION,
)
def walk_in_a_circle(timeline: Timeline, side: str, size: str, way: str, begins: str) -> Sequence[str]:
    """Once round a circle, back to where it began."""
    radius_m = {"small": 0.55, "normal": 0.95, "large": 1.35}[size]
    style = replace(WALK, step_m=min(0.74, 2 * math.pi * radius_m / 9), step_s=0.56 if size != "large" else 0.54)
    round_right = arc(radius_m, left=False)
    if way == "backward":
        # The body faces against the way, so that the circle lies at its right hand here too.
        style = replace(style, step_m=min(0.5, style.step_m), strike_deg=-16, heel_deg=24, arm_m=0.10)
        ahead = round_right
        round_right = lambda s: Place(ahead(s).x_m, -ahead(s).z_m, -ahead(s).heading_deg)  # noqa: E731
        timeline.start(turn=-30)
        begins = "standing"
    travel(timeline, 2 * math.pi * radius_m, style, round_right, begins=begins)
    a = {"normal": "a", "small": "a small", "large": "a large"}[size]
    wide = {"normal": "a full circle", "small": "a tight circle", "large": "a big, wide circle"}[size]
    if way == "backward":
        timeline.to(0.4, turn=0)
        return [
            f"{{walk}} backward in {a} circle", f"{{walk}} in {a} circle backwards", f"{{go}} around in {a} circle, walking backward", f"{{walk}} backward once around in {wide}", f"{{walk}} backward along {a} circle to the {side}",
            f"{{walk}} in reverse in {a} circle", f"{{make}} {a} circle to the {side}, walking backward", f"{{circle}} backward on foot, looking over the {side} shoulder", f"{{go}} backwards around {wide}",
        ]  # fmt: skip
    clock = "clockwise" if side == "right" else "counterclockwise"
    return [
        f"{{walk}} in {a} circle", f"{{walk}} in {a} circle to the {side}", f"{{walk}} {clock} in {a} circle", f"{{walk}} around in {wide} and {{come}} back to the start", f"{{circle}} to the {side} on foot",
        f"{{walk}} along {a} circle, always turning {side}", f"{{go}} once around in {a} circle", f"{{make}} {wide} to the {side} while walking", f"{{walk}} a full {clock} loop", f"{{follow}} {a} circular path to the {side}",
    ]  # fmt: skip


@action("walk in a square", "locomotion/walk/walk", verbs="walk pace trace follow make go", tempo=False, side=SIDE)
def walk_in_a_square(timeline: Timeline, side: str) -> Sequence[str]:
    """Four straight sides with a tight turn to the right after each, back to where it began."""
    leg_m, radius_m = 1.5, 0.22
    around_m = leg_m + radius_m * math.pi / 2

    def path(s: float) -> Place:
        here = Place(0.0, 0.0, 0.0)
        turns = min(3, int(s / around_m))
        for _ in range(turns):
            end = corner(leg_m, -90, radius_m)(around_m)
            here = here.moved(end.x_m, end.z_m, end.heading_deg)
        rest = corner(leg_m, -90, radius_m)(s - turns * around_m)
        return here.moved(rest.x_m, rest.z_m, rest.heading_deg)

    walk(timeline, 4 * around_m, replace(WALK, step_m=0.52), path)
    timeline.hold(0.3)
    clock = "clockwise" if side == "right" else "counterclockwise"
    return [
        "{walk} in a square", f"{{walk}} in a square to the {side}", f"{{walk}} {clock} in a square", "{pace} out a square and {come} back to the start",
        f"{{walk}} along the four sides of a square, turning {side} at each corner", "{trace} a square on the floor by walking", f"{{walk}} a few steps and {{turn}} {side}, four times over",
        "{follow} a square path on foot", f"{{make}} four {side} turns while walking and {{end}} where it began", "{walk} around a square", "{go} round the sides of a square on foot",
        "{walk} in a rectangle", "{walk} around the edges of a square carpet",
    ]  # fmt: skip


@action("walk in a figure eight", "locomotion/walk/walk", verbs="walk", tempo=False, side=SIDE)
def walk_in_a_figure_eight(timeline: Timeline, side: str) -> Sequence[str]:
    """An eight: one loop to each side."""
    loop = eight(0.52)
    mirrored: Path = lambda s: Place(-loop(s).x_m, loop(s).z_m, -loop(s).heading_deg)  # noqa: E731
    walk(timeline, 4 * math.pi * 0.52, replace(WALK, step_m=0.46, step_s=0.5), mirrored)
    return [
        "{walk} in a figure eight", f"{{walk}} a figure eight, first to the {side}", "{walk} along an eight-shaped path", f"{{walk}} in a loop to the {side} and then in a loop to the {other(side)}",
        f"{{walk}} in a circle to the {side}, then in a circle to the {other(side)}", "{trace} a figure eight on the floor by walking", f"{{walk}} around {side} and then around {other(side)}, making an eight",
        "{make} a figure eight while walking", "{follow} the shape of an eight on foot",
    ]  # fmt: skip


@action("walk in zigzag", "locomotion/walk/walk", verbs="walk weave", side=SIDE, begins=MOTION)
def walk_in_zigzag(timeline: Timeline, side: str, begins: str) -> Sequence[str]:
    """Legs to the right and left of the straight way."""
    way = zigzag(1.3, 45)
    mirrored: Path = lambda s: Place(-way(s).x_m, way(s).z_m, -way(s).heading_deg)  # noqa: E731
    travel(timeline, 5.2, replace(WALK, step_m=0.6), mirrored, begins=begins)
    return [
        "{walk} in a zigzag", "{walk} forward in zigzags", f"{{walk}} in a zigzag, starting to the {side}", "{weave} left and right while walking forward", "{walk} along a zigzag line",
        f"{{walk}} diagonally {side}, then {other(side)}, then {side} again", "{walk} forward, changing direction from side to side", "{follow} a zigzag path on foot", f"{{zigzag}} forward, first to the {side}".replace("{zigzag}", "{walk} zigzagging"),
    ]  # fmt: skip


@action("walk in an s curve", "locomotion/walk/walk", verbs="walk weave", side=SIDE, begins=MOTION, ends=MOTION)
def walk_in_an_s_curve(timeline: Timeline, side: str, begins: str, ends: str) -> Sequence[str]:
    """A winding path: a bend to the right, then one to the left."""
    radius_m, bend = 0.9, 2.0

    def path(s: float) -> Place:
        first = arc(radius_m, left=False)
        if s <= radius_m * bend / 2:
            return first(s)
        middle = first(radius_m * bend / 2)
        rest = s - radius_m * bend / 2
        back = arc(radius_m, left=True)(min(rest, radius_m * bend))
        after = middle.moved(back.x_m, back.z_m, back.heading_deg)
        if rest <= radius_m * bend:
            return after
        last = first(rest - radius_m * bend)
        return after.moved(last.x_m, last.z_m, last.heading_deg)

    travel(timeline, 2 * radius_m * bend, replace(WALK, step_m=0.56), path, begins=begins, ends=ends)
    return [
        "{walk} in an S curve", f"{{walk}} in a curve to the {side} and then to the {other(side)}", "{walk} along a winding path", f"{{walk}} forward, curving {side}, then {other(side)}",
        f"{{weave}} to the {side} and to the {other(side)} while walking", "{walk} in a snaking line", f"{{walk}} slalom, first {side}, then {other(side)}", "{walk} a slalom", "{walk} in a wavy line forward",
    ]  # fmt: skip


@action("walk around something", "locomotion/walk/walk", verbs="walk look circle", side=SIDE, begins=MOTION)
def walk_around_something(timeline: Timeline, side: str, begins: str) -> Sequence[str]:
    """Straight on, a bow around an obstacle that the body looks down at, straight on."""
    radius_m = 0.62

    def path(s: float) -> Place:
        # A quarter to the right, half round to the left, a quarter to the right.
        pieces = (
            (0.9, 0.0),
            (0.5 * radius_m, -1.0),
            (1.0 * radius_m * math.pi, 1.0),
            (0.5 * radius_m, -1.0),
            (9.0, 0.0),
        )
        place = Place()
        turned = (0.0, math.radians(60), math.radians(120), math.radians(60), 0.0)
        for (length_m, sign), angle in zip(pieces, turned, strict=True):
            length_m = radius_m * angle if sign else length_m
            part = min(s, length_m)
            piece = arc(radius_m, left=sign > 0)(part) if sign else Place(0.0, part, 0.0)
            place = place.moved(piece.x_m, piece.z_m, piece.heading_deg)
            s -= part
            if s <= 0:
                break
        return place

    travel(timeline, 0.9 + radius_m * math.radians(240) + 1.1, replace(WALK, step_m=0.52), path, begins=begins)
    return [
        f"{{walk}} around an obstacle on the {side}", "{walk} forward and around an obstacle", f"{{walk}} forward, {{step}} around something to the {side} and {{go}} straight on", "{walk} around something that is in the way",
        f"{{avoid}} an obstacle by walking around it on the {side} side", f"{{walk}} in a bow to the {side} and back onto the line", f"{{pass}} an obstacle on the {side} while walking", f"{{walk}} straight, {{swerve}} to the {side} and {{return}} to the straight line",
        f"{{walk}} ahead with a detour to the {side}",
    ]  # fmt: skip


@action("walk there and back", "locomotion/turn/turn", verbs="walk turn return come go", side=SIDE, count=Count(2, 5))
def walk_there_and_back(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """A few steps forward, a turn on the spot, the same way back."""
    for turned in (-180, 0):
        walk(timeline, (count - 0.4) * 0.58, replace(WALK, step_s=0.5), steps=count)
        if turned:
            turn_to(timeline, turned, step_s=0.36)
    timeline.hold(0.2)
    many = number_word(count)
    return [
        f"{{walk}} {many} steps forward, {{turn}} around and {{walk}} {many} steps back", f"{{take}} {many} steps, {{turn}} around to the {side} and {{take}} {many} steps back",
        "{walk} forward, {turn} around and {walk} back", f"{{walk}} forward, {{stop}}, {{turn}} around to the {side} and {{walk}} back", "{walk} away, {turn} around on the spot and {return}",
        f"{{take}} a few steps forward, {{turn}} 180 degrees to the {side} and {{come}} back", "{walk} there and back again", f"{{go}} forward, {{turn}} over the {side} shoulder and {{go}} back to the start",
        "first {walk} forward, then {turn} around, then {walk} back", f"{{walk}} ahead, {{make}} an about turn to the {side} and {{walk}} back", "{walk} to a spot, {turn} around and {walk} back to where it started",
    ]  # fmt: skip


@action(
    "pace back and forth",
    "locomotion/walk/stride",
    verbs="pace walk turn",
    tempo=False,
    side=SIDE,
    hands=Choice(
        ("usual", "behind the back", "on the hips", "folded", "in the pockets", "at the chin"), (3, 1, 1, 1, 1, 1)
    ),
)
def pace_back_and_forth(timeline: Timeline, side: str, hands: str) -> Sequence[str]:
    """To and fro three times with quick turns, the head low, hands swinging or held."""
    style = replace(WALK, step_m=0.56, step_s=0.46, bend_deg=6, nod_deg=16)
    tail = ""
    if hands == "at the chin":
        style = replace(style, hand=(At("chest", -0.06, -0.12, 0.12), At("head", 0.02, -0.15, 0.16)))
        timeline.start(hand_l=At("chest", -0.06, -0.12, 0.12), hand_r=At("head", 0.02, -0.15, 0.16), elbow_r=10)
        tail = f", the {side} hand at the chin"
    elif hands != "usual":
        held = HELD[hands]
        assert held.left
        assert held.right
        style = replace(style, hand=(held.left, held.right))
        timeline.start(hand_l=held.left, hand_r=held.right, **held.limbs)
        tail = f" {held.said}"
    # An oval of two straight sides: the turns are tight bends.
    for leg in range(3):
        walk(timeline, 1.35, style, steps=3)
        if leg < 2:
            turn_to(timeline, -180 if leg % 2 == 0 else 180, steps=3, step_s=0.3)
    if hands != "usual":
        return [
            f"{{pace}} back and forth{tail}", f"{{pace}} up and down{tail}", f"{{walk}} back and forth{tail}", f"{{walk}} to and fro{tail}", f"{{walk}} up and down nervously{tail}", f"{{pace}} restlessly{tail}",
            f"{{keep}} walking back and forth{tail}", f"{{pace}} to and fro in thought{tail}", f"{{walk}} a few steps, {{turn}} around and {{walk}} back{tail}",
        ]  # fmt: skip
    return [
        "{pace} back and forth", "{pace} up and down", "{walk} back and forth", f"{{pace}} to and fro, turning around to the {side} first", "{walk} up and down nervously", "restlessly {pace} back and forth",
        "{walk} a few steps, {turn} around, {walk} back and {turn} again", "{pace} back and forth with the head down, thinking", "{keep} walking back and forth on the same line", "{walk} to and fro, looking at the floor",
    ]  # fmt: skip


@action(
    "walk backward",
    "locomotion/walk/walk backward",
    verbs="walk step move back retreat",
    side=SIDE,
    pace=Choice(("normal", "cautious", "big steps"), (2, 1, 1)),
    look=Choice(("ahead", "over the shoulder"), (2, 1)),
    manner=Choice(("calm", "hands up", "afraid"), (4, 1, 1)),
    begins=MOTION,
    ends=MOTION,
)
def walk_backward(
    timeline: Timeline, side: str, pace: str, look: str, manner: str, begins: str, ends: str
) -> Sequence[str]:
    """Backward without turning around, looking ahead or back over the right shoulder."""
    style = {
        "normal": STYLES["back"],
        "cautious": replace(
            STYLES["back"],
            step_m=0.28,
            step_s=0.66,
            double_s=0.2,
            hand=At("shoulder", 0.14, -0.30, 0.22),
            y_m=-0.06,
            bend_deg=8,
        ),
        "big steps": replace(STYLES["back"], step_m=0.60, step_s=0.58, pitch_deg=7, arm_m=0.15),
    }[pace]
    if manner == "hands up":
        style = replace(style, hand=At("shoulder", 0.20, 0.34, 0.18))
    elif manner == "afraid":
        style = replace(
            style,
            hand=At("shoulder", 0.04, -0.08, 0.42),
            bend_deg=12,
            pitch_deg=-6,
            y_m=-0.08,
            step_m=min(0.4, style.step_m),
        )
    steps = int(timeline.generator.integers(4, 8))
    travel(timeline, steps * style.step_m, style, line(180), facing=0, begins=begins, ends=ends)
    how = {"normal": "", "cautious": " carefully with small steps", "big steps": " with big steps"}[pace]
    how += {"calm": "", "hands up": " with raised hands", "afraid": " in fear with the palms held out in front"}[manner]
    if look == "over the shoulder":
        glance(timeline, timeline.clip_start_s + 0.2, timeline.time_s - 0.2, (-1, -1, -1), 76.0, 30.0)
        return [
            f"{{walk}} backward{how}, looking back over the {side} shoulder", f"{{walk}} backwards{how} and {{look}} over the {side} shoulder", f"{{step}} back{how}, looking behind", f"{{move}} backward{how} with the head turned back to the {side}",
            f"{{back}} away{how}, looking over the shoulder", f"{{go}} backward{how}, watching the way behind", f"{{back}} up{how} while looking back", f"{{retreat}}{how}, glancing behind over the {side} shoulder",
        ]  # fmt: skip
    return [
        f"{{walk}} backward{how}", f"{{walk}} backwards{how}", f"{{step}} back{how}", f"{{move}} backward{how} without turning around", f"{{back}} away{how}", f"{{retreat}}{how}, still facing the front",
        f"{{take}} several steps backward{how}".replace(" with small steps", ""), f"{{go}} backward{how} while looking ahead", f"{{walk}} in reverse{how}", f"{{back}} up{how} in a straight line",
    ]  # fmt: skip


@action(
    "walk forward and backward",
    "locomotion/walk/walk backward",
    verbs="walk step return",
    side=SIDE,
    order=Choice(("forward first", "backward first")),
    count=Count(1, 5),
)
def walk_forward_and_backward(timeline: Timeline, side: str, order: str, count: int) -> Sequence[str]:
    """Some steps one way, then the same back without turning."""
    steps = count
    timeline.hold(0.2)
    ways = ("forward", "backward") if order == "forward first" else ("backward", "forward")
    for way in ways:
        if way == "forward":
            walk(timeline, max(0.6, steps - 0.4) * 0.46, replace(WALK, step_m=0.46), steps=steps, first="r")
        else:
            walk(
                timeline,
                max(0.6, steps - 0.4) * 0.46,
                replace(STYLES["back"], step_m=0.46),
                line(180),
                facing=0,
                steps=steps,
                first="r",
            )
        timeline.hold(0.15)
    first, second = ways
    many = number_word(steps)
    if count == 1:
        return [
            f"{{take}} one step {first} and one step {second}", f"{{step}} {first} once and {second} once", f"{{step}} {first} with the {side} foot, {{close}}, then {{step}} {second}", f"first {{take}} a step {first}, then a step {second}",
            f"{{take}} a single step {first} and {{return}} {second}", f"{{step}} {first}, {{pause}} and {{step}} {second}", f"{{make}} one step {first}, then one {second}", f"{{move}} one step {first} and one step {second}",
        ]  # fmt: skip
    return [
        f"{{walk}} {first} and then {second}", f"{{take}} {many} steps {first} and {many} steps {second}", f"first {{walk}} {first}, then {{walk}} {second}", f"{{step}} {first} a few times, {{stop}} and {{step}} {second}",
        f"{{walk}} {many} steps {first} and {{return}} {second} without turning around", f"{{move}} {first}, then {second}", f"{{walk}} {first}, {{pause}} and {{walk}} {second} again", f"{{go}} a few steps {first} and a few steps {second}",
        f"{{walk}} {first} and back again without turning",
    ]  # fmt: skip


@action(
    "sidestep",
    "locomotion/walk/walk sideways",
    verbs="sidestep step move walk",
    side=SIDE,
    count=Count(1, 6),
    size=Choice(("normal", "wide", "small"), (2, 1, 1)),
    hands=Choice(("down", "out", "hips", "folded"), (5, 1, 1, 1)),
    stance=Choice(("upright", "half squat"), (4, 1)),
)
def sidestep(timeline: Timeline, side: str, count: int, size: str, hands: str, stance: str) -> Sequence[str]:
    """Steps to the right, the other foot closing each time."""
    step_m = {"small": 0.22, "normal": 0.36, "wide": 0.56}[size]
    style = replace(STYLES["sidestep"], step_m=step_m, step_s=0.46 if size != "wide" else 0.52, lift_m=0.07)
    held = ""
    if hands != "down":
        how = HELD[{"out": "out to the sides", "hips": "on the hips", "folded": "folded"}[hands]]
        assert how.left
        assert how.right
        style, held = replace(style, hand=(how.left, how.right)), f" {how.said}"
        timeline.to(0.5, hand_l=how.left, hand_r=how.right, **how.limbs)
    if stance == "half squat":
        style, held = replace(style, y_m=-0.24, pitch_deg=18, bend_deg=16, nod_deg=-14), f"{held} in a half squat"
        timeline.to(0.5, y=-0.24, pitch=18, bend=16, nod=-14)
    timeline.hold(0.3)
    walk(timeline, step_m * count, style, line(-90), facing=0, steps=2 * count, first="r", arms=hands == "down")
    timeline.hold(0.4)
    if hands != "down" or stance != "upright":
        timeline.neutral(0.5, legs=False)
    a, many = {"small": "small ", "normal": "", "wide": "wide "}[size], number_word(count)
    steps = "step" if count == 1 else "steps"
    return [
        f"{{sidestep}} to the {side}{held}", f"{{take}} {many} {a}{steps} to the {side}{held}", f"{{step}} sideways to the {side} {times(count)}{held}", f"{{walk}} sideways to the {side}{held}" if count > 1 else f"{{step}} aside to the {side}{held}", f"{{move}} to the {side} with {many} {a}side {steps}{held}",
        f"{{step}} to the {side} with the {side} foot and {{close}} with the {other(side)} foot, {times(count)}{held}", f"{{make}} {many} {a}side {steps} to the {side}, facing forward{held}", f"{{walk}} sideways to the {side} without crossing the feet{held}",
        f"{{go}} {side} with {a}sidesteps{held}", {"small": f"{{take}} {many} short {steps} sideways to the {side}", "normal": f"{{take}} {many} {steps} sideways to the {side}", "wide": f"{{take}} {many} big, large {steps} sideways to the {side}"}[size],
    ]  # fmt: skip


@action(
    "sidestep left and right", "locomotion/walk/walk sideways", verbs="sidestep step move", side=SIDE, count=Count(1, 4)
)
def sidestep_left_and_right(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Steps to the right, then as many to the left."""
    style = replace(STYLES["sidestep"], step_m=0.42, step_s=0.46, lift_m=0.07)
    timeline.hold(0.25)
    for angle, first in ((-90, "r"), (90, "l")):
        walk(timeline, 0.42 * count, style, line(angle), facing=0, steps=2 * count, first=first)
        timeline.hold(0.1)
    many = number_word(count)
    steps = "step" if count == 1 else "steps"
    return [
        f"{{step}} to the {side} and then to the {other(side)}", f"{{sidestep}} {side}, then {other(side)}", f"{{take}} {many} {steps} to the {side} and {many} back to the {other(side)}", f"{{move}} sideways to the {side} and {{return}} to the {other(side)}",
        f"first {{step}} {side} {times(count)}, then {other(side)} {times(count)}", f"{{step}} from side to side, {side} first", f"{{walk}} sideways to the {side} and back again", f"{{make}} {many} side {steps} to each side, beginning {side}",
        f"{{go}} {many} {steps} sideways {side} and {many} {steps} sideways {other(side)}",
    ]  # fmt: skip


@action("grapevine", "locomotion/walk/walk sideways", verbs="grapevine step cross walk", side=SIDE, count=Count(1, 2))
def grapevine(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Sideways to the right with the left foot crossing in front and behind by turns."""
    timeline.hold(0.25)
    timeline.to(0.4, hands=At("shoulder", 0.30, -0.30, 0.08))
    at_m = 0.0
    stride_m = 0.34
    for number in range(2 * count):
        front = number % 2 == 0
        step(timeline, "r", 0.0, 0.095 + at_m + stride_m, duration_s=0.4, advance=False)
        timeline.to(0.42, exact=True, x=-(at_m + 0.6 * stride_m), yaw=0, twist=0)
        ahead = 0.17 if front else -0.19
        step(timeline, "l", ahead, -(at_m + stride_m + 0.25), duration_s=0.42, height_m=0.07, advance=False)
        timeline.to(
            0.44,
            exact=True,
            x=-(at_m + stride_m + 0.16),
            yaw=16 * (-1 if front else 1),
            twist=14 * (1 if front else -1),
        )
        at_m += stride_m + 0.3
    step(timeline, "r", 0.0, 0.095 + at_m + 0.12, duration_s=0.4, advance=False)
    timeline.to(0.42, exact=True, x=-(at_m + 0.05), yaw=0, twist=0)
    timeline.place = timeline.place.moved(left_m=-(at_m + 0.12))
    step(timeline, "l", 0.0, 0.095, duration_s=0.4, advance=False)
    timeline.to(0.45, x=0.0, hands=At("shoulder", 0.07, -0.55, 0.045))
    timeline.neutral(0.4)
    return [
        f"{{do}} a grapevine step to the {side}", f"{{grapevine}} to the {side}", f"{{step}} sideways to the {side}, crossing the {other(side)} foot in front and behind", f"{{walk}} sideways to the {side} with crossing steps",
        f"{{move}} to the {side} while crossing the legs", f"{{cross}} the {other(side)} leg in front, then behind, while walking sideways to the {side}", f"{{perform}} grapevine steps to the {side}",
        f"{{step}} {side}, {{cross}} over in front, {{step}} {side}, {{cross}} behind", f"{{dance}} sideways to the {side} with crossing feet",
    ]  # fmt: skip


@action(
    "walk diagonally",
    "locomotion/walk/walk sideways",
    verbs="walk step move",
    side=SIDE,
    direction=Choice(("forward", "backward"), (2, 1)),
    count=Count(1, 7),
)
def walk_diagonally(timeline: Timeline, side: str, direction: str, count: int) -> Sequence[str]:
    """Slantwise to the right while the body faces ahead."""
    steps = count
    timeline.hold(0.2)
    if direction == "forward":
        walk(
            timeline,
            steps * 0.42,
            replace(WALK, step_m=0.42, twist_deg=2, width_m=0.24),
            line(-45),
            facing=0,
            steps=steps,
            first="r",
        )
    else:
        walk(
            timeline,
            steps * 0.36,
            replace(STYLES["back"], step_m=0.36, twist_deg=2, width_m=0.24),
            line(-135),
            facing=0,
            steps=steps,
            first="r",
        )
    timeline.hold(0.3)
    short = "back" if direction == "backward" else "forward"
    return [
        f"{{walk}} diagonally {direction} to the {side}", f"{{step}} diagonally {direction} and {side}", f"{{move}} {direction} and to the {side} at the same time", f"{{walk}} at an angle, {direction} and {side}, still facing the front",
        f"{{go}} diagonally to the {side}, {direction}", f"{{walk}} slantwise {direction} to the {side}", f"{{drift}} to the {side} while walking {direction}", f"{{take}} {number_word(count)} diagonal {'step' if count == 1 else 'steps'} {direction} to the {side}",
        f"{{walk}} {direction} on a diagonal to the {side} without turning", f"{{step}} {short} and to the {side}", f"{{walk}} diagonally {short} and to the {side}", f"{{take}} {'a step' if count == 1 else number_word(count) + ' steps'} {short} and to the {side}",
    ]  # fmt: skip


@action(
    "walk in place",
    "locomotion/walk/march",
    verbs="walk march step lift",
    side=SIDE,
    manner=Choice(("walk", "march"), (1, 1)),
    hands=Choice(("swinging", "on the hips", "behind the head", "raised"), (3, 1, 1, 1)),
    count=Count(6, 12),
    begins=MOTION,
    ends=MOTION,
)
def walk_in_place(
    timeline: Timeline, side: str, manner: str, hands: str, count: int, begins: str, ends: str
) -> Sequence[str]:
    """Steps on the spot, with low or high knees."""
    style = (
        replace(WALK, step_m=0.0, step_s=0.5, knee_m=0.10, lift_m=0.09, strike_deg=-14, heel_deg=26)
        if manner == "walk"
        else replace(STYLES["march"], step_m=0.0, knee_m=0.36, strike_deg=-12)
    )
    held = ""
    if hands != "swinging":
        how = HELD[hands]
        style, held = replace(style, hand=(how.left, how.right)), f" {how.said}"
        timeline.start(**how.limbs)
    timeline.hold(0.2 if begins == "standing" else 0.0)
    travel(timeline, 0.0, style, steps=count, begins=begins, ends=ends, first="r")
    if held:
        if ends == "standing":
            timeline.time_s -= 0.3
            timeline.to(0.4, elbows=0)
        verb, knees = ("{march}", " with high knees") if manner == "march" else ("{walk}", "")
        return [
            f"{verb} in place{knees}{held}", f"{verb} on the spot{held}", f"{verb} in place{held}, without moving forward", f"{{step}} in place{knees}{held}", f"{verb} on the spot{knees}{held}", f"{{stay}} on the spot and {verb}{held}",
            f"{{lift}} the knees high one after the other on the spot{held}" if knees else f"{{lift}} the feet one after the other on the spot{held}", f"{{take}} steps on the spot{knees}{held}",
        ]  # fmt: skip
    if manner == "march":
        return [
            "{march} in place", "{march} on the spot with high knees", "{march} in place, swinging the arms", "{lift} the knees high and {march} on the spot", "{march} in place like a soldier",
            "{raise} the knees one after the other, staying on the spot", "{step} in place with high knees", "{walk} in place with high knees", "{do} marching steps without moving forward",
        ]  # fmt: skip
    return [
        "{walk} in place", "{walk} on the spot", "{step} in place", "{walk} in place, swinging the arms lightly", "{take} steps on the spot without moving forward", "{step} from one foot to the other in place",
        "{walk} as if on a treadmill", "{lift} the feet one after the other on the spot", "{stay} on the spot and {walk} in place",
    ]  # fmt: skip


@action(
    "climb stairs",
    "locomotion/walk/slope or stairs",
    verbs="walk climb go step",
    side=SIDE,
    direction=Choice(("up", "down")),
    rail=Choice(("free", "rail"), (2, 1)),
    manner=Choice(
        ("normal", "running", "two at a time", "both feet on each step", "carrying a box", "carrying two buckets"),
        (3, 1, 1, 1, 1, 1),
    ),
    count=Count(4, 8),
)
def climb_stairs(timeline: Timeline, side: str, direction: str, rail: str, manner: str, count: int) -> Sequence[str]:
    """Stairs of four to eight steps, walked or run, with or without a hand on the rail at the right."""
    up = direction == "up"
    style = (
        replace(
            WALK,
            step_m=0.29,
            step_s=0.62,
            double_s=0.14,
            pitch_deg=8,
            bend_deg=6,
            nod_deg=12,
            strike_deg=-4,
            heel_deg=30,
            bob_m=0.01,
            arm_m=0.12,
            lift_m=0.08,
        )
        if up
        else replace(
            WALK,
            step_m=0.28,
            step_s=0.58,
            double_s=0.12,
            pitch_deg=2,
            bend_deg=5,
            nod_deg=22,
            strike_deg=-20,
            heel_deg=34,
            bob_m=0.01,
            arm_m=0.10,
            lift_m=0.04,
        )
    )
    step_m, rise_m, many, doing = 0.29, 0.17, count, ""
    if manner == "running":
        doing = " at a run"
        style = replace(
            style,
            step_s=0.30,
            double_s=0.02,
            pitch_deg=14 if up else 4,
            bend_deg=10,
            arm_m=0.20,
            arm_bend_m=0.24,
            heel_deg=46,
            knee_m=0.06 if up else 0.0,
        )
    elif manner == "two at a time":
        doing, many = ", taking two steps at a time", (count + 1) // 2
        step_m, rise_m = 0.56, 0.32
        style = replace(
            style, step_m=0.56, step_s=0.80, pitch_deg=22 if up else 6, bend_deg=12, lift_m=0.12, arm_m=0.2, y_m=-0.05
        )
    elif manner == "both feet on each step":
        doing = ", putting both feet on each step"
        style = replace(style, step_s=0.66, together=True, bend_deg=style.bend_deg + 6, y_m=-0.03)
    elif manner == "carrying a box":
        doing, rail = ", carrying a box with both hands", "free"
        style = replace(style, hand=At("chest", 0.15, -0.24, 0.24), bend_deg=-3, pitch_deg=4, nod_deg=18)
        timeline.start(hands=At("chest", 0.15, -0.24, 0.24), palms=40)
    elif manner == "carrying two buckets":
        doing, rail = ", carrying a bucket in each hand", "free"
        loaded = At("shoulder", 0.20, -0.53, 0.03)
        style = replace(style, hand=loaded, arm_m=0.02, pitch_deg=style.pitch_deg + 4)
        timeline.start(hands=loaded, palms=0, shrugs=4)
    if rail == "rail":
        style = replace(style, hand=(At("shoulder", 0.10, -0.46, 0.08), At("shoulder", 0.26, -0.30, 0.24)))
    if not up:
        stand_at(timeline, rise_m * many)
    timeline.hold(0.2)
    if manner == "both feet on each step":
        # One foot leads, the other one closes: a walk of single steps that each come to a stand.
        for _ in range(count):
            walk(
                timeline,
                step_m,
                replace(style, together=False, step_m=step_m, step_s=0.46),
                steps=1,
                rise_m=rise_m if up else -rise_m,
                first="r",
                close=True,
            )
            timeline.time_s -= 0.2
        timeline.time_s += 0.2
    else:
        walk(
            timeline,
            step_m * many,
            replace(style, step_m=step_m),
            steps=many,
            rise_m=rise_m if up else -rise_m,
            first="r",
        )
    timeline.hold(0.2)
    held = f", the {side} hand on the rail" if rail == "rail" else ""
    if doing:
        run = "{run}" if manner == "running" else "{walk}"
        return [
            f"{run} {direction} the stairs{doing}{held}".replace("{run} up the stairs at a run", "{run} up the stairs").replace("{run} down the stairs at a run", "{run} down the stairs"),
            f"{{go}} {direction}stairs{doing}{held}", f"{run} {direction} a flight of stairs{doing}{held}".replace(" at a run", ""), f"{{hurry}} {direction} a staircase{held}" if manner == "running" else f"{{take}} the stairs {direction}{doing}{held}",
            ("{climb} the stairs" if up else "{descend} the stairs") + doing + held, f"{{move}} {direction} a staircase{doing}{held}", f"{{go}} {direction} the steps{doing}{held}", ("{ascend} a staircase" if up else "{come} down a staircase") + doing + held,
            {"running": f"{{rush}} quickly {direction} the stairs{held}", "two at a time": f"{{climb}} {direction} two stairs at a time with big strides{held}" if up else f"{{step}} down two stairs at a time with big strides{held}",
             "both feet on each step": f"{{walk}} {direction} the stairs, leading with the {side} leg on each step{held}", "carrying a box": f"{{carry}} a box {direction} the stairs",
             "carrying two buckets": f"{{carry}} two heavy buckets {direction} the stairs"}[manner],
            *([f"{{carry}} a heavy box {direction} the stairs", f"{{carry}} a box {direction} a few steps", f"{{lug}} a heavy box {direction}stairs"] if manner == "carrying a box" else []),
            *([f"{{carry}} a bucket in each hand {direction} the stairs", f"{{haul}} two buckets {direction} a staircase", f"{{carry}} a heavy bag in each hand {direction} the stairs"] if manner == "carrying two buckets" else []),
        ]  # fmt: skip
    stairs = f"{number_word(count)} stairs"
    return [
        f"{{walk}} {direction} the stairs{held}", f"{{go}} {direction}stairs{held}", f"{{walk}} {direction} a flight of stairs{held}", f"{{walk}} {direction} {stairs}, the {side} foot first{held}", ("{climb} the stairs" if up else "{descend} the stairs") + held,
        f"{{walk}} {direction} a staircase step by step{held}", ("{climb} some steps, lifting the knees" if up else "{step} down some stairs carefully, looking down") + held,
        f"{{go}} {direction} the steps{held}", ("{ascend} a staircase" if up else "{come} down a staircase") + held, f"{{take}} the stairs {direction}" + (f", holding the handrail with the {side} hand" if rail == "rail" else ""),
    ]  # fmt: skip


@action(
    "walk on a slope",
    "locomotion/walk/slope or stairs",
    verbs="walk climb go lean",
    side=SIDE,
    direction=Choice(("up", "down")),
    steep=Choice(("gentle", "steep")),
    gait=Choice(("walk", "run"), (2, 1)),
    begins=MOTION,
    ends=MOTION,
)
def walk_on_a_slope(
    timeline: Timeline, side: str, direction: str, steep: str, gait: str, begins: str, ends: str
) -> Sequence[str]:
    """Up or down a hill, leaning into it or back."""
    del side
    rise = {"gentle": 0.18, "steep": 0.34}[steep] * (1 if direction == "up" else -1)
    up = direction == "up"
    style = replace(WALK, step_m=0.48 if up else 0.42, step_s=0.62, pitch_deg=(14 if up else -6) * (1.5 if steep == "steep" else 1), bend_deg=8 if up else 0, nod_deg=0 if up else 12,
                    y_m=-0.05, strike_deg=0 if up else 16, arm_m=0.18 if up else 0.10, lift_m=0.09)  # fmt: skip
    if gait == "run":
        jog = STYLES["jog"]
        style = replace(
            jog,
            step_m=0.56 if up else 0.66,
            step_s=0.36,
            air_s=0.05,
            pitch_deg=(15 if up else -3) * (1.3 if steep == "steep" else 1),
            lift_m=0.13,
            knee_m=0.06 if up else 0.0,
            nod_deg=-4 if up else 10,
        )
    steps = int(timeline.generator.integers(5, 8)) + (3 if gait == "run" else 0)
    if not up and gait == "run":
        cut = 3 * ((begins == "moving") + (ends == "moving"))
        stand_at(timeline, -rise * (steps + cut) * style.step_m)
    elif not up:
        cut = 2 * ((begins == "moving") + (ends == "moving"))
        stand_at(timeline, -rise * (steps + cut) * style.step_m)
    travel(timeline, steps * style.step_m, style, slope=rise, begins=begins, ends=ends)
    hill = "slope" if steep == "gentle" else "steep slope"
    if gait == "run":
        return [
            f"{{run}} {direction} a {hill}", f"{{run}} {direction}hill", f"{{jog}} {direction} a {'hill' if steep == 'gentle' else 'steep hill'}", f"{{run}} {direction} a {hill}, leaning {'forward' if up else 'back'}", f"{{jog}} {direction}hill", f"{{run}} {direction} a {'ramp' if steep == 'gentle' else 'steep ramp'}",
            f"{{hurry}} {direction} a {hill} at a run", f"{{run}} {direction} an incline", f"{{charge}} {direction} a {'hill' if steep == 'gentle' else 'steep hill'}",
        ]  # fmt: skip
    return [
        f"{{walk}} {direction} a {hill}", f"{{walk}} {direction}hill", f"{{go}} {direction} a {'hill' if steep == 'gentle' else 'steep hill'}", f"{{walk}} {direction} a {hill}, leaning {'forward' if up else 'back'}",
        ("{climb} a " if up else "{descend} a ") + hill, f"{{hike}} {direction}hill" if up else "{walk} carefully downhill", f"{{walk}} {direction} a {'ramp' if steep == 'gentle' else 'steep ramp'}", f"{{lean}} {'forward' if up else 'back'} and {{walk}} {direction} a {hill}",
        f"{{step}} {direction} an incline" if up else "{step} down an incline",
    ]  # fmt: skip


@action(
    "limp",
    "locomotion/walk/drunk",
    verbs="limp walk hobble drag",
    side=SIDE,
    support=Choice(
        ("free", "hand on the leg", "dragging the leg", "holding the side", "hand on the wall"), (3, 1, 1, 1, 1)
    ),
    begins=MOTION,
    ends=MOTION,
)
def limp(timeline: Timeline, side: str, support: str, begins: str, ends: str) -> Sequence[str]:
    """Walking with a hurt right leg."""
    style = STYLES["limp"]
    held = ""
    if support == "hand on the leg":
        style = replace(
            style, hand=(At("shoulder", 0.18, -0.44, 0.06), At("thigh", 0.05, 0.08, 0.10)), bend_deg=18, nod_deg=14
        )
        held = f", holding the {side} thigh with the hand"
    elif support == "dragging the leg":
        style = replace(style, step_m=0.30, step_s=0.74, toes_deg=10, sway_m=0.06, bend_deg=16)
        held = f", dragging the {side} leg"
    elif support == "holding the side":
        # A hand across the body on the ribs of the hurt side.
        style = replace(
            style,
            limp=0.7,
            step_m=0.34,
            step_s=0.72,
            hand=(At("chest", -0.20, -0.16, 0.06), None),
            bend_deg=20,
            nod_deg=16,
            sway_m=0.05,
        )
        timeline.start(elbow_l=10, side=0)
        held = f", holding the {side} side of the belly with the {other(side)} hand"
    elif support == "hand on the wall":
        style = replace(style, hand=(None, At("shoulder", 0.42, -0.06, 0.22)), step_m=0.34, step_s=0.72)
        timeline.start(palm_r=-40, wrist_r=-40)
        held = f", the {side} hand on the wall"
    steps = int(timeline.generator.integers(6, 9)) if support != "dragging the leg" else 6
    travel(timeline, steps * style.step_m, style, begins=begins, ends=ends, first="r")
    if support == "dragging the leg":
        # The foot of the hurt leg stays at the floor while it is pulled after, toes turned out, and lands beside the other.
        track = timeline.feet["r"]
        track.points = [(x, min(y, 0.012), z) for x, y, z in track.points]
        pitch = timeline.tracks["foot_pitch_r"]
        pitch.values = [min(value, 10.0) for value in pitch.values]
        yaw = timeline.tracks["foot_yaw_r"]
        yaw.values = [value - 24.0 for value in yaw.values]
    return [
        f"{{limp}} forward{held}", f"{{walk}} with a limp{held}", f"{{limp}} on the {side} leg{held}", f"{{walk}} as if the {side} leg were hurt{held}", f"{{hobble}} forward{held}", f"{{limp}} with an injured {side} leg{held}",
        f"{{walk}} with a bad {side} leg, sparing it{held}", f"{{hobble}} along, favoring the {other(side)} leg{held}", f"{{limp}} ahead, the {side} leg injured{held}", f"{{walk}} unevenly, dipping to the {side} at every other step{held}",
    ]  # fmt: skip


@action(
    "carry",
    "locomotion/walk/walk",
    verbs="carry walk hold",
    side=SIDE,
    load=Choice(("box", "heavy box", "bucket", "tray", "waiter's tray", "plank", "child", "something overhead")),
    begins=MOTION,
    ends=MOTION,
)
def carry(timeline: Timeline, side: str, load: str, begins: str, ends: str) -> Sequence[str]:
    """Walking with a box in both arms, a bucket in the right hand or a tray."""
    style = replace(STYLES["carry"], bend_deg=-3)
    hands = {"hands": At("chest", 0.15, -0.24, 0.24), "palms": 40.0}
    text, where = "a box", "in front of the body with both hands"
    if load == "heavy box":
        style = replace(
            style,
            step_m=0.34,
            step_s=0.64,
            bend_deg=-14,
            y_m=-0.06,
            width_m=0.24,
            sway_m=0.045,
            pitch_deg=-2,
            double_s=0.2,
        )
        hands = {"hands": At("pelvis", 0.17, 0.14, 0.27), "palms": 50.0}
        text = "a heavy box"
    elif load == "bucket":
        style = replace(style, step_m=0.46, step_s=0.58, bend_deg=0, drop_deg=5)
        hands = {"hand_r": At("shoulder", 0.10, -0.57, 0.03), "hand_l": At("shoulder", 0.36, -0.36, 0.05)}
        text, where = "a heavy bucket", f"in the {side} hand, leaning to the {other(side)}"
    elif load == "tray":
        hands = {"hands": At("shoulder", -0.02, -0.16, 0.38), "palms": 80.0}
        text, where = "a tray", "in front of the chest with both hands"
    elif load == "waiter's tray":
        hands = {
            "hand_r": At("shoulder", 0.16, 0.10, 0.14),
            "wrist_r": -60.0,
            "hand_l": At("shoulder", 0.10, -0.55, 0.05),
        }
        text, where = "a tray on one hand", f"at the height of the {side} shoulder like a waiter"
        style = replace(style, bend_deg=-4, step_m=0.54, step_s=0.5)
    elif load == "plank":
        hands = {
            "hand_r": At("shoulder", -0.02, 0.03, 0.20),
            "elbow_r": 20.0,
            "hand_l": At("shoulder", 0.12, -0.46, 0.10),
        }
        text, where = "a long plank", f"on the {side} shoulder"
        style = replace(style, bend_deg=4)
    elif load == "child":
        hands = {"hand_r": At("chest", -0.02, -0.14, 0.22), "hand_l": At("chest", -0.06, -0.26, 0.20), "palms": 60.0}
        text, where = "a child", "in the arms before the chest"
    elif load == "something overhead":
        hands = {"hands": At("shoulder", 0.02, 0.44, 0.10), "palms": -40.0}
        text, where = "something big", "above the head with both hands"
        style = replace(style, bend_deg=-2, step_m=0.46)
    timeline.start(**hands)
    steps = int(timeline.generator.integers(5, 8))
    if load == "bucket":
        style = replace(style, drop_deg=0.0, sway_m=0.02, hand=None)
    travel(timeline, steps * style.step_m, style, begins=begins, ends=ends, arms=False)
    if load == "bucket":
        # The trunk leans away from the weight all along.
        timeline.tracks["side"].values = [value + 12.0 for value in timeline.tracks["side"].values]
    return [
        f"{{carry}} {text}", f"{{walk}} forward carrying {text}", f"{{carry}} {text} {where}", f"{{walk}} while holding {text} {where}", f"{{carry}} {text} forward", f"{{hold}} {text} {where} and {{walk}}",
        f"{{transport}} {text} on foot", f"{{walk}} ahead with {text} {where}", f"{{walk}} along, carrying {text} {where}",
    ]  # fmt: skip


@action(
    "moonwalk",
    "locomotion/walk/walk backward",
    verbs="moonwalk slide glide",
    side=SIDE,
    hands=Choice(("swinging", "at the hat"), (3, 1)),
    begins=MOTION,
    ends=MOTION,
)
def moonwalk(timeline: Timeline, side: str, hands: str, begins: str, ends: str) -> Sequence[str]:
    """Gliding backward, one foot flat while the other stands on its ball; perhaps the right hand at the hat."""
    style = replace(STYLES["moon"], step_s=0.62, step_m=0.42, heel_deg=50, nod_deg=8)
    hat = ""
    if hands == "at the hat":
        style = replace(style, hand=(None, At("head", 0.08, 0.08, 0.12)), nod_deg=20)
        timeline.start(elbow_r=45)
        hat = f", the {side} hand at the hat"
    steps = int(timeline.generator.integers(6, 9))
    travel(timeline, steps * style.step_m, style, line(180), facing=0, begins=begins, ends=ends)
    return [f"{phrase}{hat}" for phrase in (
        "{moonwalk}", "{do} the moonwalk", "{moonwalk} backward", "{glide} backward with sliding feet", "{slide} backward as in a moonwalk", "{perform} a moonwalk, the feet gliding backward over the floor",
        "{slide} one foot back after the other, lifting the other heel", "{moonwalk} smoothly backward", "{move} backward with gliding steps while facing forward",
    )]  # fmt: skip


@action("skate", "locomotion/low/slide", verbs="skate glide push swing", side=SIDE, begins=MOTION, ends=MOTION)
def skate(timeline: Timeline, side: str, begins: str, ends: str) -> Sequence[str]:
    """Speed skating strides, bent forward, pushing off sideways."""
    del side
    style = STYLES["skate"]
    steps = int(timeline.generator.integers(5, 8))
    travel(timeline, steps * style.step_m, replace(style, step_s=0.72), begins=begins, ends=ends)
    return [
        "{skate} forward", "{skate} like a speed skater", "{move} forward with skating steps", "{imitate} ice skating, pushing off to the left and right", "{push} off to the sides and {skate} forward",
        "{skate} with wide strides, bent forward and the arms swinging", "{glide} from leg to leg like a speed skater", "{lean} forward and {skate} with long sideways strides", "{swing} the arms and {skate} ahead",
    ]  # fmt: skip


@action(
    "step and return",
    "locomotion/walk/walk",
    verbs="step return take",
    side=SIDE,
    direction=Choice(("forward", "backward", "sideways", "diagonal", "across")),
    count=Count(1, 3),
    size=Choice(("normal", "big")),
)
def step_and_return(timeline: Timeline, side: str, direction: str, count: int, size: str) -> Sequence[str]:
    """One step with the right foot and back, some times."""
    length_m = 0.36 if size == "normal" else 0.58
    forward_m, out_m = {
        "forward": (length_m, 0.095),
        "backward": (-0.85 * length_m, 0.095),
        "sideways": (0.0, 0.095 + length_m),
        "diagonal": (0.75 * length_m, 0.095 + 0.7 * length_m),
        "across": (0.8 * length_m, -0.20),
    }[direction]
    timeline.hold(0.3)
    for _ in range(count):
        step(timeline, "r", forward_m, out_m, duration_s=0.5, advance=False)
        timeline.to(0.6, z=0.5 * forward_m, x=-0.5 * (out_m - 0.095), y=-0.04 - 0.08 * (size == "big"))
        timeline.hold(0.3)
        step(timeline, "r", 0.0, 0.095, duration_s=0.5, advance=False)
        timeline.to(0.6, z=0.0, x=0.0, y=0.0)
        timeline.hold(0.15)
    way = {
        "forward": "forward",
        "backward": "backward",
        "sideways": f"to the {side}",
        "diagonal": f"diagonally forward to the {side}",
        "across": f"across the body to the {other(side)}",
    }[direction]
    a = "a big step" if size == "big" else "a step"
    again = "" if count == 1 else f", {times(count)}"
    return [
        f"{{take}} {a} {way} and {{step}} back again{again}", f"{{step}} {way} with the {side} foot and {{return}}{again}", f"{{step}} {way} and back{again}", f"{{take}} one step {way} with the {side} leg, then {{bring}} the feet together{again}",
        f"{{put}} the {side} foot {way} and {{pull}} it back{again}", f"{{move}} the {side} foot {way}, {{shift}} the weight and {{return}}{again}", f"{{make}} {a} {way}, then {{go}} back to the start{again}",
        f"{{set}} the {side} foot {way} and {{bring}} it back beside the {other(side)} foot{again}", f"{{do}} {a} {way} and back{again}",
        *([f"{{step}} sideways and back, to the {side}", "{step} to the side and {return}"] if direction == "sideways" else []),
    ]  # fmt: skip


@action(
    "walk looking around",
    "locomotion/walk/stroll",
    verbs="walk look turn",
    side=SIDE,
    where=Choice(("both sides", "back over the shoulder", "up", "down", "one side"), (3, 1, 1, 1, 1)),
    begins=MOTION,
    ends=MOTION,
)
def walk_looking_around(timeline: Timeline, side: str, where: str, begins: str, ends: str) -> Sequence[str]:
    """Strolling with the head turned: from side to side, back over the right shoulder, up, down or to the right."""
    style = STYLES["stroll"]
    steps = int(timeline.generator.integers(7, 10))
    travel(timeline, steps * style.step_m, style, begins=begins, ends=ends)
    begin_s, end_s = timeline.clip_start_s + 0.3, timeline.time_s
    if where in ("up", "down"):
        angle = -40.0 if where == "up" else 36.0
        overlay(timeline, "nod", (0.0, begin_s, begin_s + 0.7, end_s - 0.5, end_s + 0.2), (0.0, 0.0, angle, angle, 0.0))
        overlay(
            timeline,
            "bend",
            (0.0, begin_s, begin_s + 0.7, end_s - 0.5, end_s + 0.2),
            (0.0, 0.0, 0.25 * angle, 0.25 * angle, 0.0),
        )
        at = "up at the sky" if where == "up" else "down at the ground"
        far = (
            "{raise} the head and {walk}, looking upward"
            if where == "up"
            else "{lower} the head and {walk}, eyes on the floor"
        )
        return [
            f"{{walk}} and {{look}} {at}", f"{{walk}} forward while looking {where}", f"{{walk}} ahead, looking {at}", f"{{stroll}} along looking {at}", far, f"{{look}} {at} while walking",
            f"{{walk}} with the eyes {'on the ceiling' if where == 'up' else 'on the feet'}", f"{{walk}} on, the head tilted {'up' if where == 'up' else 'down'}", f"{{stroll}} and {{gaze}} {at}",
        ]  # fmt: skip
    if where == "back over the shoulder":
        glance(timeline, begin_s, end_s - 0.2, (-1, -1, 0, -1), 78.0, 34.0)
        return [
            f"{{walk}} and {{look}} back over the {side} shoulder", "{walk} forward while looking behind", f"{{walk}} ahead, glancing back over the {side} shoulder", "{walk} on and {turn} the head to look back", "{look} back while walking forward",
            f"{{walk}} as if followed, looking back to the {side}", f"{{stroll}} and {{check}} behind over the {side} shoulder", "{walk} away with a look back over the shoulder", "{walk} nervously, looking behind again and again",
        ]  # fmt: skip
    if where == "one side":
        glance(timeline, begin_s, end_s - 0.2, (-1, -1, -1))
        return [
            f"{{walk}} and {{look}} to the {side}", f"{{walk}} forward with the head turned to the {side}", f"{{walk}} ahead while looking {side}", f"{{walk}} along, watching something on the {side}", f"{{stroll}} and {{look}} at the {side} side",
            f"{{turn}} the head to the {side} while walking", f"{{walk}} past something on the {side}, looking at it", f"{{walk}} on, the eyes to the {side}", f"{{walk}} and {{face}} the {side} with the head only",
        ]  # fmt: skip
    glance(timeline, begin_s, end_s, (-1, 1, -1, 1))
    return [
        "{walk} and {look} around", f"{{walk}} forward while looking {side} and {other(side)}", "{walk} ahead, looking from side to side", f"{{stroll}} and {{turn}} the head to the {side}, then to the {other(side)}", "{look} around while walking",
        "{walk} forward and {look} left and right", f"{{walk}} on, turning {{poss}} head first {side}, then {other(side)}", "{stroll} along, watching both sides of the way", "{walk} like somebody who is searching, the head turning from side to side",
    ]  # fmt: skip


@action(
    "step over something",
    "locomotion/walk/walk",
    verbs="step lift walk climb cross",
    side=SIDE,
    height=Choice(("low", "high")),
    start=Choice(("walking", "standing"), (2, 1)),
    end=Choice(("walk on", "stop"), (2, 1)),
    count=Count(1, 2, usual=1),
)
def step_over_something(timeline: Timeline, side: str, height: str, start: str, end: str, count: int) -> Sequence[str]:
    """The right knee lifted high over an obstacle, then the left one, once or twice, and on."""
    high = height == "high"
    up_m, far_m = (0.46, 0.40) if high else (0.26, 0.36)
    if start == "walking":
        walk(timeline, (3.4 - count) * 0.55, replace(WALK, step_m=0.55), steps=4 - count, first="r")
        timeline.time_s -= 0.2
        timeline.wait()
    else:
        timeline.hold(0.3)
    for number in range(count):
        timeline.look_at(At("floor", 0.0, 0.1, 0.5), 0.3)
        for foot, ahead_m in (("r", far_m), ("l", 0.0)):
            stands = "l" if foot == "r" else "r"
            sign = 1.0 if foot == "r" else -1.0
            if foot == "l":
                timeline.place = timeline.place.moved(forward_m=far_m + 0.16)
                ahead_m = 0.10
            knee = At("hip", 0.12, -0.34 if high else -0.46, 0.34)
            arms = {
                f"hand_{foot}": At("shoulder", 0.24, -0.36, -0.02),
                f"hand_{stands}": At("shoulder", 0.22, -0.30, 0.22),
            }
            timeline.to(0.42, exact=True, x=0.075 * sign, z=0.02 if foot == "r" else -0.16, y=-0.01, balance=0, roll=-5 * sign, bend=12, pitch=4 if foot == "r" else 14,
                        **{f"foot_{foot}": knee if foot == "r" else At("hip", 0.16, -up_m - 0.14, -0.24), f"ankle_{foot}": 0.0, f"knee_{foot}": 14.0}, **arms)  # fmt: skip
            if foot == "l":
                timeline.to(
                    0.26,
                    exact=True,
                    z=-0.02,
                    **{f"foot_{foot}": At("hip", 0.14, -0.40 if high else -0.50, 0.22)},
                    pitch=8,
                )
            else:
                timeline.to(
                    0.22, exact=True, z=0.10, **{f"foot_{foot}": At("hip", 0.10, -0.44 if high else -0.54, 0.44)}
                )
            timeline.to(0.30, exact=True, x=0.0, z=0.22 if foot == "r" else 0.06, y=-0.05, roll=0, **{f"foot_{foot}": At("floor", 0.10, 0.0, ahead_m + (0.16 if foot == "r" else 0.0)), f"knee_{foot}": 0.0})  # fmt: skip
        step(timeline, "r", 0.10, 0.095, duration_s=0.3, heel_first=False, advance=False)
        timeline.place = timeline.place.moved(forward_m=0.10)
        timeline.to(0.35, x=0.0, z=0.0, y=0.0, pitch=2, bend=4, balance=1)
        if number < count - 1:
            walk(timeline, 0.5, replace(WALK, step_m=0.4), steps=2, first="l")
    timeline.look_at(None, 0.3)
    if end == "walk on":
        walk(timeline, (3.6 - 1.3 * count) * 0.55, replace(WALK, step_m=0.55), steps=5 - 2 * count, first="r")
    else:
        timeline.neutral(0.5)
    what = {"low": "an obstacle on the floor", "high": "a big, high obstacle"}[height]
    twice = "" if count == 1 else ", then over a second one"
    first = "{walk} up and " if start == "walking" else ""
    on = " and {walk} on" if end == "walk on" else ""
    return [
        f"{{step}} over {what}{twice}{on}", f"{first}{{step}} over {what} with the {side} leg first{twice}{on}", f"{first}{{lift}} the {side} foot, then the {other(side)} one over {what}{twice}{on}", f"{first}{{step}} carefully over something with the {side} foot first{twice}{on}",
        f"{{lift}} one knee after the other to step over {what}{twice}{on}", f"{first}{{climb}} over {what} without jumping{twice}{on}" if high else f"{first}{{step}} over a puddle{twice}{on}", f"{first}{{cross}} {what} with a {'high' if high else 'long'} step{twice}{on}",
        f"{first}{{raise}} the {side} knee high and {{step}} across {what}{twice}{on}" if high else f"{first}{{step}} over a cable on the floor, the {side} foot first{twice}{on}", f"{first}{{step}} across {what}, beginning with the {side} leg{twice}{on}",
        *(["{stand} in front of an obstacle and {step} over it", "{step} over something from standing, without walking up"] if start == "standing" else []),
        *(["{step} over an obstacle and {stop} behind it"] if end == "stop" else []),
    ]  # fmt: skip


@action(
    "walk to one side",
    "locomotion/walk/walk",
    verbs="walk turn go",
    side=SIDE,
    ends=MOTION,
)
def walk_to_one_side(timeline: Timeline, side: str, ends: str) -> Sequence[str]:
    """From standing straight off to the right: the body turns with the first steps and walks on that way."""
    timeline.hold(0.2)
    timeline.to(0.35, turn=-50, twist=-12)
    timeline.to(0.5, advance=False, turn=0, twist=0)
    steps = int(timeline.generator.integers(5, 8))
    travel(timeline, steps * WALK.step_m, WALK, corner(0.05, -90, 0.28), ends=ends, first="r")
    return [
        f"{{walk}} to the {side}", f"{{walk}} off to the {side}", f"{{turn}} {side} and {{walk}}", f"{{walk}} away to the {side}", f"{{go}} to the {side}", f"{{walk}} in the direction of the {side} side", f"{{start}} to walk to the {side}",
        f"{{look}} {side} and {{walk}} that way", f"{{head}} off to the {side} on foot",
    ]  # fmt: skip


@action(
    "cross the street",
    "locomotion/walk/walk",
    verbs="cross look walk wait raise",
    side=SIDE,
    first=Choice(("look both ways", "raise a hand", "wait for a car")),
    pace=Choice(("walk", "hurry")),
)
def cross_the_street(timeline: Timeline, side: str, first: str, pace: str) -> Sequence[str]:
    """At the curb: looks to the right, to the left and to the right again, then over; perhaps with a raised hand or after waiting."""
    timeline.hold(0.2)
    walk(timeline, 0.9, WALK, steps=2, first="r")
    for angle, hold_s in ((-70, 0.35), (70, 0.35), (-60, 0.2)):
        timeline.to(0.45, turn=angle, twist=0.35 * angle, bend=8, z=0.03)
        timeline.hold(hold_s)
    if first == "wait for a car":
        # Leans back while something passes from one side to the other.
        timeline.to(0.4, turn=-66, twist=-20, pitch=-6, bend=2, z=-0.04)
        timeline.to(0.9, turn=60, twist=20)
        timeline.to(0.4, turn=0, twist=0, pitch=0, z=0.0)
    else:
        timeline.to(0.35, turn=0, twist=0, bend=4, z=0.0)
    up = first == "raise a hand"
    if up:
        timeline.to(0.4, hand_r=At("shoulder", 0.10, 0.52, 0.10))
    gait = replace(WALK, step_s=0.42, step_m=0.70, pitch_deg=6) if pace == "hurry" else replace(WALK, step_s=0.52)
    if up:
        gait = replace(gait, hand=(None, At("shoulder", 0.10, 0.52, 0.10)))
    walk(timeline, 6.4 * gait.step_m, gait, steps=7, first="r")
    how = {
        "look both ways": "",
        "raise a hand": f" with the {side} hand raised",
        "wait for a car": " after waiting for a car",
    }[first]
    quick = " in a hurry" if pace == "hurry" else ""
    return [
        f"{{cross}} the street{how}{quick}", f"{{look}} {side} and {other(side)} and {{cross}} the road{how}{quick}", f"{{stop}} at the curb, {{look}} both ways and {{walk}} across{how}{quick}", f"{{check}} for cars on both sides and {{cross}} the street{how}{quick}",
        f"{{walk}} over a crosswalk{how}{quick}", f"{{look}} to the {side}, to the {other(side)}, then {{cross}} the street{how}{quick}", f"{{turn}} the head to both sides and {{walk}} over the road{how}{quick}", f"= a pedestrian crossing the street{how}{quick}",
        f"{{wait}} at the roadside, {{look}} around and {{go}} across{how}{quick}",
    ]  # fmt: skip
