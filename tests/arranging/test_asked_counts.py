"""How often something is done that is asked for fewer or more times than chance draws it."""

import numpy as np
import pytest

from kinoflow.arranging.arranger import Arranger
from kinoflow.authoring.action import Count, actions, as_often, draw, find_action
from kinoflow.authoring.fit import takes
from kinoflow.errors import ScoreError


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("A person does three burpees.", ["burpee (count 3)"]),
        ("A man does four squats.", ["squat (count 4)"]),
        ("A woman claps once.", ["clap (count 1)"]),
        ("A man taps his foot three times.", ["tap the foot (count 3)"]),
        ("A gorilla beats its chest twice.", ["beat the chest (count 2)"]),
    ],
)
def test_as_often_as_asked_in_one_go_and_nothing_is_told(arranger, sentence, parts):
    arrangement = arranger.arrange(sentence)
    assert [str(part) for part in arrangement.parts] == parts
    assert not [note for note in arrangement.notes if "times, not" in note]


def test_two_ways_of_the_same_action_are_not_added_up(arranger):
    """They were played as ten rolls forward."""
    arrangement = arranger.arrange("Roll both shoulders backward five times, then forward five times.")
    assert [(part.settings["direction"], part.settings["count"]) for part in arrangement.parts] == [
        ("backward", 5),
        ("forward", 5),
    ]


def test_so_many_that_they_last_too_long_are_done_in_several_goes(arranger):
    counts = [part.settings["count"] for part in arranger.arrange("A person does 20 burpees.").parts]
    assert len(counts) > 1
    assert sum(counts) == 20


def test_a_clip_has_them_all(arranger):
    lengths = [
        Arranger.play(arranger.arrange(f"A man taps his foot {n} times."), 0).duration_s for n in ("two", "nine")
    ]
    assert lengths[0] + 1 < lengths[1]


def test_every_score_can_be_played_once():
    for action in actions().values():
        for name, kind in action.parameters.items():
            if isinstance(kind, Count) and kind.low > 1:
                assert takes(action, {name: 1}, np.random.default_rng(0), 1)[0].values[name] == 1


def test_what_is_set_by_hand_stays_within_the_range():
    low = find_action("clap").parameters["count"].low
    with pytest.raises(ScoreError, match="count is a whole number"):
        draw("clap", np.random.default_rng(0), {"count": low - 1})
    assert as_often(find_action("clap"), {"count": low - 1}).parameters["count"].low == low - 1
