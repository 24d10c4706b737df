"""Exploration that cannot tremble: stochastic steps whose noise is slow along time.

The equation of `stochastic.py` keeps the marginals of the ODE for any constant covariance P of its noise, because the
score term takes up exactly what the noise adds (the Fokker-Planck equation, with P in both):

    dx = (v + s^2/2 P grad log p_t) dt + s P^(1/2) dw.

White noise, P = 1, differs from frame to frame; what a policy learns from it, and what the gradient is made of, is
mostly trembling. Here P is the projector on the K slowest cosines over the frames: P = M M^T with M [T, K] of
`slow_modes`. In that subspace a step is the stochastic one, outside it is the ODE's. Probabilities live in the K D
coordinates M^T x: no fast movement can be rewarded or punished.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

from kinoflow.flow.stochastic import NoisyStep


def slow_modes(num_frames: int, count: int) -> Tensor:
    """[T, K] orthonormal columns: the K slowest cosines over T frames (DCT-II), of which the first is constant.

    Column k has k half periods in T frames: at F frames a second its frequency is k F / (2 T) Hz.

    Raises:
        ValueError: `count` below 1.
    """
    if count < 1:
        raise ValueError(f"at least one mode is needed; got {count}")
    frames = torch.arange(num_frames, dtype=torch.float64) + 0.5
    orders = torch.arange(min(count, num_frames), dtype=torch.float64)
    modes = torch.cos(math.pi / num_frames * frames[:, None] * orders) * math.sqrt(2 / num_frames)
    modes[:, 0] /= math.sqrt(2)
    return modes.float()


def coordinates(values: Tensor, modes: Tensor) -> Tensor:
    """[B, K, D] coordinates M^T x of `values` [B, T, D], in fp32."""
    return torch.einsum("tk,btd->bkd", modes, values.float())


def along(amplitudes: Tensor, modes: Tensor) -> Tensor:
    """[B, T, D] movements M a of `amplitudes` [B, K, D]."""
    return torch.einsum("tk,bkd->btd", modes, amplitudes)


def slow_mean(noisy: NoisyStep, ode: NoisyStep, x: Tensor, velocity: Tensor, modes: Tensor) -> Tensor:
    """[B, T, D] mean of the next point: that of `noisy` in the slow subspace, that of `ode` outside it.

    Args:
        noisy: the stochastic step.
        ode: the step of the ODE between the same times.
        x: [B, T, D] where the step starts.
        velocity: [B, T, D] there.
        modes: [T, K] of `slow_modes`, over all T frames.
    """
    mean = ode.mean(x, velocity)
    return mean + along(coordinates(noisy.mean(x, velocity) - mean, modes), modes)
