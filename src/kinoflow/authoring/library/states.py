"""States of the body, and postures that are held: standing, sitting, lying, kneeling, leaning, crouching."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, Number, action, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.gestures import table
from kinoflow.authoring.moves import kneel, lie_start, sit_on_floor_start, sit_start, step
from kinoflow.authoring.timeline import Timeline, Value

STATES, STATIC = "daily/states/", "daily/static posture/"


@action(
    "doze off",
    STATES + "doze",
    verbs="doze nod sleep sit",
    where=Choice(("sitting", "standing", "at a desk", "chin on the hand"), (2, 2, 1, 1)),
    side=SIDE,
)
def doze(timeline: Timeline, where: str, side: str) -> Sequence[str]:
    """The head sinks, starts up, sinks again; or goes down onto folded arms on a desk, or off the hand that holds it."""
    if where in ("at a desk", "chin on the hand"):
        return _doze_at_a_desk(timeline, where, side)
    if where == "sitting":
        sit_start(timeline)
    timeline.hold(0.4)
    timeline.to(1.2, nod=34, bend=18, tilt=8)
    timeline.hold(0.5)
    timeline.to(0.25, nod=-8, bend=2, tilt=0, shrugs=6)
    timeline.hold(0.5)
    timeline.to(1.3, nod=42, bend=24, tilt=-10, shrugs=0)
    timeline.hold(1.2)
    return [
        f"{{doze}} off while {where}",
        f"{{fall}} asleep {where}",
        "{doze}, the head sinking to the chest",
        f"{{nod}} off, {{wake}} with a start and {{doze}} off again, {where}",
        "{let} the head sink, {jerk} awake and {let} it sink again",
        f"{{be}} so tired that the head drops while {where}",
        f"{{sleep}} {where}, the chin on the chest",
        f"{{struggle}} to stay awake while {where}",
        f"= a sleepy person dozes {where}",
    ]


def _doze_at_a_desk(timeline: Timeline, where: str, side: str) -> Sequence[str]:
    sit_start(timeline)
    right, left = table("sitting", -0.06, 0.44), table("sitting", -0.08, 0.36)
    timeline.start(hands=table("sitting", 0.16, 0.40), palms=-70)
    timeline.hold(0.4)
    if where == "at a desk":
        timeline.to(0.8, pitch=16, bend=20, nod=14, hand_r=right, hand_l=left, elbows=60, palms=-70)
        timeline.to(0.9, nod=26, bend=30)
        timeline.to(0.25, nod=4, bend=18, shrugs=6)
        timeline.hold(0.4)
        timeline.to(1.1, pitch=32, bend=44, nod=16, turn=20, shrugs=0)
        timeline.hold(1.8)
        how = "the head on the folded arms"
    else:
        prop = At("head", 0.06, -0.18, 0.13)
        timeline.to(0.7, hand_r=prop, elbow_r=-10, palm_r=50, wrist_r=30, pitch=12, bend=20, tilt=-8)
        timeline.hold(0.6)
        timeline.to(1.2, nod=14, bend=24, tilt=-14)
        timeline.to(0.18, exact=True, hand_r=At("shoulder", 0.06, -0.20, 0.34), nod=34, bend=32, wrist_r=0)
        timeline.to(0.3, nod=-6, bend=14, tilt=0, shrugs=8)
        timeline.hold(0.4)
        timeline.to(0.7, hand_r=prop, wrist_r=30, nod=8, bend=22, tilt=-10, shrugs=0)
        timeline.to(0.9, nod=20, bend=26)
        timeline.hold(0.8)
        how = f"the chin on the {side} hand"
    return [
        f"{{doze}} off at a desk, {how}",
        f"{{fall}} asleep at the table, {how}",
        f"{{sit}} at a desk and {{doze}}, {how}",
        f"{{nod}} off at a table, {{start}} up and {{doze}} off again, {how}",
        f"{{sleep}} at the desk, {how}",
        f"{{be}} so tired that the head {'goes down onto the desk' if where == 'at a desk' else 'slips off the hand'}",
        "{lay} the head on the table and {sleep}" if where == "at a desk" else f"{{prop}} the chin on the {side} hand, {{fall}} asleep and {{slip}} off",
        f"= a student asleep in class, {how}",
    ]  # fmt: skip


@action(
    "yawn and stretch",
    STATES + "yawn",
    verbs="yawn stretch raise cover",
    side=SIDE,
    kind=Choice(("stretching both arms", "covering the mouth", "stretching one arm"), (2, 2, 1)),
)
def yawn(timeline: Timeline, side: str, kind: str) -> Sequence[str]:
    """A yawn with both arms up or one, or with a hand at the mouth."""
    timeline.hold(0.3)
    if kind == "covering the mouth":
        timeline.to(0.6, hand_r=At("head", 0.04, -0.14, 0.16), elbow_r=20, palm_r=-20, nod=-22, bend=-6, shrugs=8)
        timeline.hold(1.0)
        said = f"with the {side} hand at the mouth"
    elif kind == "stretching one arm":
        timeline.to(
            0.9,
            hand_r=At("shoulder", 0.14, 0.56, -0.02),
            elbow_r=20,
            hand_l=At("head", 0.05, -0.12, 0.16),
            elbow_l=20,
            nod=-22,
            bend=-10,
            side=10,
        )
        timeline.hold(0.8)
        said = f"with the {side} arm stretched up and the other hand at the mouth"
    else:
        timeline.to(1.0, hands=At("shoulder", 0.26, 0.46, -0.06), elbows=30, nod=-28, bend=-16, heels=10, side=6)
        timeline.to(0.5, side=-6)
        timeline.hold(0.5)
        said = "with both arms stretched up"
    timeline.neutral(0.9)
    return [
        "{yawn}",
        f"{{yawn}} {said}",
        f"{{yawn}} while {kind}",
        f"{{feel}} sleepy and {{yawn}} {said}",
        f"{{tilt}} the head back and {{yawn}} {said}",
        f"{{give}} a big yawn {said}",
        f"{{lean}} back, yawning {said}",
        f"{{be}} tired and {{yawn}}, {kind}",
        f"= a tired person yawns {said}",
    ]


@action(
    "scratch the back",
    STATES + "scratch",
    verbs="scratch reach bend",
    side=SIDE,
    part=Choice(
        ("back", "neck", "leg", "other arm", "belly", "nose", "ear", "shoulder", "between the shoulder blades"),
        (2, 2, 1, 1, 1, 1, 1, 1, 1),
    ),
)
def scratch(timeline: Timeline, side: str, part: str) -> Sequence[str]:
    """One hand scratches a place that itches."""
    timeline.hold(0.25)
    place, extra = {
        "back": (At("pelvis", 0.04, 0.20, -0.20), {"elbow_r": 30.0, "bend": 6.0, "twist": 8.0}),
        "neck": (At("head", 0.10, -0.10, -0.12), {"elbow_r": 70.0, "nod": 14.0, "tilt": 8.0}),
        "leg": (At("thigh", -0.02, 0.06, 0.12), {"bend": 30.0, "pitch": 22.0, "nod": 6.0}),
        "other arm": (At("other", 0.02, 0.16, 0.04), {"hand_l": At("chest", 0.06, -0.16, 0.20), "nod": 20.0}),
        "belly": (At("pelvis", 0.02, 0.16, 0.17), {"elbow_r": 20.0, "bend": 4.0, "nod": 10.0, "palm_r": 20.0}),
        "nose": (At("head", 0.04, -0.12, 0.16), {"elbow_r": 10.0, "nod": 6.0}),
        "ear": (At("head", 0.15, -0.10, 0.03), {"elbow_r": 20.0, "tilt": -12.0}),
        "between the shoulder blades": (
            At("chest", 0.02, 0.14, -0.16),
            {"elbow_r": 150.0, "nod": 10.0, "side": 5.0, "bend": 4.0},
        ),
        "shoulder": (At("chest", -0.13, 0.05, 0.09), {"elbow_r": 40.0, "turn": 20.0, "nod": 8.0}),
    }[part]
    timeline.to(0.5, hand_r=place, **extra)
    for _ in range(5):
        timeline.to(0.14, exact=True, hand_r=place.moved(0.0, 0.05, 0.01))
        timeline.to(0.14, exact=True, hand_r=place.moved(0.0, -0.03, -0.01))
    timeline.hold(0.15)
    timeline.neutral(0.6)
    what = {
        "back": "the lower back",
        "neck": "the back of the neck",
        "leg": f"the {side} thigh",
        "other arm": f"the {other(side)} arm",
        "belly": "the belly",
        "nose": "the nose",
        "ear": f"the {side} ear",
        "shoulder": f"the {other(side)} shoulder",
        "between the shoulder blades": "the spot between the shoulder blades",
    }[part]
    return [
        f"{{scratch}} {what} with the {side} hand",
        f"{{scratch}} {what}",
        f"{{reach}} to {what} with the {side} hand and {{scratch}}",
        f"{{rub}} {what} with the {side} hand because it itches",
        f"{{move}} the {side} hand quickly up and down on {what}",
        f"{{feel}} an itch and {{scratch}} {what}",
        f"{{put}} the {side} hand on {what} and {{scratch}} it",
        f"{{scratch}} an itchy spot on {what}",
        f"= somebody scratches {what}",
        *(
            [
                f"{{reach}} over the shoulder behind the neck with the {side} hand, elbow up, and {{scratch}}",
                f"{{scratch}} between the shoulder blades with the {side} hand, the elbow pointing to the ceiling",
            ]
            if part == "between the shoulder blades"
            else []
        ),
        *(
            [f"{{scratch}} the other arm, the {other(side)} one", f"{{scratch}} an itching arm with the {side} hand"]
            if part == "other arm"
            else []
        ),
    ]


@action(
    "shiver with cold",
    STATES + "shiver",
    verbs="shiver hug rub tremble twitch stamp",
    crispness="snappy",
    feet=Choice(("still", "stamping"), (2, 1)),
)
def shiver(timeline: Timeline, feet: str) -> Sequence[str]:
    """Arms wrapped round the body, shoulders up, a quick tremble, rubbing the arms; perhaps stamping to get warm."""
    timeline.hold(0.25)
    hold = At("chest", -0.05, -0.06, 0.15)
    timeline.to(0.5, hands=hold, shrugs=20, bend=18, nod=14, y=-0.05, knees=-10, elbows=15)
    for number in range(14):
        sign = 1 if number % 2 else -1
        timeline.to(0.09, exact=True, twist=2.5 * sign, x=0.006 * sign, shrugs=20 + 3 * sign)
    if feet == "stamping":
        for number in range(8):
            foot = "r" if number % 2 == 0 else "l"
            timeline.to(0.12, x=0.03 if foot == "r" else -0.03, advance=False)
            step(timeline, foot, 0.0, 0.10, duration_s=0.24, height_m=0.10, heel_first=False)
        timeline.to(0.15, x=0.0)
    for _ in range(2):
        timeline.to(0.3, hands=hold.moved(0, -0.12, 0.0))
        timeline.to(0.3, hands=hold.moved(0, 0.08, 0.0))
    for number in range(8):
        sign = 1 if number % 2 else -1
        timeline.to(0.09, exact=True, twist=2.5 * sign, x=0.006 * sign)
    timeline.hold(0.2)
    timeline.neutral(0.7)
    if feet == "stamping":
        return [
            "{shiver} with cold and {stamp} the feet",
            "{shiver}, {hug} {poss} own body and {step} from foot to foot",
            "{freeze} and {stamp} the feet to get warm",
            "{tremble} with cold, stamping on the spot, the arms wrapped around the body",
            "{hop} from one foot to the other because of the cold, rubbing the arms",
            "{be} cold, {tremble} and {stamp} {poss} feet",
            "{rub} the arms and {stamp} the feet in the cold",
            "= a freezing person stamps the feet",
        ]
    return [
        "{shiver} with cold",
        "{shiver} and {hug} {poss} own body",
        "{tremble} with both arms wrapped around the chest",
        "{freeze}, {shiver} and {rub} {poss} arms",
        "{hug} oneself and {shiver}",
        "{pull} up the shoulders, {cross} the arms tightly and {shiver}",
        "{be} cold and {tremble} all over",
        "{rub} the upper arms to get warm while shivering",
        "= a freezing person shivers",
    ]


@action("smoke a cigarette", STATES + "smoke", verbs="smoke raise inhale lower", side=SIDE, puffs=Count(1, 2))
def smoke(timeline: Timeline, side: str, puffs: int) -> Sequence[str]:
    """The hand goes to the mouth, stays, goes down; the head lifts to blow out."""
    timeline.hold(0.25)
    rest = At("shoulder", 0.12, -0.34, 0.22)
    timeline.to(0.5, hand_r=rest, palm_r=-30)
    for _ in range(puffs):
        timeline.to(0.7, hand_r=At("head", 0.03, -0.13, 0.17), elbow_r=15, nod=4)
        timeline.hold(0.6)
        timeline.to(0.6, hand_r=rest, elbow_r=0, nod=-18, bend=-3)
        timeline.hold(0.6)
        timeline.to(0.4, nod=0, bend=2)
    timeline.neutral(0.5)
    return [
        f"{{smoke}} a cigarette with the {side} hand",
        "{smoke}",
        f"{{raise}} a cigarette to the mouth with the {side} hand {times(puffs)}",
        f"{{take}} {'a puff' if puffs == 1 else 'two puffs'} from a cigarette",
        f"{{bring}} the {side} hand to the lips, {{lower}} it and {{blow}} the smoke up, {times(puffs)}",
        f"{{inhale}} from a cigarette in the {side} hand and {{lift}} the head to exhale",
        f"{{smoke}} while standing, the {side} hand going to the mouth {times(puffs)}",
        f"{{hold}} a cigarette in the {side} hand and {{smoke}}",
        f"= somebody smokes with the {side} hand",
    ]


@action(
    "sneeze",
    STATES + "sneeze",
    verbs="sneeze cough cover bend",
    side=SIDE,
    kind=Choice(("sneeze", "cough")),
    count=Count(1, 3, usual=1),
    into=Choice(("hand", "elbow", "both hands"), (3, 1, 1)),
    crispness="crisp",
)
def sneeze(timeline: Timeline, side: str, kind: str, count: int, into: str) -> Sequence[str]:
    """Back for the breath, then a jerk forward, a hand, both, or the crook of the arm at the face."""
    timeline.hold(0.25)
    if into != "hand":
        ready: dict[str, Value] = (
            {"hand_r": At("head", -0.10, 0.0, 0.28), "elbow_r": 60.0} if into == "elbow" else {"hands": At("head", 0.07, -0.22, 0.24)}
        )  # fmt: skip
        over: dict[str, Value] = (
            {"hand_r": At("head", -0.20, 0.0, 0.12), "elbow_r": 75.0} if into == "elbow" else {"hands": At("head", 0.05, -0.14, 0.15)}
        )  # fmt: skip
        turned = -12.0 if into == "elbow" else 0.0
        for _ in range(count):
            timeline.to(
                0.55 if kind == "sneeze" else 0.3, nod=-20 if kind == "sneeze" else 4, bend=-8, shrugs=12, **ready
            )
            timeline.to(0.15, nod=26, bend=28, pitch=12, turn=turned, shrugs=4, y=-0.05, **over)
            if kind == "cough":
                timeline.to(0.16, nod=16, bend=18)
                timeline.to(0.12, nod=26, bend=27)
            timeline.to(0.4, nod=8, bend=10, pitch=4, shrugs=0, y=0)
        timeline.hold(0.15)
        timeline.neutral(0.6)
        what = f"the crook of the {side} arm" if into == "elbow" else "both hands"
        return [
            f"{{{kind}}} into the {'elbow' if into == 'elbow' else 'hands'}",
            f"{{{kind}}} {times(count)} into {what}",
            f"{{{kind}}} into {what}, bending forward",
            f"{{raise}} {'the ' + side + ' elbow' if into == 'elbow' else 'both hands'} to the face and {{{kind}}} {times(count)}",
            f"{{cover}} the mouth with {'the ' + side + ' elbow' if into == 'elbow' else 'both hands'} and {{{kind}}}",
            f"{{bend}} forward and {{{kind}}} into {what}",
            f"{{have}} a cold and {{{kind}}} {times(count)} into {what}",
            f"= a {kind} into {what}",
        ]
    for _ in range(count):
        if kind == "sneeze":
            timeline.to(0.6, nod=-26, bend=-12, shrugs=12, hand_r=At("head", 0.10, -0.24, 0.24))
            timeline.hold(0.15)
            timeline.to(0.14, nod=26, bend=30, pitch=14, shrugs=4, hand_r=At("head", 0.02, -0.13, 0.16), y=-0.06)
        else:
            timeline.to(0.3, nod=6, bend=8, hand_r=At("head", 0.03, -0.14, 0.16), elbow_r=-10)
            timeline.to(0.12, nod=18, bend=22, shrugs=10)
            timeline.to(0.18, nod=10, bend=12, shrugs=2)
            timeline.to(0.12, nod=20, bend=22, shrugs=10)
        timeline.to(0.4, nod=8, bend=10, pitch=4, shrugs=0, y=0)
    timeline.hold(0.2)
    timeline.neutral(0.6)
    return [
        f"{{{kind}}} {times(count)}",
        f"{{{kind}}} {times(count)} into the {side} hand",
        f"{{{kind}}} and {{cover}} the mouth with the {side} hand",
        f"{{bring}} the {side} hand to the face and {{{kind}}} {times(count)}",
        f"{{jerk}} forward with a {kind}, {times(count)}",
        f"{{raise}} the {side} hand to the mouth and {{bend}} forward to {kind}",
        f"{{have}} a cold and {{{kind}}} {times(count)}",
        f"{{{kind}}} {times(count)}, bending forward",
        f"= somebody {'sneezes' if kind == 'sneeze' else 'coughs'} {times(count)}",
    ]


@action(
    "stand still",
    STATIC + "stand",
    verbs="stand wait rest hold stay",
    pose=Choice(
        (
            "at ease",
            "at attention",
            "with the legs apart",
            "with the hands behind the back",
            "with the feet together",
            "on tiptoe",
            "with one foot in front",
        )
    ),
    seconds=Number(1.5, 6.0, "s"),
)
def stand_still(timeline: Timeline, pose: str, seconds: float) -> Sequence[str]:
    """Standing for a while, with the small movements of somebody who stands."""
    if pose == "at attention":
        timeline.stance(0.10, toes_deg=16)
        timeline.start(hands=At("shoulder", 0.05, -0.53, 0.0), bend=-3, nod=-2)
    elif pose == "with the legs apart":
        timeline.stance(0.55, toes_deg=14)
    elif pose == "with the hands behind the back":
        timeline.start(hands=At("pelvis", 0.03, 0.06, -0.16), elbows=20, bend=-2)
    elif pose == "with the feet together":
        timeline.stance(0.11, toes_deg=3)
    elif pose == "with one foot in front":
        timeline.stance(0.20, toes_deg=12, stagger_m=0.36)
    elif pose == "on tiptoe":
        timeline.hold(0.2)
        timeline.to(0.5, heels=42, y=0.07, bend=-2)
    timeline.hold(seconds)
    if pose == "on tiptoe":
        timeline.to(0.5, heels=0, y=0.0)
    return [
        f"{{stand}} {pose}",
        "{stand} still",
        f"{{stand}} {pose} without moving",
        f"{{remain}} standing {pose}",
        f"{{wait}} in one place, standing {pose}",
        f"{{stay}} on the spot and {{stand}} {pose}",
        f"{{keep}} still, standing upright {pose}",
        f"{{do}} nothing but stand {pose}",
        f"= a person standing {pose}",
    ]


@action(
    "idle",
    STATIC + "stand",
    verbs="idle stand breathe wait shift look glance",
    look=Choice(("around a little", "ahead")),
    seconds=Number(5.0, 9.0, "s"),
)
def idle(timeline: Timeline, look: str, seconds: float) -> Sequence[str]:
    """Standing around: breath that is seen, weight that goes over, a glance now and then."""
    draw = timeline.generator.uniform
    timeline.stance(0.25, toes_deg=10)
    end_s, at_s = seconds, 0.2
    while at_s < end_s - 2.8:
        # A breath is taken quicker than it is let go.
        timeline.to(1.3, delay_s=at_s, advance=False, shrugs=3.5, bend=-1.5)
        timeline.to(1.7, delay_s=at_s + 1.4, advance=False, shrugs=0, bend=3)
        at_s += 3.7
    at_s, sign = draw(0.4, 0.9), 1 if draw() < 0.5 else -1
    while at_s < end_s - 1.6:
        timeline.to(
            1.0,
            delay_s=at_s,
            advance=False,
            x=0.075 * sign,
            roll=-4 * sign,
            side=5 * sign,
            yaw=3 * sign,
            knee_l=10 if sign < 0 else 0,
            knee_r=10 if sign > 0 else 0,
            balance=0.2,
        )
        at_s, sign = at_s + 1.3 + draw(1.0, 2.0), -sign
    at_s, sign = draw(0.8, 1.4), 1 if draw() < 0.5 else -1
    while look == "around a little" and at_s < end_s - 2.4:
        timeline.to(0.5, delay_s=at_s, advance=False, turn=draw(18, 36) * sign, twist=5 * sign, nod=draw(-2, 6))
        timeline.to(0.6, delay_s=at_s + 0.7 + draw(0.5, 1.1), advance=False, turn=0, twist=0, nod=0)
        at_s, sign = at_s + 3.1 + draw(0.0, 0.9), -sign
    timeline.wait()
    timeline.neutral(1.0)
    seen = "looking around a little" if look == "around a little" else "looking ahead"
    return [
        "{idle}",
        "{stand} idle",
        f"{{idle}}, breathing and {seen}",
        f"{{stand}} idle, breathing and {seen}",
        f"{{stand}} around, {seen}",
        f"{{breathe}} and {{shift}} the weight from leg to leg, {seen}",
        f"= idle breathing, {seen}",
        f"= an idle animation, {seen}",
        f"{{wait}} idly, {seen}",
    ]


@action("stand and shift the weight", STATIC + "stand", verbs="stand shift wait look rest", count=Count(2, 4))
def shift_weight(timeline: Timeline, count: int) -> Sequence[str]:
    """Waiting: the weight goes from one leg to the other."""
    timeline.stance(0.26, toes_deg=10)
    timeline.hold(0.3)
    for number in range(count):
        sign = 1 if number % 2 else -1
        timeline.to(
            0.8,
            x=0.085 * sign,
            roll=-4 * sign,
            side=5 * sign,
            knee_l=12 if sign < 0 else 0,
            knee_r=12 if sign > 0 else 0,
            turn=14 * sign,
            balance=0.2,
        )
        timeline.hold(0.5)
    timeline.neutral(0.8)
    return [
        "{shift} the weight from one leg to the other",
        "{stand} and {sway} from side to side",
        "{wait} impatiently, shifting the weight",
        "{stand} waiting, resting on one leg and then on the other",
        "{rock} from one foot to the other while waiting",
        "{change} the standing leg again and again",
        "{sway} gently from left to right while standing",
        "{stand} in place and {move} the hips from side to side",
        "= somebody waits and shifts from leg to leg",
    ]


@action(
    "stand on one leg",
    STATIC + "one foot",
    verbs="stand balance lift raise hold",
    side=SIDE,
    arms=Choice(("out to the sides", "on the hips", "hanging", "crossed over the chest", "above the head")),
    leg=Choice(("knee in front", "bent behind", "stretched forward", "stretched to the side"), (3, 1, 1, 1)),
)
def one_leg(timeline: Timeline, side: str, arms: str, leg: str) -> Sequence[str]:
    """The named leg carries, the other knee is lifted, or its foot is held behind, ahead or out to its side."""
    timeline.hold(0.3)
    hands = {
        "out to the sides": {"hands": At("shoulder", 0.54, -0.05, 0.05)},
        "on the hips": {"hands": At("pelvis", 0.17, 0.14, 0.03), "elbows": 55.0, "palms": -40.0},
        "hanging": {},
        "crossed over the chest": {
            "hand_r": At("chest", -0.10, 0.02, 0.07),
            "hand_l": At("chest", -0.10, -0.01, 0.10),
            "elbows": 30.0,
        },
        "above the head": {"hands": At("shoulder", -0.14, 0.56, 0.06)},
    }[arms]
    lifted = {
        "knee in front": At("hip", 0.0, -0.46, 0.28), "bent behind": At("hip", 0.0, -0.46, -0.34), "stretched forward": At("hip", 0.0, -0.60, 0.56),
        "stretched to the side": At("hip", 0.50, -0.66, 0.0),
    }[leg]  # fmt: skip
    timeline.to(0.7, foot_l=lifted, ankle_l=15, side=6 if leg == "stretched to the side" else 0, **hands)
    for sign in (1, -1, 1):
        timeline.to(0.6, side=3.0 * sign, twist=2.0 * sign)
    timeline.to(0.7, foot_l=At("floor", 0.095, 0.0, 0.0), hands=NEUTRAL_HAND, elbows=0, palms=0, side=0, twist=0)
    timeline.hold(0.2)
    said = {
        "out to the sides": "with the arms out to the sides",
        "on the hips": "with the hands on the hips",
        "hanging": "with the arms hanging",
        "crossed over the chest": "with the arms crossed over the chest",
        "above the head": "with the hands together above the head",
    }[arms]
    if leg != "knee in front":
        o = other(side)
        where = {
            "bent behind": "bent behind the body",
            "stretched forward": "stretched out in front",
            "stretched to the side": "stretched out to the side",
        }[leg]
        return [
            f"{{stand}} on the {side} leg, the {o} leg {where}",
            f"{{balance}} on the {side} leg {said}, the {o} one {where}",
            f"{{stand}} on one leg with the other leg {where}",
            f"{{lift}} the {o} leg and {{hold}} it {where}, standing on the {side} leg",
            f"{{balance}} on one foot with the free leg {where}",
            f"{{keep}} {{poss}} balance on the {side} foot, the {o} leg {where}",
            f"{{hold}} the {o} leg {where} for a few seconds {said}",
            f"= balancing on the {side} leg, the {o} leg {where}",
        ]  # fmt: skip
    return [
        f"{{stand}} on the {side} leg",
        f"{{balance}} on the {side} leg {said}",
        f"{{lift}} the {other(side)} knee and {{stand}} on one leg",
        f"{{raise}} the {other(side)} foot and {{balance}} {said}",
        f"{{keep}} {{poss}} balance on the {side} foot",
        f"{{stand}} on one foot {said}, the {other(side)} knee raised",
        f"{{hold}} the {other(side)} knee up in front for a few seconds",
        f"{{stand}} like a stork on the {side} leg",
        f"= balancing on the {side} leg {said}",
    ]


@action(
    "hold a horse stance",
    STATIC + "horse stance",
    verbs="stand squat hold sink bend",
    fists=Choice(("at the hips", "stretched forward")),
)
def horse_stance(timeline: Timeline, fists: str) -> Sequence[str]:
    """A wide low stance, thighs nearly level, trunk upright."""
    timeline.hold(0.25)
    step(timeline, "r", 0.0, 0.38, toes_deg=20, duration_s=0.5)
    step(timeline, "l", 0.0, 0.38, toes_deg=20, duration_s=0.5)
    hands = At("pelvis", 0.16, 0.12, 0.06) if fists == "at the hips" else At("shoulder", 0.0, -0.06, 0.52)
    timeline.to(
        0.8,
        y=-0.36,
        knees=34,
        pitch=4,
        hands=hands,
        palms=60 if fists == "at the hips" else -60,
        elbows=20 if fists == "at the hips" else 0,
    )
    timeline.hold(2.0)
    timeline.to(0.8, y=0, knees=0, pitch=0, hands=NEUTRAL_HAND, palms=0, elbows=0)
    step(timeline, "l", 0.0, 0.095, toes_deg=7, duration_s=0.45)
    step(timeline, "r", 0.0, 0.095, toes_deg=7, duration_s=0.45)
    return [
        f"{{stand}} in a horse stance with the fists {fists}",
        "{hold} a horse stance",
        "{step} wide, {bend} the knees and {sink} into a horse stance",
        f"{{squat}} low with the feet wide apart and the fists {fists}",
        "{perform} a martial arts horse stance",
        f"{{hold}} a wide squat, back straight, fists {fists}",
        "{sink} down between wide feet and {stay} there",
        "{do} a horse stance, knees out over the toes",
        f"= a horse stance with the fists {fists}",
    ]


@action(
    "crouch and stay low",
    STATIC + "crouch",
    verbs="crouch squat hide look bend cover",
    look=Choice(("ahead", "around")),
    hands=Choice(("on the knees", "on the floor", "over the head"), (2, 1, 1)),
    end=Choice(("stand up", "stay down"), (2, 1)),
)
def crouch(timeline: Timeline, look: str, hands: str, end: str) -> Sequence[str]:
    """Down on bent legs, hands on the knees or the floor or over the head, staying low."""
    timeline.hold(0.25)
    step(timeline, "r", -0.18, 0.13, duration_s=0.4, heel_first=False)
    if hands != "on the knees":
        floor = hands == "on the floor"
        if floor:
            timeline.to(0.8, y=-0.50, pitch=44, bend=34, nod=-40, hands=At("floor", 0.16, 0.04, 0.36), foot_pitch_r=36)
        else:
            timeline.to(
                0.6,
                y=-0.50,
                pitch=36,
                bend=46,
                nod=26,
                hands=At("head", 0.07, 0.10, -0.04),
                elbows=20,
                foot_pitch_r=34,
                shrugs=12,
            )
        timeline.hold(0.5)
        if look == "around" and floor:
            for turned in (46, -46, 0):
                timeline.to(0.7, turn=turned)
        else:
            timeline.hold(1.2)
        if end == "stand up":
            timeline.to(0.9, y=0, pitch=0, bend=2, nod=0, hands=NEUTRAL_HAND, elbows=0, shrugs=0, foot_pitch_r=0)
            step(timeline, "r", 0.0, 0.095, duration_s=0.4)
        held = "both hands on the floor" if floor else "both hands over the head"
        rise = " and {stand} up again" if end == "stand up" else " and {stay} down"
        return [
            f"{{crouch}} down with {held}",
            f"{{crouch}} low, {held},{rise}".replace(", and", " and").replace(",,", ","),
            f"{{squat}} down with {held}{rise}",
            f"{{duck}} and {{cover}} the head with both hands{rise}" if not floor else f"{{crouch}} like a sprinter with {held}{rise}",
            f"{{go}} down into a crouch, {held}",
            f"{{bend}} the knees, {{lower}} the body and {{put}} {held}{rise}",
            f"{{cower}} on the ground, {held}" if not floor else f"{{crouch}} on all fours but the knees off the ground, {held}",
            f"= a crouch with {held}",
            *(["{crouch} and {look} around to the left and the right", "{scan} the surroundings from a crouch"] if look == "around" else []),
        ]  # fmt: skip
    timeline.to(0.8, y=-0.50, pitch=34, bend=22, nod=-34, hands=At("knee", 0.0, 0.08, 0.04), foot_pitch_r=34)
    timeline.hold(0.5)
    if look == "around":
        timeline.to(0.7, turn=50, twist=10)
        timeline.to(1.0, turn=-50, twist=-10)
        timeline.to(0.6, turn=0, twist=0)
    else:
        timeline.hold(1.2)
    if end == "stand up":
        timeline.to(0.9, y=0, pitch=0, bend=2, nod=0, hands=NEUTRAL_HAND, foot_pitch_r=0)
        step(timeline, "r", 0.0, 0.095, duration_s=0.4)
    rises = end == "stand up"
    return [
        "{crouch} down",
        f"{{crouch}} low and {{look}} {look}",
        "{crouch}, {stay} low and {stand} up again" if rises else "{crouch} and {stay} down",
        f"{{squat}} down with the hands on the knees, looking {look}",
        "{hide} by crouching low",
        f"{{bend}} the knees, {{lower}} the body and {{look}} {look}",
        "{go} down into a crouch and {wait}",
        f"{{duck}} down, {{look}} {look} and {{rise}}"
        if rises
        else f"{{duck}} down, {{look}} {look} and {{remain}} low",
        f"= somebody crouches and looks {look}",
        *(
            ["{crouch} and {look} around to the left and the right", "{scan} the surroundings from a crouch"]
            if look == "around"
            else []
        ),
    ]


@action(
    "kneel upright",
    STATIC + "kneel",
    verbs="kneel stay hold",
    knees=Choice(("one knee", "both knees")),
    side=SIDE,
    hands=Choice(
        ("resting", "on the hips", "folded in front", "behind the back", "sitting on the heels"), (4, 1, 1, 1, 1)
    ),
)
def kneel_upright(timeline: Timeline, knees: str, side: str, hands: str) -> Sequence[str]:
    """Down on one or both knees and staying there."""
    timeline.hold(0.25)
    if hands == "sitting on the heels":
        knees = "both knees"
    kneel(timeline, "r" if knees == "one knee" else "both", 1.4, upright=hands != "sitting on the heels")
    said = f"the {side} knee" if knees == "one knee" else "both knees"
    if hands != "resting":
        pose: dict[str, Value] = {
            "on the hips": {"hands": At("pelvis", 0.17, 0.14, 0.03), "elbows": 55.0, "palms": -40.0},
            "folded in front": {"hands": At("pelvis", -0.01, 0.02, 0.18), "palms": -30.0},
            "behind the back": {"hands": At("pelvis", 0.04, 0.10, -0.17), "palms": -60.0},
            "sitting on the heels": {"hands": At("thigh", 0.0, 0.12, 0.10), "palms": -50.0},
        }[hands]  # type: ignore[assignment]
        timeline.to(0.6, **pose)
        timeline.hold(1.7)
        how = hands if hands == "sitting on the heels" else f"the hands {hands}"
        return [
            f"{{kneel}} on {said}, {how}",
            f"{{kneel}} down on {said} and {{stay}} there, {how}",
            f"{{go}} down on {said}, {how}",
            f"{{kneel}} and {{hold}} still, {how}",
            f"{{take}} a kneeling position on {said}, {how}",
            f"{{drop}} to {said} and {{wait}}, {how}",
            f"{{kneel}} upright, {how}" if how != hands else "{kneel} down and {sit} back on the heels",
            f"= a person kneels on {said}, {how}",
        ]
    timeline.to(0.4, hand_l=At("thigh", 0.02, 0.12, 0.06) if knees == "one knee" else NEUTRAL_HAND)
    timeline.hold(1.8)
    return [
        f"{{kneel}} on {said}",
        f"{{kneel}} down on {said} and {{stay}} there",
        f"{{go}} down on {said}",
        f"{{lower}} the body onto {said} and {{remain}} upright",
        f"{{kneel}} and {{hold}} still on {said}",
        f"{{drop}} to {said} and {{wait}}",
        f"{{take}} a kneeling position on {said}",
        f"{{bend}} the legs until {said} rest{'s' if knees == 'one knee' else ''} on the floor",
        f"= a person kneels on {said}",
    ]


@action(
    "lean against a wall",
    STATIC + "lean",
    verbs="lean rest stand push",
    side=SIDE,
    how=Choice(("back", "shoulder", "hand", "foot", "both hands"), (2, 2, 2, 1, 1)),
)
def lean(timeline: Timeline, side: str, how: str) -> Sequence[str]:
    """Leaning with the back, perhaps a foot up against the wall, a shoulder, or one hand or both against something."""
    timeline.hold(0.3)
    if how == "both hands":
        step(timeline, "l", -0.10, 0.12, duration_s=0.4, heel_first=False)
        step(timeline, "r", -0.14, 0.12, duration_s=0.4, heel_first=False)
        timeline.to(
            0.8, hands=At("shoulder", 0.06, 0.0, 0.56), palms=-80, wrists=-60, pitch=14, bend=8, nod=26, balance=0.3
        )
        timeline.hold(0.6)
        timeline.to(0.6, shrugs=8, bend=12)
        timeline.to(0.6, shrugs=0)
        said = "with both hands, the arms stretched out and the head low"
    elif how in ("back", "foot"):
        step(timeline, "l", 0.26, 0.10, duration_s=0.4)
        step(timeline, "r", 0.24, 0.10, duration_s=0.4)
        timeline.to(0.8, z=-0.06, pitch=-14, bend=6, nod=6, balance=0.0, y=-0.03)
        timeline.to(
            0.6, hand_r=At("chest", -0.09, -0.05, 0.06), hand_l=At("chest", -0.08, -0.11, 0.10), elbows=28, wrists=32
        )
        said = "with the back, the arms crossed"
        if how == "foot":
            timeline.to(0.5, foot_r=At("hip", 0.02, -0.52, -0.10), knee_r=6, ankle_r=0, advance=False)
            timeline.to(0.6, turn=30)
            timeline.hold(0.4)
            timeline.to(0.7, turn=-20)
            said = f"with the back, the {side} foot up on it"
    elif how == "shoulder":
        step(timeline, "r", 0.0, -0.12, duration_s=0.45)
        timeline.to(0.8, x=-0.12, roll=-12, side=-4, balance=0.0, tilt=-8)
        timeline.to(0.6, hand_l=At("pelvis", 0.17, 0.14, 0.03), elbow_l=55, palm_l=-40)
        said = f"with the {side} shoulder"
    else:
        timeline.to(
            0.7, hand_r=At("shoulder", 0.52, 0.10, 0.10), palm_r=-40, wrist_r=-50, x=-0.08, roll=-8, balance=0.0
        )
        timeline.to(0.5, hand_l=At("pelvis", 0.17, 0.14, 0.03), elbow_l=55, palm_l=-40)
        said = f"with the {side} hand"
    timeline.hold(1.8)
    return [
        f"{{lean}} against a wall {said}",
        f"{{lean}} against something {said}",
        f"{{rest}} against a wall {said}",
        f"{{stand}} leaning against a wall {said}",
        f"{{lean}} on a wall {said} and {{wait}}",
        f"{{relax}}, leaning on a doorframe {said}",
        f"{{prop}} oneself against a wall {said}",
        f"{{tilt}} the body and {{lean}} {said}",
        f"= a person leans against a wall {said}",
    ]


@action(
    "lie still",
    STATIC + "lie",
    verbs="lie rest sleep stay",
    on=Choice(("back", "front", "side")),
    seconds=Number(2.0, 5.0, "s"),
    side=SIDE,
    limbs=Choice(
        ("beside the body", "behind the head", "spread out", "on the belly", "knees bent", "curled up"),
        (6, 1, 1, 1, 1, 1),
    ),
)
def lie_still(timeline: Timeline, on: str, seconds: float, side: str, limbs: str) -> Sequence[str]:
    """Lying for a while; who is curled up lies on the side, and with other limbs than beside the body on the back."""
    if limbs != "beside the body":
        return _lie_otherwise(timeline, "side" if limbs == "curled up" else "back", seconds, side, limbs)
    if on == "side":
        timeline.start(
            roll=-90.0,
            y=-0.78,
            rest=1.0,
            balance=0.0,
            foot_r=At("hip", 0.0, -0.72, 0.24),
            foot_l=At("hip", 0.06, -0.68, 0.30),
            hand_r=At("head", 0.06, -0.08, 0.16),
            hand_l=At("chest", 0.02, -0.2, 0.24),
            nod=10,
        )
    else:
        lie_start(timeline, "up" if on == "back" else "down")
    timeline.hold(seconds)
    where = f"the {side} side" if on == "side" else "the back" if on == "back" else "the stomach"
    return [
        f"{{lie}} on {where}",
        f"{{lie}} still on {where}",
        f"{{rest}} lying on {where}",
        f"{{sleep}} on {where}",
        f"{{lie}} on the floor on {where} without moving",
        f"{{stay}} lying on {where}",
        f"{{be}} stretched out on {where}",
        f"{{remain}} on the ground, lying on {where}",
        f"= a person lying on {where}",
        *(["{lie} still on the front, face down"] if on == "front" else []),
        *([f"{{lie}} still on one side, the {side} one"] if on == "side" else []),
    ]


def _lie_otherwise(timeline: Timeline, on: str, seconds: float, side: str, limbs: str) -> Sequence[str]:
    if on == "side":
        timeline.start(
            roll=-90.0, y=-0.78, rest=1.0, balance=0.0, bend=40, nod=30, feet=At("hip", 0.02, -0.34, 0.34),
            hand_r=At("chest", 0.06, -0.06, 0.26), hand_l=At("chest", 0.06, -0.14, 0.26), ankles=20,
        )  # fmt: skip
        timeline.hold(seconds)
        where, how = f"on the {side} side", "curled up, the knees drawn to the chest"
    else:
        lie_start(timeline, "up")
        if limbs == "behind the head":
            timeline.start(hands=At("head", 0.06, 0.02, -0.10), elbows=80, foot_r=At("hip", -0.10, -0.80, 0.08))
        elif limbs == "spread out":
            timeline.start(hands=At("shoulder", 0.50, 0.24, 0.0), feet=At("hip", 0.34, -0.76, -0.06), elbows=0, palms=0)
        elif limbs == "on the belly":
            timeline.start(hand_r=At("pelvis", -0.04, 0.16, 0.13), hand_l=At("pelvis", -0.02, 0.22, 0.14), elbows=20)
        else:
            timeline.start(feet=At("floor", 0.11, 0.0, 0.50), heels=0)
        timeline.hold(seconds)
        where = "on the back"
        how = {
            "behind the head": "the hands behind the head", "spread out": "arms and legs spread out", "on the belly": "the hands folded on the belly",
            "knees bent": "the knees bent, the feet on the floor",
        }[limbs]  # fmt: skip
    return [
        f"{{lie}} {where}, {how}",
        f"{{lie}} still {where}, {how}",
        f"{{rest}} lying {where}, {how}",
        f"{{sleep}} {where}, {how}",
        f"{{relax}} on the floor, lying {where}, {how}",
        f"{{lie}} on the ground with {how}" if how.startswith("the ") else f"{{lie}} on the ground {how}" if "curled" in how else f"{{lie}} on the ground with {how}",
        f"{{stay}} lying {where}, {how}",
        f"= a person lying {where}, {how}",
    ]  # fmt: skip


@action(
    "sit still",
    STATIC + "sit",
    verbs="sit rest stay cross lean",
    pose=Choice(
        (
            "on a chair",
            "on the floor",
            "on a chair leaning back",
            "on a chair leaning forward",
            "on a chair with crossed arms",
            "on the floor hugging the knees",
            "on the floor leaning back on the hands",
            "on a chair with the hands behind the head",
        )
    ),
    seconds=Number(1.8, 5.0, "s"),
)
def sit_still(timeline: Timeline, pose: str, seconds: float) -> Sequence[str]:
    """Sitting for a while."""
    if pose == "on the floor":
        sit_on_floor_start(timeline)
    elif pose == "on the floor hugging the knees":
        sit_on_floor_start(timeline, feet_m=0.40)
        timeline.start(hand_r=At("knee", -0.16, -0.10, 0.06), hand_l=At("knee", -0.14, -0.06, 0.05), elbows=20, bend=28)
    elif pose == "on the floor leaning back on the hands":
        sit_on_floor_start(timeline)
        timeline.start(hands=At("floor", 0.24, 0.04, -0.34), pitch=-24, bend=6, nod=6)
    elif pose == "on a chair with crossed arms":
        sit_start(timeline)
        timeline.start(
            hand_r=At("chest", -0.09, -0.05, 0.06), hand_l=At("chest", -0.08, -0.11, 0.10), elbows=28, palms=0, wrist_r=35, wrist_l=30, pitch=-8
        )  # fmt: skip
    elif pose == "on a chair with the hands behind the head":
        sit_start(timeline)
        timeline.start(hands=At("head", 0.06, 0.02, -0.11), elbows=80, palms=0, pitch=-14, bend=0)
    else:
        sit_start(timeline)
        if pose.endswith("back"):
            timeline.start(pitch=-16.0, hands=At("thigh", 0.0, 0.12, 0.0))
        elif pose.endswith("forward"):
            timeline.start(pitch=24.0, bend=24.0, nod=-18.0, hands=At("knee", -0.02, 0.08, 0.02))
    timeline.hold(seconds)
    return [
        f"{{sit}} {pose}",
        f"{{sit}} still {pose}",
        f"{{be}} seated {pose}",
        f"{{stay}} sitting {pose}",
        f"{{rest}} {pose}, sitting",
        f"{{sit}} {pose} and {{wait}}",
        f"{{remain}} seated {pose} without moving",
        f"{{sit}} quietly {pose}",
        f"= a person sitting {pose}",
    ]


@action(
    "sit with crossed legs",
    STATIC + "sit",
    verbs="sit cross lift",
    side=SIDE,
    kind=Choice(("knee over knee", "ankle on the knee"), (2, 1)),
)
def sit_crossed(timeline: Timeline, side: str, kind: str) -> Sequence[str]:
    """Seated, one leg is laid over the other, or its ankle on the other knee."""
    sit_start(timeline)
    timeline.hold(0.5)
    if kind == "ankle on the knee":
        timeline.to(0.5, foot_r=At("hip", 0.06, -0.14, 0.50), pitch=-8, ankle_r=0, knee_r=20)
        timeline.to(
            0.5,
            foot_r=At("hip", -0.20, -0.02, 0.40),
            knee_r=75,
            ankle_r=-5,
            pitch=-8,
            hand_r=At("knee", -0.02, 0.06, 0.02),
        )
        timeline.hold(1.6)
        o = other(side)
        return [
            f"{{sit}} with the {side} ankle on the {o} knee",
            f"{{sit}} on a chair and {{put}} the {side} ankle on the {o} knee",
            "{sit} with one ankle on the other knee",
            f"{{cross}} the legs in a figure four while sitting, the {side} ankle on top",
            f"{{lift}} the {side} foot and {{lay}} the ankle on the {o} knee",
            f"{{sit}} relaxed, the {side} foot on the {o} knee",
            f"{{be}} seated, the {side} ankle resting on the {o} knee",
            f"= a seated person with the {side} ankle on the {o} knee",
        ]
    timeline.to(0.45, foot_r=At("hip", -0.02, -0.16, 0.56), pitch=-8, ankle_r=20)
    timeline.to(0.45, foot_r=At("hip", -0.26, -0.22, 0.52), hands=At("thigh", -0.02, 0.13, 0.10), pitch=-6)
    timeline.hold(1.6)
    return [
        "{sit} and {cross} the legs",
        f"{{sit}} on a chair and {{put}} the {side} leg over the {other(side)} one",
        f"{{cross}} the {side} leg over the {other(side)} while sitting",
        f"{{lift}} the {side} leg and {{lay}} it over the {other(side)} knee",
        "{sit} with crossed legs on a chair",
        f"{{be}} seated and {{swing}} the {side} leg over the other",
        f"{{cross}} the legs, the {side} one on top, while seated",
        "{sit} comfortably, crossing one leg over the other",
        f"= a seated person crosses the {side} leg over the {other(side)}",
    ]


@action(
    "catch the breath",
    "fitness/stretching/stretch",
    verbs="catch pant bend gasp heave recover rest lean",
    pose=Choice(("hands on the knees", "hands on the hips", "upright"), (3, 1, 1)),
    end=Choice(("straighten up", "stay")),
)
def catch_the_breath(timeline: Timeline, pose: str, end: str) -> Sequence[str]:
    """Out of breath: bent over with the hands on the knees, or upright, shoulders and chest going up and down."""
    timeline.hold(0.2)
    if pose == "hands on the knees":
        timeline.to(
            0.7, y=-0.20, pitch=44, bend=26, nod=8, z=-0.10, hands=At("knee", 0.0, 0.06, 0.05), elbows=10, toes=12
        )
        out, breath_in = {"bend": 29, "shrugs": 0}, {"bend": 19, "shrugs": 9}
    else:
        hands = At("pelvis", 0.19, 0.13, 0.02) if pose == "hands on the hips" else NEUTRAL_HAND
        timeline.to(0.5, hands=hands, elbows=65 if pose == "hands on the hips" else 15, nod=-6, bend=4)
        out, breath_in = {"bend": 8, "shrugs": 0, "nod": 6}, {"bend": -7, "shrugs": 10, "nod": -12}
    for _ in range(5):
        timeline.to(0.36, **breath_in)
        timeline.to(0.42, **out)
    if end == "stay":
        timeline.hold(0.3)
    else:
        timeline.neutral(0.9)
    where = {
        "hands on the knees": "bent over with both hands on the knees",
        "hands on the hips": "with both hands on the hips",
        "upright": "standing upright",
    }[pose]
    first = "{bend} over and " if pose == "hands on the knees" else ""
    after = " and {straighten} up" if end == "straighten up" and pose == "hands on the knees" else ""
    if end == "stay":
        after = " and {stay} like that"
    return [
        f"{first}{{catch}} {{poss}} breath{after}", f"{{catch}} {{poss}} breath, {where}", f"{{pant}}, {where}", f"{first}{{pant}} heavily{after}", f"{{gasp}} for air, {where}", f"{first}{{breathe}} hard{after}",
        f"= out of breath, {where}", f"{{stand}} out of breath, {where}", f"{{rest}} after a run, {where}", f"{{heave}} for breath, {where}", f"{{recover}} {{poss}} breath, {where}",
    ]  # fmt: skip


@action(
    "shake out the limbs",
    "fitness/stretching/stretch",
    verbs="shake loosen relax",
    what=Choice(("arms", "legs", "wrists", "arms and legs"), (2, 2, 1, 1)),
    side=SIDE,
)
def shake_out_the_limbs(timeline: Timeline, what: str, side: str) -> Sequence[str]:
    """Arms or wrists shaken loosely beside the body, or one leg after the other, the right one first."""
    timeline.hold(0.3)
    if what != "legs":
        low = At("shoulder", 0.20, -0.40, 0.20)
        timeline.to(0.4, hands=low, elbows=25, nod=6)
        for turn in range(10):
            away = 0.06 if turn % 2 else -0.06
            timeline.to(
                0.15, hands=low.moved(away, away, 0.0), wrists=-45 if turn % 2 else 45, shrugs=6 if turn % 2 else 0
            )
        timeline.neutral(0.5)
    if what in ("legs", "arms and legs"):
        for foot, lean in (("r", 0.09), ("l", -0.09)):
            up = At("hip", 0.08, -0.66, 0.26)
            timeline.to(0.45, x=lean, **{f"foot_{foot}": up, f"ankle_{foot}": 15})
            for turn in range(8):
                shaken = up.moved(*((0.10, -0.03, 0.07) if turn % 2 else (-0.08, 0.03, -0.07)))
                timeline.to(0.16, **{f"foot_{foot}": shaken, f"ankle_{foot}": 35 if turn % 2 else -10})
            timeline.to(0.3, **{f"foot_{foot}": up, f"ankle_{foot}": 10})
            step(timeline, foot, 0.0, 0.095, duration_s=0.45, height_m=0.0, advance=False)
            timeline.to(0.5, x=0.0, **{f"ankle_{foot}": 0})
    first = f", the {side} one first" if what == "legs" else ""
    return [
        f"{{shake}} out the {what}", f"{{shake}} out {{poss}} {what}", f"{{shake}} the {what} loose{first}", f"{{loosen}} up the {what} by shaking them", f"{{shake}} {{poss}} {what} out{first}",
        f"{{relax}} the {what} by shaking them", f"{{shake}} {{poss}} {what} loosely", f"{{shake}} the tension out of the {what}", f"{{shake}} off the {what}",
    ]  # fmt: skip


@action(
    "pull out a chair",
    "daily/objects/pull",
    verbs="pull push move draw slide step",
    way=Choice(("out", "in"), (3, 1)),
)
def pull_out_a_chair(timeline: Timeline, way: str) -> Sequence[str]:
    """Both hands on the back of a chair in front, which is drawn back by a step, or pushed in to the table."""
    timeline.hold(0.3)
    near, far = (At("air", 0.17, 0.93, forward) for forward in (0.34, 0.52))
    lean = {"pitch": 12.0, "bend": 12.0, "y": -0.03}
    timeline.look_at(At("floor", 0.0, 0.6, 0.6), 0.3)
    timeline.to(0.7, hands=far if way == "out" else near, palms=-70, elbows=30, **lean)
    timeline.hold(0.15)
    for foot in ("r", "l"):
        step(timeline, foot, -0.26 if way == "out" else 0.26, 0.12, duration_s=0.5, advance=False)
        timeline.to(
            0.55, z=timeline.hips_here()[1] + (-0.22 if way == "out" else 0.22), hands=near if way == "out" else far
        )
    timeline.hold(0.15)
    timeline.look_at(None, 0.4)
    timeline.neutral(0.8)
    if way == "in":
        return [
            "{push} a chair in", "{push} the chair back in", "{push} a chair in to the table", "{slide} a chair under the table", "{push} the chair back under the table with both hands",
            "{move} a chair up to the table", "{put} a chair back in its place", "{step} forward, pushing a chair in",
        ]  # fmt: skip
    return [
        "{pull} out a chair", "{pull} a chair out", "{pull} a chair back from the table", "{draw} a chair back with both hands", "{pull} out a chair from under the table",
        "{move} a chair aside", "{move} the chair back", "{grab} a chair by its back and {pull} it out", "{step} back, pulling a chair",
    ]  # fmt: skip
