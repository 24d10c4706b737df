"""What of a sentence may be an action of its own."""

import pytest

from kinoflow.arranging.chunks import chunks_of
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
    ],
)
def test_where_a_weapon_is_and_how_it_goes_on_are_no_actions(book, text, count):
    assert len(chunks_of(text, book)) == count
