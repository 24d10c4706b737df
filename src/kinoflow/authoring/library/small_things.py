"""Small things of every day that belong to no other family: a cross made, a pulse felt, a lid shut, something thrown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.library.meals import MOUTH, POSE, begin, finish, seated
from kinoflow.authoring.library.stretching import LEAF, SIDEWAYS
from kinoflow.authoring.moves import circle, sit_start, step
from kinoflow.authoring.timeline import Timeline

OBJECTS = "daily/objects/"


@action(
    "swing the arms",
    LEAF,
    verbs="swing warm loosen let move",
    side=SIDE,
    way=Choice(("side to side", "forward and back", "in turn", "open and crossed"), (3, 2, 2, 1)),
    arms=Choice(("both arms", "one arm"), (4, 1)),
    count=Count(3, 6, usual=4),
)
def swing_the_arms(timeline: Timeline, side: str, way: str, arms: str, count: int) -> Sequence[str]:
    """Loose straight arms as pendulums: both to one side and the other, ahead and back, by turns, or crossed and open."""
    one = arms == "one arm" and way in ("side to side", "forward and back")
    timeline.stance(0.34)
    timeline.hold(0.2)

    def swung(seconds: float, right: At, left: At, **body: float) -> None:
        timeline.to(seconds, exact=True, hand_r=right, **({} if one else {"hand_l": left}), **body)

    low = At("shoulder", 0.06, -0.54, 0.12)
    half_s = float(timeline.generator.uniform(0.27, 0.31))
    for _ in range(count):
        if way == "side to side":
            swung(
                half_s, At("shoulder", -0.30, -0.26, 0.34), At("shoulder", 0.46, -0.20, 0.20), twist=26, x=0.04, turn=6
            )
            swung(half_s, low.moved(out=-0.06, forward=0.04), low.moved(out=-0.06, forward=0.04), twist=0, x=0, turn=0)
            swung(
                half_s,
                At("shoulder", 0.46, -0.20, 0.20),
                At("shoulder", -0.30, -0.26, 0.34),
                twist=-26,
                x=-0.04,
                turn=-6,
            )
            swung(half_s, low.moved(out=-0.06, forward=0.04), low.moved(out=-0.06, forward=0.04), twist=0, x=0, turn=0)
        elif way == "forward and back":
            ahead, behind = At("shoulder", 0.05, -0.04, 0.55), At("shoulder", 0.12, -0.44, -0.32)
            swung(half_s, ahead, ahead, y=0, bend=-1)
            swung(half_s, low, low, y=-0.07, bend=8)
            swung(half_s, behind, behind, y=-0.03, bend=14)
            swung(half_s, low, low, y=-0.07, bend=8)
        elif way == "in turn":
            ahead, behind = At("shoulder", 0.03, -0.12, 0.53), At("shoulder", 0.12, -0.46, -0.28)
            swung(half_s, ahead, behind, twist=12, y=0)
            swung(half_s, low, low, twist=0, y=-0.02)
            swung(half_s, behind, ahead, twist=-12, y=0)
            swung(half_s, low, low, twist=0, y=-0.02)
        else:
            swung(0.38, SIDEWAYS.moved(-0.02, 0.0, -0.10), SIDEWAYS.moved(-0.02, 0.0, -0.10), bend=-6)
            swung(0.38, At("shoulder", -0.22, 0.05, 0.38), At("shoulder", -0.22, -0.05, 0.34), bend=6)
    timeline.neutral(0.7)
    what = f"the {side} arm" if one else "both arms"
    if way == "in turn":
        return [
            f"{{swing}} the arms alternately forward and back {times(count)}",
            "{swing} {poss} arms alternately",
            "{swing} one arm forward and the other back in turn",
            "{swing} the arms one after the other as in walking, {stand:ing} on the spot",
            f"{{swing}} the arms in opposite directions {times(count)}",
            "{move} the arms as if walking, without moving the feet",
            "{warm} up with alternating arm swings",
            f"= alternating arm swings, {times(count)}",
            "{let} the arms swing past the body in turn",
        ]
    if way == "open and crossed":
        return [
            f"{{swing}} the arms open and across the chest {times(count)}",
            "{swing} both arms out wide and {cross} them in front of the chest",
            "{swing} {poss} arms open and closed",
            "{fling} the arms open to the sides and {cross} them, again and again",
            f"{{warm}} up by swinging the arms across the body {times(count)}",
            "{do} crossing arm swings",
            "{swing} the arms back and hug {poss}self in turn",
            f"= horizontal arm swings across the chest, {times(count)}",
            "{open} and {cross} straight arms in front of the chest to warm up",
        ]
    if way == "forward and back":
        return [
            f"{{swing}} {what} forward and back {times(count)}",
            f"{{swing}} {what} forward and backward",
            f"{{swing}} {what} back and forth",
            f"{{let}} {what} swing to the front and to the back, the knees soft",
            f"{{warm}} up by swinging {what} forward and back",
            f"{{swing}} {what} up in front and down behind {times(count)}",
            f"{{loosen}} the shoulders, swinging {what} forward and back",
            f"= arm swings forward and back with {what}",
            f"{{move}} {what} to and fro like a pendulum",
        ]
    return [
        f"{{swing}} {what} from side to side {times(count)}",
        f"{{swing}} {what} from side to side",
        f"{{swing}} {what} left and right",
        f"{{swing}} {what}",
        f"{{swing}} {what} loosely across the body to one side and the other",
        f"{{warm}} up by swinging {what} from side to side",
        f"{{let}} {what} swing loosely from side to side, turning the upper body",
        f"= side to side arm swings with {what}",
        f"{{do}} arm swings with {what}" if one else "{swing} {poss} arms",
        f"{{loosen}} up, swinging {what} to the left and right",
    ]


@action(
    "cross oneself",
    "social/body signs/talk",
    verbs="cross make touch bow kiss fold",
    upper=True,
    side=SIDE,
    end=Choice(("lower the hand", "fold the hands", "kiss the fingers"), (3, 1, 1)),
    pose=Choice(("standing", "kneeling", "sitting"), (3, 1, 1)),
)
def cross_oneself(timeline: Timeline, side: str, end: str, pose: str) -> Sequence[str]:
    """Fingers at the forehead, the breastbone, the far shoulder and the near one; then folded hands or a kiss."""
    begin(timeline, pose)
    timeline.to(0.55, hand_r=At("head", 0.06, 0.02, 0.19), elbow_r=25, palm_r=60, wrist_r=15, nod=10, bend=4)
    timeline.hold(0.15)
    timeline.to(0.4, hand_r=At("chest", 0.05, -0.10, 0.15), elbow_r=30, nod=16)
    timeline.hold(0.12)
    timeline.to(0.4, hand_r=At("chest", -0.09, 0.08, 0.15), elbow_r=40)
    timeline.hold(0.12)
    timeline.to(0.4, hand_r=At("chest", 0.17, 0.09, 0.15), elbow_r=35)
    timeline.hold(0.2)
    if end == "fold the hands":
        timeline.to(0.5, hands=At("chest", 0.03, -0.06, 0.15), elbows=0, palms=0, wrists=0, cock=32, nod=28, bend=9)
        timeline.hold(1.0)
    elif end == "kiss the fingers":
        timeline.to(0.35, hand_r=MOUTH.moved(-0.03, 0.01, 0.02), elbow_r=30, nod=4)
        timeline.hold(0.2)
        timeline.to(0.4, hand_r=At("shoulder", 0.12, 0.08, 0.36), nod=-14, elbow_r=15)
        timeline.hold(0.3)
    timeline.to(0.2, cock=0, advance=False)
    finish(timeline, pose, 0.7)
    then = {
        "lower the hand": "",
        "fold the hands": ", then {fold} the hands and {bow} the head",
        "kiss the fingers": ", then {kiss} the fingers",
    }[end]
    where = "" if pose == "standing" else f" {seated(pose)}"
    return [
        f"{{cross}} {{poss}}self with the {side} hand{where}{then}",
        f"{{cross}} {{poss}}self{then}",
        f"{{make}} the sign of the cross{where}{then}",
        f"{{make}} the sign of the cross on forehead, chest and shoulders with the {side} hand{then}",
        f"{{do}} the sign of the cross in church{where}{then}",
        f"{{touch}} forehead, chest and both shoulders with the {side} hand{then}",
        f"= a believer making the sign of the cross{where}",
        f"{{bless}} {{poss}}self with the sign of the cross{where}{then}",
        f"{{make}} a cross with the {side} hand over {{poss}} own chest before praying{then}",
    ]


@action(
    "bless somebody",
    "social/body signs/talk",
    verbs="bless make raise spread lay draw hold",
    upper=True,
    side=SIDE,
    way=Choice(("a cross in the air", "both hands", "a hand on the head"), (3, 1, 1)),
    who=Choice(("the crowd", "one person")),
)
def bless(timeline: Timeline, side: str, way: str, who: str) -> Sequence[str]:
    """A priest's cross drawn in the air, large and slow; both hands spread over people; a hand laid on a bowed head."""
    crowd = who == "the crowd"
    timeline.hold(0.25)
    if way == "a cross in the air":
        rest = At("chest", 0.04, -0.02, 0.10)
        timeline.to(0.7, hand_r=At("shoulder", 0.00, 0.32, 0.36), elbow_r=15, hand_l=rest, elbow_l=25, nod=2)
        timeline.hold(0.2)
        for turn in (24, -24) if crowd else (0,):
            timeline.to(0.4, hand_r=At("shoulder", -0.04, 0.32, 0.38), turn=turn, twist=turn / 3)
            timeline.to(0.65, hand_r=At("shoulder", -0.04, -0.20, 0.42), nod=6)
            timeline.to(0.45, hand_r=At("shoulder", -0.24, 0.10, 0.40), nod=2)
            timeline.to(0.65, hand_r=At("shoulder", 0.24, 0.10, 0.42))
            timeline.hold(0.15)
    elif way == "both hands":
        timeline.to(0.9, hands=At("shoulder", 0.26, 0.26, 0.36), palms=-70, elbows=12, nod=4)
        timeline.hold(0.4)
        if crowd:
            timeline.to(0.9, turn=20, twist=10)
            timeline.to(1.2, turn=-20, twist=-10)
            timeline.to(0.7, turn=0, twist=0)
        else:
            timeline.to(0.8, hands=At("shoulder", 0.06, 0.02, 0.46), palms=-80, nod=14)
            timeline.hold(1.0)
    else:
        head = At("shoulder", -0.14, -0.16, 0.44)
        timeline.to(0.8, hand_r=head.moved(up=0.12, forward=-0.04), elbow_r=20, palm_r=-80, nod=14, bend=8)
        timeline.to(0.4, hand_r=head, nod=22, bend=12, hand_l=At("chest", 0.04, -0.02, 0.11), elbow_l=25)
        timeline.hold(1.5)
        timeline.to(0.4, hand_r=head.moved(up=0.12, forward=-0.04), nod=14)
    timeline.to(0.3, turn=0, twist=0, nod=12, bend=6)
    timeline.hold(0.2)
    timeline.neutral(0.8)
    if way == "a hand on the head":
        return [
            f"{{bless}} somebody with the {side} hand on their head",
            "{bless} a child with a hand on its head",
            f"{{lay}} the {side} hand on somebody's head and {{bless}} them",
            f"{{lay}} the {side} hand on the head of a kneeling person",
            "= priest laying a hand on a head in blessing",
            f"{{give}} a blessing, the {side} hand on a bowed head",
            f"{{hold}} the {side} hand on the head of somebody who kneels in front",
            f"{{put}} the {side} hand on a believer's head to bless them",
        ]
    whom = "the crowd" if crowd else "somebody"
    people = "the congregation" if crowd else "a man"
    if way == "both hands":
        return [
            f"{{bless}} {whom} with both hands",
            f"{{raise}} both hands over {people} to bless them"
            if crowd
            else f"{{raise}} both hands over {people} to bless him",
            f"{{spread}} both hands in blessing over {whom}",
            f"= priest blessing {whom} with both hands raised",
            f"{{hold}} both palms out over {people} in a blessing",
            f"{{give}} {whom} a blessing with both arms spread",
            f"{{lift}} both hands and {{bless}} {people}",
            f"= two-handed blessing of {whom}",
        ]
    return [
        f"{{bless}} {whom}",
        f"{{bless}} {people}",
        f"{{bless}} {whom} with the {side} hand, drawing a cross in the air",
        f"{{make}} the sign of the cross over {whom} with the {side} hand",
        f"{{draw}} a cross in the air with the {side} hand to bless {people}",
        f"{{give}} {whom} {{poss}} blessing",
        f"{{raise}} the {side} hand and {{bless}} {people}",
        f"= priest blessing {whom}",
        f"= the pope blessing {whom} with the {side} hand",
    ]


@action(
    "twerk",
    "social/dance/street",
    verbs="twerk shake dance bounce",
    crispness="crisp",
    hands=Choice(("on the knees", "on the hips", "in the air"), (3, 1, 1)),
    count=Count(8, 14, usual=10),
)
def twerk(timeline: Timeline, hands: str, count: int) -> Sequence[str]:
    """A wide half squat, bent forward, the hips thrust back and up and tucked under in quick turns."""
    timeline.stance(0.46, toes_deg=24)
    timeline.hold(0.2)
    held: dict[str, Any] = {
        "on the knees": {"hands": At("knee", 0.02, 0.10, 0.03), "elbows": 30.0, "palms": -50.0},
        "on the hips": {"hands": At("pelvis", 0.18, 0.13, 0.0), "elbows": 50.0, "palms": -40.0, "wrists": -25.0},
        "in the air": {"hands": At("shoulder", 0.24, 0.32, 0.24), "elbows": 10.0},
    }[hands]
    timeline.to(0.6, y=-0.26, pitch=42, bend=6, nod=-18, knees=16, **held)
    for number in range(count):
        turn = 12.0 if number % 4 < 2 else -12.0
        timeline.to(0.2, exact=True, pitch=58, bend=-12, y=-0.15, turn=turn)
        timeline.to(0.2, exact=True, pitch=26, bend=24, y=-0.36)
    timeline.to(0.25, pitch=36, bend=10, turn=0)
    timeline.neutral(0.7)
    held_said = {
        "on the knees": "the hands on the knees",
        "on the hips": "the hands on the hips",
        "in the air": "the hands in the air",
    }[hands]
    return [
        "{twerk}",
        f"{{twerk}}, {held_said}",
        "{twerk} to the music",
        f"{{squat}} down and {{twerk}}, {held_said}",
        f"{{shake}} {{poss}} butt, bent forward, {held_said}",
        f"{{shake}} {{poss}} booty, {held_said}",
        "{bounce} the hips up and down in a low squat, leaning forward",
        f"= twerking with {held_said}",
        "{do} the twerk",
        "{wiggle} {poss} bottom",
    ]


@action(
    "close a laptop",
    "daily/objects/turn",
    verbs="close shut open push lift slam fold",
    side=SIDE,
    way=Choice(("close", "open"), (2, 1)),
    force=Choice(("normal", "slam"), (3, 1)),
    hands=Choice(("one hand", "both hands")),
    pose=Choice(("sitting", "standing"), (2, 1)),
)
def close_a_laptop(timeline: Timeline, side: str, way: str, force: str, hands: str, pose: str) -> Sequence[str]:
    """Fingers at the top of the screen bring it forward and down, and the hand rests on the lid; or the other way."""
    begin(timeline, pose)
    both = hands == "both hands"
    up, forward = (0.0, 0.0) if pose == "sitting" else (0.24, 0.40)

    def lid(up_m: float, forward_m: float, **body: float) -> dict[str, Any]:
        place = At("air", 0.12 if both else 0.03, up_m + up, forward_m + forward)
        return {"hands" if both else "hand_r": place, "palms" if both else "palm_r": -70.0, **body}

    top, middle, flat = (0.98, 0.06), (0.96, -0.08), (0.80, -0.10)
    slams = force == "slam" and way == "close"
    if way == "close":
        timeline.to(0.6, **lid(*top, bend=12, nod=12))
        timeline.hold(0.15)
        timeline.to(0.12 if slams else 0.35, exact=True, **lid(*middle, bend=12))
        timeline.to(0.10 if slams else 0.40, exact=True, **lid(*flat, bend=16, nod=20))
        timeline.hold(0.45)
    else:
        timeline.to(0.6, **lid(*flat, bend=16, nod=20))
        timeline.hold(0.15)
        timeline.to(0.35, **lid(0.90, -0.14, bend=14))
        timeline.to(0.4, **lid(*top, bend=10, nod=10))
        timeline.hold(0.2)
        timeline.to(0.45, hands=At("air", 0.11, 0.80 + up, -0.06 + forward), palms=-85, elbows=15, nod=14)
        timeline.hold(0.4)
    finish(timeline, pose, 0.7)
    timeline.wait()
    with_ = "both hands" if both else f"the {side} hand"
    where = seated(pose)
    if way == "open":
        return [
            "{open} a laptop",
            f"{{open}} {{poss}} laptop with {with_}",
            f"{{lift}} the lid of a laptop with {with_}",
            f"{{open}} the screen of a laptop {where}",
            f"{{open}} {{poss}} notebook computer with {with_} {where}",
            f"{{flip}} a laptop open with {with_}",
            f"= opening a laptop with {with_}",
            f"{{fold}} up the screen of a laptop {where}",
            "{open} up the computer to start work",
        ]
    verb = "slam" if slams else "close"
    tail = " shut" if slams else ""
    return [
        f"{{{verb}}} a laptop{tail}",
        f"{{{verb}}} {{poss}} laptop{tail} with {with_}",
        f"{{shut}} {{poss}} laptop hard with {with_}" if slams else f"{{shut}} {{poss}} laptop with {with_}",
        f"{{push}} the lid of a laptop {'down hard' if slams else 'down'} with {with_} {where}",
        f"{{{verb}}} the screen of a laptop{tail} {where}",
        f"{{{verb}}} {{poss}} notebook computer{tail} {where}",
        f"{{bang}} the laptop shut, angry about work, with {with_}"
        if slams
        else f"{{fold}} a laptop shut with {with_}",
        f"= {'slamming' if slams else 'closing'} a laptop{tail} with {with_}",
        f"{{{verb}}} the laptop{tail} after work",
    ]


@action(
    "close the lid of a box",
    "daily/objects/turn",
    verbs="close shut open push lift slam press",
    side=SIDE,
    way=Choice(("close", "open"), (2, 1)),
    force=Choice(("normal", "slam"), (3, 1)),
    at=Choice(("on a table", "on the floor"), (2, 1)),
    hands=Choice(("both hands", "one hand"), (2, 1)),
)
def close_a_lid(timeline: Timeline, side: str, way: str, force: str, at: str, hands: str) -> Sequence[str]:
    """A hinged lid behind the box is brought up and forward, down onto the box and pressed shut; or lifted open."""
    timeline.stance(0.24)
    timeline.hold(0.2)
    both, floor = hands == "both hands", at == "on the floor"
    up, forward = (-0.66, 0.10) if floor else (0.0, 0.0)
    body: dict[str, float] = (
        {"y": -0.34, "pitch": 36.0, "bend": 34.0, "nod": -4.0} if floor else {"bend": 12.0, "nod": 18.0}
    )
    if floor:
        timeline.to(0.7, **body, knees=8, hands=At("air", 0.20, 0.50, 0.40))

    def lid(up_m: float, forward_m: float) -> dict[str, Any]:
        place = At("air", 0.16 if both else 0.04, up_m + up, forward_m + forward)
        return {"hands" if both else "hand_r": place, "palms" if both else "palm_r": -50.0}

    back, top, shut = (1.16, 0.56), (1.24, 0.42), (1.06, 0.32)
    slams = force == "slam" and way == "close"
    if way == "close":
        timeline.to(0.6, **lid(*back), **body)
        timeline.hold(0.15)
        timeline.to(0.2 if slams else 0.4, **lid(*top))
        timeline.to(0.12 if slams else 0.45, exact=True, **lid(*shut), bend=body["bend"] + 6)
        timeline.hold(0.2)
        if not slams:
            timeline.to(0.2, **lid(shut[0] - 0.02, shut[1]), bend=body["bend"] + 10)
        timeline.hold(0.3)
    else:
        timeline.to(0.6, **lid(*shut), **body)
        timeline.hold(0.2)
        timeline.to(0.45, **lid(*top))
        timeline.to(0.4, **lid(*back), bend=body["bend"] + 4)
        timeline.hold(0.2)
        timeline.to(
            0.4, hands=At("air", 0.18, shut[0] + up + 0.03, shut[1] + forward - 0.06), nod=24 if not floor else 6
        )
        timeline.hold(0.7)
    timeline.neutral(0.9 if floor else 0.7)
    with_ = "both hands" if both else f"the {side} hand"
    if way == "open":
        return [
            f"{{open}} the lid of a box {at}",
            f"{{open}} a box {at} with {with_}",
            f"{{lift}} the lid of a box {at} with {with_}",
            f"{{open}} a case {at} and {{look}} inside",
            f"{{raise}} the lid of a box with {with_} and {{look}} in",
            f"{{open}} a suitcase {at} with {with_}",
            f"= opening the lid of a box {at}",
            f"{{flip}} up the lid of a box {at}",
        ]
    verb = "slam" if slams else "close"
    tail = " shut" if slams else ""
    return [
        f"{{{verb}}} the lid of a box{tail}",
        f"{{{verb}}} a box {at}{tail} with {with_}",
        f"{{{verb}}} the lid{tail} with {with_}",
        f"{{push}} the lid of a box {at} {'down hard' if slams else 'down'} with {with_}",
        f"{{shut}} a case {at} with a bang" if slams else f"{{shut}} a case {at}",
        f"{{{verb}}} a chest {at}{tail}",
        f"{{{verb}}} a suitcase {at}{tail} with {with_}",
        f"= {'slamming' if slams else 'closing'} the lid of a chest{tail}",
        f"{{put}} the lid down on a trunk {at}" if not slams else f"{{slam}} the lid of a trunk {at}",
    ]


@action(
    "take a pulse",
    "social/greeting/handshake",
    verbs="take feel check hold press look kneel",
    side=SIDE,
    whose=Choice(("somebody's", "own"), (2, 1)),
    where=Choice(("wrist", "neck"), (2, 1)),
    pose=Choice(("standing", "kneeling", "sitting"), (2, 1, 1)),
)
def take_a_pulse(timeline: Timeline, side: str, whose: str, where: str, pose: str) -> Sequence[str]:
    """Two fingers laid on a wrist or a neck, and stillness with little nods that count, a glance at the watch."""
    own, wrist = whose == "own", where == "wrist"
    begin(timeline, pose)
    if own and wrist:
        timeline.to(0.6, hand_l=At("chest", 0.02, -0.14, 0.28), palm_l=75, elbow_l=8, nod=18)
        timeline.to(0.5, hand_r=At("other", 0.05, 0.05, -0.02), elbow_r=25, palm_r=-60, nod=24)
    elif own:
        timeline.to(0.7, hand_r=At("head", 0.10, -0.17, 0.10), elbow_r=15, palm_r=30, wrist_r=15, tilt=-5, nod=4)
    elif pose == "kneeling":
        # Somebody lies in front.
        timeline.look_at(At("floor", -0.1, 0.1, 0.7), 0.4)
        timeline.to(
            0.8, pitch=30, bend=34, hand_r=At("air", 0.02, 0.22, 0.62), palm_r=-60, hand_l=At("thigh", 0.02, 0.10, 0.08)
        )
        if wrist:
            timeline.to(0.4, hand_l=At("air", 0.12, 0.20, 0.56), palm_l=70)
            timeline.to(0.5, pitch=16, bend=26, hand_l=At("air", 0.10, 0.38, 0.44), hand_r=At("air", 0.0, 0.43, 0.42))
        else:
            timeline.to(0.3, hand_r=At("air", 0.0, 0.18, 0.64))
    elif wrist:
        timeline.to(0.6, hand_l=At("chest", 0.06, -0.20, 0.38), palm_l=70, nod=16, bend=5)
        timeline.to(0.5, hand_r=At("chest", 0.0, -0.12, 0.38), palm_r=-60, elbow_r=20, nod=20)
    else:
        timeline.to(0.7, hand_r=At("shoulder", -0.10, 0.0, 0.48), palm_r=20, elbow_r=10, bend=6, nod=2)
    for _ in range(4):
        timeline.to(0.16, bend=timeline.tracks["bend"].last + 1.5)
        timeline.to(0.24, bend=timeline.tracks["bend"].last - 1.5)
        timeline.hold(0.1)
    if own or not wrist:
        timeline.to(0.4, turn=10)
        timeline.hold(0.5)
        timeline.to(0.4, turn=0)
    else:
        timeline.to(0.3, turn=8, nod=24)
        timeline.hold(0.6)
        timeline.to(0.3, turn=0)
    if pose == "kneeling":
        timeline.to(0.5, bend=6, pitch=2, advance=False)
    finish(timeline, pose, 0.7)
    timeline.wait()
    at = f"at the {where}"
    if own:
        place = seated(pose)
        return [
            "{take} {poss} own pulse",
            f"{{take}} {{poss}} own pulse {at} {place}",
            f"{{check}} {{poss}} own pulse {at}",
            f"{{feel}} {{poss}} own pulse with the {side} hand {at} {place}",
            f"{{press}} two fingers of the {side} hand on {{poss}} own {where} to feel the pulse",
            f"{{measure}} {{poss}} heart rate with two fingers {at}",
            f"= runner checking the heart rate {at} {place}",
            f"{{count}} {{poss}} own heartbeats with the {side} hand {at}",
        ]
    whom = "somebody lying on the ground" if pose == "kneeling" else "a patient"
    low = "{kneel} and " if pose == "kneeling" else "{sit} and " if pose == "sitting" else ""
    return [
        "{take} somebody's pulse",
        f"{{take}} the pulse of {whom} {at}",
        f"{low}{{check}} somebody's pulse {at}" if low else f"{{check}} somebody's pulse {at}",
        f"{{feel}} for a pulse {at} of {whom} with the {side} hand",
        f"{low}{{take}} a patient's pulse {at}",
        f"{{press}} two fingers of the {side} hand on the {where} of {whom} to feel the pulse",
        f"= nurse taking the pulse of {whom} {at}",
        f"= medic checking {whom} for a pulse {at}",
        f"{{check}} whether {whom} still has a pulse {at}",
    ]


@action(
    "look out of a window",
    "daily/states/look around",
    verbs="look gaze stare watch peer",
    upper=True,
    side=SIDE,
    hands=Choice(("hanging", "behind the back", "on the frame", "part the curtain", "on the glass"), (3, 1, 1, 1, 1)),
    look=Choice(("ahead", "down", "to both sides"), (2, 1, 1)),
)
def look_out_of_a_window(timeline: Timeline, side: str, hands: str, look: str) -> Sequence[str]:
    """Stillness at a window: the head follows what is outside; a hand on the frame or the glass, or it parts the curtain."""
    timeline.hold(0.3)
    if hands == "behind the back":
        timeline.to(0.7, hand_r=At("pelvis", 0.0, 0.06, -0.18), hand_l=At("pelvis", 0.02, 0.0, -0.20), palms=30)
    elif hands == "on the frame":
        timeline.to(0.7, hand_r=At("shoulder", 0.22, 0.18, 0.40), palm_r=-60, wrist_r=-40, side=-3, twist=4)
    elif hands == "on the glass":
        timeline.to(0.7, hand_r=At("shoulder", 0.02, 0.06, 0.42), palm_r=-60, wrist_r=-60, bend=5)
    elif hands == "part the curtain":
        timeline.to(0.6, hand_r=At("shoulder", -0.16, 0.04, 0.40), elbow_r=15)
        timeline.to(0.5, hand_r=At("shoulder", 0.08, 0.06, 0.40), elbow_r=20)
        timeline.to(0.4, bend=8, side=4, z=0.0)
    else:
        timeline.to(0.5, bend=4)
    if look == "down":
        timeline.to(0.6, nod=28, bend=12)
        timeline.hold(0.9)
        timeline.to(0.7, turn=16)
        timeline.hold(0.7)
        timeline.to(0.7, turn=-8)
        timeline.hold(0.5)
    elif look == "to both sides":
        for turn in (38, -38):
            timeline.to(0.8, turn=turn, twist=turn / 6, nod=2)
            timeline.hold(0.7)
        timeline.to(0.6, turn=0, twist=0)
    else:
        timeline.to(0.8, turn=6, nod=-2)
        timeline.hold(1.2)
        timeline.to(0.9, turn=-8, tilt=3)
        timeline.hold(1.2)
    timeline.to(0.5, turn=0, nod=4, tilt=0)
    timeline.neutral(0.8)
    held = {
        "hanging": "",
        "behind the back": ", the hands behind the back",
        "on the frame": f", the {side} hand on the frame",
        "part the curtain": f", holding the curtain aside with the {side} hand",
        "on the glass": f", the {side} hand on the glass",
    }[hands]
    way = {"ahead": "", "down": " down at the street", "to both sides": ", looking to both sides"}[look]
    return [
        f"{{look}} out of the window{way}{held}",
        f"{{look}} out the window{way}",
        f"{{stand}} at the window and {{look}} out{way}{held}",
        f"{{gaze}} out of the window{way}{held}",
        f"{{stare}} out of the window{way}{held}",
        f"{{peer}} out the window{way}{held}",
        f"{{peek}} through the curtains with the {side} hand{way}"
        if hands == "part the curtain"
        else f"{{watch}} the street from the window{held}",
        f"= looking out of a window{way}{held}",
        f"{{watch}} what goes on outside through the window{way}{held}",
    ]


@action(
    "throw something",
    OBJECTS + "throw",
    verbs="throw toss hurl fling lob smash",
    crispness="crisp",
    side=SIDE,
    way=Choice(("plain", "far", "hard", "toss", "to the ground", "over the shoulder", "aside"), (3, 2, 2, 2, 1, 1, 1)),
)
def throw_something(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """One hand throws: a turn back, a step of the other foot and the arm over; far with a long step, a low toss, down."""
    timeline.hold(0.2)
    if way in ("plain", "far", "hard"):
        far, hard = way == "far", way == "hard"
        if far:
            step(timeline, "r", 0.30, 0.12, duration_s=0.38)
            timeline.place = timeline.place.moved(forward_m=0.30)
        reach = 0.56 if far else 0.46 if hard else 0.32
        timeline.to(
            0.6 if far else 0.45, yaw=-40 if far else -28, twist=-24, turn=50 if far else 40, z=-0.08, y=-0.05,
            bend=-12 if far else -4, side=-8 if far else -2, nod=-8 if far else 0,
            hand_r=At("shoulder", 0.32, 0.12 if far else 0.20, -0.30), elbow_r=40, hand_l=At("shoulder", 0.14, 0.14 if far else 0.0, 0.42),
        )  # fmt: skip
        timeline.hold(0.1)
        step(timeline, "l", reach, 0.12, duration_s=0.34, advance=False)
        timeline.to(0.26, z=0.3 * reach, y=-0.08)
        timeline.to(
            0.13, exact=True, yaw=8, twist=20, turn=-6, bend=4, side=4 if far else 0, z=0.5 * reach, elbow_r=0,
            hand_r=At("shoulder", 0.06, 0.42 if far else 0.26, 0.34 if far else 0.46), hand_l=At("chest", 0.16, -0.14, 0.06), foot_pitch_r=24,
        )  # fmt: skip
        timeline.to(
            0.2, twist=32, bend=26 if hard else 16, side=0, hand_r=At("shoulder", -0.24, -0.30, 0.36), z=0.62 * reach, y=-0.12 if hard else -0.08
        )  # fmt: skip
        timeline.hold(0.15)
        timeline.to(0.5, turn=-10, nod=-10 if far else 0, bend=8)
        timeline.hold(0.5 if far else 0.15)
        timeline.to(
            0.6, yaw=0, twist=0, turn=0, bend=2, nod=0, x=0, z=0, y=0, foot_pitch_r=0, hands=NEUTRAL_HAND, advance=False
        )
        step(timeline, "l", 0.0, 0.095, duration_s=0.5)
        timeline.wait()
    elif way == "toss":
        timeline.to(0.4, hand_r=At("shoulder", 0.08, -0.36, 0.30), palm_r=70, nod=4)
        timeline.to(0.3, hand_r=At("shoulder", 0.12, -0.50, -0.12), y=-0.05, bend=10, palm_r=40, elbow_r=0)
        timeline.to(0.24, exact=True, hand_r=At("shoulder", 0.02, -0.02, 0.52), palm_r=80, y=0, bend=2)
        timeline.to(0.2, hand_r=At("shoulder", 0.02, 0.12, 0.50), nod=-4)
        timeline.hold(0.3)
    elif way == "to the ground":
        timeline.to(0.4, hand_r=At("shoulder", 0.14, 0.36, -0.06), elbow_r=35, bend=-8, twist=-12, heels=6, nod=-4)
        timeline.hold(0.08)
        timeline.to(
            0.14, exact=True, hand_r=At("shoulder", 0.02, 0.0, 0.52), twist=6, bend=10, elbow_r=0, heels=0, y=-0.06
        )
        timeline.to(0.14, exact=True, hand_r=At("shoulder", 0.0, -0.46, 0.30), bend=32, pitch=10, y=-0.16, nod=14)
        timeline.hold(0.45)
    elif way == "over the shoulder":
        timeline.to(0.45, hand_r=At("shoulder", 0.06, -0.40, 0.28), palm_r=60, bend=6, y=-0.03)
        timeline.to(0.26, exact=True, hand_r=At("shoulder", 0.10, 0.20, 0.34), bend=-4, y=0, elbow_r=10)
        timeline.to(0.16, exact=True, hand_r=At("shoulder", 0.12, 0.36, -0.04), elbow_r=30, bend=-10)
        timeline.hold(0.3)
        timeline.to(0.4, turn=-40, twist=-10, bend=-2)
        timeline.hold(0.3)
    else:
        timeline.to(0.4, hand_r=At("chest", -0.14, -0.14, 0.26), elbow_r=25, twist=14, palm_r=-40)
        timeline.to(0.2, exact=True, hand_r=At("shoulder", 0.50, -0.14, 0.18), elbow_r=5, twist=-18, turn=-14)
        timeline.hold(0.35)
    timeline.neutral(0.65)
    with_ = f"with the {side} hand"
    return {
        "plain": [
            "{throw} something", f"{{throw}} something {with_}", "{throw} it", f"{{throw}} it {with_}", "{throw} a stone", "{throw} a bottle",
            f"{{throw}} a rock overarm {with_}", f"= throwing something {with_}", "{hurl} something at somebody",
        ],
        "far": [
            "{throw} it far", f"{{throw}} something far {with_}", "{throw} something as far as possible", "{throw} it as far as {poss} arm can",
            f"{{throw}} a stone far away {with_}", "{throw} something into the distance", "{hurl} it far into the sea", f"= a long throw {with_}",
            "{throw} a rock a long way",
        ],
        "hard": [
            "{throw} it hard", f"{{throw}} something hard {with_}", "{throw} something with all {poss} strength", "{hurl} a stone with force",
            f"{{hurl}} something hard {with_}", "{throw} a vase hard against the wall", "{smash} a bottle against the wall", f"= a hard throw {with_}",
        ],
        "toss": [
            "{toss} something to somebody", f"{{toss}} something underarm {with_}", "{toss} it gently", "{throw} it gently", "{toss} the keys to a friend",
            f"{{lob}} something over {with_}", "{throw} something softly to somebody", f"= a gentle underarm toss {with_}", "{throw} the keys to somebody",
        ],
        "to the ground": [
            "{throw} it to the ground", f"{{throw}} something to the ground {with_}", "{throw} something down hard", "{throw} it on the floor",
            "{smash} something on the ground", f"{{fling}} something down {with_}", "{throw} {poss} phone on the ground", f"= something thrown to the ground {with_}",
        ],
        "over the shoulder": [
            "{throw} it over {poss} shoulder", f"{{throw}} something backward over the {side} shoulder", "{toss} something over the shoulder without looking",
            f"{{throw}} something behind {{poss}}self {with_}", "{toss} a bouquet over the shoulder", "= bride throwing the bouquet over her shoulder",
            f"{{fling}} something back over the {side} shoulder", f"= something thrown behind over the {side} shoulder",
        ],
        "aside": [
            "{throw} it aside", f"{{throw}} something aside {with_}", "{toss} it aside", f"{{fling}} something away to the {side}", "{toss} something away carelessly",
            f"{{throw}} something out to the {side}", "{cast} it aside", f"= something thrown aside {with_}",
        ],
    }[way]  # fmt: skip


@action(
    "tear up a paper",
    "daily/office/write",
    verbs="tear rip crumple crush throw drop",
    upper=True,
    side=SIDE,
    way=Choice(("tear", "crumple"), (3, 2)),
    then=Choice(("throw it away", "drop it"), (2, 1)),
    count=Count(2, 4, usual=3),
)
def tear_up_a_paper(timeline: Timeline, side: str, way: str, then: str, count: int) -> Sequence[str]:
    """A sheet torn across again and again, or crushed to a ball between the hands; then thrown or let fall."""
    timeline.hold(0.2)
    pinch = At("chest", 0.05, -0.06, 0.28)
    timeline.to(0.55, hands=pinch, elbows=25, nod=16, bend=4)
    if way == "tear":
        for _ in range(count):
            timeline.to(0.12, hand_r=pinch.moved(up=0.04), hand_l=pinch)
            timeline.to(
                0.28, exact=True, hand_r=At("chest", 0.20, -0.18, 0.32), hand_l=At("chest", 0.10, 0.0, 0.27), elbow_r=15
            )
            timeline.to(0.3, hands=pinch, elbows=25)
            timeline.hold(0.1)
    else:
        timeline.to(0.25, hand_r=pinch.moved(-0.02, 0.05), hand_l=pinch.moved(-0.01, -0.05))
        for number in range(2 * count):
            up = 0.03 if number % 2 else -0.03
            timeline.to(
                0.17,
                hand_r=pinch.moved(-0.02, 0.03 + up, up),
                hand_l=pinch.moved(-0.01, -0.04 - up, -up),
                twist=2 if number % 2 else -2,
            )
        timeline.to(0.1, twist=0)
    if then == "drop it":
        timeline.to(0.35, hands=At("chest", 0.14, -0.10, 0.32), palms=-60, elbows=15)
        timeline.hold(0.5)
    elif way == "tear":
        timeline.to(0.25, hands=At("chest", 0.04, -0.14, 0.24))
        timeline.to(0.22, exact=True, hands=At("shoulder", 0.22, 0.30, 0.36), nod=-8, bend=-2)
        timeline.hold(0.5)
    else:
        timeline.to(
            0.35, hand_r=At("shoulder", 0.22, 0.06, 0.02), hand_l=At("chest", 0.12, -0.16, 0.20), elbow_r=35, nod=6
        )
        timeline.to(0.2, exact=True, hand_r=At("shoulder", 0.10, -0.02, 0.50), elbow_r=5, bend=6)
        timeline.hold(0.35)
    timeline.neutral(0.65)
    if way == "tear":
        end = "{throw} the pieces into the air" if then == "throw it away" else "{drop} the pieces"
        return [
            "{tear} up a piece of paper",
            f"{{tear}} up a letter {times(count)} and {end}",
            f"{{tear}} a sheet of paper to pieces and {end}",
            f"{{rip}} up a letter and {end}",
            f"{{rip}} a document apart with both hands and {end}",
            f"{{tear}} a paper in half {times(count)} with the {side} hand pulling down",
            f"{{tear}} a photo to shreds and {end}",
            f"= tearing up a contract {times(count)}",
            f"{{rip}} a piece of paper into pieces and {end}",
        ]
    end = f"{{throw}} it away with the {side} hand" if then == "throw it away" else "{drop} it"
    return [
        "{crumple} a piece of paper",
        f"{{crumple}} up a sheet of paper and {end}",
        f"{{crumple}} a letter into a ball and {end}",
        f"{{crush}} a piece of paper between the hands and {end}",
        f"{{scrunch}} up a paper and {end}",
        f"{{crumple}} paper into a ball and {end}",
        f"{{squash}} a letter into a ball and {end}",
        f"= crumpling up a paper, then {'throwing' if then == 'throw it away' else 'dropping'} it",
    ]


@action(
    "wrap a present",
    OBJECTS + "give",
    verbs="wrap fold tie smooth press",
    side=SIDE,
    pose=POSE,
    ribbon=Choice(("yes", "no"), (2, 1)),
)
def wrap_a_present(timeline: Timeline, side: str, pose: str, ribbon: str) -> Sequence[str]:
    """Paper folded over a box from the right and the left, smoothed and taped, a ribbon pulled tight to a bow."""
    begin(timeline, pose)
    up, forward = (0.82, -0.08) if pose == "sitting" else (1.06, 0.32)
    timeline.to(0.6, hands=At("air", 0.26, up, forward), palms=-70, bend=14, nod=16)
    for one, still in (("r", "l"), ("l", "r")):
        timeline.to(
            0.5, **{f"hand_{one}": At("air", 0.14, up + 0.16, forward + 0.04), f"hand_{still}": At("air", 0.18, up + 0.06, forward)}
        )  # fmt: skip
        timeline.to(0.35, **{f"hand_{one}": At("air", -0.03, up + 0.11, forward)})
        timeline.to(0.35, **{f"hand_{one}": At("air", 0.14, up + 0.11, forward)})
    timeline.to(0.35, hands=At("air", 0.20, up + 0.04, forward + 0.02))
    timeline.to(0.3, hands=At("air", 0.14, up + 0.05, forward))
    if ribbon == "yes":
        timeline.to(0.4, hands=At("air", 0.04, up + 0.14, forward), elbows=20)
        for _ in range(2):
            circle(timeline, {"hand_r": At("air", 0.03, up + 0.14, forward)}, 0.03, 1, 0.45, plane="wall")
            timeline.to(0.3, hands=At("air", 0.16, up + 0.17, forward))
            timeline.to(0.3, hands=At("air", 0.04, up + 0.14, forward))
    else:
        timeline.to(0.5, hand_r=At("air", 0.02, up + 0.11, forward), elbow_r=15)
        timeline.to(0.4, hand_r=At("air", 0.16, up + 0.11, forward))
    timeline.hold(0.3)
    finish(timeline, pose, 0.7)
    timeline.wait()
    end = " and {tie} a ribbon around it" if ribbon == "yes" else ""
    where = seated(pose)
    return [
        f"{{wrap}} a present {where}",
        f"{{wrap}} a present{end}",
        f"{{wrap}} a gift in paper {where}{end}",
        f"{{fold}} wrapping paper over a box, first with the {side} hand{end}",
        f"{{wrap}} up a birthday present {where}{end}",
        f"{{wrap}} a box in paper {where}{end}",
        f"{{wrap}} up a package {where}{end}",
        "= wrapping a Christmas present" + (" with a ribbon" if ribbon == "yes" else ""),
        f"{{pack}} a gift {where}{end}",
    ]


@action(
    "crack the knuckles",
    "daily/states/scratch",
    verbs="crack press stretch roll tilt",
    upper=True,
    side=SIDE,
    what=Choice(("knuckles", "fingers pushed out", "neck"), (3, 1, 2)),
)
def crack_the_knuckles(timeline: Timeline, side: str, what: str) -> Sequence[str]:
    """One fist pressed in the other palm, then the other way; folded hands pushed out; or the head jerked to each side."""
    timeline.hold(0.2)
    if what == "knuckles":
        for one, still in (("r", "l"), ("l", "r")):
            timeline.to(
                0.5,
                **{f"hand_{one}": At("chest", 0.05, -0.03, 0.25), f"hand_{still}": At("chest", 0.05, -0.05, 0.29)},
                elbows=30,
                nod=14,
            )
            timeline.to(
                0.13, **{f"hand_{one}": At("chest", 0.01, -0.05, 0.26), f"wrist_{one}": 26}, exact=True, shrugs=7
            )
            timeline.hold(0.15)
            timeline.to(0.2, wrists=0, shrugs=0)
    elif what == "fingers pushed out":
        timeline.to(0.5, hands=At("chest", 0.03, -0.02, 0.20), elbows=40, palms=-40)
        timeline.to(0.5, hands=At("chest", 0.04, 0.02, 0.46), palms=-90, wrists=-60, elbows=15, bend=4)
        timeline.hold(0.4)
        timeline.to(0.15, hands=At("chest", 0.04, 0.02, 0.48), exact=True, shrugs=8)
        timeline.to(0.25, shrugs=0)
    else:
        for tilt in (-30, 30):
            timeline.to(0.4, tilt=tilt * 0.7, shrugs=4)
            timeline.to(0.12, tilt=tilt, exact=True, turn=-tilt / 3)
            timeline.hold(0.3)
        timeline.to(0.35, tilt=0, turn=0, shrugs=0)
        timeline.to(0.3, shrugs=10)
        timeline.to(0.3, shrugs=0)
    timeline.neutral(0.65)
    if what == "neck":
        return [
            "{crack} {poss} neck",
            f"{{crack}} the neck to the {side} and to the {other(side)}",
            f"{{tilt}} the head hard to the {side}, then to the {other(side)}, and {{crack}} the neck",
            "{crack} {poss} neck before a fight",
            "{jerk} the head from side to side to crack the neck",
            "= neck crack before a fight",
            f"{{pop}} {{poss}} neck, first to the {side}",
            f"= tough guy cracking the neck to the {side} and the {other(side)}",
        ]
    if what == "fingers pushed out":
        return [
            "{crack} {poss} fingers with folded hands pushed out",
            "{fold} the hands, {push} the palms out and {crack} the knuckles",
            "{interlace} the fingers and {stretch} them out to crack them",
            "{push} the interlaced fingers forward until the knuckles crack",
            "{stretch} the interlaced fingers away from the body",
            "= interlaced fingers pushed out to crack them",
            "{crack} all fingers at once with the palms pushed forward",
            "{stretch} {poss} fingers before typing",
        ]
    return [
        "{crack} {poss} knuckles",
        "{crack} the knuckles of both hands",
        f"{{press}} the {side} fist into the other palm and {{crack}} the knuckles",
        f"{{crack}} the knuckles of the {side} hand, then of the {other(side)} hand",
        "{crack} {poss} knuckles before a fight",
        "{crack} {poss} fingers",
        "= thug cracking his knuckles",
        f"{{pop}} {{poss}} knuckles, the {side} hand first",
    ]


@action(
    "open a bottle",
    "daily/cooking/cook",
    verbs="open pull uncork pop turn pour twist",
    side=SIDE,
    what=Choice(("wine", "champagne", "beer"), (2, 1, 1)),
)
def open_a_bottle(timeline: Timeline, side: str, what: str) -> Sequence[str]:
    """A corkscrew turned and the cork drawn; a champagne cork pushed until it pops; a crown cap levered off."""
    timeline.hold(0.2)
    bottle = At("chest", 0.02, -0.26, 0.26)
    timeline.to(0.6, hand_l=bottle, elbow_l=15, palm_l=10, nod=18, bend=6)
    cork = At("chest", 0.03, -0.08, 0.28)
    if what == "wine":
        timeline.to(0.45, hand_r=cork, elbow_r=35, palm_r=-60)
        for _ in range(4):
            timeline.to(0.2, palm_r=-20, elbow_r=25, hand_r=cork.moved(up=-0.01))
            timeline.to(0.2, palm_r=-85, elbow_r=40, hand_r=cork)
        timeline.to(0.5, hand_r=cork.moved(up=0.02), hand_l=bottle.moved(up=-0.03), shrug_r=8)
        timeline.hold(0.15)
        timeline.to(0.16, exact=True, hand_r=cork.moved(0.06, 0.16, 0.02), shrug_r=0, bend=0)
        timeline.hold(0.35)
    elif what == "champagne":
        timeline.to(
            0.5, hand_r=cork.moved(up=-0.02), elbow_r=30, palm_r=-40, hand_l=At("chest", 0.04, -0.24, 0.28), bend=2
        )
        for _ in range(3):
            timeline.to(0.2, hand_r=cork.moved(0.01, -0.04), shrugs=5)
            timeline.to(0.2, hand_r=cork.moved(0.0, -0.02), shrugs=0)
        timeline.to(
            0.12,
            exact=True,
            hand_r=At("shoulder", 0.14, 0.14, 0.30),
            hand_l=At("chest", 0.04, -0.22, 0.36),
            nod=-18,
            bend=-6,
            shrugs=12,
        )
        timeline.hold(0.4)
        timeline.to(0.4, shrugs=0, bend=4, hand_r=At("chest", 0.02, -0.20, 0.34), nod=10)
        timeline.hold(0.3)
    else:
        timeline.to(0.45, hand_r=cork.moved(up=0.0), elbow_r=30, palm_r=-40)
        timeline.to(0.2, hand_r=cork.moved(up=-0.03), wrist_r=15)
        timeline.to(0.14, exact=True, hand_r=cork.moved(0.05, 0.09, 0.04), wrist_r=-20, cock_r=20)
        timeline.hold(0.3)
        timeline.to(0.3, wrist_r=0, cock_r=0)
    timeline.neutral(0.7)
    with_ = f"with the {side} hand"
    return {
        "wine": [
            "{open} a bottle of wine", f"{{open}} a bottle of wine with a corkscrew in the {side} hand", f"{{pull}} the cork out of a bottle {with_}",
            "{uncork} a bottle of wine", f"{{turn}} a corkscrew {with_} and {{pull}} the cork", f"{{uncork}} a wine bottle {with_}",
            "{screw} a corkscrew into a bottle and {draw} the cork", f"= waiter opening a bottle of wine {with_}",
        ],
        "champagne": [
            "{open} a bottle of champagne", f"{{pop}} the cork of a champagne bottle {with_}", "{uncork} the champagne", "{pop} a bottle of champagne",
            f"{{open}} a champagne bottle {with_}, startled by the pop", f"{{pop}} a bottle of prosecco {with_}", "{let} the champagne cork pop",
            f"= opening champagne {with_}",
        ],
        "beer": [
            "{open} a bottle of beer", f"{{open}} a beer with a bottle opener in the {side} hand", f"{{pop}} the cap off a bottle {with_}", "{open} a beer",
            f"{{lever}} the cap off a beer bottle {with_}", "{crack} open a cold one", f"{{take}} the cap off a beer bottle {with_}", f"= opening a beer bottle {with_}",
        ],
    }[what]  # fmt: skip


@action(
    "put on a seat belt",
    "daily/self care/dress",
    verbs="put fasten pull buckle click unbuckle take",
    side=SIDE,
    way=Choice(("on", "off"), (3, 1)),
)
def put_on_a_seat_belt(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """Seated: the hand reaches back over its shoulder, draws the belt across the chest, clicks it in at the other hip."""
    sit_start(timeline)
    timeline.hold(0.2)
    buckle = At("pelvis", -0.20, 0.10, 0.06)
    above = At("shoulder", 0.16, 0.12, -0.02)
    if way == "on":
        timeline.to(0.55, turn=-45, twist=-14, hand_r=above, elbow_r=45, nod=2)
        timeline.hold(0.15)
        timeline.to(0.4, hand_r=At("chest", 0.06, -0.02, 0.26), elbow_r=25, turn=-10, twist=-2)
        timeline.to(
            0.4,
            hand_r=buckle.moved(0.04, 0.06, 0.06),
            elbow_r=15,
            hand_l=At("pelvis", 0.22, 0.10, 0.08),
            turn=25,
            nod=26,
            twist=12,
        )
        timeline.to(0.14, exact=True, hand_r=buckle, nod=28)
        timeline.hold(0.25)
        timeline.to(0.35, hand_r=At("chest", 0.04, -0.06, 0.16), turn=0, nod=8, twist=0)
        timeline.to(0.25, hand_r=At("chest", 0.08, 0.02, 0.18))
    else:
        timeline.to(0.5, hand_r=buckle, hand_l=At("pelvis", 0.22, 0.10, 0.08), elbow_r=15, turn=25, nod=26, twist=12)
        timeline.to(0.13, exact=True, hand_r=buckle.moved(up=-0.02))
        timeline.hold(0.15)
        timeline.to(0.4, hand_r=At("chest", 0.06, -0.02, 0.24), elbow_r=25, turn=-5, nod=8, twist=0)
        timeline.to(0.45, hand_r=above, elbow_r=45, turn=-40, twist=-12, nod=2)
        timeline.hold(0.15)
    finish(timeline, "sitting", 0.7)
    timeline.wait()
    with_ = f"with the {side} hand"
    if way == "off":
        return [
            "{take} off {poss} seat belt", f"{{unbuckle}} the seat belt {with_}", "{unfasten} {poss} seatbelt", "{undo} {poss} seat belt",
            f"{{take}} the seat belt off {with_}", "{unbuckle} in the car", f"{{release}} the seat belt and {{let}} it roll back over the {side} shoulder",
            f"= unbuckling a seat belt {with_}",
        ]  # fmt: skip
    return [
        "{put} on a seat belt", f"{{put}} on {{poss}} seat belt {with_}", "{fasten} {poss} seatbelt", "{buckle} up in the car",
        f"{{pull}} the seat belt over the {side} shoulder and {{buckle}} it", f"{{click}} the seat belt in {with_}", "{buckle} {poss} seat belt",
        f"= fastening a seat belt {with_}", "{strap} {poss}self in",
    ]  # fmt: skip


@action(
    "hold a door open",
    "daily/objects/door",
    verbs="hold open pull step wave",
    side=SIDE,
    wave=Choice(("yes", "no")),
    end=Choice(("let it fall shut", "stay"), (2, 1)),
)
def hold_a_door_open(timeline: Timeline, side: str, wave: str, end: str) -> Sequence[str]:
    """The right hand draws a door open, a step aside and back with it; it is held at arm's length while others pass."""
    timeline.hold(0.2)
    timeline.to(0.5, hand_r=At("shoulder", 0.02, -0.34, 0.40), palm_r=-20, bend=5, nod=6)
    timeline.hold(0.15)
    timeline.to(0.7, hand_r=At("shoulder", 0.34, -0.26, 0.28), yaw=-22, bend=2, advance=False)
    step(timeline, "r", -0.22, 0.24, duration_s=0.4, toes_deg=30, heel_first=False)
    step(timeline, "l", -0.16, 0.02, duration_s=0.36, heel_first=False)
    timeline.to(0.4, hand_r=At("shoulder", 0.46, -0.16, 0.16), palm_r=-50, wrist_r=-25, yaw=-8, turn=22, nod=2)
    if wave == "yes":
        timeline.to(0.4, hand_l=At("chest", 0.14, -0.10, 0.28), palm_l=60, elbow_l=5, nod=8)
        timeline.to(0.6, hand_l=At("shoulder", 0.02, -0.18, 0.44), palm_l=80)
        timeline.hold(0.3)
        timeline.to(0.6, hand_l=NEUTRAL_HAND, palm_l=0, elbow_l=0)
    timeline.to(0.5, turn=14, nod=10)
    timeline.to(0.6, turn=-4, nod=0)
    timeline.hold(0.6)
    if end == "let it fall shut":
        timeline.to(0.35, hand_r=At("shoulder", 0.30, -0.36, 0.16), palm_r=0, wrist_r=0)
        step(timeline, "l", 0.0, 0.095, duration_s=0.38, advance=False)
        timeline.hold(0.36)
        step(timeline, "r", 0.0, 0.095, duration_s=0.4, toes_deg=7, advance=False)
        timeline.to(0.4, yaw=0, x=0, z=0, advance=False)
        timeline.hold(0.1)
        timeline.wait()
        timeline.neutral(0.6)
    lets = " and {wave} somebody through" if wave == "yes" else ""
    then = ", then {let} it fall shut" if end == "let it fall shut" else " and {stay} there"
    with_ = f"with the {side} hand"
    return [
        f"{{hold}} a door open {with_}{lets}",
        "{hold} the door open for somebody",
        f"{{hold}} the door for somebody{lets}{then}",
        f"{{open}} the door and {{hold}} it open {with_}{lets}",
        f"{{hold}} a door open {with_}, stepping aside{then}",
        f"{{pull}} a door open {with_} and {{hold}} it while others pass{then}",
        f"= holding a door open {with_}{' and waving people through' if wave == 'yes' else ''}",
        f"= doorman holding the door open{' and waving guests in' if wave == 'yes' else ''}",
        f"{{keep}} the door open {with_} until everybody is through{then}",
    ]


@action(
    "peel a banana",
    "daily/eating and drinking/eat",
    verbs="peel eat pull bite hold",
    upper=True,
    side=SIDE,
    pose=POSE,
    eat=Choice(("yes", "no"), (2, 1)),
)
def peel_a_banana(timeline: Timeline, side: str, pose: str, eat: str) -> Sequence[str]:
    """The left hand holds a banana upright; the right one draws three strips of skin down; then perhaps two bites."""
    begin(timeline, pose)
    held = At("chest", 0.02, -0.16, 0.26)
    timeline.to(0.55, hand_l=held, elbow_l=15, nod=18)
    tip = At("chest", 0.02, 0.02, 0.28)
    for number in range(3):
        out = 0.02 + 0.03 * number
        timeline.to(0.35, hand_r=tip.moved(out=0.01), elbow_r=30, palm_r=-20)
        timeline.hold(0.08)
        timeline.to(0.4, hand_r=At("chest", 0.08 + out, -0.16, 0.30), elbow_r=15, palm_r=10)
        if number < 2:
            timeline.to(0.2, palm_l=25 if number else -20)
    timeline.to(0.3, palm_l=0)
    if eat == "yes":
        rest = At("thigh", 0.02, 0.10, 0.06) if pose == "sitting" else NEUTRAL_HAND
        timeline.to(0.4, hand_r=rest, elbow_r=0, palm_r=-50 if pose == "sitting" else 0, advance=False)
        for _ in range(2):
            timeline.to(0.45, hand_l=MOUTH.moved(0.0, -0.05, 0.06), elbow_l=15, nod=2)
            timeline.to(0.15, nod=12)
            timeline.to(0.4, hand_l=At("chest", 0.04, -0.08, 0.28), nod=0)
            timeline.hold(0.4)
    finish(timeline, pose, 0.7)
    end = " and {eat} it" if eat == "yes" else ""
    where = seated(pose)
    return [
        f"{{peel}} a banana {where}{end}",
        f"{{peel}} a banana{end}",
        f"{{peel}} a banana with the {side} hand{end}",
        f"{{hold}} a banana in the {other(side)} hand and {{peel}} it with the {side} one{end}",
        f"{{pull}} the skin off a banana {where}{end}",
        f"{{take}} the peel off a banana{end}",
        f"= {'eating' if eat == 'yes' else 'peeling'} a banana {where}",
        "{eat} a banana" if eat == "yes" else f"{{strip}} the peel of a banana down with the {side} hand",
    ]


@action(
    "give the finger",
    "social/hand signs/fist",
    verbs="give show flip raise stick",
    upper=True,
    crispness="crisp",
    side=SIDE,
    hands=Choice(("one hand", "both hands"), (3, 1)),
)
def give_the_finger(timeline: Timeline, side: str, hands: str) -> Sequence[str]:
    """A fist jerked up in front with its back outward, and pushed at somebody."""
    both = hands == "both hands"
    key, palm, elbow = ("hands", "palms", "elbows") if both else ("hand_r", "palm_r", "elbow_r")
    timeline.hold(0.2)
    timeline.to(0.3, **{key: At("chest", 0.18, -0.10, 0.28), palm: 60.0, elbow: 15.0})
    timeline.to(0.16, exact=True, **{key: At("shoulder", 0.04, 0.06, 0.38), palm: 85.0, elbow: 10.0}, bend=-2, nod=-4)
    timeline.hold(0.25)
    for _ in range(2):
        timeline.to(0.12, **{key: At("shoulder", 0.03, 0.14, 0.42)})
        timeline.to(0.16, **{key: At("shoulder", 0.04, 0.06, 0.38)})
    timeline.hold(0.5)
    timeline.neutral(0.6)
    with_ = "both hands" if both else f"the {side} hand"
    return [
        f"{{give}} the finger with {with_}",
        "{give} somebody the finger" if not both else "{give} everybody the finger with both hands",
        f"{{show}} the middle finger with {with_}",
        f"{{flip}} somebody off with {with_}",
        f"{{stick}} the middle finger up with {with_}",
        f"{{flip}} the bird with {with_}",
        f"{{raise}} {with_} and {{show}} the middle finger",
        f"= middle finger shown with {with_}",
    ]


@action(
    "put on a headset",
    "daily/self care/dress",
    verbs="put pull wear take lift adjust",
    upper=True,
    pose=POSE,
    what=Choice(("headphones", "VR headset"), (2, 1)),
    way=Choice(("on", "off"), (2, 1)),
)
def put_on_a_headset(timeline: Timeline, pose: str, what: str, way: str) -> Sequence[str]:
    """Headphones spread and set over the ears, or goggles with a strap over the head; or lifted off again."""
    begin(timeline, pose)
    worn = At("head", 0.155, 0.0, 0.04) if what == "headphones" else At("head", 0.12, 0.0, 0.17)
    over = At("head", 0.17, 0.20, 0.06) if what == "headphones" else At("head", 0.14, 0.06, 0.28)
    low = At("chest", 0.13, -0.14, 0.28)
    if way == "on":
        timeline.to(0.5, hands=low, nod=16)
        timeline.to(0.2, hands=low.moved(out=0.03))
        timeline.to(0.55, hands=over, elbows=20, nod=6)
        timeline.to(0.35, hands=worn, elbows=30, nod=2)
        timeline.hold(0.15)
        if what == "VR headset":
            timeline.to(0.35, hands=At("head", 0.13, 0.04, -0.04), elbows=40)
            timeline.to(0.2, hands=At("head", 0.12, -0.02, -0.06), elbows=38)
            timeline.hold(0.15)
            timeline.to(0.35, hands=worn, elbows=25)
        for tilt in (4, -4, 0):
            timeline.to(0.2, tilt=tilt)
    else:
        timeline.to(0.6, hands=worn, elbows=30)
        timeline.hold(0.15)
        timeline.to(0.4, hands=over, elbows=20, nod=8)
        timeline.to(0.6, hands=low, elbows=0, nod=18)
        timeline.hold(0.3)
    finish(timeline, pose, 0.7)
    where = seated(pose)
    if way == "off":
        return [
            f"{{take}} off {{poss}} {what} {where}",
            f"{{take}} off {what} with both hands",
            f"{{take}} the {what} off {{poss}} head",
            f"{{lift}} the {what} off with both hands {where}",
            f"{{remove}} {{poss}} {what}",
            f"{{pull}} {{poss}} {what} off",
            f"= taking off {what} {where}",
            f"{{put}} the {what} down from {{poss}} head",
        ]
    if what == "headphones":
        return [
            "{put} on headphones",
            f"{{put}} on {{poss}} headphones {where}",
            "{put} headphones over {poss} ears with both hands",
            f"{{put}} on a headset with both hands {where}",
            "{set} headphones on {poss} head",
            "{put} on ear defenders",
            "{put} {poss} earmuffs on",
            f"= putting on headphones {where}",
        ]
    return [
        "{put} on a VR headset",
        f"{{put}} on a virtual reality headset {where}",
        "{put} on VR goggles with both hands and {adjust} the strap",
        "{pull} goggles over {poss} eyes with both hands",
        "{put} on ski goggles",
        f"{{put}} a VR headset on {where}",
        f"= putting on a VR headset {where}",
        "{put} on swimming goggles",
    ]


@action(
    "use an inhaler",
    "daily/states/sneeze",
    verbs="use take breathe inhale shake press",
    upper=True,
    side=SIDE,
    pose=POSE,
    count=Count(1, 2, usual=1),
)
def use_an_inhaler(timeline: Timeline, side: str, pose: str, count: int) -> Sequence[str]:
    """An inhaler shaken, set to the lips with the head back, a press and a deep breath that is held."""
    begin(timeline, pose)
    timeline.to(0.45, hand_r=At("chest", 0.16, -0.06, 0.26), elbow_r=20, nod=8)
    for _ in range(3):
        timeline.to(0.11, hand_r=At("chest", 0.16, 0.0, 0.26))
        timeline.to(0.11, hand_r=At("chest", 0.16, -0.08, 0.26))
    for _ in range(count):
        timeline.to(0.45, hand_r=MOUTH.moved(-0.05, 0.0, 0.03), elbow_r=20, nod=-4, bend=6)
        timeline.to(0.3, shrugs=-4, bend=8)
        timeline.to(0.12, exact=True, hand_r=MOUTH.moved(-0.05, -0.02, 0.03), wrist_r=10)
        timeline.to(0.8, bend=-6, shrugs=10, nod=-14)
        timeline.to(0.4, hand_r=At("chest", 0.14, -0.04, 0.24), wrist_r=0, nod=-2)
        timeline.hold(0.5)
        timeline.to(0.6, bend=6, shrugs=0, nod=6)
    finish(timeline, pose, 0.7)
    where = seated(pose)
    return [
        "{use} an inhaler",
        f"{{use}} {{poss}} asthma inhaler {times(count)} {where}",
        f"{{take}} a puff from an inhaler with the {side} hand {where}",
        f"{{shake}} an inhaler, {{put}} it to the mouth with the {side} hand and {{breathe}} in",
        f"{{inhale}} asthma spray {times(count)}",
        f"{{take}} {{poss}} inhaler for asthma {where}",
        f"= using an inhaler with the {side} hand",
        f"{{breathe}} in medicine from an inhaler {times(count)}",
    ]


@action(
    "pump up a tyre",
    "fitness/wheels/bicycle",
    verbs="pump push inflate blow",
    count=Count(4, 8, usual=5),
    speed=Choice(("steady", "fast"), (2, 1)),
)
def pump_up_a_tyre(timeline: Timeline, count: int, speed: str) -> Sequence[str]:
    """Both hands on the handle of a floor pump: drawn up with a straight back, pushed down with the weight of the trunk."""
    timeline.stance(0.30, toes_deg=15)
    timeline.hold(0.2)
    fast = speed == "fast"
    high: dict[str, Any] = {"hands": At("air", 0.13, 0.98, 0.36), "y": -0.04, "pitch": 8.0, "bend": 14.0, "nod": 8.0}
    low: dict[str, Any] = {"hands": At("air", 0.13, 0.56, 0.36), "y": -0.20, "pitch": 32.0, "bend": 30.0, "nod": 2.0}
    timeline.to(0.7, **low, palms=-70, elbows=20)
    for _ in range(count):
        timeline.to(0.3 if fast else 0.5, **high)
        timeline.to(0.24 if fast else 0.42, **low)
    timeline.hold(0.2)
    timeline.neutral(0.8)
    how = " quickly" if fast else ""
    return [
        f"{{pump}} up a tyre{how}",
        f"{{pump}} up a bicycle tire{how} {times(count)}",
        f"{{pump}} air into a tyre with a floor pump{how}",
        f"{{inflate}} a tire with a bike pump{how}",
        f"{{push}} the handle of an air pump up and down {times(count)}{how}",
        f"{{pump}} up a ball with both hands{how}",
        f"{{pump}} up an air mattress{how}",
        f"= pumping up a bike tyre{how} {times(count)}",
    ]


@action(
    "dry the hands",
    "daily/self care/wash",
    verbs="dry rub wipe shake hold",
    upper=True,
    side=SIDE,
    on=Choice(("a towel", "a hand dryer", "the trousers"), (3, 1, 1)),
    count=Count(2, 4, usual=3),
)
def dry_the_hands(timeline: Timeline, side: str, on: str, count: int) -> Sequence[str]:
    """Hands rubbed in a towel in turn, rubbed under hot air, or wiped down the thighs."""
    timeline.hold(0.2)
    if on == "the trousers":
        for _ in range(count):
            timeline.to(0.3, hands=At("pelvis", 0.18, 0.02, 0.10), elbows=20, palms=-20, nod=12, bend=6)
            timeline.to(0.3, hands=At("pelvis", 0.20, -0.22, 0.14), elbows=0, bend=12)
    else:
        middle = At("chest", 0.03, -0.20, 0.28) if on == "a towel" else At("chest", 0.03, -0.16, 0.36)
        timeline.to(0.5, hands=middle, elbows=15, nod=16, bend=6 if on == "a towel" else 12)
        for number in range(2 * count):
            sign = 1 if number % 2 else -1
            timeline.to(
                0.2,
                hand_r=middle.moved(0.0, 0.03, 0.05 * sign),
                hand_l=middle.moved(0.0, -0.03, -0.05 * sign),
                palm_r=40 * sign,
                palm_l=-40 * sign,
            )
        timeline.to(0.2, palms=0)
    timeline.neutral(0.65)
    if on == "a towel":
        return [
            "{dry} {poss} hands", "{dry} {poss} hands on a towel", "{dry} the hands with a towel", "{rub} both hands dry in a towel",
            f"{{wipe}} {{poss}} hands on a towel {times(count)}", "{wipe} {poss} hands with a cloth", "{dry} {poss} hands with a paper towel",
            "= drying the hands on a towel", f"{{wrap}} the {side} hand in a towel and {{dry}} it, then the {other(side)} one",
        ]  # fmt: skip
    if on == "a hand dryer":
        return [
            "{dry} {poss} hands under a hand dryer", "{hold} both hands under a hand dryer", "{rub} the hands together under a hand dryer",
            "{dry} {poss} hands with hot air", f"{{dry}} the hands in the air stream of a dryer {times(count)}", "{use} a hand dryer in a restroom",
            "= drying the hands under a hand dryer", "{blow} {poss} hands dry at the hand dryer",
        ]  # fmt: skip
    return [
        "{wipe} {poss} hands on {poss} trousers", "{dry} {poss} hands on {poss} trousers", f"{{wipe}} both hands on the thighs {times(count)}",
        "{wipe} {poss} sweaty hands on {poss} pants", "{rub} both palms down the trousers", "{wipe} {poss} palms on {poss} jeans",
        "= wiping the hands on the trousers", f"{{dry}} both palms on the trousers {times(count)}",
    ]  # fmt: skip


@action(
    "throw confetti",
    OBJECTS + "throw",
    verbs="throw toss scatter strew",
    upper=True,
    crispness="crisp",
    side=SIDE,
    hands=Choice(("both hands", "one hand"), (2, 1)),
    count=Count(1, 3, usual=2),
)
def throw_confetti(timeline: Timeline, side: str, hands: str, count: int) -> Sequence[str]:
    """Handfuls taken at the belly and flung up and open, the eyes following what comes down."""
    both = hands == "both hands"
    key, palm = ("hands", "palms") if both else ("hand_r", "palm_r")
    timeline.hold(0.2)
    if not both:
        timeline.to(0.5, hand_l=At("chest", 0.06, -0.24, 0.24), palm_l=60, nod=8)
    for _ in range(count):
        timeline.to(0.4, **{key: At("chest", 0.04, -0.16, 0.24), palm: 60.0}, nod=12, bend=8)
        timeline.to(0.24, exact=True, **{key: At("shoulder", 0.16, 0.36, 0.32)}, nod=-16, bend=-4)
        timeline.to(0.3, **{key: At("shoulder", 0.34, 0.34, 0.16)}, nod=-20)
        timeline.hold(0.15)
    timeline.neutral(0.7)
    with_ = "both hands" if both else f"the {side} hand"
    return [
        "{throw} confetti", f"{{throw}} confetti into the air {times(count)} with {with_}", f"{{throw}} flower petals with {with_}",
        f"{{scatter}} rose petals {times(count)} with {with_}", f"{{toss}} confetti up with {with_}", "{throw} rice at a wedding",
        f"{{throw}} flowers with {with_}", f"= throwing confetti with {with_}", f"{{fling}} banknotes into the air with {with_}",
    ]  # fmt: skip
