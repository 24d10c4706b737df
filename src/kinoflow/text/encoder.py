"""The text encoder protocol, and the encoders known by name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kinoflow.errors import OptionError

if TYPE_CHECKING:
    from kinoflow.text.features import TextFeatures


class TextEncoder(Protocol):
    """Turns captions into features. Weights are frozen: the same caption always gives the same features.

    Attributes:
        name: what `load_text_encoder` takes. Model folders and caches record it, so a change that alters the numbers
            needs a new name.
        token_width: Dc, width of a token vector.
        pooled_width: Dv, width of the caption vector.
        max_tokens: longest caption, in tokens, special ones included.
    """

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def token_width(self) -> int: ...  # noqa: D102
    @property
    def pooled_width(self) -> int: ...  # noqa: D102
    @property
    def max_tokens(self) -> int: ...  # noqa: D102

    def encode(self, captions: Sequence[str]) -> TextFeatures:
        """Features of B captions; a row does not depend on its neighbours.

        Raises:
            PromptError: a caption is empty, not text, or longer than `max_tokens`. Nothing is ever truncated.
        """
        ...


_COMPACT = "minilm"
_OFFICIAL = ("official", "official-8bit", "official-4bit")


def text_encoder_names() -> list[str]:
    """Names that `load_text_encoder` knows."""
    return sorted([_COMPACT, *_OFFICIAL])


def load_text_encoder(
    name: str,
    *,
    model_folder: Path | None = None,
    device: str = "cpu",
    max_tokens: int = 128,
    instead: Path | None = None,
) -> TextEncoder:
    """Load the encoder of that name.

    Args:
        name: "minilm" is the compact one; the official ones load their weights when they are first needed.
        model_folder: folder of the motion model; the official encoders look for their own weights around it.
        device: where it computes; features are on the CPU whatever it is.
        max_tokens: longest caption of the official encoders; the compact one has its own limit.
        instead: folder with weights of the compact one, for where its package is not installed.

    Raises:
        OptionError: no encoder has this name.
        ModelError: its weights are missing or damaged.
    """
    if name == _COMPACT:
        from kinoflow.text.compact import CompactTextEncoder
        from kinoflow.text.minilm import is_installed

        there = instead is not None and instead.is_dir() and not is_installed()
        return CompactTextEncoder(instead if there else None, device=device)
    if name in _OFFICIAL:
        from kinoflow.text.official import OfficialTextEncoder

        return OfficialTextEncoder(name=name, model_folder=model_folder, device=device, max_tokens=max_tokens)
    raise OptionError(f"unknown text encoder {name!r}; known: {', '.join(text_encoder_names())}")
