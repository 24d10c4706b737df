"""Two actions with neither a comma nor an "and" between them: what the best one does not know is looked at again."""

import pytest


def read(arranger, sentence):
    arrangement = arranger.arrange(sentence)
    return [] if arrangement is None else [str(part) for part in arrangement.parts]


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        # At once.
        ("A woman strolls forward waving with her left hand.", ["wave (side left) over stroll"]),
        ("Somebody jogs clapping overhead.", ["clap (place above the head) over jog"]),
        # In order.
        ("A porter pauses to scratch his head.", ["stand still", "scratch the head"]),
        (
            "A knight lunges forward with an overhead sword slash.",
            ["walking lunge", "sword slash (direction overhead)"],
        ),
        ("A man stops to look at his watch.", ["stand still", "check the watch"]),
        # Words that only lead to a noun that is done.
        ("A dancer drops into a squat.", ["squat"]),
    ],
)
def test_both_of_two_actions_are_done(arranger, sentence, parts):
    assert read(arranger, sentence) == parts


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        # What an action has by itself.
        ("A man sits down on a chair crossing his legs.", "sit"),
        ("A person walks with a cane.", "walk with a cane"),
        ("A person jumps to reach a high shelf.", "jump in place"),
        ("A woman walks with her arms swinging.", "walk"),
        ("A person steps forward with the left leg into a lunge.", "lunge"),
        ("A child skips forward swinging the arms.", "skip"),
        ("A dancer sinks into a deep curtsy.", "curtsy"),
        # What for, and no second thing.
        ("A man waves using his right hand.", "wave"),
    ],
)
def test_one_action_stays_one(arranger, sentence, action):
    found = read(arranger, sentence)
    assert len(found) == 1
    assert found[0].startswith(action)


def test_it_is_what_the_first_half_names(arranger):
    assert read(arranger, "A man bends down to pick a coin up.")[-1].startswith("pick something up")


def test_last_words_that_tell_nothing_do_not_hide_what_is_done(arranger):
    assert read(arranger, "A singer curtsies to the audience.") == ["curtsy"]
