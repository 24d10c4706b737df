"""How long a run may take by the clock, and whether what comes next would still end in time."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class TimeLimit:
    """A limit that is asked before each piece of work; a piece is expected to take as long as the longest of its kind.

    Args:
        clock: seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._end = math.inf
        self._longest: dict[str, float] = defaultdict(float)

    def start(self, seconds: float | None) -> None:
        """Count from now; None is no limit."""
        self._end = math.inf if seconds is None else self._clock() + seconds

    @property
    def limited(self) -> bool:
        """Whether there is a limit."""
        return self._end < math.inf

    @contextmanager
    def measured(self, kind: str) -> Iterator[None]:
        """Measure a piece of work of some kind."""
        started = self._clock()
        yield
        self._longest[kind] = max(self._longest[kind], self._clock() - started)

    def over(self, kind: str) -> bool:
        """Whether work of this kind would end too late, or time is up already."""
        now = self._clock()
        return now >= self._end or now + self._longest[kind] > self._end
