"""Words that say that something is done again, and how its pace grows."""

import pytest

from kinoflow.language.growing import growing_said, with_growing, without_growing
from kinoflow.language.repeating import Again, repeat_said, with_repeats, without_repeats


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("he bends to the left, comes up and does the same to the right", Again(True, "right")),
        ("she lunges, then repeats it on the other side", Again(True)),
        ("she steps to the right, claps, and repeats it all to the left", Again(True, "left", whole=True)),
        ("he lifts the right knee, then switches legs", Again(True, limb="leg")),
        ("he stretches the left arm, holds it and swaps arms", Again(True, limb="hand")),
        ("he waves with the right hand, and the same with the left hand", Again(True, "left", limb="hand")),
        ("he squats, claps, and does it all again", Again(False, whole=True)),
        ("he kicks, then punches, and repeats this twice", Again(False, whole=True, times=2)),
        ("he steps, claps and does this four times", Again(False, whole=True, times=3)),
        ("he steps, claps and repeats the sequence three more times", Again(False, whole=True, times=3)),
    ],
)
def test_what_is_done_again_is_one_word(text, again):
    said = with_repeats(text)
    assert repeat_said(said.rsplit(" ", maxsplit=1)[1]) == again
    assert repeat_said(str(again)) == again
    assert "repeats" not in without_repeats(said)
    assert text.startswith(without_repeats(said))


@pytest.mark.parametrize(
    "text",
    [
        "he claps twice",
        "she switches on the light",
        "jumps rope, then switches to alternating feet",
        "he changes a tyre",
        "he kicks, then kicks again",
        "she does a lunge, then does a squat",
        "he jumps over it, then does the dishes",
    ],
)
def test_other_words_stay(text):
    assert with_repeats(text) == text
    assert repeat_said(text) is None


@pytest.mark.parametrize(
    ("text", "left", "how"),
    [
        ("he walks slowly, then faster and faster", "he walks", "faster"),
        ("she waves slowly at first, then faster", "she waves", "faster"),
        ("he claps quickly at first, then slower and slower", "he claps", "slower"),
        ("he walks in a circle, speeding up bit by bit", "he walks in a circle", "faster"),
        ("he marches, slowing down gradually", "he marches", "slower"),
        ("he squats slowly, then jumps fast", "he squats slowly, then jumps fast", ""),
        ("he spins faster than before", "he spins faster than before", ""),
    ],
)
def test_a_pace_that_grows_is_taken_out(text, left, how):
    said = with_growing(text)
    assert growing_said(said) == (left, how)
    assert without_growing(said) == left
