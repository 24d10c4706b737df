"""Captions from the skeleton beside those of the source, and what the skeleton refutes of the latter.

The source is trusted for what is done, the skeleton for how and where (`captions/facts.py`). Where the two contradict
each other nothing is added or corrected: the contradiction is told, for somebody to look at.
"""

from __future__ import annotations

import dataclasses

from kinoflow.data.captioning import Description
from kinoflow.data.captions.facts import Facts, contradictions, find_facts
from kinoflow.data.captions.parse import phrase_of
from kinoflow.data.manifest import Caption
from kinoflow.data.near_duplicates import MADE
from kinoflow.errors import OptionError
from kinoflow.language.grammar import WHOLE, render
from kinoflow.language.sides import mirror_caption
from kinoflow.measures.probes import read_sentence
from kinoflow.motion.clip import MotionClip

GIVEN, FACTS = "given", "facts"
CAPTIONS = (GIVEN, FACTS)
"""Captions of the source alone, or with those of the skeleton."""
FACTS_ORIGIN = "facts"
_MOST_TELLING, _MOST_ADDED = 3, 2


def check_captions(name: str) -> str:
    """The name itself.

    Raises:
        OptionError: it is none of `CAPTIONS`.
    """
    if name not in CAPTIONS:
        raise OptionError(f"captions are {' or '.join(CAPTIONS)}; got {name!r}")
    return name


def with_facts(said: Description, clip: MotionClip, limit: int) -> tuple[Description, tuple[str, ...]]:
    """A description with captions from the skeleton, and what that refutes, each "caption: claim (what was found)".

    A sentence of the most telling facts is added, and the first caption with what the skeleton adds to it; of the
    source's captions, as many stay as fit.

    Args:
        said: of a clip; it has captions.
        clip: the motion, at 30 fps.
        limit: how many captions at most.
    """
    refuted = tuple(
        f"{one.text.rstrip('.')}: {one.probe} ({one.found})"
        for text in _claims(said)
        for one in contradictions(text, clip)
    )
    facts = find_facts(clip)
    if refuted or not facts.facts:
        return said, refuted
    phrase = phrase_of(said.captions[0].text)
    texts = [facts.words(1)]
    if phrase is not None and not phrase.startswith(WHOLE):
        texts.insert(0, _merged(phrase, facts))
    known = {caption.text for caption in said.captions}
    new = [text for text in dict.fromkeys(texts) if text not in known][: max(limit - 1, 0)]
    added = tuple(Caption(text, mirror_caption(text), FACTS_ORIGIN) for text in new)
    return dataclasses.replace(said, captions=(*said.captions[: limit - len(added)], *added)), refuted


def _claims(said: Description) -> list[str]:
    """What is asked of a clip: all that was written for it, and of what was made of one label the plainest sentence."""
    written = [caption.text for caption in said.captions if caption.origin not in MADE]
    return list(dict.fromkeys(written)) or [said.captions[0].text]


def _merged(phrase: str, facts: Facts) -> str:
    """A caption's phrase with the most telling of what the skeleton adds; what it says already is left out."""
    said = {probe.name.partition(" ")[0].rstrip("s") for probe in read_sentence(render(phrase)).probes}
    added = [fact for fact in facts.chosen(_MOST_TELLING) if fact.kind.partition(" ")[0] not in said][:_MOST_ADDED]
    return render(phrase + "".join(f" and {fact.phrase}" for fact in added))
