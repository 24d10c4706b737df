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
        idle_energy: windows below it ...
        idle_share: ... and below this share of the take's median are pauses.
        min_climb_m: the way of a walk on a slope leads up or down by this much.
        level_m: within this of its ends a slope counts as level ground.
        climb_margin_frames: of level ground kept at both ends of a way.
        climb_smooth_frames: heights of feet are smoothed over them, because steps are no slopes.
    """

    max_frames: int = 360
    min_part_frames: int = 90
    min_part_share: float = 0.8
    idle_energy: float = 0.25
    idle_share: float = 0.5
    min_climb_m: float = 0.2
    level_m: float = 0.05
    climb_margin_frames: int = 15
    climb_smooth_frames: int = 21


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
    usable = ~jumps & ~pauses(num_frames, windows, options)
    shortest = min(options.min_part_frames, round(options.min_part_share * num_frames))
    found = []
    for start, stop in runs(usable):
        # A frame that jumps can still be the first of what follows.
        start -= int(start > 0 and jumps[start - 1])
        if stop - start >= shortest:
            found += equal_parts(start, stop, options.max_frames)
    return found


def pauses(num_frames: int, windows: Sequence[Window], options: SegmentOptions) -> BoolArray:
    """[T] frames that lie in a window of a take in which nearly nothing happens, by itself and beside the rest.

    A take of drinking or of gestures is all of little energy: none of it is a pause.
    """
    idle = np.zeros(num_frames, dtype=bool)
    if not windows:
        return idle
    usual = float(np.median([window.energy for window in windows]))
    least = min(options.idle_energy, options.idle_share * usual)
    for window in windows:
        if window.energy < least:
            idle[window.start : window.stop] = True
    return idle


def climbs(height_m: NDArray[np.float64], options: SegmentOptions) -> list[tuple[int, int]]:
    """(start, stop) of each way up or down of a take that goes up and down, without the level ground between them.

    Turning points are those of the height, smoothed over `climb_smooth_frames`, at which it reverses by `min_climb_m`.
    A way begins where the height leaves its first turning point for good and ends where it reaches the second, both
    within `level_m`, and `climb_margin_frames` more at both ends.

    Args:
        height_m: [T] height of the lower foot.
        options: lengths and thresholds.
    """
    weights = np.hanning(options.climb_smooth_frames + 2)[1:-1]
    padded = np.pad(height_m, options.climb_smooth_frames // 2, "edge")
    smooth = np.convolve(padded, weights / weights.sum(), "valid")[: len(height_m)]
    found = []
    for first, last in pairwise(_reversals(smooth, options.min_climb_m)):
        way = smooth[first : last + 1]
        start = first + int(np.flatnonzero(np.abs(way - way[0]) <= options.level_m)[-1]) - options.climb_margin_frames
        stop = first + int(np.flatnonzero(np.abs(way - way[-1]) <= options.level_m)[0]) + options.climb_margin_frames
        found.append((max(start, 0), min(stop, len(height_m))))
    return found


def _reversals(values: NDArray[np.float64], least: float) -> list[int]:
    """Indices of highest and lowest values in turn, each at least `least` from the one before."""
    points: list[int] = []
    highest = lowest = direction = 0
    for index, value in enumerate(values):
        highest = index if value > values[highest] else highest
        lowest = index if value < values[lowest] else lowest
        if direction >= 0 and values[highest] - value >= least:
            points.append(highest)
            direction, highest, lowest = -1, index, index
        elif direction <= 0 and value - values[lowest] >= least:
            points.append(lowest)
            direction, highest, lowest = 1, index, index
    return [*points, highest if direction > 0 else lowest] if points else []


def runs(mask: BoolArray) -> list[tuple[int, int]]:
    """(start, stop) of each run of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]]).astype(np.int8)))
    return [(int(start), int(stop)) for start, stop in zip(edges[::2], edges[1::2], strict=True)]


def equal_parts(start: int, stop: int, max_frames: int) -> list[tuple[int, int]]:
    """The range as the fewest parts of at most `max_frames` frames, their lengths equal within one frame."""
    count = -(-(stop - start) // max_frames)
    cuts = np.linspace(start, stop, count + 1).round().astype(int).tolist()
    return list(pairwise(cuts))
