"""Tables of words: their format, and that every one that comes with kinoflow keeps to it."""

import re
from pathlib import Path

import pytest

import kinoflow
from kinoflow.data.captions.actions import ACTIONS, HELD_OUT_CAPTIONS, HELD_OUT_COMPOSED
from kinoflow.data.sources.bandai import BANDAI_CONTENTS
from kinoflow.data.sources.texts import HERE, INDEX, RETOLD
from kinoflow.errors import ConfigError, UnreadableError
from kinoflow.language.grammar import Mood, render
from kinoflow.language.tables import lines, parsed, table
from kinoflow.language.words import NUMBER_OF, forms, times

PACKAGE = Path(kinoflow.__file__).parent
ONE_A_LINE = ["common_actions", "poses", "to_a_side"]
IN_ORDER = ["probe_wordings", "verb_phrases"]
"""Tables in which a name may come several times."""
TABLES = [
    (path.stem, folder)
    for folder in ("assets/language", HERE)
    for path in sorted((PACKAGE / folder).glob("*.txt"))
    if path.stem not in [*ONE_A_LINE, *IN_ORDER]
]


def test_an_entry_has_names_and_values():
    assert parsed(["a | b: one | two", "c: x: y"]) == {"a": ("one", "two"), "b": ("one", "two"), "c": ("x: y",)}


def test_sides_make_two_entries():
    rows = parsed(["raise <side>: {raise} the <side> hand | = <side> hand up"])
    assert rows == {
        "raise left": ("{raise} the left hand", "= left hand up"),
        "raise right": ("{raise} the right hand", "= right hand up"),
    }


@pytest.mark.parametrize("row", ["no values", "nothing: ", ": nobody", "a | a: twice"])
def test_a_line_that_is_no_entry_is_refused(row):
    with pytest.raises(UnreadableError):
        parsed([row])


def test_a_missing_table_is_told():
    with pytest.raises(ConfigError, match="install kinoflow again"):
        lines("no such table")


@pytest.mark.parametrize(("name", "folder"), TABLES)
def test_every_table_that_comes_with_kinoflow_is_one(name, folder):
    assert table(name, folder)
    for line in (PACKAGE / folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        assert line == line.strip()
        assert "\t" not in line
        assert "||" not in re.sub(r"\s", "", line), "an empty value"


def test_verbs_in_all_their_forms():
    assert forms("walk") == {"walk", "walks", "walking", "walked"}
    assert forms("sidestep") == {"sidestep", "sidesteps", "sidestepping", "sidestepped"}
    assert forms("stand_up") == {"stand_up", "stands_up", "standing_up", "standed_up"}
    assert {"lie", "lies", "lying", "lay", "lain"} <= forms("lie")


def test_numbers_in_words():
    assert [times(count) for count in (0, 1, 2, 3, 12, 13)] == [
        "no times", "once", "twice", "three times", "twelve times", "13 times",
    ]  # fmt: skip
    assert (NUMBER_OF["one"], NUMBER_OF["nineteen"], NUMBER_OF["forty"]) == (1, 19, 40)
    assert "zero" not in NUMBER_OF


def test_phrases_of_authored_actions_can_be_said():
    for phrases in table("authored_phrases").values():
        assert len(set(phrases)) == len(phrases)
        for phrase in phrases:
            assert re.match(r"(\w+ly )?\{|= ", phrase), phrase
            assert re.fullmatch(r"[^{}]*", render(re.sub(r"(?<=[a-z])-(?=[a-z]+\})", "", phrase), Mood.PROGRESSIVE)), (
                phrase
            )


def test_what_collections_say_names_actions_that_there_are():
    named = {item[1:].partition("|")[0] for items in INDEX.values() for item in items if item.startswith("@")}
    assert named <= set(ACTIONS) | {"walk-on-slope"}
    assert {*BANDAI_CONTENTS.values(), *HELD_OUT_CAPTIONS.values()} <= set(ACTIONS)
    assert all(re.search("[+>]", label) for label in HELD_OUT_COMPOSED.values())
    assert all(words for told in RETOLD.values() for _, words in told)
