import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoflow.language.sides import mirror_caption

WORDS = (
    "left right Left RIGHT leftward rightwards left-handed right-hand clockwise Counterclockwise is was has all been "
    "the to turn away now standing alone angle hand foot and walks , . ; - lefthand"
)
SENTENCES = st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join)


@pytest.mark.parametrize(
    ("text", "mirrored"),
    [
        ("A person raises the left hand.", "A person raises the right hand."),
        ("Turn left, then right.", "Turn right, then left."),
        ("LEFT Left left", "RIGHT Right right"),
        ("a left-handed throw", "a right-handed throw"),
        ("drifting leftward", "drifting rightward"),
        ("step rightwards", "step leftwards"),
        ("spins clockwise", "spins counterclockwise"),
        ("spins anti-clockwise", "spins clockwise"),
        ("Counter clockwise turn", "Clockwise turn"),
        ("to the left, away from the wall", "to the right, away from the wall"),
        ("turns left before walking", "turns right before walking"),
        ("bowing upright", "bowing upright"),
        ("turn right away", "turn right away"),
        ("everything is all right", "everything is all right"),
        ("a right angle to the left", "a right angle to the right"),
        ("the man is left standing", "the man is left standing"),
        ("she has left", "she has left"),
        ("what is left", "what is left"),
        ("his hand is left of his head", "his hand is right of his head"),
        ("", ""),
    ],
)
def test_examples(text, mirrored):
    assert mirror_caption(text) == mirrored


@given(SENTENCES)
def test_twice_gives_the_sentence_back(text):
    assert mirror_caption(mirror_caption(text)) == text


@given(st.text(max_size=60))
def test_twice_is_stable_for_any_text(text):
    once = mirror_caption(text)
    assert mirror_caption(mirror_caption(once)) == once


@given(st.lists(st.sampled_from(["walks", "the", "Hand", "forward", "up.", "then,"]), max_size=10).map(" ".join))
def test_text_without_sides_stays(text):
    assert mirror_caption(text) == text


@given(SENTENCES)
def test_sides_are_exchanged_and_nothing_else(text):
    def without_sides(sentence):
        lowered = sentence.lower().replace("counterclockwise", "#").replace("clockwise", "#")
        return lowered.replace("left", "#").replace("right", "#")

    assert without_sides(mirror_caption(text)) == without_sides(text)
