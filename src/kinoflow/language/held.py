"""Where limbs are held while something else is done: "walks with the left hand on the hip, looking down"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kinoflow.language.sides import OTHER, SIDES
from kinoflow.language.tables import table


@dataclass(frozen=True)
class Hold:
    """A limb that is held somewhere meanwhile.

    Attributes:
        limb: "left hand", "right hand", "both hands", "one hand" (whichever is free), "left leg", "right leg", "head",
            "trunk", "shoulders", "knees" or "feet".
        place: where, one of `authoring.carriage.PLACES` of its kind.
        comes: it is brought there at the beginning instead of being there already.
    """

    limb: str
    place: str
    comes: bool = False

    @property
    def kind(self) -> str:
        """The limb without its side: "hand" of "left hand"."""
        return "hand" if self.limb.endswith(("hand", "hands")) else "leg" if self.limb.endswith("leg") else self.limb

    def is_as(self, other: Hold) -> bool:
        """Whether the same limb is held at the same place."""
        return (self.limb, self.place) == (other.limb, other.place)

    def __str__(self) -> str:
        return f"{self.limb} {self.place}"


@dataclass(frozen=True)
class Remark:
    """Words that say where limbs are held.

    Attributes:
        text: the words.
        hold: what they say.
    """

    text: str
    hold: Hold


_FIRST_MARK = 0xE000
_MARKS = re.compile("[\ue000-\uf8ff]")
"""Letters of no language, each of which stands for a remark that was taken out."""
_ARTICLE = "(?:(?:the|his|her|their|its|your|my|an?|both|one|own) )?"
_PREPOSITION = "(?:on|onto|at|against|in|into|to|over|by|upon|across|around)"
_KINDS = {
    "hand": "hands?|arms?|fists?|palms?|forearms?|elbows?",
    "head": "head|gaze|eyes|face|chin",
    "trunk": "trunk|back|torso|upper body|body|chest",
    "shoulders": "shoulders",
    "knees": "knees",
    "feet": "feet|legs",
}
_LIMBS = "|".join(_KINDS.values())
_THERE = r"(?= (?:is|on|in|at|behind|above|over|held|raised)\b)"
_UNNAMED = f"(?:one|other){_THERE}"
"""A limb that is named no more: "and the right one behind the back"."""
_OF = "(?:(?:the|his|her|their|its|your|my|an?|both|one|left|right|other|free|two|empty|own|opposite) )*"
_NO_TAIL = "and|with|while|whilst|then|as|before|after|until|but|so|he|she|they|when|holding|keeping|looking|leaning"
_TAIL = rf"(?P<tail>(?: (?!(?:{_NO_TAIL})\b)[\w'-]+)*)"
_LEAD = (
    r"(?P<lead>(?:^|,? (?:and |but )?(?:while |whilst |as )?)(?:with|keeping|having|holding|keeps?|holds?) "
    r"|^|,? (?:and )?(?:while |whilst )|, | and )"
)
_BEFORE = r"(?:(?P<before>(?!(?:leaning|bending|looking|arching|turning|stepping|walking|on|in|to|at)\b)[\w-]+) )??"
_HELD = re.compile(rf"{_LEAD}(?P<of>{_OF}){_BEFORE}(?P<limb>{_LIMBS}|{_UNNAMED})\b{_TAIL}")
_BEGUN = re.compile(r"(?:keeps?|holds?) $")
_STRUCK_WITH = re.compile(
    r"\b(?:strik|hit|punch|push|shov|slap|jab|thrust|smash|slam|pound|stab|block|parr(?:y|ies)|poke?)(?:e?s|t?ing|e)?$"
)
"""Before a "with": "strikes with the right palm to the chest" holds no palm there."""
_BOTH_WAYS = re.compile(r" (?:and|or|then)(?: then)? (?:to )?(?:the )?(?:left|right)\b")
"""Who looks left and right holds the head to neither side."""
_GAZE = re.compile(
    r"(?P<lead>(?:^|,? (?:and )?(?:while |whilst )?|\b)(?:(?:he|she|they) )?(?:(?:is|are) )?)"
    rf"(?<!\bis )(?<!\bare )(?P<verb>looking|gazing|staring){_TAIL}"
)
_LEANING = re.compile(
    r"(?P<lead>(?:^|,? (?:and )?(?:while |whilst )?|\b)(?:(?:he|she|they) )?)"
    rf"(?<!\bis )(?<!\bare )(?P<verb>(?:leaning|bent|bending|hunched|slouched|slouching|stooped|stooping)){_TAIL}"
)
_CLUTCHED = (
    "(?:him|her|it|your)self|themselves|stomach|belly|chest|heart|head|back|side|ribs|thigh|hips?|elbow|arm|shoulder"
    "|knees?|neck|chin|cheeks?|ears?|face"
)
_CLUTCHING = re.compile(
    r"(?P<lead>(?:,? (?:and |while |whilst )?))(?P<verb>holding|clutching|gripping|hugging|touching)"
    rf"(?P<tail> {_OF}(?:{_CLUTCHED}))(?: with (?P<of>{_OF})(?P<limb>hands?|arms?))?\b"
    r"(?! (?:up|out|high|down|still)\b)"
)
_HOW = re.compile(
    r"^(?:(?:is|are|being|rests?|stays?|remains?|lies|hangs?|firmly|tightly|loosely|gently|straight|straightened|held|kept|resting|rested|placed|pressed|put"
    r"|laid|lying|positioned|stretched|stretching|extended|extending|reaching|pointed|pointing|clasped|folded|interlaced"
    r"|raised|lifted|lowered|clenched|planted|propped|tucked|stuck|turned|hooked|facing|slightly|a little|a bit|both"
    r"|all|fully|completely|far|still|half|wide|down|up|out|casually|proudly|the whole time|hanging|dangling|swung"
    r"|thrown|flung|guarding|shielding|protecting|lying|leaning|up)(?: |$))"
)
"""What may stand between a limb and its place."""
_BEGINNER = re.compile(r"\W*(?:(?:an?|the|some|his|her|one|this|that) [\w-]+|someone|somebody|he|she|they|it)?\W*")
"""Who does it, and nothing that is done."""
_HANDS = re.compile(r"\b(?:hand|arm|fist|palm)s\b|[\ue000-\uf8ff]")
_LIMB_BEFORE = re.compile(r"\b(?:knee|elbow|arm|leg|wrist|finger|hand|foot|hip)s?$")
"""What is bent besides a trunk."""
_A_HAND = re.compile(r"\b(?:hand|arm|fist|palm)\b")
_ACROSS = {
    "on the flank": "on the other flank", "on the knee": "on the other knee", "on the hip": "on the other hip",
    "on the ear": "on the other ear", "on the cheek": "on the other cheek", "on the thigh": "on the other knee",
}  # fmt: skip
"""Places of a hand on the other side of the body."""
_TURNED_PALM = frozenset(["up", "down", "out", "open", "forward", "forwards", "in"])
"""Where palms face, which places no hand."""
_SOMEBODY = re.compile(r",? (?:an?|the|he|she|they|someone|somebody)\b")
_LISTED = re.compile(r"\bwith [^,]*$")
_SUPPORT = re.compile(r" (?:on|against|over|onto|into|from) ")
"""What follows where somebody leans on something, which is an action."""
_BEGINS = re.compile(r"\b(?:starts?|begins?|stops?|keeps?|continues?|is|are)$")


def without_held(text: str, acts: Callable[[str], bool]) -> tuple[str, tuple[Remark, ...]]:
    """A piece of a `told` sentence with marks in place of its remarks on how limbs are held, and the remarks.

    Args:
        text: the piece. One that says nothing else stays as it is: "a man with his arms crossed" crosses them.
        acts: whether some words name something that is done.
    """
    found: list[Remark] = []
    left = text
    for pattern, read in ((_HELD, _limb_held), (_CLUTCHING, _clutched), (_GAZE, _gaze), (_LEANING, _leaning)):
        left = _taken_out(left, pattern, read, found)
    rest = unmarked(left)
    if not found or _BEGINNER.fullmatch(rest) or not acts(rest):
        return text, ()
    return left, tuple(found)


def with_held(text: str, remarks: Sequence[Remark]) -> str:
    """The text with the words of the remarks again where their marks stand."""
    words = _MARKS.sub(lambda mark: f" {remarks[ord(mark.group()) - _FIRST_MARK].text}", text)
    return re.sub(r"\s+", " ", words).strip(" ,")


def unmarked(text: str) -> str:
    """The text without marks."""
    return re.sub(r"\s+", " ", _MARKS.sub("", text)).strip(" ,")


def marks(text: str) -> list[int]:
    """The places among the remarks of those whose marks a text has."""
    return [ord(mark) - _FIRST_MARK for mark in _MARKS.findall(text)]


def place_named(kind: str, words: str) -> str:
    """The place that words name of a kind of limb; empty where they name none."""
    words = words.strip()
    while True:
        if place := _place(kind, words):
            return place
        shorter = _HOW.sub("", words)
        if shorter == words:
            return ""
        words = shorter.strip()


def places_said(kind: str, text: str) -> set[str]:
    """The places of a kind of limb that a phrase such as "hands behind the back" or "behind the back" names."""
    found = {place_named(kind, text)}
    for match in _HELD.finditer(f"with {text}" if not text.startswith("with ") else text):
        if (said := _limb_held(match, "with ", ())) and said[0].kind == kind:
            found.add(said[0].place)
    return found - {""}


@cache
def _patterns() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for entry, values in table("held").items():
        kind, _, place = entry.partition(" ")
        for value in values:
            value = re.sub(r"% ?", _ARTICLE, value).replace("PREP", _PREPOSITION)
            value = re.sub(r" ?SIDE ?", "(?:(?:left|right) )?", value)
            found.setdefault(kind, []).append((place, re.compile(value)))
    return found


@cache
def _place(kind: str, words: str) -> str:
    kinds = ("arm", "hand") if kind == "arm" else (kind,)
    return next((place for kind in kinds for place, pattern in _patterns()[kind] if pattern.fullmatch(words)), "")


_Reader = Callable[[re.Match[str], str, list[Remark]], tuple[Hold, int] | None]
"""From a match, the words before it and the remarks so far to where a limb is held and where its words end."""


def _taken_out(text: str, pattern: re.Pattern[str], read: _Reader, found: list[Remark]) -> str:
    done, at = "", 0
    while match := pattern.search(text, at):
        before = done + text[at : match.start()]
        said = read(match, before, found)
        if said is None:
            # What begins within these words may be one.
            end = max(match.end("lead"), match.start() + 1)
            done, at = done + text[at:end], end
            continue
        hold, end = said
        mark = chr(_FIRST_MARK + len(found))
        found.append(Remark(_MARKS.sub("", text[match.start() : end]).strip(" ,"), hold))
        done, at = before + mark, end
    return done + text[at:]


def _prefixes(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    """The words after a limb, all of them, then fewer, each with where they end."""
    words = list(re.finditer(r"[\w'-]+", match["tail"]))
    start = match.start("tail")
    for count in range(len(words), -1, -1):
        end = words[count - 1].end() if count else 0
        yield match["tail"][:end].strip(), start + end


def _limb_held(match: re.Match[str], before: str, found: Sequence[Remark]) -> tuple[Hold, int] | None:
    kind = next((kind for kind, words in _KINDS.items() if re.fullmatch(words, match["limb"])), "")
    lead = match["lead"]
    if not kind:
        # "The left hand, while the right one ..." has said what it is of.
        kind = "hand" if _A_HAND.search(before) or any(remark.hold.kind == "hand" for remark in found) else ""
        if not kind:
            return None
    if _BEGUN.search(lead) and not unmarked(before):
        return None
    if lead.endswith("with ") and _STRUCK_WITH.search(unmarked(before + lead.removesuffix("with "))):
        return None
    if lead == " and " and not (_MARKS.search(before[-1:]) or _LISTED.search(before)):
        return None
    sort = "arm" if match["limb"] == "arms" else kind
    for words, end in _prefixes(match):
        said = f"{match['before'] or ''} {words}".strip()
        if match["limb"].startswith("palm") and said in _TURNED_PALM:
            break
        place = place_named(sort, said) if said else ""
        if place in ("in the hands", "on the hand"):
            if match["limb"] in ("gaze", "eyes"):
                named = [side for side in SIDES if side in words.split()]
                return Hold("head", named[0] if named else "down"), end
            side = [f"{side} hand" for side in SIDES if side in words.split()]
            if place == "in the hands":
                return Hold("both hands", "over the face"), end
            return Hold(
                side[0] if side else "one hand", "on the cheek" if match["limb"] == "head" else "at the chin"
            ), end
        if place == "back over the shoulder" and "shoulder" not in words:
            # A head that is back looks up; somebody who looks back turns it.
            place = "up"
        if place == "raised" and match["limb"].startswith("fist") and "air" not in words:
            place = "in guard"
        if match["limb"].startswith("elbow"):
            if place in ("out to the side", "spread") and _HANDS.search(before):
                # Of hands behind the head.
                return None
            place = "elbow on the knee" if place in ("on the knee", "on the thigh") else place
        if place and not lead and not _SOMEBODY.match(match.string[end:]):
            # "Both hands held out", which is all that is done.
            return None
        if place:
            limb = _limb_named(kind, match, before, found)
            return Hold(limb, sided(limb, place, words)), end
    return None


def sided(limb: str, place: str, words: str) -> str:
    """The place of a hand where the words name the side of the body that it is on."""
    own = limb.split()[0]
    named = [side for side in SIDES if side in words.split()]
    if own not in SIDES or len(named) != 1:
        return place
    if named[0] == own:
        return "on the own shoulder" if place == "on the shoulder" else place
    return _ACROSS.get(place, place)


def _limb_named(kind: str, match: re.Match[str], before: str, found: Sequence[Remark]) -> str:
    if kind != "hand":
        return kind
    words = f"{match['of'] or ''} {match['limb'] or ''}".split()
    named = [side for side in SIDES if side in words]
    if len(named) == 1:
        return f"{named[0]} hand"
    if "other" in words or "opposite" in words or "free" in words:
        sides = [remark.hold.limb.split()[0] for remark in found if remark.hold.limb.split()[0] in SIDES]
        sides = sides or [side for side in SIDES if re.search(rf"\b{side} (?:hand|arm|fist|palm)\b", before)]
        return f"{OTHER[sides[-1]]} hand" if sides else "one hand"
    plural = (match["limb"] or "hands").endswith("s")
    return "both hands" if plural and "one" not in words else "one hand"


def _clutched(match: re.Match[str], before: str, found: Sequence[Remark]) -> tuple[Hold, int] | None:
    place = place_named("hand", f"on{match['tail']}") or place_named("hand", f"around{match['tail']}")
    if not place:
        return None
    named = [side for side in SIDES if side in match["tail"].split()]
    if match["limb"]:
        limb = _limb_named("hand", match, before, found)
    elif place in ("on the other arm", "on the shoulder", "on the flank") and named:
        # The left arm is held with the right hand, the left side with the left one.
        limb = f"{named[0] if place == 'on the flank' else OTHER[named[0]]} hand"
    elif place in ("on the belly", "on the head", "over the face", "on the knee", "around the body"):
        limb = "both hands"
    else:
        limb = "one hand"
    return Hold(limb, sided(limb, place, match["tail"])), match.end()


def _gaze(match: re.Match[str], before: str, found: Sequence[Remark]) -> tuple[Hold, int] | None:
    return _of_kind("head", match, before, "")


def _leaning(match: re.Match[str], before: str, found: Sequence[Remark]) -> tuple[Hold, int] | None:
    bent = "," not in match["lead"] and _LIMB_BEFORE.search(unmarked(before))
    return None if bent else _of_kind("trunk", match, before, match["verb"])


def _of_kind(kind: str, match: re.Match[str], before: str, first: str) -> tuple[Hold, int] | None:
    if kind == "head" and _BOTH_WAYS.match(match.string, match.end()):
        return None
    if _BEGINS.search(unmarked(before)) or not unmarked(before):
        return None
    for words, end in _prefixes(match):
        said = f"{first} {words}".strip()
        if said and (place := _place(kind, said)):
            supported = kind == "trunk" and _SUPPORT.match(match.string[end:])
            return None if supported else (Hold(kind, place), end)
    return None
