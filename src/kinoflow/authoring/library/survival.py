"""What keeps characters of games alive: first aid, potions, carrying the fallen, finding the way, digging, reaping, forging."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.fighting import at_ease
from kinoflow.authoring.gait import STYLES, WALK, line, travel, walk
from kinoflow.authoring.gestures import back_to_standing
from kinoflow.authoring.moves import kneel, kneel_start, rise_from_knees, step
from kinoflow.authoring.timeline import Timeline, Value


@action(
    "heal somebody",
    "game/magic/spell",
    verbs="heal kneel hold hover bless cure raise",
    side=SIDE,
    posture=Choice(("kneeling", "standing")),
    length=Choice(("short", "long")),
)
def heal(timeline: Timeline, side: str, posture: str, length: str) -> Sequence[str]:
    """Open palms held over somebody who lies there, circling slowly; then the hands rise."""
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 0.2, 0.6), 0.4)
    kneeling = posture == "kneeling"
    up = 0.40 if kneeling else 0.80
    if kneeling:
        kneel(timeline, "r", 1.1)
        timeline.to(0.6, pitch=22, bend=28, rest=0.0, hands=At("air", 0.12, up, 0.52), palms=-85, elbows=20)
    else:
        timeline.to(0.7, y=-0.12, pitch=16, bend=20, hands=At("air", 0.12, up, 0.52), palms=-85, elbows=20)
    for number in range(7 if length == "short" else 11):
        a = 2 * math.pi * number / 8
        timeline.to(
            0.3,
            exact=True,
            hand_r=At("air", 0.14 + 0.07 * math.cos(a), up + 0.03 * math.sin(2 * a), 0.50 + 0.07 * math.sin(a)),
            hand_l=At("air", 0.14 + 0.07 * math.cos(a), up + 0.03 * math.sin(2 * a), 0.50 - 0.07 * math.sin(a)),
        )
    timeline.to(0.4, hands=At("air", 0.10, up - 0.08, 0.54))
    timeline.hold(0.3)
    timeline.look_at(None, 0.5)
    timeline.to(0.7, hands=At("shoulder", 0.20, 0.10, 0.36), palms=60, pitch=6, bend=4, nod=-10)
    timeline.hold(0.2)
    timeline.to(0.6, hands=NEUTRAL_HAND.moved(forward=0.1), palms=0, elbows=0, nod=0)
    if kneeling:
        rise_from_knees(timeline, 1.2)
    at_ease(timeline)
    down = f"on the {side} knee" if kneeling else "standing, bent forward"
    return [
        "{heal} somebody", f"{{heal}} somebody on the ground, {down}" if kneeling else f"{{heal}} somebody who lies in front, {down}", "{hold} both hands over a wounded person and {heal} him", "{kneel} down and {heal} a friend with magic hands" if kneeling else "{bend} over somebody and {heal} him with both hands",
        "{cast} a healing spell with both palms over somebody", f"{{move}} the open hands in circles over an injured person, {down}", "{lay} hands on someone, then {raise} the arms", "= healer casting a heal", f"= healing spell on a fallen ally, {down}",
        f"{{hover}} both palms above a body, {down}, then {{lift}} the hands", "{cure} somebody by holding the palms over him",
    ]  # fmt: skip


@action(
    "give chest compressions",
    "game/special/bomb",
    verbs="give press push pump revive kneel resuscitate",
    side=SIDE,
    count=Count(8, 14),
    start=Choice(("kneeling", "standing")),
    check=Choice(("breath", "none", "rescue breath")),
)
def chest_compressions(timeline: Timeline, side: str, count: int, start: str, check: str) -> Sequence[str]:
    """On both knees beside somebody, straight arms pumping on the chest; perhaps an ear or the mouth to the face, on the right."""
    if start == "standing":
        timeline.hold(0.15)
        kneel(timeline, "both", 1.2)
        timeline.wait()
    else:
        kneel_start(timeline)
        timeline.hold(0.3)
    timeline.look_at(At("floor", 0.0, 0.15, 0.5), 0.3)
    hands: dict[str, Value] = {"hand_r": At("air", 0.01, 0.26, 0.50), "hand_l": At("air", 0.01, 0.31, 0.49)}
    timeline.to(0.5, pitch=30, bend=32, **hands, elbows=5, palms=-85, wrists=-50)
    press: dict[str, Value] = {"hand_r": At("air", 0.01, 0.20, 0.50), "hand_l": At("air", 0.01, 0.25, 0.49)}
    for _ in range(count):
        timeline.to(0.17, exact=True, **press, bend=38, pitch=32)
        timeline.to(0.19, exact=True, **hands, bend=31, pitch=29)
    if check == "breath":
        timeline.to(
            0.5,
            hand_r=At("air", 0.20, 0.26, 0.46),
            hand_l=At("air", 0.06, 0.24, 0.50),
            pitch=38,
            bend=48,
            side=-20,
            turn=30,
            wrists=0,
        )
        timeline.hold(0.9)
        timeline.to(0.5, side=0, turn=0, pitch=12, bend=14)
    elif check == "rescue breath":
        timeline.to(
            0.5,
            hand_r=At("air", 0.30, 0.24, 0.46),
            hand_l=At("air", -0.10, 0.24, 0.46),
            pitch=44,
            bend=56,
            side=-24,
            nod=14,
            wrists=0,
        )
        timeline.hold(0.5)
        timeline.to(0.3, bend=44, nod=0)
        timeline.to(0.3, bend=56, nod=14)
        timeline.hold(0.4)
        timeline.to(0.5, side=0, nod=0, pitch=12, bend=14)
    else:
        timeline.to(0.4, pitch=12, bend=16, wrists=0)
    timeline.look_at(None, 0.3)
    timeline.to(0.5, hands=At("thigh", 0.02, 0.12, 0.10), palms=-50, wrists=0, pitch=4, bend=12)
    timeline.hold(0.5)
    tail = {"breath": ", then {listen} for a breath", "rescue breath": ", then {give} a rescue breath", "none": ""}[
        check
    ]
    first = "{kneel} down and " if start == "standing" else ""
    del side
    return [
        "{give} chest compressions", f"{first}{{do}} CPR{tail}", f"{first}{{press}} on somebody's chest with both hands, {number_word(count) if count < 13 else 'many'} times{tail}", f"{first}{{revive}} someone by pumping on the chest{tail}",
        f"{first}{{resuscitate}} a person on the floor{tail}", f"{{kneel}} beside somebody and {{give}} a heart massage{tail}", f"{first}{{push}} down on a chest again and again with straight arms{tail}", "= CPR on a lying person", f"= chest compressions on both knees{tail.replace('{listen}', 'listening').replace('{give}', 'giving')}",
        f"{first}{{perform}} first aid with chest compressions{tail}", f"{first}{{try}} to save a life by pressing rhythmically on the chest{tail}",
    ]  # fmt: skip


@action(
    "bandage the arm",
    "game/special/bomb",
    verbs="bandage wrap wind tie pull tighten",
    side=SIDE,
    posture=Choice(("standing", "kneeling")),
    part=Choice(("forearm", "upper arm", "leg", "head")),
    count=Count(3, 5),
)
def bandage(timeline: Timeline, side: str, posture: str, part: str, count: int) -> Sequence[str]:
    """The left hand winds a bandage round the right arm, both hands round a shin or round the head, and pull the knot tight."""
    timeline.hold(0.2)
    if part in ("leg", "head"):
        if part == "leg" or posture == "kneeling":
            posture = "kneeling"
            kneel(timeline, "r", 1.0)
        if part == "leg":
            timeline.look_at("foot_l", 0.3)
            centre = At("air", 0.11, 0.34, 0.42)
            timeline.to(0.5, pitch=22, bend=34, rest=0.0, hand_r=centre.moved(out=-0.19), hand_l=centre.moved(out=0.08))
        else:
            centre = At("head", 0.0, 0.06, 0.0)
            timeline.to(0.5, hands=At("head", 0.10, 0.0, 0.14), elbows=30, nod=8)
        for number in range(4 * count):
            a = 2 * math.pi * number / 4
            if part == "leg":
                # One hand hands the roll to the other behind the shin.
                timeline.to(
                    0.16,
                    exact=True,
                    hand_r=At("air", -0.08 + 0.05 * math.cos(a), 0.34 + 0.008 * number, 0.42 + 0.10 * math.sin(a)),
                    hand_l=At("air", 0.19 - 0.05 * math.cos(a), 0.34 + 0.008 * number, 0.42 - 0.10 * math.sin(a)),
                )
            else:
                timeline.to(
                    0.2,
                    exact=True,
                    hand_r=At("head", 0.12, 0.04 + 0.03 * math.cos(a), 0.12 * math.sin(a)),
                    hand_l=At("head", 0.12, 0.04 - 0.03 * math.cos(a), -0.12 * math.sin(a)),
                    turn=8 * math.cos(a),
                )
        timeline.to(
            0.3,
            hands=centre.moved(out=0.03 if part == "head" else 0.0, up=0.0, forward=0.14 if part == "head" else 0.06),
            turn=0,
        )
        timeline.to(
            0.25,
            hand_r=centre.moved(out=0.16 if part == "head" else -0.30, forward=0.12),
            hand_l=centre.moved(out=0.16, forward=0.12),
        )
        timeline.hold(0.2)
        timeline.look_at(None, 0.3)
        timeline.to(0.5, pitch=2, bend=6, nod=0, hands=NEUTRAL_HAND.moved(forward=0.12), elbows=0)
        if posture == "kneeling":
            rise_from_knees(timeline, 1.2)
        at_ease(timeline)
        what = f"the {other(side)} leg" if part == "leg" else "the head"
        down = " while kneeling" if posture == "kneeling" else ""
        return [
            f"{{bandage}} {what}", f"{{bandage}} {what} with both hands{down}", f"{{wrap}} a bandage around {what}{down}", f"{{wind}} a bandage {times(count)} around {what}{down} and {{pull}} it tight", f"{{tie}} a bandage around {what}{down}",
            f"{{dress}} a wound on {what}{down}", f"{{treat}} an injury of {what}{down}", f"= bandaging {what}{down}", f"{{put}} a dressing on {what}{down}",
        ]  # fmt: skip
    if posture == "kneeling":
        kneel(timeline, "r", 1.0)
    timeline.look_at("hand_r", 0.3)
    low = part == "forearm"
    arm: dict[str, Value] = (
        {"hand_r": At("chest", 0.00, -0.10, 0.30), "palm_r": 60.0, "elbow_r": 20.0}
        if low
        else {"hand_r": At("chest", 0.14, -0.22, 0.26), "palm_r": 0.0, "elbow_r": 40.0}
    )
    centre = At("chest", -0.12, -0.14, 0.22) if low else At("chest", -0.18, -0.10, 0.16)
    timeline.to(0.4, hand_l=At("pelvis", 0.16, 0.06, 0.02), **arm, bend=10, nod=10)
    timeline.to(0.45, hand_l=centre.moved(up=0.06))
    for number in range(8 * count):
        a = 2 * math.pi * number / 8
        timeline.to(
            0.075,
            exact=True,
            hand_l=centre.moved(out=0.012 * number / 8, up=0.075 * math.cos(a), forward=0.075 * math.sin(a)),
        )
    timeline.to(0.25, hand_l=centre.moved(up=-0.10, forward=0.08), bend=14)
    timeline.to(0.3, hand_l=At("head", -0.02, -0.14, 0.15), nod=20, bend=18)
    timeline.to(0.22, hand_l=centre.moved(up=-0.12, forward=0.16, out=0.10), nod=-4, turn=14, bend=8)
    timeline.hold(0.25)
    timeline.look_at(None, 0.3)
    timeline.to(0.3, turn=0, hand_r=At("shoulder", 0.10, -0.30, 0.32))
    timeline.to(0.2, palm_r=-40)
    timeline.to(0.25, palm_r=40)
    timeline.to(0.3, palm_r=0, hands=NEUTRAL_HAND.moved(forward=0.1), elbows=0, bend=4, nod=0)
    if posture == "kneeling":
        rise_from_knees(timeline, 1.2)
    at_ease(timeline)
    down = " while kneeling" if posture == "kneeling" else ""
    return [
        "{bandage} {poss} arm", f"{{bandage}} the {side} {part} with the {other(side)} hand{down}", f"{{wrap}} a bandage around the {side} arm{down}", f"{{wind}} a bandage {times(count)} around the {side} {part}{down} and {{pull}} it tight",
        f"{{hold}} out the {side} arm and {{wrap}} it with the {other(side)} hand{down}", f"{{dress}} a wound on the {side} {part}{down}", f"{{tie}} a cloth around the {side} {part}, pulling the knot with the teeth", "= bandaging animation", f"= using a bandage on the {side} arm{down}",
        f"{{circle}} the {other(side)} hand around the {side} {part} to bandage it{down}", f"{{treat}} a wound on {{poss}} arm{down}",
    ]  # fmt: skip


@action(
    "drink a potion",
    "daily/eating and drinking/drink",
    verbs="drink uncork gulp swallow shake throw",
    side=SIDE,
    after=Choice(("throw the bottle away", "feel stronger", "shudder")),
    posture=Choice(("standing", "kneeling"), (3, 1)),
)
def drink_potion(timeline: Timeline, side: str, after: str, posture: str) -> Sequence[str]:
    """A flask from the belt, uncorked with the left hand, emptied with the head thrown back; and its effect."""
    timeline.hold(0.2)
    kneeling = posture == "kneeling"
    if kneeling:
        kneel(timeline, "r", 1.0)
    timeline.to(0.35, hand_r=At("pelvis", 0.16, 0.04, 0.0), elbow_r=25, turn=-16, nod=14)
    timeline.to(0.4, hand_r=At("chest", 0.04, -0.08, 0.26), elbow_r=10, turn=0, nod=10)
    timeline.to(0.25, hand_l=At("chest", 0.02, 0.0, 0.26))
    timeline.to(0.12, exact=True, hand_l=At("chest", 0.16, 0.06, 0.30))
    timeline.to(
        0.35,
        hand_l=At("shoulder", 0.12, -0.44, 0.08),
        hand_r=At("head", 0.08, -0.22, 0.15),
        elbow_r=4,
        palm_r=-10,
        nod=-4,
    )
    # The elbow hangs below the flask: a raised one would shade the eyes.
    timeline.to(0.4, hand_r=At("head", 0.07, -0.22, 0.13), elbow_r=6, cock_r=-25, nod=-26, bend=-12)
    for _ in range(3):
        timeline.to(0.24, nod=-22, bend=-9)
        timeline.to(0.24, nod=-28, bend=-13)
    timeline.to(0.35, hand_r=At("shoulder", 0.08, -0.26, 0.30), cock_r=0, elbow_r=5, palm_r=0, nod=6, bend=6)
    timeline.hold(0.15)
    if after == "throw the bottle away":
        timeline.to(0.3, hand_r=At("shoulder", 0.20, 0.06, 0.02), elbow_r=30, twist=-12)
        timeline.to(0.14, exact=True, hand_r=At("shoulder", 0.30, -0.24, 0.40), twist=10, bend=12)
        timeline.to(
            0.35, hand_l=At("head", 0.02, -0.14, 0.16), elbow_l=30, hand_r=At("shoulder", 0.16, -0.40, 0.10), twist=0
        )
        timeline.to(0.2, hand_l=At("head", 0.12, -0.13, 0.12))
        tail = "{throw} the bottle away"
    elif after == "feel stronger":
        timeline.to(0.4, bend=18, nod=14, hands=At("shoulder", 0.10, -0.26, 0.22), **({} if kneeling else {"y": -0.12}))
        timeline.to(
            0.35, bend=-10, nod=-16, hands=At("shoulder", 0.30, 0.06, 0.14), elbows=20, shrugs=10, **({} if kneeling else {"y": 0.0}),
        )  # fmt: skip
        for number in range(4):
            timeline.to(0.1, hands=At("shoulder", 0.30, 0.05 + 0.02 * (number % 2), 0.14))
        tail = "{flex} both arms with new strength"
    else:
        timeline.to(
            0.35,
            hands=At("chest", 0.10, -0.16, 0.20),
            elbows=10,
            shrugs=26,
            nod=24,
            bend=26,
            **({} if kneeling else {"y": -0.06}),
        )
        for number in range(8):
            timeline.to(0.10, turn=26 if number % 2 else -26, twist=11 if number % 2 else -11)
        timeline.to(0.2, turn=0, twist=0, shrugs=0)
        tail = "{shudder} at the taste"
    timeline.hold(0.3)
    if kneeling:
        timeline.to(0.4, hands=At("shoulder", 0.08, -0.40, 0.16), elbows=0, bend=4, nod=0, shrugs=0)
        rise_from_knees(timeline, 1.2)
    at_ease(timeline)
    if kneeling:
        return [
            f"{{drink}} a potion on one knee and {tail}", f"{{drink}} a potion while kneeling on the {side} knee and {tail}", f"{{kneel}} down, {{drink}} a potion and {tail}", f"{{drink}} an estus flask on one knee and {tail}",
            f"{{go}} down on the {side} knee, {{gulp}} down a health potion and {tail}", f"{{kneel}} and {{use}} a healing potion, then {tail}", f"{{drink}} from a flask, kneeling on one knee, and {tail}", "= drinking a health potion on one knee", "{drink} an elixir while kneeling",
        ]  # fmt: skip
    return [
        "{drink} a potion", f"{{drink}} a potion with the {side} hand and {tail}", f"{{take}} a flask from the belt, {{uncork}} it, {{drink}} it up and {tail}", f"{{gulp}} down a health potion and {tail}", f"{{throw}} the head back to empty a small bottle, then {tail}",
        f"{{use}} a healing potion and {tail}", f"{{pull}} the cork with the {other(side)} hand, {{drink}} with the {side} one and {tail}", "= drinking a health potion", f"= using a potion, then {'a flexing of the arms' if after == 'feel stronger' else 'a shudder' if after == 'shudder' else 'the bottle is thrown away'}",
        f"{{chug}} an elixir and {tail}", f"{{swallow}} a magic drink in one go and {tail}",
    ]  # fmt: skip


@action(
    "inject oneself",
    "game/special/bomb",
    verbs="inject stab press pull clench",
    side=SIDE,
    where=Choice(("thigh", "arm", "neck")),
)
def inject(timeline: Timeline, side: str, where: str) -> Sequence[str]:
    """A syringe in the right hand, tapped, driven into the left thigh, the left arm or the neck, and pulled out."""
    timeline.hold(0.2)
    timeline.to(0.35, hand_r=At("pelvis", 0.15, 0.06, -0.02), elbow_r=25)
    timeline.look_at("hand_r", 0.3)
    timeline.to(0.4, hand_r=At("chest", 0.02, 0.04, 0.30), elbow_r=10)
    for _ in range(2):
        timeline.to(0.12, hand_l=At("chest", 0.02, 0.10, 0.30))
        timeline.to(0.12, hand_l=At("chest", 0.08, 0.10, 0.30))
    if where == "thigh":
        timeline.to(0.3, hand_r=At("shoulder", 0.16, -0.16, 0.20), bend=10)
        timeline.to(
            0.14,
            exact=True,
            hand_r=At("thigh", 0.02, 0.06, 0.12),
            bend=24,
            y=-0.08,
            nod=14,
            hand_l=At("shoulder", 0.14, -0.42, 0.10),
        )
        place = f"the {side} thigh"
    elif where == "arm":
        timeline.to(0.35, hand_l=At("shoulder", -0.02, -0.30, 0.34), palm_l=60, hand_r=At("chest", -0.10, 0.04, 0.30))
        timeline.to(0.16, exact=True, hand_r=At("chest", -0.16, -0.10, 0.24), bend=14, nod=14)
        place = f"the {other(side)} arm"
    else:
        timeline.look_at(None, 0.2)
        timeline.to(
            0.35,
            hand_r=At("head", 0.22, -0.10, 0.10),
            elbow_r=40,
            tilt=20,
            turn=10,
            hand_l=At("shoulder", 0.10, -0.42, 0.10),
        )
        timeline.to(0.14, exact=True, hand_r=At("head", 0.11, -0.17, 0.04), nod=-8)
        place = "the neck"
    at = timeline.value("bend")
    timeline.hold(0.35)
    timeline.to(0.3, bend=at + 5, shrugs=8)
    timeline.hold(0.2)
    timeline.look_at(None, 0.3)
    timeline.to(0.2, hand_r=At("shoulder", 0.22, -0.26, 0.26), elbow_r=10, tilt=0, turn=0, shrugs=0)
    timeline.to(0.25, hand_r=At("shoulder", 0.26, -0.44, 0.06), bend=-6, nod=-22)
    timeline.to(0.2, bend=-4, shrugs=8, y=-0.02)
    timeline.to(0.3, shrugs=0, hand_l=At("shoulder", 0.10, -0.24, 0.26))
    timeline.to(0.25, hand_l=At("shoulder", 0.12, -0.40, 0.10), bend=4, nod=0)
    at_ease(timeline)
    return [
        "{inject} oneself".replace("oneself", "a syringe"), f"{{inject}} a syringe into {place} with the {side} hand", f"{{take}} out a syringe and {{stab}} it into {place}", f"{{use}} a stimpack on {place}", f"{{jab}} an injector into {place} with the {side} hand and {{pull}} it out again",
        f"{{give}} {{poss}} own body an injection in {place}".replace("{poss} own body", "oneself"), f"{{tap}} a syringe, {{press}} it into {place} and {{breathe}} out", "= stim shot animation", f"= self-injection into {place}", f"{{drive}} an adrenaline shot into {place}", f"{{administer}} a shot to {place} with the {side} hand",
    ]  # fmt: skip


@action(
    "drag a body",
    "locomotion/walk/walk backward",
    verbs="drag pull haul walk bend",
    side=SIDE,
    grip=Choice(("under the arms", "by the legs", "by one arm")),
    steps=Count(3, 7),
    end=Choice(("let go", "lower gently"), (2, 1)),
    begins=Choice(("standing", "moving")),
)
def drag_body(timeline: Timeline, side: str, grip: str, steps: int, end: str, begins: str) -> Sequence[str]:
    """Bent low, hands at somebody's shoulders or feet, walking backward in short hard steps."""
    one = grip == "by one arm"
    hold_m = 0.42 if grip == "by the legs" else 0.30
    hands: dict[str, Value] = (
        {"hand_r": At("shoulder", -0.06, -0.50, 0.26), "hand_l": At("shoulder", 0.26, -0.36, 0.06)}
        if one
        else {"hands": At("shoulder", -0.02 if hold_m > 0.4 else 0.04, -0.50, 0.28), "elbows": 10.0}
    )
    bend = 36.0 if one else 44.0
    style = replace(
        STYLES["back"],
        step_m=0.28,
        step_s=0.62,
        double_s=0.2,
        y_m=-0.20,
        pitch_deg=28,
        bend_deg=bend,
        nod_deg=-10,
        bob_m=0.03,
        width_m=0.24,
        sway_m=0.04,
    )
    if begins == "standing":
        timeline.hold(0.2)
        timeline.look_at(At("floor", 0.0, 0.2, 0.5), 0.3)
        timeline.to(0.8, y=-0.40, pitch=44, bend=46, nod=0, **hands)
        timeline.hold(0.35)
        timeline.look_at(None, 0.3)
        timeline.to(0.4, y=-0.22, pitch=28, bend=bend, nod=-10)
    else:
        timeline.start(y=-0.20, pitch=28, bend=bend, nod=-10, **hands)
    from_behind = (steps - 0.4) * style.step_m
    travel(
        timeline, from_behind, style, line(180.0), facing=0.0, begins=begins, ends="standing", arms=False, steps=steps
    )
    timeline.wait()
    if end == "lower gently":
        timeline.to(0.9, y=-0.46, pitch=46, bend=46, nod=-10, knees=12, hands=At("air", 0.16, 0.14, 0.40))
        timeline.hold(0.3)
        timeline.to(0.6, y=-0.24, pitch=28, bend=34, knees=0, hands=At("shoulder", 0.12, -0.46, 0.24), elbows=0)
    timeline.to(0.3, hands=At("shoulder", 0.12, -0.46, 0.14), elbows=0)
    timeline.to(0.4, bend=12, nod=8)
    at_ease(timeline, 0.8)
    how = {
        "under the arms": "under the arms",
        "by the legs": "by the legs",
        "by one arm": f"by one arm with the {side} hand",
    }[grip]
    return [
        "{drag} a body", f"{{drag}} a body backward {how}", f"{{drag}} a casualty out, walking backward {number_word(steps)} steps",
        *([f"{{drag}} somebody backward {how}, then {{lower}} him gently to the ground", "{drag} a casualty away and {lay} him down gently", f"{{pull}} a wounded person to safety {how} and {{lower}} him gently"] if end == "lower gently" else []), f"{{pull}} somebody over the floor {how}, walking backward", f"{{bend}} down, {{take}} somebody {how} and {{drag}} him away", f"{{haul}} an unconscious person backward {how}", f"{{drag}} a wounded comrade to safety {how}",
        f"{{hide}} a body by dragging it {how}", "= dragging a corpse", f"= dragging a body backward {how}", f"{{walk}} backward bent over, {{drag:ing}} something heavy {how}".replace(how, "over the floor") if one else f"{{walk}} backward bent over, {{drag:ing}} somebody {how}", f"{{lug}} a body along {how}, step by step backward",
    ]  # fmt: skip


@action(
    "carry a body on the shoulder",
    "locomotion/walk/walk",
    verbs="carry walk lift bear",
    side=SIDE,
    start=Choice(("lift first", "walking")),
    end=Choice(("stand", "lay down")),
)
def carry_body(timeline: Timeline, side: str, start: str, end: str) -> Sequence[str]:
    """Somebody over the right shoulder, held with the right arm round the legs, walking heavily."""
    hold: dict[str, Value] = {
        "hand_r": At("shoulder", -0.10, -0.04, 0.30),
        "elbow_r": 20.0,
        "palm_r": -60.0,
        "hand_l": At("shoulder", 0.18, -0.44, 0.14),
        "side": 7.0,
        "shrug_r": 12.0,
        "tilt": 7.0,
    }
    style = replace(
        WALK,
        step_m=0.46,
        step_s=0.66,
        double_s=0.18,
        y_m=-0.07,
        pitch_deg=8,
        bend_deg=14,
        nod_deg=-2,
        width_m=0.22,
        bob_m=0.025,
        sway_m=0.045,
    )
    if start == "lift first":
        timeline.hold(0.15)
        timeline.to(
            0.7,
            y=-0.44,
            pitch=42,
            bend=36,
            nod=-6,
            hand_r=At("shoulder", 0.04, -0.40, 0.40),
            hand_l=At("shoulder", 0.04, -0.44, 0.34),
        )
        timeline.hold(0.25)
        timeline.to(0.5, y=-0.34, pitch=30, bend=34, **hold)
        timeline.to(0.8, y=-0.06, pitch=8, bend=14, nod=-2)
        timeline.to(0.2, shrug_r=22, y=-0.09)
        timeline.to(0.2, shrug_r=12, y=-0.06)
    else:
        timeline.start(**hold)
    steps = 5 if start == "lift first" and end == "lay down" else 7
    travel(
        timeline,
        steps * style.step_m,
        style,
        begins="standing" if start == "lift first" else "moving",
        ends="standing",
        arms=False,
    )
    if end == "lay down":
        timeline.to(
            0.9,
            y=-0.44,
            pitch=44,
            bend=36,
            side=0,
            tilt=0,
            hand_r=At("shoulder", 0.04, -0.36, 0.42),
            hand_l=At("shoulder", 0.04, -0.36, 0.40),
            shrug_r=0,
        )
        timeline.hold(0.3)
        at_ease(timeline, 1.0)
    else:
        timeline.to(0.3, bend=18, nod=6)
        timeline.hold(0.4)
    first = "{lift} somebody and " if start == "lift first" else ""
    tail = ", then {lay} him down" if end == "lay down" else ""
    what = "him" if first else "a body"
    return [
        "{carry} a body on the shoulder", f"{first}{{carry}} {what} over the {side} shoulder{tail}", f"{first}{{walk}} with {what} on the {side} shoulder{tail}", f"{first}{{carry}} {what} like a firefighter{tail}", f"{{bear}} a wounded comrade over the {side} shoulder{tail}",
        f"{{bend}} down, {{put}} somebody over the {side} shoulder and {{walk}} off" if first else f"{{walk}} heavily with a person over the {side} shoulder", f"{{carry}} a corpse away on the {side} shoulder{tail}", "= fireman's carry", f"= carrying somebody over the {side} shoulder", f"{{trudge}} along under the weight of a body on the {side} shoulder{tail}",
        f"{first}{{hold}} {what} over the shoulder with the {side} arm and {{walk}}{tail}",
    ]  # fmt: skip


@action(
    "look through binoculars",
    "daily/states/look around",
    verbs="look raise scan adjust hold watch",
    side=SIDE,
    pose=Choice(("standing", "kneeling", "lying")),
    scan=Choice(("yes", "no")),
)
def binoculars(timeline: Timeline, side: str, pose: str, scan: str) -> Sequence[str]:
    """Both hands at the eyes, the elbows out, turning slowly, to the right first."""
    eyes: dict[str, Value] = {"hands": At("head", 0.055, -0.03, 0.20), "elbows": 45.0, "palms": -20.0, "wrists": 10.0}
    if pose == "lying":
        timeline.start(
            pitch=88,
            y=-0.77,
            rest=1,
            balance=0,
            bend=-30,
            nod=-30,
            feet=At("hip", 0.06, -0.83, 0.0),
            ankles=58,
            hands=At("floor", 0.16, 0.05, 0.62),
            elbows=50,
        )
        timeline.hold(0.4)
        timeline.to(0.6, hands=At("head", 0.055, -0.05, 0.20), elbows=20)
    else:
        timeline.hold(0.2)
        if pose == "kneeling":
            kneel(timeline, "r", 1.0)
        timeline.to(0.4, hands=At("chest", 0.08, -0.10, 0.22), nod=12)
        timeline.hold(0.2)
        timeline.to(0.5, **eyes, nod=-2, bend=4)
    timeline.hold(0.3)
    turn = "twist" if pose != "lying" else "turn"
    if scan == "yes":
        timeline.to(0.9, **{turn: -32.0}, side=-2)
        timeline.hold(0.2)
        timeline.to(1.2, **{turn: 30.0}, side=2)
        timeline.hold(0.2)
        timeline.to(0.7, **{turn: 6.0}, side=0)
    else:
        timeline.to(0.3, hand_r=At("head", 0.06, -0.02, 0.21))
        timeline.to(0.3, hand_r=At("head", 0.055, -0.03, 0.20), nod=-4)
        timeline.hold(0.9)
    if pose == "lying":
        timeline.to(0.6, hands=At("floor", 0.16, 0.05, 0.62), elbows=50, turn=0)
        timeline.hold(0.3)
    else:
        timeline.to(0.5, hands=At("chest", 0.08, -0.12, 0.22), elbows=10, twist=0, nod=4, wrists=0)
        timeline.to(0.4, turn=-20, nod=0)
        timeline.to(0.3, turn=0, hands=NEUTRAL_HAND.moved(forward=0.1), palms=0)
        if pose == "kneeling":
            rise_from_knees(timeline, 1.2)
        at_ease(timeline)
    where = {"standing": "", "kneeling": f" while kneeling on the {side} knee", "lying": " lying on the belly"}[pose]
    look = f", {{scan:ing}} from {side} to {other(side)}" if scan == "yes" else ""
    return [
        "{look} through binoculars", f"{{look}} through binoculars at something far away{where}{look}", f"{{raise}} binoculars to the eyes with both hands{where}{look}", f"{{watch}} something far away through a field glass{where}", f"{{hold}} binoculars before the eyes{where}{look}", f"{{scout}} with binoculars{where}{look}",
        f"{{observe}} the horizon through binoculars{where}{look}", f"= scout with binoculars{where}", f"= a lookout watching through binoculars{where}", f"{{spy}} on somebody with binoculars{where}{look}", f"{{lift}} both hands to the eyes and {{look}} into the distance{where}{look}",
    ]  # fmt: skip


@action(
    "hold up a torch and look around",
    "daily/states/look around",
    verbs="hold look raise walk light shine",
    side=SIDE,
    pace=Choice(("standing", "walking")),
    light=Choice(("torch", "flashlight")),
)
def torch(timeline: Timeline, side: str, pace: str, light: str) -> Sequence[str]:
    """A burning torch held high or a flashlight at eye height in the right hand, the light sent to both sides; to the right first."""
    burning = light == "torch"
    at = At("shoulder", 0.16, 0.30, 0.34) if burning else At("shoulder", 0.02, 0.02, 0.40)
    hold: dict[str, Value] = {
        "hand_r": at,
        "elbow_r": 20.0,
        "palm_r": 0.0 if burning else -40.0,
        "hand_l": At("shoulder", 0.18, -0.32, 0.24),
    }
    timeline.hold(0.2)
    timeline.to(0.6, **hold, bend=8, y=-0.05)
    timeline.hold(0.2)
    for number in range(2 if pace == "walking" else 3):
        if pace == "walking":
            walk(
                timeline,
                0.80,
                replace(WALK, step_m=0.42, step_s=0.74, double_s=0.18, y_m=-0.06, bend_deg=8, nod_deg=-2),
                arms=False,
            )
            timeline.wait()
        turns = (-1, 1) if number % 2 == 0 else (1, -1)
        for sign in turns[:1] if pace == "walking" else turns:
            moved = at.moved(out=-0.16 * sign, forward=-0.04) if burning else at.moved(out=-0.10 * sign)
            timeline.to(0.45, turn=44 * sign, twist=16 * sign, hand_r=moved, nod=4 if sign < 0 else -6, x=-0.02 * sign)
            timeline.hold(0.15)
        timeline.to(0.35, turn=0, twist=0, hand_r=at, x=0, nod=0)
    timeline.to(0.4, bend=4)
    back_to_standing(timeline, "r", 0.7)
    what = "a torch" if burning else "a flashlight"
    how = "held high" if burning else "at eye height"
    going = "{walk} carefully forward, " if pace == "walking" else ""
    return [
        f"{{hold}} up {what} and {{look}} around", f"{going}{{hold}} {what} {how} in the {side} hand and {{look}} to both sides", f"{{light}} the way with {what} in the {side} hand and {{look}} around", f"{{explore}} a dark place with {what}, {{look:ing}} all around",
        f"{going}{{shine}} {what} around with the {side} hand", f"{{raise}} {what} with the {side} hand and {{search}} the dark", f"{{walk}} through a cave with {what}, stopping to look around" if pace == "walking" else f"{{stand}} in the dark and {{shine}} {what} to both sides", f"= exploring with {what}", f"= holding {what} {how}, looking around",
        f"{{search}} a dark room with {what} in the {side} hand", f"{{lift}} {what} and {{turn}} it to one side and the other",
    ]  # fmt: skip


@action(
    "read a map",
    "daily/office/write",
    verbs="read hold unfold look point turn",
    side=SIDE,
    pose=Choice(("standing", "walking", "kneeling")),
    end=Choice(("point the way", "scratch the head")),
)
def read_map(timeline: Timeline, side: str, pose: str, end: str) -> Sequence[str]:
    """A map unfolded between both hands, eyes on it and up again; then the right hand points the way or scratches the head."""
    timeline.hold(0.2)
    if pose == "kneeling":
        kneel(timeline, "r", 1.0)
    wide = At("chest", 0.24, -0.16, 0.30)
    timeline.to(0.35, hands=At("chest", 0.03, -0.16, 0.26), nod=20, bend=8)
    timeline.to(0.3, hands=wide, palms=20)
    timeline.to(0.15, hands=wide.moved(up=0.05))
    timeline.to(0.2, hands=wide)
    if pose == "walking":
        timeline.to(0.2, nod=26)
        walk(timeline, 1.1, replace(WALK, step_m=0.44, step_s=0.62, bend_deg=8, nod_deg=26), arms=False)
        timeline.wait()
    timeline.to(0.3, nod=24)
    timeline.hold(0.3)
    timeline.to(0.4, nod=-4, turn=-38)
    timeline.hold(0.3)
    timeline.to(0.35, nod=24, turn=0)
    timeline.hold(0.25)
    timeline.to(0.35, hand_r=At("chest", 0.06, -0.10, 0.28), palm_r=-50)
    timeline.to(0.5, hand_r=At("chest", -0.10, -0.18, 0.29))
    timeline.hold(0.15)
    if end == "point the way":
        timeline.to(0.4, nod=-2, turn=-14, hand_r=At("shoulder", 0.06, 0.06, 0.54), palm_r=-70)
        timeline.hold(0.7)
        tail = f"{{point}} the way with the {side} hand"
    else:
        timeline.to(0.4, hand_r=At("head", 0.09, 0.08, -0.06), elbow_r=60, tilt=-8)
        for number in range(4):
            timeline.to(0.13, hand_r=At("head", 0.09, 0.08 + 0.03 * (number % 2), -0.06))
        tail = "{scratch} the head"
    timeline.to(0.4, hands=At("chest", 0.04, -0.18, 0.26), elbows=0, palms=0, tilt=0, turn=0, nod=10)
    timeline.to(0.4, hands=NEUTRAL_HAND.moved(forward=0.1), nod=0)
    if pose == "kneeling":
        rise_from_knees(timeline, 1.2)
    back_to_standing(timeline, "r", 0.6)
    where = {"standing": "", "walking": " while walking", "kneeling": f" while kneeling on the {side} knee"}[pose]
    return [
        "{read} a map", f"{{read}} a map{where} and {tail}", f"{{unfold}} a map with both hands{where}, {{study}} it and {tail}", f"{{hold}} a map{where}, {{look}} up and around, then {tail}", f"{{look}} for the way on a map{where}, then {tail}", f"{{check}} a map{where} and {tail}",
        f"{{follow}} a line on a map with the {side} hand{where}, then {tail}", "= reading a map", f"= a traveller with a map{where}", f"{{study}} a big map{where}, {{glance}} to the {side} and {tail}", f"{{navigate}} with a map in both hands{where} and {tail}",
    ]  # fmt: skip


@action(
    "call on a walkie-talkie",
    "daily/office/write",
    verbs="call speak talk press listen raise report",
    side=SIDE,
    pose=Choice(("standing", "crouching", "walking")),
    where=Choice(("handheld", "on the shoulder", "earpiece")),
)
def walkie_talkie(timeline: Timeline, side: str, pose: str, where: str) -> Sequence[str]:
    """A radio brought to the mouth, pressed at the shoulder or touched at the ear with the right hand; speaking, listening."""
    timeline.hold(0.2)
    if pose == "crouching":
        timeline.to(0.6, y=-0.36, pitch=22, bend=18, nod=-14, balance=0.8)
    at = {
        "handheld": At("head", 0.03, -0.15, 0.17),
        "on the shoulder": At("chest", 0.05, 0.12, 0.09),
        "earpiece": At("head", 0.13, -0.05, 0.03),
    }[where]
    if where == "handheld":
        timeline.to(0.3, hand_r=At("pelvis", 0.16, 0.05, 0.0), elbow_r=20)
    turn, tilt = (-18.0, -8.0) if where != "handheld" else (0.0, -4.0)
    timeline.to(
        0.45,
        hand_r=at,
        elbow_r=25 if where != "earpiece" else 50,
        palm_r=-10,
        hand_l=At("shoulder", 0.14, -0.40, 0.12),
        turn=turn,
        tilt=tilt,
    )
    if pose == "walking":
        walk(timeline, 1.5, replace(WALK, step_m=0.50, step_s=0.6), arms=False)
        timeline.wait()
    for number in range(3):
        timeline.to(0.22, nod=timeline.value("nod") + 6, hand_l=At("shoulder", 0.12, -0.30, 0.28), palm_l=40)
        timeline.to(
            0.28,
            nod=timeline.value("nod") - 6,
            hand_l=At("shoulder", 0.16, -0.36, 0.20),
            turn=turn - 8 * (number % 2),
        )
    if where == "handheld":
        timeline.to(0.3, hand_r=At("head", 0.14, -0.08, 0.08), elbow_r=45, tilt=-10, palm_l=0)
    timeline.hold(0.7)
    timeline.to(0.18, nod=timeline.value("nod") + 12)
    timeline.to(0.2, nod=timeline.value("nod") - 12)
    timeline.to(
        0.4,
        hand_r=At("pelvis", 0.16, 0.05, 0.0) if where == "handheld" else At("shoulder", 0.12, -0.40, 0.14),
        tilt=0,
        turn=0,
        elbow_r=15,
    )
    timeline.to(0.3, palm_l=0)
    if pose == "crouching":
        timeline.to(0.5, y=-0.06, pitch=2, bend=4, nod=0, balance=1)
    back_to_standing(timeline, "r", 0.7)
    held = {
        "handheld": f"a walkie-talkie in the {side} hand",
        "on the shoulder": f"a radio at the {side} shoulder",
        "earpiece": f"an earpiece at the {side} ear",
    }[where]
    press = {
        "handheld": f"{{raise}} a walkie-talkie to the mouth with the {side} hand",
        "on the shoulder": f"{{press}} the radio on the {side} shoulder",
        "earpiece": f"{{touch}} the earpiece at the {side} ear",
    }[where]
    how = {"standing": "", "crouching": " in a crouch", "walking": " while walking"}[pose]
    return [
        "{call} on a walkie-talkie", f"{{speak}} into {held}{how}" if where != "earpiece" else f"{{talk}} over {held}{how}", f"{press}{how}, {{speak}} and {{listen}}", f"{{radio}} for help with {held}{how}", f"{{report}} over the radio{how}", f"{{use}} {held}{how}", f"{press} and {{call}} for backup{how}",
        f"= soldier on the radio{how}", f"= radio call with {held}", f"{{talk}} on the radio{how}, nodding at the answer", f"{{call}} in on {held}{how}",
    ]  # fmt: skip


@action(
    "mine with a pickaxe",
    "daily/objects/lift",
    verbs="mine swing strike hack chop hit dig",
    crispness="crisp",
    side=SIDE,
    count=Count(2, 4),
    where=Choice(("wall", "ground")),
    wipe=Choice(("no", "yes")),
)
def pickaxe(timeline: Timeline, side: str, count: int, where: str, wipe: str) -> Sequence[str]:
    """A pickaxe swung over the right shoulder into rock in front or into the ground."""
    timeline.hold(0.15)
    ready: dict[str, Value] = {
        "hand_r": At("chest", 0.14, -0.20, 0.28),
        "hand_l": At("chest", 0.06, -0.34, 0.26),
        "elbows": 10.0,
    }
    step(timeline, "l", 0.18, 0.16, duration_s=0.36, heel_first=False, advance=False)
    step(timeline, "r", -0.16, 0.18, toes_deg=30, duration_s=0.36, delay_s=0.36, heel_first=False, advance=False)
    timeline.to(0.7, **ready, y=-0.10, bend=12, yaw=-16)
    timeline.wait()
    for number in range(count):
        timeline.to(
            0.5,
            hand_r=At("shoulder", 0.08, 0.30, -0.06),
            hand_l=At("shoulder", -0.18, 0.20, 0.10),
            elbows=20,
            y=-0.05,
            z=-0.06,
            twist=-22,
            bend=-6,
            nod=-4,
        )
        timeline.hold(0.08)
        if where == "wall":
            timeline.to(
                0.17,
                exact=True,
                hand_r=At("shoulder", -0.10, -0.06, 0.54),
                hand_l=At("shoulder", -0.02, -0.24, 0.44),
                elbows=5,
                y=-0.16,
                z=0.10,
                twist=12,
                bend=20,
            )
        else:
            timeline.to(
                0.18,
                exact=True,
                hand_r=At("shoulder", -0.10, -0.40, 0.44),
                hand_l=At("shoulder", -0.02, -0.48, 0.30),
                elbows=5,
                y=-0.28,
                z=0.06,
                twist=8,
                bend=38,
                pitch=20,
                nod=-4,
            )
        timeline.to(0.07, exact=True, z=0.07)
        timeline.hold(0.16)
        timeline.to(0.34, **ready, y=-0.10, z=0, twist=-4, bend=14, pitch=0, nod=4)
        if wipe == "yes" and number == count - 1:
            timeline.to(0.4, hand_r=At("head", 0.10, 0.05, 0.12), elbow_r=40, bend=2)
            timeline.to(0.3, hand_r=At("head", -0.06, 0.06, 0.14))
            timeline.to(0.2, shrugs=10)
            timeline.to(0.3, shrugs=0, hand_r=At("shoulder", 0.12, -0.42, 0.10), elbow_r=0)
    at_ease(timeline, 0.9)
    into = "into the rock face" if where == "wall" else "into the ground"
    tail = ", then {wipe} the forehead" if wipe == "yes" else ""
    return [
        "{mine} with a pickaxe", f"{{swing}} a pickaxe {into} {times(count)}{tail}", f"{{hack}} {into} with a pickaxe{tail}", f"{{strike}} {'a wall' if where == 'wall' else 'the ground'} with a pickaxe over the {side} shoulder{tail}", f"{{mine}} ore, {{swing:ing}} the pickaxe with both hands{tail}",
        f"{{work}} in a mine with a pickaxe{tail}", f"{{raise}} a pickaxe over the {side} shoulder and {{drive}} it {into}, {times(count)}{tail}", "= mining animation", f"= miner breaking {'rock' if where == 'wall' else 'the ground'} with a pick", f"{{break}} stones with a pickaxe{tail}", f"{{dig}} {into} with a pick, blow after blow{tail}",
    ]  # fmt: skip


@action(
    "harvest with a scythe",
    "daily/cleaning/sweep",
    verbs="harvest mow swing cut reap step",
    side=SIDE,
    count=Count(2, 5),
    moving=Choice(("forward", "in place")),
)
def harvest(timeline: Timeline, side: str, count: int, moving: str) -> Sequence[str]:
    """Even low strokes from the right to the left close over the ground, a small step with each."""
    timeline.hold(0.15)
    right: dict[str, Value] = {
        "hand_r": At("shoulder", 0.30, -0.46, 0.10),
        "hand_l": At("shoulder", -0.20, -0.34, 0.34),
        "yaw": -22.0,
        "twist": -32.0,
        "side": -4.0,
    }
    left: dict[str, Value] = {
        "hand_r": At("shoulder", -0.22, -0.40, 0.38),
        "hand_l": At("shoulder", 0.34, -0.38, 0.12),
        "yaw": 22.0,
        "twist": 34.0,
        "side": 4.0,
    }
    step(timeline, "r", 0.0, 0.20, toes_deg=14, duration_s=0.35, advance=False)
    timeline.to(0.7, **right, y=-0.14, pitch=16, bend=22, nod=4, elbows=5)
    timeline.wait()
    for number in range(count):
        if moving == "forward":
            timeline.place = timeline.place.moved(forward_m=0.18)
            foot = "r" if number % 2 == 0 else "l"
            timeline.to(0.5, exact=True, z=0.0, x=0.0, advance=False)
            step(timeline, foot, 0.06, 0.17, duration_s=0.4, height_m=0.03, heel_first=False, advance=False)
        timeline.to(0.5, **left, y=-0.17)
        timeline.wait()
        timeline.hold(0.06)
        timeline.to(0.6, **right, y=-0.13)
    timeline.to(
        0.5,
        yaw=0,
        twist=0,
        side=0,
        pitch=4,
        bend=8,
        hand_r=At("chest", 0.12, -0.24, 0.26),
        hand_l=At("chest", 0.12, -0.10, 0.30),
        y=-0.04,
    )
    at_ease(timeline, 0.8)
    going = " while stepping forward" if moving == "forward" else ""
    return [
        "{harvest} with a scythe", f"{{harvest}} grain with a scythe{going}", f"{{mow}} grass with a scythe, {number_word(count)} strokes{going}", f"{{swing}} a scythe low from {side} to {other(side)}{going}", f"{{cut}} wheat with wide low strokes of a scythe{going}", f"{{reap}} a field with a scythe{going}",
        f"{{bend}} forward and {{sweep}} a scythe over the ground {times(count)}{going}", "= farmer mowing with a scythe", f"= scything, {number_word(count)} strokes{going}", f"{{turn}} the trunk from {side} to {other(side)} to mow with a scythe{going}", f"{{work}} in the field with a scythe{going}",
        *(["{mow} with a scythe, standing in one place", "{stay} in place and {swing} a scythe"] if moving == "in place" else []),
    ]  # fmt: skip


@action(
    "hammer on an anvil",
    "daily/objects/push",
    verbs="hammer strike forge beat hit hold turn",
    crispness="crisp",
    side=SIDE,
    count=Count(4, 8),
    end=Choice(("stop", "look at the blade", "quench it")),
)
def anvil(timeline: Timeline, side: str, count: int, end: str) -> Sequence[str]:
    """A smith: the left hand holds the iron with tongs, the right one beats it with a hammer, a tap on the anvil between."""
    timeline.hold(0.15)
    step(timeline, "l", 0.10, 0.15, duration_s=0.35, heel_first=False, advance=False)
    tongs = At("air", 0.10, 0.86, 0.44)
    timeline.to(0.5, hand_l=tongs, hand_r=At("shoulder", 0.12, -0.20, 0.30), y=-0.09, bend=18, pitch=8, nod=14)
    timeline.wait()
    timeline.look_at(At("floor", 0.0, 0.84, 0.62), 0.3)
    for number in range(count):
        timeline.to(0.26, hand_r=At("shoulder", 0.14, 0.20, 0.10), elbow_r=25, bend=12, twist=-10, y=-0.06)
        timeline.to(0.12, exact=True, hand_r=At("air", 0.10, 0.94, 0.58), elbow_r=10, bend=24, twist=6, y=-0.12)
        timeline.to(0.10, exact=True, hand_r=At("air", 0.10, 1.02, 0.56))
        if number % 3 == 2:
            timeline.to(0.14, hand_l=tongs.moved(out=0.03), palm_l=60)
            timeline.to(0.16, hand_l=tongs, palm_l=0)
    timeline.look_at(None, 0.3)
    if end == "look at the blade":
        timeline.look_at("hand_l", 0.3)
        timeline.to(
            0.5,
            hand_l=At("shoulder", 0.02, 0.0, 0.40),
            hand_r=At("shoulder", 0.14, -0.40, 0.10),
            bend=4,
            pitch=0,
            y=-0.03,
        )
        timeline.to(0.3, palm_l=70)
        timeline.hold(0.5)
        timeline.to(0.3, palm_l=0)
        timeline.look_at(None, 0.3)
        tail = "{look} at the blade"
    elif end == "quench it":
        timeline.to(0.5, twist=42, yaw=16, turn=20, hand_l=At("shoulder", 0.12, -0.20, 0.42), bend=14)
        timeline.to(0.35, hand_l=At("shoulder", 0.12, -0.48, 0.30), bend=30, y=-0.16)
        timeline.to(0.15, nod=-16, bend=22)
        timeline.hold(0.5)
        timeline.to(0.45, hand_l=At("shoulder", 0.12, -0.20, 0.40), twist=0, yaw=0, turn=0, bend=8, nod=4, y=-0.06)
        tail = f"{{quench}} the iron on the {other(side)}"
    else:
        timeline.hold(0.3)
        tail = "{stop}"
    at_ease(timeline)
    return [
        "{hammer} on an anvil", f"{{hammer}} on an anvil with the {side} hand, then {tail}", f"{{forge}} a sword, {number_word(count)} blows, then {tail}", f"{{beat}} hot iron on an anvil with a hammer and {tail}", f"{{work}} as a blacksmith at the anvil and {tail}", f"{{hold}} the iron with the {other(side)} hand and {{strike}} it with a hammer in the {side} one",
        f"{{strike}} an anvil {number_word(count)} times with a hammer, then {tail}", "= blacksmith working", f"= smith at the anvil, hammer in the {side} hand", f"{{craft}} a blade on the anvil, blow after blow, then {tail}", f"{{raise}} a hammer and {{bring}} it down on hot metal again and again, then {tail}",
    ]  # fmt: skip
