import pytest

from kinoflow.language.clauses import pieces_in_time


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("bows before a duel", ["bows"]),
        ("stretches before the big match", ["stretches"]),
        ("kneels before the king", ["kneels before the king"]),
        ("bows before a jump", ["bows", "a jump"]),
        ("waves before sitting down", ["waves", "sitting down"]),
        ("jumps after a run", ["a run", "jumps"]),
    ],
)
def test_what_stands_before_something_is_no_piece_of_its_own(text, pieces):
    assert pieces_in_time(text) == pieces
