"""How a policy samples motions, and the noise with which it explores."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.distributed.tensor import DTensor

from kinoflow.alignment.config import PolicyOptions
from kinoflow.alignment.policy import Field, guided_velocity, jumps_of, sample_ode
from kinoflow.alignment.prompts import PromptSet
from kinoflow.flow.grid import time_grid
from kinoflow.flow.stochastic import NoiseSpace, principal_directions, slow_modes
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.inference.sampling import GuidedVelocity
from kinoflow.model.config import NetworkConfig
from kinoflow.model.description import ModelDescription
from kinoflow.model.inference import InferenceNetwork
from kinoflow.model.motion_model import MotionModel
from kinoflow.model.packing import PackedLinear, pack
from kinoflow.model.precision import dtype_of
from kinoflow.model.transformer import MotionTransformer
from kinoflow.text.features import TextFeatures

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


class Sampler:
    """A model as it is now.

    Weights that are sharded over processes are not all here; such a model is evaluated by its own forward pass, which
    gathers them block by block. The two ways differ in rounding only.

    Args:
        model: of training, or packed for sampling already; the sampler is good until its weights change.
        description: what it predicts, and when it is guided.
        guidance_scale: 1 or less for none.
    """

    def __init__(self, model: MotionModel, description: ModelDescription, guidance_scale: float) -> None:
        self.model = model
        self.description = description
        self.guidance_scale = guidance_scale
        sharded = any(isinstance(parameter, DTensor) for parameter in model.parameters())
        self.network = None if sharded else InferenceNetwork(packed_copy(model.transformer))

    @torch.no_grad()
    def field(self, text: TextFeatures, num_frames: Tensor, times: Sequence[float]) -> Field:
        """The guided velocity, to be asked at these times in this order.

        Args:
            text: B rows.
            num_frames: [B] int64.
            times: what a sampler will ask for; texts are taken through the network for many of them at once.
        """
        if self.network is None:
            return self._plain(text, num_frames)
        return GuidedVelocity(
            self.model,
            text,
            num_frames,
            times,
            guidance_scale=self.guidance_scale,
            guidance_interval=self.description.guidance_interval,
            prediction=self.description.prediction,
            null_context=self.description.null_context,
            network=self.network,
        )

    def _plain(self, text: TextFeatures, num_frames: Tensor) -> Field:
        @torch.no_grad()
        def velocity(x: Tensor, t: float) -> Tensor:
            return guided_velocity(self.model, x, t, text, num_frames, self.description, self.guidance_scale)

        return velocity


def whole_patches(num_frames: int, network: NetworkConfig) -> int:
    """Frames up to the end of the last patch: a padded frame that shares a patch with valid ones would change them."""
    return min(-(-num_frames // network.patch_size) * network.patch_size, network.train_frames)


def start_noise(network: NetworkConfig, rows: int, size: int, generator: torch.Generator) -> Tensor:
    """[rows, size, D] noise: the first frames of a whole motion's, as in `MotionPipeline.sample`."""
    return torch.randn(rows, network.train_frames, network.motion_features, generator=generator)[:, :size]


def packed_copy(network: MotionTransformer) -> MotionTransformer:
    """The network with its linear layers packed where that works (`model.packing`); the given one stays plain.

    What is not packed is shared with the given one, not copied. Of a network in bfloat16 the first and last layers
    compute in float32, as in sampling, so that rounding does not make motions tremble.
    """
    if any(isinstance(module, PackedLinear) for module in network.modules()):
        return network
    with torch.device("meta"):
        copy = MotionTransformer(network.config)
    dtype = network.context_input.weight.dtype
    state = {name: tensor.detach() for name, tensor in network.state_dict().items()}
    copy.load_state_dict({n: t.to(dtype_of(f"transformer.{n}", dtype)) for n, t in state.items()}, assign=True)
    pack(copy.requires_grad_(False))
    return copy


def trainable_copy(model: MotionModel, dtype: torch.dtype) -> MotionModel:
    """A model with plain weights in `dtype` that ask for gradients, as the engine computes with; statistics stay as is.

    Asked with gradients enabled it takes the kernels of training, so that two models with equal weights agree exactly.
    """
    with torch.device("meta"):
        copy = MotionModel(model.config)
    parameters = {name for name, _ in copy.named_parameters()}
    state = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    copy.load_state_dict({n: t.to(dtype) if n in parameters else t for n, t in state.items()}, assign=True)
    return copy.requires_grad_(True)
