"""The network: a hybrid transformer from noisy motion, time and text to motion features. Tensors in, tensors out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kinoflow.model.config import NetworkConfig

if TYPE_CHECKING:
    from kinoflow.model.motion_model import MotionModel

__all__ = ["MotionModel", "NetworkConfig"]


def __getattr__(name: str) -> Any:
    # Loaded when first asked for: reading what a model folder says should not have to wait for torch.
    if name == "MotionModel":
        from kinoflow.model.motion_model import MotionModel

        return MotionModel
    raise AttributeError(f"module 'kinoflow.model' has no attribute {name!r}")
