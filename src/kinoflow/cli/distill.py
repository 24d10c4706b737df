"""`kinoflow train distill`: a student that takes few steps, without guidance, where its teacher takes many."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from tyro.conf import Positional, arg

from kinoflow.errors import OptionError

if TYPE_CHECKING:
    from kinoflow.model.description import ModelDescription
    from kinoflow.training.distillation.config import DistillConfig


def distill(
    model: Positional[Annotated[Path | None, arg(metavar="MODEL")]] = None,
    /,
    *,
    data: Annotated[Path | None, arg(metavar="DIR")] = None,
    output: Annotated[Path | None, arg(aliases=["-o"], metavar="OUT")] = None,
    steps: Annotated[int, arg(metavar="N")] = 4,
    recipe: str | None = None,
    lora: Annotated[int, arg(metavar="RANK")] = 0,
    set: tuple[str, ...] = (),
    threads: Annotated[int | None, arg(metavar="N")] = None,
    estimate: bool = False,
) -> None:
    """Train a student that needs a few evaluations of the network for a motion, and no guidance.

    The teacher first makes motions for the captions of the data, which are kept in OUT/bank; the student then learns
    to go its way in few steps. The same command continues an interrupted run, in either part of it.

    Args:
        model: Model folder to distil, or `compact` for the bundled one; a student may be distilled again.
        data: Dataset folder whose captions, with the lengths of their clips, are the sentences. Motions are only used
            for what is known beforehand, with models that can be told (control).
        output: Run folder: bank, checkpoints, log.jsonl, and the student in OUT/model.
        steps: Steps of the student, one evaluation each.
        recipe: Recipe of stage one to take settings from; that of the model's network when left out.
        lora: Train adapters of this rank and merge them at the end, instead of all weights (extra lora).
        set: Fields to change, like num_steps=2000 distillation.trajectories=2000 distillation.times=0,0.1,0.3,0.6,1.
        threads: CPU threads; all cores when left out.
        estimate: Print what the run would need in memory, operations and hours, and train nothing; MODEL or --recipe
            is enough for that.
    """
    if estimate:
        _estimate(model, recipe, steps, lora, set)
        return
    if model is None or data is None or output is None:
        raise OptionError(
            "give the model to distil (`compact` is the bundled one), --data DIR for the sentences, which `kinoflow "
            "data build` wrote, and -o OUT for the run"
        )
    import torch
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    import kinoflow.training  # noqa: F401  (it says how threads wait, before torch is imported)
    from kinoflow.training.distillation.runs import build_distillation
    from kinoflow.training.processes import Processes

    if threads is not None:
        torch.set_num_threads(threads)
    _, config, _ = _configured(model, recipe, steps, lora, set)
    processes = Processes.join(config.device)
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    shown = console.is_terminal and processes.first
    try:
        with Progress(*columns, console=console, transient=True, disable=not shown) as progress:
            task = progress.add_task("reading the data", total=None)
            trainer = build_distillation(
                config,
                model,
                data,
                output,
                tell=lambda what, done, total: progress.update(task, description=what, completed=done, total=total),
                processes=processes,
            )
    except KeyboardInterrupt:
        console.print("interrupted; the motions that are finished are kept: the same command goes on", highlight=False)
        raise
    if processes.first:
        times = ", ".join(f"{time:.3g}" for time in trainer.description.sampling_times)
        console.print(f"steps between the times {times}", highlight=False)
    if trainer.resume() and processes.first:
        console.print(f"continuing after step {trainer.step}")
    folder = trainer.train()
    if processes.first:
        print(folder)


def _configured(
    model: Path | None, recipe: str | None, steps: int, lora: int, changes: tuple[str, ...]
) -> tuple[str, DistillConfig, ModelDescription]:
    """Name of the recipe of stage one, the configuration of the run, and the description of the teacher."""
    from kinoflow.cli.overrides import override
    from kinoflow.cli.stage_one import stage_one
    from kinoflow.training.config import LoraConfig

    name, found, description = stage_one(model, recipe)
    return name, override(found.distill(description, steps, LoraConfig(rank=lora)), changes), description


def _estimate(model: Path | None, recipe: str | None, steps: int, lora: int, changes: tuple[str, ...]) -> None:
    from kinoflow.cli.estimates import estimate_lines
    from kinoflow.inference.plan import gibibytes
    from kinoflow.training.distillation.estimate import distillation_estimate
    from kinoflow.training.estimate import readable

    name, config, description = _configured(model, recipe, steps, lora, changes)
    needs, words, bank = distillation_estimate(config, description)
    print("\n".join(estimate_lines(config, name, "distill", needs, words)))
    size = gibibytes(int(bank.num_bytes))
    print(f"  {readable(bank.flops) + 'FLOP':14}before it, for the motions of the teacher: {size} on disk")
