"""Words of mood: found, told from each other, and taken out."""

import pytest

from kinoflow.authoring.moods import MOODS
from kinoflow.language.manner import WORDS, mood_of_subject, mood_said, without_mood
from kinoflow.language.tables import table


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("waves sadly", "sad"),
        ("a very angry man walks", "angry"),
        ("walks", ""),
        ("waves happily, then sadly", ""),
        ("does burpees until exhausted", ""),
        ("an old man", "old"),
        ("holds a pole", ""),
    ],
)
def test_moods_are_found(text, mood):
    assert mood_said(text) == mood


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("an angry man walks", "angry"),
        ("angrily walks", ""),
        ("Drunk guy, dancing", "drunk"),
        ("a man walks sadly", ""),
    ],
)
def test_moods_of_who_does_it(text, mood):
    assert mood_of_subject(text) == mood


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("waves sadly", "waves"),
        ("a very angry man walks", "a man walks"),
        ("walks", "walks"),
        ("celebrates in an excited way", "celebrates"),
    ],
)
def test_moods_are_taken_out(text, left):
    assert without_mood(text) == left


def test_every_mood_has_words_and_every_word_one_mood():
    assert set(WORDS) == set(MOODS)
    words = [word for some in WORDS.values() for word in some]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("an exhausted old man walks", "tired and old"),
        ("an old man walks angrily", "old and angry"),
        ("a sad, shy woman waves", "sad and shy"),
        ("slams the door and storms off", "angry"),
        ("stamps in a storm", ""),
        ("cautiously walks forward", "cautious"),
    ],
)
def test_moods_at_once_and_moods_of_verbs(text, mood):
    assert mood_said(text) == mood


def test_verbs_of_mood_are_of_moods_that_there_are():
    assert set(table("mood_verbs")) <= set(MOODS)
