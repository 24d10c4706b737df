"""Stage two: from a trained model and the recipe of its stage one to a run on curated data."""

from __future__ import annotations

import dataclasses

from kinoflow.errors import OptionError
from kinoflow.model.folder import ModelDescription
from kinoflow.training.config import LoraConfig, ObjectiveConfig, TrainingConfig

RATE = 0.1
"""Learning rate over that of stage one (paper, reported)."""
STEPS = 0.2
"""Steps over those of stage one. The paper's number is unknown; enough for small data, to be chosen by validation."""


def finetune(config: TrainingConfig, description: ModelDescription, lora: LoraConfig | None = None) -> TrainingConfig:
    """A tenth of the learning rate, constant after the warm-up, for a fifth of the steps.

    Network, prediction and text encoder are those of the model. With adapters the rate is that of stage one: they
    start at nothing and need about ten times the rate of the weights themselves (no number of the paper).

    Args:
        config: of stage one.
        description: of the model to start from.
        lora: train adapters instead of the weights.
    """
    lora = lora or LoraConfig()
    objective = config.objective
    if objective.prediction != description.prediction:
        objective = ObjectiveConfig(prediction=description.prediction)
    rate = config.optimizer.learning_rate * (1.0 if lora.rank else RATE)
    return dataclasses.replace(
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


def recipe_of(description: ModelDescription, recipes: dict[str, TrainingConfig]) -> TrainingConfig:
    """The recipe that a model was probably trained by: the first with its network and prediction.

    Raises:
        OptionError: there is none.
    """
    for config in recipes.values():
        if config.network == description.network and config.objective.prediction == description.prediction:
            return config
    raise OptionError(
        "no recipe has the network of this model; name one whose settings to take, --recipe with one of "
        f"{', '.join(recipes)}"
    )
