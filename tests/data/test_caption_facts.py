"""Facts of a clip, their words, and what a text claims that the clip refutes."""

import json

import numpy as np
import pytest

from kinoflow.authoring.action import draw
from kinoflow.cli import data as data_command
from kinoflow.data.captions.facts import Fact, Facts, contradictions, find_facts
from kinoflow.errors import OptionError
from kinoflow.measures.probes import probes_for, share_passed
from kinoflow.motion.canonical import mirror


@pytest.fixture(scope="module")
def kick():
    return draw("front kick", np.random.default_rng(3), {"side": "right", "height": "high", "count": 2}).clip


@pytest.fixture(scope="module")
def two(kick):
    return draw("turn", np.random.default_rng(3), {"side": "left", "angle": 90, "end": "stay"}).clip + kick


def test_a_kick_is_told_with_its_side_and_its_mirror_image_with_the_other(kick):
    (fact,) = [fact for fact in find_facts(kick).facts if fact.kind == "kick"]
    assert fact.side == "right"
    assert fact.sentence == "A person kicks with the right leg."
    assert 0 < fact.start_s < fact.stop_s <= kick.duration_s
    assert [fact.side for fact in find_facts(mirror(kick)).facts if fact.kind == "kick"] == ["left"]


def test_words_tell_the_order(two):
    facts = find_facts(two)
    assert [fact.kind for fact in facts.chosen(2)] == ["turn", "kick"]
    assert "turns to the left, then kicks with the right leg" in facts.words(1)
    assert share_passed(probes_for(facts.words(2)), two) == 1
    assert facts.words(3).count("\n") == len(facts.facts) - 1
    assert json.dumps(facts.rows())


def test_levels_of_facts_that_are_given():
    jump = Fact("jump", "{jump} twice", 0.0, 1.0, count=2)
    walk = Fact("walk", "{walk} forward", 1.0, 3.0)
    look = Fact("look", "{look} up", 1.2, 2.0)
    facts = Facts((jump, walk, look), 3.0)
    assert facts.words(0) == "jumping twice"
    assert facts.words(1) == "A person jumps twice, then walks forward and looks up."
    assert facts.words(2) == "A person jumps twice, then walks forward. A person looks up."
    assert facts.words(3).splitlines()[0] == "0.0 to 1.0 s: jumping twice"
    assert Facts((), 3.0).words(1) == ""


def test_contradictions_are_reported(kick):
    (wrong,) = contradictions("A person kicks with the left leg.", kick)
    assert wrong.probe == "kicks with the left leg"
    assert wrong.found.startswith("no: ")
    assert not contradictions("A person kicks with the right leg.", kick)


def test_the_command_prints_facts_and_what_is_refuted(kick, tmp_path, capsys):
    path = kick.save(tmp_path / "kick.npz")
    data_command.caption((path,), level=2, check="A person kicks with the left leg.")
    out = capsys.readouterr().out
    assert "kicks with the right leg" in out
    assert "refuted: kicks with the left leg" in out
    data_command.caption((path,), check="A person kicks with the right leg.", as_json=True)
    row = json.loads(capsys.readouterr().out)
    assert row["refuted"] == []
    assert any(fact["kind"] == "kick" and fact["side"] == "right" for fact in row["facts"])
    with pytest.raises(OptionError, match="--level"):
        data_command.caption((path,), level=4)
