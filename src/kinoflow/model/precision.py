"""What weights are held in: fp32, bf16 or fp16."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import torch
from torch import Tensor

from kinoflow.errors import CheckpointError, NumericalError, OptionError
from kinoflow.model.motion_model import MotionModel
from kinoflow.model.packing import discard

DTYPES = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}
ALWAYS_FP32 = (
    "mean",
    "std",
    "null_",
    "game_",
    "transformer.motion_input.",
    "transformer.control_input",
    "transformer.output.",
    "transformer.start_",
)
"""How names begin that are fp32 in every model: small, and where rounding would go straight into the motion."""
_SHARE_FOR_WEIGHTS = 0.7


def dtype_of(name: str, wanted: torch.dtype) -> torch.dtype:
    """What one of `MotionModel`'s tensors is held in when the weights shall be in `wanted`."""
    return torch.float32 if name.startswith(ALWAYS_FP32) else wanted


def weight_bytes(model: MotionModel, dtype: torch.dtype) -> int:
    """Memory of all tensors of a model (it may be on the meta device) with weights in `dtype`."""
    return sum(tensor.numel() * dtype_of(name, dtype).itemsize for name, tensor in model.state_dict().items())


def choose_dtype(name: str, model: MotionModel, total_bytes: int) -> torch.dtype:
    """The dtype that a name stands for.

    "auto" is fp32, which gives the same motion as the official code, and bf16 where fp32 weights would take more than
    70 % of the device's memory. What happens to be free does not matter, so the same command gives the same motion.

    Args:
        name: a key of `DTYPES`, or "auto".
        model: the model, or its like on the meta device.
        total_bytes: memory of the device where it will be.

    Raises:
        OptionError: an unknown name.
    """
    if name == "auto":
        fits = weight_bytes(model, torch.float32) <= _SHARE_FOR_WEIGHTS * total_bytes
        return torch.float32 if fits else torch.bfloat16
    if name not in DTYPES:
        raise OptionError(f"dtype must be auto, {', '.join(DTYPES)}; got {name!r}")
    return DTYPES[name]


def take_weights(tensors: Iterable[tuple[str, Tensor]], dtype: torch.dtype, path: Path) -> dict[str, Tensor]:
    """Tensors from a file in the dtypes that `dtype_of` gives, one after the other, so that no two copies are held.

    Args:
        tensors: names and tensors mapped from the file, which nobody else reads afterwards.
        dtype: of the weights.
        path: of the file, for messages.

    Raises:
        CheckpointError: a tensor holds numbers that are not finite; the message names it.
        NumericalError: a weight is too large for fp16.
    """
    state = {}
    for name, tensor in tensors:
        if not tensor.isfinite().all():
            raise CheckpointError(
                f"tensor {name} in {path} holds numbers that are not finite; get the weights from their source again"
            )
        state[name] = tensor.to(dtype_of(name, dtype))
        if state[name] is not tensor:
            discard(tensor)
            if dtype == torch.float16 and not state[name].isfinite().all():
                raise NumericalError(f"tensor {name} in {path} holds numbers too large for fp16; use bf16 or fp32")
    return state
