"""Details of a sentence that were left out or became something else."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        # A pause is done, before what comes after it.
        ("A woman waves after a pause.", ["stand still", "wave"]),
        ("A man nods, and after a short pause he bows.", ["nod", "stand still", "bow"]),
        ("A man salutes and claps after a moment.", ["salute", "stand still", "clap"]),
        # Who does something somewhere low does not get up for it.
        ("A soldier kneels down to fire his rifle.", ["aim and fire a rifle (posture kneeling)"]),
        (
            "A person crab walks backward, then sits still.",
            ["crab walk (end sits down, direction backward)", "sit still (pose on the floor)"],
        ),
        ("A man jumps, lands with his feet together.", ["jump in place", "land on the feet"]),
        # The leap of a smash is no block.
        ("A volleyball player leaps and smashes the ball.", ["volleyball spike"]),
        ("A person turns left and jogs off.", ["turn (side left)", "jog"]),
        ("A person does a slow full turn.", ["turn in a full circle (tempo slow)"]),
        ("A man freezes with one foot in the air.", ["stand still, right leg off the floor"]),
        ("A man hugs himself.", ["hug oneself"]),
        # "It" is a limb.
        (
            "A man circles the right arm and shakes it out.",
            ["arm circles (side right)", "shake out the limbs (side right)"],
        ),
        ("A boy jumps up and down twice with both fists in the air.", ["jump in place (count 2, hands overhead)"]),
        ("A boy buries his hands in his pockets.", ["stand still, both hands in the pocket"]),
        # Who it is tells nothing of what is done.
        ("A dancer steps to the right.", ["sidestep (side right)"]),
        ("A man points at someone in front.", ["point"]),
    ],
)
def test_details_are_done(arranger, sentence, parts):
    assert [str(part) for part in arranger.arrange(sentence).parts] == parts


def test_a_chair_that_is_named_is_there(arranger):
    parts = arranger.arrange("A person crab walks to the left, then sits down on a chair.").parts
    assert "on the floor" not in str(parts[-1])


def test_how_the_body_is_at_last_is_told(arranger):
    assert "not done: until your body is a t" in arranger.arrange("Bend forward until your body is a T.").notes
    assert not arranger.arrange("Squat down until the thighs are parallel to the floor.").notes
