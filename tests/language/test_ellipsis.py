"""What a sentence leaves out is said."""

import pytest

from kinoflow.language.ellipsis import said_in_full


@pytest.mark.parametrize(
    ("text", "full"),
    [
        (
            "waves with the left hand, then with the right, then both",
            "waves with the left hand, then the right, then waves with both hands",
        ),
        ("raises the left arm, the right, then both", "raises the left arm, the right, then raises both arms"),
        (
            "lifts the left knee, then the right, then both heels",
            "lifts the left knee, then the right, then lifts both heels",
        ),
        ("claps both hands", "claps both hands"),
        ("kicks with the right leg, again with the left", "kicks with the right leg, then the left"),
        ("stretches the left calf, then the same with the other leg", "stretches the left calf, then the right"),
        ("lifts the right arm; do the same on the left side", "lifts the right arm, then the left"),
        ("waves, then the same with the other hand", "waves, then the same with the other hand"),
        ("stands on one leg, then the other", "stands on the left leg, then the right leg"),
        ("a person waves, again, then bows", "a person waves, then waves, then bows"),
        ("waits and knocks again", "waits and knocks again"),
        ("climbs up a ladder, then back down", "climbs up a ladder, then climbs down a ladder"),
        ("goes up the stairs, then down again", "goes up the stairs, then goes down the stairs"),
        ("walks forward three steps, then back three", "walks forward three steps, then back three"),
        ("steps forward, then back", "steps forward, then steps backward"),
        ("points at the board, then at the class", "points at the board, then points at the class"),
        ("throws a ball to the left, then to the right", "throws a ball to the left, then to the right"),
        (
            "bows to the left, to the front and to the right",
            "bows to the left, then bows to the front, then bows to the right",
        ),
        (
            "walks quickly to the left, then slowly back",
            "walks quickly to the left, then turns around, then slowly walks",
        ),
        ("walks to the door and back", "walks to the door and back"),
        ("slashes: high, middle, low", "slashes high, then slashes middle, then slashes low"),
        ("a person kicks left, right, left", "a person kicks left, then kicks right, then kicks left"),
        ("punches left, punches right", "punches left, then punches right"),
        ("walks five steps, turns and walks back", "walks five steps, turns around and walks"),
        ("turns left, turns right, turns around", "turns left, then turns right, then turns around"),
        (
            "hops on the left foot twice and on the right foot twice",
            "hops on the left foot twice, then hops on the right foot twice",
        ),
        ("turns around and walks back", "turns around and walks back"),
        ("sprints, spins round 180 and sprints back the other way", "sprints, turns around and sprints"),
        (
            "a person lunges with the left leg and twists left, steps back, then does the same on the right",
            "a person lunges with the left leg and twists left, steps back, "
            "then lunges with the right leg and twists right, steps back",
        ),
        (
            "raises the right arm and lowers it, then repeats with the other arm",
            "raises the right arm and lowers it, then raises the left arm and lowers it",
        ),
        (
            "kicks with the left leg, turns around, then with the right",
            "kicks with the left leg, turns around, then the right",
        ),
        (
            "jump rope, six jumps with feet together then switch to alternating feet",
            "jump rope, six jumps with feet together, then jump rope with alternating feet",
        ),
        ("marches, then switches to high knees", "marches, then switches to high knees"),
        ("left foot steps forward and back", "left foot steps forward and back"),
        ("reloads the rifle and aims", "reloads the rifle and aims the rifle"),
        ("drops the bow, grabs the pistol and aims", "drops the bow, grabs the pistol and aims"),
        ("6 squats, the first four slow and the last two very fast", "four squats slow, then two squats very fast"),
        ("6 squats, first two slow, last two fast", "6 squats, first two slow, last two fast"),
        ("pats his chest pocket, then his back pocket", "pats his chest pocket, then pats his back pocket"),
        ("opens the door, then his eyes", "opens the door, then his eyes"),
        ("a lunge to the left, then to the right", "a lunge to the left, then a lunge to the right"),
        (
            "crunches, left elbow to right knee first, then right elbow to left knee, ten in total",
            "crunches elbow to the opposite knee on alternating sides ten times",
        ),
    ],
)
def test_what_is_left_out_is_said(text, full):
    assert said_in_full(text) == full


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("claps twice above the head, then twice behind the back", "then claps twice behind the back"),
        ("walks four steps, turns to the right and carries on at the same pace", "right, then walks at the same pace"),
        ("hops three times on the right leg, then two on the left", "then hops two times on the left leg"),
        ("three hops on the left foot, then two on the right", "then two hops on the right foot"),
        ("sidesteps 4 times to the left, then 2 times to the right", "then sidesteps 2 times to the right"),
        ("pushes a box, rests and pushes again", "rests and pushes a box"),
    ],
)
def test_what_is_counted_or_done_again_has_its_verb(sentence, meant):
    assert said_in_full(sentence).endswith(meant)


@pytest.mark.parametrize(
    "sentence", ["knocks twice and two guards come", "does a squat twice and twice a push-up", "jumps and jumps again"]
)
def test_other_numbers_name_no_verb(sentence):
    assert said_in_full(sentence) == sentence
