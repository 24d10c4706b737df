"""All physical metrics of a clip, and of sets of clips side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields

import numpy as np
from numpy.typing import NDArray

from kinoflow.errors import OptionError
from kinoflow.measures.physical.anatomy import joint_limit_deg
from kinoflow.measures.physical.collision import self_collision_mm
from kinoflow.measures.physical.feet import root_drift_m_per_s
from kinoflow.measures.physical.smoothness import dynamic_range_mm, jitter_mm
from kinoflow.motion.clip import MotionClip
from kinoflow.motion.measures import (
    floating_mm,
    floor_height_m,
    foot_slide_mm_per_frame,
    jerk_m_per_s3,
    penetration_mm,
)

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class PhysicalReport:
    """All physical metrics of a clip. Lower is better, but for the dynamic range, which should be like real motion's.

    The functions of the same names say what each is.
    """

    foot_slide_mm_per_frame: float
    penetration_mm: float
    floating_mm: float
    jerk_m_per_s3: float
    jitter_mm: float = 0.0
    joint_limit_deg: float = 0.0
    self_collision_mm: float = 0.0
    root_drift_m_per_s: float = 0.0
    dynamic_range_mm: float = 0.0


METRICS = tuple(field.name for field in fields(PhysicalReport))
"""Names of the metrics, with their units at the end."""


def physical_report(clip: MotionClip) -> PhysicalReport:
    """Measure a clip against the floor that its own feet imply."""
    floor = floor_height_m(clip)
    return PhysicalReport(
        foot_slide_mm_per_frame=foot_slide_mm_per_frame(clip, floor),
        penetration_mm=penetration_mm(clip, floor),
        floating_mm=floating_mm(clip, floor),
        jerk_m_per_s3=jerk_m_per_s3(clip),
        jitter_mm=jitter_mm(clip),
        joint_limit_deg=joint_limit_deg(clip),
        self_collision_mm=self_collision_mm(clip),
        root_drift_m_per_s=root_drift_m_per_s(clip, floor),
        dynamic_range_mm=dynamic_range_mm(clip),
    )


@dataclass(frozen=True)
class Summary:
    """One metric over a set of clips: median and mean, each with the ends of its bootstrap interval."""

    median: float
    median_low: float
    median_high: float
    mean: float
    mean_low: float
    mean_high: float
    clips: int


def summarise(
    values: Sequence[float] | FloatArray, generator: np.random.Generator, *, draws: int = 1000, level: float = 0.95
) -> Summary:
    """Median and mean of values with percentile bootstrap intervals (Efron 1979).

    Args:
        values: one a clip, at least one, finite.
        generator: draws the resamples.
        draws: resamples, each as many clips as there are, with replacement.
        level: probability of the intervals, between 0 and 1.

    Raises:
        OptionError: no values, values that are not finite, or a level outside (0, 1).
    """
    array = np.asarray(values, dtype=np.float64)
    if array.ndim != 1 or not len(array) or not np.isfinite(array).all() or not 0 < level < 1 or draws < 1:
        raise OptionError(
            f"a summary needs at least one finite value, at least one draw and a level between 0 and 1; got "
            f"{array.size} values, {draws} draws, level {level}"
        )
    resampled = array[generator.integers(len(array), size=(draws, len(array)))]
    ends = ((1 - level) / 2, (1 + level) / 2)
    median_low, median_high = np.quantile(np.median(resampled, axis=1), ends)
    mean_low, mean_high = np.quantile(resampled.mean(axis=1), ends)
    return Summary(
        float(np.median(array)), float(median_low), float(median_high),
        float(array.mean()), float(mean_low), float(mean_high), len(array),
    )  # fmt: skip


def summarise_reports(reports: Sequence[PhysicalReport], generator: np.random.Generator) -> dict[str, Summary]:
    """Metric to its summary over the clips of a set."""
    return {name: summarise([asdict(report)[name] for report in reports], generator) for name in METRICS}


def side_by_side(sets: Mapping[str, Sequence[MotionClip]], seed: int = 0) -> dict[str, dict[str, Summary]]:
    """Name of a set, such as "captured" and "generated", to metric to summary. Each set is drawn from `seed` anew."""
    return {
        name: summarise_reports([physical_report(clip) for clip in clips], np.random.default_rng(seed))
        for name, clips in sets.items()
    }
