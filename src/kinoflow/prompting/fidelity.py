"""What of a text is still in its caption: sides, numbers, directions, negations and actions, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from kinoflow.language.tables import words as word_list
from kinoflow.language.words import NUMBERS, stem
from kinoflow.prompting.vocabulary import words

_TELLING = {
    **dict.fromkeys(("left", "leftward", "leftwards", "lefthand"), "left"),
    **dict.fromkeys(("right", "rightward", "rightwards", "righthand"), "right"),
    **dict.fromkeys(("both", "each"), "both"),
    **dict.fromkeys(("forward", "forwards", "ahead"), "forward"),
    **dict.fromkeys(("backward", "backwards"), "backward"),
    "sideways": "sideways", "clockwise": "clockwise",
    **dict.fromkeys(("counterclockwise", "anticlockwise"), "counterclockwise"),
    **dict.fromkeys(("not", "never", "without", "dont", "doesnt", "no"), "not"),
    **dict.fromkeys(("before",), "before"), **dict.fromkeys(("after",), "after"), **dict.fromkeys(("then",), "then"),
}  # fmt: skip
_NUMBERS = frozenset(word for word in NUMBERS if word)
_WORD = re.compile(r"[a-z]+|\d+")
_NO_ACTIONS = word_list("no action") | word_list("body verbs")


@dataclass(frozen=True)
class Fidelity:
    """Sides, numbers, directions and actions of the text beside those of the caption.

    Attributes:
        kept: in both, in the same order.
        lost: in the text only.
        added: in the caption only.
    """

    kept: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


NOTHING = Fidelity()


def items(text: str) -> list[str]:
    """What a text tells that must not change, in order: sides, numbers, directions, "not", and verbs as stems."""
    known = words()
    found = []
    for word in _WORD.findall(text.lower().replace("n't", "nt").replace("'", "")):
        if word in _TELLING:
            found.append(_TELLING[word])
        elif word.isdigit() or stem(word) in _NUMBERS:
            found.append(stem(word))
        else:
            base = word if word in known.verbs else known.third.get(word) or known.participles.get(word, "")
            found += [stem(base)] if base and base not in _NO_ACTIONS else []
    return found


def fidelity(text: str, caption: str) -> Fidelity:
    """Compare a text, without misspellings, with the caption that was made of it."""
    before, after = items(text), items(caption)
    kept: list[str] = []
    lost: list[str] = []
    added: list[str] = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            kept += before[start:end]
        else:
            lost += before[start:end]
            added += after[new_start:new_end]
    return Fidelity(tuple(kept), tuple(lost), tuple(added))


SIDES = frozenset(["left", "right", "clockwise", "counterclockwise", "forward", "backward", "not"])
"""What never may change from a text to its caption."""
STRICT = SIDES | frozenset(NUMBERS[1:])
"""What a language model may not change either: sides and numbers."""
