"""`kinoflow train dpo` and `kinoflow train grpo`: align a trained model with preferences or rewards."""

from __future__ import annotations

from pathlib import Path

from kinoflow.cli.options import File, Folder, SentenceOptions, Start
from kinoflow.cli.runs import Handed, Opened, RunOptions, recipe_for, train, use_threads
from kinoflow.errors import OptionError


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
        _show("dpo", model, run)
        return
    start, out = _places(model, run.output)
    if pairs is None and sentence == SentenceOptions():
        raise OptionError("dpo needs --pairs DIR, or sentences to make them for: --data DIR or --prompts FILE")
    use_threads(run.threads)
    from kinoflow.alignment.pairs import read_pairs
    from kinoflow.alignment.rewards import Reward
    from kinoflow.alignment.runs import build_dpo
    from kinoflow.cli.preferences import choose_prompts, make, spread
    from kinoflow.training.processes import Processes

    _, found, description = recipe_for(start, run.recipe)
    config = run.configured(found.dpo(description))
    processes = Processes.join(config.device)
    opened = opened or Opened(sentence.data)
    pipe = opened.reference(start, processes.device)
    similarity = opened.similarity(config.reward, pipe)
    if pairs is None:
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
        _show("grpo", model, run)
        return
    start, out = _places(model, run.output)
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


def _places(model: Path | None, output: Path | None) -> tuple[Path, Path]:
    if model is None or output is None:
        raise OptionError(
            "give --model FOLDER, the model to align (--model compact is the bundled one), and -o OUT for the run"
        )
    return model, output


def _show(stage: str, model: Path | None, run: RunOptions) -> None:
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
