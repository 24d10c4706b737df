"""Sentences whose nearest neighbour in the library was absurd, and what they are read as instead."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "actions"),
    [
        ("He kneels at a grave.", ["kneel down"]),
        ("she kneels beside the bed", ["kneel down"]),
        ("kneels before the queen and gets knighted", ["kneel before a king"]),
        ("a knight swings his sword, then sheathes it", ["sword slash", "sheathe a sword"]),
        ("pushes a cart forward", ["push a stroller"]),
        ("plugs a cable into a socket near the floor", ["plug in a cable"]),
        ("collapses on the bed", ["lie down"]),
        ("crosses arms and shakes head in disapproval", ["stand still", "shake the head"]),
        ("drowns", ["drown"]),
        ("he nods slowly while listening", ["nod"]),
        ("looks out of the window", ["look out of a window"]),
        ("jumps up onto a ledge", ["jump onto a box"]),
        ("idle breathing, looking around a bit", ["idle"]),
        ("takes cover behind a wall", ["crouch behind cover and peek"]),
        ("rolls eyes", ["stand still"]),
        ("picks up a coin while walking", ["walk", "pick something up", "walk"]),
    ],
)
def test_what_is_done(arranger, sentence, actions):
    assert [part.action for part in arranger.arrange(sentence).parts] == actions


def test_a_ride_ends_as_it_is_told(arranger):
    (part,) = arranger.arrange("rides a bicycle, then brakes and gets off").parts
    assert part.action == "ride a bicycle"
    assert part.settings["end"] == "get off"


def test_the_number_of_people_is_no_number_of_times(arranger):
    (part,) = arranger.arrange("two people shake hands").parts
    assert part.action == "handshake"
    assert "count" not in part.settings
    (part,) = arranger.arrange("shakes hands, pumping two times").parts
    assert part.settings["count"] == 2


def test_the_side_of_a_place_is_no_hand(arranger):
    assert "side" not in arranger.arrange("closes the door on the left").parts[0].settings
    assert arranger.arrange("closes the door with the left hand").parts[0].settings["side"] == "left"
    # An action that has a spot goes to that side.
    assert arranger.arrange("picks up a box from the table on the left").parts[0].settings["spot"] == "to the side"


def test_a_combo_ends_with_its_finisher(arranger):
    parts = arranger.arrange("sword combo: slash left, slash right, then an overhead finisher").parts
    assert [part.action for part in parts] == ["sword slash", "sword slash", "two-handed sword strike"]


def test_a_bucket_in_each_hand_is_no_way_of_stepping(arranger):
    (part,) = arranger.arrange("carries a bucket in each hand up the stairs").parts
    assert part.settings["manner"] == "carrying two buckets"


def test_what_is_not_done_meanwhile_is_said(arranger):
    arrangement = arranger.arrange("counts on his fingers while explaining")
    assert [part.action for part in arrangement.parts] == ["count on the fingers"]
    assert any(note.startswith("not done: while explaining") for note in arrangement.notes)
