"""Fights: from guard to guard, one side for all of it and for what is held, and falls of those who are down already."""

import numpy as np
import pytest

from kinoflow.arranging.parts import Arrangement, Part
from kinoflow.arranging.performing import _holds_on, _sided, is_fight
from kinoflow.arranging.settings import TO_ITS_SIDE
from kinoflow.authoring.action import find_action
from kinoflow.motion.skeleton import joint


def played(arranger, *parts, seed=0):
    """The clip of actions with settings."""
    return arranger.play(Arrangement(tuple(Part(name, settings, name, 1.0) for name, settings in parts)), seed)


def test_hands_stay_up_between_two_blows(arranger):
    clip = played(arranger, ("jab", {"count": 1}), ("uppercut", {"count": 1}))
    wrists = clip.joints[:, [joint("L_Wrist"), joint("R_Wrist")], 1].max(axis=1)
    raised = np.flatnonzero(wrists > 1.1)
    # A hand is up all the time from the first guard to the end of the last one.
    assert (wrists[raised[0] : raised[-1]] > 1.05).all()
    speed_m_s = np.linalg.norm(np.diff(clip.joints, axis=0), axis=-1).max() * clip.fps
    assert speed_m_s < 14


def test_who_kneels_falls_from_the_knees(arranger):
    clip = played(arranger, ("kneel down", {"knees": "both knees"}), ("fall forward", {}))
    pelvis = clip.joints[:, 0, 1]
    down = int(np.argmax(pelvis < 0.6))
    assert pelvis[down:].max() < 0.7
    assert pelvis[-1] < 0.3


def test_who_lies_does_not_fall_again(arranger):
    pelvis = played(arranger, ("knocked back to the floor", {}), ("fall backward", {})).joints[:, 0, 1]
    down = int(np.argmax(pelvis < 0.3))
    assert pelvis[down:].max() < 0.4


def test_one_fall_told_twice_is_the_one_told_last(arranger):
    parts = arranger.arrange("shot in the chest, sinks to the knees and falls face first").parts
    assert [part.action for part in parts] == ["die falling forward"]


@pytest.mark.parametrize(
    ("sentence", "same"),
    [
        ("draws a sword, then slashes", True),
        ("picks up a cup, then drinks from a cup", True),
        ("makes a phone call, then texts on a phone", True),
        # The side of a bash is that of the weapon, the one of a block that of the shield.
        ("blocks with a shield then bashes with the shield", False),
    ],
)
def test_a_thing_stays_in_its_hand(arranger, sentence, same):
    parts = arranger.arrange(sentence).parts
    assert len(parts) == 2
    assert _holds_on(parts) or is_fight(parts)
    sides = [part.settings["side"] for part in _sided(parts)]
    assert (sides[0] == sides[1]) == same


def test_a_hand_that_is_said_holds_it_all_along(arranger):
    parts = arranger.arrange("picks up a cup with the left hand, then drinks from a cup").parts
    assert {part.settings["side"] for part in _sided(parts)} == {"left"}


@pytest.mark.parametrize(
    ("blows", "sides", "hands"),
    [
        (("jab", "cross punch", "hook punch"), "left right left", "front"),
        (("jab", "cross punch", "uppercut"), "left right right", "rear"),
        (("jab", "cross punch", ("hook punch", "left")), "left right left", "front"),
        (("jab", "cross punch", ("hook punch", "right")), "left right right", "rear"),
        ((("jab", "right"), "cross punch", "hook punch"), "right left right", "front"),
    ],
)
def test_a_hook_does_not_change_the_stance(blows, sides, hands):
    named = [(blow, {}) if isinstance(blow, str) else (blow[0], {"side": blow[1]}) for blow in blows]
    done = _sided([Part(action, settings, action, 1.0) for action, settings in named])
    assert [part.settings["side"] for part in done] == sides.split()
    usual = find_action(done[-1].action).parameters["hand"].values[0]
    assert done[-1].settings.get("hand", usual) == hands


@pytest.mark.parametrize("sentence", ["takes a golf swing", "kicks a ball", "bowling", "waves while walking"])
def test_a_limb_that_is_not_named_is_the_right_one(arranger, sentence):
    assert {part.settings["side"] for part in _sided(arranger.arrange(sentence).parts)} == {"right"}


@pytest.mark.parametrize("sentence", ["a goalkeeper dives", "dodges a blow", "does a cartwheel"])
def test_a_way_that_is_not_named_is_left_to_chance(arranger, sentence):
    assert not any("side" in part.settings for part in _sided(arranger.arrange(sentence).parts))


def test_actions_that_go_to_their_side_have_one():
    assert [name for name in TO_ITS_SIDE if "side" not in find_action(name).parameters] == []


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("sword combo: slash left, slash right, then stab", ["sword slash", "sword slash", "sword thrust"]),
        ("draw sword from left hip and slash diagonally downward", ["draw a sword"]),
        ("wizard casts a spell, both hands thrust forward", ["cast a spell with both hands"]),
        ("idle combat stance, fists up, bouncing lightly", ["boxing stance"]),
        ("angrily points at somebody to the right and stomps a foot", ["point angrily", "stomp angrily"]),
        ("a troll smashes the ground with both fists", ["double fist slam"]),
        ("a monk strikes with the right palm to the chest", ["palm strikes"]),
        ("gets hit in the chest and falls backward", ["get hit in the chest"]),
        ("a spearman thrusts twice", ["spear thrust"]),
    ],
)
def test_what_characters_of_games_do_is_read(arranger, sentence, wanted):
    assert [part.action for part in arranger.arrange(sentence).parts] == wanted


def test_slashes_to_either_side_are_done_with_the_right_hand(arranger):
    first, second = arranger.arrange("slash left with a sword, slash right with a sword").parts
    assert (first.settings.get("side"), second.settings.get("side")) == ("right", "right")
    assert (first.settings.get("direction", "horizontal"), second.settings["direction"]) == ("horizontal", "backhand")


def test_who_is_hit_in_the_chest_and_falls_lies_soon(arranger):
    clip = played(arranger, ("get hit in the chest", {"after": "fall backward", "side": "right"}))
    pelvis = clip.joints[:, 0, 1]
    assert np.argmax(pelvis < 0.3) / clip.fps < 2.5
    chest, hips = clip.joints[-1, joint("Neck")], clip.joints[-1, 0]
    assert chest[2] < hips[2] - 0.3


def test_who_kneels_peeks_from_the_knee(arranger):
    read = arranger.arrange("drops onto the left knee and peeks out by leaning to the right with a gun in both hands")
    pelvis = arranger.play(read, 1).joints[:, 0, 1]
    down = int(np.argmax(pelvis < 0.6))
    assert pelvis[down:].max() < 0.65
