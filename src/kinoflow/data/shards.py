"""The dataset folder: what `kinoflow data build` writes and the loader opens.

| file | content |
|---|---|
| `manifest.json` | `Manifest`: format version, layout fingerprint, amounts, licences, rejected clips, options |
| `clips.jsonl` | one `ClipRecord` a line, in the order of the shards |
| `shard-00000.safetensors` | `translation` float32 [N, 3], `features` float16 [N, D-3], `offsets` int64 [clips + 1] |
| `statistics.safetensors` | `mean`, `std` float64 [D] over the training split and its mirror image |

Translation keeps float32: half precision has steps of 4 mm at 5 m. The other columns lie within about +-1.5, where
half precision is good to 0.0005 (metres or matrix entries).
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save

from kinoflow.data.manifest import (
    MANIFEST_FILE,
    TRAIN,
    ClipRecord,
    Manifest,
    Rejection,
    check_layout,
    make_manifest,
    read_manifest,
    read_records,
)
from kinoflow.data.spool import RecordSpool, RowSpool
from kinoflow.errors import DataError, UnreadableError
from kinoflow.motion.features import NUM_FEATURES, TRANSLATION, Statistics, layout_fingerprint, mirror_features
from kinoflow.reading import TensorRows, check_tensors, open_tensors, reading

if TYPE_CHECKING:
    import torch

FloatArray = NDArray[np.float64]

FRAMES_PER_SHARD = 250_000
"""About 100 MB a shard."""
OTHER_COLUMNS = slice(TRANSLATION.stop, NUM_FEATURES)
_CLIPS, _STATISTICS = "clips.jsonl", "statistics.safetensors"
_STATISTICS_TENSORS = dict.fromkeys(("mean", "std"), ("F64", (NUM_FEATURES,)))
_SHARD_TENSORS = {
    "translation": ("F32", (None, TRANSLATION.stop)),
    "features": ("F16", (None, NUM_FEATURES - TRANSLATION.stop)),
    "offsets": ("I64", (None,)),
}
_LARGEST = 1e9
"""Of a mean or a deviation; beyond, single precision would soon be at its end."""
_ADVICE = "build the dataset again"
PACKED_OPTION = "packed"
"""Option of the manifest of a packed copy: what it is a copy of, and how near it is."""
_MOST_OPEN_SHARDS = 256
"""Systems let a process have about a thousand open files; of larger datasets shards are opened at every read."""


class StatisticsSum:
    """Streaming mean and standard deviation over clips and their mirror images."""

    def __init__(self) -> None:
        self._frames = 0
        self._sum = np.zeros(NUM_FEATURES)
        self._squares = np.zeros(NUM_FEATURES)

    def add(self, features: FloatArray, times: int = 1) -> None:
        """Add the frames of a clip, [T, D]; `times` -1 takes out what was added."""
        self._frames += times * len(features)
        self._sum += times * features.sum(axis=0)
        self._squares += times * np.square(features).sum(axis=0)

    def result(self) -> Statistics:
        """Mean and standard deviation of everything added, each frame counted as it is and mirrored.

        The mirror exchanges columns and flips signs, so it acts on sums as on frames; squares only change columns.

        Raises:
            DataError: nothing was added.
        """
        if self._frames == 0:
            raise DataError("no clip for the training split: statistics need at least one")
        count = 2 * self._frames
        mean = (self._sum + mirror_features(self._sum)) / count
        squares = (self._squares + np.abs(mirror_features(self._squares))) / count
        return Statistics(mean=mean, std=np.sqrt(np.maximum(squares - mean**2, 0.0)))


class ShardWriter:
    """Writes clips one after another into the files of a dataset folder; neither motions nor records stay in memory."""

    def __init__(self, folder: Path, frames_per_shard: int = FRAMES_PER_SHARD) -> None:
        self._folder = folder
        self._frames_per_shard = frames_per_shard
        self._records = RecordSpool(folder / f"{_CLIPS}.new")
        self._open: tuple[RowSpool, RowSpool] | None = None
        self._offsets = array("q", [0])
        self._shards = 0
        self._statistics = StatisticsSum()
        self._places = array("q")
        self._read_from: tuple[int, TensorRows] | None = None

    def add(self, record: ClipRecord, features: NDArray[Any]) -> None:
        """Append a clip, features [T, D] not normalised."""
        if features.shape != (record.frames, NUM_FEATURES):
            raise DataError(f"clip {record.id} says {record.frames} frames but has features {features.shape}")
        if self._open is None:
            path = shard_path(self._folder, self._shards)
            self._open = (
                RowSpool(path.with_suffix(".translation"), np.float32, TRANSLATION.stop),
                RowSpool(path.with_suffix(".features"), np.float16, NUM_FEATURES - TRANSLATION.stop),
            )
        self._records.add(record)
        self._places.extend((self._shards, self._offsets[-1], record.frames))
        for rows, columns in zip(self._open, (TRANSLATION, OTHER_COLUMNS), strict=True):
            rows.add(features[:, columns])
        self._offsets.append(self._offsets[-1] + len(features))
        if record.split == TRAIN:
            self._statistics.add(features.astype(np.float64))
        if self._offsets[-1] >= self._frames_per_shard:
            self._flush()

    def __len__(self) -> int:
        return len(self._records)

    @property
    def records(self) -> Sequence[ClipRecord]:
        """Of the clips so far, read from the disk one by one; until `finish`."""
        return self._records

    def features(self, clip: int) -> NDArray[np.float32]:
        """[T, D] features of a clip that was added, as they are stored."""
        shard, start, frames = self._places[3 * clip : 3 * clip + 3]
        if shard == self._shards:
            assert self._open is not None
            translation, others = (rows.read(start, start + frames) for rows in self._open)
        else:
            if self._read_from is None or self._read_from[0] != shard:
                self._read_from = shard, TensorRows(shard_path(self._folder, shard), _SHARD_TENSORS)
            rows = self._read_from[1]
            translation, others = (rows.read(name, start, start + frames) for name in ("translation", "features"))
        return np.concatenate([translation, others], axis=1, dtype=np.float32)

    def change(self, clip: int, record: ClipRecord) -> None:
        """Put another record in place of a clip's, with as many frames; it may be of another split."""
        before = self._records[clip]
        if before.frames != record.frames:
            raise DataError(f"clip {record.id} has {before.frames} frames, its new record {record.frames}")
        self._records.change(clip, record)
        if before.split != record.split:
            features = self.features(clip).astype(np.float64)
            self._statistics.add(features, 1 if record.split == TRAIN else -1)

    def _flush(self) -> None:
        if self._open is None:
            return
        translation, features = self._open
        with shard_path(self._folder, self._shards).open("wb") as file:
            file.write(_shard_header(translation, features, len(self._offsets)))
            # The tensors stand in the order of the header.
            file.write(np.asarray(self._offsets, "<i8").tobytes())
            translation.copy_to(file)
            features.copy_to(file)
        translation.close()
        features.close()
        self._open, self._offsets = None, array("q", [0])
        self._shards += 1

    def close(
        self, rejected: Iterable[Rejection], options: Mapping[str, Any], statistics: Statistics | None = None
    ) -> Manifest:
        """Write the last shard, the statistics, the clip list and the manifest.

        Args:
            rejected: for the manifest.
            options: the same.
            statistics: to be written instead of those of the clips, for a copy of another dataset.

        Raises:
            DataError: no clip of the training split was added.
        """
        manifest = self.write_all(rejected, options, statistics)
        self.finish()
        return manifest

    def write_all(
        self, rejected: Iterable[Rejection], options: Mapping[str, Any], statistics: Statistics | None = None
    ) -> Manifest:
        """What `close` does, while records and features can still be read; `finish` has to follow."""
        statistics = statistics or self._statistics.result()
        self._flush()
        save_statistics(self._folder / _STATISTICS, statistics)
        self._records.save(self._folder / _CLIPS)
        manifest = make_manifest(self._records, self._shards, list(rejected), dict(options))
        text = json.dumps(manifest.values(), indent=1, ensure_ascii=False)
        (self._folder / MANIFEST_FILE).write_text(text + "\n", encoding="utf-8")
        return manifest

    def finish(self) -> None:
        """Remove what only the writer needed."""
        self._records.close()
        self._read_from = None


def _shard_header(translation: RowSpool, features: RowSpool, offsets: int) -> bytes:
    """What stands before the tensors of a shard, to the byte as safetensors writes it: widest numbers first."""
    place, entries = 0, {}
    for name, kind, shape, size in (
        ("offsets", "I64", [offsets], 8 * offsets),
        ("translation", "F32", [translation.rows, TRANSLATION.stop], translation.num_bytes),
        ("features", "F16", [features.rows, NUM_FEATURES - TRANSLATION.stop], features.num_bytes),
    ):
        entries[name] = {"dtype": kind, "shape": shape, "data_offsets": [place, place + size]}
        place += size
    text = json.dumps({"__metadata__": {"layout": layout_fingerprint()}, **entries}, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text


def encoder_folder(name: str) -> str:
    """Name, within a dataset folder, of the folder of a text encoder that came with a packed copy."""
    return f"encoder-{name}"


def shard_path(folder: Path, number: int) -> Path:
    """Path of one shard."""
    return folder / f"shard-{number:05d}.safetensors"


def save_statistics(path: Path, statistics: Statistics) -> None:
    """Write mean and std with the layout's fingerprint."""
    _write(path, {"mean": statistics.mean, "std": statistics.std})


def load_statistics(path: Path) -> Statistics:
    """Read what `save_statistics` wrote.

    Raises:
        DataError: missing, damaged or of another layout.
    """
    with reading(path, DataError, _ADVICE), open_tensors(path, framework="numpy") as file:
        check_layout(path, (file.metadata() or {}).get("layout"))
        check_tensors(file, _STATISTICS_TENSORS)
        found = Statistics(mean=file.get_tensor("mean"), std=file.get_tensor("std"))
        if np.abs(found.mean).max() > _LARGEST or not 0 <= found.std.min() <= found.std.max() <= _LARGEST:
            raise UnreadableError(f"its mean or std holds numbers beyond {_LARGEST:g}, or a std below 0")
        return found


@dataclass(frozen=True, eq=False)
class DatasetFolder:
    """An opened dataset folder.

    Attributes:
        path: the folder.
        manifest: its manifest.
        records: all clips, in the order of the shards.
    """

    path: Path
    manifest: Manifest
    records: tuple[ClipRecord, ...]

    @staticmethod
    def open(path: str | Path | DatasetFolder) -> DatasetFolder:
        """Read manifest and clip list, and check version and layout; a folder that is open already is returned.

        Raises:
            DataError: the folder is missing, damaged, of another format version or another layout.
        """
        if isinstance(path, DatasetFolder):
            return path
        folder = Path(path)
        manifest = read_manifest(folder)
        records = read_records(folder / _CLIPS)
        if len(records) != manifest.clips:
            raise DataError(
                f"{folder / _CLIPS} lists {len(records)} clips, the manifest {manifest.clips}; build the dataset again"
            )
        return DatasetFolder(folder, manifest, records)

    def fingerprint(self) -> str:
        """SHA-256 of its records and statistics, and of a packed copy how it was packed.

        Of what a run is trained on, not of where it lies.
        """
        digest = hashlib.sha256()
        for name in (_CLIPS, _STATISTICS):
            with reading(self.path / name, DataError, _ADVICE):
                digest.update((self.path / name).read_bytes())
        if packed := self.manifest.options.get(PACKED_OPTION):
            digest.update(json.dumps(packed, sort_keys=True).encode())
        return digest.hexdigest()

    def origin(self) -> dict[str, str]:
        """What a run on it begins with, in words and hashes, for `training.origin.check_origin`.

        A packed copy of all clips counts as the dataset that it is a copy of, and says besides that it is a copy: a
        run may go on with either.
        """
        packed = self.manifest.options.get(PACKED_OPTION)
        if isinstance(packed, dict) and packed.get("clips_left_out") == 0:
            return {"set of clips": str(packed.get("original")), "packed copy": self.fingerprint()}
        return {"set of clips": self.fingerprint()}

    def statistics(self) -> Statistics:
        """Mean and standard deviation of the training split and its mirror image."""
        return load_statistics(self.path / _STATISTICS)

    def motions(self) -> list[StoredMotion]:
        """For each record its motion, which stays on disk until it is read; shards are opened by the first call.

        Raises:
            DataError: a shard is missing, damaged, of another layout, or does not fit the clip list.
        """
        return self._motions

    @cached_property
    def _motions(self) -> list[StoredMotion]:
        found: list[StoredMotion] = []
        for number in range(self.manifest.shards):
            path = shard_path(self.path, number)
            with reading(path, DataError, _ADVICE):
                rows = TensorRows(path, _SHARD_TENSORS, keep_open=self.manifest.shards <= _MOST_OPEN_SHARDS)
                check_layout(path, rows.metadata.get("layout"))
                offsets, frames = rows.read("offsets").tolist(), rows.count("features")
                if rows.count("translation") != frames or offsets != sorted({0, *offsets, frames}):
                    raise UnreadableError("its offsets do not fit its features")
            found += [StoredMotion(rows, start, stop) for start, stop in pairwise(offsets)]
        if [motion.frames for motion in found] != [record.frames for record in self.records]:
            raise DataError(f"the shards of {self.path} do not fit its clip list; build the dataset again")
        return found

    def clips(self) -> list[tuple[torch.Tensor, torch.Tensor]]:
        """For each record: translation float32 [T, 3] and the other columns float16 [T, D-3], all read at once.

        Raises:
            DataError: see `motions`.
        """
        return [motion.read() for motion in self.motions()]


@dataclass(frozen=True, eq=False)
class StoredMotion:
    """The motion of one clip in its shard.

    Attributes:
        rows: of the shard.
        start: its first row.
        stop: the row after its last.
    """

    rows: TensorRows
    start: int
    stop: int

    @property
    def frames(self) -> int:
        """T."""
        return self.stop - self.start

    def read(self, start: int = 0, stop: int | None = None) -> tuple[torch.Tensor, torch.Tensor]:
        """Translation float32 [T, 3] and the other columns float16 [T, D-3] of frames `start` to `stop`.

        Raises:
            DataError: the shard was cut short or changed since it was opened.
        """
        import torch

        first, last = self.start + start, self.stop if stop is None else self.start + stop
        with reading(self.rows.path, DataError, "start again, or build the dataset again"):
            translation, others = (self.rows.read(name, first, last) for name in ("translation", "features"))
        return torch.from_numpy(translation), torch.from_numpy(others)


def _write(path: Path, tensors: dict[str, NDArray[Any]]) -> None:
    # Not `save_file`: it makes files that only their owner may read.
    path.write_bytes(save(tensors, {"layout": layout_fingerprint()}))
