"""What a distillation needs, computed from its configuration as `training.estimate` does for the stages before it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kinoflow.flow.steppers import evaluation_times
from kinoflow.inference.settings import SamplingSettings
from kinoflow.model.description import ModelDescription
from kinoflow.training.distillation.bank import bank_bytes
from kinoflow.training.distillation.config import DistillConfig
from kinoflow.training.estimate import TEXT_TOKENS, Estimate, estimate, forward_flops, training_flops, uniform

_TEACHER = "teacher"
"""It is not shared out over processes."""


@dataclass(frozen=True)
class BankNeeds:
    """What the teacher's trajectories take, all of them of the longest length.

    Attributes:
        flops: operations of making them.
        num_bytes: on disk.
    """

    flops: float
    num_bytes: float


def distillation_estimate(config: DistillConfig, description: ModelDescription) -> tuple[Estimate, str, BankNeeds]:
    """Needs of a run whose motions all have the longest length, what one step of it is in words, and the bank's.

    Operations of a step are the mean over steps from the teacher's points and from the student's own; the latter are
    counted as if the teacher went the whole way, which is too much by its first interval.

    Args:
        config: of the run.
        description: of the teacher: its steps, and when it is guided.
    """
    options, network = config.distillation, config.network
    batch = config.sampler.batch_size
    rows = batch * options.steps
    found = estimate(replace(config, sampler=replace(config.sampler, batch_size=rows)))
    settings = SamplingSettings.of(description)
    rows_of_teacher = settings.network_rows(evaluation_times(**settings.integration))
    once = forward_flops(network, uniform(1, network.train_frames), uniform(1, TEXT_TOKENS))
    flops = training_flops(network, uniform(rows, network.train_frames), uniform(rows, TEXT_TOKENS))
    if config.lora.rank:
        flops *= 2 / 3  # as in `training.estimate`
    if options.on_policy_every:
        flops += batch * once * (options.steps - 1 + rows_of_teacher) / options.on_policy_every
    state = found.state_bytes | {_TEACHER: 4 * found.parameters}
    words = (
        f"{batch * config.micro_batches} trajectories a step, each at its {options.steps} beginnings; of "
        f"{options.trajectories} motions of the teacher"
    )
    count = options.trajectories + options.held_out
    bank = BankNeeds(
        count * once * rows_of_teacher, bank_bytes(network.train_frames, count, options.steps + 1, network)
    )
    needs = replace(found, state_bytes=state, flops_per_step=flops * config.micro_batches, whole=frozenset({_TEACHER}))
    return needs, words, bank
