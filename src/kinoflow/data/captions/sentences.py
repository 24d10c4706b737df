"""Sentences for motions: from labels, from the captions that collections bring along, from file names.

Every random choice is the given generator's. No sentence made here is one of `HELD_OUT_CAPTIONS`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

import numpy as np

from kinoflow.data.captions.actions import ACTIONS, HELD_OUT_CAPTIONS, is_held_out
from kinoflow.data.captions.parse import phrase_of, phrase_of_file_name
from kinoflow.data.captions.path import PathFacts, action_along, path_facts
from kinoflow.data.sources.bandai import BANDAI_CONTENTS, LOW_HANDS_STYLE, STYLES
from kinoflow.data.sources.raw import RawCaption
from kinoflow.data.sources.texts import INDEX, INDEX_ORIGINS
from kinoflow.errors import OptionError
from kinoflow.language.grammar import WHOLE, Style, random_sentence, render
from kinoflow.language.sides import mirror_caption

__all__ = [
    "GENERIC_CAPTION",
    "HELD_OUT_CAPTIONS",
    "NOT_REDISTRIBUTABLE",
    "PathFacts",
    "caption_from_file_name",
    "captions_for",
    "mirror_caption",
    "path_facts",
    "sentences_from",
]

GENERIC_CAPTION = "A person moves."
"""For a motion of which nothing is known."""

NOT_REDISTRIBUTABLE = frozenset(["KIT-ML"])
"""Origins whose sentences may train a model but not be published with one."""

MADE_BY_GRAMMAR = "grammar"
"""Origin of the sentences made here from an index word or a label."""

_TRIES_PER_CAPTION = 30

# A text that is one phrase of an action stands for all of them; the plainest phrase of an action is its own.
_ACTION_OF = {phrase: action for action, phrases in ACTIONS.items() for phrase in phrases}
_ACTION_OF |= {phrases[0]: action for action, phrases in ACTIONS.items()}


def captions_for(label: str, style: str | None = None, *, generator: np.random.Generator, count: int = 60) -> list[str]:
    """Up to `count` different sentences for a label, the plainest first.

    With a style that can be said, every second sentence says it, so any first half of the list is half styled and the
    content is never buried.

    Args:
        label: an action of `captions.actions.ACTIONS`, or a content of the Bandai-Namco sets ("raise-up-left-hand").
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


def sentences_from(
    captions: Sequence[RawCaption],
    *,
    generator: np.random.Generator,
    count: int = 8,
    path: PathFacts | None = None,
) -> list[RawCaption]:
    """Up to `count` sentences with their origins for what a collection says of a clip.

    What people wrote is kept as it is and comes first, unless it is held out. Index words, folder names and label
    templates ("walk", "washwindow", "A person jumps.") become varied sentences of origin "grammar".

    Args:
        captions: texts with their origins.
        generator: chooses the sentences.
        count: how many at most.
        path: where the clip leads; a text that says only "walk" or "run" then says which way it turns.
    """
    kept = [c for c in captions if c.origin not in INDEX_ORIGINS and not is_held_out(c.text)]
    pools = [_phrases_from(c.text, path) for c in captions if c.origin in INDEX_ORIGINS]
    phrases = tuple(dict.fromkeys(phrase for pool in pools for phrase in pool))
    made = _sentences(phrases, None, generator, max(count - len(kept), 0)) if phrases else []
    return [*kept, *(RawCaption(sentence, MADE_BY_GRAMMAR) for sentence in made)][:count]


def plainest_sentence(caption: RawCaption) -> str:
    """A text that people wrote as it is, an index word as the plainest sentence for it."""
    return render(_phrases_from(caption.text, None)[0]) if caption.origin in INDEX_ORIGINS else caption.text


def action_said(captions: Sequence[RawCaption], path: PathFacts | None = None) -> str:
    """The action that index words say, if all of them say the same one; "" otherwise.

    Args:
        captions: texts with their origins; those that people wrote do not count.
        path: where the clip leads; decides between the actions of a gait.
    """
    found = set()
    for caption in captions:
        if caption.origin in INDEX_ORIGINS:
            entry = _entry(caption.text)
            found.add(entry[0][1:].partition("|")[0] if entry[0].startswith("@") else "")
    if len(found) != 1:
        return ""
    (action,) = found
    return action_along(action, path)[0] if action and path else action


def caption_from_file_name(path: str | PurePath) -> str | None:
    """Turn "walk_forward_03.bvh" into "A person walks forward."; None when the name says nothing about the motion."""
    phrase = phrase_of_file_name(path)
    return render(phrase) if phrase else None


def _phrases_from(text: str, path: PathFacts | None) -> tuple[str, ...]:
    """Phrases of an index text, chosen by the path where the text leaves that open."""
    found: list[str] = []
    for item in _entry(text):
        if not item.startswith("@"):
            found.append(item)
            continue
        name, _, ending = item[1:].partition("|")
        action, pace = action_along(name, path) if path else (name, "")
        ending = pace + (f" {ending}" if ending else "")
        found += [phrase + ending for phrase in ACTIONS[action] if not (ending and phrase.startswith(WHOLE))]
    return tuple(found)


def _entry(text: str) -> tuple[str, ...]:
    """Entry of an index text; one that nobody foresaw is taken as the name of what is performed."""
    key = " ".join(text.lower().split()).rstrip(".")
    phrase = phrase_of(text) or f"{{perform}} {key}"
    return INDEX.get(key) or (f"@{_ACTION_OF[phrase]}" if phrase in _ACTION_OF else phrase,)


def _phrases_of(label: str, style: str | None) -> tuple[str, ...]:
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
