"""Recipes: functions that return one complete, frozen configuration of a run."""

from __future__ import annotations

from collections.abc import Callable

from kinoflow.errors import OptionError
from kinoflow.recipes.compact import compact, compact_paper
from kinoflow.recipes.toy import toy
from kinoflow.training.config import TrainingConfig

RECIPES: dict[str, Callable[[], TrainingConfig]] = {
    "compact": compact,
    "compact-paper": compact_paper,
    "toy": toy,
}


def recipe(name: str) -> TrainingConfig:
    """The configuration of a name.

    Raises:
        OptionError: no recipe has this name.
    """
    if name not in RECIPES:
        raise OptionError(f"unknown recipe {name!r}; known: {', '.join(RECIPES)}")
    return RECIPES[name]()
