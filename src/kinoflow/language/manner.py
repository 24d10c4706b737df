"""Which mood the words of a sentence name: "sadly", "an angry man", "drunk"."""

from __future__ import annotations

import re

from kinoflow.language.tables import standing_for, table

WORDS = table("moods")
"""Moods of `authoring.moods` and the words for them."""
AND = " and "
"""Between the moods that somebody has at once, as `authoring.moods.mood_named` takes them."""
_MOOD_OF = standing_for("moods")
_ANY = re.compile(
    rf"(?<!until )\b(?:(?:very|so|really|quite|a bit|super) )?({'|'.join(_MOOD_OF)})\b(?: (?:and|way|manner)\b)?,?"
)
_WORD = "|".join(_MOOD_OF)
_SUBJECT = re.compile(
    rf"(?:an?|the|one|this|that)? ?((?:(?:(?:very|really|quite|\w+ly) )*(?:{_WORD})\b,? ?(?:and |but )?)+)"
)
_VERBS = {mood: re.compile(rf"\b(?:{'|'.join(verbs)})\b") for mood, verbs in table("mood_verbs").items()}
_ADJECTIVES = frozenset(word for word in _MOOD_OF if not word.endswith("ly")) | {"elderly"}


def mood_said(text: str) -> str:
    """The mood that words of a text name, of who does it and of how it is done: "old and angry" of "an old man walks
    angrily"; empty where they name none, or several for how it is done.
    """
    said = text.lower().strip()
    subject = _SUBJECT.match(said)
    begins = subject.end() if subject else 0
    how = {_MOOD_OF[word] for word in _ANY.findall(said[begins:])}
    how |= {mood for mood, verbs in _VERBS.items() if verbs.search(said)}
    who = [_MOOD_OF[word] for word in _ANY.findall(said[:begins])]
    return AND.join(dict.fromkeys([*who, *(how if len(how) == 1 else ())]))


def mood_of_subject(text: str) -> str:
    """The mood of who does it all: of "an angry man walks, then sits"; not of "angrily walks"."""
    found = _SUBJECT.match(text.lower().strip())
    words = _ANY.findall(found.group(1)) if found else []
    return AND.join(dict.fromkeys(_MOOD_OF[word] for word in words if word in _ADJECTIVES))


def without_mood(text: str) -> str:
    """The text without words of mood."""
    left = re.sub(r"\b(?:in an?|like an?) *(?=$|,)", "", _ANY.sub("", text))
    return re.sub(r"\s+", " ", left).strip(" ,")
