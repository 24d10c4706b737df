"""`unpack_dataset`: the dataset folder of a packed file."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.manifest import MANIFEST_FILE, Manifest
from kinoflow.data.packing.codec import features_of
from kinoflow.data.packing.coding import decompress, read_block
from kinoflow.data.packing.file import (
    ENCODER,
    LARGEST_ENCODER_BYTES,
    MOST_BLOCK_FRAMES,
    Head,
    block_name,
    opened,
)
from kinoflow.data.shards import PACKED_OPTION, ShardWriter, encoder_folder
from kinoflow.errors import OptionError, UnreadableError
from kinoflow.files import atomic_folder, check_folder_of
from kinoflow.motion.features import Statistics
from kinoflow.workers import map_in_order

Progress = Callable[[int, int], None]
"""Called with (clips written, clips in all)."""


@dataclass(frozen=True)
class _Task:
    """A block, and the frames of each of its clips."""

    number: int
    frames: tuple[int, ...]


def unpack_dataset(
    file: str | Path, output: str | Path, *, workers: int = 1, progress: Progress | None = None
) -> Manifest:
    """Write the dataset folder of a packed file.

    Its statistics are those of the original, so that a run goes on with the numbers it began with. Its manifest says
    under `options` that it is a packed copy, of what, and how near; its fingerprint is therefore another one.

    Args:
        file: what `pack_dataset` wrote.
        output: an older dataset there is replaced when the new one is complete.
        workers: processes; the result does not depend on it.
        progress: told about clips that are done.

    Raises:
        DataError: the file is missing, damaged or of another layout.
        OutputError: the folder cannot be written, or holds something else.
    """
    if workers < 1:
        raise OptionError(f"workers must be at least 1; got {workers}")
    source, target = Path(file), Path(output)
    check_folder_of("dataset", target, MANIFEST_FILE)
    with opened(source) as packed:
        head = packed.head()
        records = head.records()
        tasks = []
        for number, (start, stop) in enumerate(pairwise(np.cumsum([0, *head.blocks]).tolist())):
            frames = tuple(record.frames for record in records[start:stop])
            if len(frames) > 1 and sum(frames) > MOST_BLOCK_FRAMES:
                raise UnreadableError(f"its block {number} has {sum(frames)} frames; at most {MOST_BLOCK_FRAMES} fit")
            tasks.append(_Task(number, frames))
        with atomic_folder(target) as folder:
            if head.encoder:
                from kinoflow.text.portable import write_encoder

                content = decompress(packed.part(ENCODER), LARGEST_ENCODER_BYTES)
                write_encoder(content, folder / encoder_folder(head.encoder))
            writer = ShardWriter(folder)
            done = 0
            for block in _unpacked(tasks, source, head, workers):
                for features in block:
                    writer.add(records[done], features)
                    done += 1
                if progress:
                    progress(done, len(records))
            note = {
                "original": head.original,
                "clips_left_out": head.left_out,
                "step_m": head.step_m,
                "joint_error": dataclasses.asdict(head.error),
            }
            statistics = Statistics(np.array(head.mean), np.array(head.std))
            return writer.close(head.rejected, {**head.options, PACKED_OPTION: note}, statistics)


def _unpacked(tasks: Sequence[_Task], file: Path, head: Head, workers: int) -> Iterator[list[NDArray[Any]]]:
    work = partial(_unpack, file=file, step_m=head.step_m, reference=np.array(head.reference))
    return map_in_order(work, tasks, workers)


def _unpack(task: _Task, file: Path, step_m: float, reference: NDArray[np.float64]) -> list[NDArray[Any]]:
    """What a worker does with a block."""
    with opened(file) as packed:
        content = packed.part(block_name(task.number))
        return features_of(read_block(content, task.frames), step_m, reference)  # type: ignore[return-value]
