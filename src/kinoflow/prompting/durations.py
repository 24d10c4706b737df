"""How long what a sentence asks for takes: a table of measured lengths, rules, and a small correction by regression.

Lengths are of the authored library as it is performed and of captured single actions (`tools/train_durations.py`
writes both into `assets/prompting/durations.json`). A clause is looked up by its telling words, a sentence is the sum
of what happens in turn and the longest of what happens at once. The range is that in which eight of ten lengths lay of
actions that the table had not seen.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from kinoflow.language.clauses import AT_ONCE, pieces_in_time, plain
from kinoflow.language.tables import words
from kinoflow.language.words import NUMBERS, stem, stems

JOIN_S = 0.3
"""How much one action and the next overlap."""
SHORTEST_S = 0.7
"""No action is taken to be shorter."""
MOST_CORRECTION = 2.0
"""The regression changes what the rules say by this factor at most."""
ALONE_S, PAIRED_S = 4.0, 2.5
"""Length of what has no end of its own (walking, dancing): alone, and as one of several things."""
EACH_SHARE = 0.3
"""What one more time takes where nothing is known of the action, as a share of its length."""
_SLOW = re.compile(r"\b(?:very )?(?:slow(?:ly)?|gently|carefully|leisurely|calmly|gradually)\b|\bslow motion\b")
_QUICK = re.compile(r"\b(?:very )?(?:quick(?:ly)?|fast|rapidly|hurriedly|briskly|swiftly|suddenly|abruptly)\b")
_BRIEF = re.compile(r"\b(?:briefly|shortly|for a moment|a little bit)\b")
_FACTORS = ((_SLOW, 1.4), (_QUICK, 0.74), (_BRIEF, 0.6))
_AT_ONCE = re.compile(rf"\b(?:{AT_ONCE}|at the same time)\b")
_SOFT = re.compile(r",|\band\b")
_COUNTS = {word: place for place, word in enumerate(NUMBERS) if word}
_DISTANCE = re.compile(r"\b(\d+(?:·\d+)?|[a-z]+) (met(?:er|re)s?|m|steps?|paces?|feet)\b")
_STEP_S, _METRES_PER_S, _RUN_METRES_PER_S = 0.55, 1.2, 3.0
_RUNS = frozenset(map(stem, ("run", "jog", "sprint", "dash", "running", "jogging")))
_ENDLESS = frozenset(map(stem, words("endless")))
_BRIEF_S = {stem("stop"): 1.0, stem("pause"): 1.2, stem("halt"): 1.0, stem("turn"): 1.8}
"""What is done in passing when it is one of several things, however long actions with these words are by themselves."""
_NO_BEGINNING = frozenset(map(stem, words("no beginning")))
"""Verbs that are more often something else after "and"."""
FILE = "durations.json"


@dataclass(frozen=True)
class Table:
    """What was measured.

    Attributes:
        words: stem to the logarithm of the usual seconds of actions with it, and how far the word is to be trusted.
        each: stem to seconds that one more time takes.
        ridge: stem to its share of the logarithm of what the rules lack.
        bias: of the regression.
        low: factor from the estimate to the length that one in ten is below.
        high: factor to the length that one in ten is above.
        usual_s: length of an action of which no word is known.
    """

    words: Mapping[str, tuple[float, float]]
    each: Mapping[str, float]
    ridge: Mapping[str, float]
    bias: float
    low: float
    high: float
    usual_s: float

    @classmethod
    @cache
    def load(cls) -> Table:
        """The table that comes with kinoflow."""
        values = json.loads((resources.files("kinoflow") / "assets" / "prompting" / FILE).read_text(encoding="utf-8"))
        return cls.of(values)

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Table:
        """The table of a file's content."""
        words = {word: (row[0], row[1]) for word, row in values["words"].items()}
        names = ("each", "ridge", "bias", "low", "high", "usual_s")
        return cls(words, **{name: values[name] for name in names})


@dataclass(frozen=True)
class Estimate:
    """Seconds that something takes.

    Attributes:
        seconds: most likely.
        low: one in ten takes less.
        high: one in ten takes more.
        clauses: what happens in turn: its words and its share of the seconds.
    """

    seconds: float
    low: float
    high: float
    clauses: tuple[tuple[str, float], ...]


def estimate(
    caption: str,
    said: Sequence[tuple[str, float | None]] = (),
    *,
    table: Table | None = None,
    corrected: bool = True,
) -> Estimate:
    """How long a sentence takes.

    Args:
        caption: in English.
        said: clauses in order with the seconds that the user said of each, if any (`times.Times.clauses`).
        table: what to look up; by default the one that comes with kinoflow.
        corrected: whether the regression corrects the rules.
    """
    table = table or Table.load()
    clauses = list(said) or [(piece, None) for piece in pieces_in_time(plain(caption))] or [(plain(caption), None)]
    rows: list[tuple[str, float]] = []
    fixed = 0.0
    for text, seconds in clauses:
        rows.append((text, seconds if seconds else _clause_s(text, table, corrected, alone=len(clauses) == 1)))
        fixed += seconds or 0.0
    overlap = JOIN_S * sum(1 for (_, first), (_, second) in pairwise(clauses) if not (first or second))
    total = max(SHORTEST_S, sum(seconds for _, seconds in rows) - overlap)
    if len(clauses) > 1 and not fixed:
        # More is never shorter, though each of several may be.
        alone = max(_clause_s(text, table, corrected, alone=True) for text, _ in clauses)
        total = max(total, alone + SHORTEST_S * (len(clauses) - 1))
    free = total - fixed
    return Estimate(total, fixed + free * table.low, fixed + free * table.high, tuple(rows))


def _clause_s(text: str, table: Table, corrected: bool, *, alone: bool) -> float:
    """Seconds of one clause: the longest of what happens at once, the sum of what follows "and" or a comma."""
    halves = [half for half in _AT_ONCE.split(text) if half.strip()] or [text]
    longest = 0.0
    for half in halves:
        parts = _acting_parts(half, table)
        seconds = sum(_part_s(part, table, corrected, alone=alone and len(parts) == 1) for part in parts)
        longest = max(longest, seconds - JOIN_S * (len(parts) - 1))
    return max(SHORTEST_S, longest)


def _acting_parts(text: str, table: Table) -> list[str]:
    """The text cut at commas and "and"s where another action begins: its verb stands first."""
    parts: list[str] = []
    for part in _SOFT.split(text):
        begins = [word for word in stems(part)[:1] if word in table.each and word not in _NO_BEGINNING]
        if parts and not begins:
            parts[-1] = f"{parts[-1]} and {part.strip()}"
        elif part.strip():
            parts.append(part.strip())
    return parts or [text]


def _part_s(text: str, table: Table, corrected: bool, *, alone: bool) -> float:
    seconds = part_s(text, table, corrected)
    words = [word for word in stems(text) if word not in ("slow", "fast", "brief")]
    if words and words[0] in _ENDLESS and _distance_s(text, words) is None:
        seconds = min(seconds, (ALONE_S if alone else PAIRED_S) * _factor(text))
    if not alone and words and words[0] in _BRIEF_S:
        seconds = min(seconds, _BRIEF_S[words[0]] * _factor(text))
    return max(SHORTEST_S, seconds)


def part_s(text: str, table: Table, corrected: bool = True) -> float:
    """Seconds of one action, from its words."""
    text = re.sub(r"\bhigh[- ]fives?\b", "highfive", text)
    words = stems(_plain_words(text))
    known = [(table.words[word], word) for word in dict.fromkeys(words) if word in table.words]
    weight = sum(trust for (_, trust), _ in known)
    prior = 0.5
    log_s = math.log(table.usual_s)
    log_s = (log_s * prior + sum(value * trust for (value, trust), _ in known)) / (prior + weight)
    if corrected:
        change = table.bias + sum(table.ridge.get(word, 0.0) for word in dict.fromkeys(words))
        log_s += max(-math.log(MOST_CORRECTION), min(math.log(MOST_CORRECTION), change))
    seconds = math.exp(log_s)
    distance = _distance_s(text, words)
    if distance is not None:
        seconds = max(distance, SHORTEST_S)
    count = _count(stems(text))
    if count and distance is None:
        each = [table.each[word] for word in words if table.each.get(word)]
        seconds += (count - 1) * (min(each) if each else EACH_SHARE * seconds)
    return seconds * _factor(text)


def _plain_words(text: str) -> str:
    """The text without words of pace and number, which have rules of their own."""
    for pattern, _ in _FACTORS:
        text = pattern.sub(" ", text)
    return " ".join(word for word in text.split() if stem(word) not in _COUNTS and word not in ("times", "time"))


def _factor(text: str) -> float:
    return math.prod(factor for pattern, factor in _FACTORS if pattern.search(text))


def _count(words: Sequence[str]) -> int:
    found = [_COUNTS[word] for word in words if word in _COUNTS]
    return found[0] if len(found) == 1 else 0


def _distance_s(text: str, words: Sequence[str]) -> float | None:
    """Seconds of a distance or a number of steps that a text names."""
    match = _DISTANCE.search(text)
    if not match:
        return None
    word = stem(match.group(1))
    try:
        number = float(_COUNTS[word]) if word in _COUNTS else float(match.group(1).replace("·", "."))
    except ValueError:
        return None
    runs = bool(_RUNS & set(words))
    if match.group(2).startswith(("step", "pace")):
        return 0.8 + number * _STEP_S * (0.65 if runs else 1.0)
    metres = number * (0.3 if match.group(2) == "feet" else 1.0)
    return 0.8 + metres / (_RUN_METRES_PER_S if runs else _METRES_PER_S)
