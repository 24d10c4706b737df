"""Physical plausibility of clips, from their joints alone: pure functions, each with a unit."""

from kinoflow.measures.physical.anatomy import joint_limit_deg, limit_excess_deg
from kinoflow.measures.physical.collision import overlap_m, segment_distance_m, self_collision_mm
from kinoflow.measures.physical.feet import root_drift_m_per_s, toe_skate_m_per_s, toe_skate_share
from kinoflow.measures.physical.report import (
    METRICS,
    PhysicalReport,
    Summary,
    physical_report,
    side_by_side,
    summarise,
    summarise_reports,
)
from kinoflow.measures.physical.smoothness import dynamic_range_mm, jitter_mm
from kinoflow.motion.measures import (
    floating_mm,
    floor_height_m,
    foot_slide_mm_per_frame,
    jerk_m_per_s3,
    penetration_mm,
)

__all__ = [
    "METRICS",
    "PhysicalReport",
    "Summary",
    "dynamic_range_mm",
    "floating_mm",
    "floor_height_m",
    "foot_slide_mm_per_frame",
    "jerk_m_per_s3",
    "jitter_mm",
    "joint_limit_deg",
    "limit_excess_deg",
    "overlap_m",
    "penetration_mm",
    "physical_report",
    "root_drift_m_per_s",
    "segment_distance_m",
    "self_collision_mm",
    "side_by_side",
    "summarise",
    "summarise_reports",
    "toe_skate_m_per_s",
    "toe_skate_share",
]
