"""`pack_dataset`: a dataset folder as one file of at most so many bytes.

The step to which motions are rounded is the finest with which they fit. Where even the coarsest allowed step is too
fine, clips are left out, of the labels that have most of them first.
"""

from __future__ import annotations

import functools
import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.manifest import TRAIN, ClipRecord
from kinoflow.data.packing.codec import Spectrum, features_of, joint_errors_m, levels, reference_rotations, spectra
from kinoflow.data.packing.coding import compress, write_block
from kinoflow.data.packing.file import (
    LONGEST_CLIP_FRAMES,
    MOST_BLOCK_FRAMES,
    PORTABLE,
    Head,
    JointError,
    columns_of,
    content_of,
)
from kinoflow.data.process import stable_hash
from kinoflow.data.shards import DatasetFolder, StoredMotion
from kinoflow.errors import DataError, OptionError
from kinoflow.files import atomic_path
from kinoflow.workers import map_in_order

FloatArray = NDArray[np.float64]
Progress = Callable[[int, int], None]
"""Called with (clips packed, clips in all) of a round."""

FINEST_M, COARSEST_M = 0.0004, 0.004
"""Steps between which is chosen: joints are off by about 0.4 and 2.8 mm in the mean."""
_SAMPLE_CLIPS = 800
_MARGIN = 0.99
"""What a sample tells of the whole is that good."""
_MOST_ROUNDS = 5
_BYTES_FOR_HALF_A_STEP = 2.4
"""Bytes that a frame takes more when the step is halved, about."""
_ERROR_STEP_M, _LARGEST_ERROR_M = 1e-5, 1.0


@dataclass(frozen=True)
class PackOptions:
    """How a dataset is packed.

    Attributes:
        most_bytes: of the file.
        finest_m: no finer step is taken, however small the dataset is.
        coarsest_m: no coarser step is taken; clips are left out instead.
        workers: processes; the result does not depend on it.
        encoder: whether a text encoder that knows the captions is packed too.
    """

    most_bytes: int
    finest_m: float = FINEST_M
    coarsest_m: float = COARSEST_M
    workers: int = 1
    encoder: bool = False

    def __post_init__(self) -> None:
        if self.most_bytes < 1:
            raise OptionError(f"a packed dataset needs some bytes; got {self.most_bytes}")
        if not 0 < self.finest_m <= self.coarsest_m <= 0.1:
            raise OptionError(
                f"steps must be from 0 to 0.1 m, the finest first; got {self.finest_m}, {self.coarsest_m}"
            )
        if self.workers < 1:
            raise OptionError(f"workers must be at least 1; got {self.workers}")


@dataclass(frozen=True)
class Packed:
    """What became of a dataset.

    Attributes:
        clips: in the file.
        frames: of these.
        left_out: clips that are not in it.
        num_bytes: of the file.
        motion_bytes: of the motions in it.
        step_m: to which they are rounded.
        error: of their joints.
    """

    clips: int
    frames: int
    left_out: int
    num_bytes: int
    motion_bytes: int
    step_m: float
    error: JointError


@dataclass(frozen=True, eq=False)
class _Block:
    """A packed block, and how often joints in it are off by so many `_ERROR_STEP_M`."""

    content: bytes
    errors: NDArray[np.int64]
    sum_m: float
    worst_m: float


def pack_dataset(
    folder: str | Path, output: str | Path, options: PackOptions, progress: Progress | None = None
) -> Packed:
    """Write a dataset folder into one file.

    Raises:
        DataError: the dataset cannot be used, or has a clip that is too long.
        OptionError: not even its captions fit.
        OutputError: the file cannot be written.
    """
    dataset = DatasetFolder.open(folder)
    records, motions = dataset.records, dataset.motions()
    if too_long := [record.id for record in records if record.frames > LONGEST_CLIP_FRAMES]:
        raise DataError(f"clip {too_long[0]} has more than {LONGEST_CLIP_FRAMES} frames; build the dataset again")
    # A sample tells how large motions become at each precision; captions and encoder take their room first.
    sample = _sample(records, motions)
    reference = reference_rotations(sample)
    spectrum = spectra(sample, reference)
    head = partial(_head, dataset, reference, PORTABLE if options.encoder else "")
    encoder = _encoder(records) if options.encoder else b""
    rest = content_of(head(range(len(records)), options.finest_m, [], JointError(0, 0, 0)), encoder, ())
    room = options.most_bytes - len(rest)
    room -= 100 * math.ceil(sum(record.frames for record in records) / MOST_BLOCK_FRAMES)
    if room <= 0:
        what, needed = "captions and text encoder" if encoder else "captions", options.most_bytes - room
        raise OptionError(f"{options.most_bytes:,} bytes are too few: the {what} of {folder} alone take {needed:,}")
    # As many clips as there is room for at the coarsest precision, then the finest that there is room for.
    coarsest = _bytes_per_frame(spectrum, options.coarsest_m)
    chosen: Sequence[int] = balanced(records, int(_MARGIN * room / coarsest))
    if not any(records[clip].split == TRAIN for clip in chosen):
        raise OptionError(f"{options.most_bytes:,} bytes are too few for any clip of {folder} with its captions")
    frames = sum(records[clip].frames for clip in chosen)
    step_m = options.coarsest_m
    if len(chosen) == len(records):
        step_m = _finest_step(spectrum, _MARGIN * room / frames, options)
    # Pack, and pack again a little coarser, or fewer, where the file came out too large.
    for _ in range(_MOST_ROUNDS):
        blocks = [chosen[start:stop] for start, stop in _blocks([records[clip].frames for clip in chosen])]
        packed: list[_Block] = []
        for block in _packed(dataset.path, blocks, step_m, reference, options.workers):
            packed.append(block)
            if progress:
                progress(sum(map(len, blocks[: len(packed)])), len(chosen))
        error = _error(packed)
        whole = head(chosen, step_m, [len(block) for block in blocks], error)
        content = content_of(whole, encoder, [block.content for block in packed])
        excess = len(content) - options.most_bytes
        if excess <= 0:
            break
        # Rarely: the sample was easier than the rest.
        if step_m < options.coarsest_m:
            step_m = min(options.coarsest_m, step_m * 2 ** (1.2 * excess / frames / _BYTES_FOR_HALF_A_STEP + 0.01))
        else:
            chosen = balanced([records[clip] for clip in chosen], int(frames * (1 - 1.2 * excess / room - 0.01)))
            frames = sum(records[clip].frames for clip in chosen)
    else:
        raise DataError(f"{folder} could not be made to fit into {options.most_bytes:,} bytes")
    with atomic_path(output) as path:
        path.write_bytes(content)
    motion_bytes = sum(len(block.content) for block in packed)
    return Packed(len(chosen), frames, len(records) - len(chosen), len(content), motion_bytes, step_m, error)


def balanced(records: Sequence[ClipRecord], most_frames: int) -> list[int]:
    """Numbers of clips that have at most so many frames together; all labels keep what they have up to one amount.

    Which clips of a label stay is decided by hashes of their names, so those of a smaller amount are among those of a
    larger. Splits are balanced each by itself, but share the amount.
    """
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for clip, record in enumerate(records):
        groups[record.split, record.label].append(clip)
    for clips in groups.values():
        clips.sort(key=lambda clip: stable_hash(records[clip].id))
    totals = {key: np.cumsum([records[clip].frames for clip in clips]) for key, clips in groups.items()}

    def kept(most: int) -> int:
        return sum(
            int(total[np.searchsorted(total, most, side="right") - 1]) for total in totals.values() if total[0] <= most
        )

    low, high = 0, max(int(total[-1]) for total in totals.values())
    if kept(high) > most_frames:
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if kept(middle) <= most_frames else (low, middle)
        high = low
    return sorted(
        clip for key, clips in groups.items() for clip in clips[: int(np.searchsorted(totals[key], high, side="right"))]
    )


def _encoder(records: Sequence[ClipRecord]) -> bytes:
    from kinoflow.text.portable import portable_encoder

    captions = {text for record in records for caption in record.captions for text in (caption.text, caption.mirrored)}
    return compress(portable_encoder(sorted(captions)))


def _sample(records: Sequence[ClipRecord], motions: Sequence[StoredMotion]) -> list[NDArray[Any]]:
    """Features of clips from all over the dataset, whose order keeps like beside like."""
    places = np.linspace(0, len(records) - 1, min(len(records), _SAMPLE_CLIPS)).round().astype(int)
    return [_features(motions[place]) for place in np.unique(places)]


def _features(motion: StoredMotion) -> NDArray[np.float32]:
    translation, others = (part.numpy() for part in motion.read())
    return np.concatenate([translation, others.astype(np.float32)], axis=1)


def _bytes_per_frame(spectrum: Sequence[Spectrum], step_m: float) -> float:
    clips = [levels(each, step_m) for each in spectrum]
    frames = [clip.steps.shape[1] for clip in clips]
    return sum(len(write_block(clips[start:stop])) for start, stop in _blocks(frames)) / sum(frames)


def _finest_step(spectrum: Sequence[Spectrum], goal: float, options: PackOptions) -> float:
    """The step with which a frame takes `goal` bytes, or the finest; the coarsest is known to be coarse enough."""
    low, high = math.log(options.finest_m), math.log(options.coarsest_m)
    at_low, at_high = (_bytes_per_frame(spectrum, math.exp(each)) for each in (low, high))
    if at_low <= goal:
        return options.finest_m
    for _ in range(4):  # bytes are nearly a straight line over the logarithm
        middle = low + (at_low - goal) / (at_low - at_high) * (high - low)
        found = _bytes_per_frame(spectrum, math.exp(middle))
        if found > goal:
            low, at_low = middle, found
        else:
            high, at_high = middle, found
    return math.exp(high)


def _blocks(frames: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First clip of each block, and the one after its last."""
    start, filled = 0, 0
    for clip, count in enumerate(frames):
        if filled and filled + count > MOST_BLOCK_FRAMES:
            yield start, clip
            start, filled = clip, 0
        filled += count
    yield start, len(frames)


def _packed(
    folder: Path, blocks: Sequence[Sequence[int]], step_m: float, reference: FloatArray, workers: int
) -> Iterator[_Block]:
    work = partial(_pack, folder=folder, step_m=step_m, reference=reference)
    return map_in_order(work, blocks, workers)


def _pack(clips: Sequence[int], folder: Path, step_m: float, reference: FloatArray) -> _Block:
    """What a worker does with the clips of a block."""
    motions = _motions(folder)
    features = [_features(motions[clip]) for clip in clips]
    found = [levels(each, step_m) for each in spectra(features, reference)]
    errors = joint_errors_m(features, features_of(found, step_m, reference))
    bins = np.minimum(errors, _LARGEST_ERROR_M) / _ERROR_STEP_M
    counts = np.bincount(bins.astype(np.int64).reshape(-1), minlength=round(_LARGEST_ERROR_M / _ERROR_STEP_M) + 1)
    return _Block(write_block(found), counts, float(errors.sum()), float(errors.max()))


@functools.cache
def _motions(folder: Path) -> list[StoredMotion]:
    return DatasetFolder.open(folder).motions()


def _error(blocks: Sequence[_Block]) -> JointError:
    counts = np.sum([block.errors for block in blocks], axis=0)
    total = np.cumsum(counts)
    p99_m = (int(np.searchsorted(total, 0.99 * total[-1])) + 1) * _ERROR_STEP_M
    mean_m = sum(block.sum_m for block in blocks) / int(total[-1])
    worst_m = max(block.worst_m for block in blocks)
    return JointError(*(round(1e3 * metres, 3) for metres in (mean_m, min(p99_m, worst_m), worst_m)))


def _head(
    dataset: DatasetFolder,
    reference: FloatArray,
    encoder: str,
    chosen: Sequence[int],
    step_m: float,
    blocks: list[int],
    error: JointError,
) -> Head:
    statistics, manifest = dataset.statistics(), dataset.manifest
    return Head(
        step_m=step_m,
        reference=reference.tolist(),
        blocks=blocks,
        error=error,
        original=dataset.fingerprint(),
        left_out=len(dataset.records) - len(chosen),
        mean=statistics.mean.tolist(),
        std=statistics.std.tolist(),
        rejected=manifest.rejected,
        options=manifest.options,
        encoder=encoder,
        **columns_of([dataset.records[clip] for clip in chosen]),
    )
