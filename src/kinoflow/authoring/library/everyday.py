"""Of a day: goods on shelves and over a till, things handed from one hand to the other, waiting at a stop, a sofa."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, number_word, other
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.moves import kneel, rise_from_knees, sit, sit_start, stand_up, step
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline, Value

OBJECTS = "daily/objects/"
FOLDED: dict[str, Value] = {
    "hand_r": At("chest", -0.09, -0.05, 0.06), "hand_l": At("chest", -0.08, -0.11, 0.10), "elbows": 28.0, "wrists": 30.0,
}  # fmt: skip
"""Arms folded over the chest."""


@action(
    "work at a supermarket till",
    OBJECTS + "carry",
    verbs="scan pass take pick set put check work",
    side=SIDE,
    count=Count(1, 3),
    pose=Choice(("standing", "sitting"), (2, 1)),
)
def work_at_a_till(timeline: Timeline, side: str, count: int, pose: str) -> Sequence[str]:
    """Each thing is taken from the belt on the left, drawn over the scanner in front and set down on the right."""
    table_m = 0.98
    if pose == "sitting":
        sit(timeline, 0.55, 1.3, hands_on_thighs=False)
        table_m = 0.88
    ahead_m = 0.42 if pose == "standing" else 0.06
    rest = At("air", 0.24, table_m + 0.02, ahead_m)
    timeline.hold(0.1)
    timeline.to(0.5, hands=rest, palms=-70, bend=10, nod=12)
    for _ in range(count):
        timeline.look_at(At("floor", 0.7, table_m, 0.4), 0.25)
        timeline.to(
            0.5, hand_l=At("air", 0.62, table_m, ahead_m - 0.06), twist=28, yaw=10, side=4, hand_r=rest.moved(out=-0.10)
        )
        timeline.hold(0.2)
        timeline.look_at(At("floor", 0.0, table_m, 0.5), 0.25)
        timeline.to(
            0.45, hand_l=At("air", 0.10, table_m + 0.10, ahead_m + 0.02), hand_r=At("air", 0.06, table_m + 0.10, ahead_m), twist=4,
            yaw=0, side=0,
        )  # fmt: skip
        timeline.to(0.22, hand_l=At("air", 0.06, table_m + 0.03, ahead_m + 0.02), nod=18)
        timeline.hold(0.15)
        timeline.look_at(At("floor", -0.7, table_m, 0.4), 0.25)
        timeline.to(
            0.5, hand_r=At("air", 0.62, table_m + 0.02, ahead_m - 0.06), twist=-28, yaw=-10, side=-4, nod=12, hand_l=rest.moved(out=-0.06)
        )  # fmt: skip
        timeline.hold(0.15)
        timeline.to(0.3, hand_r=rest, twist=0, yaw=0, side=0)
    timeline.look_at(None, 0.3)
    if pose == "sitting":
        timeline.to(0.6, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50, bend=6, nod=0)
        timeline.hold(0.2)
    else:
        timeline.neutral(0.6)
    first = other(side)
    things = counted(count, "item")
    seated = "{sit} at a till and " if pose == "sitting" else ""
    return [
        "{work} at a supermarket till",
        f"{seated}{{scan}} items at a till",
        f"{seated}{{scan}} {things} at the checkout",
        f"{seated}{{pick}} up an item on the {first}, {{pass}} it across the scanner and {{set}} it down on the {side}",
        f"{seated}{{take}} {things} from the belt on the {first} and {{put}} each down on the {side}",
        f"= a cashier scanning {things} at the till",
        *(
            [
                f"{{stand}} at the till and {{scan}} {things}",
                "{pick} up each item at the till, {pass} it across the scanner and {set} it down",
            ]
            if pose == "standing"
            else []
        ),
        f"{{work}} as a cashier{' sitting at the till' if pose == 'sitting' else ''}, moving {things} over the scanner",
        f"{seated}{{pull}} {things} over the scanner of a supermarket till",
        f"{seated}{{move}} groceries from the {first} over the scanner to the {side}",
        f"{{ring}} up {things} at the register{', sitting' if pose == 'sitting' else ''}",
    ]


@action(
    "stock a shelf",
    OBJECTS + "carry",
    verbs="stock restock fill place put arrange shelve",
    side=SIDE,
    height=Choice(("waist high", "bottom", "top"), (2, 2, 2)),
    count=Count(2, 4),
)
def stock_a_shelf(timeline: Timeline, side: str, height: str, count: int) -> Sequence[str]:
    """Things out of a box are put side by side on a shelf: squatting at the bottom one, on the toes at the top one."""
    low = height == "bottom"
    up_m = {"waist high": 1.0, "bottom": 0.30, "top": 1.80}[height]
    ahead_m = 0.64 if low else 0.50
    box = At("air", 0.06, 0.24, 0.28) if low else At("chest", -0.02, -0.16, 0.20)
    timeline.hold(0.15)
    if low:
        timeline.to(0.9, y=-0.52, pitch=14, bend=24, knees=22, heels=22, nod=-6, hand_l=At("knee", 0.02, 0.08, 0.05))
    else:
        timeline.to(0.5, hand_l=At("chest", 0.04, -0.20, 0.20), palm_l=60)
    for number in range(count):
        # From the left end of the shelf to the right one.
        out_m = -0.40 + 0.84 * number / max(1, count - 1)
        timeline.look_at("hand_r", 0.2)
        timeline.to(0.4, hand_r=box, palm_r=-30, twist=8 if low else 0)
        timeline.hold(0.12)
        spot = At("air", out_m, up_m, ahead_m)
        lean: dict[str, Any] = {"twist": -26 * out_m, "side": -10 * out_m}
        if height == "top":
            lean |= {"bend": -6.0, "heels": 26.0, "y": 0.05}
        elif not low:
            lean |= {"bend": 14.0, "pitch": 6.0}
        timeline.look_at(At("floor", -out_m, up_m, ahead_m + 0.1), 0.25)
        timeline.to(0.55, hand_r=spot.moved(up=0.08, forward=-0.10), **lean)
        timeline.to(0.25, hand_r=spot)
        timeline.hold(0.3)
        back: dict[str, Any] = {"heels": 0.0, "y": 0.0} if height == "top" else {}
        timeline.to(0.25, hand_r=spot.moved(up=0.02, forward=-0.16), **back)
    timeline.look_at(None, 0.3)
    timeline.neutral(1.0 if low else 0.7)
    where = {"waist high": "a shelf at waist height", "bottom": "the bottom shelf", "top": "the top shelf"}[height]
    down = {"waist high": "", "bottom": "{crouch} down and ", "top": "{stretch} up on the toes and "}[height]
    things = f"{number_word(count)} items"
    way = f"from {other(side)} to {side}"
    return [
        "{stock} a shelf" if height == "waist high" else f"{{stock}} {where}",
        f"{down}{{restock}} {where}",
        f"{down}{{place}} {things} on {where} one by one {way}",
        f"{down}{{put}} {things} next to each other on {where} {way}",
        f"= a shop assistant filling {where}",
        f"{{fill}} {where} with goods {way}",
        f"{down}{{arrange}} {things} on {where} with the {side} hand",
        f"{{shelve}} {things} on {where}, working {way}",
        f"{{set}} {things} on {where} in a row with the {side} hand",
    ]


@action(
    "pass something from hand to hand",
    OBJECTS + "carry",
    verbs="pass pick take transfer move place put hand change",
    side=SIDE,
    take=Choice(("table", "floor", "shelf", "in the hand"), (3, 1, 1, 1)),
    then=Choice(("put it down", "keep it", "pass it back"), (3, 1, 1)),
)
def pass_from_hand_to_hand(timeline: Timeline, side: str, take: str, then: str) -> Sequence[str]:
    """The right hand takes a thing, gives it to the left one before the chest, and that puts it down on its own side."""
    spot = {
        "table": At("air", 0.28, 0.97, 0.48), "floor": At("air", 0.22, 0.10, 0.40), "shelf": At("air", 0.24, 1.62, 0.46),
        "in the hand": At("chest", 0.16, -0.10, 0.30),
    }[take]  # fmt: skip
    down: dict[str, Any] = {
        "table": {"bend": 14.0, "pitch": 8.0, "twist": -12.0}, "floor": {"y": -0.50, "pitch": 30.0, "bend": 32.0, "knees": 14.0, "heels": 14.0},
        "shelf": {"bend": -4.0, "side": 3.0}, "in the hand": {},
    }[take]  # fmt: skip
    timeline.hold(0.2)
    timeline.look_at("hand_r", 0.3)
    timeline.to(0.8 if take == "floor" else 0.6, hand_r=spot, palm_r=-50 if take in ("table", "floor") else 10, **down)
    timeline.hold(0.25)
    meet = At("chest", 0.04, -0.06, 0.32)
    timeline.to(
        0.8 if take == "floor" else 0.6, hand_r=meet, palm_r=10, y=0, pitch=0, bend=6, knees=0, heels=0, twist=0, side=0, nod=12,
    )  # fmt: skip
    timeline.to(0.4, hand_l=At("other", 0.02, 0.02, 0.05), palm_l=30)
    timeline.hold(0.35)
    timeline.look_at("hand_l", 0.25)
    timeline.to(0.4, hand_l=At("chest", 0.20, -0.08, 0.32), hand_r=NEUTRAL_HAND.moved(up=0.04, forward=0.06), palm_r=0)
    if then == "put it down":
        timeline.to(0.55, hand_l=At("air", 0.58, 0.99, 0.28), twist=26, yaw=12, bend=14, side=6, palm_l=-50)
        timeline.hold(0.35)
    elif then == "pass it back":
        timeline.hold(0.2)
        timeline.to(0.45, hand_l=At("chest", 0.06, -0.06, 0.32))
        timeline.to(0.4, hand_r=At("other", 0.02, 0.02, 0.05), palm_r=30)
        timeline.hold(0.3)
        timeline.to(0.4, hand_r=At("chest", 0.20, -0.08, 0.32), hand_l=NEUTRAL_HAND.moved(up=0.04))
        timeline.hold(0.4)
    else:
        timeline.hold(0.8)
    timeline.look_at(None, 0.3)
    timeline.neutral(0.6)
    o = other(side)
    begin = {
        "table": f"{{take}} something from a table with the {side} hand",
        "floor": f"{{take}} something from the floor with the {side} hand",
        "shelf": f"{{take}} something from a shelf with the {side} hand",
        "in the hand": f"{{hold}} something in the {side} hand",
    }[take]
    end = {
        "put it down": f" and {{put}} it down on the {o} side",
        "keep it": " and {keep} it there",
        "pass it back": " and {pass} it back again",
    }[then]
    return [
        "{pass} something from hand to hand",
        f"{begin}, {{pass}} it to the {o} hand{end}",
        f"{begin}, {{transfer}} it to the {o} hand in front of the body{end}",
        f"{{move}} a small part from the {side} hand to the {o} hand{end}",
        f"{{hand}} a thing over from the {side} hand to the {o} one{end}",
        f"{{change}} hands with an object, from {side} to {o}{end}",
        f"{begin} and {{give}} it into the other hand{end}",
        f"= an object passed from the {side} hand into the {o} one",
        f"{{swap}} an object over to the other hand{end}",
    ]


@action(
    "wait for the bus",
    "daily/static posture/stand",
    verbs="wait lean look shift stand",
    side=SIDE,
    arms=Choice(("hanging", "folded", "in the pockets")),
    shifts=Count(1, 2),
    look=Choice(("leaning out", "on the toes", "at the watch"), (3, 1, 1)),
)
def wait_for_the_bus(timeline: Timeline, side: str, arms: str, shifts: int, look: str) -> Sequence[str]:
    """Weight from one leg to the other, and then a lean out over the kerb to look up the road."""
    held_of: dict[str, dict[str, Value]] = {
        "hanging": {},
        "folded": FOLDED,
        "in the pockets": {"hands": At("pelvis", 0.18, -0.03, 0.06), "elbows": 20.0},
    }
    held = held_of[arms]  # fmt: skip
    timeline.hold(0.15)
    if held:
        timeline.to(0.6, **held)
    for _ in range(shifts):
        timeline.to(0.5, x=0.13, y=-0.02, roll=-8, side=10, bend=6, knee_r=22, foot_pitch_r=24)
        timeline.hold(0.35)
        timeline.to(0.25, x=0.0, y=0.0, roll=0, side=0, knee_r=0, foot_pitch_r=0)
        timeline.to(0.5, x=-0.13, y=-0.02, roll=8, side=-10, knee_l=22, foot_pitch_l=24)
        timeline.hold(0.35)
        timeline.to(0.25, x=0, y=0.0, roll=0, side=0, knee_l=0, foot_pitch_l=0)
    if look == "at the watch":
        timeline.to(0.4, hand_l=At("chest", 0.0, -0.02, 0.26), elbow_l=30, palm_l=-70, nod=24)
        timeline.hold(0.4)
        timeline.to(0.5, hand_l=held.get("hand_l", held.get("hands", NEUTRAL_HAND)), nod=0)
    toes: dict[str, Any] = {"heels": 30.0, "y": 0.05} if look == "on the toes" else {}
    if not toes:
        step(timeline, "r", 0.06, 0.34, duration_s=0.5, advance=False)
    timeline.to(0.7, turn=-70, twist=-12, yaw=-8, side=-26, roll=-8, x=-0.20 if not toes else -0.06, bend=12, **toes)
    timeline.hold(1.0)
    timeline.to(0.6, turn=0, twist=0, yaw=0, side=0, roll=0, bend=4, advance=False, **dict.fromkeys(toes, 0.0))
    if not toes:
        step(timeline, "r", 0.0, 0.10, duration_s=0.5, delay_s=0.1, advance=False)
    timeline.to(0.6, x=0)
    timeline.wait()
    timeline.to(0.4, bend=12, nod=10, shrugs=-6)
    timeline.neutral(0.6)
    with_ = {"hanging": "", "folded": " with folded arms", "in the pockets": " with the hands in the pockets"}[arms]
    how = {"leaning out": "{lean} out", "on the toes": "{rise} on the toes", "at the watch": "{check} the watch, {lean} out"}[look]  # fmt: skip
    return [
        f"{{wait}} for the bus{with_}",
        f"{{wait}} at the bus stop{with_}, {how} and {{look}} to the {side}",
        f"{{stand}} at a bus stop{with_}, {{shift}} the weight from one leg to the other and {{look}} up the road on the {side}",
        f"{{stand}}{with_}, {{sway}} from foot to foot, then {how} to look up the road to the {side}",
        f"= bus stop idle{with_}, looking {side}",
        f"{how} to see whether the bus comes from the {side}",
        f"{{wait}} at the roadside{with_} and {{look}} {side} for a taxi",
        f"= somebody waiting for a bus{with_}, leaning out to the {side}",
        f"{{wait}} on the platform{with_} and {{look}} out for the train on the {side}",
    ]


@action(
    "lounge on a sofa",
    "daily/static posture/sit",
    verbs="lounge sit lean rest cross stretch relax",
    side=SIDE,
    arm=Choice(("along the backrest", "both along the backrest", "behind the head", "on the thighs"), (3, 1, 1, 1)),
    legs=Choice(("crossed", "ankle on the knee", "apart", "stretched out"), (2, 1, 1, 1)),
    start=Choice(("sit down", "sitting"), (3, 1)),
)
def lounge_on_a_sofa(timeline: Timeline, side: str, arm: str, legs: str, start: str) -> Sequence[str]:
    """Deep in a low seat: back, legs over each other, an arm out along the backrest."""
    seat_m = 0.38
    if start == "sit down":
        timeline.hold(0.1)
        sit(timeline, seat_m, 1.5)
    else:
        timeline.start(
            y=seat_m + 0.10 - STANDING_M,
            z=-0.40,
            balance=0,
            pitch=-8,
            bend=6,
            hands=At("thigh", 0.02, 0.10, 0.06),
            palms=-50,
        )
        timeline.hold(0.3)
    timeline.to(0.8, pitch=-24, bend=10, nod=10)
    if legs == "crossed":
        timeline.to(0.45, foot_r=At("hip", -0.02, -0.22, 0.56), ankle_r=20)
        timeline.to(0.45, foot_r=At("hip", -0.26, -0.30, 0.52))
    elif legs == "ankle on the knee":
        timeline.to(0.45, foot_r=At("hip", 0.06, -0.20, 0.50), ankle_r=0, knee_r=20)
        timeline.to(0.45, foot_r=At("hip", -0.20, -0.08, 0.44), knee_r=75)
    elif legs == "apart":
        timeline.to(0.5, knees=26)
    else:
        timeline.to(0.6, feet=At("floor", 0.14, 0.0, 0.34), heels=-30)
    along = At("shoulder", 0.50, 0.02, -0.14)
    hands_of: dict[str, dict[str, Value]] = {
        "along the backrest": {"hand_r": along, "palm_r": -80.0, "turn": 8.0},
        "both along the backrest": {"hands": along, "palms": -80.0},
        "behind the head": {"hands": At("head", 0.07, 0.0, -0.13), "elbows": 75.0},
        "on the thighs": {},
    }
    hands = hands_of[arm]  # fmt: skip
    if hands:
        timeline.to(0.8, **hands)
    timeline.hold(0.8)
    timeline.to(0.8, turn=-24, nod=4)
    timeline.hold(0.5)
    timeline.to(0.8, turn=6, nod=8)
    timeline.hold(0.6)
    crossed = {
        "crossed": f"the {side} leg crossed over the {other(side)}", "ankle on the knee": f"the {side} ankle on the {other(side)} knee",
        "apart": "the legs apart", "stretched out": "the legs stretched out",
    }[legs]  # fmt: skip
    rests = {
        "along the backrest": f"the {side} arm along the backrest", "both along the backrest": "both arms along the backrest",
        "behind the head": "both hands behind the head", "on the thighs": "the hands on the thighs",
    }[arm]  # fmt: skip
    down = "{sit} down on a low sofa and {lean} back" if start == "sit down" else "{lounge} on a sofa"
    return [
        "{lounge} on a sofa" if start == "sitting" else "{sit} down on a sofa and {lean} back",
        f"{down}, {crossed}, {rests}",
        f"{down}, {rests}",
        f"{down}, {crossed}",
        f"{{relax}} on the couch, {crossed}, {rests}",
        f"{{lean}} back on the sofa, {crossed}",
        f"{{rest}} on the couch, leaning back, {rests}",
        f"= lounging on a sofa with {rests}",
        f"{{flop}} onto the couch, {crossed}" if start == "sit down" else f"{{be}} lying back on the couch, {crossed}",
        *(["{sit} back and {rest} one arm along the back of the sofa", f"{{rest}} the {side} arm along the backrest"] if arm == "along the backrest" else []),
    ]  # fmt: skip


@action(
    "put on a gown",
    "daily/self care/dress",
    verbs="put tie pull slip wear",
    side=SIDE,
    tie=Choice(("behind the neck", "behind the back", "both", "none"), (2, 2, 1, 1)),
)
def put_on_a_gown(timeline: Timeline, side: str, tie: str) -> Sequence[str]:
    """A gown that closes behind: one arm into its sleeve, the other one, then bows behind the neck and the waist."""
    timeline.hold(0.2)
    timeline.look_at("hand_r", 0.3)
    for hand, helper in (("r", "l"), ("l", "r")):
        timeline.look_at(f"hand_{hand}", 0.3)
        timeline.to(
            0.5, **{f"hand_{helper}": At("chest", 0.02, -0.06, 0.30), f"hand_{hand}": At("chest", 0.14, -0.12, 0.26)}
        )
        timeline.to(
            0.7, **{f"hand_{hand}": At("shoulder", 0.20, 0.02, 0.52), f"hand_{helper}": At("chest", -0.12, 0.02, 0.40)}
        )
        timeline.hold(0.15)
        timeline.to(0.5, **{f"hand_{helper}": At("shoulder", -0.24, 0.06, 0.20)})
        timeline.to(0.3, **{f"hand_{hand}": At("shoulder", 0.14, -0.20, 0.40)})
    timeline.look_at(None, 0.3)
    if tie in ("behind the neck", "both"):
        timeline.hold(0.1)
        timeline.to(0.7, hands=At("head", 0.05, -0.14, -0.10), elbows=85, nod=22)
        for number in range(4):
            out = 0.10 if number % 2 == 0 else 0.03
            timeline.to(0.24, hands=At("head", out, -0.14, -0.11))
        timeline.hold(0.2)
    if tie in ("behind the back", "both"):
        timeline.to(0.7, hands=At("pelvis", 0.06, 0.14, -0.18), elbows=35, nod=4, bend=6)
        for number in range(4):
            out = 0.12 if number % 2 == 0 else 0.04
            timeline.to(0.24, hands=At("pelvis", out, 0.14, -0.18))
        timeline.hold(0.2)
    timeline.neutral(0.7)
    end = {
        "behind the neck": " and {tie} it behind the neck", "behind the back": " and {tie} it behind the back",
        "both": " and {tie} it behind the neck and the back", "none": "",
    }[tie]  # fmt: skip
    return [
        "{put} on a gown",
        f"{{put}} on a gown, the {side} arm first{end}",
        f"{{slip}} the {side} arm into a gown, then the {other(side)}{end}",
        f"{{put}} on a surgical gown{end}",
        f"{{put}} on an overall from the front{end}",
        f"= a nurse putting on a gown, {side} arm first",
        f"{{pull}} a hospital gown over both arms{end}",
        f"{{stretch}} both arms into the sleeves of a gown{end}",
        f"{{put}} on a gown, the {side} arm going in first, then the {other(side)} arm{end}",
        f"{{get}} into a protective gown, {side} sleeve first{end}",
    ]


@action(
    "tie an apron",
    "daily/self care/dress",
    verbs="tie put fasten wear",
    where=Choice(("behind the back", "behind the neck", "in front")),
    loop=Choice(("no", "over the head"), (2, 1)),
)
def tie_an_apron(timeline: Timeline, where: str, loop: str) -> Sequence[str]:
    """A loop over the head, perhaps, and a bow behind the waist, behind the neck, or in front of the belly."""
    timeline.hold(0.2)
    if loop == "over the head":
        timeline.to(0.5, hands=At("chest", 0.10, 0.0, 0.28), nod=10)
        timeline.to(0.6, hands=At("head", 0.12, 0.16, 0.06), elbows=40, nod=16)
        timeline.to(0.5, hands=At("head", 0.10, -0.12, 0.02), nod=4)
    spot, elbow, nod = {
        "behind the back": (At("pelvis", 0.07, 0.14, -0.18), 35.0, 2.0),
        "behind the neck": (At("head", 0.05, -0.14, -0.10), 85.0, 22.0),
        "in front": (At("pelvis", 0.05, 0.16, 0.20), 15.0, 26.0),
    }[where]  # fmt: skip
    timeline.to(0.7, hands=spot, elbows=elbow, nod=nod, bend=6)
    for number in range(6):
        timeline.to(0.24, hands=spot.moved(out=0.07 if number % 2 == 0 else -0.02))
    timeline.hold(0.25)
    timeline.neutral(0.6)
    first = "{put} an apron over the head and " if loop == "over the head" else ""
    return [
        "{tie} an apron" if where != "behind the neck" else "{tie} an apron behind the neck",
        f"{first}{{tie}} it {where}" if first else f"{{tie}} an apron {where}",
        f"{{put}} on an apron and {{tie}} a bow {where}",
        f"{{fasten}} the strings of an apron {where}",
        f"{first}{{make}} a knot {where}",
        f"= a cook tying an apron {where}",
        f"{{tie}} something together {where} with both hands",
        f"{{knot}} the apron strings {where}",
    ]


@action(
    "brush off dust",
    "daily/cleaning/wipe",
    verbs="brush dust wipe sweep kneel blow",
    side=SIDE,
    what=Choice(("table", "wall", "ground"), (2, 1, 2)),
    count=Count(3, 6),
    blow=Choice(("no", "yes"), (2, 1)),
)
def brush_off_dust(timeline: Timeline, side: str, what: str, count: int, blow: str) -> Sequence[str]:
    """The flat hand goes to and fro over something old: on a table, at a wall, or on the ground on one knee."""
    timeline.hold(0.2)
    if what == "ground":
        kneel(timeline, "r", 1.2)
        timeline.to(0.5, pitch=30, bend=34, nod=6, hand_l=At("knee", 0.0, 0.08, 0.02))
    centre = {"table": At("air", 0.0, 0.98, 0.48), "wall": At("air", 0.02, 1.38, 0.50), "ground": At("air", -0.02, 0.10, 0.56)}[what]  # fmt: skip
    bends: dict[str, Any] = {"table": {"bend": 18.0, "pitch": 8.0, "nod": 14.0}, "wall": {"bend": 6.0}, "ground": {"nod": 14.0}}[what]  # fmt: skip
    timeline.to(0.5, hand_r=centre.moved(out=0.20), palm_r=-85 if what != "wall" else -30, **bends)
    for _ in range(count):
        timeline.to(0.22, hand_r=centre.moved(out=-0.18), exact=True)
        timeline.to(0.22, hand_r=centre.moved(out=0.22), exact=True)
    if blow == "yes":
        timeline.to(0.4, bend=timeline.value("bend") + 12, nod=20)
        timeline.hold(0.5)
    timeline.hold(0.3)
    if what == "ground":
        timeline.to(0.5, pitch=0, bend=4, nod=0, hands=NEUTRAL_HAND.moved(forward=0.05))
        rise_from_knees(timeline, 1.2)
    timeline.neutral(0.6)
    where = {"table": "a table", "wall": "an inscription on the wall", "ground": "a stone tablet on the ground"}[what]
    knee = "{kneel} down and " if what == "ground" else ""
    puff = " and {blow} it away" if blow == "yes" else ""
    return [
        f"{knee}{{brush}} the dust off {where}{puff}",
        f"{knee}{{brush}} the dust off {where} with the {side} hand{puff}",
        f"{{wipe}} the dust away from {where} with the {side} hand{puff}",
        f"{knee}{{sweep}} dust off {where} with a flat hand{puff}",
        f"= dust brushed off {where} by hand",
        f"{{clear}} {where} of dust with quick strokes of the {side} hand{puff}",
        f"{knee}{{uncover}} writing on {where} under the dust{puff}",
        f"{{dust}} {where} with the bare hand{puff}",
    ]


@action(
    "wake up and stretch on the edge of the bed",
    "locomotion/posture change/stand up",
    verbs="wake stretch sit swing roll push stand",
    side=SIDE,
    way=Choice(("straight up", "over the side"), (2, 1)),
    stretch=Choice(("lying", "none"), (2, 1)),
    end=Choice(("sit on the edge", "stand up")),
)
def wake_and_swing_the_legs_out(timeline: Timeline, side: str, way: str, stretch: str, end: str) -> Sequence[str]:
    """Lying along a bed, arms stretched past the head, up, and the legs swung off to the right; or rolled over and pushed up."""
    bed_m = 0.46
    lying, seated = bed_m + 0.12 - STANDING_M, bed_m + 0.10 - STANDING_M
    rolls = way == "over the side"
    # Yaw and roll of a right angle put the long axis along the bed, so that the pitch turns the body about it.
    axis: dict[str, Any] = {"yaw": -90.0, "roll": -90.0} if rolls else {}
    timeline.start(
        pitch=-90, y=lying, balance=0, feet=At("hip", 0.04, -0.82, -0.03), ankles=25, nod=6, hands=At("shoulder", 0.14, -0.50, 0.06), **axis,
    )  # fmt: skip
    timeline.hold(0.6)
    if stretch == "lying":
        timeline.to(0.9, hands=At("shoulder", 0.10, 0.54, 0.06), bend=-10, nod=-10, ankles=45)
        timeline.hold(0.9)
        timeline.to(0.6, hands=At("shoulder", 0.14, -0.48, 0.10), bend=0, nod=6, ankles=20)
    if rolls:
        timeline.to(
            0.9, exact=True, pitch=0, y=lying + 0.04, bend=18, feet=At("hip", 0.02, -0.56, 0.36), hand_l=At("chest", -0.04, -0.08, 0.32),
            hand_r=At("head", 0.06, -0.12, 0.18),
        )  # fmt: skip
        timeline.hold(0.6)
        timeline.to(0.5, hand_l=At("chest", -0.06, -0.22, 0.24), hand_r=At("shoulder", 0.30, -0.30, 0.20))
        timeline.to(
            1.0, exact=True, roll=-24, side=-14, pitch=-4, y=seated, bend=20, feet=At("hip", 0.06, -0.30, 0.62),
            hand_r=At("pelvis", 0.34, 0.04, 0.02), hand_l=At("thigh", 0.02, 0.10, 0.06),
        )  # fmt: skip
        timeline.to(0.6, roll=0, side=0)
    else:
        timeline.to(
            0.7, pitch=-46, bend=34, nod=18, hands=At("shoulder", 0.22, -0.42, -0.06), elbows=20, feet=At("hip", 0.06, -0.56, 0.60)
        )  # fmt: skip
        timeline.to(
            0.6, pitch=-6, bend=18, nod=4, y=seated, hands=At("pelvis", 0.26, 0.02, -0.06), feet=At("hip", 0.06, -0.06, 0.82)
        )  # fmt: skip
        timeline.hold(0.4)
        timeline.to(0.9, yaw=-90, feet=At("hip", 0.08, -0.12, 0.76), hands=At("pelvis", 0.28, 0.02, -0.04))
    timeline.place = timeline.place.moved(turned_deg=-90)
    timeline.place = timeline.place.moved(forward_m=0.40)
    timeline.to(0.5, z=-0.40, x=0.0, y=seated, feet=At("floor", 0.11, 0.0, 0.0), ankles=10, toes=7)
    timeline.to(0.5, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50, elbows=0, bend=14, nod=10, pitch=-2)
    timeline.hold(0.9)
    if end == "stand up":
        stand_up(timeline, 1.4)
        timeline.hold(0.2)
        timeline.neutral(0.4)
    arms = ", {stretch} both arms overhead lying" if stretch == "lying" else ""
    up = (
        f", {{roll}} onto the {side} side, {{push}} up with the arms" if way == "over the side"
        else f", {{sit}} up and {{swing}} the legs off to the {side}"
    )  # fmt: skip
    last = (
        ", {sit} on the edge of the bed"
        if end == "sit on the edge"
        else ", {sit} on the edge for a moment and {stand} up"
    )
    return [
        f"{{wake}} up lying on the back{arms}{up}",
        f"{{lie}} in bed{arms}{up}{last}",
        f"{{wake}} up{arms}{up}{last}",
        f"{{get}} up from bed{up}{last}",
        f"{{lie}} on the back{arms}{up}",
        f"= waking up in bed and swinging the legs off to the {side}" if way == "straight up" else f"= getting out of bed over the {side} side",
        f"{{wake}} in the morning{arms}{up}{last}",
        f"{{get}} out of bed slowly{up}{last}",
        f"{{leave}} the bed{up}{last}",
    ]  # fmt: skip


@action(
    "carry a basket on the hip",
    OBJECTS + "carry",
    verbs="carry walk hold open put bring",
    side=SIDE,
    end=Choice(("stop", "open a door", "put it down"), (2, 1, 1)),
)
def carry_a_basket_on_the_hip(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """A laundry basket on the right hip, that arm round it, the body leaning away; the left hand is free for a door."""
    held: dict[str, Any] = {"hand_r": At("pelvis", 0.30, 0.16, 0.20), "elbow_r": 25.0, "palm_r": 10.0}
    timeline.start(**held, side=7, twist=-4)
    timeline.hold(0.2)
    style = replace(STYLES["stroll"], arm_m=0.0, twist_deg=2.0)
    walk(timeline, 2.4 if end == "stop" else 1.8, style, arms=False)
    timeline.wait()
    if end == "open a door":
        timeline.to(0.6, hand_l=At("air", 0.14, 1.0, 0.52), palm_l=-30, bend=8, side=7)
        timeline.hold(0.15)
        timeline.to(0.3, cock_l=-20, palm_l=-70)
        timeline.to(0.7, hand_l=At("air", 0.40, 1.02, 0.74), twist=-16)
        timeline.to(0.3, hand_l=NEUTRAL_HAND, palm_l=0, cock_l=0, twist=-4)
        walk(timeline, 1.0, style, arms=False)
        timeline.wait()
        timeline.hold(0.4)
    elif end == "put it down":
        both = At("chest", 0.20, -0.22, 0.26)
        timeline.to(0.6, hands=both, side=0, twist=0, palms=20)
        timeline.to(0.9, y=-0.42, pitch=38, bend=30, knees=10, hands=At("air", 0.22, 0.20, 0.40))
        timeline.hold(0.2)
        timeline.neutral(1.0)
    else:
        timeline.hold(0.6)
    o = other(side)
    last = {
        "stop": "", "open a door": f" and {{open}} a door with the {o} hand", "put it down": " and {put} it down on the floor",
    }[end]  # fmt: skip
    return [
        f"{{carry}} a basket on the hip{last}",
        f"{{carry}} a laundry basket on the {side} hip{last}",
        f"{{walk}} with a basket on the {side} hip{last}",
        f"{{hold}} a basket against the {side} hip and {{walk}}{last}",
        f"{{carry}} a washing basket on the {side} side, one arm around it{last}",
        f"{{bring}} the laundry in a basket on the {side} hip{last}",
        f"= a laundry basket carried on the {side} hip",
        f"{{walk}} along with the washing on the {side} hip{last}",
        f"{{carry}} a toddler on the {side} hip{last}"
        if end != "put it down"
        else f"{{carry}} a heavy tub on the {side} hip{last}",
    ]


@action(
    "empty a bucket",
    OBJECTS + "put down",
    verbs="empty pour tip throw lift pick",
    side=SIDE,
    way=Choice(("to the side", "ahead"), (2, 1)),
    how=Choice(("pour", "fling"), (2, 1)),
)
def empty_a_bucket(timeline: Timeline, side: str, way: str, how: str) -> Sequence[str]:
    """A heavy bucket lifted with both hands, and tipped out on the right side or ahead; or flung out in one swing."""
    timeline.hold(0.2)
    timeline.to(0.9, y=-0.34, pitch=46, bend=34, nod=-10, knees=10, hands=At("floor", 0.12, 0.36, 0.30))
    timeline.hold(0.25)
    timeline.to(0.9, y=-0.04, pitch=2, bend=6, nod=6, knees=0, hands=At("chest", 0.12, -0.26, 0.28))
    timeline.hold(0.2)
    aside = way == "to the side"
    turned: dict[str, Any] = {"twist": -34.0, "yaw": -20.0} if aside else {}
    if how == "fling":
        timeline.to(0.45, hands=At("chest", 0.14, -0.22, 0.20), twist=28, yaw=14, bend=12)
        timeline.to(0.22, hands=At("chest", 0.12, 0.06, 0.48), **(turned or {"twist": 0.0, "yaw": 0.0}), bend=-4)
        timeline.hold(0.5)
    else:
        timeline.to(
            0.7, **turned, hand_r=At("chest", 0.10, -0.02, 0.40), hand_l=At("chest", 0.06, -0.10, 0.34), bend=10
        )
        timeline.to(
            0.6,
            hand_r=At("chest", 0.12, -0.14, 0.46),
            hand_l=At("chest", 0.08, 0.12, 0.36),
            palm_l=-60,
            bend=18,
            side=-6 if aside else 0,
        )
        timeline.hold(1.2)
    timeline.to(0.7, hands=At("chest", 0.12, -0.24, 0.26), twist=0, yaw=0, side=0, bend=6)
    timeline.to(0.8, y=-0.30, pitch=40, bend=32, knees=8, hands=At("floor", 0.12, 0.36, 0.30), palms=0)
    timeline.neutral(0.9)
    where = f"to the {side}" if aside else "in front"
    verb = "{pour} it out" if how == "pour" else "{fling} the water out"
    return [
        f"{{empty}} a bucket {where}" if aside else "{empty} a bucket",
        f"{{pick}} up a heavy bucket with both hands and {verb} {where}",
        f"{{lift}} a bucket and {verb} {where}",
        f"{{pour}} a bucket of water out {where}" if how == "pour" else f"{{throw}} a bucket of water {where}",
        f"{{tip}} out a bucket {where}" if how == "pour" else f"{{swing}} a bucket and {verb} {where}",
        f"= a bucket emptied {where}",
        f"{{take}} a full bucket in both hands and {verb} {where}",
        f"{{get}} rid of the water in a bucket {where}",
    ]


@action(
    "lean back in a chair",
    "daily/static posture/sit",
    verbs="lean stretch relax sit rest",
    hands=Choice(("behind the head", "on the thighs", "stretched overhead", "crossed"), (2, 2, 1, 1)),
    start=Choice(("sitting", "sit down"), (3, 1)),
)
def lean_back_in_a_chair(timeline: Timeline, hands: str, start: str) -> Sequence[str]:
    """On a chair the trunk goes back against the rest and stays there, the legs stretched ahead."""
    if start == "sit down":
        timeline.hold(0.1)
        sit(timeline, 0.45, 1.3)
    else:
        sit_start(timeline, 0.45)
        timeline.hold(0.6)
    held_of: dict[str, dict[str, Value]] = {
        "behind the head": {"hands": At("head", 0.07, 0.0, -0.13), "elbows": 75.0},
        "on the thighs": {},
        "stretched overhead": {"hands": At("shoulder", 0.14, 0.53, 0.02)},
        "crossed": FOLDED,
    }
    timeline.to(0.9, pitch=-24, bend=-2, nod=8, feet=At("floor", 0.13, 0.0, 0.10), heels=-6, **held_of[hands])
    timeline.hold(1.6)
    if hands == "stretched overhead":
        timeline.to(0.8, hands=At("thigh", 0.02, 0.10, 0.06))
    timeline.to(0.6, turn=14)
    timeline.to(0.6, turn=0)
    timeline.hold(0.5)
    how = {
        "behind the head": "with the hands behind the head", "on the thighs": "with the hands on the thighs",
        "stretched overhead": "and {stretch} both arms overhead", "crossed": "with crossed arms",
    }[hands]  # fmt: skip
    first = "{sit} down and " if start == "sit down" else ""
    return [
        f"{first}{{lean}} back in a chair",
        f"{first}{{lean}} back in the chair {how}",
        f"{first}{{lean}} back at the desk {how}",
        f"{first}{{sit}} back against the backrest {how}"
        if not first
        else f"{first}{{rest}} against the backrest {how}",
        f"{first}{{relax}} in an office chair {how}",
        f"{first}{{lean}} back, sitting, {how}",
        f"= leaning back in a chair {how.replace('and {stretch}', 'stretching')}",
        f"{first}{{tip}} back in the seat {how}",
    ]


@action(
    "pull up the hood",
    "daily/self care/dress",
    verbs="pull put push lower hood",
    upper=True,
    way=Choice(("up", "down"), (2, 1)),
    hands=Choice(("both hands", "one hand"), (3, 1)),
    side=SIDE,
)
def pull_up_the_hood(timeline: Timeline, way: str, hands: str, side: str) -> Sequence[str]:
    """A hood taken behind the neck and drawn over the head down to the forehead; or pushed back off it."""
    hand = "hands" if hands == "both hands" else "hand_r"
    elbow = "elbows" if hands == "both hands" else "elbow_r"
    behind, over, front = At("head", 0.10, -0.16, -0.10), At("head", 0.12, 0.17, 0.0), At("head", 0.12, 0.06, 0.13)
    places = (behind, over, front) if way == "up" else (front, over, behind)
    timeline.hold(0.25)
    timeline.to(0.6, **{hand: places[0], elbow: 70.0 if way == "up" else 40.0}, nod=16 if way == "up" else 4)
    timeline.hold(0.25)
    timeline.to(0.5, **{hand: places[1], elbow: 55.0}, nod=8)
    timeline.to(0.45, **{hand: places[2], elbow: 40.0 if way == "up" else 70.0}, nod=14)
    timeline.hold(0.4)
    timeline.neutral(0.6)
    with_ = "with both hands" if hands == "both hands" else f"with the {side} hand"
    if way == "up":
        return [
            "{pull} up the hood", f"{{pull}} the hood over the head {with_}", f"{{put}} {{poss}} hood up {with_}", f"{{draw}} a hood up over the head {with_}",
            f"{{cover}} {{poss}} head with the hood {with_}", f"{{flip}} up the hood {with_}", f"= a hood pulled up over the head {with_}", f"{{reach}} behind the neck {with_} and {{pull}} the hood up",
        ]  # fmt: skip
    return [
        f"{{push}} back the hood {with_}", f"{{take}} down the hood {with_}", f"{{pull}} the hood off the head {with_}", f"{{lower}} the hood {with_}", f"{{uncover}} {{poss}} head, pushing the hood back {with_}",
        f"{{put}} {{poss}} hood down {with_}", f"= a hood pushed back off the head {with_}", f"{{throw}} back the hood {with_}",
    ]  # fmt: skip
