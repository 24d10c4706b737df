"""What the words of a sentence fix of an action's parameters: its side, how often, how high, how fast."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from kinoflow.arranging.directions import going_there
from kinoflow.arranging.ends import begins
from kinoflow.arranging.evidence import DIRECTED, TIMES, TO_A_SIDE, WEAK, about_one_side, purity, telling_words
from kinoflow.arranging.learned import evidence_of
from kinoflow.authoring.action import Action, Choice, Count
from kinoflow.authoring.fit import MATTERS_LITTLE
from kinoflow.authoring.postures import LYING
from kinoflow.language.sides import OTHER, SIDES, direction_said, sweep_said, without_directions, without_sweeps
from kinoflow.language.tables import lines, words
from kinoflow.language.words import NUMBER_OF, NUMBERS, how_many, stem, stems

ALIKE = 0.1
"""Values that words tell so nearly equally well are not told apart by them."""
SURE = 0.45
"""A value is fixed by words that tell this much of it, all together."""
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
_LIES = re.compile(
    r"\b(?:l(?:ies?|ying|aying|ay)|prone|supine|bed|face|down|back|stomach|belly|side|floor|ground|grass|mat|sofa|couch|"
    r"sand|under|falls?|falling|die[sd]?|dying|roll\w*)\b"
)
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
_LAST = re.compile(
    r"(?:,| and| but)* (?:with )?(?:the )?(?:last|final)(?: (?P<many>two|three|2|3))?"
    r"(?: ones?| rep(?:etition)?s?| times?)?(?: is| are| very| really| quite| more| as)*"
    r" (?P<pace>slow|slowly|slower|fast|faster|quick|quickly|quicker)(?: as possible)?(?=$|[,.;]| and\b| then\b)"
)
"""How the last of several is done: "three push-ups, the last one very slow"."""
_NO_NUMBER = re.compile(r"\b((?:the |this |that )?(?:last|first|second|third|final|other|next|same|each|every)) one\b")
COUNTING = frozenset({"count", "repeat", "rounds"})
"""Numbers of times that all of an action is done; others, such as of steps, count something within it."""
TO_ITS_SIDE = frozenset(lines("to_a_side"))
"""Actions whose side is one to go, turn, look or fall to, not that of a limb."""
_ONCE = re.compile(r"\b(?:once|(?:one|1) time|(?:a|one) single|just one|only one)\b")
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
        many = how_many(last["many"] or "one")
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
    said = list(dict.fromkeys(telling_words(words)))
    if "times" in text.lower() and TIMES in said:
        # "Four times" is how often, "two at a time" may be how.
        said.remove(TIMES)
    if TO_A_SIDE.search(text.lower()):
        said.append(DIRECTED)
    fixed: dict[str, Any] = {}
    notes: list[str] = []
    repeats: tuple[Mapping[str, Any], ...] = ()
    evidence = evidence_of(action.name)
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
        order = evidence.order
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


def _side_of_one(known: Mapping[str, tuple[int, int]], words: Sequence[str]) -> str:
    """The side of an action that a text means which names one side: that one, or the other, which "stands on the left
    leg" tells of whoever lifts the right; empty where its phrases tell nothing.

    Args:
        known: see `Evidence.sides`.
        words: of the text.
    """
    for about in about_one_side(words):
        told = sorted((known[gram] for gram in about if gram in known), key=lambda own_other: abs(purity(*own_other)))
        if told:
            named = next(word for word in words if word in SIDES)
            return named if purity(*told[-1]) > 0 else OTHER[named]
    return ""


@cache
def _weak_words(value: str) -> frozenset[str]:
    """Words that people say of anything, but for those that a value is called by."""
    return (WEAK | {"front"}) - set(stems(value))


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
    if 0 < asked[0] < kind.low and (asked[0] > 1 or _ONCE.search(text)):
        return [asked[0]], ""
    wanted = min(asked[0], max(MOST_TIMES, kind.high))
    rounds = max(1, -(-wanted // kind.high))
    counts = [wanted // rounds + (turn < wanted % rounds) for turn in range(rounds)]
    counts = [max(count, kind.low) for count in counts]
    note = f"{action.name}: {sum(counts)} times, not {asked[0]}" if sum(counts) != asked[0] else ""
    return counts, note
