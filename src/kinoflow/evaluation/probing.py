"""Kinematic probes over the clips of an evaluation: what the sentence claims, asked of the skeleton."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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
