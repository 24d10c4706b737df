"""Parts of composed clips whose record and motion are at hand."""

from dataclasses import dataclass

import numpy as np

from kinoflow.data.composition.parts import CapturedClip
from kinoflow.data.manifest import ClipRecord


@dataclass(frozen=True)
class _InMemory:
    """What `PartsOnDisk` gives, of one clip."""

    known: ClipRecord
    rows: np.ndarray

    def record(self, _: CapturedClip) -> ClipRecord:
        return self.known

    def features(self, _: CapturedClip) -> np.ndarray:
        return self.rows


def captured_clip(record: ClipRecord, features: np.ndarray) -> CapturedClip:
    """A clip with these features [T, D]."""
    return CapturedClip(record.label, record.style or "normal", len(features), 0, 0, _InMemory(record, features))
