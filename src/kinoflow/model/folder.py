"""A model folder in kinoflow's own format: `config.json` and `model.safetensors`, and nothing else is read.

`config.json` holds a `ModelDescription`; the weights are one safetensors file with the names of
`MotionModel.state_dict`. Nothing is unpickled and nothing is loaded that does not fit exactly.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor

from kinoflow.errors import CheckpointError, UnreadableError
from kinoflow.files import atomic_folder, refuse_lfs_pointer
from kinoflow.model.config import NetworkConfig
from kinoflow.model.description import CONFIG_NAME, ModelDescription, load_description
from kinoflow.model.motion_model import MotionModel
from kinoflow.model.precision import take_weights
from kinoflow.reading import FLOATS, brief, check_tensors, open_tensors, reading

WEIGHTS_NAME = "model.safetensors"


def save_model(
    folder: str | os.PathLike[str],
    description: ModelDescription,
    state: dict[str, Tensor],
    *,
    dtype: torch.dtype = torch.float32,
    notes: dict[str, str] | None = None,
) -> None:
    """Write a model folder, replacing an older one only when the new one is complete.

    Args:
        folder: where.
        description: becomes `config.json`.
        state: `MotionModel.state_dict()`; mean and std stay float32 whatever `dtype` is.
        dtype: of the weights on disk; bfloat16 halves the size.
        notes: further text files by name, for instance a model card.
    """
    tensors = {
        name: tensor.detach().cpu().to(torch.float32 if name in ("mean", "std") else dtype).contiguous()
        for name, tensor in state.items()
    }
    with atomic_folder(folder) as temporary:
        text = json.dumps(description.to_dict(), indent=2) + "\n"
        (temporary / CONFIG_NAME).write_text(text, encoding="utf-8")
        save_file(tensors, temporary / WEIGHTS_NAME)
        for name, content in (notes or {}).items():
            (temporary / name).write_text(content, encoding="utf-8")


def load_model(
    folder: str | os.PathLike[str], dtype: torch.dtype = torch.float32
) -> tuple[MotionModel, ModelDescription]:
    """A model on the CPU, in evaluation mode, with every tensor accounted for.

    Weights that are stored as `dtype` stay in the file, which is mapped into memory.

    Args:
        folder: a model folder.
        dtype: of the weights, whatever they are stored as; see `precision.dtype_of`.

    Raises:
        ConfigError: see `load_description`.
        CheckpointError: weights are missing, damaged, or do not fit the configuration.
        NumericalError: weights too large for fp16.
    """
    model, description = check_model(folder)
    path = Path(folder) / WEIGHTS_NAME
    with _open_weights(path) as file:
        state = take_weights(((name, file.get_tensor(name)) for name in file.keys()), dtype, path)  # noqa: SIM118
    model.load_state_dict(state, assign=True)
    return model.eval().requires_grad_(False), description


def check_model(folder: str | os.PathLike[str]) -> tuple[MotionModel, ModelDescription]:
    """The model without its weights, on the meta device, after their header was compared with it.

    Nothing is allocated, so a hostile configuration does no harm.

    Raises:
        ConfigError: see `load_description`.
        CheckpointError: the weights are missing, cut short, or do not fit the configuration.
    """
    description = load_description(folder)
    path = Path(folder) / WEIGHTS_NAME
    with _open_weights(path) as file:
        names = set(file.keys())
        check_layers(description.network, len(names))
        with torch.device("meta"):
            model = MotionModel(description.network)
        expected = model.state_dict()
        if odd := sorted(names ^ set(expected)):
            raise UnreadableError(f"it does not fit {CONFIG_NAME}: {brief(', '.join(odd[:4]))} missing or left over")
        check_tensors(file, {name: (FLOATS, tuple(tensor.shape)) for name, tensor in expected.items()})
    return model, description


def check_layers(network: NetworkConfig, tensors: int) -> None:
    """Refuse a configuration of far more layers than there are weights, before its layers are made: that takes long.

    Raises:
        UnreadableError: each layer has more than one tensor.
    """
    layers = network.num_layers + network.refiner_layers
    if layers > tensors:
        raise UnreadableError(f"it has {tensors} tensors; its configuration asks for {layers} layers")


@contextlib.contextmanager
def _open_weights(path: Path) -> Iterator[Any]:
    """A safetensors file, with the errors of reading it told as ours; opening it compares its size with its header."""
    refuse_lfs_pointer(path)
    advice = "it is missing, cut short, damaged or another model's: copy the model folder again"
    with reading(path, CheckpointError, advice), open_tensors(path) as file:
        yield file
