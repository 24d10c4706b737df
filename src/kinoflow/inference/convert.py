"""Model folders from the official format to kinoflow's own and back, without a changed number or setting."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors import SafetensorError
from torch import Tensor

from kinoflow.errors import CheckpointError, ConfigError, OutputError
from kinoflow.files import atomic_folder, is_occupied
from kinoflow.inference import official
from kinoflow.inference.official_config import describe, official_config
from kinoflow.model.description import ModelDescription
from kinoflow.model.folder import load_model, save_model
from kinoflow.model.official import to_official
from kinoflow.text import system_prompt

KEPT_NAME = "official"
"""Subfolder of a converted model: configuration and statistics as the official folder had them, for the way back."""


def from_official(
    source: Path, target: Path, *, dtype: torch.dtype = torch.float32, prompt_source: Path | None = None
) -> ModelDescription:
    """Write the model of an official folder as a kinoflow folder.

    Args:
        source: official folder.
        target: new or empty folder.
        dtype: of the weights on disk.
        prompt_source: where the system prompt of the text encoder is (see `text.system_prompt`); without it, it is
            looked for around `source`, and stored in `target` where it is found.

    Raises:
        ConfigError, CheckpointError: see `official.load_official`.
        OutputError: `target` is not empty or cannot be written.
    """
    prompt = _system_prompt(source, prompt_source)
    model, description = official.load_official(source)
    config = official.read_config(source)
    state = model.state_dict()
    _check_target(target, state, dtype)
    with _writing(target) as temporary:
        save_model(temporary, description, state, dtype=dtype)
        kept = temporary / KEPT_NAME
        kept.mkdir()
        shutil.copyfile(source / official.CONFIG_NAME, kept / official.CONFIG_NAME)
        _copy_statistics(official.statistics_folder(source, config), official.statistics_folder(kept, config))
        if prompt is not None:
            (temporary / system_prompt.FILE_NAME).write_bytes(prompt.encode())
    return description


def to_official_folder(source: Path, target: Path, *, dtype: torch.dtype = torch.float32) -> ModelDescription:
    """Write the model of a kinoflow folder as an official folder: `config.yml`, `latest.ckpt`, `stats/`.

    Where the folder was converted from an official one, configuration and statistics are the files that one had.

    Args:
        source: kinoflow folder.
        target: new or empty folder.
        dtype: of the weights in the checkpoint; statistics stay float32.

    Raises:
        ConfigError: the model has something for which the official code has no setting.
        CheckpointError: its weights cannot be used.
        OutputError: `target` is not empty or cannot be written.
    """
    import yaml

    model, description = load_model(source)
    config = official_config(description)
    state = to_official(model)
    _check_target(target, state, dtype)
    kept = source / KEPT_NAME
    kept_config = _kept_config(kept, description, state)
    with _writing(target) as temporary:
        tensors = {k: v if k in official.STATISTICS_FILES else v.to(dtype) for k, v in state.items()}
        # The official loader knows both counts; kinoflow has no epochs.
        content = {"model_state_dict": tensors, "epoch": 0, "global_step": description.training_steps}
        torch.save(content, temporary / official.WEIGHTS_NAME)
        statistics = official.statistics_folder(temporary, kept_config or config)
        if kept_config is None:
            text = yaml.safe_dump(config, sort_keys=False)
            (temporary / official.CONFIG_NAME).write_text(text, encoding="utf-8")
        else:
            shutil.copyfile(kept / official.CONFIG_NAME, temporary / official.CONFIG_NAME)
            _copy_statistics(official.statistics_folder(kept, kept_config), statistics)
        if not statistics.is_dir():
            statistics.mkdir()
            for name, file_name in official.STATISTICS_FILES.items():
                np.save(statistics / file_name, state[name].double().numpy())
    return description


def _system_prompt(source: Path, given: Path | None) -> str | None:
    """The official system prompt: from `given`, where it must be, or else from around `source`, where it may be."""
    if given is not None:
        return system_prompt.read_system_prompt(given)
    try:
        return system_prompt.find_system_prompt(model_folder=source)
    except ConfigError:
        return None


def _kept_config(kept: Path, description: ModelDescription, state: dict[str, Tensor]) -> dict[str, Any] | None:
    """The configuration in `kept` if it and the statistics beside it are still those of the model, else None."""
    try:
        config = official.read_config(kept)
        found = describe(config, name=description.name)
        official.check_statistics(official.statistics_folder(kept, config), state)
    except (ConfigError, CheckpointError):
        return None
    same = dataclasses.replace(found, training_steps=description.training_steps, licence=description.licence)
    return config if same == description else None


def _copy_statistics(source: Path, target: Path) -> None:
    if source.is_dir():
        target.mkdir()
        for name in official.STATISTICS_FILES.values():
            if (source / name).is_file():
                shutil.copyfile(source / name, target / name)


def _check_target(target: Path, state: dict[str, Tensor], dtype: torch.dtype) -> None:
    """Whether `target` may be replaced, and has the space."""
    if is_occupied(target):
        raise OutputError(f"{target} is not empty; give a new folder, or remove what is there")
    needed = sum(tensor.numel() for tensor in state.values()) * dtype.itemsize
    existing = next(parent for parent in target.absolute().parents if os.path.lexists(parent))
    if existing.is_dir() and (free := shutil.disk_usage(existing).free) < needed * 1.01:
        raise OutputError(
            f"cannot write {target}: it needs {needed / 1e9:.2f} GB and {free / 1e9:.2f} GB are free there; "
            "free some space or choose another place"
        )


@contextlib.contextmanager
def _writing(target: Path) -> Iterator[Path]:
    """`atomic_folder`, with the kinds of errors that writers of weights have for a full disk told as ours."""
    with atomic_folder(target) as temporary:
        try:
            yield temporary
        except (RuntimeError, SafetensorError) as error:
            raise OutputError(f"cannot write {target}: {' '.join(str(error).split())[:200]}") from error
