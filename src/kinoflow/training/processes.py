"""The processes that train together, as `torchrun` starts them, and a network sharded over them (FSDP2)."""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import torch
import torch.distributed as dist
from torch import Tensor
from torch.distributed.device_mesh import init_device_mesh
from torch.distributed.fsdp import MixedPrecisionPolicy, fully_shard, register_fsdp_forward_method
from torch.distributed.tensor import DTensor

from kinoflow.errors import OptionError
from kinoflow.model.layers import Modulation
from kinoflow.model.motion_model import MotionModel
from kinoflow.training.acceleration import block_parts
from kinoflow.training.stage import Share

_PATIENCE = timedelta(hours=24)
"""The first process encodes captions, makes pairs and measures alone; the others wait for it at a barrier."""


@dataclass(frozen=True)
class Processes:
    """This process among those of the run.

    Attributes:
        share: which one this is.
        device: where this one computes.
    """

    share: Share = field(default_factory=Share)
    device: str = "cpu"

    @staticmethod
    def join(device: str = "cpu") -> Processes:
        """Join the processes that `torchrun` started; without torchrun, this one alone.

        On "cuda" each process takes the device of its place on its machine.

        Raises:
            OptionError: the device is not there.
        """
        if device.startswith("cuda") and not torch.cuda.is_available():
            raise OptionError(f"device {device!r}: PyTorch finds no GPU here; train on the CPU with --set device=cpu")
        if "TORCHELASTIC_RUN_ID" not in os.environ:
            return Processes(device=device)
        if device.startswith("cuda"):
            device = f"cuda:{os.environ['LOCAL_RANK']}"
            torch.cuda.set_device(device)
        if not dist.is_initialized():
            backend = "cpu:gloo,cuda:nccl" if device.startswith("cuda") else "gloo"
            dist.init_process_group(backend, timeout=_PATIENCE)
            atexit.register(_leave)  # for programs that do not `end`
        return Processes(Share(dist.get_rank(), dist.get_world_size()), device)

    @property
    def many(self) -> bool:
        """Whether several processes train together."""
        return self.share.processes > 1

    @property
    def first(self) -> bool:
        """Whether this is the one that writes and speaks for all."""
        return self.share.rank == 0

    def sum(self, values: Sequence[float]) -> list[float]:
        """Each value summed over all processes, in float64; the same result on all."""
        if not self.many:
            return [float(value) for value in values]
        tensor = torch.tensor(list(values), dtype=torch.float64, device=self.device)
        dist.all_reduce(tensor)
        return tensor.tolist()

    def wait(self) -> None:
        """Wait until all processes have come here."""
        if self.many:
            dist.barrier()


def _leave() -> None:
    """Leave the group before the interpreter goes."""
    if dist.is_initialized():
        dist.destroy_process_group()


def end(status: int) -> None:
    """End this process of several with an exit status, without tearing the interpreter down; return if it is alone.

    What `DTensor` caches keeps the group alive after it was left, and its threads with it. One of them that is letting
    go of a tensor while the interpreter goes is ended inside a destructor, and with it a process whose work is done
    ("terminate called without an active exception", exit status -6, torchrun takes the other processes down). So all
    is done here that an end does, but the tearing down.
    """
    if not dist.is_initialized():
        return
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


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
