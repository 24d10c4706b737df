"""What happens when in a sentence: its pieces in the order of time."""

from __future__ import annotations

import re

AT_ONCE = "while|whilst|as|at the same time as"
"""What joins two things that are done at once, as a pattern."""
_LATER = re.compile(
    r"(?:,? and)?,? (?:and )?(?:then|afterwards?|after that|next|subsequently|finally|followed by|later|lastly)\b,?"
    r"|[.;!?:]+ |[.;!?:]+$|\|\|"
)

_BEFORE_SOMEBODY = re.compile(
    r"(after|before|once|as soon as) ((?:(?:he|she|they) \w|(?:an?|the|his|her) \w)[^,]*?) ((?:he|she|they) \w.+)"
)
"""The same without a comma: "before she leaves she puts on a coat"."""
_NO_DEED = re.compile(
    r"(?:an?|the|his|her|their) (?:\w+ ){0,2}?(?:duels?|fights?|battles?|match|game|race|performance|meal|exam|show"
    r"|bout|kings?|queens?|throne|altar|audience|crowd|court|judges?|masters?|emperor|lord|gods?|shrine|statue|grave|cross)"
)
"""What stands after a "before" and is nothing that is done: "bows before a duel"."""
_FACED = re.compile(r"\b(?:kings?|queens?|throne|altar|emperor|lord|gods?|shrine|statue)\b")


def plain(sentence: str) -> str:
    """The sentence in lower case, with single spaces, without quotes and brackets, and a decimal point written "·"."""
    text = sentence.lower().replace("’", "'")
    text = re.sub(r"(?<=\d)\.(?=\d)", "·", text)
    text = re.sub(r"[\"'()]", " ", text)
    return re.sub(r"\s+", " ", text).strip()


def pieces_in_time(text: str) -> list[str]:
    """The pieces of a `plain` sentence in the order in which they happen.

    Only words and marks that say so begin a new piece ("then", "before", a full stop), not every "and" or comma.
    """
    text = re.sub(r"(?<!at )\bfirst(?:ly)?\b,?", "", text)
    text = re.sub(r"\b((?:at|in) the (?:very )?(?:end|start|beginning)),", r"\1", text)
    text = re.sub(r"^\s*(?:finally|lastly|then|next),?", "", text)
    leading = re.match(r"\s*(after|before|having|once|as soon as) ([^,]+), (.+)", text) or _BEFORE_SOMEBODY.match(text)
    if leading:
        word, one, other = leading.groups()
        text = f"{other} || {one}" if word == "before" else f"{one} || {other}"
    pieces = []
    for piece in _LATER.split(text):
        pieces += _around_before_and_after(piece or "")
    return [piece.strip(" ,") for piece in pieces if piece.strip(" ,")]


def _around_before_and_after(piece: str) -> list[str]:
    match = re.match(r"(.*?)\b(before|after)\b (.*)", piece)
    if not match or re.match(r"(?:the other|another)\b", match.group(3)):
        return [piece]
    one, word, other = match.groups()
    where = _NO_DEED.match(other)
    if (
        one
        and word == "before"
        and where
        and (not other[where.end() :] or other[where.end() :].startswith((" and ", ",")))
    ):
        # "Bows before a duel", "kneels before the king and rises": when or where, and nothing more that is done.
        return [piece if _FACED.search(where.group()) else one.rstrip() + other[where.end() :]]
    rest = _around_before_and_after(other)
    return [one, *rest] if word == "before" else [*rest, one]
