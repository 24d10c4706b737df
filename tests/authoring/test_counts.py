"""What is counted is done as often as it is said."""

import numpy as np
import pytest

from kinoflow.authoring.action import find_action, write_score


def hands_at(timeline, side, key):
    """How often a hand gets to the highest (or farthest) place that it ever has."""
    points = np.array([point for point in timeline.hands[side].points])[:, key]
    high = points > points.min() + 0.7 * (points.max() - points.min())
    return int((high[1:] & ~high[:-1]).sum())


@pytest.mark.parametrize("count", [3, 5])
@pytest.mark.parametrize(
    ("action", "settings", "key"),
    [
        ("chant at a protest", {"side": "right", "other_hand": "hanging"}, 1),
        ("cheer", {"side": "right", "arms": "one", "bounce": "still"}, 1),
        ("point angrily", {"side": "right", "step_": "stay", "direction": "ahead"}, 2),
    ],
)
def test_as_often_as_it_is_said(action, settings, key, count):
    timeline, _ = write_score(find_action(action), settings | {"count": count}, np.random.default_rng(0), life=0.0)
    assert hands_at(timeline, "r", key) == count
