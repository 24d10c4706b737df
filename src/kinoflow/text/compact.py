"""The compact text encoder: all-MiniLM-L6-v2 from an ordinary Python package, so nothing is downloaded.

The weights (22.7 M parameters, Apache-2.0) are Sentence-BERT's, Reimers and Gurevych 2019 (arXiv 1908.10084), distilled
as in MiniLM (arXiv 2002.10957). The package that carries them is only a place on disk: it is never imported, because
that would import sentence-transformers. Nor is transformers: its import takes longer than making a motion.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import normalize

from kinoflow.text.bert import load_bert
from kinoflow.text.features import TextFeatures
from kinoflow.text.minilm import MAX_TOKENS, WIDTH, CaptionTokenizer, package_folder, unusable

_BATCH_TOKENS = 1024
"""Tokens that are computed together: enough for fast products, and their states take a few megabytes."""
_BATCH_TOKENS_ON_DEVICE = 16384
"""A GPU is not filled by less."""


class CompactTextEncoder:
    """MiniLM as a `TextEncoder`: token states of the last layer, and the mean of them as unit-length caption vector.

    Prompts pass `normalise_prompt`; the vocabulary is lower-case English. Reading and loading take no network, print
    nothing and warn about nothing.

    Attributes:
        network: the frozen network; who encodes very many captions may pack its weights (`model.packing.pack`).
    """

    name = "minilm"
    token_width = WIDTH
    pooled_width = WIDTH
    max_tokens = MAX_TOKENS

    def __init__(self, folder: Path | None = None, *, device: str = "cpu") -> None:
        """Load the weights from `folder`, by default from the installed package, and compute on `device`.

        Raises:
            CheckpointError: the package is not installed, or a file in it is missing or damaged.
        """
        folder = folder or package_folder()
        try:
            self._tokenise = CaptionTokenizer(folder)
            network = load_bert(folder)
        except Exception as error:
            raise unusable(folder, error) from error
        self.network = network.to(device)

    def sentences(self, captions: Sequence[str]) -> NDArray[np.float32]:
        """Sentence vectors [B, 384] of B captions, of length 1; those of the library's phrases are such vectors.

        Raises:
            PromptError: see `encode`.
        """
        return normalize(self.encode(captions).pooled, dim=-1).numpy()

    def encode(self, captions: Sequence[str]) -> TextFeatures:
        """Features of B captions: tokens [B, S, 384], lengths [B] with [CLS] and [SEP] counted, pooled [B, 384].

        The pooled vector is the mean of the tokens, scaled to a mean square of 1: at length 1, as sentence embeddings
        come, its 384 numbers are so small that a network hardly learns to hear them.

        Raises:
            PromptError: a caption is empty, not text, longer than `max_tokens`, or has no known word.
        """
        ids_of = self._tokenise(captions)
        lengths = torch.tensor([len(ids) for ids in ids_of])
        tokens = torch.zeros(len(captions), int(lengths.max()), self.token_width)
        device = next(self.network.parameters()).device
        for rows in _batches(lengths, _BATCH_TOKENS if device.type == "cpu" else _BATCH_TOKENS_ON_DEVICE):
            ids = torch.tensor([number for row in rows.tolist() for number in ids_of[row]])
            states = self.network(ids.to(device), lengths[rows]).cpu()
            for of_row, row in zip(states.split(lengths[rows].tolist()), rows.tolist(), strict=True):
                tokens[row, : len(of_row)] = of_row
        pooled = normalize(tokens.sum(dim=1) / lengths[:, None], dim=-1) * self.pooled_width**0.5
        return TextFeatures(tokens, lengths, pooled)

    def token_ids(self, captions: Iterable[str]) -> set[int]:
        """Numbers of all words and parts of words in captions.

        Raises:
            PromptError: see `encode`.
        """
        return {number for caption in captions for number in self._tokenise([caption])[0]}


def _batches(lengths: Tensor, most_tokens: int) -> Iterator[Tensor]:
    """Rows of captions that are computed together: sorted by length, about `most_tokens` tokens at a time."""
    order = torch.argsort(lengths, stable=True)
    batch = (lengths[order].cumsum(0) - 1) // most_tokens
    yield from order.split(batch.unique_consecutive(return_counts=True)[1].tolist())
