"""Stems: forms of a word are equal, other words are not."""

import pytest

from kinoflow.language.words import grams, phrase_stems, stems


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("waves the left arm", "waving his left hand"),
        ("does 3 squats", "three squats"),
        ("walks forwards quickly", "a person is walking forward, fast"),
        ("sit-ups", "sit ups"),
        ("push-up", "pushups"),
        ("jumped twice", "jumps two"),
    ],
)
def test_forms_of_the_same_words_are_equal(first, second):
    assert stems(first) == stems(second)


@pytest.mark.parametrize(
    ("first", "second"), [("sits up", "sit-up"), ("left", "right"), ("up", "down"), ("one", "two")]
)
def test_other_words_are_not(first, second):
    assert stems(first) != stems(second)


def test_words_that_say_nothing_are_left_out():
    assert stems("A person is doing it with her") == []


def test_numbers_keep_their_form():
    assert stems("one two three five nine twelve") == ["once", "two", "three", "five", "nine", "twelve"]


def test_slots_of_phrases_are_no_words():
    assert phrase_stems("{raise} {poss} left hand, {wave:ing}") == stems("raises the left hand, waving")


def test_grams_are_words_and_neighbours():
    assert list(grams(["a", "b", "c"])) == ["a", "b", "c", "a b", "b c"]
