"""Sentences of other languages in English, by phrase tables: only where every word is covered, or not at all.

A table (`assets/prompting/languages/`) says of each form what it does in a sentence: who, what is done, with which
limb, which way, how, how often, and then. A sentence is cut into such forms without a gap, into as few as can be; what
is left over is named in the error. English words are put in English order, so sides, numbers and the order of actions
stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from kinoflow.authoring.action import times
from kinoflow.errors import PromptError
from kinoflow.language.words import participle, third_person
from kinoflow.prompting.inflection import conjugated
from kinoflow.prompting.languages import NAMES, TRANSLATED, folded, table_lines
from kinoflow.text.prompt import quote

_CHARACTERS = ("zh", "ja", "ko")
"""Languages whose words are not cut at blanks here."""
_NUMERALS = {
    "一": 1,
    "二": 2,
    "两": 2,
    "兩": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
_STOPS = dict.fromkeys(",，、", ",") | dict.fromkeys(".。!！;；?？", "then")
_SIDED = re.compile(r"\b(left|right)\b")


@dataclass(frozen=True)
class _Form:
    role: str
    meaning: str
    joins: bool = False


@dataclass
class _Clause:
    link: str = ""
    who: str = ""
    does: list[str] = field(default_factory=list)
    limbs: list[str] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)
    hows: list[str] = field(default_factory=list)
    counts: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not (self.does or self.limbs or self.ways or self.hows or self.counts)


def translate(text: str, code: str) -> str:
    """An English caption for a text in one of `languages.TRANSLATED`.

    Raises:
        PromptError: a word is not in the table, or the words make no sentence that the table can say.
    """
    if code not in TRANSLATED:
        raise _not_covered(text, code, "there is no phrase table for it")
    pieces = _pieces(folded(text, code), code)
    if code == "de":
        # "Dann verbeugt er sich": who does it stands between the verb and what belongs to it.
        for place in range(1, len(pieces) - 1):
            if pieces[place] in ("er", "sie") and pieces[place + 1] == "sich":
                pieces[place - 1 : place + 1] = [pieces[place], pieces[place - 1]]
    parsed = _parsed(pieces, code)
    if isinstance(parsed, str):
        raise _not_covered(text, code, f"{quote(parsed)} is not in its phrase table")
    said = _said(parsed)
    if not said:
        raise _not_covered(text, code, "its words cannot be put together")
    return said


def _not_covered(text: str, code: str, why: str) -> PromptError:
    return PromptError(
        f"kinoflow understands English; {quote(text)} is in {NAMES.get(code, code)}, and {why}. Say it in English "
        "or in simpler words; --rewrite server has it translated, and --allow-untranslated takes it as it is"
    )


def _pieces(text: str, code: str) -> list[str]:
    """Characters, or words and signs; numbers stay whole."""
    if code in _CHARACTERS:
        return re.findall(r"\d+(?:\.\d+)?|\S", text)
    return re.findall(r"\d+(?:[.,]\d+)?|[^\W\d_]+(?:['-][^\W\d_]+)*'?|[^\w\s]", text)


@cache
def _table(code: str) -> dict[str, list[tuple[tuple[str, ...], _Form]]]:
    """Forms of a language by their first piece, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], _Form]]] = {}
    for role, meaning, forms in table_lines(code):
        if role in ("function", "number"):
            continue
        for form in forms:
            for written, joins in conjugated(form, code):
                pieces = tuple(_pieces(folded(written, code), code))
                found.setdefault(pieces[0], []).append((pieces, _Form(role, meaning, joins)))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


@cache
def _numbers(code: str) -> dict[str, int]:
    rows = [form for role, _, forms in table_lines(code) if role == "number" for form in forms]
    return {folded(word, code): int(value) for word, value in (row.split(":") for row in rows)}


def _parsed(pieces: list[str], code: str) -> list[_Form] | str:
    """The forms that a text is made of, as few as can be; or what is left over of it."""
    best: dict[int, list[_Form] | None] = {len(pieces): []}
    furthest = 0
    for start in range(len(pieces) - 1, -1, -1):
        best[start] = None
        for length, form in _at(pieces, start, code):
            rest = best.get(start + length)
            if rest is None:
                continue
            own = best[start]
            if own is None or _cost([form, *rest]) < _cost(own):
                best[start] = [form, *rest]
    whole = best[0]
    if whole is not None:
        return whole
    reached = {0}
    for start in range(len(pieces)):
        if start in reached:
            furthest = start
            reached |= {start + length for length, _ in _at(pieces, start, code)}
    joiner = "" if code in _CHARACTERS else " "
    return joiner.join(pieces[furthest : furthest + 8 if code in _CHARACTERS else furthest + 2])


def _cost(forms: list[_Form]) -> float:
    return sum(1.2 if form.role == "quiet" else 1.0 for form in forms)


def _at(pieces: list[str], start: int, code: str) -> Iterator[tuple[int, _Form]]:
    """Every form that begins at a place, and how many pieces it has."""
    piece = pieces[start]
    for form, what in _table(code).get(piece, ()):
        if tuple(pieces[start : start + len(form)]) == form and what.role not in (
            "count_unit",
            "second",
            "minute",
            "frame",
            "step",
        ):
            if what.role == "for":
                yield len(form), _Form("quiet", "")
            else:
                yield len(form), what
    if piece in _STOPS:
        yield 1, _Form("link", _STOPS[piece])
    if not re.match(r"\w", piece) and piece not in _STOPS:
        yield 1, _Form("quiet", "")
    number = _number(piece, code)
    if number is not None:
        for length, unit in _units(pieces, start + 1, code):
            yield 1 + length, _measured(number, unit)


def _number(piece: str, code: str) -> float | None:
    if piece[0].isdigit():
        return float(piece.replace(",", "."))
    if code in ("zh", "ja") and piece in _NUMERALS:
        return float(_NUMERALS[piece])
    value = _numbers(code).get(piece)
    return None if value is None else float(value)


def _units(pieces: list[str], start: int, code: str) -> Iterator[tuple[int, str]]:
    if start >= len(pieces):
        return
    for form, what in _table(code).get(pieces[start], ()):
        if (
            what.role in ("count_unit", "second", "minute", "frame", "step")
            and tuple(pieces[start : start + len(form)]) == form
        ):
            yield len(form), what.role


def _measured(number: float, unit: str) -> _Form:
    if unit in ("count_unit", "step"):
        if unit == "step":
            return _Form("count", f"{number:g} step{'s' if number != 1 else ''}")
        return _Form("count", times(int(number)))
    return _Form("time", f"for {number:g} {unit}{'s' if number != 1 else ''}")


def _said(forms: list[_Form]) -> str:
    """English for forms; empty where they make no sentence."""
    clauses = [_Clause()]
    for form in forms:
        clause = clauses[-1]
        if form.role == "link":
            if clause.empty and clause.who and form.meaning != ",":
                # Two who do it, or one of whom nothing is said.
                return ""
            if clause.empty:
                clause.link = "then" if "then" in (form.meaning, clause.link) else form.meaning
            else:
                clauses.append(_Clause(form.meaning))
        elif form.role == "who":
            if clause.who and clause.who != form.meaning:
                return ""
            clause.who = form.meaning
        elif form.role in ("do", "limb", "way", "how", "count", "time"):
            names = {"do": clause.does, "limb": clause.limbs, "way": clause.ways, "how": clause.hows}
            names.get(form.role, clause.counts).append(form.meaning)
            if form.joins:
                clauses.append(_Clause("and"))
    clauses = [clause for clause in clauses if not clause.empty]
    if not clauses:
        return ""
    first = clauses[0].who
    # A pronoun later on is the one who was named first.
    if any(clause.who not in ("", first) and not (first and clause.who in ("he", "she")) for clause in clauses[1:]):
        return ""
    text = first or "a person"
    for place, clause in enumerate(clauses):
        said = _clause(clause)
        if not said:
            return ""
        if place:
            text += {"then": ", then", "while": " while"}.get(clause.link, " and")
        text += f" {said}"
    return f"{text[0].upper()}{text[1:]}."


def _clause(clause: _Clause) -> str:
    """What one clause says ("raises the left hand slowly"); empty where the words of a clause do not go together."""
    if len(clause.does) != 1 or len(clause.limbs) > 1:
        return ""
    template = clause.does[0]
    sides = {side for words in (*clause.limbs, *clause.ways) for side in _SIDED.findall(words)}
    if len(sides) > 1 and not clause.limbs:
        return ""
    if clause.limbs:
        limb = clause.limbs[0]
        limb = limb if limb.startswith("both") else f"the {limb}"
        if "%" not in template:
            return ""
        verb = re.sub(r"\[([^\]]*)\]", r"\1", template).replace("%", limb)
    else:
        verb = re.sub(r"\[[^\]]*\]", "", template)
        if "%" in verb:
            return ""
    first, _, rest = verb.partition(" ")
    done = participle(first) if clause.link == "while" else third_person(first)
    return " ".join(part for part in (done, rest, *clause.ways, *clause.hows, *clause.counts) if part)
