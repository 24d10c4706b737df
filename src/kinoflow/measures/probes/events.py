"""When something happens: runs of frames and swings of a signal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinoflow.measures.probes.view import RATE_HZ, frames_of

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True)
class Event:
    """Something that happens in frames `start` up to, not including, `stop` (at 30 Hz), with a size."""

    start: int
    stop: int
    value: float = 1.0

    @property
    def duration_s(self) -> float:
        """Seconds."""
        return (self.stop - self.start) / RATE_HZ

    @property
    def middle_s(self) -> float:
        """Seconds from the start of the clip."""
        return (self.start + self.stop) / 2 / RATE_HZ


def runs(mask: BoolArray, *, least_s: float = 0.0, gap_s: float = 0.0) -> list[Event]:
    """Runs of true frames of at least `least_s`, after gaps of up to `gap_s` between them were filled."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], mask.astype(np.int8), [0]])))
    found: list[tuple[int, int]] = []
    for start, stop in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if found and gap_s > 0 and start - found[-1][1] <= gap_s * RATE_HZ:
            found[-1] = (found[-1][0], stop)
        else:
            found.append((start, stop))
    least = frames_of(least_s) if least_s > 0 else 1
    return [Event(start, stop, (stop - start) / RATE_HZ) for start, stop in found if stop - start >= least]


def swings(signal: FloatArray, least: float) -> list[Event]:
    """The signal as alternating rises and falls of at least `least`; `value` is the signed change.

    Turning points are the extremes between changes of that size, so ripples smaller than `least` are not seen.
    """
    found: list[Event] = []
    start = extreme = low = high = 0
    direction = 0
    for frame in range(1, len(signal)):
        if direction == 0:
            low = frame if signal[frame] < signal[low] else low
            high = frame if signal[frame] > signal[high] else high
            if signal[high] - signal[low] >= least:
                direction = 1 if low < high else -1
                start, extreme = min(low, high), max(low, high)
        elif direction * (signal[frame] - signal[extreme]) > 0:
            extreme = frame
        elif direction * (signal[extreme] - signal[frame]) >= least:
            found.append(Event(start, extreme + 1, float(signal[extreme] - signal[start])))
            start, extreme, direction = extreme, frame, -direction
    if direction:
        found.append(Event(start, extreme + 1, float(signal[extreme] - signal[start])))
    return found


def mask_of(events: Sequence[Event], num_frames: int) -> BoolArray:
    """[T] the frames of some events."""
    mask = np.zeros(num_frames, dtype=bool)
    for event in events:
        mask[event.start : event.stop] = True
    return mask
