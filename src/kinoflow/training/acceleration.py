"""Ways to compute the blocks with less time or less memory; none of them changes what is computed."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import torch
from torch import nn
from torch.utils.checkpoint import checkpoint

from kinoflow.model.motion_model import MotionModel


def block_parts(model: MotionModel) -> Iterator[nn.Module]:
    """The modules that hold most of the weights, each called once or twice a pass."""
    transformer = model.transformer
    blocks = [*transformer.double_blocks, *transformer.single_blocks]
    if model.config.text_sees_motion:
        yield from blocks
        blocks = []
    for block in blocks:
        yield from dict.fromkeys((block.motion, block.text))  # type: ignore[arg-type]
    yield from transformer.refiner.blocks


def compile_blocks(model: MotionModel) -> None:
    """Compile each block with `torch.compile` when it is first called."""
    # Shapes change from batch to batch, and text and motion take different branches: more variants than usual.
    torch._dynamo.config.recompile_limit = 32
    for part in block_parts(model):
        part.forward = torch.compile(part.forward, dynamic=True)  # type: ignore[method-assign]


def checkpoint_activations(model: MotionModel) -> None:
    """Keep only the inputs of each block in the forward pass; the backward pass computes the rest again.

    (Chen et al. 2016, arXiv 1604.06174.)
    """
    for part in block_parts(model):
        part.forward = functools.partial(  # type: ignore[method-assign]
            checkpoint, part.forward, use_reentrant=False, preserve_rng_state=False
        )
