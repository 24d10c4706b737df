"""The network: a hybrid transformer from noisy motion, time and text to motion features. Tensors in, tensors out."""

from kinoflow.model.config import NetworkConfig
from kinoflow.model.motion_model import MotionModel

__all__ = ["MotionModel", "NetworkConfig"]
