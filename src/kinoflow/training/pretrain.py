"""Runs on captured motions: everything from a dataset folder to a `Trainer`, from nothing or from a model."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch

from kinoflow.data.loader import BatchSampler, MotionDataset
from kinoflow.data.manifest import JOINED, NON_COMMERCIAL, PERMISSIVE, VALIDATION, licence_class, strictest
from kinoflow.data.shards import DatasetFolder, encoder_folder
from kinoflow.errors import ConfigError
from kinoflow.files import why_not_writable
from kinoflow.model.description import ModelDescription
from kinoflow.model.motion_model import MotionModel
from kinoflow.model.packing import pack
from kinoflow.motion.features import FPS, TRANSLATION, Statistics, layout_fingerprint
from kinoflow.text.cache import FeatureStore, default_folder
from kinoflow.text.compact import CompactTextEncoder
from kinoflow.text.encoder import load_text_encoder
from kinoflow.training.config import TrainingConfig
from kinoflow.training.curation import curate
from kinoflow.training.engine import TrainedModel, Trainer
from kinoflow.training.optimizer import add_adapter
from kinoflow.training.origin import check_origin, fingerprint_of_weights
from kinoflow.training.processes import Processes
from kinoflow.training.stage import PrefetchedStage, Stage
from kinoflow.training.supervised import FlowBatch, FlowStage

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class StartingPoint:
    """A trained model to begin with.

    Attributes:
        model: float32 on the CPU; it is trained in place.
        description: of its folder.
        folder: the official text encoders look for their weights around it.
    """

    model: MotionModel
    description: ModelDescription
    folder: Path | None = None


def build_trainer(
    config: TrainingConfig,
    data: Path | DatasetFolder,
    output: Path,
    *,
    start_from: StartingPoint | None = None,
    began_elsewhere: bool = False,
    licence: str = "",
    progress: Progress | None = None,
    processes: Processes | None = None,
) -> Trainer:
    """Everything a run on captured motions needs: text features, batches, and a model with its statistics.

    Args:
        config: the recipe.
        data: dataset folder, or the same opened; features of its captions are kept in its subfolder `text-NAME`.
        output: run folder.
        start_from: a model to begin with instead of fresh weights; its statistics are kept.
        began_elsewhere: `output` holds a checkpoint of a run that began with another model than `start_from`.
        licence: one line for the exported model.
        progress: called with (done, all) captions, then clips, while they are prepared.
        processes: this process among those that train together.

    Raises:
        DataError: the dataset cannot be used.
        ConfigError: the model to begin with has another network than the recipe.
        RunError: `output` holds a run from another model or other data.
        MissingExtraError: the recipe asks for an adapter and PEFT is not installed.
    """
    processes = processes or Processes(device=config.device)
    torch.manual_seed(config.seed)
    if start_from is not None:
        start_from.description.require_field("training on captured motions")
    dataset = DatasetFolder.open(data)
    start = _fresh(config, dataset) if start_from is None else start_from
    if config.network.control and not start.description.network.control:
        start = _with_control(start)
    if start.description.network != config.network or start.description.prediction != config.objective.prediction:
        raise ConfigError(f"the model to start from has another network or prediction than the recipe {config.name!r}")
    if start.description.layout != layout_fingerprint():
        raise ConfigError("the model to start from was trained on another feature layout or skeleton")
    fingerprint = fingerprint_of_weights(start.model)
    model = start.model.requires_grad_(True)
    description = dataclasses.replace(
        start.description,
        guidance_scale=config.guidance_scale,
        guidance_interval=config.guidance_interval,
        num_steps=config.sampling_steps,
        name=config.name,
        licence=licence,
        training_steps=config.num_steps,
    )
    store = features_for_all(dataset, description, processes, progress, folder=start.folder)
    statistics, sampler = normalising(start), config.sampler
    train = curate(MotionDataset(dataset, statistics=statistics, text=store.lookup), config.curation, progress)
    validation = []
    if VALIDATION in dataset.manifest.splits:
        held_out = MotionDataset(dataset, VALIDATION, statistics=statistics, text=store.lookup)
        validation = held_out.fixed_batches(sampler.batch_size, sampler.pad_multiple)
    origin = {} if start_from is None or began_elsewhere else {"model": fingerprint}
    check_origin(output, origin | dataset.origin(), processes)
    export = add_adapter(model, config.lora) if config.lora.rank else None
    stage: Stage[FlowBatch] = FlowStage(BatchSampler(train, sampler, config.seed), validation, config)
    if not processes.device.startswith("cpu"):
        # Processors take longer to make a batch than a GPU to train on it.
        stage = PrefetchedStage(stage, config.num_steps)
    model.to(processes.device)
    return Trainer(model, TrainedModel(description, export), stage, config, output, processes=processes)


def _fresh(config: TrainingConfig, dataset: DatasetFolder) -> StartingPoint:
    """A model with random weights and the statistics of the data."""
    statistics = dataset.statistics()
    model = MotionModel(config.network)
    model.mean.copy_(torch.from_numpy(statistics.mean))
    model.std.copy_(torch.from_numpy(statistics.std))
    description = ModelDescription(
        network=config.network,
        prediction=config.objective.prediction,
        text_encoder=config.text_encoder,
        fps=FPS,
        layout=layout_fingerprint(),
    )
    return StartingPoint(model, description)


def _with_control(start: StartingPoint) -> StartingPoint:
    """The same model with the columns of the input that say what is known, at zero: its numbers stay the same."""
    network = dataclasses.replace(start.description.network, control=True)
    model = MotionModel(network)
    model.load_state_dict(start.model.state_dict(), strict=False)
    return dataclasses.replace(start, model=model, description=dataclasses.replace(start.description, network=network))


def normalising(start: StartingPoint) -> Statistics:
    """What turns features of a dataset into inputs of a model: the model's statistics, on the dataset's body.

    A dataset's translation is the pelvis; that of an official model is the pelvis less the rest offset of its body.
    """
    mean, std = (tensor.double().numpy().copy() for tensor in (start.model.mean, start.model.std))
    mean[TRANSLATION] += start.description.rest_pelvis_offset_m
    return Statistics(mean, std)


def caption_features(
    data: Path | DatasetFolder,
    encoder_name: str,
    progress: Progress | None = None,
    *,
    folder: Path | None = None,
    device: str = "cpu",
    max_tokens: int = 128,
) -> FeatureStore:
    """Text features of every caption of a dataset, made once and kept in its folder.

    Of a dataset that may not be written they are kept in the user's cache (`text.cache.default_folder`), under
    a hash of what is in the dataset.

    A packed copy may carry an encoder of its own, which is used where no other is. The last arguments are for
    `load_text_encoder`.

    Raises:
        DataError: the dataset cannot be used.
        OutputError: the features cannot be kept.
    """
    dataset = DatasetFolder.open(data)
    captions = {text for record in dataset.records for c in record.captions for text in (c.text, c.mirrored)}
    inside = dataset.path / f"text-{encoder_name}"
    elsewhere = default_folder() / f"{dataset.fingerprint()[:16]}-{encoder_name}"
    for place in (inside, elsewhere):
        if place.is_dir():
            store = FeatureStore(place)
            if all(caption in store for caption in captions):
                return store
    target = elsewhere if why_not_writable(dataset.path) else inside
    encoder = load_text_encoder(
        encoder_name,
        model_folder=folder,
        device=device,
        max_tokens=max_tokens,
        instead=dataset.path / encoder_folder(encoder_name),
    )
    if isinstance(encoder, CompactTextEncoder):
        pack(encoder.network)
    return FeatureStore.build(sorted(captions), encoder, target, progress)


def features_for_all(
    dataset: DatasetFolder,
    description: ModelDescription,
    processes: Processes,
    progress: Progress | None = None,
    *,
    folder: Path | None = None,
) -> FeatureStore:
    """`caption_features` for processes that train together, which all call it: the first one makes what is missing.

    Args:
        dataset: with the captions.
        description: of the model, which names its text encoder.
        processes: this process among them.
        progress: called with (done, all) captions.
        folder: of the model; the official text encoders look for their weights around it.
    """
    store = None
    if processes.first:
        store = caption_features(
            dataset,
            description.text_encoder,
            progress,
            folder=folder,
            device=processes.device,
            max_tokens=description.text_max_tokens,
        )
    processes.wait()
    return store or caption_features(dataset, description.text_encoder)


def licence_of_run(dataset: DatasetFolder, start_from: StartingPoint | None) -> str:
    """One line on who may use what is trained on a dataset, and on the data of the model that it begins with."""
    licence = dataset_licence(dataset)
    if start_from is not None and start_from.description.licence not in ("", licence):
        return f"{start_from.description.licence}; tuned, {licence}"
    return licence


def dataset_licence(data: Path | DatasetFolder) -> str:
    """One line on who may use weights trained on a dataset: the strictest of its clips' terms decides.

    Raises:
        DataError: the dataset cannot be used.
    """
    classes: dict[str, str] = {}
    for record in DatasetFolder.open(data).records:
        parts = record.licence.split(JOINED)
        for part in parts:
            # Of a clip made of several, the class is that of all its parts together.
            stated = record.licence_class if len(parts) == 1 else PERMISSIVE
            classes[part] = strictest((stated, licence_class(part), classes.get(part, PERMISSIVE)))
    licences = sorted(classes)
    limited = [licence for licence in licences if classes[licence] == NON_COMMERCIAL]
    if limited:
        return f"non-commercial use only: trained on data under {'; '.join(limited)}"
    return f"trained on data under {'; '.join(licences)}"
