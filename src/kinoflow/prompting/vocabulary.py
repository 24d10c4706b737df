"""Words that the prompt module knows: those of our own phrases, English ones, verbs in all their forms."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from kinoflow.language.tables import words as word_list
from kinoflow.language.words import participle, third_person


@dataclass(frozen=True)
class Words:
    """Words of the phrases of authored actions (`tools/write_word_lists.py`).

    Attributes:
        known: each word and how many actions have it in their phrases.
        verbs: in their base form.
        follows: verb to the words that follow it in phrases.
        nouns: what is done: "cartwheel", "jumping jacks".
        third: third person to base form.
        participles: participle to base form.
    """

    known: Mapping[str, int]
    verbs: frozenset[str]
    follows: Mapping[str, frozenset[str]]
    nouns: frozenset[str]
    third: Mapping[str, str]
    participles: Mapping[str, str]


@cache
def words() -> Words:
    """The words that come with kinoflow."""
    path = resources.files("kinoflow") / "assets" / "prompting" / "words.json"
    values = json.loads(path.read_text(encoding="utf-8"))
    verbs = frozenset(values["verbs"])
    return Words(
        values["known"],
        verbs,
        {verb: frozenset(found) for verb, found in values["follows"].items()},
        frozenset(values["nouns"]),
        {third_person(verb): verb for verb in verbs},
        {participle(verb): verb for verb in verbs},
    )


@cache
def english() -> frozenset[str]:
    """Right English words in lower case, American and British (SCOWL), and who does things in games: "paladin".

    Read only where a word is not among ours.
    """
    path = resources.files("kinoflow") / "assets" / "prompting" / "english.txt.gz"
    return frozenset(gzip.decompress(path.read_bytes()).decode().split()) | word_list("roles")
