"""Chunks that ask for two actions with neither a comma nor an "and" between them: "lunges forward with an overhead
slash", "pauses to rub the lower back". What the best action of such a chunk does not know is looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from kinoflow.arranging.chunks import IT, Chunk, subject_of, tells, thing_of
from kinoflow.arranging.phrases import FloatArray, PhraseBook
from kinoflow.arranging.trades import own_actions
from kinoflow.authoring.action import find_action
from kinoflow.authoring.fit import goes_above
from kinoflow.language.clauses import AT_ONCE
from kinoflow.language.tables import words
from kinoflow.language.words import stem, stems, third_person

UNKNOWN = 0.8
"""The action that fits a chunk best leaves out a half of whose telling words it knows a smaller share than this;"""
GAIN = 0.04
"""the two halves have to fit better than the whole by this, word by word,"""
SURELY = 0.09
"""What is better by this is two whatever the action knows of the words: "arm wave" knows "run" of a run of the hand."""
FITS, NAMED_FITS = 0.75, 0.8
"""and each of them at least so well, than the second where one is a noun.

Chosen on sayings of the library, each looked at as if the book did not have it: of 1,425 of one action none is cut, of
300 made of two that are done at once 217 are."""
CERTAINLY = 0.9
"""What somebody gets somewhere to do is done where it fits better than this by itself."""
CERTAIN = 0.95
"""What fits so well is one action anyway."""
MOST = 3
"""A chunk is cut so often at most."""
WHO, WHO_TELLS = 0.03, 0.15
"""What anybody does fits better by so much than what somebody does after whom no action is called, or one is."""
NEAR = 0.08
"""An action that fits worse by less than this may be meant as well."""
DOUBTED, NAMED = 0.74, 0.86
"""A chunk that fits worse than the first is read without its last words if it fits better than the second then."""
NEW_WORD = 3.0
"""How rare a word is taken to be that no phrase has."""
LONG_NAME = 3
"""Names of so many words are of what is done to something: "pick somebody's pocket"."""

_NO_VERB = words("no verbs after to") | words("determiners") | words("pronouns")
_WAITS = re.compile(r"(?:(?:he|she|they|an? \w+|the \w+) )?(?:stops|pauses|halts|waits|freezes)(?: \w+ly)?$")
_GOES_TO = re.compile(
    r"\b(?:stop|paus|halt|wait|bend|lean|kneel|crouch|squat|stoop|duck|turn|step|walk|go|run|jog|sit|lie|get|stand|ris|jump"
    r"|leap|drop|div|reach|com|return|mov|climb|hop|slow|sneak|crawl|rush|hurr)(?:e?s|ies|ing|ping|ping|ning)?"
    r"(?: (?!to\b)[\w-]+){0,4}$"
)
"""After these a "to" tells what is done next; after others, such as "raises a hand to", mostly what for."""
_WHO = re.compile(r"^(?:an?|the|he|she|they|it) (?:(?:\w+ ){0,2}?\w+ )?(?=(?:(?:is|are) )?(?:\w+ly )?\w+(?:s|ing)\b)")
_MEANWHILE = re.compile(rf"\b(?:{AT_ONCE})\b")
_TO = re.compile(r" (?:in order )?to (?=(?:\w+ly )?(?P<verb>[a-z]+)\b(?!-))")
_AFTER_A_NOUN = (
    r"(?<!\bthe)(?<!\bhis)(?<!\bher)(?<!\btheir)(?<!\ba)(?<!\ban)(?<!\bis)(?<!\bare)(?<!\bto)(?<!\bof)(?<!\bwith)"
    r"(?<!\bfor)(?<!\bin)(?<!\bon)(?<!\bby)(?<!\bwhile)(?<!\bas)(?<!\blike)(?<!\bfrom)(?<!\bwithout)(?<!\band)"
)
_NO_DEED = (
    r"(?:using|having|being|keeping|doing (?!an?|one|two|three|four|five|some)|going|making|taking|getting|following"
    r"|including|starting|beginning|trying|leading|toeing|sitting|standing|lying|kneeling|squatting|crouching|facing|ending|finishing|continuing|during"
    r"|looking (?!at|up|down|around|left|right|back|over|to|from|into|through|away|behind|both|straight|ahead))"
)
"""Participles that tell how something is done."""
_ING = re.compile(
    rf"{_AFTER_A_NOUN} (?=(?!(?:some|any|no|every)?thing\b|during\b|standing still\b)(?!{_NO_DEED})[a-z]{{2,}}ing\b)"
)
_LIMB_ENDS = re.compile(
    r"(?:\bwith (?:\w+ ){0,3}?"
    r"|(?<!\bthe )(?<!\bhis )(?<!\bher )(?<!\btheir )(?<!\bleft )(?<!\bright )(?<!\bboth )(?<!\bone )\b)"
    r"(?:arms?|hands?|foot|feet|legs?|head|shoulders|fists|eyes|knees?|hips|fingers|elbows?|palms?|fingertips|heels|toes"
    r"|thighs|wrists|soles)$"
)
"""Who walks "with the arms swinging" or "arms swinging" does one thing."""
_WITH_A = re.compile(r" with (?=an? )")
_INTO_A = re.compile(r" into (?=an? )")
_NOUN = re.compile(
    r"an? (?:[\w-]+ ){0,3}?(?P<noun>[a-z-]+)(?=$| (?:with|to|from|on|at|in|of|and|over|towards?|forwards?)\b)"
)
_LEADS = re.compile(
    r"\b(?:drop|sink|go|get|lower|come|move|transition|shift|settle|bend|flow|ease|slip|fall|lean|break|snap|launch|explode)"
    r"(?:e?s|ping|ing)?(?: (?:down|up|back|out|slowly|quickly|straight|deep|right|gracefully|him\w+|her\w+))*$"
)
"""Words that only lead to what is named next."""
_TAIL = re.compile(
    r" (?:(?:to|towards?|for|at|in front of|before|near|beside|by|from|over|against|around|past|toward) "
    r"(?:the|his|her|their|an?|some|each|every) [^,.;]*|from \w+ to \w+"
    r"|in (?:delight|joy|anger|pain|disgust|agony|fear)|through the air|once more|at \w+)$"
)
"""What may be left out of words that fit nothing as they are: "curtsies to the audience"."""
_TELL_NOTHING = frozenset(stems(" ".join((*words("how"), *words("light verbs"), "somebody something"))))
_TELLS_HOW = frozenset(stems("left right hand foot leg arm head knee shoulder side back forward up down"))


class _Cut(NamedTuple):
    """A place at which a chunk may be two.

    Attributes:
        first: the words before it; empty where they only lead to the second: "drops into" a squat.
        second: those after it, as a clause.
        at_once: the second happens during the first, as far as it can.
        goes: the first is a way of getting there: "kneels to".
        noun: the noun that the second is, where it has no verb.
    """

    first: str
    second: str
    at_once: bool
    noun: str = ""
    goes: bool = False


@dataclass(frozen=True)
class Apart:
    """Cuts chunks in two where an action leaves half of one out.

    Attributes:
        book: ways of saying every action.
        likeness: texts to how well each action fits, [B, A].
        known: of each action, the words that its phrases have.
    """

    book: PhraseBook
    likeness: Callable[[Sequence[str]], FloatArray]
    known: list[frozenset[str]]

    def cut(self, chunks: Sequence[Chunk]) -> list[Chunk]:
        """The chunks, those that are two as two, and without the end of those that are something without it."""
        found = self._by_anybody(chunks)
        for _ in range(MOST):
            more = self._once(found)
            if more == found:
                break
            found = more
        return self._trimmed(found)

    def _once(self, chunks: Sequence[Chunk]) -> list[Chunk]:
        cuts = {place: cuts for place, chunk in enumerate(chunks) if (cuts := list(self._cuts(chunk)))}
        if not cuts:
            return list(chunks)
        texts = [chunks[place].meant or chunks[place].text for place in cuts]
        halves = [half for some in cuts.values() for cut in some for half in (cut.first or cut.second, cut.second)]
        rows = self.likeness([*texts, *halves])
        found: list[Chunk] = []
        at = len(texts)
        best: dict[int, _Cut] = {}
        for whole, (place, some) in zip(rows, cuts.items(), strict=False):
            gains = []
            for cut in some:
                gains.append(self._gain(whole, rows[at], rows[at + 1], cut))
                at += 2
            most = int(np.argmax(gains))
            if gains[most] > GAIN:
                best[place] = some[most]
        for place, chunk in enumerate(chunks):
            found += _halved(chunk, best[place]) if place in best else [chunk]
        return found

    def _gain(self, whole: FloatArray, first: FloatArray, second: FloatArray, cut: _Cut) -> float:
        """How much better two halves fit than the whole; -1 where they are one action."""
        fits = float(first.max()), float(second.max())
        place = int(whole.argmax())
        if cut.noun and not self._is_deed(cut.noun, self.book.names[int(second.argmax())]):
            return -1.0
        if not cut.first:
            return fits[1] - float(whole[place]) if fits[1] > NAMED else -1.0
        if (
            whole[place] > CERTAIN
            or min(fits) < (NAMED_FITS if cut.noun else FITS)
            or first.argmax() == second.argmax()
        ):
            return -1.0
        if not (self._is_done(cut.first, first) and (cut.noun or self._is_done(cut.second, second))):
            return -1.0
        if cut.at_once and not cut.noun and not self._goes_above(int(second.argmax())):
            # "Skips swinging the arms": what cannot be done meanwhile is not done afterwards either.
            return -1.0
        halves = (cut.first, cut.second)
        lengths = [len(half.split()) for half in halves]
        if cut.goes and fits[1] > CERTAINLY and first.argmax() == place:
            # "Kneels to fire": that is a kneeling, and its second half nothing of it.
            return GAIN + fits[1]
        gain = (fits[0] * lengths[0] + fits[1] * lengths[1]) / sum(lengths) - float(whole[place])
        return gain if gain > SURELY or min(self._share(half, place) for half in halves) < UNKNOWN else -1.0

    def _goes_above(self, place: int) -> bool:
        """Whether arms and head can do an action while the body does another."""
        return goes_above(find_action(self.book.names[place]))

    def _share(self, text: str, place: int) -> float:
        """The share of a text's words that the phrases of an action have."""
        return self.book.share(stems(_WHO.sub("", text)), self.known[place], NEW_WORD)

    def _is_done(self, text: str, row: FloatArray) -> bool:
        """Whether an action that fits a text about best, of a row [A], has a verb of the text."""
        verbs = self.book.verbs & set(stems(_WHO.sub("", text))) - _TELL_NOTHING
        near = np.flatnonzero(row > row.max() - NEAR)
        return any(not verbs.isdisjoint(self.known[place]) for place in near)

    def _is_deed(self, noun: str, name: str) -> bool:
        """Whether a noun is something that is done, which an action is called by: "a slash", and no "pocket"."""
        named = stems(name)
        return stem(noun) in self.book.verbs or (stem(noun) == named[-1] and len(named) < LONG_NAME)

    def _cuts(self, chunk: Chunk) -> Iterator[_Cut]:
        """Where a chunk may be two."""
        text = chunk.text
        if chunk.posed or chunk.lets_go or chunk.under or not chunk.acts or _MEANWHILE.search(text):
            return
        for match in _TO.finditer(text):
            verb, before = match["verb"], text[: match.start()]
            if (
                verb in _NO_VERB
                or verb.endswith("ing")
                or stem(verb) not in self.book.verbs
                or not _GOES_TO.search(before)
            ):
                continue
            rest = f"{text[match.end() : match.start('verb')]}{third_person(verb)}{text[match.end('verb') :]}"
            yield _Cut(before, rest, at_once=False, goes=True)
        for match in _ING.finditer(text):
            if not _LIMB_ENDS.search(text[: match.start()]):
                yield _Cut(text[: match.start()], text[match.end() :], at_once=True)
        for match in (*_WITH_A.finditer(text), *_INTO_A.finditer(text)):
            first, second = text[: match.start()], text[match.end() :]
            noun = _NOUN.match(second)
            if noun is None:
                continue
            if _LEADS.search(first) and match.group().startswith(" into"):
                yield _Cut("", second, at_once=False, noun=noun["noun"])
                # Nobody sinks before a curtsy that he sinks into.
                continue
            yield _Cut(first, second, at_once=match.group().startswith(" with"), noun=noun["noun"])

    def _by_anybody(self, chunks: Sequence[Chunk]) -> list[Chunk]:
        """The chunks, the first as what anybody does where that fits far better: "a dancer steps to the right"."""
        first, *rest = chunks
        who = subject_of(first.text)
        if not who or first.posed or own_actions(self.book, [first]):
            return list(chunks)
        plain = f"a person{first.text[len(who) :]}"
        row, anybody = self.likeness([first.text, plain])
        cost = WHO_TELLS if tells(self.book, stems(who)) else WHO
        return [replace(first, text=plain), *rest] if anybody.max() > row.max() + cost else list(chunks)

    def _trimmed(self, chunks: Sequence[Chunk]) -> list[Chunk]:
        """The chunks, without the last words of those that fit nothing with them and something without."""
        tails = {
            place: tail
            for place, chunk in enumerate(chunks)
            if not (chunk.posed or chunk.held)
            and chunk.acts
            and (tail := _TAIL.search(chunk.text))
            and tail.start()
            and _TELLS_HOW.isdisjoint(stems(tail.group()))
        }
        if not tails:
            return list(chunks)
        short = {place: chunks[place].text[: tail.start()] for place, tail in tails.items()}
        if 0 in short and (who := subject_of(short[0])):
            short[0] = f"a person{short[0][len(who) :]}"
        rows = self.likeness([*(chunks[place].meant or chunks[place].text for place in tails), *short.values()])
        found = list(chunks)
        for place, whole, row in zip(tails, rows, rows[len(tails) :], strict=False):
            if whole.max() < DOUBTED and row.max() > NAMED:
                found[place] = replace(chunks[place], text=short[place], meant="")
        return found


def _halved(chunk: Chunk, cut: _Cut) -> list[Chunk]:
    """A chunk as two."""
    named = thing_of(cut.first) if IT.search(cut.second) else ""
    meant = IT.sub(named, cut.second, count=1) if named else ""
    ends = chunk.said.find(cut.second.split(" ")[-1]) if chunk.held else 0
    later = [remark for remark in chunk.held if chunk.said.find(remark.text) > ends >= 0]
    held = tuple(remark for remark in chunk.held if remark not in later)
    if _WAITS.match(cut.first):
        # "Pauses to scratch the head": limbs are there while it is done.
        later, held = list(chunk.held), ()
    if not cut.first:
        return [replace(chunk, text=cut.second, said=_said(cut.second, chunk.held), meant="")]
    first = replace(chunk, text=cut.first, said=_said(cut.first, held), meant="", held=held, among=True, seconds=0.0)
    second = Chunk(
        cut.second,
        hard=not cut.at_once,
        adds=cut.at_once,
        meant=meant,
        said=_said(cut.second, later),
        held=tuple(later),
        among=True,
        seconds=chunk.seconds,
        kept=chunk.kept,
        who=chunk.who,
        looked_at=True,
    )
    return [first, second]


def _said(text: str, held: Sequence[object]) -> str:
    return ", ".join([text, *(str(getattr(remark, "text", "")) for remark in held)])
