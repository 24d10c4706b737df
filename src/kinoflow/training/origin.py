"""What a training run began with, so that the same command continues it and another command is refused.

A run is continued from its folder. Had it begun with another model, other data or other settings, its record would
say what it was not trained with; so what it began with is kept as hashes in `origin.json`, and every setting beside
each checkpoint (`kinoflow.runs` has the comparison).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import nn

from kinoflow.files import check_folder_of
from kinoflow.runs import check_same, keep_plan
from kinoflow.training.processes import Processes

ORIGIN_NAME = "origin.json"
MADE_BEFORE = ("pairs", "bank", "held-out", "stage.json")
"""In the folder of a run before it begins: pairs of preference, trajectories of a teacher, which stage it is."""
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
        RunError: the run began with something else.
        OutputError: the folder holds other things, which a run might write over.
    """
    if processes.first:
        check_run_folder(folder)
    keep_plan(folder / ORIGIN_NAME, origin, advice="another -o", newer=True, write=processes.first)
    processes.wait()


def check_run_folder(folder: Path) -> None:
    """Refuse a folder that holds other things than a run, or than what a run makes for itself before it begins.

    Raises:
        OutputError: it does, and a run might write over them.
    """
    check_folder_of("run", folder, ORIGIN_NAME, "checkpoints", *MADE_BEFORE)


def check_settings(folder: Path, saved: Mapping[str, Any], current: Mapping[str, Any]) -> None:
    """Refuse to continue a run with other settings than those of `MAY_CHANGE`; settings of one side only are new.

    Raises:
        RunError: another setting differs.
    """
    advice = f"another -o; only {', '.join(MAY_CHANGE)} may change within a run"
    check_same(folder, saved, current, advice=advice, newer=True, may_change=MAY_CHANGE)


def fingerprint_of_weights(model: nn.Module) -> str:
    """SHA-256 of a model's tensors by name; the same whether its weights are packed for sampling or not."""
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(f"{name} {tensor.dtype} {tuple(tensor.shape)}".encode())
        digest.update(tensor.cpu().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()


def frozen_fingerprint(model: nn.Module) -> str:
    """A hash of the parameters that are not trained, which checkpoints leave out; empty where all are trained."""
    frozen = [(name, p) for name, p in model.named_parameters() if not p.requires_grad]
    if not frozen:
        return ""
    hashed = hashlib.sha256()
    for name, parameter in frozen:
        hashed.update(name.encode())
        hashed.update(parameter.detach().cpu().contiguous().view(torch.uint8).numpy().data)
    return hashed.hexdigest()
