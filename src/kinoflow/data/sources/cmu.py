"""CMU Graphics Lab Motion Capture Database: ASF/AMC files `SS_TT.amc` and BVH conversions `cmu_SS_TT.bvh`.

Descriptions come from a `cmu_texts.json` in the file's folder or one of the three above it:
`{"SS_TT": {"cmu_description": ..., "capture_fps": ..., "kitml": [sentences]}}`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from kinoflow.data.manifest import PERMISSIVE
from kinoflow.data.sources.raw import RawCaption, RawClip, motion_files
from kinoflow.errors import DataError
from kinoflow.motion.clip import MotionClip
from kinoflow.reading import read_json, reading, record, value_of

LICENCE = "CMU mocap (free; may be copied, modified, redistributed)"
TEXTS_FILE = "cmu_texts.json"
SUBJECTS_AT_60_HZ = frozenset({33, 34, 42, 60, 61, 62, 74, 75, 77, 79, 80, 87, 88, 89, 136})
"""All other subjects were captured at 120 frames a second; AMC files do not say."""
PARTNERS = {61: 60}
"""Subjects recorded together: trial n of subject 61 is the partner in trial n of subject 60."""

NAMED_TRIALS = {"cmu_salsa_60fps_header_says_120": "60_01"}
"""Files named otherwise whose trial was found by comparing the motions."""

_TRIAL = re.compile(r"(?:cmu_)?(\d{1,3})_(\d{2})(?:_.*)?")
_TRUE_RATE = re.compile(r"_(\d+)fps_header_says_\d+")


def capture_rate_hz(subject: int) -> float:
    """Frames per second of a subject's original recordings."""
    return 60.0 if subject in SUBJECTS_AT_60_HZ else 120.0


def trial_group(subject: int, trial: int) -> str:
    """The recording a trial belongs to."""
    return f"cmu:{PARTNERS.get(subject, subject):02d}_{trial:02d}"


def cmu_clip(path: Path) -> RawClip | None:
    """The clip of an AMC file, or of a BVH file named after CMU; None if the name is another."""
    suffix = path.suffix.lower()
    named = _TRIAL.fullmatch(NAMED_TRIALS.get(path.stem, path.stem))
    if suffix == ".amc" and named:
        subject, trial = int(named[1]), int(named[2])
        rate_hz = capture_rate_hz(subject)
        return _clip(path, f"{subject:02d}_{trial:02d}", trial_group(subject, trial), partial(_load, path, rate_hz))
    if suffix != ".bvh" or not path.stem.startswith("cmu_"):
        return None
    rate = _TRUE_RATE.search(path.stem)
    load = partial(_load, path, float(rate[1]) if rate else None)
    if named is None:
        return _clip(path, path.stem, f"cmu:{path.stem}", load)
    return _clip(path, f"{int(named[1]):02d}_{named[2]}", trial_group(int(named[1]), int(named[2])), load)


def _clip(path: Path, trial: str, group: str, load: partial[MotionClip]) -> RawClip:
    return RawClip(
        id=trial if trial.startswith("cmu_") else f"cmu_{trial}",
        source="cmu-" + path.suffix.lower().lstrip("."),
        load=load,
        files=motion_files(path),
        licence=LICENCE,
        licence_class=PERMISSIVE,
        group=group,
        identity=f"cmu:{trial}",
        # The recording itself outranks what others made of it.
        rank=int(path.suffix.lower() == ".amc"),
        captions=_captions(path, trial),
    )


def _load(path: Path, fps: float | None) -> MotionClip:
    return MotionClip.load(path, fps=fps) if fps else MotionClip.load(path)


def _captions(path: Path, trial: str) -> tuple[RawCaption, ...]:
    texts = next((p / TEXTS_FILE for p in path.resolve().parents[:4] if (p / TEXTS_FILE).is_file()), None)
    if texts is None:
        return ()
    with reading(texts, DataError):
        row = record(_Texts, _read_texts(texts).get(trial, {}), trial, more=True)
    index = [RawCaption(row.cmu_description, "CMU index")] if row.cmu_description else []
    return (*index, *(RawCaption(sentence, "KIT-ML") for sentence in row.kitml))


@dataclass(frozen=True)
class _Texts:
    """What is needed of what `cmu_texts.json` says about a trial."""

    cmu_description: str | None = None
    kitml: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def _read_texts(path: Path) -> dict[str, Any]:
    with reading(path, DataError, "it must hold an object {trial: description}"):
        return dict(value_of(dict[str, Any], read_json(path)))
