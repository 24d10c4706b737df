"""Questions about details: where a hand is, what a foot does, how head and trunk are held, when, and what at once.

A piece of a sentence is cut into clauses, each of which is read as items (`items.py`) and these as probes
(`limb_statements.py`). A clause counts as read only if every word of it was; a clause without a limb goes on with the
one before ("... and then comes down").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kinoflow.language.sides import SIDES
from kinoflow.measures.probes.items import find_limb, limb_of, patterns, read_items
from kinoflow.measures.probes.limb_statements import read_statement
from kinoflow.measures.probes.moments import at_the_same_time, in_part
from kinoflow.measures.probes.probe import Probe

_CUT = re.compile(r",|\b(?:and(?! (?:down|up|fro|forth|again|over|knees|feet|legs|head|both knees|both feet|sinks?"
                  r"|falls?|lowers?|rises?|above|back)\b)|while|as|with(?!out)|during|when)\b")  # fmt: skip
_STRAIGHTENS = re.compile(r"^straightens?(?: out| again)*$")
_OVERLAP = re.compile(r"\b(?:while|as|with|during|when)\b")
_COMPARED = re.compile(
    r"\bas (?:if |though )?(?:on|from|into|in|to|round|around|with|holding|by|a|an|against) [a-z ]+?(?=,|$| while| and)"
)


@dataclass
class Context:
    """The limb that a clause without one goes on with."""

    limb: str = ""
    side: str = ""


def read_piece(piece: str, context: Context, plain_reading: Callable[[str], list[Probe] | None]) -> Details | None:
    """The probes of a piece of a sentence, or None where some word of it is not understood.

    Args:
        piece: in lower case, without quotes.
        context: the limb of the piece before; becomes that of this one.
        plain_reading: reads a clause that is about no detail, to probes or to None.
    """
    limb, side = context.limb, context.side
    probes: list[Probe] = []
    finer: list[Probe] = []
    ignored: list[str] = []
    last: list[Probe] = []
    text, compared = _without_comparisons(_WITH_HAND.sub(r"\2 \1", piece))
    ignored += compared
    last_when = ""
    held = re.match(r"(?:is|are)\b", piece) is not None
    for clause_text, joint in _clauses(text):
        if limb in ("hand", "leg", "knee"):
            clause_text = re.sub(r"^(?:(?:does|do|is|are) )?(?:it|they)\b", "", clause_text).strip()
            # "A knee bends and straightens" says nothing of the body.
            clause_text = _STRAIGHTENS.sub(_straight(limb, side), clause_text)
        own = plain_reading(clause_text)
        if own is not None and not _says_who(clause_text) and limb in ("hand", "leg", "knee"):
            # "... and come back quickly" goes on with the hand.
            own = None if goes_on(clause_text, Context(limb, side), own) else own
        when, of_limbs = "", False
        if own is None:
            clause = read_items(clause_text)
            rest = [item for item in clause.items if item.kind not in ("quiet", "when") and item.value != "hold"]
            when = next((item.value for item in clause.items if item.kind == "when" and item.value != "some"), "")
            if when and (not rest or clause.unread or any(item.value == "turn" for item in rest)):
                stripped = _without_when(clause_text)
                own = plain_reading(stripped) if stripped else None
            if own is None and when == "there" and not rest and last and not clause.unread:
                own = last[-1:]
            if own is None:
                if clause.unread:
                    return None
                if any(item.value == "stay" for item in clause.items) and not when and "hand" not in clause_text:
                    when = "all"
                find_limb(clause, limb, side)
                clause.text = clause_text
                if when == "end" and clause.limb == "hand" and re.search(r"\bfinish", clause_text):
                    when = ""  # of what the hand does, not of the clip
                own, of_limbs = read_statement(clause), True
                if own is None:
                    return None
                limb, side = clause.limb, clause.side
                ignored += clause.ignored
        else:
            limb, side = limb_of(clause_text)
        timed = [in_part(probe, when) for probe in own]
        if any(probe is None for probe in timed):
            return None
        own = [probe for probe in timed if probe is not None]
        probes += own
        finer += own if of_limbs else []
        # "Is a knee bent and the other leg straight" is so at once.
        if last and (_OVERLAP.fullmatch(joint) or (joint == "and" and held and not when and not last_when)):
            pair = [next((p for p in some if p.events), None) for some in (last, own)]
            if pair[0] is not None and pair[1] is not None:
                probes.append(at_the_same_time(pair[0], pair[1]))
        last, last_when = own or last, when
    context.limb, context.side = limb, side
    return Details(tuple(dict.fromkeys(probes)), tuple(dict.fromkeys(ignored)), frozenset(finer)) if probes else None


@dataclass(frozen=True)
class Details:
    """What a piece was read as: the probes, words for things that no skeleton shows, and which probes are details."""

    probes: tuple[Probe, ...]
    ignored: tuple[str, ...]
    finer: frozenset[Probe]


def goes_on(text: str, context: Context, probes: Sequence[Probe]) -> bool:
    """Whether a simple reading takes for the body what goes on with a hand or a foot: "... and then moves forward"."""
    could_be = bool(probes) and all(probe.name.startswith(("moves ", "goes ", "fast ", "slow ")) for probe in probes)
    return could_be and context.limb in ("hand", "leg", "knee") and not _says_who(text)


def _straight(limb: str, side: str) -> str:
    """That a limb is straight, in words that are read."""
    noun = "arm" if limb == "hand" else "leg"
    return f"both {noun}s are straight" if side == "both" else f"the {side if side in SIDES else ''} {noun} is straight"


def _says_who(text: str) -> bool:
    return any(item.kind == "limb" for item in read_items(text).items)


def _without_comparisons(text: str) -> tuple[str, list[str]]:
    found = [match.group(0) for match in _COMPARED.finditer(text)]
    return re.sub(r"\s+", " ", _COMPARED.sub("", text)).strip(" ,"), found


def _without_when(text: str) -> str:
    for pattern, kind, _ in patterns():
        if kind == "when":
            text = re.sub(rf"\b(?:{pattern.pattern})", " ", text)
    return re.sub(r"\s+", " ", text).strip(" ,")


def _clauses(piece: str) -> list[tuple[str, str]]:
    """The clauses of a piece, each with the word or mark that joins it to the one before."""
    found: list[tuple[str, str]] = []
    start, joint = 0, ""
    for cut in [*_CUT.finditer(piece), None]:
        text = piece[start : cut.start() if cut else len(piece)].strip(" ,")
        if text and re.search(r"[a-z]", text):
            found.append((text, joint))
        if cut is None:
            break
        joint = cut.group(0).strip()
        start = cut.end()
    return found


_WITH_HAND = re.compile(
    r"\b((?:hits?|strikes?|push(?:es)?|thrusts?|strokes?|throws?|slash(?:es)?|stabs?|hammers?)"
    r"(?: (?:down|up|forwards?|out))?)"
    r" with (the (?:left|right) (?:hand|arm|fist)|both hands|(?:one|a) hand)"
)
_OF_THE_BODY = (
    "moves ",
    "walks",
    "runs",
    "turns",
    "stands",
    "sits",
    "lies",
    "kneels",
    "goes ",
    "fast ",
    "slow ",
    "stays",
)
_BEYOND_A_RAISE = re.compile(r"\bdown\b|\b(?:moves?|push(?:es)?) up")
_CLEARLY_WAVES = re.compile(r"\bwav|hello|bye|greet|\bup\b|raised|lifted|in_air|above_head|shoulder_level")


def is_trusted(text: str, probes: Sequence[Probe]) -> bool:
    """Whether probes of a simple reading are about the limb that a clause names, and not about the whole body.

    "Does a hand go to the back of the head?" asks of no way backward.
    """
    limb, _ = limb_of(text)
    if limb not in ("hand", "elbow", "head", "leg", "knee", "heel"):
        return True
    names = [probe.name for probe in probes]
    if limb == "knee" and any(name.startswith("lifts") for name in names):
        return False
    if any(name.startswith("raises") for name in names) and _BEYOND_A_RAISE.search(text):
        return False
    if any(name.startswith(_OF_THE_BODY) for name in names) and not re.search(r"\b(?:figure|person|he|she)\b", text):
        return False
    if any(name.startswith("reaches out with") for name in names):
        return not any(item.kind in ("place", "band", "way", "move", "verb") for item in read_items(text).items
                       if item.value not in ("hold", "push"))  # fmt: skip
    return not any(name.startswith("waves") for name in names) or bool(_CLEARLY_WAVES.search(text))


def context_of(text: str) -> Context:
    """The limb that a piece is about, for the next one to go on with."""
    return Context(*limb_of(text))
