"""What a sentence says and its arrangement does not do, or does as something else: notes, found word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

from kinoflow.arranging.chunks import is_named
from kinoflow.arranging.ends import GETS_UP, STILL, after, begins, cost
from kinoflow.arranging.parts import Part
from kinoflow.arranging.phrases import PhraseBook
from kinoflow.authoring.action import find_action
from kinoflow.authoring.postures import KNEELING, LYING, ON_FLOOR, RISING, SITTING, SQUATTING, UPRIGHT
from kinoflow.language.held import place_named
from kinoflow.language.posing import seconds_held
from kinoflow.language.sides import SIDES
from kinoflow.language.tables import table, words
from kinoflow.language.telling import without_asides
from kinoflow.language.words import HOW_OFTEN, NUMBER_OF, NUMBERS, stem, stems

DOUBTED, UNLIKELY = 0.75, 0.67
"""An action that fits worse than the first is told where it knows little of the words, than the second in any case,"""
NAMED_ANYWAY = 0.6
"""and where its own name is said, only one that fits worse than this."""
LITTLE_KNOWN, MUCH_KNOWN = 0.5, 0.75
"""Shares of the telling words of a clause, the rare ones counting more."""
NEARLY_ALL_KNOWN = 0.85
FITS, FITS_WELL = 0.88, 0.95
"""An action whose name adds something that nobody said is told unless it fits better: one of which most of the name is
unsaid, and one of which nothing is said."""
MOSTLY_UNSAID, NEARLY_ALL = 0.5, 0.99
OTHER_THING = 0.4
"""The same of one that does what is said to a thing of which it knows nothing."""
NEW_WORD = 3.0
"""How rare a word is taken to be that no phrase has."""
NEVER = "not done: "
"""How a note on something that is left out begins."""

_LOOSE = frozenset(["reach", "go", "gesture", "hold", "put"])
"""Ideas of the probes whose verbs are not the same thing."""
_LIGHT = frozenset(stem(word) for word in (*words("no action"), *words("light verbs")))
"""Verbs that tell nothing by themselves."""
_HAVING = frozenset(stem(word) for word in ("holds", "keeps", "carries", "has", "takes", "brings"))
_WAY_IN, _DETERMINERS, _PRONOUNS = words("before a clause"), words("determiners"), words("pronouns")
_AUXILIARIES = frozenset(["is", "are", "was", "s", "re", "be", "being"])
_PASSED_OVER = frozenset((*stems(" ".join(words("how"))), *(number for number in NUMBERS if number))) | frozenset(
    stems("up down left right forward backward again back hand hands both other around round out in off over s re")
)
"""Stems that tell no deed from another."""
_ADDS_NOTHING = frozenset(
    stems("breath upright low something somebody downward balance combo floor keyboard fork knife bed tired war chair")
)
"""Words of names of actions that add nothing to be seen."""
_ING = (
    r"(?<!\bthe)(?<!\bhis)(?<!\bher)(?<!\btheir)(?<!\ba)(?<!\ban)(?<!\bis)(?<!\bare)(?<!\bto)(?<!\bof)(?<!\bwith)"
    r"(?<!\barm)(?<!\barms)(?<!\bhand)(?<!\bhands)(?<!\bfoot)(?<!\bfeet)(?<!\bleg)(?<!\blegs)(?<!\bhead)"
    r"(?<!\bshoulders)(?<!\bfists)(?<!\beyes)(?<!\bfor)(?<!\bin)(?<!\bon)(?<!\bby)(?<!man)(?<!guy)(?<!one)(?<!body)(?<!person)(?<!around)"
    r" (?=(?!(?:some|any|no|every)?thing\b|during\b|standing still|doing\b|resting\b|hanging\b)[a-z]{2,}ing\b)"
)
_CLAUSES = re.compile(rf"\s*(?:,(?: and\b)?|[.;:]|\band\b|\bthen\b|\bwhile\b|{_ING})\s*")
_TOKEN = re.compile(r"[a-z']+(?:-[a-z]+)*")
_LIMBS = (
    r"(?:arms?|hands?|fists?|palms?|elbows?|shoulders?|stomach|belly|chest|head|knees?|hips?|face|back|legs?|feet"
    r"|heels?|toes|thighs?)"
)
_LIMB = re.compile(rf"\b{_LIMBS}\b")
_HOW_OFTEN = re.compile(rf"(?:x ?)?\d|(?:{'|'.join(sorted({*NUMBER_OF, *HOW_OFTEN}))})\b")
_PREPOSITION = re.compile(r"\b(?:from|off|out|on|onto|in|into|to|with|at|under|over|by|of|around|towards?|for)\b")
_GOES_ON = re.compile(r"(?:(?:he|she|they) )?(?:goes|carries|keeps|moves) (?:on|going)\b")
_WHERE = re.compile(
    r"\b(?:in|into|on|onto|with|off|out of) (?:(?:an?|the|his|her|their|its|two|both) )?(?:\w+ )?(?P<noun>\w+)"
    r"(?=$|[,.;]| (?:and|or|in|on|onto|at|to|of|while|with|from|as|then|by|for)\b)"
)
_PLACES_OF_NOTHING = frozenset(stem(word) for word in words("places of nothing"))
"""Where and with what everything may be done."""
_POSTURES = {
    stem(verb): postures
    for verbs, postures in (
        ("kneels kneeling", (KNEELING,)),
        ("sits sitting seated sat", (SITTING, ON_FLOOR)),
        ("lies lying laying", LYING),
        ("squats crouches ducks", (SQUATTING,)),
        ("stands", tuple(UPRIGHT)),
    )
    for verb in verbs.split()
}
_CIRCLING = re.compile(
    r"\bin (?:an? )?(?:\w+ )?(?P<way>circles?|squares?|zig-?zags?|spirals?|figure (?:eight|8))\b"
    r"(?! with (?:the|his|her))"
)


_STEPS = re.compile(
    rf"\b(?:\d+|{'|'.join(sorted(NUMBER_OF))}) (?:(?:small|big|short|long|quick|slow) )?(?:steps|strides)\b"
)
_WITH_A_HAND = re.compile(
    r"\bwith (?:the|his|her|their) (?P<side>left|right) (?:hand|arm|foot|leg)(?=$|[,.;]| (?:and|then|while)\b)"
)
_TO_A_SIDE = re.compile(
    r"\b(?:to|towards?|on|onto) (?:the|his|her|their) (?P<side>left|right)(?: side)?"
    r"(?=$|[,.;]| (?:and|then|while|with|in|at|to|for|again|as)\b)"
)
_ONLY_A_SIDE = re.compile(r"(?:to|towards) (?:(?:the|his|her) )?(?:left|right)(?: (?:\w+ times|once|twice))?(?: each)?")
_STOPS = re.compile(r"(?:(?:he|she|they) )?(?:stops?|halts?|comes? to (?:a |an )?(?:stop|halt|standstill))(?: \w+ly)?")
_HANDS = frozenset(stems("hands arms fists"))
_LOW = {SITTING: "sitting", KNEELING: "kneeling", ON_FLOOR: "sitting on the floor", **dict.fromkeys(LYING, "lying")}
_RISES = re.compile(r"\b(?:stand|get|ris|jump|leap|spring|hop|straighten|dash|run|walk)(?:s|es|e|ing|ting)?\b|\bup\b")
"""Words of somebody who does not stay down."""
_SMALL_STEPS = re.compile(
    r"\b(?:in|with) (?:(?:very|short|small|big|long|quick|slow|heavy|wide|tiny|tripping|little|hard|short)[ ,]*)+"
    r"(?:steps|strides)\b"
)
_MADE_BY_ANY_VERB = frozenset(stem(word) for word in words("deeds of many verbs"))
"""Words of names of actions that are done under many verbs: who pours wine or walks off may "turn"."""
_PACES = {"slowly": "slow", "quickly": "fast", "fast": "fast"}
_SITS_UP = re.compile(r"\b(?:sits|sit|sitting) up\b")
_OWN_LIMB = re.compile(rf"\b(?:his|her|their) ({_LIMBS})\b")
_MOVES_LIKE = re.compile(
    r"\b(?:walk|run|mov|danc|crawl|jump|hop|skip|stand|sit)(?:s|es|ing|e)? (?:around |about )?"
    r"(?P<like>like an? (?P<who>\w+))"
)
_SOMEBODY = re.compile(r"^(?:a|the) person (?:is )?")


class _Clause(NamedTuple):
    """A stretch of a sentence with one verb.

    Attributes:
        text: the words.
        verb: the stem of the verb.
        telling: stems that tell what is done.
    """

    text: str
    verb: str
    telling: tuple[str, ...]


class Unheard:
    """Finds what a text says and an arrangement does not do.

    Args:
        book: ways of saying every action.
    """

    def __init__(self, book: PhraseBook) -> None:
        self.book = book

    def notes(self, text: str, parts: Sequence[Part], notes: Sequence[str], heard: Sequence[str] = ()) -> list[str]:
        """The notes that are true, and those that are lacking: what is not done, and what is done as something else.

        Args:
            text: the `told` text, without what only faces do.
            parts: what it is read as.
            notes: what is told already.
            heard: words of limbs that are held so.
        """
        known = frozenset(word for part in parts for word in self._known(part))
        kept = [note for note in notes if not (note.startswith(NEVER) and self._is_done(note[len(NEVER) :], known))]
        if len(parts) > 1:
            # Who stops before something else does so anyway.
            kept = [note for note in kept if not _STOPS.fullmatch(note.removeprefix(NEVER))]
        found = [note for part in {part.text: part for part in parts}.values() for note in self._of_part(part, known)]
        found += [note for note in self._of_sides(parts) if not _is_of_what_is_told(note, parts, [*kept, *found])]
        found += self._of_postures(parts)
        found += self._of_places(text, known, [*kept, *found])
        found += self._of_rest(text, parts, known, [*kept, *found, *heard])
        return list(dict.fromkeys([*kept, *found]))

    def _known(self, part: Part) -> set[str]:
        """Stems of all that is said of what a part does."""
        found = set(stems(str(part)))
        for name in (part.action, part.base, part.also):
            found |= {*self.book.words_of(name), *stems(name)}
        return found

    def _unknown(self, clause: _Clause, known: Set[str]) -> str:
        """The words of a clause without what is done of it: "humming with the hands in the pockets" only hums."""
        first, joint, rest = clause.text.partition(" with ")
        done = joint and all(_is_known(word, known) for word in self._telling(rest))
        return first if done else clause.text

    def _share(self, telling: Iterable[str], known: Set[str]) -> float:
        """The share of some stems that is known, or means what is known."""
        return self.book.share([*telling], {word for word in telling if _is_known(word, known)}, NEW_WORD)

    def _is_done(self, said: str, known: Set[str]) -> bool:
        """Whether what is told as left out is done all the same by an action that is taken."""
        if said.startswith("no "):
            # "No rest": nothing that anybody does.
            return True
        if said.startswith("with "):
            return False
        clauses = [self._clause(text) for text in _CLAUSES.split(said) if text and not _HOW_OFTEN.match(text)]
        return bool(clauses) and all(
            clause is not None
            and clause.verb not in _LIGHT
            and clause.verb in self._verbs
            and _is_known(clause.verb, known)
            and all(_is_known(word, known) for word in _before_places(clause))
            for clause in clauses
        )

    def _of_part(self, part: Part, everything: Set[str]) -> Iterator[str]:
        """Notes on the words that ask for one action: whether it is another one, and what of them it has not."""
        ways = list(self._of_way(part))
        yield from ways
        if part.pose or part.action == STILL:
            return
        known = self._known(part)
        texts = [text for text in _CLAUSES.split(without_asides(part.text)) if text]
        clauses = [(place, clause) for place, text in enumerate(texts) if (clause := self._clause(text))]
        if texts and not (clauses and (not clauses[0][0] or any(_is_known(one.verb, known) for _, one in clauses))):
            # "Stage dive": no verb that could be another one.
            clauses = [(0, _Clause(texts[0], "", self._telling(texts[0]))), *clauses]
        held = begins(part.action, part.settings)
        has_one = any(_is_known(clause.verb, known) and clause.verb not in _LIGHT for _, clause in clauses)
        for place, clause in clauses:
            limbs = bool(place and part.holds and _LIMB.search(clause.text))
            if part.base or limbs or (part.action not in RISING and held in _POSTURES.get(clause.verb, ())):
                continue
            if place:
                if self._is_lacking(clause, everything) and not _STOPS.fullmatch(clause.text):
                    yield _left_out(self._unknown(clause, everything))
            elif self._is_another(part, clause, known, everything, bool(ways)):
                yield _left_out(clause.text) if has_one and not _is_known(clause.verb, known) else _taken(clause, part)

    def _is_lacking(self, clause: _Clause, everything: Set[str]) -> bool:
        """Whether nothing of a clause is done that says what is done besides."""
        if clause.verb in _LIGHT and clause.text.endswith("ing", 0, clause.text.find(" ")):
            # "Holding an egg": what is held tells.
            things = [word for word in clause.telling if word != clause.verb]
            return bool(things) and clause.verb in _HAVING and self._share(things, everything) == 0.0
        if clause.verb in _LIGHT or _is_known(clause.verb, everything):
            return False
        return self._share(clause.telling, everything) < MUCH_KNOWN

    def _is_another(self, part: Part, clause: _Clause, known: Set[str], everything: Set[str], ways_told: bool) -> bool:
        """Whether the action of a part is another one than its first clause asks for.

        Args:
            part: with the action.
            clause: the first one of its text.
            known: stems of all that is said of what the part does.
            everything: the same of all parts.
            ways_told: its way is told to be another one already.
        """
        said, share = set(stems(part.text)), self._share(clause.telling, everything)
        unsaid = self._unsaid(part.action, said)
        if part.action in RISING:
            return bool(_SITS_UP.search(clause.text)) or not (_is_known(clause.verb, known) or clause.verb in _LIGHT)
        if clause.verb and not (_is_known(clause.verb, known) or clause.verb in _LIGHT):
            whole = all(any(_is_akin(word, one) for one in stems(clause.text)) for word in stems(part.action))
            named = whole or (not unsaid and part.likeness >= DOUBTED)
            return not named and not (share >= NEARLY_ALL_KNOWN and part.likeness >= UNLIKELY)
        if self._does_otherwise(part, clause, said, share):
            return True
        if ways_told or any(clause.verb in stems(str(value)) for value in part.settings.values()):
            return False
        alike = bool(clause.verb) and self._is_lookalike(part, unsaid, clause, known, said)
        return alike or self._is_doubted(part, unsaid, share)

    def _does_otherwise(self, part: Part, clause: _Clause, said: Set[str], share: float) -> bool:
        """Whether an action is called by another verb than a clause has: who "swings the arms" waves with no hand."""
        fits = FITS if share >= NEARLY_ALL_KNOWN else FITS_WELL
        if part.likeness >= fits or not clause.verb or clause.verb in _LIGHT | _PASSED_OVER:
            return False
        if any(clause.verb in stems(str(value)) for value in part.settings.values()):
            return False
        name = _telling_name(part.action)
        if any(word in clause.telling and (word in _things() or word not in self._verbs) for word in name):
            # "Hits the cymbal" crashes the cymbals, and who walks up the stairs climbs them.
            return False
        own = [word for word in name if word in self._verbs - _things() - _MADE_BY_ANY_VERB]
        akin = any(_is_akin(word, one) or _is_akin(one, word) or one in word for word in own for one in said)
        return bool(own) and not akin

    def _is_doubted(self, part: Part, unsaid: float, share: float) -> bool:
        """Whether an action hardly fits."""
        doubted = part.likeness < UNLIKELY or (part.likeness < DOUBTED and share < LITTLE_KNOWN)
        return part.likeness < NAMED_ANYWAY or (unsaid > 0 and doubted)

    def _is_lookalike(self, part: Part, unsaid: float, clause: _Clause, known: Set[str], said: Set[str]) -> bool:
        """Whether an action is one of the same verb with another thing: "plays" is no guitar, "burns" no fire."""
        if (unsaid > NEARLY_ALL and part.likeness < FITS_WELL) or (unsaid > MOSTLY_UNSAID and part.likeness < FITS):
            return any(self._adds(word, said) for word in stems(part.action))
        things = [word for word in clause.telling if word != clause.verb and word not in self._verbs]
        things += [word for word in stems(" ".join(_OWN_LIMB.findall(clause.text))) if word not in _PASSED_OVER]
        foreign = bool(clause.verb and things) and not any(_is_known(word, known) for word in things)
        limb = foreign and bool(_OWN_LIMB.search(clause.text))
        return foreign and part.likeness < FITS and (limb or unsaid > OTHER_THING)

    def _adds(self, word: str, said: Set[str]) -> bool:
        """Whether a word of an action's name is something that a text has not."""
        thing = word in _things() or (word not in self._verbs and word not in _PASSED_OVER | _LIGHT | _ADDS_NOTHING)
        return thing and not any(_is_akin(word, other) or word in other for other in said)

    def _unsaid(self, action: str, said: Set[str]) -> float:
        """The share of an action's name that a text has not, the rare words counting more."""
        name = _telling_name(action)
        has = [word for word in name if any(_is_akin(word, one) for one in said)]
        return 1.0 - self.book.share(name, has, NEW_WORD)

    def _of_way(self, part: Part) -> Iterator[str]:
        """Notes on steps, pace and the shape of a way that the words ask for and the action has not."""
        often = _STEPS.search(part.text)
        if (
            often
            and part.metres is None
            and part.steps is None
            and not any(isinstance(value, int) for value in part.settings.values())
        ):
            yield f"{part.action}: not {often.group()}"
        small = _SMALL_STEPS.search(part.text)
        if (
            small
            and "pace" not in part.settings
            and not set(stems(small.group())) - {"step", "strid"} <= self._known(part)
        ):
            yield f"{part.action}: not {small.group()}"
        paces = {pace: word for word, pace in _PACES.items() if word in _TOKEN.findall(part.text)}
        if paces and "tempo" not in part.settings and paces.keys().isdisjoint(self._known(part)):
            yield f"{part.action}: not {' or '.join(paces.values())}"
        found = _CIRCLING.search(part.text)
        if found is None or (find_action(part.base or part.action).leaf[0] != "locomotion" and not part.base):
            return
        if not set(stems(found["way"])) <= set(stems(str(part))):
            yield f"{part.action}: not {found.group()}"

    @staticmethod
    def _of_sides(parts: Sequence[Part]) -> Iterator[str]:
        """Notes on a hand or a foot with which something is to be done and is not, and on a side that nothing has."""
        for part in parts:
            done = [str(one).removeprefix(one.action) for one in parts if one.text == part.text]
            with_a_hand = _WITH_A_HAND.search(part.text)
            if with_a_hand and not any(with_a_hand["side"] in one for one in done):
                yield f"{part.action}: not {with_a_hand.group()}"
                continue
            sides = [side for side in SIDES if side in _TOKEN.findall(part.text)]
            there = _TO_A_SIDE.search(part.text)
            if (
                there
                and len(sides) == 1
                and not (part.pose or any(side in str(one) for one in parts for side in SIDES))
            ):
                yield f"{part.action}: not {there.group()}"

    @staticmethod
    def _of_postures(parts: Sequence[Part]) -> Iterator[str]:
        """Notes on what somebody is to do who sits, kneels or lies, and who gets up for it, though nothing says so."""
        here, said = "", frozenset[str]()
        for part in parts:
            down = here in _LOW and any(here in _POSTURES.get(word, ()) for word in said)
            unasked = down and not part.base and cost(part.action, here) == GETS_UP
            if unasked and find_action(part.action).leaf[0] != "locomotion" and not _RISES.search(part.text):
                yield f"{part.action}: not {_LOW[here]}"
            done, settings = (part.base, part.base_settings) if part.base else (part.action, part.settings)
            here, said = after(done, settings, here), said.union(stems(part.text))

    def _of_places(self, text: str, known: Set[str], told: Sequence[str]) -> Iterator[str]:
        """Notes on where and with what something is done, that an action of another name is about: "into a split"."""
        for like in _MOVES_LIKE.finditer(text):
            if not (_is_known(stem(like["who"]), known) or any(like["who"] in note for note in told)):
                yield f"{NEVER}{like['like']}"
        for where in _WHERE.finditer(without_asides(text)):
            noun = stem(where["noun"])
            held = place_named("hand", where.group())
            if held and set(stems(held)) <= known:
                # "On the heart" is on the chest.
                continue
            telling = noun in self.book.name_words and noun not in _PLACES_OF_NOTHING | _PASSED_OVER
            done = noun in _HANDS and not _HANDS.isdisjoint(known)
            done = done or any(noun == one or (len(one) > 3 and (noun in one or one in noun)) for one in known)
            if telling and not (done or any(where["noun"] in note for note in told)):
                yield f"{NEVER}{where.group()}"

    def _of_rest(self, text: str, parts: Sequence[Part], known: Set[str], told: Sequence[str]) -> Iterator[str]:
        """Notes on verbs that went into no action at all: "freezes"."""
        have = set(stems(" ".join([*(part.text for part in parts), *told])))
        held = any(part.held_s or "seconds" in part.settings for part in parts)
        for said in _CLAUSES.split(without_asides(text)):
            clause = self._clause(said) if said else None
            if (held and seconds_held(said)) or (_STOPS.fullmatch(said.strip(" .")) and len(parts) > 1):
                # Who stops before something else does so anyway.
                continue
            if (
                clause is None
                or _ONLY_A_SIDE.fullmatch(clause.text)
                or clause.verb in have
                or clause.verb in _LIGHT
                or _is_known(clause.verb, known)
            ):
                continue
            yield _left_out(clause.text)

    def _clause(self, text: str) -> _Clause | None:
        """A clause with its verb; None where it has none."""
        if _HOW_OFTEN.match(text) or _GOES_ON.match(text):
            return None
        tokens = _TOKEN.findall(text)
        place = _place_of_verb(tokens, self._verbs)
        if place is None:
            return None
        return _Clause(text.strip(), stem(tokens[place]), self._telling(" ".join(tokens[place:])))

    @staticmethod
    def _telling(text: str) -> tuple[str, ...]:
        """Stems that tell what is done."""
        return tuple(word for word in stems(text) if word not in _PASSED_OVER and not word.isdigit())

    @property
    def _verbs(self) -> frozenset[str]:
        return self.book.verbs | _other_verbs()


def _is_of_what_is_told(note: str, parts: Sequence[Part], told: Sequence[str]) -> bool:
    """Whether a side is that of a clause of which it is told that it is not done at all."""
    action, _, side = note.partition(": not ")
    clauses = [text for part in parts if part.action == action for text in _CLAUSES.split(part.text) if side in text]
    return any(one.startswith(NEVER) and one[len(NEVER) :] in text for one in told for text in clauses)


def _left_out(text: str) -> str:
    return f"{NEVER}{_SOMEBODY.sub('', text)}"


def _telling_name(action: str) -> list[str]:
    """Stems of an action's name that tell it from others."""
    return [word for word in stems(action) if word not in _PASSED_OVER | _LIGHT | _ADDS_NOTHING]


def _taken(clause: _Clause, part: Part) -> str:
    action = "get up" if part.action in RISING else part.action
    return f'"{_SOMEBODY.sub("", clause.text)}": taken as "{action}"'


def _place_of_verb(tokens: Sequence[str], verbs: Set[str]) -> int | None:
    """Which of the words of a clause is its verb; None where it has none."""
    at = 0
    while at < len(tokens) and tokens[at] in _WAY_IN:
        at += 1
    if at < len(tokens) and tokens[at] in _PRONOUNS:
        at += 1
    elif list(tokens[at : at + 2]) in (["a", "person"], ["the", "person"]):
        at += 2
    elif any(_LIMB.fullmatch(token) for token in tokens[at : at + 3]) and not _is_form(tokens[at]):
        # "Arms flat at the sides", "the left arm swinging".
        limb = next(place for place in range(at, at + 3) if _LIMB.fullmatch(tokens[place]))
        return limb + 1 if limb + 1 < len(tokens) and _is_verb(tokens[limb + 1], verbs) else None
    elif at < len(tokens) and (tokens[at] in _DETERMINERS or not _is_form(tokens[at])):
        later = range(at + 1, min(at + 7, len(tokens)))
        found = next((place for place in later if _is_verb(tokens[place], verbs)), None)
        after = at + (2 if tokens[at] in _DETERMINERS else 1)
        if found is not None:
            at = found
        elif after < len(tokens) and _is_form(tokens[after]):
            at = after
        elif tokens[at] in _DETERMINERS or stem(tokens[at]) not in verbs:
            return None
    while at < len(tokens) and (tokens[at] in _AUXILIARIES or tokens[at].endswith("ly")):
        at += 1
    return at if at < len(tokens) else None


_THINGS = frozenset(["something", "anything", "nothing", "everything"])
"""Words that only look like participles."""


def _is_form(word: str) -> bool:
    """Whether a word looks like a verb in the third person, or a participle."""
    if _LIMB.fullmatch(word) or word in _THINGS:
        return False
    return len(word) > 3 and (word.endswith("ing") or (word.endswith("s") and not word.endswith("ss")))


def _is_verb(word: str, verbs: Set[str]) -> bool:
    return word in _AUXILIARIES or (_is_form(word) and (word.endswith("ing") or stem(word) in verbs))


def _before_places(clause: _Clause) -> list[str]:
    """The telling words of a clause before its first preposition."""
    near = re.split(
        r"\b(?:from|off|out|on|onto|in|into|to|with|at|under|over|by|of|around|towards?|for)\b", clause.text
    )
    return [word for word in stems(near[0]) if word in clause.telling]


def _is_akin(word: str, other: str) -> bool:
    """Whether two stems are forms of one word, or mean the same: "lightbulb" and "bulb", "boxer" and "box"."""
    if word == other or is_named(other, word) or is_named(word, other) or other in _alike().get(word, ()):
        return True
    return min(len(word), len(other)) > 2 and (word.startswith(other) or other.startswith(word))


def _is_known(word: str, known: Set[str]) -> bool:
    return word in known or not _alike().get(word, frozenset()).isdisjoint(known)


@cache
def _alike() -> dict[str, frozenset[str]]:
    """Stems, each with those that mean the same."""
    groups = [(name, *others) for name, others in table("alike").items()]
    groups += [verbs for idea, verbs in table("verb_ideas").items() if idea not in _LOOSE]
    found: dict[str, set[str]] = {}
    for group in groups:
        together = {stem(word) for word in group if "_" not in word}
        for word in together:
            found.setdefault(word, set()).update(together)
    return {word: frozenset(others) for word, others in found.items()}


@cache
def _other_verbs() -> frozenset[str]:
    """Stems of verbs that no phrase needs to have."""
    ideas = [verb for verbs in table("verb_ideas").values() for verb in verbs if "_" not in verb]
    return frozenset(stem(verb) for verb in (*ideas, *words("verbs in names"), *_alike()))


@cache
def _things() -> frozenset[str]:
    limbs = ("hand", "hands", "fist", "foot", "leg", "legs", "head", "toe", "heart", "finger")
    return frozenset(stem(word) for word in (*words("objects"), *limbs, "square", "circle"))
