"""`kinoflow preferences`: preference pairs of a model's own motions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from tyro.conf import arg

from kinoflow.cli.options import Count, ModelOptions, Seed, SentenceOptions, Set, Steps
from kinoflow.cli.prompts import read_prompts
from kinoflow.errors import OptionError, PromptError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kinoflow.alignment.config import PairOptions
    from kinoflow.alignment.pairs import Made
    from kinoflow.alignment.prompts import Prompt
    from kinoflow.alignment.rewards import Reward
    from kinoflow.data.shards import DatasetFolder
    from kinoflow.inference.pipeline import MotionPipeline

DEFAULT_FRAMES = 120


def command(
    output: Annotated[Path, arg(aliases=["-o"], metavar="DIR")],
    sentence: SentenceOptions = SentenceOptions(),
    network: ModelOptions = ModelOptions(),
    candidates: Count = 4,
    margin: Annotated[float, arg(metavar="REWARD")] = 0.2,
    count: Count = 200,
    steps: Steps = None,
    seed: Seed = 0,
    set: Set = (),
) -> None:
    """Make several motions for each sentence, score them, and keep the best and the worst as a pair.

    The folder is what `kinoflow train dpo --pairs DIR` takes (docs/formats.md). The same command continues an
    interrupted run.

    Args:
        output: Folder for the pairs.
        candidates: Motions for each sentence.
        margin: Least difference of reward between the two of a pair; less clear ones are dropped.
        count: With --data: sentences to try.
        steps: Steps of the solver; the model's own number when left out.
        seed: Seed of the first candidate.
        set: Weights of the reward to change, like foot_slide.weight=1 probes=2.
    """
    from kinoflow.alignment.config import PairOptions, RewardOptions
    from kinoflow.alignment.rewards import Reward, load_similarity
    from kinoflow.cli.runs import override
    from kinoflow.inference.pipeline import MotionPipeline

    reward = override(RewardOptions(), set)
    options = PairOptions(candidates=candidates, margin=margin, num_prompts=count)
    pipe = MotionPipeline.from_pretrained(network.model, device=network.device)
    chosen, _ = choose_prompts(sentence.prompts, sentence.data, pipe)
    if sentence.prompts is None:
        chosen = spread(chosen, count, pipe)
    scorer = Reward(reward, load_similarity(reward, pipe.text_encoder))
    print(make(pipe, chosen, scorer, output, options, seed=seed, steps=steps))


def choose_prompts(
    prompts: Path | None, data: Path | DatasetFolder | None, pipe: MotionPipeline
) -> tuple[Sequence[Prompt], Sequence[Prompt]]:
    """Prompts to train on and held-out ones, of a file (a tenth of it, by hash, is held out) or of a dataset.

    Raises:
        OptionError: neither is given.
        PromptError: a line of the file cannot be used.
    """
    from kinoflow.alignment.prompts import Prompt, dataset_prompts
    from kinoflow.inference.pipeline import MIN_FRAMES

    if prompts is not None:
        found = []
        for task in read_prompts(prompts).tasks:
            if task.problem:
                raise PromptError(f"{prompts}: {task.name}: {task.problem}")
            frames = DEFAULT_FRAMES if task.duration_s is None else pipe.frames_of(task.duration_s)
            found.append(Prompt(task.prompt, min(frames, pipe.train_frames), task.group))
        return found, ()
    if data is None:
        raise OptionError("give the sentences: --prompts FILE, or --data DIR for the captions of a dataset")
    return dataset_prompts(data, shortest=MIN_FRAMES, longest=pipe.train_frames)


def spread(prompts: Sequence[Prompt], count: int, pipe: MotionPipeline) -> list[Prompt]:
    """At most `count` of them, taken from their labels in turn."""
    from kinoflow.alignment.prompts import PromptSet

    assert pipe.text_encoder is not None
    return PromptSet(prompts, pipe.text_encoder).spread(count)


def make(
    pipe: MotionPipeline,
    prompts: Sequence[Prompt],
    reward: Reward,
    folder: Path,
    options: PairOptions,
    *,
    seed: int,
    steps: int | None = None,
) -> Made:
    """`make_pairs` with a progress bar."""
    from kinoflow.alignment.pairs import make_pairs
    from kinoflow.cli.terminal import progress

    with progress("preference pairs") as bar:
        return make_pairs(
            pipe,
            prompts,
            reward,
            folder,
            options,
            seed=seed,
            steps=steps,
            progress=lambda done, total, kept: bar.of(f"preference pairs ({kept} kept)", done, total),
        )
