"""Sentences that say where limbs are meanwhile: the action stays what it is, and the limb is there."""

import subprocess
import sys

import numpy as np
import pytest

from kinoflow.measures.probes import places
from kinoflow.measures.probes.view import ClipView
from kinoflow.motion.skeleton import joint


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("a woman dances with her hands above her head", "dance freely, both hands above the head"),
        ("he climbs stairs with the left hand on the hip", "climb stairs, left hand on the hip"),
        ("a man sits slumped, his head in his hands", "sit down on a chair (manner heavily), both hands over the face"),
        ("she sits cross-legged looking to the left", "sit down on the floor (legs crossed), head left"),
        ("a person nods with the arms crossed", "nod, both hands crossed"),
        (
            "walks with the arms crossed, then turns around with the hands behind the head",
            "walk, both hands crossed, then turn around, both hands behind the head",
        ),
        ("a robber runs with his head down", "run, head down"),
        # Known by the action itself.
        ("he does squats with his hands behind his head", "squat (arms head)"),
        ("hops on the right leg with the hands on the hips", "hop on one leg (side right, hands on the hips)"),
        ("waves with the left hand, the right hand in the pocket", "wave (side left, other_hand in the pocket)"),
        ("walks around asleep with the arms out", "sleepwalk"),
        # One hand is held, the other one acts.
        ("points ahead, the right hand behind the back", "point (side left), right hand behind the back"),
        ("drinks from a cup with one hand in the pocket", "drink from a cup, one hand in the pocket"),
    ],
)
def test_how_limbs_are_held_is_laid_over_the_action(arranger, sentence, read):
    found = arranger.arrange(sentence)
    assert str(found) == read
    assert found.notes == ()


@pytest.mark.parametrize(
    ("sentence", "note"),
    [
        ("does push-ups with both hands behind the head", "not done: with both hands behind the head"),
        ("claps with both hands on the hips", "not done: with both hands on the hips"),
    ],
)
def test_what_the_action_leaves_no_hand_for_is_told(arranger, sentence, note):
    found = arranger.arrange(sentence)
    assert found.notes == (note,)
    assert not found.parts[0].holds


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("walks with the arms crossed", "crossed"),
        ("runs with both arms out to the sides", "out to the side"),
        ("squats twice with the arms stretched out to the sides", "out to the side"),
        ("spins around with both hands above the head", "above the head"),
        ("sits on a chair with the hands behind the head, looking up", "behind the head"),
        ("jumps with the hands behind the back", "behind"),
    ],
)
def test_probes_see_it(arranger, sentence, place):
    for seed in range(2):
        view = ClipView(arranger.play(arranger.arrange(sentence), seed))
        for side in ("left", "right"):
            assert places.HAND[place](view, side).mean() > 0.6, (seed, side)


def test_it_holds_over_several_actions_at_once(arranger):
    """Arms of one action over a body that does another: the held hand stays on the belly in both."""
    found = arranger.arrange("walks and waves with the right hand, the left hand on the belly")
    assert str(found) == "wave (side right) over walk, left hand on the belly"
    clip = arranger.play(found)
    wrist = clip.joints[:, joint("L_Wrist")] - clip.joints[:, joint("Spine1")]
    assert np.linalg.norm(wrist, axis=-1).max() < 0.3
    right = clip.joints[:, joint("R_Wrist"), 1] - clip.joints[:, joint("R_Shoulder"), 1]
    assert right.max() > 0


def test_reading_needs_no_torch_for_it():
    code = "import sys; import kinoflow.arranging.held, kinoflow.authoring.carriage; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        (
            "places her right palm on her cheek, then leans to the left",
            "stand still, right hand on the cheek, then stand still, right hand on the cheek, trunk leaning left",
        ),
        ("raises the left knee to hip height and holds it for three seconds, arms out to the sides",
         "stand still, left leg knee raised, both hands out to the side"),
        ("kneels on the left knee, rests the right forearm on the right thigh",
         "kneel upright (side left), right hand on the thigh"),
        ("stands on the left leg, right foot resting against the left knee",
         "stand still, right leg on the other knee"),
        ("puts the left hand on the hip and waves",
         "stand still, left hand on the hip, then wave (side right), left hand on the hip"),
        ("puts the left hand over the eyes and looks around",
         "stand still, left hand over the eyes, then look around, left hand over the eyes"),
    ],
)  # fmt: skip
def test_poses(arranger, sentence, read):
    assert str(arranger.arrange(sentence)) == read


def test_what_legs_cannot_do_meanwhile_is_told(arranger):
    (note,) = arranger.arrange("a man walks with the feet close together").notes
    assert note == "not done: with the feet close together"


def test_poses_go_over_into_each_other(arranger):
    arrangement = arranger.arrange("raises the right arm straight up, then leans to the left")
    clip = arranger.play(arrangement, seed=1)
    up = clip.joints[:, joint("R_Wrist"), 1] > clip.joints[:, joint("Head"), 1]
    first = int(np.argmax(up))
    assert up[first:].all()
