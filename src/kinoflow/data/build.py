"""`build_dataset`: motion files in, a dataset folder out.

The result depends on the files and the options alone: clips are written in the order in which the sources list them,
whichever worker is done first.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import overload

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.composition.compose import COMPOSED, compose
from kinoflow.data.composition.layered import BASES, LAYERED, Layer, lay_over_captured
from kinoflow.data.composition.parts import CapturedClip, PartsOnDisk, can_be_part
from kinoflow.data.executors import PROCESSES, Executor, check_executor
from kinoflow.data.fact_captions import GIVEN, check_captions
from kinoflow.data.manifest import (
    ANY,
    LICENCE_CHOICES,
    MANIFEST_FILE,
    SPLITS,
    TRAIN,
    VALIDATION,
    B,
    ClipRecord,
    D,
    Manifest,
    Rejection,
)
from kinoflow.data.near_duplicates import NearDuplicates, from_pelvis_of_features, in_one_split, told_alike
from kinoflow.data.page import PAGE_FILE, write_page
from kinoflow.data.parts import Kept, PartName, parts_folder, read_part
from kinoflow.data.process import ProcessClips, Processed, ProcessOptions, stable_hash
from kinoflow.data.quality import check_tier, is_within, quality_limits, quality_scores, tier_of
from kinoflow.data.selection import SameMotions, select
from kinoflow.data.shards import ShardWriter
from kinoflow.data.sources.find import find_clips
from kinoflow.data.sources.folder import FolderOptions
from kinoflow.data.sources.raw import RawClip
from kinoflow.errors import DataError, OptionError
from kinoflow.files import atomic_folder, check_folder_of, scratch_folder
from kinoflow.motion.features import decode

Progress = Callable[[int, int], None]
"""Called with (clips done, clips in all)."""


@dataclass(frozen=True)
class BuildOptions:
    """How a dataset is built.

    Attributes:
        workers: processes; the result does not depend on it.
        validation_share: share of the recordings that is held out.
        composed: this many clips are added for each captured one, made of two captured ones
            (see `composition/compose.py`).
        layered: this many clips are added for each authored clip of the arms, laid over captured walking and standing
            (see `composition/layered.py`).
        folders: what is to be known about motion files that do not come from a known collection.
        process: what decides the content of each clip.
        licence: which licence classes go in, "any" or "permissive"; what is left out becomes a rejection.
        tier: the worst tier that goes in (`quality.TIERS`); "D" takes everything that passes the filters.
        executor: who reads the clips, one of `executors.EXECUTORS`; the result does not depend on it.
    """

    workers: int = 2
    validation_share: float = 0.05
    composed: float = 0.0
    layered: float = 0.0
    folders: FolderOptions = field(default_factory=FolderOptions)
    process: ProcessOptions = field(default_factory=ProcessOptions)
    licence: str = ANY
    tier: str = D
    executor: str = PROCESSES

    def __post_init__(self) -> None:
        check_executor(self.executor)
        if self.workers < 1:
            raise OptionError(f"workers must be at least 1; got {self.workers}")
        if not 0 <= self.validation_share < 1:
            raise OptionError(f"validation_share must be 0 or more and less than 1; got {self.validation_share}")
        if self.licence not in LICENCE_CHOICES:
            raise OptionError(f"licence must be {' or '.join(LICENCE_CHOICES)}; got {self.licence!r}")
        check_tier(self.tier)
        if not 0 <= self.composed <= 1:
            raise OptionError(f"composed must be between 0 and 1 clips for each captured one; got {self.composed}")
        if not 0 <= self.layered <= 10:
            raise OptionError(f"layered must be between 0 and 10 clips for each authored one; got {self.layered}")
        if self.process.captions_per_clip < 1:
            raise OptionError(f"captions_per_clip must be at least 1; got {self.process.captions_per_clip}")
        check_captions(self.process.captions)
        if self.process.seed < 0:
            raise OptionError(f"the seed must be 0 or more; got {self.process.seed}")


def build_dataset(
    sources: Sequence[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    options: BuildOptions | None = None,
    progress: Progress | None = None,
    ready: Callable[[int], None] | None = None,
) -> Manifest:
    """Build a dataset folder.

    Args:
        sources: folders, tar archives and motion files; of the same recording in two of them the first one counts.
        output: the folder to write. An existing dataset folder is replaced once the new one is complete; an interrupted
            build leaves it as it was, and beside it what it has read: a build of the same output goes on from that, as
            far as files, options and stages are the same (`parts.py`).
        options: how to build.
        progress: told about every clip that is done.
        ready: told how many clips an interrupted build had read, at the end.

    Returns:
        The manifest: amounts, captions by origin, and every clip that was left out with its reason.

    Raises:
        DataError: a source cannot be used, or no clip is left for training.
        OutputError: the folder cannot be written, or holds something else than a dataset.
        MissingExtraError: the executor needs a package that is not installed.
    """
    options = options or BuildOptions()
    executor = Executor[tuple[int, RawClip], PartName](options.executor, options.workers)
    target = Path(output)
    check_folder_of("dataset", target, MANIFEST_FILE)
    with scratch_folder() as unpacked:
        clips, rejected = select(find_clips(map(Path, sources), unpacked, options.folders), options.licence)
        if not clips:
            raise DataError(_nothing_left(rejected))
        splits = split_of_groups(clips, options.validation_share, options.process.seed)
        with _workplace(target) as (folder, parts_of_it, scratch, copies):
            writer = ShardWriter(folder)
            on_disk = PartsOnDisk(scratch / "parts", writer.records)
            kept: Counter[str] = Counter()
            parts: list[CapturedClip] = []
            bases: list[CapturedClip] = []
            layers: list[Layer] = []
            motions = SameMotions(scratch / "motions")
            captured = array("q")
            asked: set[str] = set()
            known = 0
            # Each segment becomes a record unless the same motion is there already; some are kept to compose others of.
            stage = Kept(ProcessClips(options.process), parts_of_it)
            names = executor.run(stage, _Numbered(clips))
            for done, (clip, name) in enumerate(zip(clips, names, strict=True), start=1):
                result = _result(stage, (done - 1, clip), name)
                known += name.ready
                rejected += result.rejections
                for segment in result.segments:
                    same = None if clip.as_made else motions.first(segment.id, segment.features)
                    if same is not None:
                        rejected.append(Rejection(segment.id, clip.source, "duplicate", f"the same motion is {same}"))
                        continue
                    if not is_within(segment.tier, options.tier):
                        detail = f"{segment.tier}: {', '.join(segment.defects) or 'estimated from video'}"
                        if segment.tier == B:
                            detail = f"{B}: {'; '.join(segment.repairs)}"
                        rejected.append(Rejection(segment.id, clip.source, "tier", detail))
                        continue
                    record = ClipRecord(
                        id=segment.id,
                        source=clip.source,
                        licence=clip.licence,
                        licence_class=clip.licence_class,
                        split=splits[clip.group],
                        group=clip.group,
                        label=segment.label,
                        action=segment.action,
                        settings=clip.settings,
                        leaf=clip.leaf,
                        style=clip.style,
                        frames=len(segment.features),
                        captions=segment.captions,
                        tier=segment.tier,
                        scores=segment.scores,
                        defects=segment.defects,
                        repairs=segment.repairs,
                        refuted=segment.refuted,
                    )
                    if segment.events is not None:
                        captured.append(len(writer))
                        copies.add(segment.events)
                    if clip.split:
                        asked.add(clip.group)
                    number = len(writer)
                    writer.add(record, segment.features)
                    kept[record.split] += 1
                    is_part = options.composed and not clip.as_made and can_be_part(record.label)
                    is_base = options.layered and not clip.as_made and record.label in BASES
                    is_layer = options.layered and clip.upper and clip.phrases
                    if is_part or is_base or is_layer:
                        part = on_disk.add(number, record, segment.features)
                        parts += [part] if is_part else []
                        bases += [part] if is_base else []
                        layers += [Layer(part, partial(_phrases, clips, done - 1))] if is_layer else []
                if progress:
                    progress(done, len(clips))
            motions.close()
            if not kept:
                raise DataError(_nothing_left(rejected))
            moved = _mark_copies(writer, captured, copies, splits, frozenset(asked))
            if moved:
                kept = Counter(record.split for record in writer.records)
            # Only now, since what is composed is made of what was kept.
            rejected += _add_composed(writer, parts, kept, options)
            rejected += _add_layered(writer, bases, layers, options)
            manifest = writer.write_all(rejected, _recorded(options))
            write_page(folder / PAGE_FILE, manifest, writer.records, writer.features)
            writer.finish()
            on_disk.close()
        if ready:
            ready(known)
        return manifest


@contextlib.contextmanager
def _workplace(target: Path) -> Iterator[tuple[Path, Path, Path, NearDuplicates]]:
    """The folder that replaces the dataset, that of its parts, one for other files, and the search for copies."""
    with (
        parts_folder(target) as parts,
        scratch_folder() as scratch,
        NearDuplicates(scratch) as copies,
        atomic_folder(target) as folder,
    ):
        yield folder, parts, scratch, copies


class _Numbered(Sequence[tuple[int, RawClip]]):
    """Clips with their numbers."""

    def __init__(self, clips: Sequence[RawClip]) -> None:
        self._clips = clips

    def __len__(self) -> int:
        return len(self._clips)

    @overload
    def __getitem__(self, number: int) -> tuple[int, RawClip]: ...
    @overload
    def __getitem__(self, number: slice) -> list[tuple[int, RawClip]]: ...
    def __getitem__(self, number: int | slice) -> tuple[int, RawClip] | list[tuple[int, RawClip]]:
        if isinstance(number, slice):
            return [self[k] for k in range(*number.indices(len(self)))]
        return number, self._clips[number]


def _phrases(clips: Sequence[RawClip], number: int) -> tuple[str, ...]:
    return clips[number].phrases


def assign_splits(groups: set[str], validation_share: float, seed: int) -> dict[str, str]:
    """Split of each group by a hash of its name: stable when others come and go.

    Of two groups or more at least one is for training, and at least one for validation if a share is wanted.
    """
    if not groups:
        return {}
    order = sorted(groups, key=lambda group: stable_hash(f"{seed}:{group}"))
    limit = validation_share * 2**64
    held_out = sum(stable_hash(f"{seed}:{group}") < limit for group in order)
    held_out = min(max(held_out, int(validation_share > 0)), len(order) - 1)
    return {group: VALIDATION if place < held_out else TRAIN for place, group in enumerate(order)}


def split_of_groups(clips: Sequence[RawClip], validation_share: float, seed: int) -> dict[str, str]:
    """Split of each group: the one its source asks for, validation before training, else by `assign_splits`."""
    asked: dict[str, str] = {}
    for clip in clips:
        if clip.split and asked.get(clip.group) != VALIDATION:
            asked[clip.group] = clip.split
    return asked | assign_splits({clip.group for clip in clips} - asked.keys(), validation_share, seed)


def _mark_copies(
    writer: ShardWriter, captured: Sequence[int], copies: NearDuplicates, splits: dict[str, str], asked: frozenset[str]
) -> dict[str, str]:
    """Mark clips that show what an earlier one shows, and move groups that share a recording or a sentence together.

    Returns:
        The split of each group that was moved.
    """
    records = writer.records
    pairs = []
    for found in copies.find(lambda clip: from_pelvis_of_features(writer.features(captured[clip]))):
        clip, first = captured[found.clip], records[captured[found.of]]
        writer.change(clip, dataclasses.replace(records[clip], copy_of=first.id))
        pairs.append((first.group, records[clip].group))
    pairs += told_alike((record.group, record.captions) for record in map(records.__getitem__, captured))
    moved = in_one_split(pairs, splits, asked)
    for clip, record in enumerate(writer.records if moved else ()):
        if record.group in moved:
            writer.change(clip, dataclasses.replace(record, split=moved[record.group]))
    return moved


def _graded(record: ClipRecord, features: NDArray[np.float32]) -> ClipRecord:
    """The record of a composed clip with its scores and tier."""
    scores = quality_scores(decode(features))
    defects = quality_limits().reasons(scores, record.label)
    tier = tier_of(defects, changed=True, video=False)
    return dataclasses.replace(record, scores=scores, tier=tier, defects=defects)


def _result(stage: Kept, item: tuple[int, RawClip], name: PartName) -> Processed:
    """What is in a part; made again where it is gone or damaged meanwhile."""
    found = stage.last(name.path) or read_part(name.path) or read_part(stage(item).path)
    if found is None:
        raise DataError(f"{name.path} cannot be read back; is the disk full or failing? start the same command again")
    return found


def _add_composed(
    writer: ShardWriter, parts: Sequence[CapturedClip], kept: Counter[str], options: BuildOptions
) -> list[Rejection]:
    """Write the composed clips of each split; a rejection for each split that got fewer than asked for."""
    short = []
    for split in SPLITS:
        wanted, made = round(options.composed * kept[split]), 0
        for record, features in compose(
            [part for part in parts if part.record.split == split],
            wanted,
            seed=options.process.seed,
            captions_per_clip=options.process.captions_per_clip,
            filters=options.process.filters,
        ):
            writer.add(_graded(record, features), features)
            made += 1
        if made < wanted:
            short.append(Rejection(split, COMPOSED, "nothing more to compose", f"{made} of {wanted} clips were made"))
    return short


def _add_layered(
    writer: ShardWriter, bases: Sequence[CapturedClip], layers: Sequence[Layer], options: BuildOptions
) -> list[Rejection]:
    """Write authored arms over captured bodies; a rejection for each split that got fewer than asked for."""
    short = []
    for split in SPLITS:
        over = [layer for layer in layers if layer.part.record.split == split]
        wanted, made = round(options.layered * len(over)), 0
        for record, features in lay_over_captured(
            [part for part in bases if part.record.split == split],
            over,
            wanted,
            seed=options.process.seed,
            captions_per_clip=options.process.captions_per_clip,
            filters=options.process.filters,
        ):
            writer.add(_graded(record, features), features)
            made += 1
        if made < wanted:
            short.append(Rejection(split, LAYERED, "nothing more to compose", f"{made} of {wanted} clips were made"))
    return short


def _recorded(options: BuildOptions) -> dict[str, object]:
    """The options that the result depends on."""
    recorded = dataclasses.asdict(options)
    del recorded["workers"], recorded["executor"]
    if options.process.captions == GIVEN:
        del recorded["process"]["captions"]
    return recorded


def _nothing_left(rejected: Sequence[Rejection]) -> str:
    reason, count = Counter(rejection.reason for rejection in rejected).most_common(1)[0]
    example = next(rejection for rejection in rejected if rejection.reason == reason)
    return f"no clip is left: {count} were {reason}, the first is {example.id}: {example.detail}"
