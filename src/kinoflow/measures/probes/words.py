"""The words that the probe grammar knows: phrases, verb forms, and the ideas they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kinoflow.language.tables import lines, parted, standing_for, table, words
from kinoflow.language.words import HOW_OFTEN, NUMBER_OF, forms

VERB_OF: dict[str, tuple[str, str]] = {
    form: (idea, verb) for idea, verbs in table("verb_ideas").items() for verb in verbs for form in forms(verb)
}
"""Any form of a verb to its idea and its base form."""

_SOMEBODYS = r"(?:his|her|their|the|your|its|a|one's)"


def _pattern(text: str) -> re.Pattern[str]:
    text = re.sub("<([^>]+)>", lambda verbs: "(?:" + "|".join(_all_forms(verbs.group(1))) + ")", text)
    text = text.replace("%", _SOMEBODYS)
    return re.compile(text if text.startswith(r"\b") else rf"\b(?:{text})" + (r"\b" if text[-1].isalpha() else ""))


def _all_forms(verbs: str) -> list[str]:
    return sorted({form for verb in verbs.split() for form in forms(verb)}, key=len, reverse=True)


def _phrases() -> Iterator[tuple[re.Pattern[str], str]]:
    for row in lines("verb_phrases"):
        (word,), patterns = parted(row)
        for pattern in patterns:
            yield _pattern(pattern), word.replace("(nothing)", "")


PHRASES = tuple(_phrases())
"""Patterns of several words and the one word that stands for them, replaced in this order."""
DIRECTIONS, PACES = standing_for("directions"), standing_for("paces")
"""Words for where and how fast somebody goes, each with the one that stands for it."""
HANDS, LEGS, PLURALS = words("hands"), words("legs"), words("limbs")
UP_WORDS, MANY, SILENT, NEGATIONS = words("up"), words("many"), words("silent"), words("not")
OBJECTS, OF_OBJECTS = words("objects"), words("of objects")
COUNTS = HOW_OFTEN | NUMBER_OF
