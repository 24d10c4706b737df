"""States of the body, and postures that are held: standing, sitting, lying, kneeling, leaning, crouching."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.authoring.action import SIDE, Choice, Count, Number, action, other, times
from kinoflow.authoring.controls import NEUTRAL_HAND, At
from kinoflow.authoring.moves import kneel, lie_start, sit_on_floor_start, sit_start, step
from kinoflow.authoring.timeline import Timeline

STATES, STATIC = "daily/states/", "daily/static posture/"


@action("doze off", STATES + "doze", verbs="doze nod sleep sit", where=Choice(("sitting", "standing")))
def doze(timeline: Timeline, where: str) -> Sequence[str]:
    """The head sinks, starts up, sinks again."""
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


@action(
    "yawn and stretch",
    STATES + "yawn",
    verbs="yawn stretch raise cover",
    side=SIDE,
    kind=Choice(("stretching both arms", "covering the mouth")),
)
def yawn(timeline: Timeline, side: str, kind: str) -> Sequence[str]:
    """A yawn with both arms up, or with a hand at the mouth."""
    timeline.hold(0.3)
    if kind == "covering the mouth":
        timeline.to(0.6, hand_r=At("head", 0.04, -0.14, 0.16), elbow_r=20, palm_r=-20, nod=-22, bend=-6, shrugs=8)
        timeline.hold(1.0)
        said = f"with the {side} hand at the mouth"
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
    part=Choice(("back", "neck", "leg", "other arm")),
)
def scratch(timeline: Timeline, side: str, part: str) -> Sequence[str]:
    """One hand scratches a place that itches."""
    timeline.hold(0.25)
    place, extra = {
        "back": (At("pelvis", 0.04, 0.20, -0.20), {"elbow_r": 30.0, "bend": 6.0, "twist": 8.0}),
        "neck": (At("head", 0.10, -0.10, -0.12), {"elbow_r": 70.0, "nod": 14.0, "tilt": 8.0}),
        "leg": (At("thigh", -0.02, 0.06, 0.12), {"bend": 30.0, "pitch": 22.0, "nod": 6.0}),
        "other arm": (At("other", 0.02, 0.16, 0.04), {"hand_l": At("chest", 0.06, -0.16, 0.20), "nod": 20.0}),
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
    ]


@action("shiver with cold", STATES + "shiver", verbs="shiver hug rub tremble twitch", crispness="snappy")
def shiver(timeline: Timeline) -> Sequence[str]:
    """Arms wrapped round the body, shoulders up, a quick tremble, rubbing the arms."""
    timeline.hold(0.25)
    hold = At("chest", -0.05, -0.06, 0.15)
    timeline.to(0.5, hands=hold, shrugs=20, bend=18, nod=14, y=-0.05, knees=-10, elbows=15)
    for number in range(14):
        sign = 1 if number % 2 else -1
        timeline.to(0.09, exact=True, twist=2.5 * sign, x=0.006 * sign, shrugs=20 + 3 * sign)
    for _ in range(2):
        timeline.to(0.3, hands=hold.moved(0, -0.12, 0.0))
        timeline.to(0.3, hands=hold.moved(0, 0.08, 0.0))
    for number in range(8):
        sign = 1 if number % 2 else -1
        timeline.to(0.09, exact=True, twist=2.5 * sign, x=0.006 * sign)
    timeline.hold(0.2)
    timeline.neutral(0.7)
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
    count=Count(1, 3),
    crispness="crisp",
)
def sneeze(timeline: Timeline, side: str, kind: str, count: int) -> Sequence[str]:
    """Back for the breath, then a jerk forward, a hand at the face."""
    timeline.hold(0.25)
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
    pose=Choice(("at ease", "at attention", "with the legs apart", "with the hands behind the back")),
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
    timeline.hold(seconds)
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
    arms=Choice(("out to the sides", "on the hips", "hanging", "crossed over the chest")),
)
def one_leg(timeline: Timeline, side: str, arms: str) -> Sequence[str]:
    """The named leg carries, the other knee is lifted."""
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
    }[arms]
    timeline.to(0.7, foot_l=At("hip", 0.0, -0.46, 0.28), ankle_l=15, **hands)
    for sign in (1, -1, 1):
        timeline.to(0.6, side=3.0 * sign, twist=2.0 * sign)
    timeline.to(0.7, foot_l=At("floor", 0.095, 0.0, 0.0), hands=NEUTRAL_HAND, elbows=0, palms=0, side=0, twist=0)
    timeline.hold(0.2)
    said = {
        "out to the sides": "with the arms out to the sides",
        "on the hips": "with the hands on the hips",
        "hanging": "with the arms hanging",
        "crossed over the chest": "with the arms crossed over the chest",
    }[arms]
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


@action("crouch and stay low", STATIC + "crouch", verbs="crouch squat hide look bend", look=Choice(("ahead", "around")))
def crouch(timeline: Timeline, look: str) -> Sequence[str]:
    """Down on bent legs, hands on the knees, staying low."""
    timeline.hold(0.25)
    step(timeline, "r", -0.18, 0.13, duration_s=0.4, heel_first=False)
    timeline.to(0.8, y=-0.50, pitch=34, bend=22, nod=-34, hands=At("knee", 0.0, 0.08, 0.04), foot_pitch_r=34)
    timeline.hold(0.5)
    if look == "around":
        timeline.to(0.7, turn=50, twist=10)
        timeline.to(1.0, turn=-50, twist=-10)
        timeline.to(0.6, turn=0, twist=0)
    else:
        timeline.hold(1.2)
    timeline.to(0.9, y=0, pitch=0, bend=2, nod=0, hands=NEUTRAL_HAND, foot_pitch_r=0)
    step(timeline, "r", 0.0, 0.095, duration_s=0.4)
    return [
        "{crouch} down",
        f"{{crouch}} low and {{look}} {look}",
        "{crouch}, {stay} low and {stand} up again",
        f"{{squat}} down with the hands on the knees, looking {look}",
        "{hide} by crouching low",
        f"{{bend}} the knees, {{lower}} the body and {{look}} {look}",
        "{go} down into a crouch and {wait}",
        f"{{duck}} down, {{look}} {look} and {{rise}}",
        f"= somebody crouches and looks {look}",
    ]


@action("kneel upright", STATIC + "kneel", verbs="kneel stay hold", knees=Choice(("one knee", "both knees")), side=SIDE)
def kneel_upright(timeline: Timeline, knees: str, side: str) -> Sequence[str]:
    """Down on one or both knees and staying there."""
    timeline.hold(0.25)
    kneel(timeline, "r" if knees == "one knee" else "both", 1.4)
    timeline.to(0.4, hand_l=At("thigh", 0.02, 0.12, 0.06) if knees == "one knee" else NEUTRAL_HAND)
    timeline.hold(1.8)
    said = f"the {side} knee" if knees == "one knee" else "both knees"
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
    "lean against a wall", STATIC + "lean", verbs="lean rest stand", side=SIDE, how=Choice(("back", "shoulder", "hand"))
)
def lean(timeline: Timeline, side: str, how: str) -> Sequence[str]:
    """Leaning with the back, a shoulder or a stretched hand against something."""
    timeline.hold(0.3)
    if how == "back":
        step(timeline, "l", 0.26, 0.10, duration_s=0.4)
        step(timeline, "r", 0.24, 0.10, duration_s=0.4)
        timeline.to(0.8, z=-0.06, pitch=-14, bend=6, nod=6, balance=0.0, y=-0.03)
        timeline.to(0.6, hands=At("chest", -0.10, -0.14, 0.14), elbows=10)
        said = "with the back"
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
        f"{{lean}} {said} against something",
        f"{{rest}} {said} against a wall",
        f"{{stand}} leaning against a wall {said}",
        f"{{lean}} on a wall {said} and {{wait}}",
        f"{{relax}}, leaning {said} on a doorframe",
        f"{{prop}} oneself {said} against a wall",
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
)
def lie_still(timeline: Timeline, on: str, seconds: float, side: str) -> Sequence[str]:
    """Lying for a while."""
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
    ]


@action(
    "sit still",
    STATIC + "sit",
    verbs="sit rest stay cross lean",
    pose=Choice(("on a chair", "on the floor", "on a chair leaning back", "on a chair leaning forward")),
    seconds=Number(1.8, 5.0, "s"),
)
def sit_still(timeline: Timeline, pose: str, seconds: float) -> Sequence[str]:
    """Sitting for a while."""
    if pose == "on the floor":
        sit_on_floor_start(timeline)
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


@action("sit with crossed legs", STATIC + "sit", verbs="sit cross lift", side=SIDE)
def sit_crossed(timeline: Timeline, side: str) -> Sequence[str]:
    """Seated, one leg is laid over the other."""
    sit_start(timeline)
    timeline.hold(0.5)
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
