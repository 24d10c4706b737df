"""Training checkpoints: everything that is needed to go on exactly, as safetensors and JSON, put in place as a whole.

PyTorch's distributed checkpoint does the work: each process writes what it holds, with its place in the whole in the
files' headers, and any number of processes reads it back. Random states are not among it: every random choice of a
step is a function of (seed, step).

    checkpoints/step-00000500/
        shard-00001-model-00001-of-00001.safetensors     one of each process
        progress.json                                     step, configuration, sizes of the files
"""

from __future__ import annotations

import json
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.distributed.checkpoint as distributed
from safetensors import SafetensorError
from torch import Tensor
from torch.distributed.checkpoint import CheckpointException, HuggingFaceStorageReader, HuggingFaceStorageWriter
from torch.distributed.checkpoint.metadata import TensorStorageMetadata

from kinoflow.errors import CheckpointError, OutputError, TrainingError, UnreadableError
from kinoflow.files import output_errors, put_in_place
from kinoflow.reading import open_tensors, read_json, record
from kinoflow.training.optimizer import TrainedWeights
from kinoflow.training.processes import Processes

_PREFIX = "step-"
_PARTIAL = ".partial-"
_PROGRESS = "progress.json"
_ADVICE = "free some space or choose another folder"


def save_checkpoint(
    folder: Path,
    step: int,
    weights: TrainedWeights,
    optimizer: torch.optim.Optimizer,
    config: dict[str, Any],
    keep: int,
    processes: Processes,
) -> Path:
    """Write `folder/step-00000123` and remove all but the newest `keep` checkpoints; all processes call it together.

    It gets its name only when it is complete, so a process killed at any moment leaves the checkpoint before.

    Raises:
        OutputError: it cannot be written.
    """
    return write_checkpoint(folder, step, _tensors(weights, optimizer), weights.frozen, config, keep, processes)


def write_checkpoint(
    folder: Path,
    step: int,
    tensors: dict[str, Tensor],
    frozen: str,
    config: dict[str, Any],
    keep: int,
    processes: Processes,
) -> Path:
    """`save_checkpoint` of tensors by name, as `read_checkpoint` gives them.

    Raises:
        OutputError: it cannot be written.
    """
    target = folder / checkpoint_name(step)
    partial = folder / f"{_PARTIAL}{target.name}"
    with output_errors(target, _ADVICE):
        if processes.first:
            for left in folder.glob(f"{_PARTIAL}*"):
                shutil.rmtree(left)
            partial.mkdir(parents=True)
        processes.wait()
        try:
            _write(tensors, partial, target, processes)
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            raise
        if processes.first:
            files = {path.name: path.stat().st_size for path in sorted(partial.iterdir())}
            progress = {"step": step, "files": files, "frozen": frozen, "config": config}
            (partial / _PROGRESS).write_text(json.dumps(progress, indent=2), encoding="utf-8")
            put_in_place(partial, target)
            for old in checkpoints(folder)[:-keep]:
                shutil.rmtree(old)
        processes.wait()
    return target


def checkpoints(folder: Path) -> list[Path]:
    """Complete checkpoints of a run, oldest first."""
    return sorted(path for path in folder.glob(f"{_PREFIX}*") if (path / _PROGRESS).is_file())


def checkpoint_name(step: int) -> str:
    """Name of the folder of the checkpoint after so many steps."""
    return f"{_PREFIX}{step:08d}"


def step_of(path: Path) -> int:
    """Steps done by a checkpoint of `checkpoints`, by its name."""
    return int(path.name.removeprefix(_PREFIX))


def read_config(path: Path) -> dict[str, Any]:
    """The configuration that a checkpoint was written under.

    Raises:
        CheckpointError: damaged.
    """
    return _read_progress(path).config


@dataclass(frozen=True, eq=False)
class Contents:
    """All of a checkpoint.

    Attributes:
        step: steps done.
        config: of the run.
        frozen: see `origin.frozen_fingerprint`.
        tensors: by name, "model.", "average." or "optimizer.exp_avg." and so on before that of a parameter.
    """

    step: int
    config: dict[str, Any]
    frozen: str
    tensors: dict[str, Tensor]


def read_checkpoint(path: Path) -> Contents:
    """What is in a checkpoint, whole, on the CPU, however many processes wrote it.

    Raises:
        CheckpointError: damaged.
    """
    progress = _read_progress(path)
    try:
        reader = _reader(path, progress)
        stored = reader.read_metadata().state_dict_metadata
        tensors: dict[str, Any] = {
            name: torch.empty(tuple(entry.size), dtype=entry.properties.dtype)
            for name, entry in stored.items()
            if isinstance(entry, TensorStorageMetadata)
        }
        with _alone_without_warning():
            distributed.load(tensors, storage_reader=reader, no_dist=True)
    except (Exception, CheckpointException) as error:
        raise _cannot_resume(path, error) from error
    return Contents(progress.step, progress.config, progress.frozen, tensors)


def load_checkpoint(path: Path, weights: TrainedWeights, optimizer: torch.optim.Optimizer, processes: Processes) -> int:
    """Restore weights, average and optimiser; returns the number of steps done.

    It may have been written by another number of processes.

    Raises:
        CheckpointError: damaged, or of another network.
        TrainingError: the statistics of the data, or the weights that are not trained, are others than they were.
    """
    progress = _read_progress(path)
    if progress.frozen != weights.frozen:
        raise TrainingError(
            f"{path} was trained around other fixed weights; give the same --from and adapter, or another output folder"
        )
    tensors = _tensors(weights, optimizer)
    buffers = {f"model.{name}": buffer for name, buffer in weights.master.named_buffers()}
    tensors |= {name: buffer.clone() for name, buffer in buffers.items()}
    try:
        reader = _reader(path, progress)
        with _alone_without_warning():
            distributed.load(tensors, storage_reader=reader, no_dist=not processes.many)  # type: ignore[arg-type]
    except (Exception, CheckpointException) as error:
        # Headers that are sound but not those of a checkpoint fail in many ways in there.
        raise _cannot_resume(path, error) from error
    for name, buffer in buffers.items():
        if not torch.equal(tensors[name], buffer):
            raise TrainingError(
                f"the {name.removeprefix('model.')} of the data is not the one {path} was trained with: the dataset "
                "was changed since; start a new run from the exported model (--from) in another output folder"
            )
    weights.copy_master()
    return progress.step


def _tensors(weights: TrainedWeights, optimizer: torch.optim.Optimizer) -> dict[str, Tensor]:
    """Everything that changes in training, by name; the tensors themselves, whole or sharded."""
    trainable = {name: p for name, p in weights.master.named_parameters() if p.requires_grad}
    tensors = {f"model.{name}": p.detach() for name, p in trainable.items()}
    tensors |= {f"model.{name}": buffer for name, buffer in weights.master.named_buffers()}
    tensors |= {f"average.{name}": tensor for name, tensor in weights.average.items()}
    for name, parameter in trainable.items():
        tensors |= {f"optimizer.{key}.{name}": value for key, value in optimizer.state[parameter].items()}
    return tensors


def _write(tensors: dict[str, Tensor], partial: Path, target: Path, processes: Processes) -> None:
    writer = HuggingFaceStorageWriter(str(partial), save_distributed=True)
    try:
        with _alone_without_warning():
            distributed.save(tensors, storage_writer=writer, no_dist=not processes.many)  # type: ignore[arg-type]
    except (CheckpointException, SafetensorError) as error:
        raise OutputError(f"cannot write {target}: {_reason(error)}; {_ADVICE}") from error


@contextmanager
def _alone_without_warning() -> Iterator[None]:
    """The library warns whenever there is one process only; that is the usual case here."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="torch.distributed is disabled, unavailable or uninitialized")
        yield


def _reader(path: Path, progress: _Progress) -> HuggingFaceStorageReader:
    """The library's reader, after a look at every header: it reads them without asking."""
    for name in progress.files:
        with open_tensors(path / name):
            pass
    return HuggingFaceStorageReader(str(path))


@dataclass(frozen=True)
class _Progress:
    """What `progress.json` holds."""

    step: int
    files: dict[str, int]
    config: dict[str, Any]
    frozen: str = ""


def _read_progress(path: Path) -> _Progress:
    try:
        try:
            values = read_json(path / _PROGRESS)
        except UnreadableError as error:
            raise UnreadableError(f"{_PROGRESS}: {error}") from error
        progress = record(_Progress, values, _PROGRESS)
        if progress.step < 0:
            raise UnreadableError(f"{_PROGRESS} is at step {progress.step}")
        for name, size in progress.files.items():
            if Path(name).name != name:
                raise UnreadableError(f"{_PROGRESS} names {name!r}, which is no file of a checkpoint")
            if (path / name).stat().st_size != size:
                raise UnreadableError(f"{name} has another size than it was written with")
        return progress
    except (OSError, ValueError) as error:
        raise _cannot_resume(path, error) from error


def _reason(error: BaseException) -> str:
    """What went wrong, of an error that may carry one of each process with its whole traceback."""
    failures = getattr(error, "failures", {}).values()
    return "; ".join(sorted({str(failure[0]) for failure in failures})) or str(error)


def _cannot_resume(path: Path, error: BaseException) -> CheckpointError:
    text = " ".join(_reason(error).split())[:300]
    return CheckpointError(
        f"cannot resume from {path}: {text}; delete this checkpoint to resume from the one before it, if there is one"
    )
