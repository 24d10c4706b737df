"""Captured clips that a model is measured beside: those that come with kinoflow, or of a dataset folder."""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kinoflow.data.loader import MotionDataset
from kinoflow.data.manifest import TRAIN, VALIDATION
from kinoflow.errors import DataError, UnreadableError
from kinoflow.files import atomic_folder
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.features import FPS, decode
from kinoflow.motion.rotations import continuous_quaternions, matrix_to_quaternion, quaternion_to_matrix
from kinoflow.motion.skeleton import NUM_JOINTS
from kinoflow.reading import NpzFile, open_npz, quoted, read_json, reading, record

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
        action: what is done, exactly, as its dataset has it; "" where that is not known but for the captions.
        settings: of the action.
        leaf: its place in the taxonomy of actions, "class/group/leaf"; "" likewise.
    """

    id: str
    source: str
    licence: str
    label: str
    test: bool
    captions: tuple[str, ...]
    action: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    leaf: str = ""


@dataclass(frozen=True)
class _Description:
    """What `clips.json` holds."""

    format_version: int
    clips: tuple[ReferenceRecord, ...]
    about: str = ""


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
    with reading(f"the reference clips in {path}", DataError, "get the folder again"):
        records = _records(path / RECORDS_NAME)
        with open_npz(path / ARRAYS_NAME) as arrays:
            frames, rotations, translation = _arrays(arrays, len(records))
        clips, start = [], 0
        for one, count in zip(records, frames, strict=True):
            part = slice(start, start + count)
            start += count
            clips.append(_clip(one, rotations[:, part], translation[:, part]))
    return tuple(clips)


def _records(path: Path) -> tuple[ReferenceRecord, ...]:
    values = read_json(path)
    if isinstance(values, dict) and (version := values.get("format_version")) != FORMAT_VERSION:
        raise UnreadableError(f"it has format version {quoted(version)}, this kinoflow reads {FORMAT_VERSION}")
    records = record(_Description, values, RECORDS_NAME).clips
    if not records or not all(one.captions for one in records):
        raise UnreadableError(f"{RECORDS_NAME} has no clips, or one without captions")
    return records


def _arrays(arrays: NpzFile, clips: int) -> tuple[list[int], NDArray[np.uint8], NDArray[np.uint8]]:
    """Frames of each clip, and the planes of rotations and translation of all."""
    arrays.need("frames", "rotations", "translation")
    frames, rotations, translation = (arrays[name] for name in ("frames", "rotations", "translation"))
    if frames.dtype.kind not in "iu" or frames.shape != (clips,) or frames.min() < 1:
        raise UnreadableError(f"{ARRAYS_NAME} does not have the frames of {clips} clips")
    counts = [int(count) for count in frames]
    for planes, width in ((rotations, NUM_JOINTS * 4), (translation, 3)):
        if planes.dtype != np.uint8 or planes.shape != (2, sum(counts), width):
            raise UnreadableError(f"the arrays of {ARRAYS_NAME} have impossible shapes, or do not hold bytes")
    return counts, rotations, translation


def _clip(known: ReferenceRecord, rotations: NDArray[np.uint8], translation: NDArray[np.uint8]) -> ReferenceClip:
    wxyz = _numbers(rotations).reshape(-1, NUM_JOINTS, 4) / _QUATERNION_STEPS
    lengths = np.linalg.norm(wxyz, axis=-1, keepdims=True)
    if not lengths.all():
        raise UnreadableError(f"clip {quoted(known.id)} has a quaternion of zeros")
    facts = {"prompt": known.captions[0], "source": known.source, "id": known.id, "licence": known.licence}
    clip = MotionClip(quaternion_to_matrix(wxyz / lengths), _positions(translation), FPS, metadata=facts)
    return ReferenceClip(known, clip)


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


MOST_GALLERY_CLIPS = 1000


def references_of_dataset(data: Path, *, tests: int, seed: int = 0) -> list[ReferenceClip]:
    """Clips of the validation split as tests, of the training split as gallery; random ones where there are more.

    Each clip is asked by one of its captions, drawn at random.

    Args:
        data: dataset folder.
        tests: most test clips.
        seed: of the choice of clips and captions.

    Raises:
        DataError: the folder cannot be used, or has no validation split.
    """
    found = []
    for split, most in ((VALIDATION, tests), (TRAIN, MOST_GALLERY_CLIPS)):
        dataset = MotionDataset(data, split)
        generator = np.random.default_rng([seed, int(split == TRAIN)])
        for row in sorted(generator.permutation(len(dataset))[:most].tolist()):
            record = dataset.records[row]
            texts = [caption.text for caption in record.captions]
            asked = int(generator.integers(len(texts)))
            clip = decode(dataset.features(row).double().numpy())
            facts = {"prompt": texts[asked], "source": record.source, "id": record.id, "licence": record.licence}
            known = ReferenceRecord(
                record.id,
                record.source,
                record.licence,
                record.label,
                split == VALIDATION,
                (texts[asked], *(text for text in texts if text != texts[asked])),
                record.action,
                record.settings,
                record.leaf,
            )
            found.append(ReferenceClip(known, clip.replace(metadata=facts)))
    return found
