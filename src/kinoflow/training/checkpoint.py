"""Training checkpoints: everything that is needed to go on exactly, in safetensors and JSON, written atomically.

Random states are not among it: every random choice of a step is a function of (seed, step).
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from kinoflow.errors import CheckpointError, TrainingError
from kinoflow.files import atomic_folder
from kinoflow.training.weights import TrainedWeights

_PREFIX = "step-"
_TENSORS = "state.safetensors"
_PROGRESS = "progress.json"


def save_checkpoint(
    folder: Path,
    step: int,
    weights: TrainedWeights,
    optimizer: torch.optim.Optimizer,
    config: dict[str, Any],
    keep: int,
) -> Path:
    """Write `folder/step-00000123` and remove all but the newest `keep` checkpoints."""
    target = folder / f"{_PREFIX}{step:08d}"
    names = [name for name, _ in weights.master.named_parameters()]
    tensors = {f"model.{name}": tensor for name, tensor in weights.master.state_dict().items()}
    tensors |= {f"average.{name}": tensor for name, tensor in weights.average.items()}
    for name, parameter in zip(names, weights.master.parameters(), strict=True):
        for key, value in optimizer.state.get(parameter, {}).items():
            tensors[f"optimizer.{key}.{name}"] = value
    with atomic_folder(target) as temporary:
        save_file({name: tensor.detach().contiguous() for name, tensor in tensors.items()}, temporary / _TENSORS)
        progress = {"step": step, "config": config}
        (temporary / _PROGRESS).write_text(json.dumps(progress, indent=2), encoding="utf-8")
    for old in checkpoints(folder)[:-keep]:
        shutil.rmtree(old)
    return target


def checkpoints(folder: Path) -> list[Path]:
    """Complete checkpoints of a run, oldest first."""
    return sorted(path for path in folder.glob(f"{_PREFIX}*") if (path / _PROGRESS).is_file())


def read_config(path: Path) -> dict[str, Any]:
    """The configuration that a checkpoint was written under.

    Raises:
        CheckpointError: damaged.
    """
    try:
        return dict(json.loads((path / _PROGRESS).read_text(encoding="utf-8"))["config"])
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise _cannot_resume(path, error) from error


def load_checkpoint(path: Path, weights: TrainedWeights, optimizer: torch.optim.Optimizer) -> int:
    """Restore weights, average and optimiser; returns the number of steps done.

    Raises:
        CheckpointError: damaged, or of another network.
        TrainingError: the statistics of the data are others than they were.
    """
    try:
        tensors = load_file(path / _TENSORS)
        step = int(json.loads((path / _PROGRESS).read_text(encoding="utf-8"))["step"])
        model = _section(tensors, "model")
        for name, buffer in weights.master.named_buffers():
            if not torch.equal(model[name], buffer.cpu()):
                raise TrainingError(
                    f"the {name} of the data is not the one {path} was trained with: the dataset was changed since; "
                    "start a new run from the exported model (--from) in another output folder"
                )
        weights.master.load_state_dict(model)
        average = _section(tensors, "average")
        for name, tensor in weights.average.items():
            tensor.copy_(average[name])
        moments = _section(tensors, "optimizer")
        for name, parameter in weights.master.named_parameters():
            state = {key.removesuffix("." + name): value for key, value in moments.items() if key.endswith("." + name)}
            optimizer.state[parameter] = {key: value for key, value in state.items() if "." not in key}
    except TrainingError:
        raise
    except (OSError, SafetensorError, KeyError, ValueError, RuntimeError) as error:
        raise _cannot_resume(path, error) from error
    weights.copy_master()
    return step


def _cannot_resume(path: Path, error: Exception) -> CheckpointError:
    return CheckpointError(
        f"cannot resume from {path}: {error}; delete this checkpoint to resume from the one before it, if there is one"
    )


def _section(tensors: dict[str, Tensor], name: str) -> dict[str, Tensor]:
    return {key.removeprefix(name + "."): value for key, value in tensors.items() if key.startswith(name + ".")}
