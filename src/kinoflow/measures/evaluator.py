"""`TextMotionEvaluator`: a trained `TextMotionModel` with its text encoder, for clips and sentences.

An evaluator folder holds `evaluator.json` (a format version, `TextMotionConfig`, the text encoder's name, notes) and
`evaluator.safetensors` (float16 or float32). The one that comes with kinoflow is `assets/evaluator/`.
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import Tensor

from kinoflow.errors import CheckpointError, ConfigError, DurationError, UnreadableError
from kinoflow.files import atomic_folder, refuse_lfs_pointer
from kinoflow.measures.text_motion import TextMotionConfig, TextMotionModel
from kinoflow.motion.canonical import resample
from kinoflow.motion.clip import MotionClip
from kinoflow.reading import FLOATS, brief, check_tensors, open_tensors, quoted, read_json, reading, record
from kinoflow.text.encoder import TextEncoder, load_text_encoder

FloatArray = NDArray[np.float64]
OnDone = Callable[[int, int], None]

CONFIG_NAME = "evaluator.json"
WEIGHTS_NAME = "evaluator.safetensors"
FORMAT_VERSION = 1
_BATCH = 32


@dataclass(frozen=True)
class _Description:
    """What `evaluator.json` holds."""

    format_version: int
    network: TextMotionConfig
    text_encoder: str
    notes: dict[str, Any] = field(default_factory=dict)


class TextMotionEvaluator:
    """Places clips and captions in one space, where distances compare them.

    Attributes:
        model: the network, in evaluation mode.
        text_encoder: the one it was trained with.
        notes: what its folder says about its training; plain JSON values.
    """

    def __init__(self, model: TextMotionModel, text_encoder: TextEncoder, notes: dict[str, Any] | None = None) -> None:
        self.model = model.eval().requires_grad_(False)
        self.text_encoder = text_encoder
        self.notes = notes or {}

    @classmethod
    def from_pretrained(
        cls, folder: str | os.PathLike[str] | None = None, *, text_encoder: TextEncoder | None = None
    ) -> TextMotionEvaluator:
        """Load an evaluator folder, by default the one that comes with kinoflow.

        Args:
            folder: of the evaluator.
            text_encoder: one that is loaded already, used if it is the one that this evaluator was trained with.

        Raises:
            ConfigError: the folder is missing, or is no evaluator of this version.
            CheckpointError: its weights are damaged or do not fit.
        """
        path = bundled_folder() if folder is None else Path(folder)
        model, name, notes = load_network(path)
        if text_encoder is None or text_encoder.name != name:
            text_encoder = load_text_encoder(name)
        return cls(model, text_encoder, notes)

    def embed_motions(self, clips: Sequence[MotionClip], on_done: OnDone | None = None) -> FloatArray:
        """[N, E] unit vectors of clips of any frame rate, from 2 frames to 12 s; a row does not depend on others.

        Args:
            clips: N clips; where they stand and which way they face at first does not matter.
            on_done: called with (clips done, clips in all).

        Raises:
            DurationError: a clip is shorter than 2 frames or longer than the evaluator reads, at 30 fps.
        """
        longest = self.model.config.max_frames
        joints = [torch.from_numpy(resample(clip).joints).float() for clip in clips]
        for frames in map(len, joints):
            if not 2 <= frames <= longest:
                raise DurationError(
                    f"the evaluator reads clips of 2 to {longest} frames at 30 fps; got one of {frames}; cut it first"
                )
        # Clips of like length share a batch, so little is spent on padding.
        order = sorted(range(len(joints)), key=lambda row: len(joints[row]))
        rows = np.zeros((len(joints), self.model.config.embedding_width))
        for start in range(0, len(order), _BATCH):
            group = order[start : start + _BATCH]
            lengths = torch.tensor([len(joints[row]) for row in group])
            batch = torch.nn.utils.rnn.pad_sequence([joints[row] for row in group], batch_first=True)
            with torch.inference_mode():
                rows[group] = self.model.embed_motion(batch, lengths).double().numpy()
            if on_done is not None:
                on_done(start + len(group), len(order))
        return rows

    def embed_texts(self, captions: Sequence[str]) -> FloatArray:
        """[N, E] unit vectors of captions.

        Raises:
            PromptError: a caption cannot be encoded.
        """
        features = self.text_encoder.encode(captions)
        with torch.inference_mode():
            return self.model.embed_text(features.tokens, features.lengths).double().numpy()


def bundled_folder() -> Path:
    """Where the evaluator is that comes with kinoflow."""
    return Path(str(resources.files("kinoflow") / "assets" / "evaluator"))


def save_evaluator(
    folder: str | os.PathLike[str],
    config: TextMotionConfig,
    text_encoder: str,
    state: dict[str, Tensor],
    *,
    notes: dict[str, Any] | None = None,
    dtype: torch.dtype = torch.float32,
    card: str = "",
) -> None:
    """Write an evaluator folder, replacing an older one only when the new one is complete.

    Args:
        folder: where.
        config: of the network.
        text_encoder: name of the encoder of its captions.
        state: `TextMotionModel.state_dict()`; mean and std stay float32 whatever `dtype` is.
        notes: plain JSON values about its training.
        dtype: of the weights on disk.
        card: text of its README.md, if any.
    """
    description = {
        "format_version": FORMAT_VERSION,
        "network": dataclasses.asdict(config),
        "text_encoder": text_encoder,
        "notes": notes or {},
    }
    tensors = {
        name: tensor.detach().cpu().to(torch.float32 if name in ("mean", "std") else dtype).contiguous()
        for name, tensor in state.items()
    }
    with atomic_folder(folder) as temporary:
        (temporary / CONFIG_NAME).write_text(json.dumps(description, indent=2) + "\n", encoding="utf-8")
        save_file(tensors, temporary / WEIGHTS_NAME)
        if card:
            (temporary / "README.md").write_text(card, encoding="utf-8")


def load_network(folder: Path) -> tuple[TextMotionModel, str, dict[str, Any]]:
    """Network, name of the text encoder, notes of an evaluator folder.

    Raises:
        ConfigError, CheckpointError: see `TextMotionEvaluator.from_pretrained`.
    """
    path = folder / CONFIG_NAME
    if not path.is_file():
        raise ConfigError(f"{folder} is not an evaluator folder: it has no {CONFIG_NAME}")
    with reading(path, ConfigError, "copy the evaluator folder again"):
        values = read_json(path)
        if isinstance(values, dict) and (version := values.get("format_version")) != FORMAT_VERSION:
            raise UnreadableError(f"it has format version {quoted(version)}; this kinoflow reads {FORMAT_VERSION}")
        described = record(_Description, values)
    # Without memory until the file is known to fit: a description may ask for any size.
    with torch.device("meta"):
        model = TextMotionModel(described.network)
    weights = folder / WEIGHTS_NAME
    refuse_lfs_pointer(weights)
    with reading(weights, CheckpointError, "copy the evaluator folder again"), open_tensors(weights) as file:
        expected = model.state_dict()
        if odd := sorted(set(file.keys()) ^ set(expected)):
            raise UnreadableError(f"it does not fit {CONFIG_NAME}: {brief(', '.join(odd))} missing or left over")
        check_tensors(file, {name: (FLOATS, tuple(tensor.shape)) for name, tensor in expected.items()})
        state = {name: file.get_tensor(name).float() for name in expected}
        if bad := [name for name, tensor in state.items() if not tensor.isfinite().all()]:
            raise UnreadableError(f"its tensor {bad[0]} holds numbers that are not finite")
    model.load_state_dict(state, assign=True)
    return model, described.text_encoder, described.notes
