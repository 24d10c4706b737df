"""Weights in the order in which a CPU's matrix kernels read them, wherever that is the faster way.

PyTorch hands a float32 product on a CPU to MKL, which on other processors than Intel's reaches less than half of what
the machine can do, and which puts the weights in order again at every call. oneDNN, which PyTorch has inside too, takes
weights that were put in order once (`docs/performance.md` has the measurements). Its operators are those that PyTorch's
compiler uses; where they are missing or wrong, layers stay as they are. Where they are slower, too: `kernel_choice`
finds that out.
"""

from __future__ import annotations

import ctypes
import functools
import mmap
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from kinoflow.model.blocks import RefinerBlock, SingleBlock, Stream
from kinoflow.model.kernel_choice import FEW_ROWS, ROWS, Choice, Trial, choose, nearest
from kinoflow.model.layers import MLP, Modulation, activation
from kinoflow.model.products import (
    FUSED,
    KERNELS,
    PACKED,
    PLAIN,
    Kernel,
    Product,
    pack_weight,
    packed_product,
    plain_product,
)

Kernels = Mapping[int, Kernel]
"""The kernel for each number of rows that was tried."""
ALWAYS_PACKED: Kernels = dict.fromkeys(ROWS, PACKED)
LARGEST_SECOND_COPIES_BYTES = 256 * 2**20
"""Weights are held in both forms, where one is faster for some numbers of rows and the other for others, up to this."""
ALIGNMENT_BYTES = 64
"""Addresses of matrices that PyTorch allocates are multiples of this."""
_MADV_DONTNEED = 4


class _Part:
    """Rows of a weight that are computed on their own, in one form or in both."""

    def __init__(self, weight: Tensor, bias: Tensor | None, kernels: Kernels) -> None:
        self.kernels = kernels
        self.bias = bias
        self.packed = pack_weight(weight) if PACKED in kernels.values() else None
        self.plain = weight.clone() if PLAIN in kernels.values() else None

    def numbers(self) -> Tensor:
        """[out, in] plain weight."""
        if self.plain is not None:
            return self.plain
        assert self.packed is not None
        return self.packed.to_dense()

    def __call__(self, x: Tensor, function: str | None) -> Tensor:
        plain = self.packed is None or (
            self.plain is not None and self.kernels[nearest(x.numel() // x.shape[-1])] == PLAIN
        )
        if plain:
            return plain_product(x, self.plain, self.bias, function)  # type: ignore[arg-type]
        return packed_product(x, self.packed, self.bias, function)  # type: ignore[arg-type]


class PackedLinear(nn.Module):
    """A linear layer for inference on a CPU, with packed weights.

    It behaves like the `nn.Linear` that it takes the place of: `state_dict` gives the plain numbers, and a result that
    gradients are asked of is computed from those. Only `weight` is an opaque tensor, with the layer's dtype and device.

    Args:
        linear: the layer.
        sizes: rows of the weight that are packed on their own, so that `part` can compute them on their own.
        kernels: of each of these parts; all packed if not given.
    """

    def __init__(
        self, linear: nn.Linear, sizes: Sequence[int] | None = None, kernels: Sequence[Kernels] | None = None
    ) -> None:
        super().__init__()
        self.in_features, self.out_features = linear.in_features, linear.out_features
        self.sizes = list(sizes or [self.out_features])
        weights = linear.weight.detach().split(self.sizes)
        bias = None if linear.bias is None else linear.bias.detach().clone()
        biases = [None] * len(self.sizes) if bias is None else list(bias.split(self.sizes))
        given = kernels or [ALWAYS_PACKED] * len(self.sizes)
        self._parts = [_Part(*each) for each in zip(weights, biases, given, strict=True)]

    @property
    def weight(self) -> Tensor:
        """The weight in the form it has, or the first part of it: for its dtype and device."""
        first = self._parts[0]
        return first.numbers() if first.packed is None else first.packed

    def plain_weight(self) -> Tensor:
        """[out, in] numbers, put back in order for each call."""
        parts = [part.numbers() for part in self._parts]
        return parts[0] if len(parts) == 1 else torch.cat(parts)

    @property
    def bias(self) -> Tensor | None:
        """[out] or None."""
        biases = [part.bias for part in self._parts if part.bias is not None]
        return torch.cat(biases) if biases else None

    def forward(self, x: Tensor) -> Tensor:
        """[..., in] to [..., out]."""
        if torch.is_grad_enabled() and x.requires_grad:
            return F.linear(x, self.plain_weight(), self.bias)
        parts = [self.part(index, x) for index in range(len(self.sizes))]
        return parts[0] if len(parts) == 1 else torch.cat(parts, dim=-1)

    def part(self, index: int, x: Tensor, function: str | None = None) -> Tensor:
        """[..., in] to [..., sizes[index]], through an activation of `layers.activation` if one is named."""
        return self._parts[index](x, function)

    def _save_to_state_dict(self, destination: dict[str, Any], prefix: str, keep_vars: bool) -> None:
        destination[prefix + "weight"] = self.plain_weight()
        if (bias := self.bias) is not None:
            destination[prefix + "bias"] = bias

    def _load_from_state_dict(self, *args: Any, **kwargs: Any) -> None:
        raise NotImplementedError("packed layers take no new weights; use model.packing.unpack first")


@dataclass(frozen=True)
class _Layer:
    """A linear layer of a network that can be packed.

    Attributes:
        parent: whose attribute it is.
        name: of the attribute.
        linear: the layer.
        products: what is computed with it, by parts of its weight.
        rows: numbers of rows that it may see.
    """

    parent: nn.Module
    name: str
    linear: nn.Linear
    products: tuple[Product, ...]
    rows: tuple[int, ...]


def pack(model: nn.Module, *, mapped: bool = False, trial: Trial | None = None) -> None:
    """Replace the linear layers of a network by packed ones, wherever that is possible and the faster way here.

    A layer for which it depends on the number of rows has both forms, unless all such layers together would take more
    than `LARGEST_SECOND_COPIES_BYTES` more: then each has the form that loses less over the numbers that were tried.

    Args:
        model: the network.
        mapped: its weights were mapped from a file and nobody else reads them, so they are given back one by one, and
            there are never two copies.
        trial: see `kernel_choice.choose`.

    Raises:
        OptionError: see there.
    """
    layers = list(_layers(model))
    found = choose(((product, rows) for layer in layers for product in layer.products for rows in layer.rows), trial)
    choices = [[{rows: found[product, rows] for rows in layer.rows} for product in layer.products] for layer in layers]
    if sum(map(_second_copies_bytes, layers, choices)) > LARGEST_SECOND_COPIES_BYTES:
        choices = [[_one_form(of_part) for of_part in of_parts] for of_parts in choices]
    for layer, of_parts in zip(layers, choices, strict=True):
        kernels = [{rows: of_part[min(rows, max(of_part))].kernel for rows in ROWS} for of_part in of_parts]
        if all(kernel == PLAIN for of_part in kernels for kernel in of_part.values()):
            _align(layer.linear.weight, mapped)
            continue
        sizes = [product.out_features for product in layer.products]
        setattr(layer.parent, layer.name, PackedLinear(layer.linear, sizes, kernels))
        if mapped:
            discard(layer.linear.weight)


def _align(weight: Tensor, mapped: bool) -> None:
    """Move a weight, in place, to where PyTorch puts its own: MKL's last bits depend on where a matrix begins.

    In a file that is mapped it begins anywhere, and elsewhere in another file with the same weights.
    """
    if weight.data_ptr() % ALIGNMENT_BYTES:
        file = weight.data
        weight.data = file.clone()
        if mapped:
            discard(file)


def _second_copies_bytes(layer: _Layer, choices: Sequence[Mapping[int, Choice]]) -> int:
    """What the parts of a layer take that would be held in both forms, once more."""
    return sum(
        product.in_features * product.out_features * product.dtype.itemsize
        for product, of_part in zip(layer.products, choices, strict=True)
        if len({choice.kernel for choice in of_part.values()}) > 1
    )


def _one_form(choices: Mapping[int, Choice]) -> dict[int, Choice]:
    """The same kernel for all numbers of rows: that which loses less over all of them."""
    best = min(KERNELS, key=lambda kernel: sum(choice.loss(kernel) for choice in choices.values()))
    return {rows: replace(choice, kernel=best) for rows, choice in choices.items()}


def _layers(model: nn.Module) -> Iterator[_Layer]:
    modules = list(model.modules())
    of_tokens = {module.mlp for module in modules if isinstance(module, Stream | RefinerBlock)}
    with_function = {module.mlp for module in modules if isinstance(module, Stream)}
    for module in modules:
        for name, child in list(module.named_children()):
            if type(child) is not nn.Linear or not can_pack(child.weight.device, child.weight.dtype):
                continue
            sizes: list[tuple[int, str | None]] = [(child.out_features, None)]
            if isinstance(module, SingleBlock) and child is module.linear1:
                sizes = [(3 * child.in_features, None), (module.hidden, module.function_name)]
            elif isinstance(module, MLP) and module in with_function and child is module.fc1:
                sizes = [(child.out_features, module.function_name)]
            products = tuple(Product(child.weight.dtype, child.in_features, *size) for size in sizes)
            few = isinstance(module, Modulation) or (isinstance(module, MLP) and module not in of_tokens)
            yield _Layer(module, name, child, products, FEW_ROWS if few else ROWS)


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
            for name in FUSED:
                exact = F.linear(x.double(), weight.double(), bias.double())
                wanted = exact if name is None else activation(name)(exact)
                right &= bool((packed.part(0, x, name) - wanted).norm() <= tolerance * wanted.norm())
    except (AttributeError, RuntimeError, NotImplementedError):
        return False
    return right


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
