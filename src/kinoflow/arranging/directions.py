"""To the left, from right to left: which settings of an action go the way that a text says.

"With the left hand" names a side of the body, "to the left" a direction, which one hand serves as a forehand and the
other as a backhand. Phrases of an action say truly where it goes: of its settings those are taken whose phrases say the
same as the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from kinoflow.authoring.action import Action, Choice, find_action, write_score
from kinoflow.errors import ScoreError
from kinoflow.language.sides import SIDES, direction_said, sweep_said


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
    """What else may be set, the least first: the side, a backhand rather than the other hand, then one choice."""
    sides = [{"side": side} for side in SIDES[::-1]] if "side" in action.parameters and "side" not in sure else [{}]
    handed = any(isinstance(kind, Choice) and "backhand" in kind.values for kind in action.parameters.values())
    # Who slashes to the left does so with the right hand, as he slashes to the right, backhanded.
    if "side" in fixed and "side" not in sure and not handed:
        sides.sort(key=lambda way: way["side"] != fixed["side"])
    yield sides[0]
    for name, kind in action.parameters.items():
        if isinstance(kind, Choice) and "backhand" in kind.values and name not in sure:
            yield {**sides[0], name: "backhand"}
    yield from sides[1:]
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
