"""The captions and the label of one clip, from whatever its source says about it.

| what is known | captions | origin |
|---|---|---|
| a sidecar file | as they are | "sidecar" |
| a library of authored clips | as they are, unless held out | "authored" |
| words of a known collection | what people wrote as it is, index words made into varied sentences | its own |
| a label | varied sentences by the grammar of `captions/sentences.py` | "label" |
| only a file name that says something | one sentence from it | "file name" |
| nothing | one sentence for all | "generic" |
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass

import numpy as np

from kinoflow.data.captions.actions import ACTIONS, is_held_out
from kinoflow.data.captions.path import PathFacts, path_facts
from kinoflow.data.captions.sentences import (
    GENERIC_CAPTION,
    action_said,
    caption_from_file_name,
    captions_for,
    mirror_caption,
    plainest_sentence,
    sentences_from,
)
from kinoflow.data.manifest import Caption
from kinoflow.data.sources.bandai import BANDAI_CONTENTS, STYLES
from kinoflow.data.sources.raw import AUTHORED_ORIGIN, SIDECAR_ORIGIN, RawCaption, RawClip
from kinoflow.data.taxonomy import OTHER, label_of
from kinoflow.language.sides import SIDES
from kinoflow.motion.clip import MotionClip

WRITTEN_FOR_THE_CLIP = frozenset({SIDECAR_ORIGIN, AUTHORED_ORIGIN})
"""Sentences that are used as they are."""
LABEL_ORIGIN, FILE_NAME_ORIGIN, GENERIC_ORIGIN = "label", "file name", "generic"
WHOLE_TAKE_ORIGINS = frozenset({"KIT-ML", "BONES-SEED", "SEED timeline", "SEED timeline, carried over", "BABEL"})
"""Sentences that tell a take from beginning to end; a part of a take goes without them if it has others."""

PATH_ORIGIN = "CMU index"
"""Words of this origin are made into sentences by `sentences_from`."""
CLEAR_TURN_DEG = 30.0
_mirrored = functools.lru_cache(maxsize=4096)(mirror_caption)
"""Clips of one label share most of their sentences."""


@dataclass(frozen=True)
class Description:
    """What is said of one clip: a label for balancing and captions; none, with an objection, if all of it is wrong."""

    label: str
    captions: tuple[Caption, ...]
    action: str = ""
    objection: str = ""


def describe(raw: RawClip, part: MotionClip, *, whole: bool, limit: int, generator: np.random.Generator) -> Description:
    """Label and captions of a clip or a part of one.

    A turn to the named side is checked against the motion. A whole take that turns the other way gets no captions; a
    part of a take that does not turn that way is described by where it leads instead.

    Args:
        raw: what its source says.
        part: the motion they are for, at 30 fps.
        whole: whether that is the whole take.
        limit: how many captions at most.
        generator: chooses among more.
    """
    label, path = clip_label(raw), path_facts(part)
    if turns_as_said(label, path, whole=whole):
        found = _sentences(raw, path, whole, limit, generator)
    elif whole:
        return Description(label, (), objection="turns the other way than its label")
    else:
        gait = label.partition("-")[0]
        found = sentences_from([RawCaption(gait, PATH_ORIGIN)], generator=generator, count=limit, path=path)
        label = gait
    captions = tuple(Caption(c.text, c.mirrored or _mirrored(c.text), c.origin) for c in found)
    return Description(label, captions, raw.action or known_action(raw, path))


def known_action(raw: RawClip, path: PathFacts) -> str:
    """The action of `captions/actions.py` that everything a known collection says of a clip comes down to, or ""."""
    if raw.label:
        return BANDAI_CONTENTS.get(raw.label, raw.label if raw.label in ACTIONS else "")
    return action_said(raw.captions, path)


def clip_label(raw: RawClip) -> str:
    """The source's own label, else one by the words of the first caption or the file name."""
    if raw.label:
        return raw.label
    if not raw.captions:
        return label_of(raw.id.replace("_", " "))
    # Words of an index may say nothing to who does not know it ("Bassai"): what they stand for does.
    label = label_of(raw.captions[0].text)
    return label if label != OTHER else label_of(plainest_sentence(raw.captions[0]))


def turns_as_said(label: str, path: PathFacts, *, whole: bool) -> bool:
    """Whether a motion labelled as a turn to one side can be one; motions of other labels always can.

    A whole take must not end up clearly turned the other way; a part of one must be clearly turned as it is said.
    """
    _, turn, side = label.partition("-turn-")
    if not turn or side not in SIDES:
        return True
    turn_deg = math.degrees(path.turn_rad) * {"left": 1, "right": -1}[side]
    return turn_deg > (-CLEAR_TURN_DEG if whole else CLEAR_TURN_DEG)


def _sentences(
    raw: RawClip, path: PathFacts, whole: bool, limit: int, generator: np.random.Generator
) -> list[RawCaption]:
    written = [caption for caption in raw.captions if caption.origin in WRITTEN_FOR_THE_CLIP]
    if written:
        usable = [c for c in written if c.origin != AUTHORED_ORIGIN or not is_held_out(c.text)]
        chosen = generator.permutation(len(usable))[:limit]
        return [usable[index] for index in sorted(chosen)]
    usable = [caption for caption in raw.captions if whole or caption.origin not in WHOLE_TAKE_ORIGINS]
    if raw.captions:
        said = sentences_from(usable or raw.captions, generator=generator, count=limit, path=path)
        if said:
            return said
    if raw.label in BANDAI_CONTENTS or raw.label in ACTIONS:
        style = raw.style if raw.style in STYLES else None
        texts = captions_for(raw.label, style, generator=generator, count=limit)
        return [RawCaption(text, LABEL_ORIGIN) for text in texts]
    named = caption_from_file_name(raw.id)
    return [RawCaption(named, FILE_NAME_ORIGIN) if named else RawCaption(GENERIC_CAPTION, GENERIC_ORIGIN)]
