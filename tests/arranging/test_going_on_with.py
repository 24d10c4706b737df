"""What chunks of a sentence say of each other: what "it" is, who goes, what nearly happens, the other side."""

import pytest

from kinoflow import MotionPipeline


@pytest.fixture(scope="module")
def arrange():
    return MotionPipeline.from_pretrained().arrange


@pytest.mark.parametrize(
    ("sentence", "read_as"),
    [
        ("picks an apple from a tree and eats it", "pick fruit, then eat an apple"),
        ("catches a ball and throws it back", "catch a ball (back throw it back)"),
        ("walks to the door and opens it", "walk, then open a door"),
        ("a soldier runs to the wall and crouches behind it", "run, then crouch and stay low"),
        ("a zombie walks", "walk like a zombie"),
        ("stumbles and nearly falls", "trip and recover"),
        ("puts on trousers, almost loses balance", "put on trousers (extra wobble)"),
        ("trips over a root and catches himself", "trip and recover"),
        (
            "hops three times on the left leg then switches",
            "hop on one leg (side left, count 3), then hop on one leg (side right, count 3)",
        ),
    ],
)
def test_sentences(arrange, sentence, read_as):
    assert str(arrange(sentence)) == read_as
