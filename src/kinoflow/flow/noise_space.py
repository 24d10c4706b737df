"""Exploration that cannot tremble: stochastic steps whose noise lives in a small space of natural movements.

The equation of `stochastic.py` keeps the marginals of the ODE for any constant covariance P of its noise, because the
score term takes up exactly what the noise adds (the Fokker-Planck equation, with P in both):

    dx = (v + s^2/2 P grad log p_t) dt + s P^(1/2) dw.

White noise, P = 1, differs from frame to frame and from feature to feature; what a policy learns from it, and what the
gradient is made of, is mostly trembling. Here P is a projector: on the K slowest cosines over the frames (M [T, K] of
`slow_modes`), and, where directions U [D, F] of the features are given, on these too: P x = M M^T x U U^T. In that
space a step is the stochastic one, outside it is the ODE's. Probabilities live in the K F coordinates M^T x U: no
movement outside can be rewarded or punished, and a gradient has K F random directions instead of T D.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

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


def principal_directions(deviations: Tensor, count: int) -> Tensor:
    """[D, F] orthonormal columns: the F directions in which `deviations` [N, D] (from their means) are largest.

    Raises:
        ValueError: `count` below 1 or above D.
    """
    if not 1 <= count <= deviations.shape[1]:
        raise ValueError(f"from 1 to {deviations.shape[1]} directions there are; got {count}")
    values = deviations.double()
    _, vectors = torch.linalg.eigh(values.T @ values)
    return vectors.flip(1)[:, :count].float()


@dataclass(frozen=True, eq=False)
class NoiseSpace:
    """The space that the noise of a step lives in.

    Attributes:
        modes: [T, K] orthonormal, over the frames.
        directions: [D, F] orthonormal, of the features; None for all of them (F = D).
    """

    modes: Tensor
    directions: Tensor | None = None

    def coordinates(self, values: Tensor) -> Tensor:
        """[B, K, F] coordinates M^T x U of `values` [B, T, D], in fp32."""
        found = torch.einsum("tk,btd->bkd", self.modes, values.float())
        return found if self.directions is None else found @ self.directions

    def along(self, amplitudes: Tensor) -> Tensor:
        """[B, T, D] movements M a U^T of `amplitudes` [B, K, F]."""
        found = amplitudes if self.directions is None else amplitudes @ self.directions.T
        return torch.einsum("tk,bkd->btd", self.modes, found)

    def draw(self, rows: int, num_features: int, generator: torch.Generator) -> Tensor:
        """[rows, K, F] standard normal amplitudes; D is `num_features`."""
        width = num_features if self.directions is None else self.directions.shape[1]
        return torch.randn(rows, self.modes.shape[1], width, generator=generator)

    def mean(self, noisy: NoisyStep, ode: NoisyStep, x: Tensor, velocity: Tensor) -> Tensor:
        """[B, T, D] mean of the next point: that of `noisy` in this space, that of `ode` outside it.

        Args:
            noisy: the stochastic step.
            ode: the step of the ODE between the same times.
            x: [B, T, D] where the step starts.
            velocity: [B, T, D] there.
        """
        mean = ode.mean(x, velocity)
        return mean + self.along(self.coordinates(noisy.mean(x, velocity) - mean))
