"""What a text says of how its motion begins and ends besides what is done: a loop, in full stride, on the spot."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kinoflow.language.tables import words

_OF = "|".join(sorted(words("cycled"), key=len, reverse=True))
_IN_PLACE = re.compile(r",?\s*\b(?:in[- ]place|on[- ]the[- ]spot)\b", re.IGNORECASE)
_LOOP = re.compile(
    rf"""
    (?: \b(?:seamless(?:ly)?|perfect(?:ly)?|endless(?:ly)?|clean)[ -] )?
    (?: \b(?:looped|looping|loopable)\b
      | \bon\ (?:a\ )?loop(?=[.!,]?$)
      | \b(?P<of>{_OF})[ -]+(?:cycles?|loops?)\b
    )
    (?: [ ](?:animation|anim|clip|motion)s?\b )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LAST = re.compile(
    r"(?:\s*[,(-]\s*|\s+as )(?:an? )?(?:(?:seamless|perfect|endless|clean) )?loop(?:ed|ing)?\)?(?: animation)?[.!]?$",
    re.IGNORECASE,
)
_UNDER_WAY = re.compile(r",?\s*\b(?:(?:in )?mid-?\s?stride|in full stride|already(?= \w+ing\b))\b")
_GOES_ON = re.compile(r"\b(?:keeps?|continu(?:es?|ing)|goes on|go on) \w+ing\b|\bwithout (?:ever )?stopping\b")
_STOPS = re.compile(r"\b(?:stops?|halts?|comes? to (?:a|an) (?:stop|halt|rest|standstill)|stands? still)\b")


@dataclass(frozen=True)
class Loop:
    """A loop that is asked for.

    Attributes:
        text: what is done in it.
        in_place: it stays where it is.
    """

    text: str
    in_place: bool


def loop_said(text: str) -> Loop | None:
    """What a text asks for a loop of: "run cycle", "an idle loop", "waves, looping"; None where it asks for none.

    Who cycles through a park rides, and who walks in a loop goes round.
    """
    rest = text.strip()
    found = False
    while (match := _LOOP.search(rest) or _LAST.search(rest)) is not None:
        found = True
        kept = match.groupdict().get("of") or ""
        rest = f"{rest[: match.start()]} {kept} {rest[match.end() :]}"
    if not found:
        return None
    still = _IN_PLACE.sub("", rest)
    done = re.sub(r"\s+([,.])", r"\1", re.sub(r"\s+", " ", still)).strip(" ,-")
    done = re.sub(r"^(?:an?|the) (?=(?:\w+ )?(?:" + _OF + r")$)", "", done, flags=re.IGNORECASE)
    return Loop(done, still != rest) if done else None


@dataclass(frozen=True)
class Phases:
    """How a motion begins and ends.

    Attributes:
        text: what is done, without the words that say it.
        begins: "moving" where somebody is under way in the first frame, else "standing".
        ends: the same of the last frame.
    """

    text: str
    begins: str = "standing"
    ends: str = "standing"


def phases_said(text: str) -> Phases:
    """How a text has its motion begin and end: "already running", "in mid-stride", "keeps walking"."""
    under_way = _UNDER_WAY.search(text) is not None
    if not under_way and _GOES_ON.search(text) is None:
        return Phases(text)
    stops = _STOPS.search(text) is not None
    rest = re.sub(r"\s+", " ", _UNDER_WAY.sub("", text)).strip(" ,")
    return Phases(rest, "moving", "standing" if stops else "moving")
