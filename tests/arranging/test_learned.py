"""The table of what phrases tell: it is that of the library as it is; what was changed is learned anew."""

import dataclasses

import pytest

from kinoflow.arranging import learned
from kinoflow.arranging.evidence import learn
from kinoflow.arranging.learned import TABLE, evidence_of, fingerprint, outdated, write_table
from kinoflow.authoring.action import Choice, actions, find_action
from kinoflow.errors import ConfigError

RUN = "run tools/write_phrase_book.py --only NAME, which learns whatever was changed"


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A table of a few actions, which counts as the one that is shipped."""
    path = tmp_path / TABLE
    write_table([find_action("squat"), find_action("wave")], path)
    monkeypatch.setattr(learned, "_path", lambda: path)
    learned._shipped.cache_clear()
    evidence_of.cache_clear()
    yield path
    learned._shipped.cache_clear()
    evidence_of.cache_clear()


def changed(monkeypatch):
    """From now on a squat is done in another way as well."""
    squat = find_action("squat")
    parameters = {**squat.parameters, "kind": Choice(("usual", "slanting"))}
    other = dataclasses.replace(squat, parameters=parameters, score=lambda timeline, kind, **rest: [f"{{bow}} {kind}"])
    monkeypatch.setattr(learned, "find_action", lambda name: other if name == "squat" else find_action(name))
    return other


def test_every_action_is_in_the_table_as_it_is():
    assert not outdated(actions().values()), RUN
    assert set(learned._shipped()) == set(actions()), RUN
    assert all(fingerprint(action) for action in actions().values())


@pytest.mark.parametrize("every", [pytest.param(100), pytest.param(15, marks=pytest.mark.slow)])
def test_what_is_in_the_table_is_what_is_learned(every):
    """Of one of so many actions: what a file outside the library changes in the words of one is seen in others too."""
    for action in list(actions().values())[7::every]:
        assert learned._parsed(learned._shipped()[action.name])[1] == learn(action), f"{action.name}: {RUN}"


def test_a_table_is_the_same_again_and_learns_what_it_lacks(place):
    first = place.read_bytes()
    found = [find_action(name) for name in ("bow", "squat", "wave")]
    assert write_table(found[1:], place) == []
    assert place.read_bytes() == first
    assert outdated(found, place) == ["bow"]
    assert write_table(found, place) == ["bow"]
    assert place.read_text().splitlines()[1:] == first.decode().splitlines()
    assert write_table(found, place, ["wave"]) == ["wave"]
    assert write_table(found[1:], place) == []
    assert place.read_bytes() == first


def test_who_has_a_row_is_not_learned(place, monkeypatch):
    monkeypatch.setattr(learned, "learn", lambda action: pytest.fail(f"{action.name} is learned"))
    assert evidence_of("squat").words["depth"]


def test_a_changed_action_is_learned_anew(place, monkeypatch):
    before = evidence_of("wave")
    other = changed(monkeypatch)
    assert fingerprint(other) != fingerprint(find_action("squat"))
    assert evidence_of("squat") == learn(other)
    assert evidence_of("squat").words["kind"]["slanting"]["slant"] == 1.0
    assert evidence_of("wave") is before


def test_an_action_whose_file_was_changed_is_another_one(monkeypatch, tmp_path):
    squat = find_action("squat")
    source = tmp_path / "gym.py"
    kept = tmp_path / "low.py"
    names = {"gym.py": "from kinoflow.authoring.library.low import roll\n", "low.py": "def roll(): ...\n"}

    def now(**texts):
        for name, text in names.items():
            (tmp_path / name).write_text(texts.get(name.removesuffix(".py"), text))
        learned._source.cache_clear()
        return fingerprint(squat)

    monkeypatch.setattr("kinoflow.authoring.library.gym.__file__", str(source))
    first = now()
    try:
        assert now() == first
        assert now(gym=names["gym.py"] + "# more") != first
        assert now(low="def roll(): return 1\n") != first
        kept.unlink()
        learned._source.cache_clear()
        assert fingerprint(squat) != first
        # A library without its sources: nothing tells whether a row is of it.
        source.unlink()
        learned._source.cache_clear()
        assert fingerprint(squat) == ""
    finally:
        learned._source.cache_clear()


@pytest.mark.parametrize(
    "damage",
    ["no rows", '["squat", "0"]', '["squat", "0", 0, [], {"depth": 3}]', '["squat", "0", "x", [], {}]', "[", None],
)
def test_a_damaged_table_is_refused(place, damage):
    if damage is None:
        place.unlink()
    else:
        place.write_text(damage + "\n")
    with pytest.raises(ConfigError, match="install kinoflow again"):
        evidence_of("squat")
