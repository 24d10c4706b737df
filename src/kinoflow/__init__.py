"""kinoflow turns a sentence into a 3D human motion, and trains the models that do it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from kinoflow import formats as _formats  # registers the file formats
from kinoflow.motion.clip import MotionClip

if TYPE_CHECKING:
    from kinoflow.inference import MotionPipeline
    from kinoflow.text.features import TextFeatures

__version__ = "0.1.0"
__all__ = ["MotionClip", "MotionPipeline", "TextFeatures"]
del _formats

# PyTorch's threads spin while they wait; on a machine with other work that made generation 2.5 times slower. The policy
# is read once, when torch is imported, and is the user's where the user has set it.
if "torch" not in sys.modules:
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")


def __getattr__(name: str) -> Any:
    # Loaded when first asked for: reading and writing files should not have to wait for torch.
    if name == "MotionPipeline":
        from kinoflow.inference import MotionPipeline

        return MotionPipeline
    if name == "TextFeatures":
        from kinoflow.text.features import TextFeatures

        return TextFeatures
    raise AttributeError(f"module 'kinoflow' has no attribute {name!r}")
