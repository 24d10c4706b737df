"""Dressing and undressing: coats, shirts, hats, glasses, bags, buttons, zips, shoes, trousers."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_FOOT, NEUTRAL_HAND, At
from kinoflow.authoring.library.meals import POSE, begin, finish, seated
from kinoflow.authoring.moves import kneel, rise_from_knees, sit_start, step
from kinoflow.authoring.timeline import Timeline, Value

DRESS = "daily/self care/dress"


@action(
    "take off a coat",
    DRESS,
    verbs="take pull shrug",
    side=SIDE,
    then=Choice(("none", "hang", "throw", "drop"), (3, 1, 1, 1)),
)
def take_off_a_coat(timeline: Timeline, side: str, then: str) -> Sequence[str]:
    """Both hands push the coat off the shoulders, it slides down behind; one sleeve is pulled off, then the other."""
    timeline.hold(0.2)
    timeline.to(0.5, hands=At("chest", 0.12, 0.06, 0.12), elbows=30, palms=60)
    timeline.to(0.4, hands=At("shoulder", 0.14, -0.04, 0.12), elbows=45, bend=-4, shrugs=12)
    timeline.to(0.45, hands=At("shoulder", 0.20, -0.36, -0.20), elbows=0, palms=0, bend=-6, shrugs=-6)
    timeline.to(
        0.5, hand_l=At("pelvis", -0.08, 0.06, -0.20), hand_r=At("pelvis", 0.20, 0.02, -0.22), twist=16, turn=24, bend=4
    )
    timeline.to(0.45, hand_l=At("pelvis", 0.02, 0.08, -0.22), hand_r=At("shoulder", 0.30, -0.30, 0.14), twist=-4)
    timeline.to(
        0.4,
        hand_r=At("shoulder", -0.18, -0.34, 0.22),
        hand_l=At("shoulder", 0.24, -0.40, 0.10),
        twist=10,
        turn=18,
        nod=12,
    )
    timeline.to(
        0.4, hand_r=At("shoulder", -0.02, -0.24, 0.34), hand_l=At("shoulder", 0.22, -0.28, 0.20), twist=-6, turn=0
    )
    if then == "hang":
        timeline.look_at(At("floor", -0.2, 1.7, 0.5), 0.3)
        step(timeline, "r", 0.22, 0.12, duration_s=0.45, advance=False)
        timeline.to(0.6, hand_r=At("shoulder", 0.06, 0.26, 0.42), hand_l=NEUTRAL_HAND, nod=0, bend=-2)
        timeline.to(0.2, hand_r=At("shoulder", 0.06, 0.18, 0.44))
        timeline.look_at(None)
        step(timeline, "r", 0.0, 0.10, duration_s=0.45, advance=False, heel_first=False)
        timeline.to(0.6, hand_r=NEUTRAL_HAND, nod=0, bend=2, twist=0)
    elif then == "throw":
        timeline.look_at(At("floor", 0.9, 0.6, 1.2), 0.3)
        timeline.to(0.35, hand_r=At("shoulder", 0.30, -0.20, 0.0), twist=-24)
        timeline.to(0.22, hand_r=At("shoulder", -0.24, -0.10, 0.46), twist=26, bend=8, exact=True)
        timeline.hold(0.3)
        timeline.look_at(None)
    elif then == "drop":
        timeline.to(0.35, hand_r=At("shoulder", 0.28, -0.30, 0.22), nod=14, turn=-14)
        timeline.hold(0.35)
    timeline.neutral(0.5)
    end = {
        "none": "", "hang": f", then {{hang}} it up with the {side} hand",
        "throw": f", then {{throw}} it aside with the {side} hand", "drop": ", then {drop} it on the floor",
    }[then]  # fmt: skip
    return [
        "{take} off a coat",
        f"{{take}} off a jacket{end}",
        f"{{take}} {{poss}} coat off{end}",
        f"{{push}} a coat off the shoulders with both hands, {{let}} it slide down the back and {{pull}} the arms out{end}",
        f"{{slip}} out of a jacket{end}",
        f"{{pull}} both arms back out of the sleeves, the {side} arm first",
        "{get} undressed, {take:ing} off a coat",
        f"{{remove}} a jacket with both hands{end}",
        f"{{shrug}} a coat off and {{draw}} it down behind the back{end}",
        "= taking off a coat",
    ]


@action("put on a T-shirt".lower(), DRESS, verbs="put pull lift raise", adjust=Choice(("yes", "no")), tempo=True)
def put_on_a_t_shirt(timeline: Timeline, adjust: str) -> Sequence[str]:
    """Both arms up into the sleeves, the head ducks through, the hem is pulled down to the hips."""
    timeline.hold(0.2)
    timeline.to(0.5, hands=At("shoulder", 0.02, -0.14, 0.36), palms=-40, nod=14, bend=6)
    timeline.to(0.55, hands=At("shoulder", 0.06, 0.42, 0.24), nod=-6, bend=-4)
    timeline.to(0.3, hand_r=At("shoulder", 0.10, 0.54, 0.04), side=5)
    timeline.to(0.3, hand_l=At("shoulder", 0.10, 0.54, 0.04), side=-5)
    timeline.to(0.4, hands=At("head", 0.14, 0.10, 0.03), elbows=35, nod=24, bend=12, side=0, y=-0.03)
    timeline.to(0.4, hands=At("chest", 0.14, 0.08, 0.12), elbows=35, nod=-8, bend=0, y=0)
    timeline.to(0.5, hands=At("pelvis", 0.16, 0.10, 0.10), elbows=25, nod=10)
    timeline.to(0.25, hands=At("pelvis", 0.18, -0.02, 0.06), bend=5)
    if adjust == "yes":
        timeline.to(0.3, hands=At("chest", 0.13, 0.04, 0.12), elbows=35, nod=14)
        timeline.to(0.35, hands=At("pelvis", 0.16, 0.02, 0.10), elbows=15)
    timeline.neutral(0.6)
    end = " and {smooth} it down" if adjust == "yes" else ""
    return [
        f"{{put}} on a T-shirt{end}",
        "{put} on a sweater over the head",
        "{pull} a shirt over the head with both hands",
        f"{{raise}} both arms into the sleeves, {{pull}} the shirt over the head and down to the hips{end}",
        "{get} dressed, {pull:ing} a pullover over the head",
        f"{{lift}} both arms overhead, {{duck}} the head and {{draw}} a T-shirt down over the body{end}",
        f"{{slip}} into a shirt{end}",
        "{dress} in a T-shirt",
        "{stretch} both arms up, then {pull} the hem down to the waist with both hands",
        "= putting on a shirt over the head",
    ]


@action(
    "take off a T-shirt".lower(),
    DRESS,
    verbs="take pull lift cross",
    drop=Choice(("front", "side")),
    arms=Choice(("crossed", "apart")),
)
def take_off_a_t_shirt(timeline: Timeline, drop: str, arms: str) -> Sequence[str]:
    """The hem is grasped at the hips and drawn up over the head; the shirt is pulled off the arms."""
    timeline.hold(0.2)
    out = -0.12 if arms == "crossed" else 0.14
    timeline.to(0.5, hands=At("pelvis", out, 0.04, 0.14), elbows=10, nod=14, bend=10)
    timeline.to(0.5, hands=At("chest", out * 0.8, 0.02, 0.18), elbows=40, bend=4)
    timeline.to(0.5, hands=At("shoulder", 0.06, 0.36, 0.20), elbows=25, nod=20, bend=8)
    timeline.to(0.35, hands=At("shoulder", 0.08, 0.54, 0.06), nod=-8, bend=-4, elbows=0)
    timeline.to(0.45, hands=At("shoulder", -0.02, -0.02, 0.44), nod=4, bend=2)
    timeline.to(0.3, hand_l=At("shoulder", 0.10, -0.10, 0.28), hand_r=At("shoulder", -0.02, -0.12, 0.44))
    timeline.to(
        0.35,
        hand_r=At("shoulder", 0.10, -0.30, 0.40) if drop == "front" else At("shoulder", 0.36, -0.30, 0.10),
        hand_l=NEUTRAL_HAND,
    )
    timeline.neutral(0.6)
    how = "crossed arms" if arms == "crossed" else "both hands"
    return [
        "{take} off a T-shirt",
        f"{{take}} off {{poss}} shirt with {how}",
        f"{{pull}} a sweater off over the head with {how}",
        f"{{grab}} the hem at the hips with {how}, {{pull}} the shirt up over the head and off",
        "{get} undressed, {pull:ing} a shirt over the head",
        "{lift} a shirt over the head with both arms and {pull} it off",
        "{undress}, {raise:ing} both arms overhead",
        f"{{remove}} {{poss}} T-shirt and {{drop}} it {'in front' if drop == 'front' else 'to the right side'}",
        f"{{draw}} the shirt upward with {how}, {{stretch}} the arms up and {{take}} it off",
        "= taking off a shirt over the head",
    ]


@action(
    "put on a hat",
    DRESS,
    verbs="put place lift",
    upper=True,
    hands=Choice(("both hands", "one hand")),
    side=SIDE,
    pose=POSE,
    adjust=Choice(("no", "yes", "chin strap"), (2, 2, 1)),
)
def put_on_a_hat(timeline: Timeline, hands: str, side: str, pose: str, adjust: str) -> Sequence[str]:
    """A hat is lifted above the head, set down on it and pulled firm."""
    begin(timeline, pose)
    both = hands == "both hands"
    timeline.to(
        0.5,
        **({"hands": At("chest", 0.13, -0.14, 0.28)} if both else {"hand_r": At("chest", 0.10, -0.12, 0.30)}),
        nod=12,
    )
    key = "hands" if both else "hand_r"
    elbow = "elbows" if both else "elbow_r"
    out = 0.14 if both else 0.12
    timeline.to(0.6, **{key: At("head", out, 0.26, 0.06), elbow: 25.0}, nod=0)
    timeline.to(0.35, **{key: At("head", out, 0.13, 0.05), elbow: 35.0}, nod=8)
    timeline.hold(0.15)
    if adjust == "yes":
        for tilt in (6, -5, 0):
            timeline.to(0.22, **{key: At("head", out, 0.12 + 0.002 * tilt, 0.06), elbow: 33.0}, tilt=tilt)
    if adjust == "chin strap":
        timeline.to(0.5, hands=At("head", 0.08, -0.24, 0.11), elbows=15, nod=-12)
        for _ in range(2):
            timeline.to(0.2, hand_r=At("head", 0.05, -0.23, 0.12), hand_l=At("head", 0.08, -0.25, 0.10))
            timeline.to(0.2, hand_r=At("head", 0.08, -0.25, 0.10), hand_l=At("head", 0.05, -0.23, 0.12))
    timeline.to(0.25, nod=-2)
    finish(timeline, pose, 0.7)
    with_hands = "both hands" if both else f"the {side} hand"
    end = " and {adjust} it" if adjust == "yes" else ""
    if adjust == "chin strap":
        return [
            f"{{put}} on a helmet with {with_hands} and {{fasten}} the chin strap",
            "{put} a helmet on {poss} head and {close} the strap under the chin",
            f"{{place}} a helmet on the head with {with_hands}, then {{buckle}} the chin strap with both hands",
            f"{{put}} on a bicycle helmet and {{buckle}} it {seated(pose)}",
            "{lift} a helmet onto the head and {fasten} it under the chin",
            "{fasten} the chin strap of a helmet with both hands",
            f"{{raise}} {with_hands} over the head, {{set}} down a helmet and {{tie}} its strap at the chin",
            f"= putting on a helmet with {with_hands} and fastening the strap",
        ]
    return [
        f"{{put}} on a hat with {with_hands}",
        f"{{put}} a hat on {{poss}} head{end}",
        f"{{put}} on a cap {seated(pose)}",
        f"{{lift}} a hat above the head with {with_hands} and {{place}} it on the head{end}",
        f"{{raise}} {with_hands} over the head and {{set}} down a hat{end}",
        f"{{place}} a helmet on {{poss}} head with {with_hands}{end}",
        f"{{wear}} a hat, {{pull:ing}} it down with {with_hands}",
        f"{{hold}} a hat in front of the chest with {with_hands}, then {{put}} it on",
        f"{{pull}} a hat onto the head {seated(pose)}",
        f"= putting on a hat with {with_hands}",
    ]


@action(
    "take off a hat",
    DRESS,
    verbs="take lift bow",
    upper=True,
    side=SIDE,
    hands=Choice(("one hand", "both hands"), (3, 1)),
    then=Choice(("hold it at the chest", "hold it at the side", "put it back on", "throw it up"), (2, 1, 1, 1)),
    bow=Choice(("no", "yes")),
)
def take_off_a_hat(timeline: Timeline, side: str, hands: str, then: str, bow: str) -> Sequence[str]:
    """One hand lifts the hat off the head and holds it before the chest or at the side, perhaps with a bow."""
    timeline.hold(0.2)
    both = hands == "both hands"
    hand, elbow = ("hands", "elbows") if both else ("hand_r", "elbow_r")
    timeline.to(0.6, **{hand: At("head", 0.12, 0.13, 0.08), elbow: 30.0}, nod=4)
    timeline.to(0.35, **{hand: At("head", 0.14, 0.30, 0.12)}, nod=0)
    place = {
        "hold it at the chest": At("chest", 0.09 if both else 0.0, -0.06, 0.16 if both else 0.14),
        "hold it at the side": At("chest", 0.10, -0.30, 0.26) if both else At("shoulder", 0.34, -0.34, 0.14),
        "put it back on": At("chest", 0.10, -0.04, 0.28),
        "throw it up": At("chest", 0.10, -0.20, 0.24),
    }[then]
    timeline.to(0.6, **{hand: place, elbow: 20.0})
    if bow == "yes":
        timeline.to(0.6, pitch=22, bend=26, nod=14)
        timeline.hold(0.3)
        timeline.to(0.6, pitch=0, bend=2, nod=0)
    else:
        timeline.hold(0.6 if then.startswith("hold") else 0.2)
    if then == "throw it up":
        timeline.to(0.25, **{hand: At("chest", 0.10, -0.28, 0.22)}, y=-0.08, bend=10)
        timeline.to(
            0.18, **{hand: At("shoulder", 0.10, 0.50, 0.16), elbow: 0.0}, y=0.02, heels=14, bend=-6, nod=-26, exact=True
        )
        timeline.hold(0.6)
    elif then == "put it back on":
        timeline.to(0.5, **{hand: At("head", 0.14, 0.28, 0.10), elbow: 25.0})
        timeline.to(0.35, **{hand: At("head", 0.12, 0.13, 0.05), elbow: 32.0}, nod=8)
        timeline.hold(0.15)
    timeline.neutral(0.6)
    end = " and {bow}" if bow == "yes" else ""
    where = "out to the side" if then == "hold it at the side" and not both else "in front of the chest"
    held = "both hands" if both else f"the {side} hand"
    if not then.startswith("hold"):
        again = "{put} it back on" if then == "put it back on" else "{throw} it up into the air"
        return [
            f"{{take}} off a hat with {held}{end} and {again}",
            f"{{take}} off {{poss}} hat{end} and {again}",
            f"{{lift}} {{poss}} hat off the head with {held}, then {again}",
            f"{{remove}} {{poss}} cap with {held} and {again}",
            f"{{take}} a cap off and {again}",
            "{lift} {poss} hat for a moment and {set} it on the head again"
            if then == "put it back on"
            else "{toss} a hat up high",
            f"{{raise}} {held} to the head, {{take}} the hat off and {again}",
            f"= taking a hat off and {'putting it back on' if then == 'put it back on' else 'throwing it up'}",
        ]
    if both:
        return [
            f"{{take}} off a hat with both hands{end}",
            f"{{take}} off a helmet with both hands{end}",
            "{lift} a helmet off the head with both hands",
            f"{{raise}} both hands to the head, {{lift}} off a hat and {{hold}} it in front of the body{end}",
            f"{{remove}} a helmet with both hands{end}",
            "{pull} a helmet off {poss} head with both hands",
            f"{{bring}} a hat down from the head with both hands{end}",
            "= taking off a helmet with both hands",
        ]
    return [
        f"{{take}} off a hat with the {side} hand{end}",
        f"{{take}} off {{poss}} hat{end}",
        f"{{lift}} a hat off the head with the {side} hand",
        f"{{raise}} the {side} hand to the head, {{lift}} off a hat and {{hold}} it {where}{end}",
        f"{{remove}} {{poss}} cap with the {side} hand{end}",
        f"{{take}} a hat off and {{hold}} it {where}{end}",
        f"{{doff}} {{poss}} hat{end}",
        f"{{reach}} up with the {side} hand, {{take}} a helmet off and {{move}} it {where}",
        f"{{bring}} a hat down from the head with the {side} hand{end}",
        f"= taking off a hat with the {side} hand",
    ]


@action(
    "put on glasses",
    DRESS,
    verbs="put push adjust unfold",
    upper=True,
    side=SIDE,
    pose=POSE,
    push=Choice(("yes", "no")),
    hands=Choice(("both hands", "one hand")),
)
def put_on_glasses(timeline: Timeline, side: str, pose: str, push: str, hands: str) -> Sequence[str]:
    """Glasses are brought up to the eyes and slid back over the ears, then pushed up the nose."""
    begin(timeline, pose)
    both = hands == "both hands"
    key, elbow = ("hands", "elbows") if both else ("hand_r", "elbow_r")
    timeline.to(0.5, **{key: At("chest", 0.09, -0.10, 0.26)}, nod=16)
    timeline.to(0.3, **{key: At("chest", 0.14, -0.06, 0.28)})
    timeline.to(0.5, **{key: At("head", 0.16, 0.0, 0.26), elbow: 15.0}, nod=8)
    timeline.to(0.4, **{key: At("head", 0.15, 0.0, 0.10), elbow: 22.0}, nod=-2)
    timeline.hold(0.12)
    if push == "yes":
        if both:
            timeline.to(0.3, hand_l=At("chest", 0.14, -0.20, 0.26), elbow_l=0)
        timeline.to(0.35, hand_r=At("head", 0.10, -0.05, 0.24), elbow_r=25)
        timeline.to(0.15, hand_r=At("head", 0.08, -0.03, 0.18), nod=-6)
        timeline.hold(0.12)
    finish(timeline, pose, 0.7)
    with_hands = "both hands" if both else f"the {side} hand"
    end = " and {push} them up" if push == "yes" else ""
    return [
        f"{{put}} on glasses with {with_hands}",
        f"{{put}} on {{poss}} glasses{end}",
        f"{{put}} on sunglasses {seated(pose)}",
        f"{{raise}} a pair of glasses to the eyes with {with_hands} and {{slide}} them over the ears{end}",
        f"{{bring}} {with_hands} to the face and {{put}} glasses on{end}",
        f"{{take}} out glasses and {{place}} them on {{poss}} nose{end}",
        f"{{wear}} glasses, {{lift:ing}} them to the face with {with_hands}",
        f"{{put}} sunglasses on {{poss}} face{end}",
        f"{{move}} {with_hands} back along the temples to put on glasses",
        f"= putting on glasses with {with_hands}",
    ]


@action(
    "take off glasses",
    DRESS,
    verbs="take rub wipe",
    upper=True,
    side=SIDE,
    then=Choice(("wipe them", "rub the eyes", "hold them", "put them on the head", "rub the nose")),
)
def take_off_glasses(timeline: Timeline, side: str, then: str) -> Sequence[str]:
    """One hand draws the glasses forward off the face; then they are wiped, or the eyes are rubbed."""
    timeline.hold(0.2)
    timeline.to(0.6, hand_r=At("head", 0.16, 0.0, 0.10), elbow_r=20)
    timeline.to(0.45, hand_r=At("head", 0.16, -0.02, 0.30), nod=10, elbow_r=10)
    timeline.to(0.45, hand_r=At("chest", 0.10, -0.12, 0.28), elbow_r=5, nod=18)
    if then == "wipe them":
        timeline.to(0.35, hand_l=At("chest", 0.03, -0.12, 0.26), elbow_l=15, palm_l=20)
        for _ in range(4):
            timeline.to(0.14, hand_l=At("chest", 0.0, -0.08, 0.27), exact=True)
            timeline.to(0.14, hand_l=At("chest", 0.08, -0.15, 0.26), exact=True)
    elif then == "rub the eyes":
        timeline.to(0.45, hand_l=At("head", 0.10, -0.06, 0.16), elbow_l=25, nod=20)
        for _ in range(3):
            timeline.to(0.16, hand_l=At("head", 0.06, -0.04, 0.16))
            timeline.to(0.16, hand_l=At("head", 0.12, -0.06, 0.15))
    elif then == "put them on the head":
        timeline.to(0.5, hand_r=At("head", 0.13, 0.10, 0.16), elbow_r=25, nod=6)
        timeline.to(0.3, hand_r=At("head", 0.13, 0.15, 0.06), elbow_r=30, nod=0)
        timeline.hold(0.2)
    elif then == "rub the nose":
        timeline.to(0.45, hand_l=At("head", 0.05, -0.07, 0.17), elbow_l=30, nod=26)
        timeline.hold(0.2)
        for _ in range(3):
            timeline.to(0.18, hand_l=At("head", 0.05, -0.05, 0.165))
            timeline.to(0.18, hand_l=At("head", 0.05, -0.09, 0.17))
    else:
        timeline.hold(0.7)
    timeline.neutral(0.7)
    end = {
        "wipe them": "{wipe} them with the other hand",
        "rub the eyes": "{rub} {poss} eyes with the other hand",
        "hold them": "{hold} them in front of the chest",
        "put them on the head": "{push} them up on top of the head",
        "rub the nose": "{pinch} the bridge of the nose with the other hand",
    }[then]
    return [
        f"{{take}} off glasses with the {side} hand",
        f"{{take}} off {{poss}} glasses and {end}",
        "{take} {poss} sunglasses off",
        f"{{raise}} the {side} hand to the face, {{pull}} the glasses off and {end}",
        f"{{remove}} {{poss}} glasses with the {side} hand, then {end}",
        f"{{grab}} the glasses with the {side} hand and {{draw}} them forward off the face",
        f"{{lift}} the {side} hand to the temple, {{take}} off glasses and {end}",
        f"{{take}} glasses off, {{look}} down and {end}",
        f"{{bring}} the glasses down from the face with the {side} hand",
        f"= taking off glasses with the {side} hand",
    ]


@action(
    "put on a backpack",
    DRESS,
    verbs="put lift swing wear pull",
    side=SIDE,
    straps=Choice(("both", "one"), (3, 1)),
    bounce=Choice(("yes", "no")),
)
def put_on_a_backpack(timeline: Timeline, side: str, straps: str, bounce: str) -> Sequence[str]:
    """Lifted from the floor, swung onto the right shoulder, the left arm goes back through its strap, both straps are pulled."""
    timeline.stance(0.26)
    timeline.hold(0.2)
    timeline.look_at(At("floor", -0.3, 0.1, 0.3), 0.35)
    timeline.to(
        0.6,
        hand_r=At("air", 0.26, 0.40, 0.28),
        pitch=38,
        bend=30,
        y=-0.22,
        side=-8,
        twist=-10,
        hand_l=NEUTRAL_HAND.moved(0.05, 0.1, 0.15),
    )
    timeline.look_at(None)
    timeline.to(
        0.5,
        hand_r=At("shoulder", 0.08, -0.18, 0.36),
        hand_l=At("shoulder", -0.10, -0.14, 0.30),
        pitch=2,
        bend=4,
        y=0,
        side=0,
        twist=0,
    )
    timeline.to(
        0.4,
        hand_r=At("shoulder", 0.12, 0.08, 0.14),
        elbow_r=35,
        hand_l=At("shoulder", -0.22, 0.0, 0.22),
        twist=12,
        side=6,
        turn=-20,
    )
    timeline.to(0.4, hand_r=At("shoulder", -0.04, -0.06, 0.14), elbow_r=20, twist=-6, side=-4)
    if straps == "one":
        timeline.to(
            0.35,
            hand_r=At("chest", 0.12, 0.03, 0.12),
            elbow_r=25,
            hand_l=NEUTRAL_HAND,
            twist=0,
            turn=0,
            side=-3,
            shrug_r=10,
        )
        timeline.to(0.2, shrug_r=0)
        timeline.to(0.2, shrug_r=12, side=-4)
        timeline.to(0.25, shrug_r=4, side=-2)
        timeline.hold(0.4)
        timeline.neutral(0.6)
        return [
            f"{{sling}} a bag over the {side} shoulder",
            f"{{swing}} a backpack onto one shoulder with the {side} hand",
            f"{{pick}} up a bag with the {side} hand and {{hang}} it on the {side} shoulder",
            f"{{put}} a bag on the {side} shoulder, {{hold:ing}} its strap",
            f"{{bend}} down, {{lift}} a bag and {{sling}} it over the {side} shoulder only",
            f"{{shoulder}} a handbag with the {side} hand",
            f"{{throw}} a bag over one shoulder and {{hold}} the strap with the {side} hand",
            f"= putting a bag on the {side} shoulder",
        ]
    timeline.to(0.5, hand_l=At("shoulder", 0.20, -0.34, -0.24), twist=16, turn=18, bend=6)
    timeline.to(0.45, hand_l=At("shoulder", 0.22, -0.10, 0.10), elbow_l=30, shrug_l=12, twist=4)
    timeline.to(0.35, hands=At("chest", 0.14, 0.02, 0.14), elbows=15, twist=0, turn=0, side=0, shrugs=0)
    if bounce == "yes":
        timeline.to(0.2, y=-0.05, bend=8)
        timeline.to(0.18, y=0.0, bend=2, shrugs=12)
        timeline.to(0.25, shrugs=0, hands=At("chest", 0.15, -0.12, 0.16))
    timeline.hold(0.2)
    timeline.neutral(0.6)
    far = other(side)
    return [
        "{put} on a backpack",
        f"{{pick}} up a backpack with the {side} hand and {{put}} it on",
        f"{{put}} a backpack on, the {side} shoulder first",
        f"{{bend}} down, {{lift}} a bag with the {side} hand, {{swing}} it onto the {side} shoulder and {{slip}} the {far} arm through the strap",
        "{swing} a rucksack onto the back and {hold} the straps with both hands",
        "{lift} a backpack from the floor and {shoulder} it",
        f"{{take}} a school bag with the {side} hand and {{put}} it on the back",
        f"{{put}} both arms through the straps of a backpack, first the {side}, then the {far} arm",
        "{wear} a backpack and {pull} its straps with both hands",
        "= putting on a backpack",
    ]


def _placket(number: int, count: int, downward: bool) -> float:
    """Height of a button on the chest frame."""
    share = number / max(1, count - 1)
    return 0.04 - 0.36 * (share if downward else 1 - share)


@action(
    "button a shirt",
    DRESS,
    verbs="button fasten close",
    upper=True,
    count=Count(3, 5),
    direction=Choice(("from top to bottom", "from bottom to top")),
    pose=POSE,
)
def button_a_shirt(timeline: Timeline, count: int, direction: str, pose: str) -> Sequence[str]:
    """Both hands meet at the breastbone, fiddle, and go on to the next button; the head follows."""
    u = timeline.generator.uniform
    begin(timeline, pose)
    for number in range(count):
        up = _placket(number, count, direction.startswith("from top"))
        timeline.to(
            0.4 if number else 0.6,
            hands=At("chest", 0.075, up, 0.15),
            elbows=25 + 40 * (up + 0.3),
            palms=20,
            nod=30 - 24 * (up + 0.3),
            bend=5,
        )
        timeline.to(
            u(0.14, 0.18),
            hand_r=At("chest", 0.05, up + 0.025, 0.17),
            hand_l=At("chest", 0.07, up - 0.02, 0.14),
            palm_r=-15,
            palm_l=45,
        )
        timeline.to(
            u(0.14, 0.18),
            hand_r=At("chest", 0.085, up - 0.015, 0.14),
            hand_l=At("chest", 0.05, up + 0.02, 0.17),
            palm_r=45,
            palm_l=-10,
        )
        timeline.to(0.14, hands=At("chest", 0.10, up, 0.16), palms=20)
    finish(timeline, pose)
    where = seated(pose)
    return [
        "{button} a shirt",
        f"{{button}} up {{poss}} shirt {direction}",
        f"{{button}} up a coat {where}",
        "{move} both hands down the chest".replace("down", "down" if direction.startswith("from top") else "up")
        + " and {close} one button after the other",
        f"{{fasten}} {number_word(count)} buttons {direction}",
        "{look} down and {button} a shirt with both hands",
        f"{{do}} up the buttons of a jacket {direction}",
        f"{{close}} the buttons of {{poss}} shirt with both hands {where}",
        f"{{hold}} both hands in front of the chest and {{button}} a shirt {direction}",
        f"= buttoning a shirt {direction}",
    ]


@action(
    "unbutton a shirt",
    DRESS,
    verbs="unbutton open",
    upper=True,
    count=Count(3, 5),
    opening=Choice(("yes", "no")),
    pose=POSE,
)
def unbutton_a_shirt(timeline: Timeline, count: int, opening: str, pose: str) -> Sequence[str]:
    """From the collar down, both hands open one button after the other, then pull the shirt apart."""
    u = timeline.generator.uniform
    begin(timeline, pose)
    for number in range(count):
        up = _placket(number, count, True)
        timeline.to(
            0.4 if number else 0.6,
            hands=At("chest", 0.07, up, 0.15),
            elbows=25 + 40 * (up + 0.3),
            palms=20,
            nod=30 - 24 * (up + 0.3),
            bend=5,
        )
        timeline.to(
            u(0.12, 0.16),
            hand_r=At("chest", 0.06, up - 0.02, 0.14),
            hand_l=At("chest", 0.08, up + 0.02, 0.16),
            palm_r=45,
        )
        timeline.to(u(0.16, 0.2), hands=At("chest", 0.13, up, 0.17), palms=10)
    if opening == "yes":
        timeline.to(0.35, hands=At("chest", 0.05, -0.06, 0.14), elbows=25, nod=6)
        timeline.to(0.4, hands=At("chest", 0.28, -0.06, 0.16), elbows=30, bend=-4, shrugs=4)
        timeline.hold(0.2)
    finish(timeline, pose)
    end = " and {pull} it open" if opening == "yes" else ""
    return [
        f"{{unbutton}} a shirt{end}",
        f"{{unbutton}} {{poss}} shirt from top to bottom{end}",
        "{open} the buttons of a coat",
        f"{{look}} down and {{open}} {number_word(count)} buttons of {{poss}} shirt{end}",
        f"{{move}} both hands down the chest, {{unbutton:ing}} a jacket{end}",
        f"{{undo}} the buttons of a shirt one after the other with both hands{end}",
        f"{{unbutton}} a jacket {seated(pose)}",
        f"{{raise}} both hands to the collar and {{unbutton}} the shirt downward{end}",
        f"{{unfasten}} {number_word(count)} buttons from the neck to the belly",
        "= unbuttoning a shirt from top to bottom",
    ]


@action(
    "zip up a jacket",
    DRESS,
    verbs="zip close pull",
    upper=True,
    side=SIDE,
    direction=Choice(("up", "down"), (2, 1)),
    pose=POSE,
)
def zip_up_a_jacket(timeline: Timeline, side: str, direction: str, pose: str) -> Sequence[str]:
    """The left hand holds the hem, the right one draws the slider from the belly to the throat, or down again."""
    begin(timeline, pose)
    low, high = At("chest", 0.03, -0.36, 0.16), At("chest", 0.05, 0.08, 0.16)
    if direction == "up":
        timeline.to(0.6, hand_r=low, hand_l=At("chest", 0.06, -0.38, 0.15), elbows=15, nod=28, bend=10)
        for _ in range(2):
            timeline.to(0.2, hand_r=low.moved(0.0, 0.03), palm_r=20)
            timeline.to(0.2, hand_r=low, palm_r=-20)
        timeline.to(0.8, hand_r=high, elbow_r=50, nod=-8, bend=-2)
    else:
        timeline.to(0.6, hand_r=high, hand_l=At("chest", 0.08, 0.06, 0.15), elbows=40, nod=8)
        timeline.to(0.3, hand_r=high.moved(0.0, -0.04), elbow_r=45)
        timeline.to(0.8, hand_r=low, elbow_r=15, nod=26, bend=8)
        timeline.to(0.3, hands=At("chest", 0.16, -0.30, 0.18))
    timeline.hold(0.25)
    finish(timeline, pose)
    verb = "zip" if direction == "up" else "unzip"
    far = other(side)
    up = direction == "up"
    first = f"{{zip}} up a jacket with the {side} hand" if up else f"{{unzip}} a jacket with the {side} hand"
    return [
        first,
        f"{{{verb}}} {'up ' if up else ''}{{poss}} jacket",
        f"{{{'close' if up else 'open'}}} the zipper of a coat with the {side} hand",
        f"{{pull}} a zipper {'up from the belly to the throat' if up else 'down from the throat to the belly'} with the {side} hand",
        f"{{hold}} the jacket with the {far} hand and {{draw}} the zipper {direction} with the {side} hand",
        f"{{{verb}}} {'up ' if up else ''}a hoodie {seated(pose)}",
        f"{{slide}} the {side} hand {'up' if up else 'down'} the chest, {{{verb}:ing}} {'up ' if up else ''}a jacket",
        f"{{look}} down and {{pull}} the zip of {{poss}} coat {direction}",
        f"{{{'raise' if up else 'lower'}}} the {side} hand along the chest {'to the chin' if up else 'to the belly'}, {{{'close' if up else 'open'}:ing}} a zipper",
        f"= {'zipping up' if up else 'unzipping'} a jacket with the {side} hand",
    ]


@action(
    "tie shoes",
    DRESS,
    verbs="tie kneel bend tighten pull squat",
    side=SIDE,
    pose=Choice(("kneeling", "sitting", "bending down", "squatting", "foot up"), (3, 2, 2, 1, 1)),
    shoes=Choice(("one", "both"), (2, 1)),
    count=Count(1, 2),
)
def tie_shoes(timeline: Timeline, side: str, pose: str, shoes: str, count: int) -> Sequence[str]:
    """Down to the right shoe; the hands cross, loop and pull the laces apart; perhaps the other shoe; up again."""
    u = timeline.generator.uniform
    # Where the laces are: to the right of the middle, up and forward.
    right, up, ahead = {
        "kneeling": (0.10, 0.20, 0.42),
        "sitting": (0.10, 0.20, 0.06),
        "bending down": (0.10, 0.20, 0.22),
        "squatting": (0.11, 0.20, 0.26),
        "foot up": (0.10, 0.62, 0.46),
    }[pose]
    feet = ("r", "l") if shoes == "both" and pose != "kneeling" else ("r",)
    if pose == "sitting":
        sit_start(timeline)
    elif pose == "bending down":
        timeline.stance(0.22, stagger_m=-0.10 if len(feet) == 2 else -0.26)
    timeline.hold(0.2)
    if pose == "kneeling":
        kneel(timeline, "l", 1.2)
    for number, foot in enumerate(feet):
        sign = 1.0 if foot == "r" else -1.0
        if pose == "foot up":
            if number:
                timeline.to(0.5, foot_r=NEUTRAL_FOOT, y=0.0, pitch=10, bend=20, hands=At("shoulder", 0.04, -0.34, 0.34))
            timeline.to(0.6, **{f"foot_{foot}": At("floor", 0.10, 0.42, 0.40)}, pitch=14, bend=20)
        timeline.look_at(At("floor", -right * sign, up - 0.1, ahead), 0.35)
        bodies: dict[str, dict[str, Value]] = {
            "kneeling": {"pitch": 36.0, "bend": 42.0},
            "sitting": {"pitch": 42.0, "bend": 52.0, "twist": -8.0 * sign},
            "bending down": {"pitch": 62.0, "bend": 60.0, "y": -0.26},
            "squatting": {"pitch": 34.0, "bend": 40.0, "y": -0.50, "heels": 14.0, "knees": 8.0},
            "foot up": {"pitch": 34.0, "bend": 46.0, "y": -0.06, "twist": -6.0 * sign},
        }
        body = bodies[pose]

        def hands(apart: float, higher: float = 0.0, nearer: float = 0.0, sign: float = sign) -> dict[str, Value]:
            return {
                "hand_r": At("air", right * sign + apart, up + higher, ahead - nearer),
                "hand_l": At("air", -right * sign + apart, up + higher, ahead - nearer),
            }

        timeline.to(0.8 if not number else 0.6, **hands(0.09, 0.02), **body)
        for _ in range(count):
            crossed = hands(-0.05, 0.0, -0.02)
            crossed["hand_l"] = hands(-0.05, 0.03, 0.02)["hand_l"]
            timeline.to(u(0.3, 0.36), **crossed)
            timeline.to(0.25, **hands(0.03, -0.03))
            timeline.to(0.3, **hands(0.16, 0.06, 0.04), elbows=20)
            timeline.hold(0.12)
            timeline.to(0.25, **hands(0.07, 0.0), elbows=0)
    timeline.look_at(None, 0.4)
    if pose == "kneeling":
        timeline.to(0.7, pitch=4, bend=4, hands=At("thigh", 0.02, 0.10, 0.06))
        rise_from_knees(timeline, 1.3)
        timeline.neutral(0.4)
    elif pose == "sitting":
        finish(timeline, pose, 0.9)
    else:
        if pose == "foot up":
            timeline.to(0.6, **{f"foot_{feet[-1]}": NEUTRAL_FOOT}, advance=False)
        timeline.neutral(1.0)
    both = len(feet) == 2
    shoe = f"first the {side} shoe, then the {other(side)} shoe" if both else f"the {side} shoe"
    down = {
        "kneeling": "{kneel} on one knee",
        "sitting": "{bend} forward on a chair",
        "bending down": "{bend} down",
        "squatting": "{squat} down",
        "foot up": "{put} the foot up on a chair",
    }[pose]
    how = {"foot up": "with the foot up on a bench", "kneeling": "kneeling on one knee"}.get(pose, pose)
    return [
        "{tie} {poss} shoes" if both else "{tie} {poss} shoe",
        f"{down} and {{tie}} {shoe}",
        "{tie} {poss} shoelaces",
        f"{down}, {{cross}} the laces of the shoe and {{pull}} them tight",
        f"{{tie}} {shoe} with both hands, {how}",
        f"{{lace}} up {'both shoes' if both else shoe}, {how}",
        f"{{tighten}} the laces of {'both shoes' if both else shoe} with both hands",
        f"{{reach}} down with both hands and {{tie}} {'both shoes' if both else shoe}",
        f"{down}, {{tie}} a bow on {'each shoe' if both else shoe} and {{straighten}} up again",
        f"= tying {'both shoes' if both else shoe}, {how}",
        *(["{tie} both shoes", "{tie} the laces of both shoes"] if shoes == "both" else []),
    ]


@action(
    "put on shoes",
    DRESS,
    verbs="put pull lift balance",
    side=SIDE,
    pose=Choice(("sitting", "standing on one leg")),
    feet=Choice(("both", "one")),
)
def put_on_shoes(timeline: Timeline, side: str, pose: str, feet: str) -> Sequence[str]:
    """A foot is lifted to the hands, a shoe pulled over it from toe to heel, the foot set down; then the other one."""
    sitting = pose == "sitting"
    if sitting:
        sit_start(timeline)
    timeline.hold(0.2)
    for foot in ("r",) if feet == "one" else ("r", "l"):
        off = "l" if foot == "r" else "r"
        timeline.look_at(f"foot_{foot}", 0.4)
        if sitting:
            raised = At("hip", 0.06, -0.12, 0.50)
            body = {"pitch": 8.0, "bend": 30.0}
        else:
            raised = At("hip", 0.02, -0.40, 0.42)
            body = {"pitch": 20.0, "bend": 30.0, "y": -0.05}
        hand = {f"hand_{foot}": At("knee", 0.06, -0.18, 0.10), f"hand_{off}": At("knee", -0.20, -0.16, 0.12)}
        timeline.to(
            0.7, **{f"foot_{foot}": raised, f"ankle_{foot}": 30.0}, **body, hands=At("shoulder", 0.02, -0.34, 0.40)
        )
        reach = At("shoulder", -0.02, -0.40, 0.40)
        timeline.to(0.35, hands=reach.moved(0.02, -0.04, 0.08), bend=38)
        for _ in range(2):
            timeline.to(0.22, hands=reach.moved(0.0, 0.06, -0.08), bend=32, **{f"ankle_{foot}": 5.0})
            timeline.to(0.18, hands=reach.moved(0.02, -0.02, 0.04), bend=37, **{f"ankle_{foot}": 20.0})
        timeline.to(0.25, hands=reach.moved(0.0, 0.08, -0.10), bend=28, **{f"ankle_{foot}": 0.0})
        del hand
        timeline.to(
            0.6,
            **{f"foot_{foot}": NEUTRAL_FOOT},
            pitch=4 if sitting else 0,
            bend=10,
            y=timeline.value("y") if sitting else 0.0,
            hands=At("thigh", 0.02, 0.1, 0.06) if sitting else NEUTRAL_HAND,
        )
        timeline.hold(0.1)
    finish(timeline, "sitting" if sitting else "standing", 0.6)
    which = f"the {side} shoe" if feet == "one" else "both shoes"
    foot_word = f"the {side} foot" if feet == "one" else f"first the {side}, then the {other(side)} foot"
    return [
        f"{{put}} on {which}",
        f"{{put}} on {which} {pose}",
        f"{{pull}} {which} on with both hands",
        f"{{lift}} {foot_word} and {{pull}} a shoe over it with both hands, {pose}",
        f"{{raise}} {foot_word} and {{put}} on a sock",
        f"{{bend}} forward, {{lift}} {foot_word} and {{slip}} into a shoe",
        f"{{get}} into {which}, {pose}",
        f"{{reach}} down to {foot_word} with both hands to put on a shoe",
        f"{{pull}} a boot over {foot_word}",
        f"= putting on {which}, {pose}",
    ]


@action(
    "put on trousers",
    DRESS,
    verbs="put pull step lift bend take",
    side=SIDE,
    pose=Choice(("standing", "sitting"), (2, 1)),
    extra=Choice(("none", "wobble", "belt"), (2, 1, 1)),
)
def put_on_trousers(timeline: Timeline, side: str, pose: str, extra: str) -> Sequence[str]:
    """Bent down with the waistband held low, one leg steps in, then the other one, and both hands pull them up to the hips."""
    sitting = pose == "sitting"
    if sitting:
        sit_start(timeline)
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 0.1, 0.3), 0.4)
    if sitting:
        timeline.to(0.7, pitch=36, bend=48, hands=At("air", 0.14, 0.34, 0.10), palms=-30)
    else:
        timeline.to(0.8, pitch=48, bend=50, y=-0.12, hands=At("air", 0.15, 0.46, 0.30), palms=-30)
    for number, (foot, roll) in enumerate((("r", 2.0), ("l", -2.0))):
        both = {
            h: At("air", 0.15, 0.50 if not sitting else 0.38, 0.32 if not sitting else 0.12)
            for h in ("hand_r", "hand_l")
        }
        timeline.to(
            0.45, **{f"foot_{foot}": At("hip", 0.0, -0.46, 0.34) if not sitting else At("hip", 0.02, -0.34, 0.40)},
            **{f"ankle_{foot}": 35.0}, **both, side=roll,
        )  # fmt: skip
        if extra == "wobble" and number == 0:
            for left in (0.05, -0.06, 0.04):
                timeline.to(0.22, side=left * 220, tilt=left * 150, x=left + 0.02, balance=0.4, twist=left * 160)
            timeline.to(0.2, side=roll, tilt=0, twist=0, x=0.0, balance=1)
        low = At("air", 0.15, 0.32, 0.24 if not sitting else 0.06)
        timeline.to(0.5, **{f"foot_{foot}": NEUTRAL_FOOT, f"ankle_{foot}": 10.0}, hands=low, side=0)
        timeline.hold(0.1)
    timeline.look_at(None)
    if sitting:
        timeline.to(0.5, pitch=20, bend=30, hands=At("air", 0.16, 0.56, 0.02))
        timeline.hold(0.1)
        timeline.to(0.45, pitch=34, bend=20, nod=-14)
        timeline.to(0.15, y=-0.32, z=-0.22, balance=0.5, hands=At("thigh", 0.10, 0.06, 0.02))
        timeline.to(
            0.55, y=-0.03, z=0.0, pitch=4, bend=8, nod=0, balance=1, hands=At("pelvis", 0.19, 0.02, 0.08), elbows=20
        )
    else:
        timeline.to(0.4, pitch=28, bend=34, hands=At("air", 0.16, 0.56, 0.16))
        timeline.to(0.5, pitch=4, bend=8, y=-0.03, hands=At("pelvis", 0.19, 0.02, 0.08), elbows=20)
    timeline.to(0.18, y=0.03, heels=8, hands=At("pelvis", 0.18, 0.10, 0.06), elbows=35, shrugs=8)
    timeline.to(0.22, y=0, heels=0, shrugs=0, pitch=0, bend=4)
    if extra == "belt":
        timeline.to(0.4, hands=At("pelvis", 0.05, 0.12, 0.17), nod=28, bend=12)
        timeline.to(0.25, hand_r=At("pelvis", -0.03, 0.12, 0.18), hand_l=At("pelvis", 0.10, 0.12, 0.16))
        timeline.to(0.3, hand_r=At("pelvis", 0.20, 0.13, 0.16), elbow_r=40, shrug_r=6)
        timeline.to(0.3, hands=At("pelvis", 0.05, 0.12, 0.17), elbow_r=20, shrug_r=0)
    timeline.neutral(0.6)
    far = other(side)
    end = {"none": "", "belt": " and {close} the belt", "wobble": ", nearly {lose:ing} {poss} balance on one leg"}[
        extra
    ]
    where = ", sitting on the bed" if sitting else ""
    return [
        f"{{put}} on trousers{end}",
        f"{{put}} on pants, the {side} leg first{where}",
        f"{{pull}} on a pair of trousers with both hands{where}",
        f"{{bend}} down, {{step}} into trousers with the {side} leg, then with the {far} leg, and {{pull}} them up{end}",
        f"{{lift}} the {side} foot, then the {far} foot, and {{pull}} trousers up to the hips",
        f"{{get}} dressed, {{pull:ing}} up trousers{end}",
        f"{{put}} on a pair of shorts one leg after the other{where}, and {{pull}} them up"
        + (", standing up" if sitting else ""),
        f"{{put}} on jeans{where}" if extra != "wobble" else "{put} on jeans and {sway} on one leg",
        f"{{bend}} forward, {{raise}} one foot after the other and {{draw}} pants up with both hands{end}",
        f"= putting on trousers, the {side} leg first{where}",
    ]


@action(
    "take off trousers",
    DRESS,
    verbs="take pull step lift bend undress",
    side=SIDE,
    pose=Choice(("standing", "sitting"), (2, 1)),
    belt=Choice(("no", "yes"), (2, 1)),
)
def take_off_trousers(timeline: Timeline, side: str, pose: str, belt: str) -> Sequence[str]:
    """Both hands push the trousers from the hips down to the feet; one foot after the other is drawn out of them."""
    sitting = pose == "sitting"
    timeline.hold(0.2)
    if belt == "yes":
        timeline.to(0.5, hands=At("pelvis", 0.05, 0.12, 0.17), nod=28, bend=12)
        timeline.to(0.3, hand_r=At("pelvis", 0.18, 0.13, 0.16), elbow_r=40)
        timeline.to(0.3, hands=At("pelvis", 0.05, 0.12, 0.17), elbow_r=20)
    timeline.to(0.45, hands=At("pelvis", 0.18, 0.10, 0.06), elbows=30, nod=16, bend=6)
    timeline.to(0.5, hands=At("thigh", 0.08, 0.04, 0.03), pitch=26, bend=24, y=-0.05, elbows=10)
    if sitting:
        timeline.to(0.5, y=-0.37, z=-0.40, balance=0, pitch=20, bend=26, hands=At("air", 0.17, 0.50, -0.06))
    timeline.look_at(At("floor", 0.0, 0.1, 0.25), 0.4)
    low = At("air", 0.15, 0.30, 0.10) if sitting else At("air", 0.15, 0.40, 0.20)
    timeline.to(0.6, hands=low, pitch=38 if sitting else 52, bend=48, **({} if sitting else {"y": -0.14}))
    for foot, roll in (("r", 2.0), ("l", -2.0)):
        raised = At("hip", 0.02, -0.34, 0.40) if sitting else At("hip", 0.0, -0.48, 0.26)
        timeline.to(0.5, **{f"foot_{foot}": raised, f"ankle_{foot}": 40.0}, side=roll, hands=low.moved(0.0, -0.06))
        timeline.to(0.45, **{f"foot_{foot}": NEUTRAL_FOOT, f"ankle_{foot}": 10.0}, side=0)
        timeline.hold(0.08)
    timeline.to(0.35, hands=low.moved(-0.06, -0.08, 0.04))
    timeline.look_at(None)
    if sitting:
        timeline.to(0.6, pitch=-2, bend=8, hands=At("shoulder", -0.02, -0.30, 0.34))
        timeline.hold(0.2)
        finish(timeline, "sitting", 0.5)
    else:
        timeline.to(0.6, pitch=2, bend=4, y=0, hands=At("shoulder", 0.0, -0.30, 0.34))
        timeline.hold(0.2)
        timeline.neutral(0.6)
    far = other(side)
    first = "{open} the belt and " if belt == "yes" else ""
    where = ", sitting down for it" if sitting else ""
    return [
        "{take} off trousers",
        f"{first}{{take}} off {{poss}} pants{where}",
        f"{first}{{pull}} {{poss}} trousers down with both hands and {{step}} out of them{where}",
        f"{first}{{push}} the trousers down to the feet, {{lift}} the {side} foot out, then the {far} foot",
        f"{{take}} off {{poss}} jeans, the {side} leg first{where}",
        f"{{get}} undressed, {{pull:ing}} down the trousers{where}",
        f"{first}{{step}} out of {{poss}} pants one leg after the other",
        f"{{remove}} {{poss}} trousers{where}",
        f"{first}{{bend}} down, {{pull}} the pants off both legs and {{straighten}} up",
        f"= taking off trousers, the {side} leg first{where}",
    ]


@action(
    "take off shoes",
    DRESS,
    verbs="take pull kick lift remove untie",
    side=SIDE,
    pose=Choice(("sitting", "standing on one leg", "kick off"), (2, 1, 1)),
    feet=Choice(("both", "one"), (2, 1)),
)
def take_off_shoes(timeline: Timeline, side: str, pose: str, feet: str) -> Sequence[str]:
    """A foot comes up, both hands draw the shoe off by the heel and set it down; or it is kicked off without hands."""
    sitting, kick = pose == "sitting", pose == "kick off"
    if sitting:
        sit_start(timeline)
    timeline.hold(0.2)
    for foot in ("r",) if feet == "one" else ("r", "l"):
        off = "l" if foot == "r" else "r"
        if kick:
            timeline.to(0.35, nod=24, bend=8)
            timeline.to(0.3, **{f"foot_pitch_{foot}": 40.0}, **{f"hand_{off}": At("shoulder", 0.22, -0.40, 0.06)})
            timeline.to(
                0.3,
                **{f"foot_{foot}": At("hip", 0.02, -0.66, -0.22), f"ankle_{foot}": 20.0},
                **{f"foot_pitch_{foot}": 0.0},
            )
            timeline.to(
                0.16, **{f"foot_{foot}": At("hip", 0.03, -0.66, 0.44), f"ankle_{foot}": 45.0}, pitch=-5, exact=True
            )
            timeline.hold(0.15)
            timeline.to(0.45, **{f"foot_{foot}": NEUTRAL_FOOT, f"ankle_{foot}": 10.0}, pitch=0, hands=NEUTRAL_HAND)
            continue
        timeline.look_at(f"foot_{foot}", 0.4)
        raised = At("hip", 0.06, -0.12, 0.50) if sitting else At("hip", 0.02, -0.40, 0.42)
        body: dict[str, Value] = {"pitch": 8.0, "bend": 36.0} if sitting else {"pitch": 20.0, "bend": 36.0, "y": -0.05}
        reach = At("shoulder", 0.0, -0.44, 0.48)
        timeline.to(0.7, **{f"foot_{foot}": raised, f"ankle_{foot}": 5.0}, **body, hands=reach)
        for _ in range(2):
            timeline.to(0.2, hands=reach.moved(0.0, 0.02, 0.03), bend=33, **{f"ankle_{foot}": 20.0})
            timeline.to(0.18, hands=reach, bend=36, **{f"ankle_{foot}": 10.0})
        timeline.to(0.3, hands=reach.moved(0.0, 0.10, 0.10), bend=24, **{f"ankle_{foot}": 45.0})
        timeline.look_at(None, 0.3)
        aside = {f"hand_{foot}": At("air", 0.34, 0.30, 0.16), f"hand_{off}": At("thigh", 0.02, 0.10, 0.06)}
        timeline.to(
            0.6, **{f"foot_{foot}": NEUTRAL_FOOT, f"ankle_{foot}": 10.0}, **aside, pitch=28 if sitting else 40, bend=44,
            side=-8 if foot == "r" else 8, **({} if sitting else {"y": -0.16}),
        )  # fmt: skip
        timeline.hold(0.12)
        timeline.to(
            0.5, pitch=4, bend=10, side=0, hands=At("shoulder", 0.06, -0.36, 0.24), **({} if sitting else {"y": 0.0})
        )
    finish(timeline, "sitting" if sitting else "standing", 0.6)
    which = f"the {side} shoe" if feet == "one" else "both shoes"
    foot_word = f"the {side} foot" if feet == "one" else f"first the {side}, then the {other(side)} foot"
    if kick:
        return [
            f"{{kick}} off {which}",
            f"{{kick}} {which} off without using the hands",
            f"{{slip}} out of {which} and {{kick}} {'it' if feet == 'one' else 'them'} away",
            f"{{swing}} {foot_word} forward to kick the shoe off",
            "{kick} off {poss} shoes after coming home"
            if feet == "both"
            else f"{{kick}} off a shoe with the {side} foot",
            f"{{fling}} off {which} with a kick",
            f"{{shake}} off {which}, {{kick:ing}} forward",
            f"= kicking off {which}",
        ]
    return [
        f"{{take}} off {which}",
        f"{{take}} off {which} {pose}",
        f"{{pull}} {which} off with both hands",
        f"{{lift}} {foot_word} and {{pull}} the shoe off with both hands, {pose}",
        f"{{take}} off {{poss}} boots {pose}" if feet == "both" else f"{{take}} off a boot {pose}",
        f"{{remove}} {which} and {{put}} {'it' if feet == 'one' else 'them'} down beside the foot",
        f"{{raise}} {foot_word} and {{take}} off a sock or a shoe",
        f"{{bend}} forward, {{lift}} {foot_word} and {{slip}} the shoe off",
        f"{{get}} out of {which}, {pose}",
        f"= taking off {which}, {pose}",
    ]


@action(
    "take off a backpack",
    DRESS,
    verbs="take slip put drop set pull",
    side=SIDE,
    where=Choice(("beside", "in front", "drop"), (2, 2, 1)),
)
def take_off_a_backpack(timeline: Timeline, side: str, where: str) -> Sequence[str]:
    """The thumbs under the straps, the left arm slips out behind, the pack swings round on the right arm and goes to the floor."""
    timeline.stance(0.26)
    timeline.hold(0.2)
    timeline.to(0.45, hands=At("chest", 0.14, 0.04, 0.13), elbows=20, nod=4)
    timeline.to(0.35, hands=At("chest", 0.20, 0.06, 0.14), shrugs=10)
    timeline.to(0.45, hand_l=At("shoulder", 0.22, -0.24, -0.20), elbow_l=10, shrug_l=-6, twist=14, turn=20, side=-5)
    timeline.to(0.35, hand_l=At("shoulder", 0.12, -0.42, 0.06), twist=2, turn=-10, shrugs=0)
    timeline.to(0.45, hand_r=At("shoulder", 0.24, -0.34, 0.06), elbow_r=5, twist=-16, turn=-30, side=-8)
    timeline.to(
        0.4,
        hand_r=At("shoulder", 0.06, -0.34, 0.32),
        hand_l=At("shoulder", -0.14, -0.34, 0.32),
        twist=0,
        turn=0,
        nod=12,
        side=0,
    )
    if where == "drop":
        timeline.to(0.25, hand_r=At("shoulder", 0.30, -0.36, 0.16), hand_l=NEUTRAL_HAND, twist=-10, turn=-16)
        timeline.hold(0.35)
    else:
        out, ahead = (0.42, 0.10) if where == "beside" else (0.08, 0.44)
        timeline.look_at(At("floor", -out, 0.0, ahead + 0.1), 0.35)
        timeline.to(
            0.8, y=-0.28, pitch=42, bend=32, twist=-16 if where == "beside" else 0, side=-8 if where == "beside" else 0,
            hand_r=At("air", out, 0.36, ahead),
            hand_l=At("thigh", 0.02, 0.10, 0.06) if where == "beside" else At("air", 0.02, 0.36, ahead),
        )  # fmt: skip
        timeline.hold(0.2)
        timeline.look_at(None)
    timeline.neutral(0.9)
    goal = {
        "beside": f"{{put}} it down on the floor on the {side}", "in front": "{put} it down in front of the feet",
        "drop": f"{{drop}} it on the {side}",
    }[where]  # fmt: skip
    return [
        "{take} off a backpack",
        f"{{take}} off a backpack and {goal}",
        f"{{slip}} the straps of a backpack off both shoulders and {goal}",
        f"{{slip}} the {other(side)} arm out of the strap, {{swing}} the backpack around and {goal}",
        f"{{take}} a rucksack off the back and {goal}",
        f"{{remove}} {{poss}} school bag and {goal}",
        f"{{get}} out of a backpack and {goal}",
        f"{{pull}} both arms out of the straps of a rucksack and {goal}",
        f"{{set}} down a heavy backpack{' beside the feet' if where == 'beside' else ' in front of the feet' if where == 'in front' else ''}",
        "= taking off a backpack",
    ]


@action(
    "tighten a belt",
    DRESS,
    verbs="tighten pull fasten buckle",
    upper=True,
    side=SIDE,
    count=Count(1, 3),
    way=Choice(("tighten", "open", "pull up"), (3, 1, 1)),
)
def tighten_a_belt(timeline: Timeline, side: str, count: int, way: str) -> Sequence[str]:
    """Both hands at the waist, one pulls the strap hard outward, the belly draws in, then it is buckled."""
    timeline.hold(0.2)
    timeline.to(0.6, hands=At("pelvis", 0.05, 0.12, 0.17), elbows=20, nod=30, bend=12)
    if way == "pull up":
        for _ in range(count):
            timeline.to(0.2, hands=At("pelvis", 0.19, 0.02, 0.08), elbows=20, bend=10)
            timeline.to(
                0.25, hands=At("pelvis", 0.18, 0.14, 0.07), elbows=40, shrugs=10, bend=0, nod=4, y=0.02, heels=8
            )
            timeline.to(0.2, shrugs=0, y=0, heels=0)
        timeline.neutral(0.6)
        return [
            "{pull} up {poss} trousers",
            f"{{pull}} {{poss}} pants up with both hands {times(count)}",
            "{hitch} up {poss} trousers at the waistband",
            "{grip} the waistband with both hands and {pull} the trousers up",
            "{pull} up a pair of slipping pants with a wriggle",
            f"{{tug}} at {{poss}} waistband {times(count)} with both hands",
            "{put} both hands to the hips and {hoist} the trousers",
            "= pulling up the trousers with both hands",
        ]
    if way == "open":
        timeline.to(0.3, hand_r=At("pelvis", 0.20, 0.13, 0.16), elbow_r=40, shrug_r=6)
        timeline.to(0.3, hand_r=At("pelvis", 0.06, 0.12, 0.18), elbow_r=20, shrug_r=0)
        timeline.to(0.2, hand_l=At("pelvis", 0.12, 0.11, 0.17))
        timeline.to(0.7, hand_r=At("shoulder", 0.46, -0.22, 0.16), elbow_r=20, twist=-16, turn=-14, bend=4, nod=10)
        timeline.hold(0.2)
        timeline.neutral(0.6)
        return [
            f"{{take}} off {{poss}} belt with the {side} hand",
            "{open} {poss} belt",
            f"{{unbuckle}} a belt and {{pull}} it out to the {side}",
            "{look} down, {undo} the buckle of {poss} belt and {pull} it off",
            f"{{loosen}} {{poss}} belt, {{draw:ing}} it out of the loops with the {side} hand",
            f"{{unfasten}} a belt with both hands and {{pull}} it off with the {side} arm",
            f"{{pull}} a belt out of the trousers with the {side} hand",
            f"= taking off a belt with the {side} hand",
        ]
    for _ in range(count):
        timeline.to(0.25, hand_r=At("pelvis", 0.02, 0.12, 0.18))
        timeline.to(0.32, hand_r=At("pelvis", 0.28, 0.15, 0.14), elbow_r=45, twist=-10, shrug_r=10, bend=6)
        timeline.hold(0.15)
        timeline.to(0.3, hand_r=At("pelvis", 0.06, 0.12, 0.17), elbow_r=20, twist=0, shrug_r=0, bend=12)
    for _ in range(2):
        timeline.to(0.16, hand_r=At("pelvis", 0.03, 0.14, 0.17), hand_l=At("pelvis", 0.07, 0.10, 0.17))
        timeline.to(0.16, hand_r=At("pelvis", 0.07, 0.10, 0.17), hand_l=At("pelvis", 0.03, 0.14, 0.17))
    timeline.neutral(0.6)
    return [
        f"{{tighten}} a belt with the {side} hand",
        "{tighten} {poss} belt",
        f"{{pull}} a belt tight {times(count)}",
        f"{{hold}} both hands at the waist and {{pull}} the belt outward to the {side}",
        "{fasten} {poss} belt with both hands",
        f"{{look}} down, {{pull}} the strap to the {side} with the {side} hand and {{buckle}} the belt",
        "{buckle} a belt around the waist",
        f"{{grip}} a belt with both hands and {{tighten}} it {times(count)} with the {side} hand",
        "{put} on a belt, {look:ing} down at the waist",
        f"= tightening a belt with the {side} hand",
    ]


@action(
    "put on a scarf",
    DRESS,
    verbs="put wrap throw",
    upper=True,
    side=SIDE,
    count=Count(1, 2),
    last=Choice(("throw", "tuck")),
)
def put_on_a_scarf(timeline: Timeline, side: str, count: int, last: str) -> Sequence[str]:
    """The right hand leads a scarf in front of the face, over the head and round the neck, once or twice."""
    timeline.hold(0.2)
    timeline.to(0.5, hands=At("chest", 0.16, -0.10, 0.26), nod=8)
    timeline.to(0.5, hands=At("head", 0.15, -0.06, 0.10), elbows=25)
    timeline.to(0.3, hand_l=At("chest", 0.10, -0.06, 0.14), elbow_l=10)
    for _ in range(count):
        timeline.to(0.35, hand_r=At("head", -0.10, -0.08, 0.22), elbow_r=45, turn=10)
        timeline.to(0.35, hand_r=At("head", -0.06, 0.16, 0.14), elbow_r=60)
        timeline.to(0.35, hand_r=At("head", 0.10, 0.14, -0.08), elbow_r=40, nod=16, turn=-8)
        timeline.to(0.35, hand_r=At("head", 0.17, -0.10, 0.06), elbow_r=20, nod=0)
    if last == "throw":
        timeline.to(0.35, hand_r=At("head", -0.08, -0.14, 0.20), elbow_r=40, turn=12)
        timeline.to(0.3, hand_r=At("shoulder", -0.30, 0.12, 0.14), elbow_r=60, twist=8)
        timeline.hold(0.15)
    else:
        timeline.to(0.35, hands=At("chest", 0.06, 0.04, 0.14), elbows=25, nod=14)
        for _ in range(2):
            timeline.to(0.2, hands=At("chest", 0.06, -0.04, 0.13))
            timeline.to(0.2, hands=At("chest", 0.06, 0.04, 0.14))
    timeline.neutral(0.7)
    end = "{throw} its end over the shoulder" if last == "throw" else "{tuck} it in at the chest with both hands"
    return [
        "{put} on a scarf",
        f"{{wrap}} a scarf around {{poss}} neck {times(count)}",
        f"{{put}} on a scarf with the {side} hand and {end}",
        f"{{lead}} a scarf around the head and neck with the {side} hand {times(count)}, then {end}",
        f"{{wind}} a scarf around the neck and {end}",
        f"{{circle}} the {side} hand around the head {times(count)}, {{wrap:ing}} a scarf",
        "{dress} warmly with a scarf",
        f"{{lay}} a scarf around the neck with both hands, {{wrap}} it and {end}",
        f"{{swing}} a shawl around the neck with the {side} arm",
        f"= wrapping a scarf around the neck {times(count)}",
    ]


@action(
    "put on gloves",
    DRESS,
    verbs="put pull wear",
    upper=True,
    side=SIDE,
    hands=Choice(("both", "one")),
    way=Choice(("on", "off"), (3, 1)),
    pose=POSE,
)
def put_on_gloves(timeline: Timeline, side: str, hands: str, way: str, pose: str) -> Sequence[str]:
    """One hand pulls a glove over the other in two or three tugs toward the body, fingers up; then the same for the other hand."""
    begin(timeline, pose)
    for glove in ("r",) if hands == "one" else ("r", "l"):
        free = "r" if glove == "l" else "l"
        timeline.to(
            0.5,
            **{
                f"hand_{glove}": At("chest", 0.05, 0.0, 0.28),
                f"elbow_{glove}": 5.0,
                f"palm_{glove}": 20.0,
                f"hand_{free}": At("chest", -0.03, 0.06, 0.34),
                f"elbow_{free}": 35.0,
                f"palm_{free}": -30.0,
            },
            nod=16,
            bend=6,
        )
        if way == "off":
            # Fingertips are tugged, then the whole glove is drawn off upward.
            for _ in range(3):
                timeline.to(0.18, **{f"hand_{free}": At("chest", -0.02, 0.10, 0.34)})
                timeline.to(0.18, **{f"hand_{free}": At("chest", -0.03, 0.06, 0.32)})
            timeline.to(0.35, **{f"hand_{free}": At("shoulder", 0.10, 0.08, 0.40), f"elbow_{free}": 20.0}, bend=2)
            timeline.to(0.3, **{f"hand_{free}": At("chest", 0.12, -0.12, 0.24), f"elbow_{free}": 10.0})
            continue
        for pull in range(3):
            timeline.to(
                0.26,
                **{
                    f"hand_{free}": At("chest", -0.02, -0.10 - 0.03 * pull, 0.22),
                    f"elbow_{free}": 25.0,
                    f"hand_{glove}": At("chest", 0.05, 0.05, 0.30),
                },
            )
            timeline.to(
                0.22,
                **{
                    f"hand_{free}": At("chest", -0.03, 0.02, 0.32),
                    f"elbow_{free}": 35.0,
                    f"hand_{glove}": At("chest", 0.05, 0.0, 0.28),
                },
            )
        timeline.to(0.3, **{f"hand_{free}": At("chest", 0.12, -0.12, 0.24), f"elbow_{free}": 10.0})
    timeline.to(0.3, hands=At("chest", 0.10, 0.0, 0.30))
    timeline.hold(0.2)
    finish(timeline, pose)
    which = (
        f"a glove on the {side} hand"
        if hands == "one"
        else f"gloves, first on the {side}, then on the {other(side)} hand"
    )
    what = "a glove" if hands == "one" else "gloves"
    if way == "off":
        worn = f"the glove off the {side} hand" if hands == "one" else "both gloves"
        return [
            f"{{take}} off {what}",
            f"{{pull}} {worn} off" if hands == "one" else f"{{pull}} off {worn}, the {side} one first",
            f"{{take}} off {what} {seated(pose)}",
            f"{{tug}} at the fingertips of the {side} glove and {{draw}} it off",
            f"{{remove}} {what}, {{pull:ing}} at the fingertips",
            f"{{hold}} the {side} hand up and {{pull}} its glove off with the {other(side)} hand",
            f"{{strip}} off {what}",
            f"= taking off {what}",
        ]
    second = "" if hands == "one" else ", then the other one"
    return [
        f"{{put}} on {what}",
        f"{{put}} {which}",
        f"{{put}} {what} on, {'one glove only' if hands == 'one' else 'both of them'}",
        f"{{put}} on {what} {seated(pose)}",
        f"{{hold}} the {side} hand up and {{pull}} a glove over it with the {other(side)} hand{second}",
        f"{{pull}} on {what} with short tugs",
        f"{{raise}} the {side} hand in front of the chest and {{draw}} a glove down over it{second}",
        f"{{slip}} the {side} hand into a glove, {{pull:ing}} at it{second}",
        f"{{wear}} {what}, {{pull:ing}} {'it' if hands == 'one' else 'them'} on",
        f"{{look}} down and {{put}} {which}",
        f"= putting on {what}",
    ]


@action("put on a necklace", DRESS, verbs="put fasten hold lift", upper=True, pose=POSE, look=Choice(("down", "up")))
def put_on_a_necklace(timeline: Timeline, pose: str, look: str) -> Sequence[str]:
    """Both hands bring a chain round the neck and close it behind the head, elbows out; then it is laid on the chest."""
    begin(timeline, pose)
    timeline.to(0.5, hands=At("chest", 0.12, 0.0, 0.26), nod=14)
    timeline.to(0.6, hands=At("head", 0.17, -0.10, 0.10), elbows=30, nod=4)
    timeline.to(
        0.5,
        hands=At("head", 0.13, -0.10, -0.06),
        elbows=40,
        nod=20 if look == "down" else -8,
        bend=6 if look == "down" else -2,
    )
    for _ in range(3):
        timeline.to(0.2, hand_r=At("head", 0.12, -0.08, -0.07), hand_l=At("head", 0.13, -0.12, -0.06))
        timeline.to(0.2, hand_r=At("head", 0.13, -0.12, -0.06), hand_l=At("head", 0.12, -0.08, -0.07))
    timeline.hold(0.1)
    timeline.to(0.6, hands=At("chest", 0.09, 0.02, 0.13), elbows=20, nod=16)
    timeline.to(0.3, hands=At("chest", 0.05, -0.06, 0.13))
    finish(timeline, pose)
    where = seated(pose)
    return [
        "{put} on a necklace",
        f"{{put}} on a necklace {where}",
        "{fasten} a necklace behind the neck with both hands",
        "{raise} both hands, {bring} them behind the neck and {close} a necklace",
        "{lift} both elbows, {hold} the hands at the back of the neck and {fasten} a chain",
        "{tie} something behind {poss} neck with both hands, then {touch} the chest",
        f"{{lay}} a chain around the neck with both hands {where}",
        f"{{reach}} behind the neck with both hands, the head {'bowed' if look == 'down' else 'lifted'}, to fasten a necklace",
        "{tie} {poss} hair or a necklace at the back of the neck".replace(" {poss} hair or", ""),
        "= putting on a necklace with both hands behind the neck",
    ]


@action(
    "tie a tie",
    DRESS,
    verbs="tie tighten pull adjust",
    upper=True,
    side=SIDE,
    count=Count(1, 2),
    way=Choice(("tie", "loosen", "straighten"), (3, 1, 1)),
)
def tie_a_tie(timeline: Timeline, side: str, count: int, way: str) -> Sequence[str]:
    """The ends are crossed and wound round before the chest; one hand slides the knot up to the collar, the other pulls down."""
    timeline.hold(0.2)
    timeline.to(0.5, hands=At("chest", 0.09, 0.05, 0.15), elbows=25, nod=4)
    if way == "loosen":
        timeline.to(0.35, hand_r=At("chest", 0.03, 0.08, 0.17), elbow_r=40, hand_l=NEUTRAL_HAND, elbow_l=0, nod=-10)
        for sign in (1, -1, 1):
            timeline.to(0.25, hand_r=At("chest", 0.03 + 0.05 * sign, 0.04, 0.18), turn=-12 * sign, tilt=6 * sign)
        timeline.to(0.4, hand_r=At("chest", 0.03, -0.12, 0.20), elbow_r=25, turn=0, tilt=0, nod=-4)
        timeline.to(0.5, bend=8, shrugs=-6, nod=6)
        timeline.neutral(0.6)
        return [
            f"{{loosen}} {{poss}} tie with the {side} hand",
            "{loosen} {poss} tie",
            f"{{pull}} the knot of the tie from side to side and down with the {side} hand",
            f"{{raise}} the {side} hand to the collar and {{pull}} the tie loose",
            "{loosen} the tie after work, {turn:ing} the head from side to side",
            f"{{tug}} at {{poss}} collar with the {side} hand and {{breathe}} out",
            f"{{loosen}} a tight collar with the {side} hand",
            f"= loosening a tie with the {side} hand",
        ]
    if way == "straighten":
        timeline.to(0.3, hands=At("chest", 0.05, 0.07, 0.17), elbows=35, nod=-8)
        for sign in (1, -1, 0):
            timeline.to(
                0.22,
                hand_r=At("chest", 0.05 + 0.02 * sign, 0.07, 0.17),
                hand_l=At("chest", 0.05 - 0.02 * sign, 0.07, 0.17),
                turn=8 * sign,
            )
        timeline.to(0.5, hand_r=At("chest", 0.03, -0.26, 0.16), elbow_r=15, hand_l=NEUTRAL_HAND, elbow_l=0, nod=8)
        timeline.to(0.3, bend=-5, nod=-4, shrugs=4)
        timeline.hold(0.3)
        timeline.neutral(0.6)
        return [
            "{straighten} {poss} tie",
            "{adjust} {poss} tie with both hands",
            f"{{straighten}} the knot of the tie and {{smooth}} it down with the {side} hand",
            "{adjust} {poss} bow tie",
            "{raise} both hands to the collar and {straighten} it",
            "{straighten} {poss} collar with both hands",
            f"{{fix}} {{poss}} tie in front of a mirror, then {{stroke}} it flat with the {side} hand",
            "= straightening a tie with both hands at the collar",
        ]
    timeline.to(0.4, hands=At("chest", 0.08, -0.16, 0.17), elbows=10, nod=16)
    for _ in range(count):
        timeline.to(0.3, hand_r=At("chest", -0.10, -0.10, 0.22), hand_l=At("chest", 0.05, -0.04, 0.16), elbow_r=30)
        timeline.to(0.3, hand_r=At("chest", -0.06, 0.0, 0.14), elbow_r=45)
        timeline.to(0.3, hand_r=At("chest", 0.12, 0.02, 0.16), elbow_r=40)
        timeline.to(0.3, hand_r=At("chest", 0.04, -0.06, 0.24), elbow_r=25)
    timeline.to(0.3, hand_r=At("chest", 0.03, 0.08, 0.19), elbow_r=35)
    timeline.to(
        0.35, hand_r=At("chest", 0.02, -0.16, 0.20), elbow_r=10, hand_l=At("chest", 0.05, 0.02, 0.16), elbow_l=30
    )
    timeline.to(0.5, hand_l=At("chest", 0.05, 0.10, 0.16), elbow_l=45, hand_r=At("chest", 0.02, -0.24, 0.20), nod=-14)
    timeline.to(0.2, turn=10)
    timeline.to(0.25, turn=-8)
    timeline.to(0.2, turn=0)
    timeline.neutral(0.6)
    far = other(side)
    return [
        "{tie} a tie",
        "{tie} a necktie",
        "{put} on a tie",
        f"{{wind}} a tie around itself with the {side} hand and {{pull}} the knot up to the collar with the {far} hand",
        "{tie} a tie in front of the chest, then {tighten} the knot",
        f"{{tighten}} {{poss}} tie, {{pull:ing}} down with the {side} hand and {{push:ing}} the knot up with the {far} hand",
        f"{{circle}} the {side} hand around the {far} one {times(count)} to tie a tie",
        "{knot} a tie and {lift} the chin to tighten it",
        "{get} dressed, {tie:ing} a tie with both hands",
        "= tying a tie with both hands",
    ]


@action(
    "roll up sleeves",
    DRESS,
    verbs="roll curl pull push",
    upper=True,
    side=SIDE,
    sleeves=Choice(("both", "one")),
    count=Count(2, 3),
)
def roll_up_sleeves(timeline: Timeline, side: str, sleeves: str, count: int) -> Sequence[str]:
    """The left hand rolls the right arm's sleeve up from the wrist to the elbow; then the same for the other arm."""
    timeline.hold(0.2)
    for bare in ("r",) if sleeves == "one" else ("r", "l"):
        free = "r" if bare == "l" else "l"
        timeline.look_at(f"hand_{bare}", 0.3)
        timeline.to(
            0.5,
            **{
                f"hand_{bare}": At("shoulder", -0.02, -0.20, 0.40),
                f"palm_{bare}": 10.0,
                f"hand_{free}": At("other", 0.02, 0.05, -0.02),
                f"palm_{free}": -50.0,
            },
            bend=6,
        )
        for number in range(count):
            timeline.to(0.22, **{f"hand_{free}": At("other", 0.01, 0.08, -0.05 - 0.06 * number), f"palm_{free}": -20.0})
            timeline.to(0.26, **{f"hand_{free}": At("other", 0.0, 0.04, -0.11 - 0.06 * number), f"palm_{free}": -75.0})
        timeline.to(0.3, **{f"hand_{free}": At("chest", 0.14, -0.14, 0.24), f"palm_{free}": 0.0})
    timeline.look_at(None)
    timeline.neutral(0.6)
    far = other(side)
    which = f"the {side} sleeve" if sleeves == "one" else "both sleeves"
    return [
        f"{{roll}} up {which}",
        "{roll} up {poss} sleeves" if sleeves == "both" else f"{{roll}} up {{poss}} {side} sleeve",
        f"{{push}} up {which}",
        f"{{stretch}} the {side} arm forward and {{roll}} its sleeve up to the elbow with the {far} hand",
        f"{{pull}} {which} up from the wrist to the elbow",
        f"{{hold}} out the {side} forearm and {{fold}} the sleeve up with the {far} hand"
        + (", then {change} arms" if sleeves == "both" else ""),
        f"{{curl}} up {which}, {{look:ing}} at the arm",
        f"{{slide}} the {far} hand up the {side} forearm, {{roll:ing}} up a sleeve",
        f"{{get}} ready for work by rolling up {which}",
        f"= rolling up {which}",
    ]


@action(
    "push up the glasses",
    DRESS,
    verbs="push adjust raise touch",
    upper=True,
    side=SIDE,
    way=Choice(("bridge", "side", "both hands")),
    count=Count(1, 2),
)
def push_up_the_glasses(timeline: Timeline, side: str, way: str, count: int) -> Sequence[str]:
    """A finger at the bridge of the nose, or fingers at the temples, push the glasses up; the chin lifts after it."""
    timeline.hold(0.2)
    hand, elbow = ("hands", "elbows") if way == "both hands" else ("hand_r", "elbow_r")
    place = At("head", 0.04, -0.10, 0.18) if way == "bridge" else At("head", 0.15, -0.05, 0.10)
    timeline.to(0.5, **{hand: place.moved(0.03, -0.06, 0.04), elbow: 20.0}, nod=10, bend=3)
    for _ in range(count):
        timeline.to(0.22, **{hand: place, elbow: 30.0})
        timeline.to(0.2, **{hand: place.moved(0.0, 0.035, -0.015)}, nod=-6)
        timeline.hold(0.25)
        timeline.to(0.2, **{hand: place.moved(0.02, -0.03, 0.03)}, nod=2)
    timeline.neutral(0.6)
    with_ = "both hands" if way == "both hands" else f"the {side} hand"
    at = {"bridge": "at the bridge of the nose", "side": "at the temple", "both hands": "at both temples"}[way]
    return [
        "{push} up the glasses",
        f"{{push}} {{poss}} glasses up with {with_}",
        f"{{adjust}} {{poss}} glasses with {with_} {at}",
        f"{{raise}} {with_} to the face and {{push}} the glasses up {at}",
        f"{{push}} the glasses back up the nose {times(count)}",
        f"{{straighten}} {{poss}} glasses with {with_}",
        f"{{touch}} {{poss}} glasses {at} and {{lift}} the chin",
        f"= pushing up the glasses with {with_}",
    ]


@action(
    "put on a bracelet or watch",
    DRESS,
    verbs="put fasten wear close",
    upper=True,
    side=SIDE,
    pose=POSE,
    what=Choice(("watch", "bracelet", "ring")),
)
def put_on_a_bracelet(timeline: Timeline, side: str, pose: str, what: str) -> Sequence[str]:
    """The left hand lays something round the right wrist or on the right finger and closes it, the eyes on it."""
    begin(timeline, pose)
    wrist = At("chest", 0.02, -0.12, 0.28)
    timeline.look_at("hand_r", 0.4)
    timeline.to(0.5, hand_l=At("pelvis", 0.18, 0.04, 0.10), bend=4)
    timeline.to(
        0.6,
        hand_r=wrist,
        palm_r=-60,
        elbow_r=10,
        hand_l=At("other", -0.02, 0.05, 0.06 if what != "ring" else 0.14),
        elbow_l=20,
        bend=10,
    )
    on = 0.0 if what != "ring" else 0.07
    timeline.to(0.35, hand_l=At("other", -0.02, 0.04, on), palm_r=20 if what != "ring" else -60)
    for _ in range(3 if what != "ring" else 2):
        timeline.to(0.18, hand_l=At("other", -0.02, 0.02, on), palm_l=25)
        timeline.to(0.18, hand_l=At("other", -0.02, 0.05, on + 0.02), palm_l=-25)
    timeline.to(0.4, hand_l=At("chest", 0.14, -0.20, 0.26), hand_r=At("chest", 0.02, -0.02, 0.34), palm_r=-70, palm_l=0)
    timeline.hold(0.5)
    finish(timeline, pose)
    far = other(side)
    where = seated(pose)
    goal = f"the {side} wrist" if what != "ring" else f"a finger of the {side} hand"
    return [
        f"{{put}} on a {what}",
        f"{{put}} a {what} on {goal}",
        f"{{put}} on a {what} with one hand {where}",
        f"{{fasten}} a {what} around {goal} and {{look}} at it"
        if what != "ring"
        else f"{{slide}} a ring onto {goal} and {{look}} at it",
        f"{{hold}} out the {side} hand and {{put}} a {what} on it with the {far} hand",
        f"{{close}} the clasp of a {what} on {goal}"
        if what != "ring"
        else f"{{push}} a ring onto {goal} with the {far} hand",
        f"{{put}} on a {what} and {{admire}} it {where}",
        f"= putting a {what} on {goal}",
    ]


@action(
    "dust off the clothes",
    DRESS,
    verbs="dust brush pat wipe clean slap",
    side=SIDE,
    place=Choice(("all over", "knees", "sleeves", "chest", "shoulder", "seat"), (2, 1, 1, 1, 1, 1)),
    count=Count(2, 4),
)
def dust_off_the_clothes(timeline: Timeline, side: str, place: str, count: int) -> Sequence[str]:
    """Flat hands slap and brush dust off: down the chest and thighs, over the knees, along a sleeve, off a shoulder or the seat."""
    timeline.hold(0.2)

    def chest() -> None:
        timeline.to(0.35, hands=At("chest", 0.10, 0.0, 0.10), elbows=35, nod=22, bend=8)
        for _ in range(count):
            timeline.to(0.16, hands=At("chest", 0.10, -0.16, 0.11), elbows=25)
            timeline.to(0.18, hands=At("chest", 0.12, 0.0, 0.17), elbows=35)

    def knees() -> None:
        timeline.to(0.5, pitch=34, bend=34, y=-0.18, nod=0, hands=At("knee", 0.02, 0.14, 0.06), elbows=10)
        for _ in range(count):
            timeline.to(0.15, hands=At("knee", 0.0, 0.02, 0.09), exact=True)
            timeline.to(0.17, hands=At("knee", 0.04, 0.16, 0.14), exact=True)
        timeline.to(0.5, pitch=2, bend=6, y=0)

    def sleeves() -> None:
        for bare, free in (("l", "r"), ("r", "l")):
            timeline.to(
                0.4, **{f"hand_{bare}": At("shoulder", 0.04, -0.26, 0.42), f"palm_{bare}": -60.0, f"hand_{free}": At("shoulder", -0.34, -0.10, 0.14)},
                turn=12 if bare == "l" else -12, nod=16,
            )  # fmt: skip
            for _ in range(count):
                timeline.to(0.2, **{f"hand_{free}": At("other", 0.02, 0.06, -0.05)})
                timeline.to(0.2, **{f"hand_{free}": At("shoulder", -0.34, -0.06, 0.16)})
        timeline.to(0.2, turn=0)

    def shoulder() -> None:
        timeline.to(0.4, hand_r=At("shoulder", -0.36, 0.02, 0.08), elbow_r=30, turn=30, nod=14)
        for _ in range(count):
            timeline.to(0.14, hand_r=At("shoulder", -0.50, 0.02, 0.12), wrist_r=-20)
            timeline.to(0.16, hand_r=At("shoulder", -0.34, 0.04, 0.08), wrist_r=10)
        timeline.to(0.2, turn=0, wrist_r=0)

    def seat() -> None:
        timeline.to(0.4, hands=At("pelvis", 0.14, 0.02, -0.18), elbows=15, turn=-30, nod=10, bend=10, twist=-8)
        for _ in range(count + 1):
            timeline.to(0.14, hands=At("pelvis", 0.10, -0.06, -0.15))
            timeline.to(0.16, hands=At("pelvis", 0.18, 0.02, -0.22))
        timeline.to(0.2, turn=0, twist=0)

    parts = {
        "all over": (chest, knees),
        "knees": (knees,),
        "sleeves": (sleeves,),
        "chest": (chest,),
        "shoulder": (shoulder,),
        "seat": (seat,),
    }[place]
    for part in parts:
        part()
    timeline.neutral(0.6)
    what = {
        "all over": "{poss} clothes", "knees": "{poss} knees", "sleeves": "both sleeves", "chest": "the front of {poss} shirt",
        "shoulder": f"the {other(side)} shoulder", "seat": "the seat of {poss} trousers",
    }[place]  # fmt: skip
    with_ = f"with the {side} hand" if place == "shoulder" else "with both hands"
    return [
        f"{{dust}} off {what}",
        f"{{brush}} off {what} {with_}",
        f"{{pat}} the dust off {what}",
        f"{{slap}} dust from {what} {with_}" if place != "shoulder" else f"{{flick}} dust off {what} {with_}",
        f"{{brush}} dirt from {what} {times(count)}"
        if place not in ("all over", "seat")
        else f"{{wipe}} dirt from {what}",
        "{bend} forward and {dust} off both knees"
        if place == "knees"
        else f"{{look}} down and {{dust}} off {what}"
        if place not in ("seat", "shoulder")
        else f"{{turn}} the head and {{dust}} off {what}",
        f"{{clean}} {what} after a fall, {{brush:ing}} with both hands"
        if place != "shoulder"
        else f"{{brush}} something off {what} {with_}",
        f"= dusting off {what.replace('{poss}', 'the')} {with_}",
    ]
