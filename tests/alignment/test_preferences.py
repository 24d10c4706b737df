"""Making preference pairs, rewards, and runs built from folders."""

import dataclasses
import json
import math
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from reference.tiny import CONTEXT_WIDTH
from small import PHYSICS_ONLY, PROMPTS, Constant, Forward, SmallEncoder, dpo_config, grpo_config, small_pipeline

from kinoflow import MotionPipeline
from kinoflow.alignment import prompts, runs
from kinoflow.alignment.config import PairOptions, Penalty, RewardOptions
from kinoflow.alignment.pairs import load_motions, make_pairs, read_pairs
from kinoflow.alignment.prompts import Prompt, split_prompts
from kinoflow.alignment.rewards import EvaluatorSimilarity, Reward, load_similarity, penalty
from kinoflow.data.manifest import Caption
from kinoflow.errors import ConfigError, DataError, OptionError, OutputError, RunError
from kinoflow.inference.loading import load_reference
from kinoflow.measures.evaluator import TextMotionEvaluator
from kinoflow.measures.text_motion import TextMotionConfig, TextMotionModel
from kinoflow.model.folder import save_model
from kinoflow.motion import MANNEQUIN, MotionClip
from kinoflow.motion.features import encode
from kinoflow.motion.rotations import axis_angle_to_matrix
from kinoflow.motion.skeleton import joint

# Rewards.


@pytest.mark.parametrize(
    ("value", "expected"), [(0, 0), (5, 0), (6, 0.1), (10, 0.5), (15, 1), (99, 1), (math.nan, 1), (math.inf, 1)]
)
def test_penalty_rises_from_free_to_worst(value, expected):
    assert penalty(value, Penalty(weight=1, free=5, worst=15)) == pytest.approx(expected)


def hand_up(side: str, glide_m: float = 0.0, frames: int = 60) -> MotionClip:
    """Standing with one arm straight up; `glide_m` is how far the whole body is carried along."""
    angles = np.zeros((frames, 22, 3))
    sign = {"L": 1, "R": -1}[side]
    angles[:, joint(f"{side}_Shoulder"), 2] = sign * np.pi / 2 * np.clip(np.arange(frames) / 15, 0, 1)
    path = MANNEQUIN.rest_positions[0] + np.linspace(0, 1, frames)[:, None] * np.array([0, 0, glide_m])
    return MotionClip(axis_angle_to_matrix(angles), path, 30.0)


def test_reward_of_real_questions():
    reward = Reward(RewardOptions(similarity=0.0))
    clips = [hand_up("L"), hand_up("R"), hand_up("L", glide_m=2.0)]
    good, wrong, gliding = reward.scores(["A person raises the left hand."] * 3, clips)
    assert good["probes"] == 1.0
    assert wrong["probes"] < 1.0
    assert good["foot_slide"] == good["root_drift"] == 0.0
    # 2 m in 59 frames: about 34 mm a frame and 1 m/s.
    assert gliding["foot_slide"] == pytest.approx((2000 / 59 - 5.8) / (50 - 5.8), rel=0.01)
    assert gliding["root_drift"] == 1.0
    assert reward.total(good) > reward.total(wrong)
    assert reward.total(good) - reward.total(gliding) == pytest.approx(
        0.5 * gliding["foot_slide"] + 0.5 + 0.25 * (gliding["jerk"] - good["jerk"])
    )


def test_the_total_by_hand():
    slide, drift = Penalty(weight=2.0, free=1, worst=2), Penalty(weight=0.25, free=1, worst=2)
    reward = Reward(RewardOptions(probes=3.0, similarity=0.5, foot_slide=slide, root_drift=drift), lambda *_: [])
    scores = {"probes": 0.5, "similarity": -0.2, "foot_slide": 0.75, "root_drift": 1.0}
    assert reward.total(scores) == pytest.approx(1.5 - 0.1 - 1.5 - 0.25)
    assert [reward.total({name: value}) for name, value in scores.items()] == pytest.approx([1.5, -0.1, -1.5, -0.25])
    assert reward.total({}) == 0.0


def test_terms_without_weight_are_not_measured():
    options = RewardOptions(probes=0.0, similarity=0.0, jerk=Penalty(weight=0, free=1, worst=2))
    scores = Reward(options).scores(["A person raises the left hand."], [hand_up("L")])[0]
    assert set(scores) == {"foot_slide", "penetration", "root_drift"}


def test_similarity_is_used_where_it_has_a_weight():
    options = dataclasses.replace(PHYSICS_ONLY, similarity=2.0)
    with pytest.raises(OptionError, match="retrieval evaluator"):
        Reward(options)
    reward = Reward(options, lambda sentences, clips: [len(sentence) / 100 for sentence in sentences])
    scores = reward.scores(["12345", "1234567890"], [hand_up("L"), hand_up("L")])
    assert reward.total(scores[1]) - reward.total(scores[0]) == pytest.approx(2.0 * 0.05)


def test_similarity_is_the_cosine_in_the_space_of_the_evaluator():
    torch.manual_seed(0)
    config = TextMotionConfig(
        width=24,
        motion_layers=1,
        text_layers=1,
        num_heads=2,
        mlp_width=32,
        embedding_width=8,
        token_width=CONTEXT_WIDTH,
    )
    evaluator = TextMotionEvaluator(TextMotionModel(config), SmallEncoder())
    sentences, clips = ["walk", "run", "walk"], [hand_up("L"), hand_up("R"), hand_up("R", frames=30)]
    found = EvaluatorSimilarity(evaluator)(sentences, clips)
    expected = (evaluator.embed_texts(sentences) * evaluator.embed_motions(clips)).sum(axis=1)
    np.testing.assert_allclose(found, expected, atol=1e-6)
    assert all(-1 <= value <= 1 for value in found)
    assert load_similarity(PHYSICS_ONLY) is None


@pytest.mark.parametrize("values", [(-1, 0, 1), (1, 2, 2), (1, -1, 1)])
def test_impossible_penalties(values):
    with pytest.raises(ConfigError):
        Penalty(**dict(zip(("weight", "free", "worst"), values, strict=True)))


# Pairs.


def test_pairs_are_best_against_worst(tmp_path):
    pipe = small_pipeline()
    seen = []
    made = make_pairs(
        pipe,
        PROMPTS,
        Forward(),
        tmp_path,
        PairOptions(candidates=3, margin=0.01),
        steps=4,
        progress=lambda *a: seen.append(a),
    )
    lines = [json.loads(line) for line in (tmp_path / "candidates.jsonl").read_text().splitlines()]
    assert (made.prompts, made.candidates, made.pairs) == (3, 9, sum(line["pair"] is not None for line in lines))
    assert seen[-1] == (3, 3, made.pairs)
    assert [line["seeds"] for line in lines] == [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
    pairs = read_pairs(tmp_path)
    for pair, line in zip(pairs, [line for line in lines if line["pair"]], strict=True):
        assert pair.winner_score == max(line["rewards"])
        assert pair.loser_score == min(line["rewards"])
        winner, loser = load_motions(pair)
        # The files are the very clips that were scored, to the rounding of the file.
        assert winner.translation[-1, 2] == pytest.approx(pair.winner_score, abs=1e-5)
        assert loser.translation[-1, 2] == pytest.approx(pair.loser_score, abs=1e-5)
        assert pair.num_frames == winner.num_frames
    assert f"kept {made.pairs} pairs of 3 prompts" in str(made)


def test_the_margin_decides(tmp_path):
    pipe = small_pipeline()
    make_pairs(pipe, PROMPTS, Forward(), tmp_path / "all", PairOptions(candidates=3, margin=0.0), steps=4)
    gaps = sorted(pair.winner_score - pair.loser_score for pair in read_pairs(tmp_path / "all"))
    assert len(gaps) == 3
    options = PairOptions(candidates=3, margin=(gaps[1] + gaps[2]) / 2)
    make_pairs(pipe, PROMPTS, Forward(), tmp_path / "clear", options, steps=4)
    assert [p.winner_score - p.loser_score for p in read_pairs(tmp_path / "clear")] == pytest.approx([gaps[2]])
    with pytest.raises(DataError, match="smaller margin"):
        make_pairs(pipe, PROMPTS, Constant(), tmp_path / "none", PairOptions(margin=0.0), steps=2)


def test_an_interrupted_run_continues(tmp_path):
    pipe, options = small_pipeline(), PairOptions(candidates=2, margin=0.0)
    make_pairs(pipe, PROMPTS, Forward(), tmp_path / "whole", options, steps=3)

    class Stop(Exception):
        pass

    def stop(done, total, kept):
        if done == 2:
            raise Stop

    with pytest.raises(Stop):
        make_pairs(pipe, PROMPTS, Forward(), tmp_path / "parts", options, steps=3, progress=stop)
    assert not (tmp_path / "parts" / "pairs.jsonl").exists()
    with (tmp_path / "parts" / "candidates.jsonl").open("a") as file:
        file.write('{"prompt": "half a li')
    count = []
    make_pairs(pipe, PROMPTS, Forward(), tmp_path / "parts", options, steps=3, progress=lambda *a: count.append(a))
    assert len(count) == 1
    for name in ("pairs.jsonl", "candidates.jsonl"):
        assert (tmp_path / "parts" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
    with pytest.raises(RunError, match="begun with another"):
        make_pairs(pipe, PROMPTS[:2], Forward(), tmp_path / "parts", options, steps=3)


def test_a_folder_with_other_files_is_refused(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(OutputError, match="holds no preference pairs"):
        make_pairs(small_pipeline(), PROMPTS, Forward(), tmp_path, PairOptions())


def test_held_out_prompts_are_always_the_same():
    given = [Prompt(f"sentence {number}", 20) for number in range(1000)]
    train, held_out = split_prompts(given, 0.1)
    assert len(train) + len(held_out) == 1000
    assert 60 < len(held_out) < 140
    assert split_prompts(given[::-1], 0.1)[1] == held_out[::-1]


@pytest.mark.parametrize("unseen", [["new", "newer"], []])
def test_prompts_of_a_dataset_and_those_held_out(monkeypatch, unseen):
    """Of the validation split what no training clip says; where that is nothing, a twentieth of the captions."""
    train = [Prompt(f"sentence {number}", 20) for number in range(1000)]
    splits = {prompts.TRAIN: train, prompts.VALIDATION: [*train[:3], *(Prompt(text, 20) for text in unseen)]}
    monkeypatch.setattr(prompts.DatasetFolder, "open", lambda path: path)
    monkeypatch.setattr(prompts, "MotionDataset", lambda folder, split: split)
    monkeypatch.setattr(prompts, "prompts_of_dataset", lambda split, *, shortest, longest: splits[split])
    own, held_out = prompts.dataset_prompts("somewhere", shortest=20, longest=360)
    if unseen:
        assert own == train
        assert [prompt.text for prompt in held_out] == unseen
        return
    assert 25 < len(held_out) < 80
    assert sorted([*own, *held_out], key=train.index) == train
    assert held_out == split_prompts(train, 0.05)[1]


def test_captions_have_the_length_of_their_first_clip_within_limits():
    clips = [(10, ["a", "b"]), (90, ["b", "c"]), (900, ["d"]), (20, ["e"]), (360, ["f"])]
    records = [
        SimpleNamespace(
            frames=frames, label=str(frames), captions=[Caption(text, f"{text}-", "made") for text in texts]
        )
        for frames, texts in clips
    ]
    found = prompts.prompts_of_dataset(SimpleNamespace(records=records), shortest=20, longest=360)
    frames = {"a": 20, "a-": 20, "b": 20, "b-": 20, "c": 90, "c-": 90, "d": 360, "d-": 360}
    frames |= {"e": 20, "e-": 20, "f": 360, "f-": 360}
    assert {prompt.text: prompt.num_frames for prompt in found} == frames
    assert [prompt.label for prompt in found[:6]] == ["10"] * 4 + ["90"] * 2


# Runs.


@pytest.fixture
def folder(tmp_path, monkeypatch):
    pipe = small_pipeline()
    save_model(tmp_path / "start", pipe.description, pipe.model.state_dict())
    monkeypatch.setattr("kinoflow.inference.pipeline.load_text_encoder", lambda *args, **options: SmallEncoder())
    return tmp_path / "start"


@pytest.mark.slow
def test_dpo_from_folders_to_a_model(folder, tmp_path):
    pipe = MotionPipeline.from_pretrained(folder)
    prompts = [Prompt(f"sentence {number}", 20) for number in range(12)]
    made = make_pairs(pipe, prompts, Forward(), tmp_path / "pairs", PairOptions(candidates=2, margin=0.0), steps=2)
    trainer = runs.build_dpo(dpo_config(), load_reference(folder, "cpu"), tmp_path / "run", read_pairs(made.folder))
    assert len(trainer.stage.pairs) + len(trainer.stage.held_out) == made.pairs
    aligned = MotionPipeline.from_pretrained(trainer.train())
    assert aligned.description.name == "small"
    assert len(aligned("sentence 3", duration=0.7, seeds=[1], steps=2)) == 1
    again = runs.build_dpo(
        dpo_config(num_steps=5), load_reference(folder, "cpu"), tmp_path / "run", read_pairs(made.folder)
    )
    assert again.resume()
    assert again.step == 4


def test_a_run_of_another_start_is_refused(folder, tmp_path):
    reference = load_reference(folder, "cpu")
    trainer = runs.build_grpo(grpo_config(num_steps=4), reference, tmp_path / "run", PROMPTS, [])
    # Steps of alignment are added to those of the model.
    assert trainer.product.description.training_steps == reference.description.training_steps + 4
    other = small_pipeline(seed=1)
    save_model(tmp_path / "other", other.description, other.model.state_dict())
    with pytest.raises(RunError, match="another model"):
        runs.build_grpo(grpo_config(), load_reference(tmp_path / "other", "cpu"), tmp_path / "run", PROMPTS, [])
    with pytest.raises(RunError, match="another set of prompts"):
        runs.build_grpo(grpo_config(), load_reference(folder, "cpu"), tmp_path / "run", PROMPTS[:1], [])
    with pytest.raises(DataError, match="no prompt"):
        runs.build_grpo(grpo_config(), load_reference(folder, "cpu"), tmp_path / "empty", [], [])


def test_another_network_or_prediction_is_refused(folder, tmp_path):
    network, objective = grpo_config().network, grpo_config().objective
    (other,) = {"velocity", "clean"} - {objective.prediction}
    for changes in (
        {"network": dataclasses.replace(network, width=32)},
        {"objective": dataclasses.replace(objective, prediction=other)},
    ):
        with pytest.raises(OptionError, match="another network or prediction"):
            runs.build_grpo(grpo_config(**changes), load_reference(folder, "cpu"), tmp_path / "run", PROMPTS, [])


def test_motions_of_pairs_are_what_the_model_was_trained_on():
    pipe = small_pipeline()
    pipe.model.mean.fill_(0.25)
    pipe.model.std.fill_(2.0)
    clip = hand_up("L", frames=22)
    features = runs.motion_features(clip, pipe, "a sentence")
    expected = (torch.from_numpy(encode(clip)) - 0.25) / 2
    torch.testing.assert_close(features[:, 9:], expected[:, 9:].float(), atol=1e-5, rtol=0)
    with pytest.raises(DataError, match="20 to 24"):
        runs.motion_features(hand_up("L", frames=30), pipe, "a sentence")
