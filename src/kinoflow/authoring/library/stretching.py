"""Stretches and loosening up: legs, arms, neck, back."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, counted, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.moves import circle, kneel, lie_start, rise_from_knees, sit_on_floor_start, sit_start, step
from kinoflow.authoring.rig import STANDING_M
from kinoflow.authoring.timeline import Timeline

LEAF = "fitness/stretching/stretch"
HIPS = At("pelvis", 0.16, 0.06, 0.05)
OVERHEAD = At("shoulder", 0.03, 0.56, 0.03)
SIDEWAYS = At("shoulder", 0.57, 0.0, 0.02)


@action(
    "hamstring stretch",
    LEAF,
    verbs="stretch bend reach extend lean",
    side=SIDE,
    where=Choice(("standing", "heel", "seated", "leg raised", "legs wide apart", "lying"), (3, 2, 3, 1, 1, 1)),
)
def hamstring_stretch(timeline: Timeline, side: str, where: str) -> Sequence[str]:
    """The back of the thighs: bent forward standing, over one heel, or sitting with straight legs."""
    if where == "standing":
        timeline.hold(0.25)
        timeline.to(1.5, pitch=80, bend=58, nod=10, y=-0.02, z=-0.10, hands=At("floor", 0.12, 0.16, 0.14))
        timeline.hold(0.9)
        timeline.to(0.5, pitch=74, hands=At("floor", 0.12, 0.24, 0.14))
        timeline.to(0.6, pitch=84, hands=At("floor", 0.12, 0.15, 0.12))
        timeline.hold(0.9)
        timeline.to(1.3, pitch=0, bend=2, nod=0, y=0, z=0, hands=At("shoulder", 0.08, -0.55, 0.06))
        timeline.neutral(0.4)
        return [
            "{stretch} the hamstrings",
            "{bend} forward with straight legs and {reach} for the toes to stretch the hamstrings",
            "{do} a standing hamstring stretch",
            "{fold} forward at the hips, {let} the arms hang to the feet and {hold}",
            "{stretch} the back of the legs by bending forward from standing",
            "{lean} forward and down, legs straight, {hold} the stretch and {come} up again",
            "= a standing forward fold to stretch the hamstrings",
            "{touch} the feet with straight knees and {hold} the stretch",
        ]
    if where == "heel":
        timeline.hold(0.25)
        step(timeline, "r", 0.36, 0.10, duration_s=0.5, heel_first=True)
        timeline.to(0.7, foot_pitch_r=-28, hands=At("pelvis", 0.16, 0.04, 0.05), y=-0.05, z=-0.02, balance=0.2)
        timeline.to(
            1.1,
            pitch=50,
            bend=24,
            nod=-4,
            y=-0.16,
            z=-0.10,
            hand_r=At("knee", 0.0, -0.22, 0.10),
            hand_l=At("thigh", 0.0, 0.08, 0.06),
        )
        timeline.hold(2.0)
        timeline.to(1.0, pitch=0, bend=2, nod=0, y=-0.02, z=0.0, hands=At("shoulder", 0.08, -0.55, 0.05))
        timeline.to(0.3, foot_pitch_r=0)
        step(timeline, "r", 0.0, 0.10, duration_s=0.5, heel_first=False)
        timeline.neutral(0.4)
        return [
            f"{{stretch}} the {side} hamstring",
            f"{{put}} the {side} heel forward with the toes up and {{bend}} over it to stretch the hamstring",
            f"{{stretch}} the back of the {side} leg, leaning forward over the straight leg",
            f"{{do}} a hamstring stretch with the {side} leg in front",
            f"{{place}} the {side} heel on the floor in front, {{lean}} forward and {{reach}} down the leg",
            f"{{lift}} the toes of the {side} foot and {{bend}} forward over the leg, {{hold:ing}} the stretch",
            f"= a standing hamstring stretch, {side} leg straight in front",
            f"{{step}} the {side} foot forward onto the heel, {{bend}} the other knee and {{lean}} down over the leg",
        ]
    if where == "leg raised":
        timeline.hold(0.25)
        timeline.to(0.5, x=0.08)
        timeline.to(0.8, foot_r=At("floor", 0.10, 0.74, 0.80), foot_pitch_r=-50, x=0.09, z=-0.04)
        timeline.to(
            1.1, pitch=24, bend=40, nod=4, hand_r=At("pelvis", 0.10, 0.02, 0.62), hand_l=At("pelvis", 0.0, 0.0, 0.58)
        )
        timeline.hold(1.8)
        timeline.to(1.0, pitch=0, bend=2, nod=0, hands=At("shoulder", 0.08, -0.46, 0.12))
        timeline.to(0.7, foot_r=At("floor", 0.10, 0.0, 0.0), foot_pitch_r=0, x=0.02, z=0.0)
        timeline.neutral(0.5)
        return [
            f"{{stretch}} the {side} hamstring with the leg up on a bench",
            f"{{put}} the {side} foot up on something at hip height and {{bend}} over the leg",
            f"{{rest}} the {side} heel on a fence and {{lean}} forward to stretch",
            f"{{do}} a hamstring stretch with the {side} leg raised",
            f"{{lift}} the {side} leg onto a bar and {{reach}} for the toes, standing on the {other(side)} leg",
            f"{{stretch}} the back of the {side} leg, the heel on a table",
            f"= a standing hamstring stretch, {side} leg raised in front",
            f"{{stand}} on the {other(side)} leg with the {side} leg up on a support and {{fold}} forward",
        ]
    if where == "legs wide apart":
        timeline.hold(0.25)
        step(timeline, "l", 0.0, 0.46, toes_deg=14, duration_s=0.5)
        step(timeline, "r", 0.0, 0.46, toes_deg=14, duration_s=0.5)
        timeline.to(1.4, pitch=78, bend=52, nod=6, y=-0.03, z=-0.12, balance=0.3, hands=At("floor", 0.12, 0.05, 0.22))
        timeline.hold(1.8)
        timeline.to(1.2, pitch=0, bend=2, nod=0, y=0, z=0, balance=1, hands=At("shoulder", 0.10, -0.55, 0.06))
        step(timeline, "l", 0.0, 0.10, toes_deg=8, duration_s=0.5)
        step(timeline, "r", 0.0, 0.10, toes_deg=8, duration_s=0.5)
        timeline.neutral(0.4)
        return [
            "{bend} forward with the legs wide apart and {put} the hands on the floor",
            "{do} a wide-legged forward bend",
            "{stand} with the feet wide apart and {fold} forward, hands to the floor",
            "{step} wide and {bend} down between the legs to stretch the hamstrings",
            "{stretch} the back of the legs in a wide straddle, standing",
            "{spread} the legs, {lean} down and {touch} the floor with both hands",
            "= a wide-legged standing forward fold",
            "{reach} down to the floor in a wide stance, {hold} and {come} up again",
        ]
    if where == "lying":
        lie_start(timeline, "up")
        timeline.hold(0.3)
        timeline.to(
            0.9,
            foot_r=At("hip", 0.02, -0.24, 0.79),
            ankle_r=-5,
            bend=14,
            nod=14,
            hands=At("pelvis", 0.02, 0.10, 0.44),
            elbows=0,
            palms=0,
        )
        timeline.to(0.7, foot_r=At("hip", 0.02, 0.06, 0.825), hands=At("pelvis", 0.02, 0.16, 0.42))
        timeline.hold(1.8)
        timeline.to(0.9, foot_r=At("hip", 0.03, -0.60, 0.56), bend=0, nod=4, hands=At("shoulder", 0.17, -0.50, 0.04))
        timeline.to(0.6, foot_r=At("hip", 0.03, -0.835, -0.05), hands=At("shoulder", 0.17, -0.545, -0.02), elbows=40)
        return [
            f"{{stretch}} the {side} hamstring lying on the back",
            f"{{lie}} on the back and {{pull}} the straight {side} leg up with both hands",
            f"{{hold}} the raised {side} leg with both hands, lying down",
            f"{{do}} a lying hamstring stretch with the {side} leg",
            f"{{lift}} the straight {side} leg from lying and {{draw}} it towards the head",
            f"{{stretch}} the back of the {side} thigh on the floor, face up",
            f"= a supine hamstring stretch, {side} leg straight up",
            f"{{lie}} flat, {{raise}} the {side} leg and {{hold}} it behind the thigh",
        ]
    sit_on_floor_start(timeline)
    timeline.hold(0.4)
    timeline.to(0.9, hands=At("shoulder", 0.06, 0.52, 0.14), bend=0, pitch=-4)
    timeline.to(1.4, pitch=24, bend=48, nod=8, hands=At("floor", 0.12, 0.20, 0.72))
    timeline.hold(1.9)
    timeline.to(1.2, pitch=-8, bend=14, nod=0, hands=At("thigh", 0.02, 0.10, 0.1))
    return [
        "{stretch} the hamstrings on the floor",
        "{sit} with straight legs and {reach} forward for the toes",
        "{do} a seated hamstring stretch",
        "{raise} both arms and {fold} forward over the legs, sitting on the floor",
        "{bend} forward from sitting with the legs stretched out, hands to the feet",
        "{stretch} the back of the legs in a seated forward fold",
        "= a seated forward bend with straight legs",
        "{lean} forward over both legs while sitting on the floor, {hold} and {sit} up again",
    ]


@action(
    "quad stretch", LEAF, verbs="stretch hold pull bend balance", side=SIDE, arm=Choice(("hip", "out", "up", "wall"))
)
def quad_stretch(timeline: Timeline, side: str, arm: str) -> Sequence[str]:
    """On one leg with the other heel held at the seat; written for the right leg stretched."""
    free = {"hip": HIPS, "out": SIDEWAYS, "up": OVERHEAD, "wall": At("air", 0.20, 1.30, 0.46)}[arm]
    timeline.hold(0.25)
    timeline.to(
        0.9,
        x=0.08,
        foot_r=At("hip", 0.02, -0.14, -0.31),
        ankle_r=60,
        hand_r=At("pelvis", 0.12, 0.02, -0.33),
        side=-10,
        shrug_r=-10,
        twist=-8,
        nod=6,
        pitch=6,
    )
    timeline.to(
        0.5,
        foot_r=At("hip", 0.02, -0.09, -0.27),
        hand_r=At("pelvis", 0.12, 0.06, -0.30),
        side=-6,
        hand_l=free,
        pitch=2,
        elbow_l=30 if arm == "hip" else 0,
    )
    timeline.hold(2.3)
    timeline.to(
        0.5,
        foot_r=At("hip", 0.02, -0.40, -0.26),
        hand_r=At("shoulder", 0.09, -0.5, -0.06),
        side=0,
        shrug_r=0,
        twist=0,
        hand_l=At("shoulder", 0.10, -0.48, 0.05),
        elbow_l=0,
    )
    timeline.to(0.6, foot_r=At("floor", 0.10, 0.0, 0.0), x=0.02, pitch=0)
    timeline.neutral(0.5)
    held = {
        "hip": f"the {other(side)} hand on the hip",
        "out": f"the {other(side)} arm out to the side",
        "up": f"the {other(side)} arm raised",
        "wall": f"the {other(side)} hand against a wall for balance",
    }[arm]
    return [
        f"{{stretch}} the {side} thigh",
        f"{{do}} a quad stretch with the {side} leg",
        f"{{stand}} on the {other(side)} leg and {{pull}} the {side} foot up behind to the buttocks",
        f"{{stretch}} the front of the {side} thigh standing on one leg, {held}",
        f"{{hold}} the {side} foot behind the body with the {side} hand, {held}",
        f"{{bend}} the {side} knee, {{grab}} the foot and {{pull}} the heel to the seat, {held}",
        f"= a standing quadriceps stretch, {side} leg, {held}",
        f"{{balance}} on the {other(side)} leg while holding the {side} ankle behind, then {{put}} the foot down",
    ]


@action("calf stretch", LEAF, verbs="stretch lean step push press", side=SIDE, arms=Choice(("wall", "hips", "thigh")))
def calf_stretch(timeline: Timeline, side: str, arms: str) -> Sequence[str]:
    """A long step with the rear leg straight and its heel down; written for the right leg behind."""
    timeline.hold(0.25)
    if arms == "wall":
        timeline.to(0.7, hands=At("air", 0.20, 1.30, 0.56), wrists=-45, palms=-60)
    step(timeline, "r", -0.50, 0.10, toes_deg=4, duration_s=0.6, heel_first=False)
    if arms != "wall":
        timeline.to(
            0.5, hands=HIPS if arms == "hips" else At("knee", 0.0, 0.12, -0.06), elbows=30 if arms == "hips" else 0
        )
    timeline.to(1.0, z=0.0, y=-0.10, pitch=20, bend=0, nod=-12, balance=0)
    timeline.hold(0.9)
    timeline.to(0.6, z=0.04, y=-0.12, pitch=22)
    timeline.to(0.6, z=0.0, y=-0.10, pitch=19)
    timeline.hold(0.7)
    timeline.to(0.6, z=-0.12, y=-0.04, pitch=4, balance=0.5)
    step(timeline, "r", 0.0, 0.10, toes_deg=8, duration_s=0.55, heel_first=False)
    timeline.neutral(0.6)
    held = {"wall": "hands against a wall", "hips": "hands on the hips", "thigh": "hands on the knees"}[arms]
    return [
        f"{{stretch}} the {side} calf",
        f"{{do}} a calf stretch with the {side} leg behind",
        f"{{step}} back with the {side} foot, {{keep}} the heel down and {{lean}} forward, {held}",
        f"{{stretch}} the calf of the {side} leg, {held}",
        f"{{lean}} forward with the {side} leg straight behind and the {other(side)} knee bent, {held}",
        f"{{press}} the {side} heel into the floor behind and {{shift}} forward, {held}",
        f"= a standing calf stretch, {side} leg back, {held}",
        f"{{place}} the {side} foot far behind, {{bend}} the {other(side)} knee and {{hold}} the stretch in the calf",
    ]


@action(
    "lunge stretch", LEAF, verbs="stretch lunge sink step press", side=SIDE, arms=Choice(("thigh", "overhead", "floor"))
)
def lunge_stretch(timeline: Timeline, side: str, arms: str) -> Sequence[str]:
    """A deep held lunge that stretches the hip of the rear leg."""
    timeline.hold(0.25)
    step(timeline, "r", 0.40, 0.11, duration_s=0.55)
    step(timeline, "l", -0.56, 0.10, duration_s=0.6, heel_first=False, advance=False)
    timeline.to(0.7, z=0.06, y=-0.14, balance=0)
    timeline.to(0.12, foot_pitch_l=30, advance=False)
    hands = {"thigh": At("knee", -0.04, 0.12, -0.08), "overhead": OVERHEAD, "floor": At("floor", 0.26, 0.05, 0.46)}[
        arms
    ]
    lean = {"thigh": 6.0, "overhead": -2.0, "floor": 52.0}[arms]
    reach = {"hands": hands} if arms != "thigh" else {"hand_r": hands, "hand_l": At("pelvis", -0.10, 0.02, 0.20)}
    timeline.to(
        1.1,
        z=0.10,
        y=-0.42,
        pitch=lean,
        bend=18 if arms == "floor" else (-6 if arms == "overhead" else 2),
        nod=-14 if arms == "floor" else 0,
        foot_pitch_l=62,
        **reach,
    )
    for _ in range(2):
        timeline.to(0.5, y=-0.45, z=0.13)
        timeline.to(0.6, y=-0.41, z=0.09)
    timeline.hold(0.5)
    timeline.to(0.9, y=-0.10, z=0.02, pitch=2, bend=2, nod=0, foot_pitch_l=10, hands=At("shoulder", 0.10, -0.55, 0.05))
    step(timeline, "l", 0.0, 0.10, duration_s=0.55, advance=False)
    timeline.to(0.55, z=0.20, y=-0.06, balance=0.4)
    step(timeline, "r", 0.0, 0.10, duration_s=0.5, advance=False, heel_first=False)
    timeline.to(0.6, z=0, y=0)
    timeline.neutral(0.4)
    held = {"thigh": f"hands on the {side} thigh", "overhead": "arms raised overhead", "floor": "hands on the floor"}[
        arms
    ]
    return [
        "{do} a lunge stretch",
        f"{{stretch}} in a deep lunge with the {side} leg in front",
        f"{{step}} the {side} foot forward into a lunge and {{hold}} the stretch, {held}",
        f"{{sink}} into a low lunge, {held}, and {{press}} the hips down",
        f"{{stretch}} the hip flexors of the {other(side)} leg in a lunge, {held}",
        f"{{do}} a lunge stretch with the {other(side)} leg stretched out behind, {held}",
        f"= a deep lunge stretch, {side} knee bent, {held}",
        f"{{lower}} the hips into a long lunge and {{bounce}} gently, {held}",
    ]


@action(
    "side lunge stretch",
    LEAF,
    verbs="stretch shift bend lean",
    side=SIDE,
    count=Count(1, 2),
    way=Choice(("both sides", "one side"), (3, 1)),
)
def side_lunge_stretch(timeline: Timeline, side: str, count: int, way: str) -> Sequence[str]:
    """Legs wide apart, weight shifted from one bent knee to the other: the inner thighs."""
    timeline.hold(0.2)
    step(timeline, "l", 0.0, 0.48, toes_deg=20, duration_s=0.5)
    step(timeline, "r", 0.0, 0.48, toes_deg=20, duration_s=0.5)
    if way == "one side":
        timeline.to(1.0, x=-0.30, y=-0.42, pitch=30, bend=18, nod=-14, balance=0, hands=At("knee", -0.02, 0.10, 0.02))
        timeline.hold(1.0)
        timeline.to(0.5, y=-0.45)
        timeline.to(0.5, y=-0.42)
        timeline.hold(0.6)
    for _ in range(count if way == "both sides" else 0):
        timeline.to(0.8, x=-0.30, y=-0.42, pitch=30, bend=18, nod=-14, balance=0, hands=At("knee", -0.02, 0.10, 0.02))
        timeline.hold(0.5)
        timeline.to(0.4, x=0.0, y=-0.22)
        timeline.to(0.6, x=0.30, y=-0.42)
        timeline.hold(0.5)
        timeline.to(0.4, x=0.0, y=-0.20, pitch=24)
    timeline.to(0.7, y=-0.08, pitch=0, bend=2, nod=0, hands=At("shoulder", 0.1, -0.55, 0.05))
    step(timeline, "l", 0.0, 0.10, toes_deg=8, duration_s=0.5)
    step(timeline, "r", 0.0, 0.10, toes_deg=8, duration_s=0.5)
    timeline.neutral(0.4)
    if way == "one side":
        return [
            f"{{stretch}} the inner side of the {other(side)} thigh in a side lunge",
            f"{{shift}} the weight onto the bent {side} leg in a wide stance and {{hold}} the stretch",
            f"{{do}} a side lunge stretch to the {side}",
            f"{{bend}} the {side} knee with the {other(side)} leg straight out to the side and {{stay}} there",
            f"{{stretch}} in a deep side lunge on the {side} leg, hands on the knees",
            f"{{sink}} over the {side} knee with the legs wide apart and {{hold}}",
            f"= side lunge stretch held to the {side}",
            f"{{lean}} down over the bent {side} leg, the {other(side)} leg straight, and {{hold}} the stretch",
        ]
    return [
        "{stretch} the inner thighs",
        f"{{shift}} the weight from the {side} leg to the {other(side)} leg in a wide stance to stretch",
        "{do} side lunge stretches with the legs wide apart",
        f"{{bend}} the {side} knee with the {other(side)} leg straight out to the side, then {{switch}} sides",
        f"{{stretch}} the legs in a wide side lunge, first to the {side}, then to the {other(side)}",
        "{stand} with the legs wide apart and {sink} over one knee, then over the other",
        f"= side lunge stretch to the {side} and to the {other(side)}, hands on the knees",
        "{lean} down over one bent leg and then the other, hands on the knees",
    ]


@action(
    "shoulder stretch", LEAF, verbs="stretch pull hold reach", side=SIDE, look=Choice(("ahead", "away")), upper=True
)
def shoulder_stretch(timeline: Timeline, side: str, look: str) -> Sequence[str]:
    """One straight arm pulled across the chest by the other; written for the right arm stretched."""
    timeline.hold(0.25)
    timeline.to(0.7, hand_r=At("shoulder", 0.04, 0.0, 0.55), palm_r=-30)
    timeline.to(0.6, hand_r=At("shoulder", -0.42, -0.04, 0.34), hand_l=At("shoulder", -0.06, -0.10, 0.28), elbow_l=-10)
    timeline.to(
        0.6,
        hand_r=At("shoulder", -0.47, -0.02, 0.26),
        hand_l=At("shoulder", -0.12, -0.02, 0.20),
        twist=8,
        turn=-40 if look == "away" else 0,
    )
    timeline.hold(2.2)
    timeline.to(
        0.6, hand_r=At("shoulder", 0.02, -0.06, 0.52), hand_l=At("shoulder", 0.06, -0.40, 0.22), twist=0, turn=0
    )
    timeline.neutral(0.7)
    looking = f" and {{look}} over the {side} shoulder" if look == "away" else ""
    return [
        f"{{stretch}} the {side} shoulder",
        f"{{pull}} the {side} arm across the chest with the {other(side)} arm",
        f"{{do}} a cross-body shoulder stretch with the {side} arm",
        f"{{bring}} the straight {side} arm across the body, {{hold}} it with the {other(side)} arm{looking}",
        f"{{stretch}} the {side} arm by pulling it across the chest{looking}",
        f"{{reach}} the {side} arm across to the {other(side)} and {{press}} it towards the chest with the {other(side)} forearm",
        f"= a shoulder stretch, {side} arm across the chest",
        f"{{warm}} up the shoulders: {{pull}} the {side} arm over to the {other(side)} side and {{hold}}",
    ]


@action("triceps stretch", LEAF, verbs="stretch raise bend pull", side=SIDE, lean=Choice(("no", "yes")))
def triceps_stretch(timeline: Timeline, side: str, lean: str) -> Sequence[str]:
    """One elbow up with the hand behind the neck, pulled by the other hand."""
    timeline.hold(0.25)
    timeline.to(0.8, hand_r=At("shoulder", 0.10, 0.53, 0.05))
    timeline.to(0.7, hand_r=At("head", 0.02, -0.10, -0.18), elbow_r=-20, nod=6)
    timeline.to(
        0.8,
        hand_l=At("head", -0.12, 0.22, -0.04),
        elbow_l=20,
        side=0 if lean == "no" else 18,
        roll=0 if lean == "no" else 4,
    )
    timeline.hold(2.0)
    timeline.to(0.6, hand_l=At("shoulder", 0.10, 0.30, 0.25), side=0, roll=0, nod=0)
    timeline.to(0.5, hand_r=At("shoulder", 0.12, 0.40, 0.20), elbow_r=0)
    timeline.neutral(0.8)
    leaning = f", leaning to the {other(side)}" if lean == "yes" else ""
    return [
        f"{{stretch}} the {side} triceps",
        f"{{raise}} the {side} arm, {{bend}} it behind the head and {{pull}} the elbow with the {other(side)} hand",
        f"{{do}} a triceps stretch with the {side} arm overhead{leaning}",
        f"{{lift}} the {side} elbow beside the head and {{hold}} it with the {other(side)} hand{leaning}",
        f"{{stretch}} the back of the {side} upper arm, hand behind the neck{leaning}",
        f"{{reach}} down the back with the {side} hand while the {other(side)} hand pulls at the elbow",
        f"= an overhead triceps stretch, {side} arm{leaning}",
        f"{{put}} the {side} hand behind the neck and {{pull}} its elbow to the {other(side)} with the other hand",
    ]


@action(
    "neck stretch",
    LEAF,
    verbs="stretch tilt turn nod lower",
    side=SIDE,
    way=Choice(("tilt", "pull", "nod", "turn", "roll", "chin down")),
    sides=Choice(("both sides", "one side"), (3, 1)),
    hands=Choice(("hips", "hanging")),
    count=Count(1, 3),
)
def neck_stretch(timeline: Timeline, side: str, way: str, sides: str, hands: str, count: int) -> Sequence[str]:
    """The head tilted, turned, bent or rolled slowly."""
    timeline.hold(0.25)
    on_hips = hands == "hips"
    if on_hips:
        timeline.to(0.4, hands=HIPS, elbows=30)
    held = "hands on the hips" if on_hips else "arms hanging"
    only = sides == "one side"
    sides = f"to the {side} and then to the {other(side)}" if not only else f"to the {side}"
    if way == "chin down":
        timeline.to(0.9, nod=46, bend=5)
        timeline.hold(2.0)
        timeline.to(0.8, nod=0, bend=2)
        phrases = [
            "{bow} the head and {hold} it", "{lower} the chin to the chest and {hold} the stretch", "{stretch} the back of the neck", "{let} the head hang forward",
            f"{{drop}} the chin to the chest, {held}", f"{{bend}} the head forward and {{stay}} there, {held}", "= a neck stretch with the chin on the chest",
            "{look} down with the chin at the chest, {hold} and {lift} the head again",
        ]  # fmt: skip
    elif way in ("tilt", "turn") and only:
        for _ in range(min(count, 2)):
            timeline.to(0.8, **({"tilt": -40.0, "side": -4.0} if way == "tilt" else {"turn": -72.0}))
            timeline.hold(1.2)
            timeline.to(0.7, tilt=0, turn=0, side=0)
        phrases = [
            f"{{{way}}} the head to the {side}", f"{{{way}}} the head to the {side} and {{hold}} it", f"{{{way}}} the head slowly to the {side} and back to the middle",
            f"{{stretch}} the neck by {participle_of(way)} the head to the {side}",
            f"{{bring}} the {side} ear towards the {side} shoulder" if way == "tilt" else f"{{look}} over the {side} shoulder and {{hold}}",
            f"with the {held}, {{{way}}} the head to the {side}", f"= a neck stretch, head {'tilted' if way == 'tilt' else 'turned'} to the {side}",
            f"{{loosen}} the neck on one side, {{{way}:ing}} the head to the {side}",
            "{stretch} one side of the neck only",
        ]  # fmt: skip
    elif way in ("tilt", "turn"):
        for sign in (-1, 1):
            goal = {"tilt": sign * 40.0} if way == "tilt" else {"turn": sign * 72.0}
            timeline.to(0.8, **goal, side=sign * 4 if way == "tilt" else 0)
            timeline.hold(0.8)
            timeline.to(0.7, tilt=0, turn=0, side=0)
        word = "tilt" if way == "tilt" else "turn"
        phrases = [
            "{stretch} the neck",
            f"{{{word}}} the head {sides}",
            f"{{{word}}} the head slowly to the {side}, {{hold}}, then to the {other(side)}",
            f"{{stretch}} the neck by {participle_of(word)} the head {sides}",
            "{bring} the ear towards the shoulder on one side and then the other"
            if way == "tilt"
            else "{look} over one shoulder and then the other",
            f"with the {held}, {{{word}}} the head {sides}",
            f"= a neck stretch, head {'tilted' if way == 'tilt' else 'turned'} {sides}",
            f"{{loosen}} the neck: first {{{word}}} the head to the {side}, then to the {other(side)}",
        ]
    elif way == "pull":
        timeline.to(0.8, hand_r=At("head", -0.04, 0.14, 0.02), elbow_r=50, tilt=-8)
        timeline.to(0.8, tilt=-42, side=-6)
        timeline.hold(1.8)
        timeline.to(0.7, tilt=0, side=0)
        timeline.to(0.6, hand_r=HIPS if on_hips else NEUTRAL_HAND, elbow_r=30 if on_hips else 0)
        phrases = [
            f"{{stretch}} the neck to the {side}",
            f"{{pull}} the head to the {side} with the {side} hand",
            f"{{put}} the {side} hand over the head and {{draw}} it to the {side} to stretch the neck",
            f"{{do}} a neck stretch to the {side} side",
            f"{{bring}} the {side} ear to the {side} shoulder, helping with the {side} hand",
            f"{{stretch}} the {other(side)} side of the neck by pulling the head over with the {side} hand",
            f"= a neck stretch, head pulled to the {side}",
            f"{{press}} the head to the {side} with the hand on top of it and {{hold}}",
        ]
    elif way == "nod":
        for bow in (44, -38):
            timeline.to(0.9, nod=bow, bend=6 if bow > 0 else -4)
            timeline.hold(0.8)
            timeline.to(0.7, nod=0, bend=2)
        phrases = [
            "{stretch} the neck forward and back",
            "{lower} the chin to the chest and then {tilt} the head back",
            "{bend} the head forward, {hold}, then {look} up at the ceiling",
            "{stretch} the neck by bending the head forward and backward",
            f"{{drop}} the head forward and then {{lift}} the chin up high, {held}",
            "first {lower} the head, then {raise} the face to the ceiling",
            "= a neck stretch, head forward and then back",
            "{loosen} the neck by nodding slowly down and up",
        ]
    else:
        for number in range(4 * count + 1):
            corner = number % 4
            sign = -1
            tilt, nod = ((0.0, 40.0), (sign * 38.0, 0.0), (0.0, -32.0), (-sign * 38.0, 0.0))[corner]
            timeline.to(0.55, tilt=tilt, nod=nod)
        timeline.to(0.5, tilt=0, nod=0)
        turning = "counterclockwise" if side == "right" else "clockwise"
        phrases = [
            "{roll} the head in circles",
            f"{{circle}} the head slowly {times(count)}",
            "{roll} the neck around to loosen it",
            f"{{move}} the head in a circle: down, to the {side}, back and to the {other(side)}",
            f"{{stretch}} the neck with head circles, {held}",
            f"{{do}} {counted(count, 'neck roll')} {turning}",
            f"{{rotate}} the head all the way around, starting to the {side}, {times(count)}",
            f"= slow head rolls {turning} with the {held}",
            "{loosen} the neck by rolling the head round and round",
        ]
    timeline.neutral(0.6)
    return phrases


def participle_of(word: str) -> str:
    """Tilting, turning: regular verbs only."""
    return word + "ing"


@action("butterfly stretch", LEAF, verbs="sit stretch press bounce lean", way=Choice(("bounce", "fold", "still")))
def butterfly_stretch(timeline: Timeline, way: str) -> Sequence[str]:
    """Sitting with the soles together and the knees out."""
    foot, knee = At("hip", -0.075, -0.05, 0.30), 44.0
    timeline.start(
        y=0.11 - STANDING_M, rest=1, balance=0, pitch=-4, bend=10, feet=foot, knees=knee, ankles=20, hands=At("pelvis", 0.02, -0.02, 0.36), elbows=10,
    )  # fmt: skip
    timeline.hold(0.5)
    if way == "bounce":
        for _ in range(5):
            timeline.to(0.26, knees=knee - 16)
            timeline.to(0.26, knees=knee + 4)
    elif way == "fold":
        timeline.to(1.2, pitch=16, bend=40, nod=12, feet=foot.moved(up=0.09, forward=-0.02))
        timeline.hold(1.5)
        timeline.to(1.0, pitch=-4, bend=10, nod=0, feet=foot)
    else:
        timeline.to(0.9, bend=-2, nod=-4)
        timeline.hold(1.8)
    timeline.hold(0.4)
    doing = {"bounce": "{bounce} the knees up and down", "fold": "{lean} forward over the feet", "still": "{sit} tall"}[
        way
    ]
    return [
        "{do} the butterfly stretch",
        "{sit} on the floor with the soles of the feet together",
        f"{doing}, sitting in butterfly position",
        f"{{hold}} the feet together with the knees out to the sides and {doing}",
        "{stretch} the inner thighs in the butterfly pose",
        f"{{sit}} with bent legs, soles touching, and {doing}",
        "= a seated butterfly stretch",
        f"{{press}} the knees towards the floor, feet together, and {doing}",
    ]


@action(
    "side bend stretch",
    LEAF,
    verbs="bend lean stretch reach raise",
    side=SIDE,
    arms=Choice(("one", "both", "hips")),
    count=Count(1, 2),
)
def side_bend_stretch(timeline: Timeline, side: str, arms: str, count: int) -> Sequence[str]:
    """Bent to the right and, the second time, to the left."""
    timeline.stance(0.34)
    timeline.hold(0.25)
    if arms == "both":
        timeline.to(0.8, hands=At("shoulder", -0.10, 0.55, 0.03))
    else:
        timeline.to(0.5, hands=HIPS, elbows=30)
    for number in range(count):
        sign, up = (-1, "l") if number == 0 else (1, "r")
        reach = {f"hand_{up}": At("shoulder", -0.16, 0.54, 0.03), f"elbow_{up}": 0.0} if arms == "one" else {}
        timeline.to(1.0, side=sign * 38, roll=sign * 10, tilt=sign * 14, x=-sign * 0.06, balance=0.4, **reach)
        timeline.hold(1.1)
        back = {f"hand_{up}": HIPS, f"elbow_{up}": 30.0} if arms == "one" else {}
        timeline.to(0.9, side=0, roll=0, tilt=0, x=0, **back)
    timeline.neutral(0.7)
    held = {"one": "one arm reaching overhead", "both": "both arms stretched overhead", "hips": "hands on the hips"}[
        arms
    ]
    where = f"to the {side}" if count == 1 else f"to the {side} and then to the {other(side)}"
    return [
        f"{{bend}} sideways {where}",
        f"{{do}} a side stretch {where}",
        f"{{lean}} {where}, {held}",
        f"{{stretch}} the side of the body by bending {where}, {held}",
        f"{{stand}} with the feet apart and {{bend}} the trunk {where}, {held}",
        f"{{tilt}} the upper body {where} and {{hold}} the stretch",
        f"= a standing side bend {where}, {held}",
        f"{{raise}} the {other(side)} arm over the head and {{bend}} to the {side}"
        + (", then the other way" if count == 2 else "")
        if arms == "one"
        else f"{{bend}} at the waist {where}, {held}",
    ]


@action(
    "overhead stretch",
    LEAF,
    verbs="stretch raise reach lift extend",
    heels=Choice(("flat", "tiptoe")),
    way=Choice(("clasped", "apart", "morning"), (2, 1, 2)),
    position=Choice(("standing", "sitting"), (4, 1)),
)
def overhead_stretch(timeline: Timeline, heels: str, way: str, position: str) -> Sequence[str]:
    """Both arms stretched up, as after sleep or before sport."""
    seated = position == "sitting"
    heels = "flat" if seated else heels
    if seated:
        sit_start(timeline, 0.46)
    timeline.hold(0.25)
    top = {
        "clasped": At("shoulder", -0.13, 0.56, 0.02),
        "apart": OVERHEAD,
        "morning": At("shoulder", 0.22, 0.51, -0.04),
    }[way]
    if way == "clasped":
        timeline.to(0.6, hands=At("chest", 0.03, -0.08, 0.24), palms=-40)
    else:
        timeline.to(
            0.5,
            hands=At("shoulder", 0.20, -0.20, 0.36) if way == "apart" else At("shoulder", 0.26, 0.06, 0.16),
            bend=8,
            nod=10,
        )
    timeline.to(
        1.0,
        hands=top,
        bend=-8,
        nod=-18,
        **(
            {}
            if seated
            else {
                "y": 0.085 if heels == "tiptoe" else 0.01,
                "heels": 44.0 if heels == "tiptoe" else 0.0,
                "z": 0.05 if heels == "tiptoe" else 0.0,
            }
        ),
    )
    if way == "morning":
        timeline.to(0.5, side=14, tilt=8)
        timeline.to(0.6, side=-14, tilt=-8)
        timeline.to(0.4, side=0, tilt=0)
    else:
        timeline.hold(1.2)
    if seated:
        timeline.to(0.5, hands=At("shoulder", 0.52, 0.22, 0.0), bend=0, nod=0)
        timeline.to(0.8, hands=At("thigh", 0.02, 0.10, 0.06), palms=-50, bend=6)
    else:
        timeline.to(0.5, hands=At("shoulder", 0.52, 0.22, 0.0), bend=0, nod=0, y=0, z=0, heels=0)
        timeline.neutral(0.8)
    toes = ", rising onto the toes" if heels == "tiptoe" else ""
    how = {
        "clasped": "with the hands clasped overhead",
        "apart": "with both arms straight overhead",
        "morning": "like after waking up, arms high and wide",
    }[way]
    if seated:
        return [
            "{stretch} on a chair",
            f"{{sit}} and {{stretch}} {how}",
            "{reach} up with both arms while sitting and {stretch}",
            "{raise} both arms overhead and {stretch} upward, sitting on a chair",
            f"{{stretch}} at the desk, seated, {how}",
            f"{{sit}} on a chair and {{stretch}} the back and the arms {how}",
            f"= a seated overhead stretch {how}",
            "{lift} the arms as high as possible in the chair, {hold} and {lower} them over the sides",
        ]
    return [
        "{stretch} the whole body",
        f"{{stretch}} {how}",
        f"{{reach}} up with both arms and {{stretch}}{toes}",
        f"{{raise}} both arms overhead and {{stretch}} upward{toes}",
        f"{{extend}} the arms high above the head and {{lean}} back a little{toes}",
        f"{{stand}} and {{stretch}} {how}{toes}",
        f"= an overhead stretch {how}{toes}",
        f"{{lift}} the arms as high as possible, {{hold}} the stretch{toes} and {{lower}} them over the sides",
    ]


@action(
    "chest expansion",
    LEAF,
    verbs="open stretch spread extend expand",
    count=Count(1, 4),
    way=Choice(("swing", "clasp")),
)
def chest_expansion(timeline: Timeline, count: int, way: str) -> Sequence[str]:
    """The arms opened wide to stretch the chest, or clasped behind the back and lifted."""
    timeline.hold(0.25)
    if way == "clasp":
        timeline.to(0.8, hands=At("pelvis", 0.02, -0.04, -0.20), elbows=10, bend=-2)
        for _ in range(min(count, 2)):
            timeline.to(0.9, hands=At("pelvis", 0.03, 0.10, -0.36), bend=-18, nod=-16, shrugs=-5)
            timeline.hold(0.9)
            timeline.to(0.7, hands=At("pelvis", 0.02, -0.04, -0.22), bend=0, nod=0, shrugs=0)
        timeline.neutral(0.6)
        return [
            "{stretch} the chest with the hands behind the back",
            "{clasp} the hands behind the back and {lift} the arms to open the chest",
            "{do} a chest opening stretch, hands joined behind the body",
            "{join} the hands behind the back, {push} the chest out and {look} up",
            "{open} the chest by lifting the straight arms behind the body",
            "{pull} the shoulders back with the hands clasped behind and {arch} the upper back",
            "= a chest opener with the hands clasped behind the back",
            "{stretch} shoulders and chest by raising both arms behind the back",
        ]
    timeline.to(0.6, hands=At("chest", 0.04, 0.0, 0.34), palms=-60)
    for _ in range(count - 1):
        timeline.to(0.5, hands=At("shoulder", 0.52, 0.02, -0.18), bend=-12, nod=-8, palms=0)
        timeline.hold(0.15)
        timeline.to(0.5, hands=At("chest", -0.08, 0.0, 0.34), bend=10, nod=4, palms=-60)
    timeline.to(0.5, hands=At("shoulder", 0.52, 0.02, -0.18), bend=-12, nod=-8, palms=0)
    timeline.hold(0.3)
    timeline.neutral(0.8)
    many = times(count)
    return [
        "{do} chest expansions",
        "{open} the arms wide to stretch the chest, again and again",
        f"{{spread}} both arms wide {many} and {{bring}} them together in front between",
        f"{{do}} {counted(count, 'chest expansion')}",
        "{swing} the arms open to the sides at shoulder height and back in front of the chest",
        "{stretch} the chest by opening the arms outward and backward",
        f"= chest expansion exercise, arms opened {many}",
        "{extend} the arms out to the sides as far back as possible, then {cross} them in front",
        "{do} an arm-opening stretch",
    ]


@action(
    "arm circles",
    LEAF,
    verbs="circle swing rotate move",
    direction=Choice(("forward", "backward")),
    size=Choice(("big", "small", "growing"), (3, 2, 1)),
    count=Count(2, 5),
    side=SIDE,
    who=Choice(("both arms", "one arm", "one after the other"), (4, 1, 1)),
)
def arm_circles(timeline: Timeline, direction: str, size: str, count: int, side: str, who: str) -> Sequence[str]:
    """Arms circled, big about the shoulders or small with the arms held out; both, one, or one behind the other."""
    timeline.hold(0.2)
    who = "both arms" if size == "growing" and who == "one after the other" else who
    backward = direction == "forward"
    moving = ("hand_r",) if who == "one arm" else ("hand_r", "hand_l")
    if size in ("small", "growing"):
        timeline.to(0.5, **dict.fromkeys(moving, SIDEWAYS))
        radii = [0.16] if size == "small" else [0.08, 0.16, 0.28]
        for radius in radii:
            middle = SIDEWAYS.moved(out=-0.02 if radius < 0.2 else -0.08)
            rounds = count if size == "small" else max(1, count - 2)
            circle(timeline, dict.fromkeys(moving, middle), radius, rounds, 0.75, plane="wheel", backward=not backward)
    else:
        angles = [0, 90, 180, 270] if direction == "backward" else [0, -90, -180, -270]
        points = {0: (0.12, -0.54, 0.0), 90: (0.10, 0.0, 0.55), 180: (0.10, 0.54, 0.0), 270: (0.40, 0.05, -0.34)}
        # The left arm is half a turn behind where one arm follows the other.
        offset = 180 if who == "one after the other" else 0
        for _ in range(min(count, 4)):
            for angle in angles[1:] + angles[:1]:
                goals = {
                    name: At("shoulder", *points[(angle + (offset if name == "hand_l" else 0)) % 360])
                    for name in moving
                }
                roll = (
                    {"twist": {90: 10.0, 270: -10.0}.get(angle % 360, 0.0)}
                    if len(set(goals.values())) == 2 or who == "one arm"
                    else {}
                )
                timeline.to(0.30, exact=True, bend=-4 if angle % 360 == 180 else 1, **goals, **roll)
        timeline.to(0.3, twist=0)
    timeline.neutral(0.7)
    big = {"big": "big", "small": "small", "growing": "growing"}[size]
    if who != "both arms":
        arm = f"only the {side} arm" if who == "one arm" else "alternating arms"
        like = "one arm" if who == "one arm" else "like a windmill"
        return [
            f"{{circle}} {arm} {direction}",
            f"{{do}} arm circles {direction} with {arm}, {like}",
            f"{{swing}} {arm} in {big} circles {direction}",
            f"{{rotate}} {arm} {direction}, {times(min(count, 4))}, {like}",
            f"{{move}} {arm} in {big} circles {direction} to warm up the shoulder",
            f"{{warm}} up with {big} arm circles {direction}, {arm}",
            f"= {big} arm circles {direction}, {arm}",
            f"{{draw}} {big} circles {direction} with {arm}",
        ]
    grows = (
        ["{do} arm circles that get bigger and bigger", f"{{make}} small arm circles {direction} that grow to big ones", f"{{circle}} both arms {direction}, first small, then large"]
        if size == "growing"
        else []
    )  # fmt: skip
    return [
        *grows,
        f"{{do}} arm circles {direction}",
        f"{{circle}} both arms {direction}",
        f"{{swing}} both arms in big circles {direction}"
        if size == "big"
        else f"{{hold}} the arms out to the sides and {{make}} {big} circles {direction}",
        f"{{move}} the arms in {big} circles {direction} to warm up the shoulders",
        f"{{rotate}} both arms {direction} in {big} circles",
        f"{{warm}} up with {big} arm circles {direction}",
        f"= {big} arm circles {direction} with both arms",
        f"{{draw}} {big} circles {direction} with straight arms"
        + ("" if size == "big" else " held out at shoulder height"),
    ]


@action("hip circles", LEAF, verbs="circle rotate roll move", side=SIDE, count=Count(2, 4))
def hip_circles(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """The hips moved round in circles, hands on them; written to the right first."""
    timeline.stance(0.34)
    timeline.hold(0.2)
    timeline.to(0.5, hands=HIPS, elbows=35, balance=0)
    corners = (
        (0.0, 0.13, -12.0, 14.0, 0.0),
        (-0.16, 0.0, 4.0, 2.0, 18.0),
        (0.0, -0.16, 26.0, -8.0, 0.0),
        (0.16, 0.0, 4.0, 2.0, -18.0),
    )
    for _ in range(count):
        for x, z, pitch, bend, tilt in corners:
            timeline.to(0.42, x=x, z=z, pitch=pitch, bend=bend, roll=0.5 * tilt, side=-0.9 * tilt, y=-0.03)
    timeline.to(0.4, x=0, z=0, pitch=0, bend=2, roll=0, side=0, y=0)
    timeline.neutral(0.5)
    return [
        "{circle} the hips",
        f"{{do}} hip circles {times(count)}",
        "{roll} the hips around with the hands on them",
        f"{{move}} the hips in circles, forward, to the {side}, back and to the {other(side)}",
        f"{{rotate}} the pelvis {times(count)} with the hands on the hips",
        "{warm} up by circling the hips, feet apart",
        f"= hip circles starting to the {side}, hands on the hips",
        f"{{swing}} the hips round and round {times(count)} in wide circles",
    ]


@action(
    "seated spinal twist",
    LEAF,
    verbs="sit twist turn stretch look",
    side=SIDE,
    legs=Choice(("crossed over", "straight")),
)
def seated_spinal_twist(timeline: Timeline, side: str, legs: str) -> Sequence[str]:
    """Sitting on the floor, trunk turned to one side, a hand behind; written to the right."""
    sit_on_floor_start(timeline)
    timeline.hold(0.35)
    if legs == "crossed over":
        timeline.to(
            0.5, foot_r=At("floor", -0.06, 0.20, 0.56), heels=-20, knee_r=-40, hands=At("thigh", 0.02, 0.12, 0.12)
        )
        timeline.to(0.4, foot_r=At("floor", -0.20, 0.0, 0.42), foot_pitch_r=0, knee_r=-55, bend=6)
    timeline.to(
        1.2,
        twist=-48,
        turn=-50,
        bend=0,
        hand_r=At("floor", 0.20, 0.05, -0.24),
        hand_l=At("thigh", -0.16, 0.12, 0.10) if legs == "straight" else At("pelvis", -0.26, 0.26, 0.30),
    )
    timeline.hold(2.0)
    timeline.to(1.0, twist=0, turn=0, bend=12, hands=At("thigh", 0.02, 0.10, 0.1))
    if legs == "crossed over":
        timeline.to(0.35, foot_r=At("floor", -0.02, 0.20, 0.62), knee_r=-20)
        timeline.to(0.45, foot_r=At("floor", 0.11, 0.0, 0.89), heels=-45, knee_r=0)
    sitting = f"the {side} leg crossed over the {other(side)} one" if legs == "crossed over" else "both legs straight"
    return [
        f"{{twist}} to the {side} while sitting on the floor",
        f"{{do}} a seated spinal twist to the {side}",
        f"{{sit}} on the floor with {sitting} and {{turn}} the upper body to the {side}",
        f"{{stretch}} the back by twisting to the {side}, sitting with {sitting}",
        f"{{put}} the {side} hand behind the back and {{twist}} to look over the {side} shoulder, sitting on the floor",
        f"{{turn}} the trunk to the {side} and {{hold}} the stretch, sitting with {sitting}",
        f"= a seated twist to the {side}, {sitting}",
        f"{{rotate}} the spine to the {side} in a seat on the floor and {{look}} back over the shoulder",
    ]


@action(
    "knee hug stretch",
    LEAF,
    verbs="pull hug lift stretch",
    side=SIDE,
    where=Choice(("standing", "lying", "both knees lying"), (2, 2, 1)),
    count=Count(1, 2),
)
def knee_hug_stretch(timeline: Timeline, side: str, where: str, count: int) -> Sequence[str]:
    """One knee pulled to the chest with both hands, standing or on the back; then the other one if count is 2."""
    if where == "standing":
        timeline.hold(0.25)
        for number in range(count):
            leg, x = ("r", 0.08) if number == 0 else ("l", -0.08)
            timeline.to(
                0.8,
                x=x,
                hands=At("pelvis", 0.06, 0.06, 0.38),
                bend=10,
                nod=10,
                **{f"foot_{leg}": At("hip", 0.0, -0.28, 0.30)},
            )
            timeline.to(
                0.5, hands=At("pelvis", 0.06, 0.14, 0.36), bend=4, **{f"foot_{leg}": At("hip", 0.0, -0.16, 0.32)}
            )
            timeline.hold(1.3)
            timeline.to(
                0.7,
                hands=At("shoulder", 0.08, -0.46, 0.14),
                bend=2,
                nod=0,
                x=0.25 * x,
                **{f"foot_{leg}": At("floor", 0.10, 0.0, 0.0)},
            )
        timeline.neutral(0.5)
    elif where == "both knees lying":
        lie_start(timeline, "up")
        timeline.hold(0.3)
        timeline.to(1.0, feet=At("hip", 0.03, -0.16, 0.34), hands=At("pelvis", 0.06, 0.14, 0.38), elbows=20, palms=0)
        timeline.to(0.8, bend=26, nod=24, pitch=-96)
        for sign in (1, -1):
            timeline.to(0.6, roll=9 * sign)
        timeline.to(0.5, roll=0)
        timeline.to(0.9, bend=0, nod=4, pitch=-90, feet=At("hip", 0.03, -0.60, 0.40))
        timeline.to(0.6, feet=At("hip", 0.03, -0.835, -0.05), hands=At("shoulder", 0.17, -0.545, -0.02), elbows=40)
        return [
            "{pull} both knees to the chest, lying on the back",
            "{hug} both knees, lying on the back",
            "{lie} on the back and {draw} both knees to the chest with the hands",
            "{stretch} the lower back by hugging both knees to the chest",
            "{do} a double knee hug on the floor",
            "{hold} both knees at the chest and {rock} gently from side to side, lying down",
            "= a knees-to-chest stretch on the back, both legs",
            "{grab} both shins, {pull} the knees in and {lift} the head towards them, lying face up",
        ]
    else:
        lie_start(timeline, "up")
        timeline.hold(0.3)
        for number in range(count):
            leg = "r" if number == 0 else "l"
            timeline.to(
                0.9,
                hands=At("pelvis", 0.02, 0.12, 0.38),
                elbows=10,
                bend=14,
                nod=14,
                **{f"foot_{leg}": At("hip", 0.02, -0.14, 0.32)},
            )
            timeline.hold(1.4)
            timeline.to(
                0.9,
                hands=At("shoulder", 0.17, -0.545, -0.02),
                elbows=40,
                bend=0,
                nod=4,
                **{f"foot_{leg}": At("hip", 0.03, -0.835, -0.05)},
            )
    who = f"the {side} knee" if count == 1 else f"the {side} knee and then the {other(side)} knee"
    pose = "standing on one leg" if where == "standing" else "lying on the back"
    return [
        f"{{pull}} {who} to the chest",
        f"{{hug}} {who} to the chest, {pose}",
        f"{{lift}} {who} and {{hold}} it with both hands, {pose}",
        f"{{stretch}} by pulling {who} up to the chest, {pose}",
        f"{{do}} a knee hug stretch {pose}",
        f"{{bring}} {who} towards the chest with both hands and {{hold}} the stretch",
        f"= a knee-to-chest stretch {pose}, {side} leg" + (" first" if count == 2 else ""),
        f"{{grab}} {who} with both hands and {{draw}} it in, {pose}",
    ]


@action(
    "leg swings",
    LEAF,
    verbs="swing kick loosen",
    side=SIDE,
    direction=Choice(("forward and back", "side to side")),
    count=Count(2, 4),
    arms=Choice(("balancing", "wall", "hips"), (2, 1, 1)),
)
def leg_swings(timeline: Timeline, side: str, direction: str, count: int, arms: str) -> Sequence[str]:
    """One leg swung loosely like a pendulum; written for the right leg."""
    timeline.hold(0.2)
    left = {"balancing": At("shoulder", 0.46, -0.22, 0.12), "wall": At("air", 0.42, 1.15, 0.22), "hips": HIPS}[arms]
    timeline.to(0.5, x=0.08, hand_l=left, hand_r=HIPS, elbow_r=30)
    held = {
        "balancing": f"the {other(side)} arm held out", "wall": f"holding on with the {other(side)} hand", "hips": "both hands on the hips",
    }[arms]  # fmt: skip
    if direction == "forward and back":
        ahead, behind = At("hip", 0.03, -0.58, 0.56), At("hip", 0.03, -0.70, -0.38)
        leans = ({"pitch": -6.0}, {"pitch": 14.0})
    else:
        ahead, behind = At("hip", 0.52, -0.62, 0.06), At("hip", -0.26, -0.74, 0.20)
        leans = ({"roll": 10.0}, {"roll": -5.0})
    through = At("hip", 0.04, -0.75, 0.06)
    timeline.to(0.35, foot_r=through)
    for _ in range(count):
        timeline.to(0.42, foot_r=ahead, **leans[0])
        timeline.to(0.36, foot_r=through)
        timeline.to(0.42, foot_r=behind, **leans[1])
        timeline.to(0.36, foot_r=through)
    timeline.to(0.5, foot_r=At("floor", 0.10, 0.0, 0.0), pitch=0, roll=0, x=0.03)
    timeline.neutral(0.6)
    way = "forward and backward" if direction == "forward and back" else "from side to side"
    return [
        f"{{swing}} the {side} leg {way}",
        f"{{do}} leg swings {way} with the {side} leg",
        f"{{stand}} on the {other(side)} leg and {{swing}} the {side} leg {way}, {times(count)}",
        f"{{loosen}} the hip by swinging the {side} leg {way}",
        f"{{kick}} the straight {side} leg loosely {way}"
        if direction == "forward and back"
        else f"{{swing}} the {side} leg out to the side and across the body",
        f"{{warm}} up with {number_word(count)} leg swings {way} on the {side} side",
        f"= leg swings {way}, {side} leg, {held}",
        f"{{swing}} the {side} leg {way}, {held}",
        f"{{move}} the {side} leg like a pendulum {way} while the {other(side)} leg stays planted",
    ]


@action("wrist stretch", LEAF, verbs="stretch extend pull bend", side=SIDE, way=Choice(("up", "down")), upper=True)
def wrist_stretch(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """One arm stretched forward, its hand pulled back or down by the other; written for the right arm."""
    bent = -70 if way == "up" else 75
    timeline.hold(0.25)
    timeline.to(0.8, hand_r=At("shoulder", -0.06, -0.04, 0.54), palm_r=-85)
    timeline.to(0.7, hand_l=At("shoulder", -0.22, 0.06 if way == "up" else -0.16, 0.50), wrist_r=bent, nod=6)
    timeline.to(0.5, hand_l=At("shoulder", -0.23, 0.06 if way == "up" else -0.14, 0.44), wrist_r=bent)
    timeline.hold(1.8)
    timeline.to(0.5, wrist_r=0, hand_l=At("shoulder", 0.0, -0.24, 0.38), nod=0)
    timeline.neutral(0.8)
    pulled = "back, fingers up" if way == "up" else "down, fingers to the floor"
    return [
        f"{{stretch}} the {side} wrist",
        f"{{extend}} the {side} arm forward and {{pull}} the hand {pulled}",
        f"{{do}} a wrist stretch with the {side} arm",
        f"{{hold}} the {side} arm straight out and {{bend}} the hand {'upward' if way == 'up' else 'downward'} with the {other(side)} hand",
        f"{{stretch}} the {side} forearm by bending the hand {'back' if way == 'up' else 'down'}",
        f"{{reach}} the {side} arm out in front and {{press}} its hand {'back' if way == 'up' else 'down'} with the other hand",
        f"= a wrist stretch, {side} arm forward, hand bent {'up' if way == 'up' else 'down'}",
        f"{{bend}} the {side} hand {'back' if way == 'up' else 'down'} with the arm straight and {{hold}} it there",
    ]


@action(
    "breathe deeply with the arms",
    LEAF,
    verbs="breathe raise lower inhale exhale",
    count=Count(1, 3),
    way=Choice(("to the sides", "to the front")),
    height=Choice(("overhead", "shoulder height")),
    position=Choice(("standing", "sitting"), (4, 1)),
    hands=Choice(("raised", "on the belly"), (5, 1)),
)
def breathe_deeply(timeline: Timeline, count: int, way: str, height: str, position: str, hands: str) -> Sequence[str]:
    """Arms rise while breathing in and sink while breathing out."""
    seated = position == "sitting"
    rest = At("thigh", 0.02, 0.10, 0.06) if seated else NEUTRAL_HAND
    if seated:
        sit_start(timeline, 0.46)
    timeline.hold(0.3)
    if hands == "on the belly":
        timeline.to(0.8, hands=At("pelvis", -0.03, 0.22, 0.16), elbows=30, palms=-10)
        for _ in range(count):
            timeline.to(1.4, bend=-4, shrugs=7, nod=-7, hands=At("pelvis", -0.03, 0.23, 0.19))
            timeline.hold(0.2)
            timeline.to(1.5, bend=6, shrugs=-4, nod=7, hands=At("pelvis", -0.03, 0.22, 0.155))
        timeline.to(0.8, hands=rest, elbows=0, bend=6 if seated else 2, nod=0, shrugs=0)
        where = ", sitting on a chair" if seated else ""
        return [
            f"{{breathe}} deeply with the hands on the belly{where}",
            f"{{put}} both hands on the belly and {{breathe}} in and out {times(count)}{where}",
            f"{{do}} belly breathing{where}",
            f"{{take}} {'a deep breath' if count == 1 else f'{number_word(count)} deep breaths'}, hands on the stomach{where}",
            f"{{hold}} the belly with both hands and {{breathe}} slowly{where}",
            f"{{feel}} the breath with the hands on the belly{where}",
            f"= belly breathing with the hands on the stomach{where}",
            f"{{lay}} the hands on the abdomen, {{inhale}} and {{exhale}} deeply{where}",
        ]
    sideways = way == "to the sides"
    out = At("shoulder", 0.52, 0.02, 0.05) if sideways else At("shoulder", 0.02, 0.02, 0.53)
    palms = -80.0 if sideways else -60.0
    for _ in range(count):
        timeline.to(1.1, hands=out, palms=palms, bend=-3, shrugs=3)
        if height == "overhead":
            timeline.to(0.8, hands=At("shoulder", 0.10, 0.53, 0.05), palms=0, bend=-7, nod=-14, shrugs=9)
            timeline.hold(0.3)
            timeline.to(0.8, hands=out, palms=palms, bend=-2, nod=0, shrugs=3)
        else:
            timeline.hold(0.35)
        timeline.to(1.2, hands=rest, palms=0, bend=5, nod=5, shrugs=-3)
    if not seated:
        timeline.neutral(0.6)
    top = "over the head" if height == "overhead" else "to shoulder height"
    often = {1: "", 2: " twice", 3: " three times"}[count]
    sits = (
        [f"{{sit}} and {{breathe}} deeply, {{raise:ing}} both arms {way}", f"{{breathe}} deeply{often} on a chair, the arms rising {way}"]
        if seated
        else []
    )  # fmt: skip
    return [
        *sits,
        f"{{take}} {'a deep breath' if count == 1 else f'{number_word(count)} deep breaths'} with the arms",
        f"{{breathe}} in deeply{often}, {{raise}} both arms {way} and {{lower}} them while breathing out",
        f"{{raise}} both arms {way} {top} while breathing in, then {{let}} them sink{often}",
        f"{{inhale}} and {{lift}} the arms {way}, {{exhale}} and {{lower}} them{often}",
        f"{{take}} a deep breath, arms rising {way} and sinking again",
        f"{{breathe}} deeply with slow arm movements{often}",
        f"{{do}} a breathing exercise{often}, the arms going up {way} and down",
        f"{{lift}} the arms {way} {top} on the breath in and {{lower}} them on the breath out",
        f"{{breathe}} in and out deeply{often}",
        f"{{fill}} {{poss}} lungs, arms rising {way}, and {{breathe}} out",
    ]


@action(
    "kneeling hip flexor stretch",
    LEAF,
    verbs="kneel stretch push lean raise",
    side=SIDE,
    arms=Choice(("thigh", "hips", "overhead")),
)
def kneeling_hip_flexor_stretch(timeline: Timeline, side: str, arms: str) -> Sequence[str]:
    """On the right knee with the left foot in front, hips pushed forward."""
    timeline.hold(0.25)
    kneel(timeline, "r", 1.4)
    step(timeline, "l", 0.50, 0.11, duration_s=0.4, height_m=0.03)
    hands = {"thigh": At("knee", -0.06, 0.12, -0.10), "hips": HIPS, "overhead": OVERHEAD}[arms]
    reach = {"hand_l": hands, "hand_r": HIPS} if arms == "thigh" else {"hands": hands}
    timeline.to(0.7, **reach, elbows=30 if arms == "hips" else 0)
    for _ in range(2):
        timeline.to(0.8, z=0.20, y=timeline.value("y") - 0.04, pitch=-4, bend=-6)
        timeline.hold(0.6)
        timeline.to(0.6, z=0.10, y=timeline.value("y") + 0.04, pitch=0, bend=0)
    timeline.to(0.5, z=0.0, hands=At("shoulder", 0.10, -0.46, 0.10), elbows=0)
    step(timeline, "l", 0.34, 0.11, duration_s=0.35, height_m=0.03)
    rise_from_knees(timeline, 1.4)
    timeline.neutral(0.3)
    held = {
        "thigh": f"one hand on the {other(side)} thigh",
        "hips": "hands on the hips",
        "overhead": "arms raised overhead",
    }[arms]
    return [
        "{do} a kneeling hip flexor stretch",
        f"{{kneel}} on the {side} knee and {{push}} the hips forward to stretch, {held}",
        f"{{stretch}} the {side} hip flexor, kneeling on the {side} knee",
        f"{{kneel}} in a low lunge with the {other(side)} foot in front and {{lean}} into the stretch, {held}",
        f"{{do}} a half-kneeling stretch on the {side} knee, {held}",
        f"{{go}} down on the {side} knee, {{shift}} forward and {{hold}} the stretch, then {{stand}} up",
        f"= a kneeling lunge stretch, {side} knee on the floor, {held}",
        f"{{stretch}} the front of the {side} hip with that knee on the floor, {held}",
    ]


@action(
    "straddle stretch",
    LEAF,
    verbs="sit reach lean stretch fold",
    side=SIDE,
    way=Choice(("to one foot", "to each foot", "forward", "sideways bend")),
)
def straddle_stretch(timeline: Timeline, side: str, way: str) -> Sequence[str]:
    """Sitting with the legs wide apart, reaching to a foot, to both in turn, forward, or bending over a leg."""
    foot = At("floor", 0.63, 0.0, 0.63)
    timeline.start(
        y=0.11 - STANDING_M,
        rest=1,
        balance=0,
        pitch=-4,
        bend=12,
        feet=foot,
        heels=-45,
        toes=30,
        hands=At("thigh", 0.02, 0.10, 0.12),
    )
    timeline.hold(0.4)
    if way == "forward":
        timeline.to(1.3, pitch=20, bend=48, nod=8, hands=At("floor", 0.14, 0.05, 0.66))
        timeline.hold(1.8)
        timeline.to(1.1, pitch=-4, bend=12, nod=0, hands=At("thigh", 0.02, 0.10, 0.12))
    else:
        for sign, near, far in ((-1, "r", "l"), (1, "l", "r"))[: 2 if way == "to each foot" else 1]:
            if way == "sideways bend":
                timeline.to(1.2, side=36 * sign, roll=16 * sign, turn=-20 * sign, bend=4, **{
                    f"hand_{far}": At("shoulder", -0.06, 0.55, 0.04), f"hand_{near}": At("thigh", -0.02, 0.10, 0.22),
                })  # fmt: skip
            else:
                timeline.to(1.2, twist=34 * sign, yaw=6 * sign, side=10 * sign, pitch=12, bend=44, nod=6, **{
                    f"hand_{near}": At("pelvis", 0.46, 0.0, 0.56), f"hand_{far}": At("pelvis", -0.34, 0.0, 0.56),
                })  # fmt: skip
            timeline.hold(1.5)
            timeline.to(
                1.0,
                twist=0,
                yaw=0,
                side=0,
                roll=0,
                turn=0,
                pitch=-4,
                bend=12,
                nod=0,
                hands=At("thigh", 0.02, 0.10, 0.12),
            )
    timeline.hold(0.2)
    does = {
        "to one foot": f"{{reach}} for the {side} foot with both hands", "to each foot": f"{{reach}} for each foot in turn, the {side} one first",
        "forward": "{lean} forward between the legs with both hands on the floor",
        "sideways bend": f"{{bend}} sideways over the {side} leg, the {other(side)} arm over the head",
    }[way]  # fmt: skip
    return [
        f"{{sit}} with the legs wide apart and {does}",
        "{do} a straddle stretch" if way == "forward" else f"{{do}} a seated straddle stretch, {does}",
        f"{does}, sitting in a straddle",
        f"{{stretch}} the inner thighs on the floor: {does}",
        f"{{sit}} on the floor with the legs spread, {does} and {{hold}} the stretch",
        f"{{open}} the legs wide while sitting and {does}",
        f"in a wide straddle on the floor, {does}",
        f"{{sit}} in a V with the legs, {does}, then {{come}} up again",
    ]


@action(
    "figure four stretch",
    LEAF,
    verbs="cross pull stretch sit lie hold",
    side=SIDE,
    where=Choice(("lying", "standing", "on a chair")),
)
def figure_four_stretch(timeline: Timeline, side: str, where: str) -> Sequence[str]:
    """The right ankle laid on the left knee: on the back with the thigh pulled in, in a half squat on one leg, or on a chair."""
    if where == "lying":
        lie_start(timeline, "up")
        timeline.start(feet=At("floor", 0.12, 0.0, 0.44), heels=0)
        timeline.hold(0.3)
        timeline.to(0.8, foot_r=At("hip", -0.22, -0.22, 0.36), knee_r=70)
        timeline.to(
            1.0,
            foot_l=At("hip", 0.04, -0.26, 0.40),
            foot_r=At("hip", -0.22, -0.06, 0.40),
            hands=At("pelvis", 0.08, 0.08, 0.30),
            bend=14,
            nod=14,
        )
        timeline.hold(1.8)
        timeline.to(
            0.9,
            foot_l=At("floor", 0.12, 0.0, 0.44),
            foot_r=At("hip", -0.22, -0.22, 0.36),
            bend=0,
            nod=4,
            hands=At("shoulder", 0.17, -0.545, -0.02),
        )
        timeline.to(0.7, foot_r=At("floor", 0.12, 0.0, 0.44), knee_r=0)
    elif where == "standing":
        timeline.hold(0.25)
        timeline.to(0.8, x=0.08, foot_r=At("hip", -0.20, -0.36, 0.22), knee_r=70, hands=At("chest", 0.02, -0.02, 0.16))
        timeline.to(1.1, y=-0.20, z=-0.06, pitch=36, bend=8, nod=-12, foot_r=At("hip", -0.22, -0.12, 0.36))
        timeline.hold(1.8)
        timeline.to(0.9, y=0, z=0, pitch=0, bend=2, nod=0, foot_r=At("hip", -0.12, -0.44, 0.18))
        timeline.to(0.6, foot_r=At("floor", 0.10, 0.0, 0.0), knee_r=0, x=0.02)
        timeline.neutral(0.5)
    else:
        sit_start(timeline, 0.46)
        timeline.hold(0.3)
        timeline.to(
            0.8,
            foot_r=At("hip", -0.22, 0.02, 0.36),
            knee_r=72,
            hand_r=At("knee", 0.0, 0.06, -0.04),
            hand_l=At("pelvis", 0.10, 0.14, 0.34),
        )
        timeline.to(1.0, pitch=22, bend=24, nod=4)
        timeline.hold(1.8)
        timeline.to(0.8, pitch=-2, bend=6, nod=0)
        timeline.to(0.7, foot_r=At("floor", 0.10, 0.0, 0.0), knee_r=0, hands=At("thigh", 0.02, 0.10, 0.06))
    pose = {
        "lying": "lying on the back",
        "standing": f"standing on the {other(side)} leg",
        "on a chair": "sitting on a chair",
    }[where]
    return [
        f"{{do}} a figure four stretch {pose}",
        f"{{lay}} the {side} ankle on the {other(side)} knee and {{stretch}} the hip, {pose}",
        f"{{stretch}} the {side} glute, {pose}",
        f"{{cross}} the {side} ankle over the {other(side)} thigh, {pose}, and {{hold}} the stretch",
        f"{{do}} a piriformis stretch for the {side} hip, {pose}",
        f"= figure four stretch, {side} ankle on the other knee, {pose}",
        f"{pose}, {{put}} the {side} foot on the {other(side)} knee and {{lean}} into the stretch"
        if where != "lying"
        else f"{{put}} the {side} foot on the {other(side)} knee, {pose}, and {{pull}} the thigh in with both hands",
        f"{{open}} the {side} hip with the ankle on the opposite knee, {pose}",
    ]


@action(
    "splits",
    LEAF,
    verbs="split sink slide stretch",
    side=SIDE,
    kind=Choice(("front splits", "side splits")),
    arms=Choice(("floor", "up", "out")),
)
def splits(timeline: Timeline, side: str, kind: str, arms: str) -> Sequence[str]:
    """Down into the splits, the right leg in front or both legs out to the sides."""
    front = kind == "front splits"
    timeline.hold(0.25)
    low = 0.13 - STANDING_M
    if front:
        step(timeline, "r", 0.34, 0.06, duration_s=0.5)
        step(timeline, "l", -0.36, 0.06, duration_s=0.5, heel_first=False)
        timeline.to(
            0.8, y=-0.36, pitch=24, bend=16, balance=0, hands=At("floor", 0.22, 0.06, 0.16), heels=0, foot_pitch_l=50
        )
        timeline.to(
            1.0,
            y=low,
            pitch=8,
            bend=-2,
            foot_r=At("hip", 0.0, -0.07, 0.82),
            foot_l=At("hip", 0.0, -0.08, -0.82),
            ankles=50,
            hands=At("floor", 0.26, 0.05, 0.08),
        )
    else:
        step(timeline, "l", 0.0, 0.52, toes_deg=20, duration_s=0.5)
        step(timeline, "r", 0.0, 0.52, toes_deg=20, duration_s=0.5)
        timeline.to(0.8, y=-0.34, pitch=44, bend=20, balance=0, hands=At("floor", 0.16, 0.06, 0.30))
        timeline.to(
            1.0,
            y=low,
            pitch=26,
            bend=10,
            feet=At("hip", 0.80, -0.05, 0.14),
            knees=20,
            ankles=30,
            hands=At("floor", 0.18, 0.05, 0.34),
        )
    timeline.to(0.4, rest=1.0, bend=0, pitch=4)
    if arms != "floor":
        timeline.to(0.7, hands=OVERHEAD if arms == "up" else SIDEWAYS, bend=-4, nod=-6)
    timeline.hold(1.8)
    held = {"floor": "hands on the floor", "up": "both arms raised", "out": "arms out to the sides"}[arms]
    how = f"the {side} leg in front" if front else "the legs spread sideways"
    return [
        f"{{do}} the {kind}",
        f"{{do}} the splits, {how}",
        f"{{slide}} down into the splits with {how}, {held}",
        f"{{sink}} into the {kind}, {held}",
        f"{{sit}} in the splits with {how}, {held}",
        f"{{stretch}} down into a full split, {how}",
        f"= {kind}, {how}, {held}",
        f"{{lower}} {{poss}} body into the {kind} and {{stay}} there, {held}",
    ]
