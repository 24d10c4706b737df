"""The file of a packed dataset: a safetensors file of compressed parts.

| tensor | content |
|---|---|
| `head` | JSON: `Head`, compressed |
| `encoder` | a text encoder that knows the captions, compressed (`text/portable.py`); may be absent |
| `block-00000` and so on | the motions of some clips, in the order of the head's records (`coding.py`) |

The file's own header has the version of this format and the layout fingerprint.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save

from kinoflow.data.manifest import ClipRecord, Rejection, check_layout
from kinoflow.data.packing.coding import compress, decompress
from kinoflow.errors import DataError, UnreadableError
from kinoflow.language.sides import mirror_caption
from kinoflow.motion.features import NUM_FEATURES, layout_fingerprint
from kinoflow.motion.skeleton import NUM_JOINTS
from kinoflow.reading import check_tensors, open_tensors, parse_json, quoted, reading, record
from kinoflow.reading.text import LARGEST_TEXT_BYTES

FORMAT = "kinoflow-pack-1"
LONGEST_CLIP_FRAMES = 20_000
"""Eleven minutes; what is longer is no clip."""
MOST_BLOCK_FRAMES = 32_768
"""A block is closed when it has so many, or would have more with the next clip."""
ENCODER, PORTABLE = "encoder", "minilm"
"""Tensor of the text encoder, and the name of the one encoder that may be there."""
LARGEST_ENCODER_BYTES = 64 << 20
_ADVICE = "send the file again, or pack the dataset again"


@dataclass(frozen=True)
class JointError:
    """How far joints are from where they were, millimetres, over all frames and joints of all clips."""

    mean_mm: float
    p99_mm: float
    worst_mm: float


@dataclass(frozen=True)
class Head:
    """What a packed dataset says besides its motions.

    Attributes:
        step_m: of the motions.
        reference: [J, 4] quaternions around which their rotations are written.
        blocks: clips of each block.
        error: of the joints.
        original: fingerprint of the dataset that was packed.
        left_out: clips of it that are not here.
        mean: [D] statistics of the original.
        std: [D] the same.
        rejected: of the original's manifest.
        options: the same.
        columns: fields of the clip records but their captions, one list a field.
        sentences: captions of each clip.
        origins: where each of them comes from.
        encoder: name of the text encoder that is in the file, "" for none.
        mirrored: clip and number of a caption to its mirrored sentence, where `language.sides` would give another.
    """

    step_m: float
    reference: list[list[float]]
    blocks: list[int]
    error: JointError
    original: str
    left_out: int
    mean: list[float]
    std: list[float]
    columns: dict[str, list[Any]]
    sentences: list[list[str]]
    origins: list[list[str]]
    encoder: str = ""
    mirrored: dict[str, str] = field(default_factory=dict)
    rejected: list[Rejection] = field(default_factory=list)
    options: dict[str, Any] = field(default_factory=dict)

    def records(self) -> tuple[ClipRecord, ...]:
        """The clip records.

        Raises:
            UnreadableError: they do not fit one another.
        """
        clips = sum(self.blocks)
        lists = [*self.columns.values(), self.sentences, self.origins]
        if any(len(values) != clips for values in lists):
            raise UnreadableError(f"its lists of clips do not have {clips} clips each")
        found = []
        for clip in range(clips):
            if len(self.sentences[clip]) != len(self.origins[clip]):
                raise UnreadableError(f"clip {clip} has another number of captions than of origins")
            captions = [
                {
                    "text": text,
                    "origin": origin,
                    "mirrored": self.mirrored.get(f"{clip} {place}") or mirror_caption(text),
                }
                for place, (text, origin) in enumerate(zip(self.sentences[clip], self.origins[clip], strict=True))
            ]
            values = {name: column[clip] for name, column in self.columns.items()}
            found.append(ClipRecord.from_values({**values, "captions": captions}, f"clip {clip}"))
            if found[-1].frames > LONGEST_CLIP_FRAMES:
                raise UnreadableError(f"clip {clip} has {found[-1].frames} frames; at most {LONGEST_CLIP_FRAMES} fit")
        return tuple(found)


def columns_of(records: Sequence[ClipRecord]) -> dict[str, Any]:
    """The fields of a `Head` that hold clip records."""
    names = [field.name for field in dataclasses.fields(ClipRecord) if field.name != "captions"]
    return {
        "columns": {name: [getattr(record, name) for record in records] for name in names},
        "sentences": [[caption.text for caption in record.captions] for record in records],
        "origins": [[caption.origin for caption in record.captions] for record in records],
        "mirrored": {
            f"{clip} {place}": caption.mirrored
            for clip, record in enumerate(records)
            for place, caption in enumerate(record.captions)
            if caption.mirrored != mirror_caption(caption.text)
        },
    }


def content_of(head: Head, encoder: bytes, blocks: Sequence[bytes]) -> bytes:
    """The whole file; `encoder`, compressed already, may be empty."""
    text = json.dumps(dataclasses.asdict(head), ensure_ascii=False, separators=(",", ":"))
    parts = {"head": compress(text.encode())}
    parts |= {ENCODER: encoder} if encoder else {}
    parts |= {block_name(number): block for number, block in enumerate(blocks)}
    tensors = {name: np.frombuffer(part, np.uint8) for name, part in parts.items()}
    # One entry: several come in any order, and the same dataset should give the same bytes.
    return save(tensors, {FORMAT: layout_fingerprint()})


def block_name(number: int) -> str:
    """Tensor of a block."""
    return f"block-{number:05d}"


@contextmanager
def opened(path: Path) -> Iterator[PackedFile]:
    """A packed dataset.

    Raises:
        DataError: it is missing, damaged, something else, or of another layout; also for what is read in the block.
    """
    with reading(path, DataError, _ADVICE), open_tensors(path, framework="numpy") as file:
        metadata: Mapping[str, str] = file.metadata() or {}
        if FORMAT not in metadata:
            raise UnreadableError(
                f"it is no packed dataset of this kinoflow's format, {FORMAT}; it says {quoted(dict(metadata))}"
            )
        check_layout(path, metadata[FORMAT])
        yield PackedFile(file)


class PackedFile:
    """An opened packed dataset; its parts are decompressed when they are asked for."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def head(self) -> Head:
        """Everything but the motions.

        Raises:
            UnreadableError: it is damaged.
        """
        try:
            text = decompress(self.part("head"), LARGEST_TEXT_BYTES).decode()
        except UnicodeDecodeError as error:
            raise UnreadableError("its head is no text") from error
        head = record(Head, parse_json(text), "head")
        if not 0 < head.step_m < 1 or [len(row) for row in head.reference] != [4] * NUM_JOINTS:
            raise UnreadableError("the step or the reference of its motions is impossible")
        if np.linalg.norm(head.reference, axis=-1).min() < 0.1 or np.abs(head.reference).max() > 2:
            raise UnreadableError("the reference of its motions holds no rotations")
        if head.encoder not in ("", PORTABLE):
            raise UnreadableError(f"it has the text encoder {quoted(head.encoder)}, which this kinoflow does not know")
        if not len(head.mean) == len(head.std) == NUM_FEATURES or min(head.blocks, default=0) < 1:
            raise UnreadableError("its statistics or blocks are impossible")
        return head

    def part(self, name: str) -> bytes:
        """The bytes of a tensor.

        Raises:
            UnreadableError: it is not there, or no bytes.
        """
        # Before it is read: there are kinds of numbers that NumPy has not.
        check_tensors(self._file, {name: ("U8", (None,))})
        values: NDArray[Any] = self._file.get_tensor(name)
        return values.tobytes()
