"""`Arranger`: reads a sentence as authored actions in order, and plays them."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any

import numpy as np

from kinoflow.arranging.directions import without_sweeps
from kinoflow.arranging.phrases import Encode, FloatArray, PhraseBook
from kinoflow.arranging.settings import settings_said
from kinoflow.authoring.action import Action, Choice, Count, find_action
from kinoflow.authoring.fit import (
    FALLING,
    RISING,
    Piece,
    Take,
    felt,
    goes_above,
    goes_below,
    joined,
    lasting,
    nearest,
    play_over,
    takes,
    takes_in_a_row,
)
from kinoflow.authoring.moods import Mood, temperament
from kinoflow.errors import ScoreError
from kinoflow.language.clauses import AT_ONCE, pieces_in_time, plain
from kinoflow.language.going import anybody_going, stops_apart
from kinoflow.language.manner import WORDS, mood_of_subject, mood_said, without_mood
from kinoflow.language.sides import OTHER, SIDES, other_side_named, turned_to_a_side
from kinoflow.language.tables import lines, words
from kinoflow.language.words import HOW_OFTEN, NUMBER_OF, stems
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS

UNDERSTOOD = 0.5
"""A text that no action fits better than this is not understood."""
SPLIT_COST = 0.05
"""What it costs to read an "and" or a comma as the beginning of another action."""
IT_COST = 0.06
"""The same besides, where it is of something named before: "opens a chest and looks into it"."""
ADD_COST = 0.2
"""The same where it is said in passing: "walks, waving"."""
LEAVE_OUT = 0.66
"""Value of leaving a piece out: what fits worse than this is not played, and told."""
LEAVE_OUT_LATER = 0.6
"""The same of a piece that follows a "then", which is hardly a mere remark."""
SPECIAL_COST = 0.06
"""What it costs that a text lacks a word such as "double" of an action's name: who jumps does no double jump."""
CERTAIN = 0.95
"""What fits so well is nearly what the library itself says of an action: it is that one, and it is one."""
KIND = 0.07
"""An action that fits worse by less than this is preferred where it is of the kind of others of the sentence: in "jab,
cross" the second is a punch, and no crossing of the arms."""
JOIN_COST = 0.3
"""What it costs to read "then" as within one action."""
LONGEST = 5
"""Most pieces of a sentence, between commas and "and"s, that are read as one action."""
MOST_REPEATS = 4
"""An action is done this many times at most to fill the time."""
STILL = 0.12
"""An action is repeated where somebody would stand still for a greater share of its length afterwards."""
MOOD_COST = 0.09
"""An action that knows the mood is preferred: "walk sad"."""
WHO_COST = 0.2
"""An action that knows who does it is preferred: "a zombie walks"."""
LIKE_COST = 0.26
"""An action that knows a comparison is preferred: "walk like a robot"."""
POSED = 0.8
"""What follows a "with" is an action of the arms where one fits at least so well: "with arms crossed"."""
_SOFT = re.compile(r"\s*(?:,(?: and\b)?|\band\b)\s*")
_AT_ONCE = re.compile(rf"\s*\b(?:{AT_ONCE})\b\s*")
_WITH = re.compile(
    r",? with (?=(?:(?:both|the|his|her|their|your|my|one|an?|left|right) )*(?:arms?|hands?|fists?|palms?|head)\b)"
)
_ASIDE = re.compile(
    r"[ ,]+(?:so (?:that )?(?:an?|the|he|she|they|it|no(?:body| one)?|as|you|i)\b|as (?:if|though)\b|because\b"
    r"|in order to\b|in case\b|to (?:show|see|keep|get|save|reach|make|let|say|check)\b|for fun\b"
    r"|without (?:\w+ing|a|any)\b).*"
)
"""Purposes and comparisons: what is done is said before."""
_LIKE = re.compile(r"[ ,]+like (?:an?|the|some) .*")
_FACE = re.compile(
    r"(?:,| and| while| whilst)* *(?:\b(?:is|are) )?\b(?:smil|grinn?|frown|blink|wink)(?:ing|s|es)\b(?: \w+ly)?"
    r"|,? with an? (?:\w+ )?(?:smile|grin|frown|smirk)(?: on (?:his|her|their) face)?"
)
"""What a face does, which the body has not."""
_SUBJECT = re.compile(r"(?:an?|the|he|she|they|it|i|we|you|someone|somebody|this|that|there|two|his|her)\b")
_LIMB = re.compile(
    r"(?:(?:both|the|his|her|their|your|left|right|with) )*(?:arms?|hands?|head|legs?|feet|knees?|eyes|elbows?"
    r"|fists?|palms?|heels?|toes|shoulders?|hips|torso|chin|like)\b"
    r"(?! (?:strikes?|kicks?|punch(?:es)?|raises?|lifts?|rolls?|circles?|swings?|seals?|jabs?|slams?|signs?|thrusts?"
    r"|butts?|charges?|pumps?)\b)"
)
_KEEPS = re.compile(
    r"(?:,? and|,)? ?\b(?:keeps?|continues?|(?:goes|go|carries|carry) on)(?: on)? (?=(?:\w+ly )?(?!going\b)\w+ing\b)"
)
"""Going on with something: "and keeps running" is running, then."""
_CAUSE = re.compile(
    r"\bafter (?=(?:an?|the|being|getting|his|her|their)\b(?: [\w-]+){0,3} (?:shot|hit|blow|punch|kick|explosion|blast|"
    r"stab|headshot|slash|bullet|stabbed|punched|kicked|impact|run-up|windup|wind-up|approach)\b)"
)
"""What made somebody fall: "falls after a shot" falls once."""
_COUNTS = re.compile(rf"(?:x ?)?\d|(?:{'|'.join(sorted({*NUMBER_OF, *HOW_OFTEN} - {'one'}))})\b")
"""Beginnings of remarks such as "3 reps", which are no actions."""
_REMARK = re.compile(
    r"(?:while )?(?:seated|sitting|standing|lying|kneeling|squatting|crouching)(?: down| up)?$"
    r"|(?:at |in )?(?:an? )?(?:\w+ )?(?:pace|speed|tempo|rhythm)$"
    r"|(?:com(?:es?|ing)|straighten(?:s|ing)?) (?:back )?up(?: again)?$"
    r"|(?:nearly|almost) |(?:catch|steady|stead|brac|balanc|recover)(?:e?s|ies|ing)? (?:him|her|it|them)sel(?:f|ves)\b"
)
"""Remarks that say in which posture or how fast something is done, and that somebody stays up."""
_NEARLY = re.compile(
    r"(?:but )?(?:nearly|almost) (?:fall|tumbl|go(?:es|ing) down|collaps|faint|dropp|drops?\b|hit|crash)"
)
"""What does not happen after all, and would be read as if it did."""
_IT = re.compile(r"\b(?:it|them|something)\b")
_DONE_TO_IT = re.compile(r"(?:(?:he|she|they) )?(?:\w+ly )?\w+ (?:it|them)(?: \w+ly)?")
_THING = re.compile(
    r"\b(?:an?|the|some|his|her) (?:\w+ ){0,2}?\w+"
    r"(?= (?:from|off|out|on|onto|in|into|to|with|at|up|down|over|under|of|by)\b|$)"
)
"""What a chunk is about: "an apple" of "picks an apple from a tree"."""
_DOING = re.compile(r"(?:\w+ly )?\w+ing\b")
_IS_DOING = re.compile(r"\b(?:is|are) (?:\w+ly )?\w+ing\b")
_HAND_NAMED = re.compile(r"\b(?:left|right)[ -](?:hand|arm|fist|palm|foot|leg|knee|elbow)")
_AIMED = frozenset(words("aimed"))
"""Files of the library whose actions go straight ahead, towards whom they are aimed at."""
_BARE = frozenset(stems(" ".join(words("how"))))
"""Words that say how, and no action."""
_SPECIAL = frozenset(stems(" ".join(words("special"))))
"""Words in names of actions that are more than usual."""
_BOTH_OF, _DOUBLE = frozenset(stems("both two")), frozenset(stems("double dual"))
_HANDS = frozenset(stems(" ".join(words("which hand"))))
_POSES = frozenset(lines("poses"))
"""What may follow a "with": actions that hold the arms in some way."""
_SEATED = re.compile(r"\b(?:seated|sitting|sits|sat)\b")
_ON_KNEES = re.compile(r"\b(?:kneeling|kneels|on (?:(?:his|her|their|both|one|the) )?knees?)\b")
BASE_OF = {
    "walk": "walk", "stroll": "stroll", "walk backward": "walk backward", "jog": "jog",
    "walk in a circle": "walk in a circle", "sit still": "sit", "sit down on a chair": "sit", "kneel upright": "kneel",
    "kneel down": "kneel", "walk some steps": "walk",
}  # fmt: skip
"""Actions that are a body under an action of the arms, see `authoring.scene.BASES`."""


SITS = frozenset({"sit down on a chair", "sit still", "sit with crossed legs"})
"""Actions after which the body sits on a chair."""
_TRAVELS = frozenset(["run", *(name for name, base in BASE_OF.items() if base not in ("sit", "kneel"))])


def _named(action: str, settings: Mapping[str, Any]) -> str:
    said = ", ".join(f"{name} {value}" for name, value in settings.items())
    return f"{action} ({said})" if said else action


@dataclass(frozen=True)
class Part:
    """One action of an arrangement.

    Attributes:
        action: its name.
        settings: values of its parameters that the text fixes.
        text: the words that ask for it.
        likeness: how well the action fits them, to 1.
        base: what the body does meanwhile, one of `authoring.scene.BASES` or an action; empty for the action's own.
        base_settings: of the parameters of an action below.
        mood: one of `authoring.moods.MOODS`; empty for none, or for one that the action has by itself.
    """

    action: str
    settings: Mapping[str, Any]
    text: str
    likeness: float
    base: str = ""
    base_settings: Mapping[str, Any] = field(default_factory=dict)
    mood: str = ""

    def __str__(self) -> str:
        below = f" over {_named(self.base, self.base_settings)}" if self.base else ""
        return f"{_named(self.action, self.settings)}{below}{f', {self.mood}' if self.mood else ''}"


@dataclass(frozen=True)
class Arrangement:
    """What a sentence is read as.

    Attributes:
        parts: actions in order.
        notes: what the sentence asks for and will not get.
    """

    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        # How somebody gets up depends on how the part before it ends.
        rest = ["get up" if part.action in RISING else str(part) for part in self.parts[1:]]
        return ", then ".join([*map(str, self.parts[:1]), *rest])


class Arranger:
    """Reads sentences as authored actions.

    Args:
        encode: sentences to vectors of the encoder that the book was written with.
        book: ways of saying every action; by default the one that comes with kinoflow.
    """

    def __init__(self, encode: Encode, book: PhraseBook | None = None) -> None:
        self.encode = encode
        self._book = book

    @cached_property
    def book(self) -> PhraseBook:
        """Ways of saying every action, read when first asked for: who asks the network only needs none."""
        return self._book or PhraseBook.load()

    def arrange(self, sentence: str) -> Arrangement | None:
        """What the library has for a sentence; None where it has nothing that fits."""
        # What follows a colon says more of what stands before it.
        text = _CAUSE.sub("from ", other_side_named(turned_to_a_side(stops_apart(plain(sentence)))))
        text = _KEEPS.sub(lambda match: ", then " if match.start() else "", text)
        whole = text.replace(": ", ", ")
        chunks = _chunks(_FACE.sub("", whole).strip(" ,") or whole, self.book)
        spans, left_out = self._divided(chunks)
        notes = [f"not done: {chunks[place].text}" for place in left_out if " " in chunks[place].text]
        chosen = self._related([row for _, row in spans])
        parts: list[Part] = []
        for ((start, end), row), place in zip(spans, chosen, strict=True):
            piece = _joined(chunks[start:end])
            found, said = self._part(piece, place, float(row[place]))
            if not found:
                notes.append(f"not done: {piece}")
                continue
            notes += said
            part = found[0]
            if parts and part.action in FALLING and parts[-1].action in FALLING:
                # "Shot in the chest, sinks to the knees and falls on the face": one fall, as it is told last.
                part = replace(part, text=f"{parts.pop().text} and {part.text}")
            soft = bool(parts) and not chunks[start].hard
            if soft and _carries(parts[-1], part, adds=chunks[start].adds):
                # "Walks and waves", "jumps, clapping": at once.
                below = parts.pop()
                part = replace(part, text=f"{below.text} and {part.text}", **_below(below.action, below.settings))
            if soft and parts and set(stems(part.action)) <= set(stems(parts[-1].action)):
                # "Draws a bow and shoots an arrow", "shot in the chest, falls backward": said twice, done once.
                same = parts[-1].action == part.action
                before = parts[-1].settings
                # "A light attack, a light attack" is two.
                again = same and parts[-1].text == part.text
                if not again and (
                    not same or all(before.get(name, value) == value for name, value in part.settings.items())
                ):
                    settings = {**before, **part.settings} if same else before
                    part = replace(parts[-1], text=f"{parts[-1].text} and {part.text}", settings=settings)
                    parts.pop()
            parts += [part, *found[1:]]
        of_subject = mood_of_subject(text)
        parts = [replace(part, mood=self._mood(part, of_subject)) for part in parts]
        if _FACE.search(whole):
            notes.append("faces are not shown")
        return Arrangement(tuple(_seated(parts)), tuple(notes)) if parts else None

    def _divided(self, chunks: Sequence[_Chunk]) -> tuple[list[tuple[tuple[int, int], FloatArray]], list[int]]:
        """Which chunks are an action each, and which are none.

        Returns:
            the first chunk of each action and the one after its last, with how well every action fits them, [A]; and
            the places of the chunks that are none.
        """
        count = len(chunks)
        spans = [(start, end) for start in range(count) for end in range(start + 1, min(count, start + LONGEST) + 1)]
        likeness = self._likeness([_joined(chunks[start:end]) for start, end in spans])
        row_of = dict(zip(spans, likeness, strict=True))
        best: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])]
        for end in range(1, count + 1):
            last = chunks[end - 1]
            before, way = best[end - 1]
            leave_out = LEAVE_OUT_LATER if last.hard else LEAVE_OUT
            ways = [(before + len(last.text.split()) * leave_out, way)]
            for start in range(max(0, end - LONGEST), end):
                joins = sum(chunk.hard for chunk in chunks[start + 1 : end])
                begins = 0.0 if start == 0 or chunks[start].hard else ADD_COST if chunks[start].adds else SPLIT_COST
                begins += IT_COST if begins and _IT.search(chunks[start].text) else 0.0
                words = sum(len(chunk.text.split()) for chunk in chunks[start:end])
                before, way = best[start]
                value = float(row_of[start, end].max()) - JOIN_COST * joins - begins
                value += SPLIT_COST if end - start > 1 and value > CERTAIN else 0.0
                ways.append((before + words * value, [*way, (start, end)]))
            best.append(max(ways))
        chosen = best[-1][1]
        if not chosen:
            chosen = [max(spans, key=lambda span: float(row_of[span].max()))]
        inside = {place for start, end in chosen for place in range(start, end)}
        return [(span, row_of[span]) for span in chosen], [place for place in range(count) if place not in inside]

    def _related(self, rows: Sequence[FloatArray]) -> list[int]:
        """The action of each row [A]: the best, or one that fits nearly as well and alone is of the kind of others."""
        best = [int(row.argmax()) for row in rows]
        kinds = [find_action(self.book.names[place]).leaf for place in best]
        found = []
        for turn, row in enumerate(rows):
            # Neighbours first: what follows a jab is a punch rather than of the kind of what comes after it.
            places = sorted((k for k in range(len(rows)) if k != turn), key=lambda k: (abs(k - turn), k > turn))
            others = [kinds[k] for k in places]
            place = best[turn]
            if row.max() < CERTAIN and kinds[turn][0] not in {kind[0] for kind in others}:
                near = [int(other) for other in np.argsort(-row) if row[other] > row.max() - KIND]
                alike = [
                    other
                    for kind in others
                    for other in near
                    if find_action(self.book.names[other]).leaf[:2] == kind[:2]
                ]
                place = alike[0] if alike else place
            found.append(place)
        return found

    def play(self, arrangement: Arrangement, seed: int = 0, num_frames: int | None = None) -> MotionClip:
        """The motion of an arrangement.

        Args:
            arrangement: what to play.
            seed: another one gives another performance of the same.
            num_frames: length at 30 frames a second; the motion's own if not given.

        """
        generator = np.random.default_rng([seed, *hashlib.sha256(str(arrangement).encode()).digest()[:8]])
        seconds = None if num_frames is None else num_frames / FPS
        parts = arrangement.parts
        person = temperament(generator)
        fight = len(parts) > 1 and sum(_fights(find_action(part.action)) for part in parts) > 1
        if fight:
            parts = _one_sided(parts, generator)
        row = None if fight else self._row(parts, seconds, generator, person)
        if row is not None:
            clip = row.play(num_frames)
        elif len(parts) == 1:
            clip = self._piece(parts[0], generator, person).play(num_frames)
        else:
            clip = joined([self._piece(part, generator, person) for part in parts], seconds, generator)
        metadata: dict[str, Any] = {"source": "library", "action": str(arrangement), "licence": "CC0-1.0"}
        if arrangement.notes:
            metadata["notes"] = list(arrangement.notes)
        return (clip if num_frames is None else lasting(clip, num_frames)).replace(metadata=metadata)

    def own_seconds(self, part: Part, generator: np.random.Generator) -> float:
        """How long one action takes where nobody says how long."""
        return self._piece(part, generator, Mood()).seconds

    def _likeness(self, texts: Sequence[str]) -> FloatArray:
        """How well each action fits each text, [B, A]: as it stands, or without asides and moods, with a subject."""
        asked = [_ASIDE.sub("", text) or text for text in texts]
        plainly = [anybody_going(without_sweeps(without_mood(_LIKE.sub("", text))).strip() or text) for text in asked]
        cost = np.array(
            [
                LIKE_COST if _LIKE.search(text) else MOOD_COST if without_mood(text) != text
                # "A zombie walks": one that knows who goes is preferred.
                else WHO_COST if anybody_going(text) != text else 0.0
                for text in asked
            ]
        )  # fmt: skip
        with_subject = [text if _SUBJECT.match(text) else f"a person {text}" for text in plainly]
        both = self.book.likeness([*texts, *plainly], self.encode([*texts, *with_subject]))
        told = [frozenset(stems(text)) for text in texts]
        said = [found | _DOUBLE if found & _BOTH_OF else found for found in told]
        unsaid = np.array([[not special <= words for special in self._special] for words in said])
        likeness = np.maximum(both[: len(texts)], both[len(texts) :] - cost[:, None].astype(np.float32))
        return likeness - np.float32(SPECIAL_COST) * unsaid.astype(np.float32)

    @cached_property
    def _special(self) -> list[frozenset[str]]:
        """Of each action, the words of its name that are more than usual."""
        return [_SPECIAL & set(stems(name)) for name in self.book.names]

    @staticmethod
    def _row(parts: Sequence[Part], seconds: float | None, generator: np.random.Generator, person: Mood) -> Take | None:
        """Actions on one timeline, where they can be: several, or one that is repeated to fill the time."""
        if any(part.base for part in parts) or len({part.mood for part in parts}) > 1:
            return None
        chosen, settings = [find_action(part.action) for part in parts], [part.settings for part in parts]
        if len(parts) == 1:
            free = [name for name, kind in chosen[0].parameters.items() if isinstance(kind, Count)]
            if seconds is None or not free or set(free) & set(settings[0]):
                return None
            longest = max(take.longest_s for take in _takes(chosen[0], settings[0], generator))
            repeats = min(math.ceil(seconds / longest - STILL), MOST_REPEATS)
            if repeats < 2:
                return None
            chosen, settings = chosen * repeats, settings * repeats
        try:
            return felt(nearest(takes_in_a_row(chosen, settings, generator), seconds), parts[0].mood, person)
        except ScoreError:
            return None

    @staticmethod
    def _piece(part: Part, generator: np.random.Generator, person: Mood) -> Piece:
        """One action by itself."""
        act = find_action(part.action)
        if part.base:
            play = partial(
                play_over,
                part.base,
                part.action,
                part.settings,
                generator,
                base_settings=part.base_settings,
                mood=part.mood,
                person=person,
            )
            return Piece(play(None).duration_s, upper=False, play=play)
        found = _takes(act, part.settings, generator)

        def play_nearest(num_frames: int | None) -> MotionClip:
            take = nearest(found, None if num_frames is None else num_frames / FPS)
            return felt(take, part.mood, person).play(num_frames)

        standing = {
            name: "standing"
            for name in ("start", "begins")
            if isinstance(kind := act.parameters.get(name), Choice) and "standing" in kind.values
        }
        play_standing = None
        if standing and not standing.keys() & part.settings.keys():
            play_standing = partial(_play_nearest, act, {**part.settings, **standing}, generator, part.mood, person)
        return Piece(
            found[0].seconds,
            act.upper,
            play_nearest,
            act.name in RISING,
            play_standing,
            act.name in FALLING,
            _fights(act),
        )

    def _part(self, text: str, place: int, whole: float) -> tuple[list[Part], Sequence[str]]:
        """The action of a text, as often as it is asked for; none where nothing fits; and what is not as asked.

        Args:
            text: the words.
            place: which action fits them best as a whole.
            whole: how well.
        """
        if found := self._at_once(text, whole):
            return found
        if whole < UNDERSTOOD:
            return [], ()
        action = find_action(self.book.names[place])
        said = settings_said(action, text)
        if base := _posture_said(action, text):
            return [Part(action.name, said.settings, text, whole, base)], said.notes
        parts = [Part(action.name, {**said.settings, **more}, text, whole) for more in said.repeats or ({},)]
        if said.towards and action.family in _AIMED:
            # "Throws a rock to the right": it goes ahead of who turns there first.
            settings = (
                said.settings if _HAND_NAMED.search(text) else {k: v for k, v in said.settings.items() if k != "side"}
            )
            parts = [
                Part("turn", {"side": said.towards}, text, whole),
                *(replace(part, settings={**settings}) for part in parts),
            ]
        return parts, said.notes

    def _mood(self, part: Part, of_subject: str) -> str:
        """The mood that the words of a part or of its subject name; none where it is what the action is about."""
        mood = mood_said(part.text) or of_subject
        known = {word for name in (part.action, part.base) for word in self.book.words_of(name)}
        return "" if not known.isdisjoint(stems(" ".join(WORDS.get(mood, ())))) else mood

    def _at_once(self, text: str, whole: float) -> tuple[list[Part], Sequence[str]] | None:
        """Arms and head doing one thing while the body does another, where a text is rather that than one action.

        Args:
            text: the words.
            whole: how well an action fits all of them.
        """
        for pattern, either_first, worth in ((_AT_ONCE, True, -0.05), (_WITH, False, 0.02)):
            halves = [half for half in pattern.split(text, maxsplit=1) if half]
            if len(halves) != 2 or (pattern is _WITH and set(stems(halves[1])) <= _HANDS):
                continue
            rows = self._likeness(halves)
            fit = float(rows.max(axis=1).mean())
            best = [find_action(self.book.names[int(row.argmax())]) for row in rows]
            if pattern is _WITH and (rows[1].max() < POSED or self.book.names[int(rows[1].argmax())] not in _POSES):
                continue
            for below, above in ((0, 1), (1, 0))[: 2 if either_first else 1]:
                base, action = best[below], best[above]
                if pattern is _WITH and (
                    not {"hand", "hands"}.isdisjoint(stems(base.name)) or _holds_arms(base, halves[above])
                ):
                    # "Runs with the arms behind": that action says itself what the arms do.
                    continue
                known = base.name in BASE_OF or (goes_below(base) and rows.max(axis=1).min() > LEAVE_OUT)
                if known and goes_above(action) and fit > whole + worth:
                    if base.name == "stand still":
                        # Who stands does nothing else.
                        said = settings_said(action, text)
                        return [Part(action.name, said.settings, text, fit)], said.notes
                    said, carried = settings_said(action, halves[above]), settings_said(base, halves[below])
                    part = Part(action.name, said.settings, text, fit, **_below(base.name, carried.settings))
                    return [part], (*carried.notes, *said.notes)
        return None


def _fights(action: Action) -> bool:
    """Whether an action is one of a fight."""
    return action.leaf[0] == "game"


def _one_sided(parts: Sequence[Part], generator: np.random.Generator) -> tuple[Part, ...]:
    """The parts, all with the same main side where none is said: nobody changes the sword hand between two blows."""
    told = [part for part in parts if "side" in part.settings and not part.base]
    said = {_main_side(part.action, part.settings["side"]) for part in told}
    side = said.pop() if len(said) == 1 else SIDES[int(generator.random() < 0.7)]
    return tuple(
        replace(part, settings={**part.settings, "side": _main_side(part.action, side)})
        if "side" in find_action(part.action).parameters and "side" not in part.settings
        else part
        for part in parts
    )


def _main_side(action: str, side: str) -> str:
    """The side of the stronger hand of who does an action with a side, and the other way round: one jabs with the
    weaker hand, which is in front.
    """
    return OTHER[side] if action == "jab" else side


def _holds_arms(action: Action, text: str) -> bool:
    """Whether an action can hold its arms as a text says by itself."""
    return not {"arms", "hands", "fists"}.isdisjoint(settings_said(action, text).settings)


def _posture_said(action: Action, text: str) -> str:
    """The base for arms and head that do something sitting or kneeling, where the action has no such posture itself."""
    known = {value for kind in action.parameters.values() if isinstance(kind, Choice) for value in kind.values}
    if not goes_above(action):
        return ""
    words = set(stems(action.name))
    if _SEATED.search(text) and "sit" not in words:
        return "" if known & {"sitting", "seated", "chair"} else "sit"
    return "kneel" if _ON_KNEES.search(text) and "kneel" not in words and "kneeling" not in known else ""


def _carries(below: Part, above: Part, *, adds: bool) -> bool:
    """Whether the second of two actions, between which no "then" is, is done by arms and head during the first.

    Args:
        below: the first.
        above: the second.
        adds: it is said in passing: "jumps, clapping".
    """
    if below.base or not goes_above(find_action(above.action)):
        return False
    # A body that travels has its hands free.
    return below.action in _TRAVELS or (adds and goes_below(find_action(below.action)))


def _below(action: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    """What a part says of the action below it."""
    return {"base": BASE_OF[action]} if action in BASE_OF else {"base": action, "base_settings": settings}


def _seated(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts; what can be done sitting is, after somebody sat down."""
    sits = False
    for part in parts:
        kinds = find_action(part.action).parameters
        free = [
            name
            for name, kind in kinds.items()
            if isinstance(kind, Choice) and "sitting" in kind.values and name not in part.settings
        ]
        yield replace(part, settings={**part.settings, **dict.fromkeys(free, "sitting")}) if sits else part
        sits = part.action in SITS or (sits and bool(free or find_action(part.action).upper))


def _play_nearest(
    act: Action,
    settings: Mapping[str, Any],
    generator: np.random.Generator,
    mood: str,
    person: Mood,
    num_frames: int | None,
) -> MotionClip:
    """The draw of an action that comes nearest to a length, played so long."""
    take = nearest(_takes(act, settings, generator), None if num_frames is None else num_frames / FPS)
    return felt(take, mood, person).play(num_frames)


def _takes(act: Action, settings: Mapping[str, Any], generator: np.random.Generator) -> list[Take]:
    """Draws of an action; where what the words fix cannot be played together, with its side only."""
    try:
        return takes(act, settings, generator)
    except ScoreError:
        return takes(act, {name: value for name, value in settings.items() if name == "side"}, generator)


@dataclass(frozen=True)
class _Chunk:
    """Words between two joints.

    Attributes:
        text: the words.
        hard: they begin at a word of time such as "then".
        adds: they seem to say more of what is done already.
        meant: the words with what "it" is, as the chunk before names it.
    """

    text: str
    hard: bool
    adds: bool
    meant: str = ""


def _chunks(text: str, book: PhraseBook) -> list[_Chunk]:
    found: list[_Chunk] = []
    for piece in pieces_in_time(text):
        for place, part in enumerate(part for part in _SOFT.split(piece) if part):
            words = stems(part)
            if not without_mood(part) or (found and _NEARLY.match(part)):
                # "Exhausted, he sits down": how, and no action.
                continue
            bare = set(words) <= _BARE
            # "Raises the left hand, then the right" and "walks, arms hanging" are one action each.
            acts = any(word in book.verbs for word in words[:2])
            # "..., layup": a noun that names an action, first or last of a few words.
            ends = {*words[:1], *words[-1:]}
            acts = acts or (len(words) <= 3 and not _DOING.match(part) and not ends.isdisjoint(book.titles))
            acts = acts and not _LIMB.match(part) and not _COUNTS.match(part)
            bare = bare or bool(place and _REMARK.match(part))
            if not found and bare and " " not in part and "," in text:
                # "Defeated, he falls to his knees": of what follows.
                continue
            if found and (bare or (place and not acts)):
                joint = " and " if place else " then "
                found[-1] = replace(found[-1], text=f"{found[-1].text}{joint}{part}")
                continue
            # "Casts a spell, thrusting both palms forward": more of the same, rather.
            before = found[-1].text if found and place else ""
            adds = bool(before and _DOING.match(part) and not (_DOING.match(before) or _IS_DOING.search(before)))
            thing = _THING.search(found[-1].text) if found and _DONE_TO_IT.fullmatch(part) else None
            meant = _IT.sub(thing.group(), part) if thing else ""
            found.append(_Chunk(part, hard=not place, adds=adds, meant=meant))
    return found or [_Chunk(text, hard=True, adds=False)]


def _joined(chunks: Sequence[_Chunk]) -> str:
    return " and ".join([chunks[0].meant or chunks[0].text, *(chunk.text for chunk in chunks[1:])])
