"""Text: a sentence becomes tensors.

`features.py` holds what an encoder returns, `encoder.py` the protocol and the list of encoders by name, `compact.py`
the small encoder that needs no download, `prompt.py` the checks every prompt passes, `cache.py` features on disk.
"""

from kinoflow.text.encoder import TextEncoder, load_text_encoder, text_encoder_names
from kinoflow.text.features import TextFeatures

__all__ = ["TextEncoder", "TextFeatures", "load_text_encoder", "text_encoder_names"]
