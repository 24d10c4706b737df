"""Who is called after what he does, and what is told throughout a sentence."""

import pytest

from kinoflow.arranging.chunks import chunks_of
from kinoflow.arranging.phrases import PhraseBook
from kinoflow.arranging.trades import own_actions
from kinoflow.language.tables import table


@pytest.fixture(scope="module")
def book():
    return PhraseBook.load()


def test_trades_name_actions(book):
    assert {name for names in table("trades").values() for name in names} <= set(book.names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a discus thrower winds the arm back and lets the discus fly", {"discus throw"}),
        ("seated low, a rower bends the knees", {"rowing machine", "row a boat"}),
        ("a strong javelin thrower runs up", {"javelin throw"}),
        ("a thrower runs up", set()),
        ("a soldier runs up", set()),
        ("a player runs up", set()),
        ("a person throws a discus", set()),
    ],
)
def test_who_is_called_after_what_he_does(book, text, names):
    assert {book.names[place] for place in own_actions(book, chunks_of(text, book))} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "A discus thrower winds the right arm far back, turns one and a half times and lets the discus fly.",
            ["discus throw"],
        ),
        ("A batter waits with bent knees, steps out with the left foot and swings hard.", ["baseball bat swing"]),
        # What an action knows nothing of is done besides.
        ("A golfer swings, then waves to the crowd.", ["golf swing", "wave"]),
        # Whose knee is lifted and whose arm throws pitches once.
        ("A pitcher winds up, lifts the left knee and throws hard with the right arm.", ["baseball pitch"]),
        # What is played stays in its sport.
        ("Soccer player traps the ball, then volleys it.", ["trap a ball with the foot", "soccer kick"]),
        # Who bends in passing does no stretch.
        ("A man brushes his teeth, then bends forward and waves.", ["brush teeth", "stand still", "wave"]),
    ],
)
def test_one_performance_told_in_several_clauses(arranger, text, names):
    assert [part.action for part in arranger.arrange(text).parts] == names


def test_what_is_told_throughout_is_kept_by_all(book):
    first, second = chunks_of("a person nods twice, then turns around, hands on the hips throughout", book)
    assert [remark.hold.place for remark in first.kept] == ["on the hip"]
    assert [remark.hold.place for remark in second.held] == ["on the hip"]
    assert "throughout" not in second.text


def test_a_hand_that_begins_somewhere_stays_there(arranger):
    read = arranger.arrange("With the right hand on the right ear, a woman walks three steps, turns around and nods.")
    assert all("right hand on the ear" in map(str, part.holds) for part in read.parts)


def test_legs_of_who_lies_are_lifted_by_an_action(arranger):
    read = arranger.arrange("Lying on the back, a man lifts the straight right leg and lowers it, four times.")
    assert "lying leg raise" in {part.action for part in read.parts}
