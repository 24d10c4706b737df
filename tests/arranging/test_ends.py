"""In which posture actions begin and end, and what that is worth to who reads sentences."""

import numpy as np
import pytest

from kinoflow.arranging import ends
from kinoflow.authoring.action import actions
from kinoflow.authoring.fit import takes
from kinoflow.authoring.postures import POSTURES, posture
from kinoflow.errors import ConfigError


def test_the_table_knows_the_actions():
    known = set(actions())
    assert len(known & set(ends.table())) > 0.9 * len(known), "run tools/write_action_postures.py"
    assert {one.first for one in ends.table().values()} | {one.last for one in ends.table().values()} <= set(POSTURES)


@pytest.mark.parametrize("name", ["wave", "push-up", "sit down on a chair", "crawl", "lie still", "rise from kneeling"])
def test_the_table_is_that_of_the_library(name):
    known = ends.table()[name]
    values = {key: kind.values[0] for key, kind in actions()[name].parameters.items() if hasattr(kind, "values")}
    clip = takes(actions()[name], {**values, "tempo": "normal"}, np.random.default_rng(1), 1)[0].play()
    assert (posture(clip, 0), posture(clip)) == (known.first, known.last)


@pytest.mark.parametrize(
    ("name", "here", "costs"),
    [
        ("wave", "lying on the back", False),
        ("yawn and stretch", "sitting on a chair", False),
        ("yawn and stretch", "lying on the back", True),
        ("walk", "lying on the back", True),
        ("push-up", "lying face down", False),
        ("push-up", "standing", False),
        ("bird dog", "on all fours", False),
        ("standing leg raise", "on all fours", True),
        ("stand still", "lying on the side", False),
        ("get up from lying", "sitting on a chair", False),
        ("get up from lying", "standing", False),
        ("walk", "squatting", False),
        ("walk", "", False),
        ("no such action", "standing", False),
    ],
)
def test_what_cannot_begin_where_the_body_is_costs(name, here, costs):
    assert (ends.cost(name, here) > 0) == costs


def test_what_begins_where_the_body_is_and_where_it_is_afterwards():
    assert ends.begun("read a book", {}, "lying face down") == {"pose": "on the stomach"}
    assert ends.begun("read a book", {"pose": "sitting"}, "sitting on a chair") == {}
    assert ends.begun("walk", {}, "kneeling") == {}
    assert ends.after("lie still", {"on": "front"}, "") == "lying face down"
    assert ends.after("wave", {}, "kneeling") == "kneeling"
    assert ends.after("walk", {}, "kneeling") == "standing"
    assert ends.after("no such action", {}, "kneeling") == "kneeling"


@pytest.mark.parametrize("damage", ["[1]", '{"wave": ["standing"]}', '{"wave": ["a", "b", "", {"c": 3}]}', "{"])
def test_a_damaged_table_is_refused(tmp_path, monkeypatch, damage):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / ends.TABLE).write_text(damage)
    monkeypatch.setattr(ends.resources, "files", lambda _: tmp_path)
    with pytest.raises(ConfigError, match="install kinoflow again"):
        ends.table.__wrapped__()
