"""`kinoflow train dpo` and `kinoflow train grpo`: align a trained model with preferences or rewards."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from tyro.conf import arg

from kinoflow.errors import OptionError

if TYPE_CHECKING:
    from kinoflow.training.engine import Trainer
    from kinoflow.training.processes import Processes

From = Annotated[Path | None, arg(name="from", metavar="FOLDER")]
Folder = Annotated[Path | None, arg(metavar="DIR")]
File = Annotated[Path | None, arg(metavar="FILE")]
Output = Annotated[Path | None, arg(aliases=["-o"], metavar="OUT")]
Threads = Annotated[int | None, arg(metavar="N")]


def dpo(
    *,
    start_from: From = None,
    output: Output = None,
    pairs: Folder = None,
    data: Folder = None,
    prompts: File = None,
    recipe: str | None = None,
    set: tuple[str, ...] = (),
    threads: Threads = None,
    estimate: bool = False,
) -> None:
    """Tune a trained model on pairs of motions of which one was preferred. The same command continues a run.

    Without --pairs it makes them first: it samples motions for the sentences, scores them, and keeps clear pairs in
    OUT/pairs.

    Args:
        start_from: Model folder to align, or `compact` for the bundled model. Frozen, it is the reference.
        output: Run folder: checkpoints, log.jsonl, and the aligned model in OUT/model.
        pairs: Folder or file of preference pairs, of `kinoflow preferences` or of people (docs/formats.md).
        data: Dataset folder whose captions are the sentences to make pairs for.
        prompts: File of sentences to make pairs for, instead of --data.
        recipe: Recipe of stage one to take settings from; that of the model's network when left out.
        set: Fields to change, like num_steps=200 preference.beta=50 reward.foot_slide.weight=1.
        threads: CPU threads; all cores when left out.
        estimate: Print what the run would need in memory, operations and hours, and train nothing; --from or --recipe
            is enough for that.
    """
    if estimate:
        _estimate("dpo", start_from, recipe, set)
        return
    model, out = _places(start_from, output)
    if pairs is None and data is None and prompts is None:
        raise OptionError("dpo needs --pairs DIR, or sentences to make them for: --data DIR or --prompts FILE")
    _threads(threads)
    from kinoflow.alignment.pairs import read_pairs
    from kinoflow.alignment.runs import build_dpo
    from kinoflow.alignment.similarity import load_similarity
    from kinoflow.cli.overrides import override
    from kinoflow.cli.preferences import choose_prompts, make, spread
    from kinoflow.cli.stage_one import stage_one
    from kinoflow.inference.pipeline import MotionPipeline
    from kinoflow.training.processes import Processes

    _, found, description = stage_one(model, recipe)
    config = override(found.dpo(description), set)
    processes = Processes.join(config.device)
    pipe = MotionPipeline.from_pretrained(model, device=processes.device)
    if pairs is None:
        pairs = out / "pairs"
        if processes.first:
            chosen, _ = choose_prompts(prompts, data, pipe)
            if prompts is None:
                chosen = spread(chosen, config.candidates.num_prompts, pipe)
            print(make(pipe, chosen, config.reward, pairs, config.candidates, seed=config.seed))
        processes.wait()
    _train(
        build_dpo(
            config, model, out, read_pairs(pairs), similarity=load_similarity(config.reward), processes=processes
        ),
        processes,
    )


def grpo(
    *,
    start_from: From = None,
    output: Output = None,
    data: Folder = None,
    prompts: File = None,
    held_out: File = None,
    recipe: str | None = None,
    set: tuple[str, ...] = (),
    threads: Threads = None,
    estimate: bool = False,
) -> None:
    """Tune a trained model by reinforcement learning (Flow-GRPO). The same command continues an interrupted run.

    It samples groups of motions for a sentence, scores them by probes of what the sentence says and by physical
    penalties, and makes the better ones more probable.

    Args:
        start_from: Model folder to align, or `compact` for the bundled model. Frozen, it is the reference.
        output: Run folder: checkpoints, log.jsonl, and the aligned model in OUT/model.
        data: Dataset folder whose captions are the sentences; those of its held-out clips are only measured on.
        prompts: File of sentences (text#frames#id lines), instead of --data.
        held_out: With --prompts: file of sentences to measure on; a tenth of the others when left out.
        recipe: Recipe of stage one to take settings from; that of the model's network when left out.
        set: Fields to change, like num_steps=50 policy.group_size=16 reward.probes=2.
        threads: CPU threads; all cores when left out.
        estimate: Print what the run would need in memory, operations and hours, and train nothing; --from or --recipe
            is enough for that.
    """
    if estimate:
        _estimate("grpo", start_from, recipe, set)
        return
    model, out = _places(start_from, output)
    if data is None and prompts is None:
        raise OptionError("grpo needs sentences: --data DIR for the captions of a dataset, or --prompts FILE")
    if held_out is not None and prompts is None:
        raise OptionError("--held-out goes with --prompts: of a dataset, its validation split is what is measured on")
    _threads(threads)
    from kinoflow.alignment.prompts import split_prompts
    from kinoflow.alignment.runs import build_grpo
    from kinoflow.alignment.similarity import load_similarity
    from kinoflow.cli.overrides import override
    from kinoflow.cli.preferences import choose_prompts
    from kinoflow.cli.stage_one import stage_one
    from kinoflow.inference.pipeline import MotionPipeline
    from kinoflow.training.processes import Processes

    _, found, description = stage_one(model, recipe)
    config = override(found.grpo(description), set)
    processes = Processes.join(config.device)
    pipe = MotionPipeline.from_pretrained(model, device=processes.device)
    train, measured = choose_prompts(prompts, data, pipe)
    if prompts is not None:
        if held_out is not None:
            measured, _ = choose_prompts(held_out, None, pipe)
        else:
            train, measured = split_prompts(train, 0.1)
    _train(
        build_grpo(config, model, out, train, measured, similarity=load_similarity(config.reward), processes=processes),
        processes,
    )


def _places(start_from: Path | None, output: Path | None) -> tuple[Path, Path]:
    if start_from is None or output is None:
        raise OptionError(
            "give --from FOLDER, the model to align (--from compact is the bundled one), and -o OUT for the run"
        )
    return start_from, output


def _estimate(stage: str, start_from: Path | None, recipe: str | None, changes: tuple[str, ...]) -> None:
    from kinoflow.alignment.config import AlignmentConfig, DPOConfig
    from kinoflow.alignment.estimate import alignment_estimate, pair_flops
    from kinoflow.cli.estimates import estimate_lines
    from kinoflow.cli.overrides import override
    from kinoflow.cli.stage_one import stage_one
    from kinoflow.training.estimate import readable

    name, found, description = stage_one(start_from, recipe)
    made: AlignmentConfig = {"dpo": found.dpo, "grpo": found.grpo}[stage](description)
    config = override(made, changes)
    print("\n".join(estimate_lines(config, name, stage, *alignment_estimate(config, description))))
    if isinstance(config, DPOConfig):
        print(f"  {readable(pair_flops(config, description)) + 'FLOP':14}before it, if it makes its own pairs")


def _threads(threads: int | None) -> None:
    import kinoflow.training  # noqa: F401  (it says how threads wait, before torch is imported)

    if threads is not None:
        import torch

        torch.set_num_threads(threads)


def _train(trainer: Trainer, processes: Processes) -> None:
    """Resume and train; prints the folder of the model."""
    if trainer.resume() and processes.first:
        from rich.console import Console

        Console(stderr=True).print(f"continuing after step {trainer.step}")
    folder = trainer.train()
    if processes.first:
        print(folder)
