"""Long takes become segments: pauses and jumps are left out, the rest is cut to at most the length of a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.sources.raw import Window

BoolArray = NDArray[np.bool_]


@dataclass(frozen=True)
class SegmentOptions:
    """How takes are cut.

    Attributes:
        max_frames: no segment is longer (360 frames are 12 s).
        min_part_frames: a part left between jumps or pauses is kept if it is at least this long ...
        min_part_share: ... or this share of the take, because what a caption says of the whole may be missing from a
            small part of it.
        idle_energy: windows below it are pauses.
    """

    max_frames: int = 360
    min_part_frames: int = 90
    min_part_share: float = 0.8
    idle_energy: float = 0.25


def segments(
    num_frames: int, jumps: BoolArray, windows: Sequence[Window], options: SegmentOptions
) -> list[tuple[int, int]]:
    """(start, stop) of the segments of a take of T frames.

    Args:
        num_frames: T.
        jumps: [T] frames that do not continue the one before; a segment never runs over one.
        windows: rated parts of the take; pauses are left out.
        options: lengths and thresholds.
    """
    usable = ~jumps & ~pauses(num_frames, windows, options.idle_energy)
    shortest = min(options.min_part_frames, round(options.min_part_share * num_frames))
    found = []
    for start, stop in runs(usable):
        # A frame that jumps can still be the first of what follows.
        start -= int(start > 0 and jumps[start - 1])
        if stop - start >= shortest:
            found += equal_parts(start, stop, options.max_frames)
    return found


def pauses(num_frames: int, windows: Sequence[Window], idle_energy: float) -> BoolArray:
    """[T] frames that lie in a window of a take in which nearly nothing happens."""
    idle = np.zeros(num_frames, dtype=bool)
    for window in windows:
        if window.energy < idle_energy:
            idle[window.start : window.stop] = True
    return idle


def runs(mask: BoolArray) -> list[tuple[int, int]]:
    """(start, stop) of each run of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]]).astype(np.int8)))
    return [(int(start), int(stop)) for start, stop in zip(edges[::2], edges[1::2], strict=True)]


def equal_parts(start: int, stop: int, max_frames: int) -> list[tuple[int, int]]:
    """The range as the fewest parts of at most `max_frames` frames, their lengths equal within one frame."""
    count = -(-(stop - start) // max_frames)
    cuts = np.linspace(start, stop, count + 1).round().astype(int).tolist()
    return list(pairwise(cuts))
