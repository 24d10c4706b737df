"""Features of single prompts on disk, so that a prompt used before needs no text encoder in memory.

One safetensors file per prompt holds `tokens` [S, Dc] in the encoder's own precision and `pooled` [Dv] float32. Its
name is a hash of the prompt and of everything else that the numbers depend on, so nothing is ever out of date.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import save_file
from torch import Tensor

from kinoflow.errors import OutputError, UnreadableError
from kinoflow.files import atomic_path, cache_folder
from kinoflow.reading import FLOATS, open_tensors
from kinoflow.text.features import TextFeatures

logger = logging.getLogger(__name__)

_WANTED = {"tokens": (FLOATS, (None, None)), "pooled": (FLOATS, (None,))}


def default_folder() -> Path:
    """`text` in the folder of kinoflow's caches."""
    return cache_folder() / "text"


class PromptCache:
    """Features by prompt, for one encoder.

    Attributes:
        folder: where the files are; created when first written.
    """

    def __init__(self, folder: str | os.PathLike[str], encoder: Sequence[str]) -> None:
        """Open a cache.

        Args:
            folder: may be shared by encoders.
            encoder: everything that the features depend on besides the prompt: name, version, settings, weights.
        """
        self.folder = Path(folder)
        self._encoder = list(encoder)

    def get(self, caption: str) -> TextFeatures | None:
        """Features [1, S, Dc] of a caption; None where they are unknown or their file is damaged."""
        try:
            with open_tensors(self._path(caption), _WANTED) as file:
                return single(file.get_tensor("tokens"), file.get_tensor("pooled"))
        except (OSError, UnreadableError):
            return None

    def put(self, caption: str, tokens: Tensor, pooled: Tensor) -> bool:
        """Keep tokens [S, Dc] and pooled [Dv].

        Returns:
            Whether they were kept. A folder that cannot be written is reported in the log, not raised.
        """
        try:
            with atomic_path(self._path(caption)) as temporary:
                save_file({"tokens": tokens.contiguous(), "pooled": pooled.float().contiguous()}, temporary)
        except (OutputError, SafetensorError) as error:
            logger.warning("text features were not kept for the next run: %s", error)
            return False
        return True

    def _path(self, caption: str) -> Path:
        key = hashlib.sha256(json.dumps([*self._encoder, caption]).encode()).hexdigest()
        return self.folder / key[:2] / f"{key}.safetensors"


def single(tokens: Tensor, pooled: Tensor) -> TextFeatures:
    """Features of one caption from tokens [S, Dc] and pooled [Dv]."""
    return TextFeatures(tokens.float()[None], torch.tensor([len(tokens)]), pooled.float()[None])
