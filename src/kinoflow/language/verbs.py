"""Forms of English verbs."""

from __future__ import annotations

import re

from kinoflow.language.tables import table

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
