"""Actions of captured motions: what is said of each, and the sentences that are kept out of training.

An action has a key such as "walk" or "wave-left-hand". Its phrases are written for `language.grammar.render`, the
plainest first, in `assets/language/captured_phrases.txt`.
"""

from __future__ import annotations

import re

from kinoflow.language.sides import mirror_caption
from kinoflow.language.tables import table

ACTIONS = table("captured_phrases")
"""Action to its phrases, the plainest first."""
_ASKED = {caption: action for caption, (action,) in table("held_out").items()}
HELD_OUT_CAPTIONS = {caption: action for caption, action in _ASKED.items() if action in ACTIONS}
"""Captions that no training caption may repeat, and the action that each asks for; their words may be in others."""
HELD_OUT_COMPOSED = {caption: action for caption, action in _ASKED.items() if action not in ACTIONS}
"""The same for composed clips: caption to the label of `composed.py` that it asks for."""


def plain(text: str) -> str:
    """A sentence without case, punctuation and extra spaces: what makes two of them the same."""
    return " ".join(re.findall(r"[\w'-]+", text.lower()))


_HELD_OUT = {plain(version) for text in _ASKED for version in (text, mirror_caption(text))}


def is_held_out(text: str) -> bool:
    """Whether the sentence is a held-out one or the mirror image of one."""
    return plain(text) in _HELD_OUT
