"""Signs that people make with hands and arms: pointing, beckoning, clapping, counting, stopping, calling."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.gestures import OTHER_HAND, resting, resting_said
from kinoflow.authoring.moves import alternate, circle, kneel, step, turn_to
from kinoflow.authoring.timeline import Timeline, Value

FINGERS = {number: f"{number_word(number)} finger{'s' if number > 1 else ''}" for number in range(1, 11)}


@action(
    "point",
    "social/hand signs/point",
    verbs="point extend raise look turn",
    upper=True,
    side=SIDE,
    direction=Choice(("forward", "outward", "up", "down", "across", "behind", "diagonally up"), (2, 2, 2, 1, 1, 1, 1)),
    length=Choice(("short", "long")),
    hands=Choice(("one", "both"), (5, 1)),
    other_hand=OTHER_HAND,
)
def point(timeline: Timeline, side: str, direction: str, length: str, hands: str, other_hand: str) -> Sequence[str]:
    """One straight arm, or both side by side, points somewhere, the eyes go along."""
    place, extra = {
        "forward": (At("shoulder", -0.02, 0.02, 0.575), {"twist": 8.0}),
        "outward": (At("shoulder", 0.565, 0.03, 0.10), {"turn": -62.0, "twist": -8.0, "side": -3.0}),
        "up": (At("shoulder", 0.04, 0.54, 0.20), {"nod": -32.0, "bend": -5.0, "side": 4.0}),
        "down": (At("shoulder", 0.04, -0.40, 0.41), {"nod": 30.0, "bend": 10.0}),
        "across": (At("shoulder", -0.36, 0.02, 0.40), {"turn": 55.0, "twist": 24.0}),
        "behind": (At("shoulder", 0.40, 0.0, -0.36), {"turn": -75.0, "twist": -34.0}),
        "diagonally up": (At("shoulder", 0.26, 0.36, 0.36), {"turn": -26.0, "nod": -22.0, "bend": -4.0}),
    }[direction]
    timeline.hold(0.25)
    if hands == "both":
        return _point_with_both(timeline, side, direction, length, extra)
    timeline.to(
        0.25,
        hand_r=At("shoulder", 0.05, -0.20, 0.24),
        palm_r=-40,
        turn=0.6 * extra.get("turn", 0.0),
        nod=0.5 * extra.get("nod", 0.0),
        **resting(other_hand),
    )
    timeline.to(0.35, hand_r=place, palm_r=-60, **extra)
    timeline.hold(0.7 if length == "short" else 1.8)
    timeline.neutral(0.6)
    where = {
        "forward": "straight ahead", "outward": f"to the {side}", "up": "up at the sky", "down": "at the floor in front",
        "across": f"across the body to the {other(side)}", "behind": "backward over the shoulder",
        "diagonally up": f"diagonally up to the {side}",
    }[direction]  # fmt: skip
    look = {
        "forward": "{look} ahead", "outward": f"{{turn}} the head to the {side}", "up": "{look} up", "down": "{look} down",
        "across": f"{{turn}} the head to the {other(side)}", "behind": "{look} back", "diagonally up": "{look} up",
    }[direction]  # fmt: skip
    hold = "" if length == "short" else " for a while"
    rests = resting_said(other_hand, other(side))
    return [
        f"{{point}} {where}{rests}",
        f"{{point}} {where} with the {side} hand{rests}",
        f"{{extend}} the {side} arm to point {where}{hold}",
        f"{{raise}} the {side} arm, {look} and {{point}} {where}"
        if direction != "down"
        else f"{{look}} down and {{point}} {where} with the {side} arm",
        f"{{show}} somebody something {where} with {{poss}} {side} arm"
        if direction != "forward"
        else f"{{point}} at somebody ahead with {{poss}} {side} arm",
        f"{{stretch}} out the {side} arm {where}, {{hold}} it{hold or ' briefly'}, then {{lower}} it",
        f"{{look}} and {{point}} {where}",
        *(
            [f"{{point}} at the door with the {side} hand", f"{{point}} at something with the {side} arm"]
            if direction == "forward"
            else []
        ),
        f"{{indicate}} a direction by pointing {where} with one arm",
        f"first {look}, pointing {where} with the {side} hand, then {{drop}} the arm",
    ]


def _point_with_both(
    timeline: Timeline, side: str, direction: str, length: str, extra: dict[str, float]
) -> Sequence[str]:
    across = direction in ("outward", "across", "behind", "diagonally up")
    right, left = {
        "forward": (At("shoulder", -0.04, 0.02, 0.57), At("shoulder", -0.04, 0.02, 0.57)),
        "outward": (At("shoulder", 0.54, 0.03, 0.16), At("shoulder", -0.40, 0.03, 0.34)),
        "up": (At("shoulder", 0.02, 0.54, 0.18), At("shoulder", 0.02, 0.54, 0.18)),
        "down": (At("shoulder", 0.0, -0.40, 0.40), At("shoulder", 0.0, -0.40, 0.40)),
        "across": (At("shoulder", -0.40, 0.03, 0.34), At("shoulder", 0.54, 0.03, 0.16)),
        "behind": (At("shoulder", 0.40, 0.0, -0.36), At("shoulder", -0.42, 0.02, 0.26)),
        "diagonally up": (At("shoulder", 0.30, 0.40, 0.26), At("shoulder", -0.26, 0.36, 0.34)),
    }[direction]
    turned = {k: v for k, v in extra.items() if k in ("turn", "twist", "nod", "bend")}
    if not across:
        turned["twist"] = 0.0
    timeline.to(0.25, hands=At("shoulder", 0.05, -0.20, 0.24), palms=-40)
    timeline.to(0.38, hand_r=right, hand_l=left, palms=-60, **turned)
    timeline.hold(0.8 if length == "short" else 1.9)
    timeline.neutral(0.6)
    where = {
        "forward": "straight ahead", "outward": f"to the {side}", "up": "up at the sky", "down": "at the floor in front",
        "across": f"to the {other(side)}", "behind": "backward", "diagonally up": f"diagonally up to the {side}",
    }[direction]  # fmt: skip
    return [
        f"{{point}} {where} with both hands",
        f"{{stretch}} out both arms and {{point}} {where}",
        f"{{point}} {where} with both arms",
        f"{{raise}} both arms to point {where}",
        f"{{show}} the way {where} with both hands",
        f"{{indicate}} a direction with both arms, pointing {where}",
        f"{{extend}} both arms side by side and {{point}} {where}, then {{lower}} them",
        f"= both arms pointing {where}",
    ]


@action(
    "point at oneself",
    "social/hand signs/point",
    verbs="point tap touch",
    upper=True,
    side=SIDE,
    count=Count(1, 3, usual=1),
    hands=Choice(("one", "both"), (3, 1)),
)
def point_at_oneself(timeline: Timeline, side: str, count: int, hands: str) -> Sequence[str]:
    """The hand taps the own chest: me? Or both thumbs point at it."""
    near = At("chest", 0.05, 0.0, 0.13)
    timeline.hold(0.25)
    if hands == "both":
        close = At("chest", 0.11, 0.02, 0.13)
        timeline.to(0.45, hands=close.moved(forward=0.10, out=0.04), elbows=35, palms=10, wrists=20, bend=-3)
        alternate(
            timeline, count - 1, 0.17, {"hands": close, "bend": -6.0}, {"hands": close.moved(forward=0.10, out=0.04), "bend": -3.0}
        )  # fmt: skip
        timeline.to(0.16, hands=close, nod=-6)
        timeline.hold(0.7)
        timeline.neutral(0.6)
        return [
            "{point} at oneself with both hands",
            "{point} both thumbs at the own chest",
            f"{{point}} at {{poss}} chest with both thumbs {times(count)}",
            "{say} this guy: both thumbs towards the chest",
            "{bring} both hands to the chest and {point} at oneself",
            f"{{tap}} the chest with both hands {times(count)}, the elbows out",
            "{raise} both hands, {point} the thumbs at oneself and {lower} them",
            "= both thumbs pointing at the own chest",
        ]
    timeline.to(0.45, hand_r=near.moved(forward=0.08, up=-0.02), palm_r=20, wrist_r=45, elbow_r=20, nod=6)
    alternate(
        timeline,
        count - 1,
        0.16,
        {"hand_r": near, "wrist_r": 62.0, "bend": 1.0},
        {"hand_r": near.moved(forward=0.08), "wrist_r": 45.0, "bend": 4.0},
    )
    timeline.to(0.15, hand_r=near, wrist_r=60, shrugs=5, tilt=6)
    timeline.hold(0.6)
    timeline.neutral(0.6)
    return [
        "{point} at oneself",
        f"{{point}} to {{poss}} own chest with the {side} hand",
        f"{{raise}} the {side} hand and {{tap}} {{poss}} chest {times(count)}",
        f"{{tap}} the chest with the {side} hand as if asking: me?",
        f"{{bring}} the {side} hand to the middle of the chest and {{point}} at oneself",
        f"{{bend}} the {side} arm, {{touch}} the chest with the fingertips and {{lower}} the arm",
        f"{{point}} at oneself with {{poss}} {side} hand {times(count)}",
        "{say} me by pointing at the chest",
    ]


@action(
    "point angrily",
    "social/hand signs/point",
    verbs="point shake step scold",
    crispness="crisp",
    side=SIDE,
    count=Count(2, 5),
    step_=Choice(("step", "stay")),
    direction=Choice(("ahead", "to the side"), (3, 1)),
)
def point_angrily(timeline: Timeline, side: str, count: int, step_: str, direction: str) -> Sequence[str]:
    """An accusing arm stabs forward, or out to its side, again and again."""
    out, back = At("shoulder", -0.02, 0.04, 0.57), At("shoulder", 0.03, 0.10, 0.40)
    timeline.hold(0.2)
    if direction == "to the side":
        far, near = At("shoulder", 0.56, 0.06, 0.12), At("shoulder", 0.36, 0.12, 0.14)
        timeline.to(
            0.3, turn=-62, hand_r=near, palm_r=-50, hand_l=At("shoulder", 0.14, -0.42, 0.02), bend=8, x=-0.03, shrugs=8
        )
        alternate(
            timeline, count - 1, 0.17, {"hand_r": far, "side": -7.0, "twist": -10.0, "x": -0.06}, {"hand_r": near, "side": -1.0, "twist": -4.0, "x": -0.02}
        )  # fmt: skip
        timeline.to(0.18, hand_r=far, side=-7, twist=-10, x=-0.06)
        timeline.hold(0.7)
        timeline.neutral(0.65)
        return [
            f"{{point}} angrily to the {side}",
            f"{{point}} angrily to the {side} with the {side} arm",
            f"{{send}} somebody out, pointing angrily to the {side}",
            f"{{stab}} the {side} hand out to the {side} {number_word(count)} times in anger",
            f"{{turn}} the head to the {side} and {{point}} there angrily",
            f"{{order}} somebody away with the {side} arm stretched to the {side}",
            f"{{jab}} the {side} arm out to the {side} again and again, angry",
            f"= an angry arm pointing to the {side}",
            *(["{point} angrily without a step, the feet staying where they are"] if step_ == "stay" else []),
        ]  # fmt: skip
    if step_ == "step":
        step(timeline, "r", 0.30, 0.10, duration_s=0.42, advance=False)
    timeline.to(
        0.42,
        hand_r=back,
        palm_r=-50,
        elbow_r=20,
        twist=6,
        bend=10,
        hand_l=At("shoulder", 0.12, -0.42, -0.08),
        **({"z": 0.18} if step_ == "step" else {}),
    )
    alternate(
        timeline, count - 1, 0.17, {"hand_r": out, "twist": 14.0, "bend": 14.0, "nod": -4.0}, {"hand_r": back, "twist": 4.0, "bend": 9.0, "nod": 4.0}
    )  # fmt: skip
    timeline.to(0.18, hand_r=out, twist=14, bend=13, nod=-4)
    timeline.hold(0.5)
    if step_ == "step":
        timeline.to(0.6, z=0.0, advance=False)
        step(timeline, "r", 0.0, 0.095, duration_s=0.5, delay_s=0.05, advance=False)
    timeline.neutral(0.65, legs=False)
    timeline.wait()
    forward = "{step} forward and " if step_ == "step" else ""
    return [
        "{point} angrily at somebody",
        f"{forward}{{point}} angrily forward with the {side} hand",
        f"{{shake}} the {side} hand at somebody, pointing forward",
        f"{{scold}} somebody with a pointing {side} arm",
        f"{forward}{{stab}} the {side} hand forward {number_word(count)} times in anger",
        f"{{accuse}} somebody by pointing at them with the {side} arm",
        f"{{raise}} the {side} arm and {{jab}} it forward again and again while leaning in",
        f"{{point}} the {side} hand at somebody {number_word(count)} times, {{poss}} body leaning forward",
        *(["{point} angrily without a step, the feet staying where they are"] if step_ == "stay" else []),
    ]


@action(
    "clap", "social/hand signs/clap", verbs="clap applaud raise", upper=True,
    place=Choice(("chest", "above the head", "beside the head", "belly", "behind the back"), (3, 2, 1, 1, 1)), count=Count(2, 8), pace=Choice(("applause", "rhythm")),
)  # fmt: skip
def clap(timeline: Timeline, place: str, count: int, pace: str) -> Sequence[str]:
    """Both hands clap in front of the chest, beside the head or above it."""
    together, lean = {
        "chest": (At("chest", 0.035, 0.0, 0.24), {}),
        "above the head": (At("head", 0.035, 0.30, 0.10), {"nod": -10.0, "bend": -3.0}),
        "beside the head": (At("chest", 0.035, 0.22, 0.26), {"turn": 28.0, "tilt": -8.0, "twist": 8.0}),
        "belly": (At("pelvis", 0.035, 0.10, 0.30), {"bend": 10.0, "nod": 8.0}),
        "behind the back": (At("pelvis", 0.035, 0.02, -0.24), {"bend": 6.0, "nod": -4.0}),
    }[place]
    wide = 0.13 if pace == "applause" else 0.20
    half = 0.13 if pace == "applause" else 0.24
    apart = together.moved(out=wide, up=0.0)
    timeline.hold(0.25)
    timeline.to(
        0.45, hands=apart, elbows=30 if place == "chest" else 10, palms=20 if place == "chest" else 0, cock=10, **lean
    )
    if place == "above the head":
        # Stretched arms, that go out to a V and meet.
        timeline.to(0.2, hands=(apart := At("shoulder", 0.16 if pace == "applause" else 0.26, 0.50, 0.08)))
        together = At("shoulder", -0.12, 0.54, 0.10)
    rhythm = pace == "rhythm"
    alternate(
        timeline, count, half, {"hands": together, **({"y": -0.025, "nod": 6.0} if rhythm else {})},
        {"hands": apart, **({"y": 0.0, "nod": 0.0} if rhythm else {})}, 0.04 if rhythm else 0.0,
    )  # fmt: skip
    timeline.neutral(0.6)
    where = {
        "chest": "in front of the chest",
        "above the head": "above the head",
        "beside the head": "beside the head",
        "belly": "low in front of the belly",
        "behind the back": "behind the back",
    }[place]
    how = "in a steady rhythm" if rhythm else "in quick applause"
    return [
        "{clap}" if not rhythm else "{clap} rhythmically",
        "{clap} the hands",
        f"{{clap}} {{poss}} hands {where}",
        f"{{clap}} {number_word(count)} times {how}",
        f"{{raise}} both hands and {{clap}} them {where}"
        if place not in ("belly", "behind the back")
        else f"{{bring}} both hands together {where} and {{clap}}",
        *(
            ["{clap} with stretched arms overhead", "{clap} {poss} hands above {poss} head at a concert"]
            if place == "above the head"
            else []
        ),
        f"{{applaud}} with the hands {where}",
        f"{{clap}} both hands together {number_word(count)} times {where}, then {{lower}} them",
        f"{{lift}} both arms, {{clap}} {how} {where} and {{drop}} the arms"
        if place not in ("belly", "behind the back")
        else f"{{clap}} {how} with the hands {where}",
        f"= {number_word(count)} claps {where}",
    ]


@action("clap and stomp", "social/hand signs/clap", verbs="clap stomp", count=Count(2, 4), side=SIDE)
def clap_and_stomp(timeline: Timeline, count: int, side: str) -> Sequence[str]:
    """Two stomps and a clap, over and over, like fans in a stadium."""
    together = At("chest", 0.035, 0.10, 0.26)
    apart = together.moved(out=0.24, up=-0.08)
    timeline.hold(0.2)
    timeline.to(0.35, hands=apart, elbows=20, palms=10, bend=6)
    for _ in range(count):
        for foot in ("r", "l"):
            step(timeline, foot, 0.03, 0.10, duration_s=0.36, height_m=0.16, advance=False, heel_first=False)
            timeline.to(0.2, y=0.0, x=0.05 if foot == "r" else -0.05)
            timeline.to(0.18, y=-0.05, x=0.02 if foot == "r" else -0.02)
            timeline.wait()
        timeline.to(0.17, hands=together, y=0.0, nod=8)
        timeline.to(0.25, hands=apart, nod=0)
    timeline.neutral(0.5)
    return [
        "{stomp} twice and {clap} once",
        f"{{stomp}} with one foot, then the other, and {{clap}}, {times(count)}",
        f"{{do}} a stomp, stomp, clap rhythm {times(count)}",
        f"{{stamp}} the {side} foot, {{stamp}} the {other(side)} foot and {{clap}} {{poss}} hands, {times(count)}",
        "{clap} and {stomp} like a fan in a stadium",
        f"{{lift}} and {{stomp}} the feet one after the other, then {{clap}} in front of the chest, {times(count)}",
        "{stomp} both feet in turn and {clap} the hands to the beat",
        f"{{cheer}} on a team with stomps and claps, beginning with the {side} foot",
    ]


@action(
    "thumbs up",
    "social/hand signs/thumbs up",
    verbs="give raise hold show",
    upper=True,
    side=SIDE,
    hands=Choice(("one", "both"), (2, 1)),
    nod_=Choice(("nod", "still")),
    reach=Choice(("bent", "stretched out", "high"), (3, 1, 1)),
    other_hand=OTHER_HAND,
)
def thumbs_up(timeline: Timeline, side: str, hands: str, nod_: str, reach: str, other_hand: str) -> Sequence[str]:
    """A fist is held out in front with the thumb's side up, bobbing once; near, at arm's length, or overhead."""
    ends = ("r",) if hands == "one" else ("r", "l")

    def put(place: At) -> dict[str, Value]:
        return {f"hand_{end}": place for end in ends}

    held = {
        "bent": At("shoulder", 0.02, -0.10, 0.40), "stretched out": At("shoulder", -0.02, 0.02, 0.575), "high": At("shoulder", 0.10, 0.52, 0.16),
    }[reach]  # fmt: skip
    if hands == "one" and other_hand != "hanging":
        timeline.to(0.4, **resting(other_hand), advance=False)
    timeline.hold(0.25)
    timeline.to(0.25, **put(At("shoulder", 0.06, -0.26, 0.22)))
    timeline.to(0.3, **put(held.moved(up=0.05)), **{f"cock_{end}": 22.0 for end in ends}, bend=4)
    timeline.to(0.18, **put(held))
    if nod_ == "nod":
        alternate(timeline, 2, 0.2, {"nod": 14.0}, {"nod": -3.0})
    timeline.hold(0.8)
    timeline.neutral(0.6)
    arm = f"the {side} hand" if hands == "one" else "both hands"
    sign = "a thumbs up" if hands == "one" else "two thumbs up"
    nodding = " and {nod}" if nod_ == "nod" else ""
    it = "it" if hands == "one" else "them"
    rests = resting_said(other_hand, other(side)) if hands == "one" else ""
    limb = f"the {side} arm" if hands == "one" else "both arms"
    if reach != "bent":
        where = "stretched straight out in front" if reach == "stretched out" else "high above the head"
        return [
            f"{{give}} {sign} with {limb} {where}",
            f"{{give}} {sign} with {arm} {where}{rests}{nodding}",
            f"{{show}} {sign}, {limb} {where}{nodding}",
            f"{{extend}} {limb} fully forward with {sign}{nodding}" if reach == "stretched out" else f"{{raise}} {limb} high with {sign}{nodding}",
            f"{{hold}} {limb} {where} with {sign}",
            f"{{stretch}} {limb} {'forward' if reach == 'stretched out' else 'up'} and {{show}} {sign}{nodding}",
            f"{{signal}} that all is well with {arm} {where}",
            f"= {sign} with {limb} {where}",
            *(["{show} a thumbs up with a still head, without a nod"] if nod_ == "still" else []),
        ]  # fmt: skip
    return [
        f"{{give}} {sign}{rests}",
        f"{{give}} {sign} with {arm}{rests}{nodding}",
        f"{{hold}} out {arm} in front of the body to show {sign}{nodding}",
        f"{{raise}} {arm} forward to chest height with the thumb up"
        if hands == "one"
        else "{raise} both hands forward to chest height with the thumbs up",
        f"{{show}} somebody {sign}{nodding}",
        f"{{extend}} {arm} forward in approval, {{hold}} {it} there and {{lower}} {it}",
        f"{{bring}} {arm} up in front and {{signal}} that all is well{nodding}",
        f"{{stretch}} {'one arm' if hands == 'one' else 'both arms'} forward with {sign}",
        *(["{show} a thumbs up with a still head, without a nod"] if nod_ == "still" else []),
    ]


@action(
    "thumbs down",
    "social/hand signs/thumbs up",
    verbs="give turn shake lower",
    upper=True,
    side=SIDE,
    shake=Choice(("still", "shake")),
    hands=Choice(("one", "both"), (3, 1)),
)
def thumbs_down(timeline: Timeline, side: str, shake: str, hands: str) -> Sequence[str]:
    """A fist, or both, is held out, turned over so that the thumb points down, and pushed down."""
    held = At("shoulder", 0.08, -0.02, 0.38)
    ends = ("r",) if hands == "one" else ("r", "l")

    def put(up_m: float) -> dict[str, Value]:
        return {f"hand_{end}": held.moved(up=up_m) for end in ends}

    timeline.hold(0.25)
    timeline.to(0.4, **put(0.06), **{f"palm_{e}": 0 for e in ends}, **{f"elbow_{e}": 20 for e in ends})
    timeline.to(0.3, **{f"palm_{e}": -110 for e in ends}, **{f"elbow_{e}": 75 for e in ends})
    alternate(timeline, 2, 0.2, put(-0.14) | {"bend": 6.0}, put(0.0) | {"bend": 2.0})
    if shake == "shake":
        alternate(timeline, 2, 0.22, {"turn": 22.0}, {"turn": -22.0})
    timeline.to(0.25, **put(-0.12), turn=0)
    timeline.hold(0.5)
    timeline.neutral(0.6)
    shaking = ", shaking the head" if shake == "shake" else ""
    if hands == "both":
        return [
            "{give} two thumbs down",
            f"{{give}} a thumbs down with both hands{shaking}",
            f"{{hold}} out both fists, {{turn}} them over and {{push}} them down{shaking}",
            "{extend} both arms forward with the thumbs pointing down",
            f"{{show}} disapproval with both thumbs down{shaking}",
            "{turn} both thumbs to the floor",
            f"{{signal}} no with both hands, thumbs down{shaking}",
            "= two thumbs down",
        ]
    return [
        "{give} a thumbs down",
        f"{{give}} a thumbs down with the {side} hand{shaking}",
        f"{{hold}} out the {side} fist, {{turn}} it over and {{push}} it down{shaking}",
        f"{{extend}} the {side} arm forward with the thumb pointing down",
        f"{{show}} disapproval with the {side} hand turned down{shaking}",
        f"{{raise}} the {side} hand to chest height, {{rotate}} the forearm inward and {{move}} it down",
        f"{{signal}} no with a thumbs down{shaking}",
        f"{{stretch}} the {side} arm forward, {{twist}} the hand so the thumb points to the floor, then {{lower}} it",
    ]


@action(
    "ok sign",
    "social/hand signs/ok",
    verbs="make raise show hold",
    upper=True,
    side=SIDE,
    hands=Choice(("one", "both"), (2, 1)),
    nod_=Choice(("nod", "still")),
)
def ok_sign(timeline: Timeline, side: str, hands: str, nod_: str) -> Sequence[str]:
    """A hand held up beside the face, palm forward, given a small push, with a nod."""
    ends = ("r",) if hands == "one" else ("r", "l")
    held = At("shoulder", 0.12, 0.06, 0.34)
    timeline.hold(0.25)
    timeline.to(
        0.5,
        **{f"hand_{e}": held for e in ends},
        **{f"palm_{e}": -75.0 for e in ends},
        **{f"cock_{e}": -6.0 for e in ends},
    )
    timeline.to(0.16, **{f"hand_{e}": held.moved(forward=0.08, up=-0.02) for e in ends}, bend=5)
    timeline.to(0.2, **{f"hand_{e}": held for e in ends}, bend=2)
    if nod_ == "nod":
        alternate(timeline, 2, 0.22, {"nod": 14.0}, {"nod": -2.0})
    timeline.hold(0.9)
    timeline.neutral(0.6)
    arm = f"the {side} hand" if hands == "one" else "both hands"
    nodding = " and {nod}" if nod_ == "nod" else ""
    it = "it" if hands == "one" else "them"
    return [
        "{make} an ok sign",
        f"{{make}} an ok sign with {arm}{nodding}",
        f"{{raise}} {arm} to shoulder height, palm forward, for an ok sign{nodding}",
        f"{{hold}} up {arm} to say ok{nodding}",
        f"{{lift}} {arm} beside the face, {{show}} the ok sign and {{lower}} {it}",
        f"{{show}} somebody that everything is ok with {arm}",
        f"{{bend}} the {'elbow' if hands == 'one' else 'elbows'}, {{hold}} {arm} up in front of the shoulder and {{push}} {it} forward a little{nodding}",
        f"{{signal}} ok with {'one raised hand' if hands == 'one' else 'two raised hands'}{nodding}",
        *(["{make} an ok sign and {keep} the head still, without a nod"] if nod_ == "still" else []),
    ]


@action(
    "victory sign",
    "social/hand signs/victory",
    verbs="make raise pose hold tilt",
    upper=True,
    side=SIDE,
    place=Choice(("high", "cheek", "in front"), (2, 2, 1)),
    hands=Choice(("one", "both"), (2, 1)),
)
def victory_sign(timeline: Timeline, side: str, place: str, hands: str) -> Sequence[str]:
    """The sign of two fingers: stretched up high, or beside the cheek for a photo with a tilted head."""
    ends = ("r",) if hands == "one" else ("r", "l")
    held = {
        "high": At("shoulder", 0.24, 0.44, 0.14), "cheek": At("head", 0.19, -0.14, 0.16), "in front": At("shoulder", 0.02, 0.08, 0.54),
    }[place]  # fmt: skip
    timeline.hold(0.25)
    timeline.to(
        0.5,
        **{f"hand_{e}": held for e in ends},
        **{f"palm_{e}": -80.0 for e in ends},
        **({"bend": -3.0, "nod": -8.0} if place == "high" else {"tilt": -14.0, "side": -5.0, "x": -0.03} if place == "cheek" else {"bend": 6.0}),
    )  # fmt: skip
    alternate(timeline, 1, 0.22, {f"hand_{e}": held.moved(up=-0.04) for e in ends}, {f"hand_{e}": held for e in ends})
    timeline.hold(1.2)
    timeline.neutral(0.6)
    arm = f"the {side} hand" if hands == "one" else "both hands"
    where = {
        "high": "high above the shoulder",
        "cheek": "beside the cheek",
        "in front": "stretched out in front at eye height",
    }[place]
    it = "it" if hands == "one" else "them"
    return [
        "{make} a victory sign",
        f"{{make}} a victory sign with {arm} {where}",
        f"{{raise}} {arm} {where} in a V sign",
        f"{{hold}} {arm} {where}, palm forward, to make a peace sign",
        f"{{show}} the peace sign with {arm}",
        "{stretch} up the arm with a victory sign" if hands == "one" and place == "high" else
        ("{pose} for a photo with a peace sign" if place == "cheek" else "{stretch} up both arms with victory signs" if place == "high" else
         "{stretch} the arm forward with a peace sign" if hands == "one" else "{stretch} both arms forward with peace signs"),
        f"{{lift}} {arm} {where}, {{hold}} {it} still for a moment and {{lower}} {it}",
        f"{{pose}} with {arm} {where}" + (", the head tilted" if place == "cheek" else ""),
    ]  # fmt: skip


@action(
    "heart above the head",
    "social/hand signs/heart",
    verbs="make raise form hold lean",
    upper=True,
    sway=Choice(("still", "sway")),
)
def heart_above_the_head(timeline: Timeline, sway: str) -> Sequence[str]:
    """Both arms make a big heart: fingertips meet on top of the head."""
    timeline.hold(0.25)
    timeline.to(0.4, hands=At("shoulder", 0.38, 0.28, 0.08), palms=-30)
    timeline.to(0.45, hands=At("head", 0.11, 0.26, 0.0), elbows=20, palms=-20, wrists=55)
    if sway == "sway":
        for lean in (10, -10, 10):
            timeline.to(0.5, side=lean, x=lean / 250, tilt=lean / 2)
        timeline.to(0.35, side=0, x=0, tilt=0)
    else:
        timeline.hold(1.4)
    timeline.to(0.4, hands=At("shoulder", 0.36, 0.10, 0.12), wrists=0)
    timeline.neutral(0.5)
    end = " and {sway} from side to side" if sway == "sway" else " and {hold} it"
    return [
        "{make} a big heart with the arms above the head",
        f"{{raise}} both arms and {{form}} a heart above the head{end}",
        f"{{make}} a heart shape with both arms{end}",
        "{bring} both hands together on top of the head, elbows out, to make a heart",
        f"{{curve}} both arms over the head so that the fingertips touch{end}",
        "{say} I love you with a big heart of both arms",
        f"{{lift}} the arms out to the sides and up, {{touch}} the hands above the head in a heart{end}",
        "{show} a heart with the arms overhead, then {lower} them",
    ]


@action(
    "heart with the hands",
    "social/hand signs/heart",
    verbs="make form bring push",
    upper=True,
    end=Choice(("hold", "give")),
    place=Choice(("chest", "left side of the chest", "eye level"), (3, 1, 1)),
)
def heart_with_the_hands(timeline: Timeline, end: str, place: str) -> Sequence[str]:
    """Both hands meet in front of the chest, over the heart or before the face in the shape of a heart.

    Perhaps it is pushed towards somebody.
    """
    held = {
        "chest": At("chest", 0.075, 0.02, 0.20), "left side of the chest": At("chest", 0.075, 0.02, 0.14), "eye level": At("head", 0.075, -0.02, 0.30),
    }[place]  # fmt: skip
    timeline.hold(0.25)
    if place != "chest":
        # Over the heart: both hands a little to the left of the breastbone.
        aside = 0.08 if place == "left side of the chest" else 0.0
        right, left = held.moved(out=-aside), held.moved(out=aside)
        timeline.to(0.65, hand_r=right, hand_l=left, elbows=55, palms=-20, wrists=35, cock=20, nod=6 if aside else 0)
        timeline.hold(0.6)
        if end == "give":
            timeline.to(0.45, hands=At("chest", 0.07, 0.06, 0.40), bend=8, pitch=3)
            timeline.hold(0.7)
        else:
            for lean in (7, -7):
                timeline.to(0.45, side=lean, tilt=lean)
            timeline.to(0.3, side=0, tilt=0)
        timeline.neutral(0.6)
        where = "over the heart" if aside else "at eye level in front of the face"
        last = " and {push} it forward to somebody" if end == "give" else " and {sway}"
        return [
            f"{{make}} a heart with the hands {where}",
            f"{{form}} a heart with both hands {where}{last}",
            f"{{hold}} a hand heart {where}{last}",
            f"{{bring}} both hands together {where} to make a heart{last}",
            f"{{put}} the hands together in a heart shape {where}",
            "{show} love with a hand heart on the left side of the chest" if aside else "{look} through a heart made of both hands",
            f"{{raise}} both hands, {{shape}} a heart {where}{last} and {{lower}} the hands",
            f"= a heart of two hands {where}",
        ]  # fmt: skip
    timeline.to(0.6, hands=held, elbows=55, palms=-20, wrists=35, cock=20, nod=6)
    timeline.hold(0.5)
    if end == "give":
        timeline.to(0.45, hands=held.moved(forward=0.20, up=0.06, out=-0.01), bend=8, nod=-4, pitch=3)
        timeline.hold(0.7)
        timeline.to(0.4, hands=held, bend=3, pitch=0)
    else:
        timeline.to(0.5, tilt=12, side=4)
        timeline.hold(0.9)
    timeline.neutral(0.6)
    last = "{push} it forward to somebody" if end == "give" else "{tilt} the head"
    return [
        "{make} a heart with the hands",
        f"{{form}} a heart with both hands in front of the chest and {last}",
        "{bring} the fingertips together at the chest, elbows out, to make a heart shape",
        f"{{raise}} both hands to the chest, {{make}} a heart and {last}",
        "{show} a hand heart at chest height",
        f"{{put}} the hands together in a heart shape, {last} and {{lower}} the hands",
        "{hold} a heart of two hands in front of the chest",
        "{make} a heart shape with {poss} hands"
        + (" and {give} it away" if end == "give" else " and {smile} with the head tilted"),
    ]


@action(
    "raise a fist",
    "social/hand signs/fist",
    verbs="raise make clench hold",
    upper=True,
    crispness="crisp",
    side=SIDE,
    pumps=Count(1, 4, usual=1),
    hands=Choice(("one", "both"), (2, 1)),
    head=Choice(("up", "bowed"), (3, 1)),
    other_hand=OTHER_HAND,
)
def raise_a_fist(timeline: Timeline, side: str, pumps: int, hands: str, head: str, other_hand: str) -> Sequence[str]:
    """A fist is thrust up into the air, once or again and again, or held up long with the head bowed."""
    ends = ("r",) if hands == "one" else ("r", "l")
    low, high = At("shoulder", 0.16, 0.16, 0.20), At("shoulder", 0.08, 0.55, 0.10)
    timeline.hold(0.25)
    rests = resting(other_hand) if hands == "one" else {}
    timeline.to(0.4, **{f"hand_{e}": low for e in ends}, **{f"palm_{e}": -30.0 for e in ends}, y=-0.03, bend=6, **rests)
    lean = 6.0 if hands == "one" else 0.0
    if head == "bowed":
        fists = f"the {side} fist" if hands == "one" else "both fists"
        timeline.to(0.35, **{f"hand_{e}": high for e in ends}, y=0.0, bend=2, nod=34)
        timeline.hold(2.2)
        timeline.to(0.4, nod=0)
        timeline.neutral(0.6)
        return [
            f"{{raise}} {fists} with the head bowed",
            f"{{hold}} {fists} up high and {{bow}} the head",
            f"{{stand}} still with {fists} raised and the head bowed",
            f"{{lift}} {fists} in protest, looking down",
            f"{{lower}} the head and {{raise}} {fists} in a salute of solidarity",
            f"{{protest}} silently with {fists} in the air, the head down",
            f"{{thrust}} {fists} up, {{bow}} the head and {{stay}} like that",
            f"= {fists} in the air, the head bowed",
            *(
                [
                    "{raise} one fist with the other hand in the pocket",
                    f"{{pump}} the {side} fist, one hand in the pocket",
                ]
                if other_hand == "in the pocket" and hands == "one"
                else []
            ),
            *(
                ["{raise} one fist with the other hand on the hip", f"{{pump}} the {side} fist, one hand on the hip"]
                if other_hand == "on the hip" and hands == "one"
                else []
            ),
        ]
    for number in range(pumps):
        timeline.to(0.2, **{f"hand_{e}": high for e in ends}, y=0.0, bend=-5, nod=-10, side=lean)
        timeline.hold(0.12 if number < pumps - 1 else 1.0)
        if number < pumps - 1:
            timeline.to(0.24, **{f"hand_{e}": low for e in ends}, y=-0.03, bend=5, nod=0, side=0)
    timeline.neutral(0.6)
    fist = f"the {side} fist" if hands == "one" else "both fists"
    it = "it" if hands == "one" else "them"
    resting_hand = resting_said(other_hand, other(side)) if hands == "one" else ""
    return [
        "{raise} a fist in the air" if hands == "one" else "{raise} both fists in the air",
        f"{{raise}} {fist} high{resting_hand}",
        f"{{make}} {'a fist' if hands == 'one' else 'fists'} and {{thrust}} {it} up {times(pumps)}",
        f"{{pump}} {fist} into the air {times(pumps)}",
        f"{{lift}} {fist} to the shoulder and {{punch}} {it} up into the sky, {times(pumps)}",
        f"{{bend}} {'the elbow' if hands == 'one' else 'both elbows'}, then {{push}} {fist} straight up {times(pumps)}",
        f"{{stretch}} {'one arm' if hands == 'one' else 'both arms'} up with {'a clenched fist' if hands == 'one' else 'clenched fists'} in triumph",
        f"{{throw}} {fist} up over the head {times(pumps)}, then {{lower}} {it}",
        *(
            ["{raise} one fist with the other hand in the pocket", f"{{pump}} the {side} fist, one hand in the pocket"]
            if other_hand == "in the pocket" and hands == "one"
            else []
        ),
        *(
            ["{raise} one fist with the other hand on the hip", f"{{pump}} the {side} fist, one hand on the hip"]
            if other_hand == "on the hip" and hands == "one"
            else []
        ),
    ]


@action(
    "fist pump",
    "social/hand signs/fist",
    verbs="pump pull clench bend",
    crispness="crisp",
    side=SIDE,
    knee=Choice(("knee", "none")),
    count=Count(1, 2, usual=1),
)
def fist_pump(timeline: Timeline, side: str, knee: str, count: int) -> Sequence[str]:
    """Yes! The elbow is pulled down and back with a clenched fist, perhaps with a lifted knee."""
    up, down = At("shoulder", 0.10, 0.28, 0.30), At("shoulder", 0.12, -0.26, 0.14)
    timeline.hold(0.25)
    for _ in range(count):
        timeline.to(0.4, hand_r=up, palm_r=40, bend=-4, nod=-10, hand_l=At("shoulder", 0.14, -0.34, 0.22))
        if knee == "knee":
            timeline.to(0.2, foot_l=At("hip", 0.02, -0.50, 0.30), advance=False)
        timeline.to(0.2, hand_r=down, palm_r=60, bend=16, nod=8, twist=-10, y=-0.05)
        timeline.hold(0.3)
        if knee == "knee":
            timeline.to(0.3, foot_l=At("floor", 0.10, 0, 0), advance=False)
        timeline.to(0.32, bend=4, twist=0, y=0)
        timeline.wait()
    timeline.hold(0.15)
    timeline.neutral(0.6)
    kneeing = f", lifting the {other(side)} knee" if knee == "knee" else ""
    return [
        "{do} a fist pump" if count == 1 else "{do} two fist pumps",
        f"{{pump}} the {side} fist {times(count)} in joy{kneeing}",
        f"{{pull}} the {side} elbow down with a clenched fist, {times(count)}{kneeing}",
        f"{{celebrate}} a win with a fist pump of the {side} arm",
        f"{{raise}} the {side} fist and {{pull}} it down hard to the side of the body, {times(count)}",
        f"{{clench}} {{poss}} {side} fist, {{bend}} the arm and {{jerk}} it down as if saying yes{kneeing}",
        f"{{lift}} the {side} arm in front, then {{drive}} the elbow back {times(count)}{kneeing}",
        f"{{cheer}} yes with the {side} fist",
    ]


@action(
    "shake a fist",
    "social/hand signs/fist",
    verbs="shake raise clench",
    upper=True,
    side=SIDE,
    count=Count(3, 6),
    place=Choice(("high", "front")),
    hands=Choice(("one", "both"), (3, 1)),
)
def shake_a_fist(timeline: Timeline, side: str, count: int, place: str, hands: str) -> Sequence[str]:
    """An angry fist is shaken at somebody, beside the head or in front; or both are."""
    held = At("shoulder", 0.10, 0.30, 0.26) if place == "high" else At("shoulder", 0.02, 0.06, 0.36)
    timeline.hold(0.25)
    name = "hand_r" if hands == "one" else "hands"
    if hands == "one":
        timeline.to(0.4, hand_l=At("shoulder", 0.12, -0.42, -0.05), advance=False)
    timeline.to(0.4, **{name: held}, palms=-15, bend=10, elbow_r=10, pitch=3)
    alternate(
        timeline,
        count,
        0.12,
        {name: held.moved(up=-0.05, forward=0.09), "nod": -5.0},
        {name: held.moved(forward=-0.04), "nod": 2.0},
    )
    timeline.hold(0.2)
    timeline.neutral(0.6)
    where = "above the shoulder" if place == "high" else "in front of the face"
    if hands == "both":
        where = where.replace("shoulder", "shoulders")
        return [
            "{shake} both fists at somebody",
            "{shake} both fists in anger",
            f"{{raise}} both fists {where} and {{shake}} them",
            f"{{clench}} both fists and {{shake}} them angrily {where}",
            "{lift} both arms with closed fists and {move} them back and forth quickly",
            "{rage} with both fists raised, leaning forward",
            f"{{hold}} both fists up {where}, {{shake}} them {number_word(count)} times and {{lower}} them",
            f"= two angry fists shaken {where}",
        ]
    return [
        "{shake} a fist at somebody",
        f"{{shake}} the {side} fist in anger",
        f"{{raise}} the {side} fist {where} and {{shake}} it",
        f"{{clench}} the {side} fist and {{shake}} it angrily {where}",
        f"{{lift}} the {side} arm with a closed fist and {{move}} it back and forth quickly",
        f"{{threaten}} somebody with the raised {side} fist, leaning forward",
        f"{{hold}} {{poss}} {side} fist up {where}, {{shake}} it {number_word(count)} times and {{lower}} it",
        f"{{lean}} forward and {{shake}} a fist {where}",
    ]


@action(
    "show a number",
    "social/hand signs/number",
    verbs="show raise hold count",
    upper=True,
    side=SIDE,
    number=Count(1, 10),
)
def show_a_number(timeline: Timeline, side: str, number: int) -> Sequence[str]:
    """A hand held up, palm forward, beside the head to show a number; both for more than five."""
    held = At("shoulder", 0.17, 0.14, 0.30)
    timeline.hold(0.25)
    if number > 5:
        what = number_word(number)
        timeline.to(0.55, hands=held, palms=-80, nod=-3)
        timeline.to(0.18, hands=held.moved(forward=0.07), bend=5)
        timeline.to(0.2, hands=held, bend=2)
        timeline.hold(1.1)
        timeline.neutral(0.6)
        return [
            f"{{show}} the number {what} with both hands",
            f"{{raise}} both hands to show {FINGERS[number]}",
            f"{{hold}} up both hands beside the head, palms forward, showing {what}",
            f"{{signal}} {what} with both hands",
            f"{{lift}} both hands to head height to show {what} and {{lower}} them",
            f"{{hold}} up {FINGERS[number]}",
            f"{{bend}} both elbows and {{raise}} the hands with {FINGERS[number]} up",
            f"{{make}} the sign for the number {what}",
        ]
    timeline.to(0.55, hand_r=held, palm_r=-80, nod=-3)
    timeline.to(0.18, hand_r=held.moved(forward=0.07), bend=5)
    timeline.to(0.2, hand_r=held, bend=2)
    timeline.hold(1.1)
    timeline.neutral(0.6)
    what = number_word(number)
    return [
        f"{{show}} the number {what} with the {side} hand",
        f"{{raise}} the {side} hand to show {FINGERS[number]}",
        f"{{hold}} up the {side} hand beside the head, palm forward, showing {what}",
        f"{{signal}} {what} with {{poss}} {side} hand",
        f"{{lift}} the {side} hand to head height, {{hold}} it still and {{lower}} it",
        f"{{hold}} up {FINGERS[number]}",
        f"{{bend}} the {side} elbow and {{raise}} the hand with {FINGERS[number]} up",
        f"{{make}} the sign for the number {what}",
    ]


@action(
    "beckon",
    "social/hand signs/beckon",
    verbs="beckon wave bend pull",
    upper=True,
    side=SIDE,
    hands=Choice(("one", "both"), (2, 1)),
    count=Count(2, 4),
    size=Choice(("big", "small")),
    lean=Choice(("upright", "forward"), (3, 1)),
)
def beckon(timeline: Timeline, side: str, hands: str, count: int, size: str, lean: str) -> Sequence[str]:
    """Come here: a hand, palm up, is pulled towards the body again and again."""
    ends = ("r",) if hands == "one" else ("r", "l")
    big = size == "big"
    far = At("shoulder", 0.06, -0.10, 0.52) if big else At("shoulder", 0.05, -0.14, 0.38)
    near = At("shoulder", 0.05, 0.06, 0.20) if big else At("shoulder", 0.05, -0.10, 0.32)
    timeline.hold(0.25)
    timeline.to(0.5, **{f"hand_{e}": far for e in ends}, **{f"palm_{e}": 75.0 for e in ends}, nod=-4)
    if lean == "forward":
        timeline.to(0.4, pitch=22, y=-0.06)
    tip = {"bend": -4.0, "nod": -8.0} if big else {"nod": -5.0}
    back = {"bend": 6.0, "nod": 4.0} if big else {"nod": 3.0}
    alternate(
        timeline, count, 0.32 if big else 0.22,
        {f"hand_{e}": near for e in ends} | {f"wrist_{e}": 50.0 for e in ends} | tip,
        {f"hand_{e}": far for e in ends} | {f"wrist_{e}": -8.0 for e in ends} | back,
    )  # fmt: skip
    timeline.neutral(0.6)
    arm = f"the {side} hand" if hands == "one" else "both hands"
    ahead = ", leaning forward" if lean == "forward" else ""
    limb = f"the {side} arm" if hands == "one" else "both arms"
    how = "big" if big else "small"
    return [
        "{beckon}",
        f"{{beckon}} with {arm}{ahead}",
        *(
            [f"{{beckon}} with one finger of {arm}{ahead}", f"{{crook}} a finger of {arm} to call somebody{ahead}"]
            if hands == "one" and not big
            else []
        ),
        f"{{beckon}} somebody to come closer with {how} movements of {arm}",
        f"{{stretch}} {limb} forward, palm up, and {{pull}} {arm} towards the body {times(count)}",
        f"{{wave}} somebody over with {arm}{ahead}",
        f"{{call}} somebody closer by bending {limb} {times(count)}",
        f"{{signal}} come here with {arm}, {number_word(count)} times{ahead}",
        f"{{extend}} {limb} and {{bend}} {'it' if hands == 'one' else 'them'} again and again as if saying come here",
        f"{{gesture}} for somebody to approach with {arm}, then {{lower}} {'it' if hands == 'one' else 'them'}",
    ]


@action(
    "raise the hand",
    "social/hand signs/raise hand",
    verbs="raise lift hold lower",
    upper=True,
    side=SIDE,
    manner=Choice(("calm", "eager")),
    seconds=Choice(("short", "long")),
    height=Choice(("straight up", "head height", "shoulder height", "supported"), (3, 1, 1, 1)),
)
def raise_the_hand(timeline: Timeline, side: str, manner: str, seconds: str, height: str) -> Sequence[str]:
    """A pupil's raised hand: straight up, calm or eager and waving; half up; or up with the other hand at its elbow."""
    up = At("shoulder", 0.05, 0.59, 0.08)
    timeline.hold(0.25)
    if height != "straight up":
        half = height != "supported"
        bent = At("shoulder", 0.16, 0.20, 0.20) if height == "head height" else At("shoulder", 0.12, 0.02, 0.30)
        timeline.to(0.55, hand_r=bent if half else up, palm_r=-70, nod=-4, side=2)
        if not half:
            timeline.to(0.4, hand_l=At("head", -0.06, 0.0, 0.16), elbow_l=40, tilt=8)
        elif manner == "eager":
            alternate(
                timeline,
                3,
                0.16,
                {"hand_r": bent.moved(out=0.04)},
                {"hand_r": bent.moved(out=-0.04)},
            )
        timeline.hold(0.8 if seconds == "short" else 2.2)
        timeline.neutral(0.65)
        how = f"only to {height}, the elbow bent" if half else f"high, holding its elbow with the {other(side)} hand"
        return [
            f"{{raise}} the {side} hand {how}",
            f"{{lift}} the {side} hand {how}, and {{wait}}",
            f"{{put}} up the {side} hand {how}",
            f"{{raise}} one hand {how}",
            f"{{volunteer}} with the {side} hand raised {how}",
            f"{{ask}} to speak with the {side} hand raised {how}",
            "{raise} a hand half up, hesitating" if half else f"{{hold}} up the tired {side} arm with the {other(side)} hand",
            f"= the {side} hand raised {how}",
            *(["{raise} the hand eagerly"] if manner == "eager" else []),
            *([f"{{raise}} the {side} hand only to {height} and {{lower}} it again"] if half else []),
        ]  # fmt: skip
    timeline.to(0.6 if manner == "calm" else 0.4, hand_r=up, palm_r=-70, nod=-5, side=3)
    if manner == "eager":
        timeline.to(0.3, heels=14, side=9, hand_r=up.moved(up=0.02), shrug_r=8)
        alternate(
            timeline,
            3 if seconds == "short" else 6,
            0.16,
            {"hand_r": up.moved(out=0.07), "cock_r": -14.0},
            {"hand_r": up.moved(out=-0.05), "cock_r": 12.0},
        )
        timeline.to(0.3, heels=0, side=2)
    else:
        timeline.hold(0.8 if seconds == "short" else 2.2)
    timeline.neutral(0.65)
    eager = manner == "eager"
    return [
        "{raise} the hand",
        f"{{raise}} the {side} hand{' eagerly, rising on the toes' if eager else ''}",
        f"{{raise}} {{poss}} {side} hand to ask a question",
        f"{{lift}} the {side} arm straight up above the head{', {wave} it' if eager else ''} and {{lower}} it again",
        f"{{hold}} the {side} hand up high {'and {wiggle} it' if eager else 'and {wait}'}",
        f"{{put}} up the {side} hand like a pupil in class",
        f"{{stretch}} the {side} arm up vertically{', standing on tiptoe' if eager else ''}",
        f"{{raise}} one hand high to volunteer{' eagerly' if eager else ''}",
        f"{{vote}} with the {side} hand raised above the head",
        *(["{raise} the hand eagerly"] if manner == "eager" else []),
    ]


@action(
    "raise both hands",
    "social/hand signs/raise hand",
    verbs="raise surrender lift step",
    speed=Choice(("surrender", "startled")),
    step_=Choice(("stay", "step back")),
    height=Choice(("head height", "straight up", "behind the head"), (3, 1, 1)),
    end=Choice(("lower", "turn around", "kneel"), (3, 1, 1)),
)
def raise_both_hands(timeline: Timeline, speed: str, step_: str, height: str, end: str) -> Sequence[str]:
    """Hands up! Both hands beside the head, palms forward; or stretched up, or behind the head."""
    timeline.hold(0.3)
    if height != "head height" or end != "lower":
        return _hands_up(timeline, height, end)
    if step_ == "step back":
        step(timeline, "l", -0.22, 0.10, duration_s=0.45, advance=False)
    timeline.to(
        0.6 if speed == "surrender" else 0.32,
        hands=At("shoulder", 0.26, 0.22, 0.12),
        palms=-80,
        bend=-3,
        nod=-3,
        shrugs=6,
    )
    timeline.wait()
    timeline.hold(1.0)
    for turn in (14, -14):
        timeline.to(0.4, turn=turn)
    timeline.to(0.3, turn=0)
    timeline.hold(0.3)
    if step_ == "step back":
        step(timeline, "l", 0.0, 0.095, duration_s=0.5, advance=False)
    timeline.neutral(0.65, legs=False)
    timeline.wait()
    back = "{step} back and " if step_ == "step back" else ""
    return [
        "{surrender}",
        f"{back}{{raise}} both hands in surrender",
        "{put} both hands up beside the head, palms forward",
        f"{back}{{lift}} both hands to head height with the elbows bent",
        "{hold} up both hands as if somebody were pointing a gun",
        f"{{give}} up with raised hands{', stepping back' if back else ''}",
        f"{back}{{throw}} both hands up to show they are empty, then {{lower}} them",
        "{raise} both arms with bent elbows, {look} to both sides and {lower} the arms",
        *(
            ["{start} and {throw} up both hands in fright", "{raise} both hands suddenly, startled"]
            if speed == "startled"
            else []
        ),
        *(
            ["{take} a step back with both hands raised", "{step} backward and {put} up both hands"]
            if step_ == "step back"
            else []
        ),
    ]


def _hands_up(timeline: Timeline, height: str, end: str) -> Sequence[str]:
    held: dict[str, Value] = {
        "head height": {"hands": At("shoulder", 0.26, 0.22, 0.12), "palms": -80.0},
        "straight up": {"hands": At("shoulder", 0.06, 0.60, 0.06), "palms": -80.0},
        "behind the head": {"hands": At("head", 0.05, 0.0, -0.12), "elbows": 80.0},
    }[height]  # type: ignore[assignment]
    timeline.to(0.3, hands=At("shoulder", 0.20, 0.04, 0.24), palms=-60)
    timeline.to(0.5, **held, bend=-3, nod=-3, shrugs=4)
    timeline.hold(0.7)
    where = {
        "head height": "to head height",
        "straight up": "straight up above the head",
        "behind the head": "behind the head",
    }[height]
    at = {
        "head height": "raised beside the head",
        "straight up": "stretched up above the head",
        "behind the head": "behind the head",
    }[height]
    last = ""
    if end == "turn around":
        turn_to(timeline, 180, steps=5, step_s=0.5)
        timeline.wait()
        timeline.hold(0.5)
        last = ", then slowly {turn} around"
    elif end == "kneel":
        kneel(timeline, "both", 1.8)
        timeline.wait()
        timeline.to(0.4, nod=12)
        timeline.hold(0.9)
        last = ", then {kneel} down"
    else:
        timeline.hold(0.9)
    if end != "kneel":
        timeline.neutral(0.7)
    move = "{put} both hands behind the head" if height == "behind the head" else f"{{raise}} both hands {where}"
    return [
        f"{move}{last}",
        f"{move.replace('hands', 'arms') if height != 'behind the head' else move} and {{hold}} them there{last}",
        f"{{surrender}} with both hands {at}{last}",
        f"{{stand}} with both hands {at}{last}",
        f"{{lift}} both arms, the hands {at}{last}",
        f"{{obey}} the police with both hands {at}{last}",
        f"{{keep}} both hands {at}{last}",
        "{stretch} both arms straight up to the ceiling" + last if height == "straight up" else f"{{give}} up, both hands {at}{last}",
        f"= both hands {at}" + {"lower": "", "turn around": " while turning around", "kneel": ", going down on the knees"}[end],
    ]  # fmt: skip


@action(
    "stop sign",
    "social/hand signs/raise hand",
    verbs="stop push extend hold",
    upper=True,
    crispness="crisp",
    side=SIDE,
    hands=Choice(("one", "both"), (2, 1)),
    shake=Choice(("still", "shake")),
    direction=Choice(("ahead", "to the side", "to both sides"), (3, 2, 1)),
)
def stop_sign(timeline: Timeline, side: str, hands: str, shake: str, direction: str) -> Sequence[str]:
    """A straight arm is pushed out in front with the palm forward: stop; or out to its side, or both to both sides."""
    ends = ("r",) if hands == "one" and direction != "to both sides" else ("r", "l")
    timeline.hold(0.25)
    if direction != "ahead":
        ends = ("r",) if direction == "to the side" else ("r", "l")
        both = len(ends) == 2
        timeline.to(0.32, **{f"hand_{e}": At("shoulder", 0.22, 0.0, 0.14) for e in ends}, **{f"palm_{e}": -85.0 for e in ends},
                    turn=0 if both else -50, **{f"wrist_{e}": -45.0 for e in ends})  # fmt: skip
        timeline.to(0.2, **{f"hand_{e}": At("shoulder", 0.575, 0.02, 0.06) for e in ends}, **{f"wrist_{e}": -75.0 for e in ends},
                    side=0 if both else -4, turn=0 if both else -62)  # fmt: skip
        timeline.hold(0.5)
        if both or shake == "shake":
            for turned in (44, -44) if both else (-40, -70):
                timeline.to(0.4, turn=turned)
                timeline.hold(0.15)
        timeline.hold(0.6)
        timeline.neutral(0.6)
        what = "both arms" if both else f"the {side} arm"
        where = "to both sides" if both else f"to the {side}"
        return [
            f"{{make}} a stop sign {where}",
            f"{{stop}} somebody {'on both sides' if both else f'on the {side}'} with {what} stretched out",
            f"{{stretch}} {what} out {where}, palm{'s' if both else ''} raised, to say stop",
            f"{{hold}} {what} straight out {where} with the palm{'s' if both else ''} facing out",
            f"{{push}} the open hand{'s' if both else ''} out {where} to signal stop",
            f"{{extend}} {what} {where} with the wrist{'s' if both else ''} bent up",
            f"{{block}} the way with {what} held out {where}",
            f"= stop, {what} stretched out {where}",
            *(["{make} a stop sign and {shake} the head"] if shake == "shake" else []),
            *(["{make} a stop sign with both hands"] if hands == "both" else []),
        ]
    timeline.to(
        0.32,
        **{f"hand_{e}": At("shoulder", 0.06, 0.0, 0.22) for e in ends},
        **{f"palm_{e}": -85.0 for e in ends},
        **{f"wrist_{e}": -45.0 for e in ends},
        bend=-2,
    )
    timeline.to(0.2, **{f"hand_{e}": At("shoulder", 0.0, 0.03, 0.578) for e in ends}, **{f"wrist_{e}": -75.0 for e in ends}, bend=5, pitch=2,
                twist=10 if hands == "one" else 0)  # fmt: skip
    timeline.hold(0.4)
    if shake == "shake":
        alternate(timeline, 3, 0.24, {"turn": 26.0}, {"turn": -26.0})
        timeline.to(0.2, turn=0)
    timeline.hold(0.8)
    timeline.neutral(0.6)
    arm = f"the {side} hand" if hands == "one" else "both hands"
    limb = f"the {side} arm" if hands == "one" else "both arms"
    shaking = ", shaking the head" if shake == "shake" else ""
    return [
        "{make} a stop sign",
        f"{{hold}} up {arm} to say stop{shaking}",
        f"{{hold}} {limb if hands == 'one' else 'each arm'} straight out in front with the palm raised",
        f"{{push}} {arm} straight forward, palm out, to stop somebody{shaking}",
        f"{{extend}} {limb} forward with the palm facing out{shaking}",
        f"{{signal}} stop with {arm} at shoulder height",
        f"{{stretch}} out {limb} in front, {{bend}} the wrist up and {{hold}} it"
        if hands == "one"
        else "{stretch} out both arms in front with the wrists bent up",
        f"{{raise}} {arm}, {{push}} the palm{'s' if hands == 'both' else ''} forward and {{lower}} {'it' if hands == 'one' else 'them'} again{shaking}",
        f"{{stop}} the traffic with {'one hand' if hands == 'one' else 'two hands'} held out in front",
        *(["{make} a stop sign and {shake} the head"] if shake == "shake" else []),
        *(["{make} a stop sign with both hands"] if hands == "both" else []),
    ]


@action(
    "dismissive wave",
    "social/hand signs/beckon",
    verbs="dismiss wave flick turn",
    upper=True,
    side=SIDE,
    count=Count(1, 3, usual=1),
    hands=Choice(("one", "both"), (3, 1)),
)
def dismissive_wave(timeline: Timeline, side: str, count: int, hands: str) -> Sequence[str]:
    """Go away: the back of the hand is flicked outward, the head turns away; or both hands shoo somebody off."""
    near, far = At("chest", 0.06, 0.06, 0.26), At("shoulder", 0.34, -0.04, 0.34)
    timeline.hold(0.25)
    if hands == "both":
        close, out = At("shoulder", 0.0, -0.12, 0.24), At("shoulder", 0.10, -0.20, 0.48)
        timeline.to(0.4, hands=close, palms=-40, wrists=50, elbows=25, bend=2)
        for _ in range(count):
            timeline.to(0.2, hands=out, wrists=-45, palms=-80, bend=12, nod=-4, elbows=5)
            timeline.hold(0.08)
            timeline.to(0.24, hands=close, wrists=50, palms=-40, bend=4, nod=2, elbows=25)
        timeline.hold(0.15)
        timeline.neutral(0.6)
        often = times(count)
        return [
            "{shoo} somebody away with both hands",
            f"{{wave}} somebody away with both hands {often}",
            f"{{flick}} both hands forward {often} as if saying go away",
            "{push} somebody off through the air with flicks of both hands",
            f"{{dismiss}} somebody with both hands, {often}",
            f"{{lean}} forward and {{shoo}} with both hands {often}",
            f"{{swing}} both hands away from the chest {often} to chase somebody off",
            "= both hands shooing something away",
        ]
    timeline.to(0.4, hand_r=near, palm_r=10, wrist_r=35, elbow_r=40)
    for number in range(count):
        timeline.to(0.2, hand_r=far, wrist_r=-40, palm_r=-40, elbow_r=20, twist=-5)
        timeline.hold(0.12)
        if number < count - 1:
            timeline.to(0.26, hand_r=near, wrist_r=35, palm_r=10, elbow_r=40, twist=3)
        if number == 0:
            timeline.to(0.5, turn=34, tilt=6, nod=4, advance=False)
    timeline.hold(0.4)
    timeline.neutral(0.6)
    return [
        "{wave} somebody away",
        f"{{dismiss}} somebody with a flick of the {side} hand",
        f"{{wave}} dismissively with the {side} hand {times(count)}",
        f"{{flick}} the {side} hand outward {times(count)} as if saying go away",
        f"{{swing}} the back of the {side} hand away from the chest {times(count)} and {{turn}} the head away",
        f"{{brush}} something off with the {side} hand, looking to the {other(side)}",
        f"{{bring}} the {side} hand in front of the chest and {{throw}} it outward {times(count)}",
        f"{{turn}} away the head and {{wave}} the {side} hand in refusal",
    ]


@action(
    "cross the arms in an x",
    "social/body signs/cross arms",
    verbs="cross make raise hold",
    upper=True,
    crispness="crisp",
    height=Choice(("chest", "above the head")),
    repeat=Count(1, 2, usual=1),
)
def arms_x(timeline: Timeline, height: str, repeat: int) -> Sequence[str]:
    """No! Forearms crossed in an X in front of the face or above the head."""
    crossed = At("chest", -0.06, 0.14, 0.24) if height == "chest" else At("head", -0.06, 0.24, 0.14)
    timeline.hold(0.25)
    for number in range(repeat):
        timeline.to(0.32, hands=At("shoulder", 0.30, 0.06 if height == "chest" else 0.34, 0.24), palms=-40)
        timeline.to(
            0.22,
            hand_r=crossed,
            hand_l=crossed.moved(forward=0.05),
            elbows=30 if height == "chest" else 0,
            palms=-55,
            nod=4,
        )
        timeline.hold(0.4 if number < repeat - 1 else 1.0)
    timeline.neutral(0.6)
    where = "in front of the chest" if height == "chest" else "above the head"
    again = "" if repeat == 1 else " twice"
    return [
        f"{{make}} an X with the arms{again}",
        f"{{cross}} both forearms {where} in an X{again}",
        f"{{cross}} the arms {where} to say no{again}",
        f"{{raise}} both arms and {{cross}} them {where}{again}",
        f"{{form}} a big X with the forearms {where}",
        f"{{swing}} both arms up and {{cross}} the wrists {where}, {{hold}} and {{lower}} them",
        f"{{signal}} that something is forbidden with crossed arms {where}",
        f"{{hold}} the arms crossed {where}",
    ]


@action(
    "raise the arms in a v",
    "social/hand signs/victory",
    verbs="raise spread stretch open",
    upper=True,
    crispness="crisp",
    chest=Choice(("proud", "plain")),
    seconds=Choice(("short", "long")),
)
def arms_v(timeline: Timeline, chest: str, seconds: str) -> Sequence[str]:
    """Victory: both arms stretched up and out."""
    timeline.hold(0.25)
    timeline.to(0.3, hands=At("shoulder", 0.10, -0.16, 0.26), y=-0.04, bend=8)
    timeline.to(
        0.35,
        hands=At("shoulder", 0.34, 0.46, 0.05),
        palms=-60,
        y=0.0,
        bend=-8 if chest == "proud" else 0,
        nod=-18 if chest == "proud" else -5,
    )
    timeline.hold(0.7 if seconds == "short" else 1.8)
    timeline.neutral(0.7)
    head = ", the head thrown back" if chest == "proud" else ""
    return [
        "{raise} both arms in a V",
        f"{{raise}} both arms high and wide in victory{head}",
        f"{{stretch}} both arms up and out to the sides{head}",
        f"{{throw}} the arms up in a V shape like a winner{head}",
        "{make} a big V with the arms above the head",
        "{lift} both arms diagonally up, {hold} them there and {lower} them",
        f"{{celebrate}} a victory with both arms spread high{head}",
        "{open} both arms upward in triumph",
        *(["{raise} both arms in a plain V, the chest not pushed out"] if chest == "plain" else []),
    ]


@action("time out sign", "social/hand signs/ok", verbs="make form hold tap", upper=True, taps=Count(1, 3))
def time_out(timeline: Timeline, taps: int) -> Sequence[str]:
    """The referee's T: one flat hand on the fingertips of the upright other."""
    upright = At("chest", 0.01, -0.12, 0.28)
    top = At("chest", 0.07, 0.08, 0.26)
    timeline.hold(0.25)
    timeline.to(0.5, hand_l=upright, palm_l=0, cock_l=35, elbow_l=10, hand_r=top.moved(up=0.08), palm_r=-85, elbow_r=70)
    alternate(timeline, taps, 0.17, {"hand_r": top}, {"hand_r": top.moved(up=0.08)})
    timeline.to(0.17, hand_r=top)
    timeline.hold(0.9)
    timeline.neutral(0.6)
    return [
        "{make} a time out sign",
        "{form} a T with both hands",
        f"{{hold}} one hand upright and {{tap}} the other flat hand on top {times(taps + 1)}",
        "{signal} a time out with the hands in a T in front of the chest",
        "{put} one flat hand over the tips of the other hand to make a T",
        f"{{raise}} both hands to the chest and {{call}} a time out, tapping {times(taps + 1)}",
        "{ask} for a break with a T sign",
        "{bring} the hands together in the shape of a T, {hold} it and {lower} the hands",
    ]


@action("call me sign", "social/hand signs/ok", verbs="make hold raise shake", upper=True, side=SIDE, shake=Count(1, 3))
def call_me(timeline: Timeline, side: str, shake: int) -> Sequence[str]:
    """Call me: the hand is held at the ear like a telephone and shaken."""
    ear = At("head", 0.13, -0.11, 0.07)
    timeline.hold(0.25)
    timeline.to(0.5, hand_r=ear, palm_r=10, elbow_r=12, tilt=-12, turn=-6)
    alternate(timeline, shake + 1, 0.15, {"hand_r": ear.moved(out=0.035, up=0.01)}, {"hand_r": ear})
    timeline.hold(0.4)
    timeline.to(0.4, hand_r=At("shoulder", 0.04, -0.02, 0.46), palm_r=-40, tilt=0, turn=0, nod=6)
    timeline.hold(0.4)
    timeline.neutral(0.6)
    return [
        "{make} a call me sign",
        f"{{hold}} the {side} hand at the ear like a telephone, then {{point}} forward",
        f"{{raise}} the {side} hand to the ear and {{shake}} it: call me",
        f"{{put}} the {side} hand to the ear, {{tilt}} the head and {{point}} at somebody",
        f"{{mime}} a phone with the {side} hand beside the head, then {{extend}} the arm forward",
        "{ask} somebody to call by holding a hand to the ear",
        f"{{lift}} the {side} hand to the side of the face like a phone and {{lower}} it towards the front",
        f"first {{hold}} {{poss}} {side} hand to the ear, then {{point}} ahead with it",
    ]


@action(
    "snap the fingers",
    "social/hand signs/clap",
    verbs="snap flick swing",
    upper=True,
    hands=Choice(("both", "in turn", "one"), (2, 2, 1)),
    count=Count(3, 6),
    side=SIDE,
)
def snap_the_fingers(timeline: Timeline, hands: str, count: int, side: str) -> Sequence[str]:
    """Hands beside the shoulders flick to the beat, knees bouncing; or one hand alone in front."""
    up, down = At("shoulder", 0.18, -0.02, 0.26), At("shoulder", 0.22, -0.18, 0.28)
    timeline.hold(0.2)
    if hands == "one":
        timeline.to(0.45, hand_r=At("shoulder", 0.10, 0.04, 0.36), palm_r=30, cock_r=20, turn=-6)
        for _ in range(count):
            timeline.to(0.13, hand_r=At("shoulder", 0.14, -0.10, 0.38), cock_r=-22, nod=8)
            timeline.to(0.30, hand_r=At("shoulder", 0.10, 0.04, 0.36), cock_r=20, nod=0)
        timeline.neutral(0.55)
        return [
            f"{{snap}} the fingers of the {side} hand",
            "{snap} {poss} fingers with one hand",
            f"{{snap}} {number_word(count)} times with the {side} hand alone",
            f"{{raise}} the {side} hand in front and {{snap}} the fingers",
            f"{{flick}} the {side} hand down {number_word(count)} times, snapping the fingers",
            "{call} somebody by snapping the fingers of one hand",
            f"{{hold}} up the {side} hand and {{snap}} to the beat",
            f"= finger snaps of the {side} hand",
        ]
    timeline.to(0.45, hands=up, palms=30, cock=20)
    for number in range(count):
        lean = 5.0 if number % 2 else -5.0
        both = hands == "both"
        ends = ("r", "l") if both else (("r",) if number % 2 == 0 else ("l",))
        timeline.to(
            0.14,
            **{f"hand_{e}": down for e in ends},
            **{f"cock_{e}": -22.0 for e in ends},
            y=-0.035,
            side=lean,
            tilt=lean,
            x=-0.006 * lean,
        )
        timeline.to(0.32, **{f"hand_{e}": up for e in ends}, **{f"cock_{e}": 20.0 for e in ends}, y=0.0)
    timeline.neutral(0.55)
    which = "both hands" if hands == "both" else f"the {side} and the {other(side)} hand in turn"
    return [
        "{snap} the fingers",
        "{snap} {poss} fingers to the beat",
        f"{{snap}} the fingers of {which} {number_word(count)} times",
        f"{{raise}} both hands in front of the shoulders and {{snap}} with {which}",
        f"{{flick}} {which} down to a rhythm, swaying from side to side",
        f"{{bounce}} in the knees and {{snap}} {number_word(count)} times with {which}",
        "{sway} and {snap} the fingers to music",
        f"{{snap}} to the rhythm with {which}, then {{lower}} the hands",
    ]


@action(
    "wag the finger",
    "social/hand signs/point",
    verbs="wag shake scold warn",
    upper=True,
    side=SIDE,
    count=Count(3, 6),
    mood=Choice(("no no", "warning")),
    other_hand=OTHER_HAND,
)
def wag_the_finger(timeline: Timeline, side: str, count: int, mood: str, other_hand: str) -> Sequence[str]:
    """A raised finger goes from side to side beside the face: no; or beats forward: I warn you."""
    held = At("shoulder", 0.06, 0.04, 0.36)
    timeline.hold(0.25)
    timeline.to(0.45, hand_r=held, palm_r=-70 if mood == "no no" else -20, elbow_r=8, **resting(other_hand))
    if mood == "no no":
        alternate(
            timeline, count, 0.19, {"hand_r": held.moved(out=0.07), "cock_r": -26.0, "turn": -12.0, "tilt": -4.0},
            {"hand_r": held.moved(out=-0.06), "cock_r": 24.0, "turn": 12.0, "tilt": 4.0},
        )  # fmt: skip
    else:
        alternate(
            timeline, count, 0.18, {"hand_r": held.moved(forward=0.10, up=-0.08), "bend": 12.0, "nod": 6.0, "cock_r": -20.0},
            {"hand_r": held.moved(forward=-0.04, up=0.06), "bend": 6.0, "nod": -2.0, "cock_r": 20.0},
        )  # fmt: skip
    timeline.to(0.2, turn=0, tilt=0)
    timeline.hold(0.25)
    timeline.neutral(0.6)
    rests = resting_said(other_hand, other(side))
    way = "from side to side" if mood == "no no" else "up and down"
    return [
        f"{{wag}} the finger{rests}",
        f"{{wag}} the {side} index finger {way}{rests}",
        f"{{say}} no with the raised {side} finger" if mood == "no no" else f"{{warn}} somebody with the raised {side} finger",
        f"{{raise}} the {side} hand and {{move}} the index finger {way}{rests}",
        f"{{shake}} a finger {way} {number_word(count)} times",
        "{shake} the head and {wag} a finger in refusal" if mood == "no no" else "{scold} a child with a raised finger",
        f"{{hold}} up the {side} forefinger and {{wag}} it {number_word(count)} times{rests}",
        f"= a finger of the {side} hand wagging {way}",
    ]  # fmt: skip


@action(
    "air quotes",
    "social/hand signs/ok",
    verbs="make raise bend",
    upper=True,
    count=Count(1, 3),
    tilt_=Choice(("plain", "tilted")),
)
def air_quotes(timeline: Timeline, count: int, tilt_: str) -> Sequence[str]:
    """Both hands beside the head bend twice: so-called."""
    held = At("shoulder", 0.14, 0.16, 0.28)
    timeline.hold(0.25)
    timeline.to(0.45, hands=held, palms=-80, elbows=5, tilt=12 if tilt_ == "tilted" else 0, nod=-4)
    for _ in range(count):
        alternate(timeline, 2, 0.13, {"hands": held.moved(up=-0.04), "wrists": 42.0}, {"hands": held, "wrists": -5.0})
        timeline.hold(0.22)
    timeline.to(0.2, tilt=0, nod=0)
    timeline.neutral(0.6)
    with_head = " with the head tilted" if tilt_ == "tilted" else ""
    return [
        "{make} air quotes",
        f"{{make}} air quotes with both hands{with_head}",
        f"{{raise}} both hands beside the head and {{make}} quotation marks in the air{with_head}",
        f"{{put}} a word in quotes with two fingers of each hand, {times(count)}",
        f"{{bend}} the fingers of both raised hands for air quotes{with_head}",
        f"{{do}} air quotes {times(count)}",
        f"{{lift}} both hands to the ears, {{flick}} two fingers for quotes and {{lower}} the hands{with_head}",
        "= quotation marks made in the air with both hands",
    ]


@action(
    "show a size",
    "social/body signs/talk",
    verbs="show hold spread measure indicate",
    upper=True,
    size=Choice(("wide", "small", "tall", "short")),
    side=SIDE,
)
def show_a_size(timeline: Timeline, size: str, side: str) -> Sequence[str]:
    """Hands apart show how big something is, close together how small; a level hand how tall somebody is."""
    timeline.hold(0.25)
    if size in ("wide", "small"):
        out = 0.42 if size == "wide" else -0.12
        held = At("shoulder", out, -0.10 if size == "wide" else -0.02, 0.36)
        timeline.to(0.35, hands=At("shoulder", -0.10, -0.12, 0.34), palms=10, bend=6)
        timeline.to(
            0.6, hands=held, palms=0, bend=-4 if size == "wide" else 10, nod=-4 if size == "wide" else 12, shrugs=4
        )
        alternate(timeline, 2, 0.2, {"hands": held.moved(up=-0.04)}, {"hands": held})
        timeline.hold(0.8)
        timeline.neutral(0.6)
        how = "wide apart" if size == "wide" else "close together"
        big = "big" if size == "wide" else "small"
        return [
            f"{{show}} how {big} something is with both hands",
            f"{{hold}} both hands {how} to show a size",
            f"{{indicate}} something {big} with both hands {how}",
            "{tell} how big the fish was with the arms spread wide" if size == "wide" else "{show} a tiny thing between both hands",
            f"{{raise}} both hands in front, palms facing, {how}",
            f"{{measure}} something {big} in the air with the hands {how}",
            f"{{say}} it is this {big}, the hands {how}, then {{lower}} them",
            f"= both hands {how}, showing how {big} something is",
            f"{{show}} a {'huge' if size == 'wide' else 'tiny'} size with the hands {'wide apart at chest height' if size == 'wide' else 'almost together'}",
            f"{{bring}} the hands {'far apart' if size == 'wide' else 'almost together'} to show something {'huge' if size == 'wide' else 'tiny'}",
        ]  # fmt: skip
    tall = size == "tall"
    held = At("shoulder", 0.22, 0.42, 0.28) if tall else At("shoulder", 0.22, -0.42, 0.22)
    timeline.to(0.6, hand_r=held, palm_r=-85, wrist_r=-20 if not tall else 0, elbow_r=10, turn=-24, nod=-12 if tall else 26,
                side=3 if tall else -7, bend=0 if tall else 8, heels=10 if tall else 0)  # fmt: skip
    alternate(timeline, 2, 0.2, {"hand_r": held.moved(up=-0.04)}, {"hand_r": held})
    timeline.hold(0.8)
    timeline.to(0.3, heels=0)
    timeline.neutral(0.6)
    where = "above the head" if tall else "at hip height"
    return [
        f"{{show}} how {size} somebody is with the {side} hand",
        f"{{hold}} the {side} hand flat {where} to show a height",
        f"{{indicate}} somebody {size} with a level hand {where}",
        f"{{raise}} the flat {side} hand {where}, rising on the toes" if tall else f"{{lower}} the flat {side} hand to show a small child",
        f"{{measure}} a height {where} with the {side} palm down",
        f"{{say}} so {size}, the {side} palm facing down {where}",
        f"{{hold}} the {side} palm level {where} and {{look}} at it",
        f"= a flat hand {where}, showing how {size} somebody is",
    ]  # fmt: skip


@action(
    "circle a finger at the temple",
    "social/hand signs/point",
    verbs="circle point make",
    upper=True,
    side=SIDE,
    count=Count(2, 4),
    after=Choice(("none", "point at somebody", "shake the head")),
)
def crazy_sign(timeline: Timeline, side: str, count: int, after: str) -> Sequence[str]:
    """A finger turns beside the temple: crazy!"""
    spot = At("head", 0.17, -0.02, 0.12)
    timeline.hold(0.25)
    circle(timeline, {"hand_r": spot}, 0.045, count, 0.34, plane="wheel", elbow_r=20, palm_r=-30, tilt=-8)
    last = ""
    if after == "point at somebody":
        timeline.to(0.35, hand_r=At("shoulder", -0.02, 0.03, 0.565), palm_r=-60, elbow_r=5, tilt=0)
        timeline.hold(0.5)
        last = ", then {point} at somebody"
    elif after == "shake the head":
        alternate(timeline, 2, 0.24, {"turn": 26.0}, {"turn": -26.0})
        timeline.to(0.2, turn=0)
        last = ", then {shake} the head"
    timeline.hold(0.2)
    timeline.neutral(0.6)
    return [
        f"{{circle}} a finger at the temple{last}",
        f"{{circle}} the {side} index finger beside the head to say crazy{last}",
        f"{{make}} the crazy sign with the {side} hand{last}",
        f"{{raise}} the {side} hand to the temple and {{turn}} the finger round {times(count)}{last}",
        f"{{show}} that somebody is nuts with a finger circling at the temple{last}",
        f"{{move}} the {side} finger in small circles next to the ear{last}",
        f"{{put}} a finger to the side of the head, {{twirl}} it{last}",
        f"= crazy gesture, the {side} finger circling at the temple",
    ]


@action(
    "draw a shape in the air",
    "social/hand signs/point",
    verbs="draw trace circle move",
    upper=True,
    side=SIDE,
    shape=Choice(("circle", "square", "heart", "triangle")),
    hands=Choice(("one", "both"), (2, 1)),
    count=Count(1, 3, usual=1),
)
def draw_a_shape(timeline: Timeline, side: str, shape: str, hands: str, count: int) -> Sequence[str]:
    """A hand traces a big figure in the air in front, perhaps once more, or both hands trace its two halves."""
    both = hands == "both" and shape in ("circle", "heart")
    half: dict[str, tuple[tuple[float, float], ...]] = {
        "circle": ((0.0, 0.26), (0.18, 0.19), (0.26, 0.0), (0.18, -0.19), (0.0, -0.26)),
        "heart": ((0.0, 0.12), (0.10, 0.24), (0.24, 0.20), (0.26, 0.04), (0.13, -0.12), (0.0, -0.28)),
        "square": ((-0.24, 0.22), (0.24, 0.22), (0.24, -0.24), (-0.24, -0.24), (-0.24, 0.22)),
        "triangle": ((0.0, 0.28), (0.26, -0.22), (-0.26, -0.22), (0.0, 0.28)),
    }
    points = list(half[shape])
    if not both and shape in ("circle", "heart"):
        points += [(-out, up) for out, up in reversed(points[:-1])]
    corners = shape in ("square", "triangle")
    points += (count - 1) * (points if both else points[1:])
    timeline.hold(0.25)
    timeline.look_at("hand_r", 0.3)
    # Of the chest: the right hand's outward is to the right.
    for number, (out, up) in enumerate(points):
        controls: dict[str, Value] = {"hand_r": At("chest", out, 0.16 + up, 0.42), "palm_r": -60.0, "elbow_r": 10.0}
        if both:
            controls = {"hands": At("chest", out, 0.16 + up, 0.42), "palms": -60.0, "elbows": 10.0}
        timeline.to(
            0.45 if number == 0 else 0.42 if corners else 0.22, exact=True, **controls, twist=0 if both else -20 * out
        )
        if corners and number:
            timeline.hold(0.05)
    timeline.look_at(None, 0.3)
    timeline.hold(0.3)
    timeline.neutral(0.6)
    arm = "both hands" if both else f"the {side} hand"
    return [
        f"{{draw}} a {shape} in the air",
        f"{{draw}} a {shape} in the air with {arm}",
        f"{{trace}} a big {shape} in front of the body with {arm}",
        f"{{move}} {arm} in the air in the shape of a {shape}",
        f"{{write}} a {shape} into the air with the finger" if not both else f"{{trace}} the halves of a {shape} with both hands",
        f"{{raise}} {arm}, {{draw}} a {shape} and {{lower}} the {'arms' if both else 'arm'}",
        f"{{paint}} an imaginary {shape} in front with {arm}",
        f"= a {shape} drawn in the air with {arm}",
        *([f"{{draw}} {number_word(count)} {shape}s in the air with {arm}", f"{{trace}} a {shape} with {arm} {times(count)}"] if count > 1 else []),
    ]  # fmt: skip


@action(
    "devil horns",
    "social/hand signs/fist",
    verbs="make raise bang show",
    upper=True,
    crispness="crisp",
    side=SIDE,
    hands=Choice(("one", "both"), (2, 1)),
    head=Choice(("still", "banging")),
    count=Count(3, 6),
)
def devil_horns(timeline: Timeline, side: str, hands: str, head: str, count: int) -> Sequence[str]:
    """A rocker's sign: the arm up with two fingers spread, the head banging to the beat."""
    name, palm = ("hand_r", "palm_r") if hands == "one" else ("hands", "palms")
    up = At("shoulder", 0.14, 0.50, 0.16)
    timeline.hold(0.25)
    timeline.to(0.45, **{name: up, palm: -75.0}, bend=4)
    for _ in range(count):
        bang: dict[str, Value] = {"nod": 36.0, "bend": 20.0, "y": -0.05} if head == "banging" else {"nod": 4.0}
        timeline.to(0.19, **{name: up.moved(up=-0.07, forward=0.08)}, **bang)
        timeline.to(
            0.19, **{name: up}, **({"nod": -6.0, "bend": 4.0, "y": 0.0} if head == "banging" else {"nod": -4.0})
        )
    timeline.hold(0.4)
    timeline.neutral(0.6)
    arm = f"the {side} hand" if hands == "one" else "both hands"
    banging = ", banging the head" if head == "banging" else ""
    return [
        f"{{make}} the devil horns with {arm}{banging}",
        f"{{raise}} {arm} in the rock sign{banging}",
        f"{{throw}} up the horns at a rock concert{banging}",
        f"{{show}} the metal sign with {arm} high{banging}",
        f"{{rock}} on with {arm} in the air{banging}",
        f"{{stretch}} up {arm}, two fingers spread like horns{banging}",
        "{headbang} with the rock sign raised" if banging else f"{{hold}} {arm} up with the rock sign",
        f"= devil horns of {arm}{banging}",
    ]
