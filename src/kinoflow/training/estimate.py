"""What a run needs before it is begun: parameters, memory, floating-point operations, hours."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor
from torch.autograd.graph import saved_tensors_hooks
from torch.overrides import TorchFunctionMode

from kinoflow.model.config import NetworkConfig
from kinoflow.model.motion_model import MotionModel
from kinoflow.training.acceleration import block_parts
from kinoflow.training.config import TrainingConfig
from kinoflow.training.optimizer import adapter_parameters

BACKWARD = 2
"""The backward pass costs about twice the forward pass: each matrix product becomes two."""


def forward_flops(config: NetworkConfig, num_frames: Tensor, num_text: Tensor) -> float:
    """Operations of the matrix products of one forward pass, a multiplication and an addition each.

    Norms, activations and rotary turns are left out, as usual; attention counts every key that is there, seen or
    hidden by the mask, since dense kernels compute them all.

    Args:
        config: of the network.
        num_frames: [B] frames of each motion.
        num_text: [B] text tokens of each caption.
    """
    return _flops(config, num_frames, num_text, num_text)


def shared_forward_flops(config: NetworkConfig, num_frames: Tensor, num_text: Tensor) -> float:
    """The same where R texts are taken through the network once for the B motions that share them.

    Args:
        config: of the network.
        num_frames: [B] frames of each motion; motion b looks at text b mod R.
        num_text: [R] text tokens of each caption; R divides B.
    """
    return _flops(config, num_frames, num_text.repeat(len(num_frames) // len(num_text)), num_text)


def _flops(config: NetworkConfig, num_frames: Tensor, seen: Tensor, num_text: Tensor) -> float:
    """Of motions [B] that see texts of `seen` [B] tokens, of which `num_text` [R] are computed."""
    if config.text_sees_motion:  # then motions cannot share a text
        num_text = seen
    patches = -(-num_frames.double() // config.patch_size)
    motion = patches + int(config.start_token)
    text = num_text.double()
    width, hidden = config.width, int(config.width * config.mlp_ratio)
    features = config.motion_features * config.patch_size
    stream = width * (4 * width + 2 * hidden)  # qkv, projection and MLP; or linear1 and linear2
    refiner = width * (4 * width + 2 * int(width * config.refiner_mlp_ratio))
    per_motion = config.num_layers * stream
    per_text = config.context_width * width + config.num_layers * stream + width**2 + config.refiner_layers * refiner
    modulations = config.num_double * 12 + config.num_single * 3 + config.refiner_layers * 2 + 2
    per_condition = config.pooled_width * width + width**2 + 3 * 2 * width**2 + modulations * width**2
    if config.long_skip:
        per_motion += width**2
        per_condition += 2 * width**2
    # Scores and weighted values: two products of queries x keys x width.
    of_motion = 2 * width * config.num_layers * motion * (motion + seen.double())
    of_text = 2 * width * (config.num_layers + config.refiner_layers) * text**2
    if config.text_sees_motion:
        of_text = of_text + 2 * width * config.num_layers * text * motion
    products = (patches * (3 if config.control else 2) * features * width + motion * per_motion + of_motion).sum()
    products += (text * per_text + of_text + per_condition).sum()
    return float(2 * products)


def forward_flops_of_band(config: NetworkConfig, num_frames: int, num_text: int) -> float:
    """`forward_flops` of one motion when products of motion queries and keys outside the band are not computed."""
    tokens = -(-num_frames // config.patch_size) + int(config.start_token)
    whole = forward_flops(config, uniform(1, num_frames), uniform(1, num_text))
    if config.motion_mask != "band":
        return whole
    reach = min(config.band_frames // config.patch_size, tokens - 1)
    # Each of the distances 1 to `reach` occurs (tokens - distance) times on either side.
    visible = tokens + 2 * (reach * tokens - reach * (reach + 1) // 2)
    return whole - 4.0 * config.width * config.num_layers * (tokens**2 - visible)


def training_flops(
    config: NetworkConfig, num_frames: Tensor, num_text: Tensor, computed: Tensor | None = None
) -> float:
    """Operations of forward and backward together; recomputed activations do not count.

    Args:
        config: of the network.
        num_frames: [B] frames of each motion.
        num_text: [B] text tokens that each motion sees.
        computed: [R] text tokens of the captions that are taken through the network, where motions share some.
    """
    seen = num_text.cpu()
    return (1 + BACKWARD) * _flops(config, num_frames.cpu(), seen, seen if computed is None else computed.cpu())


def uniform(count: int, value: int) -> Tensor:
    """[count] int64, all `value`: clips of one length, for estimates."""
    return torch.full((count,), value, dtype=torch.int64)


UTILISATION = 0.4
"""Share of a device's peak that is assumed to be reached; well-kept transformer training reaches 0.3 to 0.5."""
TEXT_TOKENS = 32
"""Tokens of a caption that are assumed."""
_COPY = "bfloat16 copy and its gradients"


@dataclass(frozen=True)
class Device:
    """A device by its maker's data sheet: dense matrix products, bfloat16 summed in float32, and plain float32."""

    name: str
    memory_gib: float
    bf16_flops: float
    fp32_flops: float


DEVICES = (
    Device("RTX 4090", 24, 165e12, 82.6e12),
    Device("L40S", 48, 362e12, 91.6e12),
    Device("A100 80 GB", 80, 312e12, 19.5e12),
    Device("H20", 96, 148e12, 44e12),
    Device("H100 SXM", 80, 989e12, 67e12),
)


@dataclass(frozen=True)
class Estimate:
    """Needs of a run whose clips all have the longest length.

    Attributes:
        parameters: of the model, with its adapters.
        trained: those that are trained: all, or the adapters.
        state_bytes: weights, their gradients, optimiser and average; many processes share them out, and need no copy
            in bfloat16 beside them.
        gathered_bytes: weights of the largest block in the precision of the network, which many processes gather.
        activation_bytes: what is kept for the backward pass of one micro-batch, by one process.
        flops_per_step: operations of the network, over all processes.
        steps: of the run.
        whole: names in `state_bytes` that every process holds all of.
    """

    parameters: int
    trained: int
    state_bytes: dict[str, int]
    gathered_bytes: int
    activation_bytes: int
    flops_per_step: float
    steps: int
    whole: frozenset[str] = frozenset()

    def peak_bytes(self, processes: int = 1) -> float:
        """Memory of one process, without the libraries' own and the allocator's waste (some 20 % more)."""
        if processes == 1:
            return sum(self.state_bytes.values()) + self.activation_bytes
        sharded = sum(size for name, size in self.state_bytes.items() if name != _COPY and name not in self.whole)
        held = sum(self.state_bytes[name] for name in self.whole)
        return sharded / processes + held + self.gathered_bytes + self.activation_bytes

    def hours(self, device: Device, precision: str, *, count: int = 1, utilisation: float = UTILISATION) -> float:
        """Time of the whole run on `count` devices, at a share of their peak."""
        peak = device.bf16_flops if precision == "bf16" else device.fp32_flops
        return self.flops_per_step * self.steps / (count * peak * utilisation) / 3600


def estimate(config: TrainingConfig) -> Estimate:
    """The needs of a recipe, with clips of `train_frames` frames and captions of `TEXT_TOKENS` tokens.

    Attention is taken to be fused, as it is on a GPU: its scores are not kept. On a CPU they are.
    """
    with torch.device("meta"):
        model = MotionModel(config.network)
    adapters = adapter_parameters(model, config.lora)
    parameters = sum(p.numel() for p in model.parameters()) + adapters
    trained = adapters or parameters
    low = config.precision == "bf16"
    state = {
        "weights": 4 * parameters,
        "gradients": 4 * trained,
        "optimiser": 8 * trained,
        "average": 4 * trained,
    }
    if low:
        model.bfloat16()
        state[_COPY] = 2 * parameters + 2 * trained
    largest = max(sum(p.numel() for p in part.parameters()) for part in block_parts(model))
    batch = config.sampler.batch_size
    lengths, text = uniform(batch, config.network.train_frames), uniform(batch, TEXT_TOKENS)
    flops = config.micro_batches * training_flops(config.network, lengths, text)
    if adapters:
        # The backward pass goes through frozen weights to what is before them, and makes no gradient of their own.
        flops *= 2 / (1 + BACKWARD)
    return Estimate(
        parameters=parameters,
        trained=trained,
        state_bytes=state,
        gathered_bytes=largest * (2 if low else 4),
        activation_bytes=_activation_bytes(model, config),
        flops_per_step=flops,
        steps=config.num_steps,
    )


class _FusedAttention(torch.autograd.Function):
    """Keeps what fused kernels keep: queries, keys, values, the mask, the result, one number a query and head."""

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
        out = torch.empty_like(query)
        added = () if mask is None else (query.new_empty(mask.shape),)
        ctx.save_for_backward(query, key, value, out, query.new_empty(query.shape[:-1], dtype=torch.float32), *added)
        return out

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> Any:
        raise NotImplementedError("only the forward pass is measured")


class _CountFused(TorchFunctionMode):
    def __torch_function__(self, function: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        if function is F.scaled_dot_product_attention:
            return _FusedAttention.apply(*args[:3], kwargs.get("attn_mask"))
        return function(*args, **(kwargs or {}))


class _Kept:
    """Bytes of the different tensors that a forward pass keeps, in all and within each block."""

    def __init__(self, model: MotionModel) -> None:
        self._known = {p.untyped_storage()._cdata for p in model.parameters()}
        self._alive: list[Tensor] = []  # a freed storage's number could be given to another one
        self.total = 0
        self.blocks: list[int] = []
        self.inputs = 0
        for part in block_parts(model):
            part.register_forward_pre_hook(self._enter)
            part.register_forward_hook(self._leave)

    def pack(self, tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        if storage._cdata not in self._known:
            self._known.add(storage._cdata)
            self._alive.append(tensor)
            self.total += storage.nbytes()
        return tensor

    def _enter(self, part: torch.nn.Module, arguments: tuple[Any, ...]) -> None:
        self.blocks.append(-self.total)
        self.inputs += arguments[0].numel() * arguments[0].element_size()

    def _leave(self, part: torch.nn.Module, arguments: tuple[Any, ...], result: Any) -> None:
        self.blocks[-1] += self.total


def _activation_bytes(model: MotionModel, config: TrainingConfig) -> int:
    """What autograd keeps of one micro-batch, counted on tensors without content."""
    network, batch = config.network, config.sampler.batch_size
    kept = _Kept(model)
    with torch.device("meta"):
        motion = torch.empty(batch, network.train_frames, network.motion_features)
        context = torch.empty(batch, TEXT_TOKENS, network.context_width)
        time, pooled = torch.empty(batch), torch.empty(batch, network.pooled_width)
    with _CountFused(), saved_tensors_hooks(kept.pack, lambda tensor: tensor):
        model(motion, time, context, uniform(batch, TEXT_TOKENS), pooled, uniform(batch, network.train_frames))
    if not config.checkpoint_activations:
        return kept.total
    return kept.total - sum(kept.blocks) + kept.inputs + max(kept.blocks)


def readable(number: float) -> str:
    """A large number in a short form: 1.2e+09 as 1.2 G."""
    power = min(8, max(0, int(math.log10(max(1.0, number)) // 3)))
    return f"{number / 1000**power:.3g} {['', 'k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y'][power]}".strip()
