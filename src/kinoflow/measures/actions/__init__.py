"""Physical tests of actions: whether a clip shows what a sentence says, by what its joints do.

from kinoflow.measures.actions import find_action_test

print(find_action_test("bows").failures(clip))  # [] where the clip is a bow
"""

from kinoflow.measures.actions.action_test import (
    ActionTest,
    Authored,
    Criterion,
    hovering_s,
    pose_distance_m,
    start_height_m,
    variety_m,
)
from kinoflow.measures.actions.library import action_tests, find_action_test

__all__ = [
    "ActionTest",
    "Authored",
    "Criterion",
    "action_tests",
    "find_action_test",
    "hovering_s",
    "pose_distance_m",
    "start_height_m",
    "variety_m",
]
