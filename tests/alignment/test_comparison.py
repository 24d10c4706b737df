"""Two models on the same sentences: intervals and retrieval by hand, files that are taken up again."""

import dataclasses
import json

import numpy as np
import pytest
import torch

from kinoflow.alignment import comparison
from kinoflow.alignment.comparison import (
    ComparisonConfig,
    Measured,
    compare,
    comparison_lines,
    measure,
    measure_or_load,
    retrieval_columns,
    write_comparison,
)
from kinoflow.alignment.config import RewardOptions
from kinoflow.alignment.prompts import Prompt
from kinoflow.alignment.rewards import PENALTIES, Reward
from kinoflow.errors import DataError, OptionError
from kinoflow.measures.physical import METRICS
from kinoflow.model.description import ModelDescription
from kinoflow.model.motion_model import MotionModel

NAN = float("nan")
ASKED = ComparisonConfig(seeds=2)


def measured(model: str, **values) -> Measured:
    count = len(next(iter(values.values())))
    columns = {name: np.array(column, dtype=float) for name, column in values.items()}
    return Measured(model, tuple(f"sentence {k}" for k in range(count)), ASKED, columns)


def test_change_and_interval_by_hand():
    """Differences 1, 2, 3, 2: mean 2, deviation sqrt(2/3), and 3.182 of t with 3 degrees of freedom."""
    before = measured("a", reward=[0.0, 1.0, 2.0, 3.0], jitter_mm=[1, 1, 1, 1], activity_m_per_s=[1, 1, 1, 1])
    after = measured("b", reward=[1.0, 3.0, 5.0, 5.0], jitter_mm=[2, 2.1, 2, 2], activity_m_per_s=[2, 2, 2, 2.1])
    reward, jitter, activity = compare(before, after)
    assert (reward.before, reward.after, reward.change, reward.sentences) == (1.5, 3.5, 2.0, 4)
    assert reward.half_width == pytest.approx(3.182446 * np.sqrt(2 / 3) / 2)
    # More reward is better, more jitter is worse, more activity is neither.
    assert [reward.verdict, jitter.verdict, activity.verdict] == ["better", "worse", "changed"]


MORE_IS_BETTER = {"reward", "probes_passed", "similarity", "diversity_m", "found_top_1", "found_top_3"}


@pytest.mark.parametrize("name", [*sorted(MORE_IS_BETTER), *METRICS, *(f"{name}_penalty" for name in PENALTIES)])
def test_every_measure_has_its_direction(name):
    (rose,) = compare(measured("a", **{name: [0.0, 0.1]}), measured("b", **{name: [1.0, 1.1]}))
    (fell,) = compare(measured("a", **{name: [1.0, 1.1]}), measured("b", **{name: [0.0, 0.1]}))
    both = ["better", "worse"] if name in MORE_IS_BETTER else ["worse", "better"]
    if name == "dynamic_range_mm":
        both = ["changed", "changed"]
    assert [rose.verdict, fell.verdict] == both


def test_no_verdict_where_the_interval_holds_zero():
    (change,) = compare(measured("a", reward=[0.0, 0.0, 0.0]), measured("b", reward=[1.0, -1.0, 0.3]))
    assert change.change == pytest.approx(0.1)
    assert change.verdict == ""
    (single,) = compare(measured("a", reward=[0.0]), measured("b", reward=[9.0]))
    assert (np.isnan(single.half_width), single.verdict) == (True, "")


def test_measures_count_only_where_they_apply():
    before, after = measured("a", probes_passed=[NAN, 0.5, 1.0]), measured("b", probes_passed=[NAN, 1.0, 1.0])
    (change,) = compare(before, after)
    assert (change.sentences, change.before, change.after) == (2, 0.75, 1.0)
    (nowhere,) = compare(measured("a", probes_passed=[NAN]), measured("b", probes_passed=[NAN]))
    assert (nowhere.sentences, nowhere.verdict) == (0, "")


def test_only_the_same_questions_are_compared():
    before = measured("a", reward=[1.0])
    for other in (
        dataclasses.replace(before, sentences=("another",)),
        dataclasses.replace(before, config=ComparisonConfig(seeds=3)),
    ):
        with pytest.raises(OptionError, match="same sentences"):
            compare(before, other)
    with pytest.raises(OptionError, match="two models"):
        write_comparison(None, [before])  # type: ignore[arg-type]
    for wrong in ({"seeds": 1}, {"first_seed": -1}, {"steps": 0}):
        with pytest.raises(OptionError, match="seeds >= 2"):
            ComparisonConfig(**wrong)
    assert ComparisonConfig(seeds=2, first_seed=0, steps=1).steps == 1
    assert dataclasses.asdict(ComparisonConfig()) == {"seeds": 4, "first_seed": 100, "steps": None}


def test_files(tmp_path):
    models = [
        measured("a", reward=[0.0, 1.0], probes_passed=[NAN, 0.5]),
        measured("b", reward=[1.0, 2.1], probes_passed=[NAN, 1.0]),
        measured("c", reward=[1.0, 1.1], probes_passed=[NAN, 1.0]),
    ]
    path = write_comparison(tmp_path, models, "a note")
    text = path.read_text()
    assert text.splitlines() == comparison_lines(models, "a note")
    assert "| reward | 0.5 | 1.55 | 1.05 | +0.55 ± 5.7 | 2 |  |" in text
    record = json.loads((tmp_path / "report.json").read_text())
    assert list(record["changes"]) == ["a to b", "b to c", "a to c"]
    assert record["changes"]["a to b"][0]["change"] == pytest.approx(1.05)
    again = [Measured.from_dict(model) for model in record["models"]]
    assert compare(again[0], again[2])[0] == compare(models[0], models[2])[0]
    assert np.isnan(again[0].values["probes_passed"][0])


@pytest.mark.parametrize("count", [2, 3, 4])
def test_the_change_is_that_of_the_last_model_from_the_first(count):
    models = [measured(name, reward=[float(k), 1.0 + k]) for k, name in enumerate("abcd"[:count])]
    lines = comparison_lines(models)
    (line,) = [line for line in lines if line.startswith("| reward")]
    means = [f"{k + 0.5:.4g}" for k in range(count)]
    assert line.split(" | ")[1 : count + 2] == [*means, f"+{count - 1:.3g} ± 0"]
    assert lines[0] == "# " + " to ".join("abcd"[:count])


@pytest.mark.parametrize(("steps", "said"), [(None, "the model's own steps"), (12, "12 steps")])
def test_a_report_says_how_the_models_were_asked(steps, said):
    asked = ComparisonConfig(seeds=3, first_seed=7, steps=steps)
    models = [dataclasses.replace(measured(name, reward=[0.0, 1.0]), config=asked) for name in "ab"]
    lines = comparison_lines(models, "a note")
    assert lines[2].startswith(f"2 sentences, 3 motions each (seeds from 7, {said}; the same for every model).")
    assert lines[3:5] == ["", "a note"]
    assert comparison_lines(models)[:3] == lines[:3]
    assert lines[-4:] == ["Sentences:", "", "- sentence 0", "- sentence 1"]
    table = [line for line in lines if line.startswith("|")]
    assert {line.count("|") for line in table} == {7}, "one table: every row has as many cells as its head"


class Directions:
    """An evaluator of four sentences: each has an axis of its own; the third says the same as the first."""

    text_encoder = None
    points = np.eye(4)

    def __init__(self, sentences):
        self.sentences = sentences
        self.text_encoder = self

    def embed_texts(self, sentences):
        return np.stack([self.points[self.sentences.index(s)] for s in sentences])

    def encode(self, captions):
        vectors = torch.eye(4)[[self.sentences.index(c) for c in captions]]
        vectors[2] = vectors[0]
        return type("Features", (), {"pooled": vectors})


def test_retrieval_counts_sentences_that_say_the_same_once():
    sentences = ["a person walks", "a person jumps", "someone walks", "a person bows"]
    found = retrieval_columns(
        sentences,
        np.array(
            [
                [[0.1, 0.0, 0.9, 0.0], [0.9, 0.1, 0, 0]],  # the motion lies at the other wording: right
                [[0.0, 0.9, 0.0, 0.1], [0.9, 0.5, 0, 0]],  # once right, once second
                [[0.0, 0.0, 0.0, 0.9], [0, 0.9, 0, 0.8]],  # second, third
                [[0.9, 0.5, 0.9, 0.0], [0, 0, 0, 0.9]],  # third: two wordings of walking are one wrong answer
            ]
        ),
        Directions(sentences),  # type: ignore[arg-type]
    )
    assert found["found_top_1"].tolist() == [1.0, 0.5, 0.0, 0.5]
    assert np.isnan(found["found_top_3"]).all(), "three meanings: being among the first three says nothing"
    assert found["similarity"][0] == pytest.approx(0.5)


@pytest.mark.parametrize("seed", range(3))
def test_retrieval_is_that_of_a_slow_ranking(seed):
    """Of each motion: how many meanings other than its own have a sentence that lies at least as near as its own."""
    generator = np.random.default_rng(seed)
    meanings = [0, 1, 1, 2, 3, 0, 4, 5]
    # Few different numbers, so that there are ties.
    points, texts = generator.integers(-1, 2, (8, 3, 4)) / 2.0, generator.integers(-1, 2, (8, 4)) / 2.0
    asked = type("Fixed", (Directions,), {"points": texts})([str(k) for k in range(8)])
    asked.encode = lambda captions: type("Features", (), {"pooled": torch.eye(6)[meanings]})  # type: ignore[method-assign]
    found = retrieval_columns([str(k) for k in range(8)], points, asked)  # type: ignore[arg-type]
    for top in comparison.TOP:
        for sentence, motions in enumerate(points):
            right = 0
            for motion in motions:
                near = {code: max(motion @ texts[k] for k in range(8) if meanings[k] == code) for code in set(meanings)}
                own = near.pop(meanings[sentence])
                right += sum(value >= own for value in near.values()) < top
            assert found[f"found_top_{top}"][sentence] == pytest.approx(right / 3), (top, sentence)
    assert found["similarity"] == pytest.approx([np.mean(points[k] @ texts[k]) for k in range(8)])


@pytest.fixture
def pipe():
    from reference.tiny import tiny_config

    from kinoflow import MotionPipeline
    from kinoflow.motion.features import layout_fingerprint
    from kinoflow.text.encoder import load_text_encoder

    torch.manual_seed(0)
    config = tiny_config(context_width=384, pooled_width=384)
    model = MotionModel(config).requires_grad_(False)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.normal_(std=0.05)
    description = ModelDescription(network=config, layout=layout_fingerprint(), num_steps=2, name="tiny")
    return MotionPipeline(model, description, load_text_encoder("minilm"))


def test_a_model_is_measured_once(tmp_path, pipe, monkeypatch):
    prompts = [Prompt("A person raises the left hand.", 20), Prompt("A thing happens.", 24)]
    reward, folder = Reward(RewardOptions(similarity=0.0)), tmp_path / "model"
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(b"one")
    path = tmp_path / "measured.json"
    seen = []
    first = measure_or_load(path, folder, pipe, prompts, reward, None, ASKED, progress=lambda *at: seen.append(at))
    assert seen == [(0, 2), (1, 2)]
    expected = measure(pipe, prompts, reward, None, ASKED)
    assert set(METRICS) < set(first.values)
    for name, column in first.values.items():
        np.testing.assert_array_equal(column, expected.values[name], err_msg=name)
    # Only a sentence with probes has a share of them; the reward is that of the reward.
    assert np.isnan(first.values["probes_passed"]).tolist() == [False, True]
    clips = pipe(prompts[0].text, duration=20 / 30, seeds=[100, 101])
    scores = reward.scores([prompts[0].text] * 2, clips)
    assert first.values["reward"][0] == pytest.approx(np.mean([reward.total(row) for row in scores]))
    assert first.values["diversity_m"][0] > 0

    def fail(*_, **__):
        raise AssertionError("measured again")

    with monkeypatch.context() as patch:
        patch.setattr(comparison, "measure", fail)
        again = measure_or_load(path, folder, pipe, prompts, reward, None, ASKED, name="tiny")
        assert {n: c.tolist() for n, c in again.values.items() if n != "probes_passed"} == {
            n: c.tolist() for n, c in first.values.items() if n != "probes_passed"
        }
        (folder / "model.safetensors").write_bytes(b"two")
        with pytest.raises(AssertionError, match="again"):
            measure_or_load(path, folder, pipe, prompts, reward, None, ASKED)
    with pytest.raises(DataError, match="no sentence"):
        measure(pipe, [], reward, None, ASKED)
