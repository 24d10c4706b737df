"""A step cut into micro-batches has exactly the gradient of the step that is not."""

import dataclasses

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from reference.tiny import random_model, random_text
from runs import make_trainer, tiny_training

from kinoflow.data.loader import Batch
from kinoflow.errors import ConfigError, TrainingError
from kinoflow.training.config import ObjectiveConfig, OptimizerConfig
from kinoflow.training.engine import Trainer
from kinoflow.training.objective import Draws, draw, flow_losses
from kinoflow.training.stage import Share
from kinoflow.training.supervised import FlowBatch, FlowStage

LENGTHS, TOKENS = [12, 3, 7, 2, 9], [3, 1, 4, 2, 2]
OBJECTIVES = {
    "velocity": ObjectiveConfig(),
    "clean": ObjectiveConfig(
        prediction="clean", position_weight=1.0, speed_weight=2.0, contact_weight=3.0, height_weight=4.0
    ),
}


def whole_batch(objective: ObjectiveConfig) -> FlowBatch:
    generator = torch.Generator().manual_seed(3)
    clips = Batch(
        motion=torch.randn(5, 12, 201, generator=generator),
        lengths=torch.tensor(LENGTHS),
        captions=tuple("abcde"),
        ids=tuple("01234"),
        mirrored=torch.zeros(5, dtype=torch.bool),
        text=random_text(TOKENS),
    )
    return FlowBatch(clips, draw(objective, clips.motion.shape, generator))


def part(batch: FlowBatch, rows: list[int]) -> FlowBatch:
    """Some rows, cut to the longest of them."""
    clips, draws = batch.clips, batch.draws
    longest = max(LENGTHS[row] for row in rows)
    cut = dataclasses.replace(
        clips,
        motion=clips.motion[rows, :longest],
        lengths=clips.lengths[rows],
        captions=tuple(clips.captions[row] for row in rows),
        ids=tuple(clips.ids[row] for row in rows),
        mirrored=clips.mirrored[rows],
        text=clips.text.select(rows),
    )
    return FlowBatch(cut, Draws(draws.noise[rows, :longest], draws.time[rows], draws.dropped[rows]))


class Fixed(FlowStage):
    """The same micro-batches at every step."""

    def __init__(self, parts: list[FlowBatch], config) -> None:
        super().__init__(lambda number: None, [], config)
        self.parts = parts

    def batches(self, step, model, share):
        return self.parts


def gradients_of_a_step(folder, objective: ObjectiveConfig, cuts: list[list[int]], **changes):
    """Gradients that reach the optimiser, unclipped, and the logged values."""
    config = tiny_training(objective=objective, optimizer=OptimizerConfig(gradient_clip=1e9), **changes)
    trainer = make_trainer(folder, config, model=random_model(config.network).train())
    batch = whole_batch(objective)
    trainer.stage = Fixed([part(batch, rows) for rows in cuts], config)
    found = {}

    def note():
        found.update({n: p.grad.clone() for n, p in trainer.weights.master.named_parameters() if p.grad is not None})

    trainer.optimizer.step = note
    values, size, _ = trainer._train_step()
    return found, values, size


@pytest.mark.parametrize("name", OBJECTIVES)
@settings(max_examples=8)
@given(data=st.data())
def test_any_cut_has_the_gradient_of_the_whole(tmp_path_factory, name, data):
    rows = data.draw(st.permutations(range(5)))
    ends = sorted(data.draw(st.sets(st.integers(1, 4), min_size=1)) | {5})
    cuts = [rows[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    folder = tmp_path_factory.mktemp("run")
    expected, values, size = gradients_of_a_step(folder, OBJECTIVES[name], [list(range(5))])
    found, cut_values, cut_size = gradients_of_a_step(folder, OBJECTIVES[name], cuts)
    assert set(found) == set(expected)
    assert size.frames == cut_size.frames == sum(LENGTHS)
    assert size.tokens == cut_size.tokens == sum(LENGTHS) + sum(TOKENS)
    for key, value in values.items():
        assert cut_values[key] == pytest.approx(value, rel=1e-4), key
    scale = max(float(gradient.abs().max()) for gradient in expected.values())
    for key, gradient in expected.items():
        torch.testing.assert_close(found[key], gradient, rtol=1e-4, atol=1e-6 * scale, msg=key)


def test_the_mean_of_the_parts_would_be_another_gradient(tmp_path):
    """What the weighting by frames is for: the parts below differ in length."""
    batch, config = whole_batch(OBJECTIVES["velocity"]), OBJECTIVES["velocity"]
    model = random_model()

    def total(rows):
        cut = part(batch, rows)
        return float(flow_losses(model, cut.clips, cut.draws, config)["total"].detach())

    whole, first, second = total(list(range(5))), total([0]), total([1, 2, 3, 4])
    assert abs((first + second) / 2 - whole) > 1e-3 * whole
    assert (12 * first + 21 * second) / 33 == pytest.approx(whole, rel=1e-5)


@pytest.mark.parametrize("changes", [{"checkpoint_activations": True}, {"precision": "bf16"}], ids=str)
def test_other_ways_to_compute_the_same(tmp_path, changes):
    objective = OBJECTIVES["clean"]
    cuts = [[0, 3], [1, 2, 4]]
    expected, values, _ = gradients_of_a_step(tmp_path, objective, cuts)
    found, other, _ = gradients_of_a_step(tmp_path, objective, cuts, **changes)
    exact = "precision" not in changes
    assert other["total"] == pytest.approx(values["total"], rel=1e-6 if exact else 0.05)
    for key, gradient in expected.items():
        if exact:
            assert torch.equal(found[key], gradient), key
        assert found[key].dtype == torch.float32


def test_checkpointed_blocks_keep_less(tmp_path):
    """Bytes that autograd holds for the backward pass."""

    def held(**changes) -> int:
        config = tiny_training(**changes)
        trainer = make_trainer(tmp_path, config, model=random_model(config.network).train())
        batch = trainer.stage.batch(0)
        kept: dict[int, int] = {}

        def pack(tensor):
            kept[tensor.untyped_storage().data_ptr()] = tensor.untyped_storage().nbytes()
            return tensor

        with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
            trainer.stage.sums(trainer.weights.network, batch)["flow"].backward()
        return sum(kept.values())

    assert held(checkpoint_activations=True) < 0.5 * held()


def test_micro_batches_are_numbered_through_the_run_and_shared_out():
    for step in (0, 3):
        alone = list(Share().numbers(step, 6))
        assert alone == list(range(6 * step, 6 * step + 6))
        pieces = [list(Share(rank, 3).numbers(step, 6)) for rank in range(3)]
        assert sorted(number for piece in pieces for number in piece) == alone
        assert {len(piece) for piece in pieces} == {2}
    with pytest.raises(TrainingError, match="multiple of 4"):
        Share(0, 4).numbers(0, 6)
    with pytest.raises(ConfigError, match="micro_batches"):
        tiny_training(micro_batches=0)


def test_two_micro_batches_are_two_batches_of_the_sampler(tmp_path):
    trainer: Trainer = make_trainer(tmp_path, tiny_training(micro_batches=2))
    first, second = trainer.stage.batches(3, trainer.weights.network, Share())
    for number, batch in ((6, first), (7, second)):
        again = trainer.stage.batch(number)
        assert torch.equal(batch.clips.motion, again.clips.motion)
        assert torch.equal(batch.draws.noise, again.draws.noise)
