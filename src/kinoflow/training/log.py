"""Where a run reports: one JSON line per report, TensorBoard if it is installed, and a progress bar."""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn


class RunLog:
    """Reports of one run, appended to `log.jsonl`, so that a resumed run continues the same file."""

    def __init__(self, folder: Path, num_steps: int, first_step: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = (folder / "log.jsonl").open("a", encoding="utf-8")
        self._started = time.time()
        self._board = _tensorboard(folder / "tensorboard")
        self._console = Console(file=sys.stderr)
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=self._console,
            disable=not self._console.is_terminal,
        )
        self._task = self._progress.add_task("training", total=num_steps, completed=first_step)

    def __enter__(self) -> RunLog:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()
        self._file.close()
        if self._board is not None:
            self._board.close()

    def step(self, step: int) -> None:
        """Move the progress bar to `step` steps done."""
        self._progress.update(self._task, completed=step)

    def report(self, step: int, kind: str, values: dict[str, float]) -> None:
        """Write one report of a kind ("train", "validation") at a step."""
        record: dict[str, Any] = {"step": step, "kind": kind, "seconds": round(time.time() - self._started, 1)}
        record |= {name: float(f"{value:.6g}") for name, value in values.items()}
        self._file.write(json.dumps(record) + "\n")
        self._file.flush()
        if self._board is not None:
            for name, value in values.items():
                self._board.add_scalar(f"{kind}/{name}", value, step)
        self.say(f"step {step} {kind}: " + ", ".join(f"{name} {value:.4g}" for name, value in values.items()))

    def say(self, text: str) -> None:
        """A line for the person watching."""
        self._console.print(text, highlight=False, markup=False, soft_wrap=True)


def _tensorboard(folder: Path) -> Any:
    """A writer, or None where the extra `tensorboard` is not installed."""
    if importlib.util.find_spec("tensorboard") is None:
        return None
    from torch.utils.tensorboard import SummaryWriter

    return SummaryWriter(str(folder))
