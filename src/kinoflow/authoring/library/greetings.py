"""How people greet, thank and part: waves, bows, embraces, handshakes, salutes, kisses."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import ON_HIP, At
from kinoflow.authoring.gait import line, walk
from kinoflow.authoring.gestures import OTHER_HAND, back_to_standing, many, resting, resting_said
from kinoflow.authoring.moves import (
    KNEELING_HIP_M,
    alternate,
    jump,
    kneel,
    kneel_start,
    rise_from_knees,
    step,
    turn_to,
)
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline, Value

PRAYER = At("chest", 0.03, -0.06, 0.14)


@action(
    "wave",
    "social/greeting/wave",
    verbs="wave raise lift move",
    upper=True,
    side=SIDE,
    height=Choice(("head", "high", "chest"), (3, 2, 1)),
    count=Count(2, 5),
    toward=Choice(("ahead", "to the side", "over the shoulder"), (4, 1, 1)),
    other_hand=OTHER_HAND,
)
def wave(timeline: Timeline, side: str, height: str, count: int, toward: str, other_hand: str) -> Sequence[str]:
    """One hand waves from side to side, above the head, beside it or at the chest; ahead, to its side, or looking back."""
    middle = {
        "high": At("shoulder", 0.20, 0.44, 0.12), "head": At("shoulder", 0.24, 0.20, 0.22), "chest": At("shoulder", 0.21, -0.03, 0.22),
    }[height]  # fmt: skip
    wide = {"high": 0.15, "head": 0.11, "chest": 0.09}[height]
    swing_s = 0.27 if height == "high" else 0.22
    timeline.hold(0.25)
    look: dict[str, Value] = {
        "ahead": {"tilt": 3.0},
        "to the side": {"turn": -52.0, "twist": -14.0},
        "over the shoulder": {"turn": -78.0, "twist": -38.0, "nod": -4.0},
    }[toward]  # type: ignore[assignment]
    timeline.to(
        0.5,
        hand_r=middle,
        palm_r=-85,
        elbow_r=10,
        x=0.015,
        side=3 if height == "high" else 1,
        **look,
        **resting(other_hand),
    )
    alternate(
        timeline, count, swing_s,
        {"hand_r": middle.moved(out=wide, up=-0.3 * wide), "cock_r": -24.0, "side": -2.0},
        {"hand_r": middle.moved(out=-wide, up=-0.1 * wide), "cock_r": 20.0, "side": 3.0},
    )  # fmt: skip
    timeline.neutral(0.6)
    where = {"high": "above the head", "head": "beside the head", "chest": "in front of the chest"}[height]
    high = {"high": "high above the head", "head": "to head height", "chest": "to chest height"}[height]
    rests = resting_said(other_hand, other(side))
    back = toward == "over the shoulder"
    return [
        f"{{wave}} with the {side} hand{rests}",
        "{wave} hello",
        *([f"{{turn}} the head and {{wave}} to somebody on the {side} side"] if toward == "to the side" else []),
        *([f"{{look}} back over the {side} shoulder and {{wave}}", f"{{wave}} to somebody behind with the {side} hand"] if back else []),
        *([f"{{stand}} with the {other(side)} hand {other_hand} and {{wave}} with the {side} one"] if rests else []),
        *(["{wave} with a stretched arm, big and wide"] if height == "high" else []),
        *(["{wave} shyly with a hand low in front of the chest"] if height == "chest" else []),
        f"{{wave}} the {side} hand from side to side {where}",
        f"{{raise}} the {side} hand {high} and {{wave}} to somebody",
        f"{{lift}} the {side} arm and {{wave}} {number_word(count)} times",
        f"{{greet}} somebody by waving the {side} hand {where}",
        f"{{raise}} {{poss}} {side} hand {high}, {{swing}} it left and right {number_word(count)} times, then {{lower}} it",
        "{stand} and {wave} goodbye with one hand",
        f"{{move}} the raised {side} hand back and forth in a friendly wave",
        f"{{wave}} to a friend with the {side} hand raised {high}",
    ]  # fmt: skip


@action(
    "wave both hands",
    "social/greeting/wave",
    verbs="wave raise swing",
    upper=True,
    size=Choice(("big", "small")),
    together=Choice(("crossing", "same way")),
    count=Count(2, 5),
)
def wave_both_hands(timeline: Timeline, size: str, together: str, count: int) -> Sequence[str]:
    """Both raised hands wave, in and out or to the same side, with stretched arms or beside the head."""
    big = size == "big"
    middle = At("shoulder", 0.16, 0.50, 0.08) if big else At("shoulder", 0.20, 0.22, 0.22)
    wide = 0.20 if big else 0.11
    timeline.hold(0.25)
    timeline.to(0.55, hands=middle, palms=-80, nod=-6 if big else 0)
    near, far = middle.moved(out=-wide), middle.moved(out=wide, up=-0.08 if big else -0.02)
    lean = 9.0 if big else 3.0
    if together == "crossing":
        alternate(timeline, count, 0.30, {"hands": far, "cock": -15.0}, {"hands": near, "cock": 12.0})
    else:
        alternate(
            timeline, count, 0.34,
            {"hand_l": far, "hand_r": near, "side": lean, "x": 0.03},
            {"hand_l": near, "hand_r": far, "side": -lean, "x": -0.03},
        )  # fmt: skip
    timeline.neutral(0.65)
    where = "high above the head" if big else "beside the head"
    way = "in and out" if together == "crossing" else "from side to side"
    return [
        "{wave} with both hands",
        "{wave} both arms in the air" if big else "{wave} both hands at head height",
        f"{{raise}} both hands {where} and {{wave}} them {way}",
        f"{{lift}} both arms and {{wave}} {number_word(count)} times",
        f"{{swing}} both {'stretched arms' if big else 'hands'} {way} {where}",
        f"{{wave}} {'wildly ' if big else ''}with both hands to get attention",
        f"{{greet}} a crowd by waving both hands {where}",
        f"first {{raise}} both hands {where}, then {{wave}} them {way} {number_word(count)} times and {{lower}} them",
        "{say} goodbye by waving both hands",
        f"= both hands waving {way} {where}",
    ]


@action(
    "wave goodbye and walk away",
    "social/greeting/wave",
    verbs="wave turn walk leave",
    side=SIDE,
    count=Count(2, 3),
    way=Choice(("turn and walk", "walk backward", "look back")),
)
def wave_goodbye(timeline: Timeline, side: str, count: int, way: str) -> Sequence[str]:
    """A wave, a turn on the spot, and off; or off backward while waving; or a last wave back over the shoulder."""
    middle = At("shoulder", 0.22, 0.26, 0.20)
    out: dict[str, Value] = {"hand_r": middle.moved(out=0.11, up=-0.03), "cock_r": -20.0}
    back: dict[str, Value] = {"hand_r": middle.moved(out=-0.11), "cock_r": 20.0}
    timeline.hold(0.2)
    if way == "walk backward":
        timeline.to(0.45, hand_r=middle, palm_r=-85, tilt=4)
        begin_s = timeline.time_s
        walk(timeline, 1.5, "back", line(180.0), facing=0.0, arms=False)
        end_s = timeline.time_s
        timeline.time_s = begin_s
        alternate(timeline, max(3, round((end_s - begin_s) / 0.44)), 0.22, out, back)
        timeline.wait()
        timeline.neutral(0.55)
        return [
            "{walk} backward, waving goodbye",
            f"{{wave}} goodbye with the {side} hand while walking backward",
            f"{{walk}} away backward and {{wave}} with the {side} hand",
            "{leave} backward, waving all the time",
            f"{{raise}} the {side} hand, {{step}} backward and {{wave}} farewell",
            f"{{back}} away, waving with the raised {side} hand",
            "{take} some steps backward and {wave} to somebody",
            "= walking backward with a waving hand",
        ]
    if way == "look back":
        walk(timeline, 1.6)
        timeline.wait()
        timeline.to(0.5, hand_r=middle, palm_r=-85, turn=-78, twist=-40, yaw=-20)
        alternate(timeline, count, 0.22, out, back)
        timeline.neutral(0.6)
        walk(timeline, 1.0)
        return [
            "{walk} away, {look} back and {wave} goodbye",
            f"{{walk}} a few steps, {{turn}} the head over the {side} shoulder and {{wave}}",
            f"{{walk}} off, {{stop}}, {{look}} back over the {side} shoulder and {{wave}} with the {side} hand",
            "{leave}, {stop} once more to look back and {wave}, then {walk} on",
            f"{{wave}} back over the {side} shoulder {times(count)} when leaving",
            "{go} away, {turn} back for a last wave and {go} on",
            f"first {{walk}} a few steps, then {{look}} back and {{wave}} {times(count)} with the {side} hand, then {{walk}} on",
            "= a last wave back while walking away",
        ]
    timeline.to(0.45, hand_r=middle, palm_r=-85, tilt=4)
    alternate(timeline, count, 0.22, out, back)
    timeline.neutral(0.5, legs=False)
    turn_to(timeline, 175, steps=4, step_s=0.36)
    walk(timeline, 2.1)
    return [
        "{wave} goodbye and {walk} away",
        f"{{wave}} with the {side} hand, {{turn}} around and {{walk}} away",
        "{wave} goodbye, then {turn} around and {leave}",
        f"{{raise}} the {side} hand to wave, {{lower}} it, {{turn}} to the back and {{walk}} off",
        "{say} goodbye with a wave and {go} away",
        f"first {{wave}} {times(count)} with the {side} hand, then {{turn}} around and {{walk}} a few steps",
        "{part} with a wave, {turn} away and {walk} off",
        f"{{wave}} farewell with {{poss}} {side} hand before turning around and walking away",
        "= a wave goodbye, then a turn and a few steps away",
    ]


@action(
    "bow",
    "social/greeting/bow",
    verbs="bow bend lean lower straighten",
    depth=Choice(("normal", "deep", "slight", "head only"), (2, 2, 1, 1)),
    hands=Choice(
        ("at the sides", "in front", "behind the back", "on the heart", "one on the heart and one behind the back"),
        (3, 2, 1, 1, 1),
    ),
    count=Count(1, 3, usual=1),
    toward=Choice(("ahead", "to one side", "to both sides", "to three sides"), (8, 1, 2, 1)),
    side=SIDE,
)
def bow(timeline: Timeline, depth: str, hands: str, count: int, toward: str, side: str) -> Sequence[str]:
    """A bow from the hips, feet together, or of the head alone; ahead, or to one side, to the other and perhaps ahead."""
    pitch, bend, nod = {"slight": (12, 16, 14), "normal": (26, 26, 10), "deep": (50, 36, 6), "head only": (0, 4, 40)}[
        depth
    ]
    timeline.stance(0.13, toes_deg=6)
    timeline.hold(0.3)
    if hands == "in front":
        timeline.to(0.4, hands=At("pelvis", -0.01, 0.02, 0.17), palms=-30)
    elif hands == "behind the back":
        timeline.to(0.45, hands=At("pelvis", 0.04, 0.12, -0.16), palms=-60)
    elif hands == "one on the heart and one behind the back":
        timeline.to(
            0.5, hand_r=At("chest", -0.03, 0.01, 0.09), elbow_r=14, palm_r=-10, wrist_r=24, hand_l=At("pelvis", 0.04, 0.12, -0.16), palm_l=-60
        )  # fmt: skip
    elif hands == "on the heart":
        timeline.to(0.5, hand_r=At("chest", -0.03, 0.01, 0.09), elbow_r=14, palm_r=-10, wrist_r=24)
    lowered = {"hands": At("shoulder", -0.02, -0.50, 0.10)} if hands == "at the sides" and depth != "head only" else {}
    down_s = {"deep": 0.8, "head only": 0.45}.get(depth, 0.6)
    turns = {
        "ahead": (0.0,) * count, "to one side": (-38.0,), "to both sides": (38.0, -38.0), "to three sides": (38.0, -38.0, 0.0),
    }[toward]  # fmt: skip
    for turned in turns:
        if toward != "ahead":
            timeline.to(0.5, yaw=turned, twist=0.5 * turned, turn=0.5 * turned, nod=0, bend=2)
        timeline.to(down_s, pitch=pitch, bend=bend, nod=nod, **lowered)
        timeline.hold(0.8 if depth == "head only" else 0.6 if len(turns) == 1 else 0.3)
        timeline.to(down_s, pitch=0, bend=2, nod=0)
        timeline.hold(0.15)
    timeline.neutral(0.5)
    if toward == "to one side":
        return [
            f"{{bow}} to the {side}",
            f"{{turn}} the body to the {side} and {{bow}} there",
            f"{{take}} a bow to the {side}",
            f"{{bow}} to somebody on the {side}",
            f"{{bow}} toward the {side}",
            f"{{turn}} a little to the {side}, {{bow}} and {{turn}} back",
            f"{{make}} a bow to the {side}",
            f"= a bow to the people on the {side}",
        ]
    if toward == "to both sides":
        deep = {"deep": "deeply", "head only": "with the head"}.get(depth, "politely")
        return [
            f"{{bow}} to the {other(side)} and to the {side}",
            "{bow} to both sides",
            f"{{bow}} {deep} to the audience on both sides",
            f"first {{bow}} {deep} to the {other(side)}, then to the {side}",
            f"{{turn}} to the {other(side)} and {{bow}}, then {{turn}} to the {side} and {{bow}} again",
            "{thank} the audience on all sides with bows",
            f"{{take}} a bow to the {other(side)} and another one to the {side}",
            f"= bows to the people on the {other(side)} and on the {side}",
        ]
    if toward == "to three sides":
        deep = {"deep": "deeply", "head only": "with the head"}.get(depth, "politely")
        return [
            f"{{bow}} to the {other(side)}, to the {side} and straight ahead",
            f"{{bow}} {deep} in three directions",
            f"{{bow}} to three sides, the {other(side)} first",
            f"{{take}} three bows in three directions, the {other(side)} first",
            f"{{bow}} to the {other(side)}, then to the {side}, then to the middle",
            f"first {{bow}} {deep} to the {other(side)}, then to the {side} and then straight ahead",
            f"{{turn}} to the {other(side)} and {{bow}}, {{turn}} to the {side} and {{bow}}, and {{bow}} ahead",
            f"= bows to the audience on the {other(side)}, on the {side} and in the middle",
        ]
    if depth == "head only":
        held = {
            "at the sides": "", "in front": ", the hands together in front of the body", "behind the back": ", the hands behind the back",
            "on the heart": f", the {side} hand on the heart",
            "one on the heart and one behind the back": f", the {side} hand on the heart and the {other(side)} behind the back",
        }[hands]  # fmt: skip
        return [
            "{bow} the head",
            f"{{bow}} only the head{held}",
            f"{{lower}} the head and {{hold}} it down{held}",
            f"{{hang}} the head for a moment, standing upright{held}",
            f"{{bend}} the head forward, chin to the chest{held}, then {{raise}} it",
            f"{{sink}} the chin to the chest and {{lift}} the head again{held}",
            f"{{stand}} with the head bowed in respect{held}",
            "{look} down with a bowed head, the back straight",
            f"= a bow of the head, the body upright{held}",
        ]
    adjective = {"slight": "slight", "normal": "respectful", "deep": "deep"}[depth]
    adverb = {"slight": "slightly", "normal": "politely", "deep": "deeply"}[depth]
    with_hands = {
        "at the sides": "with the arms at the sides", "in front": "with the hands together in front of the body",
        "behind the back": "with the hands behind the back", "on the heart": f"with the {side} hand on the heart",
        "one on the heart and one behind the back": f"with the {side} hand on the heart and the {other(side)} one behind the back",
    }[hands]  # fmt: skip
    again = "" if count == 1 else f" {times(count)}"
    return [
        f"{{bow}}{again}",
        f"{{bow}} {adverb}{again}",
        f"{{take}} {'a' if count == 1 else number_word(count)} {adjective} bow{'' if count == 1 else 's'} {with_hands}",
        f"{{bend}} the upper body {'slightly ' if depth == 'slight' else ''}forward to bow{again}, then {{straighten}} up",
        f"{{lean}} forward from the waist in {'a' if count == 1 else number_word(count)} {adjective} bow{'' if count == 1 else 's'}",
        f"{{greet}} somebody by bowing {adverb}{again} {with_hands}",
        f"{{lower}} the head and the chest in a bow{again} and {{rise}} again",
        f"{{stand}} with the feet together, {{bow}} {adverb}{again} {with_hands} and {{return}} to standing",
        f"{{thank}} the audience with {many(count, adjective + ' bow')}",
        f"= {many(count, adjective + ' bow')} {with_hands}",
        *([f"{{bow}} {adverb}{again} {with_hands}"] if hands != "at the sides" else ["{bow} to the front"]),
    ]


@action(
    "theatrical bow",
    "social/greeting/bow",
    verbs="bow sweep step spread draw",
    side=SIDE,
    step_=Choice(("opposite foot back", "same foot back", "none"), (3, 1, 1)),
)
def theatrical_bow(timeline: Timeline, side: str, step_: str) -> Sequence[str]:
    """The bow of an actor: one arm sweeps wide, the other goes across the belly, perhaps a foot goes back."""
    timeline.hold(0.25)
    timeline.to(
        0.55,
        hand_r=At("shoulder", 0.42, 0.28, 0.12),
        palm_r=60,
        hand_l=At("shoulder", 0.30, -0.30, 0.10),
        bend=-4,
        nod=-8,
    )
    timeline.hold(0.1)
    leg = {"same foot back": "r", "opposite foot back": "l"}.get(step_)
    if leg:
        step(timeline, leg, -0.34, 0.06, duration_s=0.6, advance=False)
        timeline.to(0.9, z=-0.08, y=-0.06, advance=False)
    timeline.to(0.9, pitch=40, bend=36, nod=6, hand_r=At("shoulder", 0.46, -0.12, -0.22), palm_r=40,
                hand_l=At("pelvis", -0.04, 0.14, 0.17), palm_l=-20)  # fmt: skip
    timeline.hold(0.7)
    timeline.to(0.8, pitch=0, bend=0, nod=-4, hand_r=At("shoulder", 0.42, -0.05, 0.15), y=0, z=0, advance=False)
    if leg:
        step(timeline, leg, 0.0, 0.095, duration_s=0.6, delay_s=0.2)
    timeline.wait()
    timeline.neutral(0.6)
    back = side if step_ == "same foot back" else other(side)
    foot = ", the foot of the same side back" if step_ == "same foot back" else ", one foot back" if leg else ""
    return [
        "{bow} like an actor on a stage",
        "{take} a theatrical bow",
        f"{{bow}} deeply, sweeping the {side} arm out to the side",
        f"{{raise}} the {side} arm, then {{sweep}} it out while bowing deeply, the free arm across the belly",
        f"{{make}} a grand bow with one arm spread to the side{foot}",
        f"{{bend}} forward in a big bow, the {side} arm stretched out behind and the free hand at the waist",
        *(
            [
                f"{{step}} back with the {back} foot and {{bow}} deeply with the {side} arm spread",
                f"{{make}} a grand courtly bow, the {back} leg drawn back, the {side} arm sweeping wide",
                f"{{draw}} back the {back} leg and {{bow}} like a courtier, the {side} arm sweeping to the side",
                f"= a courtier's bow, {back} leg back, {side} arm swept wide",
            ]
            if leg
            else []
        ),
        "{bow} grandly to the audience and {straighten} up again",
        f"{{spread}} the {side} arm wide, {{lower}} the upper body in a bow and {{rise}} with the arm open",
        "= the flourishing bow of a performer after the show",
    ]


@action(
    "curtsy",
    "social/greeting/curtsy",
    verbs="curtsy cross bend lower hold",
    side=SIDE,
    count=Count(1, 2, usual=1),
    depth=Choice(("normal", "deep")),
)
def curtsy(timeline: Timeline, side: str, count: int, depth: str) -> Sequence[str]:
    """One foot crosses behind, the knees bend, the hands hold an imaginary skirt out to the sides."""
    low = {"normal": -0.15, "deep": -0.27}[depth]
    skirt = At("pelvis", 0.46, 0.02, 0.10)
    timeline.stance(0.13)
    timeline.hold(0.25)
    timeline.to(0.45, hands=At("pelvis", 0.26, -0.12, 0.08), palms=-60)
    for _ in range(count):
        step(timeline, "r", -0.30, -0.14, duration_s=0.5, advance=False, heel_first=False)
        timeline.to(0.5, hands=skirt, z=-0.10)
        timeline.to(0.15, foot_pitch_r=35, delay_s=0.12, advance=False)
        timeline.to(0.6, y=low, pitch=8, bend=12, nod=14, knee_r=18, knee_l=14)
        timeline.hold(0.4)
        timeline.to(0.55, y=0, pitch=0, bend=2, nod=0, knees=0, z=-0.06)
        timeline.to(0.15, foot_pitch_r=0)
        step(timeline, "r", 0.0, 0.07, duration_s=0.45, advance=False)
        timeline.to(0.5, z=0.0, hands=At("pelvis", 0.26, -0.12, 0.08))
        timeline.wait()
    timeline.neutral(0.5)
    deep = "deep " if depth == "deep" else ""
    return [
        f"{{curtsy}}{'' if count == 1 else ' twice'}",
        f"{{make}} {many(count, deep + 'curtsy')}",
        f"{{curtsy}} {'deeply ' if deep else ''}with the {side} foot crossed behind",
        f"{{cross}} the {side} leg behind the {other(side)} one, {{bend}} the knees and {{spread}} an imaginary skirt",
        "{hold} an imaginary skirt out to both sides and {curtsy} like a princess",
        f"{{step}} back with the {side} foot, {{lower}} the body with bent knees, {{bow}} the head and {{rise}} again",
        f"{{drop}} into a {deep}curtsy, the hands out at the sides as if holding a dress",
        f"{{greet}} the queen with a {deep}curtsy",
        f"{{place}} the {side} foot behind the other, {{dip}} down with the head bowed, {times(count)}",
    ]


@action(
    "handshake", "social/greeting/handshake", verbs="shake step reach extend greet", side=SIDE, count=Count(2, 4), step_=Choice(("step", "stay")),
    other_hand=Choice(("hanging", "clasping", "on the shoulder"), (3, 1, 1)),
)  # fmt: skip
def handshake(timeline: Timeline, side: str, count: int, step_: str, other_hand: str) -> Sequence[str]:
    """One hand is held out, taken and shaken up and down; the other one may clasp it or lie on the other's shoulder."""
    timeline.hold(0.25)
    held = At("shoulder", -0.06, -0.22, 0.40)
    timeline.look_at(At("floor", 0, 1.6, 1.2), 0.3)
    if step_ == "step":
        step(timeline, "r", 0.36, 0.10, duration_s=0.55, advance=False)
        timeline.to(0.6, z=0.20, pitch=5, bend=8, hand_r=held, palm_r=0, twist=12)
    else:
        timeline.to(0.55, pitch=5, bend=8, hand_r=held, palm_r=0, twist=12)
    timeline.hold(0.12)
    if other_hand == "clasping":
        timeline.to(0.35, hand_l=At("other", -0.03, 0.02, 0.05), palm_l=-20, twist=2)
    elif other_hand == "on the shoulder":
        timeline.to(0.4, hand_l=At("shoulder", -0.02, 0.06, 0.46), palm_l=-70, twist=2)
    alternate(
        timeline, count, 0.17, {"hand_r": held.moved(up=0.07), "nod": -2.0}, {"hand_r": held.moved(up=-0.09), "nod": 5.0}
    )  # fmt: skip
    timeline.to(0.15, hand_r=held, nod=0)
    if other_hand == "on the shoulder":
        alternate(
            timeline,
            2,
            0.17,
            {"hand_l": At("shoulder", -0.02, 0.14, 0.44)},
            {"hand_l": At("shoulder", -0.02, 0.05, 0.46)},
        )
    timeline.hold(0.15)
    timeline.look_at(None)
    if step_ == "step":
        back_to_standing(timeline, "r", 0.75)
    else:
        timeline.neutral(0.75)
    forward = "{step} forward and " if step_ == "step" else ""
    more = {
        "hanging": [],
        "clasping": [
            "{shake} somebody's hand with both hands", f"{{clasp}} somebody's hand with both hands and {{shake}} it {times(count)}",
            "{give} a two-handed handshake",
        ],
        "on the shoulder": [
            f"{{shake}} hands and {{pat}} the other's shoulder with the {other(side)} hand",
            f"{{shake}} hands with the {side} hand, the {other(side)} one on the other's shoulder", "{shake} somebody's hand with a pat on the shoulder",
        ],
    }[other_hand]  # fmt: skip
    return [
        *more,
        "{shake} hands with somebody",
        f"{forward}{{shake}} hands",
        f"{forward}{{extend}} the {side} hand for a handshake",
        f"{{reach}} out with the {side} hand and {{shake}} it up and down {times(count)}",
        f"{{greet}} somebody with a handshake of the {side} hand",
        f"{{hold}} out {{poss}} {side} hand, {{grip}} an imaginary hand and {{shake}} it {times(count)}",
        f"{{stretch}} the {side} arm forward at waist height and {{pump}} it up and down, then {{pull}} it back",
        f"{{lean}} forward slightly and {{shake}} somebody's hand with the {side} hand",
        f"{forward}{{offer}} the {side} hand, {{shake}} hands and {{lower}} the arm again",
        *(["{shake} hands without a step, the feet staying where they are"] if step_ == "stay" else []),
    ]


@action(
    "hug somebody",
    "social/greeting/hug",
    verbs="hug embrace open spread step wrap",
    pats=Count(0, 3),
    step_=Choice(("step", "stay"), (2, 1)),
    kind=Choice(("both arms", "one arm", "lifting", "kneeling"), (3, 1, 1, 1)),
    side=SIDE,
)
def hug(timeline: Timeline, pats: int, step_: str, kind: str, side: str) -> Sequence[str]:
    """Arms open wide, then close round an imaginary person; perhaps a few pats on the back.

    Or one arm round somebody beside, a bear hug that lifts somebody up, or a child hugged on one knee.
    """
    timeline.hold(0.2)
    if kind != "both arms":
        return _hug_otherwise(timeline, pats, kind, side)
    timeline.to(0.55, hands=At("shoulder", 0.42, -0.04, 0.28), palms=25, bend=-2, nod=-4)
    timeline.hold(0.15)
    if step_ == "step":
        step(timeline, "r", 0.34, 0.10, duration_s=0.5, advance=False)
    timeline.to(0.65, hand_r=At("chest", -0.10, 0.06, 0.24), hand_l=At("chest", -0.08, -0.10, 0.26), elbows=60, palms=10, wrists=35,
                pitch=6, bend=10, side=-5, tilt=-14, turn=-10, **({"z": 0.18} if step_ == "step" else {}))  # fmt: skip
    timeline.hold(0.4)
    if pats:
        alternate(
            timeline, pats, 0.16, {"hand_r": At("chest", -0.08, 0.07, 0.33), "wrist_r": 5.0}, {"hand_r": At("chest", -0.10, 0.06, 0.24), "wrist_r": 35.0}
        )  # fmt: skip
    else:
        timeline.to(0.8, side=-8, bend=13)
    timeline.hold(0.4)
    timeline.to(
        0.5, hands=At("shoulder", 0.32, -0.10, 0.34), elbows=0, wrists=0, tilt=0, turn=0, side=0, bend=2, pitch=2
    )
    if step_ == "step":
        back_to_standing(timeline, "r", 0.65)
    else:
        timeline.neutral(0.65)
    back = f", {{pat}} the back {times(pats)}" if pats else ", {hold} on tight"
    forward = "{step} forward" if step_ == "step" else "{lean} forward"
    return [
        "{hug} somebody",
        "{give} a friend a hug",
        f"{{open}} both arms wide, {forward} and {{hug}} an imaginary person",
        f"{{spread}} the arms and {{embrace}} somebody{back} and {{let}} go",
        f"{forward} with open arms and {{wrap}} them around somebody",
        "{open} the arms and {close} them in front of the chest in a warm embrace",
        f"first {{spread}} both arms, then {{wrap}} them around an imaginary friend{back}",
        "{welcome} somebody with a hug, the head leaning to one side",
        "{embrace} somebody and {release} them again",
        "{hug} somebody without stepping, the feet staying where they are"
        if step_ == "stay"
        else "{step} forward and {hug} somebody",
    ]


def _hug_otherwise(timeline: Timeline, pats: int, kind: str, side: str) -> Sequence[str]:
    wrapped: dict[str, Value] = {
        "hand_r": At("chest", -0.10, 0.06, 0.24), "hand_l": At("chest", -0.08, -0.10, 0.26), "elbows": 60.0, "palms": 10.0, "wrists": 35.0,
    }  # fmt: skip
    if kind == "one arm":
        about = At("shoulder", 0.36, 0.02, 0.30)
        step(timeline, "r", 0.0, 0.20, duration_s=0.45, advance=False, heel_first=False)
        timeline.to(0.5, hand_r=At("shoulder", 0.54, 0.06, 0.10), palm_r=-20, x=-0.05, turn=-34)
        timeline.to(0.45, hand_r=about, wrist_r=40, elbow_r=20, side=-10, tilt=-16, turn=-20)
        alternate(timeline, max(2, pats), 0.18, {"hand_r": about.moved(out=0.06)}, {"hand_r": about.moved(out=-0.03)})
        timeline.hold(0.9)
        timeline.to(0.4, hand_r=At("shoulder", 0.46, -0.10, 0.14), wrist_r=0, elbow_r=0, side=0, tilt=0, turn=-10)
        back_to_standing(timeline, "r", 0.6)
        return [
            "{hug} somebody with one arm",
            f"{{put}} the {side} arm around somebody standing beside",
            f"{{lay}} the {side} arm around a friend's shoulders and {{lean}} over",
            f"{{give}} somebody a side hug with the {side} arm",
            f"{{pull}} a friend close with the {side} arm around the shoulders",
            f"{{stretch}} the {side} arm out to the side and {{put}} it around somebody's shoulder",
            f"{{step}} to the {side} and {{hug}} somebody with one arm",
            f"= one arm around the person on the {side}",
        ]
    if kind == "kneeling":
        kneel(timeline, "r", 1.2)
        timeline.to(0.45, hands=At("shoulder", 0.38, -0.06, 0.34), palms=25, bend=2)
        timeline.to(0.6, **wrapped, pitch=6, bend=22, tilt=-14, turn=-10, side=-5, nod=6)
        timeline.hold(0.5)
        if pats:
            alternate(timeline, pats, 0.18, {"hand_r": At("chest", -0.08, 0.07, 0.33)}, {"hand_r": wrapped["hand_r"]})
        timeline.hold(0.6)
        timeline.to(0.45, hands=At("shoulder", 0.30, -0.20, 0.32), elbows=0, wrists=0, tilt=0, turn=0, side=0, bend=8)
        timeline.to(0.3, hands=At("shoulder", 0.08, -0.44, 0.12), palms=0, nod=0)
        rise_from_knees(timeline, 1.2)
        timeline.neutral(0.4)
        return [
            "{kneel} down and {hug} a child",
            f"{{go}} down on the {side} knee and {{hug}} somebody small",
            "{hug} a child, kneeling on one knee",
            f"{{kneel}} on the {side} knee, {{open}} the arms and {{wrap}} them around a child, then {{stand}} up",
            "{kneel}, {embrace} a kid and {stand} up again",
            "{drop} to one knee to hug a child",
            f"{{hug}} somebody on the {side} knee with both arms",
            "= a hug on one knee",
        ]
    timeline.to(0.5, hands=At("shoulder", 0.44, -0.10, 0.28), palms=20, bend=0)
    step(timeline, "r", 0.26, 0.13, duration_s=0.4, advance=False)
    timeline.to(0.45, **wrapped, y=-0.22, bend=18, pitch=8, z=0.12, side=-5, tilt=-12)
    timeline.hold(0.15)
    timeline.to(0.5, y=0.0, bend=-14, pitch=-4, z=0.06, heels=14)
    for sign in (1, -1, 1):
        timeline.to(0.34, twist=16 * sign, yaw=10 * sign, x=0.03 * sign)
    timeline.to(0.3, twist=0, yaw=0, x=0, heels=0)
    timeline.to(0.5, y=-0.20, bend=18, pitch=10)
    timeline.to(0.5, y=0, bend=2, pitch=2, hands=At("shoulder", 0.30, -0.14, 0.34), elbows=0, wrists=0, tilt=0, side=0)
    back_to_standing(timeline, "r", 0.6)
    return [
        "{give} somebody a bear hug and {lift} them up",
        "{hug} somebody tightly and {lift} them off the ground",
        "{lift} a friend up in a big hug, {swing} them from side to side and {set} them down",
        "{wrap} both arms around somebody, {lift} them and {put} them down again",
        "{bend} the knees, {hug} somebody and {lean} back to lift them",
        f"{{step}} forward with the {side} foot, {{grab}} somebody in a hug and {{lift}} them up",
        "{embrace} somebody hard, lifting them from the floor",
        "= a bear hug that lifts somebody off the feet",
    ]


@action(
    "jumping high five",
    "social/greeting/high five",
    verbs="jump slap raise leap celebrate",
    tempo=False,
    crispness="crisp",
    side=SIDE,
    hands=Choice(("one", "both"), (2, 1)),
    run_up=Choice(("standing", "step")),
)
def jumping_high_five(timeline: Timeline, side: str, hands: str, run_up: str) -> Sequence[str]:
    """A leap with one hand or both slapping forward high in the air."""
    timeline.hold(0.2)
    if run_up == "step":
        walk(timeline, 0.9, steps=2)
        timeline.wait()
    names = ("hand_r",) if hands == "one" else ("hand_r", "hand_l")
    palms = "palm_r" if hands == "one" else "palms"

    timeline.to(
        0.36,
        y=-0.24,
        pitch=20,
        bend=14,
        nod=-16,
        **{n: At("shoulder", 0.16, -0.30, 0.10) for n in names},
        **{palms: -80},
    )
    jump(
        timeline, 0.30, crouch_s=0.0, recover_s=0.0, arms=False, forward_m=0.12,
        air={**dict.fromkeys(names, At("shoulder", 0.02, 0.52, 0.26)), "nod": -14.0, "bend": 2.0, "foot_r": At("hip", 0.03, -0.60, -0.26), "foot_l": At("hip", 0.03, -0.74, -0.10)},
    )  # fmt: skip
    timeline.neutral(0.7)
    arm = f"the {side} hand" if hands == "one" else "both hands"
    first = "{take} a step and " if run_up == "step" else ""
    return [
        "{jump} up for a high five",
        f"{first}{{jump}} and {{give}} a high five with {arm}",
        f"{{do}} a jumping high five with {arm}",
        f"{first}{{leap}} and {{slap}} {arm} against another hand in the air",
        f"{{give}} somebody a high five in the air with {arm}",
        f"{first}{{hop}} up with {arm} stretched up and {{clap}} against somebody's palm",
        f"{{bend}} the knees, {{jump}} and {{slap}} forward high up with {arm}",
        f"= a high five with {arm} during a jump",
    ]  # fmt: skip


@action(
    "elbow bump",
    "social/greeting/handshake",
    verbs="bump lift greet",
    crispness="crisp",
    side=SIDE,
    what=Choice(("elbow", "foot")),
    count=Count(1, 2, usual=1),
)
def elbow_bump(timeline: Timeline, side: str, what: str, count: int) -> Sequence[str]:
    """A greeting without hands: elbows or the insides of feet are bumped together."""
    timeline.hold(0.25)
    if what == "elbow":
        step(timeline, "r", 0.22, 0.11, duration_s=0.42, advance=False)
        timeline.to(0.42, z=0.10, twist=-10, hand_r=At("chest", -0.04, -0.02, 0.12), elbow_r=70, palm_r=-60, bend=4)
        for _ in range(count):
            timeline.to(0.18, twist=30, yaw=14, hand_r=At("chest", -0.06, 0.03, 0.12), elbow_r=95, bend=10, side=4)
            timeline.hold(0.16)
            timeline.to(0.24, twist=-4, yaw=0, bend=4, side=0)
        back_to_standing(timeline, "r", 0.65)
    else:
        timeline.to(0.35, hands=At("shoulder", 0.26, -0.34, 0.14), bend=6, nod=14)
        for _ in range(count):
            timeline.to(0.3, foot_r=At("hip", 0.10, -0.74, 0.20), x=0.05)
            timeline.to(0.2, foot_r=At("hip", -0.10, -0.68, 0.36), foot_yaw_r=40, ankle_r=0)
            timeline.hold(0.15)
        timeline.to(0.4, foot_r=At("floor", 0.095, 0.0, 0.0), foot_yaw_r=7, x=0.0)
        timeline.neutral(0.5)
    often = "" if count == 1 else f" {times(count)}"
    part = f"the {side} elbow" if what == "elbow" else f"the {side} foot"
    return [
        f"{{greet}} somebody with {'an elbow' if what == 'elbow' else 'a foot'} bump",
        f"{{bump}} {'elbows' if what == 'elbow' else 'feet'} with somebody{often}",
        f"{{do}} {'an elbow bump' if what == 'elbow' else 'a foot shake'} with {part}{often}",
        f"{{touch}} somebody's {what} with {part} as a greeting{often}",
        f"{{bend}} the {side} arm and {{push}} the elbow forward against another elbow{often}"
        if what == "elbow"
        else f"{{lift}} the {side} foot and {{tap}} its inner side against another foot{often}",
        f"{{say}} hello with {part}{often}",
        f"{{hold}} out {part} to greet somebody without shaking hands",
        f"= a greeting with {part}{often}",
    ]


@action(
    "clasp hands and bump shoulders",
    "social/greeting/handshake",
    verbs="clasp pull pat bump greet",
    crispness="crisp",
    side=SIDE,
    pats=Count(1, 3),
)
def bro_hug(timeline: Timeline, side: str, pats: int) -> Sequence[str]:
    """Friends' greeting: hands clasped high in front of the chest, pulled in shoulder to shoulder, pats on the back."""
    timeline.hold(0.2)
    step(timeline, "r", 0.30, 0.10, duration_s=0.42, advance=False)
    timeline.to(
        0.42,
        hand_r=At("shoulder", 0.24, 0.06, 0.26),
        palm_r=10,
        twist=-14,
        z=0.14,
        hand_l=At("shoulder", 0.12, -0.40, 0.10),
    )
    timeline.to(0.18, hand_r=At("shoulder", -0.04, -0.04, 0.42), twist=10)
    timeline.hold(0.15)
    timeline.to(
        0.32,
        hand_r=At("chest", 0.04, -0.02, 0.20),
        twist=26,
        bend=12,
        z=0.22,
        tilt=10,
        hand_l=At("shoulder", -0.10, 0.02, 0.42),
        elbow_l=30,
    )
    near, far = At("chest", -0.04, 0.06, 0.26), At("chest", -0.02, 0.08, 0.36)
    timeline.to(0.25, hand_l=far, elbow_l=50)
    alternate(timeline, pats, 0.17, {"hand_l": near}, {"hand_l": far})
    timeline.hold(0.15)
    timeline.to(
        0.35,
        hand_r=At("shoulder", 0.0, -0.16, 0.38),
        hand_l=At("shoulder", 0.12, -0.34, 0.22),
        elbow_l=0,
        twist=0,
        tilt=0,
        bend=4,
    )
    back_to_standing(timeline, "r", 0.65)
    return [
        "{greet} a friend with a hand clasp and a shoulder bump",
        f"{{clasp}} hands with the {side} hand, {{pull}} in and {{bump}} shoulders",
        "{give} a friend a bro hug",
        f"{{grip}} a friend's hand with the {side} hand, {{pull}} him close and {{pat}} his back {times(pats)}",
        f"{{dap}} somebody up with the {side} hand and {{pat}} the back with the {other(side)} one",
        f"{{slap}} hands, {{lean}} in shoulder to shoulder and {{pat}} the back {times(pats)}",
        f"{{step}} forward, {{clasp}} hands high and {{hug}} with the {other(side)} arm",
        "= a dap and a half hug between friends",
    ]  # fmt: skip


@action(
    "bow on the knees",
    "social/greeting/bow",
    verbs="bow kneel prostrate lower rise",
    start=Choice(("kneeling", "standing")),
    count=Count(1, 2, usual=1),
    depth=Choice(("to the floor", "half")),
)
def kowtow(timeline: Timeline, start: str, count: int, depth: str) -> Sequence[str]:
    """On both knees the trunk goes down until hands and forehead are at the floor, or half way."""
    heels: dict[str, Value] = {"y": KNEELING_HIP_M - STANDING_M - 0.22, "z": -0.30, "rest": 0.0}
    lap = At("thigh", -0.02, 0.12, 0.10)
    if start == "standing":
        timeline.hold(0.2)
        kneel(timeline, "both", 1.6)
        timeline.wait()
        timeline.to(0.6, **heels, pitch=6, bend=6, hands=lap, palms=-50)
    else:
        kneel_start(timeline)
        timeline.start(**heels, pitch=6, bend=6, hands=lap, palms=-50)
        timeline.hold(0.4)
    z_m = timeline.hips_here()[1]
    deep = depth == "to the floor"
    for _ in range(count):
        if deep:
            timeline.to(0.9, pitch=74, bend=48, nod=6, hands=At("floor", 0.13, 0.03, z_m + 0.66), elbows=20, palms=-60)
        else:
            timeline.to(0.7, pitch=36, bend=34, nod=10, hands=At("floor", 0.12, 0.03, z_m + 0.46), elbows=10, palms=-60)
        timeline.hold(0.7 if count == 1 else 0.35)
        timeline.to(0.8, pitch=6, bend=6, nod=0, hands=lap, elbows=0, palms=-50)
        timeline.hold(0.15)
    if start == "standing":
        timeline.to(
            0.5, y=KNEELING_HIP_M - STANDING_M, z=0.0, pitch=0, bend=4, hands=At("shoulder", 0.08, -0.44, 0.12), palms=0
        )
        rise_from_knees(timeline, 1.4)
        timeline.neutral(0.4)
    else:
        timeline.hold(0.3)
    often = "" if count == 1 else f" {times(count)}"
    down = "until the forehead touches the floor" if deep else "half way, the hands on the floor"
    first = "{kneel} down and " if start == "standing" else ""
    last = ", then {stand} up" if start == "standing" else ""
    return [
        f"{first}{{bow}} on the knees{often}{last}",
        f"{first}{{bow}} {'to the floor' if deep else 'half way'}, kneeling{often}{last}",
        f"{first}{{bend}} forward on both knees {down}{often}{last}",
        f"{{sit}} on the heels and {{bow}} {down}{often}" if not first else f"{{kneel}} on both knees, {{sit}} back and {{bow}} {down}{often}{last}",
        f"{{kneel}} and {{put}} both hands on the floor to bow{often}",
        f"{{bow}} in the Japanese way on the knees{often}" if not deep else f"{{kowtow}}{often}",
        f"{first}{{prostrate}} oneself on the knees{often}" if deep else f"{first}{{bow}} politely from the kneeling seat{often}",
        f"= a {'deep ' if deep else ''}bow from kneeling{often}",
    ]  # fmt: skip


@action(
    "high five",
    "social/greeting/high five",
    verbs="slap raise swing clap",
    crispness="crisp",
    side=SIDE,
    hands=Choice(("one", "both"), (3, 1)),
    level=Choice(("high", "low"), (3, 1)),
    step_=Choice(("stay", "step")),
)
def high_five(timeline: Timeline, side: str, hands: str, level: str, step_: str) -> Sequence[str]:
    """A slap against another's hand above the head or at the hip, with one hand or with both."""
    names = ("hand_r",) if hands == "one" else ("hand_r", "hand_l")
    palms = "palm_r" if hands == "one" else "palms"
    if level == "high":
        wind, hit, palm = At("shoulder", 0.16, 0.30, -0.02), At("shoulder", 0.0, 0.42, 0.32), -88.0
    else:
        wind, hit, palm = At("shoulder", 0.22, -0.28, -0.26), At("shoulder", -0.02, -0.34, 0.40), 85.0
    twist = -16 if hands == "one" else 0
    timeline.hold(0.25)
    if step_ == "step":
        step(timeline, "l", 0.26, 0.10, duration_s=0.45, delay_s=0.15, advance=False)
    timeline.to(
        0.5,
        **{n: wind for n in names},
        **{palms: palm},
        twist=twist,
        bend=-4,
        nod=-6,
        z=0.06 if step_ == "step" else -0.02,
    )
    timeline.to(0.17, **{n: hit for n in names}, twist=-twist, bend=10, pitch=4, z=0.14 if step_ == "step" else 0.04)
    timeline.to(0.12, **{n: hit.moved(forward=-0.06, up=0.0) for n in names})
    timeline.hold(0.15)
    if step_ == "step":
        back_to_standing(timeline, "l", 0.65)
    else:
        timeline.neutral(0.65)
    what = {
        ("one", "high"): "high five",
        ("one", "low"): "low five",
        ("both", "high"): "double high five",
        ("both", "low"): "double low five",
    }[hands, level]
    arm = f"the {side} hand" if hands == "one" else "both hands"
    it = "it" if hands == "one" else "them"
    where = "above the head" if level == "high" else "down at hip height"
    return [
        f"{{give}} a {what}",
        f"{{give}} somebody a {what} with {arm}",
        f"{{raise}} {arm} and {{slap}} {it} forward for a {what}"
        if level == "high"
        else f"{{swing}} {arm} from behind forward for a {what}",
        f"{{slap}} an imaginary palm {where} with {arm}",
        f"{{swing}} {arm} {where} against somebody's hand",
        f"{{do}} a {what} with a friend" + (", stepping forward" if step_ == "step" else ""),
        f"{{pull}} {arm} back and {{clap}} {it} forward {where} in a {what}",
        f"{{celebrate}} with a {what}, {arm} hitting forward {where}",
        f"{{slap}} {arm} forward, then {{lower}} {it}",
        *(
            [
                f"{{give}} a high five down low with {arm}",
                f"{{give}} somebody a high five low at hip height, with {arm}",
            ]
            if level == "low"
            else []
        ),
    ]


@action(
    "salute", "social/greeting/salute", verbs="salute raise hold lower touch", crispness="crisp", upper=True, side=SIDE, length=Choice(("long", "short")),
    style=Choice(("military", "casual"), (3, 1)),
)  # fmt: skip
def salute(timeline: Timeline, side: str, length: str, style: str) -> Sequence[str]:
    """A military salute: at attention, the hand goes to the brow, stays, and goes down; or two fingers flicked off it."""
    if style == "casual":
        timeline.hold(0.25)
        timeline.to(0.35, hand_r=At("head", 0.17, -0.02, 0.13), elbow_r=20, palm_r=-20, nod=6, tilt=-8, x=0.02)
        timeline.hold(0.12 if length == "short" else 0.4)
        timeline.to(0.18, hand_r=At("shoulder", 0.26, 0.24, 0.36), elbow_r=5, palm_r=-60, nod=-4, tilt=4)
        timeline.hold(0.35)
        timeline.neutral(0.55)
        return [
            "{give} a casual salute",
            f"{{give}} a casual two-finger salute with the {side} hand",
            f"{{flick}} two fingers of the {side} hand from the brow in a casual salute",
            f"{{touch}} the forehead with the {side} hand and {{flick}} it away, a relaxed salute",
            f"{{salute}} casually with the {side} hand, a nod of the head with it",
            f"{{raise}} the {side} hand to the temple and {{swing}} it off forward",
            "{say} see you later with a loose two-finger salute",
            f"= a casual salute of the {side} hand, flicked off the brow",
        ]
    timeline.stance(0.12, toes_deg=18)
    timeline.start(hands=At("shoulder", 0.01, -0.52, 0.0), bend=-1)
    timeline.hold(0.35)
    timeline.to(0.32, hand_r=At("head", 0.19, -0.03, 0.12), elbow_r=5, palm_r=-25, bend=-3, nod=-3, shrug_r=3)
    timeline.hold(1.6 if length == "long" else 0.7)
    timeline.to(0.30, hand_r=At("shoulder", 0.01, -0.52, 0.0), elbow_r=0, palm_r=0)
    timeline.hold(0.3)
    held = "{hold} it there" if length == "long" else "{hold} it briefly"
    return [
        "{salute}",
        f"{{salute}} with the {side} hand",
        "{salute} like a soldier",
        f"{{stand}} straight, {{raise}} the {side} hand to the forehead and {{salute}}",
        f"{{bring}} the {side} hand up to the brow in a military salute, {held}, then {{lower}} it",
        f"{{lift}} the {side} elbow to the side and {{touch}} the forehead with the fingertips",
        f"{{stand}} at attention and {{give}} a salute with {{poss}} {side} hand",
        f"{{snap}} the {side} hand to the temple, {held} and {{drop}} the arm",
        "{raise} one hand to the edge of an imaginary cap in a salute",
    ]


@action(
    "tip the hat",
    "social/greeting/salute",
    verbs="tip lift raise nod greet",
    upper=True,
    side=SIDE,
    bow_=Choice(("nod", "bow")),
    end=Choice(("put it back", "hold it to the chest"), (2, 1)),
)
def tip_the_hat(timeline: Timeline, side: str, bow_: str, end: str) -> Sequence[str]:
    """The hand takes an imaginary hat by its brim, lifts it, and puts it back or holds it before the chest."""
    brim = At("head", 0.09, 0.07, 0.20)
    timeline.hold(0.25)
    timeline.to(0.5, hand_r=brim, elbow_r=35, palm_r=-30)
    timeline.hold(0.1)
    if end == "hold it to the chest":
        timeline.to(0.3, hand_r=At("head", 0.16, 0.32, 0.28), nod=4)
        timeline.to(0.45, hand_r=At("chest", -0.02, 0.0, 0.14), elbow_r=14, palm_r=-10)
        timeline.to(0.5, nod=26, **({"pitch": 14.0, "bend": 20.0} if bow_ == "bow" else {"bend": 6.0}))
        timeline.hold(1.0)
        timeline.to(0.45, nod=0, **({"pitch": 0.0, "bend": 2.0} if bow_ == "bow" else {}))
        timeline.neutral(0.6)
        bowing = "{bow}" if bow_ == "bow" else "{lower} the head"
        return [
            "{take} off an imaginary hat and {hold} it to the chest",
            f"{{take}} off the hat with the {side} hand, {{hold}} it to the chest and {bowing}",
            f"{{remove}} an imaginary hat with the {side} hand and {{press}} it against the chest",
            f"{{lift}} the hat off the head, {{bring}} it to the chest and {bowing}",
            f"{{pay}} respects: hat off with the {side} hand, held over the heart, and {bowing}",
            f"{{hold}} a hat at the chest with the {side} hand and {bowing}",
            f"{{bring}} the hat down to the breast and {bowing} in mourning",
            "= hat off and held to the chest",
        ]
    low = {"pitch": 12.0, "bend": 16.0} if bow_ == "bow" else {}
    timeline.to(0.4, hand_r=At("head", 0.16, 0.32, 0.32), nod=16, tilt=-4, **low)
    timeline.hold(0.35)
    timeline.to(0.4, hand_r=brim, nod=0, tilt=0, **({"pitch": 0.0, "bend": 2.0} if bow_ == "bow" else {}))
    timeline.hold(0.1)
    timeline.neutral(0.6)
    small = "a small bow" if bow_ == "bow" else "a nod"
    return [
        "{tip} an imaginary hat",
        f"{{tip}} {{poss}} hat with the {side} hand",
        f"{{greet}} somebody by lifting an imaginary hat with the {side} hand",
        f"{{raise}} the {side} hand to the head, {{lift}} the hat with {small} and {{put}} it back",
        "{take} the brim of a hat, {lift} it off the head and {place} it back",
        f"{{bring}} the {side} hand to the forehead and {{raise}} it above the head, then {{lower}} it again",
        f"{{lift}} a hat in greeting with {small}",
        f"{{nod}} while tipping a hat with {{poss}} {side} hand",
    ]


@action(
    "blow a kiss",
    "social/greeting/kiss",
    verbs="blow kiss bring extend",
    upper=True,
    hands=Choice(("one", "both"), (2, 1)),
    side=SIDE,
    count=Count(1, 2, usual=1),
    toward=Choice(("ahead", "to both sides", "to one side"), (4, 1, 1)),
)
def blow_a_kiss(timeline: Timeline, hands: str, side: str, count: int, toward: str) -> Sequence[str]:
    """The hand goes to the lips and sweeps away forward, palm up; ahead, or to one side and to the other."""
    ends = ("r",) if hands == "one" else ("r", "l")
    timeline.hold(0.25)
    around = toward == "to both sides"
    count = 2 if around else count
    for number in range(count):
        if toward != "ahead":
            sign = 1.0 if around and number else -1.0
            timeline.to(0.4, turn=30 * sign, twist=24 * sign, yaw=16 * sign, advance=False)
        timeline.to(0.45, **{f"hand_{e}": At("head", 0.05, -0.17, 0.17) for e in ends}, **{f"palm_{e}": 30.0 for e in ends}, nod=8, bend=4,
                    **{f"wrist_{e}": 25.0 for e in ends})  # fmt: skip
        timeline.hold(0.3)
        timeline.to(0.4, **{f"hand_{e}": At("shoulder", 0.14, -0.02, 0.50) for e in ends}, **{f"palm_{e}": 85.0 for e in ends}, nod=-8, bend=10,
                    **{f"wrist_{e}": -15.0 for e in ends}, pitch=4, z=0.03)  # fmt: skip
        timeline.hold(0.45)
    if toward != "ahead":
        timeline.to(0.4, turn=0, twist=0, yaw=0)
    timeline.neutral(0.6)
    arm = f"the {side} hand" if hands == "one" else "both hands"
    word = "a kiss" if count == 1 else "two kisses"
    it = "it" if hands == "one" else "them"
    sides = [
        f"{{toss}} kisses to both sides with {arm}", f"{{toss}} a kiss to the {side} and another one to the {other(side)}",
        "{toss} kisses to the crowd on all sides",
    ]  # fmt: skip
    if toward == "to one side":
        return [
            f"{{blow}} {word} to the {side}",
            f"{{blow}} {word} to the {side} with {arm}",
            f"{{turn}} to the {side} and {{blow}} {word}",
            f"{{send}} {word} to somebody on the {side}",
            f"{{toss}} {word} to the {side} with {arm}",
            f"{{kiss}} {arm} and {{throw}} {word} to the {side}",
            f"{{bring}} {arm} to the lips and {{blow}} {word} to the {side}",
            f"= {word} blown to the {side}",
        ]
    return [
        *(sides if around else []),
        f"{{blow}} {word}",
        f"{{blow}} {word} with {arm}",
        f"{{bring}} {arm} to the lips and {{throw}} {word} to somebody",
        f"{{kiss}} {arm} and {{extend}} {it} forward with the palm up, {times(count)}",
        f"{{touch}} the mouth with {arm}, then {{stretch}} {it} out to the front, {times(count)}",
        f"{{send}} somebody {word} with {arm}",
        f"{{put}} {arm} to the mouth, {{lean}} forward a little and {{open}} {it} forward as if blowing {word}",
        f"{{blow}} {word} to the audience and {{lower}} {arm}",
    ]


@action("kiss on the cheeks", "social/greeting/kiss", verbs="kiss lean turn hold", side=SIDE, count=Count(1, 3))
def kiss_on_the_cheeks(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Hands on somebody's shoulders, the head goes past one cheek, then the other."""
    timeline.hold(0.2)
    step(timeline, "r", 0.30, 0.10, duration_s=0.5, advance=False)
    timeline.to(0.6, hands=At("shoulder", 0.0, -0.04, 0.42), palms=-40, z=0.15, bend=4)
    for number in range(count):
        sign = 1 if number % 2 else -1
        timeline.to(
            0.4,
            bend=18,
            pitch=8,
            side=sign * 13,
            turn=-sign * 22,
            tilt=sign * 14,
            nod=-8,
            hands=At("shoulder", 0.0, -0.06, 0.34),
            x=sign * 0.05,
        )
        timeline.hold(0.22)
        timeline.to(0.32, bend=4, pitch=2, side=0, turn=0, tilt=0, nod=0, hands=At("shoulder", 0.0, -0.04, 0.42), x=0)
    back_to_standing(timeline, "r", 0.7)
    kisses = "a kiss on the cheek" if count == 1 else f"{number_word(count)} kisses on the cheeks"
    ways = {
        1: f"to the {side}",
        2: f"first to the {side}, then to the {other(side)}",
        3: f"to the {side}, to the {other(side)} and to the {side} again",
    }[count]
    return [
        f"{{greet}} somebody with {kisses}",
        f"{{kiss}} somebody on the cheek{'' if count == 1 else 's'}",
        f"{{step}} forward, {{put}} both hands on somebody's shoulders and {{give}} {kisses}",
        f"{{lean}} forward {ways} to kiss an imaginary friend",
        f"{{hold}} somebody by the shoulders and {{lean}} the head {ways}",
        f"{{give}} {kisses}",
        f"{{reach}} out with both hands, {{lean}} in {ways} for {kisses} and {{step}} back",
        f"= {kisses} as a greeting, both hands on the other's shoulders",
    ]


@action(
    "kiss a hand",
    "social/greeting/kiss",
    verbs="kiss bow kneel lift hold",
    side=SIDE,
    kneeling=Choice(("standing", "kneeling")),
)
def kiss_a_hand(timeline: Timeline, side: str, kneeling: str) -> Sequence[str]:
    """A gentleman lifts a lady's hand to his lips, bowing or on one knee."""
    low = kneeling == "kneeling"
    timeline.hold(0.2)
    if low:
        kneel(timeline, "r", 1.2)
        timeline.to(0.5, hand_r=At("shoulder", -0.02, -0.02, 0.48), palm_r=60, nod=-12)
        timeline.hold(0.2)
        timeline.to(0.6, hand_r=At("head", -0.02, -0.14, 0.24), bend=26, nod=16)
    else:
        step(timeline, "l", 0.26, 0.10, duration_s=0.5, advance=False)
        timeline.to(
            0.6,
            z=0.10,
            hand_r=At("shoulder", -0.02, -0.26, 0.44),
            palm_r=60,
            hand_l=At("pelvis", 0.02, 0.14, -0.15),
            palm_l=-60,
        )
        timeline.hold(0.15)
        timeline.to(0.7, hand_r=At("head", -0.02, -0.14, 0.24), pitch=30, bend=30, nod=12)
    timeline.hold(0.6)
    timeline.to(0.6, hand_r=At("shoulder", -0.02, -0.16, 0.46), bend=4, nod=-6, **({} if low else {"pitch": 2.0}))
    timeline.hold(0.2)
    if low:
        timeline.to(0.4, hands=At("shoulder", 0.07, -0.45, 0.10), palms=0)
        rise_from_knees(timeline, 1.3)
        timeline.wait()
        timeline.neutral(0.4)
    else:
        back_to_standing(timeline, "l", 0.7)
    how = "{kneel} down on one knee" if low else "{bow}"
    return [
        "{kiss} a lady's hand",
        f"{how} and {{kiss}} somebody's hand",
        f"{how}, {{lift}} an imaginary hand with the {side} hand and {{kiss}} it",
        f"{{hold}} out the {side} hand, {{lift}} somebody's hand to the lips and {{let}} it go",
        f"{{greet}} a lady with a kiss on the hand {'on one knee' if low else 'while bowing'}",
        f"{how} and {{bring}} the {side} hand to the mouth to kiss the back of a hand",
        f"{{lower}} the head over the {side} hand to kiss it, then {{rise}} again",
        f"{{kiss}} the hand of an imaginary queen{' while kneeling' if low else ', bending forward'}",
    ]


@action(
    "prayer hands bow",
    "social/greeting/bow",
    verbs="bow press greet nod",
    upper=True,
    depth=Choice(("slight", "deep")),
    count=Count(1, 3, usual=1),
    place=Choice(("chest", "forehead", "above the head"), (3, 1, 1)),
)
def prayer_hands_bow(timeline: Timeline, depth: str, count: int, place: str) -> Sequence[str]:
    """Palms together in front of the chest, at the forehead or above the head, and a bow: namaste."""
    deep = depth == "deep"
    timeline.stance(0.14)
    timeline.hold(0.25)
    if place == "chest":
        timeline.to(0.6, hands=PRAYER, cock=32)
    elif place == "forehead":
        timeline.to(0.7, hands=At("head", 0.03, -0.08, 0.16), cock=20, elbows=20)
    else:
        timeline.to(0.8, hands=At("head", 0.035, 0.26, 0.04), elbows=25, cock=0)
    timeline.hold(0.2)
    for _ in range(count):
        timeline.to(0.65, pitch=22 if deep else 4, bend=32 if deep else 14, nod=18)
        timeline.hold(0.35)
        timeline.to(0.6, pitch=0, bend=2, nod=0)
    timeline.hold(0.15)
    timeline.neutral(0.6)
    if place != "chest":
        where = "at the forehead" if place == "forehead" else "above the head"
        return [
            f"{{put}} the palms together {where} and {{bow}}",
            f"{{press}} both palms together {where} and {{bow}} {'deeply' if deep else 'slightly'}",
            f"{{greet}} somebody with prayer hands {where}",
            f"{{raise}} the folded hands {'to the forehead' if place == 'forehead' else 'above the head'} and {{bow}} {times(count)}",
            f"{{bow}} with the hands together {where}, {times(count)}",
            f"{{do}} a wai with the palms together {where}" if place == "forehead" else "{lift} the joined palms above the head and {bow}",
            f"{{hold}} the palms together {where}, {{lean}} forward {times(count)} and {{lower}} the hands",
            f"= a {'deep' if deep else 'small'} bow with the palms together {where}",
        ]  # fmt: skip
    return [
        "{put} the palms together and {bow}",
        f"{{press}} both palms together in front of the chest and {{bow}} {'deeply' if deep else 'slightly'}",
        "{greet} somebody with a namaste",
        f"{{bring}} the hands together at the chest like in prayer and {{bow}} {times(count)}",
        f"{{bow}} the head {'and the upper body ' if deep else ''}with folded hands, {times(count)}",
        "{thank} somebody with the palms pressed together and a bow",
        f"{{raise}} both hands to the chest, palms together, {{lean}} forward {times(count)} and {{lower}} the hands",
        f"{{do}} a {'deep' if deep else 'small'} bow with prayer hands",
    ]


@action(
    "fist and palm salute",
    "social/greeting/salute",
    verbs="salute bow hold shake",
    upper=True,
    style=Choice(("bow", "shake")),
    count=Count(1, 3, usual=1),
)
def fist_and_palm_salute(timeline: Timeline, style: str, count: int) -> Sequence[str]:
    """The martial artist's greeting: fist into palm in front of the chest, with a bow, or shaken at the new year."""
    held = At("chest", 0.025, -0.01, 0.24)
    timeline.stance(0.14)
    timeline.hold(0.25)
    timeline.to(0.35, hands=At("shoulder", 0.26, -0.22, 0.28), palms=-20)
    timeline.to(0.35, hands=held, elbows=52, palm_r=-60, palm_l=-20, wrist_l=30)
    timeline.hold(0.2)
    if style == "bow":
        for _ in range(count):
            timeline.to(0.5, pitch=14, bend=20, nod=10, hands=held.moved(forward=0.05))
            timeline.hold(0.3)
            timeline.to(0.5, pitch=0, bend=2, nod=0, hands=held)
    else:
        alternate(
            timeline,
            count,
            0.2,
            {"hands": held.moved(up=0.06, forward=0.08), "nod": 2.0},
            {"hands": held.moved(up=-0.05), "nod": 10.0},
        )
    timeline.hold(0.2)
    timeline.neutral(0.6)
    end = f"{{bow}} {times(count)}" if style == "bow" else f"{{shake}} them {times(count)}"
    return [
        "{greet} with a fist and palm salute",
        f"{{put}} one fist into the other hand in front of the chest and {end}",
        f"{{bring}} both hands together in front of the chest, elbows out, and {end}",
        "{salute} like a martial artist, fist against palm",
        f"{{cup}} one hand over the other fist at chest height and {end}",
        "{do} a kung fu salute" if style == "bow" else "{wish} a happy new year with cupped hands",
        f"{{raise}} both hands in front of the chest, {{join}} them, {end} and {{lower}} them",
        f"{{hold}} {{poss}} fist against the palm in greeting and {end}",
    ]


@action(
    "fist bump",
    "social/greeting/handshake",
    verbs="bump punch extend pull",
    crispness="crisp",
    side=SIDE,
    burst=Choice(("pull back", "burst")),
    step_=Choice(("stay", "step")),
)
def fist_bump(timeline: Timeline, side: str, burst: str, step_: str) -> Sequence[str]:
    """A fist is held out against another's fist; perhaps the hand bursts away from it."""
    timeline.hold(0.25)
    if step_ == "step":
        step(timeline, "r", 0.28, 0.10, duration_s=0.45, advance=False)
    timeline.to(
        0.5,
        hand_r=At("shoulder", 0.06, -0.22, 0.22),
        palm_r=-70,
        elbow_r=20,
        twist=-8,
        z=0.12 if step_ == "step" else 0.0,
    )
    hit = At("shoulder", -0.04, -0.12, 0.52)
    timeline.to(0.2, hand_r=hit, twist=12, bend=8, pitch=3, elbow_r=10)
    timeline.hold(0.18)
    if burst == "burst":
        timeline.to(0.35, hand_r=At("shoulder", 0.20, 0.12, 0.30), palm_r=-85, wrist_r=-30, elbow_r=20, twist=0)
        timeline.to(0.25, hand_r=At("shoulder", 0.26, 0.04, 0.26), wrist_r=10)
    else:
        timeline.to(0.3, hand_r=At("shoulder", 0.08, -0.24, 0.24), twist=0)
    if step_ == "step":
        back_to_standing(timeline, "r", 0.6)
    else:
        timeline.neutral(0.6)
    end = "{pull} it back up and away" if burst == "burst" else "{pull} it back"
    return [
        "{give} a fist bump",
        f"{{give}} somebody a fist bump with the {side} hand",
        f"{{bump}} fists with a friend using the {side} fist",
        f"{{extend}} the {side} fist forward for a fist bump, then {end}",
        f"{{push}} the {side} fist forward at chest height against another fist and {end}",
        f"{{raise}} the {side} fist, {{bump}} it forward lightly and {{lower}} the arm",
        f"{'{step} forward and ' if step_ == 'step' else ''}{{greet}} somebody with a fist bump of the {side} hand",
        f"{{stretch}} {{poss}} {side} arm forward with a closed fist, {{touch}} another fist and {end}",
    ]


@action(
    "hand on heart",
    "social/greeting/bow",
    verbs="place put hold pledge",
    upper=True,
    side=SIDE,
    style=Choice(("bow", "pledge", "sigh")),
    hands=Choice(("one", "both"), (3, 1)),
)
def hand_on_heart(timeline: Timeline, side: str, style: str, hands: str) -> Sequence[str]:
    """One hand, or one over the other, lies on the chest: with a small bow, standing proudly, or moved."""
    timeline.stance(0.15)
    timeline.hold(0.25)
    second: dict[str, Value] = (
        {"hand_l": At("chest", -0.05, -0.04, 0.11), "elbow_l": 14.0, "palm_l": -10.0, "wrist_l": 24.0}
        if hands == "both"
        else {}
    )
    timeline.to(0.6, hand_r=At("chest", -0.03, 0.01, 0.09), elbow_r=14, palm_r=-10, wrist_r=24, **second)
    if style == "bow":
        timeline.to(0.6, pitch=10, bend=20, nod=14)
        timeline.hold(0.5)
        timeline.to(0.6, pitch=0, bend=2, nod=0)
    elif style == "pledge":
        timeline.to(0.4, bend=-4, nod=-10)
        timeline.hold(1.8)
    else:
        timeline.to(0.7, bend=-5, nod=-8, shrugs=9, tilt=8)
        timeline.to(0.8, bend=10, nod=12, shrugs=0, tilt=12)
        timeline.hold(0.4)
    timeline.neutral(0.6)
    end = {
        "bow": "{bow} slightly",
        "pledge": "{stand} upright, looking up a little",
        "sigh": "{tilt} the head with a deep breath",
    }[style]
    if hands == "both":
        return [
            "{put} both hands on the heart",
            "{place} both hands on the chest, one over the other",
            f"{{lay}} both hands over the heart and {end}",
            f"{{press}} both hands to the chest and {end}",
            f"{{bring}} both hands to the heart, {{hold}} them there and {end}",
            f"{{cross}} both hands over the heart and {end}, then {{lower}} them",
            "{be} touched, both hands on the heart",
            f"{{hold}} both palms against the breast and {end}",
        ]
    return [
        "{put} one hand on the heart",
        f"{{place}} the {side} hand on the chest",
        f"{{lay}} the {side} hand over the heart and {end}",
        f"{{bring}} {{poss}} {side} hand to the chest, {{hold}} it there and {end}",
        f"{{raise}} the {side} hand, {{press}} it to the chest and {end}, then {{lower}} it",
        {"bow": "{thank} somebody with a hand on the heart and a small bow", "pledge": "{stand} for the anthem with a hand on the heart",
         "sigh": "{sigh} with a hand on the heart, deeply moved"}[style],
        f"{{hold}} the {side} palm flat against the breast and {end}",
        f"{{touch}} the heart with the {side} hand",
    ]  # fmt: skip


@action(
    "pat somebody on the shoulder",
    "social/greeting/hug",
    verbs="pat tap reach touch",
    side=SIDE,
    count=Count(2, 5),
    step_=Choice(("stay", "step")),
    target=Choice(("shoulder", "back", "head of a child"), (3, 1, 1)),
)
def pat_on_the_shoulder(timeline: Timeline, side: str, count: int, step_: str, target: str) -> Sequence[str]:
    """One hand reaches out and pats the shoulder of an imaginary person in front, the back of one beside, or a child's head."""
    if target != "shoulder":
        return _pat_elsewhere(timeline, side, count, target)
    top = At("shoulder", -0.02, 0.14, 0.44)
    timeline.hold(0.2)
    if step_ == "step":
        step(timeline, "r", 0.28, 0.10, duration_s=0.5, advance=False)
    timeline.to(0.55, hand_r=top, palm_r=-85, twist=10, bend=5, z=0.13 if step_ == "step" else 0.02)
    alternate(
        timeline, count - 1, 0.18, {"hand_r": top.moved(up=-0.10), "wrist_r": 18.0, "nod": 4.0}, {"hand_r": top, "wrist_r": -12.0, "nod": 0.0}
    )  # fmt: skip
    timeline.to(0.18, hand_r=top.moved(up=-0.10), wrist_r=12)
    timeline.hold(0.4)
    if step_ == "step":
        back_to_standing(timeline, "r", 0.65)
    else:
        timeline.neutral(0.65)
    return [
        "{pat} somebody on the shoulder",
        f"{{pat}} a friend on the shoulder with the {side} hand",
        f"{{reach}} forward with the {side} hand at shoulder height and {{pat}} {number_word(count)} times",
        f"{{tap}} an imaginary person on the shoulder with the {side} hand",
        f"{'{step} forward, ' if step_ == 'step' else ''}{{extend}} the {side} arm and {{pat}} somebody's shoulder, then {{lower}} the arm",
        f"{{comfort}} somebody with a few pats of the {side} hand on the shoulder",
        f"{{move}} the {side} palm up and down in front of the body as if patting a shoulder",
        f"{{stretch}} out {{poss}} {side} arm and {{pat}} downward gently",
        *(
            ["{take} a step forward and {pat} somebody", "{step} up to somebody and {give} them a pat"]
            if step_ == "step"
            else []
        ),
    ]


def _pat_elsewhere(timeline: Timeline, side: str, count: int, target: str) -> Sequence[str]:
    timeline.hold(0.2)
    if target == "back":
        back = At("shoulder", 0.42, -0.14, 0.22)
        step(timeline, "r", 0.0, 0.20, duration_s=0.42, advance=False, heel_first=False)
        timeline.to(0.5, hand_r=back.moved(out=-0.04, forward=0.12), palm_r=0, x=-0.05, turn=-40, side=-6)
        alternate(
            timeline,
            count - 1,
            0.18,
            {"hand_r": back, "wrist_r": 25.0},
            {"hand_r": back.moved(forward=0.12), "wrist_r": 0.0},
        )
        timeline.to(0.18, hand_r=back, wrist_r=20)
        timeline.hold(0.35)
        back_to_standing(timeline, "r", 0.65)
        what, where = "somebody on the back", "on the back of somebody beside"
    else:
        head = At("shoulder", -0.02, -0.16, 0.46)
        timeline.look_at(At("floor", -0.1, 0.9, 0.6), 0.3)
        timeline.to(0.5, hand_r=head.moved(up=0.14), palm_r=-85, bend=26, pitch=12, twist=8, tilt=8)
        alternate(
            timeline,
            count - 1,
            0.24,
            {"hand_r": head, "wrist_r": 14.0},
            {"hand_r": head.moved(up=0.14), "wrist_r": -8.0},
        )
        timeline.to(0.18, hand_r=head, wrist_r=10)
        timeline.to(0.3, hand_r=head.moved(out=0.05))
        timeline.to(0.3, hand_r=head.moved(out=-0.04))
        timeline.look_at(None, 0.3)
        timeline.neutral(0.65)
        what, where = "a child on the head", "on the head of a child"
    number = number_word(count)
    return [
        f"{{pat}} {what}",
        f"{{pat}} {what} with the {side} hand",
        f"{{pat}} a friend on the back with the {side} hand" if target == "back" else f"{{pat}} the head of a child with the {side} hand",
        f"{{give}} {what.split(' on ')[0]} {number} pats {'on the back' if target == 'back' else 'on the head'}",
        f"{{reach}} {'to the side' if target == 'back' else 'down in front'} with the {side} hand and {{pat}} {what}",
        f"{{stretch}} out the {side} arm and {{pat}} gently, the hand {where}",
        f"{{praise}} somebody with a pat on the {'back' if target == 'back' else 'head'}",
        f"{{tap}} {what} with the {side} hand {number} times",
        f"= {number} pats of the {side} hand {where}",
        *([f"{{give}} headpats to someone short with the {side} hand, leaning forward", f"= headpats for a kid with the {side} hand", f"{{pat}} someone short on the head {number} times"] if target != "back" else []),
    ]  # fmt: skip


@action(
    "wait with hands on hips and wave over",
    "social/hand signs/beckon",
    verbs="wave call rest",
    upper=True,
    side=SIDE,
    count=Count(2, 4),
)
def wave_over(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """One hand on the hip, the other calls somebody over with big sweeps of the arm."""
    timeline.start(hand_l=ON_HIP, elbow_l=55, palm_l=-40, wrist_l=-25, x=0.02)
    far, near = At("shoulder", 0.16, 0.20, 0.46), At("shoulder", 0.02, 0.24, 0.14)
    timeline.hold(0.25)
    timeline.to(0.45, hand_r=far, palm_r=60, nod=-6)
    alternate(
        timeline,
        count,
        0.34,
        {"hand_r": near, "wrist_r": 40.0, "twist": 6.0, "bend": -3.0},
        {"hand_r": far, "wrist_r": -10.0, "twist": -6.0, "bend": 3.0},
    )
    timeline.to(0.55, hand_r=At("shoulder", 0.07, -0.55, 0.045), palm_r=0, wrist_r=0, twist=0, bend=2, nod=0)
    timeline.hold(0.2)
    return [
        "{wave} somebody over",
        f"{{call}} somebody over with big sweeps of the {side} arm, the {other(side)} hand on the hip",
        f"{{rest}} the {other(side)} hand on the hip and {{wave}} with the {side} arm for somebody to come",
        f"{{sweep}} the {side} arm from the front towards the body {times(count)}",
        f"with one hand on the hip, {{signal}} come here with the {side} arm",
        f"{{raise}} the {side} arm and {{wave}} it towards {{poss}} own shoulder {times(count)}",
        "{stand} with a hand on the hip and {motion} somebody to come closer",
        f"{{swing}} the {side} hand forward and back to the shoulder, calling somebody over",
    ]
