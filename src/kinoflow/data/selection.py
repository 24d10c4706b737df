"""Which of the clips that were found go into a dataset: by licence, and each motion once."""

from __future__ import annotations

import dataclasses
import hashlib
import sqlite3
import weakref
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import overload

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.captions.sentences import NOT_REDISTRIBUTABLE
from kinoflow.data.manifest import ANY, Rejection, is_permitted
from kinoflow.data.sources.raw import RawClip

LICENCE_REASON = "licence"


class Chosen(Sequence[RawClip]):
    """Some of the clips that were found, in their order, each as it goes in; in memory are their numbers."""

    def __init__(self, found: Sequence[RawClip], numbers: Sequence[int], changed: dict[int, RawClip], licence: str):
        """Choose clips.

        Args:
            found: everything the sources hold.
            numbers: of those that are chosen.
            changed: what stands in the place of those of some numbers.
            licence: one of `licences.LICENCE_CHOICES`.
        """
        self._found, self._numbers, self._changed, self._licence = found, numbers, changed, licence

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> RawClip: ...
    @overload
    def __getitem__(self, place: slice) -> list[RawClip]: ...
    def __getitem__(self, place: int | slice) -> RawClip | list[RawClip]:
        if isinstance(place, slice):
            return [self[k] for k in range(*place.indices(len(self)))]
        number = self._numbers[place]
        return self._changed.get(number) or _permitted(self._found[number], self._licence)


def select(found: Sequence[RawClip], licence: str) -> tuple[Chosen, list[Rejection]]:
    """The clips to read, in the order in which they were found, with ids of their own, and why the others are not.

    Of all clips numbers are in memory; whole ones are of those only that have something in common with others.

    Args:
        found: everything the sources hold.
        licence: one of `licences.LICENCE_CHOICES`.
    """
    broken: list[Rejection] = []
    bound: list[Rejection] = []
    numbers, identities = array("q"), array("q")
    for number, clip in enumerate(found):
        if clip.error:
            broken.append(Rejection(clip.id, clip.source, "unreadable", clip.error))
        elif not is_permitted(clip.licence_class, licence):
            detail = f"{clip.licence_class}: {clip.licence}"
            bound.append(Rejection(clip.id, clip.source, LICENCE_REASON, detail))
        else:
            numbers.append(number)
            identities.append(hash(clip.identity))
    # Licences come first, so that a clip that may not be used never takes the place of one that may.
    alike = {number: _permitted(found[number], licence) for number in _shared(numbers, identities)}
    changed, copies = _distinct(alike)
    numbers = array("q", (number for number in numbers if number not in alike or number in changed))
    numbers, wholes = _without_wholes(Chosen(found, numbers, changed, licence), numbers)
    chosen = Chosen(found, numbers, changed, licence)
    ids = array("q", (hash(clip.id) for clip in chosen))
    places = _shared(range(len(ids)), ids)
    changed.update(_with_own_ids({numbers[place]: chosen[place] for place in places}))
    return chosen, [*broken, *bound, *copies, *wholes]


def _shared(numbers: Sequence[int], keys: Sequence[int]) -> list[int]:
    """The numbers, in their order, whose key another one has too."""
    _, which, count = np.unique(np.array(keys, np.int64), return_inverse=True, return_counts=True)
    return [numbers[place] for place in np.flatnonzero(count[which] > 1).tolist()]


def _permitted(clip: RawClip, licence: str) -> RawClip:
    """A clip with its captions, each once; of a permissive dataset without sentences that are not permissive."""
    told = tuple(dict.fromkeys(c for c in clip.captions if licence == ANY or c.origin not in NOT_REDISTRIBUTABLE))
    # The very clip where nothing changes.
    return clip if told == clip.captions else dataclasses.replace(clip, captions=told)


def _distinct(clips: Mapping[int, RawClip]) -> tuple[dict[int, RawClip], list[Rejection]]:
    """Of clips with the same identity the one of the highest rank, of several the first, at the number of the first.

    It takes over the captions of those that carry its id: they were said of the very same recording.
    """
    copies: dict[str, list[int]] = {}
    for number, clip in clips.items():
        copies.setdefault(clip.identity, []).append(number)
    kept, rejected = dict[int, RawClip](), list[Rejection]()
    for members in copies.values():
        same = [clips[number] for number in members]
        # The first of the greatest.
        counts = max(same, key=lambda clip: clip.rank)
        said = [caption for clip in (counts, *same) if clip.id == counts.id for caption in clip.captions]
        kept[members[0]] = dataclasses.replace(counts, captions=tuple(dict.fromkeys(said)))
        for clip in same:
            if clip is not counts:
                which = "a better copy" if clip.rank < counts.rank else "the same motion"
                detail = f"{which} is {counts.id} of {counts.source}"
                rejected.append(Rejection(clip.id, clip.source, "duplicate", detail))
    return kept, rejected


def _without_wholes(clips: Sequence[RawClip], numbers: array[int]) -> tuple[array[int], list[Rejection]]:
    """Numbers of clips, without takes whose parts are clips of their own: what is in them would count twice."""
    parts = Counter(clip.part_of for clip in clips if clip.part_of)
    if not parts:
        return numbers, []
    kept, rejected = array("q"), list[Rejection]()
    for number, clip in zip(numbers, clips, strict=True):
        if clip.identity in parts:
            detail = f"{parts[clip.identity]} parts of it have captions of their own"
            rejected.append(Rejection(clip.id, clip.source, "told in parts", detail))
        else:
            kept.append(number)
    return kept, rejected


def _with_own_ids(clips: Mapping[int, RawClip]) -> dict[int, RawClip]:
    """Clips of different sources that share an id get a number behind it, from the second on."""
    ids: Counter[str] = Counter()
    named = {}
    for number, clip in clips.items():
        ids[clip.id] += 1
        if ids[clip.id] > 1:
            named[number] = dataclasses.replace(clip, id=f"{clip.id}~{ids[clip.id]}")
    return named


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
