"""To the left, from right to left, one way and then another."""

import pytest

from kinoflow.arranging.directions import going_there
from kinoflow.arranging.settings import settings_said
from kinoflow.authoring.action import find_action
from kinoflow.language.sides import direction_said, sweep_said, without_directions, without_sweeps


@pytest.mark.parametrize(
    ("text", "sweep", "direction"),
    [
        ("a slash from left to right", ("left", "right"), ""),
        ("from the upper right to the lower left", ("right", "left"), ""),
        ("dodges to the left", None, "left"),
        ("rolls right", None, "right"),
        ("throws it leftwards", None, "left"),
        ("a punch to the left arm", None, ""),
        ("turns to the left and to the right", None, ""),
        ("raises the left hand", None, ""),
    ],
)
def test_what_a_text_says_of_directions(text, sweep, direction):
    assert (sweep_said(text), direction_said(text)) == (sweep, direction)


def test_a_slant_is_said_by_its_ends():
    assert "diagonally down" in without_sweeps("a cut from upper right to lower left")
    assert "diagonally up" in without_sweeps("a cut from lower right to upper left")
    assert without_sweeps("a cut from left to right").split() == ["a", "cut"]
    assert "left" not in without_directions("throws a ball to the left")


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("sword slash", "a slash from right to left", {"side": "right"}),
        ("sword slash", "a slash from left to right", {"side": "right", "direction": "backhand"}),
        ("sword slash", "a slash with the right hand from left to right", {"side": "right", "direction": "backhand"}),
        ("parry with a sword", "parries to the left", {"side": "right"}),
        ("dodge roll", "a dodge roll to the left", {"side": "left"}),
        ("crouched walk", "sneaks crouched to the right", {"where": "sideways", "side": "right"}),
    ],
)
def test_an_action_goes_where_the_text_says(name, text, wanted):
    assert wanted.items() <= settings_said(find_action(name), text).settings.items()


def test_what_goes_ahead_only_is_told():
    assert settings_said(find_action("shoot a bow"), "shoots a bow to the left").towards == "left"
    assert going_there(find_action("shoot a bow"), "shoots a bow to the left", {}, ()) is None


def test_who_shoots_to_a_side_turns_there_first(arranger):
    parts = arranger.arrange("a person shoots a bow to the left").parts
    assert [part.action for part in parts] == ["turn", "shoot a bow"]
    assert parts[0].settings["side"] == "left"


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("jab to the body, then to the head", [("jab", "target", "body"), ("jab", "target", "head")]),
        ("block high, block low", [("block with the forearm", "height", value) for value in ("high", "low")]),
    ],
)  # fmt: skip
def test_one_way_and_then_another_is_done_twice(arranger, sentence, wanted):
    parts = arranger.arrange(sentence).parts
    assert [
        (part.action, name, part.settings.get(name)) for part, (_, name, _) in zip(parts, wanted, strict=True)
    ] == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("light attack, light attack, heavy attack", ["sword slash", "sword slash", "two-handed sword strike"]),
        ("knee strike with the left knee, elbow strike with the right elbow", ["knee strike", "elbow strike"]),
        ("vaults over a low wall and keeps running", ["vault over a low wall", "run"]),
        ("dies falling backwards after a shot to the head", ["collapse from a headshot"]),
        ("walks, then jumps", ["walk", "jump in place"]),
    ],
)
def test_chains_are_read_in_order(arranger, sentence, wanted):
    assert [part.action for part in arranger.arrange(sentence).parts] == wanted
