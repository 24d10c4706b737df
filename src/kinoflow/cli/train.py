"""`kinoflow train`: pretrain, fine-tune, align, distil, and train the evaluator; and the list of what else it does."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from tyro.conf import arg

from kinoflow.cli.away import away, join
from kinoflow.cli.options import Count, File, Folder, Seed, SentenceOptions, Start, Steps, Threads
from kinoflow.cli.runs import Handed, Opened, RunOptions, recipe_for, train, use_threads
from kinoflow.cli.stages import all_stages
from kinoflow.cli.terminal import progress, say
from kinoflow.cli.train_prompts import prompts
from kinoflow.errors import OptionError

if TYPE_CHECKING:
    from kinoflow.model.description import ModelDescription
    from kinoflow.recipes.recipe import Recipe
    from kinoflow.training.config import TrainingConfig
    from kinoflow.training.distillation.config import DistillConfig
    from kinoflow.training.pretrain import StartingPoint


Rank = Annotated[int, arg(metavar="RANK")]
Names = Annotated[tuple[str, ...], arg(metavar="NAME ...")]


def pretrain(
    *,
    data: Folder = None,
    model: Start = None,
    run: RunOptions = RunOptions(),
    opened: Handed = None,
) -> None:
    """Train from nothing, or from the weights of a model folder. The same command continues an interrupted run.

    kinoflow train pretrain --data data/mine -o runs/mine --set num_steps=2000 optimizer.learning_rate=3e-4

    Many processes: torchrun --nproc-per-node N --no-python kinoflow train pretrain ...

    Args:
        data: Dataset folder that `kinoflow data build` wrote.
        model: Model folder to begin with instead of fresh weights, or `compact` for the bundled model.
    """
    from kinoflow.recipes import recipe as find_recipe

    name = run.recipe or "compact"
    config = run.configured(find_recipe(name).pretrain())
    if run.plan:
        _show(config, name, "pretrain")
        return
    opened = opened or Opened(data)
    _run(config, opened, run, opened.start(model) if model else None)


def finetune(
    *,
    model: Start = None,
    data: Folder = None,
    lora: Rank = 0,
    sources: Names = (),
    labels: Names = (),
    captured_only: bool = False,
    best: Annotated[float, arg(metavar="SHARE")] = 1.0,
    run: RunOptions = RunOptions(),
    opened: Handed = None,
) -> None:
    """Tune a trained model on curated clips: a tenth of the learning rate, constant, for a fifth of the steps.

    kinoflow train finetune --model compact --data data/mine -o runs/tuned --best 0.5

    With --lora at most 2,000 steps of at most 8 clips, for a folder of one's own.

    Args:
        model: Model folder to tune, kinoflow's own or an official one, or `compact` for the bundled model.
        data: Dataset folder that `kinoflow data build` wrote.
        lora: Train adapters of this rank (8 is usual) and merge them at the end, instead of all weights (extra lora).
        sources: Only clips of these sources; `kinoflow data show DIR` lists them.
        labels: Only clips with these labels.
        captured_only: No clips that are composed of others.
        best: Share of the clips of each label to use, those with least foot slide and jerk.
    """
    from kinoflow.training.config import CurationConfig, LoraConfig

    def configured(found: Recipe, description: ModelDescription) -> TrainingConfig:
        curation = CurationConfig(sources=sources, labels=labels, captured_only=captured_only, best=best)
        config = found.finetune(description, LoraConfig(rank=lora))
        tuned: TrainingConfig = run.configured(dataclasses.replace(config, curation=curation))
        return tuned

    if run.plan:
        name, found, description = recipe_for(model, run.recipe)
        _show(configured(found, description), name, "finetune")
        return
    from kinoflow.recipes import recipe as find_recipe
    from kinoflow.recipes import recipe_of_model

    if model is None:
        raise OptionError("finetune needs --model FOLDER, the model to tune; --model compact is the bundled one")
    opened = opened or Opened(data)
    start = opened.start(model)
    config = configured(find_recipe(run.recipe or recipe_of_model(start.description)), start.description)
    _run(config, opened, run, start)


def dpo(
    *,
    model: Start = None,
    pairs: Folder = None,
    sentence: SentenceOptions = SentenceOptions(),
    run: RunOptions = RunOptions(),
    opened: Handed = None,
) -> None:
    """Tune a trained model on pairs of motions of which one was preferred. The same command continues a run.

    kinoflow train dpo --model compact --data data/mine -o runs/dpo --set num_steps=200 preference.beta=50

    Without --pairs it makes them first: it samples motions for the sentences, scores them, and keeps clear pairs in
    OUT/pairs.

    Args:
        model: Model folder to align, or `compact` for the bundled model. Frozen, it is the reference.
        pairs: Folder or file of preference pairs, of `kinoflow preferences` or of people (docs/formats.md).
    """
    if run.plan:
        _show_alignment("dpo", model, run)
        return
    start, out = _model_and_output(model, run.output)
    if pairs is None and sentence == SentenceOptions():
        raise OptionError("dpo needs --pairs DIR, or sentences to make them for: --data DIR or --prompts FILE")
    use_threads(run.threads)
    from kinoflow.alignment.pairs import read_pairs
    from kinoflow.alignment.rewards import Reward
    from kinoflow.alignment.runs import build_dpo
    from kinoflow.cli.preferences import choose_prompts, make, spread
    from kinoflow.training.origin import check_run_folder
    from kinoflow.training.processes import Processes

    _, found, description = recipe_for(start, run.recipe)
    config = run.configured(found.dpo(description))
    processes = Processes.join(config.device)
    opened = opened or Opened(sentence.data)
    pipe = opened.reference(start, processes.device)
    similarity = opened.similarity(config.reward, pipe)
    if pairs is None:
        check_run_folder(out)
        pairs = out / "pairs"
        if processes.first:
            chosen, _ = choose_prompts(sentence.prompts, opened.dataset, pipe)
            if sentence.prompts is None:
                chosen = spread(chosen, config.candidates.num_prompts, pipe)
            reward = Reward(config.reward, similarity)
            print(make(pipe, chosen, reward, pairs, config.candidates, seed=config.seed))
        processes.wait()
    train(build_dpo(config, pipe, out, read_pairs(pairs), similarity=similarity, processes=processes), processes)


def grpo(
    *,
    model: Start = None,
    held_out: File = None,
    sentence: SentenceOptions = SentenceOptions(),
    run: RunOptions = RunOptions(),
    opened: Handed = None,
) -> None:
    """Tune a trained model by reinforcement learning (Flow-GRPO). The same command continues an interrupted run.

    kinoflow train grpo --model runs/dpo/model --data data/mine -o runs/grpo --set policy.group_size=16 reward.probes=2

    It samples groups of motions for a sentence, scores them by probes of what the sentence says and by physical
    penalties, and makes the better ones more probable. Captions of held-out clips are only measured on.

    Args:
        model: Model folder to align, or `compact` for the bundled model. Frozen, it is the reference.
        held_out: With --prompts: file of sentences to measure on; a tenth of the others when left out.
    """
    if run.plan:
        _show_alignment("grpo", model, run)
        return
    start, out = _model_and_output(model, run.output)
    if sentence == SentenceOptions():
        raise OptionError("grpo needs sentences: --data DIR for the captions of a dataset, or --prompts FILE")
    if held_out is not None and sentence.prompts is None:
        raise OptionError("--held-out goes with --prompts: of a dataset, its validation split is what is measured on")
    use_threads(run.threads)
    from kinoflow.alignment.prompts import split_prompts
    from kinoflow.alignment.runs import build_grpo
    from kinoflow.cli.preferences import choose_prompts
    from kinoflow.training.processes import Processes

    _, found, description = recipe_for(start, run.recipe)
    config = run.configured(found.grpo(description))
    processes = Processes.join(config.device)
    opened = opened or Opened(sentence.data)
    pipe = opened.reference(start, processes.device)
    similarity = opened.similarity(config.reward, pipe)
    learned, measured = choose_prompts(sentence.prompts, opened.dataset, pipe)
    if sentence.prompts is not None:
        if held_out is not None:
            measured, _ = choose_prompts(held_out, None, pipe)
        else:
            learned, measured = split_prompts(learned, 0.1)
    train(build_grpo(config, pipe, out, learned, measured, similarity=similarity, processes=processes), processes)


def distill(
    *,
    model: Start = None,
    data: Folder = None,
    steps: Count = 4,
    lora: Rank = 0,
    run: RunOptions = RunOptions(),
) -> None:
    """Train a student that needs a few evaluations of the network for a motion, and no guidance.

    kinoflow train distill --model compact --data data/mine -o runs/fast --set distillation.trajectories=2000

    The teacher first makes motions for the captions of the data, which are kept in OUT/bank; the student then learns
    to go its way in few steps. The same command continues an interrupted run, in either part of it.

    Args:
        model: Model folder to distil, or `compact` for the bundled one; a student may be distilled again.
        data: Dataset folder whose captions, with the lengths of their clips, are the sentences. Motions are only used
            for what is known beforehand, with models that can be told (control).
        steps: Steps of the student, one evaluation each.
        lora: Train adapters of this rank and merge them at the end, instead of all weights (extra lora).
    """

    def configured() -> tuple[str, DistillConfig, ModelDescription]:
        from kinoflow.training.config import LoraConfig

        name, found, description = recipe_for(model, run.recipe)
        return name, run.configured(found.distill(description, steps, LoraConfig(rank=lora))), description

    if run.plan:
        _show_distillation(*configured())
        return
    if model is None or data is None or run.output is None:
        raise OptionError(
            "give --model FOLDER to distil (--model compact is the bundled one), --data DIR for the sentences, which "
            "`kinoflow data build` wrote, and -o OUT for the run"
        )
    use_threads(run.threads)
    from kinoflow.training.distillation.chords import ChordStage
    from kinoflow.training.distillation.runs import build_distillation
    from kinoflow.training.processes import Processes

    _, config, _ = configured()
    processes = Processes.join(config.device)
    try:
        with progress("reading the data", shown=processes.first) as bar:
            trainer = build_distillation(config, model, data, run.output, tell=bar.of, processes=processes)
    except KeyboardInterrupt:
        say("interrupted; the motions that are finished are kept: the same command goes on")
        raise
    assert isinstance(trainer.stage, ChordStage)
    times = ", ".join(f"{time:.3g}" for time in trainer.stage.bank.times)
    say(f"steps between the times {times}", shown=processes.first)
    train(trainer, processes)


def evaluator(
    *,
    data: Path,
    output: Annotated[Path, arg(aliases=["-o"], metavar="OUT")],
    steps: Steps = None,
    seed: Seed = 0,
    threads: Threads = None,
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
    use_threads(threads)
    from kinoflow.training.evaluator import EvaluatorTrainingConfig, build_evaluator
    from kinoflow.training.processes import Processes

    config = EvaluatorTrainingConfig(seed=seed)
    if steps is not None:
        config = dataclasses.replace(config, num_steps=steps)
    with progress("encoding captions") as bar:
        trainer = build_evaluator(config, data, output, bar)
    train(trainer, Processes())


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
    "prompts": prompts,
    "recipes": recipes,
}


def _run(config: TrainingConfig, opened: Opened, run: RunOptions, start: StartingPoint | None) -> None:
    """Prepare, resume and train; prints the folder of the trained model."""
    if opened.data is None or run.output is None:
        raise OptionError("training needs --data DIR, which `kinoflow data build` wrote, and -o OUT for the run")
    use_threads(run.threads)
    from kinoflow.training.pretrain import build_trainer, licence_of_run
    from kinoflow.training.processes import Processes

    dataset = opened.dataset
    assert dataset is not None
    processes = Processes.join(config.device)
    with progress("reading the data", shown=processes.first) as bar:
        trainer = build_trainer(
            config,
            dataset,
            run.output,
            start_from=start,
            licence=licence_of_run(dataset, start),
            progress=bar,
            processes=processes,
        )
    train(trainer, processes)


def _show(config: TrainingConfig, recipe: str, stage: str) -> None:
    from kinoflow.cli.plans import estimate_lines

    print("\n".join(estimate_lines(config, recipe, stage)))


def _show_distillation(recipe: str, config: DistillConfig, description: ModelDescription) -> None:
    from kinoflow.cli.plans import estimate_lines
    from kinoflow.inference.plan import gibibytes
    from kinoflow.training.distillation.estimate import distillation_estimate
    from kinoflow.training.estimate import readable

    needs, words, bank = distillation_estimate(config, description)
    print("\n".join(estimate_lines(config, recipe, "distill", needs, words)))
    size = gibibytes(int(bank.num_bytes))
    print(f"  {readable(bank.flops) + 'FLOP':14}before it, for the motions of the teacher: {size} on disk")


def _model_and_output(model: Path | None, output: Path | None) -> tuple[Path, Path]:
    if model is None or output is None:
        raise OptionError(
            "give --model FOLDER, the model to align (--model compact is the bundled one), and -o OUT for the run"
        )
    return model, output


def _show_alignment(stage: str, model: Path | None, run: RunOptions) -> None:
    from kinoflow.alignment.config import AlignmentConfig, DPOConfig
    from kinoflow.alignment.estimate import alignment_estimate, pair_flops
    from kinoflow.cli.plans import estimate_lines
    from kinoflow.training.estimate import readable

    name, found, description = recipe_for(model, run.recipe)
    made: AlignmentConfig = {"dpo": found.dpo, "grpo": found.grpo}[stage](description)
    config = run.configured(made)
    print("\n".join(estimate_lines(config, name, stage, *alignment_estimate(config, description))))
    if isinstance(config, DPOConfig):
        print(f"  {readable(pair_flops(config, description)) + 'FLOP':14}before it, if it makes its own pairs")
