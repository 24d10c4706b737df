"""Beasts and villains: fists that pound, beaten chests, howls, transformations, the risen dead, evil laughter."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import again, at_ease
from kinoflow.authoring.gait import STYLES, walk
from kinoflow.authoring.gestures import back_to_standing
from kinoflow.authoring.moves import (
    KNEELING_FOOT,
    KNEELING_HEEL_DEG,
    KNEELING_HIP_M,
    kneel,
    kneel_start,
    lie_start,
    rise_from_all_fours,
    rise_from_sitting,
    step,
    turn_to,
)
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline, Value

KNEELING_M = KNEELING_HIP_M - STANDING_M


@action(
    "double fist slam",
    "game/unarmed/punch",
    verbs="slam smash pound hammer raise strike",
    crispness="snappy",
    count=Count(1, 3, usual=1),
    height=Choice(("ground", "front")),
)
def double_fist_slam(timeline: Timeline, count: int, height: str) -> Sequence[str]:
    """Both fists overhead and down together, like a gorilla: onto the floor or before the belly."""
    timeline.stance(0.42, toes_deg=18)
    timeline.hold(0.25)
    timeline.to(0.4, y=-0.14, bend=16, hands=At("shoulder", 0.14, -0.36, 0.22))
    for number in range(count):
        timeline.to(
            0.45, y=0.0, pitch=-6, bend=-14, nod=-16, heels=18, hands=At("shoulder", 0.02, 0.50, -0.06), elbows=20
        )
        timeline.hold(0.1)
        if height == "ground":
            timeline.to(
                0.17,
                exact=True,
                y=-0.42,
                z=-0.08,
                pitch=66,
                bend=28,
                nod=4,
                heels=0,
                balance=0,
                knees=12,
                hands=At("floor", 0.13, 0.05, 0.54),
                elbows=10,
            )
        else:
            timeline.to(
                0.15,
                exact=True,
                y=-0.24,
                pitch=28,
                bend=32,
                nod=6,
                heels=0,
                hands=At("shoulder", -0.10, -0.34, 0.42),
                elbows=10,
            )
        timeline.hold(0.32)
        if number < count - 1:
            timeline.to(0.28, y=-0.16, z=0.0, pitch=16, bend=18, nod=-4, hands=At("shoulder", 0.06, -0.14, 0.40))
    timeline.hold(0.3)
    timeline.to(
        0.5, y=-0.12, z=0.0, pitch=10, bend=16, nod=-4, knees=0, balance=1, hands=At("shoulder", 0.16, -0.38, 0.20)
    )
    at_ease(timeline)
    onto = "onto the ground" if height == "ground" else "down in front of the body"
    often = again(count)
    return [
        "{do} a double fist slam", f"{{slam}} both fists {onto} {times(count)}", f"{{raise}} both fists overhead and {{smash}} them {onto}{often}",
        f"{{pound}} like a gorilla with both fists {onto}{often}", f"{{swing}} both arms up and {{hammer}} both fists {onto}{often}",
        f"{{strike}} {onto} with both fists at once{often}", f"{{attack}} with an overhead smash of both fists{often}",
        f"{{lift}} both fists high, {{lean}} back, then {{bring}} them {onto} with full force{often}", "= two-handed smash attack of an ogre",
        f"= a double axe handle {onto}", f"{{do}} a brute smash {times(count)}, both fists {onto}",
    ]  # fmt: skip


@action(
    "beat the chest",
    "social/body signs/cheer",
    verbs="beat pound drum thump hit",
    crispness="snappy",
    side=SIDE,
    count=Count(4, 10),
    stance=Choice(("upright", "hunched")),
    end=Choice(("roar", "stop")),
)
def beat_the_chest(timeline: Timeline, side: str, count: int, stance: str, end: str) -> Sequence[str]:
    """Fists drum on the breast by turns, the right one first, as gorillas do."""
    timeline.stance(0.40, toes_deg=18)
    timeline.hold(0.25)
    hunched = stance == "hunched"
    body: dict[str, Value] = (
        {"y": -0.20, "pitch": 14.0, "bend": 16.0, "nod": -26.0} if hunched else {"y": -0.07, "bend": -8.0, "nod": -10.0}
    )
    ready = At("chest", 0.24, 0.00, 0.27)
    timeline.to(0.5, **body, hands=ready, elbows=55)
    for number in range(count):
        hand, back = ("r", "l") if number % 2 == 0 else ("l", "r")
        sign = 1 if hand == "r" else -1
        timeline.to(
            0.14, exact=True, twist=7 * sign, side=-3 * sign,
            **{f"hand_{hand}": At("chest", 0.09, 0.02, 0.07), f"hand_{back}": ready},
        )  # fmt: skip
    if end == "roar":
        timeline.to(0.24, twist=0, side=0, bend=10, nod=8, hands=At("chest", 0.16, -0.04, 0.22))
        timeline.to(0.22, bend=-16, nod=-30, hands=At("shoulder", 0.46, 0.04, 0.12), elbows=10)
        for number in range(5):
            timeline.to(0.12, turn=9 if number % 2 else -9)
        timeline.to(0.2, turn=0)
    else:
        timeline.to(0.3, twist=0, side=0, hands=At("shoulder", 0.26, -0.36, 0.16), elbows=20)
        timeline.hold(0.3)
    at_ease(timeline)
    tail = ", then {roar} with the arms spread" if end == "roar" else ""
    low = ", hunched forward" if hunched else ""
    return [
        "{beat} {poss} chest", f"{{beat}} {{poss}} chest like a gorilla{tail}", f"{{drum}} on the chest with both fists{low}{tail}",
        f"{{pound}} the chest with one fist after the other, {number_word(count)} times{tail}", f"{{thump}} {{poss}} chest like King Kong{tail}",
        f"{{hit}} the chest with the fists by turns, the {side} one first{low}{tail}", "{do} a gorilla chest pound",
        f"{{bend}} the knees and {{beat}} the chest {number_word(count)} times with alternating fists{tail}", f"= chest beating{low}",
        f"{{spread}} the elbows and {{drum}} on the breast with both fists{tail}", "= alpha ape chest beat taunt",
        *(["{beat} {poss} chest and {stop}, without a roar", "{drum} on the chest and then {stand} quietly"] if end == "stop" else []),
    ]  # fmt: skip


@action(
    "howl at the moon",
    "game/special/zombie",
    verbs="howl raise throw arch crouch",
    side=SIDE,
    count=Count(1, 2, usual=1),
    pose=Choice(("standing", "on the knees", "on all fours")),
)
def howl(timeline: Timeline, side: str, count: int, pose: str) -> Sequence[str]:
    """The head goes back for a long howl, arms open behind, or from the floor like a wolf."""
    del side
    breath: dict[str, Value]
    cry: dict[str, Value]
    if pose == "standing":
        timeline.stance(0.34, toes_deg=14)
        timeline.hold(0.3)
        breath = {"y": -0.20, "pitch": 18, "bend": 26, "nod": 18, "hands": At("shoulder", 0.14, -0.30, 0.26)}
        cry = {
            "y": -0.10,
            "pitch": -8,
            "bend": -22,
            "nod": -52,
            "hands": At("shoulder", 0.34, -0.34, -0.20),
            "palms": 40,
        }
    elif pose == "on the knees":
        kneel_start(timeline)
        timeline.hold(0.3)
        breath = {"pitch": 12, "bend": 28, "nod": 18, "hands": At("shoulder", 0.12, -0.30, 0.26)}
        cry = {"pitch": -4, "bend": -22, "nod": -52, "hands": At("shoulder", 0.34, -0.34, -0.20), "palms": 40}
    else:
        timeline.start(
            y=-0.56, z=-0.26, pitch=34, bend=20, nod=-6, balance=0, feet=At("floor", 0.16, 0.0, -0.28), heels=52, knees=26,
            hands=At("floor", 0.13, 0.03, 0.28),
        )  # fmt: skip
        timeline.hold(0.3)
        breath = {"bend": 30, "nod": 10, "pitch": 36, "z": -0.26}
        cry = {"bend": 2, "nod": -58, "pitch": 32, "z": -0.30}
    for _ in range(count):
        timeline.to(0.6, **breath)
        timeline.hold(0.1)
        timeline.to(0.45, **cry)
        for number in range(6):
            timeline.to(0.2, tilt=3 if number % 2 else -3)
        timeline.to(0.4, tilt=0, nod=-30, bend=cry["bend"])
    if pose == "standing":
        at_ease(timeline, 0.9)
    else:
        timeline.to(0.5, nod=-4, bend=12)
        timeline.hold(0.3)
    where = {"standing": "", "on the knees": " on both knees", "on all fours": " crouched on all fours"}[pose]
    often = again(count)
    return [
        "{howl} at the moon", f"{{howl}} like a wolf{where}{often}", f"{{throw}} the head back and {{howl}}{where}{often}",
        f"{{howl}} at the moon like a werewolf{where}{often}", f"{{lean}} forward, then {{raise}} the face to the sky and {{howl}}{where}{often}",
        f"{{howl}}{where} {times(count)}", f"{{let}} out a long howl with the head thrown back{where}{often}", "= werewolf howl",
        f"{{gather}} breath, {{arch}} the back and {{howl}} up at the sky{where}{often}", f"= a howling beast{where}",
        f"{{act}} like a wolf howling at the moon{where}",
    ]  # fmt: skip


@action(
    "transform into a monster",
    "game/special/zombie",
    verbs="transform convulse hunch rise spread twitch change",
    crispness="snappy",
    side=SIDE,
    low=Choice(("standing", "on the knees")),
    length=Choice(("short", "long")),
)
def transform(timeline: Timeline, side: str, low: str, length: str) -> Sequence[str]:
    """Doubled over with both arms at the belly, jerks through the body, then up and open with claws and thrown-back head."""
    timeline.stance(0.30, toes_deg=12)
    timeline.hold(0.3)
    timeline.to(0.3, bend=24, nod=14, y=-0.10, hands=At("pelvis", 0.0, 0.24, 0.24), elbows=20)
    timeline.to(0.4, bend=46, pitch=22, nod=20, y=-0.26)
    knees = low == "on the knees"
    if knees:
        kneel(timeline, "both", 1.0)
        timeline.to(0.3, pitch=20, bend=44)
    for number in range(3 if length == "short" else 5):
        sign = -1 if number % 2 == 0 else 1
        jerk: dict[str, Value] = {} if knees else {"y": -0.20 - 0.06 * (number % 2), "x": 0.03 * sign}
        turns: tuple[dict[str, Value], ...] = (
            {"hand_r": At("shoulder", 0.44, -0.10, -0.14), "hand_l": At("pelvis", 0.0, 0.26, 0.24)},
            {"hands": At("head", 0.12, 0.02, 0.06)},
            {"hand_l": At("shoulder", 0.46, -0.06, -0.12), "hand_r": At("pelvis", 0.0, 0.26, 0.24)},
        )  # fmt: skip
        arms = turns[number % 3]
        timeline.to(
            0.13,
            exact=True,
            bend=26,
            side=18 * sign,
            twist=22 * sign,
            nod=-24,
            tilt=14 * sign,
            shrugs=22,
            **jerk,
            **arms,
        )
        timeline.hold(0.16)
        timeline.to(0.18, bend=50, side=-4 * sign, twist=-8 * sign, nod=24, tilt=0, shrugs=8)
        timeline.hold(0.12)
    timeline.to(0.4, bend=56, side=0, twist=0, nod=30, hands=At("chest", 0.04, -0.14, 0.20), shrugs=10)
    timeline.hold(0.15)
    claws = At("shoulder", 0.46, 0.14, 0.16)
    if knees:
        timeline.to(0.35, bend=-16, pitch=-4, nod=-36, hands=claws, wrists=35, palms=-40, shrugs=16)
        for number in range(5):
            timeline.to(0.12, turn=8 if number % 2 else -8)
        timeline.to(0.2, turn=0)
    else:
        timeline.to(
            0.55, y=0.0, x=0, pitch=-6, bend=-18, nod=-36, heels=14, hands=claws, wrists=35, palms=-40, shrugs=16
        )
        for number in range(5):
            timeline.to(0.12, turn=8 if number % 2 else -8)
        timeline.to(0.3, turn=0, heels=0)
        timeline.to(0.5, y=-0.20, pitch=14, bend=20, nod=-28, hands=At("shoulder", 0.26, -0.28, 0.28), shrugs=12)
    timeline.hold(0.6)
    fall = ", {fall} to the knees" if knees else ""
    up = "{throw} the arms and head back" if knees else "{rise} with spread arms and claws"
    del side
    return [
        "{transform} into a monster", f"{{double}} over{fall}, {{convulse}} and {up}", f"{{transform}} into a werewolf{', on the knees' if knees else ''}",
        f"{{turn}} into a beast: {{hunch}} over, {{jerk}} and {{twist}}, then {up}", f"{{clutch}} the belly{fall}, {{twitch}} violently, then {up}",
        f"{{convulse}} in pain as the body changes, then {up}", f"{{become}} a monster, {{writhe:ing}} and jerking, then {up}",
        "= monster transformation cutscene", f"{{hold}} the stomach, {{cramp}} and {{shake}}, then {up}", f"= turning into the Hulk{', down on the knees' if knees else ''}",
        f"first {{bend}} double{fall}, then {{jerk}} from side to side, and at last {up}",
    ]  # fmt: skip


ZOMBIE_HANDS: dict[str, Value] = {
    "hand_l": At("shoulder", 0.04, -0.02, 0.50), "hand_r": At("shoulder", -0.02, -0.12, 0.44), "palms": -80.0, "wrists": 35.0,
}  # fmt: skip


@action(
    "zombie rises from the floor",
    "game/special/zombie",
    verbs="rise wake stand get shamble",
    side=SIDE,
    start=Choice(("on the back", "face down")),
    end=Choice(("stand", "shamble forward")),
)
def zombie_rise(timeline: Timeline, side: str, start: str, end: str) -> Sequence[str]:
    """A dead body twitches, sits or pushes itself up in jerks and stands with the arms out."""
    if start == "on the back":
        lie_start(timeline, "up")
        timeline.start(feet=At("floor", 0.11, 0.0, 0.91), heels=-50)
        timeline.hold(0.5)
        timeline.to(0.12, turn=24, hand_r=At("shoulder", 0.22, -0.40, 0.16))
        timeline.hold(0.14)
        timeline.to(0.12, turn=-14, hand_r=At("shoulder", 0.24, -0.46, 0.02), hand_l=At("shoulder", 0.24, -0.40, 0.12))
        timeline.hold(0.14)
        timeline.to(0.4, turn=0, hands=At("shoulder", 0.04, -0.04, 0.52), palms=-60, wrists=35, elbows=0)
        timeline.to(0.7, pitch=-50, bend=30, nod=-6, tilt=-14)
        timeline.to(0.5, pitch=-6, bend=14, nod=0, tilt=-18)
        timeline.hold(0.2)
        timeline.to(0.2, turn=30)
        timeline.hold(0.15)
        timeline.to(0.2, turn=-20)
        timeline.to(0.25, turn=0, wrists=0)
        rise_from_sitting(timeline, 1.9)
    else:
        lie_start(timeline, "down")
        timeline.start(hands=At("floor", 0.28, 0.04, 0.42))
        timeline.hold(0.5)
        timeline.to(0.12, turn=30, bend=-8, nod=-20)
        timeline.hold(0.14)
        timeline.to(0.15, turn=-20, bend=-4)
        timeline.to(0.6, bend=-24, nod=-34, turn=0, tilt=-14, hands=At("floor", 0.24, 0.04, 0.40))
        timeline.hold(0.14)
        timeline.to(
            0.9, pitch=66, bend=14, nod=-30, y=KNEELING_M, z=-0.02, hands=At("floor", 0.18, 0.04, 0.46),
            feet=KNEELING_FOOT, heels=KNEELING_HEEL_DEG, elbows=0,
        )  # fmt: skip
        timeline.hold(0.14)
        timeline.to(0.15, turn=26, tilt=-4)
        timeline.to(0.15, turn=-10, tilt=-14)
        rise_from_all_fours(timeline, 1.7)
    timeline.wait()
    timeline.to(0.5, **ZOMBIE_HANDS, tilt=-18, bend=14, nod=10, turn=0, side=-6, y=-0.06)
    timeline.to(0.4, side=5, tilt=-12)
    if end == "shamble forward":
        timeline.to(0.2, side=0)
        walk(timeline, 0.55, STYLES["zombie"], arms=False)
        timeline.to(0.3, side=-3)
    else:
        timeline.to(0.5, side=-4, tilt=-20)
        timeline.hold(0.4)
    tail = ", then {shamble} forward" if end == "shamble forward" else ""
    lying = "on the back" if start == "on the back" else "face down"
    up = "{sit} up stiffly with outstretched arms" if start == "on the back" else "{push} up on the hands"
    del side
    return [
        "{rise} from the floor like a zombie", f"{{lie}} dead {lying}, then {{twitch}} and {{get}} up like a zombie{tail}",
        f"{{come}} back from the dead: {up}, {{stand}} up{tail}", f"{{wake}} up as a zombie from lying {lying}{tail}",
        f"{{lie}} {lying}, {{jerk}} awake, {up} and {{stand}} with the arms out{tail}", f"{{rise}} from the grave and {{stand}} with the arms stretched out{tail}",
        f"{{reanimate}} on the floor, {up}, then {{get}} to the feet{tail}", "= zombie spawn animation", f"= an undead body lying {lying} gets up",
        f"{{get}} up off the ground in jerks like the undead{tail}", f"first {{twitch}} while lying {lying}, then {up}, then {{stand}} up crookedly{tail}",
    ]  # fmt: skip


@action(
    "evil laugh",
    "social/body signs/talk",
    verbs="laugh spread throw rub lean",
    side=SIDE,
    arms=Choice(("wide", "up", "hands rubbing first")),
    length=Choice(("short", "long")),
)
def evil_laugh(timeline: Timeline, side: str, arms: str, length: str) -> Sequence[str]:
    """The villain's laugh: head back, arms open, shoulders and trunk shaking."""
    timeline.hold(0.25)
    step(timeline, "r", 0.06, 0.22, toes_deg=16, duration_s=0.4, advance=False)
    if arms == "hands rubbing first":
        timeline.to(0.45, hands=At("chest", 0.02, -0.10, 0.20), bend=18, nod=14, elbows=20)
        for _ in range(3):
            timeline.to(0.14, hand_r=At("chest", 0.02, -0.06, 0.23), hand_l=At("chest", 0.02, -0.14, 0.17))
            timeline.to(0.14, hand_r=At("chest", 0.02, -0.14, 0.17), hand_l=At("chest", 0.02, -0.06, 0.23))
    else:
        timeline.to(0.4, bend=16, nod=16, hands=At("shoulder", 0.10, -0.30, 0.22))
    timeline.wait()
    wide = At("shoulder", 0.42, 0.36, 0.08) if arms == "up" else At("shoulder", 0.50, 0.02, 0.14)
    timeline.to(0.4, bend=-14, pitch=-4, nod=-34, hands=wide, palms=75, elbows=0)
    for _ in range(6 if length == "short" else 11):
        timeline.to(0.13, bend=-8, shrugs=14, nod=-28, hands=wide.moved(up=0.05))
        timeline.to(0.13, bend=-15, shrugs=2, nod=-36, hands=wide)
    timeline.to(0.5, bend=6, pitch=0, nod=10, shrugs=0, hands=At("shoulder", 0.16, -0.34, 0.22), palms=20)
    timeline.hold(0.3)
    back_to_standing(timeline, "r", 0.8)
    first = "{rub} the hands, then " if arms == "hands rubbing first" else ""
    held = "with both arms raised" if arms == "up" else "with the arms spread wide"
    del side
    return [
        "{laugh} an evil laugh", f"{first}{{laugh}} like a villain {held}", f"{first}{{throw}} the head back and {{laugh}} evilly {held}",
        f"{{laugh}} maniacally {held}", f"{first}{{spread}} the arms, {{lean}} back and {{laugh}} with shaking shoulders".replace("spread} the arms", "open} the arms") if arms != "up" else "{raise} both arms, {lean} back and {laugh} with shaking shoulders",
        f"{{do}} a mad scientist's laugh {held}", "= supervillain laugh, mwahaha", f"= an evil laugh {held}",
        f"{{cackle}} {held}", f"{first}{{burst}} into an evil laugh, the head thrown back, {held}", f"{{gloat}} and {{laugh}} loudly {held}",
    ]  # fmt: skip


@action(
    "villain speech",
    "social/body signs/talk",
    verbs="talk speak gesture clench point pace gloat",
    side=SIDE,
    end=Choice(("fist", "arms wide", "point")),
    turn=Choice(("yes", "no")),
)
def villain_speech(timeline: Timeline, side: str, end: str, turn: str) -> Sequence[str]:
    """Hands behind the back, a slow open hand, a look away over the shoulder, and a strong last gesture."""
    timeline.hold(0.14)
    behind = At("pelvis", 0.05, 0.06, -0.17)
    timeline.to(0.6, hands=behind, bend=-6, nod=-8)
    timeline.hold(0.25)
    timeline.place = timeline.place.moved(left_m=0.0, forward_m=0.30)
    timeline.to(0.8, z=0.0, advance=False)
    step(timeline, "r", 0.05, 0.11, duration_s=0.6)
    step(timeline, "l", 0.0, 0.11, duration_s=0.55)
    timeline.wait()
    timeline.to(0.5, hand_r=At("shoulder", 0.20, -0.16, 0.40), palm_r=85, twist=6, tilt=6)
    timeline.to(0.45, hand_r=At("shoulder", 0.40, -0.14, 0.28), twist=-10, turn=-14)
    timeline.hold(0.14)
    if turn == "yes":
        timeline.to(0.4, hand_r=behind, palm_r=0, twist=0, turn=0, nod=6, tilt=0)
        turn_to(timeline, 120, steps=2, step_s=0.34)
        timeline.wait()
        timeline.to(0.4, turn=-62, twist=-26, nod=-6)
        timeline.hold(0.45)
        timeline.to(0.25, turn=0, twist=0, nod=0, advance=False)
        turn_to(timeline, -120, steps=2, step_s=0.32)
        timeline.wait()
    if end == "fist":
        timeline.to(
            0.4, hand_r=At("shoulder", 0.04, -0.02, 0.40), palm_r=70, bend=6, hand_l=At("shoulder", 0.12, -0.46, 0.04)
        )
        timeline.to(0.12, hand_r=At("shoulder", 0.02, 0.06, 0.28), palm_r=60, nod=8)
        for _ in range(2):
            timeline.to(0.14, hand_r=At("shoulder", 0.02, 0.0, 0.30), nod=12)
            timeline.to(0.16, hand_r=At("shoulder", 0.02, 0.08, 0.28), nod=4)
    elif end == "arms wide":
        timeline.to(0.5, hands=At("shoulder", 0.50, 0.06, 0.14), palms=80, bend=-10, nod=-20, turn=0, twist=0)
        timeline.hold(0.4)
    else:
        timeline.to(0.3, hand_r=At("shoulder", 0.12, -0.10, 0.16), hand_l=At("shoulder", 0.12, -0.46, 0.04))
        timeline.to(0.16, hand_r=At("shoulder", 0.0, 0.04, 0.55), palm_r=-80, twist=14, bend=8, turn=-8)
        timeline.hold(0.5)
    timeline.hold(0.3)
    timeline.look_at(None)
    at_ease(timeline, 0.9)
    last = {
        "fist": f"{{clench}} the {side} fist", "arms wide": "{spread} both arms", "point": f"{{point}} forward with the {side} hand",
    }[end]  # fmt: skip
    away = ", {turn} away and {look} back over the shoulder" if turn == "yes" else ""
    return [
        "{give} a villain speech", f"{{give}} a villain's monologue{away} and {last}", f"{{step}} forward with the hands behind the back, {{gesture}} with the {side} hand{away} and {last}",
        f"{{talk}} like a villain, then {last}", f"{{hold}} an evil speech: hands behind the back, a slow open gesture, then {last}",
        f"{{explain}} an evil plan with slow gestures of the {side} hand{away} and {last}", "= villain monologue talking animation",
        f"{{speak}} menacingly, one hand behind the back, then {last}", f"{{threaten}} the hero in a speech{away} and {last}",
        f"{{gloat}} with slow gestures{away}, then {last}", "= a boss gives a speech before the fight",
    ]  # fmt: skip


@action(
    "flap the wings",
    "game/special/zombie",
    verbs="flap beat spread hover",
    tempo=False,
    side=SIDE,
    pose=Choice(("standing", "in the air", "take off")),
    count=Count(3, 6),
)
def flap_wings(timeline: Timeline, side: str, pose: str, count: int) -> Sequence[str]:
    """Arms as wings: up wide, down with force; on the ground, hovering, or lifting off."""
    del side
    up, down = At("shoulder", 0.44, 0.40, -0.06), At("shoulder", 0.44, -0.36, 0.10)
    high_m = 0.45
    legs: dict[str, Value] = {
        "foot_l": At("hip", 0.02, -0.78, -0.14),
        "foot_r": At("hip", 0.03, -0.70, -0.20),
        "ankles": 50.0,
    }
    if pose == "in the air":
        timeline.start(y=high_m, balance=0, pitch=16, nod=-10, hands=up, **legs)
        timeline.hold(0.1)
    else:
        timeline.stance(0.34, toes_deg=14)
        timeline.hold(0.25)
        timeline.to(0.5, hands=up, y=-0.16 if pose == "take off" else -0.06, pitch=12, bend=4)
    begin_s = timeline.time_s
    for number in range(count):
        rise: dict[str, Value] = {}
        if pose == "in the air":
            rise = {"y": high_m + 0.10}
        elif pose == "take off":
            rise = {
                "y": 0.05 if number == 0 else min(0.2 + 0.16 * number, 0.8),
                "balance": 0.0,
                **(legs if number else {}),
            }
        timeline.to(0.22, exact=True, hands=down, wrists=-30, bend=10, **(rise or {"y": -0.02, "heels": 12.0}))
        timeline.to(
            0.30, exact=True, hands=up, wrists=30, bend=-4,
            **({"y": high_m - 0.06} if pose == "in the air" else {} if pose == "take off" else {"y": -0.10, "heels": 0.0}),
        )  # fmt: skip
    if pose == "take off":
        timeline.flights.append((begin_s + 0.2, timeline.time_s))
        timeline.hold(0.1)
    elif pose == "standing":
        timeline.to(0.4, hands=At("shoulder", 0.30, -0.36, 0.06), wrists=0, y=0, pitch=0)
        timeline.neutral(0.6)
    else:
        timeline.flights.append((0.0, timeline.time_s))
        timeline.hold(0.1)
    where = {
        "standing": "standing on the ground",
        "in the air": "hovering in the air",
        "take off": "and {take} off from the ground",
    }[pose]
    tail = f", {where}" if pose != "take off" else f" {where}"
    return [
        "{flap} the wings" if pose == "standing" else f"{{flap}} the wings{tail}",
        f"{{flap}} the arms like wings {times(count)}{tail}",
        f"{{beat}} the wings like a dragon{tail}",
        f"{{spread}} the wings and {{flap}} them{tail}",
        f"{{move}} both arms up and down like a bird{tail}",
        f"{{flap}} like an eagle{tail}",
        f"{{swing}} both stretched arms up and down with force{tail}",
        {"standing": "= winged creature flapping on the ground", "in the air": "= winged creature hovering", "take off": "= winged creature taking off"}[pose],
    ]  # fmt: skip
