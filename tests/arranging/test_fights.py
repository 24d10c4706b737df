"""Fights: from guard to guard, one side for all of it, and falls of those who are down already."""

import numpy as np

from kinoflow.arranging.arranger import Arrangement, Part
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
