"""Which mood the words of a sentence name: "sadly", "an angry man", "drunk"."""

from __future__ import annotations

import re

from kinoflow.language.tables import standing_for, table

WORDS = table("moods")
"""Moods of `authoring.moods` and the words for them."""
_MOOD_OF = standing_for("moods")
_ANY = re.compile(
    rf"(?<!until )\b(?:(?:very|so|really|quite|a bit|super) )?({'|'.join(_MOOD_OF)})\b(?: (?:and|way|manner)\b)?,?"
)
_SUBJECT = re.compile(rf"(?:an?|the|one|this|that)? ?(?:(?:very|really|\w+ly) )?({'|'.join(_MOOD_OF)})\b(?!ly)")


def mood_said(text: str) -> str:
    """The mood that words of a text name; empty where they name none, or several."""
    found = {_MOOD_OF[word] for word in _ANY.findall(text.lower())}
    return found.pop() if len(found) == 1 else ""


def mood_of_subject(text: str) -> str:
    """The mood of who does it all: of "an angry man walks, then sits"; not of "angrily walks"."""
    found = _SUBJECT.match(text.lower().strip())
    return _MOOD_OF[found.group(1)] if found and not found.group(1).endswith("ly") else ""


def without_mood(text: str) -> str:
    """The text without words of mood."""
    left = re.sub(r"\b(?:in an?|like an?) *(?=$|,)", "", _ANY.sub("", text))
    return re.sub(r"\s+", " ", left).strip(" ,")
