"""Text: a sentence becomes tensors.

`features.py` holds what an encoder returns, `encoder.py` the protocol and the list of encoders by name, `compact.py`
the small encoder that needs no download, `prompt.py` the checks every prompt passes, `cache.py` features on disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kinoflow.text.encoder import TextEncoder, load_text_encoder, text_encoder_names

if TYPE_CHECKING:
    from kinoflow.text.features import TextFeatures

__all__ = ["TextEncoder", "TextFeatures", "load_text_encoder", "text_encoder_names"]


def __getattr__(name: str) -> Any:
    # Loaded when first asked for: checking a sentence should not have to wait for torch.
    if name == "TextFeatures":
        from kinoflow.text.features import TextFeatures

        return TextFeatures
    raise AttributeError(f"module 'kinoflow.text' has no attribute {name!r}")
