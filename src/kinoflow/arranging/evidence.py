"""What the phrases of an action tell of its parameters: which words come with which values, learned from its draws."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kinoflow.authoring.action import Action, Choice, Count, write_score
from kinoflow.errors import ScoreError
from kinoflow.language.sides import SIDES
from kinoflow.language.words import NUMBERS, grams, phrase_stems, stem, stems

DRAWS = 64
"""Scores that are written to learn which words go with which values."""
DRAWS_ALONE = 4
"""Scores that are written of each value while everything else is as usual."""
DECKS = 24
"""Ways of dealing the values of a choice of which the most even one is taken."""
CLEARLY = 0.4
"""A word tells something of a value with which it comes this much more often than with the others."""
TIMES = stem("times")
EXPLAINED = 0.7
"""A word tells nothing of a parameter where another one comes with it so much more clearly: by one over this."""
PURELY = 0.6
"""What stands about a side tells which one is meant where it tells it this surely."""
ALONE = 0.5
"""What a word tells of the only value with which it comes, at least."""
BY_CHANCE = 0.005
"""A word comes with one value only by chance where this is likelier than so."""
TO_A_SIDE = re.compile(
    r"\b(?:to|towards?|on) (?:the|his|her|their|your|its|\{poss\}) (?:left|right)\b"
    r"(?! (?:hand|arm|fist|palm|wrist|elbow|shoulder|foot|leg|knee|heel|thigh|hip|ear|eye|cheek|temple)s?\b)"
    r"|\bto (?:the|one) side\b|\b(?:side|left|right)wards?\b|\bsideways\b"
)
PHRASES = 2
"""Two words that are neighbours in so many phrases of one draw are so by no chance."""
DIRECTED = "to side"
"""What stands for a direction: "points to the left" says more than with which hand."""
WEAK = frozenset(["up", "spot", "straight", "again", "hand", "hands", "foot", "feet", "once"])
"""Words that by themselves tell no value: who takes a run-up holds no torch up."""
_IN_ORDER = 0.9
"""Phrases of an action that name both sides do so in one order where this share of them does,"""
_BOTH_NAMED = 0.12
"""and they are at least this share of all."""


def telling_words(words: Sequence[str]) -> Iterator[str]:
    """Words, and pairs of neighbours as if nothing were said of how often: "hops three times on the left foot"."""
    yield from words
    rest = [word for word, after in zip(words, [*words, ""][1:], strict=True) if TIMES not in (word, after)]
    yield from grams(rest)


def about_one_side(words: Sequence[str]) -> list[list[str]]:
    """What stands about the only side that words name, that side left open, the most telling first: the word before it
    and two after, one on both sides, on either one or any other word with the one after it, and that it is named; none
    where both are. How often is left out: "hops three times on the left foot".
    """
    words = [word for word, after in zip(words, [*words, ""][1:], strict=True) if TIMES not in (word, after)]
    if len(set(SIDES) & set(words)) != 1:
        return []
    whole, exact, near = set(), set(), set()
    for place, word in enumerate(words):
        if word in SIDES:
            before, after, later = ["", *words][place], [*words, ""][place + 1], [*words, "", ""][place + 2]
            whole.add(f"{before} _ {after} {later}")
            exact.add(f"{before} _ {after}")
            near |= {f"{before} _", f"_ {after}"}
            near |= {f"{other} .. _ {after}" for other in words if other not in SIDES}
    return [sorted(whole), sorted(exact), sorted(near), ["_"]]


def purity(own: int, other: int) -> float:
    """-1 to 1: how surely what was counted so often tells one thing or the other; little where there was little."""
    return (own - other) / (own + other + 1)


def _order_of_sides(action: Action) -> int:
    """1 where phrases of an action that name both sides name its own first, -1 where the other; 0 where neither always,
    or few name both.
    """
    if "side" not in action.parameters:
        return 0
    generator = np.random.default_rng(0)
    first, total = [], 0
    for turn in range(DRAWS_ALONE * 2):
        values = {key: kind.draw(generator) for key, kind in action.parameters.items() if key != "tempo"}
        values["side"] = SIDES[turn % 2]
        try:
            _, phrases = write_score(action, values, generator)
        except ScoreError:
            continue
        for phrase in phrases:
            named = [word for word in phrase_stems(phrase) if word in SIDES]
            total += 1
            if len(set(named)) == 2:
                first.append(named[0] == values["side"])
    if len(first) < max(1.0, _BOTH_NAMED * total):
        return 0
    share = sum(first) / len(first)
    return 1 if share >= _IN_ORDER else -1 if share <= 1 - _IN_ORDER else 0


@dataclass(frozen=True)
class Evidence:
    """What phrases of an action tell of its parameters.

    Attributes:
        words: parameter, value, word: how much more often the word is in phrases of this value than of the others, -1
            to 1.
        sides: of what stands about the only side of a phrase (`about_one_side`), how many phrases name the action's
            side and how many the other; only of what tells one of them purely.
        order: 1 where phrases that name both sides name the action's own first, -1 where the other; 0 where neither
            always, or few name both.
    """

    words: Mapping[str, Mapping[str, Mapping[str, float]]]
    sides: Mapping[str, tuple[int, int]]
    order: int


def learn(action: Action) -> Evidence:
    """What the phrases of an action tell, from about a hundred draws of its score: 0.2 s."""
    generator = np.random.default_rng(0)
    drawn: list[tuple[Mapping[str, Any], Counter[str]]] = []
    sides: Counter[tuple[str, bool]] = Counter()
    decks = _decks(action, generator)
    for turn in range(DRAWS if action.parameters else 0):
        values = {
            key: kind.values[decks[key][turn]] if isinstance(kind, Choice) else kind.draw(generator)
            for key, kind in action.parameters.items()
            if key != "tempo"
        }
        phrases = _phrases_of(action, values, generator)
        if phrases is not None:
            drawn.append((values, _words_in(phrases)))
            if values.get("side") in SIDES:
                sides.update(
                    (gram, values["side"] in words)
                    for words in map(phrase_stems, phrases)
                    for about in about_one_side(words)
                    for gram in about
                )
    found: dict[str, dict[str, dict[str, float]]] = {}
    for key, kind in action.parameters.items():
        if key == "tempo" or not isinstance(kind, Choice):
            continue
        found[key] = {}
        # Phrases of "both in turn" name either side, those of "only one" one of them: that alone tells nothing of it.
        # Nor do numbers, where what takes long is done less often.
        untold = set(SIDES) if "side" in action.parameters and not set(kind.values) & set(SIDES) else set()
        untold |= set(NUMBERS[2:]) if any(isinstance(other, Count) for other in action.parameters.values()) else set()
        # In the order of the choice: of two that are told equally well the more usual one is taken.
        usual: Counter[str] = Counter()
        usual_draws = 1
        for value in kind.values:
            inside = [words for values, words in drawn if str(values[key]) == value]
            outside = [words for values, words in drawn if str(values[key]) != value]
            if not inside or not outside:
                continue
            here, there = (Counter(word for words in group for word in words) for group in (inside, outside))
            if value == kind.values[0]:
                usual, usual_draws = here, len(inside)
            found[key][value] = {
                word: share
                for word in here | there
                if abs(share := _share(here[word], len(inside), there[word], len(outside))) > CLEARLY
                # What is said of the usual value as often says nothing for one of many others.
                and (
                    usual is here or share < 0 or share - CLEARLY < here[word] / len(inside) - usual[word] / usual_draws
                )
                and not (set(word.split()) & untold and key != "side")
            }
        alone, common = _alone(action, key, kind, generator)
        for value in kind.values[1:]:
            # What is said where everything is as usual tells of nothing unusual.
            known = found[key].get(value, {})
            found[key][value] = {word: share for word, share in known.items() if share < 0 or word not in common}
        for value, telling in alone.items():
            for word, share in telling.items():
                if not (set(word.split()) & untold and key != "side"):
                    known = found[key].setdefault(value, {})
                    if known.get(word, 0.0) > -CLEARLY:
                        known[word] = max(share, known.get(word, 0.0))
        for value, word in _names(key, kind):
            # What a value is called by tells it, though no phrase says so.
            if word not in untold | common and not any(word in telling for telling in found[key].values()):
                found[key].setdefault(value, {})[word] = ALONE
    told = {gram: (sides[gram, True], sides[gram, False]) for gram, _ in sides}
    pure = {gram: counts for gram, counts in told.items() if abs(purity(*counts)) >= PURELY}
    for key, told_of in found.items():
        for value, telling in list(told_of.items())[1:]:
            often = Counter[str]()
            for words in (words for settings, words in drawn if str(settings[key]) == value):
                often |= words
            told_of[value] = _without_turns_of_phrase(telling, often)
    return Evidence(_without_chance(found), pure, _order_of_sides(action))


def _names(key: str, kind: Choice) -> Iterator[tuple[str, str]]:
    """Values of a choice and the words, and the neighbours among them, that no other value is called by."""
    if key == "side":
        return
    names = {value: set(telling_words(stems(value))) - WEAK - set(SIDES) for value in kind.values}
    for value, own in names.items():
        others = {word for other, words in names.items() if other != value for word in words}
        yield from ((value, word) for word in sorted(own - others))


def _phrases_of(action: Action, values: Mapping[str, Any], generator: np.random.Generator) -> Sequence[str] | None:
    """The phrases of a draw, or None where these values cannot be played."""
    try:
        return write_score(action, values, generator)[1]
    except ScoreError:
        return None


def _words_in(phrases: Iterable[str]) -> Counter[str]:
    """What phrases say, and how many of them do."""
    words: Counter[str] = Counter()
    for phrase in phrases:
        words.update(set(telling_words(phrase_stems(phrase))))
        words[DIRECTED] += TO_A_SIDE.search(phrase) is not None
    return +words


def _alone(
    action: Action, key: str, kind: Choice, generator: np.random.Generator
) -> tuple[Mapping[str, Mapping[str, float]], frozenset[str]]:
    """Words that come clearly more often with one value than with any other, all else being as usual; and what is said
    of the usual value.

    "On the stomach" is said of who lies stretched out, which is one of six ways to lie: among draws of all of them it
    would be rare.
    """
    if key == "side" or len(kind.values) < 2:
        return {}, frozenset()
    found: dict[str, Counter[str]] = {value: Counter() for value in kind.values}
    for turn in range(DRAWS_ALONE):
        # The same numbers with each value: how often it is done must not tell them apart.
        values = {
            other: of.values[turn % 2 if other == "side" else 0] if isinstance(of, Choice) else of.draw(generator)
            for other, of in action.parameters.items()
            if other != "tempo"
        }
        for value in kind.values:
            found[value].update(set(_words_in(_phrases_of(action, values | {key: value}, generator) or ())))
    telling = {
        value: {
            word: share
            for word, times in here.items()
            if (share := (times - max(found[other][word] for other in kind.values if other != value)) / DRAWS_ALONE)
            > CLEARLY
        }
        for value, here in found.items()
    }
    return telling, frozenset(found[kind.values[0]])


def _without_turns_of_phrase(telling: Mapping[str, float], often: Mapping[str, int]) -> dict[str, float]:
    """What tells of an unusual value, without pairs of words that tell nothing of it and are neighbours by chance.

    One phrase in which somebody "climbs up the stairs two at a time" does not make every climbing up that.

    Args:
        telling: word and how surely it tells the value.
        often: how many phrases of one draw with the value have a word at most.
    """
    return {
        word: share
        for word, share in telling.items()
        if share < 0
        or " " not in word
        or word == DIRECTED
        or often[word] >= PHRASES
        or any(telling.get(part, 0.0) > 0 for part in word.split())
    }


def _share(here: int, inside: int, there: int, outside: int) -> float:
    """How much more often a word comes with a value than with the others.

    A word of which no draw with another value knows tells its value too where only some draws with it have it, because
    a third parameter decides whether it can be said; unless so few of them would do by chance.
    """
    share = here / inside - there / outside
    if not there and (inside / (inside + outside)) ** here < BY_CHANCE:
        return max(share, ALONE)
    return share


def _decks(action: Action, generator: np.random.Generator) -> Mapping[str, np.ndarray]:
    """Index of the value of each choice in each draw: every value as often as the others, and with those of others.

    Of what is rarely drawn too little would be learned, and what comes together by chance would be mixed up: of several
    ways of dealing the values the one is taken that spreads them most evenly over the values of the choices before.
    """
    decks: dict[str, np.ndarray] = {}
    sizes: dict[str, int] = {}
    for key, kind in action.parameters.items():
        if key == "tempo" or not isinstance(kind, Choice):
            continue
        sizes[key] = len(kind.values)
        found, least = np.zeros(DRAWS, dtype=int), np.inf
        for _ in range(DECKS if decks else 1):
            # Dealt out in turn to draws that lie in the order of the other choices, each time in another order.
            sorting = [decks[other] for other in generator.permutation(list(decks))]
            order = np.lexsort([generator.random(DRAWS), *sorting])
            deck = np.empty(DRAWS, dtype=int)
            deck[order] = (np.arange(DRAWS) + generator.integers(sizes[key])) % sizes[key]
            uneven = max((_uneven(deck, sizes[key], decks[other], sizes[other]) for other in decks), default=0.0)
            if uneven < least:
                found, least = deck, uneven
        decks[key] = found
    return decks


def _uneven(first: np.ndarray, first_size: int, second: np.ndarray, second_size: int) -> float:
    """How far the values of two decks are from coming together evenly, as a share of the draws of one value."""
    together = np.bincount(first * second_size + second, minlength=first_size * second_size)
    return float(np.abs(together - DRAWS / (first_size * second_size)).max() * max(first_size, second_size) / DRAWS)


def _without_chance(
    found: Mapping[str, Mapping[str, Mapping[str, float]]],
) -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    """Evidence without what another parameter explains better.

    Values are drawn at random: a word of one parameter comes with some value of another one more often by chance.
    """
    best: dict[str, float] = {}
    for values in found.values():
        for telling in values.values():
            for word, share in telling.items():
                best[word] = max(best.get(word, 0.0), abs(share))
    return {
        key: {
            value: {word: share for word, share in telling.items() if abs(share) >= EXPLAINED * best[word]}
            for value, telling in values.items()
        }
        for key, values in found.items()
    }
