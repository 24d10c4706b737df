"""Words of sentences and phrases in forms that can be compared: "waves his left arm" is "wave, left hand"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from kinoflow.language.numbers import CARDINALS
from kinoflow.language.tables import standing_for, words

_WORD = re.compile(r"[a-z]+|\d+")
_COMPOUND = re.compile(r"\b(push|pull|sit|chin|press|step|warm|muscle)(?:-ups?|[ ]ups)\b")
"""Nouns that must not be taken for "sit" and "up"."""
_EMPTY = words("telling nothing")
"""Words that tell no action from another."""
NUMBERS = ("", "once", *CARDINALS[2:13])
"""How numbers are written here: by their place."""
_SAME = {str(number): word for number, word in enumerate(NUMBERS) if word} | standing_for("synonyms")
"""Spellings and synonyms, each with the word that stands for it."""


_WHOLE = frozenset([*_SAME.values(), *NUMBERS])


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without the endings of verbs and plurals: "waving", "waves" and "waved" are "wav"."""
    word = _SAME.get(word, word)
    if len(word) <= 3 or word in _WHOLE:
        return word
    for ending, rest in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", "")):
        if word.endswith(ending) and not word.endswith("ss"):
            cut = word[: -len(ending)] + rest
            if len(cut) >= 3 and re.search("[aeiouy]", cut):
                word = cut
                break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return _SAME.get(word, word)


def stems(text: str) -> list[str]:
    """The telling words of a text, in order."""
    text = _COMPOUND.sub(r"\1up", text.lower())
    return [stem(word) for word in _WORD.findall(text.replace("-", " ")) if word not in _EMPTY]


def phrase_stems(phrase: str) -> list[str]:
    """The telling words of a phrase of `language.grammar`, with verbs in braces."""
    return stems(phrase.replace("{poss}", "").replace(":ing}", "}"))


def grams(found: Sequence[str]) -> Iterator[str]:
    """Words and pairs of neighbours."""
    yield from found
    for first, second in pairwise(found):
        yield f"{first} {second}"
