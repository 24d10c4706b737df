"""The evaluator that comes with kinoflow, on the captured clips that come with kinoflow and that it never saw."""

from __future__ import annotations

import numpy as np
import pytest

from kinoflow.evaluation.reference import load_reference
from kinoflow.language.sides import mirror_caption
from kinoflow.measures.evaluator import TextMotionEvaluator, bundled_folder
from kinoflow.measures.meaning import meaning_codes
from kinoflow.measures.retrieval import compare_sets
from kinoflow.motion.canonical import mirror

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def evaluator() -> TextMotionEvaluator:
    return TextMotionEvaluator.from_pretrained()


@pytest.fixture(scope="module")
def tests():
    return [one for one in load_reference() if one.record.test]


def test_it_is_small():
    assert sum(path.stat().st_size for path in bundled_folder().iterdir()) < 5e6


def test_captured_clips_find_their_captions(evaluator, tests):
    captions = [one.caption for one in tests]
    codes = meaning_codes(
        captions, evaluator.text_encoder.encode(captions).pooled, [frozenset(one.record.captions) for one in tests]
    )
    real = evaluator.embed_motions([one.clip for one in tests])
    sets = {"captured": real, "wrong": np.roll(real, len(real) // 2, axis=0)}
    table = compare_sets(sets, evaluator.embed_texts(captions), real="captured", meanings=codes)
    assert table["captured"]["r_precision_3"].mean > 0.6
    assert table["wrong"]["r_precision_3"].mean < 0.35
    assert table["captured"]["matching_distance"].mean < table["wrong"]["matching_distance"].mean - 0.2


def test_it_tells_left_from_right(evaluator, tests):
    """A clip lies nearer to its caption than to the mirror image's, and the mirrored clip the other way round."""
    sided = [one for one in tests if mirror_caption(one.caption) != one.caption]
    own = evaluator.embed_texts([one.caption for one in sided])
    other = evaluator.embed_texts([mirror_caption(one.caption) for one in sided])
    right = []
    for clips, nearer, farther in (
        ([one.clip for one in sided], own, other),
        ([mirror(one.clip) for one in sided], other, own),
    ):
        points = evaluator.embed_motions(clips)
        right.append(np.linalg.norm(points - nearer, axis=1) < np.linalg.norm(points - farther, axis=1))
    # Most of these are small turns at a walk or a run, asked in words that are rare in training; half is chance.
    assert np.mean(right) > 0.75
