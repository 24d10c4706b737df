"""A study from start to end: plan, runs one after the other, measures; what is done stays done.

Compute is equal by construction: every run takes the steps whose floating-point operations come nearest to a budget.
"""

from __future__ import annotations

import dataclasses
import json
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch

from kinoflow.data.loader import BatchSampler, MotionDataset
from kinoflow.data.shards import DatasetFolder
from kinoflow.errors import DataError, OptionError, OutputError, RunError
from kinoflow.evaluation.generation import ClipStore, Request, generate
from kinoflow.experiments.designs import Arm, Study
from kinoflow.experiments.measures import measure
from kinoflow.experiments.prompts import Prompt, choose_prompts
from kinoflow.files import atomic_path, check_folder_of
from kinoflow.inference.pipeline import MotionPipeline
from kinoflow.measures.evaluator import TextMotionEvaluator
from kinoflow.model.config import NetworkConfig
from kinoflow.reading import read_json, reading, record, value_of
from kinoflow.runs import Journal, folder_fingerprint, keep_plan, locked_folder
from kinoflow.text.cache import FeatureStore
from kinoflow.training.config import TrainingConfig
from kinoflow.training.curation import curate
from kinoflow.training.estimate import forward_flops, forward_flops_of_band, training_flops, uniform
from kinoflow.training.pretrain import build_trainer, caption_features, dataset_licence

WARM_UP_STEPS, TIMED_STEPS = 2, 8
LEAST_STEPS = 2


@dataclass(frozen=True)
class Work:
    """What a number of steps is: floating-point operations, and frames of motion shown."""

    steps: int
    flops: float
    frames: int


def batch_work(sampler: BatchSampler, store: FeatureStore, network: NetworkConfig, number: int) -> tuple[float, int]:
    """Operations and frames of one batch, counted from what would be drawn, without reading any motion."""
    draws, records = sampler.draws(number), sampler.dataset.records
    captions = [records[draw.clip].captions[draw.caption] for draw in draws]
    texts = [c.mirrored if draw.mirrored else c.text for c, draw in zip(captions, draws, strict=True)]
    frames = torch.tensor([draw.frames for draw in draws])
    return training_flops(network, frames, store.lengths(texts)), int(frames.sum())


def work_of(batch: Callable[[int], tuple[float, int]], steps: int) -> Work:
    """What the first `steps` batches are together."""
    rows = [batch(number) for number in range(steps)]
    return Work(steps, sum(flops for flops, _ in rows), sum(frames for _, frames in rows))


def steps_for(batch: Callable[[int], tuple[float, int]], budget: float) -> Work:
    """The number of steps, at least `LEAST_STEPS`, whose operations together come nearest to the budget."""
    steps, total, frames = 0, 0.0, 0
    while True:
        flops, more = batch(steps)
        enough = steps >= LEAST_STEPS
        if enough and abs(total - budget) <= abs(total + flops - budget):
            return Work(steps, total, frames)
        steps, total, frames = steps + 1, total + flops, frames + more


def steps_in(config: TrainingConfig, data: DatasetFolder, folder: Path, seconds: float) -> int:
    """How many steps take about so many seconds of processor time here; `folder` is for the trainer and stays empty."""
    trainer = build_trainer(replace(config, num_steps=WARM_UP_STEPS + TIMED_STEPS), data, folder)
    for step in range(WARM_UP_STEPS + TIMED_STEPS):
        if step == WARM_UP_STEPS:
            started = time.process_time()
        trainer._train_step()
    return max(LEAST_STEPS, round(seconds * TIMED_STEPS / (time.process_time() - started)))


PLAN, RUNS, ROWS, SECONDS = "plan.json", "runs", "runs.jsonl", "seconds.json"
COUNTED_FRAMES, COUNTED_TOKENS = 300, 12
"""A 10 s motion with an ordinary sentence: what a pass of the network is counted for."""

Say = Callable[[str], None]
Show = Callable[[int, int], None]


@dataclass(frozen=True, kw_only=True)
class StudyOptions:
    """How much of a study is done.

    Attributes:
        seeds: of the training runs.
        steps: of the reference arm, or None.
        minutes: of processor time for a run of the reference arm, where `steps` is None.
        captions: most held-out captions that are asked.
        clips_per_prompt: motions made for each sentence.
    """

    seeds: tuple[int, ...] = (0, 1, 2)
    steps: int | None = None
    minutes: float = 20.0
    captions: int = 48
    clips_per_prompt: int = 2

    def __post_init__(self) -> None:
        if not self.seeds or len(set(self.seeds)) < len(self.seeds) or min(self.seeds) < 0:
            raise OptionError(f"seeds must be different whole numbers from 0 up; got {self.seeds}")
        if (self.steps is not None and self.steps < 2) or not self.minutes > 0:
            raise OptionError(f"a run needs at least 2 steps or some minutes; got {self.steps} and {self.minutes}")
        if self.captions < 0 or self.clips_per_prompt < 1:
            raise OptionError(
                f"captions must not be negative and clips a prompt at least 1; got {self.captions} and "
                f"{self.clips_per_prompt}"
            )


@dataclass(frozen=True, eq=False)
class Outcome:
    """Everything that a report needs.

    Attributes:
        study: the design.
        plan: what was asked, and the budget.
        rows: one a run: arm, seed, steps, flops, frames, parameters, processor_s, measures.
        captured: the measures of the captured clips of the same captions.
    """

    study: Study
    plan: dict[str, Any]
    rows: list[dict[str, Any]]
    captured: dict[str, float]


def run_study(
    study: Study,
    base: TrainingConfig,
    data: Path | DatasetFolder,
    output: Path,
    options: StudyOptions,
    say: Say,
    show: Show,
) -> Outcome:
    """Train and measure every arm with every seed that is not done yet; the first runs fill all arms of one seed.

    Args:
        study: what to compare.
        base: the configuration that its arms were made from.
        data: dataset folder with a validation split, or the same opened.
        output: folder of the study; one that was begun is continued.
        options: how much.
        say: gets a line before each run.
        show: gets (clips there, clips in all) while motions are made.

    Raises:
        RunError: the folder was begun with another study or other settings.
        DataError: the dataset cannot be used.
        OutputError: another process is at work in the folder, or it holds something else.
        KeyboardInterrupt: the same call goes on from there.
    """
    data = DatasetFolder.open(data)
    caption_features(data, base.text_encoder)
    names = [one.key for one in study.measures]
    evaluator = TextMotionEvaluator.from_pretrained() if "half_agreement" in names else None
    prompts = choose_prompts(data, study.arms[0].config.curation, options.captions, frames=study.prompt_frames)
    with locked_folder(output):
        plan = make_plan(study, base, data, output, options, prompts)
        journal = Journal(output / ROWS)
        done = {(row.arm, row.seed) for row in _rows(journal)}
        runs = [(arm, seed) for seed in options.seeds for arm in study.arms]
        for number, (arm, seed) in enumerate(runs, start=1):
            if (arm.name, seed) in done:
                continue
            say(f"run {number} of {len(runs)}: {arm.name}, seed {seed}")
            folder = output / RUNS / f"{arm.name}-{seed}"
            journal.append(run_one(study, arm, seed, data, folder, plan, prompts, options, show, evaluator))
            shutil.rmtree(folder / "checkpoints")
    real = [(prompt, prompt.captured) for prompt in prompts if prompt.captured is not None]
    captured = measure(names, real, evaluator) if real else {}
    captured.pop("physical_distance", None)
    rows = [row for row in journal.entries if row["seed"] in options.seeds]
    return Outcome(study, plan, rows, captured)


@dataclass(frozen=True)
class _Row:
    """A row of the journal; measures may be NaN."""

    arm: str
    seed: int
    steps: int
    flops: float
    frames: float
    parameters: int
    processor_s: float
    measures: dict[str, Any]


def _rows(journal: Journal) -> list[_Row]:
    """The rows of a journal, checked.

    Raises:
        DataError: one is none.
    """
    with reading(journal.path, DataError, "repair it or move the file away"):
        return [record(_Row, row, f"line {number}", more=True) for number, row in enumerate(journal.entries, start=1)]


def make_plan(
    study: Study,
    base: TrainingConfig,
    data: DatasetFolder,
    output: Path,
    options: StudyOptions,
    prompts: Sequence[Prompt],
) -> dict[str, Any]:
    """The plan that the folder holds, or a new one with its budget of compute, written there.

    Raises:
        RunError: the folder holds a plan that was asked for otherwise.
        OutputError: it holds something else.
    """
    asked = {
        "study": study.name,
        "data": {"clips": data.manifest.clips, "frames": data.manifest.frames},
        "config": base.to_dict(),
        "steps": options.steps,
        "minutes": None if options.steps is not None else options.minutes,
        "clips_per_prompt": options.clips_per_prompt,
        "prompts": [[prompt.text, prompt.frames] for prompt in prompts],
    }
    check_folder_of("study", output, PLAN, "timing")

    def budget() -> dict[str, Any]:
        reference, seed = study.arms[0], options.seeds[0]
        config = dataclasses.replace(reference.config, seed=seed)
        steps = options.steps or steps_in(config, data, output / "timing", 60 * options.minutes)
        work = work_of(batch_of(config, data), steps)
        return {"budget_flops": work.flops, "reference": reference.name, "reference_steps": work.steps}

    return keep_plan(output / PLAN, asked, find_out=budget, advice="another folder")


def batch_of(config: TrainingConfig, data: Path | DatasetFolder) -> Callable[[int], tuple[float, int]]:
    """Number of a batch of a run to its operations and frames."""
    store = caption_features(data, config.text_encoder)
    clips = curate(MotionDataset(data), config.curation)
    sampler = BatchSampler(clips, config.sampler, config.seed)
    return lambda number: batch_work(sampler, store, config.network, number)


def run_one(
    study: Study,
    arm: Arm,
    seed: int,
    data: DatasetFolder,
    folder: Path,
    plan: dict[str, Any],
    prompts: Sequence[Prompt],
    options: StudyOptions,
    show: Show,
    evaluator: TextMotionEvaluator | None,
) -> dict[str, Any]:
    """Train one arm with one seed, make its motions and measure them; the row of the journal."""
    config = dataclasses.replace(arm.config, seed=seed, name=f"study-{study.name}-{arm.name}-{seed}")
    work = steps_for(batch_of(config, data), plan["budget_flops"])
    trainer = build_trainer(
        dataclasses.replace(config, num_steps=work.steps), data, folder, licence=dataset_licence(data)
    )
    trainer.resume()
    with processor_time(folder / SECONDS, "training"):
        trainer.train()
    # Batches of the validation split are sorted by length, so whole ones can be left out.
    kept = [b for b in trainer.stage.validation if int(b.lengths.min()) >= config.curation.min_frames]  # type: ignore[attr-defined]
    trainer.stage.validation = kept  # type: ignore[attr-defined]
    measures = {"validation_loss": trainer.validate()["flow"]} if kept else {}
    parameters = sum(parameter.numel() for parameter in trainer.weights.master.parameters())
    del trainer
    measures |= _measure_model(study, arm, folder, prompts, options, show, evaluator)
    wanted = {one.key for one in study.measures}
    return {
        "arm": arm.name,
        "seed": seed,
        **dataclasses.asdict(work),
        "parameters": parameters,
        "processor_s": _seconds(folder / SECONDS)["training"],
        "measures": {name: value for name, value in measures.items() if name in wanted},
    }


def _measure_model(
    study: Study,
    arm: Arm,
    folder: Path,
    prompts: Sequence[Prompt],
    options: StudyOptions,
    show: Show,
    evaluator: TextMotionEvaluator | None,
) -> dict[str, float]:
    pipe = MotionPipeline.from_pretrained(folder / "model")
    requests = [
        Request(f"{number:03d}-{take}", prompt.text, min(prompt.frames, pipe.train_frames), 1000 * take + number)
        for number, prompt in enumerate(prompts)
        for take in range(options.clips_per_prompt)
    ]
    plan = {"model": folder_fingerprint(folder / "model"), "requests": [dataclasses.asdict(one) for one in requests]}
    clips_folder = folder / "clips"
    try:
        store = ClipStore(clips_folder, plan)
    except (RunError, OutputError):
        # Of a run that was trained further after its clips were begun.
        shutil.rmtree(clips_folder)
        store = ClipStore(clips_folder, plan)
    with processor_time(folder / SECONDS, "sampling"):
        clips = generate(pipe, requests, store, on_done=show)
    asked = [prompt for prompt in prompts for _ in range(options.clips_per_prompt)]
    names = [one.key for one in study.measures]
    measures = measure(names, list(zip(asked, clips, strict=True)), evaluator)
    network = arm.config.network
    frames = min(COUNTED_FRAMES, network.train_frames)
    dense = forward_flops(network, uniform(1, frames), uniform(1, COUNTED_TOKENS))
    measures["gflops_dense"] = dense / 1e9
    measures["gflops_band"] = forward_flops_of_band(network, frames, COUNTED_TOKENS) / 1e9
    measures["processor_s_per_clip"] = _seconds(folder / SECONDS)["sampling"] / len(clips)
    return measures


@contextmanager
def processor_time(path: Path, name: str) -> Iterator[None]:
    """Add the processor seconds of the block to what the file says under a name, also when it is interrupted."""
    started = time.process_time()
    try:
        yield
    finally:
        seconds = _seconds(path)
        seconds[name] = seconds.get(name, 0.0) + time.process_time() - started
        with atomic_path(path) as temporary:
            temporary.write_text(json.dumps(seconds) + "\n", encoding="utf-8")


def _seconds(path: Path) -> dict[str, float]:
    with reading(path, OptionError, "delete it; the times that it tells are lost then"):
        return dict(value_of(dict[str, float], read_json(path))) if path.is_file() else {}
