"""Master weights, the model that computes, and the moving average."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import torch
from torch import Tensor, nn
from torch.distributed.tensor import DTensor

State = dict[str, Tensor]
"""Tensors of a model by name."""


class TrainedWeights:
    """A model in float32, the model that computes, and an exponential moving average of what is trained.

    In "fp32" the two models are one. In "bf16" the network computes in bfloat16 while the optimiser updates the
    float32 master, so that small updates are not rounded away; the statistics stay float32 in both. A model that is
    sharded over processes (`sharding.shard`) makes its low-precision copy itself, and is given with "fp32".

    Parameters that take no gradient (those around an adapter) are left alone and are not averaged.

    Attributes:
        master: float32; what the optimiser owns.
        network: what forward and backward run on.
        average: tensors by name, the moving average of the master's trainable parameters.
        frozen: says which parameters are not trained and what they are (`origin.frozen_fingerprint`).
    """

    def __init__(self, model: nn.Module, precision: str, ema_decay: float, *, frozen: str = "") -> None:
        self.master = model
        self.frozen = frozen
        self.ema_decay = ema_decay
        self.network = model
        if precision == "bf16":
            self.network = copy.deepcopy(model)
            for parameter in self.network.parameters():
                parameter.data = parameter.data.bfloat16()
        pairs = zip(self.master.named_parameters(), self.network.parameters(), strict=True)
        trainable = [(name, master, network) for (name, master), network in pairs if master.requires_grad]
        self._pairs = [(master, network) for _, master, network in trainable]
        self.average = {name: master.detach().clone() for name, master, _ in trainable}

    def collect_gradients(self) -> None:
        """Add the network's gradients to the master's, in float32, after each backward pass."""
        if self.network is self.master:
            return
        for master, network in self._pairs:
            if network.grad is not None:
                gradient = network.grad.float()
                master.grad = gradient if master.grad is None else master.grad.add_(gradient)
                network.grad = None

    def gradients(self) -> list[Tensor]:
        """The gradients collected so far."""
        return [master.grad for master, _ in self._pairs if master.grad is not None]

    def updated(self, step: int) -> None:
        """After an optimiser step: copy the master to the network and move the average.

        The average starts as a plain mean of the first weights: its decay is min(ema_decay, (1 + step) / (10 + step)).
        """
        decay = min(self.ema_decay, (1 + step) / (10 + step))
        masters = local_parts([master for master, _ in self._pairs])
        torch._foreach_lerp_(local_parts(list(self.average.values())), masters, 1 - decay)
        self.copy_master()

    def copy_master(self) -> None:
        """Make the network equal to the master."""
        if self.network is not self.master:
            masters = [master.detach() for master, _ in self._pairs]
            torch._foreach_copy_([network.detach() for _, network in self._pairs], masters)

    @contextmanager
    def averaged(self) -> Iterator[nn.Module]:
        """The master with averaged weights, for the block; no second model is made."""
        self._exchange()
        try:
            yield self.master
        finally:
            self._exchange()

    def averaged_state(self) -> State:
        """`state_dict` of the model with averaged parameters: what is exported."""
        return {**self.master.state_dict(), **self.average}

    def _exchange(self) -> None:
        masters = local_parts([master for master, _ in self._pairs])
        for master, average in zip(masters, local_parts(list(self.average.values())), strict=True):
            held = master.clone()
            master.copy_(average)
            average.copy_(held)


def local_parts(tensors: Sequence[Tensor]) -> list[Tensor]:
    """What this process holds of each tensor, without gradient history: itself, or its shard."""
    return [(t.to_local() if isinstance(t, DTensor) else t).detach() for t in tensors]
