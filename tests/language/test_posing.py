"""Clauses that only place limbs: what is one, and where they say that limbs are."""

import pytest

from kinoflow.authoring.carriage import PLACES
from kinoflow.language.held import Hold
from kinoflow.language.posing import begins_with_limb, joined_holds, lets_go, poses, seconds_held, seconds_of, stands


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("places her right palm on her cheek", ["right hand on the cheek"]),
        ("she slowly puts both hands on her knees", ["both hands on the knee"]),
        ("touches the ground with the fingertips of his left hand", ["left hand on the floor"]),
        ("clutches his left side with the right hand", ["right hand on the other flank"]),
        ("right elbow resting on the right knee", ["right hand elbow on the knee"]),
        ("right foot resting against the left knee", ["right leg on the other knee"]),
        ("lifts the left knee to hip height", ["left leg knee raised"]),
        ("lift the right leg straight out to the side", ["right leg stretched to the side"]),
        ("left foot back", ["left leg back"]),
        ("weight on the right leg", ["right leg bearing the weight"]),
        ("rises onto tiptoes", ["feet heels raised"]),
        ("ankles crossed", ["right leg crossed before the other"]),
        ("head rolled to the left", ["head tilted left"]),
        ("face buried in both hands", ["both hands over the face"]),
        ("looks away to the right", ["head right"]),
        ("throws his head back", ["head up"]),
        ("props the chin on both hands", ["both hands at the chin"]),
        ("leans to the left", ["trunk leaning left"]),
        ("leans into a sharp curve to the right", ["trunk leaning right"]),
        ("looks over the right hand", ["head right"]),
        ("palms pressed together above the head", ["both hands above the head"]),
        ("raises the right forearm to a right angle", ["right hand forearm level"]),
    ],
)
def test_limbs_that_are_placed(text, holds):
    found = poses(text)
    assert [str(hold) for hold in found] == holds
    assert all(hold.place in PLACES[hold.kind] for hold in found)


@pytest.mark.parametrize(
    "text",
    ["walks forward", "waves the left hand", "kicks with the right leg", "raises a glass", "turns around", "throws it",
     "looks around", "holds a cup with the left hand", "steps over a log", "shakes the head"],
)  # fmt: skip
def test_deeds_are_no_poses(text):
    assert poses(text) == ()


def test_how_long_a_pose_is_held():
    assert seconds_held("holds it for three seconds") == 3
    # As long as a moment, where nobody says how long.
    assert seconds_held("holds the pose") == seconds_held("stays there for a moment") == 1.4
    assert seconds_held("remains like that for a few seconds") == 3
    assert seconds_held("stays at the bottom for a second") == 1
    assert seconds_held("freezes in that position for two full seconds") == 2
    assert seconds_held("waits") == 0
    # Between two things, and not in the midst of one.
    assert seconds_held("pauses for a moment") is None
    assert seconds_held("pauses") is None
    assert seconds_held("holds it with straight legs for two seconds") == 2
    assert seconds_held("holds a cup for three seconds") is None
    assert seconds_of("raises the right arm for 2 seconds") == 2
    assert seconds_of("raises the right arm") is None


def test_who_lets_go_or_only_stands():
    assert lets_go("comes back upright")
    assert lets_go("lowers it again")
    assert lets_go("drops the heels")
    assert not lets_go("lowers the box")
    assert stands("the goalkeeper stands")
    assert stands("he is standing still")
    assert not stands("he stands up")
    assert not stands("stands on the left leg")


def test_clauses_about_a_limb():
    assert begins_with_limb("ankles crossed")
    assert begins_with_limb("the left hand on the hip")
    assert not begins_with_limb("crosses the ankles")


def test_what_is_held_after_more_is():
    raised, low = Hold("right hand", "raised", comes=True), Hold("both hands", "at the side")
    lifted, other = Hold("left leg", "knee raised"), Hold("right leg", "stretched back")
    # What stays is there already; a limb is at one place; somebody stands on one leg.
    assert joined_holds((raised,), (lifted,)) == (Hold("right hand", "raised"), lifted)
    assert joined_holds((raised, lifted), (low,)) == (lifted, low)
    assert joined_holds((lifted,), (other,)) == (other,)
    weight = Hold("right leg", "bearing the weight")
    assert joined_holds((weight,), (Hold("right leg", "crossed before the other"),))[0] == weight
