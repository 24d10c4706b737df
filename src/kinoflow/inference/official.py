"""Official model folders: `config.yml`, `latest.ckpt`, optional `stats/`. Loaded strictly.

Nothing is imported by name and nothing is unpickled but tensors and plain values. `official_config.py` has the meaning
of every setting, `model/official.py` the names of the tensors.
"""

from __future__ import annotations

import dataclasses
import pickle
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
import yaml
from torch import Tensor

from kinoflow.errors import CheckpointError, ConfigError
from kinoflow.files import refuse_lfs_pointer
from kinoflow.inference.official_config import describe
from kinoflow.model.folder import ModelDescription
from kinoflow.model.motion_model import MotionModel
from kinoflow.model.official import from_official
from kinoflow.model.precision import take_weights

CONFIG_NAME = "config.yml"
WEIGHTS_NAME = "latest.ckpt"
STATISTICS_FILES = {"mean": "Mean.npy", "std": "Std.npy"}
LARGEST_RATIO = 4.0
"""A checkpoint may unpack to at most this many times its size: weights do not compress."""


def is_official_folder(folder: Path) -> bool:
    """Whether a folder looks like an official release."""
    return (folder / CONFIG_NAME).is_file()


def load_official(folder: Path, dtype: torch.dtype = torch.float32) -> tuple[MotionModel, ModelDescription]:
    """The model of an official folder, strictly: every tensor is used and every setting understood.

    Args:
        folder: an official folder.
        dtype: of the weights, see `model.folder.load_model`.

    Raises:
        ConfigError: a setting that is missing, unknown or not supported.
        CheckpointError: weights that are missing, unsafe, damaged or do not fit, or statistics that contradict them.
        NumericalError: weights too large for fp16.
    """
    model, description, state = check_official(folder)
    model.load_state_dict(take_weights(state.items(), dtype, folder / WEIGHTS_NAME), assign=True)
    return model.eval().requires_grad_(False), description


def check_official(folder: Path) -> tuple[MotionModel, ModelDescription, dict[str, Tensor]]:
    """The model of an official folder on the meta device, and its tensors under our names, mapped but not yet read.

    Raises:
        ConfigError, CheckpointError: see `load_official`; only numbers that are not finite are not noticed here.
    """
    config = read_config(folder)
    description = describe(config, name=folder.name)
    content = _read_checkpoint(folder / WEIGHTS_NAME)
    with torch.device("meta"):
        model = MotionModel(description.network)
    state = from_official(model, content["model_state_dict"])
    check_statistics(statistics_folder(folder, config), state)
    steps = content.get("global_step")
    return model, dataclasses.replace(description, training_steps=steps if isinstance(steps, int) else 0), state


def read_config(folder: Path) -> dict[str, Any]:
    """The content of `config.yml`.

    Raises:
        ConfigError: it cannot be read, or is no mapping.
    """
    path = folder / CONFIG_NAME
    refuse_lfs_pointer(path)
    try:
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValueError, RecursionError, yaml.YAMLError) as error:
        raise ConfigError(f"cannot read {path}: {' '.join(str(error).split())}") from error
    if not isinstance(values, dict):
        raise ConfigError(f"{path} does not hold a model configuration")
    return values


def statistics_folder(folder: Path, config: dict[str, Any]) -> Path:
    """Where the statistics of a model are, if it has them beside its weights.

    The official code takes `mean_std_dir` from where it is started; here only its last part counts, inside `folder`.
    """
    pipeline = config.get("train_pipeline_args") or {}
    named = pipeline.get("mean_std_dir") or (pipeline.get("test_cfg") or {}).get("mean_std_dir") or "stats"
    return folder / (Path(str(named)).name or "stats")


def check_statistics(folder: Path, state: dict[str, Tensor]) -> None:
    """Compare `Mean.npy` and `Std.npy`, where they are, with the copies `mean` and `std` in `state`.

    Raises:
        CheckpointError: one is missing or damaged, or they are the statistics of another model.
    """
    paths = {name: folder / file_name for name, file_name in STATISTICS_FILES.items()}
    if not any(path.exists() for path in paths.values()):
        return
    for name, path in paths.items():
        refuse_lfs_pointer(path)
        try:
            values = torch.from_numpy(np.load(path, allow_pickle=False))
        except (OSError, ValueError, TypeError, EOFError) as error:
            raise CheckpointError(
                f"cannot read {path}: {error}; get it again, or remove {folder}: the checkpoint has its own copy"
            ) from error
        own = state[name]
        if values.shape != own.shape or not torch.allclose(values.double(), own.double(), rtol=1e-5, atol=1e-6):
            raise CheckpointError(
                f"{path} and {name} in the checkpoint are not the same numbers, so one of them belongs to another "
                f"model; get both from one source, or remove {folder} to use the checkpoint's"
            )


def _read_checkpoint(path: Path) -> dict[str, Any]:
    """The content of `latest.ckpt`, its tensors mapped from the file and not yet read."""
    if not path.is_file():
        raise CheckpointError(f"{path.parent} has a {CONFIG_NAME} but no {WEIGHTS_NAME}; download it again")
    refuse_lfs_pointer(path)
    _check_archive(path)
    try:
        content = torch.load(path, map_location="cpu", weights_only=True, mmap=True)
    except pickle.UnpicklingError as error:
        raise CheckpointError(
            f"{path} holds more than tensors and plain values, so it is refused as unsafe; get it from its source again"
        ) from error
    except (OSError, RuntimeError, EOFError, ValueError, KeyError) as error:
        raise CheckpointError(f"cannot read {path}: {' '.join(str(error).split())[:200]}; download it again") from error
    state = content.get("model_state_dict") if isinstance(content, dict) else None
    if not isinstance(state, dict) or not all(isinstance(tensor, Tensor) for tensor in state.values()):
        raise CheckpointError(f"{path} has no model_state_dict of tensors")
    return content


def _check_archive(path: Path) -> None:
    """A zip archive, whole, that does not unpack to much more than itself."""
    size = path.stat().st_size
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        with path.open("rb") as file:
            start = file.read(2)
        what = "is cut short: its end is missing" if start in (b"PK", b"") else "is not a PyTorch checkpoint"
        raise CheckpointError(f"{path} ({size:,} bytes) {what}; download it again") from error
    if unpacked > LARGEST_RATIO * size + 1e6:
        raise CheckpointError(
            f"{path} would unpack from {size / 1e6:.0f} to {unpacked / 1e6:.0f} MB, which no weights do; refused"
        )
