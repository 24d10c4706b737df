"""What a command shows while it works: one kind of bar on stderr, for people who look at a terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import Any


class Bar:
    """How far something has come. It is called with how much is done and how much there is."""

    def __init__(self, progress: Any, what: str) -> None:
        self._progress, self._task = progress, progress.add_task(what, total=None)

    def __call__(self, done: int, total: int | None) -> None:
        """Show it."""
        self._progress.update(self._task, completed=done, total=total)

    def of(self, what: str, done: int, total: int | None) -> None:
        """The same, of something else than before."""
        self._progress.update(self._task, description=what, completed=done, total=total)


@contextlib.contextmanager
def progress(what: str, *, shown: bool = True) -> Iterator[Bar]:
    """A bar while something is done, which leaves nothing behind.

    Args:
        what: is done.
        shown: False where another process shows it.
    """
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not (shown and console.is_terminal)) as made:
        yield Bar(made, what)


def say(text: str, *, shown: bool = True) -> None:
    """A line for people, beside what the command prints for programs."""
    if shown:
        print(text, file=sys.stderr, flush=True)
