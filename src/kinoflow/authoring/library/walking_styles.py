"""Walking in many manners: each style of `gait.py` along several routes."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from kinoflow.authoring.action import SIDE, Choice, action
from kinoflow.authoring.controls import At
from kinoflow.authoring.curves import evaluate
from kinoflow.authoring.gait import STYLES, Path, Style, arc, corner, line, travel
from kinoflow.authoring.moves import step, turn_to
from kinoflow.authoring.timeline import Timeline, Track

WHERE = Choice(("straight", "curve", "corner", "circle"), (5, 1, 1, 1))
SHORT_WHERE = Choice(("straight", "curve", "corner"), (5, 1, 1))
MOTION = Choice(("standing", "moving"), (2, 1))
"""Whether a clip begins (ends) standing or in the middle of walking."""
OWN_PACE = frozenset(
    {
        "stroll",
        "stride",
        "race walk",
        "shuffle",
        "sneak",
        "wade",
        "tightrope walk",
        "walk angry",
        "walk happy",
        "walk in the dark",
        "walk like an old person",
        "walk sad",
        "walk tired",
    }
)
"""Styles that say by themselves how fast they are: no other tempo is drawn for them."""
LONGEST_S = 7.2
"""A slow tempo must still give a clip of less than twelve seconds."""


def route(timeline: Timeline, style: Style, where: str, side: str) -> tuple[float, Path, list[str]]:
    """Distance, path to the right, and ways of saying it with the word for the side that is shown."""
    fewest, most = math.ceil(2.4 / style.step_s), int(5.6 / style.step_s)
    if style.air_s:
        fewest, most = 7, 11
    steps = int(timeline.generator.integers(fewest, most + 1))
    length_m = steps * style.step_m
    if where == "curve":
        texts = [
            f"in a curve to the {side}",
            f"forward, curving to the {side},",
            f"along an arc to the {side}",
            f"forward while bearing {side}",
            f"around a bend to the {side}",
            f"along a path that bends to the {side}",
        ]
        return length_m, arc(length_m / 1.9, left=False), texts
    if where == "corner":
        radius_m = 0.35 if not style.air_s else 0.9
        texts = [
            f"forward and then {{turn}} {side}",
            f"around a corner to the {side}",
            f"straight ahead, then to the {side}",
            f"and {{make}} a {side} turn",
        ]
        return length_m, corner(0.5 * length_m - 0.75 * radius_m, -90, radius_m), texts
    if where == "circle":
        steps = min(int(LONGEST_S / style.step_s), 10 if not style.air_s else 14)
        length_m = steps * style.step_m
        clock = "clockwise" if side == "right" else "counterclockwise"
        texts = ["in a circle", f"in a circle to the {side}", f"{clock} in a circle", "around in a full circle"]
        return length_m, arc(length_m / 6.283, left=False), texts
    if where == "backward":
        return length_m, line(180), ["backward", "backwards", "backward without turning around", "in reverse"]
    if where == "sideways":
        return (
            0.6 * length_m,
            line(-90),
            [f"sideways to the {side}", f"sideways, to the {side},", f"sidewards to the {side}"],
        )
    return length_m, line(), ["forward", "", "straight ahead", "", "in a straight line", "forward"]


def glance(
    timeline: Timeline,
    start_s: float,
    end_s: float,
    sides: Sequence[float],
    turn_deg: float = 66.0,
    twist_deg: float = 24.0,
) -> None:
    """Turn head and chest aside one after the other during a walk that has been written; 1 is left, -1 is right."""
    times_s, shares = [0.0, start_s], [0.0, 0.0]
    for number, share in enumerate(sides):
        middle_s = start_s + (number + 0.5) * (end_s - start_s) / len(sides)
        half_s = 0.25 * (end_s - start_s) / len(sides)
        times_s += [middle_s - half_s, middle_s + half_s]
        shares += [share] * 2
    times_s.append(end_s + 0.3)
    shares.append(0.0)
    turn, twist = timeline.tracks["turn"], timeline.tracks["twist"]
    for time_s, share in zip(times_s[1:], shares[1:], strict=True):
        turn.put(max(time_s, turn.end_s), turn_deg * share)
    twist.values = [
        value + twist_deg * float(np.interp(time_s, times_s, shares))
        for time_s, value in zip(twist.times_s, twist.values, strict=True)
    ]


def overlay(timeline: Timeline, name: str, times_s: Sequence[float], values: Sequence[float]) -> None:
    """Add a curve through these keys to a control of the trunk that has been written already."""
    track = timeline.tracks[name]
    grid_s = np.arange(track.times_s[0], max(track.end_s, times_s[-1]) + 0.05, 0.05)
    added = evaluate(Track(list(times_s), list(values)), grid_s)
    timeline.tracks[name] = Track(grid_s.tolist(), (evaluate(track, grid_s) + added).tolist())


def say(phrases: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Phrases with `@` exchanged for the texts by turns."""
    said = []
    for number, phrase in enumerate(phrases):
        text = phrase.replace("@", texts[number % len(texts)])
        said.append(" ".join(text.replace(",,", ",").split()).replace(" ,", ",").strip(", "))
    return list(dict.fromkeys(said))


@dataclass(frozen=True)
class Held:
    """Where the hands are during a walk instead of swinging; the right one where only one is held.

    Attributes:
        said: how it is said, "~" for the side.
        left, right: places of the hands; None swings.
        limbs: controls of both arms, or of one, during all of the walk.
    """

    said: str
    left: At | None
    right: At | None
    limbs: Mapping[str, float] = field(default_factory=dict)


_POCKET = At("pelvis", 0.19, -0.04, 0.06)
HELD: dict[str, Held] = {
    "in the pockets": Held("with the hands in the pockets", _POCKET, _POCKET, {"elbows": 25, "wrists": 12, "shrugs": 4}),
    "folded": Held("with folded arms", At("chest", -0.08, -0.11, 0.10), At("chest", -0.09, -0.05, 0.06), {"elbows": 28, "wrists": 32}),
    "on the hips": Held("with the hands on the hips", At("pelvis", 0.19, 0.13, 0.02), At("pelvis", 0.19, 0.13, 0.02), {"elbows": 70}),
    "one on the hip": Held("with the ~ hand on the hip", None, At("pelvis", 0.19, 0.13, 0.02), {"elbow_r": 70}),
    "behind the back": Held("with the hands behind the back", At("pelvis", -0.01, 0.07, -0.23), At("pelvis", -0.01, 0.07, -0.23)),
    "behind the head": Held("with the hands behind the head", At("head", 0.05, 0.0, -0.14), At("head", 0.05, 0.0, -0.14), {"elbows": 60}),
    "out to the sides": Held("with the arms stretched out to the sides", At("shoulder", 0.54, 0.02, 0.03), At("shoulder", 0.54, 0.02, 0.03)),
    "raised": Held("with both arms raised overhead", At("shoulder", 0.16, 0.42, 0.16), At("shoulder", 0.16, 0.42, 0.16)),
    "stretched forward": Held("with both arms stretched out in front", At("shoulder", 0.02, -0.03, 0.54), At("shoulder", 0.02, -0.03, 0.54), {"palms": -70}),
    "hanging": Held("with the arms hanging loosely", At("shoulder", 0.09, -0.52, 0.06), At("shoulder", 0.09, -0.52, 0.06)),
    "stiff at the sides": Held("with the arms held stiffly at the sides", At("shoulder", 0.06, -0.545, 0.02), At("shoulder", 0.06, -0.545, 0.02)),
    "at the ear": Held("with a phone at the ~ ear", None, At("head", 0.12, -0.09, 0.08), {"elbow_r": 15, "wrist_r": 20}),
    "at the lips": Held("with the ~ index finger at the lips", None, At("head", 0.05, -0.17, 0.17), {"elbow_r": 12}),
    "on the head": Held("holding the head with the ~ hand", None, At("head", 0.10, 0.04, 0.13), {"elbow_r": 35}),
    "on the belly": Held("holding the belly with both hands", At("chest", 0.02, -0.22, 0.10), At("chest", -0.02, -0.18, 0.13), {"elbows": 20}),
    "on the back": Held("with the ~ hand on the lower back", None, At("pelvis", 0.06, 0.10, -0.19), {"elbow_r": 45}),
    "on the straps": Held("with both hands on the straps of a backpack", At("shoulder", -0.05, -0.12, 0.10), At("shoulder", -0.05, -0.12, 0.10), {"elbows": 12}),
    "bicycle": Held("pushing a bicycle on the ~ side", At("shoulder", -0.26, -0.38, 0.36), At("shoulder", 0.16, -0.38, 0.36), {"elbow_l": 12}),
    "over the ears": Held("covering both ears with the hands", At("head", 0.12, -0.07, 0.04), At("head", 0.12, -0.07, 0.04), {"elbows": 45}),
    "over the face": Held("covering the face with both hands", At("head", 0.03, -0.14, 0.15), At("head", 0.03, -0.14, 0.15), {"elbows": 25}),
    "ball": Held("with a ball under the ~ arm", None, At("chest", 0.13, -0.16, 0.13), {"elbow_r": 20}),
    "torch": Held("holding up a torch in the ~ hand", None, At("shoulder", 0.12, 0.40, 0.24), {"elbow_r": 10}),
    "rifle": Held("with a rifle on the ~ shoulder", None, At("shoulder", -0.04, -0.24, 0.20), {"elbow_r": 15, "palm_r": 40}),
    "bottle": Held("with a bottle in the ~ hand", None, At("shoulder", 0.08, -0.30, 0.28), {"elbow_r": 10}),
    "one forward": Held("with the ~ arm stretched out in front", At("shoulder", 0.09, -0.52, 0.06), At("shoulder", -0.02, -0.02, 0.54), {"palm_r": -70}),
    "umbrella": Held("holding an umbrella in the ~ hand", None, At("shoulder", -0.06, -0.10, 0.28), {"elbow_r": 15}),
    "cup": Held("carrying a cup of coffee in the ~ hand", None, At("shoulder", 0.02, -0.27, 0.31), {"elbow_r": 8}),
    "saluting": Held("saluting with the ~ hand", None, At("head", 0.09, 0.05, 0.10), {"elbow_r": 70, "palm_r": -60}),
}  # fmt: skip
_OF_ARMS = re.compile(r"\b(arms?|hands?|elbows?|forearms?)\b")
_SIDEWAYS = {"together": True, "twist_deg": 0.0, "drop_deg": 0.0, "sway_m": 0.0, "heel_deg": 14.0}


def _facing_ahead(style: Style, where: str) -> Style:
    """The style for going backward or sideways while the face stays to the front."""
    if where == "sideways":
        return replace(style, **_SIDEWAYS, step_m=min(0.42, 1.3 * style.step_m), strike_deg=min(0.0, style.strike_deg))  # type: ignore[arg-type]
    return replace(
        style, step_m=0.8 * style.step_m, strike_deg=min(style.strike_deg, -16.0), heel_deg=min(style.heel_deg, 30.0)
    )


def register(
    name: str,
    leaf: str,
    style: Style,
    verbs: str,
    phrases: Sequence[str],
    *,
    hands: Sequence[str] = (),
    ways: Sequence[str] = (),
    **limbs: float,
) -> None:
    """An action for a style of walking or running.

    Args:
        name: see `action`.
        leaf: the same.
        style: of the steps.
        verbs: see `action`.
        phrases: "@" is where it goes, "~" the side.
        hands: where the hands can be held instead of what the style does, of `HELD`.
        ways: "backward" and "sideways", where it can go so besides forward.
        limbs: set during all of it.
    """
    where = WHERE if style.step_m >= 0.36 else SHORT_WHERE
    if ways:
        where = Choice((*where.values, *ways), (*where.weights, *([1.0] * len(ways))))

    def score(timeline: Timeline, side: str, where: str, begins: str, ends: str, hands: str = "usual") -> Sequence[str]:
        own, arms = style, dict(limbs)
        texts_of_arms = list(phrases)
        if hands != "usual":
            held = HELD[hands]
            own, arms = replace(own, hand=(held.left, held.right)), dict(held.limbs)
            said = held.said.replace("~", side)
            free = [phrase for phrase in phrases if not _OF_ARMS.search(phrase)]
            texts_of_arms = [*(f"{phrase} {said}" for phrase in free), *(f"{phrase}, {said}" for phrase in free)]
        facing: str | float = "path"
        if where in ("backward", "sideways"):
            own, facing = _facing_ahead(own, where), 0.0
        length_m, path, texts = route(timeline, own, where, side)
        if begins == "standing":
            timeline.hold(0.2)
        if arms and begins == "moving":
            timeline.start(**arms)
        elif arms:
            timeline.to(0.6, advance=False, **arms)
        options: dict[str, Any] = {"first": "r"} if where == "sideways" else {}
        travel(timeline, length_m, own, path, begins=begins, ends=ends, facing=facing, **options)
        if arms and ends == "standing":
            timeline.time_s -= 0.3
            timeline.to(0.4, **dict.fromkeys(arms, 0.0))
        return [text.replace("~", side) for text in say(texts_of_arms, texts)]

    score.__doc__ = f"{name.capitalize()}, straight on or along a curve, a corner or a circle."
    more = {"hands": Choice(("usual", *hands), (2.0 + len(hands) / 2, *([1.0] * len(hands))))} if hands else {}
    action(
        name,
        leaf,
        verbs=verbs,
        tempo=not style.air_s and name not in OWN_PACE,
        side=SIDE,
        where=where,
        begins=MOTION,
        ends=MOTION,
        **more,
    )(score)


WALK = STYLES["walk"]
WALKING = "locomotion/walk/"

register("walk", WALKING + "walk", WALK, "walk move go", [
    "{walk} @", "{walk} @ at a normal pace", "{walk} @ with the arms swinging naturally", "{go} for a walk @", "{move} @ on foot",
    "{walk} @ in an ordinary way", "casually {walk} @", "{take} several steps @", "{walk} @, the arms swinging against the legs",
    "{step} @ at a comfortable pace",
], hands=("in the pockets", "folded", "at the ear", "out to the sides"))  # fmt: skip
register("walk with hanging arms", WALKING + "walk", replace(WALK, hand=HELD["hanging"].right, step_m=0.56), "walk hang", [
    "{walk} @ with hanging arms", "{walk} @ with the arms hanging at the sides", "{walk} @ without swinging the arms", "{walk} @, letting the arms hang", "{go} @ on foot with loosely hanging arms", "{move} @ at a walk, the arms hanging down",
    "{take} a walk @ with both arms hanging", "{walk} @, the arms dangling", "{walk} calmly @", "{step} @ at an easy pace", "{walk} @ at a normal pace", "{go} @ on foot", "{take} several steps @",
], hands=("stiff at the sides", "one on the hip", "behind the head", "over the ears"))  # fmt: skip
register("walk carrying something small", WALKING + "walk", replace(WALK, hand=(None, HELD["cup"].right), step_m=0.54), "walk carry hold push", [
    "{walk} @ with a cup of coffee in the hand", "{carry} a cup @ in one hand", "{walk} @ holding a mug in the hand", "{walk} @ with a drink in the hand", "{walk} @ with one hand held in front", "{walk} @ and {carry} a glass in the hand",
    "{walk} carefully @", "{go} @ on foot", "{walk} @ at a normal pace", "{step} @ at an easy pace", "{take} a walk @", "{move} @ on foot",
], hands=("umbrella", "on the straps", "bicycle", "torch"))  # fmt: skip
register("stroll", WALKING + "stroll", STYLES["stroll"], "stroll walk wander saunter", [
    "{stroll} @", "{stroll} leisurely @", "{walk} slowly and relaxed @", "{saunter} @ with relaxed arms", "{wander} @ without hurry",
    "{take} a leisurely walk @", "{amble} @", "{walk} @ at an easy, unhurried pace", "{go} for a stroll @",
], hands=("in the pockets", "behind the back", "folded"))  # fmt: skip
register("stride", WALKING + "stride", STYLES["stride"], "stride walk step", [
    "{stride} @", "{walk} @ with long steps", "{stride} @ with big steps", "{walk} energetically @ taking long strides",
    "{take} long, brisk steps @", "{walk} @ with large strides and swinging arms", "{stride} purposefully @", "{walk} briskly @",
    "{march} off @ with long steps, arms swinging widely",
], hands=("in the pockets", "folded"))  # fmt: skip
register("tiptoe", WALKING + "tiptoe", replace(STYLES["tiptoe"], hand=At("shoulder", 0.16, -0.30, 0.22), lift_m=0.11), "tiptoe walk", [
    "{tiptoe} @", "{walk} on tiptoe @", "{walk} @ on the tips of the toes", "{tiptoe} quietly @", "{walk} on {poss} toes @",
    "{walk} @ on the toes with the heels lifted", "{step} carefully on tiptoe @", "{tiptoe} @ with small steps, both hands in front of the waist",
    "{take} small, quiet steps @ on the balls of the feet",
], hands=("at the lips", "out to the sides", "raised", "on the hips", "hanging"), ways=("backward", "sideways"))  # fmt: skip
register("sneak", "locomotion/low/creep", STYLES["sneak"], "sneak creep walk", [
    "{sneak} @", "{creep} @", "{walk} stealthily @", "{sneak} @ with bent knees", "{creep} @ quietly, the back bent and the knees soft",
    "{walk} like a burglar @", "{move} @ stealthily with slow, high steps", "{sneak} @, leaning forward with both hands in front of the chest",
    "{tread} carefully @, trying not to be heard", "quietly {sneak} @",
], hands=("at the lips", "hanging"), ways=("backward", "sideways"))  # fmt: skip
register("crouched walk", WALKING + "crouched walk", STYLES["crouched"], "walk crouch bend move", [
    "{walk} @ in a crouch", "{crouch} and {walk} @", "{walk} crouched @", "{walk} @ with bent knees and a bent back", "{move} @ while crouching low",
    "{walk} @ with the knees bent and the body low", "{stay} low and {walk} @", "{duck} down and {walk} @, then {stand} up" ,
    "{walk} @ bent over", "{walk} @ in a low crouch",
], hands=("stretched forward", "hanging"), ways=("backward", "sideways"))  # fmt: skip
register("march", WALKING + "march", STYLES["march"], "march walk lift swing raise", [
    "{march} @", "{march} @ like a soldier", "{march} @ with high knees", "{march} @, lifting the knees and swinging the arms",
    "{walk} @ in military style", "{march} @ with stiff, straight arms swinging", "{parade} @", "{raise} the knees high and {march} @",
    "{march} @ with an upright back and {lift} the knees to hip height",
], hands=("on the hips", "stiff at the sides", "saluting", "rifle"), ways=("backward",))  # fmt: skip
register("catwalk", WALKING + "catwalk", replace(STYLES["catwalk"], twist_deg=15, drop_deg=10, sway_m=0.055), "catwalk walk sway", [
    "{walk} @ like a model on a catwalk", "{catwalk} @", "{walk} @ like a fashion model", "{walk} @, the hips swaying and one foot in front of the other",
    "{strut} @ down the runway", "{walk} @ with swinging hips", "{stride} @ elegantly as on a catwalk", "{sway} the hips and {walk} @ with crossing steps",
    "{walk} @ gracefully like a model, placing the feet on one line",
], hands=("on the hips", "one on the hip"))  # fmt: skip
register("swagger", WALKING + "catwalk", STYLES["swagger"], "swagger walk strut swing", [
    "{swagger} @", "{walk} @ with a swagger", "{strut} @", "{walk} @ in a cocky way", "{swagger} @ with swinging shoulders", "{walk} @ like a tough guy",
    "{walk} @ with a wide gait, rolling the shoulders", "{strut} confidently @", "{walk} @ in a cool manner, the arms swinging widely",
], hands=("in the pockets", "one on the hip"))  # fmt: skip
register("shuffle", WALKING + "shuffle", STYLES["shuffle"], "shuffle walk drag slide", [
    "{shuffle} @", "{shuffle} @ with tiny steps", "{walk} @ without lifting the feet", "{drag} {poss} feet @", "{shuffle} slowly @, bent forward",
    "{walk} @ with small shuffling steps", "{slide} the feet over the floor and {shuffle} @", "{move} @ in short sliding steps, the back bent",
    "{take} very small steps @, feet sliding on the floor",
], hands=("behind the back", "hanging"), ways=("backward", "sideways"))  # fmt: skip
register("walk like an old person", WALKING + "shuffle", STYLES["old"], "walk", [
    "{walk} @ like an old person", "{walk} slowly @ like an elderly person", "{walk} @ with a bent back and small steps", "{hobble} @ like an old man",
    "{walk} @ stooped over", "{shuffle} @ like a grandmother", "{walk} @ hunched, with slow short steps", "{move} slowly @ like somebody very old",
    "{walk} @ like an elderly person, the back bent far forward",
], hands=("behind the back", "on the back"))  # fmt: skip
register("toddle", WALKING + "drunk", STYLES["toddle"], "toddle walk totter waddle", [
    "{toddle} @", "{walk} @ like a toddler", "{toddle} @ with the arms held out", "{walk} @ like a small child learning to walk", "{totter} @ with small wide steps",
    "{walk} @ with short wobbly steps, feet wide apart", "{toddle} @ like a baby", "{waddle} @ like a toddler, arms raised to the sides for balance",
    "{take} tiny steps @ with the feet wide apart, swaying from side to side",
], hands=("raised", "stretched forward"))  # fmt: skip
register("stagger", WALKING + "drunk", STYLES["drunk"], "stagger stumble walk sway totter", [
    "{stagger} @", "{walk} @ like a drunk person", "{stumble} @", "{walk} drunkenly @", "{sway} from side to side while walking @", "{totter} @ unsteadily",
    "{walk} @ unsteadily as if drunk", "{stagger} @, swaying and stepping aside", "{reel} @ like somebody who is drunk", "dizzily {stagger} @",
], hands=("on the head", "on the belly", "out to the sides", "bottle"), ways=("backward",))  # fmt: skip
register("walk tired", WALKING + "shuffle", STYLES["tired"], "walk trudge drag", [
    "{walk} @ tired", "{trudge} @", "{walk} @ wearily", "{drag} {poss} feet @, exhausted", "{walk} slowly @ with hanging arms and a drooping head", "{plod} @",
    "{walk} @ as if exhausted", "{trudge} @ with slumped shoulders", "{walk} @ with heavy, tired steps, bent forward", "{drag} along @ as if very tired",
], hands=("on the hips", "in the pockets"))  # fmt: skip
register("walk sad", WALKING + "stroll", replace(STYLES["sad"], bend_deg=20, nod_deg=36), "walk", [
    "{walk} @ sadly", "{walk} @ with the head down", "{walk} slowly @ in a sad mood", "{walk} @ depressed, looking at the floor", "{walk} @ with a hanging head",
    "{walk} @ looking down at the ground", "{hang} {poss} head and {walk} @", "{walk} @ gloomily with hardly swinging arms", "{walk} @, the shoulders slumped and the head bowed",
], hands=("in the pockets", "folded", "behind the back", "over the face"))  # fmt: skip
register("walk happy", WALKING + "stride", replace(STYLES["happy"], bob_m=0.06, heel_deg=56, arm_m=0.30), "walk swing", [
    "{walk} @ happily", "{walk} @ with a spring in {poss} step", "{walk} @ cheerfully", "{bounce} @ with swinging arms", "{walk} @ in a happy mood",
    "{walk} @ joyfully, swinging the arms", "{walk} @ with bouncy steps", "{walk} @ light-heartedly with the arms swinging far", "{walk} @, bobbing up and down happily",
], hands=("raised", "out to the sides", "behind the head"))  # fmt: skip
ANGRY = replace(
    WALK,
    step_m=0.66,
    step_s=0.44,
    lift_m=0.10,
    strike_deg=4,
    bob_m=0.03,
    pitch_deg=8,
    bend_deg=10,
    nod_deg=6,
    arm_m=0.28,
    arm_bend_m=0.16,
    twist_deg=9,
    width_m=0.2,
    y_m=-0.04,
)
register("walk angry", WALKING + "stride", ANGRY, "walk stomp storm stamp", [
    "{walk} @ angrily", "{stomp} @", "{storm} off @", "{walk} @ with fast, hard steps", "{stomp} @ angrily, leaning forward", "{walk} @ furiously",
    "{walk} @ in anger with the arms swinging hard", "{stamp} @ with heavy steps", "{walk} fast @, leaning forward with bent arms",
], hands=("folded", "on the hips", "stiff at the sides"))  # fmt: skip
PROUD = replace(
    WALK,
    step_m=0.62,
    step_s=0.6,
    bend_deg=-10,
    pitch_deg=-2,
    nod_deg=-12,
    knee_m=0.06,
    arm_m=0.2,
    toes_deg=12,
    bob_m=0.022,
)
register("walk proud", WALKING + "stride", PROUD, "walk strut", [
    "{walk} @ proudly", "{walk} @ with the chest out", "{walk} @ with the head held high", "{strut} proudly @", "{walk} @ with a proud chest and raised chin",
    "{walk} upright @ like a king", "{walk} @ in a confident, proud manner", "{push} out the chest and {walk} @", "{walk} @, leaning back a little with the chin up",
], hands=("on the hips", "behind the back"))  # fmt: skip
register("walk like a zombie", WALKING + "shuffle", STYLES["zombie"], "walk lurch", [
    "{walk} @ like a zombie", "{walk} @ with outstretched arms like a zombie", "{lurch} @ like a zombie", "{stumble} @ with both arms stretched forward",
    "{shamble} @ like the undead", "{act} like a zombie and {walk} @", "{walk} stiffly @ with the arms stretched out in front", "{drag} {poss} feet @ like a zombie, arms forward",
    "{walk} @ like a monster, both arms held out in front",
    "{walk} @ like a zombie, dragging the ~ foot", "{drag} the ~ leg and {stagger} @ like a zombie",
], hands=("hanging", "one forward"), ways=("backward",))  # fmt: skip
register("race walk", "sports/track athletics/race walk", replace(STYLES["racewalk"], step_m=0.8), "walk race hurry", [
    "{walk} very fast @", "{move} @ in a race walk", "{go} power walking @", "{walk} @ as in a race walk", "{hurry} @ at a fast walk", "{walk} @ quickly with bent arms pumping",
    "{walk} rapidly @, elbows bent and hips rolling", "{move} @ at a brisk speed walk", "{rush} @ with fast, long steps",
])  # fmt: skip
register("walk like a bear", WALKING + "walk", STYLES["bear"], "walk bear lumber", [
    "{walk} @ like a bear", "{lumber} @ like a bear", "{walk} @ heavily with the arms hanging in front", "{imitate} a bear and {walk} @ on two legs", "{walk} @ like a gorilla",
    "{lumber} @ with wide, heavy steps", "{walk} @ swaying heavily from side to side, bent forward", "{walk} @ like a big animal, arms held away from the body",
    "{trudge} @ like a bear with a bent back",
])  # fmt: skip
register("wade", WALKING + "walk", replace(WALK, step_m=0.42, step_s=0.78, double_s=0.16, lift_m=0.12, knee_m=0.22, hand=At("shoulder", 0.36, -0.14, 0.12), strike_deg=0, pitch_deg=7, bend_deg=8, nod_deg=8, twist_deg=10, sway_m=0.04, heel_deg=26), "wade walk", [
    "{wade} @ through water", "{wade} @", "{walk} @ through deep water", "{walk} @ with high slow steps, arms lifted to the sides", "{wade} through deep snow @",
    "{walk} @ as if in knee-deep snow", "{lift} the knees high and {wade} @", "{push} @ through the water with raised arms", "{walk} @ slowly as if through mud, arms out",
], hands=("raised", "stretched forward", "hanging"))  # fmt: skip
register("tightrope walk", WALKING + "walk", replace(WALK, step_m=0.30, step_s=0.8, double_s=0.24, width_m=0.0, hand=At("shoulder", 0.54, 0.02, 0.02), strike_deg=-12, heel_deg=20, lift_m=0.06, toes_deg=2, sway_m=0.004, wander_m=0.0, drop_deg=-5, twist_deg=3, nod_deg=12, bob_m=0.012, y_m=-0.03), "walk balance step", [
    "{walk} @ on a tightrope", "{balance} @ as on a tightrope", "{walk} @ with the arms stretched out to the sides", "{walk} @ heel to toe, arms out for balance",
    "{balance} on a beam and {walk} @", "{put} one foot in front of the other @, arms spread", "{walk} @ like a tightrope walker", "{step} carefully @ along a line with both arms out",
    "{balance} @ with the arms spread to the sides", 
], hands=("on the hips", "raised"), ways=("backward", "sideways"))  # fmt: skip
register("walk like a robot", WALKING + "march", replace(WALK, step_m=0.42, step_s=0.62, double_s=0.2, heel_deg=6, strike_deg=0, lift_m=0.06, knee_m=0.10, hand=(At("shoulder", 0.03, -0.29, 0.30), At("shoulder", 0.03, -0.29, 0.30)), bend_deg=0, pitch_deg=0, twist_deg=12, drop_deg=0, sway_m=0.045, bob_m=0.004), "walk move", [
    "{walk} @ like a robot", "{walk} stiffly @", "{move} @ like a robot with bent elbows", "{walk} @ mechanically", "{walk} @ with stiff arms bent at right angles",
    "{pretend} to be a robot and {walk} @", "{walk} @ in a robotic way", "{step} stiffly @ with the forearms held forward", "{walk} @ like a machine, the forearms level",
], ways=("backward", "sideways"))  # fmt: skip
register("waddle", WALKING + "walk", replace(WALK, step_m=0.16, step_s=0.4, double_s=0.12, width_m=0.16, toes_deg=38, sway_m=0.085, drop_deg=-12, heel_deg=6, strike_deg=0, lift_m=0.05, hand=At("shoulder", 0.26, -0.42, 0.0), bend_deg=-3, twist_deg=8, bob_m=0.01), "waddle walk", [
    "{waddle} @", "{waddle} @ like a penguin", "{walk} @ like a penguin", "{walk} @ with the toes turned out, rocking from side to side", "{waddle} like a duck @",
    "{walk} @ with tiny steps, swaying left and right", "{imitate} a penguin and {waddle} @", "{rock} from side to side while walking @ with short steps",
    "{walk} @ like a penguin, the arms held down at the sides",
], hands=("behind the back", "on the hips"))  # fmt: skip
BLIND = (At("shoulder", 0.02, -0.08, 0.46), At("shoulder", 0.10, -0.14, 0.42))
register("walk in the dark", "locomotion/low/creep", replace(WALK, step_m=0.30, step_s=0.8, double_s=0.24, hand=BLIND, heel_deg=14, strike_deg=-6, lift_m=0.05, bend_deg=-2, nod_deg=-10, width_m=0.2, twist_deg=2, y_m=-0.04), "walk feel grope", [
    "{walk} @ blindly with the arms stretched forward", "{walk} @ as if in the dark", "{feel} {poss} way @ with outstretched hands", "{grope} @ in the dark",
    "{walk} carefully @ as if blindfolded", "{hold} both hands out in front and {walk} slowly @", "{walk} @ hesitantly with the hands reaching forward",
    "{take} small careful steps @ with the arms held out in front", "{walk} @ like a blindfolded person",
], ways=("backward", "sideways"))  # fmt: skip


def _register_hands(name: str, hand: At, elbows_deg: float, said: str) -> None:
    register(name, WALKING + "walk", replace(WALK, hand=hand, step_m=0.54, step_s=0.58), "walk hold keep", [
        f"{{walk}} @ {said}", f"{{take}} a walk @ {said}", f"{{walk}} calmly @ {said}", f"{{stroll}} @ {said}", f"{{keep}} {{poss}} arms still and {{walk}} @ {said}",
        f"{{step}} @ {said}", f"{{go}} @ {said}", f"{{move}} @ on foot {said}", f"{{walk}} at an easy pace @ {said}",
    ], elbows=elbows_deg)  # fmt: skip


_register_hands("walk with the hands on the hips", At("pelvis", 0.19, 0.13, 0.02), 70.0, "with the hands on the hips")
_register_hands(
    "walk with the hands behind the back", At("pelvis", -0.01, 0.07, -0.23), 0.0, "with the hands behind the back"
)
_register_hands("walk with the hands on the head", At("head", 0.17, 0.11, -0.02), 30.0, "with both hands on the head")
_register_hands("walk with raised hands", At("shoulder", 0.16, 0.42, 0.16), 0.0, "with both hands raised")


@action(
    "pose on the catwalk",
    WALKING + "catwalk",
    verbs="walk pose turn stop look",
    side=SIDE,
    pose=Choice(("hand on the hip", "both hands on the hips", "over the shoulder")),
    end=Choice(("walk back", "stay")),
)
def pose_on_the_catwalk(timeline: Timeline, side: str, pose: str, end: str) -> Sequence[str]:
    """A model walks up, stops with the weight on one leg and poses, then turns over the right shoulder and walks back."""
    gait = replace(STYLES["catwalk"], twist_deg=15, drop_deg=10, sway_m=0.055, step_s=0.5)
    travel(timeline, 3.6 * gait.step_m, gait, steps=4)
    step(timeline, "r", 0.10, 0.12, toes_deg=20, duration_s=0.34, heel_first=False, advance=False)
    one: dict[str, Any] = {"hand_r": At("pelvis", 0.19, 0.13, 0.02), "elbow_r": 70.0}
    if pose == "both hands on the hips":
        one = {"hands": At("pelvis", 0.19, 0.13, 0.02), "elbows": 70.0}
    timeline.to(0.45, **one, x=0.07, roll=6, side=-8, tilt=-6, bend=-4, nod=-4)
    if pose == "over the shoulder":
        timeline.to(0.4, yaw=-30, twist=-24, turn=40, tilt=6)
        timeline.hold(0.7)
        timeline.to(0.35, yaw=0, twist=0, turn=0)
    else:
        timeline.hold(0.35)
        timeline.to(0.35, turn=-34, nod=-8)
        timeline.hold(0.3)
        timeline.to(0.35, turn=0)
    timeline.to(0.4, x=0, roll=0, side=0, tilt=0, nod=0, advance=False)
    step(timeline, "r", 0.0, 0.095, toes_deg=7, duration_s=0.34, heel_first=False)
    timeline.wait()
    if end == "walk back":
        turn_to(timeline, -180, steps=3, step_s=0.38)
        timeline.to(0.3, elbows=0, advance=False)
        travel(timeline, 3 * gait.step_m, gait, steps=4, ends="standing")
    else:
        timeline.neutral(0.6)
    held = {
        "hand on the hip": f"the {side} hand on the hip",
        "both hands on the hips": "both hands on the hips",
        "over the shoulder": f"looking back over the {side} shoulder".replace(
            side, "right" if side == "left" else "left"
        ),
    }[pose]
    back = ", then {turn} around and {walk} back" if end == "walk back" else ""
    return [
        f"{{walk}} like a model, {{stop}} and {{pose}}{back}", f"{{walk}} down the catwalk and {{pose}}, {held}{back}", f"{{strut}} down the runway, {{strike}} a pose{back}", f"{{walk}} like a fashion model, {{pose}} with {held}{back}".replace("with looking", "looking"),
        f"{{catwalk}} to the end, {{pose}}{back}", f"{{come}} down the runway, {{stop}}, {held}{back}", f"{{model}} on a catwalk: {{walk}}, {{pose}}{back}", f"{{do}} a runway walk and {{pose}} at the end, {held}{back}", f"{{present}} clothes on a catwalk, {{stop}} in a pose{back}",
        *(["{walk} down the catwalk, {pose} and {stay} there", "{pose} like a model and {remain} in the pose without walking back"] if end == "stay" else []),
    ]  # fmt: skip
