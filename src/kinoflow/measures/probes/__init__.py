"""Questions about a motion that its skeleton answers, without any model.

from kinoflow.measures.probes import probes_for

for probe in probes_for("A person raises the left hand, then sits."):
    print(probe.name, probe.answer(clip))
"""

from kinoflow.measures.probes.clips import jump_count, jump_rises_m, raises_hand, wrist_above_shoulder_m
from kinoflow.measures.probes.grammar import Reading, probes_for, read_sentence
from kinoflow.measures.probes.probe import Answer, Probe, in_order, share_passed, times
from kinoflow.motion.travel import farthest_m, mean_speed_m_per_s, travel_m, turn_rad

__all__ = [
    "Answer",
    "Probe",
    "Reading",
    "farthest_m",
    "in_order",
    "jump_count",
    "jump_rises_m",
    "mean_speed_m_per_s",
    "probes_for",
    "raises_hand",
    "read_sentence",
    "share_passed",
    "times",
    "travel_m",
    "turn_rad",
    "wrist_above_shoulder_m",
]
