"""What a sentence denies: nobody does it, and what remains is done."""

from __future__ import annotations

import re

STILL = "stands still"
"""What is done where a sentence says only what is not, or nothing that a body shows."""
_NOT = (
    r"(?:(?:does|do|did|has|have|will|would|should) not|(?:doesn|don|didn|won|wouldn|hasn|haven)[' ]?t"
    r"|(?:(?:is|are|was|were|[' ]?s|[' ]?re|[' ]?m) not|(?:isn|aren|wasn|weren)[' ]?t)(?= (?:\w+ly )?\w+ing\b)"
    r"|can(?:not| not|[' ]?t)(?= (?:move|stop|budge)\b)|no longer(?= \w+(?:s|ing)\b)|never(?! mind)"
    r"|not(?= (?:\w+ly )?(?!(?:\w+thing|being|during)\b)\w+ing\b| (?:too|so|very|that) \w+(?:$|[.,;])"
    r"| (?:(?:with|on|to|at|in|by) )?(?:the|his|her|their|both|a) ))"
)
_WHO = r"(?:and |but |yet )?(?:(?:who|that|he|she|they|it|i|you)(?:[' ]s|[' ]re| is| are)? )?"
_THINGS = r"(?:arms?|legs?|hands?|feet|fists?|knees?|eyes|fingers|shoulders|hips|words?|sides|stairs|steps)"
_END = (
    r"(?=$|[,.;:]| but\b| yet\b| instead\b(?! of)| (?:and )?then\b| while\b"
    r"| and (?:he|she|they|it|just|only|simply|rather|is|stays?)\b"
    rf"| and (?!{_THINGS}\b)[a-z]+s\b)"
)
_SHOWN = (
    r"(?:know|like|want|care|believe|understand|agree|approve|see|hear|feel|notice|trust|mind|fall|tumble|collapse|lose"
    r"|shoot|attack|touch|come|pass|be|have|feeling|having|look (?:happy|pleased|amused|well|good))"
)
"""What shows although it is denied, or is said aloud: who does not know shrugs."""
_DENIED = re.compile(rf",? ?{_WHO}(?<![\w'-]){_NOT} (?:\w+ly |even |just )?(?!{_SHOWN}\b)[^,.;:]+?{_END}")
_WHO_IS_NOT = re.compile(rf" who {_NOT} \w+(?= \w+s\b)")
_NEVER_STOPS = re.compile(
    rf"(?<![\w'-]){_NOT} (?:stop|stops|stopping|quit|quits|cease|ceases)(?: (?=\w+ing\b)| to |(?=$|[,.;]))"
    r"|(?: |^)without (?:ever )?(?:stopping|pausing|a (?:stop|pause|break)|any (?:stop|pause|break)s?)\b"
)
_INSTEAD = r"(?:instead of|rather than|as opposed to)"
_INSTEAD_FIRST = re.compile(
    rf"^{_INSTEAD} [^,.;]+?(?:, (?:and )?| (?=(?:he|she|they|it|someone|somebody|an?|the) (?:\w+ )?\w+s\b))"
)
_INSTEAD_LATER = re.compile(rf",? {_INSTEAD} [^,.;]+?{_END}")
_NOT_ONLY = re.compile(r"\bnot (?:only|just) (?P<one>\w+[^,.;]*?)(?:, | )but (?:also )?(?:(?:he|she|they) )?(?:also )?")
_NEITHER = re.compile(r"^nobody \w+[^,.;]*|\b(?:does |is |are |do )?neither \w+[^,.;]*? n?or \w+[^,.;]*")
_REFUSES = re.compile(r"\b(?:refus(?:es|ing) to|avoids|dares not(?: to)?|forgets to|fails to) (?=\w)")
_WITHOUT_MOVING = re.compile(
    r",? without (?:moving|swinging|waving|raising|lifting|using)(?! (?:the|his|her|their) (?:legs?|feet|hands)\b)"
    r"(?: (?:the|his|her|their|any|either|anything|at|all|a|both)\b)*(?: \w+)?"
)
_ARMS = r"(?:(?:the|his|her|their|your|any) )?(?:(?P<side>left|right) )?arms?(?= |$|[,.;])"
_WITHOUT_ARMS = re.compile(rf",? without (?:moving|swinging) {_ARMS}")
_ARMS_STAY = re.compile(rf"^(?:do|does) not (?:move|swing) {_ARMS},? (?:but |and |just )?(?P<rest>\w.+)")
_WITHOUT_A_SOUND = re.compile(
    r",? without (?:looking(?: \w+)?|speaking|talking|saying \w+|making (?:a|any) (?:sound|noise))\b"
)
_MOVES = re.compile(r"\b(?:mov(?:e|es|ing)|budg(?:e|es|ing)|do(?:ing|es)? anything|react(?:s|ing)?|stir(?:s|ring)?)\b")
_LATER = re.compile(r"(?:\bthen|[.;])$")
_LEADING = re.compile(r"^(?:[ ,;:.]|but\b|yet\b|and\b|then\b)+")
_JUST = re.compile(r"(?:^|(?<=[ ,]))(?:just|only|simply|merely|instead(?! of))(?: (?=\w)|(?=[,.;]|$))")
_SUBJECT = re.compile(
    r"(?:he|she|they|it|i|you|someone|somebody|(?:an?|the) (?:[\w-]+ )?(?!\w*(?:[^s]s|ing)\b)[\w-]+)?[ .,;]*"
)


def without_denied(text: str) -> str:
    """A `plain` sentence without what it denies.

    "He is not walking, just standing" stands, "instead of running he walks" walks, "never stops running" runs. Who does
    not move stands still, as does who does nothing else. What shows although it is denied stays ("does not know").
    """
    text = _ARMS_STAY.sub(lambda match: f"{match['rest']}{_hanging(match)}", _WITHOUT_ARMS.sub(_hanging, text))
    affirmed = _WHO_IS_NOT.sub("", _NOT_ONLY.sub(r"\g<one> and ", text))
    affirmed = _NEVER_STOPS.sub("", _REFUSES.sub("does not ", affirmed))
    affirmed = _INSTEAD_LATER.sub("", _INSTEAD_FIRST.sub("", affirmed))
    affirmed = _WITHOUT_A_SOUND.sub("", _WITHOUT_MOVING.sub("", _NEITHER.sub("does not move", affirmed)))
    left = _DENIED.sub(_denied, affirmed)
    if left == text:
        return text
    rest = _LEADING.sub("", re.sub(r"\s+", " ", _JUST.sub("", left))).strip(" ,;")
    return or_still(rest) if left != affirmed else rest


def _hanging(match: re.Match[str]) -> str:
    """Arms that nobody moves hang down."""
    return f" with the {match['side']} arm at the side" if match["side"] else " with both arms at the sides"


def or_still(text: str) -> str:
    """The text; where it has nothing but somebody, that nobody moves."""
    return STILL if _SUBJECT.fullmatch(text) else text


def _denied(match: re.Match[str]) -> str:
    """Nothing, but for somebody who does not move after something else was done."""
    later = _LATER.search(match.string[: match.start()].rstrip())
    return f" {STILL}" if later and _MOVES.search(match.group()) else ""
