"""`kinoflow train`: train a model on a dataset folder."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import Annotated, Any, TypeVar

from tyro.conf import arg

from kinoflow.cli.align import dpo, grpo
from kinoflow.cli.train_evaluator import evaluator
from kinoflow.errors import OptionError

Config = TypeVar("Config")


def pretrain(
    *,
    data: Path,
    output: Annotated[Path, arg(aliases=["-o"], metavar="OUT")],
    recipe: str = "compact",
    set: tuple[str, ...] = (),
    start_from: Annotated[Path | None, arg(name="from", metavar="FOLDER")] = None,
    threads: Annotated[int | None, arg(metavar="N")] = None,
) -> None:
    """Train from nothing, or from the weights of a model folder. The same command continues an interrupted run.

    Args:
        data: Dataset folder that `kinoflow data build` wrote.
        output: Run folder: checkpoints, log.jsonl, and the trained model in OUT/model.
        recipe: Name of the configuration; `kinoflow train recipes` lists them.
        set: Fields of the recipe to change, like num_steps=2000 optimizer.learning_rate=3e-4.
        start_from: Model folder to begin with instead of fresh weights.
        threads: CPU threads; all cores when left out.
    """
    # Idle threads that spin for long make two busy processes on one machine several times slower; threads that never
    # spin lose a quarter of the speed of small steps. This must be set before torch is imported.
    os.environ.setdefault("GOMP_SPINCOUNT", "30000")
    import torch
    from rich.console import Console
    from rich.progress import Progress

    from kinoflow.inference.pipeline import resolve_folder
    from kinoflow.model.folder import load_model
    from kinoflow.recipes import recipe as find_recipe
    from kinoflow.training.pretrain import build_trainer, dataset_licence

    if threads is not None:
        torch.set_num_threads(threads)
    config = override(find_recipe(recipe), set)
    model = None
    if start_from is not None:
        model, description = load_model(resolve_folder(start_from))
        if description.network != config.network:
            raise OptionError(f"{start_from} has another network than the recipe {recipe!r}")
        model.requires_grad_(True)
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("encoding captions", total=None)
        trainer = build_trainer(
            config,
            data,
            output,
            start_from=model,
            licence=dataset_licence(data),
            progress=lambda done, total: progress.update(task, completed=done, total=total),
        )
    if trainer.resume():
        console.print(f"continuing after step {trainer.step}")
    print(trainer.train())


def recipes() -> None:
    """List the recipes."""
    from kinoflow.recipes import RECIPES

    for name, function in RECIPES.items():
        print(f"{name:16}{(function.__doc__ or '').strip().splitlines()[0]}")


command = {"pretrain": pretrain, "dpo": dpo, "grpo": grpo, "evaluator": evaluator, "recipes": recipes}


def override(config: Config, changes: tuple[str, ...]) -> Config:
    """The configuration with fields changed by "name=value" or "section.name=value".

    Raises:
        OptionError: no such field, or a value of another type.
    """
    for change in changes:
        path, separator, text = change.partition("=")
        if not separator:
            raise OptionError(f"--set needs name=value; got {change!r}")
        config = _replace(config, path.split("."), text, change)
    return config


def _replace(section: Any, path: list[str], text: str, change: str) -> Any:
    names = [field.name for field in dataclasses.fields(section)]
    if path[0] not in names:
        raise OptionError(f"--set {change}: there is no {path[0]!r}; known: {', '.join(names)}")
    value = getattr(section, path[0])
    nested = dataclasses.is_dataclass(value)
    if nested != (len(path) > 1):
        raise OptionError(f"--set {change}: {path[0]!r} is {'a section' if nested else 'not a section'}")
    new = _replace(value, path[1:], text, change) if nested else _parse(text, value, change)
    return dataclasses.replace(section, **{path[0]: new})


def _parse(text: str, current: Any, change: str) -> Any:
    try:
        if isinstance(current, bool):
            return {"true": True, "false": False}[text.lower()]
        if isinstance(current, int):
            return int(text)
        if isinstance(current, float):
            return float(text)
    except (KeyError, ValueError):
        raise OptionError(f"--set {change}: expected a value like {current!r}") from None
    return None if text.lower() == "none" else text
