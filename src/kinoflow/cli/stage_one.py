"""Which stage one a model went through, for the stages that come after it."""

from __future__ import annotations

from pathlib import Path

from kinoflow.errors import OptionError
from kinoflow.inference.ahead import describe_folder
from kinoflow.inference.pipeline import resolve_folder
from kinoflow.model.description import ModelDescription
from kinoflow.recipes import model_of_recipe, recipe_of_model
from kinoflow.recipes import recipe as find_recipe
from kinoflow.recipes.recipe import Recipe


def stage_one(start_from: Path | None, recipe: str | None) -> tuple[str, Recipe, ModelDescription]:
    """Name and recipe of a model, and its description: of a folder, or of what a recipe would make.

    Raises:
        OptionError: neither is given, or no recipe has the network of the model.
        ModelFolderError: the folder cannot be read.
    """
    if start_from is not None:
        description = describe_folder(resolve_folder(start_from))
        name = recipe or recipe_of_model(description)
        return name, find_recipe(name), description
    if recipe is None:
        raise OptionError("--estimate needs the size of the model: --from FOLDER or --recipe NAME")
    found = find_recipe(recipe)
    return recipe, found, model_of_recipe(found.pretrain())
