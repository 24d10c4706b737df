"""From a sentence to probes: a small grammar of what people do, robust to how it is said within reason.

A sentence is cut in time at "then", "before", "after" and the like, each piece into parts at "and", "while", commas and
"with"; every part becomes probes through the ideas of its words (`words.py`). Words that no probe asks about are
reported, so that "plays the violin" is never mistaken for something that was checked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kinoflow.language.clauses import pieces_in_time, plain
from kinoflow.language.tables import lines, parted
from kinoflow.measures.probes import words
from kinoflow.measures.probes.clause import Clause, read_clause
from kinoflow.measures.probes.details import Context, context_of, goes_on, is_trusted, read_piece
from kinoflow.measures.probes.probe import Probe, in_order


@dataclass(frozen=True)
class Reading:
    """What the probes can and cannot check of a sentence.

    Attributes:
        sentence: as given.
        probes: what is asked of a clip; empty when the sentence has nothing that a probe knows.
        unread: words of the sentence that no probe asks about, in order.
        ignored: words for objects and places ("a heavy box", "beside the table"), which no skeleton shows.
        details: those of the probes that are about where or how a limb is held or moved.
        part_unread: whether the sentence is about a part of the clip ("throughout") and the probes about all of it.
    """

    sentence: str
    probes: tuple[Probe, ...]
    unread: tuple[str, ...]
    ignored: tuple[str, ...] = ()
    part_unread: bool = False
    details: frozenset[Probe] = frozenset()

    @property
    def complete(self) -> bool:
        """Whether there are probes and no word is left unread."""
        return bool(self.probes) and not self.unread

    def explain(self) -> str:
        """One line for people."""
        if not self.probes:
            return f"no probe answers {self.sentence!r}"
        asked = "; ".join(probe.name for probe in self.probes)
        left = f" (not asked about: {', '.join(self.unread)})" if self.unread else ""
        things = f" (objects are not seen: {', '.join(self.ignored)})" if self.ignored else ""
        return f"{self.sentence!r}: {asked}{left}{things}"


def probes_for(sentence: str) -> list[Probe]:
    """The probes that a clip must pass to do what a sentence says; an empty list when there is none.

    `read_sentence` also says which words are not asked about. Statements, commands, noun phrases and yes/no
    questions are read alike.
    """
    return list(read_sentence(sentence).probes)


def read_sentence(sentence: str) -> Reading:
    """What the probes can check of an English sentence."""
    found: list[Probe] = []
    unread: list[str] = []
    ignored: list[str] = []
    steps: list[list[Probe]] = []
    finer: set[Probe] = set()
    text = _limbs_named(_reworded(plain(sentence)))
    pieces = pieces_in_time(text)
    parts = [_parts(piece) for piece in pieces]
    whole = sum(len(piece) for piece in parts) == 1
    previous, context = Clause(), Context()
    part_unread = False
    for piece, cut in zip(pieces, parts, strict=True):
        step: list[Probe] = []
        missed: list[str] = []
        things: list[str] = []
        trusted, limb_before = True, Context()
        for one in cut:
            part, previous = read_clause(one, previous, whole=whole), previous
            trusted = trusted and is_trusted(one, part.probes) and not goes_on(one, limb_before, part.probes)
            limb_before = context_of(one) if context_of(one).limb else limb_before
            step += part.probes
            missed += part.unread
            things += part.ignored
            previous = part
        in_part = _WHEN.search(piece) and not any(probe.name.startswith(_OF_A_PART) for probe in step)
        if missed or not step or in_part or not trusted or goes_on(piece, context, step):
            details = read_piece(piece, context, _read_alone)
            if details:
                step, missed, things = list(details.probes), [], list(details.ignored)
                finer |= details.finer
            elif in_part and not missed:
                part_unread = True
        else:
            context = context_of(piece)
        steps.append(step)
        found += step
        unread += missed
        ignored += things
    found += _orders(steps)
    return Reading(
        sentence,
        tuple(dict.fromkeys(found)),
        tuple(dict.fromkeys(unread)),
        tuple(dict.fromkeys(ignored)),
        part_unread,
        frozenset(finer),
    )


def _reworded(text: str) -> str:
    """A text in words that clauses and details know: `probe_wordings.txt`, from the first line to the last."""
    for pattern, words_of in _wordings():
        text = pattern.sub(words_of, text)
    if not _MANY_LIMBS.search(text):
        text = _IN_TURN.sub("", text)
    return text


@cache
def _wordings() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = [parted(row) for row in lines("probe_wordings")]
    return tuple(
        (re.compile(pattern), name.replace("(nothing)", "")) for (name,), patterns in rows for pattern in patterns
    )


_MANY_LIMBS = re.compile(r"\b(?:hands|arms|fists|elbows|legs|feet|knees|heels)\b")
_IN_TURN = re.compile(r",? in turn(?= ?[?.]?$)")
_LIMB = re.compile(r"\b(hand|arm|fist|elbow|leg|foot|knee|heel)s?\b")
_OTHER_SIDE = re.compile(
    r"\b(the|his|her|their) (left|right|other)"
    r"(?= (?:one )?(?:ha(?:s|ve) |lowers?|"
    r"moves?|goes|go|stays?|rises?|swings?|hangs?|is|are|holds?|reaches|points?|comes?|strokes?|rests?"
    r"|pushes|pulls|lifts?|bends?|steps?|taps?|circles?|works?)\b)"
)


def _limbs_named(text: str) -> str:
    """A text in which "the left hand is up while the right moves" says whose right: of the limb named last before."""

    def named(match: re.Match[str]) -> str:
        before = _LIMB.findall(text[: match.start()])
        return f"{match[0]} {before[-1]}" if before else match[0]

    return _OTHER_SIDE.sub(named, text)


_WHEN = re.compile(
    r"\b(?:at|in|by|from|until) (?:the (?:very )?)?(?:end|start|beginning|first)\b|\b(?:end|finish)(?:s|es|ing)?\b"
    r"|\b(?:start|begin)s?(?: out| off)?"
    r"(?= (?:in|on|stand|seat|sit|ly|kneel|squat|crouch|with|together|low|upright|bent))"
    r"|\b(?:stay|remain)(?:s|ing)?\b|\bthroughout\b|\b(?:all|whole|entire) (?:the )?time\b|\balways\b"
)
"""Parts of a clip: "stands at the end" is more than "stands"."""


_OF_A_PART = ("ends ", "stays ", "holds ")


def _read_alone(text: str) -> list[Probe] | None:
    """The probes of a clause that is about no detail and no part of the clip; None where a word of it is unread."""
    if _WHEN.search(text):
        return None
    found: list[Probe] = []
    previous = Clause()
    for part in _parts(text):
        clause = read_clause(part, previous, whole=False)
        if clause.unread or not clause.probes:
            return None
        found += clause.probes
        previous = clause
    return found if found and is_trusted(text, found) else None


_JOINT = re.compile(r",|\band\b|\bwhile\b|\bas\b|\bwith\b|\buntil\b|\bin order\b")


def _parts(piece: str) -> list[str]:
    """Parts of a piece that happen together; phrases are replaced by single words first."""
    for pattern, word in words.PHRASES:
        piece = pattern.sub(word, piece)
    piece = re.sub(r"\b(with|using) (?=(?:\w+ ){0,3}(?:hands?|arms?|fists?|legs?|feet|foot|knees?)\b)", r"~\1 ", piece)
    cut = [part.strip() for part in _JOINT.split(piece.replace("~with", "~").replace("~using", "~"))]
    return [part for whole in cut if whole for part in _instruments(whole)]


def _instruments(part: str) -> list[str]:
    """Two parts for "walks ~ the left hand raised", one for "waves ~ the left hand"."""
    before, mark, after = part.partition("~")
    if not mark:
        return [part]
    ideas = {words.VERB_OF[word][0] for word in before.split() if word in words.VERB_OF}
    tells = {word for word in after.split() if word in words.VERB_OF or word in words.UP_WORDS}
    own = bool(tells) and not ideas & {"wave", "raise", "reach", "punch", "kick", "strike", "clap"}
    return [before.strip(), after.strip()] if own and before.strip() else [f"{before} {after}".strip()]


def _orders(steps: list[list[Probe]]) -> list[Probe]:
    """One probe of order between each two neighbouring pieces of time, of the first thing in each that has a time."""
    timed = [next((probe for probe in step if probe.events), None) for step in steps]
    known = [probe for probe in timed if probe is not None]
    return [in_order(first, second) for first, second in pairwise(known)]
