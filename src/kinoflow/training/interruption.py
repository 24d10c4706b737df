"""Ctrl-C, and the signal with which clusters end a job, between two steps instead of within one."""

from __future__ import annotations

import signal
from types import FrameType, TracebackType
from typing import Any


class Interruption:
    """While it is entered, the first signal is only noted; a second Ctrl-C stops at once.

    Attributes:
        asked: whether a signal has come.
    """

    def __init__(self, *, insist: bool = True) -> None:
        self.asked = False
        self._insist = insist
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Interruption:
        try:
            self._before = {number: signal.signal(number, self._ask) for number in (signal.SIGINT, signal.SIGTERM)}
        except ValueError:  # not in the main thread: there is nothing to catch
            self._before = {}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        # Launchers of many processes pass the terminal's Ctrl-C on, so each process gets it twice.
        if self.asked and self._insist and number == signal.SIGINT:
            raise KeyboardInterrupt
        self.asked = True
