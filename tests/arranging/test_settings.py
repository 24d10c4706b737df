"""What the words of a sentence fix of parameters."""

import pytest

from kinoflow.arranging.settings import settings_said
from kinoflow.authoring.action import find_action


@pytest.mark.parametrize(
    ("action", "text", "wanted"),
    [
        ("take off shoes", "takes off the right shoe", "one"),
        ("take off shoes", "takes off the shoes", None),
        ("take off shoes", "takes off both shoes, first the right shoe", None),
        ("put on socks", "pulls a sock over the left foot", "one"),
    ],
)
def test_one_of_a_pair_is_one(action, text, wanted):
    said = settings_said(find_action(action), text).settings
    assert said.get("feet") == wanted
    assert ("side" in said) == ("left" in text or "right" in text)
