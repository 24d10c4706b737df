"""What phrases of the library say is read back: every value of every choice, nothing unusual, the side they name."""

import functools

import numpy as np
import pytest

from kinoflow.arranging.settings import settings_said
from kinoflow.authoring.action import Choice, actions, find_action, write_score
from kinoflow.errors import ScoreError
from kinoflow.language.grammar import render
from kinoflow.language.sides import SIDES, sweep_said
from kinoflow.language.words import stems

ALONE, MIXED = 2, 4
"""Draws of a value with everything else as usual, and with everything else by chance, where it needs another value."""
SHARDS = 8
SIDED_DRAWS = 4
UNCLEAR = frozenset(
    {
        *("arabesque", "boxing stance", "disco point", "drive a car", "figure four stretch", "look around"),
        *("lunge", "lying leg raise", "lying spinal twist", "pick mushrooms", "point", "reload a rifle", "side lunge"),
        *("soccer kick", "standing knee to elbow", "sword slash", "torso twist", "walk looking around"),
        *("alternating punches", "spray perfume"),
    }
)
"""Actions of which some phrase names a side that is that of another limb, of a direction, or one of two in turn."""
NOT_SAID = {
    **dict.fromkeys([("begins", "moving"), ("ends", "moving")], "where a clip is cut for joining it to others"),
    **dict.fromkeys(
        [(name, "long") for name in ("hold", "length", "seconds")], "how long is asked for in seconds, not as a value"
    ),
    ("start", "ready"): "the pose in which a clip begins, for variety",
}
"""Parameter and value that nobody would ask for in words, with the reason."""
BY_CHANCE = """
    act like a dinosaur: end=stomp on; bang a gavel: pose=standing; bird dog: way=one side
    bless somebody: who=one person; bow: hands=on the heart; burn and roll on the floor: end=keep slapping
    carry two heavy bags: start=carrying; count money: pose=sitting; crow pose: end=come down
    cut somebody's hair: around=steps around; hold up a skull like Hamlet: end=stay standing
    hula hoop: start=spinning; inject oneself: where=arm; jump onto a box: end=jump down
    look into a microscope: pose=sitting; put a box on a shelf: turn=straight ahead; put on a necklace: look=up
    robot waiter: turn=yes; shade the eyes: scan=still; shade the eyes: lean=upright; take off a t-shirt: arms=apart
    think with the hand on the chin: arm=hanging; throw a grappling hook: end=throws only
    throw a paper airplane: aim=at once; use a pipette: pose=sitting
"""
"""Values for variety, or told by what stands elsewhere in a sentence (a hand on the heart, sitting): their phrases
differ from those of the usual value, if at all, in words that are neighbours by chance."""
ABSENT = frozenset({"no", "none"})
"""Values that are the absence of something. Who does not want it says nothing of it."""


@functools.cache
def settings_of(name, text):
    """Draws of an action say much in the same words."""
    return settings_said(find_action(name), text)


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
        if any(settings_of(action.name, text).settings.get(name) == value for text in said):
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
        for said in [settings_of(action.name, text).settings]
        for name, kind in choices(action).items()
        if said.get(name, kind.values[0]) != kind.values[0]
        # Without a hand named, a sweep is a forehand of one hand as well as a backhand of the other.
        and not (name == "direction" and sweep_said(text) and "hand" not in text)
    ]


def wrong_sides(name):
    """Phrases of a few draws that are read as the other side."""
    action, generator, wrong = find_action(name), np.random.default_rng(5), []
    for turn in range(SIDED_DRAWS):
        values = {key: kind.draw(generator) for key, kind in action.parameters.items() if key != "tempo"}
        values["side"] = SIDES[turn % 2]
        try:
            phrases = write_score(action, values, generator)[1]
        except ScoreError:
            continue
        for text in map(render, phrases):
            if not set(SIDES).isdisjoint(stems(text)):
                said = settings_of(name, text)
                if not said.repeats and said.settings.get("side", values["side"]) != values["side"]:
                    wrong.append(f"{name}, {values['side']}: {text}")
    return wrong


@pytest.mark.parametrize(
    ("name", "text", "side"),
    [
        ("stand on one leg", "stands on the right leg", "right"),
        ("stand on one leg", "holds the right foot up behind", "left"),
        ("tree pose", "tree pose with the left foot raised", "left"),
        ("limp", "limps along, favoring the left leg", "right"),
        ("take a selfie", "takes a selfie, the right hand on the hip", "left"),
        ("take a selfie", "takes a selfie with the right hand", "right"),
        ("dust off the clothes", "dusts off the right shoulder", "left"),
        ("robot dance", "moves like a robot, the arms bent at right angles", None),
    ],
)
def test_which_limb_is_named_decides(name, text, side):
    assert settings_said(find_action(name), text).settings.get("side") == side


@pytest.mark.slow
@pytest.mark.parametrize("shard", range(SHARDS))
def test_values_and_sides_are_read_back(shard):
    """One test, because learning the words of an action takes most of the time of each."""
    some = list(actions().values())[shard::SHARDS]
    by_chance = {line.strip() for lines in BY_CHANCE.splitlines() for line in lines.split(";")}
    assert [line for action in some for line in untold(action) if line not in by_chance] == []
    assert [line for action in some for line in unbidden(action)] == []
    sided = [action.name for action in some if "side" in action.parameters and action.name not in UNCLEAR]
    assert [line for name in sided for line in wrong_sides(name)] == []


def test_what_is_not_said_is_a_value_of_some_action():
    values = {
        (name, value)
        for action in actions().values()
        for name, kind in choices(action).items()
        for value in kind.values
    }
    assert set(NOT_SAID) <= values
