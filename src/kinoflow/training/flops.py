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
    patches = -(-num_frames.double() // config.patch_size)
    motion = patches + int(config.start_token)
    text = num_text.double()
    batch = float(len(num_frames))
    width, hidden = config.width, int(config.width * config.mlp_ratio)
    features = config.motion_features * config.patch_size
    stream = width * (4 * width + 2 * hidden)  # qkv, projection and MLP; or linear1 and linear2
    refiner = width * (4 * width + 2 * int(width * config.refiner_mlp_ratio))
    per_motion = config.num_layers * stream
    per_text = config.context_width * width + config.num_layers * stream + width**2 + config.refiner_layers * refiner
    modulations = config.num_double * 12 + config.num_single * 3 + config.refiner_layers * 2 + 2
    per_clip = config.pooled_width * width + width**2 + 3 * 2 * width**2 + modulations * width**2
    if config.long_skip:
        per_motion += width**2
        per_clip += 2 * width**2
    # Scores and weighted values: two products of queries x keys x width.
    scores = config.num_layers * (motion * (motion + text) + text**2) + config.refiner_layers * text**2
    products = (
        patches * 2 * features * width + motion * per_motion + text * per_text + 2 * width * scores
    ).sum() + batch * per_clip
    return float(2 * products)


def training_flops(config: NetworkConfig, num_frames: Tensor, num_text: Tensor) -> float:
    """Operations of forward and backward together; recomputed activations do not count."""
    return (1 + BACKWARD) * forward_flops(config, num_frames.cpu(), num_text.cpu())


def uniform(count: int, value: int) -> Tensor:
    """[count] int64, all `value`: clips of one length, for estimates."""
    return torch.full((count,), value, dtype=torch.int64)
