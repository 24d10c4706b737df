"""In which directions a policy should try something else: those in which its own motions of one sentence differ.

Noise of equal strength in all 201 features leaves most of them where they are: rotations and positions of one body move
together, and the network takes what no body does for noise. The directions in which motions of the same sentence
differ are few (docs/log.md), and they are what a reward can tell apart.
"""

from __future__ import annotations

import torch
from torch import Tensor

from kinoflow.alignment.config import PolicyOptions
from kinoflow.alignment.policy import jumps_of, sample_ode
from kinoflow.alignment.prompts import PromptSet
from kinoflow.alignment.sampler import Sampler, start_noise, whole_patches
from kinoflow.flow.grid import time_grid
from kinoflow.flow.noise_space import NoiseSpace, principal_directions, slow_modes
from kinoflow.inference.pipeline import MotionPipeline

SENTENCES, MOTIONS = 24, 6
"""So many sentences, and motions of each, show the directions."""


def directions_of_variety(
    reference: MotionPipeline,
    sampler: Sampler,
    prompts: PromptSet,
    policy: PolicyOptions,
    generator: torch.Generator,
) -> Tensor:
    """[D, F] directions of the features in which motions of one sentence differ most, in the slow modes of the noise.

    Args:
        reference: whose motions; on its device.
        sampler: of the reference.
        prompts: some of which are asked.
        policy: how motions are sampled, and how many modes and directions the noise has.
        generator: of their noise, on the CPU.
    """
    network = reference.description.network
    deviations = []
    for prompt in prompts.spread(SENTENCES):
        size = whole_patches(prompt.num_frames, network)
        start = start_noise(network, MOTIONS, size, generator)
        device = reference.model.mean.device
        text = prompts.features(prompt.text, MOTIONS).to(device)
        frames = torch.full((MOTIONS,), size, device=device)
        jumps = jumps_of(reference.description, sampler.guidance_scale)
        velocity = sampler.field(text, frames, time_grid(policy.num_steps, jumps=jumps)[:-1])
        motions = sample_ode(velocity, start.to(device), policy.num_steps, jumps)
        space = NoiseSpace(slow_modes(size, policy.noise_modes).to(device))
        amplitudes = space.coordinates(motions) / size**0.5
        deviations.append((amplitudes - amplitudes.mean(dim=0)).flatten(0, 1))
    return principal_directions(torch.cat(deviations), policy.noise_features)
