"""From a verb phrase to sentences: conjugation, subjects, moods, styles.

A phrase is written once, with its verbs in braces in their base form: "{raise} {poss} left hand and {wave}". `{poss}`
becomes the subject's possessive, `{turn:ing}` is always a participle. `render` puts a phrase into one of the `Mood`s.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache
from typing import TypeVar

import numpy as np

from kinoflow.language.words import participle, third_person

Item = TypeVar("Item")


WHOLE = "= "
"""Start of a phrase that is a whole sentence."""


class Mood(Enum):
    """Forms a sentence can take, with an example each."""

    SIMPLE = "A person walks forward."
    PROGRESSIVE = "A person is walking forward."
    IMPERATIVE = "Walk forward."
    DESCRIPTION = "A person walking forward."
    GERUND = "Walking forward."
    PRESENCE = "There is a person walking forward."


_MOOD_SHARES = {
    Mood.SIMPLE: 0.42,
    Mood.PROGRESSIVE: 0.2,
    Mood.IMPERATIVE: 0.15,
    Mood.DESCRIPTION: 0.1,
    Mood.GERUND: 0.1,
    Mood.PRESENCE: 0.03,
}


class _Moods:
    """Some moods, drawn by their shares."""

    def __init__(self, *moods: Mood) -> None:
        shares = np.array([_MOOD_SHARES[mood] for mood in moods])
        sums = (shares / shares.sum()).cumsum()
        self._moods, self._sums = moods, (sums / sums[-1]).tolist()

    def draw(self, generator: np.random.Generator) -> Mood:
        """One of them, by one random number: what `Generator.choice` draws by these shares."""
        return self._moods[bisect(self._sums, generator.random())]

    def without(self, *others: Mood) -> _Moods:
        return _Moods(*(mood for mood in self._moods if mood not in others))


_ALL = _Moods(*Mood)
_WITH_SUBJECT = _Moods(Mood.SIMPLE, Mood.PROGRESSIVE, Mood.DESCRIPTION)
"""An imperative or a gerund has no subject that could carry a style."""
_OF_PRONOUN = {moods: moods.without(Mood.DESCRIPTION, Mood.PRESENCE) for moods in (_ALL, _WITH_SUBJECT)}


@dataclass(frozen=True)
class Subject:
    """Who moves: "a person" and "their"."""

    text: str
    possessive: str


A_PERSON = Subject("a person", "their")
_PRONOUNS = (Subject("he", "his"), Subject("she", "her"))
_PRONOUN_WORDS = frozenset(subject.text for subject in _PRONOUNS)
SUBJECTS = (
    A_PERSON,
    A_PERSON,  # the usual subject of motion captions, so it comes up more often
    A_PERSON,
    Subject("someone", "their"),
    Subject("somebody", "their"),
    Subject("the person", "their"),
    Subject("a man", "his"),
    Subject("a woman", "her"),
    Subject("the figure", "its"),
    Subject("a figure", "its"),
    Subject("a human", "their"),
    Subject("the character", "their"),
    Subject("the actor", "their"),
    Subject("a guy", "his"),
    Subject("a girl", "her"),
    Subject("an adult", "their"),
    *_PRONOUNS,
)


@dataclass(frozen=True)
class Style:
    """How something is done.

    Attributes:
        adverbs: go before or behind the verb phrase ("happily").
        phrases: go behind it ("in a happy mood").
        subjects: say it by who moves ("a happy person").
        excluded: words in a subject that would contradict it.
    """

    adverbs: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()
    excluded: tuple[str, ...] = ()

    @cached_property
    def ways(self) -> tuple[str, ...]:
        """Which of the first three it has."""
        return tuple(name for name in ("adverbs", "phrases", "subjects") if getattr(self, name))

    @cached_property
    def usual_subjects(self) -> tuple[Subject, ...]:
        """Those of `SUBJECTS` that do not contradict it."""
        return tuple(subject for subject in SUBJECTS if subject.text not in self.excluded)


_THIRD, _BASE, _PARTICIPLE = "walks", "walk", "walking"
_SLOT = re.compile(r"\{([\w-]+)(:ing)?\}")


def render(phrase: str, mood: Mood = Mood.SIMPLE, subject: Subject = A_PERSON) -> str:
    """One sentence, with a capital and a full stop. A phrase "= a bow" is one already: subject and mood do nothing."""
    possessive = "your" if mood is Mood.IMPERATIVE else "the" if mood is Mood.GERUND else subject.possessive
    form = _THIRD if mood is Mood.SIMPLE else _BASE if mood is Mood.IMPERATIVE else _PARTICIPLE
    text = _filled(phrase, possessive, form)
    if text.startswith(WHOLE):
        text = text.removeprefix(WHOLE)
    elif mood is Mood.PROGRESSIVE:
        text = f"{subject.text} is {text}"
    elif mood is Mood.PRESENCE:
        text = f"there is {subject.text} {text}"
    elif mood in (Mood.SIMPLE, Mood.DESCRIPTION):
        text = f"{subject.text} {text}"
    return text[0].upper() + text[1:] + "."


@lru_cache(maxsize=4096)
def _filled(phrase: str, possessive: str, form: str) -> str:
    """A phrase without braces; clips of one action share most of theirs."""

    def fill(slot: re.Match[str]) -> str:
        word, always_participle = slot.groups()
        if word == "poss":
            return possessive
        if always_participle or form == _PARTICIPLE:
            return participle(word)
        return third_person(word) if form == _THIRD else word

    return _SLOT.sub(fill, phrase)


def doing(phrase: str) -> str:
    """The phrase with all its verbs as participles."""
    return re.sub(r"\{(?!poss\})([\w-]+)\}", r"{\1:ing}", phrase)


def random_sentence(
    phrases: Sequence[str],
    style: Style | None,
    generator: np.random.Generator,
) -> str:
    """A sentence with a random phrase, subject, mood and, if there is a style, way of saying it."""
    usable = _to_be_styled(tuple(phrases)) if style else phrases
    phrase = _pick(usable, generator)
    subjects: Sequence[Subject] = SUBJECTS
    if style:
        subjects = style.usual_subjects
    subject = _pick(subjects, generator)
    moods = _ALL
    if style:
        way = _pick(style.ways, generator)
        if way == "subjects":
            subject = _pick(style.subjects, generator)
            moods = _WITH_SUBJECT
        elif way == "adverbs" and generator.random() < 0.5:
            phrase = f"{_pick(style.adverbs, generator)} {phrase}"
        else:
            phrase = f"{phrase} {_pick(getattr(style, way), generator)}"
    if subject.text in _PRONOUN_WORDS and subject in _PRONOUNS:
        moods = _OF_PRONOUN[moods]
    return render(phrase, moods.draw(generator), subject)


@lru_cache(maxsize=1024)
def _to_be_styled(phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Those that are no whole sentences."""
    return tuple(phrase for phrase in phrases if not phrase.startswith(WHOLE))


def _pick(items: Sequence[Item], generator: np.random.Generator) -> Item:
    return items[int(generator.integers(len(items)))]
