"""Stage two: from a trained model and the recipe of its stage one to a run on curated data."""

from __future__ import annotations

import dataclasses

from kinoflow.model.folder import ModelDescription
from kinoflow.training.config import LoraConfig, ObjectiveConfig, TrainingConfig

RATE = 0.1
"""Learning rate over that of stage one (paper, reported)."""
STEPS = 0.2
"""Steps over those of stage one. The paper's number is unknown; enough for small data, to be chosen by validation."""
ADAPTER_STEPS, ADAPTER_BATCH = 2_000, 8
"""With adapters, at most so many steps of so many clips: for a folder of one's own and one device. Ours."""


def finetune(config: TrainingConfig, description: ModelDescription, lora: LoraConfig | None = None) -> TrainingConfig:
    """A tenth of the learning rate, constant after the warm-up, for a fifth of the steps.

    Network, prediction and text encoder are those of the model. With adapters the rate is that of stage one: they
    start at nothing and need about ten times the rate of the weights themselves; and since they are for a folder of
    one's own, at most `ADAPTER_STEPS` steps of `ADAPTER_BATCH` clips (no numbers of the paper).

    Args:
        config: of stage one.
        description: of the model to start from.
        lora: train adapters instead of the weights.
    """
    lora = lora or LoraConfig()
    objective = config.objective
    if objective.prediction != description.prediction:
        objective = ObjectiveConfig(prediction=description.prediction)
    if not description.network.control:
        objective = dataclasses.replace(objective, control=0.0)
    rate = config.optimizer.learning_rate * (1.0 if lora.rank else RATE)
    tuned = dataclasses.replace(
        config,
        name=f"{description.name or config.name}-finetuned",
        network=description.network,
        text_encoder=description.text_encoder,
        objective=objective,
        optimizer=dataclasses.replace(config.optimizer, learning_rate=rate, decay_from=1.0),
        lora=lora,
        num_steps=max(1, round(STEPS * config.num_steps)),
        guidance_scale=description.guidance_scale,
        guidance_interval=description.guidance_interval,
        sampling_steps=description.num_steps,
    )
    return _for_a_folder(tuned) if lora.rank else tuned


def _for_a_folder(config: TrainingConfig) -> TrainingConfig:
    """The same run, no longer and no larger than some hundred clips of one's own ask for, measured more often."""
    steps = min(config.num_steps, ADAPTER_STEPS)
    return dataclasses.replace(
        config,
        sampler=dataclasses.replace(config.sampler, batch_size=min(config.sampler.batch_size, ADAPTER_BATCH)),
        optimizer=dataclasses.replace(config.optimizer, warmup_steps=min(config.optimizer.warmup_steps, steps // 20)),
        micro_batches=1,
        num_steps=steps,
        log_every=min(config.log_every, 10),
        validate_every=min(config.validate_every, 100),
        checkpoint_every=min(config.checkpoint_every, 100),
    )
