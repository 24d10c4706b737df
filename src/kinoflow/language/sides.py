"""Left and right: the side and the direction that a text names, and the sentence for the mirror image of a motion.

"With the left hand" names a side of the body, "to the left" a direction, "from left to right" a sweep.
"""

from __future__ import annotations

import re

SIDES = ("left", "right")
OTHER = {"left": "right", "right": "left"}
_PAIRS = {
    "left": "right",
    "leftward": "rightward",
    "leftwards": "rightwards",
    "leftmost": "rightmost",
    "lefthand": "righthand",
    "lefthanded": "righthanded",
    "clockwise": "counterclockwise",
}
_MIRRORED = _PAIRS | {right: left for left, right in _PAIRS.items()}

# Spellings of one word; "clockwise" can have only one opposite.
_COUNTERCLOCKWISE = re.compile(r"\b(?:anti|counter)[- ]?(?=clockwise\b)clockwise", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
_PIECES = re.compile(r"[A-Za-z]+|[^A-Za-z]+")

# Neighbours beside which "left" and "right" are no directions: few, because a side that is not exchanged teaches the
# wrong thing, while an exchanged idiom is only odd English. Both words are kept beside all of them, so that mirroring
# twice gives the sentence back.
_NO_SIDE_AFTER_THESE = frozenset(["all", "has", "have", "had", "been", "everything", "nothing", "who"])
_NO_SIDE_BEFORE_THESE = frozenset(["away", "now", "angle", "angles", "angled"])
_TO_BE = frozenset(["is", "are", "was", "were"])
_STATES = frozenset(["standing", "sitting", "lying", "alone", "behind"])

_LIMB = r"(?:leg|foot|knee|side|hand|arm|one|way|shoulder|elbow|wrist|direction)"
_TURN = re.compile(
    rf"(?:,? and then|,? then|, and|,| and)? (?:switch|chang|swap|alternat)(?:e?s|ing|ping)?(?: {_LIMB}s?| feet| over)*"
    rf"(?: to)?(?: (?:his|her|their))?(?: (?:the )?(?:(?P<named>left|right)|other)(?: {_LIMB})?)?"
    r"(?=$|[,.;]| and\b| then\b)"
    rf"|(?:,? and|,)? then (?:(?:with|on|to|using) )?(?:(?:the|his|her|their) )?other(?: {_LIMB})?"
    r"(?=$|[,.;]| and\b| then\b)"
)

_BY_CLOCK = re.compile(
    r"\b(turn(?:s|ing|ed)?|rotat(?:es?|ing|ed)|spin(?:s|ning)?|pivot(?:s|ing)?)"
    r"((?: (?:around|once|twice|in place|on the spot|in the air|\d+ ?(?:degrees?|deg|°)"
    r"|a (?:quarter|half|full) turn))*)"
    r" (?P<way>(?:counter|anti)?-?clockwise)\b"
)

_SIDED = (
    "hand|arm|fist|palm|wrist|elbow|shoulder|foot|leg|knee|heel|thigh|hip|ear|eye|cheek|temple|side|hook|jab|cross|"
    "uppercut|punch|kick|straight|shin|ankle|calf|half|and (?:the )?(?:left|right)|or"
)
_MOVING = (
    "dodg|roll|straf|step|sidestep|dash|slid|jump|leap|evad|div|fall|lean|duck|walk|run|throw|shoot|fir|aim|sprint|"
    "spin|turn|slip|stagger|stumbl|tumbl|lung|flip|shuffl|hop|sneak|crawl|push|swing|slash|leaning|backstep|cartwheel"
)
_SWEEP = re.compile(
    r"\b(?:from )?(?:the |his |her |their )?(?:upper |lower |high |low |top |bottom )?(left|right)"
    r"(?: shoulder| hip| side)?(?: to |-to-)(?:the |his |her |their )?"
    r"(?:upper |lower |high |low |top |bottom )?(left|right)\b(?! (?:hand|foot|leg|arm))"
)
_HIGH = ("upper", "high", "top")
_TOWARDS = re.compile(
    rf"\b(?:to|towards?) (?:the |his |her |their |your |its )?(left|right)\b(?! (?:{_SIDED})s?\b)"
    rf"|\b(left|right)wards?\b"
    rf"|\b(?:{_MOVING})(?:e|es|s|ing|ning|ping)? (?:\d+ degrees )?(left|right)\b(?! (?:{_SIDED})s?\b)"
)


def turned_to_a_side(text: str) -> str:
    """A `plain` sentence in which who turns clockwise, as seen from above, turns to the right."""
    return _BY_CLOCK.sub(lambda m: f"{m[1]}{m[2]} to the {'right' if m['way'] == 'clockwise' else 'left'}", text)


def other_side_named(text: str) -> str:
    """A `plain` sentence in which what is done on the other side names that side.

    "On the left leg, then the other", "on the left leg, then switches legs" and "then switches to the right" become "on
    the left leg, then the right". Without exactly one side before it, nothing is known, and it stays.
    """

    def named(match: re.Match[str]) -> str:
        before = {word for word in _WORD.findall(text[: match.start()]) if word in SIDES}
        if len(before) != 1:
            return match.group()
        return f", then the {match['named'] or OTHER[before.pop()]}"

    return _TURN.sub(named, text)


def sweep_said(text: str) -> tuple[str, str] | None:
    """From which side to which other one a text says that something goes: ("left", "right")."""
    for first, second in _SWEEP.findall(text):
        if first != second:
            return first, second
    return None


def direction_said(text: str) -> str:
    """To which side a text says that something goes; empty where to none, or to both."""
    found = {side for match in _TOWARDS.findall(_SWEEP.sub(" ", text)) for side in match if side}
    return found.pop() if len(found) == 1 else ""


def without_sweeps(text: str) -> str:
    """The text without "from left to right"; of "from upper left to lower right" only what is diagonal stays."""
    return _SWEEP.sub(lambda match: _slant(match.group()) if match.group(1) != match.group(2) else match.group(), text)


def _slant(said: str) -> str:
    heights = [bool(height.strip() in _HIGH) for height in re.findall("upper |high |top |lower |low |bottom ", said)]
    if len(heights) != 2 or heights[0] == heights[1]:
        return " "
    return " diagonally down " if heights[0] else " diagonally up "


def without_directions(text: str) -> str:
    """The text without its directions to the left and right."""
    return _TOWARDS.sub(lambda match: re.sub("left|right", "", match.group()), without_sweeps(text))


def mirror_caption(text: str) -> str:
    """Exchange left and right, clockwise and counterclockwise, keeping upper and lower case.

    "left" as a verb ("has left", "is left standing") and "right" as in "right away", "all right", "right angle" stay.
    Mirroring twice gives the same sentence, with "anticlockwise" and "counter-clockwise" spelt counterclockwise.
    """
    lowered = text.lower()
    if not ("left" in lowered or "right" in lowered or "clockwise" in lowered):
        return text
    if "clockwise" in lowered:
        text = _COUNTERCLOCKWISE.sub(_join_counterclockwise, text)
    pieces = _PIECES.findall(text)
    mirrored = [
        _in_case_of(piece, opposite)
        if (opposite := _MIRRORED.get(piece.lower())) and not _is_no_side(pieces, place)
        else piece
        for place, piece in enumerate(pieces)
    ]
    return "".join(mirrored)


def _is_no_side(pieces: list[str], place: int) -> bool:
    """Whether "left" or "right" at a place among words, and what stands between them, is neither side nor direction."""
    if pieces[place].lower() not in ("left", "right"):
        return False
    # A neighbour counts only across one space: "to the left, away from the wall" names a side.
    before = after = ""
    if place > 1 and pieces[place - 1] == " ":
        before = pieces[place - 2].lower()
    if place + 2 < len(pieces) and pieces[place + 1] in (" ", "-"):
        after = pieces[place + 2].lower()
    return (
        before in _NO_SIDE_AFTER_THESE
        or after in _NO_SIDE_BEFORE_THESE
        or (before in _TO_BE and (after in _STATES or not after))
    )


def _join_counterclockwise(match: re.Match[str]) -> str:
    return _in_case_of(match.group(), "counterclockwise")


def _in_case_of(model: str, word: str) -> str:
    if model.isupper():
        return word.upper()
    return word.capitalize() if model[0].isupper() else word
