"""Where the body is after one action counts for what is read as the next one, and for how it is played."""

import numpy as np
import pytest

from kinoflow.arranging.parts import Arrangement
from kinoflow.arranging.stage import Stage
from kinoflow.authoring.postures import LYING, RISING, posture


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "lies on the back, then rolls over, pushes up, and stands",
            ["lie still", "roll over in bed", "get up"],
        ),
        ("on all fours, lift the right arm and left leg", ["get down on all fours", "bird dog"]),
        ("kneels down, prays, then stands up", ["pray standing", "get up"]),
        ("slips, falls on the butt", ["slip on ice"]),
    ],
)
def test_what_goes_on_from_where_the_body_is_is_preferred(arranger, sentence, wanted):
    found = arranger.arrange(sentence)
    assert ["get up" if part.action in RISING else part.action for part in found.parts] == wanted


@pytest.mark.parametrize(
    ("sentence", "action", "settings", "base"),
    [
        ("looks around while lying on the back", "look around", {}, "lie still"),
        ("claps while sitting on the floor", "clap", {}, "sit still"),
        ("reads a book lying on the stomach", "read a book", {"pose": "on the stomach"}, ""),
        ("waves while kneeling", "wave", {}, "kneel"),
        ("limps backward, firing a pistol", "aim and fire a pistol", {}, "limp"),
    ],
)
def test_a_posture_that_is_said_is_that_of_the_body(arranger, sentence, action, settings, base):
    (part,) = arranger.arrange(sentence).parts
    assert (part.action, dict(part.settings), part.base) == (action, settings, base)


def test_who_lies_face_down_reads_so(arranger):
    last = arranger.arrange("lies down on the stomach, then reads a book").parts[-1]
    assert last.settings["pose"] == "on the stomach"


@pytest.mark.parametrize(
    ("sentence", "on"),
    [
        ("crawls, then lies down", "front"),
        ("does a plank, then lies on the back", None),
        ("lies face down, then lies down on the back", None),
    ],
)
def test_nobody_gets_up_to_lie_down(arranger, sentence, on):
    last = arranger.arrange(sentence).parts[-1]
    assert (last.action, last.settings.get("on")) == ("lie still", on)


def test_who_stands_up_with_raised_fists_after_a_roll_needs_no_chair(arranger):
    last = arranger.arrange("rolls forward and stands up with fists raised").parts[-1]
    assert (last.action, last.base) == ("raise a fist", "")


def test_scenes_and_sentences_keep_a_body_down_for_the_same_actions(arranger):
    stage = Stage(arranger)
    for text in (
        "kneels down, then aims a pistol",
        "squats down, then looks through binoculars",
        "sits down, then laughs",
    ):
        down, does = arranger.arrange(text).parts
        sentence = arranger.play(arranger.arrange(text))
        first = stage.play(Arrangement((down,)), None, None).clip
        scene = stage.play(Arrangement((does,)), first, None).clip
        here = posture(first)
        assert posture(sentence, -30) == posture(scene, scene.num_frames // 2), text
        assert here != "standing"


def test_a_fight_of_a_scene_goes_from_guard_to_guard(arranger):
    stage = Stage(arranger)
    stands = stage.play(arranger.arrange("stands still"), None, 30).clip
    clip = stage.play(arranger.arrange("jab, cross punch, uppercut"), stands, None).clip
    wrists = clip.joints[:, [clip.skeleton.index("L_Wrist"), clip.skeleton.index("R_Wrist")], 1].max(axis=1)
    up = np.flatnonzero(wrists > 1.1)
    # A hand is up all the time from the first guard to the end of the last one.
    assert (wrists[up[0] : up[-1]] > 1.05).all()


def test_a_fight_of_a_scene_ends_on_the_floor_where_somebody_falls(arranger):
    clip = Stage(arranger).play(arranger.arrange("jab, uppercut, then falls backward"), None, 240).clip
    assert clip.num_frames == 240
    assert posture(clip) in LYING


def test_who_lies_does_not_fall_again_in_a_scene(arranger):
    stage = Stage(arranger)
    lies = stage.play(arranger.arrange("lies down on the back"), None, 120).clip
    falls = stage.play(arranger.arrange("falls backward"), lies, 60).clip
    assert falls.num_frames == 60
    assert falls.joints[:, 0, 1].max() < 0.4


@pytest.mark.parametrize(
    "sentence",
    [
        "sits down on a chair, looks left and stands up",
        "sits down on a chair, puts the right hand on the left shoulder, then stands up",
        "kneels down, touches the floor with the right hand, then stands up",
        "sits cross-legged, puts both hands on the knees, then rises to his feet",
    ],
)
def test_who_is_down_gets_up_and_does_not_only_come_back_from_a_pose(arranger, sentence):
    assert arranger.arrange(sentence).parts[-1].action in RISING
