"""The measures of an evaluation for each of the six classes of motion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinoflow.evaluation.probing import ProbeAnswers, probe_shares
from kinoflow.measures.classes import CLASSES, UNKNOWN, classify

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class ClassScore:
    """One class.

    Attributes:
        name: of the class, or "unknown".
        clips: captions of this class.
        distance: per set the mean distance from the captions.
        passed: per set the share of clips that pass the probes of their captions; empty where there are none.
        foot_slide_mm_per_frame: per set, median.
        jerk_m_per_s3: per set, median.
    """

    name: str
    clips: int
    distance: Mapping[str, float]
    passed: Mapping[str, float]
    foot_slide_mm_per_frame: Mapping[str, float]
    jerk_m_per_s3: Mapping[str, float]


def rows_of_classes(captions: Sequence[str]) -> dict[str, list[int]]:
    """Rows of the captions of each class that occurs, in the order of `CLASSES`, "unknown" last."""
    names = [classify(caption).name for caption in captions]
    rows = {name: [row for row, own in enumerate(names) if own == name] for name in (*CLASSES, UNKNOWN)}
    return {name: found for name, found in rows.items() if found}


def class_scores(
    captions: Sequence[str],
    distances: Mapping[str, FloatArray],
    answers: ProbeAnswers,
    physical: Mapping[str, Mapping[str, FloatArray]],
) -> list[ClassScore]:
    """Scores of the classes that occur among the captions.

    Args:
        captions: N sentences.
        distances: per set [N] distances of the clips from their captions.
        answers: per set and clip the answers of the probes.
        physical: per set and metric [N] values.
    """

    def medians(rows: Sequence[int], metric: str) -> dict[str, float]:
        return {name: float(np.median(values[metric][rows])) for name, values in physical.items()}

    return [
        ClassScore(
            name,
            len(rows),
            {key: float(values[rows].mean()) for key, values in distances.items()},
            {key: share.passed for key, share in probe_shares(answers, rows).items()},
            medians(rows, "foot_slide_mm_per_frame"),
            medians(rows, "jerk_m_per_s3"),
        )
        for name, rows in rows_of_classes(captions).items()
    ]
