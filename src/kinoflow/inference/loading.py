"""Model folders of either kind as plain weights, for training and conversion."""

from __future__ import annotations

import os

import torch

from kinoflow.inference.official import load_official
from kinoflow.inference.official_config import is_official_folder
from kinoflow.inference.pipeline import MotionPipeline, resolve_folder
from kinoflow.model.description import ModelDescription
from kinoflow.model.folder import load_model
from kinoflow.model.motion_model import MotionModel
from kinoflow.text.encoder import TextEncoder


def load_plain(folder: str | os.PathLike[str]) -> tuple[MotionModel, ModelDescription]:
    """The model of a folder, kinoflow's own or an official one, in float32 on the CPU and with ordinary layers.

    A `MotionPipeline` may pack its model's weights for sampling; such a model cannot be trained.

    Raises:
        ConfigError: the folder or its configuration cannot be used.
        CheckpointError: its weights cannot be used.
    """
    path = resolve_folder(folder)
    return load_official(path) if is_official_folder(path) else load_model(path)


def load_reference(
    folder: str | os.PathLike[str], device: str, *, text_encoder: TextEncoder | str | None = "auto"
) -> MotionPipeline:
    """A frozen model that another one is trained beside (`trainable_copy`): in float32, whatever the memory.

    Arguments and errors as in `MotionPipeline.from_pretrained`.
    """
    pipe = MotionPipeline.from_pretrained(folder, text_encoder=text_encoder, device=device, dtype="fp32")
    pipe.model.requires_grad_(False)
    return pipe


def trainable_copy(reference: MotionPipeline) -> MotionModel:
    """The model of a reference once more, on the CPU, with ordinary layers and weights of its own that take gradients.

    Its folder is not read again: that of a large model takes minutes.
    """
    with torch.device("meta"):
        model = MotionModel(reference.description.network)
    state = reference.model.state_dict()
    own = {name: torch.empty(tensor.shape, dtype=tensor.dtype).copy_(tensor) for name, tensor in state.items()}
    model.load_state_dict(own, assign=True)
    return model.requires_grad_(True)
