"""The compact text encoder in an eighth of its size, for captions that are known beforehand.

For machines to which little may be sent and where its package is not installed. Of the vocabulary only the words of the
captions are kept; matrices are whole numbers of eight bits, with one scale for each `GROUP` neighbours. Features of
captions then differ by some two percent from the encoder's own. All other words are no numbers, so that what they
spoil is seen at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load, save, save_file
from torch import Tensor

from kinoflow.errors import UnreadableError
from kinoflow.reading import open_tensors, parse_json, value_of
from kinoflow.text.compact import CompactTextEncoder
from kinoflow.text.minilm import CONFIG_NAME, TOKENIZER_NAME, WEIGHTS_NAME, package_folder

GROUP = 64
"""Neighbours in a row that share a scale."""
_WORDS = "embeddings.word_embeddings.weight"
_IDS, _SCALES = "ids", "scales."
_MOST_NUMBERS = 1 << 26
"""Of the table of all words."""
_PADDING = 0


def portable_encoder(captions: Iterable[str], folder: Path | None = None) -> bytes:
    """What `write_encoder` makes an encoder of the captions of.

    Args:
        captions: that it has to know.
        folder: of the encoder's weights, by default the installed package's.

    Raises:
        CheckpointError: the compact encoder is not installed, or damaged.
        PromptError: a caption is one that it cannot encode.
    """
    folder = folder or package_folder()
    ids = torch.tensor(sorted({_PADDING, *CompactTextEncoder(folder).token_ids(captions)}), dtype=torch.int32)
    tensors: dict[str, Tensor] = {_IDS: ids}
    with open_tensors(folder / WEIGHTS_NAME) as file:
        for name in file.keys():  # noqa: SIM118  (it has no iterator)
            tensor: Tensor = file.get_tensor(name)
            if name.startswith("pooler.") or not tensor.is_floating_point():
                continue
            tensor = tensor.float()[ids] if name == _WORDS else tensor.float()
            if tensor.ndim == 2 and tensor.shape[1] % GROUP == 0:
                groups = tensor.reshape(-1, GROUP)
                scales = (groups.abs().amax(dim=1) / 127).clamp_min(1e-7).half()
                tensors[_SCALES + name] = scales
                tensor = (
                    (groups / scales.float()[:, None]).round().clamp(-127, 127).to(torch.int8).reshape(tensor.shape)
                )
            tensors[name] = tensor.contiguous()
    for name in (CONFIG_NAME, TOKENIZER_NAME):
        tensors[name] = torch.frombuffer(bytearray((folder / name).read_bytes()), dtype=torch.uint8)
    return save(tensors)


def write_encoder(content: bytes, folder: Path) -> None:
    """Write the folder of an encoder that `CompactTextEncoder` loads.

    Raises:
        UnreadableError: `content` is nothing that `portable_encoder` makes.
    """
    try:
        tensors = load(content)
        ids = tensors.pop(_IDS).long()
        texts = {name: bytes(tensors.pop(name).numpy()) for name in (CONFIG_NAME, TOKENIZER_NAME)}
        words = value_of(dict[str, Any], parse_json(texts[CONFIG_NAME].decode())).get("vocab_size")
        if not isinstance(words, int) or not 0 <= int(ids.min()) <= int(ids.max()) < words:
            raise UnreadableError("its text encoder has an impossible vocabulary")
        weights = {name: _whole(tensors, name) for name in tensors if not name.startswith(_SCALES)}
        known = weights[_WORDS]
        if words * known.shape[1] > _MOST_NUMBERS:
            raise UnreadableError("its text encoder has an impossible vocabulary")
        weights[_WORDS] = torch.full((words, known.shape[1]), torch.nan)
        weights[_WORDS][ids] = known
    except UnreadableError:
        raise
    except Exception as error:  # safetensors and torch have many ways of saying it
        raise UnreadableError(f"its text encoder is damaged ({' '.join(str(error).split())})") from error
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / name).write_bytes(text)
    save_file(weights, folder / WEIGHTS_NAME)


def _whole(tensors: dict[str, Tensor], name: str) -> Tensor:
    scales = tensors.get(_SCALES + name)
    if scales is None:
        return tensors[name]
    return (tensors[name].float().reshape(-1, GROUP) * scales.float()[:, None]).reshape(tensors[name].shape)
