"""Moods laid over clips: what changes, and what keeps its numbers."""

import numpy as np
import pytest

from kinoflow.authoring.gait import STYLES, line
from kinoflow.authoring.going import Going, go
from kinoflow.authoring.moods import MOODS, Mood
from kinoflow.authoring.restyling import restyled
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.edits import PARTS
from kinoflow.motion.skeleton import joint


@pytest.fixture(scope="module")
def walk() -> MotionClip:
    return go(Going(STYLES["walk"], line(), "path", False), 90, np.random.default_rng(0)).clip


@pytest.mark.parametrize("name", ["sad", "drunk", "scared", "proud"])
def test_legs_place_and_heading_keep_their_numbers(walk, name):
    found = restyled(walk, MOODS[name], np.random.default_rng(0))
    legs = [0, *(joint(part) for part in PARTS["legs"])]
    assert (found.rotations[:, legs] == walk.rotations[:, legs]).all()
    assert (found.translation == walk.translation).all()
    assert np.abs(found.joints - walk.joints).max() > 0.03


def test_what_moods_do(walk):
    def change(mood: Mood, name: str) -> np.ndarray:
        found = restyled(walk, mood, np.random.default_rng(0))
        return np.asarray((found.joints - walk.joints)[:, joint(name)].mean(axis=0))

    # The walk faces +Z.
    assert change(Mood(bend_deg=15), "Neck")[2] > 0.05
    assert change(Mood(bend_deg=-15), "Neck")[2] < -0.05
    assert change(Mood(shrug_deg=10), "L_Shoulder")[1] > 0.01
    assert change(Mood(shrug_deg=10), "R_Shoulder")[1] > 0.01
    assert abs(change(Mood(nod_deg=20), "Neck")).max() < 1e-9
    # Arms still hang: the hands stay under their shoulders.
    found = restyled(walk, Mood(bend_deg=20), np.random.default_rng(0))
    for side in "LR":
        before, after = (
            clip.joints[:, joint(f"{side}_Wrist")] - clip.joints[:, joint(f"{side}_Shoulder")] for clip in (walk, found)
        )
        assert np.abs(before - after).max() < 0.02


def test_none_of_a_mood_is_the_clip_and_weights_are_kept_to(walk):
    same = restyled(walk, MOODS["sad"].times(0.0), np.random.default_rng(0))
    assert np.abs(same.joints - walk.joints).max() < 1e-3
    weight = np.zeros(90)
    weight[30:60] = 1.0
    found = restyled(walk, MOODS["sad"], np.random.default_rng(0), weight)
    assert (found.rotations[:30] == walk.rotations[:30]).all()
    assert (found.rotations[60:] == walk.rotations[60:]).all()
    assert np.abs(found.joints[45] - walk.joints[45]).max() > 0.05


def test_who_lies_keeps_the_posture(walk):
    from kinoflow.motion.rotations import axis_angle_to_matrix

    rotations = walk.rotations.copy()
    rotations[:, 0] = axis_angle_to_matrix(np.array([-np.pi / 2, 0.0, 0.0])) @ rotations[:, 0]
    lying = walk.replace(rotations=rotations)
    found = restyled(lying, MOODS["sad"], np.random.default_rng(0))
    assert np.abs(found.joints - lying.joints).max() < 0.03
