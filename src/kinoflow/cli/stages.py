"""`kinoflow train all`: every stage of training, one after the other, and a table of what each of them changed."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from tyro.conf import arg

from kinoflow.cli.options import Count, File, Folder, Output, SentenceOptions, Set, Start, Steps, Threads
from kinoflow.cli.runs import Opened, RunOptions
from kinoflow.cli.terminal import progress, say
from kinoflow.errors import OptionError, PromptError
from kinoflow.runs import check_same, locked_folder

if TYPE_CHECKING:
    from kinoflow.alignment.comparison import ComparisonConfig, Measured
    from kinoflow.alignment.config import RewardOptions
    from kinoflow.alignment.prompts import Prompt
    from kinoflow.data.shards import DatasetFolder
    from kinoflow.inference.pipeline import MotionPipeline
    from kinoflow.training.config import TrainingConfig
    from kinoflow.training.processes import Processes

STAGES = ("pretrain", "finetune", "dpo", "grpo")
STAGE_NAME = "stage.json"
Changes = dict[str, tuple[str, ...]]


def all_stages(
    *,
    data: Folder = None,
    output: Output = None,
    recipe: Annotated[str | None, arg(metavar="NAME")] = None,
    model: Start = None,
    prompts: File = None,
    held_out: File = None,
    pairs: Folder = None,
    set: Set = (),
    count: Count = 40,
    seeds: Count = 4,
    steps: Steps = None,
    device: Annotated[str | None, arg(metavar="NAME")] = None,
    threads: Threads = None,
) -> None:
    """Pretrain, fine-tune, DPO and GRPO, each from the last one's model. The same command continues where it stopped.

    The stages are in OUT/1-pretrain, OUT/2-finetune, OUT/3-dpo and OUT/4-grpo, the last model is copied to OUT/model,
    and OUT/report.md says what each stage changed on sentences that no stage was trained on.

    Args:
        data: Dataset folder that `kinoflow data build` wrote.
        output: Folder for everything.
        recipe: Recipe to take the settings from; compact, or with --model that of the model's network, when left out.
        model: Model folder to begin with instead of pretraining, or `compact` for the bundled one.
        prompts: File of sentences to align on (text#frames#id lines); the captions of the data when left out.
        held_out: With --prompts: file of sentences to measure on.
        pairs: Preference pairs for DPO; it makes its own when left out.
        set: Fields to change, with their stage, like pretrain.num_steps=2000 finetune.curation.best=0.5 dpo.seed=1.
        count: Held-out sentences of the report, where they come from the data.
        seeds: Motions of each in the report.
        steps: Integration steps of these; each model's own number when left out.
        device: Where to train: cpu, cuda:0, mps, or auto; the recipe's own when left out.
        threads: CPU threads; all cores when left out.
    """
    start_from = model
    if data is None or output is None:
        raise OptionError("give --data DIR, which `kinoflow data build` wrote, and -o OUT for the stages")
    if (prompts is None) != (held_out is None):
        raise OptionError("--prompts and --held-out go together: sentences to align on, and others to measure on")
    if count < 1:
        raise OptionError(f"--count must be at least 1; got {count}")
    changes = _by_stage(set)
    if start_from is not None and changes["pretrain"]:
        raise OptionError("--set pretrain... has no meaning with --model, which takes the place of pretraining")
    from kinoflow.alignment.comparison import ComparisonConfig
    from kinoflow.alignment.pairs import read_pairs
    from kinoflow.data.shards import DatasetFolder
    from kinoflow.training.processes import Processes

    asked = ComparisonConfig(seeds=seeds, steps=steps)
    opened = Opened(data)
    assert isinstance(opened.dataset, DatasetFolder)
    _check_prompts(prompts, held_out)
    if pairs is not None:
        read_pairs(pairs)
    config, reward = _check_configurations(recipe, start_from, changes)
    if device is not None:
        config = RunOptions(device=device).configured(config)
    if held_out is None:
        _check_held_out(opened.dataset, config)
    processes = Processes.join(config.device)
    runs = _runs(opened, recipe, changes, (prompts, held_out, pairs), device, threads)
    report = _Report(output, opened, reward, asked, held_out, count, processes)
    last = start_from
    with locked_folder(output) if processes.first else contextlib.nullcontext():
        if start_from is not None:
            report.measure("start", start_from)
        for number, stage in enumerate(STAGES, start=1):
            if stage == "pretrain" and start_from is not None:
                continue
            folder = output / f"{number}-{stage}"
            settings = {
                "recipe": recipe,
                "set": list(changes[stage]),
                "data": str(data),
                **_files(stage, prompts, held_out, pairs),
            }
            _run_stage(folder, settings, last, processes, runs[stage])
            last = folder / "model"
            report.measure(f"{number}-{stage}", last)
        if processes.first:
            assert last is not None
            _copy_model(last, output / "model")
            report.write()
        processes.wait()


def _runs(
    opened: Opened,
    recipe: str | None,
    changes: Changes,
    files: tuple[Path | None, Path | None, Path | None],
    device: str | None,
    threads: int | None,
) -> dict[str, Callable[[Path, Path | None], None]]:
    """Each stage as a function of its folder and the model that it starts from; `files` as in `all_stages`."""
    from kinoflow.cli.train import dpo, finetune, grpo, pretrain

    prompts, held_out, pairs = files
    data = opened.data
    sentences = SentenceOptions(prompts=prompts) if prompts else SentenceOptions(data=data)

    def run(stage: str, out: Path) -> RunOptions:
        return RunOptions(output=out, recipe=recipe, set=changes[stage], device=device, threads=threads)

    return {
        "pretrain": lambda out, _: pretrain(data=data, run=run("pretrain", out), opened=opened),
        "finetune": lambda out, model: finetune(data=data, model=model, run=run("finetune", out), opened=opened),
        "dpo": lambda out, model: dpo(model=model, pairs=pairs, sentence=sentences, run=run("dpo", out), opened=opened),
        "grpo": lambda out, model: grpo(
            model=model, held_out=held_out, sentence=sentences, run=run("grpo", out), opened=opened
        ),
    }


def _files(stage: str, prompts: Path | None, held_out: Path | None, pairs: Path | None) -> dict[str, str]:
    """Hashes of the files that a stage of alignment reads, so that a stage on other ones is not taken for finished."""
    from kinoflow.alignment.pairs import PAIRS_NAME
    from kinoflow.files import sha256_of
    from kinoflow.reading import reading

    pairs = pairs / PAIRS_NAME if pairs is not None and pairs.is_dir() else pairs
    used = {"dpo": {"prompts": prompts, "pairs": pairs}, "grpo": {"prompts": prompts, "held_out": held_out}}
    files = used.get(stage, {})
    hashes = {}
    for name, path in files.items():
        if path is not None:
            with reading(path, OptionError):
                hashes[name] = sha256_of(path)
    return hashes


def _by_stage(changes: Sequence[str]) -> Changes:
    """The changes of each stage, without its name."""
    found: dict[str, list[str]] = {stage: [] for stage in STAGES}
    for change in changes:
        stage, dot, rest = change.partition(".")
        if not dot or stage not in found:
            raise OptionError(
                f"--set {change}: begin with the stage it is for, one of {', '.join(STAGES)}, like dpo.num_steps=200"
            )
        found[stage].append(rest)
    return {stage: tuple(each) for stage, each in found.items()}


def _check_prompts(*files: Path | None) -> None:
    """Read them, so that hours of training do not end in a missing file."""
    from kinoflow.cli.prompts import read_prompts

    for path in files:
        for task in read_prompts(path).tasks if path else ():
            if task.problem:
                raise PromptError(f"{path}: {task.name}: {task.problem}")


def _check_held_out(data: DatasetFolder, config: TrainingConfig) -> None:
    """The report needs sentences that alignment has not seen; a dataset of few captions has none.

    Raises:
        OptionError: there are none.
    """
    from kinoflow.alignment.prompts import dataset_prompts
    from kinoflow.inference.pipeline import MIN_FRAMES

    train, measured = dataset_prompts(data, shortest=MIN_FRAMES, longest=config.network.train_frames)
    if not train or not measured:
        raise OptionError(
            f"the {len(train) + len(measured)} captions of {data.path} cannot be divided into some to align on and "
            "others to measure on; give sentences of your own: --prompts FILE --held-out FILE"
        )


def _check_configurations(
    recipe: str | None, start_from: Path | None, changes: Changes
) -> tuple[TrainingConfig, RewardOptions]:
    """Make every stage's configuration before the first one runs; that of the first, and the reward of the last.

    Raises:
        OptionError, ConfigError: one of them is impossible.
    """
    from kinoflow.cli.runs import override
    from kinoflow.inference.ahead import describe_folder
    from kinoflow.inference.pipeline import resolve_folder
    from kinoflow.recipes import model_of_recipe, recipe_of_model
    from kinoflow.recipes import recipe as find_recipe

    if start_from is None:
        base = override(find_recipe(recipe or "compact").pretrain(), changes["pretrain"])
        description = model_of_recipe(base)
    else:
        description = describe_folder(resolve_folder(start_from))
    found = find_recipe(recipe or recipe_of_model(description))
    tuned = override(found.finetune(description), changes["finetune"])
    override(found.dpo(description), changes["dpo"])
    last = override(found.grpo(description), changes["grpo"])
    return (base if start_from is None else tuned), last.reward


def _run_stage(
    folder: Path,
    settings: dict[str, Any],
    start: Path | None,
    processes: Processes,
    run: Callable[[Path, Path | None], None],
) -> None:
    """Run a stage to its end, or leave it be if the same one is finished.

    Raises:
        RunError: the folder holds a stage that began with another model.
    """
    from kinoflow.files import atomic_path
    from kinoflow.inference.pipeline import resolve_folder
    from kinoflow.reading import read_json, reading, value_of
    from kinoflow.runs import folder_fingerprint

    record = {
        **settings,
        "from": None if start is None else folder_fingerprint(resolve_folder(start)),
        "finished": False,
    }
    path = folder / STAGE_NAME
    with reading(path, OptionError, f"delete {folder}, or give another -o"):
        known = value_of(dict[str, Any], read_json(path)) if path.is_file() else None
    processes.wait()
    if known is not None:
        check_same(folder, {"model": known.get("from")}, {"model": record["from"]}, advice=f"delete {folder}")
    if known == {**record, "finished": True} and (folder / "model").is_dir():
        say(f"{folder.name}: finished already", shown=processes.first)
        return
    say(folder.name, shown=processes.first)
    for finished in (False, True):
        if finished:
            run(folder, start)
        if processes.first:
            with atomic_path(path) as temporary:
                temporary.write_text(json.dumps(record | {"finished": finished}, indent=1) + "\n", encoding="utf-8")
        processes.wait()


def _copy_model(model: Path, target: Path) -> None:
    import shutil

    from kinoflow.files import atomic_folder

    with atomic_folder(target) as temporary:
        for path in model.iterdir():
            shutil.copy2(path, temporary / path.name)


class _Report:
    """Each model as soon as it is there, measured on the same sentences, and the table of all.

    Args:
        output: folder of all stages.
        opened: what the stages share.
        reward: that of the last stage.
        asked: how often each model is asked.
        held_out: file of sentences; those of the dataset if None.
        count: sentences of the dataset.
        processes: the first one measures.
    """

    def __init__(
        self,
        output: Path,
        opened: Opened,
        reward: RewardOptions,
        asked: ComparisonConfig,
        held_out: Path | None,
        count: int,
        processes: Processes,
    ) -> None:
        self._output, self._opened, self._reward, self._asked = output, opened, reward, asked
        self._held_out, self._count, self._processes = held_out, count, processes
        self._prompts: Sequence[Prompt] = ()
        self._measured: list[Measured] = []

    def measure(self, name: str, folder: Path) -> None:
        """Measure a model, unless that was done before."""
        if not self._processes.first:
            return
        from kinoflow.alignment.comparison import measure_or_load
        from kinoflow.alignment.rewards import EvaluatorSimilarity, Reward

        pipe = self._opened.reference(folder, self._processes.device)
        evaluator = self._opened.evaluator(pipe.text_encoder)
        if not self._prompts:  # all models of a run take the same lengths
            self._prompts = self._choose(pipe)
        with progress(f"measuring {name}") as bar:
            found = measure_or_load(
                self._output / "measured" / f"{name}.json",
                folder,
                pipe,
                self._prompts,
                Reward(self._reward, EvaluatorSimilarity(evaluator)),
                evaluator,
                self._asked,
                name=name,
                progress=partial(bar.of, f"measuring {name}"),
            )
        self._measured.append(found)

    def _choose(self, pipe: MotionPipeline) -> Sequence[Prompt]:
        from kinoflow.cli.preferences import choose_prompts, spread

        if self._held_out is not None:
            return choose_prompts(self._held_out, None, pipe)[0]
        return spread(choose_prompts(None, self._opened.dataset, pipe)[1], self._count, pipe)

    def write(self) -> None:
        """The report; prints its table and the places of it and of the last model."""
        from kinoflow.alignment.comparison import comparison_lines, write_comparison

        write_comparison(self._output, self._measured)
        print("\n".join(comparison_lines(self._measured)[4:]))
        print(self._output / "report.md")
        print(self._output / "model")
