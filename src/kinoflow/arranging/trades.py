"""What somebody does who is called after it: a rower rows, a discus thrower throws the discus."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kinoflow.arranging.chunks import Chunk, is_named
from kinoflow.arranging.phrases import PhraseBook
from kinoflow.language.tables import table
from kinoflow.language.words import stems

MOST_OWN = 8
"""Who is called after more actions than so many is called after none: a thrower throws anything."""
FIRST = 2
"""Within so many chunks somebody is named who acts."""
_SUBJECT = re.compile(r"(?:an?|the) (?P<who>(?:[\w-]+ ){0,3}?(?P<noun>[\w-]+))(?= (?:\w+ly )?\w+s\b)")
_PLAYS = frozenset(["player"])


def own_actions(book: PhraseBook, chunks: Sequence[Chunk]) -> frozenset[int]:
    """The places of the actions that who acts in a sentence is called after; none of who may do anything."""
    for chunk in chunks[:FIRST]:
        if found := _of_text(book, chunk.text):
            return found
    return frozenset()


def _of_text(book: PhraseBook, text: str) -> frozenset[int]:
    subject = _SUBJECT.match(text)
    if subject is None:
        return frozenset()
    who, noun = subject["who"].replace("-", " "), subject["noun"]
    names = table("trades").get(who) or next(
        (names for trade, names in table("trades").items() if f" {who}".endswith(f" {trade}")), ()
    )
    if names:
        return frozenset(book.names.index(name) for name in names if name in book.names)
    told = set(stems(" ".join(who.split()[:-1])))
    shared = {
        place: len(told & set(stems(name)))
        for place, name in enumerate(book.names)
        if noun in _PLAYS or any(is_named(noun, word) for word in stems(name))
    }
    most = max(shared.values(), default=0)
    found = frozenset(place for place, count in shared.items() if count == most)
    return found if most and len(found) <= MOST_OWN else frozenset()
