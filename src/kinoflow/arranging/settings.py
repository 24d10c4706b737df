"""What the words of a sentence fix of an action's parameters: its side, how often, how high, how fast."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

import numpy as np

from kinoflow.arranging.directions import going_there
from kinoflow.arranging.ends import begins
from kinoflow.authoring.action import Action, Choice, Count, find_action, write_score
from kinoflow.authoring.fit import MATTERS_LITTLE
from kinoflow.authoring.postures import LYING
from kinoflow.errors import ScoreError
from kinoflow.language.sides import OTHER, SIDES, direction_said, sweep_said, without_directions, without_sweeps
from kinoflow.language.tables import words
from kinoflow.language.words import NUMBER_OF, NUMBERS, grams, phrase_stems, stem, stems

DRAWS = 64
"""Scores that are written to learn which words go with which values."""
DRAWS_ALONE = 4
"""Scores that are written of each value while everything else is as usual."""
DECKS = 24
"""Ways of dealing the values of a choice of which the most even one is taken."""
CLEARLY = 0.4
"""A word tells something of a value with which it comes this much more often than with the others."""
_TIMES = stem("times")
EXPLAINED = 0.7
"""A word tells nothing of a parameter where another one comes with it so much more clearly: by one over this."""
ALIKE = 0.1
"""Values that words tell so nearly equally well are not told apart by them."""
PURELY = 0.6
"""The same of what stands about a side, which is also named where nothing is known of it."""
SURE = 0.45
"""A value is fixed by words that tell this much of it, all together."""
ALONE = 0.5
"""What a word tells of the only value with which it comes, at least."""
BY_CHANCE = 0.005
"""A word comes with one value only by chance where this is likelier than so."""
_PACES = {"slow": {"slow", "leisure"}, "quick": {"fast", "hurri", "brisk", "swift"}}
_NUMBER = NUMBER_OF | {"hundred": 100} | {word: number for number, word in enumerate(NUMBERS) if word}
_NUMBER |= {str(number): number for number in range(len(NUMBERS), 1000)}
_LARGE = re.compile(r"[1-9][0-9]{3,99}")
_MEASURED = re.compile(
    r"\b(?:\d+(?:[.·]\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|half an?)[ -]?"
    r"(?:s|sec|secs|seconds?|minutes?|frames?|fps|degrees?|°|m|metres?|meters?|feet|cm|km|kg|pounds?|hours?)\b"
)
"""Numbers that count no repetitions."""
_ONE_LIMB = re.compile(
    r"\b(?:two|both) (?:hands|feet|legs|arms)\b"
    r"|\b(?:one|1|single)[ -](?:foot|leg|hand|arm|knee|side|finger|fist|elbow|shoulder|another|by one)\b"
    r"|\b(?:one|two|three|four|single|double)-?(?:foot|legg|hand|arm)ed\b"
    r"|\b(?:\w+) at (?:a time|once)\b"
    r"|\b(?:one|two|three|four|five|six) (?:\w+ )?(?:people|persons|men|women|friends|guys|girls|boys|players|fighters"
    r"|soldiers|knights|colleagues|kids|children|dancers)\b"
)
_TO_A_SIDE = re.compile(
    r"\b(?:to|towards?|on) (?:the|his|her|their|your|its|\{poss\}) (?:left|right)\b"
    r"(?! (?:hand|arm|fist|palm|wrist|elbow|shoulder|foot|leg|knee|heel|thigh|hip|ear|eye|cheek|temple)s?\b)"
    r"|\bto (?:the|one) side\b|\b(?:side|left|right)wards?\b|\bsideways\b"
)
_DIRECTED = "to side"
"""What stands for a direction: "points to the left" says more than with which hand."""
_LIES = re.compile(
    r"\b(?:l(?:ies?|ying|aying|ay)|prone|supine|bed|face|down|back|stomach|belly|side|floor|ground|grass|mat|sofa|couch|"
    r"sand|under|falls?|falling|die[sd]?|dying|roll\w*)\b"
)
_WEAK = frozenset(["up", "spot", "straight", "again", "hand", "hands", "foot", "feet", "once"])
"""Words that by themselves tell no value: who takes a run-up holds no torch up."""
_OF_A_PAIR = re.compile(
    r"(?<!with the )\b(?:left|right) (?:foot|leg|shoe|sock|boot|slipper|sneaker|hand|arm|sleeve|glove|cuff)\b"
)
_BOTH = re.compile(r"\b(?:both|pair|first|then|other|each)\b")
_THEN = re.compile(r",? (?:and )?then ")
_AND = re.compile(r",? (?:and )?then |,? and |, ")
_HOW = frozenset(stems(" ".join(words("how"))))
"""Words that say how something is done, and what is done was said before."""
_ONLY_SIDES = frozenset(stems("to on with the left right side other hand arm foot leg then and"))
_ONE_THEN_OTHER = re.compile(r"\b(left|right)\b.*\bthen\b.*\b(left|right)\b")


_HANDED = re.compile(r"\b(left|right)[- ]?handed\b")
_PLACE_AT_A_SIDE = re.compile(
    r"\b(?:table|shelf|desk|counter|bench|chair|box|door|wall|window|floor|ground|rack|stand|bed|sofa|cupboard|basket)"
    r" (?:on|to|at) (?:the|his|her|their|your|my) (?:left|right)(?: side)?(?=$|[,.;]| and\b| then\b)"
)
"""Where a thing stands, which is no hand: "presses a button on the wall on the left". Actions with a spot go there."""
_RIGHT_AWAY = re.compile(
    r"\bright (?=(?:through|round and round|away|now|there|here|angles?|behind|in front|beside|next to|past|after)\b)"
)
"""No side: "spins right through"."""
_IN_ORDER = 0.9
"""Phrases of an action that name both sides do so in one order where this share of them does,"""
_BOTH_NAMED = 0.12
"""and they are at least this share of all."""

_LAST = re.compile(
    r"(?:,| and| but)* (?:with )?(?:the )?(?:last|final)(?: (?P<many>two|three|2|3))?"
    r"(?: ones?| rep(?:etition)?s?| times?)?(?: is| are| very| really| quite| more| as)*"
    r" (?P<pace>slow|slowly|slower|fast|faster|quick|quickly|quicker)(?: as possible)?(?=$|[,.;]| and\b| then\b)"
)
"""How the last of several is done: "three push-ups, the last one very slow"."""
_NO_NUMBER = re.compile(r"\b((?:the |this |that )?(?:last|first|second|third|final|other|next|same|each|every)) one\b")
COUNTING = frozenset({"count", "repeat", "rounds"})
"""Numbers of times that all of an action is done; others, such as of steps, count something within it."""
_OFTEN = re.compile(r"\btimes\b|\b(?:twice|thrice)\b")
_IN_TURN = frozenset(
    ["alternating", "alternate", "in turn", "both in turn", "both sides in turn", "both hands in turn"]
)
"""Values with which an action is done first on one side and then on the other."""

MOST_TIMES = 24
"""An action that is asked for more often than it has repeats is done again, up to this number in all."""


@dataclass(frozen=True)
class Said:
    """What a text fixes of an action.

    Attributes:
        settings: values of parameters.
        repeats: where it is asked for more often than one performance has it, the settings of each performance.
        notes: what is asked for and cannot be had.
        towards: "left" or "right" where the text says that it goes there and the action goes ahead only.
    """

    settings: Mapping[str, Any]
    repeats: tuple[Mapping[str, Any], ...] = ()
    notes: tuple[str, ...] = ()
    towards: str = ""


def settings_said(action: Action, text: str) -> Said:
    """Values of parameters that a text asks for, and notes about what it asks for and cannot have.

    Which words mean which value is learned from the action's own phrases: "left" comes with side=left and never with
    side=right. A value is fixed where the words of the text come with it clearly more often than with the others.
    """
    text = text.lower()
    if (last := _LAST.search(text)) and "tempo" in action.parameters:
        before = settings_said(action, text[: last.start()] + text[last.end() :])
        pace = "slow" if last["pace"].startswith("slow") else "quick"
        many = int(NUMBER_OF.get(last["many"] or "one", 0) or last["many"])
        if repeats := _with_last(action, before, many, pace):
            return replace(before, repeats=repeats)
    said = _said(action, without_sweeps(text))
    if begins(action.name, {}) not in LYING and not _LIES.search(text):
        # Words of what is done come with a phrase of somebody who lies as well; nobody lies down for them.
        lying = {name: value for name, value in said.settings.items() if begins(action.name, {name: value}) in LYING}
        said = replace(said, settings={name: value for name, value in said.settings.items() if name not in lying})
    said = replace(said, repeats=_one_after_another(action, text) or said.repeats)
    direction = direction_said(text)
    if not direction and not sweep_said(text):
        return said
    named = set(SIDES) & set(stems(without_directions(text)))
    sure = [name for name in said.settings if name != "side" or named]
    there = going_there(action, text, said.settings, sure)
    if there is not None:
        return replace(said, settings=there)
    if not direction:
        return said
    return replace(said, towards=direction)


def _with_last(action: Action, said: Said, many: int, pace: str) -> tuple[Mapping[str, Any], ...]:
    """Settings of each performance where so many times, the last of them, have a pace of their own; none where there
    are no others.
    """
    counts = [name for name, kind in action.parameters.items() if isinstance(kind, Count) and name in COUNTING]
    if len(counts) != 1 or any(set(more) != set(counts) for more in said.repeats):
        return ()
    (name,) = counts
    kind = action.parameters[name]
    assert isinstance(kind, Count)
    others = sum(more[name] for more in said.repeats) if said.repeats else said.settings.get(name, 1)
    others -= many
    if others < 1 or kind.low > 1:
        return ()
    usual = [min(kind.high, others - done) for done in range(0, others, kind.high)]
    return (*({name: count} for count in usual), {name: many, "tempo": pace})


def _one_after_another(action: Action, text: str) -> tuple[Mapping[str, Any], ...]:
    """Settings of each performance where a text asks for the same action first in one way and then in another one:
    "a thrust low, then high"; none where it does not.
    """
    ways = [way for way in _THEN.split(text) if stems(way)]
    if len(ways) < 2:
        # "Block high, block low"; but not "with sword and shield", which is one thing.
        own = set(stems(action.name))
        ways = [way for way in _AND.split(text) if stems(way)]
        ways = ways if all(own & set(stems(way)) for way in ways) else []
    if len(ways) < 2:
        return ()
    found = [_way_said(action, way) for way in ways]
    if all(set(stems(way)) <= _HOW for way in ways[1:]):
        # "Back five times, then forward five times": what is not told of one is as usual.
        told = {name: action.parameters[name] for way in found for name in way}
        usual = {name: kind.values[0] for name, kind in told.items() if isinstance(kind, Choice) and name != "side"}
        if all(set(stems(way)) <= _ONLY_SIDES for way in ways[1:]):
            # "Turns the head to the left, then to the right": what is not told of one is as it was.
            usual |= found[0]
        found = [{**usual, **way} for way in found]
    both = [
        name
        for name in found[0]
        if isinstance(action.parameters[name], Choice)
        and name not in ("side", "tempo")
        and all(name in way for way in found)
    ]
    if not any(len({way[name] for way in found}) > 1 for name in both):
        return ()
    counts = [name for name, kind in action.parameters.items() if isinstance(kind, Count)]
    return tuple({name: value for name, value in way.items() if name in (*both, *counts, "side")} for way in found)


def _way_said(action: Action, way: str) -> Mapping[str, Any]:
    """Settings of one of several performances, usual values among them; from left to right is a way of its own."""
    said = _said(action, without_sweeps(way), usual=True).settings
    if not (sweep_said(way) or direction_said(way)):
        return said
    named = set(SIDES) & set(stems(without_directions(way)))
    there = going_there(action, way, said, [name for name in said if name != "side" or named])
    if there is None:
        return said
    usual = {
        name: kind.values[0]
        for name, kind in action.parameters.items()
        if isinstance(kind, Choice) and "backhand" in kind.values
    }
    return {**usual, **there}


def _said(action: Action, text: str, *, usual: bool = False) -> Said:
    """See `settings_said`; with `usual` also usual values, which are played anyway."""
    text = _RIGHT_AWAY.sub("", text)
    if "spot" not in action.parameters:
        text = _PLACE_AT_A_SIDE.sub(lambda place: place.group().split()[0], text)
    words = stems(text)
    said = list(dict.fromkeys(_telling(words)))
    if "times" in text.lower() and _TIMES in said:
        # "Four times" is how often, "two at a time" may be how.
        said.remove(_TIMES)
    if _TO_A_SIDE.search(text.lower()):
        said.append(_DIRECTED)
    fixed: dict[str, Any] = {}
    notes: list[str] = []
    repeats: tuple[Mapping[str, Any], ...] = ()
    evidence = _evidence(action.name)
    for name, kind in action.parameters.items():
        if isinstance(kind, Count):
            if name not in COUNTING and _OFTEN.search(text.lower()) and stem(name) not in words:
                # "Lunges three times" counts no steps.
                continue
            found, note = _how_many(action, kind, _NO_NUMBER.sub(r"\1", text))
            notes += [note] if note else []
            if len(found) == 1:
                fixed[name] = found[0]
            elif found and not repeats:
                repeats = tuple({name: count} for count in found)
        elif name == "tempo":
            paces = [pace for pace, telling in _PACES.items() if telling & set(said)]
            if len(paces) == 1:
                fixed[name] = paces[0]
        elif isinstance(kind, Choice):
            foreign = _foreign_words(name, kind, action)
            own = [gram for gram in said if foreign.isdisjoint(gram.split()) and (name == "side" or gram not in SIDES)]
            learned = evidence.words.get(name, {})
            if name == "side" and (told_side := _side_of_one(evidence.sides, words)):
                fixed[name] = told_side
                continue
            scores = {
                value: sum(telling.get(word, 0.0) for word in own)
                if any(telling.get(word, 0.0) > 0 and not _weak_words(value).issuperset(word.split()) for word in own)
                else 0.0
                for value, telling in learned.items()
            }
            most = max(scores.values(), default=0.0)
            # In the order of the choice: of values that are told about equally well the more usual one is meant.
            best = next((value for value in scores if scores[value] >= most - ALIKE), None)
            # The usual value is what is played anyway: it needs no saying.
            needless = best == kind.values[0] and not usual and name not in ("side", *MATTERS_LITTLE)
            if best is not None and scores[best] >= SURE and not needless:
                fixed[name] = kind.parse(name, best)
    # A side that phrases of the action put in other words: the only one that the text names is meant.
    sides = [side for side in SIDES if side in said]
    if "side" in action.parameters and "side" not in fixed and len(sides) == 1:
        fixed["side"] = sides[0]
    handed = _HANDED.search(text)
    if "side" in action.parameters and handed:
        fixed["side"] = handed.group(1)
    own_order = False
    if "side" in action.parameters and len(sides) == 2 and not handed:
        # "From the left hand to the right": the action itself has both, and which comes first.
        named = [word for word in words if word in SIDES]
        order = _order_of_sides(action.name)
        own_order = order != 0
        if own_order:
            fixed["side"] = named[0] if order > 0 else OTHER[named[0]]
    if len(sides) == 1 and _OF_A_PAIR.search(text.lower()) and not _BOTH.search(text.lower()):
        # "The left shoe" is one shoe.
        for name, kind in action.parameters.items():
            if isinstance(kind, Choice) and sorted(kind.values) == ["both", "one"] and kind.values[0] != "one":
                fixed.setdefault(name, "one")
    both = _ONE_THEN_OTHER.search(text.lower())
    if both and both.group(1) != both.group(2) and "side" in action.parameters and not repeats:
        turns = {
            name: value
            for name, kind in action.parameters.items()
            if isinstance(kind, Choice)
            for value in kind.values
            if value in _IN_TURN
        }
        if turns and own_order:
            # "To the left, then to the right": once on each side.
            fixed |= turns
            fixed |= {
                name: 2
                for name, kind in action.parameters.items()
                if name in COUNTING and isinstance(kind, Count) and name not in fixed and kind.low <= 2 <= kind.high
            }
        elif not own_order:
            # "The left hand, then the right": once with each.
            fixed.pop("side", None)
            repeats = ({"side": both.group(1)}, {"side": both.group(2)})
    return Said(fixed, repeats, tuple(dict.fromkeys(notes)))


def _telling(words: Sequence[str]) -> Iterator[str]:
    """Words, and pairs of neighbours as if nothing were said of how often: "hops three times on the left foot"."""
    yield from words
    rest = [word for word, after in zip(words, [*words, ""][1:], strict=True) if _TIMES not in (word, after)]
    yield from grams(rest)


def _about_one_side(words: Sequence[str]) -> list[list[str]]:
    """What stands about the only side that words name, that side left open, the most telling first: the word before it
    and two after, one on both sides, on either one or any other word with the one after it, and that it is named; none
    where both are. How often is left out: "hops three times on the left foot".
    """
    words = [word for word, after in zip(words, [*words, ""][1:], strict=True) if _TIMES not in (word, after)]
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


def _side_of_one(known: Mapping[str, tuple[int, int]], words: Sequence[str]) -> str:
    """The side of an action that a text means which names one side: that one, or the other, which "stands on the left
    leg" tells of whoever lifts the right; empty where its phrases tell nothing.

    Args:
        known: of what stands about the only side of a phrase, how many phrases name the action's side and the other.
        words: of the text.
    """
    for about in _about_one_side(words):
        told = sorted((known[gram] for gram in about if gram in known), key=lambda own_other: abs(_purity(*own_other)))
        if told and abs(_purity(*told[-1])) >= PURELY:
            named = next(word for word in words if word in SIDES)
            return named if _purity(*told[-1]) > 0 else OTHER[named]
    return ""


def _purity(own: int, other: int) -> float:
    """-1 to 1: how surely what was counted so often tells one thing or the other; little where there was little."""
    return (own - other) / (own + other + 1)


@cache
def _weak_words(value: str) -> frozenset[str]:
    """Words that people say of anything, but for those that a value is called by."""
    return _WEAK - set(stems(value))


def _foreign_words(name: str, kind: Choice, action: Action) -> set[str]:
    """Sides and numbers, where this parameter is about neither.

    "The left hand" is in more phrases of a hand that the other supports than of one that goes straight up; it tells the
    side all the same.
    """
    if name == "side":
        return set()
    values = set(stems(" ".join(kind.values)))
    numbers = set(NUMBERS) if any(isinstance(other, Count) for other in action.parameters.values()) else set()
    sides = set(SIDES) if "side" in action.parameters else set()
    return (numbers | sides) - values


def _how_many(action: Action, kind: Count, text: str) -> tuple[list[int], str]:
    """How often in each of how many performances, to come to the number of times that a text asks for.

    Returns:
        the counts, none where the text asks for no number; and a note where they do not come to it.
    """
    words = set(stems(_ONE_LIMB.sub(" ", _MEASURED.sub(" ", text))))
    asked = [number for word, number in _NUMBER.items() if word in words]
    asked += [int(word) for word in words if _LARGE.fullmatch(word)]
    if len(asked) != 1:
        return [], ""
    wanted = min(asked[0], max(MOST_TIMES, kind.high))
    rounds = max(1, -(-wanted // kind.high))
    counts = [wanted // rounds + (turn < wanted % rounds) for turn in range(rounds)]
    counts = [max(count, kind.low) for count in counts]
    note = f"{action.name}: {sum(counts)} times, not {asked[0]}" if sum(counts) != asked[0] else ""
    return counts, note


@lru_cache(maxsize=64)
def _order_of_sides(name: str) -> int:
    """1 where phrases of an action that name both sides name its own first, -1 where the other; 0 where neither always,
    or few name both.
    """
    action, generator = find_action(name), np.random.default_rng(0)
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
class _Evidence:
    """What phrases of an action tell of its parameters.

    Attributes:
        words: parameter, value, word: how much more often the word is in phrases of this value than of the others, -1
            to 1.
        sides: see `_side_of_one`.
    """

    words: Mapping[str, Mapping[str, Mapping[str, float]]]
    sides: Mapping[str, tuple[int, int]]


@lru_cache(maxsize=64)
def _evidence(name: str) -> _Evidence:
    action = find_action(name)
    generator = np.random.default_rng(0)
    drawn: list[tuple[Mapping[str, Any], set[str]]] = []
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
                    for about in _about_one_side(words)
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
    return _Evidence(_without_chance(found), told)


def _names(key: str, kind: Choice) -> Iterator[tuple[str, str]]:
    """Values of a choice and the words that no other value is called by."""
    if key == "side":
        return
    names = {value: set(stems(value)) - _WEAK - set(SIDES) for value in kind.values}
    for value, own in names.items():
        others = {word for other, words in names.items() if other != value for word in words}
        yield from ((value, word) for word in sorted(own - others))


def _phrases_of(action: Action, values: Mapping[str, Any], generator: np.random.Generator) -> Sequence[str] | None:
    """The phrases of a draw, or None where these values cannot be played."""
    try:
        return write_score(action, values, generator)[1]
    except ScoreError:
        return None


def _words_in(phrases: Iterable[str]) -> set[str]:
    """What phrases say."""
    words: set[str] = set()
    for phrase in phrases:
        words.update(_telling(phrase_stems(phrase)))
        if _TO_A_SIDE.search(phrase):
            words.add(_DIRECTED)
    return words


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
            found[value].update(_words_in(_phrases_of(action, values | {key: value}, generator) or ()))
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
