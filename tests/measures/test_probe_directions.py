"""Where an arm points, which way a head tilts, what an elbow does, what a throw is: sides and words once confused."""

import numpy as np
import pytest
from test_probe_actions import HANGING, PUNCHING, SITTING, STANDING, about, bent, squatting, walking

from kinoflow.evaluation.ssae.judge import ProbeJudge
from kinoflow.evaluation.ssae.questions import Item, Question
from kinoflow.language.sides import mirror_caption
from kinoflow.measures.probes import read_sentence
from kinoflow.motion.canonical import mirror

LEFT_TO_THE_LEFT = bent(R_Shoulder=(0, 0, 75))
RIGHT_TO_THE_LEFT = bent(L_Shoulder=(0, 0, -75), R_Shoulder=(0, 150, 0))
LEFT_AHEAD = bent(L_Shoulder=(0, -90, 0), R_Shoulder=(0, 0, 75))
HEAD_TO_THE_LEFT = bent(Neck=(0, 0, -12), Head=(0, 0, -12), **HANGING)
LEANING_LEFT = bent(Spine1=(0, 0, -15), Spine2=(0, 0, -10), **HANGING)
LEFT_BENT = bent(L_Shoulder=(0, 0, -75), R_Shoulder=(0, 0, 75), L_Elbow=(0, -90, 0))
THROWING = bent(
    60,
    L_Shoulder=about(1, np.interp(np.arange(60), [0, 20, 27, 60], [50, 50, -100, -100])) + np.array([0, 0, 25]),
    R_Shoulder=(0, 0, 75),
)


def answer(clip, question):
    item = Item("0", "0", "unknown", "", (Question(question, "other"),))
    return ProbeJudge().judge(item, clip).verdicts[0].answer


@pytest.mark.parametrize(
    ("clip", "yes", "no"),
    [
        (LEFT_TO_THE_LEFT, "Does the person point to the left?", "Does the person point to the right?"),
        (RIGHT_TO_THE_LEFT, "Does the person point to the left?", "Does the person point to the right?"),
        (RIGHT_TO_THE_LEFT, "points left with the right hand", "points right with the right hand"),
        (RIGHT_TO_THE_LEFT, "points to the left with the right hand", "points to the left with the left hand"),
        (HEAD_TO_THE_LEFT, "Does the head tilt to the left?", "Does the head tilt to the right?"),
        (HEAD_TO_THE_LEFT, "The head tilts left.", "The head leans to the right shoulder."),
        (LEANING_LEFT, "Does the person lean to the left?", "Does the head tilt to the left?"),
        (LEFT_BENT, "Is the left arm bent at the elbow?", "Is the right arm bent at the elbow?"),
        (LEFT_BENT, "bends the left elbow", "bends the right elbow"),
        (THROWING, "Does the person throw something?", "Does the person throw something with the right hand?"),
        (THROWING, "throws a ball with the left hand", "throws a ball with both hands"),
    ],
)
def test_sides(clip, yes, no):
    assert answer(clip, yes) == "yes"
    assert answer(clip, no) == "no"
    assert answer(mirror(clip), mirror_caption(yes)) == "yes"
    assert answer(mirror(clip), mirror_caption(no)) == "no"


def test_who_points_ahead_points_to_no_side():
    assert answer(LEFT_AHEAD, "Does the person point forward?") == "yes"
    assert answer(LEFT_AHEAD, "Does the person point to the right?") == "no"
    assert answer(LEFT_AHEAD, "Does the person point to the left?") != "yes"


def test_who_punches_or_walks_throws_nothing():
    for clip in (STANDING, walking(1.2)):
        assert answer(clip, "Does the person throw something?") == "no"
    assert answer(PUNCHING, "Does the person throw something?") != "yes"


def test_a_short_step_back_and_a_low_stance_are_no_clear_no():
    stepping = walking(-0.3, seconds=1.0)
    assert answer(stepping, "Does the person move backward?") is None
    assert answer(walking(1.2), "Does the person move backward?") == "no"
    low = squatting(37)[28:33]
    assert answer(low, "Does the person stand at the end?") is None
    assert answer(SITTING, "Does the person stand at the end?") == "no"


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("A person points to the right.", ["reaches to the right with a hand"]),
        ("stretches the left arm to the right", ["reaches to the right with the left hand"]),
        ("extends the right arm to the side", ["reaches out to the side with the right hand"]),
        ("Does the head tip to one side?", ["tilts the head"]),
        ("The head leans back.", ["head up"]),
        ("Is the head tilted slightly to the left?", ["tilts the head to the left"]),
        ("Are the arms bent at the elbow?", ["bends both arms"]),
        ("Is the elbow bent at a right angle?", ["bends a arm"]),
        ("He bends at the knees.", ["bends the knees"]),
        ("throws a ball with the left arm three times", ["throws with the left hand, exactly 3 times"]),
        ("throws both arms up", ["raises both hands above the shoulder"]),
        ("throws a punch", ["punches with a hand"]),
        ("Do the legs kick?", ["kicks with a leg"]),
        ("Do both legs kick?", ["kicks with both legs"]),
        ("Does the person move back to the right?", ["ends up to the right"]),
        ("Are both hands held low in front?", ["both hands low, in front"]),
        ("points straight up with the right arm", ["reaches up with the right hand"]),
        ("steps to the right with the left foot", ["steps right with the left foot"]),
    ],
)
def test_readings(sentence, asked):
    reading = read_sentence(sentence)
    assert reading.complete
    assert [probe.name for probe in reading.probes] == asked


@pytest.mark.parametrize(
    "sentence",
    [
        "points up to the left",
        "throws himself to the floor",
        "throws a left hook",
        "kicks to the left with one foot",
        "Does she walk back towards her start?",
    ],
)
def test_what_no_probe_asks_stays_unread(sentence):
    assert not read_sentence(sentence).complete
