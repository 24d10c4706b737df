"""The measures of an evaluation for each of the six classes of motion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinoflow.evaluation.classes import CLASSES, UNKNOWN, classify
from kinoflow.evaluation.physical import PhysicalReport
from kinoflow.motion.clip import MotionClip
from kinoflow.workflows.probing import probe_sets

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


def class_scores(
    captions: Sequence[str],
    sets: Mapping[str, Sequence[MotionClip]],
    points: Mapping[str, FloatArray],
    texts: FloatArray,
    physical: Mapping[str, Sequence[PhysicalReport]],
) -> list[ClassScore]:
    """Scores of the classes that occur among the captions, in the order of `CLASSES`.

    Args:
        captions: N sentences.
        sets: per set N clips.
        points: per set [N, E] points of the clips.
        texts: [N, E] points of the captions.
        physical: per set N reports.
    """
    names = [classify(caption).name for caption in captions]
    found = []
    for name in (*CLASSES, UNKNOWN):
        rows = [row for row, own in enumerate(names) if own == name]
        if not rows:
            continue
        shares = probe_sets({s: [clips[row] for row in rows] for s, clips in sets.items()}, [captions[r] for r in rows])
        found.append(
            ClassScore(
                name,
                len(rows),
                {s: float(np.linalg.norm(there[rows] - texts[rows], axis=1).mean()) for s, there in points.items()},
                {s: share.passed for s, share in shares.items()},
                {s: float(np.median([r[row].foot_slide_mm_per_frame for row in rows])) for s, r in physical.items()},
                {s: float(np.median([r[row].jerk_m_per_s3 for row in rows])) for s, r in physical.items()},
            )
        )
    return found
