"""Steps with noise and their probabilities, and the small spaces that the noise may live in."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor


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


RULES = ("exponential", "euler")
"""How the stochastic equation is discretised, see `step_coefficients`."""


@dataclass(frozen=True)
class NoisyStep:
    """The next point is N(x_factor x + velocity_factor v, std^2), each number on its own.

    Attributes:
        x_factor: of the point x.
        velocity_factor: of the velocity v at x.
        std: of the noise; 0 for a step of the ODE.
    """

    x_factor: float
    velocity_factor: float
    std: float

    def mean(self, x: Tensor, velocity: Tensor) -> Tensor:
        """Mean of the next point, of the shape of `x`."""
        return self.x_factor * x + self.velocity_factor * velocity

    def draw(self, x: Tensor, velocity: Tensor, noise: Tensor) -> Tensor:
        """The next point for standard normal `noise` of the shape of `x`."""
        return self.mean(x, velocity) + self.std * noise


def ode_step(t: float, following: float) -> NoisyStep:
    """The Euler step of the ODE from `t` to `following`, as a step without noise."""
    return NoisyStep(1.0, following - t, 0.0)


def step_coefficients(t: float, following: float, noise_level: float, rule: str = "exponential") -> NoisyStep:
    """One step of the stochastic equation from `t` to `following`.

    "euler" is the published Euler-Maruyama step, with s at the next time where t = 0 since it is infinite there:

        mean = x + (v + s^2/2 (t v - x) / (1 - t)) dt,   std = s sqrt(dt),   s = a sqrt((1 - t) / t).

    "exponential" solves the equation exactly while the expected motion and noise at t stand still: the old noise decays
    by rho and new noise makes up for what is lost, so the variance of the noise is that of the path whatever the step:

        mean = t' (x + (1 - t) v) + (1 - t') rho (x - t v),   std = (1 - t') sqrt(1 - rho^2),
        rho = ((t / (1 - t)) / (t' / (1 - t')))^(a^2 / 2).

    The early steps of "euler" add too much noise however fine the grid, because s^2 dt = a^2 (1 - t) / k in the k-th.

    Args:
        t: where the step starts, in [0, 1).
        following: where it ends, t' in (t, 1].
        noise_level: a of the formulas, positive; 0.7 is the published value.
        rule: one of `RULES`.

    Raises:
        ValueError: times out of order, a level that is not positive, or an unknown rule.
    """
    if not 0 <= t < following <= 1:
        raise ValueError(f"a step goes from t in [0, 1) to a later time of at most 1; got {t} to {following}")
    if not noise_level > 0:
        raise ValueError(f"noise_level must be positive; got {noise_level}")
    dt = following - t
    if rule == "euler":
        at = t if t > 0 else following
        variance = noise_level**2 * (1 - at) / at
        pull = variance * dt / (2 * (1 - t))
        return NoisyStep(1 - pull, dt + pull * t, math.sqrt(variance * dt))
    if rule == "exponential":
        kept = (t * (1 - following) / (following * (1 - t))) ** (noise_level**2 / 2)
        rest = 1 - following
        return NoisyStep(
            following + rest * kept, following * (1 - t) - rest * kept * t, rest * math.sqrt(1 - kept * kept)
        )
    raise ValueError(f"rule must be one of {', '.join(RULES)}; got {rule!r}")


def log_probability(point: Tensor, mean: Tensor, std: float, mask: Tensor) -> Tensor:
    """[B] log-density of `point` [B, T, D] under N(mean, std^2), averaged over the numbers of valid frames, in fp32.

    The mean and not the sum, as published: ratios of probabilities then do not depend on the length of a motion.

    Args:
        point: [B, T, D] where the step went.
        mean: [B, T, D] of the step.
        std: of the step, positive.
        mask: [B, T] one for valid frames, zero for padding.
    """
    assert std > 0, "a step without noise has no density"
    deviation = (point.float() - mean.float()) / std
    return _over_frames(-0.5 * deviation.square(), mask) - math.log(std) - 0.5 * math.log(2 * math.pi)


def gaussian_kl(mean: Tensor, reference: Tensor, std: float, mask: Tensor) -> Tensor:
    """[B] KL divergence of N(mean, std^2) from N(reference, std^2), averaged over the numbers of valid frames.

    |mean - reference|^2 / (2 std^2); exact, since both steps have the same std. Arguments as in `log_probability`.
    """
    assert std > 0, "a step without noise has no density"
    return _over_frames((mean.float() - reference.float()).square() / (2 * std * std), mask)


def _over_frames(values: Tensor, mask: Tensor) -> Tensor:
    """[B] means of [B, T, D] over valid frames and features."""
    per_frame = torch.where(mask > 0, values.mean(dim=-1), 0.0)
    return per_frame.sum(dim=-1) / mask.sum(dim=-1).clamp(min=1)
