"""What stage three needs, computed from its configuration as `training.estimate` does for the stages before it."""

from __future__ import annotations

from dataclasses import replace

from kinoflow.alignment.config import AlignmentConfig, DPOConfig, GRPOConfig
from kinoflow.alignment.policy import jumps_of, plan_steps
from kinoflow.flow.grid import is_guided
from kinoflow.flow.steppers import evaluation_times
from kinoflow.inference.settings import SamplingSettings
from kinoflow.model.description import ModelDescription
from kinoflow.training.estimate import BACKWARD, TEXT_TOKENS, Estimate, estimate, shared_forward_flops, uniform

_REFERENCE = "reference"
"""It is not shared out over processes."""


def alignment_estimate(config: AlignmentConfig, description: ModelDescription) -> tuple[Estimate, str]:
    """Needs of a run whose motions all have the longest length, and what one step of it is, in words.

    Operations include those of the reference, and for GRPO of sampling; scoring, guards, and the pairs that DPO makes
    before it begins are left out. Activations are counted as if every motion had a text of its own, so are too large by
    the shared ones.

    Args:
        config: of the stage.
        description: of the model: when it is guided.
    """
    if isinstance(config, DPOConfig):
        rows, flops, batch = _dpo(config)
    else:
        assert isinstance(config, GRPOConfig)
        rows, flops, batch = _grpo(config, description)
    found = estimate(replace(config, sampler=replace(config.sampler, batch_size=rows)))
    low = config.precision == "bf16"
    state = found.state_bytes | {_REFERENCE: (6 if low else 4) * found.parameters}
    if isinstance(config, GRPOConfig) and config.device == "cpu":
        state["weights packed for sampling"] = (2 if low else 4) * found.parameters
    flops *= config.micro_batches
    return replace(found, state_bytes=state, flops_per_step=flops, whole=frozenset({_REFERENCE})), batch


def pair_flops(config: DPOConfig, description: ModelDescription) -> float:
    """Operations of making the pairs that a DPO run makes itself, all motions of the longest length."""
    options = config.candidates
    times = evaluation_times(**SamplingSettings.of(description).integration)
    each = sum(_forward(config, options.candidates, time, description.guidance_scale, description) for time in times)
    return options.num_prompts * each


def _dpo(config: DPOConfig) -> tuple[int, float, str]:
    """Motions of a micro-batch, its operations, and a step in words."""
    options = config.preference
    looks = options.pairs * options.times
    network = config.network
    forward = shared_forward_flops(network, uniform(2 * looks, network.train_frames), uniform(looks, TEXT_TOKENS))
    batch = f"{options.pairs * config.micro_batches} pairs at {options.times} times each a step"
    return 2 * looks, (1 + BACKWARD + 1) * forward, batch


def _grpo(config: GRPOConfig, description: ModelDescription) -> tuple[int, float, str]:
    policy = config.policy
    scale = policy.guidance_scale or description.guidance_scale
    plan = plan_steps(policy, jumps=jumps_of(description, scale))
    forward = {step.time: _forward(config, policy.group_size, step.time, scale, description) for step in plan}
    sampled = sum(forward.values())
    trained = sum(forward[step.time] for step in plan if step.trained)
    flops = (1 + BACKWARD) * trained + (trained + sampled) / policy.updates
    guided = any(_guided(step.time, scale, description) for step in plan if step.trained)
    batch = (
        f"{config.micro_batches} groups of {policy.group_size} motions a step, {policy.window_steps} of "
        f"{policy.num_steps} steps trained"
    )
    return policy.group_size * (1 + guided), flops, batch


def _forward(config: AlignmentConfig, motions: int, time: float, scale: float, description: ModelDescription) -> float:
    """Operations of one look at motions of one sentence, with and without it where guidance acts."""
    network, both = config.network, 1 + _guided(time, scale, description)
    return shared_forward_flops(network, uniform(both * motions, network.train_frames), uniform(both, TEXT_TOKENS))


def _guided(time: float, scale: float, description: ModelDescription) -> bool:
    return scale > 1 and is_guided(time, description.guidance_interval)
