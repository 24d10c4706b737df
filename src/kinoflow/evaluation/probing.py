"""Answers of probes to the clips of an evaluation, in all and by class of motion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kinoflow.measures.classes import CLASSES, UNKNOWN
from kinoflow.measures.probes import read_sentence
from kinoflow.motion.clip import MotionClip

ProbeAnswers = Mapping[str, Sequence[tuple[bool, ...]]]
"""Per set and clip whether it passes each probe of its caption; an empty tuple where a caption has none."""


@dataclass(frozen=True)
class ProbeShare:
    """How the clips of a set fare with the probes of their captions.

    Attributes:
        clips: how many have a caption with probes.
        passed: share of these clips that pass every probe of their caption.
        answered: share of all probes that are passed.
    """

    clips: int
    passed: float
    answered: float


@dataclass(frozen=True)
class PromptProbes:
    """How the answers to one fixed sentence fare.

    Attributes:
        prompt: the sentence.
        probes: statement of each probe, and the share of the model's clips that pass it.
        unread: words that no probe asks about.
        passed: share of the model's clips that pass all, None without probes.
        nearest: whether the retrieval baseline's clip passes all, None without probes.
    """

    prompt: str
    probes: tuple[tuple[str, float], ...]
    unread: tuple[str, ...]
    passed: float | None
    nearest: bool | None


def ask_probes(sets: Mapping[str, Sequence[MotionClip]], captions: Sequence[str]) -> ProbeAnswers:
    """The probes of N captions, asked of the N clips of each set."""
    readings = [read_sentence(caption) for caption in captions]
    return {
        name: [
            tuple(probe.answer(clip).passed for probe in reading.probes)
            for clip, reading in zip(clips, readings, strict=True)
        ]
        for name, clips in sets.items()
    }


def probe_shares(answers: ProbeAnswers, rows: Iterable[int] | None = None) -> dict[str, ProbeShare]:
    """Per set the share of clips that do what their caption says, as far as probes know; empty without any probe.

    Args:
        answers: of all clips.
        rows: those that count; all if None.
    """
    chosen = None if rows is None else list(rows)
    kept = {
        name: [row for row in (table if chosen is None else [table[n] for n in chosen]) if row]
        for name, table in answers.items()
    }
    return {name: _share(table) for name, table in kept.items() if table}


def _share(answers: Sequence[tuple[bool, ...]]) -> ProbeShare:
    single = [passed for row in answers for passed in row]
    return ProbeShare(len(answers), sum(map(all, answers)) / len(answers), sum(single) / len(single))


def probe_prompt(prompt: str, clips: Sequence[MotionClip], nearest: MotionClip) -> PromptProbes:
    """The probes of a fixed sentence, asked of the model's clips and of the retrieved one."""
    reading = read_sentence(prompt)
    if not reading.probes:
        return PromptProbes(prompt, (), reading.unread, None, None)
    answers = [[probe.answer(clip).passed for probe in reading.probes] for clip in clips]
    shares = tuple(
        (probe.statement, sum(row[k] for row in answers) / len(answers)) for k, probe in enumerate(reading.probes)
    )
    return PromptProbes(
        prompt,
        shares,
        reading.unread,
        sum(map(all, answers)) / len(answers),
        all(probe.answer(nearest).passed for probe in reading.probes),
    )


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


def rows_of_classes(classes: Sequence[str]) -> dict[str, list[int]]:
    """Rows of each class that occurs among those of N clips, in the order of `CLASSES`, "unknown" last."""
    rows = {name: [row for row, own in enumerate(classes) if own == name] for name in (*CLASSES, UNKNOWN)}
    return {name: found for name, found in rows.items() if found}


def class_scores(
    classes: Sequence[str],
    distances: Mapping[str, FloatArray],
    answers: ProbeAnswers,
    physical: Mapping[str, Mapping[str, FloatArray]],
) -> list[ClassScore]:
    """Scores of the classes that occur among N captions.

    Args:
        classes: name of the class of each caption.
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
        for name, rows in rows_of_classes(classes).items()
    ]
