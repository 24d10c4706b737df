"""Ctrl-C, and the signals with which clusters end a job, between two steps instead of within one."""

from __future__ import annotations

import signal
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
