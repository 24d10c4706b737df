"""The training loop: exact resumption, guards, interruption, checkpoints, the exported model."""

import dataclasses
import json
import math
import signal
import threading

import pytest
import torch
from reference.tiny import random_model, tiny_config
from runs import LENGTHS, fake_batch, make_trainer, parameters, tiny_training, with_motion

from kinoflow import MotionPipeline
from kinoflow.errors import CheckpointError, ConfigError, OutputError, RunError, TrainingError
from kinoflow.model.folder import load_model
from kinoflow.model.packing import PackedLinear, pack
from kinoflow.runs import locked_folder
from kinoflow.training.checkpoint import checkpoints
from kinoflow.training.config import ObjectiveConfig, OptimizerConfig
from kinoflow.training.engine import MOST_BAD_STEPS
from kinoflow.training.log import RunLog
from kinoflow.training.origin import check_origin
from kinoflow.training.processes import Processes
from kinoflow.training.stage import step_generator

SHARD = "shard-00001-model-00001-of-00001.safetensors"
CLEAN = ObjectiveConfig(prediction="clean", position_weight=1.0, speed_weight=1.0, time_distribution="logit_normal")


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
@pytest.mark.parametrize("objective", [ObjectiveConfig(), CLEAN], ids=["velocity", "clean"])
def test_resumed_run_equals_straight_run_bit_for_bit(tmp_path, precision, objective):
    config = tiny_training(precision=precision, objective=objective)
    straight = make_trainer(tmp_path / "straight", config)
    straight.train()
    make_trainer(tmp_path / "parts", config).train(stop_at=5)
    # The second half starts from other fresh weights; nothing of them may remain.
    second = make_trainer(tmp_path / "parts", config)
    with torch.no_grad():
        for parameter in second.weights.master.parameters():
            parameter.add_(1.0)
    assert second.resume()
    assert second.step == 5
    second.train()
    for name, tensor in parameters(straight).items():
        assert torch.equal(tensor, parameters(second)[name]), name
    for name, tensor in straight.weights.average.items():
        assert torch.equal(tensor, second.weights.average[name]), name
    assert straight.validate() == second.validate()


def test_a_step_changes_the_weights_and_the_seed_decides_the_noise(tmp_path):
    runs = [make_trainer(tmp_path / str(seed), tiny_training(seed=seed)) for seed in (0, 0, 1)]
    start = parameters(runs[0])
    losses = [run._train_step()[0]["total"] for run in runs]
    assert losses[0] == losses[1] != losses[2]
    assert any(not torch.equal(start[name], tensor) for name, tensor in parameters(runs[0]).items())


@pytest.mark.parametrize("cut", [0, 1, 9, 40])
def test_a_log_that_was_cut_goes_on_in_a_line_of_its_own(tmp_path, monkeypatch, cut):
    monkeypatch.setattr("kinoflow.training.log._tensorboard", lambda folder: None)
    path = tmp_path / "log.jsonl"
    for step in (1, 2):
        with RunLog(tmp_path, 10, 0) as log:
            log.report(step, "train", {"total": 0.5})
        if step == 1:
            path.write_bytes(path.read_bytes()[: path.stat().st_size - cut])
    steps = [json.loads(line)["step"] for line in path.read_text().splitlines()]
    assert steps == ([1, 2] if cut < 2 else [2])


def test_a_log_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "log.jsonl").mkdir()
    with pytest.raises(OutputError, match=r"log\.jsonl"):
        RunLog(tmp_path, 10, 0)


def test_streams_of_steps_and_seeds_do_not_meet():
    draws = {float(torch.rand(1, generator=step_generator(seed, step))) for seed in range(10) for step in range(50)}
    assert len(draws) == 500


def test_gradient_is_clipped_to_its_norm(tmp_path):
    norms = []
    options = OptimizerConfig(gradient_clip=1e-3, warmup_steps=0)
    trainer = make_trainer(tmp_path, tiny_training(optimizer=options))
    step = trainer.optimizer.step

    def watch():
        grads = [p.grad for p in trainer.weights.master.parameters() if p.grad is not None]
        norms.append(float(torch.nn.utils.get_total_norm(grads)))
        return step()

    trainer.optimizer.step = watch
    values, size, _ = trainer._train_step()
    assert norms == [pytest.approx(1e-3, rel=1e-3)]
    assert values["gradient_norm"] > 0.1
    assert size.frames == sum(LENGTHS)


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
@pytest.mark.parametrize("bad", [math.inf, math.nan])
def test_a_batch_that_is_not_finite_is_skipped(tmp_path, precision, bad):
    def batches(step):
        batch = fake_batch(step)
        return with_motion(batch, torch.full_like(batch.motion, bad)) if step == 2 else batch

    trainer = make_trainer(tmp_path, tiny_training(precision=precision), batches)
    for _ in range(2):
        trainer._train_step()
    before, average = parameters(trainer), {k: v.clone() for k, v in trainer.weights.average.items()}
    values, *_ = trainer._train_step()
    assert not math.isfinite(values["total"])
    assert trainer.step == 3
    for name, tensor in parameters(trainer).items():
        assert torch.equal(tensor, before[name]), name
    for name, tensor in average.items():
        assert torch.equal(tensor, trainer.weights.average[name])
    values, *_ = trainer._train_step()
    assert math.isfinite(values["total"])
    assert all(tensor.isfinite().all() for tensor in parameters(trainer).values())


def test_many_such_batches_in_a_row_end_the_run(tmp_path):
    def batches(step):
        return with_motion(fake_batch(step), fake_batch(step).motion * (math.inf if step >= 3 else 1))

    config = tiny_training(num_steps=100, log_every=100, validate_every=100, checkpoint_every=3)
    trainer = make_trainer(tmp_path, config, batches)
    with pytest.raises(TrainingError, match="20 steps in a row"):
        trainer.train()
    assert trainer.step == 3 + MOST_BAD_STEPS - 1
    assert [p.name for p in checkpoints(tmp_path / "checkpoints")] == ["step-00000018", "step-00000021"]


@pytest.mark.skipif(threading.current_thread() is not threading.main_thread(), reason="signals need the main thread")
def test_interrupt_finishes_the_step_and_leaves_a_checkpoint(tmp_path):
    def batches(step):
        if step == 3:
            signal.raise_signal(signal.SIGINT)
        return fake_batch(step)

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        make_trainer(tmp_path, batches=batches).train()
    assert signal.getsignal(signal.SIGINT) is before
    resumed = make_trainer(tmp_path)
    assert resumed.resume()
    assert resumed.step == 4
    resumed.train()
    straight = make_trainer(tmp_path / "straight")
    straight.train()
    assert all(
        torch.equal(a, b) for a, b in zip(parameters(straight).values(), parameters(resumed).values(), strict=True)
    )


def test_validation_is_deterministic_and_changes_nothing(tmp_path):
    trainer = make_trainer(tmp_path)
    trainer._train_step()
    before = parameters(trainer)
    state = torch.get_rng_state()
    first = trainer.validate()
    torch.manual_seed(99)
    assert trainer.validate() == first
    torch.set_rng_state(state)
    assert set(first) == {"flow", "flow_0.1", "flow_0.3", "flow_0.5", "flow_0.7", "flow_0.9"}
    assert first["flow"] == pytest.approx(sum(v for k, v in first.items() if k != "flow") / 5)
    assert all(torch.equal(tensor, before[name]) for name, tensor in parameters(trainer).items())


def test_validation_measures_the_average(tmp_path):
    trainer = make_trainer(tmp_path)
    first = trainer.validate()
    with torch.no_grad():
        trainer.weights.master.transformer.output.bias.add_(5.0)
    assert trainer.validate() == first
    trainer.weights.average["transformer.output.bias"].add_(5.0)
    assert trainer.validate()["flow"] > first["flow"] + 1


# Checkpoints.


def test_only_the_newest_checkpoints_are_kept(tmp_path):
    make_trainer(tmp_path, tiny_training(checkpoint_every=2, keep_checkpoints=3)).train()
    assert [p.name for p in checkpoints(tmp_path / "checkpoints")] == [f"step-{n:08d}" for n in (6, 8, 10)]


def test_a_failed_checkpoint_leaves_the_one_before(tmp_path, monkeypatch):
    trainer = make_trainer(tmp_path)
    trainer.train(stop_at=5)
    monkeypatch.setattr(
        "safetensors.torch.save", lambda *args, **more: (_ for _ in ()).throw(OSError(28, "No space left"))
    )
    with pytest.raises(OutputError, match="No space"):
        trainer.train()
    monkeypatch.undo()
    assert [p.name for p in (tmp_path / "checkpoints").iterdir()] == ["step-00000005"]
    resumed = make_trainer(tmp_path)
    assert resumed.resume()
    assert resumed.step == 5


def test_packed_weights_are_refused(tmp_path):
    model = random_model()
    pack(model.transformer)
    if not any(isinstance(module, PackedLinear) for module in model.modules()):
        pytest.skip("this machine's PyTorch packs no weights")
    with pytest.raises(TrainingError, match="packed for sampling"):
        make_trainer(tmp_path, model=model)


def test_nothing_to_resume(tmp_path):
    assert not make_trainer(tmp_path).resume()


@pytest.mark.parametrize(
    "changes",
    [{"network": tiny_config(width=32)}, {"seed": 1}, {"objective": ObjectiveConfig(prediction="clean")}],
    ids=["network", "seed", "prediction"],
)
def test_run_of_another_kind_is_refused(tmp_path, changes):
    make_trainer(tmp_path).train(stop_at=2)
    with pytest.raises(RunError, match="begun with another"):
        make_trainer(tmp_path, tiny_training(**changes)).resume()


def test_a_finished_run_is_left_as_it_is(tmp_path):
    """Asked for what it has done already, it writes nothing; asked for other settings or fewer steps, it refuses."""
    make_trainer(tmp_path).train()
    files = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    again = make_trainer(tmp_path)
    assert again.resume()
    assert again.train() == tmp_path / "model"
    shorter = dataclasses.replace(tiny_training(), num_steps=1)
    with pytest.raises(TrainingError, match="steps already"):
        make_trainer(tmp_path, shorter).resume()
    config = tiny_training()
    config = dataclasses.replace(config, optimizer=dataclasses.replace(config.optimizer, gradient_clip=7.0))
    with pytest.raises(RunError, match=r"gradient_clip \(.*, now 7\.0\)"):
        make_trainer(tmp_path, config).resume()
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == files


def test_learning_rate_may_change_on_resumption(tmp_path):
    make_trainer(tmp_path).train(stop_at=2)
    config = tiny_training(num_steps=4)
    config = dataclasses.replace(config, optimizer=dataclasses.replace(config.optimizer, learning_rate=1e-5))
    trainer = make_trainer(tmp_path, config)
    assert trainer.resume()
    trainer.train()
    assert trainer.step == 4


def test_changed_data_are_refused(tmp_path):
    make_trainer(tmp_path).train(stop_at=2)
    other = make_trainer(tmp_path)
    other.weights.master.std.mul_(2)
    with pytest.raises(TrainingError, match="dataset was changed"):
        other.resume()


@pytest.mark.parametrize("name", [SHARD, "progress.json"])
@pytest.mark.parametrize("content", [b"", b"{}", b"\x00" * 20, b'{"step": 2, "config": 3}'])
def test_damaged_checkpoints_say_what_to_do(tmp_path, name, content):
    make_trainer(tmp_path).train(stop_at=2)
    (checkpoints(tmp_path / "checkpoints")[-1] / name).write_bytes(content)
    with pytest.raises(CheckpointError, match="delete this checkpoint"):
        make_trainer(tmp_path).resume()


def test_missing_tensor_of_a_checkpoint(tmp_path):
    from safetensors.torch import load_file, save_file

    make_trainer(tmp_path).train(stop_at=2)
    folder = checkpoints(tmp_path / "checkpoints")[-1]
    tensors = load_file(folder / SHARD)
    del tensors["average.transformer.output.bias"]
    save_file(tensors, folder / SHARD)
    with pytest.raises(CheckpointError, match="another size"):
        make_trainer(tmp_path).resume()
    progress = json.loads((folder / "progress.json").read_text())
    progress["files"][SHARD] = (folder / SHARD).stat().st_size
    (folder / "progress.json").write_text(json.dumps(progress))
    with pytest.raises(CheckpointError, match=r"transformer\.output\.bias"):
        make_trainer(tmp_path).resume()


# What a run leaves.


def test_exported_folder_is_the_average_and_generates(tmp_path):
    trainer = make_trainer(tmp_path, tiny_training(precision="bf16"))
    folder = trainer.train()
    model, description = load_model(folder)
    assert description.name == "tiny"
    for name, tensor in trainer.weights.averaged_state().items():
        assert torch.equal(model.state_dict()[name], tensor), name
    pipe = MotionPipeline.from_pretrained(folder, text_encoder=None)
    text = fake_batch(0).text.select([0])
    latents = pipe.sample(text, num_frames=[20], seeds=[0], steps=2)
    assert pipe.decode(latents, num_frames=[20])[0].num_frames == 20


def test_log_and_configuration(tmp_path):
    config = tiny_training()
    make_trainer(tmp_path, config).train(stop_at=6)
    second = make_trainer(tmp_path, config)
    second.resume()
    second.train()
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert [line["step"] for line in lines if line["kind"] == "train"] == [2, 4, 6, 8, 10]
    assert [line["step"] for line in lines if line["kind"] == "validation"] == [5, 10]
    assert all(math.isfinite(line["total"]) for line in lines if line["kind"] == "train")
    saved = json.loads((tmp_path / "config.json").read_text())
    assert saved == json.loads(json.dumps(dataclasses.asdict(config)))


@pytest.mark.parametrize(
    ("changes", "named"),
    [({"precision": "fp16"}, "fp16"), ({"num_steps": 0}, "num_steps"), ({"keep_checkpoints": 0}, "keep_checkpoints")],
)
def test_impossible_runs_are_named(changes, named):
    with pytest.raises(ConfigError, match=named):
        tiny_training(**changes)


def test_two_trainings_do_not_share_a_folder(tmp_path):
    config = tiny_training(checkpoint_every=2)
    folder = tmp_path / "run"
    with locked_folder(folder), pytest.raises(OutputError, match="another kinoflow is at work"):
        make_trainer(folder, config).train()
    assert list(folder.iterdir()) == []
    make_trainer(folder, config).train(stop_at=2)
    second = make_trainer(folder, config)
    assert second.resume()
    second.train()
    assert second.step == config.num_steps


def test_a_run_is_not_written_among_other_things(tmp_path):
    """It would replace a `config.json` or a `model` that is somebody's."""
    (tmp_path / "config.json").write_text("mine")
    with pytest.raises(OutputError, match="not empty and holds no run"):
        check_origin(tmp_path, {"model": "abc"}, Processes())
    assert [path.name for path in tmp_path.iterdir()] == ["config.json"]
    check_origin(tmp_path / "new", {"model": "abc"}, Processes())
    (tmp_path / "new" / "notes.txt").touch()
    check_origin(tmp_path / "new", {"model": "abc"}, Processes())
