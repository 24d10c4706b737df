"""Which mood the words of a sentence name: "sadly", "an angry man", "drunk"."""

from __future__ import annotations

import re

WORDS = {
    "sad": "sad sadly depressed dejected dejectedly gloomy gloomily mournful mournfully heartbroken sorrowful "
    "sorrowfully melancholic crestfallen miserable miserably unhappy unhappily disappointed",
    "happy": "happy happily joyful joyfully cheerful cheerfully merry merrily glad gladly jolly playful playfully",
    "angry": "angry angrily furious furiously mad madly enraged aggressive aggressively annoyed irritated pissed",
    "tired": "tired tiredly exhausted weary wearily sleepy sleepily fatigued",
    "proud": "proud proudly confident confidently heroic heroically triumphant triumphantly arrogant arrogantly smug "
    "smugly cocky",
    "nervous": "nervous nervously anxious anxiously worried worriedly jittery stressed",
    "scared": "scared afraid frightened fearful fearfully terrified",
    "drunk": "drunk drunken drunkenly tipsy",
    "relaxed": "relaxed casual casually lazy lazily chill calm calmly",
    "energetic": "energetic energetically enthusiastic enthusiastically excited excitedly vigorous vigorously",
    "careful": "careful carefully cautious cautiously hesitant hesitantly gentle gently",
    "old": "old elderly aged",
    "shy": "shy shyly timid timidly embarrassed bashful bashfully awkward awkwardly",
    "elegant": "elegant elegantly graceful gracefully",
}
"""Moods of `authoring.moods` and the words for them."""
_MOOD_OF = {word: mood for mood, words in WORDS.items() for word in words.split()}
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
