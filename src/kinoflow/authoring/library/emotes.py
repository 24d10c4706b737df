"""Emotes and taunts of online games: come on, you are dead, mock applause, floss, hype, pointing and laughing."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.fighting import AHEAD, at_ease
from kinoflow.authoring.gait import walk
from kinoflow.authoring.moves import hop, hops_end, step, turn_to
from kinoflow.authoring.timeline import Timeline, Value


@action(
    "taunt with both hands to come on",
    "social/hand signs/beckon",
    verbs="taunt beckon dare challenge wave",
    crispness="snappy",
    side=SIDE,
    count=Count(2, 4),
    stance=Choice(("upright", "low")),
    back=Choice(("no", "yes")),
)
def come_on(timeline: Timeline, side: str, count: int, stance: str, back: str) -> Sequence[str]:
    """Arms out wide, then both hands wave the other in; perhaps backing off a step with the right foot."""
    timeline.hold(0.2)
    timeline.look_at(AHEAD, 0.2)
    y = -0.26 if stance == "low" else -0.06
    step(timeline, "r", 0.0, 0.24, toes_deg=16, duration_s=0.3, advance=False)
    timeline.to(
        0.32,
        y=y,
        bend=10 if stance == "low" else -4,
        hands=At("shoulder", 0.44, -0.12, 0.24),
        palms=85,
        nod=-8,
        elbows=0,
    )
    timeline.wait()
    timeline.hold(0.25)
    for number in range(count):
        timeline.to(
            0.17,
            exact=True,
            hands=At("shoulder", 0.10, -0.04, 0.24),
            wrists=60,
            nod=-14,
            bend=timeline.value("bend") - 2,
        )
        timeline.to(
            0.17,
            exact=True,
            hands=At("shoulder", 0.26, -0.12, 0.42),
            wrists=-10,
            nod=-4,
            bend=timeline.value("bend") + 2,
        )
        if back == "yes" and number in (0, 1):
            foot = "r" if number == 0 else "l"
            timeline.place = timeline.place.moved(forward_m=-0.14)
            timeline.to(0.3, z=0.0, advance=False)
            step(timeline, foot, -0.06, 0.19, duration_s=0.28, heel_first=False, advance=False)
            timeline.wait()
    timeline.to(0.25, hands=At("shoulder", 0.46, -0.06, 0.20), wrists=0, shrugs=10, tilt=-8)
    timeline.hold(0.5)
    timeline.to(0.2, shrugs=0, tilt=0)
    at_ease(timeline)
    low = " in a low stance" if stance == "low" else ""
    off = ", stepping back" if back == "yes" else ""
    del side
    return [
        "{taunt} with both hands: come on", f"{{wave}} an opponent closer with both hands{low}{off}", f"{{beckon}} with both hands to come and fight{low}{off}", f"{{spread}} the arms and {{taunt}} an enemy to come on{low}{off}", f"{{dare}} somebody to attack with both hands{low}{off}", f"{{challenge}} an opponent, beckoning with both hands {times(count)}{low}",
        f"{{open}} the arms wide, then {{wave}} both hands towards the chest{low}{off}", "= come at me bro", "= taunt, bring it on", f"{{provoke}} a fight: {{open}} the arms and {{beckon}} with both hands{low}", f"{{gesture}} bring it on with both hands{low}{off}",
    ]  # fmt: skip


@action(
    "throat slash gesture",
    "social/hand signs/point",
    verbs="draw slash threaten point taunt",
    crispness="crisp",
    side=SIDE,
    after=Choice(("point at the enemy", "thumb down", "stare")),
    step_=Choice(("step", "stay")),
)
def throat_slash(timeline: Timeline, side: str, after: str, step_: str) -> Sequence[str]:
    """The right thumb drawn across the throat from left to right, the eyes on the other, and a last sign."""
    timeline.hold(0.2)
    timeline.look_at(AHEAD, 0.2)
    if step_ == "step":
        timeline.place = timeline.place.moved(forward_m=0.14)
        timeline.to(0.45, z=0.0, advance=False)
        step(timeline, "r", 0.10, 0.12, duration_s=0.42, advance=False)
    timeline.to(0.42, hand_r=At("head", -0.16, -0.19, 0.08), elbow_r=75, palm_r=-70, nod=-10, bend=-3, tilt=6)
    timeline.wait()
    timeline.hold(0.2)
    timeline.to(0.5, exact=True, hand_r=At("head", 0.10, -0.18, 0.13), elbow_r=80, tilt=-8, turn=6)
    timeline.to(0.16, exact=True, hand_r=At("shoulder", 0.22, -0.02, 0.24), elbow_r=40)
    if after == "point at the enemy":
        timeline.to(0.25, hand_r=At("shoulder", 0.0, 0.03, 0.55), elbow_r=5, palm_r=-60, tilt=0, bend=6)
    elif after == "thumb down":
        timeline.to(0.3, hand_r=At("shoulder", 0.04, 0.0, 0.48), elbow_r=30, palm_r=-100, tilt=0)
        timeline.to(0.2, hand_r=At("shoulder", 0.04, -0.12, 0.46))
    else:
        timeline.to(0.4, hand_r=At("shoulder", 0.14, -0.44, 0.08), elbow_r=0, palm_r=0, nod=-14, bend=4)
    timeline.hold(0.7)
    timeline.to(0.2, tilt=0, turn=0)
    at_ease(timeline)
    tail = {
        "point at the enemy": f"{{point}} at the enemy with the {side} hand",
        "thumb down": "{turn} the thumb down",
        "stare": "{stare} at the enemy",
    }[after]
    return [
        "{make} a throat slash gesture", f"{{draw}} the {side} thumb across the throat and {tail}", f"{{threaten}} an enemy by drawing the {side} hand across the throat, then {tail}", f"{{slash}} the throat with the thumb as a taunt and {tail}", f"{{run}} the {side} hand along the neck from the {other(side)} to the {side}, then {tail}",
        f"{{tell}} somebody 'you are dead' with a cut-throat sign and {tail}", f"{{gesture}} a cut across {{poss}} own neck and {tail}", "= throat slit taunt", f"= you are dead gesture with the {side} hand", f"{{taunt}} with a finger across the throat, then {tail}", f"{{step}} forward, {{draw}} the thumb across the neck and {tail}" if step_ == "step" else f"{{stand}} still, {{draw}} the thumb across the neck and {tail}",
    ]  # fmt: skip


@action(
    "slow clap in mockery",
    "social/hand signs/clap",
    verbs="clap applaud mock shake",
    crispness="snappy",
    side=SIDE,
    count=Count(3, 6),
    end=Choice(("shake the head", "bow mockingly", "turn up the palms")),
    tempo=False,
)
def slow_clap(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """Slow single claps with long pauses, leaning back, the head tilted to the right."""
    timeline.hold(0.25)
    timeline.to(
        0.5,
        hand_r=At("chest", 0.16, -0.06, 0.30),
        hand_l=At("chest", 0.12, -0.12, 0.28),
        palm_l=70,
        palm_r=-20,
        bend=-5,
        tilt=-9,
        nod=-6,
        elbows=15,
    )
    for number in range(count):
        timeline.to(0.14, exact=True, hand_r=At("chest", 0.01, -0.07, 0.27), hand_l=At("chest", 0.0, -0.12, 0.27))
        timeline.to(0.3, hand_r=At("chest", 0.18, -0.05, 0.30), hand_l=At("chest", 0.13, -0.12, 0.28))
        timeline.hold(0.35)
        if number == count // 2:
            timeline.to(0.25, nod=4)
            timeline.to(0.25, nod=-6)
    if end == "shake the head":
        for sign in (1, -1, 1):
            timeline.to(0.3, turn=22 * sign)
        timeline.to(0.25, turn=0)
        tail = "{shake} the head"
    elif end == "bow mockingly":
        timeline.to(0.4, hand_r=At("chest", -0.06, -0.12, 0.14), hand_l=At("shoulder", 0.44, -0.16, 0.06), tilt=0)
        timeline.to(0.5, pitch=24, bend=30, nod=6, y=-0.04)
        timeline.hold(0.3)
        timeline.to(0.5, pitch=0, bend=0, nod=-4, y=0)
        tail = "{bow} mockingly"
    else:
        timeline.to(0.35, hands=At("shoulder", 0.34, -0.22, 0.26), palms=85, shrugs=20, tilt=-14)
        timeline.hold(0.5)
        timeline.to(0.3, shrugs=0, tilt=0)
        tail = "{turn} up the palms in a shrug"
    timeline.hold(0.2)
    timeline.to(0.2, tilt=0)
    at_ease(timeline)
    del side
    return [
        "{clap} slowly in mockery", f"{{do}} a slow clap, then {tail}", f"{{clap}} slowly and sarcastically {times(count)}, then {tail}", f"{{applaud}} mockingly with slow claps and {tail}", f"{{give}} somebody sarcastic applause, then {tail}", f"{{lean}} back and {{clap}} slowly, {number_word(count)} claps, then {tail}",
        "= sarcastic slow clap", "= slow clap emote", f"{{mock}} an opponent with slow applause and {tail}", f"{{clap}} the hands one slow clap at a time, the head tilted, then {tail}", f"{{congratulate}} somebody ironically with a slow clap and {tail}",
    ]  # fmt: skip


@action(
    "floss dance",
    "social/dance/street",
    verbs="floss dance swing sway",
    crispness="snappy",
    side=SIDE,
    count=Count(4, 8),
    knees=Choice(("upright", "bent")),
)
def floss(timeline: Timeline, side: str, count: int, knees: str) -> Sequence[str]:
    """Straight arms swing past the hips, one before and one behind the body, while the hips go the other way; hips to the left first, arms to the right."""
    y = -0.16 if knees == "bent" else -0.06
    timeline.stance(0.34, toes_deg=12)
    timeline.hold(0.2)
    timeline.to(0.3, y=y, bend=6, pitch=4, hands=At("shoulder", 0.26, -0.46, 0.02))
    beat_s = 0.27
    front = True
    for number in range(2 * count):
        sign = 1 if number % 2 == 0 else -1
        # Both arms go to one side: the one of that side outward, the other across; every second time the other one is in front.
        near, far = ("r", "l") if sign > 0 else ("l", "r")
        ahead = 0.20 if front else -0.20
        timeline.to(
            beat_s, exact=True, x=0.11 * sign, roll=-5 * sign, side=6 * sign, yaw=8 * sign, twist=-10 * sign, y=y - 0.02 * (number % 2),
            **{f"hand_{near}": At("shoulder", 0.30, -0.44, -ahead), f"hand_{far}": At("shoulder", -0.30, -0.42, ahead)}, balance=0.3,
        )  # fmt: skip
        front = not front if number % 2 == 1 else front
    timeline.to(0.3, x=0, roll=0, side=0, yaw=0, twist=0, hands=At("shoulder", 0.20, -0.46, 0.06), balance=1)
    timeline.neutral(0.5)
    low = " with bent knees" if knees == "bent" else ""
    del side
    return [
        "{do} the floss dance", f"{{floss}}{low}", f"{{dance}} the floss{low}", f"{{swing}} straight arms from side to side past the hips, which go the other way{low}", f"{{floss}} like in Fortnite{low}", f"{{do}} the floss, {number_word(count)} swings to each side{low}", f"{{swing}} both arms in front of and behind the body while the hips sway{low}",
        "= floss emote", "= Fortnite floss", f"{{sway}} the hips and {{swing}} stiff arms quickly, the floss dance{low}", f"{{celebrate}} with the floss{low}",
    ]  # fmt: skip


@action(
    "hype dance",
    "social/dance/street",
    verbs="dance hop pump swing bounce kick",
    tempo=False,
    crispness="snappy",
    side=SIDE,
    count=Count(3, 6),
    arms=Choice(("pumping", "rolling", "overhead")),
)
def hype(timeline: Timeline, side: str, count: int, arms: str) -> Sequence[str]:
    """The shoot: hopping on one leg while the other kicks out, on the right leg first, with pumping, rolling or raised arms."""
    timeline.hold(0.2)
    timeline.to(0.25, y=-0.08, balance=0, hands=At("shoulder", 0.18, -0.28, 0.24))
    for number in range(2 * count):
        stand, free = ("r", "l") if (number // 2) % 2 == 0 else ("l", "r")
        up = number % 2 == 0
        pose_of: dict[str, dict[str, Value]] = {
            "pumping": {f"hand_{free}": At("shoulder", 0.22, 0.22 if up else -0.16, 0.26), f"hand_{stand}": At("shoulder", 0.24, -0.34, -0.04 if up else 0.22)},
            "rolling": {f"hand_{free}": At("chest", 0.0, 0.02 if up else -0.16, 0.26), f"hand_{stand}": At("chest", 0.0, -0.16 if up else 0.02, 0.26)},
            "overhead": {"hands": At("shoulder", 0.16 if up else 0.26, 0.46, 0.08 if up else 0.14)},
        }  # fmt: skip
        timeline.to(
            0.24, exact=True, advance=False, **pose_of[arms], side=(6 if stand == "r" else -6), twist=8 if up else -8
        )
        hop(
            timeline,
            0.045,
            landing=stand,
            foot_out_m=0.08,
            free=At("hip", 0.12, -0.56 if up else -0.70, 0.30 if up else 0.22),
            push_s=0.11,
            give_s=0.09,
            dip_m=0.07,
        )
    hop(timeline, 0.05, foot_out_m=0.12, push_s=0.12)
    hops_end(timeline, 0.4)
    timeline.to(0.25, hands=At("shoulder", 0.40, 0.22, 0.14), side=0, twist=0, bend=-6)
    timeline.hold(0.3)
    timeline.neutral(0.5)
    held = {"pumping": "pumping the arms", "rolling": "rolling the forearms", "overhead": "with both arms overhead"}[
        arms
    ]
    return [
        "{do} a hype dance", f"{{dance}} with excitement, hopping on one leg and kicking the other, {held}", f"{{hop}} on the {side} leg first, {{kick}} the other one out, {held}", f"{{do}} the shoot dance, {held}", f"{{bounce}} from leg to leg, {held}, in a victory dance", f"{{celebrate}} with a bouncy dance, {held}",
        f"{{dance}} wildly on the spot, {held}", "= hype emote", f"= victory dance, {held}", f"{{jump}} around dancing, {held}, the legs kicking out by turns", f"{{do}} an energetic game emote dance, {held}",
    ]  # fmt: skip


@action(
    "laugh and point",
    "social/hand signs/point",
    verbs="laugh point hold mock slap",
    crispness="crisp",
    side=SIDE,
    length=Choice(("short", "long")),
    hold=Choice(("belly", "thigh slap")),
)
def laugh_and_point(timeline: Timeline, side: str, length: str, hold: str) -> Sequence[str]:
    """The right hand points ahead, the left holds the belly or slaps the thigh, the whole trunk shakes with laughter."""
    timeline.hold(0.25)
    point = At("shoulder", 0.0, 0.02, 0.55)
    timeline.to(0.3, hand_r=point, palm_r=-60, hand_l=At("pelvis", -0.02, 0.22, 0.20), elbow_l=20, bend=-4, nod=-10)
    timeline.hold(0.2)
    for number in range(6 if length == "short" else 11):
        down = number % 2 == 0
        timeline.to(
            0.13,
            exact=True,
            bend=6 if down else -6,
            nod=6 if down else -14,
            shrugs=12 if down else 2,
            hand_r=point.moved(up=-0.05 if down else 0.03),
            y=-0.04 if down else -0.01,
        )
    if hold == "thigh slap":
        timeline.to(
            0.3,
            bend=34,
            pitch=16,
            nod=10,
            y=-0.14,
            hand_r=At("shoulder", 0.04, -0.10, 0.50),
            hand_l=At("shoulder", 0.20, -0.24, 0.30),
            shrugs=6,
        )
        for _ in range(3):
            timeline.to(0.12, exact=True, hand_l=At("thigh", 0.03, 0.11, 0.08))
            timeline.to(0.16, hand_l=At("thigh", 0.08, 0.26, 0.14))
    else:
        timeline.to(0.35, bend=32, pitch=14, nod=14, y=-0.12, hand_l=At("pelvis", -0.03, 0.22, 0.22))
        for number in range(6):
            timeline.to(0.13, bend=36 if number % 2 else 28, shrugs=10 if number % 2 else 2)
    timeline.to(0.4, bend=-4, pitch=0, nod=-12, y=0, hand_r=point, hand_l=At("pelvis", -0.02, 0.22, 0.20), shrugs=0)
    timeline.to(0.15, bend=2)
    timeline.to(0.15, bend=-4)
    timeline.hold(0.2)
    at_ease(timeline)
    how = (
        f"the {other(side)} hand at the belly" if hold == "belly" else f"slapping the thigh with the {other(side)} hand"
    )
    return [
        "{laugh} and {point}", f"{{point}} at somebody with the {side} hand and {{laugh}}", f"{{point}} and {{laugh}}, {how}", f"{{laugh}} at an opponent, pointing with the {side} hand, {how}", f"{{mock}} somebody by pointing and laughing, {how}", f"{{burst}} out laughing, {{point}} ahead and {{bend}} over, {how}",
        f"{{double}} over with laughter while pointing at someone, {how}", "= laughing and pointing emote", f"= pointing with the {side} hand and laughing out loud", f"{{ridicule}} the loser: {{point}} with the {side} hand and {{laugh}}", f"{{stretch}} out the {side} arm to point at someone and {{shake}} with laughter",
        *([f"{{laugh}} and {{slap}} the {other(side)} thigh while pointing with the {side} hand"] if hold == "thigh slap" else []),
    ]  # fmt: skip


@action(
    "t-pose",
    "game/defence/ready stance",
    verbs="stand hold stretch raise",
    upper=True,
    move=Choice(("still", "raise and lower", "flap")),
)
def t_pose(timeline: Timeline, move: str) -> Sequence[str]:
    """Arms stretched out level to both sides, the body straight."""
    out = At("shoulder", 0.60, 0.02, 0.0)
    timeline.stance(0.19)
    if move == "still":
        timeline.start(hands=out, palms=-90, bend=-1)
        timeline.hold(3.0)
        last = " and {stay} like that"
    else:
        timeline.hold(0.3)
        timeline.to(0.7, hands=out, palms=-90, bend=-2)
        timeline.hold(1.4)
        if move == "flap":
            for _ in range(4):
                timeline.to(0.16, hands=At("shoulder", 0.54, 0.22, 0.0))
                timeline.to(0.16, hands=At("shoulder", 0.56, -0.14, 0.0))
            timeline.to(0.2, hands=out)
        timeline.neutral(0.7)
        last = ", {flap} the arms" + " and {lower} them" if move == "flap" else ", then {lower} the arms"
    return [
        "{stand} in a T-pose",
        f"{{hold}} a T-pose with both arms stretched out to the sides{last}",
        f"{{t-pose}}{last}".replace("{t-pose}", "{strike} a T-pose"),
        f"{{stretch}} both arms straight out to the sides at shoulder height{last}",
        f"{{stand}} straight with the arms out like the letter T{last}",
        f"{{raise}} both arms sideways to shoulder height{last}" if move != "still" else "{keep} both arms level out to the sides",
        f"{{assert}} dominance with a T-pose{last}",
        "= T-pose, arms out to the sides",
    ]  # fmt: skip


@action(
    "drop the mic",
    "social/hand signs/victory",
    verbs="drop hold release walk turn",
    crispness="crisp",
    side=SIDE,
    after=Choice(("walk away", "spread the arms", "cross the arms")),
)
def mic_drop(timeline: Timeline, side: str, after: str) -> Sequence[str]:
    """The microphone at the mouth, then held out at the end of the arm and let go; and off, or a pose."""
    timeline.hold(0.2)
    timeline.to(0.45, hand_r=At("head", 0.04, -0.18, 0.18), elbow_r=15, nod=-6)
    for _ in range(3):
        timeline.to(0.16, nod=4)
        timeline.to(0.18, nod=-6)
    timeline.to(0.4, hand_r=At("shoulder", 0.20, 0.0, 0.54), palm_r=-85, elbow_r=5, turn=-14, bend=-4)
    timeline.hold(0.4)
    timeline.to(0.12, exact=True, wrist_r=-40, hand_r=At("shoulder", 0.20, 0.06, 0.54))
    timeline.hold(0.6)
    timeline.to(0.3, wrist_r=0, turn=0)
    if after == "walk away":
        timeline.neutral(0.4, legs=False)
        turn_to(timeline, 170, steps=4, step_s=0.36)
        timeline.wait()
        walk(timeline, 1.8, "swagger")
        last = "{turn} around and {walk} away"
    elif after == "spread the arms":
        timeline.to(0.4, hands=At("shoulder", 0.50, -0.06, 0.18), palms=75, bend=-8, nod=-14)
        timeline.hold(0.8)
        last = "{spread} both arms"
    else:
        timeline.to(
            0.5,
            hand_r=At("chest", -0.09, -0.05, 0.06),
            hand_l=At("chest", -0.08, -0.11, 0.10),
            elbows=28,
            palms=0,
            wrist_r=35,
            wrist_l=30,
            bend=-6,
            nod=-8,
        )
        timeline.hold(1.0)
        last = "{cross} the arms"
    timeline.wait()
    at_ease(timeline)
    return [
        "{drop} the mic",
        f"{{hold}} out a microphone in the {side} hand, {{drop}} it and {last}",
        f"{{do}} a mic drop and {last}",
        f"{{speak}} into a microphone, {{let}} it fall from the outstretched {side} hand and {last}",
        f"{{stretch}} out the {side} arm, {{open}} the hand to drop the mic and {last}",
        f"{{finish}} with a mic drop of the {side} hand, then {last}",
        f"first {{talk}} into the mic, then {{drop}} it and {last}",
        "= mic drop emote",
    ]  # fmt: skip
