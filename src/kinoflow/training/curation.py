"""The clips of a dataset that a run uses: by where they come from, what they show, and how clean they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.composition.compose import COMPOSED
from kinoflow.data.loader import MotionDataset
from kinoflow.data.process import stable_hash
from kinoflow.data.quality import is_within
from kinoflow.errors import DataError
from kinoflow.measures.physical import foot_slide_mm_per_frame, jerk_m_per_s3
from kinoflow.motion.features import decode
from kinoflow.training.config import CurationConfig

Progress = Callable[[int, int], None]


def curate(dataset: MotionDataset, config: CurationConfig, progress: Progress | None = None) -> MotionDataset:
    """The clips of a dataset that a configuration asks for.

    With `best` below 1, the clips of a label are ranked by foot slide and by jerk; those whose two ranks have the
    smallest sum are kept, at least one of each label. Ranking within a label keeps a jump from being judged by a walk.

    Args:
        dataset: one split.
        config: what to keep.
        progress: called with (done, all) clips while their quality is measured.

    Raises:
        DataError: a source or label that the dataset does not have, tiers are asked for that it does not know, or
            nothing is left.
    """
    for name, wanted, known in (
        ("source", config.sources, {record.source for record in dataset.records}),
        ("label", config.labels, {record.label for record in dataset.records}),
    ):
        if unknown := sorted(set(wanted) - known):
            raise DataError(
                f"the {dataset.split} clips have no {name} {', '.join(unknown)}; they have {', '.join(sorted(known))}"
            )
    if config.tier and not all(record.tier for record in dataset.records):
        raise DataError(
            f"a tier {config.tier} was asked for, but clips of this dataset have none: it is older than tiers; build "
            "it again, or leave curation.tier empty"
        )
    kept = [
        clip
        for clip, record in enumerate(dataset.records)
        if (not config.sources or record.source in config.sources)
        and (not config.labels or record.label in config.labels)
        and not (config.captured_only and record.source == COMPOSED)
        and record.frames >= config.min_frames
        and in_share(record.id, config.share)
        and (not config.tier or is_within(record.tier, config.tier))
        and not (config.without_copies and record.copy_of)
    ]
    if not kept:
        raise DataError(f"no {dataset.split} clip is left by {config}")
    chosen = dataset.subset(kept)
    return chosen.subset(_best(chosen, config.best, progress)) if config.best < 1 else chosen


def in_share(name: str, share: float) -> bool:
    """Whether a name is in a share of all names: its hash, as a number from 0 to 1, is below the share."""
    return stable_hash(name) < share * 2**64


def _best(dataset: MotionDataset, share: float, progress: Progress | None) -> list[int]:
    """Numbers of the clips of highest quality within each label, in order."""
    measured = np.empty((len(dataset), 2))
    for clip in range(len(dataset)):
        motion = decode(dataset.features(clip).double().numpy())
        measured[clip] = foot_slide_mm_per_frame(motion), jerk_m_per_s3(motion)
        if progress is not None:
            progress(clip + 1, len(dataset))
    groups: dict[str, list[int]] = defaultdict(list)
    for clip, record in enumerate(dataset.records):
        groups[record.label].append(clip)
    kept = []
    for clips in groups.values():
        rank = sum(_ranks(measured[clips, column]) for column in range(2))
        count = max(1, round(share * len(clips)))
        kept += [clips[place] for place in np.argsort(rank, kind="stable")[:count]]
    return sorted(kept)


def _ranks(values: NDArray[np.float64]) -> NDArray[np.int64]:
    """Place of each value when they are sorted."""
    return np.argsort(np.argsort(values, kind="stable"), kind="stable")
