"""Official model folders: `config.yml`, `latest.ckpt`, optional `stats/`. Loaded strictly.

Nothing is imported by name and nothing is unpickled but tensors and plain values. `official_config.py` has the meaning
of every setting, `model/official.py` the names of the tensors.
"""

from __future__ import annotations

import dataclasses
import pickle
import warnings
import zipfile
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from kinoflow.errors import CheckpointError, UnreadableError
from kinoflow.files import refuse_lfs_pointer
from kinoflow.inference.official_config import CONFIG_NAME, describe, read_config
from kinoflow.model.description import ModelDescription
from kinoflow.model.folder import check_layers
from kinoflow.model.motion_model import MotionModel
from kinoflow.model.official import from_official
from kinoflow.model.precision import take_weights
from kinoflow.reading import read_npy, reading

WEIGHTS_NAME = "latest.ckpt"
STATISTICS_FILES = {"mean": "Mean.npy", "std": "Std.npy"}
LARGEST_RATIO = 4.0
"""A checkpoint may unpack to at most this many times its size: weights do not compress."""


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
    weights, steps = _read_checkpoint(folder / WEIGHTS_NAME)
    with reading(folder / WEIGHTS_NAME, CheckpointError, "download it again"):
        check_layers(description.network, len(weights))
    with torch.device("meta"):
        model = MotionModel(description.network)
    state = from_official(model, weights)
    check_statistics(statistics_folder(folder, config), state)
    return model, dataclasses.replace(description, training_steps=steps), state


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
        own = state[name]
        with reading(path, CheckpointError, f"get it again, or remove {folder}: the checkpoint has its own copy"):
            numbers = read_npy(path)
            if numbers.dtype.kind not in "biuf":
                raise UnreadableError("it holds no numbers")
            values = torch.from_numpy(numbers.astype("float64"))
        if values.shape != own.shape or not torch.allclose(values.double(), own.double(), rtol=1e-5, atol=1e-6):
            raise CheckpointError(
                f"{path} and {name} in the checkpoint are not the same numbers, so one of them belongs to another "
                f"model; get both from one source, or remove {folder} to use the checkpoint's"
            )


def _read_checkpoint(path: Path) -> tuple[dict[str, Tensor], int]:
    """Weights of `latest.ckpt`, mapped from the file and not yet read, and the number of training steps."""
    if not path.is_file():
        raise CheckpointError(f"{path.parent} has a {CONFIG_NAME} but no {WEIGHTS_NAME}; download it again")
    refuse_lfs_pointer(path)
    _check_archive(path)
    with reading(path, CheckpointError, "download it again"):
        try:
            with warnings.catch_warnings():
                # Of files that other versions of PyTorch wrote.
                warnings.simplefilter("ignore")
                content = torch.load(path, map_location="cpu", weights_only=True, mmap=True)
        except pickle.UnpicklingError as error:
            raise CheckpointError(
                f"{path} holds more than tensors and plain values, so it is refused as unsafe; get it from its source "
                "again"
            ) from error
        except (OSError, MemoryError):
            raise
        except Exception as error:  # what is damaged within the archive ends in errors of any kind
            raise UnreadableError(f"it is damaged ({' '.join(str(error).split())[:200]})") from error
        state = content.get("model_state_dict") if isinstance(content, dict) else None
        if not isinstance(state, dict) or not all(_is_weight(name, tensor) for name, tensor in state.items()):
            raise UnreadableError("it has no model_state_dict of tensors of real numbers")
        steps = content.get("global_step")
        return state, steps if isinstance(steps, int) and 0 <= steps < 2**62 else 0


def _is_weight(name: Any, tensor: Any) -> bool:
    return (
        isinstance(name, str)
        and isinstance(tensor, Tensor)
        and tensor.layout == torch.strided
        and tensor.device.type == "cpu"
        and tensor.dtype in (torch.float64, torch.float32, torch.float16, torch.bfloat16)
    )


def _check_archive(path: Path) -> None:
    """A zip archive, whole, that does not unpack to much more than itself."""
    size = path.stat().st_size
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except MemoryError:
        raise
    except Exception as error:  # damaged archives are told in many ways
        with path.open("rb") as file:
            start = file.read(2)
        what = "is cut short: its end is missing" if start in (b"PK", b"") else "is not a PyTorch checkpoint"
        raise CheckpointError(f"{path} ({size:,} bytes) {what}; download it again") from error
    if unpacked > LARGEST_RATIO * size + 1e6:
        raise CheckpointError(
            f"{path} would unpack from {size / 1e6:.0f} to {unpacked / 1e6:.0f} MB, which no weights do; refused"
        )
