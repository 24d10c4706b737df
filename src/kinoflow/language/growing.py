"""A pace that grows or falls while something is done: "faster and faster", "slowly at first, then faster"."""

from __future__ import annotations

import re

_BIT_BY_BIT = (
    r"(?: (?:bit by bit|little by little|step by step|gradually|steadily|slowly|more and more|over time|each time"
    r"|with each \w+|with every \w+|again))*"
)
_FASTER = (
    rf"(?:gradually |slowly |steadily |then |and )*(?:(?:getting|becoming|growing|gets"
    rf"|becomes) )?(?:faster(?: and faster|{_BIT_BY_BIT})"
    r"|quicker(?: and quicker)?|more and more quickly|ever (?:faster|quicker))"
)
_SLOWER = _FASTER.replace("fast", "slow").replace("quicker", "slower").replace("quickly", "slowly")
_SPEEDS = (
    r"(?:gradually |slowly |steadily )?(?:speed(?:s|ing)? up|accelerat(?:es|ing)|(?:picks|picking) up (?:speed"
    r"|the pace))"
)
_SLOWS = r"(?:gradually |slowly |steadily )?(?:slow(?:s|ing)? down|decelerat(?:es|ing)|(?:loses|losing) speed)"
_JOINT = r"(?:,? and then|,? then|,? and|,|(?<=\w))(?: then)? ?"
_END = r"(?=\.?$|[,.;]| and\b| then\b)"
_FIRST = r"(?:,? (?:at )?first| in the beginning| to begin with)?"
_PATTERNS = (
    (
        re.compile(
            rf",? (?:at first |first |initially )?(?:very )?slowly{_FIRST}(?:,? and then|,? then|,? but then|,? and)"
            rf" (?:{_FASTER}|quickly|fast){_END}"
        ),
        "faster",
    ),
    (
        re.compile(
            rf",? (?:at first |first |initially )?(?:very )?(?:quickly|fast){_FIRST}(?:,? and then|,? then|,? but then"
            rf"|,? and)"
            rf" (?:{_SLOWER}|slowly){_END}"
        ),
        "slower",
    ),
    (re.compile(rf"{_JOINT}(?:{_FASTER}(?<!faster again)){_END}"), "faster"),
    (re.compile(rf"{_JOINT}(?:{_SLOWER}){_END}"), "slower"),
    (re.compile(rf"(?:,? and|,) {_SPEEDS}{_BIT_BY_BIT}{_END}"), "faster"),
    (re.compile(rf"(?:,? and|,) {_SLOWS}{_BIT_BY_BIT}{_END}"), "slower"),
)
_GROWS = re.compile(
    r"and faster|and quicker|more and more|ever |bit by bit|little by little|gradually|each time|first|with e"
    r"|getting|becoming|growing|speed|acceler|slowly|and slower|decel|slow(?:s|ing)? down"
)
"""What is only "faster" compares with something else."""
WORDS = {"faster": "grows faster", "slower": "grows slower"}
_SAID = re.compile(r",? (?:then )?grows (?P<how>faster|slower)")


def with_growing(text: str) -> str:
    """A `plain` sentence in which a pace that grows is said in two words, see `growing_said`."""
    for pattern, how in _PATTERNS:
        text = pattern.sub(lambda match, how=how: _said(match, how), text)  # type: ignore[misc]
    return text


def growing_said(text: str) -> tuple[str, str]:
    """A text of `with_growing` without these words, and "faster", "slower" or nothing."""
    match = _SAID.search(f" {text}")
    if match is None:
        return text, ""
    return _SAID.sub("", f" {text}").strip(" ,"), match["how"]


def _said(match: re.Match[str], how: str) -> str:
    before = match.string[: match.start()].strip()
    return f" {WORDS[how]}" if before and _GROWS.search(match.group()) else match.group()


def without_growing(text: str) -> str:
    """A text of `with_growing` without these words."""
    return re.sub(r",? grows (?:faster|slower)", "", text)
