"""Words that say that all of something is done again: "repeats it to the left", "then switches legs", "twice more"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kinoflow.language.sides import SIDES
from kinoflow.language.words import NUMBER_OF, how_many

_THEN = r"(?:[,;.]? and then|[,;.]? then|, and|[,;.]| and) (?:(?:he|she|they) )?(?:then )?"
_END = r"(?=\.?$|[,.;]| and\b| then\b| before\b)"
_THIS = (
    r"(?: (?P<this>(?:all of )?(?:it|this|that|them|these)|the (?:whole |entire |same )*(?:thing|exercise"
    r"|movement|motion"
    r"|sequence|pattern|stretch|pose|move|moves|combination|combo|steps|gesture|action|routine|process|cycle|same|all"
    r"|rest|whole)(?: thing| movements?| motions?| again)?|everything|the same))?"
)
_LIMB = r"(?:legs?|feet|foot|knees?|arms?|hands?|sides?|one|direction|shoulders?|elbows?|fists?|way)"
_AGAIN = r"(?: (?P<all>all)?(?: ?over)?(?: ?(?:once )?again| once more| from the (?:start|beginning))?)??"
_WHERE = (
    r" (?:to|on|with|for|in|towards|using|at) (?:(?:the|his|her|their) )?(?:(?P<side>left|right)|other|opposite|second)"
    rf"(?: (?P<limb>{_LIMB}))?"
)
_MANY = rf"(?P<many>\d+|{'|'.join(NUMBER_OF)})"
_OFTEN = rf" (?:(?P<twice>twice|once)|{_MANY}(?P<before> more)? times)(?P<after> more)?(?: in (?:all|total|a row))?"
_OTHER_SIDE = re.compile(
    rf"{_THEN}(?:repeat(?:s|ing)?|(?:do|perform|execut|mak)(?:es|s|e|ing)?){_THIS}{_AGAIN}{_WHERE}{_END}"
)
_SWITCHES = re.compile(
    rf"{_THEN}(?:switch|swap|chang|alternat|trad|mirror)(?:e?s|ing|ping|e)?"
    rf"(?: (?P<limb>{_LIMB})| over)?(?: to (?:the )?(?:(?P<side>left|right)|other)(?: {_LIMB})?)?{_END}"
)
_AS_WELL = re.compile(
    rf"{_THEN}(?:the same|the other side|the other (?P<limb>leg|arm|foot|hand))(?:{_WHERE.replace('limb', 'of')})?"
    rf"(?: in turn| as well| too| the same way)?{_END}"
)
_REPEATS = re.compile(
    rf"{_THEN}(?:repeat(?:s|ing)?|(?:do|perform|execut)(?:es|s|ing)?){_THIS}{_AGAIN}(?:{_OFTEN})?{_END}"
)
_TOKEN = re.compile(
    r"repeats(?:-(?P<how>other|same))-(?P<side>left|right|any)-(?P<all>all|part)-(?P<limb>leg|hand|any)-(?P<times>\d+)"
)
_CLAUSE = re.compile(r",| and | then ")
_MOST_TIMES = 12


@dataclass(frozen=True)
class Again:
    """What was done is done again.

    Attributes:
        other: on the other side.
        side: which one that is, "left" or "right"; empty where it is not named.
        whole: all that was told before.
        limb: "leg" or "hand" where the limb is named that is changed; else empty.
        times: how many times more.
        last: of so many parts, which were done last; 0 where that is not known.
    """

    other: bool
    side: str = ""
    whole: bool = False
    limb: str = ""
    times: int = 1
    last: int = 0

    def __str__(self) -> str:
        how, side = "other" if self.other else "same", self.side or "any"
        return f"repeats-{how}-{side}-{'all' if self.whole else 'part'}-{self.limb or 'any'}-{self.times}"


def with_repeats(text: str) -> str:
    """A `plain` sentence in which words that say that something is done again are one word, see `repeat_said`."""
    for pattern in (_OTHER_SIDE, _SWITCHES, _AS_WELL):
        text = pattern.sub(_to_the_other_side, text)
    return _REPEATS.sub(_the_same, text)


def repeat_said(word: str) -> Again | None:
    """What is to be done again, by a word of `with_repeats`; None by any other words."""
    match = _TOKEN.fullmatch(word.strip())
    if match is None:
        return None
    return Again(
        match["how"] == "other",
        match["side"] if match["side"] in SIDES else "",
        match["all"] == "all",
        match["limb"] if match["limb"] != "any" else "",
        int(match["times"]),
    )


def without_repeats(text: str) -> str:
    """A text of `with_repeats` without these words."""
    return re.sub(r",? (?:then )?$", "", re.sub(rf",? (?:then )?{_TOKEN.pattern}", "", text))


def _to_the_other_side(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if not match.string[: match.start()].strip():
        return match.group()
    named = groups.get("limb") or groups.get("of") or ""
    whole = bool(groups.get("all")) or _is_all(groups.get("this"))
    return f", then {Again(True, groups.get('side') or '', whole, _kind(named))}"


def _the_same(match: re.Match[str]) -> str:
    before = match.string[: match.start()]
    said = match["many"] or match["twice"]
    several = len(_CLAUSE.findall(before)) > 0
    whole = bool(match["all"]) or _is_all(match["this"])
    if not before.strip() or not (several or match["all"]) or not (match["this"] or said or match["all"]):
        # One thing that is done again is said again elsewhere.
        return match.group()
    if match.group().lstrip(" ,;.andthe").startswith(("do", "perform", "execut")) and not match["this"]:
        return match.group()
    if not whole and not said:
        return match.group()
    times = 1
    if said:
        number = how_many(said)
        repeats = "repeat" in match.group() or "again" in match.group()
        # "Does this four times" is four in all, "repeats it twice" is twice more.
        times = number if match["before"] or match["after"] or (repeats and number <= 2) else number - 1
    if not 0 < times <= _MOST_TIMES:
        return ""
    return f", then {Again(False, '', whole or several, '', times)}"


def _is_all(said: str | None) -> bool:
    return bool(said) and bool(
        re.search(r"\ball\b|whole|entire|everything|sequence|routine|combo|combination", str(said))
    )


def _kind(limb: str) -> str:
    if re.match(r"leg|f[eo]{2}t|knee", limb):
        return "leg"
    return "hand" if re.match(r"arm|hand|elbow|shoulder|fist", limb) else ""
