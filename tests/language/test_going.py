"""Going to a place and doing something there."""

import pytest

from kinoflow.language.clauses import plain
from kinoflow.language.going import anybody_going, stops_apart
from kinoflow.language.sides import other_side_named, turned_to_a_side


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("walks to a chair", "walks"),
        ("walks to the door and opens it", "walks, then opens the door"),
        ("Runs over to the table, picks up a cup.", "runs, then picks up a cup from the table."),
        ("walks to the chair and sits down heavily", "walks, then sits down heavily on the chair"),
        ("goes to the shelf and puts a book down", "walks, then puts a book down on the shelf"),
        ("puts a book on it", "puts a book on it"),
        (
            "walks to the desk, takes a pen from it, then to the wall",
            "walks, then takes a pen from the desk, then to the wall",
        ),
        ("walks slowly towards the edge of the old roof, then jumps off", "walks slowly, then jumps off"),
        ("heads to the kitchen, then walks to a window", "walks, then walks"),
        ("a man walking his dog stops to tie a shoe", "a man walking his dog, then tie a shoe"),
        ("walks to the door while waving", "walks while waving"),
    ],
)
def test_the_way_comes_first(text, apart):
    assert stops_apart(plain(text)) == apart


@pytest.mark.parametrize(
    "text",
    ["walks to the left and waves", "marches to the beat", "goes to the ground", "goes to his knees", "runs to a stop",
     "jumps to the side", "walks towards the camera", "turns to the door", "walks"],
)  # fmt: skip
def test_directions_and_what_is_no_place_stay(text):
    assert stops_apart(text) == text


@pytest.mark.parametrize(
    ("text", "anybody"),
    [
        ("a wounded knight rolls to the left", "a person rolls to the left"),
        ("the boss slams the ground", "a person slams the ground"),
        ("soldier ducks under fire", "a person ducks under fire"),
        ("skeleton warrior swings", "a person swings"),
        ("guard up and ready", "guard up and ready"),
        ("a man with a hammer rolls", "a man with a hammer rolls"),
        ("a knight and a squire fight", "a knight and a squire fight"),
        ("a guard's shield is kicked", "a guard's shield is kicked"),
    ],
)
def test_who_acts_in_a_game_is_anybody(text, anybody):
    assert anybody_going(text) == anybody


def test_who_goes_is_anybody():
    assert anybody_going("a tall soldier quickly runs away") == "a person quickly runs away"
    assert anybody_going("the guard walks") == "a person walks"
    for text in ("he runs", "a person runs", "a drummer plays", "walks"):
        assert anybody_going(text) == text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("hops on the left leg, then the other", "hops on the left leg, then the right"),
        ("hops on the left leg then switches", "hops on the left leg, then the right"),
        (
            "kicks with the right foot and then with the other foot, and bows",
            "kicks with the right foot, then the left, and bows",
        ),
        ("waves the left hand, switching to the right hand", "waves the left hand, then the right"),
        ("waves the left hand, then changes sides.", "waves the left hand, then the right."),
        ("looks one way, then the other", "looks one way, then the other"),
        ("leans left, then right, then switches", "leans left, then right, then switches"),
        ("holds the left ankle with the other hand", "holds the left ankle with the other hand"),
        ("stands on the left leg, then switches off the light", "stands on the left leg, then switches off the light"),
        ("with the left hand changes a tyre", "with the left hand changes a tyre"),
    ],
)
def test_the_other_side_is_named(text, named):
    assert other_side_named(text) == named


def test_turns_by_the_clock():
    assert turned_to_a_side("turns around clockwise, then bows") == "turns around to the right, then bows"
    assert turned_to_a_side("turns counter-clockwise") == "turns to the left"
    assert turned_to_a_side("rotate 90 deg clockwise in place") == "rotate 90 deg to the right in place"
    assert turned_to_a_side("pivots a quarter turn anticlockwise") == "pivots a quarter turn to the left"
    assert turned_to_a_side("turns a valve counterclockwise") == "turns a valve counterclockwise"
