"""Stage one: train a model from nothing on a dataset folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import torch

from kinoflow.data.loader import BatchSampler, MotionDataset, validation_batches
from kinoflow.data.shards import DatasetFolder
from kinoflow.model.folder import ModelDescription
from kinoflow.model.motion_model import MotionModel
from kinoflow.motion.features import FPS, Statistics, layout_fingerprint
from kinoflow.text.cache import FeatureStore
from kinoflow.text.encoder import load_text_encoder
from kinoflow.training.config import TrainingConfig
from kinoflow.training.engine import Trainer
from kinoflow.training.supervised import FlowStage

Progress = Callable[[int, int], None]
NON_COMMERCIAL = ("BY-NC",)
"""Parts of the names of licences that forbid commercial use."""


def build_trainer(
    config: TrainingConfig,
    data: Path,
    output: Path,
    *,
    start_from: MotionModel | None = None,
    licence: str = "",
    progress: Progress | None = None,
) -> Trainer:
    """Everything a pretraining run needs: text features, batches, a fresh model with the dataset's statistics.

    Args:
        config: the recipe.
        data: dataset folder; features of its captions are kept in its subfolder `text-NAME` and reused.
        output: run folder.
        start_from: weights to begin with instead of fresh ones; its statistics are kept.
        licence: one line for the exported model.
        progress: called with (done, all) captions while text features are made.

    Raises:
        DataError: the dataset cannot be used.
    """
    store = caption_features(data, config.text_encoder, progress)
    torch.manual_seed(config.seed)
    if start_from is None:
        statistics = DatasetFolder.open(data).statistics()
        model = MotionModel(config.network)
        model.mean.copy_(torch.from_numpy(statistics.mean))
        model.std.copy_(torch.from_numpy(statistics.std))
    else:
        model = start_from
        statistics = Statistics(model.mean.double().numpy(), model.std.double().numpy())
    dataset = MotionDataset(data, text=store.lookup, statistics=statistics)
    validation = validation_batches(
        data,
        config.sampler.batch_size,
        pad_multiple=config.sampler.pad_multiple,
        text=store.lookup,
        statistics=statistics,
    )
    description = ModelDescription(
        network=config.network,
        prediction=config.objective.prediction,
        text_encoder=config.text_encoder,
        fps=FPS,
        layout=layout_fingerprint(),
        guidance_scale=config.guidance_scale,
        guidance_interval=config.guidance_interval,
        num_steps=config.sampling_steps,
        name=config.name,
        licence=licence,
        training_steps=config.num_steps,
    )
    model.to(config.device)
    stage = FlowStage(BatchSampler(dataset, config.sampler, config.seed), validation, config)
    return Trainer(model, description, stage, config, output)


def caption_features(data: Path, encoder_name: str, progress: Progress | None = None) -> FeatureStore:
    """Text features of every caption of a dataset, made once and kept beside it.

    Raises:
        DataError: the dataset cannot be used.
    """
    captions: set[str] = set()
    for split in DatasetFolder.open(data).manifest.splits:
        captions.update(MotionDataset(data, split).captions())
    folder = data / f"text-{encoder_name}"
    if folder.is_dir():
        store = FeatureStore(folder)
        if all(caption in store for caption in captions):
            return store
    return FeatureStore.build(sorted(captions), load_text_encoder(encoder_name), folder, progress)


def dataset_licence(data: Path) -> str:
    """One line on who may use weights trained on a dataset: the strictest of its clips' terms decides.

    Raises:
        DataError: the dataset cannot be used.
    """
    # A composed clip names the licences of both its parts with a plus between.
    licences = sorted({part for r in DatasetFolder.open(data).records for part in r.licence.split(" + ")})
    limited = [licence for licence in licences if any(mark in licence for mark in NON_COMMERCIAL)]
    if limited:
        return f"non-commercial use only: trained on data under {'; '.join(limited)}"
    return f"trained on data under {'; '.join(licences)}"
