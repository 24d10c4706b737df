"""A box that was picked up stays in the hands for what is done with it next."""

import pytest

from kinoflow.arranging.loads import HOLDS, KEEPS, carried_on
from kinoflow.arranging.parts import Part
from kinoflow.arranging.performing import cued
from kinoflow.authoring.action import find_action
from kinoflow.motion.skeleton import joint

WRISTS = [joint("L_Wrist"), joint("R_Wrist")]


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        (
            "picks up a heavy crate, carries it forward and puts it on a high shelf",
            "carry a box (end keep it), then put a box on a high shelf (start from the chest)",
        ),
        (
            "takes a box from a high shelf and carries it away",
            "take a box from a high shelf (end hold it), then carry a box (begins holding it)",
        ),
        ("picks up a box, carries it and puts it down", "carry a box"),
    ],
)
def test_what_is_in_the_hands_is_not_picked_up_again(arranger, sentence, read):
    assert str(arranger.arrange(sentence)) == read


def test_it_stays_above_the_knees_until_it_is_let_go(arranger):
    arrangement = arranger.arrange("picks up a heavy crate, carries it forward and puts it on a high shelf")
    height_m = arranger.play(arrangement, seed=0).joints[:, WRISTS, 1]
    lifted = int(height_m.min(axis=1).argmin())
    assert lifted < 60
    assert height_m[lifted + 30 :].min() > 0.5


def test_segments_of_a_scene_hand_it_on(arranger):
    texts = ["a man picks up a heavy crate", "he carries the crate forward", "he puts it on a high shelf"]
    cues = cued([arranger.arrange(text) for text in texts])
    (picks,), (carries,), (puts,) = [cue.arrangement.parts for cue in cues]
    assert (picks.settings["hands"], picks.settings["then"]) == ("both hands", "hold")
    assert (carries.settings["begins"], carries.settings["end"]) == ("holding it", "keep it")
    assert puts.settings["start"] == "from the chest"


def test_what_somebody_says_otherwise_stays():
    carries, puts = (
        Part("carry a box", {"end": "drop it"}, "carries a box", 1.0),
        Part("put a box on a shelf", {}, "", 1.0),
    )
    assert carried_on([carries, puts]) == [carries, puts]
    carries = Part("carry a box", {}, "carries a box", 1.0)
    another = Part("put a box on a shelf", {}, "puts another box on a shelf", 1.0)
    assert carried_on([carries, another]) == [carries, another]
    bags = Part("carry two heavy bags", {}, "carries bags", 1.0)
    assert carried_on([bags, puts]) == [bags, puts]


def test_actions_have_these_settings():
    for table in (KEEPS, HOLDS):
        for name, (_, settings) in table.items():
            for key, value in settings.items():
                assert find_action(name).parameters[key].parse(key, value) == value
