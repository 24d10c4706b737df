"""Yes, no or nothing: what the probes of a sentence answer together, where they are sure of it.

A person who looks at a motion has no thresholds. So a value near one decides nothing; nor does it that one detail of
several is not found while the others are, since a detail may be meant otherwise than it was read. The margins were set
on questions of our own about other clips than those of `benchmarks/probe_questions.py`.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from kinoflow.measures.probes.grammar import Reading
from kinoflow.measures.probes.probe import Answer, Probe
from kinoflow.measures.probes.view import view_of
from kinoflow.motion.clip import MotionClip

STRICT, LOOSE = 1.0, -1.0
"""How places are looked at before it is said that something is there, or is not."""
ENOUGH, TOO_LITTLE = 1.3, 0.6
"""A value that must be at least a threshold is sure to be, or not to be, beyond these shares of it."""
_COUNTED = frozenset({"times", "jumps", "swings"})
_SURE_COUNT = 2
"""Who counts otherwise is seldom wrong by so many."""
_REVERSED_S = 0.3
_MOVES = " moves "
"""In the name of a detail: which way a limb goes, as how often, is said in so many ways that one not found refutes
nothing."""
_MANNERS = (
    "fast ",
    "slow ",
    "leans ",
    "tilts ",
    "ends up ",
    "goes straight",
    "stays in place",
    "holds ",
    "lifts ",
)
"""How names of probes begin that say how or where something is done: beside what is done they are details."""


def verdict(reading: Reading, answers: Iterable[tuple[Probe, Answer]], clip: MotionClip) -> bool | None:
    """Whether all of a sentence holds of a clip; None where that is not sure.

    Args:
        reading: of the sentence.
        answers: its probes and what they found.
        clip: in which they looked.
    """
    found = list(answers)
    if all(answer.passed for _, answer in found):
        sure = all(is_sure(answer) for _, answer in found)
        return True if sure and all(probe.answer(clip, STRICT).passed for probe, _ in found) else None
    some = any(answer.passed for probe, answer in found if not _compares(probe))
    return False if any(_refutes(probe, answer, reading, clip, some) for probe, answer in found) else None


def is_sure(answer: Answer) -> bool:
    """Whether a value is far enough from its threshold to be a person's answer, too."""
    value, threshold = answer.value, answer.threshold
    if np.isnan(value):
        return True
    if answer.unit == "steps":
        # Feet that shift are steps to some, and what is counted may be a part of the way.
        return answer.passed or value < threshold - _SURE_COUNT
    if answer.unit in _COUNTED:
        if answer.unit == "swings" and answer.passed:
            return value > threshold
        return answer.passed or value == 0 or abs(value - threshold) >= _SURE_COUNT
    if answer.comparison == "exactly":
        return answer.passed
    if answer.comparison == "at most":
        return value <= threshold / ENOUGH if answer.passed else value >= threshold / TOO_LITTLE
    return value >= threshold * ENOUGH if answer.passed else value <= threshold * TOO_LITTLE


def _refutes(probe: Probe, answer: Answer, reading: Reading, clip: MotionClip, some: bool) -> bool:
    """Whether one answer is enough for a no; `some` says that another probe of the sentence passes."""
    if answer.passed or not is_sure(answer):
        return False
    if _compares(probe):
        reversed_order = probe.asks == "order" and answer.value < -_REVERSED_S
        return reversed_order and not (probe.looser and probe.looser(view_of(clip)))
    detail = probe in reading.details
    if some and (detail or probe.name.startswith(_MANNERS) or probe.name == "turns"):
        return False
    if detail and (_MOVES in probe.name or (answer.unit == "times" and answer.threshold > 1)):
        return False
    if probe.answer(clip, LOOSE).passed:
        return False
    return probe.looser is None or not probe.looser(view_of(clip).at(LOOSE))


def _compares(probe: Probe) -> bool:
    """Whether it is about when two things happen, each of which is asked about by itself."""
    return probe.asks == "order" or ", while " in probe.name
