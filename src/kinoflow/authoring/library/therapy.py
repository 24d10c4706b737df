"""Physiotherapy: what is done on a chair, on a mat and standing to keep joints moving and muscles strong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.moves import LYING_FOOT, lie_start, sit_on_floor_start, sit_start
from kinoflow.authoring.timeline import Timeline

EXERCISE = "fitness/gym/exercise"
CROSSED: dict[str, Any] = {
    "hand_r": At("chest", -0.10, 0.02, 0.07),
    "hand_l": At("chest", -0.10, -0.01, 0.10),
    "elbows": 30.0,
}


@action(
    "sit to stand",
    EXERCISE,
    verbs="stand sit rise lower repeat",
    count=Count(2, 4),
    arms=Choice(("crossed", "forward", "on the thighs")),
    seat=Choice(("chair", "high chair")),
)
def sit_to_stand(timeline: Timeline, count: int, arms: str, seat: str) -> Sequence[str]:
    """Up from a chair and down again, over and over, as a test of the legs."""
    seat_m = 0.45 if seat == "chair" else 0.54
    sit_start(timeline, seat_m)
    low = timeline.value("y")
    held: dict[str, Any] = {
        "crossed": CROSSED,
        "forward": {"hands": At("shoulder", 0.0, -0.02, 0.54)},
        "on the thighs": {"hands": At("thigh", 0.02, 0.10, 0.06)},
    }[arms]
    if arms != "on the thighs":
        timeline.start(**held, palms=0)
    timeline.hold(0.3)
    for number in range(count):
        timeline.to(0.45, pitch=34, bend=14, nod=-22)
        timeline.to(0.16, y=low + 0.06, z=-0.24, pitch=36, balance=0.5)
        up: dict[str, Any] = {"hands": At("shoulder", 0.07, -0.48, 0.06)} if arms == "on the thighs" else {}
        timeline.to(0.55, y=0.0, z=0.0, pitch=0, bend=0, nod=0, balance=1.0, **up)
        timeline.hold(0.15)
        if number < count - 1 or count < 4:
            down: dict[str, Any] = held if arms == "on the thighs" else {}
            timeline.to(0.40, y=0.4 * low, z=-0.16, pitch=30, bend=14, nod=-18, balance=0.6)
            timeline.to(0.45, y=low, z=-0.40, pitch=10, bend=12, nod=-6, balance=0.0, **down)
            timeline.to(0.25, pitch=-2, bend=6, nod=0)
            timeline.hold(0.1)
    timeline.hold(0.25)
    how = {
        "crossed": "with the arms crossed over the chest",
        "forward": "with the arms stretched forward",
        "on the thighs": "with the hands pushing on the thighs",
    }[arms]
    return [
        "{stand} up and {sit} down again and again" if count > 2 else "{stand} up and {sit} down twice",
        f"{{stand}} up from a chair {times(count)} {how}",
        f"{{do}} sit-to-stands {how}",
        f"{{do}} {count} sit-to-stand repetitions {how}".replace(
            str(count), times(count).replace(" times", "").replace("twice", "two")
        ),
        f"{{rise}} from a chair {times(count)} without using the hands"
        if arms != "on the thighs"
        else f"{{push}} off the thighs and {{rise}} from a chair {times(count)}",
        f"{{get}} up from a chair and {{sit}} back down repeatedly {how}",
        f"{{repeat}} standing up from a chair {times(count)} {how}",
        f"= chair stand test, {times(count)}, {how}",
        f"{{do}} chair squats {how}, {times(count)}",
        f"{{begin}} seated and {{stand}} up {times(count)} {how}",
        *(
            ["{stand} up from a high chair again and again", "{sit} down on a high seat and {stand} up"]
            if seat == "high chair"
            else []
        ),
    ]


@action(
    "seated knee extension",
    EXERCISE,
    verbs="extend straighten lift kick raise lower",
    side=SIDE,
    count=Count(2, 4),
    legs=Choice(("one leg", "alternating")),
    hold=Choice(("short", "long")),
)
def seated_knee_extension(timeline: Timeline, side: str, count: int, legs: str, hold: str) -> Sequence[str]:
    """On a chair, a leg is stretched out level, held, and lowered."""
    sit_start(timeline, 0.47)
    timeline.start(hands=At("pelvis", 0.24, 0.02, 0.04), palms=-60)
    timeline.hold(0.3)
    rest = At("floor", 0.10, 0.0, 0.0)
    for number in range(count):
        foot = "r" if legs == "one leg" or number % 2 == 0 else "l"
        timeline.to(0.65, pitch=-6, bend=4, **{f"foot_{foot}": At("hip", 0.0, -0.04, 0.815), f"ankle_{foot}": -22.0})
        timeline.hold(0.35 if hold == "short" else 1.0)
        timeline.to(0.65, pitch=-2, bend=6, **{f"foot_{foot}": rest, f"ankle_{foot}": 10.0})
        timeline.hold(0.2)
    who = f"the {side} leg" if legs == "one leg" else "the legs in turn"
    long = " and {hold} it" if hold == "long" else ""
    return [
        f"{{do}} {counted(count, 'seated knee extension')}",
        f"{{sit}} on a chair and {{straighten}} {who}, {times(count)}",
        f"{{extend}} {who} forward {times(count)} while seated",
        f"{{lift}} the {side} foot and {{straighten}} the knee{long}, sitting on a chair",
        f"{{do}} leg extensions on a chair with {who}",
        f"{{sit}} and {{kick}} {who} out slowly until straight, {times(count)}",
        f"{{stretch}} {who} out level from a chair and {{lower}} the foot again, {times(count)}",
        f"= seated knee extensions with {who}, {times(count)}",
        f"{{raise}} the lower leg until the {side} knee is straight{long}, seated",
        f"{{exercise}} the knee on a chair, extending {who} {times(count)}",
    ]


@action(
    "seated march",
    EXERCISE,
    verbs="march lift raise lower pump",
    side=SIDE,
    count=Count(4, 8),
    arms=Choice(("swing", "on the seat", "on the thighs")),
)
def seated_march(timeline: Timeline, side: str, count: int, arms: str) -> Sequence[str]:
    """On a chair, knees lifted in turn, perhaps with the arms swinging."""
    sit_start(timeline, 0.46)
    if arms == "on the seat":
        timeline.start(hands=At("pelvis", 0.26, 0.02, 0.02), palms=-60)
    elif arms == "swing":
        timeline.start(hands=At("shoulder", 0.10, -0.34, 0.16), palms=0)
    timeline.hold(0.25)
    for number in range(count):
        foot, opposite = ("r", "l") if number % 2 == 0 else ("l", "r")
        sign = 1.0 if foot == "r" else -1.0
        swing: dict[str, Any] = {}
        if arms == "swing":
            swing = {
                f"hand_{opposite}": At("shoulder", 0.06, -0.16, 0.34),
                f"hand_{foot}": At("shoulder", 0.14, -0.40, -0.12),
                "twist": 5 * sign,
            }
        timeline.to(
            0.36, side=2 * sign, **{f"foot_{foot}": At("hip", 0.02, -0.20, 0.38), f"ankle_{foot}": 4.0}, **swing
        )
        timeline.to(0.34, side=0, **{f"foot_{foot}": At("floor", 0.10, 0.0, 0.0), f"ankle_{foot}": 10.0})
    timeline.hold(0.3)
    how = {
        "swing": "swinging the arms",
        "on the seat": "holding the seat",
        "on the thighs": "with the hands on the thighs",
    }[arms]
    return [
        "{march} while sitting",
        f"{{march}} in place on a chair, {how}",
        f"{{do}} a seated march, {how}",
        f"{{sit}} on a chair and {{lift}} the knees in turn, {how}",
        f"{{raise}} the {side} knee, then the {other(side)} one, while seated, {how}",
        f"{{sit}} and {{march}} with both legs in turn, {times(count)} in all",
        f"{{do}} {counted(count, 'seated knee lift')}, {how}",
        f"= chair marching, {how}",
        f"{{walk}} in place sitting on a chair, {how}",
        f"{{pump}} the knees up and down while seated, {how}",
    ]


@action(
    "shoulder raise",
    EXERCISE,
    verbs="raise lift abduct lower hold",
    side=SIDE,
    direction=Choice(("to the side", "to the front")),
    height=Choice(("shoulder height", "overhead")),
    arms=Choice(("one arm", "both arms")),
    count=Count(2, 3),
    upper=True,
)
def shoulder_raise(timeline: Timeline, side: str, direction: str, height: str, arms: str, count: int) -> Sequence[str]:
    """A straight arm, or both, raised to the side (abduction) or to the front (flexion), and lowered."""
    overhead = height == "overhead"
    level = At("shoulder", 0.56, 0.0, 0.04) if direction == "to the side" else At("shoulder", 0.0, 0.0, 0.565)
    top = At("shoulder", 0.10, 0.55, 0.04)
    moving = ("hand_r",) if arms == "one arm" else ("hand_r", "hand_l")
    palm: dict[str, float] = {
        f"palm_{name[-1]}": 40.0 if overhead and direction == "to the side" else -40.0 for name in moving
    }
    timeline.hold(0.3)
    lean = -3.0 if direction == "to the front" else 0.0
    for _ in range(count):
        sideways = 2.0 if arms == "one arm" else 0.0
        timeline.to(0.65, **dict.fromkeys(moving, level), **palm, bend=lean, side=sideways)
        if overhead:
            timeline.to(0.5, **dict.fromkeys(moving, top), bend=lean - 2)
            timeline.hold(0.25)
            timeline.to(0.5, **dict.fromkeys(moving, level), bend=lean)
        else:
            timeline.hold(0.35)
        timeline.to(
            0.65, **dict.fromkeys(moving, At("shoulder", 0.08, -0.52, 0.03)), **dict.fromkeys(palm, 0.0), bend=1, side=0
        )
        timeline.hold(0.15)
    timeline.neutral(0.4)
    who = f"the {side} arm" if arms == "one arm" else "both arms"
    it = "it" if arms == "one arm" else "them"
    to = "to shoulder height" if not overhead else "all the way up overhead"
    kind = "shoulder abduction" if direction == "to the side" else "shoulder flexion"
    return [
        f"{{raise}} {who} {direction}",
        f"{{raise}} {who} {direction} {to}, {times(count)}",
        f"{{lift}} {who} straight {direction} {to} and {{lower}} {it} again",
        f"{{do}} {kind} with {who}, {times(count)}",
        f"{{do}} {kind} {to} with {who}",
        f"{{lift}} {who} {direction} {times(count)} and {{lower}} slowly",
        f"{{move}} {who} up {direction} {to} and back down, {times(count)}",
        f"= {kind} exercise, {who}, {to}",
        f"{{perform}} arm raises {direction} with {who} {to}",
        f"{{bring}} {who} up {direction} {to} with a straight elbow",
    ]


@action(
    "heel slides",
    EXERCISE,
    verbs="slide bend pull straighten",
    side=SIDE,
    count=Count(2, 4),
    legs=Choice(("one leg", "alternating")),
)
def heel_slides(timeline: Timeline, side: str, count: int, legs: str) -> Sequence[str]:
    """On the back, a heel is slid up to the seat and out again."""
    lie_start(timeline, "up")
    timeline.hold(0.35)
    flat = LYING_FOOT.moved(forward=-0.06)
    for number in range(count):
        foot = "r" if legs == "one leg" or number % 2 == 0 else "l"
        timeline.to(0.9, **{f"foot_{foot}": At("hip", 0.03, -0.40, -0.05), f"ankle_{foot}": 10.0, f"knee_{foot}": 0.0})
        timeline.hold(0.3)
        timeline.to(0.9, **{f"foot_{foot}": flat, f"ankle_{foot}": 22.0})
        timeline.hold(0.15)
    who = f"the {side} heel" if legs == "one leg" else "one heel after the other"
    leg = f"the {side} leg" if legs == "one leg" else "the legs in turn"
    return [
        "{do} heel slides",
        f"{{lie}} on the back and {{slide}} {who} to the buttocks, {times(count)}",
        f"{{slide}} {who} up and down the floor {times(count)}, lying on the back",
        f"{{do}} {counted(count, 'heel slide')} with {leg}",
        f"{{bend}} and {{straighten}} {leg}, sliding the heel on the floor, lying face up",
        f"{{lie}} flat and {{bend}} the {side} knee by sliding the foot in, then {{slide}} it out",
        f"{{draw}} {who} up to the body and {{push}} it away again, lying down",
        f"= heel slides lying on the back, {leg}",
        f"{{perform}} supine heel slides with {leg}, {times(count)}",
        f"{{lie}} on the floor and {{pull}} {who} towards the seat {times(count)}",
    ]


@action(
    "ankle pumps",
    EXERCISE,
    verbs="pump point flex bend pull",
    side=SIDE,
    pose=Choice(("lying", "sitting on the floor")),
    count=Count(4, 8),
    feet=Choice(("both feet", "one foot", "alternating")),
)
def ankle_pumps(timeline: Timeline, side: str, pose: str, count: int, feet: str) -> Sequence[str]:
    """Legs straight, the toes pulled up and pointed away again and again."""
    if pose == "lying":
        lie_start(timeline, "up")
        timeline.start(nod=24)
    else:
        sit_on_floor_start(timeline)
        timeline.start(
            hands=At("floor", 0.28, 0.05, -0.22), pitch=-20, bend=14, nod=16, feet=At("hip", 0.10, -0.33, 0.76), heels=0
        )
    pulled, pointed = -34.0, 62.0
    sides = ("r", "l") if feet != "one foot" else ("r",)
    timeline.hold(0.25)
    for _ in range(count):
        for phase in (0, 1):
            wanted: dict[str, float] = {}
            for side_now in sides:
                flip = feet == "alternating" and side_now == "l"
                wanted[f"ankle_{side_now}"] = pulled if (phase == 0) != flip else pointed
            timeline.to(0.36, exact=True, **wanted)
            timeline.hold(0.05)
    timeline.to(0.35, ankles=20)
    timeline.hold(0.2)
    who = {"both feet": "both feet", "one foot": f"the {side} foot", "alternating": "the feet in turn"}[feet]
    where = "lying on the back" if pose == "lying" else "sitting on the floor with straight legs"
    return [
        "{do} ankle pumps",
        f"{{do}} ankle pumps with {who}, {where}",
        f"{{point}} and {{flex}} {who}, {where}",
        f"{{move}} {who} up and down at the ankle {times(count)}, {where}",
        f"{{pull}} the toes up and {{push}} them away {times(count)}, {where}",
        f"{{flex}} {who} {times(count)}, {where}",
        f"{{bend}} the ankles up and down, {where}",
        f"= ankle pump exercise with {who}, {where}",
        f"{{stretch}} and {{bend}} {who}, the legs straight, {where}",
        f"{{pump}} {who} like on a pedal, {where}",
    ]


@action(
    "shoulder rolls",
    "fitness/stretching/stretch",
    verbs="roll circle lift shrug",
    direction=Choice(("backward", "forward")),
    count=Count(3, 5),
    size=Choice(("big", "small")),
    side=SIDE,
    shoulders=Choice(("both", "one"), (4, 1)),
    upper=True,
)
def shoulder_rolls(
    timeline: Timeline, direction: str, count: int, size: str, side: str, shoulders: str
) -> Sequence[str]:
    """Both shoulders go round: up, back, down, forward, the arms hanging along."""
    wide = 1.0 if size == "big" else 0.55
    way = -1.0 if direction == "backward" else 1.0
    timeline.hold(0.25)
    one = shoulders == "one"
    for _ in range(count if one else 0):
        for shrug, bend, out, up, forward in (
            (33, 0.0, 0.12, -0.50, 0.05), (16, 4.0 * way, 0.16, -0.48, 0.04 + 0.14 * way), (-12, 2.0, 0.13, -0.54, 0.04), (6, -4.0 * way, 0.10, -0.51, 0.04 - 0.11 * way),
        ):  # fmt: skip
            timeline.to(
                0.24,
                exact=True,
                shrug_r=shrug * wide,
                bend=bend,
                side=-4 if shrug < 0 else 5,
                tilt=-4,
                twist=-8 * (forward - 0.04) / 0.14,
                hand_r=At("shoulder", out, up, forward),
            )
    for _ in range(count if not one else 0):
        # The shoulder's roll is seen in the raised shoulder, the hands that travel with it, and the chest that opens.
        timeline.to(0.22, exact=True, shrugs=33 * wide, bend=0, hands=At("shoulder", 0.12, -0.50, 0.05))
        timeline.to(
            0.22,
            exact=True,
            shrugs=16 * wide,
            bend=9 * way * wide,
            hands=At("shoulder", 0.16, -0.48, 0.04 + 0.14 * way * wide),
            elbows=24 * wide,
        )
        timeline.to(0.22, exact=True, shrugs=-12 * wide, bend=2, hands=At("shoulder", 0.13, -0.54, 0.04))
        timeline.to(
            0.22,
            exact=True,
            shrugs=6 * wide,
            bend=-9 * way * wide + 2,
            hands=At("shoulder", 0.10, -0.51, 0.04 - 0.11 * way * wide),
            elbows=0,
        )
    timeline.neutral(0.5)
    if one:
        return [
            f"{{roll}} the {side} shoulder {direction} {times(count)}",
            f"{{do}} shoulder rolls with the {side} shoulder only",
            f"{{circle}} the {side} shoulder {direction}, arms hanging",
            f"{{lift}} the {side} shoulder to the ear and {{roll}} it {direction}",
            f"{{loosen}} the {side} shoulder with {size} {direction} rolls",
            f"{{do}} {counted(count, f'{direction} shoulder roll')} on the {side} side",
            f"= {side} shoulder rolling {direction}",
            f"{{move}} one shoulder, the {side} one, round {direction} {times(count)}",
        ]
    return [
        "{do} shoulder rolls",
        f"{{roll}} both shoulders {direction} {times(count)}",
        f"{{roll}} {{poss}} shoulders {direction} in {size} circles",
        f"{{do}} {counted(count, f'{direction} shoulder roll')}",
        f"{{circle}} the shoulders {direction} {times(count)}, arms hanging",
        f"{{lift}} the shoulders to the ears and {{roll}} them {direction}",
        f"{{loosen}} the shoulders with {size} {direction} rolls",
        f"= shoulder rolls {direction}, {size} ones",
        f"{{move}} both shoulders round {direction} in {size} circles {times(count)}",
        f"{{warm}} up the shoulders, rolling them {direction}",
    ]


@action(
    "wrist circles",
    "fitness/stretching/stretch",
    verbs="circle roll rotate turn",
    side=SIDE,
    arms=Choice(("bent", "stretched forward", "one wrist held")),
    count=Count(3, 5),
    direction=Choice(("outward", "inward")),
    upper=True,
)
def wrist_circles(timeline: Timeline, side: str, arms: str, count: int, direction: str) -> Sequence[str]:
    """The hands go round at the wrists, both in the air or one held by the other hand."""
    way = 1.0 if direction == "outward" else -1.0
    timeline.hold(0.2)
    if arms == "one wrist held":
        place = At("chest", 0.04, 0.0, 0.30)
        timeline.to(0.5, hand_r=place, hand_l=At("chest", -0.02, -0.10, 0.24), elbow_r=30, nod=14, palm_r=-30)
    else:
        place = At("shoulder", 0.06, -0.20, 0.32) if arms == "bent" else At("shoulder", 0.04, 0.04, 0.57)
        timeline.to(0.5, hands=place, palms=-50, elbows=15, nod=8)
    both = arms != "one wrist held"
    for _ in range(count):
        for wrist, cock, out, up in (
            (45, 0, 0.0, -0.05),
            (0, 32, 0.05 * way, 0.0),
            (-55, 0, 0.0, 0.05),
            (0, -32, -0.05 * way, 0.0),
        ):
            # Stretched arms stay: only the hands go round.
            moved = place if arms == "stretched forward" else place.moved(out, up)
            wanted: dict[str, Any] = (
                {"hands": moved, "wrists": wrist, "cock": cock * way}
                if both
                else {"hand_r": moved, "wrist_r": wrist, "cock_r": cock * way}
            )
            timeline.to(0.20, exact=True, **wanted)
    timeline.neutral(0.6)
    who = "both wrists" if both else f"the {side} wrist"
    how = {
        "bent": "with bent elbows",
        "stretched forward": "with the arms stretched forward",
        "one wrist held": f"held by the {other(side)} hand",
    }[arms]
    return [
        "{do} wrist circles",
        f"{{circle}} {who} {direction}, {how}",
        f"{{roll}} {who} {times(count)}, {how}",
        f"{{rotate}} {who} {direction} {times(count)}",
        f"{{turn}} {'the hands' if both else f'the {side} hand'} round at the {'wrists' if both else 'wrist'}, {how}",
        f"{{loosen}} {who} with circles {direction}",
        f"{{do}} {counted(count, f'{direction} wrist circle')}, {how}",
        f"= wrist circles {direction}, {how}",
        f"{{warm}} up {who} by rolling {'them' if both else 'it'}, {how}",
        f"{{hold}} {'both hands' if both else f'the {side} hand'} in front and {{make}} circles at the {'wrists' if both else 'wrist'}",
    ]


@action(
    "seated trunk exercise",
    EXERCISE,
    verbs="twist turn bend lean reach sit",
    side=SIDE,
    move=Choice(("twist", "side bend", "forward reach", "lean back")),
    count=Count(1, 3),
    arms=Choice(("crossed", "on the thighs")),
)
def seated_trunk_exercise(timeline: Timeline, side: str, move: str, count: int, arms: str) -> Sequence[str]:
    """On a chair the upper body is turned, bent sideways, bent down to the feet or leaned back."""
    sit_start(timeline, 0.46)
    crossed = arms == "crossed" and move in ("twist", "side bend", "lean back")
    if crossed:
        timeline.start(**CROSSED, palms=0)
    timeline.hold(0.35)
    for _ in range(count):
        if move == "twist":
            for sign in (-1, 1):
                timeline.to(0.8, twist=48 * sign, turn=24 * sign, bend=2)
                timeline.hold(0.3)
            timeline.to(0.7, twist=0, turn=0, bend=6)
        elif move == "side bend":
            for sign, hand in ((-1, "r"), (1, "l")):
                reach = {} if crossed else {f"hand_{hand}": At("shoulder", 0.13, -0.56, 0.0)}
                timeline.to(0.8, side=32 * sign, tilt=8 * sign, roll=4 * sign, **reach)
                timeline.hold(0.3)
                back = {} if crossed else {f"hand_{hand}": At("thigh", 0.02, 0.10, 0.06)}
                timeline.to(0.7, side=0, tilt=0, roll=0, **back)
        elif move == "forward reach":
            timeline.to(1.1, pitch=30, bend=54, nod=6, hands=At("floor", 0.14, 0.20, 0.16))
            timeline.hold(0.6)
            timeline.to(1.1, pitch=-2, bend=6, nod=0, hands=At("thigh", 0.02, 0.10, 0.06))
        else:
            timeline.to(0.9, pitch=-26, bend=-2, nod=8)
            timeline.hold(0.5)
            timeline.to(0.9, pitch=2, bend=6, nod=0)
        timeline.hold(0.1)
    timeline.hold(0.2)
    held = "arms crossed over the chest" if crossed else "hands on the thighs"
    does = {
        "twist": f"{{turn}} the upper body to the {side} and to the {other(side)}",
        "side bend": f"{{bend}} the upper body to the {side} and to the {other(side)}",
        "forward reach": "{bend} forward and {reach} down to the feet",
        "lean back": "{lean} back with a straight back and {come} up again",
    }[move]
    name = {
        "twist": "seated trunk twist", "side bend": "seated side bend", "forward reach": "seated forward bend", "lean back": "seated lean back",
    }[move]  # fmt: skip
    how = f", {held}" if move != "forward reach" else ""
    return [
        f"{does}, sitting on a chair",
        f"{{do}} {counted(count, name)}{how}",
        f"{{sit}} on a chair and {does}{how}",
        f"{does} while seated, {times(count)}",
        f"= {name}s on a chair{how}",
        f"{{exercise}} the trunk on a chair: {does}",
        f"{{perform}} {counted(count, name)} on a chair",
        f"{{sit}} upright{how}, {does}",
    ]


@action(
    "shoulder rotation",
    EXERCISE,
    verbs="rotate turn open move",
    side=SIDE,
    direction=Choice(("outward", "inward")),
    arms=Choice(("one arm", "both arms")),
    count=Count(2, 4),
    upper=True,
)
def shoulder_rotation(timeline: Timeline, side: str, direction: str, arms: str, count: int) -> Sequence[str]:
    """The elbow bent at a right angle by the waist, the forearm turned outward or inward like a door."""
    moving = ("hand_r",) if arms == "one arm" else ("hand_r", "hand_l")
    ahead, out, across = (
        At("shoulder", 0.02, -0.30, 0.29),
        At("shoulder", 0.28, -0.31, 0.14),
        At("shoulder", -0.22, -0.30, 0.20),
    )
    goal = out if direction == "outward" else across
    timeline.hold(0.3)
    timeline.to(0.7, **dict.fromkeys(moving, ahead))
    for number in range(count):
        timeline.to(0.7, **dict.fromkeys(moving, goal), nod=2)
        timeline.hold(0.3)
        timeline.to(0.7, **dict.fromkeys(moving, ahead))
        timeline.hold(0.1)
        del number
    timeline.neutral(0.6)
    who = f"the {side} forearm" if arms == "one arm" else "both forearms"
    arm = f"the {side} arm" if arms == "one arm" else "both arms"
    name = "external rotation" if direction == "outward" else "internal rotation"
    return [
        f"{{do}} shoulder {name} with {arm}",
        f"{{bend}} the elbow at the side and {{turn}} {who} {direction}, {times(count)}",
        f"{{rotate}} {arm} {direction} with the elbow at the waist",
        f"{{move}} {who} {direction} like a door, the upper arm still, {times(count)}",
        f"{{do}} {counted(count, f'{direction} shoulder rotation')} with {arm}",
        f"= shoulder {name} exercise, {arm}, elbow bent",
        f"{{keep}} the elbow at the waist and {{swing}} {who} {direction} and back",
        f"{{perform}} rotator cuff exercises, turning {who} {direction}",
    ]
