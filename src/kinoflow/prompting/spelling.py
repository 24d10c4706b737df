"""Spelling mistakes in words that our phrases know; right English, names and what could be two words stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from kinoflow.language.tables import words as word_list
from kinoflow.prompting.vocabulary import english, words

_WORD = re.compile(r"(?<![\w'’@#/.-])[A-Za-z]{3,}(?![\w'’@/-])")
_USUAL = {
    "teh": "the", "hte": "the", "adn": "and", "nad": "and", "wiht": "with", "wih": "with", "thne": "then",
    "hten": "then", "fro": "for", "form": "from", "witth": "with", "an d": "and", "wile": "while", "hsi": "his",
    "thier": "their", "trhee": "three", "tow": "two", "yuor": "your", "whit": "with",
}  # fmt: skip
"""Slips that are words, or too short to be found by likeness; those that are English only count between known words."""
_FUNCTION, _CHAT = word_list("function"), word_list("chat")
UNITS = frozenset(["second", "seconds", "minute", "minutes", "frame", "frames"])
_GRAVE = word_list("grave")
"""A short slip is taken for one of these only where letters are exchanged: a wrong side or number is worse."""
_SHORTEST = 4
_LONG = 7
"""A word of so many letters may have two mistakes."""
_CLEARLY = 10.0
"""Of two words equally near, one must be known to so many times more actions."""
_STRETCHED = re.compile(r"([a-z])\1{2,}")


def misspelt(text: str) -> Iterator[tuple[str, str]]:
    """Words of a text that are misspelt, and what they should be."""
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isupper() and len(word) > 1:
            continue
        if word[0].isupper() and match.start() > 0:
            continue
        right = corrected(word.lower())
        if right is not None:
            yield word, right.capitalize() if word[0].isupper() else right


def respelt(text: str) -> str:
    """The text without slips."""
    for before, after in dict(misspelt(text)).items():
        text = re.sub(rf"(?<![\w'])({re.escape(before)})(?![\w'])", after, text)
    return text


def corrected(word: str) -> str | None:
    """What a word in lower case should be; None where it is right, or where nothing is clearly meant."""
    known = words().known
    if word in _USUAL and word not in ("fro", "form", "tow", "wile", "whit", "wih"):
        return _USUAL[word]
    if word in known or word in _FUNCTION or word in _CHAT or word in english():
        return None
    if len(word) < _SHORTEST:
        return _short(word)
    if _STRETCHED.search(word):
        for shorter in (_STRETCHED.sub(r"\1\1", word), _STRETCHED.sub(r"\1", word)):
            if shorter in known or shorter in english():
                return shorter
    return None if _compound(word) else _nearest(word)


def _compound(word: str) -> bool:
    """Whether a word is two that are known: "backswing", "breakfall"."""
    halves = ((word[:place], word[place:]) for place in range(_SHORTEST, len(word) - _SHORTEST + 1))
    return any(all(half in words().known or half in english() for half in pair) for pair in halves)


def _nearest(word: str) -> str | None:
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    most = 2 if len(word) >= _LONG else 1
    found = extract(word, _candidates(), scorer=OSA.distance, score_cutoff=most, limit=12)
    # Two letters exchanged, or one of two equal ones left out, are the likeliest slips of all.
    rows = sorted(
        (int(score) - 0.5 * (_exchanged(word, other) or _halved(word, other)), -_weight(other), other)
        for other, score, _ in found
        if _alike(word, other, int(score))
    )
    if not rows:
        return None
    distance, weight, best = rows[0]
    rivals = [-far for score, far, other in rows[1:] if score == distance and not _forms(best, other)]
    return best if all(-weight >= _CLEARLY * rival for rival in rivals) else None


def _short(word: str) -> str | None:
    """The only word that makes sentences of which three letters may be a slip: "mke", "wth"."""
    from rapidfuzz.distance import OSA

    found = [other for other in _FUNCTION if word[0] == other[0] and OSA.distance(word, other) == 1]
    return found[0] if len(found) == 1 and found[0] not in _GRAVE else None


def _weight(word: str) -> float:
    return words().known.get(word, 0) + (200.0 if word in _FUNCTION else 0.0)


@cache
def _candidates() -> list[str]:
    return sorted({*words().known, *_FUNCTION})


def _exchanged(word: str, other: str) -> bool:
    return len(word) == len(other) and sorted(word) == sorted(other)


def _halved(word: str, other: str) -> bool:
    """Whether a word is another with one of two equal letters left out: "flor", "lader"."""
    return len(word) == len(other) - 1 and any(
        one == two and other[:place] + other[place + 1 :] == word for place, (one, two) in enumerate(pairwise(other))
    )


def _alike(word: str, other: str, distance: int) -> bool:
    """Whether one word may be a slip for another: short ones keep their first letter, or have two exchanged."""
    if len(other) < 3:
        return False
    if other in _GRAVE and len(word) < _LONG - 2 and not _exchanged(word, other):
        return False
    if distance == 1:
        return _exchanged(word, other) or word[0] == other[0] or len(word) >= 5
    return word[0] == other[0] and min(len(word), len(other)) >= _LONG - 1


def _forms(one: str, other: str) -> bool:
    """Whether two words are forms of one ("wave", "waves"): then the nearer or commoner may be taken."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter.rstrip("e")) and len(longer) - len(shorter) <= 3
