"""To the left, from right to left: which settings of an action go the way that a text says.

"With the left hand" names a side of the body, "to the left" a direction, which one hand serves as a forehand and the
other as a backhand. Phrases of an action say truly where it goes: of its settings those are taken whose phrases say the
same as the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from kinoflow.authoring.action import Action, Choice, find_action, write_score
from kinoflow.errors import ScoreError
from kinoflow.language.sides import SIDES

_LIMBS = (
    "hand|arm|fist|palm|wrist|elbow|shoulder|foot|leg|knee|heel|thigh|hip|ear|eye|cheek|temple|side|hook|jab|cross|"
    "uppercut|punch|kick|straight|shin|ankle|calf|half|and (?:the )?(?:left|right)|or"
)
_MOVING = (
    "dodg|roll|straf|step|sidestep|dash|slid|jump|leap|evad|div|fall|lean|duck|walk|run|throw|shoot|fir|aim|sprint|"
    "spin|turn|slip|stagger|stumbl|tumbl|lung|flip|shuffl|hop|sneak|crawl|push|swing|slash|leaning|backstep|cartwheel"
)
_SWEEP = re.compile(
    r"\b(?:from )?(?:the |his |her |their )?(?:upper |lower |high |low |top |bottom )?(left|right)"
    r"(?: shoulder| hip| side)?(?: to |-to-)(?:the |his |her |their )?"
    r"(?:upper |lower |high |low |top |bottom )?(left|right)\b(?! (?:hand|foot|leg|arm))"
)
_HIGH = ("upper", "high", "top")
_TOWARDS = re.compile(
    rf"\b(?:to|towards?) (?:the |his |her |their |your |its )?(left|right)\b(?! (?:{_LIMBS})s?\b)"
    rf"|\b(left|right)wards?\b"
    rf"|\b(?:{_MOVING})(?:e|es|s|ing|ning|ping)? (?:\d+ degrees )?(left|right)\b(?! (?:{_LIMBS})s?\b)"
)


def sweep_said(text: str) -> tuple[str, str] | None:
    """From which side to which other one a text says that something goes: ("left", "right")."""
    for first, second in _SWEEP.findall(text):
        if first != second:
            return first, second
    return None


def direction_said(text: str) -> str:
    """To which side a text says that something goes; empty where to none, or to both."""
    found = {side for match in _TOWARDS.findall(_SWEEP.sub(" ", text)) for side in match if side}
    return found.pop() if len(found) == 1 else ""


def without_sweeps(text: str) -> str:
    """The text without "from left to right"; of "from upper left to lower right" only what is diagonal stays."""
    return _SWEEP.sub(lambda match: _slant(match.group()) if match.group(1) != match.group(2) else match.group(), text)


def _slant(said: str) -> str:
    heights = [bool(height.strip() in _HIGH) for height in re.findall("upper |high |top |lower |low |bottom ", said)]
    if len(heights) != 2 or heights[0] == heights[1]:
        return " "
    return " diagonally down " if heights[0] else " diagonally up "


def without_directions(text: str) -> str:
    """The text without its directions to the left and right."""
    return _TOWARDS.sub(lambda match: re.sub("left|right", "", match.group()), without_sweeps(text))


def going_there(action: Action, text: str, fixed: Mapping[str, Any], sure: Sequence[str]) -> dict[str, Any] | None:
    """The settings with which an action goes where a text says; None where it has no such way.

    Args:
        action: whose settings.
        text: in lower case, with a direction or a sweep.
        fixed: settings that other words of the text ask for.
        sure: names of those among them that must not be changed.
    """
    wanted = sweep_said(text) or (("", direction_said(text)) if direction_said(text) else None)
    if wanted is None:
        return dict(fixed)
    for more in _ways(action, fixed, sure):
        if wanted in _goes(action.name, tuple(sorted({**fixed, **more}.items()))):
            return {**fixed, **more}
    return None


def _ways(action: Action, fixed: Mapping[str, Any], sure: Sequence[str]) -> Iterator[dict[str, Any]]:
    """What else may be set, the least first: the side, then one choice besides."""
    sides = [{"side": side} for side in SIDES[::-1]] if "side" in action.parameters and "side" not in sure else [{}]
    if "side" in fixed and "side" not in sure:
        sides.sort(key=lambda way: way["side"] != fixed["side"])
    yield from sides
    for name, kind in action.parameters.items():
        if isinstance(kind, Choice) and name not in ("side", "tempo", *sure):
            # Who sneaks to the left goes sideways rather than in a bend.
            for value in sorted(kind.values, key=lambda value: "side" not in value):
                for side in sides:
                    yield {**side, name: value}


@lru_cache(maxsize=512)
def _goes(name: str, settings: tuple[tuple[str, Any], ...]) -> frozenset[tuple[str, str]]:
    """Where the phrases of an action say that it goes: sweeps, and directions as ("", side)."""
    action, generator = find_action(name), np.random.default_rng(0)
    values = {
        key: kind.values[0] if isinstance(kind, Choice) else kind.draw(generator)
        for key, kind in action.parameters.items()
        if key != "tempo"
    }
    try:
        _, phrases = write_score(action, {**values, **{k: v for k, v in settings if k != "tempo"}}, generator)
    except ScoreError:
        return frozenset()
    found: set[tuple[str, str]] = set()
    for phrase in phrases:
        text = phrase.replace("{poss}", "the").replace("{", "").replace("}", "").lower()
        if sweep := sweep_said(text):
            found.add(sweep)
        if side := direction_said(text):
            found.add(("", side))
    return frozenset(found)
