"""Moods laid over scores: what they change, and what they leave alone."""

import dataclasses

import numpy as np
import pytest

from kinoflow.authoring.action import find_action
from kinoflow.authoring.fit import felt, takes
from kinoflow.authoring.moods import MOODS, Mood, temperament
from kinoflow.motion import MotionClip
from kinoflow.motion.skeleton import joint


def played(action: str, mood: str, **settings: object) -> MotionClip:
    """One draw of an action, the same for every mood."""
    return felt(takes(find_action(action), settings, np.random.default_rng(3), 1)[0], mood).play()


def head_forward_m(clip: MotionClip) -> float:
    """How far the head is before the hips, in the mean over the middle of the clip."""
    middle = slice(clip.num_frames // 4, -clip.num_frames // 4)
    return float((clip.joints[middle, joint("Head"), 2] - clip.joints[middle, 0, 2]).mean())


def test_the_sad_bow_their_heads_and_the_proud_do_not():
    sad, none, proud = (head_forward_m(played("wave", mood, side="right")) for mood in ("sad", "", "proud"))
    assert sad - none > 0.08
    assert none - proud > 0.04


def test_feet_stay_where_they_are():
    none, drunk = played("wave", "", side="right"), played("wave", "drunk", side="right")
    for name in ("L_Ankle", "R_Ankle"):
        assert np.ptp(drunk.joints[:, joint(name)], axis=0).max() < 1e-3 + np.ptp(none.joints[:, joint(name)], 0).max()


def test_tempo():
    none = takes(find_action("wave"), {"side": "right", "tempo": "normal"}, np.random.default_rng(3), 1)[0]
    tired = felt(dataclasses.replace(none), "tired")
    assert tired.tempo / none.tempo == pytest.approx(MOODS["tired"].tempo)
    jump = takes(find_action("jump in place"), {}, np.random.default_rng(3), 1)[0]
    assert jump.timeline.flights
    assert felt(jump, "tired").tempo == jump.tempo


def test_bodies_that_lie_are_left_alone():
    """The weight of a mood falls with the tilt of the hips: plank against wave."""
    sad, none = played("plank", "sad"), played("plank", "")
    frames = min(sad.num_frames, none.num_frames) // 2
    moved_m = np.linalg.norm(sad.joints[frames, joint("Head")] - none.joints[frames, joint("Head")])
    assert moved_m < 0.05


def test_the_scared_tremble_and_the_sad_do_not():
    def shaking(mood: str) -> float:
        hand_m = played("stand still", mood).joints[:, joint("R_Wrist")]
        return float(np.abs(np.diff(hand_m, 2, axis=0)).mean())

    assert shaking("scared") > 3 * shaking("sad")


@pytest.mark.parametrize("mood", MOODS)
def test_the_first_frame_is_as_without(mood):
    sad, none = played("wave", mood, side="right"), played("wave", "", side="right")
    assert np.allclose(sad.joints[0], none.joints[0], atol=0.01)


def test_two_persons_differ_and_one_does_not():
    one, other = (temperament(np.random.default_rng(seed)) for seed in (0, 1))
    take = takes(find_action("wave"), {"side": "right"}, np.random.default_rng(3), 1)[0]
    assert felt(take, "sad", one).tempo == pytest.approx(take.tempo * MOODS["sad"].tempo * one.tempo)
    bends = {take.timeline.mood.bend_deg for take in (felt(take, "", person) for person in (one, other, Mood()))}
    assert len(bends) == 3
    assert temperament(np.random.default_rng(0)) == one
    assert one.with_another(Mood()) == one
