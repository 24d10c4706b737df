"""What a run began with, so that the same command continues it and another command is refused.

A run is continued from its folder. Had it begun with another model, other data or other settings, its record would
say what it was not trained with; so what it began with is kept as hashes in `origin.json`, and every setting beside
each checkpoint.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import torch

from kinoflow.errors import TrainingError
from kinoflow.files import atomic_path
from kinoflow.model.motion_model import MotionModel
from kinoflow.reading import read_json, reading, value_of
from kinoflow.training.processes import Processes

ORIGIN_NAME = "origin.json"
MAY_CHANGE = (
    "name",
    "num_steps",
    "max_minutes",
    "log_every",
    "validate_every",
    "checkpoint_every",
    "keep_checkpoints",
    "compile_blocks",
    "checkpoint_activations",
    "device",
    "wandb_project",
    "optimizer.learning_rate",
    "optimizer.decay_from",
    "guidance_scale",
    "guidance_interval",
    "sampling_steps",
    "guards.prompts",
    "guards.seeds",
    "guards.num_steps",
    "distillation.held_out",
)
"""Settings that a run may be continued with others of: how long, how it is watched, where, and its learning rate."""


def check_origin(folder: Path, origin: Mapping[str, str], processes: Processes) -> None:
    """Note what a run begins with in its folder, or check that a run that is continued began with the same.

    Args:
        folder: of the run.
        origin: what it is ("model", "set of clips", ...) to a hash of it.
        processes: that train together; the first one writes.

    Raises:
        TrainingError: the run began with something else.
    """
    path = folder / ORIGIN_NAME
    if path.is_file():
        with reading(path, TrainingError, "give another -o"):
            known = value_of(dict[str, Any], read_json(path))
        if others := [name for name, value in origin.items() if known.get(name, value) != value]:
            raise TrainingError(
                f"{folder} holds a run that began with another {' and another '.join(others)}; give the same again, or "
                "another -o"
            )
    elif processes.first:
        with atomic_path(path) as temporary:
            temporary.write_text(json.dumps(dict(origin), indent=1) + "\n", encoding="utf-8")
    processes.wait()


def check_settings(folder: Path, saved: Mapping[str, Any], current: Mapping[str, Any]) -> None:
    """Refuse to continue a run with other settings than those of `MAY_CHANGE`; settings of one side only are new.

    Raises:
        TrainingError: another setting differs.
    """
    before, after = dict(_flat(saved)), dict(_flat(current))
    changed = [
        f"{name} was {before[name]}, not {after[name]}"
        for name in before
        if name in after and before[name] != after[name] and name not in MAY_CHANGE
    ]
    if changed:
        raise TrainingError(
            f"{folder} holds a run with other settings: {'; '.join(changed)}. Continue it with those, give another -o, "
            f"or delete it; only {', '.join(MAY_CHANGE)} may change within a run"
        )


def fingerprint_of_weights(model: MotionModel) -> str:
    """SHA-256 of a model's tensors by name; the same whether its weights are packed for sampling or not."""
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(f"{name} {tensor.dtype} {tuple(tensor.shape)}".encode())
        digest.update(tensor.cpu().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()


def fingerprint_of_texts(texts: Iterator[str]) -> str:
    """SHA-256 of lines."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def _flat(section: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Names like "section.name" and values, tuples as the lists that JSON makes of them."""
    for name, value in section.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", list(value) if isinstance(value, tuple) else value
