"""Master weights, the copy that computes, and their moving average."""

from __future__ import annotations

import copy

import torch
from torch import Tensor, nn


class TrainedWeights:
    """A model in float32, the model that computes, and an exponential moving average.

    In "fp32" the two models are one. In "bf16" the network computes in bfloat16 while the optimiser updates the
    float32 master, so that small updates are not rounded away; the statistics stay float32 in both.

    Attributes:
        master: float32; what the optimiser owns.
        network: what forward and backward run on.
        average: tensors by name, the moving average of the master.
    """

    def __init__(self, model: nn.Module, precision: str, ema_decay: float) -> None:
        self.master = model
        self.ema_decay = ema_decay
        self.network = model
        if precision == "bf16":
            self.network = copy.deepcopy(model)
            for parameter in self.network.parameters():
                parameter.data = parameter.data.bfloat16()
        self._pairs = list(zip(self.master.parameters(), self.network.parameters(), strict=True))
        self.average = {name: p.detach().clone() for name, p in self.master.named_parameters()}

    def take_gradients(self) -> list[Tensor]:
        """Move the network's gradients to the master, in float32, and return them."""
        gradients = []
        for master, network in self._pairs:
            if network.grad is None:
                master.grad = None
                continue
            if master is not network:
                master.grad = network.grad.float()
                network.grad = None
            assert master.grad is not None
            gradients.append(master.grad)
        return gradients

    def updated(self, step: int) -> None:
        """After an optimiser step: copy the master to the network and move the average.

        The average starts as a plain mean of the first weights: its decay is min(ema_decay, (1 + step) / (10 + step)).
        """
        decay = min(self.ema_decay, (1 + step) / (10 + step))
        with torch.no_grad():
            masters = [master.detach() for master, _ in self._pairs]
            torch._foreach_lerp_(list(self.average.values()), masters, 1 - decay)
            if self.network is not self.master:
                torch._foreach_copy_([network.detach() for _, network in self._pairs], masters)

    def copy_master(self) -> None:
        """Make the network equal to the master (after the master was loaded)."""
        with torch.no_grad():
            for master, network in self._pairs:
                network.copy_(master)

    def averaged_state(self) -> dict[str, Tensor]:
        """`state_dict` of the model with averaged parameters: what is validated and exported."""
        return {**self.master.state_dict(), **self.average}
