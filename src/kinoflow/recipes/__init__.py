"""Recipes: named tables of values from which the configuration of every stage of training is made."""

from __future__ import annotations

import dataclasses

from kinoflow.errors import OptionError
from kinoflow.model.description import ModelDescription
from kinoflow.recipes.compact import COMPACT, COMPACT_PAPER
from kinoflow.recipes.paper import LARGE, LITE, SMALL
from kinoflow.recipes.recipe import Recipe
from kinoflow.recipes.toy import TOY
from kinoflow.training.config import TrainingConfig

RECIPES: dict[str, Recipe] = {
    "compact": COMPACT,
    "compact-paper": COMPACT_PAPER,
    "toy": TOY,
    "paper-0.05b": SMALL,
    "paper-0.46b": LITE,
    "paper-1.0b": LARGE,
}


def recipe(name: str) -> Recipe:
    """The recipe of a name.

    Raises:
        OptionError: no recipe has this name.
    """
    if name not in RECIPES:
        raise OptionError(f"unknown recipe {name!r}; known: {', '.join(RECIPES)}")
    return RECIPES[name]


def recipe_of_model(description: ModelDescription) -> str:
    """Name of the first recipe with the network and prediction of a model, with or without control.

    Raises:
        OptionError: there is none.
    """
    for name, known in RECIPES.items():
        config = known.pretrain()
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
