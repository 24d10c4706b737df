"""Batches made ahead by threads are the batches that are made when they are needed."""

import threading

import pytest
import torch
from runs import fake_batch, make_trainer, parameters, tiny_training

from kinoflow.training.stage import STEPS_AHEAD, PrefetchedStage, Share


@pytest.mark.slow
def test_a_run_is_the_same(tmp_path):
    straight, ahead = (make_trainer(tmp_path / name) for name in ("straight", "ahead"))
    ahead.stage = PrefetchedStage(ahead.stage, ahead.config.num_steps)
    for trainer in (straight, ahead):
        trainer.train()
    for name, tensor in parameters(straight).items():
        assert torch.equal(tensor, parameters(ahead)[name]), name
    assert straight.validate() == ahead.validate()


def test_each_batch_is_made_once_and_none_beyond_the_end(tmp_path):
    made, lock = [], threading.Lock()

    def batch(number):
        with lock:
            made.append(number)
        return fake_batch(number)

    trainer = make_trainer(tmp_path, tiny_training(num_steps=12), batch)
    del made[:]
    trainer.stage = PrefetchedStage(trainer.stage, 12)
    trainer.train(stop_at=2)
    assert set(made) <= set(range(2 + STEPS_AHEAD))
    trainer.train()
    assert sorted(made) == list(range(12))


def test_what_goes_wrong_in_a_thread_is_told(tmp_path):
    def batch(number):
        if number == 3:
            raise ValueError("no such clip")
        return fake_batch(number)

    stage = make_trainer(tmp_path, batches=batch).stage
    ahead = PrefetchedStage(stage, 10)
    for step in range(3):
        ahead.batches(step, None, Share())
    with pytest.raises(ValueError, match="no such clip"):
        ahead.batches(3, None, Share())
