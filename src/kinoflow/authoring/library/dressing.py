"""Dressing and undressing: coats, shirts, hats, glasses, bags, buttons, zips, shoes, trousers."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, action, number_word, other, times
from kinoflow.authoring.controls import NEUTRAL_FOOT, NEUTRAL_HAND, At
from kinoflow.authoring.library.meals import POSE, begin, finish, seated
from kinoflow.authoring.moves import kneel, rise_from_knees, sit_start, step
from kinoflow.authoring.timeline import Timeline

DRESS = "daily/self care/dress"


@action("take off a coat", DRESS, verbs="take pull shrug", side=SIDE, hang=Choice(("no", "yes")))
def take_off_a_coat(timeline: Timeline, side: str, hang: str) -> Sequence[str]:
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
    if hang == "yes":
        timeline.look_at(At("floor", -0.2, 1.7, 0.5), 0.3)
        step(timeline, "r", 0.22, 0.12, duration_s=0.45, advance=False)
        timeline.to(0.6, hand_r=At("shoulder", 0.06, 0.26, 0.42), hand_l=NEUTRAL_HAND, nod=0, bend=-2)
        timeline.to(0.2, hand_r=At("shoulder", 0.06, 0.18, 0.44))
        timeline.look_at(None)
        step(timeline, "r", 0.0, 0.10, duration_s=0.45, advance=False, heel_first=False)
        timeline.to(0.6, hand_r=NEUTRAL_HAND, nod=0, bend=2, twist=0)
    timeline.neutral(0.5)
    end = f", then {{hang}} it up with the {side} hand" if hang == "yes" else ""
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
    adjust=Choice(("no", "yes")),
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
    timeline.to(0.25, nod=-2)
    finish(timeline, pose, 0.7)
    with_hands = "both hands" if both else f"the {side} hand"
    end = " and {adjust} it" if adjust == "yes" else ""
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
    then=Choice(("hold it at the chest", "hold it at the side")),
    bow=Choice(("no", "yes")),
)
def take_off_a_hat(timeline: Timeline, side: str, then: str, bow: str) -> Sequence[str]:
    """One hand lifts the hat off the head and holds it before the chest or at the side, perhaps with a bow."""
    timeline.hold(0.2)
    timeline.to(0.6, hand_r=At("head", 0.12, 0.13, 0.08), elbow_r=30, nod=4)
    timeline.to(0.35, hand_r=At("head", 0.14, 0.30, 0.12), nod=0)
    place = At("chest", 0.0, -0.06, 0.14) if then == "hold it at the chest" else At("shoulder", 0.34, -0.34, 0.14)
    timeline.to(0.6, hand_r=place, elbow_r=20)
    if bow == "yes":
        timeline.to(0.6, pitch=22, bend=26, nod=14)
        timeline.hold(0.3)
        timeline.to(0.6, pitch=0, bend=2, nod=0)
    else:
        timeline.hold(0.6)
    timeline.neutral(0.6)
    end = " and {bow}" if bow == "yes" else ""
    where = "in front of the chest" if then == "hold it at the chest" else "out to the side"
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
    end = f" and {{push}} them up with the {side} hand" if push == "yes" else ""
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
    then=Choice(("wipe them", "rub the eyes", "hold them")),
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
    else:
        timeline.hold(0.7)
    timeline.neutral(0.7)
    end = {
        "wipe them": f"{{wipe}} them with the {other(side)} hand",
        "rub the eyes": f"{{rub}} {{poss}} eyes with the {other(side)} hand",
        "hold them": "{hold} them in front of the chest",
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


@action("put on a backpack", DRESS, verbs="put lift swing wear pull", side=SIDE, bounce=Choice(("yes", "no")))
def put_on_a_backpack(timeline: Timeline, side: str, bounce: str) -> Sequence[str]:
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
    verbs="tie kneel bend tighten pull",
    side=SIDE,
    pose=Choice(("kneeling", "sitting", "bending down")),
    count=Count(1, 2),
)
def tie_shoes(timeline: Timeline, side: str, pose: str, count: int) -> Sequence[str]:
    """Down to a shoe; the hands cross, loop and pull the laces apart; up again. Kneeling the left foot is in front."""
    u = timeline.generator.uniform
    if pose == "kneeling":
        timeline.hold(0.2)
        kneel(timeline, "r", 1.2)
        timeline.look_at(At("floor", 0.11, 0.1, 0.42), 0.4)
        timeline.to(0.6, hand_r=At("air", -0.02, 0.22, 0.40), hand_l=At("air", 0.20, 0.22, 0.40), pitch=36, bend=42)
        center = 0.10
    elif pose == "sitting":
        sit_start(timeline)
        timeline.hold(0.2)
        timeline.look_at(At("floor", -0.1, 0.1, 0.0), 0.4)
        timeline.to(0.8, pitch=42, bend=52, hand_r=At("air", 0.18, 0.22, 0.06), hand_l=At("air", -0.02, 0.22, 0.06))
        center = -0.10
    else:
        timeline.stance(0.22, stagger_m=-0.26)
        timeline.hold(0.2)
        timeline.look_at(At("floor", -0.1, 0.1, 0.2), 0.4)
        timeline.to(
            0.9, pitch=62, bend=60, y=-0.26, hand_r=At("air", 0.20, 0.22, 0.24), hand_l=At("air", -0.02, 0.22, 0.24)
        )
        center = -0.10
    forward = {"kneeling": 0.40, "sitting": 0.06, "bending down": 0.24}[pose]
    for _ in range(count):
        timeline.to(
            u(0.3, 0.36),
            hand_r=At("air", -center - 0.05, 0.22, forward + 0.02),
            hand_l=At("air", center - 0.05, 0.24, forward - 0.02),
        )
        timeline.to(
            0.25, hand_r=At("air", -center + 0.03, 0.18, forward), hand_l=At("air", center + 0.03, 0.18, forward)
        )
        timeline.to(
            0.3,
            hand_r=At("air", -center + 0.16, 0.26, forward - 0.04),
            hand_l=At("air", center + 0.16, 0.26, forward - 0.04),
            elbows=20,
        )
        timeline.hold(0.12)
        timeline.to(
            0.25,
            hand_r=At("air", -center + 0.07, 0.21, forward),
            hand_l=At("air", center + 0.07, 0.21, forward),
            elbows=0,
        )
    timeline.look_at(None, 0.4)
    if pose == "kneeling":
        timeline.to(0.7, pitch=4, bend=4, hands=At("thigh", 0.02, 0.10, 0.06))
        rise_from_knees(timeline, 1.3)
        timeline.neutral(0.4)
    elif pose == "sitting":
        finish(timeline, pose, 0.9)
    else:
        timeline.neutral(1.0)
    shoe = f"the {other(side) if pose == 'kneeling' else side} shoe"
    down = {
        "kneeling": f"{{kneel}} on the {side} knee",
        "sitting": "{bend} forward on a chair",
        "bending down": "{bend} down",
    }[pose]
    return [
        "{tie} {poss} shoes",
        f"{down} and {{tie}} {shoe}",
        "{tie} {poss} shoelaces",
        f"{down}, {{cross}} the laces of {shoe} and {{pull}} them tight",
        f"{down} to tie {shoe} with both hands",
        f"{{lace}} up {shoe}, {pose}",
        f"{{tighten}} the laces of {shoe} with both hands",
        f"{{reach}} down to {shoe} with both hands and {{tie}} it{', then {stand} up' if pose != 'sitting' else ''}",
        f"{down}, {{tie}} a bow on {shoe} and {{straighten}} up again",
        f"= tying {shoe}, {pose}",
    ]


@action(
    "put on shoes",
    DRESS,
    verbs="put pull lift balance",
    side=SIDE,
    pose=Choice(("standing on one leg", "sitting")),
    feet=Choice(("one", "both")),
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


@action("put on trousers", DRESS, verbs="put pull step lift bend", side=SIDE, belt=Choice(("no", "yes")))
def put_on_trousers(timeline: Timeline, side: str, belt: str) -> Sequence[str]:
    """Bent down, one leg steps into the trousers, then the other one, and both hands pull them up to the hips."""
    timeline.hold(0.2)
    timeline.look_at(At("floor", 0.0, 0.1, 0.3), 0.4)
    low = At("shoulder", 0.0, -0.46, 0.24)
    timeline.to(0.7, pitch=28, bend=46, y=-0.06, hands=low, palms=-30)
    for foot, roll in (("r", 2), ("l", -2)):
        timeline.to(0.45, **{f"foot_{foot}": At("hip", 0.0, -0.26, 0.44), f"ankle_{foot}": 35.0}, side=roll)
        timeline.to(0.55, **{f"foot_{foot}": NEUTRAL_FOOT, f"ankle_{foot}": 10.0}, side=0)
        timeline.hold(0.1)
    timeline.look_at(None)
    timeline.to(0.7, pitch=4, bend=8, y=-0.03, hands=At("pelvis", 0.19, 0.02, 0.08), elbows=20)
    timeline.to(0.18, y=0.03, heels=8, hands=At("pelvis", 0.18, 0.10, 0.06), elbows=35, shrugs=8)
    timeline.to(0.22, y=0, heels=0, shrugs=0, pitch=0, bend=4)
    if belt == "yes":
        timeline.to(0.4, hands=At("pelvis", 0.05, 0.12, 0.17), nod=28, bend=12)
        timeline.to(0.25, hand_r=At("pelvis", -0.03, 0.12, 0.18), hand_l=At("pelvis", 0.10, 0.12, 0.16))
        timeline.to(0.3, hand_r=At("pelvis", 0.20, 0.13, 0.16), elbow_r=40, shrug_r=6)
        timeline.to(0.3, hands=At("pelvis", 0.05, 0.12, 0.17), elbow_r=20, shrug_r=0)
    timeline.neutral(0.6)
    far = other(side)
    end = " and {close} the belt" if belt == "yes" else ""
    return [
        f"{{put}} on trousers{end}",
        f"{{put}} on pants, the {side} leg first",
        "{pull} on a pair of trousers with both hands",
        f"{{bend}} down, {{step}} into trousers with the {side} leg, then with the {far} leg, and {{pull}} them up{end}",
        f"{{lift}} the {side} foot, then the {far} foot, and {{pull}} trousers up to the hips",
        f"{{get}} dressed, {{pull:ing}} up trousers{end}",
        "{step} into a pair of shorts one leg after the other and {pull} them up",
        "{put} on jeans",
        f"{{bend}} forward, {{raise}} one foot after the other and {{draw}} pants up with both hands{end}",
        f"= putting on trousers, the {side} leg first",
    ]


@action("tighten a belt", DRESS, verbs="tighten pull fasten buckle", upper=True, side=SIDE, count=Count(1, 3))
def tighten_a_belt(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """Both hands at the waist, one pulls the strap hard outward, the belly draws in, then it is buckled."""
    timeline.hold(0.2)
    timeline.to(0.6, hands=At("pelvis", 0.05, 0.12, 0.17), elbows=20, nod=30, bend=12)
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
    end = (
        f"{{throw}} its end over the {other(side)} shoulder"
        if last == "throw"
        else "{tuck} it in at the chest with both hands"
    )
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


@action("put on gloves", DRESS, verbs="put pull wear", upper=True, side=SIDE, hands=Choice(("one", "both")), pose=POSE)
def put_on_gloves(timeline: Timeline, side: str, hands: str, pose: str) -> Sequence[str]:
    """One hand pulls a glove over the other in two or three tugs toward the body, fingers up; then the same for the other hand."""
    begin(timeline, pose)
    for glove in ("l",) if hands == "one" else ("l", "r"):
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
        f"a glove on the {other(side)} hand"
        if hands == "one"
        else f"gloves, first on the {other(side)}, then on the {side} hand"
    )
    what = "a glove" if hands == "one" else "gloves"
    return [
        f"{{put}} on {what}",
        f"{{put}} {which}",
        f"{{put}} on {what} {seated(pose)}",
        f"{{hold}} the {other(side)} hand up and {{pull}} a glove over it with the {side} hand",
        f"{{pull}} on {what} with short tugs",
        f"{{raise}} the {other(side)} hand in front of the chest and {{draw}} a glove down over it",
        f"{{slip}} the {other(side)} hand into a glove, {{tug:ing}} at it".replace("tug:ing", "pull:ing"),
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


@action("tie a tie", DRESS, verbs="tie tighten pull adjust", upper=True, side=SIDE, count=Count(1, 2))
def tie_a_tie(timeline: Timeline, side: str, count: int) -> Sequence[str]:
    """The ends are crossed and wound round before the chest; one hand slides the knot up to the collar, the other pulls down."""
    timeline.hold(0.2)
    timeline.to(0.5, hands=At("chest", 0.09, 0.05, 0.15), elbows=25, nod=4)
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
    arms=Choice(("one", "both")),
    count=Count(2, 3),
)
def roll_up_sleeves(timeline: Timeline, side: str, arms: str, count: int) -> Sequence[str]:
    """One hand rolls the other arm's sleeve up from the wrist to the elbow; then the same for the other arm."""
    timeline.hold(0.2)
    for bare in ("l",) if arms == "one" else ("l", "r"):
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
    which = f"the {far} sleeve" if arms == "one" else "both sleeves"
    return [
        f"{{roll}} up {which}",
        "{roll} up {poss} sleeves" if arms == "both" else f"{{roll}} up {{poss}} {far} sleeve",
        f"{{push}} up {which}",
        f"{{stretch}} the {far} arm forward and {{roll}} its sleeve up to the elbow with the {side} hand",
        f"{{pull}} {which} up from the wrist to the elbow",
        f"{{hold}} out the {far} forearm and {{fold}} the sleeve up with the {side} hand"
        + (", then {change} arms" if arms == "both" else ""),
        f"{{curl}} up {which}, {{look:ing}} at the arm",
        f"{{slide}} the {side} hand up the {far} forearm, {{roll:ing}} up a sleeve",
        f"{{get}} ready for work by rolling up {which}",
        f"= rolling up {which}",
    ]
