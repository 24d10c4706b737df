"""Features of captions on disk: of many, so that training never runs the text encoder, and of single prompts.

A store is a folder with two files: `index.json` (encoder name, captions in row order) and `features.safetensors`:

| tensor | shape | content |
|---|---|---|
| tokens | [rows of all captions, Dc] float16 | token vectors, one caption after the other |
| offsets | [N + 1] int64 | caption n owns rows offsets[n] to offsets[n + 1] |
| pooled | [N, Dv] float32 | caption vectors |

Both carry a hash of encoder and captions, so files of different builds cannot be mixed. float16 changes a token number
by at most 2^-11 of its size.

A prompt used before needs no text encoder in memory: one safetensors file per prompt holds `tokens` [S, Dc] in the
encoder's own precision and `pooled` [Dv] float32. Its name is a hash of the prompt and of everything else that the
numbers depend on, so nothing is ever out of date.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import save_file
from torch import Tensor

from kinoflow.errors import DataError, OutputError, UnreadableError
from kinoflow.files import atomic_folder, atomic_path, cache_folder, is_occupied
from kinoflow.reading import FLOATS, TensorRows, open_tensors, quoted, read_json, reading, record
from kinoflow.text.encoder import TextEncoder
from kinoflow.text.features import TextFeatures

_INDEX = "index.json"
_FEATURES = "features.safetensors"
_FORMAT = 1
_CHUNK = 512


@dataclass(frozen=True)
class _Index:
    """What `index.json` holds."""

    format: int
    encoder: str
    captions: list[str]


class FeatureStore:
    """Read access to a store; the tensors stay on disk, and are read caption by caption.

    Attributes:
        encoder_name: encoder that made the features.
        captions: N captions in row order.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        """Open a store that `build` wrote.

        Raises:
            DataError: the folder is no store, is damaged, or is of another format.
        """
        self.folder = Path(folder)
        with reading(f"the text features in {self.folder}", DataError, "delete the folder and build the data again"):
            try:
                values = read_json(self.folder / _INDEX)
            except UnreadableError as error:
                raise UnreadableError(f"{_INDEX}: {error}") from error
            if isinstance(values, dict) and (found := values.get("format")) != _FORMAT:
                raise UnreadableError(f"it has format {quoted(found)}, this kinoflow reads {_FORMAT}")
            index = record(_Index, values, _INDEX)
            self.encoder_name, self.captions = index.encoder, index.captions
            rows = len(index.captions)
            wanted = {"tokens": ("F16", (None, None)), "offsets": ("I64", (rows + 1,)), "pooled": ("F32", (rows, None))}
            self._features = TensorRows(self.folder / _FEATURES, wanted)
            if self._features.metadata.get("hash") != _hash(self.encoder_name, self.captions):
                raise UnreadableError("index and features are of different builds")
            self._offsets = torch.from_numpy(self._features.read("offsets"))
            ends = int(self._offsets[0]), int(self._offsets[-1])
            if ends != (0, self._features.count("tokens")) or (self._offsets.diff() < 1).any():
                raise UnreadableError("its offsets do not fit its tokens")
        self._rows = {caption: row for row, caption in enumerate(self.captions)}

    @staticmethod
    def build(
        captions: Iterable[str],
        encoder: TextEncoder,
        folder: str | os.PathLike[str],
        progress: Callable[[int, int], None] | None = None,
    ) -> FeatureStore:
        """Make `folder` hold features of all captions; encode only those it does not hold yet.

        Captions it holds already stay. The folder is replaced at the end: an interrupted build changes nothing.

        Args:
            captions: repeats are encoded once.
            encoder: its name must be that of an existing store.
            folder: created if absent.
            progress: called with (captions encoded, captions to encode) after each chunk.

        Raises:
            DataError: an existing store is damaged or was made by another encoder.
            PromptError: a caption cannot be encoded.
        """
        target = Path(folder)
        existing = FeatureStore(target) if target.is_file() or is_occupied(target) else None
        if existing and existing.encoder_name != encoder.name:
            raise DataError(
                f"{folder} holds features of the text encoder {existing.encoder_name!r}, not {encoder.name!r}; "
                "give another folder"
            )
        known = existing._rows if existing else {}
        # Captions of similar length share a batch, so little is spent on padding.
        new = sorted({caption for caption in captions if caption not in known}, key=lambda text: (len(text), text))
        if existing and not new:
            return existing
        tokens, lengths, pooled = _encode(new, encoder, progress)
        if existing:
            tokens.insert(0, existing._read("tokens"))
            lengths.insert(0, existing._offsets.diff())
            pooled.insert(0, existing._read("pooled"))
        all_captions = [*known, *new]
        tensors = {
            "tokens": torch.cat(tokens),
            "offsets": torch.cat([torch.zeros(1, dtype=torch.int64), torch.cat(lengths).cumsum(0)]),
            "pooled": torch.cat(pooled),
        }
        index = {"format": _FORMAT, "encoder": encoder.name, "captions": all_captions}
        with atomic_folder(folder) as temporary:
            save_file(tensors, temporary / _FEATURES, metadata={"hash": _hash(encoder.name, all_captions)})
            (temporary / _INDEX).write_text(json.dumps(index, indent=1), encoding="utf-8")
        return FeatureStore(folder)

    def __len__(self) -> int:
        """Number of captions, N."""
        return len(self.captions)

    def __contains__(self, caption: str) -> bool:
        return caption in self._rows

    def lengths(self, captions: Sequence[str]) -> Tensor:
        """[B] int64, tokens of each of B captions of the store.

        Raises:
            KeyError: a caption is not in the store.
        """
        rows = torch.tensor([self._rows[caption] for caption in captions], dtype=torch.int64)
        return self._offsets[rows + 1] - self._offsets[rows]

    def lookup(self, captions: Sequence[str]) -> TextFeatures:
        """Features of B captions of the store, float32, padded to the longest of them.

        Raises:
            DataError: a caption is not in the store, or its files were changed since it was opened.
        """
        missing = [caption for caption in captions if caption not in self._rows]
        if missing:
            raise DataError(
                f"{len(missing)} captions are not in the text features of {self.folder}, the first is "
                f"{missing[0]!r}; build the data again"
            )
        rows = [self._rows[caption] for caption in captions]
        starts, stops = self._offsets[rows], self._offsets[[row + 1 for row in rows]]
        lengths = stops - starts
        tokens = torch.zeros(len(rows), int(lengths.max()) if rows else 0, self._features.shape("tokens")[1])
        pooled = torch.zeros(len(rows), self._features.shape("pooled")[1])
        for number, row in enumerate(rows):
            tokens[number, : lengths[number]] = self._read("tokens", int(starts[number]), int(stops[number]))
            pooled[number] = self._read("pooled", row, row + 1)[0]
        return TextFeatures(tokens, lengths, pooled)

    def _read(self, name: str, start: int = 0, stop: int | None = None) -> Tensor:
        with reading(f"the text features in {self.folder}", DataError, "start again, or build the data again"):
            return torch.from_numpy(self._features.read(name, start, stop))


def _encode(
    captions: list[str], encoder: TextEncoder, progress: Callable[[int, int], None] | None
) -> tuple[list[Tensor], list[Tensor], list[Tensor]]:
    """Per chunk: valid tokens one caption after the other [rows, Dc] float16, lengths [n], pooled [n, Dv]."""
    tokens = [torch.zeros(0, encoder.token_width, dtype=torch.float16)]
    lengths = [torch.zeros(0, dtype=torch.int64)]
    pooled = [torch.zeros(0, encoder.pooled_width)]
    for start in range(0, len(captions), _CHUNK):
        features = encoder.encode(captions[start : start + _CHUNK])
        tokens.append(features.tokens[features.mask].half())
        lengths.append(features.lengths)
        pooled.append(features.pooled)
        if progress:
            progress(min(start + _CHUNK, len(captions)), len(captions))
    return tokens, lengths, pooled


def _hash(encoder_name: str, captions: Sequence[str]) -> str:
    return hashlib.sha256(json.dumps([encoder_name, *captions]).encode()).hexdigest()


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
