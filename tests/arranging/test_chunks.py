"""What of a sentence may be an action of its own."""

import pytest

from kinoflow.arranging.chunks import chunks_of, of_anybody
from kinoflow.arranging.phrases import PhraseBook


@pytest.fixture(scope="module")
def book():
    return PhraseBook.load()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("stands on guard, sword in the right hand", 1),
        ("kneels, his spear on the floor", 1),
        ("crawls forward, one hand reaching out", 1),
        ("shakes the head and recovers", 1),
        ("cuts upward, then straight down", 1),
        ("kneels, sword thrust", 2),
        ("walks, stops, then goes on", 2),
        ("does squats; two rounds", 1),
        ("swings a kettlebell up high, keeping the arms straight, six swings", 2),
        ("swings a kettlebell, six swings in total", 1),
        ("does three push-ups, the last one very slow", 1),
        ("jumps up and down twice", 1),
    ],
)
def test_where_a_weapon_is_and_how_it_goes_on_are_no_actions(book, text, count):
    assert len(chunks_of(text, book)) == count


@pytest.mark.parametrize(
    ("text", "anybody"),
    [
        ("a hiker leaps across a stream", "a person leaps across a stream"),
        ("a tired office worker typing at a desk", "a person typing at a desk"),
        ("a zombie walks", "a zombie walks"),
        ("a taekwondo fighter does a front kick", "a person does a front kick"),
        ("a taekwondo fighter does some kicks", "a taekwondo fighter does some kicks"),
        ("waves the left hand", "waves the left hand"),
    ],
)
def test_who_tells_nothing_is_anybody(arranger, text, anybody):
    assert of_anybody(arranger.book, text) == anybody


def test_a_limb_that_goes_to_and_fro_is_not_put_there(book):
    (swings,) = chunks_of("swings the right leg forward and back ten times", book)
    (puts,) = chunks_of("puts the right leg forward", book)
    assert puts.posed
    assert not swings.posed
