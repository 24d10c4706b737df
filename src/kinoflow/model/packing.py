"""Weights in the order in which a CPU's matrix kernels read them.

PyTorch hands a float32 product on a CPU to MKL, which on other processors than Intel's reaches less than half of what
the machine can do, and which puts the weights in order again at every call. oneDNN, which PyTorch has inside too, takes
weights that were put in order once (`docs/performance.md` has the measurements). Its operators are those that PyTorch's
compiler uses; where they are missing or wrong, layers stay as they are.
"""

from __future__ import annotations

import ctypes
import functools
import mmap
import sys
from collections.abc import Sequence
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from kinoflow.model.blocks import SingleBlock
from kinoflow.model.layers import activation

_FUSED = {
    None: ("none", ""),
    "gelu": ("gelu", "none"),
    "gelu_tanh": ("gelu", "tanh"),
    "relu": ("relu", ""),
    "silu": ("swish", ""),
}
TYPICAL_ROWS = 256
"""Tokens that a product is prepared for; any number can be given."""
_MADV_DONTNEED = 4


class PackedLinear(nn.Module):
    """A linear layer for inference on a CPU, with packed weights.

    It behaves like the `nn.Linear` that it takes the place of: `state_dict` gives the plain numbers, and a result that
    gradients are asked of is computed from those. Only `weight` is an opaque tensor, with the layer's dtype and device.

    Args:
        linear: the layer.
        sizes: rows of the weight that are packed on their own, so that `part` can compute them on their own.
    """

    def __init__(self, linear: nn.Linear, sizes: Sequence[int] | None = None) -> None:
        super().__init__()
        weight = linear.weight.detach()
        self.in_features, self.out_features = linear.in_features, linear.out_features
        self.sizes = list(sizes or [self.out_features])
        self._parts = [_pack(rows) for rows in weight.split(self.sizes)]
        bias = None if linear.bias is None else linear.bias.detach().clone()
        self._biases = [None] * len(self.sizes) if bias is None else list(bias.split(self.sizes))

    @property
    def weight(self) -> Tensor:
        """The packed weight, or the first part of it: for its dtype and device."""
        return self._parts[0]

    def plain_weight(self) -> Tensor:
        """[out, in] numbers, put back in order for each call."""
        parts = [part.to_dense() for part in self._parts]
        return parts[0] if len(parts) == 1 else torch.cat(parts)

    @property
    def bias(self) -> Tensor | None:
        """[out] or None."""
        biases = [bias for bias in self._biases if bias is not None]
        return torch.cat(biases) if biases else None

    def forward(self, x: Tensor) -> Tensor:
        """[..., in] to [..., out]."""
        if torch.is_grad_enabled() and x.requires_grad:
            return F.linear(x, self.plain_weight(), self.bias)
        parts = [self.part(index, x) for index in range(len(self.sizes))]
        return parts[0] if len(parts) == 1 else torch.cat(parts, dim=-1)

    def part(self, index: int, x: Tensor, function: str | None = None) -> Tensor:
        """[..., in] to [..., sizes[index]], through an activation of `layers.activation` if one is named."""
        kind, algorithm = _FUSED[function]
        return torch.ops.mkldnn._linear_pointwise(
            x.contiguous(), self._parts[index], self._biases[index], kind, [], algorithm
        )

    def _save_to_state_dict(self, destination: dict[str, Any], prefix: str, keep_vars: bool) -> None:
        destination[prefix + "weight"] = self.plain_weight()
        if (bias := self.bias) is not None:
            destination[prefix + "bias"] = bias

    def _load_from_state_dict(self, *args: Any, **kwargs: Any) -> None:
        raise NotImplementedError("packed layers take no new weights; use model.packing.unpack first")


def pack(model: nn.Module, *, mapped: bool = False) -> None:
    """Replace every linear layer of a network by a packed one; layers that cannot be packed here stay as they are.

    Args:
        model: the network.
        mapped: its weights were mapped from a file and nobody else reads them, so they are given back one by one, and
            there are never two copies.
    """
    for module in list(model.modules()):
        for child_name, child in list(module.named_children()):
            if type(child) is nn.Linear and can_pack(child.weight.device, child.weight.dtype):
                sizes = None
                if isinstance(module, SingleBlock) and child is module.linear1:
                    sizes = [3 * child.in_features, module.hidden]
                setattr(module, child_name, PackedLinear(child, sizes))
                if mapped:
                    discard(child.weight)


def unpack(model: nn.Module) -> None:
    """The inverse of `pack`: plain linear layers, frozen."""
    for module in list(model.modules()):
        for name, child in list(module.named_children()):
            if isinstance(child, PackedLinear):
                weight, bias = child.plain_weight(), child.bias
                with torch.device("meta"):
                    plain = nn.Linear(child.in_features, child.out_features, bias=bias is not None)
                plain.weight = nn.Parameter(weight, requires_grad=False)
                if bias is not None:
                    plain.bias = nn.Parameter(bias, requires_grad=False)
                setattr(module, name, plain)


@functools.cache
def can_pack(device: torch.device, dtype: torch.dtype) -> bool:
    """Whether packed layers of this kind work here: tried on a small one, against the plain result."""
    if device.type != "cpu" or dtype not in (torch.float32, torch.bfloat16) or not torch.backends.mkldnn.is_available():
        return False
    generator = torch.Generator().manual_seed(0)
    x, weight, bias = (torch.randn(*size, generator=generator).to(dtype) for size in ((5, 33), (17, 33), (17,)))
    linear = nn.Linear(33, 17, device="meta")
    linear.weight, linear.bias = nn.Parameter(weight), nn.Parameter(bias)
    tolerance = 1e-5 if dtype == torch.float32 else 2e-2
    try:
        with torch.no_grad():
            packed = PackedLinear(linear)
            right = torch.equal(packed.plain_weight(), weight)
            for name in _FUSED:
                exact = F.linear(x.double(), weight.double(), bias.double())
                wanted = exact if name is None else activation(name)(exact)
                right &= bool((packed.part(0, x, name) - wanted).norm() <= tolerance * wanted.norm())
    except (AttributeError, RuntimeError, NotImplementedError):
        return False
    return right


def _pack(weight: Tensor) -> Tensor:
    return torch.ops.mkldnn._reorder_linear_weight(weight.contiguous(), TYPICAL_ROWS)


def discard(tensor: Tensor) -> None:
    """Give back the memory of a tensor that was mapped from a file and will not be read again.

    Only whole pages inside it are given back, and they are read from the file again if somebody does look; so this is
    safe for tensors that share a mapping, and only for mapped ones.
    """
    if not sys.platform.startswith(("linux", "darwin")) or tensor.device.type != "cpu":
        return
    start, size = tensor.data_ptr(), tensor.numel() * tensor.element_size()
    first = -(-start // mmap.PAGESIZE) * mmap.PAGESIZE
    length = (start + size) // mmap.PAGESIZE * mmap.PAGESIZE - first
    if length > 0:
        ctypes.CDLL(None).madvise(ctypes.c_void_p(first), ctypes.c_size_t(length), _MADV_DONTNEED)
