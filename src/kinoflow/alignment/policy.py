"""The velocity of a model as users sample it, guidance included, with gradients; and groups of motions made with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import torch
from torch import Tensor

from kinoflow.alignment.config import PolicyOptions
from kinoflow.flow.guidance import guide, is_guided
from kinoflow.flow.path import output_to_velocity
from kinoflow.flow.steppers import time_grid
from kinoflow.flow.stochastic import NoisyStep, ode_step, step_coefficients
from kinoflow.model.folder import ModelDescription
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
    guided = guidance_scale > 1 and is_guided(t, description.guidance_interval)
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


@dataclass(frozen=True)
class StepOfPlan:
    """One step of a plan: where it starts, what it does, and whether it is trained."""

    time: float
    step: NoisyStep
    trained: bool


def plan_steps(options: PolicyOptions) -> list[StepOfPlan]:
    """All steps of a sampled motion: stochastic inside the window, those of the ODE outside."""
    window = range(options.window_start, options.window_start + options.window_steps)
    steps = []
    for k, (t, following) in enumerate(pairwise(time_grid(options.num_steps))):
        if k in window:
            steps.append(StepOfPlan(t, step_coefficients(t, following, options.noise_level, options.rule), True))
        else:
            steps.append(StepOfPlan(t, ode_step(t, following), False))
    return steps


@dataclass(frozen=True, eq=False)
class Visited:
    """A trained step of a group: from `point` it went to `following`.

    Attributes:
        time: where the step starts.
        step: its coefficients.
        point: [G, T, D].
        following: [G, T, D].
        mean: [G, T, D] of the step under the policy that made it.
    """

    time: float
    step: NoisyStep
    point: Tensor
    following: Tensor
    mean: Tensor


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
        mean = entry.step.mean(x, velocity(x, entry.time))
        following = mean
        if entry.trained:
            noise = torch.randn(x.shape, generator=generator).to(x.device)
            following = mean + entry.step.std * noise
            visited.append(Visited(entry.time, entry.step, x, following, mean))
        x = following
    return x, visited


@torch.no_grad()
def sample_ode(velocity: Field, start: Tensor, num_steps: int) -> Tensor:
    """Motions [B, T, D] by Euler steps of the ODE."""
    x = start
    for t, following in pairwise(time_grid(num_steps)):
        x = ode_step(t, following).mean(x, velocity(x, t))
    return x
