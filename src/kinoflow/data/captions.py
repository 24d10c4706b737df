"""Sentences for motions: from labels, from the captions that collections bring along, from file names.

Every random choice is the given generator's. No sentence made here is one of `HELD_OUT_CAPTIONS`.
"""

from __future__ import annotations

import re

import numpy as np

from kinoflow.data.caption_actions import ACTIONS
from kinoflow.data.caption_bandai import BANDAI_CONTENTS, LOW_HANDS_STYLE, STYLES
from kinoflow.data.caption_grammar import Style, random_sentence, render
from kinoflow.data.caption_held_out import HELD_OUT_CAPTIONS, is_held_out
from kinoflow.data.caption_mirror import mirror_caption
from kinoflow.errors import OptionError

__all__ = ["GENERIC_CAPTION", "HELD_OUT_CAPTIONS", "captions_for", "mirror_caption"]

GENERIC_CAPTION = "A person moves."
"""For a motion of which nothing is known."""

_TRIES_PER_CAPTION = 30


def captions_for(label: str, style: str | None = None, *, generator: np.random.Generator, count: int = 60) -> list[str]:
    """Up to `count` different sentences for a label, the plainest first.

    With a style that can be said, every second sentence says it, so any first half of the list is half styled and the
    content is never buried.

    Args:
        label: an action of `caption_actions.ACTIONS`, or a content of the Bandai-Namco sets ("raise-up-left-hand"). Two
            joined by "+" happen together: "walk+wave-right-hand".
        style: a style of the Bandai-Namco sets; None and "normal" say nothing.
        generator: chooses the sentences.
        count: how many; fewer when the label has fewer ways to say it.

    Raises:
        OptionError: an unknown label or style.
    """
    if style is not None and style not in STYLES:
        raise OptionError(f"unknown style {style!r}; known: {', '.join(sorted(STYLES))}")
    manner = STYLES[style] if style else None
    return _sentences(_phrases_of(label, style), manner, generator, count)


def _phrases_of(label: str, style: str | None) -> tuple[str, ...]:
    first, *others = [_action_phrases(part, style) for part in label.split("+")]
    for other in others:
        moving = [phrase for phrase in other if not phrase.startswith("{stand}")]
        first = tuple(joined for a in first for b in moving for joined in (f"{a} and {b}", f"{a} while {_doing(b)}"))
    return first


def _doing(phrase: str) -> str:
    """The phrase with all its verbs as participles."""
    return re.sub(r"\{(?!poss\})(\w+)\}", r"{\1:ing}", phrase)


def _action_phrases(label: str, style: str | None) -> tuple[str, ...]:
    action = BANDAI_CONTENTS.get(label, label)
    if label in BANDAI_CONTENTS and style == LOW_HANDS_STYLE:
        action = f"{action}-low" if f"{action}-low" in ACTIONS else action
    if action not in ACTIONS:
        raise OptionError(f"no captions for the label {label!r}; known: {', '.join(sorted(ACTIONS | BANDAI_CONTENTS))}")
    return ACTIONS[action]


def _sentences(phrases: tuple[str, ...], style: Style | None, generator: np.random.Generator, count: int) -> list[str]:
    sentences = [render(phrases[0])]
    for _ in range(count * _TRIES_PER_CAPTION):
        if len(sentences) >= count:
            break
        said = style if len(sentences) % 2 else None
        sentence = random_sentence(phrases, said, generator)
        if sentence not in sentences and not is_held_out(sentence):
            sentences.append(sentence)
    return sentences[:count]
