"""kinoflow turns a sentence into a 3D human motion, and trains the models that do it."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kinoflow.inference import MotionPipeline
    from kinoflow.motion.clip import MotionClip
    from kinoflow.text.features import TextFeatures

__version__ = "0.1.0"
__all__ = ["MotionClip", "MotionPipeline", "TextFeatures"]

# PyTorch's threads spin while they wait; on a machine with other work that made generation 2.5 times slower. The policy
# is read once, when torch is imported, and is the user's where the user has set it.
if "torch" not in sys.modules:
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")


_PLACES = {
    "MotionClip": "kinoflow.motion.clip",
    "MotionPipeline": "kinoflow.inference",
    "TextFeatures": "kinoflow.text.features",
}


def __getattr__(name: str) -> Any:
    # Loaded when first asked for: files should not have to wait for torch, nor a command's help (or Ctrl-C while it
    # starts) for numpy.
    if name not in _PLACES:
        raise AttributeError(f"module 'kinoflow' has no attribute {name!r}")
    return getattr(importlib.import_module(_PLACES[name]), name)
