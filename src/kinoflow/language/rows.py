"""Clauses in a row with nothing between them: "drops prone crawls forward then stops"."""

from __future__ import annotations

import re
from functools import cache

from kinoflow.language.tables import table, words
from kinoflow.language.words import third_person

_JOINT = re.compile(r"(\s*(?:[,.;:]|\band\b|\bthen\b|\bwhile\b|\bbefore\b|\bafter\b)\s*)")
_RELATIVE = re.compile(r"\b(?:who|that|which|as|when|if|until|like|where|how)\b")
"""Words after which a verb need not be what is done next."""
_NO_VERB_AFTER: frozenset[str] = frozenset().union(
    *map(words, ("determiners", "pronouns", "actors", "roles", "before a clause", "before a noun"))
)
"""Words before a noun, or before a first verb,"""
_NO_NOUN_AFTER = words("before noun or verb")
"""and such that may end a clause: "walks in sits down"."""
_LIGHT = words("with objects like verbs")
"""Verbs whose object may look like a verb: "does big jumps over a log"."""
_NEXT = (
    r"(?:(?:up|down|over|around|round|off|out|away|back|forwards?|backwards?|ahead|on|onto|in|into|to|towards?|at"
    r"|through|across|along|the|an?|his|her|their|himself|herself|it|prone|left|right|slowly|quickly|hard|then|and"
    r"|both|twice|once)\b|\d)"
)
"""What follows a verb that could be a noun as well."""


def clauses_apart(text: str) -> str:
    """A `plain` sentence with a comma before each clause that nothing joins to the one before it.

    "Soldier drops prone crawls forward then stops" becomes "soldier drops prone, crawls forward then stops". Only verbs
    in the third person that are hardly nouns, or that words of a verb follow, begin such a clause.
    """
    return "".join(
        stretch if place % 2 or _RELATIVE.search(stretch) else _apart(stretch)
        for place, stretch in enumerate(_JOINT.split(text))
    )


def _apart(stretch: str) -> str:
    tokens = stretch.split(" ")
    found = tokens[:1]
    verb = tokens[0] if tokens[0] in _forms() else ""
    for place in range(1, len(tokens)):
        token, before, rest = tokens[place], tokens[place - 1], " ".join(tokens[place + 1 :])
        is_verb = token in _forms() and before not in _NO_VERB_AFTER
        noun = verb in _LIGHT or before in _NO_NOUN_AFTER or re.match(_NEXT, rest) is None
        if verb and is_verb and token in _begin() and (token in words("verbs in rows") or not noun):
            found[-1] += ","
        if is_verb or (token in _forms() and not verb):
            verb = token
        found.append(token)
    return " ".join(found)


@cache
def _forms() -> frozenset[str]:
    """Third persons of what somebody may do."""
    verbs = {verb for verbs in table("verb_ideas").values() for verb in verbs if "_" not in verb}
    return frozenset((*(third_person(verb) for verb in verbs), *_begin(), *_LIGHT))


@cache
def _begin() -> frozenset[str]:
    return frozenset((*words("verbs in rows"), *words("verbs or nouns in rows")))
