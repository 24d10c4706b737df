"""The nearest of many rows of numbers, exactly, without holding them in memory.

Rows are sorted into leaves of neighbours by their first principal components. Distances along these are never greater
than all of it, so a leaf whose box is too far away needs no look; those that remain are compared as matrix products.

Memory: the box of each leaf, 72 bytes for some 150 to 256 rows. Rows, sorted rows, their numbers and owners lie on the
disk. More rows than `_ROWS_AT_ONCE` are first parted into cells, which are then sorted one after the other.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

_COMPONENTS = 8
_LEAF_ROWS = 256
_SAMPLE_ROWS = 8192
"""Of which the components are found, and that are read at once."""
_ROWS_AT_ONCE = 1 << 15
"""That are sorted into leaves at once; each takes some 60 bytes then."""
_LEAVES_AT_ONCE = 1024
_MAPPED_ROWS = 64
"""With each, Linux maps 64 KiB around it, which count as memory of this process as long as they are mapped."""


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
        self._first_row = np.searchsorted(owner, np.arange(owner[-1] + 2))
        self._sorted = sorted_path.open("w+b")
        # Of each sorted row its number, its owner, and the bits of its square.
        self._known = sorted_path.with_suffix(".known").open("w+b")
        stops, low, high, first_owner = array("q"), [], [], array("i")
        for numbers in self._cells(sorted_path.with_suffix(".cells")):
            projected = np.concatenate(
                [
                    self._projected(self._picked(numbers[start : start + _SAMPLE_ROWS]))
                    for start in range(0, len(numbers), _SAMPLE_ROWS)
                ]
            )
            for leaf in _leaves(projected):
                low.append(projected[leaf].min(axis=0))
                high.append(projected[leaf].max(axis=0))
                # Within a leaf, by number.
                inside = numbers[np.sort(leaf)]
                rows = self._picked(inside)
                squares = np.einsum("qd,qd->q", rows, rows)
                self._sorted.write(rows.tobytes())
                known = np.stack([inside.astype(np.int32), owner[inside], squares.view(np.int32)], axis=1)
                self._known.write(known.tobytes())
                stops.append((stops[-1] if stops else 0) + len(leaf))
                first_owner.append(int(owner[inside[0]]))
        self._stops, self._first_owner = np.frombuffer(stops, np.int64), np.frombuffer(first_owner, np.int32)
        self._low, self._high = np.array(low), np.array(high)
        self._sorted.flush()
        self._known.flush()

    def _cells(self, path: Path) -> Iterator[NDArray[np.int64]]:
        """Numbers of all rows, ascending within each of some cells of neighbours that can be sorted at once."""
        total = len(self._owner)
        depth = max(-(-2 * total // _ROWS_AT_ONCE) - 1, 0).bit_length() if total > _ROWS_AT_ONCE else 0
        if not depth:
            yield np.arange(total)
            return
        axes, limits = _planes(self._projected(self._sample().astype(np.float32)), depth)
        pieces = range(0, total, _SAMPLE_ROWS)
        cells = 1 << depth
        with path.open("w+b") as file:
            counts = np.zeros(cells, np.int64)
            for start in pieces:
                places = self._projected(self.rows(start, min(start + _SAMPLE_ROWS, total)))
                node = np.ones(len(places), np.int64)
                for _ in range(depth):
                    node = 2 * node + (places[np.arange(len(places)), axes[node]] > limits[node])
                counts += np.bincount(node - cells, minlength=cells)
                file.write((node - cells).astype(np.int32).tobytes())
            file.flush()
            cell_of = np.memmap(file, np.int32, "r", shape=(total,))
            with path.with_suffix(".order").open("w+b") as order:
                begins = np.cumsum(counts) - counts
                for start in pieces:
                    cell = np.asarray(cell_of[start : start + _SAMPLE_ROWS])
                    by_cell = np.argsort(cell, kind="stable")
                    edges = np.searchsorted(cell[by_cell], np.arange(cells + 1))
                    for one in np.flatnonzero(np.diff(edges)).tolist():
                        order.seek(4 * int(begins[one]))
                        inside = by_cell[edges[one] : edges[one + 1]] + start
                        order.write(inside.astype(np.int32).tobytes())
                        begins[one] += len(inside)
                for begin, count in zip((begins - counts).tolist(), counts.tolist(), strict=True):
                    order.seek(4 * begin)
                    if count:
                        yield np.frombuffer(order.read(4 * count), np.int32).astype(np.int64)

    def __enter__(self) -> EventIndex:
        return self

    def __exit__(self, *_: object) -> None:
        self._sorted.close()
        self._known.close()

    def rows(self, start: int, stop: int) -> NDArray[np.float32]:
        """[stop - start, D] rows as they came."""
        return self._read(self._file, start, stop)

    def nearest(
        self, asked: NDArray[np.float32], owner: NDArray[np.int32], radius: float, most: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Pairs of numbers: which of the rows that are asked about, and which of those here; by the former.

        Args:
            asked: [Q, D].
            owner: [Q] whose they are; only rows of lower owners are found.
            radius: the greatest distance.
            most: for each row so many of the nearest.
        """
        projected = self._projected(asked)
        squares, twice = np.einsum("qd,qd->q", asked, asked), 2.0 * asked
        here, there, apart = [], [], []
        for begin in range(0, len(self._stops), _LEAVES_AT_ONCE):
            block = slice(begin, begin + _LEAVES_AT_ONCE)
            low, high = self._low[block], self._high[block]
            gap = np.zeros((len(asked), len(low)), np.float32)
            for axis in range(projected.shape[1]):
                place = projected[:, axis, None]
                away = low[:, axis] - place
                np.maximum(away, place - high[:, axis], out=away)
                np.maximum(away, np.float32(0.0), out=away)
                away *= away
                gap += away
            wanted = (gap <= np.float32(radius) ** 2) & (self._first_owner[block] < owner[:, None])
            for leaf in np.flatnonzero(wanted.any(axis=0)):
                rows = np.flatnonzero(wanted[:, leaf])
                leaf += begin
                start = int(self._stops[leaf - 1]) if leaf else 0
                known = self._read(self._known, start, int(self._stops[leaf]), np.int32, 3)
                # Rows of later owners stand behind those of earlier ones.
                known = known[: np.searchsorted(known[:, 0], self._first_row[owner[rows].max()])]
                others = self._read(self._sorted, start, start + len(known))
                distance = squares[rows, None] + known[:, 2].copy().view(np.float32)
                distance -= twice[rows] @ others.T
                # Few are near, so whose they are is asked of those only.
                one, other = np.divmod(np.flatnonzero(distance <= np.float32(radius) ** 2), max(len(known), 1))
                earlier = known[other, 1] < owner[rows[one]]
                one, other = one[earlier], other[earlier]
                here.append(rows[one])
                there.append(known[other, 0])
                apart.append(distance[one, other])
        if not here:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        asking, found = np.concatenate(here), np.concatenate(there, dtype=np.int64)
        asking, found = _nearest_first(asking, np.concatenate(apart), found)
        count = np.bincount(asking, minlength=len(asked))
        rank = np.arange(len(asking)) - np.repeat(np.cumsum(count) - count, count)
        return asking[rank < most], found[rank < most]

    def _principal(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        sample = self._sample().astype(np.float64)
        mean = sample.mean(axis=0)
        # In place: it is the most that the search has in memory.
        sample -= mean
        axes = np.linalg.eigh(sample.T @ sample)[1][:, ::-1][:, :_COMPONENTS]
        return mean.astype(np.float32), np.ascontiguousarray(axes, np.float32)

    def _sample(self) -> NDArray[np.float32]:
        numbers = np.unique(np.linspace(0, len(self._owner) - 1, _SAMPLE_ROWS).astype(np.int64))
        return self._picked(numbers)

    def _projected(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.asarray((rows - self._mean) @ self._axes, np.float32)

    def _picked(self, numbers: NDArray[np.int64]) -> NDArray[np.float32]:
        """Rows of some numbers; they are mapped for no longer than it takes to copy them, and few at once."""
        found = np.empty((len(numbers), self._width), np.float32)
        for start in range(0, len(numbers), _MAPPED_ROWS):
            rows = np.memmap(self._file, np.float32, "r", shape=(len(self._owner), self._width))
            found[start : start + _MAPPED_ROWS] = rows[numbers[start : start + _MAPPED_ROWS]]
        return found

    def _read(
        self, file: BinaryIO, start: int, stop: int, kind: type[Any] = np.float32, width: int | None = None
    ) -> NDArray[Any]:
        """Rows of a file of four bytes a number."""
        width = width or self._width
        file.seek(4 * width * start)
        return np.frombuffer(file.read(4 * width * (stop - start)), kind).reshape(-1, width)


def _planes(sample: NDArray[np.float32], depth: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Axis and limit at each node of a tree that halves a sample [N, K] so many times where it is spread widest.

    The two below node n are 2 n, up to the limit, and 2 n + 1; the first is 1.
    """
    axes, limits = np.zeros(1 << depth, np.int64), np.zeros(1 << depth, np.float32)
    inside = {1: sample}
    for node in range(1, 1 << depth):
        places = inside.pop(node)
        if not len(places):
            inside[2 * node] = inside[2 * node + 1] = places
            continue
        axis = int(np.argmax(places.max(axis=0) - places.min(axis=0)))
        axes[node], limits[node] = axis, np.median(places[:, axis])
        above = places[:, axis] > limits[node]
        inside[2 * node], inside[2 * node + 1] = places[~above], places[above]
    return axes, limits


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
