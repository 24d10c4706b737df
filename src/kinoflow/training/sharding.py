"""Fully sharded data parallelism (FSDP2; Zhao et al. 2023, arXiv 2304.11277) for the motion network."""

from __future__ import annotations

import warnings

import torch
from torch import Tensor
from torch.distributed.device_mesh import init_device_mesh
from torch.distributed.fsdp import MixedPrecisionPolicy, fully_shard, register_fsdp_forward_method
from torch.distributed.tensor import DTensor

from kinoflow.model.layers import Modulation
from kinoflow.model.motion_model import MotionModel
from kinoflow.training.acceleration import block_parts
from kinoflow.training.processes import Processes


def shard(model: MotionModel, precision: str, processes: Processes) -> None:
    """Spread parameters, gradients and optimiser state over the processes, in place.

    Every process must come with the same weights. Each block is gathered when it is called and let go after it. The
    parameters stay float32; in "bf16" the gathered copies are bfloat16, and gradients are summed in float32.
    """
    # The network's output is a view; nothing here changes it in place.
    warnings.filterwarnings("ignore", message="FSDP2-wrapped module .* returned a view tensor")
    mesh = init_device_mesh(torch.device(processes.device).type, (processes.share.processes,))
    low = torch.bfloat16 if precision == "bf16" else None
    # Inputs are not cast: the network does that itself where it may, and flow times must stay float32.
    policy = MixedPrecisionPolicy(param_dtype=low, reduce_dtype=torch.float32, cast_forward_inputs=False)
    # The vectors that modulate a block are computed before the block is called, so they are a unit of their own.
    modulations = [module for module in model.modules() if isinstance(module, Modulation)]
    for module in [*modulations, *block_parts(model), model]:
        # Also what belongs to no block is let go after the forward pass, which by default it is not: after a pass
        # without gradients the model would go on with gathered weights when its own have changed.
        fully_shard(module, mesh=mesh, mp_policy=policy, reshard_after_forward=True)
    register_fsdp_forward_method(model, "drop_condition")


def whole(tensor: Tensor) -> Tensor:
    """The whole of a tensor that may be sharded; all processes call it together."""
    return tensor.full_tensor() if isinstance(tensor, DTensor) else tensor
