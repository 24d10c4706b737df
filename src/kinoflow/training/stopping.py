"""When a run ends: Ctrl-C and the signals with which clusters end a job, between two steps; a limit by the clock."""

from __future__ import annotations

import math
import signal
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Any

from kinoflow.errors import Terminated

TERMINATING = [number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None]
"""Signals that ask a process to end: of job schedulers and service managers, and of a terminal that is closed."""


class Interruption:
    """While it is entered, the first signal is only noted; a second Ctrl-C stops at once.

    Attributes:
        asked: whether a signal has come.
        error: what to raise for it once all is saved.
    """

    def __init__(self, *, insist: bool = True) -> None:
        self.asked = False
        self.error: KeyboardInterrupt = KeyboardInterrupt()
        self._insist = insist
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Interruption:
        try:
            for number in (signal.SIGINT, *TERMINATING):
                # `nohup` makes a process ignore that its terminal is closed.
                if number in (signal.SIGINT, signal.SIGTERM) or signal.getsignal(number) is not signal.SIG_IGN:
                    self._before[number] = signal.signal(number, self._ask)
        except ValueError:  # not in the main thread: there is nothing to catch
            pass
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before.clear()

    def _ask(self, number: int, frame: FrameType | None) -> None:
        # Launchers of many processes pass the terminal's Ctrl-C on, so each process gets it twice.
        if self.asked and self._insist and number == signal.SIGINT:
            raise KeyboardInterrupt
        if number != signal.SIGINT:
            self.error = Terminated(number)
        self.asked = True


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
