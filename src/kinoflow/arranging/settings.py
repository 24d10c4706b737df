"""What the words of a sentence fix of an action's parameters: its side, how often, how high, how fast."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from kinoflow.arranging.vocabulary import NUMBERS, grams, phrase_stems, stems
from kinoflow.authoring.action import Action, Choice, Count, find_action, write_score
from kinoflow.errors import ScoreError

DRAWS = 64
"""Scores that are written to learn which words go with which values."""
CLEARLY = 0.4
"""A word tells something of a value with which it comes this much more often than with the others."""
SIDES = ("left", "right")
SURE = 0.45
"""A value is fixed by words that tell this much of it, all together."""
_PACES = {"slow": {"slow", "calm", "gentl", "careful", "leisure"}, "quick": {"fast", "hurri", "brisk", "swift"}}
_COUNTED = {word: number for number, word in enumerate(NUMBERS) if word}


def settings_said(action: Action, text: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Values of parameters that a text asks for, and notes about what it asks for and cannot have.

    Which words mean which value is learned from the action's own phrases: "left" comes with side=left and never with
    side=right. A value is fixed where the words of the text come with it clearly more often than with the others.
    """
    words = stems(text)
    said = list(dict.fromkeys(grams(words)))
    fixed: dict[str, Any] = {}
    notes: list[str] = []
    evidence = _evidence(action.name)
    for name, kind in action.parameters.items():
        if isinstance(kind, Count):
            found, note = _how_many(action, kind, words)
            if found is not None:
                fixed[name] = found
            notes += [note] if note else []
        elif name == "tempo":
            paces = [pace for pace, telling in _PACES.items() if telling & set(said)]
            if len(paces) == 1:
                fixed[name] = paces[0]
        elif isinstance(kind, Choice):
            scores = {
                value: sum(telling.get(word, 0.0) for word in said if name == "side" or word not in SIDES)
                for value, telling in evidence.get(name, {}).items()
            }
            best = max(scores, key=lambda value: scores[value], default=None)
            if best is not None and scores[best] >= SURE:
                fixed[name] = kind.parse(name, best)
    # A side that phrases of the action put in other words: the only one that the text names is meant.
    sides = [side for side in SIDES if side in said]
    if "side" in action.parameters and "side" not in fixed and len(sides) == 1:
        fixed["side"] = sides[0]
    return fixed, tuple(dict.fromkeys(notes))


def _how_many(action: Action, kind: Count, words: Sequence[str]) -> tuple[int | None, str]:
    """The number of times that words ask for, as near as the action comes to it, and a note where that is not near."""
    asked = [number for word, number in _COUNTED.items() if word in words]
    if len(asked) != 1:
        return None, ""
    count = min(max(asked[0], kind.low), kind.high)
    note = f"{action.name}: {count} times, not {asked[0]} (it is drawn {kind} times)" if count != asked[0] else ""
    return count, note


@lru_cache(maxsize=64)
def _evidence(name: str) -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    """Parameter, value, word: how much more often the word is in phrases of this value than of the others, -1 to 1."""
    action = find_action(name)
    generator = np.random.default_rng(0)
    drawn: list[tuple[Mapping[str, Any], set[str]]] = []
    for _ in range(DRAWS if action.parameters else 0):
        values = {key: kind.draw(generator) for key, kind in action.parameters.items() if key != "tempo"}
        try:
            _, phrases = write_score(action, values, generator)
        except ScoreError:
            continue
        words: set[str] = set()
        for phrase in phrases:
            words.update(grams(phrase_stems(phrase)))
        drawn.append((values, words))
    found: dict[str, dict[str, dict[str, float]]] = {}
    for key, kind in action.parameters.items():
        if key == "tempo" or not isinstance(kind, Choice):
            continue
        found[key] = {}
        values_seen = dict.fromkeys(str(values[key]) for values, _ in drawn)
        for value in values_seen:
            inside = [words for values, words in drawn if str(values[key]) == value]
            outside = [words for values, words in drawn if str(values[key]) != value]
            if not outside:
                continue
            here, there = (Counter(word for words in group for word in words) for group in (inside, outside))
            found[key][value] = {
                word: share
                for word in here | there
                if abs(share := here[word] / len(inside) - there[word] / len(outside)) > CLEARLY
            }
    return found
