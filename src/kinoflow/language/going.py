"""Going somewhere and doing something there: "walks to the door and opens it" is a walk, then a door that is opened."""

from __future__ import annotations

import re

from kinoflow.language.tables import table, words

_FORMS = [form for forms in table("going").values() for form in forms]
_PLAIN = {"go": "walk", "goes": "walks", "going": "walking", "went": "walked", "head": "walk", "heads": "walks",
          "heading": "walking", "headed": "walked"}  # fmt: skip
"""Words that say no more than that somebody goes."""
_NO_PLACES = (
    "left|right|side|sides|front|back|rear|left side|right side|other side|beat|music|rhythm|tune|song|ground|floor"
    "|mat|deck|knees?|stop|halt|standstill|walk|run|jog|sprint|stride|crawl|end|camera"
)
"""What follows a "to the" and is no place: directions, what is danced to, falls, and paces."""
_PLACE = rf"(?!(?:{_NO_PLACES})\b(?! of))(?:\w+ ){{0,2}}?\w+?(?: of (?:the |an? )?\w+(?: \w+)??)?"
_JOURNEY = re.compile(
    rf"\b(?P<goes>{'|'.join([*_FORMS, *_PLAIN])})(?P<how>(?: \w+ly| fast| straight| over| up| back| across| out)*)"
    rf" (?:to|towards?) (?P<place>(?:an?|the|his|her|their|some) {_PLACE})"
    r"(?:(?:, (?:then |and (?:then )?)?| and (?:then )?| then | to )(?=(?:\w+ly )?(?P<verb>\w+))"
    r"|\.? *$|(?=[.;]| while\b| with\b| in an?\b))"
)
_GOER = re.compile(rf"^(?:an?|the) (?!person\b)(?:\w+ ){{1,3}}?(?=(?:\w+ly )?(?:{'|'.join(_FORMS)})\b)")
_ROLES = "|".join(sorted(words("roles")))
_ROLE = re.compile(
    rf"^(?:(?:an?|the) (?:\w+ ){{0,2}}?|(?:{_ROLES}) )?(?:{_ROLES}) "
    r"(?!(?:with|and|or|of|in|on|up|who|that)\b)(?=\w)"
)
"""Who does things in games: "a knight rolls" is a roll."""
_STOPS_TO = re.compile(r"(?<=\w),?(?: and)? stops to (?=\w)")
"""One thing is over and another begins: "walks a dog, stops to tie a shoe"."""
_ONLY_SOMEBODY = re.compile(r"(?:an?|the) (?:[\w-]+ ){0,2}?[\w-]+|he|she|they|somebody|someone")
_GETS = re.compile(r"(?:picks?|takes?|grabs?|lifts?|picking|taking|grabbing|lifting)\b(?! up (?:speed|the pace))")
_LAYS = re.compile(r"(?:puts?|places?|sets?|putting|placing|setting)\b")
_SITS = re.compile(r"(?:sits?|sitting|sat)\b")
_SOMEWHERE = re.compile(r"\b(?:from|on|onto|in|into|off|out|at|to|under|over|against)\b")
_IT = re.compile(r"\b(?:it|them)\b")


def stops_apart(text: str) -> str:
    """A `plain` sentence in which what is done at a place comes after the way there, and the way is only a way.

    "Walks to the door and opens it" becomes "walks, then opens the door", "runs to a table, picks up a cup" becomes
    "runs, then picks up a cup from a table". Directions ("to the left") and what is no place ("to the beat") stay.
    """
    done, text = "", _STOPS_TO.sub(_stops, text)
    while match := _JOURNEY.search(text):
        goes = _PLAIN.get(match["goes"], match["goes"])
        how = re.sub(r" (?:over|up|back|across|out|straight)\b", "", match["how"])
        done += f"{text[: match.start()]}{goes}{how}"
        rest = text[match.end() :]
        if match["verb"]:
            first, joint, later = _first_clause(rest)
            done += ", then "
            rest = f"{_at(first, match['place'])}{joint}{later}"
        text = rest
    return done + text


def _stops(match: re.Match[str]) -> str:
    """What stands for "stops to": nothing that is done, unless nothing was done before."""
    return " stops, then " if _ONLY_SOMEBODY.fullmatch(match.string[: match.start()]) else ", then "


def anybody_going(text: str) -> str:
    """The text with "a person" for who goes, or does something in games.

    "A soldier runs" is a run first of all, "a zombie walks" is more.
    """
    return _ROLE.sub("a person ", _GOER.sub("a person ", text))


def _first_clause(text: str) -> tuple[str, str, str]:
    parts = re.split(r"(, | and | then |[.;])", text, maxsplit=1)
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 else (text, "", "")


def _at(clause: str, place: str) -> str:
    """A clause with the place in it, where it speaks of it, or of what is there."""
    if _IT.search(clause):
        return _IT.sub(place, clause, count=1)
    if _GETS.match(clause) and not _SOMEWHERE.search(clause):
        return f"{clause} from {place}"
    if (_LAYS.match(clause) or _SITS.match(clause)) and not _SOMEWHERE.search(clause):
        return f"{clause} on {place}"
    return clause
