"""DPO on a small random model: the same noise for both, errors as in training; held-out pairs are told apart."""

import pytest
import torch
from reference.tiny import random_text, tiny_config
from small import SmallEncoder, dpo_config, replaced, small_pipeline

from kinoflow.alignment.dpo import DPOStage, PairFeatures, pad_motion, row_errors
from kinoflow.data.loader import Batch
from kinoflow.errors import DataError
from kinoflow.training.config import ObjectiveConfig
from kinoflow.training.engine import TrainedModel, Trainer
from kinoflow.training.objective import Draws, flow_counts, flow_sums
from kinoflow.training.stage import Share

CLEAN = ObjectiveConfig(prediction="clean", remainder_power=1.0, smallest_remainder=0.1)


def made_pairs(count: int, seed: int = 0, frames: tuple[int, int] = (12, 9)) -> list[PairFeatures]:
    """Winners lean one way, losers the other."""
    generator = torch.Generator().manual_seed(seed)
    encoder = SmallEncoder()
    pairs = []
    for number in range(count):
        winner, loser = (0.3 * torch.randn(length, 201, generator=generator) for length in frames)
        pairs.append(PairFeatures(winner + 0.5, loser - 0.5, encoder.encode([f"sentence {number % 5}"])))
    return pairs


def stage_of(pairs, held_out=(), **changes) -> DPOStage:
    return DPOStage(pairs, held_out, small_pipeline().model, dpo_config(**changes))


def trainer_of(folder, stage) -> Trainer:
    pipe = small_pipeline()
    return Trainer(pipe.model.requires_grad_(True), TrainedModel(pipe.description), stage, stage.config, folder)


@pytest.mark.parametrize("objective", [ObjectiveConfig(), CLEAN], ids=["velocity", "clean"])
def test_errors_are_those_that_training_minimises(objective):
    """The mean of the rows, weighted by their frames, is the flow loss."""
    model = small_pipeline().model
    generator = torch.Generator().manual_seed(0)
    motion, noise = torch.randn(2, 3, 12, 201, generator=generator).unbind(0)
    lengths, time = torch.tensor([12, 7, 3]), torch.tensor([0.1, 0.5, 0.95])
    text = random_text([3, 1, 4])
    errors = row_errors(model, motion, noise, time, text, lengths, objective)
    batch = Batch(motion, lengths, ("a", "b", "c"), ("0", "1", "2"), torch.zeros(3, dtype=torch.bool), text)
    draws = Draws(noise, time, torch.zeros(3, dtype=torch.bool))
    expected = flow_sums(model, batch, draws, objective)["flow"] / flow_counts(batch, objective)["flow"]
    torch.testing.assert_close((errors * lengths).sum() / lengths.sum(), expected)


def test_padding_counts_for_nothing():
    model, text = small_pipeline().model, random_text([2])
    motion, noise = torch.randn(2, 1, 12, 201, generator=torch.Generator().manual_seed(0)).unbind(0)
    time, length = torch.tensor([0.4]), torch.tensor([7])
    full = row_errors(model, motion, noise, time, text, length, ObjectiveConfig())
    motion[:, 7:] = 1e3
    torch.testing.assert_close(row_errors(model, motion, noise, time, text, length, ObjectiveConfig()), full)


def test_winner_and_loser_share_noise_and_time():
    """So a pair of two equal motions has no margin, however far the model is from the reference."""
    same = [PairFeatures(pair.winner, pair.winner, pair.text) for pair in made_pairs(4)]
    stage = stage_of(same)
    model = small_pipeline(seed=7).model
    found = stage.sums(model, stage.batch(0))
    assert float(found["margin"]) == 0.0
    assert float(found["winner_reward"]) == float(found["loser_reward"]) != 0.0
    assert float(found["accuracy"]) == 0.5 * len(stage.batch(0))


def test_batches():
    stage = stage_of(made_pairs(8))
    batch = stage.batch(0)
    # 8 pairs at 4 times each, winners first; patches of one frame.
    assert (len(batch), batch.motion.shape, batch.num_frames.tolist()) == (32, (64, 12, 201), [12] * 32 + [9] * 32)
    assert len(batch.time.unique()) == 32
    assert len(batch.noise.unique(dim=0)) == 32
    assert torch.equal(batch.motion[0], batch.motion[3])
    assert float(batch.motion[:32].mean()) > 0.4
    assert float(batch.motion[32:].mean()) < -0.4
    assert torch.equal(batch.motion[32, 9:], batch.motion[32, 8].expand(3, -1))
    # All pairs are seen once before any is seen twice.
    assert len(batch.motion[:32].unique(dim=0)) == 8
    assert torch.equal(stage.batch(0).noise, batch.noise)
    assert not torch.equal(stage.batch(1).noise, batch.noise)


def test_first_step_has_the_loss_of_equal_models(tmp_path):
    values, _, _ = trainer_of(tmp_path, stage_of(made_pairs(8)))._train_step()
    assert values["preference"] == pytest.approx(0.6931, abs=1e-3)
    assert values["margin"] == pytest.approx(0.0, abs=1e-3)
    assert values["total"] == pytest.approx(values["preference"])


def test_in_bf16_the_reference_rounds_as_the_model_does(tmp_path):
    """So the first margins are exactly 0, which two ways of rounding would not give."""
    trainer = trainer_of(tmp_path, stage_of(made_pairs(8), made_pairs(3, seed=1), precision="bf16"))
    before = trainer.validate()
    values, size, _ = trainer._train_step()
    assert values["margin"] == values["winner_reward"] == values["loser_reward"] == 0.0
    assert values["preference"] == pytest.approx(0.693147, abs=1e-5)
    assert values["gradient_norm"] > 0
    assert abs(before["margin"]) < 1e-3
    assert size.flops > 0


def test_motions_may_share_a_text_and_a_time():
    model, text = small_pipeline().model, random_text([2, 4])
    motion, noise = torch.randn(2, 4, 12, 201, generator=torch.Generator().manual_seed(0)).unbind(0)
    time, lengths = torch.tensor([0.4, 0.8]), torch.tensor([12, 7, 9, 12])
    shared = row_errors(model, motion, noise[:2], time, text, lengths, ObjectiveConfig())
    twice = text.select([0, 1, 0, 1])
    each = row_errors(model, motion, noise[:2].repeat(2, 1, 1), time.repeat(2), twice, lengths, ObjectiveConfig())
    torch.testing.assert_close(shared, each)


def test_it_learns_to_tell_held_out_pairs_apart(tmp_path):
    held_out = made_pairs(3, seed=1)
    config = replaced(dpo_config(num_steps=10), "preference", beta=20.0, pairs=4, times=2)
    stage = DPOStage(made_pairs(8), held_out, small_pipeline().model, config)
    trainer = trainer_of(tmp_path, stage)
    before = trainer.validate()
    assert before["accuracy"] == pytest.approx(0.5, abs=0.5)
    assert abs(before["margin"]) < 1e-3
    for _ in range(10):
        trainer._train_step()
    after = trainer.validate()
    assert after["accuracy"] > 0.9
    assert after["margin"] > 0.05
    assert after["preference"] < 0.68
    assert trainer.validate() == after


def test_the_error_of_winners_can_be_added(tmp_path):
    config = replaced(dpo_config(), "preference", winner_weight=0.5)
    stage = DPOStage(made_pairs(4), [], small_pipeline().model, config)
    values, _, _ = trainer_of(tmp_path, stage)._train_step()
    assert values["total"] == pytest.approx(values["preference"] + 0.5 * values["winner_error"])


def test_processes_share_the_pairs():
    stage = stage_of(made_pairs(8), made_pairs(20, seed=1), micro_batches=2)
    model = small_pipeline(seed=3).model
    whole = [batch.noise for batch in stage.batches(5, model, Share())]
    parts = [stage.batches(5, model, Share(rank, 2))[0].noise for rank in range(2)]
    assert all(torch.equal(a, b) for a, b in zip(whole, parts, strict=True))
    with torch.no_grad():
        (one, ones), *both = [stage.validate(model, share) for share in (Share(), Share(0, 2), Share(1, 2))]
    assert sum(sums["margin"] for sums, _ in both) == pytest.approx(one["margin"], rel=1e-4)
    assert sum(counts["margin"] for _, counts in both) == ones["margin"] == 20 * 4


def test_held_out_pairs_have_noise_that_no_step_of_training_has(monkeypatch):
    from kinoflow.alignment import dpo

    asked = []
    own = dpo.step_generator
    monkeypatch.setattr(dpo, "step_generator", lambda seed, number: asked.append(number) or own(seed, number))
    stage, model = stage_of(made_pairs(8), made_pairs(20, seed=1)), small_pipeline(seed=3).model
    with torch.no_grad():
        stage.validate(model, Share())
    held_out = list(asked)
    assert len(set(held_out)) == len(held_out) > 1
    asked.clear()
    for step in (0, 5):
        stage.batches(step, model, Share())
    assert all(abs(one - other) > 10**6 for one in asked for other in held_out)


@pytest.mark.parametrize("patch_size", [1, 4])
def test_the_size_of_a_batch_is_that_of_its_motions_and_texts(patch_size):
    """Winners of 12 frames and losers of 9: 9 frames are 3 patches of 4."""
    network = tiny_config(patch_size=patch_size)
    stage = stage_of(made_pairs(3), micro_batches=1, network=network)
    batch = stage.batch(0)
    rows = len(batch)
    size = stage.size(batch)
    assert batch.motion.shape[1] == 12
    assert size.frames == rows * (12 + 9)
    assert size.tokens == rows * (12 + 9 if patch_size == 1 else 3 + 3) + float(batch.text.lengths.sum())


def test_no_pairs():
    with pytest.raises(DataError, match="no preference pair"):
        stage_of([], made_pairs(2))


def test_padding_repeats_the_last_frame():
    motion = torch.arange(6.0).reshape(3, 2)
    assert pad_motion(motion, 5).tolist() == [[0, 1], [2, 3], [4, 5], [4, 5], [4, 5]]
