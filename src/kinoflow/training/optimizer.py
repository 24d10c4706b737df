"""What the optimiser moves: its groups and rates, master weights and their average, adapters (LoRA)."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor, nn
from torch.distributed.tensor import DTensor

from kinoflow.errors import MissingExtraError
from kinoflow.model.motion_model import MotionModel
from kinoflow.training.config import LoraConfig, OptimizerConfig


def learning_rate(step: int, num_steps: int, config: OptimizerConfig) -> float:
    """Rate of step 0 ... num_steps - 1: linear warm-up, constant, then linear to zero from `decay_from` of the run."""
    warm = min(1.0, (step + 1) / max(1, config.warmup_steps))
    start = config.decay_from * num_steps
    cool = 1.0 if step < start else max(0.0, (num_steps - step) / max(1.0, num_steps - start))
    return config.learning_rate * warm * cool


class Optimizers(torch.optim.Optimizer):
    """Several optimisers, each with its own parameters and its state already there, that step together."""

    def __init__(self, parts: Sequence[torch.optim.Optimizer]) -> None:
        self.parts = list(parts)
        super().__init__([group for part in parts for group in part.param_groups], {})
        # The groups and states of the parts themselves: whoever sets a rate or loads a state reaches what steps.
        self.param_groups = [group for part in parts for group in part.param_groups]
        for part in parts:
            self.state.update(part.state)

    def step(self, closure: Any = None) -> None:  # type: ignore[override]
        """One step of each; there is no closure."""
        assert closure is None
        for part in self.parts:
            part.step()


def build_optimizer(model: nn.Module, config: OptimizerConfig) -> torch.optim.Optimizer:
    """The optimiser of the trainable parameters, with its state already there.

    Weight decay acts on matrices only: biases, norms and learned vectors are left alone. "muon" takes the matrices
    inside the blocks (Jordan et al. 2024; rates matched to those of AdamW as in Liu et al. 2025, arXiv 2502.16982);
    modulations, embeddings and the input and output layers stay with AdamW, as is usual.
    """
    if config.kind == "muon":
        return _muon(model, config)
    return _adam([p for p in model.parameters() if p.requires_grad], config)


def _muon(model: nn.Module, config: OptimizerConfig) -> torch.optim.Optimizer:
    trainable = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    inside = [p for name, p in trainable if p.ndim == 2 and "blocks." in name and ".modulation." not in name]
    if not inside:
        return _adam([p for _, p in trainable], config)
    muon = torch.optim.Muon(
        inside, lr=config.learning_rate, weight_decay=config.weight_decay, adjust_lr_fn="match_rms_adamw"
    )
    for parameter in inside:
        muon.state[parameter] = {"momentum_buffer": torch.zeros_like(parameter)}
    taken = set(map(id, inside))
    return Optimizers([muon, _adam([p for _, p in trainable if id(p) not in taken], config)])


def _adam(trainable: list[nn.Parameter], config: OptimizerConfig) -> torch.optim.Adam:
    # Learned vectors have axes of length 1 in front.
    matrices = [p for p in trainable if p.ndim == 2 and len(p) > 1]
    others = [p for p in trainable if p.ndim != 2 or len(p) == 1]
    groups = [{"params": matrices, "weight_decay": config.weight_decay}, {"params": others, "weight_decay": 0.0}]
    kind = torch.optim.Adam if config.kind == "adam" else torch.optim.AdamW
    optimizer = kind(
        [group for group in groups if group["params"]],
        lr=config.learning_rate,
        betas=(config.beta1, config.beta2),
        weight_decay=0.0,
        fused=True,
    )
    # What the optimiser would make at its first step. Made now, a checkpoint holds the same tensors at every step.
    for parameter in trainable:
        optimizer.state[parameter] = {
            "step": torch.zeros((), dtype=torch.float32, device=parameter.device),
            "exp_avg": torch.zeros_like(parameter),
            "exp_avg_sq": torch.zeros_like(parameter),
        }
    return optimizer


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


_NAME = "default"
_BASE, _DOWN, _UP = ".base_layer.", f".lora_A.{_NAME}.weight", f".lora_B.{_NAME}.weight"
TARGETS = r"transformer\.(double_blocks|single_blocks|refiner\.blocks)\..*"
"""Every linear layer of the blocks, modulations included; input, output and embeddings stay as they are."""


def add_adapter(model: MotionModel, config: LoraConfig) -> Callable[[State], State]:
    """Freeze a model and put an adapter around the linear layers of its blocks, in place.

    An update W + (alpha / rank) B A starts at zero (B = 0), so the model computes what it did. A is random: seed first.

    Returns:
        What turns a state of the adapted model into one of the plain model with the updates merged.

    Raises:
        MissingExtraError: PEFT is not installed.
    """
    try:
        import peft
    except ImportError:
        raise MissingExtraError("peft", "lora", "training adapters (LoRA)") from None
    model.requires_grad_(False)
    alpha = config.alpha or config.rank
    options = peft.LoraConfig(r=config.rank, lora_alpha=alpha, target_modules=_linear_layers(model), lora_dropout=0.0)  # type: ignore[arg-type]
    peft.inject_adapter_in_model(options, model, adapter_name=_NAME)
    return lambda state: merged(state, alpha / config.rank)


def merged(state: State, scale: float) -> State:
    """The plain model's state: W + scale B A for each layer with an adapter, everything else as it is."""
    plain: State = {}
    for name, tensor in state.items():
        if name.endswith((_DOWN, _UP)):
            continue
        module, base, rest = name.partition(_BASE)
        if base and rest == "weight":
            update = state[module + _UP].float() @ state[module + _DOWN].float()
            tensor = tensor + scale * update
        plain[f"{module}.{rest}" if base else name] = tensor
    return plain


def adapter_parameters(model: MotionModel, config: LoraConfig) -> int:
    """Numbers of an adapter of this rank: rank (in + out) for each layer; 0 without one. The model may be on "meta"."""
    layers = dict(model.named_modules())
    sizes = [layers[name].weight.shape for name in _linear_layers(model)] if config.rank else []
    return sum(config.rank * (out + into) for out, into in sizes)


def _linear_layers(model: MotionModel) -> list[str]:
    """Names of the layers that get an adapter."""
    from re import fullmatch

    from torch.nn import Linear

    return [name for name, module in model.named_modules() if isinstance(module, Linear) and fullmatch(TARGETS, name)]
