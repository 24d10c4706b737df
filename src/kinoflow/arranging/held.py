"""Remarks on how limbs are held: which an action knows by itself, and which can be laid over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kinoflow.arranging.settings import settings_said
from kinoflow.authoring.action import Action, Choice, find_action
from kinoflow.authoring.carriage import BUSY_M, of_free_hand, stands
from kinoflow.authoring.fit import goes_above, hands_used, takes
from kinoflow.errors import ScoreError
from kinoflow.language.held import Hold, Remark, places_said
from kinoflow.language.sides import OTHER, SIDES
from kinoflow.language.words import stems

_LIMBS = frozenset(stems("hand hands arm arms fist fists palm palms")) | set(SIDES)
_TELLING_LITTLE = _LIMBS | set(stems("with keeping holding while one both other free own together held and resting"))
LITTLE = _TELLING_LITTLE | set(
    stems("foot feet leg legs knee knees head heel toe his her their its on in at to of up from a an over")
)
"""Stems that say little of how limbs are."""
_OF_HANDS = frozenset(["hands", "arms"])
_NO_LIMBS = frozenset(["direction", "where"])
"""Parameters that say where somebody goes."""
_BELOW = frozenset(["leg", "feet", "knees"])
MOSTLY = 0.15
"""A hand that is on the floor for a greater share of the time cannot be held elsewhere."""


def own_settings(action: Action, text: str, remarks: Sequence[Remark]) -> tuple[dict[str, Any], list[Remark]]:
    """What an action does by itself of what remarks say, because it is named so or has parameters for it.

    Args:
        action: which.
        text: the words that ask for it, without the remarks.
        remarks: what is said besides.

    Returns:
        settings of the action for them, and the remarks that it knows.
    """
    found: dict[str, Any] = {}
    known = []
    without = settings_said(action, text).settings
    name_words = set(stems(action.name))
    for remark in remarks:
        if remark.hold.kind == "leg" and not stands_still(action, found):
            # "Lunge, left foot forward": whose foot it is.
            said = settings_said(action, f"{text}, {remark.text}").settings
            more = {name: value for name, value in said.items() if name not in ("tempo", *without, *found)}
            if more and not goes_above(action):
                found |= more
                known.append(remark)
            continue
        words = set(stems(remark.text))
        telling = words - _TELLING_LITTLE or words - set(SIDES)
        said = settings_said(action, f"{text}, {remark.text}").settings
        more = {
            name: value
            for name, value in said.items()
            if name not in ("side", "tempo", *without, *found)
            and isinstance(action.parameters[name], Choice)
            and _says(name, str(value), remark.hold, telling)
        }
        more = more or _placed(action, remark.hold)
        named = telling <= name_words or set(stems(remark.hold.place)) - _LIMBS <= name_words
        if not more and not (named and _LIMBS & name_words):
            continue
        if "side" in said and "side" not in without:
            more["side"] = said["side"]
        if remark.hold.limb == "one hand":
            more |= {name: value for name, value in said.items() if value == "one"}
        found |= more
        known.append(remark)
    return found, known


def _placed(action: Action, hold: Hold) -> dict[str, Any]:
    """The value of a parameter that has both hands where a hold says, in whatever words; none where there is none."""
    for name, kind in action.parameters.items():
        if hold.limb == "both hands" and name in _OF_HANDS and isinstance(kind, Choice):
            for value in kind.values[1:]:
                if _says(name, value, hold, set()):
                    return {name: value}
    return {}


def _says(name: str, value: str, hold: Hold, telling: set[str]) -> bool:
    """Whether a value of a parameter is what a hold says."""
    if places := places_said(hold.kind, value):
        return hold.place in places or (hold.place == "raised" and "above the head" in places)
    if name in _NO_LIMBS or (hold.kind != "hand" and places_said("hand", value)):
        # "Hands behind the head" says nothing of a head that is down.
        return False
    return not telling.isdisjoint(set(stems(f"{name} {value}")) - _LIMBS)


@dataclass(frozen=True)
class Done:
    """What is laid over an action.

    Attributes:
        holds: where limbs are held.
        settings: of the action, so that the hands that are held have nothing else to do.
    """

    holds: tuple[Hold, ...]
    settings: Mapping[str, Any]


def doable(name: str, settings: Mapping[str, Any], remarks: Sequence[Remark]) -> tuple[Done, list[Remark]]:
    """What can be laid over an action, and the remarks that it leaves no hand for."""
    action = find_action(name)
    more: dict[str, Any] = {}
    legs = [remark for remark in remarks if remark.hold.kind in _BELOW]
    if legs and not stands_still(action, settings):
        done, undone = doable(name, settings, [remark for remark in remarks if remark not in legs])
        return done, [*undone, *legs]
    hands = [remark for remark in remarks if remark.hold.kind == "hand"]
    if not hands:
        return Done(tuple(remark.hold for remark in remarks), more), []
    try:
        uses = hands_used(action, settings)
        named = {remark.hold.limb.split()[0] for remark in hands} & set(SIDES)
        if len(named) == 1 and "side" in action.parameters and "side" not in settings:
            # "Points, the right hand in the pocket": with the other one.
            (taken,) = named
            sided = {side: hands_used(action, {**settings, "side": side}) for side in SIDES}
            busier = {side: use[taken].path_m - use[OTHER[taken]].path_m for side, use in sided.items()}
            if abs(busier["left"] - busier["right"]) > BUSY_M:
                more["side"] = min(busier, key=lambda side: busier[side])
                uses = sided[more["side"]]
        elif len(named) == 2 and "side" in action.parameters and "side" not in settings:
            # "A stop sign, the right arm up, the left one behind the back": with the hand that leaves most of it.
            tried = {side: doable(name, {**settings, "side": side}, remarks) for side in SIDES}
            best = min(SIDES[::-1], key=lambda side: len(tried[side][1]))
            done, undone = tried[best]
            return Done(done.holds, {**done.settings, "side": best}), undone
    except ScoreError:
        return Done(tuple(remark.hold for remark in remarks), {}), []
    undone, known = [], []
    for remark, hold in zip(hands, of_free_hand([remark.hold for remark in hands], uses), strict=True):
        limbs = SIDES if hold.limb == "both hands" else (hold.limb.split()[0],)
        # Where an action has both hands says nothing of one that is told by itself.
        alone = len(limbs) == 1 and uses[OTHER[limbs[0]]].is_at(hold.place) and hold.place == "raised"
        if all(uses[side].is_at(hold.place) for side in limbs) and not alone:
            known.append(remark)
            continue
        carries = any(uses[side].on_floor > MOSTLY for side in limbs)
        acts = action.upper and any(uses[side].path_m > BUSY_M for side in limbs)
        if len(limbs) == 1:
            # The hand that does less is free for what is said of it.
            acts = acts and uses[limbs[0]].path_m > uses[OTHER[limbs[0]]].path_m
        if carries or acts:
            undone.append(remark)
    return Done(tuple(remark.hold for remark in remarks if remark not in (*undone, *known)), more), undone


def stands_still(action: Action, settings: Mapping[str, Any]) -> bool:
    """Whether somebody stands on both feet, which stay where they are, as long as an action lasts."""
    try:
        return stands(takes(action, settings, np.random.default_rng(0), 1)[0].timeline)
    except ScoreError:
        return False
