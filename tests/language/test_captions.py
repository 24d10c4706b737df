"""Captions of captured motions in words of what is done."""

import pytest

from kinoflow.language.captions import described, with_article


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("the toon hops", "a person hops"),
        ("a human is running", "a person is running"),
        ("figure skating", "figure skating"),
        ("sits back down, then gets back up", "sits down, then gets up"),
        ("steps back up", "steps back up"),
        ("he seems to be eating", "he is eating"),
        ("she looks like she is swimming", "she is swimming"),
        ("he starts to slowly walk", "he slowly walks"),
        ("proceeds to kick", "kicks"),
        ("goes to the door", "goes to the door"),
        ("wipes a table using his left hand", "wipes a table with his left hand"),
        ("washes a window using a cloth", "washes a window using a cloth"),
        ("swims using the breaststroke", "swims breaststroke"),
        ("takes a big step forward", "takes one big step forward"),
        ("takes a step forward and steps back", "takes a step forward and steps back"),
        ("steps forward with their left foot, then kicks", "takes one step forward with the left foot, then kicks"),
        ("takes two steps forward with the left foot", "takes two steps forward with the left foot"),
        ("steps forward with the left foot and back", "steps forward with the left foot and back"),
        ("walks backwards and turns on the spot", "walks backwards and turns on the spot"),
        ("opens a door and closes it behind him", "opens a door and closes it"),
        ("sits down on the floor with legs crossed", "sits down cross-legged on the floor"),
        ("balances on one leg like on a tightrope", "balances on one leg"),
        ("walks counter clockwise in a half circle", "walks counterclockwise in a curve"),
        ("walks up to something and looks at it", "walks and looks at it"),
        ("trips then catches himself", "trips and catches himself"),
        ("walks forward, bends down and walks back", "walks forward, bends down, then turns around, then walks"),
        ("walks forward, turns around and walks back", "walks forward, turns around and walks back"),
        ("walks forward and walks back", "walks forward and walks back"),
        ("pretends to be a dog", "acts like a dog"),
        ("she moves like a robot", "she acts like a robot"),
        ("he brings the left hand to the mouth as if drinking", "he is drinking with the left hand"),
        ("he walks as if limping", "he walks as if limping"),
        ("swings his arms while walking", "walks"),
        ("he moves backwards, then moves to the left", "he walks backward, then sidesteps to the left"),
        ("moves the box to the left", "moves the box to the left"),
        ("walks, hesitates for a moment, then walks", "walks, then stands still, then walks"),
        ("raises an arm, pauses, then lowers it", "raises an arm, pauses, then lowers it"),
        (
            "walks up the stairs, turns around and comes back down",
            "walks up the stairs, turns around and walks down the stairs",
        ),
        ("climbs up a ladder and climbs back down", "climbs up a ladder and climbs down the ladder"),
    ],
)  # fmt: skip
def test_what_is_done(text, plain):
    assert described(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("walks away, then returns to the starting position", "walks away, then turns around, then walks"),
        ("runs off and comes back to where they started", "runs off, then turns around, then runs"),
        ("jogs, turns around and returns to the start", "jogs, turns around, then jogs"),
        ("walks backward and returns to the original spot", "walks backward, then walks forward"),
        (
            "walks four steps, then returns to his original place",
            "walks four steps, then turns around, then walks four steps",
        ),
        ("takes three steps back and returns to the start", "takes three steps back, then takes three steps forward"),
        (
            "steps to the left and goes back to the starting position",
            "takes one step to the left, then takes one step to the right",
        ),
        ("jumps forward, then returns to the same place", "jumps forward, then jumps backward"),
        (
            "walks diagonally to the left and returns to the start",
            "walks diagonally to the left, then walks diagonally backward to the right",
        ),
        ("walks in a circle and ends up where he started", "walks in a circle"),
        ("kneels, then returns to the starting position", "kneels, then stands up"),
        ("bends to the left and returns to the original position", "bends to the left, then straightens up"),
        ("lifts both arms and returns to the starting position", "lifts both arms, then lowers the arms"),
        ("turns left, then returns to the original position", "turns left, then turns to the right"),
        ("kicks twice and returns to the starting position", "kicks twice"),
        ("walks to the right, turns back around and walks to the left", "walks to the right, turns around and walks"),
        ("returns to the office", "returns to the office"),
        ("walks and returns the book", "walks and returns the book"),
    ],
)  # fmt: skip
def test_the_way_back(text, plain):
    assert described(text) == plain


def test_who_acts_has_an_article():
    assert with_article("person walks") == "a person walks"
    assert with_article("man is dancing") == "a man is dancing"
    assert with_article("person") == "person"
    assert with_article("man overboard") == "man overboard"
