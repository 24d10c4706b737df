"""Clips of a dataset folder as training batches.

`BatchSampler` is a pure function of (seed, step): batch number `step` is the same whatever was drawn before, so a
resumed run continues with the very batches it would have had, and nothing but the step has to be saved.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from kinoflow.data.augment import MIRROR_COLUMNS, MIRROR_SIGNS, start_at_origin
from kinoflow.data.manifest import TRAIN, VALIDATION, ClipRecord
from kinoflow.data.shards import OTHER_COLUMNS, DatasetFolder
from kinoflow.data.taxonomy import is_common
from kinoflow.errors import DataError, OptionError
from kinoflow.motion.features import NUM_FEATURES, SMALLEST_STD, TRANSLATION, Statistics
from kinoflow.text.features import TextFeatures

TextLookup = Callable[[Sequence[str]], TextFeatures]
"""From captions to their features, one row a caption; `FeatureStore.lookup` is one."""


@dataclass(frozen=True, eq=False)
class Batch:
    """Clips ready for the network.

    Attributes:
        motion: [B, T, D] float32, normalised; frames past a clip's length repeat its last frame.
        lengths: [B] int64, true number of frames.
        captions: B sentences.
        ids: B clip ids.
        mirrored: [B] bool, whether the clip is shown mirrored (its caption then is, too).
        text: features of the captions, when the dataset was given a lookup.
    """

    motion: Tensor
    lengths: Tensor
    captions: tuple[str, ...]
    ids: tuple[str, ...]
    mirrored: Tensor
    text: TextFeatures | None = None

    def __len__(self) -> int:
        return len(self.captions)


@dataclass(frozen=True)
class Draw:
    """One clip of a batch: which clip, which of its captions, mirrored or not, which frames."""

    clip: int
    caption: int
    mirrored: bool
    start: int
    frames: int


class MotionDataset:
    """One split of a dataset folder.

    Args:
        folder: what `kinoflow data build` wrote, or the same opened: reading its list of clips takes seconds.
        split: "train" or "validation".
        statistics: used to normalise; the folder's own by default. Fine-tuning gives those of its model.
        text: gives each batch the features of its captions.

    Attributes:
        records: the clips of the split.
        statistics: those used to normalise.

    Raises:
        DataError: the folder cannot be used (see `DatasetFolder.open`) or holds no clip of this split.
    """

    def __init__(
        self,
        folder: str | Path | DatasetFolder,
        split: str = TRAIN,
        *,
        statistics: Statistics | None = None,
        text: TextLookup | None = None,
    ) -> None:
        opened = DatasetFolder.open(folder)
        pairs = [
            (record, motion)
            for record, motion in zip(opened.records, opened.motions(), strict=True)
            if record.split == split
        ]
        if not pairs:
            raise DataError(
                f"{opened.path} holds no clip of the split {split!r}; it has {sorted(opened.manifest.splits)}"
            )
        self.split = split
        self.records: tuple[ClipRecord, ...] = tuple(record for record, _ in pairs)
        self._clips = [motion for _, motion in pairs]
        self.statistics = opened.statistics() if statistics is None else statistics
        std = np.where(self.statistics.std < SMALLEST_STD, 1.0, self.statistics.std)
        self._mean = torch.from_numpy(self.statistics.mean.astype(np.float32))
        self._inverse_std = torch.from_numpy((1.0 / std).astype(np.float32))
        self._text = text

    def __len__(self) -> int:
        return len(self.records)

    def subset(self, clips: Sequence[int]) -> MotionDataset:
        """The same dataset with some of its clips only, in the order of their numbers `clips`."""
        chosen = copy.copy(self)
        chosen.records = tuple(self.records[clip] for clip in clips)
        chosen._clips = [self._clips[clip] for clip in clips]
        return chosen

    @property
    def lengths(self) -> NDArray[np.int64]:
        """[clips] frames of each clip."""
        return np.array([record.frames for record in self.records], dtype=np.int64)

    def captions(self) -> list[str]:
        """Every sentence a batch can carry, mirrored ones included, sorted, each once."""
        found = {text for r in self.records for c in r.captions for text in (c.text, c.mirrored)}
        return sorted(found)

    def features(self, clip: int, start: int = 0, frames: int | None = None) -> Tensor:
        """[T, D] float32 features of one clip or a part of it, not normalised, as they are stored."""
        translation, others = self._clips[clip].read(start, None if frames is None else start + frames)
        motion = torch.empty(len(translation), NUM_FEATURES)
        motion[:, TRANSLATION] = translation
        motion[:, OTHER_COLUMNS] = others
        return motion

    def batch(self, draws: Sequence[Draw], pad_multiple: int = 1) -> Batch:
        """The drawn clips, padded to the longest, rounded up to a multiple of `pad_multiple` frames."""
        longest = max(draw.frames for draw in draws)
        padded = -(-longest // pad_multiple) * pad_multiple
        motion = torch.empty(len(draws), padded, NUM_FEATURES)
        captions = []
        # Clip by clip, so that each one is finished while it is in the processor's cache.
        for row, draw in zip(motion, draws, strict=True):
            features = self.features(draw.clip, draw.start, draw.frames)
            if draw.start:
                features = start_at_origin(features)
            if draw.mirrored:
                features = features.index_select(1, MIRROR_COLUMNS) * MIRROR_SIGNS
            row[: draw.frames] = features.sub_(self._mean).mul_(self._inverse_std)
            row[draw.frames :] = row[draw.frames - 1]
            caption = self.records[draw.clip].captions[draw.caption]
            captions.append(caption.mirrored if draw.mirrored else caption.text)
        return Batch(
            motion=motion,
            lengths=torch.tensor([draw.frames for draw in draws]),
            captions=tuple(captions),
            ids=tuple(self.records[draw.clip].id for draw in draws),
            mirrored=torch.tensor([draw.mirrored for draw in draws]),
            text=None if self._text is None else self._text(captions),
        )

    def fixed_batches(self, batch_size: int, pad_multiple: int = 1) -> list[Batch]:
        """Every clip of the split once, unmirrored, with its first caption, in batches of like length."""
        order = np.argsort(self.lengths, kind="stable")
        draws = [Draw(int(clip), 0, False, 0, self.records[clip].frames) for clip in order]
        starts = range(0, len(draws), batch_size)
        return [self.batch(draws[start : start + batch_size], pad_multiple) for start in starts]


def validation_batches(
    folder: str | Path,
    batch_size: int,
    *,
    pad_multiple: int = 1,
    statistics: Statistics | None = None,
    text: TextLookup | None = None,
) -> list[Batch]:
    """The validation split as fixed batches: always the same clips and captions in the same order.

    Raises:
        DataError: see `MotionDataset`.
    """
    dataset = MotionDataset(folder, VALIDATION, statistics=statistics, text=text)
    return dataset.fixed_batches(batch_size, pad_multiple)


@dataclass(frozen=True)
class SamplerOptions:
    """How training batches are drawn.

    Attributes:
        batch_size: clips a batch (the mean number, with `equal_frames`).
        equal_frames: cut batches to about equal numbers of frames instead of equal numbers of clips.
        bucket_batches: batches that are drawn together, sorted by length and cut, so that clips of a batch are of
            like length.
        balance: how much of the data's own distribution of labels is kept, 0 (each label equally often) to 1 (each
            clip equally often): a clip of a label with n clips is drawn with weight n^(balance - 1).
        common_weight: clips of common actions (`data.taxonomy`) are drawn so many times as often.
        mirror_probability: share of clips shown mirrored.
        mirrored_pairs: each clip of a batch comes twice in a row, as it is and mirrored, and a batch has half as many
            clips; `mirror_probability` then decides which comes first.
        crop_frames: when set, clips longer than this are cut at random to this length; their captions may then
            describe more than is shown.
        pad_multiple: the padded length is a multiple of this (for networks that join frames to patches).
    """

    batch_size: int = 32
    equal_frames: bool = False
    bucket_batches: int = 8
    balance: float = 0.5
    common_weight: float = 1.0
    mirror_probability: float = 0.5
    mirrored_pairs: bool = False
    crop_frames: int | None = None
    pad_multiple: int = 1

    def __post_init__(self) -> None:
        for name in ("batch_size", "bucket_batches", "pad_multiple"):
            if getattr(self, name) < 1:
                raise OptionError(f"{name} must be at least 1; got {getattr(self, name)}")
        if not 0 < self.common_weight < np.inf:
            raise OptionError(f"common_weight must be more than 0; got {self.common_weight}")
        for name in ("balance", "mirror_probability"):
            if not 0 <= getattr(self, name) <= 1:
                raise OptionError(f"{name} must be between 0 and 1; got {getattr(self, name)}")
        if self.mirrored_pairs and (self.batch_size % 2 or self.equal_frames):
            raise OptionError("mirrored_pairs needs an even batch_size and equal_frames off")
        if self.crop_frames is not None and self.crop_frames < 2:
            raise OptionError(f"crop_frames must be at least 2, or None for no crops; got {self.crop_frames}")


class BatchSampler:
    """Training batches as a function of (seed, step).

    Steps come in groups of `bucket_batches`. A group's clips are drawn at once by a counter-based generator keyed by
    (seed, group), sorted by length, cut into batches, and the batches are shuffled.

    Args:
        dataset: the split to draw from.
        options: how to draw.
        seed: 0 to 2^63 - 1.
    """

    def __init__(self, dataset: MotionDataset, options: SamplerOptions | None = None, seed: int = 0) -> None:
        if not 0 <= seed < 2**63:
            raise OptionError(f"the seed must be between 0 and 2^63 - 1; got {seed}")
        self.dataset = dataset
        self.options = options or SamplerOptions()
        self.seed = seed
        self._lengths = dataset.lengths
        self._num_captions = np.array([len(record.captions) for record in dataset.records])
        self._probability = label_probability([r.label for r in dataset.records], self.options.balance)
        if self.options.common_weight != 1:
            common = np.array([is_common(r.action or r.label) for r in dataset.records])
            self._probability *= np.where(common, self.options.common_weight, 1.0)
            self._probability /= self._probability.sum()

    def __call__(self, step: int) -> Batch:
        """The batch of a step, 0 or greater."""
        return self.dataset.batch(self.draws(step), self.options.pad_multiple)

    def draws(self, step: int) -> list[Draw]:
        """What the batch of a step is made of."""
        group, place = divmod(step, self.options.bucket_batches)
        return self._group(group)[place]

    def _group(self, group: int) -> list[list[Draw]]:
        options = self.options
        generator = np.random.Generator(np.random.Philox(key=np.array([self.seed, group], dtype=np.uint64)))
        size = options.batch_size // 2 if options.mirrored_pairs else options.batch_size
        count = size * options.bucket_batches
        clips = generator.choice(len(self.dataset), count, p=self._probability)
        captions = (generator.random(count) * self._num_captions[clips]).astype(np.int64)
        mirrored = generator.random(count) < options.mirror_probability
        lengths = self._lengths[clips]
        frames = lengths if options.crop_frames is None else np.minimum(lengths, options.crop_frames)
        starts = (generator.random(count) * (lengths - frames + 1)).astype(np.int64)
        order = np.lexsort((generator.random(count), frames))
        columns = (clips, captions, mirrored, starts, frames)
        rows = zip(*(column[order].tolist() for column in columns), strict=True)
        draws = [Draw(*row) for row in rows]
        cuts = equal_cuts(frames[order], options.bucket_batches) if options.equal_frames else None
        if cuts is None:
            cuts = np.arange(options.bucket_batches + 1) * size
        batches = [draws[start:stop] for start, stop in pairwise(cuts)]
        if options.mirrored_pairs:
            batches = [
                [d for draw in batch for d in (draw, replace(draw, mirrored=not draw.mirrored))] for batch in batches
            ]
        return [batches[index] for index in generator.permutation(len(batches))]


def label_probability(labels: Sequence[str], balance: float) -> NDArray[np.float64]:
    """[clips] probability of drawing each clip: n^(balance - 1) for a label with n clips, normalised."""
    count = Counter(labels)
    weights = np.array([float(count[label]) ** (balance - 1.0) for label in labels])
    return weights / weights.sum()


def equal_cuts(frames: NDArray[np.int64], parts: int) -> NDArray[np.int64]:
    """[parts + 1] cuts of a list of lengths into runs of about equal total length, none of them empty."""
    total = np.cumsum(frames)
    goals = total[-1] * np.arange(1, parts) / parts
    inner = np.searchsorted(total, goals) + 1
    count = len(frames)
    cuts = np.array([0, *inner, count], dtype=np.int64)
    for index in range(1, parts):
        cuts[index] = min(max(cuts[index], cuts[index - 1] + 1), count - (parts - index))
    return cuts
