"""Parts that are done again: the same, or their mirror images."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kinoflow.arranging.parts import Part
from kinoflow.arranging.settings import COUNTING, TO_ITS_SIDE
from kinoflow.authoring.action import Count, find_action
from kinoflow.language.held import Hold
from kinoflow.language.repeating import Again
from kinoflow.language.sides import OTHER, SIDES, mirror_caption

MOST_PARTS = 24
"""No more parts than this are played of one sentence."""
_OF_A_LIMB = {
    "leg": re.compile(r"\b(?:left|right) (?:leg|foot|knee|heel|thigh|toes?)\b"),
    "hand": re.compile(r"\b(?:left|right) (?:arm|hand|fist|elbow|palm|shoulder|wrist)\b"),
}


def done_again(parts: Sequence[Part], how: Again) -> tuple[list[Part], list[str]]:
    """All parts with those that are done again after them, and what is to be said where none can be.

    What is done on the other side and was done on none before is done on the right one first.

    Args:
        parts: those before.
        how: what of them is done again.
    """
    found = list(parts)
    begin = _begin(found, how)
    if begin is None:
        return found, [f"not done: on the other side{f', the {how.side} one' if how.side else ''}"]
    done = [_once(part) for part in found[begin:]]
    found[begin:] = done
    if how.other:
        side = OTHER[how.side] if how.side else "right"
        done = [_on_a_side(part, side) for part in done]
        found[begin:] = done
    for turn in range(how.times):
        if len(found) + len(done) > MOST_PARTS:
            return found, [f"not done: {how.times - turn} times more"]
        found += [mirrored(part) for part in done] if how.other else done
    return found, []


def mirrored(part: Part) -> Part:
    """The mirror image of a part."""
    return replace(
        part,
        settings=_mirrored(part.settings),
        base_settings=_mirrored(part.base_settings),
        also_settings=_mirrored(part.also_settings),
        holds=tuple(_other_limb(hold) for hold in part.holds),
        text=mirror_caption(part.text),
    )


def _mirrored(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {name: OTHER.get(value, value) if isinstance(value, str) else value for name, value in settings.items()}


def _other_limb(hold: Hold) -> Hold:
    return replace(hold, limb=mirror_caption(hold.limb), place=mirror_caption(hold.place))


def _begin(parts: Sequence[Part], how: Again) -> int | None:
    """The place of the first part that is done again; None where none has a side to be done on."""
    if not parts:
        return None
    if how.last:
        return max(0, len(parts) - how.last)
    if not how.other or how.whole:
        return 0
    old = (OTHER[how.side],) if how.side else SIDES
    if how.limb:
        limb = _OF_A_LIMB[how.limb]
        for place, part in enumerate(parts):
            if any(side in match for match in limb.findall(part.text) for side in old):
                return place
    for place, part in enumerate(parts):
        if any(side in str(part) or side in part.text.split() for side in old):
            return place
    for place in reversed(range(len(parts))):
        if "side" in find_action(parts[place].action).parameters:
            return place
    return None


def _once(part: Part) -> Part:
    """A part that is done once where nobody says how often: it is done again anyway."""
    kinds = find_action(part.action).parameters
    once = [name for name, kind in kinds.items() if name in COUNTING and isinstance(kind, Count) and kind.low == 1]
    more = {name: 1 for name in once if name not in part.settings}
    return part if part.pose or part.base else replace(part, settings={**part.settings, **more})


def _on_a_side(part: Part, side: str) -> Part:
    """A part that names no side, done on one where it has one of a limb."""
    sided = "side" in find_action(part.action).parameters and part.action not in TO_ITS_SIDE
    if not sided or part.pose or "side" in part.settings:
        return part
    return replace(part, settings={**part.settings, "side": side})
