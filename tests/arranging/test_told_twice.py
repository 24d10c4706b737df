"""The same action told twice: one that goes on, or two."""

import pytest

from kinoflow.arranging.arranger import _goes_on
from kinoflow.arranging.parts import Part


@pytest.mark.parametrize(
    ("action", "first", "text", "second", "one"),
    [
        ("puppet on strings", {"side": "right"}, "the left arm", {}, True),
        ("fold clothes", {"side": "left"}, "brings it up from the bottom", {}, True),
        ("stand on one leg and squat", {"side": "right"}, "one shallow squat", {"count": 1}, True),
        ("drag a body", {"steps": 5}, "lowers him gently", {"end": "lower gently"}, True),
        # Its name, or "again", is a second one; so is another value.
        ("spin", {}, "spins to the left", {"side": "left"}, False),
        ("wave", {"side": "left"}, "does it again", {}, False),
        ("dab", {"side": "right"}, "to the left", {"side": "left"}, False),
        ("show a size", {}, "a tiny one", {"size": "small"}, False),
    ],
)
def test_what_is_told_twice(action, first, text, second, one):
    assert _goes_on(Part(action, first, "before", 1.0), Part(action, second, text, 1.0)) is one


def test_another_action_does_not_go_on():
    assert not _goes_on(Part("wave", {}, "waves", 1.0), Part("bow", {}, "then more", 1.0))


def test_arms_that_come_down_anyway_are_no_action_of_their_own(arranger):
    arrangement = arranger.arrange("A person raises the left hand and lets the arm drop.")
    assert [part.action for part in arrangement.parts] == ["raise the hand"]


def test_what_has_no_number_of_times_is_done_so_often(arranger):
    assert [part.action for part in arranger.arrange("salutes twice").parts] == ["salute", "salute"]
    assert [part.action for part in arranger.arrange("waves twice").parts] == ["wave"]


def test_a_way_that_an_action_does_not_go_is_told(arranger):
    assert arranger.arrange("walks backwards up the stairs").notes == ("climb stairs: not backward",)
    assert arranger.arrange("crawls backwards").notes == ()
