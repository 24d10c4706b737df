"""The velocity of a model as users sample it, guidance included, with gradients; and groups of motions made with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor

from kinoflow.alignment.config import PolicyOptions
from kinoflow.flow.grid import guide, guides, jumps, time_grid
from kinoflow.flow.path import output_to_velocity
from kinoflow.flow.stochastic import NoiseSpace, NoisyStep, log_probability, ode_step, slow_modes, step_coefficients
from kinoflow.model.description import ModelDescription
from kinoflow.model.motion_model import MotionModel
from kinoflow.text.features import TextFeatures

Field = Callable[[Tensor, float], Tensor]
"""Motions [B, T, D] and a time to velocities [B, T, D]."""


def guided_velocity(
    model: MotionModel,
    x: Tensor,
    t: float,
    text: TextFeatures,
    num_frames: Tensor,
    description: ModelDescription,
    guidance_scale: float,
) -> Tensor:
    """Velocity [B, T, D] in fp32 at motions x [B, T, D] and time t, with gradients to the model.

    Gradients flow through both answers of the network, with the sentence and without, as in the published code: the
    guided velocity is the policy. With a scale of 1 or less, and at times outside the model's guidance interval, the
    network is asked once, without guidance.

    Args:
        model: the network with its null condition.
        x: [B, T, D].
        t: in [0, 1].
        text: B rows, or one that all motions share: it is then taken through the network once.
        num_frames: [B] int64.
        description: of the model: what it predicts, when it is guided, and whether guidance drops the tokens.
        guidance_scale: 1 or less for none.
    """
    rows, texts = len(x), len(text)
    tokens, pooled, lengths, frames = text.tokens, text.pooled, text.lengths, num_frames
    places = torch.arange(texts, device=x.device).repeat_interleave(rows // texts)
    guided = guides(t, guidance_scale, description.guidance_interval)
    if guided:
        everything = torch.ones(texts, dtype=torch.bool, device=x.device)
        context, vector = model.drop_condition(tokens, pooled, everything, keep_context=not description.null_context)
        tokens, pooled = torch.cat([context, tokens]), torch.cat([vector, pooled])
        x, lengths, frames = x.repeat(2, 1, 1), lengths.repeat(2), frames.repeat(2)
        places = torch.cat([places, texts + places])
    time = torch.full((len(tokens),), t, device=x.device)
    output = model(x, time, tokens, lengths, pooled, frames, places).float()
    velocity = output_to_velocity(output, x, time[places], description.prediction)
    if not guided:
        return velocity
    return guide(velocity[:rows], velocity[rows:], guidance_scale)


def jumps_of(description: ModelDescription, guidance_scale: float) -> list[float]:
    """Times at which a model's guidance begins or ends: no step of sampling goes across one, as in generation."""
    return jumps(description.guidance_interval) if guidance_scale > 1 else []


@dataclass(frozen=True, eq=False)
class StepOfPlan:
    """One step of a plan: where it starts, what it does, and whether it is trained.

    Attributes:
        time: where it starts.
        step: what it does; stochastic if it is trained.
        ode: the step of the ODE between the same times.
        trained: whether it is.
        noise_modes: in how many slow modes it is stochastic (`flow.stochastic`), the ODE's outside; 0 for white noise.
        directions: [D, F] of the features that its noise is confined to as well; None for all.
        antithetic: the second half of the motions takes the noise of the first half with its sign changed.
    """

    time: float
    step: NoisyStep
    ode: NoisyStep
    trained: bool
    noise_modes: int = 0
    directions: Tensor | None = None
    antithetic: bool = False

    def space(self, x: Tensor) -> NoiseSpace | None:
        """What its noise lives in, for motions `x` [B, T, D]; None for white noise and for steps of the ODE."""
        if not (self.trained and self.noise_modes):
            return None
        directions = None if self.directions is None else self.directions.to(x.device)
        return NoiseSpace(slow_modes(x.shape[1], self.noise_modes).to(x.device), directions)

    def mean(self, x: Tensor, velocity: Tensor, space: NoiseSpace | None) -> Tensor:
        """[B, T, D] mean of the next point."""
        if space is None:
            return self.step.mean(x, velocity)
        return space.mean(self.step, self.ode, x, velocity)

    def noise(self, x: Tensor, space: NoiseSpace | None, generator: torch.Generator) -> Tensor:
        """[B, T, D] what is added to the mean, of `step.std`, in `space` or everywhere."""
        rows = len(x) // 2 if self.antithetic else len(x)
        if space is None:
            drawn = torch.randn(rows, *x.shape[1:], generator=generator)
        else:
            drawn = space.draw(rows, x.shape[2], generator)
        drawn = self.step.std * (torch.cat([drawn, -drawn]) if self.antithetic else drawn).to(x.device)
        return drawn if space is None else space.along(drawn)


def plan_steps(
    options: PolicyOptions, directions: Tensor | None = None, jumps: Sequence[float] = ()
) -> list[StepOfPlan]:
    """All steps of a sampled motion: stochastic inside the window, those of the ODE outside.

    Args:
        options: the window and its noise.
        directions: [D, F] of the features that the noise is confined to; None for all.
        jumps: times that steps end at, see `flow.grid.time_grid`.
    """
    window = range(options.window_start, options.window_start + options.window_steps)
    steps = []
    for k, (t, following) in enumerate(pairwise(time_grid(options.num_steps, jumps=jumps))):
        ode = ode_step(t, following)
        if k in window:
            step = step_coefficients(t, following, options.noise_level, options.rule)
            steps.append(StepOfPlan(t, step, ode, True, options.noise_modes, directions, options.antithetic))
        else:
            steps.append(StepOfPlan(t, ode, ode, False))
    return steps


@dataclass(frozen=True, eq=False)
class Visited:
    """A trained step of a group: from `point` it went to `following`.

    Attributes:
        entry: the step.
        point: [G, T, D].
        following: [G, T, D].
        mean: [G, T, D] of the step under the policy that made it.
        space: of its noise; None for white noise.
    """

    entry: StepOfPlan
    point: Tensor
    following: Tensor
    mean: Tensor
    space: NoiseSpace | None = None

    @property
    def time(self) -> float:
        """Where the step starts."""
        return self.entry.time

    @property
    def std(self) -> float:
        """Standard deviation of its noise, in each of the numbers that are random."""
        return self.entry.step.std

    def mean_for(self, velocity: Tensor) -> Tensor:
        """[G, T, D] mean of the step if the velocity at `point` is this."""
        return self.entry.mean(self.point, velocity, self.space)

    def log_probability(self, mean: Tensor, mask: Tensor) -> Tensor:
        """[G] log-density of `following` if the step had this mean, averaged over the numbers that are random.

        Args:
            mean: [G, T, D].
            mask: [G, T] one for valid frames; slow modes run over all frames, valid or not.
        """
        if self.space is None:
            return log_probability(self.following, mean, self.std, mask)
        reached, expected = self.space.coordinates(self.following), self.space.coordinates(mean)
        return log_probability(reached, expected, self.std, torch.ones_like(reached[..., 0]))


@torch.no_grad()
def roll_out(
    velocity: Field, start: Tensor, plan: list[StepOfPlan], generator: torch.Generator
) -> tuple[Tensor, list[Visited]]:
    """Sample motions along a plan.

    Args:
        velocity: the policy.
        start: [G, T, D] noise.
        plan: what to do.
        generator: of the noise of stochastic steps, on the CPU.

    Returns:
        The motions [G, T, D], and the trained steps in order.
    """
    x, visited = start, []
    for entry in plan:
        space = entry.space(x)
        mean = entry.mean(x, velocity(x, entry.time), space)
        following = mean
        if entry.trained:
            following = mean + entry.noise(x, space, generator)
            visited.append(Visited(entry, x, following, mean, space))
        x = following
    return x, visited


@torch.no_grad()
def sample_ode(velocity: Field, start: Tensor, num_steps: int, jumps: Sequence[float] = ()) -> Tensor:
    """Motions [B, T, D] by Euler steps of the ODE on the times of `flow.grid.time_grid`."""
    x = start
    for t, following in pairwise(time_grid(num_steps, jumps=jumps)):
        x = ode_step(t, following).mean(x, velocity(x, t))
    return x
