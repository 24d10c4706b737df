"""Roles of games and stories: knights and kings, guards, merchants, sleepwalkers, the defeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, action, other
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.fighting import at_ease
from kinoflow.authoring.gait import STYLES, travel
from kinoflow.authoring.moves import kneel, kneel_start, rise_from_knees, sit_on_floor_start, sit_start, step
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline, Value


@action(
    "kneel before a king",
    "locomotion/posture change/kneel",
    verbs="kneel bow lower swear rise",
    side=SIDE,
    hands=Choice(("fist on the heart", "hand on the knee", "offering a sword")),
    end=Choice(("stay", "rise")),
)
def kneel_before_king(timeline: Timeline, side: str, hands: str, end: str) -> Sequence[str]:
    """Down on the right knee with a bowed head, a hand on the heart or the knee, or a sword held out on both palms."""
    timeline.hold(0.3)
    timeline.to(0.3, nod=8)
    kneel(timeline, "r", 1.3)
    arms_of: dict[str, dict[str, Value]] = {
        "fist on the heart": {"hand_r": At("chest", -0.06, 0.02, 0.09), "elbow_r": 30.0, "hand_l": At("thigh", 0.0, 0.12, 0.12)},
        "hand on the knee": {"hand_l": At("thigh", -0.02, 0.13, 0.14), "hand_r": At("floor", 0.22, 0.05, 0.20)},
        "offering a sword": {"hands": At("chest", 0.14, 0.08, 0.42), "palms": 85.0, "elbows": 5.0},
    }  # fmt: skip
    low = 24.0 if hands == "hand on the knee" else 6.0
    timeline.to(0.7, **arms_of[hands], pitch=low, bend=28 if hands != "offering a sword" else 14, nod=34)
    timeline.hold(1.3)
    if end == "rise":
        timeline.to(0.5, nod=-8, bend=6, pitch=4)
        timeline.hold(0.5)
        timeline.to(0.5, hands=NEUTRAL_HAND.moved(forward=0.08), palms=0, elbows=0)
        rise_from_knees(timeline, 1.4)
        timeline.neutral(0.5)
    doing = {
        "fist on the heart": f"the {side} fist on the heart", "hand on the knee": f"a hand on the {other(side)} knee", "offering a sword": "holding out a sword on both palms",
    }[hands]  # fmt: skip
    tail = ", then {rise}" if end == "rise" else ""
    return [
        "{kneel} before a king", f"{{kneel}} before a king on the {side} knee with a bowed head{tail}", f"{{kneel}} down and {{bow}} the head, {doing}{tail}", f"{{swear}} loyalty on one knee, {doing}{tail}", f"{{go}} down on the {side} knee before a lord, {doing}{tail}", f"{{kneel}} like a knight, {doing}{tail}",
        f"{{take}} a knee and {{lower}} the head in homage{tail}", "= knight kneeling before the king", f"= kneeling in allegiance, {doing}", f"{{get}} knighted on one knee with a bowed head{tail}", f"{{pledge}} {{poss}} sword on the {side} knee{tail}" if hands == "offering a sword" else f"{{show}} respect to a queen on the {side} knee, {doing}{tail}",
    ]  # fmt: skip


@action(
    "sit on a throne",
    "daily/static posture/sit",
    verbs="sit lean rest wave drum",
    side=SIDE,
    pose=Choice(("chin on the hand", "upright", "legs crossed")),
    gesture=Choice(("none", "dismissive wave", "drumming fingers")),
)
def throne(timeline: Timeline, side: str, pose: str, gesture: str) -> Sequence[str]:
    """Seated high, arms on wide armrests; leaning on the right one with the chin on the hand, or upright like a ruler; the left hand waves away."""
    y = 0.52 + 0.10 - STANDING_M
    rest = At("pelvis", 0.28, 0.24, 0.34)
    timeline.start(
        y=y,
        z=-0.40,
        balance=0,
        pitch=-6,
        bend=4,
        hands=rest,
        elbows=30,
        palms=-70,
        feet=At("floor", 0.17, 0.0, 0.02),
        toes=16,
        knees=14,
    )
    timeline.hold(0.4)
    if pose == "chin on the hand":
        timeline.to(
            0.8,
            roll=-3,
            side=-15,
            bend=16,
            tilt=-7,
            nod=6,
            hand_r=At("head", 0.06, -0.12, 0.12),
            elbow_r=-30,
            palm_r=50,
            wrist_r=60,
            pitch=-2,
        )
    elif pose == "legs crossed":
        timeline.to(0.45, foot_r=At("hip", -0.02, -0.16, 0.56), pitch=-12, ankle_r=20)
        timeline.to(0.45, foot_r=At("hip", -0.24, -0.24, 0.52), bend=2)
    else:
        timeline.to(0.6, pitch=-4, bend=-4, nod=-6)
    timeline.hold(0.5)
    if gesture == "dismissive wave":
        timeline.to(0.4, hand_l=At("shoulder", 0.10, -0.10, 0.36), palm_l=-40, elbow_l=20, wrist_l=30)
        for _ in range(2):
            timeline.to(0.18, hand_l=At("shoulder", 0.24, -0.08, 0.38), wrist_l=-40)
            timeline.to(0.2, hand_l=At("shoulder", 0.10, -0.10, 0.36), wrist_l=30)
        timeline.to(0.5, hand_l=rest, palm_l=-70, elbow_l=30, wrist_l=0)
    elif gesture == "drumming fingers":
        for number in range(8):
            timeline.to(0.11, wrist_l=-16 if number % 2 else 8)
        timeline.to(0.2, wrist_l=0)
    else:
        timeline.to(0.6, turn=20)
        timeline.hold(0.3)
        timeline.to(0.7, turn=-14)
        timeline.to(0.5, turn=0)
    timeline.hold(0.8)
    how = {
        "chin on the hand": f"leaning on the {side} arm with the chin on the hand",
        "upright": "upright with both arms on the armrests",
        "legs crossed": "leaning back with crossed legs",
    }[pose]
    tail = {
        "none": "",
        "dismissive wave": f", {{wave:ing}} somebody away with the {other(side)} hand",
        "drumming fingers": f", {{drum:ing}} on the armrest with the {other(side)} hand",
    }[gesture]
    return [
        "{sit} on a throne", f"{{sit}} on a throne, {how}{tail}", f"{{sit}} like a king, {how}{tail}", f"{{lounge}} on a throne, {how}{tail}", f"{{sit}} in a high chair {how}{tail}", f"{{rule}} from the throne, {how}{tail}", f"{{look}} bored on a throne, {how}{tail}" if pose == "chin on the hand" else f"{{hold}} court on a throne, {how}{tail}",
        f"= king on a throne, {how}", f"= throne idle, {how}", f"{{sit}} enthroned, both feet {'on the ground' if pose != 'legs crossed' else 'at ease'}, {how}", f"{{sit}} like an evil emperor, {how}{tail}",
    ]  # fmt: skip


@action(
    "come to attention and stand at ease",
    "daily/static posture/stand",
    verbs="come stand snap click spread salute",
    crispness="snappy",
    side=SIDE,
    order=Choice(("attention then at ease", "at ease then attention")),
    salute=Choice(("no", "yes")),
)
def attention(timeline: Timeline, side: str, order: str, salute: str) -> Sequence[str]:
    """Heels together and hands at the seams, and feet apart with the hands behind the back; perhaps a salute with the right hand."""
    seams = At("shoulder", 0.055, -0.53, 0.015)
    behind: dict[str, Value] = {
        "hand_r": At("pelvis", 0.02, 0.09, -0.17),
        "hand_l": At("pelvis", 0.03, 0.05, -0.17),
        "elbows": 10.0,
    }

    def stand_to() -> None:
        timeline.to(0.26, hands=seams, elbows=0, bend=-4, nod=-3, y=0.0, advance=False)
        step(timeline, "l", 0.0, 0.055, toes_deg=20, duration_s=0.26, height_m=0.10, heel_first=False, advance=False)
        timeline.hold(0.28)
        timeline.to(0.1, foot_yaw_r=20, x=0.0)
        timeline.hold(0.7)
        if salute == "yes":
            timeline.to(0.2, hand_r=At("head", 0.09, 0.05, 0.10), elbow_r=70, palm_r=-60)
            timeline.hold(0.8)
            timeline.to(0.2, hand_r=seams, elbow_r=0, palm_r=0)
            timeline.hold(0.3)

    def ease() -> None:
        step(timeline, "l", 0.0, 0.22, toes_deg=14, duration_s=0.3, height_m=0.08, heel_first=False, advance=False)
        timeline.to(0.32, **behind, bend=-2, nod=0, x=0.08)
        timeline.wait()
        timeline.hold(0.8)

    if order == "attention then at ease":
        timeline.hold(0.3)
        stand_to()
        ease()
        said, short = "to attention, then at ease", "{come} to attention, then {stand} at ease"
    else:
        timeline.start(**behind, foot_l=At("floor", 0.20, 0.0, 0.0), foot_r=At("floor", 0.12, 0.0, 0.0), x=0.04)
        timeline.hold(0.8)
        stand_to()
        said, short = "at ease, then to attention", "{stand} at ease, then {come} to attention"
    hello = f" and {{salute}} with the {side} hand" if salute == "yes" else ""
    last = f", {{stand}} at ease{''}" if order == "attention then at ease" else ""
    return [
        short, f"{{snap}} to attention{hello}{last}", f"{{follow}} a drill command: {said}", f"{{stand}} like a soldier on parade, {said}", f"{{click}} the heels together, hands at the sides{hello}{last}", f"{{stand}} stiffly at attention{hello}",
        f"{{put}} the feet apart and the hands behind the back, then {{come}} to attention{hello}" if order != "attention then at ease" else f"{{come}} to attention{hello}, then {{put}} the feet apart and the hands behind the back",
        "= soldier coming to attention", f"= military drill, {said}", f"{{obey}} an order and {{stand}} {said}", f"{{straighten}} up with the heels together{hello}{last}",
    ]  # fmt: skip


@action(
    "stand guard with a spear",
    "game/defence/ready stance",
    verbs="stand guard hold watch lean shift",
    side=SIDE,
    pose=Choice(("at the side", "both hands", "crossed in front")),
    mood=Choice(("alert", "bored")),
)
def guard(timeline: Timeline, side: str, pose: str, mood: str) -> Sequence[str]:
    """A guard: the shaft upright beside the right foot, before the body in both hands, or held across; watching or weary."""
    arms_of: dict[str, dict[str, Value]] = {
        "at the side": {"hand_r": At("shoulder", 0.18, -0.17, 0.20), "elbow_r": 0.0, "palm_r": 0.0, "hand_l": At("shoulder", 0.08, -0.55, 0.03)},
        "both hands": {"hand_r": At("chest", -0.01, 0.00, 0.28), "hand_l": At("chest", -0.01, -0.16, 0.26), "elbows": 20.0},
        "crossed in front": {"hand_r": At("chest", 0.12, -0.20, 0.24), "hand_l": At("chest", 0.10, 0.06, 0.26), "elbows": 15.0},
    }  # fmt: skip
    hold = arms_of[pose]
    timeline.stance(0.30, toes_deg=14)
    timeline.start(**hold, bend=-2)
    timeline.hold(0.5)
    if mood == "alert":
        timeline.to(0.5, turn=52)
        timeline.hold(0.5)
        timeline.to(0.8, turn=-52)
        timeline.hold(0.5)
        timeline.to(0.5, turn=0, nod=-3)
        timeline.to(0.3, bend=-5)
        timeline.hold(0.6)
    else:
        timeline.to(0.7, x=-0.06, roll=-4, side=5, bend=8, nod=8)
        timeline.hold(0.4)
        timeline.to(0.6, x=0.06, roll=4, side=-5)
        timeline.to(0.5, turn=-34, tilt=-8)
        timeline.to(0.5, bend=-6, nod=-24, turn=0, tilt=0)
        timeline.hold(0.3)
        timeline.to(0.6, bend=16, nod=22, x=0.03)
        timeline.hold(0.5)
        timeline.to(0.18, nod=-4, bend=2)
        timeline.to(0.3, turn=20)
        timeline.to(0.3, turn=0, x=0, roll=0, side=0)
    timeline.hold(0.4)
    where = {
        "at the side": f"upright in the {side} hand",
        "both hands": "upright in both hands",
        "crossed in front": "across the body in both hands",
    }[pose]
    how = "looking to both sides" if mood == "alert" else "bored and tired"
    return [
        "{stand} guard with a spear", f"{{stand}} guard, a spear {where}, {how}", f"{{keep}} watch with a spear {where}", f"{{hold}} a spear {where} and {{guard}} a gate, {how}", f"{{stand}} as a sentry with a halberd {where}, {how}", f"{{be}} on guard duty, {how}, the spear {where}",
        f"{{watch}} the gate with a spear {where}", f"= guard idle, spear {where}", f"= palace guard {how}", f"{{stand}} still like a guard with a pole weapon {where}, {how}", f"{{wait}} at a post with a spear {where}, {how}",
    ]  # fmt: skip


@action(
    "beckon customers as a merchant",
    "social/hand signs/beckon",
    verbs="beckon call wave show present rub offer",
    side=SIDE,
    show=Choice(("goods in front", "something in the hand")),
    rub=Choice(("yes", "no")),
)
def merchant(timeline: Timeline, side: str, show: str, rub: str) -> Sequence[str]:
    """Hands rubbed, a call with the hand at the mouth, a beckoning wave of the right arm, and the goods presented."""
    timeline.hold(0.2)
    if rub == "yes":
        timeline.to(0.4, hands=At("chest", 0.02, -0.12, 0.22), bend=8, elbows=15)
        for _ in range(3):
            timeline.to(0.15, hand_r=At("chest", 0.02, -0.09, 0.25), hand_l=At("chest", 0.02, -0.15, 0.19))
            timeline.to(0.15, hand_r=At("chest", 0.02, -0.15, 0.19), hand_l=At("chest", 0.02, -0.09, 0.25))
    timeline.to(
        0.4,
        hand_l=At("head", 0.08, -0.13, 0.14),
        elbow_l=20,
        hand_r=At("shoulder", 0.30, 0.16, 0.36),
        turn=-30,
        nod=-8,
        bend=2,
        elbow_r=0,
    )
    for _ in range(3):
        timeline.to(0.2, hand_r=At("shoulder", 0.12, 0.14, 0.24), wrist_r=45)
        timeline.to(0.2, hand_r=At("shoulder", 0.30, 0.12, 0.40), wrist_r=-10)
    timeline.to(0.3, turn=24)
    timeline.hold(0.15)
    if show == "goods in front":
        timeline.to(0.5, hands=At("shoulder", 0.20, -0.24, 0.42), palms=80, turn=0, bend=18, pitch=8, nod=4, wrists=0)
        timeline.to(0.5, hand_r=At("shoulder", 0.40, -0.24, 0.30), hand_l=At("shoulder", 0.26, -0.26, 0.36), turn=-18)
        timeline.to(0.4, hand_r=At("shoulder", 0.22, -0.24, 0.40), hand_l=At("shoulder", 0.40, -0.24, 0.28), turn=18)
    else:
        timeline.to(
            0.4,
            hand_r=At("air", 0.16, 0.90, 0.40),
            hand_l=At("shoulder", 0.12, -0.40, 0.12),
            turn=0,
            bend=20,
            wrist_r=0,
        )
        timeline.to(
            0.5,
            hand_r=At("shoulder", 0.08, 0.04, 0.48),
            palm_r=60,
            bend=4,
            hand_l=At("shoulder", -0.04, -0.14, 0.40),
            palm_l=80,
        )
        timeline.to(0.3, palm_r=10, nod=4)
        timeline.to(0.3, palm_r=70)
    timeline.hold(0.2)
    timeline.to(0.3, turn=0, pitch=0, palms=0)
    at_ease(timeline)
    first = "{rub} the hands, " if rub == "yes" else ""
    what = (
        "{show} the goods in front with open hands"
        if show == "goods in front"
        else f"{{hold}} up something for sale in the {side} hand"
    )
    return [
        "{beckon} customers like a merchant", f"{{call}} and {{wave}} customers over with the {side} hand, then {what}", f"{first}{{beckon}} people with the {side} arm and {what}", f"{{sell}} wares at a market stall: {{wave}} people closer, then {what}", f"{{act}} as a street vendor, calling people over, then {what}",
        f"{{shout}} with a hand at the mouth, {{beckon}} and {what}", f"{{invite}} customers to a shop and {what}", "= merchant idle", "= shopkeeper npc calling customers", f"{{advertise}} goods at the market with big gestures, then {what}", f"{{wave}} somebody nearer like a trader and {what}",
    ]  # fmt: skip


@action(
    "sleepwalk",
    "locomotion/walk/shuffle",
    verbs="sleepwalk walk wander reach shuffle",
    side=SIDE,
    arms=Choice(("stretched out", "one arm out", "hanging")),
    begins=Choice(("standing", "moving")),
    ends=Choice(("standing", "moving")),
)
def sleepwalk(timeline: Timeline, side: str, arms: str, begins: str, ends: str) -> Sequence[str]:
    """Slow, even little steps, the head sunk, arms stretched out ahead and limp at the wrists."""
    out = At("shoulder", 0.0, 0.0, 0.52)
    down = At("shoulder", 0.08, -0.51, 0.03)
    held: dict[str, Value] = {
        "hand_r": down if arms == "hanging" else out, "hand_l": out.moved(up=-0.04) if arms == "stretched out" else down, "wrist_r": 0.0 if arms == "hanging" else 45.0,
        "wrist_l": 45.0 if arms == "stretched out" else 0.0, "palms": -80.0 if arms != "hanging" else 0.0, "tilt": -9.0,
    }  # fmt: skip
    style = replace(
        STYLES["shuffle"],
        step_m=0.32,
        step_s=0.78,
        double_s=0.22,
        bend_deg=2,
        nod_deg=20,
        pitch_deg=0,
        y_m=-0.02,
        lift_m=0.03,
        heel_deg=14,
        slide=False,
        sway_m=0.03,
        hand=(held["hand_l"], held["hand_r"]),
    )  # type: ignore[arg-type]
    if begins == "standing":
        timeline.hold(0.2)
        timeline.to(0.9, **held, nod=20)
        timeline.hold(0.2)
    else:
        timeline.start(**held)
    travel(
        timeline, style.step_m * float(timeline.generator.uniform(5, 7)), style, begins=begins, ends=ends, arms=False
    )
    if ends == "standing":
        timeline.to(0.5, nod=26, tilt=-14)
        timeline.hold(0.5)
    how = {
        "stretched out": "with both arms stretched out",
        "one arm out": f"with the {side} arm stretched out",
        "hanging": "with hanging arms",
    }[arms]
    return [
        "{sleepwalk}", f"{{sleepwalk}} {how}", f"{{walk}} in {{poss}} sleep {how}", f"{{wander}} along asleep, the head drooping, {how}", f"{{walk}} slowly like a sleepwalker {how}", f"{{shuffle}} forward with closed eyes {how}", f"{{walk}} as if hypnotized {how}", f"{{walk}} in a trance {how}",
        "= sleepwalking", f"= a sleepwalker moving {how}", f"{{move}} forward in small slow steps, fast asleep, {how}",
    ]  # fmt: skip


@action(
    "sit and sulk in defeat",
    "daily/static posture/sit",
    verbs="sit sulk slump hug bury shake",
    side=SIDE,
    pose=Choice(("hugging the knees", "head in the hands", "hands behind")),
    end=Choice(("bury the face", "shake the head")),
)
def sulk(timeline: Timeline, side: str, pose: str, end: str) -> Sequence[str]:
    """On the floor with drawn-up knees, the back round, the head low; a slow shake or a sob."""
    sit_on_floor_start(timeline, feet_m=0.40)
    arms_of: dict[str, dict[str, Value]] = {
        "hugging the knees": {"hand_r": At("knee", -0.16, -0.10, 0.06), "hand_l": At("knee", -0.14, -0.06, 0.05), "elbows": 20.0},
        "head in the hands": {"hands": At("head", 0.08, -0.08, 0.14), "elbows": 10.0},
        "hands behind": {"hands": At("floor", 0.22, 0.05, -0.26)},
    }  # fmt: skip
    lean = {"hugging the knees": 34.0, "head in the hands": 36.0, "hands behind": 18.0}[pose]
    timeline.start(**arms_of[pose], bend=lean, pitch=-4 if pose != "hands behind" else -20, nod=18)
    timeline.hold(0.6)
    timeline.to(0.7, bend=lean - 8, shrugs=12, nod=14)
    timeline.to(0.9, bend=lean + 4, shrugs=-4, nod=30)
    timeline.hold(0.4)
    if end == "shake the head":
        for sign in (1, -1, 1, -1):
            timeline.to(0.4, turn=20 * sign)
        timeline.to(0.3, turn=0)
    else:
        timeline.to(0.7, bend=lean + 9, nod=38)
        for number in range(5):
            timeline.to(0.16, shrugs=8 if number % 2 == 0 else 0)
        timeline.to(0.3, shrugs=0)
        timeline.hold(0.3)
    timeline.hold(0.5)
    how = {
        "hugging the knees": "hugging the knees",
        "head in the hands": "the head in both hands",
        "hands behind": "propped on both hands behind",
    }[pose]
    tail = "slowly {shake} the head" if end == "shake the head" else "{sink} the head lower and {sob}"
    del side
    return [
        "{sit} and {sulk}", f"{{sit}} on the floor defeated, {how}, and {tail}", f"{{sulk}} on the floor, {how}", f"{{sit}} with drawn-up knees, {how}, and {tail}", f"{{mope}} on the ground, {how}", f"{{sit}} slumped on the floor after losing, {how}, and {tail}", f"{{despair}} on the floor, {how}",
        f"= defeated pose, sitting, {how}", "= game over sulking emote", f"{{sit}} sadly on the floor, {how}, the head hanging, and {tail}", f"{{give}} up and {{sit}} there, {how}",
    ]  # fmt: skip


@action(
    "surrender on the knees",
    "locomotion/posture change/kneel",
    verbs="surrender kneel raise put lace drop",
    side=SIDE,
    hands=Choice(("behind the head", "in the air")),
    start=Choice(("standing", "kneeling")),
)
def surrender(timeline: Timeline, side: str, hands: str, start: str) -> Sequence[str]:
    """Hands up, down onto both knees, the right one first, hands behind the head or high; the head low."""
    up = At("shoulder", 0.24, 0.34, 0.12)
    laced = At("head", 0.05, 0.02, -0.12)
    goal: dict[str, Value] = (
        {"hands": laced, "elbows": 80.0} if hands == "behind the head" else {"hands": up, "palms": -20.0}
    )
    if start == "standing":
        timeline.hold(0.25)
        timeline.to(0.4, hands=up, bend=-3, shrugs=6)
        timeline.hold(0.35)
        kneel(timeline, "both", 1.6)
        timeline.wait()
    else:
        kneel_start(timeline)
        timeline.start(hands=up)
        timeline.hold(0.5)
    timeline.to(0.6, **goal, nod=14, bend=6)
    timeline.hold(0.4)
    timeline.to(0.3, turn=26, nod=6)
    timeline.to(0.4, turn=-22)
    timeline.to(0.4, turn=0, nod=22, bend=12, shrugs=0)
    timeline.hold(0.9)
    how = "the hands behind the head" if hands == "behind the head" else "both hands in the air"
    first = "{raise} the hands, " if start == "standing" else ""
    return [
        "{surrender} on the knees", f"{first}{{kneel}} down and {{surrender}}, {how}" if first else f"{{kneel}} in surrender, {how}", f"{{surrender}} to the police on both knees, {how}", f"{{go}} down on the knees with {how}" if first else f"{{stay}} on the knees with {how}", f"{{get}} arrested, kneeling, {how}", f"{{give}} up on both knees, {how}",
        f"{first}{{drop}} to the knees, the {side} one first, {how}" if first else f"{{kneel}} on the floor as a prisoner, {how}", "= hostage on the knees", f"= surrender pose, kneeling, {how}", f"{{kneel}} as a captive with {how}", f"{{obey}} an order to kneel, {how}",
    ]  # fmt: skip


@action(
    "struggle with tied hands",
    "game/reactions/stagger",
    verbs="struggle twist pull wriggle squirm break",
    crispness="crisp",
    side=SIDE,
    tied=Choice(("behind the back", "in front", "overhead")),
    pose=Choice(("standing", "kneeling", "on a chair")),
    end=Choice(("give up", "break free")),
)
def struggle_tied(timeline: Timeline, side: str, tied: str, pose: str, end: str) -> Sequence[str]:
    """Wrists held together, shoulders and trunk jerking to get loose, to the right first; freed or sinking together."""
    bound_of: dict[str, dict[str, Value]] = {
        "behind the back": {"hand_r": At("pelvis", 0.015, 0.10, -0.17), "hand_l": At("pelvis", 0.015, 0.08, -0.17), "elbows": 10.0},
        "in front": {"hand_r": At("chest", 0.015, -0.24, 0.22), "hand_l": At("chest", 0.015, -0.26, 0.22), "elbows": 10.0},
        "overhead": {"hand_r": At("shoulder", -0.13, 0.50, 0.06), "hand_l": At("shoulder", -0.13, 0.50, 0.04), "elbows": 10.0},
    }  # fmt: skip
    bound = bound_of[tied]
    if pose == "on a chair":
        sit_start(timeline)
        timeline.start(**bound, palms=0)
    elif pose == "kneeling":
        kneel_start(timeline)
        timeline.start(**bound)
    else:
        timeline.start(**bound)
    timeline.hold(0.5)
    standing = pose == "standing"
    for number in range(6):
        sign = -1 if number % 2 == 0 else 1
        moved: dict[str, Value] = {"x": 0.04 * sign, "y": -0.08} if standing else {}
        timeline.to(
            0.22,
            twist=24 * sign,
            side=14 * sign,
            bend=18,
            nod=12,
            turn=10 * sign,
            shrug_r=18 if sign < 0 else 0,
            shrug_l=18 if sign > 0 else 0,
            **moved,
        )
        timeline.to(0.16, twist=14 * sign, side=8 * sign, bend=6, nod=-8)
        if number == 3:
            timeline.hold(0.25)
    timeline.to(
        0.25, twist=0, side=0, turn=0, shrugs=0, bend=22, nod=16, **({"x": 0.0, "y": -0.10} if standing else {})
    )
    if end == "break free":
        timeline.hold(0.12)
        timeline.to(0.16, exact=True, bend=-6, nod=-12, hands=At("shoulder", 0.46, -0.20, 0.10), elbows=0)
        timeline.hold(0.3)
        timeline.to(0.5, hand_r=At("chest", 0.02, -0.20, 0.26), hand_l=At("chest", 0.0, -0.22, 0.22), bend=12, nod=18)
        for _ in range(2):
            timeline.to(0.2, hand_r=At("chest", 0.02, -0.16, 0.30))
            timeline.to(0.2, hand_r=At("chest", 0.02, -0.22, 0.24))
        tail = ", then {break} free and {rub} the wrist"
    else:
        timeline.to(0.6, bend=30, nod=30, shrugs=-6)
        timeline.hold(0.9)
        tail = ", then {give} up and {hang} the head"
    where = {"behind the back": "behind the back", "in front": "in front of the body", "overhead": "above the head"}[
        tied
    ]
    how = {"standing": "", "kneeling": " on the knees", "on a chair": " on a chair"}[pose]
    del side
    return [
        "{struggle} with tied hands", f"{{struggle}} with the hands tied {where}{how}{tail}", f"{{twist}} and {{pull}} to get free, the wrists bound {where}{how}{tail}", f"{{be}} tied up{how} and {{struggle}}, the hands {where}{tail}", f"{{squirm}} in ropes{how}, the hands {where}{tail}", f"{{wriggle}} with bound wrists {where}{how}{tail}",
        f"{{try}} to break free from handcuffs {where}{how}{tail}", f"= prisoner struggling, hands {where}", f"= hostage with tied hands{how}", f"{{fight}} against the ropes around the wrists{how}{tail}", f"{{jerk}} the shoulders from side to side with the hands tied {where}{how}{tail}",
    ]  # fmt: skip
