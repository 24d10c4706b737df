"""Things that are carried, lifted, thrown, caught, given, pushed and kicked."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.moves import feet_together, kneel, rise_from_knees, step
from kinoflow.authoring.timeline import Timeline, Value

OBJECTS = "daily/objects/"
BOX = At("chest", 0.14, -0.20, 0.30)
_SQUATTING = {"pitch": 26, "bend": 30, "y": -0.52, "knees": 14}


def _set_on(where: str, aside: bool) -> tuple[At, dict[str, float]]:
    """Where a wrist is over a table or a shelf, ahead or at the side of the right hand, and the trunk that reaches there."""
    up_m = 1.46 if "shelf" in where else 0.88
    lean = {"bend": 2.0, "pitch": 0.0} if "shelf" in where else {"bend": 16.0, "pitch": 10.0}
    if not aside:
        return At("air", 0.10, up_m, 0.50), lean
    return At("air", 0.62, up_m, 0.20), {**lean, "pitch": 0.0, "twist": -26.0, "yaw": -12.0, "side": -6.0}


def _held(place: At, both: bool, aside: bool) -> dict[str, At]:
    """The right hand at a place, or both: the left one beside it where it lies aside."""
    if not both:
        return {"hand_r": place}
    return {"hand_r": place, "hand_l": At(place.frame, -place.out + 0.22, place.up, place.forward) if aside else place}


def _down(timeline: Timeline, duration_s: float = 0.9) -> None:
    timeline.to(duration_s, y=-0.46, pitch=42, bend=26, nod=-24, hands=At("shoulder", -0.04, -0.34, 0.44), knees=10)


def _up(timeline: Timeline, duration_s: float = 0.9, hands: At = BOX) -> None:
    timeline.to(duration_s, y=0, pitch=0, bend=-4, nod=0, hands=hands, knees=0, elbows=10)


@action(
    "carry a box",
    OBJECTS + "carry",
    verbs="carry walk hold lift pick",
    load=Choice(("heavy", "light")),
    begins=Choice(("standing", "holding it"), (2, 1)),
    end=Choice(("on the floor", "on a table", "keep it", "drop it"), (3, 1, 1, 1)),
    tempo=False,
)
def carry_box(timeline: Timeline, load: str, begins: str, end: str) -> Sequence[str]:
    """Pick up a box with both hands, walk with it, put it down."""
    heavy = load == "heavy"
    if begins == "standing":
        timeline.stance(0.3)
        timeline.hold(0.2)
        _down(timeline)
        timeline.hold(0.1)
        _up(timeline, 1.1 if heavy else 0.8)
    else:
        timeline.start(hands=BOX, bend=-4, elbows=10)
        timeline.hold(0.25)
    gait = STYLES["carry"]
    walk(timeline, 1.8 if heavy else 2.4, gait, arms=False)
    timeline.to(0.2, hands=BOX, advance=False)
    timeline.wait()
    if end == "on the floor":
        _down(timeline)
        timeline.to(0.9, y=0, pitch=0, bend=2, nod=0, hands=NEUTRAL_HAND, knees=0, elbows=0)
    elif end == "on a table":
        timeline.to(0.3, nod=8)
        timeline.to(0.7, hands=At("air", 0.16, 0.90, 0.54), bend=18, pitch=12, nod=4)
        timeline.hold(0.2)
        timeline.to(0.7, pitch=0, bend=2, nod=0, hands=NEUTRAL_HAND, elbows=0)
    elif end == "drop it":
        timeline.to(0.12, hands=At("chest", 0.26, -0.24, 0.28), shrugs=10, nod=10, bend=4, exact=True)
        timeline.to(0.25, hands=At("shoulder", 0.26, -0.26, 0.28), shrugs=14, nod=26)
        timeline.hold(0.5)
        timeline.to(0.6, hands=NEUTRAL_HAND, shrugs=0, nod=0, bend=2, elbows=0)
    else:
        timeline.hold(0.5)
    if begins != "standing" or end != "on the floor":
        first = (
            f"{{pick}} up a {load} box, {{carry}} it forward"
            if begins == "standing"
            else f"{{carry}} a {load} box forward"
        )
        after = {
            "on the floor": " and {put} it down on the floor", "on a table": " and {put} it on a table", "keep it": "",
            "drop it": " and {drop} it",
        }[end]  # fmt: skip
        holding = (
            "{hold} a box in both arms and {walk} with it"
            if begins != "standing"
            else "{lift} a box from the floor and {walk} with it"
        )
        return [
            f"{first}{after}",
            f"{holding}{after}",
            f"{{carry}} a {load} box in front of the body{after}",
            f"{{walk}} with a {load} box in both arms{after}" if begins != "standing" else f"{{bend}} down, {{pick}} up a {load} box and {{walk}} with it{after}",
            f"{{carry}} a parcel a few steps{after}",
            "{walk} while holding a box in front of the chest" if end == "keep it" else f"{{bring}} a box{after}".replace("{bring} a box and", "{carry} a box a few steps and"),
            f"{{go}} forward with something heavy in both hands{after}" if heavy else f"{{go}} forward with a light box in both hands{after}",
            f"= carrying a {load} box{'' if end == 'keep it' else ' and dropping it' if end == 'drop it' else ' and putting it ' + ('on a table' if end == 'on a table' else 'down')}",
        ]  # fmt: skip
    return [
        "{carry} a box with both hands",
        f"{{pick}} up a {load} box, {{carry}} it forward and {{put}} it down",
        f"{{lift}} a {load} box from the floor, {{walk}} with it and {{set}} it down again",
        "{pick} something up with both hands and {carry} it a few steps",
        f"{{carry}} a {load} load in front of the body",
        "{bend} down, {pick} up a box, {walk} forward and {place} it on the floor",
        "{pick} up a parcel, {walk} a few steps and {put} it down",
        "first {lift} a box, then {walk} forward with it, then {put} it down",
        "= somebody carries a box a few steps",
    ]


def _into_a_bag(timeline: Timeline, both: bool) -> None:
    """What is held goes into a bag that hangs at the left hip; with one hand, the other one holds it open."""
    bag = At("pelvis", -0.12, 0.06, 0.16)
    timeline.look_at(At("floor", 0.25, 0.9, 0.3), 0.3)
    held_open: dict[str, Value] = (
        {"hands": At("pelvis", 0.10, 0.06, 0.20)} if both else {"hand_l": At("pelvis", 0.20, 0.10, 0.14)}
    )
    timeline.to(0.5, **held_open, **({} if both else {"hand_r": bag.moved(up=0.16)}), twist=12, bend=8)
    timeline.to(0.3, **({"hands": At("pelvis", 0.08, -0.02, 0.20)} if both else {"hand_r": bag}), bend=12)
    timeline.hold(0.2)
    timeline.to(0.3, **({} if both else {"hand_r": bag.moved(up=0.18)}), bend=6)
    timeline.look_at(None)
    timeline.neutral(0.6)


@action(
    "pick something up",
    OBJECTS + "carry",
    verbs="pick lift take grab bend collect",
    side=SIDE,
    hands=Choice(("one hand", "both hands")),
    way=Choice(("bending over", "squatting", "kneeling"), (2, 2, 1)),
    place=Choice(("floor", "table", "shelf"), (4, 2, 1)),
    spot=Choice(("ahead", "to the side"), (4, 1)),
    then=Choice(("hold", "pocket", "put it back", "into a bag"), (3, 1, 1, 1)),
)
def pick_up(timeline: Timeline, side: str, hands: str, way: str, place: str, spot: str, then: str) -> Sequence[str]:
    """Down to something small on the floor in front, and up with it, held before the belly."""
    both = hands == "both hands"
    timeline.hold(0.2)
    timeline.look_at(At("floor", -0.05, 0.05, 0.35), 0.3)
    aside = spot == "to the side"
    if place != "floor":
        there, lean = _set_on(f"on a {place}", aside)
        reach = _held(there, both, aside)
        timeline.look_at(At("floor", -0.6 if aside else -0.05, there.up - 0.07, 0.2 if aside else 0.5), 0.3)
        timeline.to(0.7, **reach, **lean, palms=-60)
        timeline.hold(0.2)
        taken = At("chest", 0.10 if both else 0.06, -0.08, 0.28)
        timeline.to(
            0.7, **({"hands": taken} if both else {"hand_r": taken}), bend=4, pitch=0, twist=0, yaw=0, side=0, palms=0
        )
        timeline.look_at("hand_r", 0.3)
        timeline.hold(0.4)
        timeline.look_at(None)
        if then == "pocket":
            timeline.to(0.5, hand_r=At("pelvis", 0.18, 0.04, 0.06), elbow_r=20, turn=-10)
            timeline.hold(0.15)
            timeline.neutral(0.5)
        elif then == "into a bag":
            _into_a_bag(timeline, both)
        elif then == "put it back":
            timeline.to(0.7, **reach, **lean)
            timeline.hold(0.15)
            timeline.to(0.5, twist=0, yaw=0, side=0)
            timeline.neutral(0.5)
        else:
            timeline.hold(0.3)
        on = f"a {place} on the {side}" if aside else f"a {place}"
        with_ = "with both hands" if both else f"with the {side} hand"
        end = {
            "hold": "",
            "pocket": " and {put} it into the pocket",
            "put it back": " and {put} it back",
            "into a bag": " and {put} it into the bag",
        }[then]
        return [
            f"{{pick}} something up from {on} {with_}{end}",
            f"{{take}} something from {on} {with_}{end}",
            f"{{reach}} to {on} and {{pick}} something up {with_}{end}",
            f"{{lift}} a cup from {on} {with_}{end}"
            if then != "pocket"
            else f"{{take}} the keys from {on} {with_}{end}",
            f"{{grab}} something from {on} {with_}{end}",
            f"{{lean}} over, {{take}} a thing from {on} and {{look}} at it{end}",
            f"{{pick}} up an object from {on} {with_}{end}",
            f"= picking something up from {on} {with_}",
            *([f"{{pick}} something up from a counter {with_}{end}"] if place == "table" and not aside else []),
            *([f"{{turn}} to the {side} and {{pick}} something up {with_}{end}"] if aside else []),
        ]
    if way == "kneeling":
        kneel(timeline, "r", 1.1)
    low = (
        {"pitch": 58, "bend": 46, "y": -0.16, "knees": 4}
        if way == "bending over"
        else {"pitch": 16, "bend": 34}
        if way == "kneeling"
        else _SQUATTING
    )
    floor = At("air", 0.10, 0.08, 0.34 if way != "kneeling" else 0.44)
    if aside:
        floor = At("air", 0.42, 0.08, 0.20)
        low = {**low, "twist": -22, "side": -10}
        timeline.look_at(At("floor", -0.6, 0.05, 0.2), 0.3)
    grips = _held(floor, both, aside)
    timeline.to(0.9, **({} if both else {"hand_l": At("knee", 0.02, 0.08, 0.05), "twist": 6}) | grips | low)
    timeline.hold(0.18)
    held = {"hands": At("chest", 0.08, -0.12, 0.28)} if both else {"hand_r": At("chest", 0.06, -0.12, 0.28)}
    free = {} if both else {"hand_l": NEUTRAL_HAND}
    if way == "kneeling":
        timeline.to(0.6, pitch=2, bend=6, twist=0, side=0, **held, **free)
        rise_from_knees(timeline, 1.2)
        timeline.to(0.2, **held)
    else:
        timeline.to(0.95, pitch=0, bend=2, y=0, knees=0, twist=0, side=0, **held, **free)
    timeline.look_at("hand_r", 0.3)
    timeline.hold(0.5)
    timeline.look_at(None)
    if then == "pocket":
        timeline.to(0.5, hand_r=At("pelvis", 0.18, 0.04, 0.06), elbow_r=20, turn=-10)
        timeline.hold(0.15)
        timeline.neutral(0.5)
    elif then == "into a bag":
        _into_a_bag(timeline, both)
    elif then == "put it back" and way != "kneeling":
        timeline.to(0.8, **({} if both else {"hand_l": At("knee", 0.02, 0.08, 0.05)}) | grips | low)
        timeline.hold(0.15)
        timeline.to(0.5, twist=0, side=0)
        timeline.neutral(0.6)
    timeline.hold(0.3)
    what = "with both hands" if both else f"with the {side} hand"
    ground = f"the floor on the {side}" if aside else "the floor"
    how = {"bending over": "{bend} over", "squatting": "{squat} down", "kneeling": "{kneel} down"}[way]
    end = " and {put} it into the pocket" if then == "pocket" else ""
    end = " and {put} it back" if then == "put it back" and way != "kneeling" else end
    end = " and {put} it into the bag" if then == "into a bag" else end
    if end:
        return [
            f"{{pick}} something up from {ground}{end}",
            f"{{pick}} something up {what}{end}",
            f"{how} and {{pick}} something up off {ground} {what}{end}",
            f"{how}, {{grab}} an object from the ground {what}{end}",
            f"{{take}} a coin from {ground} {what}{end}",
            f"{{reach}} down to {ground} {what}, {{lift}} something up{end}",
            f"{{pick}} a thing up off the ground, {{look}} at it{end}",
            f"{how}, {{pick}} up a stone{end}",
            *(
                [
                    f"{{pick}} something up {what}, {{look}} at it and {{put}} it {into}",
                    f"{{pick}} up a coin and {{put}} it {into}",
                ]
                if (into := {"pocket": "in {poss} pocket", "into a bag": "in {poss} bag"}.get(then))
                else []
            ),
        ]
    return [
        f"{{pick}} something up from {ground}",
        f"{{pick}} something up {what}",
        f"{how} and {{pick}} something up off {ground} {what}",
        f"{how}, {{grab}} an object from the ground {what} and {{stand}} up again",
        f"{{take}} something from {ground} {what}",
        f"{{reach}} down to {ground} {what} and {{lift}} something up",
        "{collect} an item from the ground",
        f"{{lift}} a thing off the ground {what}",
        f"{how} to pick up a dropped object",
        f"= picking a coin up from {ground}",
    ]


@action(
    "put something down",
    OBJECTS + "carry",
    verbs="put place set lay bend",
    side=SIDE,
    hands=Choice(("one hand", "both hands")),
    where=Choice(("on a table", "on the floor", "on a shelf"), (2, 2, 1)),
    spot=Choice(("ahead", "to the side"), (4, 1)),
    way=Choice(("bending over", "squatting")),
    force=Choice(("normal", "slam", "gently"), (3, 1, 1)),
)
def put_down(timeline: Timeline, side: str, hands: str, where: str, spot: str, way: str, force: str) -> Sequence[str]:
    """Something held before the belly is set down in front, on the floor or on a table."""
    both = hands == "both hands"
    held = {"hands": At("chest", 0.08, -0.12, 0.28)} if both else {"hand_r": At("chest", 0.06, -0.12, 0.28)}
    timeline.start(**held)
    timeline.hold(0.4)
    timeline.look_at(At("floor", -0.05, 0.05 if where == "on the floor" else 0.75, 0.4), 0.3)
    if where == "on the floor":
        low, place = (
            {"pitch": 56, "bend": 44, "y": -0.2, "knees": 6} if way == "bending over" else _SQUATTING,
            At("air", 0.10, 0.08, 0.36),
        )
        if spot == "to the side":
            low, place = {**low, "twist": -22, "side": -10}, At("air", 0.42, 0.08, 0.20)
    else:
        place, low = _set_on(where, spot == "to the side")
    aside = spot == "to the side"
    if aside:
        timeline.look_at(At("floor", -0.6, place.up - 0.07, 0.2), 0.3)
        where = f"{where} on the {side}"
    hand = "hands" if both else "hand_r"
    if force == "slam":
        timeline.to(0.35, **{hand: At("chest", 0.08, 0.10, 0.30)}, bend=-6, shrugs=6)
    timeline.to(
        {"normal": 0.95, "slam": 0.5 if "floor" in where else 0.28, "gently": 1.6}[force],
        shrugs=0,
        **low,
        **_held(place, both, aside),
    )
    timeline.hold(0.3)
    timeline.look_at(None, delay_s=0.2)
    if aside:
        timeline.to(0.5, twist=0, yaw=0, side=0, bend=8, pitch=4)
    timeline.neutral(0.9)
    what = "with both hands" if both else f"with the {side} hand"
    if force != "normal":
        slams = force == "slam"
        verb = "slam" if slams else "put"
        how = "" if slams else " gently"
        return [
            f"{{slam}} something down {where} {what}" if slams else f"{{put}} something down gently {where} {what}",
            f"{{bang}} something down {where}" if slams else f"{{lower}} something down very carefully {where}",
            f"{{{verb}}} a thing {where}{how}",
            f"{{put}} something down hard {where} {what}" if slams else f"{{lower}} something slowly {where} {what}",
            f"{{raise}} a thing and {{slam}} it {where}" if slams else f"{{place}} a thing carefully {where} {what}",
            f"angrily {{slam}} something down {where}" if slams else f"gently {{lay}} something {where}",
            f"{{throw}} something down {where} with force" if slams else f"{{lay}} a fragile thing {where} {what}",
            f"= {'slamming' if slams else 'gently putting'} something down {where}",
            *(
                ["{squat} down and {put} something on the floor", "{put} something down on the floor, squatting"]
                if way == "squatting" and "on the floor" in where
                else []
            ),
        ]
    if where == "on the floor" and way == "squatting" and not aside:
        return [
            f"{{squat}} down and {{put}} something on the floor {what}",
            f"{{squat}} and {{place}} an object on the floor {what}",
            "{crouch} to put something on the ground",
            "{hold} something in front of the belly, {squat} down and {set} it on the floor",
            f"{{lower}} a thing to the floor in a squat {what}",
            f"{{bend}} the knees and {{put}} something down on the floor {what}",
            "{crouch} down, {lay} something on the ground and {stand} up again",
            f"= putting something on the floor in a squat {what}",
            *(
                ["{squat} down and {put} something on the floor", "{put} something down on the floor, squatting"]
                if way == "squatting" and "on the floor" in where
                else []
            ),
        ]
    return [
        f"{{put}} something down {where}",
        f"{{put}} something down {where} {what}",
        f"{{place}} an object {where}",
        f"{{set}} something down {where} {what}",
        f"{{lay}} something {where}",
        f"{{lean}} forward and {{put}} a thing {where} {what}",
        f"{{set}} a thing held before the belly {where}",
        f"{{hold}} something in front of the belly, then {{put}} it {where} {what}",
        f"= putting an object {where}",
        *(
            [
                f"{{turn}} to the {side} and {{set}} something down there {what}",
                f"{{put}} something down on {{poss}} {side} side",
            ]
            if aside
            else []
        ),
        *(
            ["{squat} down and {put} something on the floor", "{put} something down on the floor, squatting"]
            if way == "squatting" and "on the floor" in where
            else []
        ),
    ]


@action("carry a bag on the shoulder", OBJECTS + "carry", verbs="carry walk hold", side=SIDE, tempo=False)
def carry_sack(timeline: Timeline, side: str) -> Sequence[str]:
    """A sack over one shoulder, held with that hand, trunk leaning against it."""
    timeline.start(hand_r=At("head", 0.16, -0.10, 0.06), elbow_r=50, side=6, bend=14, nod=-8)
    timeline.hold(0.2)
    walk(timeline, 3.0, "stroll", arms=False)
    timeline.hold(0.2)
    return [
        f"{{carry}} a bag on the {side} shoulder",
        f"{{walk}} with a sack over the {side} shoulder",
        f"{{walk}} forward carrying something on the {side} shoulder",
        f"{{hold}} a bag on the {side} shoulder with one hand while walking",
        f"{{carry}} a heavy sack, the {side} hand up at the shoulder",
        f"{{stroll}} along with a bag over the {side} shoulder",
        f"{{walk}} slightly bent, the {side} hand holding a load on the shoulder",
        f"{{transport}} a bag on the {side} shoulder",
        f"= somebody carries a sack on the {side} shoulder",
    ]


@action(
    "carry something on the head",
    OBJECTS + "carry",
    verbs="carry walk hold balance",
    tempo=False,
    side=SIDE,
    hands=Choice(("both hands", "one hand", "no hands"), (2, 1, 1)),
)
def carry_on_head(timeline: Timeline, side: str, hands: str) -> Sequence[str]:
    """Both hands steady a load on the head while walking upright."""
    place = At("head", 0.12, 0.20, 0.02)
    if hands != "both hands":
        free = (
            {"hands": At("shoulder", 0.34, -0.40, 0.06)} if hands == "no hands" else {"hand_r": place, "elbow_r": 50.0}
        )
        timeline.start(**free, bend=-4, nod=-2)
        timeline.hold(0.2)
        walk(timeline, 2.6, "stroll", arms=False)
        timeline.hold(0.3)
        said = "without holding it" if hands == "no hands" else f"holding it with the {side} hand"
        return [
            f"{{carry}} something on the head, {said}",
            f"{{walk}} with a basket on the head, {said}",
            f"{{balance}} a jar on the head while walking, {said}",
            f"{{walk}} upright with a pot on the head, {said}",
            "{balance} a book on the head, the arms held out a little"
            if hands == "no hands"
            else f"{{walk}} with the {side} hand raised to a load on the head",
            f"{{carry}} a bundle on the head, {said}",
            "{walk} slowly and {balance} something on the head"
            if hands == "no hands"
            else "{hold} a basket on the head with one hand and {walk}",
            f"= walking with a load on the head, {said}",
        ]
    timeline.start(hands=place, elbows=50, bend=-2)
    timeline.hold(0.2)
    walk(timeline, 2.6, "stroll", arms=False)
    timeline.hold(0.3)
    return [
        "{carry} something on the head",
        "{walk} with a basket on the head, holding it with both hands",
        "{carry} a load on the head with both hands",
        "{walk} upright with both hands on a pot on the head",
        "{balance} a jar on the head while walking",
        "{walk} forward, both arms raised to hold a load on the head",
        "{walk} slowly with a bundle on the head",
        "{hold} a basket on top of the head with both hands and {walk}",
        "= somebody carries a basket on the head",
    ]


@action(
    "carry a suitcase",
    OBJECTS + "carry",
    verbs="carry walk hold pull",
    side=SIDE,
    how=Choice(("carry", "pull")),
    tempo=False,
)
def suitcase(timeline: Timeline, side: str, how: str) -> Sequence[str]:
    """A heavy case at one side, or one on wheels behind."""
    carry = how == "carry"
    hand = At("shoulder", 0.10, -0.55, 0.0) if carry else At("shoulder", 0.16, -0.46, -0.26)
    timeline.start(hand_r=hand, side=9 if carry else 0, shrug_l=8 if carry else 0)
    timeline.hold(0.2)
    begin = timeline.time_s
    walk(timeline, 3.0, "walk", arms=False)
    end = timeline.time_s
    timeline.time_s = begin
    free = NEUTRAL_HAND
    swing = False
    while timeline.time_s < end - 0.7:
        swing = not swing
        timeline.to(0.54, exact=True, hand_l=At("shoulder", 0.10, -0.46, 0.2 if swing else -0.12))
    timeline.to(0.4, hand_l=free)
    timeline.time_s = max(end, timeline.time_s)
    timeline.hold(0.2)
    verb = "{carry} a suitcase" if carry else "{pull} a suitcase"
    where = "at the side" if carry else "behind"
    return [
        f"{verb} with the {side} hand",
        f"{{walk}} forward and {verb} with the {side} hand",
        f"{{walk}} with a {'heavy bag in' if carry else 'trolley behind, held with'} the {side} hand",
        f"{{walk}} while {'carrying' if carry else 'pulling'} a suitcase {where}",
        f"{verb} {where} with the {side} arm while the {other(side)} arm swings",
        f"{{walk}} through an airport and {verb}",
        f"{{hold}} luggage in the {side} hand {where} and {{walk}}",
        f"{verb} {where}, the {side} arm stretched",
        f"= a traveller {'carries' if carry else 'pulls'} a suitcase with the {side} hand",
    ]


@action(
    "throw a ball",
    OBJECTS + "throw",
    verbs="throw toss",
    side=SIDE,
    kind=Choice(("overhand", "underhand", "sidearm", "straight up"), (2, 2, 1, 2)),
    count=Count(1, 2),
    crispness="crisp",
)
def throw_ball(timeline: Timeline, side: str, kind: str, count: int) -> Sequence[str]:
    """Overhand from behind the head, or underhand with a swing from behind."""
    timeline.hold(0.2)
    if kind == "straight up":
        for _ in range(count):
            timeline.to(0.4, hand_r=At("shoulder", 0.04, -0.34, 0.34), palm_r=80, y=-0.04, nod=8)
            timeline.to(0.25, hand_r=At("shoulder", 0.06, -0.42, 0.28), y=-0.10, bend=8)
            timeline.to(0.2, hand_r=At("shoulder", 0.02, 0.24, 0.44), y=0.02, bend=-4, nod=-26, heels=10, exact=True)
            timeline.to(0.35, hand_r=At("shoulder", 0.02, 0.06, 0.44), nod=-32, heels=0, y=0)
            timeline.hold(0.2)
            timeline.to(
                0.3, hand_r=At("shoulder", 0.0, 0.16, 0.44), hand_l=At("shoulder", 0.0, 0.14, 0.44), palms=60, nod=-28
            )
            timeline.to(0.25, hands=At("chest", 0.05, -0.06, 0.22), nod=8, y=-0.05, bend=8)
            timeline.to(0.25, y=0, bend=2, nod=0)
        timeline.hold(0.2)
        timeline.neutral(0.6)
        return [
            f"{{throw}} a ball straight up with the {side} hand and {{catch}} it {times(count)}",
            f"{{toss}} a ball up into the air and {{catch}} it {times(count)}",
            f"{{throw}} something up with the {side} hand, {{look}} up and {{catch}} it with both hands",
            f"{{throw}} a ball high above the head {times(count)} and {{catch}} it again",
            "{toss} a ball up and {catch} it in front of the chest",
            f"{{swing}} the {side} arm up to throw a ball into the air, then {{catch}} it",
            f"{{play}} with a ball, {{throw:ing}} it up and {{catch:ing}} it {times(count)}",
            f"= throwing a ball up and catching it {times(count)}",
        ]
    for _ in range(count if kind == "sidearm" else 0):
        timeline.to(0.4, yaw=-30, twist=-22, turn=40, hand_r=At("shoulder", 0.44, -0.10, -0.30), elbow_r=20,
                    hand_l=At("shoulder", 0.10, -0.10, 0.40), y=-0.06)  # fmt: skip
        step(timeline, "l", 0.36, 0.10, duration_s=0.3, advance=False)
        timeline.to(0.24, z=0.10)
        timeline.to(
            0.16, yaw=8, twist=20, turn=0, hand_r=At("shoulder", 0.20, -0.08, 0.50), elbow_r=0, bend=8, exact=True
        )
        timeline.to(0.2, twist=30, hand_r=At("shoulder", -0.30, -0.06, 0.40), hand_l=At("shoulder", 0.24, -0.36, -0.06))
        timeline.hold(0.2)
        timeline.to(0.45, yaw=0, twist=0, bend=2, z=0, y=0, hands=NEUTRAL_HAND, advance=False)
        step(timeline, "l", 0.0, 0.095, duration_s=0.42)
    for _ in range(count if kind != "sidearm" else 0):
        if kind == "overhand":
            timeline.to(
                0.4,
                yaw=-30,
                twist=-20,
                turn=40,
                hand_r=At("shoulder", 0.34, 0.22, -0.26),
                elbow_r=40,
                hand_l=At("shoulder", 0.12, -0.02, 0.42),
                z=-0.04,
                bend=-4,
            )
            step(timeline, "l", 0.36, 0.10, duration_s=0.3, advance=False)
            timeline.to(0.24, z=0.10)
            timeline.to(
                0.15,
                yaw=8,
                twist=18,
                turn=0,
                hand_r=At("shoulder", 0.06, 0.30, 0.46),
                elbow_r=0,
                hand_l=At("chest", 0.16, -0.14, 0.06),
                bend=8,
            )
            timeline.to(0.2, twist=26, bend=18, hand_r=At("shoulder", -0.20, -0.24, 0.42))
        else:
            timeline.to(0.4, hand_r=At("shoulder", 0.10, -0.44, -0.36), pitch=10, twist=-12)
            step(timeline, "l", 0.34, 0.10, duration_s=0.3, advance=False)
            timeline.to(0.2, z=0.06)
            timeline.to(0.18, hand_r=At("shoulder", 0.02, -0.30, 0.46), twist=8, z=0.12)
            timeline.to(0.18, hand_r=At("shoulder", 0.0, 0.06, 0.53))
        timeline.hold(0.2)
        timeline.to(0.45, yaw=0, twist=0, pitch=0, bend=2, z=0, hands=NEUTRAL_HAND, advance=False)
        step(timeline, "l", 0.0, 0.095, duration_s=0.42)
    timeline.neutral(0.4)
    return [
        f"{{throw}} a ball {kind} with the {side} hand",
        f"{{throw}} something {kind} {times(count)}",
        f"{{toss}} an object forward with the {side} hand {times(count)}"
        if kind == "underhand"
        else f"{{hurl}} an object forward with the {side} hand {times(count)}",
        f"{{step}} forward and {{throw}} a ball {kind} with the {side} arm",
        f"{{draw}} the {side} arm back and {{throw}} {kind} {times(count)}",
        f"{{throw}} a stone {kind} with the {side} hand",
        f"{{swing}} the {side} arm {'over the shoulder' if kind == 'overhand' else 'round from the side' if kind == 'sidearm' else 'from below'} and {{let}} go, {times(count)}",
        f"{{take}} a step with the {other(side)} foot and {{throw}} with the {side} hand",
        f"= an {kind} throw with the {side} hand",
    ]


@action(
    "catch a ball",
    OBJECTS + "catch",
    verbs="catch reach jump grab",
    height=Choice(("chest high", "high", "low", "to the side")),
    hands=Choice(("both hands", "one hand"), (2, 1)),
    side=SIDE,
    back=Choice(("keep", "throw it back"), (3, 1)),
    crispness="crisp",
)
def catch_ball(timeline: Timeline, height: str, hands: str, side: str, back: str) -> Sequence[str]:
    """Both hands go to the ball and give way with it."""
    timeline.stance(0.34)
    timeline.hold(0.2)
    timeline.to(0.35, y=-0.08, pitch=8, hands=At("shoulder", 0.02, -0.24, 0.30), palms=20)
    timeline.hold(0.3)
    place = {
        "high": At("shoulder", 0.02, 0.44, 0.26),
        "chest high": At("shoulder", -0.08, -0.06, 0.48),
        "low": At("shoulder", -0.06, -0.42, 0.36),
        "to the side": At("shoulder", 0.36, 0.02, 0.36),
    }[height]
    one = hands == "one hand"
    low = {
        "high": {"y": 0.03, "heels": 26.0, "nod": -26.0},
        "chest high": {},
        "low": {"y": -0.34, "pitch": 36.0, "bend": 16.0, "nod": -12.0},
        "to the side": {"x": -0.09, "side": -12.0, "twist": -20.0, "turn": -24.0, "y": -0.12},
    }[height]
    reaching = {"hand_r": place.moved(0.06 if height != "low" else 0.0)} if one else {"hands": place}
    if height == "to the side" and not one:
        reaching = {"hand_r": place, "hand_l": At("shoulder", -0.40, 0.0, 0.30)}
    balance = {"hand_l": At("shoulder", 0.30, -0.30, 0.06)} if one else {}
    timeline.to(0.26, **reaching, **balance, **low)
    timeline.hold(0.3 if height == "high" else 0.16)
    held = (
        {"hand_r": At("chest", 0.08, -0.06, 0.22), "hand_l": At("shoulder", 0.12, -0.40, 0.16)}
        if one
        else {"hands": At("chest", 0.04, -0.06, 0.18)}
    )
    timeline.to(0.22, **held, nod=6, heels=0, y=-0.06, pitch=4, bend=10, x=0, side=0, twist=0, turn=0)
    timeline.hold(0.4)
    if back == "throw it back":
        timeline.to(
            0.4,
            hand_r=At("shoulder", 0.32, 0.20, -0.20),
            elbow_r=40,
            hand_l=At("shoulder", 0.10, -0.04, 0.42),
            yaw=-24,
            twist=-18,
            turn=30,
        )
        timeline.to(
            0.18,
            hand_r=At("shoulder", 0.04, 0.26, 0.48),
            elbow_r=0,
            hand_l=At("chest", 0.18, -0.20, 0.08),
            yaw=8,
            twist=20,
            turn=0,
            z=0.05,
            exact=True,
        )
        timeline.to(0.2, hand_r=At("shoulder", -0.16, -0.22, 0.42), bend=14)
        timeline.to(0.4, yaw=0, twist=0, z=0)
    timeline.neutral(0.6)
    where = {
        "high": "above the head", "chest high": "in front of the chest", "low": "near the ground", "to the side": f"on the {side}",
    }[height]  # fmt: skip
    with_ = f"the {side} hand" if one else "both hands"
    end = " and {throw} it back" if back == "throw it back" else ""
    if one or end:
        return [
            f"{{catch}} a ball with {with_}{end}",
            f"{{catch}} a ball {where} with {with_}{end}",
            f"{{reach}} out with {with_} {where}, {{catch}} something{end}",
            f"{{catch}} an object {where} with {with_}{end}",
            f"{{stretch}} {'the ' + side + ' arm' if one else 'both arms'} to catch a ball {where}{end}",
            f"{{receive}} a ball with {with_}{end}",
            f"{{grab}} a flying ball {where} with {with_}{end}",
            f"{{wait}} ready, {{catch}} a ball {where}{end}",
            f"= somebody catches a ball {where} with {with_}",
        ]
    return [
        "{catch} a ball with both hands",
        f"{{catch}} a ball {where}",
        f"{{reach}} out with both hands {where} and {{catch}} something",
        f"{{catch}} an object {where} and {{hold}} it to the chest",
        f"{{stretch}} both arms to catch a ball {where} and {{pull}} it in",
        "{receive} a ball with both hands and {bring} it to the chest",
        f"{{grab}} a flying ball {where}",
        f"{{wait}} ready, {{catch}} a ball {where} and {{hold}} it",
        f"= somebody catches a ball {where}",
    ]


@action(
    "give something",
    OBJECTS + "give",
    verbs="give hand offer hold step extend",
    side=SIDE,
    hands=Choice(("one hand", "both hands")),
    manner=Choice(("step", "bow", "kneel", "to the side"), (3, 1, 1, 1)),
)
def give(timeline: Timeline, side: str, hands: str, manner: str) -> Sequence[str]:
    """Hold something out, wait until it is taken."""
    both = hands == "both hands"
    timeline.hold(0.25)
    timeline.to(
        0.5,
        **({"hands": At("chest", 0.06, -0.10, 0.18)} if both else {"hand_r": At("chest", 0.10, -0.10, 0.18)}),
        palms=50,
    )
    hand = "hands" if both else "hand_r"
    held_by = "both hands" if both else f"the {side} hand"
    if manner == "bow":
        timeline.to(0.7, **{hand: At("shoulder", -0.06 if both else 0.0, -0.04, 0.48)}, pitch=26, bend=20, nod=18)
        timeline.hold(0.7)
        timeline.to(0.7, hands=NEUTRAL_HAND, palms=0, pitch=0, bend=2, nod=0)
        timeline.neutral(0.3)
        return [
            f"{{bow}} and {{give}} something with {held_by}",
            f"{{present}} something with {held_by}, {{bow:ing}}",
            f"{{hand}} over a business card with {held_by} and a bow",
            f"{{hold}} out a gift with {held_by} and {{bow}} the upper body",
            f"{{offer}} something respectfully with {held_by}, bowing",
            f"{{bow}} down and {{hold}} something out in front with {held_by}",
            "{give} a present with a deep bow",
            f"= somebody bows and hands something over with {held_by}",
        ]
    if manner == "kneel":
        kneel(timeline, "r", 1.2)
        timeline.to(0.6, **{hand: At("shoulder", -0.04, -0.10, 0.50)}, pitch=6, bend=8, nod=-8)
        timeline.hold(0.8)
        timeline.to(0.5, hands=At("thigh", 0.03, 0.10, 0.06), palms=-40, pitch=2, bend=4, nod=0)
        rise_from_knees(timeline, 1.3)
        timeline.neutral(0.3)
        return [
            f"{{kneel}} down and {{give}} something with {held_by}",
            f"{{kneel}} on one knee and {{hold}} something out with {held_by}",
            f"{{offer}} something kneeling with {held_by}",
            f"{{go}} down on one knee to hand something to a child with {held_by}",
            f"{{kneel}}, {{hand}} something over with {held_by} and {{stand}} up again",
            f"{{present}} a gift on one knee with {held_by}",
            "{give} something to a child, {kneel:ing} down",
            f"= somebody kneels and hands something over with {held_by}",
        ]
    if manner == "to the side":
        timeline.to(0.6, **({"hand_r": At("shoulder", 0.44, -0.16, 0.26), "hand_l": At("shoulder", -0.38, -0.14, 0.30)} if both else {"hand_r": At("shoulder", 0.46, -0.16, 0.24)}),
                    twist=-26, turn=-40, side=-5, x=-0.05)  # fmt: skip
        timeline.hold(0.7)
        timeline.to(0.6, hands=NEUTRAL_HAND, palms=0, twist=0, turn=0, side=0, x=0)
        timeline.neutral(0.3)
        return [
            f"{{pass}} something to the {side} with {held_by}",
            f"{{hand}} something to the {side}",
            f"{{turn}} to the {side} and {{give}} something with {held_by}",
            f"{{hold}} something out to the {side} with {held_by}",
            f"{{reach}} to the {side} to hand something over with {held_by}",
            f"{{give}} something to the person on the {side}",
            f"{{pass}} a thing along to the {side}, {{look:ing}} there",
            f"= somebody hands something to the {side} with {held_by}",
        ]
    step(timeline, "r", 0.30, 0.10, duration_s=0.45, advance=False)
    target = At("shoulder", -0.06, -0.16, 0.50) if both else At("shoulder", 0.0, -0.14, 0.53)
    timeline.to(0.55, **({"hands": target} if both else {"hand_r": target}), pitch=8, bend=8, nod=-6, z=0.10)
    timeline.hold(0.7)
    timeline.to(0.5, hands=NEUTRAL_HAND, palms=0, pitch=0, bend=2, nod=0, z=0)
    feet_together(timeline, 0.6)
    said = "both hands" if both else f"the {side} hand"
    return [
        f"{{give}} something with {said}",
        f"{{hand}} something over with {said}",
        f"{{offer}} something to somebody with {said}",
        f"{{hold}} something out with {said} and {{step}} forward",
        f"{{extend}} {said} to give an object",
        f"{{step}} forward and {{give}} a present with {said}",
        f"{{reach}} out with {said}, palm{'s' if both else ''} up, to hand something over",
        f"{{pass}} an object to another person with {said}",
        f"= somebody hands over an object with {said}",
    ]


@action(
    "receive something",
    OBJECTS + "give",
    verbs="take receive reach bow",
    side=SIDE,
    hands=Choice(("one hand", "both hands"), (2, 1)),
    bow=Choice(("no", "yes"), (2, 1)),
)
def take(timeline: Timeline, side: str, hands: str, bow: str) -> Sequence[str]:
    """Reach out, take it, draw it in, look at it."""
    timeline.hold(0.25)
    step(timeline, "r", 0.26, 0.10, duration_s=0.4, advance=False)
    both = hands == "both hands"
    hand, palm = ("hands", "palms") if both else ("hand_r", "palm_r")
    timeline.to(
        0.55,
        **{hand: At("shoulder", -0.06 if both else 0.0, -0.14, 0.50 if both else 0.52), palm: 60.0},
        pitch=6,
        bend=6,
        z=0.08,
    )
    timeline.hold(0.35)
    if bow == "yes":
        timeline.to(0.6, **{hand: At("shoulder", -0.06 if both else 0.0, -0.10, 0.40)}, pitch=24, bend=22, nod=20)
        timeline.hold(0.25)
    timeline.to(0.5, **{hand: At("chest", 0.08 if both else 0.04, -0.12, 0.22)}, nod=26, pitch=0, z=0.04, bend=6)
    timeline.hold(0.6)
    timeline.to(0.5, **{hand: NEUTRAL_HAND, palm: 0.0}, nod=0, bend=2, z=0)
    feet_together(timeline, 0.6)
    if both or bow == "yes":
        with_ = "both hands" if both else f"the {side} hand"
        end = " and {bow}" if bow == "yes" else ""
        return [
            f"{{take}} something with {with_}{end}",
            f"{{receive}} something with {with_}{end}",
            f"{{accept}} a present with {with_}{end}",
            f"{{reach}} out with {with_}, {{take}} an object{end}",
            f"{{stretch}} out {with_} to take something{end}",
            f"{{receive}} a gift with {with_}{end}, then {{look}} at it",
            f"{{take}} what is offered with {with_}{end}",
            f"= receiving something with {with_}{' and a bow' if bow == 'yes' else ''}",
        ]
    return [
        f"{{take}} something with the {side} hand",
        f"{{receive}} something with the {side} hand",
        f"{{reach}} out with the {side} hand, {{take}} an object and {{look}} at it",
        f"{{accept}} a present with the {side} hand",
        f"{{stretch}} out the {side} hand to take something and {{draw}} it to the chest",
        "{step} forward and {take} something from somebody",
        f"{{grab}} something in front with the {side} hand and {{look}} down at it",
        f"{{receive}} a gift with the {side} hand, then {{look}} at it",
        f"{{take}} what is offered with the {side} hand",
        f"= somebody takes an object with the {side} hand",
    ]


@action(
    "kick a can",
    OBJECTS + "kick",
    verbs="kick swing",
    side=SIDE,
    size=Choice(("small", "strong")),
    hands=Choice(("free", "in the pockets"), (2, 1)),
    crispness="crisp",
)
def kick_can(timeline: Timeline, side: str, size: str, hands: str) -> Sequence[str]:
    """A casual or angry kick at something on the ground."""
    strong = size == "strong"
    timeline.hold(0.25)
    pockets = hands == "in the pockets"
    if pockets:
        timeline.to(0.5, hands=At("pelvis", 0.18, 0.02, 0.05), elbows=15, shrugs=4)
    timeline.to(0.4, nod=24, bend=8)
    timeline.to(
        0.34,
        foot_r=At("hip", 0.04, -0.66, -0.34 if strong else -0.22),
        ankle_r=20,
        **(
            {} if pockets else {"hand_l": At("shoulder", 0.2, -0.40, 0.2), "hand_r": At("shoulder", 0.16, -0.44, -0.12)}
        ),
    )
    timeline.to(
        0.18 if strong else 0.26,
        foot_r=At("hip", 0.0, -0.52 if strong else -0.74, 0.58 if strong else 0.32),
        ankle_r=5,
        pitch=-4,
        **({} if pockets else {"hand_l": At("shoulder", 0.2, -0.40, -0.14), "hand_r": At("shoulder", 0.2, -0.36, 0.2)}),
    )
    timeline.hold(0.15)
    timeline.to(0.4, foot_r=At("floor", 0.095, 0.0, 0.02), pitch=0, **({} if pockets else {"hands": NEUTRAL_HAND}))
    timeline.neutral(0.5)
    how = "hard" if strong else "lightly"
    if pockets:
        return [
            f"{{kick}} a can {how} with the {side} foot, the hands in the pockets",
            f"{{kick}} a stone with the {side} foot, both hands in the pockets",
            f"{{stand}} with the hands in the pockets and {{kick}} a can {how}",
            f"{{put}} both hands into the pockets and {{kick}} a stone away {how}",
            f"{{look}} down, the hands in the pockets, and {{kick}} something with the {side} foot",
            f"{{kick}} {how} at something on the ground with the hands in the pockets",
            f"bored, {{kick}} a pebble with the {side} foot, the hands in the pockets",
            f"= a {size} kick with the {side} foot, the hands in the pockets",
        ]
    return [
        f"{{kick}} something with the {side} foot",
        f"{{kick}} a can {how} with the {side} foot",
        f"{{kick}} {how} at an object on the ground with the {side} leg",
        f"{{look}} down and {{kick}} a stone with the {side} foot",
        f"{{swing}} the {side} leg back and {{kick}} {how} forward",
        f"{{give}} something on the floor a {size} kick with the {side} foot",
        f"{{stand}} on the {other(side)} leg and {{kick}} forward with the {side} one",
        f"{{kick}} a box away {how} with the {side} foot",
        f"= a {size} kick with the {side} foot",
    ]
