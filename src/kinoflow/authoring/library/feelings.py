"""Feelings acted out, signs of a sign language, and small acts that go with them."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, other
from kinoflow.authoring.controls import ON_THE_HIP, At
from kinoflow.authoring.gestures import back_to_standing
from kinoflow.authoring.moves import circle, down_to_back, kneel, lie_start, step, turn_to
from kinoflow.authoring.timeline import Timeline, Value

SIGNS = ("hello", "thank you", "please", "sorry", "yes", "no", "I love you")


@action(
    "say a word in sign language",
    "social/hand signs/ok",
    verbs="sign say",
    upper=True,
    side=SIDE,
    word=Choice(SIGNS),
    count=Count(1, 2),
)
def sign_word(timeline: Timeline, side: str, word: str, count: int) -> Sequence[str]:
    """Common words of American Sign Language as far as wrists and arms show them."""
    timeline.hold(0.3)
    for _ in range(count):
        if word == "hello":
            timeline.to(0.4, hand_r=At("head", 0.09, 0.06, 0.11), elbow_r=60, palm_r=-60)
            timeline.to(0.3, hand_r=At("head", 0.26, 0.08, 0.24), wrist_r=-16)
        elif word == "thank you":
            timeline.to(0.4, hand_r=At("head", 0.03, -0.15, 0.17), elbow_r=10, palm_r=40)
            timeline.to(0.35, hand_r=At("shoulder", 0.0, -0.16, 0.42), palm_r=80, nod=14)
            timeline.to(0.25, nod=0)
        elif word in ("please", "sorry"):
            turned = 1.5
            circle(
                timeline,
                {"hand_r": At("chest", 0.02, -0.04, 0.10)},
                0.06,
                turned,
                0.7,
                plane="wall",
                elbow_r=24,
                nod=8 if word == "please" else 16,
                bend=4,
            )
        elif word == "yes":
            timeline.to(0.4, hand_r=At("shoulder", 0.04, -0.10, 0.36), elbow_r=10, palm_r=-40)
            for _ in range(2):
                timeline.to(0.18, wrist_r=46, hand_r=At("shoulder", 0.04, -0.13, 0.37), nod=10)
                timeline.to(0.18, wrist_r=-8, hand_r=At("shoulder", 0.04, -0.10, 0.36), nod=0)
        elif word == "no":
            timeline.to(0.4, hand_r=At("shoulder", 0.02, -0.06, 0.36), elbow_r=10, palm_r=-50)
            for _ in range(2):
                timeline.to(0.18, wrist_r=34, hand_r=At("shoulder", 0.0, -0.08, 0.40), turn=8)
                timeline.to(0.18, wrist_r=-10, hand_r=At("shoulder", 0.02, -0.06, 0.36), turn=-8)
            timeline.to(0.2, turn=0)
        else:
            timeline.to(0.4, hand_r=At("shoulder", 0.12, 0.12, 0.34), elbow_r=10, palm_r=-60)
            for _ in range(2):
                timeline.to(0.22, hand_r=At("shoulder", 0.15, 0.12, 0.34))
                timeline.to(0.22, hand_r=At("shoulder", 0.09, 0.12, 0.34))
        timeline.hold(0.3)
    timeline.neutral(0.6, legs=False)
    said = f'"{word}"' if word == "I love you" else word
    return [
        f"{{say}} {said} in sign language", f"{{sign}} {said} in American Sign Language", f"{{sign}} the word {said} with the {side} hand", f"{{use}} sign language to say {said}", f"= {said} in ASL", f"= sign language for {said}", f"{{make}} the sign for {said}", f"{{tell}} a deaf person {said} with the {side} hand", "{talk} in sign language",
        "{use} sign language",
    ]  # fmt: skip


@action(
    "be embarrassed",
    "social/body signs/talk",
    verbs="hide shrink rub",
    side=SIDE,
    way=Choice(("hide the face", "rub the neck", "look away"), (1, 1, 1)),
)
def embarrassed(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """Shoulders up, eyes down and aside, a hand that does not know where to go."""
    timeline.hold(0.3)
    timeline.to(0.4, shrugs=12, nod=16, turn=-20, bend=8, knee_r=-8)
    if way == "hide the face":
        timeline.to(0.4, hands=At("head", 0.05, -0.05, 0.17), elbows=24, nod=26, turn=0, bend=14)
        timeline.hold(0.7)
        timeline.to(0.35, hand_r=At("head", 0.10, -0.06, 0.20), nod=16)
        timeline.hold(0.3)
        timeline.to(0.3, hand_r=At("head", 0.05, -0.05, 0.17), nod=26)
        timeline.hold(0.4)
    elif way == "rub the neck":
        neck = At("head", 0.07, -0.09, -0.13)
        timeline.to(0.5, hand_r=neck, elbow_r=60, tilt=-10)
        for _ in range(3):
            timeline.to(0.22, hand_r=neck.moved(up=0.03, out=0.02))
            timeline.to(0.22, hand_r=neck)
        timeline.to(0.4, turn=16, nod=10)
    else:
        timeline.to(
            0.4, hand_l=At("pelvis", -0.02, 0.02, 0.16), hand_r=At("pelvis", -0.02, 0.04, 0.17), turn=-44, nod=20
        )
        for sign in (1, -1, 1):
            timeline.to(0.45, x=0.03 * sign, twist=7 * sign)
        timeline.to(0.3, turn=10, nod=10)
        timeline.to(0.3, turn=-30, nod=20)
    timeline.neutral(0.8)
    doing = {"hide the face": "{hide} the face in both hands", "rub the neck": f"{{rub}} the neck with the {side} hand", "look away": f"{{look}} down to the {side}, swaying"}[way]  # fmt: skip
    return [
        "{be} embarrassed", f"{{be}} embarrassed and {doing}", f"{doing} in embarrassment", f"{doing} out of shame", f"{{feel}} ashamed and {doing}", "= embarrassed", "= embarrassed reaction", "= bashful person", f"{{blush}} and {doing}", "{feel} awkward", "{be} ashamed",
    ]  # fmt: skip


@action(
    "be disgusted",
    "social/body signs/shake head",
    verbs="recoil gag turn push",
    side=SIDE,
    way=Choice(("push it away", "hold the nose", "gag")),
)
def disgusted(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """Back from something foul, the face turned off."""
    timeline.hold(0.3)
    timeline.to(0.3, bend=10, nod=12, z=0.03)
    timeline.hold(0.2)
    step(timeline, "r", -0.24, 0.12, duration_s=0.35, advance=False)
    timeline.to(0.35, bend=-6, pitch=-4, nod=-10, turn=40, tilt=8, z=-0.12, shrugs=10)
    if way == "push it away":
        away = At("shoulder", 0.02, -0.06, 0.40)
        timeline.to(0.35, hands=away, palms=-70, wrists=-40)
        for _ in range(2):
            timeline.to(0.2, hands=away.moved(out=0.06))
            timeline.to(0.2, hands=away)
    elif way == "hold the nose":
        timeline.to(0.35, hand_r=At("head", 0.03, -0.12, 0.18), elbow_r=20)
        timeline.to(0.3, hand_l=At("shoulder", 0.04, -0.12, 0.40), palm_l=-60)
        for _ in range(3):
            timeline.to(0.16, hand_l=At("shoulder", 0.14, -0.08, 0.38))
            timeline.to(0.16, hand_l=At("shoulder", 0.00, -0.14, 0.40))
    else:
        timeline.to(0.3, hand_r=At("head", 0.03, -0.16, 0.16), elbow_r=14)
        for _ in range(2):
            timeline.to(0.2, bend=20, nod=20)
            timeline.to(0.3, bend=4, nod=4)
    timeline.hold(0.2)
    timeline.to(0.2, turn=20)
    for sign in (1, -1, 1):
        timeline.to(0.2, turn=16 * sign, tilt=0)
    back_to_standing(timeline, "r", 0.8)
    doing = {
        "push it away": "{push} it away with both hands",
        "hold the nose": f"{{hold}} the nose with the {side} hand",
        "gag": "{gag}",
    }[way]
    return [
        "{be} disgusted", f"{{recoil}} in disgust and {doing}", f"{{turn}} away in disgust and {doing}", f"{doing} in disgust", "= disgusted", "= disgusted reaction", f"{{be}} grossed out and {doing}", "{shrink} back from something disgusting", f"{{find}} something revolting, {{step}} back and {doing}",
    ]  # fmt: skip


@action(
    "flirt",
    "social/body signs/talk",
    verbs="flirt sway play",
    side=SIDE,
    way=Choice(("play with the hair", "lean in and touch", "hand on the hip")),
)
def flirt(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """Weight on one hip, the head aside, looks up from below."""
    timeline.hold(0.3)
    timeline.to(0.5, x=0.05, side=-8, tilt=-14, nod=8, turn=14, knee_r=-10)
    if way == "play with the hair":
        lock = At("head", 0.13, -0.12, 0.08)
        timeline.to(0.5, hand_r=lock, elbow_r=20)
        circle(timeline, {"hand_r": lock.moved(forward=0.03)}, 0.03, 2.5, 0.6, plane="wheel")
        timeline.to(0.3, nod=-4, tilt=-18)
    elif way == "lean in and touch":
        timeline.to(0.5, bend=10, pitch=4, z=0.05, hand_r=At("shoulder", -0.02, -0.14, 0.46), palm_r=-50)
        timeline.to(0.3, hand_r=At("shoulder", 0.0, -0.24, 0.42))
        timeline.to(0.4, hand_r=At("chest", 0.05, -0.02, 0.12), bend=-2, nod=-8)
        for _ in range(2):
            timeline.to(0.18, bend=4, nod=-2)
            timeline.to(0.18, bend=-2, nod=-8)
    else:
        timeline.to(0.5, hand_r=ON_THE_HIP.place, elbow_r=ON_THE_HIP.elbow, wrist_r=ON_THE_HIP.wrist)
        for sign in (-1, 1, -1):
            timeline.to(0.5, x=0.045 * -sign, side=7 * sign, tilt=10 * sign)
        timeline.to(0.3, turn=-20, shrug_l=14, nod=4)
        timeline.hold(0.4)
    timeline.hold(0.3)
    timeline.neutral(0.8)
    doing = {"play with the hair": f"{{play}} with a lock of hair with the {side} hand", "lean in and touch": f"{{lean}} in and {{touch}} somebody's arm with the {side} hand", "hand on the hip": f"{{sway}} with the {side} hand on the hip"}[way]  # fmt: skip
    return [
        "{flirt}", "{flirt} with somebody", f"{{flirt}} and {doing}", f"{doing}, flirting", "= flirting", "= flirty pose with a tilted head", f"{{try}} to seduce somebody, {{tilt}} the head and {doing}", f"{doing} coquettishly", "{make} eyes at somebody",
    ]  # fmt: skip


@action(
    "be relieved",
    "social/body signs/talk",
    verbs="breathe sigh wipe sink",
    side=SIDE,
    way=Choice(("wipe the brow", "hand on the chest", "look up")),
)
def relieved(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """Held breath, then the shoulders fall."""
    timeline.hold(0.2)
    timeline.to(0.5, shrugs=16, bend=-5, nod=-4, hands=At("shoulder", 0.10, -0.44, 0.14))
    timeline.hold(0.4)
    timeline.to(0.7, shrugs=-4, bend=12, nod=14, y=-0.04)
    if way == "wipe the brow":
        timeline.to(0.5, hand_r=At("head", -0.05, 0.07, 0.15), elbow_r=34, nod=4)
        timeline.to(0.45, hand_r=At("head", 0.11, 0.06, 0.12))
        timeline.to(0.25, hand_r=At("shoulder", 0.28, -0.26, 0.28), wrist_r=-20)
    elif way == "hand on the chest":
        timeline.to(0.5, hand_r=At("chest", -0.02, 0.0, 0.09), elbow_r=20)
        for _ in range(2):
            timeline.to(0.5, bend=2, shrugs=6, nod=-4)
            timeline.to(0.6, bend=10, shrugs=-4, nod=10)
    else:
        timeline.to(0.6, nod=-32, bend=-6, hands=At("chest", 0.02, -0.04, 0.20), palms=0)
        timeline.hold(0.5)
        timeline.to(0.6, nod=14, bend=10)
    timeline.hold(0.2)
    timeline.neutral(0.8)
    doing = {
        "wipe the brow": f"{{wipe}} the brow with the {side} hand",
        "hand on the chest": f"{{put}} the {side} hand on the chest",
        "look up": "{look} up to heaven",
    }[way]
    return [
        "{be} relieved", "{breathe} out in relief", f"{{sigh}} with relief and {doing}", f"{doing} in relief", "= relieved", "= relief", f"{{feel}} a weight off the shoulders and {doing}", "{sigh} in relief, the shoulders sinking", f"= phew, that was close: {'wiping the brow' if way == 'wipe the brow' else 'breathing out'}",
        f"{{be}} relieved and {doing}",
    ]  # fmt: skip


@action(
    "calm somebody down",
    "social/hand signs/ok",
    verbs="calm gesture lower press",
    upper=True,
    count=Count(2, 4),
    nods=Choice(("no", "nodding"), (2, 1)),
)
def calm_down(timeline: Timeline, count: int, nods: str) -> Sequence[str]:
    """Both palms toward the floor before the body, pressed down slowly."""
    timeline.hold(0.3)
    timeline.to(0.5, hands=At("shoulder", 0.10, -0.12, 0.36), palms=-80, wrists=-20)
    for _ in range(count):
        timeline.to(0.4, hands=At("shoulder", 0.12, -0.32, 0.36), wrists=-40, nod=8 if nods == "nodding" else 0)
        timeline.to(0.35, hands=At("shoulder", 0.10, -0.18, 0.36), wrists=-14, nod=0)
    timeline.to(0.4, hands=At("shoulder", 0.12, -0.30, 0.36))
    timeline.hold(0.3)
    timeline.neutral(0.7, legs=False)
    nodding = ", nodding" if nods == "nodding" else ""
    return [
        f"{{calm}} somebody down with both hands{nodding}", f"{{gesture}} to calm down{nodding}", f"{{press}} both palms down to calm people{nodding}", f"= calm down gesture{nodding}", f"{{signal}} to slow down with both palms{nodding}", f"{{tell}} somebody to take it easy{nodding}", f"{{ask}} the crowd to quiet down{nodding}",
        f"{{lower}} both palms again and again, as if to say calm down{nodding}", f"{{motion}} for everyone to settle down{nodding}", f"{{tell}} somebody to calm down{nodding}",
    ]  # fmt: skip


@action(
    "play peekaboo",
    "social/body signs/cheer",
    verbs="play cover hide",
    side=SIDE,
    count=Count(2, 3),
    low=Choice(("bent over", "upright"), (2, 1)),
)
def peekaboo(timeline: Timeline, side: str, count: int, low: str) -> Sequence[str]:
    """Both hands over the face, then flung open, the face toward a child."""
    del side
    bent: dict[str, Value] = (
        {"bend": 18.0, "pitch": 14.0, "y": -0.12, "nod": -6.0} if low == "bent over" else {"bend": 2.0}
    )
    timeline.hold(0.2)
    timeline.to(0.6, **bent)
    for number in range(count):
        timeline.to(0.45, hands=At("head", 0.035, -0.03, 0.16), elbows=20, nod=8)
        timeline.hold(0.5)
        timeline.to(
            0.18, exact=True, hands=At("head", 0.24, -0.06, 0.20), palms=-30, nod=-12, tilt=10 if number % 2 else -10
        )
        timeline.hold(0.5)
    timeline.to(0.3, tilt=0)
    timeline.neutral(0.8)
    how = "bending down" if low == "bent over" else "standing upright"
    return [
        "{play} peekaboo", f"{{play}} peekaboo with a baby, {how}", "{cover} the face with both hands and {open} them again", "{hide} the face behind the hands and {show} it again", "= peekaboo", "= peek-a-boo with a toddler", "{make} a baby laugh with peekaboo", f"{{play}} peek a boo, {how}", "{cover} {poss} face and {pop} out from behind {poss} hands",
    ]  # fmt: skip


@action(
    "throw a tantrum on the floor",
    "social/body signs/stomp",
    verbs="kick drum roll throw",
    tempo=False,
    side=SIDE,
    lying=Choice(("on the back", "on the front")),
    start=Choice(("lying", "standing"), (2, 1)),
)
def tantrum(timeline: Timeline, side: str, lying: str, start: str) -> Sequence[str]:
    """A child's rage on the floor: fists and feet drum by turns, the head thrown about."""
    del side
    back = lying == "on the back" or start == "standing"
    if start == "standing":
        timeline.hold(0.2)
        for foot in ("r", "l"):
            timeline.to(0.22, **{f"foot_{foot}": At("hip", 0.03, -0.52, 0.20)}, x=0.05 if foot == "r" else -0.05)
            timeline.to(0.14, **{f"foot_{foot}": At("floor", 0.10, 0.0, 0.0)}, x=0.0)
        down_to_back(timeline, 2.3, knees_bent=True)
    else:
        lie_start(timeline, "up" if back else "down")
        timeline.hold(0.2)
    if back:
        ready: dict[str, Value] = {
            "feet": At("hip", 0.06, -0.62, 0.26),
            "hands": At("shoulder", 0.26, -0.16, 0.26),
            "ankles": 0.0,
        }
        timeline.to(0.35, exact=True, **ready, nod=10)
        for number in range(12):
            hits, lifts = ("r", "l") if number % 2 else ("l", "r")
            timeline.to(
                0.19, exact=True, turn=24 if number % 4 < 2 else -24,
                **{
                    f"foot_{hits}": At("hip", 0.08, -0.72, 0.06), f"foot_{lifts}": At("hip", 0.06, -0.58, 0.34),
                    f"hand_{lifts}": At("shoulder", 0.34, -0.28, 0.04), f"hand_{hits}": At("shoulder", 0.26, -0.14, 0.30),
                },
            )  # fmt: skip
        timeline.to(
            0.5, exact=True, feet=At("hip", 0.05, -0.80, 0.0), hands=At("shoulder", 0.30, -0.40, 0.02), turn=0, nod=4
        )
    else:
        timeline.to(0.35, exact=True, hands=At("shoulder", 0.14, 0.22, 0.10), elbows=40, bend=-8, nod=-20)
        for number in range(12):
            hits, lifts = ("r", "l") if number % 2 else ("l", "r")
            timeline.to(
                0.19, exact=True, turn=20 if number % 4 < 2 else -20,
                **{
                    f"foot_{lifts}": At("hip", 0.04, -0.62, -0.34), f"foot_{hits}": At("hip", 0.04, -0.80, -0.06),
                    f"hand_{lifts}": At("shoulder", 0.14, 0.30, -0.12), f"hand_{hits}": At("shoulder", 0.14, 0.30, 0.10),
                },
            )  # fmt: skip
        timeline.to(
            0.5, exact=True, feet=At("hip", 0.03, -0.83, 0.0), hands=At("shoulder", 0.16, 0.24, 0.08), turn=0, bend=0
        )
    timeline.hold(0.4)
    first = "{stamp}, {drop} to the floor and " if start == "standing" else ""
    where = "on the back" if back else "on the stomach"
    return [
        f"{first}{{throw}} a tantrum on the floor", f"{first}{{throw}} a tantrum lying {where}", f"{first}{{kick}} and {{scream}} on the floor", f"{first}{{drum}} fists and feet on the floor {where}", f"{first}{{have}} a tantrum on the ground like a toddler", f"{first}{{kick}} and {{flail}} in a tantrum, lying {where}",
        "= kid throwing a tantrum on the floor", f"{first}{{pound}} the floor with fists and feet in rage", f"{first}{{lie}} {where} and {{kick}} {{poss}} legs like an angry child",
    ]  # fmt: skip


@action(
    "have a seizure",
    "game/reactions/stagger",
    verbs="convulse shake twitch",
    tempo=False,
    side=SIDE,
    calm=Choice(("goes on", "calms down")),
)
def seizure(timeline: Timeline, side: str, calm: str) -> Sequence[str]:
    """On the back, stiff, arms drawn in, short fast jerks of the whole body."""
    del side
    lie_start(timeline, "up")
    timeline.hold(0.3)
    stiff: dict[str, Value] = {
        "bend": -7.0,
        "nod": -14.0,
        "feet": At("hip", 0.05, -0.80, 0.05),
        "hands": At("chest", 0.16, -0.06, 0.18),
        "elbows": 30.0,
        "wrists": 50.0,
    }
    timeline.to(0.4, exact=True, **stiff)
    jerks = 22 if calm == "goes on" else 15
    for number in range(jerks):
        sign = 1 if number % 2 else -1
        timeline.to(
            0.13, exact=True, bend=-6 - 3 * sign, nod=-12 + 6 * sign, turn=7 * sign,
            hands=At("chest", 0.16, -0.06 + 0.02 * sign, 0.20 - 0.025 * sign),
            foot_r=At("hip", 0.05, -0.79, 0.05 + 0.035 * sign), foot_l=At("hip", 0.05, -0.79, 0.05 - 0.035 * sign),
        )  # fmt: skip
    if calm == "calms down":
        timeline.to(
            0.8,
            bend=0,
            nod=4,
            turn=0,
            hands=At("shoulder", 0.22, -0.46, 0.0),
            feet=At("hip", 0.06, -0.82, 0.0),
            wrists=0,
        )
        timeline.hold(0.7)
    tail = " and then {lie} still" if calm == "calms down" else ""
    return [
        f"{{have}} a seizure on the floor{tail}", f"{{have}} an epileptic fit{tail}", f"{{convulse}} on the ground{tail}", f"{{shake}} all over, lying on the back{tail}", f"{{suffer}} a seizure{tail}", f"= seizure{', then lying still' if tail else ''}", f"{{lie}} on the floor and {{convulse}}{tail}", f"{{have}} convulsions{tail}",
        f"{{twitch}} violently on the floor{tail}",
    ]  # fmt: skip


@action(
    "lean over and look at the ground",
    "daily/states/look around",
    verbs="lean bend look inspect",
    side=SIDE,
    way=Choice(("hands on the knees", "bent over", "crouch and touch"), (1, 1, 1)),
)
def look_at_ground(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """Something on the floor ahead is looked at closely: tracks, a beetle, a coin."""
    timeline.hold(0.3)
    timeline.to(0.4, nod=24)
    timeline.hold(0.2)
    if way == "crouch and touch":
        timeline.to(
            0.9,
            y=-0.44,
            z=-0.05,
            pitch=36,
            bend=26,
            nod=0,
            heels=24,
            hand_l=At("knee", 0.02, 0.06, 0.02),
            hand_r=At("floor", 0.10, 0.06, 0.46),
            balance=0.4,
        )
        for _ in range(2):
            timeline.to(0.35, hand_r=At("floor", 0.00, 0.06, 0.50))
            timeline.to(0.35, hand_r=At("floor", 0.14, 0.06, 0.48))
        timeline.to(0.5, hand_r=At("head", 0.04, -0.14, 0.28), nod=14)
        timeline.hold(0.4)
        timeline.to(0.4, turn=-34, nod=-14)
        timeline.to(0.5, turn=24)
        timeline.to(0.3, turn=0)
        timeline.neutral(1.0)
    else:
        hands: dict[str, Value] = (
            {"hands": At("knee", 0.02, 0.12, 0.04), "elbows": 20.0}
            if way == "hands on the knees"
            else {"hand_l": At("knee", 0.02, 0.14, 0.04), "hand_r": At("shoulder", 0.10, -0.42, 0.18)}
        )
        timeline.to(0.9, pitch=44, bend=28, nod=0, y=-0.12, z=-0.10, **hands)
        timeline.hold(0.4)
        timeline.to(0.5, turn=16, side=-4, bend=34)
        timeline.to(0.5, turn=-16, side=4)
        timeline.to(0.3, turn=0, side=0)
        timeline.hold(0.3)
        timeline.neutral(1.0)
    doing = {
        "hands on the knees": "{lean} over with the hands on the knees",
        "bent over": "{bend} over",
        "crouch and touch": f"{{crouch}} down, {{touch}} it with the {side} hand",
    }[way]
    return [
        "{lean} over and {look} at the ground", f"{doing} and {{look}} at something on the ground", "{bend} down to inspect something on the floor", f"{doing} and {{inspect}} the ground", "{lean} over to look at something on the ground", "{examine} tracks on the ground", "{study} footprints in the sand", "= tracker reading footprints",
        f"{doing} and {{examine}} a clue on the floor", "{look} down at the ground closely", "{inspect} the ground",
    ]  # fmt: skip


@action(
    "examine with a magnifying glass",
    "daily/states/look around",
    verbs="examine look inspect",
    side=SIDE,
    where=Choice(("in the hand", "ahead", "on the ground"), (2, 2, 1)),
)
def magnifier(timeline: Timeline, side: str, where: str) -> Sequence[str]:
    """The glass before one eye, moved slowly over what is looked at."""
    timeline.hold(0.3)
    if where == "in the hand":
        timeline.to(0.6, hand_l=At("chest", 0.0, 0.02, 0.36), palm_l=70)
        timeline.to(0.5, hand_r=At("head", 0.06, -0.14, 0.26), elbow_r=24, nod=16, bend=8)
        glass = At("head", 0.06, -0.14, 0.26)
    elif where == "ahead":
        timeline.to(
            0.7,
            hand_r=At("head", 0.06, -0.10, 0.26),
            elbow_r=24,
            bend=16,
            pitch=6,
            nod=-2,
            hand_l=At("pelvis", 0.02, 0.04, -0.20),
        )
        glass = At("head", 0.06, -0.10, 0.26)
    else:
        timeline.to(
            0.9,
            y=-0.36,
            z=-0.06,
            pitch=42,
            bend=28,
            nod=6,
            heels=18,
            hand_l=At("knee", 0.02, 0.08, 0.02),
            hand_r=At("head", 0.06, -0.16, 0.26),
            elbow_r=20,
            balance=0.4,
        )
        glass = At("head", 0.06, -0.16, 0.26)
    for sign in (1, -1, 1, -1):
        timeline.to(0.45, turn=12 * sign, hand_r=glass.moved(forward=0.04 * (sign > 0), out=0.02 * sign), side=3 * sign)
    timeline.hold(0.3)
    timeline.to(0.3, turn=0, side=0, nod=-6)
    timeline.neutral(0.9)
    spot = {
        "in the hand": "something in the other hand",
        "ahead": "something ahead",
        "on the ground": "something on the ground",
    }[where]
    return [
        "{examine} something with a magnifying glass", f"{{examine}} {spot} with a magnifying glass", f"{{look}} at {spot} through a magnifying glass", f"{{inspect}} {spot}, a magnifying glass in the {side} hand", "= detective with a magnifying glass", f"= Sherlock Holmes examining {spot}", f"{{hold}} up a magnifying glass and {{study}} {spot}",
        "{search} for clues with a magnifying glass", "{examine} evidence like a detective", f"{{look}} closely at {spot} with a lens",
    ]  # fmt: skip


@action(
    "flip a table",
    "daily/objects/push",
    verbs="flip throw overturn",
    crispness="crisp",
    side=SIDE,
    before=Choice(("at once", "bangs first"), (2, 1)),
)
def flip_table(timeline: Timeline, side: str, before: str) -> Sequence[str]:
    """Both hands under the edge, then up and away with the whole body."""
    timeline.hold(0.3)
    if before == "bangs first":
        for _ in range(2):
            timeline.to(0.22, hands=At("shoulder", 0.06, 0.02, 0.30))
            timeline.to(0.12, hands=At("air", 0.22, 0.90, 0.34), bend=18, nod=8)
    edge = At("air", 0.26, 0.74, 0.32)
    timeline.to(0.4, hands=edge, palms=80, bend=22, pitch=22, y=-0.16, z=-0.10, nod=-12)
    timeline.hold(0.1)
    step(timeline, "l", 0.26, 0.11, duration_s=0.3, delay_s=0.06, advance=False)
    timeline.to(0.22, exact=True, hands=At("shoulder", 0.06, -0.04, 0.46), bend=0, pitch=6, y=-0.03, z=0.06)
    timeline.to(0.16, exact=True, hands=At("shoulder", 0.10, 0.34, 0.38), bend=-8, pitch=2, z=0.12, nod=-14)
    timeline.to(0.3, hands=At("shoulder", 0.26, 0.20, 0.30), palms=0)
    timeline.to(0.35, hands=At("shoulder", 0.20, -0.44, 0.10), bend=12, shrugs=6)
    timeline.hold(0.4)
    back_to_standing(timeline, "l", 0.8)
    first = "{bang} on the table, then " if before == "bangs first" else ""
    del side
    return [
        f"{first}{{flip}} a table", f"{first}{{flip}} the table over in rage", f"{first}{{overturn}} a table with both hands", f"{first}{{throw}} over a table", f"{first}{{knock}} a table over angrily", f"= {'banging on and then ' if first else ''}flipping a table", f"{first}{{heave}} up a table and {{throw}} it over", f"{first}{{turn}} a table over in anger",
        f"{first}{{rage}} and {{flip}} the table",
    ]  # fmt: skip


@action(
    "sulk standing",
    "social/body signs/cross arms",
    verbs="sulk pout stand",
    side=SIDE,
    way=Choice(("turn away", "kick at the ground", "stamp")),
)
def sulk(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """Crossed arms, shoulders up, the head low."""
    timeline.hold(0.2)
    crossed: dict[str, Value] = {
        "hand_l": At("chest", -0.08, -0.11, 0.12),
        "hand_r": At("chest", -0.09, -0.05, 0.09),
        "elbows": 28.0,
        "wrists": 30.0,
    }
    timeline.to(0.5, **crossed, shrugs=10, nod=22, bend=10)
    timeline.hold(0.3)
    if way == "turn away":
        turn_to(timeline, -110, steps=2, step_s=0.40)
        timeline.to(0.2, nod=-12, turn=-24)
        timeline.to(0.4, nod=18, turn=0)
    elif way == "kick at the ground":
        for _ in range(2):
            timeline.to(0.25, foot_r=At("hip", 0.03, -0.80, -0.14), x=0.06)
            timeline.to(0.2, foot_r=At("hip", 0.03, -0.80, 0.22), nod=26)
            timeline.to(0.35, foot_r=At("floor", 0.10, 0.0, 0.0), x=0.0)
            timeline.hold(0.2)
    else:
        timeline.to(0.25, foot_r=At("hip", 0.03, -0.56, 0.18), x=0.06)
        timeline.to(0.12, exact=True, foot_r=At("floor", 0.10, 0.0, 0.0), x=0.0, nod=28)
    timeline.to(0.4, side=-5, x=0.03)
    timeline.hold(0.8)
    timeline.neutral(0.8)
    doing = {
        "turn away": f"{{turn}} away to the {side}",
        "kick at the ground": f"{{kick}} at the ground with the {side} foot",
        "stamp": f"{{stamp}} the {side} foot",
    }[way]
    return [
        "{sulk}", f"{{sulk}} with crossed arms and {doing}", f"{{pout}} and {doing}", f"{{cross}} the arms sulkily and {doing}", "= sulking child", f"{{stand}} there sulking and {doing}", f"{{be}} in a huff and {doing}", f"{{be}} offended, {{cross}} the arms and {doing}", f"{{sulk}} and {doing}", "{pout} like a child with crossed arms",
    ]  # fmt: skip


@action(
    "be heartbroken",
    "social/body signs/talk",
    verbs="clutch sink weep",
    side=SIDE,
    end=Choice(("standing", "on the knees"), (2, 1)),
)
def heartbroken(timeline: Timeline, side: str, end: str) -> Sequence[str]:
    """One hand on the heart, the other over the eyes, shaking shoulders."""
    timeline.hold(0.3)
    timeline.to(0.6, hand_r=At("chest", -0.05, 0.0, 0.09), elbow_r=20, nod=20, bend=14)
    timeline.hold(0.3)
    if end == "on the knees":
        kneel(timeline, "both", 1.6)
        timeline.to(0.4, nod=26, bend=20, hand_r=At("chest", -0.05, 0.0, 0.09), elbow_r=20)
    timeline.to(0.5, hand_l=At("head", 0.03, 0.01, 0.14), elbow_l=24, nod=28, bend=22)
    for _ in range(4):
        timeline.to(0.18, shrugs=12, bend=19)
        timeline.to(0.24, shrugs=2, bend=23)
    timeline.hold(0.2)
    if end == "standing":
        timeline.neutral(1.0)
    tail = ", sinking to the knees" if end == "on the knees" else ""
    return [
        f"{{be}} heartbroken{tail}", f"{{clutch}} the heart with the {side} hand and {{weep}}{tail}", f"{{weep}} over a broken heart{tail}", f"= heartbroken{tail}", f"{{be}} devastated{tail}", f"{{mourn}} somebody, a hand on the heart{tail}", f"{{cover}} the eyes with the {other(side)} hand and {{sob}}{tail}", f"{{grieve}}{tail}",
        f"{{suffer}} from heartbreak{tail}",
    ]  # fmt: skip
