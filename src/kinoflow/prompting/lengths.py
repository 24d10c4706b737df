"""What is said of authored actions, and how long they took: the true lengths that the prompt module learns from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kinoflow.authoring.action import TEMPO_FACTOR, Count, actions, write_score
from kinoflow.authoring.fit import Take, usual
from kinoflow.errors import ScoreError
from kinoflow.language.tables import table


@dataclass(frozen=True)
class Saying:
    """A phrase, and how long what it says took.

    Attributes:
        phrase: as in `language/grammar.py`: verbs in braces.
        seconds: of the action as it was performed, at its normal tempo.
        action: its name.
        count: how many times it was done, where that is a parameter of the action; else 0.
        jumps: whether it leaves the floor, so that no tempo changes its length.
        typed: whether the phrase is not of the score, but what people type for the action.
    """

    phrase: str
    seconds: float
    action: str
    count: int = 0
    jumps: bool = False
    typed: bool = False


def sayings(draws: int, phrases: int, typed: int) -> Iterator[Saying]:
    """Draws of every action of the library, each said in a few ways.

    Args:
        draws: performances of each action.
        phrases: of the score, for each performance.
        typed: ways of asking that are in no score, for each performance; in "authored_phrases".
    """
    asked = table("authored_phrases")
    for name, act in actions().items():
        ways = asked.get(name, ())
        for seed in range(draws):
            generator = np.random.default_rng([seed, 7])
            try:
                values = usual(act, {"tempo": "normal"} if "tempo" in act.parameters else {}, generator)
                timeline, said = write_score(act, {k: v for k, v in values.items() if k != "tempo"}, generator)
            except ScoreError:
                continue
            jumps = bool(timeline.flights)
            seconds = Take(timeline, False, 1.0 if jumps else TEMPO_FACTOR["normal"], values).seconds
            counts = [int(values[key]) for key, kind in act.parameters.items() if isinstance(kind, Count)]
            count = counts[0] if len(counts) == 1 else 0
            chosen = [*said[:1], *(said[int(k)] for k in generator.integers(0, len(said), phrases - 1))]
            for phrase in chosen:
                yield Saying(phrase, seconds, name, count, jumps)
            for place in range(min(typed, len(ways))):
                yield Saying(ways[(seed * typed + place) % len(ways)], seconds, name, 0, jumps, typed=True)
