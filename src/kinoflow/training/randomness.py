"""Where random numbers of training come from."""

from __future__ import annotations

import torch


def step_generator(seed: int, step: int) -> torch.Generator:
    """The generator of all random choices of a micro-batch: a function of (seed, number), so nothing has to be saved.

    Always on the CPU, so the choices do not depend on the device.
    """
    # Mixed by a large odd constant so that neighbouring seeds do not share the streams of shifted steps.
    return torch.Generator().manual_seed((seed * 0x9E3779B97F4A7C15 + step) % 2**63)
