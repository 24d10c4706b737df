"""A side that a phrase of the library names is read back as the side of the action that the phrase was said of."""

import numpy as np
import pytest

from kinoflow.arranging.settings import settings_said
from kinoflow.authoring.action import actions, find_action, write_score
from kinoflow.errors import ScoreError
from kinoflow.language.grammar import render
from kinoflow.language.sides import SIDES
from kinoflow.language.words import stems

DRAWS, SHARDS = 4, 8
UNCLEAR = frozenset(
    {
        *("arabesque", "boxing stance", "disco point", "drive a car", "figure four stretch", "look around"),
        *("lunge", "lying leg raise", "lying spinal twist", "pick mushrooms", "point", "reload a rifle", "side lunge"),
        *("soccer kick", "standing knee to elbow", "sword slash", "torso twist", "walk looking around"),
        "alternating punches",
    }
)
"""Actions of which some phrase names a side that is that of another limb, of a direction, or one of two in turn."""


def wrong_sides(name):
    """Phrases of a few draws that are read as the other side."""
    action, generator, wrong = find_action(name), np.random.default_rng(5), []
    for turn in range(DRAWS):
        values = {key: kind.draw(generator) for key, kind in action.parameters.items() if key != "tempo"}
        values["side"] = SIDES[turn % 2]
        try:
            phrases = write_score(action, values, generator)[1]
        except ScoreError:
            continue
        for text in map(render, phrases):
            if not set(SIDES).isdisjoint(stems(text)):
                said = settings_said(action, text)
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
def test_no_phrase_is_read_as_the_other_side(shard):
    named = sorted(name for name, action in actions().items() if "side" in action.parameters and name not in UNCLEAR)
    assert [text for name in named[shard::SHARDS] for text in wrong_sides(name)] == []
