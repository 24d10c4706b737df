"""Runs that end by the clock: which step is the last, and that the rest follows exactly."""

import pytest
import torch
from runs import fake_batch, make_trainer, parameters, tiny_training

from kinoflow.errors import ConfigError
from kinoflow.training.checkpoint import checkpoints
from kinoflow.training.stopping import TimeLimit


class Clock:
    """Seconds that pass only when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def batches(self, seconds: float):
        """Batches of `runs.py`, each of which takes so long."""

        def batch(number):
            self.now += seconds
            return fake_batch(number)

        return batch


def trainer_of(folder, clock, seconds=2.0, **changes):
    return make_trainer(folder, tiny_training(**changes), clock.batches(seconds), clock=clock)


@pytest.mark.parametrize(("limit_s", "steps"), [(10.0, 5), (9.9, 4), (2.0, 1), (0.0, 0), (-3.0, 0), (1e9, 10)])
def test_the_last_step_is_the_last_that_ends_in_time(tmp_path, limit_s, steps):
    clock = Clock()
    trainer = trainer_of(tmp_path, clock)
    folder = trainer.train(seconds=limit_s)
    assert trainer.step == steps
    # The first step is made without knowing how long it takes.
    assert clock.now - 1000 <= max(limit_s, 2.0 * (steps > 0))
    assert (folder / "model.safetensors").is_file()
    assert [path.name for path in checkpoints(tmp_path / "checkpoints")][-1] == f"step-{steps:08d}"


def test_a_run_in_parts_by_the_clock_equals_one(tmp_path):
    straight = make_trainer(tmp_path / "straight")
    straight.train()
    for _ in range(4):
        part = trainer_of(tmp_path / "parts", Clock(), max_minutes=0.11)
        part.resume()
        part.train()
    assert part.step == 10
    for name, tensor in parameters(straight).items():
        assert torch.equal(tensor, parameters(part)[name]), name


def test_minutes_of_the_configuration_count_from_the_first_step(tmp_path, capsys):
    clock = Clock()
    trainer = trainer_of(tmp_path, clock, max_minutes=0.11)
    clock.now += 500
    trainer.train()
    assert trainer.step == 3
    assert "time is up after step 3; the same command continues from here" in capsys.readouterr().err


def test_a_run_that_is_done_does_not_say_that_time_is_up(tmp_path, capsys):
    trainer_of(tmp_path, Clock()).train(seconds=20.0)
    assert "time is up" not in capsys.readouterr().err


def test_a_validation_that_would_end_too_late_is_left_out(tmp_path, monkeypatch):
    clock = Clock()
    trainer = trainer_of(tmp_path, clock, validate_every=1, num_steps=100)
    measured = []

    def validate():
        clock.now += 30.0
        measured.append(trainer.step)
        return {"flow": 1.0}

    monkeypatch.setattr(trainer, "validate", validate)
    trainer.train(seconds=75.0)
    # 32 s a step with its validation: two of them, then steps alone.
    assert measured == [1, 2]
    assert trainer.step == 7


def test_a_stage_that_is_not_at_rest_goes_on_until_it_is(tmp_path, monkeypatch):
    trainer = trainer_of(tmp_path, Clock())
    monkeypatch.setattr(trainer.stage, "at_rest", lambda step: step % 4 == 0)
    trainer.train(seconds=5.0)
    assert trainer.step == 4


def test_an_unlimited_limit_is_never_over():
    limit = TimeLimit(Clock())
    assert not limit.over("step")
    limit.start(None)
    assert not limit.limited
    assert not limit.over("step")


@pytest.mark.parametrize("minutes", [0.0, -1.0, float("inf"), float("nan")])
def test_impossible_minutes(minutes):
    with pytest.raises(ConfigError, match="max_minutes"):
        tiny_training(max_minutes=minutes)
