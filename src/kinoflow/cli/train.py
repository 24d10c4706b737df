"""`kinoflow train`: its subcommands."""

from __future__ import annotations

from kinoflow.cli.align import dpo, grpo
from kinoflow.cli.away import away, join
from kinoflow.cli.distill import distill
from kinoflow.cli.stages import all_stages
from kinoflow.cli.supervised import finetune, pretrain
from kinoflow.cli.train_evaluator import evaluator


def recipes() -> None:
    """List the recipes."""
    from kinoflow.recipes import RECIPES

    for name, recipe in RECIPES.items():
        print(f"{name:16}{recipe.summary}")


command = {
    "pretrain": pretrain,
    "finetune": finetune,
    "dpo": dpo,
    "grpo": grpo,
    "distill": distill,
    "all": all_stages,
    "away": away,
    "join": join,
    "evaluator": evaluator,
    "recipes": recipes,
}
