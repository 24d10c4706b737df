"""Sets compared side by side, the retrieval baseline, signs of failure."""

from __future__ import annotations

import numpy as np
import pytest

from kinoflow.errors import OptionError
from kinoflow.evaluation.failures import idle_end_s
from kinoflow.measures.retrieval import Protocol, compare_sets, nearest_captions, spread_of_answers

PROTOCOL = Protocol(pool_size=8, repeats=20)


def sets() -> tuple[dict[str, np.ndarray], np.ndarray]:
    """Points that are right but for a little noise, right but for more, exchanged, and in another place."""
    generator = np.random.default_rng(0)
    texts = generator.normal(size=(80, 6))
    noise = generator.normal(size=(2, 80, 6))
    real = texts + 0.1 * noise[0]
    return {"real": real, "model": texts + 0.7 * noise[1], "wrong": np.roll(real, 40, axis=0), "far": real + 10}, texts


def test_sets_rank_as_they_were_made():
    points, texts = sets()
    table = compare_sets(points, texts, real="real", protocol=PROTOCOL)
    top1 = {name: row["r_precision_1"].mean for name, row in table.items()}
    assert top1["real"] > 0.97 > top1["model"] > 0.4 > 0.25 > top1["wrong"]
    distance = {name: row["matching_distance"].mean for name, row in table.items()}
    assert distance["real"] < distance["model"] < distance["wrong"]
    frechet = {name: row["frechet_distance"].mean for name, row in table.items()}
    # Exchanging captions leaves the set as it is: only what looks at captions sees it.
    # It is even nearer, since it has clips in common with the half that it is compared with.
    assert frechet["wrong"] < frechet["real"]
    assert frechet["far"] > 500 > frechet["model"] > frechet["real"]
    assert table["far"]["diversity"].mean == pytest.approx(table["real"]["diversity"].mean)


def test_tables_are_functions_of_the_seed():
    points, texts = sets()
    tables = [compare_sets(points, texts, real="real", protocol=PROTOCOL, seed=seed) for seed in (1, 1, 2)]
    assert tables[0] == tables[1] != tables[2]


def test_meanings_count_for_all_sets():
    texts = np.repeat(np.eye(4) * 5, 20, axis=0)
    codes = np.repeat(np.arange(4), 20)
    table = compare_sets({"real": texts}, texts, real="real", meanings=codes, protocol=PROTOCOL)
    assert table["real"]["r_precision_1"].mean == 1
    table = compare_sets({"real": texts}, texts, real="real", protocol=PROTOCOL)
    assert table["real"]["r_precision_1"].mean < 0.9


def test_sets_that_cannot_be_compared_are_refused():
    points, texts = sets()
    with pytest.raises(OptionError, match="16 test clips"):
        compare_sets({"real": texts[:15]}, texts[:15], real="real", protocol=PROTOCOL)
    with pytest.raises(OptionError, match="the real one"):
        compare_sets(points, texts, real="absent", protocol=PROTOCOL)
    with pytest.raises(OptionError, match="one point per caption"):
        compare_sets({"real": texts, "model": texts[:5]}, texts, real="real", protocol=PROTOCOL)


def test_spread_of_answers_by_hand():
    answers = np.zeros((3, 2, 2))
    answers[:, 1] = [[3, 4], [0, 1], [0, 0]]
    found = spread_of_answers(answers, protocol=PROTOCOL)
    assert found.mean == pytest.approx(2.0)
    assert found.half_width == pytest.approx(1.96 * np.std([5, 1, 0], ddof=1) / np.sqrt(3), rel=1e-4)


def test_nearest_captions_by_cosine():
    known = np.array([[1.0, 0.0], [0.0, 3.0], [-1.0, 0.0]])
    asked = np.array([[0.1, 1.0], [-50.0, 1.0], [2.0, 0.1]])
    assert nearest_captions(asked, known, [7, 8, 7]).tolist() == [8, 7, 7]


def test_idle_end(walk):
    held = np.concatenate([np.arange(90), np.full(45, 89)])
    clip = walk.replace(rotations=walk.rotations[held], translation=walk.translation[held])
    assert idle_end_s(walk) == 0
    assert idle_end_s(clip) == pytest.approx(45 / 30, abs=0.21)
    still = walk.replace(rotations=walk.rotations[[0] * 60], translation=walk.translation[[0] * 60])
    assert idle_end_s(still) == pytest.approx(59 / 30)
    trembling = np.random.default_rng(0).normal(size=(60, 3)) * 0.002
    assert idle_end_s(still.replace(translation=still.translation + trembling)) == pytest.approx(59 / 30)
