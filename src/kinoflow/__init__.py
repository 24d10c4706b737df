"""kinoflow turns a sentence into a 3D human motion, and trains the models that do it."""

from kinoflow import formats as _formats  # registers the file formats
from kinoflow.motion.clip import MotionClip

__version__ = "0.1.0"
__all__ = ["MotionClip"]
del _formats
