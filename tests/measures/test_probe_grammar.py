"""Sentences to probes, and what the grammar says plainly that it cannot ask."""

import numpy as np
import pytest

from kinoflow.measures.probes import probes_for, read_sentence


def names(sentence: str) -> list[str]:
    return [probe.name for probe in probes_for(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A person walks forward.", ["walks", "moves forward"]),
        ("jumps twice", ["jumps, exactly 2 times"]),
        ("raise the left hand", ["raises the left hand above the shoulder"]),
        ("put your left arm up", ["raises the left hand above the shoulder"]),
        ("the left hand goes up", ["raises the left hand above the shoulder"]),
        ("Left arm in the air!", ["raises the left hand above the shoulder"]),
        ("both hands are raised over the head", ["raises both hands above the head"]),
        ("lifts his left and right arms", ["raises both hands above the shoulder"]),
        ("hands up", ["raises both hands above the shoulder"]),
        ("Someone says hello by waving on the right.", ["waves the right hand"]),
        ("moves the lifted left hand back and forth", ["waves the left hand"]),
        ("A person walks with the right hand raised.", ["walks", "raises the right hand above the shoulder"]),
        ("He turned 90 degrees to the right.", ["turns right by 90 degrees"]),
        ("a walk with a left turn", ["walks", "turns left"]),
        ("She kicks with her right leg three times.", ["kicks with the right leg, exactly 3 times"]),
        ("Is the person's left hand raised?", ["raises the left hand above the shoulder"]),
        ("Does the person jump several times?", ["jumps, at least 2 times"]),
        ("The person ends up lying on the ground.", ["ends in posture lie"]),
        ("stands on the left leg", ["lifts the right leg"]),
        ("walk backwards slowly", ["walks", "moves backward", "slow walk"]),
        ("ends standing", ["ends in posture stand"]),
        ("The person stands at the end.", ["ends in posture stand"]),
        ("At the end, the person kneels.", ["ends in posture kneel"]),
        ("He ends up on the floor.", ["ends on the ground"]),
        ("finishes in a squat", ["ends in posture squat"]),
        ("A person is sidestepping to the left.", ["walks", "moves left"]),
        ("jumps eleven times", ["jumps, exactly 11 times"]),
        ("kicks with the right foot three times", ["kicks with the right leg, exactly 3 times"]),
        ("claps while walking", ["claps", "walks"]),
        ("does a deep squat", ["squats deeply"]),
        ("is seated", ["sits"]),
        ("Does the person stay in the same place?", ["stays in place"]),
        ("A person rises from a chair.", ["gets up"]),
        ("looks over the left shoulder", ["looks left"]),
        ("A person looks around.", ["looks around"]),
        ("turns her head to the right", ["looks right"]),
        ("leans back", ["leans backward"]),
        ("bends the knees", ["bends the knees"]),
        ("steps to the left", ["steps left"]),
        ("takes a step back", ["steps backward"]),
        ("taps the right foot", ["taps the right foot"]),
        ("holds the pose", ["holds a pose"]),
        ("stands with the arms out to the sides", ["stands", "opens the arms"]),
        ("puts his hands on his hips", ["both hands at the hips"]),
        ("touches the floor with the left hand", ["the left hand at the floor"]),
        ("extends the right arm to the side", ["reaches out to the side with the right hand"]),
        ("lies down", ["lies down"]),
        ("raises both hands at the same time", ["raises both hands above the shoulder"]),
    ],
)
def test_sentences(sentence, expected):
    assert names(sentence) == expected
    assert read_sentence(sentence).complete


@pytest.mark.parametrize(
    "sentence",
    [
        "raises the left hand, then sits",
        "A person raises the left hand. Then she sits down.",
        "sits after raising the left hand",
        "After raising the left hand, the man takes a seat.",
        "Raise your left hand before sitting down.",
        "first raise the left arm and then sit",
        "lifts the left arm followed by sitting",
    ],
)
def test_order(sentence):
    hand = "raises the left hand above the shoulder"
    sits = "sits down" if "down" in sentence and "sitting" not in sentence else "sits"
    assert names(sentence) == [hand, sits, f"{hand}, then {sits}"]


def test_a_second_clause_leans_on_the_first():
    assert names("raises the left hand, then the right")[1] == "raises the right hand above the shoulder"
    assert names("raises the left hand and waves it") == [
        "raises the left hand above the shoulder",
        "waves the left hand",
    ]


@pytest.mark.parametrize(
    ("sentence", "first", "second"),
    [
        ("sits down and then stands up", "sits down", "gets up"),
        ("walks forward then turns left", "walks", "turns left"),
        ("first jumps, after that sits", "jumps", "sits"),
        ("walks before sitting", "walks", "sits"),
        ("Before jumping, the person bows.", "bends forward", "jumps"),
        ("After jumping, the person claps.", "jumps", "claps"),
        ("Having jumped, he sits.", "jumps", "sits"),
        ("Once she has jumped, she sits.", "jumps", "sits"),
        ("waves after walking", "walks", "waves a hand"),
        ("turns left, followed by a wave", "turns left", "waves a hand"),
    ],
)
def test_words_of_order(sentence, first, second):
    assert names(sentence)[-1] == f"{first}, then {second}"
    assert read_sentence(sentence).complete


@pytest.mark.parametrize(
    ("sentence", "unread"),
    [
        ("sits until the end", "until the end"),
        ("falls to the ground and stays there", "stays there"),
        ("jumps in the middle", "in the middle"),
        ("travels two metres at the end", "at the end"),
    ],
)
def test_times_that_no_probe_asks_about_are_said(sentence, unread):
    reading = read_sentence(sentence)
    assert reading.probes
    assert unread in reading.unread
    assert unread in reading.explain()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("starts standing", "body standing, at the start"),
        ("At the beginning, the person sits.", "body sitting, at the start"),
        ("turns left at the end", "turns left, at the end"),
        ("Do the arms end above the head?", "both hands above the head, at the end"),
        ("stays standing", "body standing, throughout"),
        ("Does the head stay down?", "head down, throughout"),
    ],
)
def test_parts_of_a_clip(sentence, expected):
    assert names(sentence) == [expected]
    assert read_sentence(sentence).complete


def test_the_end_of_a_clip_is_not_its_start(walk):
    """A body that walks and then holds its first pose ends standing; the same run backward begins so, and does too;
    what "stands at the end" asks is the end alone."""
    (at_end,) = probes_for("stands at the end")
    (ends,) = probes_for("ends standing")
    assert at_end == ends
    sunk = np.array(walk.translation)
    sunk[60:, 1] -= np.linspace(0, 0.6, 30)
    lower = walk.replace(translation=sunk)
    assert at_end.answer(walk).passed != at_end.answer(lower).passed
    assert probes_for("stands")[0].answer(lower).passed == probes_for("stands")[0].answer(walk).passed


@pytest.mark.parametrize("sentence", ["A person plays the violin.", "do not jump", "", "...", "He swims."])
def test_a_sentence_without_a_probe_has_none(sentence):
    reading = read_sentence(sentence)
    assert probes_for(sentence) == []
    assert not reading.complete
    assert reading.explain().startswith("no probe answers")


def test_what_is_not_asked_about_is_said():
    reading = read_sentence("A person walks forward and juggles three balls.")
    assert [probe.name for probe in reading.probes] == ["walks", "moves forward"]
    assert "juggles" in reading.unread
    assert not reading.complete
    assert "juggles" in reading.explain()


def test_objects_are_ignored_with_a_note():
    reading = read_sentence("A person walks to a heavy box beside the table.")
    assert reading.complete
    assert reading.ignored == ("heavy", "box", "beside", "table")
    assert "box" in reading.explain()
    assert not read_sentence("A person catches a ball.").complete


@pytest.mark.parametrize(("side", "other"), [("left", "right"), ("right", "left")])
def test_the_other_hand_is_that_of_the_other_side(side, other):
    found = [probe.name for probe in probes_for(f"A person raises the {side} hand, then the other hand.")]
    assert found[:2] == [f"raises the {side} hand above the shoulder", f"raises the {other} hand above the shoulder"]
