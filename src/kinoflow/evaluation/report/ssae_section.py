"""The yes/no questions in a report: the model's score beside the retrieval baseline and exchanged clips, by probes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from kinoflow.evaluation.ranking import Axis, axis_of_clips, share_of
from kinoflow.evaluation.reference import ReferenceClip
from kinoflow.evaluation.ssae.judge import Judgement, ProbeJudge
from kinoflow.evaluation.ssae.questions import Item
from kinoflow.evaluation.ssae.scores import scores
from kinoflow.evaluation.ssae.suite import SsaeRun
from kinoflow.evaluation.suite import MODEL, NEAREST, nearest_clips
from kinoflow.motion.clip import MotionClip
from kinoflow.text.encoder import TextEncoder

EXCHANGED = "exchanged clips"
"""The model's clips, each at the sentence of another: the share of yes that needs no listening."""


@dataclass(frozen=True, eq=False)
class SsaeSection:
    """What a report says of the questions.

    Attributes:
        report: of the judges (`evaluation/ssae/suite.py:SsaeRun`).
        by_probes: set to its scores by the probes, which answer all sets alike.
        axis: model above exchanged clips; None where the probes answer nothing.
        items: sentences and their questions.
        sets: set to a clip for each item.
        answers: files with the judges' answers.
    """

    report: Mapping[str, Any]
    by_probes: Mapping[str, Mapping[str, Any]]
    axis: Axis | None
    items: Sequence[Item]
    sets: Mapping[str, Sequence[MotionClip]]
    answers: Sequence[Path] = ()

    def data(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {
            "sentences": len(self.items),
            "questions": sum(len(item.questions) for item in self.items),
            **self.report,
            "by_probes": self.by_probes,
        }


def ssae_section(run: SsaeRun, gallery: Sequence[ReferenceClip], encoder: TextEncoder, *, seed: int = 0) -> SsaeSection:
    """Ask the probes about the model's clips, the retrieval baseline and exchanged clips.

    Args:
        run: the model's clips and what the judges said.
        gallery: captured clips that the retrieval baseline answers from.
        encoder: whose vectors find the nearest caption.
        seed: of the exchange and of the resamples.
    """
    items = run.items
    own = [MotionClip.load(run.clips[item.key]) for item in items]
    order = np.random.default_rng(seed).permutation(len(items))
    partner = dict(zip(order.tolist(), np.roll(order, 1).tolist(), strict=True))
    sets = {
        MODEL: own,
        NEAREST: nearest_clips(gallery, [item.prompt for item in items], encoder),
        EXCHANGED: [own[partner[row]] for row in range(len(items))],
    }
    judge = ProbeJudge()
    found = {
        name: {item.key: judge.judge(item, clip) for item, clip in zip(items, clips, strict=True)}
        for name, clips in sets.items()
    }
    counts = {name: np.array([_counts(found[name][item.key]) for item in items], float) for name in (MODEL, EXCHANGED)}
    axis = None
    if counts[MODEL][:, 1].any():
        axis = axis_of_clips(
            "yes to the questions of SSAE, by probes",
            "higher",
            counts,
            share_of,
            seed=seed,
            known="probes answer few questions, and some of them (does the person stay upright, is the other arm at "
            "rest) are true of most clips",
        )
    by_probes = {name: scores(items, judgements) for name, judgements in found.items()}
    return SsaeSection(run.report, by_probes, axis, items, sets, run.answers)


def _counts(judgement: Judgement) -> tuple[int, int]:
    answers = [verdict.answer for verdict in judgement.verdicts if verdict.answer is not None]
    return answers.count("yes"), len(answers)
