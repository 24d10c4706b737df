"""The captions and the label of one clip, from whatever its source says about it.

| what is known | captions | origin |
|---|---|---|
| a sidecar file | as they are | "sidecar" |
| words of a known collection | what people wrote as it is, index words made into varied sentences | see `captions.py` |
| a label | varied sentences by the grammar of `captions.py` | "label" |
| only a file name that says something | one sentence from it | "file name" |
| nothing | one sentence for all | "generic" |
"""

from __future__ import annotations

import numpy as np

from kinoflow.data.caption_actions import ACTIONS
from kinoflow.data.caption_bandai import BANDAI_CONTENTS, STYLES
from kinoflow.data.caption_path import path_facts
from kinoflow.data.captions import (
    GENERIC_CAPTION,
    caption_from_file_name,
    captions_for,
    mirror_caption,
    sentences_from,
)
from kinoflow.data.manifest import Caption
from kinoflow.data.raw import RawCaption, RawClip
from kinoflow.data.source_folder import SIDECAR_ORIGIN
from kinoflow.data.taxonomy import label_of
from kinoflow.motion.clip import MotionClip

LABEL_ORIGIN, FILE_NAME_ORIGIN, GENERIC_ORIGIN = "label", "file name", "generic"
WHOLE_TAKE_ORIGINS = frozenset({"KIT-ML"})
"""Sentences that tell a take from beginning to end; a part of a take goes without them if it has others."""


def clip_captions(
    raw: RawClip, part: MotionClip, *, whole: bool, limit: int, generator: np.random.Generator
) -> tuple[Caption, ...]:
    """1 to `limit` captions with their mirror images.

    Args:
        raw: what its source says.
        part: the motion they are for, at 30 fps.
        whole: whether that is the whole take.
        limit: how many at most.
        generator: chooses among more.
    """
    found = _sentences(raw, part, whole, limit, generator)
    return tuple(Caption(caption.text, mirror_caption(caption.text), caption.origin) for caption in found)


def clip_label(raw: RawClip) -> str:
    """The source's own label, else one by the words of the first caption or the file name."""
    if raw.label:
        return raw.label
    return label_of(raw.captions[0].text if raw.captions else raw.id.replace("_", " "))


def _sentences(
    raw: RawClip, part: MotionClip, whole: bool, limit: int, generator: np.random.Generator
) -> list[RawCaption]:
    sidecar = [caption for caption in raw.captions if caption.origin == SIDECAR_ORIGIN]
    if sidecar:
        chosen = generator.permutation(len(sidecar))[:limit]
        return [sidecar[index] for index in sorted(chosen)]
    fitting = [caption for caption in raw.captions if whole or caption.origin not in WHOLE_TAKE_ORIGINS]
    if raw.captions:
        said = sentences_from(fitting or raw.captions, generator=generator, count=limit, path=path_facts(part))
        if said:
            return said
    if raw.label in BANDAI_CONTENTS or raw.label in ACTIONS:
        style = raw.style if raw.style in STYLES else None
        texts = captions_for(raw.label, style, generator=generator, count=limit)
        return [RawCaption(text, LABEL_ORIGIN) for text in texts]
    named = caption_from_file_name(raw.id)
    return [RawCaption(named, FILE_NAME_ORIGIN) if named else RawCaption(GENERIC_CAPTION, GENERIC_ORIGIN)]
