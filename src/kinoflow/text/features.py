"""What a text encoder returns, and the network takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import pad


@dataclass(frozen=True, eq=False)
class TextFeatures:
    """Features of B captions, one row per caption.

    Attributes:
        tokens: [B, S, Dc] float32, one vector per text token; rows are zero from their length on.
        lengths: [B] int64, valid tokens of each row, 1 to S.
        pooled: [B, Dv] float32, one vector per caption.
    """

    tokens: Tensor
    lengths: Tensor
    pooled: Tensor

    def __post_init__(self) -> None:
        rows = len(self.tokens)
        if self.tokens.ndim != 3 or self.pooled.shape[:-1] != (rows,) or self.lengths.shape != (rows,):
            raise ValueError(
                f"text features need tokens [B,S,Dc], lengths [B] and pooled [B,Dv] with one B; got "
                f"{list(self.tokens.shape)}, {list(self.lengths.shape)} and {list(self.pooled.shape)}"
            )

    def __len__(self) -> int:
        """Number of captions, B."""
        return len(self.tokens)

    @property
    def mask(self) -> Tensor:
        """[B, S] bool, true at valid tokens."""
        return torch.arange(self.tokens.shape[1], device=self.lengths.device) < self.lengths[:, None]

    def select(self, indices: Sequence[int] | Tensor) -> TextFeatures:
        """Rows in the order of `indices` (repeats allowed), cut to the longest of them."""
        index = torch.as_tensor(indices, dtype=torch.int64, device=self.tokens.device)
        lengths = self.lengths[index]
        longest = int(lengths.max()) if len(lengths) else 0
        return TextFeatures(self.tokens[index, :longest], lengths, self.pooled[index])

    def padded(self, num_tokens: int) -> TextFeatures:
        """The same features with S = `num_tokens`, zeros after each row's length.

        Raises:
            ValueError: a row is longer than `num_tokens`.
        """
        longest = int(self.lengths.max()) if len(self) else 0
        if longest > num_tokens:
            raise ValueError(f"a caption has {longest} tokens and cannot be padded to {num_tokens}")
        return TextFeatures(pad(self.tokens, (0, 0, 0, num_tokens - self.tokens.shape[1])), self.lengths, self.pooled)

    def to(self, device: torch.device | str) -> TextFeatures:
        """The same features on another device."""
        return TextFeatures(self.tokens.to(device), self.lengths.to(device), self.pooled.to(device))

    @staticmethod
    def cat(parts: Sequence[TextFeatures]) -> TextFeatures:
        """Rows of all parts, in order, padded to the longest."""
        longest = max(part.tokens.shape[1] for part in parts)
        return TextFeatures(
            torch.cat([part.padded(longest).tokens for part in parts]),
            torch.cat([part.lengths for part in parts]),
            torch.cat([part.pooled for part in parts]),
        )
