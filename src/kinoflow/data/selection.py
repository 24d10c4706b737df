"""Which of the clips that were found go into a dataset: by licence, and each motion once."""

from __future__ import annotations

import dataclasses
import hashlib
import sqlite3
import weakref
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.captions.sentences import NOT_REDISTRIBUTABLE
from kinoflow.data.manifest import ANY, Rejection, is_permitted
from kinoflow.data.sources.raw import RawClip

LICENCE_REASON = "licence"


def select(found: Sequence[RawClip], licence: str) -> tuple[list[RawClip], list[Rejection]]:
    """The clips to read, in the order in which they were found, with ids of their own, and why the others are not.

    Args:
        found: everything the sources hold.
        licence: one of `licences.LICENCE_CHOICES`.
    """
    rejected = [Rejection(clip.id, clip.source, "unreadable", clip.error) for clip in found if clip.error]
    clips = [clip for clip in found if not clip.error]
    # Licences come first, so that a clip that may not be used never takes the place of one that may.
    for step in (partial(permitted, licence=licence), distinct, without_wholes):
        clips, more = step(clips)
        rejected += more
    return with_own_ids(clips), rejected


def permitted(clips: Sequence[RawClip], licence: str) -> tuple[list[RawClip], list[Rejection]]:
    """The clips whose class may go in; a permissive dataset also goes without sentences that are not permissive."""
    rejected = [
        Rejection(clip.id, clip.source, LICENCE_REASON, f"{clip.licence_class}: {clip.licence}")
        for clip in clips
        if not is_permitted(clip.licence_class, licence)
    ]
    kept = [clip for clip in clips if is_permitted(clip.licence_class, licence)]
    if licence != ANY:
        kept = [_without_bound_sentences(clip) for clip in kept]
    return kept, rejected


def _without_bound_sentences(clip: RawClip) -> RawClip:
    captions = tuple(caption for caption in clip.captions if caption.origin not in NOT_REDISTRIBUTABLE)
    return dataclasses.replace(clip, captions=captions)


def distinct(clips: Sequence[RawClip]) -> tuple[list[RawClip], list[Rejection]]:
    """Of clips with the same identity the one of the highest rank, of several the first.

    It takes over the captions of those that carry its id: they were said of the very same recording.
    """
    copies: dict[str, list[RawClip]] = {}
    for clip in clips:
        copies.setdefault(clip.identity, []).append(clip)
    kept, rejected = [], []
    for same in copies.values():
        # The first of the greatest.
        counts = max(same, key=lambda clip: clip.rank)
        said = [caption for clip in (counts, *same) if clip.id == counts.id for caption in clip.captions]
        told = tuple(dict.fromkeys(said))
        # The very clip where nothing is added: another one of each would be in memory beside it.
        kept.append(counts if told == counts.captions else dataclasses.replace(counts, captions=told))
        for clip in same:
            if clip is not counts:
                which = "a better copy" if clip.rank < counts.rank else "the same motion"
                detail = f"{which} is {counts.id} of {counts.source}"
                rejected.append(Rejection(clip.id, clip.source, "duplicate", detail))
    return kept, rejected


class SameMotions:
    """Finds motions that were there before under another name: a take that a collection holds twice.

    What is known of them is a table on the disk, of which a few megabytes are in memory.
    """

    def __init__(self, path: Path) -> None:
        """Begin without motions.

        Args:
            path: of a file to write.
        """
        self._table = sqlite3.connect(path, isolation_level=None)
        self._close = weakref.finalize(self, self._table.close)
        # Nobody reads it after this process, so it need not survive anything.
        for setting in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE", "cache_size = -4096"):
            self._table.execute(f"PRAGMA {setting}")
        self._table.execute("CREATE TABLE motions (key BLOB PRIMARY KEY, id TEXT) WITHOUT ROWID")
        self._table.execute("BEGIN")

    def first(self, clip_id: str, features: NDArray[np.float32]) -> str | None:
        """Id of the clip that had these very features [T, D] before, if any; they are remembered."""
        key = hashlib.sha256(np.ascontiguousarray(features).data).digest()
        if self._table.execute("INSERT OR IGNORE INTO motions VALUES (?, ?)", (key, clip_id)).rowcount:
            return None
        found = str(self._table.execute("SELECT id FROM motions WHERE key = ?", (key,)).fetchone()[0])
        return None if found == clip_id else found

    def close(self) -> None:
        """Forget them."""
        self._close()


def without_wholes(clips: Sequence[RawClip]) -> tuple[list[RawClip], list[Rejection]]:
    """Without takes whose parts are clips of their own: what is in them would count twice."""
    parts = Counter(clip.part_of for clip in clips if clip.part_of)
    kept, rejected = [], []
    for clip in clips:
        if clip.identity in parts:
            detail = f"{parts[clip.identity]} parts of it have captions of their own"
            rejected.append(Rejection(clip.id, clip.source, "told in parts", detail))
        else:
            kept.append(clip)
    return kept, rejected


def with_own_ids(clips: Sequence[RawClip]) -> list[RawClip]:
    """Clips of different sources that share an id get a number behind it, from the second on."""
    ids: Counter[str] = Counter()
    named = []
    for clip in clips:
        ids[clip.id] += 1
        number = ids[clip.id]
        named.append(clip if number == 1 else dataclasses.replace(clip, id=f"{clip.id}~{number}"))
    return named
