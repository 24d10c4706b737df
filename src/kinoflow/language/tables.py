"""Tables of words: text files with one entry a line, so that who knows English and no Python can mend them.

    # a remark
    kick: {kick} | {throw} a kick | = a kick
    wave-<side>-hand: {wave} the <side> hand | {wave} with {poss} <side> hand
    jumpturn | jump turn: {jump} and {turn} in the air

Before the first ": " stand the names of an entry, after it what there is to say of it, both divided by " | ". A line
with `<side>` is two entries, one with "left" and one with "right" in its place.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

from kinoflow.errors import ConfigError, UnreadableError
from kinoflow.language.sides import SIDES
from kinoflow.reading import quoted, read_text, reading

_FOLDER = "assets/language"


def lines(name: str, folder: str = _FOLDER) -> list[str]:
    """Lines of a table that comes with kinoflow, without remarks and empty ones.

    Args:
        name: of the file, without ".txt".
        folder: within the package.

    Raises:
        ConfigError: it is missing or damaged.
    """
    path = Path(str(resources.files("kinoflow"))) / folder / f"{name}.txt"
    with reading(path, ConfigError, "install kinoflow again"):
        text = read_text(path)
    return [line.strip() for line in text.split("\n") if line.strip() and not line.startswith("#")]


@cache
def table(name: str, folder: str = _FOLDER) -> dict[str, tuple[str, ...]]:
    """Each name of a table that comes with kinoflow and its values, in the order of the file; see `lines`.

    Raises:
        ConfigError: it is missing or damaged, or has a name twice.
    """
    with reading(f"{folder}/{name}.txt", ConfigError, "install kinoflow again"):
        return parsed(lines(name, folder))


def parsed(rows: list[str]) -> dict[str, tuple[str, ...]]:
    """The entries of some lines.

    Raises:
        UnreadableError: a line has no names or no values, or a name comes twice.
    """
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        names, values = parted(row)
        for side in SIDES if "<side>" in row else ("",):
            for name in names:
                entry = name.replace("<side>", side)
                if entry in found:
                    raise UnreadableError(f"{quoted(entry)} comes twice")
                found[entry] = tuple(value.replace("<side>", side) for value in values)
    return found


def parted(row: str) -> tuple[list[str], list[str]]:
    """Names and values of a line.

    Raises:
        UnreadableError: it has none.
    """
    names, colon, values = row.partition(": ")
    if not (colon and names and values.strip()):
        raise UnreadableError(f"a line is NAME: VALUE | VALUE; got {quoted(row[:80])}")
    return names.split(" | "), [value.strip() for value in values.split(" | ")]


@cache
def words(name: str) -> frozenset[str]:
    """A list of single words, from `words.txt`.

    Raises:
        ConfigError: the table is missing or damaged.
    """
    (found,) = table("words")[name]
    return frozenset(found.split())


@cache
def standing_for(name: str) -> dict[str, str]:
    """Each value of a table and the name that it stands for: of moods, the word and its mood.

    Raises:
        ConfigError: the table is missing or damaged.
    """
    return {value: entry for entry, values in table(name).items() for value in values}
