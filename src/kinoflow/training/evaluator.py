"""Training of the retrieval evaluator on the training split of a dataset folder: a stage of `training/engine.py`."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from kinoflow.data.augment import MIRROR_COLUMNS, MIRROR_SIGNS
from kinoflow.data.loader import BatchSampler, Draw, MotionDataset, SamplerOptions
from kinoflow.data.manifest import TRAIN, VALIDATION
from kinoflow.data.shards import DatasetFolder
from kinoflow.errors import DataError
from kinoflow.measures.evaluator import save_evaluator
from kinoflow.measures.meaning import same_meaning
from kinoflow.measures.text_motion import TextMotionConfig, TextMotionModel, body_view, contrast, hold_last_frame
from kinoflow.motion.features import POSITIONS, TRANSLATION
from kinoflow.motion.skeleton import NUM_JOINTS
from kinoflow.text.features import TextFeatures
from kinoflow.training.config import OptimizerConfig, RunConfig
from kinoflow.training.engine import Trainer
from kinoflow.training.optimizer import State
from kinoflow.training.origin import check_origin
from kinoflow.training.pretrain import caption_features, dataset_licence
from kinoflow.training.processes import Processes
from kinoflow.training.stage import NumberedStage, Share, Size, step_generator

Progress = Callable[[int, int], None]
LARGEST_SCALE = 50.0
"""The learned inverse temperature is kept below this, or the contrast would end in single pairs."""
_CLIPS_FOR_STATISTICS = 1000


@dataclass(frozen=True, kw_only=True)
class EvaluatorTrainingConfig(RunConfig):
    """One run. In "bf16" matrix products are in bfloat16, weights and everything else in float32."""

    network: TextMotionConfig = field(default_factory=TextMotionConfig)
    optimizer: OptimizerConfig = field(
        default_factory=lambda: OptimizerConfig(
            learning_rate=5e-4, weight_decay=0.05, warmup_steps=100, decay_from=0.4, ema_decay=0.99
        )
    )
    sampler: SamplerOptions = field(
        # Mirrored pairs put the hardest negatives, left against right, into every batch.
        default_factory=lambda: SamplerOptions(batch_size=128, bucket_batches=4, balance=0.5, mirrored_pairs=True)
    )
    text_encoder: str = "minilm"
    num_steps: int = 600
    precision: str = "bf16"
    validate_every: int = 250
    checkpoint_every: int = 100


@dataclass(frozen=True, eq=False)
class Pairs:
    """B clips with their captions.

    Attributes:
        joints: [B, T, J, 3] metres; frames past a clip's length repeat its last.
        lengths: [B] frames.
        text: features of the captions.
        captions: the sentences.
        wordings: per clip, every sentence known of it.
        seed: of dropout.
    """

    joints: Tensor
    lengths: Tensor
    text: TextFeatures
    captions: tuple[str, ...]
    wordings: tuple[frozenset[str], ...]
    seed: int = 0


class EvaluatorStage(NumberedStage[Pairs]):
    """Contrast of the motions and captions of a micro-batch with each other.

    Args:
        dataset: clips to train on.
        validation: pools of pairs; may be empty.
        lookup: from captions to features.
        config: of the run.
    """

    weights = {"contrast": 1.0}  # noqa: RUF012 (never changed)
    autocasts = True

    def __init__(
        self,
        dataset: MotionDataset,
        validation: Sequence[Pairs],
        lookup: Callable[[Sequence[str]], TextFeatures],
        config: EvaluatorTrainingConfig,
    ) -> None:
        self.dataset = dataset
        self.validation = validation
        self.config: EvaluatorTrainingConfig = config
        self._lookup = lookup
        self._sampler = BatchSampler(dataset, config.sampler, config.seed)

    def batch(self, number: int) -> Pairs:
        """See `NumberedStage.batch`."""
        pairs = make_pairs(self.dataset, self._sampler.draws(number), self._lookup)
        return dataclasses.replace(pairs, seed=step_generator(self.config.seed, number).initial_seed())

    def counts(self, batch: Pairs) -> dict[str, float]:
        """See `Stage.counts`; "scale" is the inverse temperature, which is only logged."""
        return dict.fromkeys(("contrast", "scale"), float(len(batch.captions)))

    def sums(self, model: TextMotionModel, batch: Pairs) -> dict[str, Tensor]:
        """See `Stage.sums`."""
        device = model.mean.device
        # Dropout draws from the global generator: seeded by the step, so that a resumed run draws the same.
        torch.manual_seed(batch.seed)
        with torch.autocast(device.type, torch.bfloat16, enabled=self.config.precision == "bf16"):
            motion, text = _embedded(model, batch)
        scale = model.log_scale.exp()
        loss = contrast(motion, text, _same(batch).to(device), scale)
        return {"contrast": loss * len(batch.captions), "scale": scale.detach() * len(batch.captions)}

    def constrain(self, model: TextMotionModel) -> None:
        """See `Stage.constrain`."""
        model.log_scale.clamp_(max=math.log(LARGEST_SCALE))

    def validate(self, model: TextMotionModel, share: Share) -> tuple[Mapping[str, float], Mapping[str, float]]:
        """On the validation split with mirror images: contrast, and how often a caption in 32 is found.

        "top1" and "top3" count a caption of the same meaning as found; "side" is the share of clips whose caption lies
        nearer than that of the mirror image, where the two differ.
        """
        names = ("contrast", "top1", "top3", "side")
        sums, counts = dict.fromkeys(names, 0.0), dict.fromkeys(names, 0.0)
        for pairs in self.validation[share.rank :: share.processes]:
            same = _same(pairs).to(model.mean.device)
            motion, text = _embedded(model, pairs)
            sums["contrast"] += float(contrast(motion, text, same, model.log_scale.exp()))
            likeness = motion @ text.T
            for count in (1, 3):
                best = likeness.topk(count, dim=1).indices
                sums[f"top{count}"] += float(same.gather(1, best).any(1).float().mean())
            for name in ("contrast", "top1", "top3"):
                counts[name] += 1
            own = likeness.diagonal()
            rows = torch.arange(len(own), device=own.device)
            other = rows ^ 1
            differs = ~same[rows, other]
            sums["side"] += float((own > likeness[rows, other])[differs].sum())
            counts["side"] += float(differs.sum())
        return (sums, counts) if self.validation else ({}, {})

    def size(self, batch: Pairs) -> Size:
        """See `Stage.size`; operations are not counted."""
        frames = float(batch.lengths.sum())
        return Size(frames, frames / self.config.network.patch_frames + float(batch.text.lengths.sum()))


@dataclass(frozen=True)
class TrainedEvaluator:
    """An evaluator folder (`training/engine.py:Product`).

    Attributes:
        config: of the run.
        notes: plain JSON values about its training.
    """

    config: EvaluatorTrainingConfig
    notes: Mapping[str, str]
    name: str = "evaluator"

    def save(self, folder: Path, state: State, step: int) -> None:
        """See `Product.save`."""
        notes = {**self.notes, "steps": step}
        save_evaluator(folder, self.config.network, self.config.text_encoder, state, notes=notes)


def build_evaluator(
    config: EvaluatorTrainingConfig, data: Path, output: Path, progress: Progress | None = None
) -> Trainer:
    """A run that trains an evaluator.

    Args:
        config: the recipe.
        data: dataset folder; it must have a training split. Text features are kept in it and reused.
        output: run folder; the evaluator is exported to its subfolder `evaluator`.
        progress: called with (done, all) captions while text features are made.

    Raises:
        DataError: the dataset cannot be used.
        RunError: `output` holds a run on other data.
    """
    processes = Processes(device=config.device)
    opened = DatasetFolder.open(data)
    lookup = caption_features(opened, config.text_encoder, progress).lookup
    dataset = MotionDataset(opened, TRAIN)
    longest = int(dataset.lengths.max())
    if longest > config.network.max_frames:
        raise DataError(
            f"{data} has a clip of {longest} frames, the evaluator reads {config.network.max_frames}; build the "
            "dataset with shorter segments"
        )
    torch.manual_seed(config.seed)
    model = TextMotionModel(config.network)
    model.mean, model.std = input_statistics(dataset, config.seed)
    check_origin(output, opened.origin(), processes)
    stage = EvaluatorStage(dataset, _validation_pairs(opened, lookup), lookup, config)
    notes = {
        "trained_on": f"training split of a dataset of {len(dataset)} clips",
        "licence": dataset_licence(opened),
    }
    return Trainer(model.to(config.device), TrainedEvaluator(config, notes), stage, config, output, processes=processes)


def _embedded(model: TextMotionModel, pairs: Pairs) -> tuple[Tensor, Tensor]:
    """[B, E] points of the motions, and of the captions."""
    device = model.mean.device
    motion = model.embed_motion(pairs.joints.to(device), pairs.lengths.to(device))
    return motion, model.embed_text(pairs.text.tokens.to(device), pairs.text.lengths.to(device))


def _same(pairs: Pairs) -> Tensor:
    """[B, B] bool, whether two captions say the same."""
    return same_meaning(pairs.captions, pairs.text.pooled, pairs.wordings)


def make_pairs(dataset: MotionDataset, draws: Sequence[Draw], lookup: Callable[[Sequence[str]], TextFeatures]) -> Pairs:
    """The drawn clips as joint positions, with their captions."""
    clips, captions, wordings = [], [], []
    for draw in draws:
        features = dataset.features(draw.clip, draw.start, draw.frames)
        if draw.mirrored:
            features = features.index_select(1, MIRROR_COLUMNS) * MIRROR_SIGNS
        clips.append(features[:, POSITIONS].reshape(-1, NUM_JOINTS, 3) + features[:, None, TRANSLATION])
        known = dataset.records[draw.clip].captions
        caption = known[draw.caption]
        captions.append(caption.mirrored if draw.mirrored else caption.text)
        wordings.append(frozenset(c.mirrored if draw.mirrored else c.text for c in known))
    lengths = torch.tensor([len(clip) for clip in clips])
    joints = torch.nn.utils.rnn.pad_sequence(clips, batch_first=True)
    joints = hold_last_frame(joints, lengths, joints.shape[1])
    return Pairs(joints, lengths, lookup(captions), tuple(captions), tuple(wordings))


def input_statistics(dataset: MotionDataset, seed: int) -> tuple[Tensor, Tensor]:
    """Mean and standard deviation [`NUM_INPUTS`] of `body_view` over clips drawn at random, and their mirror images."""
    generator = np.random.default_rng(seed)
    count = min(len(dataset), _CLIPS_FOR_STATISTICS)
    total = squares = torch.zeros((), dtype=torch.float64)
    frames = 0
    for clip in generator.choice(len(dataset), count, replace=False).tolist():
        for mirrored in (False, True):
            features = dataset.features(clip)
            if mirrored:
                features = features.index_select(1, MIRROR_COLUMNS) * MIRROR_SIGNS
            joints = features[:, POSITIONS].reshape(1, -1, NUM_JOINTS, 3) + features[None, :, None, TRANSLATION]
            view = body_view(joints)[0].double()
            total, squares, frames = total + view.sum(0), squares + view.square().sum(0), frames + len(view)
    mean = total / frames
    return mean.float(), (squares / frames - mean.square()).clamp(min=0).sqrt().float()


def _validation_pairs(data: DatasetFolder, lookup: Callable[[Sequence[str]], TextFeatures]) -> list[Pairs]:
    """The validation split in pools of 32: 16 clips, each as it is and mirrored; none where there is none."""
    if VALIDATION not in data.manifest.splits:
        return []
    dataset = MotionDataset(data, VALIDATION)
    order = np.random.default_rng(0).permutation(len(dataset)).tolist()
    pools = [order[start : start + 16] for start in range(0, len(order) - 15, 16)] or [order]
    return [
        make_pairs(
            dataset,
            [Draw(clip, 0, mirrored, 0, dataset.records[clip].frames) for clip in pool for mirrored in (False, True)],
            lookup,
        )
        for pool in pools
    ]
