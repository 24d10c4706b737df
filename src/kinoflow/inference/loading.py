"""Model folders of either kind as plain weights, for training and conversion."""

from __future__ import annotations

import os

from kinoflow.inference.official import load_official
from kinoflow.inference.official_config import is_official_folder
from kinoflow.inference.pipeline import resolve_folder
from kinoflow.model.description import ModelDescription
from kinoflow.model.folder import load_model
from kinoflow.model.motion_model import MotionModel


def load_plain(folder: str | os.PathLike[str]) -> tuple[MotionModel, ModelDescription]:
    """The model of a folder, kinoflow's own or an official one, in float32 on the CPU and with ordinary layers.

    A `MotionPipeline` may pack its model's weights for sampling; such a model cannot be trained.

    Raises:
        ConfigError: the folder or its configuration cannot be used.
        CheckpointError: its weights cannot be used.
    """
    path = resolve_folder(folder)
    return load_official(path) if is_official_folder(path) else load_model(path)
