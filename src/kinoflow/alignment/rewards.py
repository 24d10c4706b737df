"""The reward of a motion: probes of its sentence, similarity of both, physical penalties."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from kinoflow.alignment.config import Penalty, RewardOptions
from kinoflow.errors import OptionError
from kinoflow.measures.evaluator import FloatArray, TextMotionEvaluator
from kinoflow.measures.physical import (
    floor_height_m,
    foot_slide_mm_per_frame,
    jerk_m_per_s3,
    penetration_mm,
    root_drift_m_per_s,
)
from kinoflow.measures.probes import probes_for, share_passed
from kinoflow.motion.clip import MotionClip
from kinoflow.text.encoder import TextEncoder


class EvaluatorSimilarity:
    """Cosine of clip and sentence in the evaluator's space, -1 to 1; sentences are embedded once.

    Do not judge the result by the same evaluator: what a reward sees, a model learns to please.
    """

    def __init__(self, evaluator: TextMotionEvaluator) -> None:
        self._evaluator = evaluator
        self._texts: dict[str, FloatArray] = {}

    def __call__(self, sentences: Sequence[str], clips: Sequence[MotionClip]) -> list[float]:
        """One number for each sentence and the clip of the same place."""
        for sentence in dict.fromkeys(sentences):
            if sentence not in self._texts:
                self._texts[sentence] = self._evaluator.embed_texts([sentence])[0]
        motions = self._evaluator.embed_motions(clips)
        return [float(motion @ self._texts[s]) for s, motion in zip(sentences, motions, strict=True)]


def load_similarity(options: RewardOptions, text_encoder: TextEncoder | None = None) -> EvaluatorSimilarity | None:
    """The evaluator that comes with kinoflow, or None where the reward gives it no weight.

    Args:
        options: of the reward.
        text_encoder: one that is loaded already, used if it is the evaluator's.

    Raises:
        ConfigError, CheckpointError: the evaluator cannot be loaded.
    """
    if not options.similarity:
        return None
    return EvaluatorSimilarity(TextMotionEvaluator.from_pretrained(text_encoder=text_encoder))


Similarity = Callable[[Sequence[str], Sequence[MotionClip]], Sequence[float]]
"""How well each clip fits the sentence of the same place, -1 to 1: the retrieval evaluator."""
Scores = Mapping[str, float]
"""Term to value; penalties are between 0 and 1 and not yet subtracted."""

PENALTIES: Mapping[str, Callable[[MotionClip], float]] = {
    "foot_slide": lambda clip: foot_slide_mm_per_frame(clip, floor_height_m(clip)),
    "penetration": lambda clip: penetration_mm(clip, floor_height_m(clip)),
    "jerk": jerk_m_per_s3,
    "root_drift": root_drift_m_per_s,
}
"""Field of `RewardOptions` to the measure it penalises."""


def penalty(value: float, options: Penalty) -> float:
    """clamp((value - free) / (worst - free), 0, 1); a value that is not a number is the worst."""
    if math.isnan(value):
        return 1.0
    return min(1.0, max(0.0, (value - options.free) / (options.worst - options.free)))


class Reward:
    """Scores clips for sentences.

    Args:
        options: weights and thresholds.
        similarity: the retrieval evaluator; needed where its weight is not 0.

    Raises:
        OptionError: the similarity has a weight and there is no evaluator.
    """

    def __init__(self, options: RewardOptions, similarity: Similarity | None = None) -> None:
        if options.similarity and similarity is None:
            raise OptionError(
                "the reward gives similarity a weight, but there is no retrieval evaluator; set reward.similarity=0"
            )
        self.options = options
        self._similarity = similarity

    def scores(self, sentences: Sequence[str], clips: Sequence[MotionClip]) -> list[dict[str, float]]:
        """Terms of each clip for the sentence of the same place. Terms without a weight are left out.

        A sentence that has no probe scores 0 in "probes" whatever the clip.
        """
        found: list[dict[str, float]] = []
        for sentence, clip in zip(sentences, clips, strict=True):
            scores = {}
            if self.options.probes:
                probes = probes_for(sentence)
                scores["probes"] = share_passed(probes, clip) if probes else 0.0
            for name, measure in PENALTIES.items():
                options: Penalty = getattr(self.options, name)
                if options.weight:
                    scores[name] = penalty(measure(clip), options)
            found.append(scores)
        if self.options.similarity:
            assert self._similarity is not None
            for scores, value in zip(found, self._similarity(sentences, clips), strict=True):
                scores["similarity"] = float(value)
        return found

    def total(self, scores: Scores) -> float:
        """The reward: weighted terms, penalties subtracted."""
        total = 0.0
        for name, value in scores.items():
            option = getattr(self.options, name)
            total += -option.weight * value if isinstance(option, Penalty) else option * value
        return total
