"""Self care: teeth, face, hands, hair, body, make-up, nails; standing at a mirror or sitting."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_FOOT, NEUTRAL_HAND, At
from kinoflow.authoring.gestures import resting
from kinoflow.authoring.library.meals import ANYWHERE, POSE, begin, finish, seated
from kinoflow.authoring.moves import alternate, circle, sit_start
from kinoflow.authoring.timeline import Timeline, Value


@action(
    "brush teeth",
    "daily/self care/brush teeth",
    verbs="brush clean raise move",
    upper=True,
    side=SIDE,
    count=Count(6, 12),
    pattern=Choice(("from side to side", "up and down", "in circles"), (2, 2, 1)),
    bent=Choice(("no", "yes")),
    other_hand=Choice(("hanging", "on the sink", "on the hip"), (3, 1, 1)),
)
def brush_teeth(timeline: Timeline, side: str, count: int, pattern: str, bent: str, other_hand: str) -> Sequence[str]:
    """A fist at the mouth with the elbow out goes quickly to and fro; half-way it changes to the other cheek."""
    u = timeline.generator.uniform
    timeline.hold(0.2)
    at = At("head", 0.15, -0.13, 0.14)
    rests: dict[str, Value] = (
        {"hand_l": At("air", 0.26, 0.95, 0.34), "palm_l": -80.0} if other_hand == "on the sink"
        else resting(other_hand) if other_hand == "on the hip" else {}
    )  # fmt: skip
    lean = {"bend": 22.0, "pitch": 14.0} if bent == "yes" else {"bend": 6.0}
    timeline.to(0.6, hand_r=at, elbow_r=28, palm_r=-10, nod=6, turn=6, **lean, **rests)
    half = u(0.1, 0.13)
    for part in range(2):
        for _ in range(count // 2):
            if pattern == "from side to side":
                timeline.to(half, hand_r=at.moved(-0.05 - 0.03 * part, 0, 0.02), exact=True)
                timeline.to(half, hand_r=at.moved(0.05 - 0.03 * part, 0, -0.01), exact=True)
            elif pattern == "in circles":
                timeline.to(half, hand_r=at.moved(-0.045, 0.02, 0.015), elbow_r=32, exact=True)
                timeline.to(half, hand_r=at.moved(0.02, 0.035, 0.0), elbow_r=30, exact=True)
                timeline.to(half, hand_r=at.moved(0.035, -0.02, 0.0), elbow_r=24, exact=True)
                timeline.to(half, hand_r=at.moved(-0.03, -0.035, 0.01), elbow_r=24, exact=True)
            else:
                timeline.to(half, hand_r=at.moved(-0.02 * part, 0.05, 0.0), elbow_r=32, exact=True)
                timeline.to(half, hand_r=at.moved(-0.02 * part, -0.045, 0.02), elbow_r=22, exact=True)
        if not part:
            timeline.to(0.25, turn=-14, tilt=5, hand_r=at.moved(0.0, 0.01, 0.03))
    if bent == "yes":
        timeline.to(0.35, hand_r=At("chest", 0.18, -0.16, 0.26), elbow_r=10, pitch=30, bend=34, nod=20, turn=0, tilt=0)
        timeline.to(0.15, nod=32)
        timeline.to(0.2, nod=20)
    timeline.neutral(0.7)
    end = ", then {bend} forward to spit" if bent == "yes" else ""
    held = {
        "hanging": "",
        "on the sink": f", leaning on the sink with the {other(side)} hand",
        "on the hip": f", the {other(side)} hand on the hip",
    }[other_hand]
    return [
        "{brush} {poss} teeth",
        f"{{brush}} {{poss}} teeth with the {side} hand{held}",
        f"{{brush}} the teeth {pattern}{end}{held}",
        f"{{raise}} the {side} hand to the mouth and {{brush}} {{poss}} teeth {pattern}{end}",
        f"{{hold}} an imaginary toothbrush in the {side} hand, {{bring}} it to the mouth and {{move}} it quickly {pattern}",
        f"{{lift}} the {side} elbow and {{move}} the {side} fist {pattern} in front of the mouth",
        "{clean} {poss} teeth with a toothbrush",
        f"{{scrub}} {{poss}} teeth with short quick strokes of the {side} hand{end}",
        f"{{stand}} at a mirror and {{brush}} {{poss}} teeth with the {side} hand{held}",
        f"= brushing teeth {pattern} with the {side} hand",
    ]


@action("gargle", "daily/self care/brush teeth", verbs="gargle drink tilt spit rinse", side=SIDE, count=Count(1, 2))
def gargle(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """A sip from a cup, the head far back and shaking, then bent over a basin to spit."""
    timeline.hold(0.2)
    timeline.to(0.5, hand_r=At("chest", 0.12, -0.18, 0.30))
    for _ in range(count):
        timeline.to(0.5, hand_r=At("head", 0.115, -0.13, 0.15), elbow_r=26, nod=-14)
        timeline.hold(0.15)
        timeline.to(0.45, hand_r=At("chest", 0.14, -0.16, 0.30), elbow_r=5, nod=-42, bend=-12)
        for _ in range(4):
            timeline.to(0.14, nod=-36, turn=5, exact=True)
            timeline.to(0.14, nod=-43, turn=-5, exact=True)
        timeline.to(
            0.55,
            nod=16,
            turn=0,
            bend=40,
            pitch=30,
            hand_r=At("chest", 0.22, -0.12, 0.26),
            hand_l=At("chest", 0.16, -0.24, 0.26),
            y=-0.05,
        )
        timeline.to(0.12, nod=30)
        timeline.hold(0.2)
        timeline.to(0.55, nod=0, bend=2, pitch=0, hand_r=At("chest", 0.12, -0.18, 0.30), hand_l=NEUTRAL_HAND, y=0)
    timeline.neutral(0.6)
    return [
        "{gargle}",
        f"{{gargle}} with water from a cup in the {side} hand",
        "{rinse} {poss} mouth",
        f"{{take}} a sip from a cup in the {side} hand, {{tilt}} the head far back, {{gargle}} and {{spit}} it out",
        "{drink} from a cup, {lean} the head back and {gargle}, then {bend} forward",
        f"{{gargle}} {times(count)}, {{bend:ing}} over a sink afterwards",
        "{tilt} the head back to gargle, then {bend} down to spit",
        f"{{raise}} a cup to the mouth with the {side} hand, {{look}} up and {{gargle}}",
        f"{{rinse}} the mouth {times(count)} and {{spit}} into a basin",
        "= gargling with the head tilted back",
    ]


@action(
    "wash face",
    "daily/self care/wash",
    verbs="wash rub bend scoop",
    count=Count(1, 3),
    rub=Choice(("up and down", "in circles")),
    towel=Choice(("no", "yes"), (2, 1)),
)
def wash_face(timeline: Timeline, count: int, rub: str, towel: str) -> Sequence[str]:
    """Bent over a basin, both hands scoop water and bring it to the face, rub, and again."""
    timeline.stance(0.28)
    timeline.hold(0.2)
    timeline.to(0.7, pitch=30, bend=32, nod=4, y=-0.05, hands=At("air", 0.07, 0.98, 0.46), palms=60)
    for _ in range(count):
        timeline.to(0.25, hands=At("air", 0.05, 0.90, 0.50), palms=80, nod=10)
        timeline.to(0.3, hands=At("head", 0.08, -0.17, 0.16), palms=70, nod=16)
        if rub == "up and down":
            for _ in range(3):
                timeline.to(0.16, hands=At("head", 0.08, -0.09, 0.15))
                timeline.to(0.16, hands=At("head", 0.08, -0.19, 0.15))
        else:
            circle(
                timeline,
                {"hand_r": At("head", 0.09, -0.14, 0.15), "hand_l": At("head", 0.09, -0.14, 0.15)},
                0.05,
                2,
                0.5,
                plane="wall",
                opposite=True,
            )
        timeline.to(0.35, hands=At("air", 0.07, 0.98, 0.46), nod=4)
    if towel == "yes":
        timeline.to(
            0.5,
            pitch=6,
            bend=6,
            y=0,
            hand_r=At("air", 0.36, 1.12, 0.40),
            hand_l=At("shoulder", 0.04, -0.26, 0.28),
            palms=0,
        )
        timeline.to(0.5, pitch=2, bend=4, hands=At("head", 0.08, -0.14, 0.16), elbows=30, palms=40, nod=12)
        for number in range(4):
            timeline.to(
                0.2, hands=At("head", 0.08, -0.05 if number % 2 else -0.17, 0.155), turn=4 if number % 2 else -4
            )
        timeline.to(0.4, hands=At("chest", 0.10, -0.10, 0.26), elbows=0, nod=0, turn=0)
    timeline.neutral(0.8)
    if towel == "yes":
        return [
            "{wash} {poss} face and {dry} it with a towel",
            f"{{wash}} {{poss}} face {times(count)}, then {{dry}} it with a towel",
            "{bend} over a sink, {wash} {poss} face and {dry} it",
            "{splash} water on {poss} face, {take} a towel and {rub} the face dry",
            f"{{scoop}} up water {times(count)}, {{wash}} the face and {{wipe}} it with a towel",
            f"{{rub}} the face {rub} with water, {{straighten}} up and {{dry}} it with a towel in both hands",
            "{wash} {poss} face at the basin, then {pat} it dry",
            "= washing the face at a sink and drying it with a towel",
        ]
    return [
        "{wash} {poss} face",
        "{wash} {poss} face with both hands",
        f"{{bend}} over a sink and {{wash}} {{poss}} face {times(count)}",
        f"{{bend}} forward, {{scoop}} water with both hands and {{rub}} the face {rub}",
        f"{{scoop}} up water {times(count)} and {{splash}} it on {{poss}} face",
        f"{{lean}} over a basin and {{rub}} {{poss}} face {rub} with both palms",
        f"{{bring}} both hands to the face {times(count)} and {{rub}} it {rub}",
        "{clean} {poss} face with water",
        "{splash} water on the face, bent forward",
        "= washing the face with both hands, bent over a sink",
    ]


@action(
    "wash hands",
    "daily/self care/wash",
    verbs="wash rub shake dry",
    count=Count(3, 6),
    after=Choice(("none", "shake", "towel"), (2, 2, 1)),
    height=Choice(("low", "high")),
)
def wash_hands(timeline: Timeline, count: int, after: str, height: str) -> Sequence[str]:
    """The hands rub over each other in turn in front of the belly; then they are shaken dry."""
    u = timeline.generator.uniform
    timeline.hold(0.2)
    up = 0.98 if height == "low" else 1.12
    timeline.look_at(At("floor", 0, 0.9, 0.5), 0.4)
    timeline.to(0.6, hands=At("air", 0.07, up, 0.38), bend=20, pitch=12, palms=0, elbows=15)
    half = u(0.2, 0.25)
    for number in range(count):
        turned = -70 if number % 2 else 70
        timeline.to(
            half,
            hand_r=At("air", 0.03, up + 0.03, 0.47),
            hand_l=At("air", 0.07, up - 0.02, 0.33),
            palm_r=-turned,
            palm_l=turned,
        )
        timeline.to(half, hand_r=At("air", 0.07, up - 0.02, 0.33), hand_l=At("air", 0.03, up + 0.03, 0.47))
    if after == "shake":
        timeline.to(0.3, hands=At("air", 0.12, up + 0.10, 0.36), palms=-50)
        for _ in range(3):
            timeline.to(0.12, hands=At("air", 0.14, up - 0.04, 0.42), wrists=25, exact=True)
            timeline.to(0.12, hands=At("air", 0.14, up + 0.09, 0.38), wrists=-10, exact=True)
    elif after == "towel":
        timeline.look_at(None)
        timeline.to(
            0.45,
            hand_r=At("air", 0.38, 1.10, 0.34),
            hand_l=At("chest", 0.08, -0.20, 0.26),
            pitch=2,
            bend=8,
            palms=0,
            turn=-16,
        )
        timeline.look_at(At("floor", 0, 0.9, 0.5), 0.3)
        timeline.to(
            0.4,
            hand_r=At("chest", 0.04, -0.14, 0.28),
            hand_l=At("chest", 0.06, -0.17, 0.25),
            palm_r=-50,
            palm_l=50,
            turn=0,
        )
        for _ in range(3):
            timeline.to(
                0.2, hand_r=At("chest", 0.02, -0.12, 0.33), hand_l=At("chest", 0.08, -0.18, 0.23), palm_r=40, palm_l=-40
            )
            timeline.to(
                0.2, hand_r=At("chest", 0.08, -0.18, 0.23), hand_l=At("chest", 0.02, -0.12, 0.33), palm_r=-50, palm_l=50
            )
    timeline.look_at(None)
    timeline.neutral(0.7)
    end = {"none": "", "shake": " and {shake} them dry", "towel": " and {dry} them with a towel"}[after]
    return [
        f"{{wash}} {{poss}} hands{end}",
        "{wash} {poss} hands at a sink",
        f"{{rub}} the hands together as if washing them{end}",
        f"{{lean}} over a sink and {{wash}} {{poss}} hands{end}",
        f"{{hold}} both hands in front of the belly and {{rub}} one over the other{end}",
        "{soap} {poss} hands, {rub:ing} them against each other",
        f"{{rub}} the palms back and forth under running water{end}",
        f"{{clean}} {{poss}} hands with soap{end}",
        f"{{look}} down and {{wash}} both hands{end}",
        "= washing the hands at a sink",
        *(
            ["{wash} {poss} hands at a high sink", "{wash} {poss} hands high up in front of the chest"]
            if height == "high"
            else []
        ),
    ]


@action(
    "wash hair",
    "daily/self care/wash",
    verbs="wash rub scrub massage",
    upper=True,
    count=Count(4, 8),
    pose=Choice(("upright", "bent forward")),
)
def wash_hair(timeline: Timeline, count: int, pose: str) -> Sequence[str]:
    """Both hands on the head rub the scalp in circles, elbows out."""
    u = timeline.generator.uniform
    timeline.hold(0.2)
    bent = pose == "bent forward"
    top = At("head", 0.15, 0.09, 0.02)
    timeline.to(
        0.7,
        hands=top,
        elbows=35,
        palms=20,
        nod=14 if bent else 4,
        bend=34 if bent else 4,
        pitch=28 if bent else 0,
        wrists=25,
    )
    circle(timeline, {"hand_r": top, "hand_l": top}, 0.05, count, u(0.4, 0.52), plane="wheel", opposite=True)
    circle(
        timeline,
        {"hand_r": top.moved(0, 0, -0.07), "hand_l": top.moved(0, 0, -0.07)},
        0.045,
        2,
        0.45,
        plane="wheel",
        opposite=True,
    )
    timeline.neutral(0.8)
    return [
        "{wash} {poss} hair",
        "{wash} {poss} hair with both hands",
        f"{{shampoo}} {{poss}} hair{' bent forward' if bent else ''}",
        "{raise} both hands to the head and {rub} the hair as if washing it",
        f"{{massage}} shampoo into {{poss}} hair with both hands{', bent forward' if bent else ''}",
        "{rub} {poss} head in circles with both hands, the elbows out to the sides",
        "{take} a shower and {wash} {poss} hair",
        f"{{scrub}} {{poss}} scalp with both hands{' while bending forward' if bent else ''}",
        "{lift} both arms and {wash} the top of the head",
        f"= washing hair with both hands, {pose}",
    ]


@action(
    "wash the body",
    "daily/self care/wash",
    verbs="wash scrub rub shower lift",
    side=SIDE,
    order=Choice(("arm first", "chest first", "under the arm", "legs"), (2, 1, 1, 1)),
    count=Count(2, 3),
)
def wash_the_body(timeline: Timeline, side: str, order: str, count: int) -> Sequence[str]:
    """In the shower: the right hand rubs along the stretched left arm and in circles over chest and belly."""
    u = timeline.generator.uniform
    timeline.hold(0.2)

    def arm() -> None:
        timeline.look_at("hand_l", 0.3)
        timeline.to(
            0.5,
            hand_l=At("shoulder", 0.20, -0.06, 0.46),
            palm_l=20,
            hand_r=At("shoulder", -0.30, -0.02, 0.14),
            palm_r=-70,
            twist=4,
        )
        for _ in range(count):
            timeline.to(u(0.34, 0.42), hand_r=At("other", -0.02, 0.05, -0.10), twist=12)
            timeline.to(u(0.34, 0.42), hand_r=At("shoulder", -0.32, -0.01, 0.10), twist=4)
        timeline.look_at(None)
        timeline.to(0.4, hand_l=NEUTRAL_HAND, twist=0)

    def chest() -> None:
        timeline.to(0.4, hand_r=At("chest", 0.02, -0.05, 0.09), elbow_r=35, palm_r=60, nod=16)
        circle(timeline, {"hand_r": At("chest", 0.03, -0.06, 0.09)}, 0.10, count, 0.7, plane="wall")
        circle(timeline, {"hand_r": At("chest", 0.05, -0.26, 0.10)}, 0.09, count, 0.7, plane="wall")
        timeline.to(0.2, nod=0)

    def under() -> None:
        timeline.to(0.5, hand_l=At("shoulder", 0.16, 0.48, 0.04), side=-6, turn=14, nod=10)
        timeline.to(0.4, hand_r=At("shoulder", -0.36, -0.12, 0.10), palm_r=-40, twist=8)
        for _ in range(count):
            timeline.to(0.26, hand_r=At("shoulder", -0.38, 0.0, 0.08))
            timeline.to(0.26, hand_r=At("shoulder", -0.36, -0.22, 0.10))
        timeline.to(0.4, hand_l=NEUTRAL_HAND, side=0, turn=0, nod=0, twist=0)

    def legs() -> None:
        for leg, sign in (("r", -1.0), ("l", 1.0)):
            timeline.look_at(f"foot_{leg}", 0.4)
            timeline.to(
                0.6,
                pitch=46,
                bend=38,
                y=-0.14,
                twist=6 * sign,
                hand_r=At("air", -0.12 * sign + 0.02, 0.62, 0.16),
                hand_l=At("air", 0.12 * sign + 0.02, 0.62, 0.16),
                palms=-20,
            )
            for _ in range(count):
                timeline.to(
                    0.35,
                    hand_r=At("air", -0.12 * sign + 0.02, 0.30, 0.18),
                    hand_l=At("air", 0.12 * sign + 0.02, 0.30, 0.18),
                    bend=44,
                )
                timeline.to(
                    0.35,
                    hand_r=At("air", -0.12 * sign + 0.02, 0.64, 0.14),
                    hand_l=At("air", 0.12 * sign + 0.02, 0.64, 0.14),
                    bend=36,
                )
        timeline.look_at(None)

    if order in ("legs", "under the arm"):
        (legs if order == "legs" else under)()
        chest() if order == "under the arm" else None
        timeline.neutral(0.8)
        where = (
            f"under the {other(side)} arm" if order == "under the arm" else f"first the {side} leg, then the other leg"
        )
        return [
            "{wash} {poss} legs in the shower" if order == "legs" else f"{{wash}} under the {other(side)} arm",
            f"{{scrub}} {where} with {'both hands' if order == 'legs' else f'the {side} hand'}",
            "{bend} down and {soap} both legs"
            if order == "legs"
            else f"{{raise}} the {other(side)} arm and {{wash}} the armpit",
            "{rub} {poss} legs up and down with both hands"
            if order == "legs"
            else f"{{lift}} the {other(side)} arm and {{rub}} under it with the {side} hand",
            "{wash} {poss} shins and knees"
            if order == "legs"
            else f"{{soap}} the {other(side)} armpit, then the chest",
            "{bend} forward and {scrub} the lower legs"
            if order == "legs"
            else f"{{scrub}} the {other(side)} armpit under the shower",
            f"{{take}} a shower and {{wash}} {where}",
            "= washing the legs, bent down" if order == "legs" else f"= washing under the {other(side)} arm",
            *(
                ["{wash} the body, the chest first", "{soap} the chest before anything else"]
                if order == "chest first"
                else []
            ),
        ]
    for part in (arm, chest) if order == "arm first" else (chest, arm):
        part()
    timeline.neutral(0.6)
    far = other(side)
    first, second = (
        (f"the {far} arm", "the chest and belly") if order == "arm first" else ("the chest and belly", f"the {far} arm")
    )
    return [
        "{take} a shower",
        "{wash} {poss} body",
        f"{{wash}} {first} and then {second} with the {side} hand",
        f"{{stretch}} the {far} arm forward and {{scrub}} it with the {side} hand, and {{rub}} the chest",
        f"{{scrub}} {{poss}} body with a sponge in the {side} hand, first {first}, then {second}",
        f"{{shower}}, {{rub:ing}} {first} with the {side} hand",
        f"{{soap}} {first} and {second} with the {side} hand",
        f"{{rub}} {first} with the {side} palm, then {second}",
        "{wash} arm and chest under the shower",
        f"= washing the body with the {side} hand, {first} first",
        *(
            ["{wash} the body, the chest first", "{soap} the chest before anything else"]
            if order == "chest first"
            else []
        ),
    ]


@action(
    "comb hair",
    "daily/self care/comb",
    verbs="comb raise brush",
    upper=True,
    side=SIDE,
    pose=ANYWHERE,
    count=Count(2, 5),
    stroke=Choice(("back over the top", "down the side")),
)
def comb_hair(timeline: Timeline, side: str, pose: str, count: int, stroke: str) -> Sequence[str]:
    """A comb goes through the hair from the forehead over the top to the back, or down the side of the head."""
    u = timeline.generator.uniform
    begin(timeline, pose)
    if stroke == "back over the top":
        start, middle, end = At("head", 0.12, 0.07, 0.14), At("head", 0.13, 0.15, 0.0), At("head", 0.14, 0.04, -0.11)
    else:
        start, middle, end = At("head", 0.16, 0.13, 0.06), At("head", 0.19, 0.02, 0.04), At("head", 0.17, -0.16, 0.06)
    timeline.to(0.6, hand_r=start, elbow_r=30, palm_r=10, tilt=4)
    for _ in range(count):
        timeline.to(u(0.26, 0.32), hand_r=middle, elbow_r=38, tilt=-4, nod=6)
        timeline.to(u(0.26, 0.32), hand_r=end, elbow_r=30, nod=3)
        timeline.to(0.22, hand_r=end.moved(0.07, 0.04, 0.06))
        timeline.to(0.3, hand_r=start, tilt=3, nod=0)
    finish(timeline, pose)
    where = seated(pose)
    return [
        f"{{comb}} {{poss}} hair with the {side} hand",
        "{comb} {poss} hair",
        f"{{comb}} {{poss}} hair {times(count)} {where}",
        f"{{raise}} the {side} hand to the head and {{comb}} {{poss}} hair {stroke}",
        f"{{hold}} a comb in the {side} hand and {{draw}} it through the hair {stroke}",
        f"{{brush}} {{poss}} hair {stroke} with the {side} hand",
        f"{{lift}} the {side} arm, {{move}} a comb {stroke} of the head {times(count)}",
        f"{{run}} a comb through {{poss}} hair with the {side} hand {where}",
        "{tidy} {poss} hair with a comb",
        f"= combing hair {stroke} with the {side} hand",
    ]


@action(
    "dry hair with a hair dryer",
    "daily/self care/comb",
    verbs="dry blow hold move",
    upper=True,
    side=SIDE,
    count=Count(2, 4),
    ruffle=Choice(("yes", "no")),
)
def dry_hair_with_a_hair_dryer(timeline: Timeline, side: str, count: int, ruffle: str) -> Sequence[str]:
    """A dryer held away from the head waves around it, the other hand ruffles the hair."""
    u = timeline.generator.uniform
    timeline.hold(0.2)
    timeline.to(0.7, hand_r=At("head", 0.32, 0.10, 0.06), elbow_r=20, palm_r=0, tilt=-6, wrist_r=15)
    if ruffle == "yes":
        timeline.to(0.4, hand_l=At("head", 0.15, 0.08, 0.02), elbow_l=35)
    for number in range(count):
        back = number % 2
        timeline.to(
            u(0.45, 0.6), hand_r=At("head", 0.30, 0.18, 0.16 if not back else -0.04), turn=-8 if back else 8, elbow_r=35
        )
        if ruffle == "yes":
            timeline.to(0.15, hand_l=At("head", 0.13, 0.12, -0.03), advance=False)
        timeline.to(
            u(0.45, 0.6), hand_r=At("head", 0.33, 0.0, -0.02 if not back else 0.12), turn=0, tilt=-10, elbow_r=15
        )
        if ruffle == "yes":
            timeline.to(0.15, hand_l=At("head", 0.16, 0.06, 0.05), advance=False)
    timeline.hold(0.1)
    timeline.neutral(0.7)
    end = " while the other hand ruffles it" if ruffle == "yes" else ""
    return [
        "{dry} {poss} hair with a hair dryer",
        f"{{dry}} {{poss}} hair with the {side} hand",
        f"{{hold}} a hair dryer in the {side} hand and {{move}} it around the head{end}",
        f"{{raise}} the {side} hand beside the head and {{dry}} {{poss}} hair{end}",
        f"{{wave}} a hair dryer up and down next to the {side} side of the head{end}",
        f"{{dry}} {{poss}} hair{end}",
        f"{{tilt}} the head to the {side} and {{dry}} the hair with a dryer",
        f"{{use}} a hair dryer with the {side} hand",
        f"{{point}} a dryer at {{poss}} head with the {side} hand and {{swing}} it around",
        f"= drying hair with a hair dryer in the {side} hand",
    ]


@action(
    "dry hair with a towel",
    "daily/self care/wash",
    verbs="dry rub wipe",
    upper=True,
    count=Count(4, 8),
    bent=Choice(("no", "yes")),
)
def dry_hair_with_a_towel(timeline: Timeline, count: int, bent: str) -> Sequence[str]:
    """A towel over the head, both hands rub quickly to and fro in opposite directions, the head shakes along."""
    u = timeline.generator.uniform
    timeline.hold(0.2)
    timeline.to(0.45, hands=At("shoulder", 0.10, 0.10, 0.36), palms=-40)
    top = At("head", 0.16, 0.10, 0.02)
    timeline.to(
        0.45, hands=top, elbows=35, palms=10, nod=14, bend=26 if bent == "yes" else 5, pitch=18 if bent == "yes" else 0
    )
    half = u(0.13, 0.16)
    for _ in range(count):
        timeline.to(half, hand_r=top.moved(0, 0.0, 0.09), hand_l=top.moved(0, 0.02, -0.09), turn=5, exact=True)
        timeline.to(half, hand_r=top.moved(0, 0.02, -0.09), hand_l=top.moved(0, 0.0, 0.09), turn=-5, exact=True)
    timeline.to(0.4, hands=At("shoulder", 0.06, -0.06, 0.34), elbows=0, nod=0, turn=0, bend=4, pitch=0)
    timeline.neutral(0.6)
    how = ", bent forward" if bent == "yes" else ""
    return [
        "{dry} {poss} hair with a towel",
        f"{{rub}} {{poss}} hair dry with both hands{how}",
        f"{{towel}} {{poss}} head{how}",
        f"{{put}} a towel over the head and {{rub}} it quickly back and forth with both hands{how}",
        "{raise} both hands to the head and {dry} the hair",
        f"{{rub}} the head quickly with both hands moving against each other{how}",
        f"{{dry}} {{poss}} hair after a shower{how}",
        "{wipe} {poss} head with a towel in both hands",
        f"{{scrub}} {{poss}} hair with a towel, the elbows out{how}",
        f"= drying hair with a towel{how}",
    ]


@action(
    "dry the back with a towel",
    "daily/self care/wash",
    verbs="dry rub pull scrub",
    side=SIDE,
    count=Count(3, 6),
    what=Choice(("dry", "scrub")),
)
def dry_the_back_with_a_towel(timeline: Timeline, side: str, count: int, what: str) -> Sequence[str]:
    """A towel held over the right shoulder and behind the hip is pulled up and down across the back."""
    u = timeline.generator.uniform
    timeline.hold(0.2)
    high, low = At("shoulder", 0.07, 0.20, 0.02), At("pelvis", 0.20, 0.10, -0.16)
    timeline.to(0.45, hand_r=At("shoulder", 0.12, 0.2, 0.3))
    timeline.to(
        0.5, hand_r=high.moved(0, -0.08, -0.06), elbow_r=10, hand_l=low.moved(0, 0.06), elbow_l=10, twist=4, bend=6
    )
    half = u(0.28, 0.36)
    alternate(
        timeline, count, half,
        {"hand_r": high.moved(0.02, 0.14, 0.12), "hand_l": low.moved(0, 0.12, 0.0), "side": 4.0, "twist": 8.0},
        {"hand_r": high.moved(0, -0.09, -0.07), "hand_l": low.moved(0.04, -0.10, 0.0), "side": -4.0, "twist": -2.0},
    )  # fmt: skip
    timeline.neutral(0.7)
    return [
        f"{{{what}}} {{poss}} back with a towel",
        "{rub} {poss} back with a towel held in both hands",
        f"{{{what}}} {{poss}} back, the {side} hand over the shoulder",
        f"{{hold}} a towel over the {side} shoulder with one hand and behind the hip with the other and {{pull}} it up and down",
        f"{{pull}} a towel diagonally across the back {number_word(count)} times",
        f"{{raise}} the {side} hand above the shoulder, {{put}} the {other(side)} hand behind the back and {{rub}} up and down",
        f"{{{what}}} the back after washing with both hands on a towel",
        f"{{move}} both hands up and down, one above the {side} shoulder and one behind the back",
        "{scrub} {poss} own back with a long towel",
        f"= rubbing the back with a towel over the {side} shoulder",
    ]


@action(
    "shave",
    "daily/self care/make-up",
    verbs="shave tilt stroke",
    upper=True,
    side=SIDE,
    count=Count(3, 6),
    where=Choice(("cheek", "chin", "head"), (2, 2, 1)),
)
def shave(timeline: Timeline, side: str, count: int, where: str) -> Sequence[str]:
    """A razor goes down the cheek or up the throat in short strokes, the head turned or lifted away."""
    u = timeline.generator.uniform
    timeline.hold(0.2)
    if where == "cheek":
        top, down, pose = At("head", 0.17, -0.02, 0.09), At("head", 0.16, -0.15, 0.10), {"turn": 18.0, "tilt": 6.0}
    elif where == "head":
        top, down, pose = At("head", 0.13, 0.10, 0.13), At("head", 0.14, 0.10, -0.08), {"nod": 16.0, "tilt": -4.0}
    else:
        top, down, pose = At("head", 0.12, -0.19, 0.15), At("head", 0.12, -0.11, 0.17), {"nod": -18.0}
    timeline.to(0.6, hand_r=top, elbow_r=25, palm_r=10, bend=6, **pose)
    for number in range(count):
        ahead = 0.02 * (number % 3)
        timeline.to(u(0.3, 0.38), hand_r=down.moved(-ahead, 0, ahead), elbow_r=18)
        timeline.to(0.18, hand_r=down.moved(0.05 - ahead, 0.03, 0.04))
        timeline.to(u(0.22, 0.28), hand_r=top.moved(-ahead, 0, ahead), elbow_r=27)
    timeline.to(0.3, hand_r=At("chest", 0.16, -0.14, 0.28), turn=0, tilt=0, nod=14)
    timeline.to(0.12, hand_r=At("chest", 0.16, -0.20, 0.30))
    timeline.to(0.12, hand_r=At("chest", 0.16, -0.14, 0.30))
    timeline.neutral(0.6)
    part = f"the {side} cheek" if where == "cheek" else "the chin and throat"
    head = f"{{turn}} the head to the {other(side)}" if where == "cheek" else "{lift} the chin"
    if where == "head":
        return [
            "{shave} {poss} head",
            f"{{shave}} the top of the head with the {side} hand",
            "{shave} {poss} head bald with a razor",
            f"{{lower}} the head and {{draw}} a razor from the forehead back over the top with the {side} hand",
            f"{{run}} a hair clipper over {{poss}} head with the {side} hand",
            f"{{cut}} {{poss}} own hair with a clipper in {number_word(count)} strokes",
            f"{{raise}} the {side} hand to the head and {{shave}} it from front to back",
            f"= shaving the head with the {side} hand",
        ]
    return [
        "{shave} {poss} face",
        f"{{shave}} {part} with the {side} hand",
        "{shave} with a razor",
        f"{{hold}} a razor in the {side} hand, {head} and {{shave}} {part}",
        f"{{raise}} the {side} hand to the face and {{shave}} with {number_word(count)} short strokes",
        f"{head} and {{draw}} a razor {'down' if where == 'cheek' else 'up'} along {part}",
        "{shave} {poss} beard in front of a mirror",
        f"{{move}} the {side} hand {'down the cheek' if where == 'cheek' else 'up the throat'} again and again as if shaving",
        f"{head}, {{shave}} {part}, then {{shake}} the razor off",
        f"= shaving {part} with the {side} hand",
    ]


@action(
    "apply cream to the face",
    "daily/self care/make-up",
    verbs="apply rub spread massage",
    upper=True,
    pose=ANYWHERE,
    count=Count(2, 4),
    pattern=Choice(("in circles", "up and down")),
)
def apply_cream_to_the_face(timeline: Timeline, pose: str, count: int, pattern: str) -> Sequence[str]:
    """The palms rub cream between each other, then both hands massage cheeks and forehead."""
    begin(timeline, pose)
    timeline.to(
        0.5,
        hand_r=At("chest", 0.03, -0.10, 0.24),
        hand_l=At("chest", 0.03, -0.14, 0.24),
        palm_r=-40,
        palm_l=50,
        elbows=15,
        nod=14,
    )
    for _ in range(2):
        timeline.to(0.2, hand_r=At("chest", 0.03, -0.10, 0.30), hand_l=At("chest", 0.03, -0.14, 0.20))
        timeline.to(0.2, hand_r=At("chest", 0.03, -0.10, 0.20), hand_l=At("chest", 0.03, -0.14, 0.30))
    cheek = At("head", 0.12, -0.14, 0.12)
    timeline.to(0.5, hands=cheek, elbows=8, palms=55, nod=0)
    if pattern == "in circles":
        circle(timeline, {"hand_r": cheek, "hand_l": cheek}, 0.045, count, 0.6, plane="wall", opposite=True)
        circle(
            timeline,
            {"hand_r": cheek.moved(0, 0.08), "hand_l": cheek.moved(0, 0.08)},
            0.04,
            1,
            0.6,
            plane="wall",
            opposite=True,
        )
    else:
        for _ in range(count):
            timeline.to(0.3, hands=cheek.moved(0.0, 0.10, 0.02), elbows=15)
            timeline.to(0.3, hands=cheek.moved(0.0, -0.05, 0.0), elbows=5)
    finish(timeline, pose)
    where = seated(pose)
    return [
        "{apply} cream to {poss} face",
        f"{{apply}} face cream with both hands {where}",
        f"{{rub}} cream into {{poss}} face {pattern}",
        f"{{rub}} the palms together and then {{spread}} lotion on {{poss}} cheeks {pattern} with both hands",
        "{put} sunscreen on {poss} face with both hands",
        f"{{massage}} {{poss}} face {pattern} with both hands {where}",
        f"{{raise}} both hands to the face and {{rub}} the cheeks {pattern}",
        f"{{spread}} cream over the face {pattern}",
        f"{{apply}} skin care with both palms on the face {where}",
        f"= applying cream to the face {pattern}",
    ]


@action(
    "apply lotion to an arm",
    "daily/self care/make-up",
    verbs="apply rub spread stretch",
    upper=True,
    side=SIDE,
    pose=ANYWHERE,
    count=Count(2, 4),
)
def apply_lotion_to_an_arm(timeline: Timeline, side: str, pose: str, count: int) -> Sequence[str]:
    """The left arm is held out, the right palm strokes it from the wrist up to the shoulder and back."""
    u = timeline.generator.uniform
    begin(timeline, pose)
    timeline.look_at("hand_l", 0.4)
    timeline.to(
        0.6,
        hand_l=At("shoulder", 0.06, -0.16, 0.44),
        palm_l=20,
        hand_r=At("other", 0.02, 0.05, -0.04),
        palm_r=-60,
        twist=2,
        bend=6,
    )
    for _ in range(count):
        timeline.to(u(0.5, 0.6), hand_r=At("shoulder", -0.30, -0.02, 0.13), twist=8, palm_l=-40)
        timeline.to(u(0.5, 0.6), hand_r=At("other", 0.02, 0.05, -0.04), twist=2, palm_l=30)
    finish(timeline, pose)
    far = other(side)
    where = seated(pose)
    return [
        f"{{rub}} lotion into the {far} arm with the {side} hand",
        f"{{rub}} cream into the {far} arm with the {side} hand",
        f"{{put}} sunscreen on the {far} arm {where}",
        f"{{stretch}} the {far} arm forward and {{rub}} it with the {side} hand from the wrist to the shoulder",
        f"{{stroke}} the {far} arm up and down {times(count)} with the {side} palm",
        f"{{spread}} cream along the {far} arm {where}",
        f"{{hold}} the {far} arm out and {{massage}} it with the {side} hand",
        "{apply} cream to {poss} arm, {look:ing} at it",
        f"{{rub}} the {side} hand along the {far} forearm and upper arm",
        f"= applying lotion to the {far} arm with the {side} hand",
    ]


@action(
    "put on lipstick",
    "daily/self care/make-up",
    verbs="put apply hold paint",
    upper=True,
    side=SIDE,
    pose=Choice(("sitting", "standing")),
    count=Count(2, 4),
    what=Choice(("lipstick", "mascara"), (2, 1)),
)
def put_on_lipstick(timeline: Timeline, side: str, pose: str, count: int, what: str) -> Sequence[str]:
    """A mirror held up in the left hand, the face close to it, the right hand at the lips goes slowly from side to side."""
    begin(timeline, pose)
    timeline.to(0.6, hand_l=At("head", 0.06, -0.22, 0.36), palm_l=60, elbow_l=5)
    eyes = what == "mascara"
    at = At("head", 0.13, -0.05, 0.15) if eyes else At("head", 0.12, -0.16, 0.15)
    timeline.to(0.6, hand_r=at, elbow_r=25, bend=10, nod=-4, palm_r=10)
    for _ in range(count):
        if eyes:
            timeline.to(0.3, hand_r=at.moved(-0.02, 0.0, 0.0), nod=-10)
            timeline.to(0.3, hand_r=at.moved(0.01, 0.05, 0.03), nod=-12)
            continue
        timeline.to(0.36, hand_r=at.moved(-0.06, 0.0, 0.02), turn=6)
        timeline.to(0.36, hand_r=at.moved(0.04, 0.0, -0.01), turn=-6)
    timeline.to(0.4, hand_r=At("chest", 0.16, -0.06, 0.24), turn=0)
    timeline.to(0.3, turn=16)
    timeline.to(0.4, turn=-16)
    finish(timeline, pose)
    where = seated(pose)
    if eyes:
        return [
            f"{{put}} on mascara with the {side} hand",
            "{apply} mascara",
            f"{{do}} {{poss}} eyelashes {where}",
            f"{{hold}} a mirror in the {other(side)} hand and {{brush}} mascara onto the lashes with the {side} hand",
            f"{{paint}} {{poss}} eyes with the {side} hand, looking into a hand mirror",
            f"{{draw}} eyeliner with the {side} hand {where}",
            f"{{put}} on eye shadow with the {side} hand, {{lift:ing}} the chin",
            f"{{raise}} the {side} hand to the eye and {{apply}} eye make-up {where}",
            f"= putting on mascara with the {side} hand {where}",
        ]
    return [
        f"{{put}} on lipstick with the {side} hand",
        "{apply} lipstick",
        f"{{put}} on make-up {where}",
        f"{{hold}} a mirror in the {other(side)} hand and {{apply}} lipstick with the {side} hand",
        f"{{raise}} a small mirror with the {other(side)} hand, {{paint}} {{poss}} lips and {{look}} at both sides of the face",
        f"{{paint}} {{poss}} lips {where}",
        f"{{move}} the {side} hand slowly from side to side at the lips, looking into a mirror in the {other(side)} hand",
        f"{{apply}} lip balm with the {side} hand",
        "{lean} toward a hand mirror and {put} on lipstick",
        f"= applying lipstick with the {side} hand {where}",
    ]


@action(
    "powder the face",
    "daily/self care/make-up",
    verbs="powder dab apply pat hold",
    upper=True,
    side=SIDE,
    pose=Choice(("sitting", "standing")),
    count=Count(4, 8),
    how=Choice(("dab", "brush")),
)
def powder_the_face(timeline: Timeline, side: str, pose: str, count: int, how: str) -> Sequence[str]:
    """A compact in the left hand before the face; the right hand dips into it and pats cheeks and forehead."""
    begin(timeline, pose)
    timeline.to(0.6, hand_l=At("head", 0.02, -0.24, 0.30), palm_l=60, elbow_l=5)
    timeline.to(0.45, hand_r=At("head", 0.02, -0.20, 0.34), elbow_r=15)
    places = (At("head", 0.17, -0.10, 0.09), At("head", 0.15, 0.02, 0.13), At("head", 0.05, -0.12, 0.20))
    timeline.to(0.4, hand_r=places[0].moved(0.04, 0, 0.03), elbow_r=22)
    for number in range(count):
        place = places[number * 3 // count]
        timeline.to(0.13, hand_r=place, turn=8 - 8 * (number * 3 // count))
        timeline.to(0.15, hand_r=place.moved(0.05, 0.0, 0.05) if how == "dab" else place.moved(0.02, 0.08, 0.02))
    finish(timeline, pose)
    where = seated(pose)
    word = "dab" if how == "dab" else "brush"
    return [
        f"{{powder}} {{poss}} face with the {side} hand",
        "{put} on make-up",
        f"{{apply}} make-up {where}",
        f"{{hold}} a compact mirror in the {other(side)} hand and {{{word}}} powder on {{poss}} cheeks with the {side} hand",
        f"{{{word}}} {{poss}} cheek and forehead with the {side} hand, looking into a mirror",
        f"{{{word}}} powder onto the face {where}",
        f"{{dip}} a {'puff' if how == 'dab' else 'brush'} into a box in the {other(side)} hand and {{{word}}} it on the face",
        f"{{do}} {{poss}} make-up with the {side} hand",
        f"{{raise}} a mirror with the {other(side)} hand and {{apply}} blush with the {side} hand",
        f"= putting make-up on the face {where}",
    ]


@action(
    "clip nails",
    "daily/self care/make-up",
    verbs="clip cut trim hold",
    side=SIDE,
    pose=Choice(("sitting", "standing")),
    count=Count(3, 6),
    how=Choice(("clip", "file", "paint", "toenails"), (2, 1, 1, 1)),
)
def clip_nails(timeline: Timeline, side: str, pose: str, count: int, how: str) -> Sequence[str]:
    """Both hands close together under the bowed face; the right one clips finger after finger with short squeezes."""
    pose = "sitting" if how == "toenails" else pose
    begin(timeline, pose)
    if how == "toenails":
        timeline.to(0.8, foot_r=At("hip", -0.16, -0.10, 0.40), knee_r=60, ankle_r=10, bend=34, pitch=4, nod=14,
                    hand_r=At("pelvis", -0.04, 0.10, 0.40), hand_l=At("pelvis", 0.14, 0.06, 0.44))  # fmt: skip
        for number in range(count):
            timeline.to(0.2, hand_r=At("pelvis", -0.06 - 0.012 * number, 0.08, 0.43))
            timeline.to(0.1, wrist_r=28, shrug_r=5)
            timeline.to(0.2, wrist_r=0, shrug_r=0, hand_r=At("pelvis", -0.02 - 0.012 * number, 0.13, 0.40))
            timeline.hold(0.1)
        timeline.to(0.7, foot_r=NEUTRAL_FOOT, knee_r=0, ankle_r=10, bend=12, nod=0, hands=At("thigh", 0.02, 0.12, 0.06))
        finish(timeline, pose)
        return [
            f"{{clip}} the toenails of the {side} foot",
            "{clip} {poss} toenails",
            f"{{cut}} the toenails, the {side} foot on the other knee",
            f"{{sit}}, {{lay}} the {side} foot on the knee and {{clip}} the toenails",
            f"{{trim}} the nails of the {side} foot while sitting",
            f"{{bend}} over the {side} foot and {{cut}} {number_word(count)} toenails",
            f"{{pull}} up the {side} foot and {{clip}} its nails",
            f"= clipping the toenails of the {side} foot",
        ]
    timeline.to(
        0.6,
        hand_r=At("chest", 0.09, -0.07, 0.22),
        palm_r=70,
        elbow_r=20,
        hand_l=At("chest", 0.10, -0.06, 0.26),
        palm_l=10,
        elbow_l=25,
        nod=26,
        bend=18,
    )
    for number in range(count):
        across = 0.015 * number
        timeline.to(0.2, hand_l=At("chest", 0.08 - across, -0.05, 0.25))
        if how == "file":
            for _ in range(3):
                timeline.to(0.09, hand_l=At("chest", 0.06 - across, -0.07, 0.24), exact=True)
                timeline.to(0.09, hand_l=At("chest", 0.11 - across, -0.03, 0.26), exact=True)
            continue
        if how == "paint":
            timeline.to(0.35, hand_l=At("chest", 0.08 - across, -0.06, 0.20), elbow_l=30)
            timeline.to(0.3, hand_l=At("chest", 0.09 - across, -0.03, 0.27), elbow_l=25)
            continue
        timeline.hold(0.1)
        timeline.to(0.1, wrist_l=28, shrug_l=5, hand_l=At("chest", 0.08 - across, -0.075, 0.25))
        timeline.to(0.2, wrist_l=0, shrug_l=0, hand_l=At("chest", 0.12 - across, -0.02, 0.27))
        timeline.to(0.14, palm_r=70 - 12 * (number % 3))
    timeline.to(
        0.4, hand_r=At("chest", 0.10, 0.04, 0.34), hand_l=At("chest", 0.16, -0.14, 0.24), nod=8, bend=6, elbow_r=10
    )
    timeline.hold(0.4)
    if how == "paint":
        timeline.to(0.4, hand_r=At("head", 0.02, -0.20, 0.26), nod=14)
        timeline.hold(0.5)
    finish(timeline, pose)
    far = side
    if how != "clip":
        filing = how == "file"
        return [
            "{file} {poss} nails" if filing else "{paint} {poss} nails",
            f"{{file}} the nails of the {far} hand with the other hand"
            if filing
            else f"{{paint}} the nails of the {far} hand with the other hand",
            f"{{file}} {{poss}} nails {seated(pose)}" if filing else f"{{put}} on nail polish {seated(pose)}",
            f"{{move}} a nail file quickly to and fro over the {far} fingertips"
            if filing
            else f"{{brush}} polish onto {number_word(count)} nails and {{blow}} on the {far} hand",
            f"{{smooth}} {number_word(count)} nails with a nail file"
            if filing
            else "{apply} nail polish, then {blow} on the fingers",
            f"{{hold}} the {far} hand up and {{file}} its nails"
            if filing
            else f"{{hold}} the {far} hand in front and {{paint}} its nails one after the other",
            "{do} a manicure, {file:ing} the nails" if filing else "{do} a manicure, {paint:ing} the nails",
            f"= {'filing' if filing else 'painting'} the nails of the {far} hand",
        ]
    return [
        "{clip} {poss} nails with a nail clipper",
        "{clip} {poss} nails",
        f"{{cut}} the nails of the {far} hand",
        f"{{hold}} both hands close together in front of the chest and {{clip}} the nails of the {far} hand",
        f"{{bow}} the head over the hands and {{cut}} {{poss}} nails {seated(pose)}",
        "{trim} {poss} nails one after the other",
        f"{{clip}} {number_word(count)} nails, then {{look}} at the {far} hand",
        f"{{use}} nail clippers {seated(pose)}",
        f"{{look}} down and {{clip}} the nails of the {far} hand with the other hand",
        f"= clipping the nails of the {far} hand",
    ]


@action(
    "tie the hair into a ponytail",
    "daily/self care/comb",
    verbs="tie pull gather bind loosen",
    upper=True,
    side=SIDE,
    pose=POSE,
    way=Choice(("ponytail", "bun", "let down"), (3, 1, 1)),
)
def tie_the_hair(timeline: Timeline, side: str, pose: str, way: str) -> Sequence[str]:
    """Both hands gather the hair behind the head and wind a band round it, elbows out; or it is loosened and shaken out."""
    begin(timeline, pose)
    behind = At("head", 0.07, 0.12 if way == "bun" else 0.02, -0.15)
    if way == "let down":
        timeline.to(0.6, hand_r=behind, elbow_r=45, nod=14)
        for _ in range(2):
            timeline.to(0.2, hand_r=behind.moved(0.02, -0.06, -0.02))
            timeline.to(0.18, hand_r=behind)
        timeline.to(0.4, hand_r=At("shoulder", 0.20, 0.02, 0.10), elbow_r=10, nod=4)
        for sign in (1, -1, 1, -1):
            timeline.to(0.2, turn=26 * sign, tilt=8 * sign, nod=-8)
        timeline.to(0.25, turn=0, tilt=0, nod=0)
    else:
        timeline.to(0.6, hands=At("head", 0.13, 0.08, 0.06), elbows=35, nod=8)
        for _ in range(2):
            timeline.to(0.4, hands=At("head", 0.12, 0.06, -0.08), elbows=48, nod=14)
            timeline.to(0.35, hands=At("head", 0.13, 0.10, 0.04), elbows=38, nod=6)
        timeline.to(0.45, hands=behind, elbows=50, nod=16)
        for _ in range(3):
            timeline.to(0.2, hand_r=behind.moved(0.0, 0.05, -0.03), hand_l=behind.moved(0.01, -0.03, 0.0))
            timeline.to(0.2, hand_r=behind.moved(0.03, -0.03, 0.01), hand_l=behind.moved(0.0, 0.03, -0.02))
        timeline.to(0.25, hands=behind.moved(0.07, 0.0, 0.0), shrugs=6)
        timeline.to(0.2, hands=behind, shrugs=0)
        timeline.hold(0.1)
    finish(timeline, pose)
    where = seated(pose)
    if way == "let down":
        return [
            f"{{let}} down {{poss}} hair with the {side} hand",
            "{untie} {poss} hair and {shake} it out",
            f"{{pull}} out a hair band with the {side} hand and {{shake}} the head {where}",
            f"{{reach}} behind the head with the {side} hand, {{loosen}} the hair and {{shake}} it",
            "{open} a ponytail and {toss} the hair from side to side",
            f"{{undo}} a ponytail {where}",
            f"{{take}} a band out of the hair with the {side} hand and {{turn}} the head from side to side",
            "= letting the hair down and shaking the head",
        ]
    what = "a ponytail" if way == "ponytail" else "a bun"
    return [
        f"{{tie}} {{poss}} hair into {what}",
        f"{{put}} {{poss}} hair up in {what} with both hands",
        f"{{tie}} back {{poss}} hair {where}" if way == "ponytail" else f"{{pin}} up {{poss}} hair in a bun {where}",
        f"{{raise}} both hands to the back of the head and {{tie}} the hair in {what}",
        f"{{gather}} the hair behind the head with both hands and {{bind}} it into {what}",
        f"{{make}} {what}, the elbows lifted to the sides",
        "{pull} the hair back with both hands and {wind} a band around it",
        f"{{do}} {{poss}} hair in {what} {where}",
        f"= tying the hair into {what}",
    ]


@action(
    "spray perfume",
    "daily/self care/make-up",
    verbs="spray apply press roll",
    upper=True,
    side=SIDE,
    pose=POSE,
    place=Choice(("neck", "underarm", "hair")),
    count=Count(2, 4),
)
def spray_perfume(timeline: Timeline, side: str, pose: str, place: str, count: int) -> Sequence[str]:
    """A bottle held away from the neck, pressed, on both sides; a deodorant under the raised arm; or a spray round the hair."""
    begin(timeline, pose)
    timeline.to(0.5, hand_r=At("chest", 0.10, -0.10, 0.28), palm_r=0, elbow_r=10)
    if place == "neck":
        for spot, turn in ((At("head", 0.20, -0.16, 0.16), 20.0), (At("head", -0.08, -0.15, 0.24), -22.0)):
            timeline.to(0.45, hand_r=spot, elbow_r=20 if turn > 0 else 50, turn=turn, nod=-12, tilt=turn / 4)
            for _ in range(max(1, count // 2)):
                timeline.to(0.12, wrist_r=18, hand_r=spot.moved(0.0, -0.015, 0.0))
                timeline.to(0.2, wrist_r=0, hand_r=spot)
    elif place == "underarm":
        timeline.to(
            0.3,
            hand_r=NEUTRAL_HAND if pose == "standing" else At("thigh", 0.02, 0.10, 0.06),
            elbow_r=0,
            hand_l=At("chest", 0.10, -0.10, 0.28),
            elbow_l=10,
        )
        timeline.to(0.5, hand_r=At("shoulder", 0.14, 0.46, 0.02), elbow_r=20, side=5, turn=-16, nod=12)
        spot = At("shoulder", -0.36, -0.08, 0.14)
        timeline.to(0.45, hand_l=spot, elbow_l=20, twist=-8)
        for _ in range(count):
            timeline.to(0.2, hand_l=spot.moved(0.0, 0.05, -0.02))
            timeline.to(0.2, hand_l=spot.moved(0.0, -0.06, 0.0))
        timeline.to(
            0.4,
            hand_l=At("chest", 0.12, -0.10, 0.28),
            elbow_l=5,
            hand_r=NEUTRAL_HAND if pose == "standing" else At("thigh", 0.02, 0.10, 0.06),
            elbow_r=0,
            side=0,
            twist=0,
            turn=0,
        )
    else:
        for number in range(count):
            spot = (
                At("head", 0.30, 0.10, 0.10),
                At("head", 0.18, 0.30, 0.06),
                At("head", 0.28, 0.12, -0.08),
                At("head", 0.05, 0.26, 0.22),
            )[number]
            timeline.to(0.4, hand_r=spot, elbow_r=30, nod=6, turn=(8, 0, 14, 0)[number])
            timeline.to(0.12, wrist_r=20)
            timeline.to(0.18, wrist_r=0)
    if place != "underarm":
        timeline.to(0.3, hand_r=At("chest", 0.12, -0.14, 0.28), elbow_r=5, turn=0, tilt=0, nod=0)
    finish(timeline, pose)
    where = seated(pose)
    if place == "neck":
        return [
            f"{{spray}} perfume with the {side} hand",
            "{put} on perfume",
            f"{{spray}} perfume on both sides of the neck {where}",
            f"{{raise}} a bottle to the neck with the {side} hand and {{spray}} perfume, {{turn:ing}} the head away",
            f"{{apply}} cologne to the neck with the {side} hand",
            "{lift} the chin and {spray} perfume on the throat, first one side, then the other side",
            f"{{put}} on aftershave {where}",
            f"= spraying perfume on the neck with the {side} hand",
        ]
    if place == "underarm":
        return [
            f"{{put}} on deodorant under the {side} arm",
            "{use} a deodorant",
            f"{{raise}} the {side} arm and {{roll}} deodorant under it with the {other(side)} hand",
            f"{{apply}} deodorant {where}",
            f"{{lift}} the {side} arm and {{rub}} a deodorant stick up and down the armpit {times(count)}",
            f"{{hold}} a deodorant in the {other(side)} hand and {{apply}} it to the {side} armpit",
            f"{{spray}} deodorant under the raised {side} arm",
            f"= putting deodorant under the {side} arm",
        ]
    return [
        f"{{spray}} {{poss}} hair with the {side} hand",
        "{use} hair spray",
        f"{{hold}} a can of hair spray in the {side} hand and {{move}} it around the head",
        f"{{spray}} hair spray around the head {where}",
        f"{{raise}} the {side} hand above the head and {{spray}} {{poss}} hair {times(count)}",
        f"{{fix}} {{poss}} hair with a spray in the {side} hand",
        f"{{style}} {{poss}} hair with hair spray {where}",
        f"= spraying the hair with the {side} hand",
    ]


@action(
    "apply lotion to a leg",
    "daily/self care/make-up",
    verbs="apply rub shave massage stroke",
    side=SIDE,
    pose=Choice(("sitting", "foot up"), (2, 1)),
    what=Choice(("lotion", "razor"), (2, 1)),
    count=Count(2, 4),
)
def apply_lotion_to_a_leg(timeline: Timeline, side: str, pose: str, what: str, count: int) -> Sequence[str]:
    """A leg stretched out on the heel, or a foot up on the rim of a tub; hands go from the ankle up to the knee and back."""
    razor = what == "razor"
    if pose == "sitting":
        sit_start(timeline)
        timeline.hold(0.2)
        timeline.to(0.6, foot_r=At("floor", 0.12, 0.0, 0.34), foot_pitch_r=-24, pitch=20, bend=20)
        low, high = (0.10, 0.22, 0.30), (0.10, 0.56, 0.06)
    else:
        timeline.stance(0.22)
        timeline.hold(0.2)
        timeline.to(0.7, foot_r=At("floor", 0.12, 0.44, 0.40), pitch=16, bend=24)
        low, high = (0.10, 0.64, 0.40), (0.10, 0.92, 0.32)
    timeline.look_at(At("floor", -0.1, low[1], low[2]), 0.4)

    def at(place: tuple[float, float, float]) -> dict[str, At]:
        right = At("air", place[0] + (0.0 if razor else 0.09), place[1], place[2])
        if razor:
            return {"hand_r": right, "hand_l": At("air", -high[0] + 0.02, high[1] + 0.04, high[2])}
        return {"hand_r": right, "hand_l": At("air", -place[0] + 0.08, place[1], place[2])}

    down = {"pitch": 44.0, "bend": 50.0} if pose == "sitting" else {"pitch": 30.0, "bend": 48.0}
    up = {"pitch": 26.0, "bend": 36.0} if pose == "sitting" else {"pitch": 20.0, "bend": 30.0}
    timeline.to(0.6, **at(low), **down, palms=-40)
    for number in range(count):
        timeline.to(0.6, **at(high), **up)
        if razor:
            timeline.to(0.2, hand_r=At("air", high[0] + 0.14, high[1], high[2] + 0.06))
        timeline.to(0.45, **at(low), **down, twist=4 if number % 2 else -4)
    timeline.look_at(None)
    timeline.to(0.5, pitch=10, bend=16, twist=0, hands=At("shoulder", 0.08, -0.36, 0.28))
    timeline.to(0.5, foot_r=NEUTRAL_FOOT, foot_pitch_r=0)
    if pose == "sitting":
        timeline.to(0.5, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50, pitch=-2, bend=6)
    else:
        timeline.neutral(0.6)
    where = "while sitting" if pose == "sitting" else "with the foot up on the rim of the tub"
    if razor:
        return [
            f"{{shave}} the {side} leg",
            "{shave} {poss} legs",
            f"{{shave}} the {side} leg {where}",
            f"{{draw}} a razor up the {side} leg from the ankle to the knee, {times(count)}",
            f"{{stretch}} out the {side} leg and {{shave}} it"
            if pose == "sitting"
            else f"{{put}} the {side} foot up and {{shave}} the leg",
            f"{{bend}} down to the {side} shin and {{shave}} it with a razor",
            f"{{shave}} the {side} lower leg in {number_word(count)} long strokes",
            f"= shaving the {side} leg {where}",
        ]
    return [
        f"{{rub}} lotion into the {side} leg",
        "{apply} lotion to {poss} legs",
        f"{{put}} cream on the {side} leg with both hands {where}",
        f"{{rub}} the {side} leg up and down with both hands, from the ankle to the knee",
        f"{{stretch}} out the {side} leg and {{spread}} cream on it"
        if pose == "sitting"
        else f"{{put}} the {side} foot up and {{spread}} cream on the leg",
        f"{{massage}} the {side} shin with both hands {times(count)}",
        f"{{put}} sunscreen on the {side} leg {where}",
        f"{{bend}} forward and {{stroke}} the {side} leg with both hands",
        f"= applying lotion to the {side} leg {where}",
    ]
