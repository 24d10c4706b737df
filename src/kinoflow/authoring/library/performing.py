"""Before an audience: stages, stands, referees, mimes, magicians and jugglers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.fighting import at_ease
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.moves import sit, sit_start, stand_up, step
from kinoflow.authoring.timeline import Timeline

CHEER = "social/body signs/cheer"
TALK = "social/body signs/talk"
CLAP = "social/hand signs/clap"


@action(
    "stadium wave",
    CHEER,
    verbs="cheer stand raise sit wave",
    count=Count(1, 2),
    start=Choice(("sitting", "standing"), (3, 1)),
    wait=Choice(("look", "clap")),
    side=SIDE,
)
def stadium_wave(timeline: Timeline, count: int, start: str, wait: str, side: str) -> Sequence[str]:
    """In a stand: a look to the side where the wave comes from, up with both arms, and down again."""
    seated = start == "sitting"
    if seated:
        sit_start(timeline, 0.44)
    timeline.hold(0.2)
    for _ in range(count):
        timeline.to(0.35, turn=-56, twist=-8)
        if wait == "clap":
            for _ in range(3):
                timeline.to(0.14, hands=At("chest", 0.02, -0.04, 0.26), elbows=20)
                timeline.to(0.14, hands=At("chest", 0.14, -0.04, 0.26))
        else:
            timeline.hold(0.5)
        timeline.to(
            0.18,
            turn=-14,
            twist=0,
            pitch=30 if seated else 16,
            bend=14,
            y=timeline.value("y") if seated else -0.18,
            hands=At("shoulder", 0.12, -0.34, 0.26),
            elbows=0,
            exact=True,
        )
        if seated:
            timeline.to(0.12, y=-0.34, z=-0.20, exact=True, balance=0.5)
        timeline.to(
            0.34,
            exact=True,
            y=0.06,
            z=0.0,
            pitch=-2,
            bend=-8,
            nod=-12,
            turn=0,
            heels=30,
            balance=1,
            hands=At("shoulder", 0.14, 0.53, 0.04),
        )
        timeline.hold(0.25)
        timeline.to(0.25, y=0.0, heels=0, turn=50, hands=At("shoulder", 0.24, 0.40, 0.20), nod=0)
        if seated:
            sit(timeline, 0.44, 1.0)
            timeline.to(0.2, turn=30)
        else:
            timeline.to(0.5, hands=NEUTRAL_HAND, bend=2)
        timeline.hold(0.15)
    timeline.to(0.3, turn=0)
    timeline.hold(0.3)
    first = (
        "{jump} up from the seat, {throw} up both arms and {sit} down again"
        if seated
        else "{throw} up both arms and {lower} them again"
    )
    return [
        "{do} the wave in a stadium",
        f"{{cheer}} in the stands with the wave{'' if count == 1 else ', twice'}",
        f"{first}, {times(count)}" if count > 1 else first,
        f"{{look}} to the {side}, then {first}",
        "{join} the Mexican wave",
        f"{{wait}} for the wave coming from the {side} and {{raise}} both arms",
        f"{{do}} the stadium wave {times(count)}, {'from the seat' if seated else 'standing'}",
        f"= a fan doing the wave, {'rising from the seat' if seated else 'standing'}",
        f"{{stand}} up with raised arms in the stand and {{sit}} down again{'' if count == 1 else ', twice'}"
        if seated
        else f"{{stretch}} both arms up in the stand{'' if count == 1 else ', twice'}",
        f"{{turn}} the head to the {side}, {{throw}} the arms up and {{cheer}}",
        *(
            ["{clap} while waiting and {do} the wave in a stadium", "{clap} the hands, then {do} the stadium wave"]
            if wait == "clap"
            else []
        ),
    ]


@action(
    "standing ovation",
    CLAP,
    verbs="clap applaud stand rise cheer",
    start=Choice(("sitting", "standing"), (3, 1)),
    claps=Count(6, 12),
    shout=Choice(("no", "yes")),
    side=SIDE,
)
def standing_ovation(timeline: Timeline, start: str, claps: int, shout: str, side: str) -> Sequence[str]:
    """Up from the seat and clapping hard, higher and higher, perhaps with a hand at the mouth to shout bravo."""
    near, wide = At("chest", 0.015, 0.04, 0.28), At("chest", 0.15, 0.05, 0.26)
    if start == "sitting":
        sit_start(timeline)
        timeline.to(0.2, hands=wide, elbows=25, palms=0)
        for _ in range(2):
            timeline.to(0.13, hands=near)
            timeline.to(0.13, hands=wide)
        stand_up(timeline, 1.0)
    else:
        timeline.hold(0.2)
    timeline.to(0.25, hands=wide, elbows=25, palms=0, bend=-3)
    for number in range(claps):
        up = 0.18 * min(1.0, number / 5)
        timeline.to(0.12, exact=True, hands=near.moved(up=up), y=-0.012, twist=3 if number % 2 else -3)
        timeline.to(0.13, exact=True, hands=wide.moved(up=up), y=0.004, nod=-4 if number % 3 else 2)
    if shout == "yes":
        timeline.to(
            0.3,
            hand_r=At("head", 0.08, -0.12, 0.20),
            elbow_r=40,
            palm_r=-20,
            hand_l=At("shoulder", 0.20, -0.34, 0.16),
            nod=-10,
            bend=-6,
        )
        timeline.hold(0.6)
        timeline.to(0.25, hands=wide.moved(up=0.18), elbow_r=25, nod=0)
        for _ in range(3):
            timeline.to(0.12, exact=True, hands=near.moved(up=0.18))
            timeline.to(0.13, exact=True, hands=wide.moved(up=0.18))
    timeline.neutral(0.6)
    first = "{stand} up and {applaud}" if start == "sitting" else "{stand} and {applaud}"
    call = f", shouting with the {side} hand at the mouth" if shout == "yes" else ""
    return [
        "{give} a standing ovation",
        f"{first} enthusiastically{call}",
        f"{{rise}} from the seat and {{clap}}{call}" if start == "sitting" else f"{{clap}} standing{call}",
        f"{{give}} a standing ovation, clapping {times(claps)} and more"
        if start == "sitting"
        else f"{{give}} a standing ovation with raised clapping hands{call}",
        f"{first} with raised hands{call}",
        f"{{jump}} up from the chair to applaud{call}"
        if start == "sitting"
        else f"{{applaud}} loudly on {{poss}} feet{call}",
        f"{first} when the curtain falls{call}",
        f"= a standing ovation{call}",
        f"{first}, the hands going higher and higher",
        "{clap} hard on {poss} feet, {cheer:ing} a performance",
    ]


@action(
    "referee whistle and card",
    "social/hand signs/raise hand",
    verbs="whistle show point raise blow",
    side=SIDE,
    card=Choice(("yellow card", "red card", "free kick")),
    run=Choice(("no", "yes")),
)
def referee(timeline: Timeline, side: str, card: str, run: str) -> Sequence[str]:
    """A whistle to the mouth, steps to the offender, a card drawn from the pocket and held up high; or an arm points the free kick."""
    timeline.hold(0.15)
    timeline.to(0.35, hand_l=At("head", 0.03, -0.15, 0.19), elbow_l=30, palm_l=-40, bend=-3)
    timeline.to(0.15, bend=6, nod=4, shrugs=10)
    timeline.hold(0.35)
    timeline.to(0.35, hand_l=NEUTRAL_HAND, elbow_l=0, bend=2, nod=0, shrugs=0)
    if run == "yes":
        for foot in ("r", "l", "r", "l"):
            timeline.place = timeline.place.moved(forward_m=0.34)
            timeline.to(0.28, exact=True, z=-0.08, x=0, y=-0.05, balance=0.2, advance=False)
            step(timeline, foot, 0.04, 0.10, duration_s=0.27, height_m=0.08)
            timeline.wait()
        timeline.place = timeline.place.moved(forward_m=0.04)
        timeline.to(0.4, x=0, z=0, y=0, balance=1, advance=False)
        step(timeline, "r", 0.0, 0.10, duration_s=0.34, heel_first=False)
        timeline.wait()
    if card == "free kick":
        timeline.to(0.35, hand_r=At("shoulder", 0.54, 0.06, 0.12), palm_r=-40, turn=-50, twist=-10, x=-0.03, exact=True)
        timeline.hold(0.9)
        timeline.to(0.4, hand_r=At("shoulder", 0.04, 0.10, 0.52), turn=0, twist=8)
        timeline.hold(0.4)
    else:
        pocket = At("chest", 0.10, -0.02, 0.07) if card == "yellow card" else At("pelvis", 0.16, 0.06, -0.12)
        timeline.to(0.4, hand_r=pocket, elbow_r=30 if card == "yellow card" else 40)
        timeline.hold(0.15)
        timeline.to(0.35, hand_r=At("shoulder", 0.06, 0.54, 0.10), elbow_r=10, palm_r=0, nod=-4, exact=True)
        timeline.hold(1.0)
        timeline.to(0.4, hand_r=At("chest", 0.06, -0.08, 0.22), elbow_r=20)
        timeline.to(0.3, hand_l=At("chest", 0.02, -0.14, 0.24), nod=16)
        for _ in range(2):
            timeline.to(0.15, hand_r=At("chest", 0.02, -0.08, 0.24))
            timeline.to(0.15, hand_r=At("chest", 0.07, -0.09, 0.23))
    timeline.neutral(0.6)
    what = {
        "yellow card": f"{{show}} a yellow card with the {side} hand",
        "red card": f"{{draw}} a red card from the back pocket and {{hold}} it up with the {side} hand",
        "free kick": f"{{point}} to the {side} for a free kick",
    }[card]
    walks = "{walk} up and " if run == "yes" else ""
    return [
        f"{{blow}} a whistle and {what}",
        f"{{whistle}} like a referee and {what}",
        f"{{blow}} the whistle, {walks}{what}",
        f"{{raise}} the whistle to the mouth with the {other(side)} hand, then {walks}{what}",
        f"{{act}} as a referee: {{blow}} the whistle and {what}".replace(": {", ", {"),
        f"{{referee}} a match, {{blow}} the whistle and {what}",
        {
            "yellow card": "{book} a player with a yellow card",
            "red card": "{send} a player off with a red card",
            "free kick": f"{{whistle}} a foul and {{point}} the arm to the {side}",
        }[card],
        f"= a referee's whistle and {'a ' + card if card != 'free kick' else 'the sign for a free kick'}",
        f"{{stop}} the game with a whistle and {what}",
        f"first {{blow}} a whistle, then {walks}{what}",
    ]


@action(
    "umpire safe sign",
    "social/hand signs/raise hand",
    verbs="signal spread cross call crouch",
    call=Choice(("safe", "out")),
    count=Count(1, 2),
    side=SIDE,
    crispness="crisp",
)
def umpire(timeline: Timeline, call: str, count: int, side: str) -> Sequence[str]:
    """Hands on the knees, then both arms swept apart for safe, or upright an arm put out and the fist pulled up beside the head for out."""
    timeline.stance(0.40, toes_deg=14)
    timeline.hold(0.1)
    timeline.to(0.4, y=-0.18, pitch=32, bend=20, nod=-24, hands=At("thigh", 0.03, 0.09, 0.10))
    timeline.hold(0.35)
    for number in range(count):
        if call == "safe":
            timeline.to(
                0.25,
                exact=True,
                y=-0.14,
                pitch=12,
                bend=8,
                nod=-8,
                hand_r=At("shoulder", -0.26, -0.06, 0.36),
                hand_l=At("shoulder", -0.26, -0.10, 0.42),
                palms=-80,
            )
            timeline.to(0.18, exact=True, hands=At("shoulder", 0.54, -0.06, 0.10), y=-0.18)
            timeline.hold(0.45 if number == count - 1 else 0.15)
        else:
            timeline.to(
                0.25,
                exact=True,
                y=-0.02,
                pitch=0,
                bend=-2,
                nod=0,
                hand_r=At("shoulder", 0.10, 0.06, 0.50),
                elbow_r=10,
                hand_l=At("shoulder", 0.10, -0.36, 0.14),
                twist=12,
            )
            timeline.to(
                0.18,
                exact=True,
                hand_r=At("shoulder", 0.28, 0.24, 0.04),
                elbow_r=10,
                palm_r=20,
                y=-0.03,
                bend=0,
                twist=-12,
                hand_l=At("shoulder", 0.14, -0.34, 0.10),
            )
            timeline.hold(0.45 if number == count - 1 else 0.15)
    at_ease(timeline, 0.7)
    does = (
        "{sweep} both arms apart at shoulder height"
        if call == "safe"
        else f"{{pull}} the {side} fist back beside the head"
    )
    return [
        f"{{call}} a runner {call} like an umpire",
        f"{{make}} the umpire's {call} sign{'' if count == 1 else ', twice'}",
        f"{{bend}} over with the hands on the knees, then {does}",
        f"{does} to signal {call} in baseball",
        f"{{signal}} {call} like a baseball umpire",
        f"{{crouch}} behind the plate and {does}",
        "{cross} the arms and {spread} them wide with flat hands"
        if call == "safe"
        else f"{{punch}} the {side} fist up, the elbow bent",
        f"= an umpire signalling {call}",
        f"{{watch}} the play with the hands on the knees and {{call}} {call}",
        f"{does}{'' if count == 1 else ', twice'}, as umpires do",
    ]


@action(
    "give a speech at a podium",
    TALK,
    verbs="speak talk gesture point grip address",
    side=SIDE,
    style=Choice(("calm", "fiery")),
    phrases=Count(2, 3),
    end=Choice(("none", "bow", "raise the arms")),
)
def give_a_speech(timeline: Timeline, side: str, style: str, phrases: int, end: str) -> Sequence[str]:
    """Both hands on a lectern, looks to both sides, gestures to the sentences, a fist or a pointing hand where it matters."""
    lectern = At("air", 0.28, 1.08, 0.36)
    fiery = style == "fiery"
    timeline.hold(0.1)
    timeline.to(0.5, hands=lectern, elbows=25, palms=-70, pitch=6, bend=6, z=0.03)
    rng = timeline.generator
    for number in range(phrases):
        sign = 1.0 if rng.random() < 0.5 else -1.0
        timeline.to(0.4, turn=32 * sign, nod=4)
        if number % 3 == 0:
            timeline.to(0.4, hand_r=At("shoulder", 0.16, -0.14, 0.42), palm_r=60, elbow_r=0, twist=6 * sign)
            timeline.to(0.3, hand_r=At("shoulder", 0.28, -0.16, 0.38))
        elif number % 3 == 1:
            timeline.to(0.4, hands=At("shoulder", 0.26, -0.16, 0.36), palms=60, elbows=0)
            timeline.to(0.3, hands=At("shoulder", 0.34, -0.12, 0.32), bend=0)
        else:
            timeline.to(0.3, hand_l=At("shoulder", 0.06, 0.02, 0.46), palm_l=-40, elbow_l=0)
            timeline.to(0.2, hand_l=At("shoulder", 0.06, -0.08, 0.46))
            timeline.to(0.2, hand_l=At("shoulder", 0.06, 0.02, 0.46))
        if fiery:
            for _ in range(2):
                timeline.to(0.16, hand_r=At("shoulder", 0.14, 0.20, 0.28), elbow_r=20, bend=-2, exact=True)
                timeline.to(0.14, hand_r=At("shoulder", 0.10, -0.20, 0.38), elbow_r=20, bend=12, nod=8, exact=True)
        timeline.to(0.4, hands=lectern, elbows=25, palms=-70, twist=0, turn=-10 * sign, bend=6, nod=0)
        timeline.hold(0.15)
    timeline.to(0.3, turn=0)
    if end == "bow":
        timeline.to(0.5, pitch=22, bend=20, nod=14)
        timeline.hold(0.3)
        timeline.to(0.5, pitch=4, bend=4, nod=0)
    elif end == "raise the arms":
        timeline.to(0.5, hands=At("shoulder", 0.34, 0.42, 0.10), palms=0, elbows=0, bend=-8, pitch=0, nod=-10)
        timeline.hold(0.7)
    timeline.neutral(0.6)
    after = {"bow": ", then {bow}", "raise the arms": ", then {raise} both arms", "none": ""}[end]
    how = "with fiery gestures" if fiery else "calmly, with open hands"
    return [
        "{give} a speech at a podium",
        f"{{give}} a speech {how}{after}",
        f"{{stand}} at a lectern and {{speak}} {how}{after}",
        f"{{hold}} on to a podium with both hands and {{address}} the audience{after}",
        f"{{speak}} in public {how}{after}",
        f"{{talk}} to a crowd from a podium, looking to both sides{after}",
        f"{{pound}} the air with the {side} fist while giving a speech{after}"
        if fiery
        else f"{{gesture}} with open hands while giving a speech{after}",
        f"= a politician's speech {how}",
        f"{{deliver}} a speech at a lectern {how}{after}",
        f"{{lecture}} from a podium {how}{after}",
    ]


@action(
    "count on the fingers",
    "social/hand signs/number",
    verbs="count touch bend list",
    side=SIDE,
    number=Count(3, 5),
    style=Choice(("touch each finger", "raise fingers")),
    upper=True,
)
def count_on_the_fingers(timeline: Timeline, side: str, number: int, style: str) -> Sequence[str]:
    """One hand held up open, the other taps its fingers one by one, the head nods along."""
    palm = At("chest", 0.06, 0.02, 0.26)
    timeline.hold(0.2)
    if style == "touch each finger":
        timeline.to(0.5, hand_l=palm, palm_l=40, elbow_l=20, hand_r=At("chest", 0.06, -0.06, 0.30), nod=14)
        for which in range(number):
            across = 0.02 - 0.03 * which
            timeline.to(0.20, hand_r=At("chest", 0.10 - across - 0.06, 0.10, 0.36), elbow_r=30)
            timeline.to(0.14, hand_r=At("chest", -0.02 - 0.03 * which, 0.08, 0.29), nod=18)
            timeline.hold(0.14)
            timeline.to(0.10, nod=12)
    else:
        timeline.to(0.4, hand_r=At("shoulder", 0.06, -0.02, 0.34), palm_r=0, elbow_r=0)
        for which in range(number):
            timeline.to(0.18, hand_r=At("shoulder", 0.06, 0.06 + 0.02 * which, 0.38), wrist_r=-12, nod=-4)
            timeline.to(0.16, hand_r=At("shoulder", 0.06, -0.04 + 0.02 * which, 0.34), wrist_r=8, nod=6)
            timeline.hold(0.14)
    timeline.hold(0.2)
    timeline.neutral(0.6)
    how = (
        f"tapping the fingers of the {other(side)} hand with the {side} one"
        if style == "touch each finger"
        else f"with the {side} hand raised"
    )
    word = number_word(number)
    return [
        "{count} on the fingers",
        f"{{count}} to {word} on the fingers",
        f"{{count}} to {word}, {how}",
        f"{{list}} {word} things on the fingers",
        f"{{count}} off {word} points, {how}",
        f"{{hold}} up a hand and {{count}}, nodding {times(number)}",
        f"{{tap}} one finger after the other to count to {word}"
        if style == "touch each finger"
        else f"{{lift}} one finger after the other to count to {word}",
        f"= counting to {word} on the fingers",
        f"{{enumerate}} {word} things, {how}",
        f"{{count}} slowly with the {side} hand, {times(number)}"
        if style == "raise fingers"
        else f"{{touch}} the fingers of the other hand one by one, {times(number)}",
    ]


@action(
    "bow and blow kisses",
    "social/greeting/bow",
    verbs="bow blow kiss wave spread thank",
    side=SIDE,
    bows=Count(1, 2),
    kisses=Choice(("one hand", "both hands", "to both sides")),
    wave=Choice(("no", "yes")),
)
def bow_and_blow_kisses(timeline: Timeline, side: str, bows: int, kisses: str, wave: str) -> Sequence[str]:
    """After a performance: arms spread, deep bows, kisses thrown to the audience."""
    timeline.hold(0.1)
    timeline.to(0.45, hands=At("shoulder", 0.46, 0.08, 0.14), palms=50, bend=-6, nod=-6)
    timeline.hold(0.25)
    for _ in range(bows):
        timeline.to(
            0.6,
            pitch=32,
            bend=38,
            nod=16,
            hand_r=At("chest", -0.02, -0.02, 0.10),
            elbow_r=30,
            hand_l=At("shoulder", 0.38, -0.24, -0.10),
            palms=0,
        )
        timeline.hold(0.3)
        timeline.to(0.6, pitch=0, bend=-4, nod=-4, hands=At("shoulder", 0.42, -0.02, 0.16), elbow_r=0)
        timeline.hold(0.1)
    sides = (0.0,) if kisses != "to both sides" else (-1.0, 1.0)
    for sign in sides:
        hands = (
            ("r",)
            if kisses == "one hand"
            else ("r", "l")
            if kisses == "both hands"
            else (("r",) if sign < 0 else ("l",))
        )
        mouth = (
            {f"hand_{h}": At("head", 0.05, -0.17, 0.17) for h in hands}
            | {f"elbow_{h}": 30.0 for h in hands}
            | {f"palm_{h}": -30.0 for h in hands}
        )
        away = (
            {f"hand_{h}": At("shoulder", 0.24, 0.08, 0.46) for h in hands}
            | {f"elbow_{h}": 0.0 for h in hands}
            | {f"palm_{h}": 40.0 for h in hands}
        )
        timeline.to(0.40, **mouth, nod=6, bend=2)
        timeline.hold(0.12)
        timeline.to(0.35, **away, nod=-6, bend=-4, turn=30 * sign, twist=14 * sign)
        timeline.hold(0.3)
    timeline.to(0.3, turn=0, twist=0)
    if wave == "yes":
        timeline.to(0.35, hand_r=At("shoulder", 0.26, 0.30, 0.22), palm_r=0)
        for _ in range(3):
            timeline.to(0.18, hand_r=At("shoulder", 0.38, 0.28, 0.20))
            timeline.to(0.18, hand_r=At("shoulder", 0.20, 0.30, 0.22))
    timeline.neutral(0.6)
    how = {"one hand": f"with the {side} hand", "both hands": "with both hands", "to both sides": "to both sides"}[
        kisses
    ]
    last = " and {wave}" if wave == "yes" else ""
    again = "" if bows == 1 else " twice"
    return [
        "{bow} and {blow} kisses",
        f"{{bow}}{again} to the audience and {{blow}} kisses {how}{last}",
        f"{{take}} a bow after a show and {{blow}} kisses {how}{last}"
        if bows == 1
        else f"{{take}} two bows after a show and {{blow}} kisses {how}{last}",
        f"{{spread}} the arms, {{bow}}{again} and {{throw}} kisses {how}{last}",
        f"{{thank}} the audience with a deep bow and kisses {how}{last}"
        if bows == 1
        else f"{{thank}} the audience with two deep bows and kisses {how}{last}",
        f"{{bow}} deeply{again}, then {{blow}} kisses {how}{last}",
        f"{{finish}} a performance, {{bow}}{again} and {{blow}} kisses{last}",
        f"= a star bowing and blowing kisses {how}",
        f"first {{bow}}{again}, then {{send}} kisses {how}{last}",
        f"{{receive}} applause, {{bow}}{again} and {{kiss}} {{poss}} fingers to the crowd",
    ]


@action(
    "magic trick flourish",
    "game/magic/wand or staff",
    verbs="pull reveal wave show conjure",
    side=SIDE,
    trick=Choice(("from the sleeve", "from a hat", "behind an ear", "vanish", "from the fist")),
    bow=Choice(("no", "yes")),
)
def magic_trick(timeline: Timeline, side: str, trick: str, bow: str) -> Sequence[str]:
    """Empty hands shown, a wave over the place, something drawn out or gone, and a big gesture to present it."""
    timeline.hold(0.1)
    timeline.to(0.5, hands=At("shoulder", 0.20, -0.14, 0.40), palms=80, nod=-4)
    timeline.to(0.35, palms=-60)
    timeline.to(0.35, palms=60)
    if trick == "from a hat":
        hat = At("chest", 0.02, -0.22, 0.30)
        timeline.to(0.4, hand_l=hat, palm_l=60, hand_r=At("chest", 0.06, 0.02, 0.34), palm_r=-80, nod=14)
        for dx in (0.06, -0.06, 0.06, 0.0):
            timeline.to(0.22, hand_r=At("chest", 0.02 + dx, 0.02, 0.32))
        timeline.to(0.3, hand_r=At("chest", -0.02, -0.16, 0.28))
        timeline.hold(0.15)
        timeline.to(0.6, hand_r=At("shoulder", 0.10, 0.44, 0.24), palm_r=0, nod=-14, bend=-4)
        what = "something out of a hat"
    elif trick == "behind an ear":
        step(timeline, "r", 0.24, 0.11, duration_s=0.4, advance=False)
        timeline.to(0.5, hand_r=At("shoulder", -0.04, 0.14, 0.50), palm_r=-30, z=0.12)
        timeline.to(0.25, hand_r=At("shoulder", -0.10, 0.16, 0.52), palm_r=60, wrist_r=30)
        timeline.to(0.4, hand_r=At("shoulder", 0.02, 0.16, 0.34), palm_r=20, wrist_r=0, z=0.08)
        what = "a coin from behind somebody's ear"
    elif trick == "from the fist":
        fist = At("chest", 0.02, -0.02, 0.30)
        timeline.to(0.4, hand_l=fist, palm_l=0, hand_r=At("chest", 0.02, 0.10, 0.32), nod=12)
        timeline.to(0.3, hand_r=At("chest", -0.02, 0.04, 0.32))
        timeline.to(0.9, hand_r=At("shoulder", 0.34, 0.40, 0.24), nod=-6)
        timeline.hold(0.2)
        timeline.to(0.5, hands=At("shoulder", 0.22, -0.12, 0.42), palms=85, nod=0)
        timeline.hold(0.6)
        what = f"a scarf out of the {other(side)} fist"
    elif trick == "vanish":
        timeline.to(
            0.4,
            hand_l=At("chest", 0.02, -0.06, 0.32),
            palm_l=80,
            hand_r=At("chest", 0.02, 0.06, 0.32),
            palm_r=-80,
            nod=12,
        )
        for dx in (0.07, -0.05, 0.07, 0.0):
            timeline.to(0.22, hand_r=At("chest", 0.02 + dx, 0.06, 0.32))
        timeline.to(0.2, hand_r=At("chest", 0.0, -0.02, 0.32), exact=True)
        timeline.hold(0.2)
        timeline.to(0.22, exact=True, hands=At("shoulder", 0.44, 0.14, 0.22), palms=60, bend=-6, nod=-8)
        what = "a coin vanish"
    else:
        timeline.to(
            0.4, hand_l=At("chest", -0.02, -0.10, 0.26), hand_r=At("chest", 0.0, -0.04, 0.22), elbow_l=30, nod=12
        )
        for number in range(4):
            timeline.to(0.24, hand_r=At("chest", 0.30 + 0.03 * number, 0.06 + 0.05 * number, 0.30))
            timeline.to(0.2, hand_r=At("chest", -0.02, -0.06, 0.24))
        timeline.to(0.35, hand_r=At("shoulder", 0.34, 0.34, 0.18), nod=-10)
        what = "scarves out of the sleeve"
    timeline.hold(0.3)
    timeline.to(0.35, hand_l=At("shoulder", 0.46, 0.02, 0.20), palm_l=60, twist=-8)
    timeline.hold(0.4)
    if bow == "yes":
        timeline.to(0.5, pitch=24, bend=28, nod=10, hand_r=At("chest", 0.0, -0.02, 0.12), elbow_r=30)
        timeline.hold(0.25)
    at_ease(timeline, 0.7)
    does = "{make} a coin vanish" if trick == "vanish" else f"{{pull}} {what}"
    then = " and {bow}" if bow == "yes" else ""
    return [
        "{perform} a magic trick",
        f"{{do}} a magic trick with a flourish{then}",
        f"{{show}} both empty hands and {does}{then}",
        f"{does} like a magician{then}",
        f"{{do}} a conjuring trick, {does}{then}",
        f"{{wave}} the {side} hand and {does}{then}"
        if trick in ("from a hat", "vanish")
        else f"{does} with the {side} hand{then}",
        f"{{turn}} both palms up to show they are empty, then {does}",
        f"= a magician's trick, {'a coin vanishing' if trick == 'vanish' else 'pulling ' + what}",
        f"{does} and {{present}} it with a sweep of the {other(side)} arm"
        if trick != "vanish"
        else f"{does} and {{spread}} both arms",
        f"{{amaze}} the audience, {does}{then}",
        *([f"{does} with the {side} hand and {{show}} both empty hands{then}"] if trick == "from the fist" else []),
    ]


@action(
    "mime a wall",
    "social/dance/jazz",
    verbs="mime press touch feel push",
    side=SIDE,
    walls=Choice(("front", "front and side", "box")),
    push=Choice(("no", "yes")),
)
def mime_a_wall(timeline: Timeline, side: str, walls: str, push: str) -> Sequence[str]:
    """Flat palms set one after the other on an invisible wall, moved along it, around the corner and overhead; a push does not move it."""

    def touch(hand: str, out: float, up: float, forward: float = 0.50, seconds: float = 0.30) -> None:
        timeline.to(0.5 * seconds, **{f"hand_{hand}": At("air", out, up, forward - 0.10), f"wrist_{hand}": -20.0})
        timeline.to(
            0.5 * seconds,
            exact=True,
            **{f"hand_{hand}": At("air", out, up, forward), f"palm_{hand}": -20.0, f"wrist_{hand}": -75.0},
        )
        timeline.hold(0.12)

    timeline.hold(0.1)
    timeline.to(0.3, y=-0.05, bend=6)
    for number, (out, up) in enumerate(
        ((0.20, 1.45), (0.20, 1.45), (0.32, 1.70), (0.32, 1.70), (0.26, 1.15), (0.26, 1.15))
    ):
        hand = "r" if number % 2 == 0 else "l"
        timeline.to(0.1, turn=-12 if hand == "r" else 12, side=(up - 1.45) * 10 * (1 if hand == "r" else -1))
        touch(hand, out, up)
    if walls != "front":
        timeline.to(0.3, yaw=-30, twist=-26, turn=-20, x=-0.03, side=0)
        timeline.to(0.3, hand_r=At("air", 0.44, 1.55, 0.10), palm_r=-20, wrist_r=-70)
        timeline.hold(0.12)
        timeline.to(0.35, hand_l=At("air", -0.40, 1.30, 0.20), palm_l=-20, wrist_l=-70)
        timeline.hold(0.2)
        timeline.to(0.3, yaw=0, twist=0, turn=0, x=0, hands=At("shoulder", 0.10, -0.12, 0.34))
    if walls == "box":
        timeline.to(0.4, hands=At("shoulder", 0.12, 0.46, 0.12), palms=-60, wrists=-80, nod=-26)
        timeline.hold(0.15)
        timeline.to(0.4, y=-0.22, pitch=10, hands=At("shoulder", 0.14, 0.40, 0.14))
        timeline.hold(0.2)
        timeline.to(0.4, y=-0.04, pitch=0, nod=0)
    if push == "yes":
        step(timeline, "l", -0.30, 0.12, duration_s=0.35, heel_first=False, advance=False)
        timeline.to(0.4, hands=At("air", 0.22, 1.38, 0.50), palms=-20, wrists=-75, pitch=14, z=-0.06, y=-0.10)
        for _ in range(2):
            timeline.to(0.3, pitch=22, y=-0.15, bend=12, z=0.0)
            timeline.to(0.25, pitch=14, y=-0.10, bend=6, z=-0.05)
    timeline.hold(0.1)
    timeline.to(0.3, wrists=0, palms=0)
    at_ease(timeline, 0.6)
    seen = {
        "front": "a wall in front",
        "front and side": f"a wall in front and on the {side}",
        "box": "the walls and the lid of an invisible box",
    }[walls]
    pushing = ", then {push} against it in vain" if push == "yes" else ""
    return [
        "{mime} a wall",
        f"{{mime}} being trapped, {{feel:ing}} {seen}{pushing}",
        f"{{feel}} an invisible wall with both palms{pushing}",
        f"{{place}} one flat palm after the other on {seen}{pushing}",
        f"{{pretend}} to touch {seen}{pushing}",
        f"{{do}} the mime's invisible wall{pushing}",
        f"{{press}} both palms against {seen}{pushing}",
        f"= a mime feeling {seen}",
        f"{{move}} flat hands along {seen}, up and down{pushing}",
        f"{{touch}} an unseen glass wall with the {side} hand, then with the {other(side)} one{pushing}",
    ]


def _rope_over_the_shoulder(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """A rope over the right shoulder, both fists before it; the body lies into it, step by heavy step."""
    timeline.hold(0.2)
    grip = {"hand_r": At("chest", 0.06, 0.04, 0.16), "hand_l": At("chest", -0.08, -0.02, 0.18), "elbows": 20.0}
    timeline.to(0.7, **grip, bend=6, twist=8)
    heavy = replace(
        STYLES["walk"], step_m=0.26, step_s=0.85, double_s=0.3, pitch_deg=34, bend_deg=18, y_m=-0.16, nod_deg=-10.0
    )
    timeline.to(0.6, pitch=34, bend=18, y=-0.16, nod=-10, **grip)
    timeline.hold(0.3)
    walk(timeline, 0.26 * (count + 2), heavy, arms=False)
    timeline.wait()
    timeline.hold(0.2)
    timeline.to(0.6, pitch=0, bend=4, y=0, nod=0, twist=0)
    at_ease(timeline, 0.7)
    return [
        f"{{mime}} pulling a rope over the {side} shoulder",
        f"{{pull}} an invisible rope over the {side} shoulder, leaning forward with effort",
        f"{{lean}} far forward and {{drag}} something heavy by a rope over the {side} shoulder",
        f"{{haul}} a load along on a rope over the {side} shoulder",
        f"{{mime}} towing a boat, the rope over the {side} shoulder",
        f"{{walk}} bent forward, {{pull:ing}} a rope over the {side} shoulder with both hands",
        f"= a mime pulling a rope over the {side} shoulder",
        f"{{tow}} something heavy step by step, the rope over the {side} shoulder",
    ]


@action(
    "mime pulling a rope",
    "daily/objects/pull",
    verbs="mime pull lean strain slip",
    side=SIDE,
    count=Count(2, 4),
    end=Choice(("slip", "win")),
    hold=Choice(("in front", "over the shoulder"), (2, 1)),
)
def mime_pulling_a_rope(timeline: Timeline, side: str, count: int, end: str, hold: str) -> Sequence[str]:
    """A rope that is not there: picked up, taken in both fists, leaned against, gained hand over hand, and at last it gives or is lost."""
    if hold == "over the shoulder":
        return _rope_over_the_shoulder(timeline, side, count)
    front, near = At("chest", -0.02, -0.08, 0.50), At("chest", 0.02, -0.12, 0.22)
    timeline.hold(0.1)
    timeline.to(
        0.6,
        y=-0.28,
        pitch=40,
        bend=26,
        nod=-10,
        hand_r=At("floor", 0.06, 0.30, 0.44),
        hand_l=At("floor", 0.0, 0.30, 0.50),
    )
    timeline.to(0.6, y=-0.10, pitch=0, bend=6, nod=0, hand_r=near, hand_l=front, palms=0)
    step(timeline, "l", 0.26, 0.13, duration_s=0.35, toes_deg=4, advance=False)
    timeline.to(0.35, yaw=-10)
    for number in range(count):
        timeline.to(0.25, pitch=6, bend=16, z=0.04, hand_r=near.moved(forward=0.10), hand_l=front.moved(forward=0.05))
        timeline.to(
            0.55,
            pitch=-22,
            bend=6,
            z=-0.10,
            y=-0.20,
            hand_r=near.moved(forward=-0.04),
            hand_l=front.moved(forward=-0.06),
            nod=8,
            tilt=8 if number % 2 else -8,
        )
        timeline.hold(0.12)
        # One hand passes the other on the rope.
        timeline.to(0.22, exact=True, hand_r=front.moved(0.04, 0.02, 0.02))
        timeline.to(0.22, exact=True, hand_l=near)
        timeline.to(0.22, exact=True, hand_r=near, hand_l=front)
    if end == "slip":
        timeline.to(
            0.2,
            exact=True,
            hand_r=At("shoulder", 0.34, 0.10, 0.16),
            hand_l=At("shoulder", 0.34, 0.14, 0.20),
            pitch=-10,
            z=-0.16,
            nod=-14,
            tilt=0,
        )
        step(timeline, "l", -0.20, 0.12, duration_s=0.3, heel_first=False)
        timeline.to(0.3, pitch=10, z=0.0, bend=14, y=-0.10, hands=At("shoulder", 0.16, -0.30, 0.30))
    else:
        timeline.to(0.3, pitch=0, bend=0, y=0, z=0.06, hands=At("shoulder", 0.20, 0.44, 0.10), nod=-10, tilt=0)
        timeline.hold(0.5)
    timeline.wait()
    at_ease(timeline, 0.7)
    last = "until it slips out of the hands" if end == "slip" else "and {raise} both fists at the end"
    return [
        "{mime} pulling a rope",
        f"{{pretend}} to pull an invisible rope {last}",
        f"{{pick}} up an imaginary rope and {{pull}} it {times(count)}, {last}",
        f"{{lean}} back and {{pull}} at a rope that is not there, {times(count)}",
        f"{{pull}} an invisible rope like a pantomime, {last}",
        f"{{mime}} a tug of war, leaning back {times(count)}",
        f"{{act}} out pulling a heavy rope hand over hand, {last}",
        f"= a mime pulling a rope, {counted(count, 'pull')}",
        f"{{grab}} an unseen rope, the {other(side)} foot in front, and {{heave}} {last}",
        f"{{haul}} on an imaginary rope {last}",
    ]


@action(
    "juggle three balls",
    "daily/objects/throw",
    verbs="juggle throw catch toss",
    side=SIDE,
    length=Choice(("short", "long")),
    height=Choice(("normal", "high")),
    end=Choice(("catch", "drop")),
    balls=Choice(("three", "one hand", "two"), (3, 1, 1)),
)
def juggle(timeline: Timeline, side: str, length: str, height: str, end: str, balls: str) -> Sequence[str]:
    """The cascade: hands in turn scoop inward, throw, and take the next ball further out, eyes up at the arcs."""
    beat = 0.36 if height == "normal" else 0.46
    low, scoop, top = (
        At("shoulder", 0.12, -0.36, 0.32),
        At("shoulder", 0.0, -0.40, 0.32),
        At("shoulder", -0.06, -0.18 if height == "normal" else -0.06, 0.36),
    )
    timeline.hold(0.1)
    aside = (
        {"hand_l": At("pelvis", 0.17, 0.12, 0.03), "elbow_l": 45.0}
        if balls == "one hand"
        else {"hand_l": low, "palm_l": 60.0}
    )
    timeline.to(0.4, hand_r=low, palm_r=60, **aside, y=-0.03, bend=4)
    timeline.to(0.2, nod=-14)
    throws = 8 if length == "short" else 14
    begin_s = timeline.time_s
    for hand, offset in (("r", 0.0), ("l", 0.5 * beat * 1.0))[: 1 if balls == "one hand" else 2]:
        timeline.time_s = begin_s + offset
        for _ in range(throws // 2):
            timeline.to(0.30 * beat, exact=True, **{f"hand_{hand}": scoop})
            timeline.to(0.22 * beat, exact=True, **{f"hand_{hand}": top})
            timeline.to(0.28 * beat, exact=True, **{f"hand_{hand}": low.moved(0.04, 0.10, 0.0)})
            timeline.to(0.20 * beat, exact=True, **{f"hand_{hand}": low})
    timeline.time_s = begin_s
    for _ in range(throws // 2):
        timeline.to(0.5 * beat, exact=True, turn=7, y=-0.02, x=0.01)
        timeline.to(0.5 * beat, exact=True, turn=-7, y=-0.04, x=-0.01)
    timeline.wait()
    if end == "drop":
        timeline.to(0.25, exact=True, hand_r=At("shoulder", 0.28, -0.20, 0.46), side=-8, twist=-14, turn=-20, nod=10)
        timeline.look_at(At("floor", -0.5, 0.0, 0.5), 0.3)
        timeline.hold(0.3)
        timeline.to(0.7, y=-0.32, pitch=44, bend=32, twist=-6, hand_r=At("floor", 0.30, 0.15, 0.40), turn=0)
        timeline.look_at(None, 0.4)
        timeline.to(0.7, y=0, pitch=0, bend=2, twist=0, side=0, nod=0, hand_r=low)
    else:
        timeline.to(0.25, hand_r=low.moved(up=-0.02), nod=6, turn=0)
        timeline.hold(0.3)
        timeline.to(0.35, hands=At("shoulder", 0.40, -0.04, 0.24), nod=-4, elbow_l=0)
        timeline.hold(0.3)
    timeline.neutral(0.6)
    how = "low and quick" if height == "normal" else "high"
    last = f", {{drop}} one and {{pick}} it up with the {side} hand" if end == "drop" else " and {catch} them"
    if balls != "three":
        with_ = f"two balls in the {side} hand" if balls == "one hand" else "two balls with both hands"
        return [
            f"{{juggle}} {with_}",
            f"{{juggle}} with one hand, the {side} one{last}" if balls == "one hand" else f"{{juggle}} two balls{last}",
            f"{{juggle}} {with_}, {how}",
            f"{{toss}} and {{catch}} {with_} in turn{last}",
            f"{{throw}} balls up one after the other with the {side} hand, the other hand on the hip"
            if balls == "one hand"
            else "{throw} two balls up in turn and {catch} them",
            f"{{keep}} {with_} in the air",
            f"{{practice}} juggling {with_}{last}",
            f"= juggling {with_}",
        ]
    return [
        "{juggle} three balls",
        f"{{juggle}} three balls{last}",
        f"{{juggle}} {how} with both hands",
        f"{{toss}} three balls in the air in turn{last}",
        f"{{throw}} and {{catch}} balls with both hands in turn, looking up{last}"
        if end == "drop"
        else "{throw} and {catch} balls with both hands in turn, looking up",
        f"{{do}} a three-ball cascade, throwing {how}{last}",
        f"{{keep}} three balls in the air, {how}",
        f"= juggling three balls, {how}",
        f"{{juggle}} like a clown{last}",
        f"{{juggle}} for a {length} while, the {side} hand throwing first",
    ]


@action(
    "wave a flag",
    "social/greeting/wave",
    verbs="wave swing raise hold",
    side=SIDE,
    hands=Choice(("both hands", "one hand")),
    pattern=Choice(("side to side", "figure eight")),
    count=Count(3, 5),
)
def wave_a_flag(timeline: Timeline, side: str, hands: str, pattern: str, count: int) -> Sequence[str]:
    """A pole held up and swung in wide arcs, the whole body leaning along."""
    both = hands == "both hands"
    timeline.stance(0.36, toes_deg=14)
    timeline.hold(0.1)
    top = At("shoulder", 0.0, 0.36, 0.34)
    grip: dict[str, Any] = {"hand_l": At("other", 0.0, -0.34, -0.06)} if both else {"hand_l": NEUTRAL_HAND}
    timeline.to(0.55, hand_r=top, **grip, nod=-10)
    for number in range(2 * count):
        sign = -1.0 if number % 2 == 0 else 1.0
        if pattern == "figure eight":
            timeline.to(0.22, exact=True, hand_r=At("shoulder", 0.02 + 0.10 * (sign < 0), 0.06, 0.46))
        timeline.to(
            0.38, exact=pattern == "figure eight", x=0.10 * sign, side=-10 * sign, twist=16 * sign, roll=3 * sign, balance=0.3,
            hand_r=At("shoulder", 0.36 if sign < 0 else -0.26, 0.34, 0.24),
        )  # fmt: skip
        timeline.hold(0.03)
    timeline.to(0.4, x=0, side=0, twist=0, roll=0, hand_r=top)
    timeline.hold(0.2)
    at_ease(timeline, 0.7)
    how = "from side to side" if pattern == "side to side" else "in a figure eight"
    held = "with both hands" if both else f"with the {side} hand"
    return [
        "{wave} a flag",
        f"{{wave}} a flag {held}",
        f"{{wave}} a big flag {how} {held}",
        f"{{swing}} a flag overhead {how}, {times(count)}",
        f"{{hold}} a flagpole {held} and {{swing}} it {how}",
        f"{{wave}} a banner high in the air {how}",
        f"{{cheer}} with a flag, waving it {how} {held}",
        f"= a fan waving a flag {how}",
        f"{{lean}} from side to side and {{wave}} a flag {held}",
        f"{{raise}} a flag {held} and {{wave}} it {how}",
        *(
            ["{draw} eights in the air with a flag", "{wave} a flag in crossing loops, a figure of eight"]
            if pattern == "figure eight"
            else []
        ),
    ]


@action(
    "direct traffic",
    "social/hand signs/beckon",
    verbs="direct stop wave point signal",
    side=SIDE,
    order=Choice(("stop and go", "wave through", "turn")),
    count=Count(2, 4),
)
def direct_traffic(timeline: Timeline, side: str, order: str, count: int) -> Sequence[str]:
    """A police officer at a crossing: a flat hand stops, the other arm waves the rest along."""
    timeline.hold(0.1)
    halt = At("shoulder", 0.04, 0.12, 0.52)
    wide = At("shoulder", 0.55, 0.02, 0.06)
    if order in ("stop and go", "turn"):
        timeline.to(0.35, hand_r=halt, palm_r=-30, wrist_r=-70, bend=-2)
        timeline.hold(0.6)
    timeline.to(0.35, hand_l=wide, palm_l=-40, turn=50)
    if order == "turn":
        timeline.hold(0.3)
        timeline.to(0.4, hand_r=At("shoulder", 0.55, 0.02, 0.06), wrist_r=0, palm_r=-40)
        timeline.hold(0.4)
        step(timeline, "r", 0.0, 0.10, toes_deg=50, duration_s=0.35, heel_first=False, advance=False)
        timeline.to(0.6, yaw=-40, twist=-20, turn=-20)
    for _ in range(count):
        timeline.to(0.28, hand_l=At("shoulder", 0.16, 0.10, 0.20), palm_l=20, wrist_l=20)
        timeline.to(0.28, hand_l=wide.moved(-0.06), palm_l=-20, wrist_l=-10)
    timeline.to(0.3, turn=-40 if order != "turn" else 0, hand_l=NEUTRAL_HAND)
    if order != "turn":
        timeline.to(0.35, hand_r=At("shoulder", 0.54, 0.04, 0.08), wrist_r=0)
        for _ in range(count):
            timeline.to(0.28, hand_r=At("shoulder", 0.16, 0.10, 0.20), palm_r=20, wrist_r=20)
            timeline.to(0.28, hand_r=At("shoulder", 0.50, 0.04, 0.08), palm_r=-20, wrist_r=-10)
    timeline.hold(0.2)
    at_ease(timeline, 0.7)
    seen = {
        "stop and go": f"stopping cars with the {side} hand and waving others through",
        "wave through": "waving the cars through from both sides",
        "turn": f"stopping with the {side} hand, then turning and waving the others on",
    }[order]
    return [
        "{direct} traffic",
        f"{{direct}} traffic, {seen}",
        f"{{stand}} at a crossing and {{direct}} the cars, {seen}",
        f"{{regulate}} traffic like a police officer, {seen}",
        f"{{signal}} to cars with both arms, {seen}",
        f"{{stretch}} out an arm and {{wave}} the traffic on, {seen}",
        f"{{control}} an intersection, {seen}",
        f"= a traffic cop, {seen}",
        f"{{hold}} up the {side} hand to stop cars, then {{wave}} others along"
        if order != "wave through"
        else f"{{wave}} cars along, first with the {other(side)} arm, then with the {side} one",
        f"{{give}} arm signals to drivers, {seen}",
    ]


@action(
    "hold up a sign",
    CHEER,
    verbs="hold raise pump shout wave protest",
    side=SIDE,
    hands=Choice(("both hands", "one hand"), (2, 1)),
    way=Choice(("pump up and down", "hold still", "turn to both sides"), (2, 1, 1)),
    count=Count(3, 5),
)
def hold_up_a_sign(timeline: Timeline, side: str, hands: str, way: str, count: int) -> Sequence[str]:
    """A board on a stick raised above the head, pumped up and down in protest, held still, or shown to both sides."""
    both = hands == "both hands"
    timeline.stance(0.30)
    timeline.hold(0.1)
    low, high = At("shoulder", -0.06, 0.16, 0.34), At("shoulder", -0.02, 0.46, 0.24)

    def at(place: At) -> dict[str, Any]:
        return {"hand_r": place} | ({"hand_l": At("other", -0.02, -0.14, 0.0)} if both else {})

    timeline.to(0.6, **at(low), nod=-4, **({} if both else {"hand_l": At("pelvis", 0.17, 0.12, 0.03), "elbow_l": 45.0}))
    if way == "pump up and down":
        for _ in range(count):
            timeline.to(0.24, **at(high), y=0.015, heels=8, bend=-4)
            timeline.to(0.28, **at(low), y=-0.03, heels=0, bend=3)
    elif way == "hold still":
        timeline.to(0.5, **at(high), bend=-3)
        timeline.hold(1.6)
    else:
        timeline.to(0.4, **at(high))
        for sign in (1, -1):
            timeline.to(0.6, twist=30 * sign, turn=16 * sign, x=0.03 * sign)
            timeline.hold(0.4)
        timeline.to(0.5, twist=0, turn=0, x=0)
    timeline.neutral(0.7)
    with_ = "both hands" if both else f"the {side} hand"
    how = {
        "pump up and down": "pumping it up and down",
        "hold still": "without moving",
        "turn to both sides": "turning from one side to the other",
    }[way]
    return [
        f"{{hold}} up a sign with {with_}",
        f"{{hold}} a sign above the head with {with_}, {how}",
        f"{{protest}} with a placard in {with_}, {how}",
        f"{{raise}} a board overhead with {with_}, {how}",
        f"{{demonstrate}}, {{hold:ing}} up a poster with {with_}",
        f"{{pump}} a sign up and down {times(count)} with {with_}"
        if way == "pump up and down"
        else f"{{show}} a sign to everybody, {how}",
        f"{{wave}} a protest sign with {with_}"
        if way != "hold still"
        else f"{{stand}} still with a sign raised in {with_}",
        f"= a protester holding up a sign with {with_}",
    ]
