"""The nearest of many rows of numbers, exactly, without holding them in memory.

Rows are sorted into leaves of neighbours by their first principal components. Distances along these are never greater
than all of it, so a leaf whose box is too far away needs no look; those that remain are compared as matrix products.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

_COMPONENTS = 8
_LEAF_ROWS = 256
_SAMPLE_ROWS = 8192
"""Of which the components are found, and that are read at once."""


class EventIndex:
    """Finds rows [N, D] float32 of a file that are near to others, among those of earlier owners."""

    def __init__(self, file: BinaryIO, owner: NDArray[np.int32], width: int, sorted_path: Path) -> None:
        """Sort them.

        Args:
            file: holds the rows, one after the other.
            owner: [N] ascending numbers.
            width: D.
            sorted_path: of a file to write.
        """
        self._file, self._owner, self._width = file, owner, width
        file.flush()
        self._mean, self._axes = self._principal()
        projected = np.concatenate(
            [
                self._projected(self.rows(start, min(start + _SAMPLE_ROWS, len(owner))))
                for start in range(0, len(owner), _SAMPLE_ROWS)
            ]
        )
        leaves = _leaves(projected)
        self._order = np.concatenate(leaves)
        self._stops = np.cumsum([len(leaf) for leaf in leaves])
        self._low = np.array([projected[leaf].min(axis=0) for leaf in leaves])
        self._high = np.array([projected[leaf].max(axis=0) for leaf in leaves])
        self._first_owner = np.array([owner[leaf].min() for leaf in leaves])
        self._first_row = np.searchsorted(owner, np.arange(owner[-1] + 2))
        self._sorted = sorted_path.open("w+b")
        squares = []
        for leaf in leaves:
            rows = self._picked(np.sort(leaf))
            squares.append(np.einsum("qd,qd->q", rows, rows))
            self._sorted.write(rows.tobytes())
        self._squares = np.concatenate(squares)
        # Within a leaf, by number.
        self._order = np.concatenate([np.sort(leaf) for leaf in leaves])
        self._sorted.flush()

    def __enter__(self) -> EventIndex:
        return self

    def __exit__(self, *_: object) -> None:
        self._sorted.close()

    def rows(self, start: int, stop: int) -> NDArray[np.float32]:
        """[stop - start, D] rows as they came."""
        return self._read(self._file, start, stop)

    def nearest(
        self, asked: NDArray[np.float32], owner: NDArray[np.int32], radius: float, most: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Pairs of numbers: which of the rows that are asked about, and which of those here; by the former.

        Args:
            asked: [Q, D].
            owner: [Q] whose they are, ascending; only rows of lower owners are found.
            radius: the greatest distance.
            most: for each row so many of the nearest.
        """
        projected = self._projected(asked)
        gap = np.zeros((len(asked), len(self._low)), np.float32)
        for axis in range(projected.shape[1]):
            place = projected[:, axis, None]
            away = self._low[:, axis] - place
            np.maximum(away, place - self._high[:, axis], out=away)
            np.maximum(away, np.float32(0.0), out=away)
            away *= away
            gap += away
        wanted = (gap <= np.float32(radius) ** 2) & (self._first_owner < owner[:, None])
        squares, twice = np.einsum("qd,qd->q", asked, asked), 2.0 * asked
        here, there, apart = [], [], []
        for leaf in np.flatnonzero(wanted.any(axis=0)):
            rows = np.flatnonzero(wanted[:, leaf])
            start = int(self._stops[leaf - 1]) if leaf else 0
            number = self._order[start : self._stops[leaf]]
            # Rows of later owners stand behind those of earlier ones.
            stop = start + int(np.searchsorted(number, self._first_row[owner[rows[-1]]]))
            number = number[: stop - start]
            others = self._read(self._sorted, start, stop)
            distance = squares[rows, None] + self._squares[start:stop]
            distance -= twice[rows] @ others.T
            # Few are near, so whose they are is asked of those only.
            one, other = np.divmod(np.flatnonzero(distance <= np.float32(radius) ** 2), len(number))
            earlier = self._owner[number[other]] < owner[rows[one]]
            one, other = one[earlier], other[earlier]
            here.append(rows[one])
            there.append(number[other])
            apart.append(distance[one, other])
        if not here:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        asking, found = np.concatenate(here), np.concatenate(there)
        asking, found = _nearest_first(asking, np.concatenate(apart), found)
        count = np.bincount(asking, minlength=len(asked))
        rank = np.arange(len(asking)) - np.repeat(np.cumsum(count) - count, count)
        return asking[rank < most], found[rank < most]

    def _principal(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        numbers = np.unique(np.linspace(0, len(self._owner) - 1, _SAMPLE_ROWS).astype(np.int64))
        sample = self._picked(numbers).astype(np.float64)
        mean = sample.mean(axis=0)
        axes = np.linalg.eigh((sample - mean).T @ (sample - mean))[1][:, ::-1][:, :_COMPONENTS]
        return mean.astype(np.float32), np.ascontiguousarray(axes, np.float32)

    def _projected(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.asarray((rows - self._mean) @ self._axes, np.float32)

    def _picked(self, numbers: NDArray[np.int64]) -> NDArray[np.float32]:
        """Rows of some numbers; they are mapped for no longer than it takes to copy them."""
        rows = np.memmap(self._file, np.float32, "r", shape=(len(self._owner), self._width))
        return np.asarray(rows[numbers])

    def _read(self, file: BinaryIO, start: int, stop: int) -> NDArray[np.float32]:
        file.seek(4 * self._width * start)
        return np.frombuffer(file.read(4 * self._width * (stop - start)), np.float32).reshape(-1, self._width)


def _nearest_first(
    asking: NDArray[np.int64], apart: NDArray[np.float32], found: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs by who asks, then by how far apart they are, then by what was found: what `np.lexsort` gives.

    A number that sorts as the first two takes a tenth of its time; where two are as far apart, the third decides.
    """
    # Adding nothing makes 0 of -0.
    bits = (apart + np.float32(0.0)).view(np.int32).astype(np.int64)
    # Of negative numbers the bits ascend the other way.
    bits ^= (bits >> 31) & 0x7FFFFFFF
    key = (asking << 32) + bits
    order = np.argsort(key)
    key = key[order]
    same = key[1:] == key[:-1]
    asking, found = asking[order], found[order]
    if same.any():
        inside = np.zeros(len(key), bool)
        inside[1:] |= same
        inside[:-1] |= same
        tied = np.flatnonzero(inside)
        found[tied] = found[tied[np.lexsort((found[tied], key[tied]))]]
    return asking, found


def _leaves(projected: NDArray[np.float32]) -> list[NDArray[np.int64]]:
    """Numbers of rows [N, K] in groups of at most `_LEAF_ROWS`, halved where they are spread widest."""
    waiting, done = [np.arange(len(projected))], []
    while waiting:
        numbers = waiting.pop()
        if len(numbers) <= _LEAF_ROWS:
            done.append(numbers)
            continue
        places = projected[numbers]
        axis = int(np.argmax(places.max(axis=0) - places.min(axis=0)))
        order = np.argpartition(places[:, axis], len(numbers) // 2)
        waiting += [numbers[order[: len(numbers) // 2]], numbers[order[len(numbers) // 2 :]]]
    return done
