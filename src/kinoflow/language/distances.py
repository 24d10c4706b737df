"""How far a text says that somebody goes: "three metres", "10 ft", "four steps"."""

from __future__ import annotations

import re

from kinoflow.language.tables import table
from kinoflow.language.words import CARDINALS

_UNITS_M = {
    "m": 1.0, "metre": 1.0, "metres": 1.0, "meter": 1.0, "meters": 1.0, "feet": 0.3048, "foot": 0.3048, "ft": 0.3048,
    "yard": 0.9144, "yards": 0.9144, "yd": 0.9144, "cm": 0.01, "centimetres": 0.01, "centimeters": 0.01,
    "km": 1000.0, "kilometre": 1000.0, "kilometres": 1000.0, "kilometer": 1000.0, "kilometers": 1000.0,
}  # fmt: skip
_NUMBERS = {word: float(number) for number, word in enumerate(CARDINALS) if word} | {
    "a": 1.0, "half a": 0.5, "a couple of": 2.0, "a few": 3.0, "twenty": 20.0, "thirty": 30.0, "fifty": 50.0,
    "hundred": 100.0, "a hundred": 100.0,
}  # fmt: skip
_DISTANCE = re.compile(
    r"(?<![\w·])(?P<number>\d+(?:·\d+)?|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")"
    r"(?P<half> and a half)?[ -]?(?P<unit>" + "|".join(sorted(_UNITS_M, key=len, reverse=True)) + r")\b"
    r"(?! (?:high|tall|wide|apart|deep|above|below|off the|long jump|in the air)|[ -]\w+ (?:wall|gap|fence|box)\b)"
)
_ABOUT = re.compile(
    r"(?:\b(?:for|about|exactly|around|roughly|some|another|maybe|perhaps|approximately|nearly|almost)\s+)+$"
)
_ON_FEET = re.compile(r"\b(?:on|with|both|off) (?:his |her |their |the )?$")
_A_LIMB = re.compile(
    r"\b(?:stomp|stamp|tap|lift|rais|kick|put|plac|drag|hold|shak|swing|point|dip|slam)(?:e?s|p?ing|e)? $"
)
"""What is done with a foot, which is a limb then and no distance: "stomps a foot"."""


def distance_said(text: str) -> float | None:
    """Metres that a `plain` text says somebody goes; None where it names none, or several.

    Two feet are no distance where somebody hops on them.
    """
    found = _distances(text)
    if len(found) != 1:
        return None
    number = found[0]["number"]
    amount = float(number.replace("·", ".")) if number[0].isdigit() else _NUMBERS[number]
    return (amount + 0.5 * bool(found[0]["half"])) * _UNITS_M[found[0]["unit"]]


def _distances(text: str) -> list[re.Match[str]]:
    """What a text says of how far, without feet that are limbs."""
    found = []
    for match in _DISTANCE.finditer(text):
        before = text[: match.start()]
        limb = match.group() == "a foot" and _A_LIMB.search(before)
        if not (limb or _ON_FEET.search(before)):
            found.append(match)
    return found


def without_distance(text: str) -> str:
    """The text without how far somebody goes."""
    if distance_said(text) is None:
        return text
    found = _distances(text)[0]
    before = _ABOUT.sub("", text[: found.start()])
    return f"{before.rstrip()} {text[found.end() :].lstrip()}".strip()


_STEPS = re.compile(
    r"(?:\b(?:for|about|exactly|only|just|another|around) )*"
    r"(?<![\w·])(?P<number>\d+|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")"
    r"(?: (?!of\b|\w+[^s]s\b)[a-z-]+){0,2}? (?:(?P<one>step|stride|pace)|steps|strides|paces)\b"
    r"(?! (?:up|down|ladder|stool)\b)"
)
_MOST_STEPS = 24
"""What is more is a length of time rather than steps that anybody counts."""
_WALKS = frozenset({"walk", "step"})
"""Ways of going that the library has a counted action for."""
_GOES = re.compile(
    r"\b(?:"
    + "|".join(form for name, forms in table("going").items() if name not in _WALKS for form in forms)
    + r")(?: \w+ly| forwards?| ahead| back(?:wards?)?| away| on| off| along| up)* $"
)


def steps_said(text: str) -> int | None:
    """How many steps a `plain` text says somebody goes; None where it counts none, or several times."""
    found = list(_STEPS.finditer(text))
    if len(found) != 1:
        return None
    number = found[0]["number"]
    many = int(number) if number.isdigit() else int(_NUMBERS[number])
    # "A man takes steps" takes more than one.
    return many if 0 < many <= _MOST_STEPS and (many == 1) == bool(found[0]["one"]) else None


def without_steps(text: str) -> str:
    """The text without how many steps, of who goes in a way of his own: "limps four steps forward"."""
    found = _STEPS.search(text)
    if found is None or not _GOES.search(text[: found.start()]):
        return text
    return f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip()}".strip()
