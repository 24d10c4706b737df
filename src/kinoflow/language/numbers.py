"""Numbers in words."""

from __future__ import annotations

_CARDINALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
CARDINALS = tuple(_CARDINALS.split())
"""Zero to nineteen."""
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
HOW_OFTEN = {"once": 1, "twice": 2, "thrice": 3}
NUMBER_OF = {word: number for number, word in enumerate(CARDINALS) if number} | TENS
"""Word to number, from one."""
_WRITTEN = 12
"""Larger numbers are written in digits."""


def number_word(count: int) -> str:
    """A small number in words; none is "no"."""
    if count == 0:
        return "no"
    return CARDINALS[count] if 0 < count <= _WRITTEN else str(count)


def times(count: int) -> str:
    """How often, in words: once, twice, three times."""
    return {1: "once", 2: "twice"}.get(count, f"{number_word(count)} times")
