"""What the motion needs of its text, and where the tokens of a batch are, for `InferenceNetwork`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

Rope = tuple[Tensor, ...]
"""Rotary table: cosines and sines, or one of complex numbers, as the kernels of a device want it."""


@dataclass(frozen=True, eq=False)
class Prepared:
    """What the motion needs of R pairs of text and time, independent of the motion.

    Attributes:
        keys: for each block [R, H, S, head_dim], normalised and turned.
        values: the same.
        modulations: for each block [R, n, C] in fp32, the n vectors that modulate the motion.
        output: [R, 2, C] for the output layer.
        skip: [R, 2, C] for the long skip, or None.
        lengths: real text tokens of each pair.
    """

    keys: tuple[Tensor, ...]
    values: tuple[Tensor, ...]
    modulations: tuple[Tensor, ...]
    output: Tensor
    skip: Tensor | None
    lengths: tuple[int, ...]

    def select(self, rows: Tensor) -> Prepared:
        """Those of `rows` [B], one per motion; rows may repeat."""
        return Prepared(
            tuple(key[rows] for key in self.keys),
            tuple(value[rows] for value in self.values),
            tuple(vectors[rows] for vectors in self.modulations),
            self.output[rows],
            None if self.skip is None else self.skip[rows],
            tuple(self.lengths[row] for row in rows.tolist()),
        )


@dataclass(frozen=True, eq=False)
class Unprepared:
    """The same pairs where the text sees the motion, so that nothing can be computed before it: as they were given.

    Attributes:
        time: [R].
        context: [R, S, Dc].
        context_lengths: [R].
        pooled: [R, Dv].
    """

    time: Tensor
    context: Tensor
    context_lengths: Tensor
    pooled: Tensor

    def select(self, rows: Tensor) -> Unprepared:
        """Those of `rows` [B], one per motion; rows may repeat."""
        return Unprepared(self.time[rows], self.context[rows], self.context_lengths[rows], self.pooled[rows])


@dataclass(frozen=True, eq=False)
class Group:
    """Rows of a batch that have the same number of tokens and of text tokens.

    Attributes:
        rows: [R] which of the batch.
        first: number of the first of them, when rows are in the order of groups.
        start: where their tokens start among all.
        length: T, tokens of each.
        num_text: S, text tokens of each.
        mask: [T, T + S] additive, or None.
    """

    rows: Tensor
    first: int
    start: int
    length: int
    num_text: int
    mask: Tensor | None

    def of_rows(self, x: Tensor) -> Tensor:
        """[all rows, ...] to those of this group, [R, ...]."""
        return x[self.first : self.first + len(self.rows)]

    def of_tokens(self, x: Tensor) -> Tensor:
        """[all tokens, C] to those of this group, [R, T, C]; a view."""
        stop = self.start + len(self.rows) * self.length
        return x[self.start : stop].unflatten(0, (len(self.rows), self.length))


@dataclass(frozen=True, eq=False)
class Layout:
    """Where the tokens of a batch are.

    Attributes:
        groups: in order.
        order: [B] the rows in the order of groups, or None where that is their own.
        rope: rotary table of the longest row, as the kernels of the device want it.
    """

    groups: tuple[Group, ...]
    order: Tensor | None
    rope: Rope


def groups_of(lengths: Sequence[int], text_lengths: Sequence[int], device: torch.device) -> tuple[Group, ...]:
    """Groups, without masks, of rows with these numbers of tokens and text tokens."""
    alike: dict[tuple[int, int], list[int]] = defaultdict(list)
    for row, sizes in enumerate(zip(lengths, text_lengths, strict=True)):
        alike[sizes].append(row)
    groups, first, start = [], 0, 0
    for (length, num_text), rows in alike.items():
        groups.append(Group(torch.tensor(rows, device=device), first, start, length, num_text, None))
        first, start = first + len(rows), start + len(rows) * length
    return tuple(groups)
