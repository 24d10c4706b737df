"""Composed clips: two captured motions at once or one after the other, because captures hardly ever hold both.

They are made, not captured: their source is "composed", so is the origin of their captions, and their ids name the
parts. Parts come from one split, so nothing of a validation clip gets into training.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.captions.composed import TOGETHER, composed_captions
from kinoflow.data.composition.parts import GAITS, CapturedClip, is_what_it_says
from kinoflow.data.composition.search import Composition, at_once, in_a_row
from kinoflow.data.filters import FilterOptions, first_defect
from kinoflow.data.manifest import JOINED, Caption, ClipRecord, strictest
from kinoflow.files import scratch_folder
from kinoflow.language.sides import mirror_caption
from kinoflow.motion.canonical import canonicalise
from kinoflow.motion.features import encode

COMPOSED = "composed"
"""Source of composed clips and origin of their captions."""

TOGETHER_SHARE = 0.7
"""Of the composed clips, how many are two actions at once."""
_TRIES = 25
"""Pairs of clips that are tried for each composed clip."""
_NON_COMMERCIAL = "BY-NC"

Search = Callable[[], Composition | None]


def compose(
    parts: Sequence[CapturedClip], count: int, *, seed: int, captions_per_clip: int, filters: FilterOptions
) -> Iterator[tuple[ClipRecord, NDArray[np.float32]]]:
    """Up to `count` clips composed of parts of one split: records and features [T, D].

    Every pair of labels gets about the same number. Pairs for which nothing fits leave their share to the others, and
    what sequences lack is made up by actions at once.

    Args:
        parts: captured clips.
        count: how many to compose; fewer come when nothing more fits.
        seed: of all choices.
        captions_per_clip: at most this many captions for each.
        filters: a composed clip must pass the filters of captured ones.
    """
    generator = np.random.default_rng(seed)
    usable = [part for part in parts if is_what_it_says(part)]
    in_sequence = count - round(count * TOGETHER_SHARE)
    made = 0
    with scratch_folder() as folder:
        for searches, wanted in ((partial(in_a_row, folder=folder), in_sequence), (at_once, count)):
            for found in _in_turn(searches(usable, generator), wanted - made, filters):
                made += 1
                record = _record(found, captions_per_clip, generator)
                yield record, encode(canonicalise(found.clip)).astype(np.float32)


def _in_turn(searches: Sequence[Search], wanted: int, filters: FilterOptions) -> Iterator[Composition]:
    """One clip of each search in turn until there are enough; a search that finds nothing new is given up."""
    waiting = list(searches)
    seen: set[str] = set()
    while waiting:
        for search in tuple(waiting):
            if len(seen) == wanted:
                return
            tries = (search() for _ in range(_TRIES))
            found = next((c for c in tries if c and _id(c) not in seen and not first_defect(c.clip, filters)), None)
            if found is None:
                waiting.remove(search)
            else:
                seen.add(_id(found))
                yield found


def _id(found: Composition) -> str:
    return f"{COMPOSED}:{found.first.record.id}{found.joint}{found.second.record.id}"


def _record(found: Composition, captions_per_clip: int, generator: np.random.Generator) -> ClipRecord:
    first, second = found.first.record, found.second.record
    labels = (first.label, second.label)
    style = first.style if first.style == second.style else None
    captions = composed_captions(
        first.label, found.joint, second.label, style, generator=generator, count=captions_per_clip
    )
    # What forbids most comes first, so that it cannot be overlooked.
    licences = sorted({first.licence, second.licence}, key=lambda licence: (_NON_COMMERCIAL not in licence, licence))
    return ClipRecord(
        id=_id(found),
        source=COMPOSED,
        licence=JOINED.join(licences),
        licence_class=strictest((first.licence_class, second.licence_class)),
        split=first.split,
        group=f"{first.group}{found.joint}{second.group}",
        label=found.joint.join(labels if found.joint == TOGETHER else map(_kind, labels)),
        style=style,
        frames=found.clip.num_frames,
        captions=tuple(Caption(text, mirror_caption(text), COMPOSED) for text in captions),
        action=f"{first.action} {found.joint} {second.action}" if first.action and second.action else "",
    )


def _kind(label: str) -> str:
    """Coarse on purpose: a label of its own for each of 90 sequences would be a quarter of what training draws."""
    return "gait" if label in GAITS else "gesture"
