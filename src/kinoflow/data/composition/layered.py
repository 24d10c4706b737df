"""Authored arms over captured bodies: a score's gesture on somebody who really walks or stands.

Captured bodies sway, shift their weight and breathe as no score does; authored arms say what no capture holds.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinoflow.authoring.scene import lay_over, said_at_once
from kinoflow.data.composition.parts import GAITS, CapturedClip, is_what_it_says
from kinoflow.data.filters import FilterOptions, first_defect
from kinoflow.data.manifest import JOINED, Caption, ClipRecord, strictest
from kinoflow.language.grammar import random_sentence, render
from kinoflow.language.sides import mirror_caption
from kinoflow.motion.canonical import canonicalise
from kinoflow.motion.features import encode

LAYERED = "layered"
"""Source of these clips and origin of their captions."""
BASES: Mapping[str, tuple[str, ...]] = {
    "walk": ("{walk} forward", "{walk}", "{walk} ahead"),
    "walk-back": ("{walk} backward", "{walk} backwards"),
    "walk-turn-left": ("{walk} and {turn} left", "{walk} in a curve to the left"),
    "walk-turn-right": ("{walk} and {turn} right", "{walk} in a curve to the right"),
    "run": ("{run} forward", "{run}", "{jog} forward"),
    "stand": (),
}
"""Label of a captured clip to ways of saying it; a body that only stands is not mentioned."""
_TRIES = 12
_STANDING_SHARE = 0.5
_MIN_FRAMES = 20


@dataclass(frozen=True, eq=False)
class Layer:
    """An authored clip of which only arms and head are used; its phrases, with verbs in braces, are read when asked."""

    part: CapturedClip
    read_phrases: Callable[[], tuple[str, ...]]


def lay_over_captured(
    bases: Sequence[CapturedClip],
    layers: Sequence[Layer],
    count: int,
    *,
    seed: int,
    captions_per_clip: int,
    filters: FilterOptions,
) -> Iterator[tuple[ClipRecord, NDArray[np.float32]]]:
    """Up to `count` clips: records and features [T, D]. Every layer is used about as often as any other.

    Args:
        bases: captured clips with labels of `BASES`.
        layers: authored clips of the same split.
        count: how many.
        seed: of all choices.
        captions_per_clip: at most this many captions for each.
        filters: a clip must pass the filters of captured ones, but for standing still.
    """
    generator = np.random.default_rng(seed)
    moving = [part for part in bases if part.label in GAITS and is_what_it_says(part)]
    standing = [part for part in bases if part.label == "stand" and part.frames >= _MIN_FRAMES]
    if not layers or not (moving or standing):
        return
    order = generator.permutation(len(layers))
    for number in range(count):
        layer = layers[int(order[number % len(layers)])]
        for _ in range(_TRIES):
            stands = bool(standing) and (not moving or generator.random() < _STANDING_SHARE)
            base = (standing if stands else moving)[int(generator.integers(len(standing if stands else moving)))]
            made = _laid(base, layer, number, captions_per_clip, generator, filters)
            if made is not None:
                yield made
                break


def _laid(
    base: CapturedClip,
    layer: Layer,
    number: int,
    captions_per_clip: int,
    generator: np.random.Generator,
    filters: FilterOptions,
) -> tuple[ClipRecord, NDArray[np.float32]] | None:
    spare = base.frames - layer.part.frames
    if spare < 0:
        return None
    over, ground = layer.part.clip(), base.clip()
    # A gesture somewhere inside; what of a long take lies far from it is left out.
    lead = int(generator.integers(min(spare, 45) + 1))
    first = int(generator.integers(spare - lead + 1))
    last = min(ground.num_frames, first + lead + over.num_frames + int(generator.integers(10, 45)))
    clip = lay_over(ground.crop(first, last), over, lead, spine=False)
    clip = canonicalise(clip)
    if first_defect(clip, dataclasses.replace(filters, max_static_s=math.inf)):
        return None
    said, told = BASES[base.label], layer.read_phrases()
    phrases = said_at_once(said, told) if said else list(told)
    sentences = [render(phrases[0])]
    for _ in range(captions_per_clip * 6):
        if len(sentences) >= captions_per_clip:
            break
        sentence = random_sentence(phrases, None, generator)
        if sentence not in sentences:
            sentences.append(sentence)
    under, upper = base.record, layer.part.record
    record = ClipRecord(
        id=f"{LAYERED}:{under.id}+{upper.id}:{number}",
        source=LAYERED,
        licence=JOINED.join(sorted({under.licence, upper.licence})),
        licence_class=strictest((under.licence_class, upper.licence_class)),
        split=under.split,
        group=f"{under.group}+{upper.group}",
        label=f"{LAYERED} {upper.leaf}",
        action=f"{base.label} + {upper.action}",
        settings=upper.settings,
        leaf=upper.leaf,
        style=None,
        frames=clip.num_frames,
        captions=tuple(Caption(text, mirror_caption(text), LAYERED) for text in sentences),
    )
    return record, encode(clip).astype(np.float32)
