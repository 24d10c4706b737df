"""The words of a clause as items: whose limb, where it is, how it moves, how often, when.

Read from left to right by the longest patterns of `assets/language/probe_details.txt`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kinoflow.language.sides import OTHER, SIDES
from kinoflow.language.tables import table
from kinoflow.language.words import HOW_OFTEN, NUMBER_OF
from kinoflow.measures.probes import words

_PREPOSITIONS = (
    r"(?:at|on|onto|to|near|close to|against|over|beside|by|in|into|towards?|reach(?:es)?|touch(?:es)?|hits?|along|"
    r"from|around|round|of|meets?|up to|down to|back to|behind|below|under|in front of)"
)
_ARTICLE = r"(?:(?:his|her|their|the|its|a|an|one s|each) )?(?:own )?"
_BAND_WORDS = {
    "knee": "knee", "thigh": "thigh", "hip": "hip", "waist": "waist", "belly": "waist", "elbow": "waist",
    "table": "waist", "chest": "chest", "neck": "shoulder", "shoulder": "shoulder", "chin": "shoulder",
    "face": "head", "head": "head", "ear": "head", "buttock": "hip",
}  # fmt: skip
_BAND = re.compile(
    r"(?:(?:up|down|at|to|about|around|between|from|low|nearly|roughly|not|in front) )*(?:the )?"
    r"(?P<one>above )?(?P<low>"
    + "|".join(_BAND_WORDS)
    + r")(?:(?: |-)?(?:height|level)?(?: to | or | and |-)(?:above the )?(?P<high>"
    + "|".join(_BAND_WORDS)
    + r"))?(?: |-)(?:height|level)(?P<more> or (?:higher|above)| and above)?(?P<less> or (?:lower|below))?\b"
)
_OPEN_BAND = re.compile(
    r"between (?:the )?(?P<low>\w+) and (?:above )?(?:the )?(?P<high>shoulders?|head|chest|waist)\b"
)
_ARRIVES = re.compile(r"(?:hits?|touch(?:es)?|reach(?:es)?|to|onto|into|meets?|up to|down to|back to|against) ")
_BELOW = re.compile(r"(?:below|under) ")
_OBJECT_NEXT = re.compile(
    rf"(?: (?:the|a|an|{'|'.join(sorted(words.OF_OBJECTS))}))* (?:{'|'.join(sorted(words.OBJECTS))})\b"
)
_LYING = {"lying", "on the back", "face down", "on the left side", "on the right side", "on the side"}
"""Words of one posture: "lying on the back"."""


@dataclass(frozen=True)
class Item:
    """A few words of a clause that were understood: kind and value as in the table."""

    kind: str
    value: str
    from_there: bool = False
    plural: bool = False
    arrives: bool = False
    below: bool = False


@cache
def patterns() -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """The patterns of the table, each with its kind and its value, in the order of the file."""
    found = []
    for name, values in table("probe_details").items():
        kind, _, value = name.partition(" ")
        for pattern in values or ():
            text = pattern.replace("% ", _ARTICLE).replace("%", _ARTICLE).replace("PREP", _PREPOSITIONS)
            found.append((re.compile(rf"(?:{text})(?![a-z])"), kind, value))
    return tuple(found)


@dataclass
class Statement:
    """A clause as it was understood.

    Attributes:
        items: in the order of the words.
        unread: words that no pattern knows.
        ignored: words for things that no skeleton shows.
        limb: whom it is about: hand, elbow, leg, knee, heel, head, trunk, pelvis, shoulders or body.
        side: left, right, both, any or alternate.
        text: its words.
    """

    items: list[Item]
    unread: list[str]
    ignored: list[str]
    limb: str = ""
    side: str = ""
    text: str = ""

    def of(self, kind: str) -> list[Item]:
        """The items of a kind."""
        return [item for item in self.items if item.kind == kind]


_EITHER = re.compile(
    r"\b((?:in front of|at|to|from|on|over|near|along|beside) (?:the |its |his |her )?)(\w+)"
    r" or (?!in |at |to |on |above |higher|lower)(\w+)\b"
)
_LEAVES = re.compile(r"\b(leaves?|leaving) the (floor|ground) with both feet\b")


def read_items(text: str) -> Statement:
    """The items of a clause, by the longest pattern at each place; its limb is not found yet."""
    text = _LEAVES.sub(r"both feet \1 the \2", text)
    text = re.sub(r"\bin front of or (?=(?:above|over) )", "in front of the face or ", text)
    text = _EITHER.sub(r"\1\2 or \1\3", text)
    text = re.sub(r"\b(?:the )?(?:figure|person|man|woman|body) s own\b", "its own", text)
    text = re.sub(r"\b(?:the )?(?:figure|person) s\b", "its", text)
    clause = Statement([], [], [])
    at = 0
    while at < len(text):
        if text[at] in " ,'-":
            at += 1
            continue
        best, end = _longest(text, at)
        if best:
            goes_on = (
                bool(clause.items) and clause.items[-1].from_there and {best.value, clause.items[-1].value} <= _LYING
            )
            if best.kind == "place" and (re.search(r"\bfrom (?:the |its |a )?$", text[:at]) or goes_on):
                best = Item(best.kind, best.value, True)
            if clause.items and clause.items[-1].kind == "or" and len(clause.items) > 1 and clause.items[-2].from_there:
                best = Item(best.kind, best.value, best.kind == "place")
            clause.items.append(best)
            at = end
            continue
        word = re.match(r"[\w']+", text[at:])
        step = word.end() if word else 1
        token = text[at : at + step]
        if token in words.OBJECTS or (token in words.OF_OBJECTS and _OBJECT_NEXT.match(text, at + step)):
            clause.ignored.append(token)
        elif token in NUMBER_OF or token in HOW_OFTEN or token.isdigit():
            clause.items.append(Item("count", str(NUMBER_OF.get(token) or HOW_OFTEN.get(token) or int(token))))
        elif token == "or":
            clause.items.append(Item("or", ""))
        elif token not in ("times", "time"):
            clause.unread.append(token)
        at += step
    return clause


def _longest(text: str, at: int) -> tuple[Item | None, int]:
    best: Item | None = None
    end = at
    for bands in (_BAND, _OPEN_BAND):
        match = bands.match(text, at)
        if match and match.end() > end:
            low, high = (match.group(name) for name in ("low", "high"))
            low, high = (_BAND_WORDS.get((word or "").rstrip("s"), "") for word in (low, high or low))
            if not low or not high:
                continue
            more = bands is _BAND and bool(match.group("more") or match.group("one") or "above" in match.group(0))
            less = bands is _BAND and bool(match.group("less"))
            best, end = Item("band", f"{'' if less else low}-{'' if more else high}"), match.end()
    for pattern, kind, value in patterns():
        match = pattern.match(text, at)
        if match and match.end() > end:
            found = match.group(0)
            many = found.endswith("s") or found == "feet"
            best = Item(
                kind, value, found.startswith("from "), many, bool(_ARRIVES.match(found)), bool(_BELOW.match(found))
            )
            end = match.end()
    return best, end


def limb_of(text: str) -> tuple[str, str]:
    """Limb and side that a clause names by itself."""
    clause = read_items(text)
    find_limb(clause, "", "")
    return clause.limb, clause.side


def find_limb(clause: Statement, limb: str, side: str) -> None:
    """Find the limb and its side; without one, the limb of the clause before."""
    for index, item in enumerate(clause.items):
        if item.kind != "limb":
            continue
        before = [i for i in clause.items[max(0, index - 2) : index] if i.kind == "side"]
        own = before[-1].value if before else ""
        if item.value in ("body", "trunk") and any(i.kind == "limb" for i in clause.items[index + 1 :]):
            continue
        clause.limb = item.value
        if own == "other":
            own = OTHER.get(side, "any")
        clause.side = own or ("both" if item.plural else "any")
        if any(one.value == "alternate" for one in clause.items):
            clause.side = "alternate"
        return
    named = [item.value for item in clause.items if item.kind == "side" and item.value in SIDES]
    if named and limb in ("hand", "leg", "knee", "heel"):
        # "... while the left stays low"
        clause.limb, clause.side = limb, named[0]
        return
    if named and limb == "head":
        # "... turn left and then right"
        clause.limb, clause.side = limb, ""
        clause.items.append(Item("way", named[0]))
        return
    if any(item.kind == "side" and item.value == "other" for item in clause.items) and limb:
        clause.limb, clause.side = limb, OTHER.get(side, "any")
        return
    clause.limb, clause.side = limb or "body", side


def how_often(clause: Statement) -> tuple[int, bool]:
    """How often, and whether exactly so; (0, False) where nothing says so."""
    number = next((item.value for item in clause.of("count")), "0")
    return int(number.rstrip("+")), number != "0" and not number.endswith("+")
