"""Actions: scores with typed parameters, registered by name, drawn as clips with captions that are true of them."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from kinoflow.authoring.moods import CALM, Mood
from kinoflow.authoring.rig import play
from kinoflow.authoring.timeline import Timeline
from kinoflow.errors import OptionError, ScoreError
from kinoflow.language.grammar import Style, random_sentence, render
from kinoflow.language.sides import OTHER
from kinoflow.language.words import number_word
from kinoflow.language.words import times as times
from kinoflow.motion.clip import MotionClip

_ATTEMPTS = 6
MIN_PHRASES = 8
"""Ways of saying it that every score gives at least."""
MOST_CAPTIONS = 1000
"""Of one clip."""


def check_caption_count(count: int) -> None:
    """Refuse a number of captions of one clip.

    Raises:
        OptionError: it is not from 1 to `MOST_CAPTIONS`.
    """
    if not 1 <= count <= MOST_CAPTIONS:
        raise OptionError(f"captions must be from 1 to {MOST_CAPTIONS} for each clip; got {count}")


@dataclass(frozen=True)
class Choice:
    """A parameter with a few values, the first of which is the usual one.

    Attributes:
        values: what it can be.
        weights: how often each is drawn, relative; equally often by default.
    """

    values: tuple[str, ...]
    weights: tuple[float, ...] = ()

    def draw(self, generator: np.random.Generator) -> str:
        """One of the values by chance."""
        weights = np.array(self.weights or [1.0] * len(self.values))
        return self.values[int(generator.choice(len(self.values), p=weights / weights.sum()))]

    def parse(self, name: str, value: Any) -> str:
        """The value, if it is one of those allowed.

        Raises:
            ScoreError: it is not.
        """
        if str(value) not in self.values:
            raise ScoreError(f"{name} is one of {', '.join(self.values)}; got {value}")
        return str(value)

    def __str__(self) -> str:
        return "|".join(self.values)


@dataclass(frozen=True)
class Count:
    """A whole number between two bounds, both included.

    They bound what chance draws, and what `kinoflow author` lets be set; a sentence may ask for fewer or more
    (`as_often`).

    Attributes:
        low: the smallest.
        high: the largest.
        usual: what is meant where a sentence says nothing of it, such as one cartwheel; None for any of several.
    """

    low: int
    high: int
    usual: int | None = None

    def draw(self, generator: np.random.Generator) -> int:
        """One of the numbers by chance."""
        return int(generator.integers(self.low, self.high + 1))

    def parse(self, name: str, value: Any) -> int:
        """The number, if it is allowed.

        Raises:
            ScoreError: it is not.
        """
        try:
            number = int(str(value))
        except ValueError:
            raise ScoreError(
                f"{name} is a whole number from {self.low} to {self.high}; got {str(value)[:40]!r}"
            ) from None
        if not self.low <= number <= self.high:
            raise ScoreError(f"{name} is a whole number from {self.low} to {self.high}; got {number}")
        return number

    def __str__(self) -> str:
        return f"{self.low} to {self.high}"


@dataclass(frozen=True)
class Number:
    """A number between two bounds, with its unit."""

    low: float
    high: float
    unit: str = ""

    def draw(self, generator: np.random.Generator) -> float:
        """A number by chance, evenly."""
        return float(generator.uniform(self.low, self.high))

    def parse(self, name: str, value: Any) -> float:
        """The number, if it is allowed.

        Raises:
            ScoreError: it is not.
        """
        try:
            number = float(str(value))
        except ValueError:
            raise ScoreError(
                f"{name} is a number from {self.low:g} to {self.high:g} {self.unit}; got {str(value)[:40]!r}"
            ) from None
        if not self.low <= number <= self.high:
            raise ScoreError(f"{name} is a number from {self.low:g} to {self.high:g} {self.unit}; got {number:g}")
        return number

    def __str__(self) -> str:
        return f"{self.low:g} to {self.high:g} {self.unit}".strip()


Parameter = Choice | Count | Number
SIDE = Choice(("right", "left"))
"""The side an action is done with. Scores are written for the right; "left" plays them mirrored."""
TEMPO = Choice(("normal", "slow", "quick"), (3, 1, 1))
TEMPO_FACTOR = {"slow": 0.68, "normal": 1.0, "quick": 1.35}
LONGEST_S = 10.0
"""A score that would take longer than this when played slowly is not drawn slowly by chance."""
LONGEST_PLAYED_S = 11.5
"""Chance does not play a score more slowly: with standing before and after it, clips are at most 12 s long."""
TEMPO_STYLES = {
    "slow": Style(adverbs=("slowly",), phrases=("slowly", "at a slow pace", "without hurry", "in a slow motion")),
    "quick": Style(adverbs=("quickly",), phrases=("quickly", "at a fast pace", "in a quick motion", "rapidly")),
}
Score = Callable[..., Sequence[str]]


def counted(count: int, word: str, plural: str = "") -> str:
    """A number of things in words: a squat, two squats; "an" before a vowel."""
    if count == 1:
        return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
    return f"{number_word(count)} {plural or word + 's'}"


def other(side: str) -> str:
    """The other side."""
    return OTHER[side]


@dataclass(frozen=True)
class Action:
    """One authored action.

    Attributes:
        name: as users call it: "squat".
        score: writes it on a timeline and returns phrases that are true of what it wrote, verbs in braces.
        leaf: class, group and leaf of the taxonomy.
        parameters: name and range of what can be set, `tempo` among them unless the body leaves the ground.
        verbs: base forms of verbs that this action shows, for the coverage of what people ask for.
        upper: only arms, head and back move: it can be laid over captured standing or walking.
        crispness: how quickly limbs follow, see `Timeline`.
    """

    name: str
    score: Score
    leaf: tuple[str, str, str]
    parameters: Mapping[str, Parameter]
    verbs: tuple[str, ...] = ()
    upper: bool = False
    crispness: str = "normal"

    @property
    def family(self) -> str:
        """The file of the library it stands in."""
        return self.score.__module__.rpartition(".")[2]


@dataclass(frozen=True, eq=False)
class Draw:
    """One clip of an action.

    Attributes:
        action: which.
        parameters: their values.
        clip: the motion, 30 fps.
        phrases: ways of saying it, the plainest first, verbs in braces.
        names: of everything that is done: one, or of several actions in order, or the body's and the arms'.
    """

    action: Action
    parameters: Mapping[str, Any]
    clip: MotionClip
    phrases: tuple[str, ...]
    names: tuple[str, ...]

    def captions(self, count: int, generator: np.random.Generator) -> list[str]:
        """Up to `count` different sentences, the plainest first; the tempo is said in every other one."""
        style = TEMPO_STYLES.get(self.parameters.get("tempo", "normal"))
        found = [render(self.phrases[0])]
        for attempt in range(count * 12):
            if len(found) >= count:
                break
            # Every phrase has its turn before one comes again.
            phrase = self.phrases[attempt % len(self.phrases)] if attempt < len(self.phrases) else None
            said = style if attempt % 2 == 0 else None
            sentence = random_sentence(
                [phrase] if phrase and not (said and phrase.startswith("= ")) else list(self.phrases), said, generator
            )
            if sentence not in found:
                found.append(sentence)
        return found[:count]


_REGISTERED: dict[str, Action] = {}
LIBRARY = "kinoflow.authoring.library"
_REGISTRATION = re.compile(r'^@?\w*(?:action|register)\w*\(\s*"([^"]+)"', re.MULTILINE)
"""Where a file of the library names an action: `@action("squat"`, or a call of a function that registers one."""


def action(
    name: str,
    leaf: str,
    *,
    verbs: tuple[str, ...] | str = (),
    upper: bool = False,
    tempo: bool = True,
    crispness: str = "normal",
    **parameters: Parameter,
) -> Callable[[Score], Score]:
    """Register a score.

    Args:
        name: unique, in words.
        leaf: "class/group/leaf" of the taxonomy, such as "fitness/gym/squat".
        verbs: verbs it shows, space-separated or a tuple; the name's first word is always one.
        upper: it can be laid over captured standing or walking.
        tempo: whether it can be played slowly or quickly; False where the body leaves the ground.
        crispness: see `Timeline`.
        parameters: what can be set; `side=SIDE` mirrors the score by itself and is passed on for the phrases.

    Raises:
        ScoreError: the name is taken, or the leaf has not three parts.
    """
    parts = tuple(leaf.split("/"))
    if len(parts) != 3:
        raise ScoreError(f"{name}: a leaf is class/group/leaf; got {leaf!r}")
    if name in _REGISTERED:
        raise ScoreError(f"there are two actions named {name!r}")
    wanted = dict(parameters) | ({"tempo": TEMPO} if tempo else {})
    words = tuple(verbs.split()) if isinstance(verbs, str) else verbs

    def register(score: Score) -> Score:
        _REGISTERED[name] = Action(
            name,
            score,
            (parts[0], parts[1], parts[2]),
            wanted,
            tuple(dict.fromkeys((name.split()[0], *words))),
            upper,
            crispness,
        )
        return score

    return register


def actions() -> dict[str, Action]:
    """All actions of the library by name, in alphabetical order."""
    for module in _library_files():
        importlib.import_module(module)
    return dict(sorted(_registered().items()))


def _registered() -> dict[str, Action]:
    """What is registered by now: a copy, for another thread may be importing a file of the library meanwhile."""
    return _REGISTERED.copy()


def _library_files() -> dict[str, Path]:
    """The modules of the library and their files."""
    return {
        f"{LIBRARY}.{module.name}": Path(path) / f"{module.name}.py"
        for path in importlib.import_module(LIBRARY).__path__
        for module in pkgutil.iter_modules([path])
    }


@cache
def _modules_by_name() -> dict[str, str]:
    """Which module of the library registers an action, by the action's plain name, as the text of the files says.

    Reading all files takes 15 ms, importing them 0.4 s. What is not found in their text `find_action` still finds by
    importing all: an action whose name is put together, or any in a library installed without its sources.
    """
    return {
        _plain(name): module
        for module, path in _library_files().items()
        if path.is_file()
        for name in _REGISTRATION.findall(path.read_text(encoding="utf-8"))
    }


def find_action(name: str) -> Action:
    """An action by its name; only the file of the library that it stands in is imported.

    Raises:
        ScoreError: there is none; the message names the nearest ones.
    """
    wanted = _plain(name)
    module = _modules_by_name().get(wanted)
    if module:
        importlib.import_module(module)
    if name in _REGISTERED:
        return _REGISTERED[name]
    known = {_plain(key): act for key, act in _registered().items()}
    if wanted not in known:
        known = {_plain(key): act for key, act in actions().items()}
    if wanted in known:
        return known[wanted]
    near = (
        get_close_matches(wanted, known, 5, 0.5)
        or [other for other in known if wanted and wanted.split()[0] in other][:5]
    )
    hint = f"; near it are {', '.join(near)}" if near else ""
    raise ScoreError(f"there is no action {name[:60]!r}{hint}; `kinoflow author list` shows all {len(known)}")


def _plain(name: str) -> str:
    """A name without capitals, hyphens and underscores: "Push-up" and "push_up" are the same action."""
    return " ".join(name.lower().replace("-", " ").replace("_", " ").split())


def parsed(act: Action, settings: Mapping[str, Any]) -> dict[str, Any]:
    """Values of an action's parameters, as text or numbers, in the form that its score takes.

    Raises:
        ScoreError: it has no such parameter, or a value is out of range.
    """
    unknown = [name for name in settings if name not in act.parameters]
    if unknown:
        able = ", ".join(f"{name} ({parameter})" for name, parameter in act.parameters.items()) or "none"
        raise ScoreError(f"{act.name} has no parameter {unknown[0][:40]!r}; it has {able}")
    return {name: act.parameters[name].parse(name, value) for name, value in settings.items()}


def as_often(act: Action, settings: Mapping[str, Any]) -> Action:
    """The action with its numbers of times as wide as some settings ask for: chance draws two squats at least, and
    nobody who asks for one gets two.
    """
    wide = {
        name: replace(kind, low=min(kind.low, value), high=max(kind.high, value))
        for name, kind in act.parameters.items()
        if isinstance(kind, Count) and isinstance(value := settings.get(name), int) and value > 0
    }
    return replace(act, parameters={**act.parameters, **wide}) if wide else act


def draw(
    chosen: Action | str,
    generator: np.random.Generator,
    settings: Mapping[str, Any] | None = None,
    *,
    life: float = 1.0,
) -> Draw:
    """One clip of an action; parameters that are not set are drawn by chance.

    Args:
        chosen: the action or its name.
        generator: decides what is not set, and the small differences.
        settings: values of parameters, as text or numbers.
        life: see `Timeline`.

    Raises:
        ScoreError: no such action or parameter, or a value out of range.
    """
    act = find_action(chosen) if isinstance(chosen, str) else chosen
    settings = parsed(act, settings or {})
    values = {
        name: settings[name] if name in settings else parameter.draw(generator)
        for name, parameter in act.parameters.items()
    }
    given = {name: value for name, value in values.items() if name != "tempo"}
    timeline, phrases = write_score(act, given, generator, life)
    if len(phrases) < MIN_PHRASES:
        raise ScoreError(f"{act.name}: a score gives at least {MIN_PHRASES} ways of saying it, this one {len(phrases)}")
    # What is long already is not drawn out: a slow tempo that came by chance gives way, one that was asked for stays.
    if (
        values.get("tempo") == "slow"
        and "tempo" not in settings
        and timeline.length_s > LONGEST_S * TEMPO_FACTOR["slow"]
    ):
        values["tempo"] = "normal"
    # Nobody keeps exactly the same pace twice.
    pace = (
        1.0
        if timeline.flights
        else TEMPO_FACTOR[str(values.get("tempo", "normal"))] * float(np.exp(0.06 * life * generator.standard_normal()))
    )
    if "tempo" not in settings and not timeline.flights:
        pace = max(pace, timeline.length_s / LONGEST_PLAYED_S)
    metadata = {
        "source": "kinoflow-authored", "action": act.name, "leaf": "/".join(act.leaf), "parameters": values,
        "prompt": render(phrases[0]), "licence": "CC0-1.0",
    }  # fmt: skip
    clip = play(timeline, tempo=pace, mirrored=values.get("side") == "left", metadata=metadata)
    return Draw(act, values, clip, phrases, (act.name,))


def standing(act: Action) -> dict[str, str]:
    """Settings that make an action be done standing, where it can be done in several postures.

    Arms and head of an action over another body are those of somebody who stands.
    """
    return {
        name: "standing"
        for name, kind in act.parameters.items()
        if isinstance(kind, Choice) and "standing" in kind.values
    }


def write_score(
    act: Action, given: Mapping[str, Any], generator: np.random.Generator, life: float = 1.0, mood: Mood = CALM
) -> tuple[Timeline, tuple[str, ...]]:
    """A score on a timeline, and its phrases; where movements of chance lengths collide, rarely, it is written anew.

    Args:
        act: whose score.
        given: a value for every parameter but `tempo`.
        generator: decides the small differences.
        life: see `Timeline`.
        mood: of who plays it.

    Raises:
        ScoreError: these values cannot be played.
    """
    for attempt in range(_ATTEMPTS):
        timeline = Timeline(generator, life=life, crispness=act.crispness, mood=mood)
        try:
            return timeline, tuple(act.score(timeline, **given))
        except ScoreError:
            if attempt == _ATTEMPTS - 1:
                raise
    raise AssertionError("unreachable")
