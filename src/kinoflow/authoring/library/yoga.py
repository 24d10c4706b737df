"""Yoga: standing, kneeling, seated and lying poses, and the sun salutation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kinoflow.authoring.action import SIDE, Choice, Count, action, other, times
from kinoflow.authoring.controls import At
from kinoflow.authoring.moves import (
    ALL_FOURS,
    CROUCH,
    HALF_CROUCH,
    KNEELING_HIP_M,
    LYING_FOOT,
    PLANK_FOOT,
    PLANK_HAND,
    PLANK_HEEL_DEG,
    all_fours_start,
    kneel,
    kneel_start,
    lie_down,
    lie_start,
    on_all_fours,
    place_foot,
    plank_pose,
    plank_start,
    sit_on_floor_start,
    step,
)
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline

OVERHEAD = At("shoulder", -0.11, 0.55, 0.03)
"""Palms together above the head."""
OVERHEAD_APART = At("shoulder", 0.05, 0.56, 0.03)
PRAYER = At("chest", 0.02, -0.02, 0.12)
SIDEWAYS = At("shoulder", 0.57, 0.0, 0.02)
DOWNWARD_DOG: dict[str, Any] = {
    "y": -0.194, "z": -0.438, "pitch": 133.0, "bend": 0.0, "nod": 14.0, "heels": 20.0, "rest": 0.0, "balance": 0.0,
}  # fmt: skip
"""An inverted V over the feet and hands of a plank."""
STEEP_DOG = DOWNWARD_DOG | {"y": -0.13, "z": -0.40, "pitch": 138.0, "heels": 14.0}
STEEP_DOG_FOOT = PLANK_FOOT.moved(forward=0.18)
"""The same over feet that came nearer."""
HALFWAY_DOG: dict[str, Any] = {"y": -0.14, "z": -0.32, "pitch": 137.0, "bend": 0.0, "nod": 10.0}
"""One foot near the hands, the other one back, hips high."""
ON_HEELS: dict[str, Any] = {"y": KNEELING_HIP_M - 0.24 - STANDING_M, "z": -0.30, "pitch": 4.0, "bend": 6.0, "rest": 0.0}
"""Kneeling with the hips on the heels."""
HOLD = Choice(("short", "long"), (2, 1))
HOLD_S = {"short": 1.4, "long": 3.0}


@action(
    "tree pose",
    "fitness/yoga/tree pose",
    verbs="stand balance raise hold place",
    side=SIDE,
    arms=Choice(("prayer", "overhead", "sides", "overhead apart", "hips"), (2, 2, 1, 1, 1)),
    foot=Choice(("thigh", "calf"), (4, 1)),
    hold=HOLD,
)
def tree_pose(timeline: Timeline, side: str, arms: str, foot: str, hold: str) -> Sequence[str]:
    """On one leg with the other foot against its thigh; written for the right foot lifted."""
    timeline.hold(0.25)
    timeline.to(0.6, x=0.08)
    timeline.to(
        0.9,
        foot_r=At("hip", -0.10, -0.42 if foot == "thigh" else -0.62, 0.06),
        knee_r=62 if foot == "thigh" else 55,
        ankle_r=40,
        x=0.09,
        hands=PRAYER,
        elbows=45,
    )
    timeline.hold(0.3)
    hands = {
        "prayer": PRAYER, "overhead": OVERHEAD, "sides": SIDEWAYS, "overhead apart": OVERHEAD_APART, "hips": At("pelvis", 0.16, 0.06, 0.05),
    }[arms]  # fmt: skip
    if arms != "prayer":
        elbows = {"sides": 0.0, "overhead": 20.0, "overhead apart": 0.0, "hips": 35.0}[arms]
        timeline.to(1.0, hands=hands, elbows=elbows, bend=-3 if arms != "hips" else 0)
    timeline.hold(HOLD_S[hold])
    if arms == "overhead":
        timeline.to(0.7, hands=PRAYER, elbows=45, bend=2)
    timeline.to(0.8, foot_r=At("floor", 0.10, 0.0, 0.0), knee_r=0, x=0.02)
    timeline.neutral(0.8)
    held = {
        "prayer": "palms pressed together at the chest",
        "overhead": "palms pressed together above the head",
        "sides": "arms stretched out to the sides",
        "overhead apart": "both arms straight up and apart",
        "hips": "hands on the hips",
    }[arms]
    where = "inner thigh" if foot == "thigh" else "inner calf"
    part = "thigh" if foot == "thigh" else "calf"
    return [
        "{do} the tree pose",
        f"{{stand}} in tree pose on the {other(side)} leg",
        f"{{stand}} on the {other(side)} leg and {{place}} the {side} foot against the {where}, {held}",
        f"{{hold}} the yoga tree pose, {held}",
        f"{{lift}} the {side} foot to the {other(side)} {part}, {{open}} the {side} knee outward and {{balance}}",
        f"{{balance}} on one leg in tree pose with the {side} knee turned out, {held}",
        f"{{practice}} yoga: tree pose on the {other(side)} leg, {held}",
        *(
            [
                "{do} the tree pose with the hands joined overhead",
                "{do} a tree with the arms raised like branches, palms touching above the head",
            ]
            if arms == "overhead"
            else []
        ),
        f"{{maintain}} the balance on the {other(side)} leg in tree pose",
        f"= tree pose with the {side} foot raised, {held}",
        f"first {{shift}} the weight onto the {other(side)} leg, then {{raise}} the {side} foot to the {part} and {{hold}} the balance",
    ]


@action(
    "warrior one",
    "fitness/yoga/warrior pose",
    verbs="step raise bend hold lunge",
    side=SIDE,
    hold=HOLD,
    arms=Choice(("overhead", "prayer", "hips", "palms together overhead"), (4, 1, 1, 1)),
)
def warrior_one(timeline: Timeline, side: str, hold: str, arms: str) -> Sequence[str]:
    """Warrior I: a long lunge facing forward, arms overhead."""
    hands = {
        "overhead": OVERHEAD_APART, "prayer": PRAYER, "hips": At("pelvis", 0.16, 0.06, 0.05), "palms together overhead": OVERHEAD,
    }[arms]  # fmt: skip
    raised = arms in ("overhead", "palms together overhead")
    held = {
        "overhead": "both arms straight up", "prayer": "palms together at the chest", "hips": "hands on the hips", "palms together overhead": "palms together above the head",
    }[arms]  # fmt: skip
    timeline.hold(0.25)
    step(timeline, "r", 0.50, 0.11, duration_s=0.6)
    step(timeline, "l", -0.48, 0.10, toes_deg=38, duration_s=0.7, advance=False)
    timeline.to(0.9, z=0.12, y=-0.12, balance=0.3)
    timeline.to(1.1, y=-0.28, z=0.20, balance=0.0, bend=-8, pitch=4, nod=-8, hands=hands)
    timeline.hold(HOLD_S[hold])
    timeline.to(0.8, y=-0.08, z=0.05, bend=0, pitch=0, nod=0, hands=At("shoulder", 0.10, -0.52, 0.02))
    step(timeline, "r", 0.0, 0.10, duration_s=0.6, advance=False)
    timeline.to(0.6, y=-0.05, z=-0.16, balance=0.4)
    step(timeline, "l", 0.0, 0.10, toes_deg=8, duration_s=0.5, advance=False)
    timeline.to(0.5, z=0)
    timeline.neutral(0.5)
    if not raised:
        return [
            f"{{do}} warrior one, {held}",
            f"{{hold}} the warrior I pose, {held}",
            f"{{step}} into warrior one with the {side} leg in front, {held}",
            f"{{lunge}} forward on the {side} leg in warrior I, {held}",
            f"{{bend}} the {side} knee in a long lunge, {{stretch}} the {other(side)} leg back, {held}",
            f"{{practice}} yoga: warrior I, {side} leg forward, {held}",
            f"= warrior I pose with the {side} knee bent, {held}",
            f"first {{step}} the {side} foot forward, then {{sink}} into a lunge, {held}, and {{hold}}",
        ]
    return [
        "{do} warrior one",
        "{hold} the warrior I pose",
        f"{{step}} into warrior one with the {side} leg in front",
        f"{{lunge}} forward on the {side} leg and {{raise}} both arms overhead in warrior I",
        f"{{bend}} the {side} knee in a long lunge, {{stretch}} the {other(side)} leg back and {{lift}} the arms straight up",
        f"{{practice}} yoga: warrior I, {side} leg forward, arms up",
        "{take} a long step, {bend} the front knee and {reach} up with both arms, then {hold}",
        f"= warrior I pose with the {side} knee bent, {held}",
        f"{{hold}} warrior one, {held}",
        f"first {{step}} the {side} foot forward, then {{sink}} into a lunge and {{raise}} the arms overhead",
    ]


@action("warrior two", "fitness/yoga/warrior pose", verbs="step open bend hold extend look", side=SIDE, hold=HOLD)
def warrior_two(timeline: Timeline, side: str, hold: str) -> Sequence[str]:
    """Warrior II: wide legs, one knee bent sideways, arms out, looking over the hand."""
    timeline.hold(0.25)
    step(timeline, "l", 0.0, 0.50, toes_deg=8, duration_s=0.6)
    step(timeline, "r", 0.02, 0.52, toes_deg=84, duration_s=0.6, advance=False)
    timeline.to(0.8, hands=SIDEWAYS, palms=-20, x=0, balance=0.3, y=-0.08)
    timeline.to(1.1, x=-0.16, y=-0.30, balance=0, turn=-72, yaw=-8, knee_r=10)
    timeline.hold(HOLD_S[hold])
    timeline.to(0.8, x=0, y=-0.08, turn=0, yaw=0, knee_r=0)
    step(timeline, "r", 0.0, 0.10, toes_deg=8, duration_s=0.6, advance=False)
    timeline.to(0.6, hands=At("shoulder", 0.12, -0.52, 0.02), palms=0)
    step(timeline, "l", 0.0, 0.10, duration_s=0.5)
    timeline.hold(0.1)
    timeline.neutral(0.4)
    return [
        "{do} warrior two",
        "{hold} the warrior II pose",
        f"{{open}} the legs wide, {{bend}} the {side} knee and {{extend}} both arms to the sides, warrior II",
        f"{{hold}} warrior two and {{look}} over the {side} hand",
        f"{{practice}} yoga: warrior II to the {side}",
        f"{{stand}} with the legs wide apart, {{bend}} the {side} leg and {{stretch}} the arms out at shoulder height",
        f"{{step}} wide, {{sink}} over the {side} knee with the arms out sideways and {{turn}} the head to the {side}",
        f"= warrior II pose towards the {side}",
        f"{{lunge}} sideways over the {side} leg with both arms stretched out level and {{look}} to the {side}",
    ]


@action(
    "warrior three",
    "fitness/yoga/warrior pose",
    verbs="balance lean lift extend stand",
    side=SIDE,
    arms=Choice(("forward", "back", "sides", "prayer", "hips"), (3, 2, 2, 1, 1)),
    hold=HOLD,
)
def warrior_three(timeline: Timeline, side: str, arms: str, hold: str) -> Sequence[str]:
    """Warrior III: on one leg, trunk and other leg level; written for the right leg lifted."""
    hands = {
        "forward": At("shoulder", 0.04, 0.54, 0.14),
        "back": At("shoulder", 0.12, -0.53, -0.10),
        "sides": At("shoulder", 0.57, 0.0, 0.0),
        "prayer": PRAYER,
        "hips": At("pelvis", 0.16, 0.06, 0.05),
    }[arms]
    timeline.hold(0.25)
    timeline.to(0.7, hands=hands if arms != "forward" else OVERHEAD_APART, x=0.08)
    timeline.to(
        1.5,
        pitch=80,
        bend=0,
        nod=-30,
        y=-0.03,
        z=-0.06,
        foot_r=At("hip", 0.02, -0.82, -0.10),
        ankle_r=25,
        hands=hands,
        foot_yaw_l=4,
    )
    timeline.hold(HOLD_S[hold])
    timeline.to(1.3, pitch=0, bend=2, nod=0, y=0, z=0, foot_r=At("floor", 0.10, 0.0, 0.0), x=0.04)
    timeline.neutral(0.6)
    held = {
        "forward": "arms stretched forward",
        "back": "arms along the body",
        "sides": "arms out to the sides like wings",
        "prayer": "palms together at the chest",
        "hips": "hands on the hips",
    }[arms]
    return [
        "{do} warrior three",
        f"{{balance}} in warrior III on the {other(side)} leg",
        f"{{lean}} forward on the {other(side)} leg and {{lift}} the {side} leg straight back until the body is level, {held}",
        f"{{hold}} the warrior III pose, {held}",
        f"{{stand}} on the {other(side)} leg with trunk and {side} leg in one horizontal line, {held}",
        f"{{practice}} yoga: warrior III with the {side} leg raised behind",
        f"{{tilt}} the body forward on one leg and {{extend}} the {side} leg behind, {held}",
        f"{{maintain}} the balance on the {other(side)} leg with the body level",
        f"= warrior III, {side} leg lifted, {held}",
        f"{{balance}} on one leg like an airplane, the {side} leg stretched out behind"
        if arms == "sides"
        else f"{{balance}} on one leg with the body level, {held}",
    ]


@action(
    "downward dog",
    "fitness/yoga/downward dog",
    verbs="push lift hold stretch press",
    start=Choice(("plank", "standing", "pose"), (2, 2, 1)),
    hold=HOLD,
    side=SIDE,
    leg=Choice(("both feet down", "one leg raised"), (4, 1)),
)
def downward_dog(timeline: Timeline, start: str, hold: str, side: str, leg: str) -> Sequence[str]:
    """Downward-facing dog: hands and feet on the floor, hips high."""
    if start == "standing":
        timeline.hold(0.2)
        timeline.to(1.1, pitch=70, bend=45, y=-0.24, z=-0.02, nod=0, balance=0, hands=PLANK_HAND, heels=8)
        for number, foot in enumerate(("r", "l")):
            place_foot(
                timeline,
                foot,
                STEEP_DOG_FOOT.forward,
                0.11,
                heel_deg=14,
                duration_s=0.5,
                delay_s=0.5 * number,
                advance=False,
            )
        timeline.to(0.5, **HALFWAY_DOG)
        timeline.to(0.6, **{k: v for k, v in STEEP_DOG.items() if k != "heels"})
    elif start == "plank":
        plank_start(timeline)
        timeline.hold(0.4)
        timeline.to(1.2, **DOWNWARD_DOG)
    else:
        timeline.start(**STEEP_DOG, feet=STEEP_DOG_FOOT, hands=PLANK_HAND)
    heel_deg = 20.0 if start == "plank" else 14.0
    timeline.hold(0.5 * HOLD_S[hold])
    raised = leg == "one leg raised"
    for lift, heel in ((34.0, "r"), (34.0, "l")) if (hold == "long" or start == "pose") and not raised else ():
        timeline.to(0.45, **{f"foot_pitch_{heel}": lift})
        timeline.to(0.45, **{f"foot_pitch_{heel}": heel_deg})
    if raised:
        timeline.to(0.9, foot_r=At("hip", 0.02, -0.78, -0.24), ankle_r=30)
        timeline.hold(1.4)
        back = PLANK_FOOT.forward if start == "plank" else STEEP_DOG_FOOT.forward
        out = 0.11 if start == "standing" else PLANK_FOOT.out
        place_foot(timeline, "r", back, out, heel_deg=heel_deg, height_m=0.02, duration_s=0.8)
    timeline.hold(0.5 * HOLD_S[hold])
    if start == "plank":
        timeline.to(1.1, **plank_pose(), nod=-14, heels=PLANK_HEEL_DEG)
    elif start == "standing":
        for number, foot in enumerate(("r", "l")):
            place_foot(timeline, foot, 0.0, 0.11, heel_deg=4, duration_s=0.5, delay_s=0.48 * number, advance=False)
        timeline.to(0.5, **HALFWAY_DOG)
        timeline.to(0.5, pitch=70, bend=50, y=-0.22, z=-0.02)
        timeline.to(0.9, pitch=0, bend=2, y=0, z=0, nod=0, balance=1, heels=0, hands=At("shoulder", 0.08, -0.55, 0.05))
        timeline.neutral(0.3)
    start_phrase = {
        "plank": "{push} the hips up from a plank into downward dog",
        "standing": "{bend} down from standing, {put} the hands on the floor and {step} back into downward dog",
        "pose": "{stay} in downward dog and {press} the heels down in turn",
    }[start]
    if raised:
        return [
            f"{{do}} the downward dog with the {side} leg raised",
            f"{{hold}} the three-legged dog pose, {side} leg in the air",
            f"{start_phrase}, then {{lift}} the {side} leg up behind",
            f"{{lift}} the {side} leg high in downward dog",
            f"{{practice}} yoga: three-legged downward dog on the {side} side",
            f"{{push}} the hips up and back and {{stretch}} the {side} leg up to the ceiling",
            f"= downward dog split, {side} leg up, hands on the floor",
            f"{{raise}} the {side} foot off the floor in a downward-facing dog and {{hold}} it up",
        ]
    return [
        "{do} the downward dog",
        "{hold} the downward-facing dog pose",
        start_phrase,
        "{lift} the hips high with hands and feet on the floor, like an upside-down V",
        "{practice} yoga: downward dog",
        "{press} hands and feet into the floor and {push} the hips up and back",
        "{stretch} arms, back and legs in a downward-facing dog",
        "= downward dog, hips up, head between the arms",
        f"{start_phrase}, arms and legs straight",
    ]


@action("upward dog", "fitness/yoga/downward dog", verbs="lift press arch push look", hold=HOLD)
def upward_dog(timeline: Timeline, hold: str) -> Sequence[str]:
    """Upward-facing dog: from lying on the front up onto straight arms, hips off the floor."""
    lie_start(timeline, "down")
    timeline.start(hands=At("floor", 0.22, 0.035, 0.30), elbows=0, palms=0, nod=-14)
    timeline.hold(0.35)
    timeline.to(1.3, rest=0, y=0.27 - STANDING_M, pitch=72, bend=-44, nod=-22, z=0.02, feet=LYING_FOOT)
    timeline.hold(HOLD_S[hold])
    timeline.to(1.2, rest=1, y=0.13 - STANDING_M, pitch=90, bend=0, nod=-14, z=0.0)
    return [
        "{do} the upward dog",
        "{hold} the upward-facing dog pose",
        "{push} up from the floor into upward dog, arms straight and chest lifted",
        "{press} the hands down and {lift} chest and hips off the floor, looking up, lying on the front",
        "{practice} yoga: upward-facing dog",
        "{arch} the back with straight arms and the legs stretched out behind",
        "= upward-facing dog, held on hands and feet",
        "{straighten} both arms from lying face down, {raise} the chest and {look} up, then {lie} down again",
    ]


@action(
    "cobra pose",
    "fitness/yoga/cobra pose",
    verbs="lift arch raise press lower",
    height=Choice(("high", "low")),
    count=Count(1, 2),
)
def cobra_pose(timeline: Timeline, height: str, count: int) -> Sequence[str]:
    """Cobra: lying on the front, chest lifted, hips on the floor."""
    lie_start(timeline, "down")
    timeline.start(hands=At("floor", 0.20, 0.035, 0.34), elbows=-10, palms=0, nod=-10)
    timeline.hold(0.4)
    for _ in range(count):
        timeline.to(1.1, bend=-50 if height == "high" else -26, nod=-24, pitch=86)
        timeline.hold(1.2 if count == 1 else 0.6)
        timeline.to(1.0, bend=0, nod=-10, pitch=90)
        timeline.hold(0.2)
    high = "as high as possible" if height == "high" else "a little"
    kind = "cobra pose" if height == "high" else "low cobra pose"
    return [
        f"{{do}} the {kind}",
        f"{{hold}} the {kind}",
        f"{{lift}} the chest {high} and {{arch}} the back in cobra pose, lying face down",
        f"{{press}} the hands into the floor and {{raise}} the chest {high} while the hips stay down",
        f"{{practice}} yoga: {kind}, {times(count)}",
        "{lie} on the belly and {push} the upper body up like a cobra",
        f"{{bend}} backward from lying on the front, {{look:ing}} up, hips on the floor, {times(count)}",
        f"= {kind} on the floor",
        f"{{raise}} head and chest off the floor {high}, {{hold}}, then {{lower}} them again, {times(count)}",
    ]


@action(
    "child's pose",
    "fitness/yoga/child's pose",
    verbs="kneel bend stretch rest fold",
    arms=Choice(("forward", "back")),
    start=Choice(("kneeling", "standing"), (2, 1)),
)
def childs_pose(timeline: Timeline, arms: str, start: str) -> Sequence[str]:
    """Child's pose: hips on the heels, forehead towards the floor."""
    if start == "standing":
        timeline.hold(0.2)
        kneel(timeline, "both", 1.8)
    else:
        kneel_start(timeline)
        timeline.hold(0.3)
    timeline.to(0.8, **ON_HEELS, hands=At("thigh", 0.02, 0.10, 0.1))
    hands = At("floor", 0.16, 0.04, 0.66) if arms == "forward" else At("floor", 0.28, 0.05, -0.40)
    timeline.to(1.3, pitch=66, bend=46, nod=10, z=-0.30, y=KNEELING_HIP_M - 0.24 - STANDING_M, hands=hands)
    timeline.hold(1.8)
    timeline.to(1.2, **ON_HEELS, nod=0, hands=At("thigh", 0.02, 0.10, 0.1))
    timeline.hold(0.3)
    held = "arms stretched out in front" if arms == "forward" else "arms beside the body"
    before = "{kneel} down and {fold} forward" if start == "standing" else "{fold} forward from kneeling"
    return [
        "{do} the child's pose",
        f"{before} into child's pose",
        f"{{rest}} in child's pose, {held}",
        f"{{sit}} back on the heels and {{bend}} forward until the forehead is near the floor, {held}",
        f"{{practice}} yoga: child's pose with the {held}",
        "{kneel} with the hips on the heels and {lay} the upper body over the thighs",
        f"= child's pose, {held}",
        f"{before}, {{lower}} the head to the floor and {{rest}}, then {{sit}} up again",
    ]


@action(
    "cat cow",
    "fitness/yoga/other yoga",
    verbs="arch round bend lower lift",
    count=Count(1, 3),
    first=Choice(("cat", "cow")),
    start=Choice(("floor", "standing"), (3, 1)),
)
def cat_cow(timeline: Timeline, count: int, first: str, start: str) -> Sequence[str]:
    """On hands and knees the back is rounded up and hollowed down in turn."""
    if start == "standing":
        count = min(count, 2)
        timeline.hold(0.2)
        on_all_fours(timeline, 1.8)
    else:
        all_fours_start(timeline)
    timeline.hold(0.25)
    cat = {"pitch": 54.0, "bend": 56.0, "nod": 30.0, "z": -0.02}
    cow = {"pitch": 88.0, "bend": -30.0, "nod": -42.0, "z": 0.03}
    pair = (cat, cow) if first == "cat" else (cow, cat)
    for _ in range(count):
        for pose in pair:
            timeline.to(0.85, **pose)
            timeline.hold(0.2)
    timeline.to(0.7, **(ALL_FOURS | {}))
    timeline.hold(0.15)
    order = (
        "{round} the back up, then {let} it sink and {look} up"
        if first == "cat"
        else "{let} the back sink and {look} up, then {round} it up like a cat"
    )
    return [
        "{do} the cat cow stretch",
        "{do} cat-cow on hands and knees",
        f"{order}, on all fours",
        f"{{kneel}} on hands and knees, {order}, {times(count)}",
        f"{{practice}} yoga: cat and cow, {times(count)}",
        "{arch} and {hollow} the back in turn on all fours",
        f"= cat-cow stretch on hands and knees, {times(count)}",
        f"{{move}} the spine up and down on all fours {times(count)}, head lowered and lifted with it",
        *(
            [
                "{get} down from standing onto hands and knees and {do} the cat cow",
                "first {stand}, then {kneel} down on all fours for the cat cow stretch",
            ]
            if start == "standing"
            else []
        ),
    ]


@action(
    "camel pose",
    "fitness/yoga/other yoga",
    verbs="kneel lean bend arch reach hold",
    hold=HOLD,
    start=Choice(("kneeling", "standing"), (2, 1)),
    side=SIDE,
    hands=Choice(("heels", "back", "one arm up"), (4, 1, 1)),
)
def camel_pose(timeline: Timeline, hold: str, start: str, side: str, hands: str) -> Sequence[str]:
    """Camel: kneeling, bent back until the hands are on the heels."""
    if start == "standing":
        timeline.hold(0.2)
        kneel(timeline, "both", 1.7)
    else:
        kneel_start(timeline)
        timeline.hold(0.3)
    heel, back = At("floor", 0.13, 0.24, -0.40), At("pelvis", 0.13, 0.04, -0.10)
    reach: dict[str, Any] = {
        "heels": {"hands": heel}, "back": {"hands": back}, "one arm up": {"hand_r": At("shoulder", 0.04, 0.54, -0.06), "hand_l": heel},
    }[hands]  # fmt: skip
    timeline.to(0.6, hands=back, elbows=10, bend=-8)
    timeline.to(
        1.2,
        pitch=-14,
        bend=-46,
        nod=-34,
        z=0.12,
        y=KNEELING_HIP_M - 0.018 - STANDING_M,
        rest=0,
        elbows=0 if hands != "back" else 10,
        **reach,
    )
    timeline.hold(HOLD_S[hold])
    timeline.to(
        1.1, pitch=0, bend=2, nod=0, z=0, y=KNEELING_HIP_M - STANDING_M, hands=At("shoulder", 0.08, -0.55, 0.05)
    )
    timeline.hold(0.2)
    before = "{kneel} down and {lean} back" if start == "standing" else "{lean} back from kneeling"
    if hands != "heels":
        how = (
            "hands on the lower back"
            if hands == "back"
            else f"the {other(side)} hand on the heel and the {side} arm up"
        )
        return [
            f"{{do}} the camel pose, {how}",
            f"{{hold}} the camel pose with {how}".replace("with hands", "with the hands"),
            f"{before} into camel pose, {how}",
            f"{{kneel}} and {{arch}} the back, {how}",
            f"{{practice}} yoga: camel pose, {how}",
            f"{{bend}} backward on the knees, {how}",
            f"= camel pose, a kneeling backbend, {how}",
            f"{before}, {how}, {{hold}} and {{come}} up again",
        ]
    return [
        "{do} the camel pose",
        "{hold} the camel pose",
        f"{before} into camel pose, hands on the heels",
        "{kneel}, {arch} the back and {reach} back for the heels",
        "{practice} yoga: camel pose, chest lifted and head back",
        "{bend} backward on the knees until the hands touch the heels",
        "= camel pose, a kneeling backbend",
        f"{before}, {{put}} the hands on the heels, {{hold}} and {{come}} up again",
    ]


@action(
    "hero pose",
    "fitness/yoga/other yoga",
    verbs="kneel sit rest hold",
    start=Choice(("kneeling", "standing")),
    hands=Choice(("thighs", "prayer", "overhead"), (2, 1, 1)),
)
def hero_pose(timeline: Timeline, start: str, hands: str) -> Sequence[str]:
    """Hero pose: kneeling, sitting back, upright."""
    if start == "standing":
        timeline.hold(0.2)
        kneel(timeline, "both", 1.8)
    else:
        kneel_start(timeline)
        timeline.hold(0.3)
    place = {"thighs": At("thigh", 0.02, 0.10, 0.08), "prayer": PRAYER, "overhead": OVERHEAD_APART}[hands]
    timeline.to(1.0, **ON_HEELS, hands=At("thigh", 0.02, 0.10, 0.08), palms=-60)
    timeline.to(
        0.8,
        pitch=0,
        bend=0,
        nod=2,
        hands=place,
        palms=0 if hands != "thighs" else -60,
        elbows=40 if hands == "prayer" else 0,
    )
    timeline.hold(2.2)
    if hands == "overhead":
        timeline.to(0.8, hands=At("thigh", 0.02, 0.10, 0.08))
    held = {
        "thighs": "hands on the thighs",
        "prayer": "palms together at the chest",
        "overhead": "arms raised overhead",
    }[hands]
    before = "{kneel} down and {sit} back" if start == "standing" else "{sit} back"
    return [
        "{sit} in hero pose",
        f"{before} on the heels in hero pose",
        f"{{hold}} the hero pose, {held}",
        f"{{kneel}} and {{sit}} on the heels with a straight back, {held}",
        f"{{practice}} yoga: hero pose, {held}",
        f"{before} between the heels and {{rest}} there, {held}",
        f"= hero pose, seated on the heels, {held}",
        f"{{sit}} upright on the lower legs, {held}",
    ]


@action(
    "lotus pose",
    "fitness/yoga/lotus pose",
    verbs="sit meditate breathe rest",
    hands=Choice(("knees", "prayer", "lap", "overhead", "one hand on the heart"), (3, 2, 2, 1, 1)),
    side=SIDE,
    breath=Choice(("calm", "deep")),
)
def lotus_pose(timeline: Timeline, hands: str, side: str, breath: str) -> Sequence[str]:
    """Seated with crossed legs, meditating."""
    place = {
        "knees": At("knee", 0.03, 0.08, 0.0),
        "prayer": PRAYER,
        "lap": At("pelvis", 0.02, 0.05, 0.22),
        "overhead": OVERHEAD,
        "one hand on the heart": At("knee", 0.03, 0.08, 0.0),
    }[hands]
    timeline.start(
        y=0.11 - STANDING_M, rest=1, balance=0, pitch=-4, bend=8, feet=At("hip", -0.17, -0.03, 0.21), knees=52, ankles=35,
        hands=At("thigh", 0.02, 0.10, 0.1),
    )  # fmt: skip
    timeline.hold(0.4)
    timeline.to(
        1.0, hands=place, bend=2, nod=5, palms=60 if hands == "knees" else 0, elbows=40 if hands == "prayer" else 0
    )
    if hands == "one hand on the heart":
        timeline.to(0.7, hand_r=At("chest", -0.06, 0.0, 0.06), elbow_r=20)
    size = 2.2 if breath == "deep" else 1.0
    for _ in range(2):
        timeline.to(1.0, bend=2 - 3 * size, shrugs=3 * size, nod=5 - size)
        timeline.to(1.2, bend=2 + 1.5 * size, shrugs=0, nod=6)
    held = {"knees": "hands on the knees", "prayer": "palms together in front of the chest", "lap": "hands in the lap",
        "overhead": "palms together above the head", "one hand on the heart": f"the {side} hand on the heart and the other on the knee"}[hands]  # fmt: skip
    deep = "breathing deeply" if breath == "deep" else "breathing calmly"
    return [
        "{sit} in lotus pose",
        "{meditate} in lotus position",
        f"{{sit}} cross-legged on the floor and {{meditate}}, {held}",
        f"{{sit}} in the lotus pose with a straight back, {held}, {deep}",
        f"{{practice}} yoga: lotus pose, {held}",
        f"{{rest}} on the floor with crossed legs, {held}",
        f"= meditation in lotus pose, {held}",
        f"{{sit}} still with crossed legs, {deep}, {held}",
    ]


def _side_triangle(timeline: Timeline, hold: str, *, over: bool) -> None:
    """Bent sideways over the right leg, the left arm up or over the head, held, and up again."""
    timeline.to(
        1.2,
        roll=-44,
        side=-34,
        x=0.12,
        balance=0,
        turn=40 if not over else 10,
        hand_r=At("floor", 0.52, 0.30, 0.05),
        hand_l=At("shoulder", 0.57, 0.02, -0.02) if not over else At("shoulder", 0.10, 0.55, 0.04),
    )
    timeline.hold(HOLD_S[hold])
    timeline.to(1.1, roll=0, side=0, x=0, turn=0, hands=SIDEWAYS)


@action(
    "triangle pose",
    "fitness/yoga/other yoga",
    verbs="bend reach lean extend stretch",
    side=SIDE,
    hold=HOLD,
    way=Choice(("sideways", "twisted", "arm over the head"), (4, 1, 1)),
)
def triangle_pose(timeline: Timeline, side: str, hold: str, way: str) -> Sequence[str]:
    """Triangle: wide straight legs, trunk over one of them, one hand down and one up."""
    timeline.hold(0.25)
    step(timeline, "l", 0.0, 0.44, toes_deg=8, duration_s=0.55)
    step(timeline, "r", 0.02, 0.46, toes_deg=80, duration_s=0.55, advance=False)
    timeline.to(0.8, hands=SIDEWAYS, balance=0.2, x=0)
    if way == "twisted":
        timeline.to(0.6, yaw=-50, twist=-10, hands=SIDEWAYS)
        timeline.to(1.2, pitch=62, bend=14, twist=-52, turn=-40, x=-0.02, z=-0.06, balance=0.0,
                    hand_l=At("floor", -0.40, 0.24, 0.14), hand_r=At("shoulder", 0.57, 0.04, -0.06))  # fmt: skip
        timeline.hold(HOLD_S[hold])
        timeline.to(1.1, pitch=0, bend=2, twist=0, turn=0, yaw=0, x=0, z=0, hands=SIDEWAYS)
    else:
        timeline.to(0.5, roll=-12, x=0.04, hands=SIDEWAYS.moved(out=0.0))
        _side_triangle(timeline, hold, over=way == "arm over the head")
    step(timeline, "r", 0.0, 0.10, toes_deg=8, duration_s=0.5, advance=False)
    timeline.to(0.5, balance=0.5, hands=At("shoulder", 0.10, -0.53, 0.02))
    step(timeline, "l", 0.0, 0.10, duration_s=0.5)
    timeline.neutral(0.4)
    if way == "twisted":
        return [
            f"{{do}} the revolved triangle pose over the {side} leg",
            f"{{do}} the twisted triangle, {other(side)} hand to the {side} foot",
            f"{{twist}} over the {side} leg with straight legs, {other(side)} hand down and {side} arm up",
            f"{{reach}} the {other(side)} hand to the {side} ankle and {{open}} the {side} arm to the ceiling",
            f"{{hold}} the revolved triangle, turned to the {side}",
            f"{{practice}} yoga: revolved triangle on the {side} side",
            f"{{bend}} and {{turn}} so that the {other(side)} hand comes to the {side} foot, legs wide",
            f"= revolved triangle pose, {side} arm up",
        ]
    over = "up to the ceiling" if way == "sideways" else "over the head"
    return [
        "{do} the triangle pose",
        f"{{do}} the triangle pose to the {side}",
        f"{{bend}} sideways to the {side} with straight legs, {side} hand to the shin and {other(side)} arm {over}",
        f"{{hold}} the triangle pose, leaning to the {side}",
        f"{{stand}} with the legs wide apart, {{reach}} down to the {side} ankle and {{extend}} the {other(side)} arm {over}",
        f"{{practice}} yoga: triangle pose on the {side} side",
        f"{{lean}} over the {side} leg and {{stretch}} the arms, one pointing down and one {over}",
        f"= triangle pose towards the {side}, legs straight",
        *(
            [
                f"{{do}} the extended triangle, the {other(side)} arm stretched over the head",
                f"{{lean}} to the {side} with the {other(side)} arm over the ear",
            ]
            if way == "arm over the head"
            else []
        ),
        f"first {{spread}} the legs and arms, then {{tilt}} the body to the {side} until the hand reaches the lower leg",
    ]


@action(
    "mountain pose",
    "fitness/yoga/other yoga",
    verbs="stand raise stretch hold lower",
    arms=Choice(("overhead", "sides", "prayer")),
    hold=HOLD,
)
def mountain_pose(timeline: Timeline, arms: str, hold: str) -> Sequence[str]:
    """Mountain pose: standing tall with the feet together."""
    timeline.stance(0.14, toes_deg=3)
    timeline.hold(0.3)
    timeline.to(0.7, bend=-2, nod=-2, shrugs=-6, hands=At("shoulder", 0.14, -0.54, 0.0), palms=50, y=0.008)
    if arms == "overhead":
        timeline.to(0.6, hands=SIDEWAYS, palms=60)
        timeline.to(0.7, hands=OVERHEAD, palms=0, bend=-5, nod=-10)
    elif arms == "prayer":
        timeline.to(0.9, hands=PRAYER, palms=0, elbows=45)
    timeline.hold(HOLD_S[hold])
    if arms == "overhead":
        timeline.to(0.6, hands=SIDEWAYS, palms=-40, bend=-2, nod=0)
    timeline.neutral(0.8)
    held = {
        "overhead": "arms raised overhead",
        "sides": "arms at the sides, palms forward",
        "prayer": "palms together at the chest",
    }[arms]
    return [
        "{do} the mountain pose",
        f"{{stand}} in mountain pose, {held}",
        f"{{stand}} tall with the feet together, {held}",
        f"{{hold}} the mountain pose, {held}",
        f"{{practice}} yoga: mountain pose with the {held}"
        if arms != "prayer"
        else f"{{practice}} yoga: mountain pose, {held}",
        f"{{stand}} upright and still like a mountain, {held}",
        f"= mountain pose, feet together, {held}",
        f"{{straighten}} the whole body, {held}, and {{hold}} still",
    ]


@action(
    "chair pose",
    "fitness/yoga/other yoga",
    verbs="bend sit raise hold sink",
    hold=HOLD,
    arms=Choice(("overhead", "forward", "prayer")),
    side=SIDE,
    twist=Choice(("no", "yes"), (5, 1)),
)
def chair_pose(timeline: Timeline, hold: str, arms: str, side: str, twist: str) -> Sequence[str]:
    """Chair pose: feet together, knees bent as if sitting, arms up."""
    arms = "prayer" if twist == "yes" else arms
    timeline.stance(0.16, toes_deg=3)
    hands = {"overhead": OVERHEAD_APART, "forward": At("shoulder", -0.02, 0.12, 0.55), "prayer": PRAYER}[arms]
    timeline.hold(0.25)
    timeline.to(0.8, hands=hands, elbows=45 if arms == "prayer" else 0)
    timeline.to(1.0, y=-0.30, pitch=34, bend=-4, nod=-12)
    if twist == "yes":
        timeline.to(1.0, twist=-56, turn=-30, side=-12, bend=16)
    timeline.hold(HOLD_S[hold])
    if twist == "yes":
        timeline.to(0.8, twist=0, turn=0, side=0, bend=-2)
    timeline.to(0.9, y=0, pitch=0, bend=2, nod=0)
    timeline.neutral(0.8)
    held = {
        "overhead": "arms raised beside the ears",
        "forward": "arms stretched forward",
        "prayer": "palms together at the chest",
    }[arms]
    if twist == "yes":
        return [
            f"{{do}} the twisted chair pose to the {side}",
            f"{{hold}} the revolved chair pose, turned to the {side}",
            f"{{bend}} the knees with the feet together and {{twist}} to the {side}",
            f"{{sink}} into chair pose and {{turn}} the upper body to the {side}",
            f"{{practice}} yoga: twisted chair to the {side}",
            f"{{bring}} the {other(side)} elbow over the {side} knee in chair pose",
            f"= revolved chair pose to the {side}",
            f"{{sit}} back on an imaginary chair, {{twist}} to the {side} and {{hold}}",
        ]
    return [
        "{do} the chair pose",
        f"{{hold}} the chair pose, {held}",
        f"{{bend}} the knees with the feet together as if sitting down on a chair, {held}",
        f"{{sink}} into chair pose, {held}",
        f"{{practice}} yoga: chair pose, {held}",
        f"{{sit}} back on an imaginary chair and {{hold}}, {held}",
        f"= chair pose with the feet together, {held}",
        f"{{lower}} the hips into a half squat with the knees together, {held}, then {{stand}} up",
    ]


@action(
    "boat pose",
    "fitness/yoga/other yoga",
    verbs="sit lift balance lean hold",
    hold=HOLD,
    legs=Choice(("straight", "bent")),
)
def boat_pose(timeline: Timeline, hold: str, legs: str) -> Sequence[str]:
    """Boat: balanced on the seat, trunk and legs in a V."""
    sit_on_floor_start(timeline, feet_m=0.46)
    timeline.hold(0.35)
    timeline.to(0.7, pitch=-34, bend=10, nod=4, hands=At("thigh", 0.08, -0.04, 0.04))
    feet = At("hip", 0.02, 0.02, 0.81) if legs == "straight" else At("hip", 0.02, -0.14, 0.54)
    timeline.to(0.9, feet=feet, ankles=20, hands=At("shoulder", 0.04, -0.32, 0.45), bend=6)
    timeline.hold(HOLD_S[hold] + 0.4)
    timeline.to(0.9, feet=At("floor", 0.11, 0.0, 0.46), pitch=-8, bend=14, hands=At("thigh", 0.02, 0.10, 0.1))
    how = "legs straight" if legs == "straight" else "knees bent"
    return [
        "{do} the boat pose",
        f"{{hold}} the boat pose, {how}",
        "{sit} on the floor, {lean} back and {lift} both legs, arms stretched forward",
        f"{{balance}} on the seat with the legs in the air, {how}, like a V",
        f"{{practice}} yoga: boat pose, {how}",
        f"{{raise}} the legs from sitting and {{balance}} with the arms out in front, {how}",
        f"= boat pose, {how}, arms forward",
        f"{{lean}} back while sitting, {{lift}} the feet off the floor and {{hold}} the balance, {how}",
    ]


@action("wheel pose", "fitness/yoga/bridge pose", verbs="lie push lift arch bend", hold=HOLD)
def wheel_pose(timeline: Timeline, hold: str) -> Sequence[str]:
    """Wheel: from the back up into an arch on hands and feet."""
    lie_start(timeline, "up")
    timeline.start(feet=At("floor", 0.15, 0.0, 0.40), heels=0.0)
    timeline.hold(0.3)
    timeline.to(0.8, hands=At("floor", 0.19, 0.035, -0.62), elbows=0, palms=0)
    timeline.to(0.6, pitch=-116, nod=10, bend=0, z=-0.04)
    timeline.to(1.1, rest=0, y=-0.18, pitch=-98, bend=-40, nod=-36, z=-0.01)
    timeline.hold(HOLD_S[hold])
    timeline.to(1.1, rest=1, y=-0.6, pitch=-112, bend=0, nod=14)
    timeline.to(0.6, pitch=-90, z=0.0, nod=4)
    return [
        "{do} the wheel pose",
        "{push} up into a full bridge from the back",
        "{put} the hands beside the head and {push} the body up into an arch, lying on the back",
        "{lift} the hips high and {arch} the back on hands and feet, the wheel pose",
        "{practice} yoga: wheel pose",
        "{lie} on the back, {bend} the knees and {press} up into a backbend on hands and feet",
        "= wheel pose, a backbend with hands and feet on the floor",
        "{do} a backbend from the floor: {push} up with arms and legs, {hold} and {come} down again",
    ]


@action(
    "bridge pose",
    "fitness/yoga/bridge pose",
    verbs="lift lie push hold",
    hold=HOLD,
    hands=Choice(("sides", "under")),
    side=SIDE,
    leg=Choice(("both feet down", "one leg raised"), (4, 1)),
)
def bridge_pose(timeline: Timeline, hold: str, hands: str, side: str, leg: str) -> Sequence[str]:
    """Bridge: on the back, hips lifted and held."""
    lie_start(timeline, "up")
    timeline.start(feet=At("floor", 0.13, 0.0, 0.44), heels=0.0)
    timeline.hold(0.35)
    if hands == "under":
        timeline.to(1.3, pitch=-124, nod=32, z=-0.09, hands=At("shoulder", 0.0, -0.52, -0.12), elbows=0)
    else:
        timeline.to(1.3, pitch=-124, nod=32, z=-0.09, hands=At("floor", 0.24, 0.03, 0.0), elbows=0)
    if leg == "one leg raised":
        timeline.to(0.9, foot_r=At("hip", 0.02, -0.60, 0.57), ankle_r=20)
    timeline.hold(HOLD_S[hold] + 0.5)
    if leg == "one leg raised":
        timeline.to(0.8, foot_r=At("floor", 0.13, 0.0, 0.44))
    timeline.to(1.3, pitch=-90, nod=4, z=0.0, hands=At("shoulder", 0.17, -0.545, -0.02))
    held = "arms on the floor beside the body" if hands == "sides" else "hands together under the back"
    if leg == "one leg raised":
        return [
            f"{{do}} the bridge pose with the {side} leg raised",
            f"{{hold}} the bridge pose, {side} leg in the air, {held}",
            f"{{lie}} on the back, {{lift}} the hips and {{stretch}} the {side} leg up",
            f"{{raise}} the hips into bridge pose and {{lift}} the {side} leg, {held}",
            f"{{practice}} yoga: one-legged bridge, {side} leg up",
            f"{{keep}} the hips up on the {other(side)} foot and {{point}} the {side} leg at the ceiling",
            f"= one-legged bridge pose, {side} leg up, {held}",
            f"{{push}} the hips up with the {other(side)} foot on the floor and the {side} leg in the air",
        ]
    return [
        "{do} the bridge pose",
        f"{{hold}} the bridge pose, {held}",
        "{lie} on the back with bent knees, {lift} the hips and {hold} them up",
        f"{{raise}} the hips off the floor into bridge pose, {held}",
        f"{{practice}} yoga: bridge pose, {held}",
        "{press} the feet into the floor and {push} the hips up, shoulders on the floor",
        f"= bridge pose, lying on the back, {held}",
        "{lift} hips and back until only shoulders and feet are on the floor, {hold} and {lower} them, lying face up",
    ]


@action("plow pose", "fitness/yoga/other yoga", verbs="lie lift swing hold roll", hold=HOLD)
def plow_pose(timeline: Timeline, hold: str) -> Sequence[str]:
    """Plow: on the back, legs brought over behind the head."""
    lie_start(timeline, "up")
    timeline.start(hands=At("shoulder", 0.14, -0.545, 0.0))
    timeline.hold(0.3)
    timeline.to(1.0, feet=At("hip", 0.02, 0.0, 0.83), ankles=15)
    timeline.to(
        1.1,
        pitch=-185,
        bend=45,
        nod=50,
        z=-0.34,
        feet=At("hip", 0.02, 0.395, 0.726),
        hands=At("shoulder", 0.12, -0.36, -0.43),
        ankles=-10,
    )
    timeline.hold(HOLD_S[hold])
    timeline.to(
        1.2,
        pitch=-96,
        bend=6,
        nod=10,
        z=0,
        feet=At("hip", 0.02, 0.10, 0.82),
        hands=At("shoulder", 0.16, -0.545, 0.0),
        ankles=15,
    )
    timeline.to(1.0, feet=LYING_FOOT.moved(forward=-0.04), pitch=-90, bend=0, nod=4, ankles=20)
    return [
        "{do} the plow pose",
        "{hold} the plow pose",
        "{swing} both legs over the head until the toes touch the floor behind it, lying on the back",
        "{lift} legs and hips and {bring} the feet to the floor behind the head",
        "{practice} yoga: plow pose",
        "{roll} back onto the shoulders and {stretch} the legs over the head",
        "= plow pose, legs over the head, arms on the floor",
        "{raise} both legs from lying, {carry} them over behind the head, {hold} and {roll} back down",
    ]


@action(
    "pigeon pose", "fitness/yoga/pigeon pose", verbs="sit bend stretch fold lean", side=SIDE, fold=Choice(("no", "yes"))
)
def pigeon_pose(timeline: Timeline, side: str, fold: str) -> Sequence[str]:
    """Pigeon: one leg folded in front, the other one stretched out behind."""
    timeline.start(
        y=0.13 - STANDING_M, rest=1, balance=0, pitch=10, bend=-4, nod=-4, foot_r=At("hip", -0.16, -0.10, 0.24), knee_r=62, ankle_r=35,
        foot_l=At("hip", 0.02, -0.16, -0.815), ankle_l=58, hands=At("floor", 0.20, 0.04, 0.30),
    )  # fmt: skip
    timeline.hold(0.5)
    timeline.to(1.0, bend=-22, nod=-14, pitch=8)
    timeline.hold(0.8)
    if fold == "yes":
        timeline.to(
            1.4, pitch=40, bend=48, nod=10, hands=At("floor", 0.18, 0.04, 0.74), foot_r=At("hip", -0.16, 0.03, 0.26), foot_l=At("hip", 0.02, -0.60, -0.556),
        )  # fmt: skip
        timeline.hold(1.4)
        timeline.to(
            1.2, pitch=10, bend=-4, nod=-4, hands=At("floor", 0.20, 0.04, 0.30), foot_r=At("hip", -0.16, -0.10, 0.24), foot_l=At("hip", 0.02, -0.16, -0.815),
        )  # fmt: skip
    else:
        timeline.to(0.8, hands=At("thigh", 0.05, 0.12, 0.06), pitch=2, bend=-10)
        timeline.hold(0.9)
    folded = " and {fold} forward over it" if fold == "yes" else " and {lift} the chest"
    return [
        "{do} the pigeon pose",
        f"{{hold}} the pigeon pose with the {side} leg in front",
        f"{{sit}} in pigeon pose, {side} knee bent in front and {other(side)} leg stretched out behind",
        f"{{fold}} the {side} leg in front of the body, {{stretch}} the {other(side)} leg back{folded}",
        f"{{practice}} yoga: pigeon pose on the {side} side",
        f"{{stretch}} the hips on the floor with the {side} shin in front{folded}",
        f"= pigeon pose, {side} leg folded in front",
        f"sitting on the floor with one leg bent in front and one straight behind, {'{bend} forward to the floor' if fold == 'yes' else '{lift} the chest and {look} up'}",
    ]


@action("happy baby pose", "fitness/yoga/other yoga", verbs="lie hold rock pull", rock=Choice(("no", "yes")))
def happy_baby_pose(timeline: Timeline, rock: str) -> Sequence[str]:
    """Happy baby: on the back, feet held in the air with the knees wide."""
    lie_start(timeline, "up")
    timeline.start(feet=At("floor", 0.14, 0.0, 0.44), heels=0.0)
    timeline.hold(0.3)
    timeline.to(
        0.9,
        feet=At("hip", 0.12, -0.10, 0.45),
        knees=20,
        hands=At("pelvis", 0.30, 0.20, 0.36),
        elbows=0,
        palms=0,
        ankles=5,
    )
    timeline.to(
        0.8, feet=At("hip", 0.22, 0.12, 0.52), knees=36, hands=At("pelvis", 0.34, 0.20, 0.47), bend=8, pitch=-96
    )
    for _ in range(2 if rock == "yes" else 0):
        timeline.to(0.6, roll=12)
        timeline.to(0.7, roll=-12)
    timeline.to(0.4, roll=0)
    timeline.hold(1.4 if rock == "no" else 0.3)
    timeline.to(
        1.0, feet=At("floor", 0.14, 0.0, 0.44), knees=0, pitch=-90, bend=0, hands=At("shoulder", 0.17, -0.545, -0.02)
    )
    rocking = " and {rock} from side to side" if rock == "yes" else ""
    return [
        "{do} the happy baby pose",
        f"{{lie}} on the back and {{hold}} both feet in the air{rocking}",
        "{hold} the happy baby pose" + rocking,
        f"{{bend}} the knees wide and {{hold}} the feet with the hands{rocking}, lying on the back",
        "{practice} yoga: happy baby",
        f"{{pull}} the knees towards the armpits while lying, hands on the feet{rocking}",
        "= happy baby pose on the back, knees wide",
        f"{{lift}} both legs from lying, {{grab}} the feet from outside and {{pull}} the knees apart{rocking}",
    ]


@action("corpse pose", "fitness/yoga/other yoga", verbs="lie rest relax breathe", start=Choice(("lying", "sitting")))
def corpse_pose(timeline: Timeline, start: str) -> Sequence[str]:
    """Corpse pose: flat on the back, arms and legs a little apart, at rest."""
    if start == "sitting":
        sit_on_floor_start(timeline)
        timeline.hold(0.4)
        lie_down(timeline, 2.2)
    else:
        lie_start(timeline, "up")
    timeline.to(
        1.0,
        hands=At("shoulder", 0.28, -0.49, -0.03),
        palms=70,
        **({"feet": LYING_FOOT.moved(out=0.10, forward=-0.05)} if start == "lying" else {}),
    )
    for _ in range(2):
        timeline.to(1.0, bend=-3, nod=2)
        timeline.to(1.0, bend=1, nod=4)
    before = "{lie} back from sitting and {rest}" if start == "sitting" else "{rest}"
    return [
        "{lie} in corpse pose",
        f"{before} in corpse pose",
        "{lie} flat on the back with the arms a little away from the body and {relax}",
        "{practice} yoga: corpse pose",
        "{lie} still on the back, palms up, {breathe:ing} calmly",
        "{relax} on the floor in savasana",
        "= corpse pose, lying on the back at rest",
        f"{before} on the back with arms and legs stretched out loosely",
    ]


@action("dancer pose", "fitness/yoga/other yoga", verbs="balance hold reach lift stand", side=SIDE, hold=HOLD)
def dancer_pose(timeline: Timeline, side: str, hold: str) -> Sequence[str]:
    """Dancer: on one leg, the other foot held behind, the free arm reaching forward; written for the right foot."""
    timeline.hold(0.25)
    timeline.to(
        0.9, x=0.08, foot_r=At("hip", 0.02, -0.30, -0.30), ankle_r=40, hand_r=At("pelvis", 0.12, -0.06, -0.34), nod=4
    )
    timeline.to(0.4, hand_r=At("pelvis", 0.12, 0.0, -0.36), foot_r=At("hip", 0.02, -0.20, -0.34))
    timeline.to(
        1.2,
        pitch=44,
        bend=-24,
        nod=-24,
        foot_r=At("hip", 0.04, -0.13, -0.50),
        hand_r=At("pelvis", 0.14, 0.10, -0.50),
        hand_l=At("shoulder", 0.0, 0.26, 0.50),
        twist=-6,
    )
    timeline.hold(HOLD_S[hold])
    timeline.to(
        1.0,
        pitch=0,
        bend=2,
        nod=0,
        twist=0,
        foot_r=At("hip", 0.02, -0.55, -0.20),
        hand_r=At("shoulder", 0.08, -0.5, -0.05),
        hand_l=At("shoulder", 0.08, -0.4, 0.2),
    )
    timeline.to(0.5, foot_r=At("floor", 0.10, 0.0, 0.0), x=0.02)
    timeline.neutral(0.5)
    return [
        "{do} the dancer pose",
        f"{{balance}} on the {other(side)} leg and {{hold}} the {side} foot behind the back",
        f"{{stand}} on the {other(side)} leg, {{lift}} the {side} foot up behind and {{reach}} forward with the {other(side)} arm",
        f"{{hold}} the dancer pose on the {other(side)} leg",
        f"{{practice}} yoga: dancer pose with the {side} foot in the {side} hand",
        f"{{lean}} forward on one leg, {side} hand on the {side} foot, {other(side)} arm stretched out in front",
        f"= dancer pose, {side} leg lifted behind",
        f"{{grab}} the {side} foot behind, {{pull}} it up and {{lean}} forward with the {other(side)} arm reaching ahead",
    ]


@action(
    "horse stance",
    "fitness/gym/exercise",
    verbs="squat sink hold step stand",
    hold=HOLD,
    arms=Choice(("hips", "forward", "prayer")),
)
def horse_stance(timeline: Timeline, hold: str, arms: str) -> Sequence[str]:
    """Horse stance: a wide, low, upright squat."""
    hands = {"hips": At("pelvis", 0.18, 0.12, 0.06), "forward": At("shoulder", -0.02, -0.04, 0.53), "prayer": PRAYER}[
        arms
    ]
    timeline.hold(0.25)
    step(timeline, "l", 0.0, 0.36, toes_deg=30, duration_s=0.5)
    step(timeline, "r", 0.0, 0.36, toes_deg=30, duration_s=0.5)
    timeline.to(0.9, y=-0.34, pitch=10, bend=0, knees=16, hands=hands, elbows=30 if arms == "prayer" else 0)
    timeline.hold(HOLD_S[hold] + 0.3)
    timeline.to(0.8, y=-0.03, pitch=0, knees=0, hands=At("shoulder", 0.10, -0.55, 0.04), elbows=0)
    step(timeline, "l", 0.0, 0.10, toes_deg=8, duration_s=0.5)
    step(timeline, "r", 0.0, 0.10, toes_deg=8, duration_s=0.5)
    timeline.hold(0.1)
    timeline.neutral(0.5)
    held = {"hips": "fists at the hips", "forward": "arms stretched forward", "prayer": "palms together at the chest"}[
        arms
    ]
    return [
        "{hold} a horse stance",
        "{stand} in horse stance",
        f"{{step}} wide and {{sink}} into a horse stance, {held}",
        f"{{squat}} with the legs wide apart and the back upright, {held}",
        f"{{hold}} a low, wide horse stance, {held}",
        f"{{open}} the legs wide, {{bend}} both knees outward and {{hold}}, {held}",
        f"= horse stance, {held}",
        f"first {{step}} the feet apart, then {{lower}} the hips until the thighs are nearly level, {held}",
    ]


@action(
    "sun salutation",
    "fitness/yoga/sun salutation",
    verbs="raise bend step lower arch push transition",
    tempo=False,
    side=SIDE,
)
def sun_salutation(timeline: Timeline, side: str) -> Sequence[str]:
    """A round of the sun salutation, one pose flowing into the next."""
    timeline.stance(0.17, toes_deg=5)
    timeline.hold(0.15)
    timeline.to(0.5, hands=PRAYER, elbows=45)
    timeline.to(0.9, hands=OVERHEAD, elbows=10, bend=-14, nod=-16, pitch=-3)
    timeline.to(1.1, pitch=84, bend=62, nod=10, y=-0.05, z=-0.09, hands=At("shoulder", 0.05, 0.42, 0.30), elbows=0)
    timeline.to(0.5, **CROUCH, hands=PLANK_HAND, heels=16)
    for number, foot in enumerate(("r", "l")):
        place_foot(
            timeline,
            foot,
            PLANK_FOOT.forward,
            0.10,
            heel_deg=PLANK_HEEL_DEG,
            duration_s=0.45,
            delay_s=0.42 * number,
            advance=False,
        )
    timeline.to(0.45, exact=True, **HALF_CROUCH, nod=-20)
    timeline.to(0.45, exact=True, **plank_pose(), nod=-14)
    timeline.to(0.7, **plank_pose(0.24), elbows=-10)
    timeline.to(0.9, y=0.24 - STANDING_M, pitch=76, bend=-44, nod=-24, z=timeline.hips_here()[1] + 0.10, exact=True)
    timeline.hold(0.2)
    timeline.to(1.1, exact=True, **DOWNWARD_DOG)
    timeline.hold(0.4)
    for number, foot in enumerate(("r", "l")):
        place_foot(timeline, foot, 0.0, 0.09, heel_deg=14, duration_s=0.45, delay_s=0.42 * number, advance=False)
    timeline.to(0.45, exact=True, **HALFWAY_DOG)
    timeline.to(0.45, exact=True, **CROUCH)
    timeline.to(0.5, y=-0.06, z=-0.09, pitch=84, bend=58, heels=0, nod=10)
    timeline.to(1.0, pitch=-3, bend=-12, nod=-14, y=0, z=0, balance=1, hands=OVERHEAD)
    timeline.to(0.7, pitch=0, bend=2, nod=0, hands=PRAYER, elbows=45)
    return [
        "{do} a sun salutation",
        "{practice} yoga: a sun salutation",
        "{flow} through a sun salutation from standing to the floor and back",
        "{raise} the arms, {fold} forward, {step} back into a plank, {lower}, {arch} up, {push} back into downward dog and {return} to standing",
        f"{{perform}} a round of the sun salutation, {{step:ing}} back with the {side} foot first",
        "{transition} from a forward bend to plank, cobra and downward dog and {come} back up with the arms overhead",
        "{begin} with the palms together, {go} through a sun salutation and {finish} with the palms together again",
        "= a sun salutation: arms up, forward fold, plank, upward dog, downward dog, fold and back up",
        f"{{bend}} down, {{step}} back with the {side} leg and then the other one, {{go}} through the dog poses and {{stand}} up again",
    ]


@action("warrior flow", "fitness/yoga/warrior pose", verbs="step open turn extend lower", side=SIDE)
def warrior_flow(timeline: Timeline, side: str) -> Sequence[str]:
    """Warrior II, then the reversed warrior, then upright again."""
    timeline.hold(0.2)
    step(timeline, "l", 0.0, 0.50, toes_deg=8, duration_s=0.55)
    step(timeline, "r", 0.02, 0.52, toes_deg=84, duration_s=0.55, advance=False)
    timeline.to(0.7, hands=SIDEWAYS, x=0, balance=0.3, y=-0.08)
    timeline.to(0.9, x=-0.16, y=-0.30, balance=0, turn=-60, yaw=-8, knee_r=10)
    timeline.hold(0.7)
    timeline.to(
        1.0,
        side=30,
        roll=8,
        turn=-20,
        hand_r=At("shoulder", 0.14, 0.55, 0.02),
        hand_l=At("shoulder", 0.20, -0.53, -0.06),
    )
    timeline.hold(0.7)
    timeline.to(0.9, side=0, roll=0, hands=SIDEWAYS, turn=-60)
    timeline.hold(0.3)
    timeline.to(0.8, x=0, y=-0.06, turn=0, yaw=0, knee_r=0, hands=At("shoulder", 0.12, -0.52, 0.02))
    step(timeline, "r", 0.0, 0.10, toes_deg=8, duration_s=0.5)
    step(timeline, "l", 0.0, 0.10, duration_s=0.5)
    timeline.hold(0.1)
    timeline.neutral(0.5)
    return [
        "{flow} from warrior two into reversed warrior",
        f"{{do}} warrior II to the {side} and then the reversed warrior",
        f"{{hold}} warrior two, then {{lean}} back and {{raise}} the {side} arm overhead",
        f"{{bend}} the {side} knee with the arms out, then {{tilt}} back to the {other(side)} with the {side} arm up",
        f"{{practice}} yoga: warrior II and reversed warrior on the {side} side",
        f"{{sweep}} the {side} arm up from warrior II and {{lean}} the trunk away from the bent {side} knee",
        f"= warrior II followed by reversed warrior, {side} knee bent",
        f"first {{open}} the arms in warrior two, then {{reach}} up and back with the {side} hand, then {{return}}",
    ]


@action(
    "side angle pose",
    "fitness/yoga/warrior pose",
    verbs="bend lean reach extend lunge",
    side=SIDE,
    hold=HOLD,
    hand=Choice(("forearm on the thigh", "hand on the floor")),
)
def side_angle_pose(timeline: Timeline, side: str, hold: str, hand: str) -> Sequence[str]:
    """Side angle: wide legs, the right knee bent, the trunk over it, the left arm stretched over the ear."""
    timeline.hold(0.25)
    step(timeline, "l", 0.0, 0.50, toes_deg=8, duration_s=0.6)
    step(timeline, "r", 0.02, 0.52, toes_deg=84, duration_s=0.6, advance=False)
    timeline.to(0.8, hands=SIDEWAYS, x=0, balance=0.3, y=-0.08)
    timeline.to(1.0, x=-0.16, y=-0.30, balance=0, yaw=-8, knee_r=10)
    low = At("floor", 0.60, 0.10, 0.20) if hand == "hand on the floor" else At("thigh", -0.02, 0.12, 0.10)
    timeline.to(1.1, roll=-26 if hand != "hand on the floor" else -40, side=-28, turn=22,
                hand_r=low, hand_l=At("shoulder", 0.06, 0.56, 0.04))  # fmt: skip
    timeline.hold(HOLD_S[hold])
    timeline.to(1.0, roll=0, side=0, turn=0, hands=SIDEWAYS)
    timeline.to(0.8, x=0, y=-0.08, yaw=0, knee_r=0)
    step(timeline, "r", 0.0, 0.10, toes_deg=8, duration_s=0.6, advance=False)
    timeline.to(0.6, hands=At("shoulder", 0.12, -0.52, 0.02))
    step(timeline, "l", 0.0, 0.10, duration_s=0.5)
    timeline.neutral(0.4)
    low_words = f"the {side} hand on the floor" if hand == "hand on the floor" else f"the {side} forearm on the thigh"
    return [
        "{do} the side angle pose",
        f"{{do}} the extended side angle pose to the {side}, {low_words}",
        f"{{bend}} the {side} knee in a wide stance and {{lean}} over it, the {other(side)} arm over the head",
        f"{{hold}} the side angle pose, {low_words}",
        f"{{stand}} with the legs wide, {{bend}} over the {side} thigh and {{reach}} the {other(side)} arm over the ear",
        f"{{practice}} yoga: extended side angle on the {side} side",
        f"{{lunge}} sideways over the {side} knee, {low_words}, and {{stretch}} the {other(side)} arm past the head",
        f"= side angle pose, {side} knee bent, {low_words}",
    ]


@action(
    "eagle pose",
    "fitness/yoga/other yoga",
    verbs="balance cross wrap bend hold",
    side=SIDE,
    hold=HOLD,
    limbs=Choice(("arms and legs", "arms only"), (4, 1)),
)
def eagle_pose(timeline: Timeline, side: str, hold: str, limbs: str) -> Sequence[str]:
    """Eagle: on the left leg, the right one crossed over it, arms wrapped before the face."""
    legs = limbs == "arms and legs"
    timeline.hold(0.25)
    timeline.to(0.6, x=0.08 if legs else 0.0, hands=SIDEWAYS)
    if legs:
        timeline.to(0.9, foot_r=At("hip", -0.20, -0.52, 0.30), knee_r=-20, y=-0.10)
        timeline.to(0.6, foot_r=At("hip", -0.27, -0.56, 0.08), ankle_r=20, y=-0.18, pitch=10)
    timeline.to(0.9, hand_r=At("chest", -0.01, 0.20, 0.22), hand_l=At("chest", -0.01, 0.17, 0.19), elbows=-34)
    timeline.hold(HOLD_S[hold] + 0.3)
    timeline.to(0.8, hands=SIDEWAYS, elbows=0)
    if legs:
        timeline.to(0.8, foot_r=At("hip", 0.0, -0.60, 0.20), knee_r=0, y=-0.04, pitch=0)
        timeline.to(0.5, foot_r=At("floor", 0.10, 0.0, 0.0), x=0.02)
    timeline.neutral(0.6)
    if not legs:
        return [
            "{do} eagle arms",
            "{cross} the forearms in front of the face, elbows together, and {hold}",
            "{wrap} the arms around each other in front of the chest, standing",
            "{do} the eagle pose with the arms only",
            "{practice} yoga: eagle arms, standing on both feet",
            "{stand} and {twist} the forearms round each other, hands up",
            "= eagle arms, forearms crossed and pointing up",
            "{bring} the elbows together in front and {wrap} one forearm round the other",
        ]
    return [
        "{do} the eagle pose",
        f"{{stand}} on the {other(side)} leg in eagle pose",
        f"{{cross}} the {side} leg over the {other(side)} one and {{wrap}} the arms in front of the face",
        "{hold} the eagle pose, arms and legs entwined",
        f"{{balance}} on the bent {other(side)} leg with the {side} leg wrapped over it and the forearms crossed",
        f"{{practice}} yoga: eagle pose, {side} leg on top",
        f"= eagle pose, {side} leg crossed over, forearms together",
        f"{{bend}} the {other(side)} knee, {{wrap}} the {side} leg around it and {{cross}} the arms",
    ]


@action("half moon pose", "fitness/yoga/other yoga", verbs="balance lift lean open reach", side=SIDE, hold=HOLD)
def half_moon_pose(timeline: Timeline, side: str, hold: str) -> Sequence[str]:
    """Half moon: on the right leg, the trunk tilted level to the right, the left leg lifted sideways, one arm down, one up."""
    timeline.hold(0.25)
    timeline.to(0.8, hands=SIDEWAYS, x=-0.09)
    timeline.to(1.6, roll=-74, side=-8, x=-0.06, y=-0.02, balance=0.3, turn=20, foot_l=At("hip", 0.02, -0.82, 0.02), ankle_l=0,
                hand_r=At("floor", 0.62, 0.24, 0.10), hand_l=At("shoulder", 0.57, 0.02, -0.02))  # fmt: skip
    timeline.hold(HOLD_S[hold])
    timeline.to(
        1.5, roll=0, side=0, turn=0, y=0, x=-0.05, balance=1, hands=SIDEWAYS, foot_l=At("hip", 0.04, -0.80, 0.0)
    )
    timeline.to(0.4, foot_l=At("floor", 0.10, 0.0, 0.0), x=0)
    timeline.neutral(0.7)
    return [
        "{do} the half moon pose",
        f"{{balance}} on the {side} leg in half moon pose",
        f"{{stand}} on the {side} leg, {{lean}} to the {side} and {{lift}} the {other(side)} leg out level",
        f"{{hold}} the half moon pose, {side} hand down and {other(side)} arm up",
        f"{{tilt}} sideways on the {side} leg until trunk and {other(side)} leg are level, arms in one vertical line",
        f"{{practice}} yoga: half moon on the {side} leg",
        f"= half moon pose, {other(side)} leg lifted to the side",
        f"{{reach}} down with the {side} hand, {{open}} the {other(side)} arm to the ceiling and {{raise}} the {other(side)} leg",
    ]


@action(
    "goddess pose",
    "fitness/yoga/other yoga",
    verbs="squat bend open hold raise",
    hold=HOLD,
    arms=Choice(("cactus", "prayer", "overhead")),
)
def goddess_pose(timeline: Timeline, hold: str, arms: str) -> Sequence[str]:
    """Goddess: a wide squat with the toes out, forearms raised like a cactus."""
    hands, elbows = {
        "cactus": (At("shoulder", 0.31, 0.26, 0.02), 40.0), "prayer": (PRAYER, 45.0), "overhead": (OVERHEAD_APART, 0.0),
    }[arms]  # fmt: skip
    timeline.hold(0.25)
    step(timeline, "l", 0.0, 0.40, toes_deg=42, duration_s=0.5)
    step(timeline, "r", 0.0, 0.40, toes_deg=42, duration_s=0.5)
    timeline.to(0.7, hands=hands, elbows=elbows, palms=-30 if arms == "cactus" else 0)
    timeline.to(1.0, y=-0.34, pitch=6, bend=-2, knees=24)
    timeline.hold(HOLD_S[hold] + 0.3)
    timeline.to(0.9, y=-0.04, pitch=0, knees=0)
    timeline.to(0.5, hands=At("shoulder", 0.12, -0.52, 0.02), elbows=0, palms=0)
    step(timeline, "l", 0.0, 0.10, toes_deg=8, duration_s=0.5)
    step(timeline, "r", 0.0, 0.10, toes_deg=8, duration_s=0.5)
    timeline.neutral(0.5)
    held = {
        "cactus": "elbows out at shoulder height and hands up", "prayer": "palms together at the chest", "overhead": "arms straight overhead",
    }[arms]  # fmt: skip
    return [
        "{do} the goddess pose",
        f"{{hold}} the goddess pose, {held}",
        f"{{step}} wide, {{turn}} the toes out and {{sink}} into a wide squat, {held}",
        f"{{squat}} wide with the knees open, {held}",
        f"{{practice}} yoga: goddess pose, {held}",
        f"{{bend}} both knees outward in a wide stance and {{hold}}, {held}",
        f"= goddess pose, toes turned out, {held}",
        f"{{stand}} with the legs wide and the knees bent, {held}",
    ]


@action(
    "shoulder stand",
    "fitness/yoga/other yoga",
    verbs="lie lift raise roll hold stretch",
    hold=HOLD,
    legs=Choice(("together", "apart", "one down"), (4, 1, 1)),
    side=SIDE,
)
def shoulder_stand(timeline: Timeline, hold: str, legs: str, side: str) -> Sequence[str]:
    """Shoulder stand (candle): on the back, hips and straight legs lifted up to vertical, hands at the back."""
    lie_start(timeline, "up")
    timeline.hold(0.3)
    timeline.to(1.0, feet=At("hip", 0.02, -0.02, 0.83), ankles=30, hands=At("shoulder", 0.14, -0.545, 0.0))
    up = At("hip", 0.02, -0.82, 0.10)
    timeline.to(
        1.2, pitch=-160, bend=52, nod=48, z=-0.24, feet=up, ankles=45, hands=At("pelvis", 0.13, 0.14, -0.12), elbows=20
    )
    if legs == "apart":
        timeline.to(0.8, feet=At("hip", 0.50, -0.62, -0.10))
    elif legs == "one down":
        timeline.to(0.9, foot_r=At("hip", 0.02, -0.24, 0.79))
    timeline.hold(HOLD_S[hold] + 0.3)
    if legs != "together":
        timeline.to(0.7, feet=up)
    timeline.to(
        1.2,
        pitch=-94,
        bend=4,
        nod=8,
        z=0.0,
        feet=At("hip", 0.02, 0.06, 0.825),
        hands=At("shoulder", 0.16, -0.545, 0.0),
        elbows=30,
    )
    timeline.to(1.0, feet=LYING_FOOT.moved(forward=-0.04), pitch=-90, bend=0, nod=4, ankles=20)
    tail = {
        "together": "",
        "apart": ", the legs spread wide at the top",
        "one down": f", lowering the {side} leg over the head",
    }[legs]
    return [
        f"{{do}} a shoulder stand{tail}",
        f"{{lie}} on the back and {{lift}} hips and legs straight up{tail}",
        f"{{hold}} a shoulder stand with the hands at the back{tail}",
        f"{{roll}} up onto the shoulders and {{stretch}} the legs to the ceiling{tail}",
        f"{{practice}} yoga: shoulder stand{tail}",
        f"{{do}} a candle on the floor, the legs pointing straight up{tail}",
        f"= shoulder stand, body vertical on the shoulders{tail}",
        f"{{raise}} legs and hips from lying, {{support}} the back with the hands, {{hold}} and {{roll}} down{tail}",
    ]


@action(
    "lying spinal twist",
    "fitness/stretching/stretch",
    verbs="lie twist drop lower stretch",
    side=SIDE,
    count=Count(1, 2),
    legs=Choice(("both knees", "one leg across"), (2, 1)),
)
def lying_spinal_twist(timeline: Timeline, side: str, count: int, legs: str) -> Sequence[str]:
    """On the back with the arms out, the bent knees (or one leg) lowered to the right; to the left the second time."""
    lie_start(timeline, "up")
    timeline.start(hands=At("shoulder", 0.54, 0.02, -0.02), elbows=0, palms=60)
    if legs == "both knees":
        timeline.start(feet=At("floor", 0.10, 0.0, 0.44), heels=0.0)
    timeline.hold(0.35)
    for number in range(count):
        near, far, sign = ("r", "l", -1.0) if number == 0 else ("l", "r", 1.0)
        up = At("hip", 0.03, -0.30, 0.42)
        if legs == "both knees":
            timeline.to(0.6, feet=up)
            timeline.to(1.0, turn=-50 * sign, roll=0, twist=-22 * sign, **{
                f"foot_{near}": At("hip", 0.42, -0.34, 0.10), f"knee_{near}": 78.0, f"foot_{far}": At("hip", -0.40, -0.32, 0.16), f"knee_{far}": -60.0,
            })  # fmt: skip
            timeline.hold(1.6)
            timeline.to(0.9, turn=0, twist=0, feet=up, knees=0)
            timeline.to(0.6, feet=At("floor", 0.10, 0.0, 0.44))
        else:
            timeline.to(0.7, **{f"foot_{far}": At("hip", 0.02, -0.30, 0.42)})
            timeline.to(
                1.0,
                turn=-50 * sign,
                twist=-22 * sign,
                **{f"foot_{far}": At("hip", -0.52, -0.40, 0.14), f"knee_{far}": -60.0},
            )
            timeline.hold(1.6)
            timeline.to(0.9, turn=0, twist=0, **{f"foot_{far}": At("hip", 0.02, -0.36, 0.40), f"knee_{far}": 0.0})
            timeline.to(0.7, **{f"foot_{far}": LYING_FOOT.moved(forward=-0.06)})
    where = f"to the {side}" if count == 1 else f"to the {side} and then to the {other(side)}"
    what = "both knees" if legs == "both knees" else ("the " + other(side) + " knee" if count == 1 else "one knee")
    return [
        f"{{lie}} on the back and {{drop}} {what} {where}",
        f"{{do}} a lying spinal twist {where}",
        f"{{do}} a supine twist {where}, arms out to the sides",
        f"{{lower}} {what} {where} while lying on the back, the shoulders on the floor",
        f"{{stretch}} the back by letting {what} fall {where}, lying with the arms spread",
        f"{{practice}} yoga: reclining twist {where}",
        f"= lying twist, {what} lowered {where}",
        f"{{twist}} {where} on the back, {{turn:ing}} the head the other way",
    ]


@action(
    "bow pose",
    "fitness/yoga/other yoga",
    verbs="lie grab lift pull arch rock",
    hold=HOLD,
    rock=Choice(("no", "yes"), (3, 1)),
)
def bow_pose(timeline: Timeline, hold: str, rock: str) -> Sequence[str]:
    """Bow: on the front, the hands hold the ankles behind, chest and thighs lifted."""
    lie_start(timeline, "down")
    timeline.hold(0.3)
    timeline.to(
        0.9,
        feet=At("hip", 0.05, -0.14, -0.38),
        ankles=30,
        hands=At("pelvis", 0.17, 0.02, -0.34),
        elbows=0,
        palms=0,
        bend=-16,
    )
    timeline.to(
        1.0, bend=-46, nod=-26, pitch=88, feet=At("hip", 0.06, -0.26, -0.48), hands=At("pelvis", 0.16, -0.14, -0.47)
    )
    for _ in range(2 if rock == "yes" else 0):
        timeline.to(0.5, pitch=98)
        timeline.to(0.5, pitch=80)
    timeline.to(0.3, pitch=88)
    timeline.hold(HOLD_S[hold])
    timeline.to(
        1.0, bend=-10, nod=-14, pitch=90, feet=At("hip", 0.05, -0.18, -0.36), hands=At("pelvis", 0.17, 0.02, -0.34)
    )
    timeline.to(0.9, bend=0, feet=LYING_FOOT, ankles=58, hands=At("shoulder", 0.17, -0.545, -0.02))
    rocking = " and {rock} back and forth" if rock == "yes" else ""
    return [
        "{do} the bow pose" + rocking,
        f"{{lie}} on the belly, {{hold}} the ankles and {{lift}} chest and legs{rocking}",
        f"{{hold}} the bow pose{rocking}",
        f"{{grab}} both feet behind the back lying face down and {{pull}} up into a bow{rocking}",
        f"{{arch}} like a bow, lying on the front with the hands on the ankles{rocking}",
        f"{{practice}} yoga: bow pose{rocking}",
        "= bow pose, lying on the front, hands on the ankles",
        f"{{bend}} the knees, {{reach}} back for the feet and {{raise}} the chest, lying on the stomach{rocking}",
    ]
