"""How well clips fit sentences by the retrieval evaluator, as a term of the reward."""

from __future__ import annotations

from collections.abc import Sequence

from kinoflow.alignment.config import RewardOptions
from kinoflow.measures.evaluator import FloatArray, TextMotionEvaluator
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
