"""Remarks on how limbs are held: what is one, what it says, and what is left of the sentence."""

import pytest

from kinoflow.authoring.carriage import PLACES
from kinoflow.language.held import marks, places_said, unmarked, with_held, without_held
from kinoflow.language.tables import table


def acts(text: str) -> bool:
    """Whether one of a few verbs is in a text."""
    return any(word in text for word in ("walk", "kneel", "sit", "throw", "bow", "stand", "wave", "dance"))


def said(text: str) -> tuple[str, list[str]]:
    left, remarks = without_held(text, acts)
    return unmarked(left), [str(remark.hold) for remark in remarks]


@pytest.mark.parametrize(
    ("text", "left", "holds"),
    [
        ("a man kneels with the left hand on the knee", "a man kneels", ["left hand on the knee"]),
        ("she walks with her arms crossed", "she walks", ["both hands crossed"]),
        ("he walks with hunched shoulders and the head bowed", "he walks", ["shoulders hunched", "head down"]),
        ("she sits cross-legged looking to the left", "she sits cross-legged", ["head left"]),
        ("he bows, palms pressed together", "he bows", ["both hands together"]),
        (
            "he walks, one hand in the pocket, leaning back",
            "he walks",
            ["one hand in the pocket", "trunk leaning back"],
        ),
        ("she walks while holding her stomach", "she walks", ["both hands on the belly"]),
        ("he walks clutching his left arm", "he walks", ["right hand on the other arm"]),
        (
            "he throws a ball with the left hand while the right arm is held out to the side",
            "he throws a ball with the left hand",
            ["right hand out to the side"],
        ),
        (
            "he waves with the left hand while the right one is behind his back",
            "he waves with the left hand",
            ["right hand behind the back"],
        ),
        (
            "she stands with the left hand on the hip and the other on the chest",
            "she stands",
            ["left hand on the hip", "right hand on the chest"],
        ),
        ("with her arms folded, she walks away", "she walks away", ["both hands crossed"]),
        ("a woman sits with her chin resting on her right hand", "a woman sits", ["right hand at the chin"]),
        ("he walks with his head back", "he walks", ["head up"]),
        ("he kneels, gaze over the left hand", "he kneels", ["head left"]),
        ("he walks with the right hand on the left hip", "he walks", ["right hand on the other hip"]),
        ("he walks looking back", "he walks", ["head back over the shoulder"]),
        ("she dances with raised arms", "she dances", ["both hands raised"]),
        ("he walks and keeps his hands behind his head", "he walks", ["both hands behind the head"]),
    ],
)
def test_what_remarks_say(text, left, holds):
    assert said(text) == (left, holds)


@pytest.mark.parametrize(
    "text",
    [
        "a man with his arms crossed",  # nothing else is done
        "a person looks to the left",
        "a person is looking to the left",
        "he sits leaning back on the hands",
        "he walks and waves with the right hand",
        "he walks with the left foot",
        "both hands held out as on a rifle",
        "he stands with his palms up",  # how they are turned
        "he throws a ball with both hands",
        "raises the left hand and waves",
    ],
)
def test_what_is_no_remark(text):
    assert said(text) == (text, [])


def test_words_come_back_where_they_were():
    text = "he walks with his head down and waves"
    left, remarks = without_held(text, acts)
    assert with_held(left, remarks) == text
    assert marks(left) == [0]


def test_values_of_parameters_are_read_the_same_way():
    assert places_said("hand", "with the hands behind the back") == {"behind the back"}
    assert places_said("hand", "overhead") == {"above the head"}
    assert places_said("hand", "fancy") == set()


def test_every_place_of_the_table_can_be_played():
    for entry in table("held"):
        kind, _, place = entry.partition(" ")
        if kind == "head" and place in ("in the hands", "on the hand"):
            continue  # these are said of hands
        assert place in PLACES["hand" if kind == "arm" else kind], entry
