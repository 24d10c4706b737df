"""Words of sentences and phrases in forms that can be compared: "waves his left arm" is "wave, left hand"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_WORD = re.compile(r"[a-z]+|\d+")
_COMPOUND = re.compile(r"\b(push|pull|sit|chin|press|step|warm|muscle)(?:-ups?|[ ]ups)\b")
"""Nouns that must not be taken for "sit" and "up"."""
_TELLING_NOTHING = """
a an the his her their its your my our one's of to with by on in at for from into onto off out it them him he she they i
we you is are was be been being person man woman human figure character actor someone somebody guy girl boy people there
this that as and or then while who which something himself herself themselves itself do does doing did make makes making
perform performs performing like some any very along
"""
_EMPTY = frozenset(_TELLING_NOTHING.split())
"""Words that tell no action from another."""
NUMBERS = ("", "once", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SAME = {str(number): word for number, word in enumerate(NUMBERS) if word} | {
    "one": "once", "single": "once", "twice": "two", "thrice": "three", "double": "two",
    "arm": "hand", "arms": "hands", "leg": "foot", "legs": "feet", "forwards": "forward", "ahead": "forward",
    "backwards": "backward", "rearward": "backward", "upwards": "up", "upward": "up", "downwards": "down",
    "downward": "down", "sideway": "sideways", "sidewards": "sideways", "ground": "floor", "quick": "fast",
    "quickly": "fast", "rapidly": "fast", "slowly": "slow", "bike": "bicycle", "ran": "run", "sat": "sit",
    "lay": "lie", "lying": "lie", "stood": "stand", "threw": "throw", "fell": "fall", "overhead": "above",
    "over": "above", "football": "soccer", "tv": "television", "cellphone": "phone", "smartphone": "phone",
    "mobile": "phone", "happily": "happy", "sadly": "sad", "angrily": "angry", "anticlockwise": "counterclockwise",
    "couch": "sofa", "circular": "circle", "circling": "circle", "lefthanded": "left", "righthanded": "right",
}  # fmt: skip
"""Spellings and synonyms, each with the word that stands for it."""


_WHOLE = frozenset([*_SAME.values(), *NUMBERS])


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


def grams(words: Sequence[str]) -> Iterator[str]:
    """Words and pairs of neighbours."""
    yield from words
    for first, second in pairwise(words):
        yield f"{first} {second}"
