"""Floating-point operations of the network, counted from its configuration."""

from __future__ import annotations

import torch
from torch import Tensor

from kinoflow.model.config import NetworkConfig

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
