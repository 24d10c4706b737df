"""Texts that begin with the name of what is done: the rest says how, unless it is something else beyond doubt."""

import pytest

from kinoflow.language.telling import titled, told


@pytest.mark.parametrize(
    ("text", "title", "firmly"),
    [
        ("Lunge: left foot forward", "lunge", True),
        ("A person does a handstand - kick up, come down", "handstand", True),
        ("Squat. Feet shoulder width apart.", "squat", False),
        ("A person squats! arms forward", "squats", False),
        ("He squats. He stands up.", "", False),
        ("Squat. Then jump.", "", False),
        ("walks to the door, opens it: it creaks", "", False),
        ("sit-up", "", False),
        ("a very long name that nobody would give to anything: waves", "", False),
    ],
)
def test_what_is_a_title(text, title, firmly):
    found = titled(told(text))
    assert (found.title, found.firmly) == (title, firmly)
    assert not title or title not in found.rest


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        # How it is done, in words that the action knows and in others.
        ("Deadlift. Hinge at the hips, grip the bar, stand up tall and lower it again.", ["deadlift"]),
        ("Jumping jack. Feet apart and arms overhead, then feet together and arms down.", ["jumping jack"]),
        ("Sun salutation: reach up, fold forward, upward dog, downward dog", ["sun salutation"]),
        ("Burpee: squat, kick the feet back, push-up, jump", ["burpee"]),
        ("Tennis serve: toss with the left hand, reach up and hit", ["tennis serve"]),
        ("Two-handed axe chop: raise it over the right shoulder, step in with the left foot", ["axe chop"]),
        # Something else beyond doubt.
        ("Zombie walk: arms out in front, then falls forward", ["walk like a zombie", "fall forward"]),
        ("Squat. Wave.", ["squat", "wave"]),
        # A title over several deeds, or one that names nothing, is none.
        ("Hip hop: running man, then a breakdance freeze", ["running man", "breakdance freeze"]),
        ("Pirate Bob: climbs down a ladder", ["climb down a ladder"]),
        ("Warm-up programme - bows, claps and squats", ["bow", "clap", "squat"]),
    ],
)
def test_what_follows_a_title(arranger, text, actions):
    assert [part.action for part in arranger.arrange(text).parts] == actions


def test_what_follows_a_title_fixes_its_parameters(arranger):
    (part,) = arranger.arrange("Tree pose. Left foot to the thigh, palms together, then slowly the arms overhead").parts
    assert part.settings == {"side": "left", "arms": "overhead", "tempo": "slow"}
    (part,) = arranger.arrange("Squat: feet shoulder width, arms forward").parts
    assert part.settings == {"arms": "forward"}


def test_limbs_are_held_in_what_the_title_names(arranger):
    (part,) = arranger.arrange("Lunge: left foot forward, hands on the hips").parts
    assert part.action == "lunge"
    assert part.settings["side"] == "left"
    assert "hip" in str(part)
    (part,) = arranger.arrange("Throwing a spear: three steps run-up, right arm back, throw").parts
    assert (part.settings["side"], part.holds) == ("right", ())


def test_what_a_title_does_not_show_is_told(arranger):
    assert arranger.arrange("Salsa basic: cheeks puffed up like a hamster").notes == (
        "not done: cheeks puffed up like a hamster",
    )
