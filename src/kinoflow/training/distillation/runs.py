"""From a model folder and a dataset to a `Trainer` of a student."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable
from functools import partial
from pathlib import Path

import torch

from kinoflow.data.loader import MotionDataset
from kinoflow.data.manifest import VALIDATION
from kinoflow.data.shards import DatasetFolder
from kinoflow.errors import ConfigError
from kinoflow.flow.grid import EVERYWHERE
from kinoflow.inference.loading import load_reference, trainable_copy
from kinoflow.inference.pipeline import resolve_folder
from kinoflow.model.description import ModelDescription
from kinoflow.runs import locked_folder
from kinoflow.training.curation import curate
from kinoflow.training.distillation.bank import Bank, Controls, Start, beginnings, build_bank, plan_starts
from kinoflow.training.distillation.chords import ChordStage
from kinoflow.training.distillation.config import DistillConfig
from kinoflow.training.distillation.teacher import Teacher
from kinoflow.training.engine import TrainedModel, Trainer
from kinoflow.training.optimizer import add_adapter
from kinoflow.training.origin import check_origin
from kinoflow.training.pretrain import StartingPoint, features_for_all, normalising
from kinoflow.training.processes import Processes

BANK, HELD_OUT = "bank", "held-out"
_TRAIN_SEEDS, _HELD_OUT_SEEDS, _PILOT_SEEDS = 2**40, 2**41, 2**42
"""Seeds of noise that nobody asks for, plus those of the run."""
Tell = Callable[[str, int, int], None]
"""Called with (what is being made, how many are there, how many there will be)."""


def build_distillation(
    config: DistillConfig,
    teacher_folder: str | Path,
    data: Path,
    output: Path,
    *,
    tell: Tell | None = None,
    processes: Processes | None = None,
) -> Trainer:
    """A run that distils a model: text features, the teacher's trajectories, and a student that begins as the teacher.

    Args:
        config: the recipe, of the teacher's network.
        teacher_folder: model folder, or the name of the bundled model; frozen, and copied to begin with.
        data: dataset folder; its captions and the lengths of its clips are used, and its motions for what is known
            beforehand, where the recipe has control.
        output: run folder; the trajectories are kept in its subfolder `bank`.
        tell: see `Tell`.
        processes: this process among those that train together.

    Raises:
        ConfigError: the recipe is of another network.
        OptionError: the teacher takes no more steps than the student is to take.
        DataError: the dataset, or a file of trajectories, cannot be used.
        RunError: `output` holds a run from another model or other data.
        OutputError: trajectories cannot be written, or another training is at work in the folder.
        MissingExtraError: the recipe asks for an adapter and PEFT is not installed.
    """
    processes = processes or Processes(device=config.device)
    torch.manual_seed(config.seed)
    pipe = load_reference(teacher_folder, processes.device, text_encoder=None)
    teacher, description = Teacher(pipe), pipe.description
    if description.network != config.network or description.prediction != config.objective.prediction:
        raise ConfigError(f"{teacher_folder} has another network or prediction than the recipe {config.name!r}")
    options = config.distillation
    teacher.check_steps(options.steps)
    if options.times:
        teacher.check_times(options.times)
    opened = DatasetFolder.open(data)
    told = None if tell is None else partial(tell, "captions")
    store = features_for_all(opened, description, processes, told, folder=resolve_folder(teacher_folder))
    model = trainable_copy(pipe)
    statistics = normalising(StartingPoint(model, description))
    dataset = curate(MotionDataset(opened, statistics=statistics), config.curation)
    share = config.objective.control
    origin = {"model": teacher.facts["weights"], "set of clips": opened.fingerprint()}
    check_origin(output, origin, processes)

    def choose() -> list[float]:
        if options.times:
            return teacher.check_times(options.times)
        pilot = starts(dataset, options.pilot, _PILOT_SEEDS)
        text = store.lookup([start.caption for start in pilot])
        lengths = torch.tensor([start.num_frames for start in pilot])
        begin, known = beginnings(pilot, config.network, Controls(dataset, share))
        return teacher.choose_times(text, lengths, begin, options.steps, known)

    def starts(clips: MotionDataset, count: int, first_seed: int) -> list[Start]:
        seed = (first_seed + config.seed * 2**20) % 2**63
        return plan_starts(clips, config.sampler, config.network, config.seed, count, seed)

    def made(
        clips: MotionDataset, count: int, first_seed: int, folder: Path, choose: Callable[[], list[float]]
    ) -> Bank:
        return build_bank(
            folder,
            teacher,
            starts(clips, count, first_seed),
            store.lookup,
            choose,
            controls=Controls(clips, share),
            processes=processes,
            progress=None if tell is None else partial(tell, "motions of the teacher"),
        )

    with locked_folder(output) if processes.first else contextlib.nullcontext():
        bank = made(dataset, options.trajectories, _TRAIN_SEEDS, output / BANK, choose)
        held_out = None
        if options.held_out and VALIDATION in opened.manifest.splits:
            clips, folder = MotionDataset(opened, VALIDATION, statistics=statistics), output / BANK / HELD_OUT
            held_out = made(clips, options.held_out, _HELD_OUT_SEEDS, folder, lambda: bank.times)
        processes.wait()
    export = add_adapter(model, config.lora) if config.lora.rank else None
    stage = ChordStage(bank, held_out, teacher, config)
    described = student_description(description, config, bank.times)
    model.to(processes.device)
    return Trainer(model, TrainedModel(described, export), stage, config, output, processes=processes)


def student_description(teacher: ModelDescription, config: DistillConfig, times: list[float]) -> ModelDescription:
    """What the folder of a student says: steps at these times, without guidance, by Euler steps with its chords."""
    return dataclasses.replace(
        teacher,
        name=config.name,
        training_steps=teacher.training_steps + config.num_steps,
        num_steps=len(times) - 1,
        solver="euler",
        time_shift=1.0,
        guidance_scale=1.0,
        guidance_interval=EVERYWHERE,
        sampling_times=tuple(times),
    )
