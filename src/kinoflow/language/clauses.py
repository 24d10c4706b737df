"""What happens when in a sentence: its pieces in the order of time."""

from __future__ import annotations

import re

AT_ONCE = "while|whilst|as|at the same time as"
"""What joins two things that are done at once, as a pattern."""
_LATER = re.compile(
    r"(?:,? and)?,? (?:and )?(?:then|afterwards?|after that|next|subsequently|finally|followed by|later|lastly)\b,?"
    r"|[.;!?:]+ |[.;!?:]+$|\|\|"
)


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
    leading = re.match(r"\s*(after|before|having|once|as soon as) ([^,]+), (.+)", text)
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
    rest = _around_before_and_after(other)
    return [one, *rest] if word == "before" else [*rest, one]
