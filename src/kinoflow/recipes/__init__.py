"""Recipes: functions that return one complete, frozen configuration of a run."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from kinoflow.errors import OptionError
from kinoflow.model.folder import ModelDescription
from kinoflow.recipes.compact import compact, compact_paper
from kinoflow.recipes.distill import ORIGINS_OF_DISTILLATION
from kinoflow.recipes.origins import ORIGINS_OF_DPO, ORIGINS_OF_FINETUNING, ORIGINS_OF_GRPO
from kinoflow.recipes.paper import ORIGINS, ORIGINS_OF_SMALLEST, paper_large, paper_lite, paper_small
from kinoflow.recipes.toy import toy
from kinoflow.training.config import TrainingConfig

RECIPES: dict[str, Callable[[], TrainingConfig]] = {
    "compact": compact,
    "compact-paper": compact_paper,
    "toy": toy,
    "paper-0.05b": paper_small,
    "paper-0.46b": paper_lite,
    "paper-1.0b": paper_large,
}


def recipe(name: str) -> TrainingConfig:
    """The configuration of a name.

    Raises:
        OptionError: no recipe has this name.
    """
    if name not in RECIPES:
        raise OptionError(f"unknown recipe {name!r}; known: {', '.join(RECIPES)}")
    return RECIPES[name]()


def recipe_of_model(description: ModelDescription) -> str:
    """Name of the first recipe with the network and prediction of a model, with or without control.

    Raises:
        OptionError: there is none.
    """
    for name, function in RECIPES.items():
        config = function()
        network = dataclasses.replace(config.network, control=description.network.control)
        if network == description.network and config.objective.prediction == description.prediction:
            return name
    raise OptionError(f"no recipe has the network of this model; name one whose settings to take: {', '.join(RECIPES)}")


def model_of_recipe(config: TrainingConfig) -> ModelDescription:
    """What the folder of a model that this configuration trains would say of it."""
    return ModelDescription(
        network=config.network,
        prediction=config.objective.prediction,
        text_encoder=config.text_encoder,
        name=config.name,
        guidance_scale=config.guidance_scale,
        guidance_interval=config.guidance_interval,
        num_steps=config.sampling_steps,
    )


def origins(name: str, stage: str = "pretrain") -> dict[str, str]:
    """Where the values of a recipe come from; for stage one, of those that follow the paper, empty for the others.

    Args:
        name: of the recipe.
        stage: "pretrain", "finetune", "dpo", "grpo" or "distill".
    """
    of_stage = {
        "finetune": ORIGINS_OF_FINETUNING,
        "dpo": ORIGINS_OF_DPO,
        "grpo": ORIGINS_OF_GRPO,
        "distill": ORIGINS_OF_DISTILLATION,
    }
    if stage != "pretrain":
        return of_stage[stage]
    if name == "paper-0.05b":
        return ORIGINS_OF_SMALLEST
    return ORIGINS if name.startswith("paper-") else {}
