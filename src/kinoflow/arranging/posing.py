"""Limbs that are put somewhere, by words that say nothing else: poses, held over whatever the body does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kinoflow.arranging.chunks import Chunk
from kinoflow.arranging.held import doable, own_settings
from kinoflow.arranging.parts import Part
from kinoflow.arranging.settings import COUNTING, settings_said
from kinoflow.authoring.action import Count, Number, find_action
from kinoflow.authoring.fit import goes_above
from kinoflow.authoring.postures import LYING, ON_FLOOR, SITTING, SQUATTING, STANDING
from kinoflow.language.held import Hold, Remark
from kinoflow.language.posing import joined_holds, rises
from kinoflow.language.words import NUMBER_OF, how_many

POSE = 0.9
"""Words that only put limbs somewhere are that rather than an action that fits worse than this."""
CERTAINLY = 0.98
"""The same where others put other limbs somewhere, and where somebody comes back from it."""
SURELY = 1.01
"""The same of places that no action knows, and where they say how long: whatever fits."""
UNLIKE = 0.76
"""The same where it is likely to be a gesture."""
STAYS_S, COMES_S = 1.6, 0.7
"""How long a pose lasts where nothing is said of it, and how long the limbs take until they are there."""
_IN = {SITTING: ("sit still", {}), ON_FLOOR: ("sit still", {"pose": "on the floor"})}
_STAND = "stand still"
_LOW = ("crouch and stay low", {"hands": "on the knees"})
"""What somebody does who stands and puts a hand on the floor."""
MOST_HELD_S = 8.0
"""No action is held longer than this at one go."""
MOST_POSES = 6
"""A pose is gone to this many times at most."""
_OFTEN = re.compile(rf"\b(?:(?P<twice>twice)|(?P<many>\d+|{'|'.join(NUMBER_OF)}) times)\b")
_HELD_LONG = frozenset(["long", "held"])
"""Values of parameters of actions that are held for a while."""
_STATIC = "static posture"
_GETS_UP = re.compile(r"\b(?:stand|get|ris)(?:s|es|e|ing|ting)?\b")
"""Who is down and stands up does more than to come back from a pose."""


_POSES = {
    "cover the eyes": "over the eyes", "shade the eyes": "over the eyes", "hand on heart": "on the chest",
    "cover the mouth": "over the mouth", "cover the ears": "on the ear", "cross the arms": "crossed",
    "stand with the hands on the hips": "on the hip", "stand with the hands in the pockets": "in the pocket",
    "think with the hand on the chin": "at the chin", "raise the hand": "raised", "raise both hands": "raised",
    "listen with the hand at the ear": "on the ear", "hands on the cheeks": "on the cheek",
}  # fmt: skip
"""Actions that are nothing but hands at a place, which stay there while something else is done."""
_KEPT = frozenset(["hand", "trunk", "leg", "feet"])
_PLAIN = ("bearing the weight", "other flank", "other knee", "other hip", "other ear", "other cheek")
_ACTED = ("hand raised", "hands raised", "at the side", "head down")
_PLAINLY_POSED = re.compile(
    r"\b(?:rais|lift)(?:e|es|s|ing)? (?:(?:the|his|her|their) )?(?:both )?(?:(?:the|his|her|their) )?arms(?: up)?$"
    r"|\blook(?:s|ing)? down$"
)
_LEVEL = ("out to the side", "out in front")
_ONE = frozenset(["raise the hand", "hand on heart", "shade the eyes", "listen with the hand at the ear"])
_SIDED = frozenset(["left hand", "right hand"])
_TELL_LIMBS = frozenset(["side", "hands"])


def as_pose(part: Part) -> Part:
    """A part as a pose where it is nothing but that, so that what follows can be done besides."""
    place = _POSES.get(part.action)
    if place is None or part.base or part.pose or not part.settings.keys() <= _TELL_LIMBS:
        return part
    one = part.action in _ONE or part.settings.get("hands") == "one"
    hand = f"{part.settings.get('side', 'right')} hand" if one else "both hands"
    holds = joined_holds(part.holds, (Hold(hand, place, comes=True),))
    return replace(part, action=_STAND, settings=_within(_STAND, STAYS_S + COMES_S), holds=holds, pose=True)


def pose_worth(piece: Chunk, here: str) -> float:
    """How well words are understood as a pose of a body in a posture; 0 where they are none."""
    if piece.lets_go and here not in ("", STANDING) and _GETS_UP.search(piece.said):
        return 0.0
    if piece.lets_go and rises(piece.said):
        return SURELY
    if here in LYING and piece.posed and all(hold.kind in ("leg", "feet", "knees") for hold in piece.posed):
        # Legs are posed of who stands; who lies lifts one by an action.
        return 0.0
    if here in _IN and piece.posed and all(hold.kind == "leg" for hold in piece.posed):
        # Of who sits only an action does.
        return UNLIKE
    if here in ("", STANDING) and any(str(hold) == "trunk leaning back" for hold in piece.posed):
        # Who stands leans back in no chair.
        return SURELY
    if piece.posed and often_said(piece.said) > 1:
        # What is done several times is rather an action, if one has it.
        return UNLIKE
    if piece.posed and (piece.seconds or any(hold.place.endswith(_PLAIN) for hold in piece.posed)):
        return SURELY
    if not piece.among and len(piece.posed) == 1 and _PLAINLY_POSED.search(piece.text) and here in ("", STANDING):
        # Which is no exercise, and looks nowhere else.
        return CERTAINLY
    if len(piece.posed) == 1 and str(piece.posed[0]).endswith(_ACTED) and not piece.stays:
        # Which is an action that has its own ways.
        return UNLIKE
    if piece.posed and all(hold.kind == "hand" and hold.place in _LEVEL for hold in piece.posed):
        # Once and no more: no exercise.
        return CERTAINLY
    if piece.among and piece.posed and here in ("", STANDING) and all(hold.kind == "knees" for hold in piece.posed):
        # Who bends the knees amid other things neither kneels nor squats.
        return SURELY
    if any(hold.kind == "leg" for hold in piece.posed):
        # Of which actions know little.
        return CERTAINLY
    if piece.among and piece.posed and here in ("", STANDING) and all(hold.kind == "trunk" for hold in piece.posed):
        # "Bends forward and spits into the basin" is no stretch, and who stands leans back in no chair.
        return SURELY
    if piece.lets_go:
        return SURELY + 0.01
    return CERTAINLY if piece.stays else POSE if piece.posed else 0.0


def put(parts: list[Part], piece: Chunk, here: str, *, soft: bool) -> list[str]:
    """Add to some parts what a piece says of limbs: to what is done already, or as a part of its own.

    Args:
        parts: those before; changed in place.
        piece: which says nothing else.
        here: the posture of the body.
        soft: no "then" stands before it.

    Returns:
        what will not be done of it.
    """
    if parts and soft and here in ("", STANDING):
        parts[-1] = as_pose(parts[-1])
    before = parts[-1] if parts else None
    said_of = dict.fromkeys((*piece.posed, *(remark.hold for remark in piece.held)))
    holds = tuple(replace(hold, comes=True) for hold in said_of)
    static = before is not None and not before.base and find_action(before.action).leaf[1] == _STATIC
    if before is not None and soft and not before.pose and (static or piece.adds):
        remarks = [Remark(piece.said, hold) for hold in holds]
        done, undone = doable(before.action, before.settings, remarks)
        if done.holds and not undone:
            merged = joined_holds(before.holds, done.holds)
            whole = f"{before.text} and {piece.said}"
            parts[-1] = replace(before, text=whole, holds=merged, settings={**before.settings, **done.settings})
            if piece.seconds:
                parts[-1], unheld = lasting(parts[-1], piece.seconds)
                return unheld
            return []
    holds = tuple(_same_hand(hold, before) for hold in holds)
    low = here in ("", STANDING, SQUATTING) and any(hold.place == "on the floor" for hold in holds)
    name, settings = _LOW if low else _IN.get(here, (_STAND, {}))
    seconds = _within(name, (piece.seconds or STAYS_S) + COMES_S)
    said = settings_said(find_action(name), piece.said).settings
    more = {key: said[key] for key in ("tempo",) if key in said}
    if before is not None and before.pose:
        holds = () if piece.lets_go else joined_holds(before.holds, holds)
    often = 1 if piece.lets_go else min(often_said(piece.said), MOST_POSES)
    if often > 1:
        # There and back, so often.
        seconds, back = _within(name, 0.0), () if before is None or not before.pose else before.holds
        there = Part(name, {**settings, **seconds, **more}, piece.said, POSE, holds=holds, pose=True)
        parts += [there, replace(there, holds=back)] * often
        return _unshown(holds, here)
    parts.append(Part(name, {**settings, **seconds, **more}, piece.said, POSE, holds=holds, pose=True))
    return _unshown(holds, here)


def often_said(text: str) -> int:
    """How often a text says that something is done; 1 where it says nothing of it."""
    match = _OFTEN.search(text)
    return 1 if match is None else how_many(match["twice"] or match["many"])


def standing_so(piece: Chunk, part: Part) -> Part:
    """Somebody who stands with all limbs where a piece says that they are, instead of a part that stands otherwise."""
    holds = tuple(replace(remark.hold, comes=True) for remark in piece.held)
    seconds = _within(_STAND, (piece.seconds or 2 * STAYS_S) + COMES_S)
    return replace(part, action=_STAND, settings=seconds, text=piece.said, holds=holds, pose=True)


def _same_hand(hold: Hold, before: Part | None) -> Hold:
    """A hand of no side as that of the one that was named: "raises the left arm, then bends the elbow"."""
    named = {one.limb for one in before.holds if one.limb in _SIDED} if before is not None and before.pose else set()
    return replace(hold, limb=named.pop()) if hold.limb == "one hand" and len(named) == 1 else hold


def keeping(part: Part, pose: Part) -> Part:
    """A part with all but the head where a pose before it has put it, as far as it leaves it there."""
    if part.base:
        return part
    held = joined_holds(pose.holds, part.holds)
    kept = _KEPT if goes_above(find_action(part.action)) else _KEPT - {"trunk"}
    remarks = [
        Remark(str(hold), hold)
        for hold in held
        if hold not in part.holds and hold.kind in kept and hold.place != "on the floor"
    ]
    done, _ = doable(part.action, part.settings, remarks)
    raised = [hold.limb.split()[0] for hold in done.holds if hold.limb in _SIDED and hold.place == "raised"]
    if raised and "side" in done.settings:
        # "Puts the left arm in the air and waves": with that one.
        return replace(part, settings={**part.settings, "side": raised[0]})
    return replace(part, holds=joined_holds(done.holds, part.holds), settings={**part.settings, **done.settings})


def holding_on(part: Part, remarks: Sequence[Remark]) -> Part:
    """A part with what remarks say of limbs that it leaves free and has nothing of."""
    taken = {hold.limb for hold in part.holds}
    own, known = own_settings(find_action(part.action), part.text, remarks)
    settings = {**part.settings, **{name: own[name] for name in own if name not in part.settings}}
    rest = [remark for remark in remarks if remark not in known and remark.hold.limb not in taken]
    done, _ = doable(part.action, settings, rest)
    return replace(part, holds=joined_holds(done.holds, part.holds), settings={**settings, **done.settings})


def lasting(part: Part, seconds: float) -> tuple[Part, list[str]]:
    """A part that is held for some seconds at its end, and what is to be said where it cannot be."""
    more = _within(part.action, seconds + (COMES_S if part.pose else 0.0))
    if more:
        return replace(part, settings={**part.settings, **more}), []
    if part.base or part.also or part.metres is not None or part.steps is not None:
        return part, [f"{part.action}: not held for {seconds:g} s"]
    kinds = find_action(part.action).parameters
    if any(isinstance(kinds[name], Count) and many > 1 for name, many in part.settings.items()):
        for name, kind in kinds.items():
            for value in _HELD_LONG & set(getattr(kind, "values", ())):
                # Each of several times.
                return replace(part, settings={**part.settings, name: value}), []
    held = {name for name, value in part.settings.items() if value in _HELD_LONG}
    settings = {name: value for name, value in part.settings.items() if name not in held}
    for name, kind in find_action(part.action).parameters.items():
        if name in COUNTING and isinstance(kind, Count):
            # Who stays down after a squat has done one, unless more are told.
            settings.setdefault(name, kind.low)
    return replace(part, settings=settings, held_s=min(seconds, MOST_HELD_S)), []


def _within(name: str, seconds: float) -> dict[str, float]:
    kind = find_action(name).parameters.get("seconds")
    return {"seconds": min(max(seconds, kind.low), kind.high)} if isinstance(kind, Number) else {}


def _unshown(holds: Sequence[Hold], here: str) -> list[str]:
    """What of a pose only somebody shows who stands."""
    legs = [hold for hold in holds if hold.kind in ("leg", "feet", "knees")]
    return [f"not done: {hold}" for hold in legs] if here not in ("", STANDING) else []
