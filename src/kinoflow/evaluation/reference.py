"""Captured clips with captions to measure models beside: the set that comes with kinoflow, and its file format.

A reference folder holds `clips.json` (one record a clip, in order) and `clips.npz` (compressed, no pickle):

| array | shape | content |
|---|---|---|
| `frames` | [N] int32 | frames of each clip |
| `rotations` | [2, sum of frames, J * 4] uint8 | low and high bytes of differences in time, see below |
| `translation` | [2, sum of frames, 3] uint8 | the same of the pelvis in steps of 0.1 mm |

Quaternions (w, x, y, z, times 8191, without jumps of sign) and positions are whole numbers of 16 bits. Stored is each
frame's difference from the one before, modulo 2^16, the first frame's from zero, as two planes of bytes: motion is
smooth, so the high bytes are nearly all alike and compress to little. Reading gives the rounded numbers exactly.
"""

from __future__ import annotations

import dataclasses
import json
import os
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import DataError
from kinoflow.files import atomic_folder
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS
from kinoflow.motion.rotations import continuous_quaternions, matrix_to_quaternion, quaternion_to_matrix
from kinoflow.motion.skeleton import NUM_JOINTS

RECORDS_NAME = "clips.json"
ARRAYS_NAME = "clips.npz"
FORMAT_VERSION = 1
_QUATERNION_STEPS = 8191
_STEPS_PER_M = 10_000
_LARGEST_M = 32767 / _STEPS_PER_M


@dataclass(frozen=True)
class ReferenceRecord:
    """What is known about one captured clip.

    Attributes:
        id: unique in the set.
        source: the collection it comes from.
        licence: its terms.
        label: what is done, in one word.
        test: whether it is one that models are measured against. Neither the evaluator nor the bundled model learned
            from these. The others are the gallery that the retrieval baseline answers from.
        captions: sentences that describe it; the first is the one that models are asked.
    """

    id: str
    source: str
    licence: str
    label: str
    test: bool
    captions: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class ReferenceClip:
    """A captured clip, 30 fps, canonical, with its record."""

    record: ReferenceRecord
    clip: MotionClip

    @property
    def caption(self) -> str:
        """The sentence that models are asked."""
        return self.record.captions[0]


def bundled_reference() -> Path:
    """Folder of the reference set that comes with kinoflow."""
    return Path(str(resources.files("kinoflow") / "assets" / "reference"))


def save_reference(
    folder: str | os.PathLike[str], clips: Sequence[ReferenceClip], *, card: str = "", about: str = ""
) -> None:
    """Write a reference folder; it replaces an older one only when complete.

    Raises:
        DataError: no clips, a clip not at 30 fps, or one that moves more than 3.27 m in a frame.
        OutputError: the folder cannot be written.
    """
    if not clips:
        raise DataError("a reference set needs at least one clip")
    rotations, translations = [], []
    for one in clips:
        if one.clip.fps != FPS:
            raise DataError(f"clip {one.record.id} has {one.clip.fps} frames per second; reference clips have {FPS}")
        steps = np.round(one.clip.translation * _STEPS_PER_M)
        if np.abs(np.diff(steps, axis=0, prepend=0)).max() > 32767:
            raise DataError(f"clip {one.record.id} moves more than {_LARGEST_M:.2f} m in one frame")
        wxyz = continuous_quaternions(matrix_to_quaternion(one.clip.rotations))
        rotations.append(_planes(np.round(wxyz * _QUATERNION_STEPS).reshape(len(wxyz), -1)))
        translations.append(_planes(steps))
    arrays = {
        "frames": np.array([one.clip.num_frames for one in clips], dtype=np.int32),
        "rotations": np.concatenate(rotations, axis=1),
        "translation": np.concatenate(translations, axis=1),
    }
    records = [dataclasses.asdict(one.record) for one in clips]
    with atomic_folder(folder) as temporary:
        text = json.dumps({"format_version": FORMAT_VERSION, "about": about, "clips": records}, indent=1)
        (temporary / RECORDS_NAME).write_text(text + "\n", encoding="utf-8")
        np.savez_compressed(temporary / ARRAYS_NAME, **arrays)  # type: ignore[arg-type]
        if card:
            (temporary / "README.md").write_text(card, encoding="utf-8")


def load_reference(folder: str | os.PathLike[str] | None = None) -> tuple[ReferenceClip, ...]:
    """Read a reference folder, by default the one that comes with kinoflow.

    Raises:
        DataError: it is missing, damaged or of another version.
    """
    path = bundled_reference() if folder is None else Path(folder)
    try:
        description = json.loads((path / RECORDS_NAME).read_text(encoding="utf-8"))
        if description["format_version"] != FORMAT_VERSION:
            raise ValueError(f"format version {description['format_version']}, this kinoflow reads {FORMAT_VERSION}")
        records = [_record(row) for row in description["clips"]]
        # Opened by us: of a file that is no archive, `np.load` leaves its own handle open.
        with (path / ARRAYS_NAME).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            frames, rotations, translation = (arrays[name] for name in ("frames", "rotations", "translation"))
        total = int(frames.sum())
        if len(frames) != len(records) or rotations.shape != (2, total, NUM_JOINTS * 4):
            raise ValueError("records and arrays do not fit each other")
        if translation.shape != (2, total, 3) or not len(records) or frames.min() < 1:
            raise ValueError("its arrays have impossible shapes")
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
        raise DataError(f"cannot use the reference clips in {path}: {error}; get the folder again") from error
    clips, start = [], 0
    for record, count in zip(records, frames.tolist(), strict=True):
        part = slice(start, start + count)
        start += count
        wxyz = _numbers(rotations[:, part]).reshape(count, NUM_JOINTS, 4) / _QUATERNION_STEPS
        wxyz = wxyz / np.linalg.norm(wxyz, axis=-1, keepdims=True)
        facts = {"prompt": record.captions[0], "source": record.source, "id": record.id, "licence": record.licence}
        clip = MotionClip(quaternion_to_matrix(wxyz), _positions(translation[:, part]), FPS, metadata=facts)
        clips.append(ReferenceClip(record, clip))
    return tuple(clips)


def _record(row: dict[str, Any]) -> ReferenceRecord:
    record = ReferenceRecord(**{**row, "captions": tuple(row["captions"])})
    if not record.captions or not all(isinstance(caption, str) for caption in record.captions):
        raise ValueError(f"clip {record.id} has no captions")
    return record


def _planes(numbers: NDArray[np.float64]) -> NDArray[np.uint8]:
    """[2, T, C] bytes of the differences in time of whole numbers [T, C], modulo 2^16."""
    steps = np.diff(numbers.astype(np.int64), axis=0, prepend=0).astype(np.uint16)
    return np.stack([steps & 255, steps >> 8]).astype(np.uint8)


def _numbers(planes: NDArray[np.uint8]) -> NDArray[np.float64]:
    """The inverse of `_planes` for numbers of 16 bits: the sum wraps as the differences did."""
    steps = planes[0].astype(np.uint16) | (planes[1].astype(np.uint16) << 8)
    return np.cumsum(steps, axis=0, dtype=np.uint16).view(np.int16).astype(np.float64)


def _positions(planes: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Metres; single steps fit 16 bits, their sum need not."""
    steps = (planes[0].astype(np.uint16) | (planes[1].astype(np.uint16) << 8)).view(np.int16)
    return np.cumsum(steps.astype(np.int64), axis=0) / _STEPS_PER_M
