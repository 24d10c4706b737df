"""`kinoflow train evaluator`: train the retrieval evaluator on a dataset folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from tyro.conf import arg

from kinoflow.errors import OptionError


def evaluator(
    *,
    data: Path,
    output: Annotated[Path, arg(aliases=["-o"], metavar="OUT")],
    steps: Annotated[int | None, arg(metavar="N")] = None,
    seed: Annotated[int, arg(metavar="N")] = 0,
    threads: Annotated[int | None, arg(metavar="N")] = None,
) -> None:
    """Train the evaluator of `kinoflow evaluate` on captions and motions. The same command continues a run.

    Args:
        data: Dataset folder that `kinoflow data build` wrote; its training split is used.
        output: Run folder: checkpoints, log.jsonl, and the trained evaluator in OUT/evaluator.
        steps: Steps of the whole run; the default of the configuration when left out.
        seed: Decides first weights and the order of the data.
        threads: CPU threads; all cores when left out.
    """
    if steps is not None and steps < 1:
        raise OptionError(f"--steps must be at least 1; got {steps}")
    if not 0 <= seed < 2**62:
        raise OptionError(f"--seed must be from 0 to {2**62 - 1}; got {seed}")
    import dataclasses

    import torch
    from rich.console import Console
    from rich.progress import Progress

    import kinoflow.training  # noqa: F401  (it says how threads wait, before torch is imported)
    from kinoflow.training.evaluator import EvaluatorTrainer, EvaluatorTrainingConfig

    if threads is not None:
        torch.set_num_threads(threads)
    config = EvaluatorTrainingConfig(seed=seed)
    if steps is not None:
        config = dataclasses.replace(config, num_steps=steps)
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("encoding captions", total=None)
        trainer = EvaluatorTrainer(
            data, output, config, lambda done, total: progress.update(task, completed=done, total=total)
        )
    if trainer.resume():
        console.print(f"continuing after step {trainer.step}")
    print(trainer.train())
