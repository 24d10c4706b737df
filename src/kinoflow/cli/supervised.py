"""`kinoflow train pretrain|finetune`: train a model on a dataset folder, or tune one that is trained."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from tyro.conf import arg

from kinoflow.cli.overrides import override
from kinoflow.errors import OptionError

if TYPE_CHECKING:
    from kinoflow.model.description import ModelDescription
    from kinoflow.recipes.recipe import Recipe
    from kinoflow.training.config import TrainingConfig
    from kinoflow.training.pretrain import StartingPoint

Output = Annotated[Path | None, arg(aliases=["-o"], metavar="OUT")]
From = Annotated[Path | None, arg(name="from", metavar="FOLDER")]
Threads = Annotated[int | None, arg(metavar="N")]


def pretrain(
    *,
    data: Annotated[Path | None, arg(metavar="DIR")] = None,
    output: Output = None,
    recipe: str = "compact",
    set: tuple[str, ...] = (),
    start_from: From = None,
    threads: Threads = None,
    estimate: bool = False,
) -> None:
    """Train from nothing, or from the weights of a model folder. The same command continues an interrupted run.

    Many processes: torchrun --nproc-per-node N --no-python kinoflow train pretrain ...

    Args:
        data: Dataset folder that `kinoflow data build` wrote.
        output: Run folder: checkpoints, log.jsonl, and the trained model in OUT/model.
        recipe: Name of the configuration; `kinoflow train recipes` lists them.
        set: Fields of the recipe to change, like num_steps=2000 optimizer.learning_rate=3e-4.
        start_from: Model folder to begin with instead of fresh weights.
        threads: CPU threads; all cores when left out.
        estimate: Print what the run would need in memory, operations and hours, and train nothing.
    """
    from kinoflow.recipes import recipe as find_recipe

    config = override(find_recipe(recipe).pretrain(), set)
    if estimate:
        _estimate(config, recipe, "pretrain")
        return
    _run(config, data, output, start_from=starting_point(start_from), threads=threads)


def finetune(
    *,
    start_from: From = None,
    data: Annotated[Path | None, arg(metavar="DIR")] = None,
    output: Output = None,
    recipe: str | None = None,
    lora: Annotated[int, arg(metavar="RANK")] = 0,
    sources: Annotated[tuple[str, ...], arg(metavar="NAME")] = (),
    labels: Annotated[tuple[str, ...], arg(metavar="NAME")] = (),
    captured_only: bool = False,
    best: Annotated[float, arg(metavar="SHARE")] = 1.0,
    set: tuple[str, ...] = (),
    threads: Threads = None,
    estimate: bool = False,
) -> None:
    """Tune a trained model on curated clips: a tenth of the learning rate, constant, for a fifth of the steps.

    With --lora at most 2,000 steps of at most 8 clips, for a folder of one's own.

    Args:
        start_from: Model folder to tune, kinoflow's own or an official one, or `compact` for the bundled model.
        data: Dataset folder that `kinoflow data build` wrote.
        output: Run folder: checkpoints, log.jsonl, and the tuned model in OUT/model.
        recipe: Configuration to take the settings from; that of the model's network when left out.
        lora: Train adapters of this rank (8 is usual) and merge them at the end, instead of all weights.
        sources: Only clips of these sources; `kinoflow data show DIR` lists them.
        labels: Only clips with these labels.
        captured_only: No clips that are composed of others.
        best: Share of the clips of each label to use, those with least foot slide and jerk.
        set: Fields of the configuration to change, like num_steps=500 optimizer.learning_rate=1e-5.
        threads: CPU threads; all cores when left out.
        estimate: Print what the run would need in memory, operations and hours, and train nothing; --from or --recipe
            is enough for that.
    """
    from kinoflow.training.config import CurationConfig, LoraConfig

    def configured(found: Recipe, description: ModelDescription) -> TrainingConfig:
        curation = CurationConfig(sources=sources, labels=labels, captured_only=captured_only, best=best)
        config = found.finetune(description, LoraConfig(rank=lora))
        return override(dataclasses.replace(config, curation=curation), set)

    if estimate:
        from kinoflow.cli.stage_one import stage_one

        name, found, description = stage_one(start_from, recipe)
        _estimate(configured(found, description), name, "finetune")
        return
    from kinoflow.recipes import recipe as find_recipe
    from kinoflow.recipes import recipe_of_model

    start = starting_point(start_from)
    if start is None:
        raise OptionError("finetune needs --from FOLDER, the model to tune; --from compact is the bundled one")
    config = configured(find_recipe(recipe or recipe_of_model(start.description)), start.description)
    _run(config, data, output, start_from=start, threads=threads)


def starting_point(folder: Path | None) -> StartingPoint | None:
    """The model of a folder as something to begin with; None for none."""
    if folder is None:
        return None
    from kinoflow.inference.loading import load_plain
    from kinoflow.inference.pipeline import resolve_folder
    from kinoflow.training.pretrain import StartingPoint

    model, description = load_plain(folder)
    return StartingPoint(model, description, resolve_folder(folder))


def _run(
    config: TrainingConfig,
    data: Path | None,
    output: Path | None,
    *,
    start_from: StartingPoint | None,
    threads: int | None,
) -> None:
    """Prepare, resume and train; prints the folder of the trained model."""
    if data is None or output is None:
        raise OptionError("training needs --data DIR, which `kinoflow data build` wrote, and -o OUT for the run")
    import torch
    from rich.console import Console
    from rich.progress import Progress

    import kinoflow.training  # noqa: F401  (it says how threads wait, before torch is imported)
    from kinoflow.data.shards import DatasetFolder
    from kinoflow.training.pretrain import build_trainer, licence_of_run
    from kinoflow.training.processes import Processes

    if threads is not None:
        torch.set_num_threads(threads)
    dataset = DatasetFolder.open(data)
    processes = Processes.join(config.device)
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not (console.is_terminal and processes.first)) as progress:
        task = progress.add_task("reading the data", total=None)
        trainer = build_trainer(
            config,
            dataset,
            output,
            start_from=start_from,
            licence=licence_of_run(dataset, start_from),
            progress=lambda done, total: progress.update(task, completed=done, total=total),
            processes=processes,
        )
    if trainer.resume() and processes.first:
        console.print(f"continuing after step {trainer.step}")
    folder = trainer.train()
    if processes.first:
        print(folder)


def _estimate(config: TrainingConfig, name: str, stage: str) -> None:
    from kinoflow.cli.estimates import estimate_lines

    print("\n".join(estimate_lines(config, name, stage)))
