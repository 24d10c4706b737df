"""Every value of every choice of the library can be asked for in words, and what is usual asks for nothing unusual."""

import numpy as np
import pytest

from kinoflow.arranging.settings import settings_said
from kinoflow.authoring.action import Choice, actions, write_score
from kinoflow.errors import ScoreError
from kinoflow.language.grammar import render
from kinoflow.language.sides import sweep_said

ALONE, MIXED = 2, 4
"""Draws of a value with everything else as usual, and with everything else by chance, where it needs another value."""
SHARDS = 8
NOT_SAID = {
    **dict.fromkeys([("begins", "moving"), ("ends", "moving")], "where a clip is cut for joining it to others"),
    **dict.fromkeys(
        [(name, "long") for name in ("hold", "length", "seconds")], "how long is asked for in seconds, not as a value"
    ),
    ("start", "ready"): "the pose in which a clip begins, for variety",
}
"""Parameter and value that nobody would ask for in words, with the reason."""
ABSENT = frozenset({"no", "none"})
"""Values that are the absence of something. Who does not want it says nothing of it."""


def choices(action):
    """The choices of an action that words are learned for."""
    return {
        name: kind
        for name, kind in action.parameters.items()
        if isinstance(kind, Choice) and name not in ("tempo", "side")
    }


def sentences(action, settings, seed):
    """Sentences of one draw, everything else as usual; none where the values cannot be played together."""
    generator = np.random.default_rng(seed)
    values = {
        name: kind.values[0] if isinstance(kind, Choice) else kind.draw(generator)
        for name, kind in action.parameters.items()
        if name != "tempo"
    }
    if "side" in values:
        values["side"] = ("right", "left")[seed % 2]
    try:
        return [render(phrase) for phrase in write_score(action, values | settings, generator)[1]]
    except ScoreError:
        return []


def told(action, name, value):
    """Whether some phrase of a draw with a value makes the reader choose it."""
    for seed in range(ALONE + MIXED):
        others = {}
        if seed >= ALONE:
            generator = np.random.default_rng(seed)
            others = {other: kind.draw(generator) for other, kind in choices(action).items()}
        said = sentences(action, others | {name: value}, seed)
        if any(settings_said(action, text).settings.get(name) == value for text in said):
            return True
    return False


def untold(action):
    """Values of an action that none of its phrases asks for."""
    return [
        f"{action.name}: {name}={value}"
        for name, kind in choices(action).items()
        for value in kind.values[1:]
        if value not in ABSENT and (name, value) not in NOT_SAID and not told(action, name, value)
    ]


def unbidden(action):
    """Unusual values that phrases of a draw with only usual values ask for."""
    return [
        f"{action.name}: {name}={said[name]} of {text!r}"
        for seed in range(ALONE)
        for text in sentences(action, {}, seed)
        for said in [settings_said(action, text).settings]
        for name, kind in choices(action).items()
        if said.get(name, kind.values[0]) != kind.values[0]
        # Without a hand named, a sweep is a forehand of one hand as well as a backhand of the other.
        and not (name == "direction" and sweep_said(text) and "hand" not in text)
    ]


def check(some):
    """No value of these actions is untold or unbidden."""
    assert not [line for action in some for line in untold(action)]
    assert not [line for action in some for line in unbidden(action)]


@pytest.mark.slow
def test_values_of_some_actions_can_be_asked_for():
    known = list(actions().values())
    check([known[place] for place in np.random.default_rng(7).choice(len(known), 25, replace=False)])


@pytest.mark.slow
@pytest.mark.parametrize("shard", range(SHARDS))
def test_all_values_can_be_asked_for(shard):
    check(list(actions().values())[shard::SHARDS])


def test_what_is_not_said_is_a_value_of_some_action():
    values = {
        (name, value)
        for action in actions().values()
        for name, kind in choices(action).items()
        for value in kind.values
    }
    assert set(NOT_SAID) <= values
