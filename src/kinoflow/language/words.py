"""Words: numbers, forms of verbs, and stems, in which sentences and phrases are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from kinoflow.language.tables import standing_for, table, words

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


def how_many(word: str) -> int:
    """The number that a word of `HOW_OFTEN` or `NUMBER_OF` is, or digits are."""
    return HOW_OFTEN.get(word) or NUMBER_OF.get(word) or int(word)


def number_word(count: int) -> str:
    """A small number in words; none is "no"."""
    if count == 0:
        return "no"
    return CARDINALS[count] if 0 < count <= _WRITTEN else str(count)


def times(count: int) -> str:
    """How often, in words: once, twice, three times."""
    return {1: "once", 2: "twice"}.get(count, f"{number_word(count)} times")


_THIRD = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_PARTICIPLE = {"be": "being", "lie": "lying", "die": "dying", "tie": "tying", "see": "seeing"}
_IRREGULAR = table("irregular_verbs")
# One syllable with one short vowel: the last consonant doubles. Longer verbs that do so are named.
_DOUBLING = re.compile(r"(?:[^aeiou]|qu)*[aeiou][^aeiouwxy]|begin|sidestep")


def third_person(verb: str) -> str:
    """`walk` to `walks`."""
    if verb in _THIRD:
        return _THIRD[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def participle(verb: str) -> str:
    """`walk` to `walking`, `two-step` to `two-stepping`."""
    first, hyphen, last = verb.rpartition("-")
    if hyphen:
        return first + hyphen + participle(last)
    if verb in _PARTICIPLE:
        return _PARTICIPLE[verb]
    if _DOUBLING.fullmatch(verb):
        return verb + verb[-1] + "ing"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return verb + "ing"


def forms(verb: str) -> set[str]:
    """All forms of a verb, `walk`, `walks`, `walking`, `walked`; of `get_up` those of `get`, each with `_up`."""
    base, underscore, rest = verb.partition("_")
    past = base + base[-1] if _DOUBLING.fullmatch(base) else base.removesuffix("e")
    found = {base, third_person(base), participle(base), past + "ed"}
    return {form + underscore + rest for form in found} | set(_IRREGULAR.get(verb, ()))


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
    if len(word) <= 3 or word in _WHOLE or word.isdigit():
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
