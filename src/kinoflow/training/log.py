"""The log of a run: lines of numbers for people and programs, and how fast it goes."""

from __future__ import annotations

import functools
import importlib.util
import json
import secrets
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

import torch
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from kinoflow.errors import MissingExtraError
from kinoflow.files import output_errors
from kinoflow.runs import mend_last_line
from kinoflow.training.config import RunConfig
from kinoflow.training.processes import Processes
from kinoflow.training.stage import Size


class RunLog:
    """Reports of one run, appended to `log.jsonl`, so that a resumed run continues the same file.

    Raises:
        OutputError: the file cannot be written.
    """

    def __init__(self, folder: Path, num_steps: int, first_step: int, *, wandb: Any = None) -> None:
        path = folder / "log.jsonl"
        with output_errors(path, "free some space or choose another folder"):
            folder.mkdir(parents=True, exist_ok=True)
            self._file = path.open("a+", encoding="utf-8")
            mend_last_line(self._file.fileno())
        self._started = time.time()
        self._board = _tensorboard(folder / "tensorboard")
        self._wandb = wandb
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

    @staticmethod
    def of(folder: Path, config: RunConfig, first_step: int, processes: Processes) -> RunLog | SilentLog:
        """The log of a run; silent in all processes but the first.

        Raises:
            MissingExtraError: Weights & Biases is asked for and not installed.
        """
        if not processes.first:
            return SilentLog()
        wandb = _wandb(folder, config) if config.wandb_project else None
        return RunLog(folder, config.num_steps, first_step, wandb=wandb)

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
        if self._wandb is not None:
            self._wandb.finish(exit_code=0 if error is None else 1)

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
        if self._wandb is not None:
            self._wandb.log({f"{kind}/{name}": value for name, value in values.items()}, step=step)
        self.say(f"step {step} {kind}: " + ", ".join(f"{name} {value:.4g}" for name, value in values.items()))

    def say(self, text: str) -> None:
        """A line for the person watching."""
        self._console.print(text, highlight=False, markup=False, soft_wrap=True)


class SilentLog:
    """Takes everything that a `RunLog` takes, and does nothing."""

    def __enter__(self) -> SilentLog:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def step(self, step: int) -> None:
        """Nothing."""

    def report(self, step: int, kind: str, values: dict[str, float]) -> None:
        """Nothing."""

    def say(self, text: str) -> None:
        """Nothing."""


def _wandb(folder: Path, config: RunConfig) -> Any:
    """A run of Weights & Biases. Its own variables decide the rest, like WANDB_MODE=offline.

    The run's id is kept in the folder, so a resumed run continues the same one.
    """
    try:
        import wandb
    except ImportError:
        raise MissingExtraError("wandb", "wandb", "wandb_project") from None
    path = folder / "wandb-id.txt"
    if not path.is_file():
        path.write_text(secrets.token_hex(4) + "\n", encoding="utf-8")
    return wandb.init(
        project=config.wandb_project,
        id=path.read_text(encoding="utf-8").strip(),
        resume="allow",
        name=folder.name,
        dir=str(folder),
        config=config.to_dict(),
    )


def _tensorboard(folder: Path) -> Any:
    """A writer, or None where the extra `tensorboard` is not installed."""
    if importlib.util.find_spec("tensorboard") is None:
        return None
    from torch.utils.tensorboard import SummaryWriter

    return SummaryWriter(str(folder))


_PRODUCT = 1024
"""Rows and columns of the matrices whose product measures the peak."""


@functools.cache
def matrix_peak_flops(device: str, dtype: torch.dtype) -> float:
    """Floating-point operations a second of a matrix product on this device: the fastest of a few, by the clock."""
    size = _PRODUCT if torch.device(device).type == "cpu" else 8 * _PRODUCT
    a, b = (torch.randn(size, size, device=device).to(dtype) for _ in range(2))
    best = float("inf")
    for _ in range(5):
        started = time.perf_counter()
        a @ b
        if a.is_cuda:
            torch.cuda.synchronize(a.device)
        best = min(best, time.perf_counter() - started)
    return 2.0 * size**3 / best


class Meter:
    """Means of the losses and the rates since it was made.

    Args:
        peak_flops: of all processes together, for the utilisation.
    """

    def __init__(self, peak_flops: float) -> None:
        self._peak_flops = peak_flops
        self._sums: dict[str, float] = {}
        self._counts: dict[str, int] = {}
        self._steps = 0
        self._size = Size()
        self._started = time.perf_counter()

    def add(self, values: Mapping[str, float], size: Size) -> None:
        """Count one step; the mean of a value is over the steps that have it."""
        for name, value in values.items():
            self._sums[name] = self._sums.get(name, 0.0) + value
            self._counts[name] = self._counts.get(name, 0) + 1
        self._steps += 1
        whole = self._size
        self._size = Size(whole.frames + size.frames, whole.tokens + size.tokens, whole.flops + size.flops)

    def means(self) -> dict[str, float]:
        """Means of the values, and rates: "model_flop_utilisation" is the share of the peak that the network's own
        operations make up; padding and recomputation are not among them.
        """
        seconds = time.perf_counter() - self._started
        rates = {"steps_per_s": self._steps / seconds}
        if self._size.frames:
            rates["frames_per_s"] = self._size.frames / seconds
        if self._size.tokens:
            rates["tokens_per_s"] = self._size.tokens / seconds
        if self._size.flops:
            rates["model_flop_utilisation"] = self._size.flops / seconds / self._peak_flops
        return {name: value / self._counts[name] for name, value in self._sums.items()} | rates
