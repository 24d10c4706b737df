"""What a sentence denies is not done."""

import pytest

from kinoflow.language.denial import STILL, without_denied


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("he is walking", "he is walking"),
        ("walks without moving the arms", "walks with both arms at the sides"),
        ("do not move the left arm, walk", "walk with the left arm at the side"),
        ("he is not walking, just standing", "standing"),
        ("he isn t running but walking", "walking"),
        ("an old man is not running, he is walking", "an old man, he is walking"),
        ("a man who is not running walks slowly", "a man walks slowly"),
        ("he is no longer running, he walks", "he walks"),
        ("doesn t run, walks instead", "walks"),
        ("don t walk, run", "run"),
        ("doesn t sit down but kneels", "kneels"),
        ("does not wave and bows", "bows"),
        ("instead of running he walks", "he walks"),
        ("instead of running, the man walks", "the man walks"),
        ("walks rather than runs", "walks"),
        ("sits instead of standing and waves", "sits and waves"),
        ("not only walks but also waves", "walks and waves"),
        ("never stops running", "running"),
        ("she can t stop laughing", "she laughing"),
        ("runs without stopping", "runs"),
        ("stands still, not looking around", "stands still"),
        ("walks forward and does not look back", "walks forward"),
        ("waves and doesn t look back, then bows", "waves, then bows"),
        ("walks, not too fast", "walks"),
        ("waves with the left hand, not the right", "waves with the left hand"),
        ("he stands without moving his arms", "he stands with both arms at the sides"),
        ("sits on a chair, not moving", "sits on a chair"),
        ("walks to the door, then does not move", "walks to the door, then stands still"),
    ],
)
def test_what_is_denied_is_left_out(text, left):
    assert without_denied(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "nobody moves",
        "she does not move",
        "they never move",
        "refuses to move",
        "don t run",
        "he neither walks nor runs",
    ],
)
def test_who_does_nothing_else_stands_still(text):
    assert without_denied(text) == STILL


@pytest.mark.parametrize(
    "text",
    [
        "does not know the answer",
        "stumbles but doesn t fall",
        "he is not happy",
        "to be or not to be",
        "hovers forward without moving the legs",
        "stands up without using the hands",
        "touches his toes without bending the knees",
    ],
)
def test_what_shows_although_it_is_denied_stays(text):
    assert without_denied(text) == text
