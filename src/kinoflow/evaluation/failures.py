"""Which clips failed, and signs of particular failures, one number a clip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinoflow.evaluation.suite import CAPTURED, MODEL
from kinoflow.measures.statistics import wilson
from kinoflow.motion.clip import MotionClip

STILL_M_PER_S = 0.15


def idle_end_s(clip: MotionClip, still_m_per_s: float = STILL_M_PER_S) -> float:
    """Seconds at the end in which no joint moves faster than `still_m_per_s`: the duration is too long for the act.

    Speeds are over a fifth of a second, so that a tremble is no movement.
    """
    reach = max(1, round(clip.fps / 5))
    if clip.num_frames <= reach:
        return 0.0
    moved = np.linalg.norm(clip.joints[reach:] - clip.joints[:-reach], axis=-1).max(axis=1)
    moving = np.flatnonzero(moved * clip.fps / reach > still_m_per_s)
    last = int(moving[-1]) + reach if len(moving) else 0
    return (clip.num_frames - 1 - last) / clip.fps


FloatArray = NDArray[np.float64]
WORST = 3
"""Clips that are shown of each kind of failure."""
RARE_QUANTILE = 0.95
"""A clip trembles or slides when it does so more than 95 % of the captured clips of the same evaluation."""
LATE_S = 0.5
"""Seconds by which the end must differ from the captured clip's to count as a wrong duration."""


@dataclass(frozen=True)
class Failure:
    """One of the worst clips of a kind: which request it answered, and the number that says so."""

    clip: int
    caption: str
    value: float


@dataclass(frozen=True)
class Found:
    """How often a signature is found in a set: share of clips with its 95 % interval (Wilson), and how many clips."""

    share: float
    low: float
    high: float
    clips: int


@dataclass(frozen=True)
class Signature:
    """A kind of failure.

    Attributes:
        name: of the kind.
        meaning: what is measured.
        unit: of the measure.
        threshold: from which value a clip counts.
        found: per set how often.
        worst: the model's worst clips, worst first.
    """

    name: str
    meaning: str
    unit: str
    threshold: float
    found: Mapping[str, Found]
    worst: tuple[Failure, ...]


def find_signatures(
    sets: Mapping[str, Sequence[MotionClip]],
    captions: Sequence[str],
    physical: Mapping[str, Mapping[str, FloatArray]],
    margins: Mapping[str, FloatArray],
    margin_rows: Sequence[int],
) -> list[Signature]:
    """Every failure signature, among answers to the captions of captured clips at their lengths.

    Args:
        sets: per set N clips.
        captions: N sentences.
        physical: per set and metric [N] values.
        margins: per set [K]: how much nearer a clip is to its caption than to that of the mirror image.
        margin_rows: K rows that these are about.
    """
    idle = {name: np.array([idle_end_s(clip) for clip in clips]) for name, clips in sets.items()}
    early = {name: values - idle[CAPTURED] for name, values in idle.items()}
    late = {name: -values for name, values in early.items()}
    wrong_side = {name: -values for name, values in margins.items()}
    jerk, slide = ({name: row[key] for name, row in physical.items()} for key in _BODY)
    everything = range(len(captions))
    kinds = (
        ("jitter", "the highest jerk of the body", "m/s³", jerk, everything, _rare(jerk)),
        ("foot sliding", "feet near the floor that move the most", "mm/frame", slide, everything, _rare(slide)),
        (
            "left for right",
            "nearer to the caption of the mirror image than to their own, by the evaluator",
            "",
            wrong_side,
            margin_rows,
            0.0,
        ),
        ("done too early", "at rest at the end, for longer than the captured clip", "s", early, everything, LATE_S),
        ("not done in time", "still moving at the end, where the captured clip rests", "s", late, everything, LATE_S),
    )
    return [
        Signature(
            name,
            meaning,
            unit,
            threshold,
            {key: _found(value, threshold) for key, value in values.items()},
            _worst(values.get(MODEL, np.array([])), rows, captions, threshold),
        )
        for name, meaning, unit, values, rows, threshold in kinds
    ]


_BODY = ("jerk_m_per_s3", "foot_slide_mm_per_frame")


def _rare(values: Mapping[str, FloatArray]) -> float:
    return float(np.quantile(values[CAPTURED], RARE_QUANTILE))


def _found(values: FloatArray, threshold: float) -> Found:
    count = int((values > threshold).sum())
    return Found(count / max(len(values), 1), *wilson(count, len(values)), len(values))


def _worst(values: FloatArray, rows: Sequence[int], captions: Sequence[str], threshold: float) -> tuple[Failure, ...]:
    order = [n for n in np.argsort(-values, kind="stable").tolist() if values[n] > threshold]
    return tuple(Failure(rows[n], captions[rows[n]], float(values[n])) for n in order[:WORST])
